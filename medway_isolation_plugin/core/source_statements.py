"""How headings and names of files say where a table comes from: patterns that are looked for in normalised text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import QT_TRANSLATE_NOOP

CENSUS = QT_TRANSLATE_NOOP("MedwayIsolation", "Census")
MID_YEAR = QT_TRANSLATE_NOOP("MedwayIsolation", "Mid-year population estimates")
PUBLISHED_COUNTS = frozenset({CENSUS, MID_YEAR})
INDICES = QT_TRANSLATE_NOOP("MedwayIsolation", "English Indices of Deprivation")
SCOTLAND = QT_TRANSLATE_NOOP("MedwayIsolation", "Scottish Index of Multiple Deprivation")
WALES = QT_TRANSLATE_NOOP("MedwayIsolation", "Welsh Index of Multiple Deprivation")
NORTHERN_IRELAND = QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Ireland Multiple Deprivation Measure")
OAC = QT_TRANSLATE_NOOP("MedwayIsolation", "Output Area Classification")
MOSAIC = QT_TRANSLATE_NOOP("MedwayIsolation", "Experian Mosaic")
ACORN = QT_TRANSLATE_NOOP("MedwayIsolation", "CACI Acorn")


@dataclass(frozen=True)
class SourcePattern:
    """A source, the text that states it, and its year where the text itself (group `year`, or `yy`) does not hold it."""

    source: str
    pattern: re.Pattern[str]
    year: str = ""


def _said(source: str, pattern: str, year: str = "") -> SourcePattern:
    return SourcePattern(source, re.compile(pattern), year)


_DEPRIVATION = r"(?:index(?: of)?|indices of) (?:multiple )?deprivation"

STATEMENTS = (
    # Table numbers
    _said(CENSUS, r"\b(?:ks|qs)\d{3}(?:ew|uk|sc|ni)(?:\d{4}|data\d|desc\d)?\b", "2011"),
    _said(CENSUS, r"\b(?:dc|lc)\d{4}(?:ew|uk|sc|ni)\b", "2011"),
    _said(CENSUS, r"\b(?:ts|rm)\d{3}[a-z]?\b", "2021"),
    _said(CENSUS, r"\bcensus ?(?P<year>(?:19|20)\d\d)\b"),
    _said(CENSUS, r"\b(?P<year>(?:19|20)\d\d) census\b"),
    # Whole headings that only the tables of one census have
    _said(CENSUS, r"^household (?:composition|type) all categories household (?:composition|type)$", "2011"),
    _said(CENSUS, r"^household composition one person household aged 65 and over$", "2011"),
    _said(CENSUS, r"^age age \d+ to \d+$", "2011"),
    _said(CENSUS, r"^(?:household composition )?one person household aged 66 years and over$", "2021"),
    _said(CENSUS, r"^age aged \d+ (?:years and under|to \d+ years)$", "2021"),
    _said(CENSUS, r"^(?:household composition|age(?: \w)?) \d+ categories(?: code| label)?$", "2021"),
    _said(CENSUS, r"^c(?P<year>20[012]1) \w+"),
    _said(MID_YEAR, r"mid ?(?P<year>(?:19|20)\d\d)(?!\d)"),
    _said(MID_YEAR, r"\bmid year population estimates (?P<year>20\d\d)\b"),
    _said(MID_YEAR, r"\bmye ?(?P<year>(?:19|20)\d\d)\b"),
    _said(MID_YEAR, r"\bsape(?:\d|lsoa|msoa)"),
    _said(INDICES, r"\b(?:imd|iod)(?P<yy>04|07|10|15|19|25)\b"),
    _said(INDICES, r"\b(?:imd|iod|id) ?(?P<year>20(?:04|07|10|15|19|25))\b"),
    _said(INDICES, rf"(?<!welsh )(?<!scottish ){_DEPRIVATION} (?:imd )?(?P<year>20\d\d)\b"),
    _said(SCOTLAND, r"\bsimd ?(?:20)?(?P<yy>\d\d)(?!\d)"),
    _said(SCOTLAND, rf"\bscottish {_DEPRIVATION} (?P<year>20\d\d)\b"),
    _said(WALES, r"\bwimd ?(?P<year>20\d\d)\b"),
    _said(WALES, rf"\bwelsh {_DEPRIVATION} (?P<year>20\d\d)\b"),
    _said(NORTHERN_IRELAND, r"\bnimdm ?(?:20)?(?P<yy>\d\d)\b"),
    _said(NORTHERN_IRELAND, r"\bnorthern ireland multiple deprivation measure (?P<year>20\d\d)\b"),
    _said(OAC, r"\boutput area classification (?P<year>20\d\d)\b"),
    _said(OAC, r"\boac ?(?:20)?(?P<yy>[012]1)"),
    _said(MOSAIC, r"\bmosaic(?: public sector)?(?: uk)? (?P<year>20\d\d)\b"),
    _said(MOSAIC, r"\bexperian (?P<year>20\d\d)\b"),
    _said(MOSAIC, r"\bmosaic(?: ?uk|\b)"),
    _said(ACORN, r"\bacorn\b"),
)

# The vintage of areas that an edition of a source is on.
AREAS_OF: dict[tuple[str, str], int] = {
    (source, year): vintage
    for source, years in (
        (CENSUS, {"2001": 2001, "2011": 2011, "2021": 2021}),
        (INDICES, {"2004": 2001, "2007": 2001, "2010": 2001, "2015": 2011, "2019": 2011, "2025": 2021}),
        (WALES, {"2011": 2001, "2014": 2011, "2019": 2011, "2025": 2021}),
    )
    for year, vintage in years.items()
}

# Headings of the English indices, which never name their own year.
INDICES_HEADING = re.compile(
    r"^(?:index of multiple deprivation imd|health deprivation and disability|education skills and training|"
    r"income deprivation affecting (?:children|older people)[\w ]*) (?:score|rank|decile)\b|"
    r"^rank of imd score where 1 is most deprived$|\bexcluding prisoners\b|\bemployment deprivation domain\b"
)
# What stands beside them, each in one edition only: the districts' year, and the year of the denominators.
INDICES_YEARS = (
    (re.compile(r"^(?:pre|post) 2009 la code$"), "2010"),
    (re.compile(r"^local authority district (?:code|name) 2013$|\bmid 2012 excluding prisoners$"), "2015"),
    (re.compile(r"^local authority district (?:code|name) 2019$|\bmid 2015 excluding prisoners$"), "2019"),
    (
        re.compile(
            r"^local authority district (?:code|name) 2024$|\bpopulation mid 2022$|^working age population .* mid 2022$"
        ),
        "2025",
    ),
)
