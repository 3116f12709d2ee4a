"""How far areas moved between the classes of two results: the same steps both ways, and orange is the worse way."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from qgis.core import QgsExpression, QgsRuleBasedRenderer, QgsVectorLayer

from ..core.chance import LOCKDOWN, ONLY_CHANCE, far
from ..core.described import Described
from ..core.fields import Field, Result, ResultKind, Role
from ..i18n import shown, told, translate
from . import classing, ramps
from .classing import StyleChoice
from .figure_words import unit
from .renderers import NO_DATA_LABEL, class_fills, missing_fill
from .rules import ELSE, Rule, by_rules
from .symbols import moved_outline

_STEPS = 3  # either way, so that there are at most seven classes


def compared(result: Result | None) -> tuple[Field, ...]:
    """Return the class fields of two compared indices, the first one's first; empty where one is missing."""
    if result is None or result.kind is not ResultKind.COMPARISON:
        return ()
    fields = {field.of.number: field for field in result.fields if field.role is Role.QUANTILE and field.of is not None}
    return (fields[1], fields[2]) if set(fields) == {1, 2} else ()


def against_census(result: Result | None) -> Field | None:
    """Return the field that says how a share changed between two censuses, None where this is none."""
    return result.only(Role.MOVED) if result is not None and result.kind is ResultKind.CHANGE else None


def title(of: Described) -> str:
    """Return what changed from which to which; empty where that is not known."""
    if against_census(of.result) is not None:
        return translate("MedwayIsolation", "{share}: change {years}").format(
            share=told(of.title()), years=told(of.field.unit if of.field is not None else "")
        )
    labels = [told(field.of.label) for field in compared(of.result) if field.of is not None]
    if not all(labels):
        return ""
    return translate("MedwayIsolation", "Change from {first} to {second}").format(first=labels[0], second=labels[1])


def subtitle(of: Described) -> str:
    """Return what a map of change shows, and how that compares with chance."""
    if against_census(of.result) is not None:
        return _of_censuses(of)
    one, several = unit(of)
    moved = translate(
        "MedwayIsolation",
        "By how many {several} each area moved among the areas that have both ({one} 1 = {worst}). A move is relative to the "
        "other areas.",
    ).format(
        one=one,
        several=several,
        worst=translate("MedwayIsolation", "most {what}").format(what=shown(of.worst))
        if of.worst
        else translate("MedwayIsolation", "worst"),
    )
    return f"{moved} {against_chance(of)}".rstrip()


def legend(of: Described) -> str:
    """Return the title of the legend."""
    if against_census(of.result) is not None:
        return translate("MedwayIsolation", "Change against chance")
    _one, several = unit(of)
    return translate("MedwayIsolation", "{classes} moved").format(classes=several.capitalize())


def _of_censuses(of: Described) -> str:
    """Say what a change between two censuses is held against; empty where that is not known."""
    if of.result is None or not of.stated:
        return ""
    said = translate(
        "MedwayIsolation",
        "Held against how far two shares of these sizes differ by chance ({level} % limits): a census has no sampling error. By "
        "chance alone about {chance} areas would change so.",
    ).format(level=f"{100 * of.result.confidence:g}", chance=f"{of.result.by_chance:,}")
    parts = [
        said,
        shown(ONLY_CHANCE) if of.result.only_chance else "",
        shown(LOCKDOWN) if "2021" in of.result.year else "",
    ]
    return " ".join(part for part in parts if part)


