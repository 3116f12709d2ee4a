"""Disclosure control: counts of persons that may leave the office (NEED §8).

What may be shown is decided for a whole table with its totals at once, because a hidden count is worked out from what stands
around it. `protect` is the one way: it takes true counts and returns what may be printed; `is_person_data` says of which data.
"""

from __future__ import annotations

from .columns import GuardedColumns, counts_of_persons, guard_columns, numbers_of, protected_counts
from .protect import Protected, protect
from .rules import HIDDEN, LIMITS, NHS, SMALL, DisclosureRule, below, is_person_data
from .table import ShownCounts

__all__ = [
    "HIDDEN",
    "LIMITS",
    "NHS",
    "SMALL",
    "DisclosureRule",
    "GuardedColumns",
    "Protected",
    "ShownCounts",
    "below",
    "counts_of_persons",
    "guard_columns",
    "is_person_data",
    "numbers_of",
    "protect",
    "protected_counts",
]
