"""Moran's I of a whole map and of each area, with chance taken from shuffled values."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from .arrays import Bools, Floats, Ints

_EQUAL = 1e-12  # of the size of what is added up: sums closer than that are equal


@dataclass(frozen=True)
class Links:
    """Which areas are neighbours: area `first` (row) has the neighbour `second`, arrays of shape (links,), of `areas` areas.

    Contiguity has each pair both ways; the k nearest need not. Weights are row-standardised: 1 / neighbours of the area.
    """

    first: Ints
    second: Ints
    areas: int

    @property
    def degree(self) -> Ints:
        """Return how many neighbours each area has, shape (areas,)."""
        found: Ints = np.bincount(self.first, minlength=self.areas)
        return found

    def among(self, there: Bools) -> Links:
        """Return the links between the areas that are `there`, which are numbered anew."""
        number = np.cumsum(there) - 1
        both = there[self.first] & there[self.second]
        return Links(number[self.first[both]], number[self.second[both]], int(there.sum()))

    def mean(self, values: Floats) -> Floats:
        """Return the mean of each area's neighbours, NaN where there are none, shape (areas,)."""
        total = np.bincount(self.first, values[self.second], self.areas)
        degree = self.degree
        found: Floats = np.where(degree > 0, total, np.nan) / np.maximum(degree, 1)
        return found


@dataclass(frozen=True)
class Moran:
    """Moran's I of a map: the statistic, and what it is expected to be and how it varies where values fall anywhere."""

    value: float
    expectation: float
    variance: float

    @property
    def deviate(self) -> float:
        """Return by how many standard deviations it differs from what is expected."""
        return float((self.value - self.expectation) / np.sqrt(self.variance))

    @property
    def p(self) -> float:
        """Return its two-sided probability by the normal distribution."""
        return 2.0 * NormalDist().cdf(-abs(self.deviate))


def statistic(x: Floats, links: Links) -> float:
    """Return Moran's I of values, shape (n,), of which each has a neighbour and not all are equal."""
    z = x - x.mean()
    return float((z * links.mean(z)).sum() / (z * z).sum())


def moran(x: Floats, links: Links) -> Moran:
    """Return Moran's I with its moments under randomisation.

    Parameters
    ----------
    x : ndarray of float, shape (n,)
        Without missing values, not all equal; n >= 4.
    links : Links
        Each area has a neighbour.

    Notes
    -----
    I = (n / S0) z'Wz / z'z with row-standardised W, so that S0 = n. E = -1 / (n - 1); the variance is that of Cliff and Ord
    (1981), Spatial Processes, 21, under randomisation, as in spdep's `moran.test`.
    """
    n = x.size
    z = x - x.mean()
    weight = 1.0 / links.degree[links.first]
    pair, back = links.first * n + links.second, links.second * n + links.first
    order = np.argsort(pair)
    place = np.minimum(np.searchsorted(pair[order], back), pair.size - 1)
    there = pair[order][place] == back
    reverse = np.where(there, weight[order][place], 0.0)
    # A link of which there is no other way counts twice: (w + 0)^2 for both ordered pairs.
    s1 = 0.5 * float(((weight + reverse) ** 2 * np.where(there, 1.0, 2.0)).sum())
    columns = np.bincount(links.second, weight, n)
    s2 = float(((1.0 + columns) ** 2).sum())
    s0 = float(n)
    kurtosis = n * float((z**4).sum()) / float((z * z).sum()) ** 2
    expectation = -1.0 / (n - 1.0)
    first = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0)
    second = kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0)
    square = (first - second) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0)
    return Moran(statistic(x, links), expectation, square - expectation**2)


@dataclass(frozen=True)
class Local:
    """Local Moran's I of each area, arrays of shape (n,): the statistic, its standard deviate, its probability by draws."""

    value: Floats
    deviate: Floats
    p: Floats


