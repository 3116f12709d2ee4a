"""One area explained, as a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .. import ranking
from ..composite.explain import Explanation, IndicatorProfile
from ..composite.model import Recipe
from ..faults import counted
from ..validity.evidence import Evidence
from . import html
from .charts import Bar, bars
from .held import held_notes, most
from .numbers import number, share


@dataclass(frozen=True)
class RankInterval:
    """The area's 5 % and 95 % rank, the probability of the worst quantile, what was varied, and a note on the rank."""

    low: float
    high: float
    within: float
    varied: tuple[str, ...]
    note: str = ""


def area_report(
    found: Explanation,
    called: str,
    recipe: Recipe,
    interval: RankInterval | None,
    not_additive: str,
    footer: str,
    evidence: Sequence[Evidence] = (),
) -> str:
    """Return the explanation as an HTML page: rank and interval, contributions, strengths and weaknesses.

    `called` is what people call the area: its name before its code, where it has one; `evidence` how the index fared.
    """
    worst = most(recipe, evidence)
    fraction = ranking.fraction_name(recipe.ranking.classes)
    if math.isnan(found.score):
        lead = f"{called} has no score: {found.note or 'values are missing'}."
    else:
        lead = (
            f"{called} is number {int(found.rank):,} of {found.areas:,} areas (1 = {worst}), in class "
            f"{int(found.quantile)} of {recipe.ranking.classes} (1 = worst {fraction}). Its score is {number(found.score)}."
            if not math.isnan(found.quantile)
            else f"{called} is number {int(found.rank):,} of {found.areas:,} areas (1 = {worst})."
        )
    parts = []
    if interval is not None and not math.isnan(interval.low):
        parts.append(
            html.listing(
                "How sure that rank is",
                [
                    f"Between {html.rounded(interval.low, 0)} and {html.rounded(interval.high, 0)} in nine of ten draws.",
                    f"In the worst {fraction} in {share(interval.within)} of draws.",
                    *([f"{found.code} is {interval.note}."] if interval.note else []),
                    *(f"Varied: {words}." for words in interval.varied),
                ],
            )
        )
    if not_additive:
        parts.append(html.listing("Contributions", [f"There are none: {not_additive}."]))
        rows = [Bar(one.label, one.normalised) for one in found.indicators]
        parts.append(bars("Normalised values (higher is worse)", rows))
    elif not math.isnan(found.score):
        rows = [
            Bar(one.label, one.contribution, number(one.contribution), one.usual_contribution)
            for one in found.indicators
        ]
        parts.append(bars("Contributions to the score", rows, 2, "mean of the study area"))
    parts.append(_sides("Worse than the study area", found.worse(), "worse", found.group))
    parts.append(_sides("Better than the study area", found.better(), "better", found.group))
    parts.append(_table(found))
    notes = [found.note] if found.note and not math.isnan(found.score) else []
    notes.append(
        "'Clearly' worse or better is half a standard deviation or more from the study area's mean, after normalising."
    )
    if found.group:
        notes.append(f"The comparator group is '{found.group}': {counted(found.group_size, 'other area')}.")
    notes += held_notes(recipe, evidence)
    return html.page(f"{recipe.title}: {called}", lead, [part for part in parts if part], notes, footer)


def _sides(title: str, found: Sequence[IndicatorProfile], word: str, group: str) -> str:
    said = []
    for one in found:
        words = f"{one.label}: {number(one.value)}, the study area's median is {number(one.median)}"
        if group and not math.isnan(one.group_median):
            words += f", the comparator group's {number(one.group_median)}"
        words += f" ({html.rounded(abs(one.apart), 1)} standard deviations {word})"
        said.append(words)
    return html.listing(title, said or ["Nothing clearly so."])


def _table(found: Explanation) -> str:
    heads = ["Indicator", "Value", "Rank (1 = worst)", "Median of the study area",
             *(["Median of the comparator group", "Against the group (sd)"] if found.group else []), "Against the study area (sd)",
             "Contribution"]  # fmt: skip
    rows = [
        [
            one.label,
            number(one.value),
            f"{int(one.rank):,} of {one.areas:,}" if not math.isnan(one.rank) else "–",
            number(one.median),
            *([number(one.group_median), _signed(one.group_apart)] if found.group else []),
            _signed(one.apart),
            number(one.contribution),
        ]
        for one in found.indicators
    ]
    return html.grid("Indicators", heads, rows)


def _signed(value: float) -> str:
    if not math.isfinite(value):
        return "–"
    return f"{'+' if value > 0 else ''}{html.rounded(value, 1)} {'worse' if value > 0 else 'better' if value < 0 else ''}".strip()
