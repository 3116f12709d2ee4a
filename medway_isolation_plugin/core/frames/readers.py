"""Recipes and weight profiles, from files or from documents that are made in Python."""

from __future__ import annotations

import json
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any, Union

from .. import profiles
from ..composite import model, recipe
from ..composite.model import Recipe
from ..profiles import WeightProfile
from ..words import QT_TRANSLATE_NOOP, Phrase

Source = Union[str, "PathLike[str]", Mapping[str, Any]]


def read_recipe(source: Source) -> Recipe:
    """Read a recipe, which fully determines a composite index.

    Parameters
    ----------
    source : path or mapping
        A JSON file in UTF-8, or the document itself, in which `schema` and `schema_version` may be left out.

    Returns
    -------
    Recipe
        For `composite_index`, `indicator_audit`, `weight_robustness` and `explain_area`.

    Raises
    ------
    InputError
        When the file cannot be read or is no valid recipe; the message names the place, such as indicators[2].weight.

    Notes
    -----
    The keys: docs/recipes.md.

    Examples
    --------
    >>> from medway_isolation_plugin.core import read_recipe
    >>> recipe = read_recipe(
    ...     {"title": "Alone", "indicators": [{"field": "alone", "denominator": "people"}, {"field": "no_car", "weight": 3}]}
    ... )
    >>> recipe.fields(), recipe.effective_weights()
    (['alone', 'people', 'no_car'], {'alone': 0.25, 'no_car': 0.75})
    """
    if isinstance(source, Mapping):
        return recipe.parse(
            _document(source, model.SCHEMA, model.SCHEMA_VERSION),
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the recipe")),
        )
    return recipe.read(Path(source))


def read_profile(*sources: Source) -> WeightProfile:
    """Read a weight profile: which variables count in each band, and how much.

    Parameters
    ----------
    *sources : path or mapping
        JSON files in UTF-8, or the documents themselves; several of different bands are joined into one.

    Returns
    -------
    WeightProfile
        For `segmentation_index`.

    Raises
    ------
    InputError
        When a file cannot be read or is no valid profile, which names the place, such as bands[0].variables[2].weight; or
        when two weight the same band, or bands that split at different ages.

    Notes
    -----
    The keys: docs/profiles.md.

    Examples
    --------
    >>> from medway_isolation_plugin.core import read_profile
    >>> variables = [{"field": "widowed", "label": "Widowed", "weight": 7}]
    >>> profile = read_profile({"title": "Ours", "source": "Panel", "bands": [{"band": "65p", "variables": variables}]})
    >>> profile.fields(), profile.age_split
    (['widowed'], 65)
    """
    return profiles.combine(
        [
            profiles.parse(
                _document(source, profiles.SCHEMA, profiles.SCHEMA_VERSION),
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the weight profile")),
            )
            if isinstance(source, Mapping)
            else profiles.read(Path(source))
            for source in sources
        ]
    )


def _document(given: Mapping[str, Any], schema: str, version: int) -> str:
    return json.dumps({"schema": schema, "schema_version": version, **given})
