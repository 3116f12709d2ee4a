"""Steps of the drive: the menu, the toolbox and the algorithms' own dialogs."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from qgis import utils
from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsProject
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QPushButton, QScrollArea, QTextEdit, QTreeView
from qgis.utils import iface
from seen import (
    PLUGIN,
    PROVIDER,
    TITLE,
    children,
    class_pixels,
    entries,
    found,
    in_toolbox,
    menu_action,
    rendered,
    shot,
    told,
    toolbox_tree,
    wait,
    words,
)

GROUP = "Medway Isolation: sample data (fictional)"


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
    found["messages"] = wait(told)
    rendered()
    found["pixels before"] = class_pixels()
    shot("sample_data")


def open_dialog(name: str) -> Any:
    """Open an algorithm's dialog from the menu, and wait until it has found its size."""
    menu_action(name).trigger()
    dialog = wait(lambda: utils.plugins[PLUGIN].toolbox.dialog)
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
    """Look at the workflow's dialog, and open it again: QGIS deletes the one before when Python may have collected it."""
    dialog = open_dialog("workflow")
    found["workflow"] = filled_in(dialog)
    shot("workflow_dialog", dialog)
    del dialog
    menu_action("workflow").trigger()
    gc.collect()
    window = iface.mainWindow()
    (again,) = wait(lambda: only_one(window.findChildren(QgsProcessingAlgorithmDialogBase)))
    found["workflow again"] = again.isVisible()
    again.close()
    wait(lambda: not again.isVisible())


def only_one(dialogs: list[Any]) -> list[Any]:
    """Return them where there is one only."""
    return dialogs if len(dialogs) == 1 else []


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
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    provider = QgsApplication.processingRegistry().providerById(PROVIDER)
    return {
        "algorithms": None if provider is None else len(provider.algorithms()),
        "toolbox": len(in_toolbox()),
        "menu": entries(iface.pluginMenu()).count(TITLE),
        "help menu": entries(iface.pluginHelpMenu()).count(TITLE),
        "docks": len(iface.mainWindow().findChildren(QDockWidget, "MedwayIsolationDock")),
        "buttons": len(
            [each for each in iface.pluginToolBar().actions() if each.objectName().startswith("medwayIsolation")]
        ),
        "actions": len(
            [
                each
                for each in iface.mainWindow().findChildren(QAction)
                if each.objectName().startswith("medwayIsolation")
            ]
        ),
        "loaded": PLUGIN in utils.plugins,
    }


def reload() -> None:
    """Unload the plugin with its panel open, and load it again."""
    menu_action("panel").trigger()
    wait(utils.plugins[PLUGIN].dock.isVisible)
    found["traces"] = {"before": traces()}
    found["unloaded"] = utils.unloadPlugin(PLUGIN)
    wait(lambda: not in_toolbox())
    found["traces"]["unloaded"] = traces()
    found["loaded again"] = utils.loadPlugin(PLUGIN) and utils.startPlugin(PLUGIN)
    wait(in_toolbox)
    found["traces"]["again"] = traces()
