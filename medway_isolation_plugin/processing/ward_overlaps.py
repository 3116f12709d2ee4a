"""Which wards areas lie in, from their shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsSpatialIndex,
)

from ..core.areas import clean_code
from ..core.faults import InputError, listed
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from ..layers.features import THE_AREAS, THE_WARDS, plain, with_namesakes
from . import reading
from .columns import Rows
from .run import Run


@dataclass(frozen=True)
class WardShapes:
    """Wards, one a name: names and shapes, in the areas' coordinate reference system, and an index of their places in both."""

    names: Sequence[str]
    shapes: Sequence[QgsGeometry]
    index: QgsSpatialIndex


def check_crs(areas: QgsProcessingFeatureSource, wards: QgsProcessingFeatureSource) -> None:
    """Refuse layers that cannot be laid over each other.

    Raises
    ------
    InputError
        When one of them has no coordinate reference system.
    """
    for source, where in ((areas, THE_AREAS), (wards, THE_WARDS)):
        if not source.sourceCrs().isValid():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{where} ({name}) has no coordinate reference system, so areas cannot be laid over "
                    "wards. Set it in the layer's properties, or use a ward lookup table.",
                ),
                where=Capitalised(where),
                name=source.sourceName(),
            )


def overlaps(run: Run, rows: Rows, wards: WardShapes, by_point: bool) -> Iterator[tuple[int, str, float]]:
    """Yield (row, ward, share of the area that lies in the ward) for every area and ward that meet.

    Invalid shapes are repaired, with a warning. With `by_point`, an area lies whole in the ward that holds its point on
    surface.
    """
    mended: list[str] = []
    shapeless: list[str] = []
    for row, feature in enumerate(rows.features):
        if not row % 10:
            run.stop_if_cancelled()
        code = clean_code(rows.table.codes[row])
        shape = feature.geometry()
        if shape.isNull() or shape.isEmpty():
            shapeless.append(code)
            continue
        shape = _valid(shape, code, mended)
        point = shape.pointOnSurface() if by_point or shape.area() == 0 else None
        for place in wards.index.intersects(shape.boundingBox()):
            outline = wards.shapes[place]
            share = (
                float(outline.intersects(point))
                if point is not None
                else outline.intersection(shape).area() / shape.area()
            )
            if share > 0:
                yield row, wards.names[place], share
    if mended:
        run.warn(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{n} areas had invalid shapes, which were repaired to find their wards: {codes}.",
                ),
                one="{n} area had invalid shapes, which were repaired to find their wards: {codes}.",
                n=len(mended),
                codes=listed(mended),
            )
        )
    if shapeless:
        run.warn(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no shape and so no ward: {codes}."),
                one="{n} area has no shape and so no ward: {codes}.",
                n=len(shapeless),
                codes=listed(shapeless),
            )
        )


def united(
    run: Run, areas: QgsProcessingFeatureSource, wards: QgsProcessingFeatureSource, ward_field: str
) -> WardShapes:
    """Read the wards, bring them to the areas' coordinate reference system and unite those of the same name.

    Invalid shapes are repaired, with a warning.

    Raises
    ------
    InputError
        When a ward cannot be brought there, or none has a name and a shape.
    """
    transform = QgsCoordinateTransform(wards.sourceCrs(), areas.sourceCrs(), run.context.transformContext())
    field = wards.fields().indexOf(ward_field)
    pieces: dict[str, list[QgsGeometry]] = {}
    mended: list[str] = []
    request = QgsFeatureRequest().setSubsetOfAttributes(with_namesakes(wards.fields(), [field]))
    read = reading.batches(wards, request, THE_WARDS, run.feedback)
    for feature in (feature for batch in read for feature in batch):
        shape = feature.geometry()
        name = clean_code(plain([feature.attribute(field)])[0])
        if shape.isNull() or not name:
            continue
        shape = _valid(shape, name, mended)
        if shape.transform(transform) != Qgis.GeometryOperationResult.Success:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The ward '{name}' cannot be brought to the areas' coordinate reference system. Check the "
                    "systems of both layers.",
                ),
                name=name,
            )
        pieces.setdefault(name, []).append(shape)
    if not pieces:
        raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "The wards layer holds no ward with a name and a shape."))
    if mended:
        run.warn(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} wards had invalid shapes, which were repaired: {names}."),
                one="{n} ward had invalid shapes, which were repaired: {names}.",
                n=len(mended),
                names=listed(mended),
            )
        )
    shapes = []
    index = QgsSpatialIndex()
    for place, parts in enumerate(pieces.values()):
        run.stop_if_cancelled()
        shape = QgsGeometry.unaryUnion(parts)
        shapes.append(shape)
        index.addFeature(place, shape.boundingBox())
    return WardShapes(list(pieces), shapes, index)


def _valid(shape: QgsGeometry, name: str, mended: list[str]) -> QgsGeometry:
    if shape.isGeosValid():
        return shape
    mended.append(name)
    return shape.makeValid()
