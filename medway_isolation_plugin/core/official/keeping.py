"""Which areas of a national file are wanted: those of the study area, or of an authority."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from .. import sources, vintages
from ..arrays import Bools
from ..faults import InputError, counted
from . import cells
from .grids import Table
from .tidy import Wishes

_AUTHORITY = ("lad_code", "lad_name")
_NUMBERED = re.compile(r"(?P<place>.+) \d{3}[A-Z]?$")  # 'Medway 001A'


def kept(table: Table, wishes: Wishes) -> Table:
    """Return the rows of a table that are wanted.

    Raises
    ------
    InputError
        Where there are none.
    """
    if wishes.keep is None and not wishes.authority:
        return table
    rows = np.ones(len(table.codes), dtype=bool)
    if wishes.keep is not None:
        rows &= np.array([code in wishes.keep for code in table.codes], dtype=bool)
        if not rows.any():
            ours = np.array(sorted(wishes.keep), dtype=object)
            raise InputError(
                f"None of the {counted(len(wishes.keep), 'area')} is in '{table.name}'. {vintages.mismatch(ours, table.codes, ours)}"
            )
    if wishes.authority:
        rows &= _of_authority(table, wishes.authority)
        if not rows.any():
            raise InputError(
                f"'{table.name}' has no area of the authority '{wishes.authority}'. Its rows may name none: choose an areas layer instead."
            )
    return replace(table, cells=table.cells[rows], codes=table.codes[rows])


def _of_authority(table: Table, authority: str) -> Bools:
    """Return the rows of an authority, by its code or its name, or by the names of its areas."""
    wanted = _plain(authority)
    columns = sources.recognise(table.headings, only=("areas",))
    rows = np.zeros(len(table.codes), dtype=bool)
    for heading in (name for key in _AUTHORITY for name in columns.candidates(key)):
        rows |= np.array([_plain(cell) == wanted for cell in table.column(heading)], dtype=bool)
    name = sources.area_name(table.headings, table.headings[table.code_column]) if table.code_column >= 0 else ""
    if name and not rows.any():
        places = [_NUMBERED.sub(r"\g<place>", cells.tidy(cell)) for cell in table.column(name)]
        rows |= np.array([_plain(place) == wanted for place in places], dtype=bool)
    return rows


def _plain(text: str) -> str:
    return sources.normalise(cells.tidy(text))
