"""Audit, sensitivity, comparison, recipes from rows: against pandas, scipy and COINr."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core import compare
from medway_isolation_plugin.core.areas import AreaTable, Measure, RawTable
from medway_isolation_plugin.core.composite import audit, build, factors, sensitivity, weights
from medway_isolation_plugin.core.composite.build import Choices
from medway_isolation_plugin.core.faults import InputError
from tests.core.composite.made import NAN, floats, made, run

COLUMNS = {
    "a": [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3],
    "b": [2.0, 7, 1, 8, 2, 8, 1, 8, 2, 8],
    "c": [6.0, 2, 8, 2, 10, 18, 4, 12, 10, 6.5],
}


def test_sobol_estimates_of_the_ishigami_function(shared):
    sample = pd.read_csv(shared / "oracles/coinr_toy/sobol_ishigami_sample_N512.csv")
    expected = pd.read_csv(shared / "oracles/coinr_toy/sobol_ishigami_estimates_N512.csv")
    found = sensitivity.sobol_indices(sample["y"].to_numpy(), 3)
    np.testing.assert_allclose(found.first, expected["Si"], rtol=1e-10)
    np.testing.assert_allclose(found.total, expected["STi"], rtol=1e-10)
    np.testing.assert_allclose(found.variance, expected["Variance"], rtol=1e-10)
    # The sample has the blocks that our own design has.
    design = sample[["V1", "V2", "V3"]].to_numpy().reshape(5, 512, 3)
    for number in range(3):
        mixed = design[0].copy()
        mixed[:, number] = design[1][:, number]
        np.testing.assert_array_equal(design[2 + number], mixed)


def test_sobol_indices_of_a_sum_are_its_shares_of_variance():
    design = sensitivity.sobol_design(20_000, 3)
    assert design.shape == (100_000, 3) and design.min() >= 0 and design.max() < 1
    np.testing.assert_array_equal(design, sensitivity.sobol_design(20_000, 3, 1))
    assert (design != sensitivity.sobol_design(20_000, 3, 2)).any()
    found = sensitivity.sobol_indices((design - 0.5) @ floats(1, 2, 3), 3)
    np.testing.assert_allclose(found.first, floats(1, 4, 9) / 14, atol=0.02)
    np.testing.assert_allclose(found.total, floats(1, 4, 9) / 14, atol=0.02)
    assert found.variance == pytest.approx(14 / 12, rel=0.02)


def test_sobol_indices_of_nothing():
    with pytest.raises(InputError, match="needs the same number of runs"):
        sensitivity.sobol_indices(np.arange(11.0), 3)
    with pytest.raises(InputError, match="the same in every run"):
        sensitivity.sobol_indices(np.ones(10), 3)


def test_statistics_and_correlations_against_pandas():
    holes = {**COLUMNS, "b": [*COLUMNS["b"][:8], None, None]}
    frame = pd.DataFrame(holes).astype(float)
    found = audit.audit(run(holes, made(["a", "b", "c"], missing="reweight")).prepared)
    np.testing.assert_allclose(found.pearson, frame.corr(), rtol=1e-12)
    np.testing.assert_allclose(found.spearman, frame.corr("spearman"), rtol=1e-12)
    for one in found.statistics:
        column = frame[one.field]
        assert (one.count, one.missing, one.distinct) == (column.count(), column.isna().sum(), column.nunique())
        expected = [
            column.mean(),
            column.std(),
            *column.quantile([0, 0.25, 0.5, 0.75, 1]),
            column.skew(),
            column.kurt(),
        ]
        given_ones = [one.mean, one.sd, one.minimum, one.lower_quartile, one.median, one.upper_quartile, one.maximum]
        np.testing.assert_allclose([*given_ones, one.skew, one.kurtosis], expected, rtol=1e-12)
        assert one.same == column.value_counts().max() / column.count()
    assert any("'b' is missing in 2 areas (20.0 %)" in flag for flag in found.flags)
    assert any("'a' and 'c' say nearly the same" in flag for flag in found.flags)
    assert found.flags[2:] == ("Without 'b' alpha would be 1.00 instead of 0.67.",)
    apart = audit.audit(run({"a": [1, 2, 3, 4], "b": [1, 2, 2, 1]}, made(["a", "b"])).prepared)
    assert any("'a' and 'b' have little in common (Pearson 0.00, Spearman 0.00)" in flag for flag in apart.flags)


def test_a_turned_indicator_turns_its_correlations():
    lower = made(["a", {"field": "c", "direction": "lower"}])
    found = audit.audit(run(COLUMNS, lower).prepared)
    assert found.pearson[0, 1] == pytest.approx(-np.corrcoef(COLUMNS["a"], COLUMNS["c"])[0, 1])
    assert any("pull against each other" in flag and "check their directions" in flag for flag in found.flags)


def test_cronbach_s_alpha():
    frame = pd.DataFrame(COLUMNS)
    total = frame.sum(axis=1).var()
    expected = 3 / 2 * (1 - frame.var().sum() / total)
    assert factors.cronbach_alpha(frame.to_numpy()) == pytest.approx(expected, rel=1e-12)
    # From the covariances: m c / (v + (m - 1) c).
    cov = np.cov(frame.to_numpy().T)
    c, v = cov[~np.eye(3, dtype=bool)].mean(), np.diag(cov).mean()
    assert factors.cronbach_alpha(frame.to_numpy()) == pytest.approx(3 * c / (v + 2 * c), rel=1e-12)
    assert np.isnan(factors.cronbach_alpha(frame[["a"]].to_numpy()))
    assert np.isnan(factors.cronbach_alpha(np.array([[1.0, -1], [2, -2], [3, -3]])))
    holed = frame.to_numpy().copy()
    holed[0, 0] = NAN
    assert factors.cronbach_alpha(holed) == pytest.approx(factors.cronbach_alpha(holed[1:]))


def test_correlations_of_what_does_not_vary():
    x = np.column_stack([floats(1, 2, 3), floats(5, 5, 5), floats(NAN, NAN, 4)])
    r = weights.correlation(x)
    np.testing.assert_array_equal(r, [[1, NAN, NAN], [NAN, NAN, NAN], [NAN, NAN, NAN]])
    assert np.isnan(audit.spearman_matrix(x)[0, 1])
    # The first has the same value wherever the second has one.
    some = np.column_stack([floats(1, 1, 2, 3), floats(1, 2, NAN, NAN)])
    assert np.isnan(weights.correlation(some)[0, 1])
    # The mean of thirds is no third: what is left by rounding is no spread.
    thirds = np.column_stack([floats(1 / 3, 1 / 3, 1 / 3, 9), floats(1, 2, 4, NAN)])
    assert np.isnan(weights.correlation(thirds)[0, 1])


@pytest.mark.parametrize("patterns", [1, 2, 6])
def test_correlations_are_over_the_rows_that_a_pair_shares(patterns):
    random = np.random.RandomState(patterns)
    x = (random.normal(size=(60, 6)) + random.normal(size=(60, 1))).round(1)
    gaps = random.random_sample((60, patterns)) < 0.2
    x[gaps[:, np.arange(6) % patterns]] = NAN
    frame = pd.DataFrame(x)
    np.testing.assert_allclose(weights.correlation(x), frame.corr(), rtol=0, atol=1e-14)
    for i in range(6):
        for j in range(i):
            both = frame[[i, j]].dropna().rank()
            assert audit.spearman_matrix(x)[i, j] == pytest.approx(both.corr().iloc[0, 1], abs=1e-14)


def compared(a: list[float | None], b: list[float | None], **settings_: object) -> compare.Agreement:
    codes = [f"X{number}" for number in range(len(a))]
    measures = [Measure("first", "first", "one", lowest=None), Measure("second", "second", "other", lowest=None)]
    table = AreaTable.checked(codes, RawTable("t", codes, {"first": a, "second": b}), measures)
    return compare.compare(table, ("One", "Other"), **settings_)  # type: ignore[arg-type]


PAIRS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=2, max_size=40)


@given(pairs=PAIRS)
@settings(max_examples=150)
def test_kendall_and_spearman_against_scipy(pairs):
    stats = pytest.importorskip("scipy.stats")
    a, b = (np.array(one, dtype=float) for one in zip(*pairs))
    found = compared(a.tolist(), b.tolist())
    if len(set(a)) < 2 or len(set(b)) < 2:
        assert np.isnan(found.kendall) and np.isnan(found.spearman)
        return
    assert found.kendall == pytest.approx(stats.kendalltau(a, b).statistic, abs=1e-12)
    assert found.spearman == pytest.approx(stats.spearmanr(a, b).statistic, abs=1e-12)


def test_areas_with_both_values_are_counted_not_areas():
    said = compared([1, 2, 3, None, 5], [1, 2, 4, 4, None]).warnings
    assert said[-1].startswith("There are fewer areas with a value (3) than classes (5)")


def test_a_comparison_by_hand():
    a = [10.0, 9, 8, 7, 6, 5, 4, 3, 2, 1, None]
    b = [10.0, 9, 8, 7, 6, 5, 4, 3, 1, 20, 5]
    found = compared(a, b)
    assert found.areas == 10
    np.testing.assert_array_equal(found.table["cmp_up"], [-1] * 9 + [9, NAN])
    assert found.moved[0] == 9 and set(found.moved) == set(range(10))
    # Quintiles by twos: the last area moves from the fifth to the first, and pushes every second one down.
    expected = np.diag([1, 1, 1, 1, 1]) + np.diag([1, 1, 1, 1], 1)
    expected[4, 0] = 1
    np.testing.assert_array_equal(found.cross, expected)
    assert (found.same, found.near) == (0.5, 0.9)
    pairs = list(itertools.combinations(range(10), 2))
    concordant = sum(np.sign(a[i] - a[j]) * np.sign(b[i] - b[j]) for i, j in pairs)
    assert found.kendall == pytest.approx(concordant / len(pairs))
    apart = np.abs(np.subtract.outer(np.arange(5), np.arange(5)))
    chance = np.outer(expected.sum(axis=1), expected.sum(axis=0)) / 10
    assert found.kappa == pytest.approx(1 - (apart * expected).sum() / (apart * chance).sum())
    assert any("1 area lacks one of the two values" in one for one in found.warnings)
    turned = compared([-value for value in a[:10]], b[:10], lower_is_worse=(True, False))
    assert (turned.kendall, turned.same) == (found.kendall, found.same)


def test_a_comparison_of_too_little():
    with pytest.raises(InputError, match="Only 1 area has values of both indices"):
        compared([1, None, 3], [None, 2, 3])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([], "There are no indicators"),
        (["", "higher", "1", ""], "Indicator 1 has no field"),
        (["a", "", "", "", "b", "sideways", "", ""], "Indicator 2 (b): the direction 'sideways' is not known"),
        (["a", "", "heavy", ""], "Indicator 1 (a): the weight 'heavy' must be a number of 0 or more"),
        (["a", "", "-1", ""], "Indicator 1 (a): the weight '-1' must be"),
        (["a", "", "nan", ""], "Indicator 1 (a): the weight 'nan' must be"),
        (["a", "", "1e999", ""], "Indicator 1 (a): the weight '1e999' must be"),
        (["a", "", "0", ""], "weights that sum to 0"),
        (["a", "", "", "", "a", "", "", ""], "'a' occurs twice"),
        (["a", "", "", "b", "b", "", "", ""], "'b' is the name of another domain or indicator"),
    ],
)  # fmt: skip
def test_rows_that_make_no_recipe(cells, expected):
    with pytest.raises(InputError) as caught:
        build.from_rows(cells, {}, Choices())
    assert expected in str(caught.value)


def test_rows_make_the_recipe_that_json_makes():
    cells = ["a", "lower", "2", "Health", "b", "+", "", "Health", "c", "", "0.5", ""]
    found = build.from_rows(cells, {"a": "Label of a"}, Choices(title="Made for a test"), higher=["d"])
    expected = made(
        [
            {"field": "a", "direction": "lower", "weight": 2, "domain": "Health", "label": "Label of a"},
            {"field": "b", "domain": "Health"}, {"field": "c", "weight": 0.5}, "d",
        ],
        domains=[{"name": "Health"}],
    )  # fmt: skip
    assert found == expected and found.fingerprint() == expected.fingerprint()
