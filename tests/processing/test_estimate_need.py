"""Need, as an algorithm: the published figures of Medway from its real files, and what is refused."""

from __future__ import annotations

import re

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin import paths
from medway_isolation_plugin.cartography.figure_kinds import NeedPeople
from medway_isolation_plugin.core.fields import Data
from medway_isolation_plugin.core.need.basis import Method
from medway_isolation_plugin.layers import fields as layer_fields
from medway_isolation_plugin.processing.need_algorithm import RATES_FILE
from tests.processing.layers import layer, records, table

CASES = {
    "census 2011": ("england/census2011_lsoa11_ew.csv.gz", "lsoa11", "LSOA11CD", 37005, None, (4441, 1850, 5921)),
    "mid-2020": ("england/mye2020_lsoa11_ew.csv.gz", "lsoa11", "LSOA11CD", 45273, None, (5433, 2264, 7244)),
    "census 2021": ("england/census2021_lsoa21_ew.csv.gz", "lsoa21", "LSOA21CD", 46003, None, (5520, 2300, 7360)),
    "given by hand": ("england/census2011_lsoa11_ew.csv.gz", "lsoa11", "LSOA11CD", 37005, 39150, (4698, 1958, 6264)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_published_figures_come_from_the_real_files(run, shared, unzipped, name):
    file, areas, code, residents, total, (isolated, low, high) = CASES[name]
    given = {
        "INPUT": str(shared / "data" / "medway" / f"{areas}.geojson"),
        "CODE_FIELD": code,
        "TABLE": table(unzipped(file)),
        "TOTAL": total,
        "OUTPUT": "memory:",
    }
    found = run("estimateneed", **given, RATE="jsna_isolated_65p")
    assert found["RESIDENTS"] == pytest.approx(total or residents, rel=1e-12)
    assert f" {isolated:,} are likely socially isolated: 12 %" in found["SENTENCE"]
    assert (found["PEOPLE_LOW"], found["PEOPLE_HIGH"]) == (None, None)
    assert ("given by hand" in found["SENTENCE"]) == (total is not None)
    lonely = run("estimateneed", **given, RATE="jsna_lonely_65p")
    assert f" {low:,} to {high:,} are likely lonely: 5 % to 16 %" in lonely["SENTENCE"]
    assert lonely["PEOPLE"] is None
    # What another source says stands beside it, with its own question.
    assert re.search(
        r"Another source says 4 % to 5 % \(Community Life Survey 2024/25; asked: How often", lonely["SENTENCE"]
    )
    rows = records(lonely["OUTPUT"])
    assert len(rows) == (169 if "21" in code else 163)
    assert all(row["need_mid"] is None and row["need_low"] is not None for row in rows)
    assert sum(row["need_high"] for row in rows) == pytest.approx(lonely["PEOPLE_HIGH"], rel=1e-12)


@pytest.fixture
def areas():
    """Five areas of two wards, with an index of which 0 is none."""
    return layer(
        {
            "code": [f"E0101601{at}" for at in range(5)],
            "res_65p": [100.0, 1000.0, 900.0, 800.0, None],
            "alone": [90.0, 50.0, 40.0, 30.0, 20.0],
            "ward": ["A", "A", "B", "B", "B"],
            "place": ["Here"] * 5,
            "old": [60.0, 600.0, 500.0, 400.0, 5.0],
            "oldest": [40.0, 400.0, 400.0, 400.0, 5.0],
        }
    )


def test_risk_and_people_are_two_maps(run, areas):
    found = run(
        "estimateneed",
        INPUT=areas,
        METHOD=3,
        INDEX_FIELD="alone",
        RATE="jsna_isolated_65p",
        OUTPUT="memory:",
        WARDS_OUT="memory:",
    )
    output = found["OUTPUT"]
    rows = records(output)
    assert sum(row["need_mid"] for row in rows if row["need_mid"] is not None) == pytest.approx(0.12 * 2800)
    assert (found["NULLS"], found["CAPPED"], found["RESIDENTS"]) == (1, 0, 2800)
    # The first area has the fewest people and the highest risk.
    assert (rows[0]["need_q"], rows[0]["need_rq"]) == (5, 2) and rows[1]["need_q"] == 2
    styles = output.styleManager()
    assert sorted(styles.styles()) == ["People likely socially isolated, 65+", "Risk of being socially isolated, 65+"]
    assert styles.currentStyle() == "Risk of being socially isolated, 65+"
    shown = {}
    for name in styles.styles():
        styles.setCurrentStyle(name)
        shown[name] = [one.label() for one in output.renderer().legendSymbolItems()]
    assert shown["Risk of being socially isolated, 65+"][0] == "1 (most at risk)"
    counted = shown["People likely socially isolated, 65+"]
    assert counted[:2] == ["1 (most numerous)", "2: 141"] and counted[-1] == "No data"
    result = layer_fields.results_of(output)[-1]
    assert (
        result.data is Data.ESTIMATE
        and result.basis.method is Method.BY_INDEX
        and result.basis.central == pytest.approx(336)
    )
    assert {field.name for field in result.fields} == {name for name in rows[0] if name.startswith("need_")}


def test_the_same_rate_everywhere_is_one_map(run, areas):
    output = run("estimateneed", INPUT=areas, OUTPUT="memory:")["OUTPUT"]
    assert output.styleManager().styles() == ["People likely socially isolated, 65+"]
    assert "need_rq" not in output.fields().names()


def test_by_ward_and_authority(run, areas, tmp_path):
    lookup = tmp_path / "lookup.csv"
    lookup.write_text(
        "LSOA21CD,WD25NM\n" + "".join(f"E0101601{at},{ward}\n" for at, ward in enumerate("AABBB")), encoding="utf-8"
    )
    found = run(
        "estimateneed", INPUT=areas, LOOKUP=str(lookup), AUTHORITY_FIELD="place", RATE="jsna_lonely_65p", OUTPUT="memory:",
        WARDS_OUT=str(tmp_path / "wards.gpkg"), REPORT=str(tmp_path / "need.html"),
    )  # fmt: skip
    wards = QgsVectorLayer(found["WARDS_OUT"], "wards", "ogr")
    rows = [(row["level"], row["name"], row["residents"], row["need_low"], row["need_mid"]) for row in records(wards)]
    assert rows == [
        ("ward", "A", 1100, pytest.approx(55), None), ("ward", "B", 1700, pytest.approx(85), None),
        ("authority", "Here", 2800, pytest.approx(140), None), ("study area", "All areas", 2800, pytest.approx(140), None),
    ]  # fmt: skip
    # What the columns are travels with a table of a file, too.
    assert layer_fields.results_of(wards)[-1].basis.rate.high == 16
    page = (tmp_path / "need.html").read_text(encoding="utf-8")
    assert "How often do you feel lonely? (often or always)" in page and "Risk is not the same as count" in page


def test_by_age(run, areas):
    groups = ["old", "65", "74", "", "oldest", "75", "", ""]
    found = run("estimateneed", INPUT=areas, METHOD=1, GROUPS=groups, RATE="cls_2024_lonely", OUTPUT="memory:")
    assert found["PEOPLE"] == pytest.approx(0.04 * 1565 + 0.05 * 1245)
    assert found["PEOPLE_LOW"] is None and found["NULLS"] == 0


def test_by_age_scaled_to_a_known_number(run, refused, areas, tmp_path):
    """The areas keep their shares, and sentence, report and facts say by whom the number is."""
    groups = ["old", "65", "74", "", "oldest", "75", "", ""]
    given = {"INPUT": areas, "METHOD": 1, "GROUPS": groups, "RATE": "cls_2024_lonely", "OUTPUT": "memory:"}
    plain = records(run("estimateneed", **given)["OUTPUT"])
    found = run("estimateneed", **given, CONTROL_TOTAL=200, REPORT=str(tmp_path / "need.html"))
    assert found["PEOPLE"] == pytest.approx(200) and found["PEOPLE_LOW"] is None and found["CAPPED"] == 0
    alone = 0.04 * 1565 + 0.05 * 1245
    for was, row in zip(plain, records(found["OUTPUT"])):
        assert row["need_mid"] == pytest.approx(was["need_mid"] * 200 / alone, rel=1e-12)
        assert "200 that was given by hand" in row["need_note"]
    assert "The total of 200 likely people was given by hand: by the rates alone (4.44 %" in found["SENTENCE"]
    page = (tmp_path / "need.html").read_text(encoding="utf-8")
    assert "Given by hand" in page and "(used for the areas&#x27; shares of it)" in page and "(used here)" not in page
    assert layer_fields.results_of(found["OUTPUT"])[-1].basis.known == 200
    field = NeedPeople.fields(layer_fields.results_of(found["OUTPUT"]))[0]
    said = NeedPeople.on(found["OUTPUT"], field).subtitle()
    assert "Method: by age and sex. Scaled to a total of 200 likely people that was given by hand." in said
    assert "would fall out of it" in refused("estimateneed", INPUT=areas, CONTROL_TOTAL=200, OUTPUT="memory:")


def test_by_type_of_household(run, areas, tmp_path):
    rates, homes = tmp_path / "rates.csv", tmp_path / "homes.csv"
    rates.write_text(
        "id,measure,age_from,household_type,low,central,high,source\nmine,lonely,65,X,,10,,Me\nmine,lonely,65,Y,,40,,Me\n"
    )
    homes.write_text(
        "code,type,households\n" + "".join(f"E0101601{at},X,{30 + at}\nE0101601{at},Y,10\n" for at in range(5))
    )
    given = {
        "INPUT": areas,
        "METHOD": 2,
        "RATES": str(rates),
        "RATE": "mine",
        "HOUSEHOLDS_TABLE": str(homes),
        "HH_CODE_FIELD": "code",
        "OUTPUT": "memory:",
    }
    rows = records(run("estimateneed", **given)["OUTPUT"])
    assert [row["need_rate"] for row in rows[:4]] == [
        pytest.approx((10 * (30 + at) + 400) / (40 + at)) for at in range(4)
    ]


def test_a_table_of_one_s_own(run, areas, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(RATES_FILE.read_text(encoding="utf-8").replace(",12,", ",10,"), encoding="utf-8")
    assert run("estimateneed", INPUT=areas, RATES=str(path), OUTPUT="memory:")["PEOPLE"] == pytest.approx(280)


def test_whom_the_residents_are_is_known_from_facts(run):
    counts = layer({"code": ["A1", "A2"], "hh": [9, 9], "o": [1, 1], "y": [1, 1], "r66p": [10, 20], "ru66": [10, 20]})
    made = run(
        "livingalone", INPUT=counts, CODE_FIELD="code", HOUSEHOLDS="hh", ALONE_65P="o", ALONE_U65="y", RESIDENTS_65P="r66p",
        RESIDENTS_U65="ru66", AGE_SPLIT=1, DATA_SOURCE="Census", DATA_YEAR="2021", OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip
    found = run("estimateneed", INPUT=made, CODE_FIELD="code", PEOPLE_FIELD="la_66p_d", OUTPUT="memory:")
    assert "residents 66+" in found["SENTENCE"]
    assert any("The rate is of people 65+, the residents are 66+" in one for one in found["warnings"])
    basis = layer_fields.results_of(found["OUTPUT"])[-1].basis
    assert (basis.age_from, basis.residents_source, basis.residents_year) == (66, "Census", "2021")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"RATE": "cls_2024_lonely_all"}, "A survey's rate of all adults is never put on one band of them"),
        ({"RATE": "nothing"}, "no rate 'nothing'"),
        ({"PEOPLE_FIELD": "alone"}, "Nothing says whom the residents in 'alone' are"),
        ({"PEOPLE_FIELD": "gone"}, "has no field 'gone'"),
        ({"PEOPLE_FIELD": "alone", "PEOPLE_AGES": "old"}, "'old' says no ages (PEOPLE_AGES)"),
        ({"PEOPLE_FIELD": "alone", "PEOPLE_AGES": "under 65"}, "Choose a rate of the same people"),
        ({"METHOD": 1}, "No fields of residents by age are given"),
        ({"METHOD": 1, "GROUPS": ["old", "65", "74", "", "oldest", "76", "", ""]}, "list all ages"),
        ({"METHOD": 1, "GROUPS": ["old", "x", "", ""]}, "is no group of ages"),
        ({"METHOD": 2}, "is not given by type of household"),
        ({"METHOD": 3}, "No index is chosen"),
        ({"METHOD": 3, "INDEX_FIELD": "ward"}, "holds text where a number is needed"),
        ({"TOTAL": 0}, "TOTAL"),
        ({"CONTROL_TOTAL": 0}, "CONTROL_TOTAL"),
        ({"METHOD": 3, "INDEX_FIELD": "alone", "CONTROL_TOTAL": 9}, "would fall out of it"),
    ],
)
def test_what_is_refused(refused, areas, tmp_path, change, said):
    assert said in refused("estimateneed", **{"INPUT": areas, "OUTPUT": str(tmp_path / "out.gpkg"), **change})
    assert not list(tmp_path.iterdir())


