"""The words of a document as OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from .looks import STYLES, shares, stays_whole, stays_with
from .model import (
    Block,
    Contents,
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
from .odt_parts import OdtParts, encoded
from .pictures import pixels, size
from .reading import below, directed, headings, readable, words_of
from .template import Template
from .xml_names import Element, add, name

_SPACE = re.compile(r"(\n|\t| {2,}|^ | $)")
_A_LIST_LEVEL = 8.0  # mm
_LINE = "0.5pt solid #6f777b"
_STRONG_LINE = "1.5pt solid #0b0c0c"


def odt(document: Document, template: Template, told: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return a document as an .odt file; parameters are those of `docx_writer.docx`."""
    parts = OdtParts(document, template)
    writer = _OdtWriter(parts, document)
    page = parts.first_page()
    first = {"style:master-page-name": page} if page else {}
    if document.banner:
        style = parts.style("paragraph", "Chapter Banner", (), first) if first else "Chapter Banner"
        writer.paragraph(parts.text, (Text(document.banner),), style)
        first = {}
    title = parts.style("paragraph", "Heading 1", (), first) if first else "Heading 1"
    writer.heading(parts.text, 1, (Text(document.title),), "", title)
    writer.blocks(parts.text, document.blocks, parts.room)
    return parts.file(told)


