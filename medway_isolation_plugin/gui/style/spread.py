"""What the histogram of a result shows: values, limits and colours, by quantile field or by limits on the values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsVectorLayer

from ...cartography.choices import Mode, StyleChoice, sequential, values
from ...core import ranking
from ...i18n import translate
from ...layers import features, fields
from ..shared.session import ShownResult


@dataclass(frozen=True)
class Spread:
    """Values without missing ones, rising limits (one more than classes), colours from the lowest class up."""

    values: list[float]
    limits: list[float]
    colours: list[str]


def spread(layer: QgsVectorLayer, result: ShownResult, choice: StyleChoice, limits: Sequence[float]) -> Spread:
    """Return what the histogram of a band's result shows.

    Raises
    ------
    InputError
        When a field is missing or holds text.
    """
    found = values(layer, result.value_field)
    if choice.mode is not Mode.FIELD:
        classes = max(len(limits) - 1, 1)
        return Spread(found, list(limits), sequential(classes, choice.ramp)[::-1])
    return _by_field(layer, result, choice, found)


def _by_field(layer: QgsVectorLayer, result: ShownResult, choice: StyleChoice, found: list[float]) -> Spread:
    classes = values(layer, result.class_field)
    highest = int(max(classes, default=1))
    lowest_of: dict[int, float] = {}
    for value, place in _pairs(layer, result):
        lowest_of[place] = min(value, lowest_of.get(place, math.inf))
    there = sorted(lowest_of, key=lambda place: lowest_of[place])
    if not found or not there:
        return Spread(found, [], [])
    colours = sequential(max(highest, 1), choice.ramp)
    # Limits belong to the class below: halfway to the value before would need a search for nothing that is to be seen.
    limits = [min(found), *(math.nextafter(lowest_of[place], -math.inf) for place in there[1:]), max(found)]
    return Spread(found, limits, [colours[place - 1] for place in there])


def _pairs(layer: QgsVectorLayer, result: ShownResult) -> list[tuple[float, int]]:
    first, second = (features.values(layer, field, "the layer") for field in (result.value_field, result.class_field))
    return [
        (float(value), int(place))
        for value, place in zip(first, second)
        if isinstance(value, (int, float)) and isinstance(place, (int, float)) and place >= 1 and math.isfinite(value)
    ]


def class_words(layer: QgsVectorLayer, class_field: str, place: int) -> str:
    """Return an area's class behind its value, by the name of its kind: ', decile 7', ', quintile 1 (1 = worst)'."""
    name = ranking.quantile_name(fields.describe(layer, class_field).classes or 5)
    said = translate(", {quantile} {number}").format(quantile=name, number=place)
    return said + (translate(" (1 = worst)") if place == 1 else "")
