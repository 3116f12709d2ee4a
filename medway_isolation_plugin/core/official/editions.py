"""Which edition a table is of, and whether its codes, headings and dates agree on it: each contradiction has a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .. import sources, vintages
from ..arrays import Floats, Texts
from ..faults import listed
from ..source_shapes import NOMIS, ONS, Shape
from ..source_statements import AREAS_OF, CENSUS
from ..sources import Stated
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import cells
from .grids import Table

_DATE = re.compile(r"date\W+((?:19|20)\d\d)\b.*", re.IGNORECASE)
_SPLIT = {"2011": 65, "2021": 66}  # the age at which each census parts one-person households
_DATA_ZONES = ((6505, "2001"), (13481, "2011"), (999999, "2022"))  # the last number of each census
_SHOWN = 3


@dataclass(frozen=True)
class StatedEdition:
    """What a table says of itself.

    `stated` is the source that its headings, its sheet or the lines above name; `date` the year of its column or line of dates; `said`
    the vintage of areas in its headings, `on` the one that its edition is of; `several` the years that its headings contradict
    each other in. '', 0 and None where it says nothing.
    """

    stated: Stated | None
    date: str
    said: int
    on: int
    several: tuple[str, ...]

    @classmethod
    def of(cls, table: Table, downloaded: Table, shape: Shape) -> StatedEdition:
        """Read it from a table, `downloaded` as it stands in the file."""
        stated = sources.source_of(table.headings, " ".join((table.name, *table.preamble)))
        code = table.headings[table.code_column] if table.code_column >= 0 else ""
        beside = {vintage for heading in table.headings if (vintage := _vintage_of_names(heading))}
        said = sources.vintage_said(code) or (beside.pop() if len(beside) == 1 else 0)
        on = AREAS_OF.get(stated, 0) if stated else 0
        return cls(stated, _date(downloaded), said, on or shape.areas, sources.years_of(table.headings))

    @property
    def year(self) -> str:
        """The year of its source."""
        return (self.stated.year if self.stated else "") or self.date

    def warnings(self, codes: Texts, values: Mapping[str, Floats], shape: Shape) -> list[str]:
        """Return a sentence for each contradiction within a table with these area codes (m,) and variables."""
        return [*self.of_codes(codes), *self.of_given_up(codes), *self._of_years(), *self._of_split(values, shape)]

    def of_codes(self, codes: Texts) -> list[str]:
        """Return warnings where codes, headings and the edition are of different vintages."""
        issued = vintages.issued(codes)
        newest = int(issued.max(initial=0))
        found = _never_issued(codes[issued == 0])
        if self.said and newest > self.said:
            later = codes[issued > self.said]
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The headings say areas of {said}, but {n} codes were first issued in {year}: {codes}.",
            )
            one = "The headings say areas of {said}, but {n} code was first issued in {year}: {codes}."
            codes_shown = listed(later, _SHOWN)
            found.append(Phrase(template, one=one, said=self.said, n=len(later), year=newest, codes=codes_shown))
        if self.on and newest > self.on:
            holds = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The table is of an edition on areas of {on}, but it holds codes of {year}: {codes}."
            )
            later = codes[issued > self.on]
            found.append(Phrase(holds, on=self.on, year=newest, codes=listed(later, _SHOWN)))
        if self.on and self.said and self.said != self.on and newest <= self.on:
            differ = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The headings say areas of {said}, but this edition is on areas of {on}."
            )
            found.append(Phrase(differ, said=self.said, on=self.on))
        return found

    def of_given_up(self, codes: Texts) -> list[str]:
        """Return a warning where codes were given up by the census whose areas the others are of."""
        over = vintages.closed(codes)
        at = min({self.said, self.on} - {0}, default=int(vintages.issued(codes).max(initial=0)))
        given_up = (over > 0) & (over <= at)
        if not given_up.any():
            return []
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{n} codes are of areas that no longer were in {year}, as the others are: {codes}."
        )
        one = "{n} code is of areas that no longer were in {year}, as the others are: {codes}."
        shown = listed(codes[given_up], _SHOWN)
        return [Phrase(template, one=one, n=int(given_up.sum()), year=at, codes=shown)]

    def _of_years(self) -> list[str]:
        found: list[str] = []
        if len(self.several) > 1:
            several = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The headings are of several editions: {years}. One of them may be of another file."
            )
            found.append(Phrase(several, years=listed(self.several)))
        stated = self.stated
        if stated and stated.source == CENSUS and stated.year and self.date and stated.year != self.date:
            dated = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The headings are those of {year}, but the table is dated {date}."
            )
            found.append(Phrase(dated, year=stated.year, date=self.date))
        return found

    def _of_split(self, values: Mapping[str, Floats], shape: Shape) -> list[str]:
        years = {self.date, str(self.said), self.stated.year if self.stated else ""} & set(_SPLIT)
        if shape.publisher not in (NOMIS, ONS):
            return []
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The census of {year} parts one-person households at {split}, but a heading says {age}."
        )
        return [
            Phrase(template, year=year, split=_SPLIT[year], age=age)
            for year in sorted(years)
            for age in set(_SPLIT.values()) - {_SPLIT[year]}
            if f"alone_{age}p" in values
        ]


def _vintage_of_names(heading: str) -> int:
    """Return the vintage that a column of names beside codes states: 2011 of '2011 super output area - lower layer', else 0."""
    found = re.match(r"(20[012]1) (?:super output area|output area|data zone)", sources.normalise(heading))
    return int(found[1]) if found else 0


def _date(table: Table) -> str:
    """Return the one year that a column of dates holds, or the line above the table, '' where there is none."""
    for heading in table.headings:
        if sources.normalise(heading) == "date":
            years = {cells.tidy(cell) for cell in set(table.column(heading))}
            return years.pop() if len(years) == 1 else ""
    return next((said[1] for line in table.preamble if (said := _DATE.fullmatch(line))), "")


def _never_issued(codes: Texts) -> list[str]:
    """Warn of codes that no census has given to a small area, and of those of different censuses that share none."""
    unknown = [code for code in codes if code[:3] in ("E01", "W01")]
    found: list[str] = []
    if unknown:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{n} codes were never given to an area: {codes}. A total may stand under it."
        )
        one = "{n} code was never given to an area: {codes}. A total may stand under it."
        found.append(Phrase(template, one=one, n=len(unknown), codes=listed(unknown, _SHOWN)))
    zones: dict[str, str] = {}
    for code in codes:
        if code.startswith("S01"):
            zones.setdefault(next(year for last, year in _DATA_ZONES if int(code[3:]) <= last), code)
    kinds = {cells.kind(code): code for code in codes if code[:2] in ("95", "N2")}
    for several in (zones, kinds):
        if len(several) > 1:
            mixed = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The table mixes areas of different censuses, such as {codes}."
            )
            found.append(Phrase(mixed, codes=listed(several.values())))
    return found


def of_list(codes: Texts, headings: Sequence[str], code: str, is_side: bool = False) -> list[str]:
    """Return warnings about the codes (m,) of a list, or of one side of a lookup, whose heading is `code`."""
    unique = np.array(list(dict.fromkeys(codes)), dtype=object)
    edition = StatedEdition(None, "", sources.vintage_said(code), 0, sources.years_of(headings))
    return [*edition.of_codes(unique), *(() if is_side else edition.of_given_up(unique))]
