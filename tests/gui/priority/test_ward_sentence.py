"""The ward sentence in the panel: from priority areas and wards to words that can be pasted."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtWidgets import QApplication

from tests.gui.sample_project import algorithm
from tests.gui.window import settle, wait


def shown(dock: Any) -> Any:
    dock.show_page("priority")
    settle()
    return dock.parts["priority"]


def written(box: Any) -> str:
    box.write.click()
    wait(lambda: box.write.text() != "Cancel")
    return str(box.text.toPlainText())


def test_apply_then_write_then_copy(mapped):
    priority = shown(mapped)
    box = priority.sentence
    assert not box.write.isEnabled()
    assert "Press Apply" in box.why.text()
    priority.form.apply.click()
    wait(lambda: not priority.run.running())
    settle()
    flagged, wards = box.layer(), mapped.session.wards()
    assert box.write.isEnabled()
    assert not box.copy.isEnabled()
    assert flagged.name() in box.why.text() and wards.name() in box.why.text()
    sentence = written(box)
    people = priority.form.people.field()
    own = algorithm("wardsummary", INPUT=flagged, CODE_FIELD="code", PEOPLE_FIELD=people, WARDS=wards, OUTPUT="memory:")
    assert sentence == own["SENTENCE"] != ""
    assert box.text.isReadOnly() and not box.text.isHidden()
    box.copy.click()
    assert QApplication.clipboard().text() == sentence
    entries = QgsGui.historyProviderRegistry().queryEntries(start=QDateTime.currentDateTime().addSecs(-60))
    assert any(entry.entry.get("algorithm_id") == "medwayisolation:wardsummary" for entry in entries)


def test_without_wards_it_says_so_and_wakes_when_they_come(mapped):
    priority, project = shown(mapped), QgsProject.instance()
    wards = mapped.session.wards()
    source = wards.source()
    priority.form.apply.click()
    wait(lambda: not priority.run.running())
    assert written(priority.sentence)
    project.removeMapLayer(wards.id())
    settle()
    assert not priority.sentence.write.isEnabled()
    assert "No layer of wards" in priority.sentence.why.text()
    assert priority.sentence.text.toPlainText() == ""  # it named the wards of a layer that is gone
    project.addMapLayer(QgsVectorLayer(source, "Sample wards", "ogr"))
    settle()
    assert priority.sentence.write.isEnabled()
    assert written(priority.sentence)


def test_it_wakes_when_a_layer_is_called_wards(mapped):
    priority, project = shown(mapped), QgsProject.instance()
    wards = mapped.session.wards()
    zones = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "Zones", "memory")
    project.addMapLayer(zones)
    project.removeMapLayer(wards.id())
    priority.form.apply.click()
    wait(lambda: not priority.run.running())
    settle()
    assert not priority.sentence.write.isEnabled()
    zones.setName("Wards")
    wait(priority.sentence.write.isEnabled)


def test_a_fault_is_shown_where_the_sentence_would_be(mapped):
    priority = shown(mapped)
    priority.form.apply.click()
    wait(lambda: not priority.run.running())
    nameless = QgsVectorLayer("Polygon?crs=EPSG:27700&field=a:integer", "Wards without names", "memory")
    QgsProject.instance().addMapLayer(nameless)
    mapped.session.set_wards(nameless)
    settle()
    assert written(priority.sentence) == ""
    assert "No field is chosen" in priority.sentence.why.text()
    assert not priority.sentence.copy.isEnabled()
