"""Small files in the shape of real downloads: what is read from each agrees with the tidy table of the same counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import NULL, QgsProject

AS_PLAIN = ["codes_colon.csv", "codes_lower.csv", "comma.txt", "all_text.xlsx"]
SPLIT_AT_66 = ["nomis_query_raw.csv", "ts003_long.csv"]
SUPPRESSED = {"suppressed_dots.csv": "..", "suppressed_lt5.csv": "<5", "suppressed_star.csv": "*"}


@pytest.fixture
def table(run, tmp_path):
    """Run an algorithm, and return its answer and its output's rows by area code."""

    def rows(name: str, code: str, **parameters):
        answer = run(name, OUTPUT="memory:", **parameters)
        layer = answer["OUTPUT"]
        return answer, {feature[code]: feature.attributeMap() for feature in layer.getFeatures()}

    return rows


def alone(table, cases: Path, name: str, **more):
    """Run the living-alone index on the areas and one file, without any other choice."""
    return table("livingalone", "LSOA21CD", INPUT=str(cases / "areas.geojson"), TABLE=str(cases / name), **more)


def numbers(rows, *fields):
    return {code: [row[field] for field in fields] for code, row in rows.items()}


@pytest.mark.parametrize("name", AS_PLAIN)
def test_a_file_is_read_as_the_tidy_table_is(table, cases, name):
    fields = ("la_u65", "la_65p", "la_u65_n", "la_65p_n", "la_u65_d", "la_65p_d", "la_65p_q")
    expected = numbers(alone(table, cases, "plain.csv")[1], *fields)
    assert numbers(alone(table, cases, name)[1], *fields) == expected
    assert len(expected) == 12 and expected["E01000001"][3] == 50


@pytest.mark.parametrize("name", SPLIT_AT_66)
def test_a_table_that_splits_at_66_keeps_its_age_and_is_counted_against_households(table, cases, name):
    of_plain = alone(table, cases, "plain.csv", DENOMINATOR=1)[1]
    answer, rows = alone(table, cases, name)
    same = (
        ("la_{}_n",) if name == "ts003_long.csv" else ("la_{}", "la_{}_n", "la_{}_d", "la_{}_q")
    )  # its total is another
    for young, old in (("u65", "u66"), ("65p", "66p")):
        expected = numbers(of_plain, *(field.format(young) for field in same))
        assert numbers(rows, *(field.format(old) for field in same)) == expected
    assert any("split at 66" in warning for warning in answer["warnings"])
    assert any("against all households" in warning for warning in answer["warnings"])


@pytest.mark.parametrize(("name", "mark"), SUPPRESSED.items())
def test_a_suppressed_cell_is_missing_and_never_zero(table, cases, name, mark):
    answer, rows = alone(table, cases, name)
    expected = alone(table, cases, "plain.csv")[1]
    assert rows["E01000001"]["la_65p_n"] == NULL and rows["E01000001"]["la_65p_q"] == NULL
    assert rows["E01000001"]["la_u65_n"] == expected["E01000001"]["la_u65_n"]
    assert rows["E01000002"]["la_65p"] == expected["E01000002"]["la_65p"]
    assert any("suppressed or missing" in warning and mark in warning for warning in answer["warnings"])
    assert rows["E01000001"]["la_note"] == f"alone_65p: '{mark}' in the file; 65+: a count is missing"
    assert rows["E01000002"]["la_note"] == NULL


def test_households_and_persons_under_the_same_headings_are_never_guessed(run, refused, table, cases):
    bulk, areas = str(cases / "nomis_bulk.csv"), str(cases / "areas.geojson")
    message = refused("livingalone", INPUT=areas, TABLE=bulk, OUTPUT="memory:")
    assert "READ_AS" in message and "nomis_bulk_households" in message and "nomis_bulk_persons" in message
    fields = ("la_u65", "la_65p", "la_u65_d", "la_65p_d")
    by_households = numbers(alone(table, cases, "plain.csv", DENOMINATOR=1)[1], *fields)
    assert numbers(alone(table, cases, "nomis_bulk.csv", READ_AS="nomis_bulk_households")[1], *fields) == by_households
    with_residents = alone(table, cases, "nomis_bulk.csv", RESIDENTS_TABLE=str(cases / "plain.csv"))[1]
    assert numbers(with_residents, *fields) == numbers(alone(table, cases, "plain.csv")[1], *fields)


