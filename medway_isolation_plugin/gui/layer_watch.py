"""Hears of what happens to a layer, and lets go of it."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

_SIGNALS = (
    "updatedFields",
    "dataChanged",
    "subsetStringChanged",
    "attributeValueChanged",
    "featureAdded",
    "featuresDeleted",
    "afterRollBack",
    "afterCommitChanges",
    "nameChanged",
)


class LayerWatch(QObject):
    """Watches one layer at a time.

    Signals
    -------
    changed
        The layer's fields, rows or filter are other than they were. Many changes in a row are told once.
    gone
        The layer is about to be removed.
    """

    changed = pyqtSignal()
    gone = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layer: QgsVectorLayer | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(50)
        self._soon.timeout.connect(self.changed)

    def layer(self) -> QgsVectorLayer | None:
        """Return the layer that is watched."""
        return self._layer

    def watch(self, layer: QgsVectorLayer | None) -> None:
        """Watch another layer, or none."""
        if self._layer is layer:
            return
        self.let_go()
        self._layer = layer
        if layer is not None:
            for name in _SIGNALS:
                getattr(layer, name).connect(self._later)
            layer.willBeDeleted.connect(self._deleted)

    def let_go(self) -> None:
        """Watch nothing any more."""
        self._soon.stop()
        if self._layer is None:
            return
        for name in _SIGNALS:
            getattr(self._layer, name).disconnect(self._later)
        self._layer.willBeDeleted.disconnect(self._deleted)
        self._layer = None

    def _later(self, *_arguments: object) -> None:
        self._soon.start()

    def _deleted(self) -> None:
        self.let_go()
        self.gone.emit()
