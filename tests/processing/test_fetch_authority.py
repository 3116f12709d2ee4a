"""An authority's data from a server on this machine: equal to the files cell by cell, as far as they are real."""

from __future__ import annotations

import csv
import gzip
import json
import re
import urllib.request

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from medway_isolation_plugin.core.fields import Data
from medway_isolation_plugin.layers import fields
from medway_isolation_plugin.layers.answer_cache import AnswerCache
from tests import garbage
from tests.processing.conftest import Feedback
from tests.processing.layers import records
from tests.processing.services import AREAS, HOUSEHOLDS, LOOKUP, answers, boxes, layers_in, rows_of

ALL = [0, 1, 2, 3, 4, 5, 6]


@pytest.fixture(scope="module")
def real(shared):
    return answers.real(shared)


@pytest.fixture(scope="module")
def everything(shared, sample):
    return answers.everything(shared, sample)


@pytest.fixture(scope="module")
def file(shared):
    """Rows of a reference file by their first column, or another one."""

    def rows(name, key):
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8-sig") as stream:
            return {row[key]: row for row in csv.DictReader(stream)}

    return rows


def numbers(rows, *names):
    return [sum(row[name] for row in rows) for name in names]


def test_medway_of_2021_is_equal_to_the_files_cell_by_cell(fetch, real, file, shared, tmp_path):
    page = tmp_path / "sources.html"
    with answers.serving(real):
        answer = fetch(real, AUTHORITY="medway council", WHAT=ALL, CENSUS=[1], REPORT=str(page))
        asked = len(real.asked)
        path = answer["OUTPUT"]
        rows = rows_of(path, "counts_2021")
        again = fetch(
            real, AUTHORITY="E06000035", WHAT=ALL, CENSUS=[1], OFFLINE=True, OUTPUT=str(tmp_path / "again.gpkg")
        )
        assert len(real.asked) == asked, "nothing is asked of the network"
        assert (again["REQUESTS"], again["BYTES"]) == (0, 0)
        assert rows_of(again["OUTPUT"], "counts_2021") == rows
    assert (answer["AREAS"], answer["WARD_COUNT"]) == (169, 24)
    assert numbers(rows, "households", "alone_all", "residents", "residents_65p") == [111_464, 30_466, 279_765, 46_003]
    census = file("england/census2021_lsoa21_ew.csv.gz", "LSOA21CD")
    named = {
        "households": "households_total", "alone_all": "one_person_households_all_ages", "no_car": "no_car_households",
        "residents": "pop_total", "residents_65p": "pop_65plus", "health_bad": "health_bad", "health_very_bad": "health_very_bad",
    }  # fmt: skip
    assert len(rows) == 169
    for row in rows:
        assert {name: row[name] for name in named} == {
            name: int(census[row["code"]][column]) for name, column in named.items()
        }
    indices = file("england/imd2025_england_lsoa21.csv.gz", "lsoa21_code")
    domains = {"imd": "IMD", "health": "Health", "income": "Income", "housing": "Housing_and_Services"}
    found = rows_of(path, "deprivation")
    assert len(found) == 169
    for row in found:
        for name, column in domains.items():
            for kind in ("rank", "score", "decile"):
                assert row[f"{name}_{kind}"] == float(indices[row["code"]][f"{column}_{kind}"]), (
                    row["code"],
                    name,
                    kind,
                )
    lookup = file("lookups/lookup_lsoa21_ward24_ltla24.csv.gz", "lsoa21_code")
    wards = rows_of(path, "lookup_wards")
    assert {row["LSOA21CD"]: row["ward_name"] for row in wards} == {
        code: row["ward24_name"] for code, row in lookup.items() if row["ltla24_code"] == answers.MEDWAY
    }
    assert len({row["ward_code"] for row in wards}) == 24
    equal_to_the_boundaries(path, "areas", shared / "data/medway/lsoa21.geojson", "LSOA21CD")
    equal_to_the_boundaries(path, "wards", shared / "data/medway/ward25.geojson", "WD25CD")
    words = page.read_text(encoding="utf-8")
    assert "Open Government Licence" in words
    assert "None of them was tried against the live services" in words
    sources = rows_of(path, "sources")
    assert all(len(row["sha256"]) == 64 and row["bytes"] > 0 and "never tried" in row["tried"] for row in sources)


