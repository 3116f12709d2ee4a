"""Residents of areas as a projection of their authority has them: with a constant share, or as cohorts that grow older (METHODS §8)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..ages import Ages
from ..arrays import Floats
from ..faults import InputError
from ..official.by_age import Projected
from ..words import QT_TRANSLATE_NOOP
from . import published, whom
from .basis import Method
from .published import PublishedRate, RateSpread

MOST_APART = 0.25  # by so much the areas' residents may differ from the projection's before they are taken for a part of the authority
_TOP = 90  # the open age of projections by single years


@dataclass(frozen=True)
class ProjectedVariant:
    """A projection and what it is called."""

    name: str
    projected: Projected


@dataclass(frozen=True)
class ResidentGroups:
    """Residents of areas in the year that a projection starts from.

    `counts` (g, n) by group of ages and area, `groups` whom each is of; one group of all where nothing is known of their ages.
    """

    groups: tuple[Ages, ...]
    counts: Floats


@dataclass(frozen=True)
class Wish:
    """What is to be projected: whom, how, at which rate, for which years (all where empty), from which year (0: that of the file).

    With `control` areas add up to the authority's projected residents; without it they only change as it does.
    """

    people: Ages
    method: Method
    rate: PublishedRate
    years: tuple[int, ...] = ()
    base_year: int = 0
    control: bool = True


@dataclass(frozen=True)
class Course:
    """One variant's course.

    Attributes
    ----------
    name : str
    base : int
        The year that it starts from.
    years : tuple of int, y of them
    residents : ndarray of float, shape (n, y)
    people : ndarray of float, shape (3, n, y)
        Likely people: low, central, high.
    authority : ndarray of float, shape (y,)
        Residents of the same ages as the projection has them.
    counted : float
        Residents of the areas in the year that it starts from, by their own numbers.
    """

    name: str
    base: int
    years: tuple[int, ...]
    residents: Floats
    people: Floats
    authority: Floats
    counted: float


def project(variant: ProjectedVariant, residents: ResidentGroups, wish: Wish) -> Course:
    """Project the residents of areas and those of them who are likely isolated or lonely, at a rate that stays as it is.

    Raises
    ------
    InputError
        When the projection lacks a year or the ages, the areas' residents are not those of the authority, the groups do not hold the
        people who will be of these ages, or the rate is of other people.

    Notes
    -----
    NEED: constant share, n_a,y = n_a,0 N_y / N_0. Cohorts by single years of age x (Hamilton and Perry 1962): n_a,x+1,y+1 = n_a,x,y
    N_x+1,y+1 / N_x,y, the oldest together. Groups of several years are split by the authority's single years.
    """
    found = variant.projected
    base = _base(variant, wish)
    years = _years(variant, wish, base)
    authority = found.of(wish.people)
    at = [found.years.index(year) for year in years]
    start = authority[found.years.index(base)]
    if not start > 0:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{variant}: nobody is {people} in {year}. Check the file."),
            variant=variant.name,
            people=whom.told(wish.people),
            year=base,
        )
    if wish.method is Method.COHORTS:
        by_age = _cohorts(variant, residents, wish, base, max(years))
        inside = list(range(wish.people.low, min(whom.last(wish.people), _TOP) + 1))
        own = by_age[inside].sum(axis=0)
        rates = _rates_by_age(wish, inside)
    else:
        own = residents.counts.sum(axis=0)[:, np.newaxis] * (authority / start)[found.years.index(base) :]
        rates = None
    counted = float(np.nansum(own[:, 0]))
    factor = np.ones(own.shape[1])
    if wish.control:
        _check_whole(variant, wish, counted, float(start), base)
        factor = authority[found.years.index(base) :] / np.nansum(own, axis=0)
    chosen = [number - found.years.index(base) for number in at]
    made = (own * factor)[:, chosen]
    if rates is None:
        ends = np.array(published.put_on(wish.rate, wish.people).ends())
        people = ends[:, np.newaxis, np.newaxis] * made[np.newaxis] / 100.0
    else:
        weighed = by_age[inside][:, :, chosen] * factor[chosen]
        people = np.array([np.tensordot(end, weighed, axes=1) for end in rates.T]) / 100.0
    return Course(variant.name, base, years, made, people, authority[at], counted)


def _base(variant: ProjectedVariant, wish: Wish) -> int:
    base = wish.base_year or variant.projected.base
    if base not in variant.projected.years:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variant} has no year {year} (BASE_YEAR); it has {first} to {last}. Choose the year that the residents are of, or "
                "leave it empty.",
            ),
            variant=variant.name,
            year=base,
            first=variant.projected.years[0],
            last=variant.projected.years[-1],
        )
    return base


def _years(variant: ProjectedVariant, wish: Wish, base: int) -> tuple[int, ...]:
    there = [year for year in variant.projected.years if year >= base]
    absent = sorted(set(wish.years) - set(there))
    if absent:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variant} has no year {year} from its start in {base} on (YEARS); its last one is {last}.",
            ),
            variant=variant.name,
            year=absent[0],
            base=base,
            last=there[-1],
        )
    return wish.years or tuple(there)


def _check_whole(variant: ProjectedVariant, wish: Wish, counted: float, start: float, base: int) -> None:
    if counted > 0 and abs(counted / start - 1.0) <= MOST_APART:
        return
    raise InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{variant}: the areas have {counted} residents {people}, the projection has {start} in {year}. Choose the authority of the "
            "areas (AUTHORITY), or, where they are a part of it, let them change as it does without adding up to it (CONTROL).",
        ),
        variant=variant.name,
        counted=f"{counted:,.0f}",
        people=whom.told(wish.people),
        start=f"{start:,.0f}",
        year=base,
    )


def _single_years(variant: ProjectedVariant) -> Floats:
    """Return the authority's people by single years, shape (91, y), the last 90 and over."""
    found = variant.projected
    try:
        single = [found.of(Ages(age, age)) for age in range(_TOP)]
        return np.array([*single, found.of(Ages(_TOP, None))])
    except InputError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variant}: cohorts need a projection by single years of age to 89, and 90 and over. Get that file, or choose the constant "
                "share.",
            ),
            variant=variant.name,
        ) from error


