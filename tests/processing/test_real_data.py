"""The algorithms on real open data. Skipped where the shared reference data is absent."""

from __future__ import annotations

import math
import re
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.processing.segmentation import bundled_profiles
from tests.processing.layers import records, table

COUNTS = {
    "HOUSEHOLDS": "households_total",
    "ALONE_U65": "one_person_other",
    "ALONE_65P": "one_person_65plus",
    "RESIDENTS_U65": "pop_under65",
    "RESIDENTS_65P": "pop_65plus",
}
# Variable, numerator and denominator: what the profile open_census_2021 needs.
OPEN = {
    "one_person": ("one_person_households", "households"),
    "widowed": ("widowed", "adults16plus"),
    "no_engl": ("english_not_well_or_not_at_all", "language_pop3plus"),
    "no_car": ("no_car_households", "car_households_total"),
    "carer": ("unpaid_care_any", "care_total5plus"),
    "bad_health": ("health_bad_or_very_bad", "health_total"),
    "limited": ("limited_a_lot", "disability_total"),
}


@pytest.fixture
def census(unzipped) -> QgsVectorLayer:
    return table(unzipped("england/census2011_lsoa11_ew.csv.gz"))


def medway(shared: Path, name: str) -> str:
    return str(shared / "data" / "medway" / f"{name}.geojson")


def living_alone(run, shared, census, **changes: Any) -> dict[str, Any]:
    parameters = {
        "INPUT": medway(shared, "lsoa11"),
        "CODE_FIELD": "LSOA11CD",
        "TABLE": census,
        "TABLE_CODE_FIELD": "LSOA11CD",
    }
    return run("livingalone", **{**parameters, **COUNTS, "OUTPUT": "memory:", **changes})


@pytest.mark.parametrize("denominator", [0, 1])
def test_medway_2011_totals(run, shared, census, denominator):
    result = living_alone(run, shared, census, DENOMINATOR=denominator)
    rows = records(result["OUTPUT"])
    assert (result["AREAS"], result["UNMATCHED"], result["NULLS"]) == (163, 0, 0)
    assert sum(row["la_65p_n"] for row in rows) == 11868
    assert sum(row["la_u65_n"] for row in rows) == 17566
    old, young = (106209, 106209) if denominator else (37005, 263925 - 37005)
    assert sum(row["la_65p_d"] for row in rows) == old
    assert sum(row["la_u65_d"] for row in rows) == young
    assert result["VALUE_65P"] == pytest.approx(100 * 11868 / old, rel=1e-14)
    assert result["VALUE_U65"] == pytest.approx(100 * 17566 / young, rel=1e-14)
    assert sorted({row["la_65p_q"] for row in rows}) == [1, 2, 3, 4, 5]
    sizes = pd.Series([row["la_65p_q"] for row in rows]).value_counts()
    assert sizes.max() - sizes.min() <= 2


def test_medway_2011_without_a_choice_of_fields(run, shared, census):
    """The headings of the national table say what its columns are."""
    result = run("livingalone", INPUT=medway(shared, "lsoa11"), CODE_FIELD="LSOA11CD", TABLE=census, OUTPUT="memory:")
    assert (result["UNMATCHED"], result["NULLS"]) == (0, 0)
    assert result["VALUE_65P"] == pytest.approx(100 * 11868 / 37005, rel=1e-14)
    assert result["VALUE_U65"] == pytest.approx(100 * 17566 / (263925 - 37005), rel=1e-14)


