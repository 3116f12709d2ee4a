"""Editions of indices of deprivation, and whether a table can be what it is called (METHODS §3).

Values decide and headings confirm: what the values cannot be is an error, what only a heading speaks against is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import areas, vintages
from .areas import Measure, RawTable
from .arrays import Floats, Ints, Texts
from .cells import numbers
from .faults import Faults, InputError, counted, listed

SCORE, RANK, WEIGHT = "score", "rank", "weight"

# Fewer areas can look like anything by chance, so that they are only warned of.
ENOUGH = 20
# No published grouping has more classes than ten, but for twentieths (Scotland) and hundredths.
_TENTHS, _HUNDREDTHS = 10, 100
# Ranks hardly repeat: of the domains of every edition, cut to each authority, the most tied keeps 19 different ones in 20.
_NEARLY_ALL = 0.9

_CLASS_WORD = re.compile(r"(?:dec|quint|quart|vigint|vent|percent|terc)ile", re.IGNORECASE)
_SHORT_DECILE = re.compile(r"[A-Za-z]Dec\d*$")  # 'HDDDec0', as the department's own map layers are cut
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LSOA_YEAR = re.compile(r"lsoa\D*(?:20)?(01|11|21)(?!\d)", re.IGNORECASE)
_INDEX_OF = {"wimd": "Wales", "simd": "Scotland", "nimdm": "Northern Ireland"}


@dataclass(frozen=True)
class Edition:
    """One edition of an index.

    `name`; the `vintage` of its LSOAs (0 = not stated); how many `areas` it ranks; the `country` whose areas they are
    ('' = not stated); whether it `averages_ties`, so that tied areas may share a rank of a half.
    """

    name: str
    vintage: int
    areas: int
    country: str = ""
    averages_ties: bool = True

    @property
    def label(self) -> str:
        """Return 'IoD 2019, LSOA 2011'."""
        return f"{self.name}, LSOA {self.vintage}" if self.vintage else self.name

    @property
    def year(self) -> str:
        """Return '2019', '' where the name has none."""
        found = _YEAR.search(self.name)
        return found.group() if found else ""

    def rank_measure(self, field: str) -> Measure:
        """Return what a field with this edition's national rank may hold."""
        whole = not self.averages_ties
        return Measure(RANK, field, "national rank", lowest=1.0, whole=whole, halves=not whole)


EDITIONS = tuple(
    Edition(f"IoD {year}", vintage, number, "England", averages_ties=False)
    for year, vintage, number in ((2010, 2001, 32482), (2015, 2011, 32844), (2019, 2011, 32844), (2025, 2021, 33755))
)


def other_edition(area_count: int) -> Edition:
    """Return an edition of some other index that ranks `area_count` areas."""
    if area_count < 1:
        raise InputError("An edition other than the English Indices needs the number of areas that it ranks.")
    return Edition(f"index of {area_count:,} areas", 0, area_count)


def check(
    layer_codes: Texts, table: RawTable, measures: Sequence[Measure], edition: Edition, code_field: str = ""
) -> tuple[str, ...]:
    """Hold what a table is called against its codes, its values and its headings.

    Parameters
    ----------
    layer_codes : ndarray of str, shape (n,)
        The areas.
    table : RawTable
        The edition's table, whole or a part of it.
    measures : sequence of Measure
        `SCORE` and/or `RANK`; others are not looked at. Their fields are the headings.
    edition : Edition
        What the table is said to be.
    code_field : str
        The heading of the table's codes, where it is known.

    Returns
    -------
    tuple of str
        Warnings.

    Raises
    ------
    InputError
        With all faults at once: codes of another country or a later vintage, a whole table of another edition, ranks
        that are classes or scores, scores that are ranks or classes. Of fewer than `ENOUGH` areas, only warnings.
    """
    told = _Told(edition)
    codes = areas.clean_codes(table.codes)
    countries, issued = vintages.countries(codes), vintages.issued(codes)
    _check_countries(codes, countries, layer_codes, told)
    told.raise_if_any()  # beside it, what follows would only confuse
    _check_size(codes[(issued > 0) & (countries == edition.country)], told)
    _check_vintage(codes, issued, code_field, told)
    told.raise_if_any()
    for measure in measures:
        if measure.key in (SCORE, RANK) and measure.key in table.cells:
            anything = replace(measure, lowest=None, highest=None, whole=False, halves=False, finite=False)
            # Text is left to the check of the areas that are wanted.
            values = numbers(table.cells[measure.key], anything, codes, Faults())
            values = values[~np.isnan(values) & (codes != "")]
            before = told.number
            if measure.key == RANK:
                _check_rank(values, measure, told)
            else:
                _check_score(values, measure, told)
            _check_heading(measure, told, warned=told.number > before)
    told.raise_if_any()
    return tuple(told.warnings)


