"""The files that tables of the project stand in."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from . import official_files

LAYER = "layername="  # how QGIS begins a sheet's name


def source_file(layer: QgsVectorLayer) -> str:
    """Return the file that a table of the project stands in and that can be read in its place, '' where there is none.

    A filter, edits that are not saved, joins and computed fields are not in the file.
    """
    changed = (
        layer.subsetString() or layer.isEditable() or layer.fields().names() != layer.dataProvider().fields().names()
    )
    if changed or layer.isSpatial():
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path, sheet = str(parts.get("path") or ""), str(parts.get("layerName") or "")
    if parts.get("vsiPrefix") or not official_files.is_readable(path) or not Path(path).is_file():
        return ""
    return (
        f"{path}{official_files.SHEET}{LAYER}{sheet}"
        if sheet and Path(path).suffix.lower() in official_files.SPREADSHEETS
        else path
    )
