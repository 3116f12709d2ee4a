"""Deprivation quintiles, priority areas and the ward summary through Processing."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from medway_isolation_plugin.cartography.figure_kinds import Priority
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.layers import fields as layer_fields
from tests import results as facts
from tests.processing.layers import layer, records

CODES = [f"E0101601{number}" for number in range(5)] + [f"E0101602{number}" for number in range(5)]


def deprivation(**changes: Any) -> dict[str, Any]:
    return {
        "INPUT": layer({"code": CODES}),
        "CODE_FIELD": "code",
        "TABLE": layer({"code": CODES, "score": [1.5, -0.2, 0.3, 2.1, -1, -2, 0.9, 1.1, 0.1, -0.5],
                        "rank": [2000, 17000, 12000, 800, 25000, 32000, 6000, 4000, 14000, 20000]}),
        "RANK_FIELD": "rank",
        "SCORE_FIELD": "score",
        "EDITION": 2,
        "OUTPUT": "memory:",
        **changes,
    }  # fmt: skip


def test_local_and_national_quintiles(run):
    result = run("imdquintiles", **deprivation())
    rows = records(result["OUTPUT"])
    assert [row["dep_q"] for row in rows] == [1, 4, 3, 1, 5, 5, 2, 2, 3, 4]
    assert [row["dep_nq"] for row in rows] == [1, 3, 2, 1, 4, 5, 1, 1, 3, 4]
    assert {row["dep_ed"] for row in rows} == {"IoD 2019, LSOA 2011"}
    assert result["EDITION_NAME"] == "IoD 2019, LSOA 2011"


def test_edition_and_vintage_are_in_the_metadata(run, tmp_path: Path):
    made = run("imdquintiles", **deprivation())["OUTPUT"]
    assert "IoD 2019, LSOA 2011" in made.metadata().abstract()
    path = tmp_path / "dep.gpkg"
    run("imdquintiles", **deprivation(OUTPUT=str(path)))
    assert b"IoD 2019, LSOA 2011; the layer's codes" in path.read_bytes().replace(b"&#39;", b"'")


def test_no_score_and_no_rank(refused):
    table = layer({"code": CODES, "x": [1] * len(CODES)})
    message = refused("imdquintiles", **deprivation(TABLE=table, RANK_FIELD="", SCORE_FIELD=""))
    assert "score, or of the national rank" in message


def test_a_rank_that_the_edition_cannot_have(refused):
    message = refused(
        "imdquintiles",
        **deprivation(EDITION=0, TABLE=layer({"code": CODES, "rank": [32843, *range(1, 10)]}), SCORE_FIELD=""),
    )
    assert "32,843" in message
    assert "32,482" in message


def test_score_and_rank_swapped(refused):
    assert "whole numbers" in refused("imdquintiles", **deprivation(RANK_FIELD="score", SCORE_FIELD="rank"))


def test_other_edition_needs_its_number_of_areas(refused, run):
    assert "number of areas" in refused("imdquintiles", **deprivation(EDITION=4))
    assert records(run("imdquintiles", **deprivation(EDITION=4, AREA_COUNT=40000))["OUTPUT"])[4]["dep_nq"] == 4


SCOTTISH = [f"S0100{number}" for number in range(6506, 6531)]


def test_a_scottish_table_needs_another_edition_and_may_have_halves(run, refused):
    ranks = [index * 250 + 0.5 for index in range(1, 26)]
    table = layer({"code": SCOTTISH, "rank": ranks})
    inputs = deprivation(INPUT=layer({"code": SCOTTISH}), TABLE=table, SCORE_FIELD="")
    assert "of Scotland, but IoD 2019 ranks areas of England" in refused("imdquintiles", **inputs)
    for given in (ranks, [int(rank) for rank in ranks]):
        inputs["TABLE"] = layer({"code": SCOTTISH, "rank": given})
        made = run("imdquintiles", **{**inputs, "EDITION": 4, "AREA_COUNT": 6976})["OUTPUT"]
        assert [row["dep_rank"] for row in records(made)] == given
        assert made.fields().field("dep_rank").type() == QMetaType.Type.Double
    assert run("imdquintiles", **deprivation())["OUTPUT"].fields().field("dep_rank").type() == QMetaType.Type.Int


def test_headings_are_warned_of(run):
    table = layer(
        {"LSOA21CD": CODES, "Health Decile": [2000, 17000, 12000, 800, 25000, 32000, 6000, 4000, 14000, 20000]}
    )
    inputs = deprivation(TABLE=table, TABLE_CODE_FIELD="LSOA21CD", RANK_FIELD="Health Decile", SCORE_FIELD="")
    said = " ".join(run("imdquintiles", **inputs)["warnings"])
    assert "'Health Decile' was chosen for the national rank, but its name says decile" in said
    assert "stand in 'LSOA21CD', which says LSOA 2021, but IoD 2019 uses LSOA 2011" in said


def test_swapped_lookup_fields(run):
    new = [*CODES[:-1], "E01033000"]
    lookup = layer({"old": CODES, "new": new})
    inputs = deprivation(INPUT=layer({"code": new}), LOOKUP=lookup)
    right = run("imdquintiles", **inputs, LOOKUP_OLD_FIELD="old", LOOKUP_NEW_FIELD="new")
    swapped = run("imdquintiles", **inputs, LOOKUP_OLD_FIELD="new", LOOKUP_NEW_FIELD="old")
    assert records(swapped["OUTPUT"]) == records(right["OUTPUT"])
    assert any("two fields were taken for each other" in text for text in swapped["warnings"])
    assert not any("taken for each other" in text for text in right["warnings"])
    last = records(right["OUTPUT"])[-1]
    assert (last["dep_score"], last["dep_rank"]) == (-0.5, None)
    assert last["dep_note"].startswith("the boundary changed: score of the earlier area by best fit, no national rank")
    assert any("best-fit" in text for text in right["warnings"])


def test_a_lookup_needs_both_fields(refused):
    lookup = layer({"old": CODES, "other": CODES})
    assert "two fields" in refused("imdquintiles", **deprivation(LOOKUP=lookup, LOOKUP_OLD_FIELD="old"))


# Priority areas

FLAGS = {
    "code": ["A", "B", "C", "D"],
    "si_65p_q": [1, 1, 2, None],
    "dep_q": [1, 2, 1, 1],
    "score": [5.0, 9.0, 1.0, 2.0],
    "people": [10, 20, 30, 40],
}


def flags(**changes: Any) -> dict[str, Any]:
    areas = layer(FLAGS)
    facts.state(
        areas,
        facts.result(facts.SEGMENTS, [facts.classes("si_65p_q", P65)]),
        facts.result(facts.DEPRIVED, [facts.classes("dep_q")], subject="Health Deprivation and Disability"),
    )
    return {
        "INPUT": areas,
        "CODE_FIELD": "code",
        "CRITERIA": ["si_65p_q", "=", 1, "dep_q", "=", "1"],
        "SCORE_FIELD": "score",
        "PEOPLE_FIELD": "people",
        "OUTPUT": "memory:",
        **changes,
    }


def test_all_criteria(run):
    result = run("flagpriority", **flags())
    rows = records(result["OUTPUT"])
    assert [row["prio"] for row in rows] == [1, 0, 0, None]
    assert [row["prio_n"] for row in rows] == [2, 1, 1, 1]
    assert rows[0]["prio_why"] == "65+ isolation in worst fifth; health in worst fifth"
    assert rows[3]["prio_why"] == "health in worst fifth; not known: 65+ isolation in worst fifth"
    assert (result["FLAGGED"], result["UNDECIDED"], result["PEOPLE"]) == (1, 1, 10)


def test_a_class_of_unknown_number_is_no_fifth(run):
    answer = run("flagpriority", **flags(INPUT=layer(FLAGS)))
    assert records(answer["OUTPUT"])[0]["prio_why"] == (
        "65+ isolation in worst class; Deprivation, domain not stated in worst class"
    )
    assert [said for said in answer["warnings"] if "not stated" in said] == [
        "si_65p_q: Known by the name of its field only; not stated: what class 1 is most of, how many classes there are, "
        "source, year.",
        "dep_q: Known by the name of its field only; not stated: what class 1 is most of, how many classes there are, "
        "source, year, edition.",
    ]


def test_facts_that_contradict_the_values_are_not_believed(run):
    areas = layer(FLAGS)
    wrong = facts.result(facts.SEGMENTS, [facts.classes("si_65p_q", P65, counts=((9, 4),))], classes=10)
    layer_fields.say(areas, [wrong])
    answer = run("flagpriority", **flags(INPUT=areas))
    assert records(answer["OUTPUT"])[0]["prio_why"].startswith("65+ isolation in worst class")
    assert any(
        "si_65p_q: What is kept about the field 'si_65p_q' does not fit its values (9: 4 kept, 1: 2, 2: 1 found)"
        in said
        for said in answer["warnings"]
    )


def test_the_rule_to_begin_with_takes_isolation_split_at_66(run):
    columns = {name.replace("65p", "66p"): values for name, values in FLAGS.items()}
    rows = records(run("flagpriority", INPUT=layer(columns), CODE_FIELD="code", OUTPUT="memory:")["OUTPUT"])
    assert [row["prio"] for row in rows] == [1, 0, 0, None]
    assert rows[0]["prio_why"].startswith("66+ isolation in worst class")


def test_the_rule_to_begin_with(run, refused):
    for empty in ([], ["", "", ""]):
        assert run("flagpriority", **flags(CRITERIA=empty))["FLAGGED"] == 1
    assert "no isolation quintile for under 65" in refused("flagpriority", **flags(CRITERIA=[], BAND=1))


def test_any_and_at_least(run):
    rows = records(run("flagpriority", **flags(JOIN=1))["OUTPUT"])
    assert [row["prio"] for row in rows] == [1, 1, 1, 1]
    assert [row["prio_rk"] for row in rows] == [2, 1, 4, 3]
    rows = records(run("flagpriority", **flags(JOIN=2, K=2))["OUTPUT"])
    assert [row["prio"] for row in rows] == [1, 0, 0, None]


def test_two_rules_in_one_layer(run):
    first = run("flagpriority", **flags(PREFIX="pr_65p", LABEL="65+"))["OUTPUT"]
    both = run("flagpriority", **flags(INPUT=first, PREFIX="pr_u65", CRITERIA=["dep_q", "<=", 1]))["OUTPUT"]
    assert {"pr_65p", "pr_65p_why", "pr_u65", "pr_u65_why"} <= set(both.fields().names())
    assert both.attributeAlias(both.fields().indexOf("pr_65p")) == "Priority 65+: priority area (1 = yes, 0 = no)"


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        (["nope", "=", 1], "no field 'nope'"),
        (["dep_q", "~", 1], "'~' is no comparison"),
        (["dep_q", "=", "one"], "'one' is not a number"),
        (["dep_q", "="], "incomplete"),
    ],
)
def test_bad_criteria(refused, criteria, words):
    assert words in refused("flagpriority", **flags(CRITERIA=criteria))


def test_k_out_of_range(refused):
    assert "at least 3 of 2" in refused("flagpriority", **flags(JOIN=2, K=3))


def test_reasons_survive_a_geopackage_in_between(run, tmp_path):
    """Batch runs and qgis_process chain algorithms through files."""
    first = tmp_path / "first.gpkg"
    counts = {
        "code": CODES,
        "hh": [100] * 10,
        "other": list(range(10)),
        "old": list(range(10)),
        "u": [200] * 10,
        "o": [90] * 10,
    }
    run("livingalone", INPUT=layer(counts), CODE_FIELD="code", HOUSEHOLDS="hh", ALONE_U65="other", ALONE_65P="old",
        RESIDENTS_U65="u", RESIDENTS_65P="o", OUTPUT=str(first))  # fmt: skip
    made = run("flagpriority", INPUT=str(first), CODE_FIELD="code", CRITERIA=["la_65p_q", "=", 1], OUTPUT="memory:")[
        "OUTPUT"
    ]
    assert {row["prio_why"] for row in records(made) if row["prio"]} == {"65+ living alone in worst fifth"}


# Ward summary


def flagged_areas(**columns: Any) -> QgsVectorLayer:
    return layer({"code": ["A", "B", "C", "D"], "prio": [1, 1, 0, 1], "people": [10, 20, 30, 40], **columns})


def ward_layer(names: list[str], shapes: list[str], crs: str | None = "EPSG:27700") -> QgsVectorLayer:
    return layer({"ward": names}, shapes=shapes, crs=crs)


TWO_WARDS = [
    "POLYGON((0 0, 1.6 0, 1.6 1, 0 1, 0 0))",
    "POLYGON((1.6 0, 4 0, 4 1, 1.6 1, 1.6 0))",
]


def summary(**changes: Any) -> dict[str, Any]:
    return {
        "INPUT": flagged_areas(),
        "CODE_FIELD": "code",
        "FLAG_FIELD": "prio",
        "PEOPLE_FIELD": "people",
        "WARDS": ward_layer(["West", "East"], TWO_WARDS),
        "WARD_FIELD": "ward",
        "OUTPUT": "memory:",
        **changes,
    }


def test_largest_overlap_and_parts(run):
    result = run("wardsummary", **summary())
    rows = {row["ward"]: row for row in records(result["OUTPUT"])}
    assert (rows["West"]["areas"], rows["West"]["flagged"], rows["West"]["people"]) == (2, 2, 30)
    assert (rows["East"]["areas"], rows["East"]["flagged"], rows["East"]["people"]) == (2, 1, 40)
    assert rows["East"]["parts"] == 2  # area B lies 40 % in it
    assert rows["West"]["share"] == 100
    assert rows["East"]["people_sh"] == pytest.approx(100 * 40 / 70)
    assert result["SENTENCE"] == "Areas of high isolation and poor health include parts of East and West."
    assert (result["FLAGGED"], result["PEOPLE"], result["WARD_COUNT"]) == (3, 70, 2)


def test_by_point_on_surface(run):
    wards = ward_layer(["West", "East"], [TWO_WARDS[0].replace("1.6", "1.45"), TWO_WARDS[1].replace("1.6", "1.45")])
    rows = {row["ward"]: row for row in records(run("wardsummary", **summary(WARDS=wards, METHOD=1))["OUTPUT"])}
    assert (rows["West"]["areas"], rows["East"]["areas"]) == (1, 3)
    assert rows["West"]["parts"] == 1


def test_a_lookup_table(run):
    lookup = layer({"lsoa": ["A", "B", "C", "D"], "name": ["Wb", "Wa", "Wb", "Wc"]})
    result = run(
        "wardsummary", **summary(WARDS=None, LOOKUP=lookup, LOOKUP_CODE_FIELD="lsoa", LOOKUP_WARD_FIELD="name")
    )
    assert result["SENTENCE"].endswith("include parts of Wa, Wb and Wc.")


def test_wards_in_another_crs(run, tmp_path):
    from qgis import processing

    areas = flagged_areas()
    shapes = [f"POLYGON(({570000 + 100 * x} 160000, {570100 + 100 * x} 160000, {570100 + 100 * x} 160100, {570000 + 100 * x} 160100, "
              f"{570000 + 100 * x} 160000))" for x in range(4)]  # fmt: skip
    areas = layer({"code": ["A", "B", "C", "D"], "prio": [1, 1, 0, 1], "people": [1, 2, 3, 4]}, shapes=shapes)
    wards = layer({"ward": ["W1", "W1", "W2", "W2"]}, shapes=shapes)
    degrees = processing.run("native:reprojectlayer", {"INPUT": wards, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    rows = {row["ward"]: row for row in records(run("wardsummary", **summary(INPUT=areas, WARDS=degrees))["OUTPUT"])}
    assert {name: row["areas"] for name, row in rows.items()} == {"W1": 2, "W2": 2}


def test_layers_without_crs_cannot_be_laid_over_each_other(refused):
    message = refused("wardsummary", **summary(WARDS=ward_layer(["West", "East"], TWO_WARDS, crs=None)))
    assert "wards layer" in message
    assert "no coordinate reference system" in message


def test_invalid_shapes_are_repaired_and_null_ones_reported(run):
    bow_tie = "POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))"
    areas = layer({"code": ["A", "B"], "prio": [1, 1], "people": [1, 2]}, shapes=[bow_tie, ""])
    result = run("wardsummary", **summary(INPUT=areas))
    rows = {row["ward"]: row for row in records(result["OUTPUT"])}
    assert rows["West"]["areas"] == 1
    assert rows["(no ward)"]["areas"] == 1
    assert any("repaired" in warning and "A" in warning for warning in result["warnings"])
    assert any("no shape" in warning and "B" in warning for warning in result["warnings"])


def test_wards_elsewhere(refused):
    far = ["POLYGON((90 90, 91 90, 91 91, 90 90))", "POLYGON((95 95, 96 95, 96 96, 95 95))"]
    assert "No area overlaps a ward" in refused("wardsummary", **summary(WARDS=ward_layer(["West", "East"], far)))


def test_neither_wards_nor_lookup(refused):
    assert "Choose a wards layer or a ward lookup" in refused("wardsummary", **summary(WARDS=None))


def test_a_flag_that_is_no_flag(refused):
    assert "above 1" in refused("wardsummary", **summary(FLAG_FIELD="people"))


def test_the_report_escapes_what_comes_from_data(run, tmp_path):
    path = tmp_path / "report.html"
    names = ["<script>alert('x')</script>", '=HYPERLINK("http://x") 🏠']
    result = run("wardsummary", **summary(WARDS=ward_layer(names, TWO_WARDS), REPORT=str(path)))
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "🏠" in text
    assert "&quot;http://x&quot;" in text
    assert result["SENTENCE"] in text.replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace(
        "&quot;", '"'
    )


def test_spreadsheets_do_not_run_ward_names(run, tmp_path):
    names = ['=HYPERLINK("http://x")', "@SUM(1)"]
    csv = tmp_path / "wards.csv"
    run("wardsummary", **summary(WARDS=ward_layer(names, TWO_WARDS), OUTPUT=str(csv)))
    lines = csv.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("\"'=HYPERLINK(")
    assert lines[2].startswith("'@SUM(1)")


def test_a_report_that_cannot_be_written_leaves_no_table_behind(refused, tmp_path):
    message = refused(
        "wardsummary", **summary(OUTPUT=str(tmp_path / "wards.csv"), REPORT=str(tmp_path / "no" / "report.html"))
    )
    assert "does not exist" in message
    assert not list(tmp_path.iterdir())


def test_flags_of_one_rule_on_other_data_have_other_words(run):
    """A page that is laid beside another one must say what it is of: year, edition, how many classes, and the rule."""
    said = set()
    rules = (["la_65p_q", "=", 1, "dep_q", "=", 1], ["la_65p_q", "=", 1, "dep_q", "<=", 2])
    sources = (("Census", "2011"), ("Census", "2021"), ("", ""))
    editions = ("IoD 2015, LSOA 2011", "IoD 2019, LSOA 2011")
    for (source, year), edition, classes, rule in product(sources, editions, (4, 5), rules):
        made = layer({"code": list("abcd"), "la_65p": [4.0, 3.0, 2.0, 1.0], "la_65p_q": [1, 2, 3, 4], "dep": [4.0, 3.0, 2.0, 1.0],
                      "dep_q": [1, 2, 3, 4]})  # fmt: skip
        alone = [facts.column("la_65p", Role.VALUE, P65), facts.classes("la_65p_q", P65)]
        health = [facts.column("dep", Role.VALUE), facts.classes("dep_q")]
        facts.state(
            made,
            facts.result(facts.LIVING, alone, source=source, year=year, classes=classes),
            facts.result(facts.DEPRIVED, health, edition=edition, subject="Health", classes=classes),
        )
        found = run("flagpriority", INPUT=made, CODE_FIELD="code", CRITERIA=rule, OUTPUT="memory:")["OUTPUT"]
        (flag,) = Priority.fields(layer_fields.results_of(found))
        words = Priority.on(found, flag).words(found)
        said.add((words.title, words.subtitle, words.source))
    assert len(said) == 24
