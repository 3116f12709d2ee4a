"""Outputs appear whole or not at all, whatever goes wrong."""

from __future__ import annotations

import csv
import os
import sqlite3
from pathlib import Path, PureWindowsPath

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingUtils, QgsVectorLayer

from medway_isolation_plugin.processing.destinations import moved
from tests.full_disk import full_disk
from tests.processing.conftest import Feedback
from tests.processing.layers import layer
from tests.processing.test_livingalone import COLUMNS, FIELDS


def fields(output: Path | str) -> dict[str, str]:
    return {**FIELDS, "OUTPUT": str(output)}


def many(rows: int) -> QgsVectorLayer:
    return layer(
        {
            "code": [f"A{number}" for number in range(rows)],
            "hh": [700] * rows,
            "other": [120] * rows,
            "old": [60 + number % 9 for number in range(rows)],
            "young_res": [1200] * rows,
            "old_res": [200] * rows,
        }
    )


class Impatient(Feedback):
    """Cancels once writing has begun."""

    def setProgress(self, progress: float) -> None:
        if progress > 0:
            self.cancel()


def test_cancelling_halfway_keeps_the_old_output(run, tmp_path):
    path = tmp_path / "out.gpkg"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    before = path.read_bytes()
    impatient = Impatient()
    impatient.progressChanged.connect(lambda progress: progress > 0 and impatient.cancel())
    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
        run("livingalone", INPUT=many(9000), feedback=impatient, **fields(path))
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["out.gpkg"]


def test_cancelling_before_anything_is_read(run, tmp_path):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("livingalone", INPUT=layer(COLUMNS), feedback=feedback, **fields(tmp_path / "out.gpkg"))
    assert not list(tmp_path.iterdir())


def test_bad_input_keeps_the_old_output(run, refused, tmp_path):
    path = tmp_path / "out.shp"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    before = {item.name: item.read_bytes() for item in tmp_path.iterdir()}
    refused("livingalone", INPUT=layer({**COLUMNS, "old": [-1, 2, 3, 4]}), **fields(path))
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == before


def test_a_locked_geopackage(run, refused, tmp_path):
    path = tmp_path / "out.gpkg"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        message = refused("livingalone", INPUT=layer(COLUMNS), **fields(path))
    finally:
        other.rollback()
        other.close()
    assert "is in use" in message
    assert QgsVectorLayer(str(path), "", "ogr").featureCount() == 4


def test_a_folder_that_does_not_exist(refused, tmp_path):
    assert "does not exist" in refused("livingalone", INPUT=layer(COLUMNS), **fields(tmp_path / "no" / "out.gpkg"))


def test_an_output_that_is_a_folder(refused, tmp_path):
    (tmp_path / "out.gpkg").mkdir()
    assert "is a folder" in refused("livingalone", INPUT=layer(COLUMNS), **fields(tmp_path / "out.gpkg"))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody may write to")
def test_a_folder_that_nobody_may_write_to(refused):
    assert "cannot be written" in refused("livingalone", INPUT=layer(COLUMNS), **fields("/proc/self/out.gpkg"))


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_write_protected_file(run, refused, tmp_path):
    path = tmp_path / "out.gpkg"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    path.chmod(0o444)
    assert "write-protected" in refused("livingalone", INPUT=layer(COLUMNS), **fields(path))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(refused, tmp_path):
    path = tmp_path / "out.gpkg"
    with full_disk(200_000):
        refused("livingalone", INPUT=many(9000), **fields(path))
    assert not list(tmp_path.iterdir())


def left(folder: Path) -> list[str]:
    """Return what is in a folder, without what SQLite keeps beside a database that is open."""
    return sorted(each.name for each in folder.iterdir() if not each.name.endswith(("-wal", "-shm")))


TABLES = ["csv", "xlsx", "ods", "shp", "geojson", "gml", "tab", "gpkg"]
MAPS = ["shp", "geojson", "fgb", "gml", "sqlite", "tab", "gpkg"]


