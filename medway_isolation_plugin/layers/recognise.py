"""What is made of a layer: its area codes, what is odd about it, and the indices that it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsFields,
    QgsProject,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..core import areas, field_forms, priority, result_sets, sources, vintages
from ..core.arrays import Texts
from ..core.bands import BANDS, P65
from ..core.faults import InputError, counted, listed
from ..core.fields import ResultKind, Role
from ..i18n import translate
from . import features, fields

_SAMPLE = "SAMPLE-"
_SAMPLE_CODE = re.compile(rf"{_SAMPLE}\d+")
_NAMED = " : "  # Nomis writes code and name into one column
_WARDS = re.compile(r"(?<![a-z])wards?(?![a-z])", re.IGNORECASE)  # also in 'Wards_December_2025_Boundaries_UK_BGC'
_WARD_FIELDS = ("ward_code", "ward_name")
_FINER = ("lsoa", "oa", "msoa")  # levels of areas that wards are made of
_AREA_NAME = re.compile(r"^(?P<place>.+?) \d{3}[A-Z]?$")  # 'Medway 001A'
_LOCAL = ("ogr", "memory", "delimitedtext", "spatialite", "virtual")
MOST_PLACES = 5  # that are named
_LOOKED_AT = 50  # features that are read to guess what a field holds
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
            raise InputError("The layer of this map was removed from the project. Make the map again.")
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


@dataclass(frozen=True)
class LayerFacts:
    """What is to be told of an areas layer."""

    count: int
    codes: str
    place: str
    warnings: tuple[str, ...]


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
    if layer.providerType() not in _LOCAL:
        return []
    named = sources.area_codes(names)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(_LOOKED_AT)
    rows = [feature.attributes() for feature in layer.getFeatures(request)]
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


def is_wards(layer: object) -> bool:
    """Tell whether a layer is one of wards, by its fields or its name; results by ward, and areas with their wards, are none."""
    if not isinstance(layer, QgsVectorLayer) or not is_polygons(layer):
        return False
    names = layer.fields().names()
    columns = sources.recognise(names, only=("areas",))
    by_fields = any(map(columns.candidates, _WARD_FIELDS)) and not sources.area_codes(names)
    if any(sources.level(name) in _FINER for name in names) or not (by_fields or _WARDS.search(layer.name())):
        return False
    return not fields.results_of(layer)


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

    One without results comes before one with them, small areas before larger ones; a layer of wards is none.
    """
    found = [
        (layer, field)
        for layer in layers
        if is_polygons(layer) and not is_wards(layer) and (field := guess_code_field(layer))
    ]
    return min(found, key=lambda pair: (bool(indices(pair[0])), sources.level(pair[1]) == "msoa"), default=None)


def facts(layer: QgsVectorLayer, code_field: str) -> LayerFacts:
    """Look at a layer's codes and say what they are and what is odd."""
    there = code_field in layer.fields().names()
    try:
        codes = areas.clean_codes(_values(layer, code_field) if there else [])
    except InputError as error:  # the layer cannot be read to its end
        return LayerFacts(int(layer.featureCount()), "", _place(layer), (str(error),))
    return LayerFacts(
        len(codes) if there else int(layer.featureCount()),
        _describe(codes),
        _place(layer),
        tuple(_warnings(layer, code_field, codes, there)),
    )


def _describe(codes: Texts) -> str:
    if len(codes) and all(str(code).startswith(_SAMPLE) for code in codes):
        return translate("MedwayIsolation", "fictional sample codes")
    return vintages.describe(codes) if len(codes) else ""


def _values(layer: QgsVectorLayer, field: str) -> list[object]:
    values = features.values(layer, field, translate("MedwayIsolation", "the areas layer"))
    return [value if isinstance(value, (str, int, float)) else None for value in values]


def _place(layer: QgsVectorLayer) -> str:
    places = places_of(layer)
    if len(places) > MOST_PLACES:
        return counted(len(places), "council")
    return ", ".join(places) or str(layer.name())


def places_of(layer: QgsVectorLayer) -> list[str]:
    """Return the councils or places that the areas are named after, 'Medway' of 'Medway 001A'; empty where none is known."""
    if layer.providerType() not in _LOCAL:
        return []
    fields = layer.fields()
    for field in sources.recognise(fields.names(), only=("areas",)).candidates("lad_name"):
        names = sorted(str(name) for name in layer.uniqueValues(fields.indexOf(field)) if isinstance(name, str))
        if names:
            return names
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(_LOOKED_AT)
    columns = zip(*(feature.attributes() for feature in layer.getFeatures(request)))
    for name, first in zip(fields.names(), columns):
        if _named_after(first):
            return _named_after(_values(layer, name))
    return []


def _named_after(names: Sequence[object]) -> list[str]:
    """Return the places of names that all end in a number as an area's does, else nothing."""
    matches = [_AREA_NAME.match(name) if isinstance(name, str) else None for name in names]
    return list(dict.fromkeys(match["place"] for match in matches if match)) if all(matches) else []


def extent_words(layer: QgsVectorLayer) -> str:
    """Return how large the layer is, '19.0 x 14.8 km', empty where its units are not known or are degrees."""
    crs, extent = layer.crs(), layer.extent()
    if not crs.isValid() or crs.isGeographic() or extent.isEmpty():
        return ""
    to_km = QgsUnitTypes.fromUnitToUnitFactor(crs.mapUnits(), Qgis.DistanceUnit.Kilometers)
    return f"{extent.width() * to_km:.1f} × {extent.height() * to_km:.1f} km"


def _warnings(layer: QgsVectorLayer, code_field: str, codes: Texts, there: bool) -> list[str]:
    found = []
    if not there:
        found.append(
            translate("MedwayIsolation", "Choose the field that holds the area codes.")
            if not code_field
            else translate(
                "MedwayIsolation",
                "The layer has no field {field} any more. Choose the field that holds the area codes.",
            ).format(field=code_field)
        )
    elif not len(codes):
        found.append(
            translate("MedwayIsolation", "The layer holds no areas. Clear its filter, or choose another layer.")
        )
    else:
        twice = areas.duplicates(codes)
        empty = int((codes == "").sum())
        if twice:
            found.append(
                translate("MedwayIsolation", "{many} more than once: {codes}. Dissolve the layer by its code.").format(
                    many=counted(len(twice), "area code occurs", "area codes occur"), codes=listed(twice, 3)
                )
            )
        if empty:
            found.append(
                translate("MedwayIsolation", "{many} no code and will have no result.").format(
                    many=counted(empty, "area has", "areas have")
                )
            )
    if not layer.crs().isValid():
        found.append(
            translate(
                "MedwayIsolation", "The layer has no coordinate reference system. Set it: layer's properties > Source."
            )
        )
    elif layer.crs().isGeographic():
        found.append(
            translate(
                "MedwayIsolation",
                "The layer is in degrees. Indices are right; for distances and scale bars save it in metres.",
            )
        )
    if layer.subsetString():
        found.append(
            translate(
                "MedwayIsolation", "A filter hides a part of the layer: ranks and quintiles count only what is shown."
            )
        )
    if layer.isEditable():
        found.append(translate("MedwayIsolation", "The layer is being edited: save the edits before you run an index."))
    return found


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
    temporary = [layer for layer in layers_with_results(project) if layer.providerType() == "memory"]
    return [layer for layer in temporary if not layer.subsetString() and layer.featureCount() == 0]
