"""What stands in for the plugin where it cannot run."""

from __future__ import annotations

import sys
from typing import Any


class IdlePlugin:
    """Says in one sentence why the plugin cannot run and what to do; adds nothing to QGIS."""

    def __init__(self, iface: Any, why: str) -> None:  # noqa: QGS105  (QGIS hands it over)
        self.iface = iface
        self.why = why

    def initProcessing(self) -> None:  # noqa: N802
        """Tell whoever runs qgis_process."""
        print(self.why, file=sys.stderr)

    def initGui(self) -> None:  # noqa: N802
        """Tell whoever looks at the window, until they close the message."""
        from qgis.core import Qgis

        self.iface.messageBar().pushMessage("Medway Isolation", self.why, Qgis.MessageLevel.Warning, 0)

    def unload(self) -> None:
        """Take nothing away."""
