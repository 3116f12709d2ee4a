"""Writes tidy tables in the shapes of official files, with all that publishers and spreadsheets do to them.

It shares no code with the reader: what it writes is what the publishers' files were seen to look like.
"""

from __future__ import annotations

from .faults import FAULTS
from .layout import laid_out
from .shapes import MAKERS
from .written import Truth, Written

__all__ = ["FAULTS", "MAKERS", "Truth", "Written", "laid_out"]