def test_medway_against_a_native_join_and_field_calculator(run, shared, census):
    """The same percentages by QGIS's own join and expression engine."""
    from qgis import processing

    rows = {row["LSOA11CD"]: row for row in records(living_alone(run, shared, census)["OUTPUT"])}
    joined = processing.run(
        "native:joinattributestable",
        {
            "INPUT": medway(shared, "lsoa11"),
            "FIELD": "LSOA11CD",
            "INPUT_2": census,
            "FIELD_2": "LSOA11CD",
            "FIELDS_TO_COPY": ["one_person_65plus", "pop_65plus"],
            "METHOD": 1,
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    native = processing.run(
        "native:fieldcalculator",
        {
            "INPUT": joined,
            "FIELD_NAME": "share",
            "FIELD_TYPE": 0,
            "FORMULA": '100.0 * to_real("one_person_65plus") / to_real("pop_65plus")',
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    compared = records(native)
    assert len(compared) == 163
    for row in compared:
        assert rows[row["LSOA11CD"]]["la_65p"] == pytest.approx(row["share"], rel=1e-12)


EDITIONS = [
    ("imd2010_england_lsoa01", "lsoa01_code", 0, "lsoa11", "LSOA11CD", "Health_rank", 162),
    ("imd2015_england_lsoa11", "lsoa11_code", 1, "lsoa11", "LSOA11CD", "IMD_rank", 163),
    ("imd2019_england_lsoa11", "lsoa11_code", 2, "lsoa11", "LSOA11CD", "Health_rank", 163),
    ("imd2025_england_lsoa21", "lsoa21_code", 3, "lsoa21", "LSOA21CD", "Health_rank", 169),
]


@pytest.mark.parametrize(("file", "code", "edition", "layer", "field", "rank", "ranked"), EDITIONS)
def test_local_quintiles_of_every_edition(run, shared, unzipped, file, code, edition, layer, field, rank, ranked):
    path = unzipped(f"england/{file}.csv.gz")
    result = run("imdquintiles", INPUT=medway(shared, layer), CODE_FIELD=field, TABLE=table(path), TABLE_CODE_FIELD=code,
                 RANK_FIELD=rank, EDITION=edition, OUTPUT="memory:")  # fmt: skip
    rows = records(result["OUTPUT"])
    there = pd.Series({row[field]: row["dep_q"] for row in rows if row["dep_q"] is not None})
    assert len(there) == ranked
    assert result["NULLS"] == len(rows) - ranked
    published = pd.read_csv(path).set_index(code)[rank].reindex(there.index)
    place = published.rank(method="min")
    assert there.tolist() == [math.ceil(5 * value / ranked) for value in place]
    national = {row[field]: row["dep_nq"] for row in rows}
    total = (32482, 32844, 32844, 33755)[edition]
    assert all(national[name] == math.ceil(5 * value / total) for name, value in published.items())


def iod_2010(shared: Path, unzipped) -> dict[str, Any]:
    return {
        "INPUT": medway(shared, "lsoa11"),
        "CODE_FIELD": "LSOA11CD",
        "TABLE": table(unzipped("england/imd2010_england_lsoa01.csv.gz")),
        "TABLE_CODE_FIELD": "lsoa01_code",
        "SCORE_FIELD": "Health_score",
        "RANK_FIELD": "Health_rank",
        "EDITION": 0,
        "OUTPUT": "memory:",
    }


def test_iod_2010_without_a_lookup_leaves_one_area_empty(run, shared, unzipped):
    result = run("imdquintiles", **iod_2010(shared, unzipped))
    (empty,) = [row for row in records(result["OUTPUT"]) if row["dep_q"] is None]
    assert empty["LSOA11CD"] == "E01032798"
    assert empty["dep_note"] == "no row in the table"
    assert (empty["dep_score"], empty["dep_rank"], empty["dep_nq"]) == (None, None, None)
    assert result["UNMATCHED"] == 1


def test_iod_2010_with_the_lookup_moves_the_score_and_no_rank(run, shared, unzipped):
    lookup = {
        "LOOKUP": table(unzipped("lookups/lookup_lsoa01_lsoa11_change.csv.gz")),
        "LOOKUP_OLD_FIELD": "lsoa01_code",
        "LOOKUP_NEW_FIELD": "lsoa11_code",
    }
    result = run("imdquintiles", **iod_2010(shared, unzipped), **lookup)
    rows = {row["LSOA11CD"]: row for row in records(result["OUTPUT"])}
    source = pd.read_csv(unzipped("england/imd2010_england_lsoa01.csv.gz")).set_index("lsoa01_code")
    merged = rows["E01032798"]
    assert merged["dep_score"] == pytest.approx(source.loc[["E01016108", "E01016109"], "Health_score"].mean())
    assert merged["dep_rank"] is None
    assert merged["dep_note"].startswith("merged: mean score of 2 earlier areas, unweighted")
    assert (result["MOVED"], result["NULLS"]) == (1, 0)
    # Local quintiles are ranked again, by score, over all 163.
    scores = pd.Series({code: row["dep_score"] for code, row in rows.items()})
    place = scores.rank(method="min", ascending=False)
    assert all(row["dep_q"] == math.ceil(5 * place[code] / 163) for code, row in rows.items())
    # Its place in the nation: areas with a higher score are more deprived.
    position = int((source["Health_score"] > merged["dep_score"]).sum()) + 1
    assert merged["dep_nq"] == math.ceil(5 * position / 32482)


def test_medway_2021_on_a_2019_table_needs_a_lookup(run, shared, unzipped):
    """Six areas of 2011 were split in two: without a lookup their parts are empty, with it they take the parent's score."""
    lookup = {
        "LOOKUP": table(unzipped("lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz")),
        "LOOKUP_OLD_FIELD": "LSOA11CD",
        "LOOKUP_NEW_FIELD": "LSOA21CD",
    }
    parameters = {
        "INPUT": medway(shared, "lsoa21"),
        "CODE_FIELD": "LSOA21CD",
        "TABLE": table(unzipped("england/imd2019_england_lsoa11.csv.gz")),
        "TABLE_CODE_FIELD": "lsoa11_code",
        "RANK_FIELD": "Health_rank",
        "EDITION": 2,
        "OUTPUT": "memory:",
    }
    without = run("imdquintiles", **parameters)
    assert without["UNMATCHED"] == 12
    assert any("LSOA 2021" in warning and "LSOA 2011" in warning for warning in without["warnings"])
    rows = records(run("imdquintiles", **parameters, **lookup)["OUTPUT"])
    moved = [row for row in rows if row["dep_note"]]
    assert len(moved) == 12
    assert {row["dep_note"] for row in moved} == {"the boundary changed and only ranks were given: a rank is not moved"}
    assert {row["dep_q"] for row in moved} == {None}


# A wrong column of the file of 2019 on Medway's areas, and what is said of it.
WRONG = [
    ({"SCORE_FIELD": "Health_rank"}, "'Health_rank' was chosen for the score, but its values count like ranks"),
    (
        {"RANK_FIELD": "Health_decile"},
        "'Health_decile' was chosen for the national rank, but it holds only 10 different",
    ),
    (
        {"SCORE_FIELD": "Health_decile"},
        "'Health_decile' was chosen for the score, but it holds only whole numbers from 1",
    ),
    ({"SCORE_FIELD": "Health_rank", "RANK_FIELD": "Health_decile"}, "'Health_decile' was chosen for the national rank"),
    ({"RANK_FIELD": "Health_rank", "EDITION": 1}, None),  # the same areas: nothing tells these editions apart
    ({"RANK_FIELD": "Health_rank", "EDITION": 0}, "issued after 2001|which is IoD 2015 or IoD 2019"),
    ({"RANK_FIELD": "Health_rank", "EDITION": 3}, "which is IoD 2015 or IoD 2019"),
]


@pytest.mark.parametrize(("chosen", "words"), WRONG)
def test_iod_2019_with_each_wrong_column(run, refused, shared, unzipped, chosen, words):
    parameters = {
        "INPUT": medway(shared, "lsoa11"),
        "CODE_FIELD": "LSOA11CD",
        "TABLE": table(unzipped("england/imd2019_england_lsoa11.csv.gz")),
        "TABLE_CODE_FIELD": "lsoa11_code",
        "EDITION": 2,
        "OUTPUT": "memory:",
        **chosen,
    }
    if words is None:
        assert run("imdquintiles", **parameters)["warnings"] == []
    else:
        assert re.search(words, refused("imdquintiles", **parameters))


def test_the_preset_of_the_open_profile_is_its_seven_variables(run, shared):
    """Without a row of one's own: what a user lists by hand is the same table."""
    counts = {"INPUT": table(shared / "data/england/oac2021_subgroup_counts_ew.csv"), "OUTPUT": "memory:"}
    names = list(bundled_profiles())
    made = run("propensities", **counts, PRESET=1 + names.index("open_census_2021"))["OUTPUT"]
    matrix = [cell for name, fields in OPEN.items() for cell in (name, *fields)]
    by_hand = {row["type"]: row for row in records(run("propensities", **counts, VARIABLES=matrix)["OUTPUT"])}
    assert {row["type"]: row for row in records(made)} == by_hand
    assert set(OPEN) <= set(made.fields().names())


def test_the_open_proxy_end_to_end(run, shared, unzipped, tmp_path):
    """OAC 2021 and Census 2021: a fully open index for Medway's 169 areas, checked by plain arithmetic."""
    types = str(tmp_path / "types.gpkg")
    matrix = [cell for name, fields in OPEN.items() for cell in (name, *fields)]
    made = run("propensities", INPUT=table(shared / "data/england/oac2021_subgroup_counts_ew.csv"), TYPE_FIELD="Subgroup",
               VARIABLES=matrix, HOUSEHOLDS_FIELD="households", PARENT_CHARACTERS=2, OUTPUT=types)  # fmt: skip
    assert (made["TYPES"], made["FALLBACKS"]) == (52, 0)
    result = run("segmentation", INPUT=medway(shared, "lsoa21"), CODE_FIELD="LSOA21CD",
                 HOUSEHOLDS_TABLE=table(unzipped("england/oac2021_households_lsoa21_ew.csv.gz")), HH_CODE_FIELD="LSOA21CD",
                 HH_TYPE_FIELD="Subgroup", HH_COUNT_FIELD="households", TYPES_TABLE=types, TYPE_FIELD="type",
                 PROFILE="open_census_2021", OUTPUT="memory:")  # fmt: skip
    assert (result["AREAS"], result["UNMATCHED"], result["NULLS"]) == (169, 0, 0)
    counts = pd.read_csv(shared / "data/england/oac2021_subgroup_counts_ew.csv").set_index("Subgroup")
    shares = pd.DataFrame({name: counts[top] / counts[bottom] for name, (top, bottom) in OPEN.items()})
    homes = pd.read_csv(unzipped("england/oac2021_households_lsoa21_ew.csv.gz"))
    for band, left_out in (("u65", "widowed"), ("65p", "no_engl")):
        score = shares.drop(columns=left_out).sum(axis=1)
        weighted = (homes["households"] * homes["Subgroup"].map(score)).groupby(homes["LSOA21CD"]).sum()
        expected = weighted / homes.groupby("LSOA21CD")["households"].sum()
        for row in records(result["OUTPUT"]):
            assert row[f"si_{band}"] == pytest.approx(expected[row["LSOA21CD"]], rel=1e-12)


def test_wards_by_largest_overlap_agree_with_the_official_lookup(run, shared, unzipped, census, tmp_path):
    """Best-fit wards of the Office for National Statistics, against the overlap of generalised boundaries."""
    flagged = tmp_path / "flagged.gpkg"
    living_alone(run, shared, census, OUTPUT=str(tmp_path / "la.gpkg"))
    run("flagpriority", INPUT=str(tmp_path / "la.gpkg"), CODE_FIELD="LSOA11CD", CRITERIA=["la_65p_q", "=", 1],
        PEOPLE_FIELD="la_65p_n", OUTPUT=str(flagged))  # fmt: skip
    common = {
        "INPUT": str(flagged),
        "CODE_FIELD": "LSOA11CD",
        "FLAG_FIELD": "prio",
        "PEOPLE_FIELD": "la_65p_n",
        "OUTPUT": "memory:",
    }
    by_layer = records(run("wardsummary", **common, WARDS=medway(shared, "ward13"), WARD_FIELD="WD13CD")["OUTPUT"])
    by_lookup = records(
        run("wardsummary", **common, LOOKUP=table(unzipped("lookups/lookup_lsoa11_ward17.csv.gz")),
            LOOKUP_CODE_FIELD="lsoa11_code", LOOKUP_WARD_FIELD="ward17_code")["OUTPUT"]
    )  # fmt: skip
    assert len(by_layer) == 22
    assert {row["ward"]: row["areas"] for row in by_layer} == {row["ward"]: row["areas"] for row in by_lookup}
    assert {row["ward"]: row["flagged"] for row in by_layer} == {row["ward"]: row["flagged"] for row in by_lookup}
    assert sum(row["areas"] for row in by_layer) == 163


def test_the_wards_of_2025(run, shared, census, tmp_path):
    living_alone(run, shared, census, OUTPUT=str(tmp_path / "la.gpkg"))
    flagged = str(tmp_path / "flagged.gpkg")
    run(
        "flagpriority",
        INPUT=str(tmp_path / "la.gpkg"),
        CODE_FIELD="LSOA11CD",
        CRITERIA=["la_65p_q", "=", 1],
        OUTPUT=flagged,
    )
    result = run("wardsummary", INPUT=flagged, CODE_FIELD="LSOA11CD", FLAG_FIELD="prio",
                 WARDS=medway(shared, "ward25"), WARD_FIELD="WD25NM", OUTPUT="memory:")  # fmt: skip
    rows = records(result["OUTPUT"])
    assert len(rows) == 24
    names = [row["ward"] for row in rows if row["parts"]]
    assert names == sorted(names)
    assert result["SENTENCE"].endswith(f"{names[-2]} and {names[-1]}.")


def test_all_of_england_in_one_run(run, shared, census, tmp_path):
    with zipfile.ZipFile(shared / "data/england/lsoa11_england.gpkg.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".gpkg"))
        archive.extract(name, tmp_path)
    areas = f"{tmp_path / name}|layername=lsoa11"
    output = tmp_path / "england.gpkg"
    field = next(item for item in QgsVectorLayer(areas, "", "ogr").fields().names() if item.upper() == "LSOA11CD")
    result = living_alone(run, shared, census, INPUT=areas, CODE_FIELD=field, OUTPUT=str(output))
    source = pd.read_csv(shared / "data/england/census2011_lsoa11_ew.csv.gz")
    england = source[source["LSOA11CD"].str.startswith("E")]
    nobody = england.loc[england["pop_65plus"] == 0, "LSOA11CD"].tolist()
    assert (result["AREAS"], result["UNMATCHED"], result["NULLS"]) == (32844, 0, len(nobody))
    overall = 100 * england["one_person_65plus"].sum() / england["pop_65plus"].sum()
    assert result["VALUE_65P"] == pytest.approx(overall, rel=1e-13)
    made = QgsVectorLayer(str(output), "", "ogr")
    assert made.featureCount() == 32844
    rows = {row[field]: row for row in records(made)}
    assert {rows[code]["la_note"] for code in nobody} == {"65+: there are no residents 65+"}
    share = (england["one_person_65plus"] / england["pop_65plus"]).set_axis(england["LSOA11CD"])
    expected = share.rank(method="min", ascending=False)
    assert all(rows[code]["la_65p_rk"] == rank for code, rank in expected.dropna().items())


def test_a_nomis_download_joins_code_and_name(run, shared, census, tmp_path):
    """The query tool writes 'E01016016 : Medway 015A' into one cell."""
    rows = pd.read_csv(shared / "data/england/census2011_lsoa11_ew.csv.gz")
    rows = rows[rows["LAD20CD"] == "E06000035"]
    rows["area"] = rows["LSOA11CD"] + " : " + rows["LSOA11NM"]
    rows[["area", *COUNTS.values()]].to_csv(tmp_path / "nomis.csv", index=False)
    result = living_alone(run, shared, table(tmp_path / "nomis.csv"), TABLE_CODE_FIELD="area")
    assert (result["UNMATCHED"], result["VALUE_65P"]) == (0, pytest.approx(100 * 11868 / 37005))
