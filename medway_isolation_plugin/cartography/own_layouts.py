"""Figures as layouts of the project that is open, to be finished by hand.

The colours are a named style of each layer, and a map theme chooses these styles: the map and the legend follow it, so that
the layers themselves keep their look. Layout, theme and styles have one name. Nothing else of the project is changed, its label
engine not either: the style of the wards holds where each name stands. Where these lie below the areas a hidden copy is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from qgis.core import (
    QgsLayoutItemLegend,
    QgsMapLayerStyle,
    QgsMapThemeCollection,
    QgsPrintLayout,
    QgsProject,
    QgsVectorLayer,
)

from ..i18n import translate
from ..layers.features import THE_AREAS, check_shapes
from ..layers.recognise import FOR_LAYOUTS, is_for_layouts
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
    used = {layer.id() for theme in themes.mapThemes() for layer in themes.mapThemeVisibleLayers(theme)}
    project.removeMapLayers([layer.id() for layer in copies(project) if layer.id() not in used])


def copies(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the copies of wards that were added to a project for its layouts alone."""
    return [layer for layer in project.mapLayers().values() if is_for_layouts(layer)]


def _above(project: QgsProject, wards: QgsVectorLayer, areas: QgsVectorLayer) -> QgsVectorLayer:
    """Return what draws the wards above the areas: themselves, or a hidden copy."""
    root = project.layerTreeRoot()
    order = [layer.id() for layer in root.layerOrder()]
    # A layer that is in no tree is drawn by no layout.
    if areas.id() in order and wards.id() in order[: order.index(areas.id())]:
        return wards
    there = [layer for layer in copies(project) if layer.customProperty(FOR_LAYOUTS) == wards.id()]
    copy = there[0] if there else wards.clone()
    if not there:
        copy.setName(translate("MedwayIsolation", "{wards}, for layouts").format(wards=wards.name()))
        copy.setCustomProperty(FOR_LAYOUTS, wards.id())
        project.addMapLayer(copy, False)
    node = root.findLayer(copy.id())
    if node is not None:
        node.parent().removeChildNode(node)
    root.insertLayer(0, copy).setItemVisibilityChecked(False)
    if root.hasCustomLayerOrder():
        root.setCustomLayerOrder([copy, *(layer for layer in root.customLayerOrder() if layer != copy)])
    return copy


def leave(
    project: QgsProject,
    figure: Figure,
    words: Words,
    template: Path,
    areas: QgsVectorLayer,
    wards: QgsVectorLayer | None = None,
    ward_field: str = "",
    choice: StyleChoice | None = None,
    pause: Callable[[], None] = lambda: None,
    replace: bool = False,
    left_out: Callable[[list[str]], None] = lambda wards: None,
) -> QgsPrintLayout:
    """Leave a figure in a project as a layout, called by its title.

    The wards' labels stand where they have room on a page of the same figure that is exported: fixed, in the named style, so that
    none is missing whatever the project's label engine does. A layout draws layers in the order of the Layers panel: where the wards
    lie below the areas, a copy of them that is hidden on the map is added above all, for layouts alone.

    Parameters
    ----------
    areas, wards : QgsVectorLayer
        Layers of the project.
    pause : callable
        Called between the steps.
    replace : bool
        Take the project's layout of that name away, once nothing can be in the way of the new one any more.
    left_out : callable
        Hears the wards for which the page has no room, not even for a number.

    Raises
    ------
    InputError
        When the areas have no shapes, or see `Pages`.
    """
    check_shapes(areas, THE_AREAS)
    maker = Pages(areas, template, wards, ward_field, choice, Inset.NEVER)
    page = maker.layout(figure, words, pause)
    name = free_name(project, words.title)
    layout = maker.empty(project, name)
    try:
        pause()
        without_room = maker.settle(page, layout)
        pause()
        if replace:
            remove(project, words.title)
            if free_name(project, words.title) == words.title:
                name = words.title
                layout.setName(name)
        own = [areas] if wards is None else [_above(project, wards, areas), areas]
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
    left_out(without_room)
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
