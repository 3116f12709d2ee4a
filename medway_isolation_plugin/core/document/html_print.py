"""A document in the few elements of HTML that Qt lays out for paper, which knows no figures and no navigation."""

from __future__ import annotations

from html import escape

from ..words import translate
from .html_writer import HtmlWriter
from .model import Block, Contents, DataTable, Document, Illustration, Listing, Paragraph, Picture, TableCell
from .pictures import size
from .reading import headings, readable, words_of

_STYLE = """
body { font-family: Arial, Helvetica, sans-serif; font-size: 10pt; color: #0b0c0c; }
h1 { font-size: 20pt; margin-bottom: 10px; } h2 { font-size: 15pt; margin-top: 24px; margin-bottom: 8px; }
h3 { font-size: 12pt; margin-top: 16px; margin-bottom: 6px; } h4, h5, h6 { font-size: 10.5pt; }
p { margin-top: 0px; margin-bottom: 8px; } a { color: #1d4e89; }
.banner { font-weight: bold; } .lead { font-size: 11pt; } .note { color: #454d52; font-size: 8.5pt; }
.guidance { background-color: #f3f2f1; } .caption { font-weight: bold; margin-top: 10px; margin-bottom: 4px; }
.contents { margin-bottom: 2px; } td, th { font-size: 9pt; }
""".strip()


def for_paper(document: Document, room: float, pictures: dict[str, bytes]) -> str:
    """Return HTML that Qt lays out.

    Parameters
    ----------
    document : Document
    room : float
        How wide a line is, in millimetres.
    pictures : dict of str to bytes
        Is filled with the pictures, by the names that the page calls them.
    """
    writer = _PaperWriter(room, pictures)
    banner = f'<p class="banner">{escape(readable(document.banner))}</p>' if document.banner else ""
    return (
        f"<html><head><style>{_STYLE}</style></head><body>{banner}<h1>{writer.words(document.title)}</h1>"
        f"{writer.blocks(document.blocks)}{writer.end_notes()}</body></html>"
    )


class _PaperWriter(HtmlWriter):
    """Writes what differs on paper."""

    def __init__(self, room: float, pictures: dict[str, bytes]) -> None:
        super().__init__("")
        self._room = room
        self._pictures = pictures

    def block(self, block: Block, among: tuple[Block, ...]) -> str:
        if isinstance(block, Illustration):
            return f'<p>{self.picture(block.picture)}</p>\n<p class="caption">{self.line(block.caption)}</p>'
        if isinstance(block, DataTable) and block.caption:
            return f'<p class="caption">{self.line(block.caption)}</p>\n{self.table(block, "")}'
        return super().block(block, among)

    def table(self, block: DataTable, caption: str) -> str:
        begun = super().table(block, caption)
        return begun.replace("<table", '<table width="100%" border="1" cellspacing="0" cellpadding="3" style="border-collapse: '
                             'collapse; border-color: #6f777b;"', 1)  # fmt: skip

    def cell(self, cell: TableCell, in_head: bool) -> str:
        side = "right" if cell.to_right else "left"
        made = super().cell(cell, in_head)
        return f'{made[:3]} align="{side}"{made[3:]}'  # behind '<td' or '<th'

    def listing(self, block: Listing) -> str:
        if not block.numbered or block.start == 1:
            return super().listing(block)
        rows = []
        for number, item in enumerate(block.items, block.start):  # Qt counts from 1 alone
            first, *others = item.blocks or (Paragraph(()),)
            line, rest = (self.line(first.line), others) if isinstance(first, Paragraph) else ("", item.blocks)
            rows += [f"<p>{number}. {line}</p>", self.blocks(rest)]
        return "\n".join(rows)

    def end_notes(self) -> str:
        if not self.noted:
            return ""
        rows = (f'<p class="note">{number} {self.held(note.blocks)}</p>' for number, note in enumerate(self.noted, 1))
        title = escape(translate("MedwayIsolation", "Notes"))
        return f'\n<p class="caption">{title}</p>\n' + "\n".join(rows)

    def contents(self, block: Contents, among: tuple[Block, ...]) -> str:
        rows = [f'<p class="caption">{escape(readable(block.title))}</p>']
        for level, line, _ in headings(among):
            if level <= block.deepest:
                indent = f' style="margin-left: {(level - 2) * 18}px;"'
                rows.append(f'<p class="contents"{indent}>{escape(words_of(line))}</p>')
        return "\n".join(rows)

    def words(self, text: str) -> str:
        return escape(readable(text)).replace("\n", "<br>")

    def picture(self, picture: Picture) -> str:
        name = next((one for one, held in self._pictures.items() if held == picture.content), "")
        if not name:
            name = f"picture{len(self._pictures) + 1}"
            self._pictures[name] = picture.content
        width, height = (round(length / 25.4 * 96) for length in size(picture, self._room))
        return f'<img src="{name}" width="{width}" height="{height}">'
