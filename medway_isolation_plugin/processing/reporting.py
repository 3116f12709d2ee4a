"""What the algorithms that write a report share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProcessingParameterFileDestination

from .. import paths
from ..core.files import write_text
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from .base import Algorithm
from .run import Run

REPORT = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "report"))  # in messages


class ReportingAlgorithm(Algorithm):
    """Base of the algorithms with a REPORT."""

    def add_report(self) -> None:
        """REPORT: an HTML page, where one is wanted, and its LANGUAGE."""
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT",
                translate("MedwayIsolation", "Report"),
                translate("MedwayIsolation", "HTML files (*.html)"),
                optional=True,
                createByDefault=False,
            )
        )

        self.add_language()

    @staticmethod
    def write_report(run: Run, path: Path | None, page: Callable[[], str]) -> None:
        """Write what `page` makes in the language that was chosen, where a report is wanted."""
        if path is not None:
            with run.language():
                write_text(path, page(), REPORT)

    @staticmethod
    def footer() -> str:
        """Return the last line of a report, which is no sentence: a name and a number."""
        return f"Medway Isolation {paths.plugin_version()}"
