"""What every document must hold, looked at once, before any file is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from .model import Block, Contents, DataTable, Document, Heading, Listing, Picture, Placeholder, Text
from .pictures import pixels
from .reading import below, headings, is_empty, is_web_link, keys, lines, readable

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,30}")


def check(document: Document) -> None:
    """Refuse a document that not everybody could read.

    Raises
    ------
    ValueError
        Where a level of headings is skipped, a key is unfit or used twice, a row of a table is longer than another, or
        words of a chapter stand below a placeholder: whoever composed the document must mend that.
    InputError
        Where a picture is none, or says nothing to those who cannot see it.
    """
    if not readable(document.title).strip():
        raise ValueError("a document without a title")
    last = 1
    for level, line, _ in headings(document.blocks):
        if not 2 <= level <= min(6, last + 1):
            raise ValueError(f"a heading of level {level} after one of level {last}")
        if is_empty(line):
            raise ValueError("a heading without words")
        last = level
    _check_keys(document.blocks)
    _check_places(document.blocks)
    for block in _all(document.blocks):
        if isinstance(block, DataTable):
            _check_table(block)
    for line in lines(document.blocks):
        for one in line:
            if isinstance(one, Picture):
                _check_picture(one)
            elif isinstance(one, Text) and one.link and not one.link.startswith("#") and not is_web_link(one.link):
                raise ValueError(f"a link that leads nowhere: {one.link}")


def _check_keys(blocks: Sequence[Block]) -> None:
    named = list(keys(blocks))
    if unfit := [key for key in named if not _KEY.fullmatch(key)]:
        raise ValueError(f"keys that no file could hold: {unfit}")
    if len(set(named)) < len(named):
        raise ValueError(f"a key that is used twice: {sorted(named)}")
    if sum(isinstance(block, Contents) for block in blocks) > 1:
        raise ValueError("two lists of contents")


def _check_places(blocks: Sequence[Block]) -> None:
    for one, following in zip(blocks, blocks[1:]):
        if isinstance(one, Placeholder) and (
            not isinstance(following, (Heading, Placeholder)) or following.level > one.level
        ):
            raise ValueError(f"what follows the placeholder '{one.key}' would be taken for words of its writer")


def _all(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        yield block
        yield from _all(below(block))
        if isinstance(block, Listing):
            for item in block.items:
                yield from _all(item.blocks)


def _check_table(table: DataTable) -> None:
    if not table.heads and table.caption:
        raise ValueError("a table without headings")
    free: dict[int, int] = {}  # columns that cells of rows above cover, and how many rows on
    widths = set()
    for row in (*table.heads, *table.rows):
        covered = sum(1 for left in free.values() if left > 0)
        widths.add(covered + sum(cell.across for cell in row))
        taken = {column for column, left in free.items() if left > 0}
        free = {column: left - 1 for column, left in free.items() if left > 1}
        column = 0
        for cell in row:
            while column in taken:
                column += 1
            for _ in range(cell.across):
                if cell.down > 1:
                    free[column] = cell.down - 1
                column += 1
    if len(widths) > 1:
        raise ValueError(f"a table whose rows are {sorted(widths)} columns wide")


def _check_picture(picture: Picture) -> None:
    if not readable(picture.alternative).strip():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A picture says nothing to those who cannot see it. Give it an alternative text.",
            )
        )
    pixels(picture.content)
