"""Every ward's name is on its page: in its place where it has room, else as a number with a key beside the map.

QGIS places the labels and is asked which found no room, so a page is written again until none is left over. The
settings of its label engine belong to a project: that of the pages, never the one that is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsFeatureRequest,
    QgsGeometry,
    QgsLabelPosition,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProperty,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..core.wards import alphabet
from . import pages
from .styles import label_layer
from .ward_key import WardKey

NAME_SIZE = 8.0  # points on A4
_CANDIDATES = 20.0  # places that QGIS tries for a name in each cm² of a ward; more help no ward
_FIRST = 10  # priority of numbers over names, which can become numbers too


@dataclass
class _Page:
    """What one page shows: an expression for the names, wards by feature id that became numbers, names left out."""

    name: str
    numbered: dict[int, str] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def numbers(self) -> dict[str, int]:
        """Return each name's number, so that both rise through the key."""
        names = sorted(set(self.numbered.values()) - self.left_out, key=alphabet)
        return {name: number for number, name in enumerate(names, start=1)}


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
    """

    def __init__(self, layout: QgsPrintLayout, layer: QgsVectorLayer, size: float | None = None) -> None:
        self._layer = layer
        self._size = size or NAME_SIZE * pages.text_factor(layout)
        self._key = WardKey.of(layout)
        self._pages: dict[str, _Page] = {}
        self._shapes = _shapes(layout, layer)
        engine = layout.project().labelingEngineSettings()
        engine.setMaximumPolygonCandidatesPerCmSquared(_CANDIDATES)
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
            homeless = {label.featureId: label.labelText for label in labels if label.isUnplaced}
            if self._key is None:
                return sorted(homeless.values(), key=alphabet)
            astray = {label.featureId: label.labelText for label in labels if self._is_astray(label)}
            names = {ward: name for ward, name in {**homeless, **astray}.items() if ward not in page.numbered}
            page.numbered.update(names)
            if not names:
                if not homeless:
                    return sorted(page.left_out, key=alphabet)
                page.left_out.update(page.numbered[ward] for ward in homeless)
            self._label()

    def _is_astray(self, label: QgsLabelPosition) -> bool:
        """Return whether a label lies more on another ward than on its own: QGIS only keeps its middle there."""
        if label.isUnplaced or label.featureId not in self._shapes:
            return False
        place = label.labelGeometry
        own = self._shapes[label.featureId].intersection(place).area()
        return any(
            shape.boundingBoxIntersects(place) and shape.intersection(place).area() > own
            for ward, shape in self._shapes.items()
            if ward != label.featureId
        )

    def _label(self) -> None:
        """Label the wards, and fill the key in; numbers that it has no room for are not on the map either."""
        page = self._page
        if self._key is not None:
            page.left_out.update(self._key.fill(page.numbers(), sorted(page.left_out, key=alphabet)))
        if not page.numbered:
            label_layer(self._layer, page.name, self._size, expression=True)
            return
        numbers = page.numbers()
        pairs = ",".join(f"'{ward}','{numbers.get(name, '')}'" for ward, name in page.numbered.items())
        number = f"map_get(map({pairs}), to_string($id))"
        label_layer(self._layer, f"coalesce({number}, {page.name})", self._size, expression=True)
        settings = self._layer.labeling().settings()
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
