"""From checked areas and a recipe to a composite index (METHODS §4)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .. import ranking
from ..areas import AreaTable, Measure, PartOf
from ..arrays import Bools, Floats, Texts
from ..faults import InputError, Stop, listed
from ..words import QT_TRANSLATE_NOOP, Phrase
from .adapted import above_zero, without
from .impute import impute
from .model import ROOT, Direction, Domain, Indicator, Recipe
from .normalisations.methods import MinMax
from .normalise import ConstantError
from .tree import Scores, Tree
from .weights import Weighting


@dataclass(frozen=True)
class Evaluation:
    """Score (n,), rank (n,) and quantile (n,), rank 1 and quantile 1 the worst; domain scores by name."""

    score: Floats
    rank: Floats
    quantile: Floats
    domains: Mapping[str, Floats]

    def crowds(self, classes: int) -> tuple[ranking.Crowd, ...]:
        """Return the classes that ties make much larger than the others."""
        return ranking.crowds(self.rank, self.quantile, classes)


@dataclass(frozen=True)
class Prepared:
    """Indicators up to where weights come in; everything is in the order of `recipe.indicators` and of the areas.

    Attributes
    ----------
    recipe : Recipe
        As it was run: without dropped indicators, min-max moved where a mean needs values above 0.
    codes : ndarray of str, shape (n,)
    values, treated, normalised : ndarray of float, shape (n, m)
        As read (percentages where there is a denominator); after treatment and imputation; after normalisation.
    winsorised, imputed : ndarray of bool, shape (n, m)
    logged : tuple of str
        Fields whose values were logged.
    reasons : ndarray of object, shape (n,)
        Why a whole row is missing, else None.
    warnings : tuple of str
    """

    recipe: Recipe
    codes: Texts
    values: Floats
    treated: Floats
    normalised: Floats
    winsorised: Bools
    imputed: Bools
    logged: tuple[str, ...]
    reasons: Texts
    warnings: tuple[str, ...]

    @cached_property
    def tree(self) -> Tree:
        """The groups, with their weights resolved."""
        return Tree(self.recipe, self.normalised)

    def evaluate(self, changed: Mapping[str, float] | None = None) -> Evaluation:
        """Return score, rank and quantile, with other weights where `changed` (field or domain name) has them.

        Raises
        ------
        InputError
            See `Tree.evaluate`.
        """
        return self._ranked(self.tree.evaluate(changed))

    def scored_by_fewer(self, score: Floats) -> tuple[str, ...]:
        """Say how many of the areas with a score lack an indicator that has weight, and which they are."""
        shares = self.recipe.effective_weights(self.tree.shares())
        used = np.array([shares[one.field] > 0 for one in self.recipe.indicators], dtype=bool)
        fewer = ~np.isnan(score) & np.isnan(self.normalised[:, used]).any(axis=1)
        if not fewer.any():
            return ()
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} areas are scored by fewer indicators than the others, because values are missing: {codes}.",
        )
        one = "{n} area is scored by fewer indicators than the others, because values are missing: {codes}."
        return (Phrase(template, one=one, n=int(fewer.sum()), codes=listed(self.codes[fewer])),)

    def _ranked(self, scores: Scores) -> Evaluation:
        ranks = ranking.rank(scores.score)
        quantiles = ranking.quantile(ranks, self.recipe.ranking.classes, self.recipe.ranking.rule)
        return Evaluation(scores.score, ranks, quantiles, scores.domains)


def measures(recipe: Recipe) -> list[Measure]:
    """Return what the border has to check: one measure a field, keyed by the field's name."""
    found: dict[str, Measure] = {}
    for one in recipe.indicators:
        lowest = 0.0 if one.denominator else None
        found[one.field] = Measure(one.field, one.field, one.label, lowest=lowest, finite=True)
    for one in recipe.indicators:
        if one.denominator and one.denominator not in found:
            words = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "whole of '{indicator}'"), indicator=one.label)
            found[one.denominator] = Measure(one.denominator, one.denominator, words, finite=True)
    return list(found.values())


def parts(recipe: Recipe) -> list[PartOf]:
    """Return which fields are part of which."""
    return [PartOf((one.field,), one.denominator) for one in recipe.indicators if one.denominator]


def labels(recipe: Recipe) -> list[str]:
    """Return the fields that hold names."""
    return [recipe.missing.group] if recipe.missing.group else []


def input_fingerprint(areas: AreaTable) -> str:
    """Return twelve characters that change with any code or value that goes in, whatever the order of the rows."""
    order = np.argsort(areas.codes.astype(str), kind="stable")
    digest = hashlib.sha256("\n".join(areas.codes[order]).encode("utf-8", "surrogatepass"))
    for key in sorted(areas.values):
        digest.update(key.encode("utf-8", "surrogatepass"))
        # One bit pattern for missing, and for zero.
        values = np.where(np.isnan(areas.values[key][order]), np.nan, areas.values[key][order] + 0.0)
        digest.update(values.astype("<f8").tobytes())
    for key in sorted(areas.labels):
        digest.update(
            "\n".join([key, *(label or "" for label in areas.labels[key][order])]).encode("utf-8", "surrogatepass")
        )
    return digest.hexdigest()[:12]


