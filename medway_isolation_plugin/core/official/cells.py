"""Cells as officials write them: numbers with separators, marks of missing values, notes behind numbers, codes with names.

What a mark means depends on its column: '-' is missing among counts and a minus before a figure, 'c' is missing among counts
and a type in a column of types. So a whole column is read at once, as numbers or as codes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from .. import vintages
from ..arrays import Floats, Ints, Texts
from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP


class Below(Enum):
    """What becomes of a count that is only said to be below a limit, such as '<5'."""

    NULL = "null"
    LOWER = "lower"
    UPPER = "upper"
    BOTH = "both"


# Marks of the Government Statistical Service and their forerunners. None of them is a zero.
MARKS = frozenset(
    [
        "*",
        "**",
        ":",
        "#",
        "~",
        "!",
        ".",
        "..",
        "...",
        "-",
        "--",
        "–",
        "—",
        "c",
        "x",
        "z",
        "u",
        "w",
        "e",
        "k",
        "low",
        "na",
        "n/a",
        "n.a.",
        "nan",
        "null",
        "none",
        "tbc",
        "tba",
        "suppressed",
        "confidential",
        "missing",
        "#n/a",
        "#value!",
        "#ref!",
        "#div/0!",
    ]
)
_MOST_UNREADABLE = 0.2  # a column with a larger share of cells that are no numbers is no column of numbers
_PLAIN = re.compile(r"[^0-9.eE\0-]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f]")  # that do not break, or are thin
_BRACKETED = re.compile(r"\[([a-z]+)\]|\(([a-z])\)", re.IGNORECASE)
_NOTED = re.compile(
    r"(?P<number>.*\d)\s*(?:\[(?P<square>[a-z]{1,3})\]|\((?P<round>[a-z])\)|(?P<bare>[epr]))", re.IGNORECASE
)
_LESS = re.compile(r"(?:<|less than|under|fewer than)\s*(?P<limit>\d+)", re.IGNORECASE)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?P<mark>[,' ])\d{3})(?:(?P=mark)\d{3})*(?:\.\d*)?")
_SIMPLE = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_COMMA = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:[. ]\d{3})+)?,\d+")  # what a decimal comma allows
_THREE = re.compile(r"-?[1-9]\d{0,2},\d{3}")  # what it allows, and a separator of thousands too
_WHOLE = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:[. ]\d{3})+)")  # whole numbers beside it
_MONEY = re.compile(r"^-?[\u00a3$\u20ac]\s*|\s*[\u00a3$\u20ac]$")


@dataclass(frozen=True)
class Numbers:
    """A column of n cells read as numbers.

    `values` (n,) is NaN where a cell is empty, marked or unreadable; `marks` (n,) the mark or unreadable text that stands there,
    '' elsewhere; `flags` (n,) the letters of notes behind numbers ('p' provisional, 'r' revised), '' elsewhere; `below` (n,)
    the limit of a count that is only said to be below one, NaN elsewhere; `marked` how many cells hold a mark;
    `percent` and `noted` whether a number carries a per cent sign, or a note.
    """

    values: Floats
    marks: Texts
    flags: Texts
    below: Floats
    marked: int = 0
    percent: bool = False
    noted: bool = False

    @property
    def flagged(self) -> Ints:
        """The rows of numbers with a note behind them."""
        return np.flatnonzero(self.flags != "") if self.noted else np.empty(0, dtype=np.int64)

    def with_bounds(self, below: Below) -> Floats:
        """Return the values with the chosen bound where a count is said to be below a limit: 0, or the whole number below it."""
        if below is Below.LOWER:
            return np.where(np.isnan(self.below), self.values, 0.0)
        if below is Below.UPPER:
            return np.where(np.isnan(self.below), self.values, self.below - 1.0)
        return self.values


def tidy(text: str) -> str:
    """Return a cell's text without what cannot be seen: byte order marks, spaces of any width around it, Excel's '="…"'."""
    shown = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    if shown.startswith('="') and shown.endswith('"'):
        shown = shown[2:-1].strip()
    return shown


def plain(values: Floats) -> Numbers:
    """Return numbers (n,) without marks, notes and limits."""
    nothing = np.full(len(values), "", dtype=object)
    return Numbers(values, nothing, nothing, np.broadcast_to(np.nan, len(values)))


def numbers(cells: Texts, heading: str = "") -> Numbers:
    """Read a column of numbers.

    A decimal comma is taken for one only where every cell allows it and at least one demands it.

    Parameters
    ----------
    cells : ndarray of str, shape (n,)
    heading : str, optional
        For the message.

    Raises
    ------
    InputError
        When more than one filled cell in five is neither a number nor a mark.
    """
    n = len(cells)
    if not _PLAIN.search("\0".join(cells)):
        try:
            found = cells.astype(np.float64) if cells.all() else np.where(cells == "", "nan", cells).astype(np.float64)
        except ValueError:  # '1-2', '1.2.3', '-'
            pass
        else:
            return plain(found)
    seen: dict[str, int] = {}
    row = np.fromiter((seen.setdefault(cell, len(seen)) for cell in cells), np.int64, n)
    texts = [tidy(cell).replace("\u2212", "-") for cell in seen]
    read = _comma_number if _decimal_comma(texts) else _number
    parsed = [_parsed(text, read) for text in texts]
    unreadable = np.array([one.wrong for one in parsed], dtype=bool)[row]
    filled = np.array([text != "" for text in texts], dtype=bool)[row]
    if unreadable.sum() > _MOST_UNREADABLE * filled.sum():
        examples = listed(dict.fromkeys(repr(cell) for cell in cells[unreadable]), 5)
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The column '{heading}' is no column of numbers: {n} cells of {filled} cannot be read as one ({examples}). Choose "
                "another column, or correct these cells.",
            ),
            one="The column '{heading}' is no column of numbers: {n} cell of {filled} cannot be read as one ({examples}). Choose "
            "another column, or correct these cells.",
            heading=heading,
            n=int(unreadable.sum()),
            filled=f"{filled.sum():,}",
            examples=examples,
        )
    marks = np.array([one.mark for one in parsed], dtype=object)[row]
    return Numbers(
        np.array([one.value for one in parsed])[row],
        marks,
        np.array([one.flag for one in parsed], dtype=object)[row],
        np.array([one.below for one in parsed])[row],
        int((marks != "").sum()),
        any(one.percent for one in parsed),
        any(one.flag for one in parsed),
    )


@dataclass(frozen=True)
class _Cell:
    value: float = np.nan
    mark: str = ""
    flag: str = ""
    below: float = np.nan
    percent: bool = False
    wrong: bool = False


def _parsed(text: str, read: Callable[[str], float | None]) -> _Cell:
    if not text:
        return _Cell()
    bracketed = _BRACKETED.fullmatch(text)
    if text.casefold() in MARKS or bracketed:
        return _Cell(mark=text)
    if less := _LESS.fullmatch(text):
        return _Cell(mark=text, below=float(less["limit"]))
    flag = ""
    if noted := _NOTED.fullmatch(text):
        text, flag = noted["number"].strip(), (noted["square"] or noted["round"] or noted["bare"]).lower()
    percent = text.endswith("%")
    value = read(_MONEY.sub("-" if text.startswith("-") else "", text.removesuffix("%").strip()))
    return _Cell(mark=text, wrong=True) if value is None else _Cell(value, flag=flag, percent=percent)


def _number(text: str) -> float | None:
    if _SIMPLE.fullmatch(text):
        return float(text)
    return float(re.sub("[,' ]", "", text)) if _GROUPED.fullmatch(text) else None


def _comma_number(text: str) -> float | None:
    if not (_COMMA.fullmatch(text) or _WHOLE.fullmatch(text)):
        return None
    return float(re.sub("[. ]", "", text).replace(",", "."))


def _decimal_comma(texts: Iterable[str]) -> bool:
    demands = False
    for text in texts:
        bare = text.removesuffix("%").strip()
        if not _COMMA.fullmatch(bare):
            if _number(bare) is not None and not _WHOLE.fullmatch(bare):
                return False
            continue
        demands = demands or not _THREE.fullmatch(bare)
    return demands


# Codes

_CODE = re.compile(
    r"(?<![0-9A-Za-z])(?:[EWSNK]\d{8}|95[A-Z]{2}\d\d(?:[A-Z]\d)?|SAMPLE-[A-Z]*\d+)(?![0-9A-Za-z])", re.IGNORECASE
)
_SHORTEST = 6  # of all codes
_SAMPLE = "SAMPLE-"
SAMPLE_AREAS = QT_TRANSLATE_NOOP("MedwayIsolation", "sample areas")
AUTHORITIES = QT_TRANSLATE_NOOP("MedwayIsolation", "authorities")
LARGER = QT_TRANSLATE_NOOP("MedwayIsolation", "larger areas")  # regions, countries
_AUTHORITY = re.compile(r"E(?:0[6-9]|10)\d{6}|W06\d{6}|S12\d{6}|N09\d{6}")


def area_code(cell: str) -> str:
    """Return the one area code that a cell holds, in capitals, with or without a name beside it; '' for none or several."""
    if len(cell) < _SHORTEST:
        return ""
    if len(cell) == 9 and cell[0] in "EWSNK" and cell[1:].isdecimal() and cell.isascii():
        return cell
    found = _CODE.findall(_INVISIBLE.sub("", cell))
    return found[0].upper() if len(found) == 1 else ""


def area_codes(cells: Texts) -> Texts:
    """Return the area code of each cell, '' where it holds none, shape (n,)."""
    signs = vintages.signs_of(cells)
    if signs.size and signs[:, 0].all():
        return cells
    return np.array([area_code(cell) for cell in cells], dtype=object)


def kinds(codes: Texts) -> Texts:
    """Return the kind of area that each code is of, shape (n,)."""
    signs = vintages.signs_of(codes)
    if not (signs.size and signs[:, 0].all()):
        known = {code: kind(code) for code in dict.fromkeys(codes)}
        return np.array([known[code] for code in codes], dtype=object)
    _, first, rows = np.unique(signs[:, :3] @ [1_000_000, 1000, 1], return_index=True, return_inverse=True)
    return np.array([kind(codes[place]) for place in first], dtype=object)[rows]


def kind(code: str) -> str:
    """Return the kind of area that a code is of, '' for what is no code."""
    if code.startswith(_SAMPLE):
        return SAMPLE_AREAS if code.removeprefix(_SAMPLE).isdecimal() else LARGER
    if _AUTHORITY.fullmatch(code):
        return AUTHORITIES
    return vintages.kind(code) or (LARGER if code else "")


# Small areas come before output areas: where a table has both, it is the small areas that are asked for.
_ORDER = (*vintages.KINDS[1:5], SAMPLE_AREAS, vintages.KINDS[0], *vintages.KINDS[5:], AUTHORITIES, LARGER)


def rank(kind_of_area: str) -> int:
    """Return how late a kind of area comes among those that a table may be of: small areas, output areas, MSOAs and so on."""
    return _ORDER.index(kind_of_area)
