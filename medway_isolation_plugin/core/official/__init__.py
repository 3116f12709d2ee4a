"""Official files as they are downloaded: grids of cells in, tidy tables out. No file formats here, and no QGIS.

`read` does it all: it finds the table in the sheets, says what shape it is of, and gives its variables their canonical names.
"""

from __future__ import annotations

from .cells import Below
from .grids import Factored, Grid
from .placing import places
from .reader import read
from .several import File, Joined, join, join_first, read_all
from .tidy import Tidy, UndecidedError, UnknownTableError, Wishes
from .variables import OfficialVariable

__all__ = [
    "Below",
    "Factored",
    "File",
    "Grid",
    "Joined",
    "OfficialVariable",
    "Tidy",
    "UndecidedError",
    "UnknownTableError",
    "Wishes",
    "join",
    "join_first",
    "places",
    "read",
    "read_all",
]
