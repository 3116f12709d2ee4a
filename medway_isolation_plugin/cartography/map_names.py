"""Where the names of wards stand on a map to share: in the ward where one has room, else its number does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ..core.report.map_names import WardName, room, size_of_type, ways_to_break
from ..core.wards import alphabet
from ..layers.coverage import SharedGrid

_STEPS = 6  # places to try each way from the middle of a ward
_FINE = 0.1  # of a line of type: how exactly the widest part of a ward is found


@dataclass(frozen=True)
class NamedWards:
    """The names as they are drawn, and those that stand for the numbers from 1 among them."""

    drawn: tuple[WardName, ...] = ()
    numbered: tuple[str, ...] = ()


def placed(wards: Mapping[str, QgsGeometry], grid: SharedGrid) -> NamedWards:
    """Return the names of wards, each in its place.

    Parameters
    ----------
    wards : mapping of str to QgsGeometry
        What the map shows of each, by name, in the units of the grid's shapes.
    grid : SharedGrid
    """
    size = size_of_type(max(grid.width, grid.height)) * grid.unit
    drawn, numbered = [], []
    for name in sorted(wards, key=alphabet):
        shape = wards[name]
        if shape.isEmpty():
            continue
        found = next(((lines, at) for lines in ways_to_break(name) for at in _places(shape, lines, size)), None)
        if found is None:
            numbered.append(name)
            middle, _ = shape.poleOfInaccessibility(size * _FINE)
            found = (str(len(numbered)),), middle.asPoint()
        lines, at = found
        drawn.append(WardName(lines, round(at.x() / grid.unit) - grid.left, grid.top - round(at.y() / grid.unit)))
    return NamedWards(tuple(drawn), tuple(numbered))


def _places(shape: QgsGeometry, lines: tuple[str, ...], size: float) -> Iterator[QgsPointXY]:
    """Yield the middles of boxes of some lines of type that lie in a shape, those near the shape's widest part first."""
    width, height = room(lines, size)
    box = shape.boundingBox()
    if width > box.width() or height > box.height():
        return
    middle, _ = shape.poleOfInaccessibility(size * _FINE)
    at = middle.asPoint()
    steps = range(-_STEPS, _STEPS + 1)
    near = sorted(
        ((across, up) for across in steps for up in steps), key=lambda step: (step[0] ** 2 + step[1] ** 2, step)
    )
    for across, up in near:
        x, y = at.x() + across * width / 2 / _STEPS, at.y() + up * height / _STEPS
        if shape.contains(
            QgsGeometry.fromRect(QgsRectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2))
        ):
            yield QgsPointXY(x, y)
