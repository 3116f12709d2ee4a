"""Makes resources/layouts/*.qpt: pages for one map, and pages for an atlas with a table beside the map.

The plugin finds the items by id: title, subtitle, map, legend, ward_key, scalebar, north, source, date, fingerprint, and
in the atlas pages table and note. A template may be edited in QGIS as long as the map keeps its id; other items may be left out.

Usage: .venv/bin/python tools/make_layouts.py
"""

from __future__ import annotations

import os
import runpy
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
LAYOUTS = ROOT / "resources" / "layouts"
MARGIN = 7.0
FONT = "Arial"  # where there is none, the plugin takes the one that QGIS itself uses

# Name to page size and orientation.
PAGES = {
    "a4_portrait": ("A4", "Portrait", 210.0, 297.0),
    "a4_landscape": ("A4", "Landscape", 297.0, 210.0),
    "a3_portrait": ("A3", "Portrait", 297.0, 420.0),
    "a3_landscape": ("A3", "Landscape", 420.0, 297.0),
}
# As wide as the words of a chapter, whose figures are seen at their true size.
CHAPTER = ("", "", 170.0, 186.0)
Box = tuple[float, float, float, float]


def scale(width: float, height: float) -> float:
    """Return how much larger than on A4 the words of a page are."""
    return 1.35 if min(width, height) > 250 else 0.8 if min(width, height) < 200 else 1.0


def boxes(width: float, height: float, atlas: bool) -> dict[str, Box]:
    """Return x, y, width and height of every item, in mm."""
    inner = width - 2 * MARGIN
    big = scale(width, height)
    head, foot = 8 * big, 9 * big if big >= 1.0 else 14.0
    placed: dict[str, Box] = {
        "title": (MARGIN, 6, inner, 10 * big),
        "subtitle": (MARGIN, 6 + 10 * big, inner, head),
        "source": (MARGIN, height - 5 - foot, inner * 0.66, foot),
        "date": (MARGIN + inner * 0.68, height - 5 - foot, inner * 0.32, foot / 2),
        "fingerprint": (MARGIN + inner * 0.68, height - 5 - foot / 2, inner * 0.32, foot / 2),
    }
    top, bottom = 6 + 10 * big + head + 1.5, height - 5 - foot - 2
    side = 16 * big  # of the scale bar and the north arrow
    inset = 1.6  # a legend's own margin, which a table does not have
    if width > height:
        column = inner * (0.38 if atlas else 0.235)
        left = width - MARGIN - column
        placed["map"] = (MARGIN, top, inner - column - 4, bottom - top)
        placed["scalebar"] = (left, bottom - side, column - side - 4, side)
        placed["north"] = (width - MARGIN - side, bottom - side, side, side)
        if atlas:
            legend = (bottom - top) * 0.36
            placed["legend"] = (left, top, column * 0.6, legend)
            placed["ward_key"] = (left + column * 0.6 + 2, top, column * 0.4 - 2, legend)
            table = bottom - side - 3 - (top + legend + 3)
            placed["table"] = (left, top + legend + 3, column, table - 6)
            placed["note"] = (left, top + legend + 3 + table - 5, column, 5)
        else:
            both = bottom - side - 4 - top
            placed["legend"] = (left, top, column, both * 0.55)
            placed["ward_key"] = (left + inset, top + both * 0.55 + 2, column - inset, both * 0.45 - 2)
        return placed
    part = (bottom - top) * (0.6 if atlas else 0.77 if big >= 1.0 else 0.7)
    placed["map"] = (MARGIN, top, inner, part)
    below = top + part + 4
    rest = bottom - below
    narrow = inner * (0.4 if atlas else 0.45)
    if atlas:
        both = rest - side - 4
        placed["legend"] = (MARGIN, below, narrow, both * 0.7)
        placed["ward_key"] = (MARGIN + inset, below + both * 0.7 + 2, narrow - inset, both * 0.3 - 2)
        placed["scalebar"] = (MARGIN, bottom - side, narrow - side - 4, side)
        placed["north"] = (MARGIN + narrow - side, bottom - side, side, side)
        placed["table"] = (MARGIN + narrow + 4, below, inner - narrow - 4, rest - 6)
        placed["note"] = (MARGIN + narrow + 4, bottom - 5, inner - narrow - 4, 5)
    else:
        right = width - MARGIN - narrow
        placed["legend"] = (MARGIN, below, inner - narrow - 4, rest)
        placed["north"] = (width - MARGIN - side, below, side, side)
        placed["scalebar"] = (right, below, narrow - side - 4, side)
        placed["ward_key"] = (right, below + side + 2, narrow, rest - side - 2)
    return placed


SIZES = {"title": 20.0, "subtitle": 11.0, "source": 7.5, "date": 8.0, "fingerprint": 7.5, "note": 7.5, "table": 8.0,
         "ward_key": 8.0}  # fmt: skip


