"""The dock's part *Priority*: a rule, the areas that it flags, and why (METHODS §6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...core import priority
from ...core.areas import RawTable
from ...core.bands import BANDS, Band
from ...core.faults import InputError
from ...core.priority import PREFIX, Criterion, Flags
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import shown, told, translate
from ...layers import fields as layer_fields
from ...processing.provider import PROVIDER_ID
from ..shared.algorithm_run import UNDER_WAY, AlgorithmRun
from ..shared.field_combo import numeric_fields
from ..shared.layer_reading import LayerReading
from ..shared.layer_watch import VALUES, LayerWatch
from ..shared.part import PanelPart
from ..shared.session import Session
from ..shared.slots import Blocker, WhenSeen
from ..shared.toolbox import ToolboxDialog
from .area_values import AreaValues
from .flagged_list import flagged_rows, flagged_words
from .form import PriorityForm
from .rule_presets import people_field, prefix, preset_cells, score_field
from .ward_sentence import WardSentence


class PriorityPart(PanelPart):
    """Builds a rule and shows at once which areas it flags."""

    NAME = "priority"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._values: AreaValues | None = None
        self._flags: Flags | None = None
        self._rule: list[Criterion] = []
        self._preset: list[str] = []
        self._fault = ""
        self._chosen_by_hand = False
        self._changed = False  # whether the layer has, since the rule was tested
        self._restoring = Blocker()
        self.form = PriorityForm()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self._connect()
        self._toolbox = ToolboxDialog()
        self.run = AlgorithmRun(self)
        self.run.done.connect(self._applied)
        self.run.failed.connect(self._failed)
        self.sentence = WardSentence(session, self.run, self.form.people.field)
        self.form.add(self.sentence)
        self._watch = LayerWatch(VALUES, 50, self)
        self._watch.changed.connect(self._layer_changed)
        self._watch.gone.connect(self._layer_gone)
        self._soon = WhenSeen(self, self._look, 120)
        self._reader = LayerReading(self)
        self._reader.done.connect(self._have_read)
        self._reader.failed.connect(self._stand)
        session.areas_changed.connect(self._follow)
        session.results_changed.connect(self._follow)
        self.form.layers.chosen.connect(self._layer_chosen)
        self.form.layers.activated.connect(self._picked)
        self.form.layers.lost.connect(self._layer_lost)
        self._follow()

    def _connect(self) -> None:
        for band in BANDS:
            self.form.preset_actions[band.key].triggered.connect(
                lambda _checked=False, band=band: self.use_preset(band)
            )
        self.form.editor.changed.connect(self._edited)
        for combo in (self.form.score, self.form.people, self.form.join):
            combo.currentIndexChanged.connect(self._edited)
        self.form.at_least.valueChanged.connect(self._edited)
        self.form.label.textChanged.connect(self._edited)
        self.form.list.chosen.connect(self._area_chosen)
        self.form.apply.clicked.connect(lambda _checked: self.start())
        self.form.dialog.clicked.connect(lambda _checked: self.open_dialog())

    def layer(self) -> QgsVectorLayer | None:
        """Return the layer that the rule is tested on."""
        chosen = self.form.layers.currentLayer()
        return chosen if isinstance(chosen, QgsVectorLayer) else None

    def _picked(self, _index: int) -> None:
        self._chosen_by_hand = True

    def _follow(self) -> None:
        """Take the session's layer, unless another has been chosen by hand, or the chosen one was removed."""
        if self.form.layers.removed or (self._chosen_by_hand and self.layer() is not None):
            self._layer_chosen(self.layer())
            return
        results = {band.key: result.layer() for band, result in self.session.results()}
        # The 65+ result first: that is what the index was made for.
        wanted = next((results[band.key] for band in reversed(BANDS) if band.key in results), self.session.areas())
        if wanted is not self.layer():
            self.form.layers.setLayer(wanted)
        else:
            self._layer_chosen(wanted)

    def _layer_chosen(self, chosen: QgsMapLayer | None) -> None:
        layer = chosen if isinstance(chosen, QgsVectorLayer) else None
        self._watch.watch(layer)
        known, code_field = self._values, self.session.code_field
        if known is None or known.layer is not layer or known.code_field != code_field:
            self._reader.stop()
            self._values = AreaValues(layer, code_field) if layer is not None else None
        self._offer_fields(layer)
        if layer is not None and not self._restoring:
            self._begin(layer)
        self._edited()

    def _offer_fields(self, layer: QgsVectorLayer | None) -> None:
        fields = numeric_fields(layer)
        self.form.editor.set_fields(fields)
        for combo in (self.form.score, self.form.people):
            combo.set_fields(fields)

    def _begin(self, layer: QgsVectorLayer) -> None:
        """Offer a rule where there is none; one that nobody has edited is made anew for another index."""
        cells = self.form.editor.cells()
        known = set(cells[::3]) <= set(layer.fields().names())
        if cells and (known or cells != self._preset):
            return
        for band in reversed(BANDS):
            if preset_cells(layer, band, self.session.result(band)):
                self.use_preset(band, quietly=True)
                return

    def _layer_changed(self) -> None:
        if self._values is not None:
            self._reader.stop()
            self._values.forget()
            self._offer_fields(self._values.layer)
            self._changed = True
            self._soon.start()

    def _layer_gone(self) -> None:
        self._reader.stop()
        self._values = None

    def _layer_lost(self) -> None:
        self._chosen_by_hand = False
        self.refresh()
        self.message.emit(
            translate(
                "MedwayIsolation", "The layer of the priority rule was removed. Choose another one; the rule is kept."
            ),
            Qgis.MessageLevel.Warning,
        )

    # The rule

    def use_preset(self, band: Band, quietly: bool = False) -> None:
        """Begin with a band's rule: isolation and health both in the worst class."""
        layer = self.layer()
        cells = preset_cells(layer, band, self.session.result(band)) if layer is not None else []
        if not cells:
            self.message.emit(
                translate(
                    "MedwayIsolation",
                    "The layer has no isolation class for the band {band}. Run an index on the areas first, or choose "
                    "the layer that an index has made.",
                ).format(band=told(band.label())),
                Qgis.MessageLevel.Warning,
            )
            return
        if len(cells) == 3 and not quietly:
            self.message.emit(
                translate(
                    "MedwayIsolation",
                    "No health class: the rule looks at isolation only. To add one, run 'Health-deprivation quintiles'.",
                ),
                Qgis.MessageLevel.Info,
            )
        self.form.editor.set_cells(cells)
        self._preset = self.form.editor.cells()
        self.form.join.setCurrentIndex(0)
        true = layer_fields.band_of(layer, str(cells[0])) or band
        self.form.label.setText(true.label() if true.older else true.title())
        self.form.score.set_field(score_field(layer, str(cells[0])))
        self.form.people.set_field(people_field(layer, str(cells[0]), band))

    def _edited(self, *_arguments: object) -> None:
        self._soon.start()
        if not self._restoring:
            self.changed.emit()

    def _look(self) -> None:
        """Test the rule; what it needs of the layer is read in the background first, and the window answers meanwhile."""
        if self._reader.running():
            return  # and looks again at its end
        fields = (*map(str, self.form.editor.cells()[::3]), self.form.score.field(), self.form.people.field())
        if self._values is None or not (unread := self._values.unread(fields)):
            self.refresh()
            return
        self._flags = None
        title = translate("MedwayIsolation", "Reading what the priority rule is of")
        self._reader.start(title, self._values.reading(unread), {"INPUT": self._values.layer.id()})
        self._stand(translate("MedwayIsolation", "Reading the areas…"))

    def _have_read(self, read: RawTable) -> None:
        if self._values is not None:
            self._values.keep(read)
        self._look()

    def refresh(self) -> str:
        """Test the rule now and show what it flags; return the fault that stands in the way, if any."""
        self._soon.stop()
        self._reader.stop()
        self._flags, fault = None, ""
        nowhere = QT_TRANSLATE_NOOP("MedwayIsolation", "Choose the layer with the areas.")
        try:
            if self._values is None:
                raise InputError(nowhere)
            form = self.form
            cells, score, people = form.editor.cells(), form.score.field(), form.people.field()
            self._rule = priority.criteria(cells, self._values.columns(map(str, cells[::3]), (score, people)))
            self._flags = self._values.flags(self._rule, form.how_many(), form.at_least.value(), score, people)
        except InputError as error:
            fault = told(error)
        except RuntimeError:  # the layer was deleted by QGIS
            self._values, fault = None, shown(nowhere)
        self._stand(fault)
        return fault

    def _stand(self, fault: str) -> None:
        """Show what is flagged, or what stands in the way of it."""
        self._fault = fault
        self._look_at_apply()
        self.form.allow_dialog("" if self._values is not None else fault)
        self._show(fault)
        if not self._reader.running():
            if fault and self._changed:  # nobody may be looking at the rule
                self.message.emit(fault, Qgis.MessageLevel.Warning)
            self._changed = False

    def _show(self, fault: str) -> None:
        self.form.panel.clear()
        flags = self._flags
        if flags is None or self._values is None:
            self.form.count.setText(fault)
            self.form.list.show_areas([], False, False)
            return
        prefix = flags.table.columns[0].name
        people, score = self.form.people.field(), self.form.score.field()
        self.form.count.setText(flagged_words(flags, bool(people)))
        flagged = [row for row, flag in enumerate(flags.table[prefix]) if flag == 1]
        columns = [self._values.numbers(field, flagged) for field in (score, people)]
        rows = flagged_rows(flags.table, flagged, self._values.called(flags.table.codes, flagged), *columns)
        self.form.list.show_areas(rows, bool(score), bool(people))

    def _area_chosen(self, row: int, reason: str) -> None:
        if self._values is None or self._flags is None:
            return
        feature = self._values.feature(row)
        if feature is None:
            self.message.emit(
                translate("MedwayIsolation", "This area is no longer in the layer. The list is made again."),
                Qgis.MessageLevel.Warning,
            )
            self._layer_changed()
            return
        fields = [*(criterion.field for criterion in self._rule), self.form.score.field(), self.form.people.field()]
        called = self._values.called(self._flags.table.codes, [row])[0]
        self.form.explain(called, reason, self._values.explained(row, fields))
        self.session.mark.show(self._values.layer, feature)

    # The algorithm

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of the algorithm `flagpriority` for this rule."""
        layer, label = self.layer(), self.form.label.text().strip()
        return {
            "INPUT": layer.id() if layer is not None else None,
            "CODE_FIELD": self.session.code_field,
            "CRITERIA": self.form.editor.cells(),
            "JOIN": max(self.form.join.currentIndex(), 0),
            "K": self.form.at_least.value(),
            "SCORE_FIELD": self.form.score.field() or None,
            "PEOPLE_FIELD": self.form.people.field() or None,
            "LABEL": label,
            "PREFIX": prefix(layer, label) if layer is not None else PREFIX,
            "OUTPUT": "TEMPORARY_OUTPUT",
        }

    def start(self) -> None:
        """Run the algorithm; the layer that it makes is added to the project, styled."""
        fault = self.refresh()
        if fault:
            self._failed(fault)
            return
        self.run.start(f"{PROVIDER_ID}:flagpriority", self.parameters())
        self._look_at_apply()

    def _look_at_apply(self) -> None:
        self.form.allow_apply(shown(UNDER_WAY) if self.run.running() else self._fault)

    def open_dialog(self) -> None:
        """Open the algorithm's own dialog, filled in with this rule."""
        self._toolbox.open("flagpriority", self.parameters())

    def _applied(self, results: dict[str, Any]) -> None:
        self._look_at_apply()
        said = QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas: {n} flagged. The layer is in the project.")
        self.message.emit(told(Phrase(said, n=int(results.get("FLAGGED", 0)))), Qgis.MessageLevel.Success)

    def _failed(self, why: str) -> None:
        self._look_at_apply()
        self.message.emit(why, Qgis.MessageLevel.Warning)

    # What the project remembers

    def state(self) -> dict[str, Any]:
        """Return the rule and its fields."""
        layer = self.layer()
        return {"layer": layer.id() if self._chosen_by_hand and layer is not None else "", **self.form.state()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered rule."""
        with self._restoring:
            chosen = QgsProject.instance().mapLayer(str(state.get("layer") or ""))
            if isinstance(chosen, QgsVectorLayer):
                self._chosen_by_hand = True
                self.form.layers.setLayer(chosen)
            self.form.fill_in(state)
        self._soon.start()

    def close_down(self) -> None:
        """Let go of the layer and of a run under way."""
        self._soon.stop()
        self._reader.stop()
        self._watch.let_go()
        self.session.mark.clear()
        self.form.layers.let_go()
        self.run.stop()
        self.sentence.close_down()
        self._toolbox.close()
        self._values = None
        self.session.areas_changed.disconnect(self._follow)
        self.session.results_changed.disconnect(self._follow)
