"""The segmentation index by hand (METHODS §2)."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import segmentation
from medway_isolation_plugin.core.areas import Measure, RawTable
from medway_isolation_plugin.core.bands import P65, U65, Band
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import ALL_AGES as ALL
from medway_isolation_plugin.core.profiles import BandWeights, Variable, WeightProfile
from medway_isolation_plugin.core.segments import Form, Households, TypeTable, UnknownTypes

COUNT = Measure("count", "hh", "households")
TYPES = {"A": (0.5, 0.2), "B": (0.1, 0.4)}
ROWS = [("a1", "A", 30), ("a1", "B", 10), ("a2", "A", 5), ("a2", "B", 15)]
FORM = Form.PROPORTION
# What is always said of households that no band tells apart.
ALL_AGES = "The index is of households of all ages: neither a band field of the households nor a band's share of each type is chosen."


def profile(weights: tuple = (2, 3), bands: tuple[Band, ...] = (P65,), bases: tuple = (None, None)) -> WeightProfile:
    variables = (
        Variable("widowed", "Widowed", weights[0], bases[0]),
        Variable("no_car", "No car", weights[1], bases[1]),
    )
    return WeightProfile("A panel", "tests", tuple(BandWeights(band, variables) for band in bands))


def compute(
    rows: list[tuple] = ROWS,
    types: dict[str, tuple] = TYPES,
    weights: WeightProfile | None = None,
    form: Form = FORM,
    on_unknown: UnknownTypes = UnknownTypes.ERROR,
    shares: dict[str, list] | None = None,
    codes: list | None = None,
    **options,
) -> segmentation.Segmentation:
    weights = weights or profile()
    cells = {
        "widowed": [values[0] for values in types.values()],
        "no_car": [values[1] for values in types.values()],
        **{f"share_{band}": values for band, values in (shares or {}).items()},
    }
    share_fields = {band: f"share_{band}" for band in shares or {}}
    table = TypeTable.checked(RawTable("types.csv", list(types), cells), weights, form, share_fields)
    banded = any(len(row) > 3 for row in rows)
    long = {"type": [row[1] for row in rows], "count": [row[2] for row in rows]}
    if banded:
        long["band"] = [row[3] for row in rows]
    layer = codes or sorted({row[0] for row in rows})
    households = Households.checked(
        layer, RawTable("households.csv", [row[0] for row in rows], long), COUNT, table, on_unknown, banded
    )
    return segmentation.index(households, table, weights, **options)


def test_score_by_hand():
    # S_A = 2 x 0.5 + 3 x 0.2 = 1.6; S_B = 2 x 0.1 + 3 x 0.4 = 1.4
    found = compute(classes=2)
    table = found.table
    np.testing.assert_allclose(table["si_65p"], [(48 + 14) / 40, (8 + 21) / 20], rtol=1e-14)
    np.testing.assert_allclose(table["si_65p_tot"], [62, 29], rtol=1e-14)
    assert found.study_area["65p"] == pytest.approx(91 / 60, rel=1e-14)  # of all households, not the mean of the areas
    np.testing.assert_allclose(table["si_65p_rel"], [100 * 1.55 / (91 / 60), 100 * 1.45 / (91 / 60)], rtol=1e-14)
    assert table["si_65p_rk"].tolist() == [1, 2]
    assert table["si_65p_q"].tolist() == [1, 2]
    assert table["si_note"].tolist() == [None, None]
    assert found.nulls == 0
    assert "si_unk" not in {column.name for column in table.columns}
    assert found.warnings == (ALL_AGES,)


def test_contributions_by_hand_add_up_to_the_score():
    table = compute(contributions=True).table
    np.testing.assert_allclose(table["si_65p_c01"], [(30 * 1.0 + 10 * 0.2) / 40, (5 * 1.0 + 15 * 0.2) / 20], rtol=1e-14)
    np.testing.assert_allclose(table["si_65p_c02"], [(30 * 0.6 + 10 * 1.2) / 40, (5 * 0.6 + 15 * 1.2) / 20], rtol=1e-14)
    np.testing.assert_allclose(table["si_65p_c01"] + table["si_65p_c02"], table["si_65p"], rtol=1e-14)
    aliases = {column.name: column.alias for column in table.columns}
    assert aliases["si_65p_c02"] == "Isolation, all ages, weights for 65+: part of the score from No car"
    of_band = compute([(*row, "65p") for row in ROWS], contributions=True).table
    assert {column.name: column.alias for column in of_band.columns}["si_65p_c02"] == (
        "65+ isolation: part of the score from No car"
    )


def test_percent_is_the_same_as_proportion():
    percent = {name: tuple(100 * value for value in values) for name, values in TYPES.items()}
    found = compute(types=percent, form=Form.PERCENT, classes=2)
    np.testing.assert_allclose(found.table["si_65p"], [1.55, 1.45], rtol=1e-14)
    assert found.warnings == (ALL_AGES,)


def test_index_times_base_is_the_same_as_proportion():
    index = {"A": (250.0, 40.0), "B": (50.0, 80.0)}  # 100 = base average; bases 0.2 and 0.5
    found = compute(types=index, form=Form.INDEX, weights=profile(bases=(0.2, 0.5)), classes=2)
    np.testing.assert_allclose(found.table["si_65p"], [1.55, 1.45], rtol=1e-14)
    assert not any(
        "relative" in column.alias.split(":")[1] for column in found.table.columns if column.name == "si_65p"
    )
    assert found.warnings == (ALL_AGES,)


def test_index_without_base_is_a_relative_score_and_says_so():
    index = {"A": (250.0, 40.0), "B": (50.0, 80.0)}
    found = compute(types=index, form=Form.INDEX)
    # S_A = 2 x 2.5 + 3 x 0.4 = 6.2; S_B = 2 x 0.5 + 3 x 0.8 = 3.4
    np.testing.assert_allclose(found.table["si_65p"], [(30 * 6.2 + 34) / 40, (31 + 15 * 3.4) / 20], rtol=1e-14)
    assert any("the scores are relative" in warning for warning in found.warnings)
    assert found.table.columns[0].alias == "Isolation, all ages, weights for 65+: score per household (relative)"


def test_each_band_has_its_own_base_proportions():
    """Widowhood is rarer under 65: the same index stands for a smaller proportion there."""
    weights = WeightProfile(
        "Both", "tests",
        (
            BandWeights(U65, (Variable("widowed", "Widowed", 1, 0.02), Variable("no_car", "No car", 0, 0.1))),
            BandWeights(P65, (Variable("widowed", "Widowed", 1, 0.30), Variable("no_car", "No car", 0, 0.1))),
        ),
    )  # fmt: skip
    found = compute([("a1", "A", 10)], {"A": (200.0, 100.0)}, weights, Form.INDEX)
    assert found.table["si_u65"][0] == pytest.approx(0.04, rel=1e-14)
    assert found.table["si_65p"][0] == pytest.approx(0.60, rel=1e-14)


def test_a_base_in_one_band_only_is_refused():
    weights = WeightProfile(
        "Both", "tests",
        (
            BandWeights(U65, (Variable("widowed", "Widowed", 1, 0.02), Variable("no_car", "No car", 1, 0.1))),
            BandWeights(P65, (Variable("widowed", "Widowed", 1), Variable("no_car", "No car", 1))),
        ),
    )  # fmt: skip
    with pytest.raises(InputError, match="Give all or none"):
        compute([("a1", "A", 10)], {"A": (200.0, 100.0)}, weights, Form.INDEX)


def test_shares_of_a_band_weight_the_types():
    found = compute(weights=profile(bands=(U65, P65)), shares={"65p": [0.5, 0.2]})
    np.testing.assert_allclose(found.table["si_u65"], [1.55, 1.45], rtol=1e-14)
    # 15 and 2 households in a1, 2.5 and 3 in a2
    np.testing.assert_allclose(found.table["si_65p"], [(24 + 2.8) / 17, (4 + 4.2) / 5.5], rtol=1e-14)
    assert found.study_area["65p"] == pytest.approx(35 / 22.5, rel=1e-14)


def test_a_band_column_separates_the_households():
    rows = [("a1", "A", 30, "u65"), ("a1", "A", 10, "65+"), ("a1", "B", 10, "65p"), ("a2", "B", 5, "65 and over")]
    found = compute(rows, weights=profile(bands=(U65, P65)))
    np.testing.assert_allclose(found.table["si_u65"], [1.6, np.nan], rtol=1e-14)
    np.testing.assert_allclose(found.table["si_65p"], [1.5, 1.4], rtol=1e-14)
    assert found.table["si_note"].tolist() == [None, "under 65: there are no households"]
    assert found.nulls == 1


def test_bands_use_their_own_variables_and_weights():
    weights = WeightProfile(
        "Both", "tests",
        (
            BandWeights(U65, (Variable("no_car", "No car", 1),)),
            BandWeights(P65, (Variable("widowed", "Widowed", 10),)),
        ),
    )  # fmt: skip
    found = compute(weights=weights)
    np.testing.assert_allclose(found.table["si_u65"], [(6 + 4) / 40, (1 + 6) / 20], rtol=1e-14)
    np.testing.assert_allclose(found.table["si_65p"], [(150 + 10) / 40, (25 + 15) / 20], rtol=1e-14)


def test_a_variable_of_weight_zero_does_not_count_even_where_it_is_missing():
    found = compute(types={"A": (0.5, None), "B": (0.1, 0.4)}, weights=profile((2, 0)), contributions=True)
    np.testing.assert_allclose(found.table["si_65p"], [(30 + 2) / 40, (5 + 3) / 20], rtol=1e-14)
    assert found.table["si_65p_c02"].tolist() == [0, 0]


def test_a_missing_propensity_makes_the_score_missing_where_the_type_lives():
    rows = [*ROWS, ("a3", "B", 10), ("a4", "A", 0), ("a4", "B", 10)]
    found = compute(rows, {"A": (0.5, None), "B": (0.1, 0.4)}, contributions=True)
    np.testing.assert_allclose(found.table["si_65p"], [np.nan, np.nan, 1.4, 1.4], rtol=1e-14)
    assert found.table["si_note"].tolist() == ["65+: a type has no value for a variable"] * 2 + [None, None]
    assert np.isnan(found.table["si_65p_c01"][:2]).all()
    assert found.table["si_65p_rk"][2:].tolist() == [1, 1]
    assert found.nulls == 2


def test_a_missing_count_makes_the_score_missing():
    found = compute([("a1", "A", None), ("a1", "B", 10), ("a2", "B", 5)])
    np.testing.assert_allclose(found.table["si_65p"], [np.nan, 1.4], rtol=1e-14)
    assert found.table["si_note"][0] == "65+: a household count or a type's share of the band is missing"


def test_a_missing_share_makes_the_band_missing():
    found = compute([*ROWS, ("a3", "B", 4)], weights=profile(bands=(U65, P65)), shares={"65p": [None, 0.5]})
    np.testing.assert_allclose(found.table["si_65p"], [np.nan, np.nan, 1.4], rtol=1e-14)
    assert not np.isnan(found.table["si_u65"]).any()


def test_areas_without_households_and_without_rows():
    found = compute([*ROWS, ("a3", "A", 0)], codes=["a1", "a2", "a3", "a4", None])
    assert np.isnan(found.table["si_65p"][2:]).all()
    assert found.table["si_note"].tolist() == [
        None, None, "65+: there are no households", "no row in the table", "no area code",
    ]  # fmt: skip
    assert found.nulls == 3


def test_nothing_to_compute():
    with pytest.raises(InputError, match="No area has households of known types"):
        compute([("a1", "A", 0)])


def test_unknown_types_are_an_error_by_default():
    with pytest.raises(InputError) as caught:
        compute([*ROWS, ("a1", "Z9", 1), ("a2", None, 2)])
    assert "2 segment types in households.csv are not in the table of types: (empty), Z9." in str(caught.value)


def test_unknown_types_without_households_are_no_error():
    assert compute([*ROWS, ("a1", "Z9", 0)]).table["si_65p"][0] == pytest.approx(1.55, rel=1e-14)


def test_excluded_types_are_reported_and_never_scored_zero():
    rows = [("a1", "A", 95), ("a1", "Z", 5), ("a2", "A", 94), ("a2", "Z", 6), ("a3", "B", 10)]
    found = compute(rows, on_unknown=UnknownTypes.EXCLUDE)
    # 5 % is allowed, 6 % is not; the score is that of the households that are left.
    np.testing.assert_allclose(found.table["si_65p"], [1.6, np.nan, 1.4], rtol=1e-14)
    np.testing.assert_allclose(found.table["si_unk"], [5, 6, 0], rtol=1e-14)
    assert found.table["si_note"].tolist() == [None, "more than 5 % of households are of unknown types", None]
    assert found.study_area["65p"] == pytest.approx((95 * 1.6 + 14) / 105, rel=1e-14)
    assert found.nulls == 1
    assert any("were excluded: Z." in warning for warning in found.warnings)


def test_an_unknown_type_with_a_missing_count_makes_the_score_missing():
    """Nobody knows whether the excluded households are more than 5 %: missing is not zero."""
    rows = [("a1", "A", 100), ("a1", "Z", None), ("a2", "A", 99), ("a2", "Z", 1)]
    found = compute(rows, on_unknown=UnknownTypes.EXCLUDE)
    np.testing.assert_allclose(found.table["si_65p"], [np.nan, 1.6], rtol=1e-14)
    np.testing.assert_allclose(found.table["si_unk"], [np.nan, 1], rtol=1e-14)
    assert found.table["si_note"][0]


def test_the_share_of_unknown_types_is_missing_where_any_count_is():
    rows = [("a1", "A", None), ("a1", "Z", 5), ("a2", "A", 99), ("a2", "Z", 1)]
    found = compute(rows, on_unknown=UnknownTypes.EXCLUDE)
    np.testing.assert_allclose(found.table["si_65p"], [np.nan, 1.6], rtol=1e-14)
    np.testing.assert_allclose(found.table["si_unk"], [np.nan, 1], rtol=1e-14)


def test_a_placeholder_profile_is_named():
    weights = WeightProfile("Guess", "tests", profile().bands, placeholder=True)
    assert any("weights of 'Guess' are placeholders" in warning for warning in compute(weights=weights).warnings)


def test_fewer_areas_than_classes_are_named():
    assert any("fewer areas with a value (2) than classes (3)" in warning for warning in compute(classes=3).warnings)


def test_areas_with_values_are_counted_not_areas():
    rows = [*ROWS, ("a3", "A", None)]
    _, said, lost = compute(rows, classes=3).warnings
    assert lost == "65+: 1 area is in the table of households but without a score, for the reason in si_note: a3."
    assert said.startswith("There are fewer areas with a value (2) than classes (3)")
    both = profile(bands=(U65, P65))
    banded = [("a1", "A", 3, "u65"), ("a2", "A", 3, "u65"), ("a1", "B", 4, "65p"), ("a2", "B", 0, "65p")]
    said, _ = compute(banded, weights=both, classes=2).warnings
    assert said.startswith("65+: there are fewer areas with a value (1) than classes (2)")
    (said,) = compute(banded[:2], weights=both, classes=2).warnings
    assert said == "No area has a score for 65+: that band is left empty."


SOME_ROWS = st.lists(
    st.tuples(st.sampled_from(["a1", "a2", "a3", "a4"]), st.sampled_from(["A", "B"]), st.integers(1, 500)),
    min_size=1,
    max_size=24,
)


@given(SOME_ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[tuple], random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    one, other = compute(rows).table, compute(shuffled).table
    assert list(one.codes) == list(other.codes)
    np.testing.assert_allclose(one["si_65p"], other["si_65p"], rtol=1e-13)
    np.testing.assert_array_equal(one["si_65p_rk"], other["si_65p_rk"])


@given(SOME_ROWS)
def test_rows_that_repeat_an_area_and_type_are_added(rows: list[tuple]):
    sums: Counter = Counter()
    for area, name, count in rows:
        sums[area, name] += count
    once = compute([(area, name, count) for (area, name), count in sums.items()]).table
    np.testing.assert_allclose(compute(rows).table["si_65p"], once["si_65p"], rtol=1e-13)


@given(SOME_ROWS, st.floats(0.1, 9), st.floats(0.1, 9))
def test_doubled_weights_double_the_score_and_keep_ranks(rows: list[tuple], first: float, second: float):
    one = compute(rows, weights=profile((first, second))).table
    two = compute(rows, weights=profile((2 * first, 2 * second))).table
    np.testing.assert_array_equal(two["si_65p"], 2 * one["si_65p"])
    np.testing.assert_array_equal(two["si_65p_rk"], one["si_65p_rk"])
    np.testing.assert_allclose(two["si_65p_rel"], one["si_65p_rel"], rtol=1e-14)


@given(SOME_ROWS)
def test_scores_lie_between_those_of_the_types(rows: list[tuple]):
    scores = compute(rows).table["si_65p"]
    assert ((scores >= 1.4 - 1e-12) & (scores <= 1.6 + 1e-12)).all()


# Households of all ages, and of another age


def test_two_bands_of_the_same_households_are_told_to_differ_by_their_weights_only():
    both = compute(weights=profile(bands=(U65, P65)))
    assert both.warnings[0] == f"{ALL_AGES} The two indices differ only by their weights."
    assert (both.table.result.base, both.table.result.age_split) == (ALL, 0)
    banded = compute([(*row, band) for row in ROWS for band in ("u65", "65p")], weights=profile(bands=(U65, P65)))
    assert not any("all ages" in said for said in banded.warnings)
    assert (banded.table.result.base, banded.table.result.age_split) == ("households of the band", 65)


def test_a_band_without_a_share_beside_one_with_a_share_is_told_to_be_of_all_ages():
    found = compute(weights=profile(bands=(U65, P65)), shares={"65p": [0.25, 0.5]})
    assert found.warnings[0] == (
        "No share of households is chosen for under 65: that index is of households of all ages, with the weights for under 65."
    )
    aliases = {column.name: column.alias for column in found.table.columns}
    assert aliases["si_u65"] == "Under 65 isolation: score per household of any age"
    assert aliases["si_65p"] == "65+ isolation: score per household"


def test_bands_at_66_are_called_so_and_counted_as_ever():
    rows = [(*row, band) for row in ROWS for band in ("u66", "66+")]
    bands = tuple(band.at(66) for band in (U65, P65))
    found = compute(rows, weights=profile(bands=bands))
    at_65 = compute([(*row, band) for row in ROWS for band in ("u65", "65p")], weights=profile(bands=(U65, P65)))
    assert found.table.result.age_split == 66
    assert found.study_area == at_65.study_area
    names = [column.name.replace("u65", "u66").replace("65p", "66p") for column in at_65.table.columns]
    assert [column.name for column in found.table.columns] == names
    assert {column.name: column.alias for column in found.table.columns}[
        "si_66p"
    ] == "66+ isolation: score per household"
    for name in ("si_u66", "si_66p_q"):
        np.testing.assert_array_equal(found.table[name], at_65.table[name.replace("66p", "65p").replace("u66", "u65")])


@pytest.mark.parametrize(("in_table", "in_profile", "said"), [("66p", P65, "at 66"), ("65p", P65.at(66), "at 65")])
def test_households_of_another_age_than_the_weights_are_refused(in_table, in_profile, said):
    with pytest.raises(InputError) as caught:
        compute([(*row, in_table) for row in ROWS], weights=profile(bands=(in_profile,)))
    assert f"The band field of the households splits {said}, but the weights of 'A panel'" in str(caught.value)


def test_a_band_field_of_two_ages_is_refused():
    with pytest.raises(InputError, match=r"bands that split at different ages \(65p, 66p\)"):
        compute([(*row, band) for row in ROWS for band in ("65p", "66p")])


def test_shares_of_another_age_than_the_weights_are_refused():
    cells = {"widowed": [0.1], "no_car": [0.1], "share_66p": [0.5]}
    with pytest.raises(InputError, match="the weights of 'A panel' are for bands that split at 65: share_66p"):
        TypeTable.checked(RawTable("types.csv", ["A"], cells), profile(), FORM, {"65p": "share_66p"})
    made = TypeTable.checked(
        RawTable("types.csv", ["A"], cells), profile(bands=(P65.at(66),)), FORM, {"65p": "share_66p"}
    )
    assert made.shares["65p"].tolist() == [0.5]
