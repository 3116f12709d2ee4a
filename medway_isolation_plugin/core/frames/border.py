"""Data frames in and out. What is wrong in one is found by `AreaTable.checked`, as everywhere."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

import pandas as pd

from ..areas import AreaTable, Measure, PartOf, RawTable
from ..faults import InputError, listed
from ..results import ResultTable
from ..words import QT_TRANSLATE_NOOP, Phrase

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Coded:
    """A data frame of areas: their codes stand in the column `code`, or in the index where that is None."""

    frame: pd.DataFrame
    code: Hashable | None = None
    name: str = QT_TRANSLATE_NOOP("MedwayIsolation", "the data frame")

    def headings(self) -> list[str]:
        """Return the names of the columns."""
        return [str(name) for name in self.frame.columns]

    def codes(self) -> list[object]:
        """Return the codes as they came in."""
        return _cells(self.frame.index.to_series()) if self.code is None else self.cells(self.code)

    def cells(self, column: Hashable) -> list[object]:
        """Return a column's cells, None where missing.

        Raises
        ------
        InputError
            When there is no such column, or more than one.
        """
        number = list(self.frame.columns).count(column)
        if number != 1:
            lacking = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} has no column '{column}'. Its columns are: {columns}."
            )
            several = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} has {n} columns called '{column}'. Its columns are: {columns}."
            )
            raise InputError(
                several if number else lacking,
                name=Phrase(self.name),
                n=number,
                column=column,
                columns=listed(self.frame.columns, 30),
            )
        return _cells(self.frame[column])

    def table(self, fields: Mapping[str, str]) -> RawTable:
        """Return the codes and the columns of `fields` (key to column; an empty name means none), unchecked."""
        return RawTable(
            Phrase(self.name), self.codes(), {key: self.cells(name) for key, name in fields.items() if name}
        )

    def checked(
        self, measures: Sequence[Measure], parts: Sequence[PartOf] = (), labels: Sequence[str] = ()
    ) -> AreaTable:
        """Return the areas with checked numbers.

        Raises
        ------
        InputError
            See `AreaTable.checked`.
        """
        table = self.table({**{one.key: one.field for one in measures}, **{name: name for name in labels}})
        return AreaTable.checked(table.codes, table, measures, parts, labels)

    def beside(self, table: ResultTable, **facts: Any) -> pd.DataFrame:
        """Return a result on the rows of this frame, codes where they came in; `facts` of the whole become its `attrs`."""
        made = frame_of(table, self.frame.index, **facts)
        if self.code is not None:
            made.insert(0, self.code, self.frame[self.code])
        return made


def _cells(column: pd.Series) -> list[object]:
    cells: list[object] = column.astype(object).where(column.notna(), None).tolist()
    return cells


def frame_of(table: ResultTable, index: pd.Index | None, **facts: Any) -> pd.DataFrame:
    """Return a table's columns on an index of shape (n,); by default rows are counted from 0."""
    made = pd.DataFrame({column.name: column.values for column in table.columns}, index=index)
    made.attrs.update(facts)
    return made


def chosen(options: type[Choice], value: str, what: str) -> Choice:
    """Return the option that a word names.

    Raises
    ------
    InputError
        When it is none; `what` says what is chosen.
    """
    for option in options:
        if option.value == value:
            return option
    raise InputError(
        QT_TRANSLATE_NOOP("MedwayIsolation", "The {what} '{value}' is not known. Write one of {options}."),
        what=Phrase(what),
        value=value,
        options=listed(one.value for one in options),
    )


def warn(said: Iterable[str]) -> None:
    """Give what a run found odd as warnings of whoever called the front door."""
    for text in said:
        warnings.warn(text, UserWarning, stacklevel=3)
