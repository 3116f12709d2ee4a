"""What an index says of one area, from the facts about the real indices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medway_isolation_plugin.core import explain, field_forms
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.field_names import results_by_name
from medway_isolation_plugin.core.fields import Field, Of, Part, Result, ResultKind, Role, Scope


def made(result: Result, *fields: Field) -> Result:
    named = (replace(field, name=field_forms.name_of(result, field)) for field in fields)
    return replace(result, fields=tuple(named))


def variable(number: int, label: str) -> Field:
    return Field("", Role.PART, P65, of=Of(Part.VARIABLE, number, label))


LIVING = made(
    Result(ResultKind.LIVING_ALONE, "la", worst="isolated", classes=5, base="residents", confidence=0.95),
    Field("", Role.VALUE, P65), Field("", Role.LOWER, P65), Field("", Role.UPPER, P65), Field("", Role.COMPARED, P65),
    Field("", Role.QUANTILE, P65, Scope.LOCAL),
)  # fmt: skip
HEALTH = made(
    Result(ResultKind.DEPRIVATION, "dep", "Health Deprivation and Disability", "deprived", 5),
    Field("", Role.QUANTILE, scope=Scope.LOCAL),
)
ISOLATION = made(
    Result(ResultKind.SEGMENTATION, "si", worst="isolated", classes=5),
    Field("", Role.VALUE, P65, unit="score per household"), Field("", Role.QUANTILE, P65, Scope.LOCAL),
    variable(1, "Widowed"), variable(2, "No car"), Field("", Role.QUANTILE, U65, Scope.LOCAL),
)  # fmt: skip
RESULTS = (LIVING, HEALTH, ISOLATION)
HEADINGS = {"code": "", **{field.name: "any words" for result in RESULTS for field in result.fields}}
VALUES = {
    "la_65p": 32.15, "la_65p_lo": 28.04, "la_65p_hi": 36.55, "la_65p_cmp": "higher", "la_65p_q": 1, "dep_q": None,
    "si_65p": 0.80456, "si_65p_q": 2, "si_65p_c01": 0.2, "si_65p_c02": 0.604,
}  # fmt: skip


def test_a_value_with_its_interval():
    (facts,) = explain.explain(RESULTS, HEADINGS, VALUES, ["la_65p_q"])
    assert facts.subject == "65+ living alone"
    assert facts.lines == (
        ("% of residents 65+", "32.2 (95 % interval 28.0 to 36.6)"),
        ("compared with the study area", "higher"),
        ("quintile (1 = most isolated)", "1"),
    )


def test_contributions_and_missing_values():
    dep, isolation = explain.explain(RESULTS, HEADINGS, VALUES, ["dep_q", "si_65p_q", "si_65p", "gone"])
    assert dep.lines == (("local quintile (1 = most deprived)", "not known"),)
    assert isolation.lines[0] == ("score per household", "0.805")
    assert isolation.parts == (("No car", 0.604), ("Widowed", 0.2))


@pytest.mark.parametrize(
    ("score", "parts", "adds_up", "in_percent"),
    [
        (0.804, (0.2, 0.604), True, True),
        (-0.804, (-0.2, -0.604), True, True),
        (0.604, (0.0, 0.604), True, True),
        (0.1, (0.9, -0.8), True, False),  # as percentages 900 and -800
        (-0.1, (0.8, -0.9), True, False),  # and here what makes the score worse would be below 0
        (0.0, (0.8, -0.8), True, False),
        (0.0, (0.0, 0.0), True, False),
        (50.0, (0.2, 0.604), False, False),  # rescaled along a curve
        (None, (0.2, 0.604), False, False),
        (0.1000001, (0.9, -0.8), True, False),
        (0.1001, (0.9, -0.8), False, False),
    ],
)
def test_which_parts_can_be_percentages(score, parts, adds_up, in_percent):
    values = {"si_65p": score, "si_65p_c01": parts[0], "si_65p_c02": parts[1]}
    (facts,) = explain.explain(RESULTS, HEADINGS, values, ["si_65p_q"])
    assert facts.score == score
    assert (facts.adds_up(), facts.in_percent()) == (adds_up, in_percent)


def test_a_field_of_the_users_own():
    (facts,) = explain.explain((), {"income": "", "code": ""}, {"income": 1234.5}, ["income"])
    assert (facts.subject, facts.lines) == ("income", (("income", "1,234.5"),))


def test_words_over_the_columns_change_nothing():
    plain = explain.explain(RESULTS, dict.fromkeys(HEADINGS, ""), VALUES, list(HEADINGS))
    worded = explain.explain(RESULTS, {name: f"words {name[::-1]}" for name in HEADINGS}, VALUES, list(HEADINGS))
    assert plain[1:] == worded[1:]  # the first is the code, whose heading is all that is known of it
    assert [facts.subject for facts in plain] == [
        "code", "65+ living alone", "Health Deprivation and Disability", "65+ isolation", "Under 65 isolation",
    ]  # fmt: skip


def test_what_is_known_by_its_name_only_is_told_without_claims():
    by_name = results_by_name(list(HEADINGS))
    living, health = explain.explain(by_name, dict.fromkeys(HEADINGS, ""), VALUES, ["la_65p", "dep_q"])
    assert living.subject == "65+ living alone"
    assert living.lines == (
        ("value", "32.2 (interval 28.0 to 36.6)"), ("compared", "higher"), ("local quantile", "1"),
    )  # fmt: skip
    assert (health.subject, health.lines) == (
        "Deprivation, domain not stated", (("local quantile", "not known"),),
    )  # fmt: skip
