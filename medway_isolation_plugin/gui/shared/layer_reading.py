"""Reads layers of the project in the background, so that the window answers and can show that something is being read."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from typing import Any

from qgis.core import Qgis, QgsMessageLog, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.faults import InputError
from ...i18n import told, translate
from . import held_tasks
from .slots import LOG, unforeseen

Read = Callable[[QgsProcessingFeedback], Any]  # what is done in the thread; cancelling the feedback stops it


class _Task(QgsTask):
    """Does the reading; `executed` tells in the main thread whether it went well, as tasks of algorithms do."""

    executed = pyqtSignal(bool)

    def __init__(self, title: str, read: Read, feedback: QgsProcessingFeedback) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._read, self._feedback = read, feedback
        self.found: Any = None
        self.fault = translate("MedwayIsolation", "Reading was cancelled.")  # before it began

    def run(self) -> bool:
        """Read; what goes wrong is kept in words, because an error would keep alive what belongs to the thread."""
        try:
            self.found, self.fault = self._read(self._feedback), ""
        except (InputError, QgsProcessingException) as error:
            self.fault = told(error)
        except Exception as error:
            QgsMessageLog.logMessage(traceback.format_exc(), LOG, Qgis.MessageLevel.Critical)
            self.fault = unforeseen(error)
        return not self.fault

    def cancel(self) -> None:
        """Stop reading, also when QGIS's list of tasks asks for it."""
        self._feedback.cancel()
        super().cancel()

    def finished(self, result: bool) -> None:
        """Tell that it has ended."""
        self.executed.emit(result)


class LayerReading(QObject):
    """One reading at a time.

    Signals
    -------
    done : what the function returned
    failed : text
        Why nothing was read.
    """

    done = pyqtSignal(object)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: _Task | None = None
        self._parameters: Mapping[str, Any] = {}

    def running(self) -> bool:
        """Say whether something is being read."""
        return self._task is not None

    def start(self, title: str, read: Read, parameters: Mapping[str, Any]) -> None:
        """Call `read` in a thread; ends in `done` or `failed`. `parameters` name the layers that it reads.

        When one of these layers is about to go, the reading is given up without a word: whoever works with the layer hears of it.
        """
        self.stop()
        feedback = QgsProcessingFeedback(False)
        self._task, self._parameters = _Task(title, read, feedback), parameters
        self._task.executed.connect(self._executed)
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_going)
        held_tasks.start(self._task, None, feedback)

    def stop(self) -> None:
        """Give up what is being read; the thread reads no more when this returns."""
        task = self._forget()
        if task is not None:
            held_tasks.leave(task, self._executed)

    def _layers_going(self, layers: list[Any]) -> None:
        if held_tasks.reads(self._parameters, layers):
            self.stop()

    def _executed(self, successful: bool) -> None:
        task = self._forget()
        if task is None:
            return
        if successful:
            self.done.emit(task.found)
        else:
            self.failed.emit(task.fault)

    def _forget(self) -> _Task | None:
        task, self._task = self._task, None
        if task is not None:
            QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_going)
        return task
