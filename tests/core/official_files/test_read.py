"""What a table says between its lines: one sex alone, headings over two rows, bounds of small counts."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.official import Below, File, Wishes, read, read_all
from tests.core.official_files.documented import grid

AGES = [*map(str, range(90)), "90+"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["LSOA", "All", "One person household", "One person household"],
            ["code", "households", "Aged under 65", "Aged 65 and over"],
        ],
        [["", "", "One person household", ""], ["LSOA code", "All households", "Aged under 65", "Aged 65 and over"]],
        [["Table 1"], ["LSOA code", "All households", "Alone under 65", "Alone 65+"]],
        [["", "Households", "", ""], ["LSOA code", "All\nhouseholds", "Alone\nunder 65", "Alone\n65+"]],
    ],
)
def test_headings_broken_over_rows_or_lines_are_read_together(rows):
    tidy = read([grid([*rows, ["E01016014", "600", "50", "70"]])])
    assert {name: column.tolist() for name, column in tidy.values.items()} == {
        "households": [600], "alone_u65": [50], "alone_65p": [70], "alone_all": [120],
    }  # fmt: skip


def test_lines_above_the_table_are_no_part_of_its_headings():
    lines = [["Population :", "All usual residents"], ["2021 super output area - lower layer", "Total", "Aged 64 years and under",
             "Aged 65 years and over"], ["E01011954 : Hartlepool 001A", "2280", "2000", "280"]]  # fmt: skip
    assert read([grid(lines)]).values["residents_65p"].tolist() == [280]


@pytest.mark.parametrize("sex", ["males", "females"])
def test_a_table_of_one_sex_is_never_taken_for_all_residents(sex):
    letter = sex[0]
    by_heading = [
        ["LSOA11CD", "all_ages", *(f"{letter}{age}" for age in range(90)), f"{letter}90plus"],
        ["E01016014", "91", *["1"] * 91],
    ]
    by_sheet = [["LSOA Code", "LSOA Name", "All Ages", *AGES], ["E01016014", "Medway 001A", "91", *["1"] * 91]]
    by_line = [["Sex :", f"All {sex}"], *by_sheet]
    for file in (grid(by_heading), grid(by_sheet, f"Mid-2020 {sex.title()}"), grid(by_line)):
        with pytest.raises(InputError, match=f"counts {sex} alone"):
            read([file])
    assert read([grid(by_sheet, "Mid-2020 Persons")]).values["residents_65p"].tolist() == [26]


def test_both_bounds_of_a_small_count_stand_in_fields_of_their_own():
    rows = [["LSOA11CD", "households", "alone_65p"], ["E01016014", "600", "<5"], ["E01016015", "600", "60"]]
    values = read([grid(rows)], Wishes(below=Below.BOTH)).values
    assert values["alone_65p_lo"].tolist() == [0, 60] and values["alone_65p_hi"].tolist() == [4, 60]
    assert np.isnan(values["alone_65p"][0]) and values["alone_65p"][1] == 60


def test_files_are_read_each_as_it_is_said_and_joined():
    torn = [["date", "geography", "geography code", "Household Composition: All categories: Household composition; measures: Value",
             "Household Composition: One person household: Other; measures: Value"], ["2011", "x", "E01016014", "600", "90"]]  # fmt: skip
    people = [["LSOA11CD", "residents"], ["E01016014", "1500"]]
    files = [File("b.csv", (grid(people),)), File("a.csv", (grid(torn),), "nomis_bulk_persons")]
    joined = read_all(files, Wishes(variables=("residents", "residents_hh")))
    assert {name: column.tolist() for name, column in joined.values.items()} == {
        "residents": [1500],
        "residents_hh": [600],
    }
    other = File("c.csv", (grid([["LSOA11CD", "residents"], ["E01016014", "1600"]]),))
    with pytest.raises(InputError, match=r"c\.csv holds other numbers of 'residents'.*E01016014"):
        read_all([files[0], other], Wishes())


def test_totals_that_one_census_changes_from_table_to_table_are_told_of_and_not_refused():
    tables = [
        [["LSOA21CD", "households", name], ["E01016014", total, "90"]]
        for name, total in (("no_car", "600"), ("deprived_2plus", "603"))
    ]
    joined = read_all([File(f"{at}.csv", (grid(rows),)) for at, rows in enumerate(tables)], Wishes())
    assert {name: column.tolist() for name, column in joined.values.items()} == {
        "households": [600], "no_car": [90], "deprived_2plus": [90],
    }  # fmt: skip
    assert any("1.csv: 'households' differs" in told and "by 3 at most, in 1 area" in told for told in joined.warnings)
    ranks = [[["LSOA code (2011)", "imd_rank"], ["E01016014", rank]] for rank in ("100", "101")]
    with pytest.raises(InputError, match="other numbers of 'imd_rank'"):
        read_all([File(f"{at}.csv", (grid(rows),)) for at, rows in enumerate(ranks)], Wishes())
