"""The parameters that give a recipe, and the tables with its indicators."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.composite.normalisations import choices
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import shown, told, translate
from .parameters import ParameterAlgorithm
from .ready_recipes import UNLESS, ready_titles

# What an index is called that nobody gave a title; its recipe is the same in every language.
UNTITLED = QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index")


def add_recipe(algorithm: ParameterAlgorithm) -> None:
    """The areas, the table, and three ways to say what is combined."""
    algorithm.add_areas()
    add_indicators(
        algorithm, translate("MedwayIsolation", "Table of indicators (leave empty if the areas layer holds them)")
    )
    algorithm.add_choice(
        "READY_RECIPE",
        translate("MedwayIsolation", "Ready recipe"),
        [shown(UNLESS), *ready_titles()],
    )
    algorithm.addParameter(
        QgsProcessingParameterFile(
            "RECIPE",
            translate("MedwayIsolation", "Or a recipe of your own (*.json)"),
            optional=True,
            fileFilter="(*)",
        )
    )
    algorithm.add_field(
        "FIELDS",
        translate("MedwayIsolation", "Or fields of the layer: higher values are worse"),
        "INPUT",
        optional=True,
        several=True,
    )
    algorithm.add_field(
        "LOWER_FIELDS",
        translate("MedwayIsolation", "… and fields of which lower values are worse"),
        "INPUT",
        optional=True,
        several=True,
    )
    algorithm.addParameter(
        QgsProcessingParameterMatrix(
            "INDICATORS",
            translate("MedwayIsolation", "Or a table of indicators (worse: higher or lower)"),
            numberRows=3,
            headers=[
                translate("MedwayIsolation", "Field"),
                translate("MedwayIsolation", "Worse"),
                translate("MedwayIsolation", "Weight"),
                translate("MedwayIsolation", "Domain"),
            ],
            optional=True,
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterString(
            "TITLE",
            translate("MedwayIsolation", "Title of the index (without a recipe)"),
            defaultValue=UNTITLED,
        )
    )
    _add_choices(algorithm)


def add_indicators(algorithm: ParameterAlgorithm, label: str) -> None:
    """The table, its field of codes, and files of more indicators."""
    algorithm.add_download("TABLE", label, optional=True, beside="MORE_FILES")
    algorithm.add_field(
        "TABLE_CODE_FIELD", translate("MedwayIsolation", "Area code in the table"), "TABLE", optional=True
    )
    algorithm.add(
        QgsProcessingParameterMultipleLayers(
            "MORE_FILES",
            translate(
                "MedwayIsolation", "More official files of the same areas, where one does not hold all indicators"
            ),
            QgsProcessing.SourceType.TypeFile,
            optional=True,
        ),
        advanced=True,
    )


def _add_choices(algorithm: ParameterAlgorithm) -> None:
    algorithm.add_choice(
        "NORMALISATION",
        translate("MedwayIsolation", "Normalisation (without a recipe)"),
        [told(Phrase(kind.choice)) for kind in choices()],
        advanced=True,
    )
    algorithm.add_choice(
        "AGGREGATION",
        translate("MedwayIsolation", "Aggregation (without a recipe)"),
        [
            translate("MedwayIsolation", "Arithmetic mean"),
            translate("MedwayIsolation", "Geometric mean"),
            translate("MedwayIsolation", "Harmonic mean"),
            translate("MedwayIsolation", "Sum"),
            translate("MedwayIsolation", "Product"),
            translate("MedwayIsolation", "Count of flags"),
            translate("MedwayIsolation", "Copeland"),
        ],
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "FLAG_FROM",
            translate(
                "MedwayIsolation", "Flag an area from this percentile rank on, for a count of flags (without a recipe)"
            ),
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=0.9,
            minValue=0.0,
            maxValue=1.0,
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "TREAT",
            translate("MedwayIsolation", "Treat extreme values: winsorise, then log (without a recipe)"),
            defaultValue=False,
        ),
        advanced=True,
    )
    algorithm.add_choice(
        "MISSING",
        translate("MedwayIsolation", "An area with missing values (without a recipe)"),
        [
            translate("MedwayIsolation", "has no score"),
            translate("MedwayIsolation", "is scored by what it has (reweight)"),
            translate("MedwayIsolation", "gets the mean"),
            translate("MedwayIsolation", "gets the median"),
        ],
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "MINIMUM",
            translate("MedwayIsolation", "Least share of values, for reweighting (without a recipe)"),
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=0.5,
            minValue=0.0,
            maxValue=1.0,
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "DROP_CONSTANT",
            translate("MedwayIsolation", "Drop indicators that are the same everywhere (without a recipe)"),
            defaultValue=False,
        ),
        advanced=True,
    )
    algorithm.add_choice(
        "WEIGHTS",
        translate("MedwayIsolation", "Weights"),
        [
            translate("MedwayIsolation", "As given"),
            translate("MedwayIsolation", "Equal"),
            translate("MedwayIsolation", "First principal component"),
        ],
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterFile(
            "PROFILE",
            translate("MedwayIsolation", "Weights from a panel: weight profile (*.json)"),
            optional=True,
            fileFilter="(*)",
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterMatrix(
            "FIELD_NAMES",
            translate("MedwayIsolation", "Fields of the recipe that are called otherwise in your data"),
            numberRows=1,
            headers=[
                translate("MedwayIsolation", "Field of the recipe"),
                translate("MedwayIsolation", "Field of the data"),
            ],
            optional=True,
        ),
        advanced=True,
    )
