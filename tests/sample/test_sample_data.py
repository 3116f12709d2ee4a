"""The sample data: made again identically, tiling without gaps, calibrated, and never to be taken for real."""

from __future__ import annotations

import csv
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsGeometry, QgsVectorLayer

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "sample_data"
LAYERS = ("areas", "wards", "services", "census", "households_by_type", "types", "health", "panel")
# What the sample is calibrated to: Medway, Census 2011.
AIMS = {"households": 106209, "alone_65p": 11868, "alone_u65": 17566, "residents": 263925, "residents_65p": 37005}


def layer(name: str, folder: Path = FOLDER) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{folder / 'sample.gpkg'}|layername={name}", name, "ogr")
    assert made.isValid(), name
    return made


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    made = layer(name, folder)
    names = made.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in made.getFeatures()]


def contents(name: str, folder: Path) -> list[tuple[Any, ...]]:
    made = layer(name, folder)
    return [
        (
            *(str(value) for value in feature.attributes()),
            bytes(feature.geometry().asWkb()) if feature.hasGeometry() else b"",
        )
        for feature in made.getFeatures()
    ]


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    subprocess.run(
        [sys.executable, str(FOLDER / "make_sample.py"), "--out", str(folder)], check=True, capture_output=True
    )
    return folder


def test_csv_files_are_made_again_to_the_letter(again):
    committed = sorted(path.name for path in FOLDER.glob("*.csv"))
    assert committed == sorted(path.name for path in again.glob("*.csv"))
    for name in committed:
        assert (again / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_the_geopackage_is_made_again_with_the_same_contents(qgis_app, again):
    for name in LAYERS:
        assert contents(name, again) == contents(name, FOLDER), name


def test_163_areas_tile_22_wards_without_gaps(qgis_app):
    areas = list(layer("areas").getFeatures())
    wards = {feature["code"]: feature.geometry() for feature in layer("wards").getFeatures()}
    assert (len(areas), len(wards)) == (163, 22)
    assert layer("areas").crs().authid() == "EPSG:27700"
    shapes = [feature.geometry() for feature in areas]
    assert all(shape.isGeosValid() for shape in [*shapes, *wards.values()])
    whole = QgsGeometry.unaryUnion(shapes)
    assert sum(shape.area() for shape in shapes) == pytest.approx(whole.area(), rel=1e-9)
    assert sum(shape.area() for shape in wards.values()) == pytest.approx(whole.area(), rel=1e-9)
    assert sum(part.numInteriorRings() for part in whole.constGet()) == 0 if whole.isMultipart() else True
    for code, outline in wards.items():
        parts = [feature.geometry() for feature in areas if feature["ward_code"] == code]
        assert 5 <= len(parts) <= 10
        assert QgsGeometry.unaryUnion(parts).symDifference(outline).area() == pytest.approx(0, abs=1e-3)


def test_nothing_can_be_taken_for_a_real_place(qgis_app):
    for name in ("areas", "wards"):
        for row in rows(name):
            assert not re.fullmatch(r"[A-Z]\d{8}", row["code"])
            assert row["code"].startswith("SAMPLE-")
            assert "Sample" in row["name"]
    assert all("Sample" in row["name"] for row in [*rows("services"), *rows("types")])


def test_calibration(qgis_app):
    census = rows("census")
    for name, aim in AIMS.items():
        total = sum(row[name] for row in census)
        assert total == pytest.approx(aim, rel=0.01), name
        assert total != aim, f"{name} should not be mistaken for the real figure"


def test_parts_are_not_larger_than_their_wholes(qgis_app):
    for row in rows("census"):
        assert row["alone_65p"] <= row["residents_65p_hh"] <= row["residents_65p"]
        assert 0 < row["deprived_2plus"] < row["households"]
        assert row["alone_u65"] <= row["residents_u65"]
        assert row["alone_65p"] + row["alone_u65"] == row["one_person_households"] <= row["households"]
        assert row["residents_65p"] + row["residents_u65"] == row["residents"]
        assert 1000 <= row["residents"] <= 3000
        assert 400 <= row["households"] <= 1200


def test_types_and_households(qgis_app):
    types = rows("types")
    assert len(types) == 69
    assert (types[0]["type"], types[-1]["type"]) == ("A01", "O69")
    assert len({row["type"][0] for row in types}) == 15
    assert [int(row["type"][1:]) for row in types] == list(range(1, 70))
    for row in types:
        assert row["share_u65"] + row["share_65p"] == pytest.approx(1)
        assert all(0 <= value <= 1 for value in row.values() if isinstance(value, float))
    totals: dict[str, int] = {}
    for row in rows("households_by_type"):
        totals[row["code"]] = totals.get(row["code"], 0) + row["households"]
        assert row["households"] > 0
    assert totals == {row["code"]: row["households"] for row in rows("census")}


def test_ranks_scores_and_deciles(qgis_app):
    health = sorted(rows("health"), key=lambda row: row["health_rank"])
    ranks = [row["health_rank"] for row in health]
    assert len(set(ranks)) == 163
    assert 1 <= ranks[0] < ranks[-1] <= 32844
    scores = [row["health_score"] for row in health]
    assert scores == sorted(scores, reverse=True)
    with (FOLDER / "iod2019_file7_sample.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    rank = "Health Deprivation and Disability Rank (where 1 is most deprived)"
    decile = "Health Deprivation and Disability Decile (where 1 is most deprived 10% of LSOAs)"
    assert {row["LSOA code (2011)"]: int(row[rank]) for row in published} == {
        row["code"]: row["health_rank"] for row in health
    }
    assert all(int(row[decile]) == math.ceil(10 * int(row[rank]) / 32844) for row in published)
    assert len(published[0]) == 57


def test_services_lie_on_land(qgis_app):
    land = QgsGeometry.unaryUnion([feature.geometry() for feature in layer("wards").getFeatures()])
    services = list(layer("services").getFeatures())
    assert {feature["kind"] for feature in services} == {
        "befriending",
        "navigator",
        "supportive group",
        "mentoring",
        "library",
    }
    assert all(land.contains(feature.geometry()) for feature in services)


def test_official_shapes():
    with (FOLDER / "census_2011_ks105ew_sample.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header[:3] == ["date", "geography", "geography code"]
    assert "Household Composition: One person household: Aged 65 and over; measures: Value" in header
    assert (FOLDER / "ward_lookup_sample.csv").read_bytes().startswith(b"\xef\xbb\xbfLSOA11CD,LSOA11NM,WD25CD,WD25NM")


def test_size():
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < 5_000_000
