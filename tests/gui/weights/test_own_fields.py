"""An index that is begun in the panel from fields of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.gui.shared.session import Session
from medway_isolation_plugin.gui.weights import apply
from medway_isolation_plugin.gui.weights.part import WeightsPart
from medway_isolation_plugin.layers import indicators
from tests import results as facts
from tests.gui.sample_project import algorithm, values
from tests.gui.window import settle, wait
from tests.processing.layers import layer
from tests.processing.test_field_names import HOSTILE

COLUMNS = {
    "fid_1": ["x"] * 6,
    "code": [f"E0{n}" for n in range(6)],
    "OBJECTID": [1, 2, 3, 4, 5, 6],
    "ward_id": [7, 7, 7, 8, 8, 8],
    "no_car": [30.0, 10.0, 25.0, 5.0, 18.0, 40.0],
    "buses": [2.0, 9.0, 4.0, 12.0, 7.0, 1.0],
    "imd_rank": [10, 60, 20, 50, 40, 30],
    "imd_decile": [1, 6, 2, 5, 4, 3],
    "visits": [4.0, 1.0, 9.0, 7.0, 2.0, 3.0],
    "si_65p": [6.0, 5.0, 4.0, 3.0, 2.0, 1.0],
    "si_65p_q": [1, 1, 2, 3, 4, 5],
}


@pytest.fixture(autouse=True)
def project(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QgsProject]:
    monkeypatch.setattr(apply, "weights_folder", lambda: tmp_path / "kept")
    yield QgsProject.instance()
    QgsProject.instance().clear()
    settle()


@pytest.fixture
def areas() -> QgsVectorLayer:
    made = layer(COLUMNS)
    index = [facts.column("si_65p", Role.VALUE, P65), facts.classes("si_65p_q", P65)]
    facts.state(made, facts.result(facts.SEGMENTS, index))
    made.setName("areas")
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def made() -> Iterator[Any]:
    parts: list[WeightsPart] = []

    def maker(areas: QgsVectorLayer) -> WeightsPart:
        session = Session()
        session.set_areas(areas, "code")
        parts.append(WeightsPart(session))
        parts[-1].show()
        done(parts[-1])
        return parts[-1]

    yield maker
    for part in parts:
        part.close_down()
        part.deleteLater()


def done(part: WeightsPart) -> None:
    wait(lambda: not part.live.busy())
    settle()


def begin(part: WeightsPart, *fields: str) -> None:
    """Choose the last entry beside the ready recipes, and tick fields, as a user does."""
    preset = part.form.preset
    preset.setCurrentIndex(preset.count() - 1)
    assert preset.currentText() == "Own fields\N{HORIZONTAL ELLIPSIS}"
    preset.activated.emit(preset.currentIndex())
    for field in fields:
        tick(part, field)
    done(part)


def tick(part: WeightsPart, field: str, state: Qt.CheckState = Qt.CheckState.Checked) -> None:
    combo = part.form.table.own.combo
    combo.setItemCheckState(combo.findData(field), state)
    settle()


def offered(part: WeightsPart) -> list[str]:
    combo = part.form.table.own.combo
    return [combo.itemData(number) for number in range(combo.count())]


def test_what_numbers_or_classes_areas_is_not_offered_until_it_is_asked_for(made, areas):
    assert indicators.measures(areas) == ["no_car", "buses", "visits", "si_65p"]
    part = made(areas)
    assert part.form.table.own.isHidden()
    begin(part)
    assert not part.form.table.own.isHidden()
    assert offered(part) == ["no_car", "buses", "visits", "si_65p"]
    part.form.table.own.every.setChecked(True)
    assert offered(part) == [name for name in COLUMNS if name not in ("fid_1", "code")]


def test_columns_of_a_csv_file_that_hold_numbers_are_offered_though_they_are_read_as_text(made, areas, tmp_path):
    path = tmp_path / "counts.csv"
    rows = [
        f'E0{n},{value},{50 - value},"{n},000",{"" if n == 2 else n / 4},,word'
        for n, value in enumerate((30, 10, 25, 5, 18, 40))
    ]
    path.write_text("\n".join(["code,no_car,buses,grouped,gaps,empty,name", *rows]), encoding="utf-8")
    counts = QgsVectorLayer(str(path), "counts", "ogr")
    assert not any(field.isNumeric() for field in counts.fields())
    QgsProject.instance().addMapLayer(counts)
    part = made(areas)
    begin(part)
    part.form.table.table.setLayer(counts)
    done(part)
    assert offered(part) == ["no_car", "buses", "gaps"]
    tick(part, "no_car")
    tick(part, "buses")
    done(part)
    assert part.form.apply.isEnabled()
    part.form.apply.click()
    wait(lambda: not part.run.running() and part.session.result(P65) is not None)
    settle()
    found = part.session.result(P65).layer()
    rows = ["no_car", "higher", 1, "", "buses", "higher", 1, ""]
    own = algorithm("compositeindex", INPUT=areas, CODE_FIELD="code", TABLE=counts, INDICATORS=rows, OUTPUT="memory:")[
        "OUTPUT"
    ]
    assert values(found, "code", "ci") == values(own, "code", "ci")
    assert None not in values(found, "code", "ci").values()


def test_nothing_ticked_leaves_apply_off_and_says_why(made, areas):
    part = made(areas)
    begin(part)
    form = part.form
    assert (form.apply.isEnabled(), form.apply.toolTip()) == (False, "Tick at least one field of the index above.")
    assert form.rows == {}
    tick(part, "no_car")
    done(part)
    assert form.apply.isEnabled()
    assert list(form.rows) == ["no_car"]
    tick(part, "no_car", Qt.CheckState.Unchecked)
    done(part)
    assert not form.apply.isEnabled()


def test_the_index_is_that_of_the_toolbox_and_is_kept_with_the_project(made, areas):
    part = made(areas)
    begin(part, "no_car", "buses")
    part.form.rows["buses"].direction.click()
    part.form.rows["no_car"].number.setValue(3)
    tick(part, "visits")  # what was set before stays
    done(part)
    rows = ["no_car", "higher", 3, "", "buses", "lower", 1, "", "visits", "higher", 1, ""]
    common = {"INPUT": areas, "CODE_FIELD": "code", "OUTPUT": "memory:"}
    own = algorithm("compositeindex", **common, INDICATORS=rows, TITLE="Index of own fields")["OUTPUT"]
    part.form.apply.click()
    wait(lambda: not part.run.running() and part.session.result(P65) is not None)
    settle()
    found = part.session.result(P65).layer()
    for field in ("ci", "ci_rk", "ci_q"):
        assert values(found, "code", field) == values(own, "code", field), field
    assert len(set(values(found, "code", "ci").values())) == 6

    state = part.state()
    again = made(areas)
    again.restore(state)
    done(again)
    assert again.form.preset.currentText() == "Own fields\N{HORIZONTAL ELLIPSIS}"
    assert again.form.table.own.ticked() == ["no_car", "buses", "visits"]
    assert not again.form.table.own.isHidden()
    assert again.state() == state
    assert again.form.rows["buses"].direction.isChecked()
    # A recipe that is opened is not one's own.
    again.form.preset.setCurrentIndex(0)
    again.form.preset.activated.emit(0)
    assert again.form.table.own.isHidden()


def test_a_project_without_a_ticked_field_is_taken_up(made, areas):
    part = made(areas)
    begin(part)
    again = made(areas)
    again.restore(part.state())
    done(again)
    assert not again.form.table.own.isHidden()
    assert again.form.apply.toolTip() == "Tick at least one field of the index above."


def test_unfolding_the_table_of_a_recipe_shows_no_own_fields(made, areas):
    part = made(areas)
    begin(part)
    table = part.form.table
    table.setCollapsed(True)
    part.open_files([paths.RECIPES / "living_alone_65p.json"])
    table.setCollapsed(False)
    assert table.table.isVisible()
    assert table.own.isHidden()


def test_a_ticked_field_that_vanishes_is_named_and_can_be_given_up(made, areas):
    part = made(areas)
    begin(part, "no_car", "buses")
    areas.startEditing()
    areas.deleteAttribute(areas.fields().indexOf("buses"))
    assert areas.commitChanges()
    wait(lambda: not part.form.apply.isEnabled())
    assert part.form.apply.toolTip() == "Choose the fields above for: buses."
    combo = part.form.table.own.combo
    assert combo.itemText(combo.findData("buses")) == "buses (not there)"
    tick(part, "buses", Qt.CheckState.Unchecked)
    done(part)
    assert part.form.apply.isEnabled()
    assert list(part.form.rows) == ["no_car"]


def test_the_list_fits_300_pixels_however_long_the_headings_are(made, areas):
    for number in range(areas.fields().count()):
        areas.setFieldAlias(number, f"Share of the residents in households of whom something is counted, {number}")
    part = made(areas)
    part.resize(300, 800)
    part.show()
    begin(part, "no_car", "buses")
    inner = part.form.scroll.widget()
    assert part.form.table.own.isVisible()
    assert inner.minimumSizeHint().width() <= 300 - part.form.scroll.verticalScrollBar().width()


def test_fields_of_any_name_make_an_index(made, project):
    """Areas whose code field has such a name, too."""
    code, first, second = HOSTILE["lines"], HOSTILE["quotes"], HOSTILE["long"]
    columns = {code: COLUMNS["code"], first: COLUMNS["no_car"], second: COLUMNS["buses"]}
    areas = project.addMapLayer(layer(columns))
    part = made(areas)
    part.session.set_areas(areas, code)
    done(part)
    begin(part, first, second)
    assert list(part.form.rows) == [first, second]
    part.form.apply.click()
    wait(lambda: not part.run.running() and part.session.result(P65) is not None)
    settle()
    plain = {"code": COLUMNS["code"], "no_car": COLUMNS["no_car"], "buses": COLUMNS["buses"]}
    rows = ["no_car", "higher", 1, "", "buses", "higher", 1, ""]
    own = algorithm("compositeindex", INPUT=layer(plain), CODE_FIELD="code", INDICATORS=rows, OUTPUT="memory:")[
        "OUTPUT"
    ]
    assert values(part.session.result(P65).layer(), code, "ci") == values(own, "code", "ci")
