"""Columns of results that leave the office: which of them are counts of persons, and what else would tell these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats
from ..fields import Field, Result, Role
from .protect import protect
from .rules import HIDDEN, NHS, DisclosureRule, is_person_data

_COUNTS = frozenset({Role.NUMERATOR, Role.DENOMINATOR})
# What gives a count back beside others: a share, its limits, and a rank between two shares that are shown.
_TELLING = frozenset({
    Role.VALUE, Role.LOWER, Role.UPPER, Role.OUTER_LOWER, Role.OUTER_UPPER, Role.RELATIVE, Role.SMOOTHED, Role.RANK, Role.CHANGE,
})  # fmt: skip
# Exact shares stand beside the counts, so that rounding hides nothing more.
_BESIDE_SHARES = DisclosureRule(NHS.highest)


@dataclass(frozen=True)
class GuardedColumns:
    """`hidden` says of columns in which rows they must not be shown; `counts` are those that are rounded elsewhere."""

    hidden: Mapping[str, Bools]
    counts: frozenset[str]

    def text(self, name: str, row: int, cell: object) -> object:
        """Return a cell as it may leave the office: a mark where it is hidden, a count rounded, anything else as it is."""
        mask = self.hidden.get(name)
        if mask is not None and mask[row]:
            return HIDDEN
        number = _number(cell) if name in self.counts else np.nan  # a table of text holds its counts as text
        return NHS.rounded(int(np.rint(number))) if np.isfinite(number) and number >= 0 else cell

    @property
    def cells(self) -> int:
        """Return how many cells are hidden."""
        return int(sum(mask.sum() for mask in self.hidden.values()))


def counts_of_persons(results: Sequence[Result]) -> tuple[Field, ...]:
    """Return the columns that are counts of persons by what results say; what is not stated is taken for them."""
    return tuple(
        field for result in results if is_person_data(result.data) for field in result.fields if field.role in _COUNTS
    )


def guard_columns(
    results: Sequence[Result], numbers: Mapping[str, Floats], plain: Sequence[str] = ()
) -> GuardedColumns:
    """Say which cells of results must not leave the office.

    Parameters
    ----------
    results : sequence of Result
        What the columns are.
    numbers : mapping of str to ndarray of float, shape (n,)
        The columns of `counts_of_persons` and `plain` that there are, NaN where missing.
    plain : sequence of str, optional
        Counts of persons that are no result's, as those that results were made of.
    """
    hidden: dict[str, Bools] = {}
    counts: set[str] = set()
    for result in results:
        own = {one.name: one for one in counts_of_persons([result]) if one.name in numbers}
        if not own:
            continue
        whole = {name: _whole(numbers[name]) for name in own}
        secret = protect(whole, _BESIDE_SHARES, refuse=False).rows.hidden
        counts.update(own)
        hidden.update(secret)
        for field in result.fields:
            masks = [secret[name] for name, one in own.items() if (one.band, one.of) == (field.band, field.of)]
            if field.role in _TELLING and masks:
                hidden[field.name] = np.logical_or.reduce(masks)
    if own_counts := {name: _whole(numbers[name]) for name in plain if name in numbers and name not in counts}:
        counts.update(own_counts)
        hidden.update(protect(own_counts, _BESIDE_SHARES, refuse=False).rows.hidden)
    return GuardedColumns(hidden, frozenset(counts))


def protected_counts(counts: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return counts of persons, shape (n,) each, as they may be printed by the rule of the NHS; NaN where hidden or missing."""
    return dict(protect({name: _whole(column) for name, column in counts.items()}, NHS, refuse=False).rows.counts)


def _whole(column: Floats) -> Floats:
    """Return counts as whole numbers: those that were converted to other areas are not."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isfinite(column) & (column >= 0), np.rint(column), np.nan)


def numbers_of(cells: Sequence[object]) -> Floats:
    """Return cells as numbers, NaN for what is none."""
    return np.array([_number(cell) for cell in cells], dtype=float)


def _number(cell: object) -> float:
    try:
        return float(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return float("nan")
