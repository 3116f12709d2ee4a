"""The catalogue as a document that people can edit: read, with messages that name the place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import documents
from ..documents import Reader
from ..words import QT_TRANSLATE_NOOP, Phrase
from .model import Authority, Catalogue, Dataset, Service, ServiceKind, What

SCHEMA = "medway-isolation-catalogue"
WHAT = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "catalogue of services"))
_VERSION = 1
_TOP = {"schema", "schema_version", "services", "datasets", "authorities"}
_SERVICE = {"id", "kind", "title", "base", "publisher", "licence", "page", "page_size", "hosts"}
_DATASET = {
    "id", "title", "what", "service", "name", "others", "year", "vintage", "code", "authority", "columns", "must", "must_not",
    "values", "tells", "speaks", "everywhere", "query", "rows", "megabytes", "sure", "seen", "by_hand", "note",
}  # fmt: skip
_AUTHORITY = {"code", "name", "also", "was"}
_LATEST, _MOST_ROWS, _MOST_MEGABYTES, _USUAL_MEGABYTES = 2100, 100_000_000, 2000, 50
_SURE = ("A", "B", "C")


def read_catalogue(path: Path) -> Catalogue:
    """Read a catalogue.

    Raises
    ------
    InputError
        Naming the place that is wrong.
    """
    reader, root = documents.load(documents.read_text(path, WHAT), path.name, SCHEMA, _VERSION, _TOP, WHAT)
    services: dict[str, Service] = {}
    for place, entry in _entries(reader, root, "services"):
        service = _service(reader, entry, place)
        services[_new(reader, service.id, services, place)] = service
    datasets: dict[str, Dataset] = {}
    for place, entry in _entries(reader, root, "datasets"):
        dataset = _dataset(reader, entry, place, services)
        datasets[_new(reader, dataset.id, datasets, place)] = dataset
    authorities = []
    for place, entry in _entries(reader, root, "authorities"):
        mapping = reader.mapping(entry, place, _AUTHORITY)
        authorities.append(
            Authority(
                reader.text(mapping, "code", place),
                reader.text(mapping, "name", place),
                _texts(reader, mapping, "also", place),
                _texts(reader, mapping, "was", place),
            )
        )
    return Catalogue(tuple(services.values()), tuple(datasets.values()), tuple(authorities))


def _entries(reader: Reader, root: dict[str, Any], key: str) -> list[tuple[str, Any]]:
    return [(f"{key}[{number}]", entry) for number, entry in enumerate(reader.items(root, key, ""), start=1)]


def _new(reader: Reader, name: str, there: dict[str, Any], place: str) -> str:
    if name in there:
        raise reader.fault(f"{place}.id", QT_TRANSLATE_NOOP("MedwayIsolation", "'{id}' occurs twice"), id=name)
    return name


def _texts(reader: Reader, mapping: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    if key not in mapping:
        return ()
    found = mapping[key]
    if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
        raise reader.fault(f"{place}.{key}", QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of texts"))
    return tuple(one.strip() for one in found)


def _pairs(reader: Reader, mapping: dict[str, Any], key: str, place: str) -> dict[str, str]:
    found = reader.mapping(mapping.get(key, {}), f"{place}.{key}")
    return {name: reader.text(found, name, f"{place}.{key}", required=False) for name in found}


def _lists(reader: Reader, mapping: dict[str, Any], key: str, place: str) -> dict[str, tuple[str, ...]]:
    found = reader.mapping(mapping.get(key, {}), f"{place}.{key}")
    return {name: _texts(reader, found, name, f"{place}.{key}") for name in found}


def _service(reader: Reader, entry: object, place: str) -> Service:
    one = reader.mapping(entry, place, _SERVICE)
    base = reader.text(one, "base", place)
    return Service(
        reader.text(one, "id", place),
        ServiceKind(reader.choice(one, "kind", place, [kind.value for kind in ServiceKind])),
        reader.text(one, "title", place),
        base.rstrip("/"),
        reader.text(one, "publisher", place),
        reader.text(one, "licence", place),
        reader.text(one, "page", place, required=False),
        reader.whole(one, "page_size", place, 1, _MOST_ROWS, 2000),
        _texts(reader, one, "hosts", place),
    )


def _dataset(reader: Reader, entry: object, place: str, services: dict[str, Service]) -> Dataset:
    one = reader.mapping(entry, place, _DATASET)
    service = services[reader.choice(one, "service", place, list(services))]

    def text(key: str, required: bool = False) -> str:
        return reader.text(one, key, place, required)

    return Dataset(
        id=text("id", True),
        title=text("title", True),
        what=What(reader.choice(one, "what", place, [what.value for what in What])),
        service=service,
        name=text("name", True),
        others=_texts(reader, one, "others", place),
        year=reader.whole(one, "year", place, 0, _LATEST, 0),
        vintage=reader.whole(one, "vintage", place, 0, _LATEST, 0),
        code=text("code"),
        authority=text("authority"),
        columns=_pairs(reader, one, "columns", place),
        must=_texts(reader, one, "must", place),
        must_not=_texts(reader, one, "must_not", place),
        values=_lists(reader, one, "values", place),
        tells=text("tells"),
        speaks=_pairs(reader, one, "speaks", place),
        everywhere=text("everywhere"),
        query=_pairs(reader, one, "query", place),
        rows=reader.whole(one, "rows", place, 0, _MOST_ROWS, 0),
        megabytes=reader.whole(one, "megabytes", place, 1, _MOST_MEGABYTES, _USUAL_MEGABYTES),
        sure=reader.choice(one, "sure", place, _SURE),
        seen=text("seen"),
        by_hand=text("by_hand"),
        note=text("note"),
    )
