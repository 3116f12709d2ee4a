"""Counts move between vintages with their totals; split areas are divided as a census counts the same people there."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.areas import RawTable
from medway_isolation_plugin.core.conversion import convert
from medway_isolation_plugin.core.conversion_wishes import DividedBy, RateParts, ToConvert, is_turned, weightings
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.moving import move_count
from medway_isolation_plugin.core.overlaps import BoundaryChange, overlaps
from medway_isolation_plugin.core.vintages import Lookup
from tests.conftest import ROOT

# U stays, S is split in two, M1 and M2 are merged, X1 and X2 exchange parts.
PAIRS = [("U", "U"), ("S", "S1"), ("S", "S2"), ("M1", "M"), ("M2", "M"), ("X1", "Y1"), ("X1", "Y2"), ("X2", "Y2")]
OLD = ["U", "S", "M1", "M2", "X1", "X2"]
NEW = ["M", "S1", "S2", "U", "Y1", "Y2"]
KINDS = [
    BoundaryChange.MERGED, BoundaryChange.SPLIT, BoundaryChange.SPLIT, BoundaryChange.UNCHANGED, BoundaryChange.IRREGULAR,
    BoundaryChange.IRREGULAR,
]  # fmt: skip


def texts(values):
    return np.array(values, dtype=object)


def lookup(pairs=PAIRS):
    return Lookup(*(texts(column) for column in zip(*pairs)))


def moved(cells, wanted, weights=None, weighting=None, codes=OLD, pairs=PAIRS):
    given = RawTable("the weights", NEW, weights) if weights else None
    return convert(RawTable("the table", codes, cells), wanted, lookup(pairs), (), given, weighting or {})


OWN = {"people": DividedBy("people", True)}
WEIGHTS = {"people": [300, 30, 70, 55, 10, 30]}


def test_areas_are_known_by_their_codes_and_overlaps():
    found = overlaps(texts(OLD), lookup())
    assert (found.codes.tolist(), found.change.tolist()) == (NEW, KINDS)
    assert found.sources.tolist() == [2, 1, 1, 1, 1, 2]
    assert found.divided.tolist() == [False, True, True, False, True, True]
    assert found.complete.all()
    assert not found.unmatched.any()


def test_a_count_keeps_its_total():
    found = moved({"people": [50, 100, 10, 20, 40, 5]}, ToConvert(("people",)), WEIGHTS, OWN)
    assert found.values["people"].tolist() == [30, 30, 70, 50, 10, 35]
    assert found.totals() == [{"field": "people", "before": 225.0, "after": 225.0}]
    assert found.counts() == {"AREAS": 6, "MOVED": 5, "SPLIT": 2, "MERGED": 1, "IRREGULAR": 2, "UNMATCHED": 0}
    assert found.notes.tolist()[:4] == [None, *["'people' divided by 'people'"] * 2, None]
    redrawn = "the boundary was redrawn, neither split nor merged alone"
    assert [redrawn in (note or "") for note in found.notes] == [False] * 4 + [True] * 2
    assert not found.warnings


def test_a_weight_of_another_kind_is_said_on_every_part():
    found = moved(
        {"people": [50, 100, 10, 20, 40, 5]}, ToConvert(("people",)), WEIGHTS, {"people": DividedBy("people", False)}
    )
    assert [bool(note and "which is another count" in note) for note in found.notes] == [
        False,
        True,
        True,
        False,
        True,
        True,
    ]
    assert "another count or age band, in 4 areas" in found.warnings[0]


def test_rates_move_as_their_parts_and_scores_as_means_of_people():
    cells = {"alone": [5, 20, 2, 8, 10, 1], "people": [50, 100, 10, 20, 40, 5], "score": [1.0, 2.0, 3.0, 6.0, 5.0, 9.0]}
    wanted = ToConvert((), (RateParts("share", "alone", "people"),), ("score",), "people")
    weights = {**WEIGHTS, "alone": [0, 5, 15, 0, 1, 1]}
    found = moved(cells, wanted, weights, {**OWN, "alone": DividedBy("alone", True)})
    assert found.values["alone"].tolist() == [10, 5, 15, 5, 5, 6]
    assert found.values["share"] == pytest.approx([100 / 3, 100 / 6, 1500 / 70, 10, 50, 600 / 35])
    # M: (3 x 10 + 6 x 20) / 30; Y2 holds half of X1's people by the first count, alone, and all of X2's.
    assert found.values["score"] == pytest.approx([5, 2, 2, 1, 5, (5 * 20 + 9 * 5) / 25])


def test_what_is_missing_stays_missing_and_says_so():
    found = moved({"people": [50, None, 10, 20, 40, 5]}, ToConvert(("people",)), WEIGHTS, OWN)
    assert np.isnan(found.values["people"]).tolist() == [False, True, True, False, False, False]
    assert "'people' is missing in an area behind it" in found.notes[1]
    part = convert(
        RawTable("the table", ["U", "M1"], {"people": [50, 10]}), ToConvert(("people",)), lookup(), (), None, {}
    )
    assert part.overlaps.codes.tolist() == ["M", "U"]
    assert np.isnan(part.values["people"]).tolist() == [True, False]
    assert part.notes[0] == "a part of it lies outside the table"


def test_areas_that_the_lookup_lacks_are_left_out_and_counted():
    found = moved({"people": [1, 2, 3]}, ToConvert(("people",)), codes=["U", "M1", "Z"])
    assert found.counts()["UNMATCHED"] == 1
    assert found.warnings[0] == "1 area is not in the lookup and is left out, so that totals are smaller: Z."


def test_weights_of_nothing_divide_evenly():
    found = moved({"people": [0, 7, 0, 0, 0, 0]}, ToConvert(("people",)), {"people": [0] * 6}, OWN)
    assert found.values["people"].tolist() == [0, 3.5, 3.5, 0, 0, 0]
    assert found.notes[1] == "'people' divided evenly, because its weights are 0"
    whole = moved({"people": [0, 7, 0, 0, 0, 0]}, ToConvert(("people",), whole=True), {"people": [0] * 6}, OWN)
    assert whole.values["people"].tolist() == [0, 4, 3, 0, 0, 0]


def test_output_areas_are_summed_without_weights():
    pairs = [("E00000001", "E01000001"), ("E00000002", "E01000001"), ("E00000003", "E01000002")]
    cells = {"people": [1, 2, 4]}
    found = moved(cells, ToConvert(("people",)), codes=[old for old, _ in pairs], pairs=pairs)
    assert found.values["people"].tolist() == [3, 4]
    assert found.overlaps.change.tolist() == [BoundaryChange.SUMMED] * 2
    with pytest.raises(InputError, match="1 area lies in more than one new area"):
        moved(
            cells, ToConvert(("people",)), codes=[old for old, _ in pairs], pairs=[*pairs, ("E00000003", "E01000001")]
        )


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([("U", "U"), ("S", "S1"), ("M1", "M"), ("M2", "M")], "best-fit lookup hides"),
        ([("A", "B")], "None of the area codes .* is in the lookup"),
    ],
)
def test_an_unfit_lookup_is_refused(pairs, words):
    with pytest.raises(InputError, match=words):
        moved({"people": [1] * 6}, ToConvert(("people",)), pairs=pairs)


def test_an_area_redrawn_alone_needs_the_lookups_word():
    pairs, marks = [("U", "U"), ("R", "R1")], ["U", "X"]
    found = overlaps(texts(["U", "R"]), lookup(pairs), marks)
    assert found.change.tolist() == [BoundaryChange.IRREGULAR, BoundaryChange.UNCHANGED]


@pytest.mark.parametrize(
    ("cells", "wanted", "weights", "words"),
    [
        ({"people": [1, -2, 1, 1, 1, 1]}, ToConvert(("people",)), WEIGHTS, "below 0"),
        ({"people": [1, "x", 1, 1, 1, 1]}, ToConvert(("people",)), WEIGHTS, "holds text"),
        ({"people": [1, 2.5, 1, 1, 1, 1]}, ToConvert(("people",), whole=True), WEIGHTS, "values that are not whole"),
        ({"people": [1] * 6}, ToConvert(("people",)), {"people": [1, 1, None, 1, 1, 1]}, "lack 1 new area .*: S2"),
        ({"people": [1] * 6}, ToConvert(("people",)), None, "nothing says how 'people' is divided"),
        (
            {"score": [1] * 6},
            ToConvert((), scores=("score",)),
            WEIGHTS,
            "nothing says how the scores 'score' are weighted",
        ),
    ],
)
def test_faults_are_told(cells, wanted, weights, words):
    with pytest.raises(InputError, match=words):
        moved(cells, wanted, weights, OWN if weights else {})


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (ToConvert(()), "Nothing is chosen"),
        (ToConvert(("no",)), "has no field 'no'"),
        (ToConvert(("imd_rank",)), "imd_rank: ranks and classes cannot be moved"),
        (ToConvert((), scores=("IMD Decile",)), "cannot be moved"),
        (ToConvert(("people",), (RateParts("people", "people", "all"),)), "is there already"),
    ],
)
def test_what_cannot_be_moved_is_refused(wanted, words):
    with pytest.raises(InputError, match=words):
        wanted.check(["people", "all", "imd_rank", "IMD Decile"], [])


def test_the_weights_of_a_count_are_of_its_own_variable():
    there = ["code", "residents_65p", "residents", "people"]
    found = weightings(["residents_65p", "people", "cars"], ["residents_65p", "people", "cars"], there, {}, "")
    assert found == {"residents_65p": DividedBy("residents_65p", True), "people": DividedBy("people", True)}
    assert weightings(["residents_65p"], ["residents_65p"], there, {}, "residents") == {
        "residents_65p": DividedBy("residents", False)
    }
    assert weightings(["residents_65p"], ["residents_65p"], there, {"residents_65p": "residents_65p"}, "residents") == {
        "residents_65p": DividedBy("residents_65p", True)
    }
    with pytest.raises(InputError, match="has no field 'x'"):
        weightings(["people"], ["people"], there, {"people": "x"}, "")


@given(st.data())
def test_totals_are_kept_whatever_lies_in_what(data):
    m = data.draw(st.integers(1, 8))
    pairs = data.draw(
        st.lists(st.tuples(st.integers(0, m - 1), st.integers(0, 7)), min_size=1, max_size=20, unique=True).filter(
            lambda found: {old for old, _ in found} == set(range(m))
        )
    )
    pairs = [(f"o{old}", f"n{new}") for old, new in pairs]
    counts = np.array(data.draw(st.lists(st.integers(0, 5000), min_size=m, max_size=m)), dtype=float)
    found = overlaps(texts([f"o{row}" for row in range(m)]), lookup(pairs), ["X"] * len(pairs))
    weights = np.array(
        data.draw(st.lists(st.integers(0, 9), min_size=len(found.codes), max_size=len(found.codes))), float
    )
    whole = move_count(found, counts, weights, True, "people")
    assert whole.after == whole.before == counts.sum()
    assert (whole.values >= 0).all()
    assert (whole.values == np.floor(whole.values)).all()
    real = move_count(found, counts, weights, False, "people")
    assert real.after == pytest.approx(counts.sum())
    assert (np.abs(real.values - whole.values) < found.sources + 1e-6).all(), "rounded by less than one a part"


# Real counts of England and Wales, judged by a census


@pytest.fixture(scope="module")
def ew(shared):
    def table(name):
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8-sig") as stream:
            rows = list(csv.DictReader(stream))
        return {key: [row[key] for row in rows] for key in rows[0]}

    return (
        table("england/mye2020_lsoa11_ew.csv.gz"),
        table("england/census2021_lsoa21_ew.csv.gz"),
        table("lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz"),
    )


def test_residents_of_2020_on_the_areas_of_2021_agree_with_the_census(ew):
    older, newer, pairs = ew
    both = Lookup(texts(pairs["LSOA11CD"]), texts(pairs["LSOA21CD"]))
    table = RawTable("mid-2020", older["LSOA11CD"], {"pop_65plus": older["pop_65plus"]})
    truth = dict(zip(newer["LSOA21CD"], map(float, newer["pop_65plus"])))
    weights = RawTable("census", newer["LSOA21CD"], {name: newer[name] for name in ("pop_65plus", "pop_total")})

    def by(field):
        wanted, weighting = (
            ToConvert(("pop_65plus",), whole=True),
            {"pop_65plus": DividedBy(field, field == "pop_65plus")},
        )
        return convert(table, wanted, both, pairs["CHGIND"], weights, weighting)

    found = by("pop_65plus")
    values = found.values["pop_65plus"]
    assert found.totals()[0]["after"] == sum(map(float, older["pop_65plus"])) == 11_132_609
    assert found.counts() == {
        "AREAS": 35672,
        "MOVED": 2025,
        "SPLIT": 1900,
        "MERGED": 119,
        "IRREGULAR": 6,
        "UNMATCHED": 0,
    }
    assert values.min() >= 0
    old = dict(zip(older["LSOA11CD"], map(float, older["pop_65plus"])))
    same = found.overlaps.change == np.array(BoundaryChange.UNCHANGED, dtype=object)
    assert values[same].tolist() == [old[code] for code in found.overlaps.codes[same]]

    def error(of):
        census = np.array([truth[code] for code in of.overlaps.codes])
        return np.abs(of.values["pop_65plus"] - census) / census

    split = found.overlaps.change == np.array(BoundaryChange.SPLIT, dtype=object)
    assert np.median(error(found)[split]) == pytest.approx(0.0573, abs=5e-5)
    assert np.median(error(found)[same]) == pytest.approx(0.0482, abs=5e-5)
    assert np.median(error(by("pop_total"))[split]) == pytest.approx(0.3147, abs=5e-5)
    page = (ROOT / "docs" / "vintages.md").read_text(encoding="utf-8")
    for change, words in (
        (BoundaryChange.UNCHANGED, "unchanged"),
        (BoundaryChange.SPLIT, "a part of a split area"),
        (BoundaryChange.MERGED, "made of several"),
        (BoundaryChange.IRREGULAR, "redrawn otherwise"),
    ):
        rows = found.overlaps.change == np.array(change, dtype=object)
        figures = [f"{np.median(error(one)[rows]):.3f}" for one in (found, by("pop_total"))]
        assert f"| {words} | {rows.sum():,} | {' | '.join(figures)} |" in page

    # Each split area's parts sum to it, and each merged area is the sum of its parts.
    parts, whole = {}, {}
    for one, other in zip(pairs["LSOA11CD"], pairs["LSOA21CD"]):
        parts.setdefault(one, []).append(other)
        whole.setdefault(other, []).append(one)
    moved = dict(zip(found.overlaps.codes, values))
    of_split = [code for code, into in parts.items() if len(into) > 1 and all(len(whole[one]) == 1 for one in into)]
    of_merged = [
        code for code, behind in whole.items() if len(behind) > 1 and all(len(parts[one]) == 1 for one in behind)
    ]
    assert (len(of_split) > 800, len(of_merged) > 100) == (True, True)
    assert [code for code in of_split if sum(moved[one] for one in parts[code]) != old[code]] == []
    assert [code for code in of_merged if moved[code] != sum(old[one] for one in whole[code])] == []

    # There and back: totals equal; only areas that were merged, or redrawn, may differ.
    mine = RawTable("2020", older["LSOA11CD"], {"pop_65plus": older["pop_65plus"]})
    back = convert(
        RawTable("there", found.overlaps.codes, {"pop_65plus": values}), ToConvert(("pop_65plus",), whole=True),
        Lookup(both.new, both.old), pairs["CHGIND"], mine, {"pop_65plus": DividedBy("pop_65plus", True)},
    )  # fmt: skip
    assert back.totals()[0]["after"] == 11_132_609
    differing = [code for code, value in zip(back.overlaps.codes, back.values["pop_65plus"]) if value != old[code]]
    assert len(differing) == 4


def test_a_lookup_the_other_way_round_is_known(ew):
    older, newer, pairs = ew
    old, new = texts(pairs["LSOA11CD"]), texts(pairs["LSOA21CD"])
    assert not is_turned(texts(older["LSOA11CD"]), old, new, 2021)
    assert is_turned(texts(newer["LSOA21CD"]), old, new, 2011)
    unchanged = texts(sorted(set(old) & set(new))[:50])
    assert not is_turned(unchanged, old, new, 2021)
    assert is_turned(unchanged, old, new, 2011)


def test_a_real_best_fit_lookup_is_refused(shared, ew):
    older, _, _ = ew
    path = shared / "data/lookups/lookup_lsoa11_lsoa21_lad22_bestfit.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    fit = Lookup(texts([row["LSOA11CD"] for row in rows]), texts([row["LSOA21CD"] for row in rows]))
    with pytest.raises(InputError, match="best-fit lookup hides that areas were split"):
        overlaps(texts(older["LSOA11CD"]), fit)
