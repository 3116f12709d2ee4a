"""What a chapter keeps of each result that it shows, so that next year's can say what changed: facts and values, area by area."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ..arrays import Floats, Texts
from ..documents import Reader
from ..made_of import ColumnUsed, columns_document, read_columns
from ..words import QT_TRANSLATE_NOOP

NUMBERS = ("value", "rank", "quantile", "count", "base")
_TEXTS = (
    "title",
    "kind",
    "stem",
    "source",
    "year",
    "edition",
    "rule",
    "base_words",
    "words",
    "version",
    "inputs",
    "recipe",
)
_MOST_AREAS = 400_000


@dataclass(frozen=True)
class Snapshot:
    """One result as a chapter shows it.

    Attributes
    ----------
    key : str
        The same in every chapter: 'isolation_65p', 'health', 'priority_65p'.
    title, kind, stem, source, year, edition, rule, base_words, words, version, inputs, recipe : str
        As the result states them; `inputs` and `recipe` are fingerprints.
    classes, age_split : int
    method : tuple of (str, str)
        What the recipe says, but for its weights: a path and a value each, sorted.
    weights : tuple of (str, float)
        What each indicator or domain counts.
    used, made : tuple of ColumnUsed
        The columns that went in, and the result's own columns with their roles; empty where they are not known.
    codes, names, shapes : ndarray of str, shape (n,)
        Of the areas; `shapes` are fingerprints of their outlines.
    value, rank, quantile, count, base : ndarray of float, shape (n,)
        NaN where there is none.
    """

    key: str
    title: str
    kind: str
    codes: Texts
    names: Texts
    shapes: Texts
    value: Floats
    rank: Floats
    quantile: Floats
    count: Floats
    base: Floats
    source: str = ""
    year: str = ""
    edition: str = ""
    rule: str = ""
    base_words: str = ""
    words: str = ""
    version: str = ""
    inputs: str = ""
    recipe: str = ""
    classes: int = 0
    age_split: int = 0
    method: tuple[tuple[str, str], ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    stem: str = ""
    used: tuple[ColumnUsed, ...] = ()
    made: tuple[ColumnUsed, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name in {*_TEXTS, "key", *_WHOLE}}
        columns = [[None if math.isnan(cell) else cell for cell in getattr(self, name).tolist()] for name in NUMBERS]
        areas = zip(self.codes.tolist(), self.names.tolist(), self.shapes.tolist(), *columns)
        return {
            **{name: value for name, value in plain.items() if value},
            "method": dict(self.method),
            "weights": dict(self.weights),
            "used": columns_document(self.used),
            "made": columns_document(self.made),
            "areas": [list(row) for row in areas],
        }


_WHOLE = ("classes", "age_split")


def place_in(path: str, member: str) -> str:
    """Return the path of a member of a recipe's list, which is known by its name: "indicators 'score'"."""
    return f"{path} '{member}'"


def place_of(path: str) -> tuple[str, str, str]:
    """Return the list, the member and what is said of it: "indicators 'score'.direction"; the member is empty where there is none."""
    group, _, rest = path.partition(" '")
    member, closed, what = rest.rpartition("'")
    return (group, member, what.lstrip(".")) if closed else (path, "", "")


def parse(reader: Reader, item: object, path: str) -> Snapshot:
    """Return a snapshot from plain JSON values.

    Raises
    ------
    InputError
        When they are none; the place is named.
    """
    mapping = reader.mapping(item, path, {*_TEXTS, *_WHOLE, "key", "method", "weights", "used", "made", "areas"})
    method = reader.mapping(mapping.get("method", {}), reader.join(path, "method"))
    weights = reader.mapping(mapping.get("weights", {}), reader.join(path, "weights"))
    rows = mapping.get("areas")
    if not isinstance(rows, list) or len(rows) > _MOST_AREAS or not all(map(_is_area, rows)):
        raise reader.fault(
            reader.join(path, "areas"),
            QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of areas, each three texts and five numbers or null"),
        )
    facts: dict[str, Any] = {
        **{name: reader.text(mapping, name, path, required=False) for name in _TEXTS},
        **{name: reader.whole(mapping, name, path, 0, 10_000, default=0) for name in _WHOLE},
        **{name: _numbers(rows, 3 + at) for at, name in enumerate(NUMBERS)},
    }
    return Snapshot(
        key=reader.text(mapping, "key", path),
        codes=_texts(rows, 0),
        names=_texts(rows, 1),
        shapes=_texts(rows, 2),
        method=tuple(sorted((name, reader.text(method, name, path, required=False)) for name in method)),
        weights=tuple((name, reader.number(weights, name, path)) for name in sorted(weights)),
        used=read_columns(reader, mapping.get("used", []), reader.join(path, "used")),
        made=read_columns(reader, mapping.get("made", []), reader.join(path, "made")),
        **facts,
    )


def _is_area(row: object) -> bool:
    if not isinstance(row, list) or len(row) != 3 + len(NUMBERS):
        return False
    numbers = (cell is None or (isinstance(cell, (int, float)) and not isinstance(cell, bool)) for cell in row[3:])
    return all(isinstance(cell, str) for cell in row[:3]) and all(numbers)


def _texts(rows: Sequence[Sequence[Any]], at: int) -> Texts:
    return np.array([row[at] for row in rows], dtype=object)


def _numbers(rows: Sequence[Sequence[Any]], at: int) -> Floats:
    return np.array([math.nan if row[at] is None else float(row[at]) for row in rows], dtype=np.float64)
