"""Steps of the drive: the dock panel, from its first opening to a project that is saved and opened again."""

from __future__ import annotations

import re
from collections import Counter, deque
from typing import Any

from controls import cut_off, name_of
from qgis import utils
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAction,
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)
from qgis.utils import iface
from seen import OUT, PLUGIN, found, legend, menu_action, pixels, rendered, shot, told, tree, wait

from medway_isolation_plugin.core import contrast

VIEW = "Medway Isolation"  # the map view with the other band
PAGES = ("areas", "weights", "style", "priority", "export")
VIRIDIS, CIVIDIS = ("#440154", "#fde725"), ("#00224e", "#fee838")
BOTH_WORST, BOTH_BEST = "#3f2949", "#cabed0"
PROJECT = OUT / "dock.qgz"

TEXTS = (QLabel, QAbstractButton, QLineEdit, QComboBox, QGroupBox, QAbstractItemView, QTextEdit)


def dock() -> Any:
    """Return the panel."""
    return utils.plugins[PLUGIN].dock


def part(name: str) -> Any:
    """Show a part of the panel as a click on its button does, and return it."""
    QTest.mouseClick(dock().buttons[name], Qt.MouseButton.LeftButton)
    wait(lambda: name in dock().parts and dock().parts[name].isVisible())
    return dock().parts[name]