def test_a_rank_is_no_index(run, refused, areas):
    made = run("estimateneed", INPUT=areas, METHOD=3, INDEX_FIELD="alone", OUTPUT="memory:")["OUTPUT"]
    assert "is a rank or a class" in refused(
        "estimateneed", INPUT=made, METHOD=3, INDEX_FIELD="need_rk", PEOPLE_FIELD="res_65p", OUTPUT="memory:"
    )


@pytest.mark.parametrize("many", [1, 2000])
def test_one_area_and_two_thousand(run, many):
    areas = layer({"code": [f"A{at:04}" for at in range(many)], "res_65p": [100 + at for at in range(many)]})
    found = run("estimateneed", INPUT=areas, CODE_FIELD="code", OUTPUT="memory:")
    assert found["PEOPLE"] == pytest.approx(0.12 * sum(100 + at for at in range(many)))


def test_no_figure_of_medway_stands_in_the_package():
    """They come from its files, and a search of the package for them finds nothing."""
    figures = {
        number
        for _, _, _, residents, total, people in CASES.values()
        for number in (residents, total, *people)
        if number
    }
    searched = 0
    for folder in (paths.PACKAGE, paths.RESOURCES):
        for path in folder.rglob("*"):
            if path.suffix not in (".py", ".json", ".csv", ".html", ".txt", ".model3"):
                continue
            searched += 1
            words = re.findall(
                r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,])\d+(?![\d.])", path.read_text(encoding="utf-8-sig")
            )
            found = figures & {int(word.replace(",", "")) for word in words}
            if path.name == "vintages.py":
                found -= {1958}  # the number in the last Welsh code of 2011
            assert not found, (path, found)
    assert searched > 300


