"""Audit of indicators before they are combined: what each looks like, and how they hang together (METHODS §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..faults import InputError, Stop
from ..ranking import Ties, tied_ranks
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import treat, weights
from .engine import Prepared
from .factors import KMO_LOW, VIF_HIGH, Factors, cronbach_alpha, factors
from .model import ROOT, Recipe

_SAME = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "'{first}' and '{second}' say nearly the same (Pearson {r}, Spearman {rho}): together they count twice.",
)
# Each without domains, and in the same domain.
_AGAINST = (
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "'{first}' and '{second}' pull against each other (Pearson {r}, Spearman {rho}): check their directions.",
    ),
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "'{first}' and '{second}' in the same domain pull against each other (Pearson {r}, Spearman {rho}): check their directions.",
    ),
)
_LITTLE = (
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "'{first}' and '{second}' have little in common (Pearson {r}, Spearman {rho}): check their directions.",
    ),
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "'{first}' and '{second}' in the same domain have little in common (Pearson {r}, Spearman {rho}): check their directions.",
    ),
)
LOW, HIGH = 0.1, 0.9  # correlations below within a domain, and above anywhere, are flagged


@dataclass(frozen=True)
class Statistics:
    """Descriptive statistics of one indicator, of the values as they were read; NaN where there are too few.

    `same` is the share of areas that have the most frequent value; `skew` and `kurtosis` are type 2, the latter excess.
    """

    field: str
    label: str
    count: int
    missing: int
    mean: float
    sd: float
    minimum: float
    lower_quartile: float
    median: float
    upper_quartile: float
    maximum: float
    skew: float
    kurtosis: float
    distinct: int
    same: float


@dataclass(frozen=True)
class GroupAudit:
    """Cronbach's alpha and the first component's share of variance, of the indicators of one domain (or of all).

    NaN where a domain has fewer than two indicators, or too few areas have all of them.
    """

    label: str
    indicators: int
    areas: int
    alpha: float
    explained: float
    loadings: tuple[float, ...]


@dataclass(frozen=True)
class Audit:
    """An audit.

    Attributes
    ----------
    recipe : Recipe
    statistics : tuple of Statistics
        One an indicator.
    pearson, spearman : ndarray of float, shape (m, m)
        Of treated indicators, reversed where need be so that higher is worse; each pair over the areas that have both.
    groups : tuple of GroupAudit
        All indicators first, then each domain.
    factors : Factors
        How all indicators hang together, and each with the index.
    flags : tuple of str
        What to look at, in words.
    """

    recipe: Recipe
    statistics: tuple[Statistics, ...]
    pearson: Floats
    spearman: Floats
    groups: tuple[GroupAudit, ...]
    factors: Factors
    flags: tuple[str, ...]


def audit(prepared: Prepared, stop: Stop = lambda: None) -> Audit:
    """Audit prepared indicators.

    Parameters
    ----------
    prepared : Prepared
        Shapes (n, m).
    stop : callable
        What it raises ends the work.

    Returns
    -------
    Audit

    Notes
    -----
    METHODS §4. Correlations are of normalised values (higher = worse), so that a negative one means that indicators pull
    against each other.
    """
    recipe = prepared.recipe
    statistics = []
    for number, one in enumerate(recipe.indicators):
        stop()
        statistics.append(describe(one.field, one.label, prepared.values[:, number]))
    directed = prepared.normalised
    pearson, spearman = weights.correlation(directed), spearman_matrix(directed, stop)
    columns = {one.field: number for number, one in enumerate(recipe.indicators)}
    groups = [_group(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "All indicators")), directed)]
    for domain in recipe.domains:
        stop()
        inside = [columns[one.field] for one in recipe.under(domain.name)]
        groups.append(_group(domain.label, directed[:, inside]))
    stop()
    together = factors(prepared, stop)
    flags = [
        *_flags(recipe, statistics, pearson, spearman, prepared, stop),
        *_factor_flags(recipe, groups[0], together),
    ]
    return Audit(recipe, tuple(statistics), pearson, spearman, tuple(groups), together, tuple(flags))


def describe(field: str, label: str, x: Floats) -> Statistics:
    """Return descriptive statistics of `x`, shape (n,)."""
    there = x[~np.isnan(x)]
    n = there.size
    nothing = float("nan")
    low, q1, q2, q3, high = (
        (float(value) for value in np.percentile(there, [0, 25, 50, 75, 100])) if n else [nothing] * 5
    )
    counts = np.unique(there, return_counts=True)[1]
    skew, kurtosis = treat.moments(x)
    return Statistics(
        field=field,
        label=label,
        count=n,
        missing=x.size - n,
        mean=float(there.mean()) if n else nothing,
        sd=float(there.std(ddof=1)) if n > 1 else nothing,
        minimum=low,
        lower_quartile=q1,
        median=q2,
        upper_quartile=q3,
        maximum=high,
        skew=skew,
        kurtosis=kurtosis,
        distinct=int(counts.size),
        same=float(counts.max() / n) if n else nothing,
    )


def spearman_matrix(x: Floats, stop: Stop = lambda: None) -> Floats:
    """Return Spearman's rank correlations, each pair over the rows that have both, shape (m, m)."""

    def of(complete: Floats) -> Floats:
        ranked = np.empty_like(complete)
        for number, column in enumerate(complete.T):
            stop()
            ranked[:, number] = tied_ranks(column, Ties.AVERAGE)
        return weights.correlation(ranked)

    return weights.pairwise(x, of)


