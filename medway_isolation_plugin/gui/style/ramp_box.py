"""A box to choose a colour ramp from, with a picture of each."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ...cartography.choices import DIVERGING, RAMPS, sequential
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, translate
from ..shared.forms import picked, shorten

# The first three are names.
_NAMES = {
    "viridis": "Viridis",
    "cividis": "Cividis",
    "magma": "Magma",
    "puor": QT_TRANSLATE_NOOP("MedwayIsolation", "Purple and orange"),
}
_SIZE = QSize(70, 14)


class RampBox(QComboBox):
    """The plugin's ramps; all of them can be told apart by colour-blind readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(_SIZE)
        self.setAccessibleName(translate("MedwayIsolation", "Colour ramp"))
        shorten(self, 6)
        for key in RAMPS:
            name = shown(_NAMES.get(key, key))
            self.addItem(_picture(key), name, key)
        for number, key in enumerate(RAMPS):
            if key in DIVERGING:
                hint = translate(
                    "MedwayIsolation",
                    "Only for values with a middle that means something, such as 100 = the study area",
                )
                self.setItemData(number, hint, Qt.ItemDataRole.ToolTipRole)

    def ramp(self) -> str:
        """Return the chosen ramp's key."""
        return picked(self)

    def set_ramp(self, key: str) -> None:
        """Choose a ramp; one that does not exist changes nothing."""
        number = self.findData(key)
        if number >= 0:
            self.setCurrentIndex(number)


def _picture(key: str) -> QIcon:
    pixmap = QPixmap(_SIZE)
    painter = QPainter(pixmap)
    width = _SIZE.width() / 7
    for number, colour in enumerate(sequential(7, key)):
        painter.fillRect(QRectF(number * width, 0, width + 1, _SIZE.height()), QColor(colour))
    painter.end()
    return QIcon(pixmap)
