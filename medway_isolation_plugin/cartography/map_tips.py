"""What QGIS's map tips say over a result: the area's name and code, its values with their units, its classes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRenderer,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)

from ..core import ranking, sources
from ..core.described import Described
from ..i18n import told, translate
from ..layers.recognise import area_name_field
from . import pages


def add_map_tip(layer: QgsVectorLayer, shown: Sequence[Described], code: str = "") -> None:
    """Give a layer a map tip on these class fields, flags and kinds, unless it has one or no field of codes is known.

    The codes are known by their heading where they are not given: a file that was just written and is read stays open, and
    could not be written again.
    """
    there = layer.fields().names()
    code = code or sources.area_code(there)
    if layer.mapTipTemplate() or not shown or not code:
        return
    area = area_expression(code, area_name_field(layer.fields(), code))
    lines = [f"<b>{_worked_out(area)}</b>"]
    for of in shown:
        value = of.values()
        said = _said(of, value.name if value is not None and value.name in there else "")
        lines.append(f"{pages.plain(escape(told(of.title())))}: {_worked_out(said)}")
    layer.setMapTipTemplate("<br>".join(lines))


def _said(of: Described, value: str) -> str:
    if of.is_sorted:
        return _unless_missing(of.name, QgsExpression.quotedColumnRef(of.name))
    return _flag(of) if of.is_flag else _class(of, value)


def area_expression(code: str, name: str, both: bool = True) -> str:
    """Return QGIS's expression for what people call an area: its name and, with `both`, its code; the code without a name."""
    own = f"to_string({QgsExpression.quotedColumnRef(code)})"
    if not name:
        return own
    called = f"nullif(trim({QgsExpression.quotedColumnRef(name)}), '')"
    return f"coalesce({called} || ' (' || {own} || ')', {own})" if both else f"coalesce({called}, {own})"


def _worked_out(expression: str) -> str:
    """Return an expression as a part of a tip's HTML: what stands in data is only text."""
    return f"[% replace({expression}, map('&', '&amp;', '<', '&lt;')) %]"


def say_classes_of(layer: QgsVectorLayer, class_field: str, shown: QgsFeatureRenderer | None = None) -> None:
    """Let tips say of an index the class that a map by limits shows, by the rows of its legend; else what its class field holds.

    A variable of the layer holds the rows, so that a tip of somebody's own is left alone and each named style has its own.
    """
    rows = shown.rootRule().children() if isinstance(shown, QgsRuleBasedRenderer) else []
    cases = [
        f"WHEN {row.filterExpression()} THEN "
        + QgsExpression.quotedString(translate("MedwayIsolation", "class {label}").format(label=row.label()))
        for row in rows
        if not row.isElse()
    ]
    said = f"CASE {' '.join(cases)} END" if cases else ""
    name = _variable(class_field)
    if said != (QgsExpressionContextUtils.layerScope(layer).variable(name) or ""):
        QgsExpressionContextUtils.setLayerVariable(layer, name, said)


def class_of(area: QgsFeature, layer: QgsVectorLayer, of: Described) -> str:
    """Return the class of an area as tips say it: 'quintile 3 (1 = worst)', 'class 1: 2 to 7 (most isolated)'; empty without one."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(area)
    return str(QgsExpression(_class_expression(of)).evaluate(context) or "")


def _variable(class_field: str) -> str:
    return f"medway_isolation_{class_field}"


def _class_expression(of: Described) -> str:
    place = QgsExpression.quotedColumnRef(of.name)
    said = translate("MedwayIsolation", "{quantile} {number} (1 = worst)").format(
        quantile=told(ranking.quantile_name(of.classes or 5)), number="{number}"
    )
    before, after = map(QgsExpression.quotedString, said.split("{number}"))
    by_limits = f"nullif(var({QgsExpression.quotedString(_variable(of.name))}), '')"
    return f"coalesce(eval({by_limits}), {before} || to_string({place}) || {after})"


def _class(of: Described, value: str) -> str:
    classes = _class_expression(of)
    if not value:
        return _unless_missing(of.name, classes)
    unit = of.unit()
    digits = 1 if unit.startswith("%") else 3
    number = f"to_string(round({QgsExpression.quotedColumnRef(value)}, {digits}))"
    return _unless_missing(
        value, f"{number} || {QgsExpression.quotedString(f' {told(unit)}'.rstrip())} || coalesce(', ' || {classes}, '')"
    )


def _flag(of: Described) -> str:
    yes, no = (
        QgsExpression.quotedString(word)
        for word in (translate("MedwayIsolation", "yes"), translate("MedwayIsolation", "no"))
    )
    return _unless_missing(of.name, f"CASE WHEN {QgsExpression.quotedColumnRef(of.name)} = 1 THEN {yes} ELSE {no} END")


def _unless_missing(field: str, said: str) -> str:
    nothing = QgsExpression.quotedString(translate("MedwayIsolation", "no data"))
    return f"CASE WHEN {QgsExpression.quotedColumnRef(field)} IS NULL THEN {nothing} ELSE {said} END"
