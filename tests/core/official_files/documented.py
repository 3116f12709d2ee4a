"""One small table of every documented kind of file: its published headings, its rows, and what is to be read of it."""
# ruff: noqa: E501 - published headings are as long as they are

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from medway_isolation_plugin.core.official import Grid

VALUE = "; measures: Value"
RANK, DECILE = " Rank (where 1 is most deprived)", " Decile (where 1 is most deprived 10% of LSOAs)"
IMD = "Index of Multiple Deprivation (IMD)"
DOMAINS = {
    "income": "Income", "employment": "Employment", "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability", "crime": "Crime", "housing": "Barriers to Housing and Services",
    "environment": "Living Environment",
}  # fmt: skip


@dataclass(frozen=True)
class Documented:
    """A file of `sheets` by name, its `shape`, and the `expected` numbers by variable and area."""

    name: str
    shape: str
    sheets: dict[str, list[list[str]]]
    expected: dict[str, dict[str, float]]
    texts: dict[str, list[str]] = field(default_factory=dict)

    def grids(self) -> list[Grid]:
        """The file as the reader is given it."""
        return [grid(rows, name) for name, rows in self.sheets.items()]


def grid(rows: list[list[str]], name: str = "Sheet") -> Grid:
    """Rows as cells, short ones filled up."""
    width = max(map(len, rows))
    return Grid(name, np.array([row + [""] * (width - len(row)) for row in rows], dtype=object))


def _bulk(name: str, shape: str, heads: list[str], numbers: list[int], expected: dict[str, float], suffix: str = "",
          year: str = "2021", code: str = "E01033769") -> Documented:  # fmt: skip
    rows = [["date", "geography", "geography code", *(head + suffix for head in heads)],
            [year, "Place 001A", code, *map(str, numbers)]]  # fmt: skip
    return Documented(name, shape, {"x": rows}, {key: {code: value} for key, value in expected.items()})


FIVE_YEARS = [f"Age: Aged {age} to {age + 4} years" for age in range(5, 85, 5)]
_COMPOSED = [f"Household Composition: {one}" for one in (
    "All categories: Household composition", "One person household: Total", "One person household: Aged 65 and over",
    "One person household: Other", "One family only: All aged 65 and over", "Other household types: All aged 65 and over")]  # fmt: skip
_OF_2011 = [f"Age: Age {band}" for band in ("0 to 4", "5 to 7", "8 to 9", "10 to 14", "15", "16 to 17", "18 to 19", "20 to 24",
            "25 to 29", "30 to 44", "45 to 59", "60 to 64", "65 to 74", "75 to 84", "85 to 89", "90 and over")]  # fmt: skip

NOMIS = [
    _bulk("TS003", "nomis_bulk",
          [f"Household composition: {one}" for one in (
              "Total", "One person household", "One person household: Aged 66 years and over", "One person household: Other",
              "Single family household", "Single family household: All aged 66 years and over", "Other household types")],
          [600, 180, 80, 100, 400, 50, 20],
          {"households": 600, "alone_all": 180, "alone_66p": 80, "alone_u66": 100}, VALUE),
    _bulk("TS001", "nomis_bulk", ["Residence type: Total", "Residence type: Lives in a household",
                                  "Residence type: Lives in a communal establishment"], [1500, 1480, 20],
          {"residents": 1500, "residents_hh": 1480}, VALUE),
    _bulk("TS007A", "nomis_bulk", ["Age: Total", "Age: Aged 4 years and under", *FIVE_YEARS, "Age: Aged 85 years and over"],
          [18 * 10, *[10] * 18], {"residents": 180, "residents_65p": 50, "residents_u65": 130}),
    _bulk("TS007 by one and five years", "nomis_bulk",
          ["Age: Total", "Age: Aged 4 years and under", "Age: Aged under 1 year",
           *(f"Age: Aged {age} year{'s' * (age > 1)}" for age in range(1, 5)),
           *(text for first in range(5, 85, 5) for text in (
               f"Age: Aged {first} to {first + 4} years", *(f"Age: Aged {age} years" for age in range(first, first + 5)))),
           "Age: Aged 85 years and over"],
          [180, 10, *[2] * 5, *(number for _ in range(16) for number in (10, *[2] * 5)), 10],
          {"residents": 180, "residents_65p": 50, "residents_u65": 130, "residents_66p": 48}, VALUE),
    _bulk("TS011", "nomis_bulk", ["Household deprivation: Total: All households",
                                  "Household deprivation: Household is not deprived in any dimension",
                                  *(f"Household deprivation: Household is deprived in {one}" for one in (
                                      "one dimension", "two dimensions", "three dimensions", "four dimensions"))],
          [600, 300, 200, 60, 30, 10], {"households": 600, "deprived_2plus": 100}, VALUE),
    _bulk("TS037", "nomis_bulk", [f"General health: {one}" for one in (
        "Total: All usual residents", "Very good health", "Good health", "Fair health", "Bad health", "Very bad health")],
          [1500, 700, 500, 200, 70, 30], {"residents": 1500, "health_bad": 70, "health_very_bad": 30}),
    _bulk("TS038", "nomis_bulk", [f"Disability: {one}" for one in (
        "Total: All usual residents", "Disabled under the Equality Act",
        "Disabled under the Equality Act: Day-to-day activities limited a lot",
        "Disabled under the Equality Act: Day-to-day activities limited a little", "Not disabled under the Equality Act")],
          [1500, 300, 120, 180, 1200], {"residents": 1500, "limited_a_lot": 120, "limited_a_little": 180}),
    _bulk("TS045", "nomis_bulk", [f"Number of cars or vans: {one}" for one in (
        "Total: All households", "No cars or vans in household", "1 car or van in household", "2 cars or vans in household",
        "3 or more cars or vans in household")], [600, 150, 300, 120, 30], {"households": 600, "no_car": 150}),
    _bulk("TS054", "nomis_bulk", [f"Tenure of household: {one}" for one in (
        "Total: All households", "Owned", "Owned: Owns outright", "Social rented", "Private rented", "Lives rent free")],
          [600, 300, 100, 200, 90, 10], {"households": 600, "owned": 300, "social_rented": 200, "private_rented": 90}),
    _bulk("KS102EW", "nomis_bulk", ["Age: All usual residents", *_OF_2011, "Age: Mean Age", "Age: Median Age"],
          [160, *[10] * 16, 41, 39], {"residents": 160, "residents_65p": 40, "residents_u65": 120}, VALUE, "2011", "E01016014"),
    _bulk("QS116EW", "nomis_bulk", ["Household Type: All categories: Household type", "Household Type: One person household",
                                    "Household Type: Multi-person household: Other"], [600, 180, 30],
          {"households": 600, "alone_all": 180}, VALUE, "2011", "E01016014"),
]  # fmt: skip


