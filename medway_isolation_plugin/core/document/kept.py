"""What people wrote under the placeholders of the last chapter, carried into the next one whole, or not at all."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..faults import Faults, InputError, all_of, listed
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases
from .carried_blocks import Amount, levelled, tally, without_guidance, without_loose_links
from .docx_reader import read_docx
from .found import Found, ReadDocument
from .marks import Marks, PartMark, of_properties
from .model import Block, Document, Heading, Placeholder
from .odt_reader import read_odt
from .reading import entries, mark, readable, same, words_of

_SHOWN = 80  # letters of a text that is named
_READERS = {".docx": read_docx, ".odt": read_odt}


@dataclass(frozen=True)
class KeptPart:
    """What was carried under one placeholder."""

    key: str
    heading: str
    tally: Amount
    remarks: tuple[str, ...] = ()

    def told(self) -> str:
        """Return a sentence on it."""
        if not self.tally.anything:
            return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{heading}: nothing was written."), heading=self.heading)
        carried = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{heading}: {things} carried over."),
            heading=self.heading,
            things=all_of(self.tally.told()),
        )
        aside = QT_TRANSLATE_NOOP("MedwayIsolation", "In it, {remarks}.")
        return Phrases([carried, Phrase(aside, remarks=Phrases(self.remarks, "; ")) if self.remarks else ""])


@dataclass(frozen=True)
class Kept:
    """A document with what people wrote in its last edition.

    Attributes
    ----------
    document : Document
    parts : tuple of KeptPart
        Of every placeholder, in order.
    changed : tuple of str or None
        Texts outside of these parts that somebody changed or added, which are not carried; None: the file does not say what
        it was written with, so that it cannot be known.
    gone : int
        Texts of the chapter that somebody took out or changed.
    remarks : tuple of str
        What else was left out.
    """

    document: Document
    parts: tuple[KeptPart, ...]
    changed: tuple[str, ...] | None
    gone: int = 0
    remarks: tuple[str, ...] = ()

    def told(self) -> list[str]:
        """Return sentences on all of it."""
        said = [part.told() for part in self.parts]
        if self.changed is None:
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Whether text outside of these parts was changed cannot be told: the file has lost its properties.",
                    )
                )
            )
        elif self.changed or self.gone:
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Text outside of these parts was changed and is not carried over: {n} texts are no longer as they were "
                        "written. New or changed: {texts}.",
                    ),
                    one="Text outside of these parts was changed and is not carried over: {n} text is no longer as it was "
                    "written. New or changed: {texts}.",
                    n=self.gone,
                    texts=listed([_quoted(one) for one in self.changed] or ["–"], 20),
                )
            )
        return [*said, *self.remarks]


def carry(document: Document, path: Path) -> Kept:
    """Return a document with what people wrote under its placeholders in an earlier edition.

    Parameters
    ----------
    document : Document
        The new edition, as it is composed.
    path : Path
        The last one, a .docx or .odt file as a word processor saved it.

    Raises
    ------
    InputError
        Where the file cannot be read; where the heading of a placeholder is not found, or is there twice; where something
        under one cannot be carried, or would be lost because the new edition has no such part.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{name} is not a .docx or .odt file. Save the last chapter as one of these."
            ),
            name=path.name,
        )
    return _Carrying(document, read(path, document.language), path.name).kept()


def has_writing(document: Document, path: Path) -> bool:
    """Return whether somebody wrote in an earlier edition that is about to be replaced.

    Parameters
    ----------
    document : Document
        The new edition.
    path : Path
        A .docx or .odt file; one that is no edition of the chapter, or cannot be read, has no writing that is known of.
    """
    try:
        carrying = _Carrying(document, _READERS[path.suffix.lower()](path, document.language), path.name)
    except InputError:
        return False
    if not carrying.is_edition:
        return False
    try:
        return any(part.tally.anything for part in carrying.kept().parts)
    except InputError:
        return True  # something that cannot be carried is something


def _quoted(words: str) -> str:
    words = same(words)
    return f"'{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}'"


