"""A document as it is read aloud: one entry after another, for comparing two documents and for checks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from ..words import told
from .model import (
    Block,
    DataTable,
    Document,
    FootNote,
    Heading,
    Illustration,
    Line,
    Listing,
    Paragraph,
    Picture,
    Placeholder,
    TableCell,
    Text,
)

# The characters that neither HTML nor XML nor a word processor takes.
_NOT_TEXT = re.compile("[^\t\n\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LINK = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)
TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
_RIGHT_TO_LEFT = ("R", "AL")
_MOST_ROWS = 50  # of a table, as entries of their own: longer ones are told in so many pieces


@dataclass(frozen=True)
class Spoken:
    """What is read at one place: its tag as PDF and HTML have it ('H2', 'P', 'LI', 'TH', 'TD', 'Figure', 'Caption'), its words."""

    tag: str
    words: str


def readable(value: object) -> str:
    """Return a text in the reader's language, with a sign in place of characters that no file may hold."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", told(value).replace("\r\n", "\n").replace("\r", "\n"))


def is_web_link(address: str) -> bool:
    """Whether an address is one that every reader of a document can follow, and that runs nothing."""
    return bool(_LINK.fullmatch(address))


def primary(language: str) -> str:
    """Return the first part of the code of a language: 'en' of 'en-GB'."""
    return language.partition("-")[0].lower()


def by_direction(words: str) -> list[tuple[str, bool]]:
    """Return words in pieces, and of each whether it is read from right to left, with the spaces and signs inside it."""
    strong = [unicodedata.bidirectional(letter) for letter in words]
    pieces: list[tuple[str, bool]] = []
    place = 0
    while place < len(words):
        first = next((at for at in range(place, len(words)) if strong[at] in _RIGHT_TO_LEFT), len(words))
        if first > place:
            pieces.append((words[place:first], False))
        last = end = first
        while end < len(words) and strong[end] != "L" and words[end] != "\n":
            last = end + 1 if strong[end] in _RIGHT_TO_LEFT else last
            end += 1
        if last > first:
            pieces.append((words[first:last], True))
        place = last
    return pieces


def directed(words: str) -> str:
    """Return words with a mark that shows nothing after each piece that is read from right to left.

    A number that follows such a piece would else stand before it. HTML has elements for that.
    """
    pieces = by_direction(words)
    followed = [(piece, is_right and place < len(pieces) - 1) for place, (piece, is_right) in enumerate(pieces)]
    return "".join(piece + TO_RIGHT if is_right else piece for piece, is_right in followed)


def words_of(line: Line) -> str:
    """Return the words of a line, without its notes and pictures."""
    return "".join(readable(one.text) for one in line if isinstance(one, Text))


def is_empty(line: Line) -> bool:
    """Whether a line has neither words nor a picture nor a note."""
    return all(isinstance(one, Text) and not readable(one.text).strip() for one in line)


def headings(blocks: Iterable[Block]) -> Iterator[tuple[int, Line, str]]:
    """Yield level, words and key of every heading, also of those that people wrote, in order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.level, block.line, block.key
        elif isinstance(block, Placeholder):
            yield block.level, (Text(block.heading),), block.key
            yield from headings(block.written or block.guidance)


def keys(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the names of places in blocks."""
    for block in blocks:
        if isinstance(block, (Heading, Placeholder, DataTable, Illustration)) and block.key:
            yield block.key
        yield from keys(below(block))


def below(block: Block) -> tuple[Block, ...]:
    """Return what stands under a placeholder: what people wrote, or else what to write there."""
    return (block.written or block.guidance) if isinstance(block, Placeholder) else ()


def spoken(document: Document) -> list[Spoken]:
    """Return all that a document says, in reading order; what is listed as contents and notes are left out."""
    lead = [Spoken("P", readable(document.banner))] if document.banner else []
    return [*lead, Spoken("H1", readable(document.title)), *_of_blocks(document.blocks, "P")]


