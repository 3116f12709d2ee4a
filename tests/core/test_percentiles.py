"""Sample percentiles after Hyndman and Fan: by hand, and against numpy where numpy is right."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.percentiles import percentiles

SHARES = np.array([0, 0.05, 0.1, 0.2, 0.25, 1 / 3, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95, 1])
NUMPY = {1: "inverted_cdf", 2: "averaged_inverted_cdf", 4: "interpolated_inverted_cdf", 5: "hazen", 6: "weibull",
         7: "linear", 8: "median_unbiased", 9: "normal_unbiased"}  # fmt: skip


@pytest.mark.skipif(np.lib.NumpyVersion(np.__version__) < "1.22.0", reason="numpy before 1.22 has one type")
@pytest.mark.parametrize("kind", NUMPY)
def test_as_numpy(kind):
    random = np.random.RandomState(3)
    for n in range(1, 41):
        x = random.randint(0, 50, n).astype(float)
        expected = np.quantile(x, SHARES, method=NUMPY[kind])
        np.testing.assert_allclose(percentiles(x, SHARES, kind), expected, rtol=1e-12, atol=1e-12, err_msg=str(n))


@pytest.mark.parametrize(
    ("kind", "expected"),  # of 10, 20, ..., 50, worked out from the definitions
    [
        (1, [10, 20, 30, 40, 50]), (2, [10, 20, 30, 40, 50]), (3, [10, 10, 20, 40, 50]), (4, [10, 12.5, 25, 37.5, 50]),
        (5, [10, 17.5, 30, 42.5, 50]), (6, [10, 15, 30, 45, 50]), (7, [10, 20, 30, 40, 50]),
        (8, [10, 50 / 3, 30, 130 / 3, 50]), (9, [10, 16.875, 30, 43.125, 50]),
    ],
)  # fmt: skip
def test_quartiles_of_five(kind, expected):
    x = np.array([50.0, 10, np.nan, 30, 20, 40])
    np.testing.assert_allclose(percentiles(x, np.array([0, 0.25, 0.5, 0.75, 1]), kind), expected, rtol=1e-14)


def test_type_3_takes_the_even_place_at_a_whole_one():
    # n p - 1/2 is whole: 19 for n = 39 (odd, the next one) and 2 for n = 5 (even, itself). Some versions of numpy differ.
    assert percentiles(np.arange(1.0, 40.0), np.array([0.5]), 3)[0] == 20
    assert percentiles(np.arange(1.0, 6.0), np.array([0.5]), 3)[0] == 2


def test_nothing_and_out_of_range():
    assert np.isnan(percentiles(np.array([np.nan]), np.array([0.5]))).all()
    for kind in (0, 10):
        with pytest.raises(InputError, match=f"percentile type is {kind}: choose one from 1 to 9"):
            percentiles(np.ones(3), np.array([0.5]), kind)
    for share in (-0.1, 1.1, np.nan):
        with pytest.raises(InputError, match="not between 0 and 1"):
            percentiles(np.ones(3), np.array([share]))
