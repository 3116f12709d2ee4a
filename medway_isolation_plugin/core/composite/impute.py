"""Imputation: a value for an area that has none (METHODS §4)."""

from __future__ import annotations

from enum import Enum

import numpy as np

from ..arrays import Floats, Texts
from ..grouping import group_means, group_medians, numbered
from ..words import QT_TRANSLATE_NOOP


class Policy(str, Enum):
    """What happens to an area with missing values."""

    NULL = QT_TRANSLATE_NOOP("MedwayIsolation", "null")
    REWEIGHT = QT_TRANSLATE_NOOP("MedwayIsolation", "reweight")
    MEAN = QT_TRANSLATE_NOOP("MedwayIsolation", "mean")
    MEDIAN = QT_TRANSLATE_NOOP("MedwayIsolation", "median")


def impute(x: Floats, policy: Policy, groups: Texts | None = None) -> Floats:
    """Fill missing values with the mean or median of the others, of the same group where there are groups.

    Parameters
    ----------
    x : ndarray of float, shape (n,)
    policy : Policy
        MEAN or MEDIAN; any other returns `x` itself.
    groups : ndarray of object, shape (n,), optional
        A name a row, None where there is none. A row without a group, or whose group has no value at all, stays missing:
        a value from elsewhere would not be what was asked for.

    Returns
    -------
    ndarray of float, shape (n,)
    """
    if policy not in {Policy.MEAN, Policy.MEDIAN} or not np.isnan(x).any():
        return x
    if groups is None:
        there = x[~np.isnan(x)]
        if not there.size:
            return x
        filler = there.mean() if policy is Policy.MEAN else np.median(there)
        return np.where(np.isnan(x), filler, x)
    names, number = numbered(groups)
    middles = (group_means if policy is Policy.MEAN else group_medians)(number, x, len(names))
    middles[[name is None for name in names]] = np.nan
    return np.where(np.isnan(x), middles[number], x)
