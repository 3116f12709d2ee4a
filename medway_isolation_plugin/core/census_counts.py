"""What two censuses counted alike, and which columns of a table hold it (METHODS §10)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from . import sources
from .bands import AGE_SPLITS, check_age_split
from .faults import InputError, listed
from .sources import Sum
from .words import QT_TRANSLATE_NOOP, Phrase

NOT_BY_AGE = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "'{field}' is of one-person households by age. The censuses split them at different ages, 65 in 2011 and 66 in 2021: a "
    "difference between them is not a change. Choose one-person households of all ages.",
)
_AGED = re.compile(rf"(?<!\d)(?:{'|'.join(map(str, AGE_SPLITS))})(?!\d)")
_BY_AGE = re.compile(rf"alone_(?P<young>u?)(?P<age>{'|'.join(map(str, AGE_SPLITS))})p?")


class Counted(str, Enum):
    """What the censuses of 2011 and 2021 counted alike."""

    ALONE = "alone_all"
    OLDER = "residents_65p"
    YOUNGER = "residents_u65"
    NO_CAR = "no_car"
    BAD_HEALTH = "bad_health"


@dataclass(frozen=True)
class _Share:
    """A share in words, its counts (added up) and its base by their canonical names, and whether it is of people by age."""

    title: str
    counts: tuple[str, ...]
    base: str
    by_age: bool = False


_SHARES = {
    Counted.ALONE: _Share(
        QT_TRANSLATE_NOOP("MedwayIsolation", "One-person households of all ages, % of households"),
        ("alone_all",),
        "households",
    ),
    Counted.OLDER: _Share(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Residents 65+, % of residents"), ("residents_65p",), "residents", True
    ),
    Counted.YOUNGER: _Share(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Residents under 65, % of residents"), ("residents_u65",), "residents", True
    ),
    Counted.NO_CAR: _Share(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Households without a car or van, % of households"),
        ("no_car",),
        "households",
    ),
    Counted.BAD_HEALTH: _Share(
        QT_TRANSLATE_NOOP("MedwayIsolation", "People in bad or very bad health, % of residents"),
        ("health_bad", "health_very_bad"),
        "residents",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class CensusFields:
    """The columns of one census: those of the count and of its base, added up."""

    count: Sum
    base: Sum

    def all(self) -> tuple[str, ...]:
        """Return every column, each once."""
        columns = (*self.count.plus, *self.count.minus, *self.base.plus, *self.base.minus)
        return tuple(dict.fromkeys(columns))


def title_of(what: Counted) -> str:
    """Return a share in words."""
    return Phrase(_SHARES[what].title)


def columns_of(
    what: Counted, chosen: Sequence[str], base: str, headings: Sequence[str], name: str = ""
) -> CensusFields:
    """Return the columns of one census, those that nobody chose by their headings.

    Parameters
    ----------
    what : Counted
    chosen, base : sequence of str, str
        The user's columns of the count, which are added up, and of what it is of; empty for those to be recognised.
    headings, name : sequence of str, str
        All columns of the table, and what it is called.

    Raises
    ------
    InputError
        One-person households by age, residents split at another age, or no column of that meaning.
    """
    share = _SHARES[what]
    found = sources.recognise(headings, name, only=("areas", "counts")).found
    meanings = {heading: key for key, heading in found.items()}
    if what is Counted.ALONE:
        _check_all_ages(chosen, meanings)
    sums = {key: Sum((heading,)) for key, heading in found.items()}
    if share.by_age:
        check_age_split(
            {title_of(what): field for field in chosen}, AGE_SPLITS[0],
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the change is of residents 65+ and under 65")),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "add them up from single years of age")),
        )  # fmt: skip
        sums = {**sources.resident_sums(headings), **sums}
    pair = next(
        (two for age in AGE_SPLITS if all(two := [found.get(f"alone_{one}") for one in (f"u{age}", f"{age}p")])), None
    )
    if pair and "alone_all" not in sums:  # both bands of one table are all ages, whatever the age
        sums["alone_all"] = Sum(tuple(one for one in pair if one))
    count = (
        Sum(tuple(chosen)) if chosen else _added([sums[key] for key in share.counts if key in sums], len(share.counts))
    )
    of = Sum((base,)) if base else sums.get(share.base)
    if count is None:
        by_age = next((heading for heading, key in meanings.items() if _BY_AGE.fullmatch(key)), "")
        if what is Counted.ALONE and by_age:
            raise InputError(NOT_BY_AGE, field=by_age)
    if count is None or of is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No heading of {table} says for sure where '{what}' is. Choose the fields of the count and of its base. Its "
                "fields are: {fields}.",
            ),
            table=name,
            what=title_of(what),
            fields=listed(headings, 20),
        )
    return CensusFields(count, of)


def _added(sums: Sequence[Sum], wanted: int) -> Sum | None:
    """Return several columns as one sum, None where one is missing."""
    if len(sums) < wanted:
        return None
    return Sum(tuple(one for sum_ in sums for one in sum_.plus), tuple(one for sum_ in sums for one in sum_.minus))


def _check_all_ages(chosen: Sequence[str], meanings: Mapping[str, str]) -> None:
    """Refuse one-person households of one age band; both bands of one age together are all ages."""
    found = [(field, _BY_AGE.fullmatch(meanings.get(field, ""))) for field in chosen]
    bands = {(match["young"], match["age"]) for _, match in found if match}
    whole = len(found) == len(bands) == 2 and len({age for _, age in bands}) == 1
    wrong = [field for field, match in found if match or _AGED.search(field)]
    if wrong and not whole:
        raise InputError(NOT_BY_AGE, field=wrong[0])


def check_year(year: str, headings: Sequence[str], name: str) -> None:
    """Refuse a table whose headings say that it is of another year than the one given.

    Raises
    ------
    InputError
        Naming both years.
    """
    stated = sources.source_of(headings, name)
    if stated is not None and stated.year and stated.year != year:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "By its headings {table} is of {source} {found}, not of {year}. Choose the table of the other census, or its year.",
            ),
            table=name,
            source=Phrase(stated.source),
            found=stated.year,
            year=year,
        )