def _long(name: str, shape: str, heads: list[str], lines: list[tuple[str, ...]], expected: dict[str, float], code: str = "E01033769"
          ) -> Documented:  # fmt: skip
    return Documented(name, shape, {"x": [heads, *([*line] for line in lines)]},
                      {key: {code: value} for key, value in expected.items()})  # fmt: skip


_ONS = ["Lower layer Super Output Areas Code", "Lower layer Super Output Areas"]
_AT = ("E01033769", "Place 001A")
_API = ["DATE", "DATE_NAME", "DATE_CODE", "GEOGRAPHY", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "GEOGRAPHY_TYPE"]
_API_END = ["MEASURES", "MEASURES_NAME", "OBS_VALUE", "OBS_STATUS", "OBS_STATUS_NAME", "OBS_CONF", "OBS_CONF_NAME", "URN",
            "RECORD_OFFSET", "RECORD_COUNT"]  # fmt: skip
LONG = [
    _long("ONS age bands by sex", "ons_census_long",
          [*_ONS, "Age (B) (18 categories) Code", "Age (B) (18 categories)", "Sex (2 categories) Code", "Sex (2 categories)",
           "Observation"],
          [(*_AT, str(band + 1), name, str(sex), said, "10")
           for band, name in enumerate(["Aged 4 years and under", *(one[5:] for one in FIVE_YEARS), "Aged 85 years and over"])
           for sex, said in ((1, "Female"), (2, "Male"))],
          {"residents": 360, "residents_65p": 100, "residents_u65": 260}),
    _long("ONS single years", "ons_census_long",
          [*_ONS, "Age (101 categories) Code", "Age (101 categories)", "Observation"],
          [(*_AT, str(age), "Aged under 1 year" if not age else f"Aged {age} year{'s' * (age > 1)}" + " and over" * (age == 100), "3")
           for age in range(101)],
          {"residents": 303, "residents_65p": 108, "residents_66p": 105, "residents_u65": 195}),
    _long("ONS cars", "ons_census_long",
          [*_ONS, "Car or van availability (5 categories) Code", "Car or van availability (5 categories)", "Observation"],
          [(*_AT, "-8", "Does not apply", "0"), (*_AT, "0", "No cars or vans in household", "150"),
           (*_AT, "1", "1 car or van in household", "300"), (*_AT, "2", "2 cars or vans in household", "120"),
           (*_AT, "3", "3 or more cars or vans in household", "30")],
          {"households": 600, "no_car": 150}),
    _long("ONS general health", "ons_census_long",
          [*_ONS, "General health (6 categories) Code", "General health (6 categories)", "Observation"],
          [(*_AT, "-8", "Does not apply", "0"), *((*_AT, str(i), f"{one} health", "100")
           for i, one in enumerate(("Very good", "Good", "Fair", "Bad", "Very bad"), 1))],
          {"residents": 500, "health_bad": 100, "health_very_bad": 100}),
    _long("Nomis estimates by age and sex", "nomis_api",
          [*_API, "GENDER", "GENDER_NAME", "C_AGE", "C_AGE_NAME", *_API_END],
          [("2022", "2022", "2022", "1", "Place 001A", "E01033769", "LSOA", str(sex), said, str(age), f"Age {age}" if age < 90 else "Aged 90+",
            "20100", "Value", "2", "A", "Normal Value", "F", "Free", "u", "0", "9")
           for sex, said in ((0, "Total"), (1, "Male"), (2, "Female")) for age in range(91)],
          {"residents_65p": 52, "residents_u65": 130}),
    _long("Nomis single category", "nomis_api",
          [*_API, "CELL", "CELL_NAME", *_API_END],
          [("2011", "2011", "2011", "1", "Place 001A", "E01016014", "LSOA", str(cell), said, "20100", "Value", number, "A", "Normal Value",
            "F", "Free", "u", "0", "9") for cell, said, number in ((0, "All usual residents", "160"), (1, "Age 0 to 64", "100"),
                                                                     (2, "Age 65 and over", "60"))],
          {"residents": 160, "residents_65p": 60, "residents_u65": 100}, "E01016014"),
]  # fmt: skip


