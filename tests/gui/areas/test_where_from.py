"""Where the data come from: what the window says of each dataset, and what becomes of files that were downloaded by hand."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsNetworkAccessManager, QgsProject
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QPushButton

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.catalogue.document import read_catalogue
from medway_isolation_plugin.gui.shared import settings
from tests.conftest import ROOT
from tests.desktop.controls import cut_off, greyed, name_of
from tests.gui.areas.councils import AREAS, CODES, NAME, answered, council, indices
from tests.gui.test_names import nameless
from tests.gui.window import settle, wait

OWN = ROOT / "resources" / "catalogue.json"


@pytest.fixture
def part(dock: Any) -> Any:
    return dock.parts["areas"]


@pytest.fixture
def dialog(part: Any) -> Any:
    settings.CATALOGUE.write("")
    part.council.where_button.click()
    settle()
    return part.given_files.dialog


def plain(label: QLabel) -> str:
    document = QTextDocument()
    document.setHtml(label.text())
    return re.sub("[\u200b\ufffc]", "", document.toPlainText())


def told(dialog: Any) -> list[list[str]]:
    """Return what is said of each file that was given."""
    return [plain(label).splitlines() for label in dialog.files.findChildren(QLabel)]


def drop(dialog: Any, part: Any, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    entering.ignore()
    QApplication.sendEvent(dialog, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(dialog, QDropEvent(QPointF(5, 5), copy, data, left, none))
    wait(lambda: not part.official_files.run.running())
    settle()
    return True


def test_each_dataset_is_listed_with_all_that_is_known(dialog):
    known = read_catalogue(OWN).datasets
    assert dialog.list.topLevelItemCount() == len(known)
    for row, one in enumerate(known):
        item = dialog.list.topLevelItem(row)
        assert [item.text(column) for column in range(4)] == [one.title, one.sure, one.seen, "never"]
        dialog.list.setCurrentItem(item)
        words = plain(dialog.details)
        assert one.by_hand and one.by_hand in words
        assert one.service.page in words and one.service.publisher in words
        assert f"How sure: {one.sure} (" in words and f"evidence of {one.seen}; never tried live" in words
        assert one.note in words
    assert "None of these services was ever tried live" in dialog.intro.text()


def test_nothing_is_asked_and_a_page_is_opened_only_where_that_is_pressed(part, monkeypatch):
    hosts: list[str] = []
    opened: list[str] = []
    number = QgsNetworkAccessManager.setRequestPreprocessor(lambda request: hosts.append(request.url().host()))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    settings.CATALOGUE.write("")
    part.council.where_button.click()
    shown = part.given_files.dialog
    for row in range(shown.list.topLevelItemCount()):
        shown.list.setCurrentItem(shown.list.topLevelItem(row))
        QTest.keyClick(shown.list, Qt.Key.Key_Return)
    settle()
    QgsNetworkAccessManager.removeRequestPreprocessor(number)
    assert (hosts, opened) == ([], [])
    shown.page_button.click()
    assert opened == [read_catalogue(OWN).datasets[-1].service.page]


def test_controls_are_named_and_grey_ones_say_why(dialog):
    assert nameless(dialog) == []
    assert greyed(dialog) == [
        ("The plugin's own", "The catalogue is the plugin's own already: Another catalogue… chooses one of yours.")
    ]


@pytest.mark.parametrize("size", [(760, 680), (440, 400)])
def test_nothing_is_cut_off(dialog, size):
    dialog.resize(*size)
    settle(6)
    assert (dialog.width(), dialog.height()) == size
    assert cut_off(dialog) == []


def test_it_fits_a_screen_of_1366_by_768(dialog):
    assert dialog.width() <= 1366 and dialog.height() <= 700


def test_the_close_button_and_escape_close_it(dialog, part):
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()
    part.council.where_button.click()
    assert part.given_files.dialog is dialog and dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# A catalogue of one's own


def other(folder: Path, **service: str) -> Path:
    document = json.loads(OWN.read_text(encoding="utf-8"))
    document["services"][1].update(service)
    document["datasets"] = document["datasets"][:1]
    document["datasets"][0].update(title="<b>Wards</b> & more", by_hand="<script>alert(1)</script>", note="x" * 3000)
    path = folder / "own.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_catalogue_of_ones_own_is_chosen_kept_and_left(dialog, part, tmp_path, monkeypatch):
    path = other(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.catalogue_button.click()
    assert dialog.list.topLevelItemCount() == 1
    assert str(path) in dialog.catalogue_label.text()
    assert settings.CATALOGUE.read() == str(path)
    assert dialog.own_button.isEnabled()
    dialog.own_button.click()
    assert dialog.list.topLevelItemCount() > 10
    assert settings.CATALOGUE.read() == ""


def test_one_that_cannot_be_read_is_told_and_the_one_before_stays(dialog, tmp_path, monkeypatch):
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.catalogue_button.click()
    assert "broken.json is not valid JSON" in dialog.catalogue_label.text()
    assert dialog.list.topLevelItemCount() > 10
    assert not settings.CATALOGUE.read()


@pytest.mark.parametrize(
    "page", ["file:///etc/passwd", "javascript:alert(1)", "http://elsewhere.example", "", "https:"]
)
def test_what_a_catalogue_says_is_text_and_only_a_secure_page_is_opened(dialog, tmp_path, monkeypatch, page):
    opened: list[Any] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = other(tmp_path, page=page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.catalogue_button.click()
    settle()
    assert "<b>Wards</b> & more" in plain(dialog.details)
    assert "<script>alert(1)</script>" in plain(dialog.details)
    assert not dialog.page_button.isEnabled()
    assert name_of(dialog.page_button, dialog) == "Open the publisher's page"
    assert "no page of this publisher that begins with https" in dialog.page_button.toolTip()
    dialog._open_page()
    assert opened == []


# Files


def test_a_dropped_table_is_read_as_an_official_file(dialog, part):
    census = ROOT / "sample_data" / "census_2011_ks105ew_sample.csv"
    assert drop(dialog, part, census)
    assert told(dialog) == [[census.name, "Nomis bulk download, households, 2011", "A table of the project now."]]
    assert any("results/official_files" in one.source() for one in QgsProject.instance().mapLayers().values())


def test_one_that_can_be_two_things_is_asked_about_in_the_panel(dialog, part, shared):
    bulk = shared / "cases" / "official_files" / "nomis_bulk.csv"
    assert drop(dialog, part, bulk)
    assert told(dialog) == [[bulk.name, "It can be two things: the panel asks which, under Official files."]]
    next(each for each in part.official_files.answers.findChildren(QPushButton) if each.text() == "Households").click()
    wait(lambda: not part.official_files.run.running())
    settle()
    assert told(dialog)[1][:3] == [bulk.name, "Nomis bulk download, households, 2011", "A table of the project now."]


def test_the_button_does_the_same_for_the_keyboard(dialog, part, monkeypatch):
    census = ROOT / "sample_data" / "residents_by_age_sample.csv"
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *given: (asked.append(given[-1]) or [str(census)], ""))
    dialog.file_button.click()
    wait(lambda: not part.official_files.run.running())
    settle()
    assert told(dialog)[0][0] == census.name
    assert "*.gpkg" in asked[0] and "*.csv" in asked[0]


def test_what_cannot_be_read_says_why(dialog, part, tmp_path):
    letter = tmp_path / "letter.csv"
    letter.write_text("Dear all\nsee attached\n", encoding="utf-8")
    bad = tmp_path / "areas.geojson"
    bad.write_text("{}", encoding="utf-8")
    zipped = tmp_path / "broken.zip"
    zipped.write_bytes(b"PK no archive")
    assert drop(dialog, part, letter, bad, zipped)
    said = {lines[0]: " ".join(lines[1:]) for lines in told(dialog)}
    assert said["letter.csv"].startswith("not read") and "No table of areas was found" in said["letter.csv"]
    assert said["areas.geojson"] == "not read: no shapes were found in it"
    assert "damaged" in said["broken.zip"]
    assert QgsProject.instance().mapLayers() == {}


def test_a_picture_is_not_taken(dialog, part, tmp_path):
    picture = tmp_path / "map.png"
    picture.write_bytes(b"")
    assert not drop(dialog, part, picture)
    assert not dialog.files.isVisible()


@pytest.mark.parametrize("packed", [False, True])
def test_dropped_boundaries_become_the_areas(dialog, part, dock, tmp_path, packed):
    shapes = council().layers["Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"]
    features = [
        {"type": "Feature", "properties": own, "geometry": shape}
        for own, shape in zip(shapes.attributes, shapes.shapes)
    ]
    path = tmp_path / "LSOA_2021.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "LSOA_2021.zip", "w") as archive:
            archive.write(path, path.name)
        path = tmp_path / "LSOA_2021.zip"
    assert drop(dialog, part, path)
    assert told(dialog) == [[path.name, f"LSOA_2021: {AREAS} shapes, added to the project"]]
    assert dock.session.areas().featureCount() == AREAS
    assert dock.session.code_field == "LSOA21CD"


def test_the_indices_are_kept_in_place_of_the_services_answer(dock, part, window, tmp_path):
    """A council's package takes them from there, says so, and asks nobody for them; what is wrong with them is found as in an answer."""
    replay = council()
    (name,) = replay.files
    replay.files.clear()
    path = tmp_path / "File_7_IoD2025.csv"
    path.write_bytes(indices())
    with answered(replay, tmp_path):
        part.council.where_button.click()
        dialog = part.given_files.dialog
        assert drop(dialog, part, path)
        assert told(dialog)[0][-1] == "Kept: the next council's data take it from here."
        part.council.search.setText(NAME)
        part.council.button.click()
        wait(lambda: not part.council.run.running())
        settle(6)
    assert not any("File_7" in asked for asked in replay.asked)
    assert dock.session.result(P65) is not None, window.told()
    assert "dep_q" in dock.session.result(P65).layer().fields().names()
    package = next((tmp_path / "profile" / "results").glob("hartlepool_2021.gpkg"))
    with sqlite3.connect(package) as tables:
        ((note, tried),) = tables.execute("SELECT note, tried FROM sources WHERE title LIKE '%Indices%'")
    assert note.endswith("Added by hand: File_7_IoD2025.csv.")
    assert tried == "never tried against the live service where the plugin is made"
    assert name


def test_households_by_type_go_into_the_next_package(dock, part, window, tmp_path):
    path = tmp_path / "households.csv"
    path.write_text(
        "LSOA21CD,subgroup,households\n" + "".join(f"{code},1a1,10\n{code},2b1,5\n" for code in CODES), encoding="utf-8"
    )
    with answered(council(), tmp_path):
        part.council.where_button.click()
        dialog = part.given_files.dialog
        assert drop(dialog, part, path)
        assert told(dialog)[0][-1] == "The next council's data will hold it."
        part.council.search.setText(NAME)
        part.council.button.click()
        wait(lambda: not part.council.run.running())
        settle(6)
    titles = {layer.name() for layer in QgsProject.instance().mapLayers().values()}
    assert "Households by type" in titles
    assert len(dock.session.results()) == 2, window.told()


def test_a_long_name_and_a_hostile_one_are_shown_whole(dialog, part, tmp_path):
    path = tmp_path / ("<img src=x>&" + "long_" * 30 + ".csv")
    shutil.copy(ROOT / "sample_data" / "residents_by_age_sample.csv", path)
    assert drop(dialog, part, path)
    assert told(dialog)[0][0] == path.name
    assert cut_off(dialog) == []
