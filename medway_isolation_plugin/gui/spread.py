"""What the histogram of a result shows: values, limits and colours, by quantile field or by limits on the values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsVectorLayer

from ..cartography.choices import Mode, StyleChoice, numbers, sequential
from ..core import ranking
from ..i18n import translate
from ..layers import fields
from .session import ShownResult


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
    value = numbers(layer, result.value_field)
    found = value[~np.isnan(value)].tolist()
    if choice.mode is not Mode.FIELD:
        classes = max(len(limits) - 1, 1)
        return Spread(found, list(limits), sequential(classes, choice.ramp)[::-1])
    place = np.trunc(numbers(layer, result.class_field))
    both = ~np.isnan(value) & (place >= 1)
    lowest_of = {int(number): float(value[both & (place == number)].min()) for number in np.unique(place[both])}
    there = sorted(lowest_of, key=lambda number: lowest_of[number])
    if not there:
        return Spread(found, [], [])
    colours = sequential(int(np.nanmax(place)), choice.ramp)
    # Limits belong to the class below: halfway to the value before would need a search for nothing that is to be seen.
    limits = [min(found), *(float(np.nextafter(lowest_of[number], -np.inf)) for number in there[1:]), max(found)]
    return Spread(found, limits, [colours[number - 1] for number in there])


def class_words(layer: QgsVectorLayer, class_field: str, place: int) -> str:
    """Return an area's class behind its value, by the name of its kind: ', decile 7', ', quintile 1 (1 = worst)'."""
    name = ranking.quantile_name(fields.describe(layer, class_field).classes or 5)
    said = translate(", {quantile} {number}").format(quantile=name, number=place)
    return said + (translate(" (1 = worst)") if place == 1 else "")
