"""Errors that a person can mend, and the plain words they are told in."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable

from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

NAMED_AT_MOST = 10
_FIELDS_AT_MOST = 20

Stop = Callable[[], None]  # called between pieces of long work; raises where the user has cancelled


class InputError(ValueError):
    """Input that its owner must mend. The message says what is wrong, where, and what to do.

    Made like `Phrase`: a template marked with `QT_TRANSLATE_NOOP` and its values by name.
    """

    def __init__(self, template: str, one: str = "", **values: object) -> None:
        super().__init__(Phrase(template, one, **values))


def listed(things: Iterable[object], at_most: int = NAMED_AT_MOST) -> str:
    """Return 'a, b, c and 4 more': the first `at_most` things, and how many were left out."""
    names = [thing if isinstance(thing, str) else str(thing) for thing in things]
    if len(names) <= at_most:
        return Phrases(names, ", ")
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{names} and {n} more")
    return Phrase(template, names=Phrases(names[:at_most], ", "), n=len(names) - at_most)


def all_of(things: Iterable[object]) -> str:
    """Return 'a, b and c'."""
    return _ended(things, QT_TRANSLATE_NOOP("MedwayIsolation", "{names} and {last}"))


def one_of(things: Iterable[object]) -> str:
    """Return 'a, b or c'."""
    return _ended(things, QT_TRANSLATE_NOOP("MedwayIsolation", "{names} or {last}"))


def _ended(things: Iterable[object], joined: str) -> str:
    *names, last = [thing if isinstance(thing, str) else str(thing) for thing in things]
    return Phrase(joined, names=Phrases(names, ", "), last=last) if names else last


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return '1 area' or '1,234 areas'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def no_field(where: str, absent: Iterable[str], there: Collection[str]) -> str:
    """Return the message on fields that are not there: what may be meant, also where only the case differs, and what there is.

    Parameters
    ----------
    where : str
        What lacks the fields.
    absent : iterable of str
        The fields asked for.
    there : collection of str
        Those that there are.
    """
    names = list(absent)
    by_lower = {name.lower(): name for name in there}
    near = [by_lower[match] for name in names for match in difflib.get_close_matches(name.lower(), by_lower, n=1)]
    none = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "{where} has no field {names}."), where=where, names=_quoted(names)
    )
    meant = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Did you mean {names}?"), names=_quoted(dict.fromkeys(near)))
    known = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "Its fields are: {names}."), names=listed(there, _FIELDS_AT_MOST)
    )
    empty = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "It has no fields."))
    return Phrases([none, meant if near else "", known if there else empty])


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))


class Faults:
    """Collects faults so that one message names them all, not only the first."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, template: str, one: str = "", **values: object) -> None:
        """Remember one fault, a whole sentence, made like `Phrase`."""
        self._found.append(Phrase(template, one, **values))

    def raise_if_any(self) -> None:
        """Raise `InputError` with every fault found so far, one a line."""
        if self._found:
            raise InputError(Phrases(self._found, "\n"))
