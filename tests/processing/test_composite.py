"""Composite index and its companions: values, the recipe in the layer, what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from medway_isolation_plugin.core.composite import recipe as recipes
from medway_isolation_plugin.layers import fields
from medway_isolation_plugin.processing.ready_recipes import OPEN, READY, UNLESS
from tests.processing.conftest import Feedback
from tests.processing.layers import layer, made_up, records

N = 30


def scaled(column: pd.Series) -> pd.Series:
    return 100.0 * (column - column.min()) / (column.max() - column.min())


@pytest.fixture
def areas() -> QgsVectorLayer:
    return layer(made_up())


@pytest.fixture
def index(run, areas, tmp_path) -> str:
    """A composite index in a GeoPackage, with its recipe beside it."""
    answer = run(
        "compositeindex",
        INPUT=areas,
        CODE_FIELD="code",
        TITLE="Our index",
        INDICATORS=["f1", "higher", "2", "Social", "f2", "", "1", "Social", "clubs", "lower", "3", ""],
        OUTPUT=str(tmp_path / "index.gpkg"),
        RECIPE_OUT=str(tmp_path / "recipe.json"),
    )
    return str(answer["OUTPUT"])


def test_five_ticked_fields_become_a_ranked_styled_explained_index(run, areas, tmp_path):
    report = tmp_path / "report.html"
    answer = run(
        "compositeindex", INPUT=areas, CODE_FIELD="code", TITLE="Our index", FIELDS=["f1", "f2", "f3", "f4"],
        LOWER_FIELDS=["clubs"], OUTPUT="memory:", REPORT=str(report),
    )  # fmt: skip
    frame = pd.DataFrame(made_up())
    expected = sum(scaled(frame[name]) for name in ("f1", "f2", "f3", "f4")) / 5 + scaled(-frame["clubs"]) / 5
    rows = pd.DataFrame(records(answer["OUTPUT"]))
    np.testing.assert_allclose(rows["ci"], expected, rtol=1e-12)
    ranks = expected.round(9).rank(ascending=False, method="min")
    assert rows["ci_rk"].tolist() == ranks.tolist()
    assert rows["ci_q"].tolist() == np.ceil(5 * ranks / N).tolist()
    parts = rows[[f"ci_c{number}" for number in range(1, 6)]]
    np.testing.assert_allclose(parts.sum(axis=1), expected, rtol=1e-12)
    shown = answer["OUTPUT"].renderer()
    assert shown.classAttribute() == "ci_q"
    assert shown.categories()[0].label() == "1 (most isolated)"
    page = report.read_text(encoding="utf-8")
    assert "lower is worse" in page
    assert "<script" not in page
    assert page.count("http") == page.count("http://www.w3.org/2000/svg")
    worst = rows.sort_values("ci_rk")["code"].iloc[0]
    assert page.index(worst) < page.index("Effective weights")


def test_domains_weights_and_directions_of_the_table(index):
    rows = pd.DataFrame(records(QgsVectorLayer(index, "index", "ogr")))
    frame = pd.DataFrame(made_up())
    social = (2 * scaled(frame["f1"]) + scaled(frame["f2"])) / 3
    np.testing.assert_allclose(rows["ci_d1"], social, rtol=1e-12)
    np.testing.assert_allclose(rows["ci"], (3 * scaled(-frame["clubs"]) + social) / 4, rtol=1e-12)


def test_the_recipe_in_the_layer_makes_the_same_index_again(run, refused, index, tmp_path):
    opened = QgsVectorLayer(index, "index", "ogr")
    first = pd.DataFrame(records(opened))
    back = run("recipefromlayer", INPUT=index, OUTPUT=str(tmp_path / "back.json"))
    assert (tmp_path / "back.json").read_text() == (tmp_path / "recipe.json").read_text()
    assert back["FINGERPRINT"] == recipes.read(tmp_path / "back.json").fingerprint()
    assert back["INPUT_FINGERPRINT"] == fields.results_of(opened)[-1].inputs != ""
    columns = made_up()
    turned = layer({name: values[::-1] for name, values in columns.items()})
    again = run("compositeindex", INPUT=turned, CODE_FIELD="code", RECIPE=str(tmp_path / "back.json"), OUTPUT="memory:")
    assert again["INPUT_FINGERPRINT"] == back["INPUT_FINGERPRINT"]
    second = pd.DataFrame(records(again["OUTPUT"])).set_index("code")["ci"]
    assert second[first["code"]].tolist() == first["ci"].tolist()
    own = run("compositeindex", INPUT=index, CODE_FIELD="code", OUTPUT="memory:")
    assert own["FINGERPRINT"] == back["FINGERPRINT"]
    columns["f1"][3] += 0.5
    changed = run(
        "compositeindex", INPUT=layer(columns), CODE_FIELD="code", RECIPE=str(tmp_path / "back.json"), OUTPUT="memory:"
    )
    assert changed["INPUT_FINGERPRINT"] != back["INPUT_FINGERPRINT"]
    assert changed["FINGERPRINT"] == back["FINGERPRINT"]
    assert "holds no recipe" in refused("recipefromlayer", INPUT=turned, OUTPUT=str(tmp_path / "none.json"))
    assert not (tmp_path / "none.json").exists()


def test_a_shapefile_keeps_the_recipe_beside_it(run, areas, tmp_path):
    made = run(
        "compositeindex", INPUT=areas, CODE_FIELD="code", FIELDS=["f1", "f2"], OUTPUT=str(tmp_path / "index.shp")
    )
    assert (tmp_path / "index.qmd").exists()
    back = run("recipefromlayer", INPUT=str(tmp_path / "index.shp"), OUTPUT=str(tmp_path / "back.json"))
    assert back["FINGERPRINT"] == made["FINGERPRINT"]


@pytest.mark.parametrize("name", ["compositeindex", "indicatoraudit", "weightrobustness", "explainarea"])
def test_a_layer_whose_source_is_gone(refused, index, tmp_path, name):
    project = QgsProject.instance()
    opened = QgsVectorLayer(index, "Our old index", "ogr")
    project.addMapLayer(opened)
    opened.setDataSource(str(tmp_path / "gone.gpkg"), "Our old index", "ogr")
    more = {"AREA": "A01", "REPORT": str(tmp_path / "area.html")} if name == "explainarea" else {"OUTPUT": "memory:"}
    try:
        said = refused(name, INPUT=opened.id(), CODE_FIELD="code", **more)
    finally:
        project.removeMapLayer(opened.id())
    assert "'Our old index' cannot be read: its source is gone" in said


def test_robustness_against_one_of_its_own_draws(run, index):
    settings = {"INPUT": index, "CODE_FIELD": "code", "DRAWS": 50, "SEED": 7}
    one = run("weightrobustness", **settings, OUTPUT="memory:", WEIGHTS_OUT="memory:", LEFT_OUT="memory:")
    two = run("weightrobustness", **settings, OUTPUT="memory:")
    rows, same = (pd.DataFrame(records(answer["OUTPUT"])) for answer in (one, two))
    assert rows.equals(same)
    weights = pd.DataFrame(records(one["WEIGHTS_OUT"]))
    frame = pd.DataFrame(made_up())
    normalised = np.column_stack([scaled(frame["f1"]), scaled(frame["f2"]), scaled(-frame["clubs"])])
    effective = weights[["w1", "w2", "w3"]].to_numpy() * np.column_stack([weights["d1"], weights["d1"], np.ones(50)])
    np.testing.assert_allclose(effective.sum(axis=1), 1.0)
    ranks = pd.DataFrame(normalised @ effective.T).round(9).rank(ascending=False, method="min")
    np.testing.assert_allclose(rows["rb_med"], ranks.median(axis=1))
    np.testing.assert_allclose(rows["rb_p05"], ranks.quantile(0.05, axis=1))
    np.testing.assert_allclose(rows["rb_p95"], ranks.quantile(0.95, axis=1))
    within = (np.ceil(5 * ranks / N) == 1).mean(axis=1)
    np.testing.assert_allclose(rows["rb_pq1"], within)
    # The rule to begin with: the worst class, and dep_q = 1.
    np.testing.assert_allclose(rows["rb_prio"], np.where(frame["dep_q"] == 1, within, 0.0))
    assert {row["left_out"] for row in records(one["LEFT_OUT"])} == {"f1", "f2", "clubs", "Social"}


def test_any_criterion_is_certain_where_health_is_bad(run, index):
    answer = run(
        "weightrobustness",
        INPUT=index,
        CODE_FIELD="code",
        DRAWS=20,
        CRITERIA=["dep_q", "<=", "2"],
        JOIN=1,
        OUTPUT="memory:",
    )
    for row in records(answer["OUTPUT"]):
        assert row["rb_prio"] == (1.0 if row["dep_q"] <= 2 else pytest.approx(row["rb_pq1"]))


def test_cancelling_inside_the_draws_leaves_the_old_output(run, index, tmp_path):
    path = tmp_path / "robust.gpkg"
    run("weightrobustness", INPUT=index, CODE_FIELD="code", DRAWS=20, OUTPUT=str(path))
    before = path.read_bytes()
    feedback = Feedback()
    seen: list[float] = []

    def progress(share: float) -> None:
        seen.append(share)
        if share > 20:
            feedback.cancel()

    feedback.progressChanged.connect(progress)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("weightrobustness", INPUT=index, CODE_FIELD="code", DRAWS=2000, OUTPUT=str(path), feedback=feedback)
    assert 20 < seen[-1] < 100
    assert path.read_bytes() == before


def test_an_area_is_explained_with_the_same_numbers(run, index, tmp_path):
    rows = {row["code"]: row for row in records(QgsVectorLayer(index, "index", "ogr"))}
    robust = {
        row["code"]: row
        for row in records(
            run("weightrobustness", INPUT=index, CODE_FIELD="code", DRAWS=100, OUTPUT="memory:")["OUTPUT"]
        )
    }
    answer = run(
        "explainarea",
        INPUT=index,
        CODE_FIELD="code",
        AREA="A05",
        GROUP_FIELD="ward",
        DRAWS=100,
        REPORT=str(tmp_path / "a.html"),
    )
    assert answer["SCORE"] == pytest.approx(rows["A05"]["ci"])
    assert answer["RANK"] == rows["A05"]["ci_rk"]
    assert (answer["RANK_LOW"], answer["RANK_HIGH"]) == (robust["A05"]["rb_p05"], robust["A05"]["rb_p95"])
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "The comparator group is &#x27;Ward 2&#x27;: 9 other areas" in page
    assert answer["SUMMARY"].startswith(f"A05 (Ward 2): rank {rows['A05']['ci_rk']} of 30")


def test_comparison_and_audit_against_pandas(run, index, tmp_path):
    frame = pd.DataFrame(records(QgsVectorLayer(index, "index", "ogr")))
    answer = run("compareindices", INPUT=index, CODE_FIELD="code", FIRST_FIELD="ci", SECOND_FIELD="f3", OUTPUT="memory:",
                 REPORT=str(tmp_path / "c.html"))  # fmt: skip
    ranks = frame[["ci", "f3"]].rank()
    assert answer["SPEARMAN"] == pytest.approx(ranks["ci"].corr(ranks["f3"]))
    q1, q2 = (np.ceil(5 * frame[name].rank(ascending=False, method="min") / N) for name in ("ci", "f3"))
    assert answer["SAME"] == pytest.approx((q1 == q2).mean())
    audit = run("indicatoraudit", INPUT=index, CODE_FIELD="code", OUTPUT="memory:", CORRELATIONS="memory:")
    pairs = {(row["first"], row["second"]): row["pearson"] for row in records(audit["CORRELATIONS"])}
    assert pairs["f1", "clubs"] == pytest.approx(-frame["f1"].corr(frame["clubs"]))


BAD = {
    "constant": ({"f1": [2.0] * N}, {}, "'f1' .* same value"),
    "all empty": ({"f1": [None] * N}, {}, "'f1' .* no values"),
    "infinite": ({"f1": [float("inf"), *([1.0, 2.0] * N)[: N - 1]]}, {}, "'f1' .* infinite .*A00"),
    "sum to zero": ({}, {"INDICATORS": ["f1", "", "0", "", "f2", "", "0", ""]}, "weights that sum to 0"),
    "negative weight": ({}, {"INDICATORS": ["f1", "", "-1", ""]}, r"Indicator 1 \(f1\): the weight '-1'"),
    "unknown field": ({}, {"INDICATORS": ["f11", "", "1", ""]}, r"no field 'f11'.* Did you mean 'f1'.*indicators\[0\]"),
    "twice": ({}, {"FIELDS": ["f1"], "LOWER_FIELDS": ["f1"]}, "'f1' occurs twice"),
    "zero in a geometric mean": (
        {"f1": [0.0, *([1.0, 2.0] * N)[: N - 1]]},
        {"AGGREGATION": 1, "NORMALISATION": 4},
        "geometric mean, .* 'f1' has values of 0",
    ),
    "two ways": ({}, {"READY_RECIPE": 1}, "described more than once"),
    "nothing said": (
        {},
        {"INDICATORS": []},
        r"no indicators.*lacks alone_65p.* \(for open_65p\) and alone_u65.*open_u65",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_names_the_indicator_and_writes_nothing(refused, tmp_path, case):
    import re

    columns, parameters, expected = BAD[case]
    names = ("output.gpkg", "report.html", "recipe.json")
    for name in names:
        (tmp_path / name).write_bytes(b"as it was")
    fields = {} if "INDICATORS" in parameters or "FIELDS" in parameters else {"FIELDS": ["f1", "f2"]}
    said = refused(
        "compositeindex", INPUT=layer({**made_up(), **columns}), CODE_FIELD="code",
        **{**fields, **parameters, "OUTPUT": str(tmp_path / names[0]), "REPORT": str(tmp_path / names[1]),
           "RECIPE_OUT": str(tmp_path / names[2])},
    )  # fmt: skip
    assert re.search(expected, said, re.DOTALL), said
    assert sorted(item.name for item in tmp_path.iterdir()) == sorted(names)
    assert all((tmp_path / name).read_bytes() == b"as it was" for name in names)


@pytest.mark.parametrize(
    ("rows", "expected"), [(1, "'f1' .* single area"), (2, None)], ids=["one area", "two areas"]
)  # fmt: skip
def test_very_few_areas(run, refused, rows, expected):
    import re

    small = layer(made_up(rows))
    if expected:
        assert re.search(
            expected, refused("compositeindex", INPUT=small, CODE_FIELD="code", FIELDS=["f1"], OUTPUT="memory:")
        )
        return
    answer = run("compositeindex", INPUT=small, CODE_FIELD="code", FIELDS=["f1"], OUTPUT="memory:")
    assert sorted(row["ci"] for row in records(answer["OUTPUT"])) == [0.0, 100.0]
    assert any("fewer areas with a value (2) than classes (5)" in warning for warning in answer["warnings"])


@pytest.mark.parametrize("band", ["u65", "65p"])
def test_ready_recipes_on_the_sample_data(run, sample, band):
    where = {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census"}
    number = ["u65", "65p"].index(band)
    alone = records(run("compositeindex", **where, READY_RECIPE=1 + number, OUTPUT="memory:")["OUTPUT"])
    counts = {f"{what}_{key}".upper(): f"{what}_{key}" for what in ("alone", "residents") for key in ("u65", "65p")}
    index = records(run("livingalone", **where, **counts, OUTPUT="memory:")["OUTPUT"])
    assert [row["ci_rk"] for row in alone] == [row[f"la_{band}_rk"] for row in index]
    assert [row["ci"] for row in alone] == pytest.approx([row[f"la_{band}"] for row in index], rel=1e-12)
    census = run("compositeindex", **where, READY_RECIPE=3 + number, OUTPUT="memory:")
    assert (census["NULLS"], census["UNMATCHED"]) == (0, 0)


def test_the_english_indices_of_2019_through_the_algorithm(run, shared, unzipped):
    path = Path(unzipped("england/imd2019_england_lsoa11.csv.gz"))
    names = [name for name in pd.read_csv(path, nrows=1).columns if name.endswith("_rank") and name != "IMD_rank"]
    recipe = recipes.read(Path(__file__).parents[2] / "resources" / "recipes" / "iod_2019.json")
    renamed = [cell for one, name in zip(recipe.indicators, names) for cell in (one.field, name)]
    answer = run(
        "compositeindex",
        INPUT=str(path),
        CODE_FIELD="lsoa11_code",
        READY_RECIPE=5,
        FIELD_NAMES=renamed,
        OUTPUT="memory:",
    )
    rows = records(answer["OUTPUT"])
    apart = np.array([row["ci_rk"] - float(row["IMD_rank"]) for row in rows])
    assert len(rows) == 32844
    assert (apart == 0).sum() >= 32736
    assert np.abs(apart).max() <= 2


def test_the_open_index_is_what_is_made_where_nothing_is_said(run, sample, provider):
    definition = provider.algorithm("compositeindex").parameterDefinition("READY_RECIPE")
    assert definition.options()[definition.defaultValue()] == UNLESS
    counts = records(QgsVectorLayer(f"{sample}|layername=census", "census", "ogr"))
    for name, band in zip(OPEN, ("65p", "u65")):
        # The first index is of 65 and over wherever that can be made; counts of those under 65 alone give the other.
        there = [
            field for field in counts[0] if field not in ("fid", "alone_65p") or (field, band) == ("alone_65p", "65p")
        ]
        where = {"INPUT": layer({field: [row[field] for row in counts] for field in there}), "CODE_FIELD": "code"}
        chosen, said = (
            run("compositeindex", **where, **more, OUTPUT="memory:")
            for more in ({"READY_RECIPE": 1 + READY.index(name)}, {})
        )
        assert said["FINGERPRINT"] == chosen["FINGERPRINT"]
        made, own = (
            fields.results_of(run("compositeindex", **where, **more, OUTPUT="memory:")["OUTPUT"])[0]
            for more in ({}, {"DATA_SOURCE": "Our census"})
        )
        assert (made.edition, made.source.split()[0]) == ("Census 2011", "Census")
        assert (own.edition, own.source) == ("", "Our census")
        assert [row["ci"] for row in records(said["OUTPUT"])] == [row["ci"] for row in records(chosen["OUTPUT"])]
        assert (
            fields.results_of(said["OUTPUT"])[0].subject
            == f"Open isolation index, {'65 and over' if band == '65p' else 'under 65'}"
        )
