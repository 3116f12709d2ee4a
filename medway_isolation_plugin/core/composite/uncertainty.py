"""What is uncertain about an index, and what a draw of it looks like (METHODS §5)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..areas import AreaTable
from ..arrays import Bools, Floats
from ..faults import InputError, Stop
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases
from .aggregate import Aggregation
from .engine import Prepared, prepare
from .impute import Policy
from .model import ROOT, Domain, Indicator, Recipe
from .normalisations import Normalisation
from .normalisations.methods import MinMax, Rank, ZScore
from .sampling import Prior, fitted
from .treat import Treatment

DRAWS_RANGE = (10, 100_000)
_MEASURED = 20_000


@dataclass(frozen=True)
class Uncertainty:
    """What is uncertain.

    Attributes
    ----------
    draws : int
        K.
    seed : int
    spread : float
        f: each weight is multiplied by 1 + f U(-1, 1); 0 holds the weights.
    dirichlet : bool
        Draw each group's weights from a Dirichlet distribution around them instead, as dispersed as the uniform one with f:
        the variances of a group's weights have the same sum.
    domains_only, indicators_only : bool
        Vary the weights of one level only.
    normalisation, aggregation, treatment : bool
        Whether these choices vary too: min-max, z-score or rank; arithmetic or geometric mean; treated or not.
    sampling : bool
        Whether rates are drawn, as uncertain as their counts leave them (see `sampling`).
    """

    draws: int = 1000
    seed: int = 1
    spread: float = 0.25
    dirichlet: bool = False
    domains_only: bool = False
    indicators_only: bool = False
    normalisation: bool = False
    aggregation: bool = False
    treatment: bool = False
    sampling: bool = False


@dataclass(frozen=True)
class Variant:
    """A combination of choices; `differing` are those that are not the recipe's own."""

    words: str
    prepared: Prepared
    fast: bool  # the score is a weighted sum of the normalised indicators
    differing: tuple[str, ...] = ()


def draw_weights(prepared: Prepared, uncertainty: Uncertainty, generator: np.random.RandomState) -> dict[str, Floats]:
    """Return K draws of every weight as a share of its group, the groups in the recipe's order."""
    recipe = prepared.recipe
    shares = prepared.tree.shares()
    found: dict[str, Floats] = {}
    for domain in recipe.bottom_up():
        members = recipe.members(domain.name)
        own = np.array([shares[one.name] for one in members])
        held = uncertainty.spread == 0 or len(members) == 1
        held |= uncertainty.domains_only and not any(isinstance(one, Domain) for one in members)
        held |= uncertainty.indicators_only and not any(isinstance(one, Indicator) for one in members)
        if held:
            drawn = np.tile(own, (uncertainty.draws, 1))
        elif uncertainty.dirichlet:
            drawn = np.zeros((uncertainty.draws, own.size))
            used = own > 0
            concentration = _concentration(own[used], uncertainty.spread)
            drawn[:, used] = generator.dirichlet(concentration * own[used], uncertainty.draws)
        else:
            drawn = _uniform(own, uncertainty.spread, uncertainty.draws, generator)
        if domain.aggregation in {Aggregation.SUM, Aggregation.PRODUCT}:
            # These take weights as given: a draw shifts weight within the group and keeps its sum.
            drawn = drawn * sum(prepared.tree.given[one.name] for one in members)
        found.update({one.name: drawn[:, number] for number, one in enumerate(members)})
    return found


def _uniform(own: Floats, spread: float, draws: int, generator: np.random.RandomState) -> Floats:
    """Return draws of shares w (1 + f U(-1, 1)), brought back to a sum of 1, shape (draws, m)."""
    drawn = own * (1.0 + spread * generator.uniform(-1.0, 1.0, (draws, own.size)))
    shares: Floats = drawn / drawn.sum(axis=1, keepdims=True)
    return shares


