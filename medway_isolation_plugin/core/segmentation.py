"""The segmentation index: what the types of household in an area say about isolation there (METHODS §2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from . import ranking
from .arrays import Bools, Floats, Ints
from .bands import Band
from .faults import InputError, listed
from .field_forms import Sheet
from .fields import ALL_AGES, ISOLATED, Data, Of, Part, Result, ResultKind, Role, Scope
from .profiles import BandWeights, WeightProfile
from .ranking import QuantileRule
from .results import Notes, ResultTable, is_none
from .segments import Households, TypeTable, band_index
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

STEM = "si"
_OF_BAND = QT_TRANSLATE_NOOP("MedwayIsolation", "households of the band")
MOST_CONTRIBUTIONS = 99  # what two digits in a field name can count
MOST_EXCLUDED = 0.05  # above this share of households of unknown type an area gets no score


@dataclass(frozen=True)
class Segmentation:
    """The index: the table, the study area's score per household by `Band.slot`, areas without a score, warnings."""

    table: ResultTable
    study_area: Mapping[str, float]
    nulls: int
    warnings: tuple[str, ...]


def index(
    households: Households,
    types: TypeTable,
    profile: WeightProfile,
    classes: int = 5,
    rule: QuantileRule = QuantileRule.ENGLAND,
    contributions: bool = False,
) -> Segmentation:
    """Compute the segmentation index for every band of the profile.

    Parameters
    ----------
    households : Households
        m rows of counts in n areas.
    types : TypeTable
        Propensities of t types.
    profile : WeightProfile
        Variables and weights by band.
    classes, rule : int, QuantileRule
        How ranks become quantiles.
    contributions : bool
        Whether to add each variable's part of the score; the parts add up to it.

    Returns
    -------
    Segmentation
        For each band b: `si_b` score per household, `si_b_tot` total score, `si_b_rel` relative value (study area =
        100), `si_b_rk` rank (1 = most isolated), `si_b_q` quantile (1 = most isolated), on request `si_b_c01` and so
        on; `si_unk` percent of households of unknown type where there are any; `si_note`.

    Raises
    ------
    InputError
        When the households split at another age than the profile, or no area gets a score.

    Notes
    -----
    METHODS §2: type score S_t = sum_v m_v p_tv; area score = sum_t h_at S_t / sum_t h_at.
    """
    if contributions and max(len(weights.variables) for weights in profile.bands) > MOST_CONTRIBUTIONS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Parts of the score can be written for at most {most} variables. Switch them off."
            ),
            most=MOST_CONTRIBUTIONS,
        )
    _check_ages(households, profile)
    notes = Notes.of(households.reasons)
    excluded, too_many, undecided = _exclusions(households)
    matched = _matched(households)
    notes.add(
        undecided, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a household count of an unknown type is missing"))
    )
    many = QT_TRANSLATE_NOOP("MedwayIsolation", "more than {percent} % of households are of unknown types")
    notes.add(too_many, Phrase(many, percent=f"{100 * MOST_EXCLUDED:g}"))

    sheet = Sheet(_result(households, types, profile, classes, rule))
    study_area: dict[str, float] = {}
    empty = np.zeros(len(households.codes), dtype=bool)
    for weights in profile.bands:
        score, study_area[weights.band.slot] = _band(
            sheet,
            households,
            types,
            weights,
            classes,
            rule,
            contributions,
            matched & ~too_many & ~undecided,
            notes,
        )
        empty |= np.isnan(score)
    if not any(value >= 0 for value in study_area.values()):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has households of known types: there is nothing to compute. Check the tables and the band.",
            )
        )
    if households.unknown:
        sheet.add(Role.UNKNOWN_SHARE, 100.0 * excluded)
    sheet.add(Role.NOTE, notes.texts())
    warnings = households.warnings + types.warnings + _all_ages(households, types, profile)
    if profile.placeholder:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The weights of '{title}' are placeholders: replace them by a panel's medians before using the result.",
        )
        warnings += (Phrase(template, title=profile.title),)
    table = sheet.table(households.codes)
    bands = [weights.band for weights in profile.bands]
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "No area has a score for {band}: that band is left empty.")
    warnings += tuple(Phrase(template, band=band.label()) for band in bands if np.isnan(study_area[band.slot]))
    stems = {band.title(): f"{STEM}_{band.key}" for band in bands}
    warnings += ranking.too_few({band: table[stem] for band, stem in stems.items()}, classes)
    for band, stem in stems.items():
        lost = matched & np.isnan(table[stem])
        if lost.any() and not np.isnan(table[stem]).all():
            said = Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{band}: {n} areas are in the table of households but without a score, for the reason in {field}: {codes}.",
                ),
                one="{band}: {n} area is in the table of households but without a score, for the reason in {field}: {codes}.",
                band=band,
                n=int(lost.sum()),
                field=f"{STEM}_note",
                codes=listed(households.codes[lost]),
            )
            warnings += (said,)
    warnings += ranking.uneven(
        {band: ranking.crowds(table[f"{stem}_rk"], table[f"{stem}_q"], classes) for band, stem in stems.items()}
    )
    return Segmentation(table, study_area, int(empty.sum()), warnings)


def is_banded(households: Households, types: TypeTable) -> bool:
    """Return whether households of the two bands are told apart; else both indices are of households of all ages."""
    return households.band is not None or bool(types.shares)


def _check_ages(households: Households, profile: WeightProfile) -> None:
    own, age = households.age_split, profile.age_split
    if own not in (0, age):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The band field of the households splits at {own}, but the weights of '{title}' are for bands that split at {age}. "
                "Choose weights for bands at {own}, or households that split at {age}.",
            ),
            own=own,
            title=profile.title,
            age=age,
        )


