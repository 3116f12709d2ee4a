"""Data that cannot be combined: the message names the indicator and says what to do."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from medway_isolation_plugin.core.composite import aggregate, normalise, weights
from medway_isolation_plugin.core.composite.index import Keep, composite
from medway_isolation_plugin.core.faults import InputError
from tests.core.composite.made import ALL, NAN, areas, floats, made, run, scored

SCALES = ["min-max", "z-score", "rank", "percentile rank", "Borda", "fraction of maximum", "exponential", "quadratic"]
INF = float("inf")


@pytest.fixture(autouse=True)
def _no_warnings() -> Any:
    """A warning of numpy's is a number that nobody thought of."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def refused(columns: dict[str, list[Any]], indicators: list[Any], **root: Any) -> str:
    with pytest.raises(InputError) as caught:
        scored(columns, indicators, **root)
    return str(caught.value)


@pytest.mark.parametrize("scale", SCALES)
def test_a_constant_indicator_is_an_error(scale):
    columns = {"a": [1, 2, 3], "b": [7, None, 7]}
    message = refused(columns, ["a", {"field": "b", "label": "No car"}], normalisation=scale)
    assert "The indicator 'No car' (field b) has the same value (7) in every area" in message
    assert "Take it out of the recipe" in message


@pytest.mark.parametrize("scale", SCALES)
def test_a_constant_indicator_can_be_dropped(scale):
    columns = {"a": [1, 2, 3], "b": [7, None, 7], "c": [3, 3, 1]}
    found = run(columns, made(["a", "b", "c"], normalisation=scale, constant="drop"))
    np.testing.assert_array_equal(
        found.score, scored({"a": [1, 2, 3], "c": [3, 3, 1]}, ["a", "c"], normalisation=scale)
    )
    assert [one.field for one in found.prepared.recipe.indicators] == ["a", "c"]
    assert any("'b' (field b) has the same value (7)" in one and "it was dropped" in one for one in found.warnings)
    assert found.contributions is None or found.contributions.shape == (3, 2)


def test_values_that_differ_in_the_last_bits_are_constant():
    message = refused({"a": [0.3, 0.1 + 0.2, 0.3], "b": [1, 2, 3]}, ["a", "b"])
    assert "'a' (field a) has the same value (0.3)" in message


@pytest.mark.parametrize("scale", [*SCALES, "none", "sigmoid"])
def test_an_indicator_without_values(scale):
    columns = {"a": [1, 2, 3], "b": [None, NAN, ""]}
    assert "The indicator 'b' (field b) has no values at all" in refused(columns, ["a", "b"], normalisation=scale)
    found = run(columns, made(["a", "b"], normalisation=scale, constant="drop"))
    assert any("'b' (field b) has no values at all: it was dropped" in one for one in found.warnings)


def test_everything_dropped():
    message = refused({"a": [1, 1], "b": [None, None]}, ["a", "b"], constant="drop")
    assert "Every indicator has the same value in every area, or none" in message


def test_a_domain_that_dropping_empties_goes_too():
    how = made(
        [{"field": "a", "domain": "x"}, "b", "c"],
        constant="drop", domains=[{"name": "x", "domain": "y"}, {"name": "y", "weight": 2}],
    )  # fmt: skip
    found = run({"a": [1, 1, 1], "b": [1, 2, 3], "c": [3, 1, 1]}, how)
    assert found.prepared.recipe.domains == ()
    np.testing.assert_allclose(found.score, [50, 25, 50])


def test_dropping_leaves_a_group_without_weight():
    how = made(
        [{"field": "a", "domain": "x"}, {"field": "b", "domain": "x", "weight": 0}],
        constant="drop", domains=[{"name": "x", "label": "Health"}],
    )  # fmt: skip
    with pytest.raises(
        InputError, match="After constant indicators were dropped, 'Health' has no indicator with weight"
    ):
        run({"a": [1, 1], "b": [1, 2]}, how)


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ({"method": "exponential", "total": 3}, "holds ranks from 1 to 4, but ranks must lie between 1 and 3"),
        (
            {"method": "distance to reference", "reference": 1},
            "reference value (1) that is not above its lowest value (1)",
        ),
    ],
)
def test_a_mistake_in_the_recipe_is_never_dropped(scale, expected):
    columns = {"a": [1, 2, 4], "b": [1, 2, 3]}
    for direction in ("higher", "lower") if scale["method"] == "exponential" else ("higher",):
        indicators = [{"field": "a", "normalisation": scale, "direction": direction}, "b"]
        message = refused(columns, indicators, constant="drop")
        assert "The indicator 'a' (field a)" in message and expected in message


def test_a_constant_indicator_without_weight_does_no_harm():
    columns = {"a": [1, 2, 3], "b": [7, 7, 7], "c": [None, None, None]}
    found = run(columns, made(["a", {"field": "b", "weight": 0}, {"field": "c", "weight": 0}]))
    np.testing.assert_allclose(found.score, [0, 50, 100])
    np.testing.assert_array_equal(found.contributions, [[0, 0, 0], [50, 0, 0], [100, 0, 0]])


