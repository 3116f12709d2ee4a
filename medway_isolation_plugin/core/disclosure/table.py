"""A table of counts with all its totals, as cells of a network and back again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Texts
from ..faults import Stop
from .network import Cell, CellNetwork
from .rules import HIDDEN

_PIECE = 2000  # rows between two questions whether the user has cancelled
# What hiding a cell costs: nearly one each, so that few are hidden; rows before totals, totals of groups before those of all.
_ROW, _ROW_TOTAL, _GROUP, _GROUP_TOTAL, _WHOLE, _WHOLE_TOTAL = 1.0, 1.02, 1.05, 1.1, 1.3, 1.5


@dataclass(frozen=True)
class ShownCounts:
    """Counts as they may be shown: by column, NaN where hidden or missing; and where they are hidden."""

    counts: Mapping[str, Floats]
    hidden: Mapping[str, Bools]

    def texts(self, column: str) -> Texts:
        """Return a column as texts: the number, `HIDDEN`, or None where there is none."""
        pairs = zip(self.counts[column], self.hidden[column])
        return np.array(
            [HIDDEN if hidden else None if np.isnan(count) else f"{count:.0f}" for count, hidden in pairs], dtype=object
        )


def together(parts: Sequence[ShownCounts], order: Iterable[str], copies: Mapping[str, str]) -> ShownCounts:
    """Return columns that were protected apart as one table, in an order; `copies` are shown as another column is."""
    counts = {name: column for one in parts for name, column in one.counts.items()}
    hidden = {name: column for one in parts for name, column in one.hidden.items()}
    of = {name: copies.get(name, name) for name in order}
    return ShownCounts(
        {name: counts[other] for name, other in of.items()}, {name: hidden[other] for name, other in of.items()}
    )


@dataclass(frozen=True)
class CountTable:
    """Cells of rows, groups and all, and what they are of; `total` is the column that the others add up to, '' for none."""

    network: CellNetwork
    columns: tuple[str, ...]
    names: tuple[str, ...]
    rows: int

    @classmethod
    def of(
        cls, counts: Mapping[str, Floats], total: str = "", groups: Texts | None = None, stop: Stop = lambda: None
    ) -> CountTable:
        """Make a table of true counts, with sums of each column over groups and over all rows."""
        columns = tuple(counts)
        rows = len(counts[columns[0]]) if columns else 0
        labels = [None] * rows if groups is None else [None if one is None else str(one) for one in groups]
        names = tuple(dict.fromkeys(one for one in labels if one is not None))
        place = {name: number for number, name in enumerate(names)}
        there = {name: ~np.isnan(column) for name, column in counts.items()}
        if total:  # a row that lacks one count has no place in a table with a total
            whole = np.logical_and.reduce(list(there.values()))
            there = dict.fromkeys(columns, whole)
        nodes = _Nodes(rows if total else 0, columns, len(names))
        cells = []
        for name in columns:
            weight = (_ROW, _GROUP, _WHOLE) if name != total else (_ROW_TOTAL, _GROUP_TOTAL, _WHOLE_TOTAL)
            sums: dict[int, list[int]] = {number: [0, 0] for number in (*range(len(names)), -1)}
            for number, row in enumerate(np.flatnonzero(there[name])):
                if number % _PIECE == 0:
                    stop()
                group = place.get(labels[row], -1) if labels[row] is not None else -1
                count = int(counts[name][row])
                parts = (
                    sum(counts[one][row] > 0 for one in columns if one != total) if name == total else int(count > 0)
                )
                ends = (nodes.row(int(row), name), nodes.sum(name, group))
                cells.append(
                    Cell(int(row), group, name, *(ends if name != total else ends[::-1]), count, int(parts), weight[0])
                )
                for one in {group, -1}:
                    sums[one][0] += count
                    sums[one][1] += int(parts)
            for group, (count, many) in sums.items():
                ends = (nodes.sum(name, group), nodes.sum(name, -1) if group >= 0 else nodes.out(name))
                price = weight[1] if group >= 0 else weight[2]
                cells.append(Cell(-1, group, name, *(ends if name != total else ends[::-1]), count, many, price))
        return cls(CellNetwork(nodes.many, cells, nodes.outside), columns, names, rows)

    def spread(self, shown: Sequence[int], hidden: Sequence[bool]) -> tuple[ShownCounts, ShownCounts, ShownCounts]:
        """Return what is shown of rows, of groups and of all, from what is shown of each cell."""
        sizes = (self.rows, len(self.names), 1)
        made = tuple(
            ShownCounts(
                {name: np.full(size, np.nan) for name in self.columns},
                {name: np.zeros(size, bool) for name in self.columns},
            )
            for size in sizes
        )
        for cell, count, secret in zip(self.network.cells, shown, hidden):
            level, at = (0, cell.row) if cell.row >= 0 else (1, cell.group) if cell.group >= 0 else (2, 0)
            made[level].counts[cell.column][at] = np.nan if secret else count
            made[level].hidden[cell.column][at] = secret
        return made[0], made[1], made[2]


class _Nodes:
    """Numbers of the nodes: what is outside of the table, each row where rows have a total, and each sum of a column.

    Outside is one node where rows have a total, else one for each column: these have nothing to do with each other then.
    """

    def __init__(self, rows: int, columns: Sequence[str], groups: int) -> None:
        self._rows, self._groups = rows, groups
        self.outside = 1 if rows else len(columns)
        self._column = {name: number for number, name in enumerate(columns)}
        self.many = self.outside + rows + len(columns) * (groups + 1)

    def out(self, column: str) -> int:
        """Return the node outside of a column."""
        return 0 if self._rows else self._column[column]

    def row(self, row: int, column: str) -> int:
        """Return the node where a row's counts and its total meet; the outside where rows have no total."""
        return self.outside + row if self._rows else self.out(column)

    def sum(self, column: str, group: int) -> int:
        """Return the node where a group's counts of a column are added up, those of all for -1."""
        first = self.outside + self._rows + self._column[column] * (self._groups + 1)
        return first + (group if group >= 0 else self._groups)
