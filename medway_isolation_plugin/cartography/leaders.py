"""Leader lines: the name of a ward that has no room in it stands on blank ground beside all wards, with a line to its own."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutUtils,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLabeling,
    QgsPointXY,
    QgsPrintLayout,
    QgsRectangle,
    QgsSimpleLineCallout,
    QgsTextFormat,
    QgsTextRenderer,
)

_INK, _HALO = "#0b0c0c", "#ffffff"  # two lines, as one colour is not seen on every fill
_DIRECTIONS = 32
_STEP, _LONGEST = 1.5, 40.0  # mm
_AROUND = 1.2  # mm of blank ground around a name
_MOST_CROSSED = 1  # wards that a line may cross on its way: through more, nobody follows it


@dataclass(frozen=True)
class Leader:
    """Where a name stands, and the line from its ward to it, both in the map's system."""

    box: QgsRectangle
    line: QgsGeometry


@dataclass(frozen=True)
class Ground:
    """What is on a map already.

    Attributes
    ----------
    mm : float
        A millimetre on paper, in units of the map.
    is_blank : callable
        Says of a rectangle whether nothing is drawn in it.
    crossed : callable
        Says how many wards a line touches.
    boxes : list of QgsRectangle
        Of names and numbers.
    lines : list of QgsGeometry
        The other leader lines.
    """

    mm: float
    is_blank: Callable[[QgsRectangle], bool]
    crossed: Callable[[QgsGeometry], int]
    boxes: list[QgsRectangle]
    lines: list[QgsGeometry]

    def leader(self, anchor: QgsPointXY, width: float, height: float) -> Leader | None:
        """Return the shortest line from a place in a ward to a name of that size in mm, None where there is no room for one."""
        found = [self._line(anchor, box) for box in self._candidates(anchor, width * self.mm, height * self.mm)]
        for one in sorted(found, key=lambda each: each.line.length()):
            if self.takes(one) and self.is_blank(one.box.buffered(_AROUND * self.mm)):
                self.boxes.append(one.box)
                self.lines.append(one.line)
                return one
        return None

    def takes(self, one: Leader) -> bool:
        """Return whether neither a name nor its line meets another name or line, and it can be followed."""
        near = _AROUND * self.mm / 2
        room = one.box.buffered(near)
        # QGIS draws the line to the middle of the ward's shape as it finds it: a little beside this one.
        if any(room.intersects(box) or one.line.intersects(box.buffered(near)) for box in self.boxes):
            return False
        outline = QgsGeometry.fromRect(room)
        if any(one.line.intersects(line) or outline.intersects(line) for line in self.lines):
            return False
        return self.crossed(one.line) <= _MOST_CROSSED + 1  # its own is one

    def _candidates(self, anchor: QgsPointXY, width: float, height: float) -> Iterable[QgsRectangle]:
        for step in range(2, int(_LONGEST / _STEP) + 1):
            for turn in range(_DIRECTIONS):
                angle, far = 2 * math.pi * turn / _DIRECTIONS, step * _STEP * self.mm
                # So far from the box's edge in that direction, not from its middle: names are wider than high.
                x = anchor.x() + (far + width / 2) * math.cos(angle)
                y = anchor.y() + (far + height / 2) * math.sin(angle)
                yield QgsRectangle(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @staticmethod
    def _line(anchor: QgsPointXY, box: QgsRectangle) -> Leader:
        x = min(max(anchor.x(), box.xMinimum()), box.xMaximum())
        y = min(max(anchor.y(), box.yMinimum()), box.yMaximum())
        return Leader(box, QgsGeometry.fromPolylineXY([QgsPointXY(x, y), anchor]))


def blocked(chart: QgsLayoutItemMap) -> list[QgsRectangle]:
    """Return what items that labels keep off, such as an inset, cover of a map, in its system."""
    extent = chart.extent()
    mm = extent.width() / chart.rect().width()
    found = []
    for item in chart.layout().items():
        if isinstance(item, QgsLayoutItem) and chart.isLabelBlockingItem(item) and item.isVisible():
            left = extent.xMinimum() + (item.pos().x() - chart.pos().x()) * mm
            top = extent.yMaximum() - (item.pos().y() - chart.pos().y()) * mm
            found.append(QgsRectangle(left, top - item.rect().height() * mm, left + item.rect().width() * mm, top))
    return found


def size_of(layout: QgsPrintLayout, name: str, text: QgsTextFormat, wrapped_at: int) -> tuple[float, float]:
    """Return how wide and how high a name is on paper, in mm."""
    context = QgsLayoutUtils.createRenderContextForLayout(layout, None)
    lines = QgsPalLabeling.splitToLines(name, "", wrapped_at)
    sides = (
        QgsTextRenderer.textWidth(context, text, lines),
        QgsTextRenderer.textHeight(context, text, lines, Qgis.TextLayoutMode.Labeling),
    )
    return sides[0] / context.scaleFactor(), sides[1] / context.scaleFactor()


def callout() -> QgsSimpleLineCallout:
    """Return what draws the lines: dark in a light one, with a dot in the ward."""
    line = QgsLineSymbol.createSimple({"color": _HALO, "width": "0.7", "capstyle": "round"})
    inner = QgsLineSymbol.createSimple({"color": _INK, "width": "0.25", "capstyle": "round"})
    line.appendSymbolLayer(inner.symbolLayer(0).clone())
    dot = QgsMarkerLineSymbolLayer()
    dot.setPlacements(Qgis.MarkerLinePlacement.LastVertex)
    dot.setSubSymbol(
        QgsMarkerSymbol.createSimple(
            {"name": "circle", "size": "1.1", "color": _INK, "outline_color": _HALO, "outline_width": "0.2"}
        )
    )
    line.appendSymbolLayer(dot)
    drawn = QgsSimpleLineCallout()
    drawn.setEnabled(True)
    drawn.setLineSymbol(line)
    return drawn
