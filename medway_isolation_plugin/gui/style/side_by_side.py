"""The other band in a map view of QGIS's own, beside the map; both show the same place."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapThemeCollection, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QSignalBlocker, Qt, QTimer
from qgis.PyQt.QtWidgets import QCheckBox, QDockWidget

from ...i18n import translate
from ..shared.forms import allow
from ..shared.session import Session
from ..shared.slots import Blocker, guarded, later

VIEW = "Medway Isolation"
THEME = "Medway Isolation: side by side"


class SideBySide(QObject):
    """Opens, follows and closes the view, as a box says.

    What the view shows is a map theme, so that QGIS keeps both in the project and opens the view again with it.
    """

    def __init__(self, iface: Any, panel: QDockWidget) -> None:  # noqa: QGS105  (QGIS hands it over)
        super().__init__(panel)
        self._iface = iface
        self._panel = panel
        self._main: QgsMapCanvas = iface.mapCanvas()
        self._session: Session | None = None
        self._box: QCheckBox | None = None
        self._view: QgsMapCanvas | None = None
        self._moving = Blocker()
        self._width = panel.width()
        # Not while the view is being deleted: half of it would still answer to the change of themes.
        self._clearing = later(self, self._forget_theme)
        # Not in the turn in which QGIS opens the view: what it still has to do to it would come too late, and crash.
        self._closing = later(self, self.close)
        # When the view has its new size.
        self._aligning = later(self, self._main_moved)
        # The panel would keep the room of a view that is closed.
        self._narrowing = later(self, self._narrow)

    def attach(self, session: Session, box: QCheckBox) -> None:
        """Do what this box says, for the results of this session; a view that QGIS has opened with the project is taken."""
        self._session, self._box = session, box
        box.toggled.connect(self._wanted)
        session.results_changed.connect(self._follow)
        there = self._there()
        if there is not None:
            self._take(there)
            QTimer.singleShot(0, self._place)  # when QGIS has put it where it wants it
        self._follow()

    def let_go(self) -> None:
        """Forget session and box, and leave the view as it is: the project is being closed, QGIS does the rest."""
        self._clearing.stop()
        self._closing.stop()
        self._aligning.stop()
        if self._session is None or self._box is None:
            return
        self._session.results_changed.disconnect(self._follow)
        self._box.toggled.disconnect(self._wanted)
        self._session = self._box = None
        if self._view is not None:
            self._view.extentsChanged.disconnect(self._view_moved)
            self._view.destroyed.disconnect(self._gone)
            self._leave()

    def close(self) -> None:
        """Close the view and take its theme out of the project."""
        if self._there() is not None:
            self._iface.closeMapCanvas(VIEW)
            self._forget_theme()

    @guarded
    def _wanted(self, wanted: bool) -> None:
        self._closing.stop()
        if not wanted:
            self._closing.start()
        elif self._view is None:
            self._take(self._there() or self._iface.createNewMapCanvas(VIEW))
            self._place()
            self._follow()
            QTimer.singleShot(0, self._main_moved)  # when the view has its size

    def _there(self) -> QgsMapCanvas | None:
        return next((each for each in self._iface.mapCanvases() if each.objectName() == VIEW), None)

    def _take(self, view: QgsMapCanvas) -> None:
        self._view = view
        view.destroyed.connect(self._gone)
        view.extentsChanged.connect(self._view_moved)
        self._main.extentsChanged.connect(self._main_moved)
        self._main.layersChanged.connect(self._follow)
        self._main_moved()

    def _leave(self) -> None:
        self._view = None
        self._main.extentsChanged.disconnect(self._main_moved)
        self._main.layersChanged.disconnect(self._follow)

    @guarded
    def _gone(self, _view: Any = None) -> None:
        self._leave()
        self._clearing.start()
        self._narrowing.start()
        self._follow()

    def _forget_theme(self) -> None:
        themes = QgsProject.instance().mapThemeCollection()
        if self._view is None and themes.hasMapTheme(THEME):
            themes.removeMapTheme(THEME)

    def _place(self) -> None:
        """Put the view between the map and the panel, half the map wide."""
        dock = self._dock()
        if dock is None or dock.isFloating():
            return
        window, half = self._iface.mainWindow(), self._main.width() // 2
        area = window.dockWidgetArea(self._panel)
        self._width = self._panel.width()
        if self._panel.isFloating() or area not in (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
        ):
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        else:
            pair = (self._panel, dock) if area == Qt.DockWidgetArea.LeftDockWidgetArea else (dock, self._panel)
            window.addDockWidget(area, dock)
            window.splitDockWidget(*pair, Qt.Orientation.Horizontal)
        window.resizeDocks([dock, self._panel], [half, self._width], Qt.Orientation.Horizontal)

    def _narrow(self) -> None:
        if not self._panel.isFloating():
            self._iface.mainWindow().resizeDocks([self._panel], [self._width], Qt.Orientation.Horizontal)

    def _dock(self) -> QDockWidget | None:
        widget = self._view
        while widget is not None and not isinstance(widget, QDockWidget):
            widget = widget.parentWidget()
        return widget

    # Following

    @guarded
    def _follow(self) -> None:
        """Show what the map shows, with the other band in place of the one that is seen."""
        if self._box is None or self._session is None:
            return
        results = [result.layer() for _, result in self._session.results()]
        if self._view is not None and len(results) < 2:
            self._closing.start()
            return
        with QSignalBlocker(self._box):
            tip = translate(
                "MedwayIsolation", "Opens a map view beside the map with the other band; both show the same place"
            )
            one = translate("MedwayIsolation", "There is one map only: show a result of both bands, in the part Areas.")
            allow(self._box, tip, "" if len(results) > 1 else one)
            self._box.setChecked(self._view is not None)
        if self._view is None:
            return
        shown = self._main.layers()
        # Where both or none are ticked, the one that lies below is the other one.
        other = next((layer for layer in results if layer not in shown), results[0])
        self._show([*(layer for layer in shown if layer not in results), other])
        dock = self._dock()
        if dock is not None:
            dock.setWindowTitle(other.name())

    def _show(self, layers: list[QgsVectorLayer]) -> None:
        themes = QgsProject.instance().mapThemeCollection()
        if set(themes.mapThemeVisibleLayerIds(THEME)) != {layer.id() for layer in layers}:
            theme = QgsMapThemeCollection.MapThemeRecord()
            for layer in layers:
                record = QgsMapThemeCollection.MapThemeLayerRecord(layer)
                record.isVisible = True
                theme.addLayerRecord(record)
            themes.insert(THEME, theme)
        if self._view is not None and self._view.theme() != THEME:
            self._view.setTheme(THEME)

    def _main_moved(self) -> None:
        if self._view is None or self._moving:
            return
        with self._moving:
            self._view.setDestinationCrs(self._main.mapSettings().destinationCrs())
            self._view.setRotation(self._main.rotation())
            _align(self._view, self._main)

    def _view_moved(self) -> None:
        if self._view is None or self._moving:
            return
        if not self._view.underMouse():  # it has got another size, and with it another scale: no hand has moved it
            self._aligning.start()
            return
        with self._moving:
            _align(self._main, self._view)


def _align(canvas: QgsMapCanvas, other: QgsMapCanvas) -> None:
    """Have a canvas show the same middle as the other one, at the same scale, whatever its size."""
    pixel, size = other.mapUnitsPerPixel(), canvas.mapSettings().outputSize()
    canvas.setExtent(QgsRectangle.fromCenterAndSize(other.center(), pixel * size.width(), pixel * size.height()))
    canvas.refresh()