def test_both_maps_are_figures(run, areas, tmp_path):
    made = run("estimateneed", INPUT=areas, METHOD=3, INDEX_FIELD="alone", OUTPUT="memory:")["OUTPUT"]
    found = run("exportmaps", INPUT=made, FIGURES=[7, 8], FORMATS=[3], DPI=50, FOLDER=str(tmp_path))
    pages = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")}
    assert found["FILE_COUNT"] == 2 and sorted(pages) == ["map_need_people.html", "map_need_risk.html"]
    assert "People likely socially isolated, 65+" in pages["map_need_people.html"]
    assert "% of residents 65+, in quintiles" in pages["map_need_risk.html"]
    assert all("A modelled estimate; risk is not the same as count." in page for page in pages.values())
    assert "A larger circle is more people." in pages["map_need_people.html"]
    assert "in the fifth with the most people" in pages["map_need_people.html"]
    assert "are in the worst fifth (class 1, most at risk)" in pages["map_need_risk.html"]


def test_a_rate_that_is_the_same_everywhere_has_no_map_of_risk(run, refused, areas, tmp_path):
    made = run("estimateneed", INPUT=areas, OUTPUT="memory:")["OUTPUT"]
    given = {"INPUT": made, "FORMATS": [3], "DPI": 50, "FOLDER": str(tmp_path)}
    assert "an estimate of need whose rate differs between areas" in refused("exportmaps", **given, FIGURES=[8])
    assert run("exportmaps", **given, FIGURES=[7])["FILE_COUNT"] == 1