def test_a_constant_indicator_in_a_domain_without_weight_does_no_harm():
    columns = {"a": [1, 2, 3], "b": [7, 7, 7]}
    found = run(columns, made(["a", {"field": "b", "domain": "x"}], domains=[{"name": "x", "weight": 0}]))
    np.testing.assert_allclose(found.score, [0, 50, 100])


def test_one_area():
    message = refused({"a": [4], "b": [5]}, ["a", "b"])
    assert "'a' (field a) cannot be normalised by min-max in a single area: it needs others" in message
    assert "single area" in refused({"a": [4]}, ["a"], constant="drop")
    found = run({"a": [4], "b": [8]}, made(["a", "b"], normalisation="none"))
    assert (found.score, found.evaluation.rank, found.evaluation.quantile) == (6, 1, 5)
    assert any("fewer areas with a value (1) than classes (5)" in one for one in found.warnings)


def test_areas_with_values_are_counted_in_the_index_and_in_each_domain():
    columns = {"a": [1, 2, 3, 4, 5, None], "b": [None, 2, 3, 4, 7, 5]}
    found = run(columns, made(["a", "b"]))
    assert any(one.startswith("There are fewer areas with a value (4) than classes (5)") for one in found.warnings)
    domains = [{"name": "x", "label": "Health"}, {"name": "y", "label": "Home"}]
    how = [{"field": "a", "domain": "x"}, {"field": "b", "domain": "y"}]
    said = [
        one
        for one in run({**columns, "b": [None, None, 3, 4, 7, 5]}, made(how, domains=domains)).warnings
        if "few" in one
    ]
    assert [one.split(" than")[0] for one in said] == [
        "The index: there are fewer areas with a value (3)", "The domain 'Home': there are fewer areas with a value (4)"
    ]  # fmt: skip


@pytest.mark.parametrize("scale", SCALES)
def test_two_areas(scale):
    found = run({"a": [4, 1], "b": [6, 5]}, made(["a", "b"], normalisation=scale, treatment="default"))
    np.testing.assert_array_equal(found.evaluation.rank, [1, 2])
    assert found.score[0] > found.score[1]
    assert any("fewer areas with a value (2) than classes (5)" in one for one in found.warnings)


def test_two_areas_have_no_first_component():
    message = refused({"a": [4, 1], "b": [6, 5]}, ["a", "b"], weighting="first component")
    assert "The index has 2 areas with all its indicators, too few for principal components (at least 3)" in message


@pytest.mark.parametrize("value", [INF, -INF, "inf", "-Infinity"])
def test_infinite_values(value):
    message = refused({"a": [1, 2, 3], "b": [1, value, 3]}, ["a", {"field": "b", "label": "No car"}])
    assert "The field 'b' (No car) holds values that are infinite (X00001: " in message
    assert "Correct them and run again" in message


def test_text_where_a_number_is_needed():
    message = refused({"a": [1, "two", 3]}, ["a"])
    assert "The field 'a' (a) holds text where a number is needed, in 1 row (X00001: 'two')" in message


@pytest.mark.parametrize("code", [-1.7976931348623157e308, 1e200])
@pytest.mark.parametrize("scale", ["min-max", "z-score", "none", "rank"])
def test_codes_for_missing_that_nothing_can_be_calculated_with(code, scale):
    message = refused({"a": [1, 2, 3, code], "b": [1, 2, 3, 4]}, ["a", "b"], normalisation=scale)
    assert "The indicator 'a' (field a) has values as large as" in message
    assert "Empty codes that stand for missing" in message


@pytest.mark.parametrize("mean", ["geometric mean", "harmonic mean"])
def test_means_that_need_values_above_zero(mean):
    columns = {"a": [0, 2, 3], "b": [-1, 2, 3], "c": [1, 2, 3]}
    message = refused(columns, ["a", {"field": "b", "label": "No car"}, "c"], aggregation=mean, normalisation="none")
    assert f"The index is a {mean}, which needs values above 0" in message
    assert "'a', 'No car' have values of 0 or less in 1 area. Choose min-max" in message
    inside = [{"field": "a", "domain": "x"}, {"field": "b", "weight": 0, "domain": "x"}, "c"]
    domains = [{"name": "x", "label": "Health", "aggregation": mean}]
    message = refused(columns, inside, domains=domains, normalisation="none")
    assert f"The domain 'Health' is a {mean}" in message and "'a' has values of 0 or less" in message
    for function in (aggregate.geometric_mean, aggregate.harmonic_mean):
        with pytest.raises(InputError, match="above 0"):
            function(np.array([[1.0, 0.0]]), np.ones(2))
        assert function(np.array([[4.0, 0.0]]), floats(1, 0))[0] == pytest.approx(4)
        assert np.isnan(function(np.array([[NAN, NAN]]), np.ones(2)))[0]


def test_z_scores_have_no_geometric_mean():
    message = refused({"a": [1, 2, 3]}, ["a"], aggregation="geometric mean", normalisation="z-score")
    assert "'a' has values of 0 or less" in message and "Choose min-max normalisation" in message


