"""Variance-based sensitivity: how much of an output's variance each uncertain input explains (Sobol indices)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import Floats
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Sobol:
    """First-order and total-order indices, shape (d,), and the variance of the output."""

    first: Floats
    total: Floats
    variance: float


def sobol_design(runs: int, inputs: int, seed: int = 1) -> Floats:
    """Return a sample of the unit cube for `sobol_indices`, shape (runs x (inputs + 2), inputs).

    Blocks of `runs` rows: A, B, then for each input A with that input's column taken from B. Pseudo-random numbers from a
    frozen generator: the same seed gives the same design everywhere.
    """
    generator = np.random.RandomState(seed)
    a, b = generator.random_sample((runs, inputs)), generator.random_sample((runs, inputs))
    blocks = [a, b]
    for number in range(inputs):
        mixed = a.copy()
        mixed[:, number] = b[:, number]
        blocks.append(mixed)
    return np.vstack(blocks)


def sobol_indices(y: Floats, inputs: int) -> Sobol:
    """Return Sobol indices from the outputs of a design in the order of `sobol_design`.

    Parameters
    ----------
    y : ndarray of float, shape (runs x (inputs + 2),)
    inputs : int

    Returns
    -------
    Sobol
        first: mean(yB (yABi - yA)) / V; total: mean((yA - yABi)²) / (2 V); V: the variance of yA and yB together (n - 1).

    Raises
    ------
    InputError
        When the length does not fit, or the output does not vary.

    References
    ----------
    Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer Physics Communications 181;
    Jansen (1999) for the total index.

    Examples
    --------
    >>> design = sobol_design(4000, 2)
    >>> found = sobol_indices(design @ np.array([2.0, 1.0]), 2)  # of 4/5 and 1/5 of the variance
    >>> found.first.round(1).tolist(), found.total.round(1).tolist()
    ([0.8, 0.2], [0.8, 0.2])
    """
    blocks = inputs + 2
    if inputs < 1 or y.size < 2 * blocks or y.size % blocks:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "A sensitivity analysis of {inputs} inputs needs the same number of runs, at least two, in each of {blocks} blocks; "
                "there are {runs} runs in all.",
            ),
            inputs=inputs,
            blocks=blocks,
            runs=f"{y.size:,}",
        )
    table = y.reshape(blocks, -1)
    a, b, mixed = table[0], table[1], table[2:]
    variance = float(np.concatenate((a, b)).var(ddof=1))
    if not variance > 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The output is the same in every run: there is no variance to explain."
            )
        )
    first = (b * (mixed - a)).mean(axis=1) / variance
    total = np.square(a - mixed).mean(axis=1) / (2.0 * variance)
    return Sobol(first, total, variance)
