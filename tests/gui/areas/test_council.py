"""Choose your council: looked for as it is typed, fetched when that is asked for, and mapped; with every way in which it can fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsNetworkAccessManager, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.gui.bar_messages import MOST_SAID, brief
from medway_isolation_plugin.gui.shared import settings
from medway_isolation_plugin.layers.network import Limits
from tests.conftest import ROOT
from tests.gui.areas.councils import AREAS, NAME, answered, answers, council
from tests.gui.window import settle, wait

LOOKUP = "_EW_LU"


@pytest.fixture
def hosts():
    """Every host that is asked."""
    found: list[str] = []
    number = QgsNetworkAccessManager.setRequestPreprocessor(lambda request: found.append(request.url().host()))
    yield found
    QgsNetworkAccessManager.removeRequestPreprocessor(number)
    assert set(found) <= {"127.0.0.1"}


@pytest.fixture
def box(dock: Any) -> Any:
    return dock.parts["areas"].council


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Limits.__init__, "__defaults__", (20.0, 2, 0.0, 60.0))


def typed(box: Any, text: str) -> list[str]:
    box.search.clear()
    if text.replace(" ", "").isalnum() and text.isascii():
        QTest.keyClicks(box.search, text)
    else:  # which QTest has no keys for
        box.search.setText(text)
    settle()
    return [box.found.item(row).text() for row in range(box.found.count())] if box.found.isVisible() else []


def fetch(box: Any, name: str = NAME) -> None:
    typed(box, name)
    box.button.click()
    wait(lambda: not box.run.running())
    settle(6)


# Looking for it


def test_the_list_grows_shorter_with_each_letter(box):
    assert "Newcastle upon Tyne" in typed(box, "n")
    assert typed(box, "newc") == ["Newcastle upon Tyne", "Newcastle-under-Lyme"]
    assert not box.button.isEnabled()
    assert box.button.toolTip() == "Choose one of the councils in the list."
    assert "2 councils fit" in box.said.text()
    assert typed(box, "newcastle upon") == []
    assert box.said.text() == "Newcastle upon Tyne (E08000021)"
    assert box.button.isEnabled()


@pytest.mark.parametrize(
    ("text", "code"), [("Kings Lynn", "E07000146"), ("Ynys Mon", "W06000001"), ("e08000038", "E08000016")]
)
def test_spellings_as_people_type_them_need_no_choice(box, text, code):
    typed(box, text)
    assert code in box.said.text()
    assert box.button.isEnabled()


def test_one_of_several_is_picked_with_the_mouse(box):
    typed(box, "york")
    assert "York (E06000014)" in box.said.text()
    row = next(row for row in range(box.found.count()) if box.found.item(row).text() == "North Yorkshire")
    place = box.found.visualItemRect(box.found.item(row)).center()
    QTest.mouseClick(box.found.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert box.search.text() == "North Yorkshire"
    assert "E06000065" in box.said.text()
    assert not box.found.isVisible()


def test_and_with_the_keyboard_alone(box, window):
    window.main.activateWindow()
    box.search.setFocus()
    typed(box, "newc")
    QTest.keyClick(box.search, Qt.Key.Key_Down)
    assert box.found.currentRow() == 0
    QTest.keyClick(box.found, Qt.Key.Key_Down)
    QTest.keyClick(box.found, Qt.Key.Key_Return)
    assert "Newcastle-under-Lyme" in box.said.text()
    assert box.button.isEnabled()
    assert not box.run.running(), "Return chooses; fetching is the button's"


def test_what_is_spelt_alike_is_offered_and_not_taken(box):
    assert typed(box, "Hartlepol") == [NAME]
    assert not box.button.isEnabled()
    QTest.keyClick(box.search, Qt.Key.Key_Return)
    assert box.said.text() == f"{NAME} (E06000001)"


@pytest.mark.parametrize("text", ["Edinburgh", "<b>x</b>", "\x00", "x" * 300, "£$%", "';--"])
def test_no_council_is_called_so(box, text):
    assert typed(box, text) == [] or not box.button.isEnabled()
    if not box.found.isVisible():
        assert "No council of England or Wales is called so" in box.said.text()
    assert not box.button.isEnabled()
    assert box.button.accessibleDescription() == box.button.toolTip() != ""


def test_hostile_names_are_text(box, tmp_path):
    document = json.loads((ROOT / "resources" / "catalogue.json").read_text(encoding="utf-8"))
    name = "<img src=x onerror=alert(1)> & ../../etc\n" + "long " * 60
    document["authorities"] = [{"code": "E06000001", "name": name}, {"code": "E06000002", "name": name}]
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    settings.CATALOGUE.write(str(path))
    assert len(typed(box, "img")) == 2
    box.found.itemActivated.emit(box.found.item(1))
    assert box.said.textFormat() == Qt.TextFormat.PlainText
    assert "E06000002" in box.said.text()
    assert box.minimumSizeHint().width() < 300
    fetched = []
    box.run.run.start = lambda name, parameters: fetched.append(parameters["OUTPUT"])
    box.button.click()
    assert Path(fetched[0]).parent == tmp_path / "profile" / "results"
    box.run.stop()


@pytest.mark.parametrize("text", ["{", "[]", '{"schema": "other"}', None])
def test_a_catalogue_that_cannot_be_read_is_told(box, tmp_path, text):
    path = tmp_path / "broken.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    settings.CATALOGUE.write(str(path))
    typed(box, NAME)
    assert "broken.json" in box.said.text()
    assert not box.button.isEnabled()


# Fetching it


def test_three_clicks_to_a_map_and_nothing_is_asked_before_the_third(dock, box, window, tmp_path, hosts):
    with answered(council(), tmp_path):
        QTest.mouseClick(box.search, Qt.MouseButton.LeftButton)
        typed(box, "hartlep")
        dock.parts["areas"].council.where_button.click()
        settle()
        assert hosts == []
        QTest.mouseClick(box.button, Qt.MouseButton.LeftButton)
        assert box.button.text() == "Cancel"
        assert "Fetching Hartlepool, census of 2021" in box.doing.text()
        wait(lambda: len(dock.session.results()) == 2)
        settle(6)
    assert hosts
    shown = dock.session.result(P65).layer()
    assert shown.name() == "66+ living alone"
    assert {"la_66p_q", "dep_q"} <= set(shown.fields().names())
    assert {row["la_66p_q"] for row in shown.getFeatures()} == {1, 2, 3, 4, 5}
    assert dock.session.areas().featureCount() == AREAS
    assert dock.session.code_field == "LSOA21CD"
    root = QgsProject.instance().layerTreeRoot()
    package = root.findGroup("Hartlepool, 2021")
    assert [node.name() for node in package.children()] == [
        "Wards", "Medway Isolation: living alone", "Areas", "Census counts, 2021", "Indices of Deprivation", "Lookup to wards", "Sources",
    ]  # fmt: skip
    seen = window.colours()
    assert seen["#440154"] > 50 and seen["#fde725"] > 50
    (said,) = window.told()
    assert said.startswith(
        "Done: Under 66 living alone and 66+ living alone. Quintile 1 is the worst.\nHartlepool: 25 areas, in "
    )
    assert "no documented service gives the open classification" in said
    assert len(brief(said)) <= MOST_SAID
    assert box.isCollapsed()
    box.setCollapsed(False)
    settle()
    hidden = (box.progress, box.doing, box.found)
    assert not any(one.isVisible() for one in hidden), "unfolding shows no more than there is"


def test_every_step_is_in_the_history(box, tmp_path):
    from qgis.gui import QgsGui

    with answered(council(), tmp_path):
        fetch(box)
    # Other runs of tests write into the same history.
    own = [each.entry for each in QgsGui.historyProviderRegistry().queryEntries() if str(tmp_path) in str(each.entry)]
    assert {each["algorithm_id"].removeprefix("medwayisolation:") for each in own} == {
        "fetchauthority", "livingalone", "imdquintiles",
    }  # fmt: skip


def test_where_a_census_gave_no_ages_the_one_before_is_mapped(dock, box, window, tmp_path):
    replay = council(by_age=False)
    older = answers.made_up(ROOT / "sample_data" / "sample.gpkg")
    replay.layers.update({name: layer for name, layer in older.layers.items() if "2011" in name or "LSOA11" in name})
    replay.tables.update(older.tables)
    own = {"LAD20CD": "E06000001", "LAD20NM": NAME}
    for row in replay.layers["LSOA11_WD20_LAD20_EW_LU_v2"].attributes:
        row.update(own)
    for name, table in older.tables.items():
        replay.tables[name] = answers.CensusTable(
            table.origin, table.dimension, table.rows, dict.fromkeys(table.of, "E06000001")
        )
    with answered(replay, tmp_path):
        fetch(box)
    assert dock.session.result(P65).layer().name() == "65+ living alone"
    assert dock.session.code_field == "LSOA11CD"
    said = window.told()[0]
    assert "The census of 2021 gave nobody who lives alone by age, so the map is of 2011." in said
    assert QgsProject.instance().layerTreeRoot().findGroup("Hartlepool, 2021") is None
    assert QgsProject.instance().layerTreeRoot().findGroup("Hartlepool, 2011") is not None


def test_without_counts_by_age_the_data_are_there_and_the_map_is_not(dock, box, window, tmp_path, impatient):
    with answered(council(by_age=False), tmp_path):
        fetch(box)
    assert dock.session.areas() is not None, window.told()
    assert dock.session.areas().featureCount() == AREAS
    assert dock.session.results() == []
    assert window.told()[0].startswith("There is no map yet: the services gave nobody who lives alone by age.")
    assert box.button.isEnabled()


def test_what_is_kept_is_enough_without_a_network(dock, box, window, tmp_path, hosts):
    with answered(council(), tmp_path) as replay:
        fetch(box)
        asked = len(replay.asked)
        QgsProject.instance().clear()
        settle(10)
        again = dock.parts["areas"].council
        again.offline_box.setChecked(True)
        fetch(again)
        assert len(replay.asked) == asked
    assert len(dock.session.results()) == 2, window.told()


def test_offline_with_nothing_kept_says_so(box, window):
    box.offline_box.setChecked(True)
    fetch(box)
    said = window.told()[0]
    assert said.startswith("The council's data could not be fetched.\n")
    assert "not among the answers kept from before" in said


@pytest.mark.parametrize("fault", ["empty", "html", "error", "half", "status", "redirect"])
def test_a_failure_fits_the_bar_and_its_story_is_behind_a_button(dock, box, window, tmp_path, impatient, fault):
    replay = council()
    replay.faults[LOOKUP] = fault
    with answered(replay, tmp_path):
        fetch(box)
    said = window.told()[0]
    assert brief(said) == "The council's data could not be fetched."
    assert "LSOA 2021 to ward" in said and "Where data come from" in said
    assert "Traceback" not in said
    assert QgsProject.instance().mapLayers() == {}
    assert list((tmp_path / "profile" / "results").iterdir()) == []
    assert box.button.text().replace("&", "") == "Fetch data, make a map"


def test_a_service_that_is_not_there_is_told(box, window, impatient):
    fetch(box)
    assert "the service cannot be reached" in window.told()[0]


def test_a_missing_part_is_told_and_the_rest_is_mapped(dock, box, window, tmp_path, impatient):
    replay = council()
    replay.faults["File_7"] = "html"
    with answered(replay, tmp_path):
        fetch(box)
    assert len(dock.session.results()) == 2, window.told()
    assert "a page for people came in place of data" in window.told()[0]


def test_cancel_leaves_nothing_behind(dock, box, window, tmp_path):
    replay = council()
    replay.faults["query"] = "hangs"
    with answered(replay, tmp_path):
        typed(box, NAME)
        box.button.click()
        wait(lambda: any("query" in path for path in replay.asked))
        box.button.click()
        wait(lambda: not box.run.running())
    settle()
    assert window.told()[0] == "Cancelled: nothing was written."
    assert QgsProject.instance().mapLayers() == {}
    assert list((tmp_path / "profile" / "results").iterdir()) == []


def test_a_project_that_is_closed_meanwhile_is_left_alone(dock, box, tmp_path):
    replay = council()
    replay.faults["query"] = "hangs"
    with answered(replay, tmp_path):
        typed(box, NAME)
        box.button.click()
        wait(lambda: any("query" in path for path in replay.asked))
        QgsProject.instance().clear()
        settle(10)
    assert QgsProject.instance().mapLayers() == {}
    assert dock.parts["areas"].council.button.text().replace("&", "") == "Fetch data, make a map"


def test_where_results_cannot_be_written_it_is_told(box, window, tmp_path):
    (tmp_path / "profile").mkdir(exist_ok=True)
    (tmp_path / "profile" / "results").write_text("in the way", encoding="utf-8")
    fetch(box)
    assert "cannot be made" in window.told()[0]
    assert not box.run.running()


def test_the_chosen_census_is_remembered(dock, box):
    box.census_box.setCurrentIndex(1)
    QgsProject.instance().clear()
    settle(10)
    assert dock.parts["areas"].council.census_box.currentText() == "2011"
