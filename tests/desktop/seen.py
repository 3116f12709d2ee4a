"""What is to be seen in the QGIS window, for the steps that drive it."""

from __future__ import annotations

import os
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QModelIndex, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAction,
    QDockWidget,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTreeView,
)
from qgis.utils import iface

PLUGIN = "medway_isolation_plugin"
PROVIDER = "medwayisolation"
TITLE = "Medway Isolation"
OUT = Path(os.environ["MEDWAY_DRIVE_OUT"])
CLASS_COLOURS = ("#440154", "#fde725")  # of the classes 1 and 5
found: dict[str, Any] = {"steps": []}


def wait(condition: Callable[[], Any], turns: int = 5000) -> Any:
    """Let QGIS go on until something is the case, and return it; turns, not seconds, as a machine may be slow."""
    loop, tick = QEventLoop(), QTimer()
    tick.timeout.connect(loop.quit)
    tick.start(20)
    for _ in range(turns):
        if value := condition():
            return value
        loop.exec()
    raise TimeoutError(f"waited {turns} turns in vain, line {traceback.extract_stack()[-2].lineno}")


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


def rendered(canvas: Any = None) -> None:
    """Draw the map, or another view, again and wait until that is done."""
    canvas, done = canvas or iface.mapCanvas(), []

    def note() -> None:
        done.append(True)

    canvas.mapCanvasRefreshed.connect(note)
    canvas.refresh()
    wait(lambda: done and not canvas.isDrawing())
    canvas.mapCanvasRefreshed.disconnect(note)


def pixels(colours: Sequence[str], canvas: Any = None) -> dict[str, int]:
    """Return how many pixels of the map, or of another view, have these colours, of one in nine."""
    picture = (canvas or iface.mapCanvas()).grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
    counted = Counter(picture.pixelColor(x, y).name() for x, y in places)
    return {colour: counted[colour] for colour in colours}


def class_pixels() -> dict[str, int]:
    """Return how many pixels have the colours of the worst and of the best class."""
    return pixels(CLASS_COLOURS)


def told() -> dict[str, int]:
    """Return the texts in the message bar and their levels."""
    return {item.text(): int(item.level()) for item in iface.messageBar().items()}


def tree() -> dict[str, list[tuple[str, bool]]]:
    """Return the layer tree: groups with their layers, and whether these are seen; the loose ones under ''."""
    root = QgsProject.instance().layerTreeRoot()
    found_groups = {"": [(node.name(), node.isVisible()) for node in root.children() if hasattr(node, "layer")]}
    for group in root.findGroups(True):
        found_groups[group.name()] = [
            (node.name(), node.isVisible()) for node in group.children() if hasattr(node, "layer")
        ]
    return found_groups


def legend(layer: Any) -> list[str]:
    """Return the words that stand under a layer in the layer tree."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    model = iface.layerTreeView().layerTreeModel()
    return [str(item.data(Qt.ItemDataRole.DisplayRole)) for item in model.layerLegendNodes(node)]
