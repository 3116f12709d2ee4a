"""The table of published rates: what is in it, what is refused, and whom a rate may be put on."""

from __future__ import annotations

import csv
import math

import pytest

from medway_isolation_plugin import paths
from medway_isolation_plugin.core.ages import Ages
from medway_isolation_plugin.core.areas import RawTable
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.need import published, rate_tables, whom
from medway_isolation_plugin.core.need.published import PublishedRate, RateRow, RateSpread

FILE = paths.RESOURCES / "rates" / "published_rates.csv"
RATES = {rate.id: rate for rate in rate_tables.bundled(FILE)}
OLDER = Ages(65, None)


def test_the_bundled_table_says_of_each_rate_where_it_comes_from():
    assert next(csv.reader(FILE.open(encoding="utf-8"))) == [
        "id", "measure", "group", "age_from", "age_to", "sex", "household_type", "low", "central", "high", "question", "survey", "year",
        "base", "source", "published", "checked", "note",
    ]  # fmt: skip
    for rate in RATES.values():
        assert rate.question and rate.survey and rate.base and rate.source and rate.checked
        assert rate.measure in (published.ISOLATED, published.LONELY)


def test_what_a_source_does_not_give_is_not_filled_in():
    isolated, lonely = (published.put_on(RATES[name], OLDER) for name in ("jsna_isolated_65p", "jsna_lonely_65p"))
    assert isolated.central == 12 and math.isnan(isolated.low) and math.isnan(isolated.high)
    assert (lonely.low, lonely.high) == (5, 16) and math.isnan(lonely.central)


def test_the_community_life_survey_by_age():
    """gov.uk, 10 December 2025."""
    rate = RATES["cls_2024_lonely"]
    assert [(whom.told(row.of), row.rate.central) for row in rate.rows] == [
        ("16-24", 9), ("25-34", 8), ("35-49", 7), ("50-64", 5), ("65-74", 4), ("75+", 5),
    ]  # fmt: skip
    assert published.put_on(rate, Ages(75, None)).central == 5
    older = published.put_on(rate, OLDER)
    assert (older.low, older.high) == (4, 5) and math.isnan(older.central)


def test_two_sources_that_disagree_stand_beside_each_other():
    found = published.beside(list(RATES.values()), RATES["jsna_lonely_65p"], OLDER)
    assert [(rate.id, spread.low, spread.high) for rate, spread in found] == [("cls_2024_lonely", 4, 5)]
    back = published.beside(list(RATES.values()), RATES["cls_2024_lonely"], OLDER)
    assert [rate.id for rate, _ in back] == ["jsna_lonely_65p"]


@pytest.mark.parametrize("name", ["cls_2024_lonely_all", "cls_2023_lonely_all", "cls_2024_lonely_disabled"])
@pytest.mark.parametrize("people", [OLDER, Ages(66, None), Ages(75, None), Ages(16, 64)])
def test_a_rate_of_all_adults_is_never_put_on_a_band_of_them(name, people):
    with pytest.raises(InputError, match=r"A survey's rate of all adults is never put on one\s+band of them"):
        published.put_on(RATES[name], people)
    if people != OLDER:
        return
    with pytest.raises(InputError, match="is never put on"):
        published.put_on(RATES[name], Ages(65, 74))


def test_a_rate_of_all_adults_is_put_on_all_adults():
    assert published.put_on(RATES["cls_2024_lonely_all"], Ages(16, None)).central == 6.6


@pytest.mark.parametrize("people", [Ages(0, None), Ages(0, 64), Ages(60, None), Ages(65, 80), Ages(65, None, "f")])
def test_a_rate_is_put_on_nobody_else(people):
    with pytest.raises(InputError, match="Choose a rate of the same people"):
        published.put_on(RATES["jsna_lonely_65p"], people)


def test_people_split_at_66_are_told_of():
    assert published.put_on(RATES["jsna_isolated_65p"], Ages(66, None)).central == 12
    assert published.split_moved(RATES["jsna_isolated_65p"], Ages(66, None)) == OLDER
    assert published.split_moved(RATES["jsna_isolated_65p"], OLDER) is None


