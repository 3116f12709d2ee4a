"""Runs inside a real QGIS window: does what a person would do, and writes down what is to be seen."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis import utils
from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAction,
    QDockWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QTextEdit,
    QTreeView,
)
from qgis.utils import iface

PLUGIN = "medway_isolation_plugin"
PROVIDER = "medwayisolation"
TITLE = "Medway Isolation"
GROUP = "Medway Isolation: sample data (fictional)"
OUT = Path(os.environ["MEDWAY_DRIVE_OUT"])
SECONDS = float(os.environ.get("MEDWAY_DRIVE_SECONDS", "60"))
CLASS_COLOURS = ("#440154", "#fde725")  # of the classes 1 and 5
found: dict[str, Any] = {"steps": []}


def wait(condition: Callable[[], Any], seconds: float = 20.0) -> Any:
    """Let QGIS go on until something is the case, and return it."""
    loop, tick = QEventLoop(), QTimer()
    tick.timeout.connect(loop.quit)
    tick.start(20)
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:g} s in vain, line {traceback.extract_stack()[-2].lineno}")
        loop.exec()
    return value


def shot(name: str, widget: Any = None) -> None:
    """Save a picture of the window."""
    QCoreApplication.processEvents()
    (widget or iface.mainWindow()).grab().save(str(OUT / f"{name}.png"))


def children(model: Any, parent: QModelIndex) -> list[QModelIndex]:
    """Return the items right below `parent`."""
    return [model.index(row, 0, parent) for row in range(model.rowCount(parent))]


def words(index: QModelIndex) -> str:
    """Return the text of an item."""
    return str(index.data(Qt.ItemDataRole.DisplayRole))


def menu_action(name: str) -> QAction:
    """Return an entry of the plugin's menu."""
    return iface.mainWindow().findChild(QAction, f"medwayIsolation_{name}")


def entries(menu: QMenu) -> list[str]:
    """Return the entries of a menu."""
    return [action.text().replace("&", "") for action in menu.actions()]


def toolbox_tree() -> QTreeView:
    """Return the tree of the Processing toolbox."""
    trees = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox").findChildren(QTreeView)
    return next(tree for tree in trees if tree.metaObject().className() == "QgsProcessingToolboxTreeView")


def in_toolbox() -> list[QModelIndex]:
    """Return the items of the toolbox that are the plugin's provider: one, or none."""
    return [index for index in children(toolbox_tree().model(), QModelIndex()) if words(index) == TITLE]


def log() -> dict[str, str]:
    """Return what the log messages panel holds, from the start of QGIS on, by tab."""
    tabs = iface.mainWindow().findChildren(QTabWidget)
    pages = [(each.tabText(number), each.widget(number)) for each in tabs for number in range(each.count())]
    return {title: page.toPlainText() for title, page in pages if isinstance(page, QPlainTextEdit)}


def rendered() -> None:
    """Draw the map again and wait until that is done."""
    canvas, done = iface.mapCanvas(), []

    def note() -> None:
        done.append(True)

    canvas.mapCanvasRefreshed.connect(note)
    canvas.refresh()
    wait(lambda: done and not canvas.isDrawing())
    canvas.mapCanvasRefreshed.disconnect(note)


def class_pixels() -> dict[str, int]:
    """Return how many pixels of the map have the colours of the worst and of the best class, of one in nine."""
    picture = iface.mapCanvas().grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    counted = Counter(picture.pixelColor(x, y).name() for x, y in places)
    return {colour: counted[colour] for colour in CLASS_COLOURS}


def loaded() -> None:
    """Write down what QGIS made of the plugin at its start."""
    wait(lambda: PLUGIN in utils.plugins)
    found["plugins"] = sorted(utils.plugins)
    found["plugin folder"] = str(Path(sys.modules[PLUGIN].__file__ or "").parent)
    provider = QgsApplication.processingRegistry().providerById(PROVIDER)
    found["provider"] = None if provider is None else provider.name()
    (entry,) = (action for action in iface.pluginMenu().actions() if action.text().replace("&", "") == TITLE)
    found["menu"] = entries(entry.menu())
    found["help menu"] = entries(iface.pluginHelpMenu())


def toolbox() -> None:
    """Open the toolbox, open the provider in it, and read what stands there."""
    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    dock.show()
    dock.raise_()
    wait(dock.isVisible)
    tree = toolbox_tree()
    (provider,) = wait(in_toolbox)
    tree.expandRecursively(provider)
    tree.scrollTo(provider, QTreeView.ScrollHint.PositionAtTop)
    groups = children(tree.model(), provider)
    leaves = [leaf for group in groups for leaf in children(tree.model(), group)]
    wait(lambda: all(tree.visualRect(leaf).isValid() for leaf in leaves))
    found["toolbox"] = {words(group): [words(leaf) for leaf in children(tree.model(), group)] for group in groups}
    seen = tree.viewport().rect()
    found["out of sight"] = [words(leaf) for leaf in leaves if not seen.contains(tree.visualRect(leaf).topLeft())]
    shot("toolbox")


def sample_group() -> QgsLayerTreeGroup | None:
    """Return the group of the sample layers."""
    return QgsProject.instance().layerTreeRoot().findGroup(GROUP)


