"""Formulas of agreement against an implementation of their own, written from the definitions one pair at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.validity.agreement import correlation_interval, meng_z, overlap, rank_correlation

values = st.lists(st.integers(-30, 30), min_size=8, max_size=40)


def average_rank(own: float, everyone: list[float]) -> float:
    return sum(one < own for one in everyone) + (1 + sum(one == own for one in everyone)) / 2


def spearman(a: list[float], b: list[float]) -> float:
    ranks = [[average_rank(one, each) for one in each] for each in (a, b)]
    means = [sum(each) / len(each) for each in ranks]
    cross = sum((x - means[0]) * (y - means[1]) for x, y in zip(*ranks))
    return cross / math.sqrt(math.prod(sum((x - mean) ** 2 for x in each) for each, mean in zip(ranks, means)))


def worst_fifth(each: list[float]) -> set[int]:
    return {row for row, own in enumerate(each) if math.ceil(5 * (1 + sum(one > own for one in each)) / len(each)) == 1}


def drawn(number: int, seed: int) -> list[np.ndarray]:
    random = np.random.default_rng(seed)
    common = random.normal(size=number)
    return [common + random.normal(size=number) * spread for spread in (0.5, 1.0, 2.0)]


@given(values, st.randoms(use_true_random=False))
def test_rank_correlation_and_overlap_are_those_of_their_definitions(one, random):
    other = [value + random.randint(-20, 20) for value in one]
    a, b = np.array(one, dtype=float), np.array(other, dtype=float)
    found = rank_correlation(a, b)
    if len(set(one)) == 1 or len(set(other)) == 1:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(spearman(one, other), abs=1e-12)
    shared = overlap(a, b)
    first, second = worst_fifth(one), worst_fifth(other)
    assert (shared.same, shared.worst) == (len(first & second), max(len(first), len(second)))
    assert shared.chance == pytest.approx(len(first) * len(second) / len(one) if shared.worst else 0.0)


def test_the_interval_of_the_overlap_is_wilsons():
    a = np.arange(165.0)
    b = np.concatenate([np.arange(13.0) + 200, np.arange(13.0, 145.0), np.arange(20.0) + 300])
    found = overlap(a, b)
    k, m, z = found.same, found.worst, 1.959964
    middle = (k + z * z / 2) / (m + z * z)
    half = z * math.sqrt(k * (m - k) / m + z * z / 4) / (m + z * z)
    assert (found.low, found.high) == (pytest.approx(middle - half, abs=1e-6), pytest.approx(middle + half, abs=1e-6))


@pytest.mark.parametrize(("rho", "areas"), [(0.594514, 169), (-0.049438, 4835), (0.0, 20), (0.99, 30)])
def test_the_interval_of_a_correlation(rho, areas):
    half = 1.959964 * math.sqrt((1 + rho**2 / 2) / (areas - 3))
    z = 0.5 * math.log((1 + rho) / (1 - rho))
    limits = [(math.exp(2 * one) - 1) / (math.exp(2 * one) + 1) for one in (z - half, z + half)]
    assert correlation_interval(rho, areas) == pytest.approx(limits, abs=1e-12)


def test_a_correlation_of_too_few_areas_has_no_interval_and_full_agreement_has_no_width():
    assert all(math.isnan(limit) for limit in correlation_interval(0.5, 3))
    assert correlation_interval(1.0, 30) == (1.0, 1.0)
    assert correlation_interval(-1.0, 30) == (-1.0, -1.0)


@pytest.mark.parametrize("seed", range(5))
def test_mengs_z(seed):
    index, benchmark, yardstick = drawn(60, seed)
    r1, r2, rx = (
        spearman(list(a), list(b)) for a, b in ((index, yardstick), (benchmark, yardstick), (index, benchmark))
    )
    square = (r1**2 + r2**2) / 2
    f = min((1 - rx) / (2 * (1 - square)), 1)
    h = (1 - f * square) / (1 - square)
    expected = (math.atanh(r1) - math.atanh(r2)) * math.sqrt(57 / (2 * (1 - rx) * h))
    assert meng_z(index, benchmark, yardstick) == pytest.approx(expected, abs=1e-10)
    assert meng_z(benchmark, index, yardstick) == pytest.approx(-expected, abs=1e-10)


def test_mengs_z_says_nothing_where_nothing_can_be_tested():
    index, benchmark, yardstick = drawn(40, 1)
    assert meng_z(index, 3 * index + 1, yardstick) == 0.0
    assert math.isnan(meng_z(yardstick, benchmark, yardstick))
    assert math.isnan(meng_z(index, np.ones(40), yardstick))
    assert math.isnan(meng_z(index[:3], benchmark[:3], yardstick[:3]))
