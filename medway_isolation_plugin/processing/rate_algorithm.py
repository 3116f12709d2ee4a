"""What the algorithms share that take a count and what it is of."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterNumber, QgsProcessingParameterString

from ..core import disclosure
from ..core.intervals import CONFIDENCE_RANGE
from ..core.rates import BASE, COUNT, RateKind, RateSettings
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from .reporting import ReportingAlgorithm
from .run import Run

_DOUBLE = QgsProcessingParameterNumber.Type.Double


class RateAlgorithm(ReportingAlgorithm):
    """Base of the algorithms on rates."""

    GROUP = ("evidence", QT_TRANSLATE_NOOP("MedwayIsolation", "Evidence"))

    def add_rate(self) -> None:
        """INPUT, the count, its base, and how rates are written."""
        self.add_areas()
        self.add_field("COUNT_FIELD", translate("MedwayIsolation", "Count"), "INPUT")
        self.add_field("BASE_FIELD", translate("MedwayIsolation", "Base: people or households that it is of"), "INPUT")
        self.addParameter(
            QgsProcessingParameterString("SUBJECT", translate("MedwayIsolation", "What the rate is of"), optional=True)
        )
        self.add_choice(
            "KIND",
            translate("MedwayIsolation", "The count is"),
            [
                translate("MedwayIsolation", "A part of the base (Wilson's limits)"),
                translate("MedwayIsolation", "Events (Byar's limits)"),
            ],
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "PER", translate("MedwayIsolation", "Rate per"), _DOUBLE, 100.0, minValue=1.0, maxValue=1e6
            )
        )
        self.add_level("CONFIDENCE", translate("MedwayIsolation", "Confidence level"), 0.95)

    def add_level(self, name: str, label: str, default: float) -> None:
        """A confidence level."""
        low, high = CONFIDENCE_RANGE
        self.addParameter(QgsProcessingParameterNumber(name, label, _DOUBLE, default, minValue=low, maxValue=high))

    def rate_settings(self, run: Run, outer: float = 0.998) -> RateSettings:
        """Return how rates are computed."""
        return RateSettings(run.choice("KIND", RateKind), run.number("PER"), run.number("CONFIDENCE"), outer)

    def persons(self, run: Run) -> dict[str, str]:
        """Return which of count and base are of persons, each with its field."""
        fields = {COUNT: run.text("COUNT_FIELD"), BASE: run.text("BASE_FIELD")}
        return {key: name for key, name in fields.items() if disclosure.is_person_data(self.kind_of(run, name))}

    def label(self, run: Run) -> str:
        """Return what the rate is of: as the user says, else as the count's field is called."""
        return run.text("SUBJECT") or self.column(run.text("COUNT_FIELD")).title()
