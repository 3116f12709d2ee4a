"""KMO, Bartlett's test, VIF, alpha without each and correlation with the index: against scipy and plain regressions."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core.composite import audit, factors
from tests.core.composite.made import made, run


def columns(seed: int = 1, n: int = 80) -> dict[str, list[float]]:
    random = np.random.RandomState(seed)
    common = random.normal(size=n)
    return {
        name: list(common * share + random.normal(size=n))
        for name, share in (("a", 1.2), ("b", 0.8), ("c", 1), ("d", 0.1))
    }


def looked_at(data, **root):
    return audit.audit(run(data, made(list(data), **root)).prepared)


def test_each_against_regressions_and_partial_correlations():
    data = columns()
    frame = pd.DataFrame(data)
    found = looked_at(data).factors
    r = frame.corr().to_numpy()
    partial = np.zeros((4, 4))
    for number, name in enumerate(frame):
        others = frame.drop(columns=name)
        design = np.column_stack([np.ones(len(frame)), others])
        left = frame[name] - design @ np.linalg.lstsq(design, frame[name], rcond=None)[0]
        assert found.vif[number] == pytest.approx(frame[name].var() / (left**2).sum() * (len(frame) - 1), rel=1e-9)
        scaled = (frame - frame.min()) / (frame.max() - frame.min())
        rest = scaled.drop(columns=name)
        alpha = 3 / 2 * (1 - rest.var().sum() / rest.sum(axis=1).var())
        assert found.alpha_without[number] == pytest.approx(alpha, rel=1e-9)
        assert found.with_index[number] == pytest.approx(scaled[name].corr(scaled.mean(axis=1)), rel=1e-9)
        for other in range(number):  # what is left of both when the others are taken away
            both = frame.iloc[:, [number, other]].to_numpy()
            design = np.column_stack([np.ones(len(frame)), np.delete(frame.to_numpy(), [number, other], axis=1)])
            left_both = both - design @ np.linalg.lstsq(design, both, rcond=None)[0]
            partial[number, other] = partial[other, number] = np.corrcoef(left_both.T)[0, 1]
    own = (r**2).sum() - 4
    assert found.kmo == pytest.approx(own / (own + (partial**2).sum()), rel=1e-9)
    rows = (r**2).sum(axis=1) - 1
    np.testing.assert_allclose(found.each_kmo, rows / (rows + (partial**2).sum(axis=1)), rtol=1e-9)


def test_bartlett_s_test():
    data = columns(n=30)
    found = looked_at(data).factors
    r = pd.DataFrame(data).corr().to_numpy()
    assert found.chi_square == pytest.approx(-(29 - 13 / 6) * np.log(np.linalg.det(r)), rel=1e-9)
    assert (found.freedom, found.areas) == (6, 30)
    stats = pytest.importorskip("scipy.stats", reason="probabilities of chi-square need scipy to be held against")
    assert found.p == pytest.approx(stats.chi2.sf(found.chi_square, 6), rel=1e-9)
    for freedom in (1, 2, 3, 10, 45, 190):
        for value in (0.0, 0.3, 5.0, 60.0, 400.0):
            expected = stats.chi2.sf(value, freedom)
            assert factors.chi_square_above(value, freedom) == pytest.approx(expected, rel=1e-9, abs=1e-300)


def test_indicators_of_chance_pass_bartlett_s_test_at_its_level():
    random = np.random.RandomState(5)
    below = [looked_at(dict(zip("abcd", random.normal(size=(4, 60)).tolist()))).factors.p < 0.05 for _ in range(200)]
    assert 0.02 <= np.mean(below) <= 0.085


@pytest.mark.parametrize(
    "data",
    [
        {"a": [1, 2, 3, 4, 5], "b": [2, 4, 6, 8, 10]},  # one says the other
        {"a": [1, 2, 3], "b": [2, 1, 3], "c": [3, 1, 2]},  # as few areas as indicators
        {"a": [1, 2, 3, 9]},
    ],
)
def test_what_cannot_be_told_is_left_open(data):
    found = looked_at(data).factors
    assert np.isnan([found.kmo, found.chi_square, found.p, *found.vif, *found.each_kmo]).all()
    assert not np.isnan(found.with_index).any()


def test_what_stands_out_is_flagged():
    data = columns()
    data["e"] = (np.array(data["a"]) + np.array(data["b"]) + 0.1 * np.random.RandomState(2).normal(size=80)).tolist()
    data["against"] = (-np.array(data["c"]) + 0.5 * np.random.RandomState(3).normal(size=80)).tolist()
    flags = looked_at(data).flags
    assert any("'e' says little that the other indicators do not say together (VIF" in flag for flag in flags)
    assert not any("Kaiser" in flag for flag in flags)
    assert any("'against' runs against the index" in flag for flag in flags)
