"""Byar's limits, funnels, smoothing and inequality: against OHID's values, scipy and plain formulas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import inequality, rates
from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.inequality import DEPRIVATION
from medway_isolation_plugin.core.intervals import byar, wilson
from medway_isolation_plugin.core.rates import BASE, COUNT, Funnel, RateKind, RateSettings, ReferenceRate
from medway_isolation_plugin.core.report.rates_report import (
    inequality_report,
    inequality_sentence,
    rates_report,
    rates_sentence,
)

EVENTS = RateSettings(RateKind.EVENTS, 1000.0)
NAN = float("nan")


def table(**columns) -> AreaTable:
    values = {name: np.asarray(cells, dtype=float) for name, cells in columns.items()}
    n = len(values[COUNT])
    return AreaTable(np.array([f"A{row}" for row in range(n)], dtype=object), values, np.full(n, None, dtype=object))


def test_byar_s_limits_are_those_of_phe_indicator_methods(shared):
    frame = pd.read_csv(shared / "oracles/phe/byars_wilson_expected.csv")
    checked = 0
    for row in frame[frame["method"] == "Byars"].itertuples():
        lower, upper = byar(np.array([row.x]), float(row.confidence.rstrip("%")) / 100)
        assert upper[0] == pytest.approx(row.uppercl, rel=1e-12)
        if not np.isnan(row.lowercl):  # where the formula falls below 0 they give none, and we give 0
            assert lower[0] == pytest.approx(row.lowercl, rel=1e-12)
            checked += 1
        else:
            assert lower[0] == 0
    assert checked == 6
    for row in frame[frame["method"] == "Wilson"].itertuples():
        found = wilson(np.array([row.x]), np.array([row.n]), float(row.confidence.rstrip("%")) / 100)
        np.testing.assert_allclose(np.ravel(found), [row.lowercl, row.uppercl], rtol=1e-12)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_byar_s_limits_are_near_the_exact_ones(confidence):
    chi2 = pytest.importorskip("scipy.stats", reason="exact limits of counts need scipy").chi2
    x = np.array([10.0, 17, 65, 400])
    lower, upper = byar(x, confidence)
    tail = (1 - confidence) / 2
    np.testing.assert_allclose(lower, chi2.ppf(tail, 2 * x) / 2, rtol=0.02)
    np.testing.assert_allclose(upper, chi2.ppf(1 - tail, 2 * x + 2) / 2, rtol=0.02)


def test_no_event_and_no_count():
    lower, upper = byar(np.array([0.0, NAN]))
    assert lower[0] == 0 and 3 < upper[0] < 4
    assert np.isnan([lower[1], upper[1]]).all()


def test_the_funnel_s_limits_of_a_share_are_a_score_test_s():
    n = np.array([10.0, 50, 400])
    found = rates.control(0.3, n, RateSettings(), 0.95)
    spread = 1.959963984540054 * np.sqrt(0.3 * 0.7 / n)
    np.testing.assert_allclose(found, [0.3 - spread, 0.3 + spread], rtol=1e-9)
    assert rates.control(0.01, n[:1], RateSettings(), 0.95)[0][0] == 0


@given(st.integers(1, 400), st.floats(0.02, 0.98), st.sampled_from([0.95, 0.998]), st.sampled_from(list(RateKind)))
def test_an_area_is_outside_the_funnel_exactly_where_its_interval_does_not_hold_the_benchmark(n, rate, level, kind):
    settings = RateSettings(kind)
    x = np.arange(n + 1.0)
    base = np.full(x.size, float(n))
    low, high = wilson(x, base, level) if kind is RateKind.PROPORTION else (limit / n for limit in byar(x, level))
    below, above = rates.control(rate, base, settings, level)
    near = np.isclose(x / n, above, atol=1e-9) | np.isclose(x / n, below, atol=1e-9)
    assert ((x / n > above) == (low > rate))[~near].all()
    assert ((x / n < below) == (high < rate))[~near].all()


def test_places_counts_and_words():
    areas = table(count=[30, 60, 45, 30, 8, NAN, 5], base=[100, 100, 100, 100, 100, 100, 0])
    found = rates.rates(areas, ReferenceRate(0.3, "England"), RateSettings(), "Living alone")
    assert list(found.table["rt_fun"]) == [
        Funnel.WITHIN.value, Funnel.FAR_ABOVE.value, Funnel.FAR_ABOVE.value, Funnel.WITHIN.value, Funnel.FAR_BELOW.value, None, None,
    ]  # fmt: skip
    assert list(found.table["rt_cmp"][:5]) == ["similar", "higher", "higher", "similar", "lower"]
    assert list(found.table["rt_note"][5:]) == ["a count is missing", "the base is 0"]
    assert (found.areas, found.outside) == (5, (3, 3))
    assert found.by_chance == pytest.approx((0.25, 0.01))
    aliases = {column.name: column.alias for column in found.table.columns}
    assert aliases["rt_hi2"] == "Living alone: upper 99.8 % limit"
    assert aliases["rt_fun"] == "Living alone: on the funnel around England"
    page = rates_report(found, "Living alone", "", areas.codes)
    assert rates_sentence(found) in page
    assert "3 of 5 areas lie outside the 95 % limits around England, 3 outside the 99.8 % ones" in page
    assert "A5, A6" in found.warnings[0]


def test_smoothed_rates_are_nearer_the_truth_and_small_bases_move_more():
    random = np.random.RandomState(1)
    truth = random.beta(6, 14, 400)
    n = random.randint(5, 60, 400).astype(float)
    x = random.binomial(n.astype(int), truth).astype(float)
    found = rates.rates(table(count=x, base=n), ReferenceRate(0.3, "England"))
    raw, smooth = found.table["rt"] / 100, found.table["rt_eb"] / 100
    assert ((smooth - truth) ** 2).sum() < 0.75 * ((raw - truth) ** 2).sum()
    prior = found.prior
    assert prior is not None and prior.mean == pytest.approx(0.3, abs=0.03)
    np.testing.assert_allclose(
        smooth, raw + (prior.mean - raw) * (prior.a + prior.b) / (prior.a + prior.b + n), atol=1e-12
    )


def test_where_rates_do_not_differ_every_smoothed_rate_is_the_same():
    found = rates.rates(table(count=[3.0] * 12, base=[10.0] * 12), ReferenceRate(0.3, "England"))
    np.testing.assert_allclose(found.table["rt_eb"], 30.0, rtol=1e-6)
    assert "no more than chance" in found.warnings[-1]
    one = rates.rates(table(count=[4.0], base=[10.0]), ReferenceRate(0.3, "England"))
    assert one.table["rt_eb"][0] == pytest.approx(40.0)


def test_more_events_than_people_are_not_smoothed():
    found = rates.rates(table(count=[30.0, 4, 5], base=[10.0, 20, 30]), ReferenceRate(0.5, "England"), EVENTS)
    assert np.isnan(found.table["rt_eb"]).all()
    assert "larger than its base" in found.warnings[-1]
    assert found.table["rt"][0] == 3000
    assert found.table["rt_lo"][0] == pytest.approx(100 * byar(np.array([30.0]))[0][0])


@pytest.mark.parametrize(
    ("settings", "benchmark", "said"),
    [
        (RateSettings(confidence=0.95, outer=0.95), 0.3, "not higher than the first"),
        (RateSettings(), 1.2, "choose one from 0 to 100"),
        (RateSettings(), NAN, "choose one from 0 to 100"),
    ],
)
def test_impossible_settings_are_refused(settings, benchmark, said):
    with pytest.raises(InputError, match=said):
        rates.rates(table(count=[1.0], base=[2.0]), ReferenceRate(benchmark, "England"), settings)


def test_benchmarks_from_rows():
    groups = ["North", "South ", None, "North"]
    assert rates.chosen_rows(groups, []).all()
    assert rates.chosen_rows(groups, ["North", "South"]).tolist() == [True, True, False, True]
    with pytest.raises(InputError, match="no row of East"):
        rates.chosen_rows(groups, ["East"])
    found = rates.pooled(np.array([1.0, 3, NAN, 9]), np.array([10.0, 10, 50, 0]), "the region")
    assert found.rate == pytest.approx(0.2)
    with pytest.raises(InputError, match="nothing to hold areas against"):
        rates.pooled(np.array([NAN]), np.array([1.0]), "the region")


def made(seed: int = 1, n: int = 200) -> dict[str, np.ndarray]:
    random = np.random.RandomState(seed)
    score = random.gamma(2, 10, n)
    base = random.randint(100, 900, n).astype(float)
    return {
        COUNT: random.binomial(base.astype(int), np.clip(0.1 + 0.004 * score, 0, 1)).astype(float),
        BASE: base,
        DEPRIVATION: score,
    }


@pytest.mark.parametrize("groups", [5, 10, 20])
def test_the_slope_is_that_of_ohid_s_regression(groups):
    """Y sqrt(a) = b0 sqrt(a) + b1 x sqrt(a), by least squares, from a data frame."""
    frame = pd.DataFrame(made()).sort_values(DEPRIVATION)  # the least deprived first
    n = len(frame)
    frame["group"] = [groups - -(-groups * (n - row) // n) for row in range(n)]
    by = frame.groupby("group")[[COUNT, BASE]].sum()
    a = (by[BASE] / by[BASE].sum()).to_numpy()
    x = np.cumsum(a) - a / 2
    y = 100 * (by[COUNT] / by[BASE]).to_numpy()
    (b0, b1), *_ = np.linalg.lstsq(np.column_stack([np.sqrt(a), x * np.sqrt(a)]), y * np.sqrt(a), rcond=None)
    found = inequality.inequality(table(**made()), False, groups)
    assert found.slope[0] == pytest.approx(b1, rel=1e-9)
    assert found.relative[0] == pytest.approx((b0 + b1) / b0, rel=1e-9)
    # The draws' limits beside those that the weights of a straight line give.
    low, high = wilson(by[COUNT].to_numpy(), by[BASE].to_numpy())
    spread = 100 * (high - low) / (2 * 1.959964)
    across = a * (x - (a * x).sum())
    half = 1.959964 * np.sqrt(((across / (across * x).sum()) ** 2 * spread**2).sum())
    assert found.slope[2] - found.slope[1] == pytest.approx(2 * half, rel=0.04)
    assert found.relative[1] < found.relative[0] < found.relative[2]


def test_direction_and_scale_of_deprivation_change_nothing_but_the_sign():
    columns = made()
    plain = inequality.inequality(table(**columns), False)
    scaled = inequality.inequality(table(**{**columns, DEPRIVATION: 7 + 3 * columns[DEPRIVATION]}), False)
    ranks = pd.Series(columns[DEPRIVATION]).rank(ascending=False).to_numpy()
    ranked = inequality.inequality(table(**{**columns, DEPRIVATION: ranks}), True)
    turned = inequality.inequality(table(**columns), True)
    assert plain.slope == scaled.slope == ranked.slope
    assert turned.slope[0] == pytest.approx(-plain.slope[0], rel=1e-9)
    assert turned.relative[0] == pytest.approx(1 / plain.relative[0], rel=1e-9)
    page = inequality_report(plain, "Alone", "health", "")
    assert inequality_sentence(plain) in page.replace("&#x27;", "'")
    assert "percentage points" in page


def test_no_gradient_is_none():
    columns = made()
    same = {**columns, COUNT: columns[BASE] * 0.25}
    found = inequality.inequality(table(**same), False)
    assert found.slope[0] == pytest.approx(0, abs=1e-9)
    assert found.relative[0] == pytest.approx(1)
    assert found.slope[1] < 0 < found.slope[2]


def test_bad_input_of_inequality():
    columns = made(n=12)
    holed = {**columns, DEPRIVATION: np.where(np.arange(12) < 4, NAN, columns[DEPRIVATION])}
    with pytest.raises(InputError, match="8 areas have a count, a base and a value of deprivation"):
        inequality.inequality(table(**holed), False, 10)
    assert inequality.inequality(table(**holed), False, 5).left_out == 4
    with pytest.raises(InputError, match="fewer than three groups"):
        inequality.inequality(table(**{**columns, DEPRIVATION: np.ones(12)}), False, 5)
    with pytest.raises(InputError, match="1 area has"):
        inequality.inequality(table(count=[1.0], base=[2.0], deprivation=[3.0]), False, 5)


def test_a_line_that_ends_below_nothing_has_no_ratio():
    columns = {COUNT: [0.0] * 8 + [1.0, 90.0], BASE: [100.0] * 10, DEPRIVATION: np.arange(10.0)}
    found = inequality.inequality(table(**columns), False, 10)
    assert found.least < 0
    assert np.isnan(found.relative).all()
    assert "so there is no ratio" in inequality_sentence(found)
