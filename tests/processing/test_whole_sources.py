"""What cannot be read to its end is refused, and what is sound is not."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsFeatureIterator,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.layers import features
from tests.damage import damaged, said_to_hold, saved
from tests.processing.layers import layer

ROWS = 800
TYPES = {"type": ["A", "B"], "v": [0.5, 0.25]}
VARIABLES = ["one_person", "widowed", "no_engl", "no_car", "carer", "bad_health", "limited"]


def everything(rows: int = ROWS) -> QgsVectorLayer:
    """A layer that any algorithm could take, long enough that its table fills many pages."""
    numbers = range(rows)
    columns: dict[str, list[Any]] = {
        "code": [f"A{number:05}" for number in numbers],
        "hh": [700] * rows,
        "other": [120] * rows,
        "old": [60 + number % 9 for number in numbers],
        "young_res": [1200] * rows,
        "old_res": [200] * rows,
        "score": [number / 7 for number in numbers],
        "la_65p": [number / 3 for number in numbers],
        "la_65p_q": [1 + number % 5 for number in numbers],
        "dep_q": [1 + number % 5 for number in numbers],
        "prio": [number % 2 for number in numbers],
        "type": [f"T{number}" for number in numbers],
        "ward": [f"W{number % 4}" for number in numbers],
        "new": [f"A{number:05}" for number in numbers],
        "panel": [1 + number % 5 for number in numbers],
        "words": ["x" * 200] * rows,
    }
    columns |= {name: [0.25] * rows for name in VARIABLES}
    return layer(columns)


@pytest.fixture(scope="module")
def whole(qgis_app) -> QgsVectorLayer:
    return everything()


@pytest.fixture(scope="module")
def sound(whole, tmp_path_factory) -> Path:
    return saved(whole, tmp_path_factory.mktemp("sound") / "sound.gpkg")


@pytest.fixture(scope="module")
def broken(sound, tmp_path_factory) -> tuple[Path, int]:
    path = Path(shutil.copy(sound, tmp_path_factory.mktemp("broken") / "sound.gpkg"))
    return path, damaged(path)


COUNTS = {"ALONE_U65": "other", "ALONE_65P": "old", "RESIDENTS_U65": "young_res", "RESIDENTS_65P": "old_res"}
AREAS = {"CODE_FIELD": "code"}
INDICATORS = {**AREAS, "FIELDS": ["score", "old"]}
MAPS = {**AREAS, "WARD_FIELD": "ward", "FORMATS": [1], "DPI": 50}
SEGMENTS = {
    **AREAS,
    "HH_CODE_FIELD": "code",
    "HH_TYPE_FIELD": "type",
    "HH_COUNT_FIELD": "hh",
    "TYPE_FIELD": "type",
    "PROFILE": "open_census_2021",
}
DEPRIVATION = {
    **AREAS, "TABLE_CODE_FIELD": "code", "SCORE_FIELD": "score", "LOOKUP_OLD_FIELD": "code", "LOOKUP_NEW_FIELD": "new",
}  # fmt: skip
WARDS = {**AREAS, "FLAG_FIELD": "prio", "WARD_FIELD": "ward"}
# Every parameter that takes a layer: what else the algorithm is given, and the layers beside the broken one.
PLACES: dict[tuple[str, str], tuple[dict[str, Any], tuple[str, ...]]] = {
    ("livingalone", "INPUT"): ({**AREAS, **COUNTS}, ()),
    ("livingalone", "TABLE"): ({**AREAS, **COUNTS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("segmentation", "INPUT"): (SEGMENTS, ("HOUSEHOLDS_TABLE", "TYPES_TABLE")),
    ("segmentation", "HOUSEHOLDS_TABLE"): (SEGMENTS, ("INPUT", "TYPES_TABLE")),
    ("segmentation", "TYPES_TABLE"): (SEGMENTS, ("INPUT", "HOUSEHOLDS_TABLE")),
    ("imdquintiles", "INPUT"): (DEPRIVATION, ("TABLE",)),
    ("imdquintiles", "TABLE"): (DEPRIVATION, ("INPUT",)),
    ("imdquintiles", "LOOKUP"): (DEPRIVATION, ("INPUT", "TABLE")),
    ("flagpriority", "INPUT"): ({**AREAS, "CRITERIA": ["dep_q", "=", "1"]}, ()),
    ("wardsummary", "INPUT"): (WARDS, ("WARDS",)),
    ("wardsummary", "WARDS"): (WARDS, ("INPUT",)),
    ("wardsummary", "LOOKUP"): ({**WARDS, "LOOKUP_CODE_FIELD": "code", "LOOKUP_WARD_FIELD": "ward"}, ("INPUT",)),
    ("exportmaps", "INPUT"): (MAPS, ("WARDS",)),
    ("exportmaps", "WARDS"): (MAPS, ("INPUT",)),
    ("exportatlas", "INPUT"): (MAPS, ("WARDS",)),
    ("exportatlas", "WARDS"): (MAPS, ("INPUT",)),
    ("compositeindex", "INPUT"): (INDICATORS, ()),
    ("compositeindex", "TABLE"): ({**INDICATORS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("indicatoraudit", "INPUT"): (INDICATORS, ()),
    ("indicatoraudit", "TABLE"): ({**INDICATORS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("weightrobustness", "INPUT"): (INDICATORS, ()),
    ("weightrobustness", "TABLE"): ({**INDICATORS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("explainarea", "INPUT"): ({**INDICATORS, "AREA": "A00001"}, ()),
    ("explainarea", "TABLE"): ({**INDICATORS, "AREA": "A00001", "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("compareindices", "INPUT"): ({**AREAS, "FIRST_FIELD": "score", "SECOND_FIELD": "old"}, ()),
    ("panelweights", "INPUT"): ({"FIELDS": ["panel"], "TITLE": "T"}, ()),
    ("propensities", "INPUT"): (
        {"TYPE_FIELD": "type", "HOUSEHOLDS_FIELD": "hh", "VARIABLES": ["x", "other", "hh"]}, (),
    ),
    ("exporttable", "INPUT"): ({}, ()),
}  # fmt: skip


def outputs(name: str, folder: Path) -> dict[str, str]:
    """Where everything goes that an algorithm must be told."""
    special = {
        "exportmaps": {"FOLDER": folder},
        "exportatlas": {"FOLDER": folder},
        "panelweights": {"OUTPUT": folder / "out.json"},
        "explainarea": {"REPORT": folder / "out.html"},
    }
    return {key: str(value) for key, value in special.get(name, {"OUTPUT": folder / "out.gpkg"}).items()}


def rows_read(said: str) -> int:
    """Return how many rows a message says that were read, of all."""
    found = re.search(rf"read up to a fault: (\d+) of {ROWS} rows", said)
    assert found, said
    return int(found[1])


def test_no_parameter_that_takes_a_layer_is_forgotten(provider):
    kinds = (QgsProcessingParameterFeatureSource, QgsProcessingParameterVectorLayer)
    there = {
        (algorithm.name(), definition.name())
        for algorithm in provider.algorithms()
        for definition in algorithm.parameterDefinitions()
        if isinstance(definition, kinds)
    }
    # The model runs the others; a recipe is read from the metadata alone.
    assert {place for place in there if place[0] not in ("medway_workflow", "recipefromlayer")} == set(PLACES)


@pytest.mark.parametrize(("name", "parameter"), PLACES)
def test_no_algorithm_takes_a_part_of_a_damaged_geopackage_for_all(refused, whole, broken, tmp_path, name, parameter):
    given, beside = PLACES[name, parameter]
    path, left = broken
    sources: dict[str, Any] = {**dict.fromkeys(beside, whole), parameter: str(path)}
    said = refused(name, **given, **sources, **outputs(name, tmp_path))
    assert "could not be read whole" in said
    assert abs(rows_read(said) - left) <= 1
    assert "earlier copy" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "parameter"), PLACES)
@pytest.mark.parametrize("cached", [ROWS + 100, ROWS - 100])
def test_a_wrong_cached_count_is_no_damage(run, whole, sound, tmp_path, name, parameter, cached):
    """GeoPackage keeps the number of rows; tools that do not know of it leave it wrong, and the file is sound."""
    given, beside = PLACES[name, parameter]
    path = Path(shutil.copy(sound, tmp_path / "sound.gpkg"))
    said_to_hold(path, cached)
    assert QgsVectorLayer(str(path), "", "ogr").featureCount() == cached
    (tmp_path / "out").mkdir()
    sources: dict[str, Any] = {**dict.fromkeys(beside, whole), parameter: str(path)}
    answer = run(name, **given, **sources, **outputs(name, tmp_path / "out"))
    assert list((tmp_path / "out").iterdir())
    for count in ("AREAS", "ROWS", "MEMBERS"):
        assert answer.get(count, ROWS) == ROWS


# Parts of layers, edits and joins


@pytest.fixture
def opened(broken, sound, tmp_path):
    """Return a function that adds a damaged, a sound, or a sound layer with a wrong cached count to the project."""
    made: list[str] = []

    def add(kind: str) -> QgsVectorLayer:
        path = broken[0] if kind == "damaged" else Path(shutil.copy(sound, tmp_path / "sound.gpkg"))
        if kind == "miscounted":
            said_to_hold(path, ROWS + 100)
        found = QgsVectorLayer(str(path), kind, "ogr")
        QgsProject.instance().addMapLayer(found)
        made.append(found.id())
        return found

    yield add
    QgsProject.instance().removeMapLayers(made)


@pytest.fixture
def exported(run, tmp_path):
    """Return a function that exports a source as a table and gives its codes."""

    def codes(source: Any) -> list[str]:
        path = tmp_path / "table.csv"
        run("exporttable", INPUT=source, FIELDS=["code"], HEADINGS=False, OUTPUT=str(path))
        return path.read_text(encoding="utf-8").split()[1:]

    return codes


@pytest.mark.parametrize("kind", ["sound", "miscounted"])
def test_parts_of_a_sound_layer(opened, exported, kind):
    areas = opened(kind)
    assert len(exported(areas.id())) == ROWS
    areas.setSubsetString("\"code\" < 'A00007'")
    assert len(exported(areas.id())) == 7
    areas.setSubsetString("")
    areas.selectByIds([1, 5, 9])
    chosen = QgsProcessingFeatureSourceDefinition(areas.id(), selectedFeaturesOnly=True)
    assert exported(chosen) == ["A00000", "A00004", "A00008"]
    filtered = QgsProcessingFeatureSourceDefinition(areas.id())
    filtered.filterExpression = "\"code\" < 'A00003'"
    assert exported(filtered) == ["A00000", "A00001", "A00002"]
    limited = QgsProcessingFeatureSourceDefinition(areas.id(), featureLimit=4)
    assert len(exported(limited)) == 4


@pytest.mark.parametrize("kind", ["sound", "miscounted"])
def test_a_selection_of_which_some_is_gone(opened, exported, kind):
    """QGIS still counts it; what is left is read, and the file is sound."""
    areas = opened(kind)
    areas.selectByIds([1, 5, 999_999])
    assert areas.selectedFeatureCount() == 3
    chosen = QgsProcessingFeatureSourceDefinition(areas.id(), selectedFeaturesOnly=True)
    assert exported(chosen) == ["A00000", "A00004"]


def test_parts_of_a_damaged_layer(opened, refused, tmp_path):
    areas = opened("damaged")
    where = str(tmp_path / "table.csv")
    assert "could not be read whole" in refused("exporttable", INPUT=areas.id(), OUTPUT=where)
    areas.selectByIds(list(range(1, ROWS + 1)))
    chosen = QgsProcessingFeatureSourceDefinition(areas.id(), selectedFeaturesOnly=True)
    assert "could not be read whole" in refused("exporttable", INPUT=chosen, OUTPUT=where)
    filtered = QgsProcessingFeatureSourceDefinition(areas.id())
    filtered.filterExpression = "\"code\" > 'A'"
    assert "could not be read whole" in refused("exporttable", INPUT=filtered, OUTPUT=where)
    areas.setSubsetString('"hh" = 700')
    assert "could not be read whole" in refused("exporttable", INPUT=areas.id(), OUTPUT=where)
    assert not Path(where).exists()


@pytest.mark.parametrize("kind", ["sound", "miscounted"])
def test_edits_that_are_not_saved(opened, exported, kind):
    areas = opened(kind)
    areas.startEditing()
    new = next(areas.getFeatures())
    new.setId(-1)
    new.setAttribute("fid", None)
    assert areas.deleteFeatures([7, 8, 9])
    assert areas.addFeature(new)
    assert len(exported(areas.id())) == ROWS - 2
    areas.rollBack()


def joined_to(layer_with_codes: QgsVectorLayer, other: QgsVectorLayer) -> None:
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("code")
    join.setTargetFieldName("code")
    join.setUsingMemoryCache(True)
    assert layer_with_codes.addJoin(join)


def test_joins(opened, run, refused, tmp_path):
    """The values after the damage would be missing, and no one would say so."""
    where = str(tmp_path / "table.csv")
    for kind in ("sound", "miscounted"):
        areas = everything()
        QgsProject.instance().addMapLayer(areas)
        joined_to(areas, opened(kind))
        assert run("exporttable", INPUT=areas.id(), OUTPUT=where)["ROWS"] == ROWS
        QgsProject.instance().removeMapLayer(areas.id())
    areas = everything()
    QgsProject.instance().addMapLayer(areas)
    joined_to(areas, opened("damaged"))
    said = refused("exporttable", INPUT=areas.id(), OUTPUT=where)
    QgsProject.instance().removeMapLayer(areas.id())
    assert said.startswith("The table that is joined to the layer (damaged) could not be read whole.")


# Other formats


def cut(path: Path, share: float = 0.5) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])


def blank(path: Path, size: int = 4096) -> None:
    """Overwrite a part in the middle with zeros, as is found after a power cut."""
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + bytes(size) + whole[middle + size :])


@pytest.mark.parametrize(
    ("name", "part", "how"),
    [("t.shp", "t.dbf", cut), ("t.shp", "t.shp", cut), ("t.fgb", "t.fgb", cut), ("t.fgb", "t.fgb", blank),
     ("t.tab", "t.dat", cut), ("t.xlsx", "t.xlsx", blank), ("t.sqlite", "t.sqlite", blank)],
)  # fmt: skip
def test_other_damaged_files(refused, whole, tmp_path, name, part, how):
    path = saved(whole, tmp_path / name)
    how(tmp_path / part)
    output = tmp_path / "out.gpkg"
    said = refused("flagpriority", INPUT=str(path), CODE_FIELD="code", CRITERIA=["dep_q", "=", "1"], OUTPUT=str(output))
    assert "could not be read whole" in said
    assert not output.exists()


@pytest.mark.parametrize(
    "name", ["t.shp", "t.fgb", "t.tab", "t.xlsx", "t.ods", "t.sqlite", "t.geojson", "t.csv", "t.gml"]
)
def test_other_sound_files(run, whole, tmp_path, name):
    path = saved(whole, tmp_path / name)
    where = str(tmp_path / "out.gpkg")
    answer = run("flagpriority", INPUT=str(path), CODE_FIELD="code", CRITERIA=["dep_q", "=", "1"], OUTPUT=where)
    assert answer["FLAGGED"] == ROWS / 5


def test_a_shapefile_with_deleted_rows(exported, whole, tmp_path):
    path = saved(whole, tmp_path / "t.shp")
    areas = QgsVectorLayer(str(path), "", "ogr")
    dataset = ogr.Open(str(path), 1)
    for row in (2, 3):
        dataset.GetLayer(0).DeleteFeature(row)
    dataset = None
    assert len(exported(areas)) == ROWS - 2
    assert len(exported(str(path))) == ROWS - 2


def test_a_csv_file_with_a_hole(refused, tmp_path):
    """Zeros stand where text was; what is left of a cell would be taken for the whole."""
    path = tmp_path / "counts.csv"
    path.write_text("code,n\n" + "".join(f"A{row},{row}000\n" for row in range(4)), encoding="utf-8")
    areas = layer({"code": ["A0", "A1", "A2", "A3"]})
    given = {"INPUT": areas, "CODE_FIELD": "code", "TABLE": str(path), "FIELDS": ["n"], "OUTPUT": "memory:"}
    path.write_bytes(path.read_bytes().replace(b"2000", b"20\0\0"))
    said = refused("compositeindex", **given)
    assert "counts.csv" in said and "damaged" in said


# Each of the two signs alone


def test_the_count_alone_tells_of_damage(monkeypatch, opened, refused, tmp_path):
    """QGIS may come with a GDAL of its own, whose errors Python does not see."""
    monkeypatch.setattr(features, "_failure", lambda: "")
    areas = opened("damaged")
    where = str(tmp_path / "table.csv")
    assert rows_counted(refused("exporttable", INPUT=areas.id(), OUTPUT=where)) < ROWS
    areas.setSubsetString('"hh" = 700')
    assert "no more can be counted" in refused("exporttable", INPUT=areas.id(), OUTPUT=where)
    areas.setSubsetString("")
    areas.selectByIds(list(range(1, ROWS + 1)))
    chosen = QgsProcessingFeatureSourceDefinition(areas.id(), selectedFeaturesOnly=True)
    assert "could not be read whole" in refused("exporttable", INPUT=chosen, OUTPUT=where)


def rows_counted(said: str) -> int:
    found = re.search(r"read up to a fault: (\d+) rows, and no more can be counted", said)
    assert found, said
    return int(found[1])


def test_a_source_that_gives_no_features_at_all(whole):
    read = features.batches(QgsFeatureIterator, lambda: 0, features.Origin.of(whole), "the areas layer")
    with pytest.raises(InputError, match=r"The areas layer \(areas\) could not be read whole"):
        list(read)


def test_a_trouble_of_coordinate_systems_is_no_damage(exported, whole):
    for text, told in (("PROJ: no database context specified", ""), ("disk image is malformed",) * 2):
        with suppress(RuntimeError):  # GDAL may be told to raise its errors
            gdal.Error(gdal.CE_Failure, 1, text)
        assert features._failure() == told
    assert len(exported(whole)) == ROWS, "what was wrong before is of no account"


def test_estimates_of_a_database_are_not_asked_again():
    uri = "dbname='x' host=nowhere user='y' estimatedmetadata=true type=Polygon table=\"public\".\"areas\" (geom)"
    source = features.Origin("areas", "postgres", uri).open().source()
    assert "estimatedmetadata=true" not in source
    assert 'table="public"."areas" (geom)' in source
