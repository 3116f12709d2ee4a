"""How robust a ranking is, as a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import ranking
from ..composite.robustness import FEW_PEOPLE, Robustness
from ..faults import counted
from ..validity.evidence import Evidence
from . import html
from .charts import Bar, Interval, bars, intervals
from .held import held_notes
from .numbers import number, place, share, ties

_SHOWN = 30


def robustness_report(
    found: Robustness,
    title: str,
    footer: str,
    facts: Sequence[tuple[str, str]],
    called: Sequence[str],
    evidence: Sequence[Evidence] = (),
) -> str:
    """Return what the draws say as an HTML page: what was varied and what was not, the worst areas, leave one out.

    `called` is what people call each area: its name before its code, where it has one; `evidence` how the index fared.
    """
    recipe = found.prepared.recipe
    fraction = ranking.fraction_name(recipe.ranking.classes)
    within = found.summary.within
    there = ~np.isnan(within)
    nominal = found.nominal.quantile == 1
    sure, never = int((within >= 0.95).sum()), int((there & (within <= 0.05)).sum())
    doubtful = int((there & (within > 0.05) & (within < 0.95)).sum())
    lead = (
        f"Of {counted(int(nominal.sum()), 'area')} in the worst {fraction}, {int((nominal & (within >= 0.95)).sum()):,} are there in "
        f"at least 95 % of {len(found.variant):,} draws. {counted(doubtful, 'area')} may or may not belong there."
    )
    shown, left_out = ranking.worst(found.nominal.rank, _SHOWN)
    summary = found.summary
    rows = [Interval(called[row], float(found.nominal.rank[row]), summary.low[row], summary.high[row]) for row in shown]
    table = [
        [
            called[row],
            place(found.nominal.rank, row),
            html.rounded(summary.median[row], 1),
            html.rounded(summary.low[row], 1),
            html.rounded(summary.high[row], 1),
            share(within[row]),
        ]
        for row in shown
    ]
    few = int(found.few_people.sum())
    left = [Bar(f"{one.label} ({one.kind})", one.mean_change) for one in found.left_out]
    parts = [
        html.listing("What was varied", found.varied),
        html.listing("What was held", found.held),
        _rates(found),
        html.grid(
            f"The worst {fraction}",
            ["How often an area is there", "Areas"],
            [
                ["in at least 95 % of draws", f"{sure:,}"],
                ["in 5 to 95 %", f"{doubtful:,}"],
                ["in at most 5 %", f"{never:,}"],
                *([[FEW_PEOPLE, f"{few:,}"]] if found.priors else []),
            ],
        ),
        intervals(
            f"Rank and 90 % interval of the {len(shown)} worst areas",
            rows,
            1.0,
            float(max([2.0, *(row.high for row in rows)])),
            "Rank (1 = worst)",
        ),
        html.grid(
            f"The {len(shown)} worst areas{ties(found.nominal.rank, called, left_out)}",
            ["Area", "Rank", "Median rank", "5 % rank", "95 % rank", f"In the worst {fraction}"],
            table,
        ),
    ]
    if left:
        parts.append(bars("Mean change of rank when one is left out", left))
        parts.append(
            html.grid(
                "Leave one out",
                ["Left out", "Kind", "Mean change of rank", "Largest change"],
                [
                    [one.label, one.kind, html.rounded(one.mean_change, 1), html.rounded(one.largest_change, 0)]
                    for one in found.left_out
                ],
                [False, False, True, True],
            )
        )
    parts.append(html.grid("What this result was made from", ["Fact", "Value"], facts, [False, False]))
    if len(found.variants) > 1:
        parts.append(html.listing("Combinations of choices", found.variants))
    notes = [*found.warnings]
    if few:
        notes.append(
            f"The rank of {counted(few, 'area')} lies outside its own interval, and that is right: where a rate rests on few people, "
            "part of its distance from the other areas is chance."
        )
    notes.append("Intervals show what the doubt above does to ranks. They say nothing of what was held.")
    notes += held_notes(recipe, evidence)
    return html.page(title, lead, parts, notes, footer)


def _rates(found: Robustness) -> str:
    """Return how the rates that were drawn are spread: a and b of each indicator."""
    rows = [
        [
            one.label,
            *((number(prior.a), number(prior.b)) if prior.spread else ("–", "–")),
            share(prior.mean, 1),
            share(prior.sd, 1) if prior.spread else "no more than chance",
        ]
        for one in found.prepared.recipe.indicators
        if (prior := found.priors.get(one.field)) is not None
    ]
    heads = ["Indicator", "a", "b", "Middle", "Standard deviation"]
    return html.grid("How rates are spread over the areas: Beta(a, b)", heads, rows) if rows else ""
