"""Renderers of areas: by quantile field, by limits on values, by priority flag; always with a class for missing values."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRenderer,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ..core.described import Described
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import shown, told, translate
from ..layers import fields
from . import classing, print_style, ramps
from .classing import Mode, StyleChoice
from .counts import circles, is_of_people
from .kinds import legend
from .rules import ELSE, Rule, by_rules
from .symbols import dotted, fill, hatched, priority_outline
from .tally import Tally

NO_DATA_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "No data")


def renderer(
    layer: QgsVectorLayer,
    value_field: str,
    class_field: str,
    choice: StyleChoice | None = None,
    limits: Sequence[float] | None = None,
    of: Described | None = None,
    tally: Tally | None = None,
) -> QgsFeatureRenderer:
    """Return the renderer of an index: darkest = worst, worst first in the legend, hatched where there is no value.

    Parameters
    ----------
    value_field : str
        The field with the index, used by the modes with limits.
    class_field : str
        The quantile field (1 = worst), used by `Mode.FIELD`; a priority flag of this plugin is drawn as one.
    choice : StyleChoice, optional
        Default: the quantile field in viridis.
    limits : sequence of float, optional
        Limits made by `classing.limits`, perhaps over several layers. Default: those of `value_field` alone.
        Values beyond them belong to the first or last class.
    of : Described, optional
        What the shown field is, where that is known already.
    tally : Tally, optional
        What the areas hold, for a page: its legend gives the classes' values, and lists no missing ones where there are none.

    Returns
    -------
    QgsFeatureRenderer
        QgsCategorizedSymbolRenderer for `Mode.FIELD`, but for a number of people (`counts.circles`), else
        QgsRuleBasedRenderer (a graduated one knows no missing values).

    Raises
    ------
    InputError
        When the field that the mode needs is missing or holds text.
    """
    choice = choice or StyleChoice()
    if choice.mode is Mode.FIELD:
        return _by_class(layer, class_field, choice, of, tally)
    if limits is None:
        limits = classing.limits([(layer, value_field)], choice)
    return _by_limits(layer, value_field, choice, limits, of, tally)


def _by_class(
    layer: QgsVectorLayer, class_field: str, choice: StyleChoice, of: Described | None, tally: Tally | None
) -> QgsFeatureRenderer:
    classing.check_field(layer, class_field)
    of = of or fields.describe(layer, class_field)
    if of.is_flag:
        return flag_renderer(class_field, choice, tally is None or bool(tally.empty))
    if of.is_sorted:
        return _by_kind(of, choice, tally is None or bool(tally.empty))
    people = circles(layer, of, choice, tally) if is_of_people(of) else None
    if people is not None:
        return people
    classes = classing.classes_in(layer, of)
    categories = class_categories(of, classes, choice, tally)
    if tally is not None and not classing.outside(layer, class_field, 1, classes):
        categories.pop()
    made = QgsCategorizedSymbolRenderer(class_field, categories)
    made.setSourceSymbol(fill(ramps.BACKGROUND, choice.outline))
    return made


def flag_renderer(
    flag_field: str, choice: StyleChoice | None = None, undecided: bool = True
) -> QgsCategorizedSymbolRenderer:
    """Return the renderer of a priority flag: 1 and 0, and hatched what is undecided, where the legend is to have that."""
    choice = choice or StyleChoice()
    categories = _flag_categories(choice)
    if not undecided:
        categories.pop()
    made = QgsCategorizedSymbolRenderer(flag_field, categories)
    made.setSourceSymbol(fill(ramps.BACKGROUND, choice.outline))
    return made


def _by_kind(of: Described, choice: StyleChoice, missing: bool) -> QgsCategorizedSymbolRenderer:
    """Return the renderer of a field that sorts areas into kinds, each said in words, and of what has none where that is `missing`."""
    kinds = legend(of.role)
    colours = [colour for _, colour, _ in kinds]
    fills = class_fills(len(kinds), choice) if choice.printed else [fill(one, choice.outline) for one in colours]
    categories = [QgsRendererCategory(kind, symbol, said) for (kind, _, said), symbol in zip(kinds, fills)]
    if missing:
        categories.append(QgsRendererCategory(None, missing_fill(choice), shown(NO_DATA_LABEL)))
    made = QgsCategorizedSymbolRenderer(of.name, categories)
    made.setSourceSymbol(fill(ramps.BACKGROUND, choice.outline))
    return made


def class_fills(classes: int, choice: StyleChoice, edge: str = ramps.OUTLINE) -> list[QgsSymbol]:
    """Return the fills of classes, the worst first: in the colours of the ramp, or for printers without colour.

    Raises
    ------
    InputError
        When there are more classes than can be told apart without colour.
    """
    if choice.printed:
        return print_style.symbols(classes, choice.outline)
    return [fill(colour, choice.outline, edge) for colour in ramps.sequential(classes, choice.ramp)]


def missing_fill(choice: StyleChoice) -> QgsSymbol:
    """Return the fill of areas without a value."""
    return dotted() if choice.printed else hatched()


def _flag_categories(choice: StyleChoice) -> list[QgsRendererCategory]:
    colours = (ramps.PRIORITY, ramps.BACKGROUND)
    flagged, other = (
        class_fills(2, choice) if choice.printed else (fill(colour, choice.outline) for colour in colours)
    )  # fmt: skip
    return [
        QgsRendererCategory(1, flagged, translate("MedwayIsolation", "Priority area")),
        QgsRendererCategory(0, other, translate("MedwayIsolation", "Other areas")),
        QgsRendererCategory(None, missing_fill(choice), translate("MedwayIsolation", "Undecided (values missing)")),
    ]


def class_categories(
    of: Described, classes: int, choice: StyleChoice, tally: Tally | None = None
) -> list[QgsRendererCategory]:
    """Return the categories 1 (worst) to `classes` and, last, the hatched one for everything else."""
    labels = classing.quantile_labels(of, classes)
    if tally is not None:
        labels = tally.labelled(labels)
    categories = [
        QgsRendererCategory(number, symbol, label)
        for number, (symbol, label) in enumerate(zip(class_fills(classes, choice), labels), start=1)
    ]
    return [*categories, QgsRendererCategory(None, missing_fill(choice), shown(NO_DATA_LABEL))]


def _by_limits(
    layer: QgsVectorLayer,
    value_field: str,
    choice: StyleChoice,
    limits: Sequence[float],
    of: Described | None,
    tally: Tally | None,
) -> QgsRuleBasedRenderer:
    classing.check_field(layer, value_field)
    of = of or fields.describe(layer, value_field)
    labels = classing.limit_labels(limits, of)
    fills = class_fills(len(labels), choice) if labels else []
    order = range(len(labels)) if of.lowest_is_worst else reversed(range(len(labels)))
    name = QgsExpression.quotedColumnRef(value_field)
    value = f"to_real({name})" if not layer.fields().field(value_field).isNumeric() else name
    rules = []
    for symbol, number in zip(fills, order):
        # The outermost classes are open, so that limits shared with another layer leave no area out.
        above = f"{value} > {limits[number]!r}" if number else ""
        below = f"{value} <= {limits[number + 1]!r}" if number < len(labels) - 1 else ""
        both = " AND ".join(part for part in (above, below) if part) or f"{name} IS NOT NULL"
        rules.append(Rule(symbol, both, labels[number]))
    if tally is None or tally.empty or not rules:
        # ELSE also holds NaN, which no expression of QGIS can be asked about.
        rules.append(Rule(missing_fill(choice), ELSE, shown(NO_DATA_LABEL)))
    return by_rules(rules)


def with_priority_outline(base: QgsFeatureRenderer, layer: QgsVectorLayer, flag_field: str) -> QgsRuleBasedRenderer:
    """Return a renderer that draws what `base` draws, and a thick outline around areas whose flag is 1, above all fills.

    Raises
    ------
    InputError
        When the layer has no such field, or the renderer is of a kind that rules cannot say.
    """
    if layer.fields().lookupField(flag_field) < 0:
        absent = QT_TRANSLATE_NOOP("MedwayIsolation", "The layer {layer} has no field '{field}'. Choose another flag.")
        raise InputError(absent, layer=layer.name(), field=flag_field)
    own = isinstance(base, QgsCategorizedSymbolRenderer)
    made = _rules_of(base) if own else QgsRuleBasedRenderer.convertFromRenderer(base, layer)
    if made is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "This kind of style cannot carry an outline of priority areas. Choose another style."
            )
        )
    _spell_out_else(made.rootRule())
    of = fields.describe(layer, flag_field)
    label = (
        translate("MedwayIsolation", "Priority area ({rule})").format(rule=told(of.title()))
        if of.is_flag
        else translate("MedwayIsolation", "Priority area")
    )
    condition = f"{QgsExpression.quotedColumnRef(flag_field)} = 1"
    made.rootRule().appendChild(Rule(priority_outline(), condition, label).made())
    return made


def _is_rest(category: QgsRendererCategory) -> bool:
    """Return whether a category stands for NULL and for every value that no other one names."""
    return category.value() in (None, NULL, "")


def _rules_of(base: QgsCategorizedSymbolRenderer) -> QgsRuleBasedRenderer:
    rules = []
    attribute = base.classAttribute()
    name = QgsExpression.quotedColumnRef(attribute) if QgsExpression(attribute).isField() else f"({attribute})"
    for category in base.categories():
        rest = _is_rest(category)
        condition = ELSE if rest else f"{name} = {QgsExpression.quotedValue(category.value())}"
        # A clone: the symbol goes when its category does.
        rules.append(Rule(category.symbol().clone(), condition, category.label()))
    return by_rules(rules)


def _spell_out_else(root: QgsRuleBasedRenderer.Rule) -> None:
    """Say ELSE in full: beside an outline that is a rule too, an outlined area would not be one of the others."""
    conditions = [rule.filterExpression() for rule in root.children() if not rule.isElse()]
    known = " OR ".join(f"({condition})" for condition in conditions)
    for rule in root.children():
        if rule.isElse():
            rule.setIsElse(False)
            rule.setFilterExpression(f"NOT coalesce({known}, FALSE)" if known else "TRUE")


def outline_priority(layer: QgsVectorLayer, flag_field: str) -> None:
    """Add the outline of priority areas to whatever a layer shows now."""
    layer.setRenderer(with_priority_outline(layer.renderer(), layer, flag_field))
    layer.triggerRepaint()
