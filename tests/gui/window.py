"""A window with a real map canvas, message bar and menus, in place of QGIS's own; and what tests do with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas, QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QLabel, QMainWindow, QMenu, QToolBar, QWidget


class Window:
    """Offers of `QgisInterface` what the plugin uses."""

    def __init__(self) -> None:
        self.main = QMainWindow()
        self.canvas = QgsMapCanvas(self.main)
        self.main.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.main)
        self.toolbar = QToolBar("plugins", self.main)
        self.main.addToolBar(self.toolbar)
        self.plugins = QMenu("Plugins", self.main)
        self.help = QMenu("Help", self.main)
        self.active: Any = None
        self.designed: list[Any] = []  # layouts that were opened
        self.layout_manager = QAction("Layout Manager", self.main)
        self.bridge = QgsLayerTreeMapCanvasBridge(QgsProject.instance().layerTreeRoot(), self.canvas)
        self.main.resize(1100, 800)
        self.main.show()

    def mainWindow(self) -> QMainWindow:
        return self.main

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def pluginMenu(self) -> QMenu:
        return self.plugins

    def pluginHelpMenu(self) -> QMenu:
        return self.help

    def addToolBarIcon(self, action: QAction) -> None:
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action: QAction) -> None:
        self.toolbar.removeAction(action)

    def addTabifiedDockWidget(
        self, area: Qt.DockWidgetArea, dock: QDockWidget, _names: Any = (), _top: bool = False
    ) -> None:
        self.main.addDockWidget(area, dock)

    def removeDockWidget(self, dock: QDockWidget) -> None:
        self.main.removeDockWidget(dock)

    def setActiveLayer(self, layer: Any) -> None:
        self.active = layer

    def zoomToActiveLayer(self) -> None:
        self.canvas.setDestinationCrs(self.active.crs())
        self.canvas.setExtent(self.active.extent())

    def openLayoutDesigner(self, layout: Any) -> None:
        self.designed.append(layout)

    def actionShowLayoutManager(self) -> QAction:
        return self.layout_manager

    def mapCanvases(self) -> list[QgsMapCanvas]:
        return [self.canvas, *(dock.widget() for dock in self.main.findChildren(QDockWidget, "view"))]

    def createNewMapCanvas(self, name: str) -> QgsMapCanvas | None:
        if any(each.objectName() == name for each in self.mapCanvases()):
            return None
        dock = QDockWidget(name, self.main)
        dock.setObjectName("view")
        view = QgsMapCanvas(dock)
        view.setObjectName(name)
        view.setProject(QgsProject.instance())
        dock.setWidget(view)
        self.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        view.setLayers(self.canvas.layers())
        return view

    def closeMapCanvas(self, name: str) -> None:
        for dock in self.main.findChildren(QDockWidget, "view"):
            if dock.widget().objectName() == name:
                sip.delete(dock)

    def told(self) -> list[str]:
        """Return the texts of the message bar, the last one first; whole, where the bar shows but the beginning."""
        return [item.toolTip() or item.text() for item in self.bar.items()]

    def colours(self) -> dict[str, int]:
        """Draw the map and return how many pixels have which colour."""
        self.canvas.freeze(False)
        settle()
        self.canvas.refresh()
        self.canvas.waitWhileRendering()
        picture = self.canvas.grab().toImage()
        counted: dict[str, int] = {}
        for x in range(0, picture.width(), 4):
            for y in range(0, picture.height(), 4):
                name = picture.pixelColor(x, y).name()
                counted[name] = counted.get(name, 0) + 1
        return counted

    def close(self) -> None:
        """Let go of everything."""
        del self.bridge
        self.canvas.stopRendering()
        self.main.close()
        self.main.deleteLater()
        settle()


def settle(times: int = 3) -> None:
    """Let what is due happen, deletions too."""
    for _ in range(times):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(condition: Callable[[], Any], turns: int = 20_000) -> Any:
    """Let events happen until something is the case, and return it; turns, not seconds, as a machine may be slow."""
    for _ in range(turns):
        if value := condition():
            return value
        QCoreApplication.processEvents()
        time.sleep(0.005)
    raise AssertionError("waited in vain")


def words(widget: QWidget) -> str:
    """Return the text of all labels that can be seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@contextmanager
def dock_in(window: Window) -> Iterator[Any]:
    """Show the plugin's panel in a window, and take it away again."""
    from medway_isolation_plugin.gui.dock import MedwayDock

    made = MedwayDock(window, window.main)
    window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.show()
    settle()
    try:
        yield made
    finally:
        made.close_down()
        made.deleteLater()
        settle()
