"""The part *Style*: what is chosen is what the maps show."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QColor

from medway_isolation_plugin.cartography.choices import PALETTE, sequential, values
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.gui.shared.session import ShownResult
from medway_isolation_plugin.gui.style.histogram import Histogram
from tests import results as facts
from tests.gui.window import settle, wait
from tests.processing.layers import layer

WORST_OF_BOTH_PRINTED = "#1e1e1e"


@pytest.fixture
def style(mapped):
    mapped.show_page("style")
    settle()
    return mapped.parts["style"]


def choose(style, mode):
    style.form.mode_box.setCurrentIndex(style.form.mode_box.findData(mode))
    settle()


def legend(result):
    return [item.label() for item in result.layer().renderer().legendSymbolItems()]


def test_without_a_map_it_says_where_to_get_one(dock):
    dock.show_page("style")
    settle()
    form = dock.parts["style"].form
    assert "Make one first (Areas)" in form.hint.text()
    assert form.hint.isVisibleTo(form)
    assert not form.class_box.isVisibleTo(form)


def test_quintiles_come_first(style):
    assert style.form.mode() == "field"
    assert style.session.result(P65).layer().renderer().classAttribute() == "la_65p_q"


@pytest.mark.parametrize("mode", ["quantile", "natural_breaks", "equal_interval"])
@pytest.mark.parametrize("classes", [3, 7])
def test_limits_on_values_colour_both_maps(style, mode, classes):
    style.form.classes_box.setValue(classes)
    choose(style, mode)
    for _, result in style.session.results():
        labels = legend(result)
        assert len(labels) == classes + 1
        assert [label.split(":")[0] for label in labels[:-1]] == [str(place) for place in range(1, classes + 1)]
        assert labels[0].endswith("(most isolated)")
        assert labels[-2].endswith("(least isolated)")
        assert labels[-1] == "No data"
    shown = style.session.result(P65).layer().renderer()
    items = shown.legendSymbolItems()
    assert items[0].symbol().color().name() == sequential(classes)[0]


def test_the_ramp_is_seen_on_the_map_and_remembered(style, window):
    style.form.ramp_box.set_ramp("cividis")
    settle()
    seen = window.colours()
    assert seen[sequential(5, "cividis")[0]] > 50
    assert "#440154" not in seen
    from medway_isolation_plugin.gui.shared import settings

    assert settings.RAMP.read() == "cividis"


def test_the_same_limits_for_both_maps(style):
    choose(style, "equal_interval")
    assert legend(style.session.result(U65)) != legend(style.session.result(P65))
    style.form.same_box.setChecked(True)
    settle()
    assert legend(style.session.result(U65)) == legend(style.session.result(P65))


def test_two_bands_of_one_layer_have_limits_of_their_own(style):
    shown = style.session.result(P65).layer()
    both = {band: ShownResult(shown.id(), f"la_{band.key}", f"la_{band.key}_q") for band in (U65, P65)}
    for band, result in both.items():
        style.session.set_result(band, result)
    choose(style, "equal_interval")
    for band, button in ((U65, "u65"), (P65, "65p")):
        style.form.band_buttons[button].click()
        settle()
        found = sorted(values(shown, f"la_{band.key}"))
        assert style.form.histogram._limits[0] == found[0]
        assert style.form.histogram._limits[-1] == found[-1]


def test_isolation_by_health(style, window):
    choose(style, "bivariate")
    assert len(legend(style.session.result(P65))) == 10
    seen = window.colours()
    assert seen[PALETTE[0][0]] > 5
    assert seen[PALETTE[2][2]] > 5
    assert not style.form.legend.pixmap().isNull()
    assert not style.form.histogram.isVisibleTo(style)


def test_isolation_by_health_for_printers_without_colour(style, window):
    choose(style, "bivariate_printed")
    assert len(legend(style.session.result(P65))) == 10
    seen = window.colours()
    assert seen[WORST_OF_BOTH_PRINTED] > 5
    assert not {colour for row in PALETTE for colour in row} & set(seen)
    worst = style.form.legend.pixmap().toImage()
    assert worst.pixelColor(worst.width() - 20, 20).name() == WORST_OF_BOTH_PRINTED
    assert not style.form.ramp_box.isEnabled()
    state = style.state()
    choose(style, "field")
    style.restore(state)
    assert style.form.mode() == "bivariate_printed"


def test_isolation_by_health_without_health_says_what_to_run(dock, window):
    made = layer({"la_65p": [1.0, 2.0], "la_65p_q": [1, 2]})
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    choose(dock.parts["style"], "bivariate")
    assert "Press Add health quintiles in the part Areas" in window.told()[0]


def test_one_map_is_seen_at_a_time(style, project):
    style.form.band_buttons["u65"].click()
    settle()
    root = project.layerTreeRoot()
    visible = {band.key: root.findLayer(result.layer_id).isVisible() for band, result in style.session.results()}
    assert visible == {"u65": True, "65p": False}
    style.form.band_buttons["65p"].click()
    settle()
    visible = {band.key: root.findLayer(result.layer_id).isVisible() for band, result in style.session.results()}
    assert visible == {"u65": False, "65p": True}


def test_opacity(style):
    style.form.opacity.setOpacity(0.4)
    settle()
    assert [result.layer().opacity() for _, result in style.session.results()] == pytest.approx([0.4, 0.4])


def test_ward_names_go_and_come(style, project):
    (wards,) = project.mapLayersByName("Sample wards")
    assert style.form.ward_layer.currentLayer() is wards
    assert style.form.wards_label.isChecked()
    style.form.wards_label.click()
    assert not wards.labelsEnabled()
    style.form.wards_label.click()
    assert wards.labelsEnabled()


def test_no_other_layer_takes_the_place_of_removed_wards(style, project, window):
    (wards,) = project.mapLayersByName("Sample wards")
    other = project.mapLayersByName("Sample areas")[0].clone()
    other.setName("Zones")
    project.addMapLayer(other)
    settle()
    box = style.form.ward_layer
    assert box.currentLayer() is wards
    project.removeMapLayer(wards.id())
    settle()
    assert box.currentLayer() is None
    assert box.currentText() == "(removed: Sample wards)"
    assert style.session.wards() is None
    assert not other.labelsEnabled(), "a layer that the list goes through by itself is not named"
    assert "The layer of wards, Sample wards, was removed." in window.told()[0]
    box.setLayer(other)
    settle()
    assert style.session.wards() is other


def test_no_other_layer_takes_the_place_of_removed_wards_in_a_project_opened_again(mapped, project, tmp_path):
    (wards,) = project.mapLayersByName("Sample wards")
    other = QgsVectorLayer(wards.source(), "Other wards", "ogr")
    project.addMapLayer(other)
    mapped.show_page("style")
    settle()
    mapped.parts["style"].form.ward_layer.setLayer(wards)
    project.removeMapLayer(wards.id())
    settle()
    assert mapped.session.wards() is None
    assert project.write(str(tmp_path / "project.qgz"))
    assert project.read(str(tmp_path / "project.qgz"))
    settle(10)
    mapped.show_page("export")
    settle()
    assert mapped.session.wards() is None
    box = mapped.parts["export"].form.figures["wards"]
    assert box.toolTip() == "The layer of wards was removed: choose another one in Style, under Look."
    mapped.show_page("style")
    settle()
    assert mapped.parts["style"].form.ward_layer.currentLayer() is None


def _apart(one: str, other: str) -> int:
    """The largest difference of two colours in any channel."""
    return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))


def test_priority_areas_are_outlined(dock, window):
    made = layer({"la_65p": [1.0, 2.0, 3.0], "la_65p_q": [3, 2, 1], "prio": [0, 0, 1]})
    facts.state(made, facts.result(facts.PRIORITY, [facts.column("prio", Role.FLAG)], subject="65+"))
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    settle()
    form = dock.parts["style"].form
    assert form.priority_box.itemText(0) == "Priority 65+"
    form.outline_box.click()
    settle()
    assert legend(dock.session.result(P65))[-1] == "Priority area (Priority 65+)"
    window.setActiveLayer(made)
    window.zoomToActiveLayer()
    # A thin line between two pixels is mixed with the white one beside it.
    near = [many for colour, many in window.colours().items() if _apart(colour, "#8a0a45") < 60]
    assert sum(near) > 10
    form.outline_box.click()
    settle()
    assert "Priority area (Priority 65+)" not in legend(dock.session.result(P65))


def test_all_values_equal(dock):
    made = layer({"la_65p": [2.0] * 4, "la_65p_q": [1] * 4})
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    style = dock.parts["style"]
    choose(style, "natural_breaks")
    assert style.form.note.text() == "All values are equal: there is one class."
    assert len(legend(dock.session.result(P65))) == 2


def test_fewer_values_than_classes(dock):
    made = layer({"la_65p": [1.0, 1.0, 2.0, 3.0], "la_65p_q": [3, 3, 2, 1]})
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    choose(dock.parts["style"], "quantile")
    assert "too alike for 5 classes: there are 3 classes" in dock.parts["style"].form.note.text()


def test_a_layer_without_any_value(dock):
    made = layer({"la_65p": [None, None], "la_65p_q": [None, None]})
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    choose(dock.parts["style"], "equal_interval")
    assert "No area has a value" in dock.parts["style"].form.note.text()


def test_the_result_loses_its_field(style, window):
    result = style.session.result(P65)
    made = layer({"la_65p": [1.0, 2.0], "la_65p_q": [2, 1]})
    QgsProject.instance().addMapLayer(made)
    style.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    settle()
    made.dataProvider().deleteAttributes([0])
    made.updateFields()
    settle()
    assert "has no field 'la_65p'" in style.form.note.text()
    choose(style, "quantile")
    assert "has no field 'la_65p'" in window.told()[0]
    assert result.layer() is not None


def test_the_results_are_removed(style):
    for _, result in list(style.session.results()):
        QgsProject.instance().removeMapLayer(result.layer_id)
    settle()
    assert style.form.hint.isVisibleTo(style)
    assert not style.form.class_box.isVisibleTo(style)


def test_the_area_under_the_mouse_is_told_and_marked(style, window):
    made = style.session.result(P65).layer()
    area = next(each for each in made.getFeatures() if each["la_65p_q"] == 1)
    place = area.geometry().pointOnSurface().asPoint()
    window.canvas.xyCoordinates.emit(place)
    wait(lambda: area["code"] in style.form.hovered.text())
    said = f"{area['name']} ({area['code']}): {area['la_65p']:.3g} % of residents 65+, quintile 1 (1 = worst)"
    assert style.form.hovered.text() == said
    assert style.form.histogram.marked == area["la_65p"]
    place.setX(0)
    window.canvas.xyCoordinates.emit(place)
    wait(lambda: "No area" in style.form.hovered.text())
    assert style.form.histogram.marked is None


@pytest.mark.parametrize("mode", ["quantile", "natural_breaks", "equal_interval"])
def test_the_class_that_is_told_is_that_of_the_map(style, window, mode):
    """By limits the map's own; the quintile again where the map shows no limits."""
    made = style.session.result(P65).layer()
    area = max((each for each in made.getFeatures() if each["la_65p_q"] is not None), key=lambda each: each["la_65p"])
    place = area.geometry().pointOnSurface().asPoint()

    def told():
        style.form.hovered.setText("")
        window.canvas.xyCoordinates.emit(place)
        wait(lambda: area["code"] in style.form.hovered.text())
        return style.form.hovered.text()

    by_classes = told()
    assert by_classes.endswith("% of residents 65+, quintile 1 (1 = worst)")
    choose(style, mode)
    row = legend(style.session.result(P65))[0]
    assert row.startswith("1: ")
    assert told().endswith(f"% of residents 65+, class {row}")
    choose(style, "bivariate")
    assert told() == by_classes


