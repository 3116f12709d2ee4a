"""Runs inside a real QGIS window: does what a person would do, and writes down what is to be seen."""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis import utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QPushButton, QTreeView
from qgis.utils import iface

PLUGIN = "medway_isolation_plugin"
OUT = Path(os.environ["MEDWAY_DRIVE_OUT"])
found: dict[str, Any] = {}


def wait(condition: Callable[[], Any], seconds: float = 30.0) -> Any:
    """Let QGIS go on until something is the case."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        if value := condition():
            return value
        time.sleep(0.02)
    raise TimeoutError(f"waited {seconds:g} s in vain, line {traceback.extract_stack()[-2].lineno}")


def shot(name: str, widget: Any = None) -> None:
    """Save a picture of the window."""
    QCoreApplication.processEvents()
    (widget or iface.mainWindow()).grab().save(str(OUT / f"{name}.png"))


def texts(model: Any, parent: QModelIndex) -> list[str]:
    """Return the texts of every item below `parent`."""
    inside = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        inside.append(str(model.data(index, Qt.ItemDataRole.DisplayRole)))
        inside += texts(model, index)
    return inside


def menu_action(name: str) -> QAction:
    """Return an entry of the plugin's menu."""
    return iface.mainWindow().findChild(QAction, f"medwayIsolation_{name}")


def menus() -> list[str]:
    """Return the entries of the Plugins menu."""
    return [action.text().replace("&", "") for action in iface.pluginMenu().actions()]


def toolbox() -> None:
    """Open the toolbox and read what stands under the provider."""
    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    dock.show()
    dock.raise_()
    tree = next(view for view in dock.findChildren(QTreeView) if view.model() is not None)
    model = tree.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if "Medway Isolation" in str(model.data(index, Qt.ItemDataRole.DisplayRole)):
            found["toolbox"] = texts(model, index)
            tree.expandRecursively(index)
            tree.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
    wait(dock.isVisible)
    shot("toolbox")


def sample_data() -> None:
    """Add the sample data from the menu."""
    menu_action("addSampleData").trigger()
    group = wait(lambda: QgsProject.instance().layerTreeRoot().findGroup("Medway Isolation: sample data (fictional)"))
    found["layers"] = [node.name() for node in group.findLayers()]
    wait(lambda: any("fictional" in item.text() for item in iface.messageBar().items()))
    found["messages"] = [item.text() for item in iface.messageBar().items()]
    iface.mapCanvas().waitWhileRendering()
    wait(lambda: not iface.mapCanvas().isDrawing())
    shot("sample_data")


def open_dialog(name: str) -> Any:
    """Open an algorithm's dialog from the menu."""
    menu_action(name).trigger()
    return wait(
        lambda: (
            utils.plugins[PLUGIN].dialog
            if utils.plugins[PLUGIN].dialog and utils.plugins[PLUGIN].dialog.isVisible()
            else None
        )
    )


def first_map() -> None:
    """Run the living-alone index as the dialog stands."""
    before = set(QgsProject.instance().mapLayers())

    dialog = open_dialog("livingAlone")
    shot("living_alone_dialog", dialog)
    found["filled in"] = {name: str(value) for name, value in dialog.createProcessingParameters().items()}
    next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == "Run").click()
    (made,) = wait(lambda: set(QgsProject.instance().mapLayers()) - before, 60)
    shot("living_alone_log", dialog)
    dialog.close()
    layer = QgsProject.instance().mapLayer(made)
    found["styles"] = sorted(layer.styleManager().styles())
    found["legend"] = [category.label() for category in layer.renderer().categories()]
    iface.setActiveLayer(layer)
    iface.zoomToActiveLayer()
    canvas = iface.mapCanvas()
    wait(lambda: not canvas.isDrawing())
    canvas.waitWhileRendering()
    QCoreApplication.processEvents()
    picture = canvas.grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    found["colours"] = sorted({picture.pixelColor(x, y).name() for x, y in places})
    shot("first_map")


def workflow() -> None:
    """Look at the workflow's dialog."""
    dialog = open_dialog("workflow")
    found["workflow"] = {name: str(value) for name, value in dialog.createProcessingParameters().items()}
    shot("workflow_dialog", dialog)
    dialog.close()


def reload() -> None:
    """Unload the plugin and load it again."""
    registry = QgsApplication.processingRegistry()
    found["menus before"] = menus()
    found["unloaded"] = utils.unloadPlugin(PLUGIN)
    QCoreApplication.processEvents()
    found["provider after unloading"] = registry.providerById("medwayisolation") is not None
    found["menus after unloading"] = menus()
    found["loaded again"] = utils.loadPlugin(PLUGIN) and utils.startPlugin(PLUGIN)
    QCoreApplication.processEvents()
    found["algorithms again"] = len(registry.providerById("medwayisolation").algorithms())
    found["menus again"] = menus()


def log_errors() -> None:
    """Write down what goes to the log about Python."""
    found["log"] = []
    QgsApplication.messageLog().messageReceived.connect(
        lambda message, tag, level: (
            found["log"].append(f"{tag}: {message}") if "Python" in tag or "Medway" in tag else None
        )
    )


def leave() -> None:
    """Write down what was found, and end QGIS without asking about unsaved changes."""
    (OUT / "found.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    os._exit(0)


def too_late() -> None:
    """Leave when something hangs."""
    found["error"] = f"Not done in time; the steps taken were {found.get('steps')}."
    shot("error")
    leave()


def main() -> None:
    """Do everything, and leave."""
    QTimer.singleShot(90_000, too_late)
    try:
        log_errors()
        iface.mainWindow().resize(1600, 1000)
        found["plugins"] = sorted(utils.active_plugins)
        wait(lambda: PLUGIN in utils.plugins)
        found["menu"] = [action.text() for action in utils.plugins[PLUGIN].menu.actions()]
        for step in (toolbox, sample_data, first_map, workflow, reload):
            step()
            found.setdefault("steps", []).append(step.__name__)
    except BaseException:
        found["error"] = traceback.format_exc()
        shot("error")
    leave()


QTimer.singleShot(1500, main)
