"""Moran's I against spdep, plain loops and draws one by one; properties of pattern and shuffled maps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import moran, spatial_pattern
from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.moran import Links
from medway_isolation_plugin.core.report.pattern_report import pattern_report, pattern_sentence
from medway_isolation_plugin.core.spatial_pattern import PATTERNS, Cluster, PatternSettings

FEW = PatternSettings(draws=999, shuffles=19)


def lattice(wide: int, high: int) -> Links:
    """Areas in a grid, neighbours at corners too."""
    places = [(row, column) for row in range(high) for column in range(wide)]
    pairs = [
        (a, b)
        for a, one in enumerate(places)
        for b, other in enumerate(places)
        if a != b and max(abs(one[0] - other[0]), abs(one[1] - other[1])) == 1
    ]
    first, second = np.array(pairs).T
    return Links(first, second, len(places))


def table(values) -> AreaTable:
    values = np.asarray(values, dtype=float)
    codes = np.array([f"A{row}" for row in range(values.size)], dtype=object)
    return AreaTable(codes, {spatial_pattern.INDEX: values}, np.full(values.size, None, dtype=object))


@pytest.fixture(scope="module")
def spdep(shared):
    folder = shared / "oracles" / "spdep"
    rows = pd.read_csv(folder / "localmoran_queen_W_10x6.csv")
    pairs = pd.read_csv(folder / "neighbours_queen_10x6.csv") - 1
    links = Links(pairs["i"].to_numpy(), pairs["j"].to_numpy(), len(rows))
    return rows, links, pd.read_csv(folder / "global_moran.csv").iloc[0], pd.read_csv(folder / "quadrants.csv")


def test_the_whole_map_is_as_in_spdep(spdep):
    rows, links, expected, _ = spdep
    found = moran.moran(rows["value"].to_numpy(), links)
    assert found.value == pytest.approx(expected["moran_I"], abs=1e-14)
    assert found.expectation == pytest.approx(expected["expectation"], abs=1e-14)
    assert found.variance == pytest.approx(expected["variance"], abs=1e-14)
    assert found.p == pytest.approx(2 * min(expected["p"], 1 - expected["p"]), abs=1e-12)  # spdep's is one-sided


def test_each_area_is_as_in_spdep(spdep):
    rows, links, _, quadrants = spdep
    x = rows["value"].to_numpy()
    found = moran.local_moran(x, links, moran.draws(x.size, 8, 9999, 1))
    np.testing.assert_allclose(found.value, rows["Ii"], atol=1e-13)
    np.testing.assert_allclose(found.deviate, rows["Z.Ii"], atol=1e-12)
    # Its probabilities are those of a normal distribution, ours of draws.
    np.testing.assert_allclose(found.p, rows["Pr.z....E.Ii.."], atol=0.03)
    high = {True: "High", False: "Low"}
    own, around = moran.sides(x, links)
    assert [f"{high[bool(a)]}-{high[bool(b)]}" for a, b in zip(own, around)] == list(quadrants["mean"])


def plain_moran(x, links: Links) -> tuple[float, float]:
    """Moran's I and its variance under randomisation, from a matrix of weights."""
    n = len(x)
    w = np.zeros((n, n))
    w[links.first, links.second] = 1
    w /= w.sum(axis=1, keepdims=True)
    z = x - x.mean()
    s0, s1 = w.sum(), ((w + w.T) ** 2).sum() / 2
    s2 = ((w.sum(axis=1) + w.sum(axis=0)) ** 2).sum()
    b = n * (z**4).sum() / (z**2).sum() ** 2
    top = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2) - b * ((n**2 - n) * s1 - 2 * n * s2 + 6 * s0**2)
    variance = top / ((n - 1) * (n - 2) * (n - 3) * s0**2) - 1 / (n - 1) ** 2
    return n / s0 * (z @ w @ z) / (z @ z), variance


