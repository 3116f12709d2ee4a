"""What a composite layer says about itself: its recipe and where its numbers come from, in the layer's metadata."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsDataProvider, QgsLayerMetadata, QgsMapLayer, QgsVectorLayer

from .. import paths
from ..core.composite import recipe as recipes
from ..core.composite.model import Recipe
from ..core.faults import InputError

VOCABULARY = "medway-isolation"
_RECIPE = "Medway Isolation recipe: "


@dataclass(frozen=True)
class Provenance:
    """A result's recipe and the fingerprint of the values that went in."""

    recipe: Recipe
    inputs: str

    def facts(self) -> list[tuple[str, str]]:
        """Return what the metadata keep, by name."""
        return [
            ("recipe-fingerprint", self.recipe.fingerprint()),
            ("input-fingerprint", self.inputs),
            ("plugin-version", paths.plugin_version()),
            ("edition", self.recipe.edition or "not stated"),
        ]

    def named_facts(self) -> list[tuple[str, str]]:
        """Return the facts under the names that a report gives them."""
        return [(name.replace("-", " ").capitalize(), value) for name, value in self.facts()]


def describe(metadata: QgsLayerMetadata, provenance: Provenance) -> None:
    """Write the recipe and the facts into a layer's metadata."""
    metadata.addKeywords(VOCABULARY, [f"{name}:{value}" for name, value in provenance.facts()])
    history = [item for item in metadata.history() if not item.startswith(_RECIPE)]
    metadata.setHistory([*history, _RECIPE + provenance.recipe.to_json()])


def recipe_of(layer: QgsMapLayer) -> Recipe:
    """Return the recipe that a layer was made with.

    Raises
    ------
    InputError
        When its metadata hold none, or one that cannot be read.
    """
    for item in reversed(_metadata(layer).history()):
        if item.startswith(_RECIPE):
            return recipes.parse(item[len(_RECIPE) :], f"The recipe of the layer '{layer.name()}'")
    raise InputError(
        f"The layer '{layer.name()}' holds no recipe. Only results of 'Composite index' do, in their metadata; formats that "
        "keep no metadata (such as CSV) lose it. Choose such a result, or the recipe's file."
    )


def fact(layer: QgsMapLayer, name: str) -> str:
    """Return a fact of a layer's metadata, empty where there is none."""
    for keyword in _metadata(layer).keywords(VOCABULARY):
        if keyword.startswith(f"{name}:"):
            return str(keyword[len(name) + 1 :])
    return ""


def _metadata(layer: QgsMapLayer) -> QgsLayerMetadata:
    """Return a layer's metadata, from its file where that has them: the file may have been made again since it was opened."""
    own = layer.metadata()
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or not layer.isValid():
        return own
    again = QgsVectorLayer(table_uri(layer), layer.name(), "ogr")
    known = again.isValid() and again.loadDefaultMetadata()[1] and again.metadata().keywords(VOCABULARY)
    return again.metadata() if known else own


def table_uri(layer: QgsVectorLayer) -> str:
    """Return a layer's source with its table's name, without which QGIS finds no place for metadata in a GeoPackage."""
    uri = str(layer.source())
    if "|layername=" in uri or not uri.lower().endswith(".gpkg"):
        return uri
    tables = layer.dataProvider().subLayers()
    return f"{uri}|layername={tables[0].split(QgsDataProvider.sublayerSeparator())[1]}" if tables else uri
