"""What holds for every index: invariances, bounds, parts that add up, ranks, monotonicity, round trips."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core import ranking
from medway_isolation_plugin.core.composite import aggregate, normalise, recipe, treat
from medway_isolation_plugin.core.composite.aggregate import Aggregation
from medway_isolation_plugin.core.composite.draws import ranks_of
from medway_isolation_plugin.core.composite.model import Recipe
from medway_isolation_plugin.core.composite.normalisations import methods
from medway_isolation_plugin.core.composite.weights import Weighting
from medway_isolation_plugin.core.ranking import QuantileRule, Ties
from tests.core.composite.made import floats, made, run

MEANS = ["arithmetic mean", "geometric mean", "harmonic mean", "sum", "product", "Copeland"]
ADDITIVE = ["arithmetic mean", "sum"]
RELATIVE = ["min-max", "z-score", "rank", "percentile rank", "Borda", "exponential"]  # the unit does not matter
POSITIVE = {"geometric mean", "harmonic mean", "product"}
FIELDS = ["a", "b", "c", "d"]


@st.composite
def data(draw: Any, missing: bool = False, distinct: bool = False) -> dict[str, list[float | None]]:
    """Four indicators of 3 to 12 areas; whole numbers, so that ties are common and sums exact."""
    n = draw(st.integers(3, 12))
    columns: dict[str, list[float | None]] = {}
    for name in FIELDS:
        cell = st.integers(1, 40).map(float)
        column: list[float | None] = draw(st.lists(cell, min_size=n, max_size=n, unique=distinct))
        assume(len(set(column)) > 1)
        if missing:
            holes = draw(st.lists(st.integers(0, n - 1), max_size=n // 2))
            kept = [None if row in holes else value for row, value in enumerate(column)]
            assume(len({value for value in kept if value is not None}) > 1)
            column = kept
        columns[name] = column
    return columns


WEIGHTS = st.lists(st.sampled_from([0.25, 0.5, 1.0, 2.0, 7.0]), min_size=4, max_size=4)
DIRECTIONS = st.lists(st.sampled_from(["higher", "lower"]), min_size=4, max_size=4)


def tree(
    weights: list[float],
    directions: list[str] | None = None,
    aggregation: str = MEANS[0],
    factor: float = 1.0,
    **root: Any,
) -> Recipe:
    """Return a recipe of two levels: a and b in a domain, c and d at the top."""
    directions = directions or ["higher"] * 4
    return made(
        [
            {"field": name, "weight": factor * weight, "direction": direction, "domain": "x" if name in "ab" else ""}
            for name, weight, direction in zip(FIELDS, weights, directions)
        ],
        domains=[{"name": "x", "weight": 1.5 * factor, "aggregation": aggregation}],
        aggregation=aggregation,
        **root,
    )


def scale_for(aggregation: str, scale: str) -> str | dict[str, Any]:
    return {"method": "min-max", "lower": 1, "upper": 100} if aggregation in POSITIVE and scale != "rank" else scale


@pytest.mark.parametrize("scale", RELATIVE)
@given(columns=data(), weights=WEIGHTS, directions=DIRECTIONS, factor=st.sampled_from([1e-9, 0.5, 3.0, 1e12]))
@settings(max_examples=15)
def test_the_unit_of_an_indicator_does_not_matter(scale, columns, weights, directions, factor):
    how = tree(weights, directions, normalisation=scale)
    other = {name: [factor * (value - 5.0) for value in column] for name, column in columns.items()}
    a, b = run(columns, how), run(other, how)
    np.testing.assert_allclose(b.score, a.score, rtol=1e-9, atol=1e-9)
    np.testing.assert_array_equal(b.evaluation.rank, a.evaluation.rank)


@pytest.mark.parametrize("aggregation", [*MEANS[:3], "Copeland"])
@given(columns=data(missing=True), weights=WEIGHTS, factor=st.sampled_from([1e-6, 0.1, 3.0, 1e6]))
@settings(max_examples=12)
def test_the_scale_of_the_weights_does_not_matter(aggregation, columns, weights, factor):
    root = {"normalisation": scale_for(aggregation, "min-max"), "missing": {"policy": "reweight", "minimum": 0}}
    a = run(columns, tree(weights, aggregation=aggregation, **root))
    b = run(columns, tree(weights, aggregation=aggregation, factor=factor, **root))
    np.testing.assert_allclose(b.score, a.score, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(b.evaluation.rank, a.evaluation.rank)


@pytest.mark.parametrize("aggregation", MEANS)
@given(columns=data(missing=True), weights=WEIGHTS, directions=DIRECTIONS, random=st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_the_order_of_areas_and_of_indicators_does_not_matter(aggregation, columns, weights, directions, random):
    root = {
        "normalisation": scale_for(aggregation, "z-score"),
        "missing": {"policy": "reweight"},
        "treatment": "default",
    }
    how = tree(weights, directions, aggregation, **root)
    found = run(columns, how)
    rows = list(range(len(columns["a"])))
    random.shuffle(rows)
    document = how.document()
    random.shuffle(document["indicators"])
    shuffled = run(
        {name: [column[row] for row in rows] for name, column in columns.items()}, recipe.parse(json.dumps(document))
    )
    np.testing.assert_allclose(shuffled.score, found.score[rows], rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(shuffled.evaluation.rank, found.evaluation.rank[rows])


@pytest.mark.parametrize("applied", ["before", "after"])
@pytest.mark.parametrize("aggregation", MEANS[:3])
@given(columns=data(missing=True), weights=WEIGHTS, directions=DIRECTIONS)
@settings(max_examples=12)
def test_means_lie_between_the_ends_of_the_scale(aggregation, applied, columns, weights, directions):
    how = tree(
        weights, directions, aggregation, direction_applied=applied, missing={"policy": "reweight", "minimum": 0}
    )
    found = run(columns, how)
    low = 0.0 if aggregation == "arithmetic mean" else 1.0
    values = found.prepared.normalised
    assert np.nanmin(values) >= low - 1e-9 and np.nanmax(values) <= 100 + 1e-9
    there = ~np.isnan(found.score)
    assert (found.score[there] >= np.nanmin(values[there], axis=1) - 1e-9).all()
    assert (found.score[there] <= np.nanmax(values[there], axis=1) + 1e-9).all()


@given(columns=data(), weights=WEIGHTS)
@settings(max_examples=40)
def test_the_means_are_in_order(columns, weights):
    x = np.column_stack([columns[name] for name in FIELDS])
    means = [aggregate.power_mean(x, np.array(weights), power) for power in (-1.0, 0.0, 1.0, 2.0)]
    np.testing.assert_allclose(means[0], aggregate.harmonic_mean(x, np.array(weights)))
    for smaller, larger in zip(means, means[1:]):
        assert (smaller <= larger + 1e-9).all()


@pytest.mark.parametrize("rescale", ["none", "min-max", "z-score"])
@pytest.mark.parametrize("aggregation", ADDITIVE)
@given(
    columns=data(missing=True),
    weights=WEIGHTS,
    directions=DIRECTIONS,
    policy=st.sampled_from(["null", "reweight", "mean"]),
)
@settings(max_examples=12)
def test_contributions_add_up(aggregation, rescale, columns, weights, directions, policy):
    how = tree(
        weights,
        directions,
        aggregation,
        rescale=rescale,
        missing={"policy": policy, "minimum": 0.3},
        normalisation="rank",
    )
    try:
        found = run(columns, how)
    except ValueError as error:
        assert "No area has a score" in str(error) or "cannot be rescaled" in str(error)
        return
    there = ~np.isnan(found.score)
    assert found.contributions is not None
    np.testing.assert_allclose(found.contributions[there].sum(axis=1), found.score[there], rtol=1e-9, atol=1e-9)
    assert np.isnan(found.contributions[~there]).all()
    lacking = np.isnan(found.prepared.normalised) & there[:, None]
    assert (found.contributions[lacking] == 0).all()
    np.testing.assert_allclose(sum(how.effective_weights().values()), 1.0)


@given(columns=data(distinct=True), weights=WEIGHTS)
@settings(max_examples=60)
def test_ranks_are_a_permutation_where_nobody_ties(columns, weights):
    found = run(columns, tree(weights, normalisation="min-max"))
    n = len(found.score)
    gaps = np.diff(np.sort(found.score))
    assume((gaps > 1e-9).all())
    assert sorted(found.evaluation.rank) == list(range(1, n + 1))
    np.testing.assert_array_equal(found.evaluation.rank, ranking.rank(found.score))
    assert found.score[found.evaluation.rank == 1][0] == found.score.max()
    np.testing.assert_array_equal(found.evaluation.quantile, np.ceil(5 * found.evaluation.rank / n))


@pytest.mark.parametrize("applied", ["before", "after"])
@pytest.mark.parametrize("aggregation", MEANS)
@pytest.mark.parametrize("scale", ["goalposts", "rank"])
@given(columns=data(), weights=WEIGHTS, directions=DIRECTIONS, row=st.integers(0, 2), column=st.sampled_from(FIELDS))
@settings(max_examples=8)
def test_a_worse_value_never_betters_the_rank(scale, aggregation, applied, columns, weights, directions, row, column):
    scales = {
        "goalposts": {"method": "goalposts", "low": 0, "high": 50, "lower": 1, "upper": 100},
        "rank": {"method": "rank", "ties": "average"},
    }
    how = tree(weights, directions, aggregation, normalisation=scales[scale], direction_applied=applied)
    sign = 1.0 if directions[FIELDS.index(column)] == "higher" else -1.0
    worse = {name: list(values) for name, values in columns.items()}
    worse[column][row] += sign * 8.0
    assume(len(set(worse[column])) > 1)
    before, after = run(columns, how), run(worse, how)
    assert after.evaluation.rank[row] <= before.evaluation.rank[row]
    assert after.score[row] >= before.score[row] - 1e-9
    if scale == "goalposts" and aggregation != "Copeland" and 0 <= worse[column][row] <= 50:
        others = np.arange(len(after.score)) != row
        assert after.score[row] > before.score[row]
        np.testing.assert_allclose(after.score[others], before.score[others], rtol=1e-12)


SCORES = st.floats(allow_nan=False, allow_infinity=False)
NEAR = st.builds(  # clusters within and around the tolerance of a tie, whose chains must not depend on the order
    lambda base, step, unit: base + step * unit,
    st.sampled_from([0.0, -0.0, 1.0, 50.0, 99.999, 1e-14, -3.5, 1e6]),
    st.integers(-6, 6),
    st.sampled_from([0.0, 1e-16, 1e-14, 1e-13, 4.9e-13, 1e-12, 2.5e-11, 1e-9]),
)


@given(scores=st.lists(st.one_of(SCORES, NEAR, st.sampled_from([0.0, -0.0, 5e-324, 100.0])), min_size=1, max_size=50))
@settings(max_examples=400)
def test_fast_ranks_are_the_ranks(scores):
    x = np.array(scores)
    with np.errstate(over="ignore"):
        np.testing.assert_array_equal(ranks_of(x), ranking.rank(x))


@given(start=st.integers(0, 2**32 - 1), spread=st.sampled_from([1e-13, 1e-11, 1e-6, 1.0]))
@settings(max_examples=25)
def test_fast_ranks_in_chains_of_near_ties(start, spread):
    random = np.random.RandomState(start)
    x = random.choice(floats(0, 10, 50, 100), 300) + spread * random.uniform(-1, 1, 300)
    np.testing.assert_array_equal(ranks_of(x), ranking.rank(x))


@given(x=st.lists(st.floats(-1e9, 1e9), min_size=4, max_size=40), winmax=st.integers(0, 6))
@settings(max_examples=120)
def test_treatment_keeps_the_order_and_the_range(x, winmax):
    given_values = np.array(x)
    treated = treat.treat(given_values, winmax)
    order = np.argsort(given_values, kind="stable")
    assert (np.diff(treated.values[order]) >= -1e-12).all()
    if not treated.logged:
        assert treated.values.min() >= given_values.min() and treated.values.max() <= given_values.max()
        np.testing.assert_array_equal(treated.values != given_values, treated.winsorised)
        assert len(set(given_values)) < 2 or len(set(treated.values)) > 1


NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
SPANS, WIDE = st.integers(1, 99), st.integers(2, 10**8)
SCALES = st.one_of(
    st.sampled_from(["min-max", "z-score", "rank", "none", "sigmoid", "quadratic", "fraction of maximum"]),
    st.builds(lambda low, span: {"method": "min-max", "lower": low, "upper": low + span}, NUMBERS, SPANS),
    st.builds(
        lambda low, span, cut: {"method": "goalposts", "low": low, "high": low + span, "truncate": cut},
        NUMBERS, SPANS, st.booleans(),
    ),
    st.builds(
        lambda ties, digits: {"method": "percentile rank", "ties": ties.value, "digits": digits},
        st.sampled_from(Ties), st.integers(0, 12),
    ),
    st.builds(lambda at, cap: {"method": "distance to reference", "reference": at, "cap": cap}, NUMBERS, st.booleans()),
    st.builds(lambda at, of: {"method": "flag", "threshold": at, "of": of}, NUMBERS, st.sampled_from(["value", "percentile rank"])),
    st.builds(lambda total: {"method": "exponential", "total": total}, WIDE),
)  # fmt: skip
TEXT = st.text(min_size=1, max_size=12).filter(str.strip)


@st.composite
def documents(draw: Any) -> dict[str, Any]:
    fields = draw(st.lists(TEXT.map(str.strip), min_size=1, max_size=5, unique=True))
    names = [f"{number} of {len(fields)}" for number in range(draw(st.integers(0, len(fields))))]
    assume(not set(names) & set(fields))
    domains = [
        {
            "name": name, "label": draw(TEXT), "weight": draw(st.integers(1, 9)), "direction": draw(st.sampled_from(["higher", "lower"])),
            "domain": draw(st.sampled_from(["", *names[:number]])), "normalisation": draw(SCALES), "rescale": draw(SCALES),
            "aggregation": draw(st.sampled_from([one.value for one in Aggregation if one is not Aggregation.FLAGS])),
            "weighting": draw(st.sampled_from([one.value for one in Weighting])),
        }
        for number, name in enumerate(names)
    ]  # fmt: skip
    indicators = [
        {
            "field": field, "label": draw(TEXT), "weight": draw(st.floats(1e-6, 1e6)), "normalisation": draw(SCALES),
            "domain": names[number] if number < len(names) else draw(st.sampled_from(["", *names])),
            "direction": draw(st.sampled_from(["higher", "lower"])), "denominator": draw(st.sampled_from(["", "n"])),
            "treatment": draw(st.sampled_from(["none", "default", {"winmax": 3, "log": "by skew"}])),
        }
        for number, field in enumerate(fields)
    ]  # fmt: skip
    return {
        "schema": "medway-isolation/recipe", "schema_version": 1, "title": draw(TEXT), "notes": draw(st.text(max_size=5)),
        "domains": domains, "indicators": indicators, "band": draw(st.sampled_from([None, "u65", "65p"])),
        "missing": {"policy": draw(st.sampled_from(["null", "reweight", "mean"])), "minimum": draw(st.floats(0, 1)), "group": ""},
        "ranking": {"classes": draw(st.integers(2, 100)), "rule": draw(st.sampled_from([one.value for one in QuantileRule]))},
        "rescale": draw(SCALES), "placeholder": draw(st.booleans()),
    }  # fmt: skip


@given(document=documents())
@settings(max_examples=120)
def test_a_recipe_written_and_read_again_is_the_same(document):
    how = recipe.parse(json.dumps(document))
    again = recipe.parse(how.to_json())
    assert again == how and again.fingerprint() == how.fingerprint() and again.to_json() == how.to_json()
    heavier = how.with_weights({how.indicators[0].field: 2e6})
    assert heavier.fingerprint() != how.fingerprint()
    assert sum(how.effective_weights().values()) == pytest.approx(1.0)


@given(x=st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
@settings(max_examples=80)
def test_bounds_of_scales(x):
    values = np.array(x)
    assume(np.ptp(values) > 1e-9 * np.abs(values).max())
    for method in (
        methods.MinMax,
        methods.PercentileRank,
        methods.Rank,
        methods.Borda,
        methods.Exponential,
        methods.ScottishExponential,
        methods.Sigmoid,
    ):
        scale = method()
        low, high = scale.bounds(len(x)) or (0, 0)
        for found in (scale.apply(values), scale.apply(values, reversed=True), scale.apply_after(values)):
            assert low - 1e-9 <= found.min() and found.max() <= high + 1e-9, method
    assert normalise.min_max(values, 3.0, 7.0).min() == 3.0
    assert normalise.min_max(values, 3.0, 7.0).max() == 7.0
