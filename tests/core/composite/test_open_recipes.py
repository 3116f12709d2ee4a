"""The open recipes: goalposts of England, so that a score means the same in every study area; reference sums for Medway."""

from __future__ import annotations

import csv
import gzip

import numpy as np
import pytest

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.areas import RawTable
from medway_isolation_plugin.core.composite import index, recipe
from medway_isolation_plugin.core.composite.raw_counts import checked

SUMS = {"open_u65": 5174.760178, "open_65p": 6535.311807}  # of the scores of Medway's 163 areas of 2011
COLUMNS = {
    "alone_u65": ("one_person_other",),
    "alone_65p": ("one_person_65plus",),
    "households": ("households_total",),
    "residents_65p_hh": ("age65_74_in_hh", "age75plus_in_hh"),
    "no_car": ("no_car_households",),
    "deprived_2plus": ("deprived_2plus_dimensions",),
}


def scored(name: str, codes: list[str], columns: dict[str, list[float]]) -> index.Composite:
    how = recipe.read(paths.RECIPES / f"{name}.json")
    return index.composite(
        checked(codes, RawTable("census", codes, {one: columns[one] for one in how.fields()}), how), how
    )


@pytest.mark.parametrize("name", list(SUMS))
def test_medway_2011(shared, name):
    with gzip.open(shared / "data" / "england" / "census2011_lsoa11_ew.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["LAD20CD"] == "E06000035"]
    columns = {key: [sum(float(row[one]) for one in parts) for row in rows] for key, parts in COLUMNS.items()}
    found = scored(name, [row["LSOA11CD"] for row in rows], columns)
    assert float(np.nansum(found.score)) == pytest.approx(SUMS[name], abs=5e-7)
    assert (len(rows), int((found.table["ci_q"] == 1).sum())) == (163, 32)


def test_a_score_does_not_depend_on_the_other_areas_of_the_run():
    codes = [f"X{number}" for number in range(6)]
    columns = {
        "alone_u65": [10.0, 20.0, 30.0, 40.0, 50.0, 100.0],
        "no_car": [0.0, 10.0, 20.0, 40.0, 60.0, 90.0],
        "deprived_2plus": [5.0, 10.0, 20.0, 30.0, 40.0, 60.0],
        "households": [100.0] * 6,
    }
    whole = scored("open_u65", codes, columns).score
    part = scored("open_u65", codes[2:], {key: cells[2:] for key, cells in columns.items()}).score
    assert part == pytest.approx(whole[2:])
    assert whole[5] == pytest.approx(100.0)  # beyond the goalposts in every indicator
    alone, car, deprived = (20 - 5.4) / 38.6, (10 - 3.5) / 66.5, (10 - 6.8) / 43.9
    assert whole[1] == pytest.approx(100 * (alone + car + deprived) / 3)
