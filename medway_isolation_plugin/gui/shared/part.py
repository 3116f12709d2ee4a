"""What every part of the dock has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QWidget

from .session import Session


class PanelPart(QWidget):
    """One part of the dock: areas, weights, style, priority or export. What it wants of the window it says by signals.

    Signals
    -------
    message : text, level
        What the user should read; the dock shows it in QGIS's message bar.
    changed
        The part's state, which is kept in the project, has changed.
    layer_wanted : layer
        The map should go to this layer of the project.
    part_wanted : name
        The user wants to go on to another part.
    exported : text, folder
        Files are there: what to tell, and the folder to open.
    layouts_wanted : list of layouts
        These layouts of the project should be seen.
    """

    NAME = ""  # key of the part's state in the project
    beside_box: QCheckBox | None = None  # opens the map view with the other band, where the part has such a box

    message = pyqtSignal(str, Qgis.MessageLevel)
    changed = pyqtSignal()
    layer_wanted = pyqtSignal(object)
    part_wanted = pyqtSignal(str)
    exported = pyqtSignal(str, str)
    layouts_wanted = pyqtSignal(list)

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
