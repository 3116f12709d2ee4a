"""The border: rows as they were read become one checked table. Every fault in the input is found here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from . import vintages
from .arrays import Floats, Ints, Texts
from .cells import numbers
from .faults import Faults, InputError, Stop, all_of, listed, no_field
from .grouping import first_rows
from .results import Notes, is_none
from .words import QT_TRANSLATE_NOOP, Phrase

NO_CODE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no area code"))
NO_ROW = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no row in the table"))


@dataclass(frozen=True)
class RawTable:
    """Rows as they were read, unchecked: one code and one cell per field for each row.

    `notes` are what the file says of each row, such as a mark in place of a count; empty where it says nothing of any.
    """

    name: str
    codes: Sequence[object]
    cells: Mapping[str, Sequence[object]] = field(default_factory=dict)
    notes: Sequence[str | None] = ()


def joined(table: RawTable, other: RawTable) -> RawTable:
    """Return a table with the cells of another beside its own, matched by code; None where the other has no such row."""
    place = {code: row for row, code in enumerate(clean_codes(other.codes)) if code}
    rows = [place.get(code) for code in clean_codes(table.codes)]
    beside = {key: [None if row is None else cells[row] for row in rows] for key, cells in other.cells.items()}
    return replace(table, cells={**table.cells, **beside})


@dataclass(frozen=True)
class Measure:
    """What a field holds. `key` is its name in the checked table, `field` the user's field, `words` says it in words.

    Limits are inclusive; None means no limit. `finite` makes an infinite number a fault rather than a missing value.
    `whole` admits whole numbers alone, `halves` also the halves of ranks that average ties.
    """

    key: str
    field: str
    words: str
    lowest: float | None = 0.0
    highest: float | None = None
    whole: bool = False
    finite: bool = False
    halves: bool = False


@dataclass(frozen=True)
class PartOf:
    """A rule between measures: `parts`, added up, are a part of `whole`."""

    parts: tuple[str, ...]
    whole: str


def clean_code(cell: object) -> str:
    """Return a code as text: no spaces around it, no '.0', and without the name in 'E01016070 : Medway 001A'."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        if np.isnan(cell):
            return ""
        if cell.is_integer():
            return str(int(cell))
    return str(cell).split(" : ", 1)[0].strip()


def clean_codes(cells: Iterable[object]) -> Texts:
    """Return codes as an array of text, empty where missing."""
    # Text is by far the most common, so it is spared a call a cell.
    cleaned = [cell.split(" : ", 1)[0].strip() if type(cell) is str else clean_code(cell) for cell in cells]
    return np.array(cleaned, dtype=object)


def duplicates(codes: Texts) -> list[str]:
    """Return the codes that occur more than once, each once, in order; empty codes do not count."""
    if len(set(codes)) == len(codes):
        return []
    return [code for code, times in Counter(codes).items() if times > 1 and code != ""]


@dataclass(frozen=True)
class AreaTable:
    """Areas in the layer's order with checked numbers.

    `codes` (n,) text; `values` one float array (n,) a measure, NaN where missing; `reasons` (n,) why a whole row is
    missing, else None; `warnings` what the user should hear; `labels` one array of text (n,) a key, None where missing;
    `said` (n,) what the table's file says of an area's cells, None where nothing.
    """

    codes: Texts
    values: Mapping[str, Floats]
    reasons: Texts
    warnings: tuple[str, ...] = ()
    labels: Mapping[str, Texts] = field(default_factory=dict)
    said: Texts | None = None

    @classmethod
    def checked(
        cls,
        layer_codes: Sequence[object],
        table: RawTable,
        measures: Sequence[Measure],
        parts: Sequence[PartOf] = (),
        labels: Sequence[str] = (),
        stop: Stop = lambda: None,
    ) -> AreaTable:
        """Match a table to the layer's areas and check every number once.

        Rows of the table that no area needs are ignored: a national table serves a borough.

        Parameters
        ----------
        layer_codes : sequence, shape (n,)
            The areas' codes as read.
        table : RawTable
            Codes and, for every measure, the cells of its field under the measure's key.
        measures : sequence of Measure
            What to take from the table.
        parts : sequence of PartOf
            Which measures must not be larger than which; a rule with an absent measure is skipped.
        labels : sequence of str
            Keys of cells that are names, such as a group's, not numbers.

        Raises
        ------
        InputError
            A field that is not there, no areas, duplicate codes, no code that matches; and then, with all such faults at
            once: text, values outside a measure's limits, parts larger than their wholes.
        """
        lacking = [name for name in (*(one.key for one in measures), *labels) if name not in table.cells]
        if lacking:
            raise InputError(no_field(table.name, lacking, table.cells))
        codes, rows, reasons, warnings = match(layer_codes, table)
        faults = Faults()
        found = rows >= 0
        wanted = rows[found].tolist()
        values: dict[str, Floats] = {}
        for measure in measures:
            stop()
            cells = table.cells[measure.key]
            column = np.full(len(codes), np.nan)
            column[found] = numbers([cells[row] for row in wanted], measure, codes[found], faults)
            values[measure.key] = column
        fields = {measure.key: measure.field for measure in measures}
        for rule in parts:
            if {*rule.parts, rule.whole} <= set(values):
                _check_part(rule, values, fields, codes, faults)
        faults.raise_if_any()
        said = np.full(len(codes), None, dtype=object)
        if table.notes:
            said[found] = [table.notes[row] for row in wanted]
        return cls(codes, values, reasons, warnings, {key: _names(table.cells[key], rows) for key in labels}, said)

    @property
    def unmatched(self) -> int:
        """How many areas found no row."""
        return unmatched(self.reasons)

    def notes(self) -> Notes:
        """Return notes that begin with the reasons why whole rows are missing, and what the file says of the others."""
        notes = Notes.of(self.reasons)
        if self.said is not None:
            rows = np.flatnonzero(~is_none(self.said))
            notes.add_each(rows, self.said[rows])
        return notes


