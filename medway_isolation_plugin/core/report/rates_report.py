"""Rates with their limits, and inequality by deprivation, as pages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import ranking
from ..inequality import Inequality
from ..rates import STEM, Funnel, RateKind, Rates, control
from ..validity.evidence import Evidence, said_of
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases, translate
from . import html
from .charts import Bar, Point, bars, funnel
from .numbers import number, span

_SHOWN = 40
_OUTSIDE = {Funnel.WITHIN: 0, Funnel.ABOVE: 1, Funnel.BELOW: 1, Funnel.FAR_ABOVE: 2, Funnel.FAR_BELOW: 2}
_STEPS = 120


def rates_sentence(found: Rates) -> str:
    """Return how many areas lie outside the funnel's limits, and how many would by chance."""
    (inner, outer), (by_inner, by_outer) = found.outside, found.by_chance
    settings = found.settings
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} of {areas} lie outside the {level} % limits around {benchmark}, {outer} outside the {outer_level} % ones; if "
            "all had its rate, about {by_chance} and {outer_by_chance} would.",
        ),
        one="{n} of {areas} lies outside the {level} % limits around {benchmark}, {outer} outside the {outer_level} % ones; if "
        "all had its rate, about {by_chance} and {outer_by_chance} would.",
        n=inner,
        areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=found.areas),
        level=f"{100 * settings.confidence:g}",
        benchmark=found.benchmark.words,
        outer=f"{outer:,}",
        outer_level=f"{100 * settings.outer:g}",
        by_chance=html.rounded(by_inner, 1),
        outer_by_chance=html.rounded(by_outer, 1),
    )


def rates_report(
    found: Rates, label: str, footer: str, called: Sequence[str], evidence: Sequence[Evidence] = ()
) -> str:
    """Return rates as an HTML page: the funnel, areas by their place on it, the highest rates with limits and smoothed.

    `called` is what people call each area; `evidence` how an index of the count fared against yardsticks.
    """
    settings, table, unit = found.settings, found.table, found.settings.unit
    base, value = table[f"{STEM}_d"], table[STEM]
    place = table[f"{STEM}_fun"]
    there = np.flatnonzero(~np.isnan(value))
    points = [Point(float(base[row]), float(value[row]), _OUTSIDE[Funnel(place[row])]) for row in there]
    along = np.linspace(base[there].max() / _STEPS, base[there].max(), _STEPS)
    lines = [
        (along, settings.per * limit)
        for level in (settings.confidence, settings.outer)
        for limit in control(found.benchmark.rate, along, settings, level)
    ]
    levels = f"{100 * settings.confidence:g} %", f"{100 * settings.outer:g} %"
    rows = [
        [
            called[row],
            number(value[row]),
            span(number(table[f"{STEM}_lo"][row]), number(table[f"{STEM}_hi"][row])),
            span(number(table[f"{STEM}_lo2"][row]), number(table[f"{STEM}_hi2"][row])),
            number(table[f"{STEM}_eb"][row]),
            f"{base[row]:,.0f}",
            Phrase(place[row]),
        ]
        for row in ranking.worst(table[f"{STEM}_rk"], _SHOWN)[0]
    ]
    heads = [
        translate("MedwayIsolation", "Area"),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rate, {unit}"), unit=unit),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{level} limits"), level=levels[0]),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{level} limits"), level=levels[1]),
        translate("MedwayIsolation", "Smoothed"),
        translate("MedwayIsolation", "Base"),
        translate("MedwayIsolation", "On the funnel"),
    ]
    middle = settings.per * found.benchmark.rate
    parts = [
        funnel(
            translate("MedwayIsolation", "Rates and the limits around the benchmark"),
            points,
            lines,
            middle,
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{unit}, by base"), unit=unit),
        ),
        html.grid(
            translate("MedwayIsolation", "Areas on the funnel"),
            [translate("MedwayIsolation", "Place"), translate("MedwayIsolation", "Areas")],
            [[Phrase(name), f"{many:,}"] for name, many in found.places.items()],
        ),
        html.grid(
            translate("MedwayIsolation", "The highest rates"), heads, rows, [False, True, True, True, True, True, False]
        ),
    ]
    prior = found.prior
    notes = [
        *found.warnings,
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: {said}"), index=label, said=said_of(evidence)),
        translate(
            "MedwayIsolation",
            "An area is outside a limit exactly where its own interval of that level does not hold the benchmark. Where far more areas are "
            "outside than chance gives, areas differ for reasons that the benchmark leaves out, and a place outside is no alarm by itself.",
        ),
        translate("MedwayIsolation", "Limits of rates: Wilson's.")
        if settings.kind is RateKind.PROPORTION
        else translate("MedwayIsolation", "Limits of rates: Byar's, within 2 % of exact ones from 10 events on."),
    ]
    if prior is not None:
        notes.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Smoothed: (a + count) / (a + b + base), with a = {a} and b = {b} fitted to these "
                    "areas. A rate of few people is drawn to the middle; it is likely nearer there than the raw "
                    "one, which stays the published figure.",
                ),
                a=number(prior.a),
                b=number(prior.b),
            )
            if prior.spread
            else translate(
                "MedwayIsolation",
                "Smoothed: the rate of all areas together, since they differ by no more than chance gives.",
            )
        )
    lead = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{benchmark}: {rate} {unit}."),
        benchmark=Capitalised(found.benchmark.words),
        rate=number(middle),
        unit=unit,
    )
    return html.page(
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: rates and limits"), index=label),
        Phrases([lead, rates_sentence(found)]),
        parts,
        notes,
        footer,
    )


