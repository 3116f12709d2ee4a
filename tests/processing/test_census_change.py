"""Change between two censuses: what both counted alike, its limits by chance, and what is refused."""

from __future__ import annotations

import math
import statistics

import pytest

from medway_isolation_plugin.core.census_change import ChangeKind
from medway_isolation_plugin.layers import fields
from tests.processing.layers import layer, records, table

CODES = [f"E0101{number:04}" for number in range(30)]
COLUMNS = {
    "code": CODES,
    "one_2011": [100 + number for number in range(30)],
    "hh_2011": [600] * 30,
    "one_2021": [(200 if number % 5 == 0 else 100) + number for number in range(30)],
    "hh_2021": [620] * 30,
    "alone_65p": [40] * 30,
    "alone_u65": [60 + number for number in range(30)],
}
BOTH = {
    "CODE_FIELD": "code", "FIRST_COUNT_FIELDS": ["one_2011"], "FIRST_BASE_FIELD": "hh_2011", "SECOND_COUNT_FIELDS": ["one_2021"],
    "SECOND_BASE_FIELD": "hh_2021", "OUTPUT": "memory:",
}  # fmt: skip
ALL_AGES, OLDER, YOUNGER, NO_CAR, HEALTH = range(5)


def test_areas_that_moved_are_told_from_chance(run, tmp_path):
    page = tmp_path / "page.html"
    answer = run("censuschange", INPUT=layer(COLUMNS), REPORT=str(page), **BOTH)
    rows = records(answer["OUTPUT"])
    assert [row["code"] for row in rows if row["chg_kind"] == ChangeKind.RISEN.value] == CODES[::5]
    assert (answer["AREAS"], answer["RISEN"], answer["FALLEN"]) == (30, 6, 0)
    first = rows[0]
    assert first["chg_s1"] == pytest.approx(100 * 100 / 600)
    assert first["chg"] == pytest.approx(first["chg_s2"] - first["chg_s1"])
    assert first["chg_lo"] < first["chg"] < first["chg_hi"]
    assert [first[f"chg_{what}"] for what in ("n1", "d1", "n2", "d2")] == [100, 600, 200, 620]
    words = page.read_text(encoding="utf-8")
    assert "They are no sampling error: a census counts everybody and has none" in words
    assert "taken in a lockdown (21 March 2021)" in words
    assert any("lockdown" in warning for warning in answer["warnings"])
    assert words.count(CODES[5]) == 1
    assert CODES[1] not in words
    renderer = answer["OUTPUT"].renderer()
    assert renderer.classAttribute() == "chg_kind"
    assert [category.value() for category in renderer.categories()][:3] == [one.value for one in ChangeKind]
    result = fields.results_of(answer["OUTPUT"])[-1]
    assert (result.data.value, result.source, result.year, result.by_chance) == (
        "published count", "Census", "2011, 2021", answer["BY_CHANCE"],
    )  # fmt: skip


def test_where_chance_gives_as_many_none_is_named(run, tmp_path):
    page = tmp_path / "page.html"
    same = {**COLUMNS, "one_2021": [103 + number for number in range(30)]}
    answer = run("censuschange", INPUT=layer(same), REPORT=str(page), **BOTH)
    assert answer["RISEN"] + answer["FALLEN"] == 0
    words = page.read_text(encoding="utf-8")
    assert "Chance alone gives as many areas that moved: none is singled out." in words
    assert not [code for code in CODES if code in words]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"FIRST_COUNT_FIELDS": ["alone_65p"]}, "of one-person households by age. The censuses split them at different ages, 65 in 2011"),
        ({"SECOND_COUNT_FIELDS": ["alone_65p", "one_2021"]}, "65 in 2011 and 66 in 2021"),
        ({"SECOND_COUNT_FIELDS": ["lone 66 and more"]}, "65 in 2011 and 66 in 2021"),
        ({"WHAT": OLDER, "SECOND_COUNT_FIELDS": ["lone 66 and more"]}, "split at age 66"),
        ({"SECOND_COUNT_FIELDS": ["one_2011"]}, "the same field 'one_2011'"),
        ({"SECOND_YEAR": "2011"}, "of the year '2011'"),
        ({"FIRST_YEAR": " "}, "Give the year of each"),
        ({"SECOND_COUNT_FIELDS": ["hh_2011"], "SECOND_BASE_FIELD": "one_2011"}, "larger than"),
        ({"WHAT": HEALTH, "FIRST_COUNT_FIELDS": []}, "No heading of areas says for sure where 'People in bad"),
        ({"FIRST_COUNT_FIELDS": ["<script>"]}, "no field '<script>'"),
    ],
)  # fmt: skip
def test_what_is_no_change_is_refused(refused, given, said):
    columns = {**COLUMNS, "lone 66 and more": [30] * 30}
    assert said in refused("censuschange", INPUT=layer(columns), **{**BOTH, **given})


