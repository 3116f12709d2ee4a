"""An inset for dense towns: the part of a map where most areas are small, larger, where it covers nothing of the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from qgis.core import (
    Qgis,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from ..core.arrays import Floats
from . import pages

SMALL = 2.0  # mm on paper
_READABLE = 4.0  # mm: how large half of the small areas become, where that is possible
_LARGER = (2.0, 10.0)  # how many times, at least and at most
_SIDES = (0.42, 0.36, 0.3)  # of an inset, as shares of the shorter side of the map
_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)  # at which the map may be drawn
_INK = "#0b0c0c"
_GAP, _STRIP = 2.0, 7.0  # mm: to the map's frame, and for the scale bar
_CELLS = 4  # cells of the grid across the window that looks for the densest place


class Inset(Enum):
    """When a page has an inset, by the numbers that models hold."""

    AUTOMATIC = "automatic"
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True)
class Boxes:
    """The bounding boxes of areas in the map's system: arrays of shape (n,)."""

    left: Floats
    bottom: Floats
    right: Floats
    top: Floats

    @classmethod
    def of(cls, layer: QgsVectorLayer, chart: QgsLayoutItemMap) -> Boxes:
        """Read the boxes of a layer's shapes as a map draws them."""
        boxes = [feature.geometry().boundingBox() for feature in _features(layer, chart, QgsFeatureRequest())]
        sides = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box in boxes]
        columns = np.array(sides, dtype=float).reshape(-1, 4)
        return cls(*columns[np.isfinite(columns).all(axis=1)].T)

    @property
    def size(self) -> Floats:
        """Return the longer sides."""
        return np.maximum(self.right - self.left, self.top - self.bottom)

    def whole(self) -> QgsRectangle:
        """Return the box of all."""
        return QgsRectangle(self.left.min(), self.bottom.min(), self.right.max(), self.top.max())

    def middles(self) -> tuple[Floats, Floats]:
        """Return the middles, x and y."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def any_in(self, ground: QgsRectangle) -> bool:
        """Return whether any box reaches into a rectangle."""
        across = (self.left <= ground.xMaximum()) & (self.right >= ground.xMinimum())
        return bool((across & (self.bottom <= ground.yMaximum()) & (self.top >= ground.yMinimum())).any())


def add(layout: QgsPrintLayout, areas: QgsVectorLayer, over: Sequence[QgsVectorLayer], choice: Inset) -> bool:
    """Add an inset to a page that is filled in, and a frame on its map that says what the inset shows.

    It lies in a corner of the map where nothing is; the map is moved, and drawn smaller, until there is one. Its layers over
    the areas are copies: which labels have room on the map does not depend on it.

    Parameters
    ----------
    over : sequence of QgsVectorLayer
        What lies over the areas, the uppermost first.

    Returns
    -------
    bool
        Whether there is one: chosen, or more than a third of the areas are smaller than 2 mm on the map, in both directions.
    """
    if choice is Inset.NEVER:
        return False
    chart = layout.itemById("map")
    boxes = Boxes.of(areas, chart)
    if not boxes.size.size or not boxes.size.max() > 0:
        return False
    small = boxes.size * _mm(chart) < SMALL
    if choice is Inset.AUTOMATIC and 3 * small.sum() <= small.size:
        return False
    box = _free_corner(chart, boxes, [areas, *over])
    if box is None:
        return False
    copies = [layer.clone() for layer in over]
    for layer in copies:
        layout.project().addMapLayer(layer, False)
    item = _item(layout, box, chart, [*copies, areas])
    readable = _READABLE / (np.median(boxes.size[small] if small.any() else boxes.size) * _mm(chart))
    mm = _mm(chart) * float(np.clip(readable, *_LARGER))
    width, height = item.rect().width() / mm, item.rect().height() / mm
    x, y = densest(*boxes.middles(), width, height)
    item.zoomToExtent(QgsRectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    _say_where(chart, item)
    _scales(layout, item, box, chart)
    return True


def densest(x: Floats, y: Floats, width: float, height: float) -> tuple[float, float]:
    """Return the middle of a window of that size that holds the most points, to a quarter of a window."""
    cell = width / _CELLS, height / _CELLS
    across = ((x - x.min()) / cell[0]).astype(np.int64)
    down = ((y - y.min()) / cell[1]).astype(np.int64)
    counts = np.zeros((across.max() + 2 * _CELLS, down.max() + 2 * _CELLS))
    np.add.at(counts, (across + _CELLS, down + _CELLS), 1)
    sums = counts.cumsum(axis=0).cumsum(axis=1)
    held = sums[_CELLS:, _CELLS:] - sums[:-_CELLS, _CELLS:] - sums[_CELLS:, :-_CELLS] + sums[:-_CELLS, :-_CELLS]
    column, row = np.unravel_index(int(held.argmax()), held.shape)
    # `held` begins one cell after the first of its window, and the points one window after the first cell.
    left, bottom = x.min() + (column + 1 - _CELLS) * cell[0], y.min() + (row + 1 - _CELLS) * cell[1]
    inside = (x >= left) & (x <= left + width) & (y >= bottom) & (y <= bottom + height)
    return float(x[inside].mean()), float(y[inside].mean())


def _features(layer: QgsVectorLayer, chart: QgsLayoutItemMap, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
    request.setNoAttributes()
    if chart.crs().isValid() and layer.crs().isValid():
        request.setDestinationCrs(chart.crs(), chart.layout().project().transformContext())
    request.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    return (feature for feature in layer.getFeatures(request) if feature.hasGeometry())


def _mm(chart: QgsLayoutItemMap) -> float:
    """Return how many mm a unit of the map has on paper."""
    return float(chart.rect().width() / chart.extent().width())


def _free_corner(chart: QgsLayoutItemMap, boxes: Boxes, layers: Sequence[QgsVectorLayer]) -> QRectF | None:
    """Return a corner on the page in which nothing lies, and move the map so that it does not; None where it takes too much.

    The map is drawn as large as it can be, and then the inset.
    """
    before, frame = QgsRectangle(chart.extent()), QRectF(chart.pos(), chart.rect().size())
    for share in _SHARES:
        for side in (size * min(frame.width(), frame.height()) for size in _SIDES):
            for right in (True, False):
                for bottom in (True, False):
                    left = frame.right() - _GAP - side if right else frame.left() + _GAP
                    top = frame.bottom() - _GAP - side if bottom else frame.top() + _GAP
                    box = QRectF(left, top, side, side)
                    _push(chart, boxes.whole(), before, share, right, bottom)
                    ground = _ground(chart, box.adjusted(-_GAP, -_GAP, _GAP, _GAP))
                    if not any(_lies_in(layer, chart, ground) for layer in layers[1:]) and not (
                        boxes.any_in(ground) and _lies_in(layers[0], chart, ground)
                    ):
                        return box
    chart.zoomToExtent(before)
    return None


def _push(
    chart: QgsLayoutItemMap, whole: QgsRectangle, before: QgsRectangle, share: float, right: bool, bottom: bool
) -> None:
    """Draw a map at a share of its size, and its areas as far from one corner as its frame allows."""
    width, height = before.width() / share, before.height() / share
    rim = 0.02 * width
    left = whole.xMinimum() - rim if right else whole.xMaximum() + rim - width
    top = whole.yMaximum() + rim if bottom else whole.yMinimum() - rim + height
    chart.zoomToExtent(QgsRectangle(left, top - height, left + width, top))


def _ground(chart: QgsLayoutItemMap, box: QRectF) -> QgsRectangle:
    """Return what a box on the page covers of the map."""
    extent, unit = chart.extent(), 1 / _mm(chart)
    left = extent.xMinimum() + (box.left() - chart.pos().x()) * unit
    top = extent.yMaximum() - (box.top() - chart.pos().y()) * unit
    return QgsRectangle(left, top - box.height() * unit, left + box.width() * unit, top)


def _lies_in(layer: QgsVectorLayer, chart: QgsLayoutItemMap, ground: QgsRectangle) -> bool:
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.ExactIntersect)
    request.setFilterRect(ground).setLimit(1)
    try:
        return any(True for _ in _features(layer, chart, request))
    except QgsCsException:
        return True


def _item(
    layout: QgsPrintLayout, box: QRectF, chart: QgsLayoutItemMap, layers: Sequence[QgsVectorLayer]
) -> QgsLayoutItemMap:
    mm = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    ground = QgsLayoutItemShape(layout)
    ground.setSymbol(QgsFillSymbol.createSimple({"color": "#ffffff", "outline_color": _INK, "outline_width": "0.3"}))
    layout.addLayoutItem(ground)
    ground.attemptMove(QgsLayoutPoint(box.x(), box.y(), mm))
    ground.attemptResize(QgsLayoutSize(box.width(), box.height(), mm))
    chart.addLabelBlockingItem(ground)
    item = QgsLayoutItemMap(layout)
    item.setId("inset")
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box.x(), box.y(), mm))
    item.attemptResize(QgsLayoutSize(box.width(), box.height() - _STRIP, mm))
    item.setKeepLayerSet(True)
    item.setLayers(list(layers))
    item.setCrs(chart.crs())
    item.setBackgroundColor(QColor("#ffffff"))
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(_INK))
    return item


def _say_where(chart: QgsLayoutItemMap, item: QgsLayoutItemMap) -> None:
    overview = QgsLayoutItemMapOverview("inset", chart)
    overview.setLinkedMap(item)
    frame = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#ffffff", "outline_width": "0.9"})
    line = QgsFillSymbol.createSimple({"style": "no", "outline_color": _INK, "outline_width": "0.5"})
    frame.appendSymbolLayer(line.symbolLayer(0).clone())
    overview.setFrameSymbol(frame)
    chart.overviews().addOverview(overview)


def _scales(layout: QgsPrintLayout, item: QgsLayoutItemMap, box: QRectF, chart: QgsLayoutItemMap) -> None:
    """Give an inset its own scale bar, in a strip beneath it, and the map one that fits its scale now."""
    main = layout.itemById("scalebar")
    if not isinstance(main, QgsLayoutItemScaleBar):
        return
    pages.fit_scalebar(main, chart)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setId("inset_scalebar")
    bar.setStyle("Line Ticks Up")
    text = main.textFormat()
    text.setSize(text.size() * 0.8)
    bar.setTextFormat(text)
    bar.setHeight(1.2)
    bar.setBoxContentSpace(0.5)
    bar.setLabelBarSpace(0.5)
    bar.setCustomProperty("box_width", box.width())
    bar.setCustomProperty("box_height", _STRIP)
    layout.addLayoutItem(bar)
    mm = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    bar.attemptMove(QgsLayoutPoint(box.x(), box.bottom() - _STRIP, mm))
    pages.fit_scalebar(bar, item)
    bar.attemptResize(QgsLayoutSize(0, 0, mm))  # QGIS makes it as large as it has to be
