"""Hears of what happens to a layer, and lets go of it."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .slots import later

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
        self._soon = later(self, self.changed, 50)
        # A project that is closed takes its layers with it: nobody needs to be told.
        QgsProject.instance().aboutToBeCleared.connect(self.let_go)

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
        layer, self._layer = self._layer, None
        if layer is None:
            return
        try:
            for name in _SIGNALS:
                getattr(layer, name).disconnect(self._later)
            layer.willBeDeleted.disconnect(self._deleted)
        except RuntimeError:  # already deleted by QGIS, and its connections with it
            return

    def _later(self, *_arguments: object) -> None:
        self._soon.start()

    def _deleted(self) -> None:
        # The layer's Python side may be gone by now, so nothing is asked of it.
        self._soon.stop()
        self._layer = None
        self.gone.emit()
