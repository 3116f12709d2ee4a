"""Numbers of people on a map: circles as large as what they stand for, on pale areas: shading shows large areas as many people."""

from __future__ import annotations

import math
from collections.abc import Mapping

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsExpression,
    QgsFeatureRenderer,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ..core.described import Described
from ..core.fields import ResultKind, Role
from ..core.summaries import ClassRange
from ..i18n import translate
from . import classing, ramps
from .classing import StyleChoice
from .rules import ELSE, Rule, by_rules
from .symbols import dotted, fill, hatched
from .tally import Tally, tally_of

_LARGEST = 3.4  # mm across: what a swatch of a legend holds, and a town still shows apart
_SMALLEST = 0.7
_COLOUR, _INK = "#31688e", "#1a1a1a"


def is_of_people(of: Described) -> bool:
    """Return whether a field holds classes of how many people there are, as estimates of need do."""
    return of.of_kind is ResultKind.NEED and of.role is Role.QUANTILE and of.field is not None and of.field.of is None


def circles(
    layer: QgsVectorLayer, of: Described, choice: StyleChoice, tally: Tally | None = None
) -> QgsFeatureRenderer | None:
    """Return the renderer of a number of people: a circle for each area, by the classes of `of`, most people first.

    The face of a circle is in proportion to the mean of the lowest and the highest number in its class.

    Returns
    -------
    QgsFeatureRenderer or None
        QgsGraduatedSymbolRenderer, or with rules where areas have no number, which a graduated one does not know; None where
        the numbers that the classes are of are not in the layer.
    """
    found = tally or tally_of(layer, of)
    value = of.values() if of.stated else None
    if value is None or layer.fields().lookupField(value.name) < 0 or not found.ranges:
        return None
    classes = classing.classes_in(layer, of)
    labels = found.labelled(classing.quantile_labels(of, classes), _are_apart(found.ranges))
    most = max(_middle(one) for one in found.ranges.values())
    made = QgsGraduatedSymbolRenderer(value.name)
    share = 1.0
    for number, label in enumerate(labels, start=1):
        # A class that no area is in, as where there are few, has its place in the legend: the first row is class 1 everywhere.
        low = high = -float(number)
        if number in found.ranges:
            share = _middle(found.ranges[number]) / most if most > 0 else 0.0
            low, high = _open(found.ranges, number)
        made.addClassRange(QgsRendererRange(low, high, circle(share, number, choice), label))
    made.setUsingSymbolLevels(True)  # small circles above large ones, and all of them above the areas
    made.setSourceSymbol(fill(ramps.BACKGROUND, choice.outline))
    return _with_missing(made, choice) if found.empty else made


def circle(share: float, level: int, choice: StyleChoice) -> QgsSymbol:
    """Return a pale area with a circle whose face is `share` (0 to 1) of the largest one, drawn at a level above the areas."""
    across = max(_SMALLEST, _LARGEST * math.sqrt(min(1.0, max(0.0, share))))
    mark = QgsMarkerSymbol.createSimple({
        "name": "circle", "size": f"{across:.2f}", "color": _INK if choice.printed else _COLOUR,
        "outline_color": ramps.PAGE, "outline_width": "0.15",
    })  # fmt: skip
    middle = QgsCentroidFillSymbolLayer()
    middle.setPointOnSurface(True)
    middle.setPointOnAllParts(False)
    middle.setSubSymbol(mark)
    middle.setRenderingPass(level + 1)
    made = fill(ramps.PAGE if choice.printed else ramps.BACKGROUND, choice.outline, ramps.EDGE)
    made.appendSymbolLayer(middle)
    return made


def _are_apart(ranges: Mapping[int, ClassRange]) -> bool:
    """Return whether classes are told apart by whole numbers, as people are counted."""
    ends = [round(end) for number in sorted(ranges, reverse=True) for end in (ranges[number].low, ranges[number].high)]
    return all(low < high for low, high in zip(ends[1::2], ends[2::2]))


def _middle(one: ClassRange) -> float:
    return (one.low + one.high) / 2.0


def _open(ranges: Mapping[int, ClassRange], number: int) -> tuple[float, float]:
    """Return the limits of a class halfway to its neighbours: a number that is written with other decimals is still in it."""
    one = ranges[number]
    above = [other.low for at, other in ranges.items() if at < number]
    below = [other.high for at, other in ranges.items() if at > number]
    low = (max(below) + one.low) / 2.0 if below else one.low - 0.5
    high = (min(above) + one.high) / 2.0 if above else one.high + 0.5
    return low, high


def _with_missing(made: QgsGraduatedSymbolRenderer, choice: StyleChoice) -> QgsRuleBasedRenderer:
    name, ranges = QgsExpression.quotedColumnRef(made.classAttribute()), made.ranges()
    rules = [
        Rule(one.symbol().clone(), f"{name} > {one.lowerValue()!r} AND {name} <= {one.upperValue()!r}", one.label())
        for one in ranges
    ]
    missing = dotted() if choice.printed else hatched()
    found = by_rules([*rules, Rule(missing, ELSE, translate("MedwayIsolation", "No data"))])
    found.setUsingSymbolLevels(True)
    return found
