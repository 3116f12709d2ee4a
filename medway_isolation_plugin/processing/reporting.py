"""What the algorithms that write a report share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFileDestination

from .. import paths
from ..core.files import check_folder
from ..i18n import translate
from .base import Algorithm


class ReportingAlgorithm(Algorithm):
    """Base of the algorithms with a REPORT."""

    def add_report(self) -> None:
        """REPORT: an HTML page, where one is wanted."""
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("Report"), translate("HTML files (*.html)"), optional=True, createByDefault=False
            )
        )

    def report_path(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path | None:
        """Return where the report goes, None where none is wanted; refuse a place that cannot be written to before any work."""
        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if not path:
            return None
        check_folder(Path(path), "report")
        return Path(path)

    @staticmethod
    def footer() -> str:
        """Return the last line of a report."""
        return translate("Medway Isolation {version}").format(version=paths.plugin_version())
