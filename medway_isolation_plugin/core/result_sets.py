"""The results that a layer holds: how a new one joins them, and how they follow their columns (METHODS §0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .faults import InputError, listed
from .field_forms import BANDED, alias_of, name_of, whole_title
from .fields import Field, Of, Part, Result, ResultKind, Role
from .results import ResultTable
from .validity.evidence import Evidence, beside
from .words import QT_TRANSLATE_NOOP, Phrase


def same_index(one: Result, other: Result) -> bool:
    """Return whether two results are runs of the same thing: of one kind and one stem."""
    return one.kind is other.kind and one.stem == other.stem


def replaced_by(old: Result, new: Result) -> tuple[Field, ...]:
    """Return the columns of an older result that a new run takes the place of.

    A run replaces what an older one of the same kind and stem says of its bands, whole, and what is of no band (a note); where
    the band is no part of the names, all of it. A column with another name than the plugin gives, behind the prefix of a join
    or renamed, was kept by somebody and stays.
    """
    if not same_index(old, new):
        return ()
    bands = {*new.bands(), None}
    own = (field for field in old.fields if field.name.lower() == name_of(old, field).lower())
    return tuple(field for field in own if new.kind not in BANDED or field.band in bands)


def joined(before: Sequence[Result], new: Result) -> tuple[tuple[Result, ...], frozenset[str]]:
    """Add a result to those that a layer holds.

    Returns
    -------
    results : tuple of Result
        The newest last; older ones without what was replaced.
    gone : frozenset of str
        Names of the columns that are replaced, to be left out of the output.

    Raises
    ------
    InputError
        When a column would overwrite a part of another result.
    """
    kept: list[Result] = []
    gone: set[str] = set()
    made = {field.name.lower() for field in new.fields}
    for old in before:
        lost = replaced_by(old, new)
        gone |= {field.name for field in lost}
        left = tuple(field for field in old.fields if field not in lost)
        taken = [field.name for field in left if field.name.lower() in made]
        if taken:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The new fields would overwrite a part of another result, {result}: {fields}. Choose other first letters for "
                    "the output fields (PREFIX), or a layer without that result.",
                ),
                result=Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "'{title}' ({stem})"), title=whole_title(old), stem=old.stem
                ),
                fields=listed(taken),
            )
        if left:
            kept.append(replace(old, fields=left))
    return (*kept, new), frozenset(gone)


def renamed(results: Iterable[Result], names: Mapping[str, str]) -> tuple[Result, ...]:
    """Return results as a copy of their columns holds them: `names` from old to new; columns without one are left out."""
    found = []
    for result in results:
        fields = tuple(replace(field, name=names[field.name]) for field in result.fields if field.name in names)
        if fields:
            found.append(replace(result, fields=fields))
    return tuple(found)


def field_in(results: Sequence[Result], name: str) -> tuple[Result, Field] | None:
    """Return the newest result that has a column of that name, and the column."""
    for result in reversed(results):
        field = result.field(name)
        if field is not None:
            return result, field
    return None


def with_evidence(results: Sequence[Result], name: str, found: Evidence) -> tuple[Result, ...]:
    """Return results of which the column of that name carries evidence: the newest of each yardstick and ages, others beside it."""
    known = field_in(results, name)
    if known is None:
        return tuple(results)
    result, field = known
    carrying = replace(field, evidence=beside(field.evidence, found))
    changed = replace(result, fields=tuple(carrying if one is field else one for one in result.fields))
    return tuple(changed if one is result else one for one in results)


def evidence_of(results: Sequence[Result], recipe: str, inputs: str) -> tuple[Evidence, ...]:
    """Return how an index fared that was made by the same recipe from the same values, by the fingerprints of both."""
    same = (result for result in results if (result.recipe, result.inputs) == (recipe, inputs) != ("", ""))
    whole = (one for result in same for one in result.fields if one.whole)
    return tuple(dict.fromkeys(found for one in whole for found in one.evidence))


def carrying(table: ResultTable, evidence: tuple[Evidence, ...]) -> ResultTable:
    """Return a table of an index that carries how it fared; its headings follow."""
    if not evidence:
        return table
    of = table.stated_result()
    result = replace(of, fields=(replace(of.fields[0], evidence=evidence), *of.fields[1:]))
    columns = (replace(each, alias=alias_of(result, field)) for each, field in zip(table.columns, result.fields))
    return replace(table, columns=tuple(columns), result=result)


def evidence_held(results: Sequence[Result], index: str) -> tuple[Evidence, ...]:
    """Return how an index fared that has no facts of its own, by its title: what an earlier result of holding it carries."""
    mine = [
        result
        for result in results
        if result.kind is ResultKind.VALIDITY and Of(Part.INDEX, 0, index) in (one.of for one in result.fields)
    ]
    return tuple(found for result in mine for one in result.fields for found in one.evidence)


def value_of(results: Sequence[Result], name: str) -> str:
    """Return the name of the index that a class field was made from; empty where it is not known or not in the layer."""
    known = field_in(results, name)
    if known is None:
        return ""
    result, field = known
    same = (one for one in result.fields if one.role is Role.VALUE and (one.band, one.of) == (field.band, field.of))
    return next((one.name for one in same), "")
