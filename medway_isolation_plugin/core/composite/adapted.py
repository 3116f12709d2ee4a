"""A recipe as it is run: scales that begin above 0 where a mean needs it, and without indicators that tell no areas apart."""

from __future__ import annotations

from dataclasses import replace

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import aggregate
from .aggregate import Aggregation
from .model import ROOT, Indicator, Recipe
from .normalisations import Normalisation
from .weights import Weighting

_MEANS = {
    (Aggregation.GEOMETRIC,): QT_TRANSLATE_NOOP("MedwayIsolation", "A geometric mean"),
    (Aggregation.HARMONIC,): QT_TRANSLATE_NOOP("MedwayIsolation", "A harmonic mean"),
    (Aggregation.GEOMETRIC, Aggregation.HARMONIC): QT_TRANSLATE_NOOP(
        "MedwayIsolation", "A geometric mean and a harmonic mean"
    ),
}


def above_zero(recipe: Recipe) -> tuple[Recipe, list[str]]:
    """Move scales that begin at 0 to where a geometric or harmonic mean can use them: from 0-100 to 1-100 (METHODS §4)."""
    needing = [one.name for one in recipe.bottom_up() if one.aggregation in aggregate.NEEDS_POSITIVE]
    if not needing:
        return recipe, []
    below = {one.field for name in needing for one in recipe.under(name)}
    moved: list[str] = []

    def scaled(given: Normalisation, label: str) -> Normalisation:
        found = given.above_zero()
        if found is not given:
            moved.append(label)
        return found

    indicators = tuple(
        replace(one, normalisation=scaled(one.normalisation, one.label)) if one.field in below else one
        for one in recipe.indicators
    )
    # A normalised domain counts as the scale of whatever stands above it.
    domains = tuple(
        replace(one, normalisation=scaled(one.normalisation, one.label))
        if _has_above(recipe, one.name, needing)
        else one
        for one in recipe.domains
    )
    if not moved:
        return recipe, []
    means = [one for one in aggregate.NEEDS_POSITIVE if any(recipe.group(name).aggregation is one for name in needing)]
    said = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{mean} needs values above 0, so the scale of {n} indicators or domains begins at one hundredth of its upper end instead "
            "of 0 (1 to 100 for 0 to 100): {names}.",
        ),
        one="{mean} needs values above 0, so the scale of {n} indicator or domain begins at one hundredth of its upper end instead "
        "of 0 (1 to 100 for 0 to 100): {names}.",
        mean=Phrase(_MEANS[tuple(means)]),
        n=len(moved),
        names=", ".join(moved),
    )
    return replace(recipe, indicators=indicators, domains=domains), [said]


def _has_above(recipe: Recipe, name: str, needing: list[str]) -> bool:
    above = recipe.group(name).domain
    while above != ROOT:
        if above in needing:
            return True
        above = recipe.group(above).domain
    return ROOT in needing


def without(recipe: Recipe, dropped: list[Indicator]) -> Recipe:
    """Return the recipe without some indicators and without the domains that this empties."""
    kept = replace(recipe, indicators=tuple(one for one in recipe.indicators if one not in dropped))
    if not kept.indicators:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Every indicator has the same value in every area, or none: there is nothing to combine.",
            )
        )
    while empty := [one for one in kept.domains if not kept.members(one.name)]:
        kept = replace(kept, domains=tuple(one for one in kept.domains if one not in empty))
    for domain in kept.bottom_up():
        members = kept.members(domain.name)
        if domain.weighting is Weighting.MANUAL and not any(one.weight > 0 for one in members):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "After constant indicators were dropped, '{domain}' has no indicator with weight.",
                ),
                domain=domain.label,
            )
    return kept
