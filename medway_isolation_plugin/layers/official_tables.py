"""Tidy tables of official files as fields and rows, and as layers that algorithms read."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from qgis.core import QgsField, QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..core.official import Joined
from ..core.results import Kind
from . import writing

_TYPES = {Kind.TEXT: QMetaType.Type.QString, Kind.WHOLE: QMetaType.Type.LongLong, Kind.REAL: QMetaType.Type.Double}


def rows(joined: Joined) -> tuple[QgsFields, list[list[Any]]]:
    """Return the output's fields and rows: codes and names first, the note last."""
    texts = {"code": joined.codes, **({"name": joined.names} if (joined.names != "").any() else {}), **joined.texts}
    named: list[tuple[str, Kind, list[Any]]] = [
        (name, Kind.TEXT, [text or None for text in column]) for name, column in texts.items()
    ]
    for name, column in joined.values.items():
        known = column[~np.isnan(column)]
        whole = bool((known == np.floor(known)).all())
        cells = [None if math.isnan(value) else (int(value) if whole else value) for value in column.tolist()]
        named.append((name, Kind.WHOLE if whole else Kind.REAL, cells))
    named.append(("note", Kind.TEXT, list(joined.notes)))
    fields = QgsFields()
    for name, kind, _ in named:
        fields.append(QgsField(name, _TYPES[kind]))
    return fields, [list(row) for row in zip(*(cells for _, _, cells in named))]


def layer(joined: Joined, name: str) -> QgsVectorLayer:
    """Return a temporary table of it, called as the file is."""
    fields, cells = rows(joined)
    made = QgsVectorLayer("None", name, "memory")
    provider = made.dataProvider()
    provider.addAttributes(fields.toList())
    made.updateFields()
    provider.addFeatures(list(writing.features_of(cells)))
    return made
