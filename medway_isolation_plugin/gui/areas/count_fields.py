"""What the living-alone dialog is filled in with: the areas, and the table whose headings say that it holds the counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ...core import sources
from ...core.bands import AGE_SPLITS
from ...core.living_alone import Denominator
from ...layers.recognise import guess_code_field
from ...processing.first_map import sample_parameters
from ...processing.living_alone import COUNTS
from ..shared.session import Session

_NEEDED = {"ALONE_U65", "ALONE_65P"}
_RESIDENTS = {"RESIDENTS_U65", "RESIDENTS_65P"}
_BULK = "; measures: Value"  # ends the headings of Nomis's bulk downloads


def parameters(session: Session, project: QgsProject) -> dict[str, Any]:
    """Return the dialog's parameters as far as they can be guessed; the user sees and may change them all.

    No field of a bulk download of Nomis is among them: its headings do not say whether it counts households or persons, which the
    algorithm looks into where nobody has chosen.
    """
    areas = session.areas()
    if areas is None:
        return sample_parameters("livingalone", project)
    if areas.source().endswith("sample.gpkg|layername=areas") and (sample := sample_parameters("livingalone", project)):
        return sample
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid()]
    return of_layers(areas, session.code_field, layers)


def of_layers(areas: QgsVectorLayer, code_field: str, layers: list[QgsVectorLayer]) -> dict[str, Any]:
    """Return the parameters as far as they can be guessed from some layers; `ALONE_65P` is among them where one holds the counts."""
    found: dict[str, Any] = {"INPUT": areas.id()}
    if code_field:
        found["CODE_FIELD"] = code_field
    matches = [(layer, age, _matches(layer, age)) for layer in layers for age in AGE_SPLITS]
    fit = [each for each in matches if each[2].keys() >= _NEEDED]
    if fit:
        table, age, fields = max(fit, key=lambda each: len(each[2]))
        found.update(TABLE=table.id(), AGE_SPLIT=AGE_SPLITS.index(age))
        if not any(field.endswith(_BULK) for field in fields.values()):
            found.update(fields, TABLE_CODE_FIELD=guess_code_field(table))
            found.update(_against(layers, age, fields))
    return found


def _against(layers: list[QgsVectorLayer], age: int, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return what counts are held against where their table has no residents: those of another one, else all households."""
    if fields.keys() >= _RESIDENTS:
        return {}
    known = [(layer, _matches(layer, age)) for layer in layers]
    fit = [(layer, columns) for layer, columns in known if columns.keys() >= _RESIDENTS]
    if len(fit) == 1:
        table, columns = fit[0]
        return {
            "RESIDENTS_TABLE": table.id(),
            "RESIDENTS_CODE_FIELD": guess_code_field(table),
            **{key: columns[key] for key in sorted(_RESIDENTS)},
        }
    return {"DENOMINATOR": list(Denominator).index(Denominator.HOUSEHOLDS)} if "HOUSEHOLDS" in fields else {}


def _matches(layer: QgsVectorLayer, age: int) -> dict[str, str]:
    columns = sources.recognise(layer.fields().names(), layer.name())
    found = {parameter: columns.heading(sources.at_split(key, age)) for parameter, key in COUNTS.items()}
    return {parameter: field for parameter, field in found.items() if field}
