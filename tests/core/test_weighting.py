"""Weights that change: the quick way gives what the index gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from medway_isolation_plugin.core import ranking, segmentation, weighting
from medway_isolation_plugin.core.areas import Measure, RawTable
from medway_isolation_plugin.core.bands import BANDS, P65, U65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.profiles import BandWeights, Variable, WeightProfile
from medway_isolation_plugin.core.segments import Form, Households, TypeTable, UnknownTypes

FIELDS = ("no_car", "widowed", "hard_up")


def profile(*weights: float) -> WeightProfile:
    variables = tuple(Variable(field, field, weight) for field, weight in zip(FIELDS, weights))
    return WeightProfile("t", "s", tuple(BandWeights(band, variables) for band in BANDS))


def inputs(seed: int = 1, holes: bool = True) -> tuple[Households, TypeTable]:
    draw = np.random.default_rng(seed)
    types = [f"T{number}" for number in range(6)]
    cells = {field: list(draw.uniform(0, 1, 6)) for field in FIELDS}
    cells["s65"] = list(draw.uniform(0, 1, 6))
    if holes:
        cells["hard_up"][2] = None
    table = TypeTable.checked(RawTable("types", types, cells), profile(1, 1, 1), Form.PROPORTION, {"65p": "s65"})
    areas = [f"A{number}" for number in range(40)]
    rows = [(area, kind) for area in areas[:38] for kind in [*types, "odd"] if draw.random() < 0.5]
    rows += [(areas[38], types[0])]
    counts: list[object] = [int(draw.integers(0, 60)) if kind != "odd" else 1 for _, kind in rows]
    counts[-1] = 0
    raw = RawTable("h", [area for area, _ in rows], {"type": [kind for _, kind in rows], "count": counts})
    return Households.checked(areas, raw, Measure("count", "count", "households"), table, UnknownTypes.EXCLUDE), table


@pytest.mark.parametrize("band", BANDS, ids=lambda band: band.key)
@pytest.mark.parametrize("weights", [(1, 1, 1), (0, 2.5, 7), (3, 0.5, 0)])
def test_the_same_as_the_index(band, weights):
    households, types = inputs()
    table = segmentation.index(households, types, profile(*weights)).table
    shares = weighting.variable_shares(households, types, profile(1, 1, 1).bands[BANDS.index(band)])
    found = shares.evaluate(dict(zip(FIELDS, weights)))
    np.testing.assert_allclose(found.score, table[f"si_{band.key}"], rtol=1e-12)
    np.testing.assert_array_equal(found.rank, table[f"si_{band.key}_rk"])
    np.testing.assert_array_equal(found.quantile, table[f"si_{band.key}_q"])
    assert np.isnan(found.score).any()
    assert not np.isnan(found.score).all()


def test_shares_by_hand():
    types = TypeTable.checked(
        RawTable("t", ["A", "B"], {"no_car": [0.5, 0.1]}),
        WeightProfile("t", "s", (BandWeights(U65, (Variable("no_car", "No car", 4.0),)),)),
        Form.PROPORTION,
        {},
    )
    raw = RawTable("h", ["X", "X"], {"type": ["A", "B"], "count": [75, 25]})
    households = Households.checked(["X"], raw, Measure("count", "c", "households"), types, UnknownTypes.ERROR)
    shares = weighting.variable_shares(households, types, BandWeights(U65, (Variable("no_car", "No car", 4.0),)))
    assert shares.values.tolist() == [[pytest.approx(0.4)]]
    assert shares.evaluate({"no_car": 5}).score.tolist() == [pytest.approx(2.0)]


def test_a_variable_without_weight_makes_nothing_missing():
    households, types = inputs()
    shares = weighting.variable_shares(households, types, profile(1, 1, 1).bands[0])
    with_hole, without = shares.evaluate(dict.fromkeys(FIELDS, 1.0)), shares.evaluate({"no_car": 1.0})
    assert np.isnan(with_hole.score).sum() > np.isnan(without.score).sum()


@pytest.mark.parametrize(
    ("weights", "words"), [({}, "Every weight is 0"), ({"no_car": -1.0}, "below 0"), ({"no_car": np.inf}, "no number")]
)
def test_weights_that_cannot_be(weights, words):
    households, types = inputs()
    with pytest.raises(InputError, match=words):
        weighting.variable_shares(households, types, profile(1, 1, 1).bands[0]).evaluate(weights)


def test_a_band_without_households():
    households, types = inputs()
    none = replace(types, shares={P65.key: np.zeros(6)})
    with pytest.raises(InputError, match=r"No area has households 65\+"):
        weighting.variable_shares(households, none, profile(1, 1, 1).bands[1])


def test_all_values_equal():
    shares = weighting.VariableShares(np.array(["A", "B", "C"], dtype=object), ("v",), np.full((3, 1), 0.3))
    found = shares.evaluate({"v": 2.0})
    assert found.rank.tolist() == [1, 1, 1]
    assert found.quantile.tolist() == [2, 2, 2]


def test_moves_of_rank():
    before = np.array([1.0, 2, 3, 4, 5, np.nan])
    after = np.array([4.0, 2, 1, 3, np.nan, 5])
    assert ranking.moved(before, after, 5).tolist() == [0, 2, 3]
    assert ranking.moved(before, after, 1).tolist() == [0]
    assert ranking.moved(before, before, 5).tolist() == []
    assert ranking.moved(np.zeros(0), np.zeros(0), 5).tolist() == []
