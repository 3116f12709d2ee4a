"""What is made of a layer: its area codes, and the indices that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qgis.core import Qgis, QgsFields, QgsProject, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..core import field_forms, priority, result_sets, sources, vintages
from ..core.bands import BANDS, P65
from ..core.faults import InputError
from ..core.fields import ResultKind, Role
from ..core.words import QT_TRANSLATE_NOOP
from . import features, fields

SAMPLE = "SAMPLE-"  # how the codes of the sample data begin
_SAMPLE_CODE = re.compile(rf"{SAMPLE}\d+")
_NAMED = " : "  # Nomis writes code and name into one column
_WARDS = re.compile(r"(?<![a-z])wards?(?![a-z])", re.IGNORECASE)  # also in 'Wards_December_2025_Boundaries_UK_BGC'
FOR_LAYOUTS = "medwayIsolation/forLayouts"  # a property of a layer: the id of what it is a copy of
_WARD_FIELDS = ("ward_code", "ward_name")
_GUESSED = 10  # layers
_FINER = ("lsoa", "oa", "msoa")  # levels of areas that wards are made of
_INDICES = (ResultKind.LIVING_ALONE, ResultKind.SEGMENTATION, ResultKind.COMPOSITE)


Recogniser = Callable[
    [QgsVectorLayer], str
]  # from a layer to its field of some meaning, empty where none is sure to be it


@dataclass(frozen=True)
class ShownResult:
    """A layer of the project that shows a band's index: its id, and the fields of the value and of the quantile."""

    layer_id: str
    value_field: str
    class_field: str

    def optional_layer(self) -> QgsVectorLayer | None:
        """Return the layer, None where it is gone."""
        return layer_of(self.layer_id)

    def layer(self) -> QgsVectorLayer:
        """Return the layer.

        Raises
        ------
        InputError
            When it is gone.
        """
        layer = self.optional_layer()
        if layer is None:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "The layer of this map was removed from the project. Make the map again."
                )
            )
        return layer


def layer_of(layer_id: str) -> QgsVectorLayer | None:
    """Return a vector layer of the open project, None where it is gone."""
    layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
    return layer if isinstance(layer, QgsVectorLayer) else None


@dataclass(frozen=True)
class HeldIndex:
    """An index that a layer holds: what it is called, and the result of each band by the band's key."""

    title: str
    results: dict[str, ShownResult]


def is_polygons(layer: object) -> bool:
    """Tell whether this is a valid layer of polygons."""
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() == Qgis.GeometryType.Polygon


def guess_code_field(layer: QgsVectorLayer) -> str:
    """Return the field that most likely holds the area codes: by its values, then by its name; empty where none does.

    Codes of the finest areas are meant where a layer has several: MSOAs, wards and authorities stand beside small areas.
    """
    names = layer.fields().names()
    found = min(_coded(layer), default=None)
    # A named code of no known kind, such as that of a grid, is finer than the MSOA or ward that stands beside it.
    if found is not None and (found[0] < len(vintages.SMALL_AREAS) or not sources.area_code(names)):
        return str(names[found[2]])
    return sources.area_code(names) or sources.recognise(names, only=("areas",)).heading("msoa_code")


def _coded(layer: QgsVectorLayer) -> list[tuple[int, bool, int]]:
    """Return the fields that mostly hold area codes: how coarse the areas are, whether another heading says so, the number."""
    names = layer.fields().names()
    named = sources.area_codes(names)
    rows = features.first_rows(layer)
    found = []
    for number, name in enumerate(names):
        kinds = [_coarseness(row[number]) for row in rows if isinstance(row[number], str)]
        likely = max(set(kinds), key=kinds.count, default=None)
        if likely is not None and kinds.count(likely) > len(kinds) / 2:
            found.append((likely, name not in named, number))
    return found


def _coarseness(text: str) -> int | None:
    """Return the place of a code's kind of area from the finest, None for what is no code."""
    code = text.split(_NAMED, maxsplit=1)[0]
    if _SAMPLE_CODE.fullmatch(code):
        return 0
    kind = vintages.kind(code)
    return vintages.KINDS.index(kind) if kind else None


def is_for_layouts(layer: object) -> bool:
    """Tell whether a layer is a copy that layouts of ours draw: no wards or areas to choose."""
    return isinstance(layer, QgsVectorLayer) and bool(layer.customProperty(FOR_LAYOUTS))


