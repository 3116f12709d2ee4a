"""The deprivation overlay: a domain of the Indices of Deprivation in local and national quantiles (METHODS §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import areas, editions, ranking, vintages
from .areas import AreaTable, Measure, RawTable
from .arrays import Bools, Floats, Texts
from .cells import numbers
from .editions import RANK, SCORE, WEIGHT, Edition
from .faults import Faults, InputError, counted, listed
from .field_forms import NATIONAL_RANK, Sheet
from .fields import Data, Result, ResultKind, Role, Scope
from .ranking import QuantileRule
from .results import Kind, Notes, ResultTable
from .vintages import Lookup

STEM = "dep"


@dataclass(frozen=True)
class Overlay:
    """The overlay: the table, areas without a local quantile, areas whose score was moved, warnings."""

    table: ResultTable
    unmatched: int
    nulls: int
    moved: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Source:
    """Scores and national ranks on the layer's areas, however they got there."""

    codes: Texts
    score: Floats
    rank: Floats
    moved: Bools
    unmatched: int
    notes: Notes
    warnings: tuple[str, ...]


def overlay(
    layer_codes: Sequence[object],
    table: RawTable,
    measures: Sequence[Measure],
    edition: Edition,
    subject: str,
    lookup: Lookup | None = None,
    classes: int = 5,
    rule: QuantileRule = QuantileRule.ENGLAND,
    code_field: str = "",
) -> Overlay:
    """Put a deprivation domain on areas, in local and national quantiles.

    Parameters
    ----------
    layer_codes : sequence, shape (n,)
        The areas.
    table : RawTable
        The edition's table.
    measures : sequence of Measure
        `SCORE` and/or `RANK`, and optionally `WEIGHT`, the population used to average scores of merged areas.
    edition : Edition
        What was published.
    subject : str
        The domain in words, for field aliases.
    lookup : Lookup, optional
        From the edition's LSOAs to the layer's.
    classes, rule : int, QuantileRule
        How ranks become quantiles.
    code_field : str
        The heading of the table's codes, where it is known.

    Returns
    -------
    Overlay
        `dep_score` (higher = more deprived), `dep_rank` national rank (1 = most deprived; real where the edition
        averages ties), `dep_q` local and `dep_nq` national quantile (1 = most deprived), `dep_ed` edition and vintage,
        `dep_note`.

    Raises
    ------
    InputError
        No score and no rank; a table that cannot be what it is called (`editions.check`); ranks beyond the edition's
        areas; nothing to rank.

    Notes
    -----
    METHODS §3 and §7. The local quantile ranks by the published national rank, which is finer than the rounded
    score, wherever no area's score had to be moved; otherwise by score for all areas. An area whose code the table
    does not have gets no rank of the edition: its national quantile is the place of its moved score in the whole edition.
    """
    keys = {measure.key for measure in measures}
    if not keys & {SCORE, RANK}:
        raise InputError("Choose the field of the score, or of the national rank, or both.")
    table_codes = areas.clean_codes(table.codes)
    told = editions.check(areas.clean_codes(layer_codes), table, measures, edition, code_field)
    found = (
        _matched(layer_codes, table, measures)
        if lookup is None
        else _moved(layer_codes, table, table_codes, measures, lookup)
    )
    _check_ranks(found, edition)

    by_rank = RANK in keys and (SCORE not in keys or not found.moved.any())
    local = ranking.rank(found.rank, worst="lowest") if by_rank else ranking.rank(found.score)
    if np.isnan(local).all():
        raise InputError(
            "No area has a score or a rank: there is nothing to rank. Check the chosen fields and the edition."
        )
    unranked = np.isnan(local) & ~found.moved
    found.notes.add(unranked & (found.codes != "") & _silent(found.notes), "the table has no value for this area")
    national = found.rank.copy()
    placed = found.moved & ~np.isnan(found.score)
    if placed.any() and SCORE in keys:
        national[placed] = _national_position(found, placed, table, table_codes, measures, edition)
        found.notes.add(
            placed & ~np.isnan(national), "its national quantile is the place of this score in the whole edition"
        )
    nulls = int(np.isnan(local).sum())
    quantiles = ranking.quantile(local, classes, rule)
    crowded = ranking.crowds(local, quantiles, classes)
    for crowd in crowded:
        found.notes.add(crowd.rows, f"local {ranking.quantile_name(classes)}: {crowd.words()}")
    warnings = told + found.warnings + ranking.too_few({subject: local}, classes) + ranking.uneven({subject: crowded})
    label = np.full(len(found.codes), edition.label, dtype=object)
    sheet = Sheet(
        Result(
            ResultKind.DEPRIVATION, STEM, subject, "deprived", classes, rule.value, data=Data.INDEX, edition=edition.label
        )
    )  # fmt: skip
    # Some editions publish ranks alone: then nothing is counted in scores.
    sheet.add(Role.VALUE, found.score, unit=NATIONAL_RANK if np.isnan(found.score).all() else "")
    sheet.add(Role.RANK, found.rank, scope=Scope.NATIONAL, holds=Kind.REAL if edition.averages_ties else Kind.WHOLE)
    sheet.add(Role.QUANTILE, quantiles, scope=Scope.LOCAL)
    sheet.add(Role.QUANTILE, ranking.quantile(national, classes, rule, total=edition.areas), scope=Scope.NATIONAL)
    sheet.add(Role.EDITION, label)
    sheet.add(Role.NOTE, found.notes.texts())
    return Overlay(sheet.table(found.codes), found.unmatched, nulls, int(placed.sum()), warnings)


