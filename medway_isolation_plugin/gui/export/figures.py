"""What the part *Export* asks of the algorithms `exportmaps` and `exportatlas`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QCheckBox

from ...cartography.exports import Format
from ...cartography.figure_kinds import BANDED, Wards, fields_for, registered
from ...cartography.figure_words import place_of
from ...cartography.inset import Inset
from ...cartography.pages import PageSize
from ...core.bands import P65, U65
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import shown, told, translate
from ...layers.recognise import is_polygons, ward_name_field
from ...processing import export_atlas, export_maps, map_parameters
from ...processing.provider import PROVIDER_ID
from ..shared.forms import allow
from ..shared.session import Session

ALGORITHM = f"{PROVIDER_ID}:exportmaps"
ATLAS = f"{PROVIDER_ID}:exportatlas"
TEMPLATES = {
    PageSize.A4_LANDSCAPE: QT_TRANSLATE_NOOP("MedwayIsolation", "A4 landscape"),
    PageSize.A4_PORTRAIT: QT_TRANSLATE_NOOP("MedwayIsolation", "A4 portrait"),
    PageSize.A3_LANDSCAPE: QT_TRANSLATE_NOOP("MedwayIsolation", "A3 landscape"),
    PageSize.A3_PORTRAIT: QT_TRANSLATE_NOOP("MedwayIsolation", "A3 portrait"),
}
INSETS = {
    Inset.AUTOMATIC: QT_TRANSLATE_NOOP("MedwayIsolation", "Where areas are tiny"),
    Inset.NEVER: QT_TRANSLATE_NOOP("MedwayIsolation", "Never"),
    Inset.ALWAYS: QT_TRANSLATE_NOOP("MedwayIsolation", "Always"),
}
FORMATS = {Format.PDF: "PDF", Format.PNG: "PNG", Format.SVG: "SVG", Format.HTML: "HTML"}


def is_there() -> bool:
    """Tell whether the algorithm can be run."""
    return QgsApplication.processingRegistry().algorithmById(ALGORITHM) is not None


def offered() -> list[tuple[str, str]]:
    """Return key and label of each kind of figure that the panel offers."""
    return [(kind.KEY, kind.PANEL) for kind in registered() if kind.PANEL]


@dataclass(frozen=True)
class Source:
    """What a figure is drawn from: a layer, and the field, which the ward map does not need."""

    layer: QgsVectorLayer
    field: str = ""


def sources(session: Session) -> dict[str, Source]:
    """Return what each figure that can be made is drawn from."""
    found: dict[str, Source] = {}
    main = session.result(P65) or session.result(U65)
    if main is None:
        return found
    layer = main.layer()
    others = QgsProject.instance().mapLayers().values()
    if session.wards() is not None:
        found[Wards.KEY] = Source(layer)
    for band, result in session.results():
        # A layer that holds both bands is drawn from once.
        shared = layer.fields().lookupField(result.class_field) >= 0 and result.class_field != main.class_field
        found[BANDED[band.slot].KEY] = Source(layer if shared else result.layer(), result.class_field)
    for each in (layer, *reversed([other for other in others if is_polygons(other)])):
        for kind, names in fields_for(each).items():
            if kind not in BANDED.values() and (each is layer or kind.ANY_LAYER):
                found.setdefault(kind.KEY, Source(each, names[-1]))
    return found


def offer(session: Session, there: Mapping[str, Source], boxes: Mapping[str, QCheckBox]) -> None:
    """Allow only the figures for which there is something to show, and say what the others want."""
    absent = {kind.KEY: shown(kind.ABSENT) for kind in registered()}
    absent[Wards.KEY] = session.no_wards(absent[Wards.KEY])
    for key, box in boxes.items():
        allow(box, "", "" if key in there else absent.get(key, ""))


def suggested(there: Mapping[str, Source], chosen: Sequence[str]) -> dict[str, str]:
    """Return what the page of the first chosen figure would say, by the parameter that changes it."""
    found = next((kind for kind in registered() if kind.KEY in chosen and kind.KEY in there), None)
    if found is None:
        return {}
    layer, place = there[found.KEY].layer, place_of(there[found.KEY].layer)
    words = found.on(layer, there[found.KEY].field).words(layer, place)
    return {
        "PLACE": place or translate("MedwayIsolation", "not stated"),
        "TITLE": words.title,
        "SUBTITLE": words.subtitle,
        "SOURCE": words.source,
    }


@dataclass(frozen=True)
class Paper:
    """What is chosen for all pages: where they go, in which formats, how they are drawn, and what they say by parameter."""

    formats: Sequence[str]
    template: str
    dpi: int
    folder: Path
    stem: str
    replace: bool
    words: Mapping[str, str]
    inset: str = Inset.AUTOMATIC.value
    printed: bool = False

    def parameters(self, session: Session, formats: Sequence[Format]) -> dict[str, Any]:
        """Return what both algorithms take, of which one has these formats in this order."""
        shared: dict[str, Any] = {
            **self.words,
            "FORMATS": [number for number, kind in enumerate(formats) if kind.value in self.formats],
            "TEMPLATE": map_parameters.SIZES.index(PageSize(self.template)),
            "DPI": self.dpi,
            "STEM": self.stem,
            "OVERWRITE": self.replace,
            "FOLDER": str(self.folder),
            "INSET": list(Inset).index(Inset(self.inset)),
            "PRINT_STYLE": self.printed,
        }
        ward_layer = session.wards()
        if ward_layer is not None:
            shared["WARDS"] = ward_layer.id()
            if field := ward_name_field(ward_layer):
                shared["WARD_FIELD"] = field
        return shared


def runs(session: Session, figures: Sequence[str], paper: Paper) -> list[dict[str, Any]]:
    """Return the parameters of `exportmaps`, for as many runs as there are layers to draw from.

    Raises
    ------
    InputError
        When there is nothing to draw from.
    """
    there = {key: source for key, source in sources(session).items() if key in figures}
    if not there:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is nothing to export yet. Make a map first (Areas).")
        )
    shared = paper.parameters(session, export_maps.FORMATS)
    found = []
    for layer_id in dict.fromkeys(source.layer.id() for source in there.values()):
        own = {key: source for key, source in there.items() if source.layer.id() == layer_id}
        shown = [(number, kind, own[kind.KEY].field) for number, kind in enumerate(registered()) if kind.KEY in own]
        fields = {kind.PARAMETER: [field] if kind.SEVERAL else field for _, kind, field in shown if kind.PARAMETER}
        found.append({**shared, **fields, "INPUT": layer_id, "FIGURES": [number for number, _, _ in shown]})
    return found


def atlas_run(session: Session, paper: Paper) -> dict[str, Any]:
    """Return the parameters of `exportatlas` for the map's own layer.

    Raises
    ------
    InputError
        When there is no map, or no format is chosen that an atlas has.
    """
    result = session.result(P65) or session.result(U65)
    if result is None:
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "There is nothing to export yet. Make a map first (Areas).")
        )
    parameters = paper.parameters(session, export_atlas.FORMATS)
    if not parameters["FORMATS"]:
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose PDF, PNG or HTML: an atlas has no SVG."))
    parameters.pop("TITLE", None)  # which is a figure's, and each page's is its ward
    parameters.pop("SUBTITLE", None)
    return {
        **parameters,
        "INPUT": result.layer_id,
        "CODE_FIELD": session.code_field,
        "CLASS_FIELD": result.class_field,
        "VALUE_FIELD": result.value_field,
        "STEM": f"{paper.stem}_atlas",
    }


def table_run(
    layer: QgsVectorLayer, headings: bool, target: Path
) -> tuple[dict[str, Any], Callable[[Mapping[str, Any]], str]]:
    """Return the parameters of `exporttable`, and what tells how it went."""
    keys = layer.primaryKeyAttributes()  # the file's own numbering says nothing to a reader
    names = [name for number, name in enumerate(layer.fields().names()) if number not in keys]

    def finish(results: Mapping[str, Any]) -> str:
        many = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {n} rows written.")
        return told(Phrase(many, "{name}: {n} row written.", name=target.name, n=int(results["ROWS"])))

    return {"INPUT": layer.id(), "FIELDS": names, "HEADINGS": headings, "OUTPUT": str(target)}, finish


def no_atlas(session: Session, there: Mapping[str, Source]) -> str:
    """Say why no atlas can be made, empty where one can."""
    if Wards.KEY not in there:
        return session.no_wards(shown(Wards.ABSENT))
    return ""


def written(count: int) -> str:
    """Return what to tell of what was written."""
    return told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} files written."), "{n} file written.", n=count))
