"""Errors that a person can mend, and the plain words they are told in."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable

NAMED_AT_MOST = 10
_FIELDS_AT_MOST = 20

Stop = Callable[[], None]  # called between pieces of long work; raises where the user has cancelled


class InputError(ValueError):
    """Input that its owner must mend. The message says what is wrong, where, and what to do."""


def listed(things: Iterable[object], at_most: int = NAMED_AT_MOST) -> str:
    """Return 'a, b, c and 4 more': the first `at_most` things, and how many were left out."""
    names = [str(thing) for thing in things]
    if len(names) <= at_most:
        return ", ".join(names)
    return f"{', '.join(names[:at_most])} and {len(names) - at_most:,} more"


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
    hint = f" Did you mean {', '.join(map(repr, dict.fromkeys(near)))}?" if near else ""
    return (
        f"{where} has no field {', '.join(map(repr, names))}.{hint} "
        f"Its fields are: {listed(there, _FIELDS_AT_MOST) or 'none'}."
    )


class Faults:
    """Collects faults so that one message names them all, not only the first."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, fault: str) -> None:
        """Remember one fault, a whole sentence."""
        self._found.append(fault)

    def raise_if_any(self) -> None:
        """Raise `InputError` with every fault found so far, one a line."""
        if self._found:
            raise InputError("\n".join(self._found))
