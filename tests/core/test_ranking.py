"""Ranks, quantile rules and relative values (METHODS §0)."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import ranking
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.ranking import QuantileRule

NAN = float("nan")
RULES = list(QuantileRule)
WHOLE_NUMBERS = st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=60)


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


def alike(found: np.ndarray, expected: list[float]) -> None:
    np.testing.assert_array_equal(found, floats(*expected))


def test_ties_share_the_smallest_rank_and_the_next_rank_is_skipped():
    alike(ranking.rank(floats(5, 7, 5, 1, 7)), [3, 1, 3, 5, 1])


def test_missing_gets_no_rank_and_is_not_counted():
    alike(ranking.rank(floats(NAN, 3, NAN, 9)), [NAN, 2, NAN, 1])


def test_rank_one_may_be_the_lowest():
    alike(ranking.rank(floats(5, 7, NAN, 5, 1), worst="lowest"), [2, 4, NAN, 2, 1])


def test_negative_values_rank_by_size():
    alike(ranking.rank(floats(-2.5, 0, -0.0, 1)), [4, 2, 2, 1])


def test_nothing_to_rank():
    assert ranking.rank(floats()).size == 0
    assert np.isnan(ranking.rank(floats(NAN, NAN))).all()


def test_sums_taken_in_another_order_are_ties():
    alike(ranking.rank(floats(0.1 + 0.2, 0.3, 0.3000001)), [2, 2, 1])
    alike(ranking.rank(floats((0.1 + 0.2) + 0.3, 0.1 + (0.2 + 0.3))), [1, 1])


def test_a_power_of_two_and_its_neighbours_are_ties():
    alike(ranking.rank(floats(np.nextafter(1.0, 0), 1.0, np.nextafter(1.0, 2))), [1, 1, 1])


def test_neighbouring_floats_are_ties_wherever_they_lie():
    # Halfway between multiples of 2**-40: rounding to 40 bits goes down for one and up for its neighbour.
    halfway = 0.5 + 2.0**-41
    alike(ranking.rank(floats(halfway, np.nextafter(halfway, 1))), [1, 1])


@given(st.floats(1e-6, 1e9), st.integers(-3, 3))
def test_neighbouring_floats_are_always_ties(value: float, steps: int):
    neighbour = value
    for _ in range(abs(steps)):
        neighbour = np.nextafter(neighbour, np.inf if steps > 0 else -np.inf)
    alike(ranking.rank(floats(value, 2 * value, neighbour)), [2, 1, 2])


def test_values_that_differ_in_the_ninth_digit_are_no_ties():
    alike(ranking.rank(floats(100.0, 100.0000001)), [2, 1])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (QuantileRule.ENGLAND, [1, 2, 3, 3, 4, 5, 5]),  # ceil(5 r / 7)
        (QuantileRule.WALES, [1, 1, 2, 3, 3, 4, 5]),  # floor(5 (r - 1) / 7) + 1
        (QuantileRule.OHID, [1, 1, 2, 3, 3, 4, 5]),  # floor(6 - ceil((8 - r) / (7 / 5)))
    ],
)
def test_rules_by_hand_for_seven_areas(rule: QuantileRule, expected: list[float]):
    alike(ranking.quantile(floats(1, 2, 3, 4, 5, 6, 7), 5, rule), expected)


def test_england_is_the_default_rule_with_five_classes():
    alike(ranking.quantile(floats(1, 2, 3, 4, 5, 6, 7)), [1, 2, 3, 3, 4, 5, 5])


def test_quantiles_count_only_areas_with_a_rank():
    alike(ranking.quantile(floats(2, NAN, 1, 4, NAN, 3), 2), [1, NAN, 1, 2, NAN, 2])


def test_fewer_areas_than_classes():
    ranks = floats(1, 2, 3)
    alike(ranking.quantile(ranks, 5, QuantileRule.ENGLAND), [2, 4, 5])
    alike(ranking.quantile(ranks, 5, QuantileRule.WALES), [1, 2, 4])
    alike(ranking.quantile(ranks, 5, QuantileRule.OHID), [NAN, NAN, NAN])
    alike(ranking.quantile(floats(1, 2, 3, NAN, NAN), 5, QuantileRule.OHID), [NAN] * 5)


def test_ohid_needs_no_more_areas_than_classes():
    alike(ranking.quantile(floats(1, 2, 3, 4, 5), 5, QuantileRule.OHID), [1, 2, 3, 4, 5])


def test_a_national_rank_is_classed_within_the_nation():
    ranks = floats(1, 6568, 6569, 6570, 32844)
    # 32,844 / 5 = 6,568.8: rank 6,568 is the last in the worst fifth.
    alike(ranking.quantile(ranks, 5, total=32844), [1, 1, 2, 2, 5])
    alike(ranking.quantile(ranks, 5, QuantileRule.WALES, total=32844), [1, 1, 1, 2, 5])


def test_no_boundary_depends_on_binary_rounding():
    # 10 x 3 / 30 is exactly 1; with 30 / 10 in floating point some ranks would slip.
    ranks = np.arange(1.0, 31.0)
    alike(ranking.quantile(ranks, 10), [1 + i // 3 for i in range(30)])
    alike(ranking.quantile(ranks, 10, QuantileRule.OHID), [1 + i // 3 for i in range(30)])


@pytest.mark.parametrize("classes", [-1, 0, 1, 101])
def test_impossible_numbers_of_classes(classes: int):
    with pytest.raises(InputError, match=f"classes is {classes}: choose one from 2 to 100"):
        ranking.quantile(floats(1, 2), classes)


@given(st.integers(2, 200), st.sampled_from([2, 5, 10, 20]), st.sampled_from(list(QuantileRule)), st.data())
def test_halves_of_averaged_ties_go_into_the_formulas_as_they_stand(
    n: int, classes: int, rule: QuantileRule, data: st.DataObject
):
    rank = Fraction(data.draw(st.integers(2, 2 * n)), 2)
    found = ranking.quantile(np.array([float(rank)]), classes, rule, total=n)
    formulas = {
        QuantileRule.ENGLAND: math.ceil(classes * rank / n),
        QuantileRule.WALES: math.floor(classes * (rank - 1) / n) + 1,
        QuantileRule.OHID: max(math.floor((classes + 1) - math.ceil((n + 1 - rank) / Fraction(n, classes))), 1),
    }
    expected = float("nan") if rule is QuantileRule.OHID and n < classes else formulas[rule]
    np.testing.assert_array_equal(found, [expected])


def test_a_half_is_not_cut_to_the_rank_before_it():
    assert ranking.quantile(np.array([2.0, 2.5, 3.0]), 5, total=10).tolist() == [1, 2, 2]
    with pytest.raises(InputError, match=r"largest rank is 10\.5 but there are only 10"):
        ranking.quantile(np.array([10.5]), total=10)


def test_a_rank_beyond_the_edition_is_refused():
    with pytest.raises(InputError, match="largest rank is 32,845 but there are only 32,844"):
        ranking.quantile(floats(1, 32845), 5, total=32844)


@pytest.mark.parametrize("classes", [5, 10])
def test_ohid_rule_equals_phe_quantiles(shared: Path, classes: int):
    """In the reference `invTRUE` gives quantile 1 to the highest value; alone is worst where it is high."""
    frame = pd.read_csv(shared / "oracles/phe/phe_quantile_syn.csv")
    values = frame["alone"].to_numpy(float)
    ours = ranking.quantile(ranking.rank(values), classes, QuantileRule.OHID)
    np.testing.assert_array_equal(ours, frame[f"alone_q{classes}_invTRUE"])
    other_way = ranking.quantile(ranking.rank(values, worst="lowest"), classes, QuantileRule.OHID)
    np.testing.assert_array_equal(other_way, frame[f"alone_q{classes}_invFALSE"])
    assert len(frame) == 60


def test_ohid_rule_equals_phe_quantiles_within_regions(shared: Path):
    frame = pd.read_csv(shared / "oracles/phe/phe_quantile_syn.csv")
    regions = dict(list(frame.groupby("Region")))
    assert sorted(regions) == ["M", "N", "S"]
    for region in regions.values():
        ours = ranking.quantile(ranking.rank(region["alone"].to_numpy(float)), 5, QuantileRule.OHID)
        np.testing.assert_array_equal(ours, region["alone_q5_invTRUE_within_Region"])


@pytest.mark.parametrize(
    ("name", "areas", "domains"),
    [
        ("imd2015_england_lsoa11", 32844, 1),
        ("imd2019_england_lsoa11", 32844, 8),
        ("imd2025_england_lsoa21", 33755, 8),
    ],
)
def test_england_rule_gives_every_published_decile(shared: Path, name: str, areas: int, domains: int):
    frame = pd.read_csv(shared / f"data/england/{name}.csv.gz")
    ranks = [column for column in frame if column.endswith("_rank")]
    assert len(frame) == areas
    assert len(ranks) == domains
    for column in ranks:
        found = ranking.quantile(frame[column].to_numpy(float), 10, total=areas)
        np.testing.assert_array_equal(found, frame[column.replace("_rank", "_decile")], err_msg=column)


def test_deciles_in_the_2010_file_follow_the_welsh_rule(shared: Path):
    """The 2010 edition published no deciles; those in the file were made by floor(10 (r - 1) / N) + 1."""
    frame = pd.read_csv(shared / "data/england/imd2010_england_lsoa01.csv.gz")
    ranks = [column for column in frame if column.endswith("_rank")]
    assert len(ranks) == 8
    for column in ranks:
        published = frame[column.replace("_rank", "_decile")].to_numpy(float)
        numbers = frame[column].to_numpy(float)
        np.testing.assert_array_equal(ranking.quantile(numbers, 10, QuantileRule.WALES, total=32482), published)
        english = ranking.quantile(numbers, 10, total=32482)
        assert (english != published).sum() in (8, 9)  # only ranks on a boundary
        assert np.abs(english - published).max() == 1


@given(WHOLE_NUMBERS, st.randoms())
def test_rank_does_not_depend_on_order(values: list[int], random):
    order = list(range(len(values)))
    random.shuffle(order)
    ranks = ranking.rank(floats(*values))
    np.testing.assert_array_equal(ranking.rank(floats(*[values[i] for i in order])), ranks[order])


@given(WHOLE_NUMBERS, st.sampled_from([0.001, 1 / 3, 0.1, 7.0, 1e9]))
def test_rank_does_not_depend_on_scale(values: list[int], scale: float):
    np.testing.assert_array_equal(ranking.rank(floats(*values) * scale), ranking.rank(floats(*values)))


@given(WHOLE_NUMBERS)
def test_rank_is_one_more_than_the_number_of_worse_areas(values: list[int]):
    expected = [1 + sum(other > value for other in values) for value in values]
    alike(ranking.rank(floats(*values)), expected)


@given(WHOLE_NUMBERS)
def test_ranking_both_ways_round_agrees_with_turned_signs(values: list[int]):
    up = ranking.rank(floats(*values), worst="lowest")
    np.testing.assert_array_equal(up, ranking.rank(-floats(*values)))


@given(WHOLE_NUMBERS, st.integers(2, 100), st.sampled_from(RULES))
def test_classes_lie_in_range_and_rise_with_rank(values: list[int], classes: int, rule: QuantileRule):
    ranks = ranking.rank(floats(*values))
    found = ranking.quantile(ranks, classes, rule)
    if rule is QuantileRule.OHID and len(values) < classes:
        assert np.isnan(found).all()
        return
    assert found.min() >= 1
    assert found.max() <= classes
    assert (found == np.floor(found)).all()
    assert (np.diff(found[np.argsort(ranks)]) >= 0).all()
    for value in set(values):
        assert len(set(found[floats(*values) == value])) == 1  # ties share a class


@given(st.integers(2, 40), st.integers(0, 200), st.sampled_from(RULES))
def test_every_class_is_present_when_there_are_enough_areas(classes: int, more: int, rule: QuantileRule):
    n = classes + more
    found = ranking.quantile(np.arange(1.0, n + 1), classes, rule)
    sizes = np.bincount(found.astype(int), minlength=classes + 1)[1:]
    assert len(sizes) == classes
    assert sizes.min() >= 1
    assert sizes.max() - sizes.min() <= 1


@given(st.integers(1, 400), st.integers(2, 20))
def test_the_rules_are_the_published_formulas(n: int, classes: int):
    ranks = np.arange(1, n + 1)
    exact = {
        QuantileRule.ENGLAND: [-(-classes * r // n) for r in range(1, n + 1)],
        QuantileRule.WALES: [classes * (r - 1) // n + 1 for r in range(1, n + 1)],
    }
    for rule, expected in exact.items():
        np.testing.assert_array_equal(ranking.quantile(ranks.astype(float), classes, rule), expected)


def test_relative_value():
    alike(ranking.relative(floats(10, 30, NAN), 20.0), [50, 150, NAN])
    alike(ranking.relative(floats(0, 1), 0.0), [NAN, NAN])
    alike(ranking.relative(floats(0, 1), NAN), [NAN, NAN])


@pytest.mark.parametrize(
    ("classes", "quantile", "fraction"),
    [
        (5, "quintile", "fifth"),
        (10, "decile", "tenth"),
        (4, "quartile", "quarter"),
        (3, "tercile", "third"),
        (7, "quantile of 7", "seventh"),
        (2, "quantile of 2", "half"),
        (6, "quantile of 6", "sixth"),
        (8, "quantile of 8", "eighth"),
        (9, "quantile of 9", "ninth"),
        (20, "quantile of 20", "twentieth"),
        (100, "percentile", "hundredth"),
        (12, "quantile of 12", "of 12 classes"),
    ],
)
def test_names_of_quantiles(classes: int, quantile: str, fraction: str):
    assert ranking.quantile_name(classes) == quantile
    assert ranking.fraction_name(classes) == fraction


FEW = "here are fewer areas with a value ({}) than classes ({}): the {} says little. Choose a larger study area or fewer classes."


@pytest.mark.parametrize(
    ("under", "over", "said"),
    [
        ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], []),
        ([1, 2, 3, NAN, NAN], [NAN, NAN, 3, 2, 1], ["T" + FEW.format(3, 5, "quintile")]),
        ([1, 2, 3, 4, 5], [NAN, 4, 3, 2, 1], ["65+: t" + FEW.format(4, 5, "quintile")]),
        ([1, 2, 3, NAN, NAN], [NAN, 4, 3, 2, 1],
         ["Under 65: t" + FEW.format(3, 5, "quintile"), "65+: t" + FEW.format(4, 5, "quintile")]),
        ([1, 2, 3, NAN, NAN], [NAN] * 5, ["Under 65: t" + FEW.format(3, 5, "quintile")]),
        ([NAN] * 5, [NAN] * 5, []),
    ],
)  # fmt: skip
def test_too_few_areas_with_values_are_told_by_band_where_bands_differ(under, over, said):
    values = {"Under 65": np.array(under, dtype=float), "65+": np.array(over, dtype=float)}
    assert list(ranking.too_few(values, 5)) == said


def test_too_few_areas_with_values_in_one_index():
    assert ranking.too_few({"X": np.array([1, NAN, 3.0])}, 3) == ("T" + FEW.format(2, 3, "tercile"),)
    assert ranking.too_few({"X": np.array([1, NAN, 3.0])}, 2) == ()
