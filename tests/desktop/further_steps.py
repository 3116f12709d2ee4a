"""Steps of the drive after the five figures, with the same files: what else the panel does, by what is to be seen of it."""

from __future__ import annotations

import re
from typing import Any

from controls import cut_off
from dock_steps import BOTH_BEST, BOTH_WORST, VIEW, VIRIDIS, click, click_first_row, dock, part, result, still
from five_figures import FIGURES, look
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface
from seen import OUT, found, legend, pixels, rendered, shot, told, wait

from medway_isolation_plugin.cartography.exports import Format, export
from medway_isolation_plugin.cartography.ward_labels import labels_on
from medway_isolation_plugin.layers.recognise import ward_name_field

OWN = (("no_car_households", "one_person_65plus"), ("no_car", "alone_65p"))  # of the census, of the sample


def style() -> None:
    """Classes by natural breaks, an area under the mouse, and both at once."""
    form = part("style").form
    iface.setActiveLayer(result("65p"))
    iface.zoomToActiveLayer()
    form.mode_box.setCurrentIndex(form.mode_box.findData("natural_breaks"))
    rendered()
    look()
    seen: dict[str, Any] = {"legend": legend(result("65p"))}
    canvas = iface.mapCanvas()
    area = max(result("65p").getFeatures(), key=lambda each: each.geometry().area())
    names = result("65p").fields().names()
    seen["area"] = [
        area[next(name for name in names if re.fullmatch(known, name))]
        for known in (r"LSOA\d+NM|name", r"LSOA\d+CD|code")
    ]
    to_screen = canvas.getCoordinateTransform()
    QTest.mouseMove(canvas.viewport(), QPoint(10, 10))
    place = canvas.mapSettings().layerToMapCoordinates(result("65p"), area.geometry().pointOnSurface().asPoint())
    place = to_screen.transform(place)
    QTest.mouseMove(canvas.viewport(), QPoint(round(place.x()), round(place.y())))
    wait(lambda: seen["area"][1] in form.hovered.text())
    seen["hovered"] = form.hovered.text()
    shot("style")
    form.mode_box.setCurrentIndex(form.mode_box.findData("bivariate"))
    rendered()
    look()
    seen["two-way"] = legend(result("65p"))
    seen["two-way pixels"] = pixels((BOTH_WORST, BOTH_BEST))
    shot("two_way")
    form.mode_box.setCurrentIndex(form.mode_box.findData("field"))
    rendered()
    found["five style"] = seen


def beside() -> None:
    """Under 65 and 65 and over side by side."""
    form = part("style").form
    click(form.beside_box)
    view = wait(lambda: next((each for each in iface.mapCanvases() if each.objectName() == VIEW), None))
    iface.setActiveLayer(result("65p"))
    iface.zoomToActiveLayer()
    rendered()
    rendered(view)
    wait(lambda: abs(view.scale() / iface.mapCanvas().scale() - 1) < 0.01)
    found["five beside"] = [pixels(VIRIDIS), pixels(VIRIDIS, view)]
    shot("side_by_side")
    click(form.beside_box)
    wait(lambda: len(iface.mapCanvases()) == 1)


def explain() -> None:
    """A flagged area that is clicked is explained and marked; the sentence of the wards is written and copied."""
    page = part("priority")
    wait(lambda: "flagged" in page.form.count.text())
    click_first_row(page.form.list)
    wait(page.form.panel.toPlainText)
    rendered()
    table = page.form.list
    row = [str(table.model().index(0, column).data()) for column in range(table.model().columnCount())]
    seen: dict[str, Any] = {"row": row, "panel": page.form.panel.toPlainText()}
    shot("explained")
    click(page.sentence.write)
    wait(page.sentence.text.toPlainText)
    click(page.sentence.copy)
    look()
    seen["sentence"] = page.sentence.text.toPlainText()
    seen["copied"] = QApplication.clipboard().text()
    field = ward_name_field(dock().session.wards())
    seen["wards"] = [str(ward[field]) for ward in dock().session.wards().getFeatures()]
    found["five priority"] = seen


def layouts() -> None:
    """A figure in the Layout Manager has each ward's name, or its number and the key."""
    form = part("export").form
    for key, box in form.figures.items():
        box.setChecked(key == "priority")
    click(form.open_layouts)
    wait(lambda: any("in the project" in text for text in told()))
    (designer,) = wait(iface.openLayoutDesigners)
    (layout,) = QgsProject.instance().layoutManager().layouts()
    labels = [label for label in labels_on(layout.itemById("map")) if not label.isUnplaced]
    key = layout.itemById("ward_key")
    rows = (
        [[str(cell.content()) for cell in line] for line in key.multiFrame().tableContents()] if key.isVisible() else []
    )
    found["five layout"] = {"labels": sorted(label.labelText for label in labels), "key": rows}
    export(layout, OUT / "layout.pdf", Format.PDF)
    designer.close()
    box = part("style").form.ward_layer
    still()
    found["five layout"]["wards to choose"] = [box.itemText(number) for number in range(box.count())]
    found["five layout"]["told"] = list(told())


def atlas() -> None:
    """A page for each ward."""
    form = part("export").form
    form.dpi.setValue(100)
    before = set(FIGURES.iterdir())
    click(form.export_atlas)
    wait(lambda: not form.progress_row.isVisible() and form.export_atlas.isEnabled(), 60_000)
    wait(lambda: set(FIGURES.iterdir()) - before)
    found["five atlas"] = sorted(path.name for path in set(FIGURES.iterdir()) - before)


def own_fields() -> None:
    """An index of two columns of the user's own table: ticked, weighed, seen on the map."""
    page = part("weights")
    wait(lambda: not page.live.busy())
    look()
    preset = page.form.preset
    preset.setCurrentIndex(preset.count() - 1)
    preset.activated.emit(preset.currentIndex())
    wait(lambda: not page.live.busy())
    look()
    layers = QgsProject.instance().mapLayers().values()
    names, counts = next((two, each) for each in layers for two in OWN if set(two) <= set(each.fields().names()))
    page.form.table.table.setLayer(counts)
    wait(lambda: not page.live.busy())
    combo = page.form.table.own.combo
    for name in names:
        wait(lambda name=name: combo.findData(name) >= 0)
        combo.setItemCheckState(combo.findData(name), Qt.CheckState.Checked)
    wait(lambda: len(page.form.rows) == 2 and page.form.apply.isEnabled())
    look()
    click(page.form.apply)
    wait(lambda: not page.run.running() and any("computed with these weights" in text for text in told()))
    rendered()
    found["five own fields"] = sorted(page.form.rows)
    shot("own_fields")


def small() -> None:
    """The window of a small screen: each part at 300 and at 228 pixels."""
    iface.mainWindow().resize(1366, 768)
    seen: dict[str, Any] = {}
    for width in (300, 228):
        iface.mainWindow().resizeDocks([dock()], [width], Qt.Orientation.Horizontal)
        for name in ("areas", "weights", "style", "priority", "export"):
            part(name)
            still()
            look()
            seen[f"{name} {width}"] = cut_off(dock().parts[name])
            shot(f"small_{name}_{width}", dock())
    found["five small"] = seen
    iface.mainWindow().resize(1600, 1000)


STEPS: tuple[Any, ...] = (style, beside, explain, layouts, atlas, own_fields, small)
