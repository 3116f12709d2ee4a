"""Class limits, renderers and legends, judged by the pixels that they draw."""

from __future__ import annotations

import re

import pytest
from qgis.core import QgsMapLayerStyle, QgsProject, QgsVectorLayer

from medway_isolation_plugin.cartography import choices
from medway_isolation_plugin.cartography.choices import Mode, StyleChoice, limits, limits_of, renderer, shortfall
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.described import unowned
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Role, Scope
from medway_isolation_plugin.layers import fields
from tests import results
from tests.cartography.drawing import colours, outlined
from tests.processing.layers import layer

WORST, BEST = "#440154", "#fde725"
VALUES = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, None, float("nan")]
CLASSES = [5, 5, 4, 4, 3, 3, 2, 2, 1, 1, None, None]
BY_LIMITS = [Mode.QUANTILE, Mode.NATURAL_BREAKS, Mode.EQUAL_INTERVAL]

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def areas() -> QgsVectorLayer:
    made = layer(
        {
            "code": [f"A{number}" for number in range(12)],
            "v": VALUES,
            "q": CLASSES,
            "h": [1, 2, 3, 4, 5, 1, 2, 3, 1, 5, 1, None],
            "pr": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0],
            "words": ["x"] * 12,
        }
    )
    living = [results.column("v", Role.VALUE, P65), results.classes("q", P65)]
    return results.state(made, results.result(results.LIVING, living, confidence=0.95))


def labels(made) -> list[str]:
    return [item.label() for item in made.legendSymbolItems()]


def test_a_quantile_field_darkest_is_worst_and_missing_is_hatched(areas):
    choices.show(areas, "v", "q")
    found = colours(areas)
    assert found[0] == found[1] == BEST
    assert found[8] == found[9] == WORST
    assert found[10:] == ["hatched", "hatched"]
    assert labels(areas.renderer()) == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "No data"]


def test_values_that_contradict_what_is_kept_are_all_shown(areas):
    assert areas.dataProvider().changeAttributeValues({1: {2: 9}})
    choices.show(areas, "v", "q")
    assert colours(areas)[0] == BEST
    assert labels(areas.renderer()) == ["1 (worst)", *"23456789", "No data"], "nothing is claimed of the best end"


def test_no_number_of_classes_is_too_large_to_be_shown():
    many = layer({"la_65p_q": list(range(1, 21))})
    choices.show(many, "", "la_65p_q")
    assert "hatched" not in colours(many)
    assert len(set(colours(many))) == 20
    assert labels(many.renderer())[0] == "1 (worst)"


def test_a_field_of_nobody_says_nothing_of_its_ends():
    made = layer({"own": [1, 2, 3]})
    choices.show(made, "", "own")
    assert labels(made.renderer()) == ["1", "2", "3", "No data"]


@pytest.mark.parametrize("mode", BY_LIMITS)
def test_limits_on_values(areas, mode):
    choice = StyleChoice(mode, 5)
    choices.show(areas, "v", "q", choice)
    found = colours(areas)
    assert (found[0], found[9]) == (BEST, WORST)
    assert len(set(found[:10])) == 5
    assert found[10:] == ["hatched", "hatched"], "NULL and NaN"
    legend = labels(areas.renderer())
    assert [row[:3] for row in legend[:5]] == ["1: ", "2: ", "3: ", "4: ", "5: "]
    assert re.fullmatch(r"1: [\d.]+ to 10(\.0)? \(most isolated\)", legend[0])
    assert re.fullmatch(r"5: 1(\.0)?( to [\d.]+)? \(least isolated\)", legend[4])
    assert legend[5] == "No data"


@pytest.mark.parametrize("mode", BY_LIMITS)
@pytest.mark.parametrize("classes", [3, 7])
def test_limits_rise_from_the_lowest_to_the_highest(mode, classes):
    found = limits_of([1.0 + number**2 for number in range(41)], StyleChoice(mode, classes))
    assert (found[0], found[-1], len(found)) == (1.0, 1601.0, classes + 1)
    assert list(found) == sorted(found)


def test_equal_interval_and_quantile_are_those_of_qgis(areas):
    assert limits([(areas, "v")], StyleChoice(Mode.EQUAL_INTERVAL, 3)) == pytest.approx((1, 4, 7, 10))
    assert limits([(areas, "v")], StyleChoice(Mode.QUANTILE, 3)) == pytest.approx((1, 4, 7, 10))