def inequality_sentence(found: Inequality) -> str:
    """Return both indices with their limits."""
    slope, relative = found.slope, found.relative
    level = f"{100 * found.settings.confidence:g} %"
    points = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "percentage points"))
    unit = points if found.settings.unit == "%" else found.settings.unit
    said = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "From the least to the most deprived the rate differs by {slope} {unit} ({level} limits {low} to {high})",
        ),
        slope=number(slope[0]),
        unit=unit,
        level=level,
        low=number(slope[1]),
        high=number(slope[2]),
    )
    if np.isnan(relative[0]):
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{said}; the line is not above 0 at the least deprived, so there is no ratio."
            ),
            said=said,
        )
    limited = QT_TRANSLATE_NOOP("MedwayIsolation", "{said}; it is {ratio} times as high ({low} to {high}).")
    plain = QT_TRANSLATE_NOOP("MedwayIsolation", "{said}; it is {ratio} times as high.")
    ratio, low, high = map(number, relative)
    return Phrase(plain if np.isnan(relative[1]) else limited, said=said, ratio=ratio, low=low, high=high)


def _hidden(groups: int) -> str:
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} groups are hidden (–): they are no part of the line, which says nothing sure of them.",
        ),
        one="{n} group is hidden (–): it is no part of the line, which says nothing sure of it.",
        n=groups,
    )


def inequality_report(
    found: Inequality, label: str, by: str, footer: str, evidence: Sequence[Evidence] = (), rule: str = ""
) -> str:
    """Return inequality as an HTML page: both indices, rates by group beside the line, and how an index of the count fared.

    `rule` says by which rule counts of persons are shown, where they are.
    """
    table = found.table()
    groups = len(found.groups)
    names = [
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{group} (most deprived)"), group=one)
        if one == 1
        else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{group} (least deprived)"), group=one)
        if one == groups
        else str(one)
        for one in range(1, groups + 1)
    ]
    figures = [
        [translate("MedwayIsolation", "Slope index of inequality"), *(number(value) for value in found.slope)],
        [translate("MedwayIsolation", "Relative index of inequality"), *(number(value) for value in found.relative)],
    ]
    parts = [
        html.grid(
            translate("MedwayIsolation", "Inequality"),
            [
                translate("MedwayIsolation", "Index"),
                translate("MedwayIsolation", "Value"),
                translate("MedwayIsolation", "Lower limit"),
                translate("MedwayIsolation", "Upper limit"),
            ],
            figures,
        ),
        bars(
            translate("MedwayIsolation", "Rate by deprivation group"),
            [
                Bar(name, float(rate), number(rate), float(line))
                for name, rate, line in zip(names, found.rate, table["line"])
                if np.isfinite(rate)
            ],
            mark_words=translate("MedwayIsolation", "The line through the groups."),
        ),
        html.table(translate("MedwayIsolation", "Groups"), table.columns, 3),
    ]
    notes = [
        *([rule] if rule else []),
        *([_hidden(hidden)] if (hidden := int(np.isnan(found.rate).sum())) else []),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: {said}"), index=label, said=said_of(evidence)),
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas lack a count, a base or a value of deprivation: left out."),
            one="{n} area lacks a count, a base or a value of deprivation: left out.",
            n=found.left_out,
        ),
        translate(
            "MedwayIsolation",
            "The slope index is the difference between the ends of a line through the groups' rates, weighted by people; the relative "
            "index is the ratio of its ends. Above 0, and above 1: higher among the most deprived. OHID may print the slope with the "
            "other sign.",
        ),
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Groups are of areas, by {by}: not everybody in a deprived area is deprived. Limits are from "
                "10,000 draws of the groups' rates.",
            ),
            by=by,
        ),
        translate(
            "MedwayIsolation",
            "A straight line: look at the groups before you quote it. An index that is itself made of deprivation must differ by "
            "deprivation.",
        ),
    ]
    return html.page(
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: inequality by {deprivation}"), index=label, deprivation=by
        ),
        inequality_sentence(found),
        parts,
        notes,
        footer,
    )
