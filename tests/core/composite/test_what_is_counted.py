"""What was scored by less than all, and indicators that are counts: said in the log and the report."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core.composite.raw_counts import raw_counts
from medway_isolation_plugin.core.composite.robustness import robustness
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty
from tests.core.composite.made import areas, floats, made, run

REWEIGHT = {"missing": {"policy": "reweight", "minimum": 0.5}}


def test_areas_that_are_scored_by_fewer_indicators_are_counted():
    columns = {"a": [1, 2, 3, 4, None, None], "b": [4, None, 2, 5, 1, None], "c": [None, 1, 2, 3, 4, 5]}
    how = made(["a", "b", {"field": "c", "weight": 0}], **REWEIGHT)
    words = "2 areas are scored by fewer indicators than the others, because values are missing: X00001, X00004."
    found = run(columns, how)
    assert words in found.warnings, "c has no weight, and the last area no score"
    assert np.isnan(found.score[5])
    assert words in robustness(areas(columns, how), how, Uncertainty(draws=10), lambda _: None).warnings
    whole = {"a": [1, 2, 3, 4, 5, 7], "b": [4, 3, 2, 5, 1, 6]}
    assert not any("fewer indicators" in one for one in run(whole, made(["a", "b"], **REWEIGHT)).warnings)


RANDOM = np.random.RandomState(8)
PEOPLE = RANDOM.randint(1000, 3000, 60).astype(float)
COUNT = np.rint(PEOPLE * RANDOM.uniform(0.02, 0.2, 60))


def said(x, population=PEOPLE, indicators=("x",), **columns) -> tuple[str, ...]:
    how = made(list(indicators))
    return raw_counts(how, areas({"x": list(x), **columns}, how), {"residents": floats(*population)})


def test_a_part_of_the_residents_is_a_raw_count():
    (found,) = said(COUNT)
    assert found.startswith(
        "'x' (field x) looks like a raw count, not a rate: whole numbers, in every area a part of 'residents'"
    )
    assert "Give it a denominator" in found


def test_what_follows_the_residents_is_a_raw_count_whole_or_not():
    (found,) = said(1.3 * PEOPLE + RANDOM.uniform(0, 300, 60))
    assert "it follows 'residents' (rank correlation 0.9" in found
    assert said(1.3 * PEOPLE[:10], PEOPLE[:10]) == (), "of ten areas a correlation says little"


@pytest.mark.parametrize(
    "x",
    [
        100 * COUNT / PEOPLE,  # a rate
        np.rint(100 * COUNT / PEOPLE),  # whole percentages
        RANDOM.randint(25, 70, 60),  # median ages
        RANDOM.permutation(60) + 1,  # ranks
        RANDOM.choice(32844, 60, replace=False) + 1,  # national ranks
        RANDOM.randint(100_000, 900_000, 60),  # prices
        RANDOM.randint(1, 11, 60),  # deciles
    ],
)
def test_other_numbers_are_not(x):
    assert said(x) == ()


def test_the_denominators_of_the_recipe_are_populations_too():
    with_whole = [{"field": "y", "denominator": "n"}, "x"]
    how = made(with_whole)
    table = areas({"x": COUNT.tolist(), "y": COUNT.tolist(), "n": PEOPLE.tolist()}, how)
    (found,) = raw_counts(how, table, {})
    assert "'x' (field x)" in found and "a part of 'n'" in found


def test_missing_values_and_a_population_that_is_not_known():
    assert len(said([None, *COUNT[1:]], [*PEOPLE[:-1], np.nan])) == 1
    assert said(COUNT, np.full(60, np.nan)) == ()
