"""Every algorithm that copies columns hands on what they are: in files, temporary layers, models, joins and selections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from medway_isolation_plugin.core.described import Known
from medway_isolation_plugin.core.fields import Data, Result, ResultKind
from medway_isolation_plugin.core.made_of import UNKNOWN
from medway_isolation_plugin.layers import fields, metadata, provenance
from medway_isolation_plugin.processing.dressing import written_names
from medway_isolation_plugin.processing.first_map import file_sources, sample_values
from tests.processing.layers import layer, records
from tests.processing.test_provider import outputs

ROWS = 30
CODES = [f"E010160{number:02d}" for number in range(ROWS)]
COLUMNS: dict[str, list[Any]] = {
    "code": CODES,
    "hh": [700 + number for number in range(ROWS)],
    "other": [(number * 7) % 90 for number in range(ROWS)],
    "old": [(number * 11) % 60 for number in range(ROWS)],
    "young_res": [1200] * ROWS,
    "old_res": [200 + number for number in range(ROWS)],
    "score": [float((number * 13) % ROWS) for number in range(ROWS)],
    "f1": [float((number * 17) % 31) for number in range(ROWS)],
    "f2": [float((number * 5) % 23) for number in range(ROWS)],
}
COUNTS = {
    "CODE_FIELD": "code", "HOUSEHOLDS": "hh", "ALONE_U65": "other", "ALONE_65P": "old", "RESIDENTS_U65": "young_res",
    "RESIDENTS_65P": "old_res",
}  # fmt: skip
SCORES = {"code": CODES, "score": COLUMNS["score"]}
KINDS = ["living_alone", "deprivation", "priority", "composite", "comparison", "robustness"]
PLACES = ["memory:", "TEMPORARY_OUTPUT", "gpkg", "shp", "fgb", "geojson"]


@pytest.fixture
def chain(run, tmp_path):
    """Run one index after the other, each on the output of the one before, in one kind of place."""

    def chained(place: str) -> list[dict[str, Any]]:
        answers: list[dict[str, Any]] = []

        def step(name: str, **parameters: Any) -> None:
            given = answers[-1]["OUTPUT"] if answers else layer(COLUMNS)
            number = len(answers)
            output = place if place in PLACES[:2] else str(tmp_path / f"{number}_{name}.{place}")
            answers.append(run(name, INPUT=given, CODE_FIELD="code", OUTPUT=output, **parameters))

        step("livingalone", **{key: name for key, name in COUNTS.items() if key != "CODE_FIELD"}, CLASSES=10,
             DATA_SOURCE="Census", DATA_YEAR="2011")  # fmt: skip
        step("imdquintiles", TABLE=layer(SCORES), SCORE_FIELD="score", EDITION=4, AREA_COUNT=ROWS, DOMAIN="Income")
        step("flagpriority", CRITERIA=["la_65p_q", "<=", 3, "dep_q", "<=", 3], LABEL="65+", PREFIX="pr_65p")
        step("compositeindex", FIELDS=["f1", "f2"], TITLE="Our index")
        step("compareindices", FIRST_FIELD="ci", SECOND_FIELD="la_65p")
        step("weightrobustness", DRAWS=20)
        return answers

    return chained


def opened(output: object) -> QgsVectorLayer:
    made = output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(str(output), "again", "ogr")
    assert made.isValid()
    return made


def facts_of(output: object) -> dict[str, Result]:
    """Return the stated results of a layer by kind; nothing of ours may be known by its name only."""
    found = fields.results_of(opened(output))
    assert all(one.stated for one in found), [one for one in found if not one.stated]
    assert len({one.kind for one in found}) == len(found)
    return {one.kind.value: one for one in found}


def cautioned(output: object) -> list[str]:
    """Return what is not believed of the columns of a layer's results."""
    made = opened(output)
    return [
        f"{field.name}: {described.cautions()}"
        for result in fields.results_of(made)
        for field in result.fields
        if (described := fields.describe(made, field.name)).known is not Known.WHOLE
    ]


