"""An authority's data from a server on this machine: equal to the files cell by cell, and every faulty answer told."""

from __future__ import annotations

import csv
import gzip
import json
import re
import resource
import sqlite3
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsNetworkAccessManager, QgsVectorLayer

from medway_isolation_plugin.core.catalogue.answers import AnswerError, Fault
from medway_isolation_plugin.layers.answer_cache import AnswerCache
from medway_isolation_plugin.layers.network import Limits, Network
from tests.conftest import ROOT
from tests.processing.layers import records

sys.path.insert(0, str(ROOT / "tools"))
import replay as answers

LOOKUP, AREAS = "LSOA21_WD24_LAD24_EW_LU", "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
ESSENTIAL = "LSOA 2021 to ward"


def boxes(count: int) -> answers.Replay:
    """Return a made-up authority of some square areas."""
    made = answers.Replay()
    codes = [f"E010{number:05}" for number in range(count)]
    lookup = [{"LSOA21CD": code, "LSOA21NM": f"Box {code}", "WD25CD": "E05000001", "WD25NM": "Ward", "LAD25CD": "E06000001",
               "LAD25NM": "Hartlepool"} for code in codes]  # fmt: skip
    made.layers["LSOA21_WD25_LAD25_EW_LU_v2"] = answers.Layer(answers.MADE_UP, lookup, [None] * count)
    shapes = [{"type": "Polygon", "coordinates": [[[x, 54], [x + 0.01, 54], [x + 0.01, 54.01], [x, 54]]]}
              for x in (-1 + 0.01 * number for number in range(count))]  # fmt: skip
    areas = [{"LSOA21CD": code, "LSOA21NM": f"Box {code}"} for code in codes]
    made.layers[AREAS] = answers.Layer(answers.MADE_UP, areas, shapes)
    rows = [(code, "Box", label, str(value)) for code in codes
            for label, value in (("Total: All households", 100), ("One-person household", 30))]  # fmt: skip
    made.tables["NM_2023_1"] = answers.CensusTable(
        answers.MADE_UP, "C2021_HHCOMP_15", rows, dict.fromkeys(codes, "E06000001")
    )
    return made


@pytest.fixture(scope="module")
def asked():
    """Every host that is asked, which must be this machine."""
    hosts = []
    number = QgsNetworkAccessManager.setRequestPreprocessor(lambda request: hosts.append(request.url().host()))
    yield hosts
    QgsNetworkAccessManager.removeRequestPreprocessor(number)
    assert set(hosts) <= {"127.0.0.1"}


@pytest.fixture
def fetch(run, asked, tmp_path):
    """Return what fetches from a replay, areas and census counts unless said otherwise."""

    def fetched(replay, **more):
        given = {
            "AUTHORITY": "Hartlepool", "WHAT": [0, 3], "CATALOGUE": str(replay.catalogue(tmp_path)), "MAX_AGE": 1,
            "CACHE": str(tmp_path / "cache"), "OUTPUT": str(tmp_path / "package.gpkg"),
        }  # fmt: skip
        return run("fetchauthority", **{**given, **more})

    return fetched


def rows_of(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), name
    return records(layer)


@pytest.fixture(scope="module")
def real(shared):
    return answers.real(shared)


def test_medway_is_equal_to_the_files_cell_by_cell(fetch, real, shared, tmp_path):
    page = tmp_path / "sources.html"
    with answers.serving(real):
        answer = fetch(real, AUTHORITY="medway council", WHAT=[0, 1, 3, 5, 6], CENSUS=[0, 1], REPORT=str(page))
        assert (answer["AREAS"], answer["WARD_COUNT"]) == (169, 24)
        path = answer["OUTPUT"]
        with gzip.open(shared / "data/england/census2021_lsoa21_ew.csv.gz", "rt", encoding="utf-8-sig") as stream:
            census = {row["LSOA21CD"]: row for row in csv.DictReader(stream)}
        rows = rows_of(path, "counts_2021")
        assert sum(row["households"] for row in rows) == 111_464
        assert sum(row["alone_all"] for row in rows) == 30_466
        for row in rows:
            known = census[row["code"]]
            assert (row["households"], row["no_car"]) == (
                int(known["households_total"]),
                int(known["no_car_households"]),
            )
        older = rows_of(path, "counts_2011")
        assert len(older) == 163
        assert [sum(row[key] for row in older) for key in ("households", "alone_65p", "alone_u65")] == [
            106_209,
            11_868,
            17_566,
        ]
        assert len(rows_of(path, "areas")) == 169
        assert QgsVectorLayer(f"{path}|layername=areas").crs().authid() == "EPSG:27700"
        assert len({row["ward_code"] for row in rows_of(path, "lookup_wards")}) == 24
        with gzip.open(shared / "data/england/imd2025_england_lsoa21.csv.gz", "rt", encoding="utf-8-sig") as stream:
            indices = {row["lsoa21_code"]: row for row in csv.DictReader(stream)}
        for row in rows_of(path, "deprivation"):
            assert row["health_rank"] == float(indices[row["code"]]["Health_rank"])
            assert row["health_score"] == float(indices[row["code"]]["Health_score"])
        # What is made up is never given for Medway's areas; what is not there is told, and the package is made without it.
        assert "Residents by five-year band (TS007A): the answer is empty" in answer["MISSING"]
        assert "no documented service gives the open classification" in answer["MISSING"]
        assert {origin for _, origin in answers.origins(real)} == {answers.REAL}
        words = page.read_text(encoding="utf-8")
        assert "Open Government Licence" in words
        assert "None of them was tried against the live services" in words
        sources = rows_of(path, "sources")
        assert all(len(row["sha256"]) == 64 and row["bytes"] > 0 for row in sources)

        requests = len(real.asked)
        again = fetch(real, AUTHORITY="E06000035", WHAT=[0, 1, 3, 5, 6], CENSUS=[0, 1], OFFLINE=True)
        assert len(real.asked) == requests, "nothing is asked of the network"
        assert (again["REQUESTS"], again["BYTES"]) == (0, 0)
        assert rows_of(again["OUTPUT"], "counts_2021") == rows


