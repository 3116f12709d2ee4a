"""Datasets asked for as the catalogue says, page by page, each answer checked before it is believed and kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np

from ..core.catalogue import answers, asking
from ..core.catalogue.answers import AnswerError, Fault
from ..core.catalogue.model import Dataset, ServiceKind
from ..core.official import Grid
from .answer_cache import AnswerCache, KeptAnswer
from .network import Network

Thing = TypeVar("Thing")
_OF_THE_NETWORK = frozenset((Fault.TIME, Fault.STATUS, Fault.OFFLINE))


@dataclass
class Ledger:
    """Which answers a dataset was made from, in order."""

    dataset: Dataset
    answers: list[KeptAnswer] = field(default_factory=list)


@dataclass(frozen=True)
class Features:
    """Features of a layer: attributes by column, and shapes as GeoJSON geometries."""

    attributes: Sequence[dict[str, Any]]
    shapes: Sequence[Any]


class Fetcher:
    """Asks for datasets; what is kept from before, and young enough, is not asked for again.

    Parameters
    ----------
    network : Network or None
        None where nothing is to be asked.
    cache : AnswerCache
    """

    def __init__(self, network: Network | None, cache: AnswerCache) -> None:
        self._network = network
        self._cache = cache
        self.from_cache = 0
        self.ledgers: dict[str, Ledger] = {}

    def features(self, dataset: Dataset, wheres: Iterable[str], shapes: bool) -> Features:
        """Return every feature that meets one of some conditions.

        Raises
        ------
        AnswerError
            Where a service does not give them whole.
        """
        return self._any_name(dataset, lambda name: self._features(dataset, name, list(wheres), shapes))

    def table(self, dataset: Dataset, geographies: Sequence[str], years: str = "") -> Grid:
        """Return every row of a census table on some areas, as the service writes it."""
        return self._any_name(dataset, lambda name: self._table(dataset, name, geographies, years))

    def file(self, dataset: Dataset) -> Grid:
        """Return every row of a table that is one file."""

        def read(body: bytes) -> Grid:
            return _grid(dataset, answers.rows_of_file(body, dataset))

        return self._any_name(dataset, lambda name: self._asked(dataset, asking.address(dataset, name), read))

    def probe(self, dataset: Dataset, name: str, area: str) -> int:
        """Ask for the smallest answer of a dataset under one of its names, and return how many rows it is said to have; 0 where unknown.

        Raises
        ------
        AnswerError
            Where it does not answer, or is another dataset.
        """
        self.ledgers[dataset.id] = Ledger(dataset)
        if dataset.service.kind is ServiceKind.ARCGIS:
            self._asked(dataset, asking.about(dataset, name), lambda body: answers.page_size(body, dataset))
            url = asking.features(dataset, name, "1=1", 0, 1, False)
            if not self._asked(dataset, url, lambda body: answers.page(body, dataset)).attributes:
                raise AnswerError(Fault.EMPTY, dataset.title)
            return self._asked(
                dataset, asking.count(dataset, name, "1=1"), lambda body: answers.counted_features(body, dataset.title)
            )
        if dataset.service.kind is ServiceKind.NOMIS:
            url = asking.observations(dataset, name, next(asking.geographies(dataset, [area], [area])), 0, 1, "latest")
            self._asked(dataset, url, lambda body: answers.rows_of_page(body, dataset))
            return 0
        found = self._asked(dataset, asking.address(dataset, name), lambda body: answers.rows_of_file(body, dataset))
        return len(found) - 1

    def disbelieve(self, dataset: Dataset, error: AnswerError) -> None:
        """Forget a dataset, and its answers too where these are at fault: pages that came before a service failed are good."""
        ledger = self.ledgers.pop(dataset.id, None)
        if ledger is not None and error.fault not in _OF_THE_NETWORK:
            for answer in ledger.answers:
                self._cache.forget(answer.url)

    def _any_name(self, dataset: Dataset, fetch: Callable[[str], Thing]) -> Thing:
        """Fetch a dataset under the first of its names that answers; the fault of the first one is told."""
        faults: list[AnswerError] = []
        for name in (dataset.name, *dataset.others):
            self.ledgers[dataset.id] = Ledger(dataset)
            try:
                return fetch(name)
            except AnswerError as error:
                faults.append(error)
                self.disbelieve(dataset, error)
                if error.fault in {Fault.SCHEME, Fault.REDIRECT, Fault.SIZE}:
                    break
        raise faults[0]

    def _features(self, dataset: Dataset, name: str, wheres: Sequence[str], shapes: bool) -> Features:
        size = self._asked(dataset, asking.about(dataset, name), lambda body: answers.page_size(body, dataset))
        attributes: list[dict[str, Any]] = []
        geometries: list[Any] = []
        for where in wheres:
            told = self._asked(
                dataset, asking.count(dataset, name, where), lambda body: answers.counted_features(body, dataset.title)
            )
            seen = 0
            while seen < told:
                url = asking.features(dataset, name, where, seen, size, shapes)
                page = self._asked(dataset, url, lambda body: answers.page(body, dataset))
                if not page.attributes:
                    break
                seen += len(page.attributes)
                attributes += map(dict, page.attributes)
                geometries += page.shapes
            answers.check_reached(seen, told, dataset)
        return Features(attributes, geometries)

    def _table(self, dataset: Dataset, name: str, geographies: Sequence[str], years: str) -> Grid:
        header: list[str] = []
        rows: list[list[str]] = []
        size = dataset.service.page_size
        for geography in geographies:
            seen, told = 0, 1
            while seen < told:
                url = asking.observations(dataset, name, geography, seen, size, years)
                header, page, told = self._asked(dataset, url, lambda body: answers.rows_of_page(body, dataset))
                seen += len(page)
                rows += page
                if len(page) < size:
                    break
            answers.check_reached(seen, told, dataset)
        return _grid(dataset, [header, *rows])

    def _asked(self, dataset: Dataset, url: str, read: Callable[[bytes], Thing]) -> Thing:
        """Return what `read` makes of an answer, kept from before or new; only what it believes is kept."""
        kept = self._cache.find(url, any_age=self._network is None)
        if kept is not None:
            self.from_cache += 1
            self.ledgers[dataset.id].answers.append(kept)
            return read(kept.body)
        if self._network is None:
            raise AnswerError(Fault.OFFLINE, dataset.title)
        body = self._network.get(url, dataset.title, dataset.megabytes, dataset.service.hosts)
        found = read(body)
        self.ledgers[dataset.id].answers.append(self._cache.keep(url, body))
        return found


def _grid(dataset: Dataset, rows: Sequence[Sequence[str]]) -> Grid:
    return Grid(dataset.title, np.array(rows, dtype=object))


def codes_of(found: Features, dataset: Dataset, wanted: Collection[str] | None, several: bool = False) -> list[str]:
    """Return the area codes of features, once they are known to be those asked for."""
    codes = [str(row.get(dataset.code) or "") for row in found.attributes]
    answers.check_areas(codes, wanted, dataset, several)
    return codes
