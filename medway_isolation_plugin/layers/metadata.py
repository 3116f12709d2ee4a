"""Where a layer keeps what is said about it: entries in the history of its metadata, in the layer and in its file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from qgis.core import QgsDataProvider, QgsLayerMetadata, QgsMapLayer, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument


def table_uri(layer: QgsVectorLayer) -> str:
    """Return a layer's source with its table's name, without which QGIS finds no place for metadata in a GeoPackage."""
    uri = str(layer.source())
    if "|layername=" in uri or not uri.lower().endswith(".gpkg"):
        return uri
    tables = layer.dataProvider().subLayers()
    return f"{uri}|layername={tables[0].split(QgsDataProvider.sublayerSeparator())[1]}" if tables else uri


def in_package(layer: QgsMapLayer) -> bool:
    """Tell whether a layer is a table of a GeoPackage."""
    return str(layer.source()).split("|")[0].lower().endswith(".gpkg")


def entries(layer: QgsMapLayer, beginning: str) -> list[str]:
    """Return the entries of a layer's history that begin so, without their beginning.

    The file's entries go before the layer's: the file may have been made again since the layer was opened.
    """
    for history in (_of_file(layer), layer.metadata().history()):
        found = [item[len(beginning) :] for item in history if item.startswith(beginning)]
        if found:
            return found
    return []


def put(metadata: QgsLayerMetadata, beginning: str, text: str) -> None:
    """Put an entry into a history in the place of older ones that begin so; an empty text only takes them out."""
    history = [item for item in metadata.history() if not item.startswith(beginning)]
    metadata.setHistory([*history, beginning + text] if text else history)


def save(layer: QgsVectorLayer, metadata: QgsLayerMetadata) -> None:
    """Keep metadata in the layer and, where it is a file's, in the file or in QGIS's `.qmd` beside it."""
    layer.setMetadata(metadata)
    if layer.providerType() == "ogr" and layer.isValid():
        # A format that keeps none is no fault of the result, so what this returns is of no account.
        QgsProviderRegistry.instance().saveLayerMetadata("ogr", table_uri(layer), metadata)
        _package_history.cache_clear()


def _of_file(layer: QgsMapLayer) -> list[str]:
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or not layer.isValid():
        return []
    path = Path(str(layer.source()).split("|")[0])
    if in_package(layer):
        beside = [path, path.with_name(f"{path.name}-wal")]
        return list(_package_history(table_uri(layer), tuple(_stamp(each) for each in beside)))
    # A plain opening does not read it; one .qmd serves all files of a stem.
    return list(_sidecar_history(path.with_suffix(".qmd")))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=128)  # the panel asks again and again
def _package_history(uri: str, stamps: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    again = QgsVectorLayer(uri, "", "ogr")
    return tuple(again.metadata().history()) if again.isValid() and again.loadDefaultMetadata()[1] else ()


def _sidecar_history(path: Path) -> tuple[str, ...]:
    document = QDomDocument()
    try:
        text = path.read_bytes()
    except OSError:
        return ()
    if len(text) > _MOST_BYTES or not _parsed(document, text):
        return ()
    metadata = QgsLayerMetadata()
    metadata.readMetadataXml(document.documentElement())
    return tuple(metadata.history())


_MOST_BYTES = 20_000_000


def _parsed(document: QDomDocument, text: bytes) -> bool:
    answer = document.setContent(text)
    return bool(answer[0] if isinstance(answer, tuple) else answer)