def _cohorts(variant: ProjectedVariant, residents: ResidentGroups, wish: Wish, base: int, last: int) -> Floats:
    """Return residents by single years of age, area and year from the base on, shape (91, n, y)."""
    whole = _single_years(variant)[:, variant.projected.years.index(base) :]
    years = [year for year in variant.projected.years if year >= base]
    if wish.people.low < last - base:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Some of the residents {people} in {last} are not born in {base}, and cohorts do not say how many will be. Choose an "
                "earlier last year (YEARS), or the constant share.",
            ),
            people=whom.told(wish.people),
            last=last,
            base=base,
        )
    oldest = max(whom.last(group) for group in residents.groups)
    youngest = wish.people.low - (last - base)
    if oldest < whom.OLDEST or youngest < min(group.low for group in residents.groups):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Residents {people} in {last} are {youngest} and over in {base}: cohorts need groups of residents (GROUPS) from that age "
                "on, the oldest without an upper limit. Choose an earlier last year (YEARS), or the constant share.",
            ),
            people=whom.told(wish.people),
            last=last,
            youngest=youngest,
            base=base,
        )
    made = np.full((_TOP + 1, residents.counts.shape[1], len(years)), np.nan)
    for group, counts in zip(residents.groups, residents.counts):
        inside = range(group.low, min(whom.last(group), _TOP) + 1)
        weights = whole[list(inside), 0]
        shares = weights / weights.sum() if weights.sum() > 0 else np.full(len(inside), 1.0 / len(inside))
        for age, share in zip(inside, shares):
            # Fields of both sexes add up.
            made[age, :, 0] = np.where(np.isnan(made[age, :, 0]), 0.0, made[age, :, 0]) + share * counts
    for at in range(1, len(years)):
        before, after = whole[:, at - 1], whole[:, at]
        ratio = np.divide(after[1:_TOP], before[: _TOP - 1], out=np.zeros(_TOP - 1), where=before[: _TOP - 1] > 0)
        made[1:_TOP, :, at] = made[: _TOP - 1, :, at - 1] * ratio[:, np.newaxis]
        two = before[_TOP - 1] + before[_TOP]
        made[_TOP, :, at] = (made[_TOP - 1, :, at - 1] + made[_TOP, :, at - 1]) * (
            after[_TOP] / two if two > 0 else 0.0
        )
    return made


def _rates_by_age(wish: Wish, inside: Sequence[int]) -> Floats:
    """Return the rate of each single year of age, shape (k, 3); that of all where the source gives one for all."""
    exact = published.put_on(wish.rate, wish.people)
    if not math.isnan(exact.central) or not _is_finer(wish.rate, wish.people):
        return np.tile(np.array(exact.ends()), (len(inside), 1))
    one = [published.of_group(wish.rate, Ages(age, None if age == _TOP else age)) for age in inside]
    return np.array([rate.ends() for rate in one])


def _is_finer(rate: PublishedRate, people: Ages) -> bool:
    return not any(whom.is_of(row.of, people) for row in rate.rows)


def spread_of(course: Course, year: int) -> RateSpread:
    """Return the likely people of all areas in a year: low, central, high."""
    at = course.years.index(year)
    ends = [float(np.nansum(end)) if not np.isnan(end).all() else math.nan for end in course.people[:, :, at]]
    return RateSpread(*ends)
