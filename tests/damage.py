"""Files of which a part is lost."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

from tests.processing.layers import layer

_PAGE = 4096
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
        "id": [f"r{number}" for number in numbers],
        "measure": ["lonely"] * rows,
        "age_from": [65] * rows,
        "low": [None] * rows,
        "central": [5.0] * rows,
        "high": [None] * rows,
        "source": ["Somebody"] * rows,
        "words": ["x" * 200] * rows,
    }
    columns |= {name: [0.25] * rows for name in VARIABLES}
    return layer(columns)


def saved(layer: QgsVectorLayer, path: Path) -> Path:
    """Write a layer to a file, as QGIS does, and return its path."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = QgsVectorFileWriter.driverForExtension(path.suffix)
    options.layerName = path.stem
    error, text, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError, text
    return path


def readable(path: Path) -> int:
    """Return about how many rows SQLite itself reads from the table that has a GeoPackage's name: Python may lose one."""
    many = 0
    with closing(sqlite3.connect(path)) as database:
        try:
            for _ in database.execute(f'SELECT * FROM "{path.stem}"'):
                many += 1
        except sqlite3.DatabaseError:
            pass
    return many


def damaged(path: Path) -> int:
    """Overwrite a page in the middle of a GeoPackage, one that holds rows, and return how many rows are still read."""
    whole, rows = path.read_bytes(), readable(path)
    noise = random.Random(1).randbytes(_PAGE)
    for page in range(len(whole) // _PAGE // 2, len(whole) // _PAGE):
        path.write_bytes(whole[: page * _PAGE] + noise + whole[(page + 1) * _PAGE :])
        left = readable(path)
        if 0 < left < rows:
            return left
    raise AssertionError("no page in the second half holds rows of the table")


def said_to_hold(path: Path, rows: int) -> None:
    """Give a GeoPackage another cached number of rows than it holds."""
    with closing(sqlite3.connect(path)) as database, database:
        changed = database.execute("UPDATE gpkg_ogr_contents SET feature_count = ?", (rows,)).rowcount
    assert changed == 1
