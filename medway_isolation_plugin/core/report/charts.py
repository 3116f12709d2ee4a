"""Charts as SVG inside a page: vector, told apart without colour, each with its text alternative."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..arrays import Floats
from ..words import QT_TRANSLATE_NOOP, Phrase, Phrases, told, translate
from .html import rounded, text
from .lettering import fitted, lines, room_for
from .numbers import with_limits

_INK, _LINE, _PALE = "#0b0c0c", "#505a5f", "#d5d9dc"
_DARK, _LIGHT = "#31688e", "#f3d6a2"
_WIDTH = 720
_SAID = QT_TRANSLATE_NOOP("MedwayIsolation", "{label}: {value}")
_ROW, _TALL = 24, 36  # of one line and of two


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its value, and the text at its end. A `mark` is a second value, drawn as a line across."""

    label: str
    value: float
    words: str = ""
    mark: float | None = None


def figure(title: str, said: Sequence[str], body: str, height: float, wide: float = _WIDTH) -> str:
    """Return a chart with its title, and with what it says as its text alternative."""
    name = _name(title)
    description = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{parts}."), parts=Phrases(said, "; "))
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-t {name}-d" '
        f'viewBox="0 0 {wide:g} {height:g}" width="100%" font-family="Arial, Helvetica, sans-serif" font-size="13">\n'
        f'<title id="{name}-t">{text(title)}</title>\n<desc id="{name}-d">{text(description)}</desc>\n'
        f"{body}\n</svg>\n<figcaption>{text(title)}</figcaption></figure>"
    )


def _name(title: str) -> str:
    """Return an id for a chart: titles are unique in a page, and the same page comes out every time."""
    return "chart-" + re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower()


def lettered(x: float, y: float, words: str, anchor: str = "start", colour: str = _INK, size: float = 13.0) -> str:
    """Return a line of text in a chart."""
    font = "" if size == 13.0 else f' font-size="{size:.3g}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"{font}>{text(words)}</text>'


def _lines(x: float, y: float, words: Sequence[str], size: float = 13.0) -> str:
    """Return one line of text with its middle at `y`, or two around it."""
    top = y + 0.35 * size - (len(words) - 1) * 0.55 * size
    return "\n".join(lettered(x, top + number * 1.1 * size, line, size=size) for number, line in enumerate(words))


def bars(title: str, rows: Sequence[Bar], digits: int = 1, mark_words: str = "") -> str:
    """Return horizontal bars from a zero line; negative ones, to the left, are drawn pale with an outline.

    Parameters
    ----------
    title : str
    rows : sequence of Bar
    digits : int
        Of the values shown where a bar has no words of its own.
    mark_words : str
        What the mark across a bar is.
    """
    labels = [lines(told(row.label), 240.0) for row in rows]
    step = _TALL if any(len(one) > 1 for one in labels) else _ROW
    none = translate("MedwayIsolation", "no value")
    ends = [told(row.words or rounded(row.value, digits)) if math.isfinite(row.value) else none for row in rows]
    left, right = 255.0, max([60.0, *(room_for(words) + 12.0 for words in ends)])
    marks = any(row.mark is not None for row in rows)
    known = [value for row in rows for value in (row.value, row.mark) if value is not None and math.isfinite(value)]
    low, high = min([0.0, *known]), max([0.0, *known])
    if low < 0 and not marks:  # for numbers at the left of negative bars
        left += max([0.0, *(room_for(words) for row, words in zip(rows, ends) if row.value < 0)])
    scale = (_WIDTH - left - right) / ((high - low) or 1.0)
    zero = left - low * scale
    parts = [f'<line x1="{zero:.1f}" y1="4" x2="{zero:.1f}" y2="{len(rows) * step + 4}" stroke="{_LINE}"/>']
    said = []
    for number, row in enumerate(rows):
        y = number * step + 4.0 + (step - 16) / 2
        words = ends[number]
        parts.append(_lines(4, y + 8, labels[number]))
        if math.isfinite(row.value):
            start, width = (
                (zero, row.value * scale) if row.value >= 0 else (zero + row.value * scale, -row.value * scale)
            )
            fill = _DARK if row.value >= 0 else _LIGHT
            parts.append(
                f'<rect x="{start:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="16" fill="{fill}" stroke="{_INK}" '
                'stroke-width="0.6"/>'
            )
        end = zero + row.value * scale if math.isfinite(row.value) else zero
        negative = math.isfinite(row.value) and row.value < 0
        marked = zero + row.mark * scale if row.mark is not None and math.isfinite(row.mark) else None
        if marked is not None:
            parts.append(
                f'<line x1="{marked:.1f}" y1="{y - 3:.1f}" x2="{marked:.1f}" y2="{y + 19:.1f}" stroke="{_INK}" stroke-width="2.5"/>'
            )
        if marks:  # beside a mark it would be unclear whose the number is
            parts.append(lettered(_WIDTH - 6, y + 12, words, "end"))
        else:
            parts.append(lettered(end - 5 if negative else end + 5, y + 12, words, "end" if negative else "start"))
        if row.mark is not None and marked is not None:
            template = QT_TRANSLATE_NOOP("MedwayIsolation", "{label}: {value} ({mark} {marked})")
            said.append(
                Phrase(template, label=row.label, value=words, mark=mark_words, marked=rounded(row.mark, digits))
            )
        else:
            said.append(Phrase(_SAID, label=row.label, value=words))
    height = len(rows) * step + 12.0
    if mark_words:
        parts.append(
            f'<line x1="{left:.1f}" y1="{height + 2:.1f}" x2="{left:.1f}" y2="{height + 16:.1f}" stroke="{_INK}" stroke-width="2.5"/>'
        )
        parts.append(lettered(left + 8, height + 14, mark_words))
        height += 24.0
    return figure(title, said, "\n".join(parts), height)


