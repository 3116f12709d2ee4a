"""What weights that are being edited do: the data is read in the background, then one band a turn is computed and coloured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsLayerMetadata, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QSignalBlocker, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...cartography.choices import Mode
from ...core import ranking
from ...core.arrays import Floats
from ...core.bands import BANDS, Band
from ...core.described import Described
from ...core.faults import InputError
from ...i18n import told, translate
from ...layers import fields, presence
from ...layers.recognise import ShownResult
from ..shared.layer_reading import LayerReading
from ..shared.layer_watch import VALUES, LayerWatch
from ..shared.session import Session
from ..shared.slots import WhenSeen, later
from .live_index import LiveIndex, ProfileIndex, all_zero, indices_of
from .live_layers import LiveLayers
from .moves import Move, moves_of
from .schemes import RecipeScheme, Scheme
from .tables import RecipeTable, SegmentTables
from .undo import WeightSets


@dataclass(frozen=True)
class _Map:
    """What was asked once of a band's map: whether it is the index that is weighed, and what its classes are."""

    result: ShownResult
    metadata: QgsLayerMetadata
    fits: bool
    of: Described


class LiveWeights(QObject):
    """Reads the data once, then answers to every change of a weight.

    While its part is hidden nothing is read, and nothing computed but for maps that show weights which no result has.

    Signals
    -------
    told : text
        What the map shows now, or what is missing.
    fault : text
        What stands in the way; told once.
    moved
        The ranks of the band that is looked at are others.
    reading : bool
        Whether the data is being read.
    """

    told = pyqtSignal(str)
    fault = pyqtSignal(str)
    moved = pyqtSignal()
    reading = pyqtSignal(bool)

    def __init__(
        self,
        session: Session,
        sets: WeightSets,
        tables: tuple[SegmentTables, RecipeTable],
        band: Callable[[], Band],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._sets, self._band = session, sets, band
        self._segments, self._values = tables
        self.layers = LiveLayers(session, self)
        self.indices: dict[str, LiveIndex] | None = None
        self._scheme: Scheme | None = None
        # The weights that the results were made with, and what was reversed for them, by band key.
        self._stored: dict[str, tuple[dict[str, float], frozenset[str]]] = {}
        self._pending: dict[str, tuple[dict[str, float], frozenset[str]]] = {}
        self._before: dict[str, Floats] = {}  # the ranks that those weights give
        self._ranks: dict[str, Floats] = {}
        self._maps: dict[str, _Map] = {}
        self._waiting: list[Band] = []
        self._fault = ""
        self._part = parent
        self._of: tuple[QgsVectorLayer | None, str] = (None, "")  # the areas, and the field with their codes
        self._turn = later(self, self._next)
        self._seen = WhenSeen(parent, self._next)
        self._reader = LayerReading(self)
        self._reader.done.connect(self._have_read)
        self._reader.failed.connect(self._tell_fault)
        self._watch = LayerWatch(VALUES, 50, self)
        self._watch.changed.connect(self.forget)
        self._watch.gone.connect(self._gone)
        for table in tables:
            table.lost.connect(self._gone)
        session.areas_changed.connect(self._areas_changed)
        session.results_changed.connect(self._results_changed)
        session.style_changed.connect(self._style_changed)
        # Saving has put the maps back.
        QgsProject.instance().projectSaved.connect(self._results_changed)

    def begin(self, scheme: Scheme) -> None:
        """Weigh another scheme; the maps go back to what they showed."""
        self.layers.put_back()
        self._scheme = scheme
        self._maps = {}
        self._stored = {
            band.key: ({one.field: one.weight for one in scheme.indicators(band)}, frozenset())
            for band in scheme.bands()
        }
        self.forget()

    def forget(self) -> None:
        """Read the data again when it is next needed: the areas or the tables are others."""
        self._stop_reading()
        self.indices = None
        self._before, self._ranks = {}, {}
        self._fault = ""
        areas = self._session.areas()
        self._of = (areas, self._session.code_field)
        tables = self._tables()
        if areas is not None and self._scheme is not None:
            with QSignalBlocker(tables):
                tables.guess(self._scheme.fields(), areas)
        self._watch.watch(*(each for each in (areas, *tables.layers()) if isinstance(each, QgsVectorLayer)))
        self.told.emit("")
        self.moved.emit()
        if self._scheme is not None:
            self.soon(self._scheme.bands())

    def _areas_changed(self) -> None:
        # A new name is no reason to read again; other values are heard of by the layer itself. Tables may have come since.
        if self._of != (self._session.areas(), self._session.code_field) or self.missing():
            self.forget()

    def _tables(self) -> SegmentTables | RecipeTable:
        return self._values if isinstance(self._scheme, RecipeScheme) else self._segments

    def _gone(self) -> None:
        self.layers.put_back()
        self.fault.emit(translate("MedwayIsolation", "A layer that the weights need was removed. Choose another one."))
        # QGIS has not taken the layer away yet.
        QTimer.singleShot(0, self.forget)

    def _results_changed(self) -> None:
        self._maps = {}
        if self._scheme is not None:
            self.soon(self._scheme.bands())

    def _style_changed(self) -> None:
        self.layers.set_choice(self._session.style)
        # Classes by limits show what the results hold, as was asked for, until a weight is moved.
        if self._session.style.mode is Mode.FIELD:
            self._results_changed()

    def missing(self) -> str:
        """Say what is still to be chosen before an index can be made, empty where nothing is."""
        if self._session.areas() is None:
            return translate("MedwayIsolation", "Choose the areas first.")
        return presence.gone(self._session.areas(), *self._tables().layers()) or self._tables().missing()

    def parameters(self) -> dict[str, Any]:
        """Return what the algorithm needs beside the weights."""
        areas = self._session.areas()
        own = {"INPUT": areas.id() if areas is not None else None, "CODE_FIELD": self._session.code_field}
        return {**own, **self._tables().parameters()}

    def soon(self, bands: Sequence[Band]) -> None:
        """Compute these bands in the next turns of the event loop; what is asked for twice is done once."""
        if self._scheme is None:
            return
        # The band that is looked at comes first.
        wanted = [band for band in [self._band(), *BANDS] if band in bands or band in self._waiting]
        self._waiting = [band for band in dict.fromkeys(wanted) if band in self._scheme.bands()]
        if self._waiting and not self._turn.isActive():
            self._turn.start(0)

    def busy(self) -> bool:
        """Say whether bands are still to be computed."""
        return bool(self._waiting)

    def _next(self) -> None:
        if not self._waiting or self._reader.running():
            return
        if not (self._part.isVisible() or self._edited()):
            self._seen.start()
            return
        try:
            if self.indices is None:
                self._read()
                return
            band = self._waiting.pop(0)
            if self._waiting:
                self._turn.start(0)
            self._evaluate(band, self.indices[band.key])
            self._fault = ""
        except InputError as error:
            self._tell_fault(told(error))
        except RuntimeError:  # a layer was deleted by QGIS meanwhile
            self.forget()

    def _edited(self) -> bool:
        """Say whether the weights, whose data is there, are others than those of the results: maps show them."""
        return self.indices is not None and any(self._now(band) != self._stored.get(band.key) for band in self._waiting)

    def _read(self) -> None:
        """Read the data in the background; the bands that wait are computed after that."""
        missing, scheme = self.missing(), self._scheme
        if missing or scheme is None:
            self._waiting = []
            self.told.emit(missing)
            if self._session.areas() is not None:
                self._tables().setCollapsed(False)
            return
        parameters = self.parameters()
        self.told.emit(translate("MedwayIsolation", "Reading the areas and their tables…"))
        self.reading.emit(True)
        self._reader.start(
            translate("MedwayIsolation", "Reading what the weights are of"),
            lambda feedback: indices_of(scheme, parameters, feedback),
            parameters,
        )

    def _have_read(self, indices: dict[str, LiveIndex]) -> None:
        self.reading.emit(False)
        self.indices = indices
        self._compare()
        self._next()

    def _stop_reading(self) -> None:
        self._reader.stop()
        self.reading.emit(False)

    def _tell_fault(self, fault: str) -> None:
        """Say what stands in the way of what waits, which is given up until something changes."""
        self.reading.emit(False)
        if self.indices is None:
            self._waiting = []
        self.told.emit(fault)
        # Once is enough in the message bar: it stays readable in the panel.
        if fault != self._fault:
            self._fault = fault
            self.fault.emit(fault)

    def _compare(self) -> None:
        """Take the ranks that the stored weights give as those that moves are measured from."""
        self._before = {
            key: index.classes(*self._stored[key])[1]
            for key, index in (self.indices or {}).items()
            if any(self._stored[key][0].values())
        }

    def _evaluate(self, band: Band, index: LiveIndex) -> None:
        weights, reversed = self._now(band)
        if not any(weights.values()):
            raise InputError(all_zero(band))
        if isinstance(index, ProfileIndex):  # a recipe says itself how many classes it has
            of = self._map(band)
            index.number = (of.of.classes if of is not None else 0) or 5
        _score, ranks, quantile = index.classes(weights, reversed)
        self._ranks[band.key] = ranks
        self._colour(band, index, quantile, (weights, reversed) == self._stored.get(band.key))
        if band == self._band():
            self.moved.emit()

    def _map(self, band: Band) -> _Map | None:
        """Return what a band's map is: every step of a slider needs it, and finding out reads the whole column."""
        result = self._session.result(band)
        if result is None or self._scheme is None:
            return None
        layer = result.layer()
        known, metadata = self._maps.get(band.key), layer.metadata()
        if known is None or known.result != result or known.metadata != metadata:
            fits = self._scheme.fits(band, result, layer)
            known = _Map(result, QgsLayerMetadata(metadata), fits, fields.describe(layer, result.class_field))
            self._maps[band.key] = known
        return known

    def worst(self, band: Band) -> str:
        """Return what rank 1 of a band's map is most of; empty where that is not known, or the evidence does not bear the word."""
        found = self._map(band)
        return found.of.worst if found is not None else ""

    def _now(self, band: Band) -> tuple[dict[str, float], frozenset[str]]:
        return self._sets.weights(band), self._sets.reversed(band)

    def _colour(self, band: Band, index: LiveIndex, quantile: Floats, stored: bool) -> None:
        of = self._map(band)
        if of is None or not of.fits:
            self.told.emit(
                translate("MedwayIsolation", "Press Apply to make the map. After that every change is shown at once.")
            )
            return
        if stored:
            self.layers.put_back_band(band)
            self.told.emit(translate("MedwayIsolation", "The map shows these weights."))
            return
        shares = any(other != band and each.layer_id == of.result.layer_id for other, each in self._session.results())
        if shares and band != self._band():
            return
        if self.layers.show(band, index.codes, quantile, index.number):
            said = translate(
                "MedwayIsolation", "The map shows these weights by {quantile}; no file has changed. Apply writes them."
            )
            self.told.emit(said.format(quantile=told(ranking.quantile_name(index.number))))
        else:
            said = translate("MedwayIsolation", "The map's layer has no field '{field}', so it cannot be coloured.")
            self.told.emit(said.format(field=self._session.code_field))

    def moves(self, band: Band) -> list[Move] | None:
        """Return the areas whose ranks have moved most; None where nothing is known."""
        before, after = self._before.get(band.key), self._ranks.get(band.key)
        if before is None or after is None or self.indices is None:
            return None
        return moves_of(self.indices[band.key].codes, before, after, self._session)

    def applying(self) -> None:
        """Remember the weights that an algorithm is being run with."""
        self._pending = {band.key: self._now(band) for band in BANDS}

    def applied(self) -> None:
        """The results were made with the weights remembered: compare with those from now on."""
        self._stored = self._pending
        self.layers.put_back()
        self._compare()
        self._results_changed()

    def close_down(self) -> None:
        """Put the maps back as they were, and let go of every layer."""
        self._turn.stop()
        self._seen.stop()
        self._reader.stop()
        self._waiting = []
        self._watch.let_go()
        self.layers.close_down()
        self.indices = None
        self._session.areas_changed.disconnect(self._areas_changed)
        self._session.results_changed.disconnect(self._results_changed)
        self._session.style_changed.disconnect(self._style_changed)
        QgsProject.instance().projectSaved.disconnect(self._results_changed)
