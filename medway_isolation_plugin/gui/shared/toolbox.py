"""The toolbox's dialog of one of the plugin's algorithms, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QDialog

from ...processing.provider import PROVIDER_ID


class ToolboxDialog:
    """One dialog at a time: the next takes the place of the one before."""

    def __init__(self) -> None:
        self.dialog: QDialog | None = None

    def open(self, name: str, parameters: Mapping[str, Any], least: QSize | None = None) -> QDialog:
        """Open the dialog of an algorithm of the plugin's, at least of a size, and return it."""
        from qgis import processing

        self.close()
        dialog: QDialog = processing.createAlgorithmDialog(f"{PROVIDER_ID}:{name}", dict(parameters))
        # QGIS deletes the dialog some time after it was closed. No function may hold the dialog here: Python would collect both
        # while the dialog still lives, and the signal of its end would call what is gone.
        dialog.destroyed.connect(self._gone)
        self.dialog = dialog
        if least is not None:
            dialog.resize(dialog.size().expandedTo(least))
        dialog.show()
        return dialog

    def close(self) -> None:
        """Close the dialog that is open, if any."""
        if self.dialog is not None:
            self.dialog.close()

    def _gone(self) -> None:
        if self.dialog is not None and sip.isdeleted(self.dialog):  # it may be one before
            self.dialog = None
