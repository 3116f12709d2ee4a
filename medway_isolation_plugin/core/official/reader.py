"""Reading an official file: find the table, say what it is, and give its columns their canonical names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .. import sources
from ..faults import InputError, listed
from ..source_shapes import BY_ID, SHAPES, Layout, Shape
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import checks, grids, long, projections, segments
from .grids import Grid, LongText, Table
from .keeping import kept
from .tidy import Tidy, UnknownTableError, Wishes, certainty, evidence, vintage
from .variables import found_in
from .wide import WideTable

_HOUSEHOLD_LISTS = (Layout.TYPES, Layout.ADDRESSES, Layout.MATRIX, Layout.POSTCODES)
_COUNTED = (Layout.TYPES, Layout.ADDRESSES, Layout.POSTCODES)  # chunk by chunk
_OTHER_TABLES = (Layout.LOOKUP, Layout.TYPE_TABLE)
_NO_WISHES = Wishes()


def read(sheets: Sequence[Grid], wishes: Wishes = _NO_WISHES) -> Tidy:
    """Read the one table that a file's sheets hold.

    Parameters
    ----------
    sheets : sequence of Grid
        All sheets of the file, in order; a text file has one.
    wishes : Wishes, optional

    Raises
    ------
    UndecidedError
        Where two readings are possible and nothing in the file or beside it decides.
    InputError
        Where no table with areas or types is found, or the one that is found cannot be understood: which, and why.
    """
    if wishes.read_as and wishes.read_as not in BY_ID:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is no shape '{shape}'. Choose one of: {shapes}."),
            shape=wishes.read_as,
            shapes=", ".join(sorted(BY_ID)),
        )
    candidates = [made for grid in sheets for made in [_Reading.of(grid, wishes)] if made]
    if not candidates:
        shown = listed(grid.name for grid in sheets)
        raise UnknownTableError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No table of areas was found in {sheets}: no column holds area codes such as E01016014, and no heading names one.",
            ),
            sheets=shown or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the file")),
        )
    best = max(candidates, key=lambda one: (one.says, one.year, len(one.table.cells)))
    same = [one for one in candidates if one.says == best.says and one is not best]
    tidy = best.tidy(wishes)
    if same:
        others = listed(one.table.name for one in same)
        tidy = replace(
            tidy,
            warnings=(
                *tidy.warnings,
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "The sheet '{sheet}' was read; these hold tables of the same shape: {others}.",
                    ),
                    sheet=best.table.name,
                    others=others,
                ),
            ),
        )
    return tidy


@dataclass(frozen=True)
class _Reading:
    """A table with the shapes that it may be of; `long` reads the rest of one that is too long to be held whole."""

    table: Table
    shapes: tuple[Shape, ...]
    year: str
    long: LongText | None

    @classmethod
    def of(cls, grid: Grid, wishes: Wishes) -> _Reading | None:
        table = grids.find(grid)
        if table is None:
            return cls.of(Grid(grid.name, grid.long.whole()), wishes) if grid.long else None
        if wishes.read_as:
            shapes: tuple[Shape, ...] = (BY_ID[wishes.read_as],)
        else:
            shapes = shapes_of(table)
        if not shapes:
            return None
        by_chunks = shapes[0].layout is Layout.POSTCODES or (shapes[0].layout in _COUNTED and table.code_column >= 0)
        if grid.long and not by_chunks:
            narrow = None
            if shapes[0].layout is Layout.WIDE and table.code_column >= 0:
                narrow = WideTable.of(table, table, shapes, wishes).narrowed(grid)
            return cls.of(narrow or Grid(grid.name, grid.long.whole()), wishes)
        stated = sources.source_of(table.headings, " ".join((table.name, *table.preamble)))
        return cls(table, shapes, stated.year if stated else "", grid.long)

    @property
    def says(self) -> tuple[int, int]:
        return self.shapes[0].says, -bool(checks.of_one_sex(self.table.name, (), ()))

    def tidy(self, wishes: Wishes) -> Tidy:
        shape = self.shapes[0]
        if wishes.area_of and shape.layout not in _HOUSEHOLD_LISTS:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "A lookup puts households by type into areas; this table has no types. Leave LOOKUP empty.",
                )
            )
        if shape.layout in _HOUSEHOLD_LISTS or shape.layout in _OTHER_TABLES:
            return self._listed(shape, wishes)
        if shape.layout is Layout.YEARS:
            return projections.read(kept(self.table, wishes), shape, wishes)
        table = long.pivot(self.table) if shape.layout is Layout.LONG else self.table
        table = kept(table, wishes)
        return WideTable.of(table, self.table, self.shapes, wishes).tidy()

    def _listed(self, shape: Shape, wishes: Wishes) -> Tidy:
        table = self.table if self.long or wishes.area_of else kept(self.table, wishes)
        made = segments.read(table, shape, wishes, self.long)
        return Tidy(
            shape, certainty(shape), evidence(shape, table), table.name, made.codes, None, made.values, (),
            np.full(len(made.codes), None, dtype=object), table.left_out, vintage=vintage(made.codes), texts=made.texts,
            warnings=(*table.left_out.warnings(), *made.warnings),
        )  # fmt: skip


def shapes_of(table: Table) -> tuple[Shape, ...]:
    """Return the shapes that a table fits best: several where its headings do not decide, none where it fits none."""
    normal = [text for heading in table.headings if (text := sources.normalise(heading))]
    fitting = [shape for shape in SHAPES if shape.fits(normal) and _sensible(shape, table)]
    most = max((shape.says for shape in fitting), default=0)
    return tuple(shape for shape in fitting if shape.says == most)


def _sensible(shape: Shape, table: Table) -> bool:
    """Whether a shape that asks little of the headings is borne out by what they mean."""
    if shape.id == "type_table":
        return table.code_column < 0
    if shape.id == "boundaries":  # whose fields may have been joined with counts
        return not found_in(table.headings, sources.recognise(table.headings))
    if shape.id == "type_matrix":
        return segments.has_types(table.headings)
    if shape.layout in (Layout.TYPE_TABLE, Layout.POSTCODES):
        return True
    return table.code_column >= 0 or "code" in sources.recognise(table.headings, only=("areas",)).carried()
