"""66 and over is never passed off as 65 and over: recipes, weight profiles and the tables that they are run on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from medway_isolation_plugin.layers import fields
from medway_isolation_plugin.processing.ready_recipes import READY
from tests.processing.layers import layer, records
from tests.processing.test_facts_handed_on import COLUMNS, COUNTS
from tests.processing.test_segmentation import HOUSEHOLDS, TYPES, parameters, profile  # noqa: F401

LIVING_65 = READY.index("living_alone_65p") + 1
AREAS = {"code": ["A", "B", "C"], "alone_66p": [1, 2, 3], "residents_66p": [10, 20, 40]}


def by_66(**changes: Any) -> dict[str, Any]:
    return {
        "INPUT": layer(AREAS), "CODE_FIELD": "code", "READY_RECIPE": LIVING_65, "OUTPUT": "memory:",
        "FIELD_NAMES": ["alone_65p", "alone_66p", "residents_65p", "residents_66p"], **changes,
    }  # fmt: skip


def recipe_file(tmp_path, band: str | None, *names: str) -> str:
    path = tmp_path / f"{band}.json"
    document = {"schema": "medway-isolation/recipe", "schema_version": 1, "title": "Our recipe", "band": band,
                "indicators": [{"field": name} for name in names]}  # fmt: skip
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def test_the_ready_recipe_of_65_and_over_is_refused_counts_at_66(refused):
    message = refused("compositeindex", **by_66())
    assert "the recipe 'Living alone, 65 and over" in message
    assert "is for people 65+: " in message and "alone_66p (" in message and "residents_66p (" in message
    assert 'write "band": "66p" into the recipe' in message


def test_counts_at_66_in_a_table_of_their_own_are_refused_too(refused):
    message = refused("compositeindex", **by_66(INPUT=layer({"code": AREAS["code"]}), TABLE=layer(AREAS)))
    assert "alone_66p" in message


def test_a_recipe_of_66_and_over_takes_them(run, tmp_path):
    path = recipe_file(tmp_path, "66p", "alone_66p", "residents_66p")
    made = run("compositeindex", INPUT=layer(AREAS), CODE_FIELD="code", RECIPE=path, OUTPUT="memory:", CLASSES=5)[
        "OUTPUT"
    ]
    *_, found = fields.results_of(made)
    assert (found.age_split, {field.band.key for field in found.fields}) == (66, {"66p"})


@pytest.mark.parametrize("through", ["input", "table"])
@pytest.mark.parametrize(
    ("age", "band", "well"), [(0, "65p", True), (1, "65p", False), (1, "66p", True), (0, "66p", False)]
)
def test_columns_that_were_renamed_are_known_by_their_facts(run, refused, tmp_path, through, age, band, well):
    """Neither their names nor their headings say the age."""
    made = run("livingalone", INPUT=layer(COLUMNS), AGE_SPLIT=age, DATA_SOURCE="Census", OUTPUT="memory:", **COUNTS)[
        "OUTPUT"
    ]
    split = 65 + age
    names = {f"la_{split}p": "alone", "f1": "f1", "code": "code"}
    made.setFieldAlias(made.fields().indexOf(f"la_{split}p"), "alone")
    table = run("exporttable", INPUT=made, FIELDS=list(names), OUTPUT=str(tmp_path / "t.gpkg"))["OUTPUT"]
    where = {"INPUT": table} if through == "input" else {"INPUT": layer(COLUMNS), "TABLE": table}
    given = {**where, "CODE_FIELD": "code", "RECIPE": recipe_file(tmp_path, band, "alone", "f1"), "OUTPUT": "memory:"}
    if well:
        assert run("compositeindex", **given)["NULLS"] == 0
    else:
        assert f"These fields split at age {split}" in refused("compositeindex", **given)


def test_a_robustness_of_a_recipe_is_held_to_its_age_as_well(refused, tmp_path):
    path = recipe_file(tmp_path, "65p", "alone_66p", "residents_66p")
    for name in ("weightrobustness", "indicatoraudit"):
        given = {"INPUT": layer(AREAS), "CODE_FIELD": "code", "RECIPE": path, "OUTPUT": "memory:", "REPORT": ""}
        there = {key: value for key, value in given.items() if key != "REPORT"}
        assert "split at age 66" in refused(name, **there)


# Segmentation


@pytest.fixture
def at_66(profile, tmp_path):  # noqa: F811
    """Return the weight profile of the segmentation's tests, for bands at 66."""
    document = json.loads(profile.read_text(encoding="utf-8"))
    for band in document["bands"]:
        band["band"] = band["band"].replace("65", "66")
    path = tmp_path / "at66.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def banded(age: int) -> dict[str, list]:
    return {**HOUSEHOLDS, "band": [f"u{age}", f"{age}p", f"{age}p", f"under {age}", f"{age}+"]}


