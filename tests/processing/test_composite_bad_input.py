"""Bad recipes, data and places for outputs through every composite algorithm: what is wrong is named, nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.processing.layers import layer, made_up

OUTPUTS = {
    "compositeindex": {"OUTPUT": "o.gpkg", "REPORT": "r.html", "RECIPE_OUT": "recipe.json"},
    "indicatoraudit": {"OUTPUT": "o.csv", "CORRELATIONS": "c.csv", "REPORT": "r.html"},
    "weightrobustness": {"OUTPUT": "o.gpkg", "LEFT_OUT": "l.csv", "WEIGHTS_OUT": "w.csv", "REPORT": "r.html"},
    "explainarea": {"REPORT": "r.html"},
    "compareindices": {"OUTPUT": "o.gpkg", "REPORT": "r.html"},
}
BY_RECIPE = ["compositeindex", "indicatoraudit", "weightrobustness", "explainarea"]
MORE: dict[str, dict[str, Any]] = {"explainarea": {"AREA": "A05", "DRAWS": 20}, "weightrobustness": {"DRAWS": 20}}


@pytest.fixture
def kept(refused, tmp_path):
    """Return a function that runs what must be refused onto existing files, and checks that they stay as they are."""

    def check(name: str, **parameters: Any) -> str:
        folder = tmp_path / "outputs"
        folder.mkdir(exist_ok=True)
        outputs = {key: str(folder / file) for key, file in OUTPUTS[name].items()}
        for path in outputs.values():
            Path(path).write_bytes(b"as it was")
        given = {"INPUT": layer(made_up()), "CODE_FIELD": "code", **MORE.get(name, {}), **outputs, **parameters}
        said = refused(name, **given)
        assert {item.name: item.read_bytes() for item in folder.iterdir()} == dict.fromkeys(
            OUTPUTS[name].values(), b"as it was"
        )
        return said

    return check


def recipe(**changes: Any) -> dict[str, Any]:
    return {
        "schema": "medway-isolation/recipe",
        "schema_version": 1,
        "title": "Our index",
        "domains": [{"name": "social", "label": "Social"}],
        "indicators": [{"field": "f1", "label": "First", "domain": "social"}, {"field": "f2", "label": "Second"}],
        **changes,
    }


def one(**changes: Any) -> list[dict[str, Any]]:
    return [{"field": "f1", "label": "First", "domain": "social"}, {"field": "f2", "label": "Second", **changes}]


RECIPES = {
    "unknown field": (recipe(indicators=one(field="f22")), r"no field 'f22'.*indicators\[1\] 'Second'"),
    "cycle": (
        recipe(domains=[{"name": "social", "domain": "b"}, {"name": "b", "domain": "social"}]),
        r"domains\[0\]\.domain.*circle: social > b > social",
    ),
    "duplicate": (recipe(indicators=one(field="f1")), r"indicators\[1\]\.field 'f1' occurs twice"),
    "newer schema": (recipe(schema_version=2), "newer"),
    "other schema": (recipe(schema="medway-isolation/weight-profile"), "this is not a recipe"),
    "negative weight": (recipe(indicators=one(weight=-1)), r"indicators\[1\]\.weight"),
    "infinite weight": (recipe(indicators=one(weight=float("inf"))), r"indicators\[1\]\.weight|Infinity"),
    "weights of nothing": (
        recipe(indicators=[{"field": "f1", "domain": "social", "weight": 0}, {"field": "f2"}]),
        "domain 'social' has weights that sum to 0",
    ),
    "goalposts": (
        recipe(indicators=one(normalisation={"method": "goalposts", "low": 9, "high": 1})),
        r"indicators\[1\]\.normalisation.*goalposts",
    ),
    "empty domain": (recipe(domains=[{"name": "social"}, {"name": "void"}]), r"domains\[1\].*'void'"),
    "unknown domain": (recipe(indicators=one(domain="nowhere")), r"indicators\[1\]\.domain is 'nowhere'"),
    "misspelt key": (recipe(indicators=one(wieght=2)), r"indicators\[1\].*wieght"),
    "no indicators": (recipe(indicators=[]), "indicators"),
}


@pytest.mark.parametrize("name", BY_RECIPE)
@pytest.mark.parametrize("case", RECIPES)
def test_bad_recipes(kept, tmp_path, case, name):
    document, expected = RECIPES[case]
    (tmp_path / "ours.json").write_text(json.dumps(document), encoding="utf-8")
    said = kept(name, RECIPE=str(tmp_path / "ours.json"))
    assert re.search(expected, said), said


DATA = {
    "constant": ({"f1": [2.0] * 30}, {}, "'f1' .*same value"),
    "no values": ({"f1": [None] * 30}, {}, "'f1' .*no values"),
    "infinite": ({"f1": [1.0, float("-inf"), *[2.0] * 28]}, {}, "'f1' .*infinite.*A01"),
    "text": ({"f1": ["many", *["1"] * 29]}, {}, "'f1' .*holds text"),
    "harmonic of negatives": ({}, {"AGGREGATION": 2, "NORMALISATION": 1}, "harmonic mean.*'f1'"),
    "the same code twice": ({"code": ["A"] * 30}, {}, "more than once.*A"),
    "one area": (None, {}, "single area"),
}


@pytest.mark.parametrize("name", BY_RECIPE)
@pytest.mark.parametrize("case", DATA)
def test_bad_data(kept, case, name):
    columns, parameters, expected = DATA[case]
    if name == "indicatoraudit" and "harmonic" in case:
        pytest.skip("an audit does not combine anything")
    table = made_up(1) if columns is None else {**made_up(), **columns}
    said = kept(name, INPUT=layer(table), FIELDS=["f1", "f2"], **parameters)
    assert re.search(expected, said), said


@pytest.mark.parametrize("name", ["compositeindex", "weightrobustness", "explainarea"])
def test_copeland_has_a_limit(kept, name):
    rows = 2001
    many = {"code": [f"A{row}" for row in range(rows)], "f1": [float(row) for row in range(rows)]}
    said = kept(name, INPUT=layer(many), FIELDS=["f1"], AGGREGATION=6)
    assert re.search(r"Copeland.*2,000", said), said


def test_an_area_that_is_not_there_is_near_others(kept):
    assert "no area with the code 'A3'. Codes look like" in kept("explainarea", FIELDS=["f1"], AREA="A3")
    assert "Near it: A01" in kept("explainarea", FIELDS=["f1"], AREA="a01")
    assert "No area is chosen" in kept("explainarea", FIELDS=["f1"], AREA="  ")


def test_indices_that_cannot_be_compared(kept):
    assert "Both indices are the field 'f1'" in kept("compareindices", FIRST_FIELD="f1", SECOND_FIELD="f1")
    apart = {**made_up(), "f1": [1.0, *[None] * 29], "f2": [None, *[1.0] * 29]}
    said = kept("compareindices", INPUT=layer(apart), FIRST_FIELD="f1", SECOND_FIELD="f2")
    assert "Only 0 areas have values of both" in said
    assert "no field 'f9'" in kept("compareindices", FIRST_FIELD="f9", SECOND_FIELD="f2")


def test_a_rule_that_cannot_be_tested(kept):
    assert "no field 'dep'" in kept("weightrobustness", FIELDS=["f1"], CRITERIA=["dep", "=", "1"])
    assert "about" in kept("weightrobustness", FIELDS=["f1"], CRITERIA=["dep_q", "about", "1"])


@pytest.mark.parametrize(
    ("name", "second"), [("indicatoraudit", "CORRELATIONS"), ("weightrobustness", "WEIGHTS_OUT")]
)  # fmt: skip
def test_a_second_output_that_cannot_be_written_leaves_the_first_as_it_was(refused, tmp_path, name, second):
    first = tmp_path / "o.csv"
    first.write_bytes(b"as it was")
    said = refused(
        name, INPUT=layer(made_up()), CODE_FIELD="code", FIELDS=["f1", "f2"], OUTPUT=str(first),
        **{second: str(tmp_path / "nowhere" / "s.csv")}, **MORE.get(name, {}),
    )  # fmt: skip
    assert "nowhere for the output does not exist" in said
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("o.csv", b"as it was")]


def test_two_outputs_in_one_file_are_refused(refused, tmp_path):
    given = {"INPUT": layer(made_up()), "CODE_FIELD": "code", "FIELDS": ["f1", "f2"]}
    same = str(tmp_path / "same.html")
    said = refused("compositeindex", **given, OUTPUT="memory:", REPORT=same, RECIPE_OUT=same)
    assert "'Report' and 'Save the recipe' would both be written to" in said
    table = str(tmp_path / "same.csv")
    said = refused("indicatoraudit", **given, OUTPUT=table, CORRELATIONS=table)
    assert "'Statistics' and 'Correlations' would both be written to" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", list(OUTPUTS))
def test_a_report_without_a_folder_is_refused_before_any_work(refused, tmp_path, name):
    outputs = {key: str(tmp_path / file) for key, file in OUTPUTS[name].items()}
    outputs["REPORT"] = str(tmp_path / "nowhere" / "r.html")
    fields = {"FIRST_FIELD": "f1", "SECOND_FIELD": "f2"} if name == "compareindices" else {"FIELDS": ["f1", "f2"]}
    said = refused(name, INPUT=layer(made_up()), CODE_FIELD="code", **fields, **MORE.get(name, {}), **outputs)
    assert "nowhere for the report does not exist" in said
    assert not list(tmp_path.iterdir())
