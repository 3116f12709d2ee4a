"""The library behind the plugin, without QGIS: social isolation and deprivation of small areas, from data frames.

The functions of this module take pandas data frames and return data frames; docs/library.md lists them. Area codes stand in a column,
which `code` names, or in the index, and come out where they came in; rows keep their order. Rank 1 and class 1 are always the
worst. Missing is NaN or None and never zero. What must be mended raises `InputError`, whose message says what is wrong, where,
and what to do; what should be heard is a `UserWarning`.

Inside, a table comes in, is checked once (`areas.AreaTable`), travels as numpy arrays, and leaves as one
`results.ResultTable`. Nothing heavy is imported before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .faults import InputError
from .needs import pandas_lacking
from .words import QT_TRANSLATE_NOOP, Phrase

if TYPE_CHECKING:
    from .frames.composites import composite_index, explain_area, indicator_audit, weight_robustness
    from .frames.deprivation import deprivation_quintiles
    from .frames.indices import living_alone_index, segmentation_index
    from .frames.priorities import compare_indices, flag_priority, ward_summary
    from .frames.readers import read_profile, read_recipe
    from .frames.statistics import quantiles, ranks, wilson_interval

__all__ = [
    "InputError",
    "compare_indices",
    "composite_index",
    "deprivation_quintiles",
    "explain_area",
    "flag_priority",
    "indicator_audit",
    "living_alone_index",
    "quantiles",
    "ranks",
    "read_profile",
    "read_recipe",
    "segmentation_index",
    "ward_summary",
    "weight_robustness",
    "wilson_interval",
]

_ROOMS = ("readers", "statistics", "indices", "deprivation", "composites", "priorities")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        rooms = (import_module(f".frames.{room}", __name__) for room in _ROOMS)
        return next(getattr(room, name) for room in rooms if hasattr(room, name))
    except ModuleNotFoundError as error:
        if error.name != "pandas":
            raise
        raise ImportError(
            pandas_lacking(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name} works on data frames and"), name=name))
        ) from error


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
