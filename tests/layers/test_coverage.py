"""Shapes on one grid: no gap, no overlap, whole coordinates, whatever the shapes are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureRequest, QgsGeometry, QgsProject, QgsVectorLayer

from medway_isolation_plugin.core.outlines import path, without_needless
from medway_isolation_plugin.layers import coverage

pytestmark = pytest.mark.usefixtures("qgis_app")


def wkt(*texts: str) -> list[QgsGeometry]:
    return [coverage.sound(QgsGeometry.fromWkt(text)) for text in texts]


def faults(before: list[QgsGeometry], after: tuple[QgsGeometry, ...], unit: float) -> tuple[float, float]:
    """Return how much of the areas is covered twice, and how much by none that was well inside."""
    there = [shape for shape in after if not shape.isEmpty()]
    covered = QgsGeometry.unaryUnion(there)
    overlap = sum(shape.area() for shape in there) - covered.area()
    inside = QgsGeometry.unaryUnion(before).buffer(-2 * unit, 4)
    return overlap, inside.difference(covered).area()


def corners(shape: QgsGeometry) -> np.ndarray:
    return np.array([(point.x(), point.y()) for point in shape.vertices()]).reshape(-1, 2)


def on_the_grid(shapes: tuple[QgsGeometry, ...], unit: float) -> bool:
    points = np.concatenate([corners(shape) for shape in shapes if not shape.isEmpty()]) / unit
    return bool(np.abs(points - np.rint(points)).max() < 1e-6)


@pytest.mark.parametrize("unit", [5.0, 20.0, 100.0])
@pytest.mark.parametrize("name", ["areas", "wards"])
def test_the_sample_has_no_gap_and_no_overlap(sample, name, unit):
    layer = QgsVectorLayer(f"{sample}|layername={name}", name, "ogr")
    shapes = [coverage.sound(feature.geometry()) for feature in layer.getFeatures()]
    found = coverage.on_grid(shapes, unit)
    assert faults(shapes, found, unit) == (0, 0)
    assert on_the_grid(found, unit)
    assert not any(shape.isEmpty() for shape in found)
    assert sum(shape.area() for shape in found) == pytest.approx(sum(shape.area() for shape in shapes), rel=2e-3)
    for shape, other in zip(shapes, found):
        assert other.isGeosValid()
        assert other.hausdorffDistance(shape) < 2.5 * unit


@pytest.mark.parametrize("name", ["lsoa11", "lsoa21", "ward25", "lsoa01"])
def test_medway_in_degrees_has_no_gap_and_no_overlap(shared, name):
    """Of 2001 the borders do not match exactly: what two areas both cover is one's afterwards."""
    layer = QgsVectorLayer(str(shared / "data" / "medway" / f"{name}.geojson"), name, "ogr")
    request = QgsFeatureRequest().setDestinationCrs(
        QgsCoordinateReferenceSystem("EPSG:27700"), QgsProject().transformContext()
    )
    shapes = [coverage.sound(feature.geometry()) for feature in layer.getFeatures(request)]
    for unit in (5.0, 50.0):
        found = coverage.on_grid(shapes, unit)
        assert faults(shapes, found, unit) == (0, 0)
        assert on_the_grid(found, unit)
        assert not any(shape.isEmpty() for shape in found)


def test_a_corner_of_one_area_on_the_side_of_another_leaves_no_gap():
    """The long side has no corner where two areas meet it: brought to the grid each by itself, it would part from them."""
    shapes = wkt(
        "POLYGON((0 0, 100 7, 100 -50, 0 -50, 0 0))",
        "POLYGON((0 0, 33 2.31, 33 40, 0 40, 0 0))",
        "POLYGON((33 2.31, 100 7, 100 40, 33 40, 33 2.31))",
    )
    alone = tuple(shape.snappedToGrid(10.0, 10.0) for shape in shapes)
    assert faults(shapes, alone, 0.0)[0] > 50, "each by itself does part"
    found = coverage.on_grid(shapes, 10.0)
    assert faults(shapes, found, 0.0)[0] == 0
    both = QgsGeometry.unaryUnion(list(found))
    assert len(both.asGeometryCollection()) == 1
    assert both.constGet().numInteriorRings() == 0


def test_holes_islands_and_an_area_within_another():
    ring = "POLYGON((0 0, 90 0, 90 90, 0 90, 0 0), (30 30, 60 30, 60 60, 30 60, 30 30))"
    islands = "MULTIPOLYGON(((100 0, 120 0, 120 20, 100 20, 100 0)), ((140 0, 160 0, 160 20, 140 20, 140 0)))"
    lake = "POLYGON((200 0, 260 0, 260 60, 200 60, 200 0), (210 10, 240 10, 240 40, 210 40, 210 10))"
    shapes = wkt(ring, "POLYGON((30 30, 60 30, 60 60, 30 60, 30 30))", islands, lake)
    found = coverage.on_grid(shapes, 10.0)
    assert [shape.area() for shape in found] == [8100 - 900, 900, 800, 3600 - 900]
    grid = coverage.SharedGrid.over(coverage.extent_of(shapes), 10.0)
    assert [len(grid.rings(shape)) for shape in found] == [2, 1, 2, 2]


