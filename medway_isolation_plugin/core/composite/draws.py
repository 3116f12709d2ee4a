"""Ranks of many draws at once, and what they say of each area."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from .. import ranking
from ..arrays import Array, Floats
from ..faults import Stop

Ranks = Array  # 16 or 32 bits, without sign

CHUNK = 25  # draws handed to a thread at a time; the result does not depend on it
_BITS = 16
_ASKED = 0.1  # seconds between two questions whether to go on, where draws take long


@dataclass(frozen=True)
class RankSummary:
    """Per area, shape (n,): median rank, 5 % and 95 % rank, and the share of draws with a rank of `cut` or better."""

    median: Floats
    low: Floats
    high: Floats
    within: Floats


def ranks_of(scores: Floats, size: Floats | None = None) -> Ranks:
    """Rank without missing values, 1 = highest, ties sharing the smallest rank: `ranking.rank` for many calls.

    Parameters
    ----------
    scores : ndarray of float, shape (n,)
    size : ndarray of float, shape (n,), optional
        Of what was added up to make each score, as `ranking.joined` takes it; default: of the score.

    Returns
    -------
    ndarray of unsigned int, shape (n,)

    Notes
    -----
    Radix sorting by 16 bits at a time takes half of a comparison sort's time with numpy 1, and is even with numpy 2
    (docs/performance.md). Scores are cut to 48 bits for it: what that leaves in a wrong order is put right by a merge sort,
    which is quick where nearly everything is in order.
    """
    kind = np.uint16 if scores.size < 2**_BITS else np.uint32
    low, high = scores.min(), scores.max()
    if not high > low:
        return np.ones(scores.size, dtype=kind)
    with np.errstate(over="ignore", invalid="ignore"):  # ranges that cannot be held are left to the merge sort
        keys = ((high - scores) * ((2.0**48 - 1.0) / (high - low))).astype(np.uint64)
    order = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    for shift in (_BITS, 2 * _BITS):
        digits = ((keys >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
    ordered = scores[order]
    falls = ordered[:-1] - ordered[1:]
    if (falls < 0).any():
        order = order[np.argsort(-ordered, kind="stable")]
        ordered = scores[order]
        falls = ordered[:-1] - ordered[1:]
    sizes = np.abs(ordered) if size is None else size[order]
    tolerance = ranking.TIE * np.maximum(sizes[1:], sizes[:-1])
    places = np.arange(scores.size, dtype=np.int64)
    places[1:][falls <= tolerance] = 0
    ranks = np.empty(scores.size, dtype=kind)
    ranks[order] = np.maximum.accumulate(places) + 1
    return ranks


def rank_draws(
    score_of: Callable[[int], tuple[Floats, Floats | None]],
    draws: int,
    areas: int,
    progress: Callable[[float], None],
    threads: int | None = None,
) -> Ranks:  # fmt: skip
    """Return the ranks of every draw, shape (draws, areas).

    Parameters
    ----------
    score_of : callable
        Number of the draw to its scores and their sizes, as `ranks_of` takes them; called from several threads.
    progress : callable
        Told the share that is done, 0 to 1, from the calling thread; what it raises ends the work.
    threads : int, optional
        Default: the number of processors, at most 8. The result does not depend on it.
    """
    ranks = np.empty((draws, areas), dtype=np.uint16 if areas < 2**_BITS else np.uint32)

    ended = threading.Event()

    def work(start: int) -> int:
        end = min(start + CHUNK, draws)
        for draw in range(start, end):
            if ended.is_set():
                break
            ranks[draw] = ranks_of(*score_of(draw))
        return end - start

    with ThreadPoolExecutor(threads or min(os.cpu_count() or 1, 8)) as pool:
        waiting: set[Future[int]] = {pool.submit(work, start) for start in range(0, draws, CHUNK)}
        done = 0
        try:
            while waiting:
                ready, waiting = wait(waiting, _ASKED, FIRST_COMPLETED)
                done += sum(future.result() for future in ready)
                progress(done / draws)
        except BaseException:
            ended.set()
            for future in waiting:
                future.cancel()
            raise
    return ranks


def summarise(ranks: Ranks, cut: int, stop: Stop = lambda: None) -> RankSummary:
    """Return what the draws say of each area.

    Parameters
    ----------
    ranks : ndarray of unsigned int, shape (draws, areas)
    cut : int
        The last rank of the worst quantile.
    stop : callable
        What it raises ends the work.

    Notes
    -----
    Quantiles of ranks are interpolated (type 7 of Hyndman and Fan), so that half ranks occur.
    """
    draws, areas = ranks.shape
    positions = [0.05 * (draws - 1), 0.5 * (draws - 1), 0.95 * (draws - 1)]
    found = np.empty((3, areas))
    within = np.empty(areas)
    for start in range(0, areas, 2000):
        stop()
        part = np.sort(ranks[:, start : start + 2000].T, axis=1, kind="stable")  # radix for 16 bits
        within[start : start + 2000] = (part <= cut).mean(axis=1)
        for row, position in enumerate(positions):
            below = int(position)
            above = min(below + 1, draws - 1)
            low = part[:, below].astype(np.float64)
            found[row, start : start + 2000] = low + (position - below) * (part[:, above] - low)
    return RankSummary(found[1], found[0], found[2], within)
