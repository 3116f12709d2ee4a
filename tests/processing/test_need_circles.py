"""Numbers of people as circles: their faces in proportion, most people first, nobody's area lost, and the high end said so."""

from __future__ import annotations

import math
from typing import Any

import pytest
from qgis.core import (
    QgsGraduatedSymbolRenderer,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSymbol,
    QgsVectorLayer,
)

from medway_isolation_plugin.cartography.classing import StyleChoice
from medway_isolation_plugin.cartography.counts import circles, is_of_people
from medway_isolation_plugin.cartography.figure_kinds import NeedPeople
from medway_isolation_plugin.layers import fields
from tests.processing.layers import layer

RESIDENTS = [100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0]


def needed(run: Any, residents: list[float | None], rate: str = "jsna_isolated_65p") -> QgsVectorLayer:
    areas = layer({"code": [f"E0101601{at}" for at in range(len(residents))], "res_65p": residents})
    return run("estimateneed", INPUT=areas, RATE=rate, OUTPUT="memory:")["OUTPUT"]


def symbols(made: QgsGraduatedSymbolRenderer) -> list[QgsSymbol]:
    """Return copies, which outlive the ranges."""
    ranges = made.ranges()
    return [one.symbol().clone() for one in ranges]


def sizes(made: QgsGraduatedSymbolRenderer) -> list[float]:
    return [one.symbolLayer(1).subSymbol().size() for one in symbols(made)]


@pytest.fixture
def people(run) -> QgsVectorLayer:
    return needed(run, RESIDENTS)


def test_faces_are_in_proportion_and_most_people_come_first(people):
    of = fields.describe(people, "need_q")
    assert is_of_people(of)
    made = circles(people, of, StyleChoice())
    assert isinstance(made, QgsGraduatedSymbolRenderer)
    assert made.classAttribute() == "need_mid"
    labels = [one.label() for one in made.ranges()]
    assert labels[0] == "1 (most numerous): 108 to 120"
    assert labels[-1] == "5 (least numerous): 12 to 24"
    found = sizes(made)
    assert found == sorted(found, reverse=True)
    middles = [114.0, 90.0, 66.0, 42.0, 18.0]
    for size, middle in zip(found, middles):
        assert (size / found[0]) ** 2 == pytest.approx(middle / middles[0], rel=0.03)


def test_circles_stand_above_all_areas_and_small_ones_above_large_ones(people):
    made = circles(people, fields.describe(people, "need_q"), StyleChoice())
    assert made.usingSymbolLevels()
    kept = symbols(made)
    levels = [one.symbolLayer(1).renderingPass() for one in kept]
    assert all(first < second for first, second in zip(levels, levels[1:]))
    grounds = {one.symbolLayer(0).renderingPass() for one in kept}
    assert max(grounds) < min(levels)
    fills = [one.symbolLayer(0) for one in kept]
    assert all(isinstance(one, QgsSimpleFillSymbolLayer) for one in fills)
    assert len({one.fillColor().name() for one in fills}) == 1  # no area is shaded by its number


def test_every_area_is_drawn_and_one_without_a_number_is_hatched(run):
    layer_made = needed(run, [*RESIDENTS, None])
    made = circles(layer_made, fields.describe(layer_made, "need_q"), StyleChoice())
    assert isinstance(made, QgsRuleBasedRenderer)
    assert [str(one.label()) for one in made.legendSymbolItems()][-1] == "No data"
    rules = [one.filterExpression() for one in made.rootRule().children()]
    assert rules[-1] == "ELSE"
    found = [{feature["code"] for feature in layer_made.getFeatures(rule)} for rule in rules[:-1]]
    assert sum(map(len, found)) == len(set().union(*found)) == len(RESIDENTS)


def test_a_range_without_a_centre_is_drawn_by_its_high_end_and_says_so(run):
    lonely = needed(run, RESIDENTS, "jsna_lonely_65p")
    of = fields.describe(lonely, "need_q")
    made = circles(lonely, of, StyleChoice())
    assert made.classAttribute() == "need_high"
    assert made.ranges()[0].label() == "1 (most numerous): 144 to 160"
    said = NeedPeople(of).subtitle()
    assert "The high end of a modelled estimate; risk is not the same as count." in said
    assert said.endswith(" A larger circle is more people.")
    isolated = needed(run, RESIDENTS)
    assert "high end" not in NeedPeople(fields.describe(isolated, "need_q")).subtitle()


def test_all_areas_alike_are_one_circle(run):
    alike = needed(run, [500.0] * 6)
    made = circles(alike, fields.describe(alike, "need_q"), StyleChoice())
    assert made is not None
    assert all(math.isfinite(size) and size > 0 for size in sizes(made))


def test_a_class_without_an_area_keeps_its_row(run):
    few = needed(run, [100.0, 200.0, 300.0])
    made = circles(few, fields.describe(few, "need_q"), StyleChoice())
    labels = [one.label() for one in made.ranges()]
    assert len(labels) == 5
    assert labels[0].startswith("1 (most numerous)")
    assert sorted(label.rpartition(": ")[2] for label in labels if ": " in label) == ["12", "24", "36"]
