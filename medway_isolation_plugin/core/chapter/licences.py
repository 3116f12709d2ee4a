"""What the sources of a chapter ask of whoever prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import source_statements as stated
from ..words import QT_TRANSLATE_NOOP, Phrase, told

_OPEN = QT_TRANSLATE_NOOP("MedwayIsolation", "Open Government Licence v3.0")
_STATISTICS = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "Contains National Statistics data © Crown copyright and database right {year}."
)
_MAPS = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "Contains Ordnance Survey data © Crown copyright and database right {year}."
)
_INDICES = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "Contains public sector information published by the ministry for housing and communities."
)
_MOSAIC = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "Licensed data of Experian, never open: check before you publish that your licence covers maps, tables and the counts of "
    "households by type, and name Experian as it asks.",
)
_ACORN = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "Licensed data of CACI, never open: check before you publish that your licence covers it."
)
_ASK = QT_TRANSLATE_NOOP("MedwayIsolation", "Not known here: ask whoever gave you the data.")
_RATE = QT_TRANSLATE_NOOP("MedwayIsolation", "A published rate: name its source beside each number that is made of it.")
_UNSTATED = QT_TRANSLATE_NOOP("MedwayIsolation", "Types of households, source not stated")
_PERHAPS = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "Where they are types of Mosaic or Acorn they are licensed data, never open: check before you publish that the licence covers it.",
)
_FICTION = QT_TRANSLATE_NOOP("MedwayIsolation", "Made up; comes with the plugin.")
_SHORT = ("iod", "imd", "simd", "wimd", "nimdm")  # how editions are called
_COUNTRIES = (stated.SCOTLAND, stated.WALES, stated.NORTHERN_IRELAND)


@dataclass(frozen=True)
class Licence:
    """A source, its licence, and what is to be printed with it; `closed` where it may not be published freely."""

    source: str
    licence: str
    words: str
    closed: bool = False


def licence_of(source: str, year: int, fictional: bool = False) -> Licence:
    """Return what a source asks for, as far as its name is known: 'Census 2011'."""
    known = source.casefold()
    if fictional:
        return Licence(source, "–", told(Phrase(_FICTION)))
    for name, words in ((stated.MOSAIC, _MOSAIC), (stated.ACORN, _ACORN)):
        if name.casefold().split()[-1] in known:
            return Licence(
                source, told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Licensed"))), told(Phrase(words)), True
            )
    opened = told(Phrase(_OPEN))
    statistics = told(Phrase(_STATISTICS, year=year))
    if any(name.casefold() in known for name in (stated.CENSUS, stated.MID_YEAR, stated.OAC)):
        return Licence(source, opened, statistics)
    if any(name.casefold() in known for name in (stated.INDICES, *_COUNTRIES)) or known.startswith(_SHORT):
        return Licence(source, opened, told(Phrase(_INDICES)))
    return Licence(source, "–", told(Phrase(_ASK)))


def of_types(year: int, fictional: bool) -> Licence:
    """Return what types of households ask for whose source nobody has stated."""
    what = told(Phrase(_UNSTATED))
    return licence_of(what, year, True) if fictional else Licence(what, "–", told(Phrase(_PERHAPS)), True)


def boundaries(year: int, fictional: bool) -> Licence:
    """Return what the areas' outlines ask for."""
    what = told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Boundaries of areas and wards")))
    if fictional:
        return licence_of(what, year, True)
    words = Phrase(_STATISTICS, year=year), Phrase(_MAPS, year=year)
    return Licence(what, told(Phrase(_OPEN)), " ".join(map(told, words)))


def licences(
    sources: Iterable[str], rates: Iterable[str], year: int, fictional: bool, unstated_types: bool = False
) -> tuple[Licence, ...]:
    """Return what each source asks for, each once: those of data, of published rates, and of the boundaries."""
    quoted = told(Phrase(_RATE))
    return (
        *(licence_of(source, year, fictional) for source in dict.fromkeys(sources) if source),
        *(Licence(source, "–", quoted) for source in dict.fromkeys(rates) if source),
        *([of_types(year, fictional)] if unstated_types else []),
        boundaries(year, fictional),
    )
