"""Evidence as a fact of a column: kept in documents, beside other evidence, and what words it lets stand."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest

from medway_isolation_plugin.core import described, field_forms, result_sets
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import ALL_AGES, Field, Result, ResultKind, Role, Scope
from medway_isolation_plugin.core.result_documents import parse, to_json
from medway_isolation_plugin.core.validity.evidence import NOTHING, Benchmark, Evidence, Verdict, in_brief, said_of

AGREES = Evidence(
    "A model", "65+", Verdict.AGREES, Verdict.AGREES, 169, 0.83, 0.77, 0.88, 26, 33, 6.4, "65+", "Ayford",
    (Benchmark("no car", 2.5), Benchmark("imd", math.nan, deprived=True)), ("living alone",),
)  # fmt: skip
AGAINST = replace(AGREES, yardstick="Another", verdict=Verdict.CONTRADICTS, rho=-0.3, low=-0.4, high=-0.2)


def index(kind: ResultKind, *found: Evidence) -> Result:
    fields = [
        Field("x_65p", Role.VALUE, P65, evidence=found), Field("x_65p_q", Role.QUANTILE, P65, Scope.LOCAL),
        Field("x_u65", Role.VALUE, U65), Field("x_u65_q", Role.QUANTILE, U65, Scope.LOCAL),
    ]  # fmt: skip
    return Result(kind, "x", "An index", "isolated", 5, base="residents", fields=tuple(fields))


def column(result: Result, name: str) -> described.Described:
    return described.as_kept(name, name, result, result.field(name))


def test_evidence_survives_a_document():
    result = index(ResultKind.SEGMENTATION, AGREES, AGAINST)
    (again,) = parse(to_json([result]), "the list")
    found = again.field("x_65p").evidence
    assert found[1] == AGAINST or math.isnan(found[1].benchmarks[1].z)
    assert replace(found[0], benchmarks=()) == replace(AGREES, benchmarks=())
    assert (found[0].benchmarks[0], math.isnan(found[0].benchmarks[1].z)) == (AGREES.benchmarks[0], True)


def test_figures_that_are_not_known_survive_a_document():
    few = replace(AGREES, verdict=Verdict.WITHHELD, areas=3, low=math.nan, high=math.nan, benchmarks=())
    (again,) = parse(to_json([index(ResultKind.COMPOSITE, few)]), "the list")
    found = again.field("x_65p").evidence[0]
    assert math.isnan(found.low) and found.verdict is Verdict.WITHHELD and found.areas == 3


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [("verdict", "true", "evidence[0].verdict"), ("rho", 2, "evidence[0].rho"), ("areas", -1, "evidence[0].areas"),
     ("yardstick", "", "evidence[0].yardstick"), ("nothing", 1, "evidence[0].nothing"), ("benchmarks", 5, "evidence[0].benchmarks"),
     ("shared", [1], "evidence[0].shared[0]")],
)  # fmt: skip
def test_evidence_that_is_impossible_is_refused_with_its_place(key, value, place):
    document = json.loads(to_json([index(ResultKind.COMPOSITE, AGREES)]))
    document["results"][0]["fields"][0]["evidence"][0][key] = value
    with pytest.raises(InputError) as caught:
        parse(json.dumps(document), "the list")
    assert place in str(caught.value)


def test_every_column_of_the_band_has_the_evidence_and_no_other_band_has():
    result = index(ResultKind.SEGMENTATION, AGREES)
    assert column(result, "x_65p_q").evidence == (AGREES,)
    assert column(result, "x_u65_q").evidence == ()


def test_another_run_against_the_same_yardstick_takes_the_place_of_the_first_and_others_stay():
    results = (index(ResultKind.SEGMENTATION, AGREES, AGAINST),)
    newer = replace(AGREES, areas=170)
    changed = result_sets.with_evidence(results, "x_65p", newer)
    assert changed[0].field("x_65p").evidence == (AGAINST, newer)
    assert result_sets.with_evidence(results, "somebody_elses", newer) == results


@pytest.mark.parametrize("verdict", [Verdict.NO_EVIDENCE, Verdict.CONTRADICTS])
@pytest.mark.parametrize(
    ("kind", "word"),
    [(ResultKind.SEGMENTATION, ""), (ResultKind.COMPOSITE, ""), (ResultKind.LIVING_ALONE, "living alone")],
)
def test_words_that_are_not_borne_are_withheld(kind, word, verdict):
    result = index(kind, AGREES, replace(AGAINST, verdict=verdict))
    assert (column(result, "x_65p_q").worst, column(result, "x_65p_q").bears_words) == (word, False)
    assert (column(result, "x_u65_q").worst, column(result, "x_u65_q").bears_words) == ("isolated", True)
    assert "isolat" not in field_forms.alias_of(result, result.field("x_65p_q"))
    assert f"(1 = most {word or 'worst'})" in field_forms.alias_of(result, result.field("x_65p_q"))


@pytest.mark.parametrize("base", ["residents", ALL_AGES])
def test_an_index_of_types_is_called_isolation_only_as_far_as_that_is_borne(base):
    result = replace(index(ResultKind.SEGMENTATION, AGAINST), subject="", base=base)
    older, younger = (field_forms.alias_of(result, result.field(name)) for name in ("x_65p_q", "x_u65_q"))
    assert "isolat" not in older.lower() and "egmentation index" in older
    assert "isolation" in younger.lower()


@pytest.mark.parametrize("verdict", [Verdict.AGREES, Verdict.PARTLY, Verdict.WITHHELD])
def test_words_stand_where_nothing_is_against_them(verdict):
    assert column(index(ResultKind.COMPOSITE, replace(AGREES, verdict=verdict)), "x_65p_q").worst == "isolated"


def test_what_is_said_of_none_one_and_two():
    assert (said_of([]), in_brief([])) == (NOTHING, NOTHING)
    assert said_of([AGREES, AGREES]) == AGREES.sentence()
    assert said_of([AGREES, AGAINST]) == f"{AGREES.sentence()} {AGAINST.sentence()}"
    assert in_brief([AGREES, AGAINST]) == (
        "A model: agrees (26 of 33 worst-fifth areas the same); Another: contradicts (26 of 33 worst-fifth areas the same)"
    )