def test_the_same_limits_for_two_layers(areas):
    other = layer({"w": [0.0, 100.0, 5.0]})
    choice = StyleChoice(Mode.EQUAL_INTERVAL, 4)
    joint = limits([(areas, "v"), (other, "w")], choice)
    assert joint == pytest.approx((0, 25, 50, 75, 100))
    choices.show(areas, "v", "q", choice, joint)
    choices.show(other, "w", "", choice, joint)
    assert set(colours(areas)[:10]) == {BEST}
    assert colours(other) == [BEST, WORST, BEST]


def test_values_beyond_the_limits_belong_to_the_outermost_classes(areas):
    choices.show(areas, "v", "", StyleChoice(Mode.EQUAL_INTERVAL, 3), (4.0, 5.0, 6.0, 7.0))
    found = colours(areas)
    assert (found[0], found[9]) == (BEST, WORST)


@pytest.mark.parametrize("mode", BY_LIMITS)
@pytest.mark.parametrize(
    ("numbers", "expected", "said"),
    [
        ([], (), "No area has a value"),
        ([3.0] * 9, (3.0, 3.0), "All values are equal"),
    ],
)
def test_no_values_and_equal_values(mode, numbers, expected, said):
    choice = StyleChoice(mode, 5)
    assert limits_of(numbers, choice) == expected
    assert said in shortfall(expected, choice)
    made = layer({"v": [*numbers, None]})
    choices.show(made, "v", "", choice, expected)
    assert colours(made) == [WORST] * len(numbers) + ["hatched"]


@pytest.mark.parametrize("mode", [Mode.QUANTILE, Mode.NATURAL_BREAKS])
def test_fewer_distinct_values_than_classes(mode):
    choice = StyleChoice(mode, 5)
    numbers = [0.0, 0.0, 0.0, 2.0, 7.0]
    found = limits_of(numbers, choice)
    assert found == (0.0, 0.0, 2.0, 7.0)
    assert shortfall(found, choice) == "The values are too alike for 5 classes: there are 3 classes."
    made = results.state(layer({"v": numbers}), results.result(results.LIVING, [results.column("v", Role.VALUE, P65)]))
    choices.show(made, "v", "", choice, found)
    seen = colours(made)
    assert seen[:3] == [BEST] * 3
    assert seen[4] == WORST
    assert len(set(seen)) == 3
    known = fields.describe(made, "v")
    assert choices.limit_labels(found, known) == [
        "3: 0 (least isolated)",
        "2: over 0 to 2",
        "1: 2 to 7 (most isolated)",
    ]
    assert choices.limit_labels(found, unowned("v", "")) == ["3: 0", "2: over 0 to 2", "1: 2 to 7"], (
        "nobody's field: no claim"
    )


def test_natural_breaks_of_many_values_are_the_same_every_time():
    numbers = [((number * 7919) % 10007) ** 1.5 for number in range(8000)]
    choice = StyleChoice(Mode.NATURAL_BREAKS, 5)
    assert limits_of(numbers, choice) == limits_of(list(reversed(numbers)), choice)


def test_a_rank_has_its_worst_end_below():
    made = layer({"r": [1, 2, 3, 4, 5, 6]})
    results.state(made, results.result(results.SEGMENTS, [results.column("r", Role.RANK, P65, Scope.LOCAL)]))
    choices.show(made, "r", "", StyleChoice(Mode.EQUAL_INTERVAL, 3))
    assert colours(made)[0] == WORST
    assert labels(made.renderer())[0] == "1: 1.00 to 2.67 (most isolated)"


@pytest.mark.parametrize("ramp", choices.RAMPS)
def test_ramps_run_from_dark_to_light(ramp):
    from qgis.PyQt.QtGui import QColor

    lightness = [QColor(colour).lightnessF() for colour in choices.sequential(7, ramp)]
    assert len(set(choices.sequential(7, ramp))) == 7
    if ramp in choices.DIVERGING:
        assert max(lightness) == max(lightness[2:5])
    else:
        grey = [QColor(colour) for colour in choices.sequential(7, ramp)]
        luminance = [0.299 * c.redF() + 0.587 * c.greenF() + 0.114 * c.blueF() for c in grey]
        assert luminance == sorted(luminance)


@pytest.mark.parametrize(("settings", "said"), [({"classes": 8}, "choose one from 3 to 7"), ({"classes": 2}, "from 3 to 7"),
                                                ({"ramp": "rainbow"}, "no colour ramp 'rainbow'"),
                                                ({"outline": -1.0}, "from 0 to 5 mm")])  # fmt: skip
