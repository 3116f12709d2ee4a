"""Health quintiles on the maps that are there: one press where the project holds an index of deprivation."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsLayerTreeLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...cartography.choices import show
from ...cartography.figure_kinds import Health, fields_for
from ...core.bands import Band
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ...layers import fields
from ...layers.recognise import ShownResult, guess_code_field, layers_with_results
from ...processing.provider import PROVIDER_ID
from ..shared.algorithm_run import AlgorithmRun
from ..shared.forms import allow
from ..shared.session import Session
from ..shared.slots import guarded
from ..shared.toolbox import ToolboxDialog
from .health_tables import health_inputs


class HealthQuintiles(QWidget):
    """Runs `imdquintiles` on the layers of the session's results; what it makes takes their place in the session.

    Where the project's tables leave a doubt, the algorithm's dialog opens with what is sure. The maps as they were stay in
    the project, unticked.

    Signals
    -------
    message : text, level
        What the user should read.
    """

    message = pyqtSignal(str, Qgis.MessageLevel)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tried: set[str] = set()  # layers that were begun since the button was pressed
        self._empty = 0
        self._toolbox = ToolboxDialog()
        self.button = QPushButton()
        self.why = QLabel()
        self.why.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.button)
        box.addWidget(self.why)
        self.run = AlgorithmRun(self)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self.button.clicked.connect(self._pressed)
        self.refresh()

    def _lacking(self) -> list[ShownResult]:
        """Return the results without health, 65 and over first."""
        shown = [result for _, result in reversed(self._session.results())]
        return [result for result in shown if Health not in fields_for(result.layer())]

    def refresh(self) -> None:
        """Let the button be pressed where a map lacks health, and say why it is off, or gone where health is there."""
        lacking = bool(self._lacking())
        if self.run.running():
            said = translate("MedwayIsolation", "Health quintiles are being made.")
        elif not self._session.results():
            said = translate(
                "MedwayIsolation", "Health quintiles are added to maps: make one, or show a result as two maps."
            )
        elif lacking:
            said = ""
        else:
            said = translate(
                "MedwayIsolation", "The maps hold health quintiles: see Isolation by health in the part Style."
            )
        self.why.setText(said)
        self.why.setVisible(bool(said))
        self.button.setText(
            translate("MedwayIsolation", "Cancel")
            if self.run.running()
            else translate("MedwayIsolation", "Add &health quintiles")
        )
        tip = translate(
            "MedwayIsolation", "Put health into both maps, from the index of deprivation that the project holds"
        )
        allow(self.button, tip, "" if lacking or self.run.running() else said)
        self.button.setVisible(lacking or self.run.running() or not self._session.results())

    @guarded
    def _pressed(self) -> None:
        if self.run.running():
            self.run.cancel()
            return
        self._tried, self._empty = set(), 0
        self._next()

    def _next(self) -> None:
        """Go on with the next layer without health; both bands of a living-alone index are in the first one."""
        left = [result.layer() for result in self._lacking() if result.layer_id not in self._tried]
        if not left:
            self._tell()
            return
        layer = left[0]
        self._tried.add(layer.id())
        own = self._session.code_field
        code_field = own if own in layer.fields().names() else guess_code_field(layer)
        inputs = health_inputs(layer, code_field, QgsProject.instance())
        if inputs.missing:
            dialog = self._toolbox.open("imdquintiles", inputs.parameters)
            dialog.algorithmFinished.connect(self._dialog_finished)
            self.message.emit(inputs.missing, Qgis.MessageLevel.Info)
            return
        self.run.start(f"{PROVIDER_ID}:imdquintiles", {**inputs.parameters, "OUTPUT": "TEMPORARY_OUTPUT"})
        self.refresh()

    def _tell(self) -> None:
        if self._lacking():
            said = translate(
                "MedwayIsolation", "The new layer does not hold the index of the maps, so they are as they were."
            )
            self.message.emit(said, Qgis.MessageLevel.Warning)
            return
        said = translate("MedwayIsolation", "The maps hold health quintiles now. Next: the part Priority.")
        if self._empty:
            many = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have none: their notes say why.")
            said += " " + told(Phrase(many, "{n} area has none: their notes say why.", n=self._empty))
        self.message.emit(said, Qgis.MessageLevel.Warning if self._empty else Qgis.MessageLevel.Success)

    @guarded
    def _done(self, results: dict[str, Any]) -> None:
        self._take(results["OUTPUT"], int(results["NULLS"]))

    def _failed(self, why: str) -> None:
        self.refresh()
        self.message.emit(why, Qgis.MessageLevel.Warning)

    @guarded
    def _dialog_finished(self, successful: bool, results: dict[str, Any]) -> None:
        if successful:
            # QGIS puts the result into the project only after this signal.
            made, empty = str(results.get("OUTPUT", "")), int(results.get("NULLS", 0))
            QTimer.singleShot(0, lambda: self._take_made(made, empty))

    @guarded
    def _take_made(self, made: str, empty: int) -> None:
        for layer in layers_with_results(QgsProject.instance()):
            if made and made in (layer.id(), layer.source(), layer.source().split("|")[0]):
                self._take(layer, empty)
                return

    def _take(self, made: QgsVectorLayer, empty: int) -> None:
        """Have the session show this layer, which has health, for each band whose index it holds, and go on."""
        self._empty = max(self._empty, empty)
        shown = made
        for band, old in reversed(self._session.results()):
            if Health not in fields_for(old.layer()) and _holds(made, old):
                self._replace(band, old, shown)
                shown = made.clone()
        self._next()
        self.refresh()

    def _replace(self, band: Band, old: ShownResult, new: QgsVectorLayer) -> None:
        before = old.layer()
        new.setName(translate("MedwayIsolation", "{name} and health").format(name=before.name()))
        show(new, old.value_field, old.class_field, self._session.style)
        root = QgsProject.instance().layerTreeRoot()
        self._session.set_result(band, ShownResult(_put_above(new, before), old.value_field, old.class_field))
        root.findLayer(before.id()).setItemVisibilityChecked(False)

    def close_down(self) -> None:
        """Let go of a run under way and of the dialog."""
        self.run.stop()
        self._toolbox.close()


def _holds(layer: QgsVectorLayer, result: ShownResult) -> bool:
    """Tell whether a layer holds the very index that is shown."""
    if not {result.value_field, result.class_field} <= set(layer.fields().names()):
        return False
    title = fields.describe(result.layer(), result.class_field).title()
    return fields.describe(layer, result.class_field).title() == title


def _put_above(new: QgsVectorLayer, old: QgsVectorLayer) -> str:
    """Put a layer just above another one, ticked as that one is, and return its id."""
    project = QgsProject.instance()
    root = project.layerTreeRoot()
    there, node = root.findLayer(new.id()), root.findLayer(old.id())
    if there is None:
        project.addMapLayer(new, False)
    made = QgsLayerTreeLayer(new)
    made.setItemVisibilityChecked(node.itemVisibilityChecked())
    node.parent().insertChildNode(node.parent().children().index(node), made)
    if there is not None:
        there.parent().removeChildNode(there)  # only now: a layer that leaves the tree leaves the project
    return str(new.id())
