"""A GeoPackage that holds more than the output's own table is never replaced without a word."""

from __future__ import annotations

import sqlite3

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

from tests.processing.layers import layer
from tests.processing.test_livingalone import COLUMNS, FIELDS


def add(path, name):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    made = layer({"code": ["A"], "kept": [7]})
    done = QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), QgsCoordinateTransformContext(), options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError, done


def tables(path):
    connection = sqlite3.connect(path)
    try:
        return {row[0] for row in connection.execute("SELECT table_name FROM gpkg_contents")}
    finally:
        connection.close()


def test_other_tables_are_named_and_kept(refused, tmp_path):
    path = tmp_path / "ours.gpkg"
    add(path, "wards")
    add(path, "boundaries")
    before = path.read_bytes()
    message = refused("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})
    assert "holds other tables, which would be lost: boundaries, wards." in message
    assert "Choose another file, or a table of its own inside it" in message
    assert path.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["ours.gpkg"]


def test_a_project_in_a_geopackage_is_kept_too(refused, run, tmp_path):
    path = tmp_path / "made.gpkg"
    run("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)")
    connection.execute("INSERT INTO qgis_projects VALUES ('plan', '', '')")
    connection.commit()
    connection.close()
    assert "project plan" in refused("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})


def test_an_earlier_output_is_replaced_with_its_styles_and_metadata(run, tmp_path):
    path = tmp_path / "made.gpkg"
    for _ in range(2):
        run("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})
    assert {"made", "layer_styles"} <= tables(path) | {"layer_styles"}
    assert QgsVectorLayer(str(path), "made", "ogr").featureCount() == len(COLUMNS["code"])


def test_a_table_inside_it_may_be_chosen(run, tmp_path):
    path = tmp_path / "ours.gpkg"
    add(path, "wards")
    run("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": f"ogr:dbname='{path}' table=\"alone\" (geom)"})
    assert {"wards", "alone"} <= tables(path)
    kept = QgsVectorLayer(f"{path}|layername=wards", "wards", "ogr")
    assert [feature["kept"] for feature in kept.getFeatures()] == [7]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_that_is_no_geopackage_is_replaced_as_asked(run, tmp_path, content):
    path = tmp_path / "odd.gpkg"
    path.write_bytes(content)
    run("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})
    assert QgsVectorLayer(str(path), "odd", "ogr").isValid()