def equal_to_the_boundaries(path, name, file, key):
    """Every shape is that of the file, on the grid: the area in common is all of both, but for centimetres of the transformation."""
    ours = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    theirs = QgsVectorLayer(str(file), name, "ogr")
    assert ours.crs().authid() == "EPSG:27700"
    assert ours.featureCount() == theirs.featureCount()
    from qgis.core import QgsCoordinateTransform, QgsProject

    onto = QgsCoordinateTransform(theirs.crs(), ours.crs(), QgsProject.instance().transformContext())
    shapes = {feature[key]: feature.geometry() for feature in ours.getFeatures()}
    for feature in theirs.getFeatures():
        shape = feature.geometry()
        shape.transform(onto)
        mine = shapes[feature[key]]
        assert mine.constGet().nCoordinates() == shape.constGet().nCoordinates(), feature[key]
        assert mine.symDifference(shape).area() < 0.05 * mine.area() + 200, (
            "a few metres aside where the grid file is missing"
        )


def test_medway_of_2011_is_equal_to_the_files_cell_by_cell(fetch, real, file, shared):
    with answers.serving(real):
        answer = fetch(real, AUTHORITY="Medway", WHAT=ALL, CENSUS=[0], VINTAGE=0, EDITION=2)
    path = answer["OUTPUT"]
    rows = rows_of(path, "counts_2011")
    assert (answer["AREAS"], len(rows)) == (163, 163)
    names = ("households", "alone_65p", "alone_u65", "residents", "residents_65p")
    assert numbers(rows, *names) == [106_209, 11_868, 17_566, 263_925, 37_005]
    census = file("england/census2011_lsoa11_ew.csv.gz", "LSOA11CD")
    columns = ("households_total", "one_person_65plus", "one_person_other", "pop_total", "pop_65plus")
    for row in rows:
        assert [row[name] for name in names] == [int(census[row["code"]][column]) for column in columns]
        assert row["no_car"] == int(census[row["code"]]["no_car_households"])
    indices = file("england/imd2019_england_lsoa11.csv.gz", "lsoa11_code")
    for row in rows_of(path, "deprivation"):
        assert [row[f"health_{kind}"] for kind in ("rank", "decile")] == [
            float(indices[row["code"]][f"Health_{kind}"]) for kind in ("rank", "decile")
        ]
        assert "health_score" not in row, "the reference data have none of 2019"
    pairs = rows_of(path, "lookup_lsoa")
    assert {row["LSOA11CD"] for row in pairs} >= {row["code"] for row in rows}
    equal_to_the_boundaries(path, "areas", shared / "data/medway/lsoa11.geojson", "LSOA11CD")


@pytest.mark.parametrize(("edition", "areas", "column"), [(0, 164, "imd_score"), (1, 163, "imd_score")])
def test_the_older_indices_come_on_their_own_areas(fetch, real, file, edition, areas, column):
    with answers.serving(real):
        answer = fetch(real, AUTHORITY="Medway", WHAT=[5, 6], VINTAGE=0, EDITION=edition)
    rows = rows_of(answer["OUTPUT"], "deprivation")
    assert len(rows) == areas
    name, key = [("imd2010_england_lsoa01", "lsoa01_code"), ("imd2015_england_lsoa11", "lsoa11_code")][edition]
    known = file(f"england/{name}.csv.gz", key)
    for row in rows:
        assert row[column] == float(known[row["code"]]["IMD_score"])
        assert row["imd_rank"] == float(known[row["code"]]["IMD_rank"])
    if edition == 0:
        assert len(rows_of(answer["OUTPUT"], "lookup_lsoa_2001")) >= 164


def test_tables_of_one_census_that_differ_stand_side_by_side(fetch, real):
    """Households in TS003 and in TS045 differ by 18 in one area of Lancaster: the census changes small cells in each table."""
    with answers.serving(real):
        answer = fetch(real, AUTHORITY="Lancaster", WHAT=[3], CENSUS=[1])
    rows = {row["code"]: row for row in rows_of(answer["OUTPUT"], "counts_2021")}
    assert set(rows["E01025127"]) >= {"households", "alone_all", "no_car", "residents"}
    known = {row[0]: int(row[3]) for row in real.tables[HOUSEHOLDS].rows if row[2].startswith("Total")}
    assert {code: row["households"] for code, row in rows.items()} == {code: known[code] for code in rows}
    assert any("The numbers of the first are taken." in warning for warning in answer["warnings"])


