"""The list of flagged areas."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ...core.priority import Flags
from ...core.report.html import rounded
from ...core.results import ResultTable
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import shown, told, translate

RANK, AREA, SCORE, PEOPLE = range(4)
_TITLES = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "Rank"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "Area"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "Score"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "People"),
)
# With people, with undecided areas: for several areas and for one.
_FLAGGED = {
    (False, False): (
        QT_TRANSLATE_NOOP("MedwayIsolation", "{flagged} of {n} areas flagged."),
        "{flagged} of {n} area flagged.",
    ),
    (True, False): (
        QT_TRANSLATE_NOOP("MedwayIsolation", "{flagged} of {n} areas flagged, {people} people."),
        "{flagged} of {n} area flagged, {people} people.",
    ),
    (False, True): (
        QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{flagged} of {n} areas flagged; {undecided} undecided because values are missing."
        ),
        "{flagged} of {n} area flagged; {undecided} undecided because values are missing.",
    ),
    (True, True): (
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{flagged} of {n} areas flagged, {people} people; {undecided} undecided because values are missing.",
        ),
        "{flagged} of {n} area flagged, {people} people; {undecided} undecided because values are missing.",
    ),
}


def flagged_rows(
    table: ResultTable,
    flagged: Sequence[int],
    called: Sequence[str],
    scores: Sequence[float | None],
    people: Sequence[float | None],
) -> list[tuple[int, tuple[Any, ...], str]]:
    """Return the rows of the list for the areas `flagged`, `called` so, of a table that `priority.flag` has made."""
    prefix = table.columns[0].name
    ranks, why = table[f"{prefix}_rk"], table[f"{prefix}_why"]
    return [
        (
            row,
            (None if math.isnan(ranks[row]) else float(ranks[row]), area, score, affected),
            told(why[row] or ""),
        )
        for row, area, score, affected in zip(flagged, called, scores, people)
    ]


def flagged_words(flags: Flags, with_people: bool) -> str:
    """Say how many areas are flagged, of how many, how many people live there, and what is undecided."""
    many, one = _FLAGGED[with_people, bool(flags.undecided)]
    return told(
        Phrase(
            many,
            one,
            n=len(flags.table.codes),
            flagged=f"<b>{flags.flagged:,}</b>",
            people=f"<b>{rounded(flags.people, 0)}</b>" if with_people else "",
            undecided=f"{flags.undecided:,}",
        )
    )


class FlaggedModel(QAbstractTableModel):
    """Flagged areas, a row each: rank, name and code, score, people; missing values are shown as a dash."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, tuple[Any, ...], str]] = []
        self._order = (RANK, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[tuple[int, tuple[Any, ...], str]]) -> None:
        """Show other areas: the row in the layer, the cells (rank, name and code, score, people), the reason in words."""
        self.beginResetModel()
        self._rows = list(rows)
        self._sort()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; missing values come last either way."""
        # Sorted here, because a proxy would ask for two cells a comparison: a second for a country.
        self.beginResetModel()
        self._order = (column, order)
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        column, order = self._order
        there = [row for row in self._rows if row[1][column] is not None]
        missing = [row for row in self._rows if row[1][column] is None]
        there.sort(key=lambda row: row[1][column], reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = there + missing

    def area(self, index: QModelIndex) -> int:
        """Return the layer's row of an index of this model."""
        return self._rows[int(index.row())][0]

    def reason(self, index: QModelIndex) -> str:
        """Return in words why the area is flagged."""
        return self._rows[int(index.row())][2]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many areas there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return shown(_TITLES[section])
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell as text; the tip is the reason in words."""
        _, cells, reason = self._rows[index.row()]
        cell = cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return reason
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != AREA:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if cell is None:
            return "\N{EN DASH}"
        if index.column() == AREA:
            return str(cell)
        return rounded(cell, 2 if index.column() == SCORE and not float(cell).is_integer() else 0)


class FlaggedList(QTableView):
    """The sortable list.

    Signals
    -------
    chosen : int, str
        The layer's row of the area that was chosen, and the reason for its flag.
    """

    chosen = pyqtSignal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.areas = FlaggedModel(self)
        self.setModel(self.areas)
        self.setSortingEnabled(True)
        self.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(AREA, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(translate("MedwayIsolation", "Flagged areas"))
        self.setLocale(QLocale())
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.clicked.connect(self._clicked)

    def show_areas(self, rows: Sequence[tuple[int, tuple[Any, ...], str]], with_score: bool, with_people: bool) -> None:
        """Show other areas, with or without the columns of score and people; the score gives way to the people."""
        self.areas.set_rows(rows)
        self.setColumnHidden(SCORE, not with_score or with_people)
        self.setColumnHidden(PEOPLE, not with_people)
        for column in (RANK, SCORE, PEOPLE):
            self.setColumnWidth(column, self._width(column))

    def _width(self, column: int) -> int:
        """Return a width in which a column's title and its first cells can be read whole."""
        texts = [shown(_TITLES[column])] + [
            str(self.areas.index(row, column).data()) for row in range(min(self.areas.rowCount(), 50))
        ]
        arrow = 14 if column == self.horizontalHeader().sortIndicatorSection() else 0
        return int(max(self.fontMetrics().horizontalAdvance(text) for text in texts)) + 10 + arrow

    def texts(self) -> list[list[str]]:
        """Return what the list shows, row by row in its present order, without hidden columns."""
        columns = [column for column in range(len(_TITLES)) if not self.isColumnHidden(column)]
        return [
            [str(self.areas.index(row, column).data()) for column in columns] for row in range(self.areas.rowCount())
        ]

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._choose(current)

    def _clicked(self, index: QModelIndex) -> None:
        # A click on the area that is current already zooms to it again.
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.areas.area(index), self.areas.reason(index))
