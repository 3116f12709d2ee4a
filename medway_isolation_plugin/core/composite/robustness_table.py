"""What weight robustness says of each area, as a table (METHODS §5)."""

from __future__ import annotations

from ..arrays import Floats
from ..field_forms import Sheet
from ..fields import ResultKind, Role, Scope
from ..results import Notes, ResultTable
from .index import result_of
from .robustness import FEW_PEOPLE, Robustness

STEM = "rb"


def rank_table(found: Robustness, flagged: Floats | None = None) -> ResultTable:
    """Return ranks, their intervals and probabilities of every area.

    Parameters
    ----------
    found : Robustness
    flagged : ndarray of float, shape (n,), optional
        Probability of being a priority.

    Returns
    -------
    ResultTable
        `rb_rk` and `rb_q` of the recipe itself (1 = worst); `rb_med`, `rb_p05`, `rb_p95` ranks over the draws; `rb_pq1`
        probability of the worst class; `rb_prio` where `flagged` is given; `rb_note`.
    """
    recipe, summary = found.prepared.recipe, found.summary
    sheet = Sheet(result_of(recipe, STEM, ResultKind.ROBUSTNESS))
    sheet.add(Role.RANK, found.nominal.rank, recipe.band, Scope.LOCAL)
    sheet.add(Role.QUANTILE, found.nominal.quantile, recipe.band, Scope.LOCAL)
    sheet.add(Role.MEDIAN_RANK, summary.median, recipe.band, Scope.LOCAL)
    sheet.add(Role.LOW_RANK, summary.low, recipe.band, Scope.LOCAL)
    sheet.add(Role.HIGH_RANK, summary.high, recipe.band, Scope.LOCAL)
    sheet.add(Role.WORST_PROBABILITY, summary.within, recipe.band)
    if flagged is not None:
        sheet.add(Role.PRIORITY_PROBABILITY, flagged, recipe.band)
    notes = Notes.of(found.prepared.reasons)
    notes.add(found.few_people, FEW_PEOPLE)
    for crowd in found.nominal.crowds(recipe.ranking.classes):
        notes.add(crowd.rows, crowd.words())
    sheet.add(Role.NOTE, notes.texts(), recipe.band)
    return sheet.table(found.prepared.codes)
