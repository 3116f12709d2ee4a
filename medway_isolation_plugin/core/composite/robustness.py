"""How much a ranking depends on what nobody knows for certain: weights, choices, counts (METHODS §5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..areas import AreaTable
from ..arrays import Bools, Floats, Ints
from ..faults import InputError, Stop
from ..words import QT_TRANSLATE_NOOP, Phrase
from .aggregate import weighted_columns
from .draws import RankSummary, rank_draws, summarise
from .engine import Evaluation, Prepared, prepare
from .model import ROOT, Domain, Indicator, Recipe
from .sampling import Prior
from .tree import named
from .uncertainty import (
    DRAWS_RANGE,
    Uncertainty,
    draw_weights,
    effective_weights,
    rate_priors,
    said,
    sampled,
    variants_of,
)

FEW_PEOPLE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "ranked by few people; likely nearer the middle"))


@dataclass(frozen=True)
class LeftOut:
    """An indicator or a domain, and the mean and largest absolute change of rank without it."""

    label: str
    kind: str
    mean_change: float
    largest_change: float


@dataclass(frozen=True)
class Robustness:
    """What the draws say.

    Attributes
    ----------
    prepared : Prepared
    nominal : Evaluation
        Without any uncertainty.
    summary : RankSummary
        Shape (n,), NaN where an area has no score.
    cut : int
        The last rank of the worst quantile.
    weights : dict of str to ndarray of float, shape (draws,)
        Every draw's share of each indicator and domain in its group.
    variants : tuple of str
        The combinations of choices; `variant` (draws,) numbers them.
    left_out : tuple of LeftOut
        Largest change first.
    varied, held : tuple of str
    warnings : tuple of str
    priors : dict of str to Prior
        How each rate that was drawn is spread over the areas, by the indicator's field.
    """

    prepared: Prepared
    nominal: Evaluation
    summary: RankSummary
    cut: int
    weights: Mapping[str, Floats]
    variants: tuple[str, ...]
    variant: Ints
    left_out: tuple[LeftOut, ...]
    varied: tuple[str, ...]
    held: tuple[str, ...]
    warnings: tuple[str, ...]
    priors: Mapping[str, Prior]

    @property
    def few_people(self) -> Bools:
        """Where rates were drawn and an area's rank lies outside its interval, on the outer side, shape (n,)."""
        rank, summary = self.nominal.rank, self.summary
        if not self.priors:
            return np.zeros(rank.shape, dtype=bool)
        middle = 0.5 * (np.nanmin(rank) + np.nanmax(rank))
        outside: Bools = ((rank < summary.low) & (rank < middle)) | ((rank > summary.high) & (rank > middle))
        return outside


def robustness(
    areas: AreaTable, recipe: Recipe, uncertainty: Uncertainty, progress: Callable[[float], None], threads: int | None = None
) -> Robustness:  # fmt: skip
    """Draw weights (and choices, and counts) and rank the areas every time.

    Parameters
    ----------
    areas : AreaTable
        As for `engine.prepare`.
    recipe : Recipe
    uncertainty : Uncertainty
    progress : callable
        Told the share that is done, 0 to 1; what it raises ends the work.
    threads : int, optional
        The result does not depend on it.

    Raises
    ------
    InputError
        When a setting is out of range, or nothing at all is uncertain; and see `engine.prepare`.

    Notes
    -----
    METHODS §5. Draws come from the Mersenne Twister through numpy's frozen generator: the same seed gives the same draws on
    every platform and version.
    """
    _check(uncertainty, recipe)

    def stop() -> None:
        progress(0.0)

    prepared = prepare(areas, recipe, stop)
    nominal = prepared.evaluate()
    there = ~np.isnan(nominal.score)
    n = int(there.sum())
    if n < 2:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Only {n} areas have a score: ranks say nothing. Check the indicators."
            ),
            one="Only {n} area has a score: ranks say nothing. Check the indicators.",
            n=n,
        )
    generator = np.random.RandomState(uncertainty.seed)
    weights = draw_weights(prepared, uncertainty, generator)
    variants = variants_of(areas, recipe, prepared, uncertainty, stop)
    variant = (
        generator.randint(0, len(variants), uncertainty.draws)
        if len(variants) > 1
        else np.zeros(uncertainty.draws, dtype=np.int64)
    )
    seeds = generator.randint(0, 2**31 - 1, uncertainty.draws) if uncertainty.sampling else None
    priors = rate_priors(areas, prepared.recipe) if uncertainty.sampling else {}
    effective = effective_weights(prepared.recipe, weights, uncertainty.draws)
    columns = [one.prepared.normalised[there] for one in variants]
    scale = [np.asfortranarray(block) for block in columns]
    # Only sums of both signs cancel. Their terms are much the same size in every draw.
    usual = effective.mean(axis=0)
    sizes = [weighted_columns(np.abs(block), usual) if (block < 0).any() else None for block in columns]

    def score_of(draw: int) -> tuple[Floats, Floats | None]:
        chosen = variants[variant[draw]]
        given = {name: float(values[draw]) for name, values in weights.items()}
        if seeds is not None:
            again = prepare(sampled(areas, recipe, priors, int(seeds[draw])), chosen.prepared.recipe)
            return _filled(again.tree.evaluate(given).score[there]), None
        if chosen.fast:
            return weighted_columns(scale[variant[draw]], effective[draw]), sizes[variant[draw]]
        return _filled(chosen.prepared.tree.evaluate(given).score[there]), None

    left_out = tuple(_leave_one_out(prepared, nominal, stop))
    ranks = rank_draws(score_of, uncertainty.draws, n, progress, threads)
    classes = ranking.quantile(np.arange(1.0, n + 1.0), recipe.ranking.classes, recipe.ranking.rule)
    cut = int((classes == 1).sum())
    warnings = (
        *prepared.warnings,
        *prepared.tree.warnings(),
        *prepared.scored_by_fewer(nominal.score),
        *ranking.too_few({named(recipe.root): nominal.score}, recipe.ranking.classes),
        *ranking.uneven({named(recipe.root): nominal.crowds(recipe.ranking.classes)}),
        *_not_spread(prepared.recipe, priors),
    )
    varied, held = said(recipe, uncertainty, variants)
    return Robustness(
        prepared, nominal, _spread_out(summarise(ranks, cut, lambda: progress(1.0)), there), cut, weights,
        tuple(one.words for one in variants), variant, left_out, varied, held,
        warnings, priors,
    )  # fmt: skip


