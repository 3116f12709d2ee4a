"""How far two orders of the same areas agree: rank correlation, overlap of worst classes, and a test against a simpler measure.

Intervals treat areas as independent of each other. Neighbours are alike, so that they are too narrow: whoever prints them says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..arrays import Floats
from ..composite.weights import correlation
from ..intervals import wilson
from ..ranking import Ties, tied_ranks

_Z = 1.959964  # of 95 %
_FEWEST = 4  # of which an interval can be made


@dataclass(frozen=True)
class Overlap:
    """Areas in the worst class of both of two orders.

    Attributes
    ----------
    same, worst : int
        In both; in the larger of the two worst classes, which differ where areas tie.
    chance : float
        How many would be in both by chance.
    low, high : float
        Wilson's 95 % interval of `same` of `worst`, as a share.
    by_chance : float
        Share of `worst` that chance gives.
    """

    same: int
    worst: int
    chance: float
    low: float
    high: float

    @property
    def by_chance(self) -> float:
        """Return the share of the worst class that would be the same by chance: a fifth, but for ties."""
        return self.chance / self.worst


def rank_correlation(a: Floats, b: Floats) -> float:
    """Return Spearman's rank correlation of two arrays without missing values; NaN where one does not vary.

    Values that agree to about 12 digits are tied and share the average of their places.
    """
    pair = np.column_stack([tied_ranks(a, Ties.AVERAGE), tied_ranks(b, Ties.AVERAGE)])
    found = float(correlation(pair)[0, 1])
    return found if math.isnan(found) else min(max(found, -1.0), 1.0)


def correlation_interval(rho: float, areas: int) -> tuple[float, float]:
    """Return the 95 % interval of a rank correlation; NaN for fewer than four areas.

    Notes
    -----
    tanh(atanh rho +- 1.959964 sqrt((1 + rho^2 / 2) / (n - 3))): Bonett, D. G. and Wright, T. A. (2000), Psychometrika 65, 23-28.
    """
    if math.isnan(rho) or areas < _FEWEST:
        return math.nan, math.nan
    if abs(rho) >= 1.0:
        return rho, rho
    half = _Z * math.sqrt((1.0 + rho * rho / 2.0) / (areas - 3))
    return math.tanh(math.atanh(rho) - half), math.tanh(math.atanh(rho) + half)


def overlap(a: Floats, b: Floats, classes: int = 5) -> Overlap:
    """Return how many areas are in the worst class of both, high values being the worse ones.

    Parameters
    ----------
    a, b : ndarray of float, shape (n,)
        Without missing values.
    classes : int
        The worst class is that of the areas with ceil(classes r / n) = 1; tied areas share their smallest rank r.
    """
    worst = [ranking.quantile(ranking.rank(values), classes) == 1 for values in (a, b)]
    sizes = [int(one.sum()) for one in worst]
    same, larger = int((worst[0] & worst[1]).sum()), max(sizes)
    if not larger:  # fewer areas than classes
        return Overlap(0, 0, 0.0, math.nan, math.nan)
    low, high = wilson(np.array([float(same)]), np.array([float(larger)]))
    return Overlap(same, larger, sizes[0] * sizes[1] / len(a), float(low[0]), float(high[0]))


def meng_z(index: Floats, benchmark: Floats, yardstick: Floats) -> float:
    """Return Meng's z of two dependent rank correlations: above 0 where the index follows the yardstick more closely.

    Parameters
    ----------
    index, benchmark, yardstick : ndarray of float, shape (n,)
        Of the same areas, without missing values, high values being the worse ones.

    Returns
    -------
    float
        0 where index and benchmark have the same order; NaN where nothing can be tested: fewer than four areas, one of the
        three the same everywhere, or the yardstick in the order of one of the others.

    Notes
    -----
    Meng, X.-L., Rosenthal, R. and Rubin, D. B. (1992), Psychological Bulletin 111, 172-175:
    z = (atanh r1 - atanh r2) sqrt((n - 3) / (2 (1 - rx) h)), h = (1 - f r) / (1 - r), f = min((1 - rx) / (2 (1 - r)), 1),
    r the mean of r1^2 and r2^2.
    """
    n = len(index)
    first, second = rank_correlation(index, yardstick), rank_correlation(benchmark, yardstick)
    between = rank_correlation(index, benchmark)
    if n < _FEWEST or math.isnan(first) or math.isnan(second) or max(abs(first), abs(second)) >= 1.0 - ranking.TIE:
        return math.nan
    if between >= 1.0 - ranking.TIE:
        return 0.0
    mean = (first * first + second * second) / 2.0
    f = min((1.0 - between) / (2.0 * (1.0 - mean)), 1.0)
    h = (1.0 - f * mean) / (1.0 - mean)
    return (math.atanh(first) - math.atanh(second)) * math.sqrt((n - 3) / (2.0 * (1.0 - between) * h))
