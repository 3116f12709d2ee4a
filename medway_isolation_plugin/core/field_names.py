"""Columns known again by their names alone, where nothing else has survived: a native algorithm or a poor format is everyday.

A name says the kind, the band and the role; class 1 is the worst wherever the name is ours. What it is the worst of, how many
classes there are, source, year and edition are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from .bands import BY_KEY, EVERY_BAND, Band
from .field_forms import BANDED, FORMS
from .fields import SORTED, Field, Of, Part, Result, ResultKind, Role, Scope
from .results import NAME_LENGTH

# Stems that the plugin gives by itself; a user's own prefix is known from what is kept beside the data only.
STEMS = {
    ResultKind.LIVING_ALONE: ("la",),
    ResultKind.SEGMENTATION: ("si",),
    ResultKind.DEPRIVATION: ("dep",),
    ResultKind.COMPOSITE: ("ci",),
    ResultKind.ROBUSTNESS: ("rb",),
    ResultKind.COMPARISON: ("cmp",),
    ResultKind.VALIDITY: ("va",),
    ResultKind.PRIORITY: ("prio", *(f"pr_{band.key}" for band in EVERY_BAND)),
    ResultKind.PATTERN: ("lm",),
    ResultKind.RATES: ("rt",),
    ResultKind.CHOICES: ("ch",),
    ResultKind.CHANGE: ("chg",),
    ResultKind.NEED: ("need",),
}
ONCE = frozenset({Role.NOTE, Role.UNKNOWN_SHARE})  # of all bands
# A group of names is a result of ours where one of these is among them: a lone 'ci' or 'dep_rank' may be anybody's.
_TELLING = frozenset({Role.QUANTILE, Role.FLAG, *SORTED})


class _Kind(NamedTuple):
    kind: ResultKind
    stem: str
    role: Role
    scope: Scope
    part: Part | None


def _pattern(ending: str) -> str:
    return re.escape(ending).replace(r"\{number:02\}", r"(?P<number>\d{2})").replace(r"\{number\}", r"(?P<number>\d+)")


def _patterns() -> list[tuple[re.Pattern[str], _Kind]]:
    bands = "|".join(re.escape(key) for key in BY_KEY)
    found = []
    for (kind, role, scope, part), form in FORMS.items():
        for stem in STEMS[kind]:
            band = rf"_(?P<band>{bands})" if kind in BANDED and role not in ONCE else "(?P<band>)"
            number = _pattern(form.ending)
            text = rf"(?P<join>(?:.*_)?){stem}{band}{number}"
            found.append((re.compile(text, re.IGNORECASE), _Kind(kind, stem, role, scope, part)))
    return found


_PATTERNS = _patterns()


def results_by_name(names: Sequence[str]) -> tuple[Result, ...]:
    """Return the results that names speak of, the prefix of a join before them or not; nothing in them is stated.

    Parameters
    ----------
    names : sequence of str
        All fields of a layer, in their order.
    """
    groups: dict[tuple[str, ResultKind, str, int], list[Field]] = {}
    for name in names:
        known = _known(name)
        if known is None:
            continue
        kind, join, field = known
        groups.setdefault((join, kind.kind, kind.stem, field.band.age if field.band is not None else 0), []).append(
            field
        )
    found = []
    for (join, of_kind, stem, age), fields in groups.items():
        once = groups.get((join, of_kind, stem, 0), []) if age else []
        if age == 0 and of_kind in BANDED:
            continue  # a note alone
        if any(field.role in _TELLING or (of_kind in BANDED and field.role is Role.VALUE) for field in fields):
            found.append(Result(of_kind, stem, age_split=age, fields=(*fields, *once), stated=False))
    return tuple(found)


@lru_cache(maxsize=4096)  # layers are asked again and again, and most have the same names
def _known(name: str) -> tuple[_Kind, str, Field] | None:
    best: tuple[_Kind, str, Field] | None = None
    for pattern, kind in _PATTERNS:
        match = pattern.fullmatch(name)
        if match is None or (best is not None and len(match["join"]) >= len(best[1])):
            continue
        groups = match.groupdict()
        number = groups.get("number")
        of = Of(kind.part, int(number or 0), "") if kind.part is not None else None
        band: Band | None = BY_KEY.get((groups["band"] or "").lower())
        if kind.kind is ResultKind.PRIORITY and kind.stem.startswith("pr_"):
            band = BY_KEY[kind.stem.removeprefix("pr_")]
        best = kind, match["join"], Field(name, kind.role, band, kind.scope, of)
    return best


def cut_names(names: Sequence[str]) -> list[str]:
    """Return the names that a Shapefile has cut behind the prefix of a join ('dec_la_u_6'): what they are is lost."""
    whole = {field.name for result in results_by_name(names) for field in result.fields}
    found: dict[str, list[tuple[str, bool]]] = {}
    for name in names:
        if len(name) == NAME_LENGTH and name not in whole:
            for join, sure in _cuts(name.lower()):
                found.setdefault(join, []).append((name, sure))
    # A few letters behind a prefix may be anybody's; a join brings many of them.
    cut = {name for few in found.values() if len(few) > _FEW or any(sure for _, sure in few) for name, _ in few}
    return [name for name in names if name in cut]


_FEW = 2
_NUMBERED = re.compile(r"(.*?)_\d{1,2}")  # a name that was there already gets a number


def _cuts(name: str) -> Iterator[tuple[str, bool]]:
    """Yield each prefix behind which a name may have been cut, and whether what is left is surely the beginning of ours."""
    numbered = _NUMBERED.fullmatch(name)
    left = numbered[1] if numbered else name
    for place, letter in enumerate(left):
        rest = re.sub(r"\d+", "#", left[place + 1 :])
        if letter == "_" and rest and any(one != rest and one.startswith(rest) for one in _OURS):
            yield left[: place + 1], any(rest.startswith(f"{stem}_") for stem in _STEMS)


def _every_name() -> frozenset[str]:
    """Return our names, numbers as #."""
    keys = [f"_{key}" for key in BY_KEY]
    return frozenset(
        re.sub(r"\d+", "#", f"{stem}{band}{form.ending.format(number=1)}")
        for (kind, role, _, _), form in FORMS.items()
        for stem in STEMS[kind]
        for band in (keys if kind in BANDED and role not in ONCE else [""])
    )


_OURS = _every_name()
_STEMS = tuple(stem for stems in STEMS.values() for stem in stems)


def unstated(result: Result) -> Result:
    """Return a result of which nothing is believed but what its columns are: what is kept of it contradicts the data."""
    bare = tuple(
        replace(field, of=replace(field.of, label="") if field.of is not None else None, unit="", counts=())
        for field in result.fields
    )
    return Result(result.kind, result.stem, age_split=result.age_split, fields=bare, stated=False)
