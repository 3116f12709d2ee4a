"""Where a change came from: a column that differs is followed to the result that made it, or that shows its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..fields import Role
from ..made_of import ColumnUsed, result_name
from .causes import SILENT, Cause, Own
from .compared import DifferingColumn, Pair

_CLASSES = frozenset({Role.QUANTILE.value, Role.FLAG.value, Role.MET.value})
_OF_VALUES = frozenset({Cause.DATA, Cause.ROUNDING, Cause.EDITION})


@dataclass(frozen=True)
class Link:
    """A column that differs, and the place of the result that it comes from.

    `role` is what the column is to that result; empty where it went into both, and that one shows its numbers.
    """

    column: DifferingColumn
    parent: int
    role: str = ""

    def carries(self, own: Own) -> bool:
        """Return whether a cause of the parent comes along with the column."""
        if not self.role:
            return own.cause in _OF_VALUES
        if own.cause in SILENT or own.cause is Cause.BOUNDARIES:
            return False
        return not own.classes_only or self.role in _CLASSES


def links(pairs: Sequence[Pair]) -> list[list[Link]]:
    """Return for each result the columns that differ because of another one: their change is told there."""
    return [_links(pairs, at) for at in range(len(pairs))]


def _links(pairs: Sequence[Pair], at: int) -> list[Link]:
    found = (_link(pairs, at, column) for column in pairs[at].columns)
    return [link for link in found if link is not None]


def _link(pairs: Sequence[Pair], at: int, column: DifferingColumn) -> Link | None:
    # Numbers that two results show, such as residents, are told by the first of them, unless one says that they are the other's.
    first_tells = bool(column.now.shown) and not column.now.of
    others = [other for other in range(len(pairs)) if other < at or (other != at and not first_tells)]
    for other in others:
        if (role := _made(pairs[other], column)) is not None:
            return Link(column, other, role)
    for other in others:
        if (role := _named(pairs[other], column)) is not None:
            return Link(column, other, role)
    for other in others:
        counted = pairs[other].first.age_split == pairs[other].second.age_split  # else it tells of the ages alone
        if counted and any(one.change == column.change and one.now.shown for one in pairs[other].columns):
            return Link(column, other)
    return None


def _made(parent: Pair, column: DifferingColumn) -> str | None:
    """Return the role of the parent's column that had and has these very values."""
    before = {one.digest for one in parent.first.made}
    now = {one.digest: one.shown for one in parent.second.made}
    return now.get(column.now.digest) if column.before.digest in before else None


def _named(parent: Pair, column: DifferingColumn) -> str | None:
    """Return the role of the parent's column that the column says it is, where that differs too.

    Its values may have been written with fewer decimals on the way, and then have another fingerprint.
    """
    if not column.now.of or column.now.of != result_name(parent.second.kind, parent.second.stem):
        return None
    before, now = _by_name(parent.first.made), _by_name(parent.second.made)
    name = column.now.name
    there = name in before and name in now and before[name].digest != now[name].digest
    return now[name].shown if there else None


def _by_name(columns: Sequence[ColumnUsed]) -> Mapping[str, ColumnUsed]:
    return {one.name: one for one in columns}


def carried(at: int, linked: Sequence[Sequence[Link]], own: Sequence[Sequence[Own]]) -> dict[Own, None]:
    """Return the causes of others that came into a result through the columns that went in, each once."""
    found: dict[Own, None] = {}
    seen: set[int] = set()

    def walk(place: int) -> Iterator[Own]:
        seen.add(place)
        for link in linked[place]:
            yield from (one for one in own[link.parent] if link.carries(one))
            if link.role and link.parent not in seen:
                yield from walk(link.parent)

    for one in walk(at):
        found[one] = None
    return found
