"""One signal for all that can happen to a layer that somebody works on."""

from __future__ import annotations

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .slots import later

_SIGNALS = (
    "nameChanged",
    "subsetStringChanged",
    "updatedFields",
    "afterCommitChanges",
    "afterRollBack",
    "editingStarted",
    "crsChanged",
    "dataSourceChanged",
    "willBeDeleted",
)


class LayerWatch(QObject):
    """Tells, once for a burst of events, that one of the watched layers has changed or is gone."""

    happened = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: dict[str, QgsVectorLayer] = {}
        self._soon = later(self, self.happened)

    def watch(self, *layers: QgsVectorLayer | None) -> None:
        """Watch these layers, and no others."""
        wanted = {layer.id(): layer for layer in layers if layer is not None}
        if wanted.keys() == self._layers.keys():
            return
        self.stop()
        for layer in wanted.values():
            for name in _SIGNALS:
                getattr(layer, name).connect(self.soon)
        self._layers = wanted

    def stop(self) -> None:
        """Let go of every layer."""
        self._soon.stop()
        for layer in self._layers.values():
            for name in _SIGNALS:
                try:
                    getattr(layer, name).disconnect(self.soon)
                except (RuntimeError, TypeError):  # the layer is gone already, and its signals with it
                    break
        self._layers = {}

    def soon(self, *_: object) -> None:
        """Tell it as soon as the events that belong together are over."""
        self._soon.start()
