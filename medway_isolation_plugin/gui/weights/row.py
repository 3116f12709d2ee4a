"""One indicator's weight: a switch, a slider and a number, with its direction and share."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.report.html import rounded
from ...i18n import translate
from ..shared.forms import allow
from .schemes import WeightedIndicator

STEPS = 200
HIGHEST = 1_000_000.0
_INDENT = 14


def scale_top(weights: list[float]) -> float:
    """Return where the sliders end: the first of 1, 2, 5, 10, 20 ... that is at least twice the largest weight."""
    largest, power = max([*weights, 0.05]), 0.1
    while True:
        for step in (1, 2, 5):
            if step * power >= 2 * largest:
                return step * power
        power *= 10


class WeightRow(QWidget):
    """Shows and changes one weight.

    Signals
    -------
    changed : field, weight, on, reversed, drag
        `reversed` says that the direction is the other one than in the file; `drag` is true while the slider is held, so
        that one drag can be undone at once.
    released
        The slider was let go.
    """

    changed = pyqtSignal(str, float, bool, bool, bool)
    released = pyqtSignal()

    def __init__(self, indicator: WeightedIndicator, top: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.indicator = indicator
        self._top = top
        self.on = QCheckBox()
        self.on.setChecked(True)
        self.on.setAccessibleName(translate("MedwayIsolation", "{label} counts").format(label=indicator.label))
        self.on.setToolTip(translate("MedwayIsolation", "Whether this indicator counts"))
        self.label = QLabel(indicator.label)
        self.label.setWordWrap(True)
        self.share = QLabel()
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.share.setMinimumWidth(self.fontMetrics().horizontalAdvance("100.0 %"))
        self.share.setToolTip(translate("MedwayIsolation", "Share of the whole index"))
        if indicator.is_domain:
            font = self.label.font()
            font.setBold(True)
            self.label.setFont(font)
        self.direction = QToolButton()
        self.direction.setCheckable(True)
        self.direction.setAutoRaise(True)
        self.direction.setAccessibleName(
            translate("MedwayIsolation", "Lower values of {label} are worse").format(label=indicator.label)
        )
        self._point(indicator.higher_is_worse)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setMinimumWidth(60)
        self.slider.setAccessibleName(
            translate("MedwayIsolation", "Weight of {label}, slider").format(label=indicator.label)
        )
        self.number = QDoubleSpinBox()
        self.number.setRange(0.0, HIGHEST)
        self.number.setDecimals(2)
        self.number.setSingleStep(top / 20)
        self.number.setKeyboardTracking(False)
        self.number.setMaximumWidth(self.fontMetrics().horizontalAdvance("00000.00") + 30)
        self.number.setAccessibleName(translate("MedwayIsolation", "Weight of {label}").format(label=indicator.label))
        self.label.setBuddy(self.number)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.released)
        self.number.valueChanged.connect(self._typed)
        self.on.toggled.connect(self._switched)
        self.direction.clicked.connect(self._reversed)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(6)
        foot.setSpacing(6)
        head.addWidget(self.on)
        head.addWidget(self.label, 1)
        head.addWidget(self.share)
        self.direction.setFixedWidth(self.on.sizeHint().width())
        foot.addWidget(self.direction)
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.number)
        box = QVBoxLayout(self)
        box.setContentsMargins(_INDENT * self.indicator.level, 2, 0, 4)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(foot)
        self.setTabOrder(self.on, self.direction)
        self.setTabOrder(self.direction, self.slider)
        self.setTabOrder(self.slider, self.number)

    def _point(self, higher: bool) -> None:
        """Show a direction."""
        self.direction.setText("\N{UPWARDS ARROW}" if higher else "\N{DOWNWARDS ARROW}")
        self.direction.setChecked(not higher)
        said = (
            translate("MedwayIsolation", "A higher value is worse")
            if higher
            else translate("MedwayIsolation", "A lower value is worse")
        )
        more = (
            translate("MedwayIsolation", "click to turn it round")
            if self.indicator.can_turn
            else translate("MedwayIsolation", "fixed in a weight profile; choose a recipe to turn it round")
        )
        self._said = translate("MedwayIsolation", "{direction} ({more})").format(direction=said, more=more)

    def show_weight(self, weight: float, on: bool, reversed: bool = False) -> None:
        """Show a weight and a direction without telling anybody."""
        self._point(self.indicator.higher_is_worse is not reversed)
        with QSignalBlocker(self.on), QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.on.setChecked(on)
            self.number.setValue(weight)
            # A slider that stands at this weight already is left where the hand holds it.
            place = round(min(weight / self._top, 1.0) * STEPS)
            if place != self.slider.value():
                self.slider.setValue(place)
        self.label.setEnabled(on)
        self.share.setEnabled(on)
        off = "" if on else translate("MedwayIsolation", "This indicator does not count: tick it to change its weight.")
        allow(self.slider, "", off)
        allow(self.number, "", off)
        allow(self.direction, self._said, off or ("" if self.indicator.can_turn else self._said))

    def show_share(self, share: float | None) -> None:
        """Show the effective share, 0 to 1; None for not known."""
        text = "\N{EN DASH}" if share is None else f"{rounded(100.0 * share, 1)} %"
        if text != self.share.text():
            self.share.setText(text)

    def _slid(self, place: int) -> None:
        self._tell(place * self._top / STEPS, self.slider.isSliderDown())

    def _typed(self, weight: float) -> None:
        self._tell(weight, False)

    def _switched(self, _on: bool) -> None:
        self._tell(self.number.value(), False)

    def _reversed(self, _checked: bool) -> None:
        self._tell(self.number.value(), False)

    def _tell(self, weight: float, drag: bool) -> None:
        reversed = self.direction.isChecked() is self.indicator.higher_is_worse
        self.changed.emit(self.indicator.field, weight, self.on.isChecked(), reversed, drag)