@pytest.mark.parametrize("seed", range(5))
def test_links_that_go_one_way_are_as_from_a_matrix(seed):
    random = np.random.RandomState(seed)
    n, k = 30, 4
    second = np.concatenate([random.choice(np.delete(np.arange(n), row), k, replace=False) for row in range(n)])
    links = Links(np.repeat(np.arange(n), k), second, n)
    x = random.gamma(2, 3, n)
    found = moran.moran(x, links)
    assert (found.value, found.variance) == pytest.approx(plain_moran(x, links), rel=1e-12)


def test_shared_draws_give_what_draws_for_each_area_do():
    links = lattice(7, 6)
    z = np.random.RandomState(2).gamma(1, 2, 42)
    z -= z.mean()
    drawn = moran.draws(42, 8, 4000, 1)
    assert all(len(set(row)) == 9 for row in drawn.tolist())
    found = moran.probabilities(z, links, drawn)
    for row in range(42):
        k = int(links.degree[row])
        # The same draws, one by one: the area itself is passed over.
        sums = np.array([z[[one for one in draw if one != row][:k]].sum() for draw in drawn.tolist()])
        own = z[links.second[links.first == row]].sum()
        more, less = (sums >= own - 1e-9).sum(), (sums <= own + 1e-9).sum()
        assert found[row] == pytest.approx(min(1, 2 * (min(more, less) + 1) / 4001), abs=1e-12)


def test_everybody_a_neighbour_leaves_nothing_to_chance():
    links = Links(*np.array([(a, b) for a in range(12) for b in range(12) if a != b]).T, 12)
    z = np.arange(12.0) - 5.5
    assert (moran.probabilities(z, links, moran.draws(12, 11, 99, 1)) == 1).all()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_false_discoveries_are_as_by_the_textbook(cells):
    p = np.array(cells)
    for level in (0.01, 0.05, 0.2):
        ordered = np.sort(p)
        passing = [rank for rank in range(1, p.size + 1) if ordered[rank - 1] <= level * rank / p.size * (1 + 1e-12)]
        expected = p <= ordered[passing[-1] - 1] if passing else np.zeros(p.size, dtype=bool)
        near = np.isclose(moran.false_discovery(p), level, rtol=1e-9)
        assert ((moran.false_discovery(p) <= level) == expected)[~near].all()


