"""How official and common tables name their columns: one row for what a column means, under its canonical name.

Published headings are written as they are published. Patterns are written in normalised text (see `sources.normalise`)
and must fit the whole heading. What stands here is data: nothing is computed from values.
"""

from __future__ import annotations

from dataclasses import dataclass

from .bands import AGE_SPLITS
from .words import QT_TRANSLATE_NOOP

# The areas that a column of codes may be of, the finest first. Codes of one level are codes of the same kind of area.
LEVELS = {
    "lsoa01_code": "lsoa",
    "lsoa11_code": "lsoa",
    "lsoa21_code": "lsoa",
    "lsoa_code": "lsoa",
    "oa_code": "oa",
    "code": "",
    "msoa_code": "msoa",
    "ward_code": "ward",
    "lad_code": "lad",
}
AGE_BAND = "age_band"  # headings of ages, of which a table has many; `core.ages` reads them


@dataclass(frozen=True)
class Naming:
    """Headings that mean `key`, the canonical name.

    With `beside`, only in a table that has a column of that meaning too; with `unless`, only in one that has none of those.
    `not_in` is a pattern of file names in which they mean something else, which `caution` says in a sentence.
    """

    key: str
    published: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    beside: str = ""
    unless: tuple[str, ...] = ()
    not_in: str = ""
    caution: str = ""


def _lsoa(year: int) -> tuple[Naming, ...]:
    two = f"{year % 100:02}"
    return (
        Naming(f"lsoa{two}_code", patterns=(
            rf"(?:f )?lsoa ?(?:{two}|{year})(?: ?(?:cd|code))?", rf"lsoa (?:code|cd) {year}",
            rf"(?:dz|data ?zone|soa) ?{year}(?: ?(?:cd|code))?")),
        # The query tool of Nomis writes code and name into this column, and the name alone where a mnemonic stands beside it.
        Naming(f"lsoa{two}_code", (f"{year} super output area - lower layer", f"{year} data zone"), unless=("code",)),
    )  # fmt: skip