# Mid-year estimates: the heading row is the fourth or fifth, and sheets of notes or of one sex stand before.
def _estimates(
    sheet: str, above: int, heads: list[str], label: list[str], numbers: list[int]
) -> dict[str, list[list[str]]]:
    return {sheet: [*[["Mid-year estimates"]] * (above - 1), heads, [*label, *map(str, numbers)]]}


_YEARS = [*map(str, range(90)), "90+"]
_LAD = ["LAD 2021 Code", "LAD 2021 Name", "LSOA 2021 Code", "LSOA 2021 Name", "Total"]
_OLD = ["LSOA Code", "LSOA Name", "LA Code (2018 boundaries)", "LA name (2018 boundaries)", "LA Code (2021 boundaries)",
        "LA name (2021 boundaries)", "All Ages"]  # fmt: skip
_OLD_LABEL = ["E01016014", "Place 001A", "E06000035", "Medway", "E06000035", "Medway"]
_AREA = ["E06000035", "Medway", "E01033769", "Place 001A"]
_BANDS = ("0 to 15", "16 to 29", "30 to 44", "45 to 64", "65 and over")
ESTIMATES = [
    Documented("SAPE, males, females and persons", "sape_single_year", {
        "Contents": [["Contents"], ["Mid-2020 Persons"]],
        **_estimates("Mid-2020 Males", 5, [*_OLD, *_YEARS], _OLD_LABEL, [91, *[1] * 91]),
        **_estimates("Mid-2020 Females", 5, [*_OLD, *_YEARS], _OLD_LABEL, [182, *[2] * 91]),
        **_estimates("Mid-2020 Persons", 5, [*_OLD, *_YEARS], _OLD_LABEL, [273, *[3] * 91])},
        {"residents": {"E01016014": 273}, "residents_65p": {"E01016014": 78}, "residents_u65": {"E01016014": 195}}),
    Documented("SAPE by sex, newest of several years", "sape_sexes", {
        "Notes": [["Notes"]],
        **{key: rows for year, each in ((2019, 1), (2022, 3), (2020, 2)) for key, rows in _estimates(
            f"Mid-{year} LSOA 2021", 4, [*_LAD, *(f"{sex}{age}" for sex in "FM" for age in range(91))], _AREA,
            [182 * each, *[each] * 182]).items()}},
        {"residents": {"E01033769": 546}, "residents_65p": {"E01033769": 156}, "residents_u65": {"E01033769": 390}}),
    Documented("SAPE by broad age", "sape_broad", _estimates(
        "Mid-2024 LSOA 2021", 4, [one.replace("LAD 2021", "LAD 2023") for one in _LAD] + [f"{sex}{band}" for sex in "FM" for band in _BANDS],
        _AREA, [1898, *[180] * 4, 229, *[190] * 4, 189]),
        {"residents": {"E01033769": 1898}, "residents_65p": {"E01033769": 418}, "residents_u65": {"E01033769": 1480}}),
    Documented("Population density", "population_density", _estimates(
        "Mid-2022 to mid-2024 LSOA", 4, ["LSOA 2021 Code", "LSOA 2021 Name", "Area Sq Km", "Mid-2024: Population", "Mid-2024: People per Sq Km"],
        ["E01033769", "Place 001A"], [2, 1500, 750]), {"residents": {"E01033769": 1500}}),
]  # fmt: skip


def _index(name: str, shape: str, edition: tuple[str, str], columns: list[tuple[str, str, float]], sheet: str, code: str,
           notes: bool = True) -> Documented:  # fmt: skip
    heads = [f"LSOA code ({edition[0]})", f"LSOA name ({edition[0]})", f"Local Authority District code ({edition[1]})",
             f"Local Authority District name ({edition[1]})", *(head for _, head, _ in columns)]  # fmt: skip
    rows = [
        heads,
        [
            code,
            "Place 001A",
            "E06000035",
            "Medway",
            *(f"{value:,.6g}" if value >= 1000 else f"{value:g}" for *_, value in columns),
        ],
    ]
    sheets = {"Notes": [["Notes"], ["Index"]]} if notes else {}
    return Documented(name, shape, {**sheets, sheet: rows}, {key: {code: value} for key, _, value in columns if key})


EDITIONS = {
    "2015": (("2011", "2013"), "E01016014"),
    "2019": (("2011", "2019"), "E01016014"),
    "2025": (("2021", "2024"), "E01033769"),
}
_DENOMINATORS = {
    "2015": ("mid 2012 (excluding prisoners)", True), "2019": ("mid 2015 (excluding prisoners)", True), "2025": ("mid 2022", False),
}  # fmt: skip


