"""Numbers over years as an SVG chart: a line for what is central, a band from low to high, told apart without colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..words import QT_TRANSLATE_NOOP, Phrase, told
from .charts import figure, lettered
from .html import rounded
from .lettering import lines
from .numbers import span, with_limits

_WIDTH, _HIGH, _LEFT, _TOP = 720.0, 300.0, 70.0, 14.0
_INK, _LINE, _PALE = "#0b0c0c", "#505a5f", "#d5d9dc"
_COLOURS = ("#31688e", "#b35806", "#35825a", "#7a3b8f")
_DASHES = ("", "8 4", "2 4", "10 3 2 3")
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SAID = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {first} in {from_year}, {last} in {to_year}")


@dataclass(frozen=True)
class Series:
    """One line: `years` and, for each, what is low, central and high; NaN where it is not known."""

    name: str
    years: Sequence[int]
    low: Sequence[float]
    central: Sequence[float]
    high: Sequence[float]

    @property
    def has_band(self) -> bool:
        """Whether it has a low and a high end."""
        return all(map(math.isfinite, (*self.low, *self.high)))

    @property
    def has_line(self) -> bool:
        """Whether it has a centre."""
        return all(map(math.isfinite, self.central))

    def words(self, at: int) -> str:
        """Return what it is in one year: '1,200', '900 to 1,400', and both where both are known."""
        whole = [
            rounded(round(end[at], 6), 0) if math.isfinite(end[at]) else ""
            for end in (self.low, self.central, self.high)
        ]
        if self.has_band and self.has_line:
            return with_limits(whole[1], whole[0], whole[2])
        return span(whole[0], whole[2]) if self.has_band else whole[1]


def _step(highest: float) -> float:
    """Return the distance of about five lines of the grid, a round number."""
    rough = max(highest, 1.0) / 5.0
    size = 10.0 ** math.floor(math.log10(rough))
    return size * next(step for step in _STEPS if step * size >= rough)


def over_years(title: str, series: Sequence[Series], axis: str) -> str:
    """Return series over years, from 0 upwards; the band of each is pale, its ends and its centre are lines of their own dash."""
    known = [value for one in series for value in (*one.low, *one.central, *one.high) if math.isfinite(value)]
    years = sorted({year for one in series for year in one.years})
    step = _step(max(known, default=1.0))
    top = step * max(1, math.ceil(max(known, default=1.0) / step - 1e-9))
    wide = _WIDTH - _LEFT - 24.0
    spread = (years[-1] - years[0]) or 1

    def place(year: float, value: float) -> tuple[float, float]:
        return _LEFT + (year - years[0]) / spread * wide, _TOP + (top - value) / top * _HIGH

    parts = []
    for number in range(round(top / step) + 1):
        y = place(years[0], number * step)[1]
        parts.append(f'<line x1="{_LEFT:.1f}" y1="{y:.1f}" x2="{_LEFT + wide:.1f}" y2="{y:.1f}" stroke="{_PALE}"/>')
        parts.append(lettered(_LEFT - 6, y + 4, rounded(number * step, 0 if step >= 1 else 1), "end", _LINE))
    every = max(1, math.ceil(len(years) / 10))
    for year in years[::every]:
        parts.append(lettered(place(year, 0)[0], _TOP + _HIGH + 18, str(year), "middle", _LINE))
    bands, drawn, rows = [], [], []
    said = []
    y = _TOP + _HIGH + 44
    for number, one in enumerate(series):
        colour, dash = _COLOURS[number % len(_COLOURS)], _DASHES[number % len(_DASHES)]
        lows, middles, highs = (
            [place(*pair) for pair in zip(one.years, end)] for end in (one.low, one.central, one.high)
        )
        if one.has_band:
            around = _points([*lows, *highs[::-1]])
            bands.append(f'<polygon points="{around}" fill="{colour}" fill-opacity="0.15" stroke="none"/>')
            drawn += [_drawn(end, colour, dash, 1.2) for end in (lows, highs)]
        if one.has_line:
            drawn.append(_drawn(middles, colour, dash, 2.6))
        words = Phrase(
            _SAID,
            name=one.name,
            first=one.words(0),
            from_year=one.years[0],
            last=one.words(len(one.years) - 1),
            to_year=one.years[-1],
        )
        said.append(words)
        rows.append(_drawn([(_LEFT, y - 4), (_LEFT + 40, y - 4)], colour, dash, 2.6))
        for line in lines(told(words), wide - 48):
            rows.append(lettered(_LEFT + 48, y, line))
            y += 18
        y += 2
    parts += [*bands, *drawn, *rows, lettered(_LEFT, y, axis, colour=_LINE)]  # no band lies over a line
    return figure(title, said, "\n".join(parts), y + 12)


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _drawn(places: Sequence[tuple[float, float]], colour: str, dash: str, width: float) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{_points(places)}" fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed}/>'


def alone(page: str) -> str:
    """Return the SVG of a chart without the figure around it, as a file of its own."""
    svg = page[page.index("<svg") : page.index("</svg>") + len("</svg>")]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'
