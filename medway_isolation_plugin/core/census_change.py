"""Change of a share between two censuses, with how far two shares of these sizes differ by chance (METHODS §10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from .areas import AreaTable, Measure, PartOf
from .arrays import Bools, Floats, Texts
from .census_counts import CensusFields, Counted, title_of
from .chance import CONFIDENCE, LOCKDOWN, Counts, beyond_by_chance
from .faults import InputError, Stop, listed
from .field_forms import Sheet
from .fields import Data, Of, Part, Result, ResultKind, Role
from .intervals import newcombe
from .results import Notes, ResultTable, is_none
from .source_statements import CENSUS
from .words import QT_TRANSLATE_NOOP, Phrase

STEM = "chg"
COUNT, BASE = "count", "base"
NO_SAMPLING_ERROR = Phrase(
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The limits say how far two shares of these sizes differ by chance (Newcombe). They are no sampling error: a census "
        "counts everybody and has none.",
    )
)


class ChangeKind(str, Enum):
    """How a share changed, held against chance."""

    RISEN = QT_TRANSLATE_NOOP("MedwayIsolation", "rose by more than chance")
    ALIKE = QT_TRANSLATE_NOOP("MedwayIsolation", "no more than chance")
    FALLEN = QT_TRANSLATE_NOOP("MedwayIsolation", "fell by more than chance")


@dataclass(frozen=True)
class Difference:
    """Both shares of all areas together and their difference with its limits, in percent and percentage points."""

    first: float
    second: float
    change: float
    low: float
    high: float


@dataclass(frozen=True)
class CensusChange:
    """What was found.

    Attributes
    ----------
    table : ResultTable
        Per area (`chg...`): the difference in percentage points, its limits, both shares and counts, and what became of it.
    what : Counted
    years : tuple of str
        Of both censuses, the earlier first.
    areas, risen, fallen : int
        Areas with both shares; those whose share rose, and fell, by more than its interval allows.
    by_chance, most_by_chance : int
        How many would change so by chance alone: the mean of the draws, and the most in 97.5 % of them.
    whole : Difference
        Of the study area.
    warnings : tuple of str
    """

    table: ResultTable
    what: Counted
    years: tuple[str, str]
    areas: int
    risen: int
    fallen: int
    by_chance: int
    most_by_chance: int
    whole: Difference
    warnings: tuple[str, ...]

    @property
    def only_chance(self) -> bool:
        """Whether chance alone gives as many areas beyond their intervals: none is then named."""
        return self.risen + self.fallen <= self.most_by_chance


def key_of(census: int, part: str, minus: bool, number: int) -> str:
    """Return under which name a column of a census stands in the checked table."""
    return f"{census}{part}{'-' if minus else '+'}{number}"


def columns(census: int, fields: CensusFields) -> dict[str, str]:
    """Return the columns of a census by their names in the checked table."""
    return {
        key_of(census, part, minus, number): column
        for part, sum_ in ((COUNT, fields.count), (BASE, fields.base))
        for minus, some in ((False, sum_.plus), (True, sum_.minus))
        for number, column in enumerate(some)
    }


def measures(census: int, fields: CensusFields) -> tuple[list[Measure], list[PartOf]]:
    """Say what the columns of a census hold; a count of columns that are only added up is a part of its base."""
    count = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "count"))
    base = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people or households that it is of"))
    made = [Measure(key, column, count if COUNT in key else base) for key, column in columns(census, fields).items()]
    plain = not fields.count.minus and not fields.base.minus and len(fields.base.plus) == 1
    parts = tuple(key_of(census, COUNT, False, number) for number in range(len(fields.count.plus)))
    return made, [PartOf(parts, key_of(census, BASE, False, 0))] if plain else []


def change(
    areas: tuple[AreaTable, AreaTable], what: Counted, years: tuple[str, str], stop: Stop = lambda: None
) -> CensusChange:
    """Return how a share changed between two censuses.

    Parameters
    ----------
    areas : tuple of AreaTable
        The same areas in the earlier and in the later census, with the columns of `columns(1, ...)` and `columns(2, ...)`.
    what : Counted
    years : tuple of str
    stop : callable, optional
        Called between draws; raises where the user has cancelled.

    Raises
    ------
    InputError
        When fewer than two areas have both shares.

    Notes
    -----
    METHODS §10. The interval of each difference is Newcombe's (1998, method 10) at 95 %. By chance alone: each area has one
    share in both years, that of its counts together, and both counts are drawn from it 200 times, the same every time.
    """
    notes = Notes.of(areas[0].reasons)
    notes.add(
        is_none(areas[0].reasons) & ~is_none(areas[1].reasons),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no row of the later census")),
    )
    numbers = [_sum(table, census, part) for census, table in enumerate(areas, start=1) for part in (COUNT, BASE)]
    matched = is_none(areas[0].reasons) & is_none(areas[1].reasons)
    there = _both(numbers, matched, notes)
    if there.sum() < 2:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Only {n} areas have a count and a base in both censuses: there is no change to tell. Check the chosen fields, and "
                "whether both tables are of areas of the same vintage ('Convert between LSOA vintages').",
            ),
            one="Only {n} area has a count and a base in both censuses: there is no change to tell. Check the chosen fields, and "
            "whether both tables are of areas of the same vintage ('Convert between LSOA vintages').",
            n=int(there.sum()),
        )
    counts = Counts(*(np.where(there, one, np.nan) for one in numbers))
    shares = counts.shares()
    low, high = newcombe(counts.first_count, counts.first_of, counts.second_count, counts.second_of, CONFIDENCE)
    moved = np.full(low.shape, ChangeKind.ALIKE.value, dtype=object)
    moved[low > 0], moved[high < 0], moved[~there] = ChangeKind.RISEN.value, ChangeKind.FALLEN.value, None
    by_chance, most = beyond_by_chance(Counts(*(one[there] for one in numbers)), stop)
    risen, fallen = (int((moved == kind.value).sum()) for kind in (ChangeKind.RISEN, ChangeKind.FALLEN))
    result = Result(
        ResultKind.CHANGE, STEM, title_of(what), data=Data.COUNT, confidence=CONFIDENCE, by_chance=by_chance,
        only_chance=risen + fallen <= most,
        source=CENSUS, year=", ".join(years),
    )  # fmt: skip
    return CensusChange(
        _table(areas[0].codes, result, years, counts, (shares, low, high), moved, notes), what, years, int(there.sum()),
        risen, fallen, by_chance, most, _whole(numbers, there), _warnings(areas, there & matched, matched, years),
    )  # fmt: skip


def _table(
    codes: Texts, result: Result, years: tuple[str, str], counts: Counts,
    found: tuple[tuple[Floats, Floats], Floats, Floats], moved: Texts, notes: Notes,
) -> ResultTable:  # fmt: skip
    shares, low, high = found
    between = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{first} to {second}"), first=years[0], second=years[1])
    sheet = Sheet(result)
    sheet.add(Role.CHANGE, 100.0 * (shares[1] - shares[0]), unit=between)
    sheet.add(Role.LOWER, 100.0 * low)
    sheet.add(Role.UPPER, 100.0 * high)
    sheet.add(Role.MOVED, moved, unit=between)
    for number, (year, share, count, base) in enumerate(
        zip(years, shares, (counts.first_count, counts.second_count), (counts.first_of, counts.second_of)), start=1
    ):
        of = Of(Part.CENSUS, number, year)
        sheet.add(Role.VALUE, 100.0 * share, of=of)
        sheet.add(Role.NUMERATOR, count, of=of)
        sheet.add(Role.DENOMINATOR, base, of=of)
    sheet.add(Role.NOTE, notes.texts())
    return sheet.table(codes)


def _sum(areas: AreaTable, census: int, part: str) -> Floats:
    """Return the sum of the columns of a count or a base; NaN where one is missing."""
    total = np.zeros(len(areas.codes))
    for key, values in areas.values.items():
        if key.startswith(f"{census}{part}"):
            total = total - values if key[len(part) + 1] == "-" else total + values
    return total


def _both(numbers: list[Floats], matched: Bools, notes: Notes) -> Bools:
    """Return which areas have both shares, and say of the others why not."""
    missing = np.isnan(numbers).any(axis=0)
    empty = (numbers[1] == 0) | (numbers[3] == 0)
    notes.add(matched & missing, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a count is missing")))
    notes.add(matched & ~missing & empty, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the base is 0")))
    with np.errstate(invalid="ignore"):
        impossible = [(part < 0) | (part > whole) for part, whole in (numbers[:2], numbers[2:])]
    over = (impossible[0] | impossible[1]) & matched & ~missing & ~empty
    notes.add(over, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the count is not a part of its base")))
    there: Bools = matched & ~missing & ~empty & ~over
    return there


def _whole(numbers: list[Floats], there: Bools) -> Difference:
    a, a_of, b, b_of = (np.array([one[there].sum()]) for one in numbers)
    low, high = newcombe(a, a_of, b, b_of, CONFIDENCE)
    first, second = (100.0 * float(part[0] / of[0]) for part, of in ((a, a_of), (b, b_of)))
    return Difference(first, second, second - first, 100.0 * float(low[0]), 100.0 * float(high[0]))


def _warnings(
    areas: tuple[AreaTable, AreaTable], there: Bools, matched: Bools, years: tuple[str, str]
) -> tuple[str, ...]:
    found = list(dict.fromkeys((*areas[0].warnings, *areas[1].warnings)))
    lost = matched & ~there
    if lost.any():
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{n} areas lack a share in one census and have no change: {codes}."
        )
        one = "{n} area lacks a share in one census and has no change: {codes}."
        found.append(Phrase(template, one=one, n=int(lost.sum()), codes=listed(areas[0].codes[lost])))
    return (*found, LOCKDOWN) if "2021" in years else tuple(found)
