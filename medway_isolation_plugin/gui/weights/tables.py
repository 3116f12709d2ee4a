"""Which tables an index is made of: a recipe's indicators; or households by area and type, and the table of types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QWidget

from ...core import sources
from ...core.faults import listed
from ...core.segments import Form, UnknownTypes
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, told, translate
from ...layers.fields import headings_told
from ...layers.recognise import guess_code_field
from ..shared.field_combo import FieldCombo, narrow
from ..shared.forms import form_layout, name_fold
from ..shared.layer_combo import LayerCombo
from .own_fields import OwnFields
from .recipe_fields import RecipeFields, held

# What a field holds, by parameter of the algorithm: the first of these meanings that a heading has.
_MEANINGS = {
    "HH_TYPE_FIELD": ("type",),
    "HH_COUNT_FIELD": ("households", "count"),
    "TYPE_FIELD": ("type",),
    "SHARE_U65_FIELD": ("share_u65",),
    "SHARE_65P_FIELD": ("share_65p",),
}
_OF_HOUSEHOLDS = ("HH_CODE_FIELD", "HH_TYPE_FIELD", "HH_COUNT_FIELD")
_FORMS = {
    Form.PROPORTION: QT_TRANSLATE_NOOP("MedwayIsolation", "Proportions, 0 to 1"),
    Form.PERCENT: QT_TRANSLATE_NOOP("MedwayIsolation", "Percentages"),
    Form.INDEX: QT_TRANSLATE_NOOP("MedwayIsolation", "Indexes, 100 = average"),
}
_LABELS = {
    "HH_CODE_FIELD": QT_TRANSLATE_NOOP("MedwayIsolation", "Area code"),
    "HH_TYPE_FIELD": QT_TRANSLATE_NOOP("MedwayIsolation", "Type"),
    "HH_COUNT_FIELD": QT_TRANSLATE_NOOP("MedwayIsolation", "Number"),
    "TYPE_FIELD": QT_TRANSLATE_NOOP("MedwayIsolation", "Type"),
    "SHARE_U65_FIELD": QT_TRANSLATE_NOOP("MedwayIsolation", "Share <65"),
    "SHARE_65P_FIELD": QT_TRANSLATE_NOOP("MedwayIsolation", "Share 65+"),
}


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
        super().__init__(translate("MedwayIsolation", "Table of indicators"), parent)
        name_fold(self)
        self.table = LayerCombo(translate("MedwayIsolation", "(the areas)"))
        self.table.lost.connect(self.lost)
        self.code = FieldCombo()
        layout = form_layout(self)
        layout.addRow(translate("MedwayIsolation", "Table"), self.table)
        layout.addRow(translate("MedwayIsolation", "Area code"), self.code)
        self.own = OwnFields(self)
        layout.addRow(self.own)
        # Unfolding shows all that was hidden.
        self.collapsedStateChanged.connect(self._folded)
        self.fields = RecipeFields(self)
        layout.addRow(self.fields)
        self.fields.changed.connect(self.changed)
        self.table.chosen.connect(self._offer)
        self.code.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _folded(self, folded: bool) -> None:
        if not folded:
            self.own.show_for(self.own.on)

    def _offer(self, layer: QgsMapLayer | None) -> None:
        if isinstance(layer, QgsVectorLayer):
            self.code.set_fields(headings_told(layer), keep=guess_code_field(layer))
        else:
            self.code.set_fields({}, keep="")
        self.changed.emit()

    def layers(self) -> list[QgsMapLayer]:
        """Return the table, where one is chosen."""
        return [self.table.currentLayer()]

    def guess(self, fields: Sequence[str], areas: QgsVectorLayer) -> None:
        """Choose the table that holds most of the recipe's fields, where the areas hold fewer, and show which they are.

        A table that was chosen gives way only to one that holds them all; nothing takes the place of one that was removed.
        """
        if self.table.removed:
            return
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)]
        chosen = self.table.currentLayer()
        now = len(held(fields, chosen if isinstance(chosen, QgsVectorLayer) else areas))
        most, best = max(((len(held(fields, layer)), layer) for layer in layers), key=itemgetter(0), default=(0, areas))
        if most > now and (chosen is None or most == len(fields)):
            self.table.setLayer(best)
        table = self.table.currentLayer()
        holder = table if isinstance(table, QgsVectorLayer) else areas
        self.own.offer(holder)
        self.fields.offer(fields, holder)

    def missing(self) -> str:
        """Say what is still to be chosen, empty where nothing is."""
        if self.table.removed:
            return removed(self.table)
        if self.table.currentLayer() is not None and not self.code.field():
            return translate(
                "MedwayIsolation", "Choose the field with the area codes of the table of indicators above."
            )
        if none := self.own.missing():
            return none
        fields = self.fields.missing()
        return (
            translate("MedwayIsolation", "Choose the fields above for: {fields}.").format(
                fields=told(listed(fields, 20))
            )
            if fields
            else ""
        )

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of the algorithm `compositeindex` that are chosen here."""
        table = self.table.currentLayer()
        names = [cell for pair in self.fields.otherwise().items() for cell in pair]
        if table is None:
            return {"TABLE": None, "TABLE_CODE_FIELD": None, "FIELD_NAMES": names}
        return {"TABLE": table.id(), "TABLE_CODE_FIELD": self.code.field() or None, "FIELD_NAMES": names}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up remembered parameters; a table that is gone is left out."""
        layer = QgsProject.instance().mapLayer(str(state.get("TABLE") or ""))
        if isinstance(layer, QgsVectorLayer):
            self.table.setLayer(layer)
        if isinstance(state.get("TABLE_CODE_FIELD"), str):
            self.code.set_field(state["TABLE_CODE_FIELD"])
        names = state.get("FIELD_NAMES")
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            self.fields.restore(dict(zip(names[::2], names[1::2])))
            self.changed.emit()


class SegmentTables(QgsCollapsibleGroupBox):
    """Two tables and their fields, guessed from the fields' names.

    Signals
    -------
    changed
        Another table or field was chosen.
    lost
        A table that was chosen is being removed.
    """

    changed = pyqtSignal()
    lost = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "Tables"), parent)
        name_fold(self)
        self.households, self.types = LayerCombo(), LayerCombo()
        for combo in (self.households, self.types):
            combo.lost.connect(self.lost)
        self.fields = {
            name: FieldCombo(translate("MedwayIsolation", "(none)") if name.startswith("SHARE") else "", self)
            for name in _LABELS
        }
        self.form = QComboBox()
        for form in Form:  # in the order of the algorithm's choice
            self.form.addItem(shown(_FORMS[form]), form.value)
        narrow(self.form)
        self.exclude = QCheckBox(translate("MedwayIsolation", "Exclude"))
        self.exclude.setToolTip(
            translate(
                "MedwayIsolation",
                "Households of a type that the table of types does not have are left out, and their share is told",
            )
        )
        rows: list[tuple[str, QWidget]] = [
            (translate("MedwayIsolation", "Households"), self.households),
            *((shown(_LABELS[name]), self.fields[name]) for name in _OF_HOUSEHOLDS),
            (translate("MedwayIsolation", "Types"), self.types),
            (shown(_LABELS["TYPE_FIELD"]), self.fields["TYPE_FIELD"]),
            (translate("MedwayIsolation", "Values"), self.form),
            *((shown(_LABELS[name]), self.fields[name]) for name in _LABELS if name.startswith("SHARE")),
        ]
        layout = form_layout(self)
        for text, widget in rows:
            layout.addRow(text, widget)
        layout.addRow(translate("MedwayIsolation", "Other types"), self.exclude)
        self.exclude.toggled.connect(lambda _on: self.changed.emit())
        self.households.chosen.connect(lambda layer: self._offer(layer, _OF_HOUSEHOLDS))
        others = [name for name in _LABELS if name not in _OF_HOUSEHOLDS]
        self.types.chosen.connect(lambda layer: self._offer(layer, others))
        for combo in (*self.fields.values(), self.form):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _offer(self, layer: QgsMapLayer | None, names: Sequence[str]) -> None:
        fields = headings_told(layer) if isinstance(layer, QgsVectorLayer) else {}
        found = _found(layer) if isinstance(layer, QgsVectorLayer) else {}
        if "HH_CODE_FIELD" in names and isinstance(layer, QgsVectorLayer):
            found["HH_CODE_FIELD"] = guess_code_field(layer)
        for name in names:
            self.fields[name].set_fields(fields, keep=found.get(name, ""))
        self.changed.emit()

    def layers(self) -> list[QgsMapLayer]:
        """Return the tables that are chosen."""
        return [self.households.currentLayer(), self.types.currentLayer()]

    def guess(self, variables: Sequence[str], _areas: QgsVectorLayer) -> None:
        """Choose tables where none is chosen or removed: types by the variables, households by the names of fields."""
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer)]
        if self.types.currentLayer() is None and not self.types.removed:
            self.types.setLayer(next((one for one in layers if _holds_types(one, variables)), None))
        if self.households.currentLayer() is None and not self.households.removed:
            types = self.types.currentLayer()
            self.households.setLayer(next((one for one in layers if one is not types and _holds_households(one)), None))

    def missing(self) -> str:
        """Say which table or field is still to be chosen, empty where none is."""
        for table in (self.households, self.types):
            if table.removed:
                return removed(table)
        if None in self.layers():
            return translate(
                "MedwayIsolation", "Choose the tables of households and of types above, or a recipe under Weights."
            )
        if not all(self.fields[name].field() for name in (*_OF_HOUSEHOLDS, "TYPE_FIELD")):
            return translate("MedwayIsolation", "Choose the fields of the tables of households and of types above.")
        return ""

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of the algorithm `segmentation` that are chosen here."""
        households, types = self.households.currentLayer(), self.types.currentLayer()
        return {
            "HOUSEHOLDS_TABLE": households.id() if households is not None else None,
            "TYPES_TABLE": types.id() if types is not None else None,
            "FORM": max(self.form.currentIndex(), 0),
            "UNKNOWN": list(UnknownTypes).index(
                UnknownTypes.EXCLUDE if self.exclude.isChecked() else UnknownTypes.ERROR
            ),
            **{name: combo.field() or None for name, combo in self.fields.items()},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up remembered parameters; layers that are gone are left out."""
        for name, combo in (("HOUSEHOLDS_TABLE", self.households), ("TYPES_TABLE", self.types)):
            layer = QgsProject.instance().mapLayer(str(state.get(name) or ""))
            if isinstance(layer, QgsVectorLayer):
                combo.setLayer(layer)
        for name, field in self.fields.items():
            if isinstance(state.get(name), str):
                field.set_field(state[name])
        if type(state.get("FORM")) is int and 0 <= state["FORM"] < self.form.count():
            self.form.setCurrentIndex(state["FORM"])
        if type(state.get("UNKNOWN")) is int:
            self.exclude.setChecked(state["UNKNOWN"] == list(UnknownTypes).index(UnknownTypes.EXCLUDE))


def removed(table: LayerCombo) -> str:
    """Say that the chosen table was removed."""
    return translate("MedwayIsolation", "The table {name} was removed. Choose another one above.").format(
        name=table.removed
    )


def _found(layer: QgsVectorLayer) -> dict[str, str]:
    """Return the field of each parameter but the area codes', empty where no heading says that it is the one."""
    columns = sources.recognise(layer.fields().names(), layer.name())
    return {name: columns.heading(*meanings) for name, meanings in _MEANINGS.items()}


def _has_types(layer: QgsVectorLayer) -> bool:
    return bool(sources.recognise(layer.fields().names(), only=("types",)).heading("type"))


def _holds_types(layer: QgsVectorLayer, variables: Sequence[str]) -> bool:
    # A panel's scores have the same columns, but no types.
    return set(variables) <= set(layer.fields().names()) and _has_types(layer)


def _holds_households(layer: QgsVectorLayer) -> bool:
    return _has_types(layer) and bool(_found(layer)["HH_COUNT_FIELD"] and guess_code_field(layer))
