"""Published rates of isolation and loneliness, and which of them fits whom.

A source that gives a range without a centre has none here, one with a single value has no range; neither is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .. import ages
from ..ages import Ages
from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import whom
from .basis import Quote

ISOLATED, LONELY = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "socially isolated"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "lonely"),
)  # the measures of the bundled table
_NAN = float("nan")


@dataclass(frozen=True)
class RateSpread:
    """A rate in percent: its low end, its centre, its high end; NaN where the source gives none."""

    low: float = _NAN
    central: float = _NAN
    high: float = _NAN

    @property
    def least(self) -> float:
        """Return the smallest number that the source gives."""
        return self.central if np.isnan(self.low) else self.low

    @property
    def most(self) -> float:
        """Return the largest number that the source gives."""
        return self.central if np.isnan(self.high) else self.high

    def ends(self) -> tuple[float, float, float]:
        """Return low end, centre and high end."""
        return self.low, self.central, self.high


@dataclass(frozen=True)
class RateRow:
    """One row: the ages, the sex and the household type that a rate is of ('' for all), and the rate."""

    of: Ages
    type: str
    rate: RateSpread


@dataclass(frozen=True)
class PublishedRate:
    """A rate as published, with a row for each group of ages, sex or household type that the source gives.

    `measure` is what people are ('lonely'), `group` who of them, '' for all; `question` the wording, `base` who was asked, `survey` and
    `year` where it was found, `source` who published it and `published` when, `checked` when it was last held against the source.
    """

    id: str
    measure: str
    rows: tuple[RateRow, ...]
    group: str = ""
    question: str = ""
    survey: str = ""
    year: str = ""
    base: str = ""
    source: str = ""
    published: str = ""
    checked: str = ""
    note: str = ""

    @property
    def by_type(self) -> bool:
        """Whether it is given by type of household."""
        return bool(self.rows[0].type)

    def words(self) -> str:
        """Return where it comes from in a few words: 'Community Life Survey 2024/25'."""
        said = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{survey} {year}"), survey=self.survey, year=self.year)
        return said if self.survey and self.year else self.survey or self.source

    def ages(self) -> Ages:
        """Return the ages from its youngest to its oldest row."""
        oldest = max(whom.last(row.of) for row in self.rows)
        return Ages(min(row.of.low for row in self.rows), None if oldest >= whom.OLDEST else oldest)


def measure_words(measure: str, group: str) -> str:
    """Return what people are likely to be, and who of them: 'lonely (disabled people)'."""
    if not group:
        return Phrase(measure)
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{measure} ({group})"), measure=Phrase(measure), group=group)


def named(rates: Sequence[PublishedRate], name: str) -> PublishedRate:
    """Return the rate with an id.

    Raises
    ------
    InputError
        Where there is none; it lists those that there are.
    """
    found = next((rate for rate in rates if rate.id == name), None)
    if found is None:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The table has no rate '{id}' (RATE). Choose one of: {ids}."),
            id=name,
            ids=listed((rate.id for rate in rates), 30),
        )
    return found


def put_on(rate: PublishedRate, people: Ages) -> RateSpread:
    """Return the rate of people of some ages.

    Where the source gives it by finer ages only, that of all lies between the least and the most of them, which is a range without a
    centre. Rates split at 65 are put on people of 66 and over; the caller says so.

    Raises
    ------
    InputError
        When it is of other people: a rate of all adults is never put on a band of them.
    """
    exact = [row for row in rate.rows if (row.of.low, row.of.high, row.of.sex) == (people.low, people.high, people.sex)]
    if len(exact) == 1 and not rate.by_type:
        return exact[0].rate
    parts = ages.cover([(str(at), row.of) for at, row in enumerate(rate.rows)], people.low, people.high)
    if parts is None or rate.by_type or people.sex:
        moved = split_moved(rate, people)
        if moved is not None:
            return put_on(rate, moved)
        raise _refused(rate, people)
    rates = [rate.rows[int(at)].rate for at in parts]
    least, most = min(one.least for one in rates), max(one.most for one in rates)
    same = least == most
    return RateSpread(central=least) if same else RateSpread(low=least, high=most)


def split_moved(rate: PublishedRate, people: Ages) -> Ages | None:
    """Return the ages one year younger that a rate is of, where people split at 66 and it splits at 65; else None."""
    if people.low == 66 and people.high is None:
        moved = replace(people, low=65)
    elif people.low == 0 and people.high == 65:
        moved = replace(people, high=64)
    else:
        return None
    try:
        put_on(rate, moved)
    except InputError:
        return None
    return moved


def _refused(rate: PublishedRate, people: Ages) -> InputError:
    if rate.by_type:
        return InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate '{id}' is given by type of household. Choose the method by segment, or another rate.",
            ),
            id=rate.id,
        )
    own = rate.ages()
    if whom.is_all_adults(own) and whom.within(people, own):
        return InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate '{id}' is of all adults ({own}), the residents are {people}. A survey's rate of all adults is never put on one "
                "band of them: younger and older people differ. Choose a rate of {people}, or one by age.",
            ),
            id=rate.id,
            own=whom.told(own),
            people=whom.told(people),
        )
    return InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The rate '{id}' is of people {own}, the residents are {people}. Choose a rate of the same people.",
        ),
        id=rate.id,
        own=whom.told(own),
        people=whom.told(people),
    )


def of_group(rate: PublishedRate, group: Ages) -> RateSpread:
    """Return the rate of one group of ages and sex, which must lie within one row.

    Raises
    ------
    InputError
        When no row holds all of it, or the rate is by type.
    """
    rows = [row for row in rate.rows if not row.type and whom.within(group, row.of)]
    if not rows:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No row of the rate '{id}' holds the group {group} whole; its rows are {rows}. Choose groups that lie within them, or "
                "leave the group out.",
            ),
            id=rate.id,
            group=whom.told(group),
            rows=listed(whom.told(row.of) for row in rate.rows),
        )
    return rows[0].rate


def beside(rates: Sequence[PublishedRate], rate: PublishedRate, people: Ages) -> list[tuple[PublishedRate, RateSpread]]:
    """Return what other sources say of the same measure and people, with the rate that each gives."""
    found = []
    for other in rates:
        if other.id == rate.id or (other.measure, other.group) != (rate.measure, rate.group):
            continue
        try:
            found.append((other, put_on(other, people)))
        except InputError:
            continue
    return found


def quote(rate: PublishedRate, spread: RateSpread) -> Quote:
    """Return a rate as it is quoted beside an estimate."""
    return Quote(rate.id, rate.question, rate.survey, rate.year, rate.base, rate.source, *spread.ends())