def prepare(areas: AreaTable, recipe: Recipe, stop: Stop = lambda: None) -> Prepared:
    """Treat, impute, direct and normalise.

    Parameters
    ----------
    areas : AreaTable
        Checked with `measures(recipe)`, `parts(recipe)` and `labels(recipe)`.
    recipe : Recipe
    stop : callable
        What it raises ends the work.

    Raises
    ------
    InputError
        An indicator that is constant or has no values, and others that a method cannot take; the message names it.

    Notes
    -----
    METHODS §4: treat, impute, direct, normalise. An area without any indicator is not imputed.
    """
    recipe, warnings = above_zero(recipe)
    warnings = [*areas.warnings, *warnings]
    n = len(areas.codes)
    values = np.column_stack([_values(areas, one) for one in recipe.indicators]).reshape(n, -1)
    nothing = np.isnan(values).all(axis=1)
    groups = areas.labels.get(recipe.missing.group) if recipe.missing.group else None
    treated, normalised = np.full(values.shape, np.nan, order="F"), np.full(values.shape, np.nan, order="F")
    winsorised, imputed = np.zeros(values.shape, dtype=bool), np.zeros(values.shape, dtype=bool)
    logged: list[str] = []
    dropped: list[Indicator] = []
    for number, one in enumerate(recipe.indicators):
        stop()
        x = values[:, number]
        try:
            _check_varies(x, one, n)
            if one.treatment is not None:
                result = one.treatment.apply(x)
                x, winsorised[:, number] = result.values, result.winsorised
                logged += [one.field] * result.logged
            filled = np.where(nothing, np.nan, impute(x, recipe.missing.policy, groups))
            imputed[:, number] = np.isnan(x) & ~np.isnan(filled)
            treated[:, number] = filled
            normalised[:, number] = _normalise(ranking.joined(filled), one, recipe.direction_applied)
            warnings += _alone(filled, areas.codes, one)
        except InputError as error:
            if _weightless(recipe, one):
                continue
            # Only what tells no areas apart may be dropped; other faults are mistakes in the recipe.
            if recipe.constant == "error" or not isinstance(error, ConstantError):
                raise InputError(_FAULTY, indicator=one.label, field=one.field, fault=error.args[0]) from error
            dropped.append(one)
            warnings.append(Phrase(_DROPPED, indicator=one.label, field=one.field, fault=error.args[0]))
    if dropped:
        keep = [number for number, one in enumerate(recipe.indicators) if one not in dropped]
        recipe = without(recipe, dropped)
        values, treated, normalised = values[:, keep], treated[:, keep], normalised[:, keep]
        winsorised, imputed = winsorised[:, keep], imputed[:, keep]
    return Prepared(
        recipe, areas.codes, values, treated, normalised, winsorised, imputed, tuple(logged), areas.reasons, tuple(warnings)
    )  # fmt: skip


_LARGEST = 1e150  # its square can still be held
_FEWEST = 5  # of fewer areas one easily holds half of a scale
_FAULTY = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The indicator '{indicator}' (field {field}) {fault}. Take it out of the recipe, or correct its field or its settings.",
)
_DROPPED = QT_TRANSLATE_NOOP("MedwayIsolation", "The indicator '{indicator}' (field {field}) {fault}: it was dropped.")


def _values(areas: AreaTable, one: Indicator) -> Floats:
    values = areas.values[one.field]
    if not one.denominator:
        return values
    whole = areas.values[one.denominator]
    share: Floats = np.full(values.shape, np.nan)
    np.divide(100.0 * values, whole, out=share, where=whole > 0)
    return share


def _check_varies(x: Floats, one: Indicator, n: int) -> None:
    there = x[~np.isnan(x)]
    if not there.size:
        raise ConstantError(QT_TRANSLATE_NOOP("MedwayIsolation", "has no values at all"))
    largest = float(np.abs(there).max())
    if largest > _LARGEST:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "has values as large as {largest}, which cannot be calculated with. Empty codes that stand for missing",
            ),
            largest=f"{largest:g}",
        )
    if not one.normalisation.relative:
        return
    if n == 1:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "cannot be normalised by {method} in a single area: it needs others"),
            method=one.normalisation.name,
        )
    if not there.max() - there.min() > 1e-12 * largest:
        raise ConstantError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "has the same value ({value}) in every area and tells none apart"),
            value=f"{there[0]:g}",
        )


def _alone(x: Floats, codes: Texts, one: Indicator) -> list[str]:
    """Warn of one area that holds more than half of a min-max scale, so that all others are pressed together."""
    there = x[~np.isnan(x)]
    if not isinstance(one.normalisation, MinMax) or one.treatment is not None or there.size < _FEWEST:
        return []
    low, second, next_to_last, high = np.partition(there, [0, 1, -2, -1])[[0, 1, -2, -1]]
    gaps = [(second - low, np.nanargmin(x)), (high - next_to_last, np.nanargmax(x))]
    template = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "Area {code} alone holds {percent} % of the scale of '{indicator}' (field {field}): the others are pressed together. "
        "Treat extreme values, or choose another normalisation.",
    )
    found = [(codes[row], f"{100.0 * gap / (high - low):.0f}") for gap, row in gaps if gap > 0.5 * (high - low)]
    return [
        Phrase(template, code=code, percent=percent, indicator=one.label, field=one.field) for code, percent in found
    ]


def _normalise(x: Floats, one: Indicator, applied: str) -> Floats:
    reversed = one.direction is Direction.LOWER
    if reversed and applied == "after":
        return one.normalisation.apply_after(x)
    return one.normalisation.apply(x, reversed)


def _weightless(recipe: Recipe, one: Indicator) -> bool:
    """Return whether the indicator, or a domain that it is in, has no weight, so that it need not have a value."""
    member: Indicator | Domain = one
    while True:
        group = recipe.group(member.domain)
        if member.weight == 0 and group.weighting is Weighting.MANUAL:
            return True
        if group.name == ROOT:
            return False
        member = group
