"""Headings of official and commercial tables as they are published: facts, not data. One row a table, whole or its beginning."""

from __future__ import annotations

WORST = " (where 1 is most deprived)"
TENTH = " (where 1 is most deprived 10% of LSOAs)"
VALUE = "; measures: Value"

_DOMAINS = {
    "imd": "Index of Multiple Deprivation (IMD)",
    "income": "Income",
    "employment": "Employment",
    "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability",
    "crime": "Crime",
    "housing": "Barriers to Housing and Services",
    "environment": "Living Environment",
    "idaci": "Income Deprivation Affecting Children Index (IDACI)",
    "idaopi": "Income Deprivation Affecting Older People (IDAOPI)",
    "children": "Children and Young People Sub-domain",
    "adult_skills": "Adult Skills Sub-domain",
    "geographical_barriers": "Geographical Barriers Sub-domain",
    "wider_barriers": "Wider Barriers Sub-domain",
    "indoors": "Indoors Sub-domain",
    "outdoors": "Outdoors Sub-domain",
}
_RATES = ("income", "employment", "idaci", "idaopi")


def indices(
    year: int, districts: int, kinds: tuple[str, ...] = ("score", "rank", "decile"), domains: int = 16
) -> dict[str, str]:
    """Meaning to heading of File 7 (or File 2: no scores, eight domains) of the English indices."""
    found = {
        f"lsoa{year % 100}_code": f"LSOA code ({year})",
        "name": f"LSOA name ({year})",
        "lad_code": f"Local Authority District code ({districts})",
        "lad_name": f"Local Authority District name ({districts})",
    }
    for key, words in list(_DOMAINS.items())[:domains]:
        ends = {
            "score": f"{words} Score" + (" (rate)" if key in _RATES else ""),
            "rank": f"{words} Rank{WORST}",
            "decile": f"{words} Decile{TENTH}",
        }
        found.update({f"{key}_{kind}": ends[kind] for kind in kinds})
    return found


def _denominators(year: int) -> dict[str, str]:
    without = " (excluding prisoners)"
    return {
        "iod_population": f"Total population: mid {year}{without}",
        "iod_children": f"Dependent Children aged 0-15: mid {year}{without}",
        "iod_16_59": f"Population aged 16-59: mid {year}{without}",
        "iod_60p": f"Older population aged 60 and over: mid {year}{without}",
        "iod_working_age": f"Working age population 18-59/64: for use with Employment Deprivation Domain{without} ",
    }


_2010 = {
    "imd": ("IMD SCORE", "RANK OF IMD SCORE"),
    "income": ("INCOME SCORE", "RANK OF INCOME SCORE"),
    "employment": ("EMPLOYMENT SCORE", "RANK OF EMPLOYMENT SCORE"),
    "health": ("HEALTH DEPRIVATION AND DISABILITY SCORE", "RANK OF HEALTH DEPRIVATION AND DISABILITY SCORE"),
    "education": ("EDUCATION SKILLS AND TRAINING SCORE", "RANK OF EDUCATION SKILLS AND TRAINING SCORE"),
    "housing": ("BARRIERS TO HOUSING AND SERVICES SCORE", "RANK OF BARRIERS TO HOUSING AND SERVICES SCORE"),
    "crime": ("CRIME AND DISORDER SCORE", "RANK OF CRIME SCORE"),
    "environment": ("LIVING ENVIRONMENT SCORE", "RANK OF LIVING ENVIRONMENT SCORE"),
    "indoors": ("Indoors Sub-domain Score", "Indoors Sub-domain Rank"),
    "outdoors": ("Outdoors Sub-domain Score", "Outdoors Sub-domain Rank"),
    "geographical_barriers": ("Geographical Barriers Sub-domain Score", "Geographical Barriers Sub-domain Rank"),
    "wider_barriers": ("Wider Barriers Sub-domain Score", "Wider Barriers Sub-domain Rank"),
    "children": ("Children/Young People Sub-domain Score", "Children/Young People Sub-domain Rank"),
    "adult_skills": ("Skills Sub-domain Score", "Skills Sub-domain Rank"),
    "idaci": ("IDACI score", "Rank of IDACI"),
    "idaopi": ("IDAOPI score", "Rank of IDAOPI"),
}
_2025 = indices(2021, 2024)
# The published file cuts this one heading off.
_2025["children_decile"] = "Children and Young People Sub-domain Decile (where 1 is most deprived 10% of LSO"
_COMPOSITION = "Household Composition: "
_ONE_2011 = f"{_COMPOSITION}One person household"
_ONE_2021 = "Household composition: One person household"
_HOUSEHOLDS_2011 = {
    "code": "geography code",
    "name": "geography",
    "households": f"{_COMPOSITION}All categories: Household composition{VALUE}",
    "alone_all": f"{_ONE_2011}: Total{VALUE}",
    "alone_65p": f"{_ONE_2011}: Aged 65 and over{VALUE}",
    "alone_u65": f"{_ONE_2011}: Other{VALUE}",
}
_NOT_ALONE = (
    f"{_COMPOSITION}One family only: All aged 65 and over{VALUE}",
    f"{_COMPOSITION}Other household types: All aged 65 and over{VALUE}",
    f"{_COMPOSITION}Other household types: Other{VALUE}",
)
_SIMD = {
    "lsoa_code": "DZ",
    "name": "DZname",
    "imd_rank": "SIMD2020v2_Rank",
    "imd_decile": "SIMD2020v2_Decile",
    "imd_quintile": "SIMD2020v2_Quintile",
    "income_rank": "SIMD2020v2_Income_Domain_Rank",
    **{f"{key}_rank": f"SIMD2020_{key.title()}_Domain_Rank"
       for key in ("employment", "education", "health", "access", "crime", "housing")},
    "residents": "Population",
    "msoa_code": "IZcode",
    "lad_code": "LAcode",
    "lad_name": "LAname",
    "ward_code": "MMWcode",
    "ward_name": "MMWname",
}  # fmt: skip

