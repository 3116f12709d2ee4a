"""How each kind of column is named, what its alias is and what it holds: one table, kind of result x role x scope."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Optional

import numpy as np

from . import ranking
from .arrays import Array, Texts
from .bands import Band
from .fields import ALL_AGES, COUNTED, LIVING_ALONE, Field, Of, Part, Result, ResultKind, Role, Scope
from .results import Column, Kind, ResultTable
from .validity.evidence import Evidence

PLACEHOLDER = " (placeholder weights)"
_SUBJECTS = {
    ResultKind.LIVING_ALONE: LIVING_ALONE,
    ResultKind.SEGMENTATION: "isolation",
    ResultKind.DEPRIVATION: "Deprivation, domain not stated",
    ResultKind.COMPOSITE: "Composite index",
    ResultKind.ROBUSTNESS: "Robustness of a composite index",
    ResultKind.COMPARISON: "Compared indices",
    ResultKind.PRIORITY: "",
    ResultKind.VALIDITY: "Index against a yardstick",
    ResultKind.PATTERN: "spatial pattern",
    ResultKind.RATES: "rate",
    ResultKind.CHOICES: "worst fifth by choices",
}
# Kinds whose columns stand for a band each, so that its name is part of theirs.
BANDED = frozenset({ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION})


def whole_title(result: Result) -> str:
    """Return what a result is of, without its band: 'Living alone', 'Health Deprivation and Disability', 'Priority 65+'."""
    said = _said(result)
    if result.kind is ResultKind.PRIORITY:
        return f"Priority {said}".strip()
    return said[:1].upper() + said[1:]


def title(result: Result, band: Band | None = None) -> str:
    """Return what a column is of, as aliases and titles begin: '65+ living alone', 'Isolation, all ages (weights for 65+)'."""
    if band is None or result.kind not in BANDED:
        return whole_title(result) + (PLACEHOLDER if result.placeholder else "")
    mark = PLACEHOLDER if result.placeholder else ""
    borne = result.kind is not ResultKind.SEGMENTATION or bool(result.subject) or result.bears_words(band)
    said = _said(result) if borne else "segmentation index"  # which is not shown to be of isolation
    if result.base == ALL_AGES:
        return f"{said[:1].upper()}{said[1:]}, {ALL_AGES}, weights for {band.label()}{mark}"
    return f"{band.title()} {said}{mark}"


def _said(result: Result) -> str:
    return result.subject or _SUBJECTS[result.kind]


def base_words(result: Result, band: Band | None) -> str:
    """Return what people are counted against, in words: 'residents 65+', 'households'."""
    return f"{result.base} {band.label()}" if band is not None and result.base == "residents" else result.base


@dataclass(frozen=True)
class FieldForm:
    """How a kind of column is written: its ending after stem and band, its alias, and what it holds."""

    ending: str
    alias: str
    holds: Kind


_REAL, _WHOLE, _TEXT = Kind.REAL, Kind.WHOLE, Kind.TEXT
if TYPE_CHECKING:  # typing would remember Part, and its module, after a reload
    _Key = tuple[ResultKind, Role, Scope, Optional[Part]]


def _forms() -> dict[_Key, FieldForm]:
    living, segments, deprived = ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION, ResultKind.DEPRIVATION
    composite, robust = ResultKind.COMPOSITE, ResultKind.ROBUSTNESS
    compared, priority, validity = ResultKind.COMPARISON, ResultKind.PRIORITY, ResultKind.VALIDITY
    pattern, rates, chosen = ResultKind.PATTERN, ResultKind.RATES, ResultKind.CHOICES
    none, local, national, both = Scope.NONE, Scope.LOCAL, Scope.NATIONAL, Scope.COMPARED
    domain, indicator, variable, index = Part.DOMAIN, Part.INDICATOR, Part.VARIABLE, Part.INDEX
    yardstick, among = Part.YARDSTICK, "among areas with index and yardstick (1 = worst)"
    most, more = "(1 = most {worst})", "(higher = more {worst})"
    return {
        (living, Role.VALUE, none, None): FieldForm("", "{title}, % of {base}", _REAL),
        (living, Role.LOWER, none, None): FieldForm("_lo", "{title}, %: lower {level} % limit", _REAL),
        (living, Role.UPPER, none, None): FieldForm("_hi", "{title}, %: upper {level} % limit", _REAL),
        (living, Role.RELATIVE, none, None): FieldForm("_rel", "{title}: relative value (study area = 100)", _REAL),
        (living, Role.COMPARED, none, None): FieldForm("_cmp", "{title}: compared with the study area", _TEXT),
        (living, Role.RANK, local, None): FieldForm("_rk", f"{{title}}: rank {most}", _WHOLE),
        (living, Role.QUANTILE, local, None): FieldForm("_q", f"{{title}}: {{quantile}} {most}", _WHOLE),
        (living, Role.NUMERATOR, none, None): FieldForm("_n", "{title}: people", _REAL),
        (living, Role.DENOMINATOR, none, None): FieldForm("_d", "{title}: {base} (denominator)", _REAL),
        (living, Role.NOTE, none, None): FieldForm("_note", "{whole}: note", _TEXT),
        (segments, Role.VALUE, none, None): FieldForm("", "{title}: {unit}", _REAL),
        (segments, Role.TOTAL, none, None): FieldForm("_tot", "{title}: total score", _REAL),
        (segments, Role.RELATIVE, none, None): FieldForm("_rel", "{title}: relative value (study area = 100)", _REAL),
        (segments, Role.RANK, local, None): FieldForm("_rk", f"{{title}}: rank {most}", _WHOLE),
        (segments, Role.QUANTILE, local, None): FieldForm("_q", f"{{title}}: {{quantile}} {most}", _WHOLE),
        (segments, Role.PART, none, variable): FieldForm("_c{number:02}", "{title}: part of the score from {of}", _REAL),
        (segments, Role.UNKNOWN_SHARE, none, None): FieldForm(
            "_unk", "{whole}: % of households of unknown types, excluded", _REAL
        ),
        (segments, Role.NOTE, none, None): FieldForm("_note", "{whole}: note", _TEXT),
        (deprived, Role.VALUE, none, None): FieldForm("_score", f"{{title}}: score {more}", _REAL),
        (deprived, Role.RANK, national, None): FieldForm("_rank", f"{{title}}: national rank {most}", _WHOLE),
        (deprived, Role.QUANTILE, local, None): FieldForm("_q", f"{{title}}: local {{quantile}} {most}", _WHOLE),
        (deprived, Role.QUANTILE, national, None): FieldForm("_nq", f"{{title}}: national {{quantile}} {most}", _WHOLE),
        (deprived, Role.EDITION, none, None): FieldForm("_ed", "{title}: edition and vintage", _TEXT),
        (deprived, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
        (composite, Role.VALUE, none, None): FieldForm("", f"{{title}}: score {more}", _REAL),
        (composite, Role.RANK, local, None): FieldForm("_rk", f"{{title}}: rank {most}", _WHOLE),
        (composite, Role.QUANTILE, local, None): FieldForm("_q", f"{{title}}: local {{quantile}} {most}", _WHOLE),
        (composite, Role.AVAILABLE, none, None): FieldForm("_n", "{title}: indicators with a value, of {members}", _WHOLE),
        (composite, Role.VALUE, none, domain): FieldForm("_d{number}", f"{{of}}: domain score {more}", _REAL),
        (composite, Role.RESCALED, none, domain): FieldForm("_d{number}_s", "{of}: domain score, {unit}", _REAL),
        (composite, Role.QUANTILE, local, domain): FieldForm("_d{number}_q", f"{{of}}: local {{quantile}} {most}", _WHOLE),
        (composite, Role.TREATED, none, indicator): FieldForm("_t{number}", "{of}: treated value", _REAL),
        (composite, Role.NORMALISED, none, indicator): FieldForm("_n{number}", f"{{of}}: normalised {more}", _REAL),
        (composite, Role.PART, none, indicator): FieldForm("_c{number}", "{of}: contribution to the score", _REAL),
        (composite, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
        (robust, Role.RANK, local, None): FieldForm("_rk", f"{{title}}: rank {most}", _WHOLE),
        (robust, Role.QUANTILE, local, None): FieldForm("_q", f"{{title}}: local {{quantile}} {most}", _WHOLE),
        (robust, Role.MEDIAN_RANK, local, None): FieldForm("_med", f"{{title}}: median rank of the draws {most}", _REAL),
        (robust, Role.LOW_RANK, local, None): FieldForm("_p05", f"{{title}}: 5 % rank of the draws {most}", _REAL),
        (robust, Role.HIGH_RANK, local, None): FieldForm("_p95", f"{{title}}: 95 % rank of the draws {most}", _REAL),
        (robust, Role.WORST_PROBABILITY, none, None): FieldForm(
            "_pq1", "{title}: probability of the worst {fraction} (0 to 1)", _REAL
        ),
        (robust, Role.PRIORITY_PROBABILITY, none, None): FieldForm(
            "_prio", "{title}: probability of being a priority (0 to 1)", _REAL
        ),
        (robust, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
        (compared, Role.RANK, both, index): FieldForm("_rk{number}", "{of}: rank among compared areas (1 = worst)", _WHOLE),
        (compared, Role.CHANGE, none, None): FieldForm(
            "_up", "Places nearer to the worst end in the second index", _WHOLE
        ),
        (compared, Role.BEYOND, none, None): FieldForm(
            "_sig", "The share changed by more than its {level} % interval allows (1 = yes, 0 = no)", _WHOLE
        ),
        (compared, Role.QUANTILE, both, index): FieldForm(
            "_q{number}", "{of}: {quantile} among compared areas (1 = worst)", _WHOLE
        ),
        (priority, Role.FLAG, none, None): FieldForm("", "{title}: priority area (1 = yes, 0 = no)", _WHOLE),
        (priority, Role.MET, none, None): FieldForm("_n", "{title}: criteria met, of {members}", _WHOLE),
        (priority, Role.REASON, none, None): FieldForm("_why", "{title}: reason", _TEXT),
        (priority, Role.RANK, local, None): FieldForm("_rk", "{title}: rank among flagged areas (1 = first)", _WHOLE),
        (validity, Role.RANK, both, index): FieldForm("_rk", f"{{of}}: rank {among}", _WHOLE),
        (validity, Role.QUANTILE, both, index): FieldForm("_q", f"{{of}}: {{quantile}} {among}", _WHOLE),
        (validity, Role.RANK, both, yardstick): FieldForm("_yrk", f"{{of}}: rank {among}", _WHOLE),
        (validity, Role.QUANTILE, both, yardstick): FieldForm("_yq", f"{{of}}: {{quantile}} {among}", _WHOLE),
        (validity, Role.AGREEMENT, none, None): FieldForm("_kind", "{title}: in the worst {fraction} of which", _TEXT),
        (validity, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
        (pattern, Role.STATISTIC, none, None): FieldForm("_i", "{title}: local Moran's I", _REAL),
        (pattern, Role.DEVIATE, none, None): FieldForm("_z", "{title}: local Moran's I, standard deviate", _REAL),
        (pattern, Role.PROBABILITY, none, None): FieldForm("_p", "{title}: probability by draws, two-sided", _REAL),
        (pattern, Role.ADJUSTED, none, None): FieldForm("_fdr", "{title}: probability, false discoveries controlled", _REAL),
        (pattern, Role.CLUSTER, none, None): FieldForm("_kind", "{title}: the area and its neighbours", _TEXT),
        (pattern, Role.AROUND, none, None): FieldForm("_lag", "{title}: mean of the neighbours", _REAL),
        (pattern, Role.NEIGHBOURS, none, None): FieldForm("_n", "{title}: number of neighbours", _WHOLE),
        (pattern, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
        (rates, Role.VALUE, none, None): FieldForm("", "{title}, {unit}", _REAL),
        (rates, Role.LOWER, none, None): FieldForm("_lo", "{title}: lower {level} % limit", _REAL),
        (rates, Role.UPPER, none, None): FieldForm("_hi", "{title}: upper {level} % limit", _REAL),
        (rates, Role.OUTER_LOWER, none, None): FieldForm("_lo2", "{title}: lower {unit} limit", _REAL),
        (rates, Role.OUTER_UPPER, none, None): FieldForm("_hi2", "{title}: upper {unit} limit", _REAL),
        (rates, Role.SMOOTHED, none, None): FieldForm("_eb", "{title}, smoothed (empirical Bayes), {unit}", _REAL),
        (rates, Role.RANK, local, None): FieldForm("_rk", "{title}: rank (1 = highest)", _WHOLE),
        (rates, Role.COMPARED, none, None): FieldForm("_cmp", "{title}: compared with {unit}", _TEXT),
        (rates, Role.CONTROL_LOWER, none, None): FieldForm("_fl", "{title}: lower {level} % limit of the funnel", _REAL),
        (rates, Role.CONTROL_UPPER, none, None): FieldForm("_fu", "{title}: upper {level} % limit of the funnel", _REAL),
        (rates, Role.OUTER_CONTROL_LOWER, none, None): FieldForm("_fl2", "{title}: lower {unit} limit of the funnel", _REAL),
        (rates, Role.OUTER_CONTROL_UPPER, none, None): FieldForm("_fu2", "{title}: upper {unit} limit of the funnel", _REAL),
        (rates, Role.FUNNEL, none, None): FieldForm("_fun", "{title}: on the funnel around {unit}", _TEXT),
        (rates, Role.NUMERATOR, none, None): FieldForm("_n", "{title}: count", _REAL),
        (rates, Role.DENOMINATOR, none, None): FieldForm("_d", "{title}: base", _REAL),
        (rates, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
        (chosen, Role.TIMES, none, None): FieldForm("_n", "Choices under which the area is in the worst {fraction}", _WHOLE),
        (chosen, Role.AVAILABLE, none, None): FieldForm("_of", "Choices with a value, of {members}", _WHOLE),
        (chosen, Role.OFTEN, none, None): FieldForm("_kind", "In the worst {fraction}", _TEXT),
        (chosen, Role.NOTE, none, None): FieldForm("_note", "{title}: note", _TEXT),
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
    """Return a column's alias in full English, which QGIS shows instead of its name."""
    return _filled(result, field, title(result, field.band), whole_title(result))


def _filled(result: Result, field: Field, said: str, whole: str) -> str:
    return form_of(result, field).alias.format(
        title=said,
        whole=whole,
        of=field.of.label if field.of is not None and said else "",
        base=base_words(result, field.band),
        level=f"{100 * result.confidence:g}",
        worst=result.worst_of(field) or "worst",
        quantile=ranking.quantile_name(result.classes),
        fraction=ranking.fraction_name(result.classes),
        members=result.members,
        unit=field.unit,
    )


def scale_of(result: Result, field: Field) -> str:
    """Return a column's alias without what it is of: 'rank (1 = most isolated)', '% of residents 65+'."""
    return _filled(result, field, "", "").lstrip(":, ")


NATIONAL_RANK = "national rank"  # the unit of an index that was published without scores


def unit_of(result: Result, field: Field) -> str:
    """Return what an index is counted in: '% of residents 65+', 'score'."""
    if result.kind is ResultKind.LIVING_ALONE:
        return f"% of {base_words(result, field.band)}"
    return field.unit or "score"


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
