"""Counts and scores moved along the overlaps of areas: divided by weights of the new areas, and added up (METHODS §7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Floats
from .faults import InputError, listed
from .overlaps import Overlaps
from .words import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Moved:
    """A count on the new areas: `values` (n,), NaN where one behind it is missing; `before` and `after` are its totals.

    `even` (n,) marks parts of areas that were divided evenly, because all their weights are 0.
    """

    values: Floats
    even: Bools
    before: float
    after: float


def shares(found: Overlaps, weights: Floats | None, what: str) -> tuple[Floats, Bools]:
    """Return which share of its old area goes to each pair's new one, shape (p,), and where the old area is divided evenly.

    Parameters
    ----------
    weights : ndarray of float, shape (n,), optional
        Of the new areas; NaN where there is none.
    what : str
        What is divided, for messages.

    Raises
    ------
    InputError
        When an area was split and there are no weights, or they lack a part.
    """
    many = found.parts > 1
    share = np.ones(len(found.source))
    even = np.zeros(len(found.source), dtype=bool)
    if not many.any():
        return share, even
    if weights is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} areas lie in more than one new area, and nothing says how '{field}' is divided between these. Give a table "
                "with the same count on the new areas (WEIGHT_TABLE).",
            ),
            one="{n} area lies in more than one new area, and nothing says how '{field}' is divided between these. Give a table "
            "with the same count on the new areas (WEIGHT_TABLE).",
            n=len(np.unique(found.source[many])),
            field=what,
        )
    weight = weights[found.target]
    absent = many & np.isnan(weight)
    if absent.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The weights for '{field}' lack {n} new areas that hold a part of an old one: {codes}. Use a table with every area.",
            ),
            one="The weights for '{field}' lack {n} new area that holds a part of an old one: {codes}. Use a table with every area.",
            field=what,
            n=len(set(found.target[absent])),
            codes=listed(found.codes[np.unique(found.target[absent])]),
        )
    total = np.bincount(found.source, weights=np.where(many, weight, 1.0), minlength=len(found.unmatched))[found.source]
    even = many & (total == 0)
    share[many] = np.divide(weight, total, out=1.0 / found.parts, where=total > 0)[many]
    return share, even


def move_count(found: Overlaps, counts: Floats, weights: Floats | None, whole: bool, what: str) -> Moved:
    """Move a count to the new areas.

    Parameters
    ----------
    counts : ndarray of float, shape (m,)
        NaN where missing.
    weights : ndarray of float, shape (n,), optional
        Of the new areas, as in `shares`.
    whole : bool
        Give whole numbers: an area's count is divided by largest remainders, so that its parts add up to it.
    what : str
        The count's field, for messages.

    Raises
    ------
    InputError
        As `shares` does; and when counts to be kept whole are not whole.

    Notes
    -----
    METHODS §7. x_t = sum over the old areas s of x_s w_t / (sum of w over the new areas in which s lies).
    """
    share, even = shares(found, weights, what)
    if whole and (counts[~np.isnan(counts)] % 1 != 0).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "'{field}' has values that are not whole. Do not ask for whole numbers (WHOLE), or leave it out.",
            ),
            field=what,
        )
    part = counts[found.source] * share
    if whole:
        part = _whole(part, found)
    n = len(found.codes)
    values = np.bincount(found.target, weights=part, minlength=n).astype(np.float64)  # NaN stays NaN
    values[~found.complete] = np.nan
    return Moved(
        values,
        np.bincount(found.target, weights=even, minlength=n) > 0,
        float(np.nansum(counts)),
        float(np.nansum(values)),
    )


def _whole(part: Floats, found: Overlaps) -> Floats:
    """Round the parts of each old area to whole numbers of the same sum: the largest remainders go up."""
    down = np.floor(part + 1e-9)
    remainder = part - down
    total = np.bincount(found.source, weights=np.nan_to_num(remainder), minlength=len(found.unmatched))
    order = np.lexsort((found.target, -remainder, found.source))
    first = np.searchsorted(found.source[order], found.source[order])
    place = np.empty(len(part), dtype=np.int64)
    place[order] = np.arange(len(part)) - first
    return np.asarray(down + (place < np.round(total)[found.source]), dtype=np.float64)


def move_score(found: Overlaps, scores: Floats, weights: Floats | None, what: str, share: Floats) -> Floats:
    """Move a score: a part takes its old area's, a merged area the mean of those behind it, weighted by their people.

    Parameters
    ----------
    scores : ndarray of float, shape (m,)
    weights : ndarray of float, shape (m,), optional
        People or households of the old areas.
    share : ndarray of float, shape (p,)
        Which part of each old area lies in the new one (see `shares`).

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where a score or its weight is missing: half a mean is a guess.

    Raises
    ------
    InputError
        When areas were merged and there are no weights.
    """
    n = len(found.codes)
    several = found.sources > 1
    if weights is None and several.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} new areas are made of several old ones, and nothing says how the scores '{field}' are weighted. Choose the field "
                "with the residents or households of the old areas (SCORE_WEIGHT_FIELD).",
            ),
            one="{n} new area is made of several old ones, and nothing says how the scores '{field}' are weighted. Choose the field "
            "with the residents or households of the old areas (SCORE_WEIGHT_FIELD).",
            n=int(several.sum()),
            field=what,
        )
    people = np.ones(len(scores)) if weights is None else weights
    weight = np.where(several[found.target], people[found.source] * share, 1.0)
    total = np.bincount(found.target, weights=weight, minlength=n)
    sums = np.bincount(found.target, weights=weight * scores[found.source], minlength=n)
    moved = np.divide(sums, total, out=np.full(n, np.nan), where=total > 0)
    moved[~found.complete] = np.nan
    return moved
