"""Names and rows: which rows carry which name, and sums over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .arrays import Floats, Ints, Texts


def numbered(names: Sequence[Any] | Texts) -> tuple[Texts, Ints]:
    """Number names in the order of their first appearance.

    Returns
    -------
    different : ndarray of object, shape (g,)
        Each name once.
    number : ndarray of int, shape (n,)
        Where each row's name stands in `different`.
    """
    number_of = {name: number for number, name in enumerate(dict.fromkeys(names))}
    different = np.empty(len(number_of), dtype=object)
    different[:] = list(number_of)
    return different, np.fromiter(map(number_of.__getitem__, names), dtype=np.int64, count=len(names))


def first_rows(names: Iterable[Any], wanted: Sequence[Any] | Texts) -> Ints:
    """Return the first row in `names` (n,) of each name in `wanted` (m,), shape (m,); -1 where there is none."""
    row_of: dict[Any, int] = {}
    for row, name in enumerate(names):
        row_of.setdefault(name, row)
    return np.fromiter((row_of.get(name, -1) for name in wanted), dtype=np.int64, count=len(wanted))


def group_sums(number: Ints, values: Floats, groups: int) -> Floats:
    """Return the sum of `values` (n,) over the rows of each group, shape (groups,); rows without a value do not count."""
    there = ~np.isnan(values)
    return np.asarray(np.bincount(number[there], weights=values[there], minlength=groups), dtype=np.float64)


def group_means(number: Ints, values: Floats, groups: int) -> Floats:
    """Return the mean of each group's values, shape (groups,); NaN where it has none."""
    count = np.bincount(number[~np.isnan(values)], minlength=groups)
    sums = group_sums(number, values, groups)
    return np.divide(sums, count, out=np.full(groups, np.nan), where=count > 0)


def group_medians(number: Ints, values: Floats, groups: int) -> Floats:
    """Return the median of each group's values, shape (groups,); NaN where it has none."""
    there = ~np.isnan(values)
    number, values = number[there], values[there]
    ordered = values[np.lexsort((values, number))]
    count = np.bincount(number, minlength=groups)
    end = np.cumsum(count)
    some = count > 0
    low, high = (end - count + (count - 1) // 2)[some], (end - count + count // 2)[some]
    medians = np.full(groups, np.nan)
    medians[some] = 0.5 * (ordered[low] + ordered[high])
    return medians
