"""The figures of a chapter: the pages of `exportmaps` as pictures, each with its alternative text, the same in every run."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from ..core.chapter import estimates, need_maps
from ..core.chapter.ledger import ChapterLedger, Lineage
from ..core.chapter.material import ShownIndex
from ..core.chapter.parts import ChapterFigure
from ..core.chapter.study import Study
from ..core.fields import Field, Role, Scope
from ..core.report.figure_report import alternative
from ..core.words import QT_TRANSLATE_NOOP, Phrase, told
from ..i18n import translate
from . import accessible, chart_files, figure_words
from .exports import Format
from .figure import Figure
from .figure_kinds import BANDED, Health, NeedPeople, NeedRisk, Priority, Wards
from .figures import Pages

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SAYS = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")  # when, by whom and with what a picture was made
_SOURCE = QT_TRANSLATE_NOOP("MedwayIsolation", "Source: {source}.")
_PROJECTED = QT_TRANSLATE_NOOP("MedwayIsolation", "{what}, by year, {place}")
_MARGIN = 1.5  # mm: what stays above and below
_WHITE = 250  # of 255: paler than this is paper


@dataclass(frozen=True)
class Drawing:
    """What all figures are drawn with: the layers by the keys of the ledger, the page, wards, place, date in words and year."""

    layers: dict[str, QgsVectorLayer]
    template: Path
    wards: QgsVectorLayer | None
    ward_field: str
    place: str
    date: str
    year: int
    dpi: int
    folder: Path


def draw(
    study: Study, drawing: Drawing, tell: Callable[[str, Sequence[str]], None], progress: Callable[[float], None]
) -> list[ChapterFigure]:
    """Return the figures that the material allows, in the order of a chapter.

    Parameters
    ----------
    tell : callable
        Hears the title of a figure and the wards for which it has no room.
    progress : callable
        Hears how much is done, 0 to 1; raises when the user has cancelled.

    Raises
    ------
    InputError
        When a page cannot be written.
    """
    wanted = _wanted(study, drawing)
    makers: dict[str, Pages] = {}
    found = []
    for number, one in enumerate(wanted):

        def stop(done: float = number / len(wanted)) -> None:
            progress(done)

        stop()
        maker = makers.get(one.layer)
        if maker is None:
            maker = Pages(drawing.layers[one.layer], drawing.template, drawing.wards, drawing.ward_field)
            makers[one.layer] = maker
        figure = one.kind.on(maker.areas, one.field)
        own = figure.words(maker.areas, drawing.place)
        source = figure_words.source_line(maker.areas, figure.of, drawing.year)
        said = " ".join(part for part in (source, figure_words.evidence_line(figure.of)) if part)
        dated = translate("MedwayIsolation", "Made on {date}").format(date=drawing.date)
        words = replace(own, source=said, date=dated)
        layout = maker.layout(figure, words, stop)
        path = drawing.folder / f"{one.key}.png"
        tell(words.title, maker.export(layout, path, Format.PNG, drawing.dpi))
        text = accessible.text_of(maker.areas, figure, words, drawing.wards, drawing.ward_field, stop=stop)
        trim(path)
        picture = unsigned(path.read_bytes())
        path.unlink()
        found.append(
            ChapterFigure(one.key, words.title, words.subtitle, source, told(alternative(text)), picture, one.made)
        )
    return [*found, *_charts(study)]


def _charts(study: Study) -> list[ChapterFigure]:
    """Return a chart of each projection."""
    facts = estimates.projections(study.projections, ChapterLedger())
    found = []
    for number, title in enumerate(dict.fromkeys(one.title for one in facts), start=1):
        drawn, said = estimates.chart(facts, title)
        made = estimates.projected(study.projections, title)
        source = told(Phrase(_SOURCE, source=made.source)) if made.source else ""
        named = told(Phrase(_PROJECTED, what=title, place=study.place))
        picture = unsigned(chart_files.drawn(drawn))
        found.append(ChapterFigure(f"projections_{number}", named, "", source, said, picture, made))
    return found


@dataclass(frozen=True)
class _Wanted:
    """A figure to be drawn: its key in the chapter, the key of its layer, its kind and the field that it shows."""

    key: str
    layer: str
    kind: type[Figure]
    field: str
    made: Lineage


def _wanted(study: Study, drawing: Drawing) -> list[_Wanted]:
    """Return what can be drawn: of layers with outlines alone."""
    found: list[_Wanted] = []
    drawn = [layer for layer in study.layers if layer.used.key in drawing.layers]
    if drawing.wards is not None and drawn:
        first = drawn[0]
        found.append(_Wanted("wards", first.used.key, Wards, "", Lineage("exportmaps", (first.used,))))
    for index in study.indices:
        field = index.field(Role.QUANTILE, Scope.LOCAL)
        if field is not None and index.band is not None:
            found.append(_of(f"isolation_{index.band.slot}", index, BANDED[index.band.slot], field))
    health = study.health
    if health is not None:
        field = health.field(Role.QUANTILE, Scope.LOCAL) or health.field(Role.QUANTILE)
        if field is not None:
            found.append(_of("health", health, Health, field))
    for index in study.priority:
        field = index.field(Role.FLAG)
        if field is not None:
            found.append(_of(index.key, index, Priority, field))
    for one in need_maps.drawn(study.need)[0]:
        made, layer = one.lineage() + Lineage("exportmaps"), one.layer.used.key
        if one.risk is not None:
            found.append(_Wanted(one.risk_key, layer, NeedRisk, one.risk.name, made))
        found.append(_Wanted(one.people_key, layer, NeedPeople, one.people.name, made))
    return [one for one in found if one.layer in drawing.layers]


def _of(key: str, index: ShownIndex, kind: type[Figure], field: Field) -> _Wanted:
    return _Wanted(key, index.layer.used.key, kind, field.name, index.lineage() + Lineage("exportmaps"))


def trim(path: Path) -> None:
    """Cut the white above and below what a picture shows: its caption stands near, and a page has room for more.

    Parameters
    ----------
    path : Path
        Of a PNG, which is written anew; one that is white all over stays as it is.
    """
    picture = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    if picture.isNull():
        return
    bits = picture.constBits()
    bits.setsize(picture.sizeInBytes())
    seen = np.frombuffer(bits, dtype=np.uint8).reshape(picture.height(), picture.bytesPerLine())
    rows = np.flatnonzero((seen.reshape(len(seen), -1, 4)[:, :, :3] < _WHITE).any(axis=(1, 2)))
    if not len(rows):
        return
    margin = round(_MARGIN * picture.dotsPerMeterY() / 1000.0)
    top, bottom = max(0, int(rows[0]) - margin), min(len(seen), int(rows[-1]) + 1 + margin)
    picture.copy(0, top, picture.width(), bottom - top).save(str(path), "PNG")


def unsigned(picture: bytes) -> bytes:
    """Return a PNG without what says when, by whom and with what it was made: the same picture is the same file."""
    found, at = [picture[: len(_SIGNATURE)]], len(_SIGNATURE)
    while at + 12 <= len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] not in _SAYS:
            found.append(picture[at : at + 12 + size])
        at += 12 + size
    return b"".join(found)


def has_outlines(layer: QgsVectorLayer) -> bool:
    """Return whether a layer can be drawn: polygons, of which at least one covers something."""
    return layer.geometryType() == Qgis.GeometryType.Polygon and not layer.extent().isEmpty()
