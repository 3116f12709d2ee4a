"""Which figures a layer allows, by the facts about its columns: isolation by band, health, priority areas, other indices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from qgis.core import QgsVectorLayer

from ..core.bands import BANDS, Band
from ..core.described import Described
from ..core.fields import Field, Result, ResultKind, Role, Scope
from ..layers import fields


class Kind(str, Enum):
    """Which figure; the value is part of its file name."""

    WARDS = "wards"
    UNDER_65 = "under_65"
    OVER_65 = "65_and_over"
    HEALTH = "health"
    PRIORITY = "priority"
    INDEX = "index"


# Figures of the two bands, whatever the age that they are split at.
BANDED = {Kind.UNDER_65: BANDS[0], Kind.OVER_65: BANDS[1]}
# Of several indices of a band the first of these is the figure, and the newest of it.
_INDICES = (ResultKind.COMPOSITE, ResultKind.SEGMENTATION, ResultKind.LIVING_ALONE)


@dataclass(frozen=True)
class Figure:
    """One figure: its kind, what the shown field is (None for wards), and whether it is the only one of its kind."""

    kind: Kind
    of: Described | None = None
    alone: bool = True

    @property
    def field(self) -> str:
        """Return the field that is shown, '' for wards."""
        return self.of.name if self.of is not None else ""

    @property
    def name(self) -> str:
        """What the file name ends in: 'under_65', 'under_66' at another age, or for a flag 'priority_pr_65p'."""
        if self.kind is Kind.PRIORITY or (self.kind is Kind.INDEX and not self.alone):
            return f"{self.kind.value}_{self.field}"
        band = self.of.band if self.of is not None else None
        if self.kind in BANDED and band is not None:
            name = f"{band.age}_and_over" if band.older else f"under_{band.age}"
            # Households of no band: the two maps differ by their weights only.
            return f"all_ages_weights_{name}" if self.of is not None and self.of.all_ages else name
        return self.kind.value


def fields_for(layer: QgsVectorLayer) -> dict[Kind, list[str]]:
    """Return the fields that figures can show, best first; one for most kinds, all for priority and other indices."""
    results = fields.results_of(layer)
    found: dict[Kind, list[str]] = {}
    for kind, band in BANDED.items():
        found[kind] = [field.name for field in _of_band(results, band)][:1]
    health = [result for result in reversed(results) if result.kind is ResultKind.DEPRIVATION]
    found[Kind.HEALTH] = [
        field.name
        for result in health
        for scope in (Scope.LOCAL, Scope.NATIONAL)
        if (field := result.only(Role.QUANTILE, scope=scope)) is not None
    ][:1]
    flags = [result.only(Role.FLAG) for result in results if result.kind is ResultKind.PRIORITY]
    found[Kind.PRIORITY] = [field.name for field in flags if field is not None]
    others = [
        result.only(Role.QUANTILE) for result in results if result.kind is ResultKind.COMPOSITE and not result.bands()
    ]
    found[Kind.INDEX] = [field.name for field in others if field is not None]
    return {kind: names for kind, names in found.items() if names}


def _of_band(results: Sequence[Result], band: Band) -> list[Field]:
    return [
        field
        for kind in _INDICES
        for result in reversed(results)
        if result.kind is kind
        for own in result.bands()
        if own.slot == band.slot and (field := result.only(Role.QUANTILE, own, Scope.LOCAL)) is not None
    ]


def figure(layer: QgsVectorLayer, kind: Kind, field: str, alone: bool = True) -> Figure:
    """Return a figure of a layer's field, with what is known of it."""
    return Figure(kind, fields.describe(layer, field) if field else None, alone)
