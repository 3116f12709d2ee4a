"""Rates of areas with two pairs of limits, beside a benchmark on a funnel, and smoothed for small bases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from . import disclosure, ranking
from .areas import AreaTable, Measure, PartOf
from .arrays import Bools, Floats, Texts
from .composite.sampling import Prior, fitted
from .faults import InputError, listed
from .field_forms import Sheet
from .fields import Result, ResultKind, Role, Scope
from .intervals import byar, compare, deviate, wilson
from .results import Notes, ResultTable, is_none
from .words import QT_TRANSLATE_NOOP, Phrase

COUNT, BASE = "count", "base"
STEM = "rt"
_HALVINGS = 100


class RateKind(str, Enum):
    """Whether a count is a part of its base, with Wilson's limits, or of events that may befall one more than once, with Byar's."""

    PROPORTION = "proportion"
    EVENTS = "events"


def protected(values: Mapping[str, Floats], persons: Collection[str], kind: RateKind) -> dict[str, Floats]:
    """Return counts and bases as a page may show them: by the rule of the NHS where `persons` names them, NaN where hidden."""
    left = {**values, **disclosure.protected_counts({key: values[key] for key in persons})}
    if kind is RateKind.PROPORTION:  # a part that is rounded may be above its base
        left[COUNT] = np.minimum(left[COUNT], left[BASE])
    return left


class Funnel(str, Enum):
    """Where an area lies on the funnel around the benchmark; 'outer' is the wider pair of limits."""

    FAR_ABOVE = QT_TRANSLATE_NOOP("MedwayIsolation", "above the outer limit")
    ABOVE = QT_TRANSLATE_NOOP("MedwayIsolation", "above the inner limit")
    WITHIN = QT_TRANSLATE_NOOP("MedwayIsolation", "within the limits")
    BELOW = QT_TRANSLATE_NOOP("MedwayIsolation", "below the inner limit")
    FAR_BELOW = QT_TRANSLATE_NOOP("MedwayIsolation", "below the outer limit")


@dataclass(frozen=True)
class ReferenceRate:
    """What areas are held against: a rate, 0 to 1 for a proportion, and what it is of in words."""

    rate: float
    words: str


@dataclass(frozen=True)
class RateSettings:
    """How rates are computed; `per` is what they are multiplied by: 100 for percentages, 1,000 or 100,000 for events."""

    kind: RateKind = RateKind.PROPORTION
    per: float = 100.0
    confidence: float = 0.95
    outer: float = 0.998

    @property
    def unit(self) -> str:
        """Return what rates are counted in."""
        if self.kind is RateKind.PROPORTION and self.per == 100:
            return "%"
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "per {people}"), people=f"{self.per:,.0f}")


@dataclass(frozen=True)
class Rates:
    """What was found.

    Attributes
    ----------
    table : ResultTable
        Per area (`rt...`): rate, both pairs of limits, smoothed rate, comparison, funnel limits and place on the funnel.
    benchmark : ReferenceRate
    prior : Prior or None
        By which rates are smoothed; None where a count is larger than its base, so that they are not.
    areas : int
        Areas with a rate.
    places : dict of str to int
        Areas by `Funnel`.
    settings : RateSettings
    warnings : tuple of str
    """

    table: ResultTable
    benchmark: ReferenceRate
    prior: Prior | None
    areas: int
    places: dict[str, int]
    settings: RateSettings
    warnings: tuple[str, ...]

    @property
    def outside(self) -> tuple[int, int]:
        """Return how many areas lie outside the inner, and the outer limits."""
        far = self.places[Funnel.FAR_ABOVE.value] + self.places[Funnel.FAR_BELOW.value]
        return far + self.places[Funnel.ABOVE.value] + self.places[Funnel.BELOW.value], far

    @property
    def by_chance(self) -> tuple[float, float]:
        """Return how many would if all had the benchmark's rate."""
        inner, outer = self.settings.confidence, self.settings.outer
        return self.areas * (1.0 - inner), self.areas * (1.0 - outer)


def measures(count: str, base: str, kind: RateKind) -> tuple[list[Measure], list[PartOf]]:
    """Say what the fields hold and how they hang together."""
    parts = [PartOf((COUNT,), BASE)] if kind is RateKind.PROPORTION else []
    return [
        Measure(COUNT, count, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "count"))),
        Measure(BASE, base, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people or households that it is of"))),
    ], parts


