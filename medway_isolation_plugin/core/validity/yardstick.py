"""A yardstick brought to the areas of an index, for holding one against the other only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .. import vintages
from ..areas import NO_CODE, NO_ROW, AreaTable, Measure, RawTable, checked_codes, clean_codes
from ..arrays import Floats, Texts
from ..faults import InputError, listed
from ..results import Notes
from ..vintages import Lookup
from ..words import QT_TRANSLATE_NOOP, Phrase

YARDSTICK, BASE = "yardstick", "base"


@dataclass(frozen=True)
class Yardstick:
    """A yardstick on the areas of an index: `values` (n,), NaN where there is none, and `notes` (n,) on how it came there."""

    values: Floats
    notes: Texts
    warnings: tuple[str, ...] = ()


def on_areas(
    layer_codes: Sequence[object], table: RawTable, field: str, base: str = "", lookup: Lookup | None = None
) -> Yardstick:
    """Return the yardstick of each area.

    Parameters
    ----------
    layer_codes : sequence, shape (n,)
        The areas of the index.
    table : RawTable
        With the cells of `YARDSTICK` and, where `base` is given, `BASE`.
    field, base : str
        The fields, for messages; `base` holds how many people or households each value is of, to join merged areas.
    lookup : Lookup, optional
        Pairs of codes where the vintages differ, in either direction.

    Raises
    ------
    InputError
        As of `AreaTable.checked`.

    Notes
    -----
    An area with the same code keeps its value. A merged area gets its parts' counts over their bases, which is the mean of
    their values by base, and none without a base; a part of a split area gets its parent's value.
    """
    measures = [
        Measure(YARDSTICK, field, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "yardstick")), lowest=None, finite=True)
    ]
    measures += (
        [Measure(BASE, base, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people or households behind the yardstick")))]
        if base
        else []
    )
    codes = checked_codes(layer_codes)
    table_codes = clean_codes(table.codes)
    if lookup is None:
        found = AreaTable.checked(list(codes), table, measures)
        return Yardstick(found.values[YARDSTICK], found.reasons, found.warnings)
    pairs = _pointing(lookup, table_codes, codes)
    wanted = set(codes)
    needed = wanted | {old for old, new in pairs.pairs if new in wanted}
    old_codes = np.array([code for code in dict.fromkeys(table_codes) if code and code in needed], dtype=object)
    if not len(old_codes):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Neither the layer's codes ({layer}) nor those that the lookup pairs with them are in {name} ({table}). Check the lookup "
                "and its two fields.",
            ),
            layer=vintages.describe(codes),
            name=table.name,
            table=vintages.describe(table_codes),
        )
    old = AreaTable.checked(list(old_codes), table, measures)
    moved = vintages.move_scores(codes, old_codes, old.values[YARDSTICK], pairs, old.values.get(BASE))
    merged = (moved.sources > 1) & (moved.unchanged < 0) & ~moved.absent
    values = moved.score if base else np.where(merged, np.nan, moved.score)
    parted = (moved.sources == 1) & (moved.unchanged < 0) & ~np.isnan(values)
    notes = Notes(len(codes))
    notes.add(codes == "", NO_CODE)
    notes.add(moved.absent & (codes != ""), NO_ROW)
    split = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "part of a split area: the yardstick's value is that of the earlier area"
    )
    changed = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "the boundary changed: the yardstick's value is that of the other vintage's area"
    )
    computed = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "merged: the yardstick's value is computed from the counts of its parts"
    )
    notes.add(parted & moved.split, Phrase(split))
    notes.add(parted & ~moved.split, Phrase(changed))
    notes.add(merged & ~np.isnan(values), Phrase(computed))
    notes.add(
        merged & np.isnan(values),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "merged, and left out for want of counts")),
    )
    warnings = []
    if (left := merged & np.isnan(values)).any():
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} merged areas are left out, because the counts behind the yardstick are not given (YARDSTICK_BASE): {codes}.",
        )
        one = "{n} merged area is left out, because the counts behind the yardstick are not given (YARDSTICK_BASE): {codes}."
        warnings.append(Phrase(template, one=one, n=int(left.sum()), codes=listed(codes[left])))
    if parted.any():
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} areas whose boundary changed take the yardstick's value of the other vintage's area: {codes}.",
        )
        one = "{n} area whose boundary changed takes the yardstick's value of the other vintage's area: {codes}."
        warnings.append(Phrase(template, one=one, n=int(parted.sum()), codes=listed(codes[parted])))
    if (gone := moved.absent & (codes != "")).any():
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no yardstick: {codes}.")
        one = "{n} area has no yardstick: {codes}."
        warnings.append(Phrase(template, one=one, n=int(gone.sum()), codes=listed(codes[gone])))
    return Yardstick(values, notes.texts(), tuple(warnings))


def _pointing(lookup: Lookup, table_codes: Texts, codes: Texts) -> Lookup:
    """Return the lookup from the table's codes to the layer's, whichever of its columns is which."""
    there, here = set(table_codes), set(codes)

    def fits(old: Texts, new: Texts) -> int:
        return len(there & set(old)) * len(here & set(new))

    return lookup if fits(lookup.old, lookup.new) >= fits(lookup.new, lookup.old) else Lookup(lookup.new, lookup.old)
