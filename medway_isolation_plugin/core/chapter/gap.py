"""The gap between the most and the least deprived fifth: the ratio of their rates, and the slope index of inequality."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..areas import AreaTable
from ..inequality import SHARES, Inequality, inequality
from ..intervals import deviate

FIFTHS = 5


@dataclass(frozen=True)
class Gap:
    """What was found; rates are percentages.

    Attributes
    ----------
    most, least : float
        Rates of the most and the least deprived fifth of areas.
    ratio : tuple of float
        `most / least` with its lower and upper limit; NaN where one of the two has nobody counted.
    found : Inequality
        The slope index and the five groups.
    """

    most: float
    least: float
    ratio: tuple[float, float, float]
    found: Inequality


def rate_ratio(
    first: tuple[float, float], second: tuple[float, float], confidence: float
) -> tuple[float, float, float]:
    """Return the ratio of two proportions with its limits.

    Parameters
    ----------
    first, second : tuple of float
        Count and base.
    confidence : float

    Returns
    -------
    tuple of float
        Ratio, lower and upper limit; NaN where a count is 0.

    Notes
    -----
    Normal on the logarithm of the ratio: variance 1/x1 - 1/n1 + 1/x2 - 1/n2 (Katz and others, Biometrics 34, 1978).
    """
    (x1, n1), (x2, n2) = first, second
    if not (x1 > 0 and x2 > 0):
        return math.nan, math.nan, math.nan
    ratio = (x1 / n1) / (x2 / n2)
    wide = deviate(confidence) * math.sqrt(max(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2, 0.0))
    return ratio, ratio * math.exp(-wide), ratio * math.exp(wide)


def gap(areas: AreaTable, lowest_is_worst: bool) -> Gap:
    """Return the gap in a share between fifths of areas by deprivation.

    Parameters
    ----------
    areas : AreaTable
        Measures `COUNT`, `BASE` and `DEPRIVATION`, as `inequality.inequality` takes them.
    lowest_is_worst : bool

    Raises
    ------
    InputError
        As `inequality.inequality` does: fewer areas than fifths, or ties that leave fewer than three groups.
    """
    found = inequality(areas, lowest_is_worst, FIFTHS)
    ends = [(float(found.count[at]), float(found.base[at])) for at in (0, -1)]
    return Gap(
        float(found.rate[0]), float(found.rate[-1]), rate_ratio(ends[0], ends[1], SHARES.confidence), found
    )  # fmt: skip
