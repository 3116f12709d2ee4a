"""Priority areas: rules that flag areas, with the reason in words (METHODS §6)."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from . import deprivation, living_alone, ranking, segmentation
from .areas import AreaTable
from .arrays import Bools, Floats, Texts
from .bands import Band
from .described import Described
from .faults import InputError, listed, no_field
from .field_forms import Sheet, name_of
from .fields import Data, Field, Result, ResultKind, Role, Scope
from .matrices import numbered_rows
from .results import ResultTable

PEOPLE, SCORE = "people", "score"
PREFIX = "prio"
# What the rule to begin with looks for where a layer has nothing that is known to be it.
_ISOLATION = (ResultKind.SEGMENTATION, ResultKind.LIVING_ALONE, ResultKind.COMPOSITE)  # the first that a layer has
_NAMED = (Result(ResultKind.SEGMENTATION, segmentation.STEM), Result(ResultKind.LIVING_ALONE, living_alone.STEM))
HEALTH = name_of(Result(ResultKind.DEPRIVATION, deprivation.STEM), Field("", Role.QUANTILE, scope=Scope.LOCAL))
MOST_CRITERIA = 50

_OPERATORS: dict[str, tuple[Callable[[Floats, float], Bools], str]] = {
    "=": (operator.eq, "is"),
    "!=": (operator.ne, "is not"),
    "<": (operator.lt, "is below"),
    "<=": (operator.le, "is at most"),
    ">": (operator.gt, "is above"),
    ">=": (operator.ge, "is at least"),
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
            fraction = ranking.fraction_name(self.of.classes) if self.of.stated and self.of.classes else "class"
            where = " nationally" if self.of.scope is Scope.NATIONAL else ""
            return f"{_short(self.of.title())} in worst {fraction}{where}"
        return f"{self.of.in_full()} {_OPERATORS[self.comparison][1]} {self.threshold:g}"


def _short(subject: str) -> str:
    return "health" if subject == "Health Deprivation and Disability" else subject


def default_cells(band: Band, results: Sequence[Result], there: Collection[str]) -> list[object]:
    """Return the rule to begin with: isolation and health of the band both in the worst class (METHODS §6).

    Without a health quintile it is isolation alone.

    Parameters
    ----------
    band : Band
        Which of the two; results of the layer that split at the other age serve as well.
    results : sequence of Result
        What the layer holds, the newest last.
    there : collection of str
        The layer's fields, which serve by the names that the plugin gives where nothing is known of them.

    Raises
    ------
    InputError
        When the layer has no isolation quintile of the band.
    """
    wanted = Field("", Role.QUANTILE, band, Scope.LOCAL)
    known = (_newest(results, kind, band) for kind in _ISOLATION)
    named = (name for result in _NAMED if (name := name_of(result, wanted)) in there)
    isolation = next(filter(None, (*known, *named)), "")
    if not isolation:
        raise InputError(
            f"The layer has no isolation quintile for {band.label()}, so there is no rule to begin with. Run the "
            f"living-alone index on it first, or give criteria of your own (CRITERIA). Its fields are: {listed(there, 20)}."
        )
    health = health_field(results, there)
    return [isolation, "=", 1, *([health, "=", 1] if health else [])]


def health_field(results: Sequence[Result], there: Collection[str]) -> str:
    """Return the local health class of a layer with these results and fields, empty where it has none."""
    return _newest(results, ResultKind.DEPRIVATION) or (HEALTH if HEALTH in there else "")


def _newest(results: Sequence[Result], kind: ResultKind, band: Band | None = None) -> str:
    """Return the local class field of the newest result of a kind, one that is called as the plugin calls it first."""
    found = [
        (field.name == name_of(result, field), field.name)
        for result in reversed(results)
        for field in result.fields
        if result.kind is kind
        and field.role is Role.QUANTILE
        and field.scope is Scope.LOCAL
        and (band is None or (field.band is not None and field.band.slot == band.slot))
    ]
    return next((name for own, name in found if own), found[0][1] if found else "")


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
        raise InputError("The rule has no criteria. Add at least one row: field, comparison, threshold.")
    if len(numbered) > MOST_CRITERIA:
        raise InputError(f"The rule has {len(numbered)} criteria; at most {MOST_CRITERIA} are allowed.")
    return [_criterion(number, row, fields) for number, row in numbered]


def _criterion(number: int, row: Sequence[str], fields: Mapping[str, Described]) -> Criterion:
    if len(row) < 3 or not all(row):
        raise InputError(f"Criterion {number} is incomplete: it needs a field, a comparison and a threshold.")
    field, comparison, threshold = row
    if field not in fields:
        raise InputError(f"Criterion {number}: {no_field('the layer', [field], fields)}")
    comparison = _SPELLINGS.get(comparison, comparison)
    if comparison not in _OPERATORS:
        raise InputError(f"Criterion {number}: '{comparison}' is no comparison. Use one of {', '.join(_OPERATORS)}.")
    try:
        value = float(threshold)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(f"Criterion {number}: the threshold '{threshold}' is not a number.")
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
            f"The field prefix '{prefix}' must be 1 to 6 letters, digits or underscores and begin with a letter."
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
        warnings.append(
            f"{undecided:,} of {n:,} areas are undecided, neither flagged nor cleared, because values are missing."
        )
    if PEOPLE in areas.values and np.isnan(people[flagged]).any():
        warnings.append("Some flagged areas have no number of people: the total leaves them out.")
    bands = {criterion.of.band for criterion in rule} - {None}
    sheet = Sheet(
        Result(
            ResultKind.PRIORITY, prefix, label.strip(), data=Data.ESTIMATE, members=len(rule), words=rule_words(rule, join, least),
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
    said = "; ".join(criterion.words() for criterion in rule)
    if len(rule) < 2 or join is Join.ALL:
        return said
    return f"any of: {said}" if join is Join.ANY else f"at least {least} of: {said}"


def sources_of(rule: Sequence[Criterion]) -> str:
    """Return where the data of a rule's fields come from, and whether that is not known of some; empty where of none is."""
    sources = [criterion.of.source() for criterion in rule]
    known = [source for source in dict.fromkeys(sources) if source]
    return "; ".join([*known, *(["of other fields not stated"] if known and not all(sources) else [])])


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
            f"The rule asks for at least {least} of {criteria} criteria. Choose a number from 1 to {criteria}."
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
    phrases = [*words, *(f"not known: {said}" for said in words)]
    patterns = np.hstack([met, unknown])
    texts = np.full(len(met), None, dtype=object)
    known: dict[bytes, str] = {}  # thousands of areas meet the rule in a few ways
    for row in np.flatnonzero(flags != 0):
        pattern = patterns[row].tobytes()
        if pattern not in known:
            known[pattern] = "; ".join(phrases[number] for number in np.flatnonzero(patterns[row]))
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
