"""Numbers as outputs of algorithms."""

from __future__ import annotations

import math
from collections.abc import Mapping


def known(value: float) -> float | None:
    """Return a number as an output: nothing where it is missing."""
    return None if math.isnan(value) else float(value)


def study_area_outputs(values: Mapping[str, float]) -> dict[str, float | None]:
    """Return the study area's value for each band as outputs, nothing where there is none."""
    return {f"VALUE_{key.upper()}": known(value) for key, value in values.items()}
