"""An index from fields of the user's own: they are ticked here, and have their direction and weight in the rows below."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsVectorLayer
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ...core.composite import build
from ...core.composite.build import Choices
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import translate
from ...layers import fields, indicators
from ..shared.field_combo import narrow
from ..shared.slots import Blocker, later
from .schemes import RecipeScheme, Scheme


class OwnFields(QWidget):
    """A list of numeric fields with ticks. What is ticked stays in it, also where the data have no such field any more.

    Signals
    -------
    changed
        A tick was set or taken away.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on = False
        self._layer: QgsVectorLayer | None = None
        self._labels: dict[str, str] = {}
        self.combo = QgsCheckableComboBox(self)
        narrow(self.combo)
        self.combo.setDefaultText(translate("MedwayIsolation", "Tick the fields of the index"))
        self.combo.setAccessibleName(translate("MedwayIsolation", "Fields of the index"))
        self.combo.setToolTip(
            translate(
                "MedwayIsolation", "Each has its weight below, and an arrow that says which of its values are worse"
            )
        )
        self.every = QCheckBox(translate("MedwayIsolation", "All numeric fields"), self)
        self.every.setToolTip(
            translate("MedwayIsolation", "Codes, ranks and classes are left out unless this is ticked")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)
        column.addWidget(self.every)
        # In a turn of its own: what it leads to fills the list that is being clicked in.
        self._soon = later(self, self.changed.emit)
        self._filling = Blocker()
        self.combo.model().dataChanged.connect(lambda *_of: self._filling or self._soon.start())
        self.every.toggled.connect(lambda _on: self._fill(self.ticked()))
        self.setVisible(False)

    def show_for(self, on: bool) -> None:
        """Let fields be ticked, or not where something else says what is combined."""
        self.on = on
        self.setVisible(on)

    def offer(self, layer: QgsVectorLayer) -> None:
        """Offer the fields of a layer. No signal is sent."""
        self._layer = layer
        self._fill(self.ticked())

    def tick(self, names: Sequence[str]) -> None:
        """Tick these fields and no others. No signal is sent."""
        self._fill(names)

    def ticked(self) -> list[str]:
        """Return the ticked fields in the order of the list."""
        return [str(name) for name in self.combo.checkedItemsData()]

    def _fill(self, ticked: Sequence[str]) -> None:
        layer = self._layer
        offered = (
            [] if layer is None else (indicators.numeric if self.every.isChecked() else indicators.measures)(layer)
        )
        headings = {} if layer is None else fields.headings_told(layer)
        names = [*offered, *(name for name in ticked if name not in offered)]
        self._labels = {name: (layer and fields.heading_of(layer, name)) or name for name in names}
        gone = translate("MedwayIsolation", "{field} (not there)")
        with self._filling:
            self.combo.clear()
            for name in names:
                state = Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked
                label = headings[name] if name in headings else gone.format(field=name)
                self.combo.addItemWithCheckState(label, state, name)

    def scheme(self) -> Scheme:
        """Return what is ticked as a scheme, as the algorithm `compositeindex` makes it of chosen fields."""
        ticked = self.ticked()
        choices = Choices(title=Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Index of own fields")))
        made = [build.from_rows([], self._labels, choices, ticked)] if ticked else []
        return RecipeScheme(made)  # type: ignore[return-value]

    def missing(self) -> str:
        """Say that no field is ticked, empty where one is or none has to be."""
        if not self.on or self.ticked():
            return ""
        return translate("MedwayIsolation", "Tick at least one field of the index above.")
