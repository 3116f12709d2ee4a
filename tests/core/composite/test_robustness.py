"""Weights, choices and counts under uncertainty (METHODS §5): draws against plain numpy, leave-one-out by hand, bad settings."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import ranking
from medway_isolation_plugin.core.composite import draws, engine
from medway_isolation_plugin.core.composite import uncertainty as uncertainties
from medway_isolation_plugin.core.composite.robustness import Robustness, probability_flagged, robustness
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty
from medway_isolation_plugin.core.faults import InputError
from tests.core.composite.made import NAN, areas, floats, made

RANDOM = np.random.RandomState(11)
COLUMNS = {name: RANDOM.randint(0, 1000, 40).tolist() for name in "abcd"}
FLAT = ["a", {"field": "b", "weight": 2}, "c", {"field": "d", "direction": "lower"}]
TREE = [{"field": "a", "domain": "x"}, {"field": "b", "domain": "x", "weight": 3}, "c", "d"]
DOMAIN: dict[str, Any] = {"domains": [{"name": "x", "weight": 2, "label": "Health"}]}


def quiet(_share: float) -> None:
    return None


def drawn(
    indicators: list[Any], uncertainty: Uncertainty, threads: int | None = None, columns: Any = None, **root: Any
) -> Robustness:
    how = made(indicators, **root)
    return robustness(areas(columns or COLUMNS, how), how, uncertainty, quiet, threads)


def summaries(found: Robustness) -> np.ndarray:
    one = found.summary
    return np.array([one.median, one.low, one.high, one.within])


@pytest.mark.parametrize("aggregation", ["arithmetic mean", "sum", "geometric mean"])
@pytest.mark.parametrize("dirichlet", [False, True])
def test_draws_are_what_evaluating_every_draw_gives(aggregation, dirichlet):
    domains = {"domains": [{**DOMAIN["domains"][0], "aggregation": aggregation}]}
    found = drawn(TREE, Uncertainty(draws=60, seed=3, dirichlet=dirichlet), aggregation=aggregation, **domains)
    ranks = []
    for draw in range(60):
        changed = {name: float(values[draw]) for name, values in found.weights.items()}
        score = pd.Series(found.prepared.tree.evaluate(changed).score).round(9)
        ranks.append(score.rank(method="min", ascending=False))
    ranks = np.array(ranks)
    np.testing.assert_allclose(found.summary.median, np.median(ranks, axis=0))
    np.testing.assert_allclose([found.summary.low, found.summary.high], np.percentile(ranks, [5, 95], axis=0))
    assert found.cut == 8
    np.testing.assert_allclose(found.summary.within, (ranks <= 8).mean(axis=0))


def test_weights_stay_within_the_spread_and_sum_to_one():
    found = drawn(FLAT, Uncertainty(draws=2000, spread=0.25))
    table = np.column_stack([found.weights[name] for name in "abcd"])
    np.testing.assert_allclose(table.sum(axis=1), 1.0, rtol=1e-12)
    np.testing.assert_allclose(table.mean(axis=0), floats(0.2, 0.4, 0.2, 0.2), atol=0.005)
    raw = table / floats(0.2, 0.4, 0.2, 0.2)
    assert (raw.max(axis=1) / raw.min(axis=1) <= 1.25 / 0.75 + 1e-9).all()


@pytest.mark.parametrize("spread", [0.1, 0.25, 1.0])
@pytest.mark.parametrize("indicators", [["a", "b"], ["a", "b", "c", "d"], [{"field": "a", "weight": 9}, "b"], FLAT])
def test_dirichlet_weights_are_as_dispersed_as_uniform_ones(indicators, spread):
    uniform, dirichlet = (
        np.column_stack(list(drawn(indicators, Uncertainty(draws=4000, spread=spread, dirichlet=one)).weights.values()))
        for one in (False, True)
    )
    assert dirichlet.std(axis=0).sum() == pytest.approx(uniform.std(axis=0).sum(), rel=0.1)
    assert dirichlet.var(axis=0).sum() == pytest.approx(uniform.var(axis=0).sum(), rel=0.08)
    # For two even weights the spread of a uniform share is f / (2 sqrt 6) to first order.
    if len(indicators) == 2 and isinstance(indicators[0], str) and spread < 0.5:
        assert dirichlet[:, 0].std() == pytest.approx(spread / (2 * np.sqrt(6)), rel=0.05)
    assert dirichlet.min() > 0


def test_a_sum_keeps_its_whole_weight_and_a_product_too():
    for aggregation in ("sum", "product"):
        found = drawn(FLAT, Uncertainty(draws=50), aggregation=aggregation, normalisation="rank")
        np.testing.assert_allclose(sum(found.weights[name] for name in "abcd"), 5.0, rtol=1e-12)


@pytest.mark.parametrize(("level", "held", "moving"), [("domains_only", "ab", "cdx"), ("indicators_only", "", "abcdx")])
def test_one_level_only(level, held, moving):
    found = drawn(TREE, Uncertainty(draws=30, **{level: True}), **DOMAIN)
    for name in held:
        assert np.ptp(found.weights[name]) == 0
    for name in moving:
        assert np.ptp(found.weights[name]) > 0


@pytest.mark.parametrize(
    "uncertainty",
    [
        Uncertainty(draws=120),
        Uncertainty(draws=120, dirichlet=True),
        Uncertainty(draws=120, normalisation=True, aggregation=True, treatment=True),
        Uncertainty(draws=60, sampling=True),
    ],
)
def test_same_seed_same_draws_on_any_number_of_threads(uncertainty):
    indicators = [{"field": "a", "denominator": "n"}, *FLAT[1:]]
    columns = {**COLUMNS, "n": [1000] * 40}
    one, again, many = (drawn(indicators, uncertainty, threads, columns) for threads in (1, 1, 7))
    for other in (again, many):
        np.testing.assert_array_equal(summaries(one), summaries(other))
        np.testing.assert_array_equal(one.variant, other.variant)
        assert one.weights.keys() == other.weights.keys()
        for name, weights in one.weights.items():
            np.testing.assert_array_equal(weights, other.weights[name])
    changed = drawn(indicators, replace(uncertainty, seed=2), 1, columns)
    assert (summaries(one) != summaries(changed)).any()


def test_the_frozen_generator_gives_these_draws_for_ever():
    found = drawn(["a", "b"], Uncertainty(draws=10, seed=1))
    expected = 1 + 0.25 * (2 * np.random.RandomState(1).random_sample((10, 2)) - 1)
    np.testing.assert_allclose(found.weights["a"], expected[:, 0] / expected.sum(axis=1), rtol=1e-14)
    np.testing.assert_allclose(
        found.weights["a"][:2], [0.463346, 0.454243], atol=5e-7
    )  # by hand, from 0.417022 0.720324 0.000114 0.302333


def test_missing_areas_take_no_part():
    columns = {**COLUMNS, "a": [None, *COLUMNS["a"][1:]]}
    found = drawn(FLAT, Uncertainty(draws=40), columns=columns)
    assert np.isnan(summaries(found)[:, 0]).all() and not np.isnan(summaries(found)[:, 1:]).any()
    others = {name: values[1:] for name, values in COLUMNS.items()}
    np.testing.assert_array_equal(
        summaries(found)[:, 1:], summaries(drawn(FLAT, Uncertainty(draws=40), columns=others))
    )


def test_areas_with_a_score_are_counted_not_areas():
    columns = {"a": [1, 2, 3, 4, 5, None], "b": [None, 2, 3, 4, 7, 5]}
    found = drawn(["a", "b"], Uncertainty(draws=10), columns=columns)
    assert found.warnings[-1].startswith("There are fewer areas with a value (4) than classes (5)")


def test_an_area_that_is_worst_in_everything_is_always_first():
    columns = {name: [2000, *values[1:]] for name, values in COLUMNS.items()}
    found = drawn(["a", "b", "c", "d"], Uncertainty(draws=200, spread=1.0), columns=columns)
    np.testing.assert_array_equal(summaries(found)[:, 0], [1, 1, 1, 1])


def test_more_areas_than_sixteen_bits_can_count():
    n = 2**16 + 5
    scores = np.random.RandomState(2).uniform(size=n)
    scores[:3] = scores[3]
    ranks = draws.ranks_of(scores)
    assert ranks.dtype == np.uint32 and ranks.max() > 2**16
    np.testing.assert_array_equal(ranks, ranking.rank(scores))
    table = draws.rank_draws(lambda draw: (scores if draw % 2 else -scores, None), 4, n, quiet)
    assert table.dtype == np.uint32
    np.testing.assert_array_equal(table[0], ranking.rank(-scores))
    for size in (2**16 - 1, 2**16):
        straight = np.arange(float(size))
        np.testing.assert_array_equal(draws.ranks_of(straight), np.arange(size, 0, -1))
        assert draws.summarise(draws.ranks_of(straight)[None, :], size // 5).high[0] == size


@pytest.mark.parametrize("scores", [[5.0], [3.0, 3.0, 3.0], [0.0, -0.0], [1e308, -1e308, 0.0], [0.0, 5e-324, 0.0]])
def test_ranks_at_the_edges(scores):
    x = np.array(scores)
    with np.errstate(over="ignore"):
        np.testing.assert_array_equal(draws.ranks_of(x), ranking.rank(x))


def test_a_chain_of_near_ties_whose_scores_share_48_bits():
    b = 50.0
    a = b
    while np.nextafter(a, 100) - b <= ranking.TIE * np.nextafter(a, 100):
        a = np.nextafter(a, 100)
    c = np.nextafter(b, 0)  # ties with b, which ties with a; c and a alone would not tie
    assert a - c > ranking.TIE * a
    x = np.array([0.0, c, b, a, 100.0])
    np.testing.assert_array_equal(ranking.rank(x), [5, 2, 2, 2, 1])
    np.testing.assert_array_equal(draws.ranks_of(x), [5, 2, 2, 2, 1])


def test_leave_one_out_by_hand():
    columns = {"a": [1, 2, 3, 4], "b": [40, 30, 20, 10], "c": [1, 2, 3, 4]}
    found = drawn(["a", {"field": "b", "weight": 1.5}, "c"], Uncertainty(draws=10), columns=columns)
    # With all: a and c outweigh b, ranks 4 3 2 1. Without b the same; without a or c it is b that decides, 1 2 3 4.
    np.testing.assert_array_equal(found.nominal.rank, [4, 3, 2, 1])
    assert [(one.label, one.mean_change, one.largest_change) for one in found.left_out] == [
        ("a", 2, 3),
        ("c", 2, 3),
        ("b", 0, 0),
    ]
    tree = drawn(TREE, Uncertainty(draws=10), **DOMAIN)
    assert {(one.label, one.kind) for one in tree.left_out} == {
        ("a", "indicator"), ("b", "indicator"), ("c", "indicator"), ("d", "indicator"), ("Health", "domain"),
    }  # fmt: skip
    without = engine.prepare(areas(COLUMNS, made(["c", "d"])), made(["c", "d"])).evaluate()
    health = next(one for one in tree.left_out if one.label == "Health")
    assert health.mean_change == np.abs(without.rank - tree.nominal.rank).mean()
    assert drawn(["a"], Uncertainty(draws=10, normalisation=True)).left_out == ()


def test_choices_that_are_impossible_or_another_index_are_left_out():
    found = drawn(FLAT, Uncertainty(draws=50, normalisation=True, aggregation=True))
    assert not any("z-score; geometric mean" in one for one in found.variants)
    assert any("rank; geometric mean" in one for one in found.variants)
    assert found.variants[0] == "normalised as in the recipe; aggregated as in the recipe; treated as in the recipe"
    # An indicator with one area apart is kept by treatment, so that both combinations are the same index.
    columns = {**COLUMNS, "b": [0] * 39 + [1]}
    dropping = drawn(FLAT, Uncertainty(draws=50, treatment=True), columns=columns, constant="drop")
    assert set(dropping.weights) == set("abcd") and len(dropping.variants) == 2
    words = dropping.varied + dropping.held
    assert any("treatment" in one for one in dropping.varied) and any("normalisation" in one for one in dropping.held)
    assert len(words) == len(set(words))


def test_sampling_moves_small_counts_more_than_large_ones():
    random = np.random.RandomState(6)
    share = random.uniform(0.2, 0.4, 60)
    big = np.where(np.arange(60) < 30, 1_000_000, 40)
    columns = {"a": np.rint(share * big).tolist(), "n": big.tolist()}
    found = drawn(
        [{"field": "a", "denominator": "n", "normalisation": "none"}],
        Uncertainty(draws=200, spread=0, sampling=True),
        columns=columns,
    )
    width = found.summary.high - found.summary.low
    assert width[30:].mean() > 2 * width[:30].mean()
    how = made([{"field": "a", "denominator": "n"}])
    table = areas({"a": [300_000, 0, 40, None, 0], "n": [1_000_000, 50, 40, 10, 0]}, how)
    priors = uncertainties.rate_priors(table, how)
    many = np.array([uncertainties.sampled(table, how, priors, seed).values["a"] for seed in range(400)])
    assert many[:, 0].mean() == pytest.approx(300_000, rel=1e-3)
    assert many[:, 0].std() == pytest.approx(np.sqrt(1e6 * 0.3 * 0.7), rel=0.15)
    assert (many[:, 1] > 0).any() and (many[:, 2] < 40).any(), "none and all of a few may be chance"
    assert np.isnan(many[:, 3]).all() and (many[:, 4] == 0).all()


@pytest.mark.parametrize(
    ("uncertainty", "expected"),
    [
        (Uncertainty(draws=9), "The number of draws is 9: choose one from 10 to 100,000"),
        (Uncertainty(draws=100_001), "The number of draws is 100,001"),
        (Uncertainty(spread=1.01), "The spread of the weights is 1.01: choose one from 0 to 1"),
        (Uncertainty(spread=-0.1), "The spread of the weights is -0.1"),
        (Uncertainty(spread=NAN), "The spread of the weights is nan"),
        (Uncertainty(seed=-1), "The seed is -1: choose a whole number from 0 to 4,294,967,295"),
        (Uncertainty(seed=2**32), "The seed is 4294967296"),
        (Uncertainty(sampling=True), "Sampling needs rates: no indicator of the recipe has a denominator"),
        (Uncertainty(spread=0), "Nothing is in doubt"),
    ],
)
def test_settings_out_of_range(uncertainty, expected):
    with pytest.raises(InputError, match=expected):
        drawn(FLAT, uncertainty)


def test_one_area_with_a_score():
    with pytest.raises(InputError, match="Only 1 area has a score: ranks say nothing"):
        drawn(["a"], Uncertainty(), columns={"a": [1, None]}, normalisation="none")


def test_progress_is_told_from_the_calling_thread_and_can_end_the_work():
    told: list[float] = []

    def progress(share: float) -> None:
        assert threading.current_thread() is threading.main_thread()
        told.append(share)
        if share > 0.3:
            raise KeyboardInterrupt

    how = made(FLAT)
    with pytest.raises(KeyboardInterrupt):
        robustness(areas(COLUMNS, how), how, Uncertainty(draws=2000), progress)
    assert told == sorted(told) and 0.3 < told[-1] < 0.6


def test_the_probability_of_being_flagged():
    within = floats(0.2, 0.2, 0.2, 0.2, NAN, NAN, NAN)
    met, unknown = (np.array(one) for one in ([0, 1, 2, 1, 1, 0, 2], [0, 0, 0, 1, 0, 0, 0]))
    # Two of three criteria are needed: the quantile that is uncertain, and two others.
    found = probability_flagged(within, met, unknown, 2)
    np.testing.assert_array_equal(found, [0, 0.2, 1, NAN, NAN, 0, 1])
