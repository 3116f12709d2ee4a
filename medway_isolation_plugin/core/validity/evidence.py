"""What an index was held against and how it fared: the fact that a column carries, and the words that it bears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ..faults import counted, listed

FEWEST = 20  # areas in common that a verdict needs
NOTHING = "Not held against anything."
_Z = 1.959964


class Verdict(str, Enum):
    """How an index fared, by fixed rules (docs/validity.md)."""

    AGREES = "agrees"
    PARTLY = "partly"
    NO_EVIDENCE = "no evidence"
    CONTRADICTS = "contradicts"
    WITHHELD = "withheld"


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
        name = "deprivation" if self.deprived else self.label
        if self.z < -_Z:
            return f"It does worse than {name} alone."
        return f"It does no better than {name} alone." if self.z <= _Z else ""


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
        cautions = [f"Partly the same data: {listed(self.shared)}."] if self.shared else []
        said = [one.said() for one in self.benchmarks]
        return " ".join([self._verdict(), *(one for one in said if one), *cautions])

    def _verdict(self) -> str:
        place = f"In {self.place}" if self.place else "Here"
        model = f"{self.yardstick}, a model for {self.ages}"
        if self.verdict is Verdict.CONTRADICTS:
            return f"{place}, areas that this index calls worst have less of what {model}, shows. Do not use it to target that."
        if self.verdict is Verdict.AGREES:
            return (
                f"{place}, the ranking broadly agrees with {model}: {self.same:,} of the {self.worst:,} worst-fifth areas are the "
                f"same ({self.chance:.1f} by chance)."
            )
        if self.verdict is Verdict.PARTLY:
            return (
                f"{place}, the ranking agrees in part with {model}: {self.worst - self.same:,} of the {self.worst:,} worst-fifth "
                f"areas differ ({self.same:,} are the same, {self.chance:.1f} by chance)."
            )
        if self.verdict is Verdict.NO_EVIDENCE:
            return (
                f"{place}, there is no evidence that this index shows where people are lonely, by {model}: {self.same:,} of the "
                f"{self.worst:,} worst-fifth areas are the same ({self.chance:.1f} by chance)."
            )
        if self.few:
            return (
                f"No verdict: {counted(self.areas, 'area has', 'areas have')} both the index and {self.yardstick}, and "
                f"{FEWEST} are needed."
            )
        return f"No verdict: the index is of {self.index_ages}, {self.yardstick} is of {self.ages}."


def beside(earlier: Iterable[Evidence], found: Evidence) -> tuple[Evidence, ...]:
    """Return what an index carries once it was held against a yardstick: the newest of each yardstick and ages, never an average."""
    return (*(one for one in earlier if (one.yardstick, one.ages) != (found.yardstick, found.ages)), found)


def said_of(found: Iterable[Evidence]) -> str:
    """Return what may be said of an index: each yardstick by itself, never an average; that there is none."""
    return " ".join(dict.fromkeys(one.sentence() for one in found)) or NOTHING


def in_brief(found: Iterable[Evidence]) -> str:
    """Return the verdicts in one line: 'agrees with British Red Cross (20 of 33 worst-fifth areas the same)'."""
    return "; ".join(_brief(one) for one in found) or NOTHING


def _brief(one: Evidence) -> str:
    return f"{one.yardstick}: {one.verdict.value} ({one.same:,} of {one.worst:,} worst-fifth areas the same)"
