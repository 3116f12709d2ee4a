"""Holds Python's cycle collector, and lets it go on in the thread of the window alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal


class _Collector(QObject):
    """Counts who holds it; lives in the thread of the window."""

    _given_back = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._holders = 0
        self._was_on = False
        app = QCoreApplication.instance()
        if app is not None:  # where a thread was the first to hold it
            self.moveToThread(app.thread())
        self._given_back.connect(self.give_back, Qt.ConnectionType.QueuedConnection)

    def take(self) -> None:
        with self._lock:
            if not self._holders:
                self._was_on = gc.isenabled()
                gc.disable()
            self._holders += 1

    def give_back(self) -> None:
        with self._lock:
            self._holders = max(0, self._holders - 1)
            if not self._holders and self._was_on:
                gc.enable()

    def give_back_there(self) -> None:
        """Give it back in the thread of the window: at once where this is the one, else when that turns to it."""
        if threading.get_ident() == threading.main_thread().ident:
            self.give_back()
        else:
            self._given_back.emit()

    def let_go(self) -> None:
        """Let it go on whoever holds it."""
        with self._lock:
            if self._holders and self._was_on:
                gc.enable()
            self._holders = 0


_making = threading.Lock()
_made: list[_Collector] = []  # one while the plugin is loaded


def _the_one() -> _Collector:
    with _making:
        if not _made:
            _made.append(_Collector())
        return _made[0]


class Hold:
    """Holds the collector until it is released, once, in whatever thread."""

    def __init__(self) -> None:
        self._collector: _Collector | None = _the_one()
        self._collector.take()

    def release(self, *_: object) -> None:
        """Give it back; what a signal tells is not looked at."""
        collector, self._collector = self._collector, None
        if collector is not None:
            collector.give_back_there()


@contextmanager
def held() -> Iterator[None]:
    """Hold the collector while many features are made, or while a thread works.

    It would look at all features again and again. And it runs in whatever thread makes the next object: in one of ours it would
    delete what the window's thread has left to it, windows and layers of any plugin, which Qt allows in their own thread alone;
    QGIS would end. A thread that only switched it on again at its end would be the very one that it runs in.
    """
    hold = Hold()
    try:
        yield
    finally:
        hold.release()


def let_go() -> None:
    """Let it go on: the plugin is being unloaded, and nobody could give it back later."""
    with _making:
        while _made:
            _made.pop().let_go()
