"""Every ward's name is on its page: in its place where it has room, else beside all wards with a line to its own, else as a
number with a key beside the map.

QGIS places the labels and is asked which found no room, so a page is written again until none is left over. The
settings of its label engine belong to a project: that of the pages, never the one that is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsLabelPosition,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsRectangle,
    QgsSpatialIndex,
    QgsVectorLayer,
)

from ..core.wards import alphabet
from . import leaders, pages
from .leaders import Ground, Leader
from .ward_key import WardKey
from .ward_labels import Placement, label_wards, labels_on

NAME_SIZE = 8.0  # points on A4
CANDIDATES = 20.0  # places that QGIS tries for a name in each cm² of a ward; more help no ward
_MOST_LED = 30  # where more names have no room, lines to them would be a thicket
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
    led: dict[Ward, Leader] = field(default_factory=dict)  # names that stand beside all wards

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
        self._beside: QgsVectorLayer | None = None
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

    def lead(self, areas: QgsVectorLayer) -> None:
        """Let names that have no room stand where neither wards nor areas are, with a line to their ward."""
        self._beside = areas

    def show(self, name: str, page: str = "") -> None:
        """Turn to a page, on which the expression `name` gives the wards' names, with the numbers that it had before."""
        self._page = self._pages.setdefault(page, _Page(name))
        self._label()

    def written(self, write: Callable[[], Iterable[QgsLabelPosition]]) -> list[str]:
        """Write a page on which each ward has its name or a number; returns the names that have room for neither.

        `write` writes it and returns its labels, with those that found no room. Places are looked for on its maps, without writing
        it, which takes much longer; what differs at its resolution is mended by writing it again.
        """
        self._place(self._on_maps)
        return self._place(write)

    def _on_maps(self) -> list[QgsLabelPosition]:
        """Return the labels of all maps as they would be written."""
        return [label for _layer, chart in self._maps.values() for label in labels_on(chart)]

    def _place(self, draw: Callable[[], Iterable[QgsLabelPosition]]) -> list[str]:
        """Draw until each ward has its name or a number; returns the names that have room for neither."""
        page = self._page
        while True:
            labels = [label for label in draw() if label.layerID in self._maps]
            names = [label for label in labels if _ward(label) not in page.numbered]
            homeless = {_ward(label): label.labelText for label in names if label.isUnplaced}
            page.placed = {label.labelText for label in names if not label.isUnplaced}
            if self._key is None:
                return sorted(set(homeless.values()) - page.placed, key=alphabet)
            astray = {_ward(label): label.labelText for label in names if self._is_astray(label, labels)}
            lost = {_ward(label) for label in labels if label.isUnplaced} - set(homeless) - page.left_out
            if homeless or astray:
                page.places.update(self._widest([*homeless, *astray]))
                self._find_room({**homeless, **astray}, labels)
            elif lost:
                page.left_out.update(lost)
            else:
                return page.missing()
            self._label()

    def settled(self, draw: Callable[[], Iterable[QgsLabelPosition]]) -> list[str]:
        """Find places as `written` does, and fix all labels there: they then need no settings of a project's label engine."""
        labels: list[QgsLabelPosition] = []

        def drawn() -> Iterable[QgsLabelPosition]:
            labels[:] = draw()
            return labels

        left_out = self._place(drawn)
        own = [label for label in labels if label.layerID == self._layer.id() and not label.isUnplaced]
        fixed = {int(label.featureId): QgsRectangle(label.labelRect) for label in own}
        label_wards(self._layer, self._page.name, self._size, self._marks(self._layer, fixed))
        return left_out

    def fill_key(self, layout: QgsPrintLayout) -> None:
        """Show the key of the page that is shown on another one."""
        key = WardKey.of(layout)
        if key is not None:
            key.fill(self._page.numbers(), self._page.missing())

    def _find_room(self, names: Mapping[Ward, str], labels: Sequence[QgsLabelPosition]) -> None:
        """Give names a place beside all wards, once, and numbers to those that have none."""
        page, free = self._page, {}
        if self._beside is not None and len(names) <= _MOST_LED:
            free = {ward: name for ward, name in names.items() if ward[0] == self._layer.id() and ward not in page.led}
        for ward in names:
            page.led.pop(ward, None)
        ground = self._ground([label for label in labels if _ward(label) not in names])
        text = self._layer.labeling().settings()
        to_map = QgsCoordinateTransform(self._layer.crs(), self._layout.project().crs(), self._layout.project())
        for ward, name in sorted(free.items(), key=lambda one: alphabet(one[1])):
            if ward in page.places:
                circle = QgsGeometry.fromWkt(page.places[ward])
                circle.transform(to_map)
                size = leaders.size_of(self._layout, name, text.format(), text.autoWrapLength)
                leader = ground.leader(circle.centroid().asPoint(), *size)
                if leader is not None:
                    page.led[ward] = leader
        page.numbered.update({ward: name for ward, name in names.items() if ward not in page.led})

    def _ground(self, labels: Iterable[QgsLabelPosition]) -> Ground:
        """Return what is on the map beside some labels' own names."""
        chart = self._layout.itemById("map")
        extent, mm = chart.extent(), chart.extent().width() / chart.rect().width()
        kept, within = leaders.blocked(chart), extent.buffered(-mm)
        shown = [label for label in labels if label.layerID == self._layer.id() and not label.isUnplaced]
        others = [one.line for ward, one in self._page.led.items() if any(_ward(label) == ward for label in shown)]

        def wards(shape: QgsGeometry) -> int:
            near = self._near.intersects(shape.boundingBox())
            return sum(1 for ward in near if self._shapes[ward].intersects(shape))

        def is_blank(box: QgsRectangle) -> bool:
            if not within.contains(box) or any(box.intersects(one) for one in kept):
                return False
            return not wards(QgsGeometry.fromRect(box)) and not self._areas_in(box)

        return Ground(mm, is_blank, wards, [label.labelRect for label in shown], others)

    def _areas_in(self, box: QgsRectangle) -> bool:
        project = self._layout.project()
        request = QgsFeatureRequest().setNoAttributes().setFlags(Qgis.FeatureRequestFlag.ExactIntersect)
        request.setDestinationCrs(project.crs(), project.transformContext()).setFilterRect(box).setLimit(1)
        request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        return self._beside is not None and any(True for _ in self._beside.getFeatures(request))

    def _is_astray(self, label: QgsLabelPosition, labels: Sequence[QgsLabelPosition]) -> bool:
        """Return whether a label lies more on another ward than on its own: QGIS only keeps its middle there.

        One beside all wards must not have been reached by others that moved since.
        """
        if label.isUnplaced or label.featureId not in self._shapes:
            return False
        leader = self._page.led.get(_ward(label))
        if leader is not None:
            others = self._ground([other for other in labels if _ward(other) != _ward(label)])
            return not others.takes(Leader(label.labelRect, leader.line))
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
        back = QgsCoordinateTransform(self._layout.project().crs(), self._layer.crs(), self._layout.project())
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
        for layer, _chart in self._maps.values():
            label_wards(layer, page.name, self._size, self._marks(layer))

    def _marks(self, layer: QgsVectorLayer, fixed: Mapping[int, QgsRectangle] | None = None) -> Placement:
        """Return what sets wards of one map apart; with `fixed`, the labels' boxes, each stays where it is."""
        page, own = self._page, layer.id()
        numbers = page.numbers()
        texts = {
            ward: "" if (layer_id, ward) in page.left_out else numbers[name]
            for (layer_id, ward), name in page.numbered.items()
            if layer_id == own
        }
        circles = {ward: place for (layer_id, ward), place in page.places.items() if layer_id == own}
        led = {ward: one.box for (layer_id, ward), one in page.led.items() if layer_id == own}
        back = QgsCoordinateTransform(self._layout.project().crs(), layer.crs(), self._layout.project())
        boxes = fixed if fixed is not None else led
        corners = {ward: back.transform(box.xMinimum(), box.yMinimum()) for ward, box in boxes.items()}
        return Placement(texts, circles, corners, set(led))


def _ward(label: QgsLabelPosition) -> Ward:
    return str(label.layerID), int(label.featureId)


def name_in(field: str) -> str:
    """Return the expression of a ward's name in a field, without blanks around it."""
    return f"trim(to_string({QgsExpression.quotedColumnRef(field)}))"


def nameless(layer: QgsVectorLayer, field: str) -> int:
    """Return how many wards have no name."""
    return sum(1 for _ in layer.getFeatures(f"coalesce({name_in(field)}, '') = ''"))


def _shapes(layout: QgsPrintLayout, layer: QgsVectorLayer) -> dict[int, QgsGeometry]:
    """Return the wards' shapes as the layout's project draws them, by feature id."""
    request = QgsFeatureRequest().setNoAttributes()
    request.setDestinationCrs(layout.project().crs(), layout.project().transformContext())
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    request.setTransformErrorCallback(lambda _feature: None)
    return {feature.id(): feature.geometry() for feature in layer.getFeatures(request) if feature.hasGeometry()}
