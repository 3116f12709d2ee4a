"""Which field of the data each field of a recipe is: recognised by headings, to be seen and corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QWidget

from ...core.composite import build
from ...i18n import translate
from ...layers.fields import headings_told
from ..shared.field_combo import FieldCombo
from ..shared.forms import form_layout


def held(fields: Sequence[str], layer: QgsVectorLayer) -> dict[str, str]:
    """Return the layer's field for each of a recipe's fields that it holds, under the same name or by its heading."""
    names = layer.fields().names()
    return {**{field: field for field in fields if field in names}, **build.recognised(fields, names, layer.name())}


class RecipeFields(QWidget):
    """A list of the data's fields for each field of the recipe.

    Signals
    -------
    changed
        The user has chosen another field.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: dict[str, FieldCombo] = {}
        self._layer_id = ""
        self._by_hand: dict[str, str] = {}
        self._form = form_layout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

    def offer(self, fields: Sequence[str], layer: QgsVectorLayer) -> None:
        """Show a recipe's fields and a layer's; what was chosen by hand for this layer stays. No signal is sent."""
        if list(self.combos) != list(fields):
            self._make_rows(fields)
        if self._layer_id not in ("", layer.id()):
            self._by_hand = {}
        self._layer_id = layer.id()
        found = {**held(fields, layer), **self._by_hand}
        headings = headings_told(layer)
        for field, combo in self.combos.items():
            combo.set_fields(headings, keep=found.get(field, ""))

    def _make_rows(self, fields: Sequence[str]) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.combos = {}
        for field in fields:
            combo = FieldCombo(translate("MedwayIsolation", "(choose a field)"), self)
            combo.setAccessibleName(translate("MedwayIsolation", "Field of the data for {field}").format(field=field))
            combo.activated.connect(lambda _index, field=field: self._chosen(field))
            label = QLabel(field)
            label.setWordWrap(True)
            label.setBuddy(combo)
            self._form.addRow(label, combo)
            self.combos[field] = combo

    def _chosen(self, field: str) -> None:
        self._by_hand[field] = self.combos[field].field()
        self.changed.emit()

    def missing(self) -> list[str]:
        """Return the recipe's fields that nothing is chosen for."""
        return [field for field, combo in self.combos.items() if not combo.field()]

    def otherwise(self) -> dict[str, str]:
        """Return the fields that the data call otherwise: the recipe's name to the data's."""
        chosen = {field: combo.field() for field, combo in self.combos.items()}
        return {field: name for field, name in chosen.items() if name and name != field}

    def restore(self, names: Mapping[str, str]) -> None:
        """Take up fields that were chosen for the layer that is offered next."""
        self._by_hand, self._layer_id = dict(names), ""
