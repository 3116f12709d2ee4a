"""The parameters that give a recipe, and the tables with its indicators."""

from __future__ import annotations

from functools import lru_cache

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .. import paths
from ..core.composite import recipe as recipes
from ..core.composite.normalisations import choices
from ..i18n import translate
from .parameters import ParameterAlgorithm

# The recipes that come with the plugin, in the order of the list; new ones go to the end, so that models keep theirs.
READY = (
    "living_alone_u65",
    "living_alone_65p",
    "census_isolation_u65",
    "census_isolation_65p",
    "iod_2019",
    "iod_2025",
    "cdc_svi_2020",
    "cdc_svi_2020_flags",
    "open_u65",
    "open_65p",
    "southwark_five_65p",
    "london_exclusion_65p",
    "americas_health_65p",
)
_WITHOUT = "(without a recipe)"


@lru_cache(maxsize=1)
def _ready_titles() -> tuple[str, ...]:
    found = [recipes.read(paths.RECIPES / f"{name}.json") for name in READY]
    return tuple(f"{one.title} (before 2026)" if one.superseded else one.title for one in found)


def add_recipe(algorithm: ParameterAlgorithm) -> None:
    """The areas, the table, and three ways to say what is combined."""
    algorithm.add_areas()
    add_indicators(algorithm, "Table of indicators (leave empty if the areas layer holds them)")
    algorithm.add_choice("READY_RECIPE", "Ready recipe", ["None", *_ready_titles()])
    algorithm.addParameter(
        QgsProcessingParameterFile(
            "RECIPE",
            translate("MedwayIsolation", "Or a recipe of your own (*.json)"),
            optional=True,
            fileFilter="(*)",
        )
    )
    algorithm.add_field(
        "FIELDS", "Or fields of the layer: higher values are worse", "INPUT", optional=True, several=True
    )
    algorithm.add_field(
        "LOWER_FIELDS", "… and fields of which lower values are worse", "INPUT", optional=True, several=True
    )
    algorithm.addParameter(
        QgsProcessingParameterMatrix(
            "INDICATORS",
            translate("MedwayIsolation", "Or a table of indicators (worse: higher or lower)"),
            numberRows=3,
            headers=[translate("MedwayIsolation", words) for words in ("Field", "Worse", "Weight", "Domain")],
            optional=True,
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterString(
            "TITLE", translate("MedwayIsolation", f"Title of the index {_WITHOUT}"), defaultValue="Composite index"
        )
    )
    _add_choices(algorithm)


def add_indicators(algorithm: ParameterAlgorithm, label: str) -> None:
    """The table, its field of codes, and files of more indicators."""
    algorithm.add_download("TABLE", label, optional=True, beside="MORE_FILES")
    algorithm.add_field("TABLE_CODE_FIELD", "Area code in the table", "TABLE", optional=True)
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
        f"Normalisation {_WITHOUT}",
        [kind.choice for kind in choices()],
        advanced=True,
    )
    algorithm.add_choice(
        "AGGREGATION",
        f"Aggregation {_WITHOUT}",
        ["Arithmetic mean", "Geometric mean", "Harmonic mean", "Sum", "Product", "Count of flags", "Copeland"],
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "FLAG_FROM",
            translate("MedwayIsolation", f"Flag an area from this percentile rank on, for a count of flags {_WITHOUT}"),
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
            translate("MedwayIsolation", f"Treat extreme values: winsorise, then log {_WITHOUT}"),
            defaultValue=False,
        ),
        advanced=True,
    )
    algorithm.add_choice(
        "MISSING",
        f"An area with missing values {_WITHOUT}",
        ["has no score", "is scored by what it has (reweight)", "gets the mean", "gets the median"],
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "MINIMUM",
            translate("MedwayIsolation", f"Least share of values, for reweighting {_WITHOUT}"),
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
            translate("MedwayIsolation", f"Drop indicators that are the same everywhere {_WITHOUT}"),
            defaultValue=False,
        ),
        advanced=True,
    )
    algorithm.add_choice("WEIGHTS", "Weights", ["As given", "Equal", "First principal component"], advanced=True)
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
