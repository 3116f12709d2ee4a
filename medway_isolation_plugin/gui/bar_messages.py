"""Messages for QGIS's message bar: what fits on its one line, and the rest behind a button."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsMessageOutput
from qgis.gui import QgsMessageBar, QgsMessageBarItem, QgsMessageViewer
from qgis.PyQt.QtWidgets import QToolButton

from ..i18n import translate

MOST_SAID = 110  # letters that have room beside title and button on a screen of 1366 pixels with the panel open


def brief(text: str) -> str:
    """Return the first sentences of a text that fit the bar; of one that is too long itself, its first words."""
    if len(text) <= MOST_SAID and "\n" not in text:
        return text
    first = text.split("\n", 1)[0]
    if len(first) <= MOST_SAID:
        return first
    end = first.rfind(". ", 0, MOST_SAID)
    if end >= 0:
        return first[: end + 1]
    return first[:MOST_SAID].rsplit(" ", 1)[0].rstrip(" ,;:") + "\N{HORIZONTAL ELLIPSIS}"


def message(bar: QgsMessageBar, title: str, text: str) -> QgsMessageBarItem:
    """Return a message for a bar, with a button that shows all of it where the bar has no room for that."""
    short = brief(text)
    item = bar.createMessage(title, short)
    if short != text:
        item.setToolTip(text)
        add_button(item, translate("MedwayIsolation", "Details…"), lambda: _show(bar, title, text))
    return item


def add_button(item: QgsMessageBarItem, text: str, slot: Callable[[], object]) -> None:
    """Add a button to a message."""
    button = QToolButton(item)
    button.setText(text)
    button.clicked.connect(lambda _checked=False: slot())
    item.layout().addWidget(button)


def _show(bar: QgsMessageBar, title: str, text: str) -> None:
    viewer = QgsMessageViewer(bar.window())
    viewer.setTitle(title)
    viewer.setMessage(text, QgsMessageOutput.MessageType.MessageText)
    viewer.showMessage(False)  # the window goes on; it is deleted when it is closed
