"""Wilson intervals against OHID's and R's figures (METHODS §1)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.intervals import compare, wilson

NAN = float("nan")


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


@st.composite
def counts(draw):
    whole = draw(st.integers(1, 10**7))
    return draw(st.integers(0, whole)), whole


@pytest.mark.parametrize(("confidence", "suffix"), [(0.95, "95_0cl"), (0.998, "99_8cl")])
def test_phe_indicator_methods(shared: Path, confidence: float, suffix: str):
    frame = pd.read_csv(shared / "oracles/phe/proportion_wilson_expected.csv")
    lower, upper = wilson(frame["Numerator"].to_numpy(float), frame["Denominator"].to_numpy(float), confidence)
    multiplier = frame["multiplier"].to_numpy(float)
    np.testing.assert_allclose(lower * multiplier, frame[f"lower{suffix}"], rtol=1e-12, atol=0)
    np.testing.assert_allclose(upper * multiplier, frame[f"upper{suffix}"], rtol=1e-12, atol=0)
    assert np.isnan(lower).sum() == 3  # areas 09 to 11 lack a count


def test_r_prop_test(shared: Path):
    frame = pd.read_csv(shared / "oracles/base_r/wilson_prop_test.csv")
    lower, upper = wilson(frame["x"].to_numpy(float), frame["n"].to_numpy(float))
    np.testing.assert_allclose(lower, frame["lo"], rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(upper, frame["hi"], rtol=1e-12, atol=0)
    assert len(frame) == 6


def test_limits_at_none_and_at_all_are_exact():
    lower, upper = wilson(floats(0, 3, 1), floats(3, 3, 1))
    assert lower[0] == 0.0
    assert upper[1] == upper[2] == 1.0
    assert upper[0] == pytest.approx(1 - lower[1], rel=1e-14)
    assert upper[0] == pytest.approx(1.959963984540054**2 / (3 + 1.959963984540054**2), rel=1e-13)  # z^2 / (n + z^2)


def test_missing_counts_and_empty_denominators_have_no_interval():
    lower, upper = wilson(floats(NAN, 1, 0, NAN), floats(5, NAN, 0, 0))
    assert np.isnan(lower).all()
    assert np.isnan(upper).all()


@pytest.mark.parametrize("confidence", [0.0, 0.5, 0.799, 0.9991, 1.0, 95.0])
def test_confidence_out_of_range(confidence: float):
    with pytest.raises(InputError, match=r"choose one from 0\.8 to 0\.999"):
        wilson(floats(1), floats(2), confidence)


@pytest.mark.parametrize("confidence", [0.80, 0.999])
def test_ends_of_the_range_are_allowed(confidence: float):
    z = {0.80: 1.2815515655446004, 0.999: 3.2905267314918945}[confidence]
    lower, upper = wilson(floats(5), floats(10), confidence)
    half = z * np.sqrt(0.25 / 10 + z * z / 400) / (1 + z * z / 10)  # at p = 1/2 the centre is 1/2
    assert lower[0] == pytest.approx(0.5 - half, rel=1e-12)
    assert upper[0] == pytest.approx(0.5 + half, rel=1e-12)


@given(counts(), st.sampled_from([0.8, 0.9, 0.95, 0.998, 0.999]))
def test_the_interval_holds_the_proportion_and_stays_within_bounds(count, confidence: float):
    part, whole = count
    (lower,), (upper,) = wilson(floats(part), floats(whole), confidence)
    share = part / whole
    assert 0 <= lower <= share + 1e-15
    assert share - 1e-15 <= upper <= 1
    assert lower < upper


@given(counts())
def test_the_interval_of_the_rest_is_the_mirror_image(count):
    part, whole = count
    (lower,), (upper,) = wilson(floats(part), floats(whole))
    (other_lower,), (other_upper,) = wilson(floats(whole - part), floats(whole))
    assert lower == pytest.approx(1 - other_upper, abs=1e-12)
    assert upper == pytest.approx(1 - other_lower, abs=1e-12)


@given(counts())
def test_more_confidence_widens_and_more_people_narrow_the_interval(count):
    part, whole = count
    (lower,), (upper,) = wilson(floats(part), floats(whole), 0.9)
    (wide_lower,), (wide_upper,) = wilson(floats(part), floats(whole), 0.99)
    (narrow_lower,), (narrow_upper,) = wilson(floats(4 * part), floats(4 * whole), 0.9)
    assert wide_upper - wide_lower > upper - lower > narrow_upper - narrow_lower


def test_comparison_with_the_study_area():
    lower, upper = floats(11, 9, 5, 10, 5, NAN), floats(15, 12, 9.9, 12, 10, NAN)
    assert list(compare(lower, upper, 10.0)) == ["higher", "similar", "lower", "similar", "similar", None]


def test_no_comparison_without_a_study_area():
    assert list(compare(floats(1), floats(2), NAN)) == [None]
