"""How much room words take in a chart, for which nothing can be measured: SVG text has the reader's fonts."""

from __future__ import annotations

import unicodedata

_NARROW, _WIDE = frozenset("fijlrtI.,:;'|!()[]/ -·"), frozenset("mwMW@%&—…")


def room_for(words: str, size: float = 13.0) -> float:
    """Return about how wide a line of text is, in the units of `size`; wide sans-serif fonts are allowed for."""
    return sum(map(_letter, words)) * size


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.41
    if letter in _WIDE:
        return 1.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 0.78 if letter.isupper() else 0.64


def fitted(words: str, room: float, size: float = 13.0) -> str:
    """Return words that fit, their middle left out where they do not: codes and labels often differ at the end."""
    if room_for(words, size) <= room:
        return words
    for kept in range(len(words) - 1, 0, -1):
        end = kept * 2 // 5
        cut = words[: kept - end].rstrip() + "…" + (words[-end:].lstrip() if end else "")
        if room_for(cut, size) <= room:
            return cut
    return "…"


def lines(words: str, room: float, size: float = 13.0) -> list[str]:
    """Return words as one line, or as two that break at a space; what does not fit into two loses its middle."""
    if room_for(words, size) <= room:
        return [words]
    parts = words.split()
    first = ""
    while parts and room_for(f"{first} {parts[0]}".strip(), size) <= room:
        first = f"{first} {parts.pop(0)}".strip()
    if not first:
        return [fitted(words, room, size)]
    return [first, fitted(" ".join(parts), room, size)]
