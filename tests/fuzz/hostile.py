"""Layers and values that nobody should hand over, and somebody does."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QMetaType, QTime

from tests.damage import everything

ROWS = 12
TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", " ", "A00001", "nan", "-0", "1e999", "=1+1", "\0", "\ud800", "x" * 300, "ü", "a;b", "../x"]),
)
NUMBER = st.one_of(st.integers(-(2**63), 2**63), st.floats(), st.sampled_from([0, 1, -1, 5, 0.5, math.nan, math.inf]))
DATES = st.dates().map(lambda day: QDate(day.year, day.month, day.day))
# What a field may hold, by QGIS's name of its type.
KINDS: dict[str, tuple[QMetaType.Type, st.SearchStrategy[Any]]] = {
    "whole": (QMetaType.Type.Int, st.integers(-(2**31), 2**31 - 1)),
    "number": (QMetaType.Type.Double, st.floats()),
    "text": (QMetaType.Type.QString, st.text(max_size=12)),
    "numerals": (QMetaType.Type.QString, st.floats().map(str)),
    "boolean": (QMetaType.Type.Bool, st.booleans()),
    "date": (QMetaType.Type.QDate, DATES),
    "moment": (QMetaType.Type.QDateTime, DATES.map(QDateTime)),
    "time": (QMetaType.Type.QTime, st.integers(0, 23).map(lambda hour: QTime(hour, 0))),
    "binary": (QMetaType.Type.QByteArray, st.binary(max_size=6).map(QByteArray)),
    "map": (QMetaType.Type.QVariantMap, st.dictionaries(st.text(max_size=3), st.integers(0, 9), max_size=2)),
    "list": (QMetaType.Type.QStringList, st.lists(st.text(max_size=3), max_size=3)),
}


@st.composite
def layers(draw: st.DrawFn) -> QgsVectorLayer:
    """A layer that any algorithm could take, of which up to three fields hold something else."""
    sound = everything(ROWS)
    names = sound.fields().names()
    spoilt = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(list(KINDS)), max_size=3))
    made = QgsVectorLayer(
        draw(st.sampled_from(["Polygon?crs=EPSG:27700", "Polygon", "None", "Point"])), "hostile", "memory"
    )
    made.dataProvider().addAttributes(
        [QgsField(one.name(), KINDS[spoilt[one.name()]][0]) if one.name() in spoilt else one for one in sound.fields()]
    )
    made.updateFields()
    features = []
    for row in list(sound.getFeatures())[: draw(st.sampled_from([ROWS, ROWS, ROWS, 1, 0]))]:
        cells = [
            draw(st.one_of(st.none(), KINDS[spoilt[name]][1])) if name in spoilt else cell
            for name, cell in zip(names, row.attributes())
        ]
        feature = QgsFeature(made.fields())
        feature.setAttributes(cells)
        if made.wkbType() == sound.wkbType() and draw(st.integers(0, 9)):
            feature.setGeometry(row.geometry())
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def nested(folder: Path) -> QgsVectorLayer:
    """A GeoJSON file with objects and lists in its fields."""
    cells = [{"a": [1, {"b": 2}]}, [1, "x"], None, 5, "6", True, [[]], {}, 1.5, "", [None], {"c": None}]
    rows = [
        {
            "type": "Feature",
            "properties": {
                "code": f"A{number:05}",
                "score": cell,
                "old": cell,
                "hh": number,
                "prio": cell,
                "ward": cell,
            },
            "geometry": {"type": "Point", "coordinates": [0, 51]},
        }
        for number, cell in enumerate(cells)
    ]
    path = folder / "nested.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    made = QgsVectorLayer(str(path), "nested", "ogr")
    assert made.isValid()
    return made


EXPRESSIONS = ["1/0", "nothing", "to_real('x')", "(", "'5'", "array(1)", "NULL", "map('a',1)", "$area"]


def sources(layer: QgsVectorLayer) -> st.SearchStrategy[Any]:
    """A layer of the project as it is, or a part of it, also by an expression that fails."""

    def part(expression: str) -> QgsProcessingFeatureSourceDefinition:
        made = QgsProcessingFeatureSourceDefinition(layer.id())
        made.filterExpression = expression
        return made

    return st.one_of(st.just(layer), st.just(layer), st.sampled_from(EXPRESSIONS).map(part), st.just("no such layer"))


def values(definition: QgsProcessingParameterDefinition, fields: list[str]) -> st.SearchStrategy[Any]:
    """Values for a parameter: of its own kind, of another, and expressions."""
    cell = st.one_of(TEXT, NUMBER, st.sampled_from(fields), st.none())
    own: dict[str, st.SearchStrategy[Any]] = {
        "field": st.one_of(st.sampled_from(fields), st.lists(st.sampled_from(fields), max_size=4)),
        "matrix": st.one_of(st.lists(cell, max_size=7), st.lists(st.lists(cell, max_size=4), max_size=3)),
        "enum": st.one_of(st.integers(-2, 12), st.lists(st.integers(-1, 5), max_size=3)),
        "boolean": st.booleans(),
        "number": NUMBER,
        "string": TEXT,
    }
    strange = st.one_of(cell, st.lists(cell, max_size=2), st.sampled_from(EXPRESSIONS).map(QgsProperty.fromExpression))
    known = own.get(definition.type(), strange)
    return st.one_of(known, known, known, strange)


def said_plainly(message: str) -> bool:
    """Return whether a person can have written this: a sentence, without anything of Python's or Qt's in it."""
    lines = [line for line in message.splitlines() if line.strip()]
    words = (
        "PyQt",
        "QVariant",
        "Traceback",
        "<class",
        "object at 0x",
        "QgsProperty",
        "NoneType",
        "QByteArray",
        "dtype",
    )
    return bool(lines) and lines[-1].rstrip()[-1] in ".?!)”\"'" and not any(word in message for word in words)


def outcome(work: Callable[[], Any], *errors: type[Exception]) -> str:
    """Return what an input is refused with, empty where it is taken; any other error is the test's."""
    try:
        work()
    except errors as error:
        assert said_plainly(str(error)), str(error)
        return str(error)
    return ""
