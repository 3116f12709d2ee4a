"""Fields of any type, and choices that are none: refused in words that people use."""

from __future__ import annotations

import math

import pytest
from qgis.core import QgsFeature, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QMetaType, QTime

from tests.fuzz.hostile import nested, said_plainly
from tests.processing.layers import layer

COUNTS = {"ALONE_U65": "other", "ALONE_65P": "old", "RESIDENTS_U65": "young_res", "RESIDENTS_65P": "old_res"}
CELLS = {
    "date": (QMetaType.Type.QDate, QDate(2021, 3, 21), "2021-03-21"),
    "moment": (QMetaType.Type.QDateTime, QDateTime(QDate(2021, 3, 21), QTime(9, 30)), "2021-03-21T09:30:00"),
    "time": (QMetaType.Type.QTime, QTime(9, 30), "09:30:00"),
    "binary": (QMetaType.Type.QByteArray, QByteArray(b"ab"), "0x6162"),
    "map": (QMetaType.Type.QVariantMap, {"a": 1}, '{"a": 1}'),
    "list": (QMetaType.Type.QStringList, ["x", "y"], '["x", "y"]'),
}


@pytest.mark.parametrize("kind", CELLS)
def test_a_field_that_holds_no_numbers_is_shown_as_people_write_it(refused, kind):
    of_type, cell, shown = CELLS[kind]
    made = QgsVectorLayer("None", "counts", "memory")
    others = [QgsField(name, QMetaType.Type.Int) for name in ("other", "young_res", "old_res")]
    made.dataProvider().addAttributes([QgsField("code", QMetaType.Type.QString), QgsField("old", of_type), *others])
    made.updateFields()
    row = QgsFeature(made.fields())
    row.setAttributes(["A1", cell, 1, 9, 9])
    assert made.dataProvider().addFeatures([row])[0]
    areas = layer({"code": ["A1"]})
    said = refused(
        "livingalone", INPUT=areas, TABLE=made, CODE_FIELD="code", TABLE_CODE_FIELD="code", OUTPUT="memory:", **COUNTS
    )
    assert f"(A1: '{shown}')" in said
    assert "choose another field" in said
    assert said_plainly(said)


def test_objects_and_lists_of_a_geojson_file(refused, tmp_path):
    said = refused(
        "compareindices",
        INPUT=nested(tmp_path),
        CODE_FIELD="code",
        FIRST_FIELD="score",
        SECOND_FIELD="hh",
        OUTPUT="memory:",
    )
    assert "holds text where a number is needed" in said
    assert said_plainly(said)


@pytest.mark.parametrize("choice", [math.nan, math.inf, -math.inf])
def test_a_choice_that_is_none(refused, choice):
    areas = layer({"code": ["A1", "A2"], "other": [1, 2], "old": [1, 3], "young_res": [9, 9], "old_res": [9, 9]})
    said = refused("livingalone", INPUT=areas, CODE_FIELD="code", DENOMINATOR=choice, OUTPUT="memory:", **COUNTS)
    assert f"(DENOMINATOR): {choice} is none of the choices. Give a number from 0 to 1." in said
    assert said_plainly(said)


def test_a_map_beside_a_result_is_kept_as_text(run, tmp_path):
    answer = run("exporttable", INPUT=nested(tmp_path), OUTPUT=str(tmp_path / "out.gpkg"))
    kept = [feature["score"] for feature in QgsVectorLayer(answer["OUTPUT"], "out", "ogr").getFeatures()]
    assert kept[0] == '{"a": [1, {"b": 2}]}'
