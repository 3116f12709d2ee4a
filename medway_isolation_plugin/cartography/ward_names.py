"""Every ward's name is on its page: in its place where it has room, else as a number with a key beside the map.

QGIS places the labels and is asked which found no room, so a page is written again until none is left over. The
settings of its label engine belong to a project: that of the pages, never the one that is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsLabelObstacleSettings,
    QgsLabelPosition,
    QgsLayoutItemMap,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsSpatialIndex,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..core.wards import alphabet
from . import pages
from .styles import label_layer
from .ward_key import WardKey

NAME_SIZE = 8.0  # points on A4
CANDIDATES = 20.0  # places that QGIS tries for a name in each cm² of a ward; more help no ward
_FIRST = 10  # priority of numbers over names, which can become numbers too
_POINT = 25.4 / 72  # mm
_HALF_WIDTH, _HALF_HEIGHT = 0.36, 0.6  # of a bold digit, for type of size 1; fonts have less

Ward = tuple[str, int]  # the id of its layer, which is one map's, and its own in that


@dataclass
class _Page:
    """What one page shows: an expression for the names, the names in their place, and wards that became numbers.

    Those are kept by layer and feature id, because a name may be that of several: of two wards, or of the islands of one.
    """

    name: str
    placed: set[str] = field(default_factory=set)
    numbered: dict[Ward, str] = field(default_factory=dict)
    places: dict[Ward, str] = field(default_factory=dict)  # for those, where the ward is widest, as WKT
    left_out: set[Ward] = field(default_factory=set)  # of those, what has no room for a number either

    def numbers(self) -> dict[str, int]:
        """Return each name's number, so that both rise through the key."""
        names = {name for ward, name in self.numbered.items() if ward not in self.left_out}
        return {name: number for number, name in enumerate(sorted(names, key=alphabet), start=1)}

    def missing(self) -> list[str]:
        """Return the names that are nowhere on the map."""
        names = {self.numbered[ward] for ward in self.left_out}
        return sorted(names - self.placed - set(self.numbers()), key=alphabet)


