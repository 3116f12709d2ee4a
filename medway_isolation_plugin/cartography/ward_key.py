"""The key beside a map: which ward each number stands for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutUtils,
    QgsPrintLayout,
    QgsTableCell,
    QgsTextFormat,
    QgsTextRenderer,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt

from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from . import pages

_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
_POINT = 25.4 / 72  # mm
_SMALLEST = 7.0  # points
_MOST_COLUMNS = 4
_GAP = 1.5  # mm between columns
_DASH = "–"  # in the place of a number: not on the map
Row = tuple[str, str]


class WardKey:
    """Fills the item `ward_key` of a page, and shows it only when there is something in it."""

    def __init__(self, frame: QgsLayoutFrame, table: QgsLayoutItemManualTable) -> None:
        self._frame, self._table = frame, table
        self._box = pages.box_of(frame)
        self._text = pages.available(table.contentTextFormat())

    @classmethod
    def of(cls, layout: QgsPrintLayout) -> WardKey | None:
        """Return the key of a layout, None where its template has none."""
        frame = layout.itemById("ward_key")
        table = frame.multiFrame() if isinstance(frame, QgsLayoutFrame) else None
        return cls(frame, table) if isinstance(table, QgsLayoutItemManualTable) else None

    def fill(self, numbers: Mapping[str, int], left_out: Sequence[str]) -> list[str]:
        """Show which name each number stands for, and names that are not on the map; returns those without room here.

        A longer key has more columns and smaller type.
        """
        rows = [(str(number), name) for name, number in numbers.items()]
        rows += [
            (_DASH, translate("MedwayIsolation", "{ward} (no room on the map)").format(ward=name)) for name in left_out
        ]
        self._frame.setVisibility(bool(rows))
        size = max(self._text.size(), _SMALLEST)
        while rows and not self._fits(rows, size):
            if size <= _SMALLEST:
                return list(numbers)[self._cut(rows) :]
            size = max(size - 0.5, _SMALLEST)
        return []

    def _cut(self, rows: Sequence[Row]) -> int:
        """Show as many rows as there is room for, and how many more there are; returns how many are shown."""
        shown = min(len(rows), _MOST_COLUMNS * self._deepest(_SMALLEST))
        while shown:
            shown -= 1
            more = told(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{n} more wards (no room)"),
                    one="{n} more ward (no room)",
                    n=len(rows) - shown,
                )
            )
            if self._fits([*rows[:shown], (_DASH, more)], _SMALLEST):
                break
        return shown

    def _deepest(self, size: float) -> int:
        """Return how many rows of one line each have room below the heading."""
        return max(int(self._box.height() / (size * _POINT + 2 * self._table.cellMargin())) - 1, 1)

    def _fits(self, rows: Sequence[Row], size: float) -> bool:
        """Fill the table in, in the fewest columns that have room, and return whether any have."""
        text, bold = QgsTextFormat(self._text), QgsTextFormat(self._text)
        font = bold.font()
        font.setBold(True)
        bold.setFont(font)
        text.setSize(size)
        bold.setSize(size)
        fewest = math.ceil(len(rows) / self._deepest(size))
        if fewest > _MOST_COLUMNS:
            return False
        context = QgsLayoutUtils.createRenderContextForLayout(self._frame.layout(), None)

        def widest(words: Iterable[str], form: QgsTextFormat) -> float:
            widths = [QgsTextRenderer.textWidth(context, form, [word]) for word in words]
            return float(max(widths) / context.scaleFactor()) + 0.1  # mm, and a little for rounding

        narrow = widest((number for number, _ in rows), bold)
        longest = widest((word for _, name in rows for word in name.split()), text)
        for columns in range(fewest, _MOST_COLUMNS + 1):
            wide = (self._box.width() + _GAP) / columns - _GAP - narrow - 4 * self._table.cellMargin()
            if longest > wide and columns > 1:
                break
            deep = math.ceil(len(rows) / columns)
            padded = [*rows, *[("", "")] * (deep * columns - len(rows))]
            head = [("", translate("MedwayIsolation", "Wards by number")), *[("", "")] * (columns - 1)]
            content = [_line(head, bold, bold), *(_line(padded[row::deep], bold, text) for row in range(deep))]
            self._table.setColumnWidths([narrow, wide, *[_GAP + narrow, wide] * (columns - 1)])
            self._table.setTableContents(content)
            self._frame.attemptMove(QgsLayoutPoint(self._box.x(), self._box.y(), _MM))
            self._frame.attemptResize(QgsLayoutSize(self._box.width(), self._box.height(), _MM))
            if self._table.rowsVisible(context, self._box.height(), 0, False, False) >= len(content):
                return True
        return False


def _line(rows: Iterable[Row], numbers: QgsTextFormat, names: QgsTextFormat) -> list[QgsTableCell]:
    """Return a line of the table, whose columns read downwards."""
    line = []
    for number, name in rows:
        for words, form, across in (
            (number, numbers, Qt.AlignmentFlag.AlignRight),
            (name, names, Qt.AlignmentFlag.AlignLeft),
        ):
            cell = QgsTableCell(words)
            cell.setTextFormat(form)
            cell.setHorizontalAlignment(across)
            cell.setVerticalAlignment(Qt.AlignmentFlag.AlignTop)
            line.append(cell)
    return line
