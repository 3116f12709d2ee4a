"""What the algorithms that write a report share."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterFileDestination

from .. import paths
from ..i18n import translate
from .base import Algorithm


class ReportingAlgorithm(Algorithm):
    """Base of the algorithms with a REPORT."""

    def add_report(self) -> None:
        """REPORT: an HTML page, where one is wanted."""
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT",
                translate("MedwayIsolation", "Report"),
                translate("MedwayIsolation", "HTML files (*.html)"),
                optional=True,
                createByDefault=False,
            )
        )

    @staticmethod
    def footer() -> str:
        """Return the last line of a report."""
        return translate("MedwayIsolation", "Medway Isolation {version}").format(version=paths.plugin_version())
