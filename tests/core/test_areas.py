"""The border: matching codes and checking numbers; every fault a table can have (METHODS §0)."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core import areas
from medway_isolation_plugin.core.areas import AreaTable, Measure, PartOf, RawTable
from medway_isolation_plugin.core.faults import Faults, InputError, counted, listed

ALONE = Measure("alone", "one_person", "one-person households")
ALL = Measure("all", "households", "all households")
PART = PartOf(("alone",), "all")
OLD = [f"E0101{number}" for number in range(6016, 6046)]  # issued in 2001
NEW_2011 = [f"E0103279{number}" for number in range(8)]
NEW_2021 = [f"E0103528{number}" for number in range(8)]


def check(
    layer: list, codes: list, alone: list, whole: list | None = None, measures: tuple[Measure, ...] = (ALONE, ALL)
) -> AreaTable:
    cells = {"alone": alone, "all": whole if whole is not None else [1000] * len(alone)}
    return AreaTable.checked(layer, RawTable("'census.csv'", codes, cells), measures, [PART])


def message(*args, **kwargs) -> str:
    with pytest.raises(InputError) as caught:
        check(*args, **kwargs)
    return str(caught.value)


def test_rows_follow_the_layer_and_other_rows_are_ignored():
    found = check(["b", "a"], ["a", "x", "b"], [1, -99, 2])
    assert list(found.codes) == ["b", "a"]
    assert found.values["alone"].tolist() == [2, 1]
    assert found.unmatched == 0
    assert found.warnings == ()
    assert found.notes().texts().tolist() == [None, None]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("E01016070", "E01016070"),
        (" E01016070 ", "E01016070"),
        ("E01016070 : Medway 001A", "E01016070"),
        (12.0, "12"),
        (12, "12"),
        (12.5, "12.5"),
        (np.float64(12.0), "12"),
        ("007", "007"),
        (None, ""),
        (float("nan"), ""),
        ("  ", ""),
        ("Ŵard 𝔐 : x", "Ŵard 𝔐"),
    ],
)
def test_codes_are_cleaned(cell: object, code: str):
    assert areas.clean_code(cell) == code


def test_spellings_of_one_code_match():
    found = check(
        ["E01016070", "12", "𠮷01 "],
        [12.0, "𠮷01", "E01016070 : Medway 001A"],
        [5, 6, 7],
    )
    assert found.values["alone"].tolist() == [7, 5, 6]


def test_duplicates_in_the_layer():
    said = message(["a", "b", "a", "b", "b"], ["a"], [1])
    assert said.startswith("2 area codes occur more than once: a, b.")
    assert "dissolve the layer by its code" in said


def test_spellings_of_one_code_are_duplicates():
    assert message(["E01016070", "E01016070 : Medway 001A"], ["E01016070"], [1]).startswith("1 area code")


def test_duplicates_in_the_table():
    said = message(["a", "b"], ["a", "a", "b"], [1, 1, 2])
    assert said.startswith("1 area")
    assert "more than once in 'census.csv': a." in said


def test_duplicates_that_no_area_needs_are_no_fault():
    found = check(["a"], ["x", "a", "x", "", "", None], [1, 2, 3, 4, 5, 6])
    assert found.values["alone"].tolist() == [2]


@pytest.mark.parametrize("cell", ["n/a", "1,000", "-", "..", "3 people", "0x10"])
@pytest.mark.parametrize("neighbour", [1, None, "2", ""])
def test_text_where_a_number_is_needed(cell: str, neighbour: object):
    said = message(["a", "b"], ["a", "b"], [cell, neighbour])
    assert "The field 'one_person' (one-person households) holds text" in said
    assert f"1 row (a: '{cell}')" in said


def test_text_in_rows_that_no_area_needs_is_no_fault():
    assert check(["b"], ["a", "b"], ["total", 2]).values["alone"].tolist() == [2]


@pytest.mark.parametrize("cells", [["12", " 3.5 "], ["12", 3.5], ["1.2e1", "3.5"]])
def test_text_that_spells_a_number_is_a_number(cells: list):
    assert check(["a", "b"], ["a", "b"], cells).values["alone"].tolist() == [12, 3.5]


@pytest.mark.parametrize("cell", [None, "", "  ", float("nan"), float("inf"), -float("inf"), "inf"])
@pytest.mark.parametrize("neighbour", [1.0, "1"])
def test_missing_and_infinite_are_missing_not_zero(cell: object, neighbour: object):
    found = check(["a", "b"], ["a", "b"], [cell, neighbour])
    np.testing.assert_array_equal(found.values["alone"], [np.nan, 1])
    assert found.unmatched == 0


def test_negative_counts():
    said = message(["a", "b", "c"], ["a", "b", "c"], [-1, 2, -2.5])
    assert "'one_person' (one-person households) holds values below 0 (a: -1, c: -2.5)" in said


def test_limits_are_inclusive():
    share = Measure("alone", "share", "a share", lowest=0.0, highest=100.0)
    assert check(["a", "b"], ["a", "b"], [0, 100], measures=(share,)).values["alone"].tolist() == [0, 100]
    assert "holds values above 100 (b: 100.5)" in message(["a", "b"], ["a", "b"], [0, 100.5], measures=(share,))


def test_a_measure_without_limits_may_be_negative():
    score = Measure("alone", "score", "a score", lowest=None)
    assert check(["a"], ["a"], [-2.5], measures=(score,)).values["alone"].tolist() == [-2.5]


def test_whole_numbers():
    rank = Measure("alone", "rank", "a rank", lowest=1, whole=True)
    assert "'rank' (a rank) holds values that are not whole numbers (b: 2.5)" in message(
        ["a", "b", "c"], ["a", "b", "c"], [1, 2.5, None], measures=(rank,)
    )


def test_halves_of_averaged_ties():
    rank = Measure("alone", "rank", "a rank", lowest=1, halves=True)
    assert "'rank' (a rank) holds values that are neither whole numbers nor halves (b: 2.25)" in message(
        ["a", "b", "c"], ["a", "b", "c"], [1, 2.25, 5_955.5], measures=(rank,)
    )


def test_a_part_larger_than_its_whole():
    said = message(["a", "b"], ["a", "b"], [11, 5], [10, 5])
    assert "'one_person' is larger than 'households', of which it is a part, in 1 area (a: 11 of 10)" in said


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [(6, 5, "(a: 11 of 10)"), (11, 0, "(a: 11 of 10)"), (11, None, "(a: 11 of 10)"), (None, 11, "(a: 11 of 10)")],
)
def test_parts_that_add_up_to_more_than_their_whole(one: object, other: object, words: str):
    """A missing part is at least nothing: what is known may already be too much."""
    measures = [Measure(key, f"f_{key}", "a count") for key in ("one", "other", "all")]
    cells = {"one": [one], "other": [other], "all": [10]}
    with pytest.raises(InputError) as caught:
        AreaTable.checked(["a"], RawTable("t", ["a"], cells), measures, [PartOf(("one", "other"), "all")])
    assert "larger than 'f_all'" in str(caught.value)
    assert words in str(caught.value)


def test_parts_that_add_up_to_their_whole():
    measures = [Measure(key, key, "a count") for key in ("one", "other", "all")]
    cells = {"one": [6, None], "other": [4, 10], "all": [10, 10]}
    found = AreaTable.checked(["a", "b"], RawTable("t", ["a", "b"], cells), measures, [PartOf(("one", "other"), "all")])
    np.testing.assert_array_equal(found.values["one"], [6, np.nan])


def test_a_part_without_its_whole_is_not_judged():
    assert check(["a"], ["a"], [11], [None]).values["alone"].tolist() == [11]
    assert check(["a"], ["a"], [11], measures=(ALONE,)).values["alone"].tolist() == [11]


def test_several_faults_are_told_in_one_message():
    said = message(["a", "b", "c", "d"], ["a", "b", "c", "d"], ["x", -1, 7, 1], [10, 10, 5, -3])
    assert len(said.split("\n")) == 4
    for words in ("holds text", "'one_person' (one-person households) holds values below 0 (b: -1)", "larger than"):
        assert words in said
    assert "'households' (all households) holds values below 0 (d: -3)" in said


def test_messages_name_at_most_ten_codes():
    codes = [f"a{number:02}" for number in range(14)]
    said = message(codes, codes, [-1] * 14)
    assert said.count("a0") == 10
    assert "a09: -1 and 4 more" in said
    assert "a10" not in said


def test_ten_codes_are_named_whole():
    codes = [f"a{number:02}" for number in range(10)]
    said = message(codes, codes, ["x"] * 10)
    assert "a09: 'x')" in said
    assert "more" not in said


def test_characters_outside_the_basic_plane():
    said = message(["𝔐01", "𠮷"], ["𝔐01", "𠮷"], [-1, 2])
    assert "(𝔐01: -1)" in said


def test_an_empty_layer():
    assert message([], ["a"], [1]).startswith("There are no areas:")


def test_a_layer_without_codes():
    assert message([None, "", "  ", float("nan")], ["a"], [1]).startswith("Every area code is empty.")


def test_some_areas_without_codes():
    found = check(["a", None, ""], ["a", ""], [1, 7])
    np.testing.assert_array_equal(found.values["alone"], [1, np.nan, np.nan])
    assert list(found.reasons) == [None, "no area code", "no area code"]
    assert found.warnings == ("2 areas of the layer have no area code and no result.",)
    assert found.unmatched == 2


def test_an_empty_table():
    said = message(["a"], [], [])
    assert "None of the layer's 1 area codes is in 'census.csv'" in said
    assert "table: no rows" in said


def test_no_code_matches_names_the_vintages():
    said = message([*OLD[:3], NEW_2021[0]], [*OLD[5:8], NEW_2011[0]], [1, 2, 3, 4])
    assert "None of the layer's 4 area codes is in 'census.csv'" in said
    assert "(layer: E01016016, E01016017, E01016018 and 1 more; table: E01016021" in said
    assert "The layer's codes look like LSOA 2021, the table's like LSOA 2011" in said
    assert said.endswith("Check that the code fields are the right ones.")


def test_no_code_matches_within_one_vintage():
    said = message(NEW_2011[:2], NEW_2011[2:], [1] * 6)
    assert "Both look like LSOA 2011: the table may cover another place." in said


def test_no_code_matches_and_the_field_holds_wards():
    said = message(["E05002249"], NEW_2011, [1] * 8)
    assert "The layer's codes are electoral wards, the table's are LSOA 2011." in said


def test_a_partial_match_says_how_many_and_which_and_the_vintage():
    layer = OLD + NEW_2021[:2]
    found = check(layer, [*OLD[:18], NEW_2011[0]], [1] * 19)
    assert found.unmatched == 14
    assert np.isnan(found.values["alone"][18:]).all()
    assert found.values["alone"][:18].tolist() == [1] * 18
    assert set(found.reasons[18:]) == {"no row in the table"}
    assert found.notes().texts()[31] == "no row in the table"
    (warning,) = found.warnings
    assert warning.startswith("14 of 32 areas have no row in 'census.csv' and are left empty: E01016034, ")
    assert "E01016043 and 4 more." in warning
    assert "The layer's codes look like LSOA 2021, the table's like LSOA 2011" in warning


def test_a_layer_that_mixes_vintages():
    layer = [*OLD[:3], NEW_2011[0], NEW_2021[0]]
    found = check(layer, [*OLD[:3], NEW_2021[0], NEW_2021[1]], [1] * 5)
    (warning,) = found.warnings
    assert "1 of 5 areas have no row" in warning
    assert "The layer probably mixes LSOA vintages: it holds codes issued in 2021" in warning
    assert found.unmatched == 1


def test_scottish_and_ward_codes_are_plain_text():
    found = check(["S01006506", "95AA01S1", "Peninsula"], ["95AA01S1", "Peninsula", "S01006506"], [1, 2, 3])
    assert found.values["alone"].tolist() == [3, 1, 2]


def test_listing_and_counting():
    assert listed([]) == ""
    assert listed("abc", 3) == "a, b, c"
    assert listed("abcd", 3) == "a, b, c and 1 more"
    assert listed(range(2000), 1) == "0 and 1,999 more"
    assert counted(1, "area") == "1 area"
    assert counted(1234, "area") == "1,234 areas"
    assert counted(0, "entry", "entries") == "0 entries"


def test_faults_are_raised_together_in_order():
    faults = Faults()
    faults.raise_if_any()
    faults.add("First.")
    faults.add("Second.")
    with pytest.raises(InputError) as caught:
        faults.raise_if_any()
    assert str(caught.value) == "First.\nSecond."
