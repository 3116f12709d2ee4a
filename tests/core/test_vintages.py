"""Vintages of LSOAs, recognised from codes, and moved scores (METHODS §7)."""

from __future__ import annotations

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
    ],
)
def test_describe(texts: tuple[str, ...], words: str):
    assert vintages.describe(codes(*texts)) == words


@pytest.mark.parametrize(("year", "words"), [(2001, "LSOA 2001 or unchanged since"), (2011, "LSOA 2011")])
def test_describe_whole_lists(lists: dict[int, set[str]], year: int, words: str):
    assert vintages.describe(codes(*sorted(lists[year]))) == words


def test_an_unchanged_area_keeps_its_score_even_under_a_new_code():
    moved = move("B X", {"A": 3.5, "X": -1}, ["A>B", "X>X"])
    assert moved.score.tolist() == [3.5, -1]
    assert moved.unchanged.tolist() == [0, 1]
    assert moved.sources.tolist() == [1, 1]
    assert not moved.split.any()
    assert not moved.incomplete.any()


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
    moved = move("Z A", {"A": 1, "Z": 5}, ["A>A"])
    np.testing.assert_array_equal(moved.score, [np.nan, 1])
    assert moved.sources.tolist() == [0, 1]
    assert moved.incomplete.tolist() == [False, False]


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


def test_the_real_lookup_agrees_with_the_change_codes(shared: Path):
    frame = pd.read_csv(shared / "data/lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz", dtype=str)
    old = frame["LSOA11CD"].drop_duplicates().to_numpy(object)
    new = frame["LSOA21CD"].drop_duplicates().to_numpy(object)
    table = Lookup(frame["LSOA11CD"].to_numpy(object), frame["LSOA21CD"].to_numpy(object))
    moved = vintages.move_scores(new, old, np.arange(float(len(old))), table)
    change = frame.drop_duplicates("LSOA21CD").set_index("LSOA21CD").loc[list(new), "CHGIND"].to_numpy()
    np.testing.assert_array_equal(moved.unchanged >= 0, change == "U")
    np.testing.assert_array_equal(
        moved.split & (moved.sources == 1), (change == "S") | ((change == "X") & (moved.sources == 1))
    )
    assert (moved.sources[change == "M"] > 1).all()
    assert not np.isnan(moved.score).any()
    assert (change == "U").sum() == 33_647


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
