"""A list of the project's vector layers that says so when its layer is removed, instead of going on to another one."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QPaintEvent
from qgis.PyQt.QtWidgets import QWidget

from ...i18n import translate
from .field_combo import narrow, paint_elided


class LayerCombo(QgsMapLayerComboBox):
    """Offers vector layers, or none.

    QGIS's own list goes on to the next layer when the chosen one is removed; this one shows that it was, and its name, until
    another one is chosen.

    Signals
    -------
    chosen : layer
        Another layer was chosen, or none; not what QGIS's list goes through by itself, as with `layerChanged`.
    lost : ids
        The chosen layer is being removed, with others that go at the same time.
    """

    chosen = pyqtSignal(object)
    lost = pyqtSignal(list)

    def __init__(self, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        self._none = none
        self.setAllowEmptyLayer(True, none)
        narrow(self)
        self.removed = ""  # name of the chosen layer that was removed, empty where none was
        self._chosen = ""
        self.setLayer(None)
        self.activated.connect(self._remember)
        self.currentTextChanged.connect(self.setToolTip)  # whole, where the list has no room for it
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._removed)
        QgsProject.instance().aboutToBeCleared.connect(self._cleared)

    def setLayer(self, layer: QgsMapLayer | None) -> None:  # noqa: N802
        """Choose a layer, or none."""
        self._show(layer)
        self._remember()

    def _show(self, layer: QgsMapLayer | None) -> None:
        if layer is None:
            self.setCurrentIndex(0)  # the entry that says that there is none; QGIS would show no entry
        else:
            super().setLayer(layer)

    def _remember(self, _index: int = 0) -> None:
        self._say_removed("")
        layer = self.currentLayer()
        before, self._chosen = self._chosen, layer.id() if layer is not None else ""
        if self._chosen != before:
            self.chosen.emit(layer)

    def _removed(self, layers: list[str]) -> None:
        if self._chosen in layers:
            name = QgsProject.instance().mapLayer(self._chosen).name()
            self._chosen = ""
            self._say_removed(name)
            self._show(None)
            self.chosen.emit(None)
            self.lost.emit(layers)

    def _say_removed(self, name: str) -> None:
        self.removed = name
        self.setAllowEmptyLayer(
            True, translate("MedwayIsolation", "(removed: {name})").format(name=name) if name else self._none
        )
        self.update()

    def _cleared(self) -> None:
        self._chosen = ""

    def let_go(self) -> None:
        """Hear no more of the project."""
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._removed)
        QgsProject.instance().aboutToBeCleared.disconnect(self._cleared)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a text that is too long with an ellipsis."""
        paint_elided(self)


def chosen_layers(widget: QWidget) -> list[QgsMapLayer]:
    """Return the layers that are chosen in the lists of a widget."""
    chosen = (box.currentLayer() for box in widget.findChildren(QgsMapLayerComboBox))
    return [layer for layer in chosen if layer is not None]
