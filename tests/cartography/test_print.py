"""Pages for print: patterns that survive without colour, outlines that thin out, how much of a page is map."""

from __future__ import annotations

import shutil
import zipfile
from itertools import combinations

import numpy as np
import pytest
from qgis.core import (
    QgsLayoutExporter,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage

from medway_isolation_plugin.cartography import choices
from medway_isolation_plugin.cartography.classing import Mode, StyleChoice
from medway_isolation_plugin.cartography.figure_kinds import Change, Over65, Priority
from medway_isolation_plugin.cartography.figures import Pages
from medway_isolation_plugin.cartography.pages import PageSize, Words, template_path
from medway_isolation_plugin.cartography.symbols import fill
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import ResultKind, Role, Scope
from tests import results
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")

DPI = 200
PRINTED = StyleChoice(printed=True)


def swatches(layout, number):
    """Return the inside of each unit square of the layout's map, as grey numbers, and reduced to 1 bit."""
    image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), DPI)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    chart = layout.itemById("map")
    extent, rect = chart.extent(), chart.rect()

    def pixel(x, y):
        across = (x - extent.xMinimum()) / extent.width() * rect.width() + chart.pos().x()
        down = (extent.yMaximum() - y) / extent.height() * rect.height() + chart.pos().y()
        return QPointF(across, down) * (DPI / 25.4)

    found = []
    for square in range(number):
        first, last = pixel(square + 0.12, 0.88), pixel(square + 0.88, 0.12)
        box = (int(first.x()), int(first.y()), int(last.x() - first.x()), int(last.y() - first.y()))
        found.append(
            (array(grey.copy(*box)), array(bits.copy(*box).convertToFormat(QImage.Format.Format_Grayscale8)) / 255)
        )
    return found


def array(image):
    pixels = image.constBits()
    pixels.setsize(image.sizeInBytes())
    return (
        np.frombuffer(pixels, np.uint8).reshape(image.height(), image.bytesPerLine())[:, : image.width()].astype(float)
    )


def pattern(bits):
    """Say what a reduced swatch looks like: its share of white, and how alike neighbours are in four directions."""
    near = 3  # pixels, less than the lines are apart
    alike = [
        (bits[:, near:] == bits[:, :-near]).mean(),
        (bits[near:] == bits[:-near]).mean(),
        (bits[near:, near:] == bits[:-near, :-near]).mean(),
        (bits[near:, :-near] == bits[:-near, near:]).mean(),
    ]
    return np.array([bits.mean(), *alike])


def kinds(found):
    """Return how many patterns can be told apart."""
    different: list[np.ndarray] = []
    for _grey, bits in found:
        if all(np.abs(pattern(bits) - other).max() > 0.04 for other in different):
            different.append(pattern(bits))
    return len(different)


def classed(classes):
    made = layer({"q": [*range(1, classes + 1), None]})
    return results.state(made, results.result(results.SEGMENTS, [results.classes("q", P65)], classes=classes))


def page(made, figure, choice):
    maker = Pages(made, template_path(PageSize.A4_LANDSCAPE), choice=choice)
    return maker, maker.layout(figure, Words("Title"))


@pytest.mark.parametrize("classes", [2, 3, 4, 5, 6, 7, 8, 9, 10])
def test_a_page_of_1_bit_has_as_many_patterns_as_classes(classes):
    made = classed(classes)
    _maker, layout = page(made, Over65.on(made, "q"), PRINTED)
    found = swatches(layout, classes + 1)
    assert kinds(found) == classes + 1  # and one for what is missing
    tones = [grey.mean() for grey, _bits in found[:classes]]
    assert tones == sorted(tones)
    assert min(high - low for low, high in zip(tones, tones[1:])) > 110 / classes


def test_colours_do_not_survive_this():
    made = classed(5)
    _maker, layout = page(made, Over65.on(made, "q"), StyleChoice())
    assert kinds(swatches(layout, 6)) < 6


def test_more_classes_than_can_be_told_apart_are_refused():
    made = classed(11)
    with pytest.raises(InputError, match="at most 10 classes apart, and there are 11"):
        page(made, Over65.on(made, "q"), PRINTED)


