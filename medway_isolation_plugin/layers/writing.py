"""Writing features: columns of a result as fields, its rows as features, and these into a sink."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureSink, QgsField, QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..core import formulas
from ..core.arrays import Floats, Texts
from ..core.faults import InputError
from ..core.files import obstacle
from ..core.results import Kind, ResultTable
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from .features import BATCH, plain
from .fields import headed
from .staging import no_shapes, takes_no

_TYPES = {Kind.REAL: QMetaType.Type.Double, Kind.WHOLE: QMetaType.Type.Int, Kind.TEXT: QMetaType.Type.QString}

_EXACT = 2.0**53  # from here on not every whole number is one of these, and QGIS takes none from 2^63


def qgs_fields(
    result: ResultTable,
    before: QgsFields | None = None,
    replaced: Iterable[str] = (),
    headings: Mapping[str, str] | None = None,
) -> QgsFields:
    """Return QGIS fields for a result, after those of `before` that are not replaced (names in small letters).

    `headings` are the aliases of fields of `before` as they are now: newer GDAL keeps those that a file had, and what is
    known of a column may have come since.
    """
    fields = QgsFields()
    for old in before if before is not None else ():
        if old.name().lower() in replaced:
            continue
        fields.append(headed(old, (headings or {}).get(old.name(), "")))
    for column in result.columns:
        new = QgsField(column.name, _TYPES[column.kind])
        new.setAlias(column.alias)
        # Files keep a field's comment where they lose its alias.
        new.setComment(column.alias)
        fields.append(new)
    return fields


def bare(fields: QgsFields) -> QgsFields:
    """Return fields without aliases and comments, which QGIS warns of where they are lost."""
    found = QgsFields()
    for old in fields:
        new = QgsField(old)
        new.setAlias("")
        new.setComment("")
        found.append(new)
    return found


def maps_spelt(fields: QgsFields, features: Iterator[QgsFeature]) -> tuple[QgsFields, Iterator[QgsFeature]]:
    """Return fields of maps as fields of text, with their cells as JSON: files do not take maps from any layer."""
    maps = [number for number, field in enumerate(fields) if field.type() == QMetaType.Type.QVariantMap]
    if not maps:
        return fields, features
    found = QgsFields()
    for number, old in enumerate(fields):
        found.append(QgsField(old.name(), QMetaType.Type.QString) if number in maps else old)

    def spelt() -> Iterator[QgsFeature]:
        for feature in features:
            cells = feature.attributes()
            for number in maps:
                (cells[number],) = plain([cells[number]])
            feature.setAttributes(cells)
            yield feature

    return found, spelt()


def without_false_key(fields: QgsFields, features: Sequence[QgsFeature]) -> QgsFields:
    """Rename a field called fid that cannot be a GeoPackage's key, where that name is taken for the key."""
    index = fields.lookupField("fid")
    if index < 0 or not features:
        return fields
    # Where the field is the source's own key, as in a GeoPackage, looking at a few features is enough.
    some = (features[0], features[len(features) // 2], features[-1])
    if all(type(feature.attribute(index)) is int and feature.attribute(index) == feature.id() for feature in some):
        return fields
    keys = [feature.attribute(index) for feature in features]
    if all(type(key) is int for key in keys) and len(set(keys)) == len(keys):
        return fields
    renamed = QgsFields(fields)
    renamed.rename(index, "orig_fid")
    return renamed


def named_rows(
    texts: Mapping[str, Texts], numbers: Mapping[str, Floats], last: Mapping[str, Texts]
) -> tuple[QgsFields, list[list[Any]]]:
    """Return the fields and rows of a table whose columns have any names: texts first, `last` ones after the numbers."""
    named: list[tuple[str, QMetaType.Type, list[Any]]] = []

    def add_texts(columns: Mapping[str, Texts]) -> None:
        named.extend(
            (name, QMetaType.Type.QString, [text or None for text in cells]) for name, cells in columns.items()
        )

    add_texts(texts)
    for name, column in numbers.items():
        known = column[~np.isnan(column)]
        whole = bool(((known == np.floor(known)) & (np.abs(known) < _EXACT)).all())
        cells = [None if math.isnan(value) else (int(value) if whole else value) for value in column.tolist()]
        named.append((name, QMetaType.Type.LongLong if whole else QMetaType.Type.Double, cells))
    add_texts(last)
    fields = QgsFields()
    for name, kind, _ in named:
        fields.append(QgsField(name, kind))
    return fields, [list(row) for row in zip(*(cells for _, _, cells in named))]


def rows_of(result: ResultTable) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of a result, row by row."""
    return zip(*(column.cells() for column in result.columns))


def features_of(rows: Iterable[Iterable[object]]) -> Iterator[QgsFeature]:
    """Yield rows as features without shapes."""
    for row in rows:
        feature = QgsFeature()
        feature.setAttributes(list(row))
        yield feature


def as_layer(name: str, fields: QgsFields, rows: Iterable[Iterable[object]]) -> QgsVectorLayer:
    """Return rows as a temporary table."""
    made = QgsVectorLayer("None", name, "memory")
    provider = made.dataProvider()
    provider.addAttributes(fields.toList())
    made.updateFields()
    provider.addFeatures(list(features_of(rows)))
    return made


def beside(features: list[QgsFeature], result: ResultTable, kept: Sequence[int] | None) -> Iterator[QgsFeature]:
    """Yield features with a result's cells after their own, of which only those at `kept` stay (None: all); empties the list."""
    features.reverse()
    for more in rows_of(result):
        feature = features.pop()  # let go of what is written
        own = feature.attributes() if kept is None else [feature.attribute(index) for index in kept]
        own.extend(more)
        feature.setAttributes(own)
        yield feature


def defused(features: Iterable[QgsFeature]) -> Iterator[QgsFeature]:
    """Keep a spreadsheet from running text in cells as a formula."""
    for feature in features:
        feature.setAttributes([formulas.defused(cell) for cell in feature.attributes()])
        yield feature


def defused_names(fields: QgsFields) -> QgsFields:
    """Keep a spreadsheet from running headings as formulas."""
    found = QgsFields()
    for old in fields:
        new = QgsField(old)
        new.setName(formulas.defused(old.name()))
        found.append(new)
    return found


@dataclass(frozen=True)
class Written:
    """How many rows were written, and how many of them have no shape."""

    rows: int = 0
    shapeless: int = 0


def add(
    sink: QgsFeatureSink,
    features: Iterator[QgsFeature],
    total: int,
    progress: Callable[[float], None],
    into: Path | None = None,
) -> Written:
    """Add features to a sink and return how many.

    Parameters
    ----------
    total : int
        How many there are about to be.
    progress : callable
        Hears what share of them is written, and may raise to stop.
    into : Path or None
        The file, None where it is none.

    Raises
    ------
    InputError
        When one could not be written.
    """
    written = Written()
    while batch := list(islice(features, BATCH)):
        shapeless = sum(not feature.hasGeometry() for feature in batch)
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            if into is not None and takes_no(into.suffix.lower(), shapeless, len(batch)):
                raise InputError(no_shapes(into.suffix, shapeless))
            why = obstacle(into.parent) if into is not None else ""
            said = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The output could not be written: {reason}"),
                reason=sink.lastError(),
            )
            other = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose another output."))
            raise InputError(Phrases([said, why or other]))
        written = Written(written.rows + len(batch), written.shapeless + shapeless)
        progress(written.rows / max(total, 1))
    return written
