"""The normalisations that come with the plugin (METHODS §4), in the order in which models number them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import numpy as np

from ...arrays import Floats
from ...ranking import Ties, tied_ranks
from ...words import QT_TRANSLATE_NOOP, Phrase
from .. import normalise
from .base import Normalisation, register
from .families import OfMaximum, OfRanks, OntoScale
from .parameters import Number, OneOf, Switch, Whole


@register
class MinMax(OntoScale):
    """(x - min) / (max - min), onto the scale."""

    name = QT_TRANSLATE_NOOP("MedwayIsolation", "min-max")
    choice = QT_TRANSLATE_NOOP("MedwayIsolation", "Min-max, 0 to 100")
    linear = True
    replaceable = True

    def formula(self) -> str:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "min-max onto {lower} to {upper}: (x - min) / (max - min)"),
            lower=f"{self.lower:g}",
            upper=f"{self.upper:g}",
        )

    def scale(self, x: Floats) -> Floats:
        return normalise.min_max(x, self.lower, self.upper)


@register
class ZScore(Normalisation):
    """(x - average) / s, s with n - 1."""

    name = QT_TRANSLATE_NOOP("MedwayIsolation", "z-score")
    choice = QT_TRANSLATE_NOOP("MedwayIsolation", "z-score")
    linear = True
    replaceable = True

    mean = Number(0.0)
    sd = Number(1.0)

    def formula(self) -> str:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "z-score: {mean} + {sd} (x - average) / s, s with n - 1"),
            mean=f"{self.mean:g}",
            sd=f"{self.sd:g}",
        )

    def scale(self, x: Floats) -> Floats:
        return normalise.z_score(x, self.mean, self.sd)

    def bounds(self, areas: int) -> tuple[float, float]:
        return self.mean, self.mean  # reflecting at the mean

    def faults(self) -> Iterator[tuple[str, str]]:
        if not self.sd > 0:
            yield "sd", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "must be above 0"))


@register
class Rank(OfRanks):
    """1 = lowest."""

    name = QT_TRANSLATE_NOOP("MedwayIsolation", "rank")
    choice = QT_TRANSLATE_NOOP("MedwayIsolation", "Rank")
    replaceable = True

    ties = OneOf(Ties.AVERAGE)

    def formula(self) -> str:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "rank from 1 (lowest), ties: {ties}"), ties=Phrase(self.ties.value)
        )

    def scale(self, x: Floats) -> Floats:
        return normalise.rank(x, self.ties)

    def bounds(self, areas: int) -> tuple[float, float]:
        return 1.0, float(areas)


@register
class PercentileRank(OfRanks):
    """(rank - 1) / (n - 1)."""

    name = "percentile rank"
    choice = QT_TRANSLATE_NOOP("MedwayIsolation", "Percentile rank")
    span = 0.0, 1.0
    replaceable = True

    def formula(self) -> str:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "percentile rank: (rank - 1) / (n - 1), ties: {ties}"),
            ties=Phrase(self.ties.value),
        )

    def scale(self, x: Floats) -> Floats:
        return normalise.percentile_rank(x, self.ties)


@register
class Borda(OfRanks):
    """The rank less 1: how many areas are outranked."""

    name = "Borda"

    def formula(self) -> str:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Borda points: rank - 1, ties: {ties}"), ties=Phrase(self.ties.value)
        )

    def scale(self, x: Floats) -> Floats:
        return normalise.borda(x, self.ties)

    def bounds(self, areas: int) -> tuple[float, float]:
        return 0.0, areas - 1.0


@register
class Goalposts(OntoScale):
    """(x - low) / (high - low), onto the scale."""

    name = "goalposts"
    relative = False

    low = Number(needed=True)
    high = Number(needed=True)
    truncate = Switch(True, "held within the scale")

    def formula(self) -> str:
        ends = {
            "low": f"{self.low:g}",
            "high": f"{self.high:g}",
            "lower": f"{self.lower:g}",
            "upper": f"{self.upper:g}",
        }
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "goalposts {low} and {high}, onto {lower} to {upper}"), **ends
        )

    def scale(self, x: Floats) -> Floats:
        return normalise.goalposts(x, self.low, self.high, self.lower, self.upper, self.truncate)

    def scale_reversed(self, x: Floats) -> Floats:
        return normalise.goalposts(-x, -self.high, -self.low, self.lower, self.upper, self.truncate)

    def faults(self) -> Iterator[tuple[str, str]]:
        if not self.high > self.low:
            wrong = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "is {high}, not above low ({low}): the goalposts are reversed. To turn an indicator round, set its direction",
            )
            yield "high", Phrase(wrong, high=f"{self.high:g}", low=f"{self.low:g}")
        yield from super().faults()


@register
class Distance(Normalisation):
    """1 - (reference - x) / (reference - min)."""

    name = "distance to reference"
    span = 0.0, 1.0

    reference = Number(needed=True)
    cap = Switch(False, "values beyond the reference are held at 1")

    def formula(self) -> str:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "distance to the reference {reference}: 1 - (reference - x) / (reference - min)"
        )
        return Phrase(template, reference=f"{self.reference:g}")

    def scale(self, x: Floats) -> Floats:
        return normalise.distance_to_reference(x, self.reference, self.cap)

    def scale_reversed(self, x: Floats) -> Floats:
        return normalise.distance_to_reference(-x, -self.reference, self.cap)


@register
class Fraction(OfMaximum):
    """The share of the maximum, x / max."""

    name = "fraction of maximum"

    def formula(self) -> str:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "fraction of the maximum: x / max"))

    def scale(self, x: Floats) -> Floats:
        return normalise.fraction_of_maximum(x)


class Compared(str, Enum):
    """What a threshold is compared with."""

    VALUE = QT_TRANSLATE_NOOP("MedwayIsolation", "value")
    PERCENTILE_RANK = QT_TRANSLATE_NOOP("MedwayIsolation", "percentile rank")


@register
class ThresholdFlag(Normalisation):
    """1 from the threshold on (to the threshold, where lower values are worse), else 0."""

    name = "flag"
    span = 0.0, 1.0
    relative = False

    ties = OneOf(Ties.SMALLEST)
    threshold = Number(needed=True)
    of = OneOf(Compared.VALUE)

    def formula(self) -> str:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "flag: 1 from the threshold {threshold} of the {compared} on, else 0"
        )
        return Phrase(template, threshold=f"{self.threshold:g}", compared=Phrase(self.of.value))

    def scale(self, x: Floats) -> Floats:
        if self.of is Compared.VALUE:
            return normalise.flag(x, self.threshold)
        return self._flagged(normalise.percentile_rank(x, self.ties))

    def scale_reversed(self, x: Floats) -> Floats:
        return normalise.flag(-x, -self.threshold) if self.of is Compared.VALUE else self.scale(-x)

    def apply_after(self, x: Floats) -> Floats:
        # What is compared is reversed: reversing the flag would flag all the others.
        if self.of is Compared.VALUE:
            return self.apply(x, reversed=True)
        return self._flagged(1.0 - normalise.percentile_rank(x, self.ties))

    def _flagged(self, ranked: Floats) -> Floats:
        # Published percentile ranks have four digits, and their flags compare those.
        return normalise.flag(np.floor(ranked * 1e4 + 0.5 + 1e-9) / 1e4, self.threshold)


@register
class Exponential(Normalisation):
    """-23 ln(1 - R (1 - exp(-100/23))), R = (N + 1 - rank) / N, rank 1 the worst (English and Welsh indices)."""

    name = "exponential"
    span = 0.0, 100.0

    ties = OneOf(Ties.SMALLEST)
    total = Whole(2, 10**8, "the field holds ranks of so many areas")

    _r = "(N + 1 - rank) / N"
    _shares = staticmethod(normalise.english_shares)

    @property
    def relative(self) -> bool:
        return self.total is None

    def formula(self) -> str:
        among = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{name} of ranks among the areas: -23 ln(1 - R (1 - exp(-100/23))), R = {r}"
        )
        given = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{name} of ranks of {areas} given in the field: -23 ln(1 - R (1 - exp(-100/23))), R = {r}",
        )
        if self.total is None:
            return Phrase(among, name=self.name, r=self._r)
        return Phrase(given, name=self.name, areas=f"{self.total:,}", r=self._r)

    def scale(self, x: Floats) -> Floats:
        if self.total is None:
            return self._transformed(tied_ranks(-x, self.ties), int((~np.isnan(x)).sum()))
        normalise.check_ranks(x, self.total)
        return self._transformed(self.total + 1.0 - x, self.total)

    def scale_reversed(self, x: Floats) -> Floats:
        if self.total is None:
            return self.scale(-x)
        normalise.check_ranks(x, self.total)
        return self._transformed(x, self.total)  # rank 1 is the worst already

    def _transformed(self, ranks: Floats, total: int) -> Floats:
        return normalise.exponential_of_shares(self._shares(ranks, total))


@register
class Quadratic(OfMaximum):
    """(x / max)²."""

    name = "quadratic"

    def formula(self) -> str:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "quadratic: (x / max)²"))

    def scale(self, x: Floats) -> Floats:
        return normalise.quadratic(x)


@register
class Sigmoid(Normalisation):
    """1 / (1 + exp(-x))."""

    name = "sigmoid"
    span = 0.0, 1.0
    relative = False

    def formula(self) -> str:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "sigmoid: 1 / (1 + exp(-x))"))

    def scale(self, x: Floats) -> Floats:
        return normalise.sigmoid(x)


@register
class Unscaled(Normalisation):
    """The value itself."""

    name = "none"
    choice = QT_TRANSLATE_NOOP("MedwayIsolation", "None")
    relative = False

    def formula(self) -> str:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not normalised"))

    def scale(self, x: Floats) -> Floats:
        return x


@register
class ScottishExponential(Exponential):
    """-23 ln(1 - R (1 - exp(-100/23))), R = (N - rank) / N, rank 1 the worst (Scottish index)."""

    name = "Scottish exponential"
    choice = QT_TRANSLATE_NOOP("MedwayIsolation", "Exponential of ranks, as in the Scottish index")

    _r = "(N - rank) / N"
    _shares = staticmethod(normalise.scottish_shares)


MIN_MAX, UNSCALED = MinMax(), Unscaled()
