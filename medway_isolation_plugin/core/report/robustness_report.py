"""How robust a ranking is, as a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .. import ranking
from ..composite.robustness import FEW_PEOPLE, Robustness
from ..validity.evidence import Evidence
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
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
    surely = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Of {n} areas in the worst {fraction}, {some} are there in at least 95 % of {draws} draws.",
        ),
        one="Of {n} area in the worst {fraction}, {some} are there in at least 95 % of {draws} draws.",
        n=int(nominal.sum()),
        fraction=fraction,
        some=f"{int((nominal & (within >= 0.95)).sum()):,}",
        draws=f"{len(found.variant):,}",
    )
    perhaps = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas may or may not belong there."),
        one="{n} area may or may not belong there.",
        n=doubtful,
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
    kind = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} ({kind})")
    left = [Bar(Phrase(kind, name=one.label, kind=Phrase(one.kind)), one.mean_change) for one in found.left_out]
    parts = [
        html.listing(translate("MedwayIsolation", "What was varied"), found.varied),
        html.listing(translate("MedwayIsolation", "What was held"), found.held),
        _rates(found),
        html.grid(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The worst {fraction}"), fraction=fraction),
            [translate("MedwayIsolation", "How often an area is there"), translate("MedwayIsolation", "Areas")],
            [
                [translate("MedwayIsolation", "in at least 95 % of draws"), f"{sure:,}"],
                [translate("MedwayIsolation", "in 5 to 95 %"), f"{doubtful:,}"],
                [translate("MedwayIsolation", "in at most 5 %"), f"{never:,}"],
                *([[Phrase(FEW_PEOPLE), f"{few:,}"]] if found.priors else []),
            ],
        ),
        intervals(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "Rank and 90 % interval of the {n} worst areas"),
                n=len(shown),
            ),
            rows,
            1.0,
            float(max([2.0, *(row.high for row in rows)])),
            translate("MedwayIsolation", "Rank (1 = worst)"),
        ),
        html.grid(
            Phrases(
                [
                    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The {n} worst areas"), n=len(shown)),
                    ties(found.nominal.rank, called, left_out),
                ]
            ),
            [
                translate("MedwayIsolation", "Area"),
                translate("MedwayIsolation", "Rank"),
                translate("MedwayIsolation", "Median rank"),
                translate("MedwayIsolation", "5 % rank"),
                translate("MedwayIsolation", "95 % rank"),
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "In the worst {fraction}"), fraction=fraction),
            ],
            table,
        ),
    ]
    if left:
        parts.append(bars(translate("MedwayIsolation", "Mean change of rank when one is left out"), left))
        parts.append(
            html.grid(
                translate("MedwayIsolation", "Leave one out"),
                [
                    translate("MedwayIsolation", "Left out"),
                    translate("MedwayIsolation", "Kind"),
                    translate("MedwayIsolation", "Mean change of rank"),
                    translate("MedwayIsolation", "Largest change"),
                ],
                [
                    [one.label, Phrase(one.kind), html.rounded(one.mean_change, 1), html.rounded(one.largest_change, 0)]
                    for one in found.left_out
                ],
                [False, False, True, True],
            )
        )
    parts.append(
        html.grid(
            translate("MedwayIsolation", "What this result was made from"),
            [translate("MedwayIsolation", "Fact"), translate("MedwayIsolation", "Value")],
            facts,
            [False, False],
        )
    )
    if len(found.variants) > 1:
        parts.append(html.listing(translate("MedwayIsolation", "Combinations of choices"), found.variants))
    notes = [*found.warnings]
    if few:
        notes.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The rank of {n} areas lies outside its own interval, and that is right: where a rate rests on few people, "
                    "part of its distance from the other areas is chance.",
                ),
                one="The rank of {n} area lies outside its own interval, and that is right: where a rate rests on few people, "
                "part of its distance from the other areas is chance.",
                n=few,
            )
        )
    notes.append(
        translate(
            "MedwayIsolation", "Intervals show what the doubt above does to ranks. They say nothing of what was held."
        )
    )
    notes += held_notes(recipe, evidence)
    return html.page(title, Phrases([surely, perhaps]), parts, notes, footer)


def _rates(found: Robustness) -> str:
    """Return how the rates that were drawn are spread: a and b of each indicator."""
    rows = [
        [
            one.label,
            *((number(prior.a), number(prior.b)) if prior.spread else ("–", "–")),
            share(prior.mean, 1),
            share(prior.sd, 1) if prior.spread else translate("MedwayIsolation", "no more than chance"),
        ]
        for one in found.prepared.recipe.indicators
        if (prior := found.priors.get(one.field)) is not None
    ]
    heads = [
        translate("MedwayIsolation", "Indicator"),
        "a",
        "b",
        translate("MedwayIsolation", "Middle"),
        translate("MedwayIsolation", "Standard deviation"),
    ]
    return (
        html.grid(translate("MedwayIsolation", "How rates are spread over the areas: Beta(a, b)"), heads, rows)
        if rows
        else ""
    )
