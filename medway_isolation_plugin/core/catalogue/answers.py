"""Answers, checked before they are believed: every fault has a name and a sentence."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import vintages
from ..faults import listed
from ..words import QT_TRANSLATE_NOOP, Phrase
from .faults import AnswerError, Fault
from .model import Dataset

_NO_COUNT = QT_TRANSLATE_NOOP("MedwayIsolation", "'{cell}' is no count")
_COUNT = re.compile(r"[0-9]{1,9}(\.[0-9]+)?")
_RECORDS = "RECORD_COUNT"
_LARGEST = 2**63
_LACKS = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is missing")
_FOREIGN = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is there")
_HOLDS_NOT = QT_TRANSLATE_NOOP("MedwayIsolation", "{column} holds none of {texts}")


@dataclass(frozen=True)
class Page:
    """One page of features: attributes and shape (GeoJSON, or None) of each, and whether more are to come."""

    attributes: tuple[Mapping[str, Any], ...]
    shapes: tuple[Any, ...]
    more: bool


def _text(body: bytes, title: str) -> str:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswerError(
            Fault.GARBLED, title, QT_TRANSLATE_NOOP("MedwayIsolation", "it is no text in UTF-8")
        ) from error
    if not text.strip():
        raise AnswerError(Fault.EMPTY, title)
    if text.lstrip()[:15].lower().startswith(("<!doctype", "<html")):
        raise AnswerError(Fault.HTML, title)
    return text


def _document(body: bytes, title: str) -> dict[str, Any]:
    """Return a JSON object; an error inside it is one, whatever the answer's status says."""
    text = _text(body, title)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswerError(
            Fault.GARBLED, title, QT_TRANSLATE_NOOP("MedwayIsolation", "it is no JSON, or half of it")
        ) from error
    if not isinstance(found, dict):
        raise AnswerError(Fault.GARBLED, title, QT_TRANSLATE_NOOP("MedwayIsolation", "it is no JSON object"))
    if "error" in found:
        said = found["error"]
        words = " ".join(str(said.get(key, "")) for key in ("code", "message")) if isinstance(said, dict) else str(said)
        raise AnswerError(Fault.ERROR, title, words.strip()[:200] or QT_TRANSLATE_NOOP("MedwayIsolation", "an error"))
    return found


_MOST_COUNTED = 10_000_000  # of anything that a service may count: England and Wales have 190,000 Output Areas


def page_size(body: bytes, dataset: Dataset) -> int:
    """Return how many features a layer gives at once: the service's own limit, else the catalogue's.

    Raises
    ------
    AnswerError
        Where the layer's columns, of which only some are asked for afterwards, are those of another dataset.
    """
    found = _document(body, dataset.title)
    fields = found.get("fields")
    if isinstance(fields, list) and fields:
        check_columns([str(one.get("name")) for one in fields if isinstance(one, dict)], dataset)
    most = found.get("maxRecordCount")
    usual = dataset.service.page_size
    return min(most, usual) if isinstance(most, int) and not isinstance(most, bool) and most > 0 else usual


def counted_features(body: bytes, title: str) -> int:
    """Return the answer to the question how many there are."""
    found = _document(body, title).get("count")
    if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= _MOST_COUNTED:
        raise AnswerError(Fault.GARBLED, title, QT_TRANSLATE_NOOP("MedwayIsolation", "it holds no number"))
    return found


def page(body: bytes, dataset: Dataset) -> Page:
    """Return one page of features, with their attributes under the catalogue's spelling of them.

    Raises
    ------
    AnswerError
        Where it cannot be read, or a column is missing or should not be there.
    """
    found = _document(body, dataset.title)
    members = found.get("features")
    if not isinstance(members, list) or not all(isinstance(one, dict) for one in members):
        raise AnswerError(Fault.GARBLED, dataset.title, QT_TRANSLATE_NOOP("MedwayIsolation", "it holds no features"))
    rows = [one.get("properties") if isinstance(one.get("properties"), dict) else {} for one in members]
    if rows:
        check_columns(rows[0], dataset)
    spelt = {name.lower(): name for name in (dataset.code, *dataset.columns, *dataset.values, dataset.authority)}
    attributes = tuple(
        {spelt[key.lower()]: _cell(value) for key, value in row.items() if key.lower() in spelt} for row in rows
    )
    properties = found.get("properties")
    inside = properties.get("exceededTransferLimit") if isinstance(properties, dict) else False
    return Page(
        attributes, tuple(one.get("geometry") for one in members), bool(found.get("exceededTransferLimit") or inside)
    )


