"""*Open in Layout Manager*: figures as layouts of the project, and what becomes of one of the same name."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVector,
)
from qgis.PyQt.QtCore import QRectF, QSize, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from medway_isolation_plugin.cartography.ramps import sequential
from medway_isolation_plugin.cartography.ward_labels import labels_on
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.layers.recognise import ward_name_field
from tests.gui.export.test_part import run
from tests.gui.window import settle
from tests.processing.test_export_maps import names, pdf_text

FIGURE = "65_and_over"


@pytest.fixture
def export(export):
    choose(export, FIGURE)
    for key, box in export.form.formats.items():
        box.setChecked(key == "pdf")
    return export


def choose(part, *figures):
    assert set(figures) <= set(part.form.figures)
    for key, box in part.form.figures.items():
        box.setChecked(key in figures)


def press(part, answer=""):
    """Press the button, and a button of the question that comes, which must come where an answer is given."""
    asked = []

    def reply():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            next(button for button in box.buttons() if button.text().replace("&", "") == answer).click()

    QTimer.singleShot(0, reply)
    part.form.open_layouts.click()
    settle()
    assert len(asked) == bool(answer), asked
    return asked


def layouts():
    return [layout.name() for layout in QgsProject.instance().layoutManager().layouts()]


def colours(layout, item="map"):
    found = layout.itemById(item)
    picture = QgsLayoutExporter(layout).renderRegionToImage(QRectF(found.pos(), found.rect().size()), QSize(), 60)
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_the_figure_opens_and_the_map_keeps_its_look_and_the_file_has_both(export, window, tmp_path):
    layer = export.session.result(P65).layer()
    choice = layer.styleManager().currentStyle()
    before = window.colours()
    press(export)
    (layout,) = window.designed
    assert layout.name() in layouts()
    assert layer.styleManager().currentStyle() == choice
    assert window.colours() == before
    assert set(sequential(5)) <= colours(layout)
    assert set(sequential(5)) <= colours(layout, "legend")
    path = str(tmp_path / "mine.qgz")
    assert QgsProject.instance().write(path)
    again = QgsProject()
    assert again.read(path)
    found = again.layoutManager().layoutByName(layout.name())
    assert colours(found) == colours(layout)
    assert colours(found, "legend") == colours(layout, "legend")
    again.clear()
    wards = export.session.wards()
    named = [
        label for label in labels_on(layout.itemById("map")) if label.layerID == wards.id() and not label.isUnplaced
    ]
    assert {label.featureId for label in named} == {ward.id() for ward in wards.getFeatures()}, "each is named"
    said = (
        "1 layout is in the project, with a map theme and a style of each layer of the same name, in which the names of wards have "
        "fixed places."
    )
    assert window.told()[0] == said


def test_wards_that_have_no_room_on_the_layout_are_told(export, window):
    wards = export.session.wards()
    middle = wards.extent().center()
    crowd = []
    for number, name in enumerate(("Tiny A", "Tiny B", "Tiny C")):
        made = QgsFeature(wards.fields())
        made[ward_name_field(wards)] = name
        made.setGeometry(QgsGeometry.fromRect(QgsRectangle.fromCenterAndSize(middle + QgsVector(number, 0), 1, 1)))
        crowd.append(made)
    assert wards.dataProvider().addFeatures(crowd)[0]
    press(export)
    (layout,) = window.designed
    told, level = window.told()[0], window.messageBar().items()[0].level()
    title = layout.name()
    assert told.startswith("1 layout is in the project")
    left_out = re.search(
        rf"{re.escape(title)}: the map has no room for the name or number of (.+)\. A larger page", told
    )
    assert left_out is not None, told
    named = {name.strip(" '") for name in re.split(r", | and ", left_out[1])}
    assert named <= {"Tiny A", "Tiny B", "Tiny C"}
    assert level == Qgis.MessageLevel.Warning


def test_in_the_print_style_the_layout_is_grey_and_the_map_keeps_its_colours(export, window, tmp_path):
    export.form.printed.setChecked(True)
    before = window.colours()
    assert set(sequential(5)) <= set(before)
    press(export)
    (layout,) = window.designed
    assert window.colours() == before

    def check(opened, found):
        for item in ("map", "legend"):
            seen = [QColor(name) for name in colours(found, item)]
            assert all(max(one.getRgb()[:3]) - min(one.getRgb()[:3]) <= 12 for one in seen), item
            assert {30, 85, 140, 195, 250} <= {colour.red() for colour in seen}, "the greys of five classes"
        drawn = opened.mapLayer(export.session.result(P65).layer_id).clone()
        assert drawn.styleManager().setCurrentStyle(found.itemById("map").followVisibilityPresetName())
        *symbols, missing = drawn.renderer().symbols(QgsRenderContext())
        swatches = [symbol.asImage(QSize(60, 60)) for symbol in (*symbols, missing)]
        assert all(one != other for one, other in combinations(swatches, 2)), "each class has a drawing of its own"

    check(QgsProject.instance(), layout)
    path = str(tmp_path / "mine.qgz")
    assert QgsProject.instance().write(path)
    again = QgsProject()
    assert again.read(path)
    check(again, again.layoutManager().layoutByName(layout.name()))
    again.clear()


def test_what_was_typed_is_on_the_page_and_names_it(export, window):
    export.form.words["TITLE"].setText("For the committee")
    export.form.words["SOURCE"].setText("Our own source")
    press(export)
    (layout,) = window.designed
    assert layout.name() == "For the committee"
    assert layout.itemById("source").text().replace("\n", " ") == "Our own source"


def test_made_again_it_asks_and_each_answer_is_done(export, window, tmp_path):
    press(export)
    (mine,) = window.designed
    name = mine.name()
    mine.itemById("subtitle").setText("Finished by hand")
    assert name in press(export, "Cancel")[0]
    assert layouts() == [name]
    press(export, "Export mine")
    assert layouts() == [name]
    (file,) = (tmp_path / "out").glob("*.pdf")
    assert "Finished by hand" in pdf_text(file)
    assert "1 file written" in window.told()[0]
    assert len(window.designed) == 1
    press(export, "Export mine")
    assert "already files of these names" in window.told()[0]
    press(export, "Keep both")
    assert layouts() == [name, f"{name} (2)"]
    assert mine.itemById("subtitle").text() == "Finished by hand"
    press(export, "Replace it")
    assert sorted(layouts()) == [name, f"{name} (2)"]
    assert window.designed[-1].name() == name
    assert window.designed[-1].itemById("subtitle").text() != "Finished by hand"
    assert sorted(QgsProject.instance().mapThemeCollection().mapThemes()) == sorted(layouts())


def test_what_was_finished_by_hand_stays_where_the_new_one_cannot_be_made(export, window):
    press(export)
    (mine,) = window.designed
    mine.itemById("subtitle").setText("Finished by hand")
    name, layer = mine.name(), export.session.result(P65).layer()
    numbers = [feature.id() for feature in layer.getFeatures()]
    assert layer.dataProvider().changeGeometryValues({number: QgsGeometry() for number in numbers})
    press(export, "Replace it")
    assert "has no shapes" in window.told()[0]
    assert layouts() == [name]
    project = QgsProject.instance()
    assert project.layoutManager().layoutByName(name).itemById("subtitle").text() == "Finished by hand"
    assert project.mapThemeCollection().mapThemes() == [name]
    assert name in layer.styleManager().styles()


def test_several_figures_open_the_list_of_layouts(export, window):
    opened = []
    window.layout_manager.triggered.connect(lambda: opened.append(True))
    choose(export, FIGURE, "under_65")
    export.form.words["TITLE"].setText("Committee")
    press(export)
    assert len(layouts()) == len(set(layouts())) == 2
    assert all(name.startswith("Committee: ") for name in layouts())
    assert opened == [True]
    assert not window.designed


def test_no_figure_is_chosen(export, window):
    choose(export)
    press(export)
    assert "Choose at least one figure" in window.told()[0]
    assert not layouts()


def test_exporting_touches_no_layout_of_the_project(export, window, tmp_path):
    press(export)
    project = QgsProject.instance()
    styles = {layer.id(): layer.styleManager().styles() for layer in project.mapLayers().values()}
    there, themes, about = layouts(), project.mapThemeCollection().mapThemes(), project.metadata()
    run(export, export.form.export_figures)
    assert names(tmp_path / "out")
    assert (layouts(), project.mapThemeCollection().mapThemes()) == (there, themes)
    assert {layer.id(): layer.styleManager().styles() for layer in project.mapLayers().values()} == styles
    assert project.metadata() == about
