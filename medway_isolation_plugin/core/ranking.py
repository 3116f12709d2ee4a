"""Ranks, quantiles and relative values (METHODS §0). Rank 1 and quantile 1 are always the worst end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from .arrays import Bools, Floats, Ints
from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrase

CLASSES_RANGE = (2, 100)
_FRACTIONS = {
    2: QT_TRANSLATE_NOOP("MedwayIsolation", "half"), 3: QT_TRANSLATE_NOOP("MedwayIsolation", "third"),
    4: QT_TRANSLATE_NOOP("MedwayIsolation", "quarter"), 5: QT_TRANSLATE_NOOP("MedwayIsolation", "fifth"),
    6: QT_TRANSLATE_NOOP("MedwayIsolation", "sixth"), 7: QT_TRANSLATE_NOOP("MedwayIsolation", "seventh"),
    8: QT_TRANSLATE_NOOP("MedwayIsolation", "eighth"), 9: QT_TRANSLATE_NOOP("MedwayIsolation", "ninth"),
    10: QT_TRANSLATE_NOOP("MedwayIsolation", "tenth"), 20: QT_TRANSLATE_NOOP("MedwayIsolation", "twentieth"),
    100: QT_TRANSLATE_NOOP("MedwayIsolation", "hundredth"),
}  # fmt: skip
_QUANTILES = {
    3: QT_TRANSLATE_NOOP("MedwayIsolation", "tercile"), 4: QT_TRANSLATE_NOOP("MedwayIsolation", "quartile"),
    5: QT_TRANSLATE_NOOP("MedwayIsolation", "quintile"), 10: QT_TRANSLATE_NOOP("MedwayIsolation", "decile"),
    100: QT_TRANSLATE_NOOP("MedwayIsolation", "percentile"),
}  # fmt: skip
# Sums taken in another order differ in the last bits; areas that agree to about 12 digits are tied.
TIE = 1e-12


class QuantileRule(str, Enum):
    """How ranks become classes, named after who publishes that way."""

    ENGLAND = "england"
    WALES = "wales"
    OHID = "ohid"


class Ties(str, Enum):
    """What tied values share."""

    AVERAGE = QT_TRANSLATE_NOOP("MedwayIsolation", "average")
    SMALLEST = QT_TRANSLATE_NOOP("MedwayIsolation", "smallest")
    LARGEST = QT_TRANSLATE_NOOP("MedwayIsolation", "largest")
    DENSE = QT_TRANSLATE_NOOP("MedwayIsolation", "dense")
    FIRST = QT_TRANSLATE_NOOP("MedwayIsolation", "first")


def fraction_name(classes: int) -> str:
    """Return 'fifth' for 5 classes: 'worst fifth'."""
    return Phrase(
        _FRACTIONS.get(classes) or QT_TRANSLATE_NOOP("MedwayIsolation", "of {classes} classes"), classes=classes
    )


def quantile_name(classes: int) -> str:
    """Return 'quintile' for 5 classes."""
    return Phrase(
        _QUANTILES.get(classes) or QT_TRANSLATE_NOOP("MedwayIsolation", "quantile of {classes}"), classes=classes
    )


def rank(values: Floats, worst: str = "highest") -> Floats:
    """Rank areas, 1 = worst; ties share the smallest rank.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        NaN is missing and gets no rank. Values that agree to about 12 significant digits are tied.
    worst : {'highest', 'lowest'}
        Which end is rank 1.

    Returns
    -------
    ndarray of float, shape (n,)
        Whole numbers, NaN where missing.

    Notes
    -----
    METHODS §0.
    """
    return tied_ranks(-values if worst == "highest" else values, Ties.SMALLEST)


def tied_ranks(values: Floats, ties: Ties) -> Floats:
    """Rank from the lowest value, 1, to the highest.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        NaN is missing and gets no rank. Values that agree to about 12 significant digits are tied.
    ties : Ties
        What tied values share: the average, smallest or largest of their places; dense counts distinct values; first
        lets the earlier row go first.

    Returns
    -------
    ndarray of float, shape (n,)
        NaN where missing.
    """
    ranks = np.full(values.shape, np.nan)
    there = ~np.isnan(values)
    key = values[there]
    n = key.size
    if not n:
        return ranks
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    new = np.concatenate(([True], np.diff(ordered) > TIE * np.maximum(np.abs(ordered[1:]), np.abs(ordered[:-1]))))
    places = np.arange(n)
    first = np.maximum.accumulate(np.where(new, places, 0))
    placed = np.empty(n)
    if ties is Ties.SMALLEST:
        placed[order] = first
    elif ties is Ties.DENSE:
        placed[order] = np.cumsum(new) - 1
    elif ties is Ties.FIRST:
        # Within a tie that is only nearly exact, the sort has put the lower value first: rows decide instead.
        placed[np.lexsort((places, _in_row_order(first, order)))] = places
    else:
        starts = np.flatnonzero(new)
        last = np.repeat(np.append(starts[1:], n) - 1, np.diff(np.append(starts, n)))
        placed[order] = last if ties is Ties.LARGEST else (first + last) / 2.0
    ranks[there] = placed + 1.0
    return ranks


def joined(values: Floats, size: Floats | None = None) -> Floats:
    """Return values of which those that are tied are equal, so that nothing that follows tells them apart.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        NaN is missing.
    size : ndarray of float, shape (n,), optional
        How large the terms were that each value was added up from: sums of z-scores cancel, and the last bits that are left
        around 0 are no difference. Default: as large as the value.

    Returns
    -------
    ndarray of float, shape (n,)
        Values closer than 1e-12 of their size to the next lower one have become the same as it.
    """
    size = np.abs(values) if size is None else size
    gaps = np.diff(np.sort(values))
    if not ((gaps > 0) & (gaps <= TIE * np.fmax.reduce(size, initial=0.0))).any():
        return values  # as nearly always, in half the time
    order = np.argsort(values, kind="stable")  # missing ones last
    ordered, sizes = values[order], size[order]
    near = np.diff(ordered) <= TIE * np.maximum(sizes[1:], sizes[:-1])
    first = np.maximum.accumulate(np.where(np.concatenate(([True], ~near)), np.arange(values.size), 0))
    found = np.empty_like(values)
    found[order] = ordered[first]
    return found


def _in_row_order(values: Ints, order: Ints) -> Ints:
    by_row = np.empty_like(values)
    by_row[order] = values
    return by_row


def quantile(
    ranks: Floats, classes: int = 5, rule: QuantileRule = QuantileRule.ENGLAND, total: int | None = None
) -> Floats:
    """Turn ranks into classes, 1 = worst.

    Parameters
    ----------
    ranks : ndarray of float, shape (n,)
        1 = worst, NaN = missing. Whole numbers, or halves where tied areas share the average of their places.
    classes : int
        Number of classes q, 2 to 100.
    rule : QuantileRule
        england ceil(q r / N); wales floor(q (r - 1) / N) + 1;
        ohid floor((q + 1) - ceil(((N + 1) - r) / (N / q))), where 0 becomes 1 and fewer areas than classes give none.
    total : int, optional
        N, when the ranks come from a larger set than these areas (a national rank). Default: the ranks that are there.

    Returns
    -------
    ndarray of float, shape (n,)
        Whole numbers 1 to q, NaN where missing.

    Raises
    ------
    InputError
        When `classes` is out of range, or a rank is larger than `total`.

    Notes
    -----
    METHODS §0. Whole-number arithmetic, on twice the ranks, so that no boundary depends on rounding. A half is put into
    the formula as it stands: tied areas get the class of the middle of their places.
    """
    low, high = CLASSES_RANGE
    if not low <= classes <= high:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The number of classes is {classes}: choose one from {lowest} to {highest}."
            ),
            classes=classes,
            lowest=low,
            highest=high,
        )
    quantiles = np.full(ranks.shape, np.nan)
    there = ~np.isnan(ranks)
    twice = np.rint(2.0 * ranks[there]).astype(np.int64)
    n = twice.size if total is None else total
    if twice.size and twice.max() > 2 * n:
        largest = f"{twice.max() / 2:,.1f}".removesuffix(".0")
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The largest rank is {largest} but there are only {n} areas: check the edition."
            ),
            one="The largest rank is {largest} but there are only {n} areas: check the edition.",
            largest=largest,
            n=n,
        )
    if rule is QuantileRule.ENGLAND:
        found = -(-classes * twice // (2 * n))
    elif rule is QuantileRule.WALES:
        found = classes * (twice - 2) // (2 * n) + 1
    elif n < classes:
        return quantiles
    else:
        found = np.maximum(classes + 1 - -(-(2 * n + 2 - twice) * classes // (2 * n)), 1)
    quantiles[there] = found
    return quantiles


@dataclass(frozen=True)
class Crowd:
    """A class that holds many more areas than its share, because `sharing` of them, marked in `rows` (n,), have one value."""

    number: int
    held: int
    areas: int
    sharing: int
    rows: Bools

    def words(self) -> str:
        """Return it in words that can follow what is in classes."""
        return Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "class {number} holds {held} of {areas} areas, because {sharing} share a value"
            ),
            number=self.number,
            held=f"{self.held:,}",
            areas=f"{self.areas:,}",
            sharing=f"{self.sharing:,}",
        )


def crowds(ranks: Floats, quantiles: Floats, classes: int) -> tuple[Crowd, ...]:
    """Find classes that hold over one and a half times as many areas as they would without ties.

    Parameters
    ----------
    ranks, quantiles : ndarray of float, shape (n,)
        Tied areas share a rank; NaN is missing.
    classes : int
    """
    areas = int((~np.isnan(quantiles)).sum())
    found: list[Crowd] = []
    if areas < 2 * classes:  # `too_few`, or nearly so
        return ()
    for number in range(1, classes + 1):
        inside = quantiles == number
        held = int(inside.sum())
        if held <= 1.5 * -(-areas // classes):
            continue
        shared, counts = np.unique(ranks[inside], return_counts=True)
        if counts.max() > 1:
            rows = inside & (ranks == shared[counts.argmax()])
            found.append(Crowd(number, held, areas, int(counts.max()), rows))
    return tuple(found)


def uneven(found: Mapping[str, Sequence[Crowd]]) -> tuple[str, ...]:
    """Say of what is put into classes, by what it is called, which classes are nothing like equal, and why."""
    said = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {fact}.")
    return tuple(Phrase(said, name=name, fact=one.words()) for name, crowded in found.items() for one in crowded)


def worst(ranks: Floats, at_most: int) -> tuple[Ints, Ints]:
    """Return the rows of the first areas by rank, at most `at_most`, and of those left out that tie with the last of them."""
    order = np.argsort(ranks, kind="stable")  # missing ones last
    order = order[: int((~np.isnan(ranks)).sum())]
    shown, rest = order[:at_most], order[at_most:]
    return shown, rest[ranks[rest] == ranks[shown[-1]]] if shown.size else rest


def moved(before: Floats, after: Floats, at_most: int) -> Ints:
    """Return the rows of the areas whose rank has moved most, the largest move first, at most `at_most`.

    Areas that have no rank before or after are left out; of equal moves the better placed area comes first.
    """
    move = np.nan_to_num(np.abs(after - before))
    # The few largest are picked first, so that a country takes no longer than a borough.
    pick = min(at_most, len(move))
    if not pick:
        return np.zeros(0, dtype=np.int64)
    edge = np.partition(move, len(move) - pick)[len(move) - pick]
    rows = np.flatnonzero((move >= edge) & (move > 0))
    order = np.lexsort((np.minimum(before, after)[rows], -move[rows]))
    return np.asarray(rows[order][:at_most], dtype=np.int64)


def relative(values: Floats, study_area: float) -> Floats:
    """Return 100 x value / value of the whole study area; NaN where either is missing or the latter is 0."""
    if not study_area > 0:
        return np.full(values.shape, np.nan)
    return 100.0 * values / study_area


def too_few(values: Mapping[str, Floats], classes: int) -> tuple[str, ...]:
    """Say where fewer areas have a value than there are classes.

    Parameters
    ----------
    values : mapping of str to ndarray of float, shape (n,)
        What is put into classes (values or ranks, NaN = missing), by what it is called: 'Under 65', '65+'. One that is
        all missing is left out: that nothing is there is told otherwise.
    classes : int

    Returns
    -------
    tuple of str
        One sentence for all where they have values in as many areas, else one for each that has too few.
    """
    counts = {name: int((~np.isnan(found)).sum()) for name, found in values.items()}
    alike = len(set(counts.values())) == 1
    short = {"" if alike else name: areas for name, areas in counts.items() if 0 < areas < classes}
    of_all = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "There are fewer areas with a value ({areas}) than classes ({classes}): the {quantile} says little. Choose a larger "
        "study area or fewer classes.",
    )
    of_one = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{name}: there are fewer areas with a value ({areas}) than classes ({classes}): the {quantile} says little. Choose "
        "a larger study area or fewer classes.",
    )
    quantile = quantile_name(classes)
    return tuple(
        Phrase(of_one if name else of_all, name=name, areas=f"{areas:,}", classes=classes, quantile=quantile)
        for name, areas in short.items()
    )
