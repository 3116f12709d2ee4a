"""What is fetched for some authorities, layer by layer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from qgis.core import QgsVectorLayer

from ..core.catalogue import asking
from ..core.catalogue.answers import check_areas
from ..core.catalogue.faults import AnswerError, Fault
from ..core.catalogue.model import Authority, Catalogue, Dataset, What
from ..core.catalogue.residents import residents_by_year
from ..core.column_data import ColumnData
from ..core.editions import EDITIONS
from ..core.faults import InputError, listed
from ..core.fields import Data
from ..core.official import File, Joined, Tidy, Wishes, join_first, read_all
from ..core.report.package_report import DataSource
from ..core.source_statements import MID_YEAR
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import official_tables, packages, writing
from ..layers.fetching import AnswerLedger, Features, Fetcher, codes_of
from .added_files import TYPES, WARDS, AddedFiles
from .authority_areas import OLDEST, AuthorityAreas
from .run import Run

CENSUSES = (2011, 2021)

Thing = TypeVar("Thing")
_FAULT = QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {fault}")
_YEARS = re.compile(r"^\s*(\d{4})\s*(?:-\s*(\d{4})\s*)?$")
_EARLIEST, _LATEST = 1981, 2100  # residents of small areas are not estimated for years before
_NO_DATASET = QT_TRANSLATE_NOOP("MedwayIsolation", "The catalogue has no dataset of {what} for {year}.")
_WITHOUT_AREAS = QT_TRANSLATE_NOOP(
    "MedwayIsolation", "Counts of {year}, for which the list of areas is needed: {fault}"
)
_NO_TYPES = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "Households by type: no documented service gives the open classification. Download it and add the file.",
)


class AuthorityPackage:
    """What is fetched for some authorities, layer by layer; what cannot be had is missing, with the reason."""

    def __init__(self, run: Run, catalogue: Catalogue, authorities: Sequence[Authority], fetcher: Fetcher) -> None:
        self._run = run
        self._catalogue = catalogue
        self._fetcher = fetcher
        self._geography = AuthorityAreas(run, catalogue, authorities, fetcher)
        self._vintage = CENSUSES[run.enum("VINTAGE")]
        self._what = {tuple(What)[number] for number in run.enums("WHAT")}
        self._years = _years(run.text("YEARS")) if What.RESIDENTS in self._what else []
        self.title = self._geography.title
        self._added = AddedFiles(run)
        self.codes: list[str] = []
        self.wards = 0
        self.missing: list[str] = []
        self.fault: Fault | None = None
        self._step, self._steps = 0, 1
        self._part, self._parts = 0, 1  # of a step
        self._come = 0.0

    def layers(self) -> list[QgsVectorLayer]:
        """Return the layers, areas first, and the table of sources last."""
        lookup, rows = self._geography.lookup(self._vintage)
        self.codes = codes_of(rows, lookup, None)
        made: list[QgsVectorLayer] = []
        steps: dict[What, Callable[[], list[QgsVectorLayer]]] = {
            What.AREAS: self._areas,
            What.WARDS: self._wards,
            What.CENTROIDS: self._centroids,
            What.COUNTS: self._counts,
            What.RESIDENTS: self._residents,
            What.DEPRIVATION: self._deprivation,
            What.LOOKUPS: lambda: [self._layer("lookup_wards", lookup, rows), *self._exact()],
        }
        self._steps = len(self._what) + 1
        for number, what in enumerate((one for one in steps if one in self._what), start=1):
            self._step, self._part, self._parts = number, 0, 1
            self.come(0.0)
            made += self._safely(steps[what])
        made += self._by_hand(made)
        self.wards = sum(int(one.featureCount()) for one in made if one.name() == WARDS)
        fields, cells = writing.named_rows(*self._ledger())
        return [*made, writing.as_layer("sources", fields, cells)]

    def come(self, share: float) -> None:
        """Say which share of the present dataset has come, 0 to 1; another try of it does not go back."""
        step = self._step + (self._part + share) / self._parts
        self._come = max(self._come, step / (self._steps + 1))
        self._run.progress(self._come)

    def sources(self) -> list[DataSource]:
        """Return where each layer comes from."""
        fetched = [
            DataSource(
                one.dataset.title, one.dataset.service.publisher, one.answers[0].url, one.came, one.bytes,
                one.dataset.service.licence, one.dataset.sure, _note(one), one.sha256,
            )
            for one in self._fetcher.ledgers.values()
            if one.answers
        ]  # fmt: skip
        return [*fetched, *self._added.sources]

    def _safely(self, fetch: Callable[[], list[QgsVectorLayer]]) -> list[QgsVectorLayer]:
        """Return the layers of a step; where it cannot even begin, as without another census's areas, what is missing is told."""
        try:
            return fetch()
        except AnswerError as error:
            self.fault = self.fault or error.fault
            self._lacks(error.args[0])
        except InputError as error:
            self._lacks(error.args[0])
        return []

    def _one(self, what: What, vintage: int, year: int = 0) -> Dataset:
        found = self._catalogue.of(what, year, vintage)
        if not found:
            raise InputError(_NO_DATASET, what=what.value, year=str(year or vintage))
        return found[0]

    def _try(self, dataset: Dataset, fetch: Callable[[], QgsVectorLayer]) -> list[QgsVectorLayer]:
        """Return the layer that a dataset gives, nothing where it is not to be believed."""
        found = self._believed(dataset, fetch)
        return [] if found is None else [found]

    def _believed(self, dataset: Dataset, fetch: Callable[[], Thing]) -> Thing | None:
        """Return what a dataset gives; where it is not to be believed None, and the reason is kept."""
        try:
            return fetch()
        except AnswerError as error:
            self._fetcher.disbelieve(dataset, error)
            self.fault = self.fault or error.fault
            self._lacks(error.args[0])
        except InputError as error:
            self._lacks(Phrase(_FAULT, title=dataset.title, fault=error.args[0]))
        return None

    def _lacks(self, said: str) -> None:
        self.missing.append(said)
        self._run.warn(told(said))

    def _layer(self, name: str, dataset: Dataset, found: Features) -> QgsVectorLayer:
        columns = {dataset.code: dataset.code, **dataset.columns}
        return packages.of_features(name, columns, found.attributes, found.shapes)

    def _by_codes(self, name: str, dataset: Dataset) -> list[QgsVectorLayer]:
        def fetch() -> QgsVectorLayer:
            wheres = asking.where_codes(dataset, self.codes) if not self._geography.many else ["1=1"]
            found = self._fetcher.features(dataset, wheres, True)
            if self._geography.many:
                found = found.only(dataset.code, frozenset(self.codes))
            codes_of(found, dataset, self.codes)
            self._check_shapes(dataset, found)
            return self._layer(name, dataset, found)

        return self._try(dataset, fetch)

    def _check_shapes(self, dataset: Dataset, found: Features) -> None:
        if not packages.on_the_grid(found.shapes):
            said = QT_TRANSLATE_NOOP("MedwayIsolation", "shapes are missing, or not on the national grid")
            raise AnswerError(Fault.GARBLED, dataset.title, said)

    def _areas(self) -> list[QgsVectorLayer]:
        return self._by_codes("areas", self._one(What.AREAS, self._vintage))

    def _centroids(self) -> list[QgsVectorLayer]:
        return self._by_codes("centroids", self._one(What.CENTROIDS, self._vintage))

    def _wards(self) -> list[QgsVectorLayer]:
        dataset = self._one(What.WARDS, 0)

        def fetch() -> QgsVectorLayer:
            found = self._geography.features(dataset, True)
            codes_of(found, dataset, None)
            self._check_shapes(dataset, found)
            return self._layer(WARDS, dataset, found)

        return self._try(dataset, fetch)

    def _exact(self) -> list[QgsVectorLayer]:
        """Return the lookups between vintages: from 2011 to 2021, and that of the indices' areas where these are older."""
        dataset = next((one for one in self._catalogue.of(What.LOOKUPS) if not one.vintage), None)
        if dataset is None:
            raise InputError(_NO_DATASET, what=What.LOOKUPS.value, year="2011-2021")
        made = self._try(dataset, partial(self._pairs, "lookup_lsoa", dataset))
        if self._edition_vintage() == OLDEST:
            made += self._safely(lambda: [self._layer("lookup_lsoa_2001", *self._geography.lookup(OLDEST))])
        return made

    def _pairs(self, name: str, dataset: Dataset) -> QgsVectorLayer:
        found = self._geography.features(dataset, False)
        codes_of(found, dataset, None, several=True)
        return self._layer(name, dataset, found)

    def _edition_vintage(self) -> int:
        return EDITIONS[self._run.enum("EDITION")].vintage if What.DEPRIVATION in self._what else 0

    def _counts(self) -> list[QgsVectorLayer]:
        made: list[QgsVectorLayer] = []
        wanted = {
            year: self._catalogue.of(What.COUNTS, year) for year in map(CENSUSES.__getitem__, self._run.enums("CENSUS"))
        }
        self._parts = max(1, sum(map(len, wanted.values())))
        for year, datasets in wanted.items():
            codes = self._safely_codes(year)
            if codes is None:
                continue
            tables = {}
            for one in datasets:
                table = self._believed(one, partial(self._census_table, one, codes))
                if table is not None:
                    tables[one.title] = table
                self._part += 1
            if tables:
                made += self._try(datasets[0], partial(self._beside, f"counts_{year}", tables))
        return made

    def _census_table(self, dataset: Dataset, codes: Sequence[str]) -> Tidy:
        """Return one table of a census on every one of some areas."""
        grid = self._fetcher.table(
            dataset, asking.geographies(dataset, self._geography.own, codes, self._geography.many), codes
        )
        found = self._read([File(dataset.title, (grid,))], codes).files[dataset.title]
        check_areas(list(found.codes), codes, dataset)
        return found

    def _beside(self, name: str, tables: dict[str, Tidy]) -> QgsVectorLayer:
        return self._as_layer(name, join_first(tables))

    def _safely_codes(self, year: int) -> list[str] | None:
        """Return the areas of a census; None where they cannot be had, and what is missing is told."""
        try:
            return self._geography.codes(year)
        except AnswerError as error:
            self.fault = self.fault or error.fault
            self._lacks(Phrase(_WITHOUT_AREAS, year=str(year), fault=error.args[0]))
            return None

    def _read(self, files: Sequence[File], codes: Sequence[str]) -> Joined:
        return read_all(files, Wishes(keep=frozenset(codes)))

    def _as_layer(self, name: str, joined: Joined) -> QgsVectorLayer:
        self._run.warn(*joined.warnings)
        return official_tables.layer(joined, name)

    def _residents(self) -> list[QgsVectorLayer]:
        """Return residents of each year on the package's areas; on those of 2021 where the catalogue has no others."""
        datasets = self._catalogue.of(What.RESIDENTS, vintage=self._vintage) or self._catalogue.of(What.RESIDENTS)
        if not datasets:
            raise InputError(_NO_DATASET, what=What.RESIDENTS.value, year=str(self._vintage))
        dataset = datasets[0]
        codes = self._geography.codes(dataset.vintage)

        def fetch() -> QgsVectorLayer:
            ways = asking.geographies(dataset, self._geography.own, codes, self._geography.many)
            table = self._fetcher.table(dataset, ways, codes, ",".join(map(str, self._years)))
            names, values = residents_by_year(table, dataset, codes)
            absent = [str(year) for year in self._years if f"residents_65p_{year}" not in values]
            if absent:
                said = Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the service has no residents of {years}."),
                    title=dataset.title,
                    years=listed(absent, len(absent)),
                )
                self._lacks(said)
            made = writing.as_layer("residents", *writing.named_rows({"code": names}, values, {}))
            return official_tables.stating(made, [ColumnData(one, Data.COUNT, MID_YEAR, one[-4:]) for one in values])

        return self._try(dataset, fetch)

    def _deprivation(self) -> list[QgsVectorLayer]:
        edition = EDITIONS[self._run.enum("EDITION")]
        dataset = next((one for one in self._catalogue.of(What.DEPRIVATION) if str(one.year) == edition.year), None)
        if dataset is None:
            self._lacks(
                translate("MedwayIsolation", "The catalogue has no file of {edition}.").format(edition=edition.label)
            )
            return []
        codes = self._geography.codes(dataset.vintage)

        def fetch() -> QgsVectorLayer:
            return self._as_layer(
                "deprivation", self._read([File(dataset.title, (self._fetcher.file(dataset, codes),))], codes)
            )

        return self._try(dataset, fetch)

    def _by_hand(self, made: Sequence[QgsVectorLayer]) -> list[QgsVectorLayer]:
        """Return what the files give that were added by hand; one that a service gave too has a number behind its name."""
        areas = next((one for one in made if one.name() == "areas"), None)
        added: list[QgsVectorLayer] = []
        for path in self._run.texts("FILES"):
            try:
                found = self._added.read(path, self._geography.every_code(), areas)
            except InputError as error:
                self._lacks(Phrase(_FAULT, title=Path(path).name, fault=error.args[0]))
                continue
            taken = [one.name() for one in (*made, *added)]
            again = sum(name == found.name() or name.startswith(f"{found.name()}_file") for name in taken)
            if again:
                found.setName(f"{found.name()}_file" + (f"_{again}" if again > 1 else ""))
            added.append(found)
        if not any(one.name().startswith(TYPES) for one in added):
            self._lacks(Phrase(_NO_TYPES))
        return added

    def _ledger(self) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        rows = self.sources()

        def texts(name: str) -> Any:
            return np.array([str(getattr(row, name)) for row in rows], dtype=object)

        first = {name: texts(name) for name in ("title", "publisher", "address", "when")}
        last = {name: texts(name) for name in ("licence", "sure", "note", "sha256", "tried")}
        return first, {"bytes": np.array([float(row.bytes) for row in rows])}, last


def _note(ledger: AnswerLedger) -> str:
    """Return what is to be said of a dataset: the catalogue's note, and which file somebody added in place of an answer."""
    added = next((answer.by_hand for answer in ledger.answers if answer.by_hand), "")
    said = translate("MedwayIsolation", "Added by hand: {file}.").format(file=added) if added else ""
    return " ".join(filter(None, (ledger.dataset.note, said)))


def _years(text: str) -> list[int]:
    found = _YEARS.match(text)
    if found is None or int(found[1]) < _EARLIEST or int(found[2] or found[1]) > _LATEST:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "'{text}' is no range of years. Write '2011-2024', or one year (YEARS)."
            ),
            text=text,
        )
    first, last = sorted((int(found[1]), int(found[2] or found[1])))
    return list(range(first, last + 1))
