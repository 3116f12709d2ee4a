"""What the part *Areas* shows of results: those on the map, those that could be, and the health that they lack."""

from __future__ import annotations

import html

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGroupBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ...layers import recognise
from ..shared import outlines
from ..shared.forms import shorten
from ..shared.session import Session
from ..shared.slots import guarded
from . import result_maps
from .health import HealthQuintiles


class ResultsBox(QGroupBox):
    """The names of the results that are shown, and the way from a result of the project to two maps.

    Signals
    -------
    message : text, level
        What the user should read.
    layer_wanted : layer
        The map should go to this layer of the project.
    """

    message = pyqtSignal(str, Qgis.MessageLevel)
    layer_wanted = pyqtSignal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "Results"), parent)
        self._session = session
        self.results = QLabel(self)
        self.results.setWordWrap(True)
        self.results.setTextFormat(Qt.TextFormat.RichText)
        self.results.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.results.setMinimumWidth(10)
        self.found_box = QComboBox(self)
        shorten(self.found_box, 10)
        self.found_box.setAccessibleName(translate("MedwayIsolation", "Results that are in the project"))
        self.adopt_button = QPushButton(translate("MedwayIsolation", "Show as &two maps"), self)
        self.adopt_button.setToolTip(
            translate("MedwayIsolation", "Under 65 and 65+ as a layer each, in a group of the layer tree")
        )
        self.health = HealthQuintiles(session, self)
        self.another_button = QPushButton(translate("MedwayIsolation", "Make &another map…"), self)
        inside = QVBoxLayout(self)
        for widget in (self.results, self.found_box, self.adopt_button, self.health, self.another_button):
            inside.addWidget(widget)
        self.health.message.connect(self.message)
        self.adopt_button.clicked.connect(self._adopt_chosen)

    def refresh(self) -> None:
        """Look again at what is shown and at what could be."""
        project = QgsProject.instance()
        shown = self._session.results()
        names = [result.layer().name() for _, result in shown]
        self.results.setText("<br>".join(html.escape(name) for name in names))
        self.results.setVisible(bool(names))
        ours = {result.layer_id for _, result in shown}
        chosen = self.found_box.currentData()
        self.found_box.clear()
        for layer in recognise.result_layers(project):
            # A layer that a rule has made repeats the result that it flags.
            if layer.id() not in ours and not outlines.flags([layer]):
                for number, index in enumerate(recognise.indices(layer)):
                    many = QT_TRANSLATE_NOOP("MedwayIsolation", "{layer}: {index} ({n} bands)")
                    one = "{layer}: {index} ({n} band)"
                    held = Phrase(many, one, n=len(index.results), layer=layer.name(), index=index.title)
                    self.found_box.addItem(told(held), (layer.id(), number))
        # By hand: Qt compares pairs by identity.
        kept = [n for n in range(self.found_box.count()) if self.found_box.itemData(n) == chosen]
        self.found_box.setCurrentIndex(kept[0] if kept else 0)
        others = self.found_box.count() > 0
        self.found_box.setVisible(others)
        self.adopt_button.setVisible(others)
        self.setVisible(bool(names) or others)
        self.health.refresh()

    @guarded
    def _adopt_chosen(self) -> None:
        chosen = self.found_box.currentData()
        layer = QgsProject.instance().mapLayer(chosen[0]) if chosen else None
        if layer is None:
            self.message.emit(
                translate("MedwayIsolation", "That layer is not in the project any more."), Qgis.MessageLevel.Warning
            )
            self.refresh()
            return
        self.adopt(layer, chosen[1])

    def adopt(self, layer: QgsVectorLayer, number: int, more: str = "") -> None:
        """Show an index that a layer holds, given by its number, as two maps; `more` is what else is to be told."""
        found = recognise.indices(layer)
        if number >= len(found):
            self.message.emit(
                translate("MedwayIsolation", "The layer {name} holds no results any more. Run the index again.").format(
                    name=layer.name()
                ),
                Qgis.MessageLevel.Warning,
            )
            return
        result_maps.show_as_two_maps(layer, found[number], self._session, QgsProject.instance())
        self.layer_wanted.emit(layer)
        names = [result.layer().name() for _, result in self._session.results()]
        said = (
            translate("MedwayIsolation", "Done: {first} and {second}. Quintile 1 is the worst.")
            if len(names) > 1
            else translate("MedwayIsolation", "Done: {first}. Quintile 1 is the worst.")
        )
        done = said.format(first=names[0], second=names[-1])
        self.message.emit("\n".join(filter(None, (done, more))), Qgis.MessageLevel.Success)

    def close_down(self) -> None:
        """Let go of a run under way."""
        self.health.close_down()
