"""Mid-year residents of several years, from rows of area, year and age to a column a year."""

from __future__ import annotations

import numpy as np

from ..arrays import Floats, Texts
from ..faults import listed
from ..official import Grid
from ..words import QT_TRANSLATE_NOOP, Phrase
from .faults import AnswerError, Fault
from .model import Dataset

_OLDER = "residents_65p_"
_NAMES = {
    "residents": ("all ages", "total"),
    "residents_65p": ("aged 65+", "age 65+", "65+", "aged 65 and over", "aged 65 years and over"),
}


def residents_by_year(table: Grid, dataset: Dataset, codes: list[str]) -> tuple[Texts, dict[str, Floats]]:
    """Return the codes, and residents by year: of all ages, of 65 and over, and under 65: 'residents_2024', 'residents_65p_2024'.

    Ages are known by their labels, each of which must be there exactly once: numbers of categories drop some without a word.

    Raises
    ------
    AnswerError
        Where a label is missing, or an area.
    """
    header = [str(name).upper() for name in table.cells[0]]
    code, year, age, value = (header.index(name) for name in ("GEOGRAPHY_CODE", "DATE_NAME", "C_AGE_NAME", "OBS_VALUE"))
    rows = table.cells[1:]
    labels = {str(label).strip().lower() for label in rows[:, age]}
    place = {area: row for row, area in enumerate(codes)}
    values: dict[str, Floats] = {}
    for name, spellings in _NAMES.items():
        found = [label for label in labels if label in spellings]
        if len(found) != 1:
            raise AnswerError(
                Fault.COLUMNS,
                dataset.title,
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {labels}"),
                    name=name,
                    labels=", ".join(sorted(labels)),
                ),
            )
        for row in rows[[str(label).strip().lower() == found[0] for label in rows[:, age]]]:
            if str(row[code]) not in place:
                raise AnswerError(Fault.OTHERS, dataset.title, str(row[code]))
            column = values.setdefault(f"{name}_{str(row[year]).strip()[:4]}", np.full(len(codes), np.nan))
            column[place[str(row[code])]] = (
                float(row[value]) if str(row[value]).strip() else np.nan
            )  # counts, as checked
    for name in [one for one in values if one.startswith(_OLDER)]:
        of = name.removeprefix(_OLDER)
        if f"residents_{of}" in values:
            values[f"residents_u65_{of}"] = values[f"residents_{of}"] - values[name]
    absent = sorted({codes[row] for column in values.values() for row in np.flatnonzero(np.isnan(column))})
    if absent:
        raise AnswerError(Fault.ABSENT, dataset.title, listed(absent, 3))
    return np.array(codes, dtype=object), dict(sorted(values.items()))
