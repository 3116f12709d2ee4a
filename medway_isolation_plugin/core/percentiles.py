"""Sample percentiles: the nine definitions of Hyndman and Fan."""

from __future__ import annotations

import numpy as np

from .arrays import Floats, Ints
from .faults import InputError
from .words import QT_TRANSLATE_NOOP

# Types 4 to 9 interpolate at the place a + p (n + 1 - a - b) of the sorted values, counted from 1.
_PLACES = {4: (0.0, 1.0), 5: (0.5, 0.5), 6: (0.0, 0.0), 7: (1.0, 1.0), 8: (1 / 3, 1 / 3), 9: (3 / 8, 3 / 8)}
_FUZZ = 4.0 * float(np.finfo(np.float64).eps)  # what binary fractions take from a whole place, as in R


def percentiles(x: Floats, shares: Floats, kind: int = 7) -> Floats:
    """Return sample quantiles.

    Parameters
    ----------
    x : ndarray of float, shape (n,)
        NaN is left out.
    shares : ndarray of float, shape (k,)
        0 to 1.
    kind : int
        Type 1 to 9; 7 is the default of R, numpy and spreadsheets.

    Returns
    -------
    ndarray of float, shape (k,)
        NaN where there are no values.

    Raises
    ------
    InputError
        When the type or a share is out of range.

    References
    ----------
    Hyndman and Fan (1996), Sample quantiles in statistical packages, The American Statistician 50.

    Examples
    --------
    >>> x = np.array([10.0, 20.0, 40.0, 80.0])
    >>> [float(percentiles(x, np.array([0.3]), kind)[0]) for kind in (1, 6, 7)]
    [20.0, 15.0, 19.0]
    """
    if not 1 <= kind <= 9:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The percentile type is {type}: choose one from 1 to 9."), type=kind
        )
    if not ((shares >= 0) & (shares <= 1)).all():
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Percentiles are asked for at shares that are not between 0 and 1.")
        )
    there = np.sort(x[~np.isnan(x)])
    n = there.size
    if not n:
        return np.full(shares.shape, np.nan)
    below, part = _places(n, shares, kind)
    low = there[np.clip(below - 1, 0, n - 1)]
    high = there[np.clip(below, 0, n - 1)]
    found: Floats = np.where(part == 1.0, high, low + part * (high - low))
    return found


def _places(n: int, shares: Floats, kind: int) -> tuple[Ints, Floats]:
    """Return the place of the value below, counted from 1, and how far towards the next one each quantile lies."""
    if kind in _PLACES:
        a, b = _PLACES[kind]
        place = a + shares * (n + 1.0 - a - b)
        below = np.floor(place + _FUZZ)
        part = np.where(np.abs(place - below) < _FUZZ, 0.0, place - below)
        return below.astype(np.int64), part
    place = n * shares - (0.5 if kind == 3 else 0.0)
    below = np.floor(place + _FUZZ)
    beyond = place > below + _FUZZ
    if kind == 1:
        part = beyond.astype(np.float64)
    elif kind == 2:
        part = (beyond + 1.0) / 2.0
    else:  # at a whole place, the even one
        part = (beyond | (below % 2 == 1)).astype(np.float64)
    return below.astype(np.int64), part