def click(widget: QWidget) -> None:
    """Press a button where it is seen."""
    wait(lambda: widget.isVisible() and widget.isEnabled())
    # A box with a tick answers where the tick and its words are, not in the empty space beside them.
    place = QPoint(8, widget.height() // 2) if isinstance(widget, QCheckBox) else widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def click_first_row(table: Any) -> None:
    """Click on the name of the area that comes first."""
    wait(table.isVisible)
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def text_of(widget: QWidget) -> str:
    """Return the text of the labels that are seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def result(key: str) -> QgsVectorLayer:
    """Return the layer of a band's result."""
    return next(found_one.layer() for band, found_one in dock().session.results() if band.key == key)


def hidden_at_first() -> None:
    """Look for the panel before anybody has asked for it."""
    found["dock at first"] = len(iface.mainWindow().findChildren(QDockWidget, "MedwayIsolationDock"))
    toolbar = [action.objectName() for action in iface.pluginToolBar().actions()]
    found["dock button"] = "medwayIsolation_panel" in toolbar


def open_dock() -> None:
    """Press the button in the toolbar."""
    action = menu_action("panel")
    button = next(w for w in action.associatedWidgets() if w.metaObject().className() == "QToolButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(lambda: dock() is not None and dock().isVisible() and "areas" in dock().parts)
    iface.mainWindow().resizeDocks([dock()], [300], Qt.Orientation.Horizontal)
    wait(lambda: dock().width() <= 310)
    found["dock words at first"] = text_of(dock().parts["areas"])
    shot("dock_first_steps")


def map_in_three_clicks() -> None:
    """Add the sample data and make a map: with the button in the toolbar, three clicks."""
    steps = dock().parts["areas"].steps
    click(steps.sample_button)
    wait(lambda: dock().session.areas() is not None)
    click(steps.map_button)
    wait(lambda: len(dock().session.results()) == 2)
    wait(lambda: any("Done:" in text for text in told()))
    rendered()
    found["dock map"] = {
        "tree": tree(),
        "legend": legend(result("65p")),
        "pixels": pixels(VIRIDIS),
        "told": told(),
        "words": text_of(dock().parts["areas"]),
    }
    shot("dock_map")


def style() -> None:
    """Switch classes and colours, move the mouse over the map, show the two-way map and the other band."""
    form = part("style").form
    seen: dict[str, Any] = {"before": legend(result("65p"))}
    form.mode_box.setCurrentIndex(form.mode_box.findData("natural_breaks"))
    form.ramp_box.set_ramp("cividis")
    rendered()
    seen["natural breaks"] = legend(result("65p"))
    seen["cividis"] = pixels((*CIVIDIS, *VIRIDIS))
    canvas = iface.mapCanvas()
    area = next(each for each in result("65p").getFeatures() if each["la_65p_q"] == 1)
    place = canvas.getCoordinateTransform().transform(area.geometry().pointOnSurface().asPoint())
    QTest.mouseMove(canvas.viewport(), QPoint(10, 10))
    QTest.mouseMove(canvas.viewport(), QPoint(round(place.x()), round(place.y())))
    wait(lambda: area["code"] in form.hovered.text())
    seen["hovered"] = [form.hovered.text(), f"{area['la_65p']:.3g}", form.histogram.marked == area["la_65p"]]
    shot("dock_style")
    form.mode_box.setCurrentIndex(form.mode_box.findData("bivariate"))
    rendered()
    seen["two-way"] = legend(result("65p"))
    seen["two-way pixels"] = pixels((BOTH_WORST, BOTH_BEST))
    shot("dock_two_way")
    form.mode_box.setCurrentIndex(form.mode_box.findData("field"))
    form.ramp_box.set_ramp("viridis")
    click(form.band_buttons["u65"])
    rendered()
    seen["under 65"] = tree()
    seen["under 65 pixels"] = pixels(VIRIDIS)
    click(form.band_buttons["65p"])
    rendered()
    found["dock style"] = seen


def weights() -> None:
    """Move a slider: both maps are coloured again, nothing is written; undo it."""
    first = dock().session.results()
    page = part("weights")
    wait(lambda: page.form.rows)
    click(page.form.apply)
    wait(lambda: any("computed with these weights" in text for text in told()))
    wait(lambda: "si_65p_q" in [found_one.class_field for _, found_one in dock().session.results()])
    row = next(iter(page.form.rows.values()))
    iface.setActiveLayer(result("65p"))
    iface.zoomToActiveLayer()
    rendered()
    before, seen = pixels(VIRIDIS), {"tree": tree(), "legend": legend(result("65p"))}
    picture = iface.mapCanvas().grab().toImage()
    row.slider.setFocus()
    shares = [each.share.text() for each in page.form.rows.values()]
    for _ in range(10):
        QTest.keyClick(row.slider, Qt.Key.Key_PageUp)
    wait(page.form.moves.text)
    rendered()
    seen["number"] = row.number.value()
    seen["shares"] = [shares, [each.share.text() for each in page.form.rows.values()]]
    seen["moves"] = re.sub(r"<[^b][^>]*>|</a>", "", page.form.moves.text()).split("<br>")
    seen["map changed"] = picture != iface.mapCanvas().grab().toImage()
    seen["pixels"] = [before, pixels(VIRIDIS)]
    seen["status"] = page.form.status.text()
    shot("dock_weights")
    while page.form.undo.isEnabled():
        click(page.form.undo)
    seen["after undo"] = [each.share.text() for each in page.form.rows.values()]
    found["dock weights"] = seen
    # The pictures of the other parts show the first index: it has the health quintiles.
    for band, made in first:
        dock().session.set_result(band, made)


def priority() -> None:
    """Build a rule, click a row: the map goes there and the panel explains; make the layer."""
    page = part("priority")
    page.form.preset_actions["65p"].trigger()
    wait(lambda: "flagged" in page.form.count.text())
    seen: dict[str, Any] = {"preset": page.form.count.text(), "rule": page.form.editor.cells()}
    click(page.form.editor.add)
    row = page.form.editor.rows[-1]
    row.set_cells(["la_65p_n", ">=", "100"])
    page.form.editor.changed.emit()
    wait(lambda: page.form.count.text() != seen["preset"])
    seen["narrower"] = page.form.count.text()
    table = page.form.list
    extent = iface.mapCanvas().extent().toString()
    click_first_row(table)
    wait(page.form.panel.toPlainText)
    rendered()
    seen["first row"] = [str(table.model().index(0, column).data()) for column in range(table.model().columnCount())]
    seen["panel"] = page.form.panel.toPlainText()
    seen["zoomed"] = iface.mapCanvas().extent().toString() != extent
    shot("dock_priority")
    layers = set(QgsProject.instance().mapLayers())
    click(page.form.apply)
    (made,) = wait(lambda: set(QgsProject.instance().mapLayers()) - layers)
    wait(lambda: any("flagged" in text for text in told()))
    layer = QgsProject.instance().mapLayer(made)
    seen["layer"] = [layer.name(), legend(layer)]
    flag = next(name for name in layer.fields().names() if layer.attributeDisplayName(
        layer.fields().indexOf(name)).endswith("priority area (1 = yes, 0 = no)"))  # fmt: skip
    seen["flagged"] = sum(each[flag] == 1 for each in layer.getFeatures())
    found["dock priority"] = seen
    form = part("style").form
    click(form.outline_box)
    iface.setActiveLayer(result("65p"))
    iface.zoomToActiveLayer()
    rendered()
    seen["outline pixels"] = pixels(("#8a0a45",))
    shot("dock_outline")


def export() -> None:
    """Export figures, a table and the GeoPackage."""
    form = part("export").form
    form.folder.setFilePath(str(OUT))
    form.dpi.setValue(100)
    seen: dict[str, Any] = {}
    for key, button in (
        ("figures", form.export_figures),
        ("table", form.export_table),
        ("package", form.export_package),
    ):
        click(button)
        wait(lambda button=button: not form.progress_row.isVisible() and button.isEnabled())
        wait(lambda: any("written" in text or "with their styles" in text for text in told()))
        seen[key] = told()
        shot(f"dock_export_{key}")
    click(form.export_table)
    wait(lambda: any("already" in text for text in told()))
    seen["again"] = told()
    found["dock export"] = seen


def save_and_reopen() -> None:
    """Save the project, begin a new one, open the first again."""
    form = part("style").form
    form.mode_box.setCurrentIndex(form.mode_box.findData("equal_interval"))
    seen: dict[str, Any] = {"legend": legend(result("65p"))}
    project = QgsProject.instance()
    seen["saved"] = project.write(str(PROJECT))
    iface.newProject(False)
    wait(lambda: "areas" in dock().parts and not dock().session.results())
    seen["first"] = list(dock().parts)
    style = part("style")
    wait(lambda: "no map" in style.form.hint.text())  # a part looks at the project once it is seen
    seen["empty"] = text_of(style)
    shot("dock_empty")
    iface.addProject(str(PROJECT))
    wait(lambda: len(dock().session.results()) == 2)
    again = part("style").form
    rendered()
    seen["again"] = legend(result("65p"))
    seen["mode"] = again.mode()
    seen["areas"] = dock().session.areas().name()
    seen["dirty"] = project.isDirty()
    seen["told"] = list(told())
    shot("dock_reopened")
    found["dock project"] = seen


def side_by_side() -> None:
    """Open the view with the other band beside the map, save and reopen the project with it, close it."""
    form = part("style").form
    root = QgsProject.instance().layerTreeRoot()
    click(form.band_buttons["65p"])
    form.mode_box.setCurrentIndex(form.mode_box.findData("field"))
    click(form.beside_box)
    view = wait(lambda: next((each for each in iface.mapCanvases() if each.objectName() == VIEW), None))
    iface.setActiveLayer(result("65p"))
    iface.zoomToActiveLayer()
    rendered()
    rendered(view)
    seen: dict[str, Any] = {"views": len(iface.mapCanvases()), "pixels": pixels(VIRIDIS, view), "main": pixels(VIRIDIS)}
    seen["same place"] = view.extent().contains(result("65p").extent())
    seen["other"] = [root.findLayer(result(key).id()).isVisible() for key in ("u65", "65p")]
    iface.messageBar().clearWidgets()
    shot("dock_side_by_side")
    path = OUT / "side_by_side.qgz"
    seen["saved"] = QgsProject.instance().write(str(path))
    iface.newProject(False)
    wait(lambda: len(iface.mapCanvases()) == 1)
    iface.addProject(str(path))
    wait(lambda: len(dock().session.results()) == 2)
    again = part("style").form
    wait(lambda: dock().width() < 400)
    seen["again"] = [len(iface.mapCanvases()), again.beside_box.isChecked(), QgsProject.instance().isDirty()]
    click(again.beside_box)
    wait(lambda: len(iface.mapCanvases()) == 1)
    wait(lambda: dock().width() < 400)
    seen["themes"] = QgsProject.instance().mapThemeCollection().mapThemes()
    found["dock side by side"] = seen


def layouts() -> None:
    """Leave figures in the project as layouts: one opens the designer, two the Layout Manager."""
    form = part("export").form
    project, colours = QgsProject.instance(), (*VIRIDIS, *CIVIDIS)
    rendered()
    before = pixels(colours)
    for key, box in form.figures.items():
        box.setChecked(key == "65_and_over")
    click(form.open_layouts)
    wait(lambda: any("in the project" in text for text in told()))
    wait(lambda: len(windows()) > 1)
    seen: dict[str, Any] = {"windows": windows()}
    seen["layouts"] = [layout.name() for layout in project.layoutManager().layouts()]
    seen["themes"] = project.mapThemeCollection().mapThemes()
    for designer in iface.openLayoutDesigners():
        designer.close()
    rendered()
    seen["pixels"] = [before, pixels(colours)]
    for name in seen["layouts"]:
        project.layoutManager().removeLayout(project.layoutManager().layoutByName(name))
    for key, box in form.figures.items():
        box.setChecked(key in ("under_65", "65_and_over"))
    click(form.open_layouts)
    wait(lambda: "Layout Manager" in windows())
    seen["several"], seen["windows after"] = len(project.layoutManager().layouts()), windows()
    shot("dock_layouts")
    for window in QApplication.topLevelWidgets():
        if window.windowTitle() == "Layout Manager":
            window.close()
    found["dock layouts"] = seen


def windows() -> list[str]:
    """Return the titles of the windows that are seen."""
    return [
        str(window.windowTitle())
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and window.isWindow()
    ]


def narrow() -> None:
    """Take a picture of every part at 300 pixels, by day and by night."""
    sizes: dict[str, Any] = {}
    low: dict[str, Any] = {}
    part("export").form.folder.setFilePath("")
    for theme, name in (("default", "light"), ("Night Mapping", "dark")):
        QgsApplication.setUITheme(theme)
        dock()._project_read()  # made anew, as where QGIS starts with the theme
        wait(lambda: len(dock().session.results()) == 2)
        click_first_row(part("priority").form.list)
        dock().setFloating(True)
        dock().resize(300, 900)
        for page in PAGES:
            part(page)
            wait(lambda: dock().width() <= 300)
            still()
            sizes[f"{page} {name}"] = [dock().width(), cut_off(dock().parts[page])]
            low[f"{page} {name}"] = text_contrast(dock().parts[page])
            shot(f"dock_{page}_{name}", dock())
            if page == "areas":
                ground = dock().parts[page].grab().toImage().pixelColor(2, 2)
                found[f"ground {name}"] = ground.lightness()
    QgsApplication.setUITheme("default")
    dock().setFloating(False)
    found["dock at 300"] = sizes
    found["low contrast"] = low


def text_contrast(page: QWidget) -> dict[str, float]:
    """Return the contrast of each text that can be used, where it is below 4.5 and below what QGIS's theme gives its like.

    Colours of buttons and of lists to choose from are the theme's: Night Mapping itself gives them less.
    """
    low: dict[str, float] = {}
    for widget in page.findChildren(QWidget):
        if not isinstance(widget, TEXTS) or not widget.isVisible() or not widget.isEnabled():
            continue
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) and not widget.text():
            continue
        given = strongest(widget)
        if given < contrast.TEXT and given < of_the_theme(widget, page) - 0.2:
            low[f"{type(widget).__name__} {name_of(widget, page)}"] = round(given, 2)
    return low


def of_the_theme(widget: QWidget, page: QWidget) -> float:
    """Return the contrast that QGIS's theme gives a plain widget of the same kind, size and text; 4.5 for other kinds."""
    kind = next((each for each in (QPushButton, QToolButton, QComboBox) if isinstance(widget, each)), None)
    if kind is None:
        return contrast.TEXT + 0.2
    plain = kind(page)
    if isinstance(plain, QComboBox):
        plain.addItem(widget.currentText())
    else:
        plain.setText(widget.text())
    plain.resize(widget.size())
    plain.show()
    given = strongest(plain)
    plain.setParent(None)
    return given


def strongest(widget: QWidget) -> float:
    """Return the contrast of the ink of a widget, the strongest colour of it, with its ground, the colour of most pixels."""
    picture = widget.grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2))
    counted = Counter(picture.pixelColor(x, y).name() for x, y in places)
    ground = counted.most_common(1)[0][0]
    return max(contrast.ratio(colour, ground) for colour in counted)


