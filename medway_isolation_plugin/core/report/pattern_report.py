"""The spatial pattern of an index as a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..faults import listed
from ..spatial_pattern import Pattern, Shuffled
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases, translate
from . import html
from .charts import Bar, bars
from .numbers import number, share, with_limits

_SHOWN = 40


def pattern_sentence(found: Pattern) -> str:
    """Return how many areas have worse neighbours and are worse themselves, and how many shuffled maps give."""
    worse = found.counts[0]
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas of {all} are {kind}; shuffled maps give {chance}."),
        one="{n} area of {all} is {kind}; shuffled maps give {chance}.",
        n=worse.areas,
        all=f"{found.areas:,}",
        kind=Phrase(worse.kind.value),
        chance=_by_chance(worse),
    )


def _by_chance(one: Shuffled) -> str:
    return with_limits(html.rounded(one.mean, 1), f"{one.low:,}", f"{one.high:,}")


def pattern_report(found: Pattern, label: str, around: str, footer: str, called: Sequence[str]) -> str:
    """Return the pattern as an HTML page.

    Parameters
    ----------
    label, around : str
        What the index is called, and which areas were taken for neighbours.
    called : sequence of str
        What people call each area.
    """
    settings, whole = found.settings, found.whole
    level = f"{100 * settings.level:g} %"
    figures = [
        [translate("MedwayIsolation", "Moran's I"), f"{whole.value:.3f}"],
        [translate("MedwayIsolation", "Expected where values fall anywhere"), f"{whole.expectation:.3f}"],
        [translate("MedwayIsolation", "Standard deviate"), f"{whole.deviate:.2f}"],
        [translate("MedwayIsolation", "Probability, normal distribution, two-sided"), number(whole.p)],
        [
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Share of {n} shuffled maps at least as far from what is expected"
                ),
                n=settings.shuffles,
            ),
            number(found.reached),
        ],
    ]
    rows = [
        [
            Capitalised(Phrase(one.kind.value)),
            f"{one.areas:,}",
            _by_chance(one),
            f"{one.plain:,}",
            html.rounded(one.plain_mean, 1),
        ]
        for one in found.counts
    ]
    chosen = (
        translate("MedwayIsolation", "Areas (false discoveries controlled)")
        if settings.controlled
        else translate("MedwayIsolation", "Areas (without control of false discoveries)")
    )
    heads = [
        translate("MedwayIsolation", "The area and its neighbours"),
        chosen,
        translate("MedwayIsolation", "Shuffled maps give (95 % of them)"),
        translate("MedwayIsolation", "Areas without control"),
        translate("MedwayIsolation", "Shuffled maps give without control"),
    ]
    parts = [
        html.grid(
            translate("MedwayIsolation", "Of the whole map"),
            [translate("MedwayIsolation", "Measure"), translate("MedwayIsolation", "Value")],
            figures,
        ),
        html.grid(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas by pattern, at {level}"), level=level), heads, rows
        ),
        bars(
            translate("MedwayIsolation", "Areas and what shuffled maps give"),
            [
                Bar(Capitalised(Phrase(one.kind.value)), float(one.areas), f"{one.areas:,}", one.mean)
                for one in found.counts
            ],
            mark_words=translate("MedwayIsolation", "The line is what shuffled maps give on average."),
        ),
        _areas(found, called),
    ]
    notes = [
        *found.warnings,
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Neighbours: {around}, {links} ordered pairs among {n} areas; each neighbour counts the same.",
            ),
            one="Neighbours: {around}, {links} ordered pairs among {n} area; each neighbour counts the same.",
            around=around,
            links=f"{found.links:,}",
            n=found.areas,
        ),
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Islands, without a neighbour: {areas}."),
            areas=listed(found.islands) if len(found.islands) else translate("MedwayIsolation", "none"),
        ),
        translate(
            "MedwayIsolation",
            "Worse and better are beside the mean of all areas, not a class: an area of the worst fifth may have no pattern, and one with "
            "a pattern need not be in the worst fifth. Useful to place a service for several areas together, misleading as a priority "
            "list.",
        ),
        translate(
            "MedwayIsolation",
            "A pattern says where values are alike, not why. An index that is a mean over types of household has the pattern of housing.",
        ),
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Probabilities are two-sided, from {draws} draws of other areas' values around each area (GeoDa and PySAL print "
                "half of them). False discoveries: at most {level} of the areas named are so by chance (Benjamini and Hochberg).",
            ),
            draws=f"{settings.draws:,}",
            level=level,
        ),
    ]
    lead = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Moran's I is {value}; {share} of shuffled maps are as far from chance.",
        ),
        value=f"{whole.value:.3f}",
        share=share(found.reached, 1),
    )
    return html.page(
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Spatial pattern of {index}"), index=label),
        Phrases([lead, pattern_sentence(found)]),
        [part for part in parts if part],
        notes,
        footer,
    )


def _areas(found: Pattern, called: Sequence[str]) -> str:
    table = found.table
    kinds, adjusted = table["lm_kind"], table["lm_fdr"]
    names = [one.kind.value for one in found.counts]
    chosen = [row for row in np.argsort(adjusted, kind="stable") if kinds[row] in names]
    rows = [
        [called[row], Capitalised(Phrase(kinds[row])), number(table["lm_p"][row]), number(adjusted[row])]
        for row in chosen
    ]
    if not rows:
        return ""
    cut = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas with a pattern, the first {shown} of {n}")
    title = (
        Phrase(cut, shown=_SHOWN, n=len(rows))
        if len(rows) > _SHOWN
        else translate("MedwayIsolation", "Areas with a pattern")
    )
    heads = [
        translate("MedwayIsolation", "Area"),
        translate("MedwayIsolation", "The area and its neighbours"),
        translate("MedwayIsolation", "Probability"),
        translate("MedwayIsolation", "Probability, false discoveries controlled"),
    ]
    return html.grid(title, heads, rows[:_SHOWN], [False, False, True, True])
