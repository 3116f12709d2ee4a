"""Tables on the areas of another vintage, through QGIS: real files as downloaded, totals, pages, and what is refused."""

from __future__ import annotations

import json

import pytest

from tests.processing.layers import layer, records, table

LOOKUP = {
    "LSOA11CD": ["E01000001", "E01000002", "E01000002", "E01000003", "E01033000"],
    "LSOA21CD": ["E01000001", "E01035001", "E01035002", "E01035003", "E01035003"],
    "CHGIND": ["U", "S", "S", "M", "M"],
}
TABLE = {
    "LSOA11CD": ["E01000001", "E01000002", "E01000003", "E01033000"],
    "residents_65p": [40, 100, 10, 20],
    "alone_65p": [10, 30, 4, 5],
    "health score": [1.5, 0.5, 2.0, 5.0],
    "health rank": [1, 2, 3, 4],
}
CENSUS = {
    "LSOA21CD": ["E01000001", "E01035001", "E01035002", "E01035003"],
    "residents_65p": [44, 25, 75, 31],
    "residents": [400, 500, 500, 310],
}


def given(**more):
    return {"INPUT": layer(TABLE), "LOOKUP": layer(LOOKUP), "WEIGHT_TABLE": layer(CENSUS), "OUTPUT": "memory:", **more}


def test_counts_arrive_with_their_names_totals_and_notes(run, tmp_path):
    page = tmp_path / "moved.html"
    answer = run("convertvintage", **given(FIELDS=["residents_65p"], WHOLE=True, REPORT=str(page)))
    rows = records(answer["OUTPUT"])
    assert [(row["LSOA21CD"], row["residents_65p"], row["change"]) for row in rows] == [
        ("E01000001", 40, "unchanged"), ("E01035001", 25, "split"), ("E01035002", 75, "split"), ("E01035003", 30, "merged"),
    ]  # fmt: skip
    assert json.loads(answer["TOTALS"]) == [{"field": "residents_65p", "before": 170.0, "after": 170.0}]
    assert [answer[key] for key in ("AREAS", "MOVED", "SPLIT", "MERGED", "IRREGULAR", "UNMATCHED")] == [
        4,
        3,
        2,
        1,
        0,
        0,
    ]
    assert answer["VINTAGE"] == "LSOA 2021"
    assert rows[1]["note"] == "'residents_65p' divided by 'residents_65p'"
    words = page.read_text(encoding="utf-8")
    assert "4 areas, of which 3 changed." in words
    assert "E01035002" in words


def test_rates_and_scores_move_and_ranks_do_not(run):
    answer = run(
        "convertvintage",
        **given(
            FIELDS=[], RATES=["alone share", "alone_65p", "residents_65p"], SCORES=["health score"],
            SCORE_WEIGHT_FIELD="residents_65p", WEIGHT_FIELD="residents_65p",
        ),
    )  # fmt: skip
    rows = {row["LSOA21CD"]: row for row in records(answer["OUTPUT"])}
    assert rows["E01035003"]["alone share"] == pytest.approx(100 * 9 / 30)
    assert rows["E01035003"]["health score"] == pytest.approx((2 * 10 + 5 * 20) / 30)
    assert rows["E01035002"]["health score"] == 0.5
    assert rows["E01035002"]["alone_65p"] == pytest.approx(22.5)
    assert "which is another count" in rows["E01035002"]["note"]
    with pytest.raises(Exception, match="ranks and classes cannot be moved"):
        run("convertvintage", **given(SCORES=["health rank"]))


def test_the_lookup_is_used_the_right_way_round(run):
    back = layer({**CENSUS, "LSOA11CD": CENSUS["LSOA21CD"]} | {"x": [1] * 4})
    answer = run(
        "convertvintage",
        **given(INPUT=back, CODE_FIELD="LSOA21CD", FIELDS=["residents_65p"], WEIGHT_TABLE=layer(TABLE), TO=1),
    )
    rows = {row["LSOA11CD"]: row["residents_65p"] for row in records(answer["OUTPUT"])}
    assert rows["E01000002"] == 100
    assert rows["E01000003"] == pytest.approx(31 / 3)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"FROM": 1, "FIELDS": ["residents_65p"]}, "The codes are of 2011, not of 2001"),
        ({"TO": 0, "FIELDS": ["residents_65p"]}, "The lookup leads to areas of 2021, not of 2001"),
        ({}, "Nothing is chosen to be converted"),
        ({"FIELDS": ["no"]}, "has no field 'no'"),
        ({"FIELDS": ["alone_65p"]}, "nothing says how 'alone_65p' is divided"),
        ({"FIELDS": ["residents_65p"], "WEIGHT_TABLE": None, "WEIGHT_FIELD": "x"}, "without a table that holds them"),
        ({"FIELDS": ["residents_65p"], "WEIGHT_FIELDS": ["residents_65p", ""]}, "Row 1 of WEIGHT_FIELDS"),
    ],
)
def test_what_cannot_be_done_is_told(run, more, words):
    with pytest.raises(Exception, match=words):
        run("convertvintage", **given(**more))


def test_medway_from_raw_files_keeps_its_people(run, shared, unzipped):
    """The 163 areas of 2011 become the 169 of 2021; nothing is chosen but the counts."""
    data = shared / "data"
    codes = {row["LSOA11CD"] for row in records(table(data / "medway" / "lsoa11.geojson"))}
    census = records(table(unzipped("england/census2011_lsoa11_ew.csv.gz")))
    mine = [row for row in census if row["LSOA11CD"] in codes]
    counts = layer({key: [row[key] for row in mine] for key in ("LSOA11CD", "pop_65plus", "households_total")})
    answer = run(
        "convertvintage", INPUT=counts, FIELDS=["pop_65plus", "households_total"], WHOLE=True, OUTPUT="memory:",
        LOOKUP=unzipped("lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz").as_posix(),
        WEIGHT_TABLE=unzipped("england/census2021_lsoa21_ew.csv.gz").as_posix(),
    )  # fmt: skip
    assert {row["field"]: row["after"] for row in json.loads(answer["TOTALS"])} == {
        "pop_65plus": 37005,
        "households_total": 106209,
    }
    assert (answer["AREAS"], answer["SPLIT"], answer["MERGED"]) == (169, 12, 0)
    rows = records(answer["OUTPUT"])
    assert sum(row["pop_65plus"] for row in rows) == 37005
    assert {row["LSOA21CD"] for row in rows} == {
        row["LSOA21CD"] for row in records(table(data / "medway" / "lsoa21.geojson"))
    }
