"""Shapes of areas brought to one grid together, so that what two of them share they share afterwards: no gap, no overlap."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsGeometryParameters,
    QgsNotSupportedException,
    QgsPointXY,
    QgsRectangle,
    QgsSpatialIndex,
)

from ..core.arrays import Ints
from ..core.outlines import without_needless

_THINS_COVERAGES = 31200  # GEOS
_ROUNDS = 5
_NICE = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class SharedGrid:
    """A grid of squares: how long a side is in the units of the shapes, where it begins, and how many there are."""

    unit: float
    left: int
    top: int
    width: int
    height: int

    @classmethod
    def over(cls, extent: QgsRectangle, unit: float) -> SharedGrid:
        """Return the grid of a unit that covers an extent, with a square of margin."""
        left, right = math.floor(extent.xMinimum() / unit) - 1, math.ceil(extent.xMaximum() / unit) + 1
        bottom, top = math.floor(extent.yMinimum() / unit) - 1, math.ceil(extent.yMaximum() / unit) + 1
        return cls(unit, left, top, right - left, top - bottom)

    def rings(self, shape: QgsGeometry, closed: bool = True) -> tuple[Ints, ...]:
        """Return the outlines of a shape, or its lines, in squares from the upper left corner."""
        parts = shape.asGeometryCollection()
        if closed:
            lines = [ring for part in parts for polygon in _polygons(part) for ring in polygon]
        else:
            lines = [part.asPolyline() for part in parts]
        found = []
        for line in lines:
            at = np.rint(np.array([(point.x(), point.y()) for point in line]).reshape(-1, 2) / self.unit)
            own = np.stack([at[:, 0] - self.left, self.top - at[:, 1]], axis=1).astype(np.int64)
            found.append(without_needless(own) if closed else own)
        return tuple(one for one in found if len(one))


def nice(length: float) -> float:
    """Return the smallest of 1, 2, 5, 10, 20, ... that is no less than a length."""
    ten = 10.0 ** math.floor(math.log10(length))
    return next(step * ten for step in _NICE if step * ten >= length * (1 - 1e-9))


def extent_of(shapes: Sequence[QgsGeometry]) -> QgsRectangle:
    """Return what shapes cover together."""
    whole = QgsRectangle()
    for shape in shapes:
        if not shape.isEmpty():
            whole.combineExtentWith(shape.boundingBox())
    return whole


def sound(shape: QgsGeometry) -> QgsGeometry:
    """Return the polygons of any shape, repaired where they cross themselves; an empty one where it has none."""
    if shape.isNull() or shape.isEmpty():
        return QgsGeometry()
    mended = shape if shape.isGeosValid() else shape.makeValid()
    parts = [part for part in mended.asGeometryCollection() if part.type() == Qgis.GeometryType.Polygon]
    return QgsGeometry.collectGeometry(parts) if parts else QgsGeometry()


def on_grid(
    shapes: Sequence[QgsGeometry], unit: float, stop: Callable[[], None] = lambda: None
) -> tuple[QgsGeometry, ...]:
    """Return shapes whose corners all lie on one grid; neighbours share what they shared, and none covers another.

    Where GEOS can (3.12), the borders are first thinned together. Then all of them are brought to the grid at once, and areas are
    made again of the pieces between them: a piece is of the area that covers most of it. No corner is left out that the grid does
    not make one with its neighbour.

    Parameters
    ----------
    shapes : sequence of QgsGeometry
        As `sound` returns them, in one coordinate reference system on a plane.
    unit : float
        Of the grid.
    stop : callable
        Raises when the user has cancelled.

    Returns
    -------
    tuple of QgsGeometry
        Row by row; empty where a shape was, or is smaller than the grid can show.
    """
    noded = _noded(_borders(_thinned(shapes, unit), unit), unit, stop)
    index = QgsSpatialIndex()
    for row, shape in enumerate(shapes):
        if not shape.isEmpty():
            index.addFeature(row, shape.boundingBox())
    pieces: dict[int, list[QgsGeometry]] = {}
    for piece in QgsGeometry.polygonize([noded]).asGeometryCollection():
        stop()
        own = _owner(piece, shapes, index.intersects(piece.boundingBox()))
        if own >= 0:
            pieces.setdefault(own, []).append(piece)
    return tuple(_joined(pieces.get(row, ())) for row in range(len(shapes)))


def lines_on_grid(shapes: Sequence[QgsGeometry], unit: float) -> QgsGeometry:
    """Return the borders of shapes on a grid, each once."""
    borders = _borders(shapes, unit)
    return _noded(borders, unit, lambda: None).mergeLines() if borders else QgsGeometry()


def _borders(shapes: Sequence[QgsGeometry], unit: float) -> list[QgsGeometry]:
    """Return the outlines of shapes, rounded: what is left to do is to find where they meet and cross."""
    lines = (QgsGeometry(shape.constGet().boundary()) for shape in shapes if not shape.isEmpty())
    return [rounded for line in lines if not (rounded := line.snappedToGrid(unit, unit)).isEmpty()]


def _noded(lines: Sequence[QgsGeometry], unit: float, stop: Callable[[], None]) -> QgsGeometry:
    """Return lines on a grid that meet in their ends alone: GEOS joins many of them bit by bit, so that once is not always enough."""
    grid = QgsGeometryParameters()
    grid.setGridSize(unit)
    found, before = QgsGeometry.unaryUnion(list(lines), grid), -1
    for _ in range(_ROUNDS):
        stop()
        if found.constGet().nCoordinates() == before:
            break
        before = found.constGet().nCoordinates()
        found = QgsGeometry.unaryUnion([found], grid)
    return found


def _polygons(part: QgsGeometry) -> list[list[list[QgsPointXY]]]:
    return part.asMultiPolygon() if part.isMultipart() else [part.asPolygon()]


def _thinned(shapes: Sequence[QgsGeometry], unit: float) -> Sequence[QgsGeometry]:
    """Return shapes whose shared borders have fewer corners, where GEOS can do so; else as they are."""
    there = [row for row, shape in enumerate(shapes) if not shape.isEmpty()]
    if Qgis.geosVersionInt() < _THINS_COVERAGES:
        return shapes
    try:
        thin = QgsGeometry.collectGeometry([shapes[row] for row in there]).simplifyCoverageVW(unit, True)
    except QgsNotSupportedException:
        return shapes
    parts = thin.asGeometryCollection()
    return parts if len(parts) == len(there) else shapes


def _owner(piece: QgsGeometry, shapes: Sequence[QgsGeometry], near: Sequence[int]) -> int:
    """Return the row of the shape that covers most of a piece, -1 where more of it lies in none."""
    shared = sorted((-shapes[row].intersection(piece).area(), row) for row in near)
    covered = -sum(most for most, _ in shared)
    if not shared or -shared[0][0] < piece.area() - covered or not shared[0][0]:
        return -1
    return shared[0][1]


def _joined(pieces: Sequence[QgsGeometry]) -> QgsGeometry:
    if not pieces:
        return QgsGeometry()
    return pieces[0] if len(pieces) == 1 else QgsGeometry.unaryUnion(list(pieces))
