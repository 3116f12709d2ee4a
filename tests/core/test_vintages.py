"""Vintages of LSOAs, recognised from codes, and moved scores (METHODS §7)."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import vintages
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.vintages import Lookup, MovedScores


def codes(*texts: str) -> np.ndarray:
    return np.array(texts, dtype=object)


def lookup(*pairs: str) -> Lookup:
    old, new = zip(*(pair.split(">") for pair in pairs))
    return Lookup(codes(*old), codes(*new))


def move(new: str, scores: dict[str, float], pairs: list[str], weights: list[float] | None = None) -> MovedScores:
    return vintages.move_scores(
        codes(*new.split()),
        codes(*scores),
        np.array(list(scores.values()), dtype=float),
        lookup(*pairs),
        None if weights is None else np.array(weights, dtype=float),
    )


@pytest.fixture(scope="module")
def lists(shared: Path) -> dict[int, set[str]]:
    """Return every LSOA code of England and Wales by vintage."""
    folder = shared / "data/lookups"
    first = pd.read_csv(folder / "lookup_lsoa01_lsoa11_change.csv.gz", dtype=str)
    second = pd.read_csv(folder / "lookup_lsoa11_lsoa21_lad22_exact.csv.gz", dtype=str)
    return {2001: set(first["lsoa01_code"]), 2011: set(second["LSOA11CD"]), 2021: set(second["LSOA21CD"])}


def test_the_code_lists_are_whole(lists: dict[int, set[str]]):
    assert {year: len(found) for year, found in lists.items()} == {2001: 34_378, 2011: 34_753, 2021: 35_672}


def test_every_code_was_issued_by_its_vintage_and_new_ones_exactly_then(lists: dict[int, set[str]]):
    earlier: set[str] = set()
    for year in (2001, 2011, 2021):
        fresh, kept = sorted(lists[year] - earlier), sorted(lists[year] & earlier)
        assert set(vintages.issued(codes(*fresh))) == {year}
        if kept:
            years = vintages.issued(codes(*kept))
            assert years.min() == 2001
            assert years.max() < year
        earlier |= lists[year]


@pytest.mark.parametrize(
    ("code", "year"),
    [
        ("E01000001", 2001),
        ("E01032482", 2001),
        ("E01032483", 2011),
        ("E01033768", 2011),
        ("E01033769", 2021),
        ("E01035762", 2021),
        ("E01035763", 0),
        ("W01001896", 2001),
        ("W01001897", 2011),
        ("W01001958", 2011),
        ("W01001959", 2021),
        ("E01000000", 0),
        ("E02003314", 0),
        ("S01006506", 0),
        ("e01000001", 0),
        ("E0100001", 0),
        ("", 0),
        ("𝔐", 0),
    ],
)
def test_issued(code: str, year: int):
    assert vintages.issued(codes(code)).tolist() == [year]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("E01016016",), "LSOA 2001 or unchanged since"),
        (("E01016016", "E01032798"), "LSOA 2011"),
        (("E01016016", "E01032798", "E01035286"), "LSOA 2021"),
        (("E01035286", "total"), "LSOA 2021 with 1 other code"),
        (("E01035286", "", "x"), "LSOA 2021 with 2 other codes"),
        (("E05002249", "E02003314"), "not LSOA codes"),
        ((), "not LSOA codes"),
        (("x", "y"), "not LSOA codes"),
        (("E02003314", "W02000001"), "MSOAs"),
        (("E05002249", "S13002478", "N08000101"), "electoral wards"),
        (("E00080001",), "output areas"),
        (("S01006506",), "Scottish data zones"),
        (("N20000001",), "Northern Irish data zones"),
        (("95GG01S1",), "Northern Irish super output areas"),
        (("E06000035",), "not LSOA codes"),
    ],
)
def test_describe(texts: tuple[str, ...], words: str):
    assert vintages.describe(codes(*texts)) == words


@pytest.mark.parametrize(("year", "words"), [(2001, "LSOA 2001 or unchanged since"), (2011, "LSOA 2011")])
def test_describe_whole_lists(lists: dict[int, set[str]], year: int, words: str):
    assert vintages.describe(codes(*sorted(lists[year]))) == words


def test_an_area_is_unchanged_exactly_where_both_vintages_have_its_code():
    moved = move("B X", {"A": 3.5, "X": -1}, ["A>B", "X>X"])
    assert moved.score.tolist() == [3.5, -1]
    assert moved.unchanged.tolist() == [-1, 1]
    assert moved.sources.tolist() == [1, 1]
    assert not moved.split.any()
    assert not moved.incomplete.any()


@pytest.mark.parametrize("pairs", [["X>Y", "Y>Y"], ["Y>Y"], ["A>X", "X>X", "Y>Y"], ["X>A1", "X>A2"]])
def test_an_unchanged_area_keeps_its_own_row_whatever_the_lookup_says(pairs: list[str]):
    moved = move("X Y", {"A": 9, "Y": 2, "X": 5}, pairs)
    assert moved.score.tolist() == [5, 2]
    assert moved.unchanged.tolist() == [2, 1]
    assert moved.sources.tolist() == [1, 1]
    assert not (moved.split.any() or moved.absent.any() or moved.incomplete.any())


def test_the_parts_of_a_split_area_take_its_score():
    moved = move("A1 A2", {"A": 7}, ["A>A1", "A>A2"])
    assert moved.score.tolist() == [7, 7]
    assert moved.unchanged.tolist() == [-1, -1]
    assert moved.split.tolist() == [True, True]
    assert moved.sources.tolist() == [1, 1]


def test_a_part_of_a_split_area_is_known_as_such_when_the_other_is_outside_the_layer():
    moved = move("A1", {"A": 7}, ["A>A1", "A>A2"])
    assert moved.split.tolist() == [True]
    assert moved.unchanged.tolist() == [-1]


def test_a_merged_area_takes_the_plain_mean_without_weights():
    moved = move("M", {"A": 10, "B": 20, "C": 60}, ["A>M", "B>M", "C>M"])
    assert moved.score.tolist() == [30]
    assert moved.sources.tolist() == [3]
    assert moved.unchanged.tolist() == [-1]
    assert moved.split.tolist() == [False]


def test_a_merged_area_takes_the_weighted_mean():
    moved = move("M", {"A": 10, "B": 20}, ["A>M", "B>M"], weights=[1000, 3000])
    assert moved.score.tolist() == [17.5]


def test_a_part_without_people_does_not_count():
    assert move("M", {"A": 10, "B": 20}, ["A>M", "B>M"], weights=[0, 3]).score.tolist() == [20]


@pytest.mark.parametrize("weights", [[float("nan"), 3], [0, 0]])
def test_a_merged_area_without_weights_is_missing(weights: list[float]):
    moved = move("M", {"A": 10, "B": 20}, ["A>M", "B>M"], weights=weights)
    assert np.isnan(moved.score[0])
    assert moved.incomplete.tolist() == [True]


def test_half_a_mean_is_a_guess():
    for scores in ({"A": 10.0, "B": float("nan")}, {"A": 10.0}):
        moved = move("M", scores, ["A>M", "B>M"])
        assert np.isnan(moved.score[0])
        assert moved.incomplete.tolist() == [True]
        assert moved.sources.tolist() == [2]


def test_irregular_areas_mix_their_sources():
    # Half of B went to A: N1 is A and a part of B, N2 the rest of B.
    moved = move("N1 N2", {"A": 10, "B": 20}, ["A>N1", "B>N1", "B>N2"], weights=[100, 300])
    assert moved.score.tolist() == [17.5, 20]
    assert moved.split.tolist() == [True, True]
    assert moved.unchanged.tolist() == [-1, -1]
    assert moved.sources.tolist() == [2, 1]


def test_an_area_that_is_not_in_the_lookup():
    moved = move("Z A", {"A": 1, "Y": 5}, ["A>A"])
    np.testing.assert_array_equal(moved.score, [np.nan, 1])
    assert moved.sources.tolist() == [0, 1]
    assert moved.absent.tolist() == [True, False]
    assert moved.incomplete.tolist() == [False, False]


def test_an_unchanged_area_of_which_the_table_has_no_row():
    moved = move("Z A", {"A": 1}, ["A>A", "Z>Z"])
    np.testing.assert_array_equal(moved.score, [np.nan, 1])
    assert moved.sources.tolist() == [1, 1]
    assert moved.absent.tolist() == [True, False]
    assert moved.incomplete.tolist() == [False, False]


def test_a_part_of_a_split_area_without_a_score_is_missing():
    moved = move("A1", {"A": float("nan")}, ["A>A1", "A>A2"])
    assert np.isnan(moved.score[0])
    assert moved.incomplete.tolist() == [True]


def test_an_unchanged_area_without_a_score_stays_missing():
    moved = move("A", {"A": float("nan")}, ["A>A"])
    assert np.isnan(moved.score[0])
    assert moved.unchanged.tolist() == [0]


def test_rows_that_repeat_a_pair_count_once():
    moved = move("A M", {"A": 1, "B": 10, "C": 20}, ["A>A", "A>A", "B>M", "C>M", "C>M"])
    assert moved.score.tolist() == [1, 15]
    assert moved.unchanged.tolist() == [0, -1]
    assert moved.split.tolist() == [False, False]


def test_an_empty_lookup():
    with pytest.raises(InputError, match="The lookup table is empty"):
        Lookup(codes(), codes())


def test_rows_without_a_code_are_no_pairs():
    table = lookup("A>B", "A>B", ">C", "A>", ">")
    assert table.pairs == [("A", "B")]
    moved = vintages.move_scores(codes("", "B"), codes("A", ""), np.array([1.0, 2.0]), table)
    np.testing.assert_array_equal(moved.score, [np.nan, 1])


@pytest.mark.parametrize(
    ("pairs", "best_fit"),
    [
        (["A>A", "B>M", "C>M"], True),
        (["A>A", "A>A", "B>M"], True),  # the same row twice
        (["A>A1", "A>A2"], False),
        (["A>A1", "A>"], True),
    ],
)
def test_a_lookup_with_one_row_for_each_old_code(pairs: list[str], best_fit: bool):
    assert lookup(*pairs).best_fit is best_fit


def test_swapped_fields_are_recognised_by_the_codes():
    """Of the areas that only the new vintage has, all stand on the old side, beside codes of the old vintage."""
    right = lookup("U>U", "S>S1", "S>S2", "A>M", "B>M")
    swapped = Lookup(right.new, right.old)
    layer, table = codes("U", "S1", "S2", "M"), codes("U", "S", "A", "B")
    assert right.turned(layer, table) is None
    turned = swapped.turned(layer, table)
    assert turned is not None
    assert turned.pairs == right.pairs
    assert swapped.turned(codes("U"), table) is None  # nothing has changed, so nothing tells
    assert swapped.turned(codes("U", "Z"), table) is None  # an area that no side has
    assert swapped.turned(layer, codes("U", "X")) is None  # the table is of another place


# The first field of each file, the second, and how many rows pair a code with itself.
LOOKUPS = [
    ("lookup_lsoa01_lsoa11_change", "lsoa01_code", "lsoa11_code", 33_519, False),
    ("lookup_lsoa11_lsoa21_lad22_exact", "LSOA11CD", "LSOA21CD", 33_647, False),
    ("lookup_lsoa11_lsoa21_lad22_bestfit", "LSOA11CD", "LSOA21CD", 33_642, True),
]


@pytest.mark.parametrize(("name", "old", "new", "same", "best_fit"), LOOKUPS)
def test_the_kind_of_the_real_lookups(shared: Path, name: str, old: str, new: str, same: int, best_fit: bool):
    frame = pd.read_csv(shared / f"data/lookups/{name}.csv.gz", dtype=str)
    table = Lookup(frame[old].to_numpy(object), frame[new].to_numpy(object))
    assert (frame[old] == frame[new]).sum() == same
    assert table.best_fit is best_fit
    olds, news = frame[old].drop_duplicates().to_numpy(object), frame[new].drop_duplicates().to_numpy(object)
    assert table.turned(news, olds) is None
    assert Lookup(table.new, table.old).turned(news, olds) is not None


@pytest.mark.parametrize(("name", "old", "new", "same", "best_fit"), LOOKUPS[:2])
def test_the_real_lookups_agree_with_the_change_codes(
    shared: Path, name: str, old: str, new: str, same: int, best_fit: bool
):
    frame = pd.read_csv(shared / f"data/lookups/{name}.csv.gz", dtype=str)
    kind = "change_code" if "change_code" in frame else "CHGIND"
    olds, news = frame[old].drop_duplicates().to_numpy(object), frame[new].drop_duplicates().to_numpy(object)
    table = Lookup(frame[old].to_numpy(object), frame[new].to_numpy(object))
    moved = vintages.move_scores(news, olds, np.arange(float(len(olds))), table)
    change = frame.drop_duplicates(new).set_index(new).loc[list(news), kind].to_numpy()
    np.testing.assert_array_equal(moved.unchanged >= 0, change == "U")
    assert (change == "U").sum() == same
    assert moved.split[change == "S"].all()
    assert (moved.sources[change == "M"] > 1).all()
    assert not moved.split[np.isin(change, ["U", "M"])].any()
    assert not np.isnan(moved.score).any()


def test_the_best_fit_lookup_sends_five_unchanged_areas_elsewhere(shared: Path):
    frame = pd.read_csv(shared / "data/lookups/lookup_lsoa11_lsoa21_lad22_bestfit.csv.gz", dtype=str)
    exact = pd.read_csv(shared / "data/lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz", dtype=str)
    both = sorted(set(exact["LSOA11CD"]) & set(exact["LSOA21CD"]))
    named = frame.set_index("LSOA11CD")["LSOA21CD"].loc[both]
    assert (named != both).sum() == 5
    table = Lookup(frame["LSOA11CD"].to_numpy(object), frame["LSOA21CD"].to_numpy(object))
    olds = exact["LSOA11CD"].drop_duplicates().to_numpy(object)
    moved = vintages.move_scores(codes(*both), olds, np.arange(float(len(olds))), table)
    assert olds[moved.unchanged].tolist() == both
    np.testing.assert_array_equal(moved.score, moved.unchanged)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("E01016016", "E01032798", r"\(2001\) to Lower Layer Super Output Area \(2011\)"),
        ("E01032798", "E01035286", r"LSOA \(2011\) to LSOA \(2021\).*Exact Fit"),
        ("E01016016", "E01035286", "the exact-fit lookup between the two vintages"),
        ("x", "y", "the exact-fit lookup between the two vintages"),
    ],
)
def test_the_name_of_the_exact_lookup(old: str, new: str, words: str):
    assert re.search(words, vintages.exact_lookup(codes(old), codes(new)))


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("E01016016", "England"), ("E02003314", "England"), ("W01000001", "Wales"), ("S01006506", "Scotland"),
        ("N20000001", "Northern Ireland"), ("95AA01S1", "Northern Ireland"), ("K04000001", ""), ("SAMPLE-001", ""),
        ("E0101601", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_country_of_a_code(code: str, country: str):
    assert vintages.countries(codes(code)).tolist() == [country]


def test_medway_between_the_vintages(shared: Path):
    folder = shared / "data/lookups"
    frame = pd.read_csv(folder / "lookup_lsoa11_lsoa21_lad22_exact.csv.gz", dtype=str)
    frame = frame[frame["LAD22CD"] == "E06000035"]
    old = frame["LSOA11CD"].drop_duplicates().to_numpy(object)
    new = frame["LSOA21CD"].to_numpy(object)
    assert (len(old), len(new)) == (163, 169)
    moved = vintages.move_scores(new, old, np.ones(163), Lookup(frame["LSOA11CD"].to_numpy(object), new))
    assert moved.split.sum() == 12  # six areas, each split in two
    assert (moved.unchanged >= 0).sum() == 157


def test_two_vintages_are_told_of_with_what_moves_one_to_the_other():
    layer, table = (np.array([code], dtype=object) for code in ("E01035000", "E01033000"))
    said = vintages.mismatch(layer, table, layer)
    assert "LSOA 2021" in said
    assert "LSOA 2011" in said
    assert "'Convert between LSOA vintages'" in said
