"""A yardstick brought to the areas of an index, for holding one against the other only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .. import vintages
from ..areas import NO_CODE, NO_ROW, AreaTable, Measure, RawTable, checked_codes, clean_codes
from ..arrays import Floats, Texts
from ..faults import InputError, counted, listed
from ..results import Notes
from ..vintages import Lookup

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
    measures = [Measure(YARDSTICK, field, "yardstick", lowest=None, finite=True)]
    measures += [Measure(BASE, base, "people or households behind the yardstick")] if base else []
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
            f"Neither the layer's codes ({vintages.describe(codes)}) nor those that the lookup pairs with them are in "
            f"{table.name} ({vintages.describe(table_codes)}). Check the lookup and its two fields."
        )
    old = AreaTable.checked(list(old_codes), table, measures)
    moved = vintages.move_scores(codes, old_codes, old.values[YARDSTICK], pairs, old.values.get(BASE))
    merged = (moved.sources > 1) & (moved.unchanged < 0) & ~moved.absent
    values = moved.score if base else np.where(merged, np.nan, moved.score)
    parted = (moved.sources == 1) & (moved.unchanged < 0) & ~np.isnan(values)
    notes = Notes(len(codes))
    notes.add(codes == "", NO_CODE)
    notes.add(moved.absent & (codes != ""), NO_ROW)
    notes.add(parted & moved.split, "part of a split area: the yardstick's value is that of the earlier area")
    notes.add(parted & ~moved.split, "the boundary changed: the yardstick's value is that of the other vintage's area")
    notes.add(merged & ~np.isnan(values), "merged: the yardstick's value is computed from the counts of its parts")
    notes.add(merged & np.isnan(values), "merged, and left out for want of counts")
    warnings = []
    if (left := merged & np.isnan(values)).any():
        warnings.append(
            f"{counted(int(left.sum()), 'merged area is', 'merged areas are')} left out, because the counts behind the yardstick "
            f"are not given (YARDSTICK_BASE): {listed(codes[left])}."
        )
    if parted.any():
        warnings.append(
            f"{counted(int(parted.sum()), 'area')} whose boundary changed {'takes' if parted.sum() == 1 else 'take'} the "
            f"yardstick's value of the other vintage's area: {listed(codes[parted])}."
        )
    if (gone := moved.absent & (codes != "")).any():
        warnings.append(f"{counted(int(gone.sum()), 'area has', 'areas have')} no yardstick: {listed(codes[gone])}.")
    return Yardstick(values, notes.texts(), tuple(warnings))


def _pointing(lookup: Lookup, table_codes: Texts, codes: Texts) -> Lookup:
    """Return the lookup from the table's codes to the layer's, whichever of its columns is which."""
    there, here = set(table_codes), set(codes)

    def fits(old: Texts, new: Texts) -> int:
        return len(there & set(old)) * len(here & set(new))

    return lookup if fits(lookup.old, lookup.new) >= fits(lookup.new, lookup.old) else Lookup(lookup.new, lookup.old)
