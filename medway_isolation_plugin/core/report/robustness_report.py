"""How robust a ranking is, as a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import ranking
from ..composite.robustness import Robustness
from ..faults import counted
from . import html
from .charts import Bar, Interval, bars, intervals
from .numbers import share

_SHOWN = 30


def robustness_report(
    found: Robustness, title: str, footer: str, facts: Sequence[tuple[str, str]], called: Sequence[str]
) -> str:
    """Return what the draws say as an HTML page: what was varied and what was not, the worst areas, leave one out.

    `called` is what people call each area: its name before its code, where it has one.
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
    order = np.argsort(np.where(np.isnan(found.nominal.rank), np.inf, found.nominal.rank), kind="stable")
    shown = [int(row) for row in order[: min(_SHOWN, int(there.sum()))]]
    summary = found.summary
    rows = [Interval(called[row], float(found.nominal.rank[row]), summary.low[row], summary.high[row]) for row in shown]
    table = [
        [
            called[row],
            f"{int(found.nominal.rank[row]):,}",
            html.rounded(summary.median[row], 1),
            html.rounded(summary.low[row], 1),
            html.rounded(summary.high[row], 1),
            share(within[row]),
        ]
        for row in shown
    ]
    left = [Bar(f"{one.label} ({one.kind})", one.mean_change) for one in found.left_out]
    parts = [
        html.listing("What was varied", found.varied),
        html.listing("What was held", found.held),
        html.grid(
            f"The worst {fraction}",
            ["How often an area is there", "Areas"],
            [
                ["in at least 95 % of draws", f"{sure:,}"],
                ["in 5 to 95 %", f"{doubtful:,}"],
                ["in at most 5 %", f"{never:,}"],
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
            f"The {len(shown)} worst areas",
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
    notes = [*found.warnings, "Intervals show what the doubt above does to ranks. They say nothing of what was held."]
    return html.page(title, lead, parts, notes, footer)
