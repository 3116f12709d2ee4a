"""Wards: what lies in each, and the sentence that a JSNA needs (METHODS §6, §7)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from . import vintages
from .areas import AreaTable, clean_code
from .arrays import Bools, Floats, Texts
from .disclosure import NHS, protect
from .faults import InputError, all_of, listed
from .grouping import first_rows, group_sums
from .results import Column, Kind, ResultTable
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

FLAG, PEOPLE = "flag", "people"
NO_WARD = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "(no ward)"))
PART_SHARE = 0.01  # an area is partly in a ward that holds at least this share of it


@dataclass(frozen=True)
class Membership:
    """Where areas lie: `main` (n,) the ward that an area is counted in, None where there is none; `parts` every pair
    of area row and ward of which the area covers a part. `where` says which vintages are probably behind areas without a ward.
    """

    main: Texts
    parts: frozenset[tuple[int, str]]
    where: str = ""


def alphabet(name: str) -> tuple[str, str]:
    """Return what puts names into alphabetical order, the same one on every computer: capitals and accents come second."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(mark))
    return plain, name


def from_lookup(
    area_codes: Sequence[str], lookup_codes: Iterable[object], lookup_wards: Iterable[object]
) -> Membership:
    """Take wards from a lookup table. An area with several rows is counted in the first and is a part of all.

    Raises
    ------
    InputError
        When no area is in the lookup.
    """
    wards_of: dict[str, list[str]] = {}
    for code, ward in zip(lookup_codes, lookup_wards):
        name = clean_code(ward)
        if name:
            wards_of.setdefault(clean_code(code), []).append(name)
    main = np.array([wards_of.get(code, [None])[0] for code in area_codes], dtype=object)
    if all(ward is None for ward in main):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "None of the area codes is in the ward lookup (layer: {layer_codes}; lookup: {lookup_codes}). {where} Check both code "
                "fields.",
            ),
            where=_vintages(area_codes, wards_of, area_codes),
            layer_codes=listed(area_codes, 3),
            lookup_codes=listed(wards_of, 3) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no rows")),
        )
    lost = [code for code, ward in zip(area_codes, main) if ward is None and code]
    return Membership(
        main,
        frozenset((row, ward) for row, code in enumerate(area_codes) for ward in wards_of.get(code, ())),
        _vintages(area_codes, wards_of, lost) if lost else "",
    )


def _vintages(area_codes: Iterable[str], lookup_codes: Iterable[str], lost: Iterable[str]) -> str:
    """Return which vintages are probably behind the areas that a lookup does not have."""
    ours, theirs, absent = (
        np.array([code for code in codes if code], dtype=object) for codes in (area_codes, lookup_codes, lost)
    )
    return vintages.mismatch(ours, theirs, absent)


def from_overlaps(areas: int, overlaps: Iterable[tuple[int, str, float]]) -> Membership:
    """Take wards from overlaps: an area is counted where its largest part lies.

    Parameters
    ----------
    areas : int
        Number of areas n.
    overlaps : iterable of (row, ward, share)
        The share (0-1) of an area that lies in a ward. Equal shares go to the first ward in the alphabet.
    """
    main = np.full(areas, None, dtype=object)
    best = np.zeros(areas)
    parts = set()
    for row, ward, share in sorted(overlaps, key=lambda overlap: (overlap[0], overlap[1])):
        if share >= PART_SHARE:
            parts.add((row, ward))
        if share > best[row]:
            main[row], best[row] = ward, share
    return Membership(main, frozenset(parts))


@dataclass(frozen=True)
class WardSummary:
    """The table by ward, the sentence, the wards it names, totals, warnings."""

    table: ResultTable
    sentence: str
    wards: tuple[str, ...]
    flagged: int
    people: float
    warnings: tuple[str, ...]


