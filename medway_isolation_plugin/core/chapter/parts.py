"""Collects the blocks of a chapter: numbers its tables and figures, keeps tables in the ledger, and notes what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..document.model import (
    Block,
    Heading,
    Illustration,
    Picture,
    Placeholder,
    Wording,
    data_table,
    line_of,
    paragraph,
)
from ..words import QT_TRANSLATE_NOOP, Phrase, told
from .facts import ChapterFacts
from .ledger import ChapterLedger, Lineage
from .templates import ChapterWords, together

_UNSAFE = re.compile("[^A-Za-z0-9_-]+")
_TABLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Table {number}: {caption}")
_FIGURE = QT_TRANSLATE_NOOP("MedwayIsolation", "Figure {number}: {caption}")


def safe(key: str) -> str:
    """Return a key that file names and links hold, whatever letters a result's fields begin with."""
    return _UNSAFE.sub("_", key)[:60] or "_"


@dataclass(frozen=True)
class ChapterFigure:
    """A figure as it was drawn.

    Attributes
    ----------
    key, title, about, source, alternative : str
        `about` says who is counted against whom.
    picture : bytes
        PNG.
    made : Lineage
    """

    key: str
    title: str
    about: str
    source: str
    alternative: str
    picture: bytes = field(repr=False)
    made: Lineage = field(default_factory=lambda: Lineage("jsnachapter"))


@dataclass
class ChapterParts:
    """The blocks so far."""

    words: ChapterWords
    facts: ChapterFacts
    ledger: ChapterLedger
    blocks: list[Block] = field(default_factory=list)
    figures: list[tuple[str, ChapterFigure]] = field(default_factory=list)
    tables: int = 0

    def heading(self, level: int, template: str, key: str) -> None:
        """Add a heading; `template` is marked."""
        self.blocks.append(Heading(level, line_of(told(Phrase(template))), key))

    def say(self, block: str, **more: object) -> None:
        """Add the words of a block, which is told all facts and whatever else is given."""
        self.blocks.extend(self.words.says(block, {**vars(self.facts), **more}))

    def note(self, *texts: str) -> None:
        """Add a note below a table or a figure; empty texts are left out."""
        said = " ".join(told(text) for text in texts if text)
        if said:
            self.blocks.append(paragraph(together(said), wording=Wording.NOTE))

    def table(
        self,
        key: str,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        made: Lineage,
        numeric: Sequence[bool] = (),
        widths: Sequence[float] = (),
    ) -> None:
        """Add a table with its number, and keep it in the ledger; nothing where it has no rows."""
        if not rows:
            return
        self.tables += 1
        key = safe(key)
        kept = self.ledger.table(key, told(caption), heads, rows, made)
        numbered = told(Phrase(_TABLE, number=self.tables, caption=told(caption)))
        self.blocks.append(
            data_table(
                together(numbered), tuple(map(together, kept.heads)), tuple(tuple(map(together, row)) for row in kept.rows),
                f"table-{key}", tuple(numeric), tuple(widths),
            )
        )  # fmt: skip

    def figure(self, figure: ChapterFigure | None) -> None:
        """Add a figure with its number, caption and source; nothing where there is none."""
        if figure is None:
            return
        caption = told(Phrase(_FIGURE, number=len(self.figures) + 1, caption=figure.title))
        self.figures.append((caption, figure))
        self.blocks.append(
            Illustration(Picture(figure.picture, figure.alternative), line_of(together(caption)), f"figure-{safe(figure.key)}")
        )  # fmt: skip
        self.note(figure.about, figure.source)

    def placeholder(self, key: str, template: str, guide: str, level: int = 2) -> None:
        """Add a heading that people write under, with what to write."""
        guidance = tuple(
            paragraph(*one.line, wording=Wording.GUIDANCE)
            if hasattr(one, "line") and not hasattr(one, "level")
            else one
            for one in self.words.says(guide, vars(self.facts))
        )
        self.blocks.append(Placeholder(key, told(Phrase(template)), level, guidance))


def told_each(texts: Sequence[str]) -> list[str]:
    """Return texts, such as the headings of a table, in the language of the chapter."""
    return [told(Phrase(text)) for text in texts]
