"""Rates by type of household: a segmentation index of one variable, each end of the rate by itself (METHODS §2, §8)."""

from __future__ import annotations

import numpy as np

from .. import segmentation
from ..ages import Ages
from ..arrays import Floats
from ..bands import P65
from ..faults import InputError
from ..segments import Form, Households, TypeTable
from ..words import QT_TRANSLATE_NOOP
from . import spreading, whom
from .published import PublishedRate

_ENDS = ("low", "central", "high")


def types(rate: PublishedRate, people: Ages) -> TypeTable:
    """Return the types of a rate as a table whose variables are low end, centre and high end, in percent.

    Raises
    ------
    InputError
        When the rate is not by type, or is of other people.
    """
    rows = [row for row in rate.rows if row.type and whom.is_of(row.of, people)]
    if not rate.by_type:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate '{id}' is not given by type of household: its table needs a row for each, named in the column 'household_type'.",
            ),
            id=rate.id,
        )
    if not rows:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate '{id}' is of people {own}, the residents are {people}. Choose a rate of the same people.",
            ),
            id=rate.id,
            own=whom.told(rate.ages()),
            people=whom.told(people),
        )
    names = np.array([row.type for row in rows], dtype=object)
    ends = np.array([row.rate.ends() for row in rows])
    return TypeTable(names, dict(zip(_ENDS, ends.T)), {}, Form.PERCENT, relative=False)


def rates(households: Households, of: TypeTable) -> Floats:
    """Return each area's rates in percent, shape (3, n): r_a = sum_t h_at r_t / sum_t h_at; NaN where too many types are unknown."""
    usable = segmentation.usable(households)
    area, of_type, count = segmentation.counts(households, of, P65)
    n = len(households.codes)
    made = [spreading.mean_of_types(area, of_type, count, of.propensities[end], n) for end in _ENDS]
    return np.where(usable, np.array(made), np.nan)
