"""How much hangs on the choice: which areas are in the worst fifth under all, most or any of several indices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import comb

import numpy as np

from . import ranking
from .areas import AreaTable
from .arrays import Bools, Floats, Ints, Texts
from .composite import engine
from .composite.model import Recipe
from .composite.uncertainty import Uncertainty, variants_of
from .faults import InputError, Stop
from .field_forms import Sheet
from .fields import ISOLATED, RESIDENTS, Result, ResultKind, Role
from .living_alone import HOUSEHOLDS
from .results import Notes, ResultTable
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

STEM = "ch"
CLASSES = 5
FEWEST = 2  # choices
_VARIED = Uncertainty(spread=0.0, normalisation=True, aggregation=True)
_TAIL = 0.025


class Often(str, Enum):
    """Under how many of the choices an area is in the worst fifth."""

    ALL = QT_TRANSLATE_NOOP("MedwayIsolation", "under all choices")
    MOST = QT_TRANSLATE_NOOP("MedwayIsolation", "under at least half of the choices")
    SOME = QT_TRANSLATE_NOOP("MedwayIsolation", "under fewer than half of the choices")
    NONE = QT_TRANSLATE_NOOP("MedwayIsolation", "under no choice")


@dataclass(frozen=True)
class Choice:
    """An index as somebody may choose it: what was chosen in words, and scores, shape (n,), higher = worse, NaN where missing."""

    words: str
    score: Floats


@dataclass(frozen=True)
class SharedWorst:
    """How many areas are in the worst fifth of both a choice and an index of health or deprivation, and by chance.

    `worst` and `other` are the areas in the worst fifth of either, among `areas` that have both; `low` and `high` hold 95 % of what
    chance gives.
    """

    choice: str
    index: str
    both: int
    worst: int
    other: int
    areas: int
    low: int
    high: int

    @property
    def by_chance(self) -> float:
        """Return how many would be in both if one had nothing to do with the other."""
        return self.worst * self.other / self.areas

    @property
    def little_more(self) -> bool:
        """Whether the choice says little more than the other index: at least half of its areas, and more than chance gives."""
        return 2 * self.both >= self.worst and self.both > self.high


@dataclass(frozen=True)
class Stability:
    """What was found.

    Attributes
    ----------
    table : ResultTable
        Per area: `ch_n`, under how many choices it is in the worst fifth, of `ch_of` that have a value; `ch_kind`; a note.
    choices : tuple of str
    sizes : ndarray of int, shape (k,)
        Areas in the worst fifth of each choice.
    alike : ndarray of float, shape (k,)
        Mean share that a choice's list has in common with the others' (Jaccard): areas in both over areas in either.
    always, mostly, ever : ndarray of int
        Rows of the areas in the worst fifth under all choices, at least half, any; each holds the one before.
    areas : int
        Areas with a value under some choice.
    overlaps : tuple of SharedWorst
    """

    table: ResultTable
    choices: tuple[str, ...]
    sizes: Ints
    alike: Floats
    always: Ints
    mostly: Ints
    ever: Ints
    areas: int
    overlaps: tuple[SharedWorst, ...]


def by_households(recipe: Recipe) -> Recipe | None:
    """Return a recipe whose counts of its band are shares of all households instead of residents; None where there are none."""
    changed = tuple(
        replace(one, denominator=HOUSEHOLDS)
        if one.denominator.startswith(f"{RESIDENTS}_") and _of_band(recipe, one.denominator)
        else one
        for one in recipe.indicators
    )
    return replace(recipe, indicators=changed) if changed != recipe.indicators else None


def _of_band(recipe: Recipe, denominator: str) -> bool:
    return recipe.band is not None and denominator == f"{RESIDENTS}_{recipe.band.slot}"


def choices_of(areas: AreaTable, recipe: Recipe, words: str, stop: Stop) -> list[Choice]:
    """Return a recipe's index as it is, and with every other normalisation and aggregation that is possible.

    One indicator alone has the same order whatever its normalisation, and is there once.
    """
    prepared = engine.prepare(areas, recipe, stop)
    if len(prepared.recipe.indicators) == 1:
        return [Choice(words, prepared.evaluate().score)]
    own = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "as in the recipe"))
    return [
        Choice(Phrases([words, Phrases(one.differing, ", ") or own], "; "), one.prepared.evaluate().score)
        for one in variants_of(areas, recipe, prepared, _VARIED, stop)
    ]


def stability(codes: Texts, choices: Sequence[Choice], others: Sequence[Choice], notes: Notes) -> Stability:
    """Hold the worst fifths of several choices beside each other, and beside indices of health or deprivation.

    Parameters
    ----------
    codes : ndarray of str, shape (n,)
    choices, others : sequence of Choice
        The indices of isolation, and those of health or deprivation.
    notes : Notes
        What is known already of each area.

    Raises
    ------
    InputError
        Where fewer than two choices have a value in at least five areas.
    """
    known = [one for one in choices if (~np.isnan(one.score)).sum() >= CLASSES]
    if len(known) < FEWEST:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} choices have a value in at least {least} areas: there is nothing to hold beside each other. Give a table with the "
                "counts that the recipes need, or indices of your own.",
            ),
            one="{n} choice has a value in at least {least} areas: there is nothing to hold beside each other. Give a table with the "
            "counts that the recipes need, or indices of your own.",
            n=len(known),
            least=CLASSES,
        )
    inside = np.array([_worst(one.score) for one in known])
    there = np.array([~np.isnan(one.score) for one in known])
    times, of = inside.sum(axis=0), there.sum(axis=0)
    always = (times == len(known)) & (of == len(known))
    mostly = always | ((times > 0) & (2 * times >= of))
    kind = np.select(
        [of == 0, always, mostly, times > 0],
        ["", Often.ALL.value, Often.MOST.value, Often.SOME.value],
        Often.NONE.value,
    ).astype(object)
    kind[of == 0] = None
    notes.add(of == 0, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no choice has a value")))
    notes.add(
        (of > 0) & (of < len(known)), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "not every choice has a value"))
    )
    sheet = Sheet(Result(ResultKind.CHOICES, STEM, worst=ISOLATED, classes=CLASSES, members=len(known)))
    sheet.add(Role.TIMES, np.where(of > 0, times, np.nan))
    sheet.add(Role.AVAILABLE, of.astype(np.float64))
    sheet.add(Role.OFTEN, kind)
    sheet.add(Role.NOTE, notes.texts())
    common = inside.astype(np.float64) @ inside.T
    sizes = inside.sum(axis=1)
    jaccard = common / np.maximum(sizes[:, None] + sizes[None, :] - common, 1.0)
    alike = (jaccard.sum(axis=1) - 1.0) / (len(known) - 1.0)
    overlaps = tuple(overlap(one, other) for other in others for one in known)
    return Stability(
        sheet.table(codes), tuple(one.words for one in known), sizes, alike, np.flatnonzero(always), np.flatnonzero(mostly),
        np.flatnonzero(times > 0), int((of > 0).sum()), overlaps,
    )  # fmt: skip


def _worst(score: Floats) -> Bools:
    """Return which areas are in the worst fifth."""
    found: Bools = ranking.quantile(ranking.rank(score), CLASSES) == 1
    return found


def overlap(choice: Choice, other: Choice) -> SharedWorst:
    """Hold the worst fifth of a choice against that of another index, over the areas that have both."""
    both = ~np.isnan(choice.score) & ~np.isnan(other.score)
    a, b = (_worst(np.where(both, one.score, np.nan)) for one in (choice, other))
    n, worst, of_other = int(both.sum()), int(a.sum()), int(b.sum())
    low, high = _by_chance(n, worst, of_other)
    return SharedWorst(choice.words, other.words, int((a & b).sum()), worst, of_other, max(n, 1), low, high)


def _by_chance(n: int, worst: int, other: int) -> tuple[int, int]:
    """Return between how many areas would be in both, in 95 % of all ways to choose them (hypergeometric)."""
    whole = comb(n, worst)
    below, low, high = 0.0, 0, min(worst, other)
    found_low = False
    for k in range(max(0, worst + other - n), min(worst, other) + 1):
        below += comb(other, k) * comb(n - other, worst - k) / whole
        if not found_low and below > _TAIL:
            low, found_low = k, True
        if below >= 1.0 - _TAIL:
            high = k
            break
    return low, high
