"""The spatial pattern of an index as a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..faults import listed
from ..spatial_pattern import Pattern, PatternSettings, Shuffled
from ..validity.evidence import Evidence, said_of
from ..words import QT_TRANSLATE_NOOP, Capitalised, Phrase, Phrases, translate
from . import html
from .charts import Bar, bars
from .numbers import share, small, with_limits

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


def pattern_report(
    found: Pattern, label: str, around: str, footer: str, called: Sequence[str], evidence: Sequence[Evidence] = ()
) -> str:
    """Return the pattern as an HTML page.

    Parameters
    ----------
    label, around : str
        What the index is called, and which areas were taken for neighbours.
    called : sequence of str
        What people call each area.
    evidence : sequence of Evidence
        How the index fared against yardsticks.
    """
    settings, whole = found.settings, found.whole
    level = f"{100 * settings.level:g} %"
    figures = [
        [translate("MedwayIsolation", "Moran's I"), f"{whole.value:.3f}"],
        [translate("MedwayIsolation", "Expected where values fall anywhere"), f"{whole.expectation:.3f}"],
        [translate("MedwayIsolation", "Standard deviate"), f"{whole.deviate:.2f}"],
        [translate("MedwayIsolation", "Probability, normal distribution, two-sided"), small(whole.p)],
        [
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Share of {n} shuffled maps at least as far from what is expected"
                ),
                n=settings.shuffles,
            ),
            small(found.reached),
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
    islands = [called[row] for row in np.flatnonzero(found.table["lm_n"] == 0)]
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
            QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: {said}"), index=Capitalised(label), said=said_of(evidence)
        ),
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
            areas=listed(islands) if islands else translate("MedwayIsolation", "none"),
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
        Phrase(_sided(settings), draws=f"{settings.draws:,}"),
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "False discoveries: at most {share} of the areas named are so by chance (Benjamini and Hochberg).",
            ),
            share=share(settings.level * settings.sides),
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
        [called[row], Capitalised(Phrase(kinds[row])), small(table["lm_p"][row]), small(adjusted[row])]
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


def _sided(settings: PatternSettings) -> str:
    if settings.one_sided:
        return QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Probabilities are one-sided, as in GeoDa and PySAL: both sides are looked at, so that chance gives twice the level, from "
            "{draws} draws of other areas' values around each area.",
        )
    return QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "Probabilities are two-sided, as in spdep (GeoDa and PySAL print half of them), from {draws} draws of other areas' values around "
        "each area.",
    )
