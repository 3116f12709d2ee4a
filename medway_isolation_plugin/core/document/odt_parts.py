"""The parts of an .odt file around its words: styles, the styles that words ask for, pictures, properties."""

from __future__ import annotations

from collections.abc import Sequence

from .archive import Members, packed, xml
from .docx_parts import fill
from .model import Document
from .reading import readable
from .template import Template
from .xml_names import add, get, millimetres, name, new

_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_VERSION = "1.3"


class OdtParts:
    """Everything that a file is made of; `file` puts it together."""

    def __init__(self, document: Document, template: Template) -> None:
        self._document = document
        self._template = template
        self._pictures: Members = {}
        self._made: dict[tuple[str, str, tuple[tuple[str, str], ...]], str] = {}
        self._automatic = new("office:automatic-styles")
        self._styles = template.part("styles.xml", "office:document-styles")
        self._add_missing()
        self._set_language()
        fill(self._styles, document)
        self.room = self._room()
        self.text = new("office:text")

    def _add_missing(self) -> None:
        if self._template.own is None:
            return
        there = self._styles.find(name("office:styles"))
        if there is None:
            there = add(self._styles, "office:styles")
        known = {(one.tag, get(one, "style:name"), get(one, "style:family")) for one in there}
        ours = self._template.own.part("styles.xml", "office:document-styles").find(name("office:styles"))
        for one in () if ours is None else ours:
            if get(one, "style:name") and (one.tag, get(one, "style:name"), get(one, "style:family")) not in known:
                there.append(one)

    def _set_language(self) -> None:
        language, _, country = readable(self._document.language).partition("-")
        for one in self._styles.iter(name("style:default-style")):
            for look in one.findall(name("style:text-properties")):
                look.set(name("fo:language"), language)
                look.set(name("fo:country"), country or "none")

    def _room(self) -> float:
        layouts = {get(one, "style:name"): one for one in self._styles.iter(name("style:page-layout"))}
        page = next(
            (one for one in self._styles.iter(name("style:master-page")) if get(one, "style:name") == "Standard"), None
        )
        layout = layouts.get("" if page is None else get(page, "style:page-layout-name"))
        look = None if layout is None else layout.find(name("style:page-layout-properties"))
        if look is None:
            return 160.0
        every = get(look, "fo:margin", "2cm")
        left, right = (millimetres(get(look, f"fo:margin-{side}", every), 20.0) for side in ("left", "right"))
        return max(60.0, millimetres(get(look, "fo:page-width"), 210.0) - left - right)

    def first_page(self) -> str:
        """Return the name of the page that a council's file begins with; empty: the usual one."""
        if self._template.own is None or "content.xml" not in self._template.members:
            return ""
        content = self._template.part("content.xml", "office:document-content")
        styles = {get(one, "style:name"): one for one in content.iter(name("style:style"))}
        for one in content.iter():
            if one.tag in (name("text:p"), name("text:h")):
                style = styles.get(get(one, "text:style-name"))
                return "" if style is None else get(style, "style:master-page-name")
        return ""

    def style(
        self, family: str, parent: str, look: Sequence[tuple[str, dict[str, str]]], also: dict[str, str] | None = None
    ) -> str:
        """Return the name of a style that is made where it is first asked for.

        Parameters
        ----------
        family, parent : str
            'text', 'paragraph', 'table' …, and the name of the style that it is like.
        look : sequence of (str, dict)
            Its elements and their attributes.
        also : dict, optional
            Attributes of the style itself.
        """
        key = (family, parent, tuple((tag, repr(sorted(one.items()))) for tag, one in (*look, ("", also or {}))))
        if key not in self._made:
            called = f"{family.replace('-', '')}{len(self._made) + 1}"
            made = add(self._automatic, "style:style", {"style:name": called, "style:family": family, **(also or {})})
            if parent:
                made.set(name("style:parent-style-name"), encoded(parent))
            for tag, attributes in look:
                add(made, tag, attributes)
            self._made[key] = called
        return self._made[key]

    def picture(self, content: bytes, ending: str) -> str:
        """Return the member that holds a picture."""
        for there, held in self._pictures.items():
            if held == content:
                return there
        member = f"Pictures/chapter{len(self._pictures) + 1}.{ending}"
        self._pictures[member] = content
        return member

    def file(self, told: Sequence[tuple[str, str]]) -> bytes:
        """Return the file."""
        root = new("office:document-content", {"office:version": _VERSION})
        root.append(self._automatic)
        add(root, "office:body").append(self.text)
        held: Members = {"mimetype": _MIMETYPE, "content.xml": xml(root), "styles.xml": xml(self._styles)}
        if self._template.own is None:
            held["settings.xml"] = self._template.members["settings.xml"]
        used = {get(one, "xlink:href") for one in self._styles.iter()}
        held |= {member: self._template.members[member] for member in sorted(used & set(self._template.members))}
        held |= self._pictures
        held["meta.xml"] = self._meta(told)
        held["META-INF/manifest.xml"] = _manifest(held)
        return packed(held, ("mimetype",))

    def _meta(self, told: Sequence[tuple[str, str]]) -> bytes:
        document = self._document
        root = new("office:document-meta", {"office:version": _VERSION})
        meta = add(root, "office:meta")
        moment = f"{document.date.isoformat()}T00:00:00"
        for tag, said in (("meta:creation-date", moment), ("dc:date", moment), ("dc:title", document.title),
                          ("dc:subject", document.subject), ("meta:initial-creator", document.author), ("dc:creator", document.author),
                          ("dc:language", document.language)):  # fmt: skip
            if said:
                add(meta, tag, text=said)
        for called, said in told:
            add(meta, "meta:user-defined", {"meta:name": called, "meta:value-type": "string"}, said)
        return xml(root)


def encoded(called: str) -> str:
    """Return the name of a style as files hold it."""
    return called.replace(" ", "_20_")


def _manifest(held: Members) -> bytes:
    root = new("manifest:manifest", {"manifest:version": _VERSION})
    add(root, "manifest:file-entry", {"manifest:full-path": "/", "manifest:version": _VERSION,
                                      "manifest:media-type": _MIMETYPE.decode()})  # fmt: skip
    kinds = {"xml": "text/xml", "png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif"}
    for member in sorted(set(held) - {"mimetype"}):
        kind = kinds.get(member.rpartition(".")[2].lower(), "")
        add(root, "manifest:file-entry", {"manifest:full-path": member, "manifest:media-type": kind})
    return xml(root)
