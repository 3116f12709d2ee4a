"""Reading features whole: what was read is held against what the source says that it holds.

QGIS's iterators end at damage in a file as they end at its last row, and say nothing. Two things tell: GDAL's own last error,
and the source's count. That count may be wrong where nothing else is (a cached number in GeoPackage, an estimate in databases,
deleted rows in Shapefiles), so a difference is an error only once the source has counted its rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar, Token
from dataclasses import replace
from itertools import islice
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime, QVariant

from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from .origins import NOT_OPENED_AGAIN, Origin
from .presence import not_whole

# What algorithms and pages call the two layers that most of them have, in messages.
THE_AREAS = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the areas layer"))
THE_WARDS = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the wards layer"))

BATCH = 2000
_THROUGH_GDAL = ("ogr", "virtual")  # a virtual layer reads files too
_TRUE_COUNTS = ("FlatGeobuf",)  # counting again would only go as far as the damage
_KEPT: ContextVar[dict[tuple[str, str], list[Any]] | None] = ContextVar("columns that were read", default=None)
_PLAIN = (str, int, float, bool, type(None))
_LOCAL = ("ogr", "memory", "delimitedtext", "spatialite", "virtual")
_LOOKED_AT = 50  # rows that are read to guess what a field holds
_NUMBERED = re.compile(r"(?P<name>.+)_\d+")
_NOT_NOW = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It cannot be read now."))


def plain(cells: Iterable[Any]) -> list[Any]:
    """Return cells of any field as None, numbers and text: dates in ISO's form, binary data as digits, maps and lists as JSON."""
    return [cell if type(cell) in _PLAIN else _spelt(cell) for cell in cells]


def _spelt(cell: Any) -> str | None:
    if isinstance(cell, QVariant):  # how NULL arrives on Qt 5
        return None
    if isinstance(cell, (QDate, QTime, QDateTime)):
        return str(cell.toString(Qt.DateFormat.ISODate)) or None
    if isinstance(cell, (bytes, QByteArray)):
        return f"0x{bytes(cell).hex()}"
    return json.dumps(cell, default=str, ensure_ascii=False)


def batches(
    found: Callable[[], QgsFeatureIterator],
    count: Callable[[], int],
    origin: Origin | None,
    where: str,
    stop: Callable[[], None] = lambda: None,
) -> Iterator[list[QgsFeature]]:
    """Yield all features, some at a time.

    Parameters
    ----------
    found : callable
        Asks the source for its features.
    count : callable
        Says how many the source says that there are; negative where it does not know.
    origin : Origin or None
        Where they come from, None where that is not known: then only GDAL tells of damage.
    where : str
        What the source is to the user, for messages: 'the counts table'.
    stop : callable
        Raises when the user has cancelled.

    Raises
    ------
    InputError
        When the source could not be read to its end.
    """
    for joined in origin.joined if origin is not None else ():
        table = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table that is joined to {where}"), where=where)
        _read_through(joined, table, stop)
    gdal.ErrorReset()
    iterator = found()
    if not iterator.isValid():
        raise InputError(not_whole(where, origin, _NOT_NOW))
    many = 0
    features = iter(iterator)
    while batch := list(islice(features, BATCH)):
        stop()
        many += len(batch)
        yield batch
    _check(many, count, origin, where, stop)


