"""A chapter from its material: every part in the order of a needs assessment, with its ledger and the files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..document.model import Block, Contents, Document, Listing, Paragraph, Text, Wording, paragraph
from ..faults import listed
from ..ranking import QuantileRule
from ..words import QT_TRANSLATE_NOOP, Phrase, told
from . import level_of_need, previous, what_changed
from .changes import ChapterChange
from .ledger import SHORT, ChapterLedger, InputUsed, Lineage
from .licences import licences
from .parts import ChapterParts, told_each
from .reading_age import reading_age
from .study import Study
from .templates import ChapterWords

_FICTION = QT_TRANSLATE_NOOP("MedwayIsolation", "Fictional: the place, its people and all numbers are made up.")
WORDS_KEY = "W"  # of the file of words
_RULES = {
    QuantileRule.ENGLAND.value: QT_TRANSLATE_NOOP("MedwayIsolation", "{classes}, as England publishes them"),
    QuantileRule.WALES.value: QT_TRANSLATE_NOOP("MedwayIsolation", "{classes}, as Wales publishes them"),
    QuantileRule.OHID.value: QT_TRANSLATE_NOOP("MedwayIsolation", "{classes}, as OHID publishes them"),
}


@dataclass(frozen=True)
class Composed:
    """A chapter that is ready to be written.

    Attributes
    ----------
    document : Document
    companion : str
        The file that programs read, as JSON.
    tables : mapping of str to str
        Each table's key and its CSV.
    missing : tuple of str
    changes : tuple of ChapterChange
    figures : int
    reading_age : float
        In years, of the paragraphs and lists; NaN where there are too few words.
    """

    document: Document
    companion: str
    tables: Mapping[str, str]
    missing: tuple[str, ...]
    changes: tuple[ChapterChange, ...]
    figures: int
    reading_age: float


def compose(study: Study, words: ChapterWords, words_used: InputUsed) -> Composed:
    """Return a chapter.

    Parameters
    ----------
    study : Study
    words : ChapterWords
    words_used : InputUsed
        The file that the words come from.

    Raises
    ------
    InputError
        When the words ask for what there is not; the line is named.
    """
    facts = study.facts()
    found = (*facts.changes, *what_changed.printed_otherwise(study))
    facts = replace(facts, changes=found)
    what_changed.keep(study, found, _inputs(study.ledger))
    parts = ChapterParts(words, facts, study.ledger)
    wishes = study.wishes
    parts.blocks.append(Contents(told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Contents"))), deepest=2))
    _control(parts, study)
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "Summary"), "summary")
    parts.say("definition")
    parts.say("summary")
    parts.placeholder("risk", QT_TRANSLATE_NOOP("MedwayIsolation", "Who is at risk and why"), "guide_risk")
    level_of_need.write(parts, study)
    for key, heading in (
        ("services", QT_TRANSLATE_NOOP("MedwayIsolation", "Current services in relation to need")),
        ("evidence", QT_TRANSLATE_NOOP("MedwayIsolation", "Evidence of what works")),
        ("views", QT_TRANSLATE_NOOP("MedwayIsolation", "User views")),
        ("gaps", QT_TRANSLATE_NOOP("MedwayIsolation", "Unmet needs and service gaps")),
        ("recommendations", QT_TRANSLATE_NOOP("MedwayIsolation", "Recommendations")),
    ):
        parts.placeholder(key, heading, f"guide_{key}")
    what_changed.write(parts, study, found, _inputs(study.ledger))
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "Limits"), "limits")
    parts.say("limits")
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "Method"), "method")
    parts.say("method")
    _results(parts, study)
    _data(parts, study, words_used)
    parts.placeholder("references", QT_TRANSLATE_NOOP("MedwayIsolation", "References"), "guide_references")
    document = Document(
        wishes.title, tuple(parts.blocks), wishes.date, wishes.language,
        subject=told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Social isolation and loneliness in {place}"), place=wishes.place)),
        banner=told(Phrase(_FICTION)) if wishes.fictional else "",
    )  # fmt: skip
    companion = previous.to_json(
        {
            "title": wishes.title,
            "place": wishes.place,
            "date": wishes.date.isoformat(),
            "version": wishes.version,
            "words": words_used.document(),
            "inputs": [one.document() for one in _inputs(study.ledger)],
            "numbers": [one.document() for one in study.ledger.entries],
            "tables": [one.document() for one in study.ledger.tables],
            "figures": [
                {"caption": caption, "alternative": one.alternative, **one.made.document()}
                for caption, one in parts.figures
            ],
            "results": [one.document() for one in study.snapshots()],
            "changes": [_change_document(one) for one in found],
        }
    )
    return Composed(
        document,
        companion,
        {one.key: one.text() for one in study.ledger.tables},
        tuple(map(told, study.missing)),
        facts.changes,
        len(parts.figures),
        reading_age(_prose(document.blocks)),
    )


def _change_document(one: ChapterChange) -> dict[str, Any]:
    found = {"cause": one.cause.name.lower(), "results": list(one.results), "said": str(one.said)}
    return {**found, "follows": list(one.follows)} if one.follows else found


def _inputs(ledger: ChapterLedger) -> tuple[InputUsed, ...]:
    used = (one for one in ledger.inputs() if one.key != WORDS_KEY)
    return tuple(sorted(used, key=lambda one: (one.key[:1], len(one.key), one.key)))


def _control(parts: ChapterParts, study: Study) -> None:
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "Document control"), "control")
    heads = [QT_TRANSLATE_NOOP("MedwayIsolation", "Item"), QT_TRANSLATE_NOOP("MedwayIsolation", "As it stands")]
    rows = [
        [QT_TRANSLATE_NOOP("MedwayIsolation", "Place"), study.place],
        [QT_TRANSLATE_NOOP("MedwayIsolation", "Date"), parts.facts.date],
        [
            QT_TRANSLATE_NOOP("MedwayIsolation", "Computed parts made with"),
            f"Medway Isolation {study.wishes.version}".strip(),
        ],
    ]
    if study.previous is not None:
        rows.append(
            [QT_TRANSLATE_NOOP("MedwayIsolation", "Earlier chapter"), study.previous.date or study.previous.title]
        )
    cells = [[told(Phrase(row[0])), row[1]] for row in rows]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Document control"))
    parts.table("control", caption, [told(Phrase(one)) for one in heads], cells, Lineage("jsnachapter"), (False, False))
    parts.placeholder(
        "approval", QT_TRANSLATE_NOOP("MedwayIsolation", "Author, approval and review"), "guide_control", level=3
    )  # fmt: skip


def _results(parts: ChapterParts, study: Study) -> None:
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Result"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Algorithm"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Data"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Classes and rule"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Recipe"),
    ]
    shown = [*study.indices, *study.counted, *([study.health] if study.health is not None else []), *study.priority]
    rows: list[list[str]] = []
    for index in shown:
        made, result = index.lineage(), index.result
        classes = Phrase(_RULES[result.rule], classes=result.classes) if result.rule in _RULES else ""
        data = "; ".join(dict.fromkeys(part for part in (made.source, told(made.edition)) if part))
        row = [index.title(), made.algorithm, data or "–", told(classes) or "–", made.recipe or "–"]
        if row not in rows:
            rows.append(row)
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "How each result was made"))
    made = Lineage("jsnachapter", tuple(dict.fromkeys(index.layer.used for index in shown)))
    parts.table("results", caption, told_each(heads), rows, made, (False,) * 5, (1.6, 1.5, 2.0, 1.4, 1.6))


def _data(parts: ChapterParts, study: Study, words_used: InputUsed) -> None:
    parts.heading(2, QT_TRANSLATE_NOOP("MedwayIsolation", "Data and licences"), "data")
    parts.say("licences")
    wishes = study.wishes
    named = licences(
        study.sources(), study.rate_sources(), wishes.date.year, wishes.fictional, study.has_unstated_types()
    )
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Source"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Licence"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "What to print with it, or to check"),
    ]
    rows = [[one.source, one.licence, one.words] for one in named]
    every = Lineage("jsnachapter", (*_inputs(study.ledger), words_used))
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Sources and licences"))
    parts.table("licences", caption, told_each(heads), rows, every, (False,) * 3, (1.4, 1.2, 3.0))
    if any(one.closed for one in named):
        reminder = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Licensed data were used: {sources}. Ask whoever holds the licence before this is published.",
        )
        parts.blocks.append(
            paragraph(
                told(Phrase(reminder, sources=listed(one.source for one in named if one.closed))), wording=Wording.LEAD
            )
        )  # fmt: skip
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Layers and files that went in"), "inputs")
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Key"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Layer"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "File"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Rows"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "SHA-256, its beginning"),
    ]
    rows = [
        [one.key, one.name, one.file or "–", f"{one.rows:,}" if one.key != WORDS_KEY else "–", one.digest[:SHORT]]
        for one in (*_inputs(study.ledger), words_used)
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Layers and files, with their fingerprints"))
    parts.table("inputs", caption, told_each(heads), rows, every, (False, False, False, True, False))
    parts.heading(3, QT_TRANSLATE_NOOP("MedwayIsolation", "Where each number comes from"), "ledger")
    heads = [
        QT_TRANSLATE_NOOP("MedwayIsolation", "Number"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "As printed"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Algorithm"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Inputs"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Source and edition"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Recipe or rate"),
    ]
    unstated = told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not stated")))
    rows = [
        [
            told(one.label), one.printed, one.made.algorithm, ", ".join(used.key for used in one.made.inputs),
            "; ".join(dict.fromkeys(part for part in (one.made.source, told(one.made.edition)) if part)) or unstated,
            one.made.recipe or "–",
        ]
        for one in study.ledger.entries
    ]  # fmt: skip
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Every number, and where it comes from"))
    widths = (3.0, 0.95, 1.8, 0.7, 1.8, 1.9)
    parts.table("ledger", caption, told_each(heads), rows, every, (False, True, False, False, False, False), widths)


def _prose(blocks: Sequence[Block]) -> str:
    """Return the sentences of paragraphs and lists; notes, tables and guidance are no prose."""
    return "\n".join(_sentences(blocks))


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.wording in (Wording.BODY, Wording.LEAD):
            yield "".join(one.text for one in block.line if isinstance(one, Text))
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _sentences(item.blocks)
