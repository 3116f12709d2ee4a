"""What an output layer gets once it is written: aliases, metadata, styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qgis.core import QgsLayerMetadata, QgsMapLayer, QgsProviderRegistry, QgsVectorLayer

from .. import paths
from ..cartography.styles import style_layer
from .provenance import Provenance, describe, table_uri

_ALL = QgsMapLayer.StyleCategory.AllStyleCategories
_FIELDS = QgsMapLayer.StyleCategory.Fields


@dataclass(frozen=True)
class Description:
    """An output's title and abstract, aliases by field, the fields that its styles show, the first one first, and for a
    result that can be made again its recipe and where it comes from.

    Where `style` is None the layer keeps QGIS's own colours.
    """

    title: str
    abstract: str
    aliases: Mapping[str, str]
    style: tuple[str, ...] | None
    provenance: Provenance | None = None


def dress(layer: QgsVectorLayer, description: Description) -> None:
    """Give a layer its aliases, metadata and styles, and keep them in the file where it is a GeoPackage."""
    fields = layer.fields()
    for number in range(fields.count()):
        alias = description.aliases.get(fields.at(number).name()) or fields.at(number).comment()
        if alias and not fields.at(number).alias():
            layer.setFieldAlias(number, alias)
    metadata = QgsLayerMetadata(layer.metadata())
    metadata.setTitle(description.title)
    metadata.setAbstract(description.abstract)
    metadata.addHistoryItem(
        f"Medway Isolation {paths.plugin_version()}: {description.title}. {description.abstract}".strip()
    )
    if description.provenance is not None:
        describe(metadata, description.provenance)
    metadata.setCrs(layer.crs())
    layer.setMetadata(metadata)
    if description.style is not None:
        style_layer(layer, description.style)
    in_package = layer.source().split("|")[0].lower().endswith(".gpkg")
    kept = layer.isSpatial() or (in_package and description.provenance is not None)
    if layer.providerType() != "ogr" or not kept:
        return
    # A format that keeps neither is no fault of the result, so what these calls return is of no account.
    QgsProviderRegistry.instance().saveLayerMetadata("ogr", table_uri(layer), metadata)
    if in_package and layer.isSpatial():
        # Aliases are part of what QGIS calls a style; without colours they are all that is stored.
        parts = _ALL if description.style is not None else _FIELDS
        layer.saveStyleToDatabase("Medway Isolation", description.abstract, True, "", parts)