class WardNames:
    """Names wards on the pages of a layout.

    Parameters
    ----------
    layout : QgsPrintLayout
        Its project's label engine is set; its item `ward_key` is shown when there are numbers.
    layer : QgsVectorLayer
        The wards, a layer of that project.
    size : float, optional
        Of the names, in points. Default: 8 on A4, more on larger pages.
    candidates : float, optional
        Places that QGIS tries for a name in each cm² of a ward. Large wards need fewer than small ones.
    """

    def __init__(
        self,
        layout: QgsPrintLayout,
        layer: QgsVectorLayer,
        size: float | None = None,
        candidates: float = CANDIDATES,
    ) -> None:
        self._layout = layout
        self._layer = layer
        self._maps = {layer.id(): (layer, layout.itemById("map"))}
        self._size = size or NAME_SIZE * pages.text_factor(layout)
        self._key = WardKey.of(layout)
        self._pages: dict[str, _Page] = {}
        self._shapes = _shapes(layout, layer)
        self._near = QgsSpatialIndex()  # a country has thousands of wards, and a page shows a few
        for number, shape in self._shapes.items():
            self._near.addFeature(number, shape.boundingBox())
        engine = layout.project().labelingEngineSettings()
        engine.setMaximumPolygonCandidatesPerCmSquared(candidates)
        engine.setFlag(Qgis.LabelingFlag.CollectUnplacedLabels)
        layout.project().setLabelingEngineSettings(engine)

    def also(self, copy: QgsVectorLayer, chart: QgsLayoutItemMap) -> None:
        """Name the wards on another map of the page too, which shows a copy of them; both maps have one key."""
        self._maps[copy.id()] = (copy, chart)

    def show(self, name: str, page: str = "") -> None:
        """Turn to a page, on which the expression `name` gives the wards' names, with the numbers that it had before."""
        self._page = self._pages.setdefault(page, _Page(name))
        self._label()

    def written(self, write: Callable[[], Iterable[QgsLabelPosition]]) -> list[str]:
        """Write a page until each ward has its name or a number on it; returns the names that have room for neither.

        `write` writes it and returns its labels, with those that found no room.
        """
        page = self._page
        while True:
            labels = [label for label in write() if label.layerID in self._maps]
            names = [label for label in labels if _ward(label) not in page.numbered]
            homeless = {_ward(label): label.labelText for label in names if label.isUnplaced}
            page.placed = {label.labelText for label in names if not label.isUnplaced}
            if self._key is None:
                return sorted(set(homeless.values()) - page.placed, key=alphabet)
            astray = {_ward(label): label.labelText for label in names if self._is_astray(label)}
            lost = {_ward(label) for label in labels if label.isUnplaced} - set(homeless) - page.left_out
            if homeless or astray:
                page.numbered.update({**homeless, **astray})
                page.places.update(self._widest([*homeless, *astray]))
            elif lost:
                page.left_out.update(lost)
            else:
                return page.missing()
            self._label()

    def _is_astray(self, label: QgsLabelPosition) -> bool:
        """Return whether a label lies more on another ward than on its own: QGIS only keeps its middle there."""
        if label.isUnplaced or label.featureId not in self._shapes:
            return False
        box = label.labelRect
        covered = {ward: self._shapes[ward].clipped(box).area() for ward in sorted(self._near.intersects(box))}
        return bool(max(covered, key=covered.__getitem__, default=label.featureId) != label.featureId)

    def _widest(self, wards: Iterable[Ward]) -> dict[Ward, str]:
        """Return circles in the widest parts of what maps show of wards, where numbers have most room.

        QGIS finds no place in some corners and strips that have room, because it cuts hollow shapes into small pieces.
        """
        found = {}
        for layer_id, (_layer, chart) in self._maps.items():
            own = {number for layer, number in wards if layer == layer_id}
            found.update({(layer_id, number): place for number, place in self._places(own, chart).items()})
        return found

    def _places(self, wards: set[int], chart: QgsLayoutItemMap) -> dict[int, str]:
        """Return the circles on one map, by feature id."""
        extent, mm = chart.extent(), chart.extent().width() / chart.rect().width()
        digits, size = len(str(len(self._page.numbered))), self._size * _POINT * mm
        across, down = digits * _HALF_WIDTH * size, _HALF_HEIGHT * size
        seen = extent.buffered(-across)  # where the middle of a number may be that is whole on the map
        seen.setYMinimum(extent.yMinimum() + down)
        seen.setYMaximum(extent.yMaximum() - down)
        back = QgsCoordinateTransform(self._layout.project().crs(), self._layer.crs(), QgsProject())
        found = {}
        for ward in wards & set(self._shapes):
            middle, radius = self._shapes[ward].clipped(seen).poleOfInaccessibility(0.2 * mm)
            if not middle.isEmpty():
                circle = middle.buffer(max(radius, 0.05 * mm), 6)
                circle.transform(back)
                found[ward] = circle.asWkt(8)
        return found

    def _label(self) -> None:
        """Label the wards, and fill the key in; numbers that it has no room for are not on the map either."""
        page = self._page
        if self._key is not None:
            unkeyed = self._key.fill(page.numbers(), page.missing())
            second = {ward for ward in page.numbered if ward[0] != self._layer.id()} - page.left_out
            if unkeyed and second:  # what has its place on the first map needs none in the key
                page.left_out.update(second)
                unkeyed = self._key.fill(page.numbers(), page.missing())
            page.left_out.update(ward for ward, name in page.numbered.items() if name in unkeyed)
        numbers = page.numbers()
        for layer, _chart in self._maps.values():
            texts = {
                number: "" if (layer_id, number) in page.left_out else numbers[name]
                for (layer_id, number), name in page.numbered.items()
                if layer_id == layer.id()
            }
            places = {number: place for (layer_id, number), place in page.places.items() if layer_id == layer.id()}
            self._label_map(layer, texts, places)

    def _label_map(self, layer: QgsVectorLayer, texts: Mapping[int, object], places: Mapping[int, str]) -> None:
        """Label the wards of one map: by number those that have one, at their places, and the others by name."""
        name = self._page.name
        if not texts:
            label_layer(layer, name, self._size, expression=True)
            return
        pairs = ",".join(f"'{ward}','{text}'" for ward, text in texts.items())
        number = f"map_get(map({pairs}), to_string($id))"
        circles = ",".join(f"'{ward}','{place}'" for ward, place in places.items())
        label_layer(layer, f"coalesce({number}, {name})", self._size, expression=True)
        settings = layer.labeling().settings()
        settings.geometryGenerator = f"coalesce(geom_from_wkt(map_get(map({circles}), to_string($id))), $geometry)"
        settings.geometryGeneratorType = Qgis.GeometryType.Polygon
        settings.geometryGeneratorEnabled = True
        _define(settings, QgsPalLayerSettings.Property.Bold, f"{number} IS NOT NULL")
        first = f"if({number} IS NULL, {settings.priority}, {_FIRST})"
        _define(settings, QgsPalLayerSettings.Property.Priority, first)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _ward(label: QgsLabelPosition) -> Ward:
    return str(label.layerID), int(label.featureId)


def name_in(field: str) -> str:
    """Return the expression of a ward's name in a field, without blanks around it."""
    return f"trim(to_string({QgsExpression.quotedColumnRef(field)}))"


def nameless(layer: QgsVectorLayer, field: str) -> int:
    """Return how many wards have no name."""
    return sum(1 for _ in layer.getFeatures(f"coalesce({name_in(field)}, '') = ''"))


def keep_clear(layer: QgsVectorLayer, flag_field: str) -> None:
    """Make labels keep off the areas whose flag is 1; where no flag field is given they may lie on any."""
    layer.setLabelsEnabled(bool(flag_field))
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.obstacleSettings().setType(QgsLabelObstacleSettings.ObstacleType.PolygonInterior)
    flagged = f"{QgsExpression.quotedColumnRef(flag_field)} = 1"
    _define(settings, QgsPalLayerSettings.Property.IsObstacle, flagged)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _define(settings: QgsPalLayerSettings, what: QgsPalLayerSettings.Property, expression: str) -> None:
    """Let an expression say a setting, ward by ward."""
    properties = settings.dataDefinedProperties()
    properties.setProperty(what, QgsProperty.fromExpression(expression))
    settings.setDataDefinedProperties(properties)


def _shapes(layout: QgsPrintLayout, layer: QgsVectorLayer) -> dict[int, QgsGeometry]:
    """Return the wards' shapes as the layout's project draws them, by feature id."""
    request = QgsFeatureRequest().setNoAttributes()
    request.setDestinationCrs(layout.project().crs(), layout.project().transformContext())
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    request.setTransformErrorCallback(lambda _feature: None)
    return {feature.id(): feature.geometry() for feature in layer.getFeatures(request) if feature.hasGeometry()}