def _group(label: str, x: Floats) -> GroupAudit:
    complete = int((~np.isnan(x).any(axis=1)).sum())
    try:
        variances, vectors = weights.components(x)
        explained, loadings = float(variances[0]), tuple(float(value) for value in vectors[:, 0])
    except InputError:
        explained, loadings = float("nan"), ()
    return GroupAudit(label, x.shape[1], complete, cronbach_alpha(x), explained, loadings)


def _flags(
    recipe: Recipe, statistics: Sequence[Statistics], pearson: Floats, spearman: Floats, prepared: Prepared, stop: Stop
) -> list[str]:  # fmt: skip
    flags = []
    for number, one in enumerate(statistics):
        stop()
        if one.missing:
            share = one.missing / (one.count + one.missing)
            missing = QT_TRANSLATE_NOOP("MedwayIsolation", "'{indicator}' is missing in {n} areas ({percent} %).")
            in_one = "'{indicator}' is missing in {n} area ({percent} %)."
            flags.append(Phrase(missing, one=in_one, indicator=one.label, n=one.missing, percent=f"{100 * share:.1f}"))
        if not treat.passes(prepared.values[:, number]):
            skewed = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "'{indicator}' is skewed ({skew}) with extreme values (excess kurtosis {kurtosis}): consider treatment.",
            )
            skew, kurtosis = f"{one.skew:.1f}", f"{one.kurtosis:.1f}"
            flags.append(Phrase(skewed, indicator=one.label, skew=skew, kurtosis=kurtosis))
        if one.same > 0.5:
            same = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "'{indicator}' is the same in {percent} % of areas and tells few apart."
            )
            flags.append(Phrase(same, indicator=one.label, percent=f"{100 * one.same:.0f}"))
    return flags + _pair_flags(recipe, pearson, spearman)


def _factor_flags(recipe: Recipe, whole: GroupAudit, found: Factors) -> list[str]:
    """Return what the factors say: too little in common, said by the others already, in the way of the rest."""
    flags: list[str] = []
    if found.kmo < KMO_LOW - 1e-9:  # of two indicators it is always a half
        little = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The indicators have little in common for one index (Kaiser-Meyer-Olkin {kmo}, below {low}): consider several "
            "indices, or domains.",
        )
        flags.append(Phrase(little, kmo=f"{found.kmo:.2f}", low=f"{KMO_LOW:g}"))
    said_already = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "'{indicator}' says little that the other indicators do not say together (VIF {vif})."
    )
    against = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "'{indicator}' runs against the index (correlation {r}): check its direction."
    )
    better_without = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Without '{indicator}' alpha would be {without} instead of {alpha}."
    )
    for one, vif, without, with_index in zip(recipe.indicators, found.vif, found.alpha_without, found.with_index):
        if vif > VIF_HIGH:
            flags.append(Phrase(said_already, indicator=one.label, vif=f"{vif:.1f}"))
        if with_index < 0:
            flags.append(Phrase(against, indicator=one.label, r=f"{with_index:.2f}"))
        elif without > whole.alpha + 0.05:
            alphas = {"without": f"{without:.2f}", "alpha": f"{whole.alpha:.2f}"}
            flags.append(Phrase(better_without, indicator=one.label, **alphas))
    return flags


def _pair_flags(recipe: Recipe, pearson: Floats, spearman: Floats) -> list[str]:
    """Return what pairs of indicators say, those that say the same first, then the strongest contradictions."""
    indicators = recipe.indicators
    found: list[tuple[float, str]] = []
    for i in range(len(indicators)):
        for j in range(i + 1, len(indicators)):
            one, other = indicators[i], indicators[j]
            r, rho = float(pearson[i, j]), float(spearman[i, j])
            values = {"first": one.label, "second": other.label, "r": _two_digits(r), "rho": _two_digits(rho)}
            if max(r, rho) > HIGH:
                found.append((-2.0 - max(r, rho), Phrase(_SAME, **values)))
            elif one.domain == other.domain and min(r, rho) < LOW:
                apart = _AGAINST if min(r, rho) < -LOW else _LITTLE
                found.append((min(r, rho), Phrase(apart[one.domain != ROOT], **values)))
    return [words for _, words in sorted(found, key=lambda one: one[0])]


def _two_digits(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
