"""Algorithm `recipefromlayer`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorLayer,
)

from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers import fields, provenance
from .base import Algorithm
from .run import Run


class RecipeFromLayerAlgorithm(Algorithm):
    """Writes the recipe that a composite index was made with (METHODS §4)."""

    NAME = "recipefromlayer"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Recipe from a layer")
    GROUP = ("composite", QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index"))
    TAGS = ("recipe", "metadata", "reproduce", "provenance")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "INPUT",
                translate("MedwayIsolation", "Result of 'Composite index'"),
                [QgsProcessing.SourceType.TypeVector],
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("MedwayIsolation", "Recipe"), translate("MedwayIsolation", "Recipes (*.json)")
            )
        )
        for name, label in (
            ("TITLE", translate("MedwayIsolation", "Title")),
            ("FINGERPRINT", translate("MedwayIsolation", "Recipe fingerprint")),
            ("INPUT_FINGERPRINT", translate("MedwayIsolation", "Input fingerprint")),
            ("PLUGIN_VERSION", translate("MedwayIsolation", "Version of the plugin that made the layer")),
        ):
            self.addOutput(QgsProcessingOutputString(name, label))

    def compute(self, run: Run) -> dict[str, Any]:
        layer = run.layer("INPUT")
        path = run.file("OUTPUT", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "recipe")))
        recipe = provenance.recipe_of(layer)
        recipe.write(path)
        mark = recipe.fingerprint()
        made = next((result for result in reversed(fields.results_of(layer)) if result.recipe == mark), None)
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {n} indicators, fingerprint {fingerprint}."),
                one="{title}: {n} indicator, fingerprint {fingerprint}.",
                title=recipe.title,
                n=len(recipe.indicators),
                fingerprint=mark,
            )
        )
        return {
            "OUTPUT": path.as_posix(),
            "TITLE": recipe.title,
            "FINGERPRINT": recipe.fingerprint(),
            "INPUT_FINGERPRINT": made.inputs if made else provenance.keyword(layer, "input-fingerprint"),
            "PLUGIN_VERSION": made.version if made else provenance.keyword(layer, "plugin-version"),
        }
