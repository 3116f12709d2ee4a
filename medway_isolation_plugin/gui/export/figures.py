"""What the part *Export* asks of the algorithm `exportmaps`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QCheckBox

from ...cartography.exports import Format
from ...cartography.figure_kinds import Kind, fields_for
from ...cartography.pages import PageSize
from ...core.bands import P65, U65
from ...core.faults import InputError, counted
from ...i18n import translate
from ...processing import export_maps, map_parameters
from ...processing.provider import PROVIDER_ID
from ..shared import wards
from ..shared.outlines import flags
from ..shared.session import Session

ALGORITHM = f"{PROVIDER_ID}:exportmaps"
# By the keys that the project remembers.
FIGURES = {
    "wards": "Wards",
    "u65": "Isolation, under 65",
    "65p": "Isolation, 65 and over",
    "health": "Health quintiles",
    "priority": "Priority areas",
}
_KINDS = {
    "wards": Kind.WARDS,
    "u65": Kind.UNDER_65,
    "65p": Kind.OVER_65,
    "health": Kind.HEALTH,
    "priority": Kind.PRIORITY,
}
TEMPLATES = {
    PageSize.A4_LANDSCAPE: "A4 landscape",
    PageSize.A4_PORTRAIT: "A4 portrait",
    PageSize.A3_LANDSCAPE: "A3 landscape",
    PageSize.A3_PORTRAIT: "A3 portrait",
}
FORMATS = {Format.PDF: "PDF", Format.PNG: "PNG", Format.SVG: "SVG"}


def is_there() -> bool:
    """Tell whether the algorithm can be run."""
    return QgsApplication.processingRegistry().algorithmById(ALGORITHM) is not None


@dataclass(frozen=True)
class Source:
    """What a figure is drawn from: a layer, and the field where it is not found by its name."""

    layer: QgsVectorLayer
    field: str = ""


def sources(session: Session) -> dict[str, Source]:
    """Return what each figure that can be made is drawn from."""
    found: dict[str, Source] = {}
    main = session.result(P65) or session.result(U65)
    if main is None:
        return found
    layer = main.layer()
    if wards.ward_layer(QgsProject.instance().mapLayers().values()) is not None:
        found["wards"] = Source(layer)
    for band, result in session.results():
        # A layer that holds both bands is drawn from once.
        shared = layer.fields().lookupField(result.class_field) >= 0 and result.class_field != main.class_field
        found[band.key] = Source(layer if shared else result.layer(), result.class_field)
    if Kind.HEALTH in fields_for(layer):
        found["health"] = Source(layer)
    own = flags([layer])
    for flag in own or flags(QgsProject.instance().mapLayers().values()):
        found["priority"] = Source(QgsProject.instance().mapLayer(flag.layer_id), flag.field)
        break
    return found


_MISSING = {
    "wards": "The project has no layer that is called wards.",
    "health": "Run Health-deprivation quintiles on the areas first.",
    "priority": "Make a rule first (Priority).",
}


def offer(session: Session, boxes: Mapping[str, QCheckBox]) -> None:
    """Allow only the figures for which there is something to show, and say what the others want."""
    there = sources(session)
    for key, box in boxes.items():
        box.setEnabled(key in there)
        missing = translate(_MISSING.get(key, "There is no result of this band."))
        box.setToolTip("" if key in there else missing)


def runs(
    session: Session,
    figures: Sequence[str],
    formats: Sequence[str],
    template: str,
    dpi: int,
    folder: Path,
    stem: str,
    replace: bool,
) -> list[dict[str, Any]]:
    """Return the algorithm's parameters, for as many runs as there are layers to draw from.

    Raises
    ------
    InputError
        When there is nothing to draw from.
    """
    there = {key: source for key, source in sources(session).items() if key in figures}
    if not there:
        raise InputError(translate("There is nothing to export yet. Make a map first (Areas)."))
    shared: dict[str, Any] = {
        "FORMATS": [number for number, kind in enumerate(export_maps.FORMATS) if kind.value in formats],
        "TEMPLATE": map_parameters.SIZES.index(PageSize(template)),
        "DPI": dpi,
        "STEM": stem,
        "OVERWRITE": replace,
        "FOLDER": str(folder),
    }
    ward_layer = wards.ward_layer(QgsProject.instance().mapLayers().values())
    if ward_layer is not None:
        shared["WARDS"] = ward_layer.id()
        if wards.name_field(ward_layer):
            shared["WARD_FIELD"] = wards.name_field(ward_layer)
    found = []
    for layer_id in dict.fromkeys(source.layer.id() for source in there.values()):
        own = {key: source for key, source in there.items() if source.layer.id() == layer_id}
        fields: dict[str, Any] = {
            f"FIELD_{key.upper()}": source.field for key, source in own.items() if key in ("u65", "65p")
        }
        if "priority" in own:
            fields["FIELDS_PRIORITY"] = [own["priority"].field]
        kinds = {_KINDS[key] for key in own}
        numbers = [number for number, kind in enumerate(Kind) if kind in kinds]
        found.append({**shared, **fields, "INPUT": layer_id, "FIGURES": numbers})
    return found


def told(count: int) -> str:
    """Return what to tell of what was written."""
    return translate("{files} written.").format(files=counted(count, "file"))
