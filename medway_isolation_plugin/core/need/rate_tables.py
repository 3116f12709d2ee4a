"""The table of published rates: rows that people may edit, checked once (docs/need.md says what each column holds)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from .. import areas, documents
from ..ages import Ages
from ..areas import Measure, RawTable
from ..arrays import Texts
from ..cells import numbers
from ..faults import Faults, InputError, listed, no_field
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import whom
from .published import PublishedRate, RateRow, RateSpread

TYPE = "household_type"
_TEXTS = ("measure", "group", "question", "survey", "year", "base", "source", "published", "checked", "note")
_ENDS = ("low", "central", "high")
COLUMNS = ("id", "age_from", "age_to", "sex", TYPE, *_ENDS, *_TEXTS)
_NEEDED = ("measure", "source", *_ENDS)
_WHAT = QT_TRANSLATE_NOOP("MedwayIsolation", "table of published rates")
_SEXES = {
    **dict.fromkeys(("", "all", "both", "persons"), ""),
    **dict.fromkeys(("f", "female", "females"), "f"),
    **dict.fromkeys(("m", "male", "males"), "m"),
}


def bundled(path: Path) -> tuple[PublishedRate, ...]:
    """Return the rates of a CSV file, such as the one that comes with the plugin.

    Raises
    ------
    InputError
        When it cannot be read, a row has more cells than headings, or as `checked`.
    """
    rows = list(csv.reader(io.StringIO(documents.read_text(path, _WHAT))))
    heads, body = [cell.strip() for cell in rows[0]] if rows else [], [row for row in rows[1:] if any(row)]
    long = [number for number, row in enumerate(body, 2) if any(row[len(heads) :])]
    if long:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name}: row {row} has more cells than there are headings. Put a cell with a comma into quotation marks.",
            ),
            name=path.name,
            row=long[0],
        )
    cells = {head: [row[at] if at < len(row) else "" for row in body] for at, head in enumerate(heads)}
    name = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of rates"))
    return checked(RawTable(name, cells.pop("id", [None] * len(body)), cells))


def checked(table: RawTable) -> tuple[PublishedRate, ...]:
    """Check a table of rates.

    Parameters
    ----------
    table : RawTable
        Its codes are the rates' ids, several rows of one id belong together; cells by the names in `COLUMNS`.

    Raises
    ------
    InputError
        Columns that are not there; and, all together: rows without an id, text for numbers, rates outside 0 to 100 %, a range with one
        end or with its ends the wrong way round, no rate at all, impossible ages, rows of one id that differ in what they share or overlap.
    """
    lacking = [name for name in _NEEDED if name not in table.cells]
    if lacking:
        raise InputError(no_field(table.name, lacking, list(table.cells)))
    ids = areas.clean_codes(table.codes)
    if not len(ids):
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{table} is empty: it needs one row for each rate."), table=table.name
        )
    faults = Faults()
    if (ids == "").any():
        faults.add(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{table}: {n} rows have no id. Give each rate one."),
            one="{table}: {n} row has no id. Give each rate one.",
            table=table.name,
            n=int((ids == "").sum()),
        )
    texts = {name: _texts(table, name, len(ids)) for name in (*_TEXTS, "sex", TYPE)}
    rows = _rows(table, ids, texts, faults)
    found = []
    for name in dict.fromkeys(ids):
        at = [row for row in range(len(ids)) if ids[row] == name]
        differing = [key for key in _TEXTS if len({texts[key][row] for row in at}) > 1]
        if differing:
            faults.add(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "{table}: the rows of '{id}' differ in {columns}: give each its own id."
                ),
                table=table.name,
                id=name,
                columns=listed(differing),
            )
        own = tuple(rows[row] for row in at)
        _check_rows(table.name, name, own, faults)
        found.append(PublishedRate(str(name), rows=own, **{key: texts[key][at[0]] for key in _TEXTS}))
    faults.raise_if_any()
    return tuple(found)


def _texts(table: RawTable, name: str, n: int) -> list[str]:
    return [areas.clean_code(cell) for cell in table.cells.get(name, [None] * n)]


def _rows(table: RawTable, ids: Texts, texts: Mapping[str, Sequence[str]], faults: Faults) -> list[RateRow]:
    none: list[None] = [None] * len(ids)

    def column(name: str, highest: float, whole: bool = False) -> list[float]:
        measure = Measure(name, name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "of a rate")), highest=highest, whole=whole)  # fmt: skip
        cells = [None if isinstance(cell, str) and not cell.strip() else cell for cell in table.cells.get(name, none)]
        found: list[float] = numbers(cells, measure, ids, faults).tolist()
        return found

    ends = [column(name, 100.0) for name in _ENDS]
    young, old = (column(name, float(whom.OLDEST), whole=True) for name in ("age_from", "age_to"))
    rows = []
    for row, low in enumerate(young):
        sex = texts["sex"][row].lower()
        if sex not in _SEXES:
            faults.add(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{table}, '{id}': '{sex}' is no sex. Write f, m or nothing."),
                table=table.name,
                id=ids[row],
                sex=sex,
            )
        high = None if np.isnan(old[row]) else int(old[row])
        of = Ages(0 if np.isnan(low) else int(low), high, _SEXES.get(sex, ""))
        rows.append(RateRow(of, texts[TYPE][row], RateSpread(*(end[row] for end in ends))))
    return rows


def _check_rows(table: str, name: str, rows: Sequence[RateRow], faults: Faults) -> None:
    for row in rows:
        low, central, high = row.rate.ends()
        fault = ""
        if np.isnan(row.rate.ends()).all():
            fault = QT_TRANSLATE_NOOP("MedwayIsolation", "gives no rate at all")
        elif np.isnan(low) != np.isnan(high):
            fault = QT_TRANSLATE_NOOP("MedwayIsolation", "gives one end of a range: give both, or none")
        elif low > high or central < low or central > high:
            fault = QT_TRANSLATE_NOOP("MedwayIsolation", "has a low end, a centre and a high end that do not rise")
        elif row.of.high is not None and row.of.high < row.of.low:
            fault = QT_TRANSLATE_NOOP("MedwayIsolation", "ends at a lower age than it begins")
        if fault:
            faults.add(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{table}: the rate '{id}' {fault}."),
                table=table,
                id=name,
                fault=Phrase(fault),
            )
    if len({bool(row.type) for row in rows}) > 1 or _overlapping(rows):
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{table}: two rows of '{id}' are of the same people. Each group of ages, sex or type needs one row; a rate of all needs an "
                "id of its own.",
            ),
            table=table,
            id=name,
        )


def _overlapping(rows: Sequence[RateRow]) -> bool:
    return any(
        one.type == other.type
        and one.of.low <= whom.last(other.of)
        and other.of.low <= whom.last(one.of)
        and (one.of.sex == other.of.sex or not (one.of.sex and other.of.sex))
        for at, one in enumerate(rows)
        for other in rows[:at]
    )
