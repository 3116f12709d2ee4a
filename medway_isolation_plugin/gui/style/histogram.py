"""How a result's values are spread, where the class limits lie, and where the area under the mouse is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ...cartography import choices
from ...cartography.choices import Mode, StyleChoice, sequential
from ...core import sources
from ...i18n import told, translate
from ...layers import fields
from ...layers.recognise import ShownResult, area_name_field

_BARS = 40
_HEAD, _SIDE = 10, 6  # room for the marker above and at the sides, in pixels


class Histogram(QLabel):  # a label, so that QGIS's night theme gives it the colour of words
    """Bars in the colours of the map's classes, lines at the limits, a marker at one value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._limits: list[float] = []
        self._colours: list[str] = []
        self._marked: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("MedwayIsolation", "Histogram of the values with the class limits"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it would like."""
        return QSize(260, 120)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size that it needs."""
        return QSize(120, 100)

    def set_data(self, values: Sequence[float], limits: Sequence[float], colours: Sequence[str]) -> None:
        """Show other values.

        Parameters
        ----------
        values : sequence of float
            Without missing ones.
        limits : sequence of float
            Rising, from the lowest value to the highest: one more than there are classes.
        colours : sequence of str
            Of the classes, the one of the lowest values first.
        """
        self._values, self._limits, self._colours = sorted(values), list(limits), list(colours)
        self._marked = None
        self._describe()
        self.update()

    def mark(self, value: float | None) -> None:
        """Mark one value, or none."""
        if value != self._marked:
            self._marked = value
            self.update()

    @property
    def marked(self) -> float | None:
        """The marked value."""
        return self._marked

    def _describe(self) -> None:
        text = translate("MedwayIsolation", "No values")
        if self._values:
            text = translate("MedwayIsolation", "{count} values from {low} to {high}; limits: {limits}").format(
                count=f"{len(self._values):,}",
                low=f"{self._values[0]:,.4g}",
                high=f"{self._values[-1]:,.4g}",
                limits=", ".join(f"{limit:,.4g}" for limit in self._limits[1:-1])
                or translate("MedwayIsolation", "none"),
            )
        self.setAccessibleDescription(text)
        self.setToolTip(text)

    def colour_of(self, value: float) -> QColor:
        """Return the colour of the class that a value is in."""
        if not self._colours:
            return self.palette().color(QPalette.ColorRole.Mid)
        above = sum(value > limit for limit in self._limits[1:-1])
        return QColor(self._colours[min(above, len(self._colours) - 1)])

    def _place(self, value: float) -> float:
        """Return where a value is, in pixels from the left."""
        low, high = self._values[0], self._values[-1]
        width = self.width() - 2 * _SIDE
        share = (value - low) / (high - low) if high > low else 0.5
        return float(_SIDE + width * min(max(share, 0.0), 1.0))

    def _counts(self) -> list[int]:
        counts, _ = np.histogram(self._values, _BARS, (self._values[0], self._values[-1]))
        return list(counts.tolist())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.WindowText)
        painter.setPen(text)
        if not self._values:
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), translate("MedwayIsolation", "No values"))
            return
        below = self.fontMetrics().height() + 2
        floor = self.height() - below
        self._draw_bars(painter, floor)
        pen = QPen(text, 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        for limit in self._limits[1:-1]:
            if not self._values[0] < limit < self._values[-1]:
                continue  # limits that two maps share may lie beyond this one's values
            place = self._place(limit)
            painter.drawLine(QPointF(place, _HEAD), QPointF(place, floor))
        painter.setPen(text)
        painter.drawLine(QPointF(_SIDE, floor), QPointF(self.width() - _SIDE, floor))
        foot = QRectF(_SIDE, floor, self.width() - 2 * _SIDE, below)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), f"{self._values[0]:,.4g}")
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), f"{self._values[-1]:,.4g}")
        if self._marked is not None:
            self._draw_mark(painter, floor)

    def _draw_bars(self, painter: QPainter, floor: float) -> None:
        counts = self._counts()
        low, high = self._values[0], self._values[-1]
        width = (self.width() - 2 * _SIDE) / _BARS
        tallest = max(counts)
        for number, count in enumerate(counts):
            middle = low + (number + 0.5) * (high - low) / _BARS
            height = (floor - _HEAD) * count / tallest
            painter.fillRect(
                QRectF(_SIDE + number * width, floor - height, max(width - 0.5, 1), height), self.colour_of(middle)
            )

    def _draw_mark(self, painter: QPainter, floor: float) -> None:
        place = self._place(self._marked if self._marked is not None else 0.0)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(place, _HEAD - 4), QPointF(place, floor))
        painter.setBrush(colour)
        tip = QPolygonF([QPointF(place - 5, 0), QPointF(place + 5, 0), QPointF(place, _HEAD - 2)])
        painter.drawPolygon(tip)


@dataclass(frozen=True)
class Spread:
    """Values without missing ones, rising limits (one more than classes), colours from the lowest class up."""

    values: list[float]
    limits: list[float]
    colours: list[str]


def spread(layer: QgsVectorLayer, result: ShownResult, choice: StyleChoice, limits: Sequence[float]) -> Spread:
    """Return what the histogram of a band's result shows.

    Raises
    ------
    InputError
        When a field is missing or holds text.
    """
    value = choices.numbers(layer, result.value_field)
    found = value[~np.isnan(value)].tolist()
    if choice.mode is not Mode.FIELD:
        classes = max(len(limits) - 1, 1)
        return Spread(found, list(limits), sequential(classes, choice.ramp)[::-1])
    place = np.trunc(choices.numbers(layer, result.class_field))
    both = ~np.isnan(value) & (place >= 1)
    lowest_of = {int(number): float(value[both & (place == number)].min()) for number in np.unique(place[both])}
    there = sorted(lowest_of, key=lambda number: lowest_of[number])
    if not there:
        return Spread(found, [], [])
    colours = sequential(int(np.nanmax(place)), choice.ramp)
    # Limits belong to the class below: halfway to the value before would need a search for nothing that is to be seen.
    limits = [min(found), *(float(np.nextafter(lowest_of[number], -np.inf)) for number in there[1:]), max(found)]
    return Spread(found, limits, [colours[number - 1] for number in there])


def value_words(area: QgsFeature, result: ShownResult, code: str) -> tuple[float | None, str]:
    """Return an area's value, None where it has none, and what is said of it: its name and code, its value with the unit, its class."""
    there = area.fields().names()
    fields_read = (result.value_field, code, area_name_field(area.fields(), code))
    value, own, name = (area[one] if one in there else None for one in fields_read)
    said = (
        sources.named(str(own), name) if own else translate("MedwayIsolation", "Area {number}").format(number=area.id())
    )
    if not isinstance(value, (int, float)):
        return None, translate("MedwayIsolation", "{name}: no data").format(name=said)
    layer = result.layer()
    unit = told(fields.describe(layer, result.value_field).unit())
    said = f"{said}: {f'{value:,.3g} {unit}'.strip()}"
    place = choices.class_of(area, layer, fields.describe(layer, result.class_field))
    return float(value), ", ".join(part for part in (said, place) if part)
