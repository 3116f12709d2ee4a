"""What the words of a chapter are told: small facts, each under a name that a council's own words may use (docs/chapter.md)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .changes import ChapterChange, ResultMove


@dataclass(frozen=True)
class BandFacts:
    """The index of a band.

    Attributes
    ----------
    key, label, whom : str
        '65p', '65+', 'people aged 65 and over'.
    title, unit, source, evidence : str
    fraction : str
        What the worst class is of all: 'fifth'.
    areas, missing, worst : int
        Areas; those without a value; those in the worst class.
    wards : tuple of str
        That have a part of an area in the worst class, in the alphabet.
    sentence : str
        That names them.
    alone, residents : float
        People living alone and residents of the band; NaN where they are not counted.
    share : float
        `alone` of `residents`, per cent.
    base : str
        What they are counted against.
    counts : bool
        Whether the index is a count of people living alone, not a model.
    bears_words : bool
        Whether the evidence leaves the index the word 'isolated'.
    """

    key: str
    label: str
    whom: str
    title: str
    unit: str
    source: str
    evidence: str
    fraction: str
    areas: int
    missing: int
    worst: int
    wards: tuple[str, ...] = ()
    sentence: str = ""
    alone: float = math.nan
    residents: float = math.nan
    share: float = math.nan
    base: str = ""
    counts: bool = False
    bears_words: bool = True


@dataclass(frozen=True)
class HealthFacts:
    """Deprivation, as the figure shows it: `national` where its classes are of all areas of the country."""

    title: str
    source: str
    areas: int
    worst: int
    fraction: str
    national: bool
    wards: tuple[str, ...] = ()


@dataclass(frozen=True)
class OverlayFacts:
    """How a band's worst class and that of health overlap: `chance` is how many areas would be in both by chance.

    `counts` says that the band's classes are of people counted as living alone, which is no isolation.
    """

    label: str
    whom: str
    isolated: int
    deprived: int
    both: int
    chance: float
    areas: int
    counts: bool = False


@dataclass(frozen=True)
class PriorityFacts:
    """Areas that meet a rule."""

    title: str
    rule: str
    areas: int
    flagged: int
    undecided: int
    people: float
    sentence: str
    wards: tuple[str, ...] = ()


@dataclass(frozen=True)
class NeedFacts:
    """People likely to be isolated or lonely; NaN where a source gives no such number.

    `question` is what was asked, `asked` who was asked where and when, `by_hand` whether the residents were given by hand, `known`
    whether the number of likely people was.
    """

    key: str
    what: str
    question: str
    asked: str
    residents: float
    low: float
    middle: float
    high: float
    rate: str
    whom: str
    by_hand: bool = False
    known: bool = False

    @property
    def has_middle(self) -> bool:
        """Whether there is a single number."""
        return not math.isnan(self.middle)

    @property
    def has_range(self) -> bool:
        """Whether there is a range."""
        return not (math.isnan(self.low) or math.isnan(self.high))


@dataclass(frozen=True)
class NeedMapFacts:
    """What the maps of an estimate of need say.

    Attributes
    ----------
    key, what, whom : str
        'need_map_jsna_lonely_65p', 'lonely', 'people aged 65 and over'.
    fraction : str
        What a class is of all areas: 'fifth'.
    flat, high : bool
        Whether the rate is the same everywhere, so that there is no map of risk; whether the numbers are the high estimate,
        because the source gives no centre.
    areas : int
        In the class of most people.
    people, total : float
        Likely people in these areas, and in all.
    risky, both : int
        Areas in the class of highest risk; those of them that are in the class of most people too.
    same : tuple of str
        What else the map is of, but for a factor.
    """

    key: str
    what: str
    whom: str
    fraction: str
    flat: bool
    high: bool
    areas: int
    people: float
    total: float
    risky: int
    both: int
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProjectionFacts:
    """People in a year by a variant of the projections; `title` says what they are likely to be, `whom` who the residents are."""

    title: str
    variant: str
    year: int
    residents: float
    low: float
    middle: float
    high: float
    whom: str = ""


@dataclass(frozen=True)
class GapFacts:
    """The gap in a band's share living alone between fifths of areas by deprivation; per cent, points and a ratio with limits."""

    key: str
    label: str
    whom: str
    by: str
    most: float
    least: float
    ratio: tuple[float, float, float]
    slope: tuple[float, float, float]

    @property
    def has_ratio(self) -> bool:
        """Whether the two rates have a ratio."""
        return not math.isnan(self.ratio[0])

    @property
    def beyond_chance(self) -> bool:
        """Whether the limits of the slope exclude 0."""
        return self.slope[1] > 0 or self.slope[2] < 0


@dataclass(frozen=True)
class SureFacts:
    """How sure the ranks of an index are.

    `width` is the middle width of the areas' rank intervals, `steady` how many of the `worst` areas are in the worst class in at
    least nine of ten draws; `varied` is 'weights' or 'chance'.
    """

    title: str
    areas: int
    width: float
    worst: int
    steady: int
    varied: str


@dataclass(frozen=True)
class YearsFacts:
    """Two indices or years that were compared; `beyond` areas changed by more than chance allows, `by_chance` would anyway."""

    first: str
    second: str
    areas: int
    same: int
    beyond: int
    by_chance: int
    tested: bool
    only_chance: bool


@dataclass(frozen=True)
class BothFacts:
    """How the two bands agree: areas in the worst class of both, and the correlation of their ranks."""

    first: str
    second: str
    both: int
    worst: int
    areas: int
    correlation: float


@dataclass(frozen=True)
class GroupFacts:
    """Another group at risk that the inputs count."""

    what: str
    count: float
    base: float
    of: str
    source: str

    @property
    def share(self) -> float:
        """Return its share, per cent."""
        return 100.0 * self.count / self.base if self.base > 0 else math.nan


@dataclass(frozen=True)
class ChapterFacts:
    """All that the words of a chapter are told; what is not known is empty.

    `earlier` is the date of the earlier chapter, `why` the `why_count` causes of what changed since, in words; told where that is.
    """

    title: str
    place: str
    date: str
    areas: int
    fictional: bool = False
    bands: tuple[BandFacts, ...] = ()
    health: HealthFacts | None = None
    overlay: tuple[OverlayFacts, ...] = ()
    priority: tuple[PriorityFacts, ...] = ()
    need: tuple[NeedFacts, ...] = ()
    need_maps: tuple[NeedMapFacts, ...] = ()
    projections: tuple[ProjectionFacts, ...] = ()
    gaps: tuple[GapFacts, ...] = ()
    sure: tuple[SureFacts, ...] = ()
    years: tuple[YearsFacts, ...] = ()
    both: BothFacts | None = None
    groups: tuple[GroupFacts, ...] = ()
    changes: tuple[ChapterChange, ...] = ()
    moves: tuple[ResultMove, ...] = ()
    has_previous: bool = False
    earlier: str = ""
    why: str = ""
    why_count: int = 0
    lockdown: bool = False
    split_at_66: bool = False
    placeholder: bool = False
    missing: tuple[str, ...] = ()
