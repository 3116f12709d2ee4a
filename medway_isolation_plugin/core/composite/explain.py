"""Why an area has the score that it has: contributions, and each indicator against the study area and a group of areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..arrays import Bools, Floats, Texts
from ..faults import InputError, Stop, listed
from ..words import QT_TRANSLATE_NOOP, Phrase
from .index import Composite

APART = 0.5  # standard deviations from the study area's mean from which an indicator is worth a word


@dataclass(frozen=True)
class IndicatorProfile:
    """One indicator of one area.

    `value` is as it was read; `normalised` has higher = worse; `contribution` is its part of the score, NaN where there
    are none. `rank` of `areas` counts from the worst. `median` and `group_median` are the study area's and the group's
    values; `apart` and `group_apart` say by how many standard deviations of the study area the normalised value is worse
    (> 0) than the mean of the study area and of the group.
    """

    label: str
    value: float
    normalised: float
    contribution: float
    usual_contribution: float
    rank: float
    areas: int
    median: float
    group_median: float
    apart: float
    group_apart: float


@dataclass(frozen=True)
class Explanation:
    """One area: its score, rank among `areas`, quantile, note, and its indicators, the largest contribution first.

    `group` names the areas that it is compared with, `group_size` counts the others in it.
    """

    code: str
    score: float
    rank: float
    areas: int
    quantile: float
    note: str
    group: str
    group_size: int
    indicators: tuple[IndicatorProfile, ...]

    def worse(self) -> list[IndicatorProfile]:
        """Return the indicators in which the area is clearly worse than the study area, the worst first."""
        return sorted((one for one in self.indicators if one.apart >= APART), key=lambda one: -one.apart)

    def better(self) -> list[IndicatorProfile]:
        """Return the indicators in which the area is clearly better than the study area, the best first."""
        return sorted((one for one in self.indicators if one.apart <= -APART), key=lambda one: one.apart)


def row_of(found: Composite, code: str) -> int:
    """Return the row of an area.

    Raises
    ------
    InputError
        When no area has the code.
    """
    rows = np.flatnonzero(found.prepared.codes == code.strip())
    if not rows.size:
        near = [one for one in found.prepared.codes if code.strip().lower() in str(one).lower()]
        around, usual = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "Near it: {codes}."),
            QT_TRANSLATE_NOOP("MedwayIsolation", "Codes look like {codes}."),
        )
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is no area with the code '{code}'. {hint}"),
            code=code,
            hint=Phrase(around if near else usual, codes=listed(near, 5) if near else listed(found.prepared.codes, 3)),
        )
    return int(rows[0])


def explain(found: Composite, row: int, groups: Texts | None = None, stop: Stop = lambda: None) -> Explanation:
    """Explain one area of a composite index.

    Parameters
    ----------
    found : Composite
    row : int
        Of the area, see `row_of`.
    groups : ndarray of object, shape (n,), optional
        The group of each area, such as its ward; None where it has none. The area is compared with the others in its own.
    stop : callable
        What it raises ends the work.

    Returns
    -------
    Explanation
    """
    prepared = found.prepared
    name = groups[row] if groups is not None else None
    members = (
        np.asarray(groups == name) & (np.arange(len(prepared.codes)) != row)
        if groups is not None and name is not None
        else np.zeros(len(prepared.codes), dtype=bool)
    )
    notes = found.table[next(column.name for column in found.table.columns if column.name.endswith("_note"))]
    indicators = []
    for number in range(len(prepared.recipe.indicators)):
        stop()
        indicators.append(_profile(found, number, row, members))
    indicators.sort(
        key=lambda one: (np.isnan(one.contribution), -np.nan_to_num(one.contribution), -np.nan_to_num(one.apart))
    )
    return Explanation(
        code=str(prepared.codes[row]),
        score=float(found.score[row]),
        rank=float(found.evaluation.rank[row]),
        areas=int((~np.isnan(found.score)).sum()),
        quantile=float(found.evaluation.quantile[row]),
        note=str(notes[row] or ""),
        group=str(name) if name is not None else "",
        group_size=int(members.sum()),
        indicators=tuple(indicators),
    )


def _profile(found: Composite, number: int, row: int, members: Bools) -> IndicatorProfile:
    prepared = found.prepared
    values, normalised = prepared.values[:, number], prepared.normalised[:, number]
    there = normalised[~np.isnan(normalised)]
    sd = float(there.std(ddof=1)) if there.size > 1 else float("nan")
    group = normalised[members & ~np.isnan(normalised)]
    parts = found.contributions[:, number] if found.contributions is not None else np.full(len(values), np.nan)

    def apart(mean: float) -> float:
        return float((normalised[row] - mean) / sd) if sd > 0 else float("nan")

    return IndicatorProfile(
        label=prepared.recipe.indicators[number].label,
        value=float(values[row]),
        normalised=float(normalised[row]),
        contribution=float(parts[row]),
        usual_contribution=_mean(parts),
        rank=float(ranking.rank(normalised)[row]),
        areas=int(there.size),
        median=_median(values),
        group_median=_median(values[members]),
        apart=apart(float(there.mean())) if there.size else float("nan"),
        group_apart=apart(float(group.mean())) if group.size else float("nan"),
    )


def _median(values: Floats) -> float:
    there = values[~np.isnan(values)]
    return float(np.median(there)) if there.size else float("nan")


def _mean(values: Floats) -> float:
    there = values[~np.isnan(values)]
    return float(there.mean()) if there.size else float("nan")