def sample_data() -> None:
    """Add the sample data from the menu."""
    menu_action("addSampleData").trigger()
    found["layers"] = [node.name() for node in wait(sample_group).findLayers()]
    found["invalid layers"] = [
        layer.name() for layer in QgsProject.instance().mapLayers().values() if not layer.isValid()
    ]
    bar = iface.messageBar()
    found["messages"] = {item.text(): int(item.level()) for item in wait(bar.items)}
    rendered()
    found["pixels before"] = class_pixels()
    shot("sample_data")


def open_dialog(name: str) -> Any:
    """Open an algorithm's dialog from the menu, and wait until it has found its size."""
    menu_action(name).trigger()
    dialog = wait(lambda: utils.plugins[PLUGIN].dialog)
    wait(dialog.isVisible)
    bars = [area.horizontalScrollBar() for area in dialog.findChildren(QScrollArea)]
    sizes: list[list[tuple[int, bool]]] = []

    def settled() -> bool:
        sizes.append([(bar.maximum(), bar.isVisible()) for bar in bars])
        return len(sizes) > 3 and sizes[-3:] == [sizes[-1]] * 3

    wait(settled)
    found.setdefault("cut off", {})[name] = max(bar.maximum() for bar in bars)
    return dialog


def filled_in(dialog: Any) -> dict[str, str]:
    """Return the values that a dialog's widgets hold, with the names of layers in place of their ids."""
    layers = QgsProject.instance().mapLayers()
    values = {name: str(value) for name, value in dialog.createProcessingParameters().items()}
    return {name: layers[value].name() if value in layers else value for name, value in values.items()}


def first_map() -> None:
    """Run the living-alone index as the dialog stands."""
    before = set(QgsProject.instance().mapLayers())
    dialog = open_dialog("livingAlone")
    shot("living_alone_dialog", dialog)
    found["filled in"] = filled_in(dialog)
    next(button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == "Run").click()
    (made,) = wait(lambda: set(QgsProject.instance().mapLayers()) - before)
    pages = dialog.findChildren(QTextEdit)
    log_page = wait(lambda: next((page for page in pages if "' finished" in page.toPlainText()), None))
    found["run log"] = log_page.toPlainText().splitlines()
    shot("living_alone_log", dialog)
    dialog.close()
    wait(lambda: not dialog.isVisible())

    layer = QgsProject.instance().mapLayer(made)
    found["styles"] = sorted(layer.styleManager().styles())
    found["shown"] = [layer.styleManager().currentStyle(), layer.renderer().classAttribute()]
    found["legend"] = {category.label(): category.symbol().color().name() for category in layer.renderer().categories()}
    iface.setActiveLayer(layer)
    iface.zoomToActiveLayer()
    rendered()
    found["pixels"] = class_pixels()
    shot("first_map")


def workflow() -> None:
    """Look at the workflow's dialog."""
    dialog = open_dialog("workflow")
    found["workflow"] = filled_in(dialog)
    shot("workflow_dialog", dialog)
    dialog.close()
    wait(lambda: not dialog.isVisible())


def sample_data_again() -> None:
    """Add the sample data a second time, while a result stands among its layers."""
    project = QgsProject.instance()
    results = [layer.id() for layer in project.mapLayersByName("Living-alone index")]
    menu_action("addSampleData").trigger()
    QCoreApplication.processEvents()
    found["results kept"] = [project.mapLayer(result) is not None for result in results]
    found["sample layers"] = Counter(layer.name() for layer in project.mapLayers().values())


def traces() -> dict[str, Any]:
    """Return where in QGIS the plugin is to be seen."""
    QCoreApplication.sendPostedEvents(None, 0)
    provider = QgsApplication.processingRegistry().providerById(PROVIDER)
    return {
        "algorithms": None if provider is None else len(provider.algorithms()),
        "toolbox": len(in_toolbox()),
        "menu": entries(iface.pluginMenu()).count(TITLE),
        "help menu": entries(iface.pluginHelpMenu()).count(TITLE),
        "loaded": PLUGIN in utils.plugins,
    }


def reload() -> None:
    """Unload the plugin and load it again."""
    found["traces"] = {"before": traces()}
    found["unloaded"] = utils.unloadPlugin(PLUGIN)
    wait(lambda: not in_toolbox())
    found["traces"]["unloaded"] = traces()
    found["loaded again"] = utils.loadPlugin(PLUGIN) and utils.startPlugin(PLUGIN)
    wait(in_toolbox)
    found["traces"]["again"] = traces()


def leave() -> None:
    """Write down what was found, and end QGIS without asking about unsaved changes."""
    try:
        found["log"] = log()
    finally:
        (OUT / "found.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
        os._exit(0)


def too_late() -> None:
    """Leave when something hangs."""
    found["error"] = f"Not done in time; the steps taken were {found['steps']}."
    shot("error")
    leave()


def main() -> None:
    """Do everything, and leave."""
    try:
        iface.mainWindow().resize(1600, 1000)
        for step in (loaded, toolbox, sample_data, first_map, workflow, sample_data_again, reload):
            step()
            found["steps"].append(step.__name__)
    except BaseException:
        found["error"] = traceback.format_exc()
        shot("error")
    leave()


QTimer.singleShot(int(SECONDS * 1000), too_late)
iface.initializationCompleted.connect(lambda: QTimer.singleShot(0, main))