def _silent(notes: Notes) -> Bools:
    return np.array([text is None for text in notes.texts()])


def _check_ranks(found: _Source, edition: Edition) -> None:
    beyond = found.rank > edition.areas
    if beyond.any():
        highest = f"{np.nanmax(found.rank):,.1f}".removesuffix(".0")
        raise InputError(
            f"The national rank goes up to {highest} but {edition.name} ranks {edition.areas:,} areas "
            f"({listed(found.codes[beyond])}). Check the edition and the rank field."
        )
    both = ~np.isnan(found.score) & ~np.isnan(found.rank)
    score, rank = found.score[both], found.rank[both]
    varied = both.sum() > 2 and np.ptp(score) > 0 and np.ptp(rank) > 0
    if varied and np.corrcoef(ranking.rank(score), rank)[0, 1] < 0:
        raise InputError(
            "The score falls where the national rank says that deprivation rises. The score must be higher where "
            "deprivation is worse, and rank 1 must be the most deprived: check both fields."
        )


def _matched(layer_codes: Sequence[object], table: RawTable, measures: Sequence[Measure]) -> _Source:
    checked = AreaTable.checked(layer_codes, table, measures)
    n = len(checked.codes)
    nothing = np.full(n, np.nan)
    return _Source(
        checked.codes,
        checked.values.get(SCORE, nothing),
        checked.values.get(RANK, nothing),
        np.zeros(n, dtype=bool),
        checked.unmatched,
        checked.notes(),
        checked.warnings,
    )


def _moved(
    layer_codes: Sequence[object],
    table: RawTable,
    table_codes: Texts,
    measures: Sequence[Measure],
    lookup: Lookup,
) -> _Source:
    codes = areas.checked_codes(layer_codes)
    turned = lookup.turned(codes, table_codes)
    pairs = turned or lookup
    by_best_fit = pairs.best_fit
    warnings: tuple[str, ...] = (
        ("The lookup's two fields were taken for each other: the codes say that the edition's code is in the other one. "
         "The lookup was used the right way round; exchange its fields.",)
        if turned else ()
    )  # fmt: skip
    changed = set(codes) - set(table_codes) - {""}
    parts = {old for old, new in zip(pairs.old, pairs.new) if new in changed}
    if changed and set(codes).isdisjoint(pairs.new):
        raise InputError(
            f"None of the layer's area codes is in the lookup's column of new codes (layer: {vintages.describe(codes)}; "
            f"lookup: {vintages.describe(pairs.new)}). Check the lookup and its two fields."
        )
    needed = ((set(codes) - changed) | parts) - {""}
    old_codes = np.array([code for code in dict.fromkeys(table_codes) if code in needed], dtype=object)
    if not len(old_codes):
        raise InputError(
            f"None of the lookup's old codes is in {table.name} (lookup: {vintages.describe(pairs.old)}; table: "
            f"{vintages.describe(table_codes)}). Check the lookup and its two fields."
        )
    old = AreaTable.checked(list(old_codes), table, measures)
    nothing = np.full(len(old_codes), np.nan)
    weights = old.values.get(WEIGHT)
    result = vintages.move_scores(codes, old_codes, old.values.get(SCORE, nothing), pairs, weights)
    rank = np.full(len(codes), np.nan)
    same = result.unchanged >= 0
    rank[same] = old.values.get(RANK, nothing)[result.unchanged[same]]
    # The table is a part of the edition, and this area is in the rest.
    elsewhere = result.absent & ~result.incomplete & (result.sources > 0)
    moved = ~same & (result.sources > 0) & ~elsewhere
    scored = moved & ~np.isnan(result.score) if SCORE in old.values else np.zeros(len(codes), dtype=bool)

    notes = Notes(len(codes))
    notes.add(codes == "", areas.NO_CODE)
    notes.add((result.sources == 0) & (codes != ""), "not in the lookup")
    notes.add(elsewhere, areas.NO_ROW)
    if elsewhere.any():
        warnings += (
            f"{counted(int(elsewhere.sum()), 'area is', 'areas are')} left empty for want of a row in {table.name}: "
            f"{listed(codes[elsewhere])}.",
        )
    if SCORE in old.values:
        notes.add(result.incomplete, "an earlier area that it is made of has no score or no population")
        rows = np.flatnonzero(scored)
        notes.add_each(rows, [_how_moved(result, row, by_best_fit, weights is not None) for row in rows])
    else:
        notes.add(moved, "the boundary changed and only ranks were given: a rank is not moved")
    by_fit = _best_fit_warning(codes, table_codes, result, scored) if by_best_fit else ()
    return _Source(
        codes,
        result.score,
        rank,
        moved,
        int(result.absent.sum()),
        notes,
        warnings + by_fit + _moving_warnings(codes, result, weights, SCORE in old.values),
    )


