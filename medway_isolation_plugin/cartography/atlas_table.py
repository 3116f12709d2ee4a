"""The table of a ward's areas beside its map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTableColumn,
    QgsLayoutUtils,
    QgsPrintLayout,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ..core import ranking
from ..core.disclosure import HIDDEN
from ..core.words import Phrase, capitalised
from ..i18n import told, translate
from ..layers import fields
from ..layers.guarding import hidden_in
from . import classing, pages

_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
_SMALLEST = 5.0  # points
_LEAST_MARGIN = 0.3  # mm
_ROUND = "CASE WHEN {0} IS NULL THEN '–' ELSE format_number({0}, 1) END"
_WHOLE = "CASE WHEN {0} IS NULL THEN '–' ELSE to_string({0}) END"
_YES = "CASE WHEN {0} IS NULL THEN '–' WHEN {0} = 1 THEN {1} ELSE {2} END"


@dataclass(frozen=True)
class Shown:
    """Which fields of the areas an atlas shows; '' for those that there are none of."""

    code: str
    classes: str
    name: str = ""
    value: str = ""
    health: str = ""
    flag: str = ""


def _also(shown: Shown) -> list[tuple[str, str, str]]:
    """Return field, heading and form of what the table says beside the figure's own columns."""
    wanted = (
        (shown.health, translate("MedwayIsolation", "Health (1 = worst)"), _WHOLE),
        (shown.flag, translate("MedwayIsolation", "Priority"), _YES),
    )
    return [each for each in wanted if each[0]]


def _numbers(layer: QgsVectorLayer, value: str, secret: frozenset[int]) -> tuple[str, str]:
    """Return heading and form of the values, a mark for those that must not leave the office."""
    ranks = bool(value) and fields.describe(layer, value).lowest_is_worst
    heading = translate("MedwayIsolation", "Rank") if ranks else translate("MedwayIsolation", "Value")
    return heading, _unless_hidden(_WHOLE if ranks else _ROUND, secret, f"'{HIDDEN}'")


def _unless_hidden(form: str, secret: frozenset[int], instead: str) -> str:
    """Return a form of an expression that says something else of the features with these ids."""
    if not secret:
        return form
    return f"CASE WHEN $id IN ({', '.join(map(str, sorted(secret)))}) THEN {instead} ELSE {form} END"


def _expression(field: str, form: str) -> str:
    yes, no = translate("MedwayIsolation", "yes"), translate("MedwayIsolation", "no")
    return form.format(QgsExpression.quotedColumnRef(field), *map(QgsExpression.quotedString, (yes, no)))


def also_shown(shown: Shown) -> dict[str, str]:
    """Return the expressions of what a page's table says beside the figure's own columns, by heading."""
    return {heading: _expression(field, form) for field, heading, form in _also(shown)}


