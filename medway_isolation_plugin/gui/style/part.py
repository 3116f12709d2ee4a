"""Part *Style*: how the two maps look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from qgis.core import Qgis, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QPalette, QPixmap
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...cartography import choices
from ...cartography.choices import Mode, StyleChoice
from ...cartography.figure_kinds import Health, fields_for
from ...core.bands import BANDS, P65, Band
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import told, translate
from ...layers import fields, presence
from ...layers.features import ReadOnce
from ...layers.recognise import ShownResult, area_name_field, is_for_layouts, layer_of, layers_with_results
from ..shared import outlines, settings, wards
from ..shared.canvas import Hover, area_at
from ..shared.layer_watch import VALUES, LayerWatch
from ..shared.outlines import Flag
from ..shared.part import PanelPart
from ..shared.session import Session
from ..shared.slots import Blocker, WhenSeen, guarded, later
from .form import BIVARIATE_PRINTED, TWO_WAY, StyleForm
from .histogram import spread, value_words

_LEGEND = 190  # pixels


class StylePart(PanelPart):
    """Classes, colours, opacity, outline and ward names of both maps, with the histogram of the one that is seen."""

    NAME = "style"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.form = StyleForm(self)
        self.beside_box = self.form.beside_box
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.form)
        self._seen: Band = P65
        self._filling = Blocker()
        self._styled = self._shown()
        self._flags: list[Flag] = []
        self._outlined: set[str] = set()
        self.form.ramp_box.set_ramp(settings.RAMP.read())
        self._hover = Hover(session.canvas, self)
        self._soon = WhenSeen(self, self._look)
        self._following = later(self, self._follow)
        self._once = ReadOnce()
        self._watch = LayerWatch(VALUES, 0, self)
        self._connect()
        self._follow()

    def _connect(self) -> None:
        form = self.form
        for band in BANDS:
            form.band_buttons[band.key].clicked.connect(partial(self._band_chosen, band))
        form.mode_box.currentIndexChanged.connect(self._restyle)
        form.classes_box.valueChanged.connect(self._restyle)
        form.ramp_box.currentIndexChanged.connect(self._restyle)
        form.same_box.toggled.connect(self._restyle)
        form.outline_box.toggled.connect(self._restyle)
        form.priority_box.currentIndexChanged.connect(self._restyle)
        form.opacity.opacityChanged.connect(self._opacity_moved)
        form.wards_label.toggled.connect(self._label_wards)
        form.ward_layer.chosen.connect(self._label_wards)
        form.ward_layer.lost.connect(self._wards_lost)
        form.facts.said.connect(self._restyle)
        form.facts.failed.connect(lambda text: self.message.emit(text, Qgis.MessageLevel.Warning))
        self._hover.moved.connect(self._hovered)
        self._watch.changed.connect(self._following.start)
        self.session.results_changed.connect(self._following.start)
        for signal in (QgsProject.instance().layersAdded, QgsProject.instance().layersRemoved):
            signal.connect(self._soon.start)

    def close_down(self) -> None:
        """Let go of the session, the project and the canvas."""
        self.form.ward_layer.let_go()
        self._soon.stop()
        self._following.stop()
        self._watch.let_go()
        self._hover.stop()
        self.session.results_changed.disconnect(self._following.start)
        for signal in (QgsProject.instance().layersAdded, QgsProject.instance().layersRemoved):
            signal.disconnect(self._soon.start)

    # State

    def state(self) -> dict[str, Any]:
        """Return what the form holds."""
        form, named = self.form, self.form.ward_layer.currentLayer()
        return {
            "mode": form.mode(),
            "classes": form.classes_box.value(),
            "ramp": form.ramp_box.ramp(),
            "same_limits": form.same_box.isChecked(),
            "opacity": round(form.opacity.opacity(), 3),
            "outline": form.outline_box.isChecked(),
            "priority": str(form.priority_box.currentData() or ""),
            "wards": named.id() if named is not None else "",
            "ward_names": form.wards_label.isChecked(),
            "seen": self._seen.key,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Fill in the form; the maps are left as the project shows them."""
        with self._filling:
            self._fill_in(state)
        self._seen = next((band for band in BANDS if band.key == state.get("seen")), P65)
        self.session.set_style(self.choice())
        # The others are looked for when the part is seen: a project may have hundreds of layers.
        flags = outlines.flags([layer_of(str(state.get("priority", "")).rpartition("|")[0])])
        self._offer_flags([flag for flag in flags if flag.key == state["priority"]])
        self._soon.start()

    def _fill_in(self, state: Mapping[str, Any]) -> None:
        self.form.fill_in(state)
        named = QgsProject.instance().mapLayer(str(state.get("wards", "")))
        if named is not None:
            self.form.ward_layer.setLayer(named)
            self.session.set_wards(named)

    def choice(self) -> StyleChoice:
        """Return what is chosen; for the two-way map the colours do not count."""
        mode = self.form.mode()
        return StyleChoice(
            Mode.FIELD if mode in TWO_WAY else Mode(mode), self.form.classes_box.value(), self.form.ramp_box.ramp()
        )

    # Styling

    @guarded
    def _restyle(self) -> None:
        """Style both maps as the form says."""
        if self._filling:
            return
        settings.RAMP.write(self.form.ramp_box.ramp())
        try:
            with self._once:
                self._apply()
        finally:
            self.changed.emit()
            self._look()

    def _apply(self) -> None:
        shown = [(result.layer(), result) for _, result in self.session.results()]
        if not shown:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "There is no map to style yet. Make one first (Areas).")
            )
        presence.check(*(layer for layer, _ in shown))
        flag = self._outline(shown)
        opacity = self.form.opacity.opacity()
        if self.form.mode() in TWO_WAY:
            self._apply_bivariate(shown, flag, opacity)
        else:
            limits = self._limits(shown)
            for layer, result in shown:
                own = flag if layer.fields().lookupField(flag) >= 0 else ""
                choices.show(layer, result.value_field, result.class_field, self.choice(), limits[result], own, opacity)
        self._styled = self._shown()
        self.session.set_style(self.choice())

    def _outline(self, shown: list[tuple[QgsVectorLayer, ShownResult]]) -> str:
        """Return the flag whose areas the maps outline; a rule's layer of its own is shown or hidden here."""
        wanted = self.form.outline_box.isChecked()
        own = {layer.id() for layer, _ in shown}
        for flag in self._flags:
            chosen = flag.key == self.form.priority_box.currentData()
            if flag.layer_id in own:
                if chosen and wanted:
                    return flag.field
            elif chosen or flag.key in self._outlined:
                outlines.show_as_outline(flag, chosen and wanted)
                self._outlined = {flag.key} if chosen and wanted else self._outlined - {flag.key}
        return ""

    def _apply_bivariate(self, shown: list[tuple[QgsVectorLayer, ShownResult]], flag: str, opacity: float) -> None:
        for layer, result in shown:
            health = fields_for(layer).get(Health, [])
            if not health:
                none = QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The layer {name} has no health quintile. Press Add health quintiles in the part Areas.",
                )
                raise InputError(none, name=layer.name())
            made = choices.bivariate_renderer(
                layer, result.class_field, health[0], printed=self.form.mode() == BIVARIATE_PRINTED
            )
            if flag and layer.fields().lookupField(flag) >= 0:
                made = choices.with_priority_outline(made, layer, flag)
            choices.say_classes_of(layer, result.class_field)
            layer.setRenderer(made)
            layer.setOpacity(opacity)
            layer.triggerRepaint()

    def _limits(self, shown: list[tuple[QgsVectorLayer, ShownResult]]) -> dict[ShownResult, tuple[float, ...] | None]:
        """Return the class limits of each result, the same ones where that is wanted; None for quantile fields."""
        choice = self.choice()
        if choice.mode is Mode.FIELD:
            return {result: None for _, result in shown}
        if self.form.same_box.isChecked():
            joint = choices.limits([(layer, result.value_field) for layer, result in shown], choice)
            return {result: joint for _, result in shown}
        return {result: choices.limits([(layer, result.value_field)], choice) for layer, result in shown}

    @guarded
    def _opacity_moved(self, opacity: float) -> None:
        if self._filling:
            return
        for _, result in self.session.results():
            layer = result.layer()
            layer.setOpacity(opacity)
            layer.triggerRepaint()
        self.changed.emit()

    @guarded
    def _label_wards(self) -> None:
        if self._filling or self.form.ward_layer.removed:
            return
        layer = self.form.ward_layer.currentLayer()
        self.session.set_wards(layer)
        wanted = self.form.wards_label.isChecked()
        if isinstance(layer, QgsVectorLayer):
            wards.name_wards(layer, wanted)
        elif wanted:
            self.message.emit(translate("MedwayIsolation", "Choose the layer with the wards."), Qgis.MessageLevel.Info)
        self.changed.emit()

    def _wards_lost(self, going: list[str]) -> None:
        said = translate("MedwayIsolation", "The layer of wards, {name}, was removed. Choose another one under Look.")
        self.message.emit(said.format(name=self.form.ward_layer.removed), Qgis.MessageLevel.Warning)
        self.session.lose_wards(going)

    @guarded
    def _band_chosen(self, chosen: Band) -> None:
        self._seen = chosen
        root = QgsProject.instance().layerTreeRoot()
        for band, result in self.session.results():
            node = root.findLayer(result.layer_id)
            if node is not None:
                node.setItemVisibilityChecked(band == self._seen)
        self.changed.emit()
        self._look()

    # Showing

    def _shown(self) -> set[tuple[str, str]]:
        return {(result.layer_id, result.class_field) for _, result in self.session.results()}

    @guarded
    def _follow(self) -> None:
        """Style results that are new as the form says, and look at them when the part is seen."""
        self._once.forget()
        self._watch.watch(*(result.layer() for _, result in self.session.results()))
        self._soon.start()
        if self.session.results() and self._shown() != self._styled and self.choice() != StyleChoice():
            with self._once:
                self._apply()
        self._styled = self._shown()

    @guarded
    def _look(self) -> None:
        """Have the form show what there is."""
        form, results = self.form, {band.key: result for band, result in self.session.results()}
        form.hint.setVisible(not results)
        form.hint.setText(translate("MedwayIsolation", "There is no map to style yet. Make one first (Areas)."))
        for box in (form.band_box, form.class_box, form.spread_box, form.look_box, form.facts):
            box.setVisible(bool(results))
        if not results:
            return
        if self._seen.key not in results:
            self._seen = next(band for band in BANDS if band.key in results)
        for band in BANDS:
            button = form.band_buttons[band.key]
            button.setChecked(band == self._seen)
            form.name_band(band, self.session.true_band(band))
        form.allow_bands(results)
        form.allow_classes()
        with_results = layers_with_results(QgsProject.instance())
        self._offer_flags(outlines.flags(with_results))
        copies = [layer for layer in QgsProject.instance().mapLayers().values() if is_for_layouts(layer)]
        with self._filling:
            wards.offer(form.ward_layer, form.wards_label, self.session.wards(), [*with_results, *copies])
        with self._once:
            self._look_at_values(results[self._seen.key])
            form.facts.show_layer(results[self._seen.key].layer(), results[self._seen.key].class_field)

    def _offer_flags(self, flags: list[Flag]) -> None:
        self._flags = flags
        with self._filling:
            self.form.offer_flags(flags)

    def _look_at_values(self, result: ShownResult) -> None:
        form, layer = self.form, result.layer()
        two_way, printed = form.mode() in TWO_WAY, form.mode() == BIVARIATE_PRINTED
        form.histogram.setVisible(not two_way)
        form.legend.setVisible(two_way)
        form.hovered.setText(translate("MedwayIsolation", "Move the mouse over the map to see an area's value."))
        note = ""
        try:
            presence.check(layer)
            if two_way:
                borne = fields.describe(layer, result.class_field).bears_words
                ink = form.legend.palette().color(QPalette.ColorRole.WindowText).name()
                picture = choices.bivariate_legend(side=_LEGEND, ink=ink, borne=borne, printed=printed)
                form.legend.setPixmap(QPixmap.fromImage(picture))
            else:
                limits = self._limits([(each.layer(), each) for _, each in self.session.results()])[result]
                found = spread(layer, result, self.choice(), limits or ())
                form.histogram.set_data(found.values, found.limits, found.colours)
                note = choices.shortfall(limits or (), self.choice())
        except InputError as error:
            form.histogram.set_data([], [], [])
            note = told(error)
        form.note.setText(note)
        form.note.setVisible(bool(note))

    @guarded
    def _hovered(self, place: QgsPointXY) -> None:
        result, canvas = self.session.result(self._seen), self.session.canvas
        if result is None or canvas is None or not self.isVisible():
            return
        layer, code = result.layer(), self.session.code_field
        name = area_name_field(layer.fields(), code)
        shown = (code, name, result.value_field, result.class_field)
        fields = [field for field in shown if field in layer.fields().names()]
        area = area_at(layer, place, canvas, fields)
        if area is None:
            self.form.histogram.mark(None)
            self.form.hovered.setText(translate("MedwayIsolation", "No area under the mouse."))
            return
        with self._once:
            value, said = value_words(area, result, code)
        self.form.histogram.mark(value)
        self.form.hovered.setText(said)
