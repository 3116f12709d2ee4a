"""Audit of indicators before they are combined: what each looks like, and how they hang together (METHODS §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..faults import InputError, Stop
from ..ranking import Ties, tied_ranks
from . import treat, weights
from .engine import Prepared
from .factors import KMO_LOW, VIF_HIGH, Factors, cronbach_alpha, factors
from .model import ROOT, Recipe

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
    groups = [_group("All indicators", directed)]
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
            flags.append(f"'{one.label}' is missing in {one.missing:,} areas ({100 * share:.1f} %).")
        if not treat.passes(prepared.values[:, number]):
            flags.append(
                f"'{one.label}' is skewed ({one.skew:.1f}) with extreme values (excess kurtosis {one.kurtosis:.1f}): consider treatment."
            )
        if one.same > 0.5:
            flags.append(f"'{one.label}' is the same in {100 * one.same:.0f} % of areas and tells few apart.")
    return flags + _pair_flags(recipe, pearson, spearman)


def _factor_flags(recipe: Recipe, whole: GroupAudit, found: Factors) -> list[str]:
    """Return what the factors say: too little in common, said by the others already, in the way of the rest."""
    flags = []
    if found.kmo < KMO_LOW - 1e-9:  # of two indicators it is always a half
        flags.append(
            f"The indicators have little in common for one index (Kaiser-Meyer-Olkin {found.kmo:.2f}, below {KMO_LOW:g}): consider "
            "several indices, or domains."
        )
    for one, vif, without, with_index in zip(recipe.indicators, found.vif, found.alpha_without, found.with_index):
        if vif > VIF_HIGH:
            flags.append(f"'{one.label}' says little that the other indicators do not say together (VIF {vif:.1f}).")
        if with_index < 0:
            flags.append(f"'{one.label}' runs against the index (correlation {with_index:.2f}): check its direction.")
        elif without > whole.alpha + 0.05:
            flags.append(f"Without '{one.label}' alpha would be {without:.2f} instead of {whole.alpha:.2f}.")
    return flags


def _pair_flags(recipe: Recipe, pearson: Floats, spearman: Floats) -> list[str]:
    """Return what pairs of indicators say, those that say the same first, then the strongest contradictions."""
    indicators = recipe.indicators
    found: list[tuple[float, str]] = []
    for i in range(len(indicators)):
        for j in range(i + 1, len(indicators)):
            pair = f"'{indicators[i].label}' and '{indicators[j].label}'"
            r, rho = float(pearson[i, j]), float(spearman[i, j])
            within = indicators[i].domain == indicators[j].domain
            where = " in the same domain" if indicators[i].domain != ROOT else ""
            said = f"(Pearson {_two_digits(r)}, Spearman {_two_digits(rho)})"
            if max(r, rho) > HIGH:
                found.append((-2.0 - max(r, rho), f"{pair} say nearly the same {said}: together they count twice."))
            elif within and min(r, rho) < LOW:
                pull = "pull against each other" if min(r, rho) < -LOW else "have little in common"
                found.append((min(r, rho), f"{pair}{where} {pull} {said}: check their directions."))
    return [words for _, words in sorted(found, key=lambda one: one[0])]


def _two_digits(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
