"""An index held against a yardstick: figures, verdict, the kind of agreement of each area, and by authority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..areas import AreaTable
from ..arrays import Bools, Floats
from ..faults import InputError
from ..field_forms import Sheet
from ..fields import Of, Part, Result, ResultKind, Role, Scope
from ..results import ResultTable, is_none
from ..words import QT_TRANSLATE_NOOP, Phrase
from .agreement import Overlap, correlation_interval, meng_z, overlap, rank_correlation
from .evidence import FEWEST, Benchmark, Evidence, Verdict, beside
from .verdict import COUNTRY, PLACEBO, Whom, ages_of, by_figures, comparable, verdict
from .yardstick import Yardstick

INDEX, AUTHORITY, PREFIX = "index", "authority", "va"
KINDS = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "both"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "index only"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "yardstick only"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "neither"),
)
INDEPENDENT = Phrase(
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "Intervals treat areas as independent of each other. Neighbours are alike, and a modelled yardstick has few distinct groups: "
        "they are too narrow.",
    )
)
DECILES = 10


@dataclass(frozen=True)
class Simpler:
    """A benchmark: a field of which high values are worse. `key` is its measure, `deprived` says that it is of deprivation."""

    key: str
    label: str
    deprived: bool = False


@dataclass(frozen=True)
class Question:
    """What is held against what.

    Attributes
    ----------
    index, index_ages : str
        The index's title, and whom it is of, in words; the ages are empty where they are not known.
    yardstick, ages : str
        The yardstick's source, and whom it is of.
    index_lower, yardstick_lower : bool
        Whether low values are the worse ones.
    benchmarks : sequence of Simpler
    shared : tuple of str
        Ingredients of both.
    place : str
        Where, unless all areas are of one authority.
    classes : int
    earlier : sequence of Evidence
        How the index fared before, against this yardstick and others.
    """

    index: str
    yardstick: str
    ages: str
    yardstick_lower: bool
    index_lower: bool = False
    index_ages: str = ""
    benchmarks: Sequence[Simpler] = ()
    shared: tuple[str, ...] = ()
    place: str = ""
    classes: int = 5
    earlier: Sequence[Evidence] = ()


@dataclass(frozen=True)
class AuthorityAgreement:
    """How the index fares within one authority: the figures of `Evidence`, ranks being taken among its areas."""

    name: str
    areas: int
    rho: float
    low: float
    high: float
    overlap: Overlap
    verdict: Verdict


@dataclass(frozen=True)
class AuthoritySpread:
    """Rank correlations of the authorities with 20 areas or more: how many, median, tenth percentile, minimum."""

    authorities: int
    median: float
    tenth: float
    minimum: float


@dataclass(frozen=True)
class Validation:
    """What was found.

    Attributes
    ----------
    table : ResultTable
        `va_rk`, `va_q`, `va_yrk`, `va_yq`, `va_kind`, `va_note` of each area.
    evidence : Evidence
    overlap : Overlap
        Of the worst of the classes asked for; that in `evidence` is of fifths.
    kinds : tuple of int
        Areas of each of `KINDS`.
    deciles : tuple of (int, float)
        Of each tenth of the areas by the index, the worst first: areas, and their mean place by the yardstick, 0 to 100 = worst.
    authorities : tuple of AuthorityAgreement
    spread : AuthoritySpread, optional
    warnings : tuple of str
    """

    table: ResultTable
    evidence: Evidence
    overlap: Overlap
    kinds: tuple[int, ...]
    deciles: tuple[tuple[int, float], ...]
    authorities: tuple[AuthorityAgreement, ...]
    spread: AuthoritySpread | None
    warnings: tuple[str, ...]


def validate(areas: AreaTable, yardstick: Yardstick, question: Question) -> Validation:
    """Hold the measure `INDEX` against a yardstick on the same areas.

    Parameters
    ----------
    areas : AreaTable
        With the measures `INDEX` and those of the benchmarks, and optionally labels under `AUTHORITY`.
    yardstick : Yardstick
    question : Question

    Raises
    ------
    InputError
        When no area has both, or one of the two is the same everywhere.
    """
    index = np.where(question.index_lower, -1.0, 1.0) * areas.values[INDEX]
    held = np.where(question.yardstick_lower, -1.0, 1.0) * yardstick.values
    both = ~np.isnan(index) & ~np.isnan(held)
    _check(index[both], held[both], question)
    may = comparable(ages_of(question.index_ages), ages_of(question.ages))
    names = areas.labels.get(AUTHORITY, np.full(len(index), None, dtype=object))
    places = sorted({name for name in names[both] if name is not None})
    whole = _agreement(places[0] if len(places) == 1 else question.place, index[both], held[both], may)
    evidence = Evidence(
        question.yardstick, question.ages, whole.verdict,
        by_figures(whole.low, whole.high, whole.overlap, whole.areas), whole.areas, whole.rho, whole.low, whole.high,
        whole.overlap.same, whole.overlap.worst, whole.overlap.chance, question.index_ages, whole.name,
        _benchmarks(areas, index, held, question), question.shared,
    )  # fmt: skip
    found = tuple(_agreement(name, *_of(index, held, both & (names == name)), may) for name in places)
    table, kinds = _table(areas, yardstick, index, held, both, question, evidence)
    shown = overlap(index[both], held[both], question.classes)
    warnings = (*areas.warnings, *yardstick.warnings, *_warnings(evidence, question, both, table, may))
    return Validation(table, evidence, shown, kinds, _deciles(index[both], held[both]), found, _spread(found), warnings)


def _check(index: Floats, held: Floats, question: Question) -> None:
    n = len(index)
    if not n:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No area has both the index and the yardstick. Check the fields and the vintages of both, or give a lookup.",
            )
        )
    for name, values in ((question.index, index), (question.yardstick, held)):
        if n > 1 and np.isnan(rank_correlation(values, np.arange(n, dtype=np.float64))):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{index} is the same in all {n} areas that have both values: nothing can be held against it. Choose another field.",
                ),
                one="{index} is the same in all {n} area that have both values: nothing can be held against it. Choose another field.",
                index=name,
                n=n,
            )


def _of(index: Floats, held: Floats, rows: Bools) -> tuple[Floats, Floats]:
    return index[rows], held[rows]


def _agreement(name: str, index: Floats, held: Floats, may_compare: bool) -> AuthorityAgreement:
    n = len(index)
    rho = rank_correlation(index, held) if n > 1 else float("nan")
    low, high = correlation_interval(rho, n)
    fifths = overlap(index, held)
    said = verdict(by_figures(low, high, fifths, n), n, may_compare)
    return AuthorityAgreement(name, n, rho, low, high, fifths, said)


def _benchmarks(areas: AreaTable, index: Floats, held: Floats, question: Question) -> tuple[Benchmark, ...]:
    found = []
    for one in question.benchmarks:
        other = areas.values[one.key]
        rows = ~np.isnan(index) & ~np.isnan(held) & ~np.isnan(other)
        found.append(Benchmark(one.label, meng_z(index[rows], other[rows], held[rows]), one.deprived))
    return tuple(found)


def _spread(found: Sequence[AuthorityAgreement]) -> AuthoritySpread | None:
    rhos = np.array([one.rho for one in found if one.areas >= FEWEST and not np.isnan(one.rho)])
    if rhos.size < 2:
        return None
    return AuthoritySpread(int(rhos.size), float(np.median(rhos)), float(np.quantile(rhos, 0.1)), float(rhos.min()))


def _deciles(index: Floats, held: Floats) -> tuple[tuple[int, float], ...]:
    """Return areas and mean place by the yardstick (0 to 100 = worst) of each tenth by the index, the worst first."""
    n = len(index)
    place = 100.0 * (ranking.tied_ranks(held, ranking.Ties.AVERAGE) - 0.5) / n
    tenth = ranking.quantile(ranking.rank(index), DECILES)
    inside = [tenth == number for number in range(1, DECILES + 1)]
    return tuple((int(rows.sum()), float(place[rows].mean()) if rows.any() else float("nan")) for rows in inside)


def _table(
    areas: AreaTable, yardstick: Yardstick, index: Floats, held: Floats, both: Bools, question: Question, evidence: Evidence
) -> tuple[ResultTable, tuple[int, ...]]:  # fmt: skip
    ranks = [ranking.rank(np.where(both, values, np.nan)) for values in (index, held)]
    classed = [ranking.quantile(one, question.classes) for one in ranks]
    worst = [one == 1 for one in classed]
    kinds = np.full(len(index), None, dtype=object)
    by_kind = (worst[0] & worst[1], worst[0] & ~worst[1], ~worst[0] & worst[1], ~worst[0] & ~worst[1])
    for kind, rows in zip(KINDS, by_kind):
        kinds[both & rows] = kind
    sheet = Sheet(
        Result(
            ResultKind.VALIDITY,
            PREFIX,
            subject=Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{index} against {yardstick}"),
                index=question.index,
                yardstick=question.yardstick,
            ),
            classes=question.classes,
        )
    )
    sides = (Of(Part.INDEX, 0, question.index), Of(Part.YARDSTICK, 0, question.yardstick))
    for of, ranked, one in zip(sides, ranks, classed):
        sheet.add(Role.RANK, ranked, scope=Scope.COMPARED, of=of)
        sheet.add(Role.QUANTILE, one, scope=Scope.COMPARED, of=of)
    # An index of somebody else's has no facts to carry it: what it was held against before stands here too.
    sheet.add(Role.AGREEMENT, kinds, evidence=beside(question.earlier, evidence))
    notes = areas.notes()
    told = ~is_none(yardstick.notes) & is_none(areas.reasons)
    notes.add_each(np.flatnonzero(told), yardstick.notes[told])
    notes.add(
        np.isnan(index) & is_none(areas.reasons), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no value of the index"))
    )
    sheet.add(Role.NOTE, notes.texts())
    return sheet.table(areas.codes), tuple(int((both & rows).sum()) for rows in by_kind)


def _warnings(evidence: Evidence, question: Question, both: Bools, table: ResultTable, may_compare: bool) -> list[str]:
    said: list[str] = [INDEPENDENT]
    if left := int((~both).sum()):
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas lack the index or the yardstick and are left out.")
        said.append(Phrase(template, one="{n} area lacks the index or the yardstick and is left out.", n=left))
    index, ages = ages_of(question.index_ages), ages_of(question.ages)
    if index is Whom.UNKNOWN:
        unknown = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Whom the index is of is not known; the yardstick is of {ages}. Say it (INDEX_AGES): a verdict is withheld where "
            "one of the two is 65+ and the other is not.",
        )
        said.append(Phrase(unknown, ages=question.ages))
    elif may_compare and index is not ages:
        differ = QT_TRANSLATE_NOOP("MedwayIsolation", "The index is of {index_ages}, the yardstick of {ages}.")
        said.append(Phrase(differ, index_ages=question.index_ages, ages=question.ages))
    if evidence.areas >= COUNTRY and 0 < evidence.low <= PLACEBO:
        placebo = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Over a whole country a correlation of up to {r} can come from the geography of the yardstick's classification "
            "alone: it is not called agreement.",
        )
        said.append(Phrase(placebo, r=PLACEBO))
    if abs(evidence.rho) >= 1.0 - ranking.TIE:
        itself = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The yardstick has the order of the index in every area: it may be the index itself, which would be no evidence.",
        )
        said.append(Phrase(itself))
    names = (question.index, question.yardstick)
    crowded = [
        ranking.crowds(table[f"{PREFIX}{rank}"], table[f"{PREFIX}{classed}"], question.classes)
        for rank, classed in (("_rk", "_q"), ("_yrk", "_yq"))
    ]
    return [*said, *ranking.uneven(dict(zip(names, crowded)))]
