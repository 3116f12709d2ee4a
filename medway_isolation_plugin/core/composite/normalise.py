"""Normalisation: one indicator's values onto a common scale (METHODS §4).

Every function takes `x`, an ndarray of float of shape (n,) with NaN where missing, and returns an array of the same shape with
NaN in the same places. Unless said otherwise larger stays larger. A constant indicator has no spread to be scaled by: functions
that need one raise `ConstantError`.
"""

from __future__ import annotations

import math

import numpy as np

from ..arrays import Floats
from ..faults import InputError
from ..ranking import Ties, tied_ranks
from ..words import QT_TRANSLATE_NOOP

# The English and Welsh indices' constant: 23 makes about ten percent of areas score above 50.
_EXPONENTIAL = 23.0


class ConstantError(InputError):
    """All values are the same, so that they cannot be normalised."""


def _there(x: Floats) -> Floats:
    there: Floats = x[~np.isnan(x)]
    if not there.size:
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "has no values at all"))
    return there


def _spread(x: Floats) -> tuple[float, float]:
    there = _there(x)
    low, high = float(there.min()), float(there.max())
    # Differences in the last bits are no spread.
    if not high - low > 1e-12 * max(abs(low), abs(high)):
        raise ConstantError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "has the same value ({value}) in every area"), value=f"{low:g}"
        )
    return low, high


def min_max(x: Floats, lower: float = 0.0, upper: float = 100.0) -> Floats:
    """Return lower + (upper - lower) (x - min) / (max - min).

    Raises
    ------
    ConstantError
        When all values are the same.
    InputError
        When there are no values.
    """
    low, high = _spread(x)
    scaled: Floats = lower + (upper - lower) * ((x - low) / (high - low))
    return scaled


def z_score(x: Floats, mean: float = 0.0, sd: float = 1.0) -> Floats:
    """Return mean + sd (x - average) / s, with s the sample standard deviation (n - 1)."""
    low, high = _spread(x)
    # The unit does not matter, but squares of very small or large numbers cannot be held.
    share = (x - low) / (high - low)
    there = share[~np.isnan(share)]
    scaled: Floats = mean + sd * (share - there.mean()) / there.std(ddof=1)
    return scaled


def rank(x: Floats, ties: Ties = Ties.AVERAGE) -> Floats:
    """Return ranks from 1 (lowest value) to n (highest); ties share the average."""
    return tied_ranks(x, ties)


def borda(x: Floats, ties: Ties = Ties.SMALLEST) -> Floats:
    """Return Borda points, rank - 1: how many areas are outranked."""
    return tied_ranks(x, ties) - 1.0


def percentile_rank(x: Floats, ties: Ties = Ties.SMALLEST) -> Floats:
    """Return (rank - 1) / (n - 1), 0 to 1, ties sharing the smallest rank (CDC/ATSDR SVI).

    Raises
    ------
    ConstantError
        When there is only one value, or all are the same.
    """
    _spread(x)
    n = int((~np.isnan(x)).sum())
    return borda(x, ties) / (n - 1)


def goalposts(
    x: Floats, low: float, high: float, lower: float = 0.0, upper: float = 100.0, truncate: bool = True
) -> Floats:
    """Return lower + (upper - lower) (x - low) / (high - low) for fixed goalposts, held within [lower, upper].

    Raises
    ------
    InputError
        When `high` is not above `low`.
    """
    if not high > low:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "has reversed goalposts: the upper one ({high}) must be above the lower one ({low}). To turn an indicator round, set "
                "its direction",
            ),
            high=f"{high:g}",
            low=f"{low:g}",
        )
    share = (x - low) / (high - low)
    if truncate:
        share = np.clip(share, 0.0, 1.0)
    scaled: Floats = lower + (upper - lower) * share
    return scaled


def distance_to_reference(x: Floats, reference: float, cap: bool = False) -> Floats:
    """Return 1 - (reference - x) / (reference - min): 0 at the lowest value, 1 at the reference; `cap` holds it at 1.

    Raises
    ------
    InputError
        When the reference is not above the lowest value.
    """
    low = float(_there(x).min())
    if not reference > low:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "has a reference value ({reference}) that is not above its lowest value ({lowest}): choose a higher one",
            ),
            reference=f"{reference:g}",
            lowest=f"{low:g}",
        )
    scaled: Floats = 1.0 - (reference - x) / (reference - low)
    return np.minimum(scaled, 1.0) if cap else scaled


def fraction_of_maximum(x: Floats) -> Floats:
    """Return x / max.

    Raises
    ------
    InputError
        When the maximum is not positive: the fraction would turn the order round or be undefined.
    """
    high = float(_there(x).max())
    if not high > 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "has no positive value (its maximum is {highest}), so that no fraction of it can be taken",
            ),
            highest=f"{high:g}",
        )
    scaled: Floats = x / high
    return scaled


def flag(x: Floats, threshold: float) -> Floats:
    """Return 1 where x >= threshold, else 0."""
    return np.where(np.isnan(x), np.nan, (x >= threshold).astype(np.float64))


def english_shares(ranks: Floats, total: int) -> Floats:
    """Return R = (N + 1 - rank) / N of ranks of which 1 is the worst: 1 for the worst (English and Welsh indices)."""
    return (total + 1.0 - ranks) / total


def scottish_shares(ranks: Floats, total: int) -> Floats:
    """Return R = (N - rank) / N of ranks of which 1 is the worst: 0 for the best (Scottish index)."""
    return (total - ranks) / total


def check_ranks(ranks: Floats, total: int) -> None:
    """Refuse ranks that are given, but not from 1 to `total`.

    Raises
    ------
    InputError
        When a rank is below 1 or above `total`.
    """
    there = ranks[~np.isnan(ranks)]
    if there.size and not (there.min() >= 1 and there.max() <= total):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "holds ranks from {low} to {high}, but ranks must lie between 1 and {areas}: check that the field holds ranks and that "
                "the number of areas is the edition's",
            ),
            low=f"{there.min():g}",
            high=f"{there.max():g}",
            areas=f"{total:,}",
        )


def exponential_of_shares(shares: Floats) -> Floats:
    """Return the exponential transformation -23 ln(1 - R (1 - exp(-100/23))), 0 to 100, for R, 0 to 1.

    Indices of Deprivation, technical report; METHODS §4.
    """
    scaled: Floats = -_EXPONENTIAL * np.log1p(shares * math.expm1(-100.0 / _EXPONENTIAL))
    return scaled


def quadratic(x: Floats, increasing: bool = True) -> Floats:
    """Return (x / max)² if `increasing`, else (1 - x / max)²: effects that grow faster towards one end."""
    share = fraction_of_maximum(x)
    return np.square(share if increasing else 1.0 - share)


def sigmoid(x: Floats) -> Floats:
    """Return 1 / (1 + exp(-x))."""
    with np.errstate(over="ignore"):
        scaled: Floats = 1.0 / (1.0 + np.exp(-x))
    return scaled
