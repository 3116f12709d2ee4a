"""Recipes that are wrong: the message names the place in the document."""

from __future__ import annotations

import json
from typing import Any

import pytest

from medway_isolation_plugin.core.composite import recipe
from medway_isolation_plugin.core.faults import InputError
from tests.core.composite.made import document, made

BIG = 10**400  # no float can hold it
TWO = [{"field": "a"}, {"field": "b"}]


def refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        recipe.parse(text, "mine.json")
    message = str(caught.value)
    assert message.startswith(("mine.json: ", "mine.json is not valid JSON")), message
    assert message.endswith(".")
    return message


def refused_with(**root: Any) -> str:
    return refused(json.dumps({**document(TWO), **root}))


def refused_indicator(**indicator: Any) -> str:
    return refused(json.dumps(document([{"field": "a"}, {"field": "b", **indicator}])))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"schema": "medway-isolation/weight-profile"}, "schema must be 'medway-isolation/recipe': this is not a recipe"),
        ({"schema_version": 2}, "schema_version is 2, made by a newer version of the plugin; this one reads up to 1"),
        ({"schema_version": 0}, "schema_version must be a whole number from 1"),
        ({"schema_version": 1.0}, "schema_version must be a whole number from 1"),
        ({"schema_version": True}, "schema_version must be a whole number from 1"),
        ({"schema_version": "1"}, "schema_version must be a whole number from 1"),
        ({"schema_version": None}, "schema_version must be a whole number from 1"),
        ({"title": ""}, "title must be a text that is not empty"),
        ({"title": "   "}, "title must be a text that is not empty"),
        ({"title": 3}, "title must be a text that is not empty"),
        ({"colour": "red"}, "colour is not known here"),
        ({"indicators": []}, "indicators must be a list with at least one entry"),
        ({"indicators": {}}, "indicators must be a list with at least one entry"),
        ({"indicators": ["a"]}, r"indicators[0] must be an object in curly brackets"),
        ({"domains": "none"}, "domains must be a list"),
        ({"domains": [7]}, "domains[0] must be an object"),
        ({"meaning": "very bad"}, "meaning is 'very bad'; it must be one word"),
        ({"band": "70p"}, "band must be u65"),
        ({"placeholder": 1}, "placeholder must be true or false"),
        ({"direction_applied": "never"}, "direction_applied is 'never'; it must be one of: before, after"),
        ({"constant": "keep"}, "constant is 'keep'; it must be one of: error, drop"),
        ({"aggregation": "mean"}, "aggregation is 'mean'; it must be one of: arithmetic mean"),
        ({"aggregation": ["sum"]}, "aggregation is '['sum']'"),
        ({"weighting": "panel"}, "weighting is 'panel'; it must be one of: manual, equal, first component"),
        ({"missing": "ignore"}, "missing.policy is 'ignore'; it must be one of: null, reweight, mean, median"),
        ({"missing": None}, "missing must be an object"),
        ({"missing": {"policy": "reweight", "minimum": 1.5}}, "missing.minimum is 1.5; it must be 0 or more, at most 1"),
        ({"missing": {"policy": "reweight", "minimum": -0.1}}, "missing.minimum is -0.1"),
        ({"missing": {"policy": "mean", "within": "region"}}, "missing.within is not known here"),
        ({"ranking": {"classes": 1}}, "ranking.classes is 1; it must be from 2 to 100"),
        ({"ranking": {"classes": 4.5}}, "ranking.classes must be a whole number"),
        ({"ranking": {"classes": BIG}}, "ranking.classes is too large; it must be from 2 to 100"),
        ({"ranking": {"rule": "scotland"}}, "ranking.rule is 'scotland'"),
        ({"ranking": []}, "ranking must be an object"),
        ({"rescale": None}, "rescale must be an object"),
        ({"rescale": "min max"}, "rescale.method is 'min max'"),
        ({"normalisation": {"method": "min-max", "low": 1}}, "normalisation.low is not known here. Known are: digits, lower"),
        ({"treatment": "strong"}, "treatment is 'strong'; it must be 'none', 'default' or an object"),
        ({"treatment": {"winmax": -1}}, "treatment.winmax is -1"),
        ({"treatment": {"log": "natural"}}, "treatment.log is 'natural'"),
    ],
)  # fmt: skip
def test_top_level(changed, expected):
    assert expected in refused_with(**changed)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"field": ""}, "indicators[1].field must be a text that is not empty"),
        ({"field": 5}, "indicators[1].field must be a text"),
        ({"field": "a"}, "indicators[1].field 'a' occurs twice: an indicator counts once"),
        ({"field": " a "}, "indicators[1].field 'a' occurs twice"),
        ({"label": None}, "indicators[1].label must be a text"),
        ({"weight": -1}, "indicators[1].weight is -1; it must be 0 or more"),
        ({"weight": -1e-300}, "indicators[1].weight is -1e-300; it must be 0 or more"),
        ({"weight": "2"}, "indicators[1].weight must be a number"),
        ({"weight": None}, "indicators[1].weight must be a number"),
        ({"weight": True}, "indicators[1].weight must be a number"),
        ({"weight": BIG}, "indicators[1].weight must be a number"),
        ({"weight": float("nan")}, "indicators[1].weight must be a number"),
        ({"weight": float("inf")}, "indicators[1].weight must be a number"),
        ({"weight": [1]}, "indicators[1].weight must be a number"),
        ({"direction": "up"}, "indicators[1].direction is 'up'; it must be one of: higher, lower"),
        ({"direction": -1}, "indicators[1].direction is '-1'"),
        ({"domain": "nowhere"}, "indicators[1].domain is 'nowhere', which is no domain. Known are: none"),
        ({"wieght": 1}, "indicators[1].wieght is not known here. Known are: denominator, direction, domain, field"),
        ({"normalisation": None}, "indicators[1].normalisation must be an object"),
        ({"normalisation": {}}, "indicators[1].normalisation.method is missing"),
        ({"normalisation": {"method": "goalposts"}}, "normalisation.low is missing; goalposts needs it"),
        (
            {"normalisation": {"method": "goalposts", "low": 10, "high": 2}},
            "indicators[1].normalisation.high is 2, not above low (10): the goalposts are reversed. "
            "To turn an indicator round, set its direction",
        ),
        ({"normalisation": {"method": "goalposts", "low": 1, "high": 1}}, "the goalposts are reversed"),
        ({"normalisation": {"method": "goalposts", "low": None, "high": 1}}, "normalisation.low is missing; goalposts needs it"),
        ({"normalisation": {"method": "min-max", "lower": 100, "upper": 0}}, "indicators[1].normalisation.upper must be above"),
        ({"normalisation": {"method": "min-max", "lower": float("nan")}}, "indicators[1].normalisation.lower must be a number"),
        ({"normalisation": {"method": "z-score", "sd": 0}}, "indicators[1].normalisation.sd must be above 0"),
        ({"normalisation": {"method": "rank", "ties": "random"}}, "indicators[1].normalisation.ties is 'random'"),
        ({"normalisation": {"method": "distance to reference"}}, "indicators[1].normalisation.reference is missing"),
        ({"normalisation": {"method": "flag"}}, "indicators[1].normalisation.threshold is missing"),
        ({"normalisation": {"method": "flag", "threshold": None}}, "indicators[1].normalisation.threshold is missing"),
        ({"normalisation": {"method": "flag", "threshold": 1, "of": "rank"}}, "indicators[1].normalisation.of is 'rank'"),
        ({"normalisation": {"method": "exponential", "total": 1}}, "indicators[1].normalisation.total is 1"),
        ({"normalisation": {"method": "exponential", "total": BIG}}, "indicators[1].normalisation.total is too large"),
        ({"normalisation": {"method": "none", "digits": 400}}, "indicators[1].normalisation.digits is 400"),
        ({"normalisation": {"method": "goalposts", "low": 0, "high": 1, "truncate": "no"}}, "truncate must be true or false"),
        ({"treatment": {"winmax": 2.5}}, "indicators[1].treatment.winmax must be a whole number"),
        ({"treatment": {"skew": -2}}, "indicators[1].treatment.skew is -2"),
        ({"panel": {"n": 3}}, "indicators[1].panel"),
        ({"panel": "five people"}, "indicators[1].panel must be an object"),
    ],
)  # fmt: skip
def test_one_indicator(changed, expected):
    assert expected in refused_indicator(**changed)


