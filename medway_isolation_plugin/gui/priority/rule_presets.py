"""Rules to begin with, from what a layer's fields are."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from ...cartography.figure_kinds import BANDED, Health, fields_for
from ...core import result_sets, sources
from ...core.bands import Band
from ...core.fields import ResultKind, Role
from ...core.priority import PREFIX
from ...layers import fields
from ...layers.recognise import ShownResult


def preset_cells(layer: QgsVectorLayer, band: Band, result: ShownResult | None) -> list[object]:
    """Return a band's rule (METHODS §6) as a flat list, without health where the layer has no health class.

    Empty where the layer has no isolation class of the band.
    """
    there = fields_for(layer)
    own = result.class_field if result is not None and result.layer_id == layer.id() else ""
    found = own if own in layer.fields().names() else next(iter(there.get(BANDED[band.slot], [])), "")
    if not found:
        return []
    health = there.get(Health, [])
    return [found, "=", 1, *([health[0], "=", 1] if health else [])]


def score_field(layer: QgsVectorLayer, class_field: str) -> str:
    """Return the field of the value that a class field stands for, empty where there is none."""
    return result_sets.value_of(fields.results_of(layer), class_field)


def people_field(layer: QgsVectorLayer, class_field: str, band: Band) -> str:
    """Return the field with the people of a band who live alone, else the residents; empty where there is none.

    The band is that of the class field, at its true age.
    """
    results = fields.results_of(layer)
    known = result_sets.field_in(results, class_field)
    true = (known[1].band if known is not None else None) or band
    for result in reversed(results):
        alone = result.only(Role.NUMERATOR, true) if result.kind is ResultKind.LIVING_ALONE else None
        if alone is not None:
            return alone.name
    key = sources.at_split(f"residents_{true.slot}", true.age)
    return sources.recognise(layer.fields().names(), layer.name(), only=("counts",)).heading(key)


def prefix(layer: QgsVectorLayer, label: str) -> str:
    """Return the first letters of the output's fields: those of an earlier run of the same rule, which it replaces."""
    flags = [result for result in fields.results_of(layer) if result.kind is ResultKind.PRIORITY]
    return next((result.stem for result in flags if result.stated and result.subject == label), PREFIX)
