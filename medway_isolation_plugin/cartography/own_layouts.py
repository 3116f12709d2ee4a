"""Figures as layouts of the project that is open, to be finished by hand.

The colours are a named style of each layer, and a map theme chooses these styles: the map and the legend follow it, so that
the layers themselves keep their look. Layout, theme and styles have one name. Nothing else of the project is changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import (
    QgsLayoutItemLegend,
    QgsMapLayerStyle,
    QgsMapThemeCollection,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)

from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP
from ..layers.features import THE_AREAS, check_shapes
from . import pages
from .classing import StyleChoice
from .figure import Figure
from .figures import Pages
from .inset import Inset
from .pages import Words


def layout_called(project: QgsProject, name: str) -> QgsPrintLayout | None:
    """Return a project's layout of that name, None where there is none."""
    layout = project.layoutManager().layoutByName(name)
    return layout if isinstance(layout, QgsPrintLayout) else None


def free_name(project: QgsProject, wanted: str) -> str:
    """Return a name that no layout, no theme and no style of a layer has."""
    taken = {*project.mapThemeCollection().mapThemes(), *(one.name() for one in project.layoutManager().layouts())}
    for layer in project.mapLayers().values():
        taken.update(layer.styleManager().styles())
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def remove(project: QgsProject, name: str) -> None:
    """Take a layout out of a project, with the theme and the styles that were made for it; a style that is in use stays."""
    layout = layout_called(project, name)
    if layout is not None:
        project.layoutManager().removeLayout(layout)
    themes = project.mapThemeCollection()
    if themes.hasMapTheme(name):
        themes.removeMapTheme(name)
    for layer in project.mapLayers().values():
        styles = layer.styleManager()
        if name in styles.styles() and styles.currentStyle() != name:
            styles.removeStyle(name)


def leave(
    project: QgsProject,
    figure: Figure,
    words: Words,
    template: Path,
    areas: QgsVectorLayer,
    wards: QgsVectorLayer | None = None,
    ward_field: str = "",
    choice: StyleChoice | None = None,
) -> QgsPrintLayout:
    """Leave a figure in a project as a layout, called by its title.

    Parameters
    ----------
    areas, wards : QgsVectorLayer
        Layers of the project.

    Raises
    ------
    InputError
        When the areas have no shapes, the wards lie below them, or see `Pages`.
    """
    check_shapes(areas, THE_AREAS)
    own = [areas] if wards is None else [wards, areas]
    order = [layer.id() for layer in project.layerTreeRoot().layerOrder()]
    if [layer.id() for layer in own] != [number for number in order if number in {layer.id() for layer in own}]:
        below = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "A layout draws layers in the order of the Layers panel. Move the wards ({wards}) above {areas} there.",
        )
        raise InputError(below, wards=own[0].name(), areas=areas.name())
    maker = Pages(areas, template, wards, ward_field, choice, Inset.NEVER)
    name = free_name(project, words.title)
    layout = maker.empty(project, name)
    try:
        maker.style(figure, pages.text_factor(layout))
        drawn = [maker.areas] if maker.wards is None else [maker.wards, maker.areas]
        _add_theme(project, name, zip(own, drawn))
        chart, key = layout.itemById("map"), layout.itemById("legend")
        chart.setFollowVisibilityPreset(True)
        chart.setFollowVisibilityPresetName(name)
        if isinstance(key, QgsLayoutItemLegend):  # which takes the styles over too late for what it is filled with
            key.model().setLayerStyleOverrides(project.mapThemeCollection().mapThemeStyleOverrides(name))
        titles = [layer.name() for layer in reversed(drawn)]
        pages.fill(layout, words, own, own[::-1], maker.crs, maker.extent, titles)
        chart.setKeepLayerSet(False)
    except BaseException:
        remove(project, name)
        raise
    return layout


def _add_theme(project: QgsProject, name: str, layers: Iterable[tuple[QgsVectorLayer, QgsVectorLayer]]) -> None:
    """Add a theme, and the style that it uses to each layer: that of the second of each two."""
    theme = QgsMapThemeCollection.MapThemeRecord()
    for layer, drawn in layers:
        style = QgsMapLayerStyle()
        style.readFromLayer(drawn)
        layer.styleManager().addStyle(name, style)
        record = QgsMapThemeCollection.MapThemeLayerRecord(layer)
        record.isVisible = True
        record.usingCurrentStyle = True
        record.currentStyle = name
        theme.addLayerRecord(record)
    project.mapThemeCollection().insert(name, theme)
