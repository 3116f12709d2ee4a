"""Every fault that an answer may have is told by its name and in a sentence, and leaves nothing half written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from medway_isolation_plugin.core.catalogue.answers import check_listed
from medway_isolation_plugin.core.catalogue.document import read_catalogue
from medway_isolation_plugin.core.catalogue.faults import AnswerError, Fault
from medway_isolation_plugin.layers.answer_cache import AnswerCache
from medway_isolation_plugin.layers.fetching import Fetcher
from medway_isolation_plugin.layers.network import Limits, Network
from medway_isolation_plugin.processing import catalogue_algorithm
from tests.conftest import ROOT
from tests.processing.layers import records
from tests.processing.services import AREAS, EXACT, HOUSEHOLDS, LOOKUP, answers, boxes, layers_in, rows_of

ESSENTIAL = "LSOA 2021 to ward"
QUERY = f"{AREAS}/FeatureServer/0/query"
FILE = "File_7_IoD2025"
# A fault, where it is, the layers that are made without it, its name, and what is said.
CASES = [
    ("empty", AREAS, "empty", "the answer is empty"),
    ("html", AREAS, "html", "a page for people came in place of data"),
    ("error", AREAS, "error", "the service says: 400 Invalid or missing input parameters."),
    ("half", AREAS, "garbled", "cannot be read"),
    ("cut", AREAS, "status", "cannot be reached"),
    ("short", AREAS, "short", "not complete"),
    ("count", AREAS, "short", "not complete (12 of 13 rows)"),
    ("millions", AREAS, "garbled", "it holds no number"),
    ("more", QUERY, "short", "more are to come than it counts"),
    ("more_inside", QUERY, "short", "more are to come than it counts"),
    ("repeated", AREAS, "repeated", "areas come twice: E01099000"),
    ("columns", AREAS, "columns", "the columns are not those of this dataset (LSOA21CD is missing)"),
    ("fields", AREAS, "columns", "LSOA21CD is missing"),
    ("vintage", AREAS, "repeated|authority|others|vintage", "areas"),
    ("gone", AREAS, "vintage", "areas of another vintage came: E01000004"),
    ("authority", AREAS, "authority", "areas of another authority came: E01098000"),
    ("shapeless", AREAS, "garbled", "shapes are missing"),
    ("degrees", AREAS, "garbled", "not on the national grid"),
    ("status", AREAS, "status", "cannot be reached"),
    ("busy", AREAS, "status", "429"),
    ("redirect", AREAS, "redirect", "sends on to elsewhere.example, which the catalogue does not allow"),
    ("unsafe", AREAS, "scheme", "is not a secure address (https)"),
    ("circle", AREAS, "redirect", "sends on to"),
    ("empty", HOUSEHOLDS, "empty", "the answer is empty"),
    ("html", HOUSEHOLDS, "html", "a page for people came in place of data"),
    ("error", HOUSEHOLDS, "columns|garbled|short", "Household composition (TS003)"),
    ("short", HOUSEHOLDS, "short", "not complete (23 of 24 rows)"),
    ("absent", HOUSEHOLDS, "absent", "areas are missing: E01099006"),
    ("half", HOUSEHOLDS, "garbled|short", "Household composition (TS003)"),
    ("columns", HOUSEHOLDS, "columns", "OBS_VALUE is missing"),
    ("repeated", HOUSEHOLDS, "repeated", "areas come twice"),
    ("vintage", HOUSEHOLDS, "authority", "E01035000"),
    ("authority", HOUSEHOLDS, "authority", "areas of another authority came: E01098000"),
    ("values", EXACT, "values", "CHGIND holds none of U, S, M, X"),
    ("repeated", EXACT, "repeated", "areas come twice: E01099000"),
    ("parent", EXACT, "authority", "areas of another authority came: E06000002"),
    ("html", FILE, "html", "a page for people"),
    ("empty", FILE, "empty", "the answer is empty"),
    ("short", FILE, "rows", "the file has 11 rows, not 12"),
    ("columns", FILE, "columns", "LSOA code (2021) is missing"),
    ("half", FILE, "rows|short", "File 7"),
    ("repeated", FILE, "repeated", "areas come twice: E01099000"),
    ("authority", FILE, "absent", "areas are missing: E01099000"),
    ("gone", FILE, "vintage", "areas of another vintage came: E01000004"),
    ("others", FILE, "absent", "areas are missing: E01099011."),
    ("archive_outside", FILE, "archive", "holds a file outside of itself (../../outside.csv)"),
    ("archive_two", FILE, "archive", "holds no table, or several"),
    ("archive_half", FILE, "archive", "It is damaged"),
    ("archive_bomb", FILE, "archive", "is larger than"),
]
LAYERS = {AREAS: "areas", QUERY: "areas", HOUSEHOLDS: "counts_2021", EXACT: "lookup_lsoa", FILE: "deprivation"}


def whole() -> answers.Replay:
    """Return a made-up authority with all that the cases are about."""
    replay = boxes(12)
    rows = [f"E01099{number:03},E06000001,{number + 1},{number % 10 + 1}" for number in range(12)]
    heads = "LSOA code (2021),Local Authority District code (2024),Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"
    decile = "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"
    name = "media/691ded56d140bbbaa59a2a7d/File_7_IoD2025_All_Ranks_Scores_Deciles_Population_Denominators.csv"
    replay.files[name] = (answers.MADE_UP, "\r\n".join([f"{heads},{decile}", *rows]).encode())
    replay.rows["iod2025"] = 12
    return replay


@pytest.mark.parametrize(("fault", "where", "name", "words"), CASES)
def test_a_faulty_answer_is_told_and_the_rest_is_made(fetch, quick, tmp_path, fault, where, name, words):
    replay = whole()
    replay.faults[where] = fault
    what = [0, 5, 6] if where in (EXACT, FILE) else [0, 3, 5, 6]  # the other tables of the census are not there
    with answers.serving(replay):
        answer = fetch(replay, WHAT=what)
        assert words in answer["MISSING"], answer["MISSING"]
        assert answer["FAULT"] in name.split("|")
        every = {"areas", "deprivation", "lookup_lsoa", "lookup_wards", "sources"} | (
            {"counts_2021"} if 3 in what else set()
        )
        assert layers_in(answer["OUTPUT"]) == every - {LAYERS[where]}
        assert {path.name for path in tmp_path.iterdir()} == {"package.gpkg", "catalogue.json", "cache"}
        replay.faults.clear()
        again = fetch(replay, WHAT=what)
        assert again["FROM_CACHE"] > 0, "what was believed is not asked for again, and the faulty answer was not kept"
        assert layers_in(again["OUTPUT"]) == every
        assert len(rows_of(again["OUTPUT"], "areas")) == 12


@pytest.mark.parametrize(
    "fault", ["empty", "html", "error", "half", "short", "repeated", "columns", "gone", "parent", "status"]
)
def test_without_the_list_of_areas_nothing_is_written(refused, quick, tmp_path, fault):
    replay = boxes(5)
    replay.faults["LSOA21_WD"] = fault
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


def test_every_fault_has_a_name_and_a_sentence():
    told = {fault: str(AnswerError(fault, "Title", "detail")) for fault in Fault}
    assert len({fault.value for fault in Fault}) == len(Fault)
    assert all(said.startswith("Title: ") and said.endswith((".", "detail")) for said in told.values())
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert [fault.value for fault in Fault if f"`{fault.value}`" not in page] == []


def test_an_archive_with_one_table_is_read(fetch):
    replay = whole()
    replay.faults[FILE] = "archive"
    with answers.serving(replay):
        answer = fetch(replay, WHAT=[5])
    assert len(rows_of(answer["OUTPUT"], "deprivation")) == 12


def test_a_file_without_the_column_of_areas_is_not_believed():
    """As where somebody's own catalogue calls it otherwise."""
    dataset = next(one for one in read_catalogue(ROOT / "resources" / "catalogue.json").datasets if one.id == "iod2025")
    with pytest.raises(AnswerError, match="LSOA is missing") as caught:
        check_listed([["LSOA code (2021)"], ["E01000001"]], ["E01000001"], replace(dataset, code="LSOA"))
    assert caught.value.fault is Fault.COLUMNS


