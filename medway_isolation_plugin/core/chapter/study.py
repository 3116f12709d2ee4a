"""What a chapter is about, worked out once: the indices that it shows, their facts, and what is missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from .. import dates
from ..arrays import Floats
from ..bands import BANDS
from ..fields import ResultKind, Role
from ..need import sentences
from ..wards import Membership, WardSummary
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, told
from . import around, changes, estimates, measured, need_maps, where
from .facts import ChapterFacts, GapFacts
from .gap import Gap
from .ledger import ChapterLedger, Lineage
from .material import CHAPTER, ChapterLayer, ShownIndex, aligned, counted, health_of, indices_of, of_kind
from .parts import ChapterFigure
from .previous import Previous
from .snapshots import Snapshot

_CENSUS_2021 = "2021"
# What a reader is told, and the algorithm or parameter that whoever makes the chapter is told beside it; in the order of what is
# asked in `_note_missing`.
_LACKS = (
    (QT_TRANSLATE_NOOP("MedwayIsolation", "an index for people under 65"), ("livingalone", "compositeindex")),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "an index for people aged 65 and over"), ("livingalone", "compositeindex")),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "health, so that nothing is said of where both meet"), ("imdquintiles",)),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "priority areas"), ("flagpriority",)),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "wards, so that no sentence names them"), ("WARDS",)),
    (
        QT_TRANSLATE_NOOP("MedwayIsolation", "estimates of how many people are isolated or lonely"),
        ("estimateneed", "NEED"),
    ),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "projections"), ("projectneed", "PROJECTIONS")),
    (
        QT_TRANSLATE_NOOP("MedwayIsolation", "counts of people living alone, which gaps and their limits need"),
        ("livingalone",),
    ),
    (QT_TRANSLATE_NOOP("MedwayIsolation", "a table of other places"), ("BENCHMARKS",)),
)
_LACK, _LACK_AND_HOW = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "{what}."),
    QT_TRANSLATE_NOOP("MedwayIsolation", "{what} ({how})."),
)


@dataclass(frozen=True)
class ChapterWishes:
    """What a person says of a chapter: its title, its place and its date; `language` is that of its words, 'en-GB'."""

    title: str
    place: str
    date: datetime.date
    language: str = "en-GB"
    version: str = ""
    fictional: bool = False


@dataclass
class Study:
    """The material of a chapter.

    Parameters
    ----------
    wishes : ChapterWishes
    layers, need, projections : sequence of ChapterLayer
    memberships : mapping of str to Membership
        By the key of a layer (`InputUsed.key`).
    figures : sequence of ChapterFigure
    benchmarks : ChapterLayer, optional
    ward_map : ChapterLayer, optional
        The wards, whose codes are their names.
    previous : Previous, optional
    """

    wishes: ChapterWishes
    layers: Sequence[ChapterLayer]
    need: Sequence[ChapterLayer] = ()
    projections: Sequence[ChapterLayer] = ()
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    figures: Sequence[ChapterFigure] = ()
    benchmarks: ChapterLayer | None = None
    ward_map: ChapterLayer | None = None
    previous: Previous | None = None
    ledger: ChapterLedger = field(default_factory=ChapterLedger)
    gaps: list[tuple[GapFacts, Gap]] = field(default_factory=list)
    summaries: list[WardSummary | None] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    not_there: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.indices = indices_of(self.layers)
        self.health = health_of(self.layers)
        self.priority = _priority(self.layers)
        if self.ward_map is not None:
            self.ledger.beside.append(self.ward_map.used)
        self.counted = tuple(found for band in BANDS if (found := counted(self.layers, band.slot)) is not None)

    @property
    def place(self) -> str:
        """Return the place that the chapter is of."""
        return self.wishes.place

    @property
    def largest(self) -> ChapterLayer | None:
        """Return the layer of results with most areas, None where none has results."""
        return max((layer for layer in self.layers if layer.results), key=lambda layer: len(layer.codes), default=None)

    def _keep_areas(self) -> None:
        if self.largest is not None:
            made = Lineage(CHAPTER, (self.largest.used,), told(self.largest.origin))
            label = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Small areas"))
            self.ledger.count("areas", label, len(self.largest.codes), made)

    def figure(self, key: str) -> ChapterFigure | None:
        """Return a figure by its key: 'wards', 'isolation_65p', 'health', 'priority_pr_65p'."""
        return next((one for one in self.figures if one.key == key), None)

    def member(self, index: ShownIndex) -> Membership | None:
        """Return where the areas of an index lie."""
        return self.memberships.get(index.layer.used.key)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Return what next year's chapter is compared with."""
        shown = (*self.indices, *([self.health] if self.health is not None else []), *self.priority)
        made = {one.key: one for index in shown for one in (index.snapshot(),)}
        for index in self.counted:  # what is counted stands behind the shares, whatever index is shown
            one = index.snapshot()
            if all(other.layer is not index.layer or other.result != index.result for other in self.indices):
                key = f"living_alone_{one.key}"
                made.setdefault(key, replace(one, key=key))
        for number, (layer, result, basis) in enumerate(estimates.results(self.need), start=1):
            needed = estimates.snapshot(number, layer, result, basis)
            made.setdefault(needed.key, needed)
        for other in (*estimates.projected_snapshots(self.projections), *self._around()):
            made.setdefault(other.key, other)
        return tuple(made.values())

    def _around(self) -> Iterator[Snapshot]:
        """Return what is no result and changes what a chapter says: wards, and the table of other places."""
        if self.ward_map is not None:
            yield around.of_wards(self.ward_map)
        if self.benchmarks is not None:
            yield around.of_places(self.benchmarks)

    def shown(self) -> tuple[ShownIndex, ...]:
        """Return the results that numbers are of, but for rules, which are made of them."""
        return (*self.indices, *self.counted, *([self.health] if self.health is not None else []))

    def sources(self) -> list[str]:
        """Return where data come from, as far as it is stated."""
        named = [index.source() or told(index.result.edition) for index in self.shown()]
        named += [told(sentences.residents_words(basis)) for _, _, basis in estimates.results(self.need)]
        return [*named, *(one.source for one in measured.groups(self.layers, ChapterLedger()))]

    def rate_sources(self) -> list[str]:
        """Return where published rates come from."""
        quoted = [quote for _, _, basis in estimates.results(self.need) for quote in (basis.rate, *basis.beside)]
        return [told(sentences.source_words(quote)) for quote in quoted]

    def has_unstated_types(self) -> bool:
        """Return whether an index of types of households does not say whose types they are."""
        return any(one.result.kind is ResultKind.SEGMENTATION and not one.source() for one in self.shown())

    def facts(self) -> ChapterFacts:
        """Work out all facts, keep their numbers in the ledger, and note what is missing."""
        by_slot = {index.band.slot: index for index in self.counted if index.band is not None}
        bands = tuple(
            where.band_facts(index, by_slot.get(index.band.slot), self.member(index), self.ledger)
            for index in self.indices
            if index.band is not None
        )
        health = self.health
        found = [
            where.priority_facts(one, self._people(one), self._counts(one), self.member(one), self.ledger)
            for one in self.priority
        ]
        self.summaries = [summary for _, summary in found]
        refused: list[str] = []
        if health is not None:
            self.gaps, refused = measured.gaps(self.counted, health, self.ledger)
        self._note_missing(refused)
        snapshots, previous = self.snapshots(), self.previous
        date = dates.in_words(self.wishes.date.day, self.wishes.date.month, self.wishes.date.year)
        sources = [index.result for index in (*self.indices, *self.counted)]
        self._keep_areas()
        return ChapterFacts(
            title=self.wishes.title,
            place=self.place,
            date=told(date),
            areas=len(self.largest.codes) if self.largest is not None else 0,
            fictional=self.wishes.fictional,
            bands=bands,
            health=where.health_facts(health, self.member(health), self.ledger) if health is not None else None,
            overlay=where.overlay(self.indices, health, self.ledger) if health is not None else (),
            priority=tuple(facts for facts, _ in found),
            need=estimates.facts(self.need, self.ledger),
            need_maps=need_maps.facts(self.need, self.ledger),
            projections=estimates.projections(self.projections, self.ledger),
            gaps=tuple(one for one, _ in self.gaps),
            sure=measured.sure(self.layers, self.counted, self.ledger),
            years=measured.years(self.layers, self.ledger),
            both=where.both_bands(self.indices, self.ledger),
            groups=measured.groups(self.layers, self.ledger),
            changes=changes.changes(previous.results, snapshots) if previous is not None else (),
            moves=changes.moves(previous.results, snapshots) if previous is not None else (),
            has_previous=previous is not None,
            lockdown=any(_CENSUS_2021 in result.year for result in sources),
            split_at_66=any(index.band is not None and index.band.age != BANDS[0].age for index in self.indices),
            placeholder=self._has_placeholders(),
            missing=tuple(map(told, self.not_there)),
        )  # fmt: skip

    def _people(self, index: ShownIndex) -> Floats:
        """Return the people living alone whom a rule's areas are told with, shape (n,)."""
        own = self._counts(index)
        if own is None:
            return np.full(len(index.layer.codes), np.nan)
        return aligned(index, own.layer.codes, own.numbers(Role.NUMERATOR))

    def _counts(self, index: ShownIndex) -> ShownIndex | None:
        """Return what counts the people of the band that all criteria of a rule are of."""
        flag = index.field(Role.FLAG)
        band = flag.band if flag is not None else None
        return next((one for one in self.counted if one.band and band and one.band.slot == band.slot), None)

    def _has_placeholders(self) -> bool:
        """Return whether an index that is shown, or one that a rule may be made of, has weights that are still to be replaced."""
        shown = [index.result for index in self.indices]
        behind = [result for layer in self.layers for result in layer.results] if self.priority else []
        return any(result.placeholder for result in (*shown, *behind))

    def _note_missing(self, refused: Sequence[str]) -> None:
        have = {index.band.slot for index in self.indices if index.band is not None}
        there = (
            "u65" in have,
            "65p" in have,
            self.health is not None,
            bool(self.priority),
            bool(self.memberships),
            bool(estimates.results(self.need)),
            bool(self.projections),
            bool(self.counted),
            self.benchmarks is not None,
        )
        lacks = [lack for lack, known in zip(_LACKS, there) if not known]
        self.missing += [
            Phrase(_LACK_AND_HOW, what=Phrase(what), how=Phrases(how, ", ")) for what, how in lacks
        ] + list(refused)
        self.not_there += [Phrase(_LACK, what=Phrase(what)) for what, _ in lacks] + list(refused)


def _priority(layers: Sequence[ChapterLayer]) -> tuple[ShownIndex, ...]:
    """Return each rule once, in the order in which they were made."""
    found: dict[str, ShownIndex] = {}
    for index in of_kind(layers, ResultKind.PRIORITY, Role.FLAG):
        found.setdefault(index.key, index)
    return tuple(found[key] for key in sorted(found))
