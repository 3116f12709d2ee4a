"""An algorithm's sources to arrays, and results to its outputs."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFields,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..core.areas import RawTable
from ..core.faults import InputError, no_field
from ..core.results import ResultTable
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from ..layers import features as features_in
from ..layers import writing
from ..layers.staging import StagedFile
from . import reading
from .destinations import forget, moved, stage
from .run import Run

_SHEETS = (".csv", ".xlsx", ".ods", ".tsv", ".txt")
_GDAL_3_7 = 3_070_000


@dataclass(frozen=True)
class Rows:
    """What was read: the raw table, and the features themselves where they are to be written again."""

    table: RawTable
    features: list[QgsFeature]


def check_fields(layer: QgsFeatureSource, names: Iterable[str], where: str) -> None:
    """Refuse fields that a layer or source does not have; `processing.run` and models do not check this.

    Raises
    ------
    InputError
        Naming the missing fields, near misses, and the fields that there are.
    """
    there = layer.fields().names()
    absent = [name for name in dict.fromkeys(names) if name not in there]
    if absent:
        table = QT_TRANSLATE_NOOP("MedwayIsolation", "{where} ({name})")
        raise InputError(no_field(Phrase(table, where=Capitalised(where), name=layer.sourceName()), absent, there))


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
    columns = []
    for column in zip(*cells):
        reading.stop_if_cancelled(feedback)
        columns.append(features_in.plain(column))
    columns = columns or [[] for _ in indexes]
    return Rows(RawTable(where, columns[0], dict(zip(named, columns[1:]))), features)


def write_beside(
    run: Run,
    name: str,
    source: QgsProcessingFeatureSource,
    rows: Rows,
    result: ResultTable,
    gone: Iterable[str] = (),
    headings: Mapping[str, str] | None = None,
) -> tuple[str, tuple[str, ...]]:
    """Write the source's features with the result's columns beside their own.

    Fields of the same names, and those in `gone`, are replaced; `headings` are the aliases of the others as they are now.

    Returns
    -------
    output : str
        The output's id.
    names : tuple of str
        The columns as they were to be written.
    """
    replaced = {column.name.lower() for column in result.columns} | {name.lower() for name in gone}
    fields = writing.qgs_fields(result, writing.without_false_key(source.fields(), rows.features), replaced, headings)
    kept = [index for index, old in enumerate(source.fields()) if old.name().lower() not in replaced]
    features = writing.beside(rows.features, result, None if len(kept) == source.fields().count() else kept)
    return _write(run, name, fields, features, len(result.codes), source), tuple(fields.names())


def write_table(run: Run, name: str, result: ResultTable) -> str:
    """Write a result as a table without geometry, and return the output's id."""
    features = writing.features_of(writing.rows_of(result))
    return _write(run, name, writing.qgs_fields(result), features, len(result.codes))


def write_rows(run: Run, name: str, fields: QgsFields, rows: Sequence[Sequence[Any]]) -> str:
    """Write rows that were read from a layer as a table without geometry, and return the output's id."""
    return _write(run, name, fields, writing.features_of(rows), len(rows))


def write_changed(
    run: Run,
    name: str,
    source: QgsProcessingFeatureSource,
    fields: QgsFields,
    features: Iterable[QgsFeature],
    total: int,
) -> str:
    """Write features with other fields than their source's, shapes as they are, and return the output's id."""
    return _write(run, name, fields, iter(features), total, source)


def _write(
    run: Run,
    name: str,
    fields: QgsFields,
    features: Iterator[QgsFeature],
    total: int,
    like: QgsProcessingFeatureSource | None = None,
) -> str:
    """Write features shaped like those of a source, or a table, in sheets without text that runs as a formula."""
    run.stop_if_cancelled()
    fields, features = writing.maps_spelt(fields, features)
    goes_to = stage(run, name)
    staged = goes_to.staged
    geometry, crs = QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
    if like is not None:
        # A layer that calls itself polygons may hold multipolygons (GeoJSON), never the other way round.
        geometry, crs = QgsWkbTypes.promoteNonPointTypesToMulti(like.wkbType()), like.sourceCrs()
    if staged is not None and staged.target.suffix.lower() in _SHEETS:
        fields, features = writing.defused_names(fields), writing.defused(features)
    if not _keeps_aliases(staged):
        fields = writing.bare(fields)  # `dress` gives aliases later
    sink = None
    try:
        sink, destination = run.algorithm.parameterAsSink(
            {**run.parameters, name: goes_to.value}, name, run.context, fields, geometry, crs
        )
        if sink is None:
            raise QgsProcessingException(run.algorithm.invalidSinkError(run.parameters, name))
        written = writing.add(sink, features, total, run.progress, staged.target if staged is not None else None)
        if hasattr(sink, "finalize"):
            sink.finalize()
        sink = None  # closes the file
        run.stop_if_cancelled()
        if staged is not None:
            is_layer = geometry != QgsWkbTypes.Type.NoGeometry
            staged.check_whole(written.rows, is_layer, shapeless=written.shapeless)
            run.stop_if_cancelled()
    except BaseException as error:
        sink = None  # it must let go of its file before the folder can be removed
        if staged is None:
            raise
        forget(run.context, staged.partial)
        refused = staged.refused(str(error)) if isinstance(error, QgsProcessingException) else ""
        staged.discard()
        run.stop_if_cancelled()  # what a user stopped was not refused by a format
        if refused:
            raise InputError(refused) from error
        raise
    if staged is None:
        return str(destination)
    staged.commit()
    return moved(run.context, str(destination), staged.partial, staged.target)


def _keeps_aliases(staged: StagedFile | None) -> bool:
    """Return whether what is written takes aliases and comments; others warn of every one of them, databases too."""
    newer = int(gdal.VersionInfo("VERSION_NUM")) >= _GDAL_3_7
    return newer and staged is not None and staged.target.suffix.lower() == ".gpkg"
