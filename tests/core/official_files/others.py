"""Small tables of the kinds of files that have few headings, or headings that several kinds share."""

from __future__ import annotations

from collections.abc import Sequence

from tests.core.official_files.documented import ALL, VALUE, Documented

CODES = [f"E010{number}" for number in range(16014, 16134)]  # enough to tell households from persons
COMPOSED = [
    f"Household Composition: {text}{VALUE}"
    for text in (
        "All categories: Household composition", "One person household: Total", "One person household: Aged 65 and over",
        "One person household: Other",
    )
]  # fmt: skip
AGES = ["all_ages", *(f"m{age}" for age in range(90)), "m90plus"]


def bulk(total: int) -> list[list[str]]:
    return [["date", "geography", "geography code", *COMPOSED],
            *(["2011", "Medway 001A", code, str(total), "180", "80", "100"] for code in CODES)]  # fmt: skip


def query(heading: str, headings: Sequence[str], rows: list[list[str]]) -> list[list[str]]:
    """A table of the query tool: titles, a blank line before and after the headings, and a footer."""
    titles = [
        ["Household composition"],
        ["ONS Crown Copyright Reserved [from Nomis on 1 January 2024]"],
        ["Date       :", "2011"],
        [],
    ]
    footer = [[], ["In order to protect against disclosure of personal information, records have been swapped."]]
    return [*titles, [heading, "mnemonic", *headings], [], *rows, *footer]


def composed(total: int) -> list[list[str]]:
    rows = [["Medway 001A", code, str(total), "180", "80", "100"] for code in CODES]
    return query("2011 super output area - lower layer", COMPOSED, rows)


def split(households: str) -> dict[str, dict[str, float]]:
    total = {"households": 600, "residents_hh": 1500}[households]
    return {name: {CODES[0]: value} for name, value in ((households, total), ("alone_65p", 80), ("alone_u65", 100))}


def first(of: Documented) -> Documented:
    """Expect of every area what is expected of the first one."""
    return Documented(of.name, of.shape, of.sheets, {
        name: dict.fromkeys(CODES, next(iter(values.values()))) for name, values in of.expected.items()})  # fmt: skip