@pytest.mark.parametrize("place", PLACES)
def test_each_result_is_handed_on_by_all_that_follow(chain, place):
    answers = chain(place)
    for number, answer in enumerate(answers, start=1):
        assert list(facts_of(answer["OUTPUT"])) == KINDS[:number]
        assert cautioned(answer["OUTPUT"]) == []
    first, last = facts_of(answers[0]["OUTPUT"]), facts_of(answers[-1]["OUTPUT"])
    assert first["living_alone"] == last["living_alone"]
    living = last["living_alone"]
    assert (living.source, living.year, living.classes, living.areas) == ("Census", "2011", 10, ROWS)
    assert (last["deprivation"].subject, last["deprivation"].worst) == ("Income", "deprived")
    assert last["priority"].words == (
        "65+ living alone: decile (1 = most isolated) is at most 3; Income: local quintile (1 = most deprived) is at most 3"
    )
    assert last["composite"].recipe == last["robustness"].recipe == answers[3]["FINGERPRINT"]
    assert last["composite"].inputs == answers[3]["INPUT_FINGERPRINT"]
    assert [field.of.label for field in last["comparison"].fields if field.of][:2] == ["Our index", "65+ living alone"]
    made = opened(answers[-1]["OUTPUT"])
    assert len(provenance.recipe_entries(made)) == 1
    assert provenance.recipe_of(made).fingerprint() == answers[3]["FINGERPRINT"]


def test_a_csv_file_hands_them_on_by_what_lies_beside_it(run, tmp_path):
    first = run("livingalone", INPUT=layer(COLUMNS), OUTPUT=str(tmp_path / "a.csv"), DATA_SOURCE="Census", **COUNTS)
    assert (facts_of(first["OUTPUT"])["living_alone"].source, cautioned(first["OUTPUT"])) == ("Census", [])
    table = run("exporttable", INPUT=first["OUTPUT"], HEADINGS=False, OUTPUT=str(tmp_path / "b.csv"))
    # But for fingerprints, by which hidden counts could be tried out.
    assert facts_of(table["OUTPUT"]) == {
        name: replace(one, made_of=UNKNOWN, inputs="") for name, one in facts_of(first["OUTPUT"]).items()
    }
    assert facts_of(first["OUTPUT"])["living_alone"].made_of != UNKNOWN
    assert cautioned(table["OUTPUT"]) == []


def test_a_second_table_of_a_geopackage_is_read_as_its_own(run, tmp_path):
    from tests.layers.test_metadata import saved

    path = saved(tmp_path / "a.gpkg", "plain", source=layer({"code": CODES, "la_65p_q": [1] * ROWS}))
    run("livingalone", INPUT=layer(COLUMNS), OUTPUT=f"ogr:dbname='{path}' table=\"made\" (geom)", **COUNTS)
    made = opened(f"{path}|layername=made")
    assert facts_of(made)["living_alone"].areas == ROWS
    assert not any(one.stated for one in fields.results_of(opened(f"{path}|layername=plain")))
    flagged = run(
        "flagpriority",
        INPUT=f"{path}|layername=made",
        CODE_FIELD="code",
        CRITERIA=["la_65p_q", "=", 1],
        OUTPUT="memory:",
    )
    assert list(facts_of(flagged["OUTPUT"])) == ["living_alone", "priority"]


def test_only_the_selected_areas(run):
    """`parameterAsVectorLayer` answers None for a source definition."""
    project = QgsProject.instance()
    made = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"]
    project.addMapLayer(made)
    try:
        made.selectByExpression("la_65p_q <= 2")
        given = QgsProcessingFeatureSourceDefinition(made.id(), True)
        answer = run("flagpriority", INPUT=given, CODE_FIELD="code", CRITERIA=["la_65p_q", "=", 1], OUTPUT="memory:")
        found = facts_of(answer["OUTPUT"])
        assert list(found) == ["living_alone", "priority"]
        described = fields.describe(answer["OUTPUT"], "la_65p_q")
        assert (described.known, described.classes) == (Known.PART, 5)
        assert described.warning == f"{len(records(answer['OUTPUT']))} of 30 areas with a value shown."
        assert {row["prio_why"] for row in records(answer["OUTPUT"]) if row["prio"]} == {
            "65+ living alone in worst fifth"
        }
        assert any("la_65p_q" in said and "of 30 areas" in said for said in answer["warnings"])
        filtered = QgsProcessingFeatureSourceDefinition(made.id(), False, -1, QgsProcessingFeatureSourceDefinition.Flags(),
                                                        filterExpression="la_65p_q = 1")  # fmt: skip
        answer = run("flagpriority", INPUT=filtered, CODE_FIELD="code", CRITERIA=["la_65p_q", "=", 1], OUTPUT="memory:")
        assert list(facts_of(answer["OUTPUT"])) == ["living_alone", "priority"]
    finally:
        project.clear()


