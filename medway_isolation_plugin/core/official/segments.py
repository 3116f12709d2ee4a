"""Households by area and type, tables of types, and lookups: lists that stay lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .. import sources
from ..arrays import Floats, Texts
from ..faults import InputError, counted, listed
from ..source_shapes import Layout, Shape
from . import cells, editions
from .grids import Table
from .long import factorise

_TYPE = re.compile(r"(?P<code>[A-Z]-?\d{1,2}|\d[a-z]\d|\d{1,2})(?:[\s:.,-].*)?", re.DOTALL)
_SUM = re.compile(r"(?:grand )?totals?|all(?: types| households| segments| groups)?|total households|sum")
_TYPE_HEADING = re.compile(r"[A-Z] ?\d{2}(?:\s.+)?")


@dataclass(frozen=True)
class Listed:
    """A list of m rows: `codes` (m,) of areas or '', numbers and texts by canonical name, (m,) each."""

    codes: Texts
    values: Mapping[str, Floats]
    texts: Mapping[str, Texts]
    warnings: tuple[str, ...] = ()


def type_code(cell: str) -> str:
    """Return the code of a type: 'A01' of 'A01 World-Class Wealth'; the text itself where it is no such label."""
    text = cells.tidy(cell)
    found = _TYPE.fullmatch(text)
    return found["code"] if found else text


def read(table: Table, shape: Shape) -> Listed:
    """Read a list.

    Raises
    ------
    InputError
        Where postcodes stand without areas, or the column of types or counts is not found.
    """
    return {
        Layout.TYPES: _counts,
        Layout.ADDRESSES: _addresses,
        Layout.MATRIX: _matrix,
        Layout.POSTCODES: _postcodes,
        Layout.TYPE_TABLE: _types,
        Layout.LOOKUP: _lookup,
    }[shape.layout](table)


def _type_column(table: Table) -> Texts:
    heading = sources.recognise(table.headings, only=("types",)).heading("type")
    if not heading:
        raise InputError(
            f"No column of '{table.name}' is headed as one of types. Its columns are: {', '.join(table.headings)}."
        )
    labels, rows = factorise(table.column(heading))
    return np.array([type_code(label) for label in labels], dtype=object)[rows]


def _counts(table: Table) -> Listed:
    columns = sources.recognise(table.headings, only=("counts",))
    heading = columns.heading("count", "households")
    counts, types = _households(table.column(heading), heading), _type_column(table)
    sums = np.array([_is_sum(kind) for kind in types], dtype=bool)
    return Listed(
        table.codes[~sums],
        {"households": counts[~sums]},
        {"type": types[~sums]},
        (*_said_of_sums(types[sums]), *_said_of_parts(counts), *_said_of_codes(table)),
    )


def _households(column: Texts, heading: str) -> Floats:
    """Read counts of households.

    Raises
    ------
    InputError
        For percentages, and for a number below 0.
    """
    read = cells.numbers(column, heading)
    if read.percent:
        raise InputError(
            f"The column '{heading}' holds percentages, not counts of households. Get the table with counts."
        )
    if (read.values < 0).any():
        raise InputError(f"The column '{heading}' holds numbers below 0, which are no counts of households.")
    return read.values


def _is_sum(kind: str) -> bool:
    return bool(_SUM.fullmatch(sources.normalise(kind)))


def _said_of_sums(types: Texts) -> tuple[str, ...]:
    if not len(types):
        return ()
    rows = counted(len(types), "row is of all types together and is", "rows are of all types together and are")
    return (f"{rows} left out: {listed(dict.fromkeys(types))}.",)


def _said_of_parts(counts: Floats) -> tuple[str, ...]:
    parts = int((counts != np.floor(counts)).sum() - np.isnan(counts).sum())
    if not parts:
        return ()
    return (
        f"{counted(parts, 'count')} of households {'is' if parts == 1 else 'are'} not whole: these may be percentages or estimates.",
    )


def _said_of_codes(table: Table) -> tuple[str, ...]:
    return (
        tuple(editions.of_list(table.codes, table.headings, table.headings[table.code_column]))
        if table.code_column >= 0
        else ()
    )


def _addresses(table: Table) -> Listed:
    """Count the rows of each area and type."""
    areas, area = factorise(table.codes)
    types, kind = factorise(_type_column(table))
    pairs, counts = np.unique(area * len(types) + kind, return_counts=True)
    lost = int(counts[pairs // len(types) == areas.index("")].sum()) if "" in areas else 0
    warnings = (f"{counted(lost, 'household has', 'households have')} no area code and is left out.",) if lost else ()
    codes = np.array(areas, dtype=object)[pairs // len(types)]
    kept = codes != ""
    return Listed(
        codes[kept],
        {"households": counts[kept].astype(float)},
        {"type": np.array(types, dtype=object)[pairs % len(types)][kept]},
        (*warnings, *_said_of_codes(table)),
    )


def _matrix(table: Table) -> Listed:
    """Make one row of each area and type, of a table with one column a type."""
    columns = [number for number, heading in enumerate(table.headings) if _TYPE_HEADING.fullmatch(heading)]
    read = [_households(table.cells[:, number], table.headings[number]) for number in columns]
    types = np.array([type_code(table.headings[number]) for number in columns], dtype=object)
    return Listed(
        np.repeat(table.codes, len(columns)),
        {"households": (counts := np.column_stack(read).ravel())},
        {"type": np.tile(types, len(table.codes))},
        (*_said_of_parts(counts), *_said_of_codes(table)),
    )


def _postcodes(table: Table) -> Listed:
    heading = sources.recognise(table.headings, only=("areas",)).heading("postcode") or next(
        name for name in table.headings if "postcode" in sources.normalise(name)
    )
    codes = np.array([postcode(cell) for cell in table.column(heading)], dtype=object)
    return Listed(codes, {}, {"type": _type_column(table)})


def postcode(cell: str) -> str:
    """Return a postcode as directories are matched by it: capitals, without spaces."""
    return "".join(cells.tidy(cell).upper().split())


def _types(table: Table) -> Listed:
    types = _type_column(table)
    values, texts = {}, {"type": types}
    for heading in table.headings:
        column = table.column(heading)
        if heading and sources.recognise([heading], only=("types",)).heading("type") != heading:
            try:
                values[heading] = cells.numbers(column, heading).values
            except InputError:  # a column of words, such as the types' names
                texts[heading] = np.array([cells.tidy(cell) for cell in column], dtype=object)
    return Listed(np.full(len(types), "", dtype=object), values, texts)


def _lookup(table: Table) -> Listed:
    texts = {
        heading: np.array([cells.area_code(cell) or cells.tidy(cell) for cell in table.column(heading)], dtype=object)
        for heading in table.headings
        if heading
    }
    return Listed(table.codes, {}, texts)