def heat_map(title: str, labels: Sequence[str], values: Floats) -> str:
    """Return a square heat map of correlations: darker is stronger, hatched is negative, the number in every cell.

    Parameters
    ----------
    values : ndarray of float, shape (m, m)
        -1 to 1, NaN where there is none.
    """
    m = len(labels)
    left = 250.0
    side = min(max((_WIDTH - left - 10.0) / max(m, 1), 15.0), 46.0)
    numbers = side >= 27.0
    small = min(13.0, 0.62 * side)
    parts = [
        f'<defs><pattern id="{_name(title)}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{_INK}" stroke-width="1.1"/></pattern></defs>'
    ]
    said = []
    pair = QT_TRANSLATE_NOOP("MedwayIsolation", "{first} with {second}: {value}")
    size = 11 if side >= 34 else 9.5
    for i in range(m):
        words = f"{i + 1}  {told(labels[i])}"
        shown = lines(words, left - 10.0) if side >= 30.0 else [fitted(words, left - 10.0, small)]
        parts.append(_lines(4, 26 + i * side + side / 2, shown, small))
        parts.append(lettered(left + i * side + side / 2, 18, str(i + 1), "middle", size=small))
        for j in range(i + 1):
            value = float(values[i, j])
            x, y = left + j * side, 26 + i * side
            if not math.isfinite(value):
                fill, ink, words = "#ffffff", _INK, "–"
            else:
                shade = abs(value)
                fill, ink = _grey(shade), "#ffffff" if shade > 0.6 else _INK
                words = rounded(value, 2)
            box = f'x="{x:.1f}" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}"'
            cell = f'<rect {box} fill="{fill}" stroke="#ffffff"/>'
            if math.isfinite(value) and value < 0:
                cell += f'<rect {box} fill="url(#{_name(title)}-hatch)" opacity="0.45"/>'
            parts.append(cell)
            if numbers:
                halo = (
                    f' paint-order="stroke" stroke="{fill}" stroke-width="3"'
                    if math.isfinite(value) and value < 0
                    else ""
                )
                middle = f'x="{x + side / 2:.1f}" y="{y + side / 2 + 4:.1f}" text-anchor="middle" font-size="{size:g}"'
                parts.append(f'<text {middle} fill="{ink}"{halo}>{words}</text>')
            if i != j:
                said.append(Phrase(pair, first=labels[i], second=labels[j], value=words))
    height = 26 + m * side + 8
    legend = translate("MedwayIsolation", "Darker: stronger. Hatched: negative.")
    body = "\n".join(parts) + "\n" + lettered(left, height + 12, legend, colour=_LINE)
    return figure(title, said, body, height + 20, max(_WIDTH, left + m * side + 10.0))


def _grey(shade: float) -> str:
    """Return a blue from white (0) to dark (1), which prints as an even grey."""
    light, dark = (255, 255, 255), (38, 84, 116)
    return "#" + "".join(f"{round(a + (b - a) * shade):02x}" for a, b in zip(light, dark))


@dataclass(frozen=True)
class Interval:
    """A label, a value, and the interval around it."""

    label: str
    value: float
    low: float
    high: float


