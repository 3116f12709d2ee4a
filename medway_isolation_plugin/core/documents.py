"""JSON documents that people write by hand: read with messages that name the place. Profiles and recipes share this."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases


def read_text(path: Path, what: str) -> str:
    """Return the text of a file.

    Raises
    ------
    InputError
        When it cannot be read; `what` names the thing ('weight profile').
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The {thing} {path} cannot be read: {cause}. Check its name and folder."
            ),
            thing=Phrase(what),
            path=path,
            cause=error.strerror,
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The {thing} {name} is not a text file in UTF-8. Save it as UTF-8 text."
            ),
            thing=Phrase(what),
            name=path.name,
        ) from error


def load(
    text: str, name: str, schema: str, version: int, keys: set[str], what: str, longest: int | None = None
) -> tuple[Reader, dict[str, Any]]:
    """Return a reader and the document's top level, which is of `schema` and not newer than `version`.

    Raises
    ------
    InputError
        When the text is longer than `longest` letters, is no JSON, of another schema, of a newer version, or has a key that is
        not in `keys`.
    """
    if longest is not None and len(text) > longest:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is too long to be a {thing}."), name=name, thing=Phrase(what)
        )
    try:
        document = json.loads(text, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is not valid JSON: {fault} at line {line}, column {column}. Correct it there.",
            ),
            name=name,
            fault=error.msg,
            line=error.lineno,
            column=error.colno,
        ) from error
    except InputError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {fault}"), name=name, fault=error.args[0]
        ) from error
    except RecursionError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: the document is nested too deeply to be a {thing}."),
            name=name,
            thing=Phrase(what),
        ) from error
    except ValueError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: the document holds a number that is too long to be read."),
            name=name,
        ) from error
    reader = Reader(name)
    root = reader.mapping(document, "")
    if root.get("schema") != schema:
        raise reader.fault(
            "schema",
            QT_TRANSLATE_NOOP("MedwayIsolation", "must be '{schema}': this is not a {thing}"),
            schema=schema,
            thing=Phrase(what),
        )
    found = root.get("schema_version")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise reader.fault("schema_version", QT_TRANSLATE_NOOP("MedwayIsolation", "must be a whole number from 1"))
    if found > version:
        raise reader.fault(
            "schema_version",
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "is {found}, made by a newer version of the plugin; this one reads up to {version}. Update the plugin, or save "
                "the {thing} in the older form",
            ),
            found=found,
            version=version,
            thing=Phrase(what),
        )
    return reader, reader.mapping(document, "", keys)


def _unique_keys(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for key, value in pairs:
        if key in document:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "the key '{key}' occurs twice in one place. Remove one of them."),
                key=key,
            )
        document[key] = value
    return document


