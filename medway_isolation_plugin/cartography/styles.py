"""Renderers for the plugin's layers. Classes come from a field that an algorithm wrote, never from a renderer's mode."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtGui import QColor

from . import ramps

_ENDS = re.compile(r"\(1 = (most|least) (\w+)\)")
_FLAG = re.compile(r"^Priority area \(1 = yes, 0 = no\)$")


def style_layer(layer: QgsVectorLayer, fields: Sequence[str]) -> None:
    """Give a layer one named style for each of `fields`, the first one shown.

    Fields that the layer lacks, and layers without polygons, are left as they are.
    """
    there = [name for name in fields if layer.fields().indexOf(name) >= 0]
    if not there or layer.geometryType() != QgsWkbTypes.GeometryType.PolygonGeometry:
        return
    styles = layer.styleManager()
    for number, name in enumerate(there):
        title = _title(layer, name)
        if number:
            styles.addStyleFromLayer(title)
            styles.setCurrentStyle(title)
        else:
            styles.renameStyle(styles.currentStyle(), title)
        layer.setRenderer(renderer(layer, name))
    styles.setCurrentStyle(_title(layer, there[0]))
    layer.triggerRepaint()


def _title(layer: QgsVectorLayer, name: str) -> str:
    field = layer.fields().field(name)
    return (field.alias() or name).split(": ")[0]


def renderer(layer: QgsVectorLayer, name: str) -> QgsCategorizedSymbolRenderer:
    """Return the renderer of a quantile field or of a priority flag, with a hatched class for missing values."""
    alias = layer.attributeAlias(layer.fields().indexOf(name))
    if _FLAG.match(alias):
        categories = [
            QgsRendererCategory(1, _fill(ramps.PRIORITY), "Priority area"),
            QgsRendererCategory(0, _fill(ramps.BACKGROUND), "Other areas"),
            QgsRendererCategory(QVariant(), _hatched(), "Undecided (values missing)"),
        ]
    else:
        categories = _quantile_categories(layer, name, alias)
    made = QgsCategorizedSymbolRenderer(name, categories)
    made.setSourceSymbol(_fill(ramps.BACKGROUND))
    return made


def _quantile_categories(layer: QgsVectorLayer, name: str, alias: str) -> list[QgsRendererCategory]:
    present = [
        int(value) for value in layer.uniqueValues(layer.fields().indexOf(name)) if isinstance(value, (int, float))
    ]
    classes = max([5, *present])
    ends = _ENDS.search(alias)
    what = ends[2] if ends else "isolated"
    labels = {1: f"1 (most {what})", classes: f"{classes} (least {what})"}
    categories = [
        QgsRendererCategory(number, _fill(colour), labels.get(number, str(number)))
        for number, colour in enumerate(ramps.sequential(classes), start=1)
    ]
    return [*categories, QgsRendererCategory(QVariant(), _hatched(), "No data")]


def _fill(colour: str) -> QgsSymbol:
    return QgsFillSymbol.createSimple({"color": colour, "outline_color": ramps.OUTLINE, "outline_width": "0.1"})


def _hatched() -> QgsSymbol:
    return QgsFillSymbol.createSimple(
        {"color": ramps.NO_DATA, "style": "b_diagonal", "outline_color": ramps.NO_DATA, "outline_width": "0.1"}
    )


def style_wards(layer: QgsVectorLayer, label_field: str | None) -> None:
    """Draw a layer as outlines with labels, or as a pale background where no label field is given."""
    if label_field is None:
        layer.setRenderer(QgsSingleSymbolRenderer(_fill(ramps.BACKGROUND)))
        layer.renderer().symbol().symbolLayer(0).setStrokeColor(QColor("#b9b2a3"))
        return
    outline = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#333333", "outline_width": "0.35"})
    layer.setRenderer(QgsSingleSymbolRenderer(outline))
    label_layer(layer, label_field)


def label_layer(layer: QgsVectorLayer, field: str, size: float = 7.5) -> None:
    """Label a layer with dark text in a light halo, one label a polygon, none on top of another."""
    text = QgsTextFormat()
    text.setSize(size)
    text.setColor(QColor("#1a1a1a"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(text)
    settings.autoWrapLength = 14
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


_MARKERS = ("circle", "square", "triangle", "diamond", "star", "pentagon", "cross_fill")
_MARKER_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")


def style_services(layer: QgsVectorLayer, kind_field: str) -> None:
    """Draw services by kind, told apart by shape as well as colour."""
    kinds = sorted(str(kind) for kind in layer.uniqueValues(layer.fields().indexOf(kind_field)))
    categories = []
    for number, kind in enumerate(kinds):
        shape, colour = _MARKERS[number % len(_MARKERS)], _MARKER_COLOURS[number % len(_MARKER_COLOURS)]
        symbol = QgsMarkerSymbol.createSimple(
            {"name": shape, "color": colour, "outline_color": "#ffffff", "size": "2.8"}
        )
        categories.append(QgsRendererCategory(kind, symbol, kind[:1].upper() + kind[1:]))
    layer.setRenderer(QgsCategorizedSymbolRenderer(kind_field, categories))
