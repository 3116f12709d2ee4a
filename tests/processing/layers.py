"""Small layers for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

_TYPES = {int: QMetaType.Type.Int, float: QMetaType.Type.Double, str: QMetaType.Type.QString}


def layer(
    columns: Mapping[str, Sequence[Any]], crs: str | None = "EPSG:27700", shapes: Sequence[str] | None = None
) -> QgsVectorLayer:
    """Make a memory layer. Without `shapes` row i is the unit square at x = i; a shape of '' is null."""
    made = QgsVectorLayer(f"Polygon?crs={crs}" if crs else "Polygon", "areas", "memory")
    if not crs:
        made.setCrs(QgsCoordinateReferenceSystem())
    fields = []
    for name, values in columns.items():
        kind = next((type(value) for value in values if value is not None), float)
        fields.append(QgsField(name, _TYPES[kind]))
    made.dataProvider().addAttributes(fields)
    made.updateFields()
    features = []
    for row, cells in enumerate(zip(*columns.values())):
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(cells))
        wkt = shapes[row] if shapes is not None else f"POLYGON(({row} 0, {row + 1} 0, {row + 1} 1, {row} 1, {row} 0))"
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def table(path: Path | str) -> QgsVectorLayer:
    """Open a CSV file as QGIS does when it is dragged in."""
    made = QgsVectorLayer(str(path), Path(path).stem, "ogr")
    assert made.isValid()
    return made


def records(output: QgsVectorLayer) -> list[dict[str, Any]]:
    """Return a layer's rows, with None for NULL."""
    names = output.fields().names()
    return [
        {
            name: (None if value is None or str(value) == "NULL" else value)
            for name, value in zip(names, feature.attributes())
        }
        for feature in output.getFeatures()
    ]


def made_up(rows: int = 30) -> dict[str, list[Any]]:
    """Return columns of areas for a composite index, the same each time."""
    random = np.random.RandomState(5)
    base = random.rand(rows)
    columns = {f"f{i}": np.round(base + random.rand(rows), 6).tolist() for i in range(1, 5)}
    return {
        "code": [f"A{row:02d}" for row in range(rows)],
        **columns,
        "clubs": random.randint(0, 9, rows).tolist(),
        "ward": [f"Ward {row % 3}" for row in range(rows)],
        "dep_q": random.randint(1, 6, rows).tolist(),
    }
