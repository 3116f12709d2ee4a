"""The living-alone index, by hand and on Medway (METHODS §1)."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin.core import living_alone
from medway_isolation_plugin.core.areas import AreaTable, RawTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.living_alone import Denominator, LivingAlone, Settings
from medway_isolation_plugin.core.ranking import QuantileRule

FIELDS = {
    "alone_u65": "op_other",
    "alone_65p": "op_65",
    "residents_u65": "res_u",
    "residents_65p": "res_65",
    "households": "hh",
}
CODES = ["E01016016", "E01016017", "E01016018"]
CELLS = {
    "alone_u65": [30, 10, 20],
    "alone_65p": [20, 30, 10],
    "residents_u65": [300, 400, 500],
    "residents_65p": [100, 100, 200],
    "households": [250, 200, 400],
}
BY_HOUSEHOLDS = Settings(Denominator.HOUSEHOLDS, classes=3)
SETTINGS = Settings(classes=3)


def compute(
    settings: Settings = SETTINGS, codes: list | None = None, fields: dict | None = None, **changes: list
) -> LivingAlone:
    cells = {key: changes.get(key, values) for key, values in CELLS.items()}
    measures, parts = living_alone.measures(fields or FIELDS, settings)
    rows = CODES[: len(cells["households"])]
    table = RawTable("the census table", rows, cells)
    return living_alone.index(AreaTable.checked(codes or rows, table, measures, parts), settings)


def test_per_resident_by_hand():
    found = compute()
    table = found.table
    np.testing.assert_allclose(table["la_65p"], [20, 30, 5], rtol=1e-15)
    np.testing.assert_allclose(table["la_u65"], [10, 2.5, 4], rtol=1e-15)
    assert found.study_area["65p"] == pytest.approx(15, rel=1e-15)  # 60 of 400; the mean of the values is 18.3
    assert found.study_area["u65"] == pytest.approx(5, rel=1e-15)  # 60 of 1,200
    np.testing.assert_allclose(table["la_65p_rel"], [400 / 3, 200, 100 / 3], rtol=1e-14)
    np.testing.assert_allclose(table["la_u65_rel"], [200, 50, 80], rtol=1e-14)
    assert table["la_65p_rk"].tolist() == [2, 1, 3]
    assert table["la_65p_q"].tolist() == [2, 1, 3]
    assert table["la_u65_rk"].tolist() == [1, 3, 2]
    assert table["la_65p_n"].tolist() == [20, 30, 10]
    assert table["la_65p_d"].tolist() == [100, 100, 200]
    assert table["la_65p_cmp"].tolist() == ["similar", "higher", "lower"]
    assert found.nulls == 0
    assert found.warnings == ()
    assert table["la_note"].tolist() == [None, None, None]


def test_intervals_are_percentages_of_the_same_base():
    table = compute().table
    # 20 of 100 in OHID's PHEindicatormethods
    assert table["la_65p_lo"][0] == pytest.approx(13.33669333310325, rel=1e-12)
    assert table["la_65p_hi"][0] == pytest.approx(28.882916559315884, rel=1e-12)
    wide = compute(Settings(confidence=0.998, classes=3)).table
    assert wide["la_65p_lo"][0] == pytest.approx(10.519162066711433, rel=1e-12)
    assert wide["la_65p_hi"][0] == pytest.approx(34.711094170086007, rel=1e-12)


def test_per_household_by_hand():
    found = compute(BY_HOUSEHOLDS)
    table = found.table
    np.testing.assert_allclose(table["la_65p"], [8, 15, 2.5], rtol=1e-15)
    np.testing.assert_allclose(table["la_u65"], [12, 5, 5], rtol=1e-15)
    assert found.study_area["65p"] == pytest.approx(100 * 60 / 850, rel=1e-15)
    assert table["la_u65_rk"].tolist() == [1, 2, 2]
    assert table["la_u65_q"].tolist() == [1, 2, 2]
    assert table["la_65p_d"].tolist() == [250, 200, 400]


def test_the_output_says_what_was_divided_by():
    residents = {column.name: column.alias for column in compute().table.columns}
    households = {column.name: column.alias for column in compute(BY_HOUSEHOLDS).table.columns}
    assert residents["la_65p"] == "65+ living alone, % of residents 65+"
    assert households["la_65p"] == "65+ living alone, % of households"
    assert residents["la_u65"].endswith("% of residents under 65")
    assert residents["la_65p_q"].endswith("tercile (1 = most isolated)")
    assert residents["la_65p_rk"].endswith("rank (1 = most isolated)")
    assert residents["la_65p_lo"].endswith("lower 95 % limit")


def test_an_age_split_of_66_is_never_called_65():
    fields = dict(FIELDS, alone_65p="op_66", residents_65p="res_66", residents_u65="res_u66")
    found = compute(Settings(classes=3, age_split=66), fields=fields)
    aliases = [column.alias for column in found.table.columns]
    assert not [alias for alias in aliases if "65" in alias]
    assert "66+ living alone, % of residents 66+" in aliases
    assert any(alias.startswith("Under 66 living alone") for alias in aliases)


def test_fields_that_contradict_the_age_split_are_refused():
    fields = dict(FIELDS, alone_65p="op_66plus")
    with pytest.raises(InputError, match=r"split at age 66, but the age split is set to 65: op_66plus"):
        living_alone.measures(fields, Settings())
    with pytest.raises(InputError, match=r"split at age 65, but the age split is set to 66"):
        living_alone.measures(FIELDS, Settings(age_split=66))


def test_a_number_inside_another_number_is_no_age():
    fields = dict(FIELDS, alone_65p="KS105EW0665")
    measures, _ = living_alone.measures(fields, Settings(age_split=65))
    assert {measure.field for measure in measures} >= {"KS105EW0665"}
    assert "E1660001" in {
        measure.field for measure in living_alone.measures(dict(FIELDS, alone_65p="E1660001"), Settings())[0]
    }


def test_a_field_that_is_needed_and_not_named():
    fields = dict(FIELDS, residents_65p="")
    with pytest.raises(InputError, match=r"No field is chosen for residents 65\+"):
        living_alone.measures(fields, Settings())
    keys = {measure.key for measure in living_alone.measures(fields, BY_HOUSEHOLDS)[0]}
    assert keys == set(FIELDS) - {"residents_65p"}
    with pytest.raises(InputError, match="No field is chosen for all households"):
        living_alone.measures(dict(FIELDS, households=""), BY_HOUSEHOLDS)


def test_missing_is_not_zero():
    found = compute(alone_65p=[None, 30, 10], residents_65p=[100, 100, 200])
    table = found.table
    np.testing.assert_array_equal(table["la_65p"], [np.nan, 30, 5])
    assert table["la_65p_cmp"][0] is None
    np.testing.assert_array_equal(table["la_65p_rk"], [np.nan, 1, 2])
    np.testing.assert_array_equal(table["la_65p_q"], [np.nan, 2, 3])  # ceil(3 r / 2)
    np.testing.assert_array_equal(table["la_65p_d"], [np.nan, 100, 200])
    assert found.study_area["65p"] == pytest.approx(100 * 40 / 300, rel=1e-15)  # area 1's residents do not count
    assert table["la_note"].tolist() == ["65+: a count is missing", None, None]
    assert table["la_u65"].tolist() == [10, 2.5, 4]
    assert found.nulls == 1


def test_an_area_without_residents_of_the_band():
    found = compute(alone_65p=[0, 30, 10], residents_65p=[0, 100, 200])
    assert np.isnan(found.table["la_65p"][0])
    assert np.isnan(found.table["la_65p_lo"][0])
    assert found.table["la_note"][0] == "65+: there are no residents 65+"
    assert found.nulls == 1


def test_nobody_alone_is_zero_and_not_missing():
    found = compute(alone_65p=[0, 30, 10])
    assert found.table["la_65p"][0] == 0
    assert found.table["la_65p_lo"][0] == 0
    assert found.table["la_65p_hi"][0] > 0
    assert found.table["la_65p_rk"].tolist() == [3, 1, 2]
    assert found.nulls == 0


def test_an_area_without_a_row():
    found = compute(codes=[*CODES, "E01016019"])
    assert found.table["la_note"].tolist() == [None, None, None, "no row in the table"]
    assert np.isnan(found.table["la_u65"][3])
    assert found.nulls == 1
    assert found.study_area["65p"] == pytest.approx(15, rel=1e-15)
    assert any("1 of 4 areas have no row" in warning for warning in found.warnings)


def test_an_area_without_a_code():
    found = compute(codes=[*CODES, None])
    assert found.table["la_note"][3] == "no area code"
    assert found.nulls == 1


def test_one_area():
    found = compute(codes=CODES[:1])
    table = found.table
    assert table["la_65p"].tolist() == [20]
    assert table["la_65p_rel"].tolist() == [100]
    assert table["la_65p_rk"].tolist() == [1]
    assert table["la_65p_cmp"].tolist() == ["similar"]
    assert found.warnings == (
        "There are fewer areas with a value (1) than classes (3): the tercile says little. "
        "Choose a larger study area or fewer classes.",
    )


def test_areas_with_values_are_counted_not_areas():
    lost, said = compute(alone_65p=[20, None, 10], residents_65p=[100, 100, None]).warnings
    assert lost.startswith("65+: 2 areas lack a count or have none to divide by, and no value") and CODES[2] in lost
    assert said.startswith("65+: there are fewer areas with a value (1) than classes (3)")
    young, old, said = compute(alone_65p=[20, None, 10], alone_u65=[None, 10, 20]).warnings
    assert young.startswith("Under 65: 1 area lacks a count") and old.startswith("65+: 1 area lacks a count")
    assert said.startswith("There are fewer areas with a value (2) than classes (3)")
    (empty,) = compute(alone_65p=[None] * 3).warnings
    assert empty == "No area has counts for 65+: that band is left empty."


def test_one_area_has_no_ohid_quintile():
    found = compute(Settings(rule=QuantileRule.OHID), codes=CODES[:1])
    assert np.isnan(found.table["la_65p_q"][0])
    assert found.table["la_65p_rk"][0] == 1


def test_nothing_to_compute():
    nothing = {key: [None, None, None] for key in CELLS}
    with pytest.raises(InputError, match="No area has both counts for either band"):
        compute(**nothing)


def test_one_band_without_counts_is_left_empty_with_a_warning():
    found = compute(alone_65p=[None, None, None])
    assert np.isnan(found.table["la_65p"]).all()
    assert np.isnan(found.study_area["65p"])
    assert "No area has counts for 65+: that band is left empty." in found.warnings
    assert found.nulls == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"alone_65p": [101, 30, 10]}, r"'op_65' is larger than 'res_65'.*1 area \(E01016016: 101 of 100\)"),
        ({"alone_u65": [30, 201, 20]}, r"'op_other'.* larger than 'hh'.*E01016017: \d+ of 200"),
        ({"residents_u65": [300, -1, 500]}, r"'res_u' .*below 0 \(E01016017: -1\)"),
    ],
)
def test_impossible_counts(changes: dict, words: str):
    with pytest.raises(InputError, match=words):
        compute(**changes)


def test_a_count_that_the_denominator_does_not_need_still_checks_the_others():
    with pytest.raises(InputError, match="larger than 'res_65'"):
        compute(BY_HOUSEHOLDS, alone_65p=[101, 30, 10])


def test_one_band_alone_may_already_be_more_than_all_households():
    with pytest.raises(InputError, match=r"larger than 'hh'.*E01016016"):
        compute(BY_HOUSEHOLDS, alone_u65=[251, 10, 20], alone_65p=[None, 30, 10])


def test_both_bands_together_are_a_part_of_all_households():
    """200 of 250 and 100 of 250 could each be true, but not both."""
    with pytest.raises(InputError, match="'hh'"):
        compute(BY_HOUSEHOLDS, alone_u65=[200, 10, 20], alone_65p=[100, 30, 10])


def test_equal_shares_are_ties_although_their_counts_differ():
    found = compute(alone_65p=[1, 2, 3], residents_65p=[3, 6, 9])
    assert found.table["la_65p_rk"].tolist() == [1, 1, 1]


@pytest.fixture(scope="module")
def medway(shared: Path) -> pd.DataFrame:
    shapes = json.loads((shared / "data/medway/lsoa11.geojson").read_text(encoding="utf-8"))
    codes = [shape["properties"]["LSOA11CD"] for shape in shapes["features"]]
    return pd.read_csv(shared / "data/england/census2011_lsoa11_ew.csv.gz").set_index("LSOA11CD").loc[codes]


@pytest.mark.parametrize("denominator", list(Denominator))
def test_medway_in_2011(shared: Path, medway: pd.DataFrame, denominator: Denominator):
    columns = {
        "alone_u65": "one_person_other",
        "alone_65p": "one_person_65plus",
        "residents_u65": "pop_under65",
        "residents_65p": "pop_65plus",
        "households": "households_total",
    }
    national = pd.read_csv(shared / "data/england/census2011_lsoa11_ew.csv.gz")
    settings = Settings(denominator)
    measures, parts = living_alone.measures(columns, settings)
    table = RawTable("Census 2011", list(national["LSOA11CD"]), {key: list(national[columns[key]]) for key in columns})
    found = living_alone.index(AreaTable.checked(list(medway.index), table, measures, parts), settings)

    assert len(found.table.codes) == 163
    assert found.nulls == 0
    assert found.table["la_65p_n"].sum() == 11_868
    assert found.table["la_u65_n"].sum() == 17_566
    of_65p, of_u65 = (106_209, 106_209) if denominator is Denominator.HOUSEHOLDS else (37_005, 263_925 - 37_005)
    assert found.table["la_65p_d"].sum() == of_65p
    assert found.study_area["65p"] == pytest.approx(100 * 11_868 / of_65p, rel=1e-14)
    assert found.study_area["u65"] == pytest.approx(100 * 17_566 / of_u65, rel=1e-14)
    base = medway["households_total" if denominator is Denominator.HOUSEHOLDS else "pop_65plus"]
    plain = 100 * medway["one_person_65plus"] / base
    np.testing.assert_allclose(found.table["la_65p"], plain, rtol=1e-14)
    ranks = plain.rank(ascending=False, method="min").astype(int)
    np.testing.assert_array_equal(found.table["la_65p_rk"], ranks)
    np.testing.assert_array_equal(found.table["la_65p_q"], -(-5 * ranks // 163))
    # The denominators' weighted mean of the relative values is the study area itself.
    assert np.average(found.table["la_65p_rel"], weights=base) == pytest.approx(100, rel=1e-12)


def test_the_denominator_decides_the_picture(medway: pd.DataFrame):
    worst = {}
    for denominator in Denominator:
        settings = Settings(denominator)
        fields = dict.fromkeys(FIELDS, "count")
        measures, parts = living_alone.measures(fields, settings)
        cells = {
            "alone_u65": list(medway["one_person_other"]),
            "alone_65p": list(medway["one_person_65plus"]),
            "residents_u65": list(medway["pop_under65"]),
            "residents_65p": list(medway["pop_65plus"]),
            "households": list(medway["households_total"]),
        }
        codes = list(medway.index)
        found = living_alone.index(AreaTable.checked(codes, RawTable("c", codes, cells), measures, parts), settings)
        worst[denominator] = set(found.table.codes[found.table["la_65p_q"] == 1])
    assert {len(areas) for areas in worst.values()} == {32}  # floor(163 / 5)
    assert worst[Denominator.POPULATION] != worst[Denominator.HOUSEHOLDS]
