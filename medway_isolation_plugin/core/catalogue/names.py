"""Local authorities by what people type: code, name, an old code, or a name as it is said."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from ..faults import InputError, listed
from ..words import QT_TRANSLATE_NOOP
from .model import Authority

_COUNCIL = re.compile(r"\b(council|cyngor|authority)\b")
_TITLES = re.compile(r"\b(the|city|county|borough|royal|london|metropolitan|district|unitary|sir|of|a)\b")
_ALIKE = 0.8
_COUNTRIES = {"england": "E", "wales": "W", "cymru": "W"}


def letters(name: str) -> str:
    """Return a name in small letters and figures, without accents and punctuation: 'st helens' for 'Saint Helens'."""
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"\bsaint\b", "st", text.replace("&", " and ").replace("'", "").replace("’", ""))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())


def plain(name: str) -> str:
    """Return a name as `letters` does, without titles too: 'kingston upon hull' for 'Kingston upon Hull, City of'."""
    text = " ".join(_COUNCIL.sub(" ", letters(name)).split())
    return " ".join(_TITLES.sub(" ", text).split()) or text


def find_authorities(typed: str, known: Sequence[Authority]) -> list[Authority]:
    """Return the authorities that somebody names, several by ';', a country's by its name, all by '*', each once.

    Raises
    ------
    InputError
        Where a name is not known, or may be several.
    """
    if typed.strip() == "*":
        return list(known)
    if (country := _COUNTRIES.get(plain(typed))) and (found := [one for one in known if one.code.startswith(country)]):
        return found
    names = [part.strip() for part in typed.split(";") if part.strip()]
    if not names:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "No authority is named. Write its name or code, such as {example}."),
            example=known[0].name,
        )
    return list(dict.fromkeys(_find(name, known) for name in names))


def _find(typed: str, known: Sequence[Authority]) -> Authority:
    wanted = plain(typed)
    only_titles = not _TITLES.sub(" ", wanted).strip()  # 'London', 'City': a part of many names
    for fits in (_is,) if only_titles else (_is, _begins, _holds):
        found = [one for one in known if fits(wanted, one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "'{typed}' may be {names}. Write the whole name or the code."),
                typed=typed,
                names=_named(found),
            )
    spelt = {plain(name): one for one in known for name in (one.name, *one.also)}
    near = difflib.get_close_matches(wanted, spelt, n=3, cutoff=_ALIKE)
    raise InputError(
        QT_TRANSLATE_NOOP("MedwayIsolation", "No authority is called '{typed}'. Did you mean {names}?")
        if near
        else QT_TRANSLATE_NOOP("MedwayIsolation", "No authority is called '{typed}'. Write its name or code."),
        typed=typed,
        **({"names": _named(dict.fromkeys(spelt[name] for name in near))} if near else {}),
    )


def _named(found: Iterable[Authority]) -> str:
    return listed([f"{one.name} ({one.code})" for one in found], 5)


def _spellings(one: Authority) -> Iterable[str]:
    return (plain(name) for name in (one.code, one.name, *one.also))


def _is(wanted: str, one: Authority) -> bool:
    return wanted in _spellings(one)


def _begins(wanted: str, one: Authority) -> bool:
    return any(name.startswith(f"{wanted} ") for name in _spellings(one))


def _holds(wanted: str, one: Authority) -> bool:
    return bool(wanted) and any(f" {wanted} " in f" {name} " for name in _spellings(one))
