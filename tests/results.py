"""Gives made-up layers the facts that an algorithm would have kept about their columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core import described, field_forms
from medway_isolation_plugin.core.fields import COUNTED, Field, Of, Part, Result, ResultKind, Role, Scope
from medway_isolation_plugin.layers import fields

__all__ = [
    "COMPOSITE",
    "DEPRIVED",
    "LIVING",
    "PRIORITY",
    "SEGMENTS",
    "Of",
    "Part",
    "classes",
    "column",
    "result",
    "state",
]

LIVING, SEGMENTS, DEPRIVED = ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION, ResultKind.DEPRIVATION
COMPOSITE, PRIORITY = ResultKind.COMPOSITE, ResultKind.PRIORITY
STEMS = {LIVING: "la", SEGMENTS: "si", DEPRIVED: "dep", COMPOSITE: "ci", PRIORITY: "prio"}


def result(kind: ResultKind, columns: list[Field], **facts: Any) -> Result:
    """Return a result with ordinary facts."""
    worst = "deprived" if kind is DEPRIVED else "isolated"
    usual = {"worst": worst, "classes": 5, "base": "residents", "stem": STEMS.get(kind, "x")}
    return Result(kind, **{**usual, **facts}, fields=tuple(columns))


def column(name: str, role: Role, band: Any = None, scope: Scope = Scope.NONE, **more: Any) -> Field:
    """Return a column."""
    return Field(name, role, band, scope, **more)


def classes(name: str, band: Any = None, scope: Scope = Scope.LOCAL, **more: Any) -> Field:
    """Return a class field."""
    return column(name, Role.QUANTILE, band, scope, **more)


def state(layer: QgsVectorLayer, *results: Result) -> QgsVectorLayer:
    """Let a layer say what its columns are, with how many areas have each value now."""
    told = []
    for one in results:
        counted = []
        for field in one.fields:
            own = ()
            if field.role in COUNTED and layer.fields().lookupField(field.name) >= 0:
                index = layer.fields().lookupField(field.name)
                cells = [feature.attributes()[index] for feature in layer.getFeatures()]
                own = tuple(sorted((described.counts_of(cells) or {}).items()))
            counted.append(replace(field, counts=own))
            number = layer.fields().lookupField(field.name)
            if number >= 0:
                layer.setFieldAlias(number, field_forms.alias_of(one, field))
        told.append(replace(one, fields=tuple(counted)))
    fields.say(layer, told)
    return layer
