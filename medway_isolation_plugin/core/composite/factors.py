"""Whether indicators hang together enough to be one index: KMO, Bartlett, VIF, alpha without each, correlation with the index."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..faults import InputError, Stop
from . import weights
from .engine import Prepared

KMO_LOW, VIF_HIGH = 0.5, 10.0  # Kaiser's 'unacceptable'; nine tenths of the variance said by the other indicators
_SINGULAR = 1e-10  # the smallest share of variance of a component that tells indicators apart


@dataclass(frozen=True)
class Factors:
    """How indicators hang together, over the areas that have all of them; NaN where it cannot be told.

    Attributes
    ----------
    areas : int
    kmo : float
        Kaiser-Meyer-Olkin measure of sampling adequacy, 0 to 1.
    chi_square, p : float
        Bartlett's test that no two indicators are correlated.
    freedom : int
        Its degrees of freedom.
    each_kmo, vif, alpha_without, with_index : ndarray of float, shape (m,)
        Of each indicator: its own KMO, its variance inflation factor, Cronbach's alpha of the others, and its Pearson correlation
        with the index.
    """

    areas: int
    kmo: float
    chi_square: float
    freedom: int
    p: float
    each_kmo: Floats
    vif: Floats
    alpha_without: Floats
    with_index: Floats


def factors(prepared: Prepared, stop: Stop = lambda: None) -> Factors:
    """Look at prepared indicators, shapes (n, m).

    Notes
    -----
    Kaiser (1974), Psychometrika 39; Bartlett (1950), British Journal of Psychology 3; as in R's psych (`KMO`, `cortest.bartlett`,
    `alpha`). Of normalised values, turned so that higher is worse.
    """
    x = prepared.normalised
    rows = x[~np.isnan(x).any(axis=1)]
    n, m = rows.shape
    nothing = np.full(m, np.nan)
    without = np.full(m, np.nan)
    for one in range(m):
        stop()
        without[one] = cronbach_alpha(np.delete(rows, one, axis=1))
    stop()
    r = weights.correlation(rows) if n > 1 else np.full((m, m), np.nan)
    freedom = m * (m - 1) // 2
    if m < 2 or n <= m or np.isnan(r).any() or np.linalg.eigvalsh(r)[0] < _SINGULAR * m:
        return Factors(n, math.nan, math.nan, freedom, math.nan, nothing, nothing, without, _with_index(prepared))
    inverse = np.linalg.inv(r)
    scale = np.sqrt(np.diag(inverse))
    apart = ~np.eye(m, dtype=bool)
    own, partial = r**2 * apart, (inverse / np.outer(scale, scale)) ** 2 * apart
    each = own.sum(axis=1) / np.maximum(own.sum(axis=1) + partial.sum(axis=1), 1e-300)
    kmo = float(own.sum() / max(own.sum() + partial.sum(), 1e-300))
    chi_square = max(0.0, -(n - 1.0 - (2.0 * m + 5.0) / 6.0) * float(np.linalg.slogdet(r)[1]))
    return Factors(
        n, kmo, chi_square, freedom, chi_square_above(chi_square, freedom), each, np.diag(inverse).copy(), without,
        _with_index(prepared),
    )  # fmt: skip


def _with_index(prepared: Prepared) -> Floats:
    """Return each indicator's correlation with the index, over the areas that have both; NaN where there is no index."""
    m = prepared.normalised.shape[1]
    try:
        score = prepared.evaluate().score
    except InputError:  # said by who makes the index
        return np.full(m, np.nan)
    found: Floats = weights.correlation(np.column_stack([score, prepared.normalised]))[0, 1:]
    return found


def cronbach_alpha(x: Floats) -> float:
    """Return Cronbach's alpha, m / (m - 1) (1 - sum of variances / variance of the sum), over rows that have all.

    Parameters
    ----------
    x : ndarray of float, shape (n, m)

    Returns
    -------
    float
        NaN with fewer than two indicators or two rows, or when the sum does not vary.
    """
    rows = x[~np.isnan(x).any(axis=1)]
    m = x.shape[1]
    if m < 2 or len(rows) < 2:
        return float("nan")
    total = rows.sum(axis=1).var(ddof=1)
    if not total > 0:
        return float("nan")
    return float(m / (m - 1.0) * (1.0 - rows.var(axis=0, ddof=1).sum() / total))


def chi_square_above(value: float, freedom: int) -> float:
    """Return the probability of a chi-square value at least as large.

    Notes
    -----
    Q(k / 2, x / 2) from Q(1, x) = exp(-x) or Q(1/2, x) = erfc(sqrt(x)), by Q(a + 1, x) = Q(a, x) + x^a exp(-x) / gamma(a + 1).
    """
    x = value / 2.0
    if x <= 0:
        return 1.0
    a, total = (1.0, math.exp(-x)) if freedom % 2 == 0 else (0.5, math.erfc(math.sqrt(x)))
    while a < freedom / 2.0:
        total += math.exp(a * math.log(x) - x - math.lgamma(a + 1.0))
        a += 1.0
    return min(1.0, total)
