"""Priority areas as an outline on the maps: from a flag of the result itself, or from a layer that a rule has made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import QgsExpression, QgsProject, QgsVectorLayer

from ...cartography.rules import Rule, by_rules
from ...cartography.symbols import priority_outline
from ...core import field_forms
from ...core.fields import Role
from ...i18n import told, translate
from ...layers import fields
from ...layers.recognise import is_polygons


@dataclass(frozen=True)
class Flag:
    """A priority flag: the layer that holds it, the field, the rule's name."""

    layer_id: str
    field: str
    title: str

    @property
    def key(self) -> str:
        """Return a key that the project can remember."""
        return f"{self.layer_id}|{self.field}"


def flags(layers: Iterable[object]) -> list[Flag]:
    """Return the flags that layers hold; the newest layer's first."""
    found = []
    for layer in layers:
        if isinstance(layer, QgsVectorLayer) and is_polygons(layer):
            for result in fields.results_of(layer):
                flag = result.only(Role.FLAG)
                if flag is not None:
                    found.append(Flag(layer.id(), flag.name, field_forms.whole_title(result)))
    return found[::-1]


def show_as_outline(flag: Flag, wanted: bool) -> None:
    """Show a rule's own layer as outlines above the maps, or hide it."""
    project = QgsProject.instance()
    layer = project.mapLayer(flag.layer_id)
    node = project.layerTreeRoot().findLayer(flag.layer_id)
    if layer is None or node is None:
        return
    if wanted:
        condition = f"{QgsExpression.quotedColumnRef(flag.field)} = 1"
        label = translate("MedwayIsolation", "Priority area ({rule})").format(rule=told(flag.title))
        layer.setRenderer(by_rules([Rule(priority_outline(), condition, label)]))
        layer.triggerRepaint()
    node.setItemVisibilityChecked(wanted)
