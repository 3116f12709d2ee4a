"""Renderers for the plugin's layers. Classes come from a field that an algorithm wrote, never from a renderer's mode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..core.described import Described
from ..core.fields import Scope
from ..core.words import capitalised
from ..i18n import told, translate
from ..layers import fields
from . import ramps
from .map_tips import add_map_tip
from .renderers import renderer
from .symbols import fill


def style_layer(layer: QgsVectorLayer, first: Sequence[str], highest: Mapping[str, int] | None = None) -> None:
    """Give a polygon layer that was just written one named style for each field of classes, flags or kinds; the first of `first` is shown.

    `highest` is the highest class of fields of which no number of classes is stated. Other layers are left as they are.
    """
    if layer.geometryType() != Qgis.GeometryType.Polygon:
        return
    shown = [of for of in fields.as_written(layer, highest or {}) if of.is_class or of.is_flag or of.is_sorted]
    titles = _distinct({of.name: _style_title(of) for of in shown})
    order = [name for name in first if name in titles] + [name for name in titles if name not in first]
    if not order:
        return
    known = {of.name: of for of in shown}
    add_map_tip(layer, shown)  # before there are other styles: each has its own
    styles = layer.styleManager()
    for number, name in enumerate(order):
        if number:
            styles.addStyleFromLayer(titles[name])
            styles.setCurrentStyle(titles[name])
        else:
            styles.renameStyle(styles.currentStyle(), titles[name])
        of = known[name]
        layer.setRenderer(renderer(layer, "", name, of=of))
    styles.setCurrentStyle(titles[order[0]])
    layer.triggerRepaint()


def _distinct(titles: dict[str, str]) -> dict[str, str]:
    """Add the field's name to titles that several fields have: a style of the same name would take the other's place."""
    given = list(titles.values())
    if len(set(given)) == len(given):
        return titles
    return _distinct({name: f"{title} ({name})" if given.count(title) > 1 else title for name, title in titles.items()})


def _style_title(of: Described) -> str:
    title = told(of.title())
    if of.scope is Scope.NATIONAL:
        return translate("MedwayIsolation", "{title} (national)").format(title=title)
    return title


def style_wards(layer: QgsVectorLayer, label_field: str | None) -> None:
    """Draw a layer as outlines with labels, or as a pale background where no label field is given."""
    if label_field is None:
        layer.setRenderer(QgsSingleSymbolRenderer(fill(ramps.BACKGROUND)))
        layer.renderer().symbol().symbolLayer(0).setStrokeColor(QColor("#b9b2a3"))
        return
    outline = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#333333", "outline_width": "0.35"})
    layer.setRenderer(QgsSingleSymbolRenderer(outline))
    label_layer(layer, label_field)


def label_layer(layer: QgsVectorLayer, field: str, size: float = 7.5, expression: bool = False) -> None:
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
    settings.isExpression = expression
    settings.setFormat(text)
    settings.autoWrapLength = 12
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.obstacleSettings().setIsObstacle(False)  # polygons that cover the map leave no better place
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def centroid_symbol() -> QgsMarkerSymbol:
    """Return the dot where the people of an area live on average."""
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#333333", "outline_color": "#ffffff", "outline_width": "0.2", "size": "1.4"}
    )


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
        categories.append(QgsRendererCategory(kind, symbol, capitalised(kind)))
    layer.setRenderer(QgsCategorizedSymbolRenderer(kind_field, categories))
