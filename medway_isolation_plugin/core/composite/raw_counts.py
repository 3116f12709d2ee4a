"""Indicators that are counts of people or households and not rates: they say where many people live (METHODS §4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from .. import sources
from ..areas import AreaTable, Measure, RawTable
from ..arrays import Floats
from ..faults import InputError, Stop
from ..words import QT_TRANSLATE_NOOP, Phrase
from . import engine
from .audit import spearman_matrix
from .model import Indicator, Recipe

_POPULATIONS = ("residents", "residents_hh", "households")  # what `sources.recognise` calls them
_FOLLOWS = 0.5  # rank correlation, which shares and scores hardly have with the number of people
_FEWEST = 20  # of fewer areas a correlation says little
_PERCENT = 100.0  # whole numbers up to it may be percentages, ages or scores


def populations(headings: Iterable[str]) -> list[str]:
    """Return the fields that by their headings hold all residents or households of an area."""
    found = sources.recognise(list(headings)).found
    return [found[key] for key in _POPULATIONS if key in found]


def checked(codes: Sequence[object], read: RawTable, recipe: Recipe, stop: Stop = lambda: None) -> AreaTable:
    """Return the recipe's indicators as they were read, checked, with a warning for each that is a raw count.

    Raises
    ------
    InputError
        With every fault of the indicators. Fields that hold the populations are looked at, and nothing in them is a fault.
    """
    areas = AreaTable.checked(codes, read, engine.measures(recipe), engine.parts(recipe), engine.labels(recipe), stop)
    fields = populations(read.cells)
    measures = [
        Measure(
            name, name, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a count of people or households")), lowest=None
        )
        for name in fields
    ]
    try:
        known = AreaTable.checked(codes, read, measures).values
    except InputError:
        known = {}
    return replace(areas, warnings=(*areas.warnings, *raw_counts(recipe, areas, known)))


def raw_counts(recipe: Recipe, areas: AreaTable, populations: Mapping[str, Floats]) -> tuple[str, ...]:
    """Warn of indicators that are, or follow, the number of people or households.

    Parameters
    ----------
    recipe : Recipe
    areas : AreaTable
        With the recipe's fields.
    populations : mapping of str to ndarray of float, shape (n,)
        Residents or households of each area, by field. The recipe's denominators are looked at too.
    """
    wholes = {one.denominator: areas.values[one.denominator] for one in recipe.indicators if one.denominator}
    said = []
    for one in recipe.indicators:
        if one.denominator:
            continue
        for field, population in {**populations, **wholes}.items():
            if why := _why(areas.values[one.field], population, field):
                said.append(_warning(one, why))
                break
    return tuple(said)


def _warning(one: Indicator, why: str) -> str:
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "'{indicator}' (field {field}) looks like a raw count, not a rate: {why}. It says above all where many people live. Give it "
            "a denominator, such as the residents or the households that are counted.",
        ),
        indicator=one.label,
        field=one.field,
        why=why,
    )


def _why(x: Floats, population: Floats, field: str) -> str:
    both = ~np.isnan(x) & ~np.isnan(population)
    x, population = x[both], population[both]
    if not x.size:
        return ""
    whole = bool((x == np.floor(x)).all()) and x.min() >= 0
    ranks = np.unique(x).size == x.size and x.max() <= x.size
    if whole and not ranks and x.max() > _PERCENT and (x <= population).all():
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "whole numbers, in every area a part of '{field}'"), field=field
        )
    if x.size < _FEWEST:
        return ""
    rho = float(spearman_matrix(np.column_stack([x, population]))[0, 1])
    if rho < _FOLLOWS:
        return ""
    return Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "it follows '{field}' (rank correlation {rho})"),
        field=field,
        rho=f"{rho:.2f}",
    )
