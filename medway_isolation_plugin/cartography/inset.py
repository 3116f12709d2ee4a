"""An inset for dense towns: the part of a map where most areas are small, larger, where it covers nothing of the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

Subject = tuple[QgsVectorLayer, str]  # a layer, and the expression of its features that count, '' for all


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
    def of(cls, subject: Subject, chart: QgsLayoutItemMap) -> Boxes:
        """Read the boxes of a layer's shapes as a map draws them."""
        boxes = [feature.geometry().boundingBox() for feature in _features(subject, chart, QgsFeatureRequest())]
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


class InsetMap:
    """The inset of a page, and a frame on its map that says what it shows: made when they are first wanted.

    It lies in a corner of the map where nothing is; the map is moved, and drawn smaller, until there is one. Its layers over
    the areas are copies: which labels have room on the map does not depend on it.

    Parameters
    ----------
    over : sequence of QgsVectorLayer
        What lies over the areas, the uppermost first.
    """

    def __init__(self, layout: QgsPrintLayout, areas: QgsVectorLayer, over: Sequence[QgsVectorLayer]) -> None:
        self._layout, self._areas, self._over = layout, areas, over
        self._chart = layout.itemById("map")
        self._items: _Items | None = None
        self.copies: list[QgsVectorLayer] = []

    @property
    def map(self) -> QgsLayoutItemMap | None:
        """Return its map, None where no page has had one."""
        return self._items.map if self._items is not None else None

    def show(self, choice: Inset, only: Mapping[str, str] | None = None) -> bool:
        """Show it on a page that is filled in, or hide it.

        Parameters
        ----------
        only : mapping of str to str, optional
            Layer id to the expression of those features that the page is about, of which none may be hidden. Default: all.

        Returns
        -------
        bool
            Whether it is shown: chosen, or more than a third of the areas are smaller than 2 mm on the map, in both directions.
        """
        subjects = [(layer, (only or {}).get(layer.id(), "")) for layer in (self._areas, *self._over)]
        place = _place(self._chart, subjects, choice)
        if place is not None:
            if self._items is None:
                self.copies = [layer.clone() for layer in self._over]
                for copy in self.copies:
                    self._layout.project().addMapLayer(copy, False)
                self._items = _Items(self._layout, self._chart, [*self.copies, self._areas])
            for copy, layer in zip(self.copies, self._over):
                copy.setRenderer(layer.renderer().clone())
                copy.setLabeling(layer.labeling().clone() if layer.labeling() is not None else None)
            self._items.put(place)
        if self._items is not None:
            self._items.set_shown(place is not None)
        return place is not None


@dataclass(frozen=True)
class _Place:
    """Where an inset is on the page, in mm, what it shows around which middle, and how many mm a unit of the map has in it."""

    box: QRectF
    boxes: Boxes
    mm: float


def _place(chart: QgsLayoutItemMap, subjects: Sequence[Subject], choice: Inset) -> _Place | None:
    """Return where an inset has room, and move the map so that it has; None where none is wanted or there is no room."""
    if choice is Inset.NEVER:
        return None
    boxes = Boxes.of(subjects[0], chart)
    if not boxes.size.size or not boxes.size.max() > 0:
        return None
    small = boxes.size * _mm(chart) < SMALL
    if choice is Inset.AUTOMATIC and 3 * small.sum() <= small.size:
        return None
    box = _free_corner(chart, boxes, subjects)
    if box is None:
        return None
    readable = _READABLE / (np.median(boxes.size[small] if small.any() else boxes.size) * _mm(chart))
    return _Place(box, boxes, _mm(chart) * float(np.clip(readable, *_LARGER)))


