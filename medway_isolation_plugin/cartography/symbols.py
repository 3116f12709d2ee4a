"""The symbols that all maps of the plugin share."""

from __future__ import annotations

from qgis.core import (
    QgsFillSymbol,
    QgsLayerTreeLayer,
    QgsLayerTreeModel,
    QgsLinePatternFillSymbolLayer,
    QgsMapLayerLegendUtils,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsSymbolLegendNode,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core import contrast
from . import ramps

_ABOVE = 1  # rendering pass: after every area's fill


def fill(colour: str, outline: float = 0.1, edge: str = ramps.OUTLINE) -> QgsSymbol:
    """Return an area's fill with a thin outline, light where nothing else is said, `outline` mm wide (0: none)."""
    return QgsFillSymbol.createSimple(
        {
            "color": colour,
            "outline_color": edge,
            "outline_width": str(outline),
            "outline_style": "solid" if outline else "no",
        }
    )


def hatched() -> QgsSymbol:
    """Return the fill for areas without a value: grey lines, the same on screen and on paper."""
    ground = QgsSimpleFillSymbolLayer(QColor(ramps.HATCHED), Qt.BrushStyle.SolidPattern, QColor(ramps.NO_DATA))
    ground.setStrokeWidth(0.1)
    ground.setLocked(True)  # so that the symbol's colour is that of its lines
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.1)
    lines.setLineWidth(0.25)
    lines.setColor(QColor(ramps.NO_DATA))
    return _symbol(ground, lines)


def priority_outline() -> QgsSymbol:
    """Return the outline of priority areas: seen on dark and on light classes, above every fill."""
    return _symbol(*_priority_lines())


def outlined(symbol: QgsSymbol) -> QgsSymbol:
    """Return a copy of a fill with the outline of priority areas."""
    copy = symbol.clone()
    for line in _priority_lines():
        copy.appendSymbolLayer(line)
    return copy


def frame_lines(colour: str) -> list[tuple[str, float]]:
    """Return colour and width in mm of the lines around a legend's swatch, each above the one before.

    A dark line, which is seen on the page; beside a fill that is dark too it has a light one within.
    """
    dark = (ramps.FRAME, 0.3)
    return [dark] if contrast.ratio(colour, ramps.FRAME) >= contrast.GRAPHICS else [(ramps.PAGE, 0.9), dark]


def framed(symbol: QgsSymbol) -> QgsSymbol:
    """Return a copy of a fill for a legend, with a frame; what is no fill, as an outline, stays as it is."""
    copy = symbol.clone()
    ground = copy.symbolLayer(0)
    if not isinstance(ground, QgsSimpleFillSymbolLayer) or ground.brushStyle() == Qt.BrushStyle.NoBrush:
        return copy
    for colour, width in frame_lines(ground.fillColor().name()):
        line = QgsSimpleFillSymbolLayer(QColor(colour), Qt.BrushStyle.NoBrush, QColor(colour))
        line.setStrokeWidth(width)
        line.setLocked(True)
        copy.appendSymbolLayer(line)
    return copy


def frame_swatches(model: QgsLayerTreeModel, node: QgsLayerTreeLayer) -> None:
    """Give a layer's swatches in a legend their frames: the areas' own outlines are pale."""
    for number, row in enumerate(model.layerLegendNodes(node)):
        if isinstance(row, QgsSymbolLegendNode) and row.symbol() is not None:
            QgsMapLayerLegendUtils.setLegendNodeCustomSymbol(node, number, framed(row.symbol()))
    model.refreshLayerLegend(node)


def _symbol(*layers: QgsSymbolLayer) -> QgsSymbol:
    """A symbol takes the layers of a list but leaves them to Python too, which crashes: they are added one by one."""
    symbol = QgsFillSymbol.createSimple({})
    symbol.deleteSymbolLayer(0)
    for layer in layers:
        symbol.appendSymbolLayer(layer)
    return symbol


def _priority_lines() -> list[QgsSimpleFillSymbolLayer]:
    lines = []
    for level, (colour, width) in enumerate(((ramps.PAGE, 0.9), (ramps.PRIORITY, 0.5)), start=_ABOVE):
        line = QgsSimpleFillSymbolLayer(QColor(colour), Qt.BrushStyle.NoBrush, QColor(colour))
        line.setStrokeWidth(width)
        line.setRenderingPass(level)
        lines.append(line)
    return lines
