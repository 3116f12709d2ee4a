"""Files that are refused whatever is given beside them, and headings that tables of households and of persons share."""

from __future__ import annotations

from tests.core.official_files.documented import VALUE, Documented

CODES = [f"E010{number}" for number in range(16014, 16134)]  # enough to tell households from persons
COMPOSED = [
    f"Household Composition: {text}{VALUE}"
    for text in (
        "All categories: Household composition", "One person household: Total", "One person household: Aged 65 and over",
        "One person household: Other",
    )
]  # fmt: skip
AGES = ["all_ages", *(f"m{age}" for age in range(90)), "m90plus"]
AREA = "E01016014"

# Refused whatever is given beside them: of one sex alone, and headed by numbers that do not say what they count.
REFUSED = [
    Documented("SAPE, males alone", "sape_one_sex", {"Mid-2020 Males": [
        ["LSOA11CD", "LAD11CD", "LAD11NM", *AGES], [AREA, "E06000035", "Medway", "91", *["1"] * 91]]}, {}),
    Documented("Nomis API, pivoted", "nomis_api_pivoted", {"x": [["GEOGRAPHY_CODE", "0", "3"], [AREA, "600", "120"]]}, {}),
]  # fmt: skip
