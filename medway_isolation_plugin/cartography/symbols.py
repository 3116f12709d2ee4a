"""The symbols that all maps of the plugin share."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLayerTreeLayer,
    QgsLayerTreeModel,
    QgsLinePatternFillSymbolLayer,
    QgsMapLayerLegendUtils,
    QgsMapUnitScale,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsSymbolLegendNode,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..core import contrast
from . import ramps

_WIDE_AS_FAR_AS = 100_000  # the scale up to which outlines are as wide as they are said to be
_INK = "#000000"
_COVERED = 0.22
_ABOVE = 1  # rendering pass: after every area's fill


def fill(colour: str, outline: float = 0.1, edge: str = ramps.OUTLINE) -> QgsSymbol:
    """Return an area's fill with a thin outline, light where nothing else is said, `outline` mm wide (0: none).

    It is as wide at 1:100,000 and at larger scales, and thins out at smaller ones, so that it does not bleach small areas.
    """
    return _symbol(_ground(colour, outline, edge))


def hatched() -> QgsSymbol:
    """Return the fill for areas without a value: grey lines, the same on screen and on paper."""
    ground = _ground(ramps.HATCHED, 0.1, ramps.NO_DATA)
    ground.setLocked(True)  # so that the symbol's colour is that of its lines
    return _symbol(ground, _lines(ramps.NO_DATA, 45, 1.1, 0.25))


def dotted() -> QgsSymbol:
    """Return the fill for areas without a value where there are no colours: black dots."""
    dots = QgsPointPatternFillSymbolLayer()
    dots.setDistanceX(1.6)
    dots.setDistanceY(1.6)
    dots.setDisplacementX(0.8)
    dots.setSubSymbol(
        QgsMarkerSymbol.createSimple({"name": "circle", "size": "0.6", "color": _INK, "outline_style": "no"})
    )
    return _symbol(_ground("#ffffff", 0.1, _INK), dots)


def patterned(grey: float, angles: Sequence[float], distance: float, outline: float) -> QgsSymbol:
    """Return a fill that is `grey` (0 black to 255) from afar: a ground and lines on it, light on dark and dark on light.

    Parameters
    ----------
    angles : sequence of float
        In which directions lines run, in degrees.
    distance : float
        Between lines, in mm.
    outline : float
        In mm, 0 for none; in the colour of the lines, so that areas of one class are told apart.
    """
    dark = grey < 128
    ink = 255.0 if dark else 0.0
    # Of a fifth of the whole or, near the ends, of as much as leaves a ground that can be drawn.
    covered = min(_COVERED, (grey - 15) / 240 if dark else 1 - grey / 255) if angles else 0.0
    tone = f"{round((grey - covered * ink) / (1 - covered)):02x}"
    ink_name = "#ffffff" if dark else _INK
    ground = _ground(f"#{tone * 3}", outline, ink_name)
    width = covered * distance / max(len(angles), 1)
    return _symbol(ground, *(_lines(ink_name, angle, distance, width) for angle in angles))


def priority_outline() -> QgsSymbol:
    """Return the outline of priority areas: seen on dark and on light classes, above every fill."""
    return _symbol(*_double_line(ramps.PRIORITY))


def moved_outline() -> QgsSymbol:
    """Return the outline of areas that moved far: above every fill, seen on all of them."""
    return _symbol(*_double_line(ramps.MOVED, 0.7))


def outlined(symbol: QgsSymbol) -> QgsSymbol:
    """Return a copy of a fill with the outline of priority areas."""
    copy = symbol.clone()
    for line in _double_line(ramps.PRIORITY):
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


def _ground(colour: str, outline: float, edge: str) -> QgsSimpleFillSymbolLayer:
    ground = QgsSimpleFillSymbolLayer(QColor(colour), Qt.BrushStyle.SolidPattern, QColor(edge))
    if not outline:
        ground.setStrokeStyle(Qt.PenStyle.NoPen)
        return ground
    at_most = QgsMapUnitScale()
    at_most.maxSizeMMEnabled = True
    at_most.maxSizeMM = outline
    ground.setStrokeWidth(outline * _WIDE_AS_FAR_AS / 1000)  # in metres on the ground
    ground.setStrokeWidthUnit(Qgis.RenderUnit.MetersInMapUnits)
    ground.setStrokeWidthMapUnitScale(at_most)
    return ground


def _lines(colour: str, angle: float, distance: float, width: float) -> QgsLinePatternFillSymbolLayer:
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(angle)
    lines.setDistance(distance)
    lines.setLineWidth(width)
    lines.setColor(QColor(colour))
    return lines


def _double_line(colour: str, width: float = 0.5) -> list[QgsSimpleFillSymbolLayer]:
    lines = []
    for level, (stroke, wide) in enumerate(((ramps.PAGE, width + 0.4), (colour, width)), start=_ABOVE):
        line = QgsSimpleFillSymbolLayer(QColor(stroke), Qt.BrushStyle.NoBrush, QColor(stroke))
        line.setStrokeWidth(wide)
        line.setRenderingPass(level)
        lines.append(line)
    return lines
