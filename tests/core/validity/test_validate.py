"""An index held against a yardstick: verdicts by their rules, what changes nothing, what is refused."""

from __future__ import annotations

import json
import math
import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medway_isolation_plugin.core.areas import AreaTable, Measure, RawTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.report.validity_report import evidence_page, validity_facts, validity_report
from medway_isolation_plugin.core.validity import verdict as rules
from medway_isolation_plugin.core.validity.agreement import Overlap, rank_correlation
from medway_isolation_plugin.core.validity.authorities import authority_table
from medway_isolation_plugin.core.validity.evidence import Verdict
from medway_isolation_plugin.core.validity.validate import (
    AUTHORITY,
    INDEX,
    KINDS,
    Question,
    Simpler,
    Validation,
    validate,
)
from medway_isolation_plugin.core.validity.yardstick import BASE, YARDSTICK, on_areas
from medway_isolation_plugin.core.vintages import Lookup


def codes(number: int) -> list[str]:
    return [f"E{row:08}" for row in range(number)]


def held(index: Any, model: Any, authority: list[str] | None = None, simpler: Any = None, **asked: Any) -> Validation:
    index, model = np.asarray(index, dtype=float), np.asarray(model, dtype=float)
    there = codes(len(index))
    cells: dict[str, Any] = {INDEX: index.tolist()}
    measures = [Measure(INDEX, "index", "index", lowest=None)]
    if simpler is not None:
        cells["simpler"] = list(simpler)
        measures.append(Measure("simpler", "simpler", "simpler", lowest=None))
        asked["benchmarks"] = [Simpler("simpler", "no car")]
    if authority is not None:
        cells[AUTHORITY] = authority
    areas = AreaTable.checked(there, RawTable("areas", there, cells), measures, labels=[AUTHORITY] if authority else [])
    found = on_areas(there, RawTable("model", there, {YARDSTICK: model.tolist()}), "model")
    usual = {"index": "The index", "yardstick": "A model", "ages": "all ages", "yardstick_lower": False}
    return validate(areas, found, Question(**{**usual, **asked}))


def alike(number: int, spread: float, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    common = random.normal(size=number)
    return common, common + spread * random.normal(size=number)


@pytest.mark.parametrize(
    ("low", "high", "overlap_low", "areas", "expected"),
    [
        (0.5, 0.7, 0.4, 100, Verdict.AGREES),
        (0.5, 0.7, 0.399, 100, Verdict.PARTLY),
        (0.499, 0.7, 0.9, 100, Verdict.PARTLY),
        (0.3, 0.7, 0.201, 100, Verdict.PARTLY),
        (0.3, 0.7, 0.2, 100, Verdict.NO_EVIDENCE),
        (0.299, 0.7, 0.9, 100, Verdict.NO_EVIDENCE),
        (-0.4, -0.001, 0.9, 100, Verdict.CONTRADICTS),
        (-0.4, 0.0, 0.1, 100, Verdict.NO_EVIDENCE),
        (0.51, 0.6, 0.9, 10_000, Verdict.NO_EVIDENCE),
        (0.511, 0.6, 0.9, 10_000, Verdict.AGREES),
        (0.51, 0.6, 0.9, 9_999, Verdict.AGREES),
        (math.nan, math.nan, 0.9, 100, Verdict.NO_EVIDENCE),
    ],
)
def test_the_rules_at_their_edges(low, high, overlap_low, areas, expected):
    fifth = Overlap(10, 20, 4.0, overlap_low, 0.95)
    assert rules.by_figures(low, high, fifth, areas) is expected


def test_agreement_of_worst_classes_that_ties_have_swollen_must_be_beyond_chance():
    swollen = Overlap(36, 60, 36.0, 0.45, 0.7)  # 60 of 100 areas on either side
    assert rules.by_figures(0.6, 0.8, swollen, 100) is Verdict.NO_EVIDENCE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all ages", rules.Whom.ALL), ("16+", rules.Whom.ALL), ("adults", rules.Whom.ALL), ("16 and over", rules.Whom.ALL),
        ("65+", rules.Whom.OLDER), ("65 and over", rules.Whom.OLDER), ("66p", rules.Whom.OLDER), ("75-84", rules.Whom.OLDER),
        ("under 65", rules.Whom.YOUNGER), ("u65", rules.Whom.YOUNGER), ("16-64", rules.Whom.YOUNGER), ("0 to 64", rules.Whom.YOUNGER),
        ("", rules.Whom.UNKNOWN), ("people", rules.Whom.UNKNOWN), ("census 2011-2021", rules.Whom.UNKNOWN),
    ],
)  # fmt: skip
def test_ages_in_words(text, expected):
    assert rules.ages_of(text) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("alone_65p", "65+"), ("one_person_65plus", "65+"), ("la_u65", "under 65"), ("deprived_2plus", ""), ("pop3plus", ""),
     ("score 0 to 100", ""), ("ci", ""), ("isolation 66 and over", "66+")],
)  # fmt: skip
def test_ages_in_names(name, expected):
    assert rules.named_ages(name) == expected