def domains(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "domain": above} for name, above in pairs]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (domains(("x", "x")), "domains[0].domain goes round in a circle: x > x"),
        (domains(("x", "y"), ("y", "x")), "domains[0].domain goes round in a circle: x > y > x"),
        (domains(("u", "x"), ("x", "y"), ("y", "x")), "domains[0].domain goes round in a circle: x > y > x"),
        (domains(("x", "z")), "domains[0].domain is 'z', which is no domain. Known are: x"),
        (domains(("x", ""), ("x", "")), "domains[1].name 'x' is the name of another domain or indicator"),
        (domains(("x", ""), ("b", "")), "domains[1].name 'b' is the name of another domain or indicator"),
        (domains(("x", ""), ("y", "x")), "domains[1] is the domain 'y', to which no indicator belongs"),
        ([{"name": "x", "weight": -2}], "domains[0].weight is -2"),
        ([{"name": ""}], "domains[0].name must be a text that is not empty"),
        ([{"label": "X"}], "domains[0].name must be a text that is not empty"),
        ([{"name": "x", "members": []}], "domains[0].members is not known here"),
        ([{"name": "x", "normalisation": {"method": "flag"}}], "domains[0].normalisation.threshold is missing"),
    ],
)
def test_domains(given, expected):
    indicators = [{"field": "a", "domain": "x"}, {"field": "b"}]
    assert expected in refused(json.dumps(document(indicators, domains=given)))