def test_a_collection_keeps_its_polygons_and_a_bow_tie_is_mended():
    mixed = "GEOMETRYCOLLECTION(POINT(5 5), LINESTRING(0 0, 9 9), POLYGON((0 0, 20 0, 20 20, 0 20, 0 0)))"
    shapes = wkt(mixed, "POLYGON((40 0, 60 20, 60 0, 40 20, 40 0))", "POINT(1 1)", "POLYGON EMPTY")
    assert [shape.isEmpty() for shape in shapes] == [False, False, True, True]
    found = coverage.on_grid(shapes, 1.0)
    assert [round(shape.area()) for shape in found if not shape.isEmpty()] == [400, 200]
    assert coverage.sound(QgsGeometry()).isEmpty()


def test_two_areas_that_overlap_share_what_both_cover():
    shapes = wkt("POLYGON((0 0, 60 0, 60 60, 0 60, 0 0))", "POLYGON((30 0, 90 0, 90 60, 30 60, 30 0))")
    found = coverage.on_grid(shapes, 10.0)
    assert faults(shapes, found, 0.0) == (0, 0)
    assert sorted(shape.area() for shape in found) == [1800, 3600]


def test_an_area_smaller_than_the_grid_is_empty():
    shapes = wkt("POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))", "POLYGON((300 300, 301 300, 301 301, 300 301, 300 300))")
    assert [shape.isEmpty() for shape in coverage.on_grid(shapes, 10.0)] == [False, True]


def test_lines_are_there_once():
    shapes = wkt("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", "POLYGON((10 0, 20 0, 20 10, 10 10, 10 0))")
    assert coverage.lines_on_grid(shapes, 1.0).length() == 70
    assert coverage.lines_on_grid([], 1.0).isEmpty()


@pytest.mark.parametrize(
    ("length", "wanted"), [(1.0, 1.0), (1.1, 2.0), (3.0, 5.0), (6.4, 10.0), (0.00123, 0.002), (50.0, 50.0)]
)
def test_sides_are_round(length, wanted):
    assert coverage.nice(length) == pytest.approx(wanted)


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 12), st.floats(0, 6), st.integers(0, 10_000))
def test_any_pattern_of_areas_has_no_gap_and_no_overlap(many, shift, seed):
    """Cells around random points share their borders exactly, as floating numbers that no grid knows."""
    random = np.random.RandomState(seed)
    points = QgsGeometry.fromWkt(
        "MULTIPOINT(" + ",".join(f"{x} {y}" for x, y in random.rand(many, 2) * 100 + shift) + ")"
    )
    cells = [cell for cell in points.voronoiDiagram().asGeometryCollection() if not cell.isEmpty()]
    shapes = [coverage.sound(cell) for cell in cells]
    unit = float(random.choice([0.5, 2.0, 7.0]))
    found = coverage.on_grid(shapes, unit)
    assert faults(shapes, found, unit)[0] == pytest.approx(0, abs=1e-6)
    assert faults(shapes, found, unit)[1] == pytest.approx(0, abs=1e-6)


# Paths, which need no QGIS


def test_points_on_straight_lines_are_left_out():
    ring = np.array([(0, 0), (5, 0), (10, 0), (10, 10), (5, 5), (0, 0)])
    assert without_needless(ring).tolist() == [[0, 0], [10, 0], [10, 10]]
    assert len(without_needless(np.array([(0, 0), (5, 5), (9, 9), (0, 0)]))) == 0
    spike = np.array([(0, 0), (10, 0), (10, 10), (20, 10), (10, 10), (0, 10), (0, 0)])
    assert without_needless(spike).tolist() == [[0, 0], [10, 0], [10, 10], [0, 10]]


def read(text: str) -> list[list[tuple[int, int]]]:
    """Read a path back, step by step."""
    import re

    found = []
    for part in filter(None, text.replace("z", "").split("M")):
        first, _, steps = part.partition("l")
        x, y = map(int, first.split())
        numbers = list(map(int, re.findall(r"-?\d+", steps)))
        points = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2]):
            x, y = x + dx, y + dy
            points.append((x, y))
        found.append(points)
    return found


@given(st.lists(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), min_size=2, max_size=20), max_size=4))
def test_a_path_says_its_points(rings):
    text = path([np.array(ring) for ring in rings])
    assert read(text) == rings
    assert text.count("z") == len(rings)
    assert "." not in text


def test_a_shape_keeps_its_area_as_a_path(sample):
    layer = QgsVectorLayer(f"{sample}|layername=areas", "areas", "ogr")
    shapes = coverage.on_grid([coverage.sound(feature.geometry()) for feature in layer.getFeatures()], 20.0)
    grid = coverage.SharedGrid.over(coverage.extent_of(shapes), 20.0)
    for shape in shapes:
        rings = [np.array(ring) for ring in read(path(grid.rings(shape)))]
        area = abs(sum(np.sum(r[:, 0] * np.roll(r[:, 1], -1) - r[:, 1] * np.roll(r[:, 0], -1)) for r in rings)) / 2
        assert math.isclose(area * 400, shape.area())
        assert all(r.min() >= 0 and r[:, 0].max() <= grid.width and r[:, 1].max() <= grid.height for r in rings)
