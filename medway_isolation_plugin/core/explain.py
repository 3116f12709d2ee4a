"""What an index says of one area, in words and numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import field_forms, result_sets
from .fields import Field, Of, Part, Result, Role, Scope
from .report.html import rounded
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

UNKNOWN = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not known"))
_NOT_TOLD = frozenset({Role.NOTE, Role.TREATED, Role.NORMALISED, Role.UNKNOWN_SHARE})
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


def explain(
    results: Sequence[Result], headings: Mapping[str, str], values: Mapping[str, object], fields: Sequence[str]
) -> list[Facts]:
    """Explain one area.

    Parameters
    ----------
    results : sequence of Result
        What the layer holds.
    headings : mapping of str to str
        Field to alias (empty where it has none), for every field of the layer: all that is known of a field of no result.
    values : mapping of str to object
        Field to the area's value; None is missing.
    fields : sequence of str
        The fields that matter, such as those of a rule. Each brings the others of its index and band with it.

    Returns
    -------
    list of Facts
        One for each index, in the order of `fields`; numbers are rounded once, half up (METHODS §0).
    """
    found: dict[tuple[int, str], Facts] = {}
    for name in fields:
        if name not in headings:
            continue
        known = result_sets.field_in(results, name)
        if known is None:
            heading = headings[name] or name
            found.setdefault((-1, name), Facts(heading, ((heading, _words(values.get(name))),)))
            continue
        result, field = known
        family = _family(result, field)
        key = (id(result), family[0].name)
        if key not in found:
            found[key] = _facts(result, field, family, headings, values)
    return list(found.values())


def _family(result: Result, field: Field) -> list[Field]:
    """Return the columns that tell of the same thing: of the same band, and of the same domain or of the whole."""
    domain = _domain(field)
    return [
        one
        for one in result.fields
        if one.band in {field.band, None} and _domain(one) == domain and one.role not in _NOT_TOLD
    ] or [field]


def _domain(field: Field) -> Of | None:
    return field.of if field.of is not None and field.of.part is Part.DOMAIN else None


def _facts(
    result: Result, field: Field, family: Sequence[Field], headings: Mapping[str, str], values: Mapping[str, object]
) -> Facts:
    lines: list[tuple[str, str]] = []
    parts: list[tuple[str, float]] = []
    for one in family:
        value = _number(values.get(one.name))
        if one.role is Role.PART and one.of is not None:
            parts += [] if value is None else [(one.of.label or headings.get(one.name, "") or one.name, value)]
        elif one.role not in {Role.LOWER, Role.UPPER}:
            interval = _interval(result, one, family, values) if one.role is Role.VALUE else ""
            lines.append((_what(result, one, headings), Phrases([_words(values.get(one.name)), interval])))
    parts.sort(key=lambda part: -abs(part[1]))
    domain = _domain(field)
    subject = domain.label if domain is not None else field_forms.title(result, field.band)
    own = next((one.name for one in family if one.role is Role.VALUE), "")
    return Facts(subject, tuple(lines), tuple(parts), _number(values.get(own)))


def _what(result: Result, field: Field, headings: Mapping[str, str]) -> str:
    """Return what a column is beside its title: 'score (higher = more deprived)'; its heading where that is not known."""
    if not result.stated:
        scope = f"{field.scope.value} " if field.scope in {Scope.LOCAL, Scope.NATIONAL} else ""
        return headings.get(field.name) or f"{scope}{field.role.value.replace('_', ' ')}"
    return field_forms.scale_of(result, field)


def _interval(result: Result, value: Field, family: Sequence[Field], values: Mapping[str, object]) -> str:
    limits = [next((one for one in family if one.role is role), None) for role in (Role.LOWER, Role.UPPER)]
    lower, upper = (_number(values.get(one.name)) if one is not None else None for one in limits)
    if lower is None or upper is None:
        return ""
    ends = {"low": rounded(lower, 1), "high": rounded(upper, 1)}
    if not result.confidence:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "(interval {low} to {high})"), **ends)
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "({level} % interval {low} to {high})"),
        level=f"{100 * result.confidence:g}",
        **ends,
    )


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