def test_best_fit_is_told_from_exact_fit(fetch):
    """The best-fit lookup under the exact one's name has no CHGIND; the exact one in place of a ward lookup has."""
    replay = whole()
    for row in replay.layers[EXACT].attributes:
        del row["CHGIND"]
    with answers.serving(replay):
        assert (
            "exact fit: the columns are not those of this dataset (CHGIND is missing)"
            in fetch(replay, WHAT=[6])["MISSING"]
        )
    other = whole()
    for row in other.layers[LOOKUP].attributes:
        row["CHGIND"] = "U"
    with answers.serving(other), pytest.raises(Exception, match="CHGIND is there"):
        fetch(other, WHAT=[6])


@pytest.mark.parametrize(
    ("table", "label"), [("NM_605_1", "Age 65 to 74"), ("NM_145_1", "One person household: Total")]
)
def test_tables_of_2011_are_told_by_their_labels(fetch, table, label):
    """All key statistics of 2011 have the same columns."""
    replay = boxes(4)
    older = [{"LSOA11CD": row["LSOA21CD"], "LSOA11NM": "", "WD20CD": "", "WD20NM": "", "LAD20CD": "E06000001", "LAD20NM": ""}
             for row in replay.layers[LOOKUP].attributes]  # fmt: skip
    replay.layers["LSOA11_WD20_LAD20_EW_LU_v2"] = answers.Layer(answers.MADE_UP, older, [None] * 4)
    rows = [(row["LSOA11CD"], "", label, "10") for row in older]
    replay.tables[table] = answers.CensusTable(answers.MADE_UP, "CELL", rows, {})
    with answers.serving(replay):
        answer = fetch(replay, CENSUS=[0], VINTAGE=0)
    assert "what is in it is not of this dataset (CELL_NAME holds none of" in answer["MISSING"]


