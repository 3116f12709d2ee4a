"""An index as two layers, one for each band, in a group of the layer tree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeNode,
    QgsProject,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ...cartography.choices import show
from ...cartography.map_tips import add_map_tip
from ...core.bands import BANDS
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import told, translate
from ...layers import fields
from ...layers.recognise import HeldIndex, ShownResult, guess_code_field, index_title, is_wards
from ...processing.add_sample_data import default_folder
from ...processing.first_map import sample_parameters
from ...processing.provider import PROVIDER_ID
from ..shared.session import Session

# Custom properties: of groups that this made, and of the layers of a pair, so that it is found again.
_OURS = "medway_isolation/group"
_OPAQUE = 255
_PAIR = "medway_isolation/pair"
_BAND = "medway_isolation/band"
_HEALTH_FIELDS = {"SCORE_FIELD": "health_score", "RANK_FIELD": "health_rank", "TABLE_CODE_FIELD": "code"}


def sample_areas(project: QgsProject) -> QgsVectorLayer | None:
    """Return the areas of the sample data where the layers that a first map needs are in the project."""
    return project.mapLayer(sample_parameters("livingalone", project).get("INPUT", ""))


def make_sample_map(project: QgsProject) -> QgsVectorLayer:
    """Run the living-alone index and the health quintiles on the sample data, and return the result as a layer.

    Raises
    ------
    InputError
        When the sample data is not in the project, or the result cannot be opened.
    """
    from qgis import processing

    parameters = sample_parameters("livingalone", project)
    if not parameters:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "The sample data is not in the project. Choose Add sample data first.")
        )
    target = free_file("sample_living_alone")
    health = sample_parameters("medway_workflow", project).get("DEPRIVATION")
    first = str(target) if health is None else "TEMPORARY_OUTPUT"
    made: Any = processing.run(f"{PROVIDER_ID}:livingalone", {**parameters, "OUTPUT": first})["OUTPUT"]
    if health is not None:
        inputs = {"INPUT": made, "CODE_FIELD": "code", "TABLE": health, **_HEALTH_FIELDS, "OUTPUT": str(target)}
        processing.run(f"{PROVIDER_ID}:imdquintiles", inputs)
    layer = QgsVectorLayer(str(target), translate("MedwayIsolation", "Living-alone index"), "ogr")
    if not layer.isValid():
        unread = QT_TRANSLATE_NOOP("MedwayIsolation", "The result {path} cannot be opened. Run it again.")
        raise InputError(unread, path=target)
    return layer


def free_file(stem: str) -> Path:
    """Return a GeoPackage of the user's results that is not there yet: an open project may be using the last one.

    Raises
    ------
    InputError
        When the folder cannot be made.
    """
    folder = default_folder().parent / "results"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        unmade = QT_TRANSLATE_NOOP("MedwayIsolation", "The folder {folder} cannot be made: {why}.")
        raise InputError(unmade, folder=folder, why=error.strerror) from error
    number, path = 1, folder / f"{stem}.gpkg"
    while path.exists():
        number += 1
        path = folder / f"{stem}_{number}.gpkg"
    return path


def show_as_two_maps(layer: QgsVectorLayer, index: HeldIndex, session: Session, project: QgsProject) -> None:
    """Put an index into the project as one styled layer for each band, in a group; one of them is ticked.

    The layer itself becomes the one for 65 and over where it is in the project already, unless it is one of such a pair: then
    the pair is shown again. Results are put into the session.
    """
    group = _group(project, layer, index.title)
    keys = [band.key for band in BANDS if band.key in index.results]
    first = keys[-1]
    there = _pair(project, layer)
    # 65 and over comes first: it is what the Joint Strategic Needs Assessment is about.
    for key in reversed(keys):
        wanted = index.results[key]
        shown = there.get(key) or (layer if key == first and not there else layer.clone())
        _join(shown, layer, key)
        _dress(shown, wanted)
        if project.mapLayer(shown.id()) is None:
            project.addMapLayer(shown, False)
            group.addLayer(shown)
        else:
            _move(project, shown, group)
        # They cover each other, so only one is ticked.
        project.layerTreeRoot().findLayer(shown.id()).setItemVisibilityChecked(key == first)
        band = next(band for band in BANDS if band.key == key)
        session.set_result(band, ShownResult(shown.id(), wanted.value_field, wanted.class_field))
    for band in BANDS:
        if band.key not in keys:
            session.set_result(band, None)
    drop_empty_groups(project)


def _pair(project: QgsProject, layer: QgsVectorLayer) -> dict[str, QgsVectorLayer]:
    """Return the layers of the pair that a layer belongs to, by band; empty where it is in none."""
    pair = layer.customProperty(_PAIR)
    others = [each for each in project.mapLayers().values() if pair and each.customProperty(_PAIR) == pair]
    # The layer itself last: of copies that the user has made, it is the one that is meant.
    return {str(each.customProperty(_BAND)): each for each in (*others, *([layer] if pair else []))}


def _join(layer: QgsVectorLayer, first: QgsVectorLayer, key: str) -> None:
    layer.setCustomProperty(_PAIR, first.customProperty(_PAIR) or first.id())
    layer.setCustomProperty(_BAND, key)


def drop_empty_groups(project: QgsProject) -> None:
    """Take away the groups made here that have lost all their layers."""
    for group in project.layerTreeRoot().findGroups(True):
        if group.customProperty(_OURS) and not group.children():
            group.parent().removeChildNode(group)


def _dress(layer: QgsVectorLayer, result: ShownResult) -> None:
    of = fields.describe(layer, result.class_field)
    layer.setName(told(of.title()))
    add_map_tip(layer, [of], guess_code_field(layer))
    show(layer, result.value_field, result.class_field)


def gather(session: Session, project: QgsProject) -> None:
    """Put the results of both bands into a group of their own, below the wards, 65 and over ticked.

    Nothing happens where they stand in such a group already.
    """
    results = session.results()
    found = [project.layerTreeRoot().findLayer(result.layer_id) for _, result in results]
    if len({result.layer_id for _, result in results}) < 2 or None in found:
        return
    last = results[-1][1]
    title = index_title(last.layer(), last.class_field)
    parents = [node.parent() for node in found]
    if parents[0].name() == _group_name(title) and all(parent == parents[0] for parent in parents):
        return
    group = _group(project, last.layer(), title)
    for (band, _), node in reversed(list(zip(results, found))):
        layer = node.layer()
        _join(layer, last.layer(), band.key)
        _move(project, layer, group)
        project.layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(layer is last.layer())
    drop_empty_groups(project)


def _group_name(title: str) -> str:
    title = told(title)
    return translate("MedwayIsolation", "Medway Isolation: {index}").format(index=title[:1].lower() + title[1:])


def _group(project: QgsProject, layer: QgsVectorLayer, title: str) -> QgsLayerTreeGroup:
    """Return the group of an index: the one around its layer, else a new one outside of all groups of this kind.

    A new one stands just below wards and services, else where the layer stands, else at the top.
    """
    root, name = project.layerTreeRoot(), _group_name(title)
    around = _groups_around(root.findLayer(layer.id()))
    for group in around:
        if group.name() == name:
            return group
    above = [node for node in root.findLayers() if node.layer() is not None and is_drawn_above(node.layer())]
    place = above[-1] if above else root.findLayer(layer.id())
    if place is None:
        made = root.insertGroup(0, name)
    else:
        place = (_groups_around(place) or [place])[-1]
        made = place.parent().insertGroup(place.parent().children().index(place) + int(bool(above)), name)
    made.setCustomProperty(_OURS, True)
    return made


def _groups_around(node: QgsLayerTreeNode | None) -> list[QgsLayerTreeGroup]:
    """Return the groups made here that a node stands in, from the inside out."""
    found = []
    while node is not None and node.parent() is not None and node.parent().customProperty(_OURS):
        node = node.parent()
        found.append(node)
    return found


def is_drawn_above(layer: object) -> bool:
    """Tell whether a layer belongs above the results: wards that leave them to be seen, and the services of the sample data."""
    if not isinstance(layer, QgsVectorLayer):
        return False
    return layer.source().endswith("|layername=services") or (is_wards(layer) and not _covers(layer))


def _covers(layer: QgsVectorLayer) -> bool:
    """Tell whether polygons are filled, as QGIS fills those that are opened from a file, and would hide what is below them."""
    renderer = layer.renderer()
    parts = renderer.symbol().symbolLayers() if isinstance(renderer, QgsSingleSymbolRenderer) else []
    filled = any(
        isinstance(part, QgsSimpleFillSymbolLayer)
        and part.brushStyle() == Qt.BrushStyle.SolidPattern
        and part.fillColor().alpha() == _OPAQUE
        for part in parts
    )
    return filled and layer.opacity() == 1.0


def _move(project: QgsProject, layer: QgsVectorLayer, group: QgsLayerTreeGroup) -> None:
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is None:
        group.addLayer(layer)
        return
    if node.parent() is group:
        return
    group.insertChildNode(-1, node.clone())
    node.parent().removeChildNode(node)