def _of_blocks(blocks: Iterable[Block], tag: str) -> Iterator[Spoken]:
    for block in blocks:
        if isinstance(block, Heading):
            yield Spoken(f"H{block.level}", words_of(block.line))
        elif isinstance(block, Placeholder):
            yield Spoken(f"H{block.level}", readable(block.heading))
            yield from _of_blocks(below(block), tag)
        elif isinstance(block, Paragraph):
            yield from _of_line(block.line, tag)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _of_blocks(item.blocks, "LI")
        elif isinstance(block, DataTable):
            if block.caption:
                yield Spoken("Caption", words_of(block.caption))
            for row in block.heads:
                for cell in row:
                    yield from _of_cell(cell, "TH")
            for row in block.rows:
                for cell in row:
                    yield from _of_cell(cell, "TD")
        elif isinstance(block, Illustration):
            yield Spoken("Figure", readable(block.picture.alternative))
            yield Spoken("Caption", words_of(block.caption))
        else:
            yield Spoken("P", readable(block.title))


def _of_cell(cell: TableCell, tag: str) -> Iterator[Spoken]:
    said = " ".join(one.words for one in _of_blocks(cell.blocks, tag))
    yield Spoken(tag, said)


def _of_line(line: Line, tag: str) -> Iterator[Spoken]:
    if words_of(line).strip() or not line:
        yield Spoken(tag, words_of(line))
    for one in line:
        if isinstance(one, Picture):
            yield Spoken("Figure", readable(one.alternative))


def entries(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what stands in blocks, paragraph by paragraph and row by row, with alternative texts and notes.

    It is the same of a document and of the file that was made of it. Rows of a long table go together, so that it has
    `_MOST_ROWS` entries at most. Empty paragraphs and the list of contents are left out.
    """
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield from _entry(block.line)
        elif isinstance(block, Placeholder):
            yield readable(block.heading)
            yield from entries(below(block))
        elif isinstance(block, Listing):
            for item in block.items:
                yield from entries(item.blocks)
        elif isinstance(block, DataTable):
            yield from _entry(block.caption)
            rows = [" | ".join(" ".join(entries(cell.blocks)) for cell in row) for row in (*block.heads, *block.rows)]
            many = -(-len(rows) // _MOST_ROWS) or 1
            yield from ("\n".join(rows[first : first + many]) for first in range(0, len(rows), many))
        elif isinstance(block, Illustration):
            yield from _entry((block.picture,))
            yield from _entry(block.caption)


def _entry(line: Line) -> Iterator[str]:
    said = "".join(
        readable(one.text)
        if isinstance(one, Text)
        else f"[{readable(one.alternative)}]"
        if isinstance(one, Picture)
        else f"({' '.join(entries(one.blocks))})"
        for one in line
    )
    if said.strip():
        yield said


def same(words: str) -> str:
    """Return words as they are compared: composed letters, one space between words, none around them."""
    return " ".join(unicodedata.normalize("NFC", words.replace(TO_RIGHT, "")).split())


def mark(words: str) -> str:
    """Return ten characters that stand for words as they are compared."""
    return sha256(same(words).encode("utf-8", "replace")).hexdigest()[:10]


def notes(blocks: Iterable[Block]) -> Iterator[FootNote]:
    """Yield the notes of blocks in the order of their marks."""
    for line in lines(blocks):
        for one in line:
            if isinstance(one, FootNote):
                yield one


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield every line of blocks and of what is in them, in order; those of notes are left out."""
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield block.line
        elif isinstance(block, Placeholder):
            yield (Text(block.heading),)
            yield from lines(below(block))
        elif isinstance(block, Listing):
            for item in block.items:
                yield from lines(item.blocks)
        elif isinstance(block, DataTable):
            yield block.caption
            for row in (*block.heads, *block.rows):
                for cell in row:
                    yield from lines(cell.blocks)
        elif isinstance(block, Illustration):
            yield (block.picture,)
            yield block.caption
