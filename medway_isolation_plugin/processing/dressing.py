"""What an output layer gets once it is written: aliases, metadata, styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qgis.core import QgsLayerMetadata, QgsMapLayer, QgsVectorLayer

from .. import paths
from ..cartography.styles import style_layer
from ..core import column_data, result_sets
from ..core.column_data import ColumnData
from ..core.composite.model import Recipe
from ..core.fields import Result
from ..layers import fields as layer_fields
from ..layers import metadata as kept
from ..layers import provenance

_ALL = QgsMapLayer.StyleCategory.AllStyleCategories
_FIELDS = QgsMapLayer.StyleCategory.Fields


@dataclass(frozen=True)
class Description:
    """What is to be said of an output.

    Attributes
    ----------
    title, abstract : str
    aliases : mapping of str to str
        By field.
    style : tuple of str, or None
        The fields that its styles show, the first one first; None leaves QGIS's own colours.
    results : tuple of Result
        What its columns are, those that came with the input too.
    names : tuple of str
        Its columns as they were to be written: a format may have cut or renamed them.
    highest : mapping of str to int
        The highest class of class fields of which no number of classes is stated.
    recipe : Recipe, optional
    history : tuple of str
        Recipes that came with the input.
    columns : tuple of ColumnData
        What columns are that are no result's.
    """

    title: str
    abstract: str
    aliases: Mapping[str, str]
    style: tuple[str, ...] | None
    results: tuple[Result, ...] = ()
    names: tuple[str, ...] = ()
    highest: Mapping[str, int] = field(default_factory=dict)
    recipe: Recipe | None = None
    history: tuple[str, ...] = field(default=())
    columns: tuple[ColumnData, ...] = ()


def dress(layer: QgsVectorLayer, description: Description) -> None:
    """Give a layer its aliases, metadata and styles, and keep them in the file where it is a GeoPackage."""
    layer_fields.set_headings(layer, description.aliases)
    metadata = QgsLayerMetadata(layer.metadata())
    metadata.setTitle(description.title)
    metadata.setAbstract(description.abstract)
    metadata.setHistory(
        [*(item for item in metadata.history() if item not in description.history), *description.history]
    )
    metadata.addHistoryItem(
        f"Medway Isolation {paths.plugin_version()}: {description.title}. {description.abstract}".strip()
    )
    written = written_names(layer, description.names)
    layer_fields.write(metadata, result_sets.renamed(description.results, written))
    layer_fields.write_columns(metadata, column_data.renamed(description.columns, written))
    if description.recipe is not None:
        provenance.keep(metadata, description.recipe)
    metadata.setCrs(layer.crs())
    # What lies beside a file that was there before would describe other columns.
    if (
        description.results
        or description.columns
        or layer.isSpatial()
        or kept.in_package(layer)
        or kept.has_sidecar(layer)
    ):
        kept.save(layer, metadata)  # a format that keeps none is no fault of the result
    else:
        layer.setMetadata(metadata)
    if description.style is not None:
        style_layer(layer, description.style, description.highest)
    if layer.providerType() == "ogr" and kept.in_package(layer) and layer.isSpatial():
        # Aliases are part of what QGIS calls a style; without colours they are all that is stored.
        parts = _ALL if description.style is not None else _FIELDS
        kept.save_style(layer, "Medway Isolation", description.abstract, parts)


def written_names(layer: QgsVectorLayer, names: tuple[str, ...]) -> dict[str, str]:
    """Return under which name a layer holds each of the columns that were to be written, in their order."""
    there = layer.fields().names()
    if len(there) < len(names):  # a format that has no place for some
        return {name: name for name in names if name in there}
    # A format may put a key of its own in front.
    return dict(zip(names, there[len(there) - len(names) :]))
