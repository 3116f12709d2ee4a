"""What is said where scores of deprivation were moved to areas of another vintage (METHODS §7)."""

from __future__ import annotations

import numpy as np

from . import vintages
from .arrays import Bools, Floats, Texts
from .faults import listed
from .words import QT_TRANSLATE_NOOP, Phrase

TURNED = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The lookup's two fields were taken for each other: the codes say that the edition's code is in the other one. The lookup was "
    "used the right way round; exchange its fields.",
)


def without_row(codes: Texts, table: str) -> str:
    """Return that these areas have no row in the edition's table."""
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas are left empty for want of a row in {table}: {codes}.")
    one = "{n} area is left empty for want of a row in {table}: {codes}."
    return Phrase(template, one=one, n=len(codes), table=table, codes=listed(codes))


def how_moved(result: vintages.MovedScores, row: int, best_fit: bool, weighted: bool) -> str:
    """Return a note on where the score of an area whose boundary changed is from."""
    number, split = int(result.sources[row]), bool(result.split[row])
    changed = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the boundary changed"))
    if number == 1:
        of_one = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: score of the earlier area, no national rank")
        of_one_by_fit = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{what}: score of the earlier area by best fit, no national rank"
        )
        what = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "part of a split area")) if split else changed
        return Phrase(of_one_by_fit if best_fit else of_one, what=what)
    mean = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: mean score of {number} earlier areas, {how}; no national rank")
    mean_by_fit = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{what}: mean score of {number} earlier areas by best fit, {how}; no national rank"
    )
    what = changed if split else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "merged"))
    how = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "weighted by population")
        if weighted
        else QT_TRANSLATE_NOOP("MedwayIsolation", "unweighted, for want of populations")
    )
    return Phrase(mean_by_fit if best_fit else mean, what=what, number=number, how=how)


def best_fit_warning(codes: Texts, table_codes: Texts, result: vintages.MovedScores, scored: Bools) -> tuple[str, ...]:
    """Return what a lookup with one row for each earlier area cannot show; nothing where it moved and left out none."""
    absent = (result.sources == 0) & (codes != "")
    if not (scored.any() or absent.any()):
        return ()
    template = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The lookup has one row for each earlier area, as a best-fit lookup has: it cannot show which areas were split, and leaves "
        "out parts of them. {n} scores were moved by it, which the notes say. Use the exact-fit lookup of the Office for National "
        "Statistics instead: {lookup}.",
    )
    one = (
        "The lookup has one row for each earlier area, as a best-fit lookup has: it cannot show which areas were split, and leaves "
        "out parts of them. {n} score was moved by it, which the notes say. Use the exact-fit lookup of the Office for National "
        "Statistics instead: {lookup}."
    )
    lookup = vintages.exact_lookup(table_codes, codes)
    return (Phrase(template, one=one, n=int(scored.sum()), lookup=lookup),)


def moving_warnings(
    codes: Texts, result: vintages.MovedScores, weights: Floats | None, scored: bool
) -> tuple[str, ...]:
    """Return which areas are not in the lookup, lack a score, or took a plain mean."""
    found = []
    absent = (result.sources == 0) & (codes != "")
    if absent.any():
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas are not in the lookup and left empty: {codes}.")
        one = "{n} area is not in the lookup and left empty: {codes}."
        found.append(Phrase(template, one=one, n=int(absent.sum()), codes=listed(codes[absent])))
    if scored and result.incomplete.any():
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "These areas are made of earlier areas without a score or population and are left empty: {codes}.",
        )
        found.append(Phrase(template, codes=listed(codes[result.incomplete])))
    merged = (result.sources > 1) & ~np.isnan(result.score)
    if scored and merged.any() and weights is None:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} merged areas took the plain mean of the earlier areas' scores because no population field was chosen: {codes}.",
        )
        one = "{n} merged area took the plain mean of the earlier areas' scores because no population field was chosen: {codes}."
        found.append(Phrase(template, one=one, n=int(merged.sum()), codes=listed(codes[merged])))
    return tuple(found)
