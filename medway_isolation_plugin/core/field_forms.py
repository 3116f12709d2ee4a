"""How each kind of column is named, what its alias is and what it holds: one table, kind of result x role x scope."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Optional

import numpy as np

from . import field_words as words
from . import ranking
from .arrays import Array, Texts
from .bands import Band
from .fields import ALL_AGES, COUNTED, RESIDENTS, Field, Of, Part, Result, ResultKind, Role, Scope
from .results import Column, Kind, ResultTable
from .validity.evidence import Evidence
from .words import QT_TRANSLATE_NOOP, Phrase

_TITLES = {
    ResultKind.LIVING_ALONE: QT_TRANSLATE_NOOP("MedwayIsolation", "Living alone"),
    ResultKind.SEGMENTATION: QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation"),
    ResultKind.DEPRIVATION: QT_TRANSLATE_NOOP("MedwayIsolation", "Deprivation, domain not stated"),
    ResultKind.COMPOSITE: QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index"),
    ResultKind.ROBUSTNESS: QT_TRANSLATE_NOOP("MedwayIsolation", "Robustness of a composite index"),
    ResultKind.COMPARISON: QT_TRANSLATE_NOOP("MedwayIsolation", "Compared indices"),
    ResultKind.PRIORITY: QT_TRANSLATE_NOOP("MedwayIsolation", "Priority"),
    ResultKind.VALIDITY: QT_TRANSLATE_NOOP("MedwayIsolation", "Index against a yardstick"),
    ResultKind.PATTERN: QT_TRANSLATE_NOOP("MedwayIsolation", "Spatial pattern"),
    ResultKind.RATES: QT_TRANSLATE_NOOP("MedwayIsolation", "Rate"),
    ResultKind.CHOICES: QT_TRANSLATE_NOOP("MedwayIsolation", "Worst fifth by choices"),
    ResultKind.CHANGE: QT_TRANSLATE_NOOP("MedwayIsolation", "Change between two censuses"),
    ResultKind.NEED: QT_TRANSLATE_NOOP("MedwayIsolation", "Likely people"),
}
# Kinds whose columns stand for a band each, so that its name is part of theirs.
_OF_BAND = {
    ResultKind.LIVING_ALONE: QT_TRANSLATE_NOOP("MedwayIsolation", "{band} living alone"),
    ResultKind.SEGMENTATION: QT_TRANSLATE_NOOP("MedwayIsolation", "{band} isolation"),
}
BANDED = frozenset(_OF_BAND)


def whole_title(result: Result) -> str:
    """Return what a result is of, without its band: 'Living alone', 'Health Deprivation and Disability', 'Priority 65+'."""
    own = result.subject
    if not own:
        return Phrase(_TITLES[result.kind])
    if result.kind is ResultKind.PRIORITY:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Priority {name}"), name=own)
    if result.kind is ResultKind.DEPRIVATION:  # mostly a domain that the plugin names
        return Phrase(own)
    return own if own[0].isupper() else own[0].upper() + own[1:]


def title(result: Result, band: Band | None = None) -> str:
    """Return what a column is of, as aliases and titles begin: '65+ living alone', 'Isolation, all ages (weights for 65+)'."""
    said = whole_title(result) if band is None or result.kind not in BANDED else _banded(result, band)
    return (
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{title} (placeholder weights)"), title=said)
        if result.placeholder
        else said
    )


def _banded(result: Result, band: Band) -> str:
    if result.kind is ResultKind.SEGMENTATION and not (result.subject or result.bears_words(band)):
        return _not_shown(result, band)
    if result.base == ALL_AGES:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{title}, all ages, weights for {band}")
        return Phrase(template, title=whole_title(result), band=band.label())
    if result.subject:
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{band} {subject}"), band=band.title(), subject=result.subject
        )
    return Phrase(_OF_BAND[result.kind], band=band.title())


def _not_shown(result: Result, band: Band) -> str:
    """Return what an index of household types is called that is not shown to be of isolation."""
    if result.base == ALL_AGES:
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "Segmentation index, all ages, weights for {band}")
        return Phrase(template, band=band.label())
    return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{band} segmentation index"), band=band.title())


def base_words(result: Result, band: Band | None) -> str:
    """Return what people are counted against, in words: 'residents 65+', 'households'."""
    if band is not None and result.base == RESIDENTS:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "residents {band}"), band=band.label())
    return Phrase(result.base)


@dataclass(frozen=True)
class FieldForm:
    """How a kind of column is written: its ending after stem and band, its alias in two parts, and what it holds.

    The first part of an alias is what the column is of, `what`; the second, behind `between`, what it says of it, `scale`.
    """

    ending: str
    scale: str
    holds: Kind
    what: str = "title"
    between: str = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}: {scale}")


_REAL, _WHOLE, _TEXT = Kind.REAL, Kind.WHOLE, Kind.TEXT
COMMA = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}, {scale}")
WHOLE, OF, ALONE = "whole", "of", ""  # the title without its band, the part that the column is of, nothing
if TYPE_CHECKING:  # typing would remember Part, and its module, after a reload
    _Key = tuple[ResultKind, Role, Scope, Optional[Part]]


def _forms() -> dict[_Key, FieldForm]:
    living, segments, deprived = ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION, ResultKind.DEPRIVATION
    composite, robust = ResultKind.COMPOSITE, ResultKind.ROBUSTNESS
    compared, priority, validity = ResultKind.COMPARISON, ResultKind.PRIORITY, ResultKind.VALIDITY
    pattern, rates, chosen = ResultKind.PATTERN, ResultKind.RATES, ResultKind.CHOICES
    change = ResultKind.CHANGE
    none, local, national, both = Scope.NONE, Scope.LOCAL, Scope.NATIONAL, Scope.COMPARED
    domain, indicator, variable, index = Part.DOMAIN, Part.INDICATOR, Part.VARIABLE, Part.INDEX
    yardstick, census, need, risk = Part.YARDSTICK, Part.CENSUS, ResultKind.NEED, Part.RISK
    return {
        (living, Role.VALUE, none, None): FieldForm("", words.PERCENT, _REAL, between=COMMA),
        (living, Role.LOWER, none, None): FieldForm("_lo", words.PERCENT_LOWER, _REAL, between=COMMA),
        (living, Role.UPPER, none, None): FieldForm("_hi", words.PERCENT_UPPER, _REAL, between=COMMA),
        (living, Role.RELATIVE, none, None): FieldForm("_rel", words.RELATIVE, _REAL),
        (living, Role.COMPARED, none, None): FieldForm("_cmp", words.COMPARED, _TEXT),
        (living, Role.RANK, local, None): FieldForm("_rk", words.RANK, _WHOLE),
        (living, Role.QUANTILE, local, None): FieldForm("_q", words.CLASS, _WHOLE),
        (living, Role.NUMERATOR, none, None): FieldForm("_n", words.PEOPLE, _REAL),
        (living, Role.DENOMINATOR, none, None): FieldForm("_d", words.DENOMINATOR, _REAL),
        (living, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT, WHOLE),
        (segments, Role.VALUE, none, None): FieldForm("", words.UNIT, _REAL),
        (segments, Role.TOTAL, none, None): FieldForm("_tot", words.TOTAL, _REAL),
        (segments, Role.RELATIVE, none, None): FieldForm("_rel", words.RELATIVE, _REAL),
        (segments, Role.RANK, local, None): FieldForm("_rk", words.RANK, _WHOLE),
        (segments, Role.QUANTILE, local, None): FieldForm("_q", words.CLASS, _WHOLE),
        (segments, Role.PART, none, variable): FieldForm("_c{number:02}", words.PART, _REAL),
        (segments, Role.UNKNOWN_SHARE, none, None): FieldForm("_unk", words.UNKNOWN_SHARE, _REAL, WHOLE),
        (segments, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT, WHOLE),
        (deprived, Role.VALUE, none, None): FieldForm("_score", words.SCORE, _REAL),
        (deprived, Role.RANK, national, None): FieldForm("_rank", words.NATIONAL_RANK, _WHOLE),
        (deprived, Role.QUANTILE, local, None): FieldForm("_q", words.LOCAL_CLASS, _WHOLE),
        (deprived, Role.QUANTILE, national, None): FieldForm("_nq", words.NATIONAL_CLASS, _WHOLE),
        (deprived, Role.EDITION, none, None): FieldForm("_ed", words.EDITION, _TEXT),
        (deprived, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (composite, Role.VALUE, none, None): FieldForm("", words.SCORE, _REAL),
        (composite, Role.RANK, local, None): FieldForm("_rk", words.RANK, _WHOLE),
        (composite, Role.QUANTILE, local, None): FieldForm("_q", words.LOCAL_CLASS, _WHOLE),
        (composite, Role.AVAILABLE, none, None): FieldForm("_n", words.AVAILABLE, _WHOLE),
        (composite, Role.VALUE, none, domain): FieldForm("_d{number}", words.DOMAIN_SCORE, _REAL, OF),
        (composite, Role.RESCALED, none, domain): FieldForm("_d{number}_s", words.RESCALED_SCORE, _REAL, OF),
        (composite, Role.QUANTILE, local, domain): FieldForm("_d{number}_q", words.LOCAL_CLASS, _WHOLE, OF),
        (composite, Role.TREATED, none, indicator): FieldForm("_t{number}", words.TREATED, _REAL, OF),
        (composite, Role.NORMALISED, none, indicator): FieldForm("_n{number}", words.NORMALISED, _REAL, OF),
        (composite, Role.PART, none, indicator): FieldForm("_c{number}", words.CONTRIBUTION, _REAL, OF),
        (composite, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (robust, Role.RANK, local, None): FieldForm("_rk", words.RANK, _WHOLE),
        (robust, Role.QUANTILE, local, None): FieldForm("_q", words.LOCAL_CLASS, _WHOLE),
        (robust, Role.MEDIAN_RANK, local, None): FieldForm("_med", words.MEDIAN_RANK, _REAL),
        (robust, Role.LOW_RANK, local, None): FieldForm("_p05", words.LOW_RANK, _REAL),
        (robust, Role.HIGH_RANK, local, None): FieldForm("_p95", words.HIGH_RANK, _REAL),
        (robust, Role.WORST_PROBABILITY, none, None): FieldForm("_pq1", words.WORST_PROBABILITY, _REAL),
        (robust, Role.PRIORITY_PROBABILITY, none, None): FieldForm("_prio", words.PRIORITY_PROBABILITY, _REAL),
        (robust, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (compared, Role.RANK, both, index): FieldForm("_rk{number}", words.COMPARED_RANK, _WHOLE, OF),
        (compared, Role.CHANGE, none, None): FieldForm("_up", words.CHANGE, _WHOLE, ALONE),
        (compared, Role.BEYOND, none, None): FieldForm("_sig", words.BEYOND, _WHOLE, ALONE),
        (compared, Role.QUANTILE, both, index): FieldForm("_q{number}", words.COMPARED_CLASS, _WHOLE, OF),
        (priority, Role.FLAG, none, None): FieldForm("", words.FLAG, _WHOLE),
        (priority, Role.MET, none, None): FieldForm("_n", words.MET, _WHOLE),
        (priority, Role.REASON, none, None): FieldForm("_why", words.REASON, _TEXT),
        (priority, Role.RANK, local, None): FieldForm("_rk", words.FLAGGED_RANK, _WHOLE),
        (validity, Role.RANK, both, index): FieldForm("_rk", words.HELD_RANK, _WHOLE, OF),
        (validity, Role.QUANTILE, both, index): FieldForm("_q", words.HELD_CLASS, _WHOLE, OF),
        (validity, Role.RANK, both, yardstick): FieldForm("_yrk", words.HELD_RANK, _WHOLE, OF),
        (validity, Role.QUANTILE, both, yardstick): FieldForm("_yq", words.HELD_CLASS, _WHOLE, OF),
        (validity, Role.AGREEMENT, none, None): FieldForm("_kind", words.AGREEMENT, _TEXT),
        (validity, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (pattern, Role.STATISTIC, none, None): FieldForm("_i", words.STATISTIC, _REAL),
        (pattern, Role.DEVIATE, none, None): FieldForm("_z", words.DEVIATE, _REAL),
        (pattern, Role.PROBABILITY, none, None): FieldForm("_p", words.PROBABILITY, _REAL),
        (pattern, Role.ADJUSTED, none, None): FieldForm("_fdr", words.ADJUSTED, _REAL),
        (pattern, Role.CLUSTER, none, None): FieldForm("_kind", words.CLUSTER, _TEXT),
        (pattern, Role.AROUND, none, None): FieldForm("_lag", words.AROUND, _REAL),
        (pattern, Role.NEIGHBOURS, none, None): FieldForm("_n", words.NEIGHBOURS, _WHOLE),
        (pattern, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (rates, Role.VALUE, none, None): FieldForm("", words.UNIT, _REAL, between=COMMA),
        (rates, Role.LOWER, none, None): FieldForm("_lo", words.LOWER, _REAL),
        (rates, Role.UPPER, none, None): FieldForm("_hi", words.UPPER, _REAL),
        (rates, Role.OUTER_LOWER, none, None): FieldForm("_lo2", words.OUTER_LOWER, _REAL),
        (rates, Role.OUTER_UPPER, none, None): FieldForm("_hi2", words.OUTER_UPPER, _REAL),
        (rates, Role.SMOOTHED, none, None): FieldForm("_eb", words.SMOOTHED, _REAL, between=COMMA),
        (rates, Role.RANK, local, None): FieldForm("_rk", words.HIGHEST_RANK, _WHOLE),
        (rates, Role.COMPARED, none, None): FieldForm("_cmp", words.COMPARED_WITH, _TEXT),
        (rates, Role.CONTROL_LOWER, none, None): FieldForm("_fl", words.CONTROL_LOWER, _REAL),
        (rates, Role.CONTROL_UPPER, none, None): FieldForm("_fu", words.CONTROL_UPPER, _REAL),
        (rates, Role.OUTER_CONTROL_LOWER, none, None): FieldForm("_fl2", words.OUTER_CONTROL_LOWER, _REAL),
        (rates, Role.OUTER_CONTROL_UPPER, none, None): FieldForm("_fu2", words.OUTER_CONTROL_UPPER, _REAL),
        (rates, Role.FUNNEL, none, None): FieldForm("_fun", words.FUNNEL, _TEXT),
        (rates, Role.NUMERATOR, none, None): FieldForm("_n", words.COUNT, _REAL),
        (rates, Role.DENOMINATOR, none, None): FieldForm("_d", words.BASE, _REAL),
        (rates, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (chosen, Role.TIMES, none, None): FieldForm("_n", words.TIMES, _WHOLE, ALONE),
        (chosen, Role.AVAILABLE, none, None): FieldForm("_of", words.CHOICES, _WHOLE, ALONE),
        (chosen, Role.OFTEN, none, None): FieldForm("_kind", words.OFTEN, _TEXT, ALONE),
        (chosen, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (change, Role.CHANGE, none, None): FieldForm("", words.POINTS, _REAL),
        (change, Role.LOWER, none, None): FieldForm("_lo", words.LOWER_BY_CHANCE, _REAL),
        (change, Role.UPPER, none, None): FieldForm("_hi", words.UPPER_BY_CHANCE, _REAL),
        (change, Role.MOVED, none, None): FieldForm("_kind", words.MOVED, _TEXT),
        (change, Role.VALUE, none, census): FieldForm("_s{number}", words.SHARE_IN, _REAL),
        (change, Role.NUMERATOR, none, census): FieldForm("_n{number}", words.COUNT_IN, _REAL),
        (change, Role.DENOMINATOR, none, census): FieldForm("_d{number}", words.BASE_IN, _REAL),
        (change, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
        (need, Role.LOWER, none, None): FieldForm("_low", words.LOW_END, _REAL),
        (need, Role.VALUE, none, None): FieldForm("_mid", words.CENTRAL, _REAL),
        (need, Role.UPPER, none, None): FieldForm("_high", words.HIGH_END, _REAL),
        (need, Role.RANK, local, None): FieldForm("_rk", words.RANK, _WHOLE),
        (need, Role.QUANTILE, local, None): FieldForm("_q", words.LOCAL_CLASS, _WHOLE),
        (need, Role.VALUE, none, risk): FieldForm("_rate", words.CENTRAL_RATE, _REAL, OF),
        (need, Role.LOWER, none, risk): FieldForm("_rlo", words.LOW_RATE, _REAL, OF),
        (need, Role.UPPER, none, risk): FieldForm("_rhi", words.HIGH_RATE, _REAL, OF),
        (need, Role.QUANTILE, local, risk): FieldForm("_rq", words.LOCAL_CLASS, _WHOLE, OF),
        (need, Role.DENOMINATOR, none, None): FieldForm("_n", words.NEED_BASE, _REAL),
        (need, Role.NOTE, none, None): FieldForm("_note", words.NOTE, _TEXT),
    }  # fmt: skip


FORMS = _forms()


def form_of(result: Result, field: Field) -> FieldForm:
    """Return how a column of a result is written."""
    return FORMS[result.kind, field.role, field.scope, field.of.part if field.of is not None else None]


def name_of(result: Result, field: Field) -> str:
    """Return the name under which a column is written, at most ten characters: 'la_u65_q'."""
    band = f"_{field.band.key}" if field.band is not None and result.kind in BANDED else ""
    number = field.of.number if field.of is not None else 0
    return result.stem + band + form_of(result, field).ending.format(number=number)


def alias_of(result: Result, field: Field) -> str:
    """Return a column's alias in words, which QGIS shows instead of its name."""
    form, scale = form_of(result, field), scale_of(result, field)
    if form.what == ALONE:
        return scale
    of = field.of.label if field.of is not None else ""
    what = of if form.what == OF else whole_title(result) if form.what == WHOLE else title(result, field.band)
    return Phrase(form.between, what=what, scale=scale)


