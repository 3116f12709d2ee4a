"""A run that is under way when its project, its layer, the plugin or QGIS goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsTask
from qgis.PyQt import sip

from medway_isolation_plugin.gui.shared import held_tasks
from tests.gui.blocking import idle
from tests.gui.window import settle

ROOT = Path(__file__).resolve().parents[2]


def begin_priority(dock, folder):
    part = _shown(dock, "priority")
    part.form.apply.click()
    return part.run


def begin_weights(dock, folder):
    part = _shown(dock, "weights")
    part.form.apply.click()
    return part.run


def begin_reading(dock, folder):
    part = _shown(dock, "weights")
    assert part.live.busy()


def begin_export(dock, folder):
    part = _shown(dock, "export")
    part.form.folder.setFilePath(str(folder))
    part.form.export_package.click()
    return part.run


def _shown(dock, name):
    dock.show_page(name)
    settle(10)
    return dock.parts[name]


def new_project(dock, folder):
    QgsProject.instance().clear()


def open_project(dock, folder):
    assert QgsProject.instance().read(str(folder / "other.qgz"))


def remove_layer(dock, folder):
    QgsProject.instance().removeAllMapLayers()


def unload(dock, folder):
    dock.close_down()
    dock.deleteLater()


def told_of_removal(window) -> bool:
    return any("was removed" in text for text in window.told())


LEAVING = [new_project, open_project, remove_layer, unload]


def held() -> list[QgsTask]:
    return [one.task for one in held_tasks._held if not sip.isdeleted(one.task)]


@pytest.fixture
def leaving(window, provider, project):
    """The dock after sample data and first map; a test may close it."""
    from qgis.PyQt.QtCore import Qt

    from medway_isolation_plugin.gui.dock import MedwayDock

    made = MedwayDock(window, window.main)
    window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.show()
    settle()
    made.parts["areas"].steps.sample_button.click()
    settle()
    made.parts["areas"].steps.map_button.click()
    settle()
    yield made
    if not sip.isdeleted(made) and made.parts:
        made.close_down()
        made.deleteLater()
    settle()


@pytest.mark.parametrize("state", ["queued", "starting", "running"])
@pytest.mark.parametrize("leave", LEAVING, ids=lambda one: one.__name__)
@pytest.mark.parametrize(
    "begin", [begin_priority, begin_weights, begin_reading, begin_export], ids=lambda one: one.__name__
)
def test_leaving_while_something_runs(leaving, blocker, window, project, tmp_path, begin, leave, state):
    other = QgsProject()
    other.write(str(tmp_path / "other.qgz"))
    (tmp_path / "out").mkdir()
    begin(leaving, tmp_path / "out")
    task = held()[-1]  # what the weights are of is being read too
    ended = []
    task.taskCompleted.connect(lambda: ended.append("completed"))
    task.taskTerminated.connect(lambda: ended.append("terminated"))
    if state != "queued":
        blocker.free.set()  # the thread takes the task now, or in the next moment
    if state == "running":
        while task.status() == QgsTask.TaskStatus.Queued:
            pass
    leave(leaving, tmp_path)
    assert leave is not remove_layer or ended or told_of_removal(window)
    blocker.free.set()
    idle()
    settle(10)
    assert [layer.name() for layer in project.mapLayers().values() if layer.providerType() == "memory"] == []
    assert list((tmp_path / "out").iterdir()) == [], "nothing is left of a file that was given up"
    # What the thread worked with is let go of by the next run at the latest.
    held_tasks._forget_ended()
    settle(10)
    held_tasks._forget_ended()
    assert held() == []


CLOSING = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsProject
app = QgsApplication([], True)
app.initQgis()
sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
from processing.core.Processing import Processing
Processing.initialize()
from medway_isolation_plugin.processing.provider import register
provider = register()
from medway_isolation_plugin.gui.dock import MedwayDock
from tests.gui.window import Window, settle
from tests.gui.blocking import Blocker
from tests.gui.test_leaving import {begin}
from medway_isolation_plugin.gui.areas import result_maps
from medway_isolation_plugin.processing import add_sample_data
add_sample_data.default_folder = result_maps.default_folder = lambda: Path({folder!r}) / "sample"
from qgis.PyQt.QtCore import Qt
window = Window()
dock = MedwayDock(window, window.main)
window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
dock.show()
settle()
dock.parts["areas"].steps.sample_button.click()
settle()
dock.parts["areas"].steps.map_button.click()
settle()
pool = QgsApplication.taskManager().threadPool()
pool.setMaxThreadCount(1)
blocker = Blocker()
QgsApplication.taskManager().addTask(blocker)
while not blocker.begun.is_set():
    settle()
{begin}(dock, Path({folder!r}))
from medway_isolation_plugin.gui.shared import held_tasks
assert held_tasks._held, window.told()
if {state!r} != "queued":
    blocker.free.set()
if {state!r} == "running":
    while held_tasks._held[-1].task.status() == held_tasks.QgsTask.TaskStatus.Queued:
        pass
dock.close_down()
blocker.free.set()
window.close()
del dock
QgsProject.instance().clear()
app.exitQgis()
print("closed", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize("state", ["queued", "starting", "running"])
@pytest.mark.parametrize("begin", ["begin_priority", "begin_weights", "begin_export"])
def test_closing_qgis_while_something_runs(tmp_path, begin, state):
    code = CLOSING.format(root=str(ROOT), begin=begin, state=state, folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip().endswith("closed")


def test_a_run_that_cannot_be_prepared_ends_with_a_message(leaving, window, monkeypatch):
    from medway_isolation_plugin.processing.flag_priority import FlagPriorityAlgorithm

    monkeypatch.setattr(FlagPriorityAlgorithm, "prepareAlgorithm", lambda *_arguments: False)
    part = _shown(leaving, "priority")
    part.form.apply.click()
    settle()
    assert not part.run.running()
    assert part.form.apply.isEnabled()
    assert window.told()[0]
