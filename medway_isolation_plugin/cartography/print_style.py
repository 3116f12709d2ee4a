"""Classes for printers without colour: told apart by their grey, and by their hatch where even grey is lost."""

from __future__ import annotations

from qgis.core import QgsSymbol

from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from .symbols import patterned

MOST = 10
_ACROSS, _UP, _DOWN, _FLAT = 90.0, 45.0, 135.0, 0.0
# From either end of the ramp to its middle: solid ends, and the further from the end, the more lines.
_HATCHES: tuple[tuple[float, ...], ...] = ((), (_UP,), (_DOWN,), (_UP, _DOWN), (_FLAT, _ACROSS))
_DARKEST, _LIGHTEST = 30.0, 250.0
# Rows: isolation high, middle, low; columns: health bad, middle, good. One end is solid, the other empty.
_TWO_WAY: tuple[tuple[tuple[float, ...], ...], ...] = (
    ((), (_UP,), (_FLAT,)),
    ((_UP, _DOWN), (_UP,), (_FLAT,)),
    ((_UP, _DOWN), (_UP,), ()),
)
_TWO_WAY_GREYS = ((30, 56, 82), (132, 152, 172), (206, 228, 250))
_TWO_WAY_LINES = (1.6, 1.2, 2.4)  # mm apart


def symbols(classes: int, outline: float = 0.1) -> list[QgsSymbol]:
    """Return the fills of `classes` classes, the worst first and darkest: light lines on dark, then dark lines on light.

    Raises
    ------
    InputError
        When there are more than 10 classes: no more can be told apart.
    """
    if classes > MOST:
        many = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The print style tells at most {most} classes apart, and there are {classes}. Choose fewer classes, or print in colour.",
        )
        raise InputError(many, most=MOST, classes=classes)
    step = (_LIGHTEST - _DARKEST) / max(classes - 1, 1)
    return [patterned(_DARKEST + step * number, hatch, 1.6, outline) for number, hatch in enumerate(hatches(classes))]


def hatches(classes: int) -> list[tuple[float, ...]]:
    """Return in which directions the lines of each of at most 10 classes run, in degrees: solid at both ends."""
    dark = classes // 2 if classes > 1 else 1
    return [_HATCHES[number] if number < dark else _HATCHES[classes - 1 - number] for number in range(classes)]


def two_way(row: int, column: int, outline: float = 0.1) -> QgsSymbol:
    """Return the fill of a class of isolation by health: rows differ most in grey, columns in the way the lines run."""
    return patterned(_TWO_WAY_GREYS[row][column], _TWO_WAY[row][column], _TWO_WAY_LINES[row], outline)