@pytest.mark.parametrize(("form", "spatial"), [*((form, False) for form in TABLES), *((form, True) for form in MAPS)])
def test_on_a_full_disk_no_format_pretends(run, refused, tmp_path, form, spatial):
    """Most formats say nothing when the end of a file is lost, and the old output would be gone for half a new one."""
    path = tmp_path / "out" / f"table.{form}"
    path.parent.mkdir()

    def asked(rows: int) -> dict[str, object]:
        own = fields(path) if spatial else {"OUTPUT": str(path)}
        return {"INPUT": many(rows), **own}

    name = "livingalone" if spatial else "exporttable"
    run(name, **asked(20))
    before = left(path.parent)
    with full_disk(20_000):
        message = refused(name, **asked(4000))
    assert "free space" in message
    assert left(path.parent) == before
    old = QgsVectorLayer(str(path if path.exists() else path.with_suffix(".dbf")), "", "ogr")
    assert old.featureCount() in (20, 21), "the old output is there, whole; headings may count as a row"


@pytest.mark.parametrize("form", [*TABLES, "sqlite"])
@pytest.mark.parametrize("rows", [0, 3])
def test_every_format_is_read_again(run, tmp_path, form, rows):
    """Texts only, one of them empty, and no rows at all: nothing is missing."""
    path = tmp_path / f"table.{form}"
    table = layer({"code": ["A", "B", "C"][:rows], "words": ["x", "", None][:rows]})
    assert run("exporttable", INPUT=table, OUTPUT=str(path))["ROWS"] == rows
    assert path.exists() or path.with_suffix(".dbf").exists()


@pytest.mark.parametrize("form", ["ods", "xlsx", "csv"])
def test_a_table_of_a_whole_country(run, tmp_path, form):
    """GDAL itself cannot read every ODS file of this length: that is no reason to refuse what was written whole."""
    columns = {"code": [f"E01{number:06}" for number in range(33_000)]}
    columns |= {f"v{column}": [number / 7 for number in range(33_000)] for column in range(25)}
    assert run("exporttable", INPUT=layer(columns), OUTPUT=str(tmp_path / f"table.{form}"))["ROWS"] == 33_000


@pytest.mark.parametrize("form", ["csv", "shp", "geojson", "gml", "sqlite", "gpkg", "kml"])
def test_areas_without_a_shape_are_no_reason_to_refuse(run, tmp_path, form):
    shapes = ["", "POLYGON((0 0, 1 0, 1 1, 0 0))", ""]
    areas = layer({"code": ["A", "B", "C"], "q": [1, 2, 1]}, shapes=shapes)
    path = tmp_path / f"flagged.{form}"
    run("flagpriority", INPUT=areas, CODE_FIELD="code", CRITERIA=["q", "=", "1"], OUTPUT=str(path))
    assert path.exists()


@pytest.mark.parametrize("form", ["fgb", "tab"])
def test_formats_that_drop_areas_without_a_shape_say_so(refused, tmp_path, form):
    shapes = ["POLYGON((0 0, 1 0, 1 1, 0 0))"] * 4
    areas = layer({"code": list("ABCDE"), "q": [1, 2, 1, 2, 1]}, shapes=[*shapes, ""])
    path = tmp_path / f"flagged.{form}"
    said = refused("flagpriority", INPUT=areas, CODE_FIELD="code", CRITERIA=["q", "=", "1"], OUTPUT=str(path))
    assert said == (
        f"1 row has no shape, and a .{form} file takes none of these. Choose another format, such as GeoPackage (.gpkg)."
    )
    assert not list(tmp_path.iterdir())