class _OdtWriter:
    """Writes blocks."""

    def __init__(self, parts: OdtParts, document: Document) -> None:
        self._parts = parts
        self._document = document
        self._pictures = self._tables = self._notes = 0

    def blocks(self, to: Element, blocks: Iterable[Block], room: float, style: str = "Standard") -> None:
        """Write blocks; `style` is that of plain paragraphs."""
        blocks = tuple(blocks)
        for block, following in zip_longest(blocks, blocks[1:]):
            self._block(to, block, room, style)
            if stays_with(block, following):
                own = "Caption" if not isinstance(block, Paragraph) else STYLES[block.wording] or style
                to[-1].set(name("text:style-name"), self._kept(own))

    def _kept(self, style: str) -> str:
        """Return the name of a style that keeps a paragraph with what follows."""
        return self._parts.style("paragraph", style, (("style:paragraph-properties", {"fo:keep-with-next": "always"}),))

    def _block(self, to: Element, block: Block, room: float, style: str) -> None:
        if isinstance(block, Heading):
            self.heading(to, block.level, block.line, block.key)
        elif isinstance(block, Placeholder):
            look = self._parts.style("section", "", (("style:section-properties", {"style:editable": "true"}),))
            section = add(to, "text:section", {"text:style-name": look, "text:name": block.key})
            self.heading(section, block.level, (Text(block.heading),), block.key)
            self.blocks(section, below(block), room)
        elif isinstance(block, Paragraph):
            self.paragraph(to, block.line, STYLES[block.wording] or style, room)
        elif isinstance(block, Listing):
            self._listing(to, block, room, style)
        elif isinstance(block, DataTable):
            self._table(to, block, room)
        elif isinstance(block, Illustration):
            self.paragraph(to, (block.picture,), "Chapter Figure", room, block.key)
            self.paragraph(to, block.caption, "Caption", room)
        else:
            self._contents(to, block)

    def heading(self, to: Element, level: int, line: Line, key: str, style: str = "") -> None:
        """Write a heading."""
        look = encoded(style or f"Heading {level}")
        made = add(to, "text:h", {"text:style-name": look, "text:outline-level": level})
        self._marked(made, line, self._parts.room, key)

    def paragraph(self, to: Element, line: Line, style: str, room: float = 0.0, key: str = "") -> Element:
        """Write a paragraph; `key` names its place."""
        made = add(to, "text:p", {"text:style-name": encoded(style)})
        self._marked(made, line, room or self._parts.room, key)
        return made

    def _marked(self, to: Element, line: Line, room: float, key: str) -> None:
        if key:
            add(to, "text:bookmark-start", {"text:name": f"c_{key}"})
        for one in line:
            if isinstance(one, Text):
                self._text(to, one)
            elif isinstance(one, Picture):
                self._picture(to, one, room)
            else:
                self._note(to, one)
        if key:
            add(to, "text:bookmark-end", {"text:name": f"c_{key}"})

    def _text(self, to: Element, text: Text) -> None:
        if text.link:
            link = f"#c_{text.link[1:]}" if text.link.startswith("#") else text.link
            to = add(to, "text:a", {"xlink:type": "simple", "xlink:href": link, "text:style-name": "Internet_20_link",
                                    "text:visited-style-name": "Internet_20_link"})  # fmt: skip
        look = self._look(text)
        if look:
            called = self._parts.style("text", "Internet link" if text.link else "", (("style:text-properties", look),))
            to = add(to, "text:span", {"text:style-name": called})
        _write(to, directed(readable(text.text)))

    @staticmethod
    def _look(text: Text) -> dict[str, str]:
        look = {}
        for kind in ("", "-asian", "-complex"):
            space = "style" if kind else "fo"
            if text.bold:
                look[f"{space}:font-weight{kind}"] = "bold"
            if text.italic:
                look[f"{space}:font-style{kind}"] = "italic"
        if text.raised or text.lowered:
            look["style:text-position"] = f"{'super' if text.raised else 'sub'} 58%"
        if text.language:
            look["fo:language"], _, country = text.language.partition("-")
            look["fo:country"] = country or "none"
        return look

    def _picture(self, to: Element, picture: Picture, room: float) -> None:
        self._pictures += 1
        width, height = size(picture, room)
        look = {"style:vertical-pos": "top", "style:vertical-rel": "baseline", "fo:margin": "0cm"}
        frame = add(to, "draw:frame", {
            "draw:style-name": self._parts.style("graphic", "Graphics", (("style:graphic-properties", look),)),
            "draw:name": f"Picture {self._pictures}", "text:anchor-type": "as-char",
            "svg:width": f"{width:.2f}mm", "svg:height": f"{height:.2f}mm",
        })  # fmt: skip
        member = self._parts.picture(picture.content, pixels(picture.content).ending)
        add(
            frame,
            "draw:image",
            {"xlink:href": member, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"},
        )
        add(frame, "svg:desc", text=picture.alternative)

    def _note(self, to: Element, note: FootNote) -> None:
        self._notes += 1
        kind = "endnote" if note.at_end else "footnote"
        made = add(to, "text:note", {"text:id": f"note{self._notes}", "text:note-class": kind})
        add(made, "text:note-citation", text=str(self._notes))
        self.blocks(add(made, "text:note-body"), note.blocks or (Paragraph(()),), self._parts.room, kind.title())

    def _listing(self, to: Element, block: Listing, room: float, style: str) -> None:
        called = "Chapter Numbers" if block.numbered else "Chapter Bullets"
        made = add(to, "text:list", {"text:style-name": encoded(called)})
        for place, item in enumerate(block.items):
            start = {"text:start-value": block.start} if block.numbered and not place and block.start != 1 else {}
            inside = "List Paragraph" if style == "Standard" else style
            self.blocks(
                add(made, "text:list-item", start), item.blocks or (Paragraph(()),), room - _A_LIST_LEVEL, inside
            )

    def _table(self, to: Element, block: DataTable, room: float) -> None:
        if block.caption or block.key:
            self.paragraph(to, block.caption, self._kept("Caption"), room, block.key)
        self._tables += 1
        widths = [share * room for share in shares(block)]
        may_break = "false" if stays_whole(block) else "true"
        look_of_table = {"style:width": f"{sum(widths):.2f}mm", "table:align": "left", "fo:margin-top": "0cm",
                         "fo:margin-bottom": "0.25cm", "style:may-break-between-rows": may_break}  # fmt: skip
        table = add(to, "table:table", {"table:name": f"Table{self._tables}",
                    "table:style-name": self._parts.style("table", "", (("style:table-properties", look_of_table),))})  # fmt: skip
        if block.caption:
            add(table, "table:title", text=words_of(block.caption))
        for width in widths:
            look = (("style:table-column-properties", {"style:column-width": f"{width:.2f}mm"}),)
            add(table, "table:table-column", {"table:style-name": self._parts.style("table-column", "", look)})
        rows = add(table, "table:table-header-rows") if block.heads else table
        going: dict[int, int] = {}
        for row in block.heads:
            going = self._row(rows, row, True, widths, going)
        for row in block.rows:
            going = self._row(table, row, False, widths, going)

    def _row(
        self, to: Element, row: tuple[TableCell, ...], is_head: bool, widths: list[float], going: dict[int, int]
    ) -> dict[int, int]:
        look = (("style:table-row-properties", {"fo:keep-together": "always"}),)
        made = add(to, "table:table-row", {"table:style-name": self._parts.style("table-row", "", look)})
        cells, column, after = list(row), 0, {}
        while column < len(widths):
            if column in going:
                add(made, "table:covered-table-cell")
                if going[column] > 1:
                    after[column] = going[column] - 1
                column += 1
                continue
            cell = cells.pop(0) if cells else TableCell()
            self._cell(made, cell, is_head, sum(widths[column : column + cell.across]))
            for number in range(cell.across):
                if number:
                    add(made, "table:covered-table-cell")
                if cell.down > 1:
                    after[column + number] = cell.down - 1
            column += cell.across
        return after

    def _cell(self, to: Element, cell: TableCell, is_head: bool, width: float) -> None:
        borders = {"fo:border-bottom": _STRONG_LINE if is_head else _LINE, "fo:padding": "0.1cm"}
        if is_head:
            borders["fo:border-top"] = "1pt solid #0b0c0c"
        look = (("style:table-cell-properties", borders),)
        attributes = {"table:style-name": self._parts.style("table-cell", "", look), "office:value-type": "string"}
        if cell.across > 1:
            attributes["table:number-columns-spanned"] = str(cell.across)
        if cell.down > 1:
            attributes["table:number-rows-spanned"] = str(cell.down)
        made = add(to, "table:table-cell", attributes)
        style = "Table Heading" if is_head else "Table Contents"
        if cell.to_right:
            style = self._parts.style("paragraph", style, (("style:paragraph-properties", {"fo:text-align": "end"}),))
        self.blocks(made, cell.blocks or (Paragraph(()),), width - 2, style)

    def _contents(self, to: Element, block: Contents) -> None:
        index = add(to, "text:table-of-content", {"text:name": "Contents", "text:protected": "true"})
        source = add(index, "text:table-of-content-source", {"text:outline-level": block.deepest})
        add(source, "text:index-title-template", {"text:style-name": "Contents_20_Heading"}, block.title)
        for level in range(1, 11):
            entry = add(source, "text:table-of-content-entry-template",
                        {"text:outline-level": level, "text:style-name": f"Contents_20_{max(2, min(level, 6))}"})  # fmt: skip
            for part in ("link-start", "text", "link-end"):
                add(entry, f"text:index-entry-{part}")
        body = add(index, "text:index-body")
        title = add(body, "text:index-title", {"text:name": "Contents_Head"})
        self.paragraph(title, (Text(block.title),), "Contents Heading")
        for level, line, key in headings(self._document.blocks):
            if level <= block.deepest:
                self.paragraph(body, (Text(words_of(line), link=f"#{key}" if key else ""),), f"Contents {level}")


def _write(to: Element, words: str) -> None:
    """Write words with the spaces, tabulators and breaks that OpenDocument has elements for."""
    for piece in _SPACE.split(words):
        if not piece:
            continue
        if piece == "\n":
            add(to, "text:line-break")
        elif piece == "\t":
            add(to, "text:tab")
        elif not piece.strip(" "):
            add(to, "text:s", {"text:c": len(piece)})
        elif len(to):
            to[-1].tail = (to[-1].tail or "") + piece
        else:
            to.text = (to.text or "") + piece
