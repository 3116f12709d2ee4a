"""Which areas of a national file are wanted: those of the study area, or of an authority."""

from __future__ import annotations

import re

import numpy as np

from .. import sources, vintages
from ..areas import clean_codes
from ..arrays import Bools, Texts
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from . import cells
from .grids import Table
from .tidy import Wishes

_AUTHORITY = ("lad_code", "lad_name")
_SIDES = ("lsoa01_code", "lsoa11_code", "lsoa21_code")  # of a lookup
_NUMBERED = re.compile(r"(?P<place>.+) \d{3}[A-Z]?$")  # 'Medway 001A'


def kept(table: Table, wishes: Wishes) -> Table:
    """Return the rows of a table that are wanted.

    Raises
    ------
    InputError
        Where there are none.
    """
    if (wishes.keep is None and not wishes.authority) or not (table.codes != "").any():
        return table
    rows = np.ones(len(table.codes), dtype=bool)
    if wishes.keep is not None:
        rows &= _of_areas(table, wishes.keep)
        if not rows.any():
            ours = np.array(sorted(wishes.keep), dtype=object)
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "None of the {n} areas is in '{table}'. {why}"),
                one="None of the {n} area is in '{table}'. {why}",
                n=len(wishes.keep),
                table=table.name,
                why=vintages.mismatch(ours, table.codes, ours),
            )
    if wishes.authority:
        rows &= _of_authority(table, wishes.authority)
        if not rows.any():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{table}' has no area of the authority '{authority}'. Its rows may name none: choose an areas layer instead.",
                ),
                table=table.name,
                authority=wishes.authority,
            )
    return table.of_rows(rows)


def _of_areas(table: Table, keep: frozenset[str]) -> Bools:
    """Return the rows of some areas: in a lookup those that have one of them on either side.

    Where the areas are of a later vintage than the table, rows of the same authorities too, since some areas were others then.
    """
    columns = sources.recognise(table.headings, only=("areas",))
    sides = [heading for key in _SIDES for heading in columns.candidates(key)]
    codes = [table.codes, *(clean_codes(table.column(heading)) for heading in sides)]
    rows: Bools = np.any([[code in keep for code in side] for side in codes], axis=0)
    newest = max(int(vintages.issued(side).max(initial=0)) for side in codes)
    if newest >= int(vintages.issued(np.array(sorted(keep), dtype=object)).max(initial=0)) or not rows.any():
        return rows
    places = [table.column(heading) for key in _AUTHORITY for heading in columns.candidates(key)][:1] or _places(table)
    if not places:
        return np.ones(len(rows), dtype=bool)
    ours = {place for place, wanted in zip(places[0], rows) if wanted}
    return np.array([place in ours for place in places[0]], dtype=bool)


def _places(table: Table) -> list[list[str]]:
    """Return the place that the name of each area begins with, none where areas have no names."""
    name = sources.area_name(table.headings, table.headings[table.code_column]) if table.code_column >= 0 else ""
    return [[_NUMBERED.sub(r"\g<place>", cells.tidy(cell)) for cell in table.column(name)]] if name else []


def _of_authority(table: Table, authority: str) -> Bools:
    """Return the rows of an authority, by its code or its name, or by the names of its areas."""
    rows = np.zeros(len(table.codes), dtype=bool)
    for heading in authority_headings(table):
        rows |= is_of(table.column(heading), authority)
    if not rows.any():
        for places in _places(table):
            rows |= is_of(np.array(places, dtype=object), authority)
    return rows


def authority_headings(table: Table) -> tuple[str, ...]:
    """Return the columns that name an area's authority."""
    columns = sources.recognise(table.headings, only=("areas",))
    return tuple(name for key in _AUTHORITY for name in columns.candidates(key))


def is_of(texts: Texts, authority: str) -> Bools:
    """Return which texts name an authority, by its code or its name."""
    wanted = _plain(authority)
    return np.array([_plain(text) == wanted for text in texts], dtype=bool)


def _plain(text: str) -> str:
    return sources.normalise(cells.tidy(text))
