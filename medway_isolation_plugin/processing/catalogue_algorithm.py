"""What the algorithms share that ask data services."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingParameterFile

from .. import paths
from ..core.catalogue.document import read_catalogue
from ..core.catalogue.model import Catalogue
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from .reporting import ReportingAlgorithm
from .run import Run


class CatalogueAlgorithm(ReportingAlgorithm):
    """Base of the algorithms on the catalogue of services."""

    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    READS_INPUT = False

    def add_catalogue(self, advanced: bool = False) -> None:
        """CATALOGUE."""
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate("MedwayIsolation", "Catalogue of services (empty: the plugin's own)"),
                extension="json",
                optional=True,
            ),
            advanced,
        )

    def catalogue(self, run: Run) -> Catalogue:
        """Return the catalogue that was given, else the plugin's own."""
        given = run.text("CATALOGUE")
        return read_catalogue(Path(given) if given else paths.RESOURCES / "catalogue.json")
