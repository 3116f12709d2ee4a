"""What the living-alone dialog is filled in with: the areas, and a table whose field names say that it holds the counts."""

from __future__ import annotations

import re
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from ..processing.first_map import sample_parameters
from .recognise import guess_code_field
from .session import Session

# How census extracts name their fields; the first that fits is taken.
_PATTERNS = {
    "HOUSEHOLDS": r"^(?:all_?)?households(?:_?total)?$|^hh(?:_?total)?$|^total_?households$",
    "ALONE_U65": r"^alone_?(?:u65|under_?65|other)$|^one_?person_?other$",
    "ALONE_65P": r"^alone_?(?:65p|65plus|65_?over)$|^one_?person_?(?:65p|65plus|65_?over)$",
    "RESIDENTS_U65": r"^(?:residents|pop|population)_?(?:u65|under_?65)$",
    "RESIDENTS_65P": r"^(?:residents|pop|population)_?(?:65p|65plus|65_?over)$",
}


def parameters(session: Session, project: QgsProject) -> dict[str, Any]:
    """Return the dialog's parameters as far as they can be guessed; the user sees and may change them all."""
    areas = session.areas()
    if areas is None:
        return sample_parameters("livingalone", project)
    if areas.source().endswith("sample.gpkg|layername=areas") and (sample := sample_parameters("livingalone", project)):
        return sample
    found: dict[str, Any] = {"INPUT": areas.id()}
    if session.code_field:
        found["CODE_FIELD"] = session.code_field
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid()]
    best = max(layers, key=lambda layer: len(_matches(layer)), default=None)
    if best is not None and {"ALONE_U65", "ALONE_65P"} <= _matches(best).keys():
        found.update(TABLE=best.id(), **_matches(best))
        code = guess_code_field(best)
        if code:
            found["TABLE_CODE_FIELD"] = code
    return found


def _matches(layer: QgsVectorLayer) -> dict[str, str]:
    names = layer.fields().names()
    found = {}
    for parameter, pattern in _PATTERNS.items():
        match = next((name for name in names if re.match(pattern, name, re.IGNORECASE)), None)
        if match:
            found[parameter] = match
    return found