AREAS = (
    Naming("code", ("geography code", "GeographyCode", "GEOGRAPHY_CODE", "mnemonic", "Area Code"),
           (r"(?:geo|geog|geography|area)? ?(?:\d{2,4})? ?(?:code|cd|mnemonic)",)),
    *(each for year in (2001, 2011, 2021) for each in _lsoa(year)),
    Naming("lsoa_code", ("Lower layer Super Output Areas Code", "(PC) Super Output Areas - Lower Layer", "LSOA_CODE", "DZ",
                         "Data_Zone", "SOA CODE"),
           ("lsoa(?: ?(?:cd|code))?", "dz ?(?:cd|code)", "data ?zone(?: ?code)?", "super output area code")),
    Naming("oa_code", ("Output Areas Code", "(PC) Output Area (OA)"),
           (r"oa ?(?:\d{2}|\d{4})?(?: ?(?:cd|code))?", r"sa ?2011(?: ?(?:cd|code))?")),
    Naming("oa_code", ("2011 output area", "2021 output area"), unless=("code",)),
    Naming("msoa_code", ("Middle layer Super Output Areas Code", "(PC) Super Output Areas - Middle Layer", "MSOAC"),
           (r"msoa ?(?:\d{2}|\d{4})?(?: ?(?:cd|code))?", r"msoa (?:code|cd) \d{4}", r"iz ?(?:\d{4} )?code",
            r"(?:sdz|int(?:er(?:mediate)?)? ?zone) ?(?:\d{4})? ?(?:cd|code)")),
    Naming("msoa_code", ("2011 super output area - middle layer", "2021 super output area - middle layer"), unless=("code",)),
    Naming("ward_code", ("Electoral wards and divisions Code", "MMWard_Code", "MMWcode"),
           (r"(?:wd|ward) ?(?:\d{2}|\d{4})? ?(?:cd|code)", r"ward (?:code|cd) \d{4}")),
    Naming("ward_name", ("MMWard_Name", "MMWname"),
           (r"(?:wd|ward) ?(?:\d{2}|\d{4})? ?(?:nm|name)", r"ward name \d{4}")),
    Naming("ward_name", ("Electoral wards and divisions", "Electoral wards and divisions Label"), ("wards?",),
           unless=("ward_name",)),
    Naming("lad_code", ("LADCD_ACTIVE", "PRE 2009 LA CODE", "POST 2009 LA CODE", "LGD CODE",
                        "(PC) Local Authority Districts and Unitary Authorities Code"),
           (r"(?:lad|la|ltla|local auth(?:ority)?(?: district)?|district|council) ?(?:\d{2}|\d{4})? ?(?:cd|code)",
            r"(?:lad|la|local authority district) code \d{4}(?: boundaries)?", r"lad\d\dc",
            "lower tier local authorities code")),
    Naming("lad_name", ("PRE 2009 LA NAME", "POST 2009 LA NAME", "LGD NAME", "LGD2014NAME", "Local Authority Name (Eng)",
                        "Council_area", "Lower tier local authorities Label"),
           (r"(?:lad|la|ltla|local auth(?:ority)?(?: district)?|district|council) ?(?:\d{2}|\d{4})? ?(?:nm|name)",
            r"(?:lad|la|local authority district) name \d{4}(?: boundaries)?", r"lad\d\dn")),
    Naming("lad_name", ("Lower tier local authorities",), beside="lad_code"),
    Naming("name", ("GEOGRAPHY_NAME", "Area Name", "SOA NAME", "SOA2001_name", "LSOA Name (Eng)", "MSOAHOCLN",
                    "Lower layer Super Output Areas Label"),
           ("(?:area)? ?(?:nm|name)", r"(?:lsoa|oa|dz|data ?zone) ?(?:\d{2}|\d{4})? ?(?:nm|name)", r"lsoa name \d{4}")),
    Naming("name", ("geography", "Lower layer Super Output Areas", "Output Areas"), unless=("name",)),
    Naming("name", patterns=(r"(?:\d{4} )?super output area (?:lower|middle) layer", r"\d{4} (?:output area|data zone)"),
           beside="code"),
    Naming("postcode", ("Postcode Format 1 (Standard - 8 bytes)", "pcds", "pcd"), ("post ?code",)),
)  # fmt: skip

LOOKUPS = (
    Naming("change", ("CHGIND", "change_code"), (r"ch(?:g|ng) ?ind(?:icator)?", "change(?: indicator)?")),
    Naming("old_code", patterns=("old ?code", "(?:code )?old", "old (?:lsoa|area)(?: code)?")),
    Naming("new_code", patterns=("new ?code", "(?:code )?new", "new (?:lsoa|area)(?: code)?")),
)

TYPES = (
    Naming("type", ("(PC) Mosaic UK 7 Type", "(H) Mosaic UK 7 Type Label", "MosaicUKType", "h_mosaic_uk_2009_type", "OAC11CD",
                    "Subgroup", "Classification Code"),
           ("(?:segment|household)? ?type(?: code)?", "segment(?: code)?",
            r"(?:pc |h )?mosaic(?: public sector)?(?: ?uk)?(?: ?\d{1,4})?(?: ?type)?(?: (?:label|code))?",
            r"(?:wellbeing )?acorn(?: ?type)?(?: code)?", r"oac ?(?:\d{2}|\d{4})?(?: ?(?:cd|code))?", "sub ?group(?: code)?")),
    Naming("type", patterns=("group",), unless=("type",)),
    Naming("type_group", ("(PC) Mosaic UK 7 Group", "Acorn Group", "UKGroup"),
           (r"(?:pc |h )?mosaic(?: public sector)?(?: ?uk)?(?: ?\d{1,4})? ?group(?: (?:label|code))?", "acorn ?group(?: code)?")),
    Naming("type_group", patterns=("group",), beside="type"),
    Naming("type_supergroup", patterns=("super ?group(?: code)?",)),
    Naming("type_name", ("OAC11NM", "UKTypeName", "Classification Name"), ("(?:type|subgroup) name",)),
    Naming("area_type", ("SOAC11CD", "RUC11CD")),  # of a whole LSOA: neither its code nor a household's type
    Naming("share_u65", patterns=(r"(?:share|s) ?(?:u|under ?)65",)),
    Naming("share_u65", patterns=("u65",), beside="type"),
    Naming("share_65p", patterns=(r"(?:share|s) ?65(?: ?(?:p|plus))?",)),
    Naming("share_65p", patterns=("65p", "65 plus"), beside="type"),
)  # fmt: skip

