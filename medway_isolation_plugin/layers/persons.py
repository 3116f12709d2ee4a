"""Layers of which a part is of persons: a copy in which that part may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ..core.arrays import Floats
from ..core.described import Described
from ..core.disclosure import DisclosureRule, is_person_data, numbers_of
from ..core.disclosure.shares import PersonShare, protected_shares
from ..core.faults import InputError
from ..core.fields import COUNTED, Data, Role
from ..core.ranking import QuantileRule
from ..core.words import QT_TRANSLATE_NOOP
from . import features, fields

_FIFTHS = 5
_CHANGED = (Role.VALUE, Role.RANK, Role.QUANTILE, Role.LOWER, Role.UPPER, Role.NUMERATOR, Role.RELATIVE)


@dataclass(frozen=True)
class ShownPersons:
    """A copy that may be shown, and the ids of the areas that are hidden in it, by class field."""

    layer: QgsVectorLayer
    hidden: dict[str, frozenset[int]]


def of_persons(of: Described, said: bool) -> bool:
    """Return whether a column is made of counts of persons: by its facts, or where they say nothing as a person said.

    Counts of which nothing is known are taken for such; an index of which nothing is known is no count.
    """
    if of.is_flag or of.result is None:
        return said and not of.is_flag
    if not is_person_data(of.result.data if of.stated else Data.UNKNOWN):
        return False
    return said or of.result.data is Data.PERSON or of.beside(Role.NUMERATOR) is not None


def is_flag_of_persons(of: Described, said: bool) -> bool:
    """Return whether a flag's rule counts persons, so that it cannot be made again of protected counts.

    By its facts; where these say nothing of one of its criteria, as a person said.
    """
    if not of.is_flag:
        return False
    data = of.result.data if of.stated and of.result is not None else Data.UNKNOWN
    return data is Data.PERSON or (said and data is Data.UNKNOWN)


def shown(layer: QgsVectorLayer, columns: Sequence[Described], rule: DisclosureRule) -> ShownPersons:
    """Return a copy of a layer in which classes of persons, their values and ranks are made again of protected counts.

    Raises
    ------
    InputError
        When the counts that a class was made of are not in the layer, or are none.
    """
    parts = {of.name: [of.beside(role) for role in (Role.NUMERATOR, Role.DENOMINATOR)] for of in columns}
    without = [name for name, both in parts.items() if None in both]
    if without:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The field '{field}' is of persons, and the counts that it was made of are not in the layer, so that small ones cannot "
                "be hidden. Choose other fields (FIELDS), or a layer with its counts.",
            ),
            field=without[0],
        )
    copy = layer.materialize(QgsFeatureRequest())
    fields.hand_on(layer, copy)
    shares = {}
    for of in columns:
        numerator, denominator = (
            numbers_of(features.values(layer, part.name, features.THE_AREAS))
            for part in parts[of.name]
            if part is not None
        )
        shares[of.name] = PersonShare(numerator, denominator, of.classes or _FIFTHS, _rule(of))
    made, _ = protected_shares(shares, rule)
    ids = [feature.id() for feature in copy.getFeatures(QgsFeatureRequest().setNoAttributes())]
    for of in columns:
        own = made[of.name]
        cells = {Role.VALUE: own.values, Role.RANK: own.ranks, Role.QUANTILE: own.classes}
        _write(copy, of, ids, {role: cells.get(role, np.full(len(ids), np.nan)) for role in _CHANGED})
    _count_again(copy)
    return ShownPersons(
        copy,
        {of.name: frozenset(one for one, gone in zip(ids, made[of.name].hidden) if gone) for of in columns},
    )


def _write(copy: QgsVectorLayer, of: Described, ids: Sequence[int], cells: dict[Role, Floats]) -> None:
    changed: dict[int, dict[int, float | None]] = {one: {} for one in ids}
    for role, column in cells.items():
        field = of.beside(role)
        number = copy.fields().lookupField(field.name) if field is not None else -1
        if number >= 0:
            for one, value in zip(ids, column.tolist()):
                changed[one][number] = None if np.isnan(value) else value
    copy.dataProvider().changeAttributeValues(changed)


def _count_again(copy: QgsVectorLayer) -> None:
    """Keep how many areas have each class now, by which the facts are believed."""
    fields.say(
        copy,
        [
            replace(
                result,
                fields=tuple(
                    replace(field, counts=fields.counts_in(copy, field.name)) if field.role in COUNTED else field
                    for field in result.fields
                ),
            )
            for result in fields.results_of(copy)
        ],
    )


def _rule(of: Described) -> QuantileRule:
    known = of.result.rule if of.result is not None else ""
    return QuantileRule(known) if known in {one.value for one in QuantileRule} else QuantileRule.ENGLAND
