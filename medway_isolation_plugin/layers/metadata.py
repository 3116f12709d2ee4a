"""Where a layer keeps what is said about it: entries in the history of its metadata, in the layer and in its file."""

from __future__ import annotations

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


def table_uri(layer: QgsVectorLayer) -> str:
    """Return a layer's source with its table's name, without which QGIS finds no place for metadata in a GeoPackage."""
    uri = str(layer.source())
    if not in_package(layer):
        return uri
    parts = QgsProviderRegistry.instance().decodeUri("ogr", uri)
    name, number = parts.get("layerName"), parts.get("layerId")
    if not name:
        tables = [one.split(QgsDataProvider.sublayerSeparator()) for one in layer.dataProvider().subLayers()]
        wanted = str(number) if isinstance(number, int) else "0"
        name = next((table[1] for table in tables if table[0] == wanted), "")
    return f"{parts['path']}|layername={name}" if name else uri


def in_package(layer: QgsMapLayer) -> bool:
    """Tell whether a layer is a table of a GeoPackage."""
    return layer.providerType() == "ogr" and str(layer.source()).split("|")[0].lower().endswith(".gpkg")


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
        return bool(QgsProviderRegistry.instance().saveLayerMetadata("ogr", table_uri(layer), metadata)[0])
    except QgsNotSupportedException:  # neither a file nor a table in one
        return False
    finally:
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
        path = Path(str(layer.source()).split("|")[0])
        return _package(table_uri(layer), tuple(_stamp(each) for each in (path, path.with_name(f"{path.name}-wal"))))
    # A plain opening does not read it.
    return _read(_sidecar(layer)) if layer.providerType() in ("ogr", _TEXT_TABLE) else None


def _sidecar(layer: QgsVectorLayer) -> Path:
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
    return Path(str(path or "")).with_suffix(".qmd") if path else Path()


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=128)  # the panel asks again and again
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
