"""Whether areas moved between two sets of counts by more than chance alone moves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from . import ranking
from .arrays import Floats
from .described import Described
from .faults import InputError, Stop
from .fields import Role
from .intervals import newcombe
from .ranking import QuantileRule
from .words import QT_TRANSLATE_NOOP, Phrase

CONFIDENCE = 0.95
ONLY_CHANCE = Phrase(
    QT_TRANSLATE_NOOP("MedwayIsolation", "Chance alone gives as many areas that moved: none is singled out.")
)
LOCKDOWN = Phrase(
    QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "The census of 2021 was taken in a lockdown (21 March 2021): a change since an earlier one may be of that day only.",
    )
)
_OF_SHARES = frozenset({Role.VALUE, Role.RELATIVE, Role.RANK, Role.QUANTILE})
_DRAWS, _SEED = 200, 20210321


@dataclass(frozen=True)
class Counts:
    """The counts behind two shares of the same thing, arrays of shape (n,), NaN where missing."""

    first_count: Floats
    first_of: Floats
    second_count: Floats
    second_of: Floats

    def shares(self) -> tuple[Floats, Floats]:
        """Return both shares."""
        return self.first_count / self.first_of, self.second_count / self.second_of


@dataclass(frozen=True)
class Movement:
    """What changed between two sets of counts, and what would have if nothing but chance had changed them.

    Attributes
    ----------
    beyond : ndarray of float, shape (n,)
        1 where the shares differ by more than the interval of their difference allows, else 0; NaN without counts.
    areas, significant, by_chance : int
        Areas with all counts; those that are `beyond`; how many would be by chance alone (the mean of the draws).
    worst, stay : int
        Areas in the worst class of the first; those of them that are in that of the second too.
    stay_by_chance : tuple of int
        Between how many would stay by chance alone, in 95 % of the draws.
    movers : int
        Areas that moved by two fifths of the classes or more.
    movers_by_chance : int or None
        The most that would by chance alone, in 97.5 % of the draws; None where there are too few classes to move so far.
    """

    beyond: Floats
    areas: int
    significant: int
    by_chance: int
    worst: int
    stay: int
    stay_by_chance: tuple[int, int]
    movers: int
    movers_by_chance: int | None

    @property
    def words(self) -> tuple[str, ...]:
        """Return it in sentences, the last one about which areas are named."""
        low, high = self.stay_by_chance
        said = [
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The share of {changed} of {n} areas changed by more than its {level} % interval allows; by chance alone about "
                    "{by_chance} would.",
                ),
                one="The share of {changed} of {n} area changed by more than its {level} % interval allows; by chance alone about "
                "{by_chance} would.",
                changed=f"{self.significant:,}",
                n=self.areas,
                level=f"{100 * CONFIDENCE:g}",
                by_chance=f"{self.by_chance:,}",
            ),
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{stay} of the {n} areas in the worst class stay in it; by chance alone {low} to {high} would.",
                ),
                one="{stay} of the {n} area in the worst class stay in it; by chance alone {low} to {high} would.",
                stay=f"{self.stay:,}",
                n=self.worst,
                low=f"{low:,}",
                high=f"{high:,}",
            ),
        ]
        if self.movers_by_chance is not None:
            said.append(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{n} areas moved by two fifths of the classes or more; by chance alone up to {most} would.",
                    ),
                    one="{n} area moved by two fifths of the classes or more; by chance alone up to {most} would.",
                    n=self.movers,
                    most=f"{self.movers_by_chance:,}",
                )
            )
        return (*said, ONLY_CHANCE) if self.only_chance else tuple(said)

    @property
    def only_chance(self) -> bool:
        """Whether chance alone gives as many areas that leave the worst class, or that move far: no area is then listed."""
        few = self.movers_by_chance is not None and self.movers <= self.movers_by_chance
        return few or self.stay >= self.stay_by_chance[0]


def far(classes: int) -> int:
    """Return by how many classes an area moves far: two fifths of them, two quintiles."""
    return 2 * max(1, classes // 5)


def changed(counts: Counts, classes: int = 5, rule: QuantileRule = QuantileRule.ENGLAND) -> Movement | None:
    """Hold the change between two sets of counts against chance; None where fewer than two areas have all of them.

    Notes
    -----
    METHODS §10. By chance alone: each area has one share, that of its counts of both times together, and both counts are
    drawn from it, independent binomial numbers. The same seed draws the same numbers every time.
    """
    parts = np.array([counts.first_count, counts.first_of, counts.second_count, counts.second_of])
    with np.errstate(invalid="ignore"):
        there = (parts[0] >= 0) & (parts[0] <= parts[1]) & (parts[2] >= 0) & (parts[2] <= parts[3])
        there &= (parts[1] >= 1) & (parts[3] >= 1) & np.isfinite(parts).all(axis=0)
    if there.sum() < 2:
        return None
    known = Counts(*parts[:, there])
    beyond = np.full(there.shape, np.nan)
    beyond[there] = _differ(known)
    worst, stay, movers = _moves(known, classes, rule)
    draws = np.array([[_differ(drawn).sum(), *_moves(drawn, classes, rule)[1:]] for drawn in _drawn(known)])
    low, high = (int(np.quantile(draws[:, 1], share)) for share in (0.025, 0.975))
    return Movement(
        beyond, int(there.sum()), int(np.nansum(beyond)), round(float(draws[:, 0].mean())),
        worst, stay, (low, high), movers, int(np.quantile(draws[:, 2], 0.975)) if far(classes) < classes else None,
    )  # fmt: skip


def beyond_by_chance(counts: Counts, stop: Stop = lambda: None) -> tuple[int, int]:
    """Return how many areas' shares would differ by more than their intervals allow if nothing but chance had changed them.

    The mean of the draws that `changed` makes, and the most in 97.5 % of them. Counts without gaps are asked for; `stop` is
    called before each draw.
    """
    many = []
    for drawn in _drawn(counts):
        stop()
        many.append(_differ(drawn).sum())
    return round(float(np.mean(many))), int(np.quantile(many, 0.975))


def _drawn(counts: Counts) -> Iterator[Counts]:
    share = (counts.first_count + counts.second_count) / (counts.first_of + counts.second_of)
    of = [np.rint(whole).astype(np.int64) for whole in (counts.first_of, counts.second_of)]
    random = np.random.default_rng(_SEED)
    for _ in range(_DRAWS):
        first, second = (random.binomial(whole, share).astype(float) for whole in of)
        yield Counts(first, of[0].astype(float), second, of[1].astype(float))


def _differ(counts: Counts) -> Floats:
    lower, upper = newcombe(counts.first_count, counts.first_of, counts.second_count, counts.second_of, CONFIDENCE)
    return ((lower > 0) | (upper < 0)).astype(float)


def _moves(counts: Counts, classes: int, rule: QuantileRule) -> tuple[int, int, int]:
    """Return how many areas are in the worst class of the first, stay in it, and move far."""
    a, b = (ranking.quantile(ranking.rank(100.0 * share), classes, rule) for share in counts.shares())
    return int((a == 1).sum()), int(((a == 1) & (b == 1)).sum()), int((np.abs(a - b) >= far(classes)).sum())


def check_ages(first: Described, second: Described) -> None:
    """Refuse two results whose counts split at different ages: people of 65 are in the older band of one only.

    Raises
    ------
    InputError
        Naming both fields and their ages.
    """
    if first.age and second.age and first.age != second.age:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The field '{first}' is of people split at age {age}, '{second}' at age {other}: a difference between them is not "
                "a change. Choose two results that split at the same age.",
            ),
            first=first.name,
            age=first.age,
            second=second.name,
            other=second.age,
        )


def count_fields(first: Described, second: Described) -> dict[str, str]:
    """Return the fields with the counts behind two indices, by their names in `Counts`.

    Empty unless both are shares of the same thing, of people in the same band counted against the same base, in two results.
    """
    found = []
    for index in (first, second):
        if index.result is None or not index.stated or index.field is None or not index.field.whole:
            return {}
        found += [index.result.only(role, index.band) for role in (Role.NUMERATOR, Role.DENOMINATOR)]
    names = [field.name for field in found if field is not None]
    what = [(index.of_kind, index.band, index.result and index.result.base) for index in (first, second)]
    if len(set(names)) < len(found) or what[0] != what[1] or {first.role, second.role} - _OF_SHARES:
        return {}
    return dict(zip(("first_count", "first_of", "second_count", "second_of"), names))


def taken_in_lockdown(index: Described) -> bool:
    """Return whether an index is stated to be of the census of 2021."""
    return (
        index.result is not None
        and index.stated
        and "2021" in index.result.year
        and "census" in index.result.source.lower()
    )
