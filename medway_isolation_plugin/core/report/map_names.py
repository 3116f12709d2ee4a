"""What wards are called on a map to share: their names in it, and those of the numbers in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..words import QT_TRANSLATE_NOOP, Phrase, translate
from . import html

_ACROSS = 78  # lines of type across the whole map
_LETTER = 0.66  # width of a bold letter of the widest fonts of common use, for type of size 1
_NARROW = ".,:;'|ijlftrI "


@dataclass(frozen=True)
class WardName:
    """A ward's name on the map: its lines, or its number alone; `x` and `y` are of its middle, in units of the drawing."""

    lines: tuple[str, ...]
    x: int
    y: int


def size_of_type(side: int) -> int:
    """Return the size of names on a drawing whose longer side has so many units."""
    return max(2, side // _ACROSS)


def room(lines: Sequence[str], size: float) -> tuple[float, float]:
    """Return the width and the height that lines of type take at most, in the unit of its size."""
    widest = max(sum(0.45 if letter in _NARROW else _LETTER for letter in line) for line in lines)
    return (widest + 0.4) * size, (len(lines) + 0.3) * size


def ways_to_break(name: str) -> list[tuple[str, ...]]:
    """Return a name in one line, in two and in three, where it has the words, each as narrow as it can be."""
    words = name.split()
    found: list[tuple[str, ...]] = [(name,)]
    cuts = range(1, len(words))
    if len(words) > 1:
        two = [(" ".join(words[:one]), " ".join(words[one:])) for one in cuts]
        found.append(min(two, key=lambda lines: room(lines, 1)))
    if len(words) > 2:
        three = [
            (" ".join(words[:one]), " ".join(words[one:other]), " ".join(words[other:]))
            for one in cuts
            for other in cuts
            if one < other
        ]
        found.append(min(three, key=lambda lines: room(lines, 1)))
    return found


def drawn(names: Sequence[WardName], side: int) -> str:
    """Return names as a part of a drawing whose longer side has so many units: areas say theirs, so these are for the eye alone."""
    if not names:
        return ""
    found = []
    for name in names:
        lines = "".join(
            f'<tspan x="{name.x}" dy="{1 if number else (1 - len(name.lines)) / 2:g}em">{html.text(line)}</tspan>'
            for number, line in enumerate(name.lines)
        )
        found.append(f'<text y="{name.y}">{lines}</text>')
    return f'<g font-size="{size_of_type(side)}" aria-hidden="true"><g class="names">{"".join(found)}</g></g>\n'


def key(numbered: Sequence[str]) -> str:
    """Return which wards the numbers from 1 stand for; nothing where there are none."""
    if not numbered:
        return ""
    named = [
        translate("MedwayIsolation", "{number} {ward}").format(number=number, ward=name)
        for number, name in enumerate(numbered, start=1)
    ]
    said = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Wards by their number in the map: {wards}."), wards="; ".join(named)
    )
    return f'<p class="numbered">{html.text(said)}</p>\n'
