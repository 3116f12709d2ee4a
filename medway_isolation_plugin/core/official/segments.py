"""Households by area and type, tables of types, and lookups: lists that stay lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .. import sources
from ..arrays import Floats, Texts
from ..faults import InputError, listed
from ..source_shapes import Layout, Shape
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import cells, editions
from .grids import Factored, LongText, Table, area_heading
from .keeping import authority_headings, is_of
from .placing import postcode
from .tally import HouseholdTally, chunks, factorise, mapped
from .tidy import Wishes

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


def read(table: Table, shape: Shape, wishes: Wishes, long: LongText | None = None) -> Listed:
    """Read a list.

    Parameters
    ----------
    long : LongText, optional
        The whole of a table of households of which `table` has only the first rows.

    Raises
    ------
    InputError
        Where the column of types or counts is not found, or none of the table's codes is in the lookup that is wished for.
    """
    counts_rows = shape.layout in (Layout.ADDRESSES, Layout.POSTCODES)
    if counts_rows or (shape.layout is Layout.TYPES and (long or wishes.area_of)):
        return _counted(table, shape, wishes, long)
    if wishes.area_of:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A lookup puts households by type into areas; this table has no types. Leave LOOKUP empty.",
            )
        )
    return {
        Layout.TYPES: _counts,
        Layout.MATRIX: _matrix,
        Layout.TYPE_TABLE: _types,
        Layout.LOOKUP: _lookup,
    }[shape.layout](table)


def _type_heading(table: Table) -> str:
    heading = sources.recognise(table.headings, only=("types",)).heading("type")
    if not heading:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No column of '{table}' is headed as one of types. Its columns are: {headings}."
            ),
            table=table.name,
            headings=", ".join(table.headings),
        )
    return heading


def _type_column(table: Table) -> Texts:
    labels, rows = factorise(table.column(_type_heading(table)))
    return _type_codes(labels)[rows]


def _count_heading(table: Table) -> str:
    return sources.recognise(table.headings, only=("counts",)).heading("count", "households")


def _counts(table: Table) -> Listed:
    heading = _count_heading(table)
    counts, types = _households(table.column(heading), heading), _type_column(table)
    sums = np.array([_is_sum(kind) for kind in types], dtype=bool)
    return Listed(
        table.codes[~sums],
        {"households": counts[~sums]},
        {"type": types[~sums]},
        (*_said_of_sums(types[sums]), *_said_of_parts(counts), *_said_of_codes(table.codes, table)),
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
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The column '{heading}' holds percentages, not counts of households. Get the table with counts.",
            ),
            heading=heading,
        )
    if (read.values < 0).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The column '{heading}' holds numbers below 0, which are no counts of households."
            ),
            heading=heading,
        )
    return read.values


def _is_sum(kind: str) -> bool:
    return bool(_SUM.fullmatch(sources.normalise(kind)))


def _said_of_sums(types: Texts) -> tuple[str, ...]:
    if not len(types):
        return ()
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} rows are of all types together and are left out: {types}.")
    one = "{n} row is of all types together and is left out: {types}."
    return (Phrase(template, one=one, n=len(types), types=listed(dict.fromkeys(types))),)


def _said_of_parts(counts: Floats) -> tuple[str, ...]:
    parts = int((counts != np.floor(counts)).sum() - np.isnan(counts).sum())
    if not parts:
        return ()
    template = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{n} counts of households are not whole: these may be percentages or estimates."
    )
    one = "{n} count of households is not whole: these may be percentages or estimates."
    return (Phrase(template, one=one, n=parts),)


def _said_of_codes(codes: Texts, table: Table) -> tuple[str, ...]:
    if table.code_column < 0:
        return ()
    return tuple(editions.of_list(codes, table.headings, table.headings[table.code_column]))


def _counted(table: Table, shape: Shape, wishes: Wishes, long: LongText | None) -> Listed:
    """Count the households of each area and type: the rows, where no column says how many they are."""
    by_postcode, looked_up = shape.layout is Layout.POSTCODES, wishes.area_of is not None
    heading = _count_heading(table) if shape.layout is Layout.TYPES else ""
    named = [_postcode_heading(table) if by_postcode else area_heading(table), _type_heading(table)]
    named += [heading] if heading else []
    districts = authority_headings(table) if wishes.authority and long else ()
    columns = [table.headings.index(name) for name in (*named, *districts)]
    own = _tidied if table.code_column < 0 else cells.area_codes
    area_of = wishes.area_of or (_postcodes if by_postcode else own)
    tally, sums, again = HouseholdTally(), Counter[str](), False
    for chunk in chunks(table, columns, long):
        areas, types = mapped(chunk[0], area_of), mapped(chunk[1], _type_codes)
        counts = _counts_of(chunk[2], areas, heading) if heading else None
        rows = np.isin(types[1], [at for at, kind in enumerate(types[0]) if _is_sum(kind)], invert=True)
        sums.update(types[0][types[1][~rows]].tolist())
        if districts:
            rows &= np.any([is_of(one[0], wishes.authority)[one[1]] for one in chunk[len(named) :]], axis=0)
        again = again or len(areas[0]) < len(areas[1])
        tally.add(
            (areas[0], areas[1][rows]),
            (types[0], types[1][rows]),
            counts if counts is None else counts[rows],
            wishes.keep,
        )
    codes, kinds, households = tally.rows()
    if looked_up and not len(codes):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "None of the table's codes is in the lookup, or none of its areas is wanted."
            )
        )
    warnings = [*_said_of_sums(np.array(list(sums.elements()), dtype=object)), *_said_of_codes(codes, table)]
    if tally.lost:
        unknown = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} rows are not in the lookup and left out.")
        one_unknown = "{n} row is not in the lookup and left out."
        uncoded = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} rows are without an area code and left out.")
        one_uncoded = "{n} row is without an area code and left out."
        template, one = (unknown, one_unknown) if looked_up else (uncoded, one_uncoded)
        warnings.append(Phrase(template, one, n=tally.lost))
    if by_postcode and not again:
        if not looked_up:
            return Listed(codes, {}, {"type": kinds}, tuple(warnings))
        each = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The file has no count of households: each postcode counts as one, however many live there.",
        )
        warnings.append(Phrase(each))
    return Listed(codes, {"households": households}, {"type": kinds}, tuple(warnings))


def _counts_of(column: Factored, areas: Factored, heading: str) -> Floats:
    """Return the households of each row that has an area, NaN of the others, which may hold anything."""
    used = np.unique(column[1][(areas[0] != "")[areas[1]]])
    counts = np.full(len(column[0]), np.nan)
    counts[used] = _households(column[0][used], heading)
    found: Floats = counts[column[1]]
    return found


def _tidied(texts: Texts) -> Texts:
    return np.array([cells.tidy(text) for text in texts], dtype=object)


def _type_codes(labels: Texts) -> Texts:
    return np.array([type_code(label) for label in labels], dtype=object)


def _postcodes(texts: Texts) -> Texts:
    return np.array([postcode(text) for text in texts], dtype=object)


def _postcode_heading(table: Table) -> str:
    return sources.recognise(table.headings, only=("areas",)).heading("postcode") or next(
        name for name in table.headings if "postcode" in sources.normalise(name)
    )


def has_types(headings: Sequence[str]) -> bool:
    """Whether columns are headed by types, and not by ages of females and males ('F65')."""
    return any(_TYPE_HEADING.fullmatch(heading) and heading[0] not in "FM" for heading in headings)


def _matrix(table: Table) -> Listed:
    """Make one row of each area and type, of a table with one column a type."""
    columns = [number for number, heading in enumerate(table.headings) if _TYPE_HEADING.fullmatch(heading)]
    counts = np.column_stack([_households(table.cells[:, number], table.headings[number]) for number in columns])
    types = np.array([type_code(table.headings[number]) for number in columns], dtype=object)
    warnings = [*_said_of_parts(counts.ravel()), *_said_of_codes(table.codes, table)]
    for heading in table.headings:
        if _is_sum(heading):
            wrong = np.abs(counts.sum(axis=1) - cells.numbers(table.column(heading), heading).values) > 0
            if wrong.any():
                areas = listed(table.codes[wrong], 3)
                template = QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "The types do not add up to '{heading}' in {n} areas ({codes})."
                )
                one = "The types do not add up to '{heading}' in {n} area ({codes})."
                warnings.append(Phrase(template, one=one, heading=heading, n=int(wrong.sum()), codes=areas))
    return Listed(
        np.repeat(table.codes, len(columns)),
        {"households": counts.ravel()},
        {"type": np.tile(types, len(table.codes))},
        tuple(warnings),
    )


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
    warnings = [
        words
        for heading in texts
        if sources.vintage_said(heading)
        for words in editions.of_list(texts[heading], (), heading, is_side=True)
    ]
    return Listed(table.codes, {}, texts, tuple(warnings))
