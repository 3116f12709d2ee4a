"""Nobody works out a hidden count: 500 random tables with margins, wards within the authority, two categories."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core.disclosure import NHS, SMALL, DisclosureRule, below, protect
from medway_isolation_plugin.core.disclosure.guard import Guard
from medway_isolation_plugin.core.disclosure.table import CountTable
from tests.core.disclosure.attack import bounds, printed

pytest.importorskip("scipy.optimize", reason="the attack is a linear program of scipy's")
TABLES = 500


def made(number):
    """A table: counts by under 65 and 65+ of areas in wards, some without a total, some in no ward, some empty; the rule."""
    random = np.random.default_rng(number)
    rows, wards = random.integers(1, 13), random.integers(0, 4)
    shape = random.choice([0.05, 0.15, 0.4])
    young, old = (random.negative_binomial(1, shape, rows).astype(float) for _ in "ab")
    columns = {"under 65": young, "65+": old}
    if number % 3:
        columns["all ages"] = young + old
    labels = np.array([f"ward {one}" for one in random.integers(0, wards, rows)], dtype=object) if wards else None
    if wards and number % 7 == 0:
        labels[0] = None
    if number % 11 == 0:
        for column in columns.values():
            column[-1] = np.nan
    rule = (NHS, SMALL, below(10), NHS)[number % 4]
    return columns, "all ages" if number % 3 else "", labels, rule


def truth(columns, wards):
    places = {}
    for name, column in columns.items():
        for row, count in enumerate(column):
            places[f"area {row}", name] = count
        for ward in {} if wards is None else set(wards) - {None}:
            places[ward, name] = np.nansum(column[wards == ward])
        places["all", name] = np.nansum(column)
    return places


def made_of(cell, true, total, wards):
    """How many counts of single areas and categories, not 0, add up to a cell."""
    place, column = cell
    return sum(
        count > 0 and name != total and column in (name, total) and one.startswith("area")
        and (place in (one, "all") or (wards is not None and wards[int(one[5:])] == place))
        for (one, name), count in true.items()
    )  # fmt: skip


def faults(found, columns, total, wards, rule):
    """Every way in which what is printed tells more than the rule allows."""
    tables = printed(found, list(columns), total, wards, rule.step, rule.highest)
    true, said = truth(columns, wards), []
    for cell, (low, high) in bounds(tables).items():
        if 1 <= true[cell] <= rule.highest:
            if low > 1 or high < rule.highest:
                said.append(f"{cell} is {true[cell]:.0f} and lies between {low} and {high}")
        elif high - low < rule.highest - 1:
            said.append(f"{cell} is hidden beside others and lies between {low} and {high}")
    # Who knows that 0 is always shown: a total is no smaller than the counts above 0 that it is made of are many.
    for cell, (low, high) in bounds(tables.also(1)).items():
        if 1 <= true[cell] <= rule.highest and (low > made_of(cell, true, total, wards) or high < rule.highest):
            said.append(f"{cell} is {true[cell]:.0f} and lies between {low} and {high}, for who knows that 0 is shown")
    return said


def test_nothing_is_worked_out_from_500_tables():
    hidden = beside = cells = 0
    for number in range(TABLES):
        columns, total, wards, rule = made(number)
        found = protect(columns, rule, total, wards)
        assert found.attack == 0
        assert faults(found, columns, total, wards, rule) == [], number
        hidden, beside = hidden + found.suppressed, beside + found.secondary
        cells += sum((~np.isnan(column)).sum() for column in columns.values())
    print(f"{TABLES} tables, {cells:,} counts: {hidden:,} hidden for what they are, {beside:,} beside them")
    assert hidden > TABLES


def test_nothing_is_worked_out_where_nobody_says_which_column_is_the_total():
    """A reader sees by himself that 65+ and under 65 add up to all ages."""
    tried = 0
    for number in range(TABLES, TABLES + 150):
        columns, total, wards, rule = made(number)
        if not total:
            continue
        found = protect(columns, rule, "", wards)
        assert faults(found, columns, total, wards, rule) == [], number
        tried += bool(found.found)
    assert tried > 60


def test_the_attack_finds_what_is_hidden_alone(monkeypatch):
    """Hiding small counts and nothing else is seen through in most tables."""
    monkeypatch.setattr(Guard, "close", lambda guard: None)
    seen = 0
    for number in range(60):
        columns, total, wards, rule = made(number)
        found = protect(columns, rule, total, wards)
        said = faults(found, columns, total, wards, rule)
        seen += bool(said)
        assert bool(said) <= bool(found.attack), number  # what protects itself knows it too
    assert seen > 30


@pytest.mark.parametrize("rule", [SMALL, below(8)])
def test_who_takes_every_mark_for_a_small_count_pins_none(rule):
    """Two hidden counts that are as large as the rule hides, and their sum: 4 + 4 = 8."""
    for small in ([rule.highest] * 2, [1, 1], [1, 1, 1]):
        columns = {"clients": np.array([*small, 30.0, 40.0])}
        found = protect(columns, rule)
        assert found.secondary >= 1
        assert faults(found, columns, "", None, rule) == []


def least_possible(columns, total, wards, rule):
    """The fewest further cells that make a table safe, by trying all."""
    import itertools

    network = CountTable.of(columns, total, wards).network
    free = [number for number, cell in enumerate(network.cells) if cell.count > rule.highest]
    for size in range(len(free) + 1):
        for some in itertools.combinations(free, size):
            guard = Guard(network, rule)
            for one in some:
                guard._mark(one, True)
            if not guard.open_cells():
                return size
    raise AssertionError


def test_cells_hidden_beside_others_against_the_least_possible():
    found = {rule: [0, 0, 0, 0] for rule in (NHS, SMALL)}
    for number in range(120):
        random = np.random.default_rng(10_000 + number)
        rule = (NHS, SMALL)[number % 2]
        rows = int(random.integers(2, 5))
        young, old = (random.negative_binomial(1, 0.06, rows).astype(float) for _ in "ab")
        columns = {"under 65": young, "65+": old, "all ages": young + old}
        ours = protect(columns, rule, "all ages").secondary
        least = least_possible(columns, "all ages", None, rule)
        assert ours >= least
        one = found[rule]
        found[rule] = [one[0] + 1, one[1] + ours, one[2] + least, one[3] + (ours == least)]
    for rule, (tables, ours, least, same) in found.items():
        print(
            f"hidden to {rule.highest}: {tables} tables, {ours} cells beside others, {least} at least; as few as possible in {same}"
        )
        assert ours <= 1.25 * least
        assert isinstance(rule, DisclosureRule)
