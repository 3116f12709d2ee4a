"""Medway Isolation: where people may be socially isolated, and where that meets poor health."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802  (the name is QGIS's)
    """Return the plugin. QGIS calls this; importing the package alone imports no QGIS."""
    from .core.needs import numpy_lacking

    lacking = numpy_lacking()
    if lacking:
        from .idle import IdlePlugin

        return IdlePlugin(iface, lacking)
    from .plugin import MedwayIsolationPlugin

    return MedwayIsolationPlugin(iface)
