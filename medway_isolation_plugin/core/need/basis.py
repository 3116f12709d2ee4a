"""What an estimate of need rests on, as facts that travel with its columns: the rate, the people, the method, the totals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..documents import Reader
from ..words import QT_TRANSLATE_NOOP

_MOST, _MOST_LETTERS, _MOST_PEOPLE = 50, 2_000, 1e11
_QUOTED = ("id", "question", "survey", "year", "base", "source")
_ENDS = ("low", "central", "high")
_TEXTS = ("measure", "group", "index", "residents_source", "residents_year", "variant")
_PEOPLE = ("residents", "counted", "total", "known", "expected", *_ENDS)
_WHOLES = ("age_from", "age_to", "capped", "base_year")
_NAN = float("nan")


class Method(str, Enum):
    """How a rate is put on areas."""

    FLAT = QT_TRANSLATE_NOOP("MedwayIsolation", "the same rate everywhere")
    BY_AGE = QT_TRANSLATE_NOOP("MedwayIsolation", "by age and sex")
    BY_SEGMENT = QT_TRANSLATE_NOOP("MedwayIsolation", "by type of household")
    BY_INDEX = QT_TRANSLATE_NOOP("MedwayIsolation", "in proportion to an index")
    SHARE = QT_TRANSLATE_NOOP("MedwayIsolation", "constant share")
    COHORTS = QT_TRANSLATE_NOOP("MedwayIsolation", "cohorts")


@dataclass(frozen=True)
class Quote:
    """A published rate as it is quoted: percentages, NaN where the source gives none."""

    id: str
    question: str = ""
    survey: str = ""
    year: str = ""
    base: str = ""
    source: str = ""
    low: float = _NAN
    central: float = _NAN
    high: float = _NAN


@dataclass(frozen=True)
class Basis:
    """What an estimate rests on.

    Attributes
    ----------
    method : Method
    measure, group : str
        What the people are likely to be ('lonely'), and who of them, '' for all.
    age_from, age_to : int
        Whom it is of; `age_to` is 0 for no upper limit.
    rate : Quote
        The rate that was used: of all areas together where it differs between ages or types.
    beside : tuple of Quote
        What other sources say of the same measure and people.
    residents, counted, total : float
        Residents that the estimate is of, as the areas' own numbers add up, and as somebody gave them (NaN: nobody).
    low, central, high : float
        Likely people in all areas; NaN where the source gives no such end.
    known, expected : float
        Likely people in all areas as somebody gave them, which the estimates are scaled to, and as the rates alone have them (NaN: nobody
        gave them).
    index : str
        The index that the rate was spread by.
    capped : int
        Areas whose rate was cut at 100 %.
    residents_source, residents_year : str
        Where the residents come from.
    base_year, variant
        Of a projection: the year that it starts from, 0 for none; the variants' names, separated by semicolons.
    """

    method: Method
    measure: str
    rate: Quote
    group: str = ""
    age_from: int = 0
    age_to: int = 0
    beside: tuple[Quote, ...] = ()
    residents: float = _NAN
    counted: float = _NAN
    total: float = _NAN
    low: float = _NAN
    central: float = _NAN
    high: float = _NAN
    index: str = ""
    capped: int = 0
    residents_source: str = ""
    residents_year: str = ""
    base_year: int = 0
    variant: str = ""
    known: float = _NAN
    expected: float = _NAN

    @property
    def scaled(self) -> bool:
        """Whether somebody gave the number of residents."""
        return not math.isnan(self.total)

    @property
    def controlled(self) -> bool:
        """Whether somebody gave the number of likely people."""
        return not math.isnan(self.known)


def to_document(one: Basis) -> dict[str, Any]:
    """Return a basis as plain values; what is not known is left out."""
    found: dict[str, Any] = {"method": one.method.value, "rate": _quote_document(one.rate)}
    found.update({key: text[:_MOST_LETTERS] for key in _TEXTS if (text := getattr(one, key))})
    found.update({key: number for key in _WHOLES if (number := getattr(one, key))})
    found.update({key: value for key in _PEOPLE if math.isfinite(value := getattr(one, key))})
    if one.beside:
        found["beside"] = [_quote_document(each) for each in one.beside[:_MOST]]
    return found


def _quote_document(one: Quote) -> dict[str, Any]:
    texts = {key: text[:_MOST_LETTERS] for key in _QUOTED if (text := getattr(one, key))}
    return {**texts, **{key: value for key in _ENDS if math.isfinite(value := getattr(one, key))}}


def read(reader: Reader, item: object, path: str) -> Basis:
    """Return the basis in a document.

    Raises
    ------
    InputError
        Naming the place of what is impossible.
    """
    own = reader.mapping(item, path, {"method", "rate", "beside", *_TEXTS, *_WHOLES, *_PEOPLE})
    beside, where = own.get("beside", []), reader.join(path, "beside")
    if not isinstance(beside, list) or len(beside) > _MOST:
        raise reader.fault(where, QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most}"), most=_MOST)
    texts: dict[str, Any] = {key: _text(reader, own, key, path) for key in _TEXTS}
    wholes: dict[str, Any] = {key: reader.whole(own, key, path, 0, 1_000_000_000, 0) for key in _WHOLES}
    numbers: dict[str, Any] = {key: _number(reader, own, key, path, _MOST_PEOPLE) for key in _PEOPLE}
    return Basis(
        method=Method(reader.choice(own, "method", path, [one.value for one in Method])),
        rate=_quote(reader, own.get("rate"), reader.join(path, "rate")),
        beside=tuple(_quote(reader, each, f"{where}[{number}]") for number, each in enumerate(beside)),
        **texts,
        **wholes,
        **numbers,
    )


def _quote(reader: Reader, item: object, path: str) -> Quote:
    own = reader.mapping(item, path, {*_QUOTED, *_ENDS})
    texts: dict[str, Any] = {key: _text(reader, own, key, path) for key in _QUOTED}
    ends: dict[str, Any] = {key: _number(reader, own, key, path, 100.0) for key in _ENDS}
    return Quote(**texts, **ends)


def _text(reader: Reader, own: Mapping[str, Any], key: str, path: str) -> str:
    return reader.text(dict(own), key, path, required=False)[:_MOST_LETTERS]


def _number(reader: Reader, own: dict[str, Any], key: str, path: str, highest: float) -> float:
    return reader.number(own, key, path, highest) if key in own else _NAN
