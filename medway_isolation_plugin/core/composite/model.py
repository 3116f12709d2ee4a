"""What a recipe says, as plain classes; `recipe` reads them from JSON. docs/recipes.md describes the format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import numpy as np

from ..arrays import Floats
from ..bands import Band
from ..files import write_text
from ..profiles import PanelStatistics
from ..ranking import QuantileRule
from ..words import QT_TRANSLATE_NOOP
from . import weights
from .aggregate import Aggregation
from .impute import Policy
from .normalisations import Normalisation
from .normalisations.methods import MIN_MAX, UNSCALED
from .treat import Treatment
from .weights import Weighting

SCHEMA = "medway-isolation/recipe"
SCHEMA_VERSION = 1
WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "recipe")
ROOT = ""  # the name of the whole index, to which everything without a domain belongs


class Direction(str, Enum):
    """Which end of an indicator is the worse one."""

    HIGHER = QT_TRANSLATE_NOOP("MedwayIsolation", "higher")
    LOWER = QT_TRANSLATE_NOOP("MedwayIsolation", "lower")


@dataclass(frozen=True)
class Indicator:
    """One indicator: `field` of the layer or table, `label` in words, and what is done with it.

    `denominator` is a field too: the indicator is then 100 x field / denominator. `panel` says what stands behind a
    weight that is a panel's median.
    """

    field: str
    label: str
    direction: Direction = Direction.HIGHER
    weight: float = 1.0
    domain: str = ROOT
    normalisation: Normalisation = MIN_MAX
    treatment: Treatment | None = None
    denominator: str = ""
    panel: PanelStatistics | None = None

    @property
    def name(self) -> str:
        """Return the key of the indicator's weight: its field."""
        return self.field


@dataclass(frozen=True)
class Domain:
    """A group of indicators or of other domains.

    `domain` is the one that it belongs to itself. `normalisation` is applied to its score before it goes there; `rescale`
    only to the value that is shown.
    """

    name: str
    label: str
    weight: float = 1.0
    domain: str = ROOT
    direction: Direction = Direction.HIGHER
    aggregation: Aggregation = Aggregation.ARITHMETIC
    weighting: Weighting = Weighting.MANUAL
    normalisation: Normalisation = UNSCALED
    rescale: Normalisation = UNSCALED


@dataclass(frozen=True)
class Missing:
    """What happens to missing values: the policy, the least share (by count) of values that `reweight` asks for in each
    group, and the field with the groups that values are imputed within.
    """

    policy: Policy = Policy.NULL
    minimum: float = 0.5
    group: str = ""


@dataclass(frozen=True)
class Ranking:
    """How the score becomes classes."""

    classes: int = 5
    rule: QuantileRule = QuantileRule.ENGLAND