class _Told:
    """Collects faults and warnings about a table of an edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.warnings: list[str] = []
        self.number = 0
        self._faults = Faults()

    def fault(self, text: str) -> None:
        self.number += 1
        self._faults.add(text)

    def warn(self, text: str) -> None:
        self.number += 1
        self.warnings.append(text)

    def say(self, text: str, enough: bool) -> None:
        """Take a text as a fault where enough areas bear it out, else as a warning."""
        (self.fault if enough else self.warn)(text)

    def raise_if_any(self) -> None:
        self._faults.raise_if_any()


def _check_countries(codes: Texts, found: Texts, layer_codes: Texts, told: _Told) -> None:
    edition = told.edition
    if not edition.country:
        return
    foreign = (found != "") & (found != edition.country)
    # A table of several countries serves a layer of the right one; the layer's own areas must be the edition's.
    if foreign.any() and (found == edition.country).any():
        wanted = set(layer_codes)
        foreign &= [code in wanted for code in codes]
    number = int(foreign.sum())
    if number:
        where = " and ".join(dict.fromkeys(found[foreign]))
        told.say(
            f"{counted(number, 'code', 'codes')} of the deprivation table {'is' if number == 1 else 'are'} of {where}, but "
            f"{edition.name} ranks areas of {edition.country}: {listed(codes[foreign])}. Choose Other as the edition and give "
            "the number of areas that the index ranks, or leave these areas out.",
            number >= ENOUGH,
        )


def _check_size(own: Texts, told: _Told) -> None:
    """Take the number of areas of the edition's country for an edition's; totals, notes and empty rows are no areas."""
    edition = told.edition
    if not edition.vintage:
        return
    rows = len(set(own))
    others = [other.name for other in EDITIONS if other.areas == rows != edition.areas]
    if others:
        told.fault(
            f"The deprivation table has {rows:,} rows, which is {' or '.join(others)}, "
            f"but {edition.name} ranks {edition.areas:,} areas. Choose the edition that the table is of."
        )


def _check_vintage(codes: Texts, issued: Ints, code_field: str, told: _Told) -> None:
    edition = told.edition
    if not edition.vintage:
        return
    newer = issued > edition.vintage
    if newer.any():
        told.fault(
            f"{counted(int(newer.sum()), 'code of the deprivation table was', 'codes of the deprivation table were')} "
            f"issued after {edition.vintage}, but "
            f"{edition.name} uses LSOA {edition.vintage}: {listed(codes[newer])}. Choose the edition that the table is of."
        )
        return
    said = _LSOA_YEAR.search(code_field)
    if said and 2000 + int(said[1]) != edition.vintage:
        told.warn(
            f"The deprivation table's codes stand in '{code_field}', which says LSOA {2000 + int(said[1])}, but {edition.name} "
            f"uses LSOA {edition.vintage}. Check that the edition is the table's."
        )


def _check_rank(values: Floats, measure: Measure, told: _Told) -> None:
    edition = told.edition
    number, different = len(values), len(np.unique(values))
    if not number:
        return
    many = number >= ENOUGH
    opening = f"The field '{measure.field}' was chosen for the national rank, but"
    advice = "Choose the field that holds the rank."
    steps = values * (2.0 if edition.averages_ties else 1.0)
    if many and ((steps != np.floor(steps)) | (values < 1)).mean() > 0.5:
        told.fault(f"{opening} most of its values are no ranks, which count 1, 2, 3: they look like scores. {advice}")
        return
    highest = float(values.max())
    # Tied areas may share an averaged rank far down, as those without recorded crime do.
    few = different <= _TENTHS and (highest <= _HUNDREDTHS or not edition.averages_ties)
    # The first places of a large index, shared by areas that do not average their ties, are classes too.
    large = edition.areas > _TENTHS * _HUNDREDTHS
    low = large and highest <= _HUNDREDTHS
    classes = few or (low and different < _NEARLY_ALL * number)
    if not many:
        classes = number > 2 and low and (highest <= _TENTHS or different < number)
    if classes:
        told.say(
            f"{opening} it holds only {counted(different, 'different value')} up to {highest:,g} in {counted(number, 'area')}"
            f"{_heading(measure)}: such are deciles or other classes, no ranks among {edition.areas:,} areas. {advice}",
            many,
        )
        return
    whole = [other.name for other in EDITIONS if other.areas == highest != edition.areas and 2 * number > other.areas]
    if whole:
        told.fault(
            f"The highest rank in '{measure.field}' is {highest:,.0f}, which is that of {' or '.join(whole)}, "
            f"but {edition.name} ranks {edition.areas:,} areas. Choose the edition that the table is of."
        )


def _check_score(values: Floats, measure: Measure, told: _Told) -> None:
    edition = told.edition
    number, different = len(values), len(np.unique(values))
    if number < 3:
        return
    steps = values * (2.0 if edition.averages_ties else 1.0)
    if (steps != np.floor(steps)).any() or values.min() < 1 or values.max() > edition.areas:
        return
    opening = f"The field '{measure.field}' was chosen for the score, but"
    turned = "taken as a score it would turn best and worst round"
    if values.max() <= _TENTHS < edition.areas and (values == np.floor(values)).all():
        # An index of one's own may well have scores of 1 to 10, which the English Indices never have.
        told.say(
            f"{opening} it holds only whole numbers from {values.min():g} to {values.max():g}{_heading(measure)}: such are "
            f"deciles or other classes, of which 1 is the most deprived; {turned}. Choose the field that holds the score.",
            number >= ENOUGH and bool(edition.country),
        )
    elif different >= _NEARLY_ALL * number:
        told.say(
            f"{opening} its values count like ranks, {values.min():,g} to {values.max():,g}, nearly all of them different"
            f"{_heading(measure)}: rank 1 is the most deprived, and {turned}. Choose it as the national rank instead, or "
            "choose the field that holds the score.",
            number >= ENOUGH,
        )


def _heading(measure: Measure) -> str:
    """Say what the heading says, where it says that the field is something else."""
    word = says(measure.field)
    return f", and its name says {word}" if word and word != measure.key else ""


def _check_heading(measure: Measure, told: _Told, warned: bool) -> None:
    """Warn of a heading that speaks against what the values alone leave possible."""
    edition, heading = told.edition, measure.field
    word = says(heading)
    if word and word != measure.key and not warned:
        told.warn(
            f"The field '{heading}' was chosen for the {measure.words}, but its name says {word}. Check that it is the right field."
        )
    index = next((country for name, country in _INDEX_OF.items() if name in heading.lower()), edition.country)
    years = _YEAR.findall(heading)
    if edition.country and (index != edition.country or (years and edition.year not in years)):
        told.warn(
            f"The name of the field '{heading}' does not say {edition.name}. Check that the edition is the table's."
        )


def says(heading: str) -> str:
    """Return what a heading says that its column holds: 'decile' or another class, 'rank', 'score', or ''.

    'RANK OF IMD SCORE' is a rank: of several words the one that was made last from the values decides.
    """
    if found := _CLASS_WORD.search(heading):
        return found.group().lower()
    if _SHORT_DECILE.search(heading):
        return "decile"
    lower = heading.lower()
    return RANK if "rank" in lower else SCORE if "score" in lower or "(rate)" in lower else ""