class Reader:
    """Takes values out of a JSON document; faults name the path."""

    def __init__(self, name: str) -> None:
        self._name = name

    @staticmethod
    def join(path: str, key: str) -> str:
        """Return the path of `key` inside `path`."""
        return f"{path}.{key}".lstrip(".")

    def fault(self, path: str, template: str, one: str = "", **values: object) -> InputError:
        """Return the error that says what is wrong at `path`, to be read behind it; made like `Phrase`."""
        return InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {place} {fault}."),
            name=self._name,
            place=path or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the document")),
            fault=Phrase(template, one, **values),
        )

    def mapping(self, value: object, path: str, keys: set[str] | None = None) -> dict[str, Any]:
        """Return an object that has no other keys than `keys`, where they are given."""
        if not isinstance(value, dict):
            raise self.fault(path, QT_TRANSLATE_NOOP("MedwayIsolation", "must be an object in curly brackets"))
        if keys is not None and (unknown := sorted(set(value) - keys)):
            raise self.fault(
                self.join(path, unknown[0]),
                QT_TRANSLATE_NOOP("MedwayIsolation", "is not known here. Known are: {keys}"),
                keys=", ".join(sorted(keys)),
            )
        return value

    def items(self, mapping: dict[str, Any], key: str, path: str) -> list[Any]:
        """Return a list that is not empty."""
        value = mapping.get(key)
        if not isinstance(value, list) or not value:
            raise self.fault(
                self.join(path, key), QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list with at least one entry")
            )
        return value

    def text(self, mapping: dict[str, Any], key: str, path: str, required: bool = True) -> str:
        """Return a text without spaces around it."""
        value = mapping.get(key, None if required else "")
        if not isinstance(value, str) or (required and not value.strip()):
            full = QT_TRANSLATE_NOOP("MedwayIsolation", "must be a text that is not empty")
            raise self.fault(
                self.join(path, key), full if required else QT_TRANSLATE_NOOP("MedwayIsolation", "must be a text")
            )
        return value.strip()

    def flag(self, mapping: dict[str, Any], key: str, path: str, default: bool = False) -> bool:
        """Return true or false."""
        value = mapping.get(key, default)
        if not isinstance(value, bool):
            raise self.fault(self.join(path, key), QT_TRANSLATE_NOOP("MedwayIsolation", "must be true or false"))
        return value

    def choice(self, mapping: dict[str, Any], key: str, path: str, options: Sequence[str], default: str = "") -> str:
        """Return one of a few words."""
        value = mapping.get(key, default or None)
        if not isinstance(value, str) or value not in options:
            missing = QT_TRANSLATE_NOOP("MedwayIsolation", "is missing; it must be one of: {options}")
            another = QT_TRANSLATE_NOOP("MedwayIsolation", "is '{value}'; it must be one of: {options}")
            template = missing if value is None else another
            raise self.fault(self.join(path, key), template, value=value, options=", ".join(options))
        return value

    def number(
        self, mapping: dict[str, Any], key: str, path: str, highest: float = math.inf, lowest: float = 0.0,
        default: float | None = None,
    ) -> float:  # fmt: skip
        """Return a finite number within inclusive limits."""
        value = mapping.get(key, default)
        # Whole numbers in JSON have no upper end; a float has.
        too_large = isinstance(value, int) and abs(value) > sys.float_info.max
        if isinstance(value, bool) or not isinstance(value, (int, float)) or too_large or not math.isfinite(value):
            raise self.fault(self.join(path, key), QT_TRANSLATE_NOOP("MedwayIsolation", "must be a number"))
        if not lowest <= value <= highest:
            least = (
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{lowest} or more"), lowest=f"{lowest:g}")
                if lowest > -math.inf
                else ""
            )
            most = (
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "at most {highest}"), highest=f"{highest:g}")
                if highest < math.inf
                else ""
            )
            limits = Phrases([least, most], ", ")
            raise self.fault(
                self.join(path, key),
                QT_TRANSLATE_NOOP("MedwayIsolation", "is {value}; it must be {limits}"),
                value=f"{value:g}",
                limits=limits,
            )
        return float(value)

    def whole(
        self, mapping: dict[str, Any], key: str, path: str, lowest: int, highest: int, default: int | None = None
    ) -> int:
        """Return a whole number within inclusive limits."""
        value = mapping.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value // 1:
            raise self.fault(self.join(path, key), QT_TRANSLATE_NOOP("MedwayIsolation", "must be a whole number"))
        if not lowest <= value <= highest:
            outside = QT_TRANSLATE_NOOP("MedwayIsolation", "is {value}; it must be from {lowest} to {highest}")
            endless = QT_TRANSLATE_NOOP("MedwayIsolation", "is too large; it must be from {lowest} to {highest}")
            written = abs(value) < sys.float_info.max
            limits = {"lowest": f"{lowest:,}", "highest": f"{highest:,}"}
            if not written:
                raise self.fault(self.join(path, key), endless, **limits)
            raise self.fault(self.join(path, key), outside, value=f"{value:g}", **limits)
        return int(value)
