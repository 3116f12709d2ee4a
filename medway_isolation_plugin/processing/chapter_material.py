"""The layers that a chapter is made of, read for it; and where their areas lie in wards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from qgis.core import QgsVectorLayer

from ..cartography import chapter_figures
from ..core import wards as ward_core
from ..core.areas import clean_codes
from ..core.chapter.material import ChapterLayer
from ..core.faults import InputError
from ..core.fields import ResultKind
from ..core.wards import Membership
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..layers import chapter_layers, fields
from ..layers.features import THE_AREAS, THE_WARDS
from ..layers.recognise import guess_code_field
from . import columns, reading, ward_overlaps
from .run import Run

_RESULTS = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "a layer with results"))
_NO_RESULTS = QT_TRANSLATE_NOOP(
    "MedwayIsolation",
    "None of the layers holds a result that is known: run an index first, such as 'Living alone' (livingalone), and choose its "
    "output (RESULTS).",
)


@dataclass
class ChapterMaterial:
    """What was read.

    Attributes
    ----------
    first : QgsVectorLayer
        The first layer with results.
    layers, need, projections : list of ChapterLayer
    benchmarks : ChapterLayer or None
    drawn : mapping of str to QgsVectorLayer
        Layers that can be drawn, by their key.
    memberships : mapping of str to Membership
        Of the layers with areas that lie in wards.
    """

    first: QgsVectorLayer
    layers: list[ChapterLayer]
    need: list[ChapterLayer]
    projections: list[ChapterLayer]
    benchmarks: ChapterLayer | None = None
    ward_map: ChapterLayer | None = None
    drawn: dict[str, QgsVectorLayer] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)


def read(run: Run, wards: QgsVectorLayer | None, ward_field: str) -> ChapterMaterial:
    """Return what a run's layers hold.

    Raises
    ------
    InputError
        When no layer holds a result, or one cannot be read to its end.
    """
    opened: dict[str, QgsVectorLayer] = {}
    groups: dict[str, list[ChapterLayer]] = {}
    for name, letter in (("RESULTS", "R"), ("NEED", "N"), ("PROJECTIONS", "P")):
        groups[name] = []
        for number, layer in enumerate(_layers(run, name), start=1):
            key = f"{letter}{number}"
            opened[key] = fields.with_headings(layer)
            one = chapter_layers.read(opened[key], key, _RESULTS, run.warn, run.stop_if_cancelled)
            if one.results and name != "PROJECTIONS":
                chapter_layers.check_codes(one)
            groups[name].append(one)
    found, need = groups["RESULTS"], groups["NEED"]
    with_results = [one for one in (*found, *need) if one.results]
    if not with_results:
        raise InputError(_NO_RESULTS)
    chosen = {one.used.digest for one in need}
    need += [one for one in found if _has_need(one) and one.used.digest not in chosen]
    material = ChapterMaterial(opened[with_results[0].used.key], found, need, groups["PROJECTIONS"])
    material.drawn = {
        one.used.key: opened[one.used.key] for one in (*found, *need) if one.results and chapter_figures.has_outlines(opened[one.used.key])
    }  # fmt: skip
    table = run.optional_layer("BENCHMARKS")
    if table is not None:
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of other places"))
        material.benchmarks = chapter_layers.read(table, "B1", where, run.warn, run.stop_if_cancelled)
    if wards is not None and ward_field:
        material.ward_map = _ward_map(run, wards, ward_field)
        material.memberships = _memberships(run, with_results, opened, wards, ward_field)
        material.need = [_placed(one, material.memberships) for one in need]
    return material


def _ward_map(run: Run, wards: QgsVectorLayer, ward_field: str) -> ChapterLayer:
    """Return the wards with their names as codes."""
    found = chapter_layers.read(wards, "M1", THE_WARDS, run.warn, run.stop_if_cancelled)
    return replace(found, codes=clean_codes(found.columns[ward_field]))


def _layers(run: Run, name: str) -> list[QgsVectorLayer]:
    given = run.algorithm.parameterAsLayerList(run.parameters, name, run.context) if run.given(name) else []
    return [layer for layer in given or [] if isinstance(layer, QgsVectorLayer)]


def _has_need(one: ChapterLayer) -> bool:
    return any(result.kind is ResultKind.NEED for result in one.results)


def _placed(one: ChapterLayer, memberships: Mapping[str, Membership]) -> ChapterLayer:
    there = memberships.get(one.used.key)
    return chapter_layers.with_wards(one, list(there.main)) if there is not None else one


def _memberships(
    run: Run, found: list[ChapterLayer], opened: Mapping[str, QgsVectorLayer], wards: QgsVectorLayer, ward_field: str
) -> dict[str, Membership]:  # fmt: skip
    """Return where the areas of each layer lie; layers of the same outlines are laid over the wards once."""
    made: dict[tuple[str, ...], Membership] = {}
    memberships: dict[str, Membership] = {}
    for one in found:
        layer = opened[one.used.key]
        code = guess_code_field(layer)
        if not code or not chapter_figures.has_outlines(layer):
            continue
        same = (layer.crs().authid(), *one.shapes.tolist())
        if same not in made:
            source, others = reading.source_of(layer), reading.source_of(wards)
            ward_overlaps.check_crs(source, others)
            rows = columns.read(source, code, {}, THE_AREAS, run.feedback, keep=True)
            united = ward_overlaps.united(run, source, others, ward_field)
            made[same] = ward_core.from_overlaps(
                len(one.codes), ward_overlaps.overlaps(run, rows, united, by_point=False)
            )
        if made[same].parts:
            memberships[one.used.key] = made[same]
        else:
            said = QT_TRANSLATE_NOOP("MedwayIsolation", "No area of {name} overlaps a ward: the chapter names none.")
            run.warn(Phrase(said, name=one.used.name))
    return memberships
