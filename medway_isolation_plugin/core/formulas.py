"""Text that a spreadsheet would run as a formula: https://owasp.org/www-community/attacks/CSV_Injection."""

from __future__ import annotations

import re
from typing import Any

_BEGINS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?%?", re.ASCII)


def defused(cell: Any) -> Any:
    """Return a cell with an apostrophe before text that begins like a formula, which makes it plain text; a number stays one."""
    if not isinstance(cell, str) or not cell.startswith(_BEGINS):
        return cell
    return cell if is_number(cell) else f"'{cell}"


def is_number(text: str) -> bool:
    """Say whether a text is a number as sheets write one."""
    # The pattern first: it leaves most texts at their first letter.
    return _NUMBER.fullmatch(text) is not None and any(letter.isdigit() for letter in text)
