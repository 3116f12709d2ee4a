"""One watch for any number of layers: a burst is told once, and a layer that goes leaves the others watched."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtTest import QSignalSpy

from medway_isolation_plugin.gui.shared.layer_watch import SOURCE, VALUES, LayerWatch
from tests.gui.window import settle, wait


@pytest.fixture
def layers(project: Any) -> list[QgsVectorLayer]:
    made = [QgsVectorLayer("Point?field=a:int", f"layer {number}", "memory") for number in range(3)]
    project.addMapLayers(made)
    return made


@pytest.fixture
def parent(qgis_app: Any) -> Any:
    owner = QObject()
    yield owner
    owner.deleteLater()
    settle()


def watching(parent: QObject, signals: Any, *layers: QgsVectorLayer) -> tuple[LayerWatch, QSignalSpy, QSignalSpy]:
    watch = LayerWatch(signals, 0, parent)
    watch.watch(*layers)
    return watch, QSignalSpy(watch.changed), QSignalSpy(watch.gone)


def test_a_burst_on_several_layers_is_told_once(parent, layers):
    _, changed, gone = watching(parent, SOURCE, *layers[:2])
    for layer in layers[:2]:
        layer.setName("another")
        layer.setSubsetString("")
        layer.startEditing()
    layers[2].setName("not watched")
    wait(lambda: len(changed))
    settle()
    assert (len(changed), len(gone)) == (1, 0)


def test_values_are_heard_of_only_where_they_are_asked_for(parent, layers):
    _, source, _ = watching(parent, SOURCE, layers[0])
    _, values, _ = watching(parent, VALUES, layers[0])
    layers[0].dataChanged.emit()
    wait(lambda: len(values))
    settle()
    assert (len(source), len(values)) == (0, 1)


def test_a_layer_that_goes_leaves_the_others_watched(parent, layers, project):
    watch, changed, gone = watching(parent, SOURCE, *layers[:2])
    layers[0].setName("told of with the others")
    project.removeMapLayer(layers[0].id())
    assert len(gone) == 1
    wait(lambda: len(changed) == 1)
    layers[1].setName("another")
    wait(lambda: len(changed) == 2)
    project.removeMapLayer(layers[1].id())
    settle()
    assert (len(changed), len(gone)) == (2, 2)
    watch.watch(layers[2])
    layers[2].setName("another")
    wait(lambda: len(changed) == 3)


def test_a_project_that_is_closed_is_not_told_of(parent, layers, project):
    _, changed, gone = watching(parent, VALUES, *layers)
    layers[0].setName("another")
    project.clear()
    settle()
    assert (len(changed), len(gone)) == (0, 0)
