"""The inset of the densest part: when there is one, that it hides nothing, and that the map says where it is."""

from __future__ import annotations

import random

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QRectF

from medway_isolation_plugin.cartography import pages
from medway_isolation_plugin.cartography.figure_kinds import Over65
from medway_isolation_plugin.cartography.figures import Pages
from medway_isolation_plugin.cartography.inset import Inset, densest
from medway_isolation_plugin.cartography.pages import PageSize, Words, template_path
from medway_isolation_plugin.core.bands import P65
from tests import results
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")

FIELD = 100  # metres: a small area, of a country 20 km across


def square(x, y, side):
    return f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))"


def country(small, wide=20_000, high=20_000, town=(12_000, 5_000)):
    """Large areas all over a country, and a town of `small` small ones in a grid on top."""
    step = 4_000
    shapes = [square(x, y, step) for x in range(0, wide, step) for y in range(0, high, step)]
    shapes += [
        square(town[0] + FIELD * (number % 10), town[1] + FIELD * (number // 10), FIELD) for number in range(small)
    ]
    made = layer({"q": [1 + number % 5 for number in range(len(shapes))]}, shapes=shapes)
    return results.state(made, results.result(results.SEGMENTS, [results.classes("q", P65)]))


def page(made, inset=Inset.AUTOMATIC, size=PageSize.A4_LANDSCAPE, wards=None):
    maker = Pages(made, template_path(size), wards, "name" if wards else "", inset=inset)
    return maker, maker.layout(Over65.on(made, "q"), Words("Title"))


@pytest.mark.parametrize(
    ("small", "inset", "expected"),
    [
        (12, Inset.AUTOMATIC, False),  # of 37 areas a third is smaller than 2 mm, not more
        (13, Inset.AUTOMATIC, True),
        (13, Inset.NEVER, False),
        (0, Inset.ALWAYS, True),
    ],
)
def test_when_there_is_an_inset(small, inset, expected):
    _maker, layout = page(country(small), inset)
    assert (layout.itemById("inset") is not None) is expected
    assert layout.itemById("map").overviews().size() == int(expected)


@pytest.mark.parametrize("size", PageSize)
def test_paper_counts(size):
    """Areas of 180 m in a country 20 km across are smaller than 2 mm on A4 and larger on A3."""
    shapes = [square(1_000 * (number % 10), 200 * (number // 10), 180) for number in range(30)]
    made = layer({"q": [1] * 32}, shapes=[*shapes, square(0, 19_000, 1_000), square(19_000, 0, 1_000)])
    results.state(made, results.result(results.SEGMENTS, [results.classes("q", P65)]))
    _maker, layout = page(made, size=size)
    assert (layout.itemById("inset") is not None) is size.value.startswith("a4")


def ground(chart, box):
    extent, unit = chart.extent(), chart.extent().width() / chart.rect().width()
    left = extent.xMinimum() + (box.left() - chart.pos().x()) * unit
    top = extent.yMaximum() - (box.top() - chart.pos().y()) * unit
    return QgsGeometry.fromRect(QgsRectangle(left, top - box.height() * unit, left + box.width() * unit, top))


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize(("wide", "high"), [(20_000, 20_000), (40_000, 12_000), (12_000, 40_000)])
def test_nothing_lies_under_it_and_nothing_leaves_the_page(size, wide, high):
    made = country(40, wide, high, (4_500, 4_500))
    wards = layer({"name": ["All"]}, shapes=[f"POLYGON((0 0,{wide} 0,{wide} {high},0 {high},0 0))"])
    _maker, layout = page(made, size=size, wards=wards)
    chart, item, bar = (layout.itemById(name) for name in ("map", "inset", "inset_scalebar"))
    boxes = [QRectF(one.pos(), one.rect().size()) for one in (item, bar)]
    frame = QRectF(chart.pos(), chart.rect().size())
    for box in boxes:
        assert frame.contains(box)
        hidden = ground(chart, box)
        for one in (made, wards):
            assert not any(feature.geometry().intersects(hidden) for feature in one.getFeatures())
    assert not boxes[0].intersects(boxes[1].adjusted(0, 0.2, 0, 0))
    assert chart.extent().contains(made.extent())
    # Never smaller than two thirds of what it would be without.
    _other, without = page(made, Inset.NEVER, size)
    assert without.itemById("map").scale() / chart.scale() > 0.64


def test_it_shows_the_town_larger_and_says_where_and_how_large():
    made = country(60)
    _maker, layout = page(made)
    chart, item, bar = (layout.itemById(name) for name in ("map", "inset", "inset_scalebar"))
    assert item.extent().contains(QgsRectangle(12_000, 5_000, 13_000, 5_600))
    assert 2 <= chart.scale() / item.scale() <= 10.01
    assert FIELD / item.scale() * 1000 >= 2  # mm: an area that could not be seen can be
    assert chart.overviews().overview(0).linkedMap() is item
    assert bar.linkedMap() is item
    assert layout.itemById("scalebar").linkedMap() is chart
    across = bar.unitsPerSegment() * 2 * (1000 if bar.unitLabel() == "km" else 1) / item.scale() * 1000
    assert 10 < across < item.rect().width()


def test_names_on_the_map_do_not_depend_on_it():
    made = country(40)
    wards = layer({"name": ["All"]}, shapes=[square(0, 0, 20_000)])
    maker, layout = page(made, wards=wards)
    own = {one.id() for one in layout.itemById("map").layers()}
    assert own == {maker.wards.id(), maker.areas.id()}
    assert maker.wards.id() not in {one.id() for one in layout.itemById("inset").layers()}
    assert len(layout.itemById("inset").layers()) == 2


def test_areas_that_cover_nothing_have_none():
    made = layer({"q": [1, 2]}, shapes=["", ""])
    results.state(made, results.result(results.SEGMENTS, [results.classes("q", P65)]))
    _maker, layout = page(made, Inset.ALWAYS)
    assert layout.itemById("inset") is None


@pytest.mark.parametrize("seed", range(6))
def test_the_densest_place_against_every_place(seed):
    throw = random.Random(seed)
    points = [(throw.uniform(0, 100), throw.uniform(0, 60)) for _ in range(80)]
    heart = throw.uniform(10, 90), throw.uniform(10, 50)
    points += [(throw.gauss(heart[0], 2), throw.gauss(heart[1], 2)) for _ in range(60)]
    x, y = np.array(points).T

    def held(left, bottom):
        return sum(left <= a <= left + 12 and bottom <= b <= bottom + 9 for a, b in points)

    best = max(held(left, bottom) for left in range(-12, 101) for bottom in range(-9, 61))
    across, up = densest(x, y, 12, 9)
    assert held(across - 6, up - 4.5) >= 0.85 * best
    assert abs(across - heart[0]) < 4 and abs(up - heart[1]) < 4


# How much of a page is map


@pytest.mark.parametrize(
    ("size", "share", "of_atlas"),
    [
        (PageSize.A4_LANDSCAPE, 0.57, 0.46),  # 0.50 and 0.40 before
        (PageSize.A4_PORTRAIT, 0.61, 0.48),  # 0.55 and 0.43
        (PageSize.A3_LANDSCAPE, 0.60, 0.48),  # 0.53 and 0.43
        (PageSize.A3_PORTRAIT, 0.64, 0.50),  # 0.58 and 0.45
    ],
)
def test_the_map_takes_most_of_the_page(size, share, of_atlas):
    for atlas, least in ((False, share), (True, of_atlas)):
        project = QgsProject()
        layout = pages.load(template_path(size, atlas), project)
        paper = layout.pageCollection().page(0).rect()
        chart = layout.itemById("map").rect()
        assert chart.width() * chart.height() / (paper.width() * paper.height()) > least