def test_the_histogram_draws_classes_limits_and_the_mark(qgis_app):
    drawn = Histogram()
    drawn.resize(260, 120)
    drawn.set_data([1.0, 2.0, 3.0, 4.0], [1.0, 2.5, 4.0], ["#fde725", "#440154"])
    picture = drawn.grab().toImage()
    colours = [picture.pixelColor(x, 90).name() for x in range(260)]
    assert colours.index("#fde725") < colours.index("#440154")
    assert "limits: 2.5" in drawn.accessibleDescription()
    before = picture
    drawn.mark(3.2)
    after = drawn.grab().toImage()
    places = [x for x in range(260) if before.pixelColor(x, 60) != after.pixelColor(x, 60)]
    assert places
    assert 150 < places[0] < 200, places


def test_the_histogram_without_values_says_so(qgis_app):
    drawn = Histogram()
    drawn.set_data([], [], [])
    assert drawn.accessibleDescription() == "No values"
    assert drawn.colour_of(1.0) != QColor("#440154")


def test_a_code_with_odd_signs_does_no_harm(dock, window):
    made = layer({"code": ["<b>x</b>"], "la_65p": [1.0], "la_65p_q": [1]})
    QgsProject.instance().addMapLayer(made)
    dock.session.set_areas(made, "code")
    dock.session.set_result(P65, ShownResult(made.id(), "la_65p", "la_65p_q"))
    dock.show_page("style")
    settle()
    style = dock.parts["style"]
    area: QgsFeature = next(made.getFeatures())
    window.setActiveLayer(made)
    window.zoomToActiveLayer()
    window.canvas.xyCoordinates.emit(area.geometry().centroid().asPoint())
    wait(lambda: style.form.hovered.text().startswith("<b>x</b>: 1"))
