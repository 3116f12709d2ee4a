"""Ready recipes run on tables whose headings say what they hold, without a choice of fields."""

from __future__ import annotations

import pytest

from tests.processing.layers import layer, records, table

CODES = ["E01016001", "E01016002", "E01016003"]


def test_ready_recipes_on_the_real_census_of_2011(run, shared, unzipped):
    """The recipe's shares and ranks are those of the living-alone index, which knows the same headings."""
    where = {
        "INPUT": str(shared / "data" / "medway" / "lsoa11.geojson"),
        "CODE_FIELD": "LSOA11CD",
        "TABLE": table(unzipped("england/census2011_lsoa11_ew.csv.gz")),
        "OUTPUT": "memory:",
    }
    own = records(run("livingalone", **where)["OUTPUT"])
    for number, band in ((1, "u65"), (2, "65p")):
        made = run("compositeindex", **where, READY_RECIPE=number)
        assert [row["ci_rk"] for row in records(made["OUTPUT"])] == [row[f"la_{band}_rk"] for row in own]
        assert [row["ci_q"] for row in records(made["OUTPUT"])] == [row[f"la_{band}_q"] for row in own]


def test_a_ready_recipe_on_ranks_under_other_headings(run, shared, unzipped):
    where = {"INPUT": str(shared / "data" / "medway" / "lsoa11.geojson"), "CODE_FIELD": "LSOA11CD", "OUTPUT": "memory:"}
    ranks = table(unzipped("england/imd2019_england_lsoa11.csv.gz"))
    names = {
        "Income": "Income", "Employment": "Employment", "Education": "Education, Skills and Training",
        "Health": "Health Deprivation and Disability", "Crime": "Crime", "Housing_and_Access": "Barriers to Housing and Services",
        "Environment": "Living Environment",
    }  # fmt: skip
    cells = [
        cell for short, long in names.items() for cell in (f"{long} Rank (where 1 is most deprived)", f"{short}_rank")
    ]
    chosen = run("compositeindex", **where, TABLE=ranks, READY_RECIPE=5, FIELD_NAMES=cells)["OUTPUT"]
    recognised = run("compositeindex", **where, TABLE=ranks, READY_RECIPE=5)["OUTPUT"]
    assert [row["ci"] for row in records(recognised)] == [row["ci"] for row in records(chosen)]
    assert len({row["ci"] for row in records(recognised)}) > 100


def test_a_choice_is_kept_and_two_headings_of_one_meaning_are_not_guessed(run, refused):
    columns = {"code": CODES, "Persons 65+": [100, 200, 400], "65+ living alone": [10, 20, 80], "mine": [50, 10, 10]}
    where = {"INPUT": layer(columns), "CODE_FIELD": "code", "READY_RECIPE": 2, "OUTPUT": "memory:"}
    assert [row["ci"] for row in records(run("compositeindex", **where)["OUTPUT"])] == [10.0, 10.0, 20.0]
    mine = run("compositeindex", **where, FIELD_NAMES=["alone_65p", "mine"])["OUTPUT"]
    assert [row["ci"] for row in records(mine)] == [50.0, 5.0, 2.5]
    twice = layer({**columns, "Living alone 65 and over": [1, 2, 3]})
    assert "no field 'alone_65p'" in refused("compositeindex", **{**where, "INPUT": twice})


@pytest.mark.parametrize("age", [66, 65])
def test_counts_of_another_age_are_not_taken(run, refused, age):
    columns = {
        "code": CODES,
        "residents_65p": [100, 200, 400],
        f"One-person household: Aged {age} years and over": [1, 2, 3],
    }
    where = {"INPUT": layer(columns), "CODE_FIELD": "code", "READY_RECIPE": 2, "OUTPUT": "memory:"}
    if age == 66:
        assert "no field 'alone_65p'" in refused("compositeindex", **where)
    else:
        assert [row["ci"] for row in records(run("compositeindex", **where)["OUTPUT"])] == [1.0, 1.0, 0.75]
