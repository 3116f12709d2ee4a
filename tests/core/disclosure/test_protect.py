"""The rules themselves, by published figures and by trying all whole numbers; and what is refused."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from medway_isolation_plugin.core.disclosure import HIDDEN, NHS, SMALL, below, is_person_data, protect
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Data

NAN = float("nan")


def floats(*numbers):
    return np.array(numbers, dtype=float)


def test_the_rule_of_the_nhs():
    found = protect({"n": floats(0, 1, 3, 7, 8, 12, 13, 152)})
    assert found.rows.texts("n").tolist() == ["0", "*", "*", "*", "10", "10", "15", "150"]
    assert found.whole.texts("n").tolist() == ["195"]  # 196, not the sum of what is printed
    assert (found.suppressed, found.secondary, found.attack) == (3, 0, 0)


def test_the_rule_of_the_nhs_as_others_have_it(shared):
    oracle = json.loads((shared / "oracles" / "scales" / "scales.json").read_text(encoding="utf-8"))["hes_rounding"]
    assert protect({"n": floats(*oracle["in"])}).rows.texts("n").tolist() == [str(one) for one in oracle["out"]]


def test_a_small_count_is_not_told_by_a_total():
    """9 in all and 8 beside it: whoever sees 10 and 10 knows that the hidden one is no larger than 4."""
    found = protect({"n": floats(8, 1)})
    assert found.rows.texts("n").tolist() == [HIDDEN, HIDDEN] or found.whole.texts("n").tolist() == [HIDDEN]
    assert (found.suppressed, found.secondary, found.attack) == (1, 1, 0)


@pytest.mark.parametrize(("rule", "highest"), [(SMALL, 4), (below(2), 1), (below(11), 10)])
def test_limits(rule, highest):
    found = protect({"n": floats(0, highest, highest + 1, 500, 500)}, rule)
    assert found.rows.texts("n")[0] == "0"
    assert found.rows.texts("n")[1] == HIDDEN
    assert "500" in found.rows.texts("n")


def test_limits_that_are_none():
    for limit in (-1, 0, 1, 1001):
        with pytest.raises(InputError, match="choose one from 2 to 1,000"):
            below(limit)


@pytest.mark.parametrize("rows", list(itertools.product(range(6), repeat=3)))
def test_every_small_count_stays_possible_by_trying_all(rows):
    """Three areas and their sum, hidden to 2: every count from 1 to 2 fits what is printed, by enumeration."""
    found = protect({"n": floats(*rows)}, below(3))
    shown = [*found.rows.texts("n"), found.whole.texts("n")[0]]
    fits = [
        (*guess, sum(guess))
        for guess in itertools.product(range(14), repeat=3)
        if all(text == HIDDEN or text == str(one) for text, one in zip(shown, (*guess, sum(guess))))
    ]
    for place, (text, true) in enumerate(zip(shown, (*rows, sum(rows)))):
        if text == HIDDEN:
            could = {guess[place] for guess in fits}
            assert len(could) >= 2
            if true <= 2:
                assert {1, 2} <= could


def test_totals_by_ward_and_of_all():
    wards = np.array(["B", "A", "B", "A", None], dtype=object)
    found = protect({"n": floats(20, 31, 42, 53, 64)}, NHS, groups=wards)
    assert found.names == ("B", "A")
    assert found.groups.texts("n").tolist() == ["60", "85"]
    assert found.whole.texts("n").tolist() == ["210"]


def test_missing_is_not_zero():
    found = protect({"u65": floats(20, NAN, 30), "65p": floats(9, 9, NAN)})
    assert found.rows.texts("u65").tolist() == ["20", None, "30"]
    assert found.whole.counts["u65"][0] == 50
    found = protect({"u65": floats(20, NAN, 30), "65p": floats(20, 9, 30), "all": floats(40, 30, 60)}, total="all")
    assert [found.rows.texts(one)[1] for one in ("u65", "65p", "all")] == [None] * 3
    assert found.whole.counts["all"][0] == 100


def test_one_row_is_its_own_total():
    found = protect({"u65": floats(3), "65p": floats(40), "all": floats(43)}, total="all")
    assert found.attack == 0
    assert found.rows.texts("u65")[0] == found.whole.texts("u65")[0] == HIDDEN


def test_nothing_and_only_nothing():
    assert protect({"n": floats()}).rows.texts("n").tolist() == []
    assert protect({"n": floats(0, 0)}).whole.texts("n").tolist() == ["0"]
    assert protect({"n": floats(NAN, NAN)}).rows.texts("n").tolist() == [None, None]


@pytest.mark.parametrize(
    ("columns", "total", "said"),
    [
        ({"n": floats(1, -2)}, "", "'n' holds -2"),
        ({"n": floats(1.5, 2)}, "", "'n' holds 1.5"),
        ({"n": floats(np.inf)}, "", "'n' holds inf"),
        (
            {"a": floats(1, 2), "b": floats(1, 2), "t": floats(2, 5)},
            "t",
            "the first of them row 2|in 1 row, row 2: 4 and 5",
        ),
        ({"t": floats(2, 5)}, "t", "has no counts beside it"),
        ({"<b>{x}</b>": floats(-1)}, "", "'<b>{x}</b>' holds -1"),
    ],
)
def test_what_is_no_table_of_counts(columns, total, said):
    with pytest.raises(InputError, match=said):
        protect(columns, NHS, total)


def test_which_data_are_of_persons():
    assert {one for one in Data if is_person_data(one)} == {Data.PERSON, Data.UNKNOWN}


def test_a_country_with_totals_is_refused_and_without_is_not():
    counts = np.arange(2001.0)
    with pytest.raises(InputError, match="2,001 rows"):
        protect({"n": counts, "t": counts}, total="t")
    assert protect({"n": counts}).attack == 0


def test_it_stops_when_it_is_told_to():
    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        protect({"n": floats(1, 2)}, stop=stop)


def test_a_mark_in_one_column_is_no_cover_for_another():
    """4 and 4 are pinned by their sum of 8 for who takes marks for small counts, whatever is hidden in another column."""
    found = protect({"a": floats(1, 20, 30), "b": floats(4, 4, 0)}, SMALL)
    assert found.secondary >= 2
    assert found.whole.texts("b").tolist() == [HIDDEN]
    assert found.rows.texts("b").tolist() == [HIDDEN, HIDDEN, "0"]


# Totals that nobody called so

AGES = {"u65": floats(1, 20, 30, 41), "65p": floats(8, 31, 42, 53), "all": floats(9, 51, 72, 94)}


@pytest.mark.parametrize("rule", [NHS, SMALL])
@pytest.mark.parametrize("order", list(itertools.permutations(AGES)))
def test_a_column_that_is_the_sum_of_others_is_protected_as_their_total(rule, order):
    """1 under 65 is hidden beside 8 and 9, or 10 and 10: whoever takes them from each other has it, or that it is no more than 4."""
    found = protect({name: AGES[name] for name in order}, rule)
    said = protect(AGES, rule, total="all")
    assert found.found == {"all": tuple(name for name in order if name != "all")}
    assert (found.attack, found.secondary) == (0, said.secondary)
    assert found.secondary >= 1
    assert list(found.rows.counts) == list(order)
    shown = {name: found.rows.texts(name)[0] for name in order}
    assert shown["u65"] == HIDDEN
    assert HIDDEN in (shown["65p"], shown["all"])
    assert not protect({name: AGES[name] for name in ("u65", "65p")}).found


def test_sums_of_some_of_many_columns_and_copies_of_them_are_found():
    random = np.random.default_rng(3)
    bands = {f"band {number}": random.integers(0, 40, 30).astype(float) for number in range(19)}
    columns = {**bands, "all": np.sum(list(bands.values()), axis=0)}
    assert protect(columns).found == {"all": tuple(bands)}
    part = {"a": bands["band 0"], "x": bands["band 3"], "b": bands["band 1"], "c": bands["band 0"] + bands["band 1"]}
    found = protect({**part, "again": part["c"]}, SMALL)
    assert found.found == {"c": ("a", "b")}
    assert found.rows.texts("again").tolist() == found.rows.texts("c").tolist()
    assert found.secondary > protect({"x": part["x"]}, SMALL).secondary
    alone = protect({"x": part["x"]}, SMALL)
    assert found.rows.texts("x").tolist() == alone.rows.texts("x").tolist()


def test_a_missing_part_is_not_told_by_its_total():
    columns = {"u65": floats(NAN, 20, 30), "65p": floats(20, 31, 42), "all": floats(23, 51, 72)}
    found = protect(columns, SMALL)
    assert found.found == {"all": ("u65", "65p")}
    assert [found.rows.texts(name)[0] for name in columns] == [None] * 3


@pytest.mark.parametrize("total", ["", "all"])
def test_counts_in_two_sums_are_refused(total):
    parts = {"men 65+": floats(3, 9, 8, 5), "women 65+": floats(12, 8, 9, 30), "u65": floats(90, 80, 70, 60)}
    columns = {**parts, "65p": parts["men 65+"] + parts["women 65+"]}
    columns["all"] = np.sum(list(columns.values()), axis=0) if total else columns["65p"] + columns["u65"]
    with pytest.raises(InputError, match=r"is the sum of .* Leave out the counts that others add up to"):
        protect(columns, NHS, total)
    assert protect(columns, refuse=False).attack == 0


def test_few_rows_that_add_up_by_chance_do_not_stop():
    columns = {"a": floats(1, 1), "b": floats(1, 2), "c": floats(2, 3), "d": floats(3, 5)}
    assert protect({**columns, "t": np.sum(list(columns.values()), axis=0)}, total="t").attack == 0


def test_a_country_is_shown_where_no_totals_are_asked_for():
    many = np.arange(2500.0)
    columns = {"a": many, "b": many[::-1], "c": np.full(2500, 2499.0)}
    with pytest.raises(InputError, match="2,500 rows"):
        protect(columns)
    assert protect(columns, refuse=False).attack == 0