def local_moran(x: Floats, links: Links, drawn: Ints) -> Local:
    """Return local Moran's I.

    Parameters
    ----------
    x, links
        As for `moran`.
    drawn : ndarray of int, shape (draws, largest number of neighbours + 1)
        From `draws`.

    Notes
    -----
    I_i = z_i (mean of the neighbours' z) / m2, m2 = z'z / n: Anselin (1995), Geographical Analysis 27. Deviates: moments
    under conditional randomisation, Sokal, Oden and Thomson (1998), Geographical Analysis 30, as in spdep's `localmoran`.
    """
    n = x.size
    z = x - x.mean()
    m2 = float((z * z).mean())
    value = z * links.mean(z) / m2
    expectation = -z * z / ((n - 1.0) * m2)
    spread = 1.0 / links.degree - 1.0 / (n - 1.0)  # sum of squared weights, less the squared sum's part
    variance = (z / m2) ** 2 * (n / (n - 2.0)) * spread * (m2 - z * z / (n - 1.0))
    with np.errstate(invalid="ignore", divide="ignore"):
        deviate = np.where(variance > 0, (value - expectation) / np.sqrt(variance), np.nan)
    return Local(value, deviate, probabilities(z, links, drawn))


def draws(n: int, most: int, times: int, seed: int) -> Ints:
    """Draw `most` + 1 different areas (fewer where there are no more) of n, `times` times, the same for the same seed.

    One more than the most neighbours, for the draws that meet the area itself.
    """
    generator = np.random.RandomState(seed)
    found = np.empty((times, min(most + 1, n)), dtype=np.int64)
    for column in range(found.shape[1]):
        place = generator.randint(0, n - column, times)
        for earlier in np.sort(found[:, :column], axis=1).T:
            place = place + (place >= earlier)
        found[:, column] = place
    return found


def probabilities(z: Floats, links: Links, drawn: Ints) -> Floats:
    """Return how often other areas' values, put around each area, differ as far from chance as its neighbours', two-sided.

    Parameters
    ----------
    z : ndarray of float, shape (n,)
        Less their mean.
    links, drawn
        As for `local_moran`.

    Returns
    -------
    ndarray of float, shape (n,)
        Twice the smaller of (draws with at least, at most, the neighbours' sum + 1) / (draws + 1), at most 1.

    Notes
    -----
    All areas share the draws: k values of all n, and the next one instead of the area's own where that was drawn, which is
    a draw of k from the n - 1 others. Only then is a sum looked at singly; the others are counted in one sorted column.
    """
    times, n = len(drawn), z.size
    degree = links.degree
    sums = np.cumsum(z[drawn], axis=1)
    observed = np.bincount(links.first, z[links.second], n)
    near = _EQUAL * float(np.abs(z).sum())
    above, below = np.zeros(n), np.zeros(n)
    for k in np.unique(degree):
        rows = np.flatnonzero(degree == k)
        column = np.sort(sums[:, k - 1])
        above[rows] = times - np.searchsorted(column, observed[rows] - near, "left")
        below[rows] = np.searchsorted(column, observed[rows] + near, "right")
        draw, place = np.nonzero(degree[drawn[:, :k]] == k)
        area = drawn[draw, place]
        old, new = sums[draw, k - 1], sums[draw, k] - z[area]
        above += np.bincount(area, _reaches(new, observed[area], near) - _reaches(old, observed[area], near), n)
        below += np.bincount(area, _reaches(-new, -observed[area], near) - _reaches(-old, -observed[area], near), n)
    return np.minimum(1.0, 2.0 * (np.minimum(above, below) + 1.0) / (times + 1.0))


def _reaches(sums: Floats, limit: Floats, near: float) -> Floats:
    reached: Floats = (sums >= limit - near).astype(np.float64)
    return reached


def false_discovery(p: Floats) -> Floats:
    """Return probabilities adjusted so that at most that share of the areas called significant are so by chance.

    Parameters
    ----------
    p : ndarray of float, shape (n,)

    References
    ----------
    Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57, 289-300.
    """
    order = np.argsort(p, kind="stable")[::-1]
    n = p.size
    raised = np.minimum.accumulate(p[order] * n / np.arange(n, 0, -1))
    adjusted = np.empty(n)
    adjusted[order] = np.minimum(raised, 1.0)
    return adjusted


def sides(x: Floats, links: Links) -> tuple[Bools, Bools]:
    """Return whether each value, and the mean of its neighbours, lie above the mean of their kind, as in spdep's `hotspot`."""
    around = links.mean(x)
    return x > x.mean(), around > around.mean()
