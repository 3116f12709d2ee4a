"""What the columns of a table mean, by their headings: official and common tables alike.

The headings themselves are in `source_headings` and `source_domains`. Nothing is guessed: a meaning that two columns may have is given to
neither, and some published headings do not say what they hold (a column 'WIMD 2019' may be ranks or scores; persons and
households by composition, tables QS112 and QS113, have the same headings).

    >>> recognise(["LSOA code (2011)", "Health Deprivation and Disability Rank (where 1 is most deprived)"]).found
    {'lsoa11_code': 'LSOA code (2011)', 'health_rank': 'Health Deprivation and Disability Rank (where 1 is most deprived)'}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .source_domains import domain, meaning
from .source_headings import AGE_BAND, AT_RISK, GROUPS, LEVELS, Naming
from .words import Phrase

if TYPE_CHECKING:
    from .ages import Ages

_SUFFIX = " measures value"  # of the bulk files of Nomis
_BOM = ("\ufeff", "\u00ef\u00bb\u00bf")  # as it is, and read as Windows text
_SIGNS = {"%": " percent ", "&": " and ", "<": " under "}
_PLUS = re.compile(r"(?<=\d)\s?\+")  # '65+'; elsewhere it stands for a space, as in addresses of files
_NUMBERED = re.compile(r"(?P<stem>.+)[._ ]\d{1,2}")  # how QGIS and pandas tell headings apart that occur twice
_DEPRIVATION = "deprivation"
ALL = (*(group for group in GROUPS if group != AT_RISK), _DEPRIVATION)
_VINTAGES = {"lsoa01_code": 2001, "lsoa11_code": 2011, "lsoa21_code": 2021}
_LOOKUP_VINTAGES = ("lsoa01_code", "lsoa11_code", "lsoa21_code")
_AREAS = ("lsoa", "oa", "")  # levels that an areas layer is usually of


@dataclass(frozen=True)
class Columns:
    """Which heading carries which meaning: `found` by the meaning's canonical name.

    `unclear` holds the headings of a meaning that several may have, which is therefore found in none.
    """

    found: Mapping[str, str]
    unclear: Mapping[str, tuple[str, ...]]

    def heading(self, *keys: str) -> str:
        """Return the heading of the first of these meanings that is found, empty where none is."""
        return next((self.found[key] for key in keys if key in self.found), "")

    def carried(self) -> frozenset[str]:
        """Return every meaning that some heading has or may have."""
        return frozenset((*self.found, *self.unclear))

    def candidates(self, key: str) -> tuple[str, ...]:
        """Return every heading that may have a meaning."""
        return (self.found[key],) if key in self.found else self.unclear.get(key, ())


@dataclass(frozen=True)
class Sum:
    """Columns that add up to one meaning: those of `plus`, less those of `minus`."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


class Stated(NamedTuple):
    """A source as headings or a file's name state it: ('Census', '2011')."""

    source: str
    year: str


@lru_cache(maxsize=4096)
def normalise(heading: str) -> str:
    """Return a heading in lower case, words and numbers only: what case, spaces, line breaks and punctuation do not change.

    A byte order mark and Nomis's '; measures: Value' go; '65+', '%', '&' and '<' become words.
    """
    text = heading
    for mark in _BOM:
        text = text.replace(mark, "")
    text = _PLUS.sub(" plus ", unicodedata.normalize("NFKC", text).casefold())
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return " ".join(re.sub(r"[\W_]+", " ", text).split()).removesuffix(_SUFFIX)


@cache
def _compiled(group: str) -> tuple[dict[str, list[Naming]], list[tuple[re.Pattern[str], Naming]]]:
    exact: dict[str, list[Naming]] = {}
    for naming in GROUPS[group]:
        for published in naming.published:
            exact.setdefault(normalise(published), []).append(naming)
    return exact, [(re.compile("|".join(one.patterns)), one) for one in GROUPS[group] if one.patterns]


@lru_cache(maxsize=8192)
def _namings(normalised: str, group: str) -> tuple[Naming, ...]:
    """Return every naming of a group that a heading fits, whatever else the table has."""
    if group == _DEPRIVATION:
        key = meaning(normalised)
        return (Naming(key),) if key else ()
    exact, patterns = _compiled(group)
    found = [*exact.get(normalised, ()), *(one for pattern, one in patterns if pattern.fullmatch(normalised))]
    return tuple(dict.fromkeys(found))


