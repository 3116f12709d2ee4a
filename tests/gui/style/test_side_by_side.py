"""Both bands beside each other, in a map view that follows the map."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsMapRendererSequentialJob, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.gui.style.side_by_side import THEME, VIEW
from tests.gui.window import settle


@pytest.fixture
def styled(mapped: Any) -> Any:
    mapped.show_page("style")
    settle()
    return mapped


def view_of(window: Any) -> QgsMapCanvas | None:
    return next((each for each in window.mapCanvases() if each.objectName() == VIEW), None)


def names(view: QgsMapCanvas, project: Any) -> set[str]:
    assert view.theme() == THEME
    return {layer.name() for layer in project.mapThemeCollection().mapThemeVisibleLayers(THEME)}


def colours(view: QgsMapCanvas) -> dict[str, int]:
    """Return the colours of what the view shows, drawn from its own settings."""
    job = QgsMapRendererSequentialJob(view.mapSettings())
    job.start()
    job.waitForFinished()
    picture, counted = job.renderedImage(), {}
    for x in range(0, picture.width(), 3):
        for y in range(0, picture.height(), 3):
            name = picture.pixelColor(x, y).name()
            counted[name] = counted.get(name, 0) + 1
    return counted


def open_view(dock: Any, window: Any) -> QgsMapCanvas:
    dock.parts["style"].form.beside_box.click()
    settle()
    view = view_of(window)
    assert view is not None
    return view


def test_the_other_band_is_shown_beside_the_map(styled, window, project):
    form = styled.parts["style"].form
    assert form.beside_box.isEnabled() and not form.beside_box.isChecked()
    view = open_view(styled, window)
    assert "Under 65 living alone" in names(view, project)
    assert "65+ living alone" not in names(view, project)
    assert "Sample wards" in names(view, project), "what lies above and below is shown too"
    assert view.parent().windowTitle() == "Under 65 living alone"
    form.band_buttons["u65"].click()
    settle()
    assert "65+ living alone" in names(view, project)
    assert "Under 65 living alone" not in names(view, project)
    assert view.parent().windowTitle() == "65+ living alone"


def test_both_show_the_same_place(styled, window):
    view = open_view(styled, window)
    assert view.extent().contains(window.canvas.extent()) or window.canvas.extent().contains(view.extent())
    assert view.mapSettings().destinationCrs() == window.canvas.mapSettings().destinationCrs()
    window.canvas.setExtent(QgsRectangle(575000, 165000, 580000, 170000))
    settle()
    assert view.extent().center().distance(window.canvas.extent().center()) < 1
    assert view.extent().contains(QgsRectangle(577000, 165500, 578000, 169500))
    before = window.canvas.extent()
    view.parent().resize(view.width() + 150, view.height() + 90)
    settle()
    assert window.canvas.extent() == before, "a view that gets another size moves nothing"


def test_both_have_one_scale(styled, window):
    view = open_view(styled, window)
    settle(10)
    assert view.width() != window.canvas.width()
    assert view.scale() == pytest.approx(window.canvas.scale(), rel=1e-6)
    window.canvas.setExtent(QgsRectangle(575000, 165000, 580000, 170000))
    settle()
    assert view.scale() == pytest.approx(window.canvas.scale(), rel=1e-6)
    width = view.width()
    window.main.resizeDocks([view.parent()], [width + 120], Qt.Orientation.Horizontal)
    settle(10)
    assert view.width() != width
    assert view.scale() == pytest.approx(window.canvas.scale(), rel=1e-6), "also after one of them gets another size"


def test_a_change_of_style_is_seen_on_both(styled, window):
    view = open_view(styled, window)
    form = styled.parts["style"].form
    before = colours(view)
    assert before.get("#440154", 0) > 5
    form.ramp_box.set_ramp("cividis")
    settle()
    after = colours(view)
    assert after.get("#00224e", 0) > 5
    assert after.get("#440154", 0) == 0


def test_what_is_ticked_on_the_map_is_shown_in_the_view(styled, window, project):
    view = open_view(styled, window)
    (wards,) = project.mapLayersByName("Sample wards")
    project.layerTreeRoot().findLayer(wards.id()).setItemVisibilityChecked(False)
    settle()
    assert "Sample wards" not in names(view, project)


def test_closing_it_leaves_nothing(styled, window, project):
    form = styled.parts["style"].form
    open_view(styled, window)
    form.beside_box.click()
    settle()
    assert view_of(window) is None
    assert project.mapThemeCollection().mapThemes() == []
    view = open_view(styled, window)
    view.parent().close()
    window.closeMapCanvas(VIEW)  # as QGIS does when its cross is pressed
    settle()
    assert not form.beside_box.isChecked()
    assert project.mapThemeCollection().mapThemes() == []
    window.canvas.setExtent(QgsRectangle(575000, 165000, 580000, 170000))
    form.band_buttons["u65"].click()
    settle()
    assert window.told() == [] or not any("unexpected" in text for text in window.told())


def test_a_map_that_is_removed_closes_it(styled, window, project):
    open_view(styled, window)
    form = styled.parts["style"].form
    project.removeMapLayer(styled.session.result(U65).layer_id)
    settle()
    assert view_of(window) is None
    assert not form.beside_box.isEnabled()
    assert styled.session.result(P65) is not None


def test_a_view_that_came_with_the_project_is_taken(styled, window, project, tmp_path):
    open_view(styled, window)
    assert project.write(str(tmp_path / "p.qgz"))
    window.closeMapCanvas(VIEW)  # QGIS closes its views, and opens them again with the project
    assert project.read(str(tmp_path / "p.qgz"))
    view = window.createNewMapCanvas(VIEW)
    view.setTheme(THEME)
    settle()
    styled.show_page("style")
    settle()
    assert styled.parts["style"].form.beside_box.isChecked()
    assert not project.isDirty()
    styled.parts["style"].form.band_buttons["u65"].click()
    settle()
    assert "65+ living alone" in names(view, project)


def test_unloading_closes_it(styled, window, project):
    open_view(styled, window)
    styled.close_down()
    settle()
    assert view_of(window) is None
    assert window.main.findChildren(QDockWidget, "view") == []
    assert project.mapThemeCollection().mapThemes() == []
    styled.close_down = lambda: None  # the fixture's turn is over