def build(name: str, atlas: bool) -> Any:  # noqa: PLR0915
    """Return one page as a layout of a project of its own."""
    from qgis.core import (
        QgsLayoutFrame,
        QgsLayoutItemAttributeTable,
        QgsLayoutItemLabel,
        QgsLayoutItemLegend,
        QgsLayoutItemManualTable,
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
    )
    from qgis.PyQt.QtCore import QRectF, Qt
    from qgis.PyQt.QtGui import QColor, QFont

    paper, way, width, height = PAGES.get(name, CHAPTER)
    big = scale(width, height)
    mm = QgsUnitTypes.LayoutUnit.LayoutMillimeters

    def words(size: float, bold: bool = False, colour: str = "#0b0c0c") -> Any:
        text = QgsTextFormat()
        font = QFont(FONT)
        font.setBold(bold)
        text.setFont(font)
        text.setSize(round(size * big, 1))
        text.setColor(QColor(colour))
        return text

    def framed(table: Any, box: Box) -> Any:
        layout.addMultiFrame(table)
        frame = QgsLayoutFrame(layout, table)
        frame.attemptSetSceneRect(QRectF(*box))
        table.addFrame(frame)
        return frame

    project = QgsProject()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(f"Medway Isolation {name}")
    if paper:
        layout.pageCollection().page(0).setPageSize(paper, getattr(QgsLayoutItemPage.Orientation, way))
    else:
        layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height, mm))
    placed = boxes(width, height, atlas)
    chart = QgsLayoutItemMap(layout)
    for identifier, (x, y, across, down) in placed.items():
        if identifier == "map":
            item = chart
            item.setBackgroundColor(QColor("#ffffff"))
            item.setFrameEnabled(True)
            item.setFrameStrokeColor(QColor("#b1b4b6"))
        elif identifier == "legend":
            item = QgsLayoutItemLegend(layout)
            item.setAutoUpdateModel(False)
            item.setResizeToContents(False)
            item.setWrapString("\n")
            item.setSymbolHeight(4.5 * big)
            item.setSymbolWidth(8 * big)
            for kind, size, bold in (
                (QgsLegendStyle.Style.Title, 11.0, True),
                (QgsLegendStyle.Style.Group, 10.5, True),
                (QgsLegendStyle.Style.Subgroup, 10.0, True),
                (QgsLegendStyle.Style.SymbolLabel, 9.5, False),
            ):
                style = item.style(kind)
                style.setTextFormat(words(size, bold))
                item.setStyle(kind, style)
            style = item.style(QgsLegendStyle.Style.Symbol)
            style.setMargin(QgsLegendStyle.Side.Top, 1.3 * big)
            item.setStyle(QgsLegendStyle.Style.Symbol, style)
        elif identifier == "scalebar":
            item = QgsLayoutItemScaleBar(layout)
            item.setStyle("Single Box")
            item.setTextFormat(words(9))
            item.setHeight(2.2 * big)
        elif identifier == "north":
            item = QgsLayoutItemPicture(layout)
            item.setPicturePath("north.svg")
        elif identifier == "table":
            table = QgsLayoutItemAttributeTable.create(layout)
            table.setContentTextFormat(words(SIZES["table"]))
            table.setHeaderTextFormat(words(SIZES["table"], bold=True))
            table.setCellMargin(0.7 * big)
            table.setGridStrokeWidth(0.1)
            table.setGridColor(QColor("#b1b4b6"))
            item = framed(table, (x, y, across, down))
        elif identifier == "ward_key":
            table = QgsLayoutItemManualTable.create(layout)
            table.setContentTextFormat(words(SIZES["ward_key"]))
            table.setCellMargin(0.55 * big)
            table.setShowGrid(False)
            table.setWrapBehavior(QgsLayoutItemManualTable.WrapBehavior.WrapText)
            item = framed(table, (x, y, across, down))
            item.setVisibility(False)  # until a ward has a number
        else:
            item = QgsLayoutItemLabel(layout)
            item.setText(f"[{identifier}]")
            item.setTextFormat(words(SIZES[identifier], identifier == "title"))
            item.setMargin(0)
            right = identifier in ("date", "fingerprint")
            item.setHAlign(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            item.setVAlign(Qt.AlignmentFlag.AlignTop if identifier == "source" else Qt.AlignmentFlag.AlignVCenter)
        item.setId(identifier)
        # QGIS gives these the size of what they hold, which is nothing yet.
        if identifier in ("table", "ward_key", "scalebar"):
            item.setCustomProperty("box_width", across)
            item.setCustomProperty("box_height", down)
        if identifier not in ("table", "ward_key"):
            layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(x, y, mm))
        item.attemptResize(QgsLayoutSize(across, down, mm))
    for item in (layout.itemById("legend"), layout.itemById("scalebar"), layout.itemById("north")):
        item.setLinkedMap(chart)
    return layout, project


def template(name: str, atlas: bool) -> str:
    """Return one template's XML."""
    from qgis.core import QgsReadWriteContext

    layout, _project = build(name, atlas)
    tool = runpy.run_path(str(ROOT / "tools" / "make_styles.py"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.qpt"
        if not layout.saveAsTemplate(str(path), QgsReadWriteContext()):
            sys.exit(f"The template {name} could not be written.")
        return str(tool["steady"](path.read_text(encoding="utf-8"), ""))


def names() -> dict[str, tuple[str, bool]]:
    """Return file name to page and whether it is one for the atlas."""
    pages = {f"{start}{name}.qpt": (name, bool(start)) for name in PAGES for start in ("", "atlas_")}
    return {**pages, "chapter.qpt": ("chapter", False)}


def main() -> None:
    """Write every template."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    LAYOUTS.mkdir(exist_ok=True)
    for file, (name, atlas) in names().items():
        (LAYOUTS / file).write_text(template(name, atlas), encoding="utf-8")
        print(f"resources/layouts/{file}")
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while Python takes it apart; everything is written


if __name__ == "__main__":
    main()
