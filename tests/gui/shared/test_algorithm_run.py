"""One way to run an algorithm: with an entry in the history, a way to cancel, and one answer at the end."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject

from medway_isolation_plugin.gui.shared.algorithm_run import AlgorithmRun
from tests.gui.window import settle, wait

IN_A_TASK, IN_THE_MAIN_THREAD = "native:centroids", "native:createspatialindex"


class Said:
    """What a run has said."""

    def __init__(self, run: AlgorithmRun) -> None:
        self.done: list[dict[str, Any]] = []
        self.failed: list[str] = []
        self.percents: list[float] = []
        run.done.connect(self.done.append)
        run.failed.connect(self.failed.append)
        run.progressed.connect(self.percents.append)


@pytest.fixture
def run(project: QgsProject, provider: Any) -> Any:
    owner = QObject()
    made = AlgorithmRun(owner)
    yield made
    made.stop()
    owner.deleteLater()
    settle()


@pytest.fixture
def layer(project: QgsProject) -> QgsVectorLayer:
    made = QgsVectorLayer("Polygon?field=a:int", "areas", "memory")
    project.addMapLayer(made)
    return made


def history() -> list[dict[str, Any]]:
    return [entry.entry for entry in QgsGui.historyProviderRegistry().queryEntries(providerId="processing")]


def parameters(name: str, layer: QgsVectorLayer) -> dict[str, Any]:
    more = {} if name == IN_THE_MAIN_THREAD else {"OUTPUT": "TEMPORARY_OUTPUT"}
    return {"INPUT": layer.id(), **more}


@pytest.mark.parametrize("name", [IN_A_TASK, IN_THE_MAIN_THREAD])
def test_every_run_is_in_the_history_with_what_was_said(run, layer, name):
    before, said = len(history()), Said(run)
    run.start(name, parameters(name, layer))
    wait(lambda: not run.running())
    assert (len(said.done), said.failed, run.cancelled) == (1, [], False)
    new = history()[before:]
    assert [entry["algorithm_id"] for entry in new] == [name]
    assert "log" in new[0]


def test_how_far_it_is_is_told(run, layer):
    layer.dataProvider().addFeatures([QgsFeature() for _ in range(50)])
    said = Said(run)
    run.start(IN_A_TASK, parameters(IN_A_TASK, layer))
    wait(lambda: said.done and said.percents)
    assert said.percents == sorted(said.percents)
    assert said.percents[-1] > 90


def test_a_temporary_output_is_a_layer_of_the_project(run, layer, project):
    said = Said(run)
    run.start(IN_A_TASK, parameters(IN_A_TASK, layer))
    wait(lambda: said.done)
    made = said.done[0]["OUTPUT"]
    assert project.mapLayer(made.id()) is made


def test_a_file_is_not_loaded(run, layer, project, tmp_path):
    said = Said(run)
    run.start(IN_A_TASK, {"INPUT": layer.id(), "OUTPUT": str(tmp_path / "made.gpkg")})
    wait(lambda: said.done)
    assert said.done[0]["OUTPUT"] == str(tmp_path / "made.gpkg")
    assert list(project.mapLayers().values()) == [layer]


def test_a_run_that_is_cancelled_says_so_and_the_next_may_begin(run, layer):
    said = Said(run)
    run.start(IN_A_TASK, parameters(IN_A_TASK, layer))
    run.cancel()
    wait(lambda: not run.running())
    assert (said.done, said.failed, run.cancelled) == ([], ["Cancelled: nothing was written."], True)
    run.start(IN_THE_MAIN_THREAD, parameters(IN_THE_MAIN_THREAD, layer))  # returns when it is done
    assert len(said.done) == 1
    assert not run.cancelled


def test_a_second_run_at_a_time_is_refused(run, layer):
    said = Said(run)
    for _ in range(2):
        run.start(IN_A_TASK, parameters(IN_A_TASK, layer))
    assert said.failed == ["A run is under way: wait until it is done."]
    wait(lambda: said.done)


def test_what_is_given_up_says_no_more(run, layer, project):
    said = Said(run)
    run.start(IN_A_TASK, parameters(IN_A_TASK, layer))
    run.stop()
    settle()
    assert (said.done, said.failed, run.running()) == ([], [], False)
    assert list(project.mapLayers().values()) == [layer]


def test_an_algorithm_that_is_not_there(run):
    said = Said(run)
    run.start("native:nosuch", {})
    assert said.failed == ["QGIS has no algorithm native:nosuch. Enable it in the Processing options."]


def test_what_cannot_be_prepared_says_why_and_is_not_called_cancelled(run, layer, monkeypatch):
    from medway_isolation_plugin.processing.flag_priority import FlagPriorityAlgorithm

    monkeypatch.setattr(FlagPriorityAlgorithm, "prepareAlgorithm", lambda *_arguments: False)
    said = Said(run)
    rule = {"INPUT": layer.id(), "CODE_FIELD": "a", "CRITERIA": ["a", "=", "1"], "OUTPUT": "TEMPORARY_OUTPUT"}
    run.start("medwayisolation:flagpriority", rule)
    assert (said.failed, run.cancelled) == (["The algorithm stopped without saying why."], False)
