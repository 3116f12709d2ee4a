"""Projected need as a page: a chart by year and variant, tables by year and by ward, and what it rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..need import course, sentences
from ..need.basis import Basis
from ..need.estimate import MODELLED
from ..need.projection import Course, Wish, spread_of
from ..need.totals import WARD, Level
from ..validity.evidence import said_of
from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from . import html
from .line_chart import Series, over_years
from .need_report import rates_table

_EVERY = 5


def need_chart(courses: Sequence[Course], title: str) -> str:
    """Return likely people by year and variant as a chart, an HTML figure."""
    return over_years(title, [_series(one) for one in courses], _axis(courses))


def _axis(courses: Sequence[Course]) -> str:
    if np.isnan(courses[0].people[1]).all():
        return translate("MedwayIsolation", "Likely people by year; lines: the low and the high estimate.")
    return translate("MedwayIsolation", "Likely people by year.")


def _series(one: Course) -> Series:
    ends = [spread_of(one, year).ends() for year in one.years]
    low, central, high = zip(*ends)
    return Series(
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{variant}, {base}-based"), variant=one.name, base=one.base),
        one.years,
        low,
        central,
        high,
    )


def projection_report(
    courses: Sequence[Course], wish: Wish, basis: Basis, over: Sequence[Level], warnings: Sequence[str], title: str, footer: str
) -> str:  # fmt: skip
    """Return projections as an HTML page.

    Parameters
    ----------
    courses : sequence of Course
        One a variant.
    wish : Wish
    basis : Basis
    over : sequence of Level
        Wards, authorities and the study area.
    warnings : sequence of str
    title, footer : str
    """
    parts = [
        need_chart(courses, title),
        _by_year(courses),
        *(_by_ward(one, over) for one in courses if any(level.name == WARD for level in over)),
        rates_table(basis),
    ]
    origin = sentences.residents_words(basis)
    notes = [
        Phrase(MODELLED),
        Phrase(course.NOT_A_FORECAST),
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Method: {method}. Residents: {source}."),
            method=Phrase(basis.method.value),
            source=origin or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not stated")),
        ),
        *warnings,
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: {said}"), index=title, said=said_of(())),
    ]
    return html.page(title, course.sentence(courses, wish), parts, notes, footer)


def _by_year(courses: Sequence[Course]) -> str:
    heads = [
        translate("MedwayIsolation", "Variant"),
        translate("MedwayIsolation", "Year"),
        translate("MedwayIsolation", "Residents"),
        translate("MedwayIsolation", "Low"),
        translate("MedwayIsolation", "Central"),
        translate("MedwayIsolation", "High"),
    ]
    rows = []
    for one in courses:
        shown = [year for year in one.years if (year - one.years[0]) % _EVERY == 0 or year == one.years[-1]]
        for year in shown:
            residents = float(np.nansum(one.residents[:, one.years.index(year)]))
            ends = map(sentences.people, spread_of(one, year).ends())
            rows.append([one.name, str(year), sentences.people(residents), *ends])
    caption = translate("MedwayIsolation", "All areas, by variant and year")
    return html.grid(caption, heads, rows, [False, False, True, True, True, True])


def _by_ward(one: Course, over: Sequence[Level]) -> str:
    first, last = (course.sums_of(one, at, over) for at in (0, len(one.years) - 1))
    heads = [
        translate("MedwayIsolation", "Ward"),
        *(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Residents {year}"), year=one.years[0]),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Residents {year}"), year=one.years[-1]),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Likely people {year}"), year=one.years[0]),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Likely people {year}"), year=one.years[-1]),
        ),
    ]
    rows = [
        [
            str(first.name[row]),
            *(sentences.people(found.residents[row]) for found in (first, last)),
            *(sentences.span(*found.people[:, row]) for found in (first, last)),
        ]
        for row in np.flatnonzero(first.level == WARD)
        if math.isfinite(first.residents[row])
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "By ward: {variant}"), variant=one.name)
    return html.grid(caption, heads, rows)
