"""A table moved to the areas of another vintage, as a page."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..conversion import Conversion
from ..overlaps import BoundaryChange
from ..results import is_none
from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from . import html
from .numbers import number

_SHOWN = 200


def conversion_report(found: Conversion, title: str, footer: str, called: Mapping[str, str] | None = None) -> str:
    """Return the conversion as an HTML page: totals before and after, what became of areas, how split ones were divided.

    `called` is what people call the new areas, by code; the code where it is left out.
    """
    areas = [str(code) for code in found.overlaps.codes]
    changed = np.flatnonzero(~is_none(found.notes))
    totals = [
        [name, number(one.before), number(one.after), found.weighting[name].field if name in found.weighting else "–"]
        for name, one in found.moved.items()
    ]
    words = {
        BoundaryChange.UNCHANGED: translate("MedwayIsolation", "Unchanged"),
        BoundaryChange.SUMMED: translate("MedwayIsolation", "Summed from Output Areas"),
        BoundaryChange.SPLIT: translate("MedwayIsolation", "A part of a split area"),
        BoundaryChange.MERGED: translate("MedwayIsolation", "Made of several areas"),
        BoundaryChange.IRREGULAR: translate("MedwayIsolation", "Redrawn otherwise"),
    }
    many = [
        [words[change], f"{found.overlaps.count(change):,}"]
        for change in BoundaryChange
        if found.overlaps.count(change)
    ]
    rows = [
        [(called or {}).get(areas[row], areas[row]), words[found.overlaps.change[row]], found.notes[row]]
        for row in changed[:_SHOWN]
    ]
    parts = [
        html.grid(
            translate("MedwayIsolation", "Totals"),
            [
                translate("MedwayIsolation", "Field"),
                translate("MedwayIsolation", "Before"),
                translate("MedwayIsolation", "After"),
                translate("MedwayIsolation", "Split areas are divided by"),
            ],
            totals,
            [False, True, True, False],
        )
        if totals
        else "",
        html.grid(
            translate("MedwayIsolation", "What became of the areas"),
            [translate("MedwayIsolation", "Kind"), translate("MedwayIsolation", "New areas")],
            many,
        ),
        html.grid(
            translate("MedwayIsolation", "Areas with a note"),
            [
                translate("MedwayIsolation", "Area"),
                translate("MedwayIsolation", "Kind"),
                translate("MedwayIsolation", "Note"),
            ],
            rows,
            [False, False, False],
        )
        if rows
        else "",
    ]
    notes = [
        *found.warnings,
        translate(
            "MedwayIsolation",
            "A count of a split area is divided in proportion to the count of the same people or households in the new areas. Where that "
            "census is also what the result is compared with, the two are not independent.",
        ),
        translate(
            "MedwayIsolation", "Rates are moved as numerators and denominators. Ranks and classes are not moved."
        ),
    ]
    if len(changed) > _SHOWN:
        cut = QT_TRANSLATE_NOOP("MedwayIsolation", "The table shows the first {shown} of {n} areas with a note.")
        notes.append(Phrase(cut, shown=_SHOWN, n=len(changed)))
    lead = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas, of which {changed} changed."),
        one="{n} area, of which {changed} changed.",
        n=len(found.overlaps.codes),
        changed=f"{found.counts()['MOVED']:,}",
    )
    return html.page(title, lead, [part for part in parts if part], notes, footer)
