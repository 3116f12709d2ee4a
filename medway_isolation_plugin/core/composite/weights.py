"""Weights (METHODS §4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from ..faults import InputError

Floats = NDArray[np.float64]


class Weighting(str, Enum):
    """Where the weights of a group come from."""

    MANUAL = "manual"
    EQUAL = "equal"
    FIRST_COMPONENT = "first component"


def normalised(weights: Floats) -> Floats:
    """Return weights that sum to 1, shape (m,).

    Raises
    ------
    InputError
        When a weight is negative or not a number, or all are 0.
    """
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise InputError("has a weight that is negative or not a number. Give weights of 0 or more")
    with np.errstate(over="ignore"):
        total = weights.sum()
    if np.isinf(total):
        weights = weights / weights.max()
        total = weights.sum()
    if not total > 0:
        raise InputError("has weights that sum to 0. Give at least one a weight above 0")
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
    m = x.shape[1]
    r = np.full((m, m), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        if not np.isnan(x).any():
            if len(x) > 1:
                r = np.atleast_2d(np.corrcoef(x, rowvar=False))
        else:
            for i in range(m):
                for j in range(i, m):
                    both = ~np.isnan(x[:, i]) & ~np.isnan(x[:, j])
                    if both.sum() > 1:
                        r[i, j] = r[j, i] = np.corrcoef(x[both, i], x[both, j])[0, 1]
    spread = np.array([_varies(column) for column in x.T], dtype=bool)
    r[~spread, :] = np.nan
    r[:, ~spread] = np.nan
    r = np.clip(r, -1.0, 1.0)
    np.fill_diagonal(r, np.where(spread, 1.0, np.nan))
    return r


def _varies(column: Floats) -> bool:
    there = column[~np.isnan(column)]
    return bool(there.size > 1 and there.max() - there.min() > 1e-12 * np.abs(there).max())


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
            f"has {len(rows)} areas with all its indicators, too few for principal components (at least 3)"
        )
    r = correlation(rows)
    if np.isnan(r).any():
        raise InputError("has an indicator that is the same in every area, which has no principal components")
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
    def against(self) -> NDArray[np.bool_]:
        """Which indicators run against the largest one, shape (m,): their squares do not show it."""
        negative: NDArray[np.bool_] = self.loadings < -1e-9
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
