"""The living-alone index: people living alone in a band, as a share of its residents or of all households."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from . import ranking, sources
from .areas import AreaTable, Measure, PartOf
from .arrays import Floats
from .bands import BANDS, Band, check_age_split, other_age
from .faults import InputError, counted, listed
from .field_forms import Sheet, base_words
from .fields import RESIDENTS, Result, ResultKind, Role, Scope
from .intervals import compare, wilson
from .ranking import QuantileRule
from .results import Notes, ResultTable, is_none
from .words import QT_TRANSLATE_NOOP

HOUSEHOLDS = QT_TRANSLATE_NOOP("MedwayIsolation", "households")
STEM = "la"


class Denominator(str, Enum):
    """What people living alone are counted against. The choice decides the picture (METHODS §1)."""

    POPULATION = "population"
    HOUSEHOLDS = "households"


@dataclass(frozen=True)
class Settings:
    """How to compute the index. `age_split` is the age at which the counts really split, 65 or 66."""

    denominator: Denominator = Denominator.POPULATION
    confidence: float = 0.95
    classes: int = 5
    rule: QuantileRule = QuantileRule.ENGLAND
    age_split: int = 65

    @property
    def bands(self) -> tuple[Band, ...]:
        """Return the bands at the age at which the counts really split."""
        return tuple(band.at(self.age_split) for band in BANDS)


@dataclass(frozen=True)
class LivingAlone:
    """The index: the table, the study area's value in percent by `Band.slot`, areas without a value, and warnings."""

    table: ResultTable
    study_area: Mapping[str, float]
    nulls: int
    warnings: tuple[str, ...]


def alone_key(band: Band) -> str:
    """Return the measure of one-person households in a band, whatever the age that it splits at."""
    return f"alone_{band.slot}"


def residents_key(band: Band) -> str:
    """Return the measure of residents in a band, whatever the age that it splits at."""
    return f"residents_{band.slot}"


def denominator_key(band: Band, denominator: Denominator) -> str:
    """Return the measure that a band is counted against."""
    return HOUSEHOLDS if denominator is Denominator.HOUSEHOLDS else residents_key(band)


def _words(settings: Settings) -> dict[str, str]:
    words = {HOUSEHOLDS: "all households"}
    for band in settings.bands:
        label = band.label()
        words[alone_key(band)] = f"one-person households, {label}"
        words[residents_key(band)] = f"residents {label}"
    return words


def needed(settings: Settings) -> dict[str, str]:
    """Return the counts that the index cannot do without: measure key to what it is in words."""
    words = _words(settings)
    keys = [key for band in BANDS for key in (alone_key(band), denominator_key(band, settings.denominator))]
    return {key: words[key] for key in keys}


def fitting(settings: Settings, held: Collection[str]) -> tuple[Settings, list[str]]:
    """Return settings that fit the counts which an official table holds, and what is to be said of a change.

    A table that splits at one age only can mean no other, and one without residents is counted against households.

    Parameters
    ----------
    settings : Settings
    held : collection of str
        The canonical names of the table's counts.
    """
    said: list[str] = []
    made = settings
    for age in (settings.age_split, other_age(settings.age_split)):
        if {f"alone_u{age}", f"alone_{age}p"} <= set(held):
            made = replace(made, age_split=age)
            break
    if made.age_split != settings.age_split:
        said.append(
            f"The table's counts split at {made.age_split}: the bands are under {made.age_split} and {made.age_split}+."
        )
    residents = {f"residents_u{made.age_split}", f"residents_{made.age_split}p"}
    if made.denominator is Denominator.POPULATION and not residents <= set(held) and HOUSEHOLDS in held:
        made = replace(made, denominator=Denominator.HOUSEHOLDS)
        said.append(
            "The table has no residents by band: people living alone are counted against all households. Give residents of "
            "the same areas (RESIDENTS_TABLE) to count them against people."
        )
    return made, said


