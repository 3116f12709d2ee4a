"""Which areas are neighbours, from their shapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsSpatialIndex

from ..core.moran import Links


def touching(shapes: Sequence[QgsGeometry], stop: Callable[[], None] = lambda: None) -> Links:
    """Return areas that share at least a point of their outlines (queen contiguity); an area without a shape has none.

    Parameters
    ----------
    shapes : sequence of QgsGeometry
        In one coordinate reference system. An invalid one is repaired for this.
    stop : callable
        Raises when the user has cancelled.
    """
    sound = [shape if shape.isNull() or shape.isGeosValid() else shape.makeValid() for shape in shapes]
    index = _index(sound)
    pairs: list[tuple[int, int]] = []
    for row, shape in enumerate(sound):
        if not row % 100:
            stop()
        if shape.isNull() or shape.isEmpty():
            continue
        engine = QgsGeometry.createGeometryEngine(shape.constGet())
        engine.prepareGeometry()
        for other in index.intersects(shape.boundingBox()):
            if other > row and engine.intersects(sound[other].constGet()):
                pairs += [(row, other), (other, row)]
    return _links(pairs, len(sound))


def nearest(shapes: Sequence[QgsGeometry], k: int) -> Links:
    """Return the k areas whose centroids are nearest to each area's, more where several are equally far.

    Distances are in the units of the coordinate reference system, which must be on a plane.
    """
    centres = [shape.centroid() for shape in shapes]
    index = _index(centres)
    pairs = [
        (row, other)
        for row, centre in enumerate(centres)
        if not (centre.isNull() or centre.isEmpty())
        for other in index.nearestNeighbor(centre.asPoint(), k + 1)
        if other != row
    ]
    return _links(pairs, len(centres))


def _index(shapes: Sequence[QgsGeometry]) -> QgsSpatialIndex:
    index = QgsSpatialIndex()
    for row, shape in enumerate(shapes):
        if not (shape.isNull() or shape.isEmpty()):
            index.addFeature(row, shape.boundingBox())
    return index


def _links(pairs: Sequence[tuple[int, int]], areas: int) -> Links:
    first, second = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return Links(first, second, areas)
