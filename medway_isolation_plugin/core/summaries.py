"""What a figure's areas hold together: how many have a value, the range of values in each class, the share of all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .arrays import Floats


@dataclass(frozen=True)
class ClassRange:
    """The lowest and the highest value of the areas in a class, and how many areas have one."""

    areas: int
    low: float
    high: float


def class_ranges(classes: Floats, values: Floats) -> dict[int, ClassRange]:
    """Return what each class holds.

    Parameters
    ----------
    classes, values : ndarray of float, shape (n,)
        NaN is missing.

    Returns
    -------
    dict of int to ClassRange
        By class, those without a value left out.
    """
    known = ~np.isnan(classes) & ~np.isnan(values)
    found = {}
    for number in np.unique(classes[known]).tolist():
        own = values[known & (classes == number)]
        found[int(number)] = ClassRange(int(own.size), float(own.min()), float(own.max()))
    return found


def decimals(ranges: dict[int, ClassRange]) -> int:
    """Return how many decimals say ranges: three figures of the largest, and up to two more where neighbours would look alike."""
    ends = sorted({end for one in ranges.values() for end in (one.low, one.high)})
    largest = max((abs(end) for end in ends), default=0.0)
    if not largest or all(end.is_integer() for end in ends):
        return 0
    least = max(0, 2 - math.floor(math.log10(largest)))
    bounds = sorted((one.low, one.high) for one in ranges.values())
    pairs = [(high, low) for (_, high), (low, _) in zip(bounds, bounds[1:]) if high < low]
    for more in range(least, least + 2):
        if all(f"{high:.{more}f}" != f"{low:.{more}f}" for high, low in pairs):
            return more
    return least + 2


def share(numerators: Floats, denominators: Floats) -> float:
    """Return the share of all areas together in per cent, from summed counts; NaN where nobody is counted.

    An area whose shares are averaged counts as much as one ten times its size; one whose people are counted does not.

    Parameters
    ----------
    numerators, denominators : ndarray of float, shape (n,)
        Areas that lack one of them are left out.
    """
    known = ~np.isnan(numerators) & ~np.isnan(denominators)
    people = float(denominators[known].sum())
    return 100 * float(numerators[known].sum()) / people if people > 0 else math.nan
