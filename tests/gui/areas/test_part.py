"""The part *Areas*: the way to a first map, what is recognised, and layers that change under it."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.gui.areas import count_fields
from medway_isolation_plugin.layers import recognise
from tests.gui.sample_project import algorithm
from tests.gui.window import settle, wait, words
from tests.processing.layers import layer

CODES = ["E01016001", "E01016002", "E01032740"]


def add(made: QgsVectorLayer, name: str = "LSOAs") -> QgsVectorLayer:
    made.setName(name)
    QgsProject.instance().addMapLayer(made)
    settle()
    return made


def test_an_empty_project_shows_the_first_steps(dock):
    areas = dock.parts["areas"]
    assert not areas.steps.isCollapsed()
    assert areas.steps.sample_button.isEnabled()
    assert not areas.steps.map_button.isEnabled()
    assert not areas.steps.style_button.isEnabled()
    assert areas.warnings.text() == ""


def test_a_new_project_shows_its_first_button_whatever_was_seen_in_the_last(mapped, project):
    mapped.buttons["style"].click()
    assert mapped.parts["areas"].steps.isCollapsed()
    project.clear()
    settle(10)
    button = mapped.parts["areas"].steps.sample_button
    assert button.isVisible()
    assert button.isEnabled()


def test_two_clicks_in_the_open_dock_make_two_maps(mapped, window, project):
    areas = mapped.parts["areas"]
    assert areas.layer_box.currentLayer().name() == "Sample areas"
    assert areas.field_box.currentField() == "code"
    assert areas.count.text() == "163"
    assert areas.steps.isCollapsed()
    assert "Under 65 living alone" in areas.results_box.results.text()
    assert "65+ living alone" in areas.results_box.results.text()
    group = project.layerTreeRoot().findGroup("Medway Isolation: living alone")
    assert [node.name() for node in group.findLayers()] == ["65+ living alone", "Under 65 living alone"]
    assert [node.isVisible() for node in group.findLayers()] == [True, False]
    first, second = (mapped.session.result(band) for band in (U65, P65))
    assert (first.class_field, second.class_field) == ("la_u65_q", "la_65p_q")
    assert first.layer().renderer().classAttribute() == "la_u65_q"
    assert first.layer().source() == second.layer().source()
    assert "Quintile 1 is the worst" in window.told()[0]
    seen = window.colours()
    assert seen["#440154"] > 50
    assert seen["#fde725"] > 50


def test_the_results_survive_their_run(mapped):
    """The layers are a file, not temporary, and hold the health quintile for the two-way map."""
    found = mapped.session.result(P65).layer()
    assert found.providerType() == "ogr"
    assert "dep_q" in found.fields().names()
    assert found.attributeAlias(found.fields().indexOf("la_65p_q")) == "65+ living alone: quintile (1 = most isolated)"


def test_a_second_map_does_not_write_over_the_first(mapped):
    before = mapped.session.result(P65).layer().source()
    mapped.parts["areas"].steps.map_button.click()
    settle()
    assert mapped.session.result(P65).layer().source() != before


def test_the_guess_goes_by_values_then_by_names(qgis_app):
    by_value = layer({"code": ["x", "y", "z"], "odd": CODES})
    assert recognise.guess_code_field(by_value) == "odd"
    assert recognise.guess_code_field(layer({"name": ["x"], "lsoa11cd": ["1"]})) == "lsoa11cd"
    assert recognise.guess_code_field(layer({"name": ["x"], "note": ["1"]})) == ""
    assert recognise.guess_code_field(layer({"a": ["E01016001 : Medway 001A"], "b": ["x"]})) == "a"


def test_own_areas_are_found_and_described(dock):
    add(layer({"lsoa": CODES, "name": ["Medway 001A", "Medway 001B", "Medway 002A"]}))
    areas = dock.parts["areas"]
    assert areas.layer_box.currentLayer().name() == "LSOAs"
    assert areas.field_box.currentField() == "lsoa"
    assert areas.codes.text() == "LSOA 2011"
    assert areas.count.text() == "3"
    assert areas.place.text().startswith("Medway")
    assert areas.warnings.text() == ""
    assert areas.steps.map_button.isEnabled()


def test_a_council_is_read_from_its_field(dock):
    add(layer({"code": CODES, "lad19nm": ["Medway", "Medway", "Swale"]}))
    assert dock.parts["areas"].place.text().startswith("Medway, Swale")


def test_the_place_names_every_council_or_says_how_many_there_are(dock):
    """Councils come one after the other, so the first areas are all of one."""
    councils = ["Dartford", "Gravesham", "Medway", "Swale"]
    names = [f"{council} {number:03}A" for council in councils for number in range(1, 31)]
    codes = [f"E010{number:05}" for number in range(len(names))]
    made = add(layer({"lsoa": codes, "name": names}))
    assert dock.parts["areas"].place.text().startswith("Dartford, Gravesham, Medway, Swale")
    QgsProject.instance().removeMapLayer(made.id())
    settle()
    several = [f"{letter}shire {number:03}A" for letter in "ABCDEFG" for number in range(1, 31)]
    codes = [f"E010{number:05}" for number in range(len(several))]
    add(layer({"lsoa": codes, "name": several}))
    assert dock.parts["areas"].place.text().startswith("7 councils")


def test_areas_in_degrees_are_saved_in_metres_by_a_button(dock, window):
    made = QgsVectorLayer("Polygon?crs=EPSG:4326&field=lsoa:string(12)", "LSOAs", "memory")
    features = []
    for number, code in enumerate(CODES):
        feature = QgsFeature(made.fields())
        feature.setAttributes([code])
        left = 0.5 + number / 100
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, 51.3, left + 0.01, 51.31)))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.updateExtents()
    add(made)
    areas = dock.parts["areas"]
    assert "in degrees" in areas.warnings.text()
    assert areas.metres_button.isVisibleTo(areas)
    areas.metres_button.click()
    wait(lambda: dock.session.areas() is not made)
    settle()
    copy = dock.session.areas()
    assert (copy.name(), copy.crs().authid(), copy.featureCount()) == ("LSOAs in metres", "EPSG:27700", 3)
    assert copy.providerType() == "ogr", "it stays when the project is closed"
    assert 170000 > copy.extent().yMinimum() > 150000
    assert dock.session.code_field == "lsoa"
    assert areas.warnings.text() == ""
    assert not areas.metres_button.isVisibleTo(areas)
    assert "in metres now" in window.told()[0]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda: layer({"code": CODES}, crs=None), "no coordinate reference system"),
        (lambda: layer({"code": CODES}, crs="EPSG:4326"), "in degrees"),
        (lambda: layer({"code": [CODES[0], CODES[0], CODES[1]]}), "1 area code occurs more than once: E01016001"),
        (lambda: layer({"code": [*CODES, None]}), "1 area has no code"),
    ],
)
def test_what_is_odd_is_said(dock, made, expected):
    add(made())
    assert expected in dock.parts["areas"].warnings.text()


def test_fifty_layers_of_which_none_is_suitable(dock):
    layers = [
        QgsVectorLayer(f"{kind}?crs=EPSG:27700", f"{kind} {n}", "memory")
        for n in range(25)
        for kind in ("Point", "Polygon")
    ]
    QgsProject.instance().addMapLayers(layers)
    settle()
    areas = dock.parts["areas"]
    assert areas.layer_box.currentLayer() is None
    assert "Choose the layer with your areas" in words(areas)
    assert not areas.steps.map_button.isEnabled()


def test_a_layer_without_codes_can_be_chosen_and_says_what_is_missing(dock):
    made = add(layer({"note": ["a", "b"]}))
    areas = dock.parts["areas"]
    assert areas.layer_box.currentLayer() is None
    areas.layer_box.setLayer(made)
    settle()
    assert "Choose the field that holds the area codes" in areas.warnings.text()


def test_the_layer_is_renamed_filtered_edited_and_loses_its_field(dock):
    made = add(layer({"lsoa": CODES, "size": [1, 2, 3]}))
    areas = dock.parts["areas"]
    made.setSubsetString("size > 1")
    settle()
    assert "A filter hides a part" in areas.warnings.text()
    assert areas.count.text() == "2"
    made.setSubsetString("")
    settle()
    assert areas.warnings.text() == ""
    made.startEditing()
    settle()
    assert "is being edited" in areas.warnings.text()
    extra = QgsFeature(made.fields())
    extra.setAttributes([CODES[0], 4])
    made.addFeature(extra)
    made.commitChanges()
    settle()
    assert areas.count.text() == "4"
    assert "more than once" in areas.warnings.text()
    made.dataProvider().deleteAttributes([0])
    made.updateFields()
    settle()
    assert "has no field lsoa any more" in areas.warnings.text()
    assert dock.parts["areas"].field_box.currentField() == ""


def test_the_layer_loses_its_crs(dock):
    made = add(layer({"lsoa": CODES}))
    made.setCrs(QgsCoordinateReferenceSystem())
    settle()
    assert "no coordinate reference system" in dock.parts["areas"].warnings.text()


def test_the_layer_is_removed_and_no_other_one_is_taken_in_its_place(dock):
    add(layer({"note": ["a"]}), "Parks")
    made = add(layer({"lsoa": CODES}))
    assert dock.session.areas() is made
    QgsProject.instance().removeMapLayer(made.id())
    settle()
    areas = dock.parts["areas"]
    assert dock.session.areas() is None
    assert areas.layer_box.currentLayer() is None
    assert areas.count.text() == "–"
    assert not areas.steps.map_button.isEnabled()


def test_other_areas_never_take_the_place_of_removed_ones(dock, window, project, tmp_path):
    """Not when the next layer is added, whatever it is, and not when the project is opened again."""
    add(layer({"lsoa": CODES}), "Areas of before")
    made = add(layer({"lsoa": CODES}), "Areas of now")
    areas = dock.parts["areas"]
    areas.layer_box.setLayer(made)
    settle()
    assert dock.session.areas() is made
    project.removeMapLayer(made.id())
    settle()
    assert window.told()[0] == "The layer with the areas, Areas of now, was removed. Choose another one."
    add(layer({"note": ["a"]}), "Parks")
    add(layer({"lsoa": CODES}), "Areas of next year")
    assert dock.session.areas() is None
    assert areas.layer_box.currentLayer() is None
    assert "Choose the layer with your areas" in words(areas)
    assert not areas.steps.map_button.isEnabled()
    assert project.write(str(tmp_path / "project.qgz"))
    assert project.read(str(tmp_path / "project.qgz"))
    settle(10)
    assert dock.session.areas() is None
    areas = dock.parts["areas"]
    areas.layer_box.setLayer(project.mapLayersByName("Areas of before")[0])
    settle()
    assert dock.session.areas().name() == "Areas of before"


def test_where_no_other_areas_were_left_the_next_ones_are_taken(dock, project):
    made = add(layer({"lsoa": CODES}))
    project.removeMapLayer(made.id())
    settle()
    add(layer({"note": ["a"]}), "Parks")
    assert dock.session.areas() is None
    again = add(layer({"lsoa": CODES}), "Areas again")
    assert dock.session.areas() is again


def test_a_result_that_is_removed_is_gone_from_the_session(mapped, project):
    project.removeMapLayer(mapped.session.result(U65).layer_id)
    settle()
    assert mapped.session.result(U65) is None
    assert "Under 65" not in mapped.parts["areas"].results_box.results.text()
    assert "65+ living alone" in mapped.parts["areas"].results_box.results.text()


def titles(group) -> list[str]:
    return [node.name() for node in group.findGroups(True)]


def test_removed_results_leave_no_empty_group(mapped, project):
    assert "Medway Isolation: living alone" in titles(project.layerTreeRoot())
    project.layerTreeRoot().addGroup("Mine")
    project.removeMapLayers([result.layer_id for _, result in mapped.session.results()])
    settle()
    assert "Medway Isolation: living alone" not in titles(project.layerTreeRoot())
    assert "Mine" in titles(project.layerTreeRoot()), "an empty group of the user's stays"


def test_a_pair_that_is_shown_again_is_the_same_pair_in_the_same_group(mapped, project):
    areas = mapped.parts["areas"]
    first = {result.layer_id for _, result in mapped.session.results()}
    areas.steps.map_button.click()  # another result takes its place
    settle()
    second = {result.layer_id for _, result in mapped.session.results()}
    assert not first & second
    assert areas.results_box.found_box.count() == 2
    for number in (0, 1):
        areas.results_box.found_box.setCurrentIndex(number)
        chosen = areas.results_box.found_box.currentData()
        mapped.session.areas_changed.emit()
        settle()
        assert areas.results_box.found_box.currentData() == chosen, (
            "what was chosen stays chosen when the panel looks again"
        )
        areas.results_box.adopt_button.click()
        settle()
        assert chosen[0] in {result.layer_id for _, result in mapped.session.results()}
        assert mapped.session.result(P65).layer().name() == "65+ living alone"
        assert mapped.session.result(U65).layer().name() == "Under 65 living alone"
    assert {each.id() for each in recognise.result_layers(project)} == first | second
    groups = [
        group for group in project.layerTreeRoot().findGroups(True) if group.name() == "Medway Isolation: living alone"
    ]
    assert [titles(group) for group in groups] == [[], []]
    assert [len(group.findLayers()) for group in groups] == [2, 2]


def test_a_pair_in_two_groups_of_one_name_comes_together(mapped, project):
    root, name = project.layerTreeRoot(), "Medway Isolation: living alone"
    node = root.findLayer(mapped.session.result(U65).layer_id)
    root.insertGroup(0, name).addChildNode(node.clone())
    node.parent().removeChildNode(node)
    mapped.session.results_changed.emit()
    settle()
    first, second = (root.findLayer(one.layer_id).parent() for _, one in mapped.session.results())
    assert first == second
    assert first.name() == name


@pytest.mark.parametrize("filled", [True, False])
def test_wards_as_qgis_opens_them_do_not_hide_the_map(dock, window, sample, filled):
    """Filled wards, as every file of polygons is opened, stand below the results; wards of outlines above them."""
    for name in ("areas", "wards"):
        made = add(QgsVectorLayer(f"{sample}|layername={name}", name, "ogr"), name)
        if name == "wards" and not filled:
            made.renderer().symbol().symbolLayer(0).setBrushStyle(Qt.BrushStyle.NoBrush)
    found = algorithm(
        "livingalone",
        INPUT=f"{sample}|layername=areas",
        CODE_FIELD="code",
        TABLE=f"{sample}|layername=census",
        OUTPUT="memory:",
    )["OUTPUT"]
    made = add(found, "living alone")
    dock.show_page("areas")
    dock.parts["areas"].results_box.adopt_button.click()
    settle()
    order = [node.name() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    assert (order.index("wards") > order.index("65+ living alone")) is filled
    window.setActiveLayer(made)
    window.zoomToActiveLayer()
    assert window.colours()["#440154"] > 50


def test_results_from_the_toolbox_are_offered_and_taken(dock, sample):
    from qgis import processing

    from medway_isolation_plugin.processing.first_map import file_sources, sample_values

    values = sample_values("livingalone", file_sources(str(sample.parent)))
    made = processing.run("medwayisolation:livingalone", {**values, "OUTPUT": "TEMPORARY_OUTPUT"})
    add(made["OUTPUT"], "From the toolbox")
    areas = dock.parts["areas"]
    assert areas.results_box.found_box.itemText(0) == "From the toolbox: Living alone (2 bands)"
    assert areas.results_box.adopt_button.isVisibleTo(areas)
    areas.results_box.adopt_button.click()
    settle()
    assert [found.layer().name() for _, found in dock.session.results()] == [
        "Under 65 living alone",
        "65+ living alone",
    ]
    assert [found.layer().featureCount() for _, found in dock.session.results()] == [163, 163]
    assert not areas.results_box.adopt_button.isVisibleTo(areas)


def test_the_dialog_for_own_areas_is_filled_in(dock):
    add(layer({"lsoa": CODES}))
    counts = {"lsoa": CODES, "households": [10, 10, 10], "alone_u65": [1, 2, 3], "alone_65p": [1, 1, 1]}
    add(layer({**counts, "residents_u65": [20, 20, 20], "residents_65p": [5, 5, 5]}), "Counts")
    values = count_fields.parameters(dock.session, QgsProject.instance())
    assert QgsProject.instance().mapLayer(values["INPUT"]).name() == "LSOAs"
    assert QgsProject.instance().mapLayer(values["TABLE"]).name() == "Counts"
    assert (values["CODE_FIELD"], values["TABLE_CODE_FIELD"]) == ("lsoa", "lsoa")
    assert (values["ALONE_65P"], values["HOUSEHOLDS"]) == ("alone_65p", "households")


def test_sample_data_that_cannot_be_copied_is_said(dock, window, tmp_path):
    (tmp_path / "profile").write_text("in the way", encoding="utf-8")
    dock.parts["areas"].steps.sample_button.click()
    settle()
    assert "could not be copied" in window.told()[0]
    assert QgsProject.instance().count() == 0