def test_ranks_with_thousands_and_a_sheet_of_notes(table, cases):
    ranks = {}
    for name in ("thousands.csv", "notes_first.xlsx"):
        answer, rows = table("readofficial", "code", FILES=[str(cases / name)])
        assert answer["SHAPES"].startswith(f"{name}: iod_file_1")
        ranks[name] = [row["imd_rank"] for row in rows.values()]
    assert ranks["thousands.csv"][:3] == [1000, 1977, 2954]
    assert ranks["notes_first.xlsx"][:2] == [500, 3400]


def test_tied_ranks_keep_their_halves(table, cases):
    _, rows = table("readofficial", "code", FILES=[str(cases / "tied_ranks.csv")])
    assert rows["E01000004"]["income_rank"] == 301.5


def test_a_rank_beside_a_decile_is_taken_for_a_rank(table, cases):
    _, rows = table(
        "imdquintiles", "LSOA21CD", INPUT=str(cases / "areas.geojson"), TABLE=str(cases / "rank_and_decile.csv")
    )
    worst = [code for code, row in rows.items() if row["dep_q"] == 1]
    assert "E01000002" in worst and "E01000012" not in worst


def test_a_heading_that_stands_twice_is_told_of(refused, cases):
    message = refused("readofficial", FILES=[str(cases / "heading_twice.csv")], OUTPUT="memory:")
    assert "Rank" in message and "Rank.1" in message


@pytest.mark.parametrize("name", ["households_address.csv", "households_label.csv"])
def test_households_by_type(table, cases, name):
    _, rows = table("readofficial", "code", FILES=[str(cases / name)])
    layer = rows
    assert {row["type"] for row in layer.values()} <= {"A01", "A02", "A03"}
    assert all(row["households"] > 0 for row in layer.values())


def test_a_lookup_that_hides_splits_is_known_for_one(table, cases):
    for name, shape in (("lookup_best_fit.csv", "lookup_best_fit"), ("lookup_exact.csv", "lookup_exact")):
        answer = table("readofficial", "code", FILES=[str(cases / name)])[0]
        assert answer["SHAPES"].split(": ")[1].startswith(f"{shape},")


def test_no_layer_of_a_file_is_left_in_the_project(table, cases):
    before = set(QgsProject.instance().mapLayers())
    alone(table, cases, "suppressed_star.csv")
    assert set(QgsProject.instance().mapLayers()) == before


def test_types_by_postcode_are_put_into_areas_by_a_lookup(table, run, tmp_path):
    types = tmp_path / "a.csv"
    types.write_text(
        "Equivalent Experian 2023 Postcode,Postcode Format 1 (Standard - 8 bytes),(PC) Mosaic UK 7 Group,(PC) Mosaic UK 7 Type\n"
        "ME11AA,ME1 1AA,A,A01\nME11AB,ME1 1AB,A,A01\nME11AC,ME1 1AC,B,B05\nME11AD,ME1 1AD,B,B05\n",
        encoding="utf-8",
    )
    lookup = tmp_path / "b.csv"
    lookup.write_text(
        "pcds,oa21cd,lsoa11,lsoa21,lad\nME1 1AA,E00080000,E01000001,E01033769,E06000035\nME1 1AB,E00080000,E01000001,E01033769,E06000035\n"
        "ME1 1AC,E00080001,E01000002,E01033770,E06000035\n",
        encoding="utf-8",
    )
    for field, areas in (("lsoa11", ("E01000001", "E01000002")), ("lsoa21", ("E01033769", "E01033770"))):
        answer = run("readofficial", FILES=[str(types)], LOOKUP=str(lookup), LOOKUP_CODE_FIELD=field, OUTPUT="memory:")
        rows = [feature.attributeMap() for feature in answer["OUTPUT"].getFeatures()]
        assert [(row["code"], row["type"], row["households"]) for row in rows] == [
            (areas[0], "A01", 2),
            (areas[1], "B05", 1),
        ]
        assert any("1 row is not in the lookup" in warning for warning in answer["warnings"])
        assert any("each postcode counts as one" in warning for warning in answer["warnings"])


def test_a_lookup_with_areas_of_two_vintages_is_never_guessed(refused, tmp_path):
    types, lookup = tmp_path / "a.csv", tmp_path / "b.csv"
    types.write_text("Postcode,Acorn Type\nME1 1AA,12\nME1 1AB,13\n", encoding="utf-8")
    lookup.write_text(
        "pcds,lsoa11,lsoa21\nME1 1AA,E01000001,E01033769\nME1 1AB,E01000002,E01033770\n", encoding="utf-8"
    )
    message = refused("readofficial", FILES=[str(types)], LOOKUP=str(lookup), OUTPUT="memory:")
    assert "lsoa11" in message and "lsoa21" in message and "LOOKUP_CODE_FIELD" in message