def test_values_in_blocks_have_a_pattern_and_shuffled_maps_have_none():
    links = lattice(12, 12)
    x = np.where(np.arange(144) % 12 < 6, 5.0, 1.0) + np.random.RandomState(1).normal(0, 0.3, 144)
    found = spatial_pattern.pattern(table(x), links, False, FEW)
    worse, better, *mixed = found.counts
    left = np.arange(144) % 12 < 6
    kinds = found.table["lm_kind"]
    inside = np.isin(np.arange(144) % 12, (1, 2, 3, 4, 7, 8, 9, 10)) & np.isin(np.arange(144) // 12, range(1, 11))
    assert list(kinds[inside & left]) == [Cluster.WORSE.value] * 40
    assert list(kinds[inside & ~left]) == [Cluster.BETTER.value] * 40
    assert worse.areas == (kinds[left] != Cluster.NONE.value).sum()
    assert better.areas == (kinds[~left] != Cluster.NONE.value).sum()
    assert [one.areas for one in mixed] == [0, 0]
    assert all(one.mean < 1 and one.high <= 3 for one in found.counts)
    assert found.whole.value == pytest.approx(plain_moran(x, links)[0])
    assert found.reached == 1 / 20
    page = pattern_report(found, "an index", "areas that touch", "", found.table.codes)
    assert pattern_sentence(found) in page
    assert "hot spot" not in page.lower()


def test_random_maps_have_no_pattern():
    links = lattice(10, 10)
    named = [
        sum(one.areas for one in spatial_pattern.pattern(table(x), links, False, FEW).counts)
        for x in np.random.RandomState(3).normal(size=(60, 100))
    ]
    assert np.mean([number > 0 for number in named]) < 0.12  # 5 % of maps, and what 60 of them may differ by


def test_without_control_shuffled_maps_give_about_the_level():
    links = lattice(15, 15)
    x = np.random.RandomState(4).normal(size=225)
    found = spatial_pattern.pattern(table(x), links, False, PatternSettings(0.05, False, 999, 60))
    assert sum(one.mean for one in found.counts) == pytest.approx(0.05 * 225, rel=0.15)
    assert [one.areas for one in found.counts] == [one.plain for one in found.counts]


def test_one_sided_probabilities_are_half_and_chance_gives_twice_the_level():
    links = lattice(15, 15)
    x = np.random.RandomState(4).normal(size=225)
    both, one = (
        spatial_pattern.pattern(table(x), links, False, PatternSettings(0.05, False, 999, 60, 1, side))
        for side in (False, True)
    )
    np.testing.assert_allclose(one.table["lm_p"], both.table["lm_p"] / 2)
    assert sum(each.mean for each in one.counts) == pytest.approx(0.1 * 225, rel=0.15)
    page = pattern_report(one, "an index", "areas that touch", "", one.table.codes)
    assert "at most 10 % of the areas named" in page and "chance gives twice the level" in page


@given(st.integers(0, 2**16), st.floats(0.01, 1000), st.floats(-500, 500))
def test_scale_and_direction(seed, scale, shift):
    links = lattice(5, 5)
    x = np.random.RandomState(seed).gamma(2, 1, 25)
    found = spatial_pattern.pattern(table(x), links, False, FEW)
    again = spatial_pattern.pattern(table(scale * x + shift), links, False, FEW)
    assert list(found.table["lm_kind"]) == list(again.table["lm_kind"])
    np.testing.assert_allclose(found.table["lm_i"], again.table["lm_i"], rtol=1e-6, atol=1e-9)
    turned = spatial_pattern.pattern(table(-x), links, True, FEW)
    assert list(turned.table["lm_kind"]) == list(found.table["lm_kind"])
    np.testing.assert_allclose(turned.table["lm_lag"], -found.table["lm_lag"])


def test_areas_without_a_value_and_islands_are_out_of_everything():
    links = lattice(5, 5)
    x = np.random.RandomState(1).gamma(2, 1, 25)
    alone = Links(links.first, links.second, 27)
    with_nulls = np.append(x, [9.0, np.nan])
    found = spatial_pattern.pattern(table(with_nulls), alone, False, FEW)
    same = spatial_pattern.pattern(table(x), links, False, FEW)
    np.testing.assert_array_equal(found.table["lm_fdr"][:25], same.table["lm_fdr"])
    assert found.whole == same.whole
    assert list(found.islands) == ["A25", "A26"]
    assert list(found.table["lm_note"][25:]) == ["no neighbour", "the index has no value; no neighbour"]
    assert "A25, A26" in found.warnings[0]
    assert found.table["lm_kind"][25] is None
    assert found.areas == 25
    holed = x.copy()
    holed[[1, 5, 6]] = np.nan  # the corner's neighbours
    assert spatial_pattern.pattern(table(holed), links, False, FEW).table["lm_note"][0] == "no neighbour has a value"


@pytest.mark.parametrize("x", [np.ones(25), np.full(25, np.nan), np.arange(25) * 1e-15 + 7])
def test_what_has_no_pattern_to_look_for_is_refused(x):
    with pytest.raises(InputError, match=r"same in every area|at least 10"):
        spatial_pattern.pattern(table(x), lattice(5, 5), False, FEW)


def test_one_area_is_refused():
    with pytest.raises(InputError, match="0 areas have a value and a neighbour with one"):
        spatial_pattern.pattern(table([3.0]), Links(np.empty(0, int), np.empty(0, int), 1), False, FEW)


def test_many_ties_are_no_pattern():
    x = np.zeros(100)
    x[[3, 40, 77]] = 1.0
    found = spatial_pattern.pattern(table(x), lattice(10, 10), False, FEW)
    assert [one.areas for one in found.counts] == [0, 0, 0, 0]
    assert set(found.table["lm_kind"]) == {Cluster.NONE.value}
    assert len(PATTERNS) == 4