def intervals(title: str, rows: Sequence[Interval], lowest: float, highest: float, axis: str) -> str:
    """Return points with whiskers on one axis from `lowest` to `highest`."""
    left = min(max([100.0, *(room_for(told(row.label)) + 20.0 for row in rows)]), 260.0)
    right = 150.0
    scale = (_WIDTH - left - right) / ((highest - lowest) or 1.0)
    bottom = len(rows) * 20 + 12
    parts, said = [], []
    # Ranks are whole numbers: a short axis has a tick for each, and none twice.
    shares = (0.0, 0.25, 0.5, 0.75, 1.0)
    for tick in sorted({float(round(lowest + share * (highest - lowest))) for share in shares}):
        x = left + (tick - lowest) * scale
        parts.append(f'<line x1="{x:.1f}" y1="6" x2="{x:.1f}" y2="{bottom}" stroke="{_PALE}"/>')
        parts.append(lettered(x, bottom + 16, rounded(tick, 0), "middle", _LINE))
    for number, row in enumerate(rows):
        y = number * 20 + 16.0
        a, b, c = (left + (value - lowest) * scale for value in (row.low, row.high, row.value))
        words = with_limits(rounded(row.value, 0), rounded(row.low, 0), rounded(row.high, 0))
        parts.append(lettered(4, y + 4, fitted(told(row.label), left - 14.0)))
        parts.append(f'<line x1="{a:.1f}" y1="{y}" x2="{b:.1f}" y2="{y}" stroke="{_INK}" stroke-width="2"/>')
        parts += [
            f'<line x1="{end:.1f}" y1="{y - 4}" x2="{end:.1f}" y2="{y + 4}" stroke="{_INK}" stroke-width="2"/>'
            for end in (a, b)
        ]
        parts.append(f'<circle cx="{c:.1f}" cy="{y}" r="4.5" fill="{_DARK}" stroke="{_INK}"/>')
        parts.append(lettered(_WIDTH - right + 14, y + 4, words))
        said.append(Phrase(_SAID, label=row.label, value=words))
    parts.append(lettered(left, bottom + 34, axis, colour=_LINE))
    return figure(title, said, "\n".join(parts), bottom + 42)


@dataclass(frozen=True)
class Point:
    """One point of a funnel: where it stands, and whether it lies outside its limits (0 within, 1 inner, 2 outer)."""

    base: float
    rate: float
    outside: int


def funnel(
    title: str, points: Sequence[Point], limits: Sequence[tuple[Floats, Floats]], middle: float, axes: str
) -> str:
    """Return rates over their bases, with the benchmark and the limits around it.

    Parameters
    ----------
    points : sequence of Point
    limits : sequence of (bases, rates)
        One line each, shapes (k,).
    middle : float
        The benchmark.
    axes : str
        What is shown: '% of residents over residents'.
    """
    left, top, high = 60.0, 10.0, 320.0
    widest = max([1.0, *(one.base for one in points)])
    rates = [middle, *(one.rate for one in points)]
    lowest, highest = min(rates), max(rates)
    spare = 0.08 * ((highest - lowest) or 1.0)
    lowest, highest = max(0.0, lowest - spare), highest + spare

    def place(base: float, rate: float) -> tuple[float, float]:
        inside = min(max(rate, lowest), highest)
        return left + base / widest * (_WIDTH - left - 20.0), top + (highest - inside) / (highest - lowest) * high

    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        rate = lowest + share * (highest - lowest)
        x, y = place(share * widest, rate)
        parts.append(f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{_WIDTH - 20:.1f}" y2="{y:.1f}" stroke="{_PALE}"/>')
        parts.append(lettered(left - 6, y + 4, rounded(rate, 1), "end", _LINE))
        parts.append(lettered(x, top + high + 18, rounded(share * widest, 0), "middle", _LINE))
    for bases, along in limits:
        path = " ".join("{:.1f},{:.1f}".format(*place(float(b), float(r))) for b, r in zip(bases, along))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{_LINE}" stroke-width="1.2"/>')
    y = place(0, middle)[1]
    parts.append(
        f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{_WIDTH - 20:.1f}" y2="{y:.1f}" stroke="{_INK}" stroke-dasharray="6 4"/>'
    )
    for one in points:
        x, y = place(one.base, one.rate)
        fill = ("#ffffff", _LIGHT, _DARK)[one.outside]
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{_INK}" stroke-width="0.8"/>')
    colours = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "White: within the limits, pale: outside the inner, dark: outside the outer ones."
    )
    dashed = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{axes}; dashed: {middle}."), axes=axes, middle=rounded(middle, 1)
    )
    for line, words in enumerate((dashed, Phrase(colours))):
        parts.append(lettered(left, top + high + 38 + 18 * line, words, colour=_LINE))
    many = [sum(one.outside == number for one in points) for number in range(3)]
    said = Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "{n} points around {middle}: {within} within the limits, {inner} outside the inner, {outer} outside the outer ones",
        ),
        one="{n} point around {middle}: {within} within the limits, {inner} outside the inner, {outer} outside the outer ones",
        n=len(points),
        middle=rounded(middle, 1),
        within=many[0],
        inner=many[1],
        outer=many[2],
    )
    return figure(title, [said], "\n".join(parts), top + high + 64)
