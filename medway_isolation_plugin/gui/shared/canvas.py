"""The map canvas: which area is under the mouse, and an area shown with those around it."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...layers.features import with_namesakes
from .slots import later

TIMES = 3.0  # the canvas is this many times as wide, or as high, as the area that it shows
_PAUSE = 40  # milliseconds: the mouse tells more often than anybody can read


class Hover(QObject):
    """Follows the mouse over a canvas and tells the place in the map, at most 25 times a second."""

    moved = pyqtSignal(QgsPointXY)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._last = QgsPointXY()
        self._timer = later(self, lambda: self.moved.emit(self._last), _PAUSE)
        if canvas is not None:
            canvas.xyCoordinates.connect(self._note)

    def _note(self, place: QgsPointXY) -> None:
        self._last = QgsPointXY(place)
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Let go of the canvas."""
        self._timer.stop()
        if self._canvas is not None:
            self._canvas.xyCoordinates.disconnect(self._note)
            self._canvas = None


def area_at(layer: QgsVectorLayer, place: QgsPointXY, canvas: QgsMapCanvas, fields: list[str]) -> QgsFeature | None:
    """Return the area of `layer` that covers a place in the canvas's coordinates, None where there is none."""
    transform = QgsCoordinateTransform(
        canvas.mapSettings().destinationCrs(), layer.crs(), QgsProject.instance().transformContext()
    )
    try:
        there = transform.transform(place) if transform.isValid() else place
    except QgsCsException:
        return None
    reach = max(layer.extent().width(), layer.extent().height()) * 1e-9
    request = QgsFeatureRequest().setFilterRect(
        QgsRectangle(there.x() - reach, there.y() - reach, there.x() + reach, there.y() + reach)
    )
    own = layer.fields()
    numbers = [own.indexOf(name) for name in fields if name in own.names()]
    request.setSubsetOfAttributes(with_namesakes(own, numbers))
    point = QgsGeometry.fromPointXY(there)
    for feature in layer.getFeatures(request):
        if feature.geometry().intersects(point):
            return feature
    return None


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