@pytest.mark.parametrize("cell", ["1e308", "1" + "0" * 40, "-5", "nan", "inf", "a few", "0x10"])
def test_values_that_are_no_counts_are_not_believed(fetch, cell):
    replay = boxes(3)
    rows = replay.tables[HOUSEHOLDS].rows
    rows[0] = (*rows[0][:3], cell)
    with answers.serving(replay):
        answer = fetch(replay)
    assert f"the answer cannot be read ('{cell[:40]}' is no count)" in answer["MISSING"]
    assert layers_in(answer["OUTPUT"]) == {"areas", "sources"}


@pytest.mark.parametrize(
    "shape",
    [
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Polygon", "coordinates": [[[1, None], [2, 3], [4, 5], [1, None]]]},
        {"type": "Polygon", "coordinates": {"x": 1}},
        {"type": 7, "coordinates": [1, 2]},
        {"type": "MultiPolygon", "coordinates": [[[1, 2]]]},
        {"type": "GeometryCollection", "geometries": 3},
        [1, 2],
    ],
)
def test_shapes_that_are_none_are_not_believed(fetch, shape):
    replay = boxes(3)
    layer = replay.layers[AREAS]
    replay.layers[AREAS] = answers.Layer(layer.origin, layer.attributes, [shape, *layer.shapes[1:]], "27700")
    with answers.serving(replay):
        answer = fetch(replay, WHAT=[0])
    assert "shapes are missing, or not on the national grid" in answer["MISSING"] or "kinds" in answer["MISSING"]


# Retries, redirects, limits


def test_a_busy_service_is_asked_again_after_a_pause_that_doubles(monkeypatch):
    replay, slept = boxes(1), []
    replay.faults["busy"], replay.fails["busy"] = "status", 2
    monkeypatch.setattr(Network, "_wait", lambda self, seconds: slept.append(seconds))
    network = Network(lambda: None, Limits(seconds=20, tries=3, pause=2.0))
    with answers.serving(replay):
        body = network.get(f"{replay.address}/geography/busy/FeatureServer/0", "Busy", 1)
        assert b"Invalid URL" in body
        assert (slept, network.requests) == ([2.0, 4.0], 3)
        replay.fails["busy"] = 3
        with pytest.raises(AnswerError, match="cannot be reached"):
            network.get(f"{replay.address}/geography/busy/FeatureServer/0", "Busy", 1)


def test_what_is_not_worth_another_try_is_asked_once():
    replay = boxes(1)
    network = Network(lambda: None, Limits(seconds=20, tries=3, pause=0.0))
    with answers.serving(replay), pytest.raises(AnswerError, match="cannot be reached"):
        network.get(f"{replay.address}/gov_uk/none.csv", "None", 1)
    assert network.requests == 1


def test_redirects_go_where_the_catalogue_allows(fetch):
    replay = boxes(3)
    replay.faults[f"{AREAS}/FeatureServer/0"] = "moved"
    with answers.serving(replay):
        answer = fetch(replay, WHAT=[0])
        assert "sends on to localhost, which the catalogue does not allow" in answer["MISSING"]
        assert not any("/moved" in path for path in replay.asked)
        replay.hosts = ["localhost"]
        answer = fetch(replay, WHAT=[0])
        assert any("/moved" in path for path in replay.asked), "it was followed"


def test_an_endless_answer_is_broken_off_in_little_memory():
    replay = boxes(1)
    replay.faults["endless"] = "endless"
    Path("/proc/self/clear_refs").write_text("5")  # the highest use is measured from here
    before = highest()
    network = Network(lambda: None)
    with answers.serving(replay), pytest.raises(AnswerError) as caught:
        network.get(f"{replay.address}/endless", "Endless", 20)
    assert caught.value.fault is Fault.SIZE
    assert 20 * 1024**2 < network.bytes < 25 * 1024**2
    assert highest() - before < 100 * 1024


