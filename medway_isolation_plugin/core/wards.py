"""Wards: what lies in each, and the sentence that a JSNA needs (METHODS §6, §7)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .areas import AreaTable, clean_code
from .arrays import Bools, Floats, Texts
from .faults import InputError, counted, listed
from .results import Column, Kind, ResultTable

FLAG, PEOPLE = "flag", "people"
NO_WARD = "(no ward)"
PART_SHARE = 0.01  # an area is partly in a ward that holds at least this share of it


@dataclass(frozen=True)
class Membership:
    """Where areas lie: `main` (n,) the ward that an area is counted in, None where there is none; `parts` every pair
    of area row and ward of which the area covers a part.
    """

    main: Texts
    parts: frozenset[tuple[int, str]]


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
            f"None of the area codes is in the ward lookup (layer: {listed(area_codes, 3)}; lookup: "
            f"{listed(wards_of, 3) or 'no rows'}). Check both code fields, and that the vintages agree."
        )
    return Membership(
        main, frozenset((row, ward) for row, code in enumerate(area_codes) for ward in wards_of.get(code, ()))
    )


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
    frame = pd.DataFrame({"areas": 1.0, "flagged": flagged.astype(float), "undecided": np.isnan(flags).astype(float)})
    frame["people"] = np.where(flagged, np.nan_to_num(people), 0.0) if people is not None else np.nan
    sums = frame.groupby(wards).sum(min_count=1)
    touched = pd.Series([ward for row, ward in membership.parts if flagged[row]], dtype=object).value_counts()
    names = sorted(set(sums.index) | set(touched.index), key=lambda name: (name == NO_WARD, alphabet(name)))
    counts = ("areas", "flagged", "undecided")
    sums = sums.reindex(names)
    sums[list(counts)] = sums[list(counts)].fillna(0.0)
    if people is not None:
        sums["people"] = sums["people"].fillna(0.0)
    total = float(np.nansum(frame["people"]))
    with np.errstate(invalid="ignore"):
        share = np.where(sums["areas"] > 0, 100.0 * sums["flagged"] / sums["areas"], np.nan)
    named = tuple(name for name in names if touched.get(name, 0) > 0)
    table = ResultTable(
        np.array(names, dtype=object),
        (
            Column("ward", "Ward", Kind.TEXT, np.array(names, dtype=object)),
            Column("areas", "Areas counted in the ward", Kind.WHOLE, sums["areas"].to_numpy()),
            Column("flagged", "Flagged areas", Kind.WHOLE, sums["flagged"].to_numpy()),
            Column("undecided", "Undecided areas (values missing)", Kind.WHOLE, sums["undecided"].to_numpy()),
            Column("share", "Flagged areas, % of the ward's areas", Kind.REAL, share),
            Column(
                "parts",
                "Flagged areas at least partly in the ward",
                Kind.WHOLE,
                touched.reindex(names).fillna(0.0).to_numpy(float),
            ),
            Column("people", "People affected in flagged areas", Kind.REAL, sums["people"].to_numpy()),
            Column(
                "people_sh",
                "People affected, % of the study area's",
                Kind.REAL,
                _share(sums["people"].to_numpy(), total),
            ),
        ),
    )
    return WardSummary(
        table,
        sentence(subject, named, int(flagged.sum())),
        named,
        int(flagged.sum()),
        total,
        _warnings(areas, wards, flagged),
    )


def _share(people: Floats, total: float) -> Floats:
    return 100.0 * people / total if total > 0 else np.full(people.shape, np.nan)


def _warnings(areas: AreaTable, wards: Texts, flagged: Bools) -> tuple[str, ...]:
    found = list(areas.warnings)
    lost, undecided = wards == NO_WARD, int(np.isnan(areas.values[FLAG]).sum())
    if lost.any():
        found.append(
            f"{counted(int(lost.sum()), 'area lies', 'areas lie')} in no ward, {int((lost & flagged).sum())} of them flagged: "
            f"{listed(areas.codes[lost])}."
        )
    if undecided:
        found.append(
            f"{counted(undecided, 'area is', 'areas are')} undecided because values are missing, and not counted as flagged."
        )
    people = areas.values.get(PEOPLE)
    if people is not None and np.isnan(people[flagged]).any():
        found.append(
            f"{counted(int(np.isnan(people[flagged]).sum()), 'flagged area has', 'flagged areas have')} no number of "
            "people: the totals leave them out."
        )
    return tuple(found)


def sentence(subject: str, wards: Sequence[str], flagged: int) -> str:
    """Return the sentence: 'Areas ... include parts of W1, W2 and W3.' with the wards as they come."""
    subject = subject.strip().rstrip(".") or "Priority areas"
    if not flagged:
        return f"{subject}: no area meets the rule."
    if not wards:
        return f"{subject} lie in no ward of the table."
    names = wards[0] if len(wards) == 1 else f"{', '.join(wards[:-1])} and {wards[-1]}"
    return f"{subject} include parts of {names}."
