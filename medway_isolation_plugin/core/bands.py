"""The two age bands, and the age that they are split at (METHODS §0)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from .faults import InputError
from .words import QT_TRANSLATE_NOOP, Phrase, Phrases

AGE_SPLITS = (65, 66)  # Census 2021 table TS003 splits at 66; everything else at 65


@dataclass(frozen=True)
class Band:
    """One age band: people under an age, or of that age and over.

    The true age is part of `key` and of `label`, so that people of 66 and over are never passed off as 65 and over.
    """

    older: bool
    age: int = AGE_SPLITS[0]

    @property
    def key(self) -> str:
        """Return what stands in field names and documents: 'u65' or '65p'."""
        return f"{self.age}p" if self.older else f"u{self.age}"

    @property
    def slot(self) -> str:
        """Return which of the two bands it is, whatever the age: 'u65' or '65p', as in parameters and outputs."""
        return self.at(AGE_SPLITS[0]).key

    def at(self, age: int) -> Band:
        """Return the same side of another age."""
        return replace(self, age=age)

    def label(self) -> str:
        """Return the band in words: 'under 65' or '65+'."""
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{age}+")
            if self.older
            else QT_TRANSLATE_NOOP("MedwayIsolation", "under {age}"),
            age=self.age,
        )

    def title(self) -> str:
        """Return the label as the first word of a title: 'Under 65'."""
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{age}+")
            if self.older
            else QT_TRANSLATE_NOOP("MedwayIsolation", "Under {age}"),
            age=self.age,
        )


U65, P65 = Band(older=False), Band(older=True)
BANDS = (U65, P65)
EVERY_BAND = tuple(band.at(age) for age in AGE_SPLITS for band in BANDS)
BY_KEY = {band.key: band for band in EVERY_BAND}

_SPELLINGS = {
    False: ("u{age}", "under {age}", "under{age}", "<{age}", "0-{below}"),
    True: ("{age}p", "{age}+", "{age} and over", "{age}plus", "{age} plus", "over {age}"),
}
_BY_SPELLING = {
    spelling.format(age=band.age, below=band.age - 1): band
    for band in EVERY_BAND
    for spelling in _SPELLINGS[band.older]
}


def band_of(text: object) -> Band:
    """Return the band that `text` names ('u65', '65+', 'under 66' ...), at the age that it says.

    Raises
    ------
    InputError
        When it names no band.
    """
    found = _BY_SPELLING.get(str(text).strip().lower())
    if found is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "'{text}' is not an age band: write u65 (under 65) or 65p (65 and over), or u66 or 66p for counts split at 66.",
            ),
            text=text,
        )
    return found


def check_age_split(
    fields: Mapping[str, str], age_split: int, said: str | None = None, instead: str | None = None
) -> None:
    """Refuse counts whose field names say that they split at another age than `age_split`.

    Counts of people 66 and over must never be passed off as 65 and over (METHODS §0).

    Parameters
    ----------
    fields : mapping of str to str
        What each field holds, in words, and its name.
    age_split : int
        65 or 66.
    said, instead : str
        What says that it is that age, and what else to do than to choose other fields. Default: the setting of an index.
    """
    other = other_age(age_split)
    named = re.compile(rf"(?<!\d){other}(?!\d)")
    in_words = QT_TRANSLATE_NOOP("MedwayIsolation", "{field} ({what})")
    wrong = [Phrase(in_words, field=name, what=role) for role, name in fields.items() if named.search(name)]
    if wrong:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "These fields say that they split at age {other}, but {said}: {fields}. Choose fields that split at {age}, or "
                "{instead}.",
            ),
            other=other,
            said=said or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the age split is set to {age}"), age=age_split),
            fields=Phrases(wrong, ", "),
            age=age_split,
            instead=instead or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "set the age split to {age}"), age=other),
        )


def other_age(age_split: int) -> int:
    """Return the other of the two ages."""
    return next(age for age in AGE_SPLITS if age != age_split)
