"""How a map labels its wards: by name, by number, beside all wards with a line, or fixed where they stood before."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsLabelObstacleSettings,
    QgsLabelPosition,
    QgsLayoutItemMap,
    QgsMapRendererCustomPainterJob,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QImage, QPainter

from . import leaders
from .styles import label_layer

_FIRST = 10  # priority of numbers and of names beside all wards over names, which can become numbers too


@dataclass(frozen=True)
class Placement:
    """What sets single wards apart, by feature id.

    Attributes
    ----------
    numbers : mapping of int to object
        What stands in the place of the name; an empty text for nothing.
    circles : mapping of int to str
        Where it may stand, as WKT in the layer's system.
    corners : mapping of int to QgsPointXY
        The lower left corner of a label whose place is fixed, in the layer's system.
    lines : set of int
        Wards with a line from the label.
    """

    numbers: Mapping[int, object] = field(default_factory=dict)
    circles: Mapping[int, str] = field(default_factory=dict)
    corners: Mapping[int, QgsPointXY] = field(default_factory=dict)
    lines: Set[int] = frozenset()


def label_wards(layer: QgsVectorLayer, name: str, size: float, marks: Placement) -> None:
    """Label wards by an expression of their names, in type of `size` points, but those that are set apart."""
    if not marks.numbers and not marks.corners:
        label_layer(layer, name, size, expression=True)
        return
    number = _looked_up({ward: f"'{text}'" for ward, text in marks.numbers.items()})
    label_layer(layer, f"coalesce({number}, {name})", size, expression=True)
    settings = layer.labeling().settings()
    circle = _looked_up({ward: f"'{place}'" for ward, place in marks.circles.items()})
    settings.geometryGenerator = f"coalesce(geom_from_wkt({circle}), $geometry)"
    settings.geometryGeneratorType = Qgis.GeometryType.Polygon
    settings.geometryGeneratorEnabled = True
    settings.setCallout(leaders.callout())
    left = _looked_up({ward: repr(corner.x()) for ward, corner in marks.corners.items()})
    bottom = _looked_up({ward: repr(corner.y()) for ward, corner in marks.corners.items()})
    line = _looked_up(dict.fromkeys(marks.lines, "true"))
    kinds = QgsPalLayerSettings.Property
    _define(settings, kinds.Bold, f"{number} IS NOT NULL")
    _define(settings, kinds.PositionX, left)
    _define(settings, kinds.PositionY, bottom)
    _define(settings, kinds.CalloutDraw, f"coalesce({line}, false)")
    _define(settings, kinds.Priority, f"if(coalesce({number}, {left}) IS NULL, {settings.priority}, {_FIRST})")
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def labels_on(chart: QgsLayoutItemMap, dpi: int = 300) -> list[QgsLabelPosition]:
    """Return the labels of a layout's map, as `exports.export` does, without writing a file."""
    size = QSizeF(chart.rect().width(), chart.rect().height()) * (dpi / 25.4)
    settings = chart.mapSettings(chart.extent(), size, dpi, True)
    settings.setFlag(Qgis.MapSettingsFlag.SkipSymbolRendering)  # most of the time of a page is for its areas
    paper = QImage(settings.outputSize(), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(paper)
    # Not a sequential job: what that is made of waits for an event loop to be deleted, which no thread of Processing has.
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    found = job.takeLabelingResults()
    if found is None:
        return []
    if not sip.ispyowned(found):  # QGIS gives it away, and its bindings do not take it: it would never be freed
        sip.transferback(found)
    return list(found.allLabels())


def keep_clear(layer: QgsVectorLayer, flag_field: str) -> None:
    """Make labels keep off the areas whose flag is 1; where no flag field is given they may lie on any."""
    layer.setLabelsEnabled(bool(flag_field))
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.obstacleSettings().setType(QgsLabelObstacleSettings.ObstacleType.PolygonInterior)
    flagged = f"{QgsExpression.quotedColumnRef(flag_field)} = 1"
    _define(settings, QgsPalLayerSettings.Property.IsObstacle, flagged)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _looked_up(by_ward: Mapping[int, str]) -> str:
    """Return the expression of what is said of each ward, by feature id; of others it is NULL."""
    pairs = ",".join(f"'{ward}',{said}" for ward, said in by_ward.items())
    return f"map_get(map({pairs}), to_string($id))"


def _define(settings: QgsPalLayerSettings, what: QgsPalLayerSettings.Property, expression: str) -> None:
    """Let an expression say a setting, ward by ward."""
    properties = settings.dataDefinedProperties()
    properties.setProperty(what, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)
