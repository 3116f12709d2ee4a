"""What a figure's areas hold together."""

from __future__ import annotations

import math

import numpy as np
import pytest

from medway_isolation_plugin.core import summaries
from medway_isolation_plugin.core.summaries import ClassRange

NAN = math.nan


def test_the_share_of_all_areas_is_of_summed_counts_and_no_mean_of_shares():
    alone, residents = np.array([10.0, 300.0]), np.array([100.0, 1000.0])
    assert summaries.share(alone, residents) == pytest.approx(100 * 310 / 1100)
    assert np.mean(100 * alone / residents) == pytest.approx(20)


def test_an_area_that_lacks_one_count_is_in_neither_sum():
    assert summaries.share(np.array([1.0, NAN, 5.0]), np.array([4.0, 100.0, NAN])) == 25
    assert math.isnan(summaries.share(np.array([NAN]), np.array([5.0])))
    assert math.isnan(summaries.share(np.array([0.0]), np.array([0.0])))


def test_the_values_of_each_class():
    classes = np.array([1, 1, 2, NAN, 3, 2])
    values = np.array([9.0, 7.5, 5.0, 100.0, NAN, 6.0])
    assert summaries.class_ranges(classes, values) == {1: ClassRange(2, 7.5, 9.0), 2: ClassRange(2, 5.0, 6.0)}


@pytest.mark.parametrize(
    ("bounds", "decimals"),
    [
        ([(30.0, 48.125), (12.5, 29.0)], 1),
        ([(30.04, 48.125), (12.5, 30.01)], 2),  # both are 30.0 with one decimal
        ([(2.321, 4.007), (1.636, 2.316)], 3),
        ([(30.00004, 48.125), (12.5, 30.00001)], 3),  # no further than two more
        ([(3.0, 4.0), (1.0, 2.0)], 0),
        ([(0.0, 0.0)], 0),
        ([(1234.5, 2345.5), (3.0, 1200.0)], 0),
        ([], 0),
    ],
)
def test_as_many_decimals_as_tell_classes_apart(bounds, decimals):
    ranges = {number: ClassRange(1, low, high) for number, (low, high) in enumerate(bounds, start=1)}
    assert summaries.decimals(ranges) == decimals
