"""Columns of ages: which ages a heading stands for, and which columns add up to an age band."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WHOLE = re.compile(
    r"(?:age )?(?:aged? )?(?P<sex>[fm]?) ?(?P<low>\d{1,3})(?: to (?P<high>\d{1,3}))?(?: years?)?(?P<open> ?plus| and over)?"
)
_UNDER = re.compile(
    r"(?:age )?(?:aged? )?(?:under (?P<under>\d{1,3})|(?P<upto>\d{1,3}))(?: years?)?(?P<and> and under)?"
)
_SEX = re.compile(r"(?P<rest>.+) (?P<sex>f|m)(?:emales?|ales?)?")  # 'aged 65 to 69 years females'
_SEX_FIRST = re.compile(
    r"(?P<sex>fe)?(?:males?) (?P<rest>.+)|(?P<women>wo)?men (?P<of>.+)"
)  # 'females aged 65 and over'
_OLDEST = 120
_TOP = 90  # the last single year of the mid-year estimates is '90' where it means 90 and over


@dataclass(frozen=True)
class Ages:
    """The ages of a column: from `low` to `high`, both included, None for no upper limit; `sex` is 'f', 'm' or '' for both."""

    low: int
    high: int | None
    sex: str = ""


def ages(normalised: str) -> Ages | None:
    """Return the ages that a normalised heading stands for ('f65 and over', 'age aged 5 to 9 years'), None for others."""
    before = _SEX_FIRST.fullmatch(normalised)
    if before:
        found = _ages(before["rest"] or before["of"])
        sex = "f" if before["sex"] or before["women"] else "m"
        return Ages(found.low, found.high, sex) if found and not found.sex else None
    behind = _SEX.fullmatch(normalised)
    if behind:
        found = _ages(behind["rest"])
        return Ages(found.low, found.high, behind["sex"]) if found and not found.sex else None
    return _ages(normalised)


def _ages(normalised: str) -> Ages | None:
    young = _UNDER.fullmatch(normalised)
    if young and young["under"] and not young["and"]:
        return Ages(0, int(young["under"]) - 1)
    if young and young["upto"] and young["and"]:
        return Ages(0, int(young["upto"]))
    found = _WHOLE.fullmatch(normalised)
    if not found:
        return None
    low = int(found["low"])
    high = None if found["open"] else int(found["high"] or low)
    if low > _OLDEST or (high is not None and not low <= high <= _OLDEST) or (found["high"] and found["open"]):
        return None
    return Ages(low, high, found["sex"])


def cover(columns: Sequence[tuple[str, Ages]], low: int, high: int | None) -> tuple[str, ...] | None:
    """Return the headings that together are the ages from `low` to `high`, each age once and no other.

    A column of both sexes goes before one for each; the widest bands are taken. None where ages are missing, or where two
    columns are of the same ages.
    """
    for sexes in (("",), ("f", "m")):
        parts = [_cover_one([(name, one) for name, one in columns if one.sex == sex], low, high) for sex in sexes]
        if all(parts):
            return tuple(name for part in parts if part is not None for name in part)
    return None


def _cover_one(columns: Iterable[tuple[str, Ages]], low: int, high: int | None) -> tuple[str, ...] | None:
    own = list(columns)
    if own and max((one.low, one.high or _OLDEST) for _, one in own) == (_TOP, _TOP):
        own = [(name, Ages(one.low, None) if one.low == _TOP else one) for name, one in own]
    named: dict[tuple[int, int | None], str] = {}
    for name, one in own:
        if (one.low, one.high) in named:
            return None
        named[one.low, one.high] = name
    # From the oldest age downwards: the fewest columns that reach from here to the end.
    best: dict[int | None, tuple[str, ...]] = {(None if high is None else high + 1): ()}
    for start, end in sorted(named, key=lambda pair: (-pair[0], pair[1] is None, pair[1] or 0)):
        rest = best.get(None if end is None else end + 1)
        if rest is not None and (start not in best or len(rest) + 1 < len(best[start])):
            best[start] = (named[start, end], *rest)
    return best.get(low)
