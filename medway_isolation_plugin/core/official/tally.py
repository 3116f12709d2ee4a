"""Households counted by area and type, chunk by chunk: memory grows with the areas, not with the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Floats, Ints, Texts
from .grids import Factored, LongText, Table

UNCLASSIFIED = "unclassified"  # a household without a type
_TYPES = 1 << 13  # more than any segmentation has


@dataclass
class HouseholdTally:
    """Sums of households by area and type; `lost` are rows with a type and no area."""

    areas: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    lost: int = 0
    _keys: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    _sums: Floats = field(default_factory=lambda: np.empty(0))

    def add(self, areas: Factored, types: Factored, counts: Floats | None, wanted: frozenset[str] | None) -> None:
        """Count the rows of a chunk.

        Parameters
        ----------
        areas, types : Factored
            The different areas and types, '' for none, and each row's place among them, shape (m,).
        counts : ndarray of float, shape (m,), optional
            The households of each row. Default: one.
        wanted : frozenset of str, optional
            The areas to count. Default: all.
        """
        area, kind = _numbered(areas, self.areas), _numbered(types, self.types)
        if wanted is not None:
            area[[number for number, code in enumerate(areas[0]) if code and code not in wanted]] = _UNWANTED
        area_of, kind_of = area[areas[1]], kind[types[1]]
        without = (area_of == _NONE) & (kind_of >= 0)
        self.lost += int(without.sum())
        if ((area_of >= 0) & (kind_of == _NONE)).any():
            kind_of[(area_of >= 0) & (kind_of == _NONE)] = self.types.setdefault(UNCLASSIFIED, len(self.types))
        rows = area_of >= 0
        keys, place = np.unique(area_of[rows] * _TYPES + kind_of[rows], return_inverse=True)
        weights: Floats = np.ones(len(place)) if counts is None else counts[rows]
        self._merge(keys, np.bincount(place, weights, len(keys)).astype(np.float64))

    def _merge(self, keys: Ints, sums: Floats) -> None:
        """Add the sums of some pairs, in order, to those that there are."""
        at = np.searchsorted(self._keys, keys)
        known = np.zeros(len(keys), dtype=bool)
        if len(self._keys):
            known = self._keys[np.minimum(at, len(self._keys) - 1)] == keys
        self._sums[at[known]] += sums[known]
        self._keys = np.insert(self._keys, at[~known], keys[~known])
        self._sums = np.insert(self._sums, at[~known], sums[~known])

    def rows(self) -> tuple[Texts, Texts, Floats]:
        """Return area, type and households, one row each, by area in order of first appearance."""
        areas, types = np.array(list(self.areas), dtype=object), np.array(list(self.types), dtype=object)
        return areas[self._keys // _TYPES], types[self._keys % _TYPES], self._sums


_NONE, _UNWANTED = -1, -2


def _numbered(column: Factored, known: dict[str, int]) -> Ints:
    """Return the number of each different text, `_NONE` where it is empty."""
    return np.array([known.setdefault(text, len(known)) if text else _NONE for text in column[0]], dtype=np.int64)


def mapped(column: Factored, change: Callable[[Texts], Texts]) -> Factored:
    """Return a column with each of its different texts changed."""
    return change(column[0]), column[1]


def chunks(table: Table, columns: Sequence[int], long: LongText | None) -> Iterator[Sequence[Factored]]:
    """Read columns of a table: of a long one chunk by chunk, from the row below its headings on."""
    if long is not None:
        above = table.header + 1
        for chunk in long.chunks(columns):
            yield [(texts, rows[above:]) for texts, rows in chunk]
            above = 0
    else:
        yield [factorise(table.cells[:, number]) for number in columns]


def factorise(cells: Texts) -> Factored:
    """Return the different texts in order of appearance, and each cell's place among them, shape (m,)."""
    seen: dict[str, int] = {}
    rows = np.fromiter((seen.setdefault(cell, len(seen)) for cell in cells), np.int64, len(cells))
    return np.array(list(seen), dtype=object), rows
