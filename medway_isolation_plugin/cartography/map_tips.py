"""What QGIS's map tips say over a result: the area's name and code, its values with their units, its classes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.core import QgsExpression, QgsVectorLayer

from ..core import ranking, sources
from ..core.described import Described
from ..core.fields import Role
from ..i18n import translate
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
        value = of.beside(Role.VALUE)
        said = _said(of, value.name if value is not None and value.name in there else "")
        lines.append(f"{pages.plain(escape(of.title()))}: {_worked_out(said)}")
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


def _class(of: Described, value: str) -> str:
    place = QgsExpression.quotedColumnRef(of.name)
    said = translate("MedwayIsolation", "{quantile} {number} (1 = worst)").format(
        quantile=ranking.quantile_name(of.classes or 5), number="{number}"
    )
    before, after = map(QgsExpression.quotedString, said.split("{number}"))
    classes = f"{before} || to_string({place}) || {after}"
    if not value:
        return _unless_missing(of.name, classes)
    unit = of.unit()
    digits = 1 if unit.startswith("%") else 3
    number = f"to_string(round({QgsExpression.quotedColumnRef(value)}, {digits}))"
    return _unless_missing(
        value, f"{number} || {QgsExpression.quotedString(f' {unit}'.rstrip())} || coalesce(', ' || {classes}, '')"
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
