"""Several layers and tables in one GeoPackage, which appears whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsJsonUtils,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.catalogue.asking import NATIONAL_GRID
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from .staging import StagedFile

CRS = f"EPSG:{NATIONAL_GRID}"
_WITHIN = QgsRectangle(-500_000, -500_000, 1_500_000, 2_000_000)  # the United Kingdom, widely, in metres on the grid
_DEGREES = 360


def of_features(
    name: str,
    columns: Mapping[str, str],
    attributes: Sequence[Mapping[str, Any]],
    shapes: Sequence[QgsGeometry],
) -> QgsVectorLayer:
    """Return features of a service as a temporary layer on the national grid; without shapes as a table.

    Parameters
    ----------
    columns : mapping of str to str
        What each attribute is called in the layer, in order.
    shapes : sequence of QgsGeometry
        On the national grid; null where a feature has none.
    """
    known = next((one for one in shapes if not one.isNull()), None)
    kind = (
        "None" if known is None else QgsWkbTypes.displayString(QgsWkbTypes.promoteNonPointTypesToMulti(known.wkbType()))
    )
    made = QgsVectorLayer(kind if known is None else f"{kind}?crs={CRS}", name, "memory")
    fields = [QgsField(column, _kind(row.get(key) for row in attributes)) for key, column in columns.items()]
    made.dataProvider().addAttributes(fields)
    made.updateFields()
    features = []
    for row, geometry in zip(attributes, shapes):
        feature = QgsFeature(made.fields())
        feature.setAttributes([row.get(key) for key in columns])
        if not geometry.isNull():
            if not _is_point(geometry):
                geometry.convertToMultiType()
            feature.setGeometry(geometry)
        features.append(feature)
    taken, _ = made.dataProvider().addFeatures(features)
    if not taken or made.featureCount() != len(features):
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "shapes of several kinds came in one layer"))
    return made


def on_the_grid(shapes: Sequence[QgsGeometry]) -> bool:
    """Whether there are shapes, each of them, and on the national grid: a service that ignores the grid asked for sends degrees."""
    boxes = [shape.boundingBox() for shape in shapes if not shape.isNull() and not shape.isEmpty()]
    return (
        len(boxes) == len(shapes)
        and all(box.isFinite() and _WITHIN.contains(box) for box in boxes)
        and any(max(abs(box.xMaximum()), abs(box.yMaximum())) > _DEGREES for box in boxes)
    )


def write(staged: StagedFile, layers: Sequence[QgsVectorLayer], transforms: QgsCoordinateTransformContext) -> None:
    """Write layers into the unfinished file, each under its name, and look whether all rows are there.

    Raises
    ------
    InputError
        Where a layer could not be written whole.
    """
    for number, layer in enumerate(layers):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GPKG"
        options.layerName = layer.name()
        options.saveMetadata = bool(layer.metadata().history())  # what its columns are
        options.layerMetadata = layer.metadata()
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
            if number
            else QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
        )
        error, said, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(staged.partial), transforms, options)
        if error != QgsVectorFileWriter.WriterError.NoError:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The layer '{name}' could not be written: {said}."),
                name=layer.name(),
                said=said,
            )
        staged.check_whole(layer.featureCount(), layer.isSpatial(), layer.name())


def geometry(shape: Any) -> QgsGeometry:
    """Return a GeoJSON geometry of a service; null where it is none."""
    if not isinstance(shape, dict):
        return QgsGeometry()
    try:
        return QgsJsonUtils.geometryFromGeoJson(json.dumps(shape))
    except Exception:  # what QGIS's reader of JSON throws at coordinates that are none arrives as no other kind
        return QgsGeometry()


def _is_point(geometry: QgsGeometry) -> bool:
    return bool(geometry.type() == Qgis.GeometryType.Point)


def _kind(cells: Any) -> QMetaType.Type:
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {int}:
        return QMetaType.Type.LongLong
    return QMetaType.Type.Double if kinds and kinds <= {int, float} else QMetaType.Type.QString
