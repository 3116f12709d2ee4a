"""The composite index in plain words: every indicator's direction, formula, range, weight, missing areas, treated points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .. import ranking
from ..composite.index import Composite
from ..composite.model import ROOT, Direction, Recipe
from ..composite.normalisations.methods import Unscaled
from ..composite.weights import FirstComponent, Weighting
from ..validity.evidence import Evidence
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, translate
from . import html
from .charts import Bar, bars
from .held import held_notes, more, most
from .numbers import number, place, share, span, ties

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
    lead = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{indicators} for {areas}. A higher score is {more}; rank 1 and class 1 are the {worst}.",
        ),
        indicators=Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{n} indicators"), one="{n} indicator", n=len(recipe.indicators)
        ),
        areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=scored),
        more=more(recipe, evidence),
        worst=worst,
    )
    parts = [
        _worst(found, areas, worst),
        _weights_chart(found),
        _indicators(found),
        _domains(found),
        html.listing(
            translate("MedwayIsolation", "How it was put together"), how(recipe, found.prepared.tree.components)
        ),
        html.listing(translate("MedwayIsolation", "Extreme values that were moved in"), _treated(found, areas)),
        html.grid(
            translate("MedwayIsolation", "What this result was made from"),
            [translate("MedwayIsolation", "Fact"), translate("MedwayIsolation", "Value")],
            [*_facts(recipe), *names],
            [False, False],
        ),
    ]
    notes = [*found.warnings, *([recipe.notes] if recipe.notes else []), *held_notes(recipe, evidence)]
    return html.page(recipe.title, lead, [part for part in parts if part], notes, footer)


def how(recipe: Recipe, components: Mapping[str, FirstComponent]) -> list[str]:
    """Return how a recipe combines its indicators, one sentence a step; `components` by domain, as `Tree` has them."""
    before = recipe.direction_applied == "before"
    turned = [one.label for one in recipe.indicators if one.direction is Direction.LOWER]
    said: list[str] = []
    if turned:
        formula = (
            translate("MedwayIsolation", "x := -x before normalising")
            if before
            else translate("MedwayIsolation", "turned round after normalising (l + u - x)")
        )
        said.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Turned round, because low values are the worse ones ({formula}): {names}."
                ),
                formula=formula,
                names=Phrases(turned, ", "),
            )
        )
    else:
        said.append(
            translate("MedwayIsolation", "No indicator is turned round: in all of them high values are the worse ones.")
        )
    policy = {
        "null": translate("MedwayIsolation", "an area that lacks a value with weight has no score"),
        "reweight": (
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "a missing value is left out and the other weights of its group grow; an area with fewer "
                    "than {share} % of a group's values has no score",
                ),
                share=f"{100 * recipe.missing.minimum:.0f}",
            )
        ),
        "mean": translate("MedwayIsolation", "a missing value is replaced by the mean"),
        "median": translate("MedwayIsolation", "a missing value is replaced by the median"),
    }[recipe.missing.policy.value]
    grouped = QT_TRANSLATE_NOOP("MedwayIsolation", "Missing values: {policy} of its group ({group}).")
    alone = QT_TRANSLATE_NOOP("MedwayIsolation", "Missing values: {policy}.")
    said.append(Phrase(grouped if recipe.missing.group else alone, policy=policy, group=recipe.missing.group))
    for domain in recipe.bottom_up():
        members = recipe.members(domain.name)
        what = (
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The domain '{label}'"), label=domain.label)
            if domain.name
            else translate("MedwayIsolation", "The index")
        )
        weighting = {
            Weighting.MANUAL: translate("MedwayIsolation", "weights as given"),
            Weighting.EQUAL: translate("MedwayIsolation", "equal weights"),
            Weighting.FIRST_COMPONENT: translate(
                "MedwayIsolation", "weights from the first principal component (squared loadings)"
            ),
        }[domain.weighting]
        if domain.name in components:
            weighting = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{weights}, which explains {share} of the variance"),
                weights=weighting,
                share=share(components[domain.name].explained),
            )
        said.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{what} is the {aggregation} of {names}; {weighting}."),
                what=what,
                aggregation=Phrase(domain.aggregation.value),
                names=Phrases((one.label for one in members), ", "),
                weighting=weighting,
            )
        )
    if not isinstance(recipe.rescale, Unscaled):
        said.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The score is shown rescaled: {words}."),
                words=recipe.rescale.words(),
            )
        )
    said.append(
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Areas are ranked and put into {classes} classes by the rule '{rule}'."
            ),
            classes=recipe.ranking.classes,
            rule=Phrase(recipe.ranking.rule.value),
        )
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
        reach = span(number(there.min()), number(there.max())) if there.size else "–"
        moved = int(prepared.winsorised[:, column].sum())
        treated = (
            translate("MedwayIsolation", "logged")
            if one.field in prepared.logged
            else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{moved} moved in"), moved=f"{moved:,}")
            if moved
            else translate("MedwayIsolation", "none")
        )
        field = f"100 x {one.field} / {one.denominator}" if one.denominator else one.field
        rows.append(
            [
                one.label,
                field,
                *([domains.get(one.domain, "–")] if domains else []),
                translate("MedwayIsolation", "higher is worse")
                if one.direction is Direction.HIGHER
                else translate("MedwayIsolation", "lower is worse"),
                one.normalisation.words(),
                reach,
                f"{html.rounded(100 * shares[one.field], 1)} %",
                f"{int(np.isnan(values).sum()):,}",
                treated,
            ]
        )
    heads = [
        translate("MedwayIsolation", "Indicator"),
        translate("MedwayIsolation", "Field"),
        *([translate("MedwayIsolation", "Domain")] if domains else []),
        translate("MedwayIsolation", "Direction"),
        translate("MedwayIsolation", "Formula"),
        translate("MedwayIsolation", "Range"),
        translate("MedwayIsolation", "Effective weight"),
        translate("MedwayIsolation", "Areas missing"),
        translate("MedwayIsolation", "Treated"),
    ]
    texts = len(heads) - 4
    return html.grid(
        translate("MedwayIsolation", "Indicators"), heads, rows, [False] * texts + [True, True, True, False]
    )


def _domains(found: Composite) -> str:
    recipe = found.prepared.recipe
    if not recipe.domains:
        return ""
    shares = found.prepared.tree.shares()
    labels = {one.name: one.label for one in recipe.domains} | {ROOT: translate("MedwayIsolation", "the index")}
    rows = [
        [
            one.label,
            labels[one.domain],
            Phrase(one.aggregation.value),
            translate("MedwayIsolation", "lower is worse")
            if one.direction is Direction.LOWER
            else translate("MedwayIsolation", "higher is worse"),
            one.normalisation.words(),
            f"{html.rounded(100 * shares[one.name], 1)} %",
        ]
        for one in recipe.domains
    ]
    heads = [
        translate("MedwayIsolation", "Domain"),
        translate("MedwayIsolation", "Part of"),
        translate("MedwayIsolation", "Aggregation"),
        translate("MedwayIsolation", "Direction"),
        translate("MedwayIsolation", "Normalised before it counts"),
        translate("MedwayIsolation", "Weight there"),
    ]
    return html.grid(translate("MedwayIsolation", "Domains"), heads, rows, [False] * 5 + [True])


def _weights_chart(found: Composite) -> str:
    recipe = found.prepared.recipe
    shares = recipe.effective_weights(found.prepared.tree.shares())
    rows = [
        Bar(one.label, 100 * shares[one.field], f"{html.rounded(100 * shares[one.field], 1)} %")
        for one in recipe.indicators
    ]
    return bars(translate("MedwayIsolation", "Effective weights"), sorted(rows, key=lambda bar: -bar.value))


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
    heads = [
        translate("MedwayIsolation", "Area"),
        translate("MedwayIsolation", "Rank"),
        translate("MedwayIsolation", "Score"),
        translate("MedwayIsolation", "Largest parts"),
    ]
    caption = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The {n} {worst} areas"), n=len(rows), worst=worst)
    return html.grid(Phrases([caption, ties(ranks, areas, left)]), heads, rows, [False, True, True, False])


def _top(found: Composite, row: int) -> str:
    if found.contributions is None:
        return "–"
    parts = found.contributions[row]
    order = np.argsort(-parts, kind="stable")[:3]
    indicators = found.prepared.recipe.indicators
    return "; ".join(f"{indicators[i].label} {number(parts[i])}" for i in order)


def _treated(found: Composite, areas: Sequence[str]) -> list[str]:
    prepared = found.prepared
    said: list[str] = []
    for column, one in enumerate(prepared.recipe.indicators):
        for row in np.flatnonzero(prepared.winsorised[:, column]):
            before, after = prepared.values[row, column], prepared.treated[row, column]
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{label}, {area}: {before} became {after}"),
                    label=one.label,
                    area=areas[row],
                    before=number(before),
                    after=number(after),
                )
            )
        if one.field in prepared.logged:
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{label}: all values were logged, log(x - min + 0.01 range), because moving values in was "
                        "not enough",
                    ),
                    label=one.label,
                )
            )
    return said


def _facts(recipe: Recipe) -> list[tuple[str, str]]:
    facts = [(translate("MedwayIsolation", "Recipe"), recipe.title)]
    return [*facts, (translate("MedwayIsolation", "Source"), recipe.source)] if recipe.source else facts
