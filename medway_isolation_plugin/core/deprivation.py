"""The deprivation overlay: a domain of the Indices of Deprivation in local and national quantiles (METHODS §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import areas, ranking, vintages
from .areas import AreaTable, Measure, RawTable
from .faults import Faults, InputError, counted, listed
from .field_forms import Sheet
from .fields import Data, Result, ResultKind, Role, Scope
from .ranking import QuantileRule
from .results import Notes, ResultTable
from .vintages import Lookup

Floats = NDArray[np.float64]

STEM = "dep"
SCORE, RANK, WEIGHT = "score", "rank", "weight"


@dataclass(frozen=True)
class Edition:
    """One edition of an index: its `name`, the `vintage` of its LSOAs (0 = not stated), and how many `areas` it ranks."""

    name: str
    vintage: int
    areas: int

    @property
    def label(self) -> str:
        """Return 'IoD 2019, LSOA 2011'."""
        return f"{self.name}, LSOA {self.vintage}" if self.vintage else self.name


EDITIONS = (
    Edition("IoD 2010", 2001, 32482),
    Edition("IoD 2015", 2011, 32844),
    Edition("IoD 2019", 2011, 32844),
    Edition("IoD 2025", 2021, 33755),
)


def other_edition(area_count: int) -> Edition:
    """Return an edition of some other index that ranks `area_count` areas."""
    if area_count < 1:
        raise InputError("An edition other than the English Indices needs the number of areas that it ranks.")
    return Edition(f"index of {area_count:,} areas", 0, area_count)


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

    codes: NDArray[np.object_]
    score: Floats
    rank: Floats
    moved: NDArray[np.bool_]
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

    Returns
    -------
    Overlay
        `dep_score` (higher = more deprived), `dep_rank` national rank (1 = most deprived), `dep_q` local and `dep_nq`
        national quantile (1 = most deprived), `dep_ed` edition and vintage, `dep_note`.

    Raises
    ------
    InputError
        No score and no rank; ranks beyond the edition's areas; codes newer than the edition; nothing to rank.

    Notes
    -----
    METHODS §3 and §7. The local quantile ranks by the published national rank, which is finer than the rounded
    score, wherever no area's score had to be moved; otherwise by score for all areas.
    """
    keys = {measure.key for measure in measures}
    if not keys & {SCORE, RANK}:
        raise InputError("Choose the field of the score, or of the national rank, or both.")
    table_codes = areas.clean_codes(table.codes)
    _check_edition(table_codes, edition)
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
    nulls = int(np.isnan(local).sum())
    warnings = found.warnings + ranking.too_few({subject: local}, classes)
    label = np.full(len(found.codes), edition.label, dtype=object)
    sheet = Sheet(
        Result(
            ResultKind.DEPRIVATION, STEM, subject, "deprived", classes, rule.value, data=Data.INDEX, edition=edition.label
        )
    )  # fmt: skip
    sheet.add(Role.VALUE, found.score)
    sheet.add(Role.RANK, found.rank, scope=Scope.NATIONAL)
    sheet.add(Role.QUANTILE, ranking.quantile(local, classes, rule), scope=Scope.LOCAL)
    sheet.add(Role.QUANTILE, ranking.quantile(national, classes, rule, total=edition.areas), scope=Scope.NATIONAL)
    sheet.add(Role.EDITION, label)
    sheet.add(Role.NOTE, found.notes.texts())
    return Overlay(sheet.table(found.codes), found.unmatched, nulls, int(placed.sum()), warnings)


def _silent(notes: Notes) -> NDArray[np.bool_]:
    return np.array([text is None for text in notes.texts()])


def _check_edition(table_codes: NDArray[np.object_], edition: Edition) -> None:
    if not edition.vintage:
        return
    others = [other for other in EDITIONS if other.areas == len(table_codes) != edition.areas]
    if others:
        raise InputError(
            f"The deprivation table has {len(table_codes):,} rows, which is {' or '.join(other.name for other in others)}, "
            f"but {edition.name} ranks {edition.areas:,} areas. Choose the edition that the table is of."
        )
    newer = vintages.issued(table_codes) > edition.vintage
    if newer.any():
        raise InputError(
            f"{counted(int(newer.sum()), 'code of the deprivation table was', 'codes of the deprivation table were')} "
            f"issued after {edition.vintage}, but "
            f"{edition.name} uses LSOA {edition.vintage}: {listed(table_codes[newer])}. Choose the edition that the table is of."
        )


