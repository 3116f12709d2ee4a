"""The tables of an index: nothing is chosen that no heading says, and what a message advises can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from medway_isolation_plugin.core import profiles
from medway_isolation_plugin.core.bands import U65
from medway_isolation_plugin.gui.shared.session import Session
from medway_isolation_plugin.gui.weights.part import WeightsPart
from medway_isolation_plugin.gui.weights.tables import SegmentTables
from tests.gui.sample_project import settle, wait
from tests.processing.layers import layer


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
def part() -> Iterator[WeightsPart]:
    session = Session()
    session.set_areas(add(layer({"code": ["A", "B"]}), "areas"), "code")
    shown = WeightsPart(session)
    yield shown
    shown.close_down()
    shown.deleteLater()


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
    assert not tables.complete()


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