def _all_ages(households: Households, types: TypeTable, profile: WeightProfile) -> tuple[str, ...]:
    """Say where an index is of households of all ages, whatever its weights are for."""
    bands = [weights.band for weights in profile.bands]
    whole = [] if households.band is not None else [band for band in bands if band.slot not in types.shares]
    if not whole:
        return ()
    if len(whole) < len(bands):
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "No share of households is chosen for {band}: that index is of households of all ages, with the weights for "
            "{band}.",
        )
        return (Phrase(template, band=whole[0].label()),)
    neither = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The index is of households of all ages: neither a band field of the households nor a band's share of each type is "
        "chosen.",
    )
    differ = QT_TRANSLATE_NOOP("MedwayIsolation", "The two indices differ only by their weights.")
    return (Phrases([Phrase(neither), Phrase(differ) if len(bands) > 1 else ""]),)


def _result(
    households: Households, types: TypeTable, profile: WeightProfile, classes: int, rule: QuantileRule
) -> Result:
    banded = is_banded(households, types)
    return Result(
        ResultKind.SEGMENTATION, STEM, worst=ISOLATED, classes=classes, rule=rule.value,
        age_split=profile.age_split if banded else 0, base=_OF_BAND if banded else ALL_AGES,
        data=Data.ESTIMATE, placeholder=profile.placeholder,
        members=max(len(weights.variables) for weights in profile.bands),
    )  # fmt: skip


def _matched(households: Households) -> Bools:
    return is_none(households.reasons)


def _exclusions(households: Households) -> tuple[Floats, Bools, Bools]:
    """Return the share of households of unknown type, and the areas where that is too large and where it is not known."""
    known = households.type >= 0
    outside = _households(households, ~known)
    excluded = _share(outside, _households(households, np.full(known.shape, True)))
    # A missing count of a known type is noted for its band.
    return excluded, excluded > MOST_EXCLUDED, _matched(households) & np.isnan(outside)


def usable(households: Households) -> Bools:
    """Return, shape (n,), which areas may get a score: they have rows, and few enough households of unknown type."""
    _, too_many, undecided = _exclusions(households)
    return _matched(households) & ~too_many & ~undecided


def counts(households: Households, types: TypeTable, band: Band) -> tuple[Ints, Ints, Floats]:
    """Return area, type and number of households (h_at) of a band, one entry a row that has any."""
    rows = households.type >= 0
    if households.band is not None:
        rows &= households.band == band_index(band)
    area, of_type, count = households.area[rows], households.type[rows], households.count[rows]
    if band.slot in types.shares:
        count = count * types.shares[band.slot][of_type]
    # A type without a single household says nothing about the area, not even where its propensity is missing.
    there = count != 0
    return area[there], of_type[there], count[there]


def _households(households: Households, rows: Bools) -> Floats:
    counts = np.bincount(households.area[rows], weights=households.count[rows], minlength=len(households.codes))
    return counts.astype(np.float64)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.where(np.isnan(whole), np.nan, 0.0), where=whole > 0)


def _band(
    sheet: Sheet,
    households: Households,
    types: TypeTable,
    weights: BandWeights,
    classes: int,
    rule: QuantileRule,
    contributions: bool,
    wanted: Bools,
    notes: Notes,
) -> tuple[Floats, float]:
    band, label = weights.band, weights.band.label()
    n = len(households.codes)
    area, of_type, count = counts(households, types, band)

    parts = np.column_stack([variable.weight * types.propensity(variable) for variable in weights.variables])
    # A variable that does not count must not make a score missing.
    parts[:, [variable.weight == 0 for variable in weights.variables]] = 0.0
    score_of_type = parts.sum(axis=1)

    base = np.bincount(area, weights=count, minlength=n)
    total = np.bincount(area, weights=count * score_of_type[of_type], minlength=n)
    uncounted = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: a household count or a type's share of the band is missing"),
        band=label,
    )
    notes.add(wanted & np.isnan(base), uncounted)
    notes.add(
        wanted & (base == 0),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: there are no households"), band=label),
    )
    unknown = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: a type has no value for a variable"), band=label)
    notes.add(wanted & (base > 0) & np.isnan(total), unknown)
    there = wanted & (base > 0) & ~np.isnan(total)
    base, total = np.where(there, base, np.nan), np.where(there, total, np.nan)

    score = total / base
    overall = float(np.nansum(total) / np.nansum(base)) if there.any() else float("nan")
    ranks = ranking.rank(score)
    quantiles = ranking.quantile(ranks, classes, rule)
    for crowd in ranking.crowds(ranks, quantiles, classes):
        notes.add(
            crowd.rows, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band}: {fact}"), band=label, fact=crowd.words())
        )
    every_age = bool(types.shares) and band.slot not in types.shares
    if types.relative:
        unit = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "score per household of any age (relative)")
            if every_age
            else QT_TRANSLATE_NOOP("MedwayIsolation", "score per household (relative)")
        )
    else:
        unit = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "score per household of any age")
            if every_age
            else QT_TRANSLATE_NOOP("MedwayIsolation", "score per household")
        )
    sheet.add(Role.VALUE, score, band, unit=unit)
    sheet.add(Role.TOTAL, total, band)
    sheet.add(Role.RELATIVE, ranking.relative(score, overall), band)
    sheet.add(Role.RANK, ranks, band, Scope.LOCAL)
    sheet.add(Role.QUANTILE, quantiles, band, Scope.LOCAL)
    if contributions:
        for number, variable in enumerate(weights.variables):
            part = np.bincount(area, weights=count * parts[of_type, number], minlength=n)
            sheet.add(Role.PART, part / base, band, of=Of(Part.VARIABLE, number + 1, variable.label))
    return score, overall
