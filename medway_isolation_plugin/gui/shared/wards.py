"""Ward names on the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QAbstractButton

from ...cartography.styles import label_layer
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP
from ...layers.recognise import ward_name_field
from .layer_combo import LayerCombo
from .session import Session


def signals(session: Session) -> tuple[Any, ...]:
    """Return what may give wards or take them away: a layer that is renamed may be one of wards by its new name."""
    project = QgsProject.instance()
    return project.layersAdded, project.layersRemoved, project.layerTreeRoot().nameChanged, session.wards_changed


def offer(
    box: LayerCombo, label: QAbstractButton, found: QgsVectorLayer | None, excepted: list[QgsVectorLayer]
) -> None:
    """Offer any layer of polygons but results and the like, as wards are called as they like; where none is chosen, take the one found.

    Nothing is taken in place of a layer that was chosen and removed while others were there: then none is found.
    """
    box.setExceptedLayerList(excepted)
    if box.currentLayer() is None and found is not None:
        box.setLayer(found)
        label.setChecked(found.labelsEnabled())


def name_wards(layer: QgsVectorLayer, wanted: bool) -> None:
    """Show or hide a layer's labels; one that has none is given its wards' names.

    Raises
    ------
    InputError
        When no field looks like ward names.
    """
    if wanted and layer.labeling() is None:
        field = ward_name_field(layer)
        if not field:
            none = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "No field of the layer {name} looks like ward names. Set its labels in the layer's properties.",
            )
            raise InputError(none, name=layer.name())
        label_layer(layer, field)
    layer.setLabelsEnabled(wanted)
    layer.triggerRepaint()
