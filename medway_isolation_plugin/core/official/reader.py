"""Reading an official file: find the table, say what it is, and give its columns their canonical names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from .. import sources, vintages
from ..arrays import Floats, Texts
from ..faults import InputError, counted, listed
from ..source_headings import LEVELS
from ..source_shapes import BY_ID, SHAPES, Counts, Layout, Shape
from ..sources import Columns, Sum
from . import cells, checks, grids, long, persons, segments
from .cells import Below, Numbers
from .grids import Grid, LeftOut, Table
from .variables import Variable, described, found_in

_CERTAINTY = {"file": 1.0, "shared": 0.95, "code": 0.9}
_PLAIN, _BY_VALUES = 0.7, 0.85
_RANK_WORDS = ("rank", "ranks")
_LONG = (Layout.LONG,)
_HOUSEHOLD_LISTS = (Layout.TYPES, Layout.ADDRESSES, Layout.MATRIX, Layout.POSTCODES)
_OTHER_TABLES = (Layout.LOOKUP, Layout.TYPE_TABLE)


class Undecided(InputError):
    """A file that can be read in two ways. `shapes` are the ids between which somebody must choose."""

    def __init__(self, message: str, shapes: Sequence[str]) -> None:
        super().__init__(message)
        self.shapes = tuple(shapes)


@dataclass(frozen=True)
class Tidy:
    """What an official file holds, one row an area (or a row of a list), m rows.

    `values` are numbers by canonical name, (m,) each, NaN where missing; `bounds` lower and upper bounds of counts below a limit, where
    they were asked for; `texts` are types and codes of a list or a lookup; `notes` (m,) say what is missing and why, None
    elsewhere. `evidence` says in sentences how the file was known, `certainty` how sure that is, 0 to 1.
    """

    shape: Shape
    certainty: float
    evidence: tuple[str, ...]
    sheet: str
    codes: Texts
    names: Texts | None
    values: Mapping[str, Floats]
    variables: tuple[Variable, ...]
    notes: Texts
    left_out: LeftOut
    suppressed: int = 0
    vintage: int = 0
    texts: Mapping[str, Texts] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wishes:
    """How a file is to be read, where somebody says.

    `read_as` is a shape's id; `variables` the canonical names wanted, all where empty; `below` what becomes of '<5'; `keep` the
    codes of the areas wanted, all where None; `residents` those of the same areas, by code, which tell households from persons.
    """

    read_as: str = ""
    variables: tuple[str, ...] = ()
    below: Below = Below.NULL
    keep: frozenset[str] | None = None
    residents: Mapping[str, float] = field(default_factory=dict)


def read(sheets: Sequence[Grid], wishes: Wishes = Wishes()) -> Tidy:
    """Read the one table that a file's sheets hold.

    Parameters
    ----------
    sheets : sequence of Grid
        All sheets of the file, in order; a text file has one.
    wishes : Wishes, optional

    Raises
    ------
    Undecided
        Where two readings are possible and nothing in the file or beside it decides.
    InputError
        Where no table with areas or types is found, or the one that is found cannot be understood: which, and why.
    """
    if wishes.read_as and wishes.read_as not in BY_ID:
        raise InputError(f"There is no shape '{wishes.read_as}'. Choose one of: {', '.join(sorted(BY_ID))}.")
    candidates = [
        made
        for grid in sheets
        if (table := grids.find(grid)) is not None
        for made in [_Reading.of(table, wishes)]
        if made
    ]
    if not candidates:
        shown = listed(grid.name for grid in sheets)
        raise InputError(
            f"No table of areas was found in {shown or 'the file'}: no column holds area codes such as E01016014, and no heading names one."
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
                f"The sheet '{best.table.name}' was read; these hold tables of the same shape: {others}.",
            ),
        )
    return tidy


@dataclass(frozen=True)
class _Reading:
    """A table, made wide, with the shapes that it may be of."""

    table: Table
    columns: Columns
    shapes: tuple[Shape, ...]
    year: str

    @classmethod
    def of(cls, table: Table, wishes: Wishes) -> _Reading | None:
        if wishes.read_as:
            shapes: tuple[Shape, ...] = (BY_ID[wishes.read_as],)
        else:
            shapes = shapes_of(table)
        if not shapes:
            return None
        stated = sources.source_of(table.headings, " ".join((table.name, *table.preamble)))
        return cls(table, sources.recognise(table.headings), shapes, stated.year if stated else "")

    @property
    def says(self) -> tuple[int, int]:
        return self.shapes[0].says, -_of_one_sex(self.table.name)

    def tidy(self, wishes: Wishes) -> Tidy:
        shape = self.shapes[0]
        if shape.layout in _HOUSEHOLD_LISTS or shape.layout in _OTHER_TABLES:
            return self._listed(shape, wishes)
        table = long.pivot(self.table) if shape.layout is Layout.LONG else self.table
        if wishes.keep is not None:
            table = _kept(table, wishes.keep)
        return _Wide.of(table, self, wishes).tidy()

    def _listed(self, shape: Shape, wishes: Wishes) -> Tidy:
        table = self.table if wishes.keep is None else _kept(self.table, wishes.keep)
        made = segments.read(table, shape)
        return Tidy(
            shape, _certainty(shape), _evidence(shape, table), table.name, made.codes, None, made.values, (),
            np.full(len(made.codes), None, dtype=object), table.left_out, vintage=_vintage(made.codes), texts=made.texts,
            warnings=made.warnings,
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
    if shape.layout in (Layout.TYPE_TABLE, Layout.POSTCODES):
        return True
    return table.code_column >= 0 or "code" in sources.recognise(table.headings, only=("areas",)).carried()


def _of_one_sex(name: str) -> bool:
    return any(word in sources.normalise(name).split() for word in ("males", "females", "male", "female"))


def _kept(table: Table, keep: frozenset[str]) -> Table:
    rows = np.array([code in keep for code in table.codes], dtype=bool)
    if not rows.any():
        theirs, ours = table.codes, np.array(sorted(keep), dtype=object)
        raise InputError(
            f"None of the {counted(len(keep), 'area')} is in '{table.name}'. {vintages.mismatch(ours, theirs, ours)}"
        )
    return replace(table, cells=table.cells[rows], codes=table.codes[rows])


def _certainty(shape: Shape) -> float:
    return _CERTAINTY[shape.certainty] if shape.must else _PLAIN


def _evidence(shape: Shape, table: Table) -> tuple[str, ...]:
    normal = [sources.normalise(heading) for heading in table.headings]
    words = [heading for heading, text in zip(table.headings, normal) if shape.asks_for(text)]
    return (f"{shape.title}: known by {listed(map(repr, words), 4) or 'its area codes'}.",)


def _vintage(codes: Texts) -> int:
    """Return the vintage of LSOA that the newest code was issued in, 0 for other areas and where it may be any."""
    newest = int(vintages.issued(codes).max(initial=0)) if len(codes) else 0
    return newest if newest > vintages.VINTAGES[0].year else 0


@dataclass(frozen=True)
class _Wide:
    """A wide table that is being read: its areas' codes, and numbers by heading."""

    table: Table
    reading: _Reading
    wishes: Wishes
    columns: Columns
    warnings: list[str]
    read: dict[str, Numbers]

    @classmethod
    def of(cls, table: Table, reading: _Reading, wishes: Wishes) -> _Wide:
        return cls(table, reading, wishes, sources.recognise(table.headings), [], {})

    def tidy(self) -> Tidy:
        table = self.table
        sums = self._sums()
        shape, evidence, certainty = self._decided(sums)
        if shape.counts is Counts.PERSONS and "households" in sums:
            sums["residents_hh"] = sums.pop("households")
        stated = sources.source_of(table.headings, " ".join((table.name, *table.preamble)))
        heading = table.headings[table.code_column] if table.code_column >= 0 else ""
        said = sources.vintage_said(heading)
        vintage = said or _vintage(table.codes)
        facts = {
            "year": (stated.year if stated else "") or self._date(),
            "publisher": shape.publisher,
            "vintage": vintage,
        }
        chosen = {
            name: sum_ for name, sum_ in sums.items() if not self.wishes.variables or name in self.wishes.variables
        }
        if not chosen:
            raise InputError(self._nothing(shape, sums))
        values, notes, suppressed = self._values(chosen)
        variables = tuple(described(name, sum_, facts) for name, sum_ in chosen.items())
        self.warnings.extend(checks.of(self._codes(), values, variables, said, stated.year if stated else ""))
        name = sources.area_name(table.headings, table.headings[table.code_column]) if table.code_column >= 0 else ""
        return Tidy(
            shape, certainty, evidence, table.name, self._codes(), table.column(name) if name else None, values, variables, notes,
            table.left_out, suppressed, vintage, warnings=tuple(self.warnings),
        )  # fmt: skip

    def _codes(self) -> Texts:
        if self.table.code_column >= 0:
            return self.table.codes
        heading = self.columns.heading("code", *LEVELS)
        return np.array([cells.tidy(cell) for cell in self.table.column(heading)], dtype=object)

    def _sums(self) -> dict[str, Sum]:
        """Return the columns of each variable."""
        sums = found_in(self.table.headings, self.columns)
        if self.reading.shapes[0].id == "ons_census_long":
            self._add_total(sums)
        if self.reading.shapes[0].id in ("wimd_2014", "wimd_ranks"):
            sums.update(self._welsh_ranks())
        return sums

    def _add_total(self, sums: dict[str, Sum]) -> None:
        """Add the total of a table that has every category once and no total: a download of Census 2021."""
        categories = tuple(heading for heading in self.table.headings if ": " in heading)
        key = "households" if any("household" in heading.casefold() for heading in categories) else "residents"
        others = [heading for heading in categories if "one person" not in sources.normalise(heading)]
        if key in sums or not others:
            return
        sums[key] = Sum(categories)
        said = sources.categories_said(self.reading.table.headings)
        if said > len(categories):
            self.warnings.append(
                f"{len(categories)} of {said} categories are in the file; their sum is taken for the total. If categories "
                "were left out when the file was made, download all of them."
            )

    def _welsh_ranks(self) -> dict[str, Sum]:
        """Return the ranks of the Welsh index, whose headings are the domains alone; the line above them says what they are."""
        said = any(word in sources.normalise(line).split() for line in self.table.preamble for word in _RANK_WORDS)
        said = said or any(word in sources.normalise(self.table.name).split() for word in _RANK_WORDS)
        if not said:
            return {}
        found = {}
        for heading in self.table.headings:
            key = sources.bare_domain(heading)
            if key:
                found[f"{key}_rank"] = Sum((heading,))
        return found

    def _decided(self, sums: Mapping[str, Sum]) -> tuple[Shape, tuple[str, ...], float]:
        """Return the shape, decided between households and persons by words or numbers where headings leave it open."""
        shapes = self.reading.shapes
        evidence = _evidence(shapes[0], self.reading.table)
        if len(shapes) == 1:
            shape = shapes[0]
            certainty = _certainty(shape) if not self.wishes.read_as else 1.0
            return shape, (f"{shape.title}: as READ_AS says.",) if self.wishes.read_as else evidence, certainty
        by_counts = {shape.counts: shape for shape in shapes}
        what, words = persons.from_words(self.table.preamble), "as the lines above the table say"
        certainty = _certainty(shapes[0])
        if what is None and {"households", "alone_all"} <= set(sums):
            residents = self._residents()
            what, words = persons.from_values(
                self._total("households", sums), self._total("alone_all", sums), residents
            )
            certainty = _BY_VALUES
        if what in by_counts:
            return by_counts[what], (*evidence, f"It counts {what.value}: {words}."), certainty
        ids = [shape.id for shape in shapes]
        raise Undecided(
            f"The table '{self.table.name}' may be of households or of persons: the headings are the same, and {words}. "
            f"Say which with READ_AS: {' or '.join(ids)}; or give residents of the same areas.",
            ids,
        )

    def _residents(self) -> Floats | None:
        known = self.wishes.residents
        if not known:
            return None
        return np.array([known.get(code, np.nan) for code in self.table.codes])

    def _total(self, name: str, sums: Mapping[str, Sum]) -> Floats:
        return np.sum([self._numbers(heading).values for heading in sums[name].plus], axis=0)

    def _numbers(self, heading: str) -> Numbers:
        if heading not in self.read:
            self.read[heading] = cells.numbers(self.table.column(heading), heading)
        return self.read[heading]

    def _values(self, chosen: Mapping[str, Sum]) -> tuple[dict[str, Floats], Texts, int]:
        """Return each variable's numbers, what is to be noted of each area, and how many cells are marked as missing."""
        below = self.wishes.below
        values: dict[str, Floats] = {}
        notes: list[list[str]] = [[] for _ in self.table.codes]
        for name, sum_ in chosen.items():
            for way, end in ((Below.LOWER, "_lo"), (Below.UPPER, "_hi")) if below is Below.BOTH else ():
                values[name + end] = self._added(sum_, way)
            values[name] = self._added(sum_, below)
            for heading in (*sum_.plus, *sum_.minus):
                read = self._numbers(heading)
                for row in np.flatnonzero(read.marks != ""):
                    notes[row].append(f"{name}: '{read.marks[row]}' in the file")
        suppressed = sum(one.marked for one in self.read.values())
        if suppressed:
            first = next((row for row, said in enumerate(notes) if said), 0)
            self.warnings.append(
                f"{counted(suppressed, 'cell is', 'cells are')} suppressed or missing in the file and left empty, never taken for 0: "
                f"such as {self.table.codes[first]}, {'; '.join(notes[first])}."
            )
        made = np.array(["; ".join(dict.fromkeys(said)) or None for said in notes], dtype=object)
        return values, made, suppressed

    def _added(self, sum_: Sum, below: Below) -> Floats:
        add: Callable[[str], Floats] = lambda heading: self._numbers(heading).with_bounds(below)  # noqa: E731
        total: Floats = np.sum([add(heading) for heading in sum_.plus], axis=0)
        return total - np.sum([add(heading) for heading in sum_.minus], axis=0) if sum_.minus else total

    def _date(self) -> str:
        """Return the one year that a column of dates holds, '' where there is none."""
        for heading in self.table.headings:
            if sources.normalise(heading) == "date":
                years = set(self.table.column(heading))
                return cells.tidy(years.pop()) if len(years) == 1 else ""
        return ""

    def _nothing(self, shape: Shape, sums: Mapping[str, Sum]) -> str:
        if sums:
            return f"'{self.table.name}' has none of {', '.join(self.wishes.variables)}. It has: {', '.join(sums)}."
        if shape.layout is Layout.PIVOTED:
            return (
                f"The columns of '{self.table.name}' are headed by cell numbers, which do not say what they count. Download it again with "
                "names (cols=cell_name), or choose the fields yourself."
            )
        unclear = [name for names in self.columns.unclear.values() for name in names]
        hint = f" These may each mean the same: {listed(unclear)}." if unclear else ""
        return f"No column of '{self.table.name}' was recognised.{hint} Its columns are: {listed(self.table.headings, 12)}."
