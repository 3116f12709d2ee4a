"""The parts of a .docx file around its words: what leads to what, styles, numbers of lists, properties, headers."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from .archive import Members, packed, xml
from .model import Document
from .reading import readable
from .template import Template
from .xml_names import NAMESPACES, Element, add, get, name, new

_OFFICE = NAMESPACES["r"]
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "webSettings": "webSettings",
    "header": "header",
    "footer": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
_KEPT = {
    f"{_OFFICE}/{one}"
    for one in ("styles", "numbering", "settings", "theme", "fontTable", "webSettings", "header", "footer")
}
_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Settings that lead to files that do not come along, or that are of the file that they were made for.
_NOT_SET = ("w:attachedTemplate", "w:mailMerge", "w:documentProtection", "w:writeProtection", "w:trackRevisions",
            "w:docVars", "w:rsids", "w:footnotePr", "w:endnotePr", "w:saveThroughXslt", "w:updateFields")  # fmt: skip
_BULLETS, _NUMBERS = 901, 902  # of ours in numbering.xml
_TWIPS = 1440 / 25.4


class Story:
    """A part with words: its root, and what its links and pictures lead to."""

    def __init__(self, root: Element, media: Members) -> None:
        self.root = root
        self._media = media
        self.rels: list[tuple[str, str, str, bool]] = []  # identifier, type, target, whether it is outside of the file
        self._known: dict[str, str] = {}

    def link(self, address: str) -> str:
        """Return the identifier of an address."""
        if address not in self._known:
            self._known[address] = self._lead("hyperlink", address, True)
        return self._known[address]

    def picture(self, content: bytes, ending: str) -> str:
        """Return the identifier of a picture."""
        target = next((there for there, held in self._media.items() if held == content), "")
        if not target:
            target = f"word/media/chapter{len(self._media) + 1}.{ending}"
            self._media[target] = content
        if target not in self._known:
            self._known[target] = self._lead("image", target.removeprefix("word/"), False)
        return self._known[target]

    def _lead(self, kind: str, target: str, outside: bool) -> str:
        number = f"chapter{len(self.rels) + 1}"
        self.rels.append((number, f"{_OFFICE}/{kind}", target, outside))
        return number


class Parts:
    """Everything that a file is made of; `file` puts it together."""

    def __init__(self, document: Document, template: Template) -> None:
        self._document = document
        self._template = template
        self._media: Members = {}
        self._section = self._old_section()
        self.room = self._room()
        self.main = Story(new("w:body"), self._media)
        self._notes = {kind: Story(_separators(kind), self._media) for kind in ("footnote", "endnote")}
        self._many = {"footnote": 0, "endnote": 0}
        self._styles = self._all_styles()
        self._by_name = {_style_name(one): get(one, "w:styleId") for one in self._styles.findall(name("w:style"))}
        self._numbering = template.part("word/numbering.xml", "w:numbering")
        self._abstract = self._own_lists()
        self.bulleted = self._add_list(_BULLETS)

    def _old_section(self) -> Element:
        body = self._template.part("word/document.xml", "w:document").find(name("w:body"))
        found = None if body is None else body.find(name("w:sectPr"))
        if found is None:
            own = self._template.own or self._template
            found = own.part("word/document.xml", "w:document").find(f"{name('w:body')}/{name('w:sectPr')}")
        section = new("w:sectPr") if found is None else found
        there = {one for one, _, _ in self._led_to()}
        for one in list(section):
            if name("r:id") in one.attrib and get(one, "r:id") not in there:
                section.remove(one)
        return section

    def _room(self) -> float:
        page, margin = self._section.find(name("w:pgSz")), self._section.find(name("w:pgMar"))
        if page is None or margin is None:
            return 160.0
        try:
            wide = int(get(page, "w:w")) - int(get(margin, "w:left")) - int(get(margin, "w:right"))
        except ValueError:
            return 160.0
        return max(60.0, wide / _TWIPS)

    def _led_to(self) -> list[tuple[str, str, str]]:
        """Return identifier, type and member of what the old main part leads to and the new one keeps."""
        member = "word/_rels/document.xml.rels"
        if member not in self._template.members:
            return []
        found = []
        for one in self._template.part(member, "rel:Relationships"):
            target = posixpath.normpath(posixpath.join("word", one.get("Target", ""))).lstrip("/")
            target = one.get("Target", "")[1:] if one.get("Target", "").startswith("/") else target
            if one.get("Type", "") in _KEPT and target in self._template.members:
                found.append((one.get("Id", ""), one.get("Type", ""), target))
        return found

    # Styles and lists

    def _all_styles(self) -> Element:
        styles = self._template.part("word/styles.xml", "w:styles")
        if self._template.own is not None:
            there = {_style_name(one) for one in styles.findall(name("w:style"))}
            ids = {get(one, "w:styleId") for one in styles.findall(name("w:style"))}
            for one in self._template.own.part("word/styles.xml", "w:styles").findall(name("w:style")):
                if _style_name(one) not in there and not get(one, "w:default") and get(one, "w:styleId") not in ids:
                    styles.append(one)
        for language in styles.iter(name("w:lang")):
            language.set(name("w:val"), readable(self._document.language))
            break
        return styles

    def style(self, called: str) -> str:
        """Return the identifier of a style that has this name."""
        return self._by_name.get(called.lower(), called.title().replace(" ", ""))

    def _own_lists(self) -> dict[int, int]:
        own = (self._template.own or self._template).part("word/numbering.xml", "w:numbering")
        if (
            own is not self._numbering
            and self._template.own is not None
            and "word/numbering.xml" in self._template.members
        ):
            taken = {int(get(one, "w:abstractNumId", "0")) for one in self._numbering.findall(name("w:abstractNum"))}
            shift = max(taken, default=0) + 1
            first = next(
                (at for at, one in enumerate(self._numbering) if one.tag == name("w:num")), len(self._numbering)
            )
            for at, one in enumerate(own.findall(name("w:abstractNum"))):
                number = int(get(one, "w:abstractNumId"))
                one.set(name("w:abstractNumId"), str(number + shift))
                self._numbering.insert(first + at, one)
            return {one: one + shift for one in (_BULLETS, _NUMBERS)}
        return {one: one for one in (_BULLETS, _NUMBERS)}

    def _add_list(self, which: int) -> int:
        number = 1 + max((int(get(one, "w:numId", "0")) for one in self._numbering.findall(name("w:num"))), default=0)
        made = new("w:num", {"w:numId": number})
        add(made, "w:abstractNumId", {"w:val": self._abstract[which]})
        nums = [at for at, one in enumerate(self._numbering) if one.tag in (name("w:num"), name("w:abstractNum"))]
        self._numbering.insert(nums[-1] + 1 if nums else 0, made)
        self._last = made
        return number

    def numbered(self, level: int, start: int) -> int:
        """Return the number of a new list that counts from `start` at its level."""
        number = self._add_list(_NUMBERS)
        add(add(self._last, "w:lvlOverride", {"w:ilvl": level}), "w:startOverride", {"w:val": start})
        return number

    def note(self, kind: str) -> tuple[int, Element, Story]:
        """Return the number of a new note, the place for its words, and the part that this is in."""
        self._many[kind] += 1
        story = self._notes[kind]
        return self._many[kind], add(story.root, f"w:{kind}", {"w:id": self._many[kind]}), story

    # The file

    def file(self, told: Sequence[tuple[str, str]]) -> bytes:
        """Return the file."""
        held: Members = {}
        kept = self._led_to()
        for _, _, member in kept:
            self._keep(held, member)
        for member, root in (("word/styles.xml", self._styles), ("word/numbering.xml", self._numbering)):
            held[member] = _plain(root)
        held["word/settings.xml"] = _plain(self._settings())
        main = new("w:document")
        main.append(self.main.root)
        self.main.root.append(self._section)
        held["word/document.xml"] = xml(main)
        rels = [(one, kind, posixpath.relpath(member, "word"), False) for one, kind, member in kept]
        there = {member for _, _, member in kept}
        stories = {"document": self.main}
        wanted = ["styles", "numbering", "settings"]
        for kind, story in self._notes.items():
            if self._many[kind]:
                wanted.append(f"{kind}s")
                stories[f"{kind}s"] = story
                held[f"word/{kind}s.xml"] = xml(story.root)
        rels += [
            (f"chapter-{one}", f"{_OFFICE}/{one}", f"{one}.xml", False)
            for one in wanted
            if f"word/{one}.xml" not in there
        ]
        held |= self._media
        for called, story in stories.items():
            all_of = [*(rels if called == "document" else []), *story.rels]
            if all_of:
                held[f"word/_rels/{called}.xml.rels"] = _relations(all_of)
        self._properties(held, told)
        held["[Content_Types].xml"] = self._types(held)
        return packed(held, ("[Content_Types].xml",))

    def _keep(self, held: Members, member: str) -> None:
        """Take a part of the template over with what it leads to, its words filled in where they are asked for."""
        content = self._template.members[member]
        if any(b"{%s}" % one in content for one in (b"banner", b"title", b"date")):
            root = self._template.tree(member)
            fill(root, self._document)
            content = _plain(root)
        held[member] = content
        rels = posixpath.join(posixpath.dirname(member), "_rels", posixpath.basename(member) + ".rels")
        if rels not in self._template.members or member == "word/settings.xml":
            return
        held[rels] = self._template.members[rels]
        for one in self._template.part(rels, "rel:Relationships"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(member), one.get("Target", "")))
            if one.get("TargetMode") != "External" and target in self._template.members:
                held[target] = self._template.members[target]

    def _settings(self) -> Element:
        settings = self._template.part("word/settings.xml", "w:settings")
        for one in list(settings):
            if one.tag in {name(unwanted) for unwanted in _NOT_SET} or name("r:id") in one.attrib:
                settings.remove(one)
        for one in settings.findall(name("w:themeFontLang")):
            one.set(name("w:val"), readable(self._document.language))
        return settings

    def _properties(self, held: Members, told: Sequence[tuple[str, str]]) -> None:
        document = self._document
        core = new("cp:coreProperties")
        moment = f"{document.date.isoformat()}T00:00:00Z"
        for tag, said in (("dc:title", document.title), ("dc:subject", document.subject), ("dc:creator", document.author),
                          ("cp:lastModifiedBy", document.author), ("dc:language", document.language)):  # fmt: skip
            if said:
                add(core, tag, text=said)
        for tag in ("dcterms:created", "dcterms:modified"):
            add(core, tag, {"xsi:type": "dcterms:W3CDTF"}, moment)
        held["docProps/core.xml"] = xml(core)
        main = [("document", f"{_OFFICE}/officeDocument", "word/document.xml", False),
                ("core", f"{NAMESPACES['rel']}/metadata/core-properties", "docProps/core.xml", False)]  # fmt: skip
        if told:
            own = new("Properties", {"xmlns": NAMESPACES["props"]})
            for number, (called, said) in enumerate(told, 2):
                one = add(own, "property", {"fmtid": _PROPERTIES, "pid": number, "name": called})
                add(one, "vt:lpwstr", text=said)
            held["docProps/custom.xml"] = xml(own)
            main.append(("custom", f"{_OFFICE}/custom-properties", "docProps/custom.xml", False))
        held["_rels/.rels"] = _relations(main)

    def _types(self, held: Members) -> bytes:
        old = {}
        defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
                    "png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}  # fmt: skip
        for one in self._template.part("[Content_Types].xml", "ct:Types"):
            if "PartName" in one.attrib:
                old[one.get("PartName", "").lstrip("/")] = one.get("ContentType", "")
            else:
                defaults.setdefault(one.get("Extension", "").lower(), one.get("ContentType", ""))
        root = new("Types", {"xmlns": NAMESPACES["ct"]})  # LibreOffice takes no prefix here
        for ending, kind in sorted(defaults.items()):
            add(root, "Default", {"Extension": ending, "ContentType": kind})
        old |= {f"word/{kind}.xml": f"{_WORD}{of}+xml" for kind, of in _TYPES.items()}
        old["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        old["docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        for member in sorted(held):
            if member in old:
                add(root, "Override", {"PartName": f"/{member}", "ContentType": old[member]})
        return xml(root)


def fill(root: Element, document: Document) -> None:
    """Put what a document says of itself where headers and footers ask for it by '{banner}', '{title}' and '{date}'."""
    values = {"{banner}": document.banner, "{title}": document.title, "{date}": document.date.isoformat()}
    for one in root.iter():
        for asked, said in values.items():
            if one.text and asked in one.text:
                one.text = one.text.replace(asked, readable(said))


def _style_name(style: Element) -> str:
    called = style.find(name("w:name"))
    return "" if called is None else get(called, "w:val").lower()


def _separators(kind: str) -> Element:
    """Return the part of notes with the two lines that divide notes from the page."""
    root = new(f"w:{kind}s")
    for number, called in ((-1, "separator"), (0, "continuationSeparator")):
        note = add(root, f"w:{kind}", {"w:type": called, "w:id": number})
        add(add(add(note, "w:p"), "w:r"), f"w:{called}")
    return root


def _relations(rels: Sequence[tuple[str, str, str, bool]]) -> bytes:
    root = new("Relationships", {"xmlns": NAMESPACES["rel"]})
    for number, kind, target, outside in rels:
        one = add(root, "Relationship", {"Id": number, "Type": kind, "Target": target})
        if outside:
            one.set("TargetMode", "External")
    return xml(root)


def _plain(root: Element) -> bytes:
    """Return a part of a template, which then no longer says which of its prefixes may be passed over."""
    root.attrib.pop(name("mc:Ignorable"), None)
    return xml(root)