def study_area(areas: AreaTable) -> ReferenceRate:
    """Return the study area as the benchmark: the sum of counts over the sum of bases."""
    return pooled(
        areas.values[COUNT], areas.values[BASE], Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the study area"))
    )


def pooled(count: Floats, base: Floats, words: str) -> ReferenceRate:
    """Return several rows together as the benchmark.

    Raises
    ------
    InputError
        When no row has both a count and a base.
    """
    there = ~np.isnan(count) & (base > 0)
    if not there.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No row of {what} has a count and a base: there is nothing to hold areas against."
            ),
            what=words,
        )
    return ReferenceRate(float(count[there].sum() / base[there].sum()), words)


def rates(
    areas: AreaTable, benchmark: ReferenceRate, settings: RateSettings = RateSettings(), subject: str = ""
) -> Rates:
    """Compute rates, their limits and their places on the funnel.

    Parameters
    ----------
    areas : AreaTable
        Measures as `measures` lists them.
    benchmark : ReferenceRate
    settings : RateSettings
    subject : str
        What the rate is of.

    Raises
    ------
    InputError
        When the outer level is not the higher one, the benchmark is impossible, or no area has a rate.

    Notes
    -----
    METHODS §1, §5. The funnel's limits are the rates whose own interval ends at the benchmark, so that an area lies outside them
    exactly where its interval does not hold the benchmark (Spiegelhalter 2005, Statistics in Medicine 24).
    """
    if not settings.confidence < settings.outer:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The second confidence level ({outer}) is not higher than the first ({inner}). Choose a higher one.",
            ),
            outer=f"{settings.outer:g}",
            inner=f"{settings.confidence:g}",
        )
    proportion = settings.kind is RateKind.PROPORTION
    if not 0 <= benchmark.rate <= (1 if proportion else np.inf):
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The benchmark is {rate} {unit}: choose one from 0 to {highest}."),
            rate=f"{settings.per * benchmark.rate:g}",
            unit=settings.unit,
            highest=f"{settings.per:g}",
        )
    notes = areas.notes()
    count, base = _both(areas, notes)
    if np.isnan(count).all():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has a count and a base: there is nothing to compute. Check the chosen fields.",
            )
        )
    value = settings.per * count / base
    inner, outer = ((_limits(count, base, settings, level)) for level in (settings.confidence, settings.outer))
    funnel = [control(benchmark.rate, base, settings, level) for level in (settings.confidence, settings.outer)]
    place = _places(count / base, inner, outer, benchmark.rate)
    prior = _prior(count, base)
    smoothed = np.full(value.shape, np.nan)
    if prior is not None:
        smoothed = settings.per * (prior.a + count) / (prior.a + prior.b + base)
    result = Result(ResultKind.RATES, STEM, subject, confidence=settings.confidence)
    sheet, unit, level = Sheet(result), settings.unit, f"{100 * settings.outer:g} %"
    sheet.add(Role.VALUE, value, unit=unit)
    for role, limit in zip((Role.LOWER, Role.UPPER), inner):
        sheet.add(role, settings.per * limit, unit=unit)
    for role, limit in zip((Role.OUTER_LOWER, Role.OUTER_UPPER), outer):
        sheet.add(role, settings.per * limit, unit=level)
    sheet.add(Role.SMOOTHED, smoothed, unit=unit)
    sheet.add(Role.RANK, ranking.rank(value), scope=Scope.LOCAL)
    sheet.add(Role.COMPARED, compare(*inner, benchmark.rate), unit=benchmark.words)
    for role, limit in zip((Role.CONTROL_LOWER, Role.CONTROL_UPPER), funnel[0]):
        sheet.add(role, settings.per * limit)
    for role, limit in zip((Role.OUTER_CONTROL_LOWER, Role.OUTER_CONTROL_UPPER), funnel[1]):
        sheet.add(role, settings.per * limit, unit=level)
    sheet.add(Role.FUNNEL, place, unit=benchmark.words)
    sheet.add(Role.NUMERATOR, count)
    sheet.add(Role.DENOMINATOR, base)
    sheet.add(Role.NOTE, notes.texts())
    counts = {kind.value: int((place == kind.value).sum()) for kind in Funnel}
    areas_with = int((~np.isnan(value)).sum())
    return Rates(
        sheet.table(areas.codes), benchmark, prior, areas_with, counts, settings, _warnings(areas, value, prior)
    )


