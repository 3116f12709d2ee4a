"""Sampling error of rates: what an area's rate may be, given its count and how rates spread over the areas (METHODS §5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Ints

_SAME = 1e12  # a + b where rates do not differ: no count outweighs it, and chance alone orders the areas
_LARGEST = 1_000_000  # more people than this say no more of the spread
_STEP = np.log(10.0) / 3.0
_GRID = np.arange(-np.log(_SAME), np.log(1e3), _STEP)  # of ln t; 1e3 is where every area has all or none
_HALVINGS = 50


@dataclass(frozen=True)
class Prior:
    """How the rates of the areas of a run are spread: Beta(a, b). `spread` says whether they differ beyond chance."""

    a: float
    b: float
    spread: bool

    @property
    def mean(self) -> float:
        """The middle of the spread; the pooled rate where there is none."""
        return self.a / (self.a + self.b)

    @property
    def sd(self) -> float:
        """The standard deviation of the areas' true rates."""
        return float(np.sqrt(self.mean * (1.0 - self.mean) / (self.a + self.b + 1.0)))

    def draw(self, count: Floats, whole: Floats, generator: np.random.RandomState) -> Floats:
        """Return a rate for each area, shape (n,), from Beta(a + x, b + n - x)."""
        if not self.a > 0 or not self.b > 0:  # nobody, or everybody
            return np.full(count.shape, self.mean)
        rates: Floats = generator.beta(self.a + count, self.b + whole - count)
        return rates


def fitted(count: Floats, whole: Floats) -> Prior:
    """Fit a Beta distribution to the rates of areas by maximum beta-binomial likelihood (empirical Bayes).

    Parameters
    ----------
    count, whole : ndarray of float, shape (n,)
        x of n people in each area, without missing values; 0 <= x <= n, n > 0, at least one area.

    Returns
    -------
    Prior
        Without spread where the likelihood is highest when all areas have the pooled rate, as it is for a single area.

    Notes
    -----
    With mean m and t = 1 / (a + b) the log likelihood is the sum over areas of sum_{i<x} ln(m + i t) +
    sum_{i<n-x} ln(1 - m + i t) - sum_{i<n} ln(1 + i t). Unlike the gamma functions that it is usually written with, these
    terms lose nothing as t goes to 0, where they are the binomial's. It is concave in m, but may have two tops in t where an
    area is much larger than the others: t = 0 and a grid are tried, then the slope beside the best t is halved down to 0.

    References
    ----------
    Griffiths (1973), Maximum likelihood estimation for the beta-binomial distribution, Biometrics 29.
    """
    pooled = float(count.sum() / whole.sum())
    none = Prior(_SAME * pooled, _SAME * (1.0 - pooled), False)
    shrink = np.minimum(1.0, _LARGEST / whole)
    n = np.rint(whole * shrink).astype(np.int64)
    x = np.minimum(np.rint(count * shrink).astype(np.int64), n)
    hits, misses, trials = _above(x), _above(n - x), _above(n)
    if not hits.size or not misses.size:
        return none

    def likelihood(mean: float, t: float) -> float:
        return _logs(hits, mean, t) + _logs(misses, 1.0 - mean, t) - _logs(trials, 1.0, t)

    def slope(mean: float, t: float) -> float:
        return _slope(hits, mean, t) + _slope(misses, 1.0 - mean, t) - _slope(trials, 1.0, t)

    mean = float(hits.sum() / trials.sum())
    tried = [(likelihood(mean, 0.0), mean, -np.inf)]
    for log_t in _GRID:
        mean = _best_mean(hits, misses, float(np.exp(log_t)), mean)
        tried.append((likelihood(mean, float(np.exp(log_t))), mean, float(log_t)))
    best, mean, log_t = max(tried)
    if not best > tried[0][0] + 1e-6:
        return none
    low, high = log_t - _STEP, log_t + _STEP
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        mean = _best_mean(hits, misses, float(np.exp(middle)), mean)
        low, high = (middle, high) if slope(mean, float(np.exp(middle))) > 0 else (low, middle)
    concentration = float(np.exp(-low))
    return Prior(concentration * mean, concentration * (1.0 - mean), True)


def _above(numbers: Ints) -> Floats:
    """Return, for i = 0, 1, ..., how many of `numbers` are larger than i."""
    above: Floats = np.cumsum(np.bincount(numbers)[:0:-1])[::-1].astype(np.float64)
    return above


def _logs(above: Floats, first: float, t: float) -> float:
    """Return sum_i above_i ln(first + i t)."""
    return float((above * np.log(first + t * np.arange(above.size))).sum())


def _slope(above: Floats, first: float, t: float) -> float:
    """Return the derivative of `_logs` by t."""
    i = np.arange(above.size)
    return float((above * i / (first + i * t)).sum())


def _best_mean(hits: Floats, misses: Floats, t: float, mean: float) -> float:
    """Return the most likely mean for t, by Newton's method kept within a bracket."""
    low, high = 0.0, 1.0
    up, down = t * np.arange(hits.size), t * np.arange(misses.size)
    for _ in range(_HALVINGS):
        above, below = hits / (mean + up), misses / (1.0 - mean + down)
        rise = float(above.sum() - below.sum())
        low, high = (mean, high) if rise > 0 else (low, mean)
        bend = float((above / (mean + up)).sum() + (below / (1.0 - mean + down)).sum())
        found = mean + rise / bend
        if not low < found < high:
            found = 0.5 * (low + high)
        if abs(found - mean) <= 1e-14:
            break
        mean = found
    return mean
