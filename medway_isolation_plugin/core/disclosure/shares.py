"""Shares of persons for a map: made again of protected counts, so that they tell no more than these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..arrays import Bools, Floats
from ..ranking import QuantileRule
from .protect import Protected, protect
from .rules import DisclosureRule


@dataclass(frozen=True)
class PersonShare:
    """Counts of persons and those whom they are counted against, shapes (n,), and how their share is sorted into classes."""

    numerator: Floats
    denominator: Floats
    classes: int
    rule: QuantileRule = QuantileRule.ENGLAND


@dataclass(frozen=True)
class ProtectedShare:
    """Per cent, rank and class of each area, 1 = worst, NaN where hidden or missing; and where it is hidden."""

    values: Floats
    ranks: Floats
    classes: Floats
    hidden: Bools


def protected_shares(
    shares: Mapping[str, PersonShare], rule: DisclosureRule
) -> tuple[dict[str, ProtectedShare], Protected]:
    """Return shares as they may be shown, and the protected counts that they are made of.

    Ranks and classes are among the areas that are shown: the place of an area in an order of true shares would bound its count.

    Raises
    ------
    InputError
        Counts that are negative.
    """
    # Counts that were converted to other areas are not whole.
    found = protect({name: np.rint(share.numerator) for name, share in shares.items()}, rule)
    made = {}
    for name, share in shares.items():
        with np.errstate(divide="ignore", invalid="ignore"):
            values = 100.0 * found.rows.counts[name] / share.denominator
        values = np.where(np.isfinite(values), values, np.nan)
        ranks = ranking.rank(values)
        made[name] = ProtectedShare(
            values, ranks, ranking.quantile(ranks, share.classes, share.rule), found.rows.hidden[name]
        )
    return made, found
