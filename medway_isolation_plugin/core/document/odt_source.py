"""What the paragraphs of an .odt file refer to: styles of letters, of paragraphs and of lists."""

from __future__ import annotations

from dataclasses import dataclass

from .archive import Members, tree
from .xml_names import Element, get, name

_DEEPEST = 20  # styles that are each like another


@dataclass(frozen=True)
class Letters:
    """How letters look, where a style says so."""

    bold: bool | None = None
    italic: bool | None = None
    place: int = 0  # 1: raised, -1: lowered
    language: str = ""
    hidden: bool = False

    def over(self, other: Letters) -> Letters:
        """Return this look where it says something, and another one where it does not."""
        return Letters(
            other.bold if self.bold is None else self.bold,
            other.italic if self.italic is None else self.italic,
            self.place or other.place,
            self.language or other.language,
            self.hidden or other.hidden,
        )


PLAIN = Letters()


class OdtSource:
    """A file, and the styles in it."""

    def __init__(self, members: Members, file: str) -> None:
        self.members = members
        self.content = tree(members, "content.xml", file)
        self._automatic: dict[tuple[str, str], Element] = {}
        self._named: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        roots = [self.content, *([tree(members, "styles.xml", file)] if "styles.xml" in members else [])]
        for root in roots:
            for group in root:
                where = self._named if group.tag == name("office:styles") else self._automatic
                if root is not self.content and where is self._automatic:
                    continue
                for one in group:
                    called = get(one, "style:name")
                    if one.tag == name("text:list-style"):
                        self._lists.setdefault(called, one)
                    elif one.tag == name("style:style"):
                        where[get(one, "style:family"), called] = one

    def named(self, family: str, called: str) -> str:
        """Return the name of the style that a style is like, as people read it, in small letters."""
        for _ in range(_DEEPEST):
            one = self._automatic.get((family, called))
            if one is None:
                break
            called = get(one, "style:parent-style-name")
        found = self._named.get((family, called))
        shown = "" if found is None else get(found, "style:display-name")
        return (shown or called.replace("_20_", " ")).lower()

    def letters(self, called: str) -> Letters:
        """Return how letters of a style look, those of named styles included."""
        look = PLAIN
        for _ in range(_DEEPEST):
            one = self._automatic.get(("text", called))
            one = self._named.get(("text", called)) if one is None else one
            if one is None:
                break
            look = look.over(_letters(one))
            called = get(one, "style:parent-style-name")
        return look

    def of_paragraph(self, called: str) -> Letters:
        """Return how letters of a paragraph look by what was set on it by hand; what a named style says is its own affair."""
        one = self._automatic.get(("paragraph", called))
        return PLAIN if one is None else _letters(one)

    def is_right(self, called: str) -> bool:
        """Whether a paragraph is set to the right by hand."""
        one = self._automatic.get(("paragraph", called))
        look = None if one is None else one.find(name("style:paragraph-properties"))
        return look is not None and get(look, "fo:text-align") in ("end", "right")

    def is_cropped(self, called: str) -> bool:
        """Whether a picture is cropped or turned over."""
        one = self._automatic.get(("graphic", called))
        look = None if one is None else one.find(name("style:graphic-properties"))
        if look is None:
            return False
        sides = get(look, "fo:clip").replace("rect(", "").replace(")", "").replace(",", " ").split()
        cut = any(side != "auto" and side.strip("0.cminpt") for side in sides)
        return cut or get(look, "style:mirror", "none") != "none"

    def numbered(self, called: str, level: int) -> tuple[bool, int]:
        """Return whether a list counts at a level (from 1 on), and where it starts."""
        one = self._lists.get(called)
        for look in () if one is None else one:
            if get(look, "text:level") == str(level):
                counts = look.tag == name("text:list-level-style-number") and bool(get(look, "style:num-format"))
                start = get(look, "text:start-value", "1")
                return counts, int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        return False, 1


def _letters(style: Element) -> Letters:
    look = style.find(name("style:text-properties"))
    if look is None:
        return PLAIN
    weight, slope = get(look, "fo:font-weight"), get(look, "fo:font-style")
    where = get(look, "style:text-position").split(" ")[0]
    country = get(look, "fo:country")
    language = get(look, "fo:language")
    raised = where == "super" or (where.endswith("%") and where[:1].isdigit() and where != "0%")
    lowered = where == "sub" or where.startswith("-")
    return Letters(
        None if not weight else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        None if not slope else slope in ("italic", "oblique"),
        1 if raised else -1 if lowered else 0,
        f"{language}-{country}" if language and country not in ("", "none") else language,
        get(look, "text:display") == "none",
    )