def _check_ranks(found: _Source, edition: Edition) -> None:
    beyond = found.rank > edition.areas
    if beyond.any():
        raise InputError(
            f"The national rank goes up to {np.nanmax(found.rank):,.0f} but {edition.name} ranks {edition.areas:,} areas "
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
    table_codes: NDArray[np.object_],
    measures: Sequence[Measure],
    lookup: Lookup,
) -> _Source:
    codes = areas.checked_codes(layer_codes)
    wanted = set(codes)
    needed = {old for old, new in zip(lookup.old, lookup.new) if new in wanted}
    if not needed:
        raise InputError(
            f"None of the layer's area codes is in the lookup's column of new codes (layer: {vintages.describe(codes)}; "
            f"lookup: {vintages.describe(lookup.new)}). Check the lookup and its two fields."
        )
    old_codes = np.array([code for code in dict.fromkeys(table_codes) if code in needed], dtype=object)
    if not len(old_codes):
        raise InputError(
            f"None of the lookup's old codes is in {table.name} (lookup: {vintages.describe(lookup.old)}; table: "
            f"{vintages.describe(table_codes)}). Check the lookup and its two fields."
        )
    old = AreaTable.checked(list(old_codes), table, measures)
    nothing = np.full(len(old_codes), np.nan)
    weights = old.values.get(WEIGHT)
    result = vintages.move_scores(codes, old_codes, old.values.get(SCORE, nothing), lookup, weights)
    rank = np.full(len(codes), np.nan)
    same = result.unchanged >= 0
    rank[same] = old.values.get(RANK, nothing)[result.unchanged[same]]
    moved = ~same & (result.sources > 0)

    notes = Notes(len(codes))
    notes.add(codes == "", areas.NO_CODE)
    notes.add((result.sources == 0) & (codes != ""), "not in the lookup")
    has_score = moved & ~np.isnan(result.score)
    if SCORE in old.values:
        notes.add(result.incomplete, "an earlier area that it is made of has no score or no population")
        notes.add(has_score & result.split, "part of a split area: score of the earlier area, no national rank")
        how = "weighted by population" if weights is not None else "unweighted, for want of populations"
        for row in np.flatnonzero(has_score & (result.sources > 1)):
            notes.add_each(
                [row], [f"merged: mean score of {result.sources[row]} earlier areas, {how}; no national rank"]
            )
    else:
        notes.add(moved, "the boundary changed and only ranks were given: a rank is not moved")
    unmatched = int(result.absent.sum())
    return _Source(
        codes,
        result.score,
        rank,
        moved,
        unmatched,
        notes,
        _moving_warnings(codes, result, weights, SCORE in old.values),
    )


def _moving_warnings(
    codes: NDArray[np.object_], result: vintages.MovedScores, weights: Floats | None, scored: bool
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
    found: _Source, placed: NDArray[np.bool_], table: RawTable, table_codes: NDArray[np.object_],
    measures: Sequence[Measure], edition: Edition,
) -> Floats:  # fmt: skip
    """Rank moved scores again among the whole edition; without the whole edition their place is not known."""
    if len(table_codes) != edition.areas:
        found.notes.add(placed, "no national quantile: the table does not hold the whole edition")
        return np.full(int(placed.sum()), np.nan)
    measure = next(measure for measure in measures if measure.key == SCORE)
    faults = Faults()
    everyone = np.sort(areas.numbers(table.cells[SCORE], measure, table_codes, faults))
    faults.raise_if_any()
    everyone = everyone[~np.isnan(everyone)]
    position = len(everyone) - np.searchsorted(everyone, found.score[placed], side="right") + 1.0
    return np.minimum(position, edition.areas)
