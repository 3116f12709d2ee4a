"""The dock's part *Weights*: how much each indicator counts, and what the map makes of it while it changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ..core import ranking
from ..core.bands import BANDS, P65, Band, band_of
from ..core.faults import InputError
from ..core.files import check_folder, write_text
from ..processing.base import translate
from . import schemes
from .layer_watch import LayerWatch
from .live_index import Floats, LiveIndex, profile_indices, recipe_indices
from .live_layers import LiveLayers
from .part import Part
from .schemes import ProfileScheme, RecipeScheme, Scheme
from .session import Session
from .weight_sets import Setting, WeightSets
from .weights_form import WeightsForm
from .weights_run import WeightsRun

MOST_MOVES = 5
_FILTER = "JSON (*.json)"


class WeightsPart(Part):
    """Sliders for the weights of a profile or of recipes, for each band."""

    NAME = "weights"
    TITLE = "Weights"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.scheme: Scheme | None = None
        self.sets = WeightSets(self)
        self.layers = LiveLayers(session, self)
        self.run = WeightsRun(session, self)
        self.indices: dict[str, LiveIndex] | None = None
        self._before: dict[str, Floats] = {}  # ranks to compare with, by band key
        self._ranks: dict[str, Floats] = {}
        self._waiting: list[Band] = []
        self._fault = ""
        self._quiet = False
        self.form = WeightsForm()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        foot = QVBoxLayout()
        foot.setContentsMargins(6, 0, 6, 6)
        foot.addWidget(self.form.apply)
        box.addLayout(foot)
        # One band a turn, so that the window is never held up for long.
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        self._watches = [LayerWatch(self) for _ in range(3)]
        self._connect()
        self._offer_presets()
        self.form.bands.setCurrentIndex(BANDS.index(P65))
        self.form.tables.setCollapsed(True)
        self.open_files(self._presets[self.form.preset.currentIndex()][1])

    def _connect(self) -> None:
        form = self.form
        form.preset.activated.connect(self._preset_chosen)
        form.open.clicked.connect(lambda _checked: self._ask_open())
        form.save.clicked.connect(lambda _checked: self._ask_save())
        form.tables.changed.connect(self._data_changed)
        form.bands.currentChanged.connect(self._band_chosen)
        form.linked.toggled.connect(self._link)
        form.undo.clicked.connect(lambda _checked: self.sets.undo.undo())
        form.redo.clicked.connect(lambda _checked: self.sets.undo.redo())
        form.reset.clicked.connect(lambda _checked: self.sets.reset())
        form.apply.clicked.connect(lambda _checked: self.start())
        self.sets.undo.canUndoChanged.connect(form.undo.setEnabled)
        self.sets.undo.canRedoChanged.connect(form.redo.setEnabled)
        form.undo.setEnabled(False)
        form.redo.setEnabled(False)
        self.sets.changed.connect(self._sets_changed)
        self.session.areas_changed.connect(self._data_changed)
        self.session.results_changed.connect(self._results_changed)
        self.run.done.connect(self._applied)
        self.run.failed.connect(self._failed)
        for watch in self._watches:
            watch.changed.connect(self._data_changed)
            watch.gone.connect(self._data_gone)

    # Profiles and recipes

    def _offer_presets(self) -> None:
        self._presets = schemes.presets()
        for title, _files in self._presets:
            self.form.preset.addItem(title)
        first = next((i for i, (_, files) in enumerate(self._presets) if files[0].stem.startswith("medway")), 0)
        self.form.preset.setCurrentIndex(first)

    def _preset_chosen(self, index: int) -> None:
        if index < len(self._presets):
            self.open_files(self._presets[index][1])

    def open_files(self, files: list[Path]) -> bool:
        """Take up a profile or recipes; a broken file is told of, and leaves everything as it was."""
        try:
            scheme = schemes.read(files)
        except InputError as error:
            self.message.emit(str(error), Qgis.MessageLevel.Warning)
            return False
        self._take(scheme)
        return True

    def _take(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.layers.put_back()
        bands = scheme.bands()
        self._quiet = True
        for number, band in enumerate(BANDS):
            self.form.bands.setTabEnabled(number, band in bands)
        self.form.linked.setEnabled(len(bands) > 1)
        if bands and self.band() not in bands:
            self.form.bands.setCurrentIndex(BANDS.index(bands[0]))
        self.sets.begin(scheme)
        self._quiet = False
        self.form.tables.setVisible(isinstance(scheme, ProfileScheme))
        self._show_band()
        self._data_changed()

    def band(self) -> Band:
        """Return the band whose weights are shown."""
        return BANDS[max(self.form.bands.currentIndex(), 0)]

    def _ask_open(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, translate("Open a weight profile or recipes"), "", _FILTER)
        if files and self.open_files([Path(file) for file in files]):
            self._name_preset(" + ".join(Path(file).stem for file in files))

    def _name_preset(self, text: str) -> None:
        while self.form.preset.count() > len(self._presets):
            self.form.preset.removeItem(len(self._presets))
        self.form.preset.addItem(text)
        self.form.preset.setCurrentIndex(len(self._presets))

    def _ask_save(self) -> None:
        file, _ = QFileDialog.getSaveFileName(self, translate("Save the weights"), "weights.json", _FILTER)
        if file:
            self.save_file(Path(file))

    def save_file(self, path: Path) -> bool:
        """Write the weights as they are now: a profile with all its bands, or the recipe of the band that is shown."""
        try:
            edited = self._edited()
            check_folder(path, "weight file")
            write_text(path, edited.document(self.band()), "weight file")
        except InputError as error:
            self.message.emit(str(error), Qgis.MessageLevel.Warning)
            return False
        self.message.emit(translate("Weights saved as {name}.").format(name=path.name), Qgis.MessageLevel.Success)
        return True

    def _edited(self) -> Scheme:
        if self.scheme is None:
            raise InputError(translate("Choose a weight profile or a recipe first."))
        weights = {band.key: self.sets.weights(band) for band in self.scheme.bands()}
        for band in self.scheme.bands():
            if not any(weights[band.key].values()):
                raise InputError(_all_zero(band))
        edited = self.scheme.edited(weights)
        # What is written must be readable again, as when a domain's weights are all 0.
        return schemes.parse(edited.documents(), translate("The weights"))

    # Weights

    def _band_chosen(self, _index: int) -> None:
        if not self._quiet:
            self._show_band()
            self._show_moves()
            self._soon([self.band()])
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
        self.form.reset.setEnabled(self.sets.edited())

    def _row_changed(self, field: str, weight: float, on: bool, drag: bool) -> None:
        self.sets.set(self.band(), field, Setting(weight, on), drag)

    def _link(self, on: bool) -> None:
        self.sets.linked = on
        self.changed.emit()

    def _sets_changed(self, keys: set[str]) -> None:
        if self._quiet:
            return
        if self.band().key in keys:
            self._show_weights()
        self._soon([band for band in BANDS if band.key in keys])
        self.changed.emit()

    # The live index

    def _data_changed(self) -> None:
        """The tables or the areas are others: read them when they are next needed."""
        self.indices = None
        self._before, self._ranks = {}, {}
        self._fault = ""
        areas = self.session.areas()
        if isinstance(self.scheme, ProfileScheme) and areas is not None:
            blocked = self.form.tables.blockSignals(True)
            self.form.tables.guess(self.scheme.profile.fields())
            self.form.tables.blockSignals(blocked)
        chosen = [areas]
        if isinstance(self.scheme, ProfileScheme):
            chosen += [self.form.tables.households.currentLayer(), self.form.tables.types.currentLayer()]
        for watch, layer in zip(self._watches, [*chosen, None, None]):
            watch.watch(layer if isinstance(layer, QgsVectorLayer) else None)
        self.form.moves.clear()
        self.form.status.clear()
        if self.scheme is not None:
            self._soon(self.scheme.bands())

    def _data_gone(self) -> None:
        self.layers.put_back()
        self._data_changed()
        self.message.emit(
            translate("A layer that the weights need was removed. Choose another one."), Qgis.MessageLevel.Warning
        )

    def _results_changed(self) -> None:
        if self.scheme is not None and self.sets.edited():
            self._soon(self.scheme.bands())

    def _soon(self, bands: list[Band]) -> None:
        if self.scheme is None:
            return
        # The band that is looked at comes first.
        wanted = [band for band in [self.band(), *BANDS] if band in bands or band in self._waiting]
        self._waiting = [band for band in dict.fromkeys(wanted) if band in self.scheme.bands()]
        if self._waiting and not self._turn.isActive():
            self._turn.start(0)

    def _next(self) -> None:
        if not self._waiting:
            return
        band = self._waiting.pop(0)
        if self._waiting:
            self._turn.start(0)
        try:
            self._read()
            if self.indices is not None:
                self._evaluate(band, self.indices[band.key])
                self._fault = ""
        except InputError as error:
            self._say_fault(str(error))
        except RuntimeError:  # a layer was deleted by QGIS meanwhile
            self._data_changed()

    def _say_fault(self, fault: str) -> None:
        self.form.status.setText(fault)
        # Once is enough: it stays readable in the panel.
        if fault != self._fault:
            self._fault = fault
            self.message.emit(fault, Qgis.MessageLevel.Warning)

    def _read(self) -> None:
        """Read the data once."""
        areas = self.session.areas()
        if self.indices is not None or self.scheme is None:
            return
        if areas is None:
            self.form.status.setText(translate("Choose the areas first."))
            return
        if isinstance(self.scheme, RecipeScheme):
            self.indices = recipe_indices(self.scheme, areas, self.session.code_field)
        elif not self.form.tables.complete():
            self.form.status.setText(translate("Choose the tables of households and of types above."))
            self.form.tables.setCollapsed(False)
            return
        else:
            self.indices = profile_indices(self.scheme, self._parameters())
        self._before = {}
        for key, index in self.indices.items():
            own = {one.field: one.weight for one in self.scheme.indicators(band_of(key))}
            self._before[key] = index.classes(own)[1]

    def _parameters(self) -> dict[str, Any]:
        areas = self.session.areas()
        own = {"INPUT": areas.id() if areas is not None else None, "CODE_FIELD": self.session.code_field}
        return {**own, **self.form.tables.parameters()} if isinstance(self.scheme, ProfileScheme) else own

    def _evaluate(self, band: Band, index: LiveIndex) -> None:
        weights = self.sets.weights(band)
        if not any(weights.values()):
            raise InputError(_all_zero(band))
        _score, ranks, quantile = index.classes(weights)
        self._ranks[band.key] = ranks
        if self.sets.edited() or self.layers.shown(band):
            self._colour(band, index, quantile)
        if band is self.band():
            self._show_moves()

    def _colour(self, band: Band, index: LiveIndex, quantile: Floats) -> None:
        result = self.session.result(band)
        if result is None or self.scheme is None or not self.scheme.fits(band, result.value_field):
            self.form.status.setText(translate("Press Apply to make the map. After that every change is shown at once."))
            return
        if self._shares_layer(band) and band is not self.band():
            return
        shown = self.layers.show(band, index.codes, quantile, index.number)
        self.form.status.setText(
            translate("The map shows these weights; no file has changed. Apply writes them.")
            if shown
            else translate("The map's layer has no field '{field}', so it cannot be coloured.").format(
                field=self.session.code_field
            )
        )

    def _shares_layer(self, band: Band) -> bool:
        own = self.session.result(band)
        return any(
            other is not band and own is not None and result.layer_id == own.layer_id
            for other, result in self.session.results()
        )

    def _show_moves(self) -> None:
        key = self.band().key
        before, after = self._before.get(key), self._ranks.get(key)
        if before is None or after is None or self.indices is None:
            self.form.moves.clear()
            return
        codes = self.indices[key].codes
        lines = [
            translate("{code}: rank {before} \N{RIGHTWARDS ARROW} {after}").format(
                code=codes[row], before=f"{before[row]:.0f}", after=f"{after[row]:.0f}"
            )
            for row in ranking.moved(before, after, MOST_MOVES)
        ]
        title = translate("What moved most (rank 1 = most isolated):")
        self.form.moves.setText("\n".join([title, *lines]) if lines else translate("No area has changed its rank."))

    # The algorithm

    def start(self) -> None:
        """Run the algorithm with these weights; its layers become the results."""
        try:
            edited = self._edited()
        except InputError as error:
            self._failed(str(error))
            return
        self.form.apply.setEnabled(False)
        self.run.start(edited, self._parameters(), unchanged=not self.sets.edited())

    def _applied(self) -> None:
        self.form.apply.setEnabled(True)
        self.form.status.setText(translate("The map shows these weights."))
        self.message.emit(translate("The index was computed with these weights."), Qgis.MessageLevel.Success)

    def _failed(self, why: str) -> None:
        self.form.apply.setEnabled(True)
        self.message.emit(why, Qgis.MessageLevel.Warning)

    # What the project remembers

    def state(self) -> dict[str, Any]:
        """Return the scheme with its weights."""
        return {
            "title": self.form.preset.currentText(),
            "documents": self.scheme.documents() if self.scheme is not None else [],
            "weights": self.sets.state(),
            "linked": self.sets.linked,
            "band": self.band().key,
            "tables": self.form.tables.parameters(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered scheme and its weights."""
        documents = state.get("documents")
        if isinstance(documents, list) and documents and all(isinstance(text, str) for text in documents):
            try:
                self._take(schemes.parse(documents, translate("The project's weights")))
            except InputError as error:
                self.message.emit(str(error), Qgis.MessageLevel.Warning)
                return
            title = str(state.get("title") or "")
            titles = [known for known, _ in self._presets]
            if title in titles:
                self.form.preset.setCurrentIndex(titles.index(title))
            else:
                self._name_preset(title)
        if isinstance(state.get("tables"), Mapping):
            self.form.tables.restore(state["tables"])
        if isinstance(state.get("linked"), bool):
            self.form.linked.setChecked(state["linked"])
        keys = [band.key for band in BANDS]
        if state.get("band") in keys and self.form.bands.isTabEnabled(keys.index(state["band"])):
            self.form.bands.setCurrentIndex(keys.index(state["band"]))
        self.sets.restore(state.get("weights"))

    def close_down(self) -> None:
        """Put the maps back as they were, and let go of every layer."""
        self._turn.stop()
        self._waiting = []
        for watch in self._watches:
            watch.let_go()
        self.run.stop()
        self.layers.close_down()
        self.indices = None
        self.session.areas_changed.disconnect(self._data_changed)
        self.session.results_changed.disconnect(self._results_changed)


def _all_zero(band: Band) -> str:
    return translate(
        "Every weight for {band} is 0, so nothing counts and the map stays as it is. Give at least one indicator a "
        "weight above 0."
    ).format(band=band.label())
