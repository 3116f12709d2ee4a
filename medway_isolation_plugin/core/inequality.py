"""Slope and relative index of inequality: by how much a rate differs between the least and the most deprived."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from . import ranking, rates
from .areas import AreaTable
from .arrays import Floats, Ints
from .faults import InputError
from .intervals import byar, deviate, wilson
from .rates import BASE, COUNT, RateKind, RateSettings
from .results import Column, Kind, ResultTable
from .words import QT_TRANSLATE_NOOP, Phrase

DEPRIVATION = "deprivation"
GROUPS_RANGE = (5, 100)
_LEAST_GROUPS = 3
SHARES = RateSettings()  # percentages with Wilson's limits
_DRAWS = 10_000
_FEW = 0.025  # a line that ends at or below 0 at the least deprived in more draws than that has no ratio's limits


@dataclass(frozen=True)
class Inequality:
    """What was found; a rate is in the settings' unit.

    Attributes
    ----------
    groups : ndarray of int, shape (g,)
        Number of areas by deprivation, the most deprived group first.
    count, base, rate, lower, upper, place : ndarray of float, shape (g,)
        Of each group; `place` is its middle on the scale of people, 0 least to 1 most deprived. NaN where a count is hidden.
    least, most : float
        The line's ends.
    slope, relative : tuple of float
        The slope index, `most - least`, and the relative index, `most / least`, each with its lower and upper limit; NaN
        where the line is not above 0 at the least deprived.
    left_out : int
        Areas without a count, a base or a value of deprivation.
    settings : RateSettings
    """

    groups: Ints
    count: Floats
    base: Floats
    rate: Floats
    lower: Floats
    upper: Floats
    place: Floats
    least: float
    most: float
    slope: tuple[float, float, float]
    relative: tuple[float, float, float]
    left_out: int
    settings: RateSettings

    def table(self) -> ResultTable:
        """Return a row a group, the most deprived first."""
        numbers = np.arange(1, len(self.groups) + 1)
        columns = (
            (
                "group",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Deprivation group (1 = most deprived)")),
                Kind.WHOLE,
                numbers.astype(np.float64),
            ),
            (
                "areas",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas")),
                Kind.WHOLE,
                self.groups.astype(np.float64),
            ),
            ("count", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Count")), Kind.REAL, self.count),
            ("base", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Base")), Kind.REAL, self.base),
            (
                "rate",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rate, {unit}"), unit=self.settings.unit),
                Kind.REAL,
                self.rate,
            ),
            ("rate_lo", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rate: lower limit")), Kind.REAL, self.lower),
            ("rate_hi", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rate: upper limit")), Kind.REAL, self.upper),
            (
                "place",
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "Middle on the scale of people (0 least, 1 most deprived)")
                ),
                Kind.REAL,
                self.place,
            ),
            (
                "line",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rate on the line")),
                Kind.REAL,
                self.least + (self.most - self.least) * self.place,
            ),
        )
        return ResultTable(numbers.astype(object), tuple(Column(*column) for column in columns))


def inequality(
    areas: AreaTable, lowest_is_worst: bool, groups: int = 10, settings: RateSettings = SHARES, seed: int = 1
) -> Inequality:
    """Fit the line of a rate over deprivation.

    Parameters
    ----------
    areas : AreaTable
        Measures `COUNT`, `BASE` and `DEPRIVATION`.
    lowest_is_worst : bool
        Whether the lowest value of `DEPRIVATION` is the most deprived, as with ranks.
    groups : int
        Into how many groups of areas, 5 to 100.

    Raises
    ------
    InputError
        When there are fewer areas than groups, or ties leave fewer than three groups.

    Notes
    -----
    Groups are quantiles of areas; the line is fitted by least squares weighted by people, Y sqrt(a) = b0 sqrt(a) + b1 x sqrt(a), a
    the group's share of people and x its middle, as OHID's `phe_sii` does. Limits: the line through rates drawn from normal
    distributions as wide as the groups' intervals, 10,000 times. Here x runs from the least to the most deprived, so that a
    positive slope is a rate that is higher among the most deprived.
    """
    count, base, deprived = (areas.values[key] for key in (COUNT, BASE, DEPRIVATION))
    there = ~np.isnan(count) & (base > 0) & ~np.isnan(deprived)
    if there.sum() < groups:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} areas have a count, a base and a value of deprivation, fewer than the {groups} groups. Choose fewer groups, or check "
                "the fields.",
            ),
            one="{n} area has a count, a base and a value of deprivation, fewer than the {groups} groups. Choose fewer groups, or check "
            "the fields.",
            n=int(there.sum()),
            groups=groups,
        )
    ranks = ranking.rank(deprived[there], "lowest" if lowest_is_worst else "highest")
    classes = ranking.quantile(ranks, groups).astype(np.int64)
    used = np.unique(classes)
    if used.size < _LEAST_GROUPS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "So many areas have the same value of deprivation that fewer than three groups are left. Choose another field.",
            )
        )
    of = np.searchsorted(used, classes)
    size: Ints = np.bincount(of)
    x = np.bincount(of, count[there]).astype(np.float64)
    n = np.bincount(of, base[there]).astype(np.float64)
    return _fitted(size, x, n, int((~there).sum()), settings, seed)


def protected(found: Inequality, persons: Collection[str], seed: int = 1) -> Inequality:
    """Return inequality as a page may show it, made again of the groups' counts as the rule of the NHS prints them.

    Parameters
    ----------
    persons : collection of str
        `COUNT`, `BASE` or both: which are counts of persons. A group whose count is hidden is no part of the line and has no rate.

    Raises
    ------
    InputError
        When fewer than three groups are left.
    """
    counts = rates.protected({COUNT: found.count, BASE: found.base}, persons, found.settings.kind)
    x, n = counts[COUNT], counts[BASE]
    if (np.isfinite(x) & (n > 0)).sum() < _LEAST_GROUPS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Fewer than three groups have a count that may be shown on a page: these are counts of persons, and small. Choose fewer "
                "groups, leave the report out (REPORT), or name the source of the counts (DATA_SOURCE) where they are published.",
            )
        )
    return _fitted(found.groups, x, n, found.left_out, found.settings, seed)


def _fitted(size: Ints, x: Floats, n: Floats, left_out: int, settings: RateSettings, seed: int) -> Inequality:
    """Return the line through groups' rates; one without a count is no part of it, and has its place on the scale of people."""
    z = deviate(settings.confidence)
    peopled = n > 0
    there = np.isfinite(x) & peopled
    rate, lower, upper, place = (np.full(x.size, np.nan) for _ in range(4))
    if settings.kind is RateKind.PROPORTION:
        limits = wilson(x[there], n[there], settings.confidence)
    else:
        low, high = byar(x[there], settings.confidence)
        limits = low / n[there], high / n[there]
    lower[there], upper[there] = (settings.per * limit for limit in limits)
    rate[there] = settings.per * x[there] / n[there]
    scale = n[peopled] / n[peopled].sum()
    place[peopled] = 1.0 - (np.cumsum(scale) - scale / 2.0)
    share = n[there] / n[there].sum()
    spread = (upper[there] - lower[there]) / (2.0 * z)
    draws = np.random.RandomState(seed).normal(rate[there], spread, (_DRAWS, share.size))
    least, most = _line(rate[there], share, place[there])
    ends = _line(draws, share, place[there])
    tail = 100.0 * (1.0 - settings.confidence) / 2.0
    slopes = np.percentile(ends[1] - ends[0], [tail, 100.0 - tail])
    nothing = float("nan")
    relative = (nothing, nothing, nothing)
    if least > 0:
        relative = (float(most / least), nothing, nothing)
        if (ends[0] <= 0).mean() < _FEW:
            ratios = np.percentile(ends[1][ends[0] > 0] / ends[0][ends[0] > 0], [tail, 100.0 - tail])
            relative = (relative[0], float(ratios[0]), float(ratios[1]))
    return Inequality(
        size, x, n, rate, lower, upper, place, float(least), float(most),
        (float(most - least), float(slopes[0]), float(slopes[1])), relative, left_out, settings,
    )  # fmt: skip


def _line(rate: Floats, share: Floats, place: Floats) -> tuple[Floats, Floats]:
    """Return where the weighted line through rates, shape (..., g), ends at 0 and at 1."""
    middle = (share * place).sum()
    across = place - middle
    slope = (share * across * rate).sum(axis=-1) / (share * across * across).sum()
    least = (share * rate).sum(axis=-1) - slope * middle
    return least, least + slope
