"""Official files as they were downloaded: added and dropped, told of, asked about, and used by what comes next."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent, QTextDocument
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.composite import recipe as recipes
from medway_isolation_plugin.core.editions import EDITIONS
from medway_isolation_plugin.gui.areas import count_fields
from medway_isolation_plugin.gui.areas.health_tables import health_inputs
from medway_isolation_plugin.gui.weights.tables import RecipeTable, SegmentTables
from tests.gui.sample_project import algorithm
from tests.gui.window import settle, wait
from tests.processing.layers import records

SAMPLE = Path(__file__).parents[3] / "sample_data"


@pytest.fixture
def cases(shared: Path) -> Path:
    return shared / "cases" / "official_files"


def areas_of(dock: Any, path: Path) -> QgsVectorLayer:
    made = QgsVectorLayer(str(path), "Areas", "ogr")
    assert made.isValid()
    QgsProject.instance().addMapLayer(made)
    settle()
    assert dock.session.areas() is not None
    return made


def sample_areas(dock: Any) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{SAMPLE / 'sample.gpkg'}|layername=areas", "Areas", "ogr")
    QgsProject.instance().addMapLayer(made)
    dock.session.set_areas(made, "code")
    settle()
    return made


def add(dock: Any, *paths: Path) -> Any:
    """Add files as the button does once they are chosen, and wait until they are read."""
    box = dock.parts["areas"].official_files
    box.add([str(path) for path in paths])
    wait(lambda: not box.run.running())
    settle()
    return box


def told(box: Any) -> list[list[str]]:
    """Return the lines that are shown of each file."""
    documents = [QTextDocument() for _ in box.files.findChildren(QLabel)]
    for document, label in zip(documents, box.files.findChildren(QLabel)):
        document.setHtml(label.text())
    return [re.sub("[\u200b\ufffc]", "", document.toPlainText()).splitlines() for document in documents]


def rows(box: Any) -> list[list[str]]:
    """Return the name of each file, and what it is."""
    return [lines[:2] for lines in told(box)]


def tables() -> list[QgsVectorLayer]:
    return [each for each in QgsProject.instance().mapLayers().values() if "results/official_files" in each.source()]


def test_the_button_adds_several_files_and_says_what_each_is(dock, window, cases, monkeypatch):
    areas_of(dock, cases / "areas.geojson")
    chosen = [str(cases / name) for name in ("plain.csv", "suppressed_star.csv")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    box = dock.parts["areas"].official_files
    box.button.click()
    assert box.button.text() == "Cancel"
    wait(lambda: not box.run.running())
    settle()
    assert rows(box) == [
        ["plain.csv", "Table with one row an area, 12 areas"],
        ["suppressed_star.csv", "Table with one row an area, 12 areas, 1 warning"],
    ]
    assert "One-person households, 65+" in " ".join(told(box)[0])
    assert "suppressed or missing" in " ".join(told(box)[1])
    assert "2 tables added" in window.told()[-1]
    assert "Add official" in box.button.text()
    first = tables()[0]
    assert first.attributeAlias(first.fields().indexOf("alone_65p")) == "One-person households, 65+"


def drop(dock: Any, *paths: Path) -> bool:
    """Drop files onto the part, as the file manager does; return whether they were taken."""
    part = dock.parts["areas"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(part, entering)
    if not entering.isAccepted():
        return False
    falling = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QApplication.sendEvent(part, falling)
    wait(lambda: not part.official_files.run.running())
    settle()
    return True


def test_files_are_dropped_onto_the_panel(dock, cases):
    areas_of(dock, cases / "areas.geojson")
    assert drop(dock, cases / "plain.csv", cases / "comma.txt")
    assert [row[0] for row in rows(dock.parts["areas"].official_files)] == ["plain.csv", "comma.txt"]
    assert len(tables()) == 2


def test_what_is_no_table_is_not_taken(dock, tmp_path):
    picture = tmp_path / "map.png"
    picture.write_bytes(b"")
    assert not drop(dock, picture)
    assert rows(dock.parts["areas"].official_files) == []


def answers(box: Any) -> dict[str, QPushButton]:
    return {each.text(): each for each in box.answers.findChildren(QPushButton) if each.isVisible()}


def test_a_file_that_may_be_two_things_is_asked_about(dock, window, cases):
    areas_of(dock, cases / "areas.geojson")
    box = add(dock, cases / "nomis_bulk.csv")
    assert tables() == []
    assert "nomis_bulk.csv" in box.question.text()
    assert set(answers(box)) == {"Households", "Persons"}
    answers(box)["Households"].click()
    wait(lambda: not box.run.running())
    settle()
    assert [row[1] for row in rows(box)] == ["Nomis bulk download, households, 2011, 12 areas"]
    assert not box.question.isVisible() and not answers(box)
    assert records(tables()[0])[0]["alone_65p"] == 50


def test_residents_of_another_file_decide_without_a_question(dock, cases):
    areas_of(dock, cases / "areas.geojson")
    box = add(dock, cases / "nomis_bulk.csv", cases / "plain.csv")
    assert not box.question.isVisible()
    assert dict(rows(box))["nomis_bulk.csv"].startswith("Nomis bulk download, households")


def test_a_bad_file_is_told_of_and_the_others_are_read(dock, window, cases, tmp_path):
    areas_of(dock, cases / "areas.geojson")
    bad = tmp_path / "letter.csv"
    bad.write_text("Dear all\nsee attached\n", encoding="utf-8")
    box = add(dock, bad, cases / "plain.csv")
    assert rows(box) == [["letter.csv", "not read"], ["plain.csv", "Table with one row an area, 12 areas"]]
    assert "No table of areas was found" in " ".join(told(box)[0])
    assert any("letter.csv" in said for said in window.told())
    assert len(tables()) == 1


def test_cancel_leaves_nothing_behind(dock, cases, tmp_path):
    areas_of(dock, cases / "areas.geojson")
    big = tmp_path / "big.csv"
    lines = (cases / "plain.csv").read_text(encoding="utf-8").splitlines()
    more = [f"E0{2000000 + row}," + ",".join(lines[1].split(",")[1:]) for row in range(60000)]
    big.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
    box = dock.parts["areas"].official_files
    box.add([str(big), str(cases / "plain.csv")])
    assert box.run.running()
    box.button.click()
    wait(lambda: not box.run.running())
    settle()
    assert rows(box) == [] and tables() == []
    assert "Add official" in box.button.text()


def test_the_raw_sample_files_lead_to_map_and_health_without_a_choice(dock, window):
    sample_areas(dock)
    names = ("census_2011_ks105ew", "residents_by_age", "iod2019_file7", "ward_lookup", "households_by_type", "types")
    box = add(dock, *(SAMPLE / f"{name}_sample.csv" for name in names))
    assert [row[1] for row in rows(box)] == [
        "Nomis bulk download, households, 2011, 163 areas",
        "Nomis bulk download, 2011, 163 areas",
        "English Indices of Deprivation, file 7 (all), 2019, 163 areas",
        "Lookup to wards, 163 areas",
        "Households by area and type, 163 areas, 2,043 rows",
        "Table of types, 69 rows",
    ]
    project = QgsProject.instance()
    made = algorithm("livingalone", **count_fields.parameters(dock.session, project), OUTPUT="memory:")["OUTPUT"]
    expected = algorithm(
        "livingalone", INPUT=dock.session.areas(), CODE_FIELD="code", TABLE=f"{SAMPLE / 'sample.gpkg'}|layername=census",
        TABLE_CODE_FIELD="code", OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip
    shares = [[row[name] for name in ("la_u65", "la_65p", "la_65p_q")] for row in records(made)]
    assert shares == [[row[name] for name in ("la_u65", "la_65p", "la_65p_q")] for row in records(expected)]
    project.addMapLayer(made)
    inputs = health_inputs(made, "code", project)
    assert not inputs.missing
    assert EDITIONS[inputs.parameters["EDITION"]].year == "2019"
    health = algorithm("imdquintiles", **inputs.parameters, OUTPUT="memory:")["OUTPUT"]
    assert {row["dep_q"] for row in records(health)} == {1, 2, 3, 4, 5}


def test_the_other_parts_know_the_fields_of_the_tables_that_were_added(dock):
    sample_areas(dock)
    add(dock, *(SAMPLE / f"{name}_sample.csv" for name in ("households_by_type", "types")))
    segments = SegmentTables()
    segments.guess(["widowed", "no_social", "poor_sight"], dock.session.areas())
    assert segments.missing() == ""
    chosen = segments.parameters()
    assert [chosen[key] for key in ("HH_CODE_FIELD", "HH_TYPE_FIELD", "HH_COUNT_FIELD", "TYPE_FIELD")] == [
        "code", "type", "households", "type",
    ]  # fmt: skip


def held(areas: QgsVectorLayer, recipe: str) -> RecipeTable:
    """Return where the part Weights finds the fields of a ready recipe."""
    table = RecipeTable()
    table.guess(recipes.read(paths.RECIPES / f"{recipe}.json").fields(), areas)
    assert table.missing() == ""
    assert table.code.field() == "code"
    return table


def test_a_ready_recipe_finds_its_fields_in_a_file_of_the_indices(dock):
    areas = sample_areas(dock)
    add(dock, SAMPLE / "iod2019_file7_sample.csv")
    assert held(areas, "iod_2019").table.currentLayer().name().startswith("English Indices of Deprivation 2019")


def test_a_ready_recipe_finds_its_fields_in_a_table_of_counts(dock, cases):
    areas = areas_of(dock, cases / "areas.geojson")
    add(dock, cases / "plain.csv")
    assert held(areas, "living_alone_65p").table.currentLayer().name().endswith("plain")