class _Carrying:
    """Finds the parts of one file, and carries them into one document."""

    def __init__(self, document: Document, read: ReadDocument, name: str) -> None:
        self._document = document
        self._read = read
        self._found = read.found
        self._name = name
        self._marks = of_properties(read.properties)
        self._heads = [
            (at, one.block.level, words_of(one.block.line), one.section)
            for at, one in enumerate(read.found)
            if isinstance(one.block, Heading)
        ]
        self._faults = Faults()
        self._new = [block for block in document.blocks if isinstance(block, Placeholder)]
        self._old: dict[str, PartMark] = {} if self._marks is None else {one.key: one for one in self._marks.parts}
        known = frozenset() if self._marks is None else self._marks.guidance
        self._guidance = known | {mark(said) for one in self._new for said in entries(one.guidance)}

    @property
    def is_edition(self) -> bool:
        """Whether the file says what it was written with."""
        return self._marks is not None

    def kept(self) -> Kept:
        """Return the document with what was found."""
        places = {one.key: at for one in self._new for at in self._place_of(one.key, one.heading)}
        gone = [key for key in self._old if key not in {one.key for one in self._new}]
        for key in gone:
            there = self._at(key, None)
            if len(there) == 1:
                places[key] = there[0]
        ranges = {key: self._range(at, set(places.values())) for key, at in places.items()}
        for key in gone:
            if key in ranges and without_guidance(self._blocks(ranges[key]), self._guidance):
                self._faults.add(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{name}: the chapter has no part '{heading}' any more, and something is written there. Move it "
                        "to another part, or delete it, in that file.",
                    ),
                    name=self._name,
                    heading=self._words(places[key]),
                )
        parts, filled = [], {}
        for one in self._new:
            found = self._found[slice(*ranges[one.key])] if one.key in ranges else ()
            self._check(one, found, places.get(one.key), ranges.get(one.key))
            level = self._level(places[one.key]) if one.key in places else one.level
            blocks = levelled(without_guidance([each.block for each in found], self._guidance), level, one.level)
            blocks, loose = without_loose_links(blocks, self._document)
            remarks = tuple(dict.fromkeys([*(said for each in found for said in each.remarks), *loose]))
            filled[one.key] = replace(one, written=blocks)
            parts.append(KeptPart(one.key, readable(one.heading), tally(blocks), remarks))
        self._faults.raise_if_any()
        blocks = tuple(filled[one.key] if isinstance(one, Placeholder) else one for one in self._document.blocks)
        changed, lost = self._changes(ranges.values())
        remarks = (*self._beside(ranges.values()), *self._read.left_out)
        return Kept(replace(self._document, blocks=blocks), tuple(parts), changed, lost, remarks)

    def _at(self, key: str, heading: str | None) -> list[int]:
        """Return where a placeholder's heading may be: by its words as they are or were, then by the section of its name."""
        was = self._old[key].heading if key in self._old else ""
        now = None if heading is None else same(heading).casefold()
        found = [at for at, _, words, _ in self._heads if mark(words) == was or same(words).casefold() == now]
        within = [at for at, _, _, section in self._heads if section == key]
        if len(found) > 1 and set(found) & set(within):
            found = [at for at in found if at in within][:1]
        return found or within[:1]

    def _place_of(self, key: str, heading: str) -> list[int]:
        found = self._at(key, readable(heading))
        if len(found) == 1:
            return found
        if not found and self._marks is not None and key not in self._old:
            return []  # the last edition had no such part
        there = listed([f"'{same(words)}'" for _, _, words, _ in self._heads], 60)
        if found:
            self._faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{name} has {n} headings '{heading}': which of them is the part of that name is not clear. Give the others "
                    "other words in that file.",
                ),
                name=self._name,
                heading=readable(heading),
                n=len(found),
            )
        else:
            self._faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{name} has no heading '{heading}', under which people write. If it was reworded or deleted, give it "
                    "these words again in that file. Its headings are: {headings}.",
                ),
                name=self._name,
                heading=readable(heading),
                headings=there or "–",
            )
        return []

    def _words(self, at: int) -> str:
        return next(same(words) for there, _, words, _ in self._heads if there == at)

    def _level(self, at: int) -> int:
        return next(level for there, level, _, _ in self._heads if there == at)

    def _range(self, at: int, others: set[int]) -> tuple[int, int]:
        level = self._level(at)
        ends = (there for there, its, _, _ in self._heads if there > at and (its <= level or there in others))
        return at + 1, next(ends, len(self._found))

    def _blocks(self, where: tuple[int, int]) -> list[Block]:
        return [one.block for one in self._found[slice(*where)]]

    def _check(self, part: Placeholder, found: Sequence[Found], at: int | None, where: tuple[int, int] | None) -> None:
        """Note what cannot be carried under a placeholder, and where words of the chapter have got in."""
        for one in found:
            if one.obstacles:
                beside = next(iter(entries((one.block,))), "")
                self._faults.add(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{name}, under '{heading}', beside {words}: {things} cannot be carried over. Nothing was written.",
                    ),
                    name=self._name,
                    heading=readable(part.heading),
                    words=_quoted(beside),
                    things=all_of(one.obstacles),
                )
        old = self._old.get(part.key)
        if self._marks is None or old is None or where is None:
            return
        if any(mark(words) == old.following for _, _, words, _ in self._heads):
            return
        chapter = set(self._marks.texts) - self._guidance
        own = [said for said in entries(one.block for one in found) if mark(said) in chapter]
        if own:
            self._faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{name}, under '{heading}', holds text of the chapter itself ({words}): the heading that ended this part is "
                    "missing. Put it back in that file.",
                ),
                name=self._name,
                heading=readable(part.heading),
                words=_quoted(own[0]),
            )

    def _beside(self, ranges: Iterable[tuple[int, int]]) -> list[str]:
        """Return what is to be said of things outside of the parts that are no text of the chapter."""
        outside = self._outside(ranges)
        things = dict.fromkeys(what for one in outside for what in one.obstacles)
        said = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "Outside of these parts stand things that are not carried over: {things}."
        )
        return [Phrase(said, things=listed(list(things)))] if things else []

    def _outside(self, ranges: Iterable[tuple[int, int]]) -> list[Found]:
        inside = {at for first, last in ranges for at in range(first, last)}
        return [one for at, one in enumerate(self._found) if at not in inside]

    def _changes(self, ranges: Iterable[tuple[int, int]]) -> tuple[tuple[str, ...] | None, int]:
        """Return the texts outside of the parts that were not written by us, and how many of ours are not there."""
        if self._marks is None:
            return None, 0
        now = [said for one in self._outside(ranges) for said in entries((one.block,))]
        return _compared(self._marks, now)


def _compared(marks: Marks, now: Sequence[str]) -> tuple[tuple[str, ...], int]:
    before, after = list(marks.texts), [mark(said) for said in now]
    changed: list[str] = []
    lost = 0
    for step, first, last, new_first, new_last in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if step != "equal":
            changed += now[new_first:new_last]
            lost += last - first
    return tuple(changed), lost
