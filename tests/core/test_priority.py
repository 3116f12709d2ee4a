"""Rules that flag areas (METHODS §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import default_rule, priority
from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.bands import P65, U65, Band
from medway_isolation_plugin.core.described import Described, Known, unowned
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.field_names import results_by_name
from medway_isolation_plugin.core.fields import Result, ResultKind
from medway_isolation_plugin.core.priority import PEOPLE, SCORE, Flags, Join
from tests.core import made
from tests.core.made import DEPRIVED, LIVING, class_field

NAN = float("nan")


def Criterion(field: str, comparison: str, threshold: float, of: Described | str = "") -> priority.Criterion:
    """Return a criterion; `of` is what its field is, or only its heading."""
    return priority.Criterion(field, comparison, threshold, unowned(field, of) if isinstance(of, str) else of)


ISOLATION = Criterion("si_65p_q", "=", 1, made.ISOLATION)
HEALTH = Criterion("dep_q", "=", 1, made.HEALTH)
LABELS = {name: unowned(name, label) for name, label in (("q", "Quintile"), ("rate", "Rate"), ("people", "Residents"))}


def flag(rule: list[priority.Criterion], columns: list[list], extra: dict[str, list] | None = None, **options) -> Flags:
    values = {criterion.key: np.array(cells, dtype=float) for criterion, cells in zip(rule, columns)}
    values.update({key: np.array(cells, dtype=float) for key, cells in (extra or {}).items()})
    n = len(columns[0])
    codes = np.array([f"a{number}" for number in range(n)], dtype=object)
    return priority.flag(AreaTable(codes, values, np.full(n, None, dtype=object)), rule, **options)


def same(found: np.ndarray, expected: list) -> None:
    np.testing.assert_array_equal(found, np.array(expected, dtype=float))


def test_the_rule_of_the_jsna():
    found = flag([ISOLATION, HEALTH], [[1, 1, 2, 1], [1, 2, 1, 1]], {PEOPLE: [100, 50, 60, 30]})
    same(found.table["prio"], [1, 0, 0, 1])
    same(found.table["prio_n"], [2, 1, 1, 2])
    assert found.table["prio_why"].tolist() == [
        "65+ isolation in worst fifth; health in worst fifth", None, None,
        "65+ isolation in worst fifth; health in worst fifth",
    ]  # fmt: skip
    assert (found.flagged, found.undecided, found.people) == (2, 0, 130)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        (ISOLATION, "65+ isolation in worst fifth"),
        (HEALTH, "health in worst fifth"),
        (Criterion("q", "=", 1, class_field(DEPRIVED, "Crime", national=True, classes=10)), "Crime in worst tenth nationally"),
        (Criterion("q", "=", 1, class_field(LIVING, "alone", U65, classes=4)), "Under 65 alone in worst quarter"),
        (Criterion("q", "=", 1, class_field(DEPRIVED, "Crime", classes=7)), "Crime in worst seventh"),
        (Criterion("q", "=", 2, class_field(DEPRIVED, "X", classes=10)), "X: local decile (1 = most deprived) is 2"),
        (
            Criterion("q", "<=", 1, class_field(ResultKind.LIVING_ALONE, "x", P65, classes=10)),
            "65+ x: decile (1 = most isolated) is at most 1",
        ),
        (Criterion("rate", "!=", 3, ""), "rate is not 3"),
        (Criterion("rate", "<", 2.5, "Rate"), "Rate is below 2.5"),
        (Criterion("rate", ">", 0.1, "Rate"), "Rate is above 0.1"),
        (Criterion("rate", ">=", 20, "Residents 65+"), "Residents 65+ is at least 20"),
    ],
)  # fmt: skip
def test_words(criterion: priority.Criterion, words: str):
    assert criterion.words() == words


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        ("=", [0, 1, 0, NAN]),
        ("!=", [1, 0, 1, NAN]),
        ("<", [1, 0, 0, NAN]),
        ("<=", [1, 1, 0, NAN]),
        (">", [0, 0, 1, NAN]),
        (">=", [0, 1, 1, NAN]),
    ],
)
def test_comparisons(comparison: str, expected: list):
    found = flag([Criterion("rate", comparison, 2)], [[1, 2, 3, NAN]])
    same(found.table["prio"], expected)
    assert found.undecided == 1


@pytest.mark.parametrize(("join", "at_least", "needed"), [(Join.ALL, 1, 3), (Join.ANY, 1, 1), (Join.AT_LEAST, 2, 2)])
def test_three_valued_logic(join: Join, at_least: int, needed: int):
    """An area is undecided exactly where its missing values could tip the rule either way."""
    rule = [Criterion(name, "=", 1) for name in "abc"]
    cases = list(product([1.0, 2.0, NAN], repeat=3))
    found = flag(rule, [list(column) for column in zip(*cases)], join=join, at_least=at_least)
    for row, case in enumerate(cases):
        ways = product(*[[1.0, 2.0] if np.isnan(value) else [value] for value in case])
        outcomes = {sum(value == 1 for value in way) >= needed for way in ways}
        expected = NAN if len(outcomes) == 2 else float(outcomes.pop())
        np.testing.assert_equal(found.table["prio"][row], expected, err_msg=str(case))
        assert found.table["prio_n"][row] == sum(value == 1 for value in case)
    assert found.undecided == int(np.isnan(found.table["prio"]).sum()) > 0
    assert f"{found.undecided} of 27 areas are undecided" in found.warnings[0]


def test_reasons_say_what_is_not_known():
    rule = [Criterion("a", "=", 1, "A"), Criterion("b", "=", 1, "B")]
    found = flag(rule, [[1, 1, NAN, 2], [NAN, 1, NAN, NAN]])
    assert found.table["prio_why"].tolist() == ["A is 1; not known: B is 1", "A is 1; B is 1",
                                                "not known: A is 1; not known: B is 1", None]  # fmt: skip
    either = flag(rule, [[1, 2], [NAN, 2]], join=Join.ANY)
    assert either.table["prio_why"].tolist() == ["A is 1; not known: B is 1", None]


def test_ranks_by_score_then_by_people_with_ties():
    found = flag(
        [Criterion("q", "=", 1)],
        [[1, 1, 1, 1, 1, 2, 1]],
        {SCORE: [5, 9, 5, 5, 5, 99, NAN], PEOPLE: [10, 1, 30, 10, NAN, 99, 500]},
    )
    same(found.table["prio_rk"], [3, 1, 2, 3, 5, NAN, 6])
    assert found.people == 551
    assert any("have no number of people" in warning for warning in found.warnings)


def test_ranks_by_score_alone_by_people_alone_and_by_nothing():
    rule, cells = [Criterion("q", "=", 1)], [[1, 2, 1, 1]]
    same(flag(rule, cells, {SCORE: [1, 9, 3, 3]}).table["prio_rk"], [3, NAN, 1, 1])
    same(flag(rule, cells, {PEOPLE: [7, 9, 3, 8]}).table["prio_rk"], [2, NAN, 3, 1])
    same(flag(rule, cells).table["prio_rk"], [NAN] * 4)


def test_people_of_areas_that_are_not_flagged_do_not_count():
    found = flag([Criterion("q", "=", 1)], [[1, 2, NAN]], {PEOPLE: [7, NAN, 100]})
    assert found.people == 7
    assert not any("no number of people" in warning for warning in found.warnings)


def test_no_area_is_flagged():
    found = flag([Criterion("q", "=", 1)], [[2, 3]], {SCORE: [1, 2], PEOPLE: [1, 2]})
    same(found.table["prio"], [0, 0])
    same(found.table["prio_rk"], [NAN, NAN])
    assert (found.flagged, found.people) == (0, 0)


def test_prefix_and_label_name_the_fields():
    columns = flag([Criterion("q", "=", 1)], [[1]], prefix="p65", label="65+").table.columns
    assert [column.name for column in columns] == ["p65", "p65_n", "p65_why", "p65_rk"]
    assert columns[0].alias == "Priority 65+: priority area (1 = yes, 0 = no)"
    assert columns[1].alias == "Priority 65+: criteria met, of 1"
    longest = flag([Criterion("q", "=", 1)], [[1]], prefix="abcdef").table.columns
    assert max(len(column.name) for column in longest) == 10


@pytest.mark.parametrize("prefix", ["", "abcdefg", "1a", "a b", "ä", "a-b", "_a"])
def test_impossible_prefixes(prefix: str):
    with pytest.raises(InputError, match="must be 1 to 6 letters"):
        flag([Criterion("q", "=", 1)], [[1]], prefix=prefix)


@pytest.mark.parametrize("k", [-1, 0, 3])
def test_impossible_k(k: int):
    rule = [Criterion("a", "=", 1), Criterion("b", "=", 1)]
    with pytest.raises(InputError, match=f"at least {k} of 2 criteria. Choose a number from 1 to 2"):
        flag(rule, [[1], [1]], join=Join.AT_LEAST, at_least=k)


def test_k_matters_only_where_it_is_asked_for():
    rule = [Criterion("a", "=", 1), Criterion("b", "=", 1)]
    same(flag(rule, [[1, 1], [1, 2]], join=Join.ALL, at_least=99).table["prio"], [1, 0])


VALUES = st.lists(st.sampled_from([1.0, 2.0, NAN]), min_size=8, max_size=8)


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_asking_for_more_never_flags_more(columns: list[list[float]]):
    rule = [Criterion(f"f{number}", "=", 1) for number in range(len(columns))]
    found = [flag(rule, columns, join=Join.AT_LEAST, at_least=k + 1) for k in range(len(rule))]
    counts = [flags.flagged for flags in found]
    assert counts == sorted(counts, reverse=True)
    np.testing.assert_array_equal(found[0].table["prio"], flag(rule, columns, join=Join.ANY).table["prio"])
    np.testing.assert_array_equal(found[-1].table["prio"], flag(rule, columns, join=Join.ALL).table["prio"])
    assert all(flags.flagged == (flags.table["prio"] == 1).sum() for flags in found)


def test_criteria_from_a_matrix():
    found = priority.criteria(["q", "=", "1", "rate", "≥", 2.5, " people ", "<>", " 3 "], LABELS)
    assert found == [
        Criterion("q", "=", 1.0, "Quintile"),
        Criterion("rate", ">=", 2.5, "Rate"),
        Criterion("people", "!=", 3.0, "Residents"),
    ]


@pytest.mark.parametrize(
    ("spelling", "meaning"),
    [("==", "="), ("<>", "!="), ("≠", "!="), ("≤", "<="), ("≥", ">="), ("<", "<"), (">", ">"), ("!=", "!=")],
)
def test_spellings_of_comparisons(spelling: str, meaning: str):
    assert priority.criteria(["q", spelling, 1], LABELS)[0].comparison == meaning


def test_empty_rows_are_left_out():
    assert len(priority.criteria(["", None, " ", "q", "=", 1, None, None, None], LABELS)) == 1


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([], "The rule has no criteria"),
        (["", "", ""], "The rule has no criteria"),
        (["q", "=", ""], "Criterion 1 is incomplete"),
        (["q", "=", None], "Criterion 1 is incomplete"),
        (["q", "="], "Criterion 1 is incomplete"),
        (["q", "=", 1, "", "<", 2], "Criterion 2 is incomplete"),
        (["q", "=", 1, "none", "=", 1], "Criterion 2: the layer has no field 'none'. Its fields are: q, rate, people."),
        (["Q", "=", 1], "Criterion 1: the layer has no field 'Q'. Did you mean 'q'?"),
        (["q", "like", 1], "Criterion 1: 'like' is no comparison. Use one of =, !=, <, <=, >, >=."),
        (["q", "=", "high"], "Criterion 1: the threshold 'high' is not a number"),
        (["q", "=", "nan"], "Criterion 1: the threshold 'nan' is not a number"),
        (["q", "<", "inf"], "Criterion 1: the threshold 'inf' is not a number"),
        (["q", "=", 1] * 51, "The rule has 51 criteria; at most 50 are allowed"),
    ],
)
def test_malformed_criteria(cells: list, words: str):
    with pytest.raises(InputError) as caught:
        priority.criteria(cells, LABELS)
    assert words in str(caught.value)


def test_a_message_counts_rows_as_the_user_sees_them():
    with pytest.raises(InputError, match="Criterion 2: the threshold 'x'"):
        priority.criteria(["", "", "", "q", "=", "x"], LABELS)


# What is known by its name only, and results at 66


def test_how_many_classes_there_are_is_not_claimed_where_only_the_name_is_known():
    """Few areas or a poor format may show 1 and 2 of ten classes: that is not the worst half."""
    bare = replace(made.ISOLATION, known=Known.NAME, classes=2)
    assert Criterion("si_65p_q", "=", 1, bare).words() == "65+ isolation in worst class"
    whole = replace(made.ISOLATION, classes=10, result=replace(made.ISOLATION.result, classes=10))
    assert Criterion("si_65p_q", "=", 1, whole).words() == "65+ isolation in worst tenth"


def rule_of(band: Band, results: Sequence[Result] = (), there: Sequence[str] = ()) -> list[object]:
    """Return the fields of the rule to begin with, all of which must be equal to 1."""
    cells = default_rule.default_cells(band, results, there)
    assert set(zip(cells[1::3], cells[2::3])) == {("=", 1)}
    return cells[::3]


def test_the_rule_to_begin_with_takes_what_the_layer_has():
    at_66 = results_by_name(["si_u66_q", "si_66p_q", "dep_nq", "dep_q", "la_66p_q"])
    assert rule_of(P65, at_66) == ["si_66p_q", "dep_q"]
    assert rule_of(U65, at_66) == ["si_u66_q", "dep_q"]
    at_65 = results_by_name(["si_65p_q"])
    assert rule_of(P65, (*at_66, *at_65))[0] == "si_65p_q"  # the newest
    assert rule_of(P65, (*at_65, *at_66))[0] == "si_66p_q"


def test_the_rule_to_begin_with_takes_living_alone_where_nothing_better_is_there():
    assert rule_of(P65, results_by_name(["la_65p_q", "la_u65_q", "dep_q"])) == ["la_65p_q", "dep_q"]
    assert rule_of(U65, results_by_name(["la_65p_q", "la_u65_q", "dep_q"])) == ["la_u65_q", "dep_q"]
    assert rule_of(U65, results_by_name(["la_66p_q", "la_u66_q"])) == ["la_u66_q"]
    assert rule_of(P65, results_by_name(["si_65p_q", "la_65p_q"])) == ["si_65p_q"]


def test_the_rule_to_begin_with_goes_by_names_where_nothing_else_is_known():
    assert rule_of(P65, there=["code", "la_65p_q", "dep_q"]) == ["la_65p_q", "dep_q"]
    assert rule_of(P65, there=["si_65p_q", "la_65p_q"]) == ["si_65p_q"]


def test_without_isolation_there_is_no_rule_to_begin_with():
    with pytest.raises(InputError, match=r"no isolation quintile for 65\+.*Its fields are: la_u65_q, dep_q"):
        default_rule.default_cells(P65, results_by_name(["la_u65_q", "dep_q"]), ["la_u65_q", "dep_q"])


def test_the_rule_to_begin_with_prefers_the_layers_own_columns_to_those_of_a_join():
    joined = results_by_name(["old_si_65p_q", "old_dep_q"])
    assert rule_of(P65, joined) == ["old_si_65p_q", "old_dep_q"]
    own = results_by_name(["si_65p_q", "dep_q"])
    assert rule_of(P65, (*own, *joined)) == ["si_65p_q", "dep_q"]