def test_weights_that_sum_to_zero():
    nothing = [{"field": "a", "weight": 0}, {"field": "b", "weight": 0}]
    assert "the document at the top has weights that sum to 0" in refused(json.dumps(document(nothing)))
    inside = [{"field": "a", "domain": "x", "weight": 0}, {"field": "b"}]
    message = refused(json.dumps(document(inside, domains=[{"name": "x"}])))
    assert "domains[0] of the domain 'x' has weights that sum to 0: at least one must be above 0" in message
    assert made(nothing, weighting="equal").indicators[0].weight == 0  # equal weights really ignore weights


def test_a_group_that_counts_flags_takes_only_flags():
    message = refused(json.dumps(document(["a"], aggregation="count of flags")))
    assert "indicators[0].normalisation is min-max, but its group counts flags: use the method flag" in message
    flag = {"method": "flag", "threshold": 1}
    inside = document(
        [{"field": "a", "domain": "x"}], normalisation=flag, aggregation="count of flags", domains=[{"name": "x"}]
    )
    assert "domains[0].aggregation must be a count of flags, as the group above it is" in refused(json.dumps(inside))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is not valid JSON"),
        ("{", "at line 1, column 2"),
        ("[]", "the document must be an object in curly brackets"),
        ("null", "the document must be an object"),
        ('"recipe"', "the document must be an object"),
        ('{"schema": 1, "schema": 2}', "the key 'schema' occurs twice in one place"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ("{}", "schema must be 'medway-isolation/recipe'"),
        ('{"schema": "medway-isolation/recipe", "schema_version": ' + "9" * 5000 + "}", "a number that is too long"),
    ],
)
def test_text_that_is_no_recipe(text, expected):
    assert expected in refused(text)


def test_a_key_twice_in_an_indicator():
    text = json.dumps(document(["a"])).replace('"field": "a"', '"field": "a", "weight": 1, "weight": 2')
    assert "the key 'weight' occurs twice" in refused(text)


def test_a_very_deep_tree_is_refused():
    deep = [{"name": f"d{number}", "domain": f"d{number + 1}"} for number in range(3000)] + [{"name": "d3000"}]
    message = refused(json.dumps(document([{"field": "a", "domain": "d0"}], domains=deep)))
    assert "domains[0].domain is more than 100 domains deep" in message


def test_a_tree_of_fifty_levels_is_not_refused():
    deep = [{"name": f"d{number}", "domain": f"d{number + 1}"} for number in range(50)] + [{"name": "d50"}]
    how = made([{"field": "a", "domain": "d0"}, "b"], domains=deep)
    assert [one.name for one in how.bottom_up()] == [*(f"d{number}" for number in range(51)), ""]
    assert how.effective_weights() == {"a": 0.5, "b": 0.5}


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match=r"gone\.json cannot be read"):
        recipe.read(tmp_path / "gone.json")
    (tmp_path / "latin.json").write_bytes(b'{"title": "M\xe4de"}')
    with pytest.raises(InputError, match=r"latin\.json is not a text file in UTF-8"):
        recipe.read(tmp_path / "latin.json")


def test_a_recipe_that_cannot_be_written_leaves_the_old_one(tmp_path):
    path = tmp_path / "mine.json"
    how = made(["a"])
    how.write(path)
    before = path.read_bytes()
    broken = made(["a"], title="half \ud800")
    with pytest.raises(InputError, match="character that no file can hold"):
        broken.write(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["mine.json"]
    assert recipe.read(path) == how
