"""Where the table stands in a sheet: its heading row, its column of codes, and which rows below are data.

A row number is never relied on: titles, blank rows, notes and totals stand where the publisher put them that year. The codes
tell: the heading row is the best one above the first area code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from .. import sources, vintages
from ..arrays import Array, Bools, Floats, Ints, Texts
from ..faults import InputError, listed
from ..source_headings import LEVELS
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import cells

_LOOKED_AT = 400  # rows in which the first code must stand
_SAMPLED = 120  # rows whose cells tell a column of codes
_ABOVE = 12  # rows above it among which the headings are
_PREAMBLE = 40
_FIGURE = re.compile(r"[\d.,' ]*\d%?")
_SHOWN = 5
_SMALL = frozenset(vintages.KINDS[1:5])  # LSOAs and what they are called in each country: one table may hold all four


Factored = tuple[Texts, Ints]  # the different texts of a column, and each row's place among them


class LongText(Protocol):
    """A text that is too long to be held whole if that can be avoided."""

    def columns(self, texts: Sequence[int], numbers: Sequence[int], first: int) -> Mapping[int, Array] | None:
        """Read some columns from a row on, as texts, or as numbers where every cell is one; None where that fails."""

    def chunks(self, columns: Sequence[int]) -> Iterator[Sequence[Factored]]:
        """Read some columns, chunk by chunk, from the first row on."""

    def whole(self) -> Texts:
        """Return all cells."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet or file as text, '' where empty, shape (r, c); `name` is the sheet's.

    Where `long` is given the cells are only the first rows, and it reads the others. `numbers` are columns, by their places, that were
    read as numbers and not as cells, (r,) each, NaN above the table.
    """

    name: str
    cells: Texts
    long: LongText | None = None
    numbers: dict[int, Floats] = field(default_factory=dict)


@dataclass(frozen=True)
class LeftOutRows:
    """Rows of a sheet that are no data: without anything, of larger areas or other levels, and other text such as notes.

    `named` are codes of larger areas and what stands in rows that have numbers and no code: totals, most likely.
    """

    blank: int = 0
    totals: int = 0
    notes: int = 0
    named: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows with something in them were left out."""
        return self.totals + self.notes

    def warnings(self) -> tuple[str, ...]:
        """Say which rows with numbers were left out."""
        if not self.named:
            return ()
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{n} rows of larger areas or without a code were left out: {rows}."
        )
        one = "{n} row of a larger area or without a code was left out: {rows}."
        rows = listed(dict.fromkeys(self.named), _SHOWN)
        return (Phrase(template, one=one, n=len(self.named), rows=rows),)


@dataclass(frozen=True)
class Table:
    """The table found in a grid: `headings` (c,), data `cells` (m, c), area `codes` (m,) of column `code_column`.

    `code_column` is -1 where no cell is an area code of a known kind: in a table of types, or one with codes of its own; `preamble` is
    what is written above the headings, which stand in the row `header`. `numbers` (m,) are columns that were read as numbers, by
    heading; their cells are empty.
    """

    name: str
    headings: tuple[str, ...]
    cells: Texts
    code_column: int
    codes: Texts
    preamble: tuple[str, ...]
    left_out: LeftOutRows
    header: int = 0
    numbers: Mapping[str, Floats] = field(default_factory=dict)

    def of_rows(self, rows: Bools) -> Table:
        """Return the table with some of its rows, a mask of shape (m,)."""
        numbers = {heading: column[rows] for heading, column in self.numbers.items()}
        return replace(self, cells=self.cells[rows], codes=self.codes[rows], numbers=numbers)

    def column(self, heading: str) -> Texts:
        """Return the cells of a column, shape (m,)."""
        found: Texts = self.cells[:, self.headings.index(heading)]
        return found


def find(grid: Grid) -> Table | None:
    """Return the table that stands in a grid, None where there is none.

    Parameters
    ----------
    grid : Grid

    Raises
    ------
    InputError
        Where there are areas but no row of headings above them.
    """
    if not grid.cells.size:
        return None
    top = grid.cells[:_LOOKED_AT]
    coded = [row for row, line in enumerate(top) if any(cells.area_code(cell) for cell in line if cell)]
    header = _header(top, coded[0]) if coded else _named_header(top)
    if header is None:
        if len(coded) < 2:
            return None
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The table in '{sheet}' has no row of headings above its first area, {code}. Get the file again with its headings.",
            ),
            sheet=grid.name,
            code=_first_code(top, coded[0]),
        )
    headings = _headings(_with_row_above(grid.cells, header))
    body = grid.cells[header + 1 :]
    preamble = tuple(" ".join(cell.strip() for cell in row if cell.strip()) for row in grid.cells[:header][:_PREAMBLE])
    column = _code_column(headings, body) if coded else -1
    if column < 0:
        filled = np.array([any(row) for row in body], dtype=bool)
        kept = body[filled]
        named = _named_codes(headings)
        own = [cells.tidy(cell) for cell in kept[:, headings.index(named)]] if named else [""] * len(kept)
        left_out = LeftOutRows(int((~filled).sum()))
        return Table(grid.name, headings, kept, -1, np.array(own, dtype=object), preamble, left_out, header)
    codes = cells.area_codes(body[:, column])
    numbers = {headings[at]: values[header + 1 :] for at, values in grid.numbers.items()}
    kept_rows, left_out = _data_rows(body, codes, bool(numbers))
    table = Table(grid.name, headings, body, column, codes, preamble, left_out, header, numbers)
    return table if kept_rows.all() else table.of_rows(kept_rows)


