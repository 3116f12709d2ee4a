"""Tidy tables of official files as fields and rows, and as layers that algorithms read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsFields, QgsLayerMetadata, QgsVectorLayer

from ..core.column_data import ColumnData
from ..core.fields import Data
from ..core.official import Joined
from . import fields, writing


def rows(joined: Joined) -> tuple[QgsFields, list[list[Any]]]:
    """Return the output's fields and rows: codes and names first, the note last."""
    texts = {"code": joined.codes, **({"name": joined.names} if (joined.names != "").any() else {}), **joined.texts}
    return writing.named_rows(texts, joined.values, {"note": joined.notes})


def layer(joined: Joined, name: str) -> QgsVectorLayer:
    """Return a temporary table of it, called as the file is."""
    return stating(writing.as_layer(name, *rows(joined)), columns(joined))


def columns(joined: Joined) -> tuple[ColumnData, ...]:
    """Return what its numbers are, as far as publishers and documents say it."""
    return tuple(
        ColumnData(one.name, one.data, one.source, one.year)
        for one in joined.variables
        if one.data is not Data.UNKNOWN and one.name in joined.values
    )


def stating(layer: QgsVectorLayer, of: Sequence[ColumnData]) -> QgsVectorLayer:
    """Return a temporary table that says what its columns are."""
    metadata = QgsLayerMetadata(layer.metadata())
    fields.write_columns(metadata, of)
    layer.setMetadata(metadata)
    return layer
