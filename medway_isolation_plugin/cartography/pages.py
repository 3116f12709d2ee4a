"""Pages from templates: a `.qpt` file whose items are found by id and filled in. The one way to make a page.

Ids: map (required); title, subtitle, source, date, fingerprint, legend, ward_key, scalebar, north (each may be missing);
table and note in the pages of an atlas.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFontUtils,
    QgsLayerTreeModel,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutSize,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtXml import QDomDocument

from .. import paths
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from .symbols import frame_swatches

_BROKEN = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "The page template {path} cannot be read as a layout template of QGIS with a map whose item id is 'map'. "
    "Choose another template, or install the plugin again.",
)
_SMALLEST, _WIDE = 6.0, 95.0  # points, mm
_ROOM = 0.94  # of a label's width: at a screen's resolution words are up to 3.5 % wider than QGIS says
_LEGEND_STYLES = (
    QgsLegendStyle.Style.Title,
    QgsLegendStyle.Style.Group,
    QgsLegendStyle.Style.Subgroup,
    QgsLegendStyle.Style.Symbol,
    QgsLegendStyle.Style.SymbolLabel,
)
_BRITAIN = QgsRectangle(-9.0, 49.5, 2.5, 61.5)


class PageSize(str, Enum):
    """The templates that come with the plugin, by file name."""

    A4_LANDSCAPE = "a4_landscape"
    A4_PORTRAIT = "a4_portrait"
    A3_LANDSCAPE = "a3_landscape"
    A3_PORTRAIT = "a3_portrait"


@dataclass(frozen=True)
class Words:
    """The words of a page; an empty one leaves its item empty."""

    title: str
    subtitle: str = ""
    source: str = ""
    date: str = ""
    fingerprint: str = ""

    def pointing_to(self, accessible: str) -> Words:
        """Return the words with the name of the file that holds the page's accessible form."""
        said = translate("MedwayIsolation", "{date}. Accessible form: {file}").format(date=self.date, file=accessible)
        return replace(self, date=said)


def template_path(size: PageSize, atlas: bool = False) -> Path:
    """Return the path of a template that comes with the plugin."""
    return paths.LAYOUTS / f"{'atlas_' if atlas else ''}{size.value}.qpt"


