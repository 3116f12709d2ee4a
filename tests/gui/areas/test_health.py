"""Health quintiles by one press in the panel: on the sample, on real files, and where the tables leave a doubt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QDateTime

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.gui.areas import count_fields
from medway_isolation_plugin.gui.areas.health_tables import health_inputs
from tests.gui.sample_project import algorithm, values
from tests.gui.window import settle, wait
from tests.processing.layers import layer, table

RANK = "Health Deprivation and Disability Rank (where 1 is most deprived)"


def add(made: QgsVectorLayer, name: str) -> QgsVectorLayer:
    made.setName(name)
    assert QgsProject.instance().addMapLayer(made) is not None
    settle()
    return made


def codes(count: int = 30) -> list[str]:
    return [f"E010{16001 + row}" for row in range(count - 1)] + ["E01032740"]


def alone(count: int = 30) -> QgsVectorLayer:
    """The living-alone index of made areas of 2011."""
    rows = range(count)
    areas = layer(
        {
            "LSOA11CD": codes(count),
            "alone_u65": [20 + row for row in rows],
            "alone_65p": [10 + (row * 7) % count for row in rows],
            "residents_u65": [900] * count,
            "residents_65p": [300] * count,
        }
    )
    made: QgsVectorLayer = algorithm("livingalone", INPUT=areas, CODE_FIELD="LSOA11CD", OUTPUT="memory:")["OUTPUT"]
    return made


def ranks(count: int = 30) -> QgsVectorLayer:
    made = {"LSOA code (2011)": codes(count), RANK: [1000 * (row + 1) for row in range(count)]}
    return layer({**made, "Local Authority District code (2019)": ["E06000035"] * count})


def press(areas: Any) -> None:
    areas.results_box.health.button.click()
    wait(lambda: not areas.results_box.health.run.running())
    settle()


def test_one_press_adds_health_to_both_maps(dock, window, project):
    areas = dock.parts["areas"]
    add(alone(), "Living alone")
    areas.results_box.adopt_button.click()
    settle()
    old = [dock.session.result(band).layer() for band in (U65, P65)]
    names = [each.name() for each in old]
    add(ranks(), "IoD 2019")
    assert areas.results_box.health.button.isEnabled()
    press(areas)
    new = [dock.session.result(band).layer() for band in (U65, P65)]
    assert [each.name() for each in new] == [f"{name} and health" for name in names]
    assert values(new[1], "LSOA11CD", "dep_q")["E01016001"] == 1
    assert values(new[0], "LSOA11CD", "dep_q") == values(new[1], "LSOA11CD", "dep_q")
    assert [each.renderer().classAttribute() for each in new] == ["la_u65_q", "la_65p_q"]
    # The old maps are there, unticked, each below the one that has taken its place.
    group = project.layerTreeRoot().findGroup("Medway Isolation: living alone")
    shown = [(node.name(), node.itemVisibilityChecked()) for node in group.findLayers()]
    assert shown == [(new[1].name(), True), (names[1], False), (new[0].name(), False), (names[0], False)]
    assert len(project.layerTreeRoot().findGroups()) == 1
    assert not areas.results_box.health.button.isEnabled()
    assert "hold health quintiles" in areas.results_box.health.why.text()
    assert "Next: the part Priority" in window.told()[0]
    entries = QgsGui.historyProviderRegistry().queryEntries(start=QDateTime.currentDateTime().addSecs(-60))
    assert sum(entry.entry.get("algorithm_id") == "medwayisolation:imdquintiles" for entry in entries[-1:]) == 1


def test_the_button_says_what_it_waits_for(dock):
    areas = dock.parts["areas"]
    add(alone(), "Living alone")
    assert areas.results_box.isVisibleTo(areas)
    assert not areas.results_box.health.button.isEnabled()
    assert "show a result as two maps" in areas.results_box.health.why.text()


def inputs(made: QgsVectorLayer) -> Any:
    return health_inputs(made, "LSOA11CD", QgsProject.instance())


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("tables", "missing"),
    [
        ([], "no table is an index"),
        ([("IoD 2019", ranks), ("IoD 2019 again", ranks)], "IoD 2019, IoD 2019 again"),
        ([("Ranks", lambda: layer({"code": codes(), "health_rank": list(range(1, 31))}))], "which edition"),
    ],
)
def test_what_is_in_doubt_is_left_to_the_user(project, tables, missing):
    made = add(alone(), "Living alone")
    for name, maker in tables:
        add(maker(), name)
    found = inputs(made)
    assert missing in found.missing
    assert (found.parameters["INPUT"], found.parameters["CODE_FIELD"]) == (made.id(), "LSOA11CD")
    assert "EDITION" not in found.parameters
    assert ("TABLE" in found.parameters) == (missing == "which edition")


def test_a_table_of_scores_and_ranks_comes_first_and_own_columns_before_it(project, provider):
    made = add(alone(), "Living alone")
    add(ranks(), "IoD 2019")
    names = {"LSOA code (2011)": codes(), RANK: list(range(1, 31)), "Local Authority District code (2019)": ["E"] * 30}
    both = add(layer({**names, "Health Deprivation and Disability Score": [0.5] * 30}), "All of it")
    found = inputs(made)
    assert (found.missing, found.parameters["TABLE"], found.parameters["EDITION"]) == ("", both.id(), 2)
    assert found.parameters["TABLE_CODE_FIELD"] == "LSOA code (2011)"
    own = health_inputs(both, "LSOA code (2011)", project)
    assert "TABLE" not in own.parameters
    assert own.parameters["RANK_FIELD"] == RANK


def test_codes_newer_than_the_edition_take_the_one_lookup_or_ask_for_it(project, provider):
    made = add(alone(), "Living alone")
    old = {"LSOA CODE": codes()[:-1], "HEALTH DEPRIVATION AND DISABILITY RANK": [1000 * row for row in range(1, 30)]}
    add(layer(old), "English Indices of Deprivation 2010")
    found = inputs(made)
    assert "Choose the lookup between them" in found.missing
    assert found.parameters["EDITION"] == 0
    lookup = add(layer({"LSOA01CD": codes(), "LSOA11CD": codes()}), "Lookup")
    found = inputs(made)
    assert (found.missing, found.parameters["LOOKUP"]) == ("", lookup.id())


def test_the_real_files_of_medway_go_from_counts_to_the_ward_sentence(dock, window, shared: Path, unzipped: Any):
    medway = shared / "data" / "medway"
    project = QgsProject.instance()
    add(QgsVectorLayer(str(medway / "lsoa11.geojson"), "", "ogr"), "lsoa11")
    for name in ("census2011_lsoa11_ew", "imd2019_england_lsoa11"):
        add(table(unzipped(f"england/{name}.csv.gz")), name)
    wards = add(QgsVectorLayer(str(medway / "ward13.geojson"), "", "ogr"), "ward13")
    areas = dock.parts["areas"]
    # What the dialog of 'Make a first map' is filled in with; QGIS's window, which shows it, is not here.
    filled_in = count_fields.parameters(dock.session, project)
    add(algorithm("livingalone", **filled_in, OUTPUT="memory:")["OUTPUT"], "Living alone")
    areas.results_box.adopt_button.click()
    settle()
    press(areas)
    found = dock.session.result(P65).layer()
    assert {"la_65p_q", "dep_q", "dep_nq"} <= set(found.fields().names())
    assert sum(quintile == 1 for quintile in values(found, "LSOA11CD", "dep_q").values()) in (32, 33)
    dock.show_page("priority")
    settle()
    priority = dock.parts["priority"]
    assert priority.form.editor.cells() == ["la_65p_q", "=", "1", "dep_q", "=", "1"]
    priority.form.apply.click()
    wait(lambda: not priority.run.running())
    settle()
    assert dock.session.wards() == wards
    priority.sentence.write.click()
    wait(priority.sentence.text.toPlainText)
    own = algorithm(
        "wardsummary", INPUT=priority.sentence.layer(), CODE_FIELD="LSOA11CD", WARDS=wards, OUTPUT="memory:"
    )
    sentence = priority.sentence.text.toPlainText()
    assert sentence == own["SENTENCE"]
    assert "Chatham Central" in sentence
    assert project.mapLayersByName("Ward table")