def join(areas, other, prefix):
    """Join a layer to the areas by their codes."""
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(other)
    info.setJoinFieldName("code")
    info.setTargetFieldName("code")
    info.setPrefix(prefix)
    assert areas.addJoin(info)


def test_columns_of_layers_that_are_joined_in_the_project(run, tmp_path):
    project = QgsProject.instance()
    project.clear()
    other = run("compositeindex", INPUT=layer(COLUMNS), CODE_FIELD="code", FIELDS=["f1", "f2"], TITLE="Our index",
                OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    areas = layer(COLUMNS)
    project.addMapLayers([areas, other])
    try:
        join(areas, other, "j_")
        path = tmp_path / "a.gpkg"
        run("livingalone", INPUT=areas.id(), OUTPUT=str(path), **COUNTS)
        found = facts_of(path)
        assert list(found) == ["composite", "living_alone"]
        assert found["composite"].subject == "Our index"
        assert cautioned(path) == []
        assert fields.describe(opened(path), "j_ci_q").title() == "Our index"
        # The recipe comes with the columns that were made with it.
        assert provenance.recipe_of(opened(path)).fingerprint() == found["composite"].recipe
        again = run("livingalone", INPUT=str(path), OUTPUT="memory:", DENOMINATOR=1, **COUNTS)["OUTPUT"]
        assert list(facts_of(again)) == ["composite", "living_alone"]
    finally:
        project.clear()


def test_a_second_run_replaces_the_first_whole(run):
    first = run("compositeindex", INPUT=layer(COLUMNS), CODE_FIELD="code", TITLE="Long",
                INDICATORS=["f1", "", "", "One", "f2", "", "", "Two", "score", "", "", "Three"], OUTPUT="memory:")  # fmt: skip
    assert "ci_d3_q" in first["OUTPUT"].fields().names()
    second = run("compositeindex", INPUT=first["OUTPUT"], CODE_FIELD="code", FIELDS=["f1", "f2"], TITLE="Short",
                 OUTPUT="memory:")  # fmt: skip
    names = second["OUTPUT"].fields().names()
    assert not [name for name in names if name.startswith("ci_d")]
    assert facts_of(second["OUTPUT"])["composite"].subject == "Short"


def test_both_ages_stand_beside_each_other(run):
    at_65 = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"]
    both = run("livingalone", INPUT=at_65, OUTPUT="memory:", AGE_SPLIT=1, **COUNTS)["OUTPUT"]
    assert {"la_65p_q", "la_66p_q", "la_u65", "la_u66", "la_note"} <= set(both.fields().names())
    found = fields.results_of(both)
    assert [(one.age_split, one.stated) for one in found] == [(65, True), (66, True)]
    assert fields.describe(both, "la_66p_q").title() == "66+ living alone"
    assert fields.describe(both, "la_65p_q").title() == "65+ living alone"


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("compositeindex", {"FIELDS": ["f1", "f2"], "PREFIX": "la"}, "another result, 'Living alone' (la): la_note."),
        ("compositeindex", {"FIELDS": ["f1", "f2"], "PREFIX": "ci_q"}, "another result, 'Our index' (ci): ci_q."),
        (
            "flagpriority",
            {"CRITERIA": ["f1", ">", 5], "PREFIX": "la_u65"},
            "another result, 'Living alone' (la): la_u65",
        ),
        ("flagpriority", {"CRITERIA": ["f1", ">", 5], "PREFIX": "ci"}, "another result, 'Our index' (ci): ci"),
    ],
)
def test_a_part_of_another_result_is_never_overwritten(run, refused, tmp_path, name, parameters, words):
    made = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"]
    made = run(
        "compositeindex", INPUT=made, CODE_FIELD="code", FIELDS=["f1", "f2"], TITLE="Our index", OUTPUT="memory:"
    )
    given = {"INPUT": made["OUTPUT"], "CODE_FIELD": "code", "OUTPUT": str(tmp_path / "out.gpkg"), **parameters}
    assert words in refused(name, **given)
    assert not (tmp_path / "out.gpkg").exists()


