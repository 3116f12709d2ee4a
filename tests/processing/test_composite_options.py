"""Every choice of a composite index without a recipe, against pandas; formats; weights from a panel."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.core.composite import recipe as recipes
from tests.processing.layers import layer, made_up, records, table
from tests.processing.test_composite import scaled

FIELDS = ["f1", "f2", "clubs"]


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return pd.DataFrame(made_up())


def result(run, areas=None, **parameters) -> pd.DataFrame:
    given = {"INPUT": layer(made_up()) if areas is None else areas, "CODE_FIELD": "code", "OUTPUT": "memory:"}
    if not {"INDICATORS", "RECIPE"} & set(parameters):
        given |= {"FIELDS": FIELDS[:2], "LOWER_FIELDS": FIELDS[2:]}
    return pd.DataFrame(records(run("compositeindex", **{**given, **parameters})["OUTPUT"]))


def directed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[FIELDS].assign(clubs=-frame["clubs"])


NORMALISED = {
    0: scaled,
    1: lambda x: (x - x.mean()) / x.std(ddof=1),
    2: lambda x: x.rank(),
    3: lambda x: (x.rank(method="min") - 1) / (len(x) - 1),
    4: lambda x: x,
    # The Scottish one: R = (N - rank) / N, rank 1 the highest.
    5: lambda x: -23 * np.log(1 - (1 - x.rank(ascending=False, method="min") / len(x)) * (1 - np.exp(-100 / 23))),
}


@pytest.mark.parametrize("normalisation", NORMALISED)
def test_normalisations(run, frame, normalisation):
    rows = result(run, NORMALISATION=normalisation, KEEP_NORMALISED=True)
    expected = directed(frame).apply(NORMALISED[normalisation])
    np.testing.assert_allclose(rows[["ci_n1", "ci_n2", "ci_n3"]], expected, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(rows["ci"], expected.mean(axis=1), rtol=1e-9, atol=1e-12)


def copeland(x: pd.DataFrame) -> np.ndarray:
    """Wins minus losses over all other areas, a win being the larger sum of votes."""
    values = x.to_numpy()
    votes = np.sign(values[:, None, :] - values[None, :, :]).sum(axis=2)
    return np.sign(votes).sum(axis=1)


AGGREGATED = {
    0: lambda x: x.mean(axis=1),
    1: lambda x: np.exp(np.log(x).mean(axis=1)),
    2: lambda x: 3 / (1 / x).sum(axis=1),
    3: lambda x: x.sum(axis=1),
    4: lambda x: x.prod(axis=1),
    6: copeland,
}


@pytest.mark.parametrize("aggregation", AGGREGATED)
def test_aggregations(run, frame, aggregation):
    rows = result(run, NORMALISATION=2, AGGREGATION=aggregation)
    ranked = directed(frame).rank()
    np.testing.assert_allclose(rows["ci"], AGGREGATED[aggregation](ranked), rtol=1e-9)
    assert ("ci_c1" in rows) == (aggregation in {0, 3})


def test_a_count_of_flags(run, frame):
    rows = result(run, AGGREGATION=5, FLAG_FROM=0.8)
    shares = directed(frame).apply(NORMALISED[3])
    assert rows["ci"].tolist() == (shares >= 0.8).sum(axis=1).tolist()
    assert rows["ci"].max() > 1


def test_a_geometric_mean_of_min_max_values_runs_from_1_and_says_so(run, frame):
    answer = run(
        "compositeindex",
        INPUT=layer(made_up()),
        CODE_FIELD="code",
        FIELDS=["f1", "f2"],
        AGGREGATION=1,
        OUTPUT="memory:",
    )
    scale = frame[["f1", "f2"]].apply(lambda x: 1 + 0.99 * scaled(x))
    expected = np.sqrt(scale.prod(axis=1))
    np.testing.assert_allclose([row["ci"] for row in records(answer["OUTPUT"])], expected, rtol=1e-9)
    assert any("1 to 100" in warning and "f1, f2" in warning for warning in answer["warnings"])


@pytest.mark.parametrize("policy", range(4))
def test_missing_values(run, policy):
    columns = made_up()
    columns["f1"][0] = None
    columns["f1"][1] = columns["f2"][1] = None
    frame = pd.DataFrame(columns)
    rows = result(run, layer(columns), MISSING=policy, MINIMUM=0.6)
    x = directed(frame).astype(float)
    if policy in (2, 3):
        x = x.fillna(x.mean() if policy == 2 else x.median())
    expected = x.apply(scaled).mean(axis=1, skipna=policy == 1)
    if policy == 1:
        expected[1] = np.nan  # it has one of three, less than 0.6
    np.testing.assert_allclose(rows["ci"].astype(float), expected, rtol=1e-9)
    assert rows["ci_rk"].astype(float).tolist()[2:] == expected.rank(ascending=False, method="min").tolist()[2:]
    assert rows["ci_n"].tolist()[:3] == [2, 1, 3]
    said = {0: "missing: f1", 1: "missing: f1", 2: "mean imputed: f1", 3: "median imputed: f1"}[policy]
    assert said in rows["ci_note"][0]
    assert rows["ci_note"][2] is None


def test_treatment_moves_the_extreme_value_in_and_keeps_it_visible(run, tmp_path):
    columns = made_up()
    columns["f1"] = [*(1 + np.arange(29) / 10).tolist(), 900.0]
    report = tmp_path / "r.html"
    rows = result(run, layer(columns), TREAT=True, KEEP_TREATED=True, REPORT=str(report))
    assert rows["f1"][29] == 900.0
    assert rows["ci_t1"][29] == pytest.approx(rows["f1"][:29].max())
    assert rows["ci_t1"][:29].tolist() == pytest.approx(columns["f1"][:29])
    assert rows["ci_note"][29] == "extreme value moved in: f1"
    assert "f1, A29 (Ward 2): 900.0 became 3.80" in report.read_text(encoding="utf-8")


def test_equal_weights_and_the_first_component(run, frame):
    matrix = ["f1", "", "5", "", "f2", "", "1", "", "f3", "", "1", ""]
    names = ["f1", "f2", "f3"]
    scale = frame[names].apply(scaled)
    np.testing.assert_allclose(result(run, INDICATORS=matrix, WEIGHTS=1)["ci"], scale.mean(axis=1), rtol=1e-9)
    values, vectors = np.linalg.eigh(frame[names].corr())
    squared = vectors[:, values.argmax()] ** 2
    np.testing.assert_allclose(result(run, INDICATORS=matrix, WEIGHTS=2)["ci"], scale @ squared, rtol=1e-9)


def test_weights_of_a_panel_reach_the_index_and_its_recipe(run, refused, frame, tmp_path):
    scores = layer({"f1": [5, 3, 4], "f2": [1, 2, 2], "clubs": [9, 7, 8]})
    profile = tmp_path / "panel.json"
    run("panelweights", INPUT=scores, FIELDS=FIELDS, TITLE="Our panel", BANDS=[0], OUTPUT=str(profile))
    saved = tmp_path / "recipe.json"
    rows = result(run, PROFILE=str(profile), RECIPE_OUT=str(saved))
    expected = directed(frame).apply(scaled) @ [4 / 14, 2 / 14, 8 / 14]
    np.testing.assert_allclose(rows["ci"], expected, rtol=1e-9)
    again = recipes.read(saved)
    assert [one.weight for one in again.indicators] == [4.0, 2.0, 8.0]
    assert [one.panel.n for one in again.indicators] == [3, 3, 3]
    given = {"INPUT": layer(made_up()), "CODE_FIELD": "code", "OUTPUT": "memory:"}
    assert "has no weight for f4" in refused("compositeindex", **given, FIELDS=["f1", "f4"], PROFILE=str(profile))
    said = refused("compositeindex", **given, FIELDS=["f1"], PROFILE=str(profile), WEIGHTS=1)
    assert "asked for twice" in said


def test_fields_that_are_called_otherwise(run, refused, frame, tmp_path):
    saved = str(tmp_path / "recipe.json")
    first = result(run, RECIPE_OUT=saved)
    columns = {{"f1": "sozial", "clubs": "Vereine"}.get(name, name): values for name, values in made_up().items()}
    other = layer(columns)
    said = refused("compositeindex", INPUT=other, CODE_FIELD="code", RECIPE=saved, OUTPUT="memory:")
    assert "no field 'f1', 'clubs'" in said
    assert "indicators[0] 'f1', indicators[2] 'clubs'" in said
    names = ["f1", "sozial", "clubs", "Vereine"]
    assert result(run, other, RECIPE=saved, FIELD_NAMES=names)["ci"].tolist() == first["ci"].tolist()
    wrong = {"INPUT": other, "CODE_FIELD": "code", "RECIPE": saved, "OUTPUT": "memory:"}
    assert "has no field 'f9'" in refused("compositeindex", **wrong, FIELD_NAMES=["f9", "sozial"])
    assert "Row 1 of the field names is incomplete" in refused("compositeindex", **wrong, FIELD_NAMES=["f1", ""])


def test_classes_and_rules(run):
    ranks = result(run)["ci_rk"]
    rows = result(run, CLASSES=10)
    assert rows["ci_q"].tolist() == np.ceil(10 * ranks / 30).tolist()
    wales = result(run, RULE=1)["ci_q"]
    assert sorted(wales.unique()) == [1, 2, 3, 4, 5]
    assert wales[ranks == 1].tolist() == [1]


def test_a_number_of_classes_beside_a_recipe_is_not_passed_over_in_silence(run, sample):
    where = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census"}
    ten = run("compositeindex", **where, READY_RECIPE=2, CLASSES=10, OUTPUT="memory:")
    assert ten["warnings"] == ["The recipe has 5 classes, not 10: change it in the recipe's file."]
    assert max(row["ci_q"] for row in records(ten["OUTPUT"])) == 5
    assert run("compositeindex", **where, READY_RECIPE=2, CLASSES=5, OUTPUT="memory:")["warnings"] == []


def test_rows_of_the_table_may_be_lists_of_their_own(run):
    """As anybody would write them in JSON for qgis_process."""
    flat = result(run, INDICATORS=["f1", "higher", "2", "Social", "f2", "lower", "0.5", "Social", "f3", "", "", ""])
    nested = result(run, INDICATORS=[["f1", "higher", 2, "Social"], ["f2", "lower", 0.5, "Social"], ["f3"]])
    assert nested.equals(flat)


@pytest.mark.parametrize("name", ["out.gpkg", "out.shp", "out.csv", "out.geojson"])
def test_formats_hold_the_same_numbers(run, tmp_path, name):
    expected = result(run, KEEP_NORMALISED=True)
    path = tmp_path / name
    result_path = run(
        "compositeindex", INPUT=layer(made_up()), CODE_FIELD="code", FIELDS=FIELDS[:2], LOWER_FIELDS=FIELDS[2:],
        KEEP_NORMALISED=True, OUTPUT=str(path),
    )["OUTPUT"]  # fmt: skip
    opened = table(path) if path.suffix == ".csv" else QgsVectorLayer(result_path, "out", "ogr")
    rows = pd.DataFrame(records(opened)).set_index("code").loc[expected["code"]]
    for field in ("ci", "ci_rk", "ci_q", "ci_n2", "ci_c3"):
        np.testing.assert_allclose(rows[field].astype(float), expected[field], rtol=1e-12, err_msg=field)


def test_two_indices_in_one_layer(run):
    first = run("compositeindex", INPUT=layer(made_up()), CODE_FIELD="code", FIELDS=["f1"], OUTPUT="memory:")["OUTPUT"]
    both = result(run, first, PREFIX="x2")
    assert {"ci", "ci_rk", "x2", "x2_rk", "x2_q", "x2_note"} <= set(both.columns)
    assert both["ci"].tolist() != both["x2"].tolist()