def probability_flagged(within: Floats, met: Ints, unknown: Ints, needed: int) -> Floats:
    """Return the probability that an area is flagged by a rule one of whose criteria is to be in the worst quantile.

    Parameters
    ----------
    within : ndarray of float, shape (n,)
        Probability of being in the worst quantile.
    met, unknown : ndarray of int, shape (n,)
        How many of the rule's other criteria, which are certain, an area meets, and how many are not known.
    needed : int
        How many criteria must be met, the quantile's included.

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where what is not known decides.
    """

    def probability(others: Ints) -> Floats:
        return np.where(others >= needed, 1.0, np.where(others == needed - 1, within, 0.0))

    low, high = probability(met), probability(met + unknown)
    return np.where(np.isnan(low) | np.isnan(high) | (low != high), np.nan, low)


def _not_spread(recipe: Recipe, priors: Mapping[str, Prior]) -> list[str]:
    template = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The rates of '{indicator}' differ no more than chance would have them: in the draws chance alone puts its areas in "
        "order.",
    )
    return [
        Phrase(template, indicator=one.label)
        for one in recipe.indicators
        if one.field in priors and not priors[one.field].spread
    ]


def _check(uncertainty: Uncertainty, recipe: Recipe) -> None:
    low, high = DRAWS_RANGE
    if not low <= uncertainty.draws <= high:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The number of draws is {draws}: choose one from {lowest} to {highest}."
            ),
            draws=f"{uncertainty.draws:,}",
            lowest=low,
            highest=f"{high:,}",
        )
    if not 0 <= uncertainty.spread <= 1:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The spread of the weights is {spread}: choose one from 0 to 1 (0.25 is plus or minus a quarter).",
            ),
            spread=f"{uncertainty.spread:g}",
        )
    if not 0 <= uncertainty.seed < 2**32:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The seed is {seed}: choose a whole number from 0 to {highest}."),
            seed=uncertainty.seed,
            highest=f"{2**32 - 1:,}",
        )
    if uncertainty.sampling and not any(one.denominator for one in recipe.indicators):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Sampling needs rates: no indicator of the recipe has a denominator. Switch sampling off, or give the counts.",
            )
        )
    nothing = not (
        uncertainty.spread > 0
        or uncertainty.normalisation
        or uncertainty.aggregation
        or uncertainty.treatment
        or uncertainty.sampling
    )
    if nothing:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Nothing is in doubt: give the weights a spread above 0, or let a choice vary."
            )
        )


def _filled(scores: Floats) -> Floats:
    """Put areas that a draw leaves without a score last: they must have some rank."""
    missing = np.isnan(scores)
    if not missing.any():
        return scores
    last = np.nanmin(scores) - 1.0 if not missing.all() else 0.0
    return np.where(missing, last, scores)


def _spread_out(summary: RankSummary, there: Bools) -> RankSummary:
    def spread(values: Floats) -> Floats:
        whole = np.full(there.shape, np.nan)
        whole[there] = values
        return whole

    return RankSummary(spread(summary.median), spread(summary.low), spread(summary.high), spread(summary.within))


def _leave_one_out(prepared: Prepared, nominal: Evaluation, stop: Stop) -> list[LeftOut]:
    recipe, tree = prepared.recipe, prepared.tree
    there = ~np.isnan(nominal.score)
    found = []
    everything: list[Indicator | Domain] = [*recipe.indicators, *recipe.domains]
    for one in everything:
        stop()
        out = _emptied(recipe, tree.given, one)
        if out is None or tree.given[one.name] == 0:
            continue
        scores = np.where(there, tree.evaluate(out).score, np.nan)
        change = np.abs(ranking.rank(scores) - nominal.rank)
        if np.isnan(change).all():
            continue
        kind = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "indicator")
            if isinstance(one, Indicator)
            else QT_TRANSLATE_NOOP("MedwayIsolation", "domain")
        )
        found.append(LeftOut(one.label, kind, float(np.nanmean(change)), float(np.nanmax(change))))
    return sorted(found, key=lambda one: -one.mean_change)


def _emptied(recipe: Recipe, given: Mapping[str, float], one: Indicator | Domain) -> dict[str, float] | None:
    """Return the weights without `one`, and without the domains that this leaves empty; None where nothing is left."""
    out, domain = {one.name: 0.0}, one.domain
    while not any(given[other.name] > 0 and other.name not in out for other in recipe.members(domain)):
        if domain == ROOT:
            return None
        out = {domain: 0.0}  # an empty group keeps its weights and counts for nothing
        domain = recipe.group(domain).domain
    return out
