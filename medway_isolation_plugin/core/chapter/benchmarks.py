"""Numbers of other places as a table prints them, also where a text file holds them as text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..report.numbers import number

_GROUPED_FROM = 10_000  # a column of smaller numbers may be one of years


def printed(cells: Sequence[object]) -> tuple[list[str], bool]:
    """Return the cells of a column as text, and whether they are numbers, which stand to the right.

    Numbers of a column get commas together, where one of them has five figures or more; decimals stay as they were published.
    """
    values = [_value(cell) for cell in cells]
    there = [value for cell, value in zip(cells, values) if not _is_empty(cell)]
    if not there or any(math.isnan(value) for value in there):
        return ["–" if _is_empty(cell) else str(cell) for cell in cells], False
    grouped = max(map(abs, there)) >= _GROUPED_FROM
    return ["–" if _is_empty(cell) else _text(cell, value, grouped) for cell, value in zip(cells, values)], True


def _is_empty(cell: object) -> bool:
    return (
        cell is None or (isinstance(cell, str) and not cell.strip()) or (isinstance(cell, float) and math.isnan(cell))
    )


def _value(cell: object) -> float:
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return math.nan
    try:
        found = float(cell.replace(",", "") if isinstance(cell, str) else cell)
    except ValueError:
        return math.nan
    return found if math.isfinite(found) else math.nan


def _text(cell: object, value: float, grouped: bool) -> str:
    if value.is_integer() and "." not in str(cell).rstrip("0").rstrip("."):
        return f"{value:,.0f}" if grouped else f"{value:.0f}"
    return cell.strip() if isinstance(cell, str) else number(value)