@pytest.mark.parametrize(
    ("name", "parameters", "lost"),
    [
        ("compositeindex", {"FIELDS": ["ci_d2", "f1"], "TITLE": "Again"}, "'ci_d2'"),  # which the new run has no more
        ("flagpriority", {"CRITERIA": ["prio_n", ">=", 1]}, "'prio_n'"),
        ("flagpriority", {"CRITERIA": ["f1", ">=", 1], "SCORE_FIELD": "prio_rk"}, "'prio_rk'"),
        ("compareindices", {"FIRST_FIELD": "cmp_rk1", "SECOND_FIELD": "f1"}, "'cmp_rk1'"),
        ("weightrobustness", {"FIELDS": ["rb_med", "f1"], "DRAWS": 10}, "'rb_med'"),
        ("livingalone", {**COUNTS, "ALONE_65P": "la_65p_n"}, "'la_65p_n'"),
    ],
)
def test_what_a_result_was_made_from_is_never_lost_with_an_older_run(run, refused, tmp_path, name, parameters, lost):
    made = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"]
    made = run("compositeindex", INPUT=made, CODE_FIELD="code", INDICATORS=["f1", "", "", "One", "f2", "", "", "Two"],
               OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    made = run("flagpriority", INPUT=made, CODE_FIELD="code", CRITERIA=["f1", ">", 5], OUTPUT="memory:")["OUTPUT"]
    made = run("compareindices", INPUT=made, CODE_FIELD="code", FIRST_FIELD="f1", SECOND_FIELD="f2", OUTPUT="memory:")
    made = run(
        "weightrobustness", INPUT=made["OUTPUT"], CODE_FIELD="code", FIELDS=["f1", "f2"], DRAWS=10, OUTPUT="memory:"
    )
    given = {"INPUT": made["OUTPUT"], "CODE_FIELD": "code", "OUTPUT": str(tmp_path / "out.gpkg"), **parameters}
    assert f"made from {lost} and would be written over it" in refused(name, **given)
    assert not list(tmp_path.iterdir())


def test_a_result_names_the_recipe_that_is_kept_whatever_was_moved_or_dropped(run, tmp_path):
    """A geometric mean moves scales, and a constant indicator is dropped: the recipe is the one that was given."""
    areas = layer({**COLUMNS, "same": [3] * ROWS})
    made = run("compositeindex", INPUT=areas, CODE_FIELD="code", FIELDS=["f1", "f2", "same"], AGGREGATION=1,
               DROP_CONSTANT=True, OUTPUT="memory:")  # fmt: skip
    found = facts_of(made["OUTPUT"])["composite"]
    assert found.recipe == made["FINGERPRINT"] == provenance.recipe_of(made["OUTPUT"]).fingerprint()
    assert found.members == 2
    back = run("recipefromlayer", INPUT=made["OUTPUT"], OUTPUT=str(tmp_path / "back.json"))
    assert back["INPUT_FINGERPRINT"] == made["INPUT_FINGERPRINT"] != ""
    drawn = run("weightrobustness", INPUT=made["OUTPUT"], CODE_FIELD="code", DRAWS=10, OUTPUT="memory:")["OUTPUT"]
    assert facts_of(drawn)["robustness"].recipe == found.recipe


def test_a_class_field_is_compared_under_its_own_title(run):
    """Without a look at its values it is believed; its heading is anybody's."""
    made = run("compositeindex", INPUT=layer(COLUMNS), CODE_FIELD="code", FIELDS=["f1", "f2"], TITLE="Our index",
               OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    made.setFieldAlias(made.fields().indexOf("ci_q"), "random words")
    found = run("compareindices", INPUT=made, CODE_FIELD="code", FIRST_FIELD="ci_q", FIRST_LOWER=True, SECOND_FIELD="f1",
                OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    assert [field.of.label for field in facts_of(found)["comparison"].fields if field.of][:2] == ["Our index", "f1"]


@pytest.mark.parametrize(
    ("parameters", "worst", "source"),
    [
        ({"FIRST_FIELD": "la_u65", "SECOND_FIELD": "la_65p"}, "isolated", "Census 2011"),
        ({"FIRST_FIELD": "la_u65_rk", "FIRST_LOWER": True, "SECOND_FIELD": "la_65p"}, "isolated", "Census 2011"),
        ({"FIRST_FIELD": "la_u65", "SECOND_FIELD": "la_65p", "SECOND_LOWER": True}, "", "Census 2011"),
        ({"FIRST_FIELD": "la_u65_rk", "SECOND_FIELD": "la_65p"}, "", "Census 2011"),
        ({"FIRST_FIELD": "la_65p_n", "SECOND_FIELD": "la_65p"}, "", "Census 2011"),
        ({"FIRST_FIELD": "f1", "SECOND_FIELD": "la_65p"}, "", ""),
    ],
)
def test_a_comparison_says_what_is_known_of_both_indices(run, parameters, worst, source):
    made = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", DATA_SOURCE="Census", DATA_YEAR="2011", **COUNTS)
    found = run("compareindices", INPUT=made["OUTPUT"], CODE_FIELD="code", OUTPUT="memory:", **parameters)["OUTPUT"]
    result = facts_of(found)["comparison"]
    assert (result.worst, result.source) == (worst, source)


def test_cut_names_that_are_known_by_their_facts_are_not_warned_of(run, tmp_path):
    project = QgsProject.instance()
    project.clear()
    other = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"]
    areas = layer(COLUMNS)
    project.addMapLayers([areas, other])
    try:
        join(areas, other, "joined_")
        path = str(tmp_path / "a.shp")
        run("flagpriority", INPUT=areas.id(), CODE_FIELD="code", CRITERIA=["f1", ">", 5], OUTPUT=path)
        again = run("flagpriority", INPUT=path, CODE_FIELD="code", CRITERIA=["f1", ">", 5], OUTPUT="memory:")
        assert facts_of(again["OUTPUT"])["living_alone"].areas == ROWS
        assert not any("were cut" in said for said in again["warnings"])
        (tmp_path / "a.qmd").unlink()
        bare = run("flagpriority", INPUT=path, CODE_FIELD="code", CRITERIA=["f1", ">", 5], OUTPUT="memory:")
        assert any("were cut" in said for said in bare["warnings"])
    finally:
        project.clear()


# The ready model


def test_the_model_hands_them_on(run, sample, tmp_path):
    """Its steps pass temporary layers to each other."""
    values = sample_values("medway_workflow", file_sources(str(sample.parent)))
    run("medway_workflow", **values, **outputs(tmp_path))
    made = opened(tmp_path / "areas.gpkg")
    found = fields.results_of(made)
    assert all(one.stated for one in found)
    assert [(one.kind.value, one.stem) for one in found] == [
        ("living_alone", "la"), ("segmentation", "si"), ("deprivation", "dep"), ("priority", "pr_u65"), ("priority", "pr_65p"),
    ]  # fmt: skip
    assert cautioned(made) == []
    assert [one.words for one in found[3:]] == [
        f"{band} isolation (placeholder weights) in worst fifth; health in worst fifth" for band in ("Under 65", "65+")
    ]
    assert found[1].placeholder and found[1].age_split == 65


# Tables


def headed(run, tmp_path: Path, suffix: str) -> tuple[QgsVectorLayer, QgsVectorLayer]:
    made = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", DATA_SOURCE="Census", **COUNTS)["OUTPUT"]
    table = run("exporttable", INPUT=made, OUTPUT=str(tmp_path / f"t.{suffix}"))["OUTPUT"]
    return made, opened(table)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods", "gpkg", "geojson"])
def test_facts_follow_their_columns_under_new_headings(run, tmp_path, suffix):
    made, table = headed(run, tmp_path, suffix)
    found = facts_of(table)["living_alone"]
    own = facts_of(made)["living_alone"]
    assert found.source == "Census"
    assert [field.role for field in found.fields] == [field.role for field in own.fields]
    assert {field.name for field in found.fields} <= set(table.fields().names())
    assert cautioned(table) == []
    assert fields.describe(table, "65+ living alone: quintile (1 = most isolated)").classes == 5
    assert (tmp_path / "t.qmd").exists() is (suffix != "gpkg")


def test_only_the_chosen_columns_are_told_of(run, tmp_path):
    made = run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"]
    table = run("exporttable", INPUT=made, FIELDS=["la_u65_q", "code"], OUTPUT=str(tmp_path / "t.csv"))["OUTPUT"]
    assert [field.name for field in facts_of(table)["living_alone"].fields] == [
        "Under 65 living alone: quintile (1 = most isolated)"
    ]


def test_a_table_of_nobodys_columns_leaves_nothing_beside_it_but_clears_what_lay_there(run, tmp_path):
    plain = layer({"code": CODES, "n": list(range(ROWS))})
    run("exporttable", INPUT=plain, OUTPUT=str(tmp_path / "plain.csv"))
    assert sorted(item.name for item in tmp_path.iterdir()) == ["plain.csv"]
    headed(run, tmp_path, "csv")
    run("exporttable", INPUT=plain, OUTPUT=str(tmp_path / "t.csv"))
    assert metadata.entries(opened(tmp_path / "t.csv"), fields.ENTRY) == []


# Source and year of the data


def test_what_is_said_of_the_source_goes_before_the_recipes_own(run, sample):
    where = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census",
             "READY_RECIPE": 4, "OUTPUT": "memory:"}  # fmt: skip
    plain = facts_of(run("compositeindex", **where)["OUTPUT"])["composite"]
    assert plain.source and not plain.year
    said = facts_of(run("compositeindex", **where, DATA_SOURCE=" Our own count ", DATA_YEAR="2024")["OUTPUT"])[
        "composite"
    ]
    # The edition is that of the recipe's own source.
    assert (said.source, said.year, said.edition) == ("Our own count", "2024", "") != plain.edition
    assert said.recipe == plain.recipe


def test_where_nobody_says_it_nothing_is_concluded(run):
    found = facts_of(run("livingalone", INPUT=layer(COLUMNS), OUTPUT="memory:", **COUNTS)["OUTPUT"])["living_alone"]
    assert (found.source, found.year, found.data) == ("", "", Data.UNKNOWN)
    assert found.kind is ResultKind.LIVING_ALONE


def test_an_algorithm_object_that_runs_twice_forgets_the_first_input(provider):
    """As the batch dialog does."""
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById("medwayisolation:flagpriority").create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    known = layer(COLUMNS)
    from medway_isolation_plugin.core.field_names import results_by_name

    outputs = []
    for given in (layer({**COLUMNS, "dep_q": [1] * ROWS}), known):
        answer, well = algorithm.run(
            {"INPUT": given, "CODE_FIELD": "code", "CRITERIA": ["f1", ">", 5], "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT},
            context, feedback,
        )  # fmt: skip
        assert well, feedback.textLog()
        outputs.append(context.getMapLayer(answer["OUTPUT"]))
    assert results_by_name(outputs[0].fields().names())[0].stem == "dep"
    assert [one.kind.value for one in fields.results_of(outputs[1])] == ["priority"]


def test_a_format_without_a_place_for_some_columns_is_followed_by_name():
    made = layer({"code": ["A"], "la_65p_q": [1]})
    assert written_names(made, ("code", "left_out", "la_65p_q")) == {"code": "code", "la_65p_q": "la_65p_q"}
    assert written_names(made, ("a_long_name_q",)) == {"a_long_name_q": "la_65p_q"}
