"""Treatment of extreme values, and of skewed distributions (METHODS §4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from ..arrays import Bools, Floats
from ..documents import Reader
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP

SKEW, KURTOSIS, WINMAX = 2.0, 3.5, 5


@dataclass(frozen=True)
class Treated:
    """Treated values (n,); `winsorised` (n,) marks the points that were moved in; `logged` says that all were logged."""

    values: Floats
    winsorised: Bools
    logged: bool = False


def moments(x: Floats) -> tuple[float, float]:
    """Return skewness and excess kurtosis, type 2 (G1 and G2, as SAS, SPSS and COINr give them).

    Parameters
    ----------
    x : ndarray of float, shape (n,)
        NaN is left out.

    Returns
    -------
    tuple of float
        NaN where there are too few values (3 for skewness, 4 for kurtosis) or all are the same.

    References
    ----------
    Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, The Statistician 47.
    """
    there = x[~np.isnan(x)]
    n = there.size
    if n < 3:
        return np.nan, np.nan
    largest = float(np.abs(there).max())
    if not largest > 0:
        return np.nan, np.nan
    # Neither moment depends on the unit, but cubes of very small or large numbers cannot be held.
    d = there / largest
    d = d - d.mean()
    d2 = d * d
    m2 = float(d2.mean())
    if not m2 > 1e-24:
        return np.nan, np.nan
    skew = float((d2 * d).mean()) / m2**1.5 * np.sqrt(n * (n - 1.0)) / (n - 2.0)
    if n < 4:
        return float(skew), np.nan
    excess = float((d2 * d2).mean()) / m2**2 - 3.0
    return float(skew), float(((n + 1.0) * excess + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0)))


def passes(x: Floats, skew: float = SKEW, kurtosis: float = KURTOSIS) -> bool:
    """Return whether |skewness| < `skew` or excess kurtosis < `kurtosis`; too few values to tell pass."""
    g1, g2 = moments(x)
    return bool(np.isnan(g1) or np.isnan(g2) or abs(g1) < skew or g2 < kurtosis)


def winsorise(
    x: Floats, winmax: int = WINMAX, skew: float = SKEW, kurtosis: float = KURTOSIS, force: bool = False
) -> Treated:
    """Move extreme values in to the next one, one by one, until the distribution passes or `winmax` are moved.

    Parameters
    ----------
    x : ndarray of float, shape (n,)
    winmax : int
        At most so many points are moved. Areas that share an extreme value are moved together, or not at all.
    skew, kurtosis : float
        Thresholds of `passes`.
    force : bool
        Move up to `winmax` points even where the distribution passes.

    Notes
    -----
    Positive skewness moves the highest value to the next lower one, negative the lowest to the next higher one; values
    that were moved stay tied with those that they were moved to and move on with them: every point counts once. Where only two
    values are left, nothing is moved: areas that differ would become the same.
    """
    values = x.copy()
    moved = np.zeros(x.shape, dtype=bool)
    while True:
        g1, g2 = moments(values)
        if np.isnan(g1) or np.isnan(g2) or (not force and (abs(g1) < skew or g2 < kurtosis)):
            break
        extreme = np.nanmin(values) if g1 < 0 else np.nanmax(values)
        at = values == extreme
        rest = values[~at & ~np.isnan(values)]
        if (moved | at).sum() > winmax or not rest.size or rest.min() == rest.max():
            break
        values[at] = rest.min() if g1 < 0 else rest.max()
        moved |= at
    return Treated(values, moved)


def log_shifted(x: Floats) -> Floats:
    """Return log(x - min + 0.01 (max - min)) (METHODS §4)."""
    there = x[~np.isnan(x)]
    low, high = (float(there.min()), float(there.max())) if there.size else (np.nan, np.nan)
    if not high > low:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "has the same value in every area, or none, and cannot be logged")
        )
    logged: Floats = np.log(x - low + 0.01 * (high - low))
    return logged


def log_mirrored(x: Floats) -> Floats:
    """Return -log(max - x + 0.01 (max - min)): the logarithm for a distribution whose long tail is at the lower end."""
    return -log_shifted(-x)


def log_offset(x: Floats) -> Floats:
    """Return log(x - min + 1), shape (n,), 0 for the lowest value (the COIN Tool's logarithm).

    Examples
    --------
    >>> log_offset(np.array([3.0, 4.0, 10.0])).round(4).tolist()
    [0.0, 0.6931, 2.0794]
    """
    there = x[~np.isnan(x)]
    logged: Floats = np.log(x - there.min() + 1.0) if there.size else x.copy()
    return logged


def box_cox(x: Floats, power: float, shift: bool = True) -> Floats:
    """Return (x**power - 1) / power, shape (n,), or log(x) for power 0; `shift` first takes the minimum to 1.

    References
    ----------
    Box and Cox (1964), J. R. Stat. Soc. B 26.

    Examples
    --------
    >>> box_cox(np.array([5.0, 8.0, 13.0]), 0.5).tolist()
    [0.0, 2.0, 4.0]
    """
    if shift and not np.isnan(x).all():
        x = x - np.nanmin(x) + 1.0
    transformed: Floats = np.log(x) if power == 0 else (x**power - 1.0) / power
    return transformed


def log10(x: Floats, zeros: str = "missing") -> Floats:
    """Return log10(x); negatives are missing.

    Parameters
    ----------
    zeros : {'missing', 'add one'}
        Zeros become missing, or 1 is added to every value where there is a zero.

    Examples
    --------
    >>> log10(np.array([0.0, 9.0, 99.0]), zeros="add one").tolist()
    [0.0, 1.0, 2.0]
    """
    if zeros == "add one" and (x == 0).any():
        x = x + 1.0
    logged: Floats = np.log10(np.where(x > 0, x, np.nan))
    return logged


class Log(str, Enum):
    """Which logarithm follows where winsorising is not enough."""

    SHIFTED = "shifted"  # METHODS §4
    BY_SKEW = "by skew"  # mirrored where the long tail is at the lower end
    NONE = "none"


def treat(
    x: Floats, winmax: int = WINMAX, skew: float = SKEW, kurtosis: float = KURTOSIS, log: Log = Log.SHIFTED
) -> Treated:
    """Winsorise; where that does not make the distribution pass, log the untreated values instead.

    Parameters
    ----------
    x : ndarray of float, shape (n,)
        NaN stays.
    winmax, skew, kurtosis
        As in `winsorise`.
    log : Log
        The logarithm that may be tried.

    Returns
    -------
    Treated
        Unchanged values where the distribution passes already.

    Notes
    -----
    METHODS §4; COINr's default treatment.
    """
    treated = winsorise(x, winmax, skew, kurtosis)
    if log is Log.NONE or passes(treated.values, skew, kurtosis):
        return treated
    mirrored = log is Log.BY_SKEW and moments(x)[0] < 0
    return Treated((log_mirrored if mirrored else log_shifted)(x), np.zeros(x.shape, dtype=bool), logged=True)


@dataclass(frozen=True)
class Treatment:
    """Winsorise at most `winmax` points until |skewness| < `skew` or excess kurtosis < `kurtosis`, then maybe log."""

    winmax: int = WINMAX
    skew: float = SKEW
    kurtosis: float = KURTOSIS
    log: Log = Log.SHIFTED

    def apply(self, x: Floats) -> Treated:
        """Return the treated values."""
        return treat(x, self.winmax, self.skew, self.kurtosis, self.log)

    def document(self) -> dict[str, Any]:
        """Return the JSON object that `read_treatment` reads."""
        return {"winmax": self.winmax, "skew": self.skew, "kurtosis": self.kurtosis, "log": self.log.value}


def read_treatment(reader: Reader, value: object, path: str) -> Treatment | None:
    """Return the treatment that `value` describes: 'none', 'default', or an object.

    Raises
    ------
    InputError
        Naming the path.
    """
    if value is None or value == "none":
        return None
    if value == "default":
        return Treatment()
    if isinstance(value, str):
        raise reader.fault(
            path,
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "is '{value}'; it must be 'none', 'default' or an object with winmax, skew, kurtosis, log",
            ),
            value=value,
        )
    mapping = reader.mapping(value, path, {"winmax", "skew", "kurtosis", "log"})
    return Treatment(
        winmax=reader.whole(mapping, "winmax", path, 0, 1000, WINMAX),
        skew=reader.number(mapping, "skew", path, default=SKEW),
        kurtosis=reader.number(mapping, "kurtosis", path, default=KURTOSIS),
        log=Log(reader.choice(mapping, "log", path, [log.value for log in Log], Log.SHIFTED.value)),
    )