def test_residents_of_mid_2020_are_real_and_other_years_are_not_there(fetch, everything, file):
    with answers.serving(everything):
        answer = fetch(everything, AUTHORITY="Medway", WHAT=[4], VINTAGE=0, YEARS="2019-2021")
    rows = rows_of(answer["OUTPUT"], "residents")
    known = file("england/mye2020_lsoa11_ew.csv.gz", "LSOA11CD")
    assert len(rows) == 163
    assert {row["code"]: (row["residents_2020"], row["residents_65p_2020"]) for row in rows} == {
        row["code"]: (int(known[row["code"]]["pop_total"]), int(known[row["code"]]["pop_65plus"])) for row in rows
    }
    assert "the service has no residents of 2019, 2021" in answer["MISSING"]
    assert not [name for name in rows[0] if "2019" in name]


def test_the_server_says_what_is_real_and_what_is_made_up(everything):
    with answers.serving(everything), urllib.request.urlopen(f"{everything.address}/") as reply:
        index = [tuple(row) for row in json.load(reply)]
    assert index == list(answers.origins(everything))
    assert {origin for _, origin in index} == {answers.REAL, answers.MADE_UP}


def test_nothing_made_up_is_ever_given_for_medway(everything):
    real = everything.real_codes
    assert len(real) > 170
    made_up = [*everything.besides.values(), *everything.tables_besides.values()]
    assert {part.origin for part in made_up} == {answers.MADE_UP}
    for part in made_up:
        rows = [list(row.values()) for row in part.attributes] if isinstance(part, answers.Layer) else part.rows
        assert not real.intersection(str(cell) for row in rows for cell in row)
    assert {part.origin for part in (*everything.layers.values(), *everything.tables.values())} == {answers.REAL}
    assert {origin for origin, _ in everything.files.values()} == {answers.REAL}
    # Asked for in any way, it is not available.
    medway = sorted(code for code in real if code.startswith("E01"))[0]
    for name in everything.besides:
        if name in everything.layers or "Wales" in name:
            continue
        for where in (f"LSOA21CD='{medway}'", f"LAD25CD='{answers.MEDWAY}'", f"LSOA21CD IN ('E01099001','{medway}')"):
            status, _, body, _ = answers.answer(
                everything, f"/geography/{name}/FeatureServer/0/query", {"where": where}
            )
            assert (status, b"not available" in body) == (200, True), (name, where)
    for name in everything.tables_besides:
        if name not in everything.tables:
            query = {"geography": f"{answers.MEDWAY}TYPE151"}
            assert answers.answer(everything, f"/nomis/dataset/{name}.data.csv", query)[2] == b"", name


def test_medways_package_is_made_without_what_is_not_real(fetch, everything):
    with answers.serving(everything):
        answer = fetch(everything, AUTHORITY="Medway", WHAT=ALL, CENSUS=[1])
    assert answer["AREAS"] == 169
    missing = answer["MISSING"]
    assert "Population-weighted centroids of LSOAs 2021: the service says: 404 not available" in missing
    assert "Mid-year residents by age, LSOA 2021: the answer is empty" in missing
    assert "Households by deprivation (TS011)" in missing
    assert "no documented service gives the open classification" in missing
    assert layers_in(answer["OUTPUT"]) == {
        "areas",
        "wards",
        "counts_2021",
        "deprivation",
        "lookup_wards",
        "lookup_lsoa",
        "sources",
    }
    assert "alone_66p" not in rows_of(answer["OUTPUT"], "counts_2021")[0], "the split at 66 is made up"


def test_made_up_places_have_all_of_it(fetch, everything, tmp_path):
    with answers.serving(everything):
        answer = fetch(everything, AUTHORITY="Sample Borough", WHAT=ALL, CENSUS=[0, 1])
        welsh = fetch(
            everything, AUTHORITY="Caerdydd", WHAT=[0, 2, 3, 5], CENSUS=[1], OUTPUT=str(tmp_path / "welsh.gpkg")
        )
    assert {"areas", "wards", "centroids", "counts_2011", "counts_2021", "residents"} <= layers_in(answer["OUTPUT"])
    assert "alone_66p" in rows_of(answer["OUTPUT"], "counts_2021")[0]
    assert len(rows_of(welsh["OUTPUT"], "counts_2021")) == len(rows_of(welsh["OUTPUT"], "centroids")) == welsh["AREAS"]
    assert welsh["AREAS"] > 200
    assert "Indices of Deprivation 2025" in welsh["MISSING"], "England's alone"


