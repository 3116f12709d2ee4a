"""Why a result moved, as far as it arose in the result itself: from what two chapters state of it, never from its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ..faults import listed
from ..fields import ResultKind
from ..made_of import rounded
from ..words import QT_TRANSLATE_NOOP, Phrase
from .change_words import RATE, fact_words, from_to, number_words, of_columns_words, rounding_words, rule_words, weighed
from .compared import BASE_YEAR, MADE_OF_OTHERS, DifferingColumn, Pair, differ, rounding


class Cause(str, Enum):
    """Why something moved."""

    DATA = QT_TRANSLATE_NOOP("MedwayIsolation", "Data")
    EDITION = QT_TRANSLATE_NOOP("MedwayIsolation", "Edition of the data")
    BOUNDARIES = QT_TRANSLATE_NOOP("MedwayIsolation", "Boundaries")
    METHOD = QT_TRANSLATE_NOOP("MedwayIsolation", "Method")
    WEIGHTS = QT_TRANSLATE_NOOP("MedwayIsolation", "Weights")
    ROUNDING = QT_TRANSLATE_NOOP("MedwayIsolation", "Rounding")
    NAMES = QT_TRANSLATE_NOOP("MedwayIsolation", "Names")
    PRESENCE = QT_TRANSLATE_NOOP("MedwayIsolation", "What is in the chapter")
    UNSTATED = QT_TRANSLATE_NOOP("MedwayIsolation", "Not stated")


SILENT = frozenset({Cause.NAMES, Cause.PRESENCE})  # they move no number


@dataclass(frozen=True)
class Own:
    """A cause that arose in a result, and in words what; `classes_only` where it moves classes and no value."""

    cause: Cause
    said: str
    classes_only: bool = False


PLACES, WARDS = "places", "wards"  # kinds of what is no result, and moves what a chapter says all the same
_NEED = ResultKind.NEED.value
# What results state of where their data are from, as people call it; an estimate of need states the rate's.
_STATES = {
    "source": QT_TRANSLATE_NOOP("MedwayIsolation", "source"),
    "year": QT_TRANSLATE_NOOP("MedwayIsolation", "year"),
    "edition": QT_TRANSLATE_NOOP("MedwayIsolation", "edition"),
}
_NEED_STATES = {
    "source": QT_TRANSLATE_NOOP("MedwayIsolation", "source of the rate"),
    "year": QT_TRANSLATE_NOOP("MedwayIsolation", "year of the rate"),
    "edition": QT_TRANSLATE_NOOP("MedwayIsolation", "residents"),
}


def own_causes(pair: Pair, fresh: Sequence[DifferingColumn], edition_told: bool) -> Iterator[Own]:
    """Tell why a result moved by itself.

    Parameters
    ----------
    pair : Pair
    fresh : sequence of DifferingColumn
        The columns that differ and come from no other result. Those that the result does not show are told by `of_columns`.
    edition_told : bool
        Whether the result that the columns come from states another edition already.
    """
    yield from _boundaries(pair)
    editions = _editions(pair)
    if editions and not edition_told:
        yield Own(Cause.EDITION, from_to(editions))
    if not pair.edition_brings:
        yield from _data(pair, fresh)
    yield from _method(pair)
    yield from _weights(pair)
    yield from _names(pair)


def _boundaries(pair: Pair) -> Iterator[Own]:
    before, now, same = len(pair.first.codes), len(pair.second.codes), int(pair.there.sum())
    if not pair.same_areas:
        if pair.kind == WARDS and (renamed := _renamed_wards(pair)):
            template = QT_TRANSLATE_NOOP("MedwayIsolation", "Wards of the same outline have another name: {names}.")
            yield Own(Cause.NAMES, Phrase(template, names=listed(renamed, 3)))
            return
        templates = {
            WARDS: QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Wards: {before}, now {now}. Names gone: {gone}; new: {come}; in both: {same}."
            ),
            PLACES: QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Other places: {before}, now {now}. Gone: {gone}; new: {come}; in both: {same}."
            ),
        }
        areas = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "Areas: {before}, now {now}. Codes gone: {gone}; new: {come}; in both: {same}."
        )
        numbers = {"before": before, "now": now, "gone": before - same, "come": now - same, "same": same}
        told = Phrase(templates.get(pair.kind, areas), **{name: f"{number:,}" for name, number in numbers.items()})
        yield Own(Cause.DATA if pair.kind == PLACES else Cause.BOUNDARIES, told)
        return
    first, second = pair.first.shapes[pair.at], pair.second.shapes
    other = [code for code, was, is_now in zip(pair.second.codes, first, second) if was and is_now and was != is_now]
    if not other:
        return
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas of the same code have another outline: {codes}.")
    one = "{n} area of the same code has another outline: {codes}."
    if pair.kind == WARDS:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} wards of the same name have another outline: {codes}.")
        one = "{n} ward of the same name has another outline: {codes}."
    yield Own(Cause.BOUNDARIES, Phrase(template, one=one, n=len(other), codes=listed(other, 3)))


def _renamed_wards(pair: Pair) -> list[str]:
    """Return what wards are called now that were called otherwise; nothing where outlines came or went too."""
    before, now = (dict(zip(one.codes.tolist(), one.shapes.tolist())) for one in (pair.first, pair.second))
    if sorted(before.values()) != sorted(now.values()) or any(before[name] != now[name] for name in {*before} & {*now}):
        return []
    was = {shape: name for name, shape in before.items() if name not in now}
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{now} (was {before})")
    return [Phrase(template, now=name, before=was[now[name]]) for name in sorted({*now} - {*before})]


def _editions(pair: Pair) -> list[tuple[str, str, str]]:
    """Return what is stated otherwise of where the data are from: what, before, now."""
    if pair.kind in MADE_OF_OTHERS:
        return []
    first, second = pair.first, pair.second
    stated: list[tuple[str, str, str]] = [
        (Phrase(what), getattr(first, name), getattr(second, name))
        for name, what in (_NEED_STATES if pair.kind == _NEED else _STATES).items()
    ]
    before, now = dict(first.method).get(BASE_YEAR, ""), dict(second.method).get(BASE_YEAR, "")
    if pair.other_projection:
        stated.append((fact_words(BASE_YEAR)[0], before, now))
    return [one for one in stated if one[1] != one[2]]


def _data(pair: Pair, fresh: Sequence[DifferingColumn]) -> Iterator[Own]:
    """Tell of counts or published values that differ, or of what went in where nothing is shown of it."""
    first, second = pair.first, pair.second
    if first.age_split != second.age_split:
        return  # other people are counted: the method says so
    names = _shown_names(pair)
    if names:
        if not (pair.recorded and pair.same_areas) or any(one.now.shown for one in fresh):
            yield from _shown(pair, names)
        return
    if pair.recorded or not pair.same_areas or _weight_names(pair)[0] != _weight_names(pair)[1]:
        return
    if first.inputs and second.inputs and first.inputs != second.inputs:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "The values that went in differ (fingerprint {before}, now {now})."
        )
        yield Own(Cause.DATA, Phrase(template, before=first.inputs, now=second.inputs))
    elif not (first.inputs and second.inputs) and (first.method, first.weights) == (second.method, second.weights):
        values = pair.values("value")
        how = rounding(*values) if differ(*values).any() else None
        if how is not None:
            yield Own(Cause.ROUNDING, rounding_words(how))


def _shown_names(pair: Pair) -> list[str]:
    """Return which columns of a result show what went in: counts, or values as they were published."""
    if pair.kind == ResultKind.DEPRIVATION.value:
        return ["value", "rank"]
    names = ["count", "base"] if pair.first.base_words == pair.second.base_words else ["count"]
    counted = any((~np.isnan(column)).any() for name in names for column in pair.values(name))
    return names if counted else []


def _shown(pair: Pair, names: Sequence[str]) -> Iterator[Own]:
    columns = [pair.values(name) for name in names]
    other = np.any([differ(*column) for column in columns], axis=0)
    if not other.any():
        return
    how = [rounding(*column) for column in columns if differ(*column).any()]
    if None not in how:
        yield Own(Cause.ROUNDING, rounding_words(max(one for one in how if one is not None)))
        return
    codes = pair.second.codes[pair.there][other]
    if pair.kind == ResultKind.DEPRIVATION.value:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "Published values of {n} areas differ: {codes}.")
        one = "Published values of {n} area differ: {codes}."
    else:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "Counts of {n} areas differ: {codes}.")
        one = "Counts of {n} area differ: {codes}."
    yield Own(Cause.DATA, Phrase(template, one=one, n=len(codes), codes=listed(codes, 3)))


def shows(pair: Pair, column: DifferingColumn) -> bool:
    """Return whether a column's change is told by the counts or values that the result shows of it."""
    names = _shown_names(pair) if column.now.shown else []
    return any(bool(differ(*pair.values(name)).any()) for name in names)


