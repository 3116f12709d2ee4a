"""A list of a layer's fields, shown by their aliases."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtGui import QPaintEvent
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ...layers.fields import headings_told
from .forms import shorten


def numeric_fields(layer: QgsVectorLayer | None) -> dict[str, str]:
    """Return the fields of a layer that hold numbers, and what people read over each."""
    if layer is None:
        return {}
    headings = headings_told(layer)
    return {field.name(): headings[field.name()] for field in layer.fields() if field.isNumeric()}


def narrow(combo: QComboBox) -> None:
    """Let a list be narrower than its longest entry, which is shortened with an ellipsis."""
    shorten(combo, 6)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setMinimumWidth(90)


def paint_elided(combo: QComboBox) -> None:
    """Draw a list whose text ends in an ellipsis where it is too long, which not every style does."""
    painter = QStylePainter(combo)
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    place = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    option.currentText = combo.fontMetrics().elidedText(
        option.currentText, Qt.TextElideMode.ElideRight, place.width() - 6
    )
    painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ElidingCombo(QComboBox):
    """A list that may be narrower than its texts; its tip is the chosen entry's, or that entry whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        narrow(self)
        self.currentIndexChanged.connect(self._tell)
        self.model().dataChanged.connect(self._tell)

    def _tell(self, *_index: object) -> None:
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.ToolTipRole) or self.currentText()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw a text that is too long with an ellipsis."""
        paint_elided(self)


class FieldCombo(ElidingCombo):
    """Offers numeric fields. Its value is a field's name, empty for none; a name that is gone stays, marked as missing."""

    def __init__(self, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none

    def field(self) -> str:
        """Return the name of the chosen field, empty for none."""
        return str(self.currentData() or "")

    def set_fields(self, fields: Mapping[str, str], keep: str | None = None) -> None:
        """Offer other fields, by what people read over them; the chosen one, or `keep`, stays chosen. No signal is sent."""
        chosen = self.field() if keep is None else keep
        with QSignalBlocker(self):
            self.clear()
            if self._none:
                self.addItem(self._none, "")
            for name, heading in fields.items():
                self.addItem(heading, name)
                tip = f"{heading} ({name})"
                self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            self._choose(chosen)
        self._tell()

    def set_field(self, name: str) -> None:
        """Choose a field; one that the layer does not have is shown by its name."""
        if name != self.field():
            self._choose(name)

    def _choose(self, name: str) -> None:
        index = self.findData(name)
        if index < 0 and name:
            self.addItem(name, name)
            index = self.count() - 1
        self.setCurrentIndex(index)  # none where nothing is chosen: the first field would be a guess