def scale_of(result: Result, field: Field) -> str:
    """Return a column's alias without what it is of: 'rank (1 = most isolated)', '% of residents 65+'."""
    return Phrase(
        form_of(result, field).scale,
        of=field.of.label if field.of is not None else "",
        base=base_words(result, field.band),
        level=f"{100 * result.confidence:g}",
        worst=Phrase(result.worst_of(field) or QT_TRANSLATE_NOOP("MedwayIsolation", "worst")),
        quantile=ranking.quantile_name(result.classes),
        fraction=ranking.fraction_name(result.classes),
        members=result.members,
        unit=Phrase(field.unit),
    )


NATIONAL_RANK = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "national rank"
)  # the unit of an index that was published without scores


def unit_of(result: Result, field: Field) -> str:
    """Return what an index is counted in: '% of residents 65+', 'score'."""
    if result.kind is ResultKind.LIVING_ALONE:
        return Phrase(words.PERCENT, base=base_words(result, field.band))
    return Phrase(field.unit or QT_TRANSLATE_NOOP("MedwayIsolation", "score"))


class Sheet:
    """Collects the columns of one result; each is said once, as what it is."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._columns: list[tuple[Field, Kind, Array]] = []

    def add(
        self, role: Role, values: Array, band: Band | None = None, scope: Scope = Scope.NONE, of: Of | None = None,
        unit: str = "", holds: Kind | None = None, evidence: tuple[Evidence, ...] = (),
    ) -> None:  # fmt: skip
        """Add a column with `values` of shape (n,); `holds` is given where it is not what the table says."""
        field = Field("", role, band, scope, of, unit, _counts(values) if role in COUNTED else (), evidence)
        named = replace(field, name=name_of(self._result, field))
        self._columns.append((named, holds or form_of(self._result, field).holds, values))

    def table(self, codes: Texts) -> ResultTable:
        """Return the table, with the result that says what it is."""
        result = replace(self._result, areas=len(codes), fields=tuple(field for field, _, _ in self._columns))
        columns = tuple(
            Column(field.name, alias_of(result, field), holds, values) for field, holds, values in self._columns
        )
        return ResultTable(codes, columns, result)


def _counts(values: Array) -> tuple[tuple[int, int], ...]:
    found, areas = np.unique(values[~np.isnan(values)], return_counts=True)
    return tuple((int(value), int(count)) for value, count in zip(found, areas))