def test_a_format_of_shapes_takes_no_table(refused, tmp_path):
    said = refused("exporttable", INPUT=layer(COLUMNS), OUTPUT=str(tmp_path / "table.fgb"))
    assert said.startswith("4 rows have no shape, and a .fgb file takes none of these.")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("out.gdb", "would be a folder of files"),
        ("out.json", "QGIS writes out.json.geojson"),
        ("out.dxf", "cannot be written as a .dxf file"),
        ("folder", "is a folder. Give a file name"),
        ("folder/", "is a folder. Give a file name"),
        ("a|b.gpkg", "the name holds '|'"),
        ("a.gpkg|layername=b", "the name holds '|'"),
        ("a\0b.gpkg", "a character that cannot be seen"),
        ("a\ud800b.csv", "half of a character"),
        ("n" * 240 + ".gpkg", "has 245 characters"),
        ("n" * 240, "has 240 characters"),
    ],
)
@pytest.mark.parametrize("name_of", ["livingalone", "exporttable"])
def test_outputs_that_are_refused_by_name(refused, tmp_path, name_of, name, said):
    (tmp_path / "folder").mkdir()
    own = {**(FIELDS if name_of == "livingalone" else {}), "OUTPUT": f"{tmp_path}/{name}"}
    message = refused(name_of, INPUT=layer(COLUMNS), **own)
    assert said in message
    assert ".partial" not in message
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.parametrize("name", ["a|b.html", "a\0b.html", "a\ud800b.html", "n" * 240 + ".html", "folder"])
def test_reports_that_are_refused_by_name(refused, tmp_path, name):
    (tmp_path / "folder").mkdir()
    message = refused("indicatoraudit", INPUT=layer(COLUMNS), CODE_FIELD="code", OUTPUT="memory:", FIELDS=["old", "other"],
                      REPORT=f"{tmp_path}/{name}")  # fmt: skip
    assert "cannot be written to" in message or "is a folder" in message
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_name_without_a_known_suffix_is_staged_like_any_other(run, refused, tmp_path):
    """QGIS adds .gpkg to it: the old file of that name must not be written over in place."""
    assert run("livingalone", INPUT=layer(COLUMNS), **fields(tmp_path / "out"))["OUTPUT"] == f"{tmp_path}/out.gpkg"
    before = (tmp_path / "out.gpkg").read_bytes()
    with full_disk(20_000):
        refused("livingalone", INPUT=many(4000), **fields(tmp_path / "out"))
    assert (tmp_path / "out.gpkg").read_bytes() == before


def test_no_warning_of_aliases_for_a_table_of_a_geopackage(run, tmp_path):
    file, table = Feedback(), Feedback()
    run("livingalone", INPUT=many(20), feedback=file, **fields(tmp_path / "file.gpkg"))
    into = f"ogr:dbname='{tmp_path}/a.gpkg' table=\"b\" (geom)"
    run("livingalone", INPUT=many(20), feedback=table, **fields(into))
    assert table.warnings == file.warnings
    assert len(file.warnings) < 3
    made = QgsVectorLayer(f"{tmp_path}/a.gpkg|layername=b", "", "ogr")
    assert made.featureCount() == 20


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("form", ["gpkg", "csv", "geojson"])
def test_a_replaced_output_keeps_its_permissions(run, tmp_path, form):
    path = tmp_path / f"out.{form}"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    path.chmod(0o640)
    run("livingalone", INPUT=many(20), **fields(path))
    assert path.stat().st_mode & 0o777 == 0o640


def test_paths_are_told_with_slashes_as_qgis_writes_them():
    context = QgsProcessingContext()
    partial, target = PureWindowsPath(r"C:\work\.0123abcd.partial\out.gpkg"), PureWindowsPath(r"C:\work\out.gpkg")
    assert moved(context, partial.as_posix() + "|layername=out", partial, target) == "C:/work/out.gpkg|layername=out"


@pytest.mark.parametrize("spatial", [True, False])
def test_text_that_a_spreadsheet_would_run_is_defused_in_cells_and_headings(run, tmp_path, spatial):
    columns = {**COLUMNS, "=cmd": ["=1+1", "-0.44", "@x", "A"], "-2": ["+1", "\tx", "", "b"]}
    path = tmp_path / "out.csv"
    if spatial:
        run("livingalone", INPUT=layer(columns), **fields(path))
    else:
        run("exporttable", INPUT=layer(columns), OUTPUT=str(path))
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["'=cmd"] for row in rows] == ["'=1+1", "-0.44", "'@x", "A"]
    assert [row["-2"] for row in rows] == ["+1", "'\tx", "", "b"]