def area_heading(table: Table) -> str:
    """Return the heading of a table's area codes, of a known kind or its own."""
    return table.headings[table.code_column] if table.code_column >= 0 else _named_codes(table.headings)


def _named_codes(headings: Sequence[str]) -> str:
    return sources.area_code(headings) or sources.recognise(headings, only=("areas",)).heading(*LEVELS)


def _first_code(top: Texts, row: int) -> str:
    return next(code for cell in top[row] if cell and (code := cells.area_code(cell)))


def _is_text(cell: str) -> bool:
    return bool(cell) and any(letter.isalpha() for letter in cell)


def _header(top: Texts, first: int) -> int | None:
    """Return the row above the first code that reads most like headings; the lowest of several that are as good."""
    best, found = 0.0, None
    for row in range(max(first - _ABOVE, 0), first):
        line = [cells.tidy(cell) for cell in top[row] if cell.strip()]
        named = sources.recognise(line, only=("areas", "types")).carried() if len(line) > 1 else frozenset()
        # One filled cell in a row is a title, unless the whole table has one column.
        texts = len(line) if len(line) > 1 or top.shape[1] == 1 else 0
        score = texts + 10.0 * bool(named)
        if score and score >= best and any(map(_is_text, line)):
            best, found = score, row
    return found


def _with_row_above(rows: Texts, header: int) -> Sequence[str]:
    """Return a row of headings, each with what stands above it where headings are broken over two rows.

    A row above belongs to the headings where more of them mean something with it: a title does not. A merged cell stands for those
    that follow it, as far as these are categories: 'One person household' over 'Aged 65 and over', 'Other'.
    """
    line: Sequence[str] = rows[header]
    above: Sequence[str] = rows[header - 1] if header else []
    filled = [number for number, cell in enumerate(above) if cell.strip()]
    if not filled or filled == [0] or not all(cells.tidy(line[number]) for number in filled):
        return list(line)
    made, over = list(line), ""
    known = [bool(sources.recognise([cells.tidy(cell)]).carried()) for cell in line]
    for number, cell in enumerate(line):
        over = cells.tidy(above[number]) or over
        below = cells.tidy(cell)
        if over and below and not known[number]:
            joined = [f"{over}: {below}", f"{over} {below}"]
            made[number] = next(
                (one for one in joined if sources.recognise([one], only=("areas",)).carried()), joined[0]
            )
    more = len(sources.recognise(made).found) > len(sources.recognise(list(line)).found)
    return made if more else list(line)


def _named_header(top: Texts) -> int | None:
    """Return the row whose headings name area codes or types, in a table whose codes are of no known kind."""
    for row, line in enumerate(top):
        texts = [cells.tidy(cell) for cell in line if cell.strip()]
        if len(texts) > 1 and sources.recognise(texts, only=("areas", "types")).carried() & {
            "code",
            "type",
            "postcode",
        }:
            return row
    return None


def _headings(row: Sequence[str]) -> tuple[str, ...]:
    """Return headings as one line each, told apart by a number where one occurs again, as QGIS and pandas do."""
    shown: list[str] = []
    taken: dict[str, int] = {}
    for cell in row:
        name = " ".join(cells.tidy(cell).split())
        again = taken.get(name, 0) if name else 0
        taken[name] = again + 1
        shown.append(f"{name}.{again}" if again else name)
    return tuple(shown)


def _code_column(headings: Sequence[str], body: Texts) -> int:
    """Return the column whose cells are codes of the finest areas; the heading decides between several of one kind."""
    by_heading = sources.area_code(headings)
    head = body[:_SAMPLED]
    found: list[tuple[int, bool, int]] = []
    for number in range(len(headings)):
        codes = [code for cell in head[:, number] if cell and (code := cells.area_code(cell))]
        filled = sum(bool(cell) for cell in head[:, number])
        if not codes or len(codes) < 0.5 * filled:
            continue
        ranks = [cells.rank(cells.kind(code)) for code in codes]
        found.append((max(set(ranks), key=ranks.count), headings[number] != by_heading, number))
    return min(found)[2] if found else -1


def _data_rows(body: Texts, codes: Texts, numbered: bool) -> tuple[Bools, LeftOutRows]:
    """Return which rows are areas of the level that most rows are of, and what the others are; `numbered` rows hold figures all."""
    of_row = cells.kinds(codes)
    present = Counter(of_row[of_row != ""].tolist())
    level = max(sorted(present), key=present.__getitem__, default="")
    kept = np.isin(of_row, sorted(_SMALL)) if level in _SMALL else of_row == level
    others = np.flatnonzero(of_row == "")
    written = [[text for cell in body[row] if (text := cells.tidy(cell))] for row in others]
    blank = sum(not texts for texts in written)
    larger = codes[~kept & (of_row != "")]
    sums = [texts[0] for texts in written if texts and (numbered or any(map(_FIGURE.fullmatch, texts)))]
    return kept, LeftOutRows(blank, len(larger), len(others) - blank, (*larger, *sums))
