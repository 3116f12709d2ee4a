"""What the algorithms share that ask data services."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingParameterFile

from .. import paths
from ..core.catalogue.document import read_catalogue
from ..core.catalogue.model import Catalogue
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from .reporting import ReportingAlgorithm
from .run import Run


def own_catalogue() -> Path:
    """Return where a user's own catalogue lies, in the QGIS profile; it need not be there."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "medway_isolation" / "catalogue.json"


def catalogue_file() -> Path:
    """Return the catalogue that goes where none is chosen: the user's own where there is one, else the plugin's."""
    own = own_catalogue()
    return own if own.is_file() else paths.RESOURCES / "catalogue.json"


class CatalogueAlgorithm(ReportingAlgorithm):
    """Base of the algorithms on the catalogue of services."""

    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    READS_INPUT = False

    def add_catalogue(self, advanced: bool = False) -> None:
        """CATALOGUE."""
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE",
                translate(
                    "MedwayIsolation", "Catalogue of services (empty: yours in the QGIS profile, else the plugin's)"
                ),
                extension="json",
                optional=True,
            ),
            advanced,
        )

    def catalogue(self, run: Run) -> Catalogue:
        """Return the catalogue that was given, else the user's, else the plugin's own; which one it is is said."""
        given = run.text("CATALOGUE")
        path = Path(given) if given else catalogue_file()
        if path.parent != paths.RESOURCES:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "The catalogue of services is {path}."), path=path.as_posix()
                )
            )
        return read_catalogue(path)