AREA = "E01016014"
OTHERS = [
    first(Documented("QS113EW of 120 areas", "nomis_bulk_households", {"x": bulk(600)}, split("households"))),
    first(Documented("QS112EW of 120 areas", "nomis_bulk_persons", {"x": bulk(1500)}, split("residents_hh"))),
    first(Documented("QS113EW of the query tool", "nomis_query_households", {"x": composed(600)}, split("households"))),
    first(Documented("QS112EW of the query tool", "nomis_query_persons", {"x": composed(1500)}, split("residents_hh"))),
    Documented("TS045 of the query tool", "nomis_query", {"x": query(
        "2021 super output area - lower layer", ["Total: All households", "%", "No cars or vans in household", "%"],
        [["Medway 001A", AREA, "600", "100.0", "120", "20.0"]])}, {"households": {AREA: 600}, "no_car": {AREA: 120}}),
    Documented("ONS table with labels", "ons_census_labels", {"x": [
        ["Lower Layer Super Output Areas Code", "Lower Layer Super Output Areas Label", "Number of cars or vans (5 categories) Code",
         "Number of cars or vans (5 categories) Label", "Count"],
        *([AREA, "Medway 001A", str(code), label, count] for code, label, count in (
            (0, "No cars or vans in household", "120"), (1, "1 car or van in household", "480")))]},
        {"no_car": {AREA: 120}}),
    Documented("WIMD 2019, groups", "wimd_groups", {"Deciles_quintiles_quartiles": [
        ["LSOA Code", "LSOA Name (Eng)", "Local Authority Name (Eng)", "WIMD 2019 Overall Rank", "WIMD 2019 Overall Decile",
         "WIMD 2019 Overall Quintile"], ["W01000001", "Aberffraw & Rhosneigr 1", "Isle of Anglesey", "885", "5", "3"]]},
        {"imd_rank": {"W01000001": 885}, "imd_decile": {"W01000001": 5}}),
    Documented("Mosaic postcode directory", "mosaic_postcode", {"x": [
        ["Equivalent Experian 2023 Postcode", "Postcode Format 1 (Standard - 8 bytes)", "(PC) Mosaic UK 7 Group", "(PC) Mosaic UK 7 Type"],
        ["ME11AA", "ME1 1AA", "A", "A01"]]}, {}, {"type": ["A01"]}),
    Documented("Acorn by postcode", "acorn_postcode", {"x": [["Postcode", "Acorn Type"], ["ME1 1AA", "12"]]}, {}, {"type": ["12"]}),
    Documented("One column a type", "type_matrix", {"x": [["LSOA11CD", "A01", "A02", "B05", "C11"], [AREA, "0", "0", "0", "9"]]},
               {"households": {AREA: 9}}, {"type": ["A01", "A02", "B05", "C11"]}),
    Documented("Households by area and type", "type_counts", {"x": [["code", "type", "households"], [AREA, "A01 Name", "12"]]},
               {"households": {AREA: 12}}, {"type": ["A01"]}),
    Documented("One row a household", "type_addresses", {"x": [["LSOA11CD", "Type"], [AREA, "A01"], [AREA, "A01"]]},
               {"households": {AREA: 2}}, {"type": ["A01"]}),
    Documented("Best fit, 2011 to 2021", "lookup_best_fit", {"x": [
        ["ObjectId", "LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "LAD22CD", "LAD22NM", "LAD22NMW"],
        ["1", AREA, "Medway 001A", AREA, "Medway 001A", "E06000035", "Medway", ""]]}, {}, {"LSOA11CD": [AREA], "LSOA21CD": [AREA]}),
    Documented("Best fit, 2001 to 2011", "lookup_best_fit_2011", {"x": [
        ["LSOA01CD", "LSOA01NM", "LSOA11CD", "LSOA11NM"], [AREA, "Medway 001A", AREA, "Medway 001A"]]},
        {}, {"LSOA01CD": [AREA], "LSOA11CD": [AREA]}),
    Documented("Postcode directory", "lookup_postcodes", {"x": [
        ["pcds", "oa21", "lsoa11", "lsoa21"], ["ME1 1AA", "E00080000", AREA, AREA]]}, {}, {"pcds": ["ME1 1AA"], "lsoa21": [AREA]}),
    Documented("Rural-urban classification", "rural_urban", {"x": [
        ["LSOA11CD", "LSOA11NM", "RUC11CD", "RUC11"], [AREA, "Medway 001A", "A1", "Urban major conurbation"]]},
        {}, {"LSOA11CD": [AREA], "RUC11CD": ["A1"]}),
    Documented("Table of types", "type_table", {"x": [["type", "retired", "no_car"], ["A01", "0.1", "0.2"]]}, {}, {"type": ["A01"]}),
    Documented("A table of one's own", "plain", {"x": [["code", "households", "alone_u65", "alone_65p"], [AREA, "600", "100", "80"]]},
               {"households": {AREA: 600}, "alone_u65": {AREA: 100}, "alone_65p": {AREA: 80}}),
]  # fmt: skip
EVERY = [*ALL, *OTHERS]
# Refused whatever is given beside them: of one sex alone, and headed by numbers that do not say what they count.
REFUSED = [
    Documented("SAPE, males alone", "sape_one_sex", {"Mid-2020 Males": [
        ["LSOA11CD", "LAD11CD", "LAD11NM", *AGES], [AREA, "E06000035", "Medway", "91", *["1"] * 91]]}, {}),
    Documented("Nomis API, pivoted", "nomis_api_pivoted", {"x": [["GEOGRAPHY_CODE", "0", "3"], [AREA, "600", "120"]]}, {}),
]  # fmt: skip
