"""Which of a layer's fields may be indicators of an index."""

from __future__ import annotations

import re

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..core import cells, result_sets, sources
from ..core.fields import Role
from . import features, fields

_VALUES = frozenset({Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.TOTAL, Role.PART})
_NO_MEASURES = ("_code", "_rank", "_decile", "_quintile")  # ends of what `sources.recognise` calls them
_BARE = ("code", "rank", "decile", "quintile")
_NUMBERING = re.compile(r"(?:ogc_)?fid|object_?id|gid|id|(?:.*_)?(?:id|code|cd|rank|decile|quintile)", re.IGNORECASE)


def numeric(layer: QgsVectorLayer) -> list[str]:
    """Return the fields that hold numbers: by their type, and of text, as QGIS reads a CSV file, by their first values."""
    columns = layer.fields()
    texts = [number for number, field in enumerate(columns) if field.type() == QMetaType.Type.QString]
    rows = list(map(features.plain, features.first_rows(layer))) if texts else []
    of_text = {number for number in texts if cells.are_numbers(row[number] for row in rows)}
    return [field.name() for number, field in enumerate(columns) if field.isNumeric() or number in of_text]


def measures(layer: QgsVectorLayer) -> list[str]:
    """Return those of the fields that hold numbers which may measure something: no numbering, code, rank or class.

    Of a result's columns those are left that are an index, a count or what is counted in.
    """
    names = layer.fields().names()
    keys = {names[number] for number in layer.primaryKeyAttributes()}
    results = fields.results_of(layer)
    meant = {heading: key for key, heading in sources.recognise(names, layer.name()).found.items()}

    def measures_something(name: str) -> bool:
        known = result_sets.field_in(results, name)
        if known is not None:
            return known[1].role in _VALUES
        meaning = meant.get(name, "")
        return not (
            name in keys or meaning in _BARE or meaning.endswith(_NO_MEASURES) or _NUMBERING.fullmatch(name.strip())
        )

    return [name for name in numeric(layer) if measures_something(name)]
