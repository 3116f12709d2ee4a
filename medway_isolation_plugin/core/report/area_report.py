"""One area explained, as a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .. import ranking
from ..composite.explain import Explanation, IndicatorProfile
from ..composite.model import Recipe
from ..validity.evidence import Evidence
from ..words import QT_TRANSLATE_NOOP, Phrase, told, translate
from . import html
from .charts import Bar, bars
from .held import held_notes, most
from .numbers import number, part, share

_WORSE_BY = QT_TRANSLATE_NOOP("MedwayIsolation", "{deviations} standard deviations worse")
_BETTER_BY = QT_TRANSLATE_NOOP("MedwayIsolation", "{deviations} standard deviations better")


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
        lead = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{area} has no score: {why}."),
            area=called,
            why=found.note or translate("MedwayIsolation", "values are missing"),
        )
    else:
        lead = (
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{area} is number {rank} of {areas} areas (1 = {worst}), in class {place} of {classes} "
                    "(1 = worst {fraction}). Its score is {score}.",
                ),
                area=called,
                rank=f"{int(found.rank):,}",
                areas=f"{found.areas:,}",
                worst=worst,
                place=int(found.quantile),
                classes=recipe.ranking.classes,
                fraction=fraction,
                score=number(found.score),
            )
            if not math.isnan(found.quantile)
            else Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{area} is number {rank} of {areas} areas (1 = {worst})."),
                area=called,
                rank=f"{int(found.rank):,}",
                areas=f"{found.areas:,}",
                worst=worst,
            )
        )
    parts = []
    if interval is not None and not math.isnan(interval.low):
        parts.append(
            html.listing(
                translate("MedwayIsolation", "How sure that rank is"),
                [
                    Phrase(
                        QT_TRANSLATE_NOOP("MedwayIsolation", "Between {low} and {high} in nine of ten draws."),
                        low=html.rounded(interval.low, 0),
                        high=html.rounded(interval.high, 0),
                    ),
                    Phrase(
                        QT_TRANSLATE_NOOP("MedwayIsolation", "In the worst {fraction} in {share} of draws."),
                        fraction=fraction,
                        share=share(interval.within),
                    ),
                    *(
                        [
                            Phrase(
                                QT_TRANSLATE_NOOP("MedwayIsolation", "{area} is {note}."),
                                area=found.code,
                                note=interval.note,
                            )
                        ]
                        if interval.note
                        else []
                    ),
                    *(
                        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Varied: {words}."), words=words)
                        for words in interval.varied
                    ),
                ],
            )
        )
    if not_additive:
        parts.append(
            html.listing(
                translate("MedwayIsolation", "Contributions"),
                [
                    Phrase(
                        QT_TRANSLATE_NOOP("MedwayIsolation", "There are none: {why}."),
                        why=not_additive,
                    )
                ],
            )
        )
        rows = [Bar(one.label, one.normalised) for one in found.indicators]
        parts.append(bars(translate("MedwayIsolation", "Normalised values (higher is worse)"), rows))
    elif not math.isnan(found.score):
        rows = [
            Bar(one.label, one.contribution, number(one.contribution), one.usual_contribution)
            for one in found.indicators
        ]
        parts.append(
            bars(
                translate("MedwayIsolation", "Contributions to the score"),
                rows,
                2,
                translate("MedwayIsolation", "mean of the study area"),
            )
        )
    parts.append(
        _sides(translate("MedwayIsolation", "Worse than the study area"), found.worse(), found.group, _WORSE_BY)
    )
    parts.append(
        _sides(translate("MedwayIsolation", "Better than the study area"), found.better(), found.group, _BETTER_BY)
    )
    parts.append(_table(found))
    notes = [found.note] if found.note and not math.isnan(found.score) else []
    notes.append(
        translate(
            "MedwayIsolation",
            "'Clearly' worse or better is half a standard deviation or more from the study area's mean, after normalising.",
        )
    )
    if found.group:
        notes.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The comparator group is '{group}': {n} other areas."),
                one="The comparator group is '{group}': {n} other area.",
                group=found.group,
                n=found.group_size,
            )
        )
    notes += held_notes(recipe, evidence)
    return html.page(f"{told(recipe.title)}: {told(called)}", lead, [one for one in parts if one], notes, footer)


def _sides(title: str, found: Sequence[IndicatorProfile], group: str, by: str) -> str:
    """Return the indicators of one side as a list; `by` is the template of how far they are apart."""
    said = []
    for one in found:
        grouped = bool(group) and not math.isnan(one.group_median)
        words = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{label}: {value}, the study area's median is {median}, the comparator group's {group_median} ({apart})",
            )
            if grouped
            else QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{label}: {value}, the study area's median is {median} ({apart})"
            ),
            label=one.label,
            value=number(one.value),
            median=number(one.median),
            group_median=number(one.group_median),
            apart=Phrase(by, deviations=html.rounded(abs(one.apart), 1)),
        )
        said.append(words)
    return html.listing(title, said or [translate("MedwayIsolation", "Nothing clearly so.")])


def _table(found: Explanation) -> str:
    grouped = [
        translate("MedwayIsolation", "Median of the comparator group"),
        translate("MedwayIsolation", "Against the group (sd)"),
    ]
    heads = [
        translate("MedwayIsolation", "Indicator"),
        translate("MedwayIsolation", "Value"),
        translate("MedwayIsolation", "Rank (1 = worst)"),
        translate("MedwayIsolation", "Median of the study area"),
        *(grouped if found.group else []),
        translate("MedwayIsolation", "Against the study area (sd)"),
        translate("MedwayIsolation", "Contribution"),
    ]
    rows = [
        [
            one.label,
            number(one.value),
            part(int(one.rank), one.areas) if not math.isnan(one.rank) else "–",
            number(one.median),
            *([number(one.group_median), _signed(one.group_apart)] if found.group else []),
            _signed(one.apart),
            number(one.contribution),
        ]
        for one in found.indicators
    ]
    return html.grid(translate("MedwayIsolation", "Indicators"), heads, rows)


def _signed(value: float) -> str:
    if not math.isfinite(value):
        return "–"
    deviations = f"{'+' if value > 0 else ''}{html.rounded(value, 1)}"
    if value == 0:
        return deviations
    worse = QT_TRANSLATE_NOOP("MedwayIsolation", "{deviations} worse")
    better = QT_TRANSLATE_NOOP("MedwayIsolation", "{deviations} better")
    return Phrase(worse if value > 0 else better, deviations=deviations)
