"""An algorithm that runs while the user goes on: with progress, a way to cancel, and one answer at the end."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QObject, pyqtSignal

from ...core.faults import InputError
from ...i18n import translate
from . import held_tasks


class _Feedback(QgsProcessingFeedback):
    """Keeps what went wrong, to be told at the end."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.errors.append(error)
        super().reportError(error, fatalError)


class Job(QObject):
    """One run of an algorithm: in a task of QGIS where the algorithm may leave the main thread, else step by step in it.

    Signals
    -------
    progressed : percent
    done : results
    failed : text
        What went wrong; also when the job was cancelled.
    """

    progressed = pyqtSignal(float)
    done = pyqtSignal(dict)
    failed = pyqtSignal(str)

    def __init__(self, algorithm: str, parameters: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parameters = parameters
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
        if self._algorithm is None:
            raise InputError(
                translate("QGIS has no algorithm {name}. Enable it in the Processing options.").format(name=algorithm)
            )
        self._feedback = _Feedback()
        self._feedback.progressChanged.connect(self.progressed)
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._context.setFeedback(self._feedback)
        self._task: QgsProcessingAlgRunnerTask | None = None

    def start(self) -> None:
        """Run it. For an algorithm that must stay in the main thread this returns when it is done."""
        possible, why = self._algorithm.checkParameterValues(self._parameters, self._context)
        if not possible:
            self.failed.emit(str(why))
            return
        if self._algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading:
            self._run_here()
            return
        self._task = QgsProcessingAlgRunnerTask(self._algorithm, self._parameters, self._context, self._feedback)
        self._task.executed.connect(self._executed)
        # An algorithm reads its layers in the thread: they must not go before it has stopped.
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_going)
        if not held_tasks.start(self._task, self._context, self._feedback):
            self._executed(False, {})

    def cancel(self) -> None:
        """Ask it to stop; `failed` follows."""
        self._feedback.cancel()
        if self._task is not None:
            self._task.cancel()

    def _layers_going(self, layers: list[Any]) -> None:
        if self._task is not None and held_tasks.reads(self._parameters, layers):
            task, self._task = self._task, None
            held_tasks.leave(task, self._executed)
            QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_going)
            self.failed.emit(translate("A layer that was being read was removed: nothing was written."))

    def leave(self) -> None:
        """Give it up, and say no more of it; when this returns it runs no more."""
        self.blockSignals(True)
        task, self._task = self._task, None
        if task is not None:
            QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_going)
            held_tasks.leave(task, self._executed)
        else:
            self._feedback.cancel()

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled."""
        return bool(self._feedback.isCanceled())

    def _run_here(self) -> None:
        # The window goes on drawing, and Cancel can be pressed, each time the algorithm tells how far it is.
        self._feedback.progressChanged.connect(self._breathe)
        try:
            results, successful = self._algorithm.run(self._parameters, self._context, self._feedback)
        except QgsProcessingException as error:
            self._feedback.errors.append(str(error))
            results, successful = {}, False
        self._executed(successful, results)

    @staticmethod
    def _breathe() -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _executed(self, successful: bool, results: dict[str, Any]) -> None:
        if self._task is not None:
            QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_going)
        self._task = None
        if successful and not self.cancelled:
            self.done.emit(results)
        elif self.cancelled:
            self.failed.emit(translate("Cancelled: nothing was written."))
        else:
            self.failed.emit("\n".join(self._feedback.errors) or translate("The algorithm stopped without saying why."))
