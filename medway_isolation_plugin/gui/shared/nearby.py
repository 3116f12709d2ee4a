"""An area on the canvas, with the areas around it."""

from __future__ import annotations

from qgis.core import QgsCsException, QgsFeature, QgsVectorLayer
from qgis.gui import QgsMapCanvas

TIMES = 3.0  # the canvas is this many times as wide, or as high, as the area


def zoom_and_flash(canvas: QgsMapCanvas, layer: QgsVectorLayer, feature: QgsFeature) -> None:
    """Zoom so that a feature fills a third of the canvas and its neighbours are seen, then flash it."""
    box = feature.geometry().boundingBox()
    try:
        box = canvas.mapSettings().layerExtentToOutputExtent(layer, box)
    except QgsCsException:
        box.setMinimal()
    if box.isFinite() and (box.width() > 0 or box.height() > 0):
        box.scale(TIMES)
        canvas.setExtent(box)
        canvas.refresh()
    else:  # a point has no size to go by
        canvas.zoomToFeatureIds(layer, [feature.id()])
    canvas.flashFeatureIds(layer, [feature.id()])
