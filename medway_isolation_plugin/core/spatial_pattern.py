"""Where areas are like their neighbours: global and local Moran's I, held against shuffled maps.

A pattern is a reason to place a service for several areas, and no list of priorities: an area may be among the worst with
neighbours that are not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from . import moran
from .areas import AreaTable
from .arrays import Bools, Floats, Ints, Texts
from .faults import InputError, listed
from .field_forms import Sheet
from .fields import Result, ResultKind, Role
from .moran import Links, Moran
from .results import ResultTable, is_none
from .words import QT_TRANSLATE_NOOP, Phrase

INDEX = "index"
STEM = "lm"
LEVEL_RANGE = (0.001, 0.2)
AT_LEAST = 10  # areas


class Cluster(str, Enum):
    """An area and its neighbours, beside the mean of all areas."""

    WORSE = QT_TRANSLATE_NOOP("MedwayIsolation", "worse than average, neighbours too")
    BETTER = QT_TRANSLATE_NOOP("MedwayIsolation", "better than average, neighbours too")
    WORSE_ALONE = QT_TRANSLATE_NOOP("MedwayIsolation", "worse than average, neighbours better")
    BETTER_ALONE = QT_TRANSLATE_NOOP("MedwayIsolation", "better than average, neighbours worse")
    NONE = QT_TRANSLATE_NOOP("MedwayIsolation", "no pattern beyond chance")


PATTERNS = tuple(kind for kind in Cluster if kind is not Cluster.NONE)


@dataclass(frozen=True)
class PatternSettings:
    """How a pattern is told from chance: the level, how many draws around each area, how many shuffled maps."""

    level: float = 0.05
    controlled: bool = True  # for false discoveries
    draws: int = 9999
    shuffles: int = 199
    seed: int = 1
    one_sided: bool = False  # as GeoDa and PySAL, at the side where the area is: half of the two-sided probability

    @property
    def sides(self) -> float:
        """Return by what a two-sided probability is divided."""
        return 2.0 if self.one_sided else 1.0


@dataclass(frozen=True)
class Shuffled:
    """How many areas have a kind of pattern, and how many shuffled maps give: the mean, and between which 95 % of them lie.

    `plain` is the number without control of false discoveries, `plain_mean` what shuffled maps give of that.
    """

    kind: Cluster
    areas: int
    mean: float
    low: int
    high: int
    plain: int
    plain_mean: float


@dataclass(frozen=True)
class Pattern:
    """What was found.

    Attributes
    ----------
    table : ResultTable
        Per area (`lm_...`): local Moran's I, its standard deviate, probability, adjusted probability, kind, the mean of its
        neighbours, their number, a note.
    areas, links : int
        Areas that have a value and a neighbour with one; ordered pairs of neighbours among them.
    islands : ndarray of str
        Areas without any neighbour.
    whole : Moran
    reached : float
        Share of the shuffled maps, and the map itself, whose Moran's I is at least as far from what is expected.
    counts : tuple of Shuffled
        In the order of `PATTERNS`.
    settings : PatternSettings
    warnings : tuple of str
    """

    table: ResultTable
    areas: int
    links: int
    islands: Texts
    whole: Moran
    reached: float
    counts: tuple[Shuffled, ...]
    settings: PatternSettings
    warnings: tuple[str, ...]


def pattern(
    areas: AreaTable,
    links: Links,
    lower_is_worse: bool,
    settings: PatternSettings = PatternSettings(),
    label: str = "",
    progress: Callable[[float], None] = lambda share: None,
) -> Pattern:
    """Look for areas that are like their neighbours, beyond what shuffled maps show.

    Parameters
    ----------
    areas : AreaTable
        With the measure `INDEX`.
    links : Links
        Between all of these areas.
    lower_is_worse : bool
        Whether low values are the worse ones.
    label : str
        What the index is called.
    progress : callable
        Told the share of the work that is done.

    Raises
    ------
    InputError
        Where fewer than `AT_LEAST` areas have a value and a neighbour with one, or all have the same value.

    Notes
    -----
    Areas without a value, or without a neighbour that has one, are left out of means and of everything else. Probabilities are
    two-sided as spdep's; GeoDa's and PySAL's are half of them, and twice as many areas have a pattern by chance.
    """
    values = areas.values[INDEX]
    there = ~np.isnan(values)
    linked = there.copy()
    linked[there] = links.among(there).degree > 0
    if linked.sum() < AT_LEAST:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} areas have a value and a neighbour with one: at least {least} are needed to tell a pattern from chance. Choose "
                "another field, or the nearest areas as neighbours.",
            ),
            one="{n} area has a value and a neighbour with one: at least {least} are needed to tell a pattern from chance. Choose "
            "another field, or the nearest areas as neighbours.",
            n=int(linked.sum()),
            least=AT_LEAST,
        )
    own = links.among(linked)
    x = (-1.0 if lower_is_worse else 1.0) * values[linked]
    if np.ptp(x) <= 1e-12 * np.abs(x).max():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The index is the same in every area: there is no pattern to look for. Choose another field.",
            )
        )
    degree = own.degree
    drawn = moran.draws(x.size, int(degree.max()), settings.draws, settings.seed)
    local = moran.local_moran(x, own, drawn)
    p = local.p / settings.sides
    adjusted = moran.false_discovery(p)
    kinds = _kinds(x, own, adjusted if settings.controlled else p, settings.level)
    plain = _kinds(x, own, p, settings.level)
    whole = moran.moran(x, own)
    statistics, shuffled = _shuffles(x, own, drawn, settings, progress)
    far = np.abs(statistics - whole.expectation) >= abs(whole.value - whole.expectation) - 1e-12
    ends = np.quantile(shuffled[:, 0], [0.025, 0.975], axis=0)
    counts = tuple(
        Shuffled(
            kind,
            areas=int((kinds == kind.value).sum()),
            mean=float(shuffled[:, 0, number].mean()),
            low=int(ends[0, number]),
            high=int(ends[1, number]),
            plain=int((plain == kind.value).sum()),
            plain_mean=float(shuffled[:, 1, number].mean()),
        )
        for number, kind in enumerate(PATTERNS)
    )
    islands = links.degree == 0
    table = _table(areas, links, linked, label, (local.value, local.deviate, p, adjusted), kinds)
    warnings = [*areas.warnings]
    if islands.any():
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} areas have no neighbour and no result: {codes}. Choose the nearest areas as neighbours to keep them.",
        )
        one = "{n} area has no neighbour and no result: {codes}. Choose the nearest areas as neighbours to keep them."
        warnings.append(Phrase(template, one=one, n=int(islands.sum()), codes=listed(areas.codes[islands])))
    return Pattern(
        table, x.size, own.first.size, areas.codes[islands], whole, float((1 + far.sum()) / (1 + far.size)), counts, settings,
        tuple(warnings),
    )  # fmt: skip


def _kinds(x: Floats, links: Links, p: Floats, level: float) -> Texts:
    """Return the kind of pattern of each area, shape (n,)."""
    own, around = moran.sides(x, links)
    found = np.full(x.size, Cluster.NONE.value, dtype=object)
    for kind, high, near in (
        (Cluster.WORSE, True, True),
        (Cluster.BETTER, False, False),
        (Cluster.WORSE_ALONE, True, False),
        (Cluster.BETTER_ALONE, False, True),
    ):
        found[(own == high) & (around == near) & (p <= level)] = kind.value
    return found


def _shuffles(
    x: Floats, links: Links, drawn: Ints, settings: PatternSettings, progress: Callable[[float], None]
) -> tuple[Floats, Floats]:
    """Return Moran's I of shuffled maps, shape (s,), and their areas by kind, shape (s, 2, 4): as settings say, and plain."""
    random = np.random.RandomState(settings.seed + 1)
    statistics = np.empty(settings.shuffles)
    counts = np.empty((settings.shuffles, 2, len(PATTERNS)))
    for number in range(settings.shuffles):
        mixed = random.permutation(x)
        statistics[number] = moran.statistic(mixed, links)
        p = moran.probabilities(mixed - mixed.mean(), links, drawn) / settings.sides
        for row, tested in enumerate((moran.false_discovery(p) if settings.controlled else p, p)):
            kinds = _kinds(mixed, links, tested, settings.level)
            counts[number, row] = [(kinds == kind.value).sum() for kind in PATTERNS]
        progress((number + 1) / settings.shuffles)
    return statistics, counts


