"""How values become classes on a map: the choice, the class limits, the words of the legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from qgis.core import (
    QgsClassificationEqualInterval,
    QgsClassificationJenks,
    QgsClassificationQuantile,
    QgsVectorLayer,
)

from ..core import ranking
from ..core.arrays import Floats
from ..core.described import Described
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import shown, told, translate
from ..layers import features, presence
from . import ramps

CLASSES_RANGE = (3, 7)
# Natural breaks take time with the square of the number of values; QGIS draws a random sample above 3,000.
_JENKS_AT_MOST = 1500


class Mode(str, Enum):
    """Where classes come from: a quantile field that an algorithm wrote, or limits on the values."""

    FIELD = "field"
    QUANTILE = "quantile"
    NATURAL_BREAKS = "natural_breaks"
    EQUAL_INTERVAL = "equal_interval"


@dataclass(frozen=True)
class StyleChoice:
    """What a person chose for a map.

    `classes` (3 to 7) counts for the three modes with limits; a quantile field has its own number. `ramp` is a name in
    `ramps.RAMPS`; `outline` the width of the areas' outline in mm, 0 for none. `printed` draws greys and hatches, for printers
    without colour.

    Raises
    ------
    InputError
        When `classes` or `ramp` is none of those.
    """

    mode: Mode = Mode.FIELD
    classes: int = 5
    ramp: str = "viridis"
    outline: float = 0.1
    printed: bool = False

    def __post_init__(self) -> None:
        low, high = CLASSES_RANGE
        if not low <= self.classes <= high:
            wrong = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The number of classes is {number}: choose one from {low} to {high}."
            )
            raise InputError(wrong, number=self.classes, low=low, high=high)
        if self.ramp not in ramps.RAMPS:
            wrong = QT_TRANSLATE_NOOP("MedwayIsolation", "There is no colour ramp '{name}'. There are: {names}.")
            raise InputError(wrong, name=self.ramp, names=", ".join(ramps.RAMPS))
        if not 0 <= self.outline <= 5:
            wrong = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The outline is {width} mm wide: choose a width from 0 to 5 mm."
            )
            raise InputError(wrong, width=self.outline)


def check_field(layer: QgsVectorLayer, field: str) -> None:
    """Refuse a layer without a field, or one that cannot be read, by InputError."""
    if not layer.isValid() or layer.fields().lookupField(field) < 0:
        absent = QT_TRANSLATE_NOOP("MedwayIsolation", "The layer {layer} has no field '{field}'. Choose another field.")
        raise InputError(absent, layer=layer.name(), field=field)


def cells(layer: QgsVectorLayer, field: str) -> list[Any]:
    """Return what is in a field, row by row, None for what is missing.

    Raises
    ------
    InputError
        When there is no such field, or the layer cannot be read to its end.
    """
    presence.check(layer)
    check_field(layer, field)
    what = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the layer {name}"), name=layer.name())
    return features.values(layer, field, what)


def numbers(layer: QgsVectorLayer, field: str) -> Floats:
    """Return the numbers in a field, row by row, NaN for what is missing or not finite.

    Raises
    ------
    InputError
        When there is no such field, it holds text that is no number, or the layer cannot be read to its end.
    """
    own = cells(layer, field)
    try:
        found = np.array(own, dtype=float)
    except (TypeError, ValueError):  # text
        found = np.array([_number(cell, layer, field) for cell in own])
    found[np.isinf(found)] = np.nan
    return found


def _number(cell: Any, layer: QgsVectorLayer, field: str) -> float:
    if cell is None:
        return math.nan
    try:
        return float(cell)
    except (TypeError, ValueError) as error:
        wrong = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The field '{field}' of the layer {layer} holds '{cell}', which is no number. Choose another field.",
        )
        raise InputError(wrong, field=field, layer=layer.name(), cell=cell) from error


def values(layer: QgsVectorLayer, field: str) -> list[float]:
    """Return what `numbers` returns, without what is missing."""
    found = numbers(layer, field)
    return list(found[~np.isnan(found)].tolist())


def limits(layers_and_fields: Sequence[tuple[QgsVectorLayer, str]], choice: StyleChoice) -> tuple[float, ...]:
    """Return class limits over the values of one layer, or of several together so that their maps compare.

    Returns
    -------
    tuple of float
        Rising, from the lowest value to the highest: one more than there are classes; a value belongs to the class of
        which it is the upper limit. Fewer than asked for where values are too alike; two equal limits where all values are
        the same (or, at the beginning, for a class of the lowest value alone); empty where there is none. `shortfall`
        says so.

    Raises
    ------
    InputError
        When a field is missing or holds text.
    """
    return limits_of(np.concatenate([numbers(layer, field) for layer, field in layers_and_fields]), choice)


def limits_of(found: Floats | Sequence[float], choice: StyleChoice) -> tuple[float, ...]:
    """Return class limits of numbers that are there already; see `limits`."""
    rising = np.sort(np.asarray(found, dtype=float))
    rising = rising[np.isfinite(rising)]
    if not rising.size or rising[0] == rising[-1]:
        return (float(rising[0]), float(rising[0])) if rising.size else ()
    distinct: list[float] = np.unique(rising).tolist()
    low, high = distinct[0], distinct[-1]
    if choice.mode is Mode.EQUAL_INTERVAL:
        classes = QgsClassificationEqualInterval().classes(low, high, choice.classes)
        uppers = [each.upperBound() for each in classes]
    elif len(distinct) <= choice.classes:
        uppers = distinct
    else:
        natural = choice.mode is Mode.NATURAL_BREAKS
        method = QgsClassificationJenks() if natural else QgsClassificationQuantile()
        classes = method.classes((_thinned(rising) if natural else rising).tolist(), choice.classes)
        uppers = [each.upperBound() for each in classes]
    # A first class may hold the lowest value alone, as where many areas have 0.
    kept = sorted({min(max(upper, low), high) for upper in uppers} | {high})
    return (low, *kept)


def _thinned(rising: Floats) -> Floats:
    """Return at most 1,500 of sorted numbers at even places, both ends among them: the same ones every time."""
    if rising.size <= _JENKS_AT_MOST:
        return rising
    last = rising.size - 1
    return rising[[round(place * last / (_JENKS_AT_MOST - 1)) for place in range(_JENKS_AT_MOST)]]


def shortfall(found: Sequence[float], choice: StyleChoice) -> str:
    """Say in a sentence that there are fewer classes than chosen, and why; empty where there are as many."""
    if choice.mode is Mode.FIELD:
        return ""
    if not found:
        return translate("MedwayIsolation", "No area has a value: every area is hatched.")
    if found[0] == found[-1]:
        return translate("MedwayIsolation", "All values are equal: there is one class.")
    made = len(found) - 1
    if made < choice.classes:
        few = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The values are too alike for {wanted} classes: there are {n} classes."
        )
        one = "The values are too alike for {wanted} classes: there is {n} class."
        return told(Phrase(few, one, wanted=choice.classes, n=made))
    return ""


def quantile_labels(of: Described, classes: int) -> list[str]:
    """Return the legend's words for classes 1 to `classes`, 1 = worst where the field is one of the plugin's."""
    labels = [str(number) for number in range(1, classes + 1)]
    if of.worst:
        labels[-1] = translate("MedwayIsolation", "{number} (least {what})").format(
            number=classes, what=shown(of.worst)
        )
        labels[0] = translate("MedwayIsolation", "1 (most {what})").format(what=shown(of.worst))
    elif of.is_class:
        # How many classes there are is only known where that is stated: the last one shown may not be the best.
        if of.stated:
            labels[-1] = translate("MedwayIsolation", "{number} (best)").format(number=classes)
        labels[0] = translate("MedwayIsolation", "1 (worst)")
    return labels


def classes_in(layer: QgsVectorLayer, of: Described) -> int:
    """Return how many classes a field has: what is stated, else its highest value, else 5; never fewer than its values."""
    if of.classes:
        return of.classes
    try:
        found = values(layer, of.name)
    except InputError:
        return 5
    low, high = ranking.CLASSES_RANGE
    largest = max(found, default=5.0)
    return int(largest) if low <= largest <= high else 5


def outside(layer: QgsVectorLayer, field: str, low: int, high: int) -> int:
    """Return how many areas have none of the whole numbers from `low` to `high`; all of them where the field holds text."""
    try:
        found = numbers(layer, field)
    except InputError:
        return int(layer.featureCount())
    return int(found.size - np.isin(found, np.arange(low, high + 1)).sum())


def limit_labels(found: Sequence[float], of: Described) -> list[str]:
    """Return the legend's words for classes between limits, from the lowest: '2: 12.1 to 15.3', the worst end named if known.

    Class 1 is the one at the worst end: that of the highest values where nothing is known.
    """
    labels = _ranges(found, of) if found else []
    places = range(1, len(labels) + 1)
    return [f"{place}: {label}" for place, label in zip(places if of.lowest_is_worst else reversed(places), labels)]


def _ranges(found: Sequence[float], of: Described) -> list[str]:
    numbers = rounded(found)
    if len(found) == 2 and found[0] == found[1]:
        return [translate("MedwayIsolation", "{number} (all areas alike)").format(number=numbers[0])]
    labels = [
        translate("MedwayIsolation", "{low} to {high}").format(low=low, high=high)
        for low, high in zip(numbers, numbers[1:])
    ]
    if found[0] == found[1]:
        labels[0] = numbers[0]
        labels[1] = translate("MedwayIsolation", "over {low} to {high}").format(low=numbers[1], high=numbers[2])
    if of.role is None:
        return labels
    worst = 0 if of.lowest_is_worst else len(labels) - 1
    most = (
        translate("MedwayIsolation", "{limits} (most {what})")
        if of.worst
        else translate("MedwayIsolation", "{limits} (worst)")
    )
    labels[worst] = most.format(limits=labels[worst], what=shown(of.worst))
    best = len(labels) - 1 - worst
    if best != worst:
        least = (
            translate("MedwayIsolation", "{limits} (least {what})")
            if of.worst
            else translate("MedwayIsolation", "{limits} (best)")
        )
        labels[best] = least.format(limits=labels[best], what=shown(of.worst))
    return labels


def rounded(found: Sequence[float]) -> list[str]:
    """Return limits as text, with as few decimals as tell neighbours apart and show three figures of the largest."""
    if all(float(number).is_integer() for number in found):
        return [f"{number:,.0f}" for number in found]
    largest = max(abs(number) for number in found)
    least = min([high - low for low, high in zip(found, found[1:]) if high > low], default=largest)
    decimals = max(0, 2 - math.floor(math.log10(largest)), -math.floor(math.log10(least)))
    return [f"{number:,.{min(decimals, 12)}f}" for number in found]
