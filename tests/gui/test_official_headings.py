"""The panel guesses the fields of official tables by their headings."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject

from medway_isolation_plugin.gui.areas import count_fields
from medway_isolation_plugin.gui.weights.tables import RecipeTable, SegmentTables
from medway_isolation_plugin.layers import recognise
from tests.gui.areas.test_part import CODES, add
from tests.gui.sample_project import algorithm
from tests.processing.layers import layer, records
from tests.processing.test_recognised import BULK, TS003

NUMBERS = [300, 200, 100]
KS105EW = {name.removesuffix("; measures: Value"): [*cells[:2], cells[2]] for name, cells in BULK.items()}


def counts(dock):
    """What the dialog of the living-alone index is filled in with."""
    return count_fields.parameters(dock.session, QgsProject.instance())


@pytest.mark.parametrize(
    ("heading", "others"),
    [
        ("LSOA code (2011)", ["Local Authority District code (2019)", "Index of Multiple Deprivation (IMD) Decile"]),
        ("LSOA code (2021)", ["Local Authority District code (2024)"]),
        ("LSOA CODE", ["PRE 2009 LA CODE", "POST 2009 LA CODE", "GOR CODE"]),
        ("geography code", ["date", "geography", "Rural Urban"]),
        ("GEOGRAPHY_CODE", ["DATE_CODE", "GEOGRAPHY_TYPECODE", "C_AGE_CODE"]),
        ("Lower layer Super Output Areas Code", ["Household composition (15 categories) Code", "Observation"]),
        ("LSOA 2021 Code", ["LAD 2021 Code", "Total", "F65 and over"]),
        ("2021 super output area - lower layer", ["Total", "Aged 65 years"]),
        ("LSOA21CD", ["FID", "GlobalID", "LAD22CD", "MSOA21CD", "OAC21CD"]),
        ("DZ2011_Code", ["IZ2011_Code", "MMWard_Code", "LA_Code"]),
    ],
)
def test_ten_of_ten_official_headings_of_area_codes(qgis_app, heading, others):
    """By the heading alone: the cells are empty."""
    nothing = [None, None]
    made = layer({**dict.fromkeys(others, nothing), heading: nothing})
    assert recognise.guess_code_field(made) == heading
    table = RecipeTable()
    table.table.setLayer(add(made, "Indicators"))
    assert table.parameters()["TABLE_CODE_FIELD"] == heading
    QgsProject.instance().removeMapLayer(made.id())


@pytest.mark.parametrize("heading", ["OAC11CD", "FID", "WD25CD", "LAD22CD", "Classification Code", "area"])
def test_what_is_no_area_code_is_not_guessed(qgis_app, heading):
    assert recognise.guess_code_field(layer({heading: ["x", "y"], "note": ["a", "b"]})) == ""


def test_wards_are_not_taken_for_the_areas(dock):
    add(layer({"WD25CD": ["E05014449"], "WD25NM": ["All Saints"], "LAD25CD": ["E06000035"]}), "Wards")
    assert dock.session.areas() is None


def test_a_table_of_census_2021_is_found_with_its_age(dock):
    add(layer({"LSOA21CD": CODES}))
    add(layer({name: cells[:3] for name, cells in TS003.items()}), "TS003")
    values = counts(dock)
    assert QgsProject.instance().mapLayer(values["TABLE"]).name() == "TS003"
    assert values["ALONE_65P"] == "One-person household: Aged 66 years and over"
    assert values["ALONE_U65"] == "One-person household: Other"
    assert values["HOUSEHOLDS"] == "Total: All households"
    assert values["TABLE_CODE_FIELD"] == "2021 super output area - lower layer"
    assert values["AGE_SPLIT"] == 1


def test_a_table_of_census_2011_is_found_with_its_age(dock):
    add(layer({"LSOA11CD": CODES}))
    add(layer({name: cells[:3] for name, cells in KS105EW.items()}), "KS105EW")
    values = counts(dock)
    assert values["ALONE_65P"] == "Household Composition: One person household: Aged 65 and over"
    assert values["ALONE_U65"] == "Household Composition: One person household: Other"
    assert values["AGE_SPLIT"] == 0
    assert "RESIDENTS_65P" not in values


def test_a_table_of_persons_has_no_households(dock):
    add(layer({"LSOA11CD": CODES}))
    add(layer({name: cells[:3] for name, cells in KS105EW.items()}), "QS112EW")
    assert "ALONE_65P" in counts(dock)
    assert "HOUSEHOLDS" not in counts(dock)


def test_a_bulk_download_is_filled_in_so_that_the_dialog_can_run(dock):
    """Nothing is chosen of a table that may count persons: the algorithm takes the fields by their headings, or asks."""
    add(layer({"LSOA11CD": BULK["geography code"]}))
    add(layer(BULK), "bulk")
    values = counts(dock)
    assert QgsProject.instance().mapLayer(values["TABLE"]).name() == "bulk"
    assert values.keys() == {"INPUT", "CODE_FIELD", "TABLE", "AGE_SPLIT"}
    made = algorithm("livingalone", **values, DENOMINATOR=1, OUTPUT="memory:")["OUTPUT"]
    assert [row["la_65p_n"] for row in records(made)] == [60, 90, 30, 20]


def test_the_table_with_the_most_counts_is_taken_and_ages_are_not_mixed(dock):
    add(layer({"LSOA11CD": CODES}))
    at_66 = {"code": CODES, "alone_u66": NUMBERS, "alone_66p": NUMBERS, "households": NUMBERS}
    add(layer(at_66), "at 66")
    add(layer({"code": CODES, "alone_u65": NUMBERS, "alone_66p": NUMBERS, "residents_u65": NUMBERS,
               "residents_65p": NUMBERS, "households": NUMBERS}), "mixed")  # fmt: skip
    values = counts(dock)
    assert QgsProject.instance().mapLayer(values["TABLE"]).name() == "at 66"
    assert (values["ALONE_65P"], values["AGE_SPLIT"]) == ("alone_66p", 1)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"LSOA21CD": CODES, "Subgroup": ["1a1"] * 3, "households": NUMBERS}, ("LSOA21CD", "Subgroup", "households")),
        (
            {"(PC) Super Output Areas - Lower Layer": CODES, "(PC) Mosaic UK 7 Type": ["A01"] * 3, "Number of households": NUMBERS},
            ("(PC) Super Output Areas - Lower Layer", "(PC) Mosaic UK 7 Type", "Number of households"),
        ),
        ({"OA11CD": ["E00060343"] * 3, "OAC11CD": ["7d1"] * 3, "count": NUMBERS}, ("OA11CD", "OAC11CD", "count")),
        ({"area": CODES, "acorn": ["1"] * 3, "hh": NUMBERS}, ("area", "acorn", "hh")),
    ],
)  # fmt: skip
def test_households_by_type(project, columns, expected):
    made = add(layer(columns), "Households")
    types = add(
        layer({"supergroup": ["1"], "group": ["1a"], "subgroup": ["1a1"], "no_car": [0.1], "share_u65": [0.5]}), "Types"
    )
    tables = SegmentTables()
    tables.guess(["no_car"], made)
    values = tables.parameters()
    assert values["HOUSEHOLDS_TABLE"] == made.id()
    assert tuple(values[name] for name in ("HH_CODE_FIELD", "HH_TYPE_FIELD", "HH_COUNT_FIELD")) == expected
    assert values["TYPES_TABLE"] == types.id()
    assert (values["TYPE_FIELD"], values["SHARE_U65_FIELD"], values["SHARE_65P_FIELD"]) == (
        "subgroup",
        "share_u65",
        None,
    )


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["FID", "WD25CD", "WD25NM", "WD25NMW", "LAD25CD", "LAD25NM"], "WD25NM"),
        (["WD13CD", "WD13CDO", "WD13NM", "WD13NMW"], "WD13NM"),
        (["ward24_code", "ward24_name"], "ward24_name"),
        (["code", "name"], "name"),
        (["WD13NM", "WD25NM"], ""),
        (["code", "LAD25NM"], ""),
    ],
)
def test_ward_names(qgis_app, columns, expected):
    assert recognise.ward_name_field(layer({name: ["x"] for name in columns})) == expected


def test_the_council_of_an_official_table_is_named(dock):
    add(layer({"LSOA code (2011)": CODES, "Local Authority District name (2019)": ["Medway", "Medway", "Swale"]}))
    assert dock.parts["areas"].place.text().startswith("Medway, Swale")
