"""What an index was held against and how it fared: the fact that a column carries, and the words that it bears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ..faults import listed
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases

FEWEST = 20  # areas in common that a verdict needs
NOTHING = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Not yet compared with any other measure."))
_Z = 1.959964


class Verdict(str, Enum):
    """How an index fared, by fixed rules (docs/validity.md)."""

    AGREES = QT_TRANSLATE_NOOP("MedwayIsolation", "agrees")
    PARTLY = QT_TRANSLATE_NOOP("MedwayIsolation", "partly")
    NO_EVIDENCE = QT_TRANSLATE_NOOP("MedwayIsolation", "no evidence")
    CONTRADICTS = QT_TRANSLATE_NOOP("MedwayIsolation", "contradicts")
    WITHHELD = QT_TRANSLATE_NOOP("MedwayIsolation", "withheld")


_SENTENCES = {
    Verdict.CONTRADICTS: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{place}, areas that this index calls worst have less of what {model}, shows. Do not use it to target that.",
    ),
    Verdict.AGREES: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{place}, the ranking broadly agrees with {model}: {same} of the {worst} worst-fifth areas are the same ({chance} by chance).",
    ),
    Verdict.PARTLY: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{place}, the ranking agrees in part with {model}: {differ} of the {worst} worst-fifth areas differ ({same} are the same, "
        "{chance} by chance).",
    ),
    Verdict.NO_EVIDENCE: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{place}, there is no evidence that this index shows where people are lonely, by {model}: {same} of the {worst} worst-fifth "
        "areas are the same ({chance} by chance).",
    ),
}


@dataclass(frozen=True)
class Benchmark:
    """A simpler measure beside the index: Meng's z, above 0 where the index follows the yardstick more closely.

    `deprived` says that it is a measure of deprivation; `z` is NaN where nothing could be tested.
    """

    label: str
    z: float
    deprived: bool = False

    def said(self) -> str:
        """Return what follows from it; empty where the index does better or nothing could be tested."""
        name = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "deprivation")) if self.deprived else self.label
        if self.z < -_Z:
            return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It does worse than {measure} alone."), measure=name)
        return (
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It does no better than {measure} alone."), measure=name)
            if self.z <= _Z
            else ""
        )


@dataclass(frozen=True)
class Evidence:
    """How an index fared against one yardstick.

    Attributes
    ----------
    yardstick : str
        Its source.
    ages, index_ages : str
        Whom the yardstick and the index are of, in words; the index's may be empty.
    verdict, by_figures : Verdict
        What is said, and what the figures alone would give.
    areas : int
        In common.
    rho, low, high : float
        Rank correlation with its 95 % interval.
    same, worst : int
        Areas in the worst fifth of both, and of the one of the two whose worst fifth is larger.
    chance : float
        How many would be in both by chance.
    place : str
        Where; empty where it is not known.
    benchmarks : tuple of Benchmark
    shared : tuple of str
        Ingredients that index and yardstick have in common.
    """

    yardstick: str
    ages: str
    verdict: Verdict
    by_figures: Verdict
    areas: int
    rho: float
    low: float
    high: float
    same: int
    worst: int
    chance: float
    index_ages: str = ""
    place: str = ""
    benchmarks: tuple[Benchmark, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def bears_words(self) -> bool:
        """Whether words such as 'most isolated' may stand beside the index."""
        return self.verdict not in (Verdict.NO_EVIDENCE, Verdict.CONTRADICTS)

    @property
    def few(self) -> bool:
        """Whether too few areas are common for a verdict."""
        return self.areas < FEWEST

    def sentence(self) -> str:
        """Return the verdict as it is printed, with what else belongs to it."""
        same = QT_TRANSLATE_NOOP("MedwayIsolation", "Partly the same data: {ingredients}.")
        caution = Phrase(same, ingredients=listed(self.shared)) if self.shared else ""
        return Phrases([self._verdict(), *(one.said() for one in self.benchmarks), caution])

    def _verdict(self) -> str:
        if self.verdict in _SENTENCES:
            return Phrase(
                _SENTENCES[self.verdict],
                place=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "In {place}"), place=self.place)
                if self.place
                else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Here")),
                model=Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{yardstick}, a model for {ages}"),
                    yardstick=self.yardstick,
                    ages=self.ages,
                ),
                same=f"{self.same:,}",
                differ=f"{self.worst - self.same:,}",
                worst=f"{self.worst:,}",
                chance=f"{self.chance:.1f}",
            )
        if self.few:
            return Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No verdict: {n} areas have both the index and {yardstick}, and {least} are needed.",
                ),
                one="No verdict: {n} area has both the index and {yardstick}, and {least} are needed.",
                n=self.areas,
                yardstick=self.yardstick,
                least=FEWEST,
            )
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "No verdict: the index is of {index_ages}, {yardstick} is of {ages}."
        )
        return Phrase(template, index_ages=self.index_ages, yardstick=self.yardstick, ages=self.ages)


def beside(earlier: Iterable[Evidence], found: Evidence) -> tuple[Evidence, ...]:
    """Return what an index carries once it was held against a yardstick: the newest of each yardstick and ages, never an average."""
    return (*(one for one in earlier if (one.yardstick, one.ages) != (found.yardstick, found.ages)), found)


def said_of(found: Iterable[Evidence]) -> str:
    """Return what may be said of an index: each yardstick by itself, never an average; that there is none."""
    return Phrases(dict.fromkeys(one.sentence() for one in found)) or NOTHING


def in_brief(found: Iterable[Evidence]) -> str:
    """Return the verdicts in one line: 'agrees with British Red Cross (20 of 33 worst-fifth areas the same)'."""
    return Phrases([_brief(one) for one in found], "; ") or NOTHING


def _brief(one: Evidence) -> str:
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{yardstick}: {verdict} ({same} of {worst} worst-fifth areas the same)"),
        yardstick=one.yardstick,
        verdict=Phrase(one.verdict.value),
        same=f"{one.same:,}",
        worst=f"{one.worst:,}",
    )
