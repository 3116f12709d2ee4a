"""What a document says of itself in its properties, so that next year's run tells a writer's words from the chapter's own.

Word processors keep such properties, which are short texts with names; what they make of anything else differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .model import Block, Document, Heading, Placeholder
from .reading import entries, mark, readable, words_of

_TEXT, _GUIDANCE, _PART = "Chapter text", "Chapter guidance", "Chapter part"
_LONGEST = 220  # letters: Word keeps 255
_EACH = 10  # letters of a mark
END = "-"  # in place of the heading after the last one


@dataclass(frozen=True)
class PartMark:
    """A placeholder as it was: the marks of its heading and of the heading that ended it."""

    key: str
    heading: str
    following: str


@dataclass(frozen=True)
class Marks:
    """Marks of what a chapter said: its own texts in their order, what to write, and its placeholders."""

    texts: tuple[str, ...]
    guidance: frozenset[str]
    parts: tuple[PartMark, ...]


def of_document(document: Document) -> Marks:
    """Return the marks of a document."""
    texts = [mark(document.banner)] if document.banner else []
    texts.append(mark(document.title))
    guidance: list[str] = []
    parts = []
    for place, block in enumerate(document.blocks):
        if isinstance(block, Placeholder):
            texts.append(mark(readable(block.heading)))
            guidance += map(mark, entries(block.guidance))
            parts.append(PartMark(block.key, texts[-1], _following(document.blocks[place + 1 :])))
        else:
            texts += map(mark, entries((block,)))
    return Marks(tuple(texts), frozenset(guidance), tuple(parts))


def _following(blocks: Iterable[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading):
            return mark(words_of(block.line))
        if isinstance(block, Placeholder):
            return mark(readable(block.heading))
    return END


def properties(marks: Marks) -> list[tuple[str, str]]:
    """Return marks as names and values of properties."""
    told = [(f"{_PART} {one.key}", f"{one.heading} {one.following}") for one in marks.parts]
    for called, every in ((_TEXT, list(marks.texts)), (_GUIDANCE, sorted(marks.guidance))):
        each = _LONGEST // _EACH
        told += [
            (f"{called} {number}", "".join(every[first : first + each]))
            for number, first in enumerate(range(0, len(every), each), 1)
        ]
    return told


def of_properties(told: Mapping[str, str]) -> Marks | None:
    """Return the marks that a file's properties hold; None where it was not written here, or has lost them."""
    parts = []
    for called, said in told.items():
        if called.startswith(f"{_PART} ") and len(said.split()) == 2:
            parts.append(PartMark(called[len(_PART) + 1 :], *said.split()))
    texts = _joined(told, _TEXT)
    return Marks(tuple(texts), frozenset(_joined(told, _GUIDANCE)), tuple(parts)) if texts else None


def _joined(told: Mapping[str, str], called: str) -> list[str]:
    whole, number = "", 1
    while f"{called} {number}" in told:
        whole += told[f"{called} {number}"].strip()
        number += 1
    return [whole[first : first + _EACH] for first in range(0, len(whole), _EACH)]