def test_both_bands_of_one_age_are_all_ages(run):
    answer = run("censuschange", INPUT=layer(COLUMNS), **{**BOTH, "FIRST_COUNT_FIELDS": ["alone_65p", "alone_u65"]})
    assert [row["chg_n1"] for row in records(answer["OUTPUT"])] == COLUMNS["one_2011"]


def test_an_index_of_one_band_is_refused_by_its_facts(run, refused):
    made = run(
        "livingalone", INPUT=layer(COLUMNS), CODE_FIELD="code", DENOMINATOR=1, HOUSEHOLDS="hh_2011", ALONE_65P="alone_65p",
        ALONE_U65="alone_u65", OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip
    said = refused("censuschange", INPUT=made, **{**BOTH, "FIRST_COUNT_FIELDS": ["la_u65_n"]})
    assert "'la_u65_n' is of one-person households by age" in said


@pytest.mark.parametrize("bad", [-1, None])
def test_hostile_counts(run, refused, bad):
    columns = {**COLUMNS, "one_2011": [bad, *COLUMNS["one_2011"][1:]]}
    if bad is None:
        answer = run("censuschange", INPUT=layer(columns), **BOTH)
        assert answer["AREAS"] == 29
        assert records(answer["OUTPUT"])[0]["chg_note"] == "a count is missing"
    else:
        assert "one_2011" in refused("censuschange", INPUT=layer(columns), **BOTH)


def test_one_area_has_no_map_of_change(refused):
    said = refused("censuschange", INPUT=layer({name: cells[:1] for name, cells in COLUMNS.items()}), **BOTH)
    assert "Only 1 area has a count and a base in both censuses" in said


REAL = {
    ALL_AGES: ("one_person_total", "households_total", "one_person_households_all_ages", "households_total"),
    OLDER: ("pop_65plus", "pop_total", "pop_65plus", "pop_total"),
    YOUNGER: ("pop_under65", "pop_total", "pop_under65", "pop_total"),
    NO_CAR: ("no_car_households", "car_households_total", "no_car_households", "car_households_total"),
    HEALTH: ("health_bad,health_very_bad", "health_total", "health_bad,health_very_bad", "health_total"),
}


TOTALS = {ALL_AGES: [29434, 106209, 30466, 111464], OLDER: [37005, 263925, 46003, 279765]}
OLD = sorted({name for names in REAL.values() for part in names[:2] for name in part.split(",")})
SAME = {"one_person_total": "one_person_households_all_ages"}  # as the later census's file calls it


def test_medway_between_its_censuses(run, shared, unzipped, tmp_path):
    """The earlier counts are moved to the later areas; both totals are those of the files, and the limits the formula's."""
    earlier, later = (table(unzipped(f"england/census20{one}_ew.csv.gz")) for one in ("11_lsoa11", "21_lsoa21"))
    earlier.setSubsetString("LAD20CD = 'E06000035'")
    moved = run(
        "convertvintage", INPUT=earlier, CODE_FIELD="LSOA11CD", FIELDS=OLD, TO=2, OUTPUT=str(tmp_path / "moved.gpkg"),
        LOOKUP=table(unzipped("lookups/lookup_lsoa11_lsoa21_lad22_exact.csv.gz")), WEIGHT_TABLE=later,
        WEIGHT_CODE_FIELD="LSOA21CD", WEIGHT_FIELDS=[part for name in OLD for part in (name, SAME.get(name, name))],
    )  # fmt: skip
    for what, (count, base, later_count, later_base) in REAL.items():
        answer = run(
            "censuschange", INPUT=str(shared / "data" / "medway" / "lsoa21.geojson"), CODE_FIELD="LSOA21CD", WHAT=what,
            FIRST_TABLE=moved["OUTPUT"], FIRST_COUNT_FIELDS=count.split(","), FIRST_BASE_FIELD=base, SECOND_TABLE=later,
            SECOND_CODE_FIELD="LSOA21CD", SECOND_COUNT_FIELDS=later_count.split(","), SECOND_BASE_FIELD=later_base,
            OUTPUT="memory:", REPORT=str(tmp_path / f"page{what}.html"),
        )  # fmt: skip
        rows = records(answer["OUTPUT"])
        assert (answer["AREAS"], len(rows)) == (169, 169)
        totals = [sum(row[f"chg_{part}"] for row in rows) for part in ("n1", "d1", "n2", "d2")]
        if what in TOTALS:
            assert totals == pytest.approx(TOTALS[what])
        z = statistics.NormalDist().inv_cdf(0.975)
        for row in rows[::10]:
            assert (row["chg_lo"], row["chg_hi"]) == pytest.approx(by_hand(row, z), rel=1e-9)
        print(answer["SENTENCE"])


def by_hand(row, z):
    """Newcombe's method 10 written out: Wilson's limits of each share are the roots of |p - share| = z sqrt(p (1 - p) / n)."""
    ends = []
    for count, base in ((row["chg_n1"], row["chg_d1"]), (row["chg_n2"], row["chg_d2"])):
        share, extra = count / base, z * z / base
        a, b, c = 1 + extra, -(2 * share + extra), share * share
        root = math.sqrt(b * b - 4 * a * c)
        ends.append((share, (-b - root) / (2 * a), (-b + root) / (2 * a)))
    (first, low1, high1), (second, low2, high2) = ends
    low = second - first - math.sqrt((second - low2) ** 2 + (high1 - first) ** 2)
    return 100 * low, 100 * (second - first + math.sqrt((high2 - second) ** 2 + (first - low1) ** 2))


def test_the_map_of_change_on_a_page(run, shared, unzipped, tmp_path):
    later = table(unzipped("england/census2021_lsoa21_ew.csv.gz"))
    earlier = table(unzipped("england/census2011_lsoa11_ew.csv.gz"))
    answer = run(
        "censuschange", INPUT=str(shared / "data" / "medway" / "lsoa21.geojson"), CODE_FIELD="LSOA21CD", WHAT=OLDER, FIRST_TABLE=earlier,
        SECOND_TABLE=later, FIRST_CODE_FIELD="LSOA11CD", SECOND_CODE_FIELD="LSOA21CD", OUTPUT="memory:",
    )  # fmt: skip
    assert any("Convert between LSOA vintages" in warning for warning in answer["warnings"])
    assert answer["AREAS"] == 157  # the others had no such code in 2011
    run("exportmaps", INPUT=answer["OUTPUT"], FORMATS=[1, 3], STEM="map", FOLDER=str(tmp_path / "maps"))
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == ["map_change.html", "map_change.png"]
    words = (tmp_path / "maps" / "map_change.html").read_text(encoding="utf-8")
    for text in (
        "Residents 65+, % of residents: change 2011 to 2021",
        "Share rose by more than chance",
        "lockdown",
        "no sampling error",
    ):
        assert text in words
