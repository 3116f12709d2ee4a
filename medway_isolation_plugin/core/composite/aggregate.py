"""Aggregation: several values of an area become one (METHODS §4).

Functions over rows take `x`, an ndarray of float of shape (n, m) with NaN where missing, and `weights`, of shape (m,), 0 or more
and not all 0 (any scale). They return shape (n,). Missing values, and those of weight 0, are left out and the other weights
rescaled; where nothing is left the result is NaN. Whether an area with missing values should have a result at all is for
`availability` and the caller to say.
"""

from __future__ import annotations

from enum import Enum

import numpy as np

from ..arrays import Array, Floats
from ..faults import InputError
from ..ranking import Ties, tied_ranks
from ..words import QT_TRANSLATE_NOOP

COPELAND_LIMIT = 2000


class Aggregation(str, Enum):
    """How values are combined."""

    ARITHMETIC = QT_TRANSLATE_NOOP("MedwayIsolation", "arithmetic mean")
    GEOMETRIC = QT_TRANSLATE_NOOP("MedwayIsolation", "geometric mean")
    HARMONIC = QT_TRANSLATE_NOOP("MedwayIsolation", "harmonic mean")
    SUM = QT_TRANSLATE_NOOP("MedwayIsolation", "sum")
    PRODUCT = QT_TRANSLATE_NOOP("MedwayIsolation", "product")
    FLAGS = QT_TRANSLATE_NOOP("MedwayIsolation", "count of flags")
    COPELAND = QT_TRANSLATE_NOOP("MedwayIsolation", "Copeland")


NEEDS_POSITIVE = (Aggregation.GEOMETRIC, Aggregation.HARMONIC)
ADDITIVE = (Aggregation.ARITHMETIC, Aggregation.SUM, Aggregation.FLAGS)


def availability(x: Floats, weights: Floats) -> Floats:
    """Return the share, by count, of the values with weight that each row has, shape (n,)."""
    counted = x[:, weights > 0]
    shares: Floats = (~np.isnan(counted)).mean(axis=1) if counted.shape[1] else np.zeros(len(x))
    return shares


def arithmetic_mean(x: Floats, weights: Floats) -> Floats:
    """Return sum(w x) / sum(w)."""
    total, weight = _sums(x, weights)
    return _divided(total, weight)


def geometric_mean(x: Floats, weights: Floats) -> Floats:
    """Return exp(sum(w ln x) / sum(w)).

    Raises
    ------
    InputError
        When a value with weight is not above 0.
    """
    _check_positive(x, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: Floats = np.exp(arithmetic_mean(np.log(x), weights))
    return mean


def harmonic_mean(x: Floats, weights: Floats) -> Floats:
    """Return sum(w) / sum(w / x).

    Raises
    ------
    InputError
        When a value with weight is not above 0.
    """
    _check_positive(x, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        total, weight = _sums(1.0 / x, weights)
    return _divided(weight, total)


def power_mean(x: Floats, weights: Floats, power: float) -> Floats:
    """Return (sum(w x**p) / sum(w))**(1/p), the generalised mean, shape (n,). Power 0 is the geometric mean.

    Parameters
    ----------
    x : ndarray of float, shape (n, m)
    weights : ndarray of float, shape (m,)
    power : float
        p; 1 gives the arithmetic mean, -1 the harmonic.

    Raises
    ------
    InputError
        When a value with weight is not above 0.

    Examples
    --------
    >>> power_mean(np.array([[1.0, 7.0]]), np.array([1.0, 1.0]), 2.0).tolist()
    [5.0]
    """
    _check_positive(x, weights)
    if power == 0:
        return geometric_mean(x, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean: Floats = arithmetic_mean(x**power, weights) ** (1.0 / power)
    return mean


def weighted_sum(x: Floats, weights: Floats) -> Floats:
    """Return sum(w x). Where values are missing the sum is scaled up to the full weight."""
    total: Floats = arithmetic_mean(x, weights) * weights.sum()
    return total


def weighted_product(x: Floats, weights: Floats) -> Floats:
    """Return the product of w x over the values with weight. Missing ones are left out."""
    used = x[:, weights > 0] * weights[weights > 0]
    product: Floats = np.nanprod(used, axis=1)
    product[np.isnan(used).all(axis=1)] = np.nan
    return product


def count_flags(x: Floats, weights: Floats) -> Floats:
    """Return how many of the values with weight are not 0; their weights do not matter. Missing ones do not count."""
    used = x[:, weights > 0]
    count: Floats = np.nansum(used, axis=1)
    count[np.isnan(used).all(axis=1)] = np.nan
    return count


def outranking(x: Floats, weights: Floats) -> Floats:
    """Return the outranking matrix: the share of weight by which row i beats row j, ties counting half.

    Parameters
    ----------
    x : ndarray of float, shape (n, m)
    weights : ndarray of float, shape (m,)

    Returns
    -------
    ndarray of float, shape (n, n)
        0 on the diagonal. Only values that both rows have count, and their weights are rescaled; NaN where there is none.

    Raises
    ------
    InputError
        When there are more than `COPELAND_LIMIT` areas.
    """
    n = len(x)
    if n > COPELAND_LIMIT:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Copeland compares every pair of areas and takes at most {most} areas; there are {areas}. Choose a smaller study area, "
                "or another aggregation",
            ),
            most=f"{COPELAND_LIMIT:,}",
            areas=f"{n:,}",
        )
    shares, total = np.zeros((n, n)), np.zeros((n, n))
    for column, weight in zip(x.T, weights):
        if weight <= 0:
            continue
        places = tied_ranks(column, Ties.DENSE)  # sums of the same values may differ in their last bits
        a, b = places[:, None], places[None, :]
        both = ~np.isnan(a) & ~np.isnan(b)
        shares += weight * np.where(both, (a > b) + 0.5 * (a == b), 0.0)
        total += weight * both
    shares = _divided(shares, total)
    np.fill_diagonal(shares, 0.0)
    return shares


def copeland(x: Floats, weights: Floats) -> Floats:
    """Return Copeland scores: areas outranked (share above one half) less areas outranking it, shape (n,).

    Raises
    ------
    InputError
        When there are more than `COPELAND_LIMIT` areas.
    """
    shares = outranking(x, weights)
    # Shares are sums of weights: one half may come out a bit above or below.
    signs = np.where(np.abs(shares - 0.5) <= 1e-12, 0.0, np.sign(shares - 0.5))
    np.fill_diagonal(signs, 0.0)
    scores: Floats = np.nansum(signs, axis=1)
    scores[np.isnan(x[:, weights > 0]).all(axis=1)] = np.nan
    return scores


FUNCTIONS = {
    Aggregation.ARITHMETIC: arithmetic_mean,
    Aggregation.GEOMETRIC: geometric_mean,
    Aggregation.HARMONIC: harmonic_mean,
    Aggregation.SUM: weighted_sum,
    Aggregation.PRODUCT: weighted_product,
    Aggregation.FLAGS: count_flags,
    Aggregation.COPELAND: copeland,
}


def _check_positive(x: Floats, weights: Floats) -> None:
    # A logarithm of such a value would be NaN, which means missing: the others alone would give a mean.
    if (x[:, weights > 0] <= 0).any():
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "needs values above 0, but there are values of 0 or less")
        )


