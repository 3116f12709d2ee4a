"""Priority areas: rules that flag areas, with the reason in words (METHODS §6)."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from . import ranking
from .areas import AreaTable
from .arrays import Bools, Floats, Texts
from .described import Described
from .faults import InputError, no_field
from .field_forms import Sheet
from .fields import Data, Result, ResultKind, Role, Scope
from .matrices import numbered_rows
from .results import ResultTable
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

PEOPLE, SCORE = "people", "score"
PREFIX = "prio"
MOST_CRITERIA = 50

_OPERATORS: dict[str, tuple[Callable[[Floats, float], Bools], str]] = {
    "=": (operator.eq, QT_TRANSLATE_NOOP("MedwayIsolation", "{field} is {threshold}")),
    "!=": (operator.ne, QT_TRANSLATE_NOOP("MedwayIsolation", "{field} is not {threshold}")),
    "<": (operator.lt, QT_TRANSLATE_NOOP("MedwayIsolation", "{field} is below {threshold}")),
    "<=": (operator.le, QT_TRANSLATE_NOOP("MedwayIsolation", "{field} is at most {threshold}")),
    ">": (operator.gt, QT_TRANSLATE_NOOP("MedwayIsolation", "{field} is above {threshold}")),
    ">=": (operator.ge, QT_TRANSLATE_NOOP("MedwayIsolation", "{field} is at least {threshold}")),
}
_SPELLINGS = {"==": "=", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">="}


class Join(str, Enum):
    """How many criteria an area must meet."""

    ALL = "all"
    ANY = "any"
    AT_LEAST = "at least"


@dataclass(frozen=True)
class Criterion:
    """One test: a field, a comparison (=, !=, <, <=, >, >=), a threshold; `of` is what the field is."""

    field: str
    comparison: str
    threshold: float
    of: Described

    @property
    def key(self) -> str:
        """Return the key of the field's values in the checked table, which no other measure can have."""
        return f"criterion {self.field}"

    def words(self) -> str:
        """Return the criterion in words: 'health in worst fifth', or 'Residents is at least 20'."""
        if self.of.is_class and self.comparison == "=" and self.threshold == 1:
            # How many classes there are is not known for sure where nothing but the name is.
            known = self.of.stated and self.of.classes
            fraction = (
                ranking.fraction_name(self.of.classes)
                if known
                else Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "class"))
            )
            here, nationally = (
                QT_TRANSLATE_NOOP("MedwayIsolation", "{subject} in worst {fraction}"),
                QT_TRANSLATE_NOOP("MedwayIsolation", "{subject} in worst {fraction} nationally"),
            )
            template = nationally if self.of.scope is Scope.NATIONAL else here
            return Phrase(template, subject=_short(self.of.title()), fraction=fraction)
        template = _OPERATORS[self.comparison][1]
        return Phrase(template, field=self.of.in_full(), threshold=f"{self.threshold:g}")


def _data(rule: Sequence[Criterion]) -> Data:
    """Return what flags are made of: of persons where one of their criteria is, unknown where one is no result of ours."""
    results = [criterion.of.result for criterion in rule if criterion.of.stated]
    if any(one is not None and one.data is Data.PERSON for one in results):
        return Data.PERSON
    # A result of ours that does not say what it was made of is as unknown as a field that is no result.
    known = all(criterion.of.result is not None and criterion.of.result.data is not Data.UNKNOWN for criterion in rule)
    return Data.ESTIMATE if known else Data.UNKNOWN


def _short(subject: str) -> str:
    health = QT_TRANSLATE_NOOP("MedwayIsolation", "health")
    return Phrase(health) if subject == "Health Deprivation and Disability" else subject


def criteria(cells: Sequence[object], fields: Mapping[str, Described]) -> list[Criterion]:
    """Read criteria from the flat list of a three-column matrix: field, comparison, threshold.

    Parameters
    ----------
    cells : sequence, length a multiple of 3
    fields : mapping of str to Described
        What each field of the layer is, by name.

    Raises
    ------
    InputError
        Naming the row and what is wrong with it.
    """
    numbered = numbered_rows(cells)
    if not numbered:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The rule has no criteria. Add at least one row: field, comparison, threshold."
            )
        )
    if len(numbered) > MOST_CRITERIA:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The rule has {n} criteria; at most {most} are allowed."),
            n=len(numbered),
            most=MOST_CRITERIA,
        )
    return [_criterion(number, row, fields) for number, row in numbered]