def recognise(headings: Sequence[str], name: str = "", only: Sequence[str] = ALL) -> Columns:
    """Say which heading carries which meaning.

    Parameters
    ----------
    headings : sequence of str
        All headings of one table, in order.
    name : str, optional
        The file's or the layer's name, where a heading means something else in some files.
    only : sequence of str, optional
        Groups of meanings to look for, which is quicker: 'areas', 'types', 'counts', 'deprivation'.

    Returns
    -------
    Columns
        A meaning is left out where no heading has it or more than one may have it. A heading that may have two meanings
        has neither.
    """
    rows = [(heading, known) for heading in headings if (known := _known(heading, headings, name, only))]
    sure = {one.key for _, known in rows for one in known if not one.beside and not one.unless}
    if any(one.beside == AGE_BAND for _, known in rows for one in known) and _ages(headings):
        sure.add(AGE_BAND)
    carrying: dict[str, list[str]] = {}
    torn: set[str] = set()
    for heading, known in rows:
        keys = {
            one.key: None
            for one in known
            if (not one.beside or one.beside in sure) and not sure.intersection(one.unless)
        }
        for key in keys:
            carrying.setdefault(key, []).append(heading)
        if len(keys) > 1:
            torn.add(heading)
    found = {key: names[0] for key, names in carrying.items() if len(names) == 1 and names[0] not in torn}
    return Columns(found, {key: tuple(names) for key, names in carrying.items() if key not in found})


def _known(heading: str, headings: Sequence[str], name: str, only: Sequence[str]) -> list[Naming]:
    known = [one for group in only for one in _namings(normalise(heading), group)]
    numbered = _NUMBERED.fullmatch(heading)
    if not known and numbered and numbered["stem"] in headings:
        known = [one for group in only for one in _namings(normalise(numbered["stem"]), group)]
    return [one for one in known if not (one.not_in and re.search(one.not_in, name, re.IGNORECASE))]


def _ages(headings: Iterable[str]) -> list[tuple[str, Ages]]:
    from .ages import ages

    return [(heading, one) for heading in headings if (one := ages(normalise(heading))) is not None]


def caution(heading: str) -> str:
    """Return a sentence on what else a heading may mean, empty where it is sure."""
    return Phrase(next((one.caution for one in _namings(normalise(heading), "counts") if one.caution), ""))


def level(heading: str) -> str | None:
    """Return what kind of area a heading's codes are of: 'lsoa', 'oa', 'msoa', 'ward', 'lad', '' for any, None for no code."""
    return next((LEVELS[one.key] for one in _namings(normalise(heading), "areas") if one.key in LEVELS), None)


def area_code(headings: Sequence[str], like: str = "") -> str:
    """Return the heading of the area codes, empty where there is none or it is unclear which one it is.

    Parameters
    ----------
    like : str, optional
        The heading of the codes that these are to be matched with: of several columns of codes, the one of the same kind
        and vintage is meant. Without it only codes of small areas are looked for: wards and authorities stand beside them.
    """
    columns = recognise(headings, only=("areas",))
    kind = level(like)
    own = [one.key for one in _namings(normalise(like), "areas") if one.key in LEVELS]
    if kind and (same := columns.heading(*own)):
        return same
    for levels in ((kind,), ("",)) if kind else (_AREAS,):
        names = [name for key in LEVELS if LEVELS[key] in levels for name in columns.candidates(key)]
        if names:
            return names[0] if len(names) == 1 else ""
    return ""


def area_codes(headings: Sequence[str]) -> list[str]:
    """Return every heading that may hold the codes of small areas."""
    columns = recognise(headings, only=("areas",))
    found = {name for key in LEVELS if LEVELS[key] in _AREAS for name in columns.candidates(key)}
    return [name for name in headings if name in found]


def area_name(headings: Sequence[str], code: str) -> str:
    """Return the heading of the names beside a column of area codes, empty where there is none or it is unclear which one.

    Names of larger or smaller areas, or of another vintage, that stand beside these codes are not theirs.

    Examples
    --------
    >>> area_name(["LSOA11CD", "LSOA11NM", "MSOA11CD", "MSOA11NM"], "MSOA11CD")
    'MSOA11NM'
    """
    others = [heading for heading in headings if normalise(heading) != normalise(code)]
    same = [name for name in others if _of_codes(name) == normalise(code)]
    if not same:
        of = _code_key(code)
        named = recognise(headings, only=("areas",)).candidates(
            {"ward": "ward_name", "lad": "lad_name"}.get(LEVELS[of], "name")
        )
        same = [name for name in named if name in others and _are_alike(_code_key(_of_codes(name)), of)]
    return same[0] if len(same) == 1 else ""


def _of_codes(name: str) -> str:
    """Return what the codes beside names would be headed: 'lsoa11cd' for 'LSOA11NM'."""
    return re.sub(r"name(?![a-z])", "code", re.sub(r"nm(?![a-z])", "cd", normalise(name)))


def _code_key(heading: str) -> str:
    """Return the meaning of a column of codes, 'code' where its heading does not say of what."""
    return next((one.key for one in _namings(normalise(heading), "areas") if one.key in LEVELS), "code")


def _are_alike(one: str, other: str) -> bool:
    """Whether two columns of codes can be of the same areas: not of different vintages, and not of wards or MSOAs unsaid."""
    both = {one, other}
    if "code" in both:
        return all(LEVELS[key] in _AREAS for key in both) or one == "code"
    return len(both) == 1 or (LEVELS[one] == LEVELS[other] and "lsoa_code" in both)


