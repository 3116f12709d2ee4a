"""Recolouring while a slider moves."""

from __future__ import annotations

import pytest
from qgis.core import QgsMapLayerStyle, QgsVectorLayer

from medway_isolation_plugin.cartography.choices import LiveColouring, live_renderer, show
from medway_isolation_plugin.core.bands import P65
from tests.cartography.drawing import colours, outlined
from tests.core.made import DEPRIVED, SEGMENTS, class_field
from tests.processing.layers import layer

OF = class_field(SEGMENTS, band=P65)
WORST, BEST = "#440154", "#fde725"

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def areas() -> QgsVectorLayer:
    return layer({"code": list("ABCD"), "q": [5, 5, 5, 5]})


def test_colours_follow_the_classes_and_the_rest_is_hatched(areas):
    live = LiveColouring(areas, "code", OF)
    assert live.show({"A": 1, "B": 5.0, "C": float("nan")})
    assert colours(areas) == [WORST, BEST, "hatched", "hatched"]
    assert live.show({"A": 5, "B": 1, "C": None, "D": 1})
    assert colours(areas) == [BEST, WORST, "hatched", WORST]


def test_nothing_is_written_and_no_legend_is_rebuilt(areas):
    live = LiveColouring(areas, "code", OF)
    live.show({"A": 1})
    said = []
    areas.rendererChanged.connect(lambda: said.append("renderer"))
    areas.legendChanged.connect(lambda: said.append("legend"))
    live.show({"A": 2})
    assert said == []
    assert not areas.isEditable()
    assert areas.fields().names() == ["code", "q"]
    assert colours(areas)[0] not in (WORST, "hatched")


def test_priority_areas_move_too(areas):
    live = LiveColouring(areas, "code", OF)
    live.show({"A": 1, "B": 5}, {"A", "D"})
    assert colours(areas) == [WORST, BEST, "hatched", "hatched"]
    assert outlined(areas, 0)
    assert outlined(areas, 3)
    assert not outlined(areas, 2)
    live.show({"A": 1, "B": 5}, {"B"})
    assert outlined(areas, 1)
    live.show({"A": 1, "B": 5})
    assert not outlined(areas, 0)


def test_putting_back(areas):
    show(areas, "", "q")
    live = LiveColouring(areas, "code", OF)
    live.show({"A": 1})
    assert live.shown
    live.put_back()
    assert not live.shown
    assert areas.renderer().classAttribute() == "q"
    assert colours(areas) == [BEST] * 4
    live.put_back()
    assert areas.renderer().classAttribute() == "q"


def test_a_style_of_someone_else_meanwhile_is_coloured_over_and_the_first_put_back(areas):
    show(areas, "", "q")
    live = LiveColouring(areas, "code", OF)
    live.show({"A": 1})
    show(areas, "", "q")
    live.show({"A": 1})
    assert colours(areas)[0] == WORST
    live.put_back()
    assert areas.renderer().classAttribute() == "q"


def test_a_layer_that_is_deleted(areas):
    made = layer({"code": ["A"]})
    live = LiveColouring(made, "code", OF)
    live.show({"A": 1})
    from qgis.PyQt import sip

    sip.delete(made)
    assert live.show({"A": 2}) is False
    live.put_back()
    assert not live.shown


def test_a_project_saved_meanwhile_needs_no_plugin(areas):
    live = LiveColouring(areas, "code", OF)
    live.show({"A": 1, "B": 2}, {"B"})
    before = colours(areas)
    style = QgsMapLayerStyle()
    style.readFromLayer(areas)
    live.put_back()
    assert colours(areas) != before
    style.writeToLayer(areas)
    assert colours(areas) == before
    assert areas.renderer().type() == "categorizedSymbol"


def test_the_legend_names_the_worst_end():
    of = class_field(DEPRIVED, "Health", classes=3)
    made = live_renderer("code", {"A": 1}, of, 3)
    assert [each.label() for each in made.categories()] == ["1 (most deprived)", "2", "3 (least deprived)", "No data"]
