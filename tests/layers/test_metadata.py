"""Where facts lie: in the history of a layer's metadata, in its file or beside it, however the file is opened."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsLayerMetadata, QgsVectorFileWriter, QgsVectorLayer

from medway_isolation_plugin.layers import metadata
from tests.processing.layers import layer

MARK = "Some facts: "
ACTIONS = QgsVectorFileWriter.ActionOnExistingFile
DRIVERS = {
    "gpkg": "GPKG",
    "shp": "ESRI Shapefile",
    "geojson": "GeoJSON",
    "fgb": "FlatGeobuf",
    "csv": "CSV",
    "xlsx": "XLSX",
}


def saved(path: Path, table: str = "", shapes: bool = True, source: QgsVectorLayer | None = None) -> Path:
    """Save areas as QGIS does; a second table goes into the same GeoPackage."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = DRIVERS[path.suffix[1:]]
    options.layerName = table or path.stem
    into = path.suffix == ".gpkg" and path.exists()
    options.actionOnExistingFile = ACTIONS.CreateOrOverwriteLayer if into else ACTIONS.CreateOrOverwriteFile
    areas = source or layer({"code": ["A", "B"], "n": [1, 2]}, shapes=None if shapes else ["", ""])
    if not shapes:
        options.overrideGeometryType = QgsVectorFileWriter.SaveVectorOptions().overrideGeometryType.NoGeometry
    answer = QgsVectorFileWriter.writeAsVectorFormatV3(areas, str(path), QgsCoordinateTransformContext(), options)
    assert answer[0] == QgsVectorFileWriter.WriterError.NoError, answer
    return path


def opened(source: Path | str, provider: str = "ogr") -> QgsVectorLayer:
    made = QgsVectorLayer(str(source), "areas", provider)
    assert made.isValid()
    return made


def told(text: str, title: str = "") -> QgsLayerMetadata:
    made = QgsLayerMetadata()
    made.setTitle(title)
    made.setHistory(["before", MARK + text])
    return made


def kept(source: Path | str, provider: str = "ogr") -> list[str]:
    return metadata.entries(opened(source, provider), MARK)


@pytest.mark.parametrize("suffix", list(DRIVERS))
def test_a_file_keeps_them_and_they_are_read_by_whoever_opens_it(tmp_path, suffix):
    path = saved(tmp_path / f"a.{suffix}")
    assert kept(path) == []
    assert metadata.save(opened(path), told("one"))
    assert kept(path) == ["one"]
    assert (tmp_path / "a.qmd").exists() is (suffix != "gpkg")


@pytest.mark.parametrize("suffix", list(DRIVERS))
def test_the_file_goes_before_a_layer_that_was_opened_earlier(tmp_path, suffix):
    path = saved(tmp_path / f"a.{suffix}")
    early = opened(path)
    metadata.save(early, told("old"))
    metadata.save(opened(path), told("new"))
    assert [item for item in early.metadata().history() if item.startswith(MARK)] == [MARK + "old"]
    assert metadata.entries(early, MARK) == ["new"]
    assert MARK + "new" in metadata.whole(early).history()


@pytest.mark.parametrize("suffix", list(DRIVERS))
def test_what_only_the_layer_holds_is_read_too(tmp_path, suffix):
    path = saved(tmp_path / f"a.{suffix}")
    metadata.save(opened(path), QgsLayerMetadata())
    own = opened(path)
    own.setMetadata(told("mine"))
    assert metadata.entries(own, MARK) == ["mine"]


@pytest.mark.parametrize(
    ("ending", "table"),
    [
        ("", "one"),
        ("|layername=one", "one"),
        ("|layername=two", "two"),
        ("|layerid=0", "one"),
        ("|layerid=1", "two"),
        ("|layername=two|subset=\"n\" = 1", "two"),
        ("|layerid=1|subset=\"n\" = 1", "two"),
        ("|subset=\"n\" = 1", "one"),
    ],
)  # fmt: skip
def test_each_table_of_a_geopackage_has_its_own_however_it_is_named(tmp_path, ending, table):
    path = saved(saved(tmp_path / "a.gpkg", "one"), "two")
    for name in ("one", "two"):
        metadata.save(opened(f"{path}|layername={name}"), told(name))
    assert metadata.table_uri(opened(f"{path}{ending}")) == f"{path}|layername={table}"
    assert kept(f"{path}{ending}") == [table]
    assert metadata.save(opened(f"{path}{ending}"), told("changed"))
    assert {name: kept(f"{path}|layername={name}") for name in ("one", "two")} == {
        "one": ["one"], "two": ["two"], table: ["changed"],
    }  # fmt: skip


def test_a_table_without_shapes_keeps_them(tmp_path):
    path = saved(saved(tmp_path / "a.gpkg", "shapes"), "plain", shapes=False)
    assert not opened(f"{path}|layername=plain").isSpatial()
    metadata.save(opened(f"{path}|layername=plain"), told("plain"))
    assert (kept(f"{path}|layername=plain"), kept(f"{path}|layername=shapes")) == (["plain"], [])


def test_a_geopackage_does_not_read_what_lies_beside_it(tmp_path):
    path = saved(tmp_path / "a.gpkg")
    metadata.save(opened(saved(tmp_path / "a.csv")), told("of the table"))
    assert kept(path) == []


def test_a_csv_file_that_qgis_opens_as_delimited_text(tmp_path):
    path = saved(tmp_path / "a.csv")
    uri = f"file://{path}?type=csv&detectTypes=yes"
    assert kept(uri, "delimitedtext") == []
    assert metadata.save(opened(uri, "delimitedtext"), told("one"))
    assert (kept(uri, "delimitedtext"), kept(path)) == (["one"], ["one"])


def test_a_place_that_keeps_nothing_is_told_and_no_error(tmp_path):
    gone = opened(saved(tmp_path / "a.geojson"))
    (tmp_path / "a.geojson").unlink()
    for made in (gone, layer({"code": ["A"]})):
        assert not metadata.save(made, told("held"))
        assert metadata.entries(made, MARK) == ["held"]


def test_an_archive_keeps_them_beside_it(tmp_path):
    saved(tmp_path / "a.shp")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as packed:
        for each in tmp_path.glob("a.*"):
            packed.write(each, each.name)
    made = f"/vsizip/{tmp_path / 'b.zip'}/a.shp"
    assert metadata.save(opened(made), told("one"))
    assert kept(made) == ["one"]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"no xml",
        b"<qgis><history>Some facts: x</qgis>",
        b"\x00\xff\xfe",
        b"<!DOCTYPE qgis [<!ENTITY x 'y'>]><qgis><history>Some facts: &x;</history></qgis>",
        b"<qgis>" + b" " * 20_000_001 + b"<history>Some facts: x</history></qgis>",
    ],
)
def test_what_lies_beside_a_file_is_hostile_input(tmp_path, text):
    path = saved(tmp_path / "a.csv")
    (tmp_path / "a.qmd").write_bytes(text)
    assert kept(path) == []


def test_there_is_one_entry(tmp_path):
    made = told("one")
    metadata.put(made, MARK, "two")
    assert made.history() == ["before", MARK + "two"]
    metadata.put(made, MARK, "")
    assert made.history() == ["before"]
    metadata.put(made, MARK, "three")
    assert made.history() == ["before", MARK + "three"]
