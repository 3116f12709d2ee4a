"""The composite index in plain words: every indicator's direction, formula, range, weight, missing areas, treated points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .. import ranking
from ..composite.index import Composite
from ..composite.model import ROOT, Direction, Recipe
from ..composite.normalisations.methods import Unscaled
from ..composite.weights import FirstComponent, Weighting
from ..faults import counted
from ..validity.evidence import Evidence
from . import html
from .charts import Bar, bars
from .held import held_notes, more, most
from .numbers import number, place, share, ties

_WORST = 10


def composite_report(
    found: Composite,
    footer: str,
    names: Sequence[tuple[str, str]] = (),
    called: Sequence[str] = (),
    evidence: Sequence[Evidence] = (),
) -> str:
    """Return the report as an HTML page.

    Parameters
    ----------
    found : Composite
    footer : str
    names : sequence of (str, str)
        More facts for the table at the end: fingerprint, edition, and so on.
    called : sequence of str, length n
        What people call each area: its name before its code; the codes where it is left out.
    evidence : sequence of Evidence
        How the index fared, where it is one made again.
    """
    recipe = found.prepared.recipe
    areas = called or [str(code) for code in found.prepared.codes]
    scored = int((~np.isnan(found.score)).sum())
    worst = most(recipe, evidence)
    lead = (
        f"{counted(len(recipe.indicators), 'indicator')} for {counted(scored, 'area')}. A higher score is "
        f"{more(recipe, evidence)}; rank 1 and class 1 are the {worst}."
    )
    parts = [
        _worst(found, areas, worst),
        _weights_chart(found),
        _indicators(found),
        _domains(found),
        html.listing("How it was put together", how(recipe, found.prepared.tree.components)),
        html.listing("Extreme values that were moved in", _treated(found, areas)),
        html.grid("What this result was made from", ["Fact", "Value"], [*_facts(recipe), *names], [False, False]),
    ]
    notes = [*found.warnings, *([recipe.notes] if recipe.notes else []), *held_notes(recipe, evidence)]
    return html.page(recipe.title, lead, [part for part in parts if part], notes, footer)


def how(recipe: Recipe, components: Mapping[str, FirstComponent]) -> list[str]:
    """Return how a recipe combines its indicators, one sentence a step; `components` by domain, as `Tree` has them."""
    before = recipe.direction_applied == "before"
    reversed = [one.label for one in recipe.indicators if one.direction is Direction.LOWER]
    said = []
    if reversed:
        formula = "x := -x before normalising" if before else "turned round after normalising (l + u - x)"
        said.append(f"Turned round, because low values are the worse ones ({formula}): {', '.join(reversed)}.")
    else:
        said.append("No indicator is turned round: in all of them high values are the worse ones.")
    policy = {
        "null": "an area that lacks a value with weight has no score",
        "reweight": (
            f"a missing value is left out and the other weights of its group grow; an area with fewer than "
            f"{100 * recipe.missing.minimum:.0f} % of a group's values has no score"
        ),
        "mean": "a missing value is replaced by the mean",
        "median": "a missing value is replaced by the median",
    }[recipe.missing.policy.value]
    group = f" of its group ({recipe.missing.group})" if recipe.missing.group else ""
    said.append(f"Missing values: {policy}{group}.")
    for domain in recipe.bottom_up():
        members = recipe.members(domain.name)
        what = f"The domain '{domain.label}'" if domain.name else "The index"
        weighting = {
            Weighting.MANUAL: "weights as given",
            Weighting.EQUAL: "equal weights",
            Weighting.FIRST_COMPONENT: "weights from the first principal component (squared loadings)",
        }[domain.weighting]
        if domain.name in components:
            weighting += f", which explains {share(components[domain.name].explained)} of the variance"
        joined = ", ".join(one.label for one in members)
        said.append(f"{what} is the {domain.aggregation.value} of {joined}; {weighting}.")
    if not isinstance(recipe.rescale, Unscaled):
        said.append(f"The score is shown rescaled: {recipe.rescale.words()}.")
    said.append(
        f"Areas are ranked and put into {recipe.ranking.classes} classes by the rule '{recipe.ranking.rule.value}'."
    )
    return said


def _indicators(found: Composite) -> str:
    prepared = found.prepared
    recipe = prepared.recipe
    shares = recipe.effective_weights(prepared.tree.shares())
    domains = {one.name: one.label for one in recipe.domains}
    rows = []
    for column, one in enumerate(recipe.indicators):
        values = prepared.values[:, column]
        there = values[~np.isnan(values)]
        span = f"{number(there.min())} to {number(there.max())}" if there.size else "–"
        moved = int(prepared.winsorised[:, column].sum())
        treated = "logged" if one.field in prepared.logged else f"{moved:,} moved in" if moved else "none"
        field = f"100 x {one.field} / {one.denominator}" if one.denominator else one.field
        rows.append(
            [
                one.label,
                field,
                *([domains.get(one.domain, "–")] if domains else []),
                "higher is worse" if one.direction is Direction.HIGHER else "lower is worse",
                one.normalisation.words(),
                span,
                f"{html.rounded(100 * shares[one.field], 1)} %",
                f"{int(np.isnan(values).sum()):,}",
                treated,
            ]
        )
    heads = ["Indicator", "Field", *(["Domain"] if domains else []), "Direction", "Formula", "Range", "Effective weight",
             "Areas missing", "Treated"]  # fmt: skip
    texts = len(heads) - 4
    return html.grid("Indicators", heads, rows, [False] * texts + [True, True, True, False])


def _domains(found: Composite) -> str:
    recipe = found.prepared.recipe
    if not recipe.domains:
        return ""
    shares = found.prepared.tree.shares()
    labels = {one.name: one.label for one in recipe.domains} | {ROOT: "the index"}
    rows = [
        [
            one.label,
            labels[one.domain],
            one.aggregation.value,
            "lower is worse" if one.direction is Direction.LOWER else "higher is worse",
            one.normalisation.words(),
            f"{html.rounded(100 * shares[one.name], 1)} %",
        ]
        for one in recipe.domains
    ]
    heads = ["Domain", "Part of", "Aggregation", "Direction", "Normalised before it counts", "Weight there"]
    return html.grid("Domains", heads, rows, [False] * 5 + [True])


def _weights_chart(found: Composite) -> str:
    recipe = found.prepared.recipe
    shares = recipe.effective_weights(found.prepared.tree.shares())
    rows = [
        Bar(one.label, 100 * shares[one.field], f"{html.rounded(100 * shares[one.field], 1)} %")
        for one in recipe.indicators
    ]
    return bars("Effective weights", sorted(rows, key=lambda bar: -bar.value))


def _worst(found: Composite, areas: Sequence[str], worst: str) -> str:
    ranks = found.evaluation.rank
    shown, left = ranking.worst(ranks, _WORST)
    rows = [
        [
            areas[row],
            place(ranks, row),
            number(found.score[row]),
            _top(found, row),
        ]
        for row in shown
    ]
    heads = ["Area", "Rank", "Score", "Largest parts"]
    caption = f"The {len(rows)} {worst} areas{ties(ranks, areas, left)}"
    return html.grid(caption, heads, rows, [False, True, True, False])


def _top(found: Composite, row: int) -> str:
    if found.contributions is None:
        return "–"
    parts = found.contributions[row]
    order = np.argsort(-parts, kind="stable")[:3]
    indicators = found.prepared.recipe.indicators
    return "; ".join(f"{indicators[i].label} {number(parts[i])}" for i in order)


def _treated(found: Composite, areas: Sequence[str]) -> list[str]:
    prepared = found.prepared
    said = []
    for column, one in enumerate(prepared.recipe.indicators):
        for row in np.flatnonzero(prepared.winsorised[:, column]):
            before, after = prepared.values[row, column], prepared.treated[row, column]
            said.append(f"{one.label}, {areas[row]}: {number(before)} became {number(after)}")
        if one.field in prepared.logged:
            said.append(
                f"{one.label}: all values were logged, log(x - min + 0.01 range), because moving values in was not enough"
            )
    return said


def _facts(recipe: Recipe) -> list[tuple[str, str]]:
    facts = [("Recipe", recipe.title)]
    facts += [(words, value) for words, value in (("Source", recipe.source),) if value]
    return facts
