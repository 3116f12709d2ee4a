"""What the parts of the dock share: the areas that are worked on and the two results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.core import QgsExpression, QgsFeatureRequest, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...cartography.choices import StyleChoice
from ...core import sources
from ...core.bands import BANDS, Band
from ...i18n import translate
from ...layers import fields
from ...layers.recognise import ShownResult, area_name_field, layer_of, ward_layers
from .canvas import AreaMark

_REMOVED = "(removed)"  # no layer has such an id


class Session(QObject):
    """The areas layer, its code field, the result of each band; and the map canvas, None where there is no window, with the
    area that is marked on it.

    Signals
    -------
    areas_changed
        Another areas layer or code field, or the layer itself has changed or is gone.
    results_changed
        A result is new, has changed or is gone.
    style_changed
        The maps have another ramp or way to class.
    wards_changed
        Another layer of wards is chosen.
    """

    NAME = "session"  # key of its state in the project

    areas_changed = pyqtSignal()
    results_changed = pyqtSignal()
    style_changed = pyqtSignal()
    wards_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None, canvas: QgsMapCanvas | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.mark = AreaMark(canvas, self)
        self.style = StyleChoice()
        self._areas_id = self._wards_id = ""
        self.code_field = ""
        self._results: dict[str, ShownResult] = {}

    def areas(self) -> QgsVectorLayer | None:
        """Return the areas layer, None where none is chosen or it is gone."""
        return layer_of(self._areas_id)

    def areas_lost(self) -> bool:
        """Say whether the areas layer was removed: nothing takes its place until somebody chooses another one."""
        return bool(self._areas_id) and self.areas() is None

    def set_areas(self, layer: QgsVectorLayer | None, code_field: str) -> None:
        """Choose the areas and the field with their codes."""
        self._areas_id = layer.id() if layer is not None else ""
        self.code_field = code_field
        self.areas_changed.emit()

    def called(self, codes: Sequence[str]) -> list[str]:
        """Return what people call some areas: names before codes, where the areas layer has names."""
        layer = self.areas()
        name = area_name_field(layer.fields(), self.code_field) if layer is not None else ""
        if layer is None or not name or not codes:
            return list(codes)
        wanted = ", ".join(QgsExpression.quotedValue(code) for code in codes)
        request = QgsFeatureRequest(QgsExpression(f"{QgsExpression.quotedColumnRef(self.code_field)} IN ({wanted})"))
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        names = {feature[self.code_field]: feature[name] for feature in layer.getFeatures(request)}
        return [sources.named(code, names.get(code)) for code in codes]

    def wards(self) -> QgsVectorLayer | None:
        """Return the layer of wards: the chosen one, None where it was removed; else the first that looks like it."""
        if self._wards_id:
            return layer_of(self._wards_id)
        return next(iter(ward_layers(QgsProject.instance().mapLayers().values())), None)

    def set_wards(self, layer: QgsMapLayer | None) -> None:
        """Choose the layer of wards for all parts."""
        self._wards_id = layer.id() if layer is not None else ""
        self.wards_changed.emit()

    def lose_wards(self, going: Sequence[str] = ()) -> None:
        """Have no wards until a layer is chosen: theirs is removed with the layers `going`.

        Where no other is left there is nothing to mistake it for: the next one that is added is taken.
        """
        left = [each for each in ward_layers(QgsProject.instance().mapLayers().values()) if each.id() not in going]
        self._wards_id = _REMOVED if left else ""
        self.wards_changed.emit()

    def no_wards(self, none: str) -> str:
        """Say why there are no wards: `none` where the project has no layer of them."""
        lost = translate("MedwayIsolation", "The layer of wards was removed: choose another one in Style, under Look.")
        return lost if self._wards_id and self.wards() is None else none

    def result(self, band: Band) -> ShownResult | None:
        """Return a band's result, None where there is none or its layer is gone."""
        found = self._results.get(band.key)
        return found if found is not None and found.optional_layer() is not None else None

    def true_band(self, band: Band) -> Band:
        """Return a band at the age at which its result really splits."""
        result = self.result(band)
        return band if result is None else fields.band_of(result.layer(), result.class_field) or band

    def set_style(self, choice: StyleChoice) -> None:
        """Say how the maps are styled now, so that live colours can be the same."""
        if choice != self.style:
            self.style = choice
            self.style_changed.emit()

    def results(self) -> list[tuple[Band, ShownResult]]:
        """Return the bands that have a result."""
        return [(band, found) for band in BANDS if (found := self.result(band)) is not None]

    def set_result(self, band: Band, result: ShownResult | None) -> None:
        """Set or take away a band's result."""
        if result is None:
            self._results.pop(band.key, None)
        else:
            self._results[band.key] = result
        self.results_changed.emit()

    def state(self) -> dict[str, Any]:
        """Return what the project remembers, as plain JSON values: which areas, and which layer shows which band."""
        areas = self.areas()
        return {
            "areas": self._areas_id,
            "code_field": self.code_field if areas is not None else "",
            "wards": self._wards_id,
            "results": {
                band.key: {"layer": result.layer_id, "value": result.value_field, "class": result.class_field}
                for band, result in self.results()
            },
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up a remembered state as far as its layers are there; nothing takes the place of one that was removed."""
        own, named = (found if isinstance(found := state.get(name), str) else "" for name in ("areas", "wards"))
        areas, field = layer_of(own), state.get("code_field", "")
        if areas is not None and isinstance(field, str):
            self.set_areas(areas, field)
        else:
            self._areas_id = own
        wards = QgsProject.instance().mapLayer(named)
        if wards is not None:
            self.set_wards(wards)
        elif named:
            self.lose_wards()
        results = state.get("results", {})
        for band in BANDS:
            found = results.get(band.key) if isinstance(results, dict) else None
            if not isinstance(found, dict):
                continue
            parts = [part for key in ("layer", "value", "class") if isinstance(part := found.get(key), str) and part]
            if len(parts) == 3:
                self.set_result(band, ShownResult(*parts))
