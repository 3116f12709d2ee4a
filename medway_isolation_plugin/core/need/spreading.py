"""How expected people are put on areas: by age, by type of household, in proportion to an index with the total kept."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..arrays import Bools, Floats, Ints
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from .published import RateSpread


def scaled_to(counts: Floats, total: float) -> tuple[Floats, float]:
    """Return counts in proportion, adding up to `total` where one is given (NaN: none), and what they added up to before.

    Parameters
    ----------
    counts : ndarray of float, shape (g, n)
        Residents by group and area; areas with a missing group do not count.

    Raises
    ------
    InputError
        When there is nobody to scale.
    """
    known = ~np.isnan(counts).any(axis=0)
    own = math.fsum(counts[:, known].ravel())
    if math.isnan(total):
        return counts, own
    if own <= 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The areas have no residents of their own that could be scaled to the total of {total} (TOTAL). Check the field of people.",
            ),
            total=f"{total:,.0f}",
        )
    return counts * (total / own), own


def by_group(counts: Floats, rates: Sequence[RateSpread]) -> Floats:
    """Return expected people, shape (3, n): low, central, high; NaN where a group's source gives no such end.

    Parameters
    ----------
    counts : ndarray of float, shape (g, n)
    rates : sequence of RateSpread, g of them
        In percent.
    """
    ends = np.array([rate.ends() for rate in rates])
    # Not as a product of matrices: NaN times 0 people is still not known.
    made: Floats = (counts[np.newaxis] * ends.T[:, :, np.newaxis]).sum(axis=1) / 100.0
    return made


def overall(people: Floats, residents: Floats) -> RateSpread:
    """Return the rate of all areas together, where it differs between them: of people, shape (3, n), among residents, shape (n,)."""
    known = ~np.isnan(people)
    bases = [float(residents[there].sum()) for there in known]
    return RateSpread(*(100.0 * total(end) / base if base > 0 else math.nan for end, base in zip(people, bases)))


def total(values: Floats) -> float:
    """Return the sum of what is known; NaN where nothing is."""
    known = values[~np.isnan(values)]
    return math.fsum(known) if known.size else math.nan


def mean_of_types(area: Ints, of_type: Ints, count: Floats, rates: Floats, areas: int) -> Floats:
    """Return each area's rate, the mean of its households' types, shape (areas,); NaN without households or with an unknown rate.

    Parameters
    ----------
    area, of_type : ndarray of int, shape (m,)
    count : ndarray of float, shape (m,)
        Households h_at.
    rates : ndarray of float, shape (t,)
        r_t.
    """
    base = np.bincount(area, weights=count, minlength=areas)
    total = np.bincount(area, weights=count * rates[of_type], minlength=areas)
    return np.divide(total, base, out=np.full(areas, np.nan), where=base > 0)


def in_proportion(people: Floats, index: Floats, rate: float) -> tuple[Floats, Bools]:
    """Return each area's rate in proportion to an index, with the number of expected people kept.

    Parameters
    ----------
    people : ndarray of float, shape (n,)
        Residents; NaN where missing.
    index : ndarray of float, shape (n,)
        0 or more, high = worse; NaN where missing.
    rate : float
        Of all areas together, 0 to 1; NaN gives NaN.

    Returns
    -------
    rates : ndarray of float, shape (n,)
        min(1, f v_a), with the one f for which the expected people of all areas are as many as `rate` gives; NaN where people or index
        are missing.
    capped : ndarray of bool, shape (n,)
        Where it was cut at 1, so that others got the excess.

    Raises
    ------
    InputError
        When too few people live where the index is above 0 to hold them all.

    Notes
    -----
    METHODS §8. Areas with the largest index are cut first; f is found exactly from the sums over the others, without iteration.
    """
    made, capped = np.full(people.shape, np.nan), np.zeros(people.shape, dtype=bool)
    there = ~np.isnan(people) & ~np.isnan(index)
    if math.isnan(rate) or not there.any():
        return made, capped
    n, v = people[there], index[there]
    target = rate * n.sum()
    if target > n[v > 0].sum() * (1 + 1e-12):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Only {people} people live where the index is above 0, fewer than the {expected} that the rate gives: it cannot be spread "
                "by this index. Choose another index, or the same rate everywhere.",
            ),
            people=f"{n[v > 0].sum():,.0f}",
            expected=f"{target:,.0f}",
        )
    if target == 0:
        made[there] = 0.0
        return made, capped
    order = np.argsort(-v, kind="stable")
    n, v = n[order], v[order]
    cut = np.concatenate(
        [[0.0], np.cumsum(n)[:-1]]
    )  # people of the areas that are cut, if this area is the first that is not
    left = np.cumsum((n * v)[::-1])[::-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(left > 0, (target - cut) / left, np.inf)
        fits = np.flatnonzero(factor * v <= 1.0)
    first = int(fits[0]) if fits.size else len(v)
    rates = np.ones(len(v))
    if first < len(v):
        rates[first:] = np.maximum(factor[first], 0.0) * v[first:]
    rates[v == 0] = 0.0
    back = np.empty(len(v))
    back[order] = rates
    made[there] = back
    flags = np.zeros(len(v), dtype=bool)
    flags[order[:first]] = v[:first] > 0
    capped[there] = flags
    return made, capped
