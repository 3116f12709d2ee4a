"""Where a recipe's indicators are: in the areas layer, or in a table beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QWidget

from ..i18n import translate
from ..layers.recognise import guess_code_field
from .shared.field_combo import FieldCombo
from .shared.layer_combo import LayerCombo


class RecipeTable(QgsCollapsibleGroupBox):
    """A table and its code field; no table means that the areas layer holds the indicators.

    Signals
    -------
    changed
        Another table or field was chosen.
    lost
        The table that was chosen is being removed.
    """

    changed = pyqtSignal()
    lost = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Table of indicators"), parent)
        self.table = LayerCombo(translate("(the areas)"))
        self.table.lost.connect(self.lost)
        self.code = FieldCombo()
        layout = QFormLayout(self)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.addRow(translate("Table"), self.table)
        layout.addRow(translate("Area code"), self.code)
        self.table.layerChanged.connect(self._offer)
        self.code.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _offer(self, layer: QgsMapLayer | None) -> None:
        known = isinstance(layer, QgsVectorLayer)
        self.code.set_fields(list(layer.fields()) if known else [], keep=guess_code_field(layer) if known else "")
        self.changed.emit()

    def layers(self) -> list[QgsMapLayer]:
        """Return the table, where one is chosen."""
        return [self.table.currentLayer()]

    def guess(self, fields: Sequence[str], areas: QgsVectorLayer) -> None:
        """Choose a table that has the fields, where neither the chosen one nor the areas have them."""
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)]
        fit = [layer for layer in layers if set(fields) <= set(layer.fields().names())]
        if fit and areas not in fit and self.table.currentLayer() not in fit:
            self.table.setLayer(fit[0])

    def complete(self) -> bool:
        """Say whether what is needed is chosen."""
        return self.table.currentLayer() is None or bool(self.code.field())

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of the algorithm `compositeindex` that are chosen here."""
        table = self.table.currentLayer()
        if table is None:
            return {"TABLE": None, "TABLE_CODE_FIELD": None}
        return {"TABLE": table.id(), "TABLE_CODE_FIELD": self.code.field() or None}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up remembered parameters; a table that is gone is left out."""
        layer = QgsProject.instance().mapLayer(str(state.get("TABLE") or ""))
        if isinstance(layer, QgsVectorLayer):
            self.table.setLayer(layer)
        if isinstance(state.get("TABLE_CODE_FIELD"), str):
            self.code.set_field(state["TABLE_CODE_FIELD"])
