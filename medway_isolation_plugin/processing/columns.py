"""Features to arrays and arrays to features: the only place that touches features."""

from __future__ import annotations

import difflib
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..core.areas import RawTable
from ..core.faults import InputError
from ..core.results import Kind, ResultTable
from ..layers.staging import StagedFile
from . import reading
from .destinations import forget, moved, stage
from .reading import stop_if_cancelled

BATCH = 2000
_TYPES = {Kind.REAL: QMetaType.Type.Double, Kind.WHOLE: QMetaType.Type.Int, Kind.TEXT: QMetaType.Type.QString}
_SHEETS = (".csv", ".xlsx", ".ods", ".tsv")
_GDAL_3_7 = 3_070_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Rows:
    """What was read: the raw table, and the features themselves where they are to be written again."""

    table: RawTable
    features: list[QgsFeature]


def check_fields(source: QgsProcessingFeatureSource, names: Iterable[str], where: str) -> None:
    """Refuse fields that a layer does not have; `processing.run` and models do not check this.

    Raises
    ------
    InputError
        Naming the missing fields, near misses, and the fields that there are.
    """
    there = source.fields().names()
    missing = [name for name in dict.fromkeys(names) if name not in there]
    if missing:
        near = [match for name in missing for match in difflib.get_close_matches(name, there, n=1)]
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise InputError(
            f"{where[:1].upper()}{where[1:]} ({source.sourceName()}) has no field {', '.join(repr(name) for name in missing)}.{hint} "
            f"Its fields are: {', '.join(there) or 'none'}."
        )


def read(
    source: QgsProcessingFeatureSource,
    code_field: str,
    fields: Mapping[str, str],
    where: str,
    feedback: QgsProcessingFeedback,
    keep: bool = False,
) -> Rows:
    """Read codes and some fields of every feature.

    Parameters
    ----------
    code_field : str
        The field with codes.
    fields : mapping of str to str
        Key in the raw table to field name; empty names are left out.
    where : str
        What the source is to the user, for messages: 'the counts table'.
    keep : bool
        Whether to read whole features and keep them, to be written with results beside them.

    Raises
    ------
    InputError
        When a field is missing, or the source could not be read to its end.
    """
    named = {key: name for key, name in fields.items() if name}
    check_fields(source, [code_field, *named.values()], where)
    indexes = [source.fields().indexOf(name) for name in (code_field, *named.values())]
    reading.warn_of_headings(source, indexes, where, feedback)
    request = QgsFeatureRequest() if keep else reading.table_request(source, indexes)
    features: list[QgsFeature] = []
    cells: list[tuple[Any, ...]] = []
    pick = operator.itemgetter(*indexes, indexes[0])  # always a tuple, even of one field
    for batch in reading.batches(source, request, where, feedback):
        # All attributes at once: the unread ones cost less than a call for each that is wanted.
        cells += [pick(feature.attributes()) for feature in batch]
        if keep:
            features += batch
    # QGIS hands NULL over as an empty QVariant on Qt 5.
    columns = [[None if type(value) is QVariant else value for value in column] for column in zip(*cells)]
    columns = columns or [[] for _ in indexes]
    return Rows(RawTable(where, columns[0], dict(zip(named, columns[1:]))), features)


def qgs_fields(result: ResultTable, before: QgsFields | None = None, replaced: Iterable[str] = ()) -> QgsFields:
    """Return QGIS fields for a result, after those of `before` that are not replaced (names in small letters)."""
    fields = QgsFields()
    for old in before if before is not None else ():
        if old.name().lower() not in replaced:
            fields.append(old)
    for column in result.columns:
        new = QgsField(column.name, _TYPES[column.kind])
        new.setAlias(column.alias)
        # Files keep a field's comment where they lose its alias.
        new.setComment(column.alias)
        fields.append(new)
    return fields


def _rows(result: ResultTable) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.cells() for column in result.columns))


def _without_false_key(fields: QgsFields, features: list[QgsFeature]) -> QgsFields:
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


