"""What several normalisations have in common."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...arrays import Floats
from ...faults import InputError
from ...ranking import Ties
from ...words import QT_TRANSLATE_NOOP, Phrase
from .base import Normalisation
from .parameters import Number, OneOf


class OntoScale(Normalisation):
    """The scale is chosen: from `lower` to `upper`."""

    lower = Number(0.0)
    upper = Number(100.0)

    def bounds(self, areas: int) -> tuple[float, float]:
        return self.lower, self.upper

    def above_zero(self) -> Normalisation:
        if self.lower > 0 or not self.upper > 0:
            return self
        return type(self)(**{**vars(self), "lower": self.upper / 100.0, "upper": self.upper})

    def faults(self) -> Iterator[tuple[str, str]]:
        if not self.upper > self.lower:
            yield (
                "upper",
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "must be above lower. To turn an indicator round, set its direction"
                    )
                ),
            )


class OfRanks(Normalisation):
    """Places among the areas; `ties` says what those with the same value share."""

    ties = OneOf(Ties.SMALLEST)

    def ends(self, scaled: Floats) -> tuple[float, float] | None:
        if self.ties is Ties.DENSE:  # dense ranks end before n
            return float(np.nanmin(scaled)), float(np.nanmax(scaled))
        return super().ends(scaled)


class OfMaximum(Normalisation):
    """A share of the largest value, from 0 to 1."""

    span = 0.0, 1.0

    def scale_reversed(self, x: Floats) -> Floats:
        if (x > 0).any():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "cannot be turned round before fractions of its maximum are taken: apply the direction after normalising",
                )
            )
        return self.scale(-x)
