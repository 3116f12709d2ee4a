"""A package of an authority's data: what its layers are called, how they look, and their way into a project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProject,
    QgsProviderRegistry,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..cartography.styles import centroid_symbol, style_wards
from ..core.words import QT_TRANSLATE_NOOP
from ..i18n import shown, translate
from ..layers.metadata import save_style
from ..layers.recognise import ward_name_field

# From top to bottom: layer in the package, name in the project. Points and outlines lie above what they would be hidden by.
LAYERS = {
    "wards": QT_TRANSLATE_NOOP("MedwayIsolation", "Wards"),
    "centroids": QT_TRANSLATE_NOOP("MedwayIsolation", "Population-weighted centroids"),
    "areas": QT_TRANSLATE_NOOP("MedwayIsolation", "Areas"),
    "counts_2021": QT_TRANSLATE_NOOP("MedwayIsolation", "Census counts, 2021"),
    "counts_2011": QT_TRANSLATE_NOOP("MedwayIsolation", "Census counts, 2011"),
    "residents": QT_TRANSLATE_NOOP("MedwayIsolation", "Mid-year residents"),
    "deprivation": QT_TRANSLATE_NOOP("MedwayIsolation", "Indices of Deprivation"),
    "types": QT_TRANSLATE_NOOP("MedwayIsolation", "Households by type"),
    "lookup_wards": QT_TRANSLATE_NOOP("MedwayIsolation", "Lookup to wards"),
    "lookup": QT_TRANSLATE_NOOP("MedwayIsolation", "Lookup"),
    "lookup_lsoa_2001": QT_TRANSLATE_NOOP("MedwayIsolation", "Lookup 2001 to 2011"),
    "lookup_lsoa": QT_TRANSLATE_NOOP("MedwayIsolation", "Lookup 2011 to 2021"),
    "sources": QT_TRANSLATE_NOOP("MedwayIsolation", "Sources"),
}
_FROM_FILE = "_file"
_UNTICKED = ("centroids",)  # they stand on areas that a map colours


def opened(package: Path, name: str) -> QgsVectorLayer:
    """Return a layer of a package, under its title and with the style that the package keeps; not valid where it has none such."""
    return QgsVectorLayer(f"{package.as_posix()}|layername={name}", title_of(name), "ogr")


def title_of(name: str) -> str:
    """Return what a layer is called in a project; one that a file gave beside a service says so."""
    if name in LAYERS:
        return shown(LAYERS[name])
    kind, _, number = name.partition(_FROM_FILE)
    if kind not in LAYERS or _FROM_FILE not in name:
        return name
    said = translate("MedwayIsolation", "{layer}, from a file {number}")
    return said.format(layer=shown(LAYERS[kind]), number=number.strip("_")).strip()


def names_in(package: Path) -> list[str]:
    """Return the names of a package's layers and tables."""
    found = QgsProviderRegistry.instance().querySublayers(package.as_posix())
    return [each.name() for each in found if each.name() != "layer_styles"]


def style(package: Path, names: list[str]) -> None:
    """Keep in a package how its layers look, so that they arrive so wherever they are opened."""
    for name in names:
        layer = opened(package, name)
        if not layer.isSpatial():
            continue
        if layer.geometryType() == Qgis.GeometryType.Point:
            layer.setRenderer(QgsSingleSymbolRenderer(centroid_symbol()))
        elif layer.geometryType() == Qgis.GeometryType.Polygon:
            style_wards(layer, (ward_name_field(layer) or None) if _kind(name) == "wards" else None)
        save_style(layer, "Medway Isolation", translate("MedwayIsolation", "As the plugin draws it"))


def add(package: Path, title: str, project: QgsProject) -> dict[str, QgsVectorLayer]:
    """Put the layers of a package into a project, in a group of their own at its top, and return them by their names."""
    group = project.layerTreeRoot().insertGroup(0, title)
    added = {}
    for name in _in_order(names_in(package)):
        layer = opened(package, name)
        if layer.isValid():
            project.addMapLayer(layer, False)
            group.addLayer(layer).setItemVisibilityChecked(name not in _UNTICKED)
            added[name] = layer
    return added


def load_later(package: Path, names: list[str], title: str, context: QgsProcessingContext) -> None:
    """Have the dialog that ran an algorithm put the layers of a package into its project, grouped, when it has ended."""
    order = _in_order(names)
    for place, name in enumerate(order):
        layer = opened(package, name)
        if not layer.isValid():
            continue
        details = QgsProcessingContext.LayerDetails(layer.name(), context.project(), "OUTPUT")
        details.groupName = title
        details.forceName = True  # not that of the file, which they all share
        details.layerSortKey = len(order) - place  # each is put above the one before
        context.temporaryLayerStore().addMapLayer(layer)
        context.addLayerToLoadOnCompletion(layer.id(), details)


def _in_order(names: list[str]) -> list[str]:
    order = list(LAYERS)
    return sorted(names, key=lambda name: order.index(_kind(name)) if _kind(name) in LAYERS else len(order))


def _kind(name: str) -> str:
    return name.partition(_FROM_FILE)[0]