def test_medway_by_ward_and_authority(run, shared, unzipped):
    """24 wards add up to the authority; no area is lost."""
    lookup = table(unzipped("lookups/lookup_lsoa21_ward24_ltla24.csv.gz"))
    census = table(unzipped("england/census2021_lsoa21_ew.csv.gz"))
    areas = str(shared / "data" / "medway" / "lsoa21.geojson")
    given = {
        "INPUT": areas,
        "CODE_FIELD": "LSOA21CD",
        "TABLE": census,
        "LOOKUP": lookup,
        "OUTPUT": "memory:",
        "WARDS_OUT": "memory:",
    }
    found = run("estimateneed", **given, RATE="jsna_lonely_65p")
    wards = [row for row in records(found["WARDS_OUT"]) if row["level"] == "ward"]
    whole = [row for row in records(found["WARDS_OUT"]) if row["level"] == "study area"]
    assert len(wards) == 24 and all(row["name"] != "(no ward)" for row in wards)
    for key in ("areas", "residents", "need_low", "need_high"):
        assert sum(row[key] for row in wards) == pytest.approx(whole[0][key], rel=1e-12)
    assert (whole[0]["areas"], whole[0]["residents"], whole[0]["need_mid"]) == (169, 46003, None)


def test_medway_in_proportion_to_living_alone(run, shared, unzipped):
    census = table(unzipped("england/census2011_lsoa11_ew.csv.gz"))
    areas = str(shared / "data" / "medway" / "lsoa11.geojson")
    alone = run("livingalone", INPUT=areas, CODE_FIELD="LSOA11CD", TABLE=census, OUTPUT="memory:")["OUTPUT"]
    given = {"CODE_FIELD": "LSOA11CD", "INPUT": alone, "PEOPLE_FIELD": "la_65p_d", "METHOD": 3, "INDEX_FIELD": "la_65p"}
    found = run("estimateneed", **given, OUTPUT="memory:")
    assert "4,441 are likely socially isolated" in found["SENTENCE"] and found["CAPPED"] == 0
    rows = records(found["OUTPUT"])
    assert len(rows) == 163 and sum(row["need_mid"] for row in rows) == pytest.approx(0.12 * 37005, rel=1e-12)
    by_index, by_risk = (sorted(rows, key=lambda row: row[name]) for name in ("la_65p", "need_rate"))
    assert [row["LSOA11CD"] for row in by_index] == [row["LSOA11CD"] for row in by_risk]
    # In proportion: every rate is the same multiple of the index.
    factors = [row["need_rate"] / row["la_65p"] for row in rows]
    assert max(factors) == pytest.approx(min(factors), rel=1e-9)


@pytest.mark.parametrize("given", [{}, {"PEOPLE_FIELD": "Age: Aged 65 and over; measures: Value"}])
def test_an_official_file_as_it_was_downloaded(run, given):
    """No field needs to be chosen: the heading says that it holds residents 65+."""
    areas = f"{paths.SAMPLE_DATA / 'sample.gpkg'}|layername=areas"
    file = str(paths.SAMPLE_DATA / "residents_by_age_sample.csv")
    found = run("estimateneed", INPUT=areas, CODE_FIELD="code", TABLE=file, OUTPUT="memory:", **given)
    assert found["RESIDENTS"] == 37100 and found["PEOPLE"] == pytest.approx(4452)
    assert layer_fields.results_of(found["OUTPUT"])[-1].basis.residents_year in ("", "2011")