def of_columns(columns: Sequence[DifferingColumn]) -> Iterator[Own]:
    """Tell of columns that went in with other values, and of which no result shows the numbers."""
    how = {column: rounded(column.before, column.now) for column in columns}
    for found in sorted({found for found in how.values() if found is not None}):
        yield Own(Cause.ROUNDING, rounding_words(found))
    names = [column.now.name for column, found in how.items() if found is None]
    if names:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "The values of {n} columns that went in differ: {names}.")
        one = "The values of {n} column that went in differ: {names}."
        yield Own(Cause.DATA, Phrase(template, one=one, n=len(names), names=listed(dict.fromkeys(names))))


def _method(pair: Pair) -> Iterator[Own]:
    first, second = pair.first, pair.second
    of_classes = [
        (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "classes")), rule_words(first.rule), rule_words(second.rule)),
        (
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "number of classes")),
            number_words(first.classes),
            number_words(second.classes),
        ),
    ]
    others: list[tuple[str, str, str]] = [
        (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "method")), first.kind, second.kind),
        (Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "counted against")), first.base_words, second.base_words),
        (
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "age split")),
            number_words(first.age_split),
            number_words(second.age_split),
        ),
        *_recipe(pair),
    ]
    classes = [one for one in of_classes if one[1] != one[2]]
    rest = [one for one in others if one[1] != one[2]]
    if classes or rest:
        yield Own(Cause.METHOD, from_to([*classes, *rest]), not rest)
    before, now = _weight_names(pair)
    new = sorted({*before} ^ {*now})
    if new and before and now:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "Indicators or domains that came or went: {names}.")
        yield Own(Cause.METHOD, Phrase(template, names=listed(map(weighed, new))))


