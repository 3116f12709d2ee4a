"""Texts in the user's language: Qt looks up what the library says."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from .core.words import install, told, translate

__all__ = ["told", "translate"]


def _by_qt(text: str, number: int) -> str:
    return str(QCoreApplication.translate("MedwayIsolation", text, None, number))


install(_by_qt)
