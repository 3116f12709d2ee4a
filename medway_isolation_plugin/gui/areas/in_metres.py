"""Areas in degrees, saved in metres."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...core.faults import InputError
from ...i18n import told, translate
from ..shared.algorithm_run import AlgorithmRun
from .result_maps import free_file

GRID = "EPSG:27700"


class InMetres(QPushButton):
    """Offers to save a layer that is in degrees on the British National Grid, where that grid is meant for its place.

    Signals
    -------
    made : layer
        The copy, not in the project yet.
    failed : text
        Why there is none.
    """

    made = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "Save them in &metres"), parent)
        self.setToolTip(
            translate("MedwayIsolation", "Make a copy on the British National Grid and take it as the areas")
        )
        self.run = AlgorithmRun(self)
        self.run.done.connect(self._done)
        self.run.failed.connect(self.failed)
        self._layer: QgsVectorLayer | None = None
        self._name = ""
        self.clicked.connect(self._start)
        self.hide()

    def offer(self, layer: QgsVectorLayer | None) -> None:
        """Be there for a layer in degrees in Great Britain, and only for that."""
        self._layer = layer if layer is not None and _fits(layer) else None
        self.setVisible(self._layer is not None)

    def _start(self) -> None:
        if self._layer is None or self.run.running():
            return
        try:
            target = free_file("areas_in_metres")
        except InputError as error:
            self.failed.emit(told(error))
            return
        self._name = translate("MedwayIsolation", "{name} in metres").format(name=self._layer.name())
        grid = QgsCoordinateReferenceSystem(GRID)
        self.run.start("native:reprojectlayer", {"INPUT": self._layer.id(), "TARGET_CRS": grid, "OUTPUT": str(target)})

    def _done(self, results: dict[str, Any]) -> None:
        layer = QgsVectorLayer(str(results["OUTPUT"]), self._name, "ogr")
        if layer.isValid():
            self.made.emit(layer)
        else:
            self.failed.emit(
                translate("MedwayIsolation", "The copy {path} cannot be opened.").format(path=results["OUTPUT"])
            )


def _fits(layer: QgsVectorLayer) -> bool:
    crs, grid = layer.crs(), QgsCoordinateReferenceSystem(GRID)
    return bool(crs.isValid() and crs.isGeographic() and grid.bounds().contains(layer.extent()))