class PageTable:
    """Fills the table item of a page, worst areas first.

    It shows a layer of its own that holds the areas of one page: QGIS asks a table's filter of every row of its layer, at each
    change of a page.
    """

    def __init__(
        self, frame: QgsLayoutFrame, table: QgsLayoutItemAttributeTable, layer: QgsVectorLayer, shown: Shown
    ) -> None:
        self._frame, self._table = frame, table
        self._box = pages.box_of(frame)
        self._rows = QgsVectorLayer("NoGeometry", layer.name(), "memory")
        self._rows.dataProvider().addAttributes(list(layer.fields()))
        self._rows.updateFields()
        table.setVectorLayer(self._rows)
        table.setContentTextFormat(pages.available(table.contentTextFormat()))
        table.setHeaderTextFormat(pages.available(table.headerTextFormat()))
        self._size = table.contentTextFormat().size()
        self._margin = table.cellMargin()
        table.setColumns(self._columns(layer, shown))
        table.setSortColumns([self._order(layer, shown)])
        table.refreshAttributes()  # what it held had more columns, which wrapping does not survive
        table.setWrapBehavior(QgsLayoutItemAttributeTable.WrapBehavior.WrapText)

    @classmethod
    def of(cls, layout: QgsPrintLayout, layer: QgsVectorLayer, shown: Shown) -> PageTable | None:
        """Return the table of a layout, None where its template has none."""
        frame = layout.itemById("table")
        table = frame.multiFrame() if isinstance(frame, QgsLayoutFrame) else None
        return cls(frame, table, layer, shown) if isinstance(table, QgsLayoutItemAttributeTable) else None

    def _columns(self, layer: QgsVectorLayer, shown: Shown) -> list[QgsLayoutTableColumn]:
        of = fields.describe(layer, shown.classes)
        number = classing.classes_in(layer, of)
        # Known by its own name: a quintile, a decile.
        name = told(ranking.quantile_name(number))
        worst = (
            translate("MedwayIsolation", "1 = most {what}").format(what=told(Phrase(of.worst)))
            if of.worst
            else translate("MedwayIsolation", "1 = worst")
        )
        classes = f"{capitalised(name)} ({worst})" if of.is_class else told(of.title())
        wanted = (
            (shown.name, translate("MedwayIsolation", "Area"), "{0}", 2.3),
            (
                shown.code,
                translate("MedwayIsolation", "Code") if shown.name else translate("MedwayIsolation", "Area"),
                "{0}",
                2.3,
            ),
            (shown.value, *_numbers(layer, shown.value, hidden_in(layer, shown.value)), 1.2),
            (shown.classes, classes, _WHOLE, 1.7),
        )
        used = [each for each in wanted if each[0]]
        used += [(*each, 1.4) for each in _also(shown)]
        # Cells have margins on both sides, and lines between them.
        part = (self._box.width() - 0.5 - len(used) * (2 * self._margin + 0.1)) / sum(each[3] for each in used)
        columns = []
        for field, heading, form, width in used:
            column = QgsLayoutTableColumn(heading)
            column.setAttribute(_expression(field, form))
            column.setWidth(width * part)
            left = field in (shown.name, shown.code)
            column.setHAlignment(Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter)
            columns.append(column)
        return columns

    @staticmethod
    def _order(layer: QgsVectorLayer, shown: Shown) -> QgsLayoutTableColumn:
        worst = QgsLayoutTableColumn()
        by = shown.value or shown.classes
        worst.setAttribute(
            _unless_hidden("{0}", hidden_in(layer, by), "NULL").format(QgsExpression.quotedColumnRef(by))
        )
        falling = bool(shown.value) and not fields.describe(layer, shown.value).lowest_is_worst
        worst.setSortOrder(Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        return worst

    def fill(self, areas: Sequence[Sequence[object]]) -> int:
        """Show the areas with these attributes, in smaller type where there are many; returns how many do not fit even so."""
        table, rows = self._table, len(areas)
        self._rows.dataProvider().truncate()
        features = [QgsFeature(self._rows.fields()) for _ in areas]
        for feature, attributes in zip(features, areas):
            feature.setAttributes(list(attributes))
        self._rows.dataProvider().addFeatures(features)
        table.setMaximumNumberOfFeatures(max(rows, 1))
        size, margin = self._size, self._margin
        while True:
            self._set_type(size, margin)
            shown = self._fitting()
            if shown >= rows or size <= _SMALLEST:
                break
            size, margin = max(_SMALLEST, size - 0.5), max(_LEAST_MARGIN, margin - 0.08)
        shown = min(rows, shown)
        if shown < rows:
            table.setMaximumNumberOfFeatures(max(shown, 1))
            table.refreshAttributes()
        self._frame.attemptMove(QgsLayoutPoint(self._box.x(), self._box.y(), _MM))
        self._frame.attemptResize(QgsLayoutSize(self._box.width(), self._box.height(), _MM))
        return rows - shown

    def _fitting(self) -> int:
        """Return how many rows there is room for."""
        context = QgsLayoutUtils.createRenderContextForLayout(self._frame.layout(), None)
        return int(self._table.rowsVisible(context, self._box.height(), 0, True, False))

    def _set_type(self, size: float, margin: float) -> None:
        table = self._table
        content, head = table.contentTextFormat(), table.headerTextFormat()
        content.setSize(size)
        head.setSize(size)
        table.setContentTextFormat(content)
        table.setHeaderTextFormat(head)
        table.setCellMargin(margin)
        table.refreshAttributes()
