"""The deprivation overlay: a domain of the Indices of Deprivation in local and national quantiles (METHODS §3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import areas, deprivation_words, edition_checks, ranking, vintages
from .areas import AreaTable, Measure, RawTable
from .arrays import Bools, Floats, Texts
from .cells import numbers
from .editions import RANK, SCORE, WEIGHT, Edition
from .faults import Faults, InputError, listed
from .field_forms import NATIONAL_RANK, Sheet
from .fields import DEPRIVED, Data, Result, ResultKind, Role, Scope
from .ranking import QuantileRule
from .results import Kind, Notes, ResultTable
from .vintages import Lookup
from .words import QT_TRANSLATE_NOOP, Phrase

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
        No score and no rank; a table that cannot be what it is called (`edition_checks.check`); ranks beyond the edition's
        areas; nothing to rank.

    Notes
    -----
    METHODS §3 and §7. The local quantile ranks by the published national rank, which is finer than the rounded
    score, wherever no area's score had to be moved; otherwise by score for all areas. An area whose code the table
    does not have gets no rank of the edition: its national quantile is the place of its moved score in the whole edition.
    """
    keys = {measure.key for measure in measures}
    if not keys & {SCORE, RANK}:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Choose the field of the score, or of the national rank, or both.")
        )
    table_codes = areas.clean_codes(table.codes)
    told = edition_checks.check(areas.clean_codes(layer_codes), table, measures, edition, code_field)
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
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has a score or a rank: there is nothing to rank. Check the chosen fields and the edition.",
            )
        )
    unranked = np.isnan(local) & ~found.moved
    without = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table has no value for this area"))
    found.notes.add(unranked & (found.codes != "") & _silent(found.notes), without)
    national = found.rank.copy()
    placed = found.moved & ~np.isnan(found.score)
    if placed.any() and SCORE in keys:
        national[placed] = _national_position(found, placed, table, table_codes, measures, edition)
        found.notes.add(
            placed & ~np.isnan(national),
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "its national quantile is the place of this score in the whole edition"
                )
            ),
        )
    nulls = int(np.isnan(local).sum())
    quantiles = ranking.quantile(local, classes, rule)
    crowded = ranking.crowds(local, quantiles, classes)
    for crowd in crowded:
        local_class = QT_TRANSLATE_NOOP("MedwayIsolation", "local {quantile}: {fact}")
        quantile = ranking.quantile_name(classes)
        found.notes.add(crowd.rows, Phrase(local_class, quantile=quantile, fact=crowd.words()))
    warnings = told + found.warnings + ranking.too_few({subject: local}, classes) + ranking.uneven({subject: crowded})
    label = np.full(len(found.codes), edition.label, dtype=object)
    sheet = Sheet(
        Result(
            ResultKind.DEPRIVATION, STEM, subject, DEPRIVED, classes, rule.value, data=Data.INDEX, edition=edition.label
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
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The national rank goes up to {highest} but {edition} ranks {areas} areas ({codes}). Check the edition and the rank "
                "field.",
            ),
            highest=highest,
            edition=edition.name,
            areas=f"{edition.areas:,}",
            codes=listed(found.codes[beyond]),
        )
    both = ~np.isnan(found.score) & ~np.isnan(found.rank)
    score, rank = found.score[both], found.rank[both]
    varied = both.sum() > 2 and np.ptp(score) > 0 and np.ptp(rank) > 0
    if varied and np.corrcoef(ranking.rank(score), rank)[0, 1] < 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The score falls where the national rank says that deprivation rises. The score must be higher where deprivation is "
                "worse, and rank 1 must be the most deprived: check both fields.",
            )
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
    warnings: tuple[str, ...] = (Phrase(deprivation_words.TURNED),) if turned else ()
    changed = set(codes) - set(table_codes) - {""}
    parts = {old for old, new in zip(pairs.old, pairs.new) if new in changed}
    if changed and set(codes).isdisjoint(pairs.new):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "None of the layer's area codes is in the lookup's column of new codes (layer: {layer}; lookup: {lookup}). Check the "
                "lookup and its two fields.",
            ),
            layer=vintages.describe(codes),
            lookup=vintages.describe(pairs.new),
        )
    needed = ((set(codes) - changed) | parts) - {""}
    old_codes = np.array([code for code in dict.fromkeys(table_codes) if code in needed], dtype=object)
    if not len(old_codes):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "None of the lookup's old codes is in {name} (lookup: {lookup}; table: {table}). Check the lookup and its two "
                "fields.",
            ),
            name=table.name,
            lookup=vintages.describe(pairs.old),
            table=vintages.describe(table_codes),
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
    notes.add((result.sources == 0) & (codes != ""), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not in the lookup")))
    notes.add(elsewhere, areas.NO_ROW)
    if elsewhere.any():
        warnings += (deprivation_words.without_row(codes[elsewhere], table.name),)
    if SCORE in old.values:
        notes.add(
            result.incomplete,
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "an earlier area that it is made of has no score or no population")
            ),
        )
        rows = np.flatnonzero(scored)
        notes.add_each(
            rows, [deprivation_words.how_moved(result, row, by_best_fit, weights is not None) for row in rows]
        )
    else:
        notes.add(
            moved,
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "the boundary changed and only ranks were given: a rank is not moved"
                )
            ),
        )
    by_fit = deprivation_words.best_fit_warning(codes, table_codes, result, scored) if by_best_fit else ()
    return _Source(
        codes,
        result.score,
        rank,
        moved,
        int(result.absent.sum()),
        notes,
        warnings + by_fit + deprivation_words.moving_warnings(codes, result, weights, SCORE in old.values),
    )


def _national_position(
    found: _Source, placed: Bools, table: RawTable, table_codes: Texts,
    measures: Sequence[Measure], edition: Edition,
) -> Floats:  # fmt: skip
    """Rank moved scores again among the whole edition; without the whole edition their place is not known."""
    if len(table_codes) != edition.areas:
        found.notes.add(
            placed,
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "no national quantile: the table does not hold the whole edition")
            ),
        )
        return np.full(int(placed.sum()), np.nan)
    measure = next(measure for measure in measures if measure.key == SCORE)
    faults = Faults()
    everyone = np.sort(numbers(table.cells[SCORE], measure, table_codes, faults))
    faults.raise_if_any()
    everyone = everyone[~np.isnan(everyone)]
    position = len(everyone) - np.searchsorted(everyone, found.score[placed], side="right") + 1.0
    return np.minimum(position, edition.areas)
