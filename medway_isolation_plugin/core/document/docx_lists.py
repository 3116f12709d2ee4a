"""Paragraphs with marks, which .docx files hold one after another, as lists within lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .found import Found
from .model import Block, Listing, ListItem


@dataclass(frozen=True)
class ListPlace:
    """Where a paragraph is in a list: the number of the list, its level, whether it counts and from where on.

    `restarts`: it counts from the beginning again here. `has_mark`: a new item begins; otherwise the paragraph goes on with
    the one before.
    """

    number: str
    level: int
    numbered: bool = False
    start: int = 1
    restarts: bool = False
    has_mark: bool = True


@dataclass(frozen=True)
class Piece:
    """A block as it was found, and where it is in a list."""

    found: Found
    place: ListPlace | None = None


@dataclass
class _Open:
    place: ListPlace
    start: int
    items: list[list[Block]] = field(default_factory=list)

    def closed(self) -> Listing:
        return Listing(tuple(ListItem(tuple(item)) for item in self.items), self.place.numbered, self.start)


def grouped(pieces: Iterable[Piece]) -> Iterator[Found]:
    """Yield blocks, those that have places in lists as lists."""
    lists = _Lists()
    for piece in pieces:
        if piece.place is None or not lists.takes(piece.place):
            yield from lists.closed()
        if piece.place is None or not (piece.place.has_mark or lists.open):
            yield piece.found
        else:
            lists.put(piece.found, piece.place)
    yield from lists.closed()


class _Lists:
    """The lists that are open, each in the last item of the one before."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self._next: dict[tuple[str, int], int] = {}  # numbers of the items to come, by list and level
        self._obstacles: list[str] = []
        self._remarks: list[str] = []

    def takes(self, place: ListPlace) -> bool:
        """Whether a place is in the lists that are open."""
        if not self.open or not place.has_mark:
            return bool(self.open)
        return place.level > self.open[0].place.level or self._same(self.open[0].place, place)

    @staticmethod
    def _same(one: ListPlace, other: ListPlace) -> bool:
        if other.restarts or one.numbered != other.numbered:
            return False
        return one.number == other.number or not one.numbered

    def put(self, found: Found, place: ListPlace) -> None:
        """Put a paragraph where it belongs."""
        self._obstacles += found.obstacles
        self._remarks += found.remarks
        while len(self.open) > 1 and (
            self.open[-1].place.level > place.level
            or (
                place.has_mark
                and self.open[-1].place.level == place.level
                and not self._same(self.open[-1].place, place)
            )
        ):
            self._close_last()
        if not place.has_mark:
            self.open[-1].items[-1].append(found.block)
            return
        key = (place.number, place.level)
        number = place.start if place.restarts else self._next.get(key, place.start)
        if not self.open or self.open[-1].place.level < place.level:
            self.open.append(_Open(place, number))
        self._next[key] = number + 1
        for other in [other for other in self._next if other[0] == place.number and other[1] > place.level]:
            del self._next[other]
        self.open[-1].items.append([found.block])

    def _close_last(self) -> None:
        last = self.open.pop()
        self.open[-1].items[-1].append(last.closed())

    def closed(self) -> Iterator[Found]:
        """Yield the lists that were open, as one list, and begin again."""
        if not self.open:
            return
        while len(self.open) > 1:
            self._close_last()
        found = Found(self.open.pop().closed(), "", tuple(self._obstacles), tuple(self._remarks))
        self._obstacles, self._remarks = [], []
        yield found
