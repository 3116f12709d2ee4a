"""A small HTML page from plain values. Everything that comes from data is escaped here and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from html import escape

from ..results import Column, Kind
from ..words import told, translate

_STYLE = """
body { font-family: Arial, Helvetica, sans-serif; max-width: 64em; margin: 2em auto; padding: 0 1em; color: #0b0c0c; }
h1 { font-size: 1.6em; } p.lead { font-size: 1.15em; border-left: 6px solid #31688e; padding-left: 0.8em; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; padding: 0.4em 0; }
th, td { border-bottom: 1px solid #b1b4b6; padding: 0.35em 0.5em; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; } figure { margin: 1.5em 0; } figcaption { color: #505a5f; font-size: 0.9em; }
h2 { font-size: 1.2em; margin-top: 1.6em; } table { margin: 1em 0; font-size: 0.93em; }
@media print { body { margin: 0; } figure, tr { break-inside: avoid; } }
 td:first-child { min-width: 9em; } li { overflow-wrap: break-word; }
 footer { color: #505a5f; font-size: 0.85em; margin-top: 2em; }
""".strip()

_EVERY_DIGIT = Context(prec=400)  # of the largest double, and those behind its point
_OWN = f"\n{_STYLE}\n"
_NOT_TEXT = re.compile("[^\t\n\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def rounded(value: float, digits: int) -> str:
    """Return a number as text, rounded once, half up, with commas between thousands (METHODS §0); a dash where it is none."""
    if not math.isfinite(value):
        return "–"
    step = Decimal(1).scaleb(-digits)
    number = Decimal(repr(float(value))).quantize(step, ROUND_HALF_UP, _EVERY_DIGIT)
    return f"{abs(number) if number == 0 else number:,}"  # no '-0.0'


def text(value: object) -> str:
    """Return a value as escaped HTML text in the reader's language, without the characters that neither HTML nor SVG may hold."""
    return escape(_NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", told(value)), quote=True)


def table(caption: str, columns: Sequence[Column], digits: int = 1) -> str:
    """Return a table with a column for each of `columns`, headed by its alias; missing values are dashes."""
    cells = zip(*(_texts(column, digits) for column in columns))
    return _table(
        caption, [column.alias for column in columns], cells, [column.kind is not Kind.TEXT for column in columns]
    )


def grid(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool] = ()) -> str:
    """Return a table from plain texts; `numeric` columns are set to the right. By default all but the first are."""
    right = numeric or [number > 0 for number in range(len(heads))]
    return _table(caption, heads, ([text(cell) for cell in row] for row in rows), right)


def _table(caption: str, heads: Sequence[str], rows: Iterable[Iterable[str]], numeric: Sequence[bool]) -> str:
    css = [' class="n"' if right else "" for right in numeric]
    head = "".join(f'<th scope="col"{right}>{text(words)}</th>' for words, right in zip(heads, css))
    body = "\n".join(
        "<tr>" + "".join(f"<td{right}>{cell}</td>" for right, cell in zip(css, cells)) + "</tr>" for cells in rows
    )
    return f"<table>\n<caption>{text(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def heading(title: str) -> str:
    """Return the heading of a part of the page."""
    return f"<h2>{text(title)}</h2>"


def listing(title: str, items: Sequence[str]) -> str:
    """Return a headed list of plain texts; nothing where there are none."""
    if not items:
        return ""
    return f"{heading(title)}\n<ul>" + "".join(f"<li>{text(item)}</li>" for item in items) + "</ul>"


def _texts(column: Column, digits: int) -> list[str]:
    cells = [None if isinstance(cell, float) and math.isnan(cell) else cell for cell in column.cells()]
    # Counts that are stored as real numbers are still counts.
    if all(isinstance(cell, float) and cell.is_integer() for cell in cells if cell is not None):
        digits = 0
    return [_text(cell, digits) for cell in cells]


def _text(cell: object, digits: int) -> str:
    if cell is None:
        return "&ndash;"
    if isinstance(cell, float):
        return rounded(cell, digits)
    return f"{cell:,}" if isinstance(cell, int) else text(cell)


def sealed(style: str, script: str) -> str:
    """Return the lines of a page's head that let it ask for nothing and run nothing but its own style and one script.

    Parameters
    ----------
    style : str
        What is added to that of all pages.
    script : str
        That the page holds, between its tags.
    """
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (_OWN, style, script)]
    own, added, run = (f"'sha256-{each}'" for each in hashes)
    return (
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src {own} {added}; script-src {run}; '
        f"base-uri 'none'; form-action 'none'\">\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{style}</style>\n'
    )


def page(title: str, lead: str, parts: Iterable[str], notes: Sequence[str], footer: str, head: str = "") -> str:
    """Return a whole HTML page.

    `parts` are HTML already, and so is `head`, what `sealed` returns; `title`, `lead`, `notes` and `footer` are plain text.
    """
    # What the texts of a page are in, as HTML states it: a translator writes the code of the language here.
    noted = translate("MedwayIsolation", "Notes")
    code = text(translate("MedwayIsolation", "en-GB"))
    return (
        f'<!DOCTYPE html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{text(title)}</title>\n<style>{_OWN}</style>\n{head}</head>\n<body>\n<h1>{text(title)}</h1>\n"
        f'<p class="lead">{text(lead)}</p>\n'
        + "\n".join(parts)
        + f"\n{listing(noted, notes)}\n<footer>{text(footer)}</footer>\n</body>\n</html>\n"
    )
