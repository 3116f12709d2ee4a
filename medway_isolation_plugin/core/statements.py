"""What is known about a result and what is not, in words for people; and a result with what a person says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from . import field_forms
from .faults import InputError
from .fields import ALL_AGES, COUNTED, Data, Result, ResultKind, Role
from .ranking import CLASSES_RANGE
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

_CLASSES = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "two classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "three classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "four classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "five classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "six classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "seven classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "eight classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "nine classes"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "ten classes"),
)
_CLASS_WORST = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "what class 1 is most of"))
_NUMBER = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "number of classes"))
_SOURCE, _YEAR, _EDITION = (
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "source")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "year")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "edition")),
)
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
        if not self.missing:
            return self.known
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{known}; not stated: {missing}"),
            known=self.known,
            missing=Phrases(self.missing, ", "),
        )


def statement(result: Result) -> Statement:
    """Say what is known of a result and what is not."""
    source = Phrases([Phrase(result.source), result.year])
    known = [
        field_forms.title(result),
        source,
        result.edition,
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "split at {age}"), age=result.age_split)
        if result.age_split
        else "",
        Phrase(result.base) if result.base == ALL_AGES else "",
        _classes(result.classes) if result.classes else "",
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "1 = most {worst}"), worst=Phrase(result.worst))
        if result.worst
        else "",
        result.words,
        Phrase(result.data.value),
    ]
    has_classes = any(field.role is Role.QUANTILE for field in result.fields)
    missing = [
        _CLASS_WORST if has_classes and result.kind in _HAS_WORST and not result.worst else "",
        _NUMBER if has_classes and not result.classes else "",
        _SOURCE if not result.source and result.kind is not ResultKind.DEPRIVATION else "",
        _YEAR if not result.year and result.kind is not ResultKind.DEPRIVATION else "",
        _EDITION if not result.edition and result.kind is ResultKind.DEPRIVATION else "",
    ]
    if result.kind in _OF_OTHERS:
        missing = missing[:2]
    return Statement(Phrases(known, ", "), tuple(part for part in missing if part))


def _classes(number: int) -> str:
    low = CLASSES_RANGE[0]
    if low <= number < low + len(_CLASSES):
        return Phrase(_CLASSES[number - low])
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} classes"), n=number)


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
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The data have a class {highest}, and {classes} classes are said: say at least {highest}.",
            ),
            highest=highest,
            classes=classes,
        )
    fields = tuple(
        replace(field, counts=counts[field.name]) if field.role in COUNTED and field.name in counts else field
        for field in result.fields
    )
    texts = {name: str(facts.get(name) or "").strip() for name in ("subject", "worst", "source", "year", "edition")}
    data = result.data or (Data.INDEX if result.kind is ResultKind.DEPRIVATION else Data.UNKNOWN)
    return replace(result, **texts, classes=classes, data=data, fields=fields, stated=True)  # type: ignore[arg-type]
