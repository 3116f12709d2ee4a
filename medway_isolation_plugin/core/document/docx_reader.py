"""A .docx file as blocks, as Word, LibreOffice and others save it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .archive import members_of
from .docx_lines import LineReader
from .docx_lists import ListPlace, Piece, grouped
from .docx_source import MAIN, DocxSource, Style, is_on, list_of, whole
from .found import MACROS, OBJECT, TRACKED, Found, ReadDocument, joined, table_of, unknown
from .model import Block, DataTable, Heading, Paragraph, TableCell, Text, Wording
from .reading import is_empty
from .xml_names import Element, get, name, short

_WORDINGS = {"chapter lead": Wording.LEAD, "chapter note": Wording.NOTE, "caption": Wording.CAPTION}
_PASSED = frozenset(("w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd", "w:sectPr", "w:pPr",
                     "w:commentRangeStart", "w:commentRangeEnd", "w:tblPr", "w:tblGrid", "w:tblPrEx", "w:trPr", "w:tcPr", "w:sdtPr",
                     "w:sdtEndPr", "w:customXmlPr"))  # fmt: skip
_WITHIN = frozenset(("w:sdt", "w:sdtContent", "w:customXml"))
_OBSTACLES = {"w:altChunk": OBJECT, "w:ins": TRACKED, "w:del": TRACKED, "w:moveFrom": TRACKED, "w:moveTo": TRACKED}
_MOST_COLUMNS = 63  # of a table in Word
_INDENT = 454  # twips to the level of a list of ours


def read_docx(path: Path, language: str) -> ReadDocument:
    """Return what a .docx file holds.

    Parameters
    ----------
    path : Path
    language : str
        Words in another one say so.

    Raises
    ------
    InputError
        Where it cannot be read.
    """
    members = members_of(path)
    source = DocxSource(members, path.name)
    told = {}
    if "docProps/custom.xml" in members:
        told = {get(one, "name"): "".join(one.itertext()) for one in source.tree("docProps/custom.xml")}
    body = source.tree("word/document.xml").find(name("w:body"))
    found = () if body is None else tuple(_Reader(source, language).found(body, MAIN))
    return ReadDocument(found, told, (MACROS,) if any("vbaproject" in one.lower() for one in members) else ())


class _Reader:
    """Reads blocks one after another."""

    def __init__(self, source: DocxSource, language: str) -> None:
        self._source = source
        self._lines = LineReader(source, language)
        self._lines.notes = self._note
        self._seen = self._lines.seen

    def found(self, parent: Element, part: str) -> Iterator[Found]:
        """Yield the blocks in an element of a part."""
        return grouped(self._pieces(parent, part))

    def _note(self, note: Element, part: str) -> tuple[Block, ...]:
        """Return what a note says, without the space behind its mark."""
        first, *others = self._blocks(note, part) or (Paragraph(()),)
        if isinstance(first, Paragraph) and first.line and isinstance(first.line[0], Text):
            line = (replace(first.line[0], text=first.line[0].text.lstrip(" ")), *first.line[1:])
            first = replace(first, line=joined(line))
        return (first, *others)

    def _blocks(self, parent: Element, part: str) -> tuple[Block, ...]:
        return self._seen.within(lambda: self.found(parent, part))

    def _elements(self, parent: Element) -> Iterator[Element]:
        for one in parent:
            tag = short(one.tag)
            gallery = one.find(f"{name('w:sdtPr')}//{name('w:docPartGallery')}") if tag == "w:sdt" else None
            if gallery is not None and get(gallery, "w:val") == "Table of Contents":
                continue
            if tag in _WITHIN:
                yield from self._elements(one)
            elif tag in _OBSTACLES:
                self._seen.obstacle(_OBSTACLES[tag])
            elif tag not in _PASSED:
                yield one

    def _pieces(self, parent: Element, part: str) -> Iterator[Piece]:
        for one in self._elements(parent):
            place = None
            if one.tag == name("w:p"):
                block, place = self._paragraph(one, part)
            elif one.tag == name("w:tbl"):
                block = self._table(one, part)
            else:
                self._seen.obstacle(unknown(one.tag))
                block = Paragraph(())
            obstacles, remarks = self._seen.taken()
            if block is not None and (obstacles or not (isinstance(block, Paragraph) and is_empty(block.line))):
                yield Piece(Found(block, "", obstacles, remarks), place)

    def _paragraph(self, one: Element, part: str) -> tuple[Block | None, ListPlace | None]:
        look = one.find(name("w:pPr"))
        called = None if look is None else look.find(name("w:pStyle"))
        style = self._source.styles.get("" if called is None else get(called, "w:val"))
        known = "" if style is None else style.called
        line = self._lines.line(one, part)
        if look is not None and any(
            look.find(f"{name('w:rPr')}/{name(tag)}") is not None for tag in ("w:ins", "w:del")
        ):
            self._seen.obstacle(TRACKED)
        if known.startswith("toc ") or known in ("toc heading", "contents heading"):
            self._seen.taken()
            return None, None
        outline = None if look is None else look.find(name("w:outlineLvl"))
        level = 0 if style is None else style.level
        if outline is not None and get(outline, "w:val") in tuple("012345"):
            level = int(get(outline, "w:val")) + 1
        if level and not is_empty(line):
            return Heading(level, line), None
        return Paragraph(line, _WORDINGS.get(known, Wording.BODY)), self._place(look, known, style)

    def _place(self, look: Element | None, known: str, style: Style | None) -> ListPlace | None:
        number, level = list_of(look)
        if not number and style is not None:
            number, level = style.number, style.depth
        if number and number != "0":
            which, counts, start, anew = self._source.numbered(number, level)
            return ListPlace(which, level, counts, start, anew)
        if known == "list paragraph":
            indent = None if look is None else look.find(name("w:ind"))
            left = "" if indent is None else get(indent, "w:left") or get(indent, "w:start")
            deep = whole(left, 9 * _INDENT) // _INDENT - 1
            return ListPlace("", max(0, deep), has_mark=False)
        return None

    def _table(self, one: Element, part: str) -> DataTable:
        look = one.find(f"{name('w:tblPr')}/{name('w:tblLook')}")
        rows: list[list[TableCell]] = []
        heads, is_top = 0, True
        going: dict[int, list[int]] = {}  # first columns of cells that may go on below: row and place of the cell
        for row in self._elements(one):
            if row.tag != name("w:tr"):
                self._seen.obstacle(unknown(row.tag))
                continue
            how = row.find(name("w:trPr"))
            if how is not None and any(how.find(name(tag)) is not None for tag in ("w:ins", "w:del")):
                self._seen.obstacle(TRACKED)
            is_top = is_top and bool(is_on(how, "w:tblHeader"))
            heads += is_top
            rows.append(self._row(row, how, part, rows, going))
        first = (
            ""
            if look is None
            else get(look, "w:firstRow") or ("1" if get(look, "w:val")[-2:-1] in ("2", "A", "6") else "")
        )
        if not heads and first in ("1", "true", "on") and len(rows) > 1:
            heads = 1
        return table_of([row for row in rows if row], heads, self._seen)

    def _row(
        self, row: Element, how: Element | None, part: str, above: list[list[TableCell]], going: dict[int, list[int]]
    ) -> list[TableCell]:
        made: list[TableCell] = []
        before = None if how is None else how.find(name("w:gridBefore"))
        column = 0 if before is None else min(whole(get(before, "w:val")), _MOST_COLUMNS)
        made += [TableCell()] * column
        for one in self._elements(row):
            look = one.find(name("w:tcPr"))
            span, merge = (None if look is None else look.find(name(tag)) for tag in ("w:gridSpan", "w:vMerge"))
            across = 1 if span is None else min(max(1, whole(get(span, "w:val"), 1)), _MOST_COLUMNS)
            if merge is not None and get(merge, "w:val", "continue") != "restart" and column in going:
                at, place = going[column]
                above[at][place] = _taller(above[at][place])
            else:
                right = one.find(f"{name('w:p')}/{name('w:pPr')}/{name('w:jc')}")
                to_right = right is not None and get(right, "w:val") in ("right", "end")
                made.append(TableCell(self._blocks(one, part), across, to_right=to_right))
                if merge is not None:
                    going[column] = [len(above), len(made) - 1]
                else:
                    going.pop(column, None)
            column += across
        return made


def _taller(cell: TableCell) -> TableCell:
    return TableCell(cell.blocks, cell.across, cell.down + 1, cell.is_head, cell.to_right)
