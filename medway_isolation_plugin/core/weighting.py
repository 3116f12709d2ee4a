"""The segmentation index for weights that change all the time: everything that does not depend on them is done once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from . import ranking, segmentation
from .arrays import Floats, Texts
from .faults import InputError
from .profiles import BandWeights
from .ranking import QuantileRule
from .segments import Households, TypeTable
from .words import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class BandEvaluation:
    """Score (higher = more isolated), rank and quantile (1 = most isolated) of each area, shape (n,), NaN = missing."""

    score: Floats
    rank: Floats
    quantile: Floats


@dataclass(frozen=True)
class VariableShares:
    """What each variable's share of households is in each area of one band.

    `codes` (n,); `fields` the v variables; `values` (n, v): sum_t h_at p_tv / sum_t h_at, NaN where an area has no
    households or a type no propensity (METHODS §2).
    """

    codes: Texts
    fields: tuple[str, ...]
    values: Floats

    def evaluate(
        self, weights: Mapping[str, float], classes: int = 5, rule: QuantileRule = QuantileRule.ENGLAND
    ) -> BandEvaluation:
        """Return the index for `weights` (field to m_v, 0 or more); a field without a weight does not count.

        Raises
        ------
        InputError
            When a weight is negative, or none is above 0.
        """
        found = np.array([weights.get(field, 0.0) for field in self.fields], dtype=np.float64)
        if (found < 0).any() or not np.isfinite(found).all():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "A weight is below 0 or no number. Give every variable a weight of 0 or more."
                )
            )
        counts = found > 0
        if not counts.any():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Every weight is 0, so no variable counts. Give at least one variable a weight above 0.",
                )
            )
        # A variable that does not count must not make a score missing.
        score = self.values[:, counts] @ found[counts]
        ranks = ranking.rank(score)
        return BandEvaluation(score, ranks, ranking.quantile(ranks, classes, rule))


def variable_shares(households: Households, types: TypeTable, weights: BandWeights) -> VariableShares:
    """Return the share of households of each variable of a band, in every area.

    Raises
    ------
    InputError
        When no area has households of the band.
    """
    n = len(households.codes)
    area, of_type, count = segmentation.counts(households, types, weights.band)
    base = np.bincount(area, weights=count, minlength=n)
    base = np.where(segmentation.usable(households) & (base > 0), base, np.nan)
    if np.isnan(base).all():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has households {band} of known types: there is nothing to weigh. Check the tables.",
            ),
            band=weights.band.label(),
        )
    values = np.empty((n, len(weights.variables)))
    for number, variable in enumerate(weights.variables):
        total = np.bincount(area, weights=count * types.propensity(variable)[of_type], minlength=n)
        values[:, number] = total / base
    return VariableShares(households.codes, tuple(variable.field for variable in weights.variables), values)