def recognised(
    fields: Mapping[str, str], settings: Settings, headings: Sequence[str], name: str = ""
) -> dict[str, str]:
    """Return the fields of counts, with those that the index needs and nobody chose, taken by their headings.

    Parameters
    ----------
    fields : mapping of str to str
        Measure key to the user's field, which is never changed; empty where none is chosen.
    settings : Settings
    headings : sequence of str
        Of the table of counts.
    name : str
        What the table is called, where a heading means something else in some files.

    Returns
    -------
    dict of str to str
        A count that no heading means stays empty.

    Raises
    ------
    InputError
        When several headings fit, or one that splits at another age.
    """
    found = dict(fields)
    columns = sources.recognise(headings, name)
    other = other_age(settings.age_split)
    for key, words in needed(settings).items():
        if found.get(key):
            continue
        own = sources.at_split(key, settings.age_split)
        found[key] = columns.heading(own)
        if found[key]:
            continue
        if several := columns.candidates(own):
            raise InputError(
                f"No field is chosen for {words}, and several headings fit: {listed(several)}. Choose one."
            )
        if at_other := columns.heading(sources.at_split(key, other)):
            raise InputError(
                f"No field is chosen for {words}. The field '{at_other}' splits at {other}: set the age split to {other}, or "
                "choose another field."
            )
    return found


def recognised_residents(chosen: Mapping[str, str], settings: Settings, headings: Sequence[str]) -> dict[str, str]:
    """Return the fields of residents in a table of their own: those chosen, by measure, else by their headings.

    Raises
    ------
    InputError
        When a band's are not found.
    """
    columns = sources.recognise(headings)
    found = {key: name or columns.heading(sources.at_split(key, settings.age_split)) for key, name in chosen.items()}
    if absent := [_words(settings)[key] for key, name in found.items() if not name]:
        raise InputError(
            f"The table of residents has no column for {' and '.join(absent)}. Its fields are: {listed(headings, 20) or 'none'}."
        )
    return found


def measures(fields: Mapping[str, str], settings: Settings) -> tuple[list[Measure], list[PartOf]]:
    """Say which counts are needed and how they hang together.

    Parameters
    ----------
    fields : mapping of str to str
        Measure key to the user's field; an empty name means that the user has none. Counts that the chosen
        denominator does not need are still used to check the others.

    Raises
    ------
    InputError
        When a needed field is not named, or the fields' names contradict the age split.
    """
    words = _words(settings)
    for key in needed(settings):
        if not fields.get(key):
            instead = "" if key in {alone_key(band) for band in BANDS} else ", or another denominator"
            raise InputError(f"No field is chosen for {words[key]}. Choose one{instead}.")
    named = {key: name for key, name in fields.items() if name}
    check_age_split({words[key]: name for key, name in named.items() if key != HOUSEHOLDS}, settings.age_split)
    parts = [PartOf((alone_key(band),), residents_key(band)) for band in BANDS]
    parts.append(PartOf(tuple(alone_key(band) for band in BANDS), HOUSEHOLDS))
    return [Measure(key, name, words[key]) for key, name in named.items()], parts


def index(areas: AreaTable, settings: Settings = Settings()) -> LivingAlone:
    """Compute the living-alone index for both bands.

    Parameters
    ----------
    areas : AreaTable
        Measures as `measures` lists them, shape (n,) each.
    settings : Settings
        Denominator, confidence level, classes, quantile rule, age split.

    Returns
    -------
    LivingAlone
        For each band b (u65 and 65p, or u66 and 66p where the counts split at 66): `la_b` percent (0-100), `la_b_lo` and
        `la_b_hi` its Wilson interval in percent, `la_b_rel`
        relative value (study area = 100), `la_b_cmp` higher, similar or lower than the study area, `la_b_rk` rank
        (1 = most isolated), `la_b_q` quantile (1 = most isolated), `la_b_n` people living alone, `la_b_d` the
        denominator; and `la_note`.

    Raises
    ------
    InputError
        When no area has a value for either band.

    Notes
    -----
    METHODS §1; Medway JSNA, social isolation chapter. The study area's value is the sum of the numerators over the
    sum of the denominators of the areas that have both.
    """
    notes = areas.notes()
    result = Result(
        ResultKind.LIVING_ALONE, STEM, worst="isolated", classes=settings.classes, rule=settings.rule.value,
        age_split=settings.age_split, confidence=settings.confidence,
        base=HOUSEHOLDS if settings.denominator is Denominator.HOUSEHOLDS else RESIDENTS,
    )  # fmt: skip
    sheet = Sheet(result)
    study_area: dict[str, float] = {}
    empty = np.zeros(len(areas.codes), dtype=bool)
    for band in settings.bands:
        value, study_area[band.slot] = _band(sheet, result, areas, band, settings, notes)
        empty |= np.isnan(value)
    if not any(value >= 0 for value in study_area.values()):
        raise InputError(
            "No area has both counts for either band: there is nothing to compute. Check the chosen fields."
        )
    sheet.add(Role.NOTE, notes.texts())
    table = sheet.table(areas.codes)
    return LivingAlone(table, study_area, int(empty.sum()), _warnings(areas, table, study_area, settings))


