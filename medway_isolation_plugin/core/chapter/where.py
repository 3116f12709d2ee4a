"""Where isolation is likely, where health is poor, and where both meet: facts, sentences and tables of a chapter."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .. import ranking, summaries, wards
from ..areas import AreaTable
from ..arrays import Bools, Floats
from ..bands import Band
from ..composite.weights import correlation
from ..field_forms import base_words, unit_of
from ..fields import ResultKind, Role
from ..ranking import Ties, tied_ranks
from ..validity.evidence import said_of
from ..wards import FLAG, PEOPLE, Membership
from ..words import QT_TRANSLATE_NOOP, Phrase, told
from .facts import BandFacts, BothFacts, HealthFacts, OverlayFacts, PriorityFacts
from .ledger import ChapterLedger
from .material import ShownIndex, aligned

_WORST_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst {fraction} by the index '{title}'")
_MOST_ALONE = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas where the largest shares of {whom} live alone")
_MOST_ISOLATED = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas where {whom} are most likely to be isolated")
_MOST_DEPRIVED = QT_TRANSLATE_NOOP("MedwayIsolation", "The most deprived areas ({title})")
_UNCHECKED = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "Whether this index tells isolated areas from others was not checked against any other measure."
)
_IN_BOTH = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of '{first}' and of '{second}'")
_MEET = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas that meet the rule")


def whom(band: Band) -> str:
    """Return the people of a band in words."""
    older = QT_TRANSLATE_NOOP("MedwayIsolation", "people aged {age} and over")
    younger = QT_TRANSLATE_NOOP("MedwayIsolation", "people under {age}")
    return Phrase(older if band.older else younger, age=band.age)


def band_facts(
    index: ShownIndex, counted: ShownIndex | None, membership: Membership | None, ledger: ChapterLedger
) -> BandFacts:
    """Return what there is to say of a band's index, and keep its numbers."""
    band = index.band or Band(older=True)
    classes, people = index.classes, whom(band)
    fraction = ranking.fraction_name(index.result.classes)
    counts = index.result.kind is ResultKind.LIVING_ALONE
    subject = (
        Phrase(_MOST_ALONE, whom=people)
        if counts
        else Phrase(_MOST_ISOLATED, whom=people)
        if index.worst()
        else Phrase(_WORST_OF, fraction=fraction, title=index.title())
    )
    found = _summary(index, classes == 1, membership, subject)
    alone = residents = share = math.nan
    if counted is not None:
        parts = counted.numbers(Role.NUMERATOR), counted.numbers(Role.DENOMINATOR)
        alone, residents = (float(np.nansum(part)) for part in parts)
        share = summaries.share(*parts)
        made, key = counted.lineage(), counted.band.key if counted.band else ""
        for name, label, number, digits in (
            ("alone", QT_TRANSLATE_NOOP("MedwayIsolation", "People living alone, {band}"), alone, 0),
            ("base", QT_TRANSLATE_NOOP("MedwayIsolation", "Counted against, {band}: {base}"), residents, 0),
            ("share", QT_TRANSLATE_NOOP("MedwayIsolation", "Share living alone, {band}, %"), share, 1),
        ):
            said = Phrase(label, band=band.label(), base=base_words(counted.result, counted.band))
            ledger.rounded(f"{name}_{key}", said, number, digits, made)
    worst = int((classes == 1).sum())
    worst_areas = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst {fraction}, {title}"),
        fraction=fraction,
        title=index.title(),
    )
    ledger.count(f"worst_{index.key}", worst_areas, worst, index.lineage())
    missing = int(np.isnan(classes).sum())
    _keep_areas(index, missing, ledger)
    value = index.field(Role.VALUE)
    return BandFacts(
        key=band.key,
        label=told(band.label()),
        whom=told(people),
        title=index.title(),
        unit=told(unit_of(index.result, value)) if value is not None else "",
        source=index.source(),
        evidence=_evidence(index, counts),
        fraction=told(fraction),
        areas=len(classes),
        missing=missing,
        worst=worst,
        wards=found[0],
        sentence=found[1],
        alone=alone,
        residents=residents,
        share=share,
        base=told(base_words(counted.result, counted.band)) if counted is not None else "",
        counts=counts,
        bears_words=index.worst(),
    )


def _evidence(index: ShownIndex, counts: bool) -> str:
    """Return what an index was held against; a count of people needs no evidence that it is one."""
    value = index.field(Role.VALUE)
    if value is None:
        return ""
    found = index.result.evidence_of(value)
    if not found:
        return "" if counts else told(Phrase(_UNCHECKED))
    return told(said_of(found))


def _keep_areas(index: ShownIndex, missing: int, ledger: ChapterLedger) -> None:
    """Keep how many areas a result is of, and how many of them it says nothing of."""
    title, made = index.title(), index.lineage()
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas, {title}")
    ledger.count(f"areas_{index.key}", Phrase(label, title=title), len(index.layer.codes), made)
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas without a value, {title}")
    ledger.count(f"missing_{index.key}", Phrase(label, title=title), missing, made)


def _summary(
    index: ShownIndex, flags: Bools, membership: Membership | None, subject: str
) -> tuple[tuple[str, ...], str]:
    """Return the wards that flagged areas have parts in, and the sentence; both empty where no wards are known."""
    if membership is None:
        return (), ""
    table = AreaTable(
        index.layer.codes, {FLAG: flags.astype(np.float64)}, np.full(len(flags), None, dtype=object)
    )  # fmt: skip
    found = wards.summarise(table, membership, told(subject))
    return found.wards, told(found.sentence)