def _cell(value: Any) -> Any:
    """Return a value as a layer's cell can hold it: what is no text, number or nothing, and a number of too many figures, as text."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if value is None or isinstance(value, (str, bool, float)) or (whole and abs(value) < _LARGEST):
        return value
    return str(value)[:200] if not whole else f"{float(min(max(value, -(10**300)), 10**300)):g}"


def check_columns(names: Iterable[str], dataset: Dataset) -> None:
    """Refuse the columns of another dataset than the one asked for."""
    there = {name.lower() for name in names}
    lacking = [name for name in dataset.must if name.lower() not in there]
    foreign = [name for name in dataset.must_not if name.lower() in there]
    if lacking or foreign:
        said = [Phrase(_LACKS, name=name) for name in lacking] + [Phrase(_FOREIGN, name=name) for name in foreign]
        raise AnswerError(Fault.COLUMNS, dataset.title, listed(said))


def check_areas(found: Sequence[str], wanted: Collection[str] | None, dataset: Dataset, several: bool = False) -> None:
    """Refuse areas that come twice, are missing, were not asked for, or are of another vintage or authority.

    Parameters
    ----------
    wanted : collection of str, optional
        Those asked for; None where it is not known before.
    several : bool
        Whether an area may have several rows.
    """
    if not several and (twice := [code for code, times in Counter(found).items() if times > 1]):
        raise AnswerError(Fault.REPEATED, dataset.title, listed(twice))
    there = dict.fromkeys(found)
    if dataset.vintage and (foreign := _of_another_vintage(list(there), dataset.vintage)):
        raise AnswerError(Fault.VINTAGE, dataset.title, listed(foreign))
    if wanted is None:
        return
    known = frozenset(wanted)
    if others := [code for code in there if code not in known]:
        fault = Fault.AUTHORITY if known.isdisjoint(there) else Fault.OTHERS
        raise AnswerError(fault, dataset.title, listed(others))
    if absent := [code for code in dict.fromkeys(wanted) if code not in there]:
        raise AnswerError(Fault.ABSENT, dataset.title, listed(absent))


def check_repeated(rows: Iterable[Mapping[str, Any]], dataset: Dataset) -> None:
    """Refuse rows that come twice with all that they say."""
    counted = Counter(tuple(sorted((name, str(cell)) for name, cell in row.items())) for row in rows)
    if twice := [dict(row).get(dataset.code, "") for row, times in counted.items() if times > 1]:
        raise AnswerError(Fault.REPEATED, dataset.title, listed(twice))


def check_listed(lines: Sequence[Sequence[str]], wanted: Collection[str], dataset: Dataset) -> None:
    """Refuse a file in which an area comes twice, is of another vintage, or is missing.

    Parameters
    ----------
    lines : sequence of sequence of str
        The header and the rows of a whole country, or of several; areas of others are not looked for.
    wanted : collection of str
    """
    names = [name.strip().casefold() for name in lines[0]]
    if dataset.code.casefold() not in names:
        raise AnswerError(Fault.COLUMNS, dataset.title, Phrase(_LACKS, name=dataset.code))
    place = names.index(dataset.code.casefold())
    there = [row[place].strip() for row in lines[1:]]
    check_areas(there, None, dataset)
    known = frozenset(there)
    countries = {code[:1] for code in known}
    if absent := [code for code in dict.fromkeys(wanted) if code[:1] in countries and code not in known]:
        raise AnswerError(Fault.ABSENT, dataset.title, listed(absent))


def _of_another_vintage(codes: Sequence[str], vintage: int) -> list[str]:
    """Return the codes that were issued after a vintage, or given up before or with it."""
    texts = np.array(codes, dtype=object)
    if not len(texts):
        return []
    gone = vintages.closed(texts)
    other = (vintages.issued(texts) > vintage) | ((gone > 0) & (gone <= vintage))
    return [str(code) for code in texts[other]]


def check_authorities(found: Iterable[object], wanted: Collection[str], dataset: Dataset) -> None:
    """Refuse rows of another authority than those asked for."""
    if others := [str(code) for code in dict.fromkeys(found) if code not in wanted]:
        raise AnswerError(Fault.AUTHORITY, dataset.title, listed(others))


def check_values(column: str, cells: Iterable[object], dataset: Dataset) -> None:
    """Refuse a column that lacks what tells the dataset from its neighbour: one of the catalogue's texts in one of its cells."""
    told = [text.casefold() for text in dataset.values.get(column, ())]
    there = {str(cell).casefold() for cell in cells}
    if told and not any(text in cell for cell in there for text in told):
        said = Phrase(_HOLDS_NOT, column=column, texts=listed(dataset.values[column]))
        raise AnswerError(Fault.VALUES, dataset.title, said)


