"""Dates in words, in the language of whoever reads; Qt would write them in the language of the system."""

from __future__ import annotations

import datetime

from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrase

_MONTHS = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "January"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "February"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "March"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "April"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "May"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "June"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "July"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "August"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "September"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "October"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "November"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "December"),
)


def in_words(day: int, month: int, year: int) -> str:
    """Return a date as a page says it: '23 November 2026'."""
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{day} {month} {year}")
    return Phrase(template, day=day, month=Phrase(_MONTHS[month - 1]), year=year)


def parse(text: str) -> datetime.date:
    """Return the date that a text names: '2026-11-23'.

    Raises
    ------
    InputError
        When it names none.
    """
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError as error:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "'{text}' is no date. Write year, month and day, such as 2026-11-23."),
            text=text,
        ) from error
