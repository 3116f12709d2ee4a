"""What is fetched for some authorities, layer by layer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import numpy as np
from qgis.core import (
    QgsVectorLayer,
)

from ..core.catalogue import asking
from ..core.catalogue.answers import AnswerError, Fault, check_areas
from ..core.catalogue.model import Authority, Catalogue, Dataset, What
from ..core.catalogue.residents import residents_by_year
from ..core.editions import EDITIONS
from ..core.faults import InputError
from ..core.official import File, Joined, Tidy, Wishes, join, read_all
from ..core.report.package_report import DataSource
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import official_tables, packages, writing
from ..layers.fetching import Features, Fetcher, codes_of
from . import official
from .run import Run

CENSUSES = (2011, 2021)

Thing = TypeVar("Thing")
_FAULT = QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {fault}")
_YEARS = re.compile(r"^\s*(\d{4})\s*(?:-\s*(\d{4})\s*)?$")


class AuthorityPackage:
    """What is fetched for some authorities, layer by layer; what cannot be had is missing, with the reason."""

    def __init__(self, run: Run, catalogue: Catalogue, authorities: Sequence[Authority], fetcher: Fetcher) -> None:
        self._run = run
        self._catalogue = catalogue
        self._fetcher = fetcher
        self._known = [code for one in authorities for code in (one.code, *_codes(one))]
        self._own = [one.code for one in authorities]
        self._vintage = CENSUSES[run.enum("VINTAGE")]
        self._what = {tuple(What)[number] for number in run.enums("WHAT")}
        self.title = ", ".join(one.name for one in authorities[:3]) + (" …" if len(authorities) > 3 else "")
        self._lookups: dict[int, tuple[Dataset, Features]] = {}
        self.codes: list[str] = []
        self.wards = 0
        self.missing: list[str] = []
        self.fault: Fault | None = None

    def layers(self) -> list[QgsVectorLayer]:
        """Return the layers, areas first, and the table of sources last."""
        lookup, rows = self._lookup(self._vintage)
        self.codes = codes_of(rows, lookup, None)
        made: list[QgsVectorLayer] = []
        steps = [
            (What.AREAS, self._areas),
            (What.WARDS, self._wards),
            (What.CENTROIDS, self._centroids),
            (What.COUNTS, self._counts),
            (What.RESIDENTS, self._residents),
            (What.DEPRIVATION, self._deprivation),
            (What.LOOKUPS, lambda: [self._layer("lookup_wards", lookup, rows), *self._exact()]),
        ]
        for number, (what, fetch) in enumerate(steps):
            self._run.progress(number / len(steps))
            if what in self._what:
                made += fetch()
        made += self._by_hand()
        fields, cells = writing.named_rows(*self._ledger())
        return [*made, writing.as_layer("sources", fields, cells)]

    def sources(self) -> list[DataSource]:
        """Return where each layer comes from."""
        return [
            DataSource(
                one.dataset.title, one.dataset.service.publisher, one.answers[0].url, one.answers[0].came,
                sum(len(answer.body) for answer in one.answers), one.dataset.service.licence, one.dataset.sure, one.dataset.note,
                "; ".join(answer.sha256 for answer in one.answers[-1:]),
            )
            for one in self._fetcher.ledgers.values()
            if one.answers
        ]  # fmt: skip

    def _one(self, what: What, vintage: int, year: int = 0) -> Dataset:
        found = self._catalogue.of(what, year, vintage)
        if not found:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The catalogue has no dataset of {what} for {year}."),
                what=what.value,
                year=str(year or vintage),
            )
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
            found = self._fetcher.features(dataset, asking.where_codes(dataset, self.codes), True)
            codes_of(found, dataset, self.codes)
            return self._layer(name, dataset, found)

        return self._try(dataset, fetch)

    def _areas(self) -> list[QgsVectorLayer]:
        return self._by_codes("areas", self._one(What.AREAS, self._vintage))

    def _centroids(self) -> list[QgsVectorLayer]:
        return self._by_codes("centroids", self._one(What.CENTROIDS, self._vintage))

    def _wards(self) -> list[QgsVectorLayer]:
        dataset = self._one(What.WARDS, 0)

        def fetch() -> QgsVectorLayer:
            found = self._fetcher.features(dataset, [asking.where_authority(dataset, self._known)], True)
            self.wards = len(codes_of(found, dataset, None))
            return self._layer("wards", dataset, found)

        return self._try(dataset, fetch)

    def _exact(self) -> list[QgsVectorLayer]:
        dataset = self._one(What.LOOKUPS, 0, 2022)

        def fetch() -> QgsVectorLayer:
            found = self._fetcher.features(dataset, [asking.where_authority(dataset, self._known)], False)
            codes_of(found, dataset, None, several=True)
            return self._layer("lookup_lsoa", dataset, found)

        return self._try(dataset, fetch)

    def _counts(self) -> list[QgsVectorLayer]:
        made: list[QgsVectorLayer] = []
        for number in self._run.enums("CENSUS"):
            year = CENSUSES[number]
            codes = self._codes_of(year)
            datasets = self._catalogue.of(What.COUNTS, year)
            read = {one.title: self._believed(one, partial(self._census_table, one, codes)) for one in datasets}
            tables = {title: table for title, table in read.items() if table is not None}
            if tables:
                made += self._try(datasets[0], partial(self._beside, f"counts_{year}", tables))
        return made

    def _census_table(self, dataset: Dataset, codes: Sequence[str]) -> Tidy:
        """Return one table of a census on every one of some areas."""
        grid = self._fetcher.table(dataset, list(asking.geographies(dataset, self._own, codes)))
        found = self._read([File(dataset.title, (grid,))], codes).files[dataset.title]
        check_areas(list(found.codes), codes, dataset)
        return found

    def _beside(self, name: str, tables: dict[str, Tidy]) -> QgsVectorLayer:
        return self._as_layer(name, join(tables))

    def _codes_of(self, year: int) -> list[str]:
        """Return the areas of the authorities in the vintage of a census."""
        if year == self._vintage:
            return self.codes
        lookup, rows = self._lookup(year)
        return codes_of(rows, lookup, None)

    def _lookup(self, vintage: int) -> tuple[Dataset, Features]:
        """Return which areas of a vintage are the authorities', by the first lookup that answers; asked once."""
        if vintage not in self._lookups:
            self._lookups[vintage] = self._first_lookup(vintage)
        return self._lookups[vintage]

    def _first_lookup(self, vintage: int) -> tuple[Dataset, Features]:
        first: AnswerError | None = None
        for dataset in self._catalogue.of(What.LOOKUPS, vintage=vintage):
            try:
                found = self._fetcher.features(dataset, [asking.where_authority(dataset, self._known)], False)
                if found.attributes:
                    return dataset, found
                raise AnswerError(Fault.ABSENT, dataset.title, self.title)
            except AnswerError as error:
                self._run.info(told(error))
                first = first or error
        raise first or InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The catalogue has no lookup of the areas of {year}."),
            year=str(vintage),
        )

    def _read(self, files: Sequence[File], codes: Sequence[str]) -> Joined:
        return read_all(files, Wishes(keep=frozenset(codes)))

    def _as_layer(self, name: str, joined: Joined) -> QgsVectorLayer:
        self._run.warn(*joined.warnings)
        return writing.as_layer(name, *official_tables.rows(joined))

    def _residents(self) -> list[QgsVectorLayer]:
        dataset = self._one(What.RESIDENTS, 0)
        years = _years(self._run.text("YEARS"))
        codes = self._codes_of(dataset.vintage)

        def fetch() -> QgsVectorLayer:
            asked = list(asking.geographies(dataset, self._own, codes))
            table = self._fetcher.table(dataset, asked, ",".join(map(str, years)))
            names, values = residents_by_year(table, dataset, codes)
            return writing.as_layer("residents", *writing.named_rows({"code": names}, values, {}))

        return self._try(dataset, fetch)

    def _deprivation(self) -> list[QgsVectorLayer]:
        edition = EDITIONS[self._run.enum("EDITION")]
        dataset = next((one for one in self._catalogue.of(What.DEPRIVATION) if f" {one.year}," in edition.label), None)
        if dataset is None:
            self._lacks(
                translate("MedwayIsolation", "The catalogue has no file of {edition}.").format(edition=edition.label)
            )
            return []
        codes = self._codes_of(dataset.vintage)

        def fetch() -> QgsVectorLayer:
            return self._as_layer(
                "deprivation", self._read([File(dataset.title, (self._fetcher.file(dataset),))], codes)
            )

        return self._try(dataset, fetch)

    def _by_hand(self) -> list[QgsVectorLayer]:
        files = [official.file(self._run, path) for path in self._run.texts("FILES")]
        if not files:
            self._lacks(
                translate(
                    "MedwayIsolation",
                    "Households by type: no documented service gives the open classification. Download it and add the file.",
                )
            )
            return []
        return [self._as_layer("types", self._read(files, self.codes))]

    def _ledger(self) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        rows = self.sources()

        def texts(name: str) -> Any:
            return np.array([str(getattr(row, name)) for row in rows], dtype=object)

        first = {name: texts(name) for name in ("title", "publisher", "address", "when")}
        last = {name: texts(name) for name in ("licence", "sure", "note", "sha256", "tried")}
        return first, {"bytes": np.array([float(row.bytes) for row in rows])}, last


def _codes(one: Authority) -> list[str]:
    """Return the other codes of an authority."""
    return [other for other in one.also if re.fullmatch(r"[EW]\d{8}", other)]


def _years(text: str) -> list[int]:
    found = _YEARS.match(text)
    if found is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "'{text}' is no range of years. Write '2011-2024', or one year (YEARS)."
            ),
            text=text,
        )
    first, last = int(found[1]), int(found[2] or found[1])
    return list(range(min(first, last), max(first, last) + 1))
