"""The audit of indicators as a page."""

from __future__ import annotations

from ..composite.audit import HIGH, LOW, Audit
from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from . import html
from .charts import heat_map
from .numbers import number, share, small

_SHOWN = 25


def _factors(found: Audit, labels: list[str]) -> list[str]:
    """Return the tables of what holds all indicators together, and of each indicator among the others."""
    whole = found.factors
    test = [
        [translate("MedwayIsolation", "Areas with all indicators"), f"{whole.areas:,}"],
        [translate("MedwayIsolation", "Kaiser-Meyer-Olkin measure (0.5 or more is enough)"), number(whole.kmo)],
        [
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "Bartlett's test: chi-square, {n} degrees of freedom"),
                one="Bartlett's test: chi-square, {n} degree of freedom",
                n=whole.freedom,
            ),
            number(whole.chi_square),
        ],
        [translate("MedwayIsolation", "Bartlett's test: probability of no correlation at all"), small(whole.p)],
    ]
    rows = [
        [label, *(number(value) for value in values)]
        for label, *values in zip(labels, whole.with_index, whole.alpha_without, whole.vif, whole.each_kmo)
    ]
    heads = [
        translate("MedwayIsolation", "Indicator"),
        translate("MedwayIsolation", "Correlation with the index"),
        translate("MedwayIsolation", "Alpha without it"),
        translate("MedwayIsolation", "VIF"),
        translate("MedwayIsolation", "Kaiser-Meyer-Olkin"),
    ]
    return [
        html.grid(
            translate("MedwayIsolation", "Enough in common for one index?"),
            [translate("MedwayIsolation", "Measure"), translate("MedwayIsolation", "Value")],
            test,
        ),
        html.grid(translate("MedwayIsolation", "Each indicator among the others"), heads, rows),
    ]


def audit_report(found: Audit, title: str, footer: str) -> str:
    """Return the audit as an HTML page: what to look at, statistics, correlations as a heat map, alpha and component."""
    labels = [one.label for one in found.recipe.indicators]
    spread = [
        [one.label, f"{one.count:,}", f"{one.missing:,}",
         *(number(value) for value in (one.mean, one.sd, one.minimum, one.lower_quartile, one.median, one.upper_quartile,
                                       one.maximum))]
        for one in found.statistics
    ]  # fmt: skip
    shape = [
        [one.label, number(one.skew), number(one.kurtosis), f"{one.distinct:,}", share(one.same)]
        for one in found.statistics
    ]
    heads = [
        translate("MedwayIsolation", "Indicator"),
        translate("MedwayIsolation", "Areas"),
        translate("MedwayIsolation", "Missing"),
        translate("MedwayIsolation", "Mean"),
        translate("MedwayIsolation", "SD"),
        translate("MedwayIsolation", "Min"),
        translate("MedwayIsolation", "Q1"),
        translate("MedwayIsolation", "Median"),
        translate("MedwayIsolation", "Q3"),
        translate("MedwayIsolation", "Max"),
    ]
    shapes = [
        translate("MedwayIsolation", "Indicator"),
        translate("MedwayIsolation", "Skewness"),
        translate("MedwayIsolation", "Excess kurtosis"),
        translate("MedwayIsolation", "Different values"),
        translate("MedwayIsolation", "Share of the most frequent value"),
    ]
    groups = [
        [
            one.label,
            f"{one.indicators:,}",
            f"{one.areas:,}",
            number(one.alpha),
            share(one.explained),
        ]
        for one in found.groups
    ]
    loadings = [[label, number(value), share(value * value)] for label, value in zip(labels, found.groups[0].loadings)]
    flags = list(found.flags[:_SHOWN])
    if len(found.flags) > _SHOWN:
        flags.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "And {n} more of the same kind: the correlations below show them."
                ),
                n=len(found.flags) - _SHOWN,
            )
        )
    parts = [
        html.listing(
            translate("MedwayIsolation", "What to look at"),
            flags or [translate("MedwayIsolation", "Nothing stands out.")],
        ),
        html.grid(translate("MedwayIsolation", "Statistics of the values as they were read"), heads, spread),
        html.grid(translate("MedwayIsolation", "Shape of their distributions"), shapes, shape),
        heat_map(translate("MedwayIsolation", "Pearson correlation"), labels, found.pearson),
        heat_map(translate("MedwayIsolation", "Spearman rank correlation"), labels, found.spearman),
        html.grid(
            translate("MedwayIsolation", "How the indicators hang together"),
            [
                translate("MedwayIsolation", "Group"),
                translate("MedwayIsolation", "Indicators"),
                translate("MedwayIsolation", "Areas with all of them"),
                translate("MedwayIsolation", "Cronbach's alpha"),
                translate("MedwayIsolation", "First component explains"),
            ],
            groups,
        ),
    ]
    parts += _factors(found, labels)
    if loadings:
        caption = translate("MedwayIsolation", "First principal component of all indicators")
        parts.append(
            html.grid(
                caption,
                [
                    translate("MedwayIsolation", "Indicator"),
                    translate("MedwayIsolation", "Loading"),
                    translate("MedwayIsolation", "Weight that it would give (squared loading)"),
                ],
                loadings,
            )
        )
    notes = [
        translate(
            "MedwayIsolation",
            "Correlations are of treated and normalised values, turned so that higher is worse; each pair over the areas that have both.",
        ),
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Flagged are correlations above {high} anywhere and below {low} within a domain."
            ),
            high=f"{HIGH:g}",
            low=f"{LOW:g}",
        ),
        translate(
            "MedwayIsolation",
            "VIF: variance inflation factor, 1 / (1 - R2) of an indicator on the others. A correlation with the index includes the "
            "indicator's own part of it.",
        ),
        translate("MedwayIsolation", "Skewness and excess kurtosis are of type 2 (as in SAS, SPSS and COINr)."),
    ]
    lead = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{indicators}, {points}."),
        indicators=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} indicators"), one="{n} indicator", n=len(labels)),
        points=Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{n} points to look at"),
            one="{n} point to look at",
            n=len(found.flags),
        ),
    )
    return html.page(title, lead, parts, notes, footer)
