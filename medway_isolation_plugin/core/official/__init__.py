"""Official files as they are downloaded: grids of cells in, tidy tables out. No file formats here, and no QGIS.

`read` does it all: it finds the table in the sheets, says what shape it is of, and gives its variables their canonical names.
"""

from __future__ import annotations

from .cells import Below
from .grids import Grid
from .reader import read
from .tidy import Tidy, UndecidedError, Wishes
from .variables import Variable

__all__ = ["Below", "Grid", "Tidy", "UndecidedError", "Variable", "Wishes", "read"]
