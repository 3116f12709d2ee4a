"""Local authorities by what has been typed so far, for a list that grows shorter with each letter."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import lru_cache

from .model import Authority
from .names import letters, plain

_TITLES = [
    "council",
    "cyngor",
    "authority",
    "unitary",
    "metropolitan",
    "district",
    "borough",
    "county",
    "city",
    "royal",
    "london",
    "the",
    "of",
    "sir",
    "a",
]
_SAINT = ("sai", "sain")  # on the way to what names have as 'St'
_ALIKE = 0.72
_MOST_ALIKE = 5
_SAME, _BEGINS, _WORD, _WORDS, _NO = range(5)


def matching(typed: str, known: Sequence[Authority]) -> list[Authority]:
    """Return the authorities that somebody may mean who has typed this much: all where nothing is typed, the likeliest first.

    Those called so come first, then those whose name, or a word of it, begins so; where there is none, those spelt alike.
    Accents, apostrophes, titles and the word *council*, also a beginning of it, make no difference.
    """
    if not typed.strip():
        return [one for _, one in _ranked([], known)]
    words = _words(typed)
    found = [one for _, one in _ranked(words, known)] if words else []
    telling = _telling(words, bool(found))
    if words and telling != words:
        found += [one for _, one in _ranked(telling, known)]
    return list(dict.fromkeys(found)) or _alike(typed, known)


def meant(typed: str, known: Sequence[Authority]) -> Authority | None:
    """Return the one authority that is called so, or whose name alone begins so; None where there is a choice, or only a guess."""
    words = _words(typed)
    found = _ranked(words, known) if words else []
    telling = _telling(words, bool(found))
    if telling and telling != words and (not found or found[0][0] > _SAME):
        found = _ranked(telling, known)
    same = [one for rank, one in found if rank == _SAME]
    best = same or [one for _, one in found]
    return best[0] if len(best) == 1 else None


def _words(typed: str) -> list[str]:
    words = letters(typed).split()
    return [*words[:-1], "st" if words[-1] in _SAINT else words[-1]] if words else []


def _telling(words: Sequence[str], found: bool) -> list[str]:
    """Return the words without titles; where nothing was found, also without a beginning of one: 'medway c' of 'medway council'."""
    rest = [word for word in words if word not in _TITLES]
    begun = rest[-1:] == list(words[-1:]) and any(title.startswith(rest[-1]) for title in _TITLES if rest)
    return rest[:-1] if begun and not found else rest


def _ranked(words: Sequence[str], known: Sequence[Authority]) -> list[tuple[int, Authority]]:
    """Return those that fit, each with how well; all where there are no words."""
    ranks = [(min(_rank(words, spelling) for spelling in _spellings(one)), one.name, one) for one in known]
    return [(rank, one) for rank, _, one in sorted(ranks, key=lambda each: each[:2]) if rank < _NO]


def _rank(words: Sequence[str], spelling: str) -> int:
    said = " ".join(words)
    if spelling == said:
        return _SAME
    if spelling.startswith(said):
        return _BEGINS
    if f" {said}" in spelling:
        return _WORD
    there = spelling.split()
    return _WORDS if all(any(one.startswith(word) for one in there) for word in words) else _NO


@lru_cache(maxsize=1024)  # asked again with every letter
def _spellings(one: Authority) -> frozenset[str]:
    names = (one.code, one.name, *one.also)
    return frozenset(spelling for name in names for spelling in (letters(name), plain(name)))


def _alike(typed: str, known: Sequence[Authority]) -> list[Authority]:
    spelt = {spelling: one for one in known for spelling in _spellings(one)}
    near = difflib.get_close_matches(plain(typed), spelt, n=_MOST_ALIKE, cutoff=_ALIKE)
    return list(dict.fromkeys(spelt[name] for name in near))
