"""What the paragraphs of a .docx file refer to: styles, lists, links, pictures, notes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from .archive import Members, tree
from .xml_names import Element, get, name

MAIN = "document"
_OFF = ("0", "false", "off", "none")


def is_on(parent: Element | None, tag: str) -> bool | None:
    """Return whether a look is switched on or off in a group of looks; None where it says nothing of it."""
    found = None if parent is None else parent.find(name(tag))
    return None if found is None else get(found, "w:val", "1").lower() not in _OFF


@dataclass
class Style:
    """What is asked of a style: its name, the level of its heading, its list, how its letters look."""

    called: str = ""
    based_on: str = ""
    level: int = 0  # of a heading; 0: none
    number: str = ""
    depth: int = 0  # in its list
    look: Element | None = field(default=None, repr=False)


class DocxSource:
    """A file, and what its parts lead to."""

    def __init__(self, members: Members, file: str) -> None:
        self.members = members
        self._file = file
        self._rels: dict[str, dict[str, tuple[str, bool]]] = {}
        self.styles = self._all_styles()
        self._lists: dict[str, str] = {}
        self._starts: set[tuple[str, int]] = set()
        self._begun: set[str] = set()
        self._levels = self._all_levels()

    def tree(self, member: str) -> Element:
        """Return a part that is XML."""
        return tree(self.members, member, self._file)

    def notes(self, kind: str) -> dict[str, Element]:
        """Return the notes of a kind by their numbers."""
        if f"word/{kind}s.xml" not in self.members:
            return {}
        return {get(one, "w:id"): one for one in self.tree(f"word/{kind}s.xml").findall(name(f"w:{kind}"))}

    def target(self, part: str, number: str) -> tuple[str, bool]:
        """Return where an identifier of a part leads, and whether that is outside of the file; ('', False) if nowhere."""
        if part not in self._rels:
            member = f"word/_rels/{part}.xml.rels"
            found = self.tree(member) if member in self.members else ()
            self._rels[part] = {
                one.get("Id", ""): (one.get("Target", ""), one.get("TargetMode") == "External") for one in found
            }
        target, outside = self._rels[part].get(number, ("", False))
        if outside or not target:
            return target, outside
        return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("word", target)), False

    def _all_styles(self) -> dict[str, Style]:
        if "word/styles.xml" not in self.members:
            return {}
        found = {}
        for one in self.tree("word/styles.xml").findall(name("w:style")):
            style = Style(look=one.find(name("w:rPr")) if get(one, "w:type") == "character" else None)
            for child, what in (("w:name", "called"), ("w:basedOn", "based_on")):
                at = one.find(name(child))
                setattr(style, what, "" if at is None else get(at, "w:val"))
            style.called = style.called.lower()
            outline = one.find(f"{name('w:pPr')}/{name('w:outlineLvl')}")
            if style.called.startswith("heading ") and style.called[8:].isdigit():
                style.level = int(style.called[8:])
            elif outline is not None and get(outline, "w:val") in tuple("012345678"):
                style.level = int(get(outline, "w:val")) + 1
            style.number, style.depth = list_of(one.find(name("w:pPr")))
            found[get(one, "w:styleId")] = style
        for style in found.values():
            above, steps = found.get(style.based_on), 0
            while above is not None and steps < 20:
                style.level = style.level or above.level
                if not style.number:
                    style.number, style.depth = above.number, above.depth
                above, steps = found.get(above.based_on), steps + 1
        return found

    def _all_levels(self) -> dict[tuple[str, int], tuple[bool, int]]:
        """Return of each list and level whether it is numbered, and where it starts."""
        if "word/numbering.xml" not in self.members:
            return {}
        root = self.tree("word/numbering.xml")
        abstract = {get(one, "w:abstractNumId"): one for one in root.findall(name("w:abstractNum"))}
        found = {}
        for num in root.findall(name("w:num")):
            which = num.find(name("w:abstractNumId"))
            base = None if which is None else abstract.get(get(which, "w:val"))
            self._lists[get(num, "w:numId")] = "" if which is None else get(which, "w:val")
            places = [*(() if base is None else base), *num.iter(name("w:lvl"))]
            for level in places:
                if level.tag != name("w:lvl"):
                    continue
                kind, start = level.find(name("w:numFmt")), level.find(name("w:start"))
                numbered = kind is not None and get(kind, "w:val") not in ("bullet", "none")
                found[get(num, "w:numId"), whole(get(level, "w:ilvl"))] = (
                    numbered,
                    1 if start is None else whole(get(start, "w:val"), 1),
                )
            for over in num.findall(name("w:lvlOverride")):
                start, key = over.find(name("w:startOverride")), (get(num, "w:numId"), whole(get(over, "w:ilvl")))
                if start is not None:
                    self._starts.add(key)
                    found[key] = (found.get(key, (True, 1))[0], whole(get(start, "w:val"), 1))
        return found

    def numbered(self, number: str, level: int) -> tuple[str, bool, int, bool]:
        """Return the list that a number stands for, whether it counts at a level, where it starts, and whether there anew.

        Numbers that stand for the same list go on counting where the one before ended, but for one that has a start of its
        own and comes up for the first time.
        """
        counts, start = self._levels.get((number, level), (False, 1))
        anew = (number, level) in self._starts and number not in self._begun
        self._begun.add(number)
        return self._lists.get(number, number), counts, start, anew


def list_of(look: Element | None) -> tuple[str, int]:
    """Return the list that a paragraph is in, and its level; ('', 0): none. '0' takes it out of that of its style."""
    found = None if look is None else look.find(name("w:numPr"))
    if found is None:
        return "", 0
    number, level = found.find(name("w:numId")), found.find(name("w:ilvl"))
    return "" if number is None else get(number, "w:val"), 0 if level is None else whole(get(level, "w:val"))


def whole(text: str, otherwise: int = 0) -> int:
    """Return a number that a file states, if it is one and no larger than such numbers are."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
