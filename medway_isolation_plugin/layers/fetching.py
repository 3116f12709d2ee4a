"""Datasets asked for as the catalogue says, page by page, each answer checked before it is believed and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import numpy as np
from qgis.core import QgsGeometry

from ..core.catalogue import answers, asking
from ..core.catalogue.faults import AnswerError, Fault
from ..core.catalogue.model import Dataset, ServiceKind
from ..core.faults import InputError
from ..core.official import Grid
from ..core.words import QT_TRANSLATE_NOOP
from . import official_files, packages
from .answer_cache import AnswerCache, AnswerFacts
from .network import Network

Thing = TypeVar("Thing")
Way = TypeVar("Way")
_OF_THE_NETWORK = frozenset((Fault.TIME, Fault.STATUS, Fault.OFFLINE))
_NOT_UNDER_ANY_NAME = frozenset((Fault.SCHEME, Fault.REDIRECT, Fault.SIZE, Fault.TIME))
_MOST_PAGES = 1000  # of one question


@dataclass
class AnswerLedger:
    """Which answers a dataset was made from, in order."""

    dataset: Dataset
    answers: list[AnswerFacts] = field(default_factory=list)

    @property
    def came(self) -> float:
        """When the oldest of them came, in seconds since 1970."""
        return min(answer.came for answer in self.answers)

    @property
    def bytes(self) -> int:
        """How large they are together."""
        return sum(answer.bytes for answer in self.answers)

    @property
    def sha256(self) -> str:
        """That of the answer; of several that of their digests, one after another."""
        digests = [answer.sha256 for answer in self.answers]
        return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


@dataclass(frozen=True)
class Features:
    """Features of a layer: attributes by column, and shapes, null where they have none."""

    attributes: Sequence[dict[str, Any]]
    shapes: Sequence[QgsGeometry]

    def only(self, column: str, wanted: Collection[str]) -> Features:
        """Return those that have one of some texts in a column."""
        kept = [row for row, one in enumerate(self.attributes) if one.get(column) in wanted]
        return Features([self.attributes[row] for row in kept], [self.shapes[row] for row in kept])


class Fetcher:
    """Asks for datasets; what is kept from before, and young enough, is not asked for again.

    Parameters
    ----------
    network : Network or None
        None where nothing is to be asked.
    cache : AnswerCache

    Attributes
    ----------
    come : callable
        Called with which share of a dataset has come, 0 to 1.
    """

    def __init__(self, network: Network | None, cache: AnswerCache) -> None:
        self._network = network
        self._cache = cache
        self.come: Callable[[float], None] = lambda share: None
        self.from_cache = 0
        self.ledgers: dict[str, AnswerLedger] = {}

    def features(self, dataset: Dataset, wheres: Iterable[str], shapes: bool) -> Features:
        """Return every feature that meets one of some conditions.

        Raises
        ------
        AnswerError
            Where a service does not give them whole.
        """
        asked = list(wheres)  # once for all names: conditions that come one by one would be used up by the first
        return self._any_name(dataset, lambda name: self._features(dataset, name, asked, shapes))

    def table(self, dataset: Dataset, ways: Sequence[Sequence[str]], codes: Sequence[str], years: str = "") -> Grid:
        """Return every row of a census table on some areas, as the service writes it.

        Parameters
        ----------
        ways : sequence of sequence of str
            How the areas are named to the service, the first that answers is taken: not every table knows an authority.
        codes : sequence of str
            The areas.
        """
        return first_answer(
            ways,
            lambda way: self._any_name(
                dataset, partial(self._table, dataset, geographies=way, codes=codes, years=years)
            ),
            lambda way, error: error.fault in _OF_THE_NETWORK | _NOT_UNDER_ANY_NAME,
            AnswerError(Fault.EMPTY, dataset.title),
        )

    def file(self, dataset: Dataset, codes: Sequence[str]) -> Grid:
        """Return every row of a table that is one file, once it is known to hold some areas."""

        def read(body: bytes) -> Grid:
            rows = answers.rows_of_file(unpacked(body, dataset), dataset)
            answers.check_listed(rows, codes, dataset)
            return _grid(dataset, rows)

        return self._any_name(dataset, lambda name: self._asked(dataset, asking.address(dataset, name), read))

    def probe(self, dataset: Dataset, name: str, area: str) -> int:
        """Ask for the smallest answer of a dataset under one of its names, and return how many rows it is said to have; 0 where unknown.

        Raises
        ------
        AnswerError
            Where it does not answer, or is another dataset.
        """
        self.ledgers[dataset.id] = AnswerLedger(dataset)
        if dataset.service.kind is ServiceKind.ARCGIS:
            self._asked(dataset, asking.about(dataset, name), lambda body: answers.page_size(body, dataset))
            url = asking.features(dataset, name, "1=1", 0, 1, False)
            if not self._asked(dataset, url, lambda body: answers.page(body, dataset)).attributes:
                raise AnswerError(Fault.EMPTY, dataset.title)
            return self._asked(
                dataset, asking.count(dataset, name, "1=1"), lambda body: answers.counted_features(body, dataset.title)
            )
        if dataset.service.kind is ServiceKind.NOMIS:
            geography = asking.geographies(dataset, [area], [asking.AREA_OF_EVERY_CENSUS])[0][0]
            url = asking.observations(dataset, name, geography, 0, 1, "latest")
            self._asked(dataset, url, lambda body: answers.rows_of_page(body, dataset))
            return 0
        found = self._asked(
            dataset, asking.address(dataset, name), lambda body: answers.rows_of_file(unpacked(body, dataset), dataset)
        )
        return len(found) - 1

    def disbelieve(self, dataset: Dataset, error: AnswerError) -> None:
        """Forget a dataset, and its answers too where these are at fault: pages that came before a service failed are good."""
        ledger = self.ledgers.pop(dataset.id, None)
        if ledger is not None and error.fault not in _OF_THE_NETWORK:
            for answer in ledger.answers:
                self._cache.forget(answer.url)

    def _any_name(self, dataset: Dataset, fetch: Callable[[str], Thing]) -> Thing:
        """Fetch a dataset under the first of its names that answers; the fault of the first one is told."""

        def under(name: str) -> Thing:
            self.ledgers[dataset.id] = AnswerLedger(dataset)
            if self._network is not None:
                self._network.begin()
            self.come(0.0)
            return fetch(name)

        def failed(name: str, error: AnswerError) -> bool:
            self.disbelieve(dataset, error)
            return error.fault in _NOT_UNDER_ANY_NAME

        return first_answer((dataset.name, *dataset.others), under, failed, AnswerError(Fault.EMPTY, dataset.title))

    def _features(self, dataset: Dataset, name: str, wheres: Sequence[str], shapes: bool) -> Features:
        size = self._asked(dataset, asking.about(dataset, name), lambda body: answers.page_size(body, dataset))
        attributes: list[dict[str, Any]] = []
        geometries: list[QgsGeometry] = []
        for number, where in enumerate(wheres):
            told = self._asked(
                dataset, asking.count(dataset, name, where), lambda body: answers.counted_features(body, dataset.title)
            )
            seen = 0
            for page_number in range(_MOST_PAGES + 1):
                if seen >= told:
                    break
                if page_number == _MOST_PAGES:
                    raise AnswerError(Fault.ENDLESS, dataset.title, f"{_MOST_PAGES:,}")
                url = asking.features(dataset, name, where, seen, size, shapes)
                page = self._asked(dataset, url, lambda body: answers.page(body, dataset))
                if not page.attributes:
                    break
                seen += len(page.attributes)
                attributes += map(dict, page.attributes)
                geometries += map(packages.geometry, page.shapes)
                if seen >= told:
                    answers.check_ended(page, dataset)
                self.come((number + min(1.0, seen / told)) / len(wheres))
            answers.check_reached(seen, told, dataset)
        for column in dataset.values if attributes else ():
            answers.check_values(column, (row.get(column) for row in attributes), dataset)
        return Features(attributes, geometries)

    def _table(self, dataset: Dataset, name: str, geographies: Sequence[str], codes: Sequence[str], years: str) -> Grid:
        header: list[str] = []
        rows: list[list[str]] = []
        size = dataset.service.page_size
        for number, geography in enumerate(geographies):
            seen, told = 0, 1
            for page_number in range(_MOST_PAGES + 1):
                if seen >= told:
                    break
                if page_number == _MOST_PAGES:
                    raise AnswerError(Fault.ENDLESS, dataset.title, f"{_MOST_PAGES:,}")
                url = asking.observations(dataset, name, geography, seen, size, years)
                try:
                    names, page, told = self._asked(dataset, url, lambda body: answers.rows_of_page(body, dataset))
                except AnswerError as error:
                    if error.fault is Fault.EMPTY and seen:
                        break  # it ends before what it counted
                    raise
                if header and names != header:
                    raise AnswerError(
                        Fault.COLUMNS, dataset.title, QT_TRANSLATE_NOOP("MedwayIsolation", "its pages differ")
                    )
                header = names
                seen += len(page)
                rows += page
                self.come((number + min(1.0, seen / max(told, 1))) / len(geographies))
            answers.check_reached(seen, told, dataset)
        answers.check_labels(header, rows, dataset)
        place = [text.strip().upper() for text in header].index(dataset.code.upper())
        if list(geographies) == [dataset.everywhere]:
            wanted = frozenset(codes)
            rows = [row for row in rows if row[place].strip() in wanted]
        answers.check_areas(list(dict.fromkeys(row[place].strip() for row in rows)), codes, dataset)
        return _grid(dataset, [header, *rows])

    def _asked(self, dataset: Dataset, url: str, read: Callable[[bytes], Thing]) -> Thing:
        """Return what `read` makes of an answer, kept from before or new; only what it believes is kept."""
        kept = self._cache.find(url, any_age=self._network is None)
        if kept is not None:
            self.from_cache += 1
            self.ledgers[dataset.id].answers.append(kept.facts)
            return read(kept.body)
        if self._network is None:
            raise AnswerError(Fault.OFFLINE, dataset.title)
        body = self._network.get(url, dataset.title, dataset.megabytes, dataset.service.hosts)
        found = read(body)
        self.ledgers[dataset.id].answers.append(self._cache.keep(url, body).facts)
        return found


def first_answer(
    ways: Iterable[Way], ask: Callable[[Way], Thing], failed: Callable[[Way, AnswerError], bool], nothing: InputError
) -> Thing:
    """Return the first answer that is believed.

    Parameters
    ----------
    ways : iterable
        In which it may be asked for, one after the other.
    failed : callable
        Hears which way gave none and why, and says whether to ask no further.

    Raises
    ------
    AnswerError
        The first one.
    InputError
        `nothing`, where there are no ways.
    """
    first: InputError | None = None
    for way in ways:
        try:
            return ask(way)
        except AnswerError as error:
            first = first or error
            if failed(way, error):
                break
    try:
        raise first or nothing
    finally:
        del (
            first,
            nothing,
        )  # an error's frames hold this one, and what their callers hold: layers would wait for Python's collector


def unpacked(body: bytes, dataset: Dataset) -> bytes:
    """Return the table in an answer: of an archive, the one text file in it.

    Raises
    ------
    AnswerError
        Where an archive cannot be read, holds no table or several, or a file that climbs out of it.
    """
    if not body.startswith(b"PK\x03\x04"):
        return body
    try:
        return official_files.only_text(body, dataset.megabytes * 1024 * 1024)
    except InputError as error:
        raise AnswerError(Fault.ARCHIVE, dataset.title, error.args[0]) from error


def _grid(dataset: Dataset, rows: Sequence[Sequence[str]]) -> Grid:
    return Grid(dataset.title, np.array(rows, dtype=object))


def codes_of(found: Features, dataset: Dataset, wanted: Collection[str] | None, several: bool = False) -> list[str]:
    """Return the area codes of features, once they are known to be those asked for."""
    codes = [str(row.get(dataset.code) or "") for row in found.attributes]
    # An area may come again, but not with the same other one: a service that ignores the offset sends a page twice.
    if several:
        answers.check_repeated(found.attributes, dataset)
    answers.check_areas(codes, wanted, dataset, several)
    return codes