@dataclass(frozen=True)
class Recipe:
    """A composite index: indicators, the domains that they sit in, and how the domains are joined at the top.

    Attributes
    ----------
    title, source, notes : str
    meaning : str
        What a high score means, in one word: isolated, deprived, vulnerable.
    band : Band, optional
    edition : str
        Of the data, in words.
    indicators, domains : tuple
    aggregation, weighting
        At the top.
    direction_applied : str
        'before' normalising (x := -x) or 'after' it (l + u - x).
    constant : str
        'error' or 'drop': what a constant indicator is.
    missing : Missing
    rescale : Normalisation
        Of the final score.
    ranking : Ranking
    placeholder : bool
        The weights are still to be replaced.
    held_against : str
        What an index of this recipe was held against elsewhere, and how it fared. It changes no score and no fingerprint.
    superseded : str
        Why a better recipe should be taken, and which; empty where there is none.
    """

    title: str
    indicators: tuple[Indicator, ...]
    domains: tuple[Domain, ...] = ()
    source: str = ""
    notes: str = ""
    meaning: str = "isolated"
    band: Band | None = None
    edition: str = ""
    aggregation: Aggregation = Aggregation.ARITHMETIC
    weighting: Weighting = Weighting.MANUAL
    direction_applied: str = "before"
    constant: str = "error"
    missing: Missing = Missing()
    rescale: Normalisation = UNSCALED
    ranking: Ranking = Ranking()
    placeholder: bool = False
    held_against: str = ""
    superseded: str = ""

    @property
    def root(self) -> Domain:
        """Return the whole index as a domain, named ''."""
        return Domain(
            ROOT, self.title, aggregation=self.aggregation, weighting=self.weighting, rescale=self.rescale
        )  # fmt: skip

    def members(self, domain: str = ROOT) -> list[Indicator | Domain]:
        """Return what belongs to a domain directly: indicators, then domains, each in the recipe's order."""
        inside: list[Indicator | Domain] = [one for one in self.indicators if one.domain == domain]
        return inside + [one for one in self.domains if one.domain == domain]

    def under(self, domain: str) -> list[Indicator]:
        """Return all indicators in a domain and in the domains inside it."""
        found: list[Indicator] = []
        for member in self.members(domain):
            found += [member] if isinstance(member, Indicator) else self.under(member.name)
        return found

    def bottom_up(self) -> list[Domain]:
        """Return the domains, each after those inside it, the whole index last."""

        def below(domain: Domain) -> list[Domain]:
            inside = [
                one for member in self.members(domain.name) if isinstance(member, Domain) for one in below(member)
            ]
            return [*inside, domain]

        return below(self.root)

    def group(self, domain: str) -> Domain:
        """Return a domain by name; '' is the whole index."""
        return self.root if domain == ROOT else next(one for one in self.domains if one.name == domain)

    def fields(self) -> list[str]:
        """Return the fields that the data must have, each once."""
        names = [name for one in self.indicators for name in (one.field, one.denominator)]
        return list(dict.fromkeys(name for name in [*names, self.missing.group] if name))

    def with_weights(self, changed: Mapping[str, float]) -> Recipe:
        """Return the recipe with other weights: field or domain name to weight. Groups that change become manual."""
        everything: list[Indicator | Domain] = [*self.indicators, *self.domains]
        touched = {one.domain for one in everything if one.name in changed}

        def weighting(name: str, old: Weighting) -> Weighting:
            return Weighting.MANUAL if name in touched else old

        return replace(
            self,
            indicators=tuple(replace(one, weight=changed.get(one.name, one.weight)) for one in self.indicators),
            domains=tuple(
                replace(one, weight=changed.get(one.name, one.weight), weighting=weighting(one.name, one.weighting))
                for one in self.domains
            ),
            weighting=weighting(ROOT, self.weighting),
        )

    def effective_weights(self, shares: Mapping[str, float] | None = None) -> dict[str, float]:
        """Return each indicator's share of the whole, the product of the normalised weights down the tree.

        Parameters
        ----------
        shares : mapping of str to float, optional
            Normalised weight of every field and domain, where they are not all manual or equal.
        """
        found: dict[str, float] = {}

        def down(domain: str, share: float) -> None:
            members = self.members(domain)
            if shares is None:
                equal = self.group(domain).weighting is not Weighting.MANUAL
                own = weights.equal(len(members)) if equal else _shares([one.weight for one in members])
            else:
                own = np.array([shares[one.name] for one in members])
            for one, part in zip(members, own):
                if isinstance(one, Indicator):
                    found[one.field] = share * float(part)
                else:
                    down(one.name, share * float(part))

        down(ROOT, 1.0)
        return {one.field: found[one.field] for one in self.indicators}

    def to_json(self) -> str:
        """Return the recipe as the JSON document that `parse` reads, every default written out."""
        return json.dumps(self.document(), indent=2, ensure_ascii=False) + "\n"

    def document(self) -> dict[str, Any]:
        """Return the recipe as plain JSON values."""
        told = {"held_against": self.held_against, "superseded": self.superseded}
        return {**self._computed(), **{key: text for key, text in told.items() if text}}

    def _computed(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "title": self.title,
            "source": self.source,
            "notes": self.notes,
            "placeholder": self.placeholder,
            "meaning": self.meaning,
            "band": self.band.key if self.band else None,
            "edition": self.edition,
            "direction_applied": self.direction_applied,
            "constant": self.constant,
            "missing": {
                "policy": self.missing.policy.value,
                "minimum": self.missing.minimum,
                "group": self.missing.group,
            },
            "aggregation": self.aggregation.value,
            "weighting": self.weighting.value,
            "rescale": self.rescale.document(),
            "ranking": {"classes": self.ranking.classes, "rule": self.ranking.rule.value},
            "domains": [_domain_document(one) for one in self.domains],
            "indicators": [_indicator_document(one) for one in self.indicators],
        }

    def fingerprint(self) -> str:
        """Return twelve characters that change with anything that the recipe says, but for how it fared."""
        canonical = json.dumps(self._computed(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def write(self, path: Path) -> None:
        """Write the recipe. An existing file is replaced only once the new one is whole."""
        write_text(path, self.to_json(), WHAT)


def _shares(given: list[float]) -> Floats:
    array = np.array(given, dtype=np.float64)
    return array / array.sum() if array.sum() > 0 else array


def _domain_document(one: Domain) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label,
        "weight": one.weight,
        "domain": one.domain,
        "direction": one.direction.value,
        "aggregation": one.aggregation.value,
        "weighting": one.weighting.value,
        "normalisation": one.normalisation.document(),
        "rescale": one.rescale.document(),
    }


def _indicator_document(one: Indicator) -> dict[str, Any]:
    document: dict[str, Any] = {
        "field": one.field,
        "denominator": one.denominator,
        "label": one.label,
        "direction": one.direction.value,
        "weight": one.weight,
        "domain": one.domain,
        "treatment": one.treatment.document() if one.treatment else "none",
        "normalisation": one.normalisation.document(),
    }
    if one.panel is not None:
        document["panel"] = one.panel.document()
    return document
