"""Confidence intervals of proportions and counts."""

from __future__ import annotations

from enum import Enum
from statistics import NormalDist

import numpy as np

from .arrays import Floats, Texts
from .faults import InputError
from .words import QT_TRANSLATE_NOOP

CONFIDENCE_RANGE = (0.80, 0.999)


class Comparison(str, Enum):
    """An area beside its study area, as OHID words it."""

    HIGHER = QT_TRANSLATE_NOOP("MedwayIsolation", "higher")
    SIMILAR = QT_TRANSLATE_NOOP("MedwayIsolation", "similar")
    LOWER = QT_TRANSLATE_NOOP("MedwayIsolation", "lower")


def deviate(confidence: float) -> float:
    """Return the standard normal deviate of a two-sided level: 1.96 for 95 %.

    Raises
    ------
    InputError
        When it is outside 0.80 to 0.999.
    """
    low, high = CONFIDENCE_RANGE
    if not low <= confidence <= high:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The confidence level is {confidence}: choose one from {lowest} to {highest}."
            ),
            confidence=f"{confidence:g}",
            lowest=f"{low:g}",
            highest=f"{high:g}",
        )
    return NormalDist().inv_cdf(0.5 + confidence / 2.0)


def byar(count: Floats, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return Byar's limits of a count of independent events.

    Parameters
    ----------
    count : ndarray of float, shape (n,)
        0 or more; NaN gives NaN.
    confidence : float
        As for `wilson`.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits of the count, 0 or more.

    Notes
    -----
    Breslow and Day (1987), Statistical Methods in Cancer Research II, 69, as in OHID's PHEindicatormethods. Within 2 % of the
    exact limits from a count of 10 on.
    """
    z = deviate(confidence)
    some = np.where(count > 0, count, 1.0)
    more = count + 1.0
    root = 1.0 - 1.0 / (9.0 * some) - z / (3.0 * np.sqrt(some))
    lower = np.where(count > 0, some * np.maximum(root, 0.0) ** 3, 0.0 * count)
    upper = more * (1.0 - 1.0 / (9.0 * more) + z / (3.0 * np.sqrt(more))) ** 3
    return lower, upper


def wilson(successes: Floats, trials: Floats, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the Wilson score interval of a proportion.

    Parameters
    ----------
    successes, trials : ndarray of float, shape (n,)
        Counts, 0 <= successes <= trials. NaN, or trials of 0, gives NaN.
    confidence : float
        Two-sided confidence level, 0.80 to 0.999.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits as proportions, within 0 to 1.

    Raises
    ------
    InputError
        When `confidence` is outside 0.80 to 0.999.

    Notes
    -----
    METHODS §1. Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209-212; without continuity correction, as in OHID's
    PHEindicatormethods.
    """
    z = deviate(confidence)
    n = np.where(trials > 0, trials, np.nan)
    centre = 2.0 * successes + z * z
    spread = z * np.sqrt(z * z + 4.0 * successes * (1.0 - successes / n))
    scale = 2.0 * (n + z * z)
    # At 0 and at n the limit is exactly 0 and 1; rounding must not push it outside.
    lower = np.where(successes == 0, 0.0 * n, (centre - spread) / scale)
    upper = np.where(successes == n, 0.0 * n + 1.0, (centre + spread) / scale)
    return np.clip(lower, 0.0, 1.0), np.clip(upper, 0.0, 1.0)


def newcombe(
    first: Floats, first_of: Floats, second: Floats, second_of: Floats, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the interval of the difference of two independent proportions, second less first.

    Parameters
    ----------
    first, first_of, second, second_of : ndarray of float, shape (n,)
        Counts and what they are of, as for `wilson`. NaN, or 0 to be of, gives NaN.
    confidence : float
        As for `wilson`.

    Returns
    -------
    lower, upper : ndarray of float, shape (n,)
        Limits as differences of proportions, within -1 to 1.

    Raises
    ------
    InputError
        When `confidence` is outside 0.80 to 0.999.

    Notes
    -----
    METHODS §10. Newcombe, R. G. (1998), Statistics in Medicine 17, 873-890: method 10, from Wilson intervals without
    continuity correction.
    """
    low_a, high_a = wilson(first, first_of, confidence)
    low_b, high_b = wilson(second, second_of, confidence)
    a = first / np.where(first_of > 0, first_of, np.nan)
    b = second / np.where(second_of > 0, second_of, np.nan)
    lower = b - a - np.hypot(b - low_b, high_a - a)
    upper = b - a + np.hypot(high_b - b, a - low_a)
    return lower, upper


def compare(lower: Floats, upper: Floats, reference: float) -> Texts:
    """Say for each interval whether it lies above, around or below `reference` (METHODS §1).

    Returns
    -------
    ndarray of object, shape (n,)
        'higher', 'similar', 'lower', or None where a limit is missing.
    """
    words = np.full(lower.shape, Comparison.SIMILAR.value, dtype=object)
    words[lower > reference] = Comparison.HIGHER.value
    words[upper < reference] = Comparison.LOWER.value
    words[np.isnan(lower) | np.isnan(upper) | np.isnan(reference)] = None
    return words