@pytest.mark.parametrize("given", [[0, 0], [-1, 2], [NAN, 1], [INF, 1]])
def test_weights_that_are_none(given):
    with pytest.raises(InputError, match="weight"):
        weights.normalised(floats(*given))


def test_weights_changed_to_nothing_name_the_group():
    how = made([{"field": "a", "domain": "x"}, "b"], domains=[{"name": "x", "label": "Health"}])
    prepared = run({"a": [1, 2, 3], "b": [1, 3, 2]}, how).prepared
    with pytest.raises(InputError, match="The domain 'Health' has weights that sum to 0"):
        prepared.evaluate({"a": 0.0})
    with pytest.raises(InputError, match="The index has a weight that is negative"):
        prepared.evaluate({"b": -1.0})


def test_weights_whose_sum_no_float_can_hold():
    indicators = [{"field": "a", "weight": 1e308}, {"field": "b", "weight": 1e308}]
    found = run({"a": [1, 2, 3], "b": [3, 2, 2]}, made(indicators))
    np.testing.assert_allclose(found.score, [50, 25, 50])
    np.testing.assert_allclose(found.contributions.sum(axis=1), found.score)
    message = refused({"a": [1, 2, 3], "b": [3, 2, 2]}, indicators, aggregation="product", normalisation="rank")
    assert "The index comes out too large to be calculated with, as a product" in message


def test_a_field_that_is_not_there():
    for how, lacking in [
        (made(["a", "zz"]), "'zz'"),
        (made([{"field": "a", "denominator": "whole"}]), "'whole'"),
        (made(["a"], missing={"policy": "mean", "group": "region"}), "'region'"),
    ]:
        with pytest.raises(InputError, match=f"the table has no field {lacking}. Its fields are: a, b"):
            run({"a": [1, 2, 3], "b": [1, 2, 3]}, how)


def test_a_part_larger_than_its_whole():
    columns = {"a": [1, 9, 3], "n": [5, 5, 5]}
    message = refused(columns, [{"field": "a", "denominator": "n"}])
    assert "'a' is larger than 'n', of which it is a part, in 1 area (X00001: 9 of 5)" in message
    assert "holds values below 0 (X00000: -1)" in refused(
        {**columns, "a": [-1, 2, 3]}, [{"field": "a", "denominator": "n"}]
    )


def test_copeland_above_its_limit():
    n = aggregate.COPELAND_LIMIT + 1
    message = refused({"a": list(range(n)), "b": list(range(n))}, ["a", "b"], aggregation="Copeland")
    assert "The index: Copeland compares every pair of areas and takes at most 2,000 areas; there are 2,001" in message


def test_goalposts_reversed():
    with pytest.raises(InputError, match=r"reversed goalposts.*set its direction"):
        normalise.goalposts(floats(1, 2), 5.0, 5.0)


def test_fractions_of_a_maximum_turned_first():
    for scale in ("fraction of maximum", "quadratic"):
        lower = [{"field": "a", "direction": "lower", "normalisation": scale}]
        message = refused({"a": [1, 2, 3]}, lower)
        assert "'a' (field a) cannot be turned round before fractions" in message
        assert "apply the direction after normalising" in message
        assert np.diff(scored({"a": [1, 2, 3]}, lower, direction_applied="after")).max() < 0


def test_no_area_has_a_score():
    message = refused(
        {"a": [1, 2, None], "b": [None, None, 3]}, [{"field": "a"}, {"field": "b", "normalisation": "none"}]
    )
    assert "No area has a score" in message and "policy for missing values" in message


def test_a_score_that_cannot_be_rescaled():
    message = refused({"a": [1, 2], "b": [2, 1]}, ["a", "b"], rescale="min-max")
    assert "The index has the same value (50) in every area: its score cannot be rescaled" in message
    tied = [{"field": "a", "domain": "x"}, {"field": "b", "domain": "x"}, "a2"]
    columns = {"a": [1, 2], "b": [2, 1], "a2": [1, 2]}
    message = refused(columns, tied, domains=[{"name": "x", "label": "Health", "normalisation": "z-score"}])
    assert "The domain 'Health' has the same value (50) in every area" in message


@pytest.mark.parametrize("prefix", ["", "toolong", "1a", "a-b", "ä", "a\n"])
def test_a_prefix_that_is_none(prefix):
    how = made(["a"])
    with pytest.raises(InputError, match="field prefix"):
        composite(areas({"a": [1, 2]}, how), how, Keep(), prefix)


def test_denominators_of_zero_are_missing():
    how = made([{"field": "a", "denominator": "n", "normalisation": "none"}], missing="null")
    found = run({"a": [0, 2, 3, None], "n": [0, 8, 4, 4]}, how, ALL)
    np.testing.assert_array_equal(found.score, [NAN, 25, 75, NAN])
    assert found.nulls == 2
    assert any("2 areas have no score because values are missing: X00000, X00003" in one for one in found.warnings)