def health_facts(index: ShownIndex, membership: Membership | None, ledger: ChapterLedger) -> HealthFacts:
    """Return what there is to say of deprivation."""
    classes = index.classes
    worst = int((classes == 1).sum())
    fraction = ranking.fraction_name(index.result.classes)
    label = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst {fraction}, {title}"),
        fraction=fraction,
        title=index.title(),
    )
    ledger.count("worst_health", label, worst, index.lineage())
    _keep_areas(index, int(np.isnan(classes).sum()), ledger)
    named, _ = _summary(index, classes == 1, membership, Phrase(_MOST_DEPRIVED, title=index.title()))
    edition = told(index.result.edition)
    source = index.source() or edition
    return HealthFacts(index.title(), source, len(classes), worst, told(fraction), index.national, named)


def overlay(bands: Sequence[ShownIndex], health: ShownIndex, ledger: ChapterLedger) -> tuple[OverlayFacts, ...]:
    """Return how each band's worst class and that of health overlap, over the areas that have both."""
    found = []
    for index in bands:
        own, other = index.classes, aligned(index, health.layer.codes, health.classes)
        known = ~np.isnan(own) & ~np.isnan(other)
        isolated, deprived = (own == 1) & known, (other == 1) & known
        both, areas = int((isolated & deprived).sum()), int(known.sum())
        if not areas or index.band is None:
            continue
        one = OverlayFacts(
            told(index.band.label()), told(whom(index.band)), int(isolated.sum()), int(deprived.sum()), both,
            float(isolated.sum() * deprived.sum()) / areas, areas, index.result.kind is ResultKind.LIVING_ALONE,
        )  # fmt: skip
        _keep_overlay(index, health, one, ledger)
        found.append(one)
    return tuple(found)


def _keep_overlay(index: ShownIndex, health: ShownIndex, one: OverlayFacts, ledger: ChapterLedger) -> None:
    made, key = index.lineage() + health.lineage(), f"overlay_{index.band.key if index.band is not None else ''}"
    first, second = index.title(), health.title()
    for name, label, number in (
        ("", _IN_BOTH, one.both),
        ("_areas", QT_TRANSLATE_NOOP("MedwayIsolation", "Areas with both '{first}' and '{second}'"), one.areas),
        (
            "_isolated",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of '{first}', of those with '{second}'"),
            one.isolated,
        ),
        (
            "_deprived",
            QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of '{second}', of those with '{first}'"),
            one.deprived,
        ),
    ):
        ledger.count(f"{key}{name}", Phrase(label, first=first, second=second), number, made)
    label = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "Areas that would be in the worst class of '{first}' and of '{second}' by chance"
    )
    ledger.rounded(f"{key}_chance", Phrase(label, first=first, second=second), one.chance, 1, made)


def both_bands(bands: Sequence[ShownIndex], ledger: ChapterLedger) -> BothFacts | None:
    """Return how the indices of the two bands agree; None where one is missing."""
    if len(bands) < 2:
        return None
    first, second = bands[0], bands[1]
    others = [aligned(first, second.layer.codes, values) for values in (second.classes, second.numbers(Role.RANK))]
    ranks = np.column_stack([first.numbers(Role.RANK), others[1]])
    known = ~np.isnan(ranks).any(axis=1)
    alike = math.nan
    if known.sum() > 2:
        pair = np.column_stack([tied_ranks(column, Ties.AVERAGE) for column in ranks[known].T])
        if (np.ptp(pair, axis=0) > 0).all():
            alike = float(correlation(pair)[0, 1])
    both = int(((first.classes == 1) & (others[0] == 1)).sum())
    made = first.lineage() + second.lineage()
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas in the worst class of both bands")
    ledger.count("both_bands", Phrase(label), both, made)
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Rank correlation of the two bands")
    ledger.rounded("bands_correlation", Phrase(label), alike, 2, made)
    label = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas that both bands rank")
    ledger.count("both_bands_areas", Phrase(label), int(known.sum()), made)
    worst = int((first.classes == 1).sum())  # kept as the worst of its band
    return BothFacts(first.title(), second.title(), both, worst, int(known.sum()), alike)


def priority_facts(
    index: ShownIndex, people: Floats, counted: ShownIndex | None, membership: Membership | None, ledger: ChapterLedger
) -> tuple[PriorityFacts, wards.WardSummary | None]:
    """Return what there is to say of a rule's areas, and the table by ward where wards are known.

    Parameters
    ----------
    people : ndarray of float, shape (n,)
        People affected in each area, NaN where they are not counted.
    counted : ShownIndex, optional
        The result that counts them.
    """
    flags = index.numbers(Role.FLAG)
    subject = told(Phrase(_MEET))
    values = {FLAG: flags} if np.isnan(people).all() else {FLAG: flags, PEOPLE: people}
    table = AreaTable(index.layer.codes, values, np.full(len(flags), None, dtype=object))
    found = wards.summarise(table, membership, subject) if membership is not None else None
    flagged = int((flags == 1).sum())
    affected = float(np.nansum(people[flags == 1])) if PEOPLE in values else math.nan
    rule = told(index.result.words)
    key = index.key
    label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas: {rule}"), rule=rule or index.title())
    ledger.count(key, label, flagged, index.lineage())
    undecided = int(np.isnan(flags).sum())
    _keep_areas(index, undecided, ledger)
    if PEOPLE in values:
        label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "People living alone in priority areas: {rule}"), rule=rule)
        made = index.lineage() + counted.lineage() if counted is not None else index.lineage()
        ledger.rounded(f"{key}_people", label, affected, 0, made)
    return (
        PriorityFacts(
            index.title(), rule, len(flags), flagged, undecided, affected,
            told(found.sentence) if found is not None else "", found.wards if found is not None else (),
        ),
        found,
    )  # fmt: skip
