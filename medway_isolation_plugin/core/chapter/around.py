"""What is no result and changes what a chapter says all the same: wards, and the table of other places."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..arrays import Floats, Texts
from ..made_of import LENGTH, Fingerprints
from ..words import QT_TRANSLATE_NOOP, told
from .causes import PLACES, WARDS
from .material import ChapterLayer
from .snapshots import Snapshot


def of_wards(wards: ChapterLayer) -> Snapshot:
    """Return wards by their names, each with the fingerprint of all its outlines; `codes` of the layer are the names."""
    outlines: dict[str, list[str]] = {}
    for name, shape in zip(wards.codes.tolist(), wards.shapes.tolist()):
        if name:
            outlines.setdefault(name, []).append(shape)
    shapes = [
        each[0] if len(each) == 1 else hashlib.sha256("".join(sorted(each)).encode()).hexdigest()[:LENGTH]
        for each in outlines.values()
    ]
    return _plain(WARDS, QT_TRANSLATE_NOOP("MedwayIsolation", "Wards"), _texts(list(outlines)), _texts(shapes))


def of_places(table: ChapterLayer) -> Snapshot:
    """Return the table of other places: a fingerprint for each column of numbers, by what stands in the others."""
    numbers = {name: found for name, cells in table.columns.items() if (found := _numbers(cells)) is not None}
    others = [cells for name, cells in table.columns.items() if name not in numbers]
    rows = range(len(table.codes))
    places = _texts([", ".join(str(cells[row] or "") for cells in others) or str(row + 1) for row in rows])
    made = Fingerprints(places)
    used = tuple(made.used(name, values) for name, values in numbers.items())
    whole = _plain(PLACES, QT_TRANSLATE_NOOP("MedwayIsolation", "Other places"), places, _texts([""] * len(places)))
    return Snapshot(**{**vars(whole), "used": used})


def _numbers(cells: Sequence[Any]) -> Floats | None:
    """Return a column as numbers, also where a file holds them as text; None where it holds anything else."""
    try:
        return np.array([math.nan if cell in (None, "") else float(cell) for cell in cells], dtype=np.float64)
    except (TypeError, ValueError):
        return None


def _texts(values: list[str]) -> Texts:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _plain(kind: str, title: str, codes: Texts, shapes: Texts) -> Snapshot:
    nothing = np.full(len(codes), np.nan)
    return Snapshot(kind, told(title), kind, codes, codes, shapes, nothing, nothing, nothing, nothing, nothing)
