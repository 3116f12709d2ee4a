"""Algorithm `fetchauthority`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.catalogue.names import find_authorities
from ..core.editions import EDITIONS
from ..core.report.package_report import never_tried, package_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import packages
from ..layers.answer_cache import AnswerCache
from ..layers.fetching import Fetcher
from ..layers.network import Network
from ..layers.staging import StagedFile
from . import package_layers
from .authority_package import CENSUSES, AuthorityPackage
from .catalogue_algorithm import CatalogueAlgorithm
from .reporting import REPORT
from .run import Run

_PAUSE = 0.2  # seconds between two sayings of how much has come
_MEGABYTE = 1024 * 1024


def default_cache() -> Path:
    """Return the folder in the user's profile in which answers are kept."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "medway_isolation" / "answers"


class Telling:
    """Says how much of an answer has come, a few times a second."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._last = 0.0

    def __call__(self, title: str, come: int, of: int) -> None:
        """Say that so many bytes of a dataset's answer have come; `of` how many there are in all, 0 where that is not known."""
        now = time.monotonic()
        if now - self._last < _PAUSE:
            return
        self._last = now
        template = (
            QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {come} of {of} MB")
            if of > come
            else QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {come} MB")
        )
        said = Phrase(template, title=title, come=f"{come / _MEGABYTE:.1f}", of=f"{of / _MEGABYTE:.1f}")
        self._run.feedback.setProgressText(told(said))


class FetchAuthorityAlgorithm(CatalogueAlgorithm):
    """An authority's boundaries, wards, counts, deprivation and lookups, as one GeoPackage with its sources."""

    NAME = "fetchauthority"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Fetch an authority's data")
    TAGS = ("download", "council", "boundaries", "nomis", "ons", "census", "wards", "open geography")

    def __init__(self) -> None:
        super().__init__()
        self._to_load: tuple[Path, list[str], str] | None = None  # package, layers, title

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.addParameter(
            QgsProcessingParameterString(
                "AUTHORITY", translate("MedwayIsolation", "Authority, by name or code (several by ;)")
            )
        )
        whats = [
            translate("MedwayIsolation", "Areas"),
            translate("MedwayIsolation", "Wards"),
            translate("MedwayIsolation", "Population-weighted centroids"),
            translate("MedwayIsolation", "Census counts"),
            translate("MedwayIsolation", "Mid-year residents"),
            translate("MedwayIsolation", "Indices of Deprivation"),
            translate("MedwayIsolation", "Lookups"),
        ]
        self.add_several("WHAT", translate("MedwayIsolation", "What to fetch"), whats, list(range(len(whats))))
        self.add_several("CENSUS", translate("MedwayIsolation", "Censuses"), [str(year) for year in CENSUSES], [1])
        self.add_choice(
            "VINTAGE", translate("MedwayIsolation", "Areas of"), [str(year) for year in CENSUSES], default=1
        )
        labels = [edition.label for edition in EDITIONS]
        self.add_choice(
            "EDITION", translate("MedwayIsolation", "Edition of the indices"), labels, default=len(labels) - 1
        )
        self.addParameter(
            QgsProcessingParameterString(
                "YEARS",
                translate("MedwayIsolation", "Years of residents (2011-2024, or one)"),
                defaultValue="2011-2024",
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "FILES",
                translate("MedwayIsolation", "Files that you downloaded, such as the open classification"),
                QgsProcessing.SourceType.TypeFile,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "LOAD",
                translate("MedwayIsolation", "Add the layers to the project, in a group"),
                defaultValue=True,
            )
        )
        self.add_catalogue(advanced=True)
        self.add(
            QgsProcessingParameterBoolean(
                "OFFLINE",
                translate("MedwayIsolation", "Use only what was fetched before"),
                defaultValue=False,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "CACHE",
                translate("MedwayIsolation", "Folder of answers that are kept (empty: in your QGIS profile)"),
                behavior=QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MAX_AGE",
                translate("MedwayIsolation", "Days after which an answer is asked for again"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=30.0,
                minValue=0.0,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MAX_SIZE",
                translate("MedwayIsolation", "Megabytes of answers that are kept; the oldest go first"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=2048,
                minValue=0,
            ),
            advanced=True,
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT",
                translate("MedwayIsolation", "GeoPackage"),
                translate("MedwayIsolation", "GeoPackages (*.gpkg)"),
            )
        )
        self.add_report()
        self.add_style()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("WARD_COUNT", translate("MedwayIsolation", "Wards")),
            ("REQUESTS", translate("MedwayIsolation", "Questions that were asked")),
            ("FROM_CACHE", translate("MedwayIsolation", "Answers kept from before")),
            ("BYTES", translate("MedwayIsolation", "Bytes that came")),
        )
        self.addOutput(QgsProcessingOutputString("MISSING", translate("MedwayIsolation", "What is missing, and why")))
        self.addOutput(QgsProcessingOutputString("FAULT", translate("MedwayIsolation", "The first fault")))

    def add_several(self, name: str, label: str, options: list[str], default: list[int]) -> None:
        """Several of a few options."""
        self.addParameter(QgsProcessingParameterEnum(name, label, options, allowMultiple=True, defaultValue=default))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        target = run.file("OUTPUT", "GeoPackage")
        catalogue = self.catalogue(run)
        authorities = find_authorities(run.text("AUTHORITY"), catalogue.authorities)
        folder = Path(run.text("CACHE")) if run.given("CACHE") else default_cache()
        network = None if run.yes("OFFLINE") else Network(run.stop_if_cancelled, heard=Telling(run))
        cache = AnswerCache(folder, run.number("MAX_AGE"), run.whole("MAX_SIZE") * 1024**2)
        fetcher = Fetcher(network, cache)
        package = AuthorityPackage(run, catalogue, authorities, fetcher)
        run.info(never_tried())
        fetcher.come = package.come
        layers = package.layers()
        names = [layer.name() for layer in layers]
        if cache.fails:
            run.warn(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Answers could not be kept in {folder}: a run that is broken off begins anew. Choose another folder "
                        "(CACHE).",
                    ),
                    folder=folder.as_posix(),
                )
            )
        staged = StagedFile(target)
        try:
            packages.write(staged, layers, run.context.transformContext())
            if run.yes("STYLE"):
                package_layers.style(staged.partial, names)
            run.stop_if_cancelled()
        except BaseException:
            staged.discard()
            raise
        staged.commit()
        if run.yes("LOAD") and run.context.project() is not None:
            self._to_load = target, names, package.title
        self.write_report(
            run, report, lambda: package_report(package.title, package.sources(), package.missing, self.footer())
        )
        return {
            "OUTPUT": target.as_posix(),
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": len(package.codes),
            "WARD_COUNT": package.wards,
            "REQUESTS": network.requests if network is not None else 0,
            "FROM_CACHE": fetcher.from_cache,
            "BYTES": network.bytes if network is not None else 0,
            "MISSING": "\n".join(map(str, package.missing)),
            "FAULT": package.fault.value if package.fault is not None else "",
        }

    def hand_over(self, context: QgsProcessingContext) -> None:
        """Have the layers loaded."""
        # Here, and not where they were written: layers that are made in another thread must be handed over.
        if self._to_load is not None:
            package_layers.load_later(*self._to_load, context)
            self._to_load = None
