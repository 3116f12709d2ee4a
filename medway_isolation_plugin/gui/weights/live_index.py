"""Indices that answer at once to other weights. They read their data once; the arithmetic is in `core`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)

from ...core.areas import AreaTable
from ...core.arrays import Floats, Texts
from ...core.bands import Band
from ...core.composite import build, engine
from ...core.weighting import variable_shares
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...processing import columns
from ...processing.composite_index import CompositeIndexAlgorithm
from ...processing.run import Run
from ...processing.segmentation import SegmentationAlgorithm
from .schemes import ProfileScheme, RecipeScheme, Scheme, turn


def all_zero(band: Band) -> str:
    """Say that no indicator of a band counts."""
    zero = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "Every weight for {band} is 0, so nothing counts and the map stays as it is. Give at least one indicator a "
        "weight above 0.",
    )
    return Phrase(zero, band=band.label())


class LiveIndex(Protocol):
    """One band's index."""

    codes: Texts
    number: int  # of classes

    def classes(
        self, weights: Mapping[str, float], reversed: frozenset[str] = frozenset()
    ) -> tuple[Floats, Floats, Floats]:
        """Return score, rank and quantile of each area for these weights (field or domain to weight), NaN = missing.

        `reversed` names what has another direction than in the file.

        Raises
        ------
        InputError
            When no weight is above 0.
        """


class ProfileIndex:
    """The segmentation index of a band (METHODS §2)."""

    def __init__(self, households: Any, types: Any, scheme: ProfileScheme, band: Band) -> None:
        weights = next(each for each in scheme.profile.bands if each.band.slot == band.slot)
        self._shares = variable_shares(households, types, weights)
        self.codes = self._shares.codes
        self.number = 5

    def classes(
        self, weights: Mapping[str, float], _reversed: frozenset[str] = frozenset()
    ) -> tuple[Floats, Floats, Floats]:
        """Return score, rank and quantile; see `LiveIndex`."""
        found = self._shares.evaluate(weights, self.number)
        return found.score, found.rank, found.quantile


class RecipeIndex:
    """The composite index of a band (METHODS §4)."""

    def __init__(self, areas: AreaTable, scheme: RecipeScheme, band: Band, otherwise: Mapping[str, str]) -> None:
        """`scheme` has the data's names of the fields; `otherwise` leads to them from the names that weights come under."""
        self._scheme, self._band, self._areas = scheme, band, areas
        self._otherwise = otherwise
        self._reversed: frozenset[str] = frozenset()
        self._prepared = engine.prepare(areas, scheme.recipes[band.key])
        self.codes = self._prepared.codes
        self.number = self._prepared.recipe.ranking.classes

    def classes(
        self, weights: Mapping[str, float], reversed: frozenset[str] = frozenset()
    ) -> tuple[Floats, Floats, Floats]:
        """Return score, rank and quantile; see `LiveIndex`."""
        weights = {self._otherwise.get(name, name): weight for name, weight in weights.items()}
        reversed = frozenset(self._otherwise.get(name, name) for name in reversed)
        if reversed != self._reversed:
            self._prepared = engine.prepare(self._areas, turn(self._scheme.recipes[self._band.key], reversed))
            self._reversed = reversed
        recipe = self._prepared.recipe
        there = {one.name for one in recipe.indicators} | {one.name for one in recipe.domains}
        changed = self._scheme.changed(self._band, weights)
        found = self._prepared.evaluate({name: weight for name, weight in changed.items() if name in there})
        return found.score, found.rank, found.quantile


def indices_of(scheme: Scheme, parameters: Mapping[str, Any], feedback: QgsProcessingFeedback) -> dict[str, LiveIndex]:
    """Return the indices of a scheme by band key, from the parameters that its algorithm takes; in any thread.

    Raises
    ------
    InputError
        Whatever the algorithm would refuse.
    """
    if isinstance(scheme, RecipeScheme):
        return _recipe_indices(scheme, parameters, feedback)
    return _profile_indices(scheme, parameters, feedback)


def _profile_indices(
    scheme: ProfileScheme, parameters: Mapping[str, Any], feedback: QgsProcessingFeedback
) -> dict[str, LiveIndex]:
    algorithm = SegmentationAlgorithm()
    with _run(algorithm, parameters, feedback) as run:
        rows = columns.read(
            run.source("INPUT"),
            run.text("CODE_FIELD"),
            {},
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the areas layer")),
            run.feedback,
        )
        households, types = algorithm.tables(run, scheme.profile, rows.table.codes)
    return {band.key: ProfileIndex(households, types, scheme, band) for band in scheme.bands()}


def _recipe_indices(
    scheme: RecipeScheme, parameters: Mapping[str, Any], feedback: QgsProcessingFeedback
) -> dict[str, LiveIndex]:
    algorithm = CompositeIndexAlgorithm()
    bands = scheme.bands()
    names = {band.key: scheme.otherwise(band, parameters["FIELD_NAMES"]) for band in bands}
    named = RecipeScheme([build.renamed(scheme.recipes[band.key], names[band.key]) for band in bands])
    with _run(algorithm, parameters, feedback) as run:
        read = algorithm.indicators(run, [named.recipes[band.key] for band in bands])
    return {band.key: RecipeIndex(areas, named, band, names[band.key]) for band, areas in zip(bands, read)}


def _run(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], feedback: QgsProcessingFeedback) -> Run:
    algorithm.initAlgorithm({})
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return Run(algorithm, dict(parameters), context, feedback)
