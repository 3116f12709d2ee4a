"""Numbers as texts for tables of mixed sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..arrays import Floats, Ints
from ..faults import listed
from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from .html import rounded


def number(value: float) -> str:
    """Return a number with about three digits that matter, thousands with commas; a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    return rounded(value, 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 or size == 0 else 4)


def small(value: float) -> str:
    """Return a probability: 'below 0.0001', or with four decimals; a dash where there is none."""
    return (
        "–"
        if not math.isfinite(value)
        else translate("MedwayIsolation", "below 0.0001")
        if value < 0.0001
        else rounded(value, 4)
    )


def span(low: str, high: str) -> str:
    """Return '3 to 8'."""
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{low} to {high}"), low=low, high=high)


def with_limits(value: str, low: str, high: str) -> str:
    """Return '5 (3 to 8)'."""
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{value} ({low} to {high})")
    return Phrase(template, value=value, low=low, high=high)


def part(some: int, whole: int) -> str:
    """Return '3 of 8'."""
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{part} of {whole}"), part=f"{some:,}", whole=f"{whole:,}")


def place(ranks: Floats, row: int) -> str:
    """Return an area's rank, '8=' where others share it."""
    return f"{int(ranks[row]):,}{'=' if (ranks == ranks[row]).sum() > 1 else ''}"


def ties(ranks: Floats, areas: Sequence[str], left: Ints) -> str:
    """Return what a list of the first areas must add where those of `left` share the rank of its last one, else nothing."""
    if not len(left):
        return ""
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "({n} more areas share rank {rank} with the last: {areas})"),
        one="({n} more area shares rank {rank} with the last: {areas})",
        n=len(left),
        rank=f"{int(ranks[left[0]]):,}",
        areas=listed([areas[row] for row in left]),
    )


def share(value: float, digits: int = 0) -> str:
    """Return a share, 0 to 1, as a percentage; a dash where there is none."""
    return f"{rounded(100.0 * value, digits)} %" if math.isfinite(value) else "–"