def test_the_package_says_which_of_its_tables_are_published(fetch, everything, run):
    with answers.serving(everything):
        package = fetch(everything, AUTHORITY="Sample Borough", WHAT=[0, 3, 4], CENSUS=[0])["OUTPUT"]
    for name, source in (("counts_2011", "Census"), ("residents", "Mid-year population estimates")):
        layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
        known = {one.name: one for one in fields.columns_of(layer)}
        numbers = {one.name() for one in layer.fields() if one.isNumeric()} - {"fid"}
        assert set(known) == numbers
        assert {(one.data, one.source) for one in known.values()} == {(Data.COUNT, source)}
        column = next(iter(numbers))
        answer = run("protecttable", INPUT=layer, FIELDS=[column], OUTPUT="memory:")
        assert [row[column] for row in records(answer["OUTPUT"])] == [row[column] for row in records(layer)]
    assert not fields.columns_of(QgsVectorLayer(f"{package}|layername=areas", "areas", "ogr"))


def test_residents_of_every_year_are_denominators(run, fetch, sample, tmp_path):
    replay = answers.made_up(sample)
    with answers.serving(replay):
        for vintage in (0, 1):
            answer = fetch(replay, AUTHORITY="Sample Borough", WHAT=[0, 4], VINTAGE=vintage)
            rows = rows_of(answer["OUTPUT"], "residents")
            years = [f"residents_65p_{year}" for year in range(2011, 2025)]
            assert set(years) < set(rows[0])
            assert rows[0]["residents_65p_2024"] - rows[0]["residents_65p_2011"] == 26
            assert len(rows) == 163
        few = fetch(replay, AUTHORITY="Sample Borough", WHAT=[4], YEARS="2023-2026", OUTPUT=str(tmp_path / "few.gpkg"))
        answer = fetch(replay, AUTHORITY="Sample Borough", WHAT=[0, 3, 4], VINTAGE=0, CENSUS=[0])
    areas, counts, residents = (
        f"{answer['OUTPUT']}|layername={name}" for name in ("areas", "counts_2011", "residents")
    )
    of = {row["code"]: row for row in rows_of(answer["OUTPUT"], "residents")}
    for year in (2011, 2024):
        index = run(
            "livingalone", INPUT=areas, TABLE=counts, ALONE_65P="alone_65p", ALONE_U65="alone_u65", RESIDENTS_TABLE=residents,
            RESIDENTS_65P=f"residents_65p_{year}", RESIDENTS_U65=f"residents_u65_{year}", OUTPUT="memory:",
        )["OUTPUT"]  # fmt: skip
        for row in records(index):
            assert row["la_65p_d"] == of[row["LSOA11CD"]][f"residents_65p_{year}"]
            assert row["la_65p"] == pytest.approx(100 * row["la_65p_n"] / row["la_65p_d"])
    assert "the service has no residents of 2025, 2026" in few["MISSING"]
    assert {name for name in rows_of(few["OUTPUT"], "residents")[0] if "65p" in name} == {
        "residents_65p_2023",
        "residents_65p_2024",
    }


@pytest.mark.parametrize("years", ["soon", "2011-", "20111", "0000-9999", "1066"])
def test_years_that_are_none_are_refused_before_anything_is_asked(refused, years, tmp_path):
    replay = boxes(2)
    with answers.serving(replay):
        said = refused("fetchauthority", AUTHORITY="Hartlepool", WHAT=[4], YEARS=years, CATALOGUE=str(replay.catalogue(tmp_path)),
                       OUTPUT=str(tmp_path / "x.gpkg"), CACHE=str(tmp_path / "cache"))  # fmt: skip
    assert "no range of years" in said
    assert replay.asked == []


