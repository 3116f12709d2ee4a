"""The parameters that say what is uncertain, for the algorithms that draw weights."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterBoolean, QgsProcessingParameterNumber

from ..core.composite.uncertainty import DRAWS_RANGE, Uncertainty
from ..i18n import translate
from .parameters import ParameterAlgorithm
from .run import Run

# Parameter to what it is called in `Uncertainty`.
_CHOICES = {
    "VARY_NORMALISATION": "normalisation",
    "VARY_AGGREGATION": "aggregation",
    "VARY_TREATMENT": "treatment",
    "SAMPLING": "sampling",
}


def add_uncertainty(algorithm: ParameterAlgorithm) -> None:
    """DRAWS, SEED, SPREAD and what else is uncertain."""
    low, high = DRAWS_RANGE
    algorithm.addParameter(
        QgsProcessingParameterNumber(
            "DRAWS", translate("MedwayIsolation", "Draws"), defaultValue=1000, minValue=low, maxValue=high
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterNumber(
            "SPREAD",
            translate("MedwayIsolation", "Weights may be wrong by this share (0.25 = plus or minus a quarter)"),
            type=QgsProcessingParameterNumber.Type.Double,
            defaultValue=0.25,
            minValue=0.0,
            maxValue=1.0,
        )
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "SEED",
            translate("MedwayIsolation", "Seed (the same seed gives the same draws)"),
            defaultValue=1,
            minValue=0,
        ),
        advanced=True,
    )
    algorithm.add_choice(
        "DISTRIBUTION",
        translate("MedwayIsolation", "Distribution of the weights"),
        [translate("MedwayIsolation", "Uniform"), translate("MedwayIsolation", "Dirichlet")],
        advanced=True,
    )
    algorithm.add_choice(
        "LEVEL",
        translate("MedwayIsolation", "Weights that vary"),
        [
            translate("MedwayIsolation", "Indicators and domains"),
            translate("MedwayIsolation", "Indicators only"),
            translate("MedwayIsolation", "Domains only"),
        ],
        advanced=True,
    )
    labels = (
        translate("MedwayIsolation", "Vary the normalisation too (min-max, z-score, rank)"),
        translate("MedwayIsolation", "Vary the aggregation too (arithmetic, geometric mean)"),
        translate("MedwayIsolation", "Vary the treatment of extreme values too (on, off)"),
        translate("MedwayIsolation", "Draw the counts behind rates too (for surveys and services)"),
    )
    for name, label in zip(_CHOICES, labels):
        algorithm.add(QgsProcessingParameterBoolean(name, label, defaultValue=False), advanced=True)


def uncertainty(run: Run) -> Uncertainty:
    """Return what the parameters say is uncertain."""
    level = run.enum("LEVEL")
    chosen = {key: run.yes(name) for name, key in _CHOICES.items()}
    return Uncertainty(
        draws=run.whole("DRAWS"),
        seed=run.whole("SEED"),
        spread=run.number("SPREAD"),
        dirichlet=run.enum("DISTRIBUTION") == 1,
        indicators_only=level == 1,
        domains_only=level == 2,
        **chosen,
    )
