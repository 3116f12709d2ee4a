"""A document as HTML: one file without a script and without a request, or a piece of it to paste into a web page."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

from ..words import translate
from .looks import stays_whole
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
from .reading import below, by_direction, headings, primary, readable, words_of

_STYLE = """
body { font-family: Arial, Helvetica, sans-serif; font-size: 1.06em; line-height: 1.5; color: #0b0c0c; background: #fff;
  max-width: 48em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 2em; line-height: 1.2; } h2 { font-size: 1.5em; margin-top: 2em; } h3 { font-size: 1.2em; margin-top: 1.6em; }
h4, h5, h6 { font-size: 1.05em; } a { color: #1d4e89; } a:focus { outline: 3px solid #0b0c0c; background: #fd0; color: #0b0c0c; }
.banner { border: 2px solid #0b0c0c; padding: 0.4em 0.8em; font-weight: bold; }
.lead { border-left: 6px solid #31688e; padding-left: 0.8em; font-size: 1.1em; }
.note { color: #454d52; font-size: 0.92em; } .guidance { background: #f3f2f1; border-left: 6px solid #505a5f; padding: 0.4em 0.8em; }
.caption, caption, figcaption { font-weight: bold; text-align: left; padding: 0.5em 0; }
caption span { display: inline-block; position: sticky; left: 0; max-width: min(44em, calc(100vw - 3em)); }
nav li { margin: 0.35em 0; } nav ul { padding-left: 1.2em; }
table { border-collapse: collapse; margin: 1.2em 0; font-size: 0.95em; width: 100%; } td.n, th.n { text-align: right; }
th, td { border-bottom: 1px solid #6f777b; padding: 0.35em 0.6em; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #0b0c0c; } tbody th { min-width: 6.5em; } th p, td p { margin: 0; }
figure { margin: 1.5em 0; } img { max-width: 100%; height: auto; } figure > img { width: 100%; } figure + .note { margin-top: -1em; }
.wide { overflow-x: auto; margin: 1.2em 0; } .wide table { margin: 0; } .wide:focus { outline: 3px solid #0b0c0c; }
section.notes { border-top: 1px solid #6f777b; margin-top: 3em; font-size: 0.92em; }
@page { margin: 18mm 16mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } .wide { overflow: visible; } figure > img { width: auto; }
  figure, tr, .note, table.whole { break-inside: avoid; } h2, h3, h4, caption, thead, .caption { break-after: avoid; }
  figure + .note { break-before: avoid; } p, li { orphans: 3; widows: 3; } thead { display: table-header-group; } }
""".strip()
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_ROOM = 170.0  # mm: of pictures that say nothing of their size


def whole(document: Document) -> str:
    """Return a page that is whole: a file to open, to send and to put on a server."""
    language = escape(readable(document.language), quote=True)
    title = escape(readable(document.title))
    known = (("author", document.author), ("description", document.subject), ("date", document.date.isoformat()))
    meta = "".join(f'<meta name="{name}" content="{escape(readable(said))}">\n' for name, said in known if said)
    writer = HtmlWriter("")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{_direction(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<title>{title}</title>\n{meta}'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n{_banner(document)}<h1>{writer.words(document.title)}</h1>\n"
        f"{writer.blocks(document.blocks)}\n{writer.end_notes()}</main>\n</body>\n</html>\n"
    )


def fragment(document: Document, prefix: str = "chapter-") -> str:
    """Return the document without its title, to paste below that of a web page, which brings its own style.

    Parameters
    ----------
    document : Document
    prefix : str
        Of the names of places, so that they are not those of the page.
    """
    language = escape(readable(document.language), quote=True)
    writer = HtmlWriter(prefix)
    return (
        f'<div lang="{language}" dir="{_direction(document.language)}">\n{_banner(document)}'
        f"{writer.blocks(document.blocks)}\n{writer.end_notes()}</div>\n"
    )


def _direction(language: str) -> str:
    return "rtl" if primary(language) in ("ar", "fa", "he", "ps", "ur", "yi") else "ltr"


def _banner(document: Document) -> str:
    return f'<p class="banner">{escape(readable(document.banner))}</p>\n' if document.banner else ""


class HtmlWriter:
    """Writes blocks, and collects the notes in them, which stand at the end."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.noted: list[FootNote] = []

    def blocks(self, blocks: Iterable[Block], after: str = "\n") -> str:
        """Return blocks one after another."""
        blocks = tuple(blocks)
        return after.join(self.block(block, blocks) for block in blocks)

    def block(self, block: Block, among: tuple[Block, ...]) -> str:
        """Return one of the blocks `among`."""
        if isinstance(block, Heading):
            return f"<h{block.level}{self._id(block.key)}>{self.line(block.line)}</h{block.level}>"
        if isinstance(block, Placeholder):
            head = f"<h{block.level}{self._id(block.key)}>{self.words(block.heading)}</h{block.level}>"
            return f"{head}\n{self.blocks(below(block))}"
        if isinstance(block, Paragraph):
            css = "" if block.wording is Wording.BODY else f' class="{block.wording.value}"'
            return f"<p{css}>{self.line(block.line)}</p>"
        if isinstance(block, Listing):
            return self.listing(block)
        if isinstance(block, DataTable):
            return self.wide(block)
        if isinstance(block, Illustration):
            caption = f"<figcaption>{self.line(block.caption)}</figcaption>"
            return f"<figure{self._id(block.key)}>{self.picture(block.picture)}\n{caption}</figure>"
        return self.contents(block, among)

    def _id(self, key: str) -> str:
        return f' id="{escape(self._prefix + key, quote=True)}"' if key else ""

    def listing(self, block: Listing) -> str:
        """Return a list."""
        tag = "ol" if block.numbered else "ul"
        start = f' start="{block.start}"' if block.numbered and block.start != 1 else ""
        items = "\n".join(f"<li>{self.held(item.blocks)}</li>" for item in block.items)
        return f"<{tag}{start}>\n{items}\n</{tag}>"

    def held(self, blocks: tuple[Block, ...]) -> str:
        """Return what a cell or an item holds; a plain paragraph at its beginning needs no tag."""
        first = blocks[0] if blocks else None
        several = any(isinstance(block, Paragraph) for block in blocks[1:])
        if isinstance(first, Paragraph) and first.wording is Wording.BODY and not several:
            rest = f"\n{self.blocks(blocks[1:])}" if blocks[1:] else ""
            return self.line(first.line) + rest
        return self.blocks(blocks)

    def wide(self, block: DataTable) -> str:
        """Return a table in a frame of its own, which scrolls by finger and key where a screen is too narrow: the page does not."""
        # The caption of a wide table stays in sight while the table is moved.
        table = self.table(
            block, f"<caption><span>{self.line(block.caption)}</span></caption>" if block.caption else ""
        )
        named = words_of(block.caption) or translate("MedwayIsolation", "Table")
        # A page whose style is not ours has no rule for the frame.
        style = ' style="overflow-x: auto"' if self._prefix else ""
        label = escape(readable(named), quote=True)
        return f'<div class="wide" role="group" tabindex="0" aria-label="{label}"{style}>\n{table}\n</div>'

    def table(self, block: DataTable, caption: str) -> str:
        """Return a table below its caption."""
        head = "\n".join(self._row(row, True) for row in block.heads)
        body = "\n".join(self._row(row, False) for row in block.rows)
        thead = f"\n<thead>\n{head}\n</thead>" if head else ""
        whole = ' class="whole"' if stays_whole(block) else ""
        return f"<table{self._id(block.key)}{whole}>\n{caption}{thead}\n<tbody>\n{body}\n</tbody>\n</table>"

    def _row(self, row: tuple[TableCell, ...], is_head: bool) -> str:
        return "<tr>" + "".join(self.cell(cell, is_head) for cell in row) + "</tr>"

    def cell(self, cell: TableCell, in_head: bool) -> str:
        """Return a cell, of a row of headings or of another one."""
        across = f' colspan="{cell.across}"' if cell.across > 1 else ""
        down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
        right = ' class="n"' if cell.to_right else ""
        held = self.held(cell.blocks)
        if (not in_head and not cell.is_head) or not held:  # an empty heading says nothing
            return f"<td{right}{across}{down}>{held}</td>"
        many = ("colgroup" if cell.across > 1 else "col") if in_head else ("rowgroup" if cell.down > 1 else "row")
        return f'<th scope="{many}"{right}{across}{down}>{held}</th>'

    def contents(self, block: Contents, among: tuple[Block, ...]) -> str:
        """Return the list of the headings among blocks."""
        title = escape(readable(block.title))
        rows = [f'<nav aria-label="{escape(readable(block.title), quote=True)}">', f'<p class="caption">{title}</p>']
        depth = 1
        # Links must not be too near to each other for a finger, also in a page whose style is not ours.
        spaced = ' style="padding: 0.3em 0"' if self._prefix else ""
        for level, line, key in headings(among):
            if level > block.deepest:
                continue
            rows += ["<ul>"] * (level - depth) or ["</li>"]
            if level < depth:
                rows[-1:] = [*["</li></ul>"] * (depth - level), "</li>"]
            words = escape(words_of(line))
            rows.append(
                f'<li{spaced}><a href="#{escape(self._prefix + key)}">{words}</a>' if key else f"<li{spaced}>{words}"
            )
            depth = level
        rows += ["</li></ul>"] * (depth - 1)
        return "\n".join([*rows, "</nav>"])

    def picture(self, picture: Picture) -> str:
        """Return a picture with the words that stand for it."""
        kind = pixels(picture.content)
        width, height = (round(length / 25.4 * 96) for length in size(picture, _ROOM))
        encoded = base64.b64encode(picture.content).decode("ascii")
        alternative = escape(readable(picture.alternative), quote=True)
        return (
            f'<img src="data:{kind.media_type};base64,{encoded}" alt="{alternative}" width="{width}" height="{height}">'
        )

    def line(self, line: Line) -> str:
        """Return what stands in a line."""
        return "".join(
            self._text(one)
            if isinstance(one, Text)
            else self.picture(one)
            if isinstance(one, Picture)
            else self._note(one)
            for one in line
        )

    def words(self, text: str) -> str:
        """Return words, those that are read from right to left apart, so that what stands beside them stays in its order."""
        pieces = (
            f"<bdi>{escape(piece)}</bdi>" if is_right else escape(piece)
            for piece, is_right in by_direction(readable(text))
        )
        return "".join(pieces).replace("\n", "<br>")

    def _text(self, text: Text) -> str:
        said = self.words(text.text)
        for tag, wanted in (("sub", text.lowered), ("sup", text.raised), ("em", text.italic), ("strong", text.bold)):
            said = f"<{tag}>{said}</{tag}>" if wanted else said
        if text.language:
            said = f'<span lang="{escape(text.language, quote=True)}">{said}</span>'
        if text.link:
            to = f"#{self._prefix}{text.link[1:]}" if text.link.startswith("#") else text.link
            said = f'<a href="{escape(to, quote=True)}">{said}</a>'
        return said

    def _note(self, note: FootNote) -> str:
        self.noted.append(note)
        number = len(self.noted)
        name = f"{self._prefix}note{number}"
        return f'<sup><a id="{name}-mark" href="#{name}" role="doc-noteref">{number}</a></sup>'

    def end_notes(self) -> str:
        """Return the notes that the blocks written so far have."""
        if not self.noted:
            return ""
        title = escape(translate("MedwayIsolation", "Notes"))
        back = escape(translate("MedwayIsolation", "Back to the text"), quote=True)
        rows = []
        for number, note in enumerate(self.noted, 1):
            name = f"{self._prefix}note{number}"
            to = f'<a href="#{name}-mark" role="doc-backlink" aria-label="{back} {number}">↩</a>'
            rows.append(f'<li id="{name}">{self.held(note.blocks)} {to}</li>')
        listed = "\n".join(rows)
        return f'<section class="notes" role="doc-endnotes" aria-label="{title}">\n<ol>\n{listed}\n</ol>\n</section>\n'