def test_class_limits_flags_and_changes_are_printed_too():
    made = layer(
        {
            "v": [1.0, 2.0, 3.0, 4.0, None],
            "prio": [1, 1, 0, 0, None],
            "cmp_q1": [5, 4, 3, 2, None],
            "cmp_q2": [1, 1, 3, 5, 2],
        }
    )
    columns = [
        results.classes(f"cmp_q{number}", scope=Scope.COMPARED, of=results.Of(results.Part.INDEX, number, "a"))
        for number in (1, 2)
    ]
    results.state(
        made,
        results.result(results.PRIORITY, [results.column("prio", Role.FLAG)]),
        results.result(ResultKind.COMPARISON, columns, stem="cmp", base=""),
    )
    _maker, layout = page(made, Priority.on(made, "prio"), PRINTED)
    assert kinds(swatches(layout, 5)) == 3
    _maker, layout = page(made, Change.on(made, "cmp_q2"), PRINTED)
    assert kinds(swatches(layout, 5)) >= 4  # 5 to 1 and 4 to 1 are one class
    choices.show(made, "v", "", StyleChoice(Mode.EQUAL_INTERVAL, 4, printed=True))
    maker, layout = page(made, Priority.on(made, "prio"), PRINTED)
    maker.areas.setRenderer(made.renderer().clone())
    assert kinds(swatches(layout, 5)) == 5


def test_the_two_way_map_has_nine_patterns():
    isolation, health = [1, 1, 1, 2, 2, 2, 5, 5, 5, None], [1, 2, 5] * 3 + [1]
    made = layer({"q": isolation, "h": health})
    results.state(
        made,
        results.result(results.SEGMENTS, [results.classes("q", P65)]),
        results.result(results.DEPRIVED, [results.classes("h")]),
    )
    maker, layout = page(made, Over65.on(made, "q"), PRINTED)
    maker.areas.setRenderer(choices.bivariate_renderer(made, "q", "h", printed=True))
    found = swatches(layout, 10)
    assert kinds(found) == 10
    tones = [grey.mean() for grey, _bits in found[:9]]
    assert min(abs(one - other) for one, other in combinations(tones, 2)) > 8
    maker.areas.setRenderer(choices.bivariate_renderer(made, "q", "h"))
    assert kinds(swatches(layout, 10)) < 10


# Outlines


@pytest.fixture(scope="module")
def england(shared, tmp_path_factory):
    path = shared / "data" / "england" / "lsoa11_england.gpkg.zip"
    if not path.exists():
        pytest.skip("needs the areas of England")
    folder = tmp_path_factory.mktemp("england")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    yield str(next(folder.glob("*.gpkg")))
    shutil.rmtree(folder)


def bleached(made, scale, dpi=300):
    """Return which share of Manchester, dark as it should be, is light on a map of that scale."""
    half = 12_000
    settings = QgsMapSettings()
    settings.setLayers([made])
    settings.setDestinationCrs(made.crs())
    settings.setOutputDpi(dpi)
    side = int(2 * half / scale * 1000 / 25.4 * dpi)
    settings.setOutputSize(QSize(side, side))
    settings.setExtent(QgsRectangle(384_000 - half, 398_000 - half, 384_000 + half, 398_000 + half))
    settings.setBackgroundColor(QColor("#440154"))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return (array(job.renderedImage().convertToFormat(QImage.Format.Format_Grayscale8)) > 150).mean()


def test_englands_cities_are_not_bleached(england):
    made = QgsVectorLayer(f"{england}|layername=lsoa11", "areas", "ogr")
    made.setRenderer(QgsSingleSymbolRenderer(fill("#440154")))
    assert bleached(made, 3_400_000) < 0.01  # England on A4: 0.8 with outlines of one width
    assert bleached(made, 1_000_000) < 0.01
    assert bleached(made, 50_000) > 0.005  # a town: outlines are there


def test_an_outline_is_as_wide_as_it_was_said_to_be_up_to_its_scale():
    made = layer(
        {"a": [1]}, shapes=["POLYGON((384000 398000,384500 398000,384500 398500,384000 398500,384000 398000))"]
    )
    for width in (0.1, 0.4):
        made.setRenderer(QgsSingleSymbolRenderer(fill("#440154", width)))
        near = bleached(made, 20_000)
        made.renderer().symbol().symbolLayer(0).setStrokeWidthMapUnitScale(
            type(made.renderer().symbol().symbolLayer(0).strokeWidthMapUnitScale())()
        )
        assert near < bleached(made, 20_000)  # without its limit it would be five times as wide
    made.setRenderer(QgsSingleSymbolRenderer(fill("#440154", 0.0)))
    assert bleached(made, 20_000) == 0
