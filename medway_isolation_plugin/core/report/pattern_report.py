"""The spatial pattern of an index as a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..faults import counted, listed
from ..spatial_pattern import Pattern, PatternSettings
from ..validity.evidence import Evidence, said_of
from . import html
from .charts import Bar, bars
from .numbers import share, small

_SHOWN = 40


def pattern_sentence(found: Pattern) -> str:
    """Return how many areas have worse neighbours and are worse themselves, and how many shuffled maps give."""
    worse = found.counts[0]
    return (
        f"{counted(worse.areas, 'area')} of {found.areas:,} {'is' if worse.areas == 1 else 'are'} {worse.kind.value}; shuffled maps "
        f"give {html.rounded(worse.mean, 1)} ({worse.low:,} to {worse.high:,})."
    )


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
        ["Moran's I", f"{whole.value:.3f}"],
        ["Expected where values fall anywhere", f"{whole.expectation:.3f}"],
        ["Standard deviate", f"{whole.deviate:.2f}"],
        ["Probability, normal distribution, two-sided", small(whole.p)],
        [f"Share of {settings.shuffles:,} shuffled maps at least as far from what is expected", small(found.reached)],
    ]
    rows = [
        [
            _capital(one.kind.value),
            f"{one.areas:,}",
            f"{html.rounded(one.mean, 1)} ({one.low:,} to {one.high:,})",
            f"{one.plain:,}",
            html.rounded(one.plain_mean, 1),
        ]
        for one in found.counts
    ]
    islands = [called[row] for row in np.flatnonzero(found.table["lm_n"] == 0)]
    chosen = "false discoveries controlled" if settings.controlled else "without control of false discoveries"
    heads = [
        "The area and its neighbours",
        f"Areas ({chosen})",
        "Shuffled maps give (95 % of them)",
        "Areas without control",
        "Shuffled maps give without control",
    ]
    parts = [
        html.grid("Of the whole map", ["Measure", "Value"], figures),
        html.grid(f"Areas by pattern, at {level}", heads, rows),
        bars(
            "Areas and what shuffled maps give",
            [Bar(_capital(one.kind.value), float(one.areas), f"{one.areas:,}", one.mean) for one in found.counts],
            mark_words="The line is what shuffled maps give on average.",
        ),
        _areas(found, called),
    ]
    notes = [
        *found.warnings,
        f"{_capital(label)}: {said_of(evidence)}",
        f"Neighbours: {around}, {found.links:,} ordered pairs among {counted(found.areas, 'area')}; each neighbour counts the same.",
        f"Islands, without a neighbour: {listed(islands) if islands else 'none'}.",
        "Worse and better are beside the mean of all areas, not a class: an area of the worst fifth may have no pattern, and one with a "
        "pattern need not be in the worst fifth. Useful to place a service for several areas together, misleading as a priority list.",
        "A pattern says where values are alike, not why. An index that is a mean over types of household has the pattern of housing.",
        f"{_sided(settings)}, from {settings.draws:,} draws of other areas' values around each area.",
        f"False discoveries: at most {share(settings.level * settings.sides)} of the areas named are so by chance (Benjamini and "
        "Hochberg).",
    ]
    lead = (
        f"Moran's I is {whole.value:.3f}; {share(found.reached, 1)} of shuffled maps are as far from chance. "
        f"{pattern_sentence(found)}"
    )
    return html.page(f"Spatial pattern of {label}", lead, [part for part in parts if part], notes, footer)


def _areas(found: Pattern, called: Sequence[str]) -> str:
    table = found.table
    kinds, adjusted = table["lm_kind"], table["lm_fdr"]
    names = [one.kind.value for one in found.counts]
    chosen = [row for row in np.argsort(adjusted, kind="stable") if kinds[row] in names]
    rows = [[called[row], _capital(kinds[row]), small(table["lm_p"][row]), small(adjusted[row])] for row in chosen]
    if not rows:
        return ""
    title = "Areas with a pattern" + (f", the first {_SHOWN} of {len(rows):,}" if len(rows) > _SHOWN else "")
    heads = ["Area", "The area and its neighbours", "Probability", "Probability, false discoveries controlled"]
    return html.grid(title, heads, rows[:_SHOWN], [False, False, True, True])


def _sided(settings: PatternSettings) -> str:
    if settings.one_sided:
        return "Probabilities are one-sided, as in GeoDa and PySAL: both sides are looked at, so that chance gives twice the level"
    return "Probabilities are two-sided, as in spdep (GeoDa and PySAL print half of them)"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
