"""A table of counts of persons made fit to leave the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ..arrays import Floats, Texts
from ..faults import InputError, Stop, listed
from ..words import QT_TRANSLATE_NOOP
from .guard import Guard
from .rules import NHS, DisclosureRule
from .sums import Family, families
from .table import CountTable, ShownCounts, together

MOST_ROWS = 2000  # with a total or groups, where what tells a count may lie anywhere in the table
# A row that is the sum of so many others, with one column and with several, and larger than this, is taken for their total.
_PARTS_OF_ONE, _PARTS_OF_SEVERAL, _CHANCE = 5, 3, 10


@dataclass(frozen=True)
class Protected:
    """A table that may leave the office, with its totals, made of the true counts before anything was rounded.

    Attributes
    ----------
    rows, groups, whole : ShownCounts
        Of each row; of each group in the order of `names`; and of all rows together (one entry).
    names : tuple of str
    suppressed, secondary : int
        Cells that are hidden for what they are, and for what they would tell of others. Not for print.
    attack : int
        Hidden cells that can still be worked out more narrowly than the rule allows: 0.
    rule : DisclosureRule
    found : mapping of str to tuple of str
        Columns that nobody called a total and that are the sum of others, which were protected with them.
    """

    rows: ShownCounts
    groups: ShownCounts
    whole: ShownCounts
    names: tuple[str, ...]
    suppressed: int
    secondary: int
    attack: int
    rule: DisclosureRule
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def protect(
    counts: Mapping[str, Floats],
    rule: DisclosureRule = NHS,
    total: str = "",
    groups: Texts | None = None,
    stop: Stop = lambda: None,
    refuse: bool = True,
) -> Protected:
    """Return counts of persons as they may be shown, with totals of all rows and of groups of rows.

    Whoever prints a column beside others must hand all of them over in one call, and print no other total of them.

    Parameters
    ----------
    counts : mapping of str to ndarray of float, shape (n,)
        True counts by column: whole, not negative, NaN where missing. Areas by under 65 and 65+, say.
    rule : DisclosureRule
    total : str, optional
        The column that all others add up to in each row; empty where there is none. A column that is the sum of others is then
        found, and protected with them.
    groups : ndarray of object, shape (n,), optional
        The group of each row, such as its ward; None where a row has none.
    stop : callable
        Raises when the user has cancelled.
    refuse : bool
        Whether counts that stand in two sums are refused; else one of the sums is seen to.

    Returns
    -------
    Protected

    Raises
    ------
    InputError
        Counts that are negative or not whole, totals that are not the sum of the other columns, a total among the rows, and more
        than `MOST_ROWS` rows with a total or groups.

    Notes
    -----
    NEED §8. A reader who knows that counts are whole, that none is negative and that 0 is never hidden, and who has rows, totals
    of groups and the total of all before him, can bound no count that is hidden for what it is more narrowly than the rule
    does, and none that is hidden beside it within fewer numbers; nor does one who takes every mark for a small count pin one.
    A row that lacks a count is left out of a table with a total; else a missing count is left out of totals.

    Examples
    --------
    >>> found = protect({"clients": np.array([0.0, 1, 3, 7, 8, 12, 13, 152])})
    >>> found.rows.texts("clients").tolist()
    ['0', '*', '*', '*', '10', '10', '15', '150']
    """
    _check(counts, total, groups)
    rows = max(map(len, counts.values()), default=0)
    # Where nobody asked for totals, a country is too large to look for them, and is shown as it was before.
    known = families(counts, total, refuse) if refuse or rows <= MOST_ROWS else (Family(tuple(counts)),)
    _check_size(rows, groups is not None or any(one.total for one in known))
    made = [
        _protected({name: counts[name] for name in one.columns}, rule, one.total, groups, stop)
        for one in known or (Family(()),)
    ]
    names = {name: copy for one in known for name, copy in one.copies.items()}
    return replace(
        made[0],
        rows=together([one.rows for one in made], counts, names),
        groups=together([one.groups for one in made], counts, names),
        whole=together([one.whole for one in made], counts, names),
        suppressed=sum(one.suppressed for one in made),
        secondary=sum(one.secondary for one in made),
        attack=sum(one.attack for one in made),
        found={one.total: one.parts for one in known if one.total != total},
    )


def _protected(
    counts: Mapping[str, Floats], rule: DisclosureRule, total: str, groups: Texts | None, stop: Stop
) -> Protected:
    """Protect columns that hang together by one total at most."""
    table = CountTable.of(counts, total, groups, stop)
    guard = Guard(table.network, rule, stop)
    guard.close()
    shown = [rule.rounded(cell.count) for cell in table.network.cells]
    secondary = sum(hidden and not rule.hides(cell.count) for hidden, cell in zip(guard.hidden, table.network.cells))
    rows, by_group, whole = table.spread(shown, guard.hidden)
    return Protected(
        rows, by_group, whole, table.names, sum(guard.hidden) - secondary, secondary, len(guard.open_cells()), rule
    )


def _check(counts: Mapping[str, Floats], total: str, groups: Texts | None) -> None:
    for name, column in counts.items():
        there = column[~np.isnan(column)]
        wrong = there[(there < 0) | ~np.isfinite(there) | (there != np.floor(there))]
        if len(wrong):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{name}' holds {values}, which are no counts of persons: these are whole and not negative. Choose fields of "
                    "counts; rates and modelled estimates are not hidden.",
                ),
                name=name,
                values=listed([f"{value:g}" for value in wrong[:10]]),
            )
    _check_totals_among(counts, total, groups)
    if not total:
        return
    parts = [column for name, column in counts.items() if name != total]
    if not parts:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The total '{total}' has no counts beside it. Choose its parts."),
            total=total,
        )
    added = np.sum(parts, axis=0)
    with np.errstate(invalid="ignore"):
        differ = np.flatnonzero(np.abs(added - counts[total]) > 0)
    if len(differ):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The total '{total}' is not the sum of the other counts in {n} rows, the first of them row {row}: {sum} and {whole}. "
                "Choose all counts that it is the sum of, or leave the total out.",
            ),
            one="The total '{total}' is not the sum of the other counts in {n} row, row {row}: {sum} and {whole}. Choose all "
            "counts that it is the sum of, or leave the total out.",
            total=total,
            n=len(differ),
            row=int(differ[0]) + 1,
            sum=f"{added[differ[0]]:,.0f}",
            whole=f"{counts[total][differ[0]]:,.0f}",
        )


def _check_totals_among(counts: Mapping[str, Floats], total: str, groups: Texts | None) -> None:
    """Refuse a row that is the sum of all others, or of all others of its group, in more columns than chance would have it."""
    columns = np.array([np.nan_to_num(column) for name, column in counts.items() if name != total])
    if not len(columns):
        return
    labels = [None] * columns.shape[1] if groups is None else list(groups)
    for label in dict.fromkeys([None, *labels]):
        rows = np.array([label is None or one == label for one in labels], dtype=bool)
        part = columns[:, rows]
        several = (part > 0).sum(axis=1, keepdims=True) > (_PARTS_OF_ONE if len(columns) == 1 else _PARTS_OF_SEVERAL)
        same = (2 * part == part.sum(axis=1, keepdims=True)) & (part > _CHANCE) & several
        wrong = np.flatnonzero(same.sum(axis=0) >= min(2, len(columns)))
        if len(wrong):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Row {row} is the sum of all others: it looks like a total among the rows. Take it out; totals are made here.",
                ),
                row=int(np.flatnonzero(rows)[wrong[0]]) + 1,
            )


def _check_size(rows: int, joined: bool) -> None:
    if joined and rows > MOST_ROWS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The table has {rows} rows: with a total or groups at most {most} can be tried as a reader would. Protect the areas of "
                "each authority for themselves.",
            ),
            rows=f"{rows:,}",
            most=f"{MOST_ROWS:,}",
        )
