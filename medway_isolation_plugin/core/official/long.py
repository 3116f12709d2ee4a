"""Long tables, one row an area and category, made wide: one row an area, one column a category."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .. import sources
from ..arrays import Bools, Ints, Texts
from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP
from . import fingertips
from .grids import Table
from .tally import factorise

VALUES = ("obs value", "observation", "value", "count", "data values")
_MEASURES = "measures name"
_VALUE_ROWS = frozenset(("value", "count", "counts"))
# Dimensions of Nomis that describe a row and are no categories.
_DESCRIBING = re.compile(r"(?:date|geography|measures|obs status|obs conf|rural urban)(?: .+)?")
_DATE = ("date name", "date", "time period")
_CATEGORIES = (
    re.compile(r"(?P<what>.+?)(?: \w)? \d+ categories(?: label)?"),  # of the Office for National Statistics
    re.compile(
        r"(?:c(?:\d{4})? )?(?P<what>\w+?)(?: \d+)? name"
    ),  # of the API of Nomis: 'C2021_HHCOMP_15_NAME', 'C_AGE_NAME'
    re.compile("(?P<what>domain|data description|sex|age|age group|category)"),
)
_NAMES_OF_DIMENSIONS = {
    "hhcomp": "Household composition",
    "hhchuk11": "Household composition",
    "age": "Age",
    "age group": "Age",
    "carsno": "Number of cars or vans",
    "cars": "Number of cars or vans",
    "dep": "Household deprivation",
    "health": "General health",
    "tenure": "Tenure of household",
}
_NOT_APPLICABLE = "does not apply"
_SEX = re.compile("sex|gender")
_LAST = re.compile(
    "sex|gender|data description"
)  # what is said of another category stands behind it, in whatever order
_BARE = re.compile("sex|gender|domain|data description")  # whose categories say by themselves what they are
_FROM_TO = re.compile(r"(?<=\d)\s?[-\u2013]\s?(?=\d)")
_BOTH_SEXES = frozenset(("all persons", "persons", "total", "all", "all people"))


def pivot(table: Table) -> Table:
    """Return a long table as a wide one, whose headings are the categories: 'Household composition: One person household'.

    Rows for 'Does not apply' are dropped, and so are percentages beside values. Where rows are by sex too, both sexes together
    are taken, and where they are not given males and females are left as columns of their own, which age bands add up.

    Raises
    ------
    InputError
        Where the table has several dates, no values, or an area has a category twice.
    """
    normal = [sources.normalise(heading) for heading in table.headings]
    value = next((normal.index(name) for name in VALUES if name in normal), -1)
    if value < 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{table} has one row for each area and category, but no column of values was found."
            ),
            table=table.name,
        )
    rows = np.ones(len(table.cells), dtype=bool)
    if _MEASURES in normal:
        rows &= np.array([is_value(cell) for cell in table.cells[:, normal.index(_MEASURES)]], dtype=bool)
    for number, what in _dimensions(normal):
        if _SEX.fullmatch(what):
            rows &= _both_sexes(table.cells[:, number])
    table = table.of_rows(rows)
    if fingertips.INDICATOR in normal:
        table = fingertips.newest(table, normal)
    else:
        _check_dates(table, normal)
    categories = _dimensions(normal)
    of_indicators = fingertips.INDICATOR in normal
    labels, of_row = fingertips.labels(table, normal) if of_indicators else _labels(table, categories)
    rows = np.array([_NOT_APPLICABLE not in label.casefold() for label in labels], dtype=bool)[of_row]
    return _wide(table, value, labels, of_row, rows)


def _dimensions(normal: Sequence[str]) -> list[tuple[int, str]]:
    """Return the columns that hold categories: the number of each, and what it is a category of."""
    if fingertips.INDICATOR in normal:
        return [(normal.index(what), what) for what in fingertips.DIMENSIONS if what in normal]
    found = []
    for number, text in enumerate(normal):
        if _DESCRIBING.fullmatch(text):
            continue
        for pattern in _CATEGORIES:
            match = pattern.fullmatch(text)
            if match:
                found.append((number, match["what"]))
                break
    return sorted(found, key=lambda one: bool(_LAST.fullmatch(one[1])))


def is_value(cell: str) -> bool:
    """Return whether a row of Nomis with this measure is of values, not of percentages."""
    return sources.normalise(cell) in _VALUE_ROWS


def both_sexes(cells: Texts) -> Bools:
    """Return the rows that are of both sexes together."""
    return np.array([cell.strip().casefold() in _BOTH_SEXES for cell in cells], dtype=bool)


def _both_sexes(cells: Texts) -> Bools:
    """Return the rows of both sexes together where there are any, else all."""
    said = both_sexes(cells)
    return said if said.any() else np.ones(len(cells), dtype=bool)


def _check_dates(table: Table, normal: Sequence[str]) -> None:
    for name in _DATE:
        if name in normal:
            dates = list(dict.fromkeys(table.cells[:, normal.index(name)]))
            if len(dates) > 1:
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{table} holds several dates: {dates}. Keep the rows of one date, or download one date at a time.",
                    ),
                    table=table.name,
                    dates=listed(dates),
                )


def _labels(table: Table, categories: Sequence[tuple[int, str]]) -> tuple[list[str], Ints]:
    """Return the different headings that categories become, and each row's place among them."""
    labels, of_row = [""], np.zeros(len(table.cells), dtype=np.int64)
    for number, what in categories:
        names, rows = factorise(table.cells[:, number])
        if len(names) == 1 and len(categories) > 1:
            continue
        title = _NAMES_OF_DIMENSIONS.get(what, what.capitalize())
        bare = [_FROM_TO.sub(" to ", " ".join(name.split())) for name in names]
        texts = (
            bare
            if _BARE.fullmatch(what)
            else max(([f"{title}: {name}" for name in bare], bare), key=lambda some: len(sources.recognise(some).found))
        )
        pairs = [f"{one}; {other}" if one else other for one in labels for other in texts]
        labels, of_row = pairs, of_row * len(texts) + rows
    return labels, of_row


def _wide(table: Table, value: int, labels: Sequence[str], of_row: Ints, rows: Bools) -> Table:
    codes, area = factorise(table.codes)
    used, column = np.unique(of_row[rows], return_inverse=True)
    area_of, cells_of = area[rows], table.cells[rows, value]
    places = area_of * len(used) + column
    if len(np.unique(places)) < len(places):
        repeated = [codes[i] for i in np.flatnonzero(np.bincount(places, minlength=1) > 1)[:3] // len(used)]
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{table} has more than one row for an area and category, such as of {codes}. It may hold several tables: keep one.",
            ),
            table=table.name,
            codes=listed(dict.fromkeys(repeated)),
        )
    wide = np.full(len(codes) * len(used), "", dtype=object)
    wide[places] = cells_of
    wide = wide.reshape(len(codes), len(used))
    first = np.zeros(len(codes), dtype=np.int64)
    first[area[::-1]] = np.arange(len(area))[::-1]
    name = sources.area_name(table.headings, table.headings[table.code_column])
    beside = [table.code_column, *([table.headings.index(name)] if name else [])]
    headings = [*(table.headings[number] for number in beside), *(labels[number] for number in used)]
    return replace(
        table,
        headings=tuple(headings),
        cells=np.concatenate([table.cells[first][:, beside], wide], axis=1),
        code_column=0,
        codes=np.array(codes, dtype=object),
    )
