"""Projections of several variants as tables and sentences; each variant is kept apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..arrays import Texts
from ..faults import listed
from ..field_forms import Sheet
from ..fields import Result, Role
from ..results import Column, Kind, ResultTable
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases
from . import published, sentences, totals, whom
from .basis import Basis, Method
from .estimate import NeedQuestion, result
from .projection import Course, Wish, spread_of
from .published import PublishedRate, RateSpread
from .totals import Level, Sums

NOT_A_FORECAST = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The rate stays as it is: what changes is how many people there are, and how old they are. A projection is no forecast.",
)


def basis_of(courses: Sequence[Course], wish: Wish, table: Sequence[PublishedRate], origin: str, year: str) -> Basis:
    """Return what projections rest on; residents and likely people are those of the first variant's first year."""
    first = courses[0]
    start = spread_of(first, first.years[0])
    residents = math.fsum(first.residents[~np.isnan(first.residents[:, 0]), 0])
    rate = published.put_on(wish.rate, wish.people)
    if math.isnan(rate.central) and not math.isnan(start.central):
        rate = RateSpread(central=100.0 * start.central / residents)
    others = published.beside(table, wish.rate, wish.people)
    return Basis(
        wish.method, wish.rate.measure, published.quote(wish.rate, rate), wish.rate.group, wish.people.low, wish.people.high or 0,
        tuple(published.quote(*one) for one in others), residents, first.counted, math.nan, start.low, start.central, start.high,
        residents_source=origin, residents_year=year, base_year=first.base, variant="; ".join(str(one.name) for one in courses),
    )  # fmt: skip


def result_of(wish: Wish, basis: Basis) -> Result:
    """Return what the columns of a projection share."""
    question = NeedQuestion(
        wish.rate, wish.people, wish.method, origin=basis.residents_source, year=basis.residents_year
    )
    return replace(result(question, basis), classes=0, rule="")


def long_table(codes: Texts, courses: Sequence[Course], of: Result) -> ResultTable:
    """Return a row an area, year and variant, in the order variant, year, area."""
    n = len(codes)
    again = np.concatenate([np.tile(codes, len(one.years)) for one in courses])
    years = np.concatenate([np.repeat(np.array(one.years, dtype=np.float64), n) for one in courses])
    variants = np.concatenate([np.full(n * len(one.years), one.name, dtype=object) for one in courses])
    residents = np.concatenate([one.residents.T.ravel() for one in courses])
    people = np.concatenate([one.people.transpose(0, 2, 1).reshape(3, -1) for one in courses], axis=1)
    sheet = Sheet(of)
    for role, end in zip((Role.LOWER, Role.VALUE, Role.UPPER), people):
        sheet.add(role, end, unit=QT_TRANSLATE_NOOP("MedwayIsolation", "people"))
    made = sheet.table(again)
    before = (
        Column("code", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Area code")), Kind.TEXT, again),
        Column("year", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Year")), Kind.WHOLE, years),
        Column("variant", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Variant of the projection")), Kind.TEXT, variants),
        Column("residents", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Residents")), Kind.REAL, residents),
    )  # fmt: skip
    return ResultTable(made.codes, (*before, *made.columns), made.result)


def sums_of(course: Course, at: int, over: Sequence[Level]) -> Sums:
    """Return one year of a course by ward, authority and study area."""
    return totals.sums(course.residents[:, at], course.people[:, :, at], over)


def totals_table(courses: Sequence[Course], over: Sequence[Level], of: Result) -> ResultTable:
    """Return a row a larger area, year and variant."""
    each = [(one, at, sums_of(one, at, over)) for one in courses for at in range(len(one.years))]
    made = totals.table(totals.joined([found for _, _, found in each]), of)
    many = [len(found.name) for _, _, found in each]
    years = np.repeat([float(one.years[at]) for one, at, _ in each], many)
    variants = np.repeat(np.array([one.name for one, _, _ in each], dtype=object), many)
    before = (
        Column("year", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Year")), Kind.WHOLE, years),
        Column("variant", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Variant of the projection")), Kind.TEXT, variants),
    )  # fmt: skip
    return ResultTable(made.codes, (*before, *made.columns), made.result)


def sentence(courses: Sequence[Course], wish: Wish) -> str:
    """Return what each variant says from its first to its last year, and that it is no forecast."""
    return Phrases([*(_of_one(one, wish) for one in courses), Phrase(NOT_A_FORECAST)])


def _of_one(course: Course, wish: Wish) -> str:
    first, last = course.years[0], course.years[-1]
    before, after = (float(np.nansum(course.residents[:, at])) for at in (0, -1))
    values: dict[str, Any] = {
        "variant": Capitalised(course.name) if isinstance(course.name, Phrase) else course.name,
        "base": course.base,
        "ages": whom.told(wish.people),
        "before": sentences.people(before),
        "first": first,
        "after": sentences.people(after),
        "last": last,
        "measure": published.measure_words(wish.rate.measure, wish.rate.group),
        "some": sentences.span(*spread_of(course, first).ends()),
        "more": sentences.span(*spread_of(course, last).ends()),
    }
    if first == last:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{variant} ({base}-based): {after} residents {ages} in {last}, of whom {more} are likely {measure}.",
            ),
            **values,
        )
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{variant} ({base}-based): from {before} residents {ages} in {first} to {after} in {last}; likely {measure} {some} in "
            "{first} and {more} in {last}.",
        ),
        **values,
    )


def cautions(courses: Sequence[Course], wish: Wish, codes: Texts) -> list[str]:
    """Return what is to be heard: areas that are left out, and residents that are not those of the projection."""
    said: list[str] = []
    lost = np.isnan(courses[0].residents).all(axis=1)
    if lost.any():
        said.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no number of residents and no projection: {codes}."),
                one="{n} area has no number of residents and no projection: {codes}.",
                n=int(lost.sum()),
                codes=listed(codes[lost]),
            )
        )  # fmt: skip
    for course in courses:
        at = course.years.index(course.base) if course.base in course.years else -1
        start = course.authority[at] if at >= 0 else math.nan
        if wish.control and math.isfinite(start) and abs(course.counted / start - 1.0) > 0.001:
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{variant}: the areas' own numbers add up to {counted} residents, the projection has {start} in {year}; areas keep "
                        "their shares and add up to the projection.",
                    ),
                    variant=course.name,
                    counted=sentences.people(course.counted),
                    start=sentences.people(start),
                    year=course.base,
                )
            )
    if wish.method is Method.SHARE:
        said.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Every area keeps its share of the authority: places where people are growing older faster are not seen.",
                )
            )
        )
    return said
