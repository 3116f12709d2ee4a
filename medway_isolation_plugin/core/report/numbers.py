"""Numbers as texts for tables of mixed sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..arrays import Floats, Ints
from ..faults import counted, listed
from .html import rounded


def number(value: float) -> str:
    """Return a number with about three digits that matter, thousands with commas; a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    return rounded(value, 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 or size == 0 else 4)


def small(value: float) -> str:
    """Return a probability: 'below 0.0001', or with four decimals; a dash where there is none."""
    return "–" if not math.isfinite(value) else "below 0.0001" if value < 0.0001 else rounded(value, 4)


def place(ranks: Floats, row: int) -> str:
    """Return an area's rank, '8=' where others share it."""
    return f"{int(ranks[row]):,}{'=' if (ranks == ranks[row]).sum() > 1 else ''}"


def ties(ranks: Floats, areas: Sequence[str], left: Ints) -> str:
    """Return what a list of the first areas must add where those of `left` share the rank of its last one, else nothing."""
    if not len(left):
        return ""
    more, shared = counted(len(left), "more area shares", "more areas share"), int(ranks[left[0]])
    return f" ({more} rank {shared:,} with the last: {listed([areas[row] for row in left])})"


def share(value: float, digits: int = 0) -> str:
    """Return a share, 0 to 1, as a percentage; a dash where there is none."""
    return f"{rounded(100.0 * value, digits)} %" if math.isfinite(value) else "–"
