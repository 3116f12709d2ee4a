"""Open propensities: what share of people of each type shows a variable, from counts (METHODS §2, open proxy)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import areas, cells
from .areas import Measure, RawTable
from .arrays import Bools, Floats, Texts
from .faults import Faults, InputError, listed
from .grouping import first_rows, group_sums, numbered
from .results import NAME_LENGTH, Notes
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

BASE = "base"

# The counts behind the variables of the bundled profiles, as far as a census has them: numerator and denominator.
OPEN_COUNTS = {
    "one_person": ("one_person_households", "households"),
    "alone_65p": ("one_person_65plus", "households"),
    "lone_par": ("lone_parent_total", "households"),
    "widowed": ("widowed", "adults16plus"),
    "no_engl": ("english_not_well_or_not_at_all", "language_pop3plus"),
    "not_engl": ("main_language_not_english", "language_pop3plus"),
    "no_car": ("no_car_households", "car_households_total"),
    "carer": ("unpaid_care_any", "care_total5plus"),
    "retired": ("retired_16_74", "econ_pop16_74"),
    "bad_health": ("health_bad_or_very_bad", "health_total"),
    "limited": ("limited_a_lot", "disability_total"),
    "mobility": ("limited_a_lot", "disability_total"),
}


@dataclass(frozen=True)
class Ratio:
    """One variable: the field to make, and the fields whose sums are divided."""

    name: str
    numerator: str
    denominator: str


def preset(variables: Sequence[str], own: Sequence[Ratio]) -> list[Ratio]:
    """Return a ratio for each variable of a profile: one's own where there is one, else that of `OPEN_COUNTS`.

    Raises
    ------
    InputError
        When a variable has neither.
    """
    known = {name: Ratio(name, *fields) for name, fields in OPEN_COUNTS.items()} | {ratio.name: ratio for ratio in own}
    lacking = [name for name in variables if name not in known]
    if lacking:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A census has no counts for these variables of the profile: {names}. Add a row for each under Variables, with the "
                "fields of your data, or choose a profile of open variables.",
            ),
            names=listed(lacking, 20),
        )
    return [*(known[name] for name in variables), *(ratio for ratio in own if ratio.name not in variables)]


@dataclass(frozen=True)
class Propensities:
    """Types (t,), each variable's proportion (t,), households behind each type (t,), notes (t,), fallen-back types."""

    types: Texts
    values: Mapping[str, Floats]
    base: Floats
    notes: Texts
    fallbacks: int
    warnings: tuple[str, ...]


def table_of(
    table: RawTable,
    parents: Sequence[object] | None,
    ratios: Sequence[Ratio],
    base_field: str,
    minimum_base: float = 100.0,
) -> Propensities:
    """Build a table of types from counts.

    Parameters
    ----------
    table : RawTable
        Typed areas or types; `codes` are the types (m,), `cells` holds every field that `ratios` and `base_field` name.
    parents : sequence, shape (m,), optional
        The group that each row's type belongs to.
    ratios : sequence of Ratio
        The variables.
    base_field : str
        Households.
    minimum_base : float
        Types with fewer households take their parent group's proportions, or everybody's where the group is too
        small as well; the note says so.

    Returns
    -------
    Propensities
        Types in alphabetical order; proportions 0-1, NaN where nothing is known.

    Raises
    ------
    InputError
        Empty table, empty types, faulty counts, a numerator above its denominator, a type in two groups.

    Notes
    -----
    p_tv = sum of numerators / sum of denominators over the rows that carry type t. A row without one of the two
    counts is left out of that variable.
    """
    if not len(table.codes):
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "The table of typed areas is empty."))
    codes = areas.clean_codes(table.codes)
    faults = Faults()
    _check_ratios(ratios, faults)
    if (codes == "").any():
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{n} rows have no segment type. Fill the type field, or filter these rows out."
            ),
            one="{n} row has no segment type. Fill the type field, or filter these rows out.",
            n=int((codes == "").sum()),
        )
    base = cells.numbers(
        table.cells[base_field],
        Measure(BASE, base_field, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "households"))),
        codes,
        faults,
    )
    columns = {}
    for name in dict.fromkeys(field for ratio in ratios for field in (ratio.numerator, ratio.denominator)):
        columns[name] = cells.numbers(
            table.cells[name],
            Measure(name, name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a count"))),
            codes,
            faults,
        )
    for ratio in ratios:
        wrong = columns[ratio.numerator] > columns[ratio.denominator]
        if wrong.any():
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "'{part}' is larger than '{whole}' for {codes}. Check the fields of '{name}'."
                ),
                part=ratio.numerator,
                whole=ratio.denominator,
                codes=listed(codes[wrong]),
                name=ratio.name,
            )
    groups = _groups(codes, parents, faults)
    faults.raise_if_any()

    numbers: dict[str, Floats] = {BASE: np.nan_to_num(base)}
    dropped = _left_out(
        np.isnan(base),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a number of households ({field})"), field=base_field),
    )
    for i, ratio in enumerate(ratios):
        top, bottom = columns[ratio.numerator], columns[ratio.denominator]
        both = ~np.isnan(top) & ~np.isnan(bottom)
        dropped += _left_out(
            ~both, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "both counts of '{name}'"), name=ratio.name)
        )
        numbers[f"n{i}"], numbers[f"d{i}"] = np.where(both, top, 0.0), np.where(both, bottom, 0.0)
    types = np.array(sorted(set(codes)), dtype=object)
    group_of_type = groups[first_rows(codes, types)]
    group_names, group = numbered(groups)
    type_of, group_number = first_rows(types, codes), first_rows(group_names, group_of_type)
    by_type = {key: group_sums(type_of, values, len(types)) for key, values in numbers.items()}
    by_group = {key: group_sums(group, values, len(group_names))[group_number] for key, values in numbers.items()}
    everyone = {key: float(values.sum()) for key, values in numbers.items()}
    return _assemble(types, by_type, by_group, everyone, group_of_type, ratios, minimum_base, dropped)