def summarise(areas: AreaTable, membership: Membership, subject: str) -> WardSummary:
    """Count areas, flagged areas and people in each ward.

    Parameters
    ----------
    areas : AreaTable
        `FLAG` (1 flagged, 0 not, missing undecided) and optionally `PEOPLE` affected.
    membership : Membership
    subject : str
        How the sentence begins: 'Areas of high isolation and poor health'.

    Returns
    -------
    WardSummary
        A row a ward in alphabetical order: `areas`, `flagged`, `undecided`, `share` (percent of the ward's areas that are
        flagged), `parts` (flagged areas that are at least partly in the ward), `people` affected in its flagged areas, and
        `people_sh` (percent of all people affected). Every area is counted once, so the columns but `parts` add up.
    """
    flags = areas.values[FLAG]
    people = areas.values.get(PEOPLE)
    flagged = flags == 1
    wards = np.array([NO_WARD if ward is None else ward for ward in membership.main], dtype=object)
    touched = Counter(ward for row, ward in membership.parts if flagged[row])
    names = sorted({*wards, *touched}, key=lambda name: (name == NO_WARD, alphabet(name)))
    ward_of = first_rows(names, wards)

    def in_wards(values: Bools | Floats) -> Floats:
        return group_sums(ward_of, values.astype(np.float64), len(names))

    number, hits = in_wards(np.ones(len(wards))), in_wards(flagged)
    affected = np.full(len(names), np.nan) if people is None else in_wards(np.where(flagged, people, 0.0))
    total = 0.0 if people is None else float(np.nansum(people[flagged]))
    share = np.divide(100.0 * hits, number, out=np.full(len(names), np.nan), where=number > 0)
    named = tuple(name for name in names if touched[name])
    table = ResultTable(
        np.array(names, dtype=object),
        (
            Column(
                "ward", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Ward")), Kind.TEXT, np.array(names, dtype=object)
            ),
            Column(
                "areas", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas counted in the ward")), Kind.WHOLE, number
            ),
            Column("flagged", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Flagged areas")), Kind.WHOLE, hits),
            Column(
                "undecided",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Undecided areas (values missing)")),
                Kind.WHOLE,
                in_wards(np.isnan(flags)),
            ),
            Column(
                "share",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Flagged areas, % of the ward's areas")),
                Kind.REAL,
                share,
            ),
            Column(
                "parts",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Flagged areas at least partly in the ward")),
                Kind.WHOLE,
                np.array([float(touched[name]) for name in names]),
            ),
            Column(
                "people",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "People affected in flagged areas")),
                Kind.REAL,
                affected,
            ),
            Column(
                "people_sh",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "People affected, % of the study area's")),
                Kind.REAL,
                _share(affected, total),
            ),
        ),
    )
    return WardSummary(
        table,
        sentence(subject, named, int(flagged.sum())),
        named,
        int(flagged.sum()),
        total,
        _warnings(areas, wards, flagged, membership.where),
    )


def guarded(summary: WardSummary) -> WardSummary:
    """Return a summary whose people may leave the office: small numbers hidden, and what would tell them beside the total of all.

    Shares are made again of what is shown. A column with a mark in it is of text; `people` is NaN where the total is hidden.
    """
    counts: Floats = np.rint(summary.table[PEOPLE])
    found = protect({PEOPLE: counts}, NHS)
    shown, hidden = found.rows.counts[PEOPLE], found.rows.hidden[PEOPLE]
    total = float(found.whole.counts[PEOPLE][0])

    def safe(one: Column) -> Column:
        if one.name == "people_sh":
            return replace(one, values=_share(shown, total))
        if one.name != PEOPLE:
            return one
        return (
            replace(one, kind=Kind.TEXT, values=found.rows.texts(PEOPLE))
            if hidden.any()
            else replace(one, values=shown)
        )

    columns = tuple(map(safe, summary.table.columns))
    return replace(
        summary,
        table=replace(summary.table, columns=columns),
        people=total,
        warnings=(*summary.warnings, NHS.words()),
    )


def _share(people: Floats, total: float) -> Floats:
    return 100.0 * people / total if total > 0 else np.full(people.shape, np.nan)


def _warnings(areas: AreaTable, wards: Texts, flagged: Bools, where: str) -> tuple[str, ...]:
    found = list(areas.warnings)
    lost, undecided = wards == NO_WARD, int(np.isnan(areas.values[FLAG]).sum())
    if lost.any():
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas lie in no ward, {flagged} of them flagged: {codes}.")
        one = "{n} area lies in no ward, {flagged} of them flagged: {codes}."
        number, hits = int(lost.sum()), int((lost & flagged).sum())
        said = Phrase(template, one=one, n=number, flagged=hits, codes=listed(areas.codes[lost]))
        found.append(Phrases([said, where]) if where else said)
    if undecided:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{n} areas are undecided because values are missing, and not counted as flagged."
        )
        one = "{n} area is undecided because values are missing, and not counted as flagged."
        found.append(Phrase(template, one=one, n=undecided))
    people = areas.values.get(PEOPLE)
    unknown = 0 if people is None else int(np.isnan(people[flagged]).sum())
    if unknown:
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{n} flagged areas have no number of people: the totals leave them out."
        )
        one = "{n} flagged area has no number of people: the totals leave them out."
        found.append(Phrase(template, one=one, n=unknown))
    return tuple(found)


def sentence(subject: str, wards: Sequence[str], flagged: int) -> str:
    """Return the sentence: 'Areas ... include parts of W1, W2 and W3.' with the wards as they come."""
    subject = subject.strip().rstrip(".") or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas"))
    if not flagged:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{subject}: no area meets the rule."), subject=subject)
    if not wards:
        return Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{subject} lie in no ward of the table."), subject=subject)
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{subject} include parts of {wards}."),
        subject=subject,
        wards=all_of(wards),
    )
