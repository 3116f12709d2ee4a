"""Small recipes and tables, made the way the plugin makes them: recipes from JSON, areas through the checks at the border."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from medway_isolation_plugin.core.areas import AreaTable, RawTable
from medway_isolation_plugin.core.composite import engine, recipe
from medway_isolation_plugin.core.composite.index import Composite, Keep, composite
from medway_isolation_plugin.core.composite.model import Recipe

NAN = float("nan")
ALL = Keep(treated=True, normalised=True, contributions=True)


def floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)


def document(indicators: Sequence[Mapping[str, Any] | str], **root: Any) -> dict[str, Any]:
    """Return a recipe's document; an indicator that is a plain text is a field with all defaults."""
    return {
        "schema": "medway-isolation/recipe",
        "schema_version": 1,
        "title": "Made for a test",
        "indicators": [{"field": one} if isinstance(one, str) else dict(one) for one in indicators],
        **root,
    }


def made(indicators: Sequence[Mapping[str, Any] | str], **root: Any) -> Recipe:
    """Return a recipe."""
    return recipe.parse(json.dumps(document(indicators, **root)))


def areas(columns: Mapping[str, Sequence[Any]], how: Recipe, codes: Sequence[Any] | None = None) -> AreaTable:
    """Return checked areas, one a value; None is missing."""
    count = len(next(iter(columns.values())))
    codes = [f"X{number:05}" for number in range(count)] if codes is None else codes
    table = RawTable("the table", codes, {name: list(values) for name, values in columns.items()})
    return AreaTable.checked(codes, table, engine.measures(how), engine.parts(how), engine.labels(how))


def run(columns: Mapping[str, Sequence[Any]], how: Recipe, keep: Keep = ALL) -> Composite:
    """Return the whole result."""
    return composite(areas(columns, how), how, keep)


def scored(
    columns: Mapping[str, Sequence[Any]], indicators: Sequence[Mapping[str, Any] | str], **root: Any
) -> np.ndarray:
    """Return only the scores."""
    return run(columns, made(indicators, **root)).score
