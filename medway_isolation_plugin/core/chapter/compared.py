"""A result in two chapters, held side by side: its areas, its values, and the columns that went into both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..fields import ResultKind, Role
from ..grouping import first_rows
from ..made_of import ColumnUsed, Rounded
from .snapshots import Snapshot

_CLOSE = 1e-9  # of a value: what computers differ by
_DECIMALS = 9
BASE_YEAR = "base_year"  # the fact of a projection's method
MADE_OF_OTHERS = frozenset({ResultKind.PRIORITY.value, ResultKind.COMPARISON.value, ResultKind.ROBUSTNESS.value})


@dataclass(frozen=True)
class DifferingColumn:
    """A column that went into both, with other values."""

    before: ColumnUsed
    now: ColumnUsed

    @property
    def change(self) -> tuple[str, str]:
        """Return what says that it is the same change elsewhere: both fingerprints."""
        return self.before.digest, self.now.digest


@dataclass(frozen=True)
class Pair:
    """A result before and now.

    Attributes
    ----------
    first, second : Snapshot
    at : ndarray of int, shape (n,)
        The row before of every area that there is now.
    there : ndarray of bool, shape (n,)
        Which areas are in both.
    """

    first: Snapshot
    second: Snapshot
    at: Ints
    there: Bools

    @classmethod
    def of(cls, first: Snapshot, second: Snapshot) -> Pair:
        """Return two results with their areas matched."""
        at = first_rows(first.codes, second.codes)
        return cls(first, second, at, at >= 0)

    @property
    def title(self) -> str:
        """Return what it is called now."""
        return self.second.title

    @property
    def kind(self) -> str:
        """Return which method made it."""
        return self.second.kind

    @property
    def same_areas(self) -> bool:
        """Whether both are of the same areas."""
        return bool(self.there.all()) and len(self.first.codes) == len(self.second.codes)

    @property
    def recorded(self) -> bool:
        """Whether both say which columns went in."""
        return bool(self.first.used and self.second.used)

    def values(self, name: str) -> tuple[Floats, Floats]:
        """Return a column of both on the areas that are in both."""
        before: Floats = getattr(self.first, name)[self.at][self.there]
        now: Floats = getattr(self.second, name)[self.there]
        return before, now

    def moved(self) -> bool:
        """Return whether values, ranks or classes differ."""
        return any(bool(differ(*self.values(name)).any()) for name in ("value", "rank", "quantile"))

    @cached_property
    def columns(self) -> tuple[DifferingColumn, ...]:
        """The columns that went into both with other values; fingerprints of other areas cannot be compared."""
        if not self.same_areas or not self.recorded:
            return ()
        return tuple(one for one in self._matched() if one.before.digest != one.now.digest)

    def _matched(self) -> Iterator[DifferingColumn]:
        """Return the columns of both by their names, else by what they are to the result: files call them otherwise in other years."""
        old = {(one.name, one.band): one for one in self.first.used}
        names = {(one.name, one.band) for one in self.second.used}
        left = {self._place(one): one for key, one in old.items() if key not in names}
        for one in self.second.used:
            before = old.get((one.name, one.band)) or left.get(self._place(one))
            if before is not None and (before.name == one.name or self._place(one)):
                yield DifferingColumn(before, one)

    def _place(self, one: ColumnUsed) -> tuple[str, ...]:
        """Return what a column is to the result whatever it is called; empty where only its name tells."""
        if one.shown == Role.DENOMINATOR.value and self.first.base_words != self.second.base_words:
            return ()
        households = self.kind == ResultKind.SEGMENTATION.value and not one.band
        what = one.shown or ("households" if households else "")
        return (what, one.band) if what else ()

    @property
    def edition_brings(self) -> bool:
        """Whether another source, year or edition is stated, which brings its own values."""
        if self.kind in MADE_OF_OTHERS:
            return False
        names = ("edition",) if self.kind == ResultKind.NEED.value else ("source", "year", "edition")
        return self.other_projection or any(getattr(self.first, name) != getattr(self.second, name) for name in names)

    @property
    def other_projection(self) -> bool:
        """Whether it is a projection of another base year, not only read from another year on."""
        before, now = (dict(one.method).get(BASE_YEAR) for one in (self.first, self.second))
        return before != now and any(not one.now.shown for one in self.columns)


def differ(one: Floats, other: Floats) -> Bools:
    """Return where two columns differ by more than computers do, shape (n,)."""
    both_missing = np.isnan(one) & np.isnan(other)
    found: Bools = ~(np.isclose(one, other, rtol=_CLOSE, atol=0.0) | both_missing)
    return found


def rounding(before: Floats, now: Floats) -> Rounded | None:
    """Return how one of two columns that differ, shape (n,), is the other one rounded; None where neither is.

    More than half of the values must differ: a single number that changed is no rounding.
    """
    if not len(before) or (np.isnan(before) != np.isnan(now)).any():
        return None
    known = ~np.isnan(before)
    before, now = before[known], now[known]
    other = differ(before, now)
    if 2 * int(other.sum()) <= len(other):
        return None
    for digits in range(_DECIMALS):
        step = 10.0**-digits
        near = np.abs(before - now) <= step * (0.5 + 1e-6)
        for is_now, rough, fine in ((False, before, now), (True, now, before)):
            whole = np.isclose(rough / step, np.round(rough / step), rtol=0.0, atol=1e-6)
            finer = ~np.isclose(fine / step, np.round(fine / step), rtol=0.0, atol=1e-6)
            if whole.all() and near.all() and finer[other].all():
                return Rounded(digits, is_now)
    return None
