"""Answers, checked before they are believed: every fault has a name and a sentence."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP, Phrase
from .model import Dataset

_RECORDS = "RECORD_COUNT"
_SEEN = QT_TRANSLATE_NOOP("MedwayIsolation", "{seen} of {told} rows")
_OTHER_LENGTH = QT_TRANSLATE_NOOP("MedwayIsolation", "{found} rows, not {wanted}")
_LACKS = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is missing")
_FOREIGN = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is there")


class Fault(Enum):
    """What is wrong with an answer."""

    EMPTY = "empty"
    HTML = "html"
    ERROR = "error"
    GARBLED = "garbled"
    COLUMNS = "columns"
    SHORT = "short"
    REPEATED = "repeated"
    ABSENT = "absent"
    OTHERS = "others"
    ROWS = "rows"
    SIZE = "size"
    TIME = "time"
    STATUS = "status"
    REDIRECT = "redirect"
    SCHEME = "scheme"
    OFFLINE = "offline"


_SENTENCES = {
    Fault.EMPTY: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: the answer is empty. The service may not know the area or the table."
    ),
    Fault.HTML: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: a page for people came in place of data. The address may have changed."
    ),
    Fault.ERROR: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the service says: {detail}"),
    Fault.GARBLED: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer cannot be read ({detail})."),
    Fault.COLUMNS: QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "{title}: the columns are not those of this dataset ({detail}). The service may hold another one there.",
    ),
    Fault.SHORT: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer is not complete ({detail})."),
    Fault.REPEATED: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas come twice: {detail}."),
    Fault.ABSENT: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas are missing: {detail}."),
    Fault.OTHERS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: areas came that were not asked for: {detail}."),
    Fault.ROWS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the file has {detail}. It may be another edition."),
    Fault.SIZE: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the answer is larger than {detail}, and was not taken."),
    Fault.TIME: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: no answer came within {detail}. Try again later."),
    Fault.STATUS: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: the service cannot be reached ({detail})."),
    Fault.REDIRECT: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: the service sends on to {detail}, which the catalogue does not allow."
    ),
    Fault.SCHEME: QT_TRANSLATE_NOOP("MedwayIsolation", "{title}: {detail} is not a secure address (https)."),
    Fault.OFFLINE: QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{title}: not among the answers kept from before, and nothing is to be asked for."
    ),
}


class AnswerError(InputError):
    """An answer that is not believed; `fault` names what is wrong with it."""

    def __init__(self, fault: Fault, title: str, detail: str = "", **values: object) -> None:
        told = {"detail": Phrase(detail, "", **values)} if "{detail}" in _SENTENCES[fault] else {}
        super().__init__(_SENTENCES[fault], title=title, **told)
        self.fault = fault


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


def page_size(body: bytes, dataset: Dataset) -> int:
    """Return how many features a layer gives at once: the service's own limit, else the catalogue's."""
    most = _document(body, dataset.title).get("maxRecordCount")
    usual = dataset.service.page_size
    return min(most, usual) if isinstance(most, int) and not isinstance(most, bool) and most > 0 else usual


def counted_features(body: bytes, title: str) -> int:
    """Return the answer to the question how many there are."""
    found = _document(body, title).get("count")
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
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
    spelt = {name.lower(): name for name in (dataset.code, *dataset.columns)}
    attributes = tuple(
        {spelt[key.lower()]: value for key, value in row.items() if key.lower() in spelt} for row in rows
    )
    properties = found.get("properties")
    inside = properties.get("exceededTransferLimit") if isinstance(properties, dict) else False
    return Page(
        attributes, tuple(one.get("geometry") for one in members), bool(found.get("exceededTransferLimit") or inside)
    )


def check_columns(names: Iterable[str], dataset: Dataset) -> None:
    """Refuse the columns of another dataset than the one asked for."""
    there = {name.lower() for name in names}
    lacking = [name for name in dataset.must if name.lower() not in there]
    foreign = [name for name in dataset.must_not if name.lower() in there]
    if lacking or foreign:
        said = [Phrase(_LACKS, name=name) for name in lacking] + [Phrase(_FOREIGN, name=name) for name in foreign]
        raise AnswerError(Fault.COLUMNS, dataset.title, listed(said))


def check_areas(found: Sequence[str], wanted: Collection[str] | None, dataset: Dataset, several: bool = False) -> None:
    """Refuse areas that come twice, are missing, or were not asked for.

    Parameters
    ----------
    wanted : collection of str, optional
        Those asked for; None where it is not known before.
    several : bool
        Whether an area may have several rows.
    """
    if not several and (twice := [code for code, times in Counter(found).items() if times > 1]):
        raise AnswerError(Fault.REPEATED, dataset.title, listed(twice))
    if wanted is None:
        return
    if others := [code for code in dict.fromkeys(found) if code not in wanted]:
        raise AnswerError(Fault.OTHERS, dataset.title, listed(others))
    there = set(found)
    if absent := [code for code in wanted if code not in there]:
        raise AnswerError(Fault.ABSENT, dataset.title, listed(absent))


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


def rows_of_page(body: bytes, dataset: Dataset) -> tuple[list[str], list[list[str]], int]:
    """Return the header and rows of a page of a census table, and how many rows the service says there are in all.

    Raises
    ------
    AnswerError
        Where it is no table, columns are missing, or it ends within a row.
    """
    header, *rows = _rows(body, dataset)
    place = [name.upper() for name in header].index(_RECORDS)
    told = {row[place].strip() for row in rows}
    if len(told) != 1 or not (number := told.pop()).isdigit():
        raise AnswerError(Fault.GARBLED, dataset.title, _RECORDS)
    return header, rows, int(number)


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
