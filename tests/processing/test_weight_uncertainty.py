"""What is drawn, by the table of every draw's weights, and what the draws say of a priority rule."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import field_forms
from medway_isolation_plugin.core.results import ResultTable
from medway_isolation_plugin.processing import weight_robustness
from tests.processing.conftest import Feedback
from tests.processing.layers import layer, made_up, records

MATRIX = ["f1", "", "2", "Social", "f2", "", "1", "Social", "f3", "", "3", "Health", "clubs", "lower", "1", "Health"]
INDICATORS, DOMAINS = ["w1", "w2", "w3", "w4"], ["d1", "d2"]


@pytest.fixture
def drawn(run):
    """Return a function that gives the areas and the weights of every draw."""

    def draw(columns=None, **changes):
        given = {
            "INPUT": layer(columns or made_up()), "CODE_FIELD": "code", "INDICATORS": MATRIX, "DRAWS": 400, "SEED": 3,
            "OUTPUT": "memory:", "WEIGHTS_OUT": "memory:",
        }  # fmt: skip
        answer = run("weightrobustness", **{**given, **changes})
        return pd.DataFrame(records(answer["OUTPUT"])), pd.DataFrame(records(answer["WEIGHTS_OUT"])), answer

    return draw


@pytest.mark.parametrize(("level", "vary"), [(0, INDICATORS + DOMAINS), (1, INDICATORS), (2, DOMAINS)])
def test_only_the_chosen_level_varies(drawn, level, vary):
    _, weights, _ = drawn(LEVEL=level)
    spread = weights[INDICATORS + DOMAINS].std()
    assert sorted(spread[spread > 1e-12].index) == sorted(vary)
    np.testing.assert_allclose(weights[DOMAINS].sum(axis=1), 1.0)
    np.testing.assert_allclose(weights[["w1", "w2"]].sum(axis=1), 1.0)
    assert weights["draw"].tolist() == list(range(1, 401))


@pytest.mark.parametrize("distribution", [0, 1])
def test_weights_lie_around_those_given(drawn, distribution):
    _, weights, _ = drawn(DISTRIBUTION=distribution, SPREAD=0.4)
    nominal = pd.Series({"w1": 2 / 3, "w2": 1 / 3, "w3": 3 / 4, "w4": 1 / 4, "d1": 1 / 2, "d2": 1 / 2})
    mean = weights[nominal.index].mean()
    np.testing.assert_allclose(mean, nominal, atol=0.03)
    assert (weights[nominal.index] > 0).all().all()
    if distribution == 0:
        ratio = (weights["w1"] / weights["w2"]) / 2
        assert ratio.between(0.6 / 1.4, 1.4 / 0.6).all()
        assert ratio.min() < 0.6
        assert ratio.max() > 1.6


def test_the_seed_decides(drawn):
    first, weights, _ = drawn()
    assert drawn()[1].equals(weights)
    other, others, _ = drawn(SEED=4)
    assert not others.equals(weights)
    assert other["rb_rk"].equals(first["rb_rk"])
    assert other["rb_med"].sub(first["rb_med"]).abs().max() <= 2


def test_choices_are_named_draw_by_draw(drawn):
    _, weights, answer = drawn(VARY_NORMALISATION=True, VARY_AGGREGATION=True, VARY_TREATMENT=True)
    kinds = weights["choices"].str.split("; ", expand=True)
    assert set(kinds[0]) == {"normalised as in the recipe", "z-score", "rank"}
    assert "geometric mean" in set(kinds[1])
    z_scores = kinds[kinds[0] == "z-score"]
    assert "geometric mean" not in set(z_scores[1]), "z-scores have no geometric mean"
    assert answer["AREAS"] == 30


def test_weights_can_be_held_while_choices_vary(drawn):
    _, weights, _ = drawn(SPREAD=0.0, VARY_NORMALISATION=True)
    assert weights[INDICATORS + DOMAINS].nunique().tolist() == [1] * 6
    assert weights["choices"].nunique() == 3


def test_k_of_several_criteria_and_values_that_are_not_known(drawn):
    columns = made_up()
    columns["dep_q"] = [1, 5, None] * 10
    rows, _, _ = drawn(columns, CRITERIA=["dep_q", "=", "1", "clubs", "<=", "3"], JOIN=2, K=2)
    poor, few = rows["dep_q"] == 1, rows["clubs"] <= 3
    for row in rows.index:
        met, unknown = int(poor[row]) + int(few[row]), rows["dep_q"].isna()[row]
        within, found = rows["rb_pq1"][row], rows["rb_prio"][row]
        if unknown:
            # One more would be enough, and whether it is met is not known: certain only where the class is.
            low, high = (within if few[row] else 0.0), (1.0 if few[row] else within)
            assert pd.isna(found) if low != high else found == pytest.approx(low)
        else:
            assert found == pytest.approx({0: 0.0, 1: within, 2: 1.0}[met])


def test_areas_without_a_score_have_no_interval(drawn):
    columns = made_up()
    columns["f1"][7] = None
    rows, _, answer = drawn(columns)
    assert answer["NULLS"] == 1
    assert rows.loc[7, ["rb_rk", "rb_med", "rb_p05", "rb_p95", "rb_pq1"]].isna().all()
    assert rows.drop(7)["rb_med"].notna().all()


def test_fewer_areas_than_classes_are_warned_of(drawn):
    _, _, answer = drawn(made_up(3), INDICATORS=["f1", "", "", "", "f2", "", "", ""], DRAWS=20)
    assert any("fewer areas with a value (3) than classes (5)" in warning for warning in answer["warnings"])


def test_every_table_is_made_once(drawn, monkeypatch):
    made = []

    class Counted(ResultTable):
        def __init__(self, codes, columns, result=None):
            super().__init__(codes, columns, result)
            made.append(columns[0].name)

    monkeypatch.setattr(weight_robustness, "ResultTable", Counted)
    monkeypatch.setattr(field_forms, "ResultTable", Counted)
    drawn(LEFT_OUT="memory:")
    # What an area's table says of itself is added to it; the side tables are made, and drawn, once each.
    assert [name for name in made if name != "rb_rk"] == ["left_out", "draw"]


def test_progress_rises_to_the_end(run):
    feedback, seen = Feedback(), []
    feedback.progressChanged.connect(seen.append)
    run(
        "weightrobustness", INPUT=layer(made_up()), CODE_FIELD="code", FIELDS=["f1", "f2"], DRAWS=2000, OUTPUT="memory:",
        feedback=feedback,
    )  # fmt: skip
    assert len(seen) >= 10
    assert seen == sorted(seen)
    assert seen[-1] == 100.0


def test_small_counts_are_drawn_with_the_other_areas_in_mind(drawn, tmp_path):
    random = np.random.RandomState(2)
    columns = made_up(200)
    whole = np.where(np.arange(200) == 4, 5, random.randint(100, 400, 200))
    columns["n"] = whole.tolist()
    columns["x"] = np.where(np.arange(200) == 4, 0, random.binomial(whole, random.beta(6, 14, 200))).tolist()
    recipe = {
        "schema": "medway-isolation/recipe", "schema_version": 1, "title": "Rates",
        "indicators": [{"field": "x", "denominator": "n", "label": "Alone"}],
    }  # fmt: skip
    path = tmp_path / "rates.json"
    path.write_text(json.dumps(recipe), encoding="utf-8")
    rows, _, _ = drawn(columns, INDICATORS=[], RECIPE=str(path), SAMPLING=True, SPREAD=0)
    assert rows["rb_note"][4] == "ranked by few people; likely nearer the middle"
    assert rows["rb_p95"][4] < rows["rb_rk"][4] and rows["rb_p05"][4] < 140


def test_raw_counts_are_warned_of(run):
    random = np.random.RandomState(2)
    columns = {
        **made_up(),
        "residents": random.randint(1000, 2000, 30).tolist(),
        "alone": random.randint(50, 400, 30).tolist(),
    }
    answer = run("compositeindex", INPUT=layer(columns), CODE_FIELD="code", FIELDS=["alone", "f1"], OUTPUT="memory:")
    (said,) = [one for one in answer["warnings"] if "raw count" in one]
    assert "(field alone)" in said and "in every area a part of 'residents'" in said
    broken = {**columns, "residents": ["many", *columns["residents"][1:]]}
    answer = run("compositeindex", INPUT=layer(broken), CODE_FIELD="code", FIELDS=["alone", "f1"], OUTPUT="memory:")
    assert not any("raw count" in one for one in answer["warnings"])
