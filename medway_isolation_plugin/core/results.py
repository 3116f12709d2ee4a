"""What every index hands back: one table of named, described columns on the codes that came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np

from .arrays import Array, Bools, Texts
from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrases

if TYPE_CHECKING:
    from .fields import Result

NAME_LENGTH = 10  # so that Shapefile output keeps every name


class Kind(Enum):
    """What a column holds."""

    REAL = "real"
    WHOLE = "whole"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """One output column: field `name` (at most ten characters), full-English `alias`, `kind`, `values` of shape (n,).

    Missing is NaN in numbers and None in text.
    """

    name: str
    alias: str
    kind: Kind
    values: Array

    def __post_init__(self) -> None:
        if len(self.name) > NAME_LENGTH:
            raise ValueError(f"column name {self.name!r} is longer than {NAME_LENGTH} characters")

    def cells(self) -> list[Any]:
        """Return the values as plain Python objects, None where missing."""
        if self.kind is Kind.TEXT:
            return [None if text is None else str(text) for text in self.values]
        missing = np.isnan(self.values)
        whole = np.where(missing, 0, self.values).astype(np.int64) if self.kind is Kind.WHOLE else self.values
        cells: list[Any] = whole.tolist()
        for row in np.flatnonzero(missing):
            cells[row] = None
        return cells


@dataclass(frozen=True)
class ResultTable:
    """Columns on the same rows, in the order in which they are written; `result` says what an index's columns are."""

    codes: Texts
    columns: tuple[Column, ...]
    result: Result | None = None

    def __getitem__(self, name: str) -> Array:
        """Return the values of the column `name`."""
        for column in self.columns:
            if column.name == name:
                return column.values
        raise KeyError(name)

    def stated_result(self) -> Result:
        """Return what the columns are, for a table that is an index's."""
        if self.result is None:
            raise ValueError("this table is no index's: its columns have no result")
        return self.result

    def stating(self, **facts: Any) -> ResultTable:
        """Return the table with more facts about its result, such as `source` and `year`."""
        return self if self.result is None else replace(self, result=replace(self.result, **facts))

    def check_not_replacing(self, names: Iterable[str], advice: str, gone: Iterable[str] = ()) -> None:
        """Refuse to lose a field that the result was made from: nobody could make it again.

        Parameters
        ----------
        names : iterable of str
            What it was made from.
        advice : str
            What to do.
        gone : iterable of str
            Fields of an older run that are left out.

        Raises
        ------
        InputError
            Naming the fields.
        """
        made = {name.lower() for name in (*(column.name for column in self.columns), *gone)}
        if lost := sorted({name for name in names if name.lower() in made}):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The result is made from {fields} and would be written over it in the output. {advice}",
                ),
                fields=", ".join(map(repr, lost)),
                advice=advice,
            )


def is_none(cells: Texts) -> Bools:
    """Return where there is None, as in the reasons of rows that are all right."""
    found: Bools = cells == np.array(None)
    return found


class Notes:
    """Collects, row by row, the reasons why something is missing or was done differently."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._notes: dict[int, list[str]] = {}  # most rows of a country need none

    @classmethod
    def of(cls, reasons: Texts) -> Notes:
        """Return notes that begin with one reason a row, where there is one."""
        notes = cls(len(reasons))
        rows = np.flatnonzero(~is_none(reasons))
        notes.add_each(rows, reasons[rows])
        return notes

    def add(self, where: Bools, reason: str) -> None:
        """Add one reason to the rows where `where` is true."""
        rows = np.flatnonzero(where).tolist()
        self.add_each(rows, [reason] * len(rows))

    def add_each(self, rows: Iterable[int], reasons: Iterable[str]) -> None:
        """Add a reason of its own to each of `rows`."""
        for row, reason in zip(rows, reasons):
            self._notes.setdefault(int(row), []).append(reason)

    def texts(self) -> Texts:
        """Return one text a row, None where there is nothing to say; in tables they stand in English."""
        texts = np.full(self._rows, None, dtype=object)
        for row, reasons in self._notes.items():
            texts[row] = Phrases(reasons, "; ")
        return texts