def load(path: Path, project: QgsProject, name: str = "") -> QgsPrintLayout:
    """Read a template into a layout of `project`, called `name`, which must be free there.

    Raises
    ------
    InputError
        When the file is missing, is no template, or has no map called 'map'.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_BROKEN, path=path) from error
    document = QDomDocument()
    if not document.setContent(text)[0] or document.documentElement().tagName() != "Layout":
        raise InputError(_BROKEN, path=path)
    layout = QgsPrintLayout(project)
    _, read = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not read or not isinstance(layout.itemById("map"), QgsLayoutItemMap):
        raise InputError(_BROKEN, path=path)
    # The project owns it, so that both end together: a legend that outlives its project makes QGIS crash a second later.
    layouts = project.layoutManager()
    layout.setName(name or f"{path.stem} {len(layouts.layouts()) + 1}")
    layouts.addLayout(layout)
    return layout


def text_factor(layout: QgsPrintLayout) -> float:
    """Return how much larger the labels on a map should be than on A4."""
    size = layout.pageCollection().page(0).sizeWithUnits()
    return 1.35 if min(size.width(), size.height()) > 250 else 1.0


def map_crs(layer: QgsVectorLayer) -> QgsCoordinateReferenceSystem:
    """Return the system to draw a layer in: its own, or where that is in degrees the British grid or the UTM zone.

    Distances on paper are then true, and so is the scale bar. Invalid for a layer without a system.
    """
    own = layer.crs()
    if not own.isValid() or not own.isGeographic():
        return own
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    extent = layer.extent()
    try:
        extent = QgsCoordinateTransform(own, degrees, QgsProject()).transformBoundingBox(extent)
    except QgsCsException:
        return own
    middle = extent.center()
    if not (math.isfinite(middle.x()) and math.isfinite(middle.y())):
        return own
    if _BRITAIN.contains(extent):
        return QgsCoordinateReferenceSystem("EPSG:27700")
    zone = min(max(int((middle.x() + 180) // 6) + 1, 1), 60)
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if middle.y() >= 0 else 32700) + zone}")


def fill(
    layout: QgsPrintLayout,
    words: Words,
    layers: Sequence[QgsVectorLayer],
    legend: Sequence[QgsVectorLayer],
    crs: QgsCoordinateReferenceSystem,
    extent: QgsRectangle,
    titles: Sequence[str] = (),
) -> None:
    """Fill a page in.

    Parameters
    ----------
    layers : sequence of QgsVectorLayer
        What the map shows, the uppermost first; all of them layers of the layout's project.
    legend : sequence of QgsVectorLayer
        What the legend lists, in this order.
    crs : QgsCoordinateReferenceSystem
        Of the map; without a valid one there is no scale bar.
    extent : QgsRectangle
        What the map shows at least, in `crs`.
    titles : sequence of str, optional
        What the legend calls its layers, else by their names.
    """
    _mend_fonts(layout)
    chart = layout.itemById("map")
    chart.setKeepLayerSet(True)
    chart.setLayers(list(layers))
    chart.setCrs(crs)
    chart.zoomToExtent(_roomy(extent))
    for name in ("title", "subtitle", "source", "date", "fingerprint"):
        label = layout.itemById(name)
        if isinstance(label, QgsLayoutItemLabel):
            fit_text(label, str(getattr(words, name)))
    picture = layout.itemById("north")
    if isinstance(picture, QgsLayoutItemPicture):
        picture.setPicturePath(paths.icon_path("north"))
        picture.setLinkedMap(chart)
    bar = layout.itemById("scalebar")
    if isinstance(bar, QgsLayoutItemScaleBar):
        if crs.isValid():
            fit_scalebar(bar, chart)
        else:
            layout.removeLayoutItem(bar)
    key = layout.itemById("legend")
    if isinstance(key, QgsLayoutItemLegend):
        fit_legend(key, legend, chart, titles or [layer.name() for layer in legend])


def describe(project: QgsProject, words: Words) -> None:
    """Put into a project what the files of its pages say of themselves: author, title and subject."""
    about = project.metadata()
    # QGIS would write the account's name into every file.
    about.setAuthor(translate("MedwayIsolation", "Medway Isolation, a plugin of QGIS"))
    about.setTitle(words.title)
    about.setAbstract(f"{words.subtitle} {words.date}".strip())
    project.setMetadata(about)


def _roomy(extent: QgsRectangle) -> QgsRectangle:
    """A map of nothing, or of a point, still needs an extent."""
    if extent.isNull() or not extent.isFinite():
        return QgsRectangle(0, 0, 1000, 1000)
    grown = QgsRectangle(extent)
    if grown.width() <= 0 or grown.height() <= 0:
        grown.grow(max(grown.width(), grown.height(), 1.0) / 2)
    grown.scale(1.06)
    return grown


def _mend_fonts(layout: QgsPrintLayout) -> None:
    """Take QGIS's own font where the template's is not on this computer."""
    for item in layout.items():
        if isinstance(item, (QgsLayoutItemLabel, QgsLayoutItemScaleBar)):
            item.setTextFormat(available(item.textFormat()))
        elif isinstance(item, QgsLayoutItemLegend):
            for kind in _LEGEND_STYLES:
                style = item.style(kind)
                style.setTextFormat(available(style.textFormat()))
                item.setStyle(kind, style)


def available(text: QgsTextFormat) -> QgsTextFormat:
    """Return a text format whose font is on this computer."""
    changed = QgsTextFormat(text)
    font = changed.font()
    if not QgsFontUtils.fontFamilyMatchOnSystem(font.family()):
        font.setFamily(QFont().family())
        changed.setFont(font)
    return changed


def box_of(item: QgsLayoutItem) -> QRectF:
    """Return the place that a template keeps for an item; a scale bar and a table are only as large as what they hold."""
    rect = QRectF(item.pos(), item.rect().size())
    kept = [item.customProperty(f"box_{side}") for side in ("width", "height")]
    try:
        width, height = (float(side) for side in kept)
    except (TypeError, ValueError):
        return rect
    return QRectF(rect.x(), rect.y(), width, height)


def plain(words: str) -> str:
    """Return words without what QGIS would work out as an expression: names in data are only names."""
    return words.replace("[%", "[ %")


def fit_text(label: QgsLayoutItemLabel, words: str) -> None:
    """Put words into a label: wrapped, and smaller if they would not fit; cut with '…' as the last resort."""
    words = plain(" ".join(words.split()))
    rect = label.rectWithFrame()
    text = label.textFormat()
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    size = text.size()
    while True:
        text.setSize(size)
        label.setTextFormat(text)
        lines = _wrapped(label, words, rect.width() * _ROOM)
        label.setText("\n".join(lines))
        needed = label.sizeForText()
        if needed.height() <= rect.height() and needed.width() <= rect.width() * _ROOM:
            return
        if size <= _SMALLEST:
            break
        size = max(_SMALLEST, size - 0.5)
    while lines and (label.sizeForText().height() > rect.height()):
        lines = lines[:-1]
        label.setText("\n".join(lines) + "…")
    while len(label.text()) > 1 and label.sizeForText().width() > rect.width() * _ROOM:
        label.setText(label.text()[:-2] + "…")


def _wrapped(label: QgsLayoutItemLabel, words: str, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        label.setText(longer)
        if line and label.sizeForText().width() > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def fit_scalebar(bar: QgsLayoutItemScaleBar, chart: QgsLayoutItemMap) -> None:
    """Give a scale bar round numbers that fit into its box."""
    box = box_of(bar)
    bar.setLinkedMap(chart)
    metres = chart.scale() * box.width() / 1000  # of ground under the whole box
    kilometres = metres >= 2000
    bar.setUnits(
        QgsUnitTypes.DistanceUnit.DistanceKilometers if kilometres else QgsUnitTypes.DistanceUnit.DistanceMeters
    )
    bar.setUnitLabel("km" if kilometres else "m")
    unit = 1000.0 if kilometres else 1.0
    room = metres / unit * 0.36  # two segments, and space for the last number
    if not (math.isfinite(room) and room > 0):
        room = 1.0
    power = 10.0 ** math.floor(math.log10(room))
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(max(step * power for step in (1, 2, 5) if step * power <= room))
    bar.update()


def fit_legend(
    key: QgsLayoutItemLegend, layers: Sequence[QgsVectorLayer], chart: QgsLayoutItemMap, titles: Sequence[str]
) -> None:
    """List layers in a legend, smaller if it would not fit into its box."""
    box = box_of(key)
    key.setAutoUpdateModel(False)
    # No timer may be left to look at a page's legend a second later, when the page may be gone.
    key.model().setFlag(QgsLayerTreeModel.Flag.DeferredLegendInvalidation, False)
    key.setLinkedMap(chart)
    root = key.model().rootGroup()
    root.clear()
    for layer, title in zip(layers, titles):
        node = root.addLayer(layer)
        frame_swatches(key.model(), node)
        wide = box.width() > _WIDE  # room for fewer lines
        node.setCustomProperty("legend/title-label", title.replace("\n(", " (") if wide else title)
    # A legend that sizes itself does so only once it is painted: too late to make it smaller.
    key.setResizeToContents(False)
    context = QgsLayoutUtils.createRenderContextForLayout(key.layout(), None)
    for _ in range(12):
        needed = QgsLegendRenderer(key.model(), key.legendSettings()).minimumSize(context)
        if needed.width() <= box.width() and needed.height() <= box.height():
            break
        for kind in _LEGEND_STYLES:
            style = key.style(kind)
            text = style.textFormat()
            text.setSize(max(_SMALLEST - 1, text.size() * 0.93))
            style.setTextFormat(text)
            key.setStyle(kind, style)
        key.setSymbolHeight(max(2.0, key.symbolHeight() * 0.93))
        key.setSymbolWidth(max(4.0, key.symbolWidth() * 0.95))
    key.attemptResize(QgsLayoutSize(box.width(), box.height(), QgsUnitTypes.LayoutUnit.LayoutMillimeters))
