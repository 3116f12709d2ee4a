"""Which areas have moved most while weights are edited."""

from __future__ import annotations

from dataclasses import dataclass

from ...core import ranking
from ...core.arrays import Floats, Texts
from ..shared.session import Session

MOST_MOVES = 5


@dataclass(frozen=True)
class Move:
    """An area whose rank is another one than the results have; `called` is its name before its code."""

    code: str
    called: str
    before: float
    after: float


def moves_of(codes: Texts, before: Floats, after: Floats, session: Session) -> list[Move]:
    """Return the areas whose ranks have moved most; `codes` and ranks are in the same order."""
    rows = ranking.moved(before, after, MOST_MOVES)
    called = session.called([str(codes[row]) for row in rows])
    return [Move(str(codes[row]), name, float(before[row]), float(after[row])) for row, name in zip(rows, called)]