# Table: meaning to heading of every column that has a meaning, and other headings that stand beside them.
TABLES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "QS113EW bulk": (_HOUSEHOLDS_2011, ("date", "Rural Urban", *_NOT_ALONE)),
    "KS105EW bulk": ({**_HOUSEHOLDS_2011, "alone_all": f"{_ONE_2011}{VALUE}"}, ("date", *_NOT_ALONE)),
    "QS116EW bulk": ({
        "code": "geography code", "name": "geography",
        "households": f"Household Type: All categories: Household type{VALUE}",
        "alone_all": f"Household Type: One person household{VALUE}",
    }, ("date", "Rural Urban", f"Household Type: Multi-person household: Other{VALUE}")),
    "KS102EW bulk": ({"code": "geography code", "name": "geography", "residents": f"Age: All usual residents{VALUE}"},
                     ("date", f"Age: Age 0 to 4{VALUE}", f"Age: Mean Age{VALUE}", f"Age: Age 90 and over{VALUE}")),
    "TS003 bulk": ({
        "code": "geography code", "name": "geography",
        "households": f"Household composition: Total{VALUE}",
        "alone_all": f"{_ONE_2021}{VALUE}",
        "alone_66p": f"{_ONE_2021}: Aged 66 years and over{VALUE}",
        "alone_u66": f"{_ONE_2021}: Other{VALUE}",
    }, ("date", f"Household composition: Single family household: All aged 66 years and over{VALUE}")),
    "TS003 query": ({
        "lsoa21_code": "2021 super output area - lower layer", "households": "Total: All households",
        "alone_all": "One-person household", "alone_66p": "One-person household: Aged 66 years and over",
        "alone_u66": "One-person household: Other",
    }, ("%", "%", "Single family household: All aged 66 years and over")),
    "TS003 query with mnemonic": ({
        "name": "2021 super output area - lower layer", "code": "mnemonic", "households": "Total: All households",
        "alone_66p": "One-person household: Aged 66 years and over", "alone_u66": "One-person household: Other",
    }, ("%",)),
    "KS601EW query": ({"name": "2011 output area", "code": "mnemonic"}, ("All persons", "Males", "Females")),
    "RM121 query": ({"lsoa21_code": "2021 super output area - lower layer", "residents": "Total"},
                    ("Aged 65 years", "Aged 66 to 69 years", "Aged 85 years and over")),
    "TS001": ({"code": "geography code", "residents": f"Residence type: Total{VALUE}",
               "residents_hh": f"Residence type: Lives in a household{VALUE}"},
              (f"Residence type: Lives in a communal establishment{VALUE}",)),
    "TS007A": ({"code": "geography code", "residents": "Age: Total"}, ("Age: Aged 4 years and under", "Age: Aged 5 to 9 years")),
    "TS011": ({"code": "geography code", "households": "Household deprivation: Total: All households",
               **{f"deprived_{number}": f"Household deprivation: Household is deprived in {word}" for number, word in
                  ((1, "one dimension"), (2, "two dimensions"), (3, "three dimensions"), (4, "four dimensions"))}},
              ("Household deprivation: Household is not deprived in any dimension",)),
    # All household spaces are not households: empty ones are among them.
    "TS017": ({"code": "geography code", "alone_all": f"Household size: 1 person in household{VALUE}"},
              (f"Household size: Total: All household spaces{VALUE}", f"Household size: 0 people in household{VALUE}")),
    "TS037": ({"code": "geography code", "residents": "General health: Total: All usual residents",
               "health_bad": "General health: Bad health", "health_very_bad": "General health: Very bad health"},
              ("General health: Good health",)),
    "TS038": ({"code": "geography code", "residents": "Disability: Total: All usual residents",
               "limited_a_lot": "Disability: Disabled under the Equality Act: Day-to-day activities limited a lot",
               "limited_a_little": "Disability: Disabled under the Equality Act: Day-to-day activities limited a little"},
              ("Disability: Not disabled under the Equality Act",)),
    "TS039": ({"code": "geography code", "no_unpaid_care": "Provision of unpaid care: Provides no unpaid care"},
              ("Provision of unpaid care: Total: All usual residents aged 5 and over",)),
    "TS045": ({"code": "geography code", "households": "Number of cars or vans: Total: All households",
               "no_car": "Number of cars or vans: No cars or vans in household"},
              ("Number of cars or vans: 1 car or van in household",)),
    "TS054": ({"code": "geography code", "households": "Tenure of household: Total: All households",
               "owned": "Tenure of household: Owned", "social_rented": "Tenure of household: Social rented",
               "private_rented": "Tenure of household: Private rented"}, ("Tenure of household: Owned: Owns outright",)),
    "TS066": ({"retired": "Economic activity status: Economically inactive: Retired"},
              ("Economic activity status: Total: All usual residents aged 16 years and over",)),
    "TS003 long": ({
        "lsoa_code": "Lower layer Super Output Areas Code", "name": "Lower layer Super Output Areas",
        "category_code": "Household composition (15 categories) Code",
        "category": "Household composition (15 categories)", "count": "Observation"}, ()),
    "TS003 long, other release": ({
        "lsoa_code": "Lower Layer Super Output Areas Code", "name": "Lower Layer Super Output Areas Label",
        "category_code": "Household composition (15 categories) Code",
        "category": "Household composition (15 categories) Label", "count": "Count"}, ()),
    "Nomis API": ({"code": "GEOGRAPHY_CODE", "name": "GEOGRAPHY_NAME", "category": "C2021_HHCOMP_15_NAME",
                   "category_code": "C2021_HHCOMP_15_CODE", "count": "OBS_VALUE"},
                  ("DATE", "DATE_CODE", "GEOGRAPHY", "GEOGRAPHY_TYPE", "GEOGRAPHY_TYPECODE", "C2021_HHCOMP_15", "MEASURES_NAME")),
    "mid-2020": ({"lsoa_code": "LSOA Code", "name": "LSOA Name", "residents": "All Ages"}, ("0", "89", "90+")),
    "mid-2022 broad ages": ({"lad_code": "LAD 2021 Code", "lad_name": "LAD 2021 Name", "lsoa21_code": "LSOA 2021 Code",
                             "name": "LSOA 2021 Name", "residents": "Total"}, ("F0 to 15", "F65 and over", "M65 and over")),
    "mid-2009": ({"lsoa11_code": "LSOA11CD", "lad_code": "LAD11CD", "lad_name": "LAD11NM", "residents": "all_ages"},
                 ("m0", "m90plus")),
    "population density": ({"lsoa21_code": "LSOA 2021 Code", "residents": "Mid-2024: Population"},
                           ("Area Sq Km", "Mid-2024: People per Sq Km")),
    "IoD 2010": ({"lsoa_code": "LSOA CODE", **{f"{key}_score": score for key, (score, _) in _2010.items()},
                  **{f"{key}_rank": rank + WORST for key, (_, rank) in _2010.items()}},
                 ("PRE 2009 LA CODE", "PRE 2009 LA NAME", "POST 2009 LA CODE", "POST 2009 LA NAME", "GOR CODE", "GOR NAME")),
    "IoD 2015 File 7": ({**indices(2011, 2013), **_denominators(2012)}, ()),
    "IoD 2019 File 7": ({**indices(2011, 2019), **_denominators(2015)}, ()),
    "IoD 2019 File 2": (indices(2011, 2019, ("rank", "decile"), 8), ()),
    "IoD 2019 File 1": ({"lsoa11_code": "LSOA code (2011)", "lad_code": "Local Authority District code (2019)",
                         "imd_rank": "Index of Multiple Deprivation (IMD) Rank",
                         "imd_decile": "Index of Multiple Deprivation (IMD) Decile"}, ()),
    "IoD 2025 File 7": ({**_2025, "iod_population": "Total population: mid 2022",
                         "iod_60p": "Older population aged 60 and over: mid 2022",
                         "iod_working_age":
                             "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022"}, ()),
    "IoD 2015 File 9": ({"lsoa11_code": "LSOA code (2011)",
                         "health_transformed": "Health Deprivation and Disability Score - exponentially transformed",
                         "income_transformed": "Income Score - exponentially transformed"}, ()),
    "IMD 2019 map service": ({"lsoa11_code": "lsoa11cd", "name": "lsoa11nm", "imd_score": "IMDScore", "imd_rank": "IMD_Rank",
                              "imd_decile": "IMD_Decile", "health_score": "HDDScore", "health_rank": "HDDRank",
                              "health_decile": "HDDDec", "housing_rank": "BHSRank"}, ("FID",)),
    # The cells of these two Welsh sheets are ranks in one and scores in another, under the same headings.
    "WIMD 2019 ranks": ({"lsoa_code": "LSOA Code", "name": "LSOA Name (Eng)", "lad_name": "Local Authority Name (Eng)"},
                        ("WIMD 2019", "Income", "Employment", "Health", "Access to Services", "Housing")),
    "WIMD 2019 deciles": ({"lsoa_code": "LSOA Code", "imd_rank": "WIMD 2019 Overall Rank", "imd_decile": "WIMD 2019 Overall Decile",
                           "imd_quintile": "WIMD 2019 Overall Quintile"}, ("WIMD 2019 Overall Quartile",)),
    "SIMD 2020": (_SIMD, ("SIMD2020v2_Vigintile", "Working_Age_Population", "URclass")),
    "SIMD 2016": ({"lsoa_code": "Data_Zone", "lad_name": "Council_area", "residents": "Total_population",
                   "imd_rank": "Overall_SIMD16_rank", "income_rank": "Income_domain_2016_rank",
                   "access_rank": "Access_domain_2016_rank"}, ("Intermediate_Zone", "Working_age_population_revised")),
    "SIMD 2012": ({"lsoa_code": "Data Zone", "residents": "Total Population (SAPE 2010)", "imd_rank": "Overall SIMD 2012 Rank",
                   "health_score": "Health domain 2012 score", "health_rank": "Health domain 2012 rank"}, ("", "")),
    "QS112SC": ({"residents_hh": "All people in households", "alone_all": "One person household",
                 "alone_65p": "One person household: Aged 65 and over",
                 "alone_u65": "One person household: Aged under 65"}, ("",)),
    "data zones": ({"lsoa11_code": "DZ2011_Code", "name": "DZ2011_Name", "msoa_code": "IZ2011_Code", "ward_code": "MMWard_Code",
                    "ward_name": "MMWard_Name", "lad_code": "LA_Code", "lad_name": "LA_Name"}, ("IZ2011_Name",)),
    "NIMDM 2017": ({"lsoa01_code": "SOA2001", "name": "SOA2001_name", "lad_name": "LGD2014NAME",
                    "imd_rank": "Multiple Deprivation Measure Rank \n(where 1 is most deprived)"}, ("2015 Default Urban/Rural ",)),
    "NIMDM 2010": ({"lsoa_code": "SOA CODE", "name": "SOA NAME", "lad_code": "LGD CODE", "lad_name": "LGD NAME",
                    "health_score": "Health Deprivation and Disability Domain Score",
                    "health_rank": f"Rank of Health Deprivation and Disability Domain Score{WORST}"}, ()),
    "QS110NI": ({"code": "GeographyCode", "residents_hh": "QS110NI0001", "alone_65p": "QS110NI0003",
                 "alone_u65": "QS110NI0004"}, ("QS110NI0002",)),
    "Mosaic by postcode": ({"postcode": "Postcode Format 1 (Standard - 8 bytes)", "type": "(PC) Mosaic UK 7 Type",
                            "type_group": "(PC) Mosaic UK 7 Group"},
                           ("Equivalent Experian 2023 Postcode", "Flag: Experian 2023 List Postcode")),
    "Mosaic by address": ({"postcode": "Postcode", "type": "(H) Mosaic UK 7 Type Label", "oa_code": "(PC) Output Area (OA)",
                           "lsoa_code": "(PC) Super Output Areas - Lower Layer",
                           "msoa_code": "(PC) Super Output Areas - Middle Layer",
                           "lad_code": "(PC) Local Authority Districts and Unitary Authorities Code"},
                          ("Addressbase UPRN", "Addressbase Easting", "(PC) Electoral Wards")),
    "people living alone, CACI": ({"lsoa11_code": "LSOA11CD", "alone_all": "No. people living alone"}, ()),
    "digital exclusion, CACI": ({"lsoa11_code": "LSOA11CD"},
                                ("Digital Vulnerability score", "Digital Vulnerability rank", "Aged_over_75_-_Decile")),
    "OAC 2011": ({"oa_code": "OA11CD", "type": "OAC11CD", "type_name": "OAC11NM", "lsoa11_code": "LSOA11CD", "name": "LSOA11NM",
                  "area_type": "SOAC11CD", "msoa_code": "MSOA11CD", "lad_code": "LAD17CD", "lad_name": "LAD17NM"},
                 ("SOAC11NM", "LACCD", "RGN11CD", "CTRY11CD", "FID")),
    "OAC 2021": ({"oa_code": "oa21cd", "type_supergroup": "supergroup", "type_group": "group", "type": "subgroup"}, ()),
    "exact lookup": ({"change": "CHGIND", "lsoa11_code": "LSOA11CD", "lsoa21_code": "LSOA21CD", "lad_code": "LAD22CD",
                      "lad_name": "LAD22NM"}, ("LSOA11NM", "LSOA21NM", "LAD22NMW", "ObjectId")),
    "ward lookup": ({"lsoa21_code": "LSOA21CD", "name": "LSOA21NM", "ward_code": "WD24CD", "ward_name": "WD24NM",
                     "lad_code": "LAD24CD", "lad_name": "LAD24NM"}, ("LSOA21NMW", "WD24NMW", "LAD24NMW", "ObjectId")),
    "rural and urban": ({"lsoa11_code": "LSOA11CD", "name": "LSOA11NM", "area_type": "RUC11CD"}, ("RUC11",)),
    "wards 2013": ({"ward_code": "WD13CD", "ward_name": "WD13NM"}, ("WD13CDO", "WD13NMW")),
    "wards 2025": ({"ward_code": "WD25CD", "ward_name": "WD25NM", "lad_code": "LAD25CD", "lad_name": "LAD25NM"},
                   ("FID", "WD25NMW", "BNG_E", "GlobalID")),
    "areas 2011": ({"lsoa11_code": "LSOA11CD", "name": "LSOA11NM"}, ("FID", "LSOA11NMW", "Shape__Are", "UTLACD", "RGNCD")),
    "Fingertips": ({"code": "Area Code", "name": "Area Name"}, ("Parent Code", "Area Type", "Category", "Indicator ID")),
    "GP list": ({"lsoa_code": "LSOA_CODE"}, ("PRACTICE_CODE", "PRACTICE_NAME", "SEX", "Number of Patients")),
    "MSOA IMD": ({"msoa_code": "MSOAC", "name": "MSOAHOCLN", "lad_code": "LAD19C", "lad_name": "LAD19N", "imd_score": "IMD19 SCORE"},
                 ("MSOARANK", "LSOACOUNT", "MSOADECILE")),
}  # fmt: skip
