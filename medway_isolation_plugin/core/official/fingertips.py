"""Fingertips, the public health profiles: each indicator is a variable of its own, of its newest period, as it is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from .. import sources
from ..arrays import Ints
from ..sources import Sum
from .grids import Table
from .tally import factorise

INDICATOR = "indicator name"
DIMENSIONS = (INDICATOR, "sex", "age")
_PERIODS = ("time period sortable", "time period")
_WITHIN = (
    "category type"  # filled where a row is of a part of the area's people, such as those of one deprivation decile
)


def newest(table: Table, normal: Sequence[str]) -> Table:
    """Return the rows of whole areas and of the newest period of each indicator; `normal` are the normalised headings."""
    indicators = table.cells[:, normal.index(INDICATOR)]
    period = table.cells[:, next(normal.index(name) for name in _PERIODS if name in normal)]
    rows = np.ones(len(table.cells), dtype=bool)
    if _WITHIN in normal:
        rows &= np.array([not cell.strip() for cell in table.cells[:, normal.index(_WITHIN)]], dtype=bool)
    last: dict[str, str] = {}
    for indicator, when in zip(indicators[rows], period[rows]):
        last[indicator] = max(last.get(indicator, ""), when)
    rows &= np.array([last.get(indicator) == when for indicator, when in zip(indicators, period)], dtype=bool)
    return table.of_rows(rows)


def labels(table: Table, normal: Sequence[str]) -> tuple[list[str], Ints]:
    """Return the different indicators, with sex and age where one has several, and each row's place among them, shape (m,)."""
    columns = [table.cells[:, normal.index(what)] for what in DIMENSIONS if what in normal]
    wholes, rows = factorise(np.array(["\0".join(cells) for cells in zip(*columns)], dtype=object))
    parts = [whole.split("\0") for whole in wholes]
    several = Counter(part[0] for part in parts)
    return ["; ".join(part if several[part[0]] > 1 else part[:1]) for part in parts], rows


def sums(table: Table) -> dict[str, Sum]:
    """Return each indicator's column under a name made of its words."""
    beside = {table.headings[table.code_column], sources.area_name(table.headings, table.headings[table.code_column])}
    return {
        sources.normalise(heading).replace(" ", "_"): Sum((heading,))
        for heading in table.headings
        if heading not in beside
    }
