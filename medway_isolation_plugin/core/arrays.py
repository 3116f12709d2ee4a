"""The arrays that core works on, by what they hold. Every module takes its array types from here.

numpy 1.20 has no `NDArray`; only type checkers need it. What runs sees arrays of any kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    Array = NDArray[Any]
    Floats = NDArray[np.float64]  # NaN where missing
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]
    Texts = NDArray[np.object_]  # None where missing
else:
    Array = Floats = Ints = Bools = Texts = np.ndarray
