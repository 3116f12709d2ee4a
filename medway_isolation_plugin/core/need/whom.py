"""Whom a number of people or a rate is of: ages as they are written, told, and held against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .. import ages, sources
from ..ages import Ages
from ..bands import EVERY_BAND, Band
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP, Phrase

EVERYBODY = Ages(0, None)
OLDEST = 120
ADULT = (15, 21)  # where surveys of all adults begin
_FROM_TO = re.compile(r"(?<=\d)\s*[-\u2013]\s*(?=\d)")
_ALL = re.compile("(?:all )?(?:ages|people|residents)|all|everybody")


def read(text: str) -> Ages | None:
    """Return the ages that a text says ('65+', '16-64', 'under 65', 'all ages'), None where it says none."""
    plain = sources.normalise(_FROM_TO.sub(" to ", text))
    return EVERYBODY if _ALL.fullmatch(plain) else ages.ages(plain)


def stated(text: str, parameter: str) -> Ages:
    """Return what `read` does, and refuse a text that says no ages.

    Raises
    ------
    InputError
        Naming the parameter.
    """
    found = read(text)
    if found is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "'{text}' says no ages ({parameter}): write all ages, under 65, 65+ or a range such as 16-64.",
            ),
            text=text,
            parameter=parameter,
        )
    return found


def told(of: Ages) -> str:
    """Return ages in words: '65+', '16-24', 'under 65', 'of all ages'."""
    if of.low == 0 and of.high is None:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "of all ages"))
    if of.high is None:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{age}+"), age=of.low)
    if of.low == 0:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "under {age}"), age=of.high + 1)
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{low}-{high}"), low=of.low, high=of.high)


def last(of: Ages) -> int:
    """Return the highest age, a number also where there is no limit."""
    return OLDEST if of.high is None else of.high


def within(inner: Ages, outer: Ages) -> bool:
    """Return whether all people of `inner` are of `outer`: ages and sex."""
    return outer.low <= inner.low and last(inner) <= last(outer) and outer.sex in ("", inner.sex)


def is_all_adults(of: Ages) -> bool:
    """Return whether ages are those of a survey of all adults."""
    return of.high is None and ADULT[0] <= of.low <= ADULT[1]


def is_of(own: Ages, people: Ages) -> bool:
    """Return whether a rate's ages are those of the people."""
    return (own.low, last(own), own.sex) == (people.low, last(people), people.sex)


def group(low: str, high: str, sex: str) -> Ages:
    """Return the group of ages that three cells say, the last two perhaps empty.

    Raises
    ------
    InputError
        When an age is no whole number, the group ends before it begins, or the sex is neither f nor m.
    """
    said = sex.strip().lower()[:1]
    numbers = [cell.strip().removesuffix(".0") for cell in (low, high)]
    sound = all(cell.isdecimal() and cell.isascii() and int(cell) <= OLDEST for cell in numbers if cell)
    if not sound or said not in ("", "f", "m") or (all(numbers) and int(numbers[1]) < int(numbers[0])):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "'{low}' to '{high}', sex '{sex}' is no group of ages (GROUPS): write two whole numbers from 0 to {oldest}, or leave the "
                "second empty, and f, m or nothing.",
            ),
            low=low,
            high=high,
            sex=sex,
            oldest=OLDEST,
        )
    return Ages(int(numbers[0] or 0), int(numbers[1]) if numbers[1] else None, said)


def together(groups: Sequence[Ages]) -> Ages:
    """Return whom groups are of together.

    Raises
    ------
    InputError
        When two are of the same people, or ages between them are missing.
    """
    for sex in ("", "f", "m"):
        own = sorted((one for one in groups if one.sex in ("", sex)), key=lambda one: one.low)
        for one, other in zip(own, own[1:]):
            if other.low <= last(one):
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Two of the groups of residents are of the same people: {first} and {second} (GROUPS). List everybody once.",
                    ),
                    first=told(one),
                    second=told(other),
                )
    oldest = max(last(one) for one in groups)
    whole = Ages(min(one.low for one in groups), None if oldest >= OLDEST else oldest)
    for age in range(whole.low, oldest + 1):
        sexes = {one.sex for one in groups if one.low <= age <= last(one)}
        if sexes not in ({""}, {"f", "m"}):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The groups of residents (GROUPS) are from {low} on, but nobody of {age} is among them, or one sex alone: list all "
                    "ages between the youngest and the oldest.",
                ),
                low=whole.low,
                age=age,
            )
    return whole


def band_of(people: Ages) -> Band | None:
    """Return the band that ages are, None where they are none of the plugin's."""
    own = (people.low, people.high, people.sex)
    return next((one for one in EVERY_BAND if own == ((one.age, None, "") if one.older else (0, one.age - 1, ""))), None)  # fmt: skip
