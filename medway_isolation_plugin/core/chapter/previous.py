"""The file beside a chapter that programs read, and the reading of last year's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import dates, documents
from ..faults import InputError
from ..words import QT_TRANSLATE_NOOP
from . import snapshots
from .snapshots import Snapshot

SCHEMA = "medway-isolation/chapter"
SCHEMA_VERSION = 1
WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "chapter's file of numbers")
KEYS = {
    "schema", "schema_version", "title", "place", "date", "version", "words", "inputs", "numbers", "tables", "figures", "results",
    "changes",
}  # fmt: skip
_MOST_NUMBERS = 10_000


@dataclass(frozen=True)
class Previous:
    """An earlier chapter: its results, and its numbers by key: label, value (None where there was none) and as printed."""

    title: str
    date: str
    results: tuple[Snapshot, ...]
    numbers: Mapping[str, tuple[str, float | None, str]]

    def date_words(self) -> str:
        """Return its date as a page says it; empty where it states none."""
        try:
            found = dates.parse(self.date)
        except InputError:
            return ""
        return dates.in_words(found.day, found.month, found.year)


def to_json(document: Mapping[str, Any]) -> str:
    """Return a chapter's file: the same for the same chapter, on every system."""
    whole = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **document}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def is_one(text: str) -> bool:
    """Return whether a text is a chapter's file of numbers at all, of whatever version and however damaged otherwise."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("schema") == SCHEMA


def parse(text: str, name: str) -> Previous:
    """Return an earlier chapter.

    Raises
    ------
    InputError
        When the text is no such file; the place is named.
    """
    reader, root = documents.load(text, name, SCHEMA, SCHEMA_VERSION, KEYS, WHAT)
    results = root.get("results", [])
    numbers = root.get("numbers", [])
    for key, found in (("results", results), ("numbers", numbers)):
        if not isinstance(found, list) or len(found) > _MOST_NUMBERS:
            raise reader.fault(key, QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list"))
    kept: dict[str, tuple[str, float | None, str]] = {}
    for at, item in enumerate(numbers):
        path = f"numbers[{at}]"
        mapping = reader.mapping(item, path)
        value = reader.number(mapping, "value", path, lowest=-1e300) if mapping.get("value") is not None else None
        label, printed = (reader.text(mapping, one, path, required=False) for one in ("label", "printed"))
        kept[reader.text(mapping, "key", path)] = label, value, printed
    return Previous(
        reader.text(root, "title", "", required=False),
        reader.text(root, "date", "", required=False),
        tuple(snapshots.parse(reader, item, f"results[{at}]") for at, item in enumerate(results)),
        kept,
    )