def check_reached(seen: int, told: int, dataset: Dataset) -> None:
    """Refuse fewer, or more, rows than the service counts."""
    if seen != told:
        raise AnswerError(
            Fault.SHORT,
            dataset.title,
            QT_TRANSLATE_NOOP("MedwayIsolation", "{seen} of {told} rows"),
            seen=f"{seen:,}",
            told=f"{told:,}",
        )


def check_ended(page: Page, dataset: Dataset) -> None:
    """Refuse a last page that says that more are to come."""
    if page.more:
        raise AnswerError(
            Fault.SHORT, dataset.title, QT_TRANSLATE_NOOP("MedwayIsolation", "more are to come than it counts")
        )


def rows_of_page(body: bytes, dataset: Dataset) -> tuple[list[str], list[list[str]], int]:
    """Return the header and rows of a page of a census table, and how many rows the service says there are in all.

    Raises
    ------
    AnswerError
        Where it is no table, columns are missing, or it ends within a row.
    """
    header, *rows = _rows(body, dataset)
    names = [name.strip().upper() for name in header]
    if _RECORDS not in names:
        raise AnswerError(Fault.COLUMNS, dataset.title, Phrase(_LACKS, name=_RECORDS))
    told = {row[names.index(_RECORDS)].strip() for row in rows}
    number = told.pop() if len(told) == 1 else ""
    if not re.fullmatch(r"[0-9]{1,9}", number) or int(number) > _MOST_COUNTED:
        raise AnswerError(Fault.GARBLED, dataset.title, _RECORDS)
    return header, rows, int(number)


def check_labels(header: Sequence[str], rows: Sequence[Sequence[str]], dataset: Dataset) -> None:
    """Refuse a census table whose rows are repeated, whose labels are those of its neighbour, or whose values are no counts."""
    names = [name.strip().upper() for name in header]
    if "OBS_VALUE" in names:
        place = names.index("OBS_VALUE")
        odd = next(
            (row[place] for row in rows if row[place].strip() and not _COUNT.fullmatch(row[place].strip())), None
        )
        if odd is not None:
            raise AnswerError(Fault.GARBLED, dataset.title, _NO_COUNT, cell=odd[:40])
    for column in dataset.values:
        if column.upper() in names:
            check_values(column, (row[names.index(column.upper())] for row in rows), dataset)
    keys = [place for place, name in enumerate(names) if name not in (_RECORDS, "RECORD_OFFSET", "OBS_VALUE")]
    counted = Counter(tuple(row[place] for place in keys) for row in rows)
    if twice := [" ".join(key) for key, times in counted.items() if times > 1]:
        raise AnswerError(Fault.REPEATED, dataset.title, listed(twice, 3))


def rows_of_file(body: bytes, dataset: Dataset) -> list[list[str]]:
    """Return the header and rows of a table that is one file.

    Raises
    ------
    AnswerError
        As `rows_of_page`; and where it has another number of rows than the edition that the catalogue describes.
    """
    lines = _rows(body, dataset)
    if dataset.rows and len(lines) - 1 != dataset.rows:
        raise AnswerError(
            Fault.ROWS,
            dataset.title,
            QT_TRANSLATE_NOOP("MedwayIsolation", "{found} rows, not {wanted}"),
            found=f"{len(lines) - 1:,}",
            wanted=f"{dataset.rows:,}",
        )
    return lines


def _rows(body: bytes, dataset: Dataset) -> list[list[str]]:
    text = _text(body, dataset.title)
    try:
        lines = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error as error:
        raise AnswerError(
            Fault.GARBLED, dataset.title, QT_TRANSLATE_NOOP("MedwayIsolation", "it is no table, or half of one")
        ) from error
    check_columns(lines[0], dataset)
    if len(lines) == 1:
        raise AnswerError(Fault.EMPTY, dataset.title)
    if any(len(row) != len(lines[0]) for row in lines):
        raise AnswerError(Fault.SHORT, dataset.title, QT_TRANSLATE_NOOP("MedwayIsolation", "it ends within a row"))
    return lines
