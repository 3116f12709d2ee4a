"""The line of a paragraph of a .docx file: its words, links, pictures and notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ..faults import InputError
from .docx_source import DocxSource, is_on
from .found import (
    COMMENT,
    CROPPED,
    DRAWING,
    FIELD,
    FORMULA,
    HIDDEN,
    LOOSE,
    OBJECT,
    PICTURE,
    SYMBOL,
    TRACKED,
    Seen,
    bad_link,
    described,
    joined,
    language_of,
    unknown,
)
from .model import Block, FootNote, Inline, Line, Picture, Text
from .pictures import pixels
from .reading import is_web_link
from .xml_names import Element, get, name, short

_EMU = 36_000  # to the millimetre
_WITHIN = frozenset(("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:dir", "w:bdo"))
_PASSED = frozenset((
    "w:pPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd", "w:sdtPr", "w:sdtEndPr",
    "w:smartTagPr", "w:customXmlPr", "w:commentRangeStart", "w:commentRangeEnd", "w:lastRenderedPageBreak", "w:footnoteRef",
    "w:endnoteRef", "w:instrText", "w:annotationRef", "w:separator", "w:continuationSeparator",
))  # fmt: skip
_OBSTACLES = {
    "w:commentReference": COMMENT, "w:object": OBJECT, "w:pict": DRAWING, "w:sym": SYMBOL, "w:ins": TRACKED, "w:del": TRACKED,
    "w:delText": TRACKED, "w:moveFrom": TRACKED, "w:moveTo": TRACKED, "w:contentPart": DRAWING,
}  # fmt: skip
_PLAIN = {"w:tab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "w:softHyphen": "\N{SOFT HYPHEN}"}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"', re.IGNORECASE)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


class LineReader:
    """Reads lines; what cannot be carried is in `seen`."""

    def __init__(self, source: DocxSource, language: str) -> None:
        self._source = source
        self._language = language
        self.seen = Seen()
        self.notes: Callable[[Element, str], tuple[Block, ...]] = lambda note, part: ()
        self._fields: list[str] = []  # what the fields that are open ask for
        self._asking = False

    def line(self, paragraph: Element, part: str) -> Line:
        """Return what stands in a paragraph of a part."""
        return joined(self._inlines(paragraph, part, ""))

    def _inlines(self, parent: Element, part: str, link: str) -> Iterator[Inline]:
        for one in parent:
            tag = short(one.tag)
            if tag == "w:r":
                yield from self._run(one, part, link or self._field_link())
            elif tag == "w:hyperlink":
                yield from self._inlines(one, part, self._link(one, part))
            elif tag == "w:fldSimple":
                found = _HYPERLINK.match(get(one, "w:instr"))
                if not found:
                    self.seen.remark(FIELD)
                yield from self._inlines(one, part, self._checked(found) if found else link)
            elif tag in _WITHIN:
                yield from self._inlines(one, part, link)
            elif tag in _OBSTACLES:
                self.seen.obstacle(_OBSTACLES[tag])
            elif one.tag.startswith(_MATH):
                self.seen.obstacle(FORMULA)
            elif tag not in _PASSED:
                self.seen.obstacle(unknown(tag))

    def _link(self, one: Element, part: str) -> str:
        target, _ = self._source.target(part, get(one, "r:id"))
        anchor = get(one, "w:anchor")
        if target:
            target = f"{target}#{anchor}" if anchor else target
            if not is_web_link(target):
                self.seen.obstacle(bad_link(target))
                return ""
            return target
        return self._place(anchor)

    def _place(self, anchor: str) -> str:
        if anchor.startswith("c_"):
            return f"#{anchor[2:]}"
        self.seen.remark(LOOSE)
        return ""

    def _checked(self, found: re.Match[str]) -> str:
        if found[1]:
            return self._place(found[2])
        if not is_web_link(found[2]):
            self.seen.obstacle(bad_link(found[2]))
            return ""
        return found[2]

    def _field_link(self) -> str:
        found = next((found for asked in reversed(self._fields) if (found := _HYPERLINK.match(asked))), None)
        return self._checked(found) if found else ""

    def _run(self, run: Element, part: str, link: str) -> Iterator[Inline]:
        look = self._look(run.find(name("w:rPr")), link)
        for one in run:
            tag = short(one.tag)
            if tag == "w:fldChar":
                self._field(get(one, "w:fldCharType"))
            elif tag == "w:instrText":
                if self._fields:
                    self._fields[-1] += one.text or ""
            elif self._asking:
                continue
            elif tag == "w:t":
                yield replace(look, text=one.text or "")
            elif tag in _PLAIN:
                yield replace(look, text=_PLAIN[tag])
            elif tag == "w:br":
                if get(one, "w:type", "textWrapping") == "textWrapping":
                    yield replace(look, text="\n")
            elif tag == "w:drawing":
                yield from self._drawing(one, part)
            elif tag in ("w:footnoteReference", "w:endnoteReference"):
                kind = tag[2:].removesuffix("Reference")
                note = self._source.notes(kind).get(get(one, "w:id"))
                if note is None:
                    self.seen.obstacle(unknown(tag))
                else:
                    yield FootNote(self.notes(note, f"{kind}s"), kind == "endnote")
            elif tag in _OBSTACLES:
                self.seen.obstacle(_OBSTACLES[tag])
            elif tag == "mc:AlternateContent":
                self.seen.obstacle(DRAWING)
            elif tag not in _PASSED:
                self.seen.obstacle(unknown(tag))

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append("")
            self._asking = True
        elif step == "separate":
            self._asking = False
            if self._fields and not _HYPERLINK.match(self._fields[-1]):
                self.seen.remark(FIELD)
        elif step == "end":
            self._asking = False
            if self._fields:
                self._fields.pop()

    def _look(self, look: Element | None, link: str) -> Text:
        found = Text("", link=link)
        if look is None:
            return found
        called = look.find(name("w:rStyle"))
        style = self._source.styles.get("" if called is None else get(called, "w:val"))
        groups = [look, None if style is None or style.called == "hyperlink" else style.look]
        bold, italic = (
            next((on for group in groups if (on := is_on(group, tag)) is not None), False) for tag in ("w:b", "w:i")
        )
        if is_on(look, "w:vanish"):
            self.seen.obstacle(HIDDEN)
        height, language = look.find(name("w:vertAlign")), look.find(name("w:lang"))
        place = "" if height is None else get(height, "w:val")
        code = "" if language is None else get(language, "w:val")
        code = "" if is_on(look, "w:rtl") else language_of(code, self._language)
        return replace(
            found, bold=bold, italic=italic, raised=place == "superscript", lowered=place == "subscript", language=code
        )

    def _drawing(self, drawing: Element, part: str) -> Iterator[Picture]:
        blip = drawing.find(f".//{name('pic:blipFill')}/{name('a:blip')}")
        data = drawing.find(f".//{name('a:graphicData')}")
        if blip is None or data is None or len(data) != 1 or short(data[0].tag) != "pic:pic":
            is_chart = data is not None and "chart" in data.get("uri", "")
            self.seen.obstacle(OBJECT if is_chart else DRAWING)
            return
        cut, frame = drawing.find(f".//{name('a:srcRect')}"), drawing.find(f".//{name('pic:spPr')}/{name('a:xfrm')}")
        if (cut is not None and any(value not in ("0", "") for value in cut.attrib.values())) or (
            frame is not None and any(frame.get(one, "0") not in ("0", "false") for one in ("rot", "flipH", "flipV"))
        ):
            self.seen.obstacle(CROPPED)
            return
        member, outside = self._source.target(part, get(blip, "r:embed"))
        content = b"" if outside else self._source.members.get(member, b"")
        try:
            pixels(content)
        except InputError:
            self.seen.obstacle(PICTURE)
            return
        names = drawing.find(f".//{name('wp:docPr')}")
        said = "" if names is None else get(names, "descr") or get(names, "title")
        extent = drawing.find(f".//{name('wp:extent')}")
        width, height = (0 if extent is None else _number(get(extent, side)) / _EMU for side in ("cx", "cy"))
        yield described(content, said, width, height, self.seen)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
