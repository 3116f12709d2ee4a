"""A panel's scores become weights (METHODS §2)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import panel, profiles
from medway_isolation_plugin.core.areas import Measure, RawTable
from medway_isolation_plugin.core.bands import BANDS, P65, U65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.profiles import WeightProfile


def weigh(bands=(P65,), title: str = "Panel", source: str = "", **scores: list) -> WeightProfile:
    members = [f"M{number}" for number in range(len(next(iter(scores.values()), [])))]
    measures = [Measure(name, name, name.title()) for name in scores]
    return panel.weight_profile(RawTable("panel.csv", members, scores), measures, bands, title, source)


def only(found: WeightProfile, number: int = 0) -> profiles.Variable:
    return found.bands[0].variables[number]


def test_median_and_quartiles_by_hand():
    variable = only(weigh(widowed=[1, 5, 3, 4]))
    assert (variable.field, variable.label) == ("widowed", "Widowed")
    assert variable.weight == 3.5
    assert variable.panel == profiles.PanelStatistics(4, 2.5, 4.25)  # 1 + 0.75 x 2 and 4 + 0.25 x 1
    assert variable.base is None


def test_blanks_are_not_zeros():
    variable = only(weigh(widowed=[None, 5, "", 3, "4", float("nan")]))
    assert variable.weight == 4
    assert variable.panel == profiles.PanelStatistics(3, 3.5, 4.5)


def test_one_member():
    variable = only(weigh(widowed=[2]))
    assert (variable.weight, variable.panel) == (2, profiles.PanelStatistics(1, 2, 2))


def test_every_band_gets_the_same_variables_in_their_order():
    found = weigh(BANDS, no_car=[1, 2], widowed=[3, 4])
    assert [weights.band for weights in found.bands] == [U65, P65]
    assert found.bands[0].variables == found.bands[1].variables
    assert found.fields() == ["no_car", "widowed"]
    assert [variable.weight for variable in found.bands[0].variables] == [1.5, 3.5]


def test_the_profile_says_whose_it_is_and_is_no_placeholder():
    found = weigh(title=" Our panel ", widowed=[1, 2, 3])
    assert found.title == "Our panel"
    assert found.source == "Median scores of a panel of 3"
    assert not found.placeholder
    assert weigh(source=" Workshop ", widowed=[1]).source == "Workshop"
    assert profiles.parse(found.to_json()) == found


def test_a_variable_of_median_zero_is_kept():
    found = weigh(widowed=[0, 0, 5], no_car=[1, 1, 1])
    assert [variable.weight for variable in found.bands[0].variables] == [0, 1]


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ({"widowed": []}, "The panel's table is empty"),
        ({"widowed": [1, -2]}, r"'widowed' \(Widowed\) holds values below 0 \(M1: -2\)"),
        ({"widowed": [1, "high"]}, r"holds text where a number is needed, in 1 row \(M1: 'high'\)"),
        ({"widowed": [0, 0], "no_car": [0, 0]}, "Every variable's median score is 0"),
        ({"widowed": [1, 2], "no_car": [None, ""]}, "No panel member scored no_car"),
    ],
)
def test_faulty_panels(scores: dict, words: str):
    with pytest.raises(InputError, match=words):
        weigh(**scores)


def test_all_faults_at_once():
    with pytest.raises(InputError) as caught:
        weigh(widowed=[1, -2], no_car=["x", 1])
    assert len(str(caught.value).split("\n")) == 2


def test_a_title_and_a_band_are_needed():
    with pytest.raises(InputError, match="The profile has no title"):
        weigh(title="  ", widowed=[1])
    with pytest.raises(InputError, match="No band is chosen"):
        weigh((), widowed=[1])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30).filter(lambda scores: np.median(scores) > 0))
def test_quartiles_by_definition(scores: list[float]):
    """Type 7: the value at position 1 + p (n - 1) of the sorted scores, between neighbours in proportion."""
    ordered, n = sorted(scores), len(scores)

    def at(p: float) -> float:
        place = p * (n - 1)
        low = int(place)
        return ordered[low] + (place - low) * (ordered[min(low + 1, n - 1)] - ordered[low])

    variable = only(weigh(widowed=scores))
    assert variable.weight == pytest.approx(at(0.5), rel=1e-12)
    assert variable.panel.lower_quartile == pytest.approx(at(0.25), rel=1e-12)
    assert variable.panel.upper_quartile == pytest.approx(at(0.75), rel=1e-12)
    assert variable.panel.n == n
