"""The gap between the most and the least deprived fifth, held against scipy and against the slope index's own algorithm."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.chapter.gap import gap, rate_ratio
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.inequality import DEPRIVATION, inequality
from medway_isolation_plugin.core.rates import BASE, COUNT


@given(st.integers(1, 500), st.integers(1, 500), st.integers(0, 500), st.integers(0, 500))
def test_the_ratio_is_that_of_scipy(x1, x2, more1, more2):
    theirs_of = pytest.importorskip("scipy.stats.contingency", reason="the ratio is held against scipy's").relative_risk
    found = rate_ratio((x1, x1 + more1), (x2, x2 + more2), 0.95)
    theirs = theirs_of(x1, x1 + more1, x2, x2 + more2)
    interval = theirs.confidence_interval(0.95)
    np.testing.assert_allclose(found, (theirs.relative_risk, interval.low, interval.high), rtol=1e-9)


def test_a_published_ratio():
    """Physicians' Health Study, fatal heart attacks: 18 of 11,034 against 5 of 11,037 (Agresti, Categorical Data Analysis, 3.1)."""
    ratio, low, high = rate_ratio((18, 11034), (5, 11037), 0.95)
    assert (round(ratio, 2), round(low, 2), round(high, 2)) == (3.60, 1.34, 9.70)


def test_nobody_gives_no_ratio():
    assert all(map(math.isnan, rate_ratio((0, 10), (5, 10), 0.95)))
    assert all(map(math.isnan, rate_ratio((5, 10), (0, 10), 0.95)))


def areas(n: int) -> AreaTable:
    random = np.random.RandomState(3)
    base = random.randint(80, 200, n).astype(float)
    deprived = np.arange(n, dtype=float)  # as a rank: 0 the most deprived
    count = np.round(base * (0.4 - 0.2 * deprived / n))
    return AreaTable(
        np.array([f"A{row}" for row in range(n)], dtype=object),
        {COUNT: count, BASE: base, DEPRIVATION: deprived},
        np.full(n, None, dtype=object),
    )


def test_the_fifths_and_the_line_are_those_of_the_slope_index():
    table = areas(50)
    found, own = gap(table, lowest_is_worst=True), inequality(table, True, 5)
    assert found.found.slope == own.slope
    first = slice(0, 10)
    assert found.most == pytest.approx(100 * table.values[COUNT][first].sum() / table.values[BASE][first].sum())
    assert found.ratio[0] == pytest.approx(found.most / found.least)
    assert found.found.slope[0] > 0  # higher among the most deprived


@pytest.mark.parametrize("n", [1, 4])
def test_fewer_areas_than_fifths_have_no_gap(n):
    with pytest.raises(InputError, match="fewer than the 5 groups"):
        gap(areas(n), lowest_is_worst=True)
