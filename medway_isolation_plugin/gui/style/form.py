"""The widgets of the part *Style*, laid out to fit 300 pixels."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from qgis.core import QgsMapLayerProxyModel
from qgis.gui import QgsDoubleSpinBox, QgsOpacityWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...cartography.choices import CLASSES_RANGE, RAMPS, Mode
from ...core.bands import BANDS, Band
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, told, translate
from ..shared.forms import allow, form_layout, labelled, picked, shorten
from ..shared.layer_combo import LayerCombo
from ..shared.outlines import Flag
from .facts_box import FactsBox
from .histogram import Histogram
from .ramp_box import RampBox

BIVARIATE, BIVARIATE_PRINTED = "bivariate", "bivariate_printed"
TWO_WAY = frozenset((BIVARIATE, BIVARIATE_PRINTED))
_MODES = (
    (Mode.FIELD.value, QT_TRANSLATE_NOOP("MedwayIsolation", "Quintiles of the index")),
    (Mode.QUANTILE.value, QT_TRANSLATE_NOOP("MedwayIsolation", "Equal numbers of areas")),
    (Mode.NATURAL_BREAKS.value, QT_TRANSLATE_NOOP("MedwayIsolation", "Natural breaks")),
    (Mode.EQUAL_INTERVAL.value, QT_TRANSLATE_NOOP("MedwayIsolation", "Equal intervals")),
    (BIVARIATE, QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation by health (3 × 3)")),
    (BIVARIATE_PRINTED, QT_TRANSLATE_NOOP("MedwayIsolation", "Isolation by health, greys and hatches")),
)


class StyleForm(QWidget):
    """Everything that is to be seen of the part; what it does is in `StylePart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.hint = _text(self)
        column.addWidget(self.hint)
        column.addWidget(self._bands())
        column.addWidget(self._classes())
        column.addWidget(self._spread())
        column.addWidget(self._looks())
        self.facts = FactsBox(self)
        column.addWidget(self.facts)
        column.addStretch(1)
        for verdict in (self.facts.verdict, self.facts.report_button):  # beside the index that is on the map
            self.band_box.layout().addWidget(verdict)

    def _bands(self) -> QWidget:
        self.band_box = QGroupBox(translate("MedwayIsolation", "On the map"), self)
        column = QVBoxLayout(self.band_box)
        row = QHBoxLayout()
        column.addLayout(row)
        self.band_buttons: dict[str, QRadioButton] = {}
        for band in BANDS:
            button = QRadioButton(self.band_box)
            self.band_buttons[band.key] = button
            self.name_band(band, band)
            row.addWidget(button)
        row.addStretch(1)
        self.beside_box = QCheckBox(translate("MedwayIsolation", "Both, s&ide by side"), self.band_box)
        column.addWidget(self.beside_box)
        return self.band_box

    def _classes(self) -> QWidget:
        self.class_box = QGroupBox(translate("MedwayIsolation", "Classes, both maps"), self)
        form = _form(self.class_box)
        self.mode_box = QComboBox()
        _narrow(self.mode_box)
        for key, name in _MODES:
            self.mode_box.addItem(shown(name), key)
        self.classes_box = QSpinBox()
        self.classes_box.setRange(*CLASSES_RANGE)
        self.classes_box.setValue(5)
        self.ramp_box = RampBox()
        self.same_box = QCheckBox(translate("MedwayIsolation", "Same &limits for both"))
        form.addRow(labelled(translate("MedwayIsolation", "Classes &by"), self.mode_box))
        form.addRow(self.mode_box)
        _row(form, translate("MedwayIsolation", "&Number"), self.classes_box)
        form.addRow(labelled(translate("MedwayIsolation", "&Colours"), self.ramp_box))
        form.addRow(self.ramp_box)
        form.addRow(self.same_box)
        self.note = _text(self.class_box)
        form.addRow(self.note)
        return self.class_box

    def _spread(self) -> QWidget:
        self.spread_box = QGroupBox(translate("MedwayIsolation", "Values"), self)
        inside = QVBoxLayout(self.spread_box)
        self.histogram = Histogram(self.spread_box)
        self.legend = QLabel(self.spread_box)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.legend.setAccessibleName(
            translate("MedwayIsolation", "Legend: isolation by health, the worst of both at the top right")
        )
        self.hovered = _text(self.spread_box)
        for widget in (self.histogram, self.legend, self.hovered):
            inside.addWidget(widget)
        return self.spread_box

    def _looks(self) -> QWidget:
        self.look_box = QGroupBox(translate("MedwayIsolation", "Look"), self)
        form = _form(self.look_box)
        self.opacity = QgsOpacityWidget()
        self.opacity.setMinimumWidth(80)
        for inside in (*self.opacity.findChildren(QSlider), *self.opacity.findChildren(QgsDoubleSpinBox)):
            inside.setAccessibleName(translate("MedwayIsolation", "Opacity"))
        _row(form, translate("MedwayIsolation", "&Opacity"), self.opacity)
        self.priority_box = QComboBox()
        _narrow(self.priority_box)
        self.outline_box = QCheckBox(translate("MedwayIsolation", "Outline &priority areas"))
        form.addRow(self.outline_box)
        self.priority_box.setAccessibleName(translate("MedwayIsolation", "Rule whose areas are outlined"))
        form.addRow(self.priority_box)
        self.wards_label = QCheckBox(translate("MedwayIsolation", "Name the &wards"))
        self.ward_layer = LayerCombo()
        self.ward_layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.ward_layer.setAccessibleName(translate("MedwayIsolation", "Ward layer"))
        form.addRow(self.wards_label)
        form.addRow(self.ward_layer)
        return self.look_box

    def name_band(self, band: Band, true: Band) -> None:
        """Call a band by the age at which its result really splits."""
        age = str(true.age)
        text = (
            translate("MedwayIsolation", "{age} and over").format(age=f"{age[0]}&{age[1:]}")
            if true.older
            else translate("MedwayIsolation", "&Under {age}").format(age=age)
        )
        self.band_buttons[band.key].setText(text)

    def allow_bands(self, there: Collection[str]) -> None:
        """Let the bands that there are, by their keys, be shown."""
        tip = translate("MedwayIsolation", "Show this layer and hide the other one")
        absent = translate(
            "MedwayIsolation", "There is no result of this band: show one that has it, in the part Areas."
        )
        for key, button in self.band_buttons.items():
            allow(button, tip, "" if key in there else absent)

    def allow_classes(self) -> None:
        """Let those settings be changed that the chosen kind of classes has."""
        mode = self.mode()
        tip = translate("MedwayIsolation", "So that a colour means the same value under 65 and 65 and over")
        own = translate("MedwayIsolation", "These classes are fixed: under Classes by, choose one of the three others.")
        fixed = own if mode == Mode.FIELD.value or mode in TWO_WAY else ""
        colours = translate(
            "MedwayIsolation", "Isolation by health has colours of its own: choose something else under Classes by."
        )
        allow(self.classes_box, "", fixed)
        allow(self.same_box, tip, fixed)
        allow(self.ramp_box, "", colours if mode in TWO_WAY else "")

    def mode(self) -> str:
        """Return the chosen mode's key."""
        return picked(self.mode_box)

    def fill_in(self, state: Mapping[str, Any]) -> None:
        """Show a remembered choice; what is unknown in it is ignored."""
        number = self.mode_box.findData(state.get("mode"))
        if number >= 0:
            self.mode_box.setCurrentIndex(number)
        classes, opacity = state.get("classes"), state.get("opacity")
        if isinstance(classes, int) and CLASSES_RANGE[0] <= classes <= CLASSES_RANGE[1]:
            self.classes_box.setValue(classes)
        if state.get("ramp") in RAMPS:
            self.ramp_box.set_ramp(str(state["ramp"]))
        if isinstance(opacity, (int, float)) and 0 <= opacity <= 1:
            self.opacity.setOpacity(float(opacity))
        for key, box in (
            ("same_limits", self.same_box),
            ("outline", self.outline_box),
            ("ward_names", self.wards_label),
        ):
            if isinstance(state.get(key), bool):
                box.setChecked(state[key])

    def offer_flags(self, flags: Sequence[Flag]) -> None:
        """Offer these priority flags, the chosen one kept; or say why there is none."""
        box = self.priority_box
        if [box.itemData(number) for number in range(box.count())] != [flag.key for flag in flags]:
            chosen = box.currentData()
            box.clear()
            for flag in flags:
                box.addItem(told(flag.title), flag.key)
            box.setCurrentIndex(max(box.findData(chosen), 0) if flags else -1)
        why = translate("MedwayIsolation", "The project holds no priority areas yet: press Apply in the part Priority.")
        for widget in (box, self.outline_box):
            allow(widget, "", "" if flags else why)


def _form(box: QGroupBox) -> QFormLayout:
    form = form_layout(box)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def _row(form: QFormLayout, text: str, widget: QWidget) -> None:
    form.addRow(labelled(text, widget), widget)


def _narrow(box: QComboBox) -> None:
    shorten(box, 8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _text(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
