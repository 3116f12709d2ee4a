"""What an index says of one area, from the aliases of the real indices."""

from __future__ import annotations

import pytest

from medway_isolation_plugin.core import explain

ALIASES = {
    "code": "",
    "la_65p": "65+ living alone, % of residents 65+",
    "la_65p_lo": "65+ living alone, %: lower 95 % limit",
    "la_65p_hi": "65+ living alone, %: upper 95 % limit",
    "la_65p_cmp": "65+ living alone: compared with the study area",
    "la_65p_q": "65+ living alone: quintile (1 = most isolated)",
    "dep_q": "Health Deprivation and Disability: local quintile (1 = most deprived)",
    "si_65p": "65+ isolation: score per household",
    "si_65p_q": "65+ isolation: quintile (1 = most isolated)",
    "si_65p_c01": "65+ isolation: part of the score from Widowed",
    "si_65p_c02": "65+ isolation: part of the score from No car",
    "si_u65_q": "Under 65 isolation: quintile (1 = most isolated)",
}
VALUES = {
    "la_65p": 32.15, "la_65p_lo": 28.04, "la_65p_hi": 36.55, "la_65p_cmp": "higher", "la_65p_q": 1, "dep_q": None,
    "si_65p": 0.80456, "si_65p_q": 2, "si_65p_c01": 0.2, "si_65p_c02": 0.604,
}  # fmt: skip


def test_a_value_with_its_interval():
    (facts,) = explain.explain(ALIASES, VALUES, ["la_65p_q"])
    assert facts.subject == "65+ living alone"
    assert facts.lines == (
        ("% of residents 65+", "32.2 (95 % interval 28.0 to 36.6)"),
        ("compared with the study area", "higher"),
        ("quintile (1 = most isolated)", "1"),
    )


def test_contributions_and_missing_values():
    dep, isolation = explain.explain(ALIASES, VALUES, ["dep_q", "si_65p_q", "si_65p", "gone"])
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
    (facts,) = explain.explain(ALIASES, values, ["si_65p_q"])
    assert facts.score == score
    assert (facts.adds_up(), facts.in_percent()) == (adds_up, in_percent)


def test_a_field_of_the_users_own():
    (facts,) = explain.explain({"income": "", "code": ""}, {"income": 1234.5}, ["income"])
    assert (facts.subject, facts.lines) == ("income", (("income", "1,234.5"),))
