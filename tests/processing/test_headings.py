"""A table that has a heading twice: the column that is chosen is read, from its own place."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsField, QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from medway_isolation_plugin.cartography.classing import values
from medway_isolation_plugin.layers.features import with_namesakes
from tests.damage import saved
from tests.processing.layers import layer, records

CODES = [f"E0100000{number}" for number in range(1, 5)]
HEADINGS = ["code", "Rank", "Decile", "Rank", "Decile"]
ROWS = [[code, 100 + number, 1, 5000 + number, 2] for number, code in enumerate(CODES)]
FIRST, SECOND = [100, 101, 102, 103], [5000, 5001, 5002, 5003]


def csv(path: Path, headings: Sequence[str] = HEADINGS) -> str:
    lines = [",".join(str(cell) for cell in row) for row in [headings, *ROWS]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def dbf(path: Path, headings: Sequence[str] = HEADINGS, width: int = 12) -> str:
    """Write a dBase table, which GDAL itself would not write with a name twice."""
    head = struct.pack("<BBBBIHH20x", 3, 120, 1, 1, len(ROWS), 33 + 32 * len(headings), 1 + width * len(headings))
    kinds = [b"C", *[b"N"] * (len(headings) - 1)]
    fields = [
        name.encode().ljust(11, b"\0") + kind + bytes(4) + bytes([width, 0]) + bytes(14)
        for name, kind in zip(headings, kinds)
    ]
    rows = [b" " + b"".join(str(cell).encode().rjust(width) for cell in row) for row in ROWS]
    path.write_bytes(head + b"".join(fields) + b"\r" + b"".join(rows) + b"\x1a")
    return str(path)


def xlsx(path: Path) -> str:
    """Write a spreadsheet whose headings are those of another table, put in afterwards."""
    from osgeo import ogr

    dataset = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    table = dataset.CreateLayer("table")
    table.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    for number in range(1, len(HEADINGS)):
        table.CreateField(ogr.FieldDefn(HEADINGS[number], ogr.OFTInteger))
    for row in ROWS:
        feature = ogr.Feature(table.GetLayerDefn())
        for number, cell in enumerate(row):
            feature.SetField(number, cell)
        table.CreateFeature(feature)
    dataset = None
    return str(path)


def delimited(path: Path) -> QgsVectorLayer:
    made = QgsVectorLayer(f"file://{csv(path)}?type=csv&detectTypes=yes", "table", "delimitedtext")
    assert made.isValid()
    return made


TABLES = {
    "csv": lambda folder: csv(folder / "table.csv"),
    "dbf": lambda folder: dbf(folder / "table.dbf"),
    "xlsx": lambda folder: xlsx(folder / "table.xlsx"),
    "delimitedtext": lambda folder: delimited(folder / "table.csv"),
}


def averaged(run, table: Any, field: str) -> tuple[list[float], list[str]]:
    """Return what an algorithm reads from one field of a table, and what it warns of."""
    answer = run(
        "compositeindex", INPUT=layer({"area": CODES}), CODE_FIELD="area", TABLE=table, TABLE_CODE_FIELD="code",
        FIELDS=[field], KEEP_TREATED=True, OUTPUT="memory:",
    )  # fmt: skip
    return [row["ci_t1"] for row in records(answer["OUTPUT"])], answer["warnings"]


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize(("field", "expected"), [("Rank", FIRST), ("Rank_1", SECOND)])
def test_each_of_the_two_is_read(run, tmp_path, kind, field, expected):
    assert averaged(run, TABLES[kind](tmp_path), field)[0] == expected


@pytest.mark.parametrize("kind", ["csv", "dbf", "xlsx"])
@pytest.mark.parametrize("field", ["Rank", "Rank_1"])
def test_which_one_was_read_is_said(run, tmp_path, kind, field):
    warnings = averaged(run, TABLES[kind](tmp_path), field)[1]
    (said,) = [text for text in warnings if "heading" in text]
    assert "has the heading 'Rank' more than once" in said
    assert f"from left to right, Rank, Rank_1; {field!r} was read" in said


def test_a_heading_that_only_looks_so_is_not_warned_of(run, tmp_path):
    table = csv(tmp_path / "table.csv", ["code", "Rank", "Decile", "Rank_1", "rank"])
    found, warnings = averaged(run, table, "Rank")
    assert found == FIRST
    assert not [text for text in warnings if "heading" in text]


@pytest.mark.parametrize(("field", "expected"), [("Rank", FIRST), ("RANK", SECOND)])
def test_headings_that_differ_in_case_only(run, tmp_path, field, expected):
    """GDAL does not tell them apart when it is told which ones to leave out."""
    table = dbf(tmp_path / "table.dbf", ["code", "Rank", "Decile", "RANK", "rank"])
    assert averaged(run, table, field)[0] == expected


@pytest.mark.parametrize(("field", "expected"), [("Rank", FIRST), ("Rank_1", SECOND)])
def test_the_table_that_is_exported(run, tmp_path, field, expected):
    out = tmp_path / "out.csv"
    answer = run("exporttable", INPUT=dbf(tmp_path / "t.dbf"), FIELDS=["code", field], OUTPUT=str(out))
    lines = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == ["code", field]
    assert [int(line[1].strip('"')) for line in lines[1:]] == expected
    assert any("more than once" in text for text in answer["warnings"])


def test_wards_with_the_name_twice(run, tmp_path):
    """The attributes of a Shapefile, of which the field for the name is not the only one that is called so."""
    areas = layer({"code": CODES, "prio": [1, 1, 0, 1]})
    path = saved(layer({"code": CODES}), tmp_path / "wards.shp")
    dbf(tmp_path / "wards.dbf", ["name", "name", "a", "b", "c"])
    for field, expected in (("name", CODES), ("name_1", ["100", "101", "102", "103"])):
        given = {"CODE_FIELD": "code", "FLAG_FIELD": "prio", "WARDS": str(path), "WARD_FIELD": field}
        answer = run("wardsummary", INPUT=areas, OUTPUT="memory:", **given)
        assert {row["ward"] for row in records(answer["OUTPUT"])} == set(expected)


def test_values_for_the_limits_of_a_map(qgis_app, tmp_path):
    path = saved(layer({"code": CODES}), tmp_path / "areas.shp")
    dbf(tmp_path / "areas.dbf")
    areas = QgsVectorLayer(str(path), "", "ogr")
    assert values(areas, "Rank") == FIRST
    assert values(areas, "Rank_1") == SECOND


@pytest.mark.parametrize(
    ("names", "wanted", "asked"),
    [
        (["code", "a", "b"], [1], [1]),
        (["code", "a", "a_1"], [1], [1, 2]),
        (["code", "a", "a_1"], [2], [1, 2]),
        (["code", "a", "A"], [2], [1, 2]),
        (["code", "a_1", "a_2"], [1], [1]),
        (["a", "a_1", "a_1_1", "a_2"], [1], [0, 1, 2, 3]),
        (["a.b", "a_b", "axb_1"], [0], [0]),
    ],
)
def test_which_fields_are_asked_for(names, wanted, asked):
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, QMetaType.Type.QString))
    assert with_namesakes(fields, wanted) == asked
