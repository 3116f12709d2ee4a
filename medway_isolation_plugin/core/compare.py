"""How far two indices agree about the same areas."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from . import ranking
from .areas import AreaTable
from .arrays import Floats, Ints
from .chance import CONFIDENCE, Counts, Movement, changed
from .composite.weights import correlation
from .faults import InputError
from .field_forms import Sheet
from .fields import Of, Part, Result, ResultKind, Role, Scope
from .ranking import QuantileRule, Ties, tied_ranks
from .results import ResultTable
from .words import QT_TRANSLATE_NOOP, Phrase

FIRST, SECOND = "first", "second"
PREFIX = "cmp"


@dataclass(frozen=True)
class Agreement:
    """Agreement of two indices.

    Attributes
    ----------
    table : ResultTable
        Per area: both ranks and quantiles, and how much worse the second index places it (`cmp_up` > 0: moved up).
    areas : int
        Areas that have both.
    spearman, kendall : float
        Rank correlations (Kendall's tau-b); NaN where an index does not vary.
    cross : ndarray of int, shape (classes, classes)
        Areas by quantile of the first (rows) and of the second index (columns), the worst first.
    same, near : float
        Share of areas in the same quantile, and in the same or the next.
    kappa : float
        Cohen's kappa with linear weights: agreement of quantiles beyond chance.
    moved : ndarray of int
        Rows of the areas whose rank changes, the largest change first. Where counts are known only those beyond their
        intervals, and none where chance alone gives as many.
    change : Movement, or None
        How the change compares with chance, where the counts behind both are known.
    warnings : tuple of str
    """

    table: ResultTable
    areas: int
    spearman: float
    kendall: float
    cross: Ints
    same: float
    near: float
    kappa: float
    moved: Ints
    warnings: tuple[str, ...]
    change: Movement | None = None


def compare(
    areas: AreaTable,
    labels: tuple[str, str],
    lower_is_worse: tuple[bool, bool] = (False, False),
    classes: int = 5,
    rule: QuantileRule = QuantileRule.ENGLAND,
    counts: Counts | None = None,
) -> Agreement:
    """Compare the measures `FIRST` and `SECOND`.

    Parameters
    ----------
    areas : AreaTable
    labels : tuple of str
        The indices' names.
    lower_is_worse : tuple of bool
        Whether low values of each are the worse ones, as with ranks.
    counts : Counts, optional
        Of the areas, where both are shares of the same thing, at two times: their change is then held against chance.

    Raises
    ------
    InputError
        When fewer than two areas have both.

    Notes
    -----
    Ranks and quantiles are taken among the areas that have both values.
    """
    a, b = (
        np.where(low, -1.0, 1.0) * areas.values[key] for key, low in zip((FIRST, SECOND), lower_is_worse)
    )  # fmt: skip
    both = ~np.isnan(a) & ~np.isnan(b)
    n = int(both.sum())
    if n < 2:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Only {n} areas have values of both indices: there is nothing to compare."
            ),
            one="Only {n} area has values of both indices: there is nothing to compare.",
            n=n,
        )
    ranks = [ranking.rank(np.where(both, values, np.nan)) for values in (a, b)]
    quantiles = [ranking.quantile(one, classes, rule) for one in ranks]
    pair = np.column_stack([tied_ranks(values[both], Ties.AVERAGE) for values in (a, b)])
    cross = np.zeros((classes, classes), dtype=np.int64)
    place = [one[both].astype(np.int64) - 1 for one in quantiles] if not np.isnan(quantiles[0][both]).any() else None
    if place is not None:
        np.add.at(cross, (place[0], place[1]), 1)
    change = ranks[0] - ranks[1]
    warnings = [*areas.warnings]
    if n < len(a):
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas lack one of the two values and are left out.")
        one = "{n} area lacks one of the two values and is left out."
        warnings.append(Phrase(template, one, n=len(a) - n))
    warnings += ranking.too_few({"": ranks[0]}, classes)
    crowded = [ranking.crowds(ranked, classed, classes) for ranked, classed in zip(ranks, quantiles)]
    warnings += ranking.uneven(dict(zip(labels, crowded)))
    found = changed(counts, classes, rule) if counts is not None else None
    result = Result(ResultKind.COMPARISON, PREFIX, classes=classes, rule=rule.value)
    if found is not None:
        result = replace(result, confidence=CONFIDENCE, by_chance=found.by_chance, only_chance=found.only_chance)
    sheet = Sheet(result)
    indices = [Of(Part.INDEX, number, label) for number, label in enumerate(labels, start=1)]
    for of, ranked in zip(indices, ranks):
        sheet.add(Role.RANK, ranked, scope=Scope.COMPARED, of=of)
    sheet.add(Role.CHANGE, change)
    if found is not None:
        sheet.add(Role.BEYOND, found.beyond)
    for of, classed in zip(indices, quantiles):
        sheet.add(Role.QUANTILE, classed, scope=Scope.COMPARED, of=of)
    order = np.argsort(-np.abs(np.where(both, change, 0.0)), kind="stable")
    moved = order[np.abs(np.where(both, change, 0.0))[order] > 0]
    if found is not None:  # a change is called one only beyond its interval (METHODS §10)
        moved = moved[(found.beyond[moved] == 1) & (not found.only_chance)]
    near = sum(int(np.trace(cross, offset)) for offset in (-1, 0, 1))
    known = max(int(cross.sum()), 1)
    return Agreement(
        sheet.table(areas.codes),
        n,
        float(correlation(pair)[0, 1]),
        kendall_tau(a[both], b[both]),
        cross,
        float(np.trace(cross)) / known,
        near / known,
        weighted_kappa(cross),
        moved,
        tuple(warnings),
        found,
    )


def weighted_kappa(cross: Ints) -> float:
    """Return Cohen's kappa with linear weights for a square cross-table; NaN where chance alone agrees fully."""
    total = cross.sum()
    if not total:
        return float("nan")
    q = len(cross)
    apart = np.abs(np.subtract.outer(np.arange(q), np.arange(q)))
    expected = np.outer(cross.sum(axis=1), cross.sum(axis=0)) / total
    by_chance = float((apart * expected).sum())
    return 1.0 - float((apart * cross).sum()) / by_chance if by_chance > 0 else float("nan")


def kendall_tau(a: Floats, b: Floats) -> float:
    """Return Kendall's tau-b of two arrays without missing values, in O(n log n) steps; NaN where one does not vary.

    References
    ----------
    Knight (1966), A computer method for calculating Kendall's tau with ungrouped data, JASA 61.
    """
    x = tied_ranks(a, Ties.DENSE).astype(np.int64)
    y = tied_ranks(b, Ties.DENSE).astype(np.int64)
    n = x.size
    order = np.lexsort((y, x))
    pairs = n * (n - 1) // 2
    tied_x, tied_y = _tied_pairs(x), _tied_pairs(y)
    tied_both = _tied_pairs(x * (int(y.max()) + 1) + y)
    discordant = _inversions(y[order])
    varied = float(pairs - tied_x) * float(pairs - tied_y)
    if not varied > 0:
        return float("nan")
    return float((pairs - tied_x - tied_y + tied_both - 2 * discordant) / np.sqrt(varied))


def _tied_pairs(values: Ints) -> int:
    _, counts = np.unique(values, return_counts=True)
    return int((counts.astype(np.int64) * (counts - 1) // 2).sum())


def _inversions(values: Ints) -> int:
    """Return how many pairs stand in falling order: merge sort, all blocks of one size at a time."""
    n = values.size
    total, size, current = 0, 1, values
    places = np.arange(n, dtype=np.int64)
    while size < n:
        block = places // (2 * size)
        order = np.lexsort((current, block))  # stable: an equal value from the left half stays in front
        right = (order // size) % 2 == 1
        # What a value from the right half passes is what is left of the left half.
        before = np.cumsum(~right) - 1
        starts = block * 2 * size
        left_seen = before - np.concatenate(([0], np.cumsum(~right)))[starts] + 1
        left_size = np.minimum(size, n - starts)
        total += int((left_size - left_seen)[right].sum())
        current = current[order]
        size *= 2
    return total
