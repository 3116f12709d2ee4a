"""LSOA vintages, recognised from the codes themselves, and moving scores from one vintage to the next (METHODS §7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import closed_codes
from .arrays import Bools, Floats, Ints, Texts
from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrase

_LENGTH, _LONGEST = 9, 64
_NINE = re.compile(r"^[EWSN]\d{8}$")
_NI_SOA = re.compile(r"^95[A-Z]{2}\d\d[A-Z]\d$")  # super output areas of 2001
# Kinds of areas by how their codes begin, the finest first (Office for National Statistics, Register of Geographic Codes;
# the codes of Northern Ireland that begin with a number are of the census of 2001).
_KINDS = {
    QT_TRANSLATE_NOOP("MedwayIsolation", "output areas"): r"[EWSN]00\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "LSOAs"): r"[EW]01\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "Scottish data zones"): r"S01\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Irish data zones"): r"N20\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Irish super output areas"): _NI_SOA.pattern.strip("^$"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "MSOAs"): r"[EW]02\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "Scottish intermediate zones"): r"S02\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Irish super data zones"): r"N21\d{6}",
    QT_TRANSLATE_NOOP("MedwayIsolation", "electoral wards"): r"[EW]05\d{6}|S13\d{6}|N08\d{6}|95[A-Z]{2}\d\d",
}
_KIND = re.compile("|".join(f"({pattern})" for pattern in _KINDS.values()))
KINDS = tuple(_KINDS)
SMALL_AREAS = KINDS[:5]
_COUNTRIES = {
    "E": QT_TRANSLATE_NOOP("MedwayIsolation", "England"),
    "W": QT_TRANSLATE_NOOP("MedwayIsolation", "Wales"),
    "S": QT_TRANSLATE_NOOP("MedwayIsolation", "Scotland"),
    "N": QT_TRANSLATE_NOOP("MedwayIsolation", "Northern Ireland"),
}


@dataclass(frozen=True)
class Vintage:
    """One set of LSOAs. The Office for National Statistics numbers new areas upwards and never uses a code again."""

    year: int
    last_english: int
    last_welsh: int


VINTAGES = (Vintage(2001, 32482, 1896), Vintage(2011, 33768, 1958), Vintage(2021, 35762, 2040))
# As the Office for National Statistics calls them on its Open Geography portal.
_EXACT_LOOKUPS = {
    (2001, 2011): (
        "'Lower Layer Super Output Area (2001) to Lower Layer Super Output Area (2011) to Local Authority District (2011) "
        "Lookup in England and Wales'"
    ),
    (2011, 2021): "'LSOA (2011) to LSOA (2021) to Local Authority District (2022) Exact Fit Lookup for EW'",
}


def issued(codes: Texts) -> Ints:
    """Return the year in which each code was first issued: 2001, 2011, 2021, or 0 for what is no LSOA code.

    A code stays in use while its area is unchanged, so an area of 2021 may carry a code issued in 2001.
    """
    years = np.zeros(len(codes), dtype=np.int64)
    signs = signs_of(codes)
    if not signs.size:
        return years
    english = signs[:, 0] == ord("E")
    lsoa = (english | (signs[:, 0] == ord("W"))) & (signs[:, 1] == ord("0")) & (signs[:, 2] == ord("1"))
    numbers = (signs[:, 3:].astype(np.int64) - ord("0")) @ 10 ** np.arange(5, -1, -1)
    for vintage in reversed(VINTAGES):
        last = np.where(english, vintage.last_english, vintage.last_welsh)
        years[lsoa & (numbers > 0) & (numbers <= last)] = vintage.year
    return years


def closed(codes: Texts) -> Ints:
    """Return the year of the census that gave up each code, 0 for a code that is in use or is none of an LSOA."""
    known = closed_codes.closed()
    years = np.zeros(len(codes), dtype=np.int64)
    if not known.keys().isdisjoint(codes):
        years[:] = [known.get(code, 0) for code in codes]
    return years


def signs_of(codes: Texts) -> Ints:
    """Return the nine signs of each code that is a letter and eight figures, zeros for what is no such code, shape (n, 9).

    The array is empty where no text is that long.
    """
    texts = np.array(codes, dtype=str) if len(codes) else np.empty(0, dtype="U1")
    width = texts.dtype.itemsize // 4
    if width < _LENGTH or width > _LONGEST:
        if width < _LENGTH:
            return np.empty((0, _LENGTH), dtype=np.int64)
        texts = np.array([code if len(code) == _LENGTH else "" for code in codes], dtype=f"U{_LENGTH}")
        width = _LENGTH
    signs = np.ascontiguousarray(texts).view(np.uint32).reshape(-1, width).astype(np.int64)
    figures = (signs[:, 1:_LENGTH] >= ord("0")) & (signs[:, 1:_LENGTH] <= ord("9"))
    plain = (
        figures.all(axis=1)
        & np.isin(signs[:, 0], [ord(letter) for letter in "EWSNK"])
        & ~signs[:, _LENGTH:].any(axis=1)
    )
    found: Ints = np.where(plain[:, None], signs[:, :_LENGTH], 0)
    return found


def kind(code: str) -> str:
    """Return the kind of area that a code is of, one of `KINDS`, '' for what is no such code."""
    found = _KIND.fullmatch(code)
    return KINDS[found.lastindex - 1] if found and found.lastindex else ""


def countries(codes: Texts) -> Texts:
    """Return the country whose statistics office gave each code, '' for what is no such code."""
    return np.array(
        [
            _COUNTRIES[code[0]] if _NINE.match(code) else _COUNTRIES["N"] if _NI_SOA.match(code) else ""
            for code in codes
        ],
        dtype=object,
    )


def describe(codes: Texts) -> str:
    """Return in words what the codes are of: the likely vintage of LSOAs, another kind of area, or 'not LSOA codes'."""
    years = issued(codes)
    if not len(years) or not years.any():
        kinds = {kind(code) for code in codes}
        one_kind = kinds.pop() if len(kinds) == 1 else ""
        return Phrase(one_kind or QT_TRANSLATE_NOOP("MedwayIsolation", "not LSOA codes"))
    newest = int(years.max())
    words = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "LSOA {year}")
        if newest > 2001
        else QT_TRANSLATE_NOOP("MedwayIsolation", "LSOA {year} or unchanged since"),
        year=newest,
    )
    others = int((years == 0).sum())
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{vintage} with {n} other codes")
    return Phrase(template, one="{vintage} with {n} other code", vintage=words, n=others) if others else words


def mismatch(layer_codes: Texts, table_codes: Texts, unmatched: Texts) -> str:
    """Say in a sentence which vintages probably lie behind codes that found no row."""
    layer_years, table_years = issued(layer_codes), issued(table_codes)
    if not layer_years.any() or not table_years.any():
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "The layer's codes are {layer}, the table's are {table}.")
        return Phrase(template, layer=describe(layer_codes), table=describe(table_codes))
    layer_newest, table_newest = layer_years.max(), table_years.max()
    if layer_newest == table_newest and layer_newest > 2001 and (issued(unmatched) < table_newest).all():
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The layer probably mixes LSOA vintages: it holds codes issued in {year}, and these older ones that the table "
                "({table}) no longer has. Use a layer of one vintage.",
            ),
            year=layer_newest,
            table=describe(table_codes),
        )
    if layer_newest != table_newest:
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The layer's codes look like {layer}, the table's like {table}: use a layer and a table of the same vintage, or "
                "convert the table first ('Convert between LSOA vintages').",
            ),
            layer=describe(layer_codes),
            table=describe(table_codes),
        )
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Both look like {layer}: the table may cover another place."),
        layer=describe(layer_codes),
    )


@dataclass(frozen=True)
class Lookup:
    """Pairs of old and new codes, as in the ONS exact-fit lookups: one row for each overlap. Rows without a code are no pairs."""

    old: Texts
    new: Texts

    def __post_init__(self) -> None:
        if len(self.old) == 0:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The lookup table is empty: choose the ONS exact-fit lookup between the two vintages.",
                )
            )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs, each once, in order of their codes."""
        return sorted({(old, new) for old, new in zip(self.old, self.new) if old and new})

    @property
    def best_fit(self) -> bool:
        """Whether each old code has one row, as in a best-fit lookup: such a lookup cannot show that an area was split."""
        pairs = self.pairs
        return len({old for old, _ in pairs}) == len(pairs)

    def turned(self, new_codes: Texts, old_codes: Texts) -> Lookup | None:
        """Return the lookup the right way round where its two fields were taken for each other, else None.

        The codes tell: of the areas that only the new vintage has, none stands among the new codes and some stand
        among the old ones, beside codes that the old vintage has. ONS never uses a code again, so this is no chance.
        """
        earlier = set(old_codes)
        fresh = set(new_codes) - earlier - {""}
        if fresh.isdisjoint(self.new) and any(old in fresh and new in earlier for old, new in zip(self.old, self.new)):
            return Lookup(self.new, self.old)
        return None


