"""How old one must be to read a text with ease, by the length of its sentences and words."""

from __future__ import annotations

import math
import re

_WORD = re.compile(r"[A-Za-zÀ-ÿ']+")
_SENTENCE = re.compile(r"[.!?]+(?:\s|$)|\n")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
_FEWEST = 50  # words below which the measure says nothing


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its groups of vowels, without a silent e at its end."""
    plain = word.lower().strip("'")
    groups = len(_VOWELS.findall(plain))
    if plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def reading_age(text: str) -> float:
    """Return the age in years, NaN where there are fewer than 50 words.

    Notes
    -----
    Flesch and Kincaid: grade = 0.39 words per sentence + 11.8 syllables per word - 15.59; the age is the grade and 5 years.
    """
    words = _WORD.findall(text)
    if len(words) < _FEWEST:
        return math.nan
    sentences = sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return round(grade + 5.0, 1)
