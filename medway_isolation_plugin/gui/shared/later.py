"""Doing something in a later turn of the event loop, once, however often it was asked for until then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer


def later(parent: QObject, what: Callable[[], Any], pause: int = 0) -> QTimer:
    """Return a timer of `parent`'s; each `start` puts `what` off until `pause` ms have passed."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(what)
    return timer