def exact_lookup(old_codes: Texts, new_codes: Texts) -> str:
    """Return the name of the exact-fit lookup of the Office for National Statistics between the vintages of these codes."""
    old, new = (int(issued(codes).max()) if len(codes) else 0 for codes in (old_codes, new_codes))
    return _EXACT_LOOKUPS.get((old, new)) or Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "the exact-fit lookup between the two vintages")
    )


@dataclass(frozen=True)
class MovedScores:
    """Scores on new areas.

    `score` (n,) is NaN where nothing could be moved; `unchanged` (n,) is the row of the old area where the area has
    the same code in both vintages, else -1; `sources` (n,) is the number of old areas behind the score; `split` (n,)
    marks new areas that hold a part of an old one; `incomplete` (n,) those with a source that has no score or
    no weight; `absent` (n,) those without a source, or with one that has no row, which may be the area itself.
    """

    score: Floats
    unchanged: Ints
    sources: Ints
    split: Bools
    incomplete: Bools
    absent: Bools


def move_scores(
    new_codes: Texts, old_codes: Texts, scores: Floats, lookup: Lookup, weights: Floats | None = None
) -> MovedScores:
    """Move scores from the areas of one vintage to those of another.

    An area with the same code in both vintages is unchanged and keeps its own score, whatever the lookup says of it.
    Any other area is a changed one: a part of a split area takes its parent's score; a merged area takes the mean of
    its parts' scores, weighted by population where `weights` are given. A rank or a quintile is never moved: rank
    again afterwards.

    Parameters
    ----------
    new_codes : ndarray of str, shape (n,)
        The areas wanted.
    old_codes : ndarray of str, shape (m,)
        Unique codes of the areas that have scores.
    scores : ndarray of float, shape (m,)
        Any unit, NaN where missing.
    lookup : Lookup
        Old and new codes.
    weights : ndarray of float, shape (m,), optional
        Population or households of the old areas. Default: every old area counts the same.

    Returns
    -------
    MovedScores

    Notes
    -----
    METHODS §7. ONS never keeps a code over a change of boundary, so the codes decide: lookups pair different codes one
    to one where the boundary did change, and best-fit lookups send some unchanged areas elsewhere. A merged area with a
    part that has no score is left without one: half a mean is a guess.
    """
    row_of = {code: row for row, code in enumerate(old_codes) if code}
    parts: dict[str, list[str]] = {}
    children: dict[str, int] = {}
    for old, new in lookup.pairs:
        parts.setdefault(new, []).append(old)
        children[old] = children.get(old, 0) + 1

    n = len(new_codes)
    falses = (np.zeros(n, dtype=bool) for _ in range(3))
    moved = MovedScores(np.full(n, np.nan), np.full(n, -1), np.zeros(n, dtype=np.int64), *falses)
    weight = np.ones(len(old_codes)) if weights is None else weights
    for i, code in enumerate(new_codes):
        if code in row_of:
            moved.unchanged[i] = row_of[code]
            moved.sources[i] = 1
            moved.score[i] = scores[row_of[code]]
            continue
        olds: Sequence[str] = parts.get(code, ())
        rows = [row_of[old] for old in olds if old in row_of]
        moved.sources[i] = len(olds)
        moved.split[i] = any(children[old] > 1 for old in olds)
        moved.absent[i] = len(rows) < len(olds) or not olds
        if moved.absent[i]:
            moved.incomplete[i] = bool(olds) and code not in olds
            continue
        share = weight[rows] if len(rows) > 1 else np.ones(1)
        moved.incomplete[i] = bool(np.isnan(scores[rows]).any() or np.isnan(share).any() or not share.sum() > 0)
        if not moved.incomplete[i]:
            moved.score[i] = np.average(scores[rows], weights=share)
    return moved
