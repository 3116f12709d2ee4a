"""A known number of likely people that estimates are scaled to: E_a T / sum E, each area's rate at most 100 % (METHODS §8)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..areas import AreaTable
from ..arrays import Bools, Floats
from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import spreading
from .basis import Method

METHODS = (Method.BY_AGE, Method.BY_SEGMENT)
_ROUNDED = 1e-12  # of a number of people: what sums of decimals leave behind


@dataclass(frozen=True)
class Controlled:
    """What was found.

    Attributes
    ----------
    rates : ndarray of float, shape (3, n)
        Low, central, high, in percent.
    capped : ndarray of bool, shape (n,)
        Where the rate was cut at 100 %.
    expected : float
        Likely people by the rates alone.
    """

    rates: Floats
    capped: Bools
    expected: float


def check(method: Method, rate: str) -> None:
    """Refuse a method of which a known number leaves nothing that the published rate says.

    Raises
    ------
    InputError
    """
    if method not in METHODS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A known number of likely people (CONTROL_TOTAL) is shared out by rates that differ between people. By the method "
                "'{method}' the rate '{rate}' would fall out of it, and its source would stand behind numbers that it does not give. "
                "Choose the method by age and sex or by type of household, or leave the number out.",
            ),
            method=Phrase(method.value),
            rate=rate,
        )


def controlled(areas: AreaTable, rates: Floats, residents: Floats, known: float) -> Controlled:
    """Return rates in proportion to those that were estimated, so that the central estimates add up to what is known.

    Parameters
    ----------
    areas : AreaTable
        Whose codes are told.
    rates : ndarray of float, shape (3, n)
        Low, central, high, in percent.
    residents : ndarray of float, shape (n,)
    known : float
        Likely people in all areas with an estimate.

    Raises
    ------
    InputError
        When a rate has no centre, nobody is expected, or more people are known than residents could hold.

    Notes
    -----
    NEED.md §1: E_a T / sum E. A known number has no range of its own: low and high keep their distance from the centre, in proportion.
    What is cut off at 100 % goes to the other areas (METHODS §8).
    """
    _check_centre(areas, rates)
    there = ~np.isnan(rates[1]) & ~np.isnan(residents)
    people = np.where(there, residents, np.nan)
    expected = math.fsum(rates[1, there] * residents[there]) / 100.0
    held = min(known, _checked_room(rates[1, there], residents[there], known))
    made, capped = spreading.in_proportion(people, rates[1], held / math.fsum(residents[there]))
    some = there & (rates[1] > 0)
    # Areas that are cut have a smaller factor than the one of all others.
    factor = float((made[some] / rates[1, some]).max())
    centre = 100.0 * made
    low, high = (np.minimum(100.0 * factor * end, 100.0) for end in rates[[0, 2]])
    return Controlled(np.array([np.minimum(low, centre), centre, np.maximum(high, centre)]), capped, expected)


def _check_centre(areas: AreaTable, rates: Floats) -> None:
    without = np.isnan(rates[1]) & ~np.isnan(rates).all(axis=0)
    if without.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rate gives a range without a centre in {n} areas ({codes}), and a known number of likely people (CONTROL_TOTAL) is a "
                "single one: nothing says which end it is. Choose a rate with a central value, or leave the number out.",
            ),
            one="The rate gives a range without a centre in {n} area ({codes}), and a known number of likely people (CONTROL_TOTAL) is a "
            "single one: nothing says which end it is. Choose a rate with a central value, or leave the number out.",
            n=int(without.sum()),
            codes=listed(areas.codes[without]),
        )


def _checked_room(rates: Floats, residents: Floats, known: float) -> float:
    """Return how many people live where the rates expect any."""
    room = math.fsum(residents[rates > 0])
    if not room > 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rates expect nobody in these areas, so that nothing can be scaled to the {known} people that are known "
                "(CONTROL_TOTAL). Check the rate and the fields of people.",
            ),
            known=f"{known:,.0f}",
        )
    if known > room * (1 + _ROUNDED):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{known} likely people are said to be known (CONTROL_TOTAL), but only {room} residents live where the rates expect any. "
                "Check the number: it is of likely people, not of residents (TOTAL).",
            ),
            known=f"{known:,.0f}",
            room=f"{room:,.0f}",
        )
    return room


def note(known: float) -> str:
    """Return what is noted beside every area."""
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "likely people scaled to a total of {total} that was given by hand"),
        total=f"{known:,.0f}",
    )