def write_beside(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    source: QgsProcessingFeatureSource,
    rows: Rows,
    result: ResultTable,
    gone: Iterable[str] = (),
) -> tuple[str, tuple[str, ...]]:
    """Write the source's features with the result's columns beside their own.

    Fields of the same names, and those in `gone`, are replaced.

    Returns
    -------
    output : str
        The output's id.
    names : tuple of str
        The columns as they were to be written.
    """
    replaced = {column.name.lower() for column in result.columns} | {name.lower() for name in gone}
    fields = qgs_fields(result, _without_false_key(source.fields(), rows.features), replaced)
    kept = [index for index, old in enumerate(source.fields()) if old.name().lower() not in replaced]
    all_kept = len(kept) == source.fields().count()

    def features() -> Iterator[QgsFeature]:
        rows.features.reverse()
        for more in _rows(result):
            feature = rows.features.pop()  # let go of what is written
            own = feature.attributes() if all_kept else [feature.attribute(index) for index in kept]
            own += more
            feature.setAttributes(own)
            yield feature

    # A layer that calls itself polygons may hold multipolygons (GeoJSON), never the other way round.
    geometry = QgsWkbTypes.promoteNonPointTypesToMulti(source.wkbType())
    output = _write(
        algorithm,
        parameters,
        name,
        context,
        feedback,
        fields,
        geometry,
        source.sourceCrs(),
        features,
        len(result.codes),
    )
    return output, tuple(fields.names())


def write_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    result: ResultTable,
) -> str:
    """Write a result as a table without geometry, and return the output's id."""

    def features() -> Iterator[QgsFeature]:
        for row in _rows(result):
            feature = QgsFeature()
            feature.setAttributes(list(row))
            yield feature

    return _write(
        algorithm,
        parameters,
        name,
        context,
        feedback,
        qgs_fields(result),
        QgsWkbTypes.Type.NoGeometry,
        QgsCoordinateReferenceSystem(),
        features,
        len(result.codes),
        defuse=True,
    )


def write_rows(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: QgsFields,
    rows: list[list[Any]],
) -> str:
    """Write rows that were read from a layer as a table without geometry, and return the output's id."""

    def features() -> Iterator[QgsFeature]:
        for row in rows:
            feature = QgsFeature()
            feature.setAttributes(row)
            yield feature

    nowhere = QgsCoordinateReferenceSystem()
    return _write(
        algorithm, parameters, name, context, feedback, fields, QgsWkbTypes.Type.NoGeometry, nowhere, features,
        len(rows), defuse=True,
    )  # fmt: skip


def _write(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: QgsFields,
    geometry: QgsWkbTypes.Type,
    crs: QgsCoordinateReferenceSystem,
    features: Callable[[], Iterator[QgsFeature]],
    total: int,
    defuse: bool = False,
) -> str:
    stop_if_cancelled(feedback)
    goes_to = stage(parameters.get(name), context)
    staged = goes_to.staged
    changed = {**parameters, name: goes_to.value}
    sink = None
    if goes_to.temporary or not _keeps_aliases(staged):
        fields = _bare(fields)
    try:
        sink, destination = algorithm.parameterAsSink(changed, name, context, fields, geometry, crs)
        if sink is None:
            raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
        sheet = defuse and staged is not None and staged.target.suffix.lower() in _SHEETS
        written = _add_all(sink, _defused(features()) if sheet else features(), total, feedback)
        if hasattr(sink, "finalize"):
            sink.finalize()
        sink = None  # closes the file
        if staged is not None:
            staged.check_whole(written, geometry != QgsWkbTypes.Type.NoGeometry)
    except BaseException:
        sink = None  # it must let go of its file before the folder can be removed
        if staged is not None:
            forget(context, str(staged.partial))
            staged.discard()
        raise
    if staged is None:
        return str(destination)
    staged.commit()
    return moved(context, str(destination), str(staged.partial), str(staged.target))


def _keeps_aliases(staged: StagedFile | None) -> bool:
    """Return whether the output's format takes aliases and comments; others warn of every one of them."""
    newer = int(gdal.VersionInfo("VERSION_NUM")) >= _GDAL_3_7
    return staged is None or (newer and staged.target.suffix.lower() == ".gpkg")


def _bare(fields: QgsFields) -> QgsFields:
    """Return fields without aliases and comments, which QGIS warns of where they are lost; `dress` gives aliases later."""
    bare = QgsFields()
    for old in fields:
        new = QgsField(old)
        new.setAlias("")
        new.setComment("")
        bare.append(new)
    return bare


def _add_all(sink: QgsFeatureSink, features: Iterator[QgsFeature], total: int, feedback: QgsProcessingFeedback) -> int:
    written = 0
    while batch := list(islice(features, BATCH)):
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            raise InputError(
                f"The output could not be written: {sink.lastError()} Check the disk's free space and choose another output."
            )
        written += len(batch)
        feedback.setProgress(100.0 * written / max(total, 1))
        stop_if_cancelled(feedback)
    return written


def _defused(features: Iterator[QgsFeature]) -> Iterator[QgsFeature]:
    """Keep a spreadsheet from running text that begins like a formula (a leading apostrophe makes it plain text)."""
    for feature in features:
        feature.setAttributes(
            [
                f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
                for cell in feature.attributes()
            ]
        )
        yield feature
