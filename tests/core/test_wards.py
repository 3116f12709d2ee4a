"""Wards and the sentence that a JSNA needs (METHODS §6 and §7)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import wards
from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.wards import FLAG, PEOPLE, Membership, WardSummary

NAN = float("nan")
SUBJECT = "Areas of high isolation and poor health"


def summarise(membership: Membership, flags: list, people: list | None = None, subject: str = SUBJECT) -> WardSummary:
    values = {FLAG: np.array(flags, dtype=float)}
    if people is not None:
        values[PEOPLE] = np.array(people, dtype=float)
    codes = np.array([f"a{number}" for number in range(len(flags))], dtype=object)
    return wards.summarise(AreaTable(codes, values, np.full(len(flags), None, dtype=object)), membership, subject)


def same(found: np.ndarray, expected: list) -> None:
    np.testing.assert_array_equal(found, np.array(expected, dtype=float))


def test_lookup():
    found = wards.from_lookup(
        ["a", "b", "c"], ["b : Name", "a", "x", "b", "c"], ["Twydall", " River ", "X", "Luton", None]
    )
    assert found.main.tolist() == ["River", "Twydall", None]
    assert found.parts == {(0, "River"), (1, "Twydall"), (1, "Luton")}


def test_a_lookup_of_another_place():
    with pytest.raises(InputError, match=r"None of the area codes is in the ward lookup \(layer: a; lookup: x\)"):
        wards.from_lookup(["a"], ["x"], ["W"])
    with pytest.raises(InputError, match="lookup: no rows"):
        wards.from_lookup(["a"], [], [])


def test_overlaps_count_an_area_where_its_largest_part_lies():
    found = wards.from_overlaps(4, [(0, "A", 0.4), (0, "B", 0.6), (1, "B", 1.0), (2, "Z", 0.5), (2, "C", 0.5)])
    assert found.main.tolist() == ["B", "B", "C", None]
    assert found.parts == {(0, "A"), (0, "B"), (1, "B"), (2, "C"), (2, "Z")}


@pytest.mark.parametrize(("share", "part"), [(0.01, True), (0.0099999, False), (0.02, True), (0.0, False)])
def test_a_part_is_at_least_one_per_cent_of_the_area(share: float, part: bool):
    found = wards.from_overlaps(1, [(0, "A", 1 - share), (0, "B", share)])
    assert ((0, "B") in found.parts) is part
    assert found.main.tolist() == ["A"]


def test_an_area_that_barely_meets_a_ward_is_counted_there_but_is_no_part():
    found = wards.from_overlaps(1, [(0, "A", 0.005)])
    assert found.main.tolist() == ["A"]
    assert found.parts == frozenset()


def test_the_order_of_overlaps_does_not_matter():
    overlaps = [(0, "A", 0.5), (0, "B", 0.5), (1, "B", 0.3), (1, "A", 0.7)]
    assert (
        wards.from_overlaps(2, overlaps[::-1]).main.tolist()
        == wards.from_overlaps(2, overlaps).main.tolist()
        == ["A", "A"]
    )


@pytest.mark.parametrize(
    ("named", "flagged", "expected"),
    [
        ([], 0, f"{SUBJECT}: no area meets the rule."),
        (["River"], 1, f"{SUBJECT} include parts of River."),
        (["Luton", "River"], 2, f"{SUBJECT} include parts of Luton and River."),
        (["Luton", "River", "Twydall"], 2, f"{SUBJECT} include parts of Luton, River and Twydall."),
        (["A", "B", "C", "D"], 9, f"{SUBJECT} include parts of A, B, C and D."),
        ([], 2, f"{SUBJECT} lie in no ward of the table."),
    ],
)
def test_the_sentence(named: list, flagged: int, expected: str):
    assert wards.sentence(SUBJECT, named, flagged) == expected
    assert wards.sentence(f" {SUBJECT}. ", named, flagged) == expected


def test_a_sentence_without_a_subject():
    assert wards.sentence(" ", ["A"], 1) == "Priority areas include parts of A."


MEMBERSHIP = wards.from_overlaps(
    6,
    [
        (0, "Twydall", 1.0), (1, "Twydall", 0.7), (1, "River", 0.3), (2, "River", 1.0), (3, "luton", 0.995),
        (3, "Peninsula", 0.005), (4, "luton", 0.6), (4, "Peninsula", 0.4),
    ],
)  # fmt: skip


def test_counts_by_hand():
    found = summarise(MEMBERSHIP, [1, 1, 0, 1, NAN, 1], [10, 20, 40, 80, 160, 320])
    table = found.table
    assert table["ward"].tolist() == ["luton", "River", "Twydall", "(no ward)"]
    same(table["areas"], [2, 1, 2, 1])
    same(table["flagged"], [1, 0, 2, 1])
    same(table["undecided"], [1, 0, 0, 0])
    same(table["share"], [50, 0, 100, 100])
    same(table["parts"], [1, 1, 2, 0])
    same(table["people"], [80, 0, 30, 320])
    np.testing.assert_allclose(table["people_sh"], [8000 / 430, 0, 3000 / 430, 32000 / 430], rtol=1e-14)
    assert (found.flagged, found.people) == (4, 430)
    # River by a part of 30 %; Peninsula not, by half a per cent.
    assert found.sentence == f"{SUBJECT} include parts of luton, River and Twydall."
    assert found.wards == ("luton", "River", "Twydall")
    lost, undecided = found.warnings
    assert lost.startswith("1 area ")
    assert lost.endswith("in no ward, 1 of them flagged: a5.")
    assert undecided.startswith("1 area ")
    assert "undecided because values are missing" in undecided


def test_a_ward_that_only_holds_parts_of_areas_has_a_row():
    membership = wards.from_overlaps(1, [(0, "A", 0.9), (0, "B", 0.1)])
    table = summarise(membership, [1], [50]).table
    assert table["ward"].tolist() == ["A", "B"]
    same(table["areas"], [1, 0])
    same(table["share"], [100, NAN])
    same(table["parts"], [1, 1])
    same(table["people"], [50, 0])


def test_no_area_is_flagged():
    found = summarise(MEMBERSHIP, [0] * 6, [1] * 6)
    assert found.sentence == f"{SUBJECT}: no area meets the rule."
    assert found.wards == ()
    same(found.table["people"], [0] * 4)
    same(found.table["people_sh"], [NAN] * 4)


def test_without_a_field_of_people_there_are_none_known():
    found = summarise(MEMBERSHIP, [1] * 6)
    assert np.isnan(found.table["people"]).all()
    assert np.isnan(found.table["people_sh"]).all()
    assert found.flagged == 6


def test_a_missing_number_of_people_is_not_passed_over_in_silence():
    """Missing is not zero: the total leaves the area out, so somebody must be told."""
    found = summarise(MEMBERSHIP, [1, 0, 0, 0, 0, 0], [NAN, 1, 1, 1, 1, 1])
    assert any("people" in warning for warning in found.warnings)


def test_all_flagged_areas_lie_in_no_ward():
    found = summarise(MEMBERSHIP, [0, 0, 0, 0, 0, 1])
    assert found.sentence == f"{SUBJECT} lie in no ward of the table."


def test_wards_are_sorted_by_letter_not_by_case():
    membership = wards.from_lookup(["a", "b", "c"], ["a", "b", "c"], ["Zeta", "alpha", "Beta"])
    codes = np.array(["a", "b", "c"], dtype=object)
    values = {FLAG: np.ones(3)}
    found = wards.summarise(AreaTable(codes, values, np.full(3, None, dtype=object)), membership, "X")
    assert found.wards == ("alpha", "Beta", "Zeta")
    assert found.sentence == "X include parts of alpha, Beta and Zeta."
    names = ["Zoo", "Éastcote", "E", "Harrow Weald", "Harrow on the Hill", "abbey", "Abbey"]
    assert sorted(names, key=wards.alphabet) == [
        "Abbey", "abbey", "E", "Éastcote", "Harrow on the Hill", "Harrow Weald", "Zoo",
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A", "B", "C", None]), st.sampled_from([0.0, 1.0, NAN]), st.integers(0, 10_000)
        ),
        min_size=1,
        max_size=40,
    )
)  # fmt: skip
def test_the_columns_add_up(rows: list[tuple]):
    overlaps = [(row, ward, 1.0) for row, (ward, _, _) in enumerate(rows) if ward]
    found = summarise(wards.from_overlaps(len(rows), overlaps), [row[1] for row in rows], [row[2] for row in rows])
    assert found.table["areas"].sum() == len(rows)
    assert found.table["flagged"].sum() == found.flagged == sum(row[1] == 1 for row in rows)
    assert found.table["undecided"].sum() == sum(np.isnan(row[1]) for row in rows)
    people = sum(row[2] for row in rows if row[1] == 1)
    assert found.table["people"].sum() == found.people == people
    if people:
        assert found.table["people_sh"].sum() == pytest.approx(100, rel=1e-12)
    assert found.table["parts"].sum() == sum(row[1] == 1 and row[0] is not None for row in rows)
