"""The map to share: what its page says and shows, from layers, facts and figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry, QgsProject, QgsVectorLayer

from .. import paths
from ..core import field_forms, outlines
from ..core.areas import checked_codes
from ..core.described import Described
from ..core.disclosure import HIDDEN
from ..core.faults import InputError
from ..core.fields import Role
from ..core.report import html
from ..core.report.figure_report import FigureText
from ..core.report.web_map import Fill, MapArea, MapColumn, MapLayer, SharedMap, web_map
from ..core.statements import statement
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import coverage, fields
from ..layers.coverage import SharedGrid
from ..layers.features import plain
from . import accessible, classing, figure_kinds, figure_words, kinds, map_names, pages, print_style, ramps
from .classing import StyleChoice
from .figure import Figure
from .figures import ready
from .pages import Words

_SMALL, _MANY = 400_000, 200  # bytes that a page of so many areas may have; more areas have as much more
_FINEST, _COARSEST = 4000, 400  # squares along the longer side
_MISSING = Fill(ramps.HATCHED, (45.0,), ramps.NO_DATA)
_VALUES = (Role.LOWER, Role.UPPER, Role.RANK)
_KINDS = (figure_kinds.Under65, figure_kinds.Over65, figure_kinds.Health, figure_kinds.Priority, figure_kinds.Index)


@dataclass(frozen=True)
class Made:
    """A page, its areas, the side of the grid that they are on, how many have no shape, and how many are too small to be seen."""

    page: str
    areas: int
    tolerance: float
    without: int
    lost: int


@dataclass(frozen=True)
class Hidden:
    """The areas that are hidden to protect persons, by the field that is shown, and the rule in words."""

    areas: Mapping[str, frozenset[int]] = field(default_factory=dict)
    rule: str = ""


@dataclass(frozen=True)
class PageWishes:
    """What is chosen for a page: which fields say code, name and ward; what it says; the side of the grid, 0 where it is chosen here."""

    code_field: str
    name_field: str
    title: str
    source: str
    made: str
    footer: str
    tolerance: float = 0.0


def figures_of(layer: QgsVectorLayer, names: Sequence[str]) -> list[Figure]:
    """Return the figures of fields, or where none is named those that the layer's facts tell, each kind's in its place."""
    found = figure_kinds.fields_for(layer)
    kinds_there = [(kind, name) for kind in _KINDS for name in found.get(kind, [])]
    if not names:
        return [kind.on(layer, name, False) for kind, name in kinds_there]
    by_name = {name: kind for kind, name in reversed(kinds_there)}
    made = []
    for name in dict.fromkeys(names):
        of = fields.describe(layer, name)
        _check_classes(layer, of)
        other = figure_kinds.Priority if of.is_flag else figure_kinds.Index
        made.append(by_name.get(name, other).on(layer, name, False))
    return made


def _check_classes(layer: QgsVectorLayer, of: Described) -> None:
    """Refuse a field that sorts areas into nothing."""
    if of.is_class or of.is_flag or of.is_sorted:
        return
    low, high = 1, print_style.MOST
    found = classing.values(layer, of.name)
    if not found or not all(value.is_integer() and low <= value <= high for value in found):
        wrong = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "The field '{field}' holds no classes from 1 to {most} and no priority flag, so that a map of it has no legend. Choose a "
            "quintile or a flag (FIELDS).",
        )
        raise InputError(wrong, field=of.name, most=high)


def make(
    areas: QgsVectorLayer,
    figures: Sequence[Figure],
    wishes: PageWishes,
    wards: QgsVectorLayer | None = None,
    ward_field: str = "",
    hidden: Hidden | None = None,
    stop: Callable[[], None] = lambda: None,
) -> Made:
    """Return the page of some figures of one layer of areas.

    Raises
    ------
    InputError
        When two areas have the same code, or a field cannot be shown.
    """
    layer = ready(areas)
    crs = pages.map_crs(layer)
    features = {feature.id(): feature for feature in _in(layer, crs)}
    texts = [_text(layer, figure, wards, ward_field, stop) for figure in figures]
    order = [int(area.more[0]) for area in texts[0].areas]
    codes = checked_codes(plain(features[number].attribute(wishes.code_field) for number in order))
    ward_of = {int(area.more[0]): area.ward for area in texts[0].areas}
    named = [
        MapArea(code, _plain(features[number], wishes.name_field), ward_of[number], "")
        for code, number in zip(codes.tolist(), order)
    ]
    hidden = hidden or Hidden()
    layers = [_layer(layer, figure, text, features, order, hidden) for figure, text in zip(figures, texts)]
    drawing = _Drawing([features[number].geometry() for number in order], _shapes(wards, crs), stop)
    shown_wards = _named(wards, ward_field, crs, set(ward_of.values()))
    place = figure_words.place_of(areas)
    title = wishes.title or figure_words.placed(translate("MedwayIsolation", "Isolation and health"), place)
    bare = SharedMap(
        title, named, layers, 1, 1, "", [wishes.source, wishes.made], wishes.footer, f"{_file_name(title)}.csv"
    )
    return _fitted(bare, drawing, shown_wards, wishes.tolerance)


def _fitted(bare: SharedMap, drawing: _Drawing, named: Mapping[str, QgsGeometry], tolerance: float) -> Made:
    """Return the page on the finest grid with which it is as small as it may be."""
    style, script = ((paths.WEB_MAP / name).read_text(encoding="utf-8") for name in ("map.css", "map.js"))
    most = _SMALL / _MANY * max(len(bare.areas), _MANY)
    room = most - len(web_map(bare, style, script).encode())
    for unit in [max(tolerance, drawing.side / 20_000)] if tolerance > 0 else drawing.units(room):
        grid, drawn, wards = drawing.on(unit)
        names = map_names.placed(named, grid)
        shown = replace(
            bare,
            areas=[replace(area, path=path) for area, path in zip(bare.areas, drawn)],
            width=grid.width,
            height=grid.height,
            wards=wards,
            names=names.drawn,
            numbered=names.numbered,
        )
        page = web_map(shown, style, script)
        if len(page.encode()) <= most:
            break
    empty = sum(not path for path in drawn)
    return Made(page, len(drawn), unit, drawing.without, empty - drawing.without)


class _Drawing:
    """The shapes of areas and wards, brought to grids."""

    def __init__(self, shapes: Sequence[QgsGeometry], wards: Sequence[QgsGeometry], stop: Callable[[], None]) -> None:
        self._shapes = [coverage.sound(shape) for shape in shapes]
        self._wards = [coverage.sound(shape) for shape in wards]
        self._stop = stop
        self._extent = coverage.extent_of(self._shapes)
        self.side = max(self._extent.width(), self._extent.height())
        self.without = sum(shape.isEmpty() for shape in self._shapes)

    def units(self, room: float) -> Iterator[float]:
        """Yield the sides of grids to try, from the finest that shapes, each rounded by itself, let expect to fit."""
        unit = coverage.nice(self.side / _FINEST)
        while unit < self.side / _COARSEST:
            self._stop()
            if self._roughly(unit) <= room:
                yield unit
            unit = coverage.nice(unit * 1.5)
        yield unit

    def _roughly(self, unit: float) -> int:
        """Return about how many letters the paths of all areas take on a grid."""
        grid = SharedGrid.over(self._extent, unit)
        rounded = (shape.snappedToGrid(unit, unit) for shape in self._shapes if not shape.isEmpty())
        return sum(len(outlines.path(grid.rings(shape))) for shape in rounded if not shape.isEmpty())

    def on(self, unit: float) -> tuple[SharedGrid, list[str], str]:
        """Return a grid, the areas' paths on it and that of the wards' borders."""
        grid = SharedGrid.over(self._extent, unit)
        shapes = coverage.on_grid(self._shapes, unit, self._stop)
        borders = coverage.lines_on_grid(self._wards, unit)
        wards = outlines.path(grid.rings(borders, closed=False), closed=False) if not borders.isEmpty() else ""
        return grid, [outlines.path(grid.rings(shape)) if not shape.isEmpty() else "" for shape in shapes], wards


def _in(layer: QgsVectorLayer, crs: Any) -> Iterator[QgsFeature]:
    request = QgsFeatureRequest()
    if crs.isValid() and layer.crs().isValid():
        request.setDestinationCrs(crs, QgsProject().transformContext())
    yield from layer.getFeatures(request)


def _shapes(wards: QgsVectorLayer | None, crs: Any) -> list[QgsGeometry]:
    return [] if wards is None else [feature.geometry() for feature in _in(wards, crs)]


def _named(wards: QgsVectorLayer | None, field: str, crs: Any, names: Collection[str]) -> dict[str, QgsGeometry]:
    """Return the shapes of those wards that have areas, by name; of several pieces the largest."""
    found: dict[str, QgsGeometry] = {}
    for feature in _in(wards, crs) if wards is not None and field else ():
        name, shape = _plain(feature, field), coverage.sound(feature.geometry())
        if name in names and name and (name not in found or shape.area() > found[name].area()):
            found[name] = shape
    return found


def _text(
    layer: QgsVectorLayer, figure: Figure, wards: QgsVectorLayer | None, ward_field: str, stop: Callable[[], None]
) -> FigureText:
    figure.draw(layer, StyleChoice())
    words = Words(figure.title(), figure.subtitle())
    return accessible.text_of(layer, figure, words, wards, ward_field, {"": "$id"}, stop)


def _layer(
    layer: QgsVectorLayer,
    figure: Figure,
    text: FigureText,
    features: dict[int, QgsFeature],
    order: Sequence[int],
    hidden: Hidden,
) -> MapLayer:
    of = figure.of
    gone = hidden.areas.get(of.name)
    by_id = {int(area.more[0]): area for area in text.areas}
    areas = [by_id[number] for number in order]
    rows = [area.row for area in areas]
    columns = []
    if text.unit:
        values = [
            HIDDEN if area.hidden else "–" if math.isnan(area.value) else html.rounded(area.value, text.decimals)
            for area in areas
        ]
        columns.append(MapColumn(text.unit, values))
    for role in _VALUES if gone is None else (Role.RANK,):  # intervals are of the true counts
        own = of.beside(role)
        if own is not None and of.result is not None and own.name in layer.fields().names() and own != of.values():
            digits = text.decimals if role in {Role.LOWER, Role.UPPER} else 0
            cells = [_cell(features[number], own.name, digits) for number in order]
            columns.append(MapColumn(told(field_forms.scale_of(of.result, own)), cells))
    said = told(field_forms.scale_of(of.result, of.field)) if of.is_class and of.result and of.field else text.heading
    columns.append(MapColumn(said, [area.said for area in areas], of.is_class))
    facts = _facts(figure)
    if gone is not None:
        secret = [number in gone for number in order]
        columns = [
            replace(one, cells=[HIDDEN if own else cell for own, cell in zip(secret, one.cells)]) for one in columns
        ]
        facts = (*facts, _told_hidden(len(gone), hidden.rule))
    key = " ".join(figure.legend().split())
    return MapLayer(told(of.title()), key, text, _fills(layer, of), rows, tuple(columns), facts)


def _told_hidden(areas: int, rule: str) -> str:
    many = QT_TRANSLATE_NOOP(
        "MedwayIsolation",
        "Counts of persons: {rule} Values, ranks and classes are made of what is shown; {n} areas are hidden.",
    )
    one = "Counts of persons: {rule} Values, ranks and classes are made of what is shown; {n} area is hidden."
    return told(Phrase(many, one=one, rule=rule, n=areas))


def _fills(layer: QgsVectorLayer, of: Described) -> tuple[Fill, ...]:
    """Return how the rows of a legend are drawn; the last fill is of what has no value, whether the legend has a row for it or not."""
    if of.is_flag:
        known = [Fill(ramps.PRIORITY, (45.0,)), Fill(ramps.BACKGROUND)]
    elif of.is_sorted:
        known = [Fill(colour) for _, colour, _ in kinds.legend(of.role)]
    else:
        classes = classing.classes_in(layer, of)
        lines = print_style.hatches(classes) if classes <= print_style.MOST else [()] * classes
        known = [Fill(colour, angles) for colour, angles in zip(ramps.sequential(classes), lines)]
    return (*known, _MISSING)


def _facts(figure: Figure) -> tuple[str, ...]:
    """Return what is known of a figure, and what is not."""
    of = figure.of
    known = told(statement(of.result).line()) if of.result is not None and of.stated else ""
    unknown = of.result is None
    said = (
        figure.subtitle(),
        told(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Known of it: {facts}."), facts=known)) if known else "",
        translate("MedwayIsolation", "Where it comes from is not stated: it is no result of Medway Isolation.")
        if unknown
        else figure_words.stated_source(of),
        figure_words.evidence_line(of),
        figure_words.recipe_line(of),
    )
    return tuple(fact for fact in said if fact)


def _plain(feature: QgsFeature, name: str) -> str:
    cell = feature.attribute(name) if name else None
    return str(cell).strip() if isinstance(cell, (str, int, float)) else ""


def _cell(feature: QgsFeature, name: str, digits: int) -> str:
    cell = feature.attribute(name)
    if isinstance(cell, (int, float)) and not math.isnan(cell):
        return html.rounded(float(cell), digits)
    return cell if isinstance(cell, str) and cell else "–"


def _file_name(title: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in title)[:60].strip("_") or "map"