def _how_moved(result: vintages.MovedScores, row: int, best_fit: bool, weighted: bool) -> str:
    fit = " by best fit" if best_fit else ""
    number = result.sources[row]
    if number == 1:
        what = "part of a split area" if result.split[row] else "the boundary changed"
        return f"{what}: score of the earlier area{fit}, no national rank"
    what = "the boundary changed" if result.split[row] else "merged"
    how = "weighted by population" if weighted else "unweighted, for want of populations"
    return f"{what}: mean score of {number} earlier areas{fit}, {how}; no national rank"


def _best_fit_warning(
    codes: Texts,
    table_codes: Texts,
    result: vintages.MovedScores,
    scored: Bools,
) -> tuple[str, ...]:
    absent = (result.sources == 0) & (codes != "")
    if not (scored.any() or absent.any()):
        return ()
    return (
        "The lookup has one row for each earlier area, as a best-fit lookup has: it cannot show which areas were split, and "
        f"leaves out parts of them. {counted(int(scored.sum()), 'score was', 'scores were')} moved by it, which the notes "
        "say. Use the exact-fit lookup of the Office for National Statistics instead: "
        f"{vintages.exact_lookup(table_codes, codes)}.",
    )


def _moving_warnings(
    codes: Texts, result: vintages.MovedScores, weights: Floats | None, scored: bool
) -> tuple[str, ...]:
    found = []
    absent = (result.sources == 0) & (codes != "")
    if absent.any():
        found.append(
            f"{counted(int(absent.sum()), 'area is', 'areas are')} not in the lookup and left empty: {listed(codes[absent])}."
        )
    if scored and result.incomplete.any():
        found.append(
            f"These areas are made of earlier areas without a score or population and are left empty: {listed(codes[result.incomplete])}."
        )
    merged = (result.sources > 1) & ~np.isnan(result.score)
    if scored and merged.any() and weights is None:
        found.append(
            f"{counted(int(merged.sum()), 'merged area')} took the plain mean of the earlier areas' scores because no "
            f"population field was chosen: {listed(codes[merged])}."
        )
    return tuple(found)


def _national_position(
    found: _Source, placed: Bools, table: RawTable, table_codes: Texts,
    measures: Sequence[Measure], edition: Edition,
) -> Floats:  # fmt: skip
    """Rank moved scores again among the whole edition; without the whole edition their place is not known."""
    if len(table_codes) != edition.areas:
        found.notes.add(placed, "no national quantile: the table does not hold the whole edition")
        return np.full(int(placed.sum()), np.nan)
    measure = next(measure for measure in measures if measure.key == SCORE)
    faults = Faults()
    everyone = np.sort(numbers(table.cells[SCORE], measure, table_codes, faults))
    faults.raise_if_any()
    everyone = everyone[~np.isnan(everyone)]
    position = len(everyone) - np.searchsorted(everyone, found.score[placed], side="right") + 1.0
    return np.minimum(position, edition.areas)
