"""The deprivation overlay, by hand and on Medway (METHODS §3 and §7)."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import deprivation, described
from medway_isolation_plugin.core.areas import Measure, RawTable
from medway_isolation_plugin.core.deprivation import Overlay
from medway_isolation_plugin.core.editions import EDITIONS, RANK, SCORE, WEIGHT, Edition, other_edition
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Role, Scope
from medway_isolation_plugin.core.ranking import QuantileRule
from medway_isolation_plugin.core.vintages import Lookup

NAN = float("nan")
IOD_2010, IOD_2015, IOD_2019, IOD_2025 = EDITIONS
MEASURES = {
    SCORE: Measure(SCORE, "health score", "deprivation score", lowest=None),
    RANK: Measure(RANK, "health rank", "national rank", lowest=1.0, whole=True),
    WEIGHT: Measure(WEIGHT, "people", "population"),
}
TEN = other_edition(10)
DOMAINS = {"Health_score": SCORE, "Health_rank": RANK}


def lookup(*pairs: str) -> Lookup:
    old, new = zip(*(pair.split(">") for pair in pairs))
    return Lookup(np.array(old, dtype=object), np.array(new, dtype=object))


def overlay(
    layer: list, codes: list, edition: Edition = TEN, pairs: Lookup | None = None, classes: int = 2, **cells: list
) -> Overlay:
    table = RawTable("imd.csv", codes, cells)
    measures = [MEASURES[key] for key in cells]
    return deprivation.overlay(layer, table, measures, edition, "Health", pairs, classes)


def same(found: np.ndarray, expected: list) -> None:
    np.testing.assert_array_equal(found, np.array(expected, dtype=float))


def test_from_a_rank():
    found = overlay(["c", "a", "b"], ["a", "b", "c", "d"], rank=[9, 2, 4, 1])
    same(found.table["dep_rank"], [4, 9, 2])
    same(found.table["dep_q"], [2, 2, 1])  # local ranks 2, 3, 1 of 3: ceil(2 r / 3)
    same(found.table["dep_nq"], [1, 2, 1])  # ceil(2 r / 10)
    same(found.table["dep_score"], [NAN] * 3)
    assert found.table["dep_ed"].tolist() == ["index of 10 areas"] * 3
    assert found.table["dep_note"].tolist() == [None] * 3
    assert (found.nulls, found.unmatched, found.moved, found.warnings) == (0, 0, 0, ())


def test_from_a_score_higher_is_worse():
    found = overlay(["a", "b", "c", "d"], ["a", "b", "c", "d"], score=[-0.5, 1.5, 0.2, 0.2])
    same(found.table["dep_q"], [2, 1, 1, 1])
    same(found.table["dep_score"], [-0.5, 1.5, 0.2, 0.2])
    same(found.table["dep_rank"], [NAN] * 4)
    same(found.table["dep_nq"], [NAN] * 4)  # a place in the nation needs a national rank
    assert found.nulls == 0


def test_the_rank_is_finer_than_the_rounded_score():
    found = overlay(["a", "b"], ["a", "b"], score=[1.2, 1.2], rank=[4, 3])
    same(found.table["dep_q"], [2, 1])


def test_what_the_fields_say():
    columns = overlay(["a", "b"], ["a", "b"], rank=[1, 2], classes=2).table.columns
    aliases = {column.name: column.alias for column in columns}
    assert aliases["dep_q"] == "Health: local quantile of 2 (1 = most deprived)"
    assert aliases["dep_nq"] == "Health: national quantile of 2 (1 = most deprived)"
    assert aliases["dep_rank"] == "Health: national rank (1 = most deprived)"
    assert aliases["dep_score"] == "Health: score (higher = more deprived)"


@pytest.mark.parametrize(("column", "unit"), [("rank", "national rank"), ("score", "score")])
def test_what_is_in_classes_is_told_by_what_was_given(column, unit):
    """A table of ranks alone has no scores: a page must not say that scores are in quintiles."""
    codes = list("abcde")
    result = overlay(codes, codes, **{column: [3, 1, 2, 5, 4]}).table.stated_result()
    shown = described.as_kept("dep_q", "", result, result.only(Role.QUANTILE, scope=Scope.LOCAL))
    assert shown.unit() == unit


def test_missing_values_and_rows():
    found = overlay(["a", "b", "c", None], ["a", "b"], rank=[1, None])
    same(found.table["dep_q"], [2, NAN, NAN, NAN])  # ceil(2 x 1 / 1)
    same(found.table["dep_nq"], [1, NAN, NAN, NAN])
    assert found.table["dep_note"].tolist() == [
        None, "the table has no value for this area", "no row in the table", "no area code",
    ]  # fmt: skip
    assert found.nulls == 3
    assert found.unmatched == 2


def test_areas_with_values_are_counted_not_areas():
    (said,) = overlay(["a", "b", "c"], ["a", "b", "c"], classes=3, rank=[9, None, 4]).warnings
    assert said.startswith("There are fewer areas with a value (2) than classes (3)")


def test_nothing_to_rank():
    with pytest.raises(InputError, match="No area has a score or a rank"):
        overlay(["a"], ["a"], rank=[None])


def test_neither_score_nor_rank():
    with pytest.raises(InputError, match="Choose the field of the score, or of the national rank, or both"):
        overlay(["a"], ["a"], weight=[1])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"rank": [11, 2]}, r"rank goes up to 11 but index of 10 areas ranks 10 areas \(a\)"),
        ({"rank": [0, 2]}, r"'health rank' \(national rank\) holds values below 1 \(a: 0\)"),
        ({"rank": [1.5, 2]}, r"that are not whole numbers \(a: 1.5\)"),
        ({"rank": ["first", 2]}, r"holds text where a number is needed, in 1 row \(a: 'first'\)"),
    ],
)
def test_impossible_ranks(cells: dict, words: str):
    with pytest.raises(InputError, match=words):
        overlay(["a", "b"], ["a", "b"], **cells)


def test_a_rank_beyond_the_edition_of_a_real_index():
    with pytest.raises(InputError, match="rank goes up to 33,000 but IoD 2019 ranks 32,844 areas"):
        overlay(["E01016016"], ["E01016016"], IOD_2019, rank=[33_000])


def test_score_and_rank_that_contradict_each_other():
    codes = ["a", "b", "c", "d"]
    with pytest.raises(InputError, match="The score falls where the national rank says that deprivation rises"):
        overlay(codes, codes, score=[1, 2, 3, 4], rank=[1, 2, 3, 4])
    agreed = overlay(codes, codes, score=[4, 3, 2, 1], rank=[1, 2, 3, 4])
    same(agreed.table["dep_q"], [1, 1, 2, 2])


@pytest.mark.parametrize(
    ("edition", "code", "year"),
    [(IOD_2010, "E01032798", 2001), (IOD_2019, "E01035286", 2011), (IOD_2015, "E01035286", 2011)],
)
def test_codes_newer_than_the_edition(edition: Edition, code: str, year: int):
    codes = ["E01016016", code]
    with pytest.raises(InputError) as caught:
        overlay(codes, codes, edition, rank=[1, 2])
    assert "1 code of the deprivation table" in str(caught.value)
    assert f"issued after {year}" in str(caught.value)
    assert f"{edition.name} uses LSOA {year}: {code}." in str(caught.value)


def test_an_edition_without_a_vintage_takes_any_code():
    found = overlay(["E01035286", "S01006506"], ["S01006506", "E01035286"], rank=[1, 2])
    same(found.table["dep_rank"], [2, 1])


def test_another_edition_needs_its_number_of_areas():
    assert other_edition(6976).label == "index of 6,976 areas"
    with pytest.raises(InputError, match="needs the number of areas"):
        other_edition(0)


def test_editions():
    assert [edition.label for edition in EDITIONS] == [
        "IoD 2010, LSOA 2001", "IoD 2015, LSOA 2011", "IoD 2019, LSOA 2011", "IoD 2025, LSOA 2021",
    ]  # fmt: skip
    assert [edition.areas for edition in EDITIONS] == [32_482, 32_844, 32_844, 33_755]


def test_moved_areas_take_the_score_and_lose_the_rank():
    pairs = lookup("U>U", "S>S1", "S>S2", "A>M", "B>M")
    found = overlay(
        ["U", "S1", "S2", "M"], ["U", "S", "A", "B"], other_edition(4), pairs,
        score=[40, 30, 10, 21], rank=[1, 2, 4, 3], weight=[5, 5, 100, 300],
    )  # fmt: skip
    same(found.table["dep_score"], [40, 30, 30, 18.25])
    same(found.table["dep_rank"], [1, NAN, NAN, NAN])
    same(found.table["dep_q"], [1, 1, 1, 2])  # ranks 1, 2, 2, 4 of 4
    same(found.table["dep_nq"], [1, 1, 1, 2])  # 30 has one score above it in the whole edition, 18.25 has three
    notes = found.table["dep_note"].tolist()
    assert notes[0] is None
    place = "; its national quantile is the place of this score in the whole edition"
    assert notes[1] == "part of a split area: score of the earlier area, no national rank" + place
    assert notes[3] == "merged: mean score of 2 earlier areas, weighted by population; no national rank" + place
    assert (found.moved, found.nulls, found.unmatched) == (3, 0, 0)


def test_without_populations_the_plain_mean_is_taken_with_a_warning():
    found = overlay(["M", "U"], ["A", "B", "U"], pairs=lookup("A>M", "B>M", "U>U"), score=[10, 21, 1])
    same(found.table["dep_score"], [15.5, 1])
    assert "unweighted, for want of populations" in found.table["dep_note"][0]
    assert any("1 merged area took the plain mean" in warning for warning in found.warnings)
    assert "no national quantile: the table does not hold the whole edition" in found.table["dep_note"][0]
    assert np.isnan(found.table["dep_nq"][0])


def test_a_rank_is_never_moved():
    found = overlay(
        ["U", "S1", "M"], ["U", "S", "A", "B"], pairs=lookup("U>U", "S>S1", "S>S2", "A>M", "B>M"), rank=[1, 2, 4, 3]
    )
    same(found.table["dep_rank"], [1, NAN, NAN])
    same(found.table["dep_q"], [2, NAN, NAN])
    same(found.table["dep_nq"], [1, NAN, NAN])
    assert found.table["dep_note"][0] is None
    assert found.table["dep_note"][1] == "the boundary changed and only ranks were given: a rank is not moved"
    assert found.nulls == 2
    assert found.moved == 0


def test_a_merged_area_with_only_ranks_is_told_the_real_reason():
    """It has a row for both of its parts; what is missing is a score to move."""
    found = overlay(["U", "M"], ["U", "A", "B"], pairs=lookup("U>U", "A>M", "B>M"), rank=[1, 2, 3])
    assert found.table["dep_note"][1] == "the boundary changed and only ranks were given: a rank is not moved"
    assert found.unmatched == 0
    assert not any("without a score or population" in warning for warning in found.warnings)


def test_a_merged_area_with_a_missing_part_is_left_empty():
    found = overlay(["U", "M"], ["U", "A"], pairs=lookup("U>U", "A>M", "B>M"), score=[1, 2])
    same(found.table["dep_score"], [1, NAN])
    same(found.table["dep_q"], [2, NAN])
    assert found.table["dep_note"][1] == "an earlier area that it is made of has no score or no population"
    assert found.nulls == 1
    assert any(warning.endswith("left empty: M.") for warning in found.warnings)


def test_areas_that_are_not_in_the_lookup():
    found = overlay(["U", "Z", None], ["U", "Y"], pairs=lookup("U>U"), score=[1, 2])
    same(found.table["dep_score"], [1, NAN, NAN])
    assert found.table["dep_note"].tolist() == [None, "not in the lookup", "no area code"]
    assert any("not in the lookup and" in warning and warning.endswith(": Z.") for warning in found.warnings)
    assert found.nulls == 2


def test_a_lookup_of_another_place():
    with pytest.raises(InputError, match="None of the layer's area codes is in the lookup's column of new codes"):
        overlay(["Z"], ["U"], pairs=lookup("U>U"), score=[1])
    with pytest.raises(InputError, match=r"None of the lookup's old codes is in imd\.csv"):
        overlay(["U"], ["Z"], pairs=lookup("U>U"), score=[1])


def test_areas_that_the_table_has_twice():
    for pairs in (None, lookup("a>a", "b>b")):
        with pytest.raises(InputError, match=r"1 area .* more than once in imd\.csv: a\."):
            overlay(["a", "b"], ["a", "a", "b"], pairs=pairs, rank=[1, 2, 3])


# Medway


@pytest.fixture(scope="module")
def layers(shared: Path) -> dict[int, list[str]]:
    found = {}
    for short in ("01", "11", "21"):
        shapes = json.loads((shared / f"data/medway/lsoa{short}.geojson").read_text(encoding="utf-8"))
        found[2000 + int(short)] = [shape["properties"][f"LSOA{short}CD"] for shape in shapes["features"]]
    return found


def national(shared: Path, name: str) -> pd.DataFrame:
    frame = pd.read_csv(shared / f"data/england/{name}.csv.gz")
    return frame.set_index(frame.columns[0])


def apply(
    layer: list[str], frame: pd.DataFrame, edition: Edition, domain: str = "Health", pairs: Lookup | None = None,
    rule: QuantileRule = QuantileRule.ENGLAND,
) -> Overlay:  # fmt: skip
    cells = {key: list(frame[f"{domain}_{key}"]) for key in (SCORE, RANK) if f"{domain}_{key}" in frame}
    table = RawTable(edition.name, list(frame.index), cells)
    return deprivation.overlay(layer, table, [MEASURES[key] for key in cells], edition, domain, pairs, 5, rule)


def fifths(ranks: pd.Series, of: int) -> np.ndarray:
    return -(-5 * ranks.to_numpy(int) // of)


@pytest.mark.parametrize(
    ("name", "edition", "domain", "areas"),
    [
        ("imd2010_england_lsoa01", IOD_2010, "Health", 164),
        ("imd2015_england_lsoa11", IOD_2015, "IMD", 163),
        ("imd2019_england_lsoa11", IOD_2019, "Health", 163),
        ("imd2025_england_lsoa21", IOD_2025, "Health", 169),
    ],
)
def test_medway_on_the_editions_own_areas(
    shared: Path, layers: dict[int, list[str]], name: str, edition: Edition, domain: str, areas: int
):
    frame, layer = national(shared, name), layers[edition.vintage]
    found = apply(layer, frame, edition, domain)
    ranks = frame.loc[layer, f"{domain}_rank"]
    assert len(layer) == areas
    np.testing.assert_array_equal(found.table["dep_rank"], ranks)
    np.testing.assert_array_equal(found.table["dep_nq"], fifths(ranks, edition.areas))
    np.testing.assert_array_equal(found.table["dep_q"], fifths(ranks.rank(method="min"), areas))
    assert set(found.table["dep_ed"]) == {edition.label}
    assert (found.nulls, found.unmatched, found.moved, found.warnings) == (0, 0, 0, ())
    if edition.vintage != 2001:  # two published tenths make a fifth
        tenths = frame.loc[layer, f"{domain}_decile"].to_numpy(float)
        np.testing.assert_array_equal(found.table["dep_nq"], np.ceil(tenths / 2))


def medway_2001_to_2011(shared: Path) -> Lookup:
    frame = pd.read_csv(shared / "data/lookups/lookup_lsoa01_lsoa11_change.csv.gz", dtype=str)
    return Lookup(frame["lsoa01_code"].to_numpy(object), frame["lsoa11_code"].to_numpy(object))


def test_medway_2010_without_a_lookup_leaves_the_merged_area_empty(shared: Path, layers: dict[int, list[str]]):
    found = apply(layers[2011], national(shared, "imd2010_england_lsoa01"), IOD_2010)
    empty = np.isnan(found.table["dep_q"])
    assert found.table.codes[empty].tolist() == ["E01032798"]
    assert found.table["dep_note"][empty].tolist() == ["no row in the table"]
    assert (found.nulls, found.unmatched) == (1, 1)
    (warning,) = found.warnings
    assert warning.startswith("1 of 163 areas have no row in IoD 2010 and are left empty: E01032798.")
    assert "The layer's codes look like LSOA 2011, the table's like LSOA 2001" in warning


def test_medway_2010_with_the_lookup_moves_the_score(shared: Path, layers: dict[int, list[str]]):
    frame, layer = national(shared, "imd2010_england_lsoa01"), layers[2011]
    found = apply(layer, frame, IOD_2010, pairs=medway_2001_to_2011(shared))
    merged = found.table.codes == "E01032798"
    mean = frame.loc[["E01016108", "E01016109"], "Health_score"].mean()
    assert found.table["dep_score"][merged] == pytest.approx(mean, rel=1e-14)
    assert np.isnan(found.table["dep_rank"][merged]).all()
    assert "merged: mean score of 2 earlier areas" in found.table["dep_note"][merged][0]
    place = 1 + (frame["Health_score"] > mean + 1e-9).sum()
    assert found.table["dep_nq"][merged] == -(-5 * place // 32_482)
    others = [code for code in layer if code != "E01032798"]
    np.testing.assert_array_equal(found.table["dep_rank"][~merged], frame.loc[others, "Health_rank"])
    scores = pd.Series(found.table["dep_score"], index=found.table.codes).round(9)
    local = scores.rank(ascending=False, method="min")  # everybody by score, since one rank is gone
    np.testing.assert_array_equal(found.table["dep_q"], fifths(local, 163))
    assert (found.nulls, found.unmatched, found.moved) == (0, 0, 1)


def test_medway_2015_on_the_areas_of_2021(shared: Path, layers: dict[int, list[str]]):
    frame = national(shared, "imd2015_england_lsoa11")
    pairs = pd.read_csv(shared / "data/lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz", dtype=str)
    found = apply(
        layers[2021],
        frame,
        IOD_2015,
        "IMD",
        Lookup(pairs["LSOA11CD"].to_numpy(object), pairs["LSOA21CD"].to_numpy(object)),
    )
    parent = pairs.set_index("LSOA21CD")["LSOA11CD"].loc[layers[2021]]
    np.testing.assert_array_equal(found.table["dep_score"], frame.loc[parent, "IMD_score"])
    split = parent.duplicated(keep=False).to_numpy()
    assert split.sum() == 12
    assert np.isnan(found.table["dep_rank"][split]).all()
    np.testing.assert_array_equal(found.table["dep_rank"][~split], frame.loc[parent[~split], "IMD_rank"])
    assert (found.nulls, found.unmatched, found.moved) == (0, 0, 12)
    assert set(found.table["dep_nq"][split]) <= {1, 2, 3, 4, 5}


def test_medway_2019_on_the_areas_of_2021_has_no_ranks_where_areas_were_split(
    shared: Path, layers: dict[int, list[str]]
):
    """The 2019 file has ranks alone: the twelve halves of six split areas get none."""
    pairs = pd.read_csv(shared / "data/lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz", dtype=str)
    table = Lookup(pairs["LSOA11CD"].to_numpy(object), pairs["LSOA21CD"].to_numpy(object))
    found = apply(layers[2021], national(shared, "imd2019_england_lsoa11"), IOD_2019, pairs=table)
    empty = np.isnan(found.table["dep_q"])
    assert empty.sum() == found.nulls == 12
    assert set(found.table["dep_note"][empty]) == {
        "the boundary changed and only ranks were given: a rank is not moved"
    }
    assert set(found.table["dep_note"][~empty]) == {None}
    assert (found.unmatched, found.moved) == (0, 0)


def test_a_table_of_2025_is_not_taken_for_2019(shared: Path, layers: dict[int, list[str]]):
    with pytest.raises(InputError, match="but IoD 2019 "):
        apply(layers[2021], national(shared, "imd2025_england_lsoa21"), IOD_2019)


def test_medway_rows_of_2025_are_not_taken_for_2019(shared: Path, layers: dict[int, list[str]]):
    frame = national(shared, "imd2025_england_lsoa21").loc[layers[2021]]
    with pytest.raises(InputError, match="issued after 2011, but IoD 2019 uses LSOA 2011"):
        apply(layers[2021], frame, IOD_2019)


def test_a_whole_table_of_2019_is_not_taken_for_2025_in_silence(shared: Path, layers: dict[int, list[str]]):
    """It has 32,844 areas instead of 33,755 and no code issued in 2021, so 'IoD 2025, LSOA 2021' would be untrue."""
    frame = national(shared, "imd2019_england_lsoa11")
    try:
        said = " ".join(apply(layers[2011], frame, IOD_2025).warnings)
    except InputError as error:
        said = str(error)
    assert "IoD 2025" in said