def _table(
    areas: AreaTable, links: Links, linked: Bools, label: str, local: tuple[Floats, ...], kinds: Texts
) -> ResultTable:
    values = areas.values[INDEX]
    notes = areas.notes()
    islands = links.degree == 0
    empty = np.isnan(values) & is_none(areas.reasons)
    notes.add(empty, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the index has no value")))
    notes.add(islands, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no neighbour")))
    notes.add(
        ~linked & ~islands & ~np.isnan(values), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no neighbour has a value"))
    )
    subject = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Spatial pattern of {index}"), index=label) if label else ""
    sheet = Sheet(Result(ResultKind.PATTERN, STEM, subject=subject))
    for role, found in zip((Role.STATISTIC, Role.DEVIATE, Role.PROBABILITY, Role.ADJUSTED), local):
        sheet.add(role, _spread(found, linked))
    cluster = np.full(len(values), None, dtype=object)
    cluster[linked] = kinds
    sheet.add(Role.CLUSTER, cluster)
    sheet.add(Role.AROUND, _spread(links.among(linked).mean(values[linked]), linked))
    sheet.add(Role.NEIGHBOURS, links.degree.astype(np.float64))
    sheet.add(Role.NOTE, notes.texts())
    return sheet.table(areas.codes)


def _spread(found: Floats, linked: Bools) -> Floats:
    whole = np.full(linked.shape, np.nan)
    whole[linked] = found
    return whole
