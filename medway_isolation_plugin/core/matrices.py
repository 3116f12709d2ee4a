"""Rows of a matrix parameter, which QGIS hands over as one flat list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def numbered_rows(cells: Sequence[object], width: int = 3) -> list[tuple[int, list[str]]]:
    """Cut a flat list into rows of text.

    Empty rows are passed over, but the others keep the numbers that the user sees.

    Returns
    -------
    list of (number, cells)
        Numbers count from 1; the last row may be short.
    """
    texts = ["" if cell is None else str(cell).strip() for cell in cells]
    rows = [texts[start : start + width] for start in range(0, len(texts), width)]
    return [(number, row) for number, row in enumerate(rows, start=1) if any(row)]


def flat(cells: Iterable[object], width: int) -> list[object]:
    """Return a matrix as one list of cells, rows that are lists of their own (as in JSON) filled up to `width`."""
    found: list[object] = []
    for cell in cells:
        row = list(cell) if isinstance(cell, (list, tuple)) else [cell]
        found += row if not isinstance(cell, (list, tuple)) else row + [""] * (width - len(row))
    return found
