"""Runs algorithms from the dock as the toolbox does: in the background where they may, with an entry in the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QObject, pyqtSignal

from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, told, translate
from . import held_tasks
from .slots import disconnect

UNDER_WAY = QT_TRANSLATE_NOOP("MedwayIsolation", "A run is under way: wait until it is done.")


class _Listener(QgsProcessingFeedback):
    """Remembers what went wrong, to be told at the end, and between which shapes of a file somebody must choose."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.in_window = False  # whether the algorithm runs in the thread that draws it
        self.shapes: tuple[str, ...] = ()

    def isCanceled(self) -> bool:  # noqa: N802
        """Say whether it was; in the main thread the window draws first and hears of clicks, as nobody could cancel otherwise."""
        if self.in_window:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        return bool(super().isCanceled())

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.errors.append(error)
        super().reportError(error, fatalError)


@dataclass
class _Run:
    """What a run under way works with; `task` where it has left the main thread."""

    parameters: dict[str, Any]
    context: QgsProcessingContext
    feedback: _Listener
    task: QgsProcessingAlgRunnerTask | None = None
    entry: dict[str, Any] = field(default_factory=dict)
    number: int = -1

    def remember(self, algorithm: QgsProcessingAlgorithm) -> None:
        """Write it into the history of Processing."""
        self.entry = {
            "python_command": algorithm.asPythonCommand(self.parameters, self.context),
            "algorithm_id": algorithm.id(),
            "parameters": algorithm.asMap(self.parameters, self.context),
        }
        command, made = algorithm.asQgisProcessCommand(self.parameters, self.context)
        if made:
            self.entry["process_command"] = command
        self.number, _ = QgsGui.historyProviderRegistry().addEntry("processing", self.entry)

    def remember_log(self) -> None:
        """Add to the history what was said."""
        entry = {**self.entry, "log": self.feedback.htmlLog()}
        QgsGui.historyProviderRegistry().updateEntry(self.number, entry)


class AlgorithmRun(QObject):
    """One run at a time: in a task of QGIS where the algorithm may leave the main thread, else step by step in it.

    Signals
    -------
    progressed : percent
    done : results
        The algorithm's outputs; an `OUTPUT` that was temporary is a layer of the project now.
    failed : text
        Why there is no result, in plain words; also when it was cancelled.
    """

    progressed = pyqtSignal(float)
    done = pyqtSignal(dict)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: _Run | None = None
        self.cancelled = False  # whether the last run that has ended was
        self.shapes: tuple[str, ...] = ()  # of a file: between which somebody must choose, after the last run

    def running(self) -> bool:
        """Say whether a run is under way."""
        return self._run is not None

    def start(self, name: str, parameters: Mapping[str, Any]) -> None:
        """Run an algorithm by its id; ends in `done` or `failed`, before this returns where it must stay in the main thread."""
        if self._run is not None:
            self.failed.emit(shown(UNDER_WAY))
            return
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
        if algorithm is None:
            said = translate("MedwayIsolation", "QGIS has no algorithm {name}. Enable it in the Processing options.")
            self.failed.emit(said.format(name=name))
            return
        run = _Run(dict(parameters), QgsProcessingContext(), _Listener())
        run.context.setProject(QgsProject.instance())
        run.context.setFeedback(run.feedback)
        run.feedback.progressChanged.connect(self.progressed)
        fits, why = algorithm.checkParameterValues(run.parameters, run.context)
        if not fits:
            self.failed.emit(str(why))
            return
        run.remember(algorithm)
        self._run = run
        if algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading:
            self._run_here(algorithm, run)
            return
        run.task = QgsProcessingAlgRunnerTask(algorithm, run.parameters, run.context, run.feedback)
        run.task.executed.connect(self._executed)
        # An algorithm reads its layers in the thread: they must not go before it has stopped.
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_going)
        if not held_tasks.start(run.task, run.context, run.feedback):
            self._ended(False, {}, cancelled=False)

    def cancel(self) -> None:
        """Ask it to stop; `failed` follows."""
        if self._run is not None:
            self._run.feedback.cancel()
            if self._run.task is not None:
                self._run.task.cancel()

    def stop(self) -> None:
        """Give up a run that is under way, and say no more of it; in a thread it runs no more when this returns."""
        run = self._forget()
        if run is not None and run.task is not None:
            held_tasks.leave(run.task, self._executed)
        elif run is not None:
            run.feedback.cancel()

    def _layers_going(self, layers: list[Any]) -> None:
        if self._run is not None and held_tasks.reads(self._run.parameters, layers):
            self.stop()
            self.failed.emit(
                translate("MedwayIsolation", "A layer that was being read was removed: nothing was written.")
            )

    def _run_here(self, algorithm: QgsProcessingAlgorithm, run: _Run) -> None:
        run.feedback.in_window = True
        try:
            results, successful = algorithm.run(run.parameters, run.context, run.feedback)
        except QgsProcessingException as error:
            run.feedback.errors.append(told(error))
            results, successful = {}, False
        run.feedback.in_window = False
        if self._run is run:  # it was not given up meanwhile
            self._executed(successful, results)

    def _executed(self, successful: bool, results: dict[str, Any]) -> None:
        if self._run is not None:
            self._ended(successful, results, self._run.feedback.isCanceled())

    def _ended(self, successful: bool, results: dict[str, Any], cancelled: bool) -> None:
        run = self._forget()
        if run is None:
            return
        run.remember_log()
        self.cancelled, self.shapes = cancelled, run.feedback.shapes
        if cancelled:
            self.failed.emit(translate("MedwayIsolation", "Cancelled: nothing was written."))
        elif successful:
            self.done.emit(_with_layer(results, run.context))
        else:
            said = "\n".join(run.feedback.errors)
            self.failed.emit(said or translate("MedwayIsolation", "The algorithm stopped without saying why."))

    def _forget(self) -> _Run | None:
        """Return the run that was under way; from now on none is."""
        run, self._run = self._run, None
        if run is not None and run.task is not None:
            disconnect(QgsProject.instance().layersWillBeRemoved, self._layers_going)
        return run


def _with_layer(results: Mapping[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
    """Put a temporary `OUTPUT` into the project, under its title, and return the results with the layer itself."""
    layer = context.takeResultLayer(str(results.get("OUTPUT", "")))
    if layer is None:
        return dict(results)
    layer.setName(layer.metadata().title() or layer.name())
    QgsProject.instance().addMapLayer(layer)
    return {**results, "OUTPUT": layer}