_ALONE = r"(?:household composition )?(?:alone|living alone|(?:one|single|1) person(?: households?)?)"
_PEOPLE = r"(?:residents|res|pop|population|people|persons|usual residents)"
# Tables of Northern Ireland number their columns; the words stand in another file.
_NI = {"alone_65p": "QS110NI0003", "alone_u65": "QS110NI0004"}


def _split(age: int) -> tuple[Naming, ...]:
    old = rf"(?:aged )?{age} ?(?:p|plus|and ?over|over|or over|and older|years and over|plus years)"
    young = rf"(?:aged )?(?:u|under ?|less than ){age}(?: years)?"
    years = rf"0 ?(?:to )?{age - 1}"
    spoken = "65 and over" if age == 65 else "66 years and over"
    ni = {key: (name,) if age == 65 else () for key, name in _NI.items()}
    return (
        Naming(f"alone_{age}p", (f"Household composition: One person household: Aged {spoken}",
                                 f"One-person household: Aged {spoken}", *ni["alone_65p"]),
               (rf"{_ALONE} ?{old}", rf"{old} (?:living )?alone")),
        Naming(f"alone_u{age}", (f"One person household: Aged under {age}", *ni["alone_u65"]),
               (rf"{_ALONE} ?{young}", rf"{young} (?:living )?alone")),
        # What is left of the one-person households: it is as young as the column beside it is old.
        Naming(f"alone_u{age}", ("Household composition: One person household: Other", "One-person household: Other"),
               (rf"{_ALONE} ?other",), beside=f"alone_{age}p"),
        Naming(f"residents_{age}p", patterns=(rf"{_PEOPLE} ?{old}", rf"{old} {_PEOPLE}")),
        Naming(f"residents_u{age}", patterns=(rf"{_PEOPLE} ?{young}", rf"{_PEOPLE} {years}", rf"{young} {_PEOPLE}")),
        Naming(f"residents_{age}p_hh", patterns=(rf"{_PEOPLE} {old} (?:hh|in households)",)),
    )  # fmt: skip


# Counts of the Census 2021 tables that say how people live.
_CIRCUMSTANCES = (
    ("health_bad", ("General health: Bad health",)),
    ("health_very_bad", ("General health: Very bad health",)),
    ("limited_a_lot", ("Disability: Disabled under the Equality Act: Day-to-day activities limited a lot",)),
    ("limited_a_little", ("Disability: Disabled under the Equality Act: Day-to-day activities limited a little",)),
    ("no_unpaid_care", ("Provision of unpaid care: Provides no unpaid care",)),
    ("retired", ("Economic activity status: Economically inactive: Retired",)),
    ("no_english", ("Proficiency in English language: Main language is not English (English or Welsh in Wales): "
                    "Cannot speak English",)),
    ("owned", ("Tenure of household: Owned",)),
    ("social_rented", ("Tenure of household: Social rented",)),
    ("private_rented", ("Tenure of household: Private rented",)),
)  # fmt: skip