def _denominators(year: str) -> list[tuple[str, str, float]]:
    when, prisoners = _DENOMINATORS[year]
    working = (
        "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners) "
        if prisoners
        else "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022"
    )
    return [("iod_population", f"Total population: {when}", 1296.0), ("iod_children", f"Dependent Children aged 0-15: {when}", 175.0),
            *([("iod_16_59", f"Population aged 16-59: {when}", 656.0)] if prisoners else []),
            ("iod_60p", f"Older population aged 60 and over: {when}", 465.0), ("iod_working_age", working, 715.0)]  # fmt: skip


def _domains(kinds: tuple[str, ...]) -> list[tuple[str, str, float]]:
    made = []
    for place, (key, words) in enumerate({"imd": IMD, **DOMAINS}.items(), 1):
        rate = " (rate)" if key in ("income", "employment") else ""
        all_ = {"score": f"{words} Score{rate}", "rank": words + RANK, "decile": words + DECILE}
        made += [
            (f"{key}_{kind}", all_[kind], {"score": 0.5, "rank": 3000.0, "decile": 1.0}[kind] * place) for kind in kinds
        ]
    return made


INDICES = [one for year, (edition, code) in EDITIONS.items() for one in (
    _index(f"IoD {year} file 1", "iod_file_1", edition, [
        ("imd_rank", f"{IMD} Rank" if year == "2019" else IMD + RANK, 29199.0),
        ("imd_decile", f"{IMD} Decile" if year == "2019" else IMD + DECILE, 9.0)], "IMD25" if year == "2025" else f"IMD {year}", code),
    _index(f"IoD {year} file 2", "iod_file_2", edition, _domains(("rank", "decile")), "IoD Domains", code),
    _index(f"IoD {year} file 5", "iod_file_5", edition, _domains(("score",)), "IoD Scores", code),
    _index(f"IoD {year} file 6", "iod_file_6", edition, _denominators(year), "Denominators", code),
    _index(f"IoD {year} file 7", "iod_file_7", edition, [*_domains(("score", "rank", "decile")), *_denominators(year)], "x", code, False),
)]  # fmt: skip
_CODE_2010 = "E01000001"
INDICES.append(Documented("IoD 2010 IMD", "iod_2010", {"IMD 2010": [
    ["LSOA CODE", "LA CODE", "LA NAME", "GOR CODE", "GOR NAME", "IMD SCORE", "RANK OF IMD SCORE (where 1 is most deprived)"],
    [_CODE_2010, "00AA", "City of London", "H", "London", "6.16", "28814"]]},
    {"imd_score": {_CODE_2010: 6.16}, "imd_rank": {_CODE_2010: 28814}}))  # fmt: skip
_OF_2010 = {"imd": ("IMD SCORE", "RANK OF IMD SCORE"), "income": ("INCOME SCORE", "RANK OF INCOME SCORE"),
            "employment": ("EMPLOYMENT SCORE", "RANK OF EMPLOYMENT SCORE"),
            "health": ("HEALTH DEPRIVATION AND DISABILITY SCORE", "RANK OF HEALTH DEPRIVATION AND DISABILITY SCORE"),
            "education": ("EDUCATION SKILLS AND TRAINING SCORE", "RANK OF EDUCATION SKILLS AND TRAINING SCORE"),
            "housing": ("BARRIERS TO HOUSING AND SERVICES SCORE", "RANK OF BARRIERS TO HOUSING AND SERVICES SCORE"),
            "crime": ("CRIME AND DISORDER SCORE", "RANK OF CRIME SCORE"),
            "environment": ("LIVING ENVIRONMENT SCORE", "RANK OF LIVING ENVIRONMENT SCORE")}  # fmt: skip
INDICES.append(Documented("IoD 2010 all", "iod_2010", {"x": [
    ["LSOA CODE", "PRE 2009 LA CODE", "PRE 2009 LA NAME", "POST 2009 LA CODE", "POST 2009 LA NAME", "GOR CODE", "GOR NAME",
     *(text for score, rank in _OF_2010.values() for text in (score, f"{rank} (where 1 is most deprived)"))],
    [_CODE_2010, "00AA", "City of London", "00AA", "City of London", "H", "London",
     *(text for i in range(len(_OF_2010)) for text in (f"{i + 0.5}", str(1000 + i)))]]},
    {f"{key}_{kind}": {_CODE_2010: value} for i, key in enumerate(_OF_2010) for kind, value in (("score", i + 0.5), ("rank", 1000 + i))}))  # fmt: skip

_OLD_AND_YOUNG = [f"{age}-{age + 4}" for age in range(0, 90, 5)] + ["90+"]
PROJECTED = [
    Documented(f"Projections, {name}", "projections", {"Persons": [
        ["AREA_CODE", "AREA_NAME", "COMPONENT", "SEX", "AGE_GROUP", "2018", "2043"],
        *([code, "Place", component, sex, age, str(number * ages), str(1.5 * number * ages)]
          for code in ("E06000035", "E07000223") for component in ("Births", "Population") for sex, number in sexes
          for age, ages in (*((age, 1) for age in _OLD_AND_YOUNG), *([("All ages", 19)] if totals else [])))]},
        {key: {"E06000035": value, "E07000223": value} for key, value in {
            "residents_65p_2018": 60.0, "residents_u65_2018": 130.0, "residents_65p_2043": 90.0, "residents_u65_2043": 195.0}.items()})
    for name, sexes, totals in (("persons beside each sex", (("persons", 10), ("males", 4), ("females", 6)), True),
                                ("each sex alone", (("males", 4), ("females", 6)), False))
]  # fmt: skip