def _left_out(rows: Bools, of_what: str) -> list[str]:
    """Count the rows that lack a count and take no part."""
    if not rows.any():
        return []
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{lost} of {n} rows without {what}: left out.")
    one = "{lost} of {n} row without {what}: left out."
    return [Phrase(template, one, lost=f"{rows.sum():,}", n=rows.size, what=of_what)]


def _check_ratios(ratios: Sequence[Ratio], faults: Faults) -> None:
    if not ratios:
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No variable is listed: give at least one name with its numerator and denominator."
            )
        )
    names = [ratio.name for ratio in ratios]
    for name in dict.fromkeys(names):
        if names.count(name) > 1 or name.lower() in (BASE, "type", "note"):
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The variable name '{name}' is taken. Give every variable a name of its own, and not base, type or note.",
                ),
                name=name,
            )
        if not 0 < len(name) <= NAME_LENGTH:
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The variable name '{name}' must have 1 to {most} characters, so that it survives in a Shapefile.",
                ),
                name=name,
                most=NAME_LENGTH,
            )


def _groups(codes: Texts, parents: Sequence[object] | None, faults: Faults) -> Texts:
    groups = np.full(len(codes), "", dtype=object) if parents is None else areas.clean_codes(parents)
    torn = [code for code, times in sorted(Counter(code for code, _ in set(zip(codes, groups))).items()) if times > 1]
    if torn:
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "These types stand in more than one parent group: {types}. Each type belongs to one group.",
            ),
            types=listed(torn),
        )
    return groups


def _assemble(
    types: Texts, by_type: Mapping[str, Floats], by_group: Mapping[str, Floats], everyone: Mapping[str, float],
    group_of_type: Texts, ratios: Sequence[Ratio], minimum_base: float, dropped: Sequence[str],
) -> Propensities:  # fmt: skip
    base = by_type[BASE]
    small = base < minimum_base
    # Types without a group do not form one.
    group_serves = (by_group[BASE] >= minimum_base) & (group_of_type != "")
    borrowed = np.zeros(len(types), dtype=bool)
    values: dict[str, Floats] = {}
    fallbacks: list[list[tuple[str, bool]]] = [[] for _ in types]  # variable, and whether its value is the group's
    for i, ratio in enumerate(ratios):
        own, of_group = _divide(by_type, i), _divide(by_group, i)
        lacking = small | np.isnan(own)
        up = lacking & group_serves & ~np.isnan(of_group)
        overall = everyone[f"n{i}"] / everyone[f"d{i}"] if everyone[f"d{i}"] > 0 else np.nan
        values[ratio.name] = np.where(up, of_group, np.where(lacking, overall, own))
        borrowed |= lacking
        for row in np.flatnonzero(lacking):
            fallbacks[row].append((ratio.name, bool(up[row])))
    notes = Notes(len(types))
    for row in np.flatnonzero(borrowed):
        said = _sources(fallbacks[row], group_of_type[row], bool(small[row]))
        if small[row]:
            few = QT_TRANSLATE_NOOP("MedwayIsolation", "{households} households, fewer than {least}: {sources}")
            said = Phrase(few, households=f"{base[row]:,.0f}", least=f"{minimum_base:,.0f}", sources=said)
        notes.add_each([row], [said])
    empty = [name for name, column in values.items() if np.isnan(column).all()]
    warnings = [*dropped]
    if empty:
        warnings.append(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "No type has counts for {names}: these are left empty."),
                names=listed(empty),
            )
        )
    if borrowed.any():
        warnings.append(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{n} types rest on too few households and take the proportions of their parent group or of all types: {types}.",
                ),
                one="{n} type rests on too few households and takes the proportions of their parent group or of all types: {types}.",
                n=int(borrowed.sum()),
                types=listed(types[borrowed]),
            )
        )
    return Propensities(types, values, base, notes.texts(), int(borrowed.sum()), tuple(warnings))


def _sources(fallbacks: Sequence[tuple[str, bool]], group: str, small: bool) -> str:
    """Say where the values of one type are from: 'taken from group 1', or each variable where they differ."""
    of_group, of_all = (
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "group {group}"), group=group),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "all types")),
    )
    places = [of_group if from_group else of_all for _, from_group in fallbacks]
    if small and len(set(places)) == 1:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "taken from {place}"), place=places[0])
    template = (
        QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: taken from {place}")
        if small
        else QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: no counts; taken from {place}")
    )
    return Phrases([Phrase(template, name=name, place=place) for (name, _), place in zip(fallbacks, places)], "; ")


def _divide(sums: Mapping[str, Floats], number: int) -> Floats:
    top, bottom = sums[f"n{number}"], sums[f"d{number}"]
    return np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)