def test_replacing_a_shapefile_takes_its_old_index_away(run, tmp_path):
    path = tmp_path / "out.shp"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    (tmp_path / "out.qix").write_bytes(b"index of the old shapes")
    run("livingalone", INPUT=many(20), **fields(path))
    assert not (tmp_path / "out.qix").exists()
    assert QgsVectorLayer(str(path), "", "ogr").featureCount() == 20


def test_a_file_that_cannot_be_moved_leaves_the_whole_old_output(run, refused, tmp_path):
    """One of a Shapefile's files is in the way; the others must not have been taken apart by then."""
    path = tmp_path / "out.shp"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    (tmp_path / "out.cpg").unlink()
    (tmp_path / "out.cpg").mkdir()
    before = {item.name: item.read_bytes() for item in tmp_path.iterdir() if item.is_file()}
    message = refused("livingalone", INPUT=many(20), **fields(path))
    assert "out.cpg is a folder" in message
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir() if item.is_file()} == before
    assert sorted(item.name for item in tmp_path.iterdir()) == sorted([*before, "out.cpg"])
    assert QgsVectorLayer(str(path), "", "ogr").featureCount() == 4


def test_an_output_that_is_loaded_comes_from_its_final_place(provider, tmp_path):
    from qgis import processing
    from qgis.core import QgsProcessingContext, QgsProcessingOutputLayerDefinition, QgsProject

    path = tmp_path / "out.gpkg"
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    wanted = QgsProcessingOutputLayerDefinition(str(path), QgsProject.instance())
    answer = processing.run(
        "medwayisolation:livingalone", {"INPUT": layer(COLUMNS), **FIELDS, "OUTPUT": wanted}, context=context
    )
    assert list(context.layersToLoadOnCompletion()) == [str(path)]
    assert answer["OUTPUT"] == str(path)
    assert QgsProcessingUtils.mapLayerFromString(str(path), context).featureCount() == 4


def test_a_table_in_an_existing_geopackage(run, tmp_path):
    path = tmp_path / "many.gpkg"
    run("livingalone", INPUT=layer(COLUMNS), **fields(path))
    run("livingalone", INPUT=many(30), **fields(f"ogr:dbname='{path}' table=\"second\" (geom)"))
    assert QgsVectorLayer(f"{path}|layername=second", "", "ogr").featureCount() == 30
    assert QgsVectorLayer(f"{path}|layername=many", "", "ogr").featureCount() == 4


@pytest.mark.parametrize("fid", [[1, 1, 2, 2], ["a", "b", "c", "d"], [1.0, 2.0, 3.0, 4.0], [None, 5, 6, 7]])
def test_a_field_called_fid_that_is_no_key(run, tmp_path, fid):
    """Merged layers and Shapefiles have such fields; in a GeoPackage the name belongs to the key."""
    path = tmp_path / "out.gpkg"
    run("livingalone", INPUT=layer({**COLUMNS, "fid": fid}), **fields(path))
    made = QgsVectorLayer(str(path), "", "ogr")
    assert made.featureCount() == 4
    assert sorted(str(feature["orig_fid"]) for feature in made.getFeatures()) == sorted(
        "NULL" if value is None else str(value) for value in fid
    )


def test_a_field_called_fid_that_is_a_key_is_kept(run, tmp_path):
    path = tmp_path / "out.gpkg"
    run("livingalone", INPUT=layer({**COLUMNS, "fid": [30, 10, 20, 40]}), **fields(path))
    made = QgsVectorLayer(str(path), "", "ogr")
    assert {feature["code"]: feature["fid"] for feature in made.getFeatures()} == dict(
        zip(COLUMNS["code"], [30, 10, 20, 40])
    )


def test_texts_among_the_answers_are_nothing_but_texts(run, sample):
    """Another kind of `str` is lost where QGIS hands it on, as in `qgis_process`."""
    made = run("livingalone", INPUT=f"{sample}|layername=areas", TABLE=f"{sample}|layername=census", OUTPUT="memory:")
    assert type(made["METHOD"]) is str
    assert "Wilson intervals" in made["METHOD"]
