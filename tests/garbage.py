"""What is left to Python's cycle collector, which deletes it in whatever thread it happens to run."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject


class Circle:
    """Is let go of, and only the collector can take it away; knows whether that was in the main thread."""

    def __init__(self) -> None:
        self.itself = self


@contextmanager
def let_go_of() -> Iterator[list[bool]]:
    """Leave a circle to the collector, and say in the list whether it was taken away in the main thread."""
    found: list[bool] = []
    gc.collect()
    circle = Circle()
    weakref.finalize(circle, lambda: found.append(threading.current_thread() is threading.main_thread()))
    del circle
    yield found


@contextmanager
def left() -> Iterator[list[str]]:
    """Say in the list which objects of Qt the block leaves to the collector that it would delete."""
    found: list[str] = []
    gc.collect()
    running = gc.isenabled()
    gc.disable()
    try:
        yield found
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        found += [
            type(one).__name__
            for one in gc.garbage
            if issubclass(type(one), QObject) and not sip.isdeleted(one) and sip.ispyowned(one)
        ]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.collect()
        if running:
            gc.enable()
