"""Every value of COINr's toy examples (COINr 1.1.14), except what the oracles' README calls its defects."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core.composite import aggregate, normalise, treat
from medway_isolation_plugin.core.composite.impute import Policy, impute
from medway_isolation_plugin.core.composite.normalisations import methods
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.ranking import Ties
from tests.core.composite.made import NAN, floats

VECTORS = ["plain", "ties", "na", "neg", "skew", "two"]
TIES = {"average": Ties.AVERAGE, "min": Ties.SMALLEST, "max": Ties.LARGEST, "first": Ties.FIRST}


@pytest.fixture(scope="module")
def functions(shared: Path) -> pd.DataFrame:
    return pd.read_csv(shared / "oracles/coinr_toy/vector_functions.csv", keep_default_na=False)


def _column(cells: pd.Series) -> np.ndarray:
    return np.array([float(cell) if cell != "" else NAN for cell in cells])


def _numbers(arguments: str) -> list[float]:
    return [float(found) for found in re.findall(r"(?<![A-Za-z_0-9])-?\d+(?:\.\d+)?", arguments)]


def _ours(fn: str, arguments: str, x: np.ndarray) -> np.ndarray:
    """Return what this engine makes of one call of COINr."""
    ties = TIES.get(arguments.partition("ties.method=")[2], Ties.AVERAGE)
    given = _numbers(arguments)
    if fn == "Normalise(direction=-1)":
        scale = {
            "n_minmax": methods.MinMax(), "n_zscore": methods.ZScore(), "n_rank": methods.Rank(ties=Ties.SMALLEST),
            "n_prank": methods.PercentileRank(),
        }[arguments.partition(",")[0].removeprefix("f_n=")]  # fmt: skip
        return scale.apply(x, reversed=True)
    if fn == "n_goalposts":
        low, high, factor, direction = given
        scale = methods.Goalposts(low=low, high=high, lower=0.0, upper=factor, truncate=arguments.endswith("TRUE"))
        return scale.apply(x, reversed=direction < 0)
    if fn == "n_dist2targ":
        target, direction = given
        scale = methods.Distance(reference=target, cap=arguments.endswith("TRUE"))
        return scale.apply(x, reversed=direction < 0)
    if fn == "winsorise":
        return treat.winsorise(x, int(given[0]), force="force_win" in arguments).values
    simple = {
        "n_minmax": lambda: normalise.min_max(x, *given),
        "n_zscore": lambda: normalise.z_score(x, *given),
        "n_rank": lambda: normalise.rank(x, ties),
        "n_prank": lambda: normalise.percentile_rank(x, ties),
        "n_borda": lambda: normalise.borda(x, ties),
        "n_dist2max": lambda: normalise.min_max(x, 0.0, 1.0),
        # iref=1 is the first area's own value.
        "n_dist2ref": lambda: normalise.distance_to_reference(x, float(x[0]), arguments.endswith("TRUE")),
        "n_fracmax": lambda: normalise.fraction_of_maximum(x),
        "n_scaled": lambda: normalise.goalposts(x, given[0], given[1], 0.0, given[2], truncate=False),
        "boxcox": lambda: treat.box_cox(x, given[0]),
        "i_mean": lambda: impute(x, Policy.MEAN),
        "i_median": lambda: impute(x, Policy.MEDIAN),
        "log_CT": lambda: treat.log_shifted(x),
        "log_CT_plus": lambda: (treat.log_shifted if treat.moments(x)[0] > 0 else treat.log_mirrored)(x),
        "log_CT_orig": lambda: treat.log_offset(x),
    }
    return simple[fn]()


@pytest.mark.parametrize("vector", VECTORS)
def test_every_function_of_one_vector(functions, vector):
    calls = functions[functions.vector == vector].groupby(["fn", "args"], sort=False)
    assert len(calls) == 40 - 3 * (vector == "two")  # COINr cannot winsorise two values
    for (fn, arguments), rows in calls:
        x, expected = _column(rows.input), _column(rows.output)
        if (np.isnan(expected) & ~np.isnan(x)).any():
            # The lowest area is the reference: COINr divides by 0, this engine says so.
            with pytest.raises(InputError, match="not above its lowest value"):
                _ours(fn, arguments, x)
            continue
        np.testing.assert_allclose(
            _ours(fn, arguments, x), expected, rtol=1e-12, atol=1e-12, err_msg=f"{fn} {arguments}"
        )


def test_no_function_was_left_out(functions):
    assert functions.fn.nunique() == 19


@pytest.mark.parametrize("row", range(21))
def test_means_over_rows(shared, row):
    rows = pd.read_csv(shared / "oracles/coinr_toy/row_aggregation.csv")
    one = rows.iloc[row]
    x, weights = one[["x1", "x2", "x3"]].to_numpy(float)[None, :], one[["w1", "w2", "w3"]].to_numpy(float)
    found = {
        "a_amean": aggregate.arithmetic_mean(x, weights),
        "a_gmean": aggregate.geometric_mean(x, weights),
        "a_hmean": aggregate.harmonic_mean(x, weights),
    }
    for name, value in found.items():
        np.testing.assert_allclose(value[0], one[name], rtol=1e-12, err_msg=name)
    if not np.isnan(x).any():  # COINr's generalised mean is NA with any missing value: its defect
        for name, power in {"a_genmean_p2": 2.0, "a_genmean_p0.5": 0.5, "a_genmean_pm1": -1.0}.items():
            np.testing.assert_allclose(aggregate.power_mean(x, weights, power)[0], one[name], rtol=1e-12, err_msg=name)
    enough = aggregate.availability(x, weights)[0] >= 0.5
    thresholded = aggregate.arithmetic_mean(x, weights)[0] if enough else NAN
    np.testing.assert_allclose(thresholded, one["agg_amean_datthresh0.5"], rtol=1e-12)


def test_skewness_and_kurtosis(shared, functions):
    expected = pd.read_csv(shared / "oracles/coinr_toy/skew_kurt.csv").set_index("vector")
    for vector in VECTORS:
        rows = functions[(functions.vector == vector) & (functions.fn == "i_mean")]
        x = _column(rows.input)
        np.testing.assert_allclose(treat.moments(x), expected.loc[vector, ["skew", "kurt"]].to_numpy(float), atol=1e-12)
        if vector != "two":
            assert treat.passes(x) == (expected.loc[vector, "pass"] in {True, "TRUE"})


@pytest.mark.parametrize(("name", "weights"), [("equal", (1, 1, 1)), ("w020305", (0.2, 0.3, 0.5))])
def test_outranking_and_copeland(shared, name, weights):
    rows = pd.read_csv(shared / f"oracles/coinr_toy/outrank_copeland_{name}.csv")
    x = rows[["x1", "x2", "x3"]].to_numpy(float)
    np.testing.assert_allclose(
        aggregate.outranking(x, floats(*weights)), rows[["1", "2", "3", "4"]].to_numpy(float), atol=1e-12
    )
    np.testing.assert_array_equal(aggregate.copeland(x, floats(*weights)), rows["copeland"])