def highest() -> int:
    """The largest use of memory since the mark, in kilobytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


@pytest.mark.parametrize("fault", ["hangs", "slow"])
def test_a_service_that_hangs_or_drips_is_left(fault):
    replay = boxes(1)
    replay.faults[fault] = fault
    network = Network(lambda: None, Limits(seconds=0.3, tries=2, pause=0.0))
    with answers.serving(replay), pytest.raises(AnswerError) as caught:
        network.get(f"{replay.address}/{fault}", "Hangs", 1)
    assert caught.value.fault is Fault.TIME
    assert network.requests == 2


def test_all_questions_of_a_dataset_together_have_a_limit(tmp_path):
    """A service that counts millions and gives one at a time does not hold the work up for ever."""
    replay = boxes(60)
    replay.most_features = 1
    dataset = next(one for one in read_catalogue(served(replay, tmp_path)).datasets if one.id == "areas_2021")
    network = Network(lambda: None, Limits(whole=0.0))
    with pytest.raises(AnswerError) as caught:
        Fetcher(network, AnswerCache(tmp_path, 0)).features(dataset, ["1=1"], False)
    assert caught.value.fault is Fault.TIME
    assert network.requests == 0


def served(replay, folder):
    replay.address = "http://127.0.0.1:9"
    return replay.catalogue(folder)


@pytest.mark.parametrize(
    "url", ["http://elsewhere.example/x", "file:///etc/passwd", "ftp://elsewhere.example/x", "x", ""]
)
def test_only_secure_addresses_are_asked(url):
    network = Network(lambda: None)
    with pytest.raises(AnswerError) as caught:
        network.get(url, "X", 1)
    assert caught.value.fault is Fault.SCHEME
    assert network.requests == 0


def test_a_cancelled_question_ends():
    replay = boxes(1)
    replay.faults["hangs"] = "hangs"

    class Cancelled(Exception):  # noqa: N818
        pass

    def stop():
        raise Cancelled

    with answers.serving(replay), pytest.raises(Cancelled):
        Network(stop).get(f"{replay.address}/hangs", "Hangs", 1)


def test_what_fails_while_an_answer_comes_is_an_error_and_not_the_end_of_the_program():
    """An error in a slot of Python's is the end: Qt lets it through to nobody."""
    replay = boxes(1)
    replay.faults["endless"] = "endless"

    def heard(title: str, there: int, whole: int) -> None:
        raise ArithmeticError(title)

    with answers.serving(replay), pytest.raises(ArithmeticError, match="Endless"):
        Network(lambda: None, heard=heard).get(f"{replay.address}/endless", "Endless", 20)


# What holds of the catalogue


def test_each_service_is_asked_for_its_smallest_answer(run, tmp_path):
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


def test_the_real_answers_hold(run, shared, tmp_path):
    """Whatever is real and whole among the reference data is as the catalogue says."""
    replay = answers.real(shared)
    with answers.serving(replay):
        answer = run("checksources", CATALOGUE=str(replay.catalogue(tmp_path)), OUTPUT="memory:")
    rows = {row["id"]: row["state"] for row in records(answer["OUTPUT"])}
    there = {name for name, state in rows.items() if state == "holds"}
    assert there >= {"lookup_wards_2021_2024", "lookup_wards_2011", "lookup_exact", "lookup_2001", "areas_2021", "areas_2011", "wards",
                     "ts003", "ts007a", "ts045", "ts037", "ks105ew", "ks102ew", "ks404ew", "mid_year_2011", "iod2010", "iod2015",
                     "iod2019", "iod2025"}  # fmt: skip
    assert {name for name, state in rows.items() if state == "failed"} == {
        "lookup_wards_2021", "centroids_2021", "centroids_2011", "ts011", "mid_year"
    }  # fmt: skip


def test_services_that_the_catalogue_lacks_are_told(refused):
    assert "has no service 'nomiss'. Its services are: nomis" in refused(
        "checksources", SERVICES="nomiss", OUTPUT="memory:"
    )


def test_a_users_own_catalogue_goes_before_the_plugins(run, monkeypatch, tmp_path):
    own = tmp_path / "medway_isolation" / "catalogue.json"
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: str(tmp_path)))
    assert catalogue_algorithm.catalogue_file() == ROOT / "resources" / "catalogue.json"
    replay = boxes(2)
    with answers.serving(replay):
        own.parent.mkdir()
        replay.catalogue(own.parent)
        assert catalogue_algorithm.catalogue_file() == own
        answer = run(
            "fetchauthority",
            AUTHORITY="Hartlepool",
            WHAT=[0],
            OUTPUT=str(tmp_path / "mine.gpkg"),
            CACHE=str(tmp_path / "c"),
        )
    assert answer["AREAS"] == 2
    own.write_text("{}")
    with pytest.raises(Exception, match=r"catalogue\.json"):
        run("fetchauthority", AUTHORITY="Hartlepool", OUTPUT=str(tmp_path / "mine.gpkg"))
