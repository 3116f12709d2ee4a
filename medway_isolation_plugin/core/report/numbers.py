"""Numbers as texts for tables of mixed sizes."""

from __future__ import annotations

import math

from .html import rounded


def number(value: float) -> str:
    """Return a number with about three digits that matter, thousands with commas; a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    return rounded(value, 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 or size == 0 else 4)


def share(value: float, digits: int = 0) -> str:
    """Return a share, 0 to 1, as a percentage; a dash where there is none."""
    return f"{rounded(100.0 * value, digits)} %" if math.isfinite(value) else "–"