class ReadOnce:
    """In a `with` block, in this thread, `values` reads each column of a layer once; later blocks still know it, until `forget`."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], list[Any]] = {}
        self._before: list[Token[dict[tuple[str, str], list[Any]] | None]] = []

    def __enter__(self) -> None:
        self._before.append(_KEPT.set(self._kept))

    def __exit__(self, *_: object) -> None:
        _KEPT.reset(self._before.pop())

    def forget(self) -> None:
        """Read again: a layer holds other values."""
        self._kept.clear()


def values(layer: QgsVectorLayer, field: str, where: str) -> list[Any]:
    """Return what a field that a layer has holds, row by row; within `ReadOnce` it may have been read before.

    Raises
    ------
    InputError
        When the layer could not be read to its end.
    """
    kept, key = _KEPT.get(), (str(layer.id()), field)
    if kept is None:
        return _values(layer, field, where)
    if key not in kept:
        kept[key] = _values(layer, field, where)
    return kept[key]


def _values(layer: QgsVectorLayer, field: str, where: str) -> list[Any]:
    number = layer.fields().lookupField(field)
    wanted = with_namesakes(layer.fields(), [number])
    origin = Origin.of(layer)
    if len(wanted) > 1:
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(wanted)
        read = batches(lambda: layer.getFeatures(request), layer.featureCount, origin, where)
        return plain(feature.attribute(number) for batch in read for feature in batch)
    gdal.ErrorReset()
    # Several times as fast as feature by feature.
    found, _ = QgsVectorLayerUtils.getValues(layer, field)
    _check(len(found), layer.featureCount, origin, where, lambda: None)
    return plain(found)


def first_rows(layer: QgsVectorLayer) -> list[list[Any]]:
    """Return the first rows of a layer, to guess what its fields hold; none of one that is far away."""
    if layer.providerType() not in _LOCAL:
        return []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(_LOOKED_AT)
    return [feature.attributes() for feature in layer.getFeatures(request)]


def check_readable(layer: QgsVectorLayer, where: str, stop: Callable[[], None] = lambda: None) -> None:
    """Refuse a layer that cannot be read to its end, before QGIS draws the part that can.

    Raises
    ------
    InputError
        Naming the layer.
    """
    for _ in _through(layer, Origin.of(layer), where, stop):
        pass


def check_shapes(layer: QgsVectorLayer, where: str) -> None:
    """Refuse a layer of areas in which nothing covers anything.

    Raises
    ------
    InputError
        Naming the layer.
    """
    if not any(feature.geometry().area() > 0 for feature in layer.getFeatures(QgsFeatureRequest().setNoAttributes())):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{where} ({name}) has no shapes, so that its page would be blank. Join the table to a layer of areas, and choose that.",
            ),
            where=Capitalised(where),
            name=layer.name(),
        )


def with_namesakes(fields: QgsFields, indexes: Iterable[int]) -> list[int]:
    """Return the fields to ask for, so that those at `indexes` are read.

    A table may have a heading twice, or differing only in case. QGIS calls the second `name_1`, but tells GDAL by name which
    fields to leave out: with either of them left out, the other may be lost.
    """
    names = [name.lower() for name in fields.names()]
    there = set(names)
    wanted = set(indexes)
    for index in tuple(wanted):
        own = names[index]
        shorter = _NUMBERED.fullmatch(own)
        for name in {own, shorter["name"]} if shorter and shorter["name"] in there else {own}:
            like = re.compile(rf"{re.escape(name)}(_\d+)?")
            wanted |= {number for number, other in enumerate(names) if like.fullmatch(other)}
    return sorted(wanted)


def same_heading(origin: Origin, fields: QgsFields, index: int) -> list[str]:
    """Return what QGIS calls the columns of a file that have the heading of field `index`: only its own name if it is the only one."""
    own = [str(fields.at(index).name())]
    if origin.provider != "ogr" or len(with_namesakes(fields, [index])) == 1:
        return own
    parts = QgsProviderRegistry.instance().decodeUri("ogr", origin.uri)
    try:
        dataset = gdal.OpenEx(parts["path"], gdal.OF_VECTOR, open_options=parts.get("openOptions") or [])
        name = parts.get("layerName")
        table = None if dataset is None else dataset.GetLayerByName(name) if name else dataset.GetLayer(0)
    except RuntimeError:  # GDAL may be told to raise its errors
        return own
    headings = [] if table is None else [column.GetName() for column in table.schema]
    if index >= len(headings):
        return own
    return [str(fields.at(number).name()) for number, heading in enumerate(headings) if heading == headings[index]]


def _through(layer: QgsVectorLayer, origin: Origin, where: str, stop: Callable[[], None]) -> Iterator[list[QgsFeature]]:
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    return batches(lambda: layer.getFeatures(request), layer.featureCount, origin, where, stop)


def _read_through(origin: Origin, where: str, stop: Callable[[], None]) -> None:
    layer = origin.open()
    if not layer.isValid():
        raise InputError(not_whole(where, origin, _NOT_NOW))
    for _ in _through(layer, replace(origin, part=False, pending=0, joined=()), where, stop):
        pass


def _check(many: int, count: Callable[[], int], origin: Origin | None, where: str, stop: Callable[[], None]) -> None:
    """Raise when less was read than there is."""
    failure = _failure() if origin is None or origin.provider in _THROUGH_GDAL or origin.joined else ""
    said = count()
    if failure:
        part = QT_TRANSLATE_NOOP("MedwayIsolation", "It was read up to a fault: {rows} of {n} rows ({failure}).")
        read = QT_TRANSLATE_NOOP("MedwayIsolation", "It was read up to a fault: {n} rows ({failure}).")
        fault = (
            Phrase(part, rows=f"{many:,}", n=said, failure=failure)
            if said > many
            else Phrase(read, n=many, failure=failure)
        )
        raise InputError(not_whole(where, origin, fault))
    if origin is None or said == many or 0 <= said < many:
        return
    if origin.part:
        # How many there should be is not known for a filter, and may have changed for a selection.
        if said > many and origin.provider not in NOT_OPENED_AGAIN:
            _read_through(origin, where, stop)
        return
    true = said if origin.storage in _TRUE_COUNTS else origin.count()
    if true is not None and (true < 0 or true + origin.pending > many):
        part = QT_TRANSLATE_NOOP("MedwayIsolation", "It was read up to a fault: {rows} of {n} rows.")
        uncounted = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "It was read up to a fault: {n} rows, and no more can be counted."
        )
        fault = Phrase(part, rows=f"{many:,}", n=true + origin.pending) if true > 0 else Phrase(uncounted, n=many)
        raise InputError(not_whole(where, origin, fault))


def _failure() -> str:
    """Return what GDAL last complained of in this thread, empty if of nothing that could cost data."""
    if gdal.GetLastErrorType() < gdal.CE_Failure:
        return ""
    text = str(gdal.GetLastErrorMsg()).strip()
    return "" if text.startswith("PROJ") else text  # a matter of the coordinate reference system
