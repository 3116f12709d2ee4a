"""Where a layer keeps what is said about it: entries in the history of its metadata, in the layer and in its file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from qgis.core import (
    QgsDataProvider,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsNotSupportedException,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

_MOST_BYTES = 20_000_000
_TEXT_TABLE = "delimitedtext"  # how QGIS opens a CSV file by its dialog
_HISTORIES = (
    "SELECT lower(table_name) FROM gpkg_metadata_reference JOIN gpkg_metadata ON gpkg_metadata.id = md_file_id "
    "WHERE metadata LIKE '%<history>%'"
)


def table_uri(layer: QgsVectorLayer) -> str:
    """Return a layer's source with its table's name, without which QGIS finds no place for metadata in a GeoPackage."""
    uri = str(layer.source())
    name = _table(layer) if in_package(layer) else ""
    return f"{_path(layer)}|layername={name}" if name else uri


def _table(layer: QgsVectorLayer) -> str:
    """Return the name of the table that a layer of a GeoPackage shows, empty where it is unknown."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    name, number = parts.get("layerName"), parts.get("layerId")
    if not name:
        tables = [one.split(QgsDataProvider.sublayerSeparator()) for one in layer.dataProvider().subLayers()]
        wanted = str(number) if isinstance(number, int) else "0"
        name = next((table[1] for table in tables if table[0] == wanted), "")
    return str(name)


def _path(layer: QgsMapLayer) -> str:
    return str(layer.source()).split("|")[0]


def in_package(layer: QgsMapLayer) -> bool:
    """Tell whether a layer is a table of a GeoPackage."""
    return layer.providerType() == "ogr" and _path(layer).lower().endswith(".gpkg")


def entries(layer: QgsMapLayer, beginning: str) -> list[str]:
    """Return the entries of a layer's history that begin so, without their beginning.

    The file's entries go before the layer's: the file may have been made again since the layer was opened.
    """
    kept = _of_file(layer)
    for history in (kept.history() if kept is not None else [], layer.metadata().history()):
        found = [item[len(beginning) :] for item in history if item.startswith(beginning)]
        if found:
            return found
    return []


def put(metadata: QgsLayerMetadata, beginning: str, text: str) -> None:
    """Put an entry into a history in the place of older ones that begin so; an empty text only takes them out."""
    history = [item for item in metadata.history() if not item.startswith(beginning)]
    metadata.setHistory([*history, beginning + text] if text else history)


def whole(layer: QgsVectorLayer) -> QgsLayerMetadata:
    """Return all that is said about a layer: what its file keeps, which a plain opening may not read, else what it holds."""
    kept = _of_file(layer)
    return QgsLayerMetadata(kept if kept is not None else layer.metadata())


def save(layer: QgsVectorLayer, metadata: QgsLayerMetadata) -> bool:
    """Keep metadata in the layer and, where it is a file's, in the file or in QGIS's `.qmd` beside it.

    Returns
    -------
    bool
        Whether the file keeps them: some formats and write-protected folders do not.
    """
    layer.setMetadata(metadata)
    if not layer.isValid() or layer.providerType() not in ("ogr", _TEXT_TABLE):
        return False
    try:
        if layer.providerType() == _TEXT_TABLE:
            return bool(layer.saveNamedMetadata(str(_sidecar(layer)))[1])
        # Held open, so that the writing connection is not the last that closes: it would take the journal away from a layer
        # that was opened for reading, which then reads nothing more.
        held = QgsVectorLayer(table_uri(layer), "", "ogr")
        kept = bool(QgsProviderRegistry.instance().saveLayerMetadata("ogr", table_uri(layer), metadata)[0])
        del held
        return kept
    except QgsNotSupportedException:  # neither a file nor a table in one
        return False
    finally:
        _with_history.cache_clear()
        _package.cache_clear()


def save_style(
    layer: QgsVectorLayer,
    name: str,
    description: str,
    parts: QgsMapLayer.StyleCategory = QgsMapLayer.StyleCategory.AllStyleCategories,
) -> None:
    """Keep a layer's style in its GeoPackage, as the one that the layer opens with."""
    if hasattr(layer, "saveStyleToDatabaseV2"):  # since QGIS 3.44
        layer.saveStyleToDatabaseV2(name, description, True, "", parts)
    else:
        layer.saveStyleToDatabase(name, description, True, "", parts)


def has_sidecar(layer: QgsVectorLayer) -> bool:
    """Tell whether there is a `.qmd` beside a layer's file; it serves all files of that stem."""
    return not in_package(layer) and _sidecar(layer).is_file()


def _of_file(layer: QgsMapLayer) -> QgsLayerMetadata | None:
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return None
    if in_package(layer):
        path = _path(layer)
        stamps = _stamp(path), _stamp(f"{path}-wal")
        waiting = stamps[1][1] > 0  # rows that are written and not yet in the file
        tables = None if waiting else _with_history(path, stamps)
        if tables is not None and (not tables or _table(layer).lower() not in tables):
            return None
        return _package(table_uri(layer), stamps)
    # A plain opening does not read it.
    return _read(_sidecar(layer)) if layer.providerType() in ("ogr", _TEXT_TABLE) else None


def _sidecar(layer: QgsVectorLayer) -> Path:
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
    return Path(str(path or "")).with_suffix(".qmd") if path else Path()


def _stamp(path: str) -> tuple[int, int]:
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1024)  # the panel asks of every layer of a project again and again
def _with_history(path: str, stamps: tuple[tuple[int, int], ...]) -> frozenset[str] | None:
    """Return the tables of which a GeoPackage keeps a history, in small letters; None where it does not say.

    Opening a table as a layer takes 35 times as long, and few of a project's layers have results. Without locks: a second
    connection that closes takes files away that QGIS's own needs.
    """
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as package:
            return frozenset(name for (name,) in package.execute(_HISTORIES))
    except sqlite3.Error as error:
        return frozenset() if "no such table" in str(error) else None


@lru_cache(maxsize=128)
def _package(uri: str, stamps: tuple[tuple[int, int], ...]) -> QgsLayerMetadata | None:
    again = QgsVectorLayer(uri, "", "ogr")  # which reads what the GeoPackage keeps of the table
    found = again.metadata()
    return QgsLayerMetadata(found) if again.isValid() and found.history() else None


def _read(path: Path) -> QgsLayerMetadata | None:
    try:
        text = path.read_bytes()
    except OSError:
        return None
    document = QDomDocument()
    # QGIS writes no entities; a few of them can stand for any length of text.
    if len(text) > _MOST_BYTES or b"<!ENTITY" in text or not _parsed(document, text):
        return None
    metadata = QgsLayerMetadata()
    metadata.readMetadataXml(document.documentElement())
    return metadata


def _parsed(document: QDomDocument, text: bytes) -> bool:
    answer = document.setContent(text)
    return bool(answer[0] if isinstance(answer, tuple) else answer)
