"""What a catalogue of data services says: services, their datasets, and what tells one dataset from its neighbour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class ServiceKind(Enum):
    """How a service is asked."""

    ARCGIS = "arcgis"
    NOMIS = "nomis"
    FILE = "file"


class What(Enum):
    """What a dataset holds; in the order in which an algorithm offers them."""

    AREAS = "areas"
    WARDS = "wards"
    CENTROIDS = "centroids"
    COUNTS = "counts"
    RESIDENTS = "residents"
    DEPRIVATION = "deprivation"
    LOOKUPS = "lookups"


@dataclass(frozen=True)
class Service:
    """One service.

    Attributes
    ----------
    id, title, publisher, licence : str
        The licence is the line that goes under a page.
    kind : ServiceKind
    base : str
        What every address begins with.
    hosts : tuple of str
        Hosts to which it may redirect, besides its own.
    page_size : int
        Rows or features in one answer at most; a service may say less.
    page : str
        The publisher's page for people.
    """

    id: str
    kind: ServiceKind
    title: str
    base: str
    publisher: str
    licence: str
    page: str
    page_size: int = 2000
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """One dataset of a service.

    Attributes
    ----------
    id, title : str
    what : What
    service : Service
    name : str
        Of the layer or table in the service, or the path of the file.
    others : tuple of str
        Further names or paths under which it may stand.
    year : int
        Of the census or the edition, 0 for none.
    vintage : int
        Of the small areas, 0 where it has none.
    code : str
        The column of area codes.
    authority : str
        The column of authorities by which areas are chosen; for Nomis the type of geography below an authority. Empty where areas
        are chosen by their codes.
    columns : mapping of str to str
        What each further column is called in the package.
    must, must_not : tuple of str
        Columns that tell it from its neighbours.
    values : mapping of str to tuple of str
        Texts by column, one of which is in one of the column's cells, where columns do not tell it from its neighbour.
    tells : str
        What tells it from its neighbour, in words.
    speaks : mapping of str to str
        What speaks for each of several names.
    everywhere : str
        For Nomis, how all areas of England and Wales are named at once.
    query : mapping of str to str
        What else is asked.
    rows : int
        Rows of the whole dataset, 0 where unknown.
    megabytes : int
        The largest answer that is believed.
    sure : str
        A, B or C: how sure the facts are.
    seen : str
        Date of the evidence.
    by_hand : str
        The file to download by hand.
    note : str
        What speaks for it, where there are several.
    """

    id: str
    title: str
    what: What
    service: Service
    name: str
    others: tuple[str, ...]
    year: int
    vintage: int
    code: str
    authority: str
    columns: Mapping[str, str]
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    tells: str
    speaks: Mapping[str, str]
    everywhere: str
    query: Mapping[str, str]
    rows: int
    megabytes: int
    sure: str
    seen: str
    by_hand: str
    note: str


@dataclass(frozen=True)
class Authority:
    """A local authority: its code, its name, the codes and spellings by which it is known too, and the codes of which it was made."""

    code: str
    name: str
    also: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Services, datasets and authorities, as one document says them."""

    services: tuple[Service, ...]
    datasets: tuple[Dataset, ...]
    authorities: tuple[Authority, ...]

    def of(self, what: What, year: int = 0, vintage: int = 0) -> tuple[Dataset, ...]:
        """Return the datasets of one kind, of a year and a vintage where these are given."""
        return tuple(
            one
            for one in self.datasets
            if one.what is what and (not year or one.year == year) and (not vintage or one.vintage == vintage)
        )
