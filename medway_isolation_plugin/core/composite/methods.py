"""Normalisation and treatment as a recipe names them: a method and its parameters."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from ..arrays import Floats
from ..documents import Reader
from ..faults import InputError
from ..ranking import Ties
from . import normalise, treat


class Method(str, Enum):
    """How an indicator is normalised."""

    MIN_MAX = "min-max"
    Z_SCORE = "z-score"
    RANK = "rank"
    PERCENTILE_RANK = "percentile rank"
    BORDA = "Borda"
    GOALPOSTS = "goalposts"
    DISTANCE = "distance to reference"
    FRACTION = "fraction of maximum"
    FLAG = "flag"
    EXPONENTIAL = "exponential"
    QUADRATIC = "quadratic"
    SIGMOID = "sigmoid"
    NONE = "none"


@dataclass(frozen=True)
class Normalisation:
    """A method with its parameters; those that the method does not have are None.

    Attributes
    ----------
    lower, upper : float
        Ends of the scale (min-max, goalposts), default 0 and 100.
    mean, sd : float
        Of z-scores, default 0 and 1.
    ties : Ties
        For ranks.
    low, high : float
        Goalposts, in the indicator's own unit.
    truncate : bool
        Whether values beyond the goalposts are held at them.
    reference : float
        Reference value, in the indicator's own unit; `cap` holds values beyond it at 1.
    threshold : float
        An area is flagged at or above it (at or below, where lower values are worse).
    of : str
        'value' or 'percentile rank': what the threshold is compared with.
    total : int
        The field holds ranks out of this number (exponential); without it, areas are ranked among themselves.
    digits : int
        Round to so many digits, half up, because a published index did.
    """

    method: Method = Method.MIN_MAX
    lower: float | None = None
    upper: float | None = None
    mean: float | None = None
    sd: float | None = None
    ties: Ties | None = None
    low: float | None = None
    high: float | None = None
    truncate: bool | None = None
    reference: float | None = None
    cap: bool | None = None
    threshold: float | None = None
    of: str | None = None
    total: int | None = None
    digits: int | None = None

    def bounds(self, areas: int) -> tuple[float, float] | None:
        """Return the two ends of the scale for so many areas with a value; None where it has none."""
        if self.method in {Method.MIN_MAX, Method.GOALPOSTS}:
            return _or(self.lower, 0.0), _or(self.upper, 100.0)
        if self.method is Method.Z_SCORE:  # reflecting at the mean
            return _or(self.mean, 0.0), _or(self.mean, 0.0)
        return {
            Method.RANK: (1.0, float(areas)),
            Method.BORDA: (0.0, areas - 1.0),
            Method.PERCENTILE_RANK: (0.0, 1.0),
            Method.FRACTION: (0.0, 1.0),
            Method.DISTANCE: (0.0, 1.0),
            Method.FLAG: (0.0, 1.0),
            Method.EXPONENTIAL: (0.0, 100.0),
            Method.QUADRATIC: (0.0, 1.0),
            Method.SIGMOID: (0.0, 1.0),
        }.get(self.method)

    def words(self) -> str:
        """Return the formula in words and symbols."""
        text = _WORDS[self.method]
        values = {
            "lower": _or(self.lower, 0.0),
            "upper": _or(self.upper, 100.0),
            "mean": _or(self.mean, 0.0),
            "sd": _or(self.sd, 1.0),
            "ties": (self.ties or _TIES.get(self.method, Ties.AVERAGE)).value,
            "low": _or(self.low, math.nan),
            "high": _or(self.high, math.nan),
            "reference": _or(self.reference, math.nan),
            "threshold": _or(self.threshold, math.nan),
            "of": self.of or "value",
            "total": f"of {self.total:,} given in the field" if self.total else "among the areas",
        }
        rounded = f", rounded to {self.digits} digits" if self.digits is not None else ""
        return text.format(**values) + rounded

    def apply(self, x: Floats, turned: bool = False) -> Floats:
        """Return normalised values, larger = worse.

        Parameters
        ----------
        x : ndarray of float, shape (n,)
        turned : bool
            Lower values are worse: x := -x comes first, and the parameters in the indicator's unit turn with it.

        Raises
        ------
        InputError
            Worded to follow the indicator's name.
        """
        if turned and self.method in {Method.FRACTION, Method.QUADRATIC} and (x > 0).any():
            raise InputError(
                "cannot be turned round before fractions of its maximum are taken: apply the direction after normalising"
            )
        return self._rounded(_APPLY[self.method](self, -x if turned else x, -1.0 if turned else 1.0))

    def apply_after(self, x: Floats) -> Floats:
        """Return values normalised first and turned round afterwards, l + u - x (larger = worse where lower were)."""
        if self.method is Method.FLAG:  # what is turned is compared: turning the flag would flag all the others
            if self.of != "percentile rank":
                return self.apply(x, turned=True)
            ranked = normalise.percentile_rank(x, self.ties or Ties.SMALLEST)
            return normalise.flag(_four_digits(1.0 - ranked), _or(self.threshold, 0.0))
        scaled = self._rounded(_APPLY[self.method](self, x, 1.0))
        ends = self.bounds(int((~np.isnan(x)).sum()))
        if self.ties is Ties.DENSE and self.method is not Method.EXPONENTIAL:
            ends = float(np.nanmin(scaled)), float(np.nanmax(scaled))  # dense ranks end before n
        return self._rounded(-scaled if ends is None else ends[0] + ends[1] - scaled)

    def _rounded(self, x: Floats) -> Floats:
        if self.digits is None:
            return x
        factor = 10.0**self.digits
        # The small addition undoes what binary fractions take from an exact half.
        rounded: Floats = np.floor(x * factor + 0.5 + 1e-9) / factor
        return rounded

    def document(self) -> dict[str, Any]:
        """Return the JSON object that `read_normalisation` reads."""
        return {"method": self.method.value} | {
            key: (value.value if isinstance(value, Enum) else value)
            for key in _ALL_KEYS
            if (value := getattr(self, key)) is not None
        }


MIN_MAX, UNSCALED = Normalisation(), Normalisation(Method.NONE)


def _or(value: float | None, default: float) -> float:
    return default if value is None else value


def _min_max(spec: Normalisation, x: Floats, _sign: float) -> Floats:
    return normalise.min_max(x, _or(spec.lower, 0.0), _or(spec.upper, 100.0))


def _goalposts(spec: Normalisation, x: Floats, sign: float) -> Floats:
    low, high = sorted((sign * _or(spec.low, 0.0), sign * _or(spec.high, 1.0)))
    truncate = spec.truncate is not False
    return normalise.goalposts(x, low, high, _or(spec.lower, 0.0), _or(spec.upper, 100.0), truncate)


def _four_digits(ranked: Floats) -> Floats:
    # Published percentile ranks have four digits, and their flags compare those.
    rounded: Floats = np.floor(ranked * 1e4 + 0.5 + 1e-9) / 1e4
    return rounded


def _flag(spec: Normalisation, x: Floats, sign: float) -> Floats:
    threshold = _or(spec.threshold, 0.0)
    if spec.of == "percentile rank":
        return normalise.flag(_four_digits(normalise.percentile_rank(x, spec.ties or Ties.SMALLEST)), threshold)
    return normalise.flag(x, sign * threshold)


def _exponential(spec: Normalisation, x: Floats, sign: float) -> Floats:
    if spec.total is None:
        return normalise.exponential(x, spec.ties or Ties.SMALLEST)
    # Given ranks: 1 is the worst where lower values are worse, the best otherwise.
    normalise.check_ranks(-x if sign < 0 else x, spec.total)
    return normalise.exponential_of_ranks(-x if sign < 0 else spec.total + 1.0 - x, spec.total)


_APPLY: Mapping[Method, Callable[[Normalisation, Floats, float], Floats]] = {
    Method.MIN_MAX: _min_max,
    Method.Z_SCORE: lambda s, x, _: normalise.z_score(x, _or(s.mean, 0.0), _or(s.sd, 1.0)),
    Method.RANK: lambda s, x, _: normalise.rank(x, s.ties or Ties.AVERAGE),
    Method.PERCENTILE_RANK: lambda s, x, _: normalise.percentile_rank(x, s.ties or Ties.SMALLEST),
    Method.BORDA: lambda s, x, _: normalise.borda(x, s.ties or Ties.SMALLEST),
    Method.GOALPOSTS: _goalposts,
    Method.DISTANCE: lambda s, x, sign: normalise.distance_to_reference(x, sign * _or(s.reference, 0.0), bool(s.cap)),
    Method.FRACTION: lambda s, x, _: normalise.fraction_of_maximum(x),
    Method.FLAG: _flag,
    Method.EXPONENTIAL: _exponential,
    Method.QUADRATIC: lambda s, x, _: normalise.quadratic(x),
    Method.SIGMOID: lambda s, x, _: normalise.sigmoid(x),
    Method.NONE: lambda s, x, _: x,
}
_TIES = {
    Method.PERCENTILE_RANK: Ties.SMALLEST,
    Method.BORDA: Ties.SMALLEST,
    Method.EXPONENTIAL: Ties.SMALLEST,
}
_WORDS = {
    Method.MIN_MAX: "min-max onto {lower:g} to {upper:g}: (x - min) / (max - min)",
    Method.Z_SCORE: "z-score: {mean:g} + {sd:g} (x - average) / s, s with n - 1",
    Method.RANK: "rank from 1 (lowest), ties: {ties}",
    Method.PERCENTILE_RANK: "percentile rank: (rank - 1) / (n - 1), ties: {ties}",
    Method.BORDA: "Borda points: rank - 1, ties: {ties}",
    Method.GOALPOSTS: "goalposts {low:g} and {high:g}, onto {lower:g} to {upper:g}",
    Method.DISTANCE: "distance to the reference {reference:g}: 1 - (reference - x) / (reference - min)",
    Method.FRACTION: "fraction of the maximum: x / max",
    Method.FLAG: "flag: 1 from the threshold {threshold:g} of the {of} on, else 0",
    Method.EXPONENTIAL: "exponential of ranks {total}: -23 ln(1 - R (1 - exp(-100/23))), R = (N + 1 - rank) / N",
    Method.QUADRATIC: "quadratic: (x / max)²",
    Method.SIGMOID: "sigmoid: 1 / (1 + exp(-x))",
    Method.NONE: "not normalised",
}
_KEYS = {
    Method.MIN_MAX: ("lower", "upper"),
    Method.Z_SCORE: ("mean", "sd"),
    Method.RANK: ("ties",),
    Method.PERCENTILE_RANK: ("ties",),
    Method.BORDA: ("ties",),
    Method.GOALPOSTS: ("low", "high", "lower", "upper", "truncate"),
    Method.DISTANCE: ("reference", "cap"),
    Method.FRACTION: (),
    Method.FLAG: ("threshold", "of", "ties"),
    Method.EXPONENTIAL: ("ties", "total"),
    Method.QUADRATIC: (),
    Method.SIGMOID: (),
    Method.NONE: (),
}
_NEEDED = {Method.GOALPOSTS: ("low", "high"), Method.DISTANCE: ("reference",), Method.FLAG: ("threshold",)}
_ALL_KEYS = ("lower", "upper", "mean", "sd", "ties", "low", "high", "truncate", "reference", "cap", "threshold", "of",
             "total", "digits")  # fmt: skip


def read_normalisation(reader: Reader, value: object, path: str) -> Normalisation:
    """Return the normalisation that `value` describes: the name of a method, or an object with `method` and parameters.

    Raises
    ------
    InputError
        Naming the path.
    """
    mapping = {"method": value} if isinstance(value, str) else reader.mapping(value, path, {"method", *_ALL_KEYS})
    method = Method(reader.choice(mapping, "method", path, [method.value for method in Method]))
    mapping = reader.mapping(mapping, path, {"method", "digits", *_KEYS[method]})
    for key in _NEEDED.get(method, ()):
        if mapping.get(key) is None:
            raise reader.fault(reader.join(path, key), f"is missing; {method.value} needs it")
    found: dict[str, Any] = {}
    for key in (*_KEYS[method], "digits"):
        if mapping.get(key) is None:
            continue
        if key in {"truncate", "cap"}:
            found[key] = reader.flag(mapping, key, path)
        elif key == "ties":
            found[key] = Ties(reader.choice(mapping, key, path, [ties.value for ties in Ties]))
        elif key == "of":
            found[key] = reader.choice(mapping, key, path, ["value", "percentile rank"])
        elif key in {"total", "digits"}:
            found[key] = reader.whole(mapping, key, path, 2 if key == "total" else 0, 10**8 if key == "total" else 12)
        else:
            found[key] = reader.number(mapping, key, path, lowest=-math.inf)
    made = Normalisation(method, **found)
    if method is Method.GOALPOSTS and not _or(made.high, 1.0) > _or(made.low, 0.0):
        raise reader.fault(
            reader.join(path, "high"),
            f"is {made.high:g}, not above low ({made.low:g}): the goalposts are reversed. To turn an indicator round, "
            "set its direction",
        )
    if method in {Method.MIN_MAX, Method.GOALPOSTS} and not _or(made.upper, 100.0) > _or(made.lower, 0.0):
        raise reader.fault(
            reader.join(path, "upper"), "must be above lower. To turn an indicator round, set its direction"
        )
    if made.sd is not None and not made.sd > 0:
        raise reader.fault(reader.join(path, "sd"), "must be above 0")
    return made


@dataclass(frozen=True)
class Treatment:
    """Winsorise at most `winmax` points until |skewness| < `skew` or excess kurtosis < `kurtosis`, then maybe log."""

    winmax: int = treat.WINMAX
    skew: float = treat.SKEW
    kurtosis: float = treat.KURTOSIS
    log: treat.Log = treat.Log.SHIFTED

    def apply(self, x: Floats) -> treat.Treated:
        """Return the treated values."""
        return treat.treat(x, self.winmax, self.skew, self.kurtosis, self.log)

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
            path, f"is '{value}'; it must be 'none', 'default' or an object with winmax, skew, kurtosis, log"
        )
    mapping = reader.mapping(value, path, {"winmax", "skew", "kurtosis", "log"})
    return Treatment(
        winmax=reader.whole(mapping, "winmax", path, 0, 1000, treat.WINMAX),
        skew=reader.number(mapping, "skew", path, default=treat.SKEW),
        kurtosis=reader.number(mapping, "kurtosis", path, default=treat.KURTOSIS),
        log=treat.Log(reader.choice(mapping, "log", path, [log.value for log in treat.Log], treat.Log.SHIFTED.value)),
    )