_MOSAIC = ["Addressbase UPRN", "Postcode", "Addressbase Easting", "Addressbase Northing", "(H) Mosaic UK 7 Type Label",
           "(PC) Output Area (OA)", "(PC) Super Output Areas - Lower Layer", "(PC) Super Output Areas - Middle Layer",
           "(PC) Electoral Wards", "(PC) Local Authority Districts and Unitary Authorities Code"]  # fmt: skip
LISTS = [
    Documented("OAC 2011", "oac_2011", {"x": [
        ["OA11CD", "OAC11CD", "OAC11NM", "LSOA11CD", "LSOA11NM", "SOAC11CD", "SOAC11NM", "MSOA11CD", "MSOA11NM", "LAD17CD", "LAD17NM"],
        ["E00060343", "7d1", "Ageing Communities and Families", "E01011966", "Hartlepool 001A", "6a", "x", "E02002483", "x", "E06000001", "x"]]},
        {}, {"OA11CD": ["E00060343"], "OAC11CD": ["7d1"], "LSOA11CD": ["E01011966"]}),
    Documented("OAC 2021", "oac_2021", {"x": [["oa21cd", "supergroup", "group", "subgroup"], ["E00000001", "1", "1a", " 1a1 "]]},
               {}, {"oa21cd": ["E00000001"], "subgroup": ["1a1"]}),
    Documented("OAC 2021 of the United Kingdom", "oac_2021", {"x": [
        ["GeographyCode", "LAD25Code", "Supergroup", "Group", "Subgroup"], ["E00000001", "E09000001", "1", "1a", "1a1"]]},
        {}, {"GeographyCode": ["E00000001"], "Subgroup": ["1a1"]}),
    Documented("Mosaic by address", "mosaic_address", {"x": [_MOSAIC, *(
        ["1", "ME1 1AA", "575000", "168000", label, "E00080000", "E01016014", "E02003314", "E05002325", "E06000035"]
        for label in ("A01 World-Class Wealth", "A01 World-Class Wealth", "U-99 Unclassified"))]},
        {"households": {"E01016014": 1}}, {"type": ["A01", "U-99"]}),
    Documented("Exact lookup", "lookup_exact", {"x": [
        ["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHGIND", "LAD22CD", "LAD22NM", "LAD22NMW", "ObjectId"],
        ["E01016014", "Medway 001A", "E01016014", "Medway 001A", "U", "E06000035", "Medway", "", "1"]]},
        {}, {"LSOA21CD": ["E01016014"], "CHGIND": ["U"]}),
    Documented("Lookup to wards", "lookup_wards", {"x": [
        ["LSOA21CD", "LSOA21NM", "LSOA21NMW", "WD24CD", "WD24NM", "WD24NMW", "LAD24CD", "LAD24NM", "LAD24NMW", "ObjectId"],
        ["E01016014", "Medway 001A", " ", "E05013898", "Chatham", " ", "E06000035", "Medway", " ", "1"]]},
        {}, {"LSOA21CD": ["E01016014"], "WD24CD": ["E05013898"]}),
    Documented("Output areas to LSOA", "lookup_output_areas", {"x": [
        ["OA21CD", "LSOA21CD", "LSOA21NM", "MSOA21CD", "MSOA21NM", "LAD22CD", "LAD22NM", "LAD22NMW", "ObjectId"],
        ["E00080000", "E01016014", "Medway 001A", "E02003314", "Medway 001", "E06000035", "Medway", "", "1"]]},
        {}, {"OA21CD": ["E00080000"], "LSOA21CD": ["E01016014"]}),
]  # fmt: skip

