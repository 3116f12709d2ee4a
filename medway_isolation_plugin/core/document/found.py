"""What is found in a document that a word processor saved: blocks in their order, and what no chapter can carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..words import QT_TRANSLATE_NOOP, Phrase
from .model import Block, DataTable, FootNote, Line, Paragraph, Picture, TableCell, Text
from .reading import TO_RIGHT, is_empty, primary

_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
COMMENT = QT_TRANSLATE_NOOP("MedwayIsolation", "a comment (settle it, then delete it)")
TRACKED = QT_TRANSLATE_NOOP("MedwayIsolation", "a tracked change (accept or reject it)")
OBJECT = QT_TRANSLATE_NOOP("MedwayIsolation", "an embedded object or a chart (put in a picture of it)")
DRAWING = QT_TRANSLATE_NOOP("MedwayIsolation", "a drawing or a text box (put in a picture, or the words themselves)")
FORMULA = QT_TRANSLATE_NOOP("MedwayIsolation", "a formula (write it as words, or put in a picture of it)")
HIDDEN = QT_TRANSLATE_NOOP("MedwayIsolation", "hidden text (show it, or delete it)")
SYMBOL = QT_TRANSLATE_NOOP("MedwayIsolation", "a sign of a symbol font (write it as a letter)")
PICTURE = QT_TRANSLATE_NOOP("MedwayIsolation", "a picture that is not a PNG, JPEG or GIF file within the document")
CROPPED = QT_TRANSLATE_NOOP("MedwayIsolation", "a picture that is cropped or turned (put in one that is not)")
MACROS = QT_TRANSLATE_NOOP("MedwayIsolation", "Macros of the file were left out.")
INDEX = QT_TRANSLATE_NOOP("MedwayIsolation", "an index")
_LINK = QT_TRANSLATE_NOOP("MedwayIsolation", "a link that only works on one computer: {address}")
_OTHER = QT_TRANSLATE_NOOP("MedwayIsolation", "something that this version does not know: {tag}")
# What is carried, and not quite as it was.
FIELD = QT_TRANSLATE_NOOP("MedwayIsolation", "a field was carried as the words that it showed")
LOOSE = QT_TRANSLATE_NOOP("MedwayIsolation", "a link to a place that is no longer in the chapter was carried as words")
NO_WORDS = QT_TRANSLATE_NOOP("MedwayIsolation", "a picture has no alternative text: describe it")
NO_HEADS = QT_TRANSLATE_NOOP("MedwayIsolation", "the first row of a table was taken for its headings")
UNTITLED = QT_TRANSLATE_NOOP("MedwayIsolation", "A picture that nobody has described")


def bad_link(address: str) -> Phrase:
    """Return what is said of a link that leads nowhere."""
    return Phrase(_LINK, address=address)


def unknown(tag: str) -> Phrase:
    """Return what is said of an element that is not known."""
    return Phrase(_OTHER, tag=tag.rpartition("}")[2].rpartition(":")[2])


def language_of(code: str, own: str) -> str:
    """Return the code of a language that words are in, empty where it is that of the document, or none."""
    main = primary(code)
    return code if _LANGUAGE.fullmatch(code) and main not in ("none", "zxx", primary(own)) else ""


@dataclass(frozen=True)
class Found:
    """A block of a document, the named section that it is in (OpenDocument), and what is in it that cannot be carried."""

    block: Block
    section: str = ""
    obstacles: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadDocument:
    """A document as it was found, with its properties; `left_out`: what goes with the file and not with words."""

    found: tuple[Found, ...]
    properties: Mapping[str, str]
    left_out: tuple[str, ...] = ()


class Seen:
    """Collects what is noticed in the block that is being read."""

    def __init__(self) -> None:
        self.obstacles: list[str] = []
        self.remarks: list[str] = []

    def obstacle(self, what: str) -> None:
        """Remember something that cannot be carried."""
        if what not in self.obstacles:
            self.obstacles.append(Phrase(what))

    def remark(self, what: str) -> None:
        """Remember something that is carried in another way."""
        if what not in self.remarks:
            self.remarks.append(Phrase(what))

    def within(self, found: Callable[[], Iterable[Found]]) -> tuple[Block, ...]:
        """Return the blocks of a note or a cell; what is noticed in them is noticed where they are."""
        obstacles, remarks = self.taken()
        every = list(found())
        for one in (*obstacles, *(what for each in every for what in each.obstacles)):
            self.obstacle(one)
        for one in (*remarks, *(what for each in every for what in each.remarks)):
            self.remark(one)
        return full(each.block for each in every)

    def taken(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what was noticed, and begin again."""
        both = tuple(self.obstacles), tuple(self.remarks)
        self.obstacles, self.remarks = [], []
        return both


def described(content: bytes, said: str, width: float, height: float, seen: Seen) -> Picture:
    """Return a picture, and notice where nobody has given it words."""
    if not said.strip() or said == UNTITLED:
        seen.remark(NO_WORDS)
        said = UNTITLED
    return Picture(content, said, round(width, 1), round(height, 1))


def joined(line: Iterable[Text | Picture | FootNote]) -> Line:
    """Return a line whose pieces of the same look are one, without the marks that writers put in."""
    made: list[Text | Picture | FootNote] = []
    for one in line:
        if not isinstance(one, Text):
            made.append(one)
            continue
        text = replace(one, text=one.text.replace(TO_RIGHT, ""))
        last = made[-1] if made else None
        if not text.text:
            continue
        if isinstance(last, Text) and replace(last, text="") == replace(text, text=""):
            made[-1] = replace(last, text=last.text + text.text)
        else:
            made.append(text)
    return tuple(made)


def full(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without the paragraphs that have nothing in them."""
    return tuple(block for block in blocks if not (isinstance(block, Paragraph) and is_empty(block.line)))


def table_of(rows: Sequence[Sequence[TableCell]], heads: int, seen: Seen) -> DataTable:
    """Return a table whose rows are all as wide as its widest, with its first row as headings where it states none."""
    width = max((sum(cell.across for cell in row) for row in rows if row), default=1)
    if not heads and len(rows) > 1:
        heads = 1
        seen.remark(NO_HEADS)
    # A heading that reaches into the rows below makes headings of them too.
    place = 0
    while place < min(heads, len(rows)):
        heads = max(heads, *(place + cell.down for cell in rows[place]), heads)
        place += 1
    whole: list[tuple[TableCell, ...]] = []
    going: list[int] = [0] * width
    for number, row in enumerate(rows):
        made, column = [], 0
        cells = list(row)
        after = [max(0, left - 1) for left in going]
        while column < width:
            if going[column]:
                column += 1
                continue
            cell = cells.pop(0) if cells else TableCell()
            free = next((at for at in range(column, width) if going[at]), width) - column
            cell = replace(cell, across=min(cell.across, free), down=min(cell.down, len(rows) - number))
            for at in range(column, column + cell.across):
                after[at] = cell.down - 1
            made.append(cell)
            column += cell.across
        going = after
        whole.append(tuple(made))
    return DataTable(tuple(whole[:heads]), tuple(whole[heads:]))