def _concentration(own: Floats, spread: float) -> float:
    """Return the concentration of a Dirichlet distribution around `own` whose variances sum to those of uniform draws.

    The sum of a Dirichlet's variances is (1 - sum w²) / (concentration + 1). That of uniform draws has no simple form once
    they are brought back to a sum of 1, and is measured in draws of its own, the same for every seed.
    """
    if own.size < 2:
        return 1.0
    dispersed = _uniform(own, spread, _MEASURED, np.random.RandomState(0)).var(axis=0).sum()
    return float((1.0 - np.square(own).sum()) / dispersed - 1.0)


def effective_weights(recipe: Recipe, weights: Mapping[str, Floats], draws: int) -> Floats:
    """Return each indicator's weight in the whole, multiplied down the tree, shape (draws, m)."""
    found = np.empty((draws, len(recipe.indicators)))
    for number, one in enumerate(recipe.indicators):
        share, above = weights[one.field].copy(), one.domain
        while above != ROOT:
            share *= weights[above]
            above = recipe.group(above).domain
        found[:, number] = share
    return found


def variants_of(
    areas: AreaTable, recipe: Recipe, prepared: Prepared, uncertainty: Uncertainty, stop: Stop
) -> list[Variant]:
    """Return the combinations of choices, the recipe's own first; impossible ones are left out."""
    scales: list[tuple[str, Normalisation | None]] = [
        (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "normalised as in the recipe")), None)
    ]
    if uncertainty.normalisation:
        scales += [(Phrase(one.name), one) for one in (MinMax(), ZScore(), Rank())]
    means: list[tuple[str, Aggregation | None]] = [
        (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "aggregated as in the recipe")), None)
    ]
    if uncertainty.aggregation:
        means += [(Phrase(one.value), one) for one in (Aggregation.ARITHMETIC, Aggregation.GEOMETRIC)]
    treatments: list[tuple[str, bool | None]] = [
        (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "treated as in the recipe")), None)
    ]
    if uncertainty.treatment:
        treatments += [
            (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "treated")), True),
            (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not treated")), False),
        ]
    found: list[Variant] = []
    seen: set[str] = set()
    for (scale, normalisation), (mean, aggregation), (words, treated) in itertools.product(scales, means, treatments):
        changed = _changed(recipe, normalisation, aggregation, treated)
        if changed.fingerprint() in seen:
            continue
        seen.add(changed.fingerprint())
        own = normalisation is None and aggregation is None and treated is None
        try:
            made = prepared if own else prepare(areas, changed, stop)
            made.tree.evaluate()
        except InputError:
            if own:
                raise
            continue  # a z-score has no geometric mean
        if made.recipe.fields() != prepared.recipe.fields():
            continue  # another indicator is constant, and was dropped: that would be another index
        chosen = ((scale, normalisation), (mean, aggregation), (words, treated))
        differing = tuple(said for said, change in chosen if change is not None)
        found.append(Variant(Phrases([scale, mean, words], "; "), made, _is_fast(made), differing))
    return found


def _changed(
    recipe: Recipe, normalisation: Normalisation | None, aggregation: Aggregation | None, treated: bool | None
) -> Recipe:
    def indicator(one: Indicator) -> Indicator:
        scale = normalisation if normalisation is not None and one.normalisation.replaceable else one.normalisation
        treatment = one.treatment if treated is None else (one.treatment or Treatment()) if treated else None
        return replace(one, normalisation=scale, treatment=treatment)

    def mean(old: Aggregation) -> Aggregation:
        free = old in {Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.HARMONIC}
        return aggregation if aggregation is not None and free else old

    return replace(
        recipe,
        indicators=tuple(indicator(one) for one in recipe.indicators),
        domains=tuple(replace(one, aggregation=mean(one.aggregation)) for one in recipe.domains),
        aggregation=mean(recipe.aggregation),
    )