def test_large_answers_come_page_by_page(fetch):
    replay = boxes(250)
    replay.most_features, replay.most_rows = 40, 77
    with answers.serving(replay):
        answer = fetch(replay)
    assert answer["AREAS"] == 250
    assert len({row["LSOA21CD"] for row in rows_of(answer["OUTPUT"], "areas")}) == 250
    counts = rows_of(answer["OUTPUT"], "counts_2021")
    assert (len(counts), sum(row["alone_all"] for row in counts)) == (250, 7500)
    assert sum("resultOffset=40&" in path for path in replay.asked) == 4, "the lookup and three questions for areas"
    assert sum(HOUSEHOLDS in path for path in replay.asked) == 7, "500 rows, 77 at once"


@pytest.mark.parametrize("on_top", [False, True])
def test_more_to_come_is_seen_in_both_of_its_places(fetch, on_top):
    replay = boxes(50)
    replay.most_features, replay.limit_on_top = 20, on_top
    with answers.serving(replay):
        answer = fetch(replay, WHAT=[0])
    assert len(rows_of(answer["OUTPUT"], "areas")) == 50


def both() -> answers.Replay:
    """Return two authorities, of 30 and of 20 areas."""
    replay, other = boxes(30), boxes(20, "E06000002", 500)
    for name, layer in other.layers.items():
        replay.layers[name].attributes.extend(layer.attributes)
        replay.layers[name].shapes.extend(layer.shapes)
    replay.tables[HOUSEHOLDS].rows.extend(other.tables[HOUSEHOLDS].rows)
    replay.tables[HOUSEHOLDS].of.update(other.tables[HOUSEHOLDS].of)
    return replay


def test_several_authorities_and_all_of_them(fetch):
    replay = both()
    replay.most_features, replay.most_rows = 15, 40
    with answers.serving(replay):
        for typed, areas in (("Hartlepool; E06000002", 50), ("E06000002", 20), ("*", 50), ("England", 50)):
            answer = fetch(replay, AUTHORITY=typed, MAX_AGE=0)
            assert answer["AREAS"] == areas
            for layer in ("areas", "counts_2021"):
                assert len(rows_of(answer["OUTPUT"], layer)) == areas, (typed, layer)
    whole = [path for path in replay.asked if "1%3D1" in path and "returnCountOnly" in path]
    assert len(whole) == 4, "the lookup and the areas, once for each of the last two"
    assert any("2092957703TYPE151" in path for path in replay.asked)


def test_a_table_that_does_not_know_an_authority_is_asked_by_areas(fetch):
    replay = boxes(120)
    replay.tables[HOUSEHOLDS].of.clear()
    with answers.serving(replay):
        answer = fetch(replay)
    assert len(rows_of(answer["OUTPUT"], "counts_2021")) == 120
    assert sum(HOUSEHOLDS in path for path in replay.asked) == 3, "by authority, then in parts of 100 areas"


def test_an_authority_that_was_made_of_others_has_their_areas(fetch):
    replay = boxes(6, "E06000063")
    older = [{"LSOA11CD": row["LSOA21CD"], "LSOA11NM": "", "WD20CD": "", "WD20NM": "", "LAD20CD": code, "LAD20NM": ""}
             for row, code in zip(replay.layers[LOOKUP].attributes, ["E07000026", "E07000028", "E07000029"] * 2)]  # fmt: skip
    replay.layers["LSOA11_WD20_LAD20_EW_LU_v2"] = answers.Layer(answers.MADE_UP, older, [None] * 6)
    with answers.serving(replay):
        answer = fetch(replay, AUTHORITY="Cumberland", WHAT=[6], VINTAGE=0)
    assert answer["AREAS"] == 6


def test_without_the_areas_of_another_census_the_package_is_made(fetch, tmp_path):
    replay = boxes(5)
    with answers.serving(replay):
        answer = fetch(replay, CENSUS=[0, 1])
        later = fetch(replay, EDITION=2, WHAT=[0, 5], MAX_AGE=0, OUTPUT=str(tmp_path / "later.gpkg"))
    assert "Counts of 2011, for which the list of areas is needed: LSOA 2011 to ward" in answer["MISSING"]
    assert {"areas", "counts_2021"} < layers_in(answer["OUTPUT"])
    assert layers_in(later["OUTPUT"]) == {"areas", "sources"}
    assert later["FAULT"] == "error"


# Files that were added by hand


