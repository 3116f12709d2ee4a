"""The recipe that a composite layer was made with, in an entry of its own in the layer's metadata; each recipe is kept once."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayerMetadata, QgsMapLayer

from .. import paths
from ..core.composite import recipe as recipes
from ..core.composite.model import Recipe
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import metadata as kept

ENTRY = "Medway Isolation recipe: "
_VOCABULARY = "medway-isolation"


@dataclass(frozen=True)
class Provenance:
    """A result's recipe and the fingerprint of the values that went in."""

    recipe: Recipe
    inputs: str

    def named_facts(self) -> list[tuple[str, str]]:
        """Return what a report says of where a result comes from."""
        return [
            (translate("MedwayIsolation", "Recipe fingerprint"), self.recipe.fingerprint()),
            (translate("MedwayIsolation", "Input fingerprint"), self.inputs),
            (translate("MedwayIsolation", "Plugin version"), paths.plugin_version()),
            (
                translate("MedwayIsolation", "Edition"),
                self.recipe.edition or translate("MedwayIsolation", "not stated"),
            ),
        ]


def keep(metadata: QgsLayerMetadata, recipe: Recipe) -> None:
    """Put a recipe into a layer's metadata, the newest last; a recipe of the same fingerprint is kept once."""
    mark = recipe.fingerprint()
    others = [item for item in metadata.history() if not item.startswith(ENTRY) or _fingerprint(item) != mark]
    metadata.setHistory([*others, ENTRY + recipe.to_json()])


def _fingerprint(entry: str) -> str:
    try:
        return recipes.parse(entry[len(ENTRY) :]).fingerprint()
    except InputError:
        return ""


def recipe_entries(layer: QgsMapLayer) -> tuple[str, ...]:
    """Return the recipes that a layer keeps, as they stand in its history."""
    return tuple(ENTRY + text for text in kept.entries(layer, ENTRY))


def parsed(entries: tuple[str, ...], name: str) -> Recipe | None:
    """Return the newest of the recipes that a layer of that name keeps, None where it keeps none.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The recipe of the layer '{name}'"), name=name)
    return recipes.parse(entries[-1][len(ENTRY) :], where) if entries else None


def recipe_of(layer: QgsMapLayer) -> Recipe:
    """Return the newest recipe that a layer was made with.

    Raises
    ------
    InputError
        When its metadata hold none, or one that cannot be read.
    """
    found = parsed(recipe_entries(layer), layer.name())
    if found is not None:
        return found
    raise InputError(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The layer '{name}' holds no recipe. Only results of 'Composite index' do, in their "
            "metadata: a GeoPackage keeps them itself, beside other files (such as CSV) they lie in one "
            "that ends in .qmd and must be copied with them. Choose such a result, or the recipe's file.",
        ),
        name=layer.name(),
    )


def keyword(layer: QgsMapLayer, name: str) -> str:
    """Return a fact that version 0.1 kept in a layer's keywords, empty where there is none."""
    for word in layer.metadata().keywords(_VOCABULARY):
        if word.startswith(f"{name}:"):
            return str(word[len(name) + 1 :])
    return ""
