"""The change of a share between two censuses as a page."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..arrays import Ints
from ..census_change import NO_SAMPLING_ERROR, STEM, CensusChange, ChangeKind
from ..census_counts import title_of
from ..chance import CONFIDENCE, ONLY_CHANCE
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
from . import html
from .numbers import number, span

_SHOWN = 40


def change_title(found: CensusChange) -> str:
    """Return what changed between which years."""
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{share}: change {first} to {second}"),
        share=title_of(found.what),
        first=found.years[0],
        second=found.years[1],
    )


def change_sentence(found: CensusChange) -> str:
    """Return both shares of the study area, and how many areas changed by more than chance."""
    whole = found.whole
    all_areas = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{share}: {before} in {first}, {after} in {second}, a change of {change} percentage points ({level} % limits by chance: "
            "{low} to {high}).",
        ),
        share=title_of(found.what),
        before=html.rounded(whole.first, 1),
        first=found.years[0],
        after=html.rounded(whole.second, 1),
        second=found.years[1],
        change=_signed(whole.change),
        low=_signed(whole.low),
        high=_signed(whole.high),
        level=f"{100 * CONFIDENCE:g}",
    )
    areas = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "In {risen} of {n} areas the share rose, in {fallen} it fell by more than chance; by chance alone about {by_chance} "
            "would change so.",
        ),
        one="In {risen} of {n} area the share rose, in {fallen} it fell by more than chance; by chance alone about {by_chance} "
        "would change so.",
        risen=f"{found.risen:,}",
        n=found.areas,
        fallen=f"{found.fallen:,}",
        by_chance=f"{found.by_chance:,}",
    )
    return Phrases([all_areas, areas, ONLY_CHANCE if found.only_chance else ""])


def change_report(found: CensusChange, footer: str, called: Sequence[str]) -> str:
    """Return the change as an HTML page; `called` is what people call each area.

    Areas are named only where more of them changed than chance alone gives.
    """
    table, years = found.table, found.years
    kind, change = table[f"{STEM}_kind"], table[STEM]
    heads = [
        translate("MedwayIsolation", "Area"),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "% in {year}"), year=years[0]),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "% in {year}"), year=years[1]),
        translate("MedwayIsolation", "Change, percentage points"),
        translate("MedwayIsolation", "Limits by chance"),
    ]

    def listed(title: str, rows: Ints) -> str:
        cells = [
            [
                called[row],
                html.rounded(table[f"{STEM}_s1"][row], 1),
                html.rounded(table[f"{STEM}_s2"][row], 1),
                _signed(change[row]),
                span(_signed(table[f"{STEM}_lo"][row]), _signed(table[f"{STEM}_hi"][row])),
            ]
            for row in rows[:_SHOWN]
        ]
        return html.grid(title, heads, cells) if cells else ""

    order = np.argsort(-np.abs(np.nan_to_num(change)), kind="stable")
    rose, fell = (order[kind[order] == one.value] for one in (ChangeKind.RISEN, ChangeKind.FALLEN))
    counted = [[Phrase(one.value), f"{(kind == one.value).sum():,}"] for one in ChangeKind]
    parts = [
        html.grid(
            translate("MedwayIsolation", "Areas by their change"),
            [translate("MedwayIsolation", "Change"), translate("MedwayIsolation", "Areas")],
            counted,
        )
    ]
    if not found.only_chance:
        parts += [
            listed(translate("MedwayIsolation", "Where the share rose most, of those beyond chance"), rose),
            listed(translate("MedwayIsolation", "Where the share fell most, of those beyond chance"), fell),
        ]
    notes = [
        *found.warnings,
        NO_SAMPLING_ERROR,
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Up to {most} of {n} areas change by more than their limits by chance alone, in 97.5 % of draws in which no share "
                "changes.",
            ),
            one="Up to {most} of {n} area change by more than their limits by chance alone, in 97.5 % of draws in which no share "
            "changes.",
            most=f"{found.most_by_chance:,}",
            n=found.areas,
        ),
        translate(
            "MedwayIsolation",
            "Only what both censuses counted alike is compared. Counts that were converted to other areas are in part estimates.",
        ),
    ]
    return html.page(change_title(found), change_sentence(found), [part for part in parts if part], notes, footer)


def _signed(value: float) -> str:
    """Return a number with its sign, '+1.2', and a dash where there is none."""
    if not math.isfinite(value):
        return number(value)
    said = html.rounded(value, 2)
    return f"+{said}" if value > 0 else said
