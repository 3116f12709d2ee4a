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


@pytest.mark.parametrize("turned", [False, True])
def test_the_report_calls_areas_by_the_names_that_the_lookup_has(run, tmp_path, turned):
    page = tmp_path / "moved.html"
    names = {"LSOA11NM": [f"Old {code}" for code in "abbcd"], "LSOA21NM": [f"Medway 00{code}" for code in "12344"]}
    own = (
        {"LSOA11NM": "LSOA21NM", "LSOA21NM": "LSOA11NM", "LSOA11CD": "LSOA21CD", "LSOA21CD": "LSOA11CD"}
        if turned
        else {}
    )
    lookup = layer({own.get(name, name): cells for name, cells in {**LOOKUP, **names}.items()})
    run("convertvintage", **given(FIELDS=["residents_65p"], WHOLE=True, REPORT=str(page), LOOKUP=lookup))
    words = page.read_text(encoding="utf-8")
    assert "Medway 003 (E01035002)" in words
    assert ">E01035002<" not in words
    assert "Old" not in words


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


def test_the_facts_of_a_field_choose_its_weight(run):
    """A result's count is known by its facts, whatever it is called: people living alone by people living alone, of its band."""
    counts = {"code": TABLE["LSOA11CD"], "hh": [200] * 4, "u": [20] * 4, "o": TABLE["alone_65p"], "ru": [300] * 4,
              "ro": TABLE["residents_65p"]}  # fmt: skip
    result = run("livingalone", INPUT=layer({"LSOA11CD": TABLE["LSOA11CD"]}), CODE_FIELD="LSOA11CD", TABLE=layer(counts),
                 TABLE_CODE_FIELD="code", HOUSEHOLDS="hh", ALONE_U65="u", ALONE_65P="o", RESIDENTS_U65="ru", RESIDENTS_65P="ro",
                 OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    weights = layer({**CENSUS, "alone_65p": [10, 6, 24, 9], "alone_66p": [1, 1, 1, 1]})
    answer = run(
        "convertvintage", **given(INPUT=result, CODE_FIELD="LSOA11CD", FIELDS=["la_65p_n"], WEIGHT_TABLE=weights)
    )
    rows = {row["LSOA21CD"]: row for row in records(answer["OUTPUT"])}
    assert [rows[code]["la_65p_n"] for code in ("E01035001", "E01035002")] == [6, 24]
    assert rows["E01035001"]["note"] == "'la_65p_n' divided by 'alone_65p'"
    assert not [warning for warning in answer["warnings"] if "another count" in warning]


def test_an_output_area_in_two_areas_is_divided_and_noted(run):
    """All others are summed, without weights and without a note."""
    inputs = layer({"OA11CD": ["E00000001", "E00000002", "E00000003"], "residents_65p": [10, 20, 40]})
    lookup = layer({"OA11CD": ["E00000001", "E00000002", "E00000002", "E00000003"],
                    "LSOA21CD": ["E01000001", "E01000001", "E01035001", "E01035002"]})  # fmt: skip
    weights = layer({"LSOA21CD": ["E01000001", "E01035001", "E01035002"], "residents_65p": [30, 10, 40]})
    answer = run(
        "convertvintage", **given(INPUT=inputs, CODE_FIELD="OA11CD", LOOKUP=lookup, LOOKUP_OLD_FIELD="OA11CD",
                                  LOOKUP_NEW_FIELD="LSOA21CD", FIELDS=["residents_65p"], WEIGHT_TABLE=weights, WEIGHT_CODE_FIELD="LSOA21CD")
    )  # fmt: skip
    rows = {row["LSOA21CD"]: row for row in records(answer["OUTPUT"])}
    assert [row["residents_65p"] for row in rows.values()] == [25, 5, 40]
    assert [row["change"] for row in rows.values()] == ["split", "split", "summed"]
    assert rows["E01035002"]["note"] is None
    assert rows["E01000001"]["note"] == rows["E01035001"]["note"] == "'residents_65p' divided by 'residents_65p'"
    assert json.loads(answer["TOTALS"])[0]["after"] == 70


def test_counts_of_output_areas_come_to_the_areas_of_another_census_in_two_steps(run):
    """To the Output Areas of that census, then summed: no weights but for an Output Area that was split."""
    older = layer({"OA11CD": ["E00000001", "E00000002", "E00000003"], "residents_65p": [10, 20, 40]})
    first = layer({"OA11CD": ["E00000001", "E00000002", "E00000002", "E00000003"],
                   "OA21CD": ["E00000001", "E00190001", "E00190002", "E00000003"], "CHGIND": ["U", "S", "S", "U"]})  # fmt: skip
    weights = layer({"OA21CD": ["E00000001", "E00190001", "E00190002", "E00000003"], "residents_65p": [9, 30, 10, 50]})
    then = layer({"OA21CD": ["E00000001", "E00190001", "E00190002", "E00000003"],
                  "LSOA21CD": ["E01000001", "E01000001", "E01035001", "E01035001"]})  # fmt: skip
    fields = {"FIELDS": ["residents_65p"], "WHOLE": True}
    moved = run("convertvintage", **given(INPUT=older, CODE_FIELD="OA11CD", LOOKUP=first, LOOKUP_OLD_FIELD="OA11CD",
                                          LOOKUP_NEW_FIELD="OA21CD", WEIGHT_TABLE=weights, WEIGHT_CODE_FIELD="OA21CD",
                                          **fields))  # fmt: skip
    summed = run("convertvintage", **given(INPUT=moved["OUTPUT"], CODE_FIELD="OA21CD", LOOKUP=then, LOOKUP_OLD_FIELD="OA21CD",
                                           LOOKUP_NEW_FIELD="LSOA21CD", WEIGHT_TABLE=None, **fields))  # fmt: skip
    rows = {row["LSOA21CD"]: row for row in records(summed["OUTPUT"])}
    assert {code: row["residents_65p"] for code, row in rows.items()} == {"E01000001": 25, "E01035001": 45}
    assert {row["change"] for row in rows.values()} == {"summed"}
