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
    is_number = any(letter.isdigit() for letter in cell) and _NUMBER.fullmatch(cell)
    return cell if is_number else f"'{cell}"