def test_a_yardstick_held_against_itself_agrees_and_says_that_this_is_no_evidence():
    index, _ = alike(60, 1.0)
    found = held(index, index)
    assert found.evidence.verdict is Verdict.AGREES
    assert (found.evidence.rho, found.evidence.low, found.evidence.high) == (1.0, 1.0, 1.0)
    assert any("may be the index itself" in said for said in found.warnings)


@given(st.integers(0, 500), st.floats(0.2, 3.0), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_order_and_scale_of_either_side_change_nothing(seed, spread, random):
    index, model = alike(50, spread, seed)
    once = held(index, model)
    order = list(range(50))
    random.shuffle(order)
    again = held(np.exp(index[order]) * 7.0, 3.0 * model[order] - 100.0)
    assert again.evidence.rho == pytest.approx(once.evidence.rho, abs=1e-12)
    assert (again.evidence.same, again.evidence.worst, again.evidence.verdict, again.kinds) == (
        once.evidence.same, once.evidence.worst, once.evidence.verdict, once.kinds,
    )  # fmt: skip


@given(st.integers(0, 500), st.floats(0.2, 1.0))
@settings(max_examples=30)
def test_a_reversed_direction_turns_the_sign(seed, spread):
    index, model = alike(80, spread, seed)
    once, turned = held(index, model), held(index, model, yardstick_lower=True)
    assert turned.evidence.rho == pytest.approx(-once.evidence.rho, abs=1e-12)
    assert (turned.evidence.low, turned.evidence.high) == pytest.approx(
        (-once.evidence.high, -once.evidence.low), abs=1e-12
    )
    if once.evidence.verdict is Verdict.AGREES:
        assert turned.evidence.verdict is Verdict.CONTRADICTS
    both = held(index, model, yardstick_lower=True, index_lower=True)
    assert both.evidence.rho == pytest.approx(once.evidence.rho, abs=1e-12)


def test_random_maps_are_no_evidence():
    random = np.random.default_rng(7)
    said = [held(random.normal(size=150), random.normal(size=150)).evidence.verdict for _ in range(200)]
    assert said.count(Verdict.NO_EVIDENCE) >= 190
    assert Verdict.AGREES not in said and Verdict.PARTLY not in said


@pytest.mark.parametrize(
    ("index_ages", "ages", "expected"),
    [("65+", "all ages", Verdict.WITHHELD), ("under 65", "65+", Verdict.WITHHELD), ("all ages", "65+", Verdict.WITHHELD),
     ("65+", "65+", Verdict.AGREES), ("under 65", "all ages", Verdict.AGREES), ("", "all ages", Verdict.AGREES)],
)  # fmt: skip
def test_a_verdict_is_withheld_where_one_side_is_of_older_people(index_ages, ages, expected):
    found = held(*alike(100, 0.3), index_ages=index_ages, ages=ages)
    assert found.evidence.verdict is expected
    assert found.evidence.by_figures is Verdict.AGREES
    if expected is Verdict.WITHHELD:
        assert found.evidence.sentence().startswith(f"No verdict: the index is of {index_ages}")
    if (index_ages, ages) == ("under 65", "all ages"):
        assert "The index is of under 65, the yardstick of all ages." in found.warnings


def test_twenty_areas_have_a_verdict_and_nineteen_have_none():
    index, model = alike(20, 0.05)
    assert held(index, model).evidence.verdict is Verdict.AGREES
    few = held(index[:19], model[:19]).evidence
    assert few.verdict is Verdict.WITHHELD
    assert few.sentence() == "No verdict: 19 areas have both the index and A model, and 20 are needed."


def test_three_areas_have_figures_and_no_verdict():
    found = held([1, 2, 3], [1, 3, 2])
    assert found.evidence.verdict is Verdict.WITHHELD
    assert found.evidence.rho == pytest.approx(0.5)
    assert math.isnan(found.evidence.low)
    facts = json.loads(validity_facts(found))
    assert "low" not in facts and facts["overlap_low"] is None
    assert "–" in validity_report(found, "The index", "footer", codes(3))


def test_half_of_the_areas_without_a_value_are_left_out():
    index, model = alike(80, 0.3)
    index[::2] = np.nan
    found = held(index, model)
    assert found.evidence.areas == 40
    assert any(said.startswith("40 areas lack the index or the yardstick") for said in found.warnings)
    kinds = found.table["va_kind"]
    assert [kind is None for kind in kinds] == [row % 2 == 0 for row in range(80)]
    assert np.isnan(found.table["va_rk"][::2]).all()
    assert found.table["va_note"][0] == "no value of the index"


def test_a_constant_yardstick_and_a_constant_index_are_refused():
    index, model = alike(30, 0.3)
    with pytest.raises(InputError, match="A model is the same in all 30 areas"):
        held(index, np.ones(30))
    with pytest.raises(InputError, match="The index is the same in all 30 areas"):
        held(np.zeros(30), model)
    with pytest.raises(InputError, match="No area has both"):
        held(np.full(30, np.nan), model)


def test_ties_everywhere_are_told_and_are_no_agreement_by_chance():
    index = np.repeat([2.0, 1.0], [60, 40])
    random = np.random.default_rng(3)
    found = held(index, random.permutation(index))
    assert found.evidence.worst == 60
    assert found.evidence.chance == pytest.approx(36.0)
    assert found.evidence.verdict is Verdict.NO_EVIDENCE
    assert any("because 60 share a value" in said for said in found.warnings)


def test_kinds_of_agreement_are_those_of_the_classes():
    found = held(*alike(50, 1.0), classes=10)
    first, second, kinds = (found.table[f"va_{name}"] for name in ("q", "yq", "kind"))
    expected = {(True, True): KINDS[0], (True, False): KINDS[1], (False, True): KINDS[2], (False, False): KINDS[3]}
    assert [expected[bool(a == 1), bool(b == 1)] for a, b in zip(first, second)] == list(kinds)
    assert sum(found.kinds) == 50
    assert found.overlap.same == found.kinds[0]
    assert found.evidence.worst == 10  # the verdict is by fifths, whatever the classes
    assert found.overlap.worst == 5


def test_tenths_of_an_index_that_is_the_yardstick_are_its_own_places():
    found = held(np.arange(100.0), np.arange(100.0))
    assert [areas for areas, _ in found.deciles] == [10] * 10
    assert [place for _, place in found.deciles] == pytest.approx([95, 85, 75, 65, 55, 45, 35, 25, 15, 5])


def test_by_authority_ranks_are_taken_within_each():
    random = np.random.default_rng(5)
    names = ["Ayford"] * 40 + ["Beeham"] * 40 + ["Small"] * 6
    index = np.concatenate([np.arange(40.0), np.arange(40.0), np.arange(6.0)])
    model = np.concatenate([100 + np.arange(40.0), -np.arange(40.0), random.normal(size=6)])
    found = held(index, model, authority=names)
    by_name = {one.name: one for one in found.authorities}
    assert (by_name["Ayford"].rho, by_name["Beeham"].rho) == (1.0, -1.0)
    assert (by_name["Ayford"].verdict, by_name["Beeham"].verdict) == (Verdict.AGREES, Verdict.CONTRADICTS)
    assert by_name["Small"].verdict is Verdict.WITHHELD
    assert (found.spread.authorities, found.spread.median, found.spread.minimum) == (2, 0.0, -1.0)
    assert found.spread.tenth == pytest.approx(-0.8)
    table = authority_table(found)
    assert list(table["authority"]) == ["Ayford", "Beeham", "Small"]
    assert list(table["worst"]) == [8, 8, 1]
    page = validity_report(found, "The index", "footer", codes(86))
    assert "the median is 0.000, the tenth percentile -0.800, the lowest -1.000" in page


def test_one_authority_is_named_in_the_sentence():
    found = held(*alike(40, 0.1), authority=["Ayford"] * 40)
    assert found.evidence.sentence().startswith(
        "In Ayford, the ranking broadly agrees with A model, a model for all ages: "
    )
    assert held(*alike(40, 0.1)).evidence.sentence().startswith("Here, the ranking broadly agrees")


def test_what_follows_from_a_simpler_measure_and_from_shared_ingredients():
    index, model = alike(120, 0.5)
    better = model + 0.01 * np.random.default_rng(2).normal(size=120)
    worse = held(index, model, simpler=better, shared=("living alone", "health")).evidence
    assert worse.benchmarks[0].z < -1.96
    assert worse.sentence().endswith("It does worse than no car alone. Partly the same data: living alone, health.")
    same = held(index, model, simpler=index * 2).evidence
    assert same.benchmarks[0].z == 0.0
    assert same.sentence().endswith("It does no better than no car alone.")
    beats = held(index, model, simpler=np.random.default_rng(4).normal(size=120)).evidence
    assert beats.benchmarks[0].z > 1.96
    assert "alone." not in beats.sentence()


def test_what_is_not_borne_is_not_said():
    index, model = alike(60, 0.3)
    said = held(index, -model).evidence
    assert said.verdict is Verdict.CONTRADICTS
    assert not said.bears_words
    assert "Do not use it to target that." in said.sentence()
    nothing = held(index, np.random.default_rng(9).normal(size=60)).evidence
    assert nothing.verdict is Verdict.NO_EVIDENCE
    assert not nothing.bears_words
    assert "there is no evidence that this index shows where people are lonely" in nothing.sentence()


def test_two_yardsticks_are_both_printed_and_never_averaged():
    index, model = alike(60, 0.3)
    first, second = held(index, model).evidence, held(index, -model, yardstick="Another model").evidence
    page = evidence_page("The index", [first, second], "footer")
    assert "broadly agrees with A model" in page and "Another model, a model for all ages, shows. Do not use it" in page
    assert "<td>agrees</td>" in page and "<td>contradicts</td>" in page
    report = validity_report(held(index, model), "The index", "footer", codes(60), [second])
    assert "Against other yardsticks" in report and "Do not use it to target that." in report


def moved(new: list[str], old: dict[str, tuple[float, float | None]], pairs: list[tuple[str, str]], base: bool) -> Any:
    cells = {YARDSTICK: [value for value, _ in old.values()], BASE: [people for _, people in old.values()]}
    lookup = Lookup(*(np.array(side, dtype=object) for side in zip(*pairs)))
    return on_areas(new, RawTable("model", list(old), cells), "value", "people" if base else "", lookup)


OLD = {"A": (10.0, 100.0), "B": (20.0, 300.0), "C": (40.0, 50.0), "D": (7.0, 60.0)}
PAIRS = [("A", "M"), ("B", "M"), ("C", "C1"), ("C", "C2"), ("D", "D")]


def test_unchanged_areas_keep_their_value_merged_ones_are_summed_and_parts_take_their_parents():
    found = moved(["M", "C1", "C2", "D"], OLD, PAIRS, base=True)
    assert list(found.values) == pytest.approx([(10 * 100 + 20 * 300) / 400, 40.0, 40.0, 7.0])
    assert [note is None for note in found.notes] == [False, False, False, True]
    assert "computed from the counts" in found.notes[0]
    assert "part of a split area" in found.notes[1]


def test_merged_areas_without_counts_are_left_out():
    found = moved(["M", "C1", "C2", "D"], OLD, PAIRS, base=False)
    assert np.isnan(found.values[0])
    assert list(found.values[1:]) == [40.0, 40.0, 7.0]
    assert found.notes[0] == "merged, and left out for want of counts"
    assert any("YARDSTICK_BASE" in said and "M" in said for said in found.warnings)


def test_a_lookup_works_in_either_direction():
    new = {"M": (10.0, 100.0), "C1": (20.0, 100.0), "C2": (40.0, 300.0), "D": (7.0, 1.0)}
    found = moved(["A", "B", "C", "D"], new, PAIRS, base=True)
    assert list(found.values) == pytest.approx([10.0, 10.0, 35.0, 7.0])


def test_a_lookup_of_another_place_is_refused():
    with pytest.raises(InputError, match="Check the lookup and its two fields"):
        moved(["X", "Y"], OLD, PAIRS, base=True)


def test_codes_twice_and_another_vintage_are_refused():
    with pytest.raises(InputError, match="occur"):
        on_areas(["A", "A"], RawTable("model", ["A"], {YARDSTICK: [1.0]}), "value")
    with pytest.raises(InputError, match="more than once in model"):
        on_areas(["A", "B"], RawTable("model", ["A", "A", "B"], {YARDSTICK: [1.0, 2.0, 3.0]}), "value")
    with pytest.raises(InputError, match="None of the layer's 1 area codes"):
        on_areas(["E01033762"], RawTable("model", ["E01000001"], {YARDSTICK: [1.0]}), "value")


def test_the_open_recipe_against_the_model_for_london(shared):
    """VALIDITY §4: rank correlation 0.841059 over 4,835 areas, by the recipe as it is shipped."""
    tool = runpy.run_path(str(Path(__file__).resolve().parents[3] / "tools" / "make_validity.py"))
    model = tool["Table"]("england/ageuk_london_lsoa11", "LSOA11CD")
    table, columns = tool["_census_2011"]()
    here = {key: table.on(model.codes, values) for key, values in columns.items()}
    scores = tool["_scores"]("open_65p", tool["_Codes"](model.codes), here)
    assert len(scores) == 4835
    assert round(rank_correlation(scores, model.numbers("log_odds")), 6) == 0.841059
