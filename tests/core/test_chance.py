"""Change against chance (METHODS §10): Newcombe's own figures, and a simulation written out plainly."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import described
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.chance import Counts, changed, check_ages, count_fields, far
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Field, Result, ResultKind, Role, Scope
from medway_isolation_plugin.core.intervals import newcombe


def floats(*numbers):
    return np.array(numbers, dtype=float)


@pytest.mark.parametrize(
    ("larger", "smaller", "lower", "upper"),
    [
        # Newcombe (1998), table II, method 10.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_newcombes_own_figures(larger, smaller, lower, upper):
    found = newcombe(*(floats(number) for number in (*smaller, *larger)))
    assert [float(limit[0]) for limit in found] == pytest.approx([lower, upper], abs=5e-5)
    turned = newcombe(*(floats(number) for number in (*larger, *smaller)))
    assert [float(limit[0]) for limit in turned] == pytest.approx([-upper, -lower], abs=5e-5)


def test_no_interval_where_a_count_is_missing():
    lower, upper = newcombe(floats(1, math.nan, 1, 1), floats(9, 9, 0, 9), floats(1, 1, 1, 1), floats(9, 9, 9, 0))
    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == [False, True, True, True]


def counts(*columns):
    return Counts(*(np.array(column, dtype=float) for column in columns))


def borough(shift, number=100, people=400, seed=7):
    """Counts of areas whose shares stay, but for `shift` by area number."""
    throw = random.Random(seed)
    shares = [0.1 + 0.3 * area / number for area in range(number)]
    later = [min(0.9, share + shift(area)) for area, share in enumerate(shares)]
    one, other = (
        [sum(throw.random() < share for _ in range(people)) for share in some] for some in (shares, later)
    )  # fmt: skip
    return counts(one, [people] * number, other, [people] * number)


def wilson_by_hand(x, n, z=1.959963984540054):
    middle, spread = 2 * x + z * z, z * math.sqrt(z * z + 4 * x * (n - x) / n)
    return (middle - spread) / (2 * (n + z * z)), (middle + spread) / (2 * (n + z * z))


def beyond_by_hand(x1, n1, x2, n2):
    (l1, u1), (l2, u2) = wilson_by_hand(x1, n1), wilson_by_hand(x2, n2)
    p1, p2 = x1 / n1, x2 / n2
    apart = p2 - p1
    return (
        apart - math.sqrt((p2 - l2) ** 2 + (u1 - p1) ** 2) > 0 or apart + math.sqrt((u2 - p2) ** 2 + (p1 - l1) ** 2) < 0
    )


def fifths_by_hand(shares):
    ranks = [1 + sum(other > share for other in shares) for share in shares]
    return [math.ceil(5 * rank / len(shares)) for rank in ranks]


def test_against_a_simulation_written_out():
    given = borough(lambda area: 0.0)
    found = changed(given)
    rows = list(zip(given.first_count, given.first_of, given.second_count, given.second_of))
    assert found.beyond.tolist() == [float(beyond_by_hand(*row)) for row in rows]
    assert found.significant == sum(beyond_by_hand(*row) for row in rows)
    one, other = fifths_by_hand([row[0] / row[1] for row in rows]), fifths_by_hand([row[2] / row[3] for row in rows])
    assert (found.worst, found.stay) == (20, sum(a == b == 1 for a, b in zip(one, other)))
    assert found.movers == sum(abs(a - b) >= 2 for a, b in zip(one, other))
    throw = random.Random(11)
    beyond, stay, moved = [], [], []
    for _ in range(60):
        drawn = []
        for x1, n1, x2, n2 in rows:
            share = (x1 + x2) / (n1 + n2)
            drawn.append([sum(throw.random() < share for _ in range(int(n))) for n in (n1, n2)])
        beyond.append(sum(beyond_by_hand(x, 400, y, 400) for x, y in drawn))
        a, b = (fifths_by_hand([pair[place] for pair in drawn]) for place in (0, 1))
        stay.append(sum(x == y == 1 for x, y in zip(a, b)))
        moved.append(sum(abs(x - y) >= 2 for x, y in zip(a, b)))
    assert found.by_chance == pytest.approx(sum(beyond) / 60, abs=1.5)
    assert found.stay_by_chance[0] == pytest.approx(sorted(stay)[1], abs=1)
    assert found.stay_by_chance[1] == pytest.approx(sorted(stay)[-2], abs=1)
    assert found.movers_by_chance == pytest.approx(sorted(moved)[-2], abs=1)


@pytest.mark.parametrize("seed", range(5))
def test_areas_that_only_chance_moved_are_not_named(seed):
    found = changed(borough(lambda area: 0.0, seed=seed))
    assert found.only_chance
    assert found.words[-1] == "Chance alone gives as many areas that moved: none is singled out."
    assert 0 <= found.significant <= 12  # 5 of 100 on average


def test_areas_that_did_move_are_named():
    found = changed(borough(lambda area: 0.3 if area % 8 == 0 else 0.0))
    assert not found.only_chance
    assert found.movers >= 10 > found.movers_by_chance
    assert found.stay < found.stay_by_chance[0]
    assert found.significant >= 13
    assert len(found.words) == 3


def test_halves_are_too_few_classes_to_move_far():
    found = changed(borough(lambda area: 0.3 if area % 8 == 0 else 0.0), classes=2)
    assert found.movers_by_chance is None
    assert not any("two fifths" in said for said in found.words)
    assert found.only_chance is (found.stay >= found.stay_by_chance[0])


def test_the_same_counts_say_the_same_every_time():
    one, other = (changed(borough(lambda area: 0.0)) for _ in range(2))
    assert one.words == other.words


def test_areas_without_all_counts_are_left_out():
    given = borough(lambda area: 0.0)
    for number, column in enumerate((given.first_count, given.first_of, given.second_count, given.second_of)):
        column[number] = math.nan
    found = changed(given)
    assert np.flatnonzero(np.isnan(found.beyond)).tolist() == [0, 1, 2, 3]
    assert found.areas == 96
    assert changed(counts([1], [2], [1], [2])) is None


@pytest.mark.parametrize(("classes", "expected"), [(2, 2), (3, 2), (5, 2), (10, 4), (100, 40)])
def test_far_is_two_fifths(classes, expected):
    assert far(classes) == expected


def index(name, band=P65, role=Role.VALUE, stated=True, **facts):
    fields = [Field(name, role, band)]
    fields += [Field(f"{name}_{short}", of, band) for short, of in (("n", Role.NUMERATOR), ("d", Role.DENOMINATOR))]
    told = {"base": "residents", "age_split": 65, **facts}
    result = Result(ResultKind.LIVING_ALONE, "la", fields=tuple(fields), stated=stated, **told)
    return described.as_kept(name, name, result, fields[0])


def test_the_counts_behind_two_results():
    assert count_fields(index("a"), index("b")) == {
        "first_count": "a_n", "first_of": "a_d", "second_count": "b_n", "second_of": "b_d"
    }  # fmt: skip
    assert count_fields(index("a", role=Role.RANK), index("b"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (index("a"), index("a")),
        (index("a"), index("b", band=U65)),
        (index("a"), index("b", base="households")),
        (index("a"), index("b", stated=False)),
        (index("a", role=Role.LOWER), index("b")),
        (index("a"), described.unowned("b", "b")),
    ],
)
def test_no_counts_where_two_things_are_compared(first, second):
    assert count_fields(first, second) == {}
    assert count_fields(second, first) == {}


def test_results_split_at_different_ages_are_refused():
    with pytest.raises(InputError, match=r"'a' is of people split at age 65, 'b' at age 66: .* same age"):
        check_ages(index("a"), index("b", band=P65.at(66), age_split=66))
    whole = replace(
        index("c"), field=Field("c", Role.QUANTILE, scope=Scope.LOCAL), result=index("c", age_split=66).result
    )
    with pytest.raises(InputError, match="'c' at age 66"):
        check_ages(index("a"), whole)
    check_ages(index("a"), index("b", band=U65))
    check_ages(index("a"), described.unowned("b_66p", "b"))


def medway(shared: Path, first: tuple[str, str], second: tuple[str, str]) -> Counts:
    older = pd.read_csv(shared / "data/england/census2011_lsoa11_ew.csv.gz").query("LAD20CD == 'E06000035'")
    newer = pd.read_csv(shared / "data/england/census2021_lsoa21_ew.csv.gz")
    both = older.merge(newer, left_on="LSOA11CD", right_on="LSOA21CD", suffixes=("_11", "_21"))
    assert len(both) == 157
    return counts(*(both[name] for name in (*first, *second)))


def test_medway_2011_to_2021(shared: Path):
    """One-person households of all ages: chance alone gives as many; of residents of 65 and over many more areas moved."""
    alone = medway(
        shared, ("one_person_total", "households_total_11"), ("one_person_households_all_ages", "households_total_21")
    )
    found = changed(alone)
    assert (found.worst, found.stay) == (31, 26)
    assert found.stay_by_chance[0] <= 26 <= found.stay_by_chance[1]
    assert found.only_chance
    older = changed(medway(shared, ("pop_65plus_11", "pop_total_11"), ("pop_65plus_21", "pop_total_21")))
    assert older.stay == 21 < older.stay_by_chance[0]
    assert not older.only_chance
