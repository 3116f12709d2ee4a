"""Python's cycle collector never runs in a thread of the plugin's: it would delete windows and layers there, and QGIS would end."""

from __future__ import annotations

import gc
import threading

import pytest
from qgis.core import QgsProject
from qgis.PyQt import sip

from medway_isolation_plugin.gui.shared import layer_reading
from medway_isolation_plugin.gui.shared.algorithm_run import AlgorithmRun
from medway_isolation_plugin.gui.shared.layer_reading import LayerReading
from medway_isolation_plugin.layers import collector
from medway_isolation_plugin.processing.first_map import sample_values
from tests import garbage
from tests.gui.window import dock_in, settle, wait


@pytest.fixture(autouse=True)
def collecting():
    """It is on before a test, and after it again."""
    settle()
    assert gc.isenabled()
    yield
    settle()
    assert gc.isenabled()


def circles(number):
    """Make so many of them that the collector is due."""
    for _ in range(number):
        garbage.Circle()


def end_of(thing, start):
    ended = []
    thing.done.connect(ended.append)
    thing.failed.connect(ended.append)
    start()
    return wait(lambda: ended)


@pytest.mark.parametrize("more", [{}, {"CODE_FIELD": "name"}], ids=["done", "fails"])
def test_not_at_the_end_of_an_algorithm(sample, tmp_path, provider, more):
    sources = {name: f"{sample}|layername={name}" for name in ("areas", "census")}
    given = {**sample_values("livingalone", sources), "OUTPUT": str(tmp_path / "out.gpkg"), **more}
    run = AlgorithmRun()
    with garbage.let_go_of() as where:
        (said,) = end_of(run, lambda: run.start("medwayisolation:livingalone", given))
        assert isinstance(said, str) is bool(more), said
        settle()
        circles(2000)
    assert where == [True]


def test_not_while_layers_are_read():
    reading = LayerReading()
    with garbage.let_go_of() as where:
        end_of(reading, lambda: reading.start("Reads", lambda feedback: circles(5000), {}))
        settle()
        circles(2000)
    assert where == [True]


def test_not_on_the_way_into_a_thread_either(monkeypatch):
    """A thread makes objects before the first line of a task's code."""
    seen = []

    def reads(self):
        seen.append(gc.isenabled())
        return True

    monkeypatch.setattr(layer_reading._Task, "run", reads)
    reading = LayerReading()
    end_of(reading, lambda: reading.start("Reads", lambda feedback: None, {}))
    assert seen == [False]


def test_a_task_that_is_given_up_while_it_waits_holds_nothing(blocker):
    reading = LayerReading()
    reading.start("Reads", lambda feedback: None, {})
    assert not gc.isenabled()
    reading.stop()
    assert gc.isenabled()


def test_not_where_reading_fails():
    reading = LayerReading()

    def fails(_feedback):
        circles(5000)
        raise ZeroDivisionError

    with garbage.let_go_of() as where:
        (said,) = end_of(reading, lambda: reading.start("Reads", fails, {}))
        settle()
        circles(2000)
    assert "That did not work" in said
    assert where == [True]


def test_it_runs_again_once_the_last_holder_has_let_go():
    with collector.held():
        with collector.held():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_thread_gives_it_back_to_the_window():
    def holds():
        with collector.held():
            assert not gc.isenabled()

    thread = threading.Thread(target=holds)
    thread.start()
    thread.join()
    assert not gc.isenabled(), "the thread would be the one in which it runs next"
    settle()
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off():
    gc.disable()
    try:
        with collector.held():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_unloading_lets_it_go_on():
    with collector.held():
        collector.let_go()
        assert gc.isenabled()
    assert gc.isenabled()


def test_a_part_that_is_closed_belongs_to_qt_until_it_is_deleted(mapped):
    for name in ("style", "priority", "weights", "export"):
        mapped.show_page(name)
    parts = list(mapped.parts.values())
    assert len(parts) == 5
    QgsProject.instance().clear()
    assert not any(sip.isdeleted(part) for part in parts)
    assert not any(sip.ispyowned(part) for part in parts)
    settle()
    assert all(sip.isdeleted(part) for part in parts)


def test_the_panel_leaves_nothing_to_it(window, provider, sample):
    with garbage.left() as found, dock_in(window) as dock:
        dock.parts["areas"].steps.sample_button.click()
        settle()
        dock.parts["areas"].steps.map_button.click()
        settle()
        for name in ("style", "priority", "weights", "export"):
            dock.show_page(name)
            settle()
        QgsProject.instance().clear()
        settle(6)
        del dock
    assert found == []
