"""What both files of word processors are laid out by: styles of paragraphs, and how wide the columns of a table are."""

from __future__ import annotations

import math
import re

from .model import Block, DataTable, Illustration, Paragraph, TableCell, Wording
from .reading import entries

STYLES = {
    Wording.BODY: "",
    Wording.LEAD: "Chapter Lead",
    Wording.NOTE: "Chapter Note",
    Wording.CAPTION: "Caption",
    Wording.GUIDANCE: "Chapter Guidance",
}
_LOOKED_AT = 300  # rows
_LONGEST_WORD, _LONGEST = 24, 70  # letters: longer cells break their lines
_ROOM = 84  # letters in a line across the page
_BESIDE = 4  # letters that the space around a cell takes, and bold words more than others
_WHOLE_ROWS, _WHOLE_LINES = 10, 40  # what stays on one page has no more of them
_BREAKS = re.compile("[ \t\n]+")  # a space that does not break keeps a number and its unit together


def shares(table: DataTable) -> list[float]:
    """Return the share of the table's width that each column has; they add up to 1.

    Widths that a table wishes for are given way to no further than its longest words allow: none is broken where there is room.
    """
    wanted = _wide_enough(table.widths, _by_content(table)[0]) if table.widths else _by_content(table)[1]
    return [one / sum(wanted) for one in wanted]


def stays_whole(table: DataTable) -> bool:
    """Return whether a table is so small that it is kept on one page."""
    if len(table.rows) > _WHOLE_ROWS:
        return False
    room = [share * _ROOM for share in shares(table)]
    return sum(_lines(row, room) for row in (*table.heads, *table.rows)) <= _WHOLE_LINES


def kept_with_next(table: DataTable) -> list[bool]:
    """Return which rows stay on the page of the next one: all of a small table, else the first and the last few."""
    many, heads = len(table.heads) + len(table.rows), len(table.heads)
    whole = stays_whole(table)
    return [number < many - 1 and (whole or number <= heads or number >= many - 3) for number in range(many)]


def has_note(block: Block, following: Block | None) -> bool:
    """Return whether a figure is followed by the note that says what it shows and where that comes from."""
    return isinstance(block, Illustration) and isinstance(following, Paragraph) and following.wording is Wording.NOTE


def stays_with(block: Block, following: Block | None) -> bool:
    """Return whether a block stays on the page of the next one: what leads to a small table or a figure, and a figure's caption."""
    if isinstance(block, Paragraph) and block.wording in (Wording.BODY, Wording.LEAD, Wording.CAPTION):
        return isinstance(following, Illustration) or (isinstance(following, DataTable) and stays_whole(following))
    return has_note(block, following)


def _lines(row: tuple[TableCell, ...], room: list[float]) -> int:
    """Return about how many lines a row has; `room` is in letters, column by column."""
    most, column = 1, 0
    for cell in row:
        wide = max(1.0, sum(room[column : column + cell.across]) - _BESIDE / 2)
        most = max(most, sum(math.ceil(max(1, len(said)) / wide) for said in entries(cell.blocks)))
        column += cell.across
    return most


def _wide_enough(wished: tuple[float, ...], least: list[float]) -> list[float]:
    """Return wished widths in letters, none below the least: those that are wider give way."""
    room = max(float(_ROOM), sum(least))
    found = list(least)
    narrow: set[int] = set()
    while len(narrow) < len(least):
        others = [place for place in range(len(least)) if place not in narrow]
        left = room - sum(least[place] for place in narrow)
        total = sum(wished[place] for place in others)
        for place in others:
            found[place] = wished[place] * left / total
        below = {place for place in others if found[place] < least[place]}
        if not below:
            break
        narrow |= below
        for place in below:
            found[place] = least[place]
    return found


def count(table: DataTable) -> int:
    """Return how many columns a table has."""
    return sum(cell.across for cell in next(iter((*table.heads, *table.rows)), ())) or 1


def _by_content(table: DataTable) -> tuple[list[float], list[float]]:
    """Return the least widths, and widths as browsers find them, in letters.

    No word is broken where there is room, and what is left goes to long texts.
    """
    least, most = [float(_BESIDE)] * count(table), [float(_BESIDE)] * count(table)
    for number, row in enumerate((*table.heads, *table.rows[:_LOOKED_AT])):
        if any(cell.across > 1 or cell.down > 1 for cell in row) or len(row) != len(least):
            continue
        for place, cell in enumerate(row):
            said = " ".join(entries(cell.blocks))
            word = max(map(len, _BREAKS.split(said)), default=0)
            least[place] = max(least[place], min(word, _LONGEST_WORD) + _BESIDE)
            # A heading may well take two lines.
            longest = min(len(said), word * 3 // 2) if number < len(table.heads) else min(len(said), _LONGEST)
            most[place] = max(most[place], longest + _BESIDE)
    left, wish = _ROOM - sum(least), sum(most) - sum(least)
    if left <= 0 or wish <= 0:
        return least, least
    return least, [low + min(1.0, left / wish) * (high - low) for low, high in zip(least, most)]
