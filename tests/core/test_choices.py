"""How much hangs on the choice: lists worked by hand, chance by scipy and by drawing, and what is left out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import choices
from medway_isolation_plugin.core.choices import Choice, Often
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.report.choices_report import choices_report, choices_sentence, overlap_sentence
from medway_isolation_plugin.core.results import Notes
from tests.core.composite.made import areas, made

NAN = float("nan")


def held(*scores, others=()):
    codes = np.array([f"A{row}" for row in range(len(scores[0]))], dtype=object)
    named = [Choice(f"choice {number}", np.asarray(one, dtype=float)) for number, one in enumerate(scores)]
    return choices.stability(codes, named, others, Notes(len(codes)))


def test_lists_by_hand():
    # Ten areas: two in each worst fifth.
    a = [9, 8, 1, 1, 1, 1, 1, 1, 1, 1]
    b = [9, 1, 8, 1, 1, 1, 1, 1, 1, 1]
    c = [9, 8, 1, 1, 1, 1, 1, 1, 1, 1]
    d = [9, 1, 1, 8, 1, 1, 1, 1, 1, 1]
    found = held(a, b, c, d)
    assert list(found.table["ch_n"]) == [4, 2, 1, 1, 0, 0, 0, 0, 0, 0]
    assert list(found.table["ch_of"]) == [4] * 10
    assert list(found.table["ch_kind"][:5]) == [
        Often.ALL.value, Often.MOST.value, Often.SOME.value, Often.SOME.value, Often.NONE.value,
    ]  # fmt: skip
    assert (list(found.always), list(found.mostly), list(found.ever)) == ([0], [0, 1], [0, 1, 2, 3])
    assert list(found.sizes) == [2, 2, 2, 2]
    # In common: a with b 1/3, with c all, with d 1/3.
    np.testing.assert_allclose(found.alike, [(1 / 3 + 1 + 1 / 3) / 3, 1 / 3, (1 + 2 / 3) / 3, 1 / 3])
    without = held(a, [*b[:9], NAN])
    assert without.table["ch_of"][9] == 1 and without.table["ch_note"][9] == "not every choice has a value"
    assert choices_sentence(found) == (
        "Of 10 areas, 1 is in the worst fifth under all 4 choices, 2 under at least half of them, 4 under any."
    )
    page = choices_report(found, ["a recipe: there is no field 'x'."], "", found.table.codes.tolist())
    assert choices_sentence(found) in page
    assert "A2, A3" in page
    assert "there is no field &#x27;x&#x27;" in page


def test_an_area_without_any_value_is_in_no_list():
    found = held([5, 4, 3, 2, 1, NAN], [5, 4, 3, 2, 1, NAN])
    assert found.table["ch_kind"][5] is None
    assert found.table["ch_note"][5] == "no choice has a value"
    assert found.areas == 5


@given(st.integers(5, 60), st.integers(0, 2**16), st.integers(2, 6))
def test_lists_hold_each_other_and_scale_changes_nothing(n, seed, k):
    scores = np.random.RandomState(seed).randint(0, 30, (k, n)).astype(float)
    found = held(*scores)
    assert set(found.always) <= set(found.mostly) <= set(found.ever)
    assert list(held(*(7 + 3 * scores)).table["ch_n"]) == list(found.table["ch_n"])
    same = held(scores[0], scores[0], scores[0])
    assert len(same.always) == len(same.mostly) == len(same.ever)
    assert (same.alike == 1).all()


def test_ties_make_a_list_longer():
    assert list(held([1.0] * 10, np.arange(10.0)).sizes) == [10, 2]


@pytest.mark.parametrize(("n", "worst", "other"), [(169, 33, 33), (100, 20, 20), (50, 10, 30), (10, 2, 2)])
def test_chance_is_hypergeometric(n, worst, other):
    stats = pytest.importorskip("scipy.stats", reason="the hypergeometric distribution needs scipy to be held against")
    a, b = np.zeros(n), np.zeros(n)
    a[:worst], b[-other:] = 1, 1
    low, high = choices._by_chance(n, worst, other)
    law = stats.hypergeom(n, other, worst)
    assert (low, high) == (law.ppf(0.025), law.ppf(0.975))


def scores_sharing(both: int, n: int = 169, m: int = 33) -> tuple[np.ndarray, np.ndarray]:
    """Two indices whose worst fifths of m areas share `both`; all values differ."""
    order = np.arange(n, dtype=float)
    a = n - order
    other = [*range(both), *range(m, 2 * m - both)]
    rest = [row for row in range(n) if row not in other]
    b = np.empty(n)
    b[[*other, *rest]] = n - order
    return a, b


def test_the_example_of_little_more_than_deprived():
    """23 of 33 of 169 areas against 6.4 by chance (VALIDITY); 15 are more than chance gives and less than half."""
    # The england rule puts ceil(5 r / N) = 1: 33 of 169.
    a, b = scores_sharing(23)
    one = choices.overlap(Choice("open, under 65", a), Choice("Health 2025", b))
    assert (one.both, one.worst, one.other, one.areas) == (23, 33, 33, 169)
    assert one.by_chance == pytest.approx(6.44, abs=0.01)
    assert one.little_more
    assert "says little more than deprived" in overlap_sentence(one)
    a, b = scores_sharing(15)
    one = choices.overlap(Choice("alone, under 65", a), Choice("Health 2025", b))
    assert one.both == 15 > one.high
    assert not one.little_more
    assert "little more" not in overlap_sentence(one)


def test_overlap_is_over_the_areas_that_have_both():
    a = np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 0.0])
    b = a.copy()
    b[0] = NAN
    one = choices.overlap(Choice("a", a), Choice("b", b))
    assert (one.areas, one.worst, one.both) == (9, 1, 1)


def test_a_recipe_runs_with_every_scale_and_mean_and_one_indicator_once():
    columns = {"a": [1, 2, 3, 4, 9, 2], "b": [5, 1, 2, 8, 7, 3]}
    how = made(["a", "b"])
    found = choices.choices_of(areas(columns, how), how, "Mine", lambda: None)
    assert [one.words for one in found] == [
        "Mine; as in the recipe", "Mine; geometric mean", "Mine; z-score", "Mine; rank", "Mine; rank, geometric mean",
    ]  # fmt: skip
    single = made(["a"])
    assert [one.words for one in choices.choices_of(areas(columns, single), single, "One", lambda: None)] == ["One"]


def test_households_instead_of_residents():
    how = made(
        [{"field": "alone_65p", "denominator": "residents_65p"}, {"field": "no_car", "denominator": "households"}],
        band="65p",
    )
    other = choices.by_households(how)
    assert other is not None
    assert [one.denominator for one in other.indicators] == ["households", "households"]
    assert choices.by_households(other) is None
    assert choices.by_households(made(["alone_65p"], band="65p")) is None


@pytest.mark.parametrize(
    "scores", [[[1.0, 2, 3, 4, 5]], [[1.0, 2, 3, 4, 5], [1.0, NAN, NAN, NAN, NAN]], [[1.0], [2.0]]]
)
def test_nothing_to_hold_beside_each_other(scores):
    with pytest.raises(InputError, match="nothing to hold beside each other"):
        held(*scores)


def test_medway_denominators(shared, unzipped):
    """VALIDITY §5: of living alone at 65+, lists by residents and by households have 0.14 in common, under 65 0.74."""
    frame = pd.read_csv(unzipped("england/census2011_lsoa11_ew.csv.gz"))
    frame = frame[frame["LAD20CD"] == "E06000035"]
    lists = {
        "65p": held(
            frame["one_person_65plus"] / frame["pop_65plus"], frame["one_person_65plus"] / frame["households_total"]
        ),
        "u65": held(
            frame["one_person_other"] / frame["pop_under65"], frame["one_person_other"] / frame["households_total"]
        ),
    }
    assert lists["65p"].alike[0] == pytest.approx(0.14, abs=0.06)  # on 163 areas of 2011, not 169 of 2021
    assert lists["u65"].alike[0] == pytest.approx(0.74, abs=0.06)