def _recipe(pair: Pair) -> list[tuple[str, str, str]]:
    """Return what the facts of the method say otherwise: what, before, now."""
    before, now = dict(pair.first.method), dict(pair.second.method)
    if pair.kind == ResultKind.PRIORITY.value:
        # A rule is known by its facts; its words follow what its columns are called.
        other = before != now if before and now else pair.first.words != pair.second.words
        return [_rule(pair)] if other else []
    keys = {*before} | {*now} if pair.kind == _NEED else {*before} & {*now}
    if (pair.first.source, pair.first.year) != (pair.second.source, pair.second.year):
        keys = {key for key in keys if not key.startswith(RATE)}  # another survey brings its own rate
    if pair.other_projection:
        keys -= {BASE_YEAR, "years"}
    if not (before and now):
        keys = set()
    of: dict[tuple[str, str, str], list[str]] = {}
    for key in sorted(keys):
        what, column = fact_words(key)
        if before.get(key, "") != now.get(key, ""):
            of.setdefault((what, before.get(key, ""), now.get(key, "")), []).append(column)
    found = [(of_columns_words(what, columns), was, is_now) for (what, was, is_now), columns in of.items()]
    if pair.first.words != pair.second.words:
        found.append(_rule(pair))
    return found


def _rule(pair: Pair) -> tuple[str, str, str]:
    before, now = (f"'{one.words}'" if one.words else "" for one in (pair.first, pair.second))
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "rule")), before, now


def _weight_names(pair: Pair) -> tuple[list[str], list[str]]:
    return [name for name, _ in pair.first.weights], [name for name, _ in pair.second.weights]


def _weights(pair: Pair) -> Iterator[Own]:
    before, now = dict(pair.first.weights), dict(pair.second.weights)
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "weight of '{column}'")
    other = [
        (Phrase(template, column=weighed(name)), f"{before[name]:g}", f"{now[name]:g}")
        for name in sorted({*before} & {*now})
        if before[name] != now[name]
    ]
    if other:
        yield Own(Cause.WEIGHTS, from_to(other))


def _names(pair: Pair) -> Iterator[Own]:
    before, now = pair.first.names[pair.at][pair.there], pair.second.names[pair.there]
    renamed = [code for code, was, name in zip(pair.second.codes[pair.there], before, now) if was != name]
    if renamed:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have another name: {codes}.")
        one = "{n} area has another name: {codes}."
        yield Own(Cause.NAMES, Phrase(template, one=one, n=len(renamed), codes=listed(renamed, 3)))
