"""What is known about a result and what is not, in words for people; and a result with what a person says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from . import field_forms
from .faults import InputError
from .fields import ALL_AGES, COUNTED, Data, Result, ResultKind, Role
from .ranking import CLASSES_RANGE

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Made from other results, whose sources are theirs.
_OF_OTHERS = frozenset(
    {ResultKind.PRIORITY, ResultKind.COMPARISON, ResultKind.ROBUSTNESS, ResultKind.PATTERN, ResultKind.CHOICES}
)
_HAS_WORST = frozenset({ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION, ResultKind.DEPRIVATION, ResultKind.COMPOSITE})


@dataclass(frozen=True)
class Statement:
    """What is `known` of a result, in one line, and what is `missing`, each in a few words."""

    known: str
    missing: tuple[str, ...]

    def line(self) -> str:
        """Return both in one line: 'Living alone, Census 2011, split at 65, five classes; not stated: source'."""
        return f"{self.known}; not stated: {', '.join(self.missing)}" if self.missing else self.known


def statement(result: Result) -> Statement:
    """Say what is known of a result and what is not."""
    source = " ".join(part for part in (result.source, result.year) if part)
    known = [
        field_forms.title(result),
        source,
        result.edition,
        f"split at {result.age_split}" if result.age_split else "",
        result.base if result.base == ALL_AGES else "",
        f"{_number(result.classes)} classes" if result.classes else "",
        f"1 = most {result.worst}" if result.worst else "",
        result.words,
        result.data.value,
    ]
    has_classes = any(field.role is Role.QUANTILE for field in result.fields)
    missing = [
        "what class 1 is most of" if has_classes and result.kind in _HAS_WORST and not result.worst else "",
        "number of classes" if has_classes and not result.classes else "",
        "source" if not result.source and result.kind is not ResultKind.DEPRIVATION else "",
        "year" if not result.year and result.kind is not ResultKind.DEPRIVATION else "",
        "edition" if not result.edition and result.kind is ResultKind.DEPRIVATION else "",
    ]
    if result.kind in _OF_OTHERS:
        missing = missing[:2]
    return Statement(", ".join(part for part in known if part), tuple(part for part in missing if part))


def _number(number: int) -> str:
    low = CLASSES_RANGE[0]
    return _NUMBERS[number - low] if low <= number < low + len(_NUMBERS) else f"{number:,}"


def said(result: Result, facts: Mapping[str, str | int], counts: Mapping[str, tuple[tuple[int, int], ...]]) -> Result:
    """Return a result with what a person says about it.

    Parameters
    ----------
    facts : mapping
        `subject`, `worst`, `classes`, `source`, `year`, `edition`: what is said; an empty text or 0 is not said.
    counts : mapping of str to pairs
        How many areas have each value of the class fields and flags now, by which the result is known again.

    Raises
    ------
    InputError
        When there are more classes in the data than are said.
    """
    classes = int(facts.get("classes") or 0)
    highest = max((value for pairs in counts.values() for value, _ in pairs), default=0)
    has_flag = any(field.role is Role.FLAG for field in result.fields)
    if classes and not has_flag and highest > classes:
        raise InputError(f"The data have a class {highest}, and {classes} classes are said: say at least {highest}.")
    fields = tuple(
        replace(field, counts=counts[field.name]) if field.role in COUNTED and field.name in counts else field
        for field in result.fields
    )
    texts = {name: str(facts.get(name) or "").strip() for name in ("subject", "worst", "source", "year", "edition")}
    data = result.data or (Data.INDEX if result.kind is ResultKind.DEPRIVATION else Data.UNKNOWN)
    return replace(result, **texts, classes=classes, data=data, fields=fields, stated=True)  # type: ignore[arg-type]
