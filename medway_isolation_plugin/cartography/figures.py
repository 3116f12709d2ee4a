"""A map as a page: title, legend that says which end is worst, scale bar, north arrow, source line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .. import paths
from ..core.faults import InputError
from .renderers import renderer

_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters


@dataclass(frozen=True)
class Figure:
    """What a map page shows: a layer's class `field`, ward outlines on top, and its words."""

    layer: QgsVectorLayer
    field: str
    title: str
    subtitle: str
    source: str
    wards: QgsVectorLayer | None = None


def export_png(figure: Figure, path: Path, dpi: int = 150) -> None:
    """Write a figure as an A4 landscape PNG.

    Raises
    ------
    InputError
        When the image cannot be written.
    """
    project = QgsProject()
    layout = compose(figure, project)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    # QGIS tries to write coordinates into the PNG, which GDAL cannot do and says so on the terminal.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        outcome = QgsLayoutExporter(layout).exportToImage(str(path), settings)
    finally:
        gdal.PopErrorHandler()
    if outcome != QgsLayoutExporter.ExportResult.Success:
        raise InputError(f"The map could not be written to {path}. Choose a folder that you may write to.")


def compose(figure: Figure, project: QgsProject) -> QgsPrintLayout:
    """Lay a figure out on an A4 landscape page in `project`."""
    layer = figure.layer.clone()
    layer.setRenderer(renderer(layer, "", figure.field))
    layers = [layer]
    if figure.wards is not None:
        layers.insert(0, figure.wards.clone())
    project.setCrs(layer.crs())
    project.addMapLayers(layers)

    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Landscape)
    chart = QgsLayoutItemMap(layout)
    layout.addLayoutItem(chart)
    _place(chart, 10, 28, 200, 165)
    chart.setLayers(layers)
    chart.setCrs(layer.crs())
    extent = layer.extent()
    extent.scale(1.05)
    chart.zoomToExtent(extent)
    chart.setBackgroundColor(QColor("#ffffff"))

    _label(layout, figure.title, 10, 8, 277, 11, 20, bold=True)
    _label(layout, figure.subtitle, 10, 19, 277, 8, 10.5)
    _label(layout, figure.source, 10, 195, 277, 11, 7.5)
    _legend(layout, layer, figure, chart)
    _scale_and_north(layout, chart)
    return layout


def _place(item: object, x: float, y: float, width: float, height: float) -> None:
    item.attemptMove(QgsLayoutPoint(x, y, _MM))  # type: ignore[attr-defined]
    item.attemptResize(QgsLayoutSize(width, height, _MM))  # type: ignore[attr-defined]


def _format(size: float, bold: bool = False) -> QgsTextFormat:
    text = QgsTextFormat()
    font = text.font()
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor("#0b0c0c"))
    return text


def _label(
    layout: QgsPrintLayout, words: str, x: float, y: float, width: float, height: float, size: float, bold: bool = False
) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(words)
    label.setTextFormat(_format(size, bold))
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    layout.addLayoutItem(label)
    _place(label, x, y, width, height)


def _legend(layout: QgsPrintLayout, layer: QgsVectorLayer, figure: Figure, chart: QgsLayoutItemMap) -> None:
    alias = layer.attributeAlias(layer.fields().indexOf(figure.field)) or figure.field
    subject, _, scale = alias.partition(": ")
    # The legend has a third of the page: long titles go over several lines.
    layer.setName("\n".join(part.replace(" (", "\n(") for part in (subject, scale) if part))
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    root.addLayer(layer)
    if figure.wards is not None:
        wards = next(other for other in layout.project().mapLayers().values() if other.id() != layer.id())
        wards.setName("Wards")
        root.addLayer(wards)
    legend.setLinkedMap(chart)
    legend.setWrapString("\n")
    for kind, size, bold in (
        (QgsLegendStyle.Style.Subgroup, 10.5, True),
        (QgsLegendStyle.Style.SymbolLabel, 10.0, False),
    ):
        style = legend.style(kind)
        style.setTextFormat(_format(size, bold))
        legend.setStyle(kind, style)
    layout.addLayoutItem(legend)
    _place(legend, 215, 30, 75, 80)
    legend.adjustBoxSize()


def _scale_and_north(layout: QgsPrintLayout, chart: QgsLayoutItemMap) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(chart)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setTextFormat(_format(9))
    layout.addLayoutItem(bar)
    _place(bar, 215, 172, 70, 15)
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(paths.icon_path("north"))
    arrow.setLinkedMap(chart)
    layout.addLayoutItem(arrow)
    _place(arrow, 215, 145, 14, 20)
