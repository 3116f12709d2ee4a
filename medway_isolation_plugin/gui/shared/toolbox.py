"""The toolbox's dialog of one of the plugin's algorithms, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
        # QGIS deletes the dialog some time after the user has closed it.
        dialog.destroyed.connect(lambda: self._forget(dialog))
        self.dialog = dialog
        if least is not None:
            dialog.resize(dialog.size().expandedTo(least))
        dialog.show()
        return dialog

    def close(self) -> None:
        """Close the dialog that is open, if any."""
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.close()

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
