"""Editions of indices of deprivation (METHODS §3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .areas import Measure
from .faults import InputError, listed
from .field_forms import NATIONAL_RANK
from .words import QT_TRANSLATE_NOOP, Phrase

SCORE, RANK, WEIGHT = "score", "rank", "weight"

_CLASS_WORD = re.compile(r"(?:dec|quint|quart|vigint|vent|percent|terc)ile", re.IGNORECASE)
_SHORT_DECILE = re.compile(r"[A-Za-z]Dec\d*$")  # 'HDDDec0', as the department's own map layers are cut
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


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
        return (
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}, LSOA {year}"), name=self.name, year=self.vintage)
            if self.vintage
            else self.name
        )

    @property
    def year(self) -> str:
        """Return '2019', '' where the name has none."""
        found = YEAR.search(self.name)
        return found.group() if found else ""

    def rank_measure(self, field: str) -> Measure:
        """Return what a field with this edition's national rank may hold."""
        whole = not self.averages_ties
        return Measure(RANK, field, Phrase(NATIONAL_RANK), lowest=1.0, whole=whole, halves=not whole)


EDITIONS = tuple(
    Edition(f"IoD {year}", vintage, number, "England", averages_ties=False)
    for year, vintage, number in ((2010, 2001, 32482), (2015, 2011, 32844), (2019, 2011, 32844), (2025, 2021, 33755))
)


def other_edition(area_count: int) -> Edition:
    """Return an edition of some other index that ranks `area_count` areas."""
    if area_count < 1:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "An edition other than the English Indices needs the number of areas that it ranks."
            )
        )
    return Edition(
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "index of {areas} areas"), areas=f"{area_count:,}"), 0, area_count
    )


def edition_called(named: str | int) -> Edition:
    """Return an edition of the English Indices by its name, or that of an index by the number of areas that it ranks.

    Raises
    ------
    InputError
        When there is none of that name.
    """
    if isinstance(named, int):
        return other_edition(named)
    for edition in EDITIONS:
        if edition.name == named:
            return edition
    raise InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The edition '{name}' is not known. Write one of {names}, or the number of areas that it ranks.",
        ),
        name=named,
        names=listed(edition.name for edition in EDITIONS),
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
