"""What columns are that are no result's: counts that a publisher gave, or persons. It travels with the layer, as results do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from . import documents, sources
from .fields import Data
from .source_shapes import CENSUS, DEPRIVATION, POPULATION, Shape
from .source_statements import (
    ACORN,
    INDICES,
    MOSAIC,
    NORTHERN_IRELAND,
    OAC,
    PUBLISHED_COUNTS,
    SCOTLAND,
    WALES,
)
from .source_statements import CENSUS as CENSUS_SOURCE
from .source_statements import MID_YEAR as MID_YEAR_SOURCE
from .sources import Stated
from .words import QT_TRANSLATE_NOOP

SCHEMA, SCHEMA_VERSION = "medway-isolation/columns", 1
_MOST_CHARACTERS, _MOST_COLUMNS = 2_000_000, 20_000
_WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "list of columns")
_INDICES = frozenset({INDICES, SCOTLAND, WALES, NORTHERN_IRELAND})
_MODELLED = frozenset({OAC, MOSAIC, ACORN})
_KINDS = {
    source.casefold(): data
    for some, data in ((PUBLISHED_COUNTS, Data.COUNT), (_INDICES, Data.INDEX), (_MODELLED, Data.ESTIMATE))
    for source in some
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MAKERS_OF_MODELS = frozenset({"Experian", "CACI"})


@dataclass(frozen=True)
class ColumnData:
    """What the numbers of one column are, and where they come from; `Data.UNKNOWN` says: counts of which nothing is known."""

    name: str
    data: Data = Data.UNKNOWN
    source: str = ""
    year: str = ""

    def stated(self) -> dict[str, str]:
        """Return source and year as a result states them; nothing where no source is known."""
        return {"source": self.source, "year": self.year} if self.source else {}


def of_source(source: str) -> Data:
    """Return what data of a source are, by its name or by what a person called it: 'Census', 'Census 2021'."""
    return _KINDS.get(_YEAR.sub("", source).strip(" ,:()").casefold(), Data.UNKNOWN)


def of_heading(heading: str) -> ColumnData | None:
    """Return what a column is whose heading names its source, as those of Nomis do; None where it names none."""
    stated = sources.source_of((heading,))
    data = of_source(stated.source) if stated is not None else Data.UNKNOWN
    return ColumnData(heading, data, *stated) if stated is not None and data is not Data.UNKNOWN else None


def of_document(shape: Shape, stated: Stated | None) -> tuple[Data, str]:
    """Return what the numbers of an official document are, and their source: by its shape, else by the source that it states.

    A table of no publisher's shape is believed by its headings alone, which is what `stated` must rest on for one.
    """
    source = stated.source if stated is not None else ""
    if shape in CENSUS:
        return Data.COUNT, source or CENSUS_SOURCE
    if shape in POPULATION:
        return (Data.ESTIMATE, source) if shape.id == "projections" else (Data.COUNT, source or MID_YEAR_SOURCE)
    if shape in DEPRIVATION or shape.id == "fingertips":
        return Data.INDEX, source
    if shape.publisher in _MAKERS_OF_MODELS:
        return Data.ESTIMATE, source
    return of_source(source), source


def together(columns: Iterable[ColumnData | None]) -> ColumnData:
    """Return what is true of all columns that a result is made of: person data where one is; unknown where one is, or kinds differ."""
    known = list(columns)
    kinds = {one.data if one is not None else Data.UNKNOWN for one in known}
    if Data.PERSON in kinds:
        return ColumnData("", Data.PERSON)
    data = kinds.pop() if len(kinds) == 1 else Data.UNKNOWN
    origins = {(one.source, one.year) for one in known if one is not None}
    source, year = origins.pop() if len(origins) == 1 and data is not Data.UNKNOWN else ("", "")
    return ColumnData("", data, source, year)


def believed(known: Data, of_source: Data, is_said: bool) -> Data:
    """Return what data are, by their facts and by their source; a source that a person says goes before facts, but persons stay."""
    if known is Data.UNKNOWN or (is_said and of_source is not Data.UNKNOWN and known is not Data.PERSON):
        return of_source
    return known


def renamed(columns: Iterable[ColumnData], names: Mapping[str, str]) -> tuple[ColumnData, ...]:
    """Return columns as a copy holds them: `names` from old to new; those without one are left out."""
    return tuple(replace(one, name=names[one.name]) for one in columns if one.name in names)


def beside(columns: Iterable[ColumnData], more: Iterable[ColumnData]) -> tuple[ColumnData, ...]:
    """Return columns with more of them, which count where nothing is known of a column yet."""
    found = {one.name: one for one in columns}
    found.update({one.name: one for one in more if one.name not in found or found[one.name].data is Data.UNKNOWN})
    return tuple(found.values())


def to_json(columns: Sequence[ColumnData]) -> str:
    """Return the document, in plain ASCII; see docs/fields.md for the format."""
    listed: list[dict[str, Any]] = []
    for one in columns:
        own = {"name": one.name, "data": one.data.value, "source": one.source, "year": one.year}
        listed.append({key: text for key, text in own.items() if text})
    return json.dumps({"schema": SCHEMA, "schema_version": SCHEMA_VERSION, "columns": listed}, separators=(",", ":"))


def parse(text: str, name: str) -> tuple[ColumnData, ...]:
    """Read a document; `name` says in messages what it is.

    Raises
    ------
    InputError
        When it is too long, no such document, of a newer version, or holds something impossible.
    """
    keys = {"schema", "schema_version", "columns"}
    reader, root = documents.load(text, name, SCHEMA, SCHEMA_VERSION, keys, _WHAT, _MOST_CHARACTERS)
    items = root.get("columns")
    if not isinstance(items, list) or len(items) > _MOST_COLUMNS:
        raise reader.fault(
            "columns",
            QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most} columns"),
            most=_MOST_COLUMNS,
        )
    found = []
    for number, item in enumerate(items):
        path = f"columns[{number}]"
        own = reader.mapping(item, path, {"name", "data", "source", "year"})
        source, year = (reader.text(own, key, path, False) for key in ("source", "year"))
        reader.text(own, "name", path, True)
        kinds = [one.value for one in Data if one.value]
        data = Data(reader.choice(own, "data", path, kinds)) if "data" in own else Data.UNKNOWN
        found.append(ColumnData(str(own["name"]), data, source, year))
    return tuple(found)
