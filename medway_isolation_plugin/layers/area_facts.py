"""What is to be told of a layer of areas: what its codes are, what places it covers, how large it is, and what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import Qgis, QgsUnitTypes, QgsVectorLayer

from ..core import areas, sources, vintages
from ..core.arrays import Texts
from ..core.faults import InputError, listed
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from . import features, presence
from .recognise import SAMPLE

_AREA_NAME = re.compile(r"^(?P<place>.+?) \d{3}[A-Z]?$")  # 'Medway 001A'
_MOST_PLACES = 5  # that are named


@dataclass(frozen=True)
class LayerFacts:
    """What is to be told of an areas layer."""

    count: int
    codes: str
    place: str
    warnings: tuple[str, ...]


def facts(layer: QgsVectorLayer, code_field: str) -> LayerFacts:
    """Look at a layer's codes and say what they are and what is odd."""
    said = presence.gone(layer)
    if said:
        return LayerFacts(0, "", str(layer.name()), (said,))
    there = code_field in layer.fields().names()
    try:
        codes = areas.clean_codes(_values(layer, code_field) if there else [])
    except InputError as error:  # the layer cannot be read to its end
        return LayerFacts(int(layer.featureCount()), "", _place(layer), (told(error),))
    return LayerFacts(
        len(codes) if there else int(layer.featureCount()),
        _describe(codes),
        _place(layer),
        tuple(_warnings(layer, code_field, codes, there)),
    )


def _describe(codes: Texts) -> str:
    if len(codes) and all(str(code).startswith(SAMPLE) for code in codes):
        return translate("MedwayIsolation", "fictional sample codes")
    return told(vintages.describe(codes)) if len(codes) else ""


def _values(layer: QgsVectorLayer, field: str) -> list[object]:
    values = features.values(layer, field, features.THE_AREAS)
    return [value if isinstance(value, (str, int, float)) else None for value in values]


def _place(layer: QgsVectorLayer) -> str:
    places = places_of(layer)
    if len(places) > _MOST_PLACES:
        return told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} councils"), one="{n} council", n=len(places)))
    return ", ".join(places) or str(layer.name())


def places_of(layer: QgsVectorLayer) -> list[str]:
    """Return the councils or places that the areas are named after, 'Medway' of 'Medway 001A'; empty where none is known."""
    rows = features.first_rows(layer)
    if not rows:
        return []
    fields = layer.fields()
    for field in sources.recognise(fields.names(), only=("areas",)).candidates("lad_name"):
        names = sorted(str(name) for name in layer.uniqueValues(fields.indexOf(field)) if isinstance(name, str))
        if names:
            return names
    for name, first in zip(fields.names(), zip(*rows)):
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
                told(
                    Phrase(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation",
                            "{n} area codes occur more than once: {codes}. Dissolve the layer by its code.",
                        ),
                        one="{n} area code occurs more than once: {codes}. Dissolve the layer by its code.",
                        n=len(twice),
                        codes=listed(twice, 3),
                    )
                )
            )
        if empty:
            found.append(
                told(
                    Phrase(
                        QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no code and will have no result."),
                        one="{n} area has no code and will have no result.",
                        n=empty,
                    )
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
