"""Showing one area on the map."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsVectorLayer
from qgis.gui import QgsMapCanvas

_AROUND = 4.0  # an area fills a quarter of the map, so that its neighbours are seen


def show_area(canvas: QgsMapCanvas, layer: QgsVectorLayer, feature: QgsFeature) -> None:
    """Zoom to a feature and its neighbours, and flash it; a feature without a shape leaves the map as it is."""
    if not layer.isSpatial() or not feature.hasGeometry():
        return
    around = canvas.mapSettings().layerExtentToOutputExtent(layer, feature.geometry().boundingBox())
    around.scale(_AROUND)
    canvas.setExtent(around)
    canvas.refresh()
    canvas.flashFeatureIds(layer, [feature.id()])
