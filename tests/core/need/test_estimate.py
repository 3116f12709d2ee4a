"""Estimates of need: worked numbers, and what holds for any numbers (METHODS §8)."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import result_documents
from medway_isolation_plugin.core.ages import Ages
from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Data, Part, Role
from medway_isolation_plugin.core.need import by_type, estimate, sentences, spreading, totals
from medway_isolation_plugin.core.need.basis import Method
from medway_isolation_plugin.core.need.estimate import NeedQuestion
from medway_isolation_plugin.core.need.published import PublishedRate, RateRow, RateSpread
from medway_isolation_plugin.core.report.need_report import need_report
from medway_isolation_plugin.core.segments import Households
from tests.core.need.test_published import OLDER, RATES

NAN = float("nan")
ISOLATED, LONELY = RATES["jsna_isolated_65p"], RATES["jsna_lonely_65p"]


def areas(**columns) -> AreaTable:
    values = {name: np.asarray(cells, dtype=float) for name, cells in columns.items()}
    n = len(next(iter(values.values())))
    return AreaTable(np.array([f"A{row}" for row in range(n)], dtype=object), values, np.full(n, None, dtype=object))


def test_the_chapter_s_own_figures():
    """39,150 residents: 4,698 isolated, 1,958 to 6,264 lonely; half up, of 1,957.5."""
    people = areas(people=[9150.0, 30000.0])
    isolated = estimate.estimate(people, NeedQuestion(ISOLATED, OLDER)).basis
    lonely = estimate.estimate(people, NeedQuestion(LONELY, OLDER)).basis
    assert isolated.central == 4698 and math.isnan(isolated.low) and math.isnan(isolated.high)
    assert (lonely.low, lonely.high) == (1957.5, 6264) and math.isnan(lonely.central)
    assert sentences.span(lonely.low, lonely.central, lonely.high) == "1,958 to 6,264"
    assert "4,698 are likely socially isolated: 12 %" in sentences.main_sentence(isolated)


def test_half_up_whatever_the_sums_leave_behind():
    people = areas(people=[1.0 / 3.0] * 117450)  # 39,150, in thirds
    lonely = estimate.estimate(people, NeedQuestion(LONELY, OLDER)).basis
    assert sentences.people(lonely.low) == "1,958"


def test_a_total_given_by_hand_scales_the_residents_and_says_so():
    found = estimate.estimate(areas(people=[100.0, 300.0]), NeedQuestion(LONELY, OLDER, total=39150))
    np.testing.assert_allclose(found.residents, [9787.5, 29362.5], rtol=1e-14)
    assert sentences.span(found.basis.low, found.basis.central, found.basis.high) == "1,958 to 6,264"
    assert found.basis.counted == 400
    assert (
        "The total of 39,150 residents was given by hand; the areas' own numbers add up to 400"
        in sentences.sentence(found.basis)
    )
    assert all("given by hand" in note for note in found.table["need_note"])
    assert not sentences.total_sentence(estimate.estimate(areas(people=[400.0]), NeedQuestion(LONELY, OLDER)).basis)


GROUPS = (Ages(16, 24), Ages(25, 34), Ages(35, 49), Ages(50, 64), Ages(65, 74), Ages(75, None))


def by_age(*rows) -> AreaTable:
    return areas(**{estimate.group_key(at): cells for at, cells in enumerate(zip(*rows))})


def test_the_worked_example_by_age():
    """3,000, 4,000, 6,000, 5,500, 2,500 and 1,500 people: 1,460.0 lonely, 6.4889 %."""
    question = NeedQuestion(RATES["cls_2024_lonely"], Ages(16, None), Method.BY_AGE, groups=GROUPS)
    found = estimate.estimate(by_age((3000, 4000, 6000, 5500, 2500, 1500)), question)
    assert found.basis.central == pytest.approx(1460.0, rel=1e-14)
    assert found.table["need_rate"][0] == pytest.approx(6.4889, abs=5e-5)
    assert found.basis.rate.central == pytest.approx(6.4889, abs=5e-5)
    assert math.isnan(found.basis.low)


def test_a_missing_group_leaves_the_area_empty_and_a_group_without_a_rate_is_refused():
    question = NeedQuestion(RATES["cls_2024_lonely"], Ages(65, None), Method.BY_AGE, groups=GROUPS[4:])
    found = estimate.estimate(by_age((10, 20), (10, NAN), (0, 0)), question)
    assert np.isnan(found.people[1]).tolist() == [False, True, False]
    assert found.table["need_note"][1] == "the number of residents is missing"
    assert found.people[1, 2] == 0 and found.table["need_rate"][2] == 0
    with pytest.raises(InputError, match="No row of the rate"):
        estimate.estimate(by_age((10, 20)), replace(question, groups=(Ages(60, 70), Ages(71, None))))


# A known number of likely people

ADULTS = NeedQuestion(RATES["cls_2024_lonely"], Ages(16, None), Method.BY_AGE, groups=GROUPS)


def of_types(*ends) -> PublishedRate:
    """A rate by two groups of ages with low, central and high."""
    rows = tuple(RateRow(group, "", RateSpread(*own)) for group, own in zip((Ages(16, 64), Ages(65, None)), ends))
    return PublishedRate("r", "lonely", rows, survey="Survey", year="2024")


def test_the_worked_example_scaled_to_a_known_number():
    """1,460.0 by the rates alone; 2,190 known: every area half as many again, and the word that it was given by hand."""
    areas_ = by_age((3000, 4000, 6000, 5500, 2500, 1500), (300, 400, 600, 550, 250, 150))
    plain = estimate.estimate(areas_, ADULTS)
    found = estimate.estimate(areas_, replace(ADULTS, known=1.5 * 1.1 * 1460.0))
    np.testing.assert_allclose(found.people[1], [2190.0, 219.0], rtol=1e-13)
    np.testing.assert_allclose(
        found.people[1] / found.people[1].sum(), plain.people[1] / plain.people[1].sum(), rtol=1e-13
    )
    basis = found.basis
    assert basis.central == pytest.approx(2409) and basis.expected == pytest.approx(1606) and basis.known == 2409
    # The rate stays what its source says; the number is not put in its mouth.
    assert basis.rate.central == pytest.approx(6.4889, abs=5e-5) and basis.rate.central == plain.basis.rate.central
    said = sentences.sentence(basis)
    assert said.startswith(
        "Of 24,750 residents 16+, 2,409 are likely lonely. The total of 2,409 likely people was given by hand: by the "
    )
    assert "by the rates alone (6.49 %, Community Life Survey 2024/25) it would be 1,606." in said and "cut" not in said
    assert all(
        "likely people scaled to a total of 2,409 that was given by hand" in note for note in found.table["need_note"]
    )
    assert found.table.stated_result().words == "by age and sex, scaled to a number of people given by hand"
    assert not sentences.control_sentence(plain.basis) and plain.table.stated_result().words == "by age and sex"
    kept = result_documents.parse(result_documents.to_json([found.table.stated_result()]), "x")[0].basis
    assert (kept.known, kept.expected) == (basis.known, basis.expected)


def test_low_and_high_keep_their_distance_from_what_is_known():
    question = NeedQuestion(
        of_types((2, 4, 6), (5, 10, 20)),
        Ages(16, None),
        Method.BY_AGE,
        groups=(Ages(16, 64), Ages(65, None)),
        known=28.0,
    )
    found = estimate.estimate(by_age((100, 100), (100, 0)), question)  # 18 by the rates alone
    np.testing.assert_allclose(found.people, np.array([[7, 2], [14, 4], [26, 6]]) * 28 / 18, rtol=1e-13)
    assert sentences.span(found.basis.low, found.basis.central, found.basis.high) == "28 (14 to 50)"


def test_what_is_known_is_cut_at_everybody_and_the_others_take_the_rest():
    """Worked by hand: 10 people at 50 %, 100 at 10 % are 15; 60 known: the factor 4 would make 20 of 10, so 10 and 50."""
    question = NeedQuestion(
        of_types((5, 10, 15), (25, 50, 60)),
        Ages(16, None),
        Method.BY_AGE,
        groups=(Ages(16, 64), Ages(65, None)),
        known=60.0,
    )
    found = estimate.estimate(by_age((0, 10), (100, 0)), question)
    np.testing.assert_allclose(found.people[1], [10, 50])
    np.testing.assert_allclose(found.people[[0, 2]], [[10, 25], [10, 75]])
    assert found.basis.capped == 1 and "the rate is cut at 100 %" in found.table["need_note"][0]
    assert "In 1 area the rate was cut at 100 %, and the others took the rest." in sentences.sentence(found.basis)


@given(
    st.lists(st.lists(st.integers(0, 3000), min_size=6, max_size=6), min_size=1, max_size=12),
    st.floats(0.001, 1.0),
)
def test_estimates_add_up_to_what_is_known_and_keep_their_shares(rows, part):
    residents = np.array(rows, dtype=float).sum()
    if not residents:
        return
    plain = estimate.estimate(by_age(*rows), ADULTS)
    known = part * residents
    found = estimate.estimate(by_age(*rows), replace(ADULTS, known=known))
    people = found.people[1]
    assert math.fsum(people) == pytest.approx(known, rel=1e-9) and found.basis.central == pytest.approx(known, rel=1e-9)
    assert (people <= found.residents * (1 + 1e-9)).all()
    free = people < found.residents * (1 - 1e-9)
    own = plain.people[1][free]
    np.testing.assert_allclose(people[free] * own.sum(), own * people[free].sum(), rtol=1e-7, atol=1e-6)
    if free.all():
        np.testing.assert_allclose(people, plain.people[1] * known / plain.people[1].sum(), rtol=1e-9)
    assert found.basis.capped == 0 or not free.all()


def test_by_type_too_and_areas_without_an_estimate_are_told_of():
    rates = np.array([[NAN] * 3, [10.0, 20.0, NAN], [NAN] * 3])
    rate = PublishedRate("r", "lonely", (RateRow(OLDER, "T", RateSpread(central=10.0)),), source="Somebody")
    found = estimate.estimate(
        areas(people=[100, 100, 50]), NeedQuestion(rate, OLDER, Method.BY_SEGMENT, known=60.0), rates
    )
    np.testing.assert_allclose(found.people[1], [20, 40, NAN])
    assert any("was shared out without 1 area that has no estimate" in one for one in found.warnings)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"method": Method.FLAT, "groups": ()},
            "By the method 'the same rate everywhere' the rate 'cls_2024_lonely' would fall out",
        ),
        ({"method": Method.BY_INDEX, "groups": ()}, "By the method 'in proportion to an index'"),
        ({"known": 30001.0}, "30,001 likely people are said to be known .CONTROL_TOTAL., but only 300 residents live"),
        ({"rate": of_types((0, 0, 0), (0, 0, 0))}, "The rates expect nobody in these areas"),
        ({"rate": of_types((5, NAN, 16), (5, 10, 16))}, "gives a range without a centre in 1 area .A0."),
    ],
)
def test_a_known_number_that_makes_no_sense_is_refused(change, said):
    groups = (Ages(16, 24), Ages(65, 74)) if "rate" not in change else (Ages(16, 64), Ages(65, None))
    table = replace(
        by_age((100, 200)), values={**by_age((100, 200)).values, "people": np.array([300.0]), "index": np.array([1.0])}
    )
    question = NeedQuestion(RATES["cls_2024_lonely"], Ages(16, None), Method.BY_AGE, groups=groups, known=20.0)
    with pytest.raises(InputError, match=said):
        estimate.estimate(table, replace(question, **change))


def test_what_is_known_may_be_everybody_whatever_sums_leave_behind():
    found = estimate.estimate(by_age((1 / 3, 0.1, 0.7, 1e5 / 7, 3, 9)), replace(ADULTS, total=39150.0, known=39150.0))
    assert found.basis.central == pytest.approx(39150) and found.table["need_rate"][0] <= 100


def test_by_type_the_mean_of_the_households_rates():
    """Against a plain formula."""
    rows = tuple(RateRow(OLDER, name, RateSpread(central=rate)) for name, rate in (("T1", 10.0), ("T2", 40.0)))
    rate = PublishedRate("r", "lonely", rows, source="Somebody")
    types = by_type.types(rate, OLDER)
    none = np.full(3, None, dtype=object)
    households = Households(
        np.array(["A0", "A1", "A2"], dtype=object),
        none,
        np.array([0, 0, 1]),
        np.array([0, 1, 1]),
        np.array([30.0, 10.0, 5.0]),
        None,
        (),
        (),
    )
    found = estimate.estimate(
        areas(people=[100, 200, 300]), NeedQuestion(rate, OLDER, Method.BY_SEGMENT), by_type.rates(households, types)
    )
    np.testing.assert_allclose(found.people[1], [100 * (30 * 0.1 + 10 * 0.4) / 40, 200 * 0.4, NAN])
    assert found.nulls == 1 and "no rate by type of household" in found.table["need_note"][2]
    with pytest.raises(InputError, match="not given by type"):
        by_type.types(LONELY, OLDER)
    with pytest.raises(InputError, match="is of people 65"):
        by_type.types(rate, Ages(0, 64))
    with pytest.raises(InputError, match="given by type of household"):
        estimate.estimate(areas(people=[1]), NeedQuestion(rate, OLDER))


# In proportion to an index

people_of = st.lists(st.integers(0, 5000), min_size=1, max_size=40)


@st.composite
def spread(draw):
    people = np.array(draw(people_of), dtype=float)
    index = np.array(draw(st.lists(st.integers(0, 1000), min_size=len(people), max_size=len(people))), dtype=float)
    return people, index, draw(st.floats(0.001, 0.999))


def bearable(people, index, rate):
    return people[index > 0].sum() > rate * people.sum()


@given(spread())
def test_the_total_is_kept_rates_stay_below_100_and_follow_the_index(given_):
    people, index, rate = given_
    if not bearable(people, index, rate):
        return
    made, capped = spreading.in_proportion(people, index, rate)
    assert (made * people).sum() == pytest.approx(rate * people.sum(), rel=1e-9)
    assert ((made >= 0) & (made <= 1)).all()
    order = np.argsort(index, kind="stable")
    assert (np.diff(made[order]) >= -1e-12).all()
    assert (made[capped] == 1).all()
    # Below the cap in proportion, all with one factor.
    inside = ~capped & (index > 0)
    if inside.any():
        np.testing.assert_allclose(made[inside] / index[inside], (made[inside] / index[inside])[0], rtol=1e-9)
        # Nobody is cut who need not be: the factor that the others have would take them to 100 % or more.
        assert (index[capped] * (made[inside] / index[inside])[0] >= 1 - 1e-9).all()


@given(spread(), st.floats(0.01, 100.0), st.randoms(use_true_random=False))
def test_neither_the_unit_of_the_index_nor_the_order_of_areas_matters(given_, factor, random):
    people, index, rate = given_
    if not bearable(people, index, rate):
        return
    made, _ = spreading.in_proportion(people, index, rate)
    again, _ = spreading.in_proportion(people, factor * index, rate)
    np.testing.assert_allclose(again, made, rtol=1e-9, atol=1e-12)
    order = list(range(len(people)))
    random.shuffle(order)
    shuffled, _ = spreading.in_proportion(people[order], index[order], rate)
    np.testing.assert_allclose(shuffled, made[order], rtol=1e-9, atol=1e-12)


@given(spread(), st.floats(0.0, 1.0))
def test_a_higher_rate_is_higher_everywhere(given_, part):
    people, index, rate = given_
    if not bearable(people, index, rate):
        return
    more, _ = spreading.in_proportion(people, index, rate)
    less, _ = spreading.in_proportion(people, index, rate * part)
    assert (less <= more + 1e-9).all()


def test_an_equal_index_is_the_same_rate_everywhere():
    made, capped = spreading.in_proportion(np.array([10.0, 20, 0]), np.array([7.0, 7, 7]), 0.12)
    np.testing.assert_allclose(made, 0.12)
    assert not capped.any()


def test_what_is_cut_goes_to_the_others():
    """Worked by hand: 10 people at an index of 100, 100 at 1; 50 % are 55, of which the first area takes 10 and the second 45."""
    made, capped = spreading.in_proportion(np.array([10.0, 100.0]), np.array([100.0, 1.0]), 0.5)
    np.testing.assert_allclose(made, [1.0, 0.45])
    assert capped.tolist() == [True, False]


def test_an_index_that_too_few_people_have_is_refused():
    with pytest.raises(InputError, match="Only 10 people live where the index is above 0, fewer than the 55"):
        spreading.in_proportion(np.array([10.0, 100.0]), np.array([1.0, 0.0]), 0.5)


def test_an_estimate_in_proportion_keeps_each_end_s_total():
    table = areas(people=[100, 300, 200, NAN, 50], index=[1.0, 5.0, 0.0, 3.0, NAN])
    found = estimate.estimate(table, NeedQuestion(LONELY, OLDER, Method.BY_INDEX, index="Alone"))
    assert found.basis.low == pytest.approx(0.05 * 600) and found.basis.high == pytest.approx(0.16 * 600)
    assert found.table["need_rq"][1] == 2 and np.isnan(found.table["need_rq"][4])
    assert found.table["need_note"][4] == "the index has no value"
    assert found.nulls == 2


@pytest.mark.parametrize(
    ("index", "said"),
    [([-1.0, 2.0], "is below 0 in 1 area"), ([0.0, 0.0], "above 0 in no area"), ([NAN, NAN], "above 0 in no area")],
)
def test_an_index_that_bears_no_proportion(index, said):
    with pytest.raises(InputError, match=said):
        estimate.estimate(
            areas(people=[1, 2], index=index), NeedQuestion(LONELY, OLDER, Method.BY_INDEX, index="Index")
        )


@pytest.mark.parametrize("people", [[0.0, 0.0], [NAN, NAN]])
def test_nobody_lives_there(people):
    for total in (NAN, 39150):
        with pytest.raises(InputError, match="no residents"):
            estimate.estimate(areas(people=people), NeedQuestion(LONELY, OLDER, total=total))


@given(people_of, st.floats(1.0, 1e6))
def test_flat_estimates_add_up_and_scale(people, total):
    if not sum(people):
        return
    table = areas(people=people)
    plain = estimate.estimate(table, NeedQuestion(LONELY, OLDER))
    assert plain.basis.low == pytest.approx(0.05 * sum(people), rel=1e-12)
    scaled = estimate.estimate(table, NeedQuestion(LONELY, OLDER, total=total))
    assert scaled.basis.residents == pytest.approx(total, rel=1e-12)
    np.testing.assert_allclose(scaled.people, plain.people * total / sum(people), rtol=1e-9)


def test_every_column_says_that_it_is_modelled_and_on_whose_word():
    question = NeedQuestion(
        LONELY, OLDER, Method.BY_INDEX, index="Alone", table=list(RATES.values()), origin="Census", year="2011"
    )
    found = estimate.estimate(areas(people=[100, 300], index=[1, 2]), question)
    result = found.table.stated_result()
    assert (
        result.data is Data.ESTIMATE and result.source == LONELY.survey and result.edition == "residents: Census 2011"
    )
    assert {field.name for field in result.fields} == {column.name for column in found.table.columns}
    assert result.only(Role.VALUE).name == "need_mid"
    of_risk = {field.name for field in result.fields if field.of is not None and field.of.part is Part.RISK}
    assert of_risk == {
        "need_rate",
        "need_rlo",
        "need_rhi",
        "need_rq",
    }
    back = result_documents.parse(result_documents.to_json([result]), "x")[0]
    assert str(back.basis) == str(result.basis)  # as text: NaN is not itself


def test_risk_is_not_the_same_as_count():
    """A small area at a high risk comes last by people and first by risk."""
    found = estimate.estimate(
        areas(people=[10, 1000, 900, 800, 700], index=[9, 5, 4, 3, 2]),
        NeedQuestion(ISOLATED, OLDER, Method.BY_INDEX, index="x"),
    )
    assert (found.table["need_q"][0], found.table["need_rq"][0]) == (5, 1)


def test_places_add_up_to_the_whole():
    found = estimate.estimate(areas(people=[100, 300, 200, NAN]), NeedQuestion(LONELY, OLDER))
    wards = np.array(["Ward B", None, "Ward A", "Ward A"], dtype=object)
    authorities = np.array(["Here", "Here", "There", "There"], dtype=object)
    made = totals.sums(found.residents, found.people, totals.levels(4, wards, authorities))
    assert list(zip(made.level, made.name, made.areas, made.missing, made.residents)) == [
        ("ward", "Ward A", 2, 1, 200), ("ward", "Ward B", 1, 0, 100), ("ward", "(no ward)", 1, 0, 300),
        ("authority", "Here", 2, 0, 400), ("authority", "There", 2, 1, 200), ("study area", "All areas", 4, 1, 600),
    ]  # fmt: skip
    low, central, high = made.people
    np.testing.assert_allclose(low, 0.05 * made.residents)
    np.testing.assert_allclose(high, 0.16 * made.residents)
    assert np.isnan(central).all()
    table = totals.table(made, found.table.stated_result())
    assert table.stated_result().basis is not None
    assert [column.name for column in table.columns] == [
        "level", "name", "areas", "missing", "residents", "need_low", "need_mid", "need_high", "need_rate", "need_rlo", "need_rhi",
    ]  # fmt: skip


@pytest.mark.parametrize("method", [Method.FLAT, Method.BY_INDEX])
def test_the_report_shows_both_sources_and_their_questions(method):
    question = NeedQuestion(LONELY, OLDER, method, index="Alone", table=list(RATES.values()))
    found = estimate.estimate(areas(people=[100, 300, 10], index=[1, 2, 3]), question)
    wards = totals.levels(3, np.array(["<b>A</b>", "\u05d0\u05d1", "\U0001f3e0"], dtype=object), None)
    page = need_report(
        found, totals.sums(found.residents, found.people, wards), "People likely lonely", "foot", ["<i>", "b", "c"]
    )
    assert "How often do you feel lonely? (often or always)" in page and LONELY.question in page
    assert "Risk is not the same as count" in page and "A modelled estimate" in page
    assert "<b>A" not in page and "&lt;b&gt;A" in page and "<i>" not in page
    assert ("Highest risk" in page) == (method is Method.BY_INDEX)
    assert "5 % to 16 %" in page and "4 % to 5 %" in page and "Not yet compared with any other measure" in page
