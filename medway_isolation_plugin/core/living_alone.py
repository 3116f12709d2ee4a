"""The living-alone index: people living alone in a band, as a share of its residents or of all households."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from . import ranking
from .areas import AreaTable, Measure, PartOf
from .arrays import Floats
from .bands import BANDS, Band, check_age_split
from .faults import InputError, listed
from .field_forms import Sheet, base_words
from .fields import ISOLATED, RESIDENTS, Result, ResultKind, Role, Scope
from .intervals import compare, wilson
from .ranking import QuantileRule
from .results import Notes, ResultTable, is_none
from .words import QT_TRANSLATE_NOOP, Phrase

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


def words_of(settings: Settings) -> dict[str, str]:
    """Return what each count is in words, by its measure key."""
    words: dict[str, str] = {HOUSEHOLDS: Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "all households"))}
    alone, residents = (
        QT_TRANSLATE_NOOP("MedwayIsolation", "one-person households, {band}"),
        QT_TRANSLATE_NOOP("MedwayIsolation", "residents {band}"),
    )
    for band in settings.bands:
        words[alone_key(band)] = Phrase(alone, band=band.label())
        words[residents_key(band)] = Phrase(residents, band=band.label())
    return words


def needed(settings: Settings) -> dict[str, str]:
    """Return the counts that the index cannot do without: measure key to what it is in words."""
    words = words_of(settings)
    keys = [key for band in BANDS for key in (alone_key(band), denominator_key(band, settings.denominator))]
    return {key: words[key] for key in keys}


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
    words = words_of(settings)
    for key in needed(settings):
        if not fields.get(key):
            alone = QT_TRANSLATE_NOOP("MedwayIsolation", "No field is chosen for {what}. Choose one.")
            base = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No field is chosen for {what}. Choose one, or another denominator."
            )
            raise InputError(alone if key in {alone_key(band) for band in BANDS} else base, what=words[key])
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
        ResultKind.LIVING_ALONE, STEM, worst=ISOLATED, classes=settings.classes, rule=settings.rule.value,
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
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has both counts for either band: there is nothing to compute. Check the chosen fields.",
            )
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
    notes.add(
        matched & (np.isnan(alone) | np.isnan(base)),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: a count is missing"), band=label),
    )
    notes.add(
        matched & (base == 0),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: there are no {people}"), band=label, people=of_what),
    )
    there = ~np.isnan(alone) & (base > 0)
    alone, base = np.where(there, alone, np.nan), np.where(there, base, np.nan)

    # 100 x count first: equal shares such as 1/3 and 2/6 then give the same number, and so a tie.
    value = 100.0 * alone / base
    overall = float(100.0 * np.nansum(alone) / np.nansum(base)) if there.any() else float("nan")
    lower, upper = (100.0 * limit for limit in wilson(alone, base, settings.confidence))
    ranks = ranking.rank(value)
    classes = ranking.quantile(ranks, settings.classes, settings.rule)
    for crowd in ranking.crowds(ranks, classes, settings.classes):
        notes.add(
            crowd.rows, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: {fact}"), band=label, fact=crowd.words())
        )

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
            found.append(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "No area has counts for {band}: that band is left empty."),
                    band=band.label(),
                )
            )
            continue
        lost = np.isnan(table[f"{STEM}_{band.key}"]) & is_none(areas.reasons)
        if lost.any():
            template = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{band}: {n} areas lack a count or have none to divide by, and no value; the study area's value is without "
                "them: {codes}.",
            )
            one = (
                "{band}: {n} area lacks a count or has none to divide by, and no value; the study area's value is without them: "
                "{codes}."
            )
            codes = listed(areas.codes[lost])
            found.append(Phrase(template, one=one, band=band.title(), n=int(lost.sum()), codes=codes))
    stems = {band.title(): f"{STEM}_{band.key}" for band in settings.bands}
    found += ranking.too_few({band: table[stem] for band, stem in stems.items()}, settings.classes)
    crowded = {
        band: ranking.crowds(table[f"{stem}_rk"], table[f"{stem}_q"], settings.classes) for band, stem in stems.items()
    }
    return (*found, *ranking.uneven(crowded))
