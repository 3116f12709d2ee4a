"""People likely isolated or lonely, by area: a published rate put on residents (METHODS §8)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from .. import ranking
from ..ages import Ages
from ..areas import AreaTable
from ..arrays import Bools, Floats
from ..faults import InputError, listed
from ..field_forms import Sheet
from ..fields import RESIDENTS, Data, Of, Part, Result, ResultKind, Role, Scope
from ..ranking import QuantileRule
from ..results import Notes, ResultTable, is_none
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases
from . import cautions, control, published, spreading, whom
from .basis import Basis, Method
from .published import PublishedRate, RateSpread, measure_words

PEOPLE, INDEX = "people", "index"
STEM = "need"
_NAN = float("nan")
_RISK = QT_TRANSLATE_NOOP("MedwayIsolation", "Risk of being {measure}, {ages}")
_COUNT = QT_TRANSLATE_NOOP("MedwayIsolation", "People likely {measure}, {ages}")
RISK_IS_NOT_COUNT = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "Risk is not the same as count: an area may hold many people at a small risk, or few at a large one. The two are drawn as two maps.",
)
PERCENT_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "% of residents {ages}")
MODELLED = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "A modelled estimate: nobody was asked in these areas, and it names no person."
)


@dataclass(frozen=True)
class NeedQuestion:
    """What is to be estimated.

    Attributes
    ----------
    rate : PublishedRate
    people : Ages
        Whom the residents are.
    method : Method
    total : float
        Residents of these ages in all areas, which theirs are scaled to; NaN where nobody gave them.
    known : float
        Likely people in all areas, which the estimates are scaled to (`control`); NaN where nobody gave them.
    groups : sequence of Ages
        For `Method.BY_AGE`: what each of the measures `group_key(0)` and on is of.
    index : str
        For `Method.BY_INDEX`: what the index is called.
    table : sequence of PublishedRate
        The table that the rate is from: what others say of the same people is told beside it.
    origin, year : str
        Where the residents come from, and of which year they are.
    """

    rate: PublishedRate
    people: Ages
    method: Method = Method.FLAT
    total: float = _NAN
    known: float = _NAN
    groups: Sequence[Ages] = ()
    index: str = ""
    table: Sequence[PublishedRate] = ()
    origin: str = ""
    year: str = ""
    classes: int = 5
    rule: QuantileRule = QuantileRule.ENGLAND


@dataclass(frozen=True)
class Estimate:
    """What was found.

    Attributes
    ----------
    table : ResultTable
        Per area (`need...`): people (low, central, high), rank and class by people, rate and class by rate where it differs between
        areas, residents, note.
    basis : Basis
        What it rests on, with the totals.
    people : ndarray of float, shape (3, n)
        Low, central, high.
    residents : ndarray of float, shape (n,)
    nulls : int
        Areas without an estimate.
    warnings : tuple of str
    """

    table: ResultTable
    basis: Basis
    people: Floats
    residents: Floats
    nulls: int
    warnings: tuple[str, ...]


@dataclass
class _Found:
    """Rates by area, shape (3, n), and what is to be told of them."""

    rates: Floats
    capped: Bools
    quote: RateSpread
    expected: float = _NAN
    warnings: list[str] = field(default_factory=list)


def group_key(number: int) -> str:
    """Return the key of the residents of one group of ages in an AreaTable."""
    return f"group_{number}"


def estimate(areas: AreaTable, question: NeedQuestion, by_type: Floats | None = None) -> Estimate:
    """Estimate how many people are likely isolated or lonely in each area.

    Parameters
    ----------
    areas : AreaTable
        `PEOPLE`, or a measure a group of ages; `INDEX` where the method needs it.
    question : NeedQuestion
    by_type : ndarray of float, shape (3, n), optional
        For `Method.BY_SEGMENT`: each area's rates in percent by the types of its households.

    Raises
    ------
    InputError
        When the rate is of other people, nobody lives in the areas, no area gets an estimate, or the index does not bear it.

    Notes
    -----
    METHODS §8. Nothing is rounded. A source's missing centre stays empty, and so does a missing range.
    """
    notes = areas.notes()
    keys = [group_key(at) for at in range(len(question.groups))] or [PEOPLE]
    counts, counted = spreading.scaled_to(np.array([areas.values[key] for key in keys]), question.total)
    residents = counts.sum(axis=0)
    if not np.nansum(residents) > 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The areas have no residents {people}: there is nobody to estimate. Check the fields of people."
            ),
            people=whom.told(question.people),
        )  # fmt: skip
    matched = is_none(areas.reasons)
    notes.add(
        matched & np.isnan(residents),
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the number of residents is missing")),
    )
    found = _rates(areas, question, counts, residents, by_type, notes)
    if not (math.isnan(question.known) or np.isnan(found.rates).all()):
        found = _controlled(areas, question, found, residents)
    people = found.rates * residents / 100.0
    there = ~np.isnan(people).all(axis=0)
    if not there.any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "No area gets an estimate: each lacks residents, or what the method needs. See the fields chosen."
            )
        )  # fmt: skip
    if found.capped.any():
        notes.add(found.capped, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the rate is cut at 100 %")))
    if not math.isnan(question.total):
        notes.add(
            there,
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "residents scaled to a total of {total} that was given by hand"),
                total=f"{question.total:,.0f}",
            ),
        )
    if not math.isnan(question.known):
        notes.add(there, control.note(question.known))
    basis = _basis(question, found, people, residents, counted, there)
    table = _table(areas, question, basis, found, people, residents, notes)
    warnings = [
        *areas.warnings,
        *found.warnings,
        *cautions.of_rate(question.rate, question.people, question.method),
        *cautions.of_areas(int((~there).sum()), f"{STEM}_note"),
    ]
    return Estimate(table, basis, people, residents, int((~there).sum()), tuple(warnings))


def _rates(
    areas: AreaTable, question: NeedQuestion, counts: Floats, residents: Floats, by_type: Floats | None, notes: Notes
) -> _Found:
    n = len(areas.codes)
    none = np.zeros(n, dtype=bool)
    if question.method is Method.BY_AGE:
        own = [published.of_group(question.rate, group) for group in question.groups]
        people = spreading.by_group(counts, own)
        rates = np.divide(100.0 * people, residents, out=np.full(people.shape, np.nan), where=residents > 0)
        return _Found(
            np.where((residents == 0) & ~np.isnan(people), 0.0, rates), none, spreading.overall(people, residents)
        )
    if question.method is Method.BY_SEGMENT:
        rates = by_type if by_type is not None else np.full((3, n), np.nan)
        notes.add(
            ~np.isnan(residents) & np.isnan(rates).all(axis=0),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no rate by type of household")),
        )
        return _Found(rates, none, spreading.overall(rates * residents / 100.0, residents))
    rate = published.put_on(question.rate, question.people)
    if question.method is Method.FLAT:
        return _Found(np.where(np.isnan(residents), np.nan, np.array(rate.ends())[:, np.newaxis]), none, rate)
    return _by_index(areas, question, residents, rate, notes)


def _by_index(areas: AreaTable, question: NeedQuestion, residents: Floats, rate: RateSpread, notes: Notes) -> _Found:
    index = areas.values[INDEX]
    if (index < 0).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The index '{index}' is below 0 in {n} areas ({codes}): a rate cannot be in proportion to it. Choose a share, a rate or a "
                "relative value, of which 0 is none at all.",
            ),
            one="The index '{index}' is below 0 in {n} area ({codes}): a rate cannot be in proportion to it. Choose a share, a rate or a "
            "relative value, of which 0 is none at all.",
            index=question.index,
            n=int((index < 0).sum()),
            codes=listed(areas.codes[index < 0]),
        )
    if not (index > 0).any():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The index '{index}' is above 0 in no area: there is nothing to spread by. Choose another."
            ),
            index=question.index,
        )  # fmt: skip
    lost = ~np.isnan(residents) & np.isnan(index)
    notes.add(lost, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the index has no value")))
    made = [spreading.in_proportion(residents, index, end / 100.0) for end in rate.ends()]
    capped = np.array([one for _, one in made]).any(axis=0)
    return _Found(100.0 * np.array([one for one, _ in made]), capped, rate)


def _controlled(areas: AreaTable, question: NeedQuestion, found: _Found, residents: Floats) -> _Found:
    control.check(question.method, question.rate.id)
    made = control.controlled(areas, found.rates, residents, question.known)
    warnings = cautions.of_shares(int(np.isnan(made.rates[1]).sum()))
    return _Found(made.rates, made.capped, found.quote, made.expected, [*found.warnings, *warnings])


def _basis(
    question: NeedQuestion, found: _Found, people: Floats, residents: Floats, counted: float, there: Bools
) -> Basis:
    others = published.beside(question.table, question.rate, question.people)
    low, central, high = (spreading.total(end) for end in people)
    return Basis(
        question.method,
        question.rate.measure,
        published.quote(question.rate, found.quote),
        question.rate.group,
        question.people.low,
        question.people.high or 0,
        tuple(published.quote(*one) for one in others),
        math.fsum(residents[there]),
        counted,
        question.total,
        low,
        central,
        high,
        question.index if question.method is Method.BY_INDEX else "",
        int(found.capped.sum()),
        question.origin,
        question.year,
        known=question.known,
        expected=found.expected,
    )


def result(question: NeedQuestion, basis: Basis) -> Result:
    """Return what the columns of an estimate share; its fields are still to come."""
    band = whom.band_of(question.people)
    of = measure_words(question.rate.measure, question.rate.group)
    about = Phrase(_COUNT, measure=of, ages=whom.told(question.people))
    origin = Phrases([question.origin, question.year])
    edition = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "residents: {source}"), source=origin) if origin else ""
    by_hand = QT_TRANSLATE_NOOP("MedwayIsolation", "{method}, scaled to a number of people given by hand")
    method = Phrase(basis.method.value)
    return Result(
        ResultKind.NEED, STEM, about, classes=question.classes, rule=question.rule.value, age_split=band.age if band else 0,
        base=RESIDENTS, data=Data.ESTIMATE, source=question.rate.survey or question.rate.source, year=question.rate.year,
        edition=edition,
        words=Phrase(by_hand, method=method) if basis.controlled else method, basis=basis,
    )  # fmt: skip


def _table(
    areas: AreaTable,
    question: NeedQuestion,
    basis: Basis,
    found: _Found,
    people: Floats,
    residents: Floats,
    notes: Notes,
) -> ResultTable:
    band = whom.band_of(question.people)
    sheet = Sheet(result(question, basis))
    for role, end in zip((Role.LOWER, Role.VALUE, Role.UPPER), people):
        sheet.add(role, end, band, unit=QT_TRANSLATE_NOOP("MedwayIsolation", "people"))
    risk = Of(Part.RISK, 0, Phrase(_RISK, measure=Phrase(question.rate.measure), ages=whom.told(question.people)))
    for role, rate in zip((Role.VALUE, Role.LOWER, Role.UPPER), found.rates[[1, 0, 2]]):
        sheet.add(role, rate, band, of=risk, unit=Phrase(PERCENT_OF, ages=whom.told(question.people)))
    ranks = _ranked(people)
    classes = ranking.quantile(ranks, question.classes, question.rule)
    for crowd in ranking.crowds(ranks, classes, question.classes):
        notes.add(crowd.rows, crowd.words())
    sheet.add(Role.RANK, ranks, band, Scope.LOCAL)
    sheet.add(Role.QUANTILE, classes, band, Scope.LOCAL)
    if basis.method is not Method.FLAT:
        by_risk = ranking.quantile(_ranked(found.rates), question.classes, question.rule)
        sheet.add(Role.QUANTILE, by_risk, band, Scope.LOCAL, of=risk)
    sheet.add(Role.DENOMINATOR, residents, band, unit=whom.told(question.people))
    sheet.add(Role.NOTE, notes.texts())
    return sheet.table(areas.codes)


def _ranked(ends: Floats) -> Floats:
    """Return ranks by the central estimate, and by the high one where the source gives no centre."""
    return ranking.rank(ends[2] if np.isnan(ends[1]).all() else ends[1])
