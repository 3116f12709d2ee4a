"""Columns known again by their names alone, behind the prefix of a join or not; names that are nobody's; names that were cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from medway_isolation_plugin.core.bands import BY_KEY, P65, U65
from medway_isolation_plugin.core.field_forms import name_of
from medway_isolation_plugin.core.field_names import cut_names, results_by_name, unstated
from medway_isolation_plugin.core.fields import Field, Of, Part, Result, ResultKind, Role, Scope
from tests.core.test_field_forms import TABLES

GOLDEN = Path(__file__).parent / "golden" / "columns.tsv"
# A user's own prefix is known from what is kept beside the data only.
OWN_PREFIX = "composite, deprived, placeholder, 65+"
CASES = [case for case in TABLES if case != OWN_PREFIX]


def told(names: list[str]) -> dict[str, tuple]:
    """Return what each name is taken for."""
    return {
        field.name: (result.kind, field.role, field.band, field.scope, field.of and (field.of.part, field.of.number))
        for result in results_by_name(names)
        for field in result.fields
    }


def expected(case: str, prefix: str = "", change=str) -> dict[str, tuple]:
    result = TABLES[case].result
    band = BY_KEY.get(result.stem.removeprefix("pr_"))  # the letters of a rule say its band
    return {
        change(prefix + field.name): (
            result.kind, field.role, band or field.band, field.scope, field.of and (field.of.part, field.of.number),
        )
        for field in result.fields
    }  # fmt: skip


def golden_names() -> set[str]:
    lines = (line.split("\t") for line in GOLDEN.read_text(encoding="utf-8").splitlines())
    return {name for case, name, *_ in lines if case != OWN_PREFIX}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("prefix", ["", "dec_", "a_layer_", "LA_", "ci_", "x_la_u65_"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_every_name_is_known_with_its_role(case: str, prefix: str, change):
    names = [change(prefix + column.name) for column in TABLES[case].columns]
    assert told(["code", *names, "name"]) == expected(case, prefix, change)


def test_every_name_of_the_golden_list_is_known():
    names = sorted(golden_names())
    assert set(told(names)) == set(names)


def test_results_of_a_whole_layer_are_told_apart():
    names = [column.name for case in ("living alone", "living alone, split at 66", "segmentation", "deprivation", "composite")
             for column in TABLES[case].columns]  # fmt: skip
    names += [f"dec_{column.name}" for column in TABLES["living alone"].columns]
    found = results_by_name(list(dict.fromkeys(names)))
    assert [(result.kind.value, result.age_split, result.fields[0].name) for result in found] == [
        ("living_alone", 65, "la_u65"), ("living_alone", 66, "la_u66"), ("segmentation", 65, "si_u65"),
        ("deprivation", 0, "dep_score"), ("composite", 0, "ci"), ("living_alone", 65, "dec_la_u65"),
    ]  # fmt: skip
    assert not any(result.stated or result.classes or result.worst for result in found)


def test_a_note_belongs_to_the_results_of_both_ages():
    found = results_by_name(["la_65p_q", "la_66p_q", "la_note"])
    assert [[field.name for field in result.fields] for result in found] == [
        ["la_65p_q", "la_note"], ["la_66p_q", "la_note"],
    ]  # fmt: skip


def test_a_flag_of_a_band_is_of_that_band():
    (found,) = results_by_name(["pr_66p", "pr_66p_n", "pr_66p_why", "pr_66p_rk"])
    assert (found.stem, {field.band for field in found.fields}) == ("pr_66p", {P65.at(66)})
    (under,) = results_by_name(["PR_U65"])
    assert under.fields == (Field("PR_U65", Role.FLAG, U65),)


@pytest.mark.parametrize(
    "names",
    [
        ["ci"], ["la"], ["dep_rank"], ["dep_score"], ["si"], ["la_note"], ["rate_ci", "ci_lower"], ["cmp_up"], ["rb_med"],
        ["ci", "ci_rk", "ci_n"], ["code", "name", "prior", "scipio", "dental_q", "la_65_q", "la_u64_q", "la_q", "cia_q"],
        ["prios", "priority", "pr_u64", "pr_65p_x"], ["", "_", "__q"],
    ],
)  # fmt: skip
def test_names_that_are_nobodys(names: list[str]):
    assert results_by_name(names) == ()


def test_the_shortest_prefix_is_believed():
    """A probability of being a priority is not a flag behind a prefix."""
    assert told(["rb_q", "rb_prio"])["rb_prio"][:2] == (ResultKind.ROBUSTNESS, Role.PRIORITY_PROBABILITY)
    assert told(["x_rb_q", "x_rb_prio"])["x_rb_prio"][:2] == (ResultKind.ROBUSTNESS, Role.PRIORITY_PROBABILITY)


def test_numbers_say_which_domain_or_indicator():
    found = told(["ci_q", "ci_d12", "ci_d12_q", "ci_c3", "ci_n7", "ci_n"])
    assert found["ci_d12_q"] == (ResultKind.COMPOSITE, Role.QUANTILE, None, Scope.LOCAL, (Part.DOMAIN, 12))
    assert found["ci_c3"][4] == (Part.INDICATOR, 3)
    assert found["ci_n7"][1] is Role.NORMALISED
    assert found["ci_n"][1] is Role.AVAILABLE


@pytest.mark.parametrize(
    ("names", "cut"),
    [
        (["dec_la_u_6"], ["dec_la_u_6"]),
        (["dec_la_u65", "dec_la_u_1", "dec_la_u_2", "dec_la__10"], ["dec_la_u_1", "dec_la_u_2", "dec_la__10"]),
        (["DEC_SI_65P", "DEC_SI_6_1"], ["DEC_SI_6_1"]),
        (["health_dep", "health_d_1", "health_d_2"], ["health_dep", "health_d_1", "health_d_2"]),
        (["x_ci_d1_q"], []),  # nine letters: whole
        (["rate_ci_lo", "rate_ci_hi"], []),  # an interval of somebody's own
        (["median_dep"], []),
        (["population", "residents_", "households"], []),
        (["dec_dep_sc"], ["dec_dep_sc"]),
    ],
)
def test_cut_names(names: list[str], cut: list[str]):
    assert cut_names(names) == cut


def test_what_contradicts_the_data_keeps_its_columns_and_loses_everything_said():
    field = Field("a", Role.VALUE, P65, of=Of(Part.DOMAIN, 2, "Health"), unit="points", counts=((1, 2),))
    known = Result(
        ResultKind.COMPOSITE, "mine", "Our index", "deprived", 10, source="Somebody", age_split=65, fields=(field,)
    )
    bare = unstated(known)
    assert bare == Result(
        ResultKind.COMPOSITE, "mine", age_split=65, stated=False,
        fields=(Field("a", Role.VALUE, P65, of=Of(Part.DOMAIN, 2, "")),),
    )  # fmt: skip


def test_names_that_are_written_are_names_that_are_known():
    for case in CASES:
        result = TABLES[case].result
        assert {name_of(result, field) for field in result.fields} <= set(told([field.name for field in result.fields]))
