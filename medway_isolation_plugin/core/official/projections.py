"""Population projections: rows by area, age and sex, a column a year. Each year becomes variables of its own."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from .. import sources
from ..faults import InputError, listed
from ..source_shapes import Shape
from ..words import QT_TRANSLATE_NOOP
from . import cells, long
from .grids import Table
from .tidy import Tidy, Wishes
from .wide import WideTable

_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = "Value"
_NAMES = ("variant", "projection")
_ONE_OF = ("component", *_NAMES)  # what a file may hold several of, of which one is read
_COUNTED = "population"


def read(table: Table, shape: Shape, wishes: Wishes) -> Tidy:
    """Return the residents of each year: 'residents_2030', 'residents_65p_2030' and so on, as projected and not rounded.

    Raises
    ------
    InputError
        Where the file holds several variants, or an area, age and sex twice.
    """
    table = of_population(table)
    years = [heading for heading in table.headings if is_year(heading)]
    fixed = [number for number, heading in enumerate(table.headings) if heading not in years]
    made: list[Tidy] = []
    for year in years:
        columns = [*fixed, table.headings.index(year)]
        of_year = replace(
            table,
            headings=(*(table.headings[number] for number in fixed), _VALUE),
            cells=table.cells[:, columns],
            code_column=fixed.index(table.code_column),
        )
        made.append(_of_year(WideTable.of(long.pivot(of_year), table, (shape,), wishes).tidy(), year))
    first = made[0]
    return replace(
        first,
        values={name: column for one in made for name, column in one.values.items()},
        variables=tuple(variable for one in made for variable in one.variables),
        suppressed=sum(one.suppressed for one in made),
        warnings=tuple(dict.fromkeys(warning for one in made for warning in one.warnings)),
    )


def is_year(heading: str) -> bool:
    """Return whether a heading is a year, whose column holds the people of that year."""
    return bool(_YEAR.fullmatch(heading))


def of_population(table: Table) -> Table:
    """Return the rows of the population, where a file has components of its change too, and of one variant."""
    for heading in table.headings:
        if sources.normalise(heading) not in _ONE_OF:
            continue
        plain = np.array([sources.normalise(cell) for cell in table.column(heading)], dtype=object)
        said = list(dict.fromkeys(plain))
        if _COUNTED in said:
            rows = plain == _COUNTED
            table = table.of_rows(rows)
        elif len(said) > 1:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{table} holds several of '{heading}': {variants}. Keep the rows of one, one file a variant.",
                ),
                table=table.name,
                heading=heading,
                variants=listed(said),
            )
    return table


def variant_in(table: Table) -> str:
    """Return the variant as the column of that name says it of every row; '' where there is none, or it names several."""
    said = {
        cells.tidy(cell)
        for heading in table.headings
        if sources.normalise(heading) in _NAMES
        for cell in table.column(heading)
    }
    return said.pop() if len(said) == 1 else ""


def _of_year(tidy: Tidy, year: str) -> Tidy:
    return replace(
        tidy,
        values={f"{name}_{year}": column for name, column in tidy.values.items()},
        variables=tuple(replace(one, name=f"{one.name}_{year}", year=year) for one in tidy.variables),
    )
