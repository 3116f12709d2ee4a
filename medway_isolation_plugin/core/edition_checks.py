"""Whether a table can be of the edition of an index of deprivation that it is called (METHODS §3).

Values decide and headings confirm: what the values cannot be is an error, what only a heading speaks against is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from . import areas, vintages
from .areas import Measure, RawTable
from .arrays import Floats, Ints, Texts
from .cells import numbers
from .editions import EDITIONS, RANK, SCORE, YEAR, Edition, says
from .faults import Faults, all_of, listed, one_of
from .words import QT_TRANSLATE_NOOP, Phrase

# Fewer areas can look like anything by chance, so that they are only warned of.
ENOUGH = 20
# No published grouping has more classes than ten, but for twentieths (Scotland) and hundredths.
_TENTHS, _HUNDREDTHS = 10, 100
# Ranks hardly repeat: of the domains of every edition, cut to each authority, the most tied keeps 19 different ones in 20.
_NEARLY_ALL = 0.9

_LSOA_YEAR = re.compile(r"lsoa\D*(?:20)?(01|11|21)(?!\d)", re.IGNORECASE)
_INDEX_OF = {"wimd": "Wales", "simd": "Scotland", "nimdm": "Northern Ireland"}
_TAKEN_FOR_SCORE = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The field '{field}' was chosen for the score, but it holds only whole numbers from {low} to {high}{heading}: such are deciles "
    "or other classes, of which 1 is the most deprived; taken as a score it would turn best and worst round. Choose the field that "
    "holds the score.",
)
_RANKS_FOR_SCORE = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The field '{field}' was chosen for the score, but its values count like ranks, {low} to {high}, nearly all of them different"
    "{heading}: rank 1 is the most deprived, and taken as a score it would turn best and worst round. Choose it as the national "
    "rank instead, or choose the field that holds the score.",
)
_SCORES_FOR_RANK = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The field '{field}' was chosen for the national rank, but most of its values are no ranks, which count 1, 2, 3: they look "
    "like scores. Choose the field that holds the rank.",
)
_CLASSES_FOR_RANK = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The field '{field}' was chosen for the national rank, but it holds only {different} up to {high} in {areas}{heading}: such are "
    "deciles or other classes, no ranks among {ranked} areas. Choose the field that holds the rank.",
)
_FOREIGN = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{n} codes of the deprivation table are of {countries}, but {edition} ranks areas of {country}: {codes}. Choose Other as the "
    "edition and give the number of areas that the index ranks, or leave these areas out.",
)
_FOREIGN_ONE = (
    "{n} code of the deprivation table is of {countries}, but {edition} ranks areas of {country}: {codes}. Choose Other as the "
    "edition and give the number of areas that the index ranks, or leave these areas out."
)
_NEWER = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "{n} codes of the deprivation table were issued after {year}, but {edition} uses LSOA {year}: {codes}. Choose the edition that "
    "the table is of.",
)
_NEWER_ONE = (
    "{n} code of the deprivation table was issued after {year}, but {edition} uses LSOA {year}: {codes}. Choose the edition that "
    "the table is of."
)


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

    def fault(self, template: str, one: str = "", **values: object) -> None:
        self.number += 1
        self._faults.add(template, one, **values)

    def warn(self, template: str, one: str = "", **values: object) -> None:
        self.number += 1
        self.warnings.append(Phrase(template, one, **values))

    def say(self, enough: bool, template: str, one: str = "", **values: object) -> None:
        """Take a text as a fault where enough areas bear it out, else as a warning."""
        (self.fault if enough else self.warn)(template, one, **values)

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
        told.say(
            number >= ENOUGH,
            _FOREIGN,
            one=_FOREIGN_ONE,
            n=number,
            countries=all_of(Phrase(country) for country in dict.fromkeys(found[foreign])),
            edition=edition.name,
            country=Phrase(edition.country),
            codes=listed(codes[foreign]),
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
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The deprivation table has {rows} rows, which is {others}, but {edition} ranks {areas} areas. Choose the edition that "
                "the table is of.",
            ),
            rows=f"{rows:,}",
            others=one_of(others),
            edition=edition.name,
            areas=f"{edition.areas:,}",
        )


def _check_vintage(codes: Texts, issued: Ints, code_field: str, told: _Told) -> None:
    edition = told.edition
    if not edition.vintage:
        return
    newer = issued > edition.vintage
    if newer.any():
        told.fault(
            _NEWER,
            one=_NEWER_ONE,
            n=int(newer.sum()),
            year=edition.vintage,
            edition=edition.name,
            codes=listed(codes[newer]),
        )
        return
    said = _LSOA_YEAR.search(code_field)
    if said and 2000 + int(said[1]) != edition.vintage:
        told.warn(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The deprivation table's codes stand in '{field}', which says LSOA {said}, but {edition} uses LSOA {year}. Check that "
                "the edition is the table's.",
            ),
            field=code_field,
            said=2000 + int(said[1]),
            edition=edition.name,
            year=edition.vintage,
        )


def _check_rank(values: Floats, measure: Measure, told: _Told) -> None:
    edition = told.edition
    number, different = len(values), len(np.unique(values))
    if not number:
        return
    many = number >= ENOUGH

    steps = values * (2.0 if edition.averages_ties else 1.0)
    if many and ((steps != np.floor(steps)) | (values < 1)).mean() > 0.5:
        told.fault(_SCORES_FOR_RANK, field=measure.field)
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
            many,
            _CLASSES_FOR_RANK,
            field=measure.field,
            different=Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} different values"), one="{n} different value", n=different
            ),
            high=f"{highest:,g}",
            areas=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=number),
            heading=_heading(measure),
            ranked=f"{edition.areas:,}",
        )
        return
    whole = [other.name for other in EDITIONS if other.areas == highest != edition.areas and 2 * number > other.areas]
    if whole:
        told.fault(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The highest rank in '{field}' is {highest}, which is that of {others}, but {edition} ranks {areas} areas. Choose the "
                "edition that the table is of.",
            ),
            field=measure.field,
            highest=f"{highest:,.0f}",
            others=one_of(whole),
            edition=edition.name,
            areas=f"{edition.areas:,}",
        )


def _check_score(values: Floats, measure: Measure, told: _Told) -> None:
    edition = told.edition
    number, different = len(values), len(np.unique(values))
    if number < 3:
        return
    steps = values * (2.0 if edition.averages_ties else 1.0)
    if (steps != np.floor(steps)).any() or values.min() < 1 or values.max() > edition.areas:
        return

    if values.max() <= _TENTHS < edition.areas and (values == np.floor(values)).all():
        # An index of one's own may well have scores of 1 to 10, which the English Indices never have.
        told.say(
            number >= ENOUGH and bool(edition.country),
            _TAKEN_FOR_SCORE,
            field=measure.field,
            low=f"{values.min():g}",
            high=f"{values.max():g}",
            heading=_heading(measure),
        )
    elif different >= _NEARLY_ALL * number:
        told.say(
            number >= ENOUGH,
            _RANKS_FOR_SCORE,
            field=measure.field,
            low=f"{values.min():,g}",
            high=f"{values.max():,g}",
            heading=_heading(measure),
        )


def _heading(measure: Measure) -> str:
    """Say what the heading says, where it says that the field is something else."""
    word = says(measure.field)
    return (
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", ", and its name says {word}"), word=word)
        if word and word != measure.key
        else ""
    )


def _check_heading(measure: Measure, told: _Told, warned: bool) -> None:
    """Warn of a heading that speaks against what the values alone leave possible."""
    edition, heading = told.edition, measure.field
    word = says(heading)
    if word and word != measure.key and not warned:
        told.warn(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The field '{field}' was chosen for the {what}, but its name says {word}. Check that it is the right field.",
            ),
            field=heading,
            what=measure.words,
            word=word,
        )
    index = next((country for name, country in _INDEX_OF.items() if name in heading.lower()), edition.country)
    years = YEAR.findall(heading)
    if edition.country and (index != edition.country or (years and edition.year not in years)):
        told.warn(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The name of the field '{field}' does not say {edition}. Check that the edition is the table's.",
            ),
            field=heading,
            edition=edition.name,
        )
