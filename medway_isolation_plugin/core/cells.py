"""Cells as numbers, as a measure allows them; every one that is not is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .arrays import Bools, Floats, Texts
from .faults import Faults, listed
from .words import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from .areas import Measure


def numbers(cells: Sequence[object], measure: Measure, codes: Texts, faults: Faults) -> Floats:
    """Return cells as numbers, NaN where missing or not finite; faults name the field and up to ten areas.

    Parameters
    ----------
    cells : sequence, shape (n,)
        Numbers, None, or text that spells a number.
    measure : Measure
        What the field may hold.
    codes : ndarray of str, shape (n,)
        For the messages.
    faults : Faults
        Collects text, and values outside the measure's limits.

    Returns
    -------
    ndarray of float, shape (n,)
    """
    try:
        values = np.array(cells, dtype=np.float64)
    except (ValueError, TypeError):
        values = np.array([_number(cell) for cell in cells])
        text = [row for row in np.flatnonzero(np.isnan(values)).tolist() if not _missing(cells[row])]
        if text:
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The field '{field}' ({what}) holds text where a number is needed, in {n} rows ({shown}). Put numbers there, "
                    "leave missing ones empty, or choose another field.",
                ),
                one="The field '{field}' ({what}) holds text where a number is needed, in {n} row ({shown}). Put numbers there, "
                "leave missing ones empty, or choose another field.",
                field=measure.field,
                what=measure.words,
                n=len(text),
                shown=listed(f"{codes[row]}: '{str(cells[row]).strip()}'" for row in text),
            )

    def refuse(wrong: Bools, how: str) -> None:
        if wrong.any():
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The field '{field}' ({what}) holds values {how} ({shown}). Correct them and run again.",
                ),
                field=measure.field,
                what=measure.words,
                how=how,
                shown=listed(f"{code}: {value:g}" for code, value in zip(codes[wrong], values[wrong])),
            )

    if measure.finite:
        refuse(np.isinf(values), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "that are infinite")))
    values = np.where(np.isfinite(values), values, np.nan)
    if measure.lowest is not None:
        refuse(
            values < measure.lowest,
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "below {limit}"), limit=f"{measure.lowest:g}"),
        )
    if measure.highest is not None:
        refuse(
            values > measure.highest,
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "above {limit}"), limit=f"{measure.highest:g}"),
        )
    if measure.whole or measure.halves:
        steps = values * (2.0 if measure.halves else 1.0)
        whole, halves = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "that are not whole numbers"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "that are neither whole numbers nor halves"),
        )
        refuse(~np.isnan(values) & (steps != np.floor(steps)), Phrase(halves if measure.halves else whole))
    return values


def _number(cell: Any) -> float:
    """Return a cell as a number, NaN where it is none; '1_000' is none, though Python reads it so."""
    if isinstance(cell, str) and ("_" in cell or not cell.isascii()):
        return np.nan
    try:
        return float(cell)
    except (TypeError, ValueError, OverflowError):
        return np.nan


def are_numbers(cells: Iterable[object]) -> bool:
    """Return whether cells hold numbers, as text too, and nothing else; not where all are empty."""
    there = [cell for cell in cells if not _missing(cell)]
    return bool(there) and bool(np.isfinite([_number(cell) for cell in there]).all())


def _missing(cell: object) -> bool:
    """Return whether nothing stands in a cell: None, NaN or blanks."""
    if isinstance(cell, str):
        return not cell.strip()
    return cell is None or (isinstance(cell, (float, np.floating)) and bool(np.isnan(cell)))
