"""Figures as layouts of the user's project: the layers keep their look, and the layout its own, saved and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import (
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutExporter,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QImage

from medway_isolation_plugin.cartography import own_layouts
from medway_isolation_plugin.cartography.figure_kinds import BANDED
from medway_isolation_plugin.cartography.pages import PageSize, Words, template_path
from medway_isolation_plugin.cartography.ramps import sequential
from medway_isolation_plugin.cartography.ward_labels import labels_on
from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.layers.recognise import is_wards
from tests import results
from tests.processing.layers import layer

pytestmark = pytest.mark.usefixtures("qgis_app")
RED = "#ff0000"
WORDS = Words("65+ living alone, Medway", "Share of residents")


def square(x: int) -> str:
    return f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 3000,{x} 3000,{x} 0))"


def kept(made: QgsVectorLayer, path: Path) -> QgsVectorLayer:
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject().transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), context, options)[0] == 0
    return QgsVectorLayer(str(path), path.stem, "ogr")


@pytest.fixture
def project(tmp_path):
    """A saved project with areas in red and two wards without labels."""
    opened = QgsProject()
    made = layer({"code": list("ABCDE"), "v": [9.0, 8.0, 7.0, 6.0, 5.0], "q": [1, 2, 3, 4, 5]},
                 shapes=[square(x) for x in range(0, 5000, 1000)])  # fmt: skip
    areas = kept(made, tmp_path / "areas.gpkg")
    results.state(
        areas, results.result(results.LIVING, [results.column("v", Role.VALUE, P65), results.classes("q", P65)])
    )
    red = QgsFillSymbol.createSimple({"color": RED, "outline_style": "no"})
    areas.setRenderer(QgsSingleSymbolRenderer(red))
    wards = kept(layer({"name": ["Abbey", "Brook"]}, shapes=[square(0), square(4000)]), tmp_path / "wards.gpkg")
    wards.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})))
    opened.addMapLayers([areas, wards])
    root = opened.layerTreeRoot()
    for each in (areas, wards):  # wards above areas
        root.removeLayer(each)
        root.insertLayer(0, each)
    about = opened.metadata()
    about.setAuthor("Me")
    opened.setMetadata(about)
    assert opened.write(str(tmp_path / "mine.qgz"))
    yield opened
    opened.clear()


def leave(opened, size=PageSize.A4_LANDSCAPE, **more):
    (areas,), (wards,) = opened.mapLayersByName("areas"), opened.mapLayersByName("wards")
    figure = BANDED[P65.slot].on(areas, "q")
    return own_layouts.leave(opened, figure, WORDS, template_path(size), areas, wards, "name", **more)


def drop_shapes(opened) -> None:
    (areas,) = opened.mapLayersByName("areas")
    numbers = [feature.id() for feature in areas.getFeatures()]
    assert areas.dataProvider().changeGeometryValues({number: QgsGeometry() for number in numbers})


def canvas(opened) -> set[str]:
    """Return the colours of what the map window would draw."""
    settings = QgsMapSettings()
    settings.setLayers(opened.layerTreeRoot().layerOrder())
    settings.setExtent(opened.mapLayersByName("areas")[0].extent())
    settings.setOutputSize(QSize(100, 60))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return colours(job.renderedImage())


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def page(layout, item: str) -> set[str]:
    """Return the colours of the place of an item on the page."""
    found = layout.itemById(item)
    layout.refresh()
    place = QRectF(found.pos(), found.rect().size())
    return colours(QgsLayoutExporter(layout).renderRegionToImage(place, QSize(), 100))


def texts(layout) -> str:
    return " ".join(
        node.customProperty("legend/title-label") for node in layout.itemById("legend").model().rootGroup().findLayers()
    )


@pytest.mark.parametrize("size", [PageSize.A4_LANDSCAPE, PageSize.A3_PORTRAIT])
def test_the_layers_keep_their_look_and_the_layout_its_own_also_when_opened_again(project, tmp_path, size):
    before = canvas(project)
    assert RED in before
    layout = leave(project, size)
    ramp = set(sequential(5))

    def check(opened, found):
        assert canvas(opened) == before
        assert ramp <= page(found, "map")
        assert RED not in page(found, "map")
        assert ramp <= page(found, "legend")
        assert RED not in page(found, "legend")
        assert "Quintile" in texts(found)
        assert "areas" not in texts(found)

    check(project, layout)
    labels = project.labelingEngineSettings().maximumPolygonCandidatesPerCmSquared()
    assert labels == QgsProject().labelingEngineSettings().maximumPolygonCandidatesPerCmSquared()
    assert project.metadata().author() == "Me"
    assert not project.metadata().abstract()
    assert project.write()
    again = QgsProject()
    assert again.read(str(tmp_path / "mine.qgz"))
    check(again, own_layouts.layout_called(again, WORDS.title))
    again.clear()


def test_the_layers_look_may_change_and_the_layout_does_not(project):
    layout = leave(project)
    (areas,) = project.mapLayersByName("areas")
    areas.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#00ff00"})))
    assert set(sequential(5)) <= page(layout, "map")
    assert "#00ff00" in canvas(project)
    assert "#00ff00" not in page(layout, "legend") | page(layout, "map")


def test_made_again_both_are_kept_and_one_is_removed_without_a_rest(project):
    styles = {one.id(): one.styleManager().styles() for one in project.mapLayers().values()}
    first, second = leave(project), leave(project)
    assert (first.name(), second.name()) == (WORDS.title, f"{WORDS.title} (2)")
    own_layouts.remove(project, WORDS.title)
    assert project.mapThemeCollection().mapThemes() == [second.name()]
    assert set(sequential(5)) <= page(second, "map")
    own_layouts.remove(project, second.name())
    assert not project.layoutManager().layouts()
    assert not project.mapThemeCollection().mapThemes()
    assert {one.id(): one.styleManager().styles() for one in project.mapLayers().values()} == styles


def test_replaced_only_once_nothing_is_in_the_way_of_the_new_one(project):
    mine = leave(project)
    mine.itemById("subtitle").setText("By hand")
    new = leave(project, replace=True)
    assert [one.name() for one in project.layoutManager().layouts()] == [new.name()] == [WORDS.title]
    assert project.mapThemeCollection().mapThemes() == [WORDS.title]
    assert new.itemById("subtitle").text() != "By hand"
    assert new.itemById("map").followVisibilityPresetName() == WORDS.title
    assert set(sequential(5)) <= page(new, "map")
    assert set(sequential(5)) <= page(new, "legend")
    new.itemById("subtitle").setText("By hand")
    drop_shapes(project)
    with pytest.raises(InputError, match="has no shapes"):
        leave(project, replace=True)
    (left,) = project.layoutManager().layouts()
    assert (left.name(), left.itemById("subtitle").text()) == (WORDS.title, "By hand")
    assert project.mapThemeCollection().mapThemes() == [WORDS.title]
    assert all(WORDS.title in one.styleManager().styles() for one in project.mapLayers().values())


def test_a_style_that_the_map_window_shows_is_not_taken_from_it(project):
    leave(project)
    (areas,) = project.mapLayersByName("areas")
    assert areas.styleManager().setCurrentStyle(WORDS.title)
    before = canvas(project)
    own_layouts.remove(project, WORDS.title)
    again = leave(project)
    assert again.name() == f"{WORDS.title} (2)"
    assert canvas(project) == before


def test_areas_without_shapes_are_refused_and_nothing_is_left(project):
    drop_shapes(project)
    with pytest.raises(InputError, match=r"\(areas\) has no shapes, so that its page would be blank"):
        leave(project)
    assert not project.layoutManager().layouts()
    assert not project.mapThemeCollection().mapThemes()


@pytest.mark.parametrize("custom", [False, True])
def test_wards_below_the_areas_are_drawn_above_by_a_hidden_copy(project, tmp_path, custom):
    root = project.layerTreeRoot()
    (areas,), (wards,) = project.mapLayersByName("areas"), project.mapLayersByName("wards")
    root.removeLayer(wards)
    root.addLayer(wards)
    if custom:
        root.setHasCustomLayerOrder(True)
        root.setCustomLayerOrder([areas, wards])
    before, order = canvas(project), [layer.id() for layer in root.layerOrder()]
    layout = leave(project)
    (copy,) = own_layouts.copies(project)
    assert copy.name() == "wards, for layouts"
    assert not is_wards(copy)
    assert not root.findLayer(copy.id()).isVisible()
    assert [layer.id() for layer in root.layerOrder()] == [copy.id(), *order]
    assert canvas(project) == before
    assert "#333333" in page(layout, "map"), "the outlines of wards"
    placed = [label for label in labels_on(layout.itemById("map")) if not label.isUnplaced]
    assert sorted((label.layerID, label.labelText) for label in placed) == [(copy.id(), "Abbey"), (copy.id(), "Brook")]
    second = leave(project)
    assert own_layouts.copies(project) == [copy], "one for all layouts"
    own_layouts.remove(project, layout.name())
    assert own_layouts.copies(project) == [copy]
    own_layouts.remove(project, second.name())
    assert own_layouts.copies(project) == []
    assert [layer.id() for layer in root.layerOrder()] == order
    assert canvas(project) == before
