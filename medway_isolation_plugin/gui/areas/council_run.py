"""From an authority's name to a first map: its data are fetched, put into the project, and counted, one run after the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.catalogue.model import Authority, What
from ...core.catalogue.names import plain
from ...core.editions import EDITIONS
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ...layers import recognise
from ...processing import package_layers
from ...processing.authority_package import CENSUSES
from ...processing.provider import PROVIDER_ID
from ..shared.algorithm_run import AlgorithmRun
from ..shared.slots import logged
from . import count_fields
from .health_tables import health_columns
from .result_maps import free_file

_OF_FETCHING = 0.9  # of the way


@dataclass(frozen=True)
class CouncilWish:
    """What is to be fetched: the censuses in the order in which they are tried, until one has people living alone by age."""

    authority: Authority
    censuses: tuple[int, ...]
    offline: bool = False
    catalogue: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Package:
    """What was fetched for a census, and where it lies."""

    census: int
    path: Path
    areas: int
    asked: int
    kept: int
    missing: tuple[str, ...] = field(default=())

    def counts_alone(self) -> bool:
        """Say whether it has people living alone by age."""
        tables = [
            package_layers.opened(self.path, name)
            for name in package_layers.names_in(self.path)
            if name.startswith("counts")  # those of a service, and of a file that was added by hand
        ]
        return any("ALONE_65P" in count_fields.of_layers(table, "code", [table]) for table in tables)


class CouncilRun(QObject):
    """Fetches, adds, counts; each step is an algorithm of the toolbox, with its entry in the history.

    Signals
    -------
    progressed : percent, text
        How far all of it is, and what is being done.
    added : layer, field
        The areas are in the project, and which field has their codes.
    done : layer, text
        The layer with the index, not in the project yet; None where there is no map. What else there is to tell.
    failed : text
        Why there is nothing.
    """

    progressed = pyqtSignal(float, str)
    added = pyqtSignal(object, str)
    done = pyqtSignal(object, str)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: CouncilWish | None = None
        self._left: list[int] = []  # censuses
        self._packages: list[Package] = []
        self._then: Callable[[dict[str, Any]], None] = self._nothing
        self._otherwise: Callable[[str], None] = self._nothing
        self._doing = ""
        self._span = (0.0, 1.0)
        self.run = AlgorithmRun(self)
        self.run.progressed.connect(self._progressed)
        self.run.done.connect(lambda results: self._go_on(self._then, results))
        self.run.failed.connect(lambda why: self._go_on(self._otherwise, why))

    def running(self) -> bool:
        """Say whether it is under way."""
        return self._wanted is not None

    def start(self, wanted: CouncilWish) -> None:
        """Begin; ends in `done` or `failed`."""
        self._wanted, self._left, self._packages = wanted, list(wanted.censuses), []
        self._fetch()

    def cancel(self) -> None:
        """Ask it to stop; `failed` follows."""
        self.run.cancel()

    def stop(self) -> None:
        """Give it up, and say no more of it."""
        self._wanted = None
        self.run.stop()

    # Steps

    def _go_on(self, step: Callable[[Any], None], what: Any) -> None:
        """Take the next step; what goes wrong in it ends all of it, and is told."""
        said = ""
        with logged() as errors:
            try:
                step(what)
            except InputError as error:
                said = told(error)
        if said or errors:
            self._wanted = None
            self.failed.emit(said or errors[0])

    def _step(
        self,
        name: str,
        parameters: dict[str, Any],
        doing: str,
        then: Callable[[dict[str, Any]], None],
        otherwise: Callable[[str], None],
    ) -> None:
        self._doing, self._then, self._otherwise = doing, then, otherwise
        self._progressed(0.0)
        self.run.start(f"{PROVIDER_ID}:{name}", parameters)

    def _fetch(self) -> None:
        """Fetch the data of the next census."""
        wanted, census = self._given(), self._left.pop(0)
        place = CENSUSES.index(census)
        edition = max((each for each in EDITIONS if each.vintage == census), key=lambda each: each.year)
        stem = plain(wanted.authority.name).replace(" ", "_")[:40] or "council"
        parameters = {
            "AUTHORITY": wanted.authority.code,
            "WHAT": list(range(len(What))),
            "CENSUS": [place],
            "VINTAGE": place,
            "EDITION": EDITIONS.index(edition),
            "FILES": list(wanted.files),
            "CATALOGUE": wanted.catalogue or None,
            "OFFLINE": wanted.offline,
            "LOAD": False,  # only what a map can be made of
            "OUTPUT": str(free_file(f"{stem}_{census}")),
        }
        said = translate("MedwayIsolation", "Fetching {place}, census of {year}…")
        self._span = (0.0, _OF_FETCHING)
        self._step(
            "fetchauthority",
            parameters,
            said.format(place=wanted.authority.name, year=census),
            lambda results: self._fetched(census, results),
            self._not_fetched,
        )

    def _fetched(self, census: int, results: dict[str, Any]) -> None:
        package = Package(
            census,
            Path(results["OUTPUT"]),
            int(results["AREAS"]),
            int(results["REQUESTS"]),
            int(results["FROM_CACHE"]),
            tuple(str(results["MISSING"]).splitlines()),
        )
        self._packages.append(package)
        if package.counts_alone():
            self._take(package)
        elif self._left:
            self._fetch()
        else:
            self._take(self._packages[0])

    def _not_fetched(self, why: str) -> None:
        if self._packages and not self.run.cancelled:
            self._take(self._packages[0])  # that of another census is there
            return
        self._wanted = None
        self.failed.emit(why)

    def _take(self, package: Package) -> None:
        """Put a package into the project, and count who lives alone where it tells that."""
        wanted = self._given()
        title = translate("MedwayIsolation", "{place}, {year}").format(place=wanted.authority.name, year=package.census)
        there = package_layers.add(package.path, title, QgsProject.instance())
        areas = there.get("areas")
        if areas is None:
            self._end(None, package)
            return
        code_field = recognise.guess_code_field(areas)
        self.added.emit(areas, code_field)
        inputs = count_fields.of_layers(areas, code_field, [layer for name, layer in there.items() if name != "areas"])
        if "ALONE_65P" not in inputs:
            self._end(None, package)
            return
        target = free_file(f"{package.path.stem}_living_alone")
        source = {"DATA_SOURCE": "Census", "DATA_YEAR": str(package.census), "OUTPUT": str(target)}
        self._span = (_OF_FETCHING, 1.0)
        self._step(
            "livingalone",
            {**inputs, **source},
            translate("MedwayIsolation", "Counting who lives alone…"),
            lambda results: self._counted(package, there.get("deprivation"), target, code_field),
            lambda why: self._end(None, package, why),
        )

    def _counted(self, package: Package, deprivation: QgsVectorLayer | None, index: Path, code_field: str) -> None:
        """Put health beside the index where the package has it."""
        columns = health_columns(deprivation) if deprivation is not None else {}
        edition = next((each for each in reversed(EDITIONS) if each.vintage == package.census), None)
        if deprivation is None or not columns or edition is None:
            self._end(index, package)
            return
        target = free_file(f"{package.path.stem}_isolation_and_health")
        parameters = {
            **columns,
            "INPUT": str(index),
            "CODE_FIELD": code_field,
            "TABLE": deprivation.id(),
            "TABLE_CODE_FIELD": "code",
            "EDITION": EDITIONS.index(edition),
            "OUTPUT": str(target),
        }
        self._step(
            "imdquintiles",
            parameters,
            translate("MedwayIsolation", "Putting health beside it…"),
            lambda results: self._with_health(package, index, target),
            lambda why: self._end(index, package, why),
        )

    def _with_health(self, package: Package, index: Path, target: Path) -> None:
        with suppress(OSError):  # where it is still open the result is in both files
            index.unlink()
        self._end(target, package)

    # Telling

    def _end(self, index: Path | None, package: Package, why: str = "") -> None:
        said = self._said(package, why)
        self._wanted = None
        layer = None
        if index is not None:
            layer = QgsVectorLayer(str(index), translate("MedwayIsolation", "Living-alone index"), "ogr")
        self.done.emit(layer if layer is not None and layer.isValid() else None, "\n".join(said))

    def _said(self, package: Package, why: str) -> list[str]:
        """Return in lines what was fetched, where it lies, and what is missing."""
        place = self._given().authority.name
        fetched = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{place}: {n} areas, in {file}."),
            "{place}: {n} area, in {file}.",
            n=package.areas,
            place=place,
            file=package.path,
        )
        asked = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Questions that were asked: {asked}. Answers kept from before: {kept}."
            ),
            asked=f"{sum(each.asked for each in self._packages):,}",
            kept=f"{sum(each.kept for each in self._packages):,}",
        )
        lines = [told(fetched), told(asked)]
        for other in self._packages:
            if other is not package:
                lines.append(
                    translate(
                        "MedwayIsolation",
                        "The census of {year} gave nobody who lives alone by age, so the map is of {used}. Its data are in {file}.",
                    ).format(year=other.census, used=package.census, file=other.path)
                )
                lines += other.missing
        return [*lines, *package.missing, *why.splitlines()]

    def _progressed(self, percent: float) -> None:
        first, last = self._span
        self.progressed.emit(100 * first + (last - first) * percent, self._doing)

    def _given(self) -> CouncilWish:
        if self._wanted is None:
            raise RuntimeError
        return self._wanted

    @staticmethod
    def _nothing(_what: object) -> None:
        """Before the first step."""