def test_impossible_choices(settings, said):
    with pytest.raises(InputError, match=said):
        StyleChoice(**settings)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_field_that_is_gone(areas, mode):
    with pytest.raises(InputError, match="has no field 'gone'"):
        renderer(areas, "gone", "gone", StyleChoice(mode))


def test_text_is_no_value(areas):
    with pytest.raises(InputError, match="'x', which is no number"):
        limits([(areas, "words")], StyleChoice(Mode.QUANTILE))


@pytest.mark.parametrize("mode", list(Mode))
def test_an_outline_of_priority_areas_on_any_style(areas, mode):
    choice = StyleChoice(mode)
    choices.show(areas, "v", "q", choice)
    plain = colours(areas)
    choices.show(areas, "v", "q", choice, priority_field="pr")
    assert colours(areas)[:11] == plain[:11]
    assert outlined(areas, 8)
    assert outlined(areas, 10), "an area without a value keeps its hatching inside the outline"
    assert not outlined(areas, 4)
    assert labels(areas.renderer())[-1] == "Priority area"


def test_opacity(areas):
    choices.show(areas, "v", "q", opacity=0.5)
    assert areas.opacity() == 0.5
    assert colours(areas)[9] not in (WORST, "#ffffff")


def test_isolation_by_health(areas):
    areas.setRenderer(choices.bivariate_renderer(areas, "q", "h"))
    found = colours(areas)
    assert found[8] == choices.PALETTE[0][0], "worst in both"
    assert found[9] == choices.PALETTE[0][2], "isolated, in good health"
    assert found[0] == choices.PALETTE[2][0]
    assert found[3] == choices.PALETTE[2][2]
    assert found[6] == choices.PALETTE[1][1]
    assert found[10:] == ["hatched", "hatched"]
    legend = labels(areas.renderer())
    assert legend[0] == "Isolation high (1), health poor (1)"
    assert legend[8] == "Isolation low (4-5), health good (4-5)"
    assert legend[9:] == ["No data"]


@pytest.mark.parametrize(("classes", "expected"), [(3, ("1", "2", "3")), (4, ("1", "2-3", "4")), (5, ("1", "2-3", "4-5")),
                                                   (10, ("1-2", "3-6", "7-10"))])  # fmt: skip
def test_thirds(classes, expected):
    assert choices.third_labels(classes) == expected


def test_the_bivariate_legend_is_a_picture_with_worst_at_the_top_right():
    picture = choices.bivariate_legend(side=240)
    assert (picture.width(), picture.height()) == (240, 240)
    assert picture.pixelColor(215, 20).name() == choices.PALETTE[0][0]
    assert picture.pixelColor(80, 20).name() == choices.PALETTE[0][2]
    assert picture.pixelColor(215, 160).name() == choices.PALETTE[2][0]
    ink = {
        picture.pixelColor(x, y).name()
        for x in range(20, 54)
        for y in range(60, 180)
        if picture.pixelColor(x, y).alpha() > 250
    }
    assert "#0b0c0c" in ink
    assert all(picture.pixelColor(0, y).alpha() == 0 for y in range(240)), "no word touches the edge"


def test_the_bivariate_legend_of_the_print_style_has_no_colour():
    picture = choices.bivariate_legend(side=240, printed=True)
    assert picture.pixelColor(200, 20).name() == "#1e1e1e"
    spots = (picture.pixelColor(x, y) for x in range(56, 236) for y in range(5, 180))
    colours = {(spot.red(), spot.green(), spot.blue()) for spot in spots if spot.alpha() == 255}
    assert max(max(one) - min(one) for one in colours) < 8, "the palest colour of the other legend has 18"
    assert len(colours) >= 9
    coloured = choices.bivariate_legend(side=240)
    painted = [coloured.pixelColor(x, y).getRgb()[:3] for x in (80, 140, 200) for y in (20, 85, 145)]
    assert min(max(one) - min(one) for one in painted) >= 18


def test_every_style_survives_a_project(areas, tmp_path):
    """A saved style is read again without the plugin's help and draws the same."""
    for mode in Mode:
        choices.show(areas, "v", "q", StyleChoice(mode), priority_field="pr")
        before = colours(areas)
        style = QgsMapLayerStyle()
        style.readFromLayer(areas)
        areas.setRenderer(choices.bivariate_renderer(areas, "q", "h"))
        style.writeToLayer(areas)
        assert colours(areas) == before
    assert QgsProject.instance() is not None
