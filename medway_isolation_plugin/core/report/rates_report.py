"""Rates with their limits, and inequality by deprivation, as pages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import ranking
from ..faults import counted
from ..inequality import Inequality
from ..rates import STEM, Funnel, Rates, control
from ..validity.evidence import Evidence, said_of
from . import html
from .charts import Bar, Point, bars, funnel
from .numbers import number

_SHOWN = 40
_OUTSIDE = {Funnel.WITHIN: 0, Funnel.ABOVE: 1, Funnel.BELOW: 1, Funnel.FAR_ABOVE: 2, Funnel.FAR_BELOW: 2}
_STEPS = 120


def rates_sentence(found: Rates) -> str:
    """Return how many areas lie outside the funnel's limits, and how many would by chance."""
    (inner, outer), (by_inner, by_outer) = found.outside, found.by_chance
    settings = found.settings
    return (
        f"{inner:,} of {counted(found.areas, 'area')} {'lies' if inner == 1 else 'lie'} outside the {100 * settings.confidence:g} % "
        f"limits around {found.benchmark.words}, {outer:,} outside the {100 * settings.outer:g} % ones; if all had its rate, about "
        f"{html.rounded(by_inner, 1)} and {html.rounded(by_outer, 1)} would."
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
            f"{number(table[f'{STEM}_lo'][row])} to {number(table[f'{STEM}_hi'][row])}",
            f"{number(table[f'{STEM}_lo2'][row])} to {number(table[f'{STEM}_hi2'][row])}",
            number(table[f"{STEM}_eb"][row]),
            f"{base[row]:,.0f}",
            str(place[row]),
        ]
        for row in ranking.worst(table[f"{STEM}_rk"], _SHOWN)[0]
    ]
    heads = ["Area", f"Rate, {unit}", f"{levels[0]} limits", f"{levels[1]} limits", "Smoothed", "Base", "On the funnel"]
    middle = settings.per * found.benchmark.rate
    parts = [
        funnel("Rates and the limits around the benchmark", points, lines, middle, f"{unit}, by base"),
        html.grid(
            "Areas on the funnel", ["Place", "Areas"], [[name, f"{many:,}"] for name, many in found.places.items()]
        ),
        html.grid("The highest rates", heads, rows, [False, True, True, True, True, True, False]),
    ]
    prior = found.prior
    notes = [
        *found.warnings,
        f"{label}: {said_of(evidence)}",
        "An area is outside a limit exactly where its own interval of that level does not hold the benchmark. Where far more areas are "
        "outside than chance gives, areas differ for reasons that the benchmark leaves out, and a place outside is no alarm by itself.",
        "Limits of rates: "
        + (
            "Wilson's."
            if settings.kind.value == "proportion"
            else "Byar's, within 2 % of exact ones from 10 events on."
        ),
    ]
    if prior is not None:
        notes.append(
            f"Smoothed: (a + count) / (a + b + base), with a = {number(prior.a)} and b = {number(prior.b)} fitted to these areas. A "
            "rate of few people is drawn to the middle; it is likely nearer there than the raw one, which stays the published figure."
            if prior.spread
            else "Smoothed: the rate of all areas together, since they differ by no more than chance gives."
        )
    lead = f"{found.benchmark.words[:1].upper()}{found.benchmark.words[1:]}: {number(middle)} {unit}. {rates_sentence(found)}"
    return html.page(f"{label}: rates and limits", lead, parts, notes, footer)


def inequality_sentence(found: Inequality) -> str:
    """Return both indices with their limits."""
    slope, relative = found.slope, found.relative
    level = f"{100 * found.settings.confidence:g} %"
    unit = "percentage points" if found.settings.unit == "%" else found.settings.unit
    said = (
        f"From the least to the most deprived the rate differs by {number(slope[0])} {unit} ({level} limits "
        f"{number(slope[1])} to {number(slope[2])})"
    )
    if np.isnan(relative[0]):
        return f"{said}; the line is not above 0 at the least deprived, so there is no ratio."
    limits = f" ({number(relative[1])} to {number(relative[2])})" if not np.isnan(relative[1]) else ""
    return f"{said}; it is {number(relative[0])} times as high{limits}."


def inequality_report(found: Inequality, label: str, by: str, footer: str, evidence: Sequence[Evidence] = ()) -> str:
    """Return inequality as an HTML page: both indices, rates by group beside the line, and how an index of the count fared."""
    table = found.table()
    groups = len(found.groups)
    names = [
        f"{one} (most deprived)" if one == 1 else f"{one} (least deprived)" if one == groups else str(one)
        for one in range(1, groups + 1)
    ]
    figures = [
        ["Slope index of inequality", *(number(value) for value in found.slope)],
        ["Relative index of inequality", *(number(value) for value in found.relative)],
    ]
    parts = [
        html.grid("Inequality", ["Index", "Value", "Lower limit", "Upper limit"], figures),
        bars(
            "Rate by deprivation group",
            [
                Bar(name, float(rate), number(rate), float(line))
                for name, rate, line in zip(names, found.rate, table["line"])
            ],
            mark_words="The line through the groups.",
        ),
        html.table("Groups", table.columns, 3),
    ]
    notes = [
        f"{label}: {said_of(evidence)}",
        f"{counted(found.left_out, 'area lacks', 'areas lack')} a count, a base or a value of deprivation: left out.",
        "The slope index is the difference between the ends of a line through the groups' rates, weighted by people; the relative index is "
        "the ratio of its ends. Above 0, and above 1: higher among the most deprived. OHID may print the slope with the other sign.",
        f"Groups are of areas, by {by}: not everybody in a deprived area is deprived. Limits are from 10,000 draws of the groups' rates.",
        "A straight line: look at the groups before you quote it. An index that is itself made of deprivation must differ by deprivation.",
    ]
    return html.page(f"{label}: inequality by {by}", inequality_sentence(found), parts, notes, footer)
