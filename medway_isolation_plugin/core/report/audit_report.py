"""The audit of indicators as a page."""

from __future__ import annotations

from ..composite.audit import HIGH, LOW, Audit
from ..faults import counted
from . import html
from .charts import heat_map
from .numbers import number, share, small

_SHOWN = 25


def _factors(found: Audit, labels: list[str]) -> list[str]:
    """Return the tables of what holds all indicators together, and of each indicator among the others."""
    whole = found.factors
    test = [
        ["Areas with all indicators", f"{whole.areas:,}"],
        ["Kaiser-Meyer-Olkin measure (0.5 or more is enough)", number(whole.kmo)],
        [f"Bartlett's test: chi-square, {whole.freedom:,} degrees of freedom", number(whole.chi_square)],
        ["Bartlett's test: probability of no correlation at all", small(whole.p)],
    ]
    rows = [
        [label, *(number(value) for value in values)]
        for label, *values in zip(labels, whole.with_index, whole.alpha_without, whole.vif, whole.each_kmo)
    ]
    heads = ["Indicator", "Correlation with the index", "Alpha without it", "VIF", "Kaiser-Meyer-Olkin"]
    return [
        html.grid("Enough in common for one index?", ["Measure", "Value"], test),
        html.grid("Each indicator among the others", heads, rows),
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
    heads = ["Indicator", "Areas", "Missing", "Mean", "SD", "Min", "Q1", "Median", "Q3", "Max"]
    shapes = ["Indicator", "Skewness", "Excess kurtosis", "Different values", "Share of the most frequent value"]
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
        flags.append(f"And {len(found.flags) - _SHOWN:,} more of the same kind: the correlations below show them.")
    parts = [
        html.listing("What to look at", flags or ["Nothing stands out."]),
        html.grid("Statistics of the values as they were read", heads, spread),
        html.grid("Shape of their distributions", shapes, shape),
        heat_map("Pearson correlation", labels, found.pearson),
        heat_map("Spearman rank correlation", labels, found.spearman),
        html.grid(
            "How the indicators hang together",
            ["Group", "Indicators", "Areas with all of them", "Cronbach's alpha", "First component explains"],
            groups,
        ),
    ]
    parts += _factors(found, labels)
    if loadings:
        caption = "First principal component of all indicators"
        parts.append(
            html.grid(caption, ["Indicator", "Loading", "Weight that it would give (squared loading)"], loadings)
        )
    notes = [
        "Correlations are of treated and normalised values, turned so that higher is worse; each pair over the areas that have both.",
        f"Flagged are correlations above {HIGH:g} anywhere and below {LOW:g} within a domain.",
        "VIF: variance inflation factor, 1 / (1 - R2) of an indicator on the others. A correlation with the index includes the indicator's "
        "own part of it.",
        "Skewness and excess kurtosis are of type 2 (as in SAS, SPSS and COINr).",
    ]
    lead = f"{counted(len(labels), 'indicator')}, {counted(len(found.flags), 'point')} to look at."
    return html.page(title, lead, parts, notes, footer)
