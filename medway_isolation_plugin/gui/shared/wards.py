"""Ward names on the map."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qgis.core import QgsVectorLayer

from ...cartography.styles import label_layer
from ...core import sources
from ...core.faults import InputError
from ...i18n import translate

_LAYER = re.compile(r"\bwards?\b", re.IGNORECASE)


def ward_layer(layers: Iterable[object]) -> QgsVectorLayer | None:
    """Return the first layer that is called wards."""
    return next((each for each in layers if isinstance(each, QgsVectorLayer) and _LAYER.search(each.name())), None)


def name_field(layer: QgsVectorLayer) -> str:
    """Return the field that looks like ward names, empty where none does."""
    return sources.recognise(layer.fields().names(), only=("areas",)).heading("ward_name", "name")


def name_wards(layer: QgsVectorLayer, wanted: bool) -> None:
    """Show or hide a layer's labels; one that has none is given its wards' names.

    Raises
    ------
    InputError
        When no field looks like ward names.
    """
    if wanted and layer.labeling() is None:
        field = name_field(layer)
        if not field:
            raise InputError(
                translate(
                    "No field of the layer {name} looks like ward names. Set its labels in the layer's properties."
                ).format(name=layer.name())
            )
        label_layer(layer, field)
    layer.setLabelsEnabled(wanted)
    layer.triggerRepaint()