def _names(cells: Sequence[object], rows: Ints) -> Texts:
    # A missing cell is None or NaN, which is not itself.
    texts = [
        str(cells[row]).strip() if row >= 0 and cells[row] is not None and cells[row] == cells[row] else ""
        for row in rows
    ]
    return np.array([text or None for text in texts], dtype=object)


def unmatched(reasons: Texts) -> int:
    """Return how many rows have a reason to be missing."""
    return sum(reason is not None for reason in reasons)


def match(layer_codes: Sequence[object], table: RawTable) -> tuple[Texts, Ints, Texts, tuple[str, ...]]:
    """Find the table's row of every area.

    Returns
    -------
    codes : ndarray of str, shape (n,)
    rows : ndarray of int, shape (n,)
        Row in the table, -1 where there is none.
    reasons : ndarray of object, shape (n,)
        Why there is none, else None.
    warnings : tuple of str

    Raises
    ------
    InputError
        When the layer is empty, a code occurs twice, or no code matches.
    """
    codes = checked_codes(layer_codes)
    table_codes = clean_codes(table.codes)
    needed = set(codes) - {""}
    twice = [code for code in duplicates(table_codes) if code in needed]
    if twice:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{n} areas occur more than once in {table}: {codes}. Keep one row for each area."
            ),
            one="{n} area occurs more than once in {table}: {codes}. Keep one row for each area.",
            n=len(twice),
            table=table.name,
            codes=listed(twice),
        )
    rows = first_rows(table_codes, codes)
    rows[codes == ""] = -1

    reasons = np.full(len(codes), None, dtype=object)
    reasons[rows < 0] = NO_ROW
    reasons[codes == ""] = NO_CODE
    missing = (rows < 0) & (codes != "")
    warnings = []
    if missing.any():
        where = vintages.mismatch(codes[codes != ""], table_codes, codes[missing])
        if missing.sum() == (codes != "").sum():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "None of the layer's {n} area codes is in {table} (layer: {layer_codes}; table: {table_codes}). {where} Check "
                    "that the code fields are the right ones.",
                ),
                n=int(missing.sum()),
                table=table.name,
                layer_codes=listed(codes[missing], 3),
                table_codes=listed(table_codes, 3) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "no rows")),
                where=where,
            )
        template = QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{lost} of {n} areas have no row in {table} and are left empty: {codes}. {where}"
        )
        one = "{lost} of {n} area have no row in {table} and are left empty: {codes}. {where}"
        values = {"lost": f"{missing.sum():,}", "table": table.name, "codes": listed(codes[missing]), "where": where}
        warnings.append(Phrase(template, one, n=len(codes), **values))
    if uncoded := int((codes == "").sum()):
        template = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas of the layer have no area code and no result.")
        warnings.append(Phrase(template, one="{n} area of the layer has no area code and no result.", n=uncoded))
    return codes, rows, reasons, tuple(warnings)


def checked_codes(layer_codes: Sequence[object]) -> Texts:
    """Return the layer's codes as text; empty where missing.

    Raises
    ------
    InputError
        When there are no areas, no code at all, or a code occurs twice.
    """
    codes = clean_codes(layer_codes)
    if not len(codes):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "There are no areas: the layer or table is empty. Choose one that holds an area, or clear its filter.",
            )
        )
    if (codes == "").all():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Every area code is empty. Choose the field that holds the area codes."
            )
        )
    twice = duplicates(codes)
    if twice:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{n} area codes occur more than once: {codes}. Each area must be one row: dissolve the layer by its code, or "
                "remove the copies.",
            ),
            one="{n} area code occurs more than once: {codes}. Each area must be one row: dissolve the layer by its code, or "
            "remove the copies.",
            n=len(twice),
            codes=listed(twice),
        )
    return codes


def _check_part(
    rule: PartOf, values: Mapping[str, Floats], fields: Mapping[str, str], codes: Texts, faults: Faults
) -> None:
    part: Floats = np.nansum([values[key] for key in rule.parts], axis=0)
    whole = values[rule.whole]
    wrong = part > whole
    if wrong.any():
        of = QT_TRANSLATE_NOOP("MedwayIsolation", "{code}: {part} of {whole}")
        cells = zip(codes[wrong], part[wrong], whole[wrong])
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), one="{n} area", n=int(wrong.sum()))
        faults.add(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{parts} is larger than '{whole}', of which it is a part, in {areas} ({shown}). Check that the fields are the "
                "right ones.",
            )
            if len(rule.parts) == 1
            else QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{parts} together are larger than '{whole}', of which it is a part, in {areas} ({shown}). Check that the "
                "fields are the right ones.",
            ),
            parts=all_of(f"'{fields[key]}'" for key in rule.parts),
            whole=fields[rule.whole],
            areas=where,
            shown=listed(Phrase(of, code=code, part=f"{a:g}", whole=f"{b:g}") for code, a, b in cells),
        )