COUNTS = (
    # A table of persons by household composition has the same heading for all persons.
    Naming("households", ("Household Composition: All categories: Household composition", "Household composition: Total",
                          "All categories: Household composition"), not_in="qs112",
           caution=QT_TRANSLATE_NOOP("MedwayIsolation",
               "Census table QS112 has the same heading and counts people: make sure that this table counts households.")),
    Naming("households", ("Household Composition: All households", "Total: All households", "All households",
                          "Household Type: All categories: Household type", "Household deprivation: Total: All households",
                          "Number of cars or vans: Total: All households", "Tenure of household: Total: All households"),
           (r"(?:all |total )?(?:households|hh)(?: total)?", r"allhouseholds", "(?:number|no) of households", "households? count")),
    Naming("alone_all", ("Household Composition: One person household: Total", "Household Composition: One person household",
                         "One-person household", "Household Type: One person household", "No. people living alone",
                         "Household size: 1 person in household"),
           (rf"{_ALONE}(?: total| all)?(?: ages)?",)),
    *(each for age in AGE_SPLITS for each in _split(age)),
    Naming("residents", ("Age: All usual residents", "Age: Total", "All Ages", "Residence type: Total", "Total_population",
                         "General health: Total: All usual residents", "Disability: Total: All usual residents",
                         "Total Population (SAPE 2010)", "All usual residents"),
           (r"(?:total )?(?:residents|pop|population|usual residents)(?: total| count)?", r"mid \d{4} population")),
    Naming("residents", patterns=("total",), beside=AGE_BAND),
    Naming("residents_hh", ("Residence type: Lives in a household", "All people in households", "QS110NI0001")),
    Naming("no_car", ("Number of cars or vans: No cars or vans in household", "Car or van availability: No cars or vans in household"),
           ("(?:cars )?no cars?(?: or vans?)?(?: households| in household)?",)),
    *(Naming(key, published) for key, published in _CIRCUMSTANCES),
    Naming("deprived_2plus", patterns=(r"deprived 2 ?plus(?: dimensions)?",)),
    *(Naming(f"deprived_{number}", (f"Household deprivation: Household is deprived in {word}",))
      for number, word in enumerate(("one dimension", "two dimensions", "three dimensions", "four dimensions"), start=1)),
    # The denominators of the English indices leave prisoners out in two editions: a weight, not a count of residents.
    Naming("iod_population", patterns=(r"total population mid 20\d\d(?: excluding prisoners)?",)),
    Naming("iod_children", patterns=(r"dependent children aged 0 15 mid 20\d\d(?: excluding prisoners)?",)),
    Naming("iod_16_59", patterns=(r"population aged 16 59 mid 20\d\d(?: excluding prisoners)?",)),
    Naming("iod_60p", patterns=(r"older population aged 60 and over mid 20\d\d(?: excluding prisoners)?",)),
    Naming("iod_working_age", patterns=(r"working age population 18 \d\d.*",)),
    # Long tables: one row for each area and category.
    Naming("category_code", patterns=(r".+ \d+ categories code", r"c(?:\d{4})? \w+(?: \d+)? code", "cell code")),
    Naming("category", patterns=(r".+ \d+ categories(?: label)?", r"c(?:\d{4})? \w+(?: \d+)? name", "cell name")),
    Naming("count", ("Observation", "OBS_VALUE"), ("count", "n", "number", "value")),
)  # fmt: skip

# Groups at risk as common tables count them, and whom they are counted of. Only chapters ask: a recipe's own field may be called so.
GROUPS_AT_RISK = (
    Naming("carers", patterns=("(?:unpaid |informal )?carers", "unpaid care any")),
    Naming("no_unpaid_care", ("Provision of unpaid care: Provides no unpaid care",)),
    Naming("residents_5p", ("Provision of unpaid care: Total: All usual residents aged 5 and over",)),
    Naming("in_bad_health", patterns=("(?:in )?(?:bad|poor) health",)),
    Naming("widowed", patterns=("widowed",)),
    Naming("adults", patterns=("adults", "adults 16 ?plus")),
    Naming("lone_parents", patterns=("lone parents?(?: households)?",)),
)  # fmt: skip
AT_RISK = "at_risk"

# By group, because most headings that are looked at need one group only.
GROUPS: dict[str, tuple[Naming, ...]] = {
    "areas": AREAS,
    "types": TYPES,
    "counts": (*LOOKUPS, *COUNTS),
    AT_RISK: GROUPS_AT_RISK,
}
