"""Reading a table of one row an area: its numbers, checked once, under canonical names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .. import column_data, sources
from ..arrays import Floats, Texts
from ..faults import InputError, listed, one_of
from ..source_shapes import CountedUnit, Layout, Shape
from ..sources import Columns, Stated, Sum
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases
from . import cells, checks, fingertips, persons
from .cells import Below, Numbers
from .editions import StatedEdition
from .grids import Grid, Table
from .tidy import Tidy, UndecidedError, UnknownTableError, Wishes, certainty, evidence, vintage
from .variables import OfficialVariable, as_headed, described, found_in

_BY_VALUES = 0.85
_NOT_PERCENT = {
    "rank": QT_TRANSLATE_NOOP("MedwayIsolation", "ranks"),
    "class": QT_TRANSLATE_NOOP("MedwayIsolation", "classes"),
    "score": QT_TRANSLATE_NOOP("MedwayIsolation", "scores"),
}
_RANK_WORDS = ("rank", "ranks")


@dataclass(frozen=True)
class WideTable:
    """A table of one row an area that is being read.

    `fitting` are the shapes that it may be of, `downloaded` the table as it stands in the file, `read` numbers by heading.
    """

    table: Table
    downloaded: Table
    fitting: tuple[Shape, ...]
    wishes: Wishes
    columns: Columns
    warnings: list[str]
    read: dict[str, Numbers]

    @classmethod
    def of(cls, table: Table, downloaded: Table, fitting: tuple[Shape, ...], wishes: Wishes) -> WideTable:
        """Begin to read a table."""
        return cls(table, downloaded, fitting, wishes, sources.recognise(table.headings), [], {})

    def narrowed(self, grid: Grid) -> Grid | None:
        """Return a long text with nothing but what is to be read of it, None where it must be read whole; the table is its beginning."""
        first, header = self.table, self.table.header
        wanted = (*self._sums().values(), *self._own().values())
        numbers = {name for sum_ in wanted for name in (*sum_.plus, *sum_.minus)}
        texts = {
            first.headings[first.code_column],
            *(name for name in first.headings if sources.normalise(name) == "date"),
        }
        of_areas = sources.recognise(first.headings, only=("areas",))
        texts.update(name for key in of_areas.carried() for name in of_areas.candidates(key))
        as_texts, as_numbers = (
            [at for at, name in enumerate(first.headings) if name in some] for some in (texts, numbers - texts)
        )
        read = grid.long.columns(as_texts, as_numbers, header + 1) if grid.long else None
        if read is None:
            return None
        rows = header + 1 + len(read[first.code_column])
        made = Grid(grid.name, np.full((rows, grid.cells.shape[1]), "", dtype=object), numbers={})
        made.cells[: header + 1] = grid.cells[: header + 1]
        for at, column in read.items():
            if column.dtype == object:
                made.cells[header + 1 :, at] = column
            else:
                made.numbers[at] = np.concatenate([np.full(header + 1, np.nan), column])
        return made

    def tidy(self) -> Tidy:
        """Return what it holds. `UndecidedError` and `InputError` as `reader.read` says."""
        table = self.table
        sums = self._sums()
        shape, known_by, sure = self._decided(sums)
        self._check_sexes(sums)
        if shape.counts is CountedUnit.PERSONS and "households" in sums:
            sums["residents_hh"] = sums.pop("households")
        edition = StatedEdition.of(table, self.downloaded, shape)
        on = edition.said or vintage(table.codes)
        facts = {
            "year": edition.year,
            "publisher": shape.publisher,
            "vintage": on,
        }
        chosen = {
            name: sum_ for name, sum_ in sums.items() if not self.wishes.variables or name in self.wishes.variables
        }
        own = {name: sum_ for name, sum_ in self._own().items() if name not in chosen}
        if not chosen and not own:
            raise UnknownTableError(self._nothing(shape, sums))
        values, notes, suppressed = self._values({**chosen, **own})
        variables = tuple(
            described(name, sum_, {**facts, **self._data(shape, sum_, edition.stated)}) for name, sum_ in chosen.items()
        )
        if shape.layout is Layout.YEARS:  # projected people come in parts
            variables = tuple(replace(one, unit="people") for one in variables)
        if shape.id == "fingertips":
            variables = tuple(replace(one, label=one.headings[0], unit="value") for one in variables)
        self._check_signs(variables)
        variables += tuple(
            as_headed(name, sum_, {**facts, **self._data(shape, sum_, edition.stated)}) for name, sum_ in own.items()
        )
        self.warnings.extend(checks.of(table.codes, values, variables))
        self.warnings.extend(edition.warnings(table.codes, values, shape))
        name = sources.area_name(table.headings, table.headings[table.code_column]) if table.code_column >= 0 else ""
        return Tidy(
            shape, sure, known_by, table.name, table.codes, table.column(name) if name else None, values, variables, notes,
            table.left_out, suppressed, edition.stated, on, warnings=(*table.left_out.warnings(), *self.warnings),
        )  # fmt: skip

    @staticmethod
    def _data(shape: Shape, sum_: Sum, stated: Stated | None) -> dict[str, object]:
        """Return what the numbers of a variable are; where no publisher's shape tells, its own headings must."""
        if not shape.publisher:
            stated = sources.source_of((*sum_.plus, *sum_.minus))
        data, source = column_data.of_document(shape, stated)
        return {"data": data, "source": source}

    def _sums(self) -> dict[str, Sum]:
        """Return the columns of each variable."""
        if self.fitting[0].id == "fingertips":
            return fingertips.sums(self.table)
        sums = found_in(self.table.headings, self.columns)
        if self.fitting[0].id in ("ons_census_long", "ons_census_labels"):
            self._add_total(sums)
        if self.fitting[0].id in ("wimd_2014", "wimd_ranks"):
            sums.update(self._welsh_ranks())
        return sums

    def _own(self) -> dict[str, Sum]:
        """Return the columns that are wanted under their own names."""
        headings = {name: " ".join(name.split()) for name in self.wishes.own}
        return {name: Sum((heading,)) for name, heading in headings.items() if heading in self.table.headings}

    def _check_sexes(self, sums: Mapping[str, Sum]) -> None:
        one_sex = checks.of_one_sex(self.table.name, self.table.preamble, self.downloaded.headings)
        if one_sex and any(name.startswith("residents") for name in sums):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{table}' counts {sex} alone, not all residents. Get the table of persons, or one of both sexes.",
                ),
                table=self.table.name,
                sex=Phrase(one_sex),
            )

    def _add_total(self, sums: dict[str, Sum]) -> None:
        """Add the total of a table that has every category once and no total: a download of Census 2021."""
        categories = tuple(heading for heading in self.table.headings if ": " in heading)
        key = "households" if any("household" in heading.casefold() for heading in categories) else "residents"
        others = [heading for heading in categories if "one person" not in sources.normalise(heading)]
        if key in sums or not others:
            return
        sums[key] = Sum(categories)
        said = sources.categories_said(self.downloaded.headings)
        if said > len(categories):
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{number} of {said} categories are in the file; their sum is taken for the total. If categories were left "
                "out when the file was made, download all of them.",
            )
            self.warnings.append(Phrase(template, number=len(categories), said=said))

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
        shapes = self.fitting
        known_by = evidence(shapes[0], self.downloaded)
        if len(shapes) == 1:
            shape = shapes[0]
            sure = certainty(shape) if not self.wishes.read_as else 1.0
            as_said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{shape}: as READ_AS says."), shape=Phrase(shape.title)
            )
            return shape, (as_said,) if self.wishes.read_as else known_by, sure
        by_counts = {shape.counts: shape for shape in shapes}
        what = persons.from_words(self.table.preamble)
        words: str = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "as the lines above the table say"))
        sure = certainty(shapes[0])
        if what is None and {"households", "alone_all"} <= set(sums):
            # Of a national file that is cut to an authority, the whole tells more.
            total, alone = (_total(self.downloaded, sums[name]) for name in ("households", "alone_all"))
            what, words = persons.from_values(total, alone, self._residents())
            sure = _BY_VALUES
        if what is not None and what in by_counts:
            counts = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "It counts {unit}: {why}."), unit=Phrase(what.value), why=words
            )
            return by_counts[what], (*known_by, counts), sure
        ids = [shape.id for shape in shapes]
        raise UndecidedError(
            ids,
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The table '{table}' may be of households or of persons: the headings are the same, and {why}. Say which with READ_AS: "
                "{options}; or give residents of the same areas.",
            ),
            table=self.table.name,
            why=words,
            options=one_of(ids),
        )

    def _residents(self) -> Floats | None:
        known = self.wishes.residents
        if not known:
            return None
        return np.array([known.get(code, np.nan) for code in self.downloaded.codes])

    def _numbers(self, heading: str) -> Numbers:
        if heading not in self.read:
            self.read[heading] = _numbers(self.table, heading)
        return self.read[heading]

    def _values(self, chosen: Mapping[str, Sum]) -> tuple[dict[str, Floats], Texts, int]:
        """Return each variable's numbers, what is to be noted of each area, and how many cells are marked as missing."""
        below = self.wishes.below
        values: dict[str, Floats] = {}
        notes: dict[int, list[str]] = {}
        told: set[str] = set()
        first = len(self.table.codes)
        marked, flagged = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: '{mark}' in the file"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: [{flag}] in the file"),
        )
        for name, sum_ in chosen.items():
            for way, end in ((Below.LOWER, "_lo"), (Below.UPPER, "_hi")) if below is Below.BOTH else ():
                values[name + end] = self._added(sum_, way)
            values[name] = self._added(sum_, below)
            for heading in (*sum_.plus, *sum_.minus):
                read = self._numbers(heading)
                if heading in told:  # a part of another variable too
                    continue
                told.add(heading)
                for row in np.flatnonzero(read.marks != "") if read.marked else ():
                    first = min(first, row)
                    notes.setdefault(row, []).append(Phrase(marked, name=name, mark=read.marks[row]))
                for row in read.flagged:
                    notes.setdefault(row, []).append(Phrase(flagged, name=name, flag=read.flags[row]))
        suppressed = sum(one.marked for one in self.read.values())
        if first < len(self.table.codes):
            self.warnings.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{n} cells are suppressed or missing in the file and left empty, never taken for 0: such as {code}, {cells}.",
                    ),
                    one="{n} cell is suppressed or missing in the file and left empty, never taken for 0: such as {code}, {cells}.",
                    n=suppressed,
                    code=self.table.codes[first],
                    cells=Phrases(notes[first], "; "),
                )
            )
        made = np.full(len(self.table.codes), None, dtype=object)
        for row, said in notes.items():
            made[row] = Phrases(dict.fromkeys(said), "; ")
        return values, made, suppressed

    def _check_signs(self, variables: Sequence[OfficialVariable]) -> None:
        for one in variables:
            signed = [
                name for name in (*one.headings, *one.minus) if one.unit != "value" and self._numbers(name).percent
            ]
            if signed:
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "The column '{heading}' holds percentages, not {what}: its numbers carry per cent signs. Get the table with "
                        "numbers.",
                    ),
                    heading=signed[0],
                    what=Phrase(_NOT_PERCENT.get(one.unit) or QT_TRANSLATE_NOOP("MedwayIsolation", "counts")),
                )

    def _added(self, sum_: Sum, below: Below) -> Floats:
        add: Callable[[str], Floats] = lambda heading: self._numbers(heading).with_bounds(below)  # noqa: E731
        total: Floats = np.sum([add(heading) for heading in sum_.plus], axis=0)
        return total - np.sum([add(heading) for heading in sum_.minus], axis=0) if sum_.minus else total

    def _nothing(self, shape: Shape, sums: Mapping[str, Sum]) -> str:
        if sums:
            lacking = QT_TRANSLATE_NOOP("MedwayIsolation", "'{table}' has none of {wanted}. It has: {variables}.")
            wanted = ", ".join(self.wishes.variables)
            return Phrase(lacking, table=self.table.name, wanted=wanted, variables=", ".join(sums))
        if shape.layout is Layout.PIVOTED:
            numbered = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The columns of '{table}' are headed by cell numbers, which do not say what they count. Download it again "
                "with names (cols=cell_name), or choose the fields yourself.",
            )
            return Phrase(numbered, table=self.table.name)
        unclear = [name for names in self.columns.unclear.values() for name in names]
        same = (
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "These may each mean the same: {headings}."),
                headings=listed(unclear),
            )
            if unclear
            else ""
        )
        return Phrases(
            [
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "No column of '{table}' was recognised."),
                    table=self.table.name,
                ),
                same,
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "Its columns are: {headings}."),
                    headings=listed(self.table.headings, 12),
                ),
            ]
        )


def _numbers(table: Table, heading: str) -> Numbers:
    known = table.numbers.get(heading)
    return cells.numbers(table.column(heading), heading) if known is None else cells.plain(known)


def _total(table: Table, sum_: Sum) -> Floats:
    total: Floats = np.sum([_numbers(table, heading).values for heading in sum_.plus], axis=0)
    return total
