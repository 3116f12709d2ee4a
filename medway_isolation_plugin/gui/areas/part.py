"""Part *Areas*: which areas, what they are, and the way to a first map."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from qgis.core import Qgis, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QFormLayout, QGroupBox, QVBoxLayout, QWidget

from ...i18n import told, translate
from ...layers import area_facts, recognise
from ...processing.provider import PROVIDER_ID
from ..shared.forms import form_layout, labelled, rich_label, shorten, warning_rows
from ..shared.part import PanelPart
from ..shared.session import Session
from ..shared.slots import Blocker, WhenSeen, busy, guarded
from ..shared.toolbox import ToolboxDialog
from . import count_fields, result_maps
from .council_box import CouncilBox
from .first_steps import FirstSteps
from .given_files import GivenFiles
from .in_metres import InMetres
from .official_files import OfficialFiles, dropped
from .results_box import ResultsBox


class AreasPart(PanelPart):
    """The areas layer and its code field, what is recognised, the results that are there."""

    NAME = "areas"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._toolbox = ToolboxDialog()
        self._filling = Blocker()
        self._leaving = ""  # id of the areas layer that is being removed
        self._looking = WhenSeen(self, self._look)
        self._known: tuple[area_facts.LayerFacts, str] | None = None  # of the areas, and their extent in words
        # Before the boxes are made: they react to a layer's removal by going on to another that nobody chose.
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_going)
        self._build()
        self._connect()
        self._begin()

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.council = CouncilBox(self)
        column.addWidget(self.council)
        self.steps = FirstSteps(self)
        column.addWidget(self.steps)

        box = QGroupBox(translate("MedwayIsolation", "Areas"), self)
        form = form_layout(box)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.layer_box = QgsMapLayerComboBox(box)
        self.layer_box.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.layer_box.setAllowEmptyLayer(True)
        self.layer_box.setAccessibleName(translate("MedwayIsolation", "Areas layer"))
        self.field_box = QgsFieldComboBox(box)
        self.field_box.setAllowEmptyFieldName(True)
        self.field_box.setAccessibleName(translate("MedwayIsolation", "Field with the area codes"))
        for combo in (self.layer_box, self.field_box):
            shorten(combo, 8)
        form.addRow(labelled(translate("MedwayIsolation", "&Layer"), self.layer_box), self.layer_box)
        form.addRow(labelled(translate("MedwayIsolation", "Area c&ode"), self.field_box), self.field_box)
        self.codes, self.count, self.place = (rich_label(box) for _ in range(3))
        form.addRow(translate("MedwayIsolation", "Codes"), self.codes)
        form.addRow(translate("MedwayIsolation", "Areas"), self.count)
        form.addRow(translate("MedwayIsolation", "Place"), self.place)
        self.warnings = rich_label(box)
        self.warnings.setAccessibleName(translate("MedwayIsolation", "Warnings"))
        form.addRow(self.warnings)
        self.metres_button = InMetres(box)
        form.addRow(self.metres_button)
        column.addWidget(box)

        self.official_files = OfficialFiles(self.session, self)
        column.addWidget(self.official_files)
        self.given_files = GivenFiles(self.official_files, self)
        self.setAcceptDrops(True)
        self.results_box = ResultsBox(self.session, self)
        column.addWidget(self.results_box)
        column.addStretch(1)

    def _connect(self) -> None:
        self.layer_box.layerChanged.connect(self._layer_chosen)
        self.field_box.fieldChanged.connect(self._field_chosen)
        self.steps.sample_wanted.connect(self.add_sample_data)
        self.steps.map_wanted.connect(self.make_map)
        self.steps.style_wanted.connect(lambda: self.part_wanted.emit("style"))
        self.metres_button.made.connect(self._take_copy)
        self.metres_button.failed.connect(lambda text: self.message.emit(text, Qgis.MessageLevel.Warning))
        self.official_files.message.connect(self.message)
        self.council.message.connect(self.message)
        self.council.added.connect(self._council_added)
        self.council.mapped.connect(lambda layer, said: self.results_box.adopt(layer, 0, said))
        self.council.where_wanted.connect(self.given_files.open_dialog)
        self.council.files = lambda: self.given_files.for_package
        self.given_files.message.connect(self.message)
        self.given_files.catalogue_changed.connect(self.council.refresh)
        self.results_box.message.connect(self.message)
        self.results_box.layer_wanted.connect(self.layer_wanted)
        self.results_box.another_button.clicked.connect(self.open_dialog)
        self.session.areas_changed.connect(self._areas_changed)
        self.session.results_changed.connect(self._look_soon)
        project = QgsProject.instance()
        project.layersAdded.connect(self._layers_added)
        project.layersRemoved.connect(self._layers_removed)

    def close_down(self) -> None:
        """Let go of the session, the project and the dialog."""
        self._looking.stop()
        self.session.areas_changed.disconnect(self._areas_changed)
        self.session.results_changed.disconnect(self._look_soon)
        project = QgsProject.instance()
        project.layersWillBeRemoved.disconnect(self._layers_going)
        project.layersAdded.disconnect(self._layers_added)
        project.layersRemoved.disconnect(self._layers_removed)
        self.metres_button.run.stop()
        self.official_files.close_down()
        self.council.close_down()
        self.given_files.close_down()
        self.results_box.close_down()
        self._toolbox.close()

    # Choosing

    @guarded
    def _begin(self) -> None:
        """Show the session's areas, or those of the project that look like areas."""
        if self.session.areas() is None:
            self._guess()
        self._look_soon()

    def _guess(self, added: Sequence[Any] = ()) -> None:
        """Take what looks like areas; in place of a layer that was removed only where none was left that does."""
        there = QgsProject.instance().mapLayers()
        if self.session.areas_lost():
            new = {each.id() for each in added}
            if recognise.suitable_layer(layer for name, layer in there.items() if name not in new) is not None:
                return
        found = recognise.suitable_layer(there.values())
        if found is not None:
            self._take(*found)

    def _take(self, layer: QgsVectorLayer | None, field: str) -> None:
        """Make these the areas."""
        self.session.set_areas(layer, field)

    def _show_choice(self, layer: QgsVectorLayer | None) -> None:
        """Have the boxes show what the session holds."""
        with self._filling:
            self.layer_box.setLayer(layer)
            self.field_box.setLayer(layer)
            self.field_box.setField(self.session.code_field if layer is not None else "")

    @guarded
    def _layer_chosen(self, layer: object) -> None:
        if self._filling or self._leaving:
            return
        chosen = layer if isinstance(layer, QgsVectorLayer) else None
        self._take(chosen, recognise.guess_code_field(chosen) if chosen is not None else "")

    @guarded
    def _field_chosen(self, field: str) -> None:
        if not (self._filling or self._leaving):
            self._take(self.session.areas(), field)

    @guarded
    def _layers_added(self, layers: list[Any]) -> None:
        if self.session.areas() is None:
            self._guess(layers)
        self._look_soon()

    @guarded
    def _layers_going(self, names: list[str]) -> None:
        areas = self.session.areas()
        if areas is not None and areas.id() in names:
            self._leaving = areas.id()
            left = (layer for name, layer in QgsProject.instance().mapLayers().items() if name not in names)
            if recognise.suitable_layer(left) is not None:
                said = translate(
                    "MedwayIsolation", "The layer with the areas, {name}, was removed. Choose another one."
                )
                self.message.emit(said.format(name=areas.name()), Qgis.MessageLevel.Warning)

    @guarded
    def _layers_removed(self) -> None:
        self._leaving = ""
        self._look_soon()

    # Telling

    def _areas_changed(self) -> None:
        self._known = None
        self._look_soon()

    def _look_soon(self) -> None:
        self._looking.start()

    @guarded
    def _look(self) -> None:
        self._looking.stop()
        layer = self.session.areas()
        self._show_choice(layer)
        self.metres_button.offer(layer)
        if layer is None:
            for label in (self.codes, self.count, self.place):
                label.setText("–")
            polygons = any(recognise.is_polygons(each) for each in QgsProject.instance().mapLayers().values())
            self._warn([translate("MedwayIsolation", "Choose the layer with your areas.")] if polygons else [])
        else:
            if self._known is None:
                self._known = area_facts.facts(layer, self.session.code_field), area_facts.extent_words(layer)
            facts, size = self._known
            self.codes.setText(html.escape(told(facts.codes)) or "–")
            self.count.setText(f"{facts.count:,}")
            self.place.setText(html.escape(told(facts.place) + (f" ({told(size)})" if size else "")))
            self._warn(list(facts.warnings))
        self._look_at_results()

    def _warn(self, texts: list[str]) -> None:
        self.warnings.setText(warning_rows(texts))
        self.warnings.setVisible(bool(texts))

    def _look_at_results(self) -> None:
        self.results_box.refresh()
        areas, shown = self.session.areas(), bool(self.session.results())
        self.steps.set_done(areas is not None, shown)
        if shown != self.steps.property("finished"):
            self.steps.setProperty("finished", shown)
            self.steps.setCollapsed(shown)
            self.council.setCollapsed(shown)

    # Doing

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:  # noqa: N802
        """Take files that may be official ones."""
        if event is not None and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:  # noqa: N802
        """Read the files that were dropped."""
        if event is not None:
            event.acceptProposedAction()
            self.add_files(dropped(event.mimeData()))

    @guarded
    def add_files(self, paths: list[str]) -> None:
        """Read official files into the project."""
        self.official_files.add(paths)

    @guarded
    def add_sample_data(self) -> None:
        """Put the sample data into the project and choose its areas."""
        from qgis import processing

        with busy():
            processing.run(f"{PROVIDER_ID}:addsampledata", {})
        areas = result_maps.sample_areas(QgsProject.instance())
        if areas is not None:
            self._take(areas, "code")
            self.layer_wanted.emit(areas)
            self.message.emit(
                translate("MedwayIsolation", "Sample data added. It is fictional. Next: Make a first map."),
                Qgis.MessageLevel.Success,
            )

    @guarded
    def _council_added(self, areas: QgsVectorLayer, field: str) -> None:
        """Work with a council's areas, and go there."""
        self._take(areas, field)
        self.layer_wanted.emit(areas)

    @guarded
    def make_map(self) -> None:
        """Make a map of the sample data at once; for other areas open the algorithm's dialog, filled in."""
        areas = self.session.areas()
        if areas is None:
            self.message.emit(
                translate(
                    "MedwayIsolation", "There are no areas yet. Choose your council or a layer, or add the sample data."
                ),
                Qgis.MessageLevel.Info,
            )
            return
        project = QgsProject.instance()
        sample = result_maps.sample_areas(project)
        if sample is None or areas.source() != sample.source():
            self.open_dialog()
            return
        with busy():
            layer = result_maps.make_sample_map(project)
        self.results_box.adopt(layer, 0)

    @guarded
    def _take_copy(self, layer: QgsVectorLayer) -> None:
        """Make a copy of the areas the areas."""
        field = self.session.code_field
        QgsProject.instance().addMapLayer(layer)
        self._take(layer, field)
        self.layer_wanted.emit(layer)
        said = translate(
            "MedwayIsolation", "The areas are in metres now: {name}. The layer in degrees is left as it was."
        )
        self.message.emit(said.format(name=layer.name()), Qgis.MessageLevel.Success)

    @guarded
    def open_dialog(self) -> None:
        """Open the living-alone index's own dialog with the areas and the fields whose names say what they hold."""
        values = count_fields.parameters(self.session, QgsProject.instance())
        dialog = self._toolbox.open("livingalone", values)
        dialog.algorithmFinished.connect(self._dialog_finished)

    @guarded
    def _dialog_finished(self, successful: bool, results: dict[str, Any]) -> None:
        if not successful:
            return
        # QGIS puts the result into the project only after this signal.
        made = str(results.get("OUTPUT", ""))
        QTimer.singleShot(0, lambda: self._adopt_made(made))

    @guarded
    def _adopt_made(self, made: str) -> None:
        for layer in recognise.result_layers(QgsProject.instance()):
            if made and made in (layer.id(), layer.source(), layer.source().split("|")[0]):
                self.results_box.adopt(layer, 0)
                return
