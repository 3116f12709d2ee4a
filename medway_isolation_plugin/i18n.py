"""Texts in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def translate(text: str) -> str:
    """Return `text` in the user's language."""
    return str(QCoreApplication.translate("MedwayIsolation", text))
