"""Estimates added up: by ward, by authority, for the study area; every area is counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..arrays import Floats, Texts
from ..field_forms import Sheet
from ..fields import Of, Part, Result, Role
from ..grouping import first_rows, group_sums
from ..results import Column, Kind, ResultTable
from ..wards import NO_WARD, alphabet
from ..words import QT_TRANSLATE_NOOP, Phrase

WARD, AUTHORITY, STUDY_AREA = (
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "ward")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "authority")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "study area")),
)
_ALL_AREAS = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "All areas"))


@dataclass(frozen=True)
class Level:
    """One kind of larger area: what it is called, and which one each area lies in, shape (n,), None for none."""

    name: str
    places: Texts


def levels(areas: int, wards: Texts | None, authorities: Texts | None) -> list[Level]:
    """Return the levels to add up by: wards and authorities where they are known, and all areas together."""
    found = [Level(name, places) for name, places in ((WARD, wards), (AUTHORITY, authorities)) if places is not None]
    return [*found, Level(STUDY_AREA, np.array([_ALL_AREAS] * areas, dtype=object))]  # np.full would make it plain text


@dataclass(frozen=True)
class Sums:
    """Rows of larger areas: level, name, areas in them, areas without an estimate, residents, people (3, m)."""

    level: Texts
    name: Texts
    areas: Floats
    missing: Floats
    residents: Floats
    people: Floats

    def rates(self) -> Floats:
        """Return expected people in percent of residents, shape (3, m)."""
        return np.divide(100.0 * self.people, self.residents, out=np.full(self.people.shape, np.nan), where=self.residents > 0)  # fmt: skip


def sums(residents: Floats, people: Floats, over: Sequence[Level]) -> Sums:
    """Add up residents (n,) and people (3, n) by each level; areas without an estimate count in neither.

    Names come in alphabetical order; areas in no ward are a row of their own, the last of its level.
    """
    there = ~np.isnan(people).all(axis=0)
    parts: list[Sums] = []
    for level in over:
        places = level.places
        if level.name == WARD:
            places = np.array([NO_WARD if place is None else place for place in places], dtype=object)
        names = sorted({name for name in places if name is not None}, key=lambda name: (name == NO_WARD, alphabet(name)))  # fmt: skip
        at = first_rows(names, places)
        inside = at >= 0
        of, m = at[inside], len(names)
        ends = [group_sums(of, end[inside], m) if not np.isnan(end).all() else np.full(m, np.nan) for end in people]
        parts.append(
            Sums(
                np.array([level.name] * m, dtype=object),
                np.array(names, dtype=object),
                np.bincount(of, minlength=m).astype(np.float64),
                group_sums(of, (~there[inside]).astype(np.float64), m),
                group_sums(of, np.where(there, residents, np.nan)[inside], m),
                np.array(ends).reshape(3, m),
            )
        )
    return joined(parts)


def joined(parts: Sequence[Sums]) -> Sums:
    """Return rows of larger areas below one another."""
    return Sums(
        np.concatenate([part.level for part in parts]),
        np.concatenate([part.name for part in parts]),
        np.concatenate([part.areas for part in parts]),
        np.concatenate([part.missing for part in parts]),
        np.concatenate([part.residents for part in parts]),
        np.concatenate([part.people for part in parts], axis=1),
    )


def table(found: Sums, of: Result) -> ResultTable:
    """Return the rows as a table whose columns of people carry the facts of the estimate."""
    sheet = Sheet(of)
    for role, end in zip((Role.LOWER, Role.VALUE, Role.UPPER), found.people):
        sheet.add(role, end, unit=QT_TRANSLATE_NOOP("MedwayIsolation", "people"))
    low, central, high = found.rates()
    part = Of(Part.RISK, 0, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rate")))
    for role, end in ((Role.VALUE, central), (Role.LOWER, low), (Role.UPPER, high)):
        sheet.add(role, end, of=part, unit="%")
    made = sheet.table(found.name)
    places = (
        Column("level", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Level")), Kind.TEXT, found.level),
        Column("name", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Name")), Kind.TEXT, found.name),
        Column("areas", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas counted in it")), Kind.WHOLE, found.areas),
        Column("missing", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas without an estimate")), Kind.WHOLE, found.missing),
        Column("residents", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Residents")), Kind.REAL, found.residents),
    )  # fmt: skip
    return ResultTable(made.codes, (*places, *made.columns), made.result)
