"""Postcodes and output areas put into areas by a lookup, of which nothing but the two columns is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .. import vintages
from ..arrays import Array, Ints, Texts
from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP
from . import cells, grids, tally
from .grids import Grid, LongText, Table

_FEWEST = 0.5  # of a column's cells that must be codes for it to be one of areas
_POSTCODES = "postcodes"
_POSTCODE = re.compile(r"(?:[A-Z]{1,2}\d[A-Z\d]?|GIR)\d[A-Z]{2}")


@dataclass(frozen=True)
class Places:
    """The area of each postcode or output area: `keys` (n,) in order as bytes, `rows` (n,) the place of each one's area in `areas`."""

    keys: Array
    rows: Ints
    areas: Texts

    def __call__(self, texts: Texts) -> Texts:
        """Return the area of each text, '' where the lookup does not have it."""
        wanted = _bytes([key(text) for text in texts])
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        found: Texts = np.where(self.keys[at] == wanted, self.areas[self.rows[at]], "")
        return found


def postcode(cell: str) -> str:
    """Return a postcode as directories are matched by it, in capitals and without spaces; '' for what is none."""
    text = cell.replace(" ", "").upper()
    if _POSTCODE.fullmatch(text):
        return text
    text = "".join(cells.tidy(cell).upper().split())
    return text if _POSTCODE.fullmatch(text) else ""


def key(cell: str) -> str:
    """Return the postcode or the area code of a cell, '' where it has neither."""
    return postcode(cell) or cells.area_code(cell)


def _bytes(texts: Sequence[str]) -> Array:
    return np.array(texts, dtype="S12")


def places(sheets: Sequence[Grid], wanted: frozenset[str] | None, field: str = "") -> Places:
    """Read a lookup: its postcodes, or its output areas, and the areas that they are in.

    The areas are in the column `field`, or in the one that holds most of the areas `wanted`, or in the only one of small areas.

    Raises
    ------
    InputError
        Where there is no such lookup, or several columns may be the areas.
    """
    found = next(((table, grid.long) for grid in sheets if (table := grids.find(grid)) is not None), None)
    if found is None:
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "No table of areas was found in the lookup."))
    table, long = found
    kinds = [_kind(table, number) for number in range(len(table.headings))]
    at = _areas(table, long, kinds, wanted, field)
    keys = [number for number in _by_fineness(kinds) if number != at][:1]
    if not keys:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No column of the lookup holds postcodes or codes of areas: {headings}."
            ),
            headings=listed(table.headings, 12),
        )
    areas: dict[str, int] = {"": 0}
    parts: list[tuple[Array, Ints]] = []
    for (texts, rows), (codes, code_rows) in tally.chunks(table, [keys[0], at], long):
        own = _bytes([key(text) for text in texts])
        number = np.array([areas.setdefault(cells.area_code(code), len(areas)) for code in codes], dtype=np.int64)
        parts.append((own[rows], number[code_rows].astype(np.int32)))
    all_keys, first = np.unique(np.concatenate([one for one, _ in parts]), return_index=True)
    return Places(all_keys, np.concatenate([rows for _, rows in parts])[first], np.array(list(areas), dtype=object))


def _kind(table: Table, number: int) -> str:
    """Return the kind of areas, or postcodes, that a column holds, '' for neither."""
    filled = [cell for cell in table.cells[:, number] if cell.strip()]
    if not filled:
        return ""
    if sum(bool(postcode(cell)) for cell in filled) >= _FEWEST * len(filled):
        return _POSTCODES
    codes = [code for cell in filled if (code := cells.area_code(cell))]
    return cells.kind(codes[0]) if len(codes) >= _FEWEST * len(filled) else ""


def _by_fineness(kinds: Sequence[str]) -> list[int]:
    """Return the columns that may be looked up: postcodes first, then output areas, then small areas."""
    order = (_POSTCODES, vintages.KINDS[0], *vintages.SMALL_AREAS[1:], cells.SAMPLE_AREAS)
    return sorted(
        (number for number, kind in enumerate(kinds) if kind in order), key=lambda number: order.index(kinds[number])
    )


def _areas(table: Table, long: LongText | None, kinds: Sequence[str], wanted: frozenset[str] | None, field: str) -> int:
    """Return the column of areas."""
    if field in table.headings:
        return table.headings.index(field)
    found = [
        number for number, kind in enumerate(kinds) if kind not in ("", _POSTCODES, cells.LARGER, cells.AUTHORITIES)
    ]
    if wanted and len(found) > 1:
        held = np.zeros(len(found))
        for columns in tally.chunks(table, found, long):
            held += [len(wanted.intersection(map(cells.area_code, texts))) for texts, _ in columns]
        if held.any():
            return found[int(np.argmax(held))]
    finest = min((cells.rank(kinds[number]) for number in found), default=-1)
    small = [number for number in found if cells.rank(kinds[number]) == finest]
    if len(small) != 1:
        shown = listed([table.headings[number] for number in small] or table.headings)
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "It is not clear which column of the lookup holds the areas ({headings}). Choose it (LOOKUP_CODE_FIELD).",
            ),
            headings=shown,
        )
    return small[0]
