"""The dock's part *Weights*: how much each indicator counts, and what the map makes of it while it changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ...core.bands import BANDS, P65, Band
from ...core.faults import InputError
from ...core.files import check_folder, write_text
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import shown, told, translate
from ..shared.algorithm_run import UNDER_WAY
from ..shared.canvas import feature_of
from ..shared.part import PanelPart
from ..shared.session import Session
from ..shared.slots import Blocker
from . import schemes
from .apply import WeightsRun
from .form import WeightsForm
from .live import LiveWeights
from .live_index import all_zero
from .schemes import ProfileScheme, Scheme
from .undo import WeightSets, WeightSetting

_FILTER = "JSON (*.json)"


class WeightsPart(PanelPart):
    """Sliders for the weights of a profile or of recipes, for each band."""

    NAME = "weights"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.scheme: Scheme | None = None
        self.sets = WeightSets(self)
        self.run = WeightsRun(session, self)
        self._taking = Blocker()
        self.form = WeightsForm()
        self.live = LiveWeights(session, self.sets, (self.form.tables, self.form.table), self.band, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self._connect()
        self._offer_presets()
        self.form.show_band(P65)
        for group in (self.form.tables, self.form.table):
            group.setCollapsed(True)
        self.open_files(self._presets[max(self.form.preset.currentIndex(), 0)][1])

    def _connect(self) -> None:
        form = self.form
        form.preset.activated.connect(self._preset_chosen)
        form.open.clicked.connect(lambda _checked: self._ask_open())
        form.save.clicked.connect(lambda _checked: self._ask_save())
        for group in (form.tables, form.table):
            group.changed.connect(self._tables_changed)
        form.table.own.changed.connect(self._own_ticked)
        form.bands.currentChanged.connect(self._band_chosen)
        form.linked.toggled.connect(self._link)
        form.undo.clicked.connect(lambda _checked: self.sets.undo.undo())
        form.redo.clicked.connect(lambda _checked: self.sets.undo.redo())
        form.reset.clicked.connect(lambda _checked: self.sets.reset())
        form.apply.clicked.connect(lambda _checked: self.start())
        self.sets.undo.canUndoChanged.connect(form.allow_undo)
        self.sets.undo.canRedoChanged.connect(form.allow_redo)
        form.allow_undo(False)
        form.allow_redo(False)
        self.sets.changed.connect(self._sets_changed)
        self.live.told.connect(form.tell)
        self.live.told.connect(self._look_at_apply)
        self.live.fault.connect(lambda fault: self.message.emit(fault, Qgis.MessageLevel.Warning))
        self.live.moved.connect(self._show_moves)
        self.live.reading.connect(form.show_reading)
        form.moves.linkActivated.connect(self._mover_chosen)
        self.run.done.connect(self._applied)
        self.run.failed.connect(self._failed)

    # Profiles and recipes

    def _offer_presets(self) -> None:
        # The last is begun here, from no file.
        self._presets = [*schemes.presets(), (translate("MedwayIsolation", "Own fields\N{HORIZONTAL ELLIPSIS}"), [])]
        for title, _files in self._presets:
            self.form.preset.addItem(title)
        first = next((i for i, (_, files) in enumerate(self._presets) if files[0].stem.startswith("medway")), 0)
        self.form.preset.setCurrentIndex(first)

    def _preset_chosen(self, index: int) -> None:
        if index >= len(self._presets):
            return
        if self._presets[index][1]:
            self.open_files(self._presets[index][1])
            return
        self._take(self.form.table.own.scheme(), own=True)
        self.changed.emit()

    def _own_ticked(self) -> None:
        """Combine the ticked fields; those that were ticked before keep their weights and directions."""
        weights = self.sets.state()
        self._take(self.form.table.own.scheme(), own=True)
        self.sets.restore(weights)
        self.changed.emit()

    def open_files(self, files: list[Path]) -> bool:
        """Take up a profile or recipes; a broken file is told of, and leaves everything as it was."""
        try:
            scheme = schemes.read(files)
        except InputError as error:
            self.message.emit(told(error), Qgis.MessageLevel.Warning)
            return False
        self._take(scheme)
        return True

    def _take(self, scheme: Scheme, own: bool = False) -> None:
        self.scheme = scheme
        self.form.table.own.show_for(own)
        with self._taking:
            self.form.allow_bands(scheme.bands())
            self.sets.begin(scheme)
        self.form.tables.setVisible(isinstance(scheme, ProfileScheme))
        self.form.table.setVisible(not isinstance(scheme, ProfileScheme))
        if own:
            self.form.table.setCollapsed(False)  # the ticks are what the index is made of
        self._show_band()
        self.live.begin(scheme)

    def band(self) -> Band:
        """Return the band whose weights are shown."""
        return self.form.band()

    def _ask_open(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self, translate("MedwayIsolation", "Open a weight profile or recipes"), "", _FILTER
        )
        if files and self.open_files([Path(file) for file in files]):
            self._name_preset(" + ".join(Path(file).stem for file in files))

    def _name_preset(self, text: str) -> None:
        while self.form.preset.count() > len(self._presets):
            self.form.preset.removeItem(len(self._presets))
        self.form.preset.addItem(text)
        self.form.preset.setCurrentIndex(len(self._presets))

    def _ask_save(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self, translate("MedwayIsolation", "Save the weights"), "weights.json", _FILTER
        )
        if file:
            self.save_file(Path(file))

    def save_file(self, path: Path) -> bool:
        """Write the weights as they are now: a profile with all its bands, or the recipe of the band that is shown."""
        try:
            edited = self._edited()
            what = Phrase(schemes.WEIGHT_FILE)
            check_folder(path, what)
            write_text(path, edited.document(self.band()), what)
        except InputError as error:
            self.message.emit(told(error), Qgis.MessageLevel.Warning)
            return False
        self.message.emit(
            translate("MedwayIsolation", "Weights saved as {name}.").format(name=path.name), Qgis.MessageLevel.Success
        )
        return True

    def _edited(self) -> Scheme:
        if self.scheme is None:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose a weight profile or a recipe first."))
        weights = {band.key: self.sets.weights(band) for band in self.scheme.bands()}
        for band in self.scheme.bands():
            if not any(weights[band.key].values()):
                raise InputError(all_zero(band))
        edited = self.scheme.edited(weights, {band.key: self.sets.reversed(band) for band in self.scheme.bands()})
        # What is written must be readable again, as when a domain's weights are all 0.
        return schemes.parse(edited.documents(), Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The weights")))

    # Weights

    def _band_chosen(self, _index: int) -> None:
        if not self._taking:
            self._show_band()
            self._show_moves()
            self.live.soon([self.band()])
            self.changed.emit()

    def _show_band(self) -> None:
        if self.scheme is None:
            return
        self.form.show_indicators(self.scheme.indicators(self.band()))
        for row in self.form.rows.values():
            row.changed.connect(self._row_changed)
            row.released.connect(self.sets.end_drag)
        self._show_weights()

    def _show_weights(self) -> None:
        if self.scheme is None:
            return
        band = self.band()
        shares = self.scheme.shares(band, self.sets.weights(band))
        for field, row in self.form.rows.items():
            row.show_weight(*self.sets.setting(band, field))
            row.show_share(shares.get(field))
        self.form.allow_reset(self.sets.edited())

    def _row_changed(self, field: str, weight: float, on: bool, reversed: bool, drag: bool) -> None:
        self.sets.set(self.band(), field, WeightSetting(weight, on, reversed), drag)

    def _link(self, on: bool) -> None:
        self.sets.linked = on
        self.changed.emit()

    def _sets_changed(self, keys: set[str]) -> None:
        if self._taking:
            return
        if self.band().key in keys:
            self._show_weights()
        self._look_at_apply()
        self.live.soon([band for band in BANDS if band.key in keys])
        self.changed.emit()

    def _tables_changed(self) -> None:
        if not self._taking:
            self.live.forget()
            self.changed.emit()

    def _show_moves(self) -> None:
        moves = self.live.moves(self.band())
        self.form.show_moves(moves, self.live.worst(self.band()) if moves else "")

    def _mover_chosen(self, number: str) -> None:
        """Mark an area that moved on the map."""
        layer, field = self.session.areas(), self.session.code_field
        moves = self.live.moves(self.band()) or []
        if layer is None or not int(number) < len(moves):
            return
        feature = feature_of(layer, field, moves[int(number)].code)
        if feature is not None:
            self.session.mark.show(layer, feature)

    # The algorithm

    def start(self) -> None:
        """Run the algorithm with these weights; its layers become the results."""
        try:
            edited = self._edited()
        except InputError as error:
            self._failed(told(error))
            return
        self.live.applying()
        self.run.start(edited, self.live.parameters())
        self._look_at_apply()

    def _look_at_apply(self) -> None:
        if self.scheme is None:
            return
        empty = [told(all_zero(band)) for band in self.scheme.bands() if not any(self.sets.weights(band).values())]
        under_way = shown(UNDER_WAY) if self.run.running() else ""
        self.form.allow_apply(under_way or self.live.missing() or next(iter(empty), ""))

    def _applied(self) -> None:
        self._look_at_apply()
        self.live.applied()
        self.message.emit(
            translate("MedwayIsolation", "The index was computed with these weights."), Qgis.MessageLevel.Success
        )

    def _failed(self, why: str) -> None:
        self._look_at_apply()
        self.message.emit(why, Qgis.MessageLevel.Warning)

    # What the project remembers

    def state(self) -> dict[str, Any]:
        """Return the scheme with its weights."""
        return {
            "title": self.form.preset.currentText(),
            "documents": self.scheme.documents() if self.scheme is not None else [],
            "weights": self.sets.state(),
            "own": self.form.table.own.on,
            "linked": self.sets.linked,
            "band": self.band().key,
            "tables": {**self.form.tables.parameters(), **self.form.table.parameters()},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered scheme and its weights."""
        documents, own = state.get("documents"), state.get("own") is True
        if isinstance(documents, list) and (documents or own) and all(isinstance(text, str) for text in documents):
            try:
                kept = (
                    schemes.parse(documents, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "The project's weights")))
                    if documents
                    else None
                )
            except InputError as error:
                self.message.emit(told(error), Qgis.MessageLevel.Warning)
                return
            if own:
                self.form.table.own.tick(kept.fields() if kept is not None else [])
            self._take(kept if kept is not None else self.form.table.own.scheme(), own)
            title = str(state.get("title") or "")
            titles = [known for known, _ in self._presets]
            if title in titles:
                self.form.preset.setCurrentIndex(titles.index(title))
            else:
                self._name_preset(title)
        if isinstance(state.get("tables"), Mapping):
            self.form.tables.restore(state["tables"])
            self.form.table.restore(state["tables"])
        if isinstance(state.get("linked"), bool):
            self.form.linked.setChecked(state["linked"])
        for band in self.scheme.bands() if self.scheme is not None else ():
            if band.key == state.get("band"):
                self.form.show_band(band)
        self.sets.restore(state.get("weights"))

    def close_down(self) -> None:
        """Put the maps back as they were, and let go of every layer."""
        self.run.stop()
        self.live.close_down()
        self.session.mark.clear()
        for combo in (self.form.tables.households, self.form.tables.types, self.form.table.table):
            combo.let_go()
