"""A run of an algorithm: what must be given and what may be, and that nothing of QGIS's outlives it."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.processing.base import Algorithm
from medway_isolation_plugin.processing.run import Run
from tests.processing.conftest import Feedback
from tests.processing.layers import layer

COLUMNS = {"code": ["E01016017", "E01016018"], "n": [1, 2]}


class Keeping(Algorithm):
    """Keeps its run, as a closure that outlives it would."""

    NAME = "keeping"
    kept: list[Any]
    fails = False

    def createInstance(self) -> Keeping:
        made = Keeping()
        made.kept, made.fails = self.kept, self.fails
        return made

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_areas()
        self.add_table("TABLE", "Table", optional=True)

    def compute(self, run: Run) -> dict[str, Any]:
        self.kept.append(lambda: run.feedback)
        if self.fails:
            try:
                self.fail(run.layer("INPUT").clone())
            except InputError as error:
                raise InputError("This has a cause.") from error
        return {}

    def fail(self, held: QgsVectorLayer) -> None:
        self.kept.append(weakref.ref(held))
        raise InputError("The cause.")


@pytest.fixture
def keeping(provider) -> Keeping:
    made = Keeping()
    made.kept = []
    made.initAlgorithm()
    return made


def ran(algorithm: QgsProcessingAlgorithm, **parameters: Any) -> list[weakref.ref[Any]]:
    """Run an algorithm, and return what points to its context and its feedback without keeping them."""
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    made = algorithm.create()
    assert made.prepare(parameters, context, feedback)
    try:
        made.runPrepared(parameters, context, feedback)
    finally:
        made.postProcess(context, feedback)
        pointers = [weakref.ref(context), weakref.ref(feedback)]
    return pointers


def of(algorithm: QgsProcessingAlgorithm, **parameters: Any) -> Run:
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return Run(algorithm, parameters, context, Feedback())


def test_context_and_feedback_go_with_the_run_though_a_closure_keeps_it(keeping):
    pointers = ran(keeping, INPUT=layer(COLUMNS), CODE_FIELD="code")
    gc.collect()
    (closure,) = keeping.kept
    assert [pointer() for pointer in pointers] == [None, None]
    with pytest.raises(AttributeError):
        closure()


def test_an_error_keeps_nothing_of_the_run(keeping):
    keeping.fails = True
    with pytest.raises(QgsProcessingException, match="This has a cause") as caught:
        ran(keeping, INPUT=layer(COLUMNS), CODE_FIELD="code")
    closure, held = keeping.kept
    assert str(caught.value) == "This has a cause."  # QGIS keeps it: neither it nor its causes may hold on to layers
    assert held() is None
    with pytest.raises(AttributeError):
        closure()


@pytest.mark.parametrize("asked", ["source", "layer"])
def test_what_must_be_there_is_refused_and_what_may_be_is_none(keeping, asked):
    must, may = (lambda run: getattr(run, asked)("TABLE")), (lambda run: getattr(run, f"optional_{asked}")("TABLE"))
    for nothing in ({}, {"TABLE": None}, {"TABLE": ""}):
        assert may(of(keeping, **nothing)) is None
        with pytest.raises(InputError, match="Could not load source layer for TABLE"):
            must(of(keeping, **nothing))
    # One that was chosen and is gone is never taken for one that was not chosen.
    for either in (must, may):
        with pytest.raises(InputError, match=r"Could not load source layer for TABLE: nowhere\.csv not found"):
            either(of(keeping, TABLE="nowhere.csv"))
        assert either(of(keeping, TABLE=layer(COLUMNS))).fields().names() == ["code", "n"]


def test_the_layer_of_selected_features_is_the_whole_one(keeping):
    areas = layer(COLUMNS)
    QgsProject.instance().addMapLayer(areas)
    areas.selectByIds([1])
    run = of(keeping, INPUT=QgsProcessingFeatureSourceDefinition(areas.id(), selectedFeaturesOnly=True))
    assert (run.layer("INPUT").featureCount(), run.source("INPUT").featureCount()) == (2, 1)


def test_progress_stops_where_the_user_has_cancelled(keeping):
    run = of(keeping)
    run.progress(0.25)
    assert run.feedback.progress() == 25.0
    run.feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
        run.progress(0.5)
