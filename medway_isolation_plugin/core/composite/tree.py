"""From normalised indicators up the tree to one score (METHODS §4): the part that runs again for every change of weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..arrays import Bools, Floats
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import aggregate, weights
from .aggregate import Aggregation
from .impute import Policy
from .model import ROOT, Direction, Domain, Indicator, Recipe
from .normalisations.methods import UNSCALED
from .weights import FirstComponent, Weighting

_CANCELLING = (Aggregation.ARITHMETIC, Aggregation.SUM)
# These use weights as they are given: a plain sum has weights of 1.
_AS_GIVEN = (Aggregation.SUM, Aggregation.PRODUCT)
_WEAK = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{what}: the first component is weak. It explains {percent} % of the variance of {indicators} indicators, so that its weights "
    "leave out most of what they say. Choose other weights.",
)
_ONE_AGAINST = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{what}: the first component has loadings of both signs. {indicators} runs against the others, which the weights, being squares, "
    "do not show. Check the direction, or choose other weights.",
)
_SEVERAL_AGAINST = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{what}: the first component has loadings of both signs. {indicators} run against the others, which the weights, being squares, "
    "do not show. Check the direction, or choose other weights.",
)
_ONE_BELOW = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{what} is a {aggregation}, which needs values above 0, but {indicators} has values of 0 or less in {areas}. Choose min-max "
    "normalisation, or another aggregation.",
)
_SEVERAL_BELOW = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{what} is a {aggregation}, which needs values above 0, but {indicators} have values of 0 or less in {areas}. Choose min-max "
    "normalisation, or another aggregation.",
)


@dataclass(frozen=True)
class Scores:
    """The score of each area (n,), not rescaled, and of each domain by name, as it goes into the group above."""

    score: Floats
    domains: Mapping[str, Floats]


class Tree:
    """A recipe's groups over normalised indicators.

    Parameters
    ----------
    recipe : Recipe
    normalised : ndarray of float, shape (n, m)
        A column an indicator, in the recipe's order; larger = worse; NaN where missing.

    Attributes
    ----------
    given : dict of str to float
        Weight of every field and domain: as given where manual, resolved from the data otherwise.
    components : dict of str to FirstComponent
        Where the weights of a domain come from its first component; '' is the index.
    """

    def __init__(self, recipe: Recipe, normalised: Floats) -> None:
        self.recipe = recipe
        self.normalised = normalised
        self.given: dict[str, float] = {}
        self.components: dict[str, FirstComponent] = {}
        self._columns = {one.field: number for number, one in enumerate(recipe.indicators)}
        self._groups = [(domain, recipe.members(domain.name)) for domain in recipe.bottom_up()]
        self._reflections = {domain.name: self._reflection(domain) for domain, _ in self._groups}
        self._resolve()

    def _resolve(self) -> None:
        """Find the weights of every group from the bottom up: a first component needs the scores below it."""
        scores: dict[str, Floats] = {}
        for domain, members in self._groups:
            if domain.weighting is Weighting.EQUAL:
                own = np.ones(len(members))
            elif domain.weighting is Weighting.FIRST_COMPONENT:
                try:
                    self.components[domain.name] = weights.first_component(self._values(members, scores))
                except InputError as error:
                    raise InputError(
                        QT_TRANSLATE_NOOP("MedwayIsolation", "{what} {fault}. Choose another weighting for it."),
                        what=named(domain),
                        fault=error.args[0],
                    ) from error
                own = self.components[domain.name].weights
            else:
                own = np.array([one.weight for one in members])
            self.given.update({one.name: float(weight) for one, weight in zip(members, own)})
            if domain.name != ROOT:
                scores[domain.name] = self._up(domain, self._aggregate(domain, members, own, scores))

    def warnings(self) -> list[str]:
        """Say which weights from a first component are not to be relied on, and why."""
        said: list[str] = []
        for domain, members in self._groups:
            found = self.components.get(domain.name)
            if found is None:
                continue
            if found.against.any():
                which = [f"'{one.label}'" for one, against in zip(members, found.against) if against]
                template = _ONE_AGAINST if len(which) == 1 else _SEVERAL_AGAINST
                said.append(Phrase(template, what=named(domain), indicators=", ".join(which)))
            if found.weak:
                percent = f"{100.0 * found.explained:.0f}"
                said.append(Phrase(_WEAK, what=named(domain), percent=percent, indicators=len(members)))
        return said

    def evaluate(self, changed: Mapping[str, float] | None = None) -> Scores:
        """Return scores.

        Parameters
        ----------
        changed : mapping of str to float, optional
            Other weights, by field or domain name.

        Raises
        ------
        InputError
            When a group's weights are all 0, or a mean that needs values above 0 meets others.
        """
        given = {**self.given, **(changed or {})}
        scores: dict[str, Floats] = {}
        for domain, members in self._groups:
            own = np.array([given[one.name] for one in members])
            score = self._aggregate(domain, members, own, scores)
            scores[domain.name] = score if domain.name == ROOT else self._up(domain, score)
        return Scores(scores.pop(ROOT), scores)

    def shares(self, changed: Mapping[str, float] | None = None) -> dict[str, float]:
        """Return the weight of every field and domain normalised within its group."""
        given = {**self.given, **(changed or {})}
        found: dict[str, float] = {}
        for domain, members in self._groups:
            own = self._normalised(domain, np.array([given[one.name] for one in members]))
            found.update({one.name: float(share) for one, share in zip(members, own)})
        return found

    def why_not_additive(self) -> str:
        """Return why indicators have no parts of the score that add up; empty where they have."""
        for domain, _ in self._groups:
            if domain.aggregation not in aggregate.ADDITIVE:
                combined = QT_TRANSLATE_NOOP("MedwayIsolation", "{what} is a {aggregation}")
                return Phrase(combined, what=named(domain), aggregation=Phrase(domain.aggregation.value))
            if domain.name != ROOT and not _unscaled(domain):
                return Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{what} is normalised before it counts"), what=named(domain)
                )
            if domain.direction is Direction.LOWER:
                return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{what} is turned round"), what=named(domain))
        return ""

    def contributions(self) -> Floats:
        """Return each indicator's part of the score, shape (n, m); rows add up to the score. NaN where that is missing.

        A missing indicator's part is 0: its weight has gone to the others. Only for trees that are additive.
        """
        along = self.row_weights()
        parts: Floats = np.where(along == 0, 0.0, along * self.normalised)
        parts[np.isnan(along)] = np.nan
        return parts

    def row_weights(self) -> Floats:
        """Return each indicator's weight in each area, shape (n, m): 0 where it is missing, NaN where the score is."""
        found = np.empty_like(self.normalised)
        score = self.evaluate()

        def down(domain: Domain, factor: Floats) -> None:
            members = self.recipe.members(domain.name)
            own = np.array([self.given[one.name] for one in members])
            values = self._values(members, score.domains)
            there = ~np.isnan(values) & (own > 0)
            if domain.aggregation is Aggregation.FLAGS:
                factors = there.astype(np.float64)
            else:
                shares = self._normalised(domain, own)
                total = (there * shares).sum(axis=1, keepdims=True)
                with np.errstate(divide="ignore", invalid="ignore"):
                    factors = np.where(there, shares / total, 0.0)
                if domain.aggregation is Aggregation.SUM:
                    factors = factors * own.sum()
            for number, one in enumerate(members):
                along = factor * factors[:, number]
                if isinstance(one, Domain):
                    down(one, along)
                else:
                    found[:, self._columns[one.field]] = along

        down(self.recipe.root, np.ones(len(found)))
        found[np.isnan(score.score)] = np.nan
        return found

    def _normalised(self, domain: Domain, own: Floats) -> Floats:
        try:
            return weights.normalised(own)
        except InputError as error:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{what} {fault}."), what=named(domain), fault=error.args[0]
            ) from error

    def _values(self, members: list[Indicator | Domain], scores: Mapping[str, Floats]) -> Floats:
        columns = [self._columns[one.field] for one in members if isinstance(one, Indicator)]
        inside = [scores[one.name] for one in members if isinstance(one, Domain)]
        if not inside and columns == list(range(columns[0], columns[0] + len(columns))):
            return self.normalised[:, columns[0] : columns[0] + len(columns)]  # neighbours need no copy
        return np.column_stack([self.normalised[:, columns], *inside])

    def _aggregate(
        self, domain: Domain, members: list[Indicator | Domain], own: Floats, scores: Mapping[str, Floats]
    ) -> Floats:
        values = self._values(members, scores)
        shares = self._normalised(domain, own)
        used = shares > 0
        if domain.aggregation in aggregate.NEEDS_POSITIVE:
            self._check_positive(domain, members, values, used)
        missing = np.isnan(values)
        try:
            given = own if domain.aggregation in _AS_GIVEN else shares
            with np.errstate(over="ignore", invalid="ignore"):  # refused below
                score: Floats = aggregate.FUNCTIONS[domain.aggregation](values, given)
                if domain.aggregation in _CANCELLING and (values < 0).any():
                    score = ranking.joined(score, aggregate.FUNCTIONS[domain.aggregation](np.abs(values), given))
        except InputError as error:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: {fault}."), what=named(domain), fault=error.args[0]
            ) from error
        if np.isinf(score).any():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{what} comes out too large to be calculated with, as a {aggregation}. Normalise its indicators, or choose smaller "
                    "weights.",
                ),
                what=named(domain),
                aggregation=Phrase(domain.aggregation.value),
            )
        if missing.any():
            if self.recipe.missing.policy is Policy.REWEIGHT:
                enough = aggregate.availability(values, shares) >= self.recipe.missing.minimum - 1e-9
                score = np.where(enough, score, np.nan)
            else:
                score = np.where((missing & used).any(axis=1), np.nan, score)
        return score

    def _check_positive(self, domain: Domain, members: list[Indicator | Domain], values: Floats, used: Bools) -> None:
        with np.errstate(invalid="ignore"):
            wrong = (values <= 0) & used
        if wrong.any():
            which = [f"'{one.label}'" for one, bad in zip(members, wrong.any(axis=0)) if bad]
            raise InputError(
                _ONE_BELOW if len(which) == 1 else _SEVERAL_BELOW,
                what=named(domain),
                aggregation=Phrase(domain.aggregation.value),
                indicators=", ".join(which),
                areas=Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=int(wrong.any(axis=1).sum())
                ),
            )

    def _reflection(self, domain: Domain) -> float | None:
        """Return l + u where the domain's score has a scale from l to u, so that a reversed score stays on it."""
        found = self._ends(domain)
        return None if found is None else found[0] + found[1]

    def _ends(self, domain: Domain) -> tuple[float, float] | None:
        """Return the ends of the scale that a domain's score has because everything in it has the same scale."""
        members = self.recipe.members(domain.name)
        if domain.aggregation is Aggregation.COPELAND:
            return 1.0 - len(self.normalised), len(self.normalised) - 1.0
        inside = [self._scale(one) for one in members]
        ends = [one for one in inside if one is not None]
        if len(ends) < len(inside) or domain.aggregation is Aggregation.PRODUCT:
            return None
        if domain.aggregation is Aggregation.FLAGS:
            return 0.0, sum(one[1] for one in ends)
        if len(set(ends)) > 1:
            return None
        if domain.aggregation is not Aggregation.SUM:
            return ends[0]
        manual = domain.weighting is Weighting.MANUAL
        even = float(len(members)) if domain.weighting is Weighting.EQUAL else 1.0  # squared loadings add up to 1
        total = sum(one.weight for one in members) if manual else even
        return total * ends[0][0], total * ends[0][1]

    def _scale(self, one: Indicator | Domain) -> tuple[float, float] | None:
        if isinstance(one, Indicator):
            return one.normalisation.bounds(int((~np.isnan(self.normalised[:, self._columns[one.field]])).sum()))
        return self._ends(one) if _unscaled(one) else one.normalisation.bounds(len(self.normalised))

    def _up(self, domain: Domain, score: Floats) -> Floats:
        """Return a domain's score as the group above it takes it: normalised and reversed."""
        reversed = domain.direction is Direction.LOWER
        if _unscaled(domain):
            about = self._reflections[domain.name]
            return score if not reversed else -score if about is None else about - ranking.joined(score)
        score = ranking.joined(score)
        try:
            if reversed and self.recipe.direction_applied == "after":
                return domain.normalisation.apply_after(score)
            return domain.normalisation.apply(score, reversed)
        except InputError as error:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{what} {fault}."), what=named(domain), fault=error.args[0]
            ) from error


def _unscaled(domain: Domain) -> bool:
    return domain.normalisation == UNSCALED


def named(domain: Domain) -> str:
    """Return what begins a sentence about a group of indicators."""
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "The index")
        if domain.name == ROOT
        else QT_TRANSLATE_NOOP("MedwayIsolation", "The domain '{domain}'"),
        domain=domain.label,
    )
