"""The engine, step by step, against figures worked out by hand (METHODS §4)."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core.composite import aggregate, engine, impute, treat, weights
from medway_isolation_plugin.core.composite.normalisations import methods
from medway_isolation_plugin.core.composite.robustness import robustness
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty
from medway_isolation_plugin.core.ranking import Ties
from medway_isolation_plugin.core.report.composite_report import composite_report
from tests.core.composite.made import NAN, areas, floats, made, run, scored


def _exponential(share: float) -> float:
    return -23 * math.log(1 - share * (1 - math.exp(-100 / 23)))


X = floats(4, 1, NAN, 4, 10)
SD = math.sqrt(14.25)
EXPECTED = {  # normalised, by hand
    methods.MinMax(): [100 / 3, 0, NAN, 100 / 3, 100],
    methods.MinMax(lower=1.0, upper=10.0): [4, 1, NAN, 4, 10],
    methods.ZScore(): [-0.75 / SD, -3.75 / SD, NAN, -0.75 / SD, 5.25 / SD],
    methods.Rank(): [2.5, 1, NAN, 2.5, 4],
    methods.Rank(ties=Ties.DENSE): [2, 1, NAN, 2, 3],
    methods.PercentileRank(): [1 / 3, 0, NAN, 1 / 3, 1],
    methods.Borda(): [1, 0, NAN, 1, 3],
    methods.Goalposts(low=2.0, high=6.0): [50, 0, NAN, 50, 100],
    methods.Goalposts(low=2.0, high=6.0, truncate=False): [50, -25, NAN, 50, 200],
    methods.Distance(reference=7.0): [0.5, 0, NAN, 0.5, 1.5],
    methods.Distance(reference=7.0, cap=True): [0.5, 0, NAN, 0.5, 1],
    methods.Fraction(): [0.4, 0.1, NAN, 0.4, 1],
    methods.ThresholdFlag(threshold=4.0): [1, 0, NAN, 1, 1],
    methods.ThresholdFlag(threshold=0.9, of=methods.Compared.PERCENTILE_RANK): [0, 0, NAN, 0, 1],
    methods.Exponential(): [_exponential(0.75), _exponential(0.25), NAN, _exponential(0.75), 100],
    methods.ScottishExponential(): [_exponential(0.5), 0, NAN, _exponential(0.5), _exponential(0.75)],
    methods.Quadratic(): [0.16, 0.01, NAN, 0.16, 1],
    methods.Unscaled(): [4, 1, NAN, 4, 10],
    methods.ZScore(digits=1): [-0.2, -1.0, NAN, -0.2, 1.4],
}  # fmt: skip
# x := -x first, or l + u - x afterwards: ties that share their average are where they were.
SAME_EITHER_WAY = [
    one for one in EXPECTED
    if type(one) in {methods.MinMax, methods.ZScore, methods.Unscaled, methods.Goalposts, methods.ThresholdFlag, methods.Rank}
]  # fmt: skip


@pytest.mark.parametrize("scale", list(EXPECTED), ids=repr)
def test_normalised_values(scale):
    np.testing.assert_allclose(scale.apply(X), EXPECTED[scale], rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("scale", SAME_EITHER_WAY, ids=lambda one: one.words())
def test_direction_before_and_after_agree_where_there_is_no_choice(scale):
    if scale.digits is None:
        np.testing.assert_allclose(scale.apply(X, reversed=True), scale.apply_after(X), rtol=1e-13, atol=1e-13)


def test_direction_before_and_after_differ_with_ties():
    scale = methods.PercentileRank()
    np.testing.assert_allclose(scale.apply(X, reversed=True), [1 / 3, 1, NAN, 1 / 3, 0])
    np.testing.assert_allclose(scale.apply_after(X), [2 / 3, 1, NAN, 2 / 3, 0])
    scale = methods.Distance(reference=7.0, cap=True)
    np.testing.assert_allclose(scale.apply_after(X), [0.5, 1, NAN, 0.5, 0])
    with_posts = methods.Distance(reference=-1.0)  # in the indicator's own unit
    with pytest.raises(ValueError, match="not above its lowest"):
        with_posts.apply(X)
    np.testing.assert_allclose(methods.Distance(reference=2.0).apply(X, reversed=True), [0.75, 1.125, NAN, 0.75, 0])


def test_a_flag_turned_round_flags_the_other_end_not_the_rest():
    x = np.arange(1.0, 11.0)
    for scale in (
        methods.ThresholdFlag(threshold=3.0),
        methods.ThresholdFlag(threshold=0.7, of=methods.Compared.PERCENTILE_RANK),
    ):
        expected = (x <= 3).astype(float)
        np.testing.assert_array_equal(scale.apply(x, reversed=True), expected)
        np.testing.assert_array_equal(scale.apply_after(x), expected)


def test_dense_ranks_turn_at_the_number_of_distinct_values():
    x = floats(1, 1, 2, 9)
    for scale in (methods.Rank(ties=Ties.DENSE), methods.Borda(ties=Ties.DENSE)):
        np.testing.assert_array_equal(scale.apply_after(x), scale.apply(x, reversed=True))


@pytest.mark.parametrize("digits", [0, 1, 3])
def test_rounding_is_half_up(digits):
    scale = methods.Unscaled(digits=digits)
    unit = 10.0**-digits
    np.testing.assert_allclose(scale.apply(floats(0.5, 1.5, 2.5, -0.5, 2.49) * unit), floats(1, 2, 3, 0, 2) * unit)


def test_given_ranks_need_no_others():
    scale = {"method": "exponential", "total": 4}
    found = scored({"a": [1, 4]}, [{"field": "a", "direction": "lower", "normalisation": scale}])
    np.testing.assert_allclose(found, [100, -23 * math.log(1 - 0.25 * (1 - math.exp(-100 / 23)))])
    np.testing.assert_allclose(scored({"a": [1, 4]}, [{"field": "a", "normalisation": scale}]), found[::-1])


def test_percentages_of_a_denominator():
    found = run({"a": [1, 3, 0], "n": [4, 4, 4]}, made([{"field": "a", "denominator": "n", "normalisation": "none"}]))
    np.testing.assert_array_equal(found.score, [25, 75, 0])
    np.testing.assert_array_equal(found.table["ci_t1"], [25, 75, 0])


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        ("arithmetic mean", [(2 * 1 + 4) / 3, (2 * 8 + 1) / 3]),
        ("geometric mean", [4 ** (1 / 3), 4.0]),
        ("harmonic mean", [3 / (2 / 1 + 1 / 4), 3 / (2 / 8 + 1 / 1)]),
        ("sum", [6, 17]),
        ("product", [2 * 1 * 4, 2 * 8 * 1]),
        ("Copeland", [-1, 1]),
    ],
)
def test_aggregations(aggregation, expected):
    indicators = [{"field": "a", "weight": 2}, "b"]
    found = scored({"a": [1, 8], "b": [4, 1]}, indicators, aggregation=aggregation, normalisation="none")
    np.testing.assert_allclose(found, expected, rtol=1e-13)


def test_copeland_ties_what_differs_in_the_last_bits():
    x = np.array([[0.1 + 0.2, 1.0], [0.3, 1.0], [0.2, NAN], [NAN, NAN]])
    np.testing.assert_array_equal(aggregate.copeland(x, np.ones(2)), [1, 1, -2, NAN])
    np.testing.assert_array_equal(aggregate.outranking(x, np.ones(2))[0, 1:3], [0.5, 1])
    # 1,999 areas, half of them twice: BLAS adds up the last rows otherwise than the others.
    base = np.random.RandomState(0).randint(0, 30, (1999, 3)).astype(float)
    base[1000:] = base[:999]
    inside = [{"field": name, "domain": "x", "weight": weight} for name, weight in zip("abc", (0.37, 0.71, 0.93))]
    how = made(inside, domains=[{"name": "x"}], aggregation="Copeland")
    score = run({name: base[:, number].tolist() for number, name in enumerate("abc")}, how).score
    np.testing.assert_array_equal(score[1000:], score[:999])


def test_a_geometric_mean_moves_min_max_to_1_to_100_and_says_so():
    indicators = ["a", {"field": "b", "direction": "lower"}]
    for applied in ("before", "after"):
        found = run(
            {"a": [1, 2, 3], "b": [1, 2, 3]}, made(indicators, aggregation="geometric mean", direction_applied=applied)
        )
        np.testing.assert_allclose(found.prepared.normalised, [[1, 100], [50.5, 50.5], [100, 1]])
        np.testing.assert_allclose(found.score, [10, 50.5, 10])
        assert any(
            "geometric mean needs values above 0" in one and "(1 to 100 for 0 to 100): a, b" in one
            for one in found.warnings
        )
        assert found.contributions is None and "geometric mean" in found.not_additive
    harmonic = made(
        ["a", "b"], aggregation="harmonic mean", normalisation={"method": "min-max", "lower": 0, "upper": 1}
    )
    np.testing.assert_allclose(run({"a": [1, 2], "b": [1, 2]}, harmonic).score, [0.01, 1])
    own = made(["a", "b"], aggregation="geometric mean", normalisation={"method": "min-max", "lower": 5, "upper": 10})
    assert not any("hundredth" in one for one in run({"a": [1, 2], "b": [1, 2]}, own).warnings)


def test_only_what_stands_under_the_mean_is_moved():
    how = made(
        [{"field": "a", "domain": "x"}, {"field": "b", "domain": "x"}, "c"],
        domains=[{"name": "x", "aggregation": "geometric mean"}],
    )
    found = run({"a": [1, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3]}, how)
    np.testing.assert_allclose(found.prepared.normalised[0], [1, 1, 0])
    np.testing.assert_allclose(found.score, [0.5, 50.25, 100])


def test_a_domain_turned_round_stays_on_its_scale():
    inside = [{"field": "a", "domain": "x"}, {"field": "b", "domain": "x"}, "c"]
    columns = {"a": [0, 5, 10], "b": [0, 10, 5], "c": [1, 2, 3]}

    def domain(scale: str = "min-max", **given: object) -> np.ndarray:
        how = made(inside, domains=[{"name": "x", "direction": "lower", **given}], normalisation=scale)
        return run(columns, how).evaluation.domains["x"]

    np.testing.assert_allclose(domain(), [100, 25, 25])
    np.testing.assert_allclose(domain(aggregation="sum"), [200, 50, 50])
    np.testing.assert_allclose(domain(aggregation="Copeland"), [2, -1, -1])
    np.testing.assert_allclose(domain(scale="z-score"), [1, -0.5, -0.5])
    np.testing.assert_allclose(domain(scale="none"), [0, -7.5, -7.5])  # no scale to stay on
    np.testing.assert_allclose(domain(normalisation="min-max"), [100, 0, 0])
    np.testing.assert_allclose(domain(normalisation={"method": "rank", "ties": "smallest"}), [3, 1, 1])
    how = made(inside, domains=[{"name": "x", "direction": "lower"}], aggregation="geometric mean")
    np.testing.assert_allclose(run(columns, how).score, np.sqrt(floats(100, 25.75, 25.75) * floats(1, 50.5, 100)))


def test_missing_values_by_policy():
    columns = {"a": [0, 10, None, 5], "b": [0, 10, 10, 5], "c": [None, 10, None, 0]}
    at_zero = made(["a", "b", "c"], missing={"policy": "null"})
    np.testing.assert_allclose(run(columns, at_zero).score, [NAN, 100, NAN, 100 / 3])
    half = made(["a", "b", "c"], missing={"policy": "reweight", "minimum": 0.5})
    np.testing.assert_allclose(run(columns, half).score, [0, 100, NAN, 100 / 3])
    third = made(["a", "b", "c"], missing={"policy": "reweight", "minimum": 1 / 3})
    np.testing.assert_allclose(run(columns, third).score, [0, 100, 100, 100 / 3])
    mean = made(["a", "b", "c"], missing="mean")
    np.testing.assert_allclose(run(columns, mean).prepared.treated, [[0, 0, 5], [10, 10, 10], [5, 10, 5], [5, 5, 0]])
    found = run({**columns, "c": [None, 10, None, None], "a": [0, 10, None, 5]}, made(["a", "b"], missing="median"))
    assert found.prepared.treated[2, 0] == 5
    assert "median imputed: a" in found.table["ci_note"][2]


def test_reweighting_counts_within_each_group():
    how = made(
        [{"field": "a", "domain": "x"}, {"field": "b", "domain": "x"}, {"field": "c", "domain": "x"}, "d"],
        domains=[{"name": "x", "weight": 3}], missing={"policy": "reweight", "minimum": 0.5}, normalisation="none",
    )  # fmt: skip
    columns = {"a": [4, 4, None, 4], "b": [8, None, None, None], "c": [9, 8, None, None], "d": [1, 2, 3, None]}
    found = run(columns, how)
    np.testing.assert_allclose(found.evaluation.domains["x"], [7, 6, NAN, NAN])
    np.testing.assert_allclose(found.score, [(21 + 1) / 4, (18 + 2) / 4, 3, NAN])
    np.testing.assert_allclose(found.contributions[1], [0.75 * 2, 0, 0.75 * 4, 0.5])
    np.testing.assert_allclose(found.contributions[2], [0, 0, 0, 3])
    assert np.isnan(found.contributions[3]).all()
    assert "fewer than 50 % of the values are there" in found.table["ci_note"][3]


def test_imputation_within_groups():
    columns = {
        "a": [1, 3, None, 100, None, None, None],
        "b": [1, 2, 3, 4, 5, 6, 7],
        "g": ["n", "n", "n", "s", "w", None, NAN],
    }
    how = made(["a", "b"], missing={"policy": "mean", "group": "g"}, normalisation="none")
    found = run(columns, how)
    # Nobody in the west has a value, and two areas have no group: nothing is taken from elsewhere.
    np.testing.assert_array_equal(found.prepared.treated[:, 0], [1, 3, 2, 100, NAN, NAN, NAN])
    np.testing.assert_array_equal(found.prepared.imputed[:, 0], [False, False, True] + [False] * 4)
    groups = np.array(["n", None, "n", None, "s"], dtype=object)
    filled = impute.impute(floats(1, 7, NAN, NAN, 9), impute.Policy.MEDIAN, groups)
    np.testing.assert_array_equal(filled, [1, 7, 1, NAN, 9])


def test_an_area_without_any_value_is_not_imputed():
    found = run({"a": [1, 2, None], "b": [1, 2, None]}, made(["a", "b"], missing="mean"))
    np.testing.assert_array_equal(found.score, [0, 100, NAN])


def test_treatment_comes_before_imputation_and_normalising():
    columns = {"a": [*range(1, 11), 100, None], "b": [*range(12)]}
    found = run(columns, made(["a", "b"], missing="mean", treatment="default"))
    np.testing.assert_array_equal(found.prepared.treated[10:, 0], [10, np.mean([*range(1, 11), 10])])
    assert found.prepared.winsorised[:, 0].tolist() == [False] * 10 + [True, False]
    assert "extreme value moved in: a" in found.table["ci_note"][10]
    assert found.prepared.values[10, 0] == 100


def test_treatment_never_makes_areas_the_same():
    for x in (floats(*[0] * 20, 1), floats(*[0] * 20, 1, 5)):
        treated = treat.treat(x)
        assert treated.logged and len(np.unique(treated.values)) == len(np.unique(x))


@pytest.mark.parametrize("unit", [1e-120, 1e-12, 1.0, 1e12, 1e140])
def test_moments_and_z_scores_do_not_depend_on_the_unit(unit):
    x = floats(3, 1, 4, 1, 5, 9, 2, 6)
    np.testing.assert_allclose(treat.moments(x * unit), (pd.Series(x).skew(), pd.Series(x).kurt()), rtol=1e-12)
    np.testing.assert_allclose(methods.ZScore().apply(x * unit), (x - x.mean()) / x.std(ddof=1), rtol=1e-12)


def test_the_first_component():
    x = np.random.RandomState(5).normal(size=(60, 3)) @ np.array([[1.0, 0.8, 0.1], [0, 1, 0], [0, 0, 1]])
    values, vectors = np.linalg.eigh(np.corrcoef(x.T))
    np.testing.assert_allclose(weights.first_component(x).weights, vectors[:, -1] ** 2, rtol=1e-10)
    shares, loadings = weights.components(x)
    np.testing.assert_allclose(shares, values[::-1] / 3, rtol=1e-10)
    assert shares.sum() == pytest.approx(1) and (loadings[np.abs(loadings).argmax(axis=0), range(3)] > 0).all()
    columns = {name: column.tolist() for name, column in zip("abc", x.T)}
    found = run(columns, made(["a", "b", "c"], weighting="first component", normalisation="z-score"))
    np.testing.assert_allclose(list(found.prepared.tree.given.values()), vectors[:, -1] ** 2, rtol=1e-9)
    np.testing.assert_allclose(found.contributions.sum(axis=1), found.score, atol=1e-12)


@pytest.mark.parametrize("rescale", ["min-max", {"method": "z-score", "mean": 100, "sd": 15}])
def test_contributions_to_a_rescaled_score_add_up_and_leave_out_what_is_missing(rescale):
    columns = {"a": [1, 2, 4, None], "b": [3, 1, 2, 2], "c": [5, 1, None, 3]}
    found = run(columns, made(["a", "b", "c"], missing="reweight", rescale=rescale))
    np.testing.assert_allclose(found.contributions.sum(axis=1), found.score, rtol=1e-12, atol=1e-12)
    assert found.contributions[3, 0] == 0 and found.contributions[2, 2] == 0


def test_a_rounded_domain_has_no_parts_that_add_up():
    how = made(
        [{"field": "a", "domain": "x"}, "b"], domains=[{"name": "x", "normalisation": {"method": "none", "digits": 0}}]
    )
    found = run({"a": [1, 2, 4], "b": [3, 1, 2]}, how)
    np.testing.assert_allclose(found.score, [50, 16.5, 75])
    assert found.contributions is None
    assert any(
        "There are no contributions: The domain 'x' is normalised before it counts" in one for one in found.warnings
    )


def test_the_fingerprint_of_the_input():
    how = made(["a"], missing={"policy": "mean", "group": "g"})
    columns = {"a": [1, 2, 0, None], "g": ["n", "n", "s", "s"]}
    same = engine.input_fingerprint(areas(columns, how))
    turned = {name: values[::-1] for name, values in columns.items()}
    assert engine.input_fingerprint(areas(turned, how, ["X00003", "X00002", "X00001", "X00000"])) == same
    assert engine.input_fingerprint(areas({**columns, "a": [1, 2, -0.0, NAN]}, how)) == same
    for other in (
        {"a": [1, 2, 0, 0]},
        {"a": [1, 2, 0, 1e-300]},
        {"g": ["n", "n", "s", "n"]},
        {"g": ["n", "n", "s", None]},
    ):
        assert engine.input_fingerprint(areas({**columns, **other}, how)) != same, other


def test_winsorising_moves_at_most_five_areas_however_many_share_a_value():
    x = np.array([1.0, 2, 3, 4, 5, 6, 7, 8] * 6 + [100.0] * 2 + [200.0] * 2 + [400.0] * 2)
    found = treat.winsorise(x)
    assert found.winsorised.sum() == 4  # the next two would be six
    assert found.values.max() == 100
    assert not treat.winsorise(np.array([1.0, 2, 3, 4, 5, 6, 7, 8] * 20 + [100.0] * 6)).winsorised.any()
    alone = treat.winsorise(np.array([1.0, 2, 3, 4, 5, 6, 7, 8] * 6 + [100.0, 200, 300, 400, 500, 600]), force=True)
    assert alone.winsorised.sum() == 5 and alone.values.max() == 100


def test_a_first_component_that_is_weak_or_of_both_signs_is_warned_of_and_its_share_reported():
    random = np.random.RandomState(4)
    a, b, c, d, e = random.normal(size=(5, 60))
    same = {"a": a.tolist(), "b": (a + 0.3 * b).tolist(), "c": (a + 0.3 * c).tolist()}
    how = made(list("abc"), weighting="first component")
    sound = run(same, how)
    assert sound.warnings == ()
    component = sound.prepared.tree.components[""]
    share = np.linalg.eigvalsh(np.corrcoef(list(same.values())))[-1] / 3
    assert component.explained == pytest.approx(share) and share > 0.8
    assert f"(squared loadings), which explains {100 * share:.0f} % of the variance" in composite_report(sound, "")
    (against,) = run({**same, "c": [-one for one in same["c"]]}, how).warnings
    assert against.startswith("The index: the first component has loadings of both signs. 'c' runs against the others")
    columns = {
        "a": a.tolist(),
        "b": b.tolist(),
        "c": c.tolist(),
        "d": d.tolist(),
        "e": e.tolist(),
        "f": list(range(60)),
    }
    domains = [{"name": "x", "label": "X", "weighting": "first component"}]
    loose = made([*({"field": one, "domain": "x"} for one in "abcde"), "f"], domains=domains)
    assert any(
        one.startswith("The domain 'X': the first component is weak. It explains ")
        for one in run(columns, loose).warnings
    )
    drawn = robustness(areas(columns, loose), loose, Uncertainty(draws=10), lambda _: None)
    assert any("first component is weak" in one for one in drawn.warnings)
