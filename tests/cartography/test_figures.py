"""Figures: the register, and the map of change."""

from __future__ import annotations

import math

import pytest

from medway_isolation_plugin.cartography import change, ramps
from medway_isolation_plugin.cartography.classing import StyleChoice
from medway_isolation_plugin.cartography.figure import Figure
from medway_isolation_plugin.cartography.figure_kinds import (
    Change,
    Health,
    Index,
    Over65,
    Priority,
    Under65,
    Wards,
    fields_for,
    register,
    registered,
)
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import ResultKind, Role, Scope
from tests import results
from tests.cartography.drawing import colours
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")

ORANGE_TO_PURPLE = ramps.sequential(7, "puor")


def compared(first, second, labels=("2011", "2021"), **facts):
    """A layer with the classes of two indices, and what compareindices says of them."""
    made = layer({"cmp_up": [0] * len(first), "cmp_q1": first, "cmp_q2": second})
    columns = [
        results.classes(f"cmp_q{number}", scope=Scope.COMPARED, of=results.Of(results.Part.INDEX, number, label))
        for number, label in enumerate(labels, start=1)
    ]
    facts = {"stem": "cmp", "base": "", **facts}
    return results.state(
        made, results.result(ResultKind.COMPARISON, [results.column("cmp_up", Role.CHANGE), *columns], **facts)
    )


def drawn(made, field="cmp_q2"):
    """The figure of change, the layer drawn as it is."""
    shown = Change.on(made, field)
    shown.draw(made, StyleChoice())
    return shown, [item.label() for item in made.renderer().legendSymbolItems()]


def test_the_numbers_that_models_hold():
    assert registered()[:7] == (Wards, Under65, Over65, Health, Priority, Index, Change)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"KEY": "health"}, "has the key or the parameter of Health"),
        ({"KEY": "own", "PARAMETER": "FIELD_CHANGE"}, "has the key or the parameter of Change"),
        ({"KEY": ""}, "must be of small letters"),
        ({"KEY": "a/b"}, "must be of small letters"),
    ],
)
def test_what_cannot_be_registered(facts, said):
    before = registered()
    with pytest.raises(ValueError, match=said):
        register(type("Own", (Figure,), facts))
    assert registered() == before


@pytest.mark.parametrize(
    ("classes", "spans"),
    [
        (2, [(1, 1), (0, 0), (-1, -1)]),
        (3, [(2, 2), (1, 1), (0, 0), (-1, -1), (-2, -2)]),
        (5, [(3, 4), (2, 2), (1, 1), (0, 0), (-1, -1), (-2, -2), (-4, -3)]),
        (10, [(6, 9), (4, 5), (2, 3), (-1, 1), (-3, -2), (-5, -4), (-9, -6)]),
        (100, [(60, 99), (40, 59), (20, 39), (-19, 19), (-39, -20), (-59, -40), (-99, -60)]),
    ],
)
def test_classes_of_change_are_symmetric(classes, spans):
    assert change.spans(classes) == spans


@pytest.mark.parametrize("classes", range(2, 101))
def test_every_move_is_in_one_class_of_change(classes):
    for move in range(1 - classes, classes):
        assert sum(low <= move <= high for low, high in change.spans(classes)) == 1


def test_the_middle_of_the_diverging_ramp_is_neutral():
    assert ORANGE_TO_PURPLE[3] == "#f7f7f7"
    assert ramps.sequential(5, "puor")[2] == "#f7f7f7"


def test_each_move_has_its_colour_and_orange_is_worse():
    made = compared([5, 4, 3, 2, 3, 1, 1, 1], [1, 1, 1, 1, 3, 2, 3, 5])
    shown, legend = drawn(made)
    far, two, one, same, less, two_less, far_less = ORANGE_TO_PURPLE
    assert colours(made) == [far, far, two, one, same, less, two_less, far_less]
    assert legend == [
        "3 to 4 towards more isolated",
        "2 towards more isolated",
        "1 towards more isolated",
        "Same quintile",
        "1 towards less isolated",
        "2 towards less isolated",
        "3 to 4 towards less isolated",
    ]
    assert (shown.title(), shown.legend(), shown.name) == ("Change from 2011 to 2021", "Quintiles moved", "change")
    assert "quintiles" in shown.subtitle() and "(quintile 1 = most isolated)" in shown.subtitle()


@pytest.mark.parametrize(
    "missing", [([None, 1, 5], [2, 1, 1]), ([1, 1, 5], [None, 1, 1]), ([math.nan, 1.0, 5.0], [1, 1, 1])]
)
def test_no_data_is_hatched_and_in_the_legend_only_where_there_is_some(missing):
    made = compared(*missing)
    _, legend = drawn(made)
    assert legend[-1] == "No data"
    assert colours(made) == ["hatched", ORANGE_TO_PURPLE[3], ORANGE_TO_PURPLE[0]]


def test_deciles_say_deciles():
    made = compared([10, 1, 1, 5], [1, 10, 3, 4], classes=10, worst="deprived")
    shown, legend = drawn(made)
    assert legend[0] == "6 to 9 towards more deprived"
    assert legend[3] == "Fewer than 2 deciles either way"
    assert legend[4] == "2 to 3 towards less deprived"
    assert shown.legend() == "Deciles moved"
    assert colours(made) == [ORANGE_TO_PURPLE[number] for number in (0, 6, 4, 3)]


def test_nothing_is_said_that_is_not_known():
    """Names alone: no number of classes, no names of indices, and not what they are worst of."""
    made = layer({"cmp_q1": [5, 2, 1], "cmp_q2": [1, 1, 2]})  # the second field has fewer classes than areas moved by
    shown, legend = drawn(made)
    assert (legend[0], legend[-1]) == ("3 to 4 nearer to the worst end", "3 to 4 farther from the worst end")
    assert legend[3] == "Same class"
    assert (shown.title(), shown.legend()) == ("Change between two results", "Classes moved")
    assert "quintile" not in shown.subtitle() and "(class 1 = worst)" in shown.subtitle()
    assert colours(made) == [ORANGE_TO_PURPLE[number] for number in (0, 2, 4)]


def test_any_column_of_a_comparison_stands_for_it_and_no_other_does():
    made = compared([1, 2], [2, 1])
    assert fields_for(made) == {Change: ["cmp_q2"]}
    assert Change.on(made, "cmp_up") == Change.on(made, "cmp_q2")
    half = layer({"cmp_q2": [1, 2], "other": [1, 2]})
    assert fields_for(half) == {}
    for name in ("cmp_q2", "other"):
        with pytest.raises(InputError, match=f"'{name}' is of no comparison .*Run Compare two indices"):
            Change.on(half, name)
