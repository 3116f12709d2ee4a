"""The sentence that names the wards of the flagged areas, to be read and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import (
    QApplication,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...i18n import translate
from ...layers import presence
from ...layers.recognise import layer_of
from ...processing.provider import PROVIDER_ID
from ..shared import outlines
from ..shared.algorithm_run import AlgorithmRun
from ..shared.forms import allow
from ..shared.session import Session
from ..shared.slots import WhenSeen
from ..shared.wards import signals as ward_signals


class WardSentence(QGroupBox):
    """Runs `wardsummary` on the layer that a rule has flagged, with the session's wards, and shows its sentence.

    Parameters
    ----------
    flagging : AlgorithmRun
        Makes the flagged layers; its newest one is asked about, else the first that the project holds.
    people : callable
        Returns the field with the people affected, empty where none is chosen.
    """

    def __init__(
        self, session: Session, flagging: AlgorithmRun, people: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(translate("MedwayIsolation", "Ward sentence"), parent)
        self._session = session
        self._people = people
        self._flagged_id = ""
        self._of: tuple[QgsVectorLayer | None, ...] = ()  # flagged layer and wards of the sentence that is shown
        self.write = QPushButton(translate("MedwayIsolation", "&Write the sentence"))
        self.copy = QPushButton(translate("MedwayIsolation", "Cop&y"))
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setAccessibleName(translate("MedwayIsolation", "What the ward sentence is about"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(80)
        self.text.setAccessibleName(translate("MedwayIsolation", "Ward sentence"))
        self.text.hide()
        box = QVBoxLayout(self)
        for widget in (self.why, self.write, self.text, self.copy):
            box.addWidget(widget)
        self._run = AlgorithmRun(self)
        self._run.done.connect(self._written)
        self._run.failed.connect(self._failed)
        self._soon = WhenSeen(self, self.refresh)
        self.write.clicked.connect(lambda _checked: self._pressed())
        self.copy.clicked.connect(lambda _checked: QApplication.clipboard().setText(self.text.toPlainText()))
        flagging.done.connect(self._flagged)
        for signal in (*ward_signals(session), session.areas_changed):
            signal.connect(self._look_soon)
        self.refresh()

    def layer(self) -> QgsVectorLayer | None:
        """Return the flagged layer: the newest that Apply has made, else the project's first, None where none is."""
        found = outlines.flags(QgsProject.instance().mapLayers().values())
        return layer_of(self._flagged_id) or layer_of(found[0].layer_id if found else "")

    def _look_soon(self, *_: object) -> None:
        self._soon.start()

    def refresh(self) -> None:
        """Let the sentence be written where nothing is missing, and say what it is about or what is missing."""
        layer, wards = self.layer(), self._session.wards()
        gone = presence.gone(layer, wards)
        if (layer, wards) != self._of:
            self.text.clear()
            self.text.hide()
        if layer is None:
            said = translate(
                "MedwayIsolation", "There are no priority areas yet. Press Apply: the sentence names their wards."
            )
        elif wards is None:
            none = translate(
                "MedwayIsolation",
                "No layer of wards is in the project. Add one: the sentence names the wards it shows.",
            )
            said = self._session.no_wards(none)
        elif gone:
            said = gone
        elif not self._session.code_field:
            said = translate("MedwayIsolation", "Choose the field with the area codes in the part Areas.")
        else:
            said = translate("MedwayIsolation", "{flagged} by {wards}").format(flagged=layer.name(), wards=wards.name())
        self.why.setText(said)
        ready = layer is not None and wards is not None and bool(self._session.code_field) and not gone
        allow(self.write, "", "" if ready or self._run.running() else said)
        self.write.setText(
            translate("MedwayIsolation", "Cancel")
            if self._run.running()
            else translate("MedwayIsolation", "&Write the sentence")
        )
        there = bool(self.text.toPlainText())
        tip = translate("MedwayIsolation", "Copy the sentence, to paste it into your paper")
        unwritten = translate("MedwayIsolation", "There is no sentence yet: press Write the sentence.")
        allow(self.copy, tip, "" if there else unwritten)

    def _flagged(self, results: dict[str, Any]) -> None:
        made = results.get("OUTPUT")
        self._flagged_id = made.id() if isinstance(made, QgsVectorLayer) else ""
        self.refresh()

    def _pressed(self) -> None:
        if self._run.running():
            self._run.cancel()
            return
        layer, wards = self.layer(), self._session.wards()
        if layer is None or wards is None:
            self.refresh()
            return
        self._show("")
        self._of = (layer, wards)
        people = self._people()
        self._run.start(
            f"{PROVIDER_ID}:wardsummary",
            {
                "INPUT": layer.id(),
                "CODE_FIELD": self._session.code_field,
                "PEOPLE_FIELD": people if people in layer.fields().names() else None,
                "WARDS": wards.id(),
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )
        self.refresh()

    def _written(self, results: dict[str, Any]) -> None:
        self._show(str(results.get("SENTENCE", "")))

    def _failed(self, why: str) -> None:
        self._show("")
        self.why.setText(why)

    def _show(self, sentence: str) -> None:
        self.text.setPlainText(sentence)
        self.text.setVisible(bool(sentence))
        self.refresh()

    def close_down(self) -> None:
        """Let go of the project, the session and a run under way."""
        self._soon.stop()
        session = self._session
        for signal in (*ward_signals(session), session.areas_changed):
            signal.disconnect(self._look_soon)
        self._run.stop()
