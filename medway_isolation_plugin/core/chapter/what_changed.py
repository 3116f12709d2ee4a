"""The part of a chapter that tells what changed since the earlier one: why, how far areas moved, and which numbers did."""

from __future__ import annotations

from collections.abc import Sequence

from ..faults import all_of
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, told
from .causes import Cause
from .changes import ChapterChange
from .ledger import InputUsed, Lineage
from .material import CHAPTER
from .parts import ChapterParts, told_each
from .study import Study

_MOST_MOVED = 60  # numbers in the table of what moved


def printed_otherwise(study: Study) -> tuple[ChapterChange, ...]:
    """Return the numbers that are what they were and are printed with other decimals."""
    if study.previous is None:
        return ()
    found = []
    for one in study.ledger.entries:
        before = study.previous.numbers.get(one.key)
        if before is not None and before[1] == one.value and before[2] != one.printed:
            template = QT_TRANSLATE_NOOP("MedwayIsolation", "The same number was printed as {before} and is now {now}.")
            found.append(
                ChapterChange(Cause.ROUNDING, (told(one.label),), Phrase(template, before=before[2], now=one.printed))
            )
    return tuple(found)


def keep(study: Study, found: Sequence[ChapterChange], inputs: tuple[InputUsed, ...]) -> None:
    """Keep how many things changed, which sentences print."""
    if found:
        label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Things that changed since the earlier chapter"))
        study.ledger.count("changes", label, len(found), Lineage(CHAPTER, inputs))


def write(
    parts: ChapterParts, study: Study, found: Sequence[ChapterChange], inputs: tuple[InputUsed, ...]
) -> None:  # fmt: skip
    """Add what changed since the earlier chapter: a paragraph, why, how far the worst areas moved, and the numbers that did."""
    if study.previous is None:
        return
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "What changed since the earlier chapter"), "changed")
    causes = list(dict.fromkeys(_within(told(Phrase(one.cause.value))) for one in found))
    why = told(all_of(causes)) if causes else ""
    parts.say(
        "changed", changes=tuple(found), why=why, why_count=len(causes), earlier=told(study.previous.date_words())
    )
    made = Lineage(CHAPTER, inputs)
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Why"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "In which results"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "What"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "What moved because of it"),
    ]
    rows = [
        [told(Phrase(one.cause.value)), _each(one.results), told(one.said), _each(one.follows) or "–"] for one in found
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "What changed, and why"))
    parts.table("changes", caption, told_each(heads), rows, made, (False,) * 4, (1.0, 1.5, 2.4, 1.5))
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Result"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Worst areas then"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Worst areas now"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Joined"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Left"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in both"),
    ]
    rows = [
        [told(one.title), *(f"{each:,}" for each in (one.before, one.now, one.joined, one.left, one.compared))]
        for one in parts.facts.moves
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "How far the worst areas moved"))
    parts.table("moves", caption, told_each(heads), rows, made)
    _numbers_moved(parts, study, made)


def _numbers_moved(parts: ChapterParts, study: Study, made: Lineage) -> None:
    before = study.previous.numbers if study.previous is not None else {}
    rows = [
        [told(one.label), before[one.key][2], one.printed]
        for one in study.ledger.entries
        if one.key in before and before[one.key][2] != one.printed
    ][:_MOST_MOVED]
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Number"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Then"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Now"),
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Numbers that moved"))
    parts.table("numbers_moved", caption, told_each(heads), rows, made)


def _each(titles: Sequence[str]) -> str:
    """Return titles of results, which may hold commas themselves."""
    return told(Phrases(titles, "; "))


def _within(text: str) -> str:
    """Return words as they stand within a sentence."""
    return text[:1].lower() + text[1:]