def _sums(x: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return sum(w x) and the sum of the weights behind it, over the values that are there; 0 and 0 where none is."""
    if (weights <= 0).any():
        x, weights = x[:, weights > 0], weights[weights > 0]
    missing = np.isnan(x)
    if not missing.any():
        return weighted_columns(x, weights), np.full(len(x), weights.sum())
    return weighted_columns(np.where(missing, 0.0, x), weights), weighted_columns(~missing, weights)


def weighted_columns(x: Array, weights: Floats) -> Floats:
    """Return sum over columns of weight x value, shape (n,).

    Added up column by column rather than by a matrix product, whose last bits differ between machines and with a row's place.
    """
    total = np.zeros(len(x))
    part = np.empty(len(x))
    for column, weight in zip(x.T, weights):
        np.multiply(column, weight, out=part)
        total += part
    return total


def _divided(a: Floats, b: Floats) -> Floats:
    quotient: Floats = np.full(a.shape, np.nan)
    np.divide(a, b, out=quotient, where=b != 0)
    return quotient


def extent(population: Floats, ranks: Floats, total: int | None = None) -> float:
    """Return the extent: the share of people in the most deprived 30 % of areas, those beyond 10 % counting ever less.

    Parameters
    ----------
    population : ndarray of float, shape (n,)
        People in each area of the group.
    ranks : ndarray of float, shape (n,)
        1 = most deprived among all areas.
    total : int, optional
        Number of all areas; default: the largest rank.

    Returns
    -------
    float
        0 to 1: weight 1 up to the tenth percentile of areas, then falling from 0.95 to 0.05 at the thirtieth.

    References
    ----------
    MHCLG (2019), English Indices of Deprivation, technical report, summary measures.

    Examples
    --------
    >>> extent(np.array([500.0, 300.0, 200.0]), np.array([7.0, 11.0, 90.0]), total=100)
    0.785
    """
    n = float(total if total is not None else np.nanmax(ranks))
    percentile = np.ceil(np.round(100.0 * ranks / n, 9))
    weights = np.where(percentile <= 10, 1.0, np.where(percentile <= 30, 0.95 - 0.9 / 19.0 * (percentile - 11.0), 0.0))
    there = ~np.isnan(ranks) & ~np.isnan(population)
    return float((weights[there] * population[there]).sum() / population[there].sum())
