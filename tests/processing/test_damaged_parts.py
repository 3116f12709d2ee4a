"""Parts of layers, edits, joins and other formats: what is damaged is refused, and what is sound is not."""

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
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.layers import features
from medway_isolation_plugin.layers.origins import Origin
from tests.damage import ROWS, everything, said_to_hold, saved
from tests.processing.layers import layer


def rows_read(said: str) -> int:
    """Return how many rows a message says that were read, of all."""
    found = re.search(rf"read up to a fault: (\d+) of {ROWS} rows", said)
    assert found, said
    return int(found[1])


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


def test_the_count_at_the_beginning_of_a_flatgeobuf_is_believed(monkeypatch, refused, whole, tmp_path):
    """Counting again would stop at the same place."""
    monkeypatch.setattr(features, "_failure", lambda: "")
    path = saved(whole, tmp_path / "t.fgb")
    cut(path)
    assert rows_read(refused("exporttable", INPUT=str(path), OUTPUT=str(tmp_path / "table.csv"))) < ROWS


def rows_counted(said: str) -> int:
    found = re.search(r"read up to a fault: (\d+) rows, and no more can be counted", said)
    assert found, said
    return int(found[1])


def test_a_source_that_gives_no_features_at_all(whole):
    read = features.batches(QgsFeatureIterator, lambda: 0, Origin.of(whole), "the areas layer")
    with pytest.raises(InputError, match=r"The areas layer \(areas\) could not be read whole"):
        list(read)


def test_a_trouble_of_coordinate_systems_is_no_damage(qgis_app):
    for text, told in (("PROJ: no database context specified", ""), ("disk image is malformed",) * 2):
        with suppress(RuntimeError):  # GDAL may be told to raise its errors
            gdal.Error(gdal.CE_Failure, 1, text)
        assert features._failure() == told


def test_what_was_wrong_before_is_of_no_account(whole, opened):
    areas = opened("sound")
    read = features.batches(whole.getFeatures, whole.featureCount, None, "the layer")
    for work in (lambda: list(read), lambda: features.values(areas, "hh", "the layer")):
        with suppress(RuntimeError):
            gdal.Error(gdal.CE_Failure, 1, "disk image is malformed")
        work()


def test_estimates_of_a_database_are_not_asked_again():
    uri = "dbname='x' host=nowhere user='y' estimatedmetadata=true type=Polygon table=\"public\".\"areas\" (geom)"
    source = Origin("areas", "postgres", uri).open().source()
    assert "estimatedmetadata=true" not in source
    assert 'table="public"."areas" (geom)' in source
