"""The tables of an index: nothing is chosen that no heading says, and what a message advises can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from medway_isolation_plugin.core import profiles
from medway_isolation_plugin.core.bands import BANDS, P65, U65
from medway_isolation_plugin.gui.shared.session import Session
from medway_isolation_plugin.gui.weights.part import WeightsPart
from medway_isolation_plugin.gui.weights.tables import SegmentTables
from medway_isolation_plugin.paths import RECIPES
from tests.gui.sample_project import algorithm, settle, values
from tests.gui.window import wait
from tests.processing.layers import layer, table


@pytest.fixture(autouse=True)
def project(provider: Any) -> Iterator[QgsProject]:
    yield QgsProject.instance()
    QgsProject.instance().clear()
    settle()


def add(made: QgsVectorLayer, name: str) -> QgsVectorLayer:
    made.setName(name)
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def made() -> Iterator[Any]:
    """Return a function that makes the part for an areas layer and its code field."""
    parts: list[WeightsPart] = []

    def maker(areas: QgsVectorLayer, code: str) -> WeightsPart:
        session = Session()
        session.set_areas(areas, code)
        parts.append(WeightsPart(session))
        parts[-1].show()
        return parts[-1]

    yield maker
    for part in parts:
        part.close_down()
        part.deleteLater()


@pytest.fixture
def part(made: Any) -> WeightsPart:
    shown: WeightsPart = made(add(layer({"code": ["A", "B"]}), "areas"), "code")
    return shown


def choose(part: WeightsPart, field: str, name: str) -> None:
    """Choose a field of the data as a user does."""
    combo = part.form.table.fields.combos[field]
    combo.setCurrentIndex(combo.findData(name))
    combo.activated.emit(combo.currentIndex())
    done(part)


def apply(part: WeightsPart) -> None:
    part.form.apply.click()
    wait(lambda: not part.run.running() and part.form.apply.isEnabled())
    settle()


def done(part: WeightsPart) -> None:
    wait(lambda: not part.live.busy())
    settle()


def test_a_type_is_never_taken_for_the_area_code():
    """The first field of a table is no guess: what no heading or value says stays empty."""
    tables = SegmentTables()
    tables.households.setLayer(add(layer({"Subgroup": ["1a1"], "households": [10], "where": ["x"]}), "Households"))
    found = tables.parameters()
    assert (found["HH_CODE_FIELD"], found["HH_TYPE_FIELD"], found["HH_COUNT_FIELD"]) == (None, "Subgroup", "households")
    assert tables.fields["HH_CODE_FIELD"].currentText() == ""
    tables.types.setLayer(add(layer({"name": ["x"], "no_car": [0.4]}), "Types"))
    assert tables.parameters()["TYPE_FIELD"] is None
    assert "Choose the fields of the tables" in tables.missing()


def test_households_of_unknown_types_can_be_excluded(part, tmp_path):
    add(layer({"code": ["A", "B", "B"], "type": ["x", "x", "z"], "households": [100, 100, 1]}), "Households")
    add(layer({"type": ["x"], "no_car": [0.4]}), "Types")
    path = tmp_path / "one.json"
    weights = profiles.BandWeights(U65, (profiles.Variable("no_car", "No car", 6.0),))
    profiles.WeightProfile("One", "me", (weights,)).write(path)
    assert part.open_files([path])
    done(part)
    assert "choose to exclude these households" in part.form.status.toolTip() + part.form.status.text()
    part.form.tables.exclude.click()
    done(part)
    assert part.form.status.text() == "Press Apply to make the map. After that every change is shown at once."
    part.form.apply.click()
    wait(lambda: not part.run.running())
    settle()
    made = part.session.result(U65).layer()
    assert {row["code"]: round(row["si_unk"], 3) for row in made.getFeatures()} == {"A": 0.0, "B": 0.99}
    state = part.state()
    part.form.tables.exclude.click()
    part.restore(state)
    assert part.form.tables.exclude.isChecked()


LIVING_ALONE = [RECIPES / "living_alone_u65.json", RECIPES / "living_alone_65p.json"]


def test_a_ready_recipe_runs_on_the_real_table_that_living_alone_recognises(made, shared, unzipped):
    areas = add(QgsVectorLayer(str(shared / "data" / "medway" / "lsoa11.geojson"), "", "ogr"), "lsoa11")
    census = add(table(unzipped("england/census2011_lsoa11_ew.csv.gz")), "census2011_lsoa11_ew")
    part = made(areas, "LSOA11CD")
    assert part.open_files(LIVING_ALONE)
    done(part)
    assert part.form.table.table.currentLayer() == census
    combos = part.form.table.fields.combos
    assert {field: combo.field() for field, combo in combos.items()} == {
        "alone_u65": "one_person_other", "residents_u65": "pop_under65", "alone_65p": "one_person_65plus", "residents_65p": "pop_65plus",
    }  # fmt: skip
    apply(part)
    own = algorithm(
        "livingalone", INPUT=areas, CODE_FIELD="LSOA11CD", TABLE=census, TABLE_CODE_FIELD="LSOA11CD", OUTPUT="memory:"
    )["OUTPUT"]
    for band in BANDS:
        found = part.session.result(band)
        assert values(found.layer(), "LSOA11CD", found.class_field) == values(own, "LSOA11CD", f"la_{band.key}_q")


def test_the_open_recipes_run_on_the_sample_as_in_the_toolbox(made, sample):
    areas = add(QgsVectorLayer(f"{sample}|layername=areas", "", "ogr"), "Sample areas")
    census = add(QgsVectorLayer(f"{sample}|layername=census", "", "ogr"), "Sample census counts")
    part = made(areas, "code")
    assert part.open_files([RECIPES / "open_u65.json", RECIPES / "open_65p.json"])
    done(part)
    assert part.form.table.table.currentLayer() == census
    apply(part)
    older = algorithm("compositeindex", INPUT=areas, CODE_FIELD="code", TABLE=census, OUTPUT="memory:")[
        "OUTPUT"
    ]  # the default
    found = part.session.result(P65)
    assert values(found.layer(), "code", found.class_field) == values(older, "code", "ci_q")
    assert part.session.result(U65) is not None


def test_the_fields_can_be_corrected_and_are_kept(made):
    columns = {
        "code": list("ABCDE"),
        "65+ living alone": [1, 2, 3, 4, 5],
        "Persons 65+": [100] * 5,
        "mine": [5, 4, 3, 2, 1],
    }
    part = made(add(layer(columns), "areas"), "code")
    assert part.open_files(LIVING_ALONE[1:])
    done(part)
    assert part.form.table.fields.combos["alone_65p"].field() == "65+ living alone"
    apply(part)
    assert values(part.session.result(P65).layer(), "code", "ci_rk") == dict(zip("EDCBA", range(1, 6)))
    choose(part, "alone_65p", "mine")
    assert part.live.indices["65p"].classes({"alone_65p": 1.0})[1].tolist() == [
        1,
        2,
        3,
        4,
        5,
    ]  # what the map shows at once
    apply(part)
    assert values(part.session.result(P65).layer(), "code", "ci_rk") == dict(zip("ABCDE", range(1, 6)))
    state = part.state()
    again = made(part.session.areas(), "code")
    again.restore(state)
    done(again)
    assert again.form.table.fields.combos["alone_65p"].field() == "mine"


def test_a_field_that_no_heading_says_is_asked_for(made):
    part = made(add(layer({"code": list("AB"), "Persons 65+": [100, 100], "mine": [5, 4]}), "areas"), "code")
    assert part.open_files(LIVING_ALONE[1:])
    done(part)
    assert part.form.status.text() == "Choose the fields above for: alone_65p."
    assert part.form.table.fields.combos["alone_65p"].currentText() == "(choose a field)"
    assert not part.form.table.isCollapsed()
    choose(part, "alone_65p", "mine")
    assert part.form.status.text().startswith("Press Apply")


def test_the_mapping_of_long_headings_fits_300_pixels(made):
    part = made(add(layer({"code": list("AB")}), "areas"), "code")
    assert part.open_files([RECIPES / "iod_2019.json"])
    part.resize(300, 800)
    part.show()
    part.form.table.setCollapsed(False)
    settle()
    assert len(part.form.table.fields.combos) == 7
    inner = part.form.scroll.widget()
    assert inner.minimumSizeHint().width() <= 300 - part.form.scroll.verticalScrollBar().width()
