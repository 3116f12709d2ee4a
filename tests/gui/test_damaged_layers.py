"""What the panel says of a layer that cannot be read to its end."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from medway_isolation_plugin.cartography.classing import StyleChoice, values
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.gui.priority.area_values import AreaValues
from medway_isolation_plugin.gui.shared.session import ShownResult
from medway_isolation_plugin.gui.style.histogram import spread
from medway_isolation_plugin.layers.area_facts import facts
from tests.damage import damaged, said_to_hold, saved
from tests.gui.window import settle
from tests.processing.layers import layer

ROWS = 800


@pytest.fixture(scope="module")
def path(qgis_app, tmp_path_factory):
    numbers = range(ROWS)
    made = layer(
        {
            "code": [f"E0101{number:04}" for number in numbers],
            "la_65p": [number / 7 for number in numbers],
            "la_65p_q": [1 + number % 5 for number in numbers],
            "words": ["x" * 200] * ROWS,
        }
    )
    return saved(made, tmp_path_factory.mktemp("layers") / "sound.gpkg")


@pytest.fixture
def broken(path, tmp_path):
    copy = shutil.copy(path, tmp_path / "sound.gpkg")
    damaged(tmp_path / "sound.gpkg")
    return QgsVectorLayer(str(copy), "areas", "ogr")


def test_the_part_areas_says_so(broken):
    (said,) = facts(broken, "code").warnings
    assert said.startswith("The areas layer (areas) could not be read whole.")


def test_limits_and_rules_are_not_made_of_a_part(broken):
    result = ShownResult(broken.id(), "la_65p", "la_65p_q")
    for read in (
        lambda: values(broken, "la_65p"),
        lambda: spread(broken, result, StyleChoice(), ()),
        lambda: AreaValues(broken, "code").cells("la_65p"),
    ):
        with pytest.raises(InputError, match="could not be read whole"):
            read()


def test_a_wrong_cached_count_is_no_damage(path, tmp_path):
    copy = shutil.copy(path, tmp_path / "sound.gpkg")
    said_to_hold(tmp_path / "sound.gpkg", ROWS + 100)
    areas = QgsVectorLayer(str(copy), "areas", "ogr")
    assert facts(areas, "code").count == ROWS
    assert len(values(areas, "la_65p")) == ROWS
    assert len(AreaValues(areas, "code").cells("la_65p")) == ROWS


def test_the_part_style_says_so(dock, broken):
    QgsProject.instance().addMapLayer(broken)
    dock.session.set_result(P65, ShownResult(broken.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    settle()
    assert "could not be read whole" in dock.parts["style"].form.note.text()
