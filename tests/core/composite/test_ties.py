"""Ties (METHODS §0): relative to what was added up, told where they make classes unequal, named where a list breaks off."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core import ranking
from medway_isolation_plugin.core.composite import draws
from medway_isolation_plugin.core.composite.robustness import robustness
from medway_isolation_plugin.core.composite.robustness_table import rank_table
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty
from medway_isolation_plugin.core.report.composite_report import composite_report
from medway_isolation_plugin.core.report.robustness_report import robustness_report
from tests.core.composite.made import areas, floats, made, run

RANDOM = np.random.RandomState(5)
ONE = RANDOM.uniform(0, 1000, 163)
# What one indicator adds the other takes away: every score is 0 but for the last bits.
ZERO = {"a": ONE.tolist(), "b": (7000 - 3 * ONE).tolist()}


def z_scores(*fields, **root):
    return made([{"field": one, "normalisation": "z-score"} for one in fields], **root)


@pytest.mark.parametrize("aggregation", ["arithmetic mean", "sum"])
def test_sums_of_z_scores_that_cancel_are_tied(aggregation):
    found = run(ZERO, z_scores("a", "b", aggregation=aggregation))
    np.testing.assert_allclose(found.score, 0.0, atol=1e-13)
    assert set(found.evaluation.rank) == {1.0}
    drawn = robustness(
        areas(ZERO, z_scores("a", "b")), z_scores("a", "b"), Uncertainty(draws=10, spread=0, normalisation=True), lambda _: None
    )  # fmt: skip
    z_only = drawn.variant == drawn.variants.index(
        "normalised as in the recipe; aggregated as in the recipe; treated as in the recipe"
    )
    assert z_only.any() and (drawn.summary.low == 1).all()


def test_a_domain_that_cancels_is_tied_before_it_is_ranked_or_turned_round():
    fields = [{"field": one, "normalisation": "z-score", "domain": "x"} for one in "ab"]
    columns = {**ZERO, "c": RANDOM.uniform(size=163).tolist()}
    for domain in ({"normalisation": "rank"}, {"direction": "lower"}):
        how = made([*fields, "c"], domains=[{"name": "x", "label": "X", **domain}])
        found = run(columns, how)
        np.testing.assert_array_equal(found.evaluation.rank, ranking.rank(floats(*columns["c"])))


def test_values_that_agree_to_twelve_digits_are_tied_also_near_the_mean():
    x = [0.3] * 3 + [0.1 + 0.2] * 3 + [0.1, 0.5, 0.2, 0.4]
    rank = run({"a": x}, z_scores("a")).evaluation.rank
    assert len(set(rank[:6])) == 1 and len(set(rank)) == 5


def test_small_values_beside_large_ones_are_not_tied():
    x = [1e-5, 2e-5, 3.0, 4e9, 5e9]
    rank = run({"a": x}, made([{"field": "a", "normalisation": "none"}])).evaluation.rank
    np.testing.assert_array_equal(rank, [5, 4, 3, 2, 1])


def test_joined_values():
    values = floats(1e-16, np.nan, 0.0, 5.0, -2e-16, 1e-3)
    found = ranking.joined(values, np.ones(6))
    np.testing.assert_array_equal(found, floats(-2e-16, np.nan, -2e-16, 5.0, -2e-16, 1e-3))
    np.testing.assert_array_equal(ranking.joined(values, np.abs(values)), values)
    there = ~np.isnan(values)
    ranks = draws.ranks_of(values[there], np.ones(5))
    np.testing.assert_array_equal(ranks, [3, 3, 1, 3, 2])


def shared(count: int = 163, same: int = 89) -> list[float]:
    """Return values of which the `same` highest are one value."""
    return [50.0] * same + [float(i) / 10 for i in range(count - same)]


def test_classes_nothing_like_fifths_are_told_in_log_note_and_report():
    found = run({"a": shared()}, made(["a"]))
    words = "class 1 holds 89 of 163 areas, because 89 share a value"
    assert f"The index: {words}." in found.warnings
    assert [note is not None and words in note for note in found.table["ci_note"]] == [True] * 89 + [False] * 74
    assert words in composite_report(found, "")
    drawn = robustness(
        areas({"a": shared()}, made(["a"])), made(["a"]), Uncertainty(draws=10, normalisation=True), lambda _: None
    )
    assert f"The index: {words}." in drawn.warnings
    assert words in rank_table(drawn)["rb_note"][0]
    assert words in robustness_report(drawn, "Title", "", [], [str(code) for code in drawn.prepared.codes])


def test_a_crowd_of_a_domain_is_told_of_the_domain():
    columns = {"a": shared(), "b": list(range(163))}
    how = made([{"field": "a", "domain": "x"}, "b"], domains=[{"name": "x", "label": "Alone"}])
    said = [one for one in run(columns, how).warnings if "share a value" in one]
    assert said == ["The domain 'Alone': class 1 holds 89 of 163 areas, because 89 share a value."]


@pytest.mark.parametrize("x", [list(range(163)), shared(163, 20), [1, 1, 1, 2, 3], [*range(158), 1, 2, 3, 4, 5]])
def test_a_few_ties_are_not_worth_a_word(x):
    ranks = ranking.rank(floats(*x))
    assert ranking.crowds(ranks, ranking.quantile(ranks), 5) == ()


def test_a_crowd_in_the_middle():
    ranks = ranking.rank(floats(*range(100, 120), *[50] * 60, *range(20)))
    (crowd,) = ranking.crowds(ranks, ranking.quantile(ranks), 5)
    assert (crowd.number, crowd.held, crowd.areas, crowd.sharing, crowd.rows.sum()) == (2, 60, 100, 60, 60)


def test_the_ten_worst_name_their_ties():
    page = composite_report(run({"a": [*range(200, 208), *[150] * 5, *range(100)]}, made(["a"])), "")
    assert "The 10 most isolated areas (3 more areas share rank 9 with the last: X00010, X00011, X00012)" in page
    assert page.count('<td class="n">9=</td>') == 2 and '<td class="n">8</td>' in page
    assert "with the last" not in composite_report(run({"a": list(range(100))}, made(["a"])), "")


def test_one_area_that_holds_more_than_half_of_a_min_max_scale_is_warned_of():
    x = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    (said,) = run({"a": x}, made(["a"])).warnings
    assert said.startswith("Area X00009 alone holds 92 % of the scale of 'a' (field a)")
    low = run({"a": [-one for one in x]}, made(["a"])).warnings
    assert low[0].startswith("Area X00009 alone holds 92 %")
    assert not run({"a": x}, z_scores("a")).warnings
    assert not run({"a": x}, made([{"field": "a", "treatment": "default"}])).warnings
    assert not run({"a": [*x, 100.0]}, made(["a"])).warnings, "two areas are no lone one"
