"""What the panel says is known of a layer's results, and what it is told."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.gui.shared.session import ShownResult
from medway_isolation_plugin.gui.style.facts_box import FactsDialog
from medway_isolation_plugin.layers import fields
from tests import results as facts
from tests.gui.window import settle
from tests.processing.layers import layer


def shown(dock, made, value="la_65p", classes="la_65p_q", band=P65):
    QgsProject.instance().addMapLayer(made)
    dock.session.set_result(band, ShownResult(made.id(), value, classes))
    dock.show_page("style")
    settle()
    return dock.parts["style"].form


def labels(dock) -> list[str]:
    return [item.label() for item in dock.session.result(P65).layer().renderer().legendSymbolItems()]


def test_what_is_known_and_what_is_not_in_one_line(mapped):
    mapped.show_page("style")
    settle()
    text = mapped.parts["style"].form.facts.label.text()
    assert "Living alone, split at 65, five classes, 1 = most isolated; not stated: source, year." in text
    assert "Health Deprivation and Disability, " in text


def test_a_result_known_by_its_name_is_said_and_kept_in_the_file(dock, tmp_path):
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    made = layer({"code": list("ABCD"), "la_65p": [4.0, 3.0, 2.0, 1.0], "la_65p_q": [1, 2, 3, 4]})
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    path = str(tmp_path / "bare.shp")
    QgsVectorFileWriter.writeAsVectorFormatV3(made, path, QgsCoordinateTransformContext(), options)
    form = shown(dock, QgsVectorLayer(path, "bare", "ogr"))
    assert form.facts.label.text() == (
        "• Living alone, split at 65; not stated: what class 1 is most of, number of classes, source, year."
    )
    form.mode_box.setCurrentIndex(0)
    dock.parts["style"]._restyle()
    assert labels(dock)[:4] == ["1 (worst)", "2", "3", "4"]
    of_layer = dock.session.result(P65).layer()
    dialog = FactsDialog(fields.results_of(of_layer)[0], 4, form)
    dialog.texts["worst"].setText("isolated")
    dialog.texts["source"].setText("Census")
    dialog.texts["year"].setText("2011")
    dialog.classes.setValue(5)
    form.facts.say(fields.results_of(of_layer)[0], dialog.facts())
    settle()
    assert form.facts.label.text() == "• Living alone, Census 2011, split at 65, five classes, 1 = most isolated."
    assert labels(dock)[:5] == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)"]
    again = fields.describe(QgsVectorLayer(path, "again", "ogr"), "la_65p_q")
    assert (again.stated, again.classes, again.result.source, again.result.year) == (True, 5, "Census", "2011")


def test_fewer_classes_than_the_data_have_are_refused(dock, window):
    form = shown(dock, layer({"code": list("ABCD"), "la_65p": [4.0, 3.0, 2.0, 1.0], "la_65p_q": [1, 2, 3, 4]}))
    result = fields.results_of(dock.session.result(P65).layer())[0]
    form.facts.say(result, {"worst": "isolated", "classes": 3})
    assert window.told()[0] == "The data have a class 4, and 3 classes are said: say at least 4."
    assert not fields.results_of(dock.session.result(P65).layer())[0].stated


def test_facts_that_contradict_the_values_are_not_repeated(dock):
    made = layer({"code": list("ABCD"), "la_65p": [4.0, 3.0, 2.0, 1.0], "la_65p_q": [1, 2, 3, 4]})
    facts.state(
        made,
        facts.result(facts.LIVING, [facts.column("la_65p", facts.Role.VALUE, P65), facts.classes("la_65p_q", P65)]),
    )
    made.dataProvider().changeAttributeValues({1: {2: 4}, 2: {2: 4}, 3: {2: 4}})
    form = shown(dock, made)
    assert "five classes" not in form.facts.label.text()
    assert "number of classes" in form.facts.label.text()


def test_bands_are_called_by_their_true_age(dock):
    made = layer({"la_u66": [1.0, 2.0], "la_u66_q": [2, 1], "la_66p": [1.0, 2.0], "la_66p_q": [2, 1]})
    form = shown(dock, made, "la_66p", "la_66p_q")
    dock.session.set_result(U65, ShownResult(made.id(), "la_u66", "la_u66_q"))
    settle()
    texts = [button.text().replace("&", "") for button in form.band_buttons.values()]
    assert texts == ["Under 66", "66 and over"]