_WELSH = ["LSOA Code", "LSOA Name (Eng)"]
_OF_WALES = {
    "imd": "WIMD 2019",
    "income": "Income",
    "employment": "Employment",
    "health": "Health",
    "education": "Education",
}
_SIMD = "SIMD2020v2_{}"
DEVOLVED = [
    Documented("WIMD 2014", "wimd_2014", {"Guidance sheet": [["Guidance"]], "WIMD 2014 results Eng": [
        ["Welsh Index of Multiple Deprivation 2014, ranks"], ["1 is most deprived"], [],
        [*_WELSH, "LSOA Name - \nONS classification", "Local Authority Name (Eng)", "", "WIMD 2014 (r) ", "", "Income (r) ", "", "Employment",
         "", "Health", "", "Education ", "", "Access to Services", "", "Housing"],
        ["W01000001", "Aberffraw & Rhosneigr 1", "Isle of Anglesey 011A", "Isle of Anglesey", "", "885", "", "898", "", "659", "", "1213", "",
         "700", "", "12", "", "800"], [], ["(r) Data in these columns were revised on 12 August 2015"]]},
        {"imd_rank": {"W01000001": 885}, "income_rank": {"W01000001": 898}, "health_rank": {"W01000001": 1213},
         "education_rank": {"W01000001": 700}}),
    *(Documented(f"WIMD {year}", "wimd_ranks", {"Guidance_sheet": [["Guidance"]], f"WIMD_{year}_ranks": [
        *[["Ranks of small areas"]] * above, [*_WELSH, "Local Authority Name (Eng)", *(text.replace("2019", year) for text in _OF_WALES.values())],
        ["W01000001", "Aberffraw & Rhosneigr 1", "Isle of Anglesey", "885", "898", "659", "1213", "700"]]},
        {f"{key}_rank": {"W01000001": value} for key, value in zip(_OF_WALES, (885, 898, 659, 1213, 700))})
      for year, above in (("2019", 2), ("2025", 3))),
    Documented("WIMD 2025, StatsWales", "wimd_long", {"x": [
        ["Area code", "Domain", "Deprivation group", "Data description", "Data values"],
        *([code, domain, "", what, text] for code in ("W01000001", "W01000002", "W06000001")
          for domain, numbers in (("WIMD", (" 1,885 ", "10")), ("Health", (" 213 ", "2"))) for what, text in zip(("Rank", "Decile"), numbers))]},
        {"imd_rank": {"W01000001": 1885, "W01000002": 1885}, "health_decile": {"W01000001": 2, "W01000002": 2}}),
    Documented("SIMD 2020", "simd_lookup", {"Contents & notes": [["Contents"]], "SIMD 2020v2 DZ lookup": [["Enter your data zone code below:"]],
        "SIMD 2020v2 DZ lookup data": [
            ["DZ", "DZname", _SIMD.format("Rank"), _SIMD.format("Vigintile"), _SIMD.format("Decile"), _SIMD.format("Quintile"),
             _SIMD.format("Income_Domain_Rank"), "SIMD2020_Employment_Domain_Rank", "SIMD2020_Health_Domain_Rank", "Population", "LAcode", "LAname"],
            ["S01006523", "Culter - 01", "4691", "14", "7", "4", "5955.5", "4180", "5174", "894", "S12000033", "Aberdeen City"]]},
        {"imd_rank": {"S01006523": 4691}, "imd_decile": {"S01006523": 7}, "income_rank": {"S01006523": 5955.5},
         "health_rank": {"S01006523": 5174}}),
    Documented("SIMD 2016", "simd_ranks", {"Content & Notes": [["Notes"]], "SIMD16 ranks": [
        ["Data_Zone", "Intermediate_Zone", "Council_area", "Total_population", "Working_age_population_revised", "Overall_SIMD16_rank",
         "Income_domain_2016_rank", "Health_domain_2016_rank"],
        ["S01006506", "Culter", "Aberdeen City", "904", "605", "5361", "5251.5", "4900"]]},
        {"imd_rank": {"S01006506": 5361}, "income_rank": {"S01006506": 5251.5}, "residents": {"S01006506": 904}}),
    Documented("SIMD 2012", "simd_ranks", {"x": [
        ["Data Zone", "Local Authority Code", "Local Authority Name", "Intermediate Geography name", "Nearest settlement*",
         "Total Population (SAPE 2010)", "Overall SIMD 2012 Score", "Overall SIMD 2012 Rank", "Health domain 2012 score",
         "Health domain 2012 rank", *[""] * 70],
        ["S01000001", "S12000033", "Aberdeen City", "Culter", "Aberdeen", "720", "10.5", "4,726", "-0.10", "3,980"]]},
        {"imd_rank": {"S01000001": 4726}, "health_rank": {"S01000001": 3980}, "health_score": {"S01000001": -0.1}}),
    Documented("NIMDM 2017", "nimdm_2017", {"Metadata": [["Metadata"]], "MDM": [
        ["LGD2014NAME", "2015 Default Urban/Rural ", "SOA2001", "SOA2001_name", "Multiple Deprivation Measure Rank \n(where 1 is most deprived)",
         "Income Domain Rank \n(where 1 is most deprived)", "Health Deprivation and Disability Domain Rank \n(where 1 is most deprived)"],
        ["Antrim and Newtownabbey", "Urban", "95AA01S1", "Aldergrove_1", "519", "679", "tbc"],
        *(["Antrim and Newtownabbey", "Rural", f"95AA0{n}W1", "x", str(n), str(n), str(n)] for n in range(2, 9)), *[[]] * 120]},
        {"imd_rank": {"95AA01S1": 519, **{f"95AA0{n}W1": n for n in range(2, 9)}}}),
    Documented("NIMDM 2010", "nimdm_2010", {"Health": [
        ["SOA CODE", "SOA NAME", "LGD CODE", "LGD NAME", "Health Deprivation and Disability Domain Score",
         "Rank of Health Deprivation and Disability Domain Score (where 1 is most deprived)"],
        ["95AA01S1", "Aldergrove 1", "95AA", "Antrim", "-0.44", "519"]]},
        {"health_score": {"95AA01S1": -0.44}, "health_rank": {"95AA01S1": 519}}),
    Documented("Scotland's Census", "scotland_census", {"x": [
        ["", "All people in households", "One person household", "One person household: Aged 65 and over", "One person household: Aged under 65"],
        ["S92000003", "5,196,386", "823,000", "311,000", "512,000"], ["S01006506", "900", "150", "60", "90"],
        ["S01006507", "800", "-", "-", "70"]]},
        {"residents_hh": {"S01006506": 900, "S01006507": 800}}),
    Documented("Northern Ireland's census", "ni_census", {"x": [
        ["GeographyCode", "QS110NI0001", "QS110NI0002", "QS110NI0003", "QS110NI0004"], ["95AA01S1", "2000", "250", "100", "150"]]},
        {"residents_hh": {"95AA01S1": 2000}, "alone_65p": {"95AA01S1": 100}, "alone_u65": {"95AA01S1": 150}}),
    Documented("CACI living alone", "caci_alone", {"x": [["LSOA11CD", "No. people living alone"], ["E01016014", "210"], ["S01006506", "99"]]},
               {"alone_all": {"E01016014": 210, "S01006506": 99}}),
]  # fmt: skip

