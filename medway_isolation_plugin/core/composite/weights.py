"""Weights (METHODS §4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

import numpy as np

from ..arrays import Bools, Floats
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP


class Weighting(str, Enum):
    """Where the weights of a group come from."""

    MANUAL = QT_TRANSLATE_NOOP("MedwayIsolation", "manual")
    EQUAL = QT_TRANSLATE_NOOP("MedwayIsolation", "equal")
    FIRST_COMPONENT = QT_TRANSLATE_NOOP("MedwayIsolation", "first component")


def normalised(weights: Floats) -> Floats:
    """Return weights that sum to 1, shape (m,).

    Raises
    ------
    InputError
        When a weight is negative or not a number, or all are 0.
    """
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "has a weight that is negative or not a number. Give weights of 0 or more"
            )
        )
    with np.errstate(over="ignore"):
        total = weights.sum()
    if np.isinf(total):
        weights = weights / weights.max()
        total = weights.sum()
    if not total > 0:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "has weights that sum to 0. Give at least one a weight above 0")
        )
    shares: Floats = weights / total
    return shares


def equal(count: int) -> Floats:
    """Return `count` equal weights that sum to 1, shape (count,)."""
    return np.full(count, 1.0 / count)


def correlation(x: Floats) -> Floats:
    """Return the Pearson correlation matrix, each pair over the rows that have both.

    Parameters
    ----------
    x : ndarray of float, shape (n, m)

    Returns
    -------
    ndarray of float, shape (m, m)
        NaN where a pair has fewer than two rows, or one of the two is constant there.
    """
    return pairwise(x, _pearson)


def pairwise(x: Floats, measure: Callable[[Floats], Floats]) -> Floats:
    """Return what a measure says of each pair of columns over the rows that have both, shape (m, m).

    Parameters
    ----------
    x : ndarray of float, shape (n, m)
    measure : callable
        From columns without missing values, shape (k, p), to a symmetric matrix, shape (p, p).
    """
    there = ~np.isnan(x)
    if there.all():
        return measure(x)
    alike: dict[bytes, list[int]] = {}  # columns that are missing in the same rows are measured together
    for number, rows in enumerate(there.T):
        alike.setdefault(rows.tobytes(), []).append(number)
    found = np.full((x.shape[1], x.shape[1]), np.nan)
    apart = [(one, other, one + other) for one, other in combinations(alike.values(), 2)]
    for one, other, columns in [*apart, *((one, one, one) for one in alike.values())]:
        both = there[:, one[0]] & there[:, other[0]]
        places = np.array(columns)
        found[places[:, None], places] = measure(np.array([x[both, number] for number in columns]).T)
    return found


def _pearson(x: Floats) -> Floats:
    if len(x) < 2:
        return np.full((x.shape[1], x.shape[1]), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        r: Floats = np.clip(np.atleast_2d(np.corrcoef(x, rowvar=False)), -1.0, 1.0)
    spread = np.array([_varies(column) for column in x.T], dtype=bool)
    r[~spread, :] = np.nan
    r[:, ~spread] = np.nan
    np.fill_diagonal(r, np.where(spread, 1.0, np.nan))
    return r


def _varies(column: Floats) -> bool:
    return bool(column.max() - column.min() > 1e-12 * np.abs(column).max())


def components(x: Floats) -> tuple[Floats, Floats]:
    """Return the principal components of standardised indicators, over the rows that have all of them.

    Parameters
    ----------
    x : ndarray of float, shape (n, m)

    Returns
    -------
    variances : ndarray of float, shape (m,)
        Share of variance of each component, largest first, sum 1.
    vectors : ndarray of float, shape (m, m)
        Unit eigenvectors, one a column; each one's largest entry is positive.

    Raises
    ------
    InputError
        When fewer than three rows have all indicators, or one is constant there.
    """
    rows = x[~np.isnan(x).any(axis=1)]
    if len(rows) < 3:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "has {n} areas with all its indicators, too few for principal components (at least {least})",
            ),
            one="has {n} area with all its indicators, too few for principal components (at least {least})",
            n=len(rows),
            least=3,
        )
    r = correlation(rows)
    if np.isnan(r).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "has an indicator that is the same in every area, which has no principal components"
            )
        )
    values, vectors = np.linalg.eigh(r)
    values, vectors = np.maximum(values[::-1], 0.0), vectors[:, ::-1]
    signs = np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(len(r))])
    return values / values.sum(), vectors * np.where(signs == 0, 1.0, signs)


@dataclass(frozen=True)
class FirstComponent:
    """The first principal component: its share of variance, and its loadings (m,), of which the largest is positive."""

    explained: float
    loadings: Floats

    @property
    def weights(self) -> Floats:
        """Squared loadings, which sum to 1, shape (m,)."""
        squared: Floats = np.square(self.loadings)
        return squared

    @property
    def weak(self) -> bool:
        """Whether it leaves out more than it holds."""
        return self.explained < 0.5

    @property
    def against(self) -> Bools:
        """Which indicators run against the largest one, shape (m,): their squares do not show it."""
        negative: Bools = self.loadings < -1e-9
        return negative


def first_component(x: Floats) -> FirstComponent:
    """Return the first principal component of standardised indicators, shape (n, m).

    Raises
    ------
    InputError
        As `components`.
    """
    if x.shape[1] == 1:
        return FirstComponent(1.0, np.ones(1))
    variances, vectors = components(x)
    return FirstComponent(float(variances[0]), vectors[:, 0])
