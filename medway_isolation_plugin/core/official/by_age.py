"""Population projections by age: each area's people of every age and year, from the sheets of one download."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .. import ages, sources
from ..ages import Ages
from ..arrays import Floats, Texts
from ..faults import InputError, listed
from ..source_shapes import Layout
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import cells, grids, long, projections, reader
from .grids import Grid, Table
from .keeping import is_of, kept
from .tally import factorise
from .tidy import UnknownTableError, Wishes

_AGE, _SEX = re.compile("age ?group|(?:c )?age(?: name)?"), re.compile("(?:sex|gender)(?: name)?")
_YEAR, _MEASURES = "projected year name", "measures name"
_FROM_TO = re.compile(r"(?<=\d)\s?[-\u2013]\s?(?=\d)")
_EVERYBODY = frozenset(("all ages", "all", "total"))
_BASE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[ _-]?(?:based|snpp))", re.IGNORECASE)


@dataclass(frozen=True)
class Projected:
    """People by age and year of one variant, areas added up.

    Attributes
    ----------
    areas : tuple of str
        Codes of the areas that were added up.
    years : tuple of int, y of them
    ages : tuple of Ages, k of them
        From the youngest to the oldest; an answer of Nomis may hold wider groups beside narrower ones.
    people : ndarray of float, shape (k, y)
    base : int
        The year that the projection starts from.
    variant : str
        As a column of the file says it, '' where none does.
    """

    areas: tuple[str, ...]
    years: tuple[int, ...]
    ages: tuple[Ages, ...]
    people: Floats
    base: int
    variant: str = ""

    def of(self, people: Ages) -> Floats:
        """Return the people of some ages by year, shape (y,).

        Raises
        ------
        InputError
            When the ages of the projection do not add up to them.
        """
        parts = ages.cover([(str(at), one) for at, one in enumerate(self.ages)], people.low, people.high)
        if parts is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The ages of the projection do not add up to the ages that are wanted ({low} to {high}). Get it by single years.",
                ),
                low=people.low,
                high=people.high if people.high is not None else "…",
            )
        summed: Floats = self.people[[int(part) for part in parts]].sum(axis=0)
        return summed


def read(sheets: Sequence[Grid], authority: str, named: Sequence[str] = ()) -> Projected:
    """Read a projection.

    Parameters
    ----------
    sheets : sequence of Grid
        All sheets of the download: persons, or males and females.
    authority : str
        Names or codes of the authorities that are wanted, separated by semicolons; '' where the download holds one.
    named : sequence of str
        Names of the file and what it lies in, which may say the year that the projection starts from.

    Raises
    ------
    InputError
        When no sheet is a projection, the authority is not in it, it holds several areas and none is chosen, numbers are missing, or two
        rows are of the same people.
    """
    tables = [table for grid in sheets if (table := _table(grid)) is not None]
    if not tables:
        raise UnknownTableError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No table of population projections was found in {sheets}: one row an area, sex and age group, one column a year.",
            ),
            sheets=listed(grid.name for grid in sheets) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the file")),
        )
    wanted = [part.strip() for part in authority.split(";") if part.strip()]
    chosen = [projections.of_population(part) for table in tables for part in _chosen(table, wanted)]
    codes = tuple(dict.fromkeys(code for table in chosen for code in table.codes))
    if len(codes) > 1 and not wanted:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The projection holds {n} areas ({codes}). Name the authority that is wanted (AUTHORITY)."
            ),
            n=len(codes),
            codes=listed(codes, 5),
        )  # fmt: skip
    years = sorted({int(head) for table in chosen for head in table.headings if projections.is_year(head)})
    found = _people(chosen, years)
    order = sorted(found, key=lambda one: (one.low, -1 if one.high is None else one.high))
    people = np.array([found[one] for one in order])
    if np.isnan(people).any():
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The projection lacks numbers for {ages}. Get the file again."),
            ages=listed(f"{order[row].low}" for row in np.flatnonzero(np.isnan(people).any(axis=1))),
        )
    variants = {projections.variant_in(table) for table in chosen}
    base = _base(years, [*named, *(one.name for one in tables)])
    return Projected(codes, tuple(years), tuple(order), people, base, variants.pop() if len(variants) == 1 else "")


def _table(grid: Grid) -> Table | None:
    whole = Grid(grid.name, grid.long.whole()) if grid.long else grid
    table = grids.find(whole)
    if table is not None and _YEAR in [sources.normalise(head) for head in table.headings]:
        return _by_year(table)
    shapes = reader.shapes_of(table) if table is not None else ()
    return table if shapes and shapes[0].layout is Layout.YEARS else None


def _name_of_area(table: Table) -> list[int]:
    name = sources.area_name(table.headings, table.headings[table.code_column])
    return [table.headings.index(name)] if name else []


def _by_year(table: Table) -> Table:
    """Return an answer of Nomis, one row an area, age and year, with a column a year."""
    normal = [sources.normalise(head) for head in table.headings]
    rows = np.ones(len(table.cells), dtype=bool)
    if _MEASURES in normal:  # percentages stand beside values
        rows = np.array([long.is_value(cell) for cell in table.cells[:, normal.index(_MEASURES)]], dtype=bool)
    table = table.of_rows(rows)
    value = next((normal.index(name) for name in long.VALUES if name in normal), -1)
    if value < 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{table} has years of a projection, but no column of values was found."
            ),
            table=table.name,
        )
    year = normal.index(_YEAR)
    # Codes of dimensions stand beside their names.
    named = [max((at for at, head in enumerate(normal) if like.fullmatch(head)), default=-1) for like in (_SEX, _AGE)]
    fixed = sorted({table.code_column, *(at for at in named if at >= 0), *_name_of_area(table)})
    texts, of_row = factorise(np.array(["\n".join(row[fixed]) for row in table.cells], dtype=object))
    years, column = factorise(np.array([cells.tidy(cell) for cell in table.cells[:, year]], dtype=object))
    wide = np.full((len(texts), len(years)), "", dtype=object)
    wide[of_row, column] = table.cells[:, value]
    first = np.unique(of_row, return_index=True)[1]
    return replace(
        table,
        headings=(*(table.headings[at] for at in fixed), *years),
        cells=np.concatenate([table.cells[first][:, fixed], wide], axis=1),
        code_column=fixed.index(table.code_column),
        codes=table.codes[first],
    )


def _chosen(table: Table, wanted: Sequence[str]) -> list[Table]:
    return [_of(table, one) for one in wanted] or [table]


def _of(table: Table, authority: str) -> Table:
    """Return the rows of an authority: by the code of the area itself, else by its name."""
    rows = is_of(table.codes, authority)
    return table.of_rows(rows) if rows.any() else kept(table, Wishes(authority=authority))


def _column(table: Table, pattern: re.Pattern[str]) -> Texts | None:
    at = next((head for head in table.headings if pattern.fullmatch(sources.normalise(head))), None)
    return table.column(at) if at is not None else None


def _people(tables: Sequence[Table], years: Sequence[int]) -> dict[Ages, Floats]:
    """Return the people of each group of ages by year, areas added up: persons where there are any, else both sexes together."""
    rows: dict[tuple[str, str, Ages], Floats] = {}  # by area, sex, ages
    for table in tables:
        of_age, of_sex = _column(table, _AGE), _column(table, _SEX)
        texts, place = factorise(of_age if of_age is not None else table.codes)
        read_ages = [_ages(text) for text in texts]
        both = np.ones(len(table.cells), dtype=bool) if of_sex is None else long.both_sexes(of_sex)
        values = np.full((len(table.cells), len(years)), np.nan)
        for head in table.headings:
            if projections.is_year(head):
                values[:, years.index(int(head))] = cells.numbers(table.column(head), head).values
        for row, code in enumerate(table.codes):
            own = read_ages[place[row]]
            if own is None:
                continue
            sex = "" if both[row] or of_sex is None else str(of_sex[row]).strip().lower()
            if (code, sex, own) in rows:
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "The projection has two rows for {code}, {age}: the download may hold several variants. Give each as a file.",
                    ),
                    code=code,
                    age=own.low,
                )
            rows[code, sex, own] = values[row]
    if any(not sex for _, sex, _ in rows):
        rows = {key: people for key, people in rows.items() if not key[1]}
    elif len({sex for _, sex, _ in rows}) == 1:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The projection is of one sex alone. Give that of persons, or both.")
        )
    summed: dict[Ages, Floats] = {}
    for (_, _, own), people in rows.items():
        summed[own] = summed[own] + people if own in summed else people
    return summed


def _ages(text: str) -> Ages | None:
    plain = sources.normalise(_FROM_TO.sub(" to ", cells.tidy(text)))
    return None if plain in _EVERYBODY else ages.ages(plain)


def _base(years: Sequence[int], named: Sequence[str]) -> int:
    """Return the year that a projection starts from: as its names say it where it has that year, else its first one."""
    said = [int(match[1]) for name in named for match in _BASE.finditer(name)]
    return next((year for year in said if year in years), years[0])
