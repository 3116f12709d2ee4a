"""Blocks that people wrote, made fit for the next edition: without what to write here, with levels that no heading skips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..words import QT_TRANSLATE_NOOP, Phrase
from .found import LOOSE
from .model import (
    Block,
    DataTable,
    Document,
    FootNote,
    Heading,
    Inline,
    Line,
    Listing,
    ListItem,
    Paragraph,
    Picture,
    TableCell,
    Text,
)
from .reading import entries, keys, lines, mark


@dataclass(frozen=True)
class Amount:
    """How much somebody wrote."""

    headings: int = 0
    paragraphs: int = 0
    lists: int = 0
    tables: int = 0
    pictures: int = 0
    links: int = 0
    notes: int = 0

    @property
    def anything(self) -> bool:
        """Whether there is anything."""
        return any((self.headings, self.paragraphs, self.lists, self.tables, self.pictures, self.notes))

    def told(self) -> list[str]:
        """Return what there is, in words."""
        said = (
            (self.headings, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} headings"), one="{n} heading", n=self.headings)),
            (self.paragraphs, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} paragraphs"), one="{n} paragraph", n=self.paragraphs)),
            (self.lists, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} lists"), one="{n} list", n=self.lists)),
            (self.tables, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} tables"), one="{n} table", n=self.tables)),
            (self.pictures, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} pictures"), one="{n} picture", n=self.pictures)),
            (self.links, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} links"), one="{n} link", n=self.links)),
            (self.notes, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} notes"), one="{n} note", n=self.notes)),
        )  # fmt: skip
        return [words for number, words in said if number]


def tally(blocks: Sequence[Block]) -> Amount:
    """Return how much there is in blocks; words of lists and tables are not counted as paragraphs too."""
    inlines = list(_inlines(blocks))

    def many(kind: type) -> int:
        return sum(isinstance(block, kind) for block in blocks)

    def many_in(kind: type) -> int:
        return sum(isinstance(one, kind) for one in inlines)

    links = sum(isinstance(one, Text) and bool(one.link) for one in inlines)
    return Amount(
        many(Heading), many(Paragraph), many(Listing), many(DataTable), many_in(Picture), links, many_in(FootNote)
    )


def _inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    for line in lines(blocks):
        for one in line:
            yield one
            if isinstance(one, FootNote):
                yield from _inlines(one.blocks)


def without_guidance(blocks: Iterable[Block], guidance: frozenset[str]) -> tuple[Block, ...]:
    """Return blocks without those that only say what to write, and without such items of lists."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Listing):
            items = tuple(item for item in block.items if not _is_guidance(item.blocks, guidance))
            if items:
                made.append(replace(block, items=items))
        elif not _is_guidance((block,), guidance):
            made.append(block)
    return tuple(made)


def _is_guidance(blocks: Sequence[Block], guidance: frozenset[str]) -> bool:
    said = [mark(words) for words in entries(blocks)]
    return bool(said) and guidance.issuperset(said)


def levelled(blocks: Sequence[Block], found: int, level: int) -> tuple[Block, ...]:
    """Return blocks whose headings are as far below `level` as they were below `found`, with no level skipped."""
    made: list[Block] = []
    last = level
    for block in blocks:
        if isinstance(block, Heading):
            last = max(level + 1, min(block.level - found + level, last + 1, 6))
            made.append(replace(block, level=min(last, 6), key=""))
        else:
            made.append(block)
    return tuple(made)


def without_loose_links(blocks: Sequence[Block], document: Document) -> tuple[tuple[Block, ...], list[str]]:
    """Return blocks in which links that lead to no place of the document are words, and what is to be said of that."""
    places = {f"#{key}" for key in keys(document.blocks)}
    loose = any(
        isinstance(one, Text) and one.link.startswith("#") and one.link not in places for one in _inlines(blocks)
    )
    if not loose:
        return tuple(blocks), []
    return tuple(_mended(block, places) for block in blocks), [Phrase(LOOSE)]


def _mended(block: Block, places: set[str]) -> Block:
    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_mended(one, places) for one in blocks)

    def row(cells: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
        return tuple(replace(cell, blocks=all_of(cell.blocks)) for cell in cells)

    def line(inlines: Line) -> Line:
        made: list[Inline] = []
        for one in inlines:
            if isinstance(one, Text) and one.link.startswith("#") and one.link not in places:
                made.append(replace(one, link=""))
            elif isinstance(one, FootNote):
                made.append(replace(one, blocks=all_of(one.blocks)))
            else:
                made.append(one)
        return tuple(made)

    if isinstance(block, (Heading, Paragraph)):
        return replace(block, line=line(block.line))
    if isinstance(block, Listing):
        return replace(block, items=tuple(ListItem(all_of(item.blocks)) for item in block.items))
    if isinstance(block, DataTable):
        return replace(block, heads=tuple(map(row, block.heads)), rows=tuple(map(row, block.rows)))
    return block
