"""What a result was made of: each column that went in with its fingerprint, and what its method and weights were.

With it two runs can be told apart by what they state of themselves, and a change be followed from where it arose to what it went into.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .arrays import Floats, Ints, Texts
from .documents import Reader
from .words import QT_TRANSLATE_NOOP

LENGTH = 12  # characters of a fingerprint
_HALF = LENGTH // 2
_DECIMALS = 6  # more are no rounding that anybody would look for
_MOST, _MOST_LETTERS = 20_000, 20_000


@dataclass(frozen=True)
class ColumnUsed:
    """A column that went into a result.

    Attributes
    ----------
    name : str
        Of the field.
    digest : str
        Fingerprint of its values on the areas of the result.
    rounded : tuple of str
        Fingerprints of its values rounded to 0, 1 ... decimals, as far as it has decimals itself; empty where that is no other column.
    shown : str
        The role of the result's column that shows the same numbers, such as 'numerator'; empty where none does.
    band : str
        Slot of the band that it counts for, 'u65' or '65p'; empty where it counts for all.
    of : str
        The result that it is a column of (`result_name`); empty where it is none's.
    """

    name: str
    digest: str
    rounded: tuple[str, ...] = ()
    shown: str = ""
    band: str = ""
    of: str = ""


@dataclass(frozen=True)
class WeightUsed:
    """What a variable counts in a band."""

    name: str
    weight: float
    band: str = ""


@dataclass(frozen=True)
class MadeOf:
    """What went into a result; `method` are facts of the method that neither the result nor a recipe states otherwise."""

    columns: tuple[ColumnUsed, ...] = ()
    method: tuple[tuple[str, str], ...] = ()
    weights: tuple[WeightUsed, ...] = ()

    def digest(self) -> str:
        """Return the fingerprint of all columns together; empty where there are none."""
        if not self.columns:
            return ""
        each = sorted(f"{one.name}\0{one.band}\0{one.digest}" for one in self.columns)
        return hashlib.sha256("\n".join(each).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]

    def weights_digest(self, band: str = "") -> str:
        """Return the fingerprint of the weights that count in a band, by its slot; empty where none are known."""
        own = sorted(f"{one.name}\0{one.weight!r}" for one in self.weights if one.band in ("", band))
        return hashlib.sha256("\n".join(own).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH] if own else ""

    def naming(self, results: Mapping[str, str]) -> MadeOf:
        """Return the same where columns say which result they are of, by their names."""
        return replace(self, columns=tuple(replace(one, of=results.get(one.name, one.of)) for one in self.columns))


UNKNOWN = MadeOf()


class Fingerprints:
    """Makes fingerprints of columns on the same areas: they change with any code or value, whatever the order of the rows.

    Parameters
    ----------
    codes : ndarray of str, shape (n,)
    """

    def __init__(self, codes: Texts) -> None:
        self._order = np.argsort(codes.astype(str), kind="stable")
        self._codes = hashlib.sha256("\n".join(map(str, codes[self._order])).encode("utf-8", "surrogatepass"))

    def _of(self, values: Floats) -> str:
        made = self._codes.copy()
        # One bit pattern for missing, and for zero.
        made.update(np.where(np.isnan(values), np.nan, values + 0.0).astype("<f8").tobytes())
        return made.hexdigest()

    def of(self, values: Floats) -> str:
        """Return the fingerprint of a column, shape (n,)."""
        return self._of(values[self._order])[:LENGTH]

    def used(self, name: str, values: Floats, shown: str = "", band: str = "") -> ColumnUsed:
        """Return a column, shape (n,), as it went in."""
        return ColumnUsed(name, self.of(values), self._rounded(values[self._order]), shown, band)

    def _rounded(self, values: Floats) -> tuple[str, ...]:
        found: list[str] = []
        for decimals in range(_DECIMALS):
            steps = values * 10.0**decimals
            even = np.rint(steps)
            # Spreadsheets round a half up, others to the even number.
            up = np.copysign(np.floor(np.abs(steps) + 0.5 + 1e-9), steps)
            whole = np.isclose(steps, even, rtol=0.0, atol=1e-6, equal_nan=True)
            # Of few numbers with more decimals nobody can tell a rounding from another number.
            many = whole.all() or 2 * int((~whole).sum()) > len(whole)
            found.append(self._of(even)[:_HALF] + self._of(up)[:_HALF] if many else "")
            if whole.all():
                break
        return tuple(found)


@dataclass(frozen=True, order=True)
class Rounded:
    """One of two columns is the other one rounded to some decimals; `is_now` where it is the later one."""

    decimals: int
    is_now: bool


def rounded(before: ColumnUsed, now: ColumnUsed) -> Rounded | None:
    """Return how one of two columns is the other one rounded, by their fingerprints; None where neither is."""
    for rough, fine in ((before, now), (now, before)):
        last = len(rough.rounded) - 1
        if 0 <= last < len(fine.rounded) - 1:
            own, there = rough.rounded[last], fine.rounded[last]
            if own and there and own[:_HALF] in (there[:_HALF], there[_HALF:]):
                return Rounded(last, rough is now)
    return None


def result_name(kind: str, stem: str) -> str:
    """Return what a column says of the result that it is of: 'living_alone la'."""
    return f"{kind} {stem}"


def pairs_used(name: str, first: tuple[Texts, Ints], second: tuple[Texts, Ints], counts: Floats) -> ColumnUsed:
    """Return the counts of a long table as they went in, whatever the order of its rows and of what they are of.

    Parameters
    ----------
    first, second : tuple of (ndarray of str, ndarray of int of shape (m,))
        Names, and each row's place among them, such as areas and types; -1 for one that has no name.
    counts : ndarray of float, shape (m,)
        Rows of the same pair are added up; a pair without a row is 0.
    """
    places, digest = [], hashlib.sha256()
    for names, rows in (first, second):
        order = np.argsort(names.astype(str), kind="stable")
        place = np.empty(len(names) + 1, dtype=np.int64)
        place[order], place[-1] = np.arange(len(names)), -1
        places.append(place[rows] + 1)
        digest.update("\n".join([*map(str, names[order]), ""]).encode("utf-8", "surrogatepass"))
    keys, at = np.unique(places[0] * (len(second[0]) + 1) + places[1], return_inverse=True)
    summed = np.bincount(at, weights=counts, minlength=len(keys)).astype(np.float64)
    there = summed != 0
    digest.update(keys[there].astype("<i8").tobytes())
    digest.update(np.where(np.isnan(summed), np.nan, summed)[there].astype("<f8").tobytes())
    return ColumnUsed(name, digest.hexdigest()[:LENGTH])


def to_document(one: MadeOf) -> dict[str, Any]:
    """Return it as plain values; what is not known is left out."""
    found: dict[str, Any] = {}
    if one.columns:
        found["columns"] = [_column_document(column) for column in one.columns]
    if one.method:
        found["method"] = dict(one.method)
    if one.weights:
        found["weights"] = [_weight_document(weight) for weight in one.weights]
    return found


def _column_document(one: ColumnUsed) -> dict[str, Any]:
    texts = {"name": one.name, "digest": one.digest, "shown": one.shown, "band": one.band, "of": one.of}
    found: dict[str, Any] = {key: text for key, text in texts.items() if text}
    return {**found, "rounded": list(one.rounded)} if one.rounded else found


def _weight_document(one: WeightUsed) -> dict[str, Any]:
    return {"name": one.name, "weight": one.weight, **({"band": one.band} if one.band else {})}


def read(reader: Reader, item: object, path: str) -> MadeOf:
    """Return what is in a document.

    Raises
    ------
    InputError
        Naming the place of what is impossible.
    """
    own = reader.mapping(item, path, {"columns", "method", "weights"})
    method = reader.mapping(own.get("method", {}), reader.join(path, "method"))
    where = reader.join(path, "weights")
    return MadeOf(
        read_columns(reader, own.get("columns", []), reader.join(path, "columns")),
        tuple((key, reader.text(method, key, path, required=False)) for key in method),
        tuple(
            _weight(reader, one, f"{where}[{at}]")
            for at, one in enumerate(_list(reader, own.get("weights", []), where))
        ),
    )


def columns_document(columns: Iterable[ColumnUsed]) -> list[dict[str, Any]]:
    """Return columns as plain values."""
    return [_column_document(one) for one in columns]


def read_columns(reader: Reader, items: object, path: str) -> tuple[ColumnUsed, ...]:
    """Return the columns in a document; see `read`."""
    return tuple(_column(reader, one, f"{path}[{at}]") for at, one in enumerate(_list(reader, items, path)))


def _list(reader: Reader, items: object, path: str) -> list[object]:
    if not isinstance(items, list) or len(items) > _MOST:
        raise reader.fault(path, QT_TRANSLATE_NOOP("MedwayIsolation", "must be a list of at most {most}"), most=_MOST)
    return items


def _column(reader: Reader, item: object, path: str) -> ColumnUsed:
    own = reader.mapping(item, path, {"name", "digest", "rounded", "shown", "band", "of"})
    where = reader.join(path, "rounded")
    rounded = _list(reader, own.get("rounded", []), where)
    if not all(isinstance(one, str) and len(one) in (0, LENGTH) for one in rounded):
        raise reader.fault(where, QT_TRANSLATE_NOOP("MedwayIsolation", "must hold fingerprints"))
    texts: dict[str, Any] = {
        key: reader.text(own, key, path, required=False)[:_MOST_LETTERS] for key in ("digest", "shown", "band", "of")
    }
    # As it stands: a column's name may begin or end with a space.
    reader.text(dict(own), "name", path, required=True)
    return ColumnUsed(name=str(own["name"]), rounded=tuple(str(one) for one in rounded), **texts)


def _weight(reader: Reader, item: object, path: str) -> WeightUsed:
    own = reader.mapping(item, path, {"name", "weight", "band"})
    weight = reader.number(own, "weight", path, lowest=-1e300)
    return WeightUsed(
        reader.text(own, "name", path, required=False), weight, reader.text(own, "band", path, required=False)
    )