def test_wards_of_2013_come_from_a_file(fetch, real, shared, tmp_path):
    path = shared / "data/medway/ward13.geojson"
    with answers.serving(real):
        both = fetch(real, AUTHORITY="Medway", WHAT=[0, 1], FILES=[str(path)])
        alone = fetch(real, AUTHORITY="Medway", WHAT=[0], FILES=[str(path)], OUTPUT=str(tmp_path / "alone.gpkg"))
    assert both["WARD_COUNT"] == 24
    assert len(rows_of(both["OUTPUT"], "wards_file")) == 22
    assert alone["WARD_COUNT"] == 22
    assert len(rows_of(alone["OUTPUT"], "wards")) == 22
    source = next(row for row in rows_of(alone["OUTPUT"], "sources") if row["title"] == "ward13.geojson")
    assert (source["address"], source["tried"] or "") == ("a file added by hand", "")
    equal_to_the_boundaries(alone["OUTPUT"], "wards", path, "WD13CD")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "oac2021_households.csv",
            "Output Area Classification 2021, as the file says. The edition for England and Wales is superseded",
        ),
        ("households by type.csv", "edition not stated by the file"),
    ],
)
def test_the_open_classification_comes_from_a_file_with_its_edition(fetch, tmp_path, name, said):
    replay, path = boxes(3), tmp_path / name
    path.write_text(
        "LSOA21CD,Subgroup,households\nE01099000,3c1,60\nE01099000,3c2,40\nE01099001,1a1,100\nE01099002,1a1,100\n"
    )
    with answers.serving(replay):
        answer = fetch(replay, FILES=[str(path)])
    assert "open classification" not in answer["MISSING"]
    rows = rows_of(answer["OUTPUT"], "types")
    assert {(row["code"], row["type"], row["households"]) for row in rows} >= {
        ("E01099000", "3c1", 60),
        ("E01099000", "3c2", 40),
    }
    source = next(row for row in rows_of(answer["OUTPUT"], "sources") if row["title"] == name)
    assert source["note"].startswith(said)


