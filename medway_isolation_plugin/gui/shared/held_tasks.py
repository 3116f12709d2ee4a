"""Tasks that outlive whoever started them: what a thread works with is kept until the thread has let go of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject

from ...layers import collector
from .slots import disconnect

LONGEST_WAIT = 60_000  # milliseconds: an algorithm of ours stops far sooner


@dataclass
class _Held:
    task: QgsTask
    context: QgsProcessingContext | None
    feedback: QgsProcessingFeedback
    hold: collector.Hold
    keeper: QObject | None = None


_held: list[_Held] = []


class _Keeper(QObject):
    """Puts off a task's deletion: its thread may be starting, and would start something that is gone."""

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        return event is not None and event.type() == QEvent.Type.DeferredDelete


def start(task: QgsTask, context: QgsProcessingContext | None, feedback: QgsProcessingFeedback) -> bool:
    """Give a task to QGIS and keep it, with its context, if it has one, and feedback, until it has ended.

    Until then Python's cycle collector is held: already on its way into the task's code the thread makes objects.

    Returns False for a task that could not be prepared: it is cancelled already, and QGIS would never say that it has ended.
    """
    _forget_ended()
    if task.isCanceled():
        return False
    hold = collector.Hold()
    task.destroyed.connect(hold.release)
    _held.append(_Held(task, context, feedback, hold))
    QgsApplication.taskManager().addTask(task)
    return True


def leave(task: QgsTask, slot: Callable[..., Any]) -> None:
    """Give a task up: `slot` hears no more that it was `executed`, and when this returns none of its code runs.

    The order matters. Waiting delivers the signal of the end, so that it is disconnected first. A task that is cancelled
    while it waits for a thread is deleted by QGIS at once, although the thread may just be taking it: its deletion is put off.
    """
    held = next((one for one in _held if one.task is task), None)
    if held is None or sip.isdeleted(task):
        return
    disconnect(task.executed, slot)
    held.feedback.cancel()
    if task.status() in {QgsTask.TaskStatus.Queued, QgsTask.TaskStatus.OnHold}:
        held.keeper = _Keeper()
        task.installEventFilter(held.keeper)
        held.hold.release()  # nothing of it runs any more, and who knows when it is deleted
    task.cancel()
    if held.keeper is None:
        task.waitForFinished(LONGEST_WAIT)


def reads(value: Any, layers: Iterable[Any]) -> bool:
    """Return whether a run's parameters name one of the layers that are about to go, given as layers or as their ids."""
    gone = {each if isinstance(each, str) else each.id() for each in layers}
    if isinstance(value, dict):
        return any(reads(each, gone) for each in value.values())
    if isinstance(value, (list, tuple)):
        return any(reads(each, gone) for each in value)
    return str(value) in gone


def _forget_ended() -> None:
    """Let go of tasks that have ended, and of those whose deletion was put off once no thread can be starting them."""
    busy = QgsApplication.taskManager().threadPool().activeThreadCount() > 0
    for one in list(_held):
        if sip.isdeleted(one.task):
            _held.remove(one)
        elif one.keeper is not None and not busy:
            one.task.removeEventFilter(one.keeper)
            one.task.deleteLater()
            _held.remove(one)
