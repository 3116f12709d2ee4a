"""Which rows of a file are kept for some areas."""

from __future__ import annotations

import numpy as np

from medway_isolation_plugin.core.official import Grid, Wishes, read
from tests.core.official_files.documented import grid
from tests.core.official_files.refused import CODES, COMPOSED

OLD, SPLIT, FAR = "E01016001", "E01016002", "E01000001"
NEW = "E01033780"  # issued in 2021, in place of SPLIT


def kept(rows, *areas):
    cells = np.array(rows, dtype=object)
    return list(read([Grid("sheet", cells)], Wishes(keep=frozenset(areas))).codes)


def test_rows_of_the_same_authority_stay_where_the_areas_are_of_a_later_vintage():
    """SPLIT is no area of today's layer: a lookup needs its row."""
    rows = [["LSOA code (2011)", "Local Authority District code (2019)", "households"],
            [OLD, "E06000035", "10"], [SPLIT, "E06000035", "20"], [FAR, "E09000001", "30"]]  # fmt: skip
    assert kept(rows, OLD, NEW) == [OLD, SPLIT]
    assert kept(rows, OLD) == [OLD]


def test_the_same_goes_by_the_names_of_areas_where_no_authority_is_written():
    rows = [["LSOA code (2011)", "LSOA name (2011)", "households"],
            [OLD, "Medway 001A", "10"], [SPLIT, "Medway 001B", "20"], [FAR, "City of London 001A", "30"]]  # fmt: skip
    assert kept(rows, OLD, NEW) == [OLD, SPLIT]


def test_a_lookup_keeps_the_rows_of_either_side():
    rows = [["LSOA11CD", "LSOA21CD", "CHGIND"], [OLD, OLD, "U"], [SPLIT, NEW, "S"], [FAR, FAR, "U"]]
    assert kept(rows, OLD, NEW) == [OLD, SPLIT]


def test_a_table_of_types_is_kept_whole():
    made = read([Grid("sheet", np.array([["type", "widowed"], ["A01", "0.1"], ["A02", "0.2"]], dtype=object))],
                Wishes(keep=frozenset([OLD])))  # fmt: skip
    assert len(made.codes) == 2


def test_the_whole_of_a_national_file_tells_what_it_counts_before_it_is_cut():
    """A few areas of the centre of a city have so many people alone that persons would look like households."""
    rows = [["date", "geography", "geography code", *COMPOSED]]
    rows += [["2011", "Place", code, "1500", "180", "80", "100"] for code in CODES]
    rows[1][3:] = ["400", "160", "60", "100"]
    tidy = read([grid(rows)], Wishes(keep=frozenset(CODES[:1])))
    assert tidy.shape.id == "nomis_bulk_persons"
    assert tidy.values["residents_hh"].tolist() == [400.0]
