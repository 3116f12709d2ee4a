"""Figures as pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import translate
from ..layers import fields
from . import pages
from .classing import StyleChoice
from .exports import Format, export
from .figure import Figure
from .inset import Inset, InsetMap
from .pages import Words
from .styles import label_layer, style_wards
from .ward_labels import keep_clear, labels_on
from .ward_names import WardNames, name_in, nameless


def ready(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a copy of a layer that says what its columns are, to be styled for pages."""
    copy = layer.clone()
    copy.setLabelsEnabled(False)
    copy.setOpacity(1.0)
    fields.hand_on(layer, copy)
    return copy


def extent_in(layers: Sequence[QgsVectorLayer], crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """Return what layers cover together, in `crs`.

    Raises
    ------
    InputError
        When a layer cannot be brought to that system.
    """
    whole = QgsRectangle()
    for layer in layers:
        extent = layer.extent()
        if extent.isNull():
            continue
        if crs.isValid() and layer.crs().isValid() and layer.crs() != crs:
            try:
                extent = QgsCoordinateTransform(layer.crs(), crs, QgsProject()).transformBoundingBox(extent)
            except QgsCsException as error:
                wrong = QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The layer {layer} cannot be drawn in {system}. Check its coordinate reference system.",
                )
                raise InputError(wrong, layer=layer.name(), system=crs.authid()) from error
        if whole.isNull():
            whole = QgsRectangle(extent)
        else:
            whole.combineExtentWith(extent)
    return whole


class Pages:
    """Makes figures of one areas layer, and perhaps a wards layer with a name field, from one template.

    Keeps a project of its own: nothing is taken from or put into the one that is open.
    """

    def __init__(
        self,
        areas: QgsVectorLayer,
        template: Path,
        wards: QgsVectorLayer | None = None,
        ward_field: str = "",
        choice: StyleChoice | None = None,
        inset: Inset = Inset.AUTOMATIC,
        name_size: float | None = None,
    ) -> None:
        self.areas = ready(areas)
        self.project = QgsProject()
        self._template = template
        self._ward_field = ward_field
        self._choice = choice or StyleChoice()
        self._inset = inset
        self._name_size = name_size
        self.wards = wards.clone() if wards is not None else None
        self.nameless = 0  # wards that no map can name
        self._names: WardNames | None = None
        self.crs = pages.map_crs(self.areas)
        self.project.setCrs(self.crs)
        self.project.addMapLayer(self.areas, False)
        if self.wards is not None:
            style_wards(self.wards, ward_field)
            self.wards.setLabelsEnabled(bool(ward_field))
            if ward_field:
                self.nameless = nameless(self.wards, ward_field)
            self.wards.setOpacity(1.0)
            self.wards.setName(translate("MedwayIsolation", "Wards"))
            self.project.addMapLayer(self.wards, False)
        self.extent = extent_in([self.areas], self.crs)

    def layout(self, figure: Figure, words: Words, stop: Callable[[], None] = lambda: None) -> QgsPrintLayout:
        """Return the page of a figure; the next call restyles the layers, so it must be written before.

        Parameters
        ----------
        stop : callable
            Raises when the user has cancelled.

        Raises
        ------
        InputError
            When the template is broken, or the figure's field is missing.
        """
        layout = self.empty(self.project)
        self.style(figure, pages.text_factor(layout))
        pages.describe(self.project, words)
        keep_clear(self.areas, figure.of.name if figure.of is not None and figure.of.is_flag else "")
        self._names = None
        if self.wards is not None and self._ward_field:
            self._names = WardNames(layout, self.wards, self._name_size)
            self._names.lead(self.areas)
            self._names.show(name_in(self._ward_field))
        over = [self.wards] if self.wards is not None else []
        shown = [*over, self.areas]
        pages.fill(layout, words, shown, [self.areas, *over], self.crs, self.extent)
        stop()
        inset = InsetMap(layout, self.areas, over)
        if inset.show(self._inset) and self._names is not None:
            self._names.also(inset.copies[0], inset.map)
        return layout

    def export(self, layout: QgsPrintLayout, path: Path, kind: Format, dpi: int = 300) -> list[str]:
        """Write the page that was made last, as `exports.export` does; returns the wards that have no room on it."""
        if self._names is None:
            export(layout, path, kind, dpi)
            return []
        return self._names.written(lambda: export(layout, path, kind, dpi))

    def settle(self, layout: QgsPrintLayout, other: QgsPrintLayout) -> list[str]:
        """Fix each label of the page that was made last where it is, for the layers' style to be shown on another page.

        That page, of any project, gets the key; returns the wards that have no room.
        """
        if self._names is None:
            return []
        left_out = self._names.settled(lambda: labels_on(layout.itemById("map")))
        self._names.fill_key(other)
        return left_out

    def empty(self, project: QgsProject, name: str = "") -> QgsPrintLayout:
        """Return a page of a project that is still to be filled in, called `name`."""
        layout = pages.load(self._template, project, name)
        for there in ("table", "note"):
            item = layout.itemById(there)
            if item is not None:
                layout.removeLayoutItem(item)
        return layout

    def style(self, figure: Figure, factor: float = 1.0) -> None:
        """Give the areas the colours and the legend title of a figure, the wards labels that are larger by a factor."""
        figure.draw(self.areas, self._choice)
        self.areas.setName(figure.legend())
        if self.wards is not None and self._ward_field:
            label_layer(self.wards, self._ward_field, 7.5 * factor)
