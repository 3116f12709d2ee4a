"""What an index says of one area, in words and numbers, read from the aliases that the indices give their fields."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .report.html import rounded

# How the segmentation index and the composite index word what an indicator brings.
_PART = re.compile(r": part of the score from (?P<of>.+)$|^(?P<own>.+): contribution to the score$")
# The endings that the indices put after the name of their value.
_ENDING = re.compile(r"_(?:lo|hi|rel|cmp|rk|q|nq|n|d|tot|score|rank|ed|c\d+)$")
_LIMIT = re.compile(r": lower (?P<level>[\d.]+ %) limit$")
UNKNOWN = "not known"
_NEAR = 1e-6  # files may keep seven digits


@dataclass(frozen=True)
class Facts:
    """One index of one area: its `subject`, `lines` of (what, value in words), and the `parts` of the `score` by label.

    The largest part comes first. The score is None where it is missing.
    """

    subject: str
    lines: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, float], ...] = ()
    score: float | None = None

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return sum(value for _, value in self.parts)

    def adds_up(self) -> bool:
        """Return whether the parts add up to the score; they do not where it was rescaled along a curve."""
        # Where signs differ, rounding is in proportion to the parts, not to what is left of them.
        size = sum(abs(value) for _, value in self.parts)
        return self.score is not None and abs(self.total - self.score) <= _NEAR * size

    def in_percent(self) -> bool:
        """Return whether the parts can be told as percentages of the score: they add up to it, and none works against it.

        Where signs differ, percentages would go above 100 and have the wrong sign for a score below 0.
        """
        signs = {value > 0 for _, value in self.parts if value}
        return len(signs) == 1 and self.adds_up()


def explain(aliases: Mapping[str, str], values: Mapping[str, object], fields: Sequence[str]) -> list[Facts]:
    """Explain one area.

    Parameters
    ----------
    aliases : mapping of str to str
        Field to alias (empty where it has none), for every field of the layer, in the layer's order.
    values : mapping of str to object
        Field to the area's value; None is missing.
    fields : sequence of str
        The fields that matter, such as those of a rule. Each brings the others of its index with it.

    Returns
    -------
    list of Facts
        One for each index, in the order of `fields`; numbers are rounded once, half up (METHODS §0).
    """
    stems = dict.fromkeys(_stem(name) for name in fields if name in aliases)
    return [_facts(stem, aliases, values) for stem in stems]


def _stem(field: str) -> str:
    return _ENDING.sub("", field)


def _facts(stem: str, aliases: Mapping[str, str], values: Mapping[str, object]) -> Facts:
    family = [name for name in aliases if _stem(name) == stem]
    subject = _subject([aliases[name] for name in family if aliases[name]]) or stem
    lines: list[tuple[str, str]] = []
    parts: list[tuple[str, float]] = []
    for name in family:
        alias = aliases[name] or name
        part = _PART.search(alias)
        value = _number(values.get(name))
        if part:
            parts += [] if value is None else [(part["of"] or part["own"], value)]
        elif name not in (f"{stem}_lo", f"{stem}_hi"):
            lines.append((_what(alias, subject), _words(values.get(name)) + _interval(name, aliases, values)))
    parts.sort(key=lambda part: -abs(part[1]))
    return Facts(subject, tuple(lines), tuple(parts), _number(values.get(stem)))


def _subject(aliases: Sequence[str]) -> str:
    """Return what the aliases begin with: the text before ': ' that most of them share."""
    heads = [alias.split(": ", 1)[0].removesuffix(", %") for alias in aliases if ": " in alias]
    return max(heads, key=heads.count) if heads else (aliases[0] if aliases else "")


def _what(alias: str, subject: str) -> str:
    what = alias.removeprefix(subject).lstrip(":, ")
    return what or alias


def _interval(name: str, aliases: Mapping[str, str], values: Mapping[str, object]) -> str:
    lower, upper = _number(values.get(f"{name}_lo")), _number(values.get(f"{name}_hi"))
    if lower is None or upper is None:
        return ""
    level = _LIMIT.search(aliases.get(f"{name}_lo", ""))
    return f" ({level['level'] + ' ' if level else ''}interval {rounded(lower, 1)} to {rounded(upper, 1)})"


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)


def _words(value: object) -> str:
    number = _number(value)
    if number is None:
        return str(value) if isinstance(value, str) and value else UNKNOWN
    if number.is_integer():
        return rounded(number, 0)
    return rounded(number, 1 if abs(number) >= 10 else 2 if abs(number) >= 1 else 3)
