"""What the algorithms that write a report share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProcessingFeatureSource, QgsProcessingParameterFileDestination

from .. import paths
from ..core import areas, sources
from ..core.files import write_text
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers import features as features_in
from ..layers.recognise import area_name_field
from .base import Algorithm
from .columns import Rows
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
    def called(run: Run, source: QgsProcessingFeatureSource, rows: Rows) -> list[str]:
        """Return what people call each area that was read: its name, its code and its ward, as far as the layer tells them.

        Before anything is written: features that are written are kept no longer.
        """
        there = source.fields()
        name = area_name_field(there, run.text("CODE_FIELD"))
        ward = sources.recognise(there.names(), only=("areas",)).heading("ward_name")
        texts = [
            features_in.plain(feature.attribute(field) for feature in rows.features)
            if field
            else [None] * len(rows.features)
            for field in (name, ward)
        ]
        return [
            sources.named(code, *cells) for code, *cells in zip(areas.clean_codes(rows.table.codes).tolist(), *texts)
        ]

    @staticmethod
    def footer() -> str:
        """Return the last line of a report, which is no sentence: a name and a number."""
        return f"Medway Isolation {paths.plugin_version()}"
