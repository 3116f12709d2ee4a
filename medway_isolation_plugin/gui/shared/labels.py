"""Labels with a widget that their mnemonic goes to."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QWidget


def labelled(text: str, buddy: QWidget) -> QLabel:
    """Return a label whose mnemonic (&) goes to `buddy`, which screen readers call by its text."""
    label = QLabel(text)
    label.setBuddy(buddy)
    if not buddy.accessibleName():
        buddy.setAccessibleName(text.replace("&", ""))
    return label