def is_wards(layer: object) -> bool:
    """Tell whether a layer is one of wards, by its fields or its name; results by ward, and areas with their wards, are none."""
    if not isinstance(layer, QgsVectorLayer) or not is_polygons(layer) or is_for_layouts(layer):
        return False
    names = layer.fields().names()
    if any(sources.level(name) in _FINER for name in names):
        return False
    columns = sources.recognise(names, only=("areas",))
    by_fields = any(map(columns.candidates, _WARD_FIELDS)) and not sources.area_codes(names)
    # In its file a layer is called what it is in the language of the data, whatever it is called in the project.
    in_file = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("layerName") or ""
    by_name = any(map(_WARDS.search, (layer.name(), in_file)))
    return bool(by_fields or by_name) and not fields.results_of(layer)


def ward_layers(layers: Iterable[object]) -> list[QgsVectorLayer]:
    """Return the layers of wards."""
    return [layer for layer in layers if is_wards(layer)]


def by_heading(*meanings: str) -> Recogniser:
    """Return what finds the field whose heading has the first of these meanings that any has (see `core.sources`)."""
    return lambda layer: sources.recognise(layer.fields().names(), layer.name()).heading(*meanings)


def newest_flag(layer: QgsVectorLayer) -> str:
    """Return the field of the newest priority flag that a layer holds, by the facts about its fields or its usual name."""
    flags = [field.name for result in fields.results_of(layer) for field in result.fields if field.role is Role.FLAG]
    return flags[-1] if flags else next((name for name in layer.fields().names() if name == priority.PREFIX), "")


def ward_name_field(layer: QgsVectorLayer) -> str:
    """Return the field that looks like ward names, empty where none does."""
    return sources.recognise(layer.fields().names(), only=("areas",)).heading(_WARD_FIELDS[1], "name")


def area_name_field(fields_of: QgsFields, code_field: str) -> str:
    """Return the text field with the names of the areas whose codes a field holds, empty where none is sure to be it."""
    texts = {field.name() for field in fields_of if field.type() == QMetaType.Type.QString}
    name = sources.area_name(fields_of.names(), code_field)
    return name if name in texts else ""


def suitable_layer(layers: Iterable[object]) -> tuple[QgsVectorLayer, str] | None:
    """Return the first layer that looks like areas, and its code field.

    One without results comes before one with them, small areas before larger ones; a layer of wards is none. Where a heading says
    that there are codes comes first, as values are read of a few others only: a project may have hundreds of layers.
    """
    polygons = [
        layer
        for layer in layers
        if isinstance(layer, QgsVectorLayer)
        and is_polygons(layer)
        and not is_wards(layer)
        and not is_for_layouts(layer)
    ]
    named = [layer for layer in polygons if sources.area_codes(layer.fields().names())]
    likely = [*named, *[layer for layer in polygons if layer not in named][:_GUESSED]]
    for with_results in (False, True):
        larger = None
        for layer in likely:
            if bool(indices(layer)) is with_results and (field := guess_code_field(layer)):
                if sources.level(field) != "msoa":
                    return layer, field
                larger = larger or (layer, field)
        if larger is not None:
            return larger
    return None


def indices(layer: QgsVectorLayer) -> list[HeldIndex]:
    """Return the indices whose results a layer holds, by the facts about its fields, the oldest first."""
    found = []
    for result in fields.results_of(layer):
        if result.kind not in _INDICES:
            continue
        shown: dict[str, ShownResult] = {}
        for name in result.shown()[::-1]:
            field = result.field(name)
            # An index of no band counts for 65+, as its recipe does.
            slot = field.band.slot if field is not None and field.band is not None else P65.slot
            value = result_sets.value_of([result], name)
            if value:
                shown[slot] = ShownResult(layer.id(), value, name)
        order = [band.slot for band in BANDS if band.slot in shown]
        if order:
            found.append(HeldIndex(field_forms.whole_title(result), {slot: shown[slot] for slot in order}))
    return found


def index_title(layer: QgsVectorLayer, name: str) -> str:
    """Return an index's name without its band, 'Living alone'; the field's heading where nothing is known of it."""
    known = result_sets.field_in(fields.results_of(layer), name)
    return field_forms.whole_title(known[0]) if known is not None else fields.heading_of(layer, name) or name


def result_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the project's layers that hold results."""
    return [layer for layer in project.mapLayers().values() if is_polygons(layer) and indices(layer)]


def layers_with_results(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the project's layers that hold results of any kind, such as priority areas and health quintiles."""
    layers = (layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer))
    return [layer for layer in layers if fields.results_of(layer)]


def emptied_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the results of any kind that were temporary layers when the project was closed: QGIS brings them back empty."""
    empty = (
        layer
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
        and layer.providerType() == "memory"
        and not layer.subsetString()
        and layer.featureCount() == 0
    )
    return [layer for layer in empty if fields.results_of(layer)]
