"""The two age bands, and the age they are split at (METHODS §0)."""

import re
from dataclasses import dataclass

from .faults import InputError

AGE_SPLITS = (65, 66)  # Census 2021 table TS003 splits at 66; everything else at 65


@dataclass(frozen=True)
class Band:
    """One age band: `key` in field names, `label` in words."""

    key: str
    template: str

    def label(self, age_split: int = 65) -> str:
        """Return the band in words, 'under 65' or '65+', with the age that the data really splits at."""
        return self.template.format(age=age_split)

    def title(self, age_split: int = 65) -> str:
        """Return the label as the first word of a title: 'Under 65'."""
        label = self.label(age_split)
        return label[:1].upper() + label[1:]


U65 = Band("u65", "under {age}")
P65 = Band("65p", "{age}+")
BANDS = (U65, P65)

_SPELLINGS = {
    U65.key: ("u65", "under 65", "under65", "<65", "0-64", "under 66", "u66"),
    P65.key: ("65p", "65+", "65 and over", "65plus", "65 plus", "over 65", "66+", "66p", "66 and over"),
}


def band_of(text: object) -> Band:
    """Return the band that `text` names ('u65', '65+', 'under 65' ...).

    Raises
    ------
    InputError
        When it names neither band.
    """
    wanted = str(text).strip().lower()
    for band in BANDS:
        if wanted in _SPELLINGS[band.key]:
            return band
    raise InputError(f"'{text}' is not an age band: write u65 (under 65) or 65p (65 and over).")


def check_age_split(fields: dict[str, str], age_split: int) -> None:
    """Refuse counts whose field names say that they split at another age than `age_split`.

    Counts of people 66 and over must never be passed off as 65 and over (METHODS §0).

    Parameters
    ----------
    fields : dict of str to str
        What each field holds, in words, and its name.
    age_split : int
        65 or 66.
    """
    other = next(age for age in AGE_SPLITS if age != age_split)
    named = re.compile(rf"(?<!\d){other}(?!\d)")
    wrong = [f"{name} ({role})" for role, name in fields.items() if named.search(name)]
    if wrong:
        raise InputError(
            f"These fields say that they split at age {other}, but the age split is set to {age_split}: "
            f"{', '.join(wrong)}. Choose fields that split at {age_split}, or set the age split to {other}."
        )
