"""Rules to begin with, from the fields that a layer has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsVectorLayer

from ..core.bands import Band
from ..core.priority import PREFIX, default_cells
from .session import Result


def preset_cells(layer: QgsVectorLayer, band: Band, result: Result | None) -> list[object]:
    """Return a band's rule (METHODS §6) as a flat list, without health where the layer has no health class.

    Empty where the layer has no isolation class of the band.
    """
    names = layer.fields().names()
    isolation, *_, health, equal, one = default_cells(band)
    own = result.class_field if result is not None and result.layer_id == layer.id() else ""
    found = next((name for name in (own, str(isolation), f"la_{band.key}_q") if name and name in names), "")
    if not found:
        return []
    return [found, "=", 1, *([health, equal, one] if health in names else [])]


def score_field(names: Sequence[str], class_field: str) -> str:
    """Return the field of the value that a class field stands for, empty where there is none."""
    value = class_field[:-2] if class_field.endswith("_q") else ""
    return value if value in names else ""


def people_field(names: Sequence[str], band: Band) -> str:
    """Return the field with the people of a band who live alone, else the residents; empty where there is none."""
    wanted = (f"la_{band.key}_n", f"residents_{band.key}")
    return next((name for name in wanted if name in names), "")


def prefix(labels: Mapping[str, str], label: str) -> str:
    """Return the first letters of the output's fields: those of an earlier run of the same rule, which it replaces."""
    alias = f"{f'Priority {label}'.strip()}: priority area (1 = yes, 0 = no)"
    return next((name for name, own in labels.items() if own == alias), PREFIX)
