"""Outlines of areas in whole numbers, as the paths of a drawing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .arrays import Ints


def without_needless(ring: Ints) -> Ints:
    """Return a closed outline without the points that lie on the straight line between their neighbours, which moves no border.

    Parameters
    ----------
    ring : ndarray of int, shape (n, 2)
        The last point is the first one again.

    Returns
    -------
    ndarray of int, shape (m, 2)
        Not closed; shape (0, 2) where nothing is left that covers anything.
    """
    points = ring[:-1]
    before = 0
    while len(points) != before and len(points) > 2:
        before = len(points)
        one, other = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
        points = points[one[:, 0] * other[:, 1] != one[:, 1] * other[:, 0]]
    return points if len(points) > 2 else points[:0]


def path(rings: Sequence[Ints], closed: bool = True) -> str:
    """Return outlines as an SVG path of whole numbers, each point but the first of an outline relative to the one before.

    Parameters
    ----------
    rings : sequence of ndarray of int, shape (n, 2)
        Those that are `closed` do not say their first point again.
    """
    return "".join(_subpath(ring, closed) for ring in rings if len(ring) > 1)


def _subpath(ring: Ints, closed: bool) -> str:
    x, y = ring[0].tolist()
    steps = np.diff(ring, axis=0).ravel().tolist()
    told = "".join(f"{step}" if step < 0 or not number else f" {step}" for number, step in enumerate(steps))
    return f"M{x} {y}l{told}{'z' if closed else ''}"
