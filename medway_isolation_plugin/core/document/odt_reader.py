"""An .odt file as blocks, as LibreOffice, Word and others save it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .archive import members_of, tree
from .found import DRAWING, INDEX, MACROS, TRACKED, Found, ReadDocument, full, table_of, unknown
from .model import Block, DataTable, Heading, Listing, ListItem, Paragraph, TableCell, Wording
from .odt_lines import OdtLineReader
from .odt_source import OdtSource
from .reading import is_empty
from .xml_names import Element, get, name, short

_WORDINGS = {"chapter lead": Wording.LEAD, "chapter note": Wording.NOTE, "caption": Wording.CAPTION}
_CAPTIONS = ("figure", "illustration", "table", "drawing", "text")  # styles of captions that LibreOffice makes
_PASSED = frozenset((
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:dde-connection-decls", "office:forms",
    "text:soft-page-break", "text:section-source", "text:table-of-content", "office:annotation-end", "text:bookmark",
    "text:bookmark-start", "text:bookmark-end", "text:alphabetical-index-auto-mark-file", "text:tracked-changes",
))  # fmt: skip
_MOST_COLUMNS, _MOST_ROWS = 200, 20_000


def read_odt(path: Path, language: str) -> ReadDocument:
    """Return what an .odt file holds; parameters and errors are those of `docx_reader.read_docx`."""
    members = members_of(path)
    source = OdtSource(members, path.name)
    told = {}
    if "meta.xml" in members:
        for one in tree(members, "meta.xml", path.name).iter(name("meta:user-defined")):
            told[get(one, "meta:name")] = "".join(one.itertext())
    text = source.content.find(f"{name('office:body')}/{name('office:text')}")
    found = () if text is None else tuple(_OdtReader(source, language).found(text))
    has_macros = any(one.startswith(("Basic/", "Scripts/")) for one in members)
    return ReadDocument(found, told, (MACROS,) if has_macros else ())


class _OdtReader:
    """Reads blocks one after another."""

    def __init__(self, source: OdtSource, language: str) -> None:
        self._source = source
        self._lines = OdtLineReader(source, language)
        self._lines.notes = self._blocks
        self._seen = self._lines.seen

    def found(self, parent: Element, section: str = "") -> Iterator[Found]:
        """Yield the blocks in an element, with the name of the section that they are in."""
        for one in parent:
            tag = short(one.tag)
            if tag == "text:section":
                if get(one, "text:display", "true") == "none":
                    self._seen.obstacle(unknown("hidden section"))
                yield from self.found(one, get(one, "text:name") or section)
                continue
            if tag in _PASSED:
                continue
            if tag == "text:list" and one.find(f".//{name('text:h')}") is not None:  # numbers of headings
                for heading in one.iter(name("text:h")):
                    yield Found(self._heading(heading), section, *self._seen.taken())
                continue
            block = self._block(one, tag)
            beside, self._lines.beside = self._lines.beside, []
            obstacles, remarks = self._seen.taken()
            if obstacles or not (isinstance(block, Paragraph) and is_empty(block.line)):
                yield Found(block, section, obstacles, remarks)
            for other in beside:
                yield Found(other, section)

    def _block(self, one: Element, tag: str) -> Block:
        if tag == "text:h":
            return self._heading(one)
        if tag == "text:p":
            known = self._source.named("paragraph", get(one, "text:style-name"))
            line = self._lines.line(one)
            return Paragraph(line, Wording.CAPTION if known in _CAPTIONS else _WORDINGS.get(known, Wording.BODY))
        if tag == "text:list":
            return self._listing(one, get(one, "text:style-name"), 1)
        if tag == "table:table":
            return self._table(one)
        if tag in ("text:change", "text:change-start", "text:change-end"):
            self._seen.obstacle(TRACKED)
        elif tag.startswith("draw:"):
            self._seen.obstacle(DRAWING)
        else:
            self._seen.obstacle(INDEX if tag.endswith("index") or tag == "text:bibliography" else unknown(tag))
        return Paragraph(())

    def _heading(self, one: Element) -> Block:
        level = get(one, "text:outline-level", "1")
        line = self._lines.line(one)
        if is_empty(line):
            return Paragraph(line)
        return Heading(min(int(level), 9) if level.isascii() and level.isdigit() and len(level) < 3 else 1, line)

    def _blocks(self, parent: Element) -> tuple[Block, ...]:
        beside, self._lines.beside = self._lines.beside, []
        blocks = self._seen.within(lambda: self.found(parent))
        self._lines.beside = beside
        return blocks

    def _listing(self, one: Element, called: str, level: int) -> Listing:
        counts, start = self._source.numbered(called, level)
        items: list[ListItem] = []
        for item in one:
            if short(item.tag) not in ("text:list-item", "text:list-header"):
                self._seen.obstacle(unknown(item.tag))
                continue
            first = get(item, "text:start-value")
            if first.isascii() and first.isdigit() and len(first) < 6 and not items:
                start = int(first)
            blocks: list[Block] = []
            for part in item:
                if short(part.tag) == "text:list":
                    blocks.append(self._listing(part, get(part, "text:style-name") or called, level + 1))
                elif short(part.tag) not in _PASSED:
                    blocks.append(self._block(part, short(part.tag)))
            blocks = [*full(blocks), *self._lines.beside]
            self._lines.beside = []
            if items and (tuple(blocks) and all(isinstance(block, Listing) for block in blocks)):
                items[-1] = ListItem((*items[-1].blocks, *blocks))  # a deeper level has an item without words above it
            elif blocks:
                items.append(ListItem(tuple(blocks)))
        return Listing(tuple(items), counts, start)

    def _table(self, one: Element) -> DataTable:
        heads: list[list[TableCell]] = []
        rows: list[list[TableCell]] = []
        self._rows(one, heads, rows)
        return table_of([*heads, *rows], len(heads), self._seen)

    def _rows(self, parent: Element, heads: list[list[TableCell]], rows: list[list[TableCell]]) -> None:
        for one in parent:
            tag = short(one.tag)
            if tag == "table:table-header-rows":
                into = rows or heads
                self._rows(one, into, into)
            elif tag in ("table:table-rows", "table:table-row-group"):
                self._rows(one, heads, rows)
            elif tag == "table:table-row":
                row = self._row(one)
                many = _whole(get(one, "table:number-rows-repeated"), _MOST_ROWS - len(rows))
                rows += [row] * max(0, many)

    def _row(self, one: Element) -> list[TableCell]:
        made: list[TableCell] = []
        for cell in one:
            if short(cell.tag) != "table:table-cell":
                continue
            first = cell.find(name("text:p"))
            blocks = self._blocks(cell)
            to_right = first is not None and self._source.is_right(get(first, "text:style-name"))
            found = TableCell(
                blocks,
                _whole(get(cell, "table:number-columns-spanned"), _MOST_COLUMNS),
                _whole(get(cell, "table:number-rows-spanned"), _MOST_ROWS),
                to_right=to_right,
            )
            made += [found] * _whole(get(cell, "table:number-columns-repeated"), _MOST_COLUMNS - len(made))
        return made


def _whole(text: str, most: int) -> int:
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 9 else 1