def test_bands_at_66_are_counted_and_called_so(run, profile, at_66):  # noqa: F811
    made = run("segmentation", **parameters(at_66, HOUSEHOLDS_TABLE=layer(banded(66)), HH_BAND_FIELD="band"))
    known = run("segmentation", **parameters(profile, HOUSEHOLDS_TABLE=layer(banded(65)), HH_BAND_FIELD="band"))
    assert [row["si_66p"] for row in records(made["OUTPUT"])] == [row["si_65p"] for row in records(known["OUTPUT"])]
    (found,) = fields.results_of(made["OUTPUT"])
    assert (found.age_split, {band.key for band in found.bands()}) == (66, {"u66", "66p"})
    assert fields.describe(made["OUTPUT"], "si_66p_q").title() == "66+ isolation"
    assert made["VALUE_65P"] == known["VALUE_65P"]  # outputs keep their names


@pytest.mark.parametrize("ages", [(65, 66), (66, 65)])
def test_households_of_the_other_age_are_refused(refused, profile, at_66, ages):  # noqa: F811
    weights = {65: profile, 66: at_66}[ages[1]]
    message = refused(
        "segmentation", **parameters(weights, HOUSEHOLDS_TABLE=layer(banded(ages[0])), HH_BAND_FIELD="band")
    )
    assert f"The band field of the households splits at {ages[0]}" in message
    assert f"for bands that split at {ages[1]}" in message


def test_names_of_counts_and_shares_say_their_age(refused, run, profile, at_66):  # noqa: F811
    households = {("hh_66p" if name == "count" else name): cells for name, cells in HOUSEHOLDS.items()}
    given = {"HOUSEHOLDS_TABLE": layer(households), "HH_COUNT_FIELD": "hh_66p"}
    assert "hh_66p (number of households)" in refused("segmentation", **parameters(profile, **given))
    assert run("segmentation", **parameters(at_66, **given))["NULLS"] == 0
    types = {**TYPES, "s66": [0.5, 0.5]}
    assert "s66 (share of a type's households, 65+)" in refused(
        "segmentation", **parameters(profile, TYPES_TABLE=layer(types), SHARE_65P_FIELD="s66")
    )
    made = run("segmentation", **parameters(at_66, TYPES_TABLE=layer(types), SHARE_65P_FIELD="s66"))
    assert "si_66p" in made["OUTPUT"].fields().names()


def test_households_of_all_ages_are_told_to_be_so(run, profile):  # noqa: F811
    answer = run("segmentation", **parameters(profile))
    assert any(
        "households of all ages" in said and "differ only by their weights" in said for said in answer["warnings"]
    )
    assert fields.describe(answer["OUTPUT"], "si_65p_q").title() == "Isolation, all ages, weights for 65+"
    told = run("segmentation", **parameters(profile, HOUSEHOLDS_TABLE=layer(banded(65)), HH_BAND_FIELD="band"))
    assert not any("all ages" in said for said in told["warnings"])