def test_large_answers_come_page_by_page(fetch, tmp_path):
    replay = boxes(250)
    replay.most_features, replay.most_rows = 40, 10_000
    with answers.serving(replay):
        answer = fetch(replay)
    assert answer["AREAS"] == 250
    assert len(rows_of(answer["OUTPUT"], "areas")) == 250
    assert len({row["LSOA21CD"] for row in rows_of(answer["OUTPUT"], "areas")}) == 250
    assert sum("resultOffset=40&" in path for path in replay.asked) == 4, "the lookup and three questions for areas"


@pytest.mark.parametrize(
    ("fault", "where", "words"),
    [
        ("empty", AREAS, "the answer is empty"),
        ("html", AREAS, "a page for people came in place of data"),
        ("error", AREAS, "the service says: 400 Invalid or missing input parameters."),
        ("half", AREAS, "cannot be read"),
        ("short", AREAS, "not complete"),
        ("repeated", AREAS, "areas come twice"),
        ("columns", AREAS, "the columns are not those of this dataset"),
        ("status", AREAS, "the service cannot be reached"),
        ("redirect", AREAS, "sends on to elsewhere.example"),
        ("empty", "NM_2023_1", "the answer is empty"),
        ("html", "NM_2023_1", "a page for people came in place of data"),
        ("short", "NM_2023_1", "not complete"),
        ("half", "NM_2023_1", "cannot be read|not complete"),
        ("columns", "NM_2023_1", "the columns are not those of this dataset"),
    ],
)
def test_a_faulty_answer_is_told_and_the_rest_is_made(fetch, monkeypatch, fault, where, words):
    monkeypatch.setattr(Limits, "pause", 0.0)
    monkeypatch.setattr(Limits.__init__, "__defaults__", (20.0, 2, 0.0))
    replay = boxes(12)
    replay.faults[where] = fault
    with answers.serving(replay):
        answer = fetch(replay)
        assert re.search(words, answer["MISSING"]), answer["MISSING"]
        there = {"areas", "counts_2021"} - ({"areas"} if where == AREAS else {"counts_2021"})
        with sqlite3.connect(answer["OUTPUT"]) as package:
            tables = {name for (name,) in package.execute("SELECT table_name FROM gpkg_contents")}
        assert tables == {*there, "sources"}
        replay.faults.clear()
        whole = fetch(replay)
        assert whole["FROM_CACHE"] > 0, (
            "what was believed before is not asked for again, and the faulty answer was not kept"
        )
        assert "Boundaries" not in whole["MISSING"]
        assert len(rows_of(whole["OUTPUT"], "areas")) == 12


@pytest.mark.parametrize("fault", ["empty", "html", "error", "half", "short", "repeated", "columns"])
def test_without_the_list_of_areas_nothing_is_written(refused, asked, tmp_path, fault):
    replay = boxes(5)
    replay.faults["_EW_LU"] = fault
    old = tmp_path / "package.gpkg"
    old.write_bytes(b"old")
    with answers.serving(replay):
        said = refused(
            "fetchauthority", AUTHORITY="Hartlepool", WHAT=[0], CATALOGUE=str(replay.catalogue(tmp_path)), OUTPUT=str(old),
            CACHE=str(tmp_path / "cache"),
        )  # fmt: skip
    assert ESSENTIAL in said
    assert old.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} <= {"package.gpkg", "catalogue.json", "cache"}


