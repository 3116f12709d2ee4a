"""A small HTML page from plain values. Everything that comes from data is escaped here and nowhere else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from ..results import Column, Kind

_STYLE = """
body { font-family: Arial, Helvetica, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #0b0c0c; }
h1 { font-size: 1.6em; } p.lead { font-size: 1.15em; border-left: 6px solid #31688e; padding-left: 0.8em; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; padding: 0.4em 0; }
th, td { border-bottom: 1px solid #b1b4b6; padding: 0.35em 0.5em; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; } td:first-child { white-space: nowrap; } footer { color: #505a5f; font-size: 0.85em; margin-top: 2em; }
""".strip()


def rounded(value: float, digits: int) -> str:
    """Return a number as text, rounded once, half up, with commas between thousands (METHODS §0)."""
    step = Decimal(1).scaleb(-digits)
    number = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)
    return f"{abs(number) if number == 0 else number:,}"  # no '-0.0'


def text(value: object) -> str:
    """Return a value as escaped HTML text."""
    return escape(str(value), quote=True)


def table(caption: str, columns: Sequence[Column]) -> str:
    """Return a table with a column for each of `columns`, headed by its alias; missing values are dashes."""
    head = "".join(f'<th scope="col"{_css(column)}>{text(column.alias)}</th>' for column in columns)
    lines = zip(*(_texts(column) for column in columns))
    body = "\n".join(
        "<tr>" + "".join(f"<td{_css(column)}>{cell}</td>" for column, cell in zip(columns, line)) + "</tr>"
        for line in lines
    )
    return f"<table>\n<caption>{text(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _css(column: Column) -> str:
    return "" if column.kind is Kind.TEXT else ' class="n"'


def _texts(column: Column) -> list[str]:
    cells = [None if isinstance(cell, float) and math.isnan(cell) else cell for cell in column.cells()]
    # Counts that are stored as real numbers are still counts.
    digits = 0 if all(isinstance(cell, float) and cell.is_integer() for cell in cells if cell is not None) else 1
    return [_text(cell, digits) for cell in cells]


def _text(cell: object, digits: int) -> str:
    if cell is None:
        return "&ndash;"
    if isinstance(cell, float):
        return rounded(cell, digits)
    return f"{cell:,}" if isinstance(cell, int) else text(cell)


def page(title: str, lead: str, parts: Iterable[str], notes: Sequence[str], footer: str) -> str:
    """Return a whole HTML page. `parts` are HTML already; `title`, `lead`, `notes` and `footer` are plain text."""
    items = "".join(f"<li>{text(note)}</li>" for note in notes)
    listing = f"<h2>Notes</h2>\n<ul>{items}</ul>" if notes else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{text(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<h1>{text(title)}</h1>\n"
        f'<p class="lead">{text(lead)}</p>\n'
        + "\n".join(parts)
        + f"\n{listing}\n<footer>{text(footer)}</footer>\n</body>\n</html>\n"
    )