def _is_fast(prepared: Prepared) -> bool:
    tree = prepared.tree
    if tree.why_not_additive() or any(one.aggregation is Aggregation.FLAGS for one in prepared.recipe.bottom_up()):
        return False
    scored = ~np.isnan(tree.evaluate().score)
    return not np.isnan(prepared.normalised[scored]).any()


def rate_priors(areas: AreaTable, recipe: Recipe) -> dict[str, Prior]:
    """Return how each rate of a recipe is spread over the areas, by the indicator's field."""
    found = {}
    for one in recipe.indicators:
        if one.denominator and (there := _counted(areas, one)).any():
            found[one.field] = fitted(areas.values[one.field][there], areas.values[one.denominator][there])
    return found


def sampled(areas: AreaTable, recipe: Recipe, priors: Mapping[str, Prior], seed: int) -> AreaTable:
    """Return areas whose numerators of rates are drawn: what they may be, given the counts and the other areas."""
    generator = np.random.RandomState(seed)
    values = dict(areas.values)
    for one in recipe.indicators:
        if one.field in priors:
            there = _counted(areas, one)
            count, whole = areas.values[one.field].copy(), areas.values[one.denominator]
            count[there] = whole[there] * priors[one.field].draw(count[there], whole[there], generator)
            values[one.field] = count
    return replace(areas, values=values)


def _counted(areas: AreaTable, one: Indicator) -> Bools:
    found: Bools = ~np.isnan(areas.values[one.field]) & (areas.values[one.denominator] > 0)
    return found


def said(recipe: Recipe, uncertainty: Uncertainty, variants: list[Variant]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what was varied and what was held, in words."""
    if uncertainty.domains_only:
        which = QT_TRANSLATE_NOOP("MedwayIsolation", "the weights of domains")
    else:
        which = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "the weights of indicators")
            if uncertainty.indicators_only
            else QT_TRANSLATE_NOOP("MedwayIsolation", "the weights")
        )
    dirichlet = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{weights}, from Dirichlet distributions as dispersed as plus or minus {percent} %, in each group",
    )
    uniform = QT_TRANSLATE_NOOP("MedwayIsolation", "{weights}, by up to plus or minus {percent} %, in each group")
    spread = Phrase(
        dirichlet if uncertainty.dirichlet else uniform,
        weights=Phrase(which),
        percent=f"{100 * uncertainty.spread:.0f}",
    )
    choices = [
        (uncertainty.spread > 0, spread, QT_TRANSLATE_NOOP("MedwayIsolation", "the weights")),
        (
            uncertainty.normalisation,
            QT_TRANSLATE_NOOP("MedwayIsolation", "the normalisation: as in the recipe, min-max, z-score, rank"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "the normalisation"),
        ),
        (
            uncertainty.aggregation,
            QT_TRANSLATE_NOOP("MedwayIsolation", "the aggregation: as in the recipe, arithmetic mean, geometric mean"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "the aggregation"),
        ),
        (
            uncertainty.treatment,
            QT_TRANSLATE_NOOP("MedwayIsolation", "the treatment of extreme values: as in the recipe, on, off"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "the treatment of extreme values"),
        ),
        (
            uncertainty.sampling,
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "the rates, each from Beta(a + x, b + n - x) for x of n people, a and b fitted to the areas",
            ),
            QT_TRANSLATE_NOOP("MedwayIsolation", "the counts (no sampling error)"),
        ),
    ]
    varied = [Phrase(words) for varies, words, _ in choices if varies]
    if len(variants) > 1:
        varied.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{number} possible combinations of choices were drawn from"),
                number=len(variants),
            )
        )
    held = [Phrase(words) for varies, _, words in choices if not varies]
    held += [
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the choice of indicators and of domains")),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the directions")),
    ]
    if recipe.missing.policy is not Policy.NULL:
        policy = Phrase(recipe.missing.policy.value)
        held.append(
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the policy for missing values ({policy})"), policy=policy)
        )
    return tuple(varied), tuple(held)
