"""What went into each kind of result: its columns with their fingerprints, and what nothing else states of its method and weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from .areas import AreaTable
from .composite.model import Recipe
from .deprivation import STEM as DEPRIVATION
from .editions import RANK, SCORE
from .faults import Stop
from .fields import Field, Result, Role
from .living_alone import Settings, alone_key, denominator_key
from .made_of import UNKNOWN, ColumnUsed, Fingerprints, MadeOf, WeightUsed, pairs_used, result_name
from .need.estimate import INDEX, NeedQuestion
from .need.projection import Course, ProjectedVariant, Wish
from .need.published import PublishedRate
from .priority import PEOPLE, Criterion, Join
from .priority import SCORE as ORDER
from .profiles import WeightProfile
from .results import ResultTable
from .segments import Households, TypeTable

_COUNT, _BASE = Role.NUMERATOR.value, Role.DENOMINATOR.value


def stated(table: ResultTable, made: MadeOf) -> ResultTable:
    """Return a table whose result says what it was made of, with one fingerprint of it all where it has none yet."""
    result = table.stated_result()
    return table.stating(made_of=made, inputs=result.inputs or made.digest())


def named(result: Result, before: Sequence[Result], made_from: Sequence[str]) -> Result:
    """Return a result whose columns say which result of the same layer they are of.

    Parameters
    ----------
    before : sequence of Result
        Those of the layer, the newest last.
    made_from : sequence of str
        The fields of the layer that it was made of: a column of a table may have the name of one.
    """
    of = {field.name: result_name(one.kind.value, one.stem) for one in before if one.stated for field in one.fields}
    there = {name: of[name] for name in made_from if name in of}
    return replace(result, made_of=result.made_of.naming(there)) if there else result


def without_fingerprints(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return results as a copy that is given away states them.

    Where all counts but a few stand in a copy, those that are hidden could be found by trying which of them give a fingerprint.
    """
    return tuple(
        replace(one, made_of=UNKNOWN, inputs=one.inputs if one.recipe else "") for one in results
    )  # fmt: skip


def living_alone(areas: AreaTable, fields: Mapping[str, str], settings: Settings) -> MadeOf:
    """Return what an index of people living alone is made of; `fields` by measure key."""
    made, found = Fingerprints(areas.codes), []
    for band in settings.bands:
        for key, shown in ((alone_key(band), _COUNT), (denominator_key(band, settings.denominator), _BASE)):
            found.append(made.used(fields[key], areas.values[key], shown, band.slot))
    return MadeOf(tuple(found))


def deprivation(table: ResultTable, fields: Mapping[str, str]) -> MadeOf:
    """Return what a deprivation overlay is made of: scores and ranks on its areas; `fields` by `SCORE` and `RANK`."""
    made = Fingerprints(table.codes)
    columns = {SCORE: (f"{DEPRIVATION}_score", Role.VALUE), RANK: (f"{DEPRIVATION}_rank", Role.RANK)}
    return MadeOf(
        tuple(
            made.used(fields[key], table[name], shown.value)
            for key, (name, shown) in columns.items()
            if fields.get(key)
        )
    )


def composite(areas: AreaTable, recipe: Recipe, stop: Stop = lambda: None) -> MadeOf:
    """Return what a composite index is made of; its method and weights stand in its recipe. What `stop` raises ends the work."""
    made, rows = Fingerprints(areas.codes), np.arange(len(areas.codes))
    columns = []
    for name in recipe.fields():
        stop()
        if name in areas.values:
            columns.append(made.used(name, areas.values[name]))
    for name, labels in areas.labels.items():
        groups, of = np.unique(
            np.array([label or "" for label in labels], dtype=object).astype(str), return_inverse=True
        )
        columns.append(pairs_used(name, (areas.codes, rows), (groups.astype(object), of), np.ones(len(rows))))
    return MadeOf(tuple(columns))


def priority(areas: AreaTable, rule: Sequence[Criterion], join: Join, least: int, fields: Mapping[str, str]) -> MadeOf:
    """Return what flags are made of, and their rule: each criterion by what its field is, not by what it is called."""
    made = Fingerprints(areas.codes)
    keys = dict.fromkeys((*(one.key for one in rule), ORDER, PEOPLE))
    columns = [made.used(fields[key], areas.values[key]) for key in keys if key in fields and key in areas.values]
    tests = sorted(f"{_of_criterion(one)} {one.comparison} {one.threshold:g}" for one in rule)
    counted = str(least) if join is Join.AT_LEAST else ""
    said = [("join", join.value), ("least", counted), *((f"criterion_{at}", one) for at, one in enumerate(tests, 1))]
    return MadeOf(tuple(columns), tuple((name, text) for name, text in said if text))


