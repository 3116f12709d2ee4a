"""Hears of what happens to layers that somebody works on, and lets go of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .slots import later

_BOTH = ("subsetStringChanged", "updatedFields", "afterCommitChanges", "afterRollBack", "dataSourceChanged")
# What a layer is, and what is in it while it is being edited.
SOURCE = (*_BOTH, "nameChanged", "editingStarted", "crsChanged")
VALUES = (*_BOTH, "dataChanged", "attributeValueChanged", "featureAdded", "featuresDeleted")


class LayerWatch(QObject):
    """Watches any number of layers.

    Signals
    -------
    changed
        A layer is other than it was. Many changes in a row are told once.
    gone
        A layer is about to be deleted; it is not watched any more.
    """

    changed = pyqtSignal()
    gone = pyqtSignal()

    def __init__(self, signals: Sequence[str], pause: int, parent: QObject) -> None:
        """Hear these signals of a layer, `SOURCE` or `VALUES`, and tell `pause` ms after the last of them."""
        super().__init__(parent)
        self._signals = signals
        self._layers: dict[str, tuple[QgsVectorLayer, Callable[[], None]]] = {}
        self._soon = later(self, self.changed, pause)
        # A project that is closed takes its layers with it: nobody needs to be told.
        QgsProject.instance().aboutToBeCleared.connect(self.let_go)

    def watch(self, *layers: QgsVectorLayer | None) -> None:
        """Watch these layers, and no others."""
        wanted = {layer.id(): layer for layer in layers if layer is not None}
        if wanted.keys() == self._layers.keys():
            return
        self.let_go()
        for name, layer in wanted.items():
            deleted = partial(self._deleted, name)
            layer.willBeDeleted.connect(deleted)
            for signal in self._signals:
                getattr(layer, signal).connect(self.soon)
            self._layers[name] = (layer, deleted)

    def let_go(self) -> None:
        """Watch nothing any more."""
        self._soon.stop()
        for layer, deleted in self._layers.values():
            try:
                layer.willBeDeleted.disconnect(deleted)
                for signal in self._signals:
                    getattr(layer, signal).disconnect(self.soon)
            except (RuntimeError, TypeError):  # deleted by QGIS already, and its connections with it
                continue
        self._layers = {}

    def soon(self, *_: object) -> None:
        """Tell it as soon as the events that belong together are over."""
        self._soon.start()

    def _deleted(self, name: str) -> None:
        if sip.isdeleted(self):
            return  # its owner went without a word, and the layer's signal still leads here
        # The layer's Python side may be gone by now, so nothing is asked of it.
        self._layers.pop(name, None)
        if not self._layers:
            self._soon.stop()
        self.gone.emit()