def small_window() -> None:
    """Look at the panel in a window of 1366 by 768: sliders with tables open, Apply, an area that is explained; then at 228."""
    window = iface.mainWindow()
    before = window.size()
    window.showNormal()
    window.resize(1366, 768)
    window.resizeDocks([dock()], [300], Qt.Orientation.Horizontal)
    seen: dict[str, Any] = {}
    form = part("weights").form
    form.tables.setCollapsed(False)
    still()
    seen["window"] = [window.width(), window.height()]
    seen["apply of weights"] = whole(form.apply)
    sliders = []
    for row in form.rows.values():
        form.scroll.ensureWidgetVisible(row, 0, 0)
        sliders.append(whole(row.slider))
    seen["sliders"] = sliders
    shot("small_weights")
    form.tables.setCollapsed(True)
    form = part("priority").form
    wait(lambda: "flagged" in form.count.text())
    form.list.setCurrentIndex(form.list.model().index(1, 0))
    still()
    seen["apply of priority"] = whole(form.apply)
    seen["explained"] = [form.panel.toPlainText(), whole(form.panel)]
    shot("small_priority")
    for page in PAGES:
        part(page)
        still()
        seen[f"{page} at 300"] = cut_off(dock().parts[page])
        shot(f"small_{page}")
    dock().setFloating(True)
    dock().resize(228, 700)
    for page in PAGES:
        part(page)
        still()
        areas = [each for each in dock().findChildren(QScrollArea) if each.isVisible() and each.widget() is not None]
        fits = [
            each.widget().width() <= each.viewport().width() or each.horizontalScrollBar().isVisible() for each in areas
        ]
        seen[f"{page} at 228"] = [dock().width(), all(fits)]
        shot(f"narrow_{page}", dock())
    dock().setFloating(False)
    window.resize(before)
    found["dock small"] = seen


def whole(widget: QWidget) -> bool:
    """Say whether all of a widget is in sight."""
    return bool(widget.visibleRegion().boundingRect() == widget.rect())


def still(turns: int = 15) -> None:
    """Let QGIS and the window system lay out: until nothing is read, and nothing in the panel has moved for so many turns."""
    places: deque[list[QRect]] = deque(maxlen=turns)

    def rests() -> bool:
        QApplication.sync()
        places.append([each.geometry() for each in (dock(), *dock().findChildren(QWidget))])
        weights = dock().parts.get("weights")
        reading = weights is not None and weights.isVisible() and weights.live.busy()  # out of sight it is put off
        return not reading and len(places) == turns and all(each == places[0] for each in places)

    wait(rests)


def leave_empty() -> None:
    """Close the panel with its own cross and begin a new project."""
    iface.newProject(False)
    dock().close()
    wait(lambda: not dock().isVisible())
    found["dock closed"] = [dock().isVisible(), menu_action("panel").isChecked()]
    assert isinstance(menu_action("panel"), QAction)


STEPS = (
    hidden_at_first, open_dock, map_in_three_clicks, style, priority, export, save_and_reopen, side_by_side, weights, small_window, narrow,
    layouts, leave_empty,
)  # fmt: skip
