"""Fields that sort areas into kinds in words: each kind's colour and legend."""

from __future__ import annotations

from ..core.census_change import ChangeKind
from ..core.choices import Often
from ..core.fields import Role
from ..core.rates import Funnel
from ..core.spatial_pattern import Cluster
from ..core.validity.validate import KINDS
from ..i18n import translate
from . import ramps

# Orange is the worse end, violet the better one, as in maps of change.
_DARK_ORANGE, _ORANGE, _VIOLET, _DARK_VIOLET = "#b35806", "#fdb863", "#b2abd2", "#542788"


def legend(role: Role | None) -> list[tuple[str, str, str]]:
    """Return kind, colour and words of each kind that a field of this role sorts areas into, the worse end first."""
    if role is Role.AGREEMENT:
        words = (
            translate("MedwayIsolation", "Worst by both"),
            translate("MedwayIsolation", "Worst by the index only"),
            translate("MedwayIsolation", "Worst by the yardstick only"),
            translate("MedwayIsolation", "Worst by neither"),
        )
        return list(zip(KINDS, ramps.KINDS, words))
    if role is Role.CLUSTER:
        return [
            (Cluster.WORSE.value, _DARK_ORANGE, translate("MedwayIsolation", "Worse than average, neighbours too")),
            (Cluster.WORSE_ALONE.value, _ORANGE, translate("MedwayIsolation", "Worse than average, neighbours better")),
            (
                Cluster.BETTER_ALONE.value,
                _VIOLET,
                translate("MedwayIsolation", "Better than average, neighbours worse"),
            ),
            (Cluster.BETTER.value, _DARK_VIOLET, translate("MedwayIsolation", "Better than average, neighbours too")),
            (Cluster.NONE.value, ramps.BACKGROUND, translate("MedwayIsolation", "No pattern beyond chance")),
        ]
    if role is Role.FUNNEL:
        return [
            (Funnel.FAR_ABOVE.value, _DARK_ORANGE, translate("MedwayIsolation", "Above the outer limit")),
            (Funnel.ABOVE.value, _ORANGE, translate("MedwayIsolation", "Above the inner limit")),
            (Funnel.WITHIN.value, ramps.BACKGROUND, translate("MedwayIsolation", "Within the limits")),
            (Funnel.BELOW.value, _VIOLET, translate("MedwayIsolation", "Below the inner limit")),
            (Funnel.FAR_BELOW.value, _DARK_VIOLET, translate("MedwayIsolation", "Below the outer limit")),
        ]
    if role is Role.MOVED:
        return [
            (ChangeKind.RISEN.value, _DARK_ORANGE, translate("MedwayIsolation", "Share rose by more than chance")),
            (ChangeKind.ALIKE.value, ramps.BACKGROUND, translate("MedwayIsolation", "Changed no more than chance")),
            (ChangeKind.FALLEN.value, _DARK_VIOLET, translate("MedwayIsolation", "Share fell by more than chance")),
        ]
    if role is Role.OFTEN:
        dark, middle, pale = ramps.sequential(10)[0], ramps.sequential(10)[4], ramps.sequential(10)[8]
        return [
            (Often.ALL.value, dark, translate("MedwayIsolation", "In the worst fifth under all choices")),
            (Often.MOST.value, middle, translate("MedwayIsolation", "Under at least half of the choices")),
            (Often.SOME.value, pale, translate("MedwayIsolation", "Under fewer than half of the choices")),
            (Often.NONE.value, ramps.BACKGROUND, translate("MedwayIsolation", "Under no choice")),
        ]
    return []
