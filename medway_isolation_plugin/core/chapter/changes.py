"""What changed between two chapters, or two results, and why: each thing once, where it arose, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..made_of import result_name
from ..words import QT_TRANSLATE_NOOP, Phrase
from .causes import SILENT, Cause, Own, of_columns, own_causes, shows
from .compared import MADE_OF_OTHERS, DifferingColumn, Pair
from .snapshots import Snapshot
from .traced import Link, carried, links


@dataclass(frozen=True)
class ChapterChange:
    """One thing that changed: why, in which results it arose, in words what, and which other results moved because of it."""

    cause: Cause
    results: tuple[str, ...]
    said: str
    follows: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResultMove:
    """How a result moved: areas in its worst class before and now, how many of them joined and left, and the share of all."""

    title: str
    before: int
    now: int
    joined: int
    left: int
    compared: int


def changes(before: Sequence[Snapshot], now: Sequence[Snapshot]) -> tuple[ChapterChange, ...]:
    """Return what changed between two sets of results, each thing once, in the order of `Cause`.

    What follows from another change is no cause of its own: an edition brings its own values, boundaries their own ranks, and a
    column that a result takes from another one, or shares with it, is told there.
    """
    pairs = _pairs(before, now)
    linked = links(pairs)
    own = _own(pairs, linked)
    found: dict[Own, list[str]] = {}
    for pair, causes in zip(pairs, own):
        for cause in causes:
            found.setdefault(cause, []).append(pair.title)
    inherited = [carried(at, linked, own) for at in range(len(pairs))]
    for pair, causes, others in zip(pairs, own, inherited):
        explained = bool(others) or any(one.cause not in SILENT for one in causes)
        of_others = pair.kind in MADE_OF_OTHERS and not pair.recorded and bool(found)
        if not explained and not of_others and pair.moved():
            found.setdefault(Own(Cause.UNSTATED, _UNSTATED), []).append(pair.title)
    for cause, titles in _presence(before, now):
        found.setdefault(cause, []).extend(titles)
    order = list(Cause)
    return tuple(
        ChapterChange(one.cause, tuple(dict.fromkeys(titles)), one.said, _follows(one, titles, pairs, inherited))
        for one, titles in sorted(found.items(), key=lambda item: (order.index(item[0].cause), str(item[0].said)))
    )


_UNSTATED = Phrase(
    QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Values differ, and nothing that the results state of themselves does: compare their inputs."
    )
)
_NEW = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Not in the earlier chapter."))
_GONE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "No longer in the chapter."))


def _pairs(before: Sequence[Snapshot], now: Sequence[Snapshot]) -> list[Pair]:
    """Return the results that are in both sets, each beside itself."""
    old = {one.key: one for one in before}
    return [Pair.of(old[one.key], one) for one in now if one.key in old]


def _own(pairs: Sequence[Pair], linked: Sequence[Sequence[Link]]) -> list[list[Own]]:
    """Return the causes that arose in each result itself."""
    found: list[list[Own]] = []
    left: dict[tuple[str, str], list[tuple[int, DifferingColumn]]] = {}
    for at, pair in enumerate(pairs):
        told = {link.column for link in linked[at]}
        fresh = [column for column in pair.columns if column not in told]
        found.append(list(own_causes(pair, fresh, _edition_told(pair, pairs))))
        if not pair.edition_brings and pair.first.age_split == pair.second.age_split:
            for column in fresh:
                if not shows(pair, column):
                    left.setdefault(column.change, []).append((at, column))
    together: dict[tuple[int, ...], list[DifferingColumn]] = {}
    for takers in left.values():  # a column that several results took is told once
        together.setdefault(tuple(at for at, _ in takers), []).append(takers[0][1])
    for takers_of, columns in together.items():
        for one in of_columns(columns):
            for at in takers_of:
                found[at].append(one)
    return found


def _edition_told(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Return whether the numbers that a result shows are another result's, which states its edition itself."""
    of = {one.of for one in pair.second.used if one.shown and one.of}
    return any(
        result_name(other.kind, other.second.stem) in of and other.edition_brings
        for other in pairs
        if other is not pair
    )


def _presence(before: Sequence[Snapshot], now: Sequence[Snapshot]) -> Iterator[tuple[Own, list[str]]]:
    had, has = {one.key for one in before}, {one.key for one in now}
    for said, titles in (
        (_NEW, [one.title for one in now if one.key not in had]),
        (_GONE, [one.title for one in before if one.key not in has]),
    ):
        if titles:
            yield Own(Cause.PRESENCE, said), titles


def _follows(
    cause: Own, titles: Sequence[str], pairs: Sequence[Pair], inherited: Sequence[Mapping[Own, None]]
) -> tuple[str, ...]:
    """Return the other results that a cause came into, as far as they moved."""
    there = (pair.title for pair, others in zip(pairs, inherited) if cause in others and pair.moved())
    return tuple(dict.fromkeys(title for title in there if title not in titles))


def moves(before: Sequence[Snapshot], now: Sequence[Snapshot]) -> tuple[ResultMove, ...]:
    """Return how each result with classes moved that is in both."""
    return tuple(_move(pair) for pair in _pairs(before, now) if not np.isnan(pair.second.quantile).all())


def _move(pair: Pair) -> ResultMove:
    first, second = pair.first, pair.second
    before, now = pair.values("quantile")
    was, is_now = before == 1, now == 1
    return ResultMove(
        pair.title,
        int((first.quantile == 1).sum()),
        int((second.quantile == 1).sum()),
        int((is_now & ~was).sum()),
        int((was & ~is_now).sum()),
        int(pair.there.sum()),
    )