class _Items:
    """What an inset is made of: a white ground that labels keep off, a map, its scale bar, and its frame on the page's map."""

    def __init__(self, layout: QgsPrintLayout, chart: QgsLayoutItemMap, layers: Sequence[QgsVectorLayer]) -> None:
        self._chart = chart
        self._ground = QgsLayoutItemShape(layout)
        self._ground.setSymbol(
            QgsFillSymbol.createSimple({"color": "#ffffff", "outline_color": _INK, "outline_width": "0.3"})
        )
        layout.addLayoutItem(self._ground)
        chart.addLabelBlockingItem(self._ground)
        self.map = QgsLayoutItemMap(layout)
        self.map.setId("inset")
        layout.addLayoutItem(self.map)
        self.map.setKeepLayerSet(True)
        self.map.setLayers(list(layers))
        self.map.setCrs(chart.crs())
        self.map.setBackgroundColor(QColor("#ffffff"))
        self.map.setFrameEnabled(True)
        self.map.setFrameStrokeColor(QColor(_INK))
        self._overview = _overview(chart, self.map)
        self._main_bar = layout.itemById("scalebar")
        self._bar: QgsLayoutItemScaleBar | None = None
        if isinstance(self._main_bar, QgsLayoutItemScaleBar):
            self._bar = _scalebar(layout, self._main_bar)

    def put(self, place: _Place) -> None:
        """Move it there, and give both maps scale bars that fit their scales now."""
        box, mm = place.box, QgsUnitTypes.LayoutUnit.LayoutMillimeters
        for item, strip in ((self._ground, 0.0), (self.map, _STRIP)):
            item.attemptMove(QgsLayoutPoint(box.x(), box.y(), mm))
            item.attemptResize(QgsLayoutSize(box.width(), box.height() - strip, mm))
        width, height = self.map.rect().width() / place.mm, self.map.rect().height() / place.mm
        x, y = densest(*place.boxes.middles(), width, height)
        self.map.zoomToExtent(QgsRectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2))
        if self._bar is not None:
            pages.fit_scalebar(self._main_bar, self._chart)
            self._bar.setCustomProperty("box_width", box.width())
            self._bar.setCustomProperty("box_height", _STRIP)
            self._bar.attemptMove(QgsLayoutPoint(box.x(), box.bottom() - _STRIP, mm))
            pages.fit_scalebar(self._bar, self.map)
            self._bar.attemptResize(QgsLayoutSize(0, 0, mm))  # QGIS makes it as large as it has to be

    def set_shown(self, shown: bool) -> None:
        """Show or hide all of it."""
        for item in (self._ground, self.map, self._bar):
            if item is not None:
                item.setVisibility(shown)
        self._overview.setEnabled(shown)


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


def _features(subject: Subject, chart: QgsLayoutItemMap, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
    layer, only = subject
    if only:
        request.setFilterExpression(only)
    else:
        request.setNoAttributes()
    if chart.crs().isValid() and layer.crs().isValid():
        request.setDestinationCrs(chart.crs(), chart.layout().project().transformContext())
    request.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    return (feature for feature in layer.getFeatures(request) if feature.hasGeometry())


def _mm(chart: QgsLayoutItemMap) -> float:
    """Return how many mm a unit of the map has on paper."""
    return float(chart.rect().width() / chart.extent().width())


def _free_corner(chart: QgsLayoutItemMap, boxes: Boxes, subjects: Sequence[Subject]) -> QRectF | None:
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
                    if not any(_lies_in(subject, chart, ground) for subject in subjects[1:]) and not (
                        boxes.any_in(ground) and _lies_in(subjects[0], chart, ground)
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


def _lies_in(subject: Subject, chart: QgsLayoutItemMap, ground: QgsRectangle) -> bool:
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.ExactIntersect)
    request.setFilterRect(ground).setLimit(1)
    try:
        return any(True for _ in _features(subject, chart, request))
    except QgsCsException:
        return True


def _overview(chart: QgsLayoutItemMap, item: QgsLayoutItemMap) -> QgsLayoutItemMapOverview:
    """Draw on a map what another one shows."""
    overview = QgsLayoutItemMapOverview("inset", chart)
    overview.setLinkedMap(item)
    frame = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#ffffff", "outline_width": "0.9"})
    line = QgsFillSymbol.createSimple({"style": "no", "outline_color": _INK, "outline_width": "0.5"})
    frame.appendSymbolLayer(line.symbolLayer(0).clone())
    overview.setFrameSymbol(frame)
    chart.overviews().addOverview(overview)
    return overview


def _scalebar(layout: QgsPrintLayout, main: QgsLayoutItemScaleBar) -> QgsLayoutItemScaleBar:
    """Return a scale bar for the strip beneath an inset."""
    bar = QgsLayoutItemScaleBar(layout)
    bar.setId("inset_scalebar")
    bar.setStyle("Line Ticks Up")
    text = main.textFormat()
    text.setSize(text.size() * 0.8)
    bar.setTextFormat(text)
    bar.setHeight(1.2)
    bar.setBoxContentSpace(0.5)
    bar.setLabelBarSpace(0.5)
    layout.addLayoutItem(bar)
    return bar
