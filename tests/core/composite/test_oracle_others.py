"""Values from OpenQuake IRMT and compositr, except what the oracles' README calls their defects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import ranking
from medway_isolation_plugin.core.composite import aggregate, normalise, treat
from medway_isolation_plugin.core.composite.draws import summarise
from medway_isolation_plugin.core.faults import InputError
from tests.core.composite.made import NAN, floats, made, run, scored

IRMT_TIES = {
    "AVERAGE": ranking.Ties.AVERAGE,
    "MIN": ranking.Ties.SMALLEST,
    "MAX": ranking.Ties.LARGEST,
    "DENSE": ranking.Ties.DENSE,
    "ORDINAL": ranking.Ties.FIRST,
}
# Not centred again after turning round: a defect that the README names.
IRMT_DEFECT = ("Z_SCORE", True)
PLUS_ONE = "INCREMENT BY ONE IF ZEROS ARE FOUND"


def _irmt(case: dict[str, Any], x: np.ndarray) -> np.ndarray:
    alg, variant, inverse = case["alg"], case["variant"], case["inverse"]
    if alg == "RANK":
        return normalise.rank(-x if inverse else x, IRMT_TIES[variant])
    if alg == "MIN_MAX":
        return normalise.min_max(-x if inverse else x, 0.0, 1.0)
    if alg == "Z_SCORE":  # IRMT divides by n, this engine by n - 1 (METHODS §4)
        return normalise.z_score(x) * np.sqrt(x.size / (x.size - 1.0))
    if alg == "LOG10":
        return treat.log10(x, "add one" if variant == PLUS_ONE else "missing")
    if alg == "QUADRATIC":
        found = normalise.quadratic(x, increasing=variant == "INCREASING")
        return 1.0 - found if inverse else found
    assert alg == "SIGMOID"
    return normalise.sigmoid(x)


def test_irmt_transformations(shared):
    document = json.loads((shared / "oracles/irmt/transformations.json").read_text(encoding="utf-8"))
    left_out = 0
    for case in document["cases"]:
        if (case["alg"], case["inverse"]) == IRMT_DEFECT:
            left_out += 1
            continue
        x = np.array(case["input"], dtype=float)
        expected = np.array([NAN if one in {None, "NaN"} else one for one in case["computed_v3.21.1"]], dtype=float)
        if case["alg"] == "SIGMOID" and case["inverse"]:
            # The logit, which is no normalisation: what it gives is taken back.
            there = ~np.isnan(expected)
            np.testing.assert_allclose(normalise.sigmoid(expected[there]), x[there], atol=1e-9)
            continue
        np.testing.assert_allclose(_irmt(case, x), expected, rtol=1e-12, atol=1e-12, err_msg=case["test"])
    assert (left_out, len(document["cases"])) == (1, 26)


def test_irmt_leaves_missing_values_out_of_ranks(shared):
    case = json.loads((shared / "oracles/irmt/transformations.json").read_text(encoding="utf-8"))["missing_values"]
    x = np.array([NAN if one is None else one for one in case["input"].values()])
    expected = [NAN if one is None else one for one in case["expected"].values()]
    np.testing.assert_array_equal(normalise.rank(x, IRMT_TIES[case["variant"]]), expected)


@pytest.fixture(scope="module")
def countries(shared: Path) -> dict[str, list[float]]:
    table = pd.read_csv(shared / "oracles/irmt/composite_socioeconomic_data.csv")
    return {name: table[name].tolist() for name in ("EDUEOCSAF", "EDUEOCSAM", "EDUEOCSTJ", "ENVDIPDFT", "ENVDIPIND")}


def _expected(shared: Path, name: str, column: str = "Education") -> np.ndarray:
    return pd.read_csv(shared / f"oracles/irmt/composite_{name}.csv")[column].to_numpy(float)


EDUCATION = [
    {"field": "EDUEOCSAF", "direction": "lower", "weight": 0.2},
    {"field": "EDUEOCSAM", "direction": "lower", "weight": 0.3},
    {"field": "EDUEOCSTJ", "weight": 0.5},
]
PLAIN: dict[str, Any] = {"normalisation": "none", "missing": "null"}


@pytest.mark.parametrize(
    ("name", "aggregation", "weighting"),
    [
        ("simple_sum", "sum", "equal"),
        ("average", "arithmetic mean", "equal"),
        ("weighted_sum", "sum", "manual"),
        ("simple_multiplication", "product", "equal"),
        ("weighted_multiplication", "product", "manual"),
    ],
)
def test_irmt_operators(shared, countries, name, aggregation, weighting):
    found = scored(countries, EDUCATION, aggregation=aggregation, weighting=weighting, **PLAIN)
    np.testing.assert_allclose(found, _expected(shared, name), rtol=1e-13)


def test_irmt_geometric_mean(shared, countries):
    upright = [{**one, "direction": "higher"} for one in EDUCATION]
    found = scored(countries, upright, aggregation="geometric mean", weighting="equal", **PLAIN)
    np.testing.assert_allclose(found, _expected(shared, "geometric_mean_positive_argument"), rtol=1e-13)
    # IRMT leaves the area empty; what cannot be taken is an error here, in an index and in the bare function.
    assert np.isnan(_expected(shared, "geometric_mean_negative_argument")).all()
    with pytest.raises(
        InputError, match=r"geometric mean.*'EDUEOCSAF', 'EDUEOCSAM' have values of 0 or less in 2 areas"
    ):
        scored(countries, EDUCATION, aggregation="geometric mean", weighting="equal", **PLAIN)
    with pytest.raises(InputError, match="above 0"):
        aggregate.geometric_mean(floats(-50.7, 50.5, 1.0)[None, :], np.ones(3))


def test_irmt_custom_operator(shared, countries):
    # EDUEOCSAF + 1 is goalposts at -1 and 0 that hold nothing back; the others only decide who is missing.
    shift = {"method": "goalposts", "low": -1, "high": 0, "lower": 0, "upper": 1, "truncate": False}
    found = scored(countries, [{"field": "EDUEOCSAF", "normalisation": shift}])
    np.testing.assert_allclose(found, _expected(shared, "custom_operator"), rtol=1e-13)


def test_irmt_tree_of_two_themes(shared, countries):
    how = made(
        [
            *({**one, "domain": "Education"} for one in EDUCATION),
            *({"field": name, "domain": "Environment"} for name in ("ENVDIPDFT", "ENVDIPIND")),
        ],
        domains=[{"name": "Education", "aggregation": "sum"}, {"name": "Environment"}],
        **PLAIN,
    )
    found = run(countries, how)
    for name in ("Education", "Environment"):
        np.testing.assert_allclose(
            found.evaluation.domains[name], _expected(shared, "svi_calculation_first_round", name), rtol=1e-13
        )
    np.testing.assert_allclose(found.score, _expected(shared, "svi_calculation_first_round", "SVI"), rtol=1e-13)
    np.testing.assert_allclose(found.contributions[2].sum(), found.score[2], rtol=1e-13)


def test_compositr_exponential_transformation(shared):
    table = pd.read_csv(shared / "oracles/compositr/transform_exp.csv")
    found = normalise.exponential_of_shares(table["r"].to_numpy(float))
    np.testing.assert_allclose(found, table["transform_exp"], rtol=1e-12, atol=1e-12)


def test_compositr_summaries_by_region(shared):
    table = pd.read_csv(shared / "oracles/compositr/aggregate_input.csv")
    ranks = ranking.rank(table["score"].to_numpy(float))
    extent = pd.read_csv(shared / "oracles/compositr/aggregate_extent_by_Region.csv").set_index("Region")["extent"]
    mean = pd.read_csv(shared / "oracles/compositr/aggregate_popweighted_by_Region.csv").set_index("Region")["score"]
    assert sorted(extent.index) == ["P", "Q", "R", "S"]
    for region in extent.index:
        here = (table["Region"] == region).to_numpy()
        people = table["pop"].to_numpy(float)[here]
        assert aggregate.extent(people, ranks[here], len(table)) == pytest.approx(extent[region], rel=1e-12)
        score = table["score"].to_numpy(float)[here]
        assert aggregate.arithmetic_mean(score[None, :], people)[0] == pytest.approx(mean[region], rel=1e-12)


def test_compositr_columns_of_one_indicator(shared):
    table = pd.read_csv(shared / "oracles/compositr/syn_alone.csv")
    x = table["alone"].to_numpy(float)
    np.testing.assert_allclose(normalise.z_score(x), table["zscore"], atol=1e-12)
    np.testing.assert_array_equal(normalise.rank(-x), table["inv_rank"])
    # compositr breaks ties in rank01 at random; nobody is tied in the rows that are compared.
    alone = ~pd.Series(x).duplicated(keep=False).to_numpy()
    np.testing.assert_allclose(normalise.percentile_rank(x)[alone], table["rank01"][alone], atol=1e-12)
    assert alone.sum() == 50
    found = run({"alone": x.tolist()}, made(["alone"], ranking={"classes": 5}))
    np.testing.assert_array_equal(found.evaluation.quantile, table["quintile_inv"])
    np.testing.assert_array_equal(6 - found.evaluation.quantile, table["quintile"])
    deciles = ranking.quantile(found.evaluation.rank, 10)
    np.testing.assert_array_equal(11 - deciles, table["decile"])


@pytest.mark.parametrize("draws", [10, 11, 37, 1000])
def test_quantiles_of_ranks_are_of_type_7(draws):
    ranks = np.random.RandomState(4).randint(1, 500, (draws, 13)).astype(np.uint16)
    found = summarise(ranks, 100)
    expected = np.percentile(ranks.astype(float), [5, 50, 95], axis=0)
    np.testing.assert_allclose([found.low, found.median, found.high], expected, rtol=1e-13)
    np.testing.assert_array_equal(found.within, (ranks <= 100).mean(axis=0))
