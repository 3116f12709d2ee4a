"""Results without values, as the indices state them."""

from __future__ import annotations

from dataclasses import replace

from medway_isolation_plugin.core.bands import BY_KEY
from medway_isolation_plugin.core.field_forms import FORMS, name_of
from medway_isolation_plugin.core.fields import Field, Of, Part, Result, ResultKind, Role

_ONCE = (Role.NOTE, Role.UNKNOWN_SHARE)


def named(result: Result, fields: list[Field]) -> Result:
    """Return the result with these columns, under the names that the plugin gives them."""
    return replace(result, fields=tuple(replace(field, name=name_of(result, field)) for field in fields))


def _banded(result: Result, keys: tuple[str, ...]) -> Result:
    forms = [(role, scope) for kind, role, scope, part in FORMS if kind is result.kind and part is None]
    fields = [Field("", role, BY_KEY[key], scope) for key in keys for role, scope in forms if role not in _ONCE]
    return named(result, [*fields, Field("", Role.NOTE)])


LIVING = _banded(Result(ResultKind.LIVING_ALONE, "la", worst="isolated", classes=5, age_split=65), ("u65", "65p"))
LIVING_66 = _banded(Result(ResultKind.LIVING_ALONE, "la", worst="isolated", classes=5, age_split=66), ("u66", "66p"))
SEGMENTS = _banded(Result(ResultKind.SEGMENTATION, "si", worst="isolated", classes=5, age_split=65), ("u65", "65p"))


def one_band(result: Result, key: str) -> Result:
    """Return a run of one of the bands."""
    return replace(result, fields=tuple(field for field in result.fields if field.band in {BY_KEY[key], None}))


def composite(prefix: str, domains: int = 2, band: str = "") -> Result:
    """Return a composite index."""
    of = [Of(Part.DOMAIN, number, f"Domain {number}") for number in range(1, domains + 1)]
    forms = [(role, scope, part) for kind, role, scope, part in FORMS if kind is ResultKind.COMPOSITE]
    fields = [Field("", role, BY_KEY.get(band), scope) for role, scope, part in forms if part is None]
    fields += [
        Field("", role, BY_KEY.get(band), scope, one)
        for one in of
        for role, scope, part in forms
        if part is Part.DOMAIN
    ]
    return named(Result(ResultKind.COMPOSITE, prefix, "An index", "deprived", 5), fields)


def flags(prefix: str, band: str) -> Result:
    """Return a rule's flags."""
    forms = [(role, scope) for kind, role, scope, _ in FORMS if kind is ResultKind.PRIORITY]
    fields = [Field("", role, BY_KEY.get(band), scope) for role, scope in forms]
    return named(Result(ResultKind.PRIORITY, prefix, members=2), fields)
