"""Open propensities from counts (METHODS §2, open proxy)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import propensities
from medway_isolation_plugin.core.areas import RawTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.propensities import Propensities, Ratio

NAN = float("nan")
NO_CAR = Ratio("no_car", "without", "all")


def build(
    codes: list, households: list, without: list, whole: list, parents: list | None = None, minimum: float = 100,
    ratios: tuple[Ratio, ...] = (NO_CAR,), **more: list,
) -> Propensities:  # fmt: skip
    cells = {"hh": households, "without": without, "all": whole, **more}
    return propensities.table_of(RawTable("oas.csv", codes, cells), parents, ratios, "hh", minimum)


def test_sums_are_divided_not_averaged():
    found = build(["B", "A", "A"], [200, 100, 300], [10, 10, 90], [40, 100, 300])
    assert list(found.types) == ["A", "B"]
    assert found.values["no_car"].tolist() == [0.25, 0.25]  # 100 / 400; the mean of 0.1 and 0.3 is 0.2
    assert found.base.tolist() == [400, 200]
    assert found.notes.tolist() == [None, None]
    assert found.fallbacks == 0
    assert found.warnings == ()


def test_the_denominator_is_the_variables_own():
    ratios = (NO_CAR, Ratio("widowed", "wid", "adults"))
    found = build(["A", "B"], [100, 100], [10, 20], [100, 200], ratios=ratios, wid=[9, 10], adults=[90, 1000])
    assert found.values["widowed"].tolist() == [0.1, 0.01]
    assert found.values["no_car"].tolist() == [0.1, 0.1]


def test_small_types_take_their_groups_proportions():
    found = build(
        ["1a", "1b", "2a"], [99, 400, 500], [90, 10, 100], [100, 400, 500], parents=["1", "1", "2"]
    )  # fmt: skip
    assert found.values["no_car"].tolist() == [0.2, 0.025, 0.2]  # (90 + 10) / (100 + 400)
    assert found.notes.tolist() == ["99 households, fewer than 100: taken from group 1", None, None]
    assert found.fallbacks == 1
    assert "parent group or of all types: 1a." in found.warnings[0]
    assert found.base.tolist() == [99, 400, 500]


def test_the_minimum_itself_is_enough():
    found = build(["1a", "1b"], [100, 400], [90, 10], [100, 400], parents=["1", "1"])
    assert found.values["no_car"].tolist() == [0.9, 0.025]


def test_the_minimum_is_a_hundred_households_unless_told_otherwise():
    cells = {"hh": [99, 100, 101], "without": [90, 10, 20], "all": [100, 100, 200]}
    table = RawTable("oas.csv", ["A", "B", "C"], cells)
    found = propensities.table_of(table, None, [NO_CAR], "hh")
    assert found.values["no_car"].tolist() == [0.3, 0.1, 0.1]
    assert found.fallbacks == 1


def test_small_groups_take_everybodys_proportions():
    found = build(["1a", "1b", "2a"], [30, 40, 500], [30, 40, 30], [30, 40, 500], parents=["1", "1", "2"])
    np.testing.assert_allclose(found.values["no_car"], [100 / 570, 100 / 570, 0.06], rtol=1e-15)
    assert found.notes.tolist()[0] == "30 households, fewer than 100: taken from all types"
    assert found.fallbacks == 2


def test_without_groups_small_types_take_everybodys():
    found = build(["A", "B"], [30, 400], [30, 13], [30, 400])
    np.testing.assert_allclose(found.values["no_car"], [43 / 430, 13 / 400], rtol=1e-15)
    assert found.notes[0].endswith("taken from all types")


def test_types_without_a_group_do_not_form_one():
    found = build(["A", "B", "C"], [10, 1000, 1000], [1, 100, 500], [10, 1000, 1000], parents=["", None, "1"])
    assert found.values["no_car"][0] == pytest.approx(601 / 2010, rel=1e-14)
    assert found.notes[0] == "10 households, fewer than 100: taken from all types"


def test_a_minimum_of_nothing_uses_every_type():
    found = build(["A", "B"], [1, 400], [1, 4], [1, 400], minimum=0)
    assert found.values["no_car"].tolist() == [1, 0.01]
    assert found.fallbacks == 0


def test_rows_without_one_of_the_counts_are_left_out():
    found = build(["A", "A", "A"], [100, 100, 100], [10, None, 30], [100, 100, None])
    assert found.values["no_car"].tolist() == [0.1]
    assert found.base.tolist() == [300]


def test_a_type_without_counts_falls_back_and_says_so():
    found = build(
        ["1a", "1b", "2a", "2b"], [200] * 4, [None, 20, 0, 60], [200, 200, 0, 200], parents=["1", "1", "2", "2"]
    )
    np.testing.assert_allclose(found.values["no_car"], [0.1, 0.1, 0.3, 0.3], rtol=1e-15)
    assert found.notes.tolist()[::2] == [f"no_car: no counts; taken from group {group}" for group in (1, 2)]
    assert found.notes.tolist()[1::2] == [None, None]
    assert found.fallbacks == 2


def test_a_small_type_in_a_group_without_counts_says_where_its_value_is_from():
    found = build(["1a", "1b", "2a"], [10, 1000, 1000], [None, None, 500], [10, 1000, 1000], parents=["1", "1", "2"])
    assert found.values["no_car"].tolist() == [0.5, 0.5, 0.5]
    assert found.notes[1] == "no_car: no counts; taken from all types"
    assert "group 1" not in found.notes[0]
    assert "all types" in found.notes[0]


def test_nothing_known():
    found = build(["A", "B"], [100, 100], [0, None], [0, None])
    assert np.isnan(found.values["no_car"]).all()
    assert "No type has counts for no_car: these are left empty." in found.warnings


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"codes": ["A", None]}, "1 row .* no segment type"),
        ({"without": [101, 0]}, r"'without' is larger than 'all' for A\. Check the fields of 'no_car'"),
        ({"without": [-1, 0]}, r"'without' \(a count\) holds values below 0 \(A: -1\)"),
        ({"whole": ["x", 100]}, r"'all' \(a count\) holds text"),
        ({"households": [-5, 100]}, r"'hh' \(households\) holds values below 0 \(A: -5\)"),
        ({"codes": ["A", "A"], "parents": ["1", "2"]}, "more than one parent group: A"),
        ({"ratios": ()}, "No variable is listed"),
        ({"ratios": (NO_CAR, NO_CAR)}, "The variable name 'no_car' is taken"),
        ({"ratios": (Ratio("Type", "without", "all"),)}, "The variable name 'Type' is taken"),
        ({"ratios": (Ratio("base", "without", "all"),)}, "The variable name 'base' is taken"),
        ({"ratios": (Ratio("elevenchars", "without", "all"),)}, "must have 1 to 10 characters"),
        ({"ratios": (Ratio("", "without", "all"),)}, "must have 1 to 10 characters"),
    ],
)
def test_faulty_tables(changes: dict, words: str):
    arguments = {"codes": ["A", "B"], "households": [100, 100], "without": [1, 2], "whole": [100, 100]}
    with pytest.raises(InputError, match=words):
        build(**{**arguments, **changes})


def test_an_empty_table():
    with pytest.raises(InputError, match="The table of typed areas is empty"):
        build([], [], [], [])


def test_all_faults_at_once():
    with pytest.raises(InputError) as caught:
        build(["A", ""], [100, "x"], [101, 1], [100, 100])
    assert len(str(caught.value).split("\n")) == 3


VARIABLES = {
    "one_person": ("one_person_households", "households"),
    "widowed": ("widowed", "adults16plus"),
    "no_car": ("no_car_households", "car_households_total"),
    "carer": ("unpaid_care_any", "care_total5plus"),
    "bad_health": ("health_bad_or_very_bad", "health_total"),
    "limited": ("limited_a_lot", "disability_total"),
    "no_engl": ("english_not_well_or_not_at_all", "language_pop3plus"),
}


def test_output_area_classification(shared: Path):
    frame = pd.read_csv(shared / "data/england/oac2021_subgroup_counts_ew.csv", dtype={"Subgroup": str})
    ratios = [Ratio(name, *fields) for name, fields in VARIABLES.items()]
    cells = {name: list(frame[name]) for name in frame}
    table = RawTable("OAC 2021", list(frame["Subgroup"]), cells)
    found = propensities.table_of(table, [code[:2] for code in frame["Subgroup"]], ratios, "households")
    assert list(found.types) == sorted(frame["Subgroup"])
    assert len(found.types) == 52
    plain = frame.set_index("Subgroup").loc[list(found.types)]
    for name, (top, bottom) in VARIABLES.items():
        np.testing.assert_allclose(found.values[name], plain[top] / plain[bottom], rtol=1e-15)
        assert found.values[name].max() < 1
    assert found.fallbacks == 0
    assert found.base.sum() == frame["households"].sum()


def test_output_area_classification_by_group(shared: Path):
    """A minimum base above one subgroup's households makes that subgroup take its group's proportions."""
    frame = pd.read_csv(shared / "data/england/oac2021_subgroup_counts_ew.csv", dtype={"Subgroup": str})
    groups = frame["Subgroup"].str[:2]
    sums = frame.groupby(groups)[["households", "widowed", "adults16plus"]].sum()
    small = frame.loc[frame["households"].idxmin()]
    group = small["Subgroup"][:2]
    assert sums.loc[group, "households"] > small["households"] + 1
    found = propensities.table_of(
        RawTable("OAC 2021", list(frame["Subgroup"]), {name: list(frame[name]) for name in frame}),
        list(groups),
        [Ratio("widowed", "widowed", "adults16plus")],
        "households",
        minimum_base=float(small["households"] + 1),
    )
    row = list(found.types).index(small["Subgroup"])
    assert found.fallbacks == 1
    assert found.notes[row].endswith(f"taken from group {group}")
    expected = sums.loc[group, "widowed"] / sums.loc[group, "adults16plus"]
    assert found.values["widowed"][row] == pytest.approx(expected, rel=1e-14)


def test_rows_that_are_left_out_for_missing_counts_are_counted():
    found = build(["A", "A", "B", "B"], [100, None, 200, 300], [10, 20, None, 30], [100, 100, 100, None])
    assert found.warnings[:2] == (
        "1 of 4 rows without a number of households (hh): left out.",
        "2 of 4 rows without both counts of 'no_car': left out.",
    )