def table(*rows: dict[str, object]) -> RawTable:
    base = {"measure": "lonely", "source": "Somebody", "low": None, "central": 5, "high": None}
    made = [{**base, "id": "r", **row} for row in rows]
    names = list(dict.fromkeys(name for row in made for name in row))
    cells = {name: [row.get(name) for row in made] for name in names}
    return RawTable("the table of rates", cells.pop("id", []), cells)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "has no field"),
        ([{"id": ""}], "have no id|has no id"),
        ([{"central": "many"}], "holds text where a number is needed"),
        ([{"central": 101}], "above 100"),
        ([{"central": -1}], "below 0"),
        ([{"low": 3}], "gives one end of a range"),
        ([{"central": None}], "gives no rate at all"),
        ([{"low": 6, "high": 9}], "do not rise"),
        ([{"central": None, "low": 9, "high": 6}], "do not rise"),
        ([{"age_from": 75, "age_to": 65}], "ends at a lower age than it begins"),
        ([{"age_from": 65.5}], "not whole numbers"),
        ([{"sex": "x"}], "is no sex"),
        ([{"age_from": 65}, {"age_from": 70, "source": "Another"}], "differ in source"),
        ([{"age_from": 65}, {"age_from": 75}], "are of the same people"),
        ([{"age_from": 65, "sex": "f"}, {"age_from": 65}], "are of the same people"),
    ],
)
def test_faults_are_named(rows, said):
    with pytest.raises(InputError, match=said):
        rate_tables.checked(table(*rows))


def test_all_faults_are_told_together():
    with pytest.raises(InputError) as caught:
        rate_tables.checked(table({"low": 3}, {"id": "s", "central": None}))
    assert len(str(caught.value).splitlines()) == 2


def test_women_and_men_may_have_rates_of_their_own():
    made = rate_tables.checked(table({"sex": "female", "central": 4}, {"sex": "M", "central": 6}))
    assert [row.of.sex for row in made[0].rows] == ["f", "m"]
    both = published.put_on(made[0], Ages(0, None))
    assert (both.low, both.high) == (4, 6)
    assert published.of_group(made[0], Ages(20, 30, "m")).central == 6
    with pytest.raises(InputError, match="No row of the rate"):
        published.of_group(made[0], Ages(20, 30))


def test_a_comma_without_quotation_marks_is_told_of(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("id,measure,low,central,high,source\nr,lonely,,5,,DCMS, 2025\n", encoding="utf-8")
    with pytest.raises(InputError, match="row 2 has more cells than there are headings"):
        rate_tables.bundled(path)


@pytest.mark.parametrize("content", [b"", b"id,measure\n", b"\xff\xfe\x00", b"id,measure,low,central,high,source\n"])
def test_a_file_that_is_no_table_of_rates(tmp_path, content):
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        rate_tables.bundled(path)


def test_a_rate_that_is_not_there():
    with pytest.raises(InputError, match=r"no rate 'x'.*jsna_isolated_65p"):
        published.named(list(RATES.values()), "x")


def test_the_same_rate_in_all_ages_is_one_rate():
    rows = (RateRow(Ages(65, 74), "", RateSpread(central=4.0)), RateRow(Ages(75, None), "", RateSpread(central=4.0)))
    assert published.put_on(PublishedRate("r", "lonely", rows), OLDER).central == 4


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("65+", 65, None),
        ("16-64", 16, 64),
        ("16\N{EN DASH}64", 16, 64),
        ("under 65", 0, 64),
        ("all ages", 0, None),
        ("65 and over", 65, None),
    ],
)
def test_ages_as_people_write_them(text, low, high):
    assert whom.stated(text, "PEOPLE_AGES") == Ages(low, high)
    assert whom.read(whom.told(Ages(low, high)).replace("of all", "all")) == Ages(low, high)


@pytest.mark.parametrize("text", ["", "old people", "65"])
def test_words_that_say_no_ages(text):
    if text == "65":
        assert whom.read(text) == Ages(65, 65)
        return
    with pytest.raises(InputError, match="says no ages"):
        whom.stated(text, "PEOPLE_AGES")


def test_groups_that_leave_people_out_or_list_them_twice():
    assert whom.together([Ages(65, 74), Ages(75, None)]) == OLDER
    assert whom.together([Ages(65, None, "f"), Ages(65, None, "m")]) == OLDER
    for wrong in ([Ages(65, 74), Ages(76, None)], [Ages(65, None, "f")], [Ages(65, None, "f"), Ages(66, None, "m")]):
        with pytest.raises(InputError, match="list all ages"):
            whom.together(wrong)
    for wrong in ([Ages(65, 75), Ages(75, None)], [Ages(65, None), Ages(65, None, "f")]):
        with pytest.raises(InputError, match="of the same people"):
            whom.together(wrong)


@pytest.mark.parametrize(
    "cells", [("x", "", ""), ("65", "60", ""), ("65", "", "z"), ("-1", "", ""), ("65", "200", ""), ("1.5", "2", "")]
)
def test_groups_that_are_none(cells):
    with pytest.raises(InputError, match="is no group of ages"):
        whom.group(*cells)
