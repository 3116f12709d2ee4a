"""The words of a document as WordprocessingML: what stands in the main part, and in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from .docx_parts import Parts
from .looks import STYLES, kept_with_next, shares, stays_with
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
    Wording,
)
from .pictures import pixels, size
from .reading import below, by_direction, directed, headings, readable, words_of
from .template import Template
from .xml_names import Element, add, new

_TWIPS = 1440 / 25.4  # to the millimetre
_EMU = 36_000  # to the millimetre
_A_LIST_LEVEL = 454 / _TWIPS
_DEEPEST_MARK = 8


def docx(document: Document, template: Template, told: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return a document as a .docx file.

    Parameters
    ----------
    document : Document
        As `checks.check` lets it pass.
    template : Template
    told : sequence of (str, str)
        Names and values of properties that next year's run reads.
    """
    parts = Parts(document, template)
    writer = _Writer(parts, document)
    if document.banner:
        writer.paragraph(parts.main.root, (Text(document.banner),), "Chapter Banner")
    writer.heading(parts.main.root, 1, (Text(document.title),), "")
    writer.blocks(parts.main.root, document.blocks, parts.room)
    return parts.file(told)


class _Writer:
    """Writes blocks into parts."""

    def __init__(self, parts: Parts, document: Document) -> None:
        self._parts = parts
        self._document = document
        self._story = parts.main
        self._bookmarks = 0
        self._pictures = 0

    def blocks(self, to: Element, blocks: Iterable[Block], room: float, style: str = "", level: int = -1) -> None:
        """Write blocks; `style` is that of plain paragraphs, and `level` of the list that they are in."""
        before: Block | None = None
        blocks = tuple(blocks)
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, DataTable) and isinstance(before, DataTable) and not block.caption:
                self.paragraph(to, (), style)  # two tables without words between them would be one
            many = len(to)
            self._block(to, block, room, style, level)
            if isinstance(before, DataTable) and isinstance(block, Paragraph):
                _apart(to[many])
            heads_table = (
                isinstance(following, DataTable) and isinstance(block, Paragraph) and block.wording is Wording.CAPTION
            )
            if heads_table or stays_with(block, following):
                _keep_next(to[-1])
            before = block

    def _block(self, to: Element, block: Block, room: float, style: str, level: int) -> None:
        if isinstance(block, Heading):
            self.heading(to, block.level, block.line, block.key)
        elif isinstance(block, Placeholder):
            self.heading(to, block.level, (Text(block.heading),), block.key)
            self.blocks(to, below(block), room)
        elif isinstance(block, Paragraph):
            made = self.paragraph(to, block.line, STYLES[block.wording] or style, room)
            if level >= 0:
                add(_first(made), "w:ind", {"w:left": _left(level)})
        elif isinstance(block, Listing):
            self._listing(to, block, room, style, level + 1)
        elif isinstance(block, DataTable):
            self._table(to, block, room)
        elif isinstance(block, Illustration):
            self.paragraph(to, (block.picture,), "Chapter Figure", room, block.key)
            self.paragraph(to, block.caption, "caption", room)
        else:
            self._contents(to, block)

    def heading(self, to: Element, level: int, line: Line, key: str) -> None:
        """Write a heading."""
        self.paragraph(to, line, f"heading {level}", key=key or "")

    def paragraph(self, to: Element, line: Line, style: str, room: float = 0.0, key: str = "") -> Element:
        """Write a paragraph; `key` names its place."""
        made = add(to, "w:p")
        if style:
            add(add(made, "w:pPr"), "w:pStyle", {"w:val": self._parts.style(style)})
        if key:
            self._bookmarks += 1
            add(made, "w:bookmarkStart", {"w:id": self._bookmarks, "w:name": f"c_{key}"})
        self._line(made, line, room or self._parts.room)
        if key:
            add(made, "w:bookmarkEnd", {"w:id": self._bookmarks})
        return made

    def _line(self, to: Element, line: Line, room: float) -> None:
        for one in line:
            if isinstance(one, Text):
                self._text(to, one)
            elif isinstance(one, Picture):
                self._picture(to, one, room)
            else:
                self._note(to, one)

    def _text(self, to: Element, text: Text) -> None:
        if text.link.startswith("#"):
            to = add(to, "w:hyperlink", {"w:anchor": f"c_{text.link[1:]}", "w:history": "1"})
        elif text.link:
            to = add(to, "w:hyperlink", {"r:id": self._story.link(text.link), "w:history": "1"})
        for piece, is_right in by_direction(directed(readable(text.text))):
            run = add(to, "w:r")
            self._look(run, text, is_right)
            for number, words in enumerate(piece.split("\n")):
                if number:
                    add(run, "w:br")
                for place, word in enumerate(words.split("\t")):
                    if place:
                        add(run, "w:tab")
                    if word:
                        add(run, "w:t", {"xml:space": "preserve"}, word)

    def _look(self, run: Element, text: Text, is_right: bool) -> None:
        look = new("w:rPr")
        if text.link:
            add(look, "w:rStyle", {"w:val": self._parts.style("Hyperlink")})
        for tag, wanted in (("w:b", text.bold), ("w:bCs", text.bold), ("w:i", text.italic), ("w:iCs", text.italic)):
            if wanted:
                add(look, tag)
        if text.raised or text.lowered:
            add(look, "w:vertAlign", {"w:val": "superscript" if text.raised else "subscript"})
        if is_right:
            add(look, "w:rtl")
        if text.language:
            add(look, "w:lang", {"w:bidi" if is_right else "w:val": text.language})
        if len(look):
            run.append(look)

    def _picture(self, to: Element, picture: Picture, room: float) -> None:
        self._pictures += 1
        number = self._pictures
        width, height = (round(length * _EMU) for length in size(picture, room))
        kind = pixels(picture.content)
        place = self._story.picture(picture.content, kind.ending)
        drawing = add(add(to, "w:r"), "w:drawing")
        inline = add(drawing, "wp:inline", {"distT": 0, "distB": 0, "distL": 0, "distR": 0})
        add(inline, "wp:extent", {"cx": width, "cy": height})
        add(inline, "wp:docPr", {"id": number, "name": f"Picture {number}", "descr": picture.alternative})
        add(add(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", {"noChangeAspect": 1})
        data = add(
            add(inline, "a:graphic"),
            "a:graphicData",
            {"uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"},
        )
        shape = add(data, "pic:pic")
        names = add(shape, "pic:nvPicPr")
        add(names, "pic:cNvPr", {"id": number, "name": f"Picture {number}", "descr": picture.alternative})
        add(names, "pic:cNvPicPr")
        fill = add(shape, "pic:blipFill")
        add(fill, "a:blip", {"r:embed": place})
        add(add(fill, "a:stretch"), "a:fillRect")
        look = add(shape, "pic:spPr")
        frame = add(look, "a:xfrm")
        add(frame, "a:off", {"x": 0, "y": 0})
        add(frame, "a:ext", {"cx": width, "cy": height})
        add(add(look, "a:prstGeom", {"prst": "rect"}), "a:avLst")

    def _note(self, to: Element, note: FootNote) -> None:
        kind = "endnote" if note.at_end else "footnote"
        number, root, story = self._parts.note(kind)
        run = add(to, "w:r")
        add(add(run, "w:rPr"), "w:rStyle", {"w:val": self._parts.style(f"{kind} reference")})
        add(run, f"w:{kind}Reference", {"w:id": number})
        outer, self._story = self._story, story
        self.blocks(root, note.blocks or (Paragraph(()),), self._parts.room, f"{kind} text")
        self._story = outer
        if root[0].tag != new("w:p").tag:
            root.insert(0, new("w:p"))
        mark = new("w:r")
        add(add(mark, "w:rPr"), "w:rStyle", {"w:val": self._parts.style(f"{kind} reference")})
        add(mark, f"w:{kind}Ref")
        space = new("w:r")
        add(space, "w:t", {"xml:space": "preserve"}, " ")
        place = 1 if len(root[0]) and root[0][0].tag.endswith("}pPr") else 0
        root[0].insert(place, mark)
        root[0].insert(place + 1, space)

    def _listing(self, to: Element, block: Listing, room: float, style: str, level: int) -> None:
        number = self._parts.numbered(level, block.start) if block.numbered else self._parts.bulleted
        level = min(level, _DEEPEST_MARK)
        within = room - _A_LIST_LEVEL * (level + 1)
        for item in block.items:
            first, *others = item.blocks or (Paragraph(()),)
            line = first.line if isinstance(first, Paragraph) else ()
            made = self.paragraph(to, line, style or "List Paragraph", within)
            mark = new("w:numPr")
            add(mark, "w:ilvl", {"w:val": level})
            add(mark, "w:numId", {"w:val": number})
            made[0].append(mark)
            rest = others if isinstance(first, Paragraph) else item.blocks
            self.blocks(to, rest, within, style or "List Paragraph", level)

    def _table(self, to: Element, block: DataTable, room: float) -> None:
        if block.caption or block.key:
            self.paragraph(to, block.caption, "caption", room, block.key)
            _keep_next(to[-1])
        widths = [round(share * room * _TWIPS) for share in shares(block)]
        table = add(to, "w:tbl")
        look = add(table, "w:tblPr")
        add(look, "w:tblStyle", {"w:val": self._parts.style("Chapter Table")})
        add(look, "w:tblW", {"w:w": sum(widths), "w:type": "dxa"})
        add(look, "w:tblLayout", {"w:type": "fixed"})
        add(look, "w:tblLook", {"w:val": "0420", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 0, "w:lastColumn": 0,
                                "w:noHBand": 0, "w:noVBand": 1})  # fmt: skip
        if block.caption:
            add(look, "w:tblCaption", {"w:val": words_of(block.caption)})
        grid = add(table, "w:tblGrid")
        for width in widths:
            add(grid, "w:gridCol", {"w:w": width})
        going: dict[
            int, tuple[int, int]
        ] = {}  # the first column of a cell that goes on: how many columns, how many rows
        kept = kept_with_next(block)
        for number, row in enumerate((*block.heads, *block.rows)):
            is_head = number < len(block.heads)
            made = add(table, "w:tr")
            how = add(made, "w:trPr")
            add(how, "w:cantSplit")
            if is_head:
                add(how, "w:tblHeader")
            going = self._row(made, row, is_head, widths, going)
            if kept[number]:
                for paragraph in made.iter(new("w:p").tag):
                    _keep_next(paragraph)

    def _row(
        self,
        to: Element,
        row: tuple[TableCell, ...],
        is_head: bool,
        widths: list[int],
        going: dict[int, tuple[int, int]],
    ) -> dict[int, tuple[int, int]]:
        cells, column, after = list(row), 0, {}
        while column < len(widths):
            if column in going:
                across, down = going[column]
                made = self._cell(to, widths[column : column + across], across, "continue")
                add(made, "w:p")
            else:
                cell = cells.pop(0) if cells else TableCell()
                across, down = cell.across, cell.down
                made = self._cell(to, widths[column : column + across], across, "restart" if down > 1 else "")
                style = "Table Heading" if is_head else "Table Contents"
                inside = sum(widths[column : column + across]) / _TWIPS - 4
                self.blocks(made, cell.blocks or (Paragraph(()),), inside, style)
                if not made[-1].tag.endswith("}p"):
                    add(made, "w:p")
                if cell.to_right:
                    for paragraph in made.findall(new("w:p").tag):
                        add(_first(paragraph), "w:jc", {"w:val": "right"})
            if down > 1:
                after[column] = (across, down - 1)
            column += across
        return after

    @staticmethod
    def _cell(to: Element, widths: list[int], across: int, merge: str) -> Element:
        made = add(to, "w:tc")
        how = add(made, "w:tcPr")
        add(how, "w:tcW", {"w:w": sum(widths), "w:type": "dxa"})
        if across > 1:
            add(how, "w:gridSpan", {"w:val": across})
        if merge:
            add(how, "w:vMerge", {"w:val": merge})
        return made

    def _contents(self, to: Element, block: Contents) -> None:
        self.paragraph(to, (Text(block.title),), "TOC Heading")
        rows = [one for one in headings(self._document.blocks) if one[0] <= block.deepest]
        last = None
        for place, (level, line, key) in enumerate(rows):
            words = Text(words_of(line), link=f"#{key}" if key else "")
            last = self.paragraph(to, (words,), f"toc {level}")
            if not place:
                code = f' TOC \\o "2-{block.deepest}" \\n \\h \\z \\u '
                for step, kind in enumerate(("begin", code, "separate"), 1):
                    run = new("w:r")
                    if kind == code:
                        add(run, "w:instrText", {"xml:space": "preserve"}, code)
                    else:
                        add(run, "w:fldChar", {"w:fldCharType": kind})
                    last.insert(step, run)
        if last is not None:
            add(add(last, "w:r"), "w:fldChar", {"w:fldCharType": "end"})


def _left(level: int) -> int:
    return 454 * (level + 1)


def _first(paragraph: Element) -> Element:
    """Return how a paragraph looks, made where it says nothing of that."""
    if len(paragraph) and paragraph[0].tag.endswith("}pPr"):
        return paragraph[0]
    made = new("w:pPr")
    paragraph.insert(0, made)
    return made


def _apart(paragraph: Element) -> None:
    """Set a paragraph apart from a table above it, which leaves no room below itself."""
    look = _first(paragraph)
    after_style = 1 if len(look) and look[0].tag == new("w:pStyle").tag else 0
    look.insert(after_style, new("w:spacing", {"w:before": 160}))


def _keep_next(paragraph: Element) -> None:
    look, keep = _first(paragraph), new("w:keepNext")
    if all(one.tag != keep.tag for one in look):
        look.insert(1 if len(look) and look[0].tag == new("w:pStyle").tag else 0, keep)
