"""Rates of small counts (METHODS §5): the fit against another implementation, and draws against rates that are known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from medway_isolation_plugin.core import ranking
from medway_isolation_plugin.core.composite.robustness import FEW_PEOPLE, Robustness, robustness
from medway_isolation_plugin.core.composite.robustness_table import rank_table
from medway_isolation_plugin.core.composite.sampling import Prior, fitted
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty
from medway_isolation_plugin.core.report.robustness_report import robustness_report
from tests.core.composite.made import areas, floats, made

RATE = [{"field": "x", "denominator": "n", "label": "Living alone"}]


def drawn(x, n, draws: int = 400, indicators=RATE, **columns) -> Robustness:
    how = made(indicators)
    table = areas({"x": list(x), "n": list(n), **columns}, how)
    return robustness(table, how, Uncertainty(draws=draws, spread=0, sampling=True), lambda _: None)


def log_likelihood(a: float, b: float, x: np.ndarray, n: np.ndarray) -> float:
    """The beta-binomial likelihood as it is usually written, with gamma functions."""

    def beta(p: float, q: float) -> float:
        return math.lgamma(p) + math.lgamma(q) - math.lgamma(p + q)

    return sum(beta(a + one, b + whole - one) - beta(a, b) for one, whole in zip(x, n))


@pytest.mark.parametrize(
    ("a", "b", "low", "high", "count"),
    [(2, 5, 8, 40, 163), (20, 50, 8, 40, 300), (60, 140, 100, 400, 163), (0.2, 0.5, 8, 40, 200), (1, 60, 8, 40, 200)],
)
def test_no_other_prior_is_more_likely(a, b, low, high, count):
    random = np.random.RandomState(1)
    n = random.randint(low, high + 1, count).astype(float)
    x = random.binomial(n.astype(int), random.beta(a, b, count)).astype(float)
    found = fitted(x, n)
    best = log_likelihood(found.a, found.b, x, n)
    assert found.spread
    for size in (1e-3, 1e-2, 0.1, 1.0):
        for angle in np.linspace(0, 2 * np.pi, 16):
            other = found.a * math.exp(size * math.cos(angle)), found.b * math.exp(size * math.sin(angle))
            assert log_likelihood(*other, x, n) < best + 1e-9
    minimize = pytest.importorskip("scipy.optimize").minimize
    from_scipy = minimize(
        lambda logs: -log_likelihood(*np.exp(logs), x, n), np.log([a, b]), method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-9},
    )  # fmt: skip
    np.testing.assert_allclose([found.a, found.b], np.exp(from_scipy.x), rtol=1e-4)


@pytest.mark.parametrize(
    ("x", "n", "pooled"),
    [
        ([3], [7], 3 / 7),  # a single area
        ([1, 1, 1], [3, 3, 3], 1 / 3),
        ([1, 0, 1], [1, 1, 1], 2 / 3),  # one person says nothing of a spread
        ([2, 3, 4, 2, 3], [10, 10, 12, 9, 11], 14 / 52),  # less than chance
        ([0, 0], [5, 8], 0),
        ([5, 8], [5, 8], 1),
    ],
)
def test_where_there_is_no_spread_beyond_chance_the_rate_is_the_pooled_one(x, n, pooled):
    found = fitted(floats(*x), floats(*n))
    assert not found.spread
    assert found.mean == pytest.approx(pooled, abs=1e-12)
    rates = found.draw(floats(*x), floats(*n), np.random.RandomState(1))
    np.testing.assert_allclose(rates, pooled, atol=1e-5)


def test_one_large_area_does_not_hide_what_the_small_ones_show():
    x, n = floats(300_000, 0, 40), floats(1_000_000, 50, 40)  # the likelihood falls from no spread on, and rises again
    found = fitted(x, n)
    assert found.spread
    assert 0.05 < found.a < 2 and 0.05 < found.b < 2
    pooled = (x * np.log(x.sum() / n.sum()) + (n - x) * np.log(1 - x.sum() / n.sum())).sum()
    assert log_likelihood(found.a, found.b, x, n) > pooled + 50


def test_counts_at_the_edges():
    all_or_none = fitted(floats(0, 5, 0), floats(5, 5, 8))
    assert all_or_none.spread and 0 < all_or_none.a < 0.01
    assert np.isfinite(all_or_none.draw(floats(0, 5, 0), floats(5, 5, 8), np.random.RandomState(1))).all()
    millions = fitted(floats(2e6, 3e6, 2.5e6), floats(1e7, 1e7, 1e7))
    assert millions.mean == pytest.approx(0.25, abs=0.01) and millions.spread
    weighted = fitted(floats(0.3, 0.2, 7.6, 1.2), floats(0.4, 0.3, 9.9, 20.5))
    assert np.isfinite([weighted.a, weighted.b]).all()


def test_none_of_five_varies_and_leans_on_the_other_areas():
    random = np.random.RandomState(3)
    n = np.full(100, 40)
    x = random.binomial(n, random.beta(3, 7, 100))
    x[0], n[0] = 0, 5
    found = drawn(x, n)
    assert found.nominal.rank[0] >= 98
    assert found.summary.low[0] < 30 and found.summary.high[0] < found.nominal.rank[0]
    assert found.few_people[0] and found.few_people.sum() < 10
    table = rank_table(found)
    assert [note == FEW_PEOPLE for note in table["rb_note"]] == found.few_people.tolist()
    prior = found.priors["x"]
    assert (prior.a, prior.b) == (fitted(x.astype(float), n.astype(float)).a, pytest.approx(prior.b))
    page = robustness_report(found, "Title", "", [], [str(code) for code in found.prepared.codes])
    assert f'<td>Living alone</td><td class="n">{prior.a:.2f}</td><td class="n">{prior.b:.2f}</td>' in page
    assert f'<td>{FEW_PEOPLE}</td><td class="n">{found.few_people.sum()}</td>' in page


def test_where_chance_alone_orders_the_areas_each_may_be_anywhere():
    found = drawn([3, 4, 5, 4, 3, 4, 5, 4, 3, 5], [10] * 10, draws=2000)
    np.testing.assert_allclose(found.summary.within, 0.2, atol=0.05)
    assert found.summary.high.min() >= 9
    assert any("'Living alone' differ no more than chance" in one for one in found.warnings)
    assert "no more than chance" in robustness_report(
        found, "Title", "", [], [str(code) for code in found.prepared.codes]
    )


def test_weights_alone_make_no_area_one_of_few_people():
    how = made([{"field": "x", "denominator": "n"}, "c"])
    table = areas({"x": [1, 2, 3, 9], "n": [10] * 4, "c": [4, 1, 2, 2]}, how)
    found = robustness(table, how, Uncertainty(draws=50), lambda _: None)
    assert not found.few_people.any() and not found.priors
    assert "How rates are spread" not in robustness_report(
        found, "Title", "", [], [str(code) for code in found.prepared.codes]
    )


@pytest.mark.parametrize(
    ("concentration", "low", "high"),
    [(10, 8, 40), (100, 8, 40), (10, 100, 400), (400, 100, 400)],
    ids=["wide rates, few people", "narrow rates, few people", "wide rates, many people", "narrow rates, many people"],
)
def test_stated_probabilities_are_true_and_intervals_hold_what_they_say(concentration, low, high):
    random = np.random.RandomState(1)
    stated, true, inside = [], [], []
    for _ in range(20):
        n = random.randint(low, high + 1, 300)
        rate = random.beta(0.3 * concentration, 0.7 * concentration, 300)
        found = drawn(random.binomial(n, rate), n, draws=200)
        rank = ranking.rank(rate)
        stated.append(found.summary.within)
        true.append(rank <= found.cut)
        inside.append((rank >= found.summary.low) & (rank <= found.summary.high))
    stated, true = np.concatenate(stated), np.concatenate(true)
    tenths = np.minimum((10 * stated).astype(int), 9)
    apart = [
        abs(stated[tenths == tenth].mean() - true[tenths == tenth].mean())
        for tenth in range(10)
        if (tenths == tenth).sum() >= 300
    ]
    assert len(apart) >= 2
    assert max(apart) <= 0.05
    assert 0.87 <= np.mean(inside) <= 0.93


def test_a_prior_has_a_middle_and_a_spread():
    assert Prior(2.0, 6.0, True).mean == 0.25
    assert Prior(2.0, 6.0, True).sd == pytest.approx(math.sqrt(12 / (64 * 9)))
