"""Columns of made-up results, for tests that need one of a kind without running an index."""

from __future__ import annotations

from typing import Any

from medway_isolation_plugin.core import field_forms
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.described import Described, Known
from medway_isolation_plugin.core.fields import Field, Result, ResultKind, Role, Scope

LIVING, SEGMENTS, DEPRIVED = ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION, ResultKind.DEPRIVATION
STEMS = {LIVING: "la", SEGMENTS: "si", DEPRIVED: "dep", ResultKind.COMPOSITE: "ci", ResultKind.PRIORITY: "prio"}


def described(
    kind: ResultKind, role: Role, band: Any = None, scope: Scope = Scope.NONE, unit: str = "", **facts: Any
) -> Described:
    """Return a column that is known whole, under the name that the plugin gives it."""
    worst = "deprived" if kind is DEPRIVED else "isolated"
    result = Result(kind, STEMS[kind], **{"worst": worst, "classes": 5, "base": "residents", **facts})
    field = Field("", role, band, scope, unit=unit)
    name = field_forms.name_of(result, field)
    field = Field(name, role, band, scope, unit=unit)
    classes = result.classes if role is Role.QUANTILE else 0
    return Described(name, field_forms.alias_of(result, field), Known.WHOLE, result, field, classes)


def class_field(
    kind: ResultKind, subject: str = "", band: Any = None, national: bool = False, **facts: Any
) -> Described:
    """Return a class field."""
    scope = Scope.NATIONAL if national else Scope.LOCAL
    return described(kind, Role.QUANTILE, band, scope, subject=subject, **facts)


ISOLATION = class_field(SEGMENTS, band=P65)
HEALTH = class_field(DEPRIVED, "Health Deprivation and Disability")