def test_a_file_that_cannot_be_used_is_told_and_the_rest_is_made(fetch, tmp_path):
    replay = boxes(3)
    files = {
        "notes.txt": "nothing of use",
        "broken.geojson": "{",
        "elsewhere.csv": "LSOA21CD,Subgroup,households\nE01000001,3c1,60\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with answers.serving(replay):
        answer = fetch(replay, FILES=[str(tmp_path / name) for name in files])
    assert all(name in answer["MISSING"] for name in files)
    assert {"areas", "counts_2021", "sources"} == layers_in(answer["OUTPUT"])


# Progress, resuming, and what is kept


class Listening(Feedback):
    """Remembers how much was said to be done, and cancels where it is told to."""

    def __init__(self, until=lambda: False):
        super().__init__()
        self.shares, self.texts, self.until = [], [], until
        self.progressChanged.connect(self.heard)

    def heard(self, share):
        self.shares.append(share)
        if self.until():
            self.cancel()

    def setProgressText(self, text):
        self.texts.append(text)


def test_progress_is_told_by_steps_pages_and_bytes(fetch):
    replay, heard = boxes(250), Listening()
    replay.most_features = 25
    with answers.serving(replay):
        fetch(replay, feedback=heard)
    assert len(set(heard.shares)) > 10, "pages, too"
    assert heard.shares == sorted(heard.shares)
    assert heard.shares[0] >= 0
    assert heard.shares[-1] <= 100
    assert any(re.fullmatch(r".+: \d+\.\d( of \d+\.\d)? MB", text) for text in heard.texts), heard.texts


@pytest.mark.parametrize("how", ["cancelled", "broken"])
def test_work_goes_on_where_it_ended(fetch, how, quick):
    replay = boxes(250)
    replay.most_features = 25

    def resumed():
        return sum("resultOffset" in path for path in replay.asked)

    with answers.serving(replay):
        if how == "cancelled":
            with pytest.raises(Exception, match="Cancelled: nothing was written"):
                fetch(replay, feedback=Listening(lambda: resumed() > 15))
        else:
            replay.faults["Boundaries"] = "status"
            assert "cannot be reached" in fetch(replay)["MISSING"]
            replay.faults.clear()
        before = resumed()
        assert before < 22
        answer = fetch(replay)
        # Ten pages of the lookup; four of each of two questions for 100 areas, and two for the last fifty: each finished one once.
        finished = 10 + 4 + 4 + 2
        assert len(rows_of(answer["OUTPUT"], "areas")) == 250
        assert answer["FROM_CACHE"] > 10
        asked = [path for path in replay.asked if "resultOffset" in path and "Boundaries_EW_BGC_V3" not in path]
        failed = sum("BGC_V5" in path for path in asked) - 10 if how == "broken" else 0
        assert len(asked) - failed == finished


def test_answers_are_kept_by_age_and_size(tmp_path):
    cache = AnswerCache(tmp_path, days=1, most=1000)
    kept = cache.keep("https://one.example", b"1" * 600)
    found = cache.find("https://one.example")
    assert (found.body, found.sha256, found.kept, kept.kept) == (b"1" * 600, kept.sha256, True, False)
    cache.keep("https://two.example", b"2" * 600)
    assert cache.find("https://one.example") is None, "the oldest goes first"
    assert cache.find("https://two.example") is not None
    assert sum(path.stat().st_size for path in tmp_path.glob("*.answer")) <= 1000
    old = AnswerCache(tmp_path, days=-1)
    assert old.find("https://two.example") is None
    assert old.find("https://two.example", any_age=True) is not None
    next(tmp_path.glob("*.answer")).write_bytes(b"changed by somebody")
    assert cache.find("https://two.example") is None


def test_a_folder_that_takes_no_answers_is_told_and_the_package_is_made(fetch, tmp_path):
    replay, folder = boxes(3), tmp_path / "full"
    folder.write_text("a file where the folder should be")
    with answers.serving(replay):
        answer = fetch(replay, CACHE=str(folder))
    assert layers_in(answer["OUTPUT"]) == {"areas", "counts_2021", "sources"}
    assert any("Answers could not be kept" in warning for warning in answer["warnings"])


def test_the_cache_of_a_run_has_a_limit_and_an_age(fetch, tmp_path):
    replay = boxes(60)
    with answers.serving(replay):
        fetch(replay, MAX_SIZE=0)
        assert not list((tmp_path / "cache").glob("*.answer"))
        fetch(replay)
        first = len(replay.asked)
        fetch(replay)
        again = len(replay.asked) - first
        for facts in (tmp_path / "cache").glob("*.json"):
            said = json.loads(facts.read_text())
            facts.write_text(json.dumps({**said, "came": said["came"] - 2 * 24 * 3600}))
        fetch(replay)
        assert len(replay.asked) - first - again > again, (
            "all are a day too old, those that were not believed are asked again too"
        )


def test_what_is_asked_is_only_what_was_wanted(fetch):
    replay = boxes(3)
    with answers.serving(replay):
        fetch(replay, WHAT=[6])
    assert all(LOOKUP in path or "LSOA11_LSOA21" in path for path in replay.asked), replay.asked


def test_boundaries_are_asked_for_under_their_other_name_where_the_first_is_gone(fetch, tmp_path):
    """Area by area: each part of a hundred under the second name too, and offline from what is kept of it."""
    replay = boxes(120)
    replay.layers[AREAS.replace("V5", "V3")] = replay.layers.pop(AREAS)
    with answers.serving(replay):
        answer = fetch(replay, WHAT=[0])
        again = fetch(replay, WHAT=[0], OFFLINE=True, OUTPUT=str(tmp_path / "again.gpkg"))
    for one in (answer, again):
        assert "boundaries" not in one["MISSING"]
        assert len({row["LSOA21CD"] for row in rows_of(one["OUTPUT"], "areas")}) == 120
        assert any("BGC_V3" in row["address"] for row in rows_of(one["OUTPUT"], "sources"))


@pytest.mark.parametrize("fault", ["empty", "html", "error", "status", "half", "redirect", "circle", "cut"])
@pytest.mark.parametrize("where", ["_EW_LU", "Boundaries", HOUSEHOLDS])
def test_no_layer_is_left_to_pythons_collector(fetch, where, fault, quick):
    # An error that is kept holds what all its callers hold, layers too, and the collector deletes them in any thread.
    replay = boxes(20)
    replay.faults[where] = fault
    with answers.serving(replay), garbage.left() as found:
        try:
            missing = fetch(replay)["MISSING"]
        except QgsProcessingException as error:
            missing = str(error)
    assert missing
    assert found == []
