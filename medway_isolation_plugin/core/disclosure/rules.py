"""What is hidden, how the rest is rounded, and which data it goes for."""

from __future__ import annotations

from dataclasses import dataclass

from ..faults import InputError
from ..fields import Data
from ..words import QT_TRANSLATE_NOOP, Phrase

HIDDEN = "*"  # in place of a hidden count, whether it is small itself or hides another
_FREE = frozenset({Data.COUNT, Data.INDEX, Data.ESTIMATE})


@dataclass(frozen=True)
class DisclosureRule:
    """Counts from 1 to `highest` are hidden, others rounded to the nearest multiple of `step`; 0 stays 0."""

    highest: int
    step: int = 1

    def hides(self, count: int) -> bool:
        """Return whether a count is hidden for what it is."""
        return 1 <= count <= self.highest

    def rounded(self, count: int) -> int:
        """Return a count as it is printed, halves up."""
        return (2 * count + self.step) // (2 * self.step) * self.step

    def within(self, shown: int) -> tuple[int, int]:
        """Return the least and the greatest count that are printed as `shown`."""
        if shown == 0:
            return 0, 0
        return max(self.highest + 1, shown - (self.step - 1) // 2), shown + self.step // 2

    def words(self) -> str:
        """Return the rule in a sentence."""
        rounded = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "Counts of 1 to {highest} are hidden ({mark}), others rounded to the nearest {step}; 0 stays 0. Totals are of the counts "
            "before rounding.",
        )
        plain = QT_TRANSLATE_NOOP("MedwayIsolation", "Counts of 1 to {highest} are hidden ({mark}); 0 stays 0.")
        return Phrase(rounded if self.step > 1 else plain, highest=self.highest, mark=HIDDEN, step=self.step)


NHS = DisclosureRule(7, 5)
SMALL = DisclosureRule(4)
LIMITS = (2, 1000)


def below(limit: int) -> DisclosureRule:
    """Return the rule that hides counts below a limit.

    Raises
    ------
    InputError
        When the limit is outside 2 to 1,000.
    """
    low, high = LIMITS
    if not low <= limit <= high:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The limit is {limit}: choose one from {low} to {high}."),
            limit=limit,
            low=low,
            high=f"{high:,}",
        )
    return DisclosureRule(limit - 1)


def is_person_data(data: Data) -> bool:
    """Return whether counts of this kind must be protected: those of persons, and those of which nothing is known.

    Published census counts, published indices and modelled estimates are protected already or are nobody's count; hiding them
    would break totals.
    """
    return data not in _FREE