def spans(classes: int) -> list[tuple[int, int]]:
    """Return the least and the greatest move of each class of the map, the most worsened first.

    A step is a fifth of the classes, one where there are fewer than ten; 5 classes give (3, 4), (2, 2), (1, 1), (0, 0),
    (-1, -1), (-2, -2), (-4, -3).
    """
    step, most = max(1, classes // 5), max(1, classes - 1)
    starts = [step * number for number in range(1, min(_STEPS, most // step) + 1)]
    worse = [*((low, low + step - 1) for low in starts[:-1]), (starts[-1], most)]
    return [*reversed(worse), (1 - step, step - 1), *((-high, -low) for low, high in worse)]


def change_renderer(
    layer: QgsVectorLayer, first: str, second: str, of: Described, choice: StyleChoice
) -> QgsRuleBasedRenderer:
    """Return the renderer of moves between two class fields (1 = worst), those to the worse first.

    Areas that lack a class are hatched, and in the legend where there are any. Those that moved far are outlined above all
    fills: where the counts are known only those beyond their intervals, and none where chance alone gives as many.

    Parameters
    ----------
    of : Described
        The second field: how many classes there are, and what class 1 is most of.

    Raises
    ------
    InputError
        When a field is missing or holds text.
    """
    moved = f"({QgsExpression.quotedColumnRef(first)} - {QgsExpression.quotedColumnRef(second)})"
    moves = [a - b for a, b in zip(classing.numbers(layer, first), classing.numbers(layer, second))]
    # Where the number of classes is not stated, the second field may lack the last one.
    number = max([of.classes, *(1 + int(abs(move)) for move in moves if math.isfinite(move))])
    classes = spans(number)
    rules = []
    fills = class_fills(len(classes), replace(choice, ramp=ramps.DIVERGING[0]), ramps.EDGE)
    for (low, high), symbol in zip(classes, fills):
        condition = f"{moved} BETWEEN {low} AND {high}"
        rules.append(Rule(symbol, condition, _label(low, high, of)))
    beyond = _beyond(of)
    known = beyond.name if beyond is not None and layer.fields().lookupField(beyond.name) >= 0 else ""
    called = classing.numbers(layer, known) == 1 if known else np.full(len(moves), True)
    if not by_chance(of) and any(abs(move) >= far(number) for move in np.array(moves)[called]):
        label = translate("MedwayIsolation", "Moved by {number} {classes} or more").format(
            number=far(number), classes=unit(of)[1]
        )
        condition = f"abs({moved}) >= {far(number)}"
        if known:
            label = translate("MedwayIsolation", "{moved},\nbeyond its interval").format(moved=label)
            condition += f" AND {QgsExpression.quotedColumnRef(known)} = 1"
        rules.append(Rule(moved_outline(), condition, label))
    if not all(any(low <= move <= high for low, high in classes) for move in moves):
        rules.append(Rule(missing_fill(choice), ELSE, shown(NO_DATA_LABEL)))
    return by_rules(rules)


def by_chance(of: Described) -> bool:
    """Return whether it is known that chance alone gives as many areas that moved."""
    return of.result is not None and of.stated and of.result.only_chance


def against_chance(of: Described) -> str:
    """Say how many areas changed by more than their intervals allow, and by chance alone; empty where that is not known."""
    beyond = _beyond(of)
    if of.result is None or beyond is None:
        return ""
    counts = dict(beyond.counts)
    said = translate(
        "MedwayIsolation",
        "In {number} of {areas} areas the share changed by more than its {level} % interval allows; by chance alone in "
        "about {chance}.",
    ).format(
        number=f"{counts.get(1, 0):,}",
        areas=f"{sum(counts.values()):,}",
        level=f"{100 * of.result.confidence:g}",
        chance=f"{of.result.by_chance:,}",
    )
    return f"{said} {shown(ONLY_CHANCE)}" if of.result.only_chance else said


def _beyond(of: Described) -> Field | None:
    """Return the column that says which areas changed by more than their intervals allow."""
    return of.result.only(Role.BEYOND) if of.result is not None and of.stated else None


def _label(low: int, high: int, of: Described) -> str:
    one, several = unit(of)
    if low <= 0 <= high:
        same = (
            translate("MedwayIsolation", "Same {class}")
            if high == 0
            else translate("MedwayIsolation", "Fewer than {number} {classes} either way")
        )
        return same.format_map({"class": one, "classes": several, "number": high + 1})
    near, far = sorted((abs(low), abs(high)))
    number = str(near) if near == far else translate("MedwayIsolation", "{near} to {far}").format(near=near, far=far)
    if of.worst:
        way = (
            translate("MedwayIsolation", "{number} towards more {what}")
            if low > 0
            else translate("MedwayIsolation", "{number} towards less {what}")
        )
    else:
        way = (
            translate("MedwayIsolation", "{number} nearer to the worst end")
            if low > 0
            else translate("MedwayIsolation", "{number} farther from the worst end")
        )
    return way.format(number=number, what=shown(of.worst))
