"""Undo classes, wherever Qt has them."""

from __future__ import annotations

try:
    from qgis.PyQt.QtGui import QUndoCommand, QUndoStack
except ImportError:  # Qt 5; Qt 6 has moved them, and QGIS's own names do not follow
    from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

__all__ = ["QUndoCommand", "QUndoStack"]
