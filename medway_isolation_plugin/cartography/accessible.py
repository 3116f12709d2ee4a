"""What a figure says to those who cannot see it, read from the layer as it is drawn: each area with its row of the legend."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from qgis.core import (
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRenderContext,
    QgsSpatialIndex,
    QgsVectorLayer,
)

from ..core import ranking, sources, summaries
from ..core.described import Described
from ..core.fields import RANKS, Part
from ..core.report.figure_report import FigureText, ShownArea, in_turns
from ..core.words import capitalised
from ..i18n import shown, told, translate
from ..layers import recognise
from ..layers.guarding import hidden_in
from .counts import is_of_people
from .figure import Figure
from .figure_words import unit
from .pages import Words
from .tally import tally_of


class WardFinder:
    """Finds the ward that holds most of an area (METHODS §7)."""

    def __init__(self, areas: QgsVectorLayer, wards: QgsVectorLayer, name_field: str) -> None:
        there = areas.crs().isValid() and wards.crs().isValid()
        request = QgsFeatureRequest()
        if there:
            request.setDestinationCrs(areas.crs(), QgsProject().transformContext())
        self._wards = {feature.id(): feature for feature in wards.getFeatures(request)}
        self._index = QgsSpatialIndex()
        for feature in self._wards.values():
            self._index.addFeature(feature)
        self._name = name_field

    def of(self, shape: QgsGeometry) -> str:
        """Return the ward's name, empty where the area lies in none."""
        if shape.isEmpty():
            return ""
        near = [self._wards[number] for number in self._index.intersects(shape.boundingBox())]
        shared = [(ward.geometry().intersection(shape).area(), str(ward[self._name] or "")) for ward in near]
        most, name = max(shared, default=(0.0, ""))
        return name if most > 0 else ""


def text_of(
    layer: QgsVectorLayer,
    figure: Figure,
    words: Words,
    wards: QgsVectorLayer | None = None,
    ward_field: str = "",
    more: Mapping[str, str] | None = None,
    stop: Callable[[], None] = lambda: None,
) -> FigureText:
    """Return what a figure says.

    Parameters
    ----------
    layer : QgsVectorLayer
        The areas, drawn as on the page.
    words : Words
        Of the page.
    wards, ward_field : QgsVectorLayer and str, optional
        Where the areas lie; without them the areas' own ward names, where there are any.
    more : mapping of str to str, optional
        Expressions of what else the table says of an area, by heading.
    stop : callable
        Raises when the user has cancelled.
    """
    of = figure.of
    tally = tally_of(layer, of)
    value = of.values() if of.is_class and of.stated else None
    way = 1 if value is not None and value.role in RANKS else -1  # of numbers from the worst on
    there = layer.fields().names()
    own = sources.recognise(there, only=("areas",))
    code = recognise.guess_code_field(layer)
    name, ward = recognise.area_name_field(layer.fields(), code), own.heading("ward_name")
    finder = WardFinder(layer, wards, ward_field) if wards is not None and ward_field else None
    rows = _Rows(layer, list((more or {}).values()))
    secret = hidden_in(layer, value.name) if value is not None and value.name in there else frozenset()
    areas = []
    for feature in in_turns(layer.getFeatures(), stop):
        row = rows.of(feature)
        place = finder.of(feature.geometry()) if finder is not None else _cell(feature, ward)
        said = _cell(feature, of.name) if of.is_class and _cell(feature, of.name) else rows.label(row)
        number = _number(feature, value.name) if value is not None and value.name in there else math.nan
        hidden = feature.id() in secret
        number = math.nan if hidden else number
        areas.append(
            ShownArea(row, said, _cell(feature, code), _cell(feature, name), place, number, hidden, rows.more())
        )
    rows.close()
    one = unit(of)[0]
    return FigureText(
        words.title,
        words.subtitle,
        words.source,
        " ".join(part for part in (words.date, words.fingerprint) if part),
        tuple(rows.labels),
        _claim(of),
        capitalised(one) if of.is_class else translate("MedwayIsolation", "Class"),
        told(of.unit()) if value is not None and value.name in there else "",
        summaries.decimals(dict(tally.ranges)),
        tally.empty,
        tuple(sorted(areas, key=lambda area: (area.row, _last_unknown(way * area.value), area.code))),
        tuple(more or ()),
    )


def _last_unknown(value: float) -> float:
    return math.inf if math.isnan(value) else value


def _claim(of: Described) -> str:
    if of.is_flag:
        return translate("MedwayIsolation", "are priority areas")
    if not of.is_class or not _is_ordered(of):
        return ""
    if is_of_people(of):
        return translate("MedwayIsolation", "are in the {fraction} with the most people").format(
            fraction=told(ranking.fraction_name(of.classes))
        )
    if not (of.stated and of.classes):
        return translate("MedwayIsolation", "are in class 1, the worst")
    worst = (
        translate("MedwayIsolation", "class 1, most {what}").format(what=shown(of.worst))
        if of.worst
        else translate("MedwayIsolation", "class 1")
    )
    return translate("MedwayIsolation", "are in the worst {fraction} ({worst})").format(
        fraction=told(ranking.fraction_name(of.classes)), worst=worst
    )


def _is_ordered(of: Described) -> bool:
    """Return whether the first row of a class field's legend is class 1: not where moves between two classes are shown."""
    return of.field is not None and (of.field.of is None or of.field.of.part is Part.RISK)


class _Rows:
    """Says in which row of a layer's legend a feature is, and what else is asked of it."""

    def __init__(self, layer: QgsVectorLayer, more: Sequence[str]) -> None:
        self._renderer = layer.renderer().clone()
        self._context = QgsRenderContext()
        self._context.expressionContext().appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        self._context.expressionContext().setFields(layer.fields())
        items = self._renderer.legendSymbolItems()
        self.labels = [str(item.label()) for item in items]
        self._row = {str(item.ruleKey()): number for number, item in enumerate(items)}
        self._more = [QgsExpression(text) for text in more]
        self._renderer.startRender(self._context, layer.fields())

    def of(self, feature: QgsFeature) -> int:
        self._context.expressionContext().setFeature(feature)
        keys = self._renderer.legendKeysForFeature(feature, self._context)
        return min((self._row[key] for key in keys if key in self._row), default=-1)

    def more(self) -> tuple[str, ...]:
        """Return what is asked of the feature that was looked at last."""
        return tuple(str(each.evaluate(self._context.expressionContext())) for each in self._more)

    def label(self, row: int) -> str:
        return self.labels[row] if row >= 0 else ""

    def close(self) -> None:
        self._renderer.stopRender(self._context)


def _cell(feature: QgsFeature, field: str) -> str:
    cell = feature[field] if field else None
    missing = not isinstance(cell, (str, int, float)) or (isinstance(cell, float) and math.isnan(cell))
    return "" if missing else str(cell)


def _number(feature: QgsFeature, field: str) -> float:
    cell = feature[field]
    return float(cell) if isinstance(cell, (int, float)) else math.nan