def _both(areas: AreaTable, notes: Notes) -> tuple[Floats, Floats]:
    """Return counts and bases of the areas that have both, and say of the others why not."""
    count, base = areas.values[COUNT], areas.values[BASE]
    matched = is_none(areas.reasons)
    notes.add(
        matched & (np.isnan(count) | np.isnan(base)), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a count is missing"))
    )
    notes.add(matched & (base == 0), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the base is 0")))
    there = ~np.isnan(count) & (base > 0)
    return np.where(there, count, np.nan), np.where(there, base, np.nan)


def _limits(count: Floats, base: Floats, settings: RateSettings, level: float) -> tuple[Floats, Floats]:
    if settings.kind is RateKind.PROPORTION:
        return wilson(count, base, level)
    lower, upper = byar(count, level)
    return lower / base, upper / base


def control(rate: float, base: Floats, settings: RateSettings, level: float) -> tuple[Floats, Floats]:
    """Return the rates of areas of these sizes whose own interval ends at the benchmark."""
    if settings.kind is RateKind.PROPORTION:
        # Wilson's interval holds all rates that a score test does not refuse.
        spread = deviate(level) * np.sqrt(rate * (1.0 - rate) / base)
        return np.clip(rate - spread, 0.0, 1.0), np.clip(rate + spread, 0.0, 1.0)
    expected = rate * base
    return _count_reaching(expected, level, 1) / base, _count_reaching(expected, level, 0) / base


def _count_reaching(expected: Floats, level: float, end: int) -> Floats:
    """Return the counts whose lower (`end` 0) or upper (1) limit is what is expected, by halving; 0 where none is so small."""
    low = np.zeros_like(expected)
    high = 4.0 * expected + 4.0 * deviate(level) ** 2 + 10.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        short = byar(middle, level)[end] < expected
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.where(np.isnan(expected), np.nan, 0.5 * (low + high))


def _places(rate: Floats, inner: tuple[Floats, Floats], outer: tuple[Floats, Floats], benchmark: float) -> Texts:
    place = np.full(rate.shape, Funnel.WITHIN.value, dtype=object)
    for kind, outside in (
        (Funnel.ABOVE, inner[0] > benchmark),
        (Funnel.BELOW, inner[1] < benchmark),
        (Funnel.FAR_ABOVE, outer[0] > benchmark),
        (Funnel.FAR_BELOW, outer[1] < benchmark),
    ):
        place[outside] = kind.value
    place[np.isnan(rate)] = None
    return place


def _prior(count: Floats, base: Floats) -> Prior | None:
    there: Bools = ~np.isnan(count)
    if (count[there] > base[there]).any():
        return None
    return fitted(count[there], base[there])


def _warnings(areas: AreaTable, value: Floats, prior: Prior | None) -> tuple[str, ...]:
    found = list(areas.warnings)
    lost = np.isnan(value) & is_none(areas.reasons)
    if lost.any():
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas lack a count or a base and have no rate: {codes}.")
        one = "{n} area lacks a count or a base and has no rate: {codes}."
        found.append(Phrase(template, one=one, n=int(lost.sum()), codes=listed(areas.codes[lost])))
    if prior is None:
        found.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "In some areas the count is larger than its base: rates are not smoothed."
                )
            )
        )
    elif not prior.spread:
        alike = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The rates differ by no more than chance gives: smoothed, every area has the same rate."
        )
        found.append(Phrase(alike))
    return tuple(found)


def chosen_rows(groups: Sequence[object], wanted: Sequence[str]) -> Bools:
    """Return which rows of a benchmark's table are in one of the wanted groups; all where none is wanted.

    Raises
    ------
    InputError
        When a wanted group is in no row.
    """
    there = np.array(["" if cell is None else str(cell).strip() for cell in groups], dtype=object)
    present = set(there)
    absent = [name for name in wanted if name not in present]
    if absent:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The benchmark's table has no row of {absent}. Its groups are: {groups}."
            ),
            absent=listed(absent),
            groups=listed(sorted(set(there))),
        )
    return np.isin(there, list(wanted)) if wanted else np.full(len(there), True)
