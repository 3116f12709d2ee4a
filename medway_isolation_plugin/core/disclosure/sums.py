"""Columns that are the sum of others, whether somebody said so or not: beside its parts a total tells a hidden one of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..arrays import Floats
from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP

_MOST_TRIED = 200_000  # sums of a few columns that lie anywhere; those of columns side by side are all tried
_SURE = 3  # rows in which several parts are not 0, from which on it is no chance


@dataclass(frozen=True)
class ColumnSum:
    """A column, the columns that it is the sum of in every row, and in how many rows several of these are not 0."""

    total: str
    parts: tuple[str, ...]
    rows: int

    @property
    def columns(self) -> frozenset[str]:
        """Return all of them."""
        return frozenset((self.total, *self.parts))


@dataclass(frozen=True)
class Family:
    """Columns that are protected together, and which of them is the total of the others, '' for none.

    `copies` are further columns with the same counts as one of them, which is named.
    """

    columns: tuple[str, ...]
    total: str = ""
    copies: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the columns without their total."""
        return tuple(name for name in self.columns if name != self.total)


def families(counts: Mapping[str, Floats], total: str = "", refuse: bool = True) -> tuple[Family, ...]:
    """Return which columns of a table must be protected together.

    Parameters
    ----------
    counts : mapping of str to ndarray of float, shape (n,)
        NaN where missing.
    total : str
        The column that is said to be the sum of all others; where none is, sums are looked for.
    refuse : bool
        Whether a column that stands in two sums is refused; else the first sum that is found holds.

    Raises
    ------
    InputError
        When a column stands in two sums: one network has no place for both.
    """
    found = sums({name: column for name, column in counts.items() if name != total})
    kept: list[ColumnSum] = []
    for one in found:
        crossing = total or any(one.columns & other.columns for other in kept)
        if not crossing:
            kept.append(one)
        elif refuse and one.rows >= _SURE:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{total}' is the sum of {parts} in each row, and these counts stand in another sum too, so that hidden ones could "
                    "be worked out. Leave out the counts that others add up to, or publish one division of them at a time.",
                ),
                total=one.total,
                parts=listed([f"'{name}'" for name in one.parts]),
            )
    if total:
        return (Family(tuple(counts), total),)
    first = _firsts(counts)
    joined = {name for one in kept for name in one.columns}
    alone = tuple(name for name in counts if first[name] not in joined)
    made = [
        Family(
            tuple(name for name in counts if name in one.columns),
            one.total,
            {name: of for name, of in first.items() if of in one.columns and name != of},
        )
        for one in kept
    ]
    return (*made, *([Family(alone)] if alone else []))


def sums(counts: Mapping[str, Floats]) -> list[ColumnSum]:
    """Return the columns that are the sum of two or more others wherever all of these are there."""
    names = list(dict.fromkeys(_firsts(counts).values()))
    if len(names) < 3:
        return []
    whole = np.logical_and.reduce([np.isfinite(counts[name]) for name in names])
    # Sums of columns are told by sums of one number each, which wrap around: what is alike is then looked at row by row.
    weights = np.random.default_rng(0).integers(1, 1 << 63, int(whole.sum()), dtype=np.uint64)
    with np.errstate(invalid="ignore"):  # what is larger than any count
        marks = {name: int((counts[name][whole].astype(np.uint64) * weights).sum(dtype=np.uint64)) for name in names}
    found: list[ColumnSum] = []
    for total in names:
        others = [name for name in names if name != total]
        of_this: list[frozenset[str]] = []
        for parts in _candidates(others):
            if sum(marks[name] for name in parts) % (1 << 64) != marks[total]:
                continue
            if any(one <= frozenset(parts) for one in of_this):  # the same with columns of 0
                continue
            if (rows := _rows(counts, total, parts)) is not None:
                of_this.append(frozenset(parts))
                found.append(ColumnSum(total, parts, rows))
    return found


def _firsts(counts: Mapping[str, Floats]) -> dict[str, str]:
    """Return for each column the first one with the same counts."""
    seen: dict[bytes, str] = {}
    return {name: seen.setdefault(np.nan_to_num(column, nan=-1.0).tobytes(), name) for name, column in counts.items()}


def _candidates(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield several columns, the fewest first: any that are few, and all that lie side by side."""
    tried = 0
    for size in range(2, len(names) + 1):
        tried += math.comb(len(names), size) * (len(names) + 1)
        if tried <= _MOST_TRIED:
            yield from itertools.combinations(names, size)
        else:
            yield from (tuple(names[start : start + size]) for start in range(len(names) - size + 1))


def _rows(counts: Mapping[str, Floats], total: str, parts: Sequence[str]) -> int | None:
    """Return in how many rows several parts are not 0; None where they do not add up, or one of them is 0 everywhere."""
    columns = np.array([counts[name] for name in parts])
    there = np.isfinite(columns).all(axis=0) & np.isfinite(counts[total])
    some = columns[:, there] > 0
    if not some.any(axis=1).all() or (columns[:, there].sum(axis=0) != counts[total][there]).any():
        return None
    return int((some.sum(axis=0) > 1).sum())
