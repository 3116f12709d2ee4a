"""Counts, rates and scores moved from the areas of one vintage to those of another (METHODS §7).

A count of an area that was split is divided in proportion to weights of the new areas: those of its own variable and age
band in the target census, unless others are asked for. Counts of Output Areas are summed, and so need no weights but for
an Output Area that lies in two new areas. Totals are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from .areas import AreaTable, Measure, RawTable
from .arrays import Floats, Texts
from .conversion_wishes import DividedBy, ToConvert, newest
from .faults import listed
from .moving import Moved, move_count, move_score, shares
from .overlaps import BoundaryChange, Overlaps, overlaps
from .results import Notes
from .vintages import Lookup
from .words import QT_TRANSLATE_NOOP, Phrase


@dataclass(frozen=True)
class Conversion:
    """What was moved: `values` (n,) by name on `overlaps.codes`, with a note for each area that needs one."""

    old_codes: Texts
    overlaps: Overlaps
    values: Mapping[str, Floats]
    notes: Texts
    moved: Mapping[str, Moved]
    weighting: Mapping[str, DividedBy] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def old_vintage(self) -> int:
        """The year in which the newest of the old codes was issued, 0 where they are no LSOAs."""
        return newest(self.old_codes)

    @property
    def new_vintage(self) -> int:
        """The year in which the newest of the new codes was issued."""
        return newest(self.overlaps.codes)

    def texts(self) -> dict[str, Texts]:
        """Return the text columns: what became of each area, and its note."""
        change = np.array([one.value for one in self.overlaps.change], dtype=object)
        return {"change": change, "note": self.notes}

    def counts(self) -> dict[str, int]:
        """Return how many areas there are of each kind."""
        many = {change: self.overlaps.count(change) for change in BoundaryChange}
        return {
            "AREAS": len(self.overlaps.codes),
            "MOVED": len(self.overlaps.codes) - many[BoundaryChange.UNCHANGED],
            "SPLIT": many[BoundaryChange.SPLIT],
            "MERGED": many[BoundaryChange.MERGED] + many[BoundaryChange.SUMMED],
            "IRREGULAR": many[BoundaryChange.IRREGULAR],
            "UNMATCHED": int(self.overlaps.unmatched.sum()),
        }

    def totals(self) -> list[dict[str, object]]:
        """Return each count's total before and after."""
        return [{"field": name, "before": one.before, "after": one.after} for name, one in self.moved.items()]


def convert(
    table: RawTable,
    wanted: ToConvert,
    lookup: Lookup,
    marks: Sequence[object],
    weights: RawTable | None,
    weighting: Mapping[str, DividedBy],
) -> Conversion:
    """Move a table to the areas of another vintage.

    Parameters
    ----------
    table : RawTable
        Under each wanted field its cells.
    wanted : ToConvert
        Checked before.
    lookup : Lookup
        An exact-fit one, from the table's codes to those wanted.
    marks : sequence
        The kind of change in each row of the lookup; empty where it states none.
    weights : RawTable, optional
        On the new areas.
    weighting : mapping of str to DividedBy
        By which of the weights each count is divided (see `weightings`).

    Raises
    ------
    InputError
        On faulty codes and numbers, an unfit lookup, and weights that are missing.

    Notes
    -----
    METHODS §7.
    """
    checked = AreaTable.checked(table.codes, table, [_measure(name, wanted) for name in table.cells])
    codes, read = checked.codes, checked.values
    found = overlaps(codes, lookup, [str(mark) for mark in marks])
    of_new = _weights(found.codes, weights)
    notes = Notes(len(found.codes))
    moved, warnings = {}, [*_unmatched(found, codes)]
    for name in wanted.counted():
        by = weighting.get(name)
        one = move_count(found, read[name], of_new[by.field] if by else None, wanted.whole, name)
        moved[name] = one
        warnings += _noted(found, one, name, by, notes)
    values = {name: one.values for name, one in moved.items()}
    for ratio in wanted.ratios:
        top, bottom = values[ratio.numerator], values[ratio.denominator]
        values[ratio.name] = np.divide(100.0 * top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)
    if wanted.scores:
        share = _score_shares(found, moved, of_new, weighting)
        people = read[wanted.people] if wanted.people else None
        for name in wanted.scores:
            values[name] = move_score(found, read[name], people, name, share)
    redrawn = found.change == np.array(BoundaryChange.IRREGULAR, dtype=object)
    notes.add(
        redrawn,
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the boundary was redrawn, neither split nor merged alone")),
    )
    notes.add(~found.complete, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a part of it lies outside the table")))
    said = tuple(
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{field}: split areas are divided by '{weight}' of the new areas."),
            field=name,
            weight=by.field,
        )
        for name, by in weighting.items()
        if found.divided.any()
    )
    return Conversion(codes, found, values, notes.texts(), moved, weighting, said, tuple(warnings))


def _measure(name: str, wanted: ToConvert) -> Measure:
    if name in wanted.scores:
        return Measure(name, name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "score")), lowest=None)
    return Measure(name, name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "count")))


def _weights(codes: Texts, table: RawTable | None) -> Mapping[str, Floats]:
    """Return the weights on the new areas, NaN where there are none: `shares` says whether that matters."""
    if table is None:
        return {}
    words = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "weight"))
    return AreaTable.checked(codes.tolist(), table, [Measure(name, name, words) for name in table.cells]).values


def _unmatched(found: Overlaps, codes: Texts) -> list[str]:
    lacking = codes[found.unmatched]
    if not len(lacking):
        return []
    return [
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} areas are not in the lookup and are left out, so that totals are smaller: {codes}.",
            ),
            one="{n} area is not in the lookup and is left out, so that totals are smaller: {codes}.",
            n=len(lacking),
            codes=listed(lacking),
        )
    ]


def _noted(found: Overlaps, moved: Moved, name: str, by: DividedBy | None, notes: Notes) -> list[str]:
    """Note on each area how a count came there where it was divided, and return what the user should hear of it."""
    divided = found.divided
    warnings: list[str] = []
    if by is not None and divided.any():
        template = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}' divided by '{weight}'")
            if by.own
            else QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}' divided by '{weight}', which is another count")
        )
        notes.add(divided & ~moved.even, Phrase(template, field=name, weight=by.field))
        if not by.own:
            warnings.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "'{field}' is divided by '{weight}', which is another count or age band, in {n} areas. For residents aged 65 and "
                        "over divided by all residents this errs by about a third in the middle. Use the same count where there is one.",
                    ),
                    one="'{field}' is divided by '{weight}', which is another count or age band, in {n} area. Use the same count where "
                    "there is one.",
                    n=int(divided.sum()),
                    field=name,
                    weight=by.field,
                )
            )
    evenly = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}' divided evenly, because its weights are 0"), field=name
    )
    notes.add(moved.even, evenly)
    absent = found.complete & np.isnan(moved.values)
    missing = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "'{field}' is missing in an area behind it"), field=name)
    notes.add(absent, missing)
    return warnings


def _score_shares(
    found: Overlaps, moved: Mapping[str, Moved], weights: Mapping[str, Floats], weighting: Mapping[str, DividedBy]
) -> Floats:
    """Return which part of each old area's people lies in the new one, by the first count that is moved; else even parts."""
    by = next((weighting[name].field for name in moved if name in weighting), None)
    return shares(
        found, weights[by] if by else np.ones(len(found.codes)), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "score"))
    )[0]
