"""Sample percentiles: the nine definitions of Hyndman and Fan."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .faults import InputError

Floats = NDArray[np.float64]

_TYPES = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
          "linear", "median_unbiased", "normal_unbiased")  # fmt: skip


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
    """
    if not 1 <= kind <= len(_TYPES):
        raise InputError(f"The percentile type is {kind}: choose one from 1 to {len(_TYPES)}.")
    if not ((shares >= 0) & (shares <= 1)).all():
        raise InputError("Percentiles are asked for at shares that are not between 0 and 1.")
    there = x[~np.isnan(x)]
    if not there.size:
        return np.full(shares.shape, np.nan)
    found: Floats = np.asarray(np.quantile(there, shares, method=_TYPES[kind - 1]), dtype=np.float64)  # type: ignore[call-overload]
    return found
