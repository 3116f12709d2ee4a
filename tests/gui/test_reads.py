"""What the panel reads of layers: nothing for parts that are hidden, and no column twice for one event."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from qgis.core import QgsVectorLayer, QgsVectorLayerUtils

from medway_isolation_plugin.layers import features
from tests.gui.window import settle, wait

PARTS = ("weights", "style", "priority", "export", "areas")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """Counts each reading of a column, and under the field "" each reading of rows."""
    found: Counter[tuple[str, str]] = Counter()
    values, batches = QgsVectorLayerUtils.getValues, features.batches

    def counted_values(layer: QgsVectorLayer, field: str, *others: Any) -> Any:
        found[layer.id(), field] += 1
        return values(layer, field, *others)

    def counted_batches(features_of: Any, count: Any, origin: Any, *others: Any) -> Any:
        found[origin.name if origin is not None else "", ""] += 1
        return batches(features_of, count, origin, *others)

    monkeypatch.setattr(QgsVectorLayerUtils, "getValues", counted_values)
    monkeypatch.setattr(features, "batches", counted_batches)
    return found


def idle(dock: Any) -> None:
    """Wait until nothing is read any more: the longest pause before a part looks is 120 ms."""
    waited = [0]

    def enough() -> bool:
        waited[0] += 1
        weights = dock.parts.get("weights")
        return waited[0] > 60 and (weights is None or not weights.live.busy() or not weights.isVisible())

    wait(enough)
    settle()


@pytest.fixture
def whole(mapped: Any, read: Counter[tuple[str, str]]) -> Any:
    """The dock with every part seen once, and Areas in sight."""
    for name in PARTS:
        mapped.show_page(name)
        idle(mapped)
    read.clear()
    return mapped


def happen(dock: Any) -> None:
    """Rename and edit areas and a result, and make results known again."""
    for layer in (dock.session.areas(), dock.session.results()[-1][1].layer()):
        layer.setName(layer.name() + " again")
        layer.startEditing()
        feature = next(layer.getFeatures())
        field = layer.fields().lookupField("code")
        layer.changeAttributeValue(feature.id(), field, "changed")
        layer.changeAttributeValue(feature.id(), field, feature[field])
        layer.rollBack()
    for band, result in dock.session.results():
        dock.session.set_result(band, result)


def test_a_hidden_panel_reads_nothing_until_it_is_seen(whole, read):
    whole.hide()
    happen(whole)
    idle(whole)
    assert read == {}
    whole.show()
    idle(whole)
    assert read, "the part in sight looks again"


@pytest.mark.parametrize("name", PARTS)
def test_only_the_part_in_sight_reads(whole, read, monkeypatch, name):
    whole.show_page(name)
    idle(whole)
    read.clear()
    happen(whole)
    idle(whole)
    together = Counter(read)
    assert not together or max(together.values()) == 1, together
    for other in PARTS:
        if other != name:
            whole.show_page(other)
            idle(whole)
    read.clear()
    whole.show_page(name)
    idle(whole)
    assert read == {}, "nothing has happened since"


def test_a_restyle_reads_each_column_once_and_the_next_one_none(whole, read):
    whole.show_page("style")
    idle(whole)
    happen(whole)
    idle(whole)
    read.clear()
    form = whole.parts["style"].form
    for number in (1, 2):
        form.mode_box.setCurrentIndex(number)
        idle(whole)
    assert max(read.values(), default=0) <= 1, read
    read.clear()
    form.ramp_box.set_ramp("cividis")
    form.band_buttons["u65"].click()
    idle(whole)
    assert max(read.values(), default=0) <= 1, read


def test_a_new_name_and_another_layer_are_no_reason_to_read(whole, read, project):
    whole.show_page("weights")
    idle(whole)
    read.clear()
    whole.session.areas().setName("Other areas")
    project.addMapLayer(QgsVectorLayer("None?field=number:integer", "A table", "memory"))
    idle(whole)
    project.removeMapLayer(project.mapLayersByName("A table")[0])
    idle(whole)
    assert read == {}


def test_weights_show_that_they_read_and_the_window_answers(whole, read):
    whole.show_page("weights")
    idle(whole)
    live = whole.parts["weights"].live
    told: list[str] = []
    reading: list[bool] = []
    live.told.connect(told.append)
    live.reading.connect(reading.append)
    live.forget()
    wait(lambda: True in reading)
    assert live.indices is None, "the thread reads while events go on"
    assert told[-1] == "Reading the areas and their tables…"
    wait(lambda: not live.busy())
    assert reading[-1] is False
    assert set(read.values()) == {1}


def test_a_rule_shows_that_it_reads_and_the_window_answers(whole, read, monkeypatch):
    whole.show_page("priority")
    idle(whole)
    part = whole.parts["priority"]
    flagged = part.form.count.text()
    assert "flagged" in flagged
    told: list[tuple[str, bool, str]] = []
    write = part.form.count.setText

    def say(text: str) -> None:
        told.append((text, part.form.apply.isEnabled(), part.form.apply.toolTip()))
        write(text)

    monkeypatch.setattr(part.form.count, "setText", say)
    part.layer().dataChanged.emit()
    read.clear()
    wait(lambda: told and told[-1][1])
    assert told[0] == ("Reading the areas…", False, "Reading the areas…"), "the thread reads while events go on"
    assert told[-1][0] == flagged
    assert set(read.values()) == {1}


def test_a_page_reads_each_column_once(whole, read, project, tmp_path):
    """Its words, its colours, its table and its alternative text count the same columns."""
    whole.show_page("export")
    part = whole.parts["export"]
    form = part.form
    form.folder.setFilePath(str(tmp_path))
    for key, box in form.figures.items():
        box.setChecked(key == "65_and_over")
    for box in form.formats.values():
        box.setChecked(True)
    idle(whole)
    read.clear()
    form.export_figures.click()
    wait(lambda: not part.run.running())
    assert {path.suffix for path in tmp_path.glob("*_65_and_over.*")} == {f".{key}" for key in form.formats}
    columns = Counter(field for (_layer, field), times in read.items() for _ in range(times) if field)
    assert columns, "the page counts areas"
    assert set(columns.values()) == {1}, columns
