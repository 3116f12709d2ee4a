"""Tidy tables of official files as fields and rows, and as layers that algorithms read."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFields, QgsVectorLayer

from ..core.official import Joined
from . import writing


def rows(joined: Joined) -> tuple[QgsFields, list[list[Any]]]:
    """Return the output's fields and rows: codes and names first, the note last."""
    texts = {"code": joined.codes, **({"name": joined.names} if (joined.names != "").any() else {}), **joined.texts}
    return writing.named_rows(texts, joined.values, {"note": joined.notes})


def layer(joined: Joined, name: str) -> QgsVectorLayer:
    """Return a temporary table of it, called as the file is."""
    return writing.as_layer(name, *rows(joined))
