"""Where every number of a chapter comes from: algorithm, inputs with their hashes, recipe and edition."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..report.html import rounded
from ..words import told

SHORT = 12  # characters of a hash that people read


@dataclass(frozen=True)
class InputUsed:
    """A layer or a file that went in.

    Attributes
    ----------
    key : str
        Short and the same in every run: 'R1'.
    name : str
        Of the layer.
    file : str
        Without its folder; empty where it is in no file.
    digest : str
        SHA-256 of the file's bytes; of its rows where it is in no file.
    rows : int
    """

    key: str
    name: str
    file: str
    digest: str
    rows: int

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {"key": self.key, "name": self.name, "file": self.file, "sha256": self.digest, "rows": self.rows}


@dataclass(frozen=True)
class Lineage:
    """How a number was made.

    Attributes
    ----------
    algorithm : str
        The name in the toolbox, or what the chapter itself did: 'livingalone', 'jsnachapter'.
    inputs : tuple of InputUsed
    source, edition, recipe : str
        Of the data, and the recipe's fingerprint; empty where there is none.
    """

    algorithm: str
    inputs: tuple[InputUsed, ...] = ()
    source: str = ""
    edition: str = ""
    recipe: str = ""

    def __add__(self, other: Lineage) -> Lineage:
        """Return what a number that is made of both comes from; each thing is named once."""
        return Lineage(
            _joined(self.algorithm, other.algorithm),
            tuple(dict.fromkeys((*self.inputs, *other.inputs))),
            _joined(self.source, other.source, "; "),
            _joined(self.edition, other.edition, "; "),
            _joined(self.recipe, other.recipe),
        )

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "algorithm": self.algorithm,
            "inputs": [one.key for one in self.inputs],
            "source": self.source,
            "edition": self.edition,
            "recipe": self.recipe,
        }


def _joined(first: str, second: str, between: str = ", ") -> str:
    return between.join(dict.fromkeys(part for part in (*first.split(between), *second.split(between)) if part))


@dataclass(frozen=True)
class LedgerNumber:
    """A number: what it is called, what it is, how it is printed, and where it comes from."""

    key: str
    label: str
    value: float
    printed: str
    made: Lineage

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "key": self.key,
            "label": told(self.label),
            "value": self.value if math.isfinite(self.value) else None,
            "printed": self.printed,
            **self.made.document(),
        }


@dataclass(frozen=True)
class LedgerTable:
    """A table of the chapter as it is printed, for its file."""

    key: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    made: Lineage

    def text(self) -> str:
        """Return it as CSV, the same on every system; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([[_harmless(cell) for cell in row] for row in (self.heads, *self.rows)])
        return out.getvalue()

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "key": self.key,
            "caption": told(self.caption),
            "rows": len(self.rows),
            **self.made.document(),
        }


def _harmless(cell: str) -> str:
    formula = cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(cell)
    return f"'{cell}" if formula else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", ""))
    except ValueError:
        return False
    return True


def printed(value: float, digits: int) -> str:
    """Return a number as it is printed, half up, a dash where there is none: what sums leave behind the sixth place decides nothing."""
    return rounded(round(value, 6), digits) if math.isfinite(value) else "–"


@dataclass
class ChapterLedger:
    """Collects numbers and tables as a chapter is written; `beside` went into it without a number of its own, as wards do."""

    entries: list[LedgerNumber] = field(default_factory=list)
    tables: list[LedgerTable] = field(default_factory=list)
    beside: list[InputUsed] = field(default_factory=list)

    def number(self, key: str, label: str, value: float, printed: str, made: Lineage) -> str:
        """Keep a number and return it as it is printed; a key is kept once."""
        if all(one.key != key for one in self.entries):
            self.entries.append(LedgerNumber(key, label, float(value), printed, made))
        return printed

    def count(self, key: str, label: str, number: int, made: Lineage) -> None:
        """Keep a whole number, as the words' filter `number` prints it."""
        self.number(key, label, number, f"{number:,}", made)

    def rounded(self, key: str, label: str, value: float, digits: int, made: Lineage) -> None:
        """Keep a number with so many decimals, as the words' filters `round0` to `round3` print it; a dash where there is none."""
        self.number(key, label, value, printed(value, digits), made)

    def table(
        self, key: str, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], made: Lineage
    ) -> LedgerTable:
        """Keep a table and return it; texts are told in the reader's language."""
        kept = LedgerTable(
            key, caption, tuple(map(told, heads)), tuple(tuple(map(told, row)) for row in rows), made
        )  # fmt: skip
        self.tables.append(kept)
        return kept

    def inputs(self) -> tuple[InputUsed, ...]:
        """Return what went in, each once, in the order in which it was first used."""
        made = [*(one.made for one in self.entries), *(one.made for one in self.tables)]
        used = (each for one in made for each in one.inputs)
        return tuple(dict.fromkeys((*used, *self.beside)))