def _band(
    sheet: Sheet, result: Result, areas: AreaTable, band: Band, settings: Settings, notes: Notes
) -> tuple[Floats, float]:
    label = band.label()
    alone = areas.values[alone_key(band)]
    base = areas.values[denominator_key(band, settings.denominator)]
    of_what = base_words(result, band)

    matched = is_none(areas.reasons)
    notes.add(matched & (np.isnan(alone) | np.isnan(base)), f"{label}: a count is missing")
    notes.add(matched & (base == 0), f"{label}: there are no {of_what}")
    there = ~np.isnan(alone) & (base > 0)
    alone, base = np.where(there, alone, np.nan), np.where(there, base, np.nan)

    # 100 x count first: equal shares such as 1/3 and 2/6 then give the same number, and so a tie.
    value = 100.0 * alone / base
    overall = float(100.0 * np.nansum(alone) / np.nansum(base)) if there.any() else float("nan")
    lower, upper = (100.0 * limit for limit in wilson(alone, base, settings.confidence))
    ranks = ranking.rank(value)
    classes = ranking.quantile(ranks, settings.classes, settings.rule)
    for crowd in ranking.crowds(ranks, classes, settings.classes):
        notes.add(crowd.rows, f"{label}: {crowd.words()}")

    sheet.add(Role.VALUE, value, band)
    sheet.add(Role.LOWER, lower, band)
    sheet.add(Role.UPPER, upper, band)
    sheet.add(Role.RELATIVE, ranking.relative(value, overall), band)
    sheet.add(Role.COMPARED, compare(lower, upper, overall), band)
    sheet.add(Role.RANK, ranks, band, Scope.LOCAL)
    sheet.add(Role.QUANTILE, classes, band, Scope.LOCAL)
    sheet.add(Role.NUMERATOR, alone, band)
    sheet.add(Role.DENOMINATOR, base, band)
    return value, overall


def _warnings(
    areas: AreaTable, table: ResultTable, study_area: Mapping[str, float], settings: Settings
) -> tuple[str, ...]:
    found = list(areas.warnings)
    for band in settings.bands:
        if np.isnan(study_area[band.slot]):
            found.append(f"No area has counts for {band.label()}: that band is left empty.")
            continue
        lost = np.isnan(table[f"{STEM}_{band.key}"]) & is_none(areas.reasons)
        if lost.any():
            found.append(
                f"{band.title()}: {counted(int(lost.sum()), 'area lacks a count or has', 'areas lack a count or have')} none to divide by, "
                f"and no value; the study area's value is without them: {listed(areas.codes[lost])}."
            )
    stems = {band.title(): f"{STEM}_{band.key}" for band in settings.bands}
    found += ranking.too_few({band: table[stem] for band, stem in stems.items()}, settings.classes)
    crowded = {
        band: ranking.crowds(table[f"{stem}_rk"], table[f"{stem}_q"], settings.classes) for band, stem in stems.items()
    }
    return (*found, *ranking.uneven(crowded))
