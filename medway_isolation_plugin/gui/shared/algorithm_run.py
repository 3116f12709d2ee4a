"""Runs an algorithm from the dock as the toolbox does: in the background, with an entry in the history, results loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ...i18n import translate
from ...processing.provider import PROVIDER_ID
from . import held_tasks


def open_dialog(name: str, parameters: Mapping[str, Any]) -> None:
    """Open the toolbox's dialog of one of the plugin's algorithms, filled in."""
    from qgis import processing

    dialog = processing.createAlgorithmDialog(f"{PROVIDER_ID}:{name}", dict(parameters))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


class _Listener(QgsProcessingFeedback):
    """Remembers what went wrong."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.errors.append(error)
        super().reportError(error, fatalError)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.warnings.append(warning)
        super().pushWarning(warning)


class AlgorithmRun(QObject):
    """One run at a time.

    Signals
    -------
    done : results, warnings
        The algorithm's outputs; `OUTPUT` is a layer of the project.
    failed : text
        Why there is no result, in plain words.
    """

    done = pyqtSignal(dict, list)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._context: QgsProcessingContext | None = None
        self._feedback: _Listener | None = None
        self._history: tuple[int, dict[str, Any]] | None = None
        self._values: dict[str, Any] | None = None

    def running(self) -> bool:
        """Say whether a run is under way."""
        return self._task is not None

    def start(self, name: str, parameters: Mapping[str, Any]) -> None:
        """Run one of the plugin's algorithms; ends in `done` or `failed`."""
        if self.running():
            self.failed.emit(translate("A run is under way: wait until it is done."))
            return
        algorithm = QgsApplication.processingRegistry().algorithmById(f"{PROVIDER_ID}:{name}")
        if algorithm is None:
            self.failed.emit(translate("The algorithm {name} is not there: load the plugin again.").format(name=name))
            return
        values = dict(parameters)
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        feedback = _Listener()
        context.setFeedback(feedback)
        fits, why = algorithm.checkParameterValues(values, context)
        if not fits:
            self.failed.emit(str(why))
            return
        self._context, self._feedback = context, feedback
        self._history = self._remember(algorithm, values, context)
        self._task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
        self._task.executed.connect(self._finished)
        # An algorithm reads its layers in the thread: they must not go before it has stopped.
        self._values = values
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_going)
        if not held_tasks.start(self._task, context, feedback):
            self._finished(False, {})

    @staticmethod
    def _remember(algorithm: Any, values: dict[str, Any], context: QgsProcessingContext) -> tuple[int, dict[str, Any]]:
        entry = {
            "python_command": algorithm.asPythonCommand(values, context),
            "algorithm_id": algorithm.id(),
            "parameters": algorithm.asMap(values, context),
        }
        command, made = algorithm.asQgisProcessCommand(values, context)
        if made:
            entry["process_command"] = command
        number, _ = QgsGui.historyProviderRegistry().addEntry("processing", entry)
        return number, entry

    def _layers_going(self, layers: list[Any]) -> None:
        if self.running() and held_tasks.reads(self._values, layers):
            self.stop()
            self.failed.emit(translate("A layer that the run was reading was removed: nothing was changed."))

    def _hear_no_more_of_layers(self) -> None:
        if self._values is not None:
            self._values = None
            QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_going)

    def _finished(self, successful: bool, results: dict[str, Any]) -> None:
        context, feedback = self._context, self._feedback
        self._task = None
        self._hear_no_more_of_layers()
        if context is None or feedback is None:
            return
        if self._history is not None:
            number, entry = self._history
            QgsGui.historyProviderRegistry().updateEntry(number, {**entry, "log": feedback.htmlLog()})
        if not successful:
            said = "\n".join(feedback.errors) or translate("The run was cancelled: nothing was changed.")
            self.failed.emit(said)
            return
        found = dict(results)
        made = QgsProcessingUtils.mapLayerFromString(str(found.get("OUTPUT", "")), context)
        if isinstance(made, QgsVectorLayer):
            layer = context.takeResultLayer(made.id()) or made
            layer.setName(layer.metadata().title() or layer.name())
            QgsProject.instance().addMapLayer(layer)
            found["OUTPUT"] = layer
        self.done.emit(found, list(feedback.warnings))

    def stop(self) -> None:
        """Give up a run that is under way, and hear no more of it."""
        task, self._task = self._task, None
        self._context = self._feedback = None
        self._hear_no_more_of_layers()
        if task is not None:
            held_tasks.leave(task, self._finished)
