"""Every ward's name is on its page: in its place where it has room, else as a number with a key beside the map.

QGIS places the labels and is asked which found no room, so a page is written again until none is left over. The
settings of its label engine belong to a project: that of the pages, never the one that is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsLabelObstacleSettings,
    QgsLabelPosition,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
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


@dataclass
class _Page:
    """What one page shows: an expression for the names, the names in their place, and wards that became numbers.

    Those are kept by feature id, because a name may be that of several: of two wards, or of the islands of one.
    """

    name: str
    placed: set[str] = field(default_factory=set)
    numbered: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)  # for those, where the ward is widest, as WKT
    left_out: set[int] = field(default_factory=set)  # of those, what has no room for a number either

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
        self._size = size or NAME_SIZE * pages.text_factor(layout)
        self._key = WardKey.of(layout)
        self._pages: dict[str, _Page] = {}
        self._shapes = _shapes(layout, layer)
        engine = layout.project().labelingEngineSettings()
        engine.setMaximumPolygonCandidatesPerCmSquared(candidates)
        engine.setFlag(Qgis.LabelingFlag.CollectUnplacedLabels)
        layout.project().setLabelingEngineSettings(engine)

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
            labels = [label for label in write() if label.layerID == self._layer.id()]
            names = [label for label in labels if label.featureId not in page.numbered]
            homeless = {label.featureId: label.labelText for label in names if label.isUnplaced}
            page.placed = {label.labelText for label in names if not label.isUnplaced}
            if self._key is None:
                return sorted(set(homeless.values()) - page.placed, key=alphabet)
            astray = {label.featureId: label.labelText for label in names if self._is_astray(label)}
            lost = {label.featureId for label in labels if label.isUnplaced} - set(homeless) - page.left_out
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
        covered = {
            ward: shape.clipped(box).area() for ward, shape in self._shapes.items() if shape.boundingBoxIntersects(box)
        }
        return bool(max(covered, key=covered.__getitem__, default=label.featureId) != label.featureId)

    def _widest(self, wards: Iterable[int]) -> dict[int, str]:
        """Return circles in the widest parts of what the map shows of wards, where numbers have most room.

        QGIS finds no place in some corners and strips that have room, because it cuts hollow shapes into small pieces.
        """
        chart = self._layout.itemById("map")
        extent, mm = chart.extent(), chart.extent().width() / chart.rect().width()
        digits, size = len(str(len(self._page.numbered))), self._size * _POINT * mm
        across, down = digits * _HALF_WIDTH * size, _HALF_HEIGHT * size
        seen = extent.buffered(-across)  # where the middle of a number may be that is whole on the map
        seen.setYMinimum(extent.yMinimum() + down)
        seen.setYMaximum(extent.yMaximum() - down)
        back = QgsCoordinateTransform(self._layout.project().crs(), self._layer.crs(), QgsProject())
        found = {}
        for ward in set(wards) & set(self._shapes):
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
            page.left_out.update(ward for ward, name in page.numbered.items() if name in unkeyed)
        if not page.numbered:
            label_layer(self._layer, page.name, self._size, expression=True)
            return
        numbers = page.numbers()
        texts = {ward: "" if ward in page.left_out else numbers[name] for ward, name in page.numbered.items()}
        pairs = ",".join(f"'{ward}','{text}'" for ward, text in texts.items())
        number = f"map_get(map({pairs}), to_string($id))"
        places = ",".join(f"'{ward}','{place}'" for ward, place in page.places.items())
        label_layer(self._layer, f"coalesce({number}, {page.name})", self._size, expression=True)
        settings = self._layer.labeling().settings()
        settings.geometryGenerator = f"coalesce(geom_from_wkt(map_get(map({places}), to_string($id))), $geometry)"
        settings.geometryGeneratorType = Qgis.GeometryType.Polygon
        settings.geometryGeneratorEnabled = True
        _define(settings, QgsPalLayerSettings.Property.Bold, f"{number} IS NOT NULL")
        first = f"if({number} IS NULL, {settings.priority}, {_FIRST})"
        _define(settings, QgsPalLayerSettings.Property.Priority, first)
        self._layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


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
