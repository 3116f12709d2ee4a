"""Results as one JSON document, for the metadata of a layer. What a file says is hostile input: read with limits, named faults."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from . import documents, made_of, ranking
from .bands import AGE_SPLITS, BY_KEY
from .documents import Reader
from .field_forms import FORMS
from .fields import Data, Field, Of, Part, Result, ResultKind, Role, Scope
from .need import basis
from .validity import evidence_document
from .words import QT_TRANSLATE_NOOP

SCHEMA = "medway-isolation/results"
SCHEMA_VERSION = 1
MOST_CHARACTERS = 2_000_000
_MOST_RESULTS, _MOST_FIELDS, _MOST_COUNTS = 200, 2_000, ranking.CLASSES_RANGE[1] + 1
_MOST_LETTERS = 20_000  # a rule of many criteria, in words
_WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "list of results")
_HALF = re.compile("[\ud800-\udfff]")  # JSON can write one, no text in QGIS can hold it
_Choice = TypeVar("_Choice", bound=Enum)

_TEXTS = (
    "stem",
    "subject",
    "worst",
    "rule",
    "base",
    "words",
    "source",
    "year",
    "edition",
    "inputs",
    "recipe",
    "version",
)
_WHOLES = {
    "classes": ranking.CLASSES_RANGE[1],
    "age_split": AGE_SPLITS[-1],
    "members": 1_000_000,
    "areas": 1_000_000_000,
    "by_chance": 1_000_000_000,
}
_FLAGS = ("placeholder", "only_chance")


def to_json(results: Sequence[Result]) -> str:
    """Return the document, without what is not stated; see docs/fields.md for the format.

    It is plain ASCII: a layer's metadata are XML, which has no place for some characters.
    """
    document = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "results": [_document(result) for result in results if result.stated],
    }
    return json.dumps(document, separators=(",", ":"))


def _document(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": result.kind.value}
    found.update({key: text for key in _TEXTS if (text := _short(getattr(result, key)))})
    found.update({key: number for key in _WHOLES if (number := getattr(result, key))})
    if result.data is not Data.UNKNOWN:
        found["data"] = result.data.value
    if result.confidence:
        found["confidence"] = result.confidence
    found.update({key: True for key in _FLAGS if getattr(result, key)})
    if result.basis is not None:
        found["basis"] = basis.to_document(result.basis)
    if of := made_of.to_document(result.made_of):
        found["made_of"] = of
    return {**found, "fields": [_field_document(field) for field in result.fields]}


def _short(text: str) -> str:
    """Return a text that `parse` does not refuse for its length."""
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


def _field_document(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"name": field.name, "role": field.role.value}
    if field.band is not None:
        found["band"] = field.band.key
    if field.scope is not Scope.NONE:
        found["scope"] = field.scope.value
    if field.of is not None:
        found["of"] = {"part": field.of.part.value, "number": field.of.number, "label": _short(field.of.label)}
    if field.unit:
        found["unit"] = _short(field.unit)
    if field.counts:
        found["counts"] = [list(pair) for pair in field.counts]
    if field.evidence:
        found["evidence"] = [evidence_document.to_document(one) for one in field.evidence]
    return found


def parse(text: str, name: str) -> tuple[Result, ...]:
    """Read a document.

    Parameters
    ----------
    text : str
        JSON.
    name : str
        What the document is to the user, for messages.

    Raises
    ------
    InputError
        When it is too long, no such document, of a newer version, or holds something impossible; the place is named.
    """
    keys = {"schema", "schema_version", "results"}
    reader, root = documents.load(text, name, SCHEMA, SCHEMA_VERSION, keys, _WHAT, MOST_CHARACTERS)
    items = root.get("results")
    if not isinstance(items, list) or len(items) > _MOST_RESULTS:
        raise reader.fault(
            "results",
            QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most} results"),
            most=_MOST_RESULTS,
        )
    return tuple(_result(reader, item, f"results[{number}]") for number, item in enumerate(items))


def _result(reader: Reader, item: object, path: str) -> Result:
    keys = {"kind", "data", "confidence", "basis", "made_of", "fields", *_TEXTS, *_WHOLES, *_FLAGS}
    mapping = reader.mapping(item, path, keys)
    fields = mapping.get("fields")
    if not isinstance(fields, list) or len(fields) > _MOST_FIELDS:
        raise reader.fault(
            reader.join(path, "fields"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most} columns"),
            most=_MOST_FIELDS,
        )
    texts: dict[str, Any] = {key: _text(reader, mapping, key, path) for key in _TEXTS}
    wholes: dict[str, Any] = {key: reader.whole(mapping, key, path, 0, highest, 0) for key, highest in _WHOLES.items()}
    flags: dict[str, Any] = {key: reader.flag(mapping, key, path) for key in _FLAGS}
    if wholes["age_split"] not in (0, *AGE_SPLITS):
        raise reader.fault(reader.join(path, "age_split"), QT_TRANSLATE_NOOP("MedwayIsolation", "must be 65 or 66"))
    if wholes["classes"] == 1:
        raise reader.fault(reader.join(path, "classes"), QT_TRANSLATE_NOOP("MedwayIsolation", "must be 2 or more"))
    found = Result(
        kind=_choice(reader, mapping, "kind", path, ResultKind),
        data=_choice(reader, mapping, "data", path, Data) if "data" in mapping else Data.UNKNOWN,
        confidence=reader.number(mapping, "confidence", path, 1.0, default=0.0),
        basis=basis.read(reader, mapping["basis"], reader.join(path, "basis")) if "basis" in mapping else None,
        made_of=made_of.read(reader, mapping.get("made_of", {}), reader.join(path, "made_of")),
        fields=tuple(_field(reader, one, f"{path}.fields[{number}]") for number, one in enumerate(fields)),
        **texts,
        **wholes,
        **flags,
    )
    for number, field in enumerate(found.fields):
        if (found.kind, field.role, field.scope, field.of.part if field.of is not None else None) not in FORMS:
            raise reader.fault(
                f"{path}.fields[{number}]",
                QT_TRANSLATE_NOOP("MedwayIsolation", "is no column that a result of kind '{kind}' can have"),
                kind=found.kind.value,
            )
    names = [field.name for field in found.fields]
    if len(set(names)) < len(names):
        raise reader.fault(reader.join(path, "fields"), QT_TRANSLATE_NOOP("MedwayIsolation", "names a column twice"))
    return found


def _field(reader: Reader, item: object, path: str) -> Field:
    mapping = reader.mapping(item, path, {"name", "role", "band", "scope", "of", "unit", "counts", "evidence"})
    band = _text(reader, mapping, "band", path)
    if band and band not in BY_KEY:
        raise reader.fault(
            reader.join(path, "band"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "must be one of: {options}"),
            options=", ".join(BY_KEY),
        )
    return Field(
        name=_text(reader, mapping, "name", path, required=True),
        role=_choice(reader, mapping, "role", path, Role),
        band=BY_KEY.get(band),
        scope=_choice(reader, mapping, "scope", path, Scope) if "scope" in mapping else Scope.NONE,
        of=_of(reader, mapping["of"], reader.join(path, "of")) if "of" in mapping else None,
        unit=_text(reader, mapping, "unit", path),
        counts=_counts(reader, mapping.get("counts", []), reader.join(path, "counts")),
        evidence=evidence_document.read_all(reader, mapping, "evidence", path),
    )


def _of(reader: Reader, item: object, path: str) -> Of:
    mapping = reader.mapping(item, path, {"part", "number", "label"})
    number = reader.whole(mapping, "number", path, 0, 10_000)
    return Of(_choice(reader, mapping, "part", path, Part), number, _text(reader, mapping, "label", path))


def _counts(reader: Reader, items: object, path: str) -> tuple[tuple[int, int], ...]:
    if not isinstance(items, list) or len(items) > _MOST_COUNTS:
        raise reader.fault(
            path, QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most} pairs"), most=_MOST_COUNTS
        )
    pairs = []
    for pair in items:
        whole = isinstance(pair, list) and len(pair) == 2 and all(type(number) is int for number in pair)
        if not whole or not all(0 <= number <= 1_000_000_000 for number in pair):
            raise reader.fault(
                path,
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "must hold pairs of whole numbers, a value and how many areas have it"
                ),
            )
        pairs.append((pair[0], pair[1]))
    if len(dict(pairs)) < len(pairs):
        raise reader.fault(path, QT_TRANSLATE_NOOP("MedwayIsolation", "names a value twice"))
    return tuple(pairs)


def _choice(reader: Reader, mapping: dict[str, Any], key: str, path: str, choices: type[_Choice]) -> _Choice:
    return choices(reader.choice(mapping, key, path, [str(one.value) for one in choices]))


def _text(reader: Reader, mapping: Mapping[str, Any], key: str, path: str, required: bool = False) -> str:
    """Return a text as it stands: a column may begin or end with a space."""
    reader.text(dict(mapping), key, path, required)
    value = str(mapping.get(key, ""))
    if len(value) > _MOST_LETTERS:
        raise reader.fault(
            reader.join(path, key),
            QT_TRANSLATE_NOOP("MedwayIsolation", "must have at most {most} letters"),
            most=f"{_MOST_LETTERS:,}",
        )
    if _HALF.search(value):
        raise reader.fault(reader.join(path, key), QT_TRANSLATE_NOOP("MedwayIsolation", "holds half a character"))
    return value
