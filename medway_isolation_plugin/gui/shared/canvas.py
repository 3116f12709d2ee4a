"""The map canvas: which area is under the mouse, and an area shown with those around it and kept marked."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
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
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...core.areas import clean_code
from ...layers.features import plain, with_namesakes
from .layer_watch import LayerWatch
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


def feature_of(layer: QgsVectorLayer, field: str, code: str) -> QgsFeature | None:
    """Return the area of `layer` whose cleaned code this is, None where there is none."""
    number = layer.fields().indexOf(field)
    if number < 0:
        return None
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(with_namesakes(layer.fields(), [number]))
    for feature in layer.getFeatures(request):
        if clean_code(plain([feature[number]])[0]) == code:
            return layer.getFeature(feature.id())
    return None


class AreaMark(QObject):
    """The area that was chosen last, marked on the map until another one is chosen or its layer is gone."""

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._band: QgsRubberBand | None = None
        self._shape, self._crs = QgsGeometry(), QgsCoordinateReferenceSystem()
        self._watch = LayerWatch((), 0, self)
        self._watch.gone.connect(self.clear)

    def show(self, layer: QgsVectorLayer, feature: QgsFeature) -> None:
        """Zoom to a feature of a layer, flash it and keep it marked; nothing happens without a map or a shape."""
        if self._canvas is None or not layer.isSpatial() or not feature.hasGeometry():
            return
        self.clear()
        self._shape, self._crs = feature.geometry(), layer.crs()
        self._band = QgsRubberBand(self._canvas, layer.geometryType())
        # Red, within white: one of them is seen on every fill.
        self._band.setColor(QColor(Qgis.DEFAULT_HIGHLIGHT_COLOR.rgb()))
        self._band.setFillColor(QColor(0, 0, 0, 0))
        self._band.setSecondaryStrokeColor(QColor("white"))
        self._band.setWidth(3)
        self._draw()
        self._canvas.destinationCrsChanged.connect(self._draw)
        self._watch.watch(layer)
        _zoom_and_flash(self._canvas, layer, feature)

    def clear(self) -> None:
        """Mark nothing any more."""
        self._watch.let_go()
        if self._canvas is not None and self._band is not None:
            self._canvas.destinationCrsChanged.disconnect(self._draw)
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def _draw(self) -> None:
        if self._band is not None:
            self._band.setToGeometry(self._shape, self._crs)


def _zoom_and_flash(canvas: QgsMapCanvas, layer: QgsVectorLayer, feature: QgsFeature) -> None:
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