def _criterion(number: int, row: Sequence[str], fields: Mapping[str, Described]) -> Criterion:
    if len(row) < 3 or not all(row):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Criterion {number} is incomplete: it needs a field, a comparison and a threshold."
            ),
            number=number,
        )
    field, comparison, threshold = row
    if field not in fields:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Criterion {number}: {fault}"),
            number=number,
            fault=no_field(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the layer")), [field], fields),
        )
    comparison = _SPELLINGS.get(comparison, comparison)
    if comparison not in _OPERATORS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Criterion {number}: '{comparison}' is no comparison. Use one of {options}."
            ),
            number=number,
            comparison=comparison,
            options=", ".join(_OPERATORS),
        )
    try:
        value = float(threshold)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Criterion {number}: the threshold '{threshold}' is not a number."),
            number=number,
            threshold=threshold,
        )
    return Criterion(field, comparison, value, fields[field])


@dataclass(frozen=True)
class Flags:
    """The flags: the table, how many areas are flagged and undecided, people affected, warnings."""

    table: ResultTable
    flagged: int
    undecided: int
    people: float
    warnings: tuple[str, ...]


def flag(
    areas: AreaTable,
    rule: Sequence[Criterion],
    join: Join = Join.ALL,
    at_least: int = 1,
    prefix: str = PREFIX,
    label: str = "",
) -> Flags:
    """Flag the areas that meet a rule.

    Parameters
    ----------
    areas : AreaTable
        Values of every criterion under its key, and optionally `SCORE` (higher = more isolated) and
        `PEOPLE` (people affected).
    rule : sequence of Criterion
    join : Join
        All, any, or at least `at_least` criteria.
    at_least : int
        k, used with `Join.AT_LEAST`.
    prefix : str
        First letters of the fields, at most six characters.
    label : str
        Name of the rule in aliases and legends.

    Returns
    -------
    Flags
        Flag (1, 0, missing), `_n` criteria met, `_why` reason in words, `_rk` rank among flagged areas by score, then
        by people.

    Raises
    ------
    InputError
        When k is impossible, or the prefix too long.

    Notes
    -----
    METHODS §6. Missing is not zero: an area is undecided where its missing values could tip the rule either way.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,5}", prefix):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The field prefix '{prefix}' must be 1 to {most} letters, digits or underscores and begin with a letter.",
            ),
            prefix=prefix,
            most=6,
        )
    least = needed(join, len(rule), at_least)
    met, unknown = tests(areas, rule)
    count, unsure = met.sum(axis=1), unknown.sum(axis=1)
    flags = np.where(count >= least, 1.0, np.where(count + unsure < least, 0.0, np.nan))
    flagged = flags == 1
    n = len(areas.codes)
    people = areas.values.get(PEOPLE, np.full(n, np.nan))
    ranks = _priority_rank(flagged, areas.values.get(SCORE), areas.values.get(PEOPLE))
    warnings = list(areas.warnings)
    undecided = int(np.isnan(flags).sum())
    if undecided:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{undecided} of {areas} areas are undecided, neither flagged nor cleared, because values are missing.",
        )
        warnings.append(Phrase(template, undecided=f"{undecided:,}", areas=f"{n:,}"))
    if PEOPLE in areas.values and np.isnan(people[flagged]).any():
        warnings.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Some flagged areas have no number of people: the total leaves them out."
                )
            )
        )
    bands = {criterion.of.band for criterion in rule} - {None}
    sheet = Sheet(
        Result(
            ResultKind.PRIORITY, prefix, label.strip(), data=_data(rule), members=len(rule), words=rule_words(rule, join, least),
            source=sources_of(rule),
        )
    )  # fmt: skip
    band = next(iter(bands)) if len(bands) == 1 else None
    evidence = dict.fromkeys(found for criterion in rule for found in criterion.of.evidence)
    sheet.add(Role.FLAG, flags, band, evidence=tuple(evidence))
    sheet.add(Role.MET, count.astype(np.float64), band)
    sheet.add(Role.REASON, _reasons(rule, flags, met, unknown), band)
    sheet.add(Role.RANK, ranks, band, Scope.LOCAL)
    return Flags(
        sheet.table(areas.codes),
        int(flagged.sum()),
        undecided,
        float(np.nansum(people[flagged])),
        tuple(warnings),
    )


def rule_words(rule: Sequence[Criterion], join: Join, least: int) -> str:
    """Return a rule in words: 'health in worst fifth; 65+ isolation in worst fifth'."""
    said = Phrases([criterion.words() for criterion in rule], "; ")
    if len(rule) < 2 or join is Join.ALL:
        return said
    if join is Join.ANY:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "any of: {criteria}"), criteria=said)
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "at least {least} of: {criteria}"), least=least, criteria=said)


def sources_of(rule: Sequence[Criterion]) -> str:
    """Return where the data of a rule's fields come from, and whether that is not known of some; empty where of none is."""
    sources = [criterion.of.source() for criterion in rule]
    known = [source for source in dict.fromkeys(sources) if source]
    unstated = (
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the source of other fields is not stated"))
        if known and not all(sources)
        else ""
    )
    return Phrases([*known, unstated], "; ")


