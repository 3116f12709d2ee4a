"""A table of counts with its totals as a network, and what somebody can work out about the cells that are hidden.

Each cell is an arc that carries its count, each sum is a node that as much enters as leaves: a table of areas by columns, with
totals of both and of groups of areas between, is such a network. The range of a hidden cell is then found exactly, in whole
numbers, by how much more and how much less can flow through it (Ford and Fulkerson 1956; Cox 1980, J. Am. Stat. Assoc. 75).
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

ENDLESS = 1 << 60
Moves = dict[int, int]  # by how much counts differ from what they are, by cell


@dataclass(frozen=True)
class Cell:
    """One cell: a count of `column`, of a `row` (its number), of a `group` (its number), or of all where both are -1.

    `parts` is how many cells of single rows and columns, not 0, add up to it; `weight` what hiding it costs.
    """

    row: int
    group: int
    column: str
    tail: int
    head: int
    count: int
    parts: int
    weight: float


@dataclass(frozen=True)
class KnownRanges:
    """What a reader knows of every cell: its least and its greatest count; `least` is what he knows of any hidden one."""

    low: list[int]
    high: list[int]
    least: int


class CellNetwork:
    """Cells, and the nodes that they run between, the first of which are outside of the table and add up nothing.

    Ways lead through open cells alone, whose counts are not known exactly.
    """

    def __init__(self, nodes: int, cells: Sequence[Cell], outside: int) -> None:
        self.outside = outside
        self.cells = tuple(cells)
        self._at: list[dict[int, bool]] = [{} for _ in range(nodes)]  # cells at a node, and whether they leave it
        self._open: list[dict[int, bool]] = [{} for _ in range(nodes)]
        for number, cell in enumerate(self.cells):
            self._at[cell.tail][number] = True
            self._at[cell.head][number] = False

    def mark(self, cell: int, is_open: bool) -> None:
        """Say whether a cell's count is open."""
        one = self.cells[cell]
        for node, leaves in ((one.tail, True), (one.head, False)):
            if is_open:
                self._open[node][cell] = leaves
            else:
                self._open[node].pop(cell, None)

    def room(self, cell: int, more: bool, wanted: int, known: KnownRanges) -> tuple[int, Moves]:
        """Return by how much a cell's count could be larger (`more`) or smaller than it is, `wanted` at most.

        Parameters
        ----------
        cell : int
        more : bool
        wanted : int
        known : KnownRanges
            The true counts lie within it.

        Returns
        -------
        room : int
        moved : dict of int to int
            By how much other cells would then differ.
        """
        one = self.cells[cell]
        start, end = (one.head, one.tail) if more else (one.tail, one.head)
        moved: Moves = {}
        found = 0
        while found < wanted:
            way = self._way(start, end, cell, moved, known)
            if not way:
                break
            size = min(wanted - found, *(self._free(arc, forth, moved, known) for arc, forth in way))
            for arc, forth in way:
                moved[arc] = moved.get(arc, 0) + (size if forth else -size)
            found += size
        return found, moved

    def _free(self, arc: int, forth: bool, moved: Moves, known: KnownRanges) -> int:
        """Return by how much a cell's count can still grow, or fall."""
        count = self.cells[arc].count + moved.get(arc, 0)
        return known.high[arc] - count if forth else count - known.low[arc]

    def _way(self, start: int, end: int, without: int, moved: Moves, known: KnownRanges) -> list[tuple[int, bool]]:
        """Return the cells of a shortest way along which counts can still change, each with whether its count grows."""
        came: dict[int, tuple[int, bool, int]] = {}
        waiting = deque([start])
        while waiting and end not in came:
            node = waiting.popleft()
            for arc, forth in self._open[node].items():
                cell = self.cells[arc]
                other = cell.head if forth else cell.tail
                if arc == without or other in came or other == start or self._free(arc, forth, moved, known) < 1:
                    continue
                came[other] = (arc, forth, node)
                waiting.append(other)
                if other == end:
                    break
        way = []
        node = end
        while node in came:
            arc, forth, node = came[node]
            way.append((arc, forth))
        return way

    def cheapest(
        self, cell: int, more: bool, size: int, known: KnownRanges, moved: Moves, hidden: Sequence[bool]
    ) -> list[int]:
        """Return the cells that, hidden too, let a cell's count differ by `size`, at the least cost; empty where none do.

        Cells of 0 are never among them. Hidden ones, and what rounding leaves open, cost nothing. `moved` is what `room`
        left, `known` what was known then.
        """
        one = self.cells[cell]
        start, end = (one.head, one.tail) if more else (one.tail, one.head)
        best = {start: 0.0}
        came: dict[int, tuple[int, int]] = {}
        waiting = [(0.0, start)]
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == end:
                break
            if cost > best[node]:
                continue
            for arc, forth in self._at[node].items():
                price = self._price(arc, forth, size, known, moved, hidden)
                other = self.cells[arc].head if forth else self.cells[arc].tail
                if price is None or arc == cell or cost + price >= best.get(other, math.inf):
                    continue
                best[other] = cost + price
                came[other] = (arc, node)
                heapq.heappush(waiting, (cost + price, other))
        found, node = [], end
        while node in came and node != start:
            arc, node = came[node]
            if not hidden[arc]:
                found.append(arc)
        return found

    def _price(
        self, arc: int, forth: bool, size: int, known: KnownRanges, moved: Moves, hidden: Sequence[bool]
    ) -> float | None:
        """Return what it costs to let a cell's count change by `size` from where it is, None where it cannot."""
        if self._free(arc, forth, moved, known) >= size:
            return 0.0
        cell = self.cells[arc]
        count = cell.count + moved.get(arc, 0)
        if hidden[arc] or cell.count == 0 or (not forth and count - known.least < size):
            return None
        return cell.weight
