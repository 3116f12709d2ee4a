"""What the areas of a figure hold, read once from the layer: counts, value ranges of classes, the share of all together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from qgis.core import Qgis, QgsFeatureRequest, QgsVectorLayer

from ..core import summaries
from ..core.arrays import Floats
from ..core.described import Described
from ..core.faults import InputError
from ..core.fields import Role
from ..core.summaries import ClassRange
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers.guarding import shown_in
from . import classing, kinds


@dataclass(frozen=True)
class Tally:
    """What the areas of a figure hold.

    Attributes
    ----------
    areas, empty, flagged : int
        All areas; those without a value in the shown field; those whose flag is 1.
    ranges : mapping of int to ClassRange
        Values by class, empty where the field holds no classes or its index is not in the layer.
    share : float
        Of all areas together in per cent, from summed counts; NaN where nothing is counted.
    """

    areas: int = 0
    empty: int = 0
    flagged: int = 0
    ranges: Mapping[int, ClassRange] = field(default_factory=dict)
    share: float = math.nan

    def counts(self, of: Described) -> str:
        """Say how many areas there are and how many of them have no value."""
        if of.is_flag:
            said = (
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{flagged} of {n} areas meet the rule, {empty} undecided."),
                    one="{flagged} of {n} area meet the rule, {empty} undecided.",
                    n=self.areas,
                    flagged=f"{self.flagged:,}",
                    empty=f"{self.empty:,}",
                )
                if self.empty
                else Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{flagged} of {n} areas meet the rule."),
                    one="{flagged} of {n} area meet the rule.",
                    n=self.areas,
                    flagged=f"{self.flagged:,}",
                )
            )
        elif self.empty and of.name:
            said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas, {empty} without data."),
                one="{n} area, {empty} without data.",
                n=self.areas,
                empty=f"{self.empty:,}",
            )
        else:
            said = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas."), one="{n} area.", n=self.areas)
        return told(said)

    def benchmark(self, place: str) -> str:
        """Return the share of all areas together: 'Medway: 32.1 %.'; empty where there is none."""
        if math.isnan(self.share):
            return ""
        return translate("MedwayIsolation", "{place}: {share} %.").format(
            place=place or translate("MedwayIsolation", "All areas shown"), share=f"{self.share:.1f}"
        )

    def labelled(self, labels: list[str], in_whole: bool = False) -> list[str]:
        """Return the words of classes 1, 2, ... with the range of their values, perhaps in whole numbers, where that is known."""
        places = 0 if in_whole else summaries.decimals(dict(self.ranges))

        def ends(one: ClassRange) -> str:
            low, high = f"{one.low:,.{places}f}", f"{one.high:,.{places}f}"
            return low if low == high else translate("MedwayIsolation", "{low} to {high}").format(low=low, high=high)

        return [
            f"{label}: {ends(self.ranges[number])}" if number in self.ranges else label
            for number, label in enumerate(labels, start=1)
        ]


def tally_of(layer: QgsVectorLayer, of: Described) -> Tally:
    """Read what the areas of a figure hold; what is no number in its fields is left out."""
    if of.is_sorted and layer.fields().lookupField(of.name) >= 0:
        known = {kind for kind, _, _ in kinds.legend(of.role)}
        cells = classing.cells(layer, of.name)
        return Tally(len(cells), sum(cell not in known for cell in cells))
    own = _numbers(layer, of.name)
    if own is None:
        return Tally(_areas(layer))
    if of.is_flag:
        empty = classing.outside(layer, of.name, 0, 1)
    elif of.is_class:
        empty = classing.outside(layer, of.name, 1, classing.classes_in(layer, of))
    else:
        empty = int(np.isnan(own).sum())
    flagged = int((own == 1).sum()) if of.is_flag else 0
    value = of.values() if of.is_class and of.stated else None
    values = _numbers(layer, value.name) if value is not None else None
    if value is not None and values is not None:
        values = shown_in(layer, value.name, values)  # the ends of a class are somebody's share
    parts = [of.beside(role) for role in (Role.NUMERATOR, Role.DENOMINATOR)] if of.stated else []
    counts = [found for part in parts if part is not None and (found := _numbers(layer, part.name)) is not None]
    return Tally(
        len(own),
        empty,
        flagged,
        summaries.class_ranges(own, values) if values is not None else {},
        summaries.share(*counts) if len(counts) == len((Role.NUMERATOR, Role.DENOMINATOR)) else math.nan,
    )


def _areas(layer: QgsVectorLayer) -> int:
    """Count the areas of a layer: what a GeoPackage says of their number may be out of date."""
    request = QgsFeatureRequest().setNoAttributes().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    return sum(1 for _ in layer.getFeatures(request))


def _numbers(layer: QgsVectorLayer, name: str) -> Floats | None:
    if layer.fields().lookupField(name) < 0:
        return None
    try:
        return classing.numbers(layer, name)
    except InputError:  # text
        return None
