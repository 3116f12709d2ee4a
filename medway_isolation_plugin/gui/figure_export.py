"""What the part *Export* asks of the algorithm `exportmaps`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QCheckBox

from ..cartography.styles import FLAG_ALIAS
from ..core.bands import P65, U65
from ..core.faults import InputError, counted
from ..processing.base import translate
from ..processing.provider import PROVIDER_ID
from . import wards
from .recognise import HEALTH
from .session import Session

ALGORITHM = f"{PROVIDER_ID}:exportmaps"
# In the order in which the algorithm numbers them.
FIGURES = [
    ("wards", "Wards"),
    ("u65", "Isolation, under 65"),
    ("65p", "Isolation, 65 and over"),
    ("health", "Health quintiles"),
    ("priority", "Priority areas"),
]
TEMPLATES = [
    ("a4_landscape", "A4 landscape"),
    ("a4_portrait", "A4 portrait"),
    ("a3_landscape", "A3 landscape"),
    ("a3_portrait", "A3 portrait"),
]
FORMATS = [("pdf", "PDF"), ("png", "PNG"), ("svg", "SVG")]


def is_there() -> bool:
    """Tell whether the algorithm can be run."""
    return QgsApplication.processingRegistry().algorithmById(ALGORITHM) is not None


def source_layer(session: Session) -> QgsVectorLayer | None:
    """Return the layer whose fields the figures show."""
    result = session.result(P65) or session.result(U65)
    return result.layer() if result is not None else None


def _fields(session: Session, layer: QgsVectorLayer) -> dict[str, str]:
    """Return the class field of each band that the layer holds."""
    found = {}
    for band, result in session.results():
        if layer.fields().lookupField(result.class_field) >= 0:
            found[band.key] = result.class_field
    return found


def _possible(session: Session) -> dict[str, str]:
    """Return, for the figures that cannot be made, what is missing."""
    layer = source_layer(session)
    if layer is None:
        return {key: translate("Make a map first (Areas).") for key, _ in FIGURES}
    missing = {}
    if wards.ward_layer(QgsProject.instance().mapLayers().values()) is None:
        missing["wards"] = translate("The project has no layer that is called wards.")
    fields = _fields(session, layer)
    for band in (U65, P65):
        if band.key not in fields:
            missing[band.key] = translate("There is no result of this band.")
    if layer.fields().lookupField(HEALTH) < 0:
        missing["health"] = translate("Run Health-deprivation quintiles on the result first.")
    aliases = [str(layer.attributeAlias(number)) for number in range(layer.fields().count())]
    if not any(FLAG_ALIAS.match(alias) for alias in aliases):
        missing["priority"] = translate("Make a rule first (Priority).")
    return missing


def offer(session: Session, boxes: Mapping[str, QCheckBox]) -> None:
    """Allow only the figures for which there is something to show, and say what the others want."""
    missing = _possible(session)
    for key, box in boxes.items():
        box.setEnabled(key not in missing)
        box.setToolTip(missing.get(key, ""))


def parameters(
    session: Session,
    figures: Sequence[str],
    formats: Sequence[str],
    template: str,
    dpi: int,
    folder: Path,
    stem: str,
    replace: bool,
) -> dict[str, Any]:
    """Return the algorithm's parameters.

    Raises
    ------
    InputError
        When there is no result.
    """
    layer = source_layer(session)
    if layer is None:
        raise InputError(translate("There is nothing to export yet. Make a map first (Areas)."))
    fields = _fields(session, layer)
    found: dict[str, Any] = {
        "INPUT": layer.id(),
        "FIGURES": [number for number, (key, _) in enumerate(FIGURES) if key in figures],
        "FORMATS": [number for number, (key, _) in enumerate(FORMATS) if key in formats],
        "TEMPLATE": max((number for number, (key, _) in enumerate(TEMPLATES) if key == template), default=0),
        "DPI": dpi,
        "STEM": stem,
        "OVERWRITE": replace,
        "FOLDER": str(folder),
        **{f"FIELD_{key.upper()}": field for key, field in fields.items()},
    }
    ward_layer = wards.ward_layer(QgsProject.instance().mapLayers().values())
    if ward_layer is not None:
        found["WARDS"] = ward_layer.id()
        if wards.name_field(ward_layer):
            found["WARD_FIELD"] = wards.name_field(ward_layer)
    return found


def told(results: Mapping[str, Any]) -> str:
    """Return what to tell of what was written."""
    return translate("{files} written.").format(files=counted(int(results["FILE_COUNT"]), "file"))