def test_each_service_is_asked_for_its_smallest_answer(run, asked, tmp_path):
    replay = boxes(3)
    replay.layers["Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V3"] = replay.layers.pop(AREAS)
    page = tmp_path / "services.html"
    with answers.serving(replay):
        answer = run(
            "checksources",
            CATALOGUE=str(replay.catalogue(tmp_path)),
            SERVICES="geography; nomis",
            OUTPUT="memory:",
            REPORT=str(page),
        )
    rows = {row["id"]: row for row in records(answer["OUTPUT"])}
    assert answer["CHECKED"] == len(rows) == answer["HOLDS"] + answer["MOVED"] + answer["FAILED"]
    assert rows["ts003"]["state"] == "holds"
    assert rows["areas_2021"]["state"] == "moved"
    assert "put that first in the catalogue (name of 'areas_2021')" in rows["areas_2021"]["said"]
    assert (
        rows["lookup_wards_2021"]["said"]
        == "Has 3 rows, not 35,672: look what changed, then edit rows of 'lookup_wards_2021'."
    )
    assert (rows["wards"]["state"], rows["wards"]["name"]) == ("failed", None)
    assert "Invalid URL" in rows["wards"]["said"]
    assert "Invalid URL" in page.read_text(encoding="utf-8")


def test_services_that_the_catalogue_lacks_are_told(refused, asked):
    assert "has no service 'nomiss'. Its services are: nomis" in refused(
        "checksources", SERVICES="nomiss", OUTPUT="memory:"
    )


def test_an_endless_answer_is_broken_off(asked):
    replay = boxes(1)
    replay.faults["endless"] = "endless"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with answers.serving(replay), pytest.raises(AnswerError) as caught:
        Network(lambda: None).get(f"{replay.address}/endless", "Endless", 20)
    assert caught.value.fault is Fault.SIZE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024, "kilobytes"


def test_a_service_that_hangs_is_left(asked):
    replay = boxes(1)
    replay.faults["hangs"] = "hangs"
    with answers.serving(replay), pytest.raises(AnswerError) as caught:
        Network(lambda: None, limits=Limits(seconds=0.3, tries=2, pause=0.0)).get(f"{replay.address}/hangs", "Hangs", 1)
    assert caught.value.fault is Fault.TIME


@pytest.mark.parametrize("url", ["http://elsewhere.example/x", "file:///etc/passwd", "ftp://elsewhere.example/x", "x"])
def test_only_secure_addresses_are_asked(asked, url):
    before = len(asked)
    with pytest.raises(AnswerError) as caught:
        Network(lambda: None).get(url, "X", 1)
    assert caught.value.fault is Fault.SCHEME
    assert len(asked) == before


def test_a_cancelled_question_ends(asked):
    replay = boxes(1)
    replay.faults["hangs"] = "hangs"

    class Cancelled(Exception):  # noqa: N818
        pass

    def stop():
        raise Cancelled

    with answers.serving(replay), pytest.raises(Cancelled):
        Network(stop).get(f"{replay.address}/hangs", "Hangs", 1)


def test_answers_are_kept_by_age_and_size(tmp_path):
    cache = AnswerCache(tmp_path, days=1, most=1000)
    kept = cache.keep("https://one.example", b"1" * 600)
    found = cache.find("https://one.example")
    assert (found.body, found.sha256, found.kept, kept.kept) == (b"1" * 600, kept.sha256, True, False)
    cache.keep("https://two.example", b"2" * 600)
    assert cache.find("https://one.example") is None, "the oldest goes first"
    assert cache.find("https://two.example") is not None
    old = AnswerCache(tmp_path, days=-1)
    assert old.find("https://two.example") is None
    assert old.find("https://two.example", any_age=True) is not None
    next(tmp_path.glob("*.answer")).write_bytes(b"changed by somebody")
    assert cache.find("https://two.example") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["features", "properties", "count", "error", "geometry", "maxRecordCount", "x"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    body=st.binary(max_size=60)
    | JSON.map(lambda found: json.dumps(found).encode())
    | st.text(max_size=60).map(str.encode)
)
def test_whatever_comes_is_an_answer_or_a_fault_with_a_name(body):
    from medway_isolation_plugin.core.catalogue import answers as checked
    from medway_isolation_plugin.core.catalogue.document import read_catalogue

    global _CATALOGUE  # noqa: PLW0603
    _CATALOGUE = _CATALOGUE or read_catalogue(ROOT / "resources" / "catalogue.json")
    dataset = _CATALOGUE.datasets[0]
    for read in (
        lambda: checked.page(body, dataset), lambda: checked.page_size(body, dataset), lambda: checked.rows_of_page(body, dataset),
        lambda: checked.rows_of_file(body, dataset), lambda: checked.counted_features(body, "X"),
    ):  # fmt: skip
        try:
            read()
        except AnswerError as error:
            assert error.fault in Fault
            assert str(error)


_CATALOGUE = None
