"""Counts of persons through QGIS: what is shown, what is left out, which fields are persons, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.fields import Data
from tests.processing.layers import layer, records

COUNTS = [0, 1, 3, 7, 8, 12, 13, 152]
HOSTILE = "</script><b>{x} \"quoted\"; 'n'"
COLUMNS = {
    "code": [f"A{number}" for number in range(8)],
    "ward": ["B", "B", "B", "B", "A", "A", "A", "A"],
    "clients": COUNTS,
    "other": [20] * 8,
    "all": [20 + count for count in COUNTS],
}


def protected(run, columns=None, **given):
    return run("protecttable", INPUT=layer(columns or COLUMNS), **{"FIELDS": ["clients"], "OUTPUT": "memory:", **given})


def test_the_rule_of_the_nhs(run):
    answer = protected(run)
    assert [row["clients"] for row in records(answer["OUTPUT"])] == ["0", "*", "*", "*", "10", "10", "15", "150"]
    assert (answer["SUPPRESSED"], answer["SECONDARY"], answer["ATTACK"]) == (3, 0, 0)
    assert answer["OUTPUT"].featureCount() == 8
    assert all(feature.hasGeometry() for feature in answer["OUTPUT"].getFeatures())


def test_numbers_as_text_that_nobody_chose_stay_too(run, tmp_path):
    """QGIS reads a CSV file as text: a share beside a hidden count would tell it."""
    path = tmp_path / "wards.csv"
    path.write_text("ward,flagged,share,note\nA,2,25.0,x\nB,12,50,y\nC,30,*,\n", encoding="utf-8")
    answer = run("protecttable", INPUT=str(path), FIELDS=["flagged"], OUTPUT="memory:")
    assert answer["OUTPUT"].fields().names() == ["ward", "flagged", "note"]
    assert [row["flagged"] for row in records(answer["OUTPUT"])] == ["*", "10", "30"]
    assert any("Left out" in warning and "share" in warning for warning in answer["warnings"])


def test_a_number_behind_many_blanks_is_one(run, tmp_path):
    path = tmp_path / "wards.csv"
    path.write_text(f'ward,flagged,share\nA,2,"{" " * 60}25.0"\nB,12,x\n', encoding="utf-8")
    answer = run("protecttable", INPUT=str(path), FIELDS=["flagged"], OUTPUT="memory:")
    assert answer["OUTPUT"].fields().names() == ["ward", "flagged"]


def test_numbers_that_nobody_chose_stay_in_the_office(run):
    answer = protected(run)
    assert answer["OUTPUT"].fields().names() == ["code", "ward", "clients"]
    assert any("Left out" in warning and "other, all" in warning for warning in answer["warnings"])


@pytest.mark.parametrize(("given", "hidden"), [({}, 7), ({"DISCLOSURE": 1}, 4), ({"DISCLOSURE": 2, "LIMIT": 13}, 12)])
def test_totals_and_wards(run, tmp_path, given, hidden):
    page = tmp_path / "page.html"
    answer = protected(
        run, FIELDS=["clients", "other"], TOTAL_FIELD="all", GROUP_FIELD="ward", GROUPS_OUT="memory:", REPORT=str(page), **given
    )  # fmt: skip
    rows = records(answer["OUTPUT"])
    shown = dict(zip(COUNTS, (row["clients"] for row in rows)))
    assert {count for count, text in shown.items() if 1 <= count <= hidden} <= {
        count for count, text in shown.items() if text == "*"
    }
    assert shown[0] == "0"
    assert answer["ATTACK"] == 0
    groups = records(answer["GROUPS_OUT"])
    assert [row["ward"] for row in groups] == ["B", "A", "All"]
    words = page.read_text(encoding="utf-8")
    assert f"Counts of 1 to {hidden} are hidden (*)" in words
    assert all(row["all"] in words for row in groups)


def test_published_counts_stay_and_unknown_ones_do_not(run):
    counts = {
        "CODE_FIELD": "code",
        "HOUSEHOLDS": "all",
        "ALONE_65P": "clients",
        "ALONE_U65": "other",
        "DENOMINATOR": 1,
        "OUTPUT": "memory:",
    }
    for source, free in (("Census", True), ("", False)):
        made = run("livingalone", INPUT=layer(COLUMNS), DATA_SOURCE=source, DATA_YEAR="2011", **counts)["OUTPUT"]
        answer = run("protecttable", INPUT=made, FIELDS=["la_65p_n"], OUTPUT="memory:")
        found = [row["la_65p_n"] for row in records(answer["OUTPUT"])]
        assert found == (COUNTS if free else ["0", "*", "*", "*", "10", "10", "15", "150"])
        assert answer["SUPPRESSED"] == (0 if free else 3)
        assert ("la_65p" in answer["OUTPUT"].fields().names()) is free  # a share of persons tells the count
    assert Data.COUNT.value == "published count"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ([-1, *COUNTS[1:]], "below 0"),
        ([0.5, *COUNTS[1:]], "not whole numbers"),
        (["x", *map(str, COUNTS[1:])], "holds text where a number is needed"),
        (["<5", *map(str, COUNTS[1:])], "1: '<5'"),
    ],
)
def test_what_is_no_count(refused, column, said):
    assert said in refused(
        "protecttable", INPUT=layer({**COLUMNS, "clients": column}), FIELDS=["clients"], OUTPUT="memory:"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"FIELDS": ["clients"], "TOTAL_FIELD": "all"}, "The total 'all' is not the sum of the other counts in 8 rows"),
        ({"FIELDS": ["clients", "all"], "TOTAL_FIELD": "all"}, "'all' is chosen for two things"),
        ({"FIELDS": ["clients"], "GROUP_FIELD": "clients"}, "'clients' is chosen for two things"),
        ({"TOTAL_FIELD": "ward", "GROUP_FIELD": "ward"}, "'ward' is chosen for two things"),
        ({"FIELDS": ["nowhere"]}, "no field 'nowhere'"),
    ],
)
def test_what_cannot_be_one_table(refused, given, said):
    assert said in refused(
        "protecttable", INPUT=layer(COLUMNS), **{"FIELDS": ["clients"], "OUTPUT": "memory:", **given}
    )


def test_a_total_among_the_rows_is_refused(refused):
    columns = {**COLUMNS, "clients": [1, 2, 3, 4, 5, 6, 7, 28]}
    assert "Row 8 is the sum of all others" in refused(
        "protecttable", INPUT=layer(columns), FIELDS=["clients"], OUTPUT="memory:"
    )


def test_nulls_one_row_and_none(run, refused):
    answer = protected(run, {**COLUMNS, "clients": [None, *COUNTS[1:]]})
    assert records(answer["OUTPUT"])[0]["clients"] is None
    one = {name: cells[7:] for name, cells in COLUMNS.items()}
    assert [row["clients"] for row in records(protected(run, one)["OUTPUT"])] == ["150"]
    none = layer({name: cells[:1] for name, cells in COLUMNS.items()})
    none.setSubsetString("code = 'nobody'")
    assert "no rows" in refused("protecttable", INPUT=none, FIELDS=["clients"], OUTPUT="memory:")


def test_hostile_names(run, tmp_path):
    page = tmp_path / "page.html"
    columns = {"code": COLUMNS["code"], "group": COUNTS, HOSTILE: [20] * 8, "count 0": COLUMNS["ward"]}
    columns["count 0"] = [HOSTILE, *COLUMNS["ward"][1:]]
    answer = run(
        "protecttable", INPUT=layer(columns), FIELDS=["group", HOSTILE], GROUP_FIELD="count 0", OUTPUT=str(tmp_path / "out.csv"),
        GROUPS_OUT="memory:", REPORT=str(page),
    )  # fmt: skip
    words = page.read_text(encoding="utf-8")
    assert "</script><b>" not in words
    assert "&lt;/script&gt;" in words
    assert records(answer["GROUPS_OUT"])[0]["count 0"] == HOSTILE


def test_a_refusal_leaves_the_old_table(run, refused, tmp_path):
    path = tmp_path / "out.gpkg"
    protected(run, OUTPUT=str(path))
    before = path.read_bytes()
    refused("protecttable", INPUT=layer({**COLUMNS, "clients": [-1] * 8}), FIELDS=["clients"], OUTPUT=str(path))
    assert path.read_bytes() == before
    assert [one.name for one in Path(tmp_path).iterdir() if not one.name.startswith("out.")] == []


@pytest.mark.parametrize("suffix", ["csv", "gpkg", "ods"])
def test_files_hold_nothing_but_what_is_shown(run, tmp_path, suffix):
    path = tmp_path / f"out.{suffix}"
    protected(run, OUTPUT=str(path))
    found = QgsVectorLayer(str(path), "out", "ogr")
    assert [str(row["clients"]) for row in records(found)] == ["0", "*", "*", "*", "10", "10", "15", "150"]


def test_a_total_that_nobody_named_tells_nothing(run):
    columns = {"code": list("ABCD"), "u65": [1, 20, 30, 41], "o65": [8, 31, 42, 53], "all": [9, 51, 72, 94]}
    for rule in (0, 1):
        answer = run(
            "protecttable", INPUT=layer(columns), FIELDS=["u65", "o65", "all"], DISCLOSURE=rule, OUTPUT="memory:"
        )
        named = run(
            "protecttable",
            INPUT=layer(columns),
            FIELDS=["u65", "o65"],
            TOTAL_FIELD="all",
            DISCLOSURE=rule,
            OUTPUT="memory:",
        )
        assert records(answer["OUTPUT"]) == records(named["OUTPUT"])
        assert list(records(answer["OUTPUT"])[0].values()).count("*") >= 2
        assert (answer["ATTACK"], answer["SECONDARY"]) == (0, named["SECONDARY"])


def test_a_flag_that_tells_of_the_counts_stays_in_the_office(run):
    """8 clients or more: it says of a hidden count whether it is small."""
    flagged = run(
        "flagpriority", INPUT=layer(COLUMNS), CODE_FIELD="code", CRITERIA=["clients", ">=", 8], OUTPUT="memory:"
    )
    answer = run("protecttable", INPUT=flagged["OUTPUT"], FIELDS=["clients"], OUTPUT="memory:")
    assert "prio" in flagged["OUTPUT"].fields().names()
    assert "prio" not in answer["OUTPUT"].fields().names()
