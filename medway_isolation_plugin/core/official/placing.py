"""Households by postcode or output area, put into areas by a lookup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ..arrays import Texts
from ..faults import InputError, counted, listed
from . import cells
from .grids import Table
from .segments import postcode
from .several import Joined

_COUNT = "households"
_FEWEST = 0.5  # of a column's cells that must be codes for it to be one of areas


def places(table: Table, codes: Texts, wanted: frozenset[str] | None, field: str = "") -> dict[str, str]:
    """Return the area of each of a lookup's postcodes or output areas.

    The column whose cells are those of the table is the one to be looked up; the areas are in the column `field`, or in the
    one that holds most of the areas `wanted`, or in the only one of small areas.

    Raises
    ------
    InputError
        Where no column has the table's codes, or several may be the areas.
    """
    ours = {_key(code) for code in codes} - {""}
    keys = [[_key(cell) for cell in table.cells[:, number]] for number in range(len(table.headings))]
    matches = [sum(key in ours for key in column) for column in keys]
    best = int(np.argmax(matches))
    if not matches[best]:
        raise InputError(f"No column of the lookup has the codes of the table, such as {listed(sorted(ours), 3)}.")
    at = _areas(table, best, wanted, field)
    return {key: area for key, area in zip(keys[best], cells.area_codes(table.cells[:, at])) if key and area}


def _key(cell: str) -> str:
    return cells.area_code(cell) or postcode(cell)


def _areas(table: Table, key: int, wanted: frozenset[str] | None, field: str) -> int:
    """Return the column of areas."""
    if field in table.headings and table.headings.index(field) != key:
        return table.headings.index(field)
    found: list[int] = []
    held: list[int] = []
    for number in range(len(table.headings)):
        codes = [code for cell in table.cells[:, number] if (code := cells.area_code(cell))]
        kind = cells.kind(codes[0]) if codes else ""
        if number == key or len(codes) < _FEWEST * len(table.cells) or kind == cells.LARGER:
            continue
        found.append(number)
        held.append(len((wanted or frozenset()).intersection(codes)))
    if any(held):
        return found[int(np.argmax(held))]
    finest = min((cells.rank(cells.kind(cells.area_code(table.cells[0, number]))) for number in found), default=-1)
    small = [number for number in found if cells.rank(cells.kind(cells.area_code(table.cells[0, number]))) == finest]
    if len(small) != 1:
        shown = listed([table.headings[number] for number in small] or table.headings)
        raise InputError(
            f"It is not clear which column of the lookup holds the areas ({shown}). Choose it (LOOKUP_CODE_FIELD)."
        )
    return small[0]


def placed(joined: Joined, area_of: Mapping[str, str], wanted: frozenset[str] | None) -> tuple[Joined, Sequence[str]]:
    """Return households by area and type, and warnings; a postcode without a count of households counts as one.

    Raises
    ------
    InputError
        Where the table has no types, or none of its codes is in the lookup.
    """
    if "type" not in joined.texts:
        raise InputError("A lookup puts households by type into areas; this table has no types. Leave LOOKUP empty.")
    areas = np.array([area_of.get(_key(code), "") for code in joined.codes], dtype=object)
    lost = int((areas == "").sum())
    if lost == len(areas):
        raise InputError("None of the table's codes is in the lookup.")
    kept = areas != "" if wanted is None else np.isin(areas, sorted(wanted))
    counts = joined.values.get(_COUNT, np.ones(len(areas)))
    pairs = np.array([f"{area}\0{kind}" for area, kind in zip(areas[kept], joined.texts["type"][kept])], dtype=str)
    found, of_row = np.unique(pairs, return_inverse=True)
    summed = np.bincount(of_row, weights=counts[kept], minlength=len(found))
    split = [pair.split("\0") for pair in found]
    warnings = []
    if lost:
        warnings.append(f"{counted(lost, 'row is', 'rows are')} not in the lookup and left out.")
    if _COUNT not in joined.values:
        warnings.append("The file has no count of households: each postcode counts as one, however many live there.")
    return replace(
        joined,
        codes=np.array([area for area, _ in split], dtype=object),
        names=np.full(len(split), "", dtype=object),
        values={_COUNT: summed.astype(float)},
        texts={"type": np.array([kind for _, kind in split], dtype=object)},
        notes=np.full(len(split), None, dtype=object),
    ), warnings
