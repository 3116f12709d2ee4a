"""Which cells of a table must be hidden so that no hidden count can be worked out: found, and tried as a reader would."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..faults import Stop
from .network import ENDLESS, CellNetwork, KnownRanges, Moves
from .rules import DisclosureRule

_TIDIED = 120  # hidden cells up to which each is tried again: is it still needed?


class Onlooker(Enum):
    """What somebody knows who works out hidden cells, besides what is printed."""

    COUNTS = 0  # counts are whole and not negative
    NO_ZERO = 1  # and 0 is never hidden
    LITERAL = 2  # and he takes every mark for a count that the rule hides


@dataclass(frozen=True)
class _Short:
    """By how much more or less a cell should be able to differ, and by how much other cells do where it differs as far as it can."""

    more: bool
    size: int
    moved: Moves


class Guard:
    """A table's hidden cells: those that the rule hides, and those that `close` hides beside them."""

    def __init__(self, network: CellNetwork, rule: DisclosureRule, stop: Stop = lambda: None) -> None:
        self._network, self._rule, self._stop = network, rule, stop
        self.hidden = [rule.hides(cell.count) for cell in network.cells]
        ranges = [rule.within(rule.rounded(cell.count)) for cell in network.cells]
        self._printed = ranges
        self._known = {
            reader: KnownRanges([low for low, _ in ranges], [high for _, high in ranges], min(1, reader.value))
            for reader in Onlooker
        }
        for number, hidden in enumerate(self.hidden):
            self._mark(number, hidden)

    def close(self) -> None:
        """Hide further cells until no hidden one can be worked out more narrowly than the rule allows."""
        changed = True
        while changed:  # a cell that was hidden for another must be safe itself
            changed = False
            for reader in Onlooker:
                self._loosen()
                for cell in self._in_order():
                    changed |= self._close(cell, reader)
        self._tidy()

    def open_cells(self) -> list[int]:
        """Return the hidden cells that some reader can still work out more narrowly than the rule allows."""
        self._loosen()
        return [cell for cell in self._in_order() if any(self._short(cell, reader) is not None for reader in Onlooker)]

    def _in_order(self) -> list[int]:
        """Return the hidden cells, those first that little may move."""
        cells = self._network.cells
        return sorted((number for number, hidden in enumerate(self.hidden) if hidden), key=lambda one: cells[one].count)

    def _mark(self, cell: int, hidden: bool) -> None:
        self.hidden[cell] = hidden
        low, high = self._printed[cell]
        self._network.mark(cell, hidden or low < high)
        for reader, known in self._known.items():
            known.low[cell], known.high[cell] = (min(1, reader.value), ENDLESS) if hidden else (low, high)

    def _close(self, cell: int, reader: Onlooker) -> bool:
        """Hide what makes a cell safe from a reader; return whether anything had to be."""
        self._stop()
        changed = False
        while (short := self._short(cell, reader)) is not None:
            size = short.size
            found: list[int] = []
            while size and not found:
                found = self._network.cheapest(cell, short.more, size, self._known[reader], short.moved, self.hidden)
                size //= 2
            if not found:
                return changed
            for one in found:
                self._mark(one, True)
            changed = True
            if reader is Onlooker.LITERAL:
                self._loosen()
        return changed

    def _short(self, cell: int, reader: Onlooker) -> _Short | None:
        """Return which way a hidden cell can be worked out more narrowly than the rule allows; None where it cannot."""
        one, known, highest = self._network.cells[cell], self._known[reader], self._rule.highest
        if not self._rule.hides(one.count):
            if reader is not Onlooker.NO_ZERO:  # who knows less sees less
                return None
            more, _ = self._network.room(cell, True, highest - 1, known)
            less, _ = self._network.room(cell, False, highest - 1 - more, known)
            if more + less >= highest - 1:
                return None
            _, moved = self._network.room(cell, True, highest - 1, known)
            return _Short(True, highest - 1 - more - less, moved)
        if reader is Onlooker.LITERAL:
            return self._pinned(cell, known)
        if reader is Onlooker.NO_ZERO:
            wanted = highest - one.count
            room, moved = self._network.room(cell, True, wanted, known)
            if room < wanted:
                return _Short(True, wanted - room, moved)
        least = max(1, one.parts) if reader is Onlooker.NO_ZERO else 1
        room, moved = self._network.room(cell, False, one.count - least, known)
        return _Short(False, one.count - least - room, moved) if room < one.count - least else None

    def _pinned(self, cell: int, known: KnownRanges) -> _Short | None:
        count = self._network.cells[cell].count
        if known.high[cell] == ENDLESS or self._rule.highest == 1:
            return None
        ways = [(True, known.high[cell] - count), (False, count - known.low[cell])]
        short = None
        for more, free in ways:
            if free < 1:
                continue
            room, moved = self._network.room(cell, more, 1, known)
            if room:
                return None
            short = short or _Short(more, 1, moved)
        return short

    def _loosen(self) -> None:
        """Let the literal reader take for small what hangs together without a cell that is hidden beside others.

        Where one of these is among them he is wrong, and what he works out is too.
        """
        known, cells = self._known[Onlooker.LITERAL], self._network.cells
        root = list(range(1 + max((max(cell.tail, cell.head) for cell in cells), default=0)))

        def of(node: int) -> int:
            while root[node] != node:
                root[node] = root[root[node]]
                node = root[node]
            return node

        held = [number for number, hidden in enumerate(self.hidden) if hidden]
        for number in held:
            ends = self._within(number)
            root[of(ends[0])] = of(ends[-1])
        place = {number: of(self._within(number)[0]) for number in held}
        wrong = {place[number] for number in held if not self._rule.hides(cells[number].count)}
        for number in held:
            known.high[number] = ENDLESS if place[number] in wrong else self._rule.highest

    def _within(self, cell: int) -> list[int]:
        """Return the nodes of a cell that are not outside of the table."""
        one = self._network.cells[cell]
        return [node for node in (one.tail, one.head) if node >= self._network.outside]

    def _tidy(self) -> None:
        """Show again what was hidden beside others and is not needed any more, the dearest first."""
        cells = self._network.cells
        beside = [one for one in self._in_order() if not self._rule.hides(cells[one].count)]
        if sum(self.hidden) > _TIDIED:
            return
        for cell in sorted(beside, key=lambda one: -cells[one].weight):
            self._stop()
            self._mark(cell, False)
            if self.open_cells():
                self._mark(cell, True)