def _of_criterion(one: Criterion) -> str:
    result, field = one.of.result, one.of.field
    if result is None or field is None or not one.of.stated:
        return one.field
    return " ".join(_identity(result, field))


def _identity(result: Result, field: Field) -> list[str]:
    """Return what a column is, whatever it is called and whatever age its counts split at."""
    part = [field.of.part.value, str(field.of.number)] if field.of is not None else []
    band = [field.band.slot] if field.band is not None else []
    return [result.kind.value, result.stem, *band, *part, field.role.value, field.scope.value]


def segmentation(
    households: Households, types: TypeTable, profile: WeightProfile, count: str, excluding: bool
) -> MadeOf:
    """Return what an index of types of households is made of; `count` is the field of households, `excluding` those of unknown types."""
    made = Fingerprints(types.types)
    slot = {weights.band.key: weights.band.slot for weights in profile.bands}
    columns = [households_used(households, types, count)]
    for weights in profile.bands:
        for variable in weights.variables:
            columns.append(made.used(variable.field, types.propensity(variable), band=weights.band.slot))
    columns += [made.used(f"share_{key}", share, band=slot.get(key, key)) for key, share in types.shares.items()]
    used = [
        WeightUsed(variable.field, variable.weight, weights.band.slot)
        for weights in profile.bands
        for variable in weights.variables
    ]
    method = (("form", types.form.value), ("unknown", "exclude" if excluding else "error"))
    return MadeOf(tuple(columns), method, tuple(used))


def households_used(households: Households, types: TypeTable, count: str) -> ColumnUsed:
    """Return households by area and type as they went in; `count` is their field."""
    names = np.array([f"{name} {at}" for at in range(3) for name in types.types], dtype=object)
    split = np.zeros(len(households.type), dtype=np.int64) if households.band is None else households.band + 1
    of_type = np.where(households.type < 0, -1, split * len(types.types) + households.type)
    return pairs_used(count, (households.codes, households.area), (names, of_type), households.count)


def need(
    areas: AreaTable,
    fields: Mapping[str, str],
    question: NeedQuestion,
    index: str = "",
    types: ColumnUsed | None = None,
) -> MadeOf:
    """Return what an estimate of need is made of: residents, index or households, and the rates as they were published.

    Parameters
    ----------
    fields : mapping of str to str
        Fields of residents by measure key.
    index : str
        The field of the index that the rate is spread by.
    types : ColumnUsed, optional
        Households by type.
    """
    made = Fingerprints(areas.codes)
    columns = [made.used(name, areas.values[key], _BASE) for key, name in fields.items()]
    if index:
        columns.append(made.used(index, areas.values[INDEX]))
    return MadeOf((*columns, *((types,) if types is not None else ())), _rates(question.rate))


def projections(
    areas: AreaTable, fields: Mapping[str, str], wish: Wish, variants: Sequence[ProjectedVariant], courses: Sequence[Course]
) -> MadeOf:  # fmt: skip
    """Return what projections of need are made of: residents, each variant's people by year, the rates, and years asked for."""
    made = Fingerprints(areas.codes)
    columns = [made.used(name, areas.values[key], _BASE) for key, name in fields.items()]
    for one in variants:
        found = one.projected
        each = [f"{age.low}-{age.high} {age.sex} {year}" for age in found.ages for year in found.years]
        columns.append(Fingerprints(np.array(each, dtype=object)).used(one.name, found.people.ravel()))
    said = [
        ("base_year", "; ".join(dict.fromkeys(str(one.base) for one in courses))),
        ("years", ", ".join(map(str, wish.years))),
        ("control", "yes" if wish.control else "no"),
    ]
    return MadeOf(tuple(columns), (*_rates(wish.rate), *((name, text) for name, text in said if text)))


def _rates(rate: PublishedRate) -> tuple[tuple[str, str], ...]:
    """Return a published rate, row by row: ages, sex and type, with low end, centre and high end in per cent."""
    found = []
    for row in rate.rows:
        ends = [f"{end:g}" for end in row.rate.ends() if not np.isnan(end)]
        ages = f"{row.of.low}+" if row.of.high is None else f"{row.of.low}-{row.of.high}"
        whom = (ages, row.of.sex, row.type)
        found.append((f"rate_{' '.join(part for part in whom if part)}", " to ".join(ends)))
    return tuple(found)
