"""What every part of the dock has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from .session import Session


class Part(QWidget):
    """One part of the dock: areas, weights, style, priority or export.

    Signals
    -------
    message : text, level
        What the user should read; the dock shows it in QGIS's message bar.
    changed
        The part's state, which is kept in the project, has changed.
    """

    NAME = ""  # key of the part's state in the project
    TITLE = ""

    message = pyqtSignal(str, Qgis.MessageLevel)
    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName(f"medwayIsolation_{self.NAME}")

    def state(self) -> dict[str, Any]:
        """Return what the project remembers of this part, as plain JSON values."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered state; unknown keys and values of a wrong kind are ignored."""

    def close_down(self) -> None:
        """Let go of every layer, signal and thread."""
