"""What an official file holds once it is read, how it is to be read, and how it was known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from .. import sources, vintages
from ..arrays import Floats, Texts
from ..faults import InputError, listed
from ..source_shapes import Shape
from ..sources import Stated
from ..words import QT_TRANSLATE_NOOP, Phrase
from .cells import Below
from .grids import LeftOutRows, Table
from .variables import OfficialVariable

_CERTAINTY = {"file": 1.0, "shared": 0.95, "code": 0.9}
_PLAIN = 0.7


class UndecidedError(InputError):
    """A file that can be read in two ways. `shapes` are the ids between which somebody must choose."""

    def __init__(self, shapes: Sequence[str], template: str, one: str = "", **values: object) -> None:
        super().__init__(template, one, **values)
        self.shapes = tuple(shapes)


class UnknownTableError(InputError):
    """A file in which no table of areas or types was found, or none whose columns are known."""


@dataclass(frozen=True)
class Tidy:
    """What an official file holds, one row an area (or a row of a list), m rows.

    `values` are numbers by canonical name, (m,) each, NaN where missing; `texts` are types and codes of a list or a lookup; `notes` (m,)
    say what is missing and why, None elsewhere. `stated` is the source that the file names; `evidence` says in sentences how
    the file was known, `certainty` how sure that is, 0 to 1.
    """

    shape: Shape
    certainty: float
    evidence: tuple[str, ...]
    sheet: str
    codes: Texts
    names: Texts | None
    values: Mapping[str, Floats]
    variables: tuple[OfficialVariable, ...]
    notes: Texts
    left_out: LeftOutRows
    suppressed: int = 0
    stated: Stated | None = None
    vintage: int = 0
    texts: Mapping[str, Texts] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wishes:
    """How a file is to be read, where somebody says.

    `read_as` is a shape's id; `variables` the canonical names wanted, all where empty; `own` headings of numbers that are wanted
    under their own names, whatever they mean; `authority` the name or code of the authority
    whose areas are wanted; `below` what becomes of '<5'; `keep` the codes of the areas wanted, all where None; `residents`
    those of the same areas, by code, which tell households from persons; `area_of` gives the areas of postcodes or output areas, ''
    for what it does not know.
    """

    read_as: str = ""
    variables: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    authority: str = ""
    below: Below = Below.NULL
    keep: frozenset[str] | None = None
    residents: Mapping[str, float] = field(default_factory=dict)
    area_of: Callable[[Texts], Texts] | None = None


def certainty(shape: Shape) -> float:
    """Return how sure it is that a table of this shape holds what it is taken for."""
    return _CERTAINTY[shape.certainty] if shape.must else _PLAIN


def evidence(shape: Shape, table: Table) -> tuple[str, ...]:
    """Return in a sentence by which headings a shape was known."""
    normal = [sources.normalise(heading) for heading in table.headings]
    words = [heading for heading, text in zip(table.headings, normal) if shape.asks_for(text)]
    known = listed(map(repr, words), 4) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "its area codes"))
    return (
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{shape}: known by {headings}."),
            shape=Phrase(shape.title),
            headings=known,
        ),
    )


def vintage(codes: Texts) -> int:
    """Return the vintage of LSOA that the newest code was issued in, 0 for other areas and where it may be any."""
    unique = np.array(list(dict.fromkeys(codes)), dtype=object)  # a list has many rows an area
    newest = int(vintages.issued(unique).max(initial=0))
    return newest if newest > vintages.VINTAGES[0].year else 0