def needed(join: Join, criteria: int, at_least: int) -> int:
    """Return how many of so many criteria an area must meet.

    Raises
    ------
    InputError
        When k is impossible.
    """
    least = {Join.ALL: criteria, Join.ANY: 1, Join.AT_LEAST: at_least}[join]
    if not 1 <= least <= criteria:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rule asks for at least {least} of {criteria} criteria. Choose a number from 1 to {criteria}.",
            ),
            least=least,
            criteria=criteria,
        )
    return least


def tests(areas: AreaTable, rule: Sequence[Criterion]) -> tuple[Bools, Bools]:
    """Return which criteria each area meets, and which are not known of it, shape (n, criteria)."""
    met = np.zeros((len(areas.codes), len(rule)), dtype=bool)
    unknown = np.zeros_like(met)
    for number, criterion in enumerate(rule):
        values = areas.values[criterion.key]
        unknown[:, number] = np.isnan(values)
        met[:, number] = _OPERATORS[criterion.comparison][0](values, criterion.threshold) & ~unknown[:, number]
    return met, unknown


def _reasons(rule: Sequence[Criterion], flags: Floats, met: Bools, unknown: Bools) -> Texts:
    """Return the criteria that a flagged area meets, in words, and what is not known of it or of an undecided one."""
    words = [criterion.words() for criterion in rule]
    unknown_words = QT_TRANSLATE_NOOP("MedwayIsolation", "not known: {criterion}")
    phrases = [*words, *(Phrase(unknown_words, criterion=said) for said in words)]
    patterns = np.hstack([met, unknown])
    texts = np.full(len(met), None, dtype=object)
    known: dict[bytes, str] = {}  # thousands of areas meet the rule in a few ways
    for row in np.flatnonzero(flags != 0):
        pattern = patterns[row].tobytes()
        if pattern not in known:
            known[pattern] = Phrases([phrases[number] for number in np.flatnonzero(patterns[row])], "; ")
        texts[row] = known[pattern]
    return texts


def _priority_rank(flagged: Bools, score: Floats | None, people: Floats | None) -> Floats:
    ranks = np.full(len(flagged), np.nan)
    keys = [ranking.rank(values[flagged]) for values in (score, people) if values is not None]
    if keys and flagged.any():
        # Missing values come last; areas alike in both share the smallest rank.
        last = flagged.sum() + 1.0
        places = [np.where(np.isnan(key), last, key) for key in keys]
        combined = places[0] * (last + 1.0) + (places[1] if len(places) > 1 else 0.0)
        ranks[flagged] = ranking.rank(combined, worst="lowest")
    return ranks
