"""Which areas of one vintage lie in which of another, and what became of them (METHODS §7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from .arrays import Bools, Ints, Texts
from .faults import InputError, listed
from .vintages import Lookup, kind
from .words import QT_TRANSLATE_NOOP

OUTPUT_AREAS = "output areas"  # one of `vintages.KINDS`
IRREGULAR_MARK = "X"  # of the lookups of the Office for National Statistics


class BoundaryChange(Enum):
    """What became of the areas behind a new one."""

    UNCHANGED = QT_TRANSLATE_NOOP("MedwayIsolation", "unchanged")
    SUMMED = QT_TRANSLATE_NOOP("MedwayIsolation", "summed")  # from Output Areas that lie in it whole
    SPLIT = QT_TRANSLATE_NOOP("MedwayIsolation", "split")
    MERGED = QT_TRANSLATE_NOOP("MedwayIsolation", "merged")
    IRREGULAR = QT_TRANSLATE_NOOP("MedwayIsolation", "irregular")


@dataclass(frozen=True)
class Overlaps:
    """Which old areas (m,) lie in which new ones (n,): a pair for each overlap.

    Attributes
    ----------
    codes : ndarray of str, shape (n,)
        The new areas, in order of their codes.
    source, target : ndarray of int, shape (p,)
        Rows of the old and of the new area of each pair.
    change : ndarray of BoundaryChange, shape (n,)
    complete : ndarray of bool, shape (n,)
        Whether every old area behind a new one is among those that were given.
    unmatched : ndarray of bool, shape (m,)
        Old areas that the lookup does not have.
    """

    codes: Texts
    source: Ints
    target: Ints
    change: Texts
    complete: Bools
    unmatched: Bools

    @property
    def sources(self) -> Ints:
        """How many old areas lie behind each new one, shape (n,)."""
        return np.bincount(self.target, minlength=len(self.codes))

    @property
    def parts(self) -> Ints:
        """In how many new areas each pair's old area lies, shape (p,)."""
        return np.bincount(self.source, minlength=len(self.unmatched))[self.source]

    @property
    def divided(self) -> Bools:
        """New areas that hold a part of an old one, shape (n,)."""
        return np.bincount(self.target, weights=self.parts > 1, minlength=len(self.codes)) > 0

    def count(self, change: BoundaryChange) -> int:
        """Return how many new areas came about in one way."""
        return int((self.change == np.array(change, dtype=object)).sum())


def overlaps(old_codes: Texts, lookup: Lookup, marks: Sequence[str] | Texts = ()) -> Overlaps:
    """Return the new areas in which some old ones lie.

    An area whose code both vintages have is unchanged, whatever the lookup pairs it with: no code is kept over a change.

    Parameters
    ----------
    old_codes : ndarray of str, shape (m,)
        Unique codes.
    lookup : Lookup
        An exact-fit one: a row for each overlap.
    marks : sequence of str, optional
        The kind of change that the lookup states in each of its rows; only `IRREGULAR_MARK` is read.

    Raises
    ------
    InputError
        When no old area is in the lookup, or it is a best-fit one, which hides splits.
    """
    row_of = {code: row for row, code in enumerate(old_codes) if code}
    kept = set(lookup.new) - {""}
    olds: dict[str, list[str]] = defaultdict(list)
    for old, new in lookup.pairs:
        if new != old and (new in row_of or old in kept):
            continue  # one of the two is unchanged
        olds[new].append(old)
    news: dict[str, list[str]] = defaultdict(list)
    for new, behind in olds.items():
        for old in behind:
            news[old].append(new)
    given = sorted({new for old in row_of for new in news.get(old, ())})
    if not given:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "None of the area codes ({codes}) is in the lookup ({known}). Choose the lookup from their vintage to the one wanted, "
                "and its fields of old and new codes.",
            ),
            codes=listed(row_of, 3),
            known=listed(sorted(news), 3),
        )
    irregular = {new for new, mark in zip(lookup.new, marks) if str(mark).strip().upper() == IRREGULAR_MARK}
    change = [_change(new, olds, news, irregular) for new in given]
    _refuse_best_fit(given, olds, irregular, lookup)
    pairs = [(row_of[old], place) for place, new in enumerate(given) for old in olds[new] if old in row_of]
    source, target = np.array(pairs, dtype=np.int64).T
    unmatched = np.array([code not in news for code in old_codes])
    complete = np.array([all(old in row_of for old in olds[new]) for new in given])
    return Overlaps(np.array(given, dtype=object), source, target, np.array(change, dtype=object), complete, unmatched)


def _change(new: str, olds: dict[str, list[str]], news: dict[str, list[str]], irregular: set[str]) -> BoundaryChange:
    """Return how a new area came about: irregular where old areas were both split and merged, or another code alone is new."""
    if olds[new] == [new]:
        return BoundaryChange.UNCHANGED
    if kind(olds[new][0]) == OUTPUT_AREAS != kind(new):
        return BoundaryChange.SPLIT if any(len(news[old]) > 1 for old in olds[new]) else BoundaryChange.SUMMED
    behind, beside = {*olds[new]}, {new}
    while True:  # all areas that hang together by overlaps, mostly two or three
        wider = {one for old in behind for one in news[old]} | beside
        more = {old for one in wider for old in olds[one]} | behind
        if (wider, more) == (beside, behind):
            break
        beside, behind = wider, more
    if not irregular.isdisjoint(beside):
        return BoundaryChange.IRREGULAR
    if len(beside) == 1 and len(behind) > 1:
        return BoundaryChange.MERGED
    return BoundaryChange.SPLIT if len(behind) == 1 and len(beside) > 1 else BoundaryChange.IRREGULAR


def _refuse_best_fit(given: Sequence[str], olds: dict[str, list[str]], irregular: set[str], lookup: Lookup) -> None:
    """Refuse a lookup with one row for each old area where a changed area then has another code and no reason."""
    if not lookup.best_fit:
        return
    odd = [
        new
        for new in given
        if olds[new] != [new] and len(olds[new]) == 1 and new not in irregular and kind(olds[new][0]) == kind(new)
    ]
    if odd:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The lookup has one row for each old area, and {codes} would take the place of another area whole: a best-fit lookup "
                "hides that areas were split. Use the exact-fit lookup of the Office for National Statistics, with its kind of change.",
            ),
            codes=listed(odd, 3),
        )
