"""Persons or households: two census tables have the same headings, and what their total counts is told by the numbers alone.

QS112 counts persons in households by household composition, QS113 and KS105 count households. A wrong choice halves every share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ..arrays import Floats
from ..source_shapes import CountedUnit
from ..words import QT_TRANSLATE_NOOP, Phrase

# England and Wales 2011: one-person units are 0.302 of households and 0.126 of persons; by authority at least 0.224 of
# households and, the City of London apart, at most 0.218 of persons.
MOST_OF_PERSONS, LEAST_OF_HOUSEHOLDS, FEWEST_AREAS = 0.15, 0.25, 100
# Households or persons to each resident of the same areas.
HOUSEHOLDS_PER_RESIDENT, PERSONS_PER_RESIDENT = 0.7, 0.8
_UNITS = re.compile(r"\bunits\W+(households|persons)\b")
_POPULATION = re.compile(r"\bpopulation\W+all (household|usual resident)")


def from_words(preamble: Sequence[str]) -> CountedUnit | None:
    """Return what is counted where the lines above the table say it, as the query tool of Nomis does, else None."""
    text = " ".join(preamble).casefold()
    for pattern in (_UNITS, _POPULATION):
        if said := pattern.search(text):
            return CountedUnit.HOUSEHOLDS if said[1].startswith("household") else CountedUnit.PERSONS
    return None


def from_values(total: Floats, alone: Floats, residents: Floats | None = None) -> tuple[CountedUnit | None, str]:
    """Return what a table's total counts, None where the numbers leave it open, and in words by what it was decided.

    Parameters
    ----------
    total, alone : ndarray of float, shape (m,)
        The total and the one-person units of each area of the file.
    residents : ndarray of float, shape (m,), optional
        Residents of the same areas, NaN where they are not known.
    """
    if residents is not None:
        both = ~np.isnan(total) & ~np.isnan(residents)
        if both.any() and residents[both].sum() > 0:
            ratio = total[both].sum() / residents[both].sum()
            words = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "the total is {ratio} of the residents of the same areas"),
                ratio=f"{ratio:.2f}",
            )
            if ratio < HOUSEHOLDS_PER_RESIDENT:
                return CountedUnit.HOUSEHOLDS, words
            return (CountedUnit.PERSONS if ratio > PERSONS_PER_RESIDENT else None), words
    known = ~np.isnan(total) & ~np.isnan(alone)
    if known.sum() < FEWEST_AREAS or not total[known].sum() > 0:
        number = int(known.sum())
        return None, Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "there are {n} areas, too few to tell"),
            one="there are {n} area, too few to tell",
            n=number,
        )
    share = alone[known].sum() / total[known].sum()
    words = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "one-person units are {percent} % of the total"),
        percent=f"{100 * share:.0f}",
    )
    if share <= MOST_OF_PERSONS:
        return CountedUnit.PERSONS, words
    return (CountedUnit.HOUSEHOLDS if share >= LEAST_OF_HOUSEHOLDS else None), words