def named(code: str, name: object, ward: object = None) -> str:
    """Return an area as people read it, its name before its code: 'Medway 001A (E01016014)'; the code where it has no name.

    Where its ward is known that stands behind the code: 'Medway 001A (E01016014, River)'.
    """
    said, place = (text.strip() if isinstance(text, str) else "" for text in (name, ward))
    first, *others = [one for one in (said if said != code else "", code, place) if one]
    return f"{first} ({', '.join(others)})" if others else first


def lookup_columns(headings: Sequence[str]) -> tuple[str, str, str]:
    """Return the headings of a lookup's old code, new code and kind of change, each empty where it is unclear.

    Examples
    --------
    >>> lookup_columns(["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND"])
    ('LSOA11CD', 'LSOA21CD', 'CHGIND')
    """
    columns = recognise(headings)
    vintages = [name for key in _LOOKUP_VINTAGES if (name := columns.heading(key))]
    old, new = columns.heading("old_code"), columns.heading("new_code")
    if not (old and new):
        old, new = vintages if len(vintages) == 2 else ("", "")
    return old, new, columns.heading("change")


def bare_domain(heading: str) -> str:
    """Return the domain that a heading names and says nothing more of ('Health', 'WIMD 2019', 'Income (r)'), empty for others."""
    return domain(normalise(heading).removesuffix(" r"))


def vintage_said(heading: str) -> int:
    """Return the vintage of LSOA that a heading of codes states: 2011 of 'LSOA11CD', 0 where it states none."""
    return next((_VINTAGES[one.key] for one in _namings(normalise(heading), "areas") if one.key in _VINTAGES), 0)


def categories_said(headings: Iterable[str]) -> int:
    """Return how many categories a long table of the census says that its variable has, 0 where it says none."""
    found = [match for heading in headings if (match := re.search(r"(\d+) categories$", normalise(heading)))]
    return int(found[0][1]) if len(found) == 1 else 0


def at_split(key: str, age: int) -> str:
    """Return a meaning's canonical name for counts that split at another age: 'alone_65p' at 66 is 'alone_66p'."""
    return re.sub(r"(?<=_)(u?)65(?=p|$)", rf"\g<1>{age}", key)


def resident_sums(headings: Sequence[str], age: int = 65) -> dict[str, Sum]:
    """Return which columns of ages add up to the residents of each band, where a table gives ages and not the bands.

    Under the age is the sum of the younger columns, or where these are missing all residents less the older ones.

    Examples
    --------
    >>> found = resident_sums(["All usual residents", "Age 65 to 74", "Age 75 and over"])
    >>> found["residents_65p"].plus, found["residents_u65"].minus
    (('Age 65 to 74', 'Age 75 and over'), ('Age 65 to 74', 'Age 75 and over'))
    """
    from .ages import cover

    bands = _ages(headings)
    old, young = cover(bands, age, None), cover(bands, 0, age - 1)
    total = recognise(headings).heading("residents")
    found: dict[str, Sum] = {}
    if old:
        found[f"residents_{age}p"] = Sum(old)
    if young:
        found[f"residents_u{age}"] = Sum(young)
    elif old and total:
        found[f"residents_u{age}"] = Sum((total,), old)
    return found


def source_of(headings: Iterable[str], name: str = "") -> Stated | None:
    """Return what a table's headings and its file's or layer's name say of its source, None where they say nothing.

    The year is empty where none or several are said; None too of two sources. Today's tables may be on old areas: codes tell nothing.
    """
    said = _stated(headings, name)
    years = {one.year for one in said} - {""}
    if len({one.source for one in said}) != 1:
        return None
    return Stated(next(iter(said)).source, years.pop() if len(years) == 1 else "")


def years_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the editions that headings are of, several where they contradict each other; estimates may be of many years."""
    from .source_statements import INDICES_YEARS, MID_YEAR

    years = {year for pattern, year in INDICES_YEARS for heading in headings if pattern.search(normalise(heading))}
    said = {one for one in _stated(headings) if one.year and one.source != MID_YEAR}
    same = len(years) < 2 and len({one.source for one in said}) == 1
    return tuple(sorted({one.year for one in said} if same else years))


def _stated(headings: Iterable[str], name: str = "") -> set[Stated]:
    from .source_statements import INDICES, INDICES_HEADING, INDICES_YEARS, STATEMENTS

    texts = [normalise(heading) for heading in headings]
    said: set[Stated] = set()
    if any(INDICES_HEADING.search(text) for text in texts):
        years = {year for pattern, year in INDICES_YEARS for text in texts if pattern.search(text)}
        said, texts = {Stated(INDICES, year) for year in years or {""}}, []  # their denominators are of another year
    for text in (*texts, normalise(name)):
        for one in STATEMENTS:
            for match in one.pattern.finditer(text):
                groups = match.groupdict()
                short = f"20{groups['yy']}" if groups.get("yy") else one.year
                said.add(Stated(one.source, groups.get("year") or short))
    return said
