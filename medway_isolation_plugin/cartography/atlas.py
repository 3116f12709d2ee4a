"""One page for each ward: its areas in colour, the rest faded, its neighbours named, its areas in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..core import result_sets
from ..core.faults import InputError
from ..core.report.figure_report import FigureText
from ..core.wards import alphabet
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import fields
from . import accessible, figures, pages
from .atlas_table import PageTable, Shown, also_shown
from .classing import StyleChoice
from .exports import Format, export
from .figure import Figure
from .figure_kinds import BANDED, Health, Priority, fields_for
from .inset import Inset, InsetMap
from .map_tips import area_expression
from .pages import Words
from .rules import Rule, by_rules
from .styles import label_layer
from .ward_names import WardNames

WARD = "on_page"  # the field with the ward on whose page an area is, in the atlas's own layer
_PAGE = "page"
_FADED = 165  # of 255: how much of the other wards' areas is white


@dataclass(frozen=True)
class Area:
    """An area as a page shows it: attributes in the order of the areas layer, shape, and ward."""

    attributes: Sequence[object]
    shape: QgsGeometry
    ward: str


class Atlas:
    """The pages of all wards in alphabetical order, in a project of their own.

    Parameters
    ----------
    source : QgsVectorLayer
        The areas layer, for its fields, aliases and system.
    areas : sequence of Area
        Its areas.
    wards : mapping of str to QgsGeometry
        Ward name to shape, in the areas' system.
    """

    def __init__(
        self,
        source: QgsVectorLayer,
        areas: Sequence[Area],
        wards: Mapping[str, QgsGeometry],
        shown: Shown,
        words: Callable[[str], Words],
        template: Path,
        choice: StyleChoice | None = None,
        name_size: float | None = None,
        inset: Inset = Inset.AUTOMATIC,
    ) -> None:
        self.project = QgsProject()
        self.crs = pages.map_crs(source)
        self.project.setCrs(self.crs)
        self.shown = shown
        self.figure = figure_of(source, shown.classes)
        self._choice = choice or StyleChoice()
        self._inset_choice = inset
        self.names = sorted(wards, key=alphabet)
        self._words = words
        self._faults: list[Exception] = []
        self._of_ward: QgsVectorLayer | None = None  # for texts, made when one is asked for
        self._rows: dict[str, list[Sequence[object]]] = {name: [] for name in self.names}
        for area in areas:
            if area.ward in self._rows:
                self._rows[area.ward].append(area.attributes)
        copy = figures.ready(source)
        self.areas = self._areas_layer(copy, areas)
        self.figure.draw(self.areas, self._choice)
        self.areas.setName(self.figure.legend())
        self.over = self._areas_layer(copy, areas)
        self.wards = self._wards_layer(source.crs(), wards)
        for layer in (self.wards, self.over, self.areas):
            self.project.addMapLayer(layer, False)
        self.layout = self._page(template, name_size)
        about = self.project.metadata()
        about.setTitle(self.figure.title())  # of all wards, not of the first one
        about.setAbstract(self.figure.subtitle())
        self.project.setMetadata(about)

    def _areas_layer(self, source: QgsVectorLayer, areas: Sequence[Area]) -> QgsVectorLayer:
        made = _memory("areas", self.crs)
        made.dataProvider().addAttributes([*source.fields(), QgsField(WARD, QMetaType.Type.QString)])
        made.updateFields()
        fields.hand_on(source, made)
        shapes = _transformed([area.shape for area in areas], source.crs(), self.crs)
        features = []
        for area, shape in zip(areas, shapes):
            feature = QgsFeature(made.fields())
            feature.setAttributes([*area.attributes, area.ward])
            feature.setGeometry(shape)
            features.append(feature)
        made.dataProvider().addFeatures(features)
        made.dataProvider().createSpatialIndex()  # each page draws a few of them
        made.updateExtents()
        return made

    def _wards_layer(self, crs: QgsCoordinateReferenceSystem, wards: Mapping[str, QgsGeometry]) -> QgsVectorLayer:
        made = _memory("wards", self.crs)
        made.dataProvider().addAttributes(
            [QgsField("ward", QMetaType.Type.QString), QgsField(_PAGE, QMetaType.Type.Int)]
        )
        made.updateFields()
        features = []
        moved = _transformed([wards[name] for name in self.names], crs, self.crs)
        for number, (name, shape) in enumerate(zip(self.names, moved), start=1):
            feature = QgsFeature(made.fields())
            feature.setAttributes([name, number])
            feature.setGeometry(shape)
            features.append(feature)
        made.dataProvider().addFeatures(features)
        made.dataProvider().createSpatialIndex()  # each page draws a few of them
        made.updateExtents()
        made.setName(translate("MedwayIsolation", "Wards"))
        return made

    def _show_ward(self, name: str) -> None:
        """Fade what is not in the ward, which in greys would be other classes, and outline what is."""
        ward = QgsExpression.quotedValue(name)
        other = f'"{WARD}" IS NULL OR "{WARD}" <> {ward}'
        veil = QgsFillSymbol.createSimple(
            {"color": f"255,255,255,{255 if self._choice.printed else _FADED}", "outline_style": "no"}
        )
        edge = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#333333", "outline_width": "0.25"})
        self.over.setRenderer(by_rules([Rule(veil, other, ""), Rule(edge, f'"{WARD}" = {ward}', "")]))
        area = area_expression(self.shown.code, self.shown.name, both=False)
        label_layer(self.over, f'CASE WHEN "{WARD}" = {ward} THEN {area} END', 6.0 * self._factor, expression=True)
        thin = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#6f777b", "outline_width": "0.3"})
        thick = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#0b0c0c", "outline_width": "0.9"})
        thick.symbolLayer(0).setRenderingPass(1)  # above the outlines of its neighbours
        self.wards.setRenderer(
            by_rules(
                [
                    Rule(thick, f'"ward" = {ward}', pages.plain(name)),
                    Rule(thin, f'"ward" <> {ward}', translate("MedwayIsolation", "Other wards")),
                ]
            )
        )

    # Pages

    def _page(self, template: Path, name_size: float | None) -> QgsPrintLayout:
        layout = pages.load(template, self.project)
        self._factor = pages.text_factor(layout)
        self._names = WardNames(layout, self.wards, name_size, candidates=5.0)
        labels = [layout.itemById(name) for name in ("title", "subtitle", "date")]
        self._sizes = {
            label.id(): label.textFormat().size() for label in labels if isinstance(label, QgsLayoutItemLabel)
        }
        first = self.names[0]
        self._show_ward(first)
        self._name_neighbours(first)
        shown = [self.wards, self.over, self.areas]
        pages.describe(self.project, self._words(first))
        pages.fill(layout, self._words(first), shown, [self.areas, self.wards], self.crs, self._extent(first))
        self._bar = layout.itemById("scalebar")
        self._inset = InsetMap(layout, self.areas, [self.wards, self.over])
        self._table = PageTable.of(layout, self.areas, self.shown)
        atlas = layout.atlas()
        atlas.setCoverageLayer(self.wards)
        atlas.setPageNameExpression('"ward"')
        atlas.setSortFeatures(True)
        # By number: QGIS sorts names by the locale, and so pages would have other numbers on another computer.
        atlas.setSortExpression(f'"{_PAGE}"')
        atlas.setEnabled(True)
        atlas.featureChanged.connect(self._turn)
        return layout

    def _extent(self, name: str) -> QgsRectangle:
        """A ward, its areas, and enough around them to see the neighbours."""
        whole = QgsRectangle()
        for layer in (self.wards, self.areas):
            for feature in layer.getFeatures(self._in_ward(layer, name)):
                if not feature.geometry().isNull():
                    box = feature.geometry().boundingBox()
                    whole = QgsRectangle(box) if whole.isNull() else _together(whole, box)
        whole.scale(1.25)
        return whole

    def _in_ward(self, layer: QgsVectorLayer, name: str) -> str:
        """Return the expression of what a layer holds of a ward."""
        return f'"{"ward" if layer is self.wards else WARD}" = {QgsExpression.quotedValue(name)}'

    def _name_neighbours(self, name: str) -> None:
        ward = QgsExpression.quotedValue(name)
        self._names.show(f'CASE WHEN "ward" <> {ward} THEN "ward" END', name)

    def _turn(self, feature: QgsFeature) -> None:
        """Change the page to a ward. Called by QGIS, where an error that got out would end the program."""
        if feature.fields().lookupField("ward") < 0:  # between renderings there is none
            return
        try:
            self._show(str(feature["ward"]))
        except Exception as error:
            self._faults.append(error.with_traceback(None))  # whose frames hold this object

    def _show(self, name: str) -> None:
        self._show_ward(name)
        layout = self.layout
        words = self._words(name)
        for item, size in self._sizes.items():
            label = layout.itemById(item)
            text = label.textFormat()
            text.setSize(size)
            label.setTextFormat(text)
            pages.fit_text(label, getattr(words, item))
        chart = layout.itemById("map")
        chart.zoomToExtent(self._extent(name))
        if self.crs.isValid() and isinstance(self._bar, QgsLayoutItemScaleBar):
            pages.fit_scalebar(self._bar, chart)
        only = {layer.id(): self._in_ward(layer, name) for layer in (self.areas, self.wards, self.over)}
        if self._inset.show(self._inset_choice, only):
            self._names.also(self._inset.copies[0], self._inset.map)
        self._name_neighbours(name)
        key = layout.itemById("legend")
        if key is not None:
            key.refresh()
        hidden = self._table.fill(self._rows[name]) if self._table is not None else 0
        note = layout.itemById("note")
        if isinstance(note, QgsLayoutItemLabel):
            said = ""
            if hidden:
                many = QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "{n} areas of this ward not shown, those with the best values"
                )
                one = "{n} area of this ward not shown, those with the best values"
                said = told(Phrase(many, one, n=hidden))
            elif not self._rows[name]:
                said = translate("MedwayIsolation", "No area is counted in this ward.")
            pages.fit_text(note, said)

    def check(self) -> None:
        """Raise what went wrong while QGIS turned pages."""
        if self._faults:
            raise self._faults[0]

    def export(self, path: Path, kind: Format, dpi: int) -> list[str]:
        """Write the page that the layout shows, as `exports.export` does; returns the neighbours that have no room on it.

        An atlas written as one PDF cannot ask this: it has the numbers that were found here before.
        """
        return self._names.written(lambda: export(self.layout, path, kind, dpi))

    def text(self, name: str) -> FigureText:
        """Return what the page of a ward says to those who cannot see it."""
        if self._of_ward is None:
            self._of_ward = figures.ready(self.areas)
        self._of_ward.setSubsetString(self._in_ward(self._of_ward, name))
        return accessible.text_of(self._of_ward, self.figure, self._words(name), more=also_shown(self.shown))

    def turned(self) -> Iterator[str]:
        """Turn through the pages and yield each one's ward, as the page has it, while the layout shows it."""
        atlas = self.layout.atlas()
        atlas.beginRender()
        for number in range(atlas.count()):
            atlas.seekTo(number)
            self.layout.refresh()
            self.check()
            yield str(self.layout.reportContext().feature()["ward"])
        atlas.endRender()


