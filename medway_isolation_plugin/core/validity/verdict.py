"""The rules that turn figures into a verdict. They are fixed, so that nobody can choose the words (docs/validity.md)."""

from __future__ import annotations

import re
from enum import Enum

from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP, Phrase
from .agreement import Overlap
from .evidence import FEWEST, Verdict

# An England-wide correlation of so much can come from the geography of the yardstick's classification alone: the largest of
# the 95 % points of 500 permutations of its group rates (docs/validity.md).
PLACEBO, COUNTRY = 0.51, 10_000
_AGREES, _PARTLY = (0.5, 0.4), (0.3, 0.2)  # lower limits of the rank correlation and of the overlap
_OLD, _OLDEST = 60, 120


class Whom(str, Enum):
    """Whom an index or a yardstick is of, as far as that decides whether one may be held against the other."""

    OLDER = "older"
    YOUNGER = "younger"
    ALL = "all"
    UNKNOWN = ""


_UNDER = re.compile(r"(?:under|below|<|\bu) ?(\d+)")
_FROM = re.compile(r"(\d+) ?(?:\+|plus|p\b|and over|and older|years and over|or over)|(?:over|aged) (\d+)")
_RANGE = re.compile(r"(\d+) ?(?:-|–|to) ?(\d+)")


def ages_of(text: str) -> Whom:
    """Return whom words such as '65+', 'under 65', '16-64' or 'all ages' are of; `UNKNOWN` where they do not say it."""
    said = text.strip().lower().replace("_", " ")
    if under := _UNDER.search(said):
        return Whom.YOUNGER if int(under[1]) <= _OLD + 10 else Whom.ALL
    between = _RANGE.search(said)
    if between and int(between[2]) <= _OLDEST:
        low, high = int(between[1]), int(between[2])
        return Whom.OLDER if low >= _OLD else Whom.YOUNGER if high <= _OLD + 10 else Whom.ALL
    if start := _FROM.search(said):
        return Whom.OLDER if int(start[1] or start[2]) >= _OLD else Whom.ALL
    return Whom.ALL if re.search(r"\b(all|adults|everyone|everybody)\b", said) else Whom.UNKNOWN


def named_ages(name: str) -> str:
    """Return whom an index is of by its name or heading, in words: '65+', 'under 65'; empty where it does not say it.

    Only the ages that split the two bands count: other numbers in names ('2plus', '0 to 100') are seldom ages.
    """
    said = name.lower().replace("_", " ")
    if (start := _FROM.search(said)) and _OLD <= int(start[1] or start[2]) <= _OLDEST:
        return f"{start[1] or start[2]}+"
    under = _UNDER.search(said)
    return f"under {under[1]}" if under and _OLD <= int(under[1]) <= _OLD + 10 else ""


def stated_ages(text: str, whose: str, parameter: str) -> Whom:
    """Return what `ages_of` returns, and refuse words that say no ages.

    Raises
    ------
    InputError
        Naming the parameter.
    """
    found = ages_of(text)
    if found is Whom.UNKNOWN:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "'{text}' does not say whom {whose} is of ({parameter}): write all ages, under 65, 65+, or a range such as 16-64.",
            ),
            text=text,
            whose=Phrase(whose),
            parameter=parameter,
        )
    return found


def comparable(index: Whom, yardstick: Whom) -> bool:
    """Return whether a verdict may be given: not where one side is of older people and the other is known not to be."""
    return Whom.UNKNOWN in (index, yardstick) or (index is Whom.OLDER) == (yardstick is Whom.OLDER)


def by_figures(low: float, high: float, overlap: Overlap, areas: int) -> Verdict:
    """Return what the figures alone say.

    Parameters
    ----------
    low, high : float
        95 % interval of the rank correlation.
    overlap : Overlap
        Of the worst fifths. Where areas tie, these are no fifths: chance then gives more, and agreement must be beyond it.
    areas : int
        In common.
    """
    if high < 0:
        return Verdict.CONTRADICTS
    if not overlap.worst or (areas >= COUNTRY and low <= PLACEBO):
        return Verdict.NO_EVIDENCE
    if low >= _AGREES[0] and overlap.low >= max(_AGREES[1], overlap.by_chance):
        return Verdict.AGREES
    if low >= _PARTLY[0] and overlap.low > max(_PARTLY[1], overlap.by_chance):
        return Verdict.PARTLY
    return Verdict.NO_EVIDENCE


def verdict(figures: Verdict, areas: int, may_compare: bool) -> Verdict:
    """Return what is said: nothing where the ages do not fit, or where fewer than 20 areas are common."""
    return figures if areas >= FEWEST and may_compare else Verdict.WITHHELD