_COMPOSED_2011 = ["Household Composition: All categories: Household composition; measures: Value",
                  "Household Composition: One person household: Aged 65 and over; measures: Value",
                  "Household Composition: One person household: Other; measures: Value"]  # fmt: skip
_PROFILES = ["Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age", "Category Type",
             "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit",
             "Count", "Denominator", "Value note", "Recent Trend", "Compared to England value or percentiles",
             "Compared to Region value or percentiles", "Time period Sortable", "New data", "Compared to goal"]  # fmt: skip


def _profile(indicator: str, code: str, period: str, value: str, sex: str = "Persons", within: str = "") -> list[str]:
    return ["91", indicator, "E12000008", "South East", code, "Medway", "Counties & UAs", sex, "18+ yrs", within, "Most deprived" * bool(within),
            period, value, "", "", "", "", "50", "100", "", "", "", "", f"{period[:4]}0000", "", ""]  # fmt: skip


OTHERS = [
    Documented("QS112EW, told by a whole file", "nomis_bulk_persons", {"x": [
        ["date", "geography", "geography code", *_COMPOSED_2011],
        *(["2011", "Place 001A", f"E0101{n:04d}", "1500", "70", "80"] for n in range(100))]},
        {"residents_hh": {f"E0101{n:04d}": 1500 for n in range(100)}, "alone_65p": {f"E0101{n:04d}": 70 for n in range(100)}}),
    Documented("QS113EW, told by a whole file", "nomis_bulk_households", {"x": [
        ["date", "geography", "geography code", *_COMPOSED_2011],
        *(["2011", "Place 001A", f"E0101{n:04d}", "600", "80", "100"] for n in range(100))]},
        {"households": {f"E0101{n:04d}": 600 for n in range(100)}, "alone_all": {f"E0101{n:04d}": 180 for n in range(100)}}),
    *(Documented(f"Query tool, {what} by its lines", f"nomis_query_{what}", {"x": [
        ["QS11xEW - Household composition"], ["Units      :", what.title()], ["Date       :", "2011"], [],
        ["2011 super output area - lower layer", "mnemonic", "All categories: Household composition", "One person household: Aged 65 and over"],
        [], ["Medway 001A", "E01016014", "1500", "70"], [], ["In order to protect against disclosure, records have been swapped"]]},
        {key: {"E01016014": 1500}, "alone_65p": {"E01016014": 70}}) for what, key in (("households", "households"), ("persons", "residents_hh"))),
    Documented("TS003, query tool saved by Excel", "nomis_query", {"x": [
        ["TS003 - Household composition"], ["Population :", "All households"], ["Date       :", "2021"], [],
        ["2021 super output area - lower layer", "Total: All households", "%", "One-person household: Aged 66 years and over", "%",
         "One-person household: Other", "%"], [], ["E01033769 : Medway 001A", "600", "100.0", "80", "13.3", "100", "16.7"]]},
        {"households": {"E01033769": 600}, "alone_66p": {"E01033769": 80}, "alone_u66": {"E01033769": 100}}),
    Documented("TS003 with labels", "ons_census_labels", {"Table": [
        ["Lower Layer Super Output Areas Code", "Lower Layer Super Output Areas Label", "Household composition (15 categories) Code",
         "Household composition (15 categories) Label", "Count"], [*_AT, "-8", "Does not apply", "0"],
        [*_AT, "1", "One-person household: Aged 66 years and over", "80"], [*_AT, "2", "One-person household: Other", "100"],
        *([*_AT, str(n), f"Other household types: Kind {n}", "10"] for n in range(3, 16))]},
        {"households": {"E01033769": 310}, "alone_66p": {"E01033769": 80}, "alone_u66": {"E01033769": 100}}),
    Documented("IoD 2019 file 9", "iod_file_9", {"Notes": [["Notes"]], "ID 2019 Transformed scores": [
        ["LSOA code (2011)", "LSOA name (2011)", "Local Authority District code (2019)", "Local Authority District name (2019)",
         "Income Score - exponentially transformed"], [_CODE_2010, "City of London 001A", "E09000001", "City of London", "0.5"]]},
        {"income_transformed": {_CODE_2010: 0.5}}),
    Documented("WIMD 2019, groups", "wimd_groups", {"Deciles_quintiles_quartiles": [
        [*_WELSH, "Local Authority Name (Eng)", *(f"WIMD 2019 Overall {one}" for one in ("Rank", "Decile", "Quintile", "Quartile"))],
        ["W01000001", "Aberffraw & Rhosneigr 1", "Isle of Anglesey", "885", "5", "3", "2"]]},
        {"imd_rank": {"W01000001": 885}, "imd_decile": {"W01000001": 5}, "imd_quintile": {"W01000001": 3}}),
    Documented("SIMD 2020, ranks", "simd_ranks", {"Notes": [["x"]], "SIMD 2020v2 ranks": [
        ["Data_Zone", "Intermediate_Zone", "Council_area", "SIMD2020v2_Rank", "SIMD2020v2_Income_Domain_Rank"],
        ["S01006506", "Culter", "Aberdeen City", "4691", "3936.5"]]}, {"imd_rank": {"S01006506": 4691}, "income_rank": {"S01006506": 3936.5}}),
    Documented("Fingertips, newest period of two indicators", "fingertips", {"x": [_PROFILES,
        _profile("Loneliness", "E92000001", "2019/20", "22.3"), _profile("Loneliness", "E06000035", "2018/19", "19"),
        _profile("Loneliness", "E06000035", "2019/20", "24.5"), _profile("Loneliness", "E06000035", "2019/20", "20.5", "Male"),
        _profile("Loneliness", "E06000035", "2019/20", "31", within="LSOA11 deprivation deciles"),
        _profile("Carers: 65+", "E06000035", "2020/21", "")]},
        {"loneliness": {"E06000035": 24.5}}),
    Documented("Mosaic by postcode", "mosaic_postcode", {"x": [
        ["Equivalent Experian 2023 Postcode", "Flag: Experian 2023 List Postcode", "Postcode Format 1 (Standard - 8 bytes)",
         "(PC) Mosaic UK 7 Group", "(PC) Mosaic UK 7 Type"], ["ME1  1AA", "Y", "ME1  1AA", "A", "A01"], ["ME1  1AB", "Y", "ME1  1AB", "U", "U99"]]},
        {}, {"type": ["A01", "U99"]}),
    Documented("Acorn by postcode", "acorn_postcode", {"x": [["Postcode", "Acorn Type"], ["ME1 1AA", "12"], ["ME1 1AB", "62"]]}, {},
               {"type": ["12", "62"]}),
    *(Documented(f"{what} counts", "type_counts", {"x": [["LSOA11CD", heading, "Households"], ["E01016014", one, "20"], ["E01016014", other, "30"]]},
                 {}, {"type": [one[:3].strip(), other[:3].strip()]})
      for what, heading, one, other in (("Acorn", "Acorn Type", "12 Semi-skilled", "62"), ("Mosaic", "Mosaic UK 7 Type Label", "A01 World-Class", "U99"),
                                        ("OAC", "Subgroup", "1a1", "8d2"))),
    Documented("Wide area by type", "type_matrix", {"x": [["LSOA11CD", "LSOA11NM", "A01 World-Class Wealth", "B05", "Total"],
               ["E01016014", "Medway 001A", "10", "20", "30"]]}, {}, {"type": ["A01", "B05"]}),
    Documented("Types by area, one row a household", "type_addresses", {"x": [["LSOA11CD", "Type"], ["E01016014", "A01"], ["E01016014", "A01"]]},
               {"households": {"E01016014": 2}}, {"type": ["A01"]}),
    Documented("Best-fit lookup", "lookup_best_fit", {"x": [["ObjectId", "LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM"],
               ["1", "E01016014", "Medway 001A", "E01033769", "Medway 001F"]]}, {}, {"LSOA21CD": ["E01033769"]}),
    Documented("Best-fit lookup, 2001 to 2011", "lookup_best_fit_2011", {"x": [["LSOA01CD", "LSOA01NM", "LSOA11CD", "LSOA11NM"],
               ["E01016014", "Medway 001A", "E01032500", "Medway 001F"]]}, {}, {"LSOA11CD": ["E01032500"]}),
    Documented("Postcode directory", "lookup_postcodes", {"x": [["pcds", "oa21", "lsoa11", "lsoa21"],
               ["ME1 1AA", "E00080000", "E01016014", "E01033769"]]}, {}, {"pcds": ["ME1 1AA"], "lsoa21": ["E01033769"]}),
    Documented("Rural and urban", "rural_urban", {"x": [["LSOA11CD", "LSOA11NM", "RUC11CD", "RUC11"],
               ["E01000001", "City of London 001A", "A1", "Urban major conurbation"]]}, {}, {"RUC11CD": ["A1"]}),
    Documented("Boundaries", "boundaries", {"x": [["FID", "LSOA21CD", "LSOA21NM", "LSOA21NMW", "BNG_E", "BNG_N", "LONG", "LAT", "GlobalID"],
               ["1", "E01033769", "Medway 001F", " ", "575000", "168000", "0.5", "51.4", "x"]]}, {}, {"LSOA21CD": ["E01033769"]}),
    Documented("Types and their shares", "type_table", {"x": [["type", "widowed"], ["A01", "0.1"], ["A02", "0.2"]]}, {}, {"type": ["A01", "A02"]}),
    Documented("A council's own table", "plain", {"x": [["LSOA11CD", "Households", "Men aged 65 and over", "Women aged 65 and over"],
               ["E01016014", "600", "80", "100"]]}, {"households": {"E01016014": 600}, "residents_65p": {"E01016014": 180}}),
]  # fmt: skip

ALL = [*OTHERS, *PROJECTED, *LISTS, *DEVOLVED, *NOMIS, *LONG, *ESTIMATES, *INDICES]
