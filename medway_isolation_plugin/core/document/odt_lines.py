"""The line of a paragraph of an .odt file: its words, links, pictures and notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..faults import InputError
from .found import (
    COMMENT,
    CROPPED,
    DRAWING,
    FIELD,
    HIDDEN,
    LOOSE,
    OBJECT,
    PICTURE,
    TRACKED,
    Seen,
    bad_link,
    described,
    joined,
    language_of,
    unknown,
)
from .model import Block, FootNote, Inline, Line, Picture, Text
from .odt_source import Letters, OdtSource
from .pictures import pixels
from .reading import is_web_link
from .xml_names import Element, get, millimetres, name, short

_PASSED = frozenset((
    "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark", "text:reference-mark-start",
    "text:reference-mark-end", "text:soft-page-break", "office:annotation-end", "text:toc-mark-start", "text:toc-mark-end",
    "text:toc-mark", "text:alphabetical-index-mark", "text:alphabetical-index-mark-start", "text:alphabetical-index-mark-end",
    "text:number",
))  # fmt: skip
_OBSTACLES = {
    "office:annotation": COMMENT, "text:change": TRACKED, "text:change-start": TRACKED, "text:change-end": TRACKED,
    "text:ruby": DRAWING, "text:script": OBJECT, "text:hidden-text": HIDDEN, "text:hidden-paragraph": HIDDEN,
    "text:execute-macro": OBJECT,
}  # fmt: skip
_WITHIN = ("text:meta",)
# Files break their lines where they like; spaces that are meant have elements of their own.
_SPACES = re.compile("[ \t\r\n]+")
_MOST_SPACES = 1000


class OdtLineReader:
    """Reads lines; what cannot be carried is in `seen`, and what stands in frames of its own in `beside`."""

    def __init__(self, source: OdtSource, language: str) -> None:
        self._source = source
        self._language = language
        self.seen = Seen()
        self.notes: Callable[[Element], tuple[Block, ...]] = lambda body: ()
        self.beside: list[Block] = []

    def line(self, paragraph: Element) -> Line:
        """Return what stands in a paragraph or a heading."""
        look = self._source.of_paragraph(get(paragraph, "text:style-name"))
        return joined(self._inlines(paragraph, look, ""))

    def _inlines(self, parent: Element, look: Letters, link: str) -> Iterator[Inline]:
        yield self._text(_SPACES.sub(" ", parent.text or ""), look, link)
        for one in parent:
            yield from self._one(one, short(one.tag), look, link)
            yield self._text(_SPACES.sub(" ", one.tail or ""), look, link)

    def _one(self, one: Element, tag: str, look: Letters, link: str) -> Iterator[Inline]:
        if tag == "text:span":
            yield from self._inlines(one, self._source.letters(get(one, "text:style-name")).over(look), link)
        elif tag == "text:a":
            yield from self._inlines(one, look, self._link(get(one, "xlink:href")))
        elif tag == "text:s":
            many = get(one, "text:c", "1")
            yield self._text(
                " " * (min(int(many), _MOST_SPACES) if many.isascii() and many.isdigit() else 1), look, link
            )
        elif tag == "text:tab":
            yield self._text("\t", look, link)
        elif tag == "text:line-break":
            yield self._text("\n", look, link)
        elif tag == "text:note":
            body = one.find(name("text:note-body"))
            yield FootNote(() if body is None else self.notes(body), get(one, "text:note-class") == "endnote")
        elif tag == "draw:frame":
            yield from self._frame(one)
        elif tag == "draw:a":
            for frame in one:
                yield from self._one(frame, short(frame.tag), look, link)
        elif tag in _WITHIN:
            yield from self._inlines(one, look, link)
        elif tag in _OBSTACLES:
            self.seen.obstacle(_OBSTACLES[tag])
        elif tag.startswith("draw:"):
            self.seen.obstacle(DRAWING)
        elif tag.startswith("text:") and tag not in _PASSED:
            self.seen.remark(FIELD)
            yield self._text("".join(one.itertext()), look, link)
        elif tag not in _PASSED:
            self.seen.obstacle(unknown(tag))

    def _text(self, words: str, look: Letters, link: str) -> Text:
        if look.hidden and words.strip():
            self.seen.obstacle(HIDDEN)
        language = language_of(look.language, self._language)
        return Text(words, bool(look.bold), bool(look.italic), look.place > 0, look.place < 0, link, language)

    def _link(self, address: str) -> str:
        if address.startswith("#"):
            if address.startswith("#c_"):
                return f"#{address[3:].partition('|')[0]}"
            self.seen.remark(LOOSE)
            return ""
        if not is_web_link(address):
            self.seen.obstacle(bad_link(address))
            return ""
        return address

    def _frame(self, frame: Element) -> Iterator[Picture]:
        kinds = [short(one.tag) for one in frame]
        box = frame.find(name("draw:text-box"))
        if box is not None:
            self.beside += self.notes(box)  # a picture and its caption, as LibreOffice puts it
            return
        if any(
            kind in ("draw:object", "draw:object-ole", "draw:applet", "draw:plugin", "draw:floating-frame")
            for kind in kinds
        ):
            self.seen.obstacle(OBJECT)
            return
        contents = [self._source.members.get(get(one, "xlink:href").removeprefix("./"), b"")
                    for one in frame.findall(name("draw:image"))]  # fmt: skip
        for content in contents:
            try:
                pixels(content)
            except InputError:
                continue
            if get(frame, "draw:transform") or self._source.is_cropped(get(frame, "draw:style-name")):
                self.seen.obstacle(CROPPED)
                return
            said = " ".join(
                one.text for tag in ("svg:title", "svg:desc") for one in frame.findall(name(tag)) if one.text
            )
            width, height = (millimetres(get(frame, f"svg:{side}")) for side in ("width", "height"))
            yield described(content, said, width, height, self.seen)
            return
        self.seen.obstacle(PICTURE if contents else DRAWING)