def detect(layer: QgsVectorLayer) -> tuple[str, str, str, str]:
    """Return the fields of class, value, health and flag that a layer offers, 65+ before under 65; '' where there is none."""
    there = fields_for(layer)
    results = fields.results_of(layer)
    classes = next((there[kind][0] for kind in reversed(BANDED.values()) if kind in there), "")
    shown = result_sets.field_in(results, classes)
    band = shown[1].band if shown is not None else None
    flags = there.get(Priority, [])
    of_band = [name for name in flags if (known := result_sets.field_in(results, name)) and known[1].band == band]
    return classes, value_beside(layer, classes), there.get(Health, [""])[0], next(iter([*of_band, *flags]), "")


def value_beside(layer: QgsVectorLayer, classes: str) -> str:
    """Return the column with the numbers that a class field was made from; '' where that is not known or not in the layer."""
    value = fields.describe(layer, classes).values()
    return value.name if value is not None and value.name in layer.fields().names() else ""


def figure_of(layer: QgsVectorLayer, field: str) -> Figure:
    """Return the figure that an atlas shows on each ward's page."""
    kind = Priority if fields.describe(layer, field).is_flag else Figure
    return kind.on(layer, field)


def _memory(name: str, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    made = QgsVectorLayer("MultiPolygon", name, "memory")
    made.setCrs(crs)
    return made


def _transformed(
    shapes: Sequence[QgsGeometry], before: QgsCoordinateReferenceSystem, after: QgsCoordinateReferenceSystem
) -> list[QgsGeometry]:
    if not before.isValid() or before == after:
        return [QgsGeometry(shape) for shape in shapes]
    transform = QgsCoordinateTransform(before, after, QgsProject())
    moved = []
    for shape in shapes:
        copy = QgsGeometry(shape)
        try:
            copy.transform(transform)
        except QgsCsException as error:
            wrong = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "An area cannot be drawn on the map. Check the layer's coordinate reference system."
            )
            raise InputError(wrong) from error
        moved.append(copy)
    return moved


def _together(one: QgsRectangle, other: QgsRectangle) -> QgsRectangle:
    both = QgsRectangle(one)
    both.combineExtentWith(other)
    return both
