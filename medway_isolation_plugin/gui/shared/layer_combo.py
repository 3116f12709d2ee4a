"""A list of the project's vector layers that is left empty when its layer is removed."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QPaintEvent
from qgis.PyQt.QtWidgets import QWidget

from .field_combo import narrow, paint_elided


class LayerCombo(QgsMapLayerComboBox):
    """Offers vector layers, or none.

    QGIS's own list goes on to the next layer when the chosen one is removed; this one does not.

    Signals
    -------
    lost
        The chosen layer is being removed.
    """

    lost = pyqtSignal()

    def __init__(self, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        self.setAllowEmptyLayer(True, none)
        narrow(self)
        self._chosen = ""
        self.setLayer(None)
        self.activated.connect(self._remember)
        QgsProject.instance().layersWillBeRemoved["QStringList"].connect(self._removed)
        QgsProject.instance().aboutToBeCleared.connect(self._cleared)

    def setLayer(self, layer: QgsMapLayer | None) -> None:  # noqa: N802
        """Choose a layer, or none."""
        super().setLayer(layer)
        self._remember()

    def _remember(self, _index: int = 0) -> None:
        layer = self.currentLayer()
        self._chosen = layer.id() if layer is not None else ""

    def _removed(self, layers: list[str]) -> None:
        if self._chosen in layers:
            self.setLayer(None)
            self.lost.emit()

    def _cleared(self) -> None:
        self._chosen = ""

    def let_go(self) -> None:
        """Hear no more of the project."""
        QgsProject.instance().layersWillBeRemoved["QStringList"].disconnect(self._removed)
        QgsProject.instance().aboutToBeCleared.disconnect(self._cleared)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a text that is too long with an ellipsis."""
        paint_elided(self)
