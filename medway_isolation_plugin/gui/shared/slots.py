"""How a slot does what it does: later and once, when it is seen, with a waiting cursor, and never ending in a traceback."""

from __future__ import annotations

import functools
import inspect
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from qgis.core import Qgis, QgsMessageLog, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QWidget

from ...core.faults import InputError
from ...i18n import told, translate

LOG = "Medway Isolation"


def later(parent: QObject, what: Callable[[], Any], pause: int = 0) -> QTimer:
    """Return a timer of `parent`'s; each `start` puts `what` off until `pause` ms have passed."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(what)
    return timer


class WhenSeen(QTimer):
    """A timer as `later` makes it, that waits for its widget: hidden, nothing is done, and what is due is done when it is shown."""

    def __init__(self, widget: QWidget, what: Callable[[], Any], pause: int = 0) -> None:
        super().__init__(widget)
        self._widget, self._what, self._due = widget, what, False
        self.setSingleShot(True)
        self.setInterval(pause)
        self.timeout.connect(self._do)
        widget.installEventFilter(self)

    def _do(self) -> None:
        self._due = not self._widget.isVisible()
        if not self._due:
            self._what()

    def stop(self) -> None:
        """Do nothing, neither now nor when the widget is shown."""
        self._due = False
        super().stop()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Do what is due when the widget is shown."""
        if self._due and event is not None and event.type() == QEvent.Type.Show:
            self._due = False
            self.start()
        return False


def disconnect(signal: Any, *slot: Callable[..., Any]) -> None:
    """Disconnect a slot, or all of them; one that was never connected, or is gone, is no error."""
    with suppress(RuntimeError, TypeError):
        signal.disconnect(*slot)


@contextmanager
def logged() -> Iterator[list[str]]:
    """Go on after an error that nobody foresaw: it is written to QGIS's log, and what the user reads of it stands in the list.

    The error itself is let go: it would hold the frames that hold the list, and the layers in them.
    """
    errors: list[str] = []
    try:
        yield errors
    except Exception as error:
        errors.append(unforeseen(error))
        QgsMessageLog.logMessage(traceback.format_exc(), LOG, Qgis.MessageLevel.Critical)


class Blocker:
    """Holds back slots of an owner's while it changes by itself what they listen to, as QSignalBlocker does for all of them.

    `with self._filling:` around the change, `if self._filling: return` in the slot. Blocks may lie within each other.
    """

    def __init__(self) -> None:
        self._depth = 0

    def __enter__(self) -> None:
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1

    def __bool__(self) -> bool:
        return self._depth > 0


@contextmanager
def busy() -> Iterator[None]:
    """Show the waiting cursor until the block is left, in whatever way."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def breathe() -> None:
    """Let the window draw; what the user presses meanwhile waits."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)


def guarded(slot: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what a part's slot raises into its `message`; arguments of a signal that the slot has no use for are dropped.

    Unforeseen errors are written to QGIS's log as well, with where they came from.
    """
    takes = len(inspect.signature(slot).parameters) - 1

    @functools.wraps(slot)
    def safe(self: Any, *arguments: Any) -> Any:
        try:
            return slot(self, *arguments[:takes])
        except (InputError, QgsProcessingException) as error:
            self.message.emit(told(error), Qgis.MessageLevel.Warning)
        except Exception as error:
            QgsMessageLog.logMessage(traceback.format_exc(), LOG, Qgis.MessageLevel.Critical)
            self.message.emit(unforeseen(error), Qgis.MessageLevel.Critical)
        return None

    return safe


def unforeseen(error: Exception) -> str:
    """Return what the user reads of an error that nobody foresaw."""
    return translate(
        "MedwayIsolation",
        "That did not work: {error}. Nothing was changed. Try again, or look in the log messages, tab {tab}.",
    ).format(error=told(error).strip().rstrip(".") or type(error).__name__, tab=LOG)
