"""Every shape by the headings of its file, against every other: none is taken for another."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core.official import Grid, UndecidedError, Wishes, grids, read
from medway_isolation_plugin.core.official.reader import shapes_of
from medway_isolation_plugin.core.source_shapes import BY_ID, SHAPES

COMPOSITION = "Household Composition: {}; measures: Value"
HEADINGS = {
    "nomis_bulk": ["date", "geography", "geography code", "Age: Total; measures: Value", "Age: Aged 4 years and under; measures: Value"],
    "nomis_query": ["2021 super output area - lower layer", "mnemonic", "Total: All households", "%"],
    "nomis_api": ["DATE_NAME", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "C2021_HHCOMP_15_NAME", "MEASURES_NAME", "OBS_VALUE"],
    "nomis_api_pivoted": ["GEOGRAPHY_CODE", "0", "3"],
    "ons_census_long": ["Lower layer Super Output Areas Code", "Lower layer Super Output Areas",
                        "Household composition (15 categories) Code", "Household composition (15 categories)", "Observation"],
    "ons_census_labels": ["Lower Layer Super Output Areas Code", "Lower Layer Super Output Areas Label",
                          "Household composition (15 categories) Code", "Household composition (15 categories) Label", "Count"],
    "scotland_census": ["", "All people in households", "One person household", "One person household: Aged 65 and over"],
    "ni_census": ["GeographyCode", "QS110NI0001", "QS110NI0003", "QS110NI0004"],
    "sape_single_year": ["LSOA Code", "LSOA Name", "All Ages", *map(str, range(90)), "90+"],
    "sape_sexes": ["LAD 2021 Code", "LAD 2021 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total",
                   *(f"{sex}{age}" for sex in "FM" for age in range(91))],
    "sape_broad": ["LAD 2021 Code", "LAD 2021 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total",
                   *(f"{sex}{band}" for sex in "FM" for band in ("0 to 15", "16 to 29", "30 to 44", "45 to 64", "65 and over"))],
    "sape_one_sex": ["LSOA11CD", "LAD11CD", "LAD11NM", "all_ages", *(f"m{age}" for age in range(90)), "m90plus"],
    "population_density": ["LSOA 2021 Code", "LSOA 2021 Name", "Area Sq Km", "Mid-2024: Population", "Mid-2024: People per Sq Km"],
    "iod_2010": ["LSOA CODE", "LA CODE", "LA NAME", "GOR CODE", "GOR NAME", "IMD SCORE",
                 "RANK OF IMD SCORE (where 1 is most deprived)"],
    "iod_file_1": ["LSOA code (2011)", "LSOA name (2011)", "Index of Multiple Deprivation (IMD) Rank",
                   "Index of Multiple Deprivation (IMD) Decile"],
    "iod_file_2": ["LSOA code (2011)", "LSOA name (2011)", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
                   "Income Rank (where 1 is most deprived)"],
    "iod_file_5": ["LSOA code (2019)", "LSOA name (2019)", "Index of Multiple Deprivation (IMD) Score", "Income Score (rate)"],
    "iod_file_6": ["LSOA code (2011)", "LSOA name (2011)", "Total population: mid 2015 (excluding prisoners)"],
    "iod_file_7": ["LSOA code (2021)", "LSOA name (2021)", "Index of Multiple Deprivation (IMD) Score",
                   "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)", "Income Score (rate)",
                   "Income Rank (where 1 is most deprived)"],
    "iod_file_9": ["LSOA code (2011)", "LSOA name (2011)", "Income Score - exponentially transformed"],
    "wimd_2014": ["LSOA Code", "LSOA Name (Eng)", "WIMD 2014 (r) ", "", "Income (r) ", "", "Health"],
    "wimd_ranks": ["LSOA Code", "LSOA Name (Eng)", "Local Authority Name (Eng)", "WIMD 2019", "Income", "Employment", "Health"],
    "wimd_groups": ["LSOA Code", "LSOA Name (Eng)", "WIMD 2019 Overall Rank", "WIMD 2019 Overall Decile"],
    "wimd_long": ["Area code", "Domain", "Deprivation group", "Data description", "Data values"],
    "simd_lookup": ["DZ", "DZname", "SIMD2020v2_Rank", "SIMD2020_Health_Domain_Rank", "Population"],
    "simd_ranks": ["Data_Zone", "Intermediate_Zone", "Overall_SIMD16_rank", "Health_domain_2016_rank"],
    "nimdm_2017": ["LGD2014NAME", "SOA2001", "SOA2001_name", "Multiple Deprivation Measure Rank \n(where 1 is most deprived)"],
    "nimdm_2010": ["SOA CODE", "SOA NAME", "LGD CODE", "Health Deprivation and Disability Domain Score",
                   "Rank of Health Deprivation and Disability Domain Score (where 1 is most deprived)"],
    "oac_2011": ["OA11CD", "OAC11CD", "OAC11NM", "LSOA11CD", "LSOA11NM", "SOAC11CD"],
    "oac_2021": ["oa21cd", "supergroup", "group", "subgroup"],
    "mosaic_address": ["Addressbase UPRN", "Postcode", "(H) Mosaic UK 7 Type Label", "(PC) Super Output Areas - Lower Layer"],
    "mosaic_postcode": ["Equivalent Experian 2023 Postcode", "Postcode Format 1 (Standard - 8 bytes)", "(PC) Mosaic UK 7 Group",
                        "(PC) Mosaic UK 7 Type"],
    "acorn_postcode": ["Postcode", "Acorn Type"],
    "caci_alone": ["LSOA11CD", "No. people living alone"],
    "type_matrix": ["LSOA11CD", "A01", "A02", "B05", "C11"],
    "type_counts": ["code", "type", "households"],
    "type_addresses": ["LSOA11CD", "Type"],
    "lookup_exact": ["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND", "LAD22CD", "LAD22NM", "ObjectId"],
    "lookup_best_fit": ["ObjectId", "LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "LAD22CD", "LAD22NM"],
    "lookup_best_fit_2011": ["LSOA01CD", "LSOA01NM", "LSOA11CD", "LSOA11NM"],
    "lookup_wards": ["LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM", "ObjectId"],
    "lookup_output_areas": ["OA21CD", "LSOA21CD", "LSOA21NM", "MSOA21CD", "MSOA21NM", "LAD22CD", "LAD22NM"],
    "lookup_postcodes": ["pcds", "oa21", "lsoa11", "lsoa21"],
    "rural_urban": ["LSOA11CD", "LSOA11NM", "RUC11CD", "RUC11"],
    "projections": ["AREA_CODE", "AREA_NAME", "COMPONENT", "SEX", "AGE_GROUP", "2018", "2019"],
    "fingertips": ["Indicator ID", "Indicator Name", "Area Code", "Area Name", "Sex", "Age", "Time period", "Value"],
    "type_table": ["type", "retired", "no_car"],
    "boundaries": ["FID", "LSOA21CD", "LSOA21NM", "LSOA21NMW", "BNG_E", "BNG_N", "LONG", "LAT", "GlobalID"],
    "plain": ["code", "households", "alone_u65", "alone_65p"],
}  # fmt: skip
for base in ("nomis_bulk", "nomis_query"):
    start = HEADINGS[base][:3] if base == "nomis_bulk" else ["2011 super output area - lower layer", "mnemonic"]
    for what in ("households", "persons"):
        HEADINGS[f"{base}_{what}"] = [*start, COMPOSITION.format("All categories: Household composition"),
                                      COMPOSITION.format("One person household: Other")]  # fmt: skip
UNDECIDED = {shape: {f"{shape.rsplit('_', 1)[0]}_{what}" for what in ("households", "persons")} for shape in HEADINGS
             if shape.endswith(("_households", "_persons"))}  # fmt: skip
NO_AREAS = {"type_table", "mosaic_postcode", "acorn_postcode"}


def grid(headings: list[str], shape: str = "", seed: int = 0) -> Grid:
    """A table of five areas under these headings, its code column where the headings name one."""
    random = np.random.default_rng(seed)
    rows = [[str(random.integers(1, 900)) for _ in headings] for _ in range(5)]
    if shape not in NO_AREAS:
        column = _code_column(headings)
        for number, row in enumerate(rows):
            row[column] = f"E010000{number + 11}"
    return Grid("x", np.array([headings, *rows], dtype=object))


def _code_column(headings: list[str]) -> int:
    from medway_isolation_plugin.core import sources

    for wanted in (sources.area_code(headings), *sources.area_codes(headings)):
        if wanted in headings:
            return headings.index(wanted)
    return 0


def test_every_shape_has_its_headings_here():
    assert set(HEADINGS) == set(BY_ID)


@pytest.mark.parametrize("shape", sorted(HEADINGS))
def test_a_shape_is_known_and_is_taken_for_no_other(shape):
    table = grids.find(grid(HEADINGS[shape], shape))
    assert table is not None
    assert {one.id for one in shapes_of(table)} == UNDECIDED.get(shape, {shape})


@pytest.mark.parametrize("shape", sorted(HEADINGS))
def test_order_and_case_of_columns_change_nothing(shape):
    random = np.random.default_rng(1)
    headings = [heading.upper() for heading in HEADINGS[shape]]
    order = random.permutation(len(headings))
    table = grids.find(grid([headings[i] for i in order], shape))
    assert table is not None
    assert {one.id for one in shapes_of(table)} == UNDECIDED.get(shape, {shape})


def test_what_is_said_goes_before_what_is_recognised():
    bulk = grid(HEADINGS["nomis_bulk_households"])
    with pytest.raises(UndecidedError) as caught:
        read([bulk])
    assert caught.value.shapes == ("nomis_bulk_households", "nomis_bulk_persons")
    assert read([bulk], Wishes(read_as="nomis_bulk_persons")).shape.id == "nomis_bulk_persons"


def test_ids_are_unique():
    assert len(BY_ID) == len(SHAPES)
