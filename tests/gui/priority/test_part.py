"""The dock's Priority part: what it flags, lists, explains and runs, and what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtWidgets import QLabel

from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.fields import Role
from medway_isolation_plugin.gui.priority.flagged_list import PEOPLE, RANK
from medway_isolation_plugin.gui.priority.part import PriorityPart
from medway_isolation_plugin.gui.shared.session import Session, ShownResult
from medway_isolation_plugin.layers import fields
from tests import results as facts
from tests.gui.sample_project import add_tables, algorithm, indexed, settle, values
from tests.gui.window import wait
from tests.processing.layers import layer

ALIASES = {
    "si_65p": "65+ isolation: score per household",
    "si_65p_q": "65+ isolation: quintile (1 = most isolated)",
    "si_65p_c01": "65+ isolation: part of the score from Widowed",
    "si_65p_c02": "65+ isolation: part of the score from No car",
    "dep_q": "Health Deprivation and Disability: local quintile (1 = most deprived)",
}


def small() -> QgsVectorLayer:
    made = layer(
        {
            "code": ["A", "B", "C", "D"],
            "si_65p": [5.0, 9.0, 1.0, 2.0],
            "si_65p_q": [1, 1, 2, None],
            "si_65p_c01": [4.0, 3.0, 0.5, 1.0],
            "si_65p_c02": [1.0, 6.0, 0.5, 1.0],
            "dep_q": [1, 1, 1, 1],
            "la_65p_n": [10, 20, 30, 40],
        }
    )
    of = [facts.Of(facts.Part.VARIABLE, number, label) for number, label in enumerate(("Widowed", "No car"), start=1)]
    index = [facts.column("si_65p", Role.VALUE, P65, unit="score per household"), facts.classes("si_65p_q", P65)]
    index += [facts.column(f"si_65p_c0{one.number}", Role.PART, P65, of=one) for one in of]
    facts.state(
        made,
        facts.result(facts.LIVING, [facts.column("la_65p_n", Role.NUMERATOR, P65)]),
        facts.result(facts.SEGMENTS, index),
        facts.result(facts.DEPRIVED, [facts.classes("dep_q")], subject="Health Deprivation and Disability"),
    )
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture(autouse=True)
def project(provider: Any) -> Iterator[QgsProject]:
    yield QgsProject.instance()
    QgsProject.instance().clear()
    settle()


@pytest.fixture
def made() -> Iterator[Any]:
    """Return a function that makes the part; `said` of it holds its messages."""
    parts: list[PriorityPart] = []

    def maker(areas: QgsVectorLayer | None, code: str = "code", canvas: Any = None) -> PriorityPart:
        session = Session(canvas=canvas)
        if areas is not None:
            session.set_areas(areas, code)
            if "si_65p_q" in areas.fields().names():
                session.set_result(P65, ShownResult(areas.id(), "si_65p", "si_65p_q"))
        part = PriorityPart(session)
        part.said = []
        part.message.connect(lambda text, level: part.said.append((level, text)))
        part.show()
        part.refresh()
        parts.append(part)
        return part

    yield maker
    for part in parts:
        part.close_down()
        part.deleteLater()


def plain(part: PriorityPart) -> str:
    return part.form.count.text().replace("<b>", "").replace("</b>", "")


def test_the_rule_to_begin_with_is_that_of_the_band(made):
    part = made(small())
    assert part.form.editor.cells() == ["si_65p_q", "=", "1", "dep_q", "=", "1"]
    assert plain(part) == "2 of 4 areas flagged, 30 people; 1 undecided because values are missing."
    assert part.form.list.texts() == [["1", "B", "20"], ["2", "A", "10"]]
    shown = [row.field.currentText() for row in part.form.editor.rows]
    assert shown == [ALIASES["si_65p_q"], ALIASES["dep_q"]]


def other_index(name: str = "la_65p") -> QgsVectorLayer:
    made_layer = layer({"code": ["A", "B"], name: [9.0, 8.0], f"{name}_q": [1, 2], "dep_q": [1, 1]})
    QgsProject.instance().addMapLayer(made_layer)
    return made_layer


def test_a_rule_that_nobody_has_edited_is_made_anew_for_another_index(made):
    part = made(small())
    other = other_index()
    part.session.set_result(P65, ShownResult(other.id(), "la_65p", "la_65p_q"))
    assert part.form.editor.cells() == ["la_65p_q", "=", "1", "dep_q", "=", "1"]
    part.refresh()
    assert plain(part).startswith("1 of 2 areas flagged")
    part.form.editor.rows[0].threshold.setText("2")
    again = other_index("si_65p")
    part.session.set_result(P65, ShownResult(again.id(), "si_65p", "si_65p_q"))
    assert part.form.editor.cells()[:3] == ["la_65p_q", "=", "2"], "an edited rule is kept"
    assert "the layer has no field 'la_65p_q'" in part.refresh()


def test_an_edit_is_counted_at_once(made):
    part = made(small())
    part.form.editor.rows[0].threshold.setText("2")
    part.form.editor.rows[0].comparison.setCurrentIndex(3)  # is at most
    wait(lambda: plain(part).startswith("3 of 4"))
    assert [row[1] for row in part.form.list.texts()] == ["B", "A", "C"]
    part.form.editor.rows[0].remove.click()
    wait(lambda: plain(part).startswith("4 of 4 areas flagged, 100 people"))
    part.form.editor.add.click()
    assert len(part.form.editor.rows) == 2


def test_any_and_at_least(made):
    part = made(small())
    assert part.form.at_least.isHidden()
    part.form.join.setCurrentIndex(1)
    assert part.refresh() == ""
    assert plain(part).startswith("4 of 4")
    part.form.join.setCurrentIndex(2)
    assert not part.form.at_least.isHidden()
    part.form.at_least.setValue(3)
    assert "at least 3 of 2 criteria" in part.refresh()
    assert plain(part) == part.refresh()
    assert part.form.list.texts() == []
    assert not part.form.apply.isEnabled()
    assert part.form.apply.toolTip() == plain(part), "the button says why it is off"
    part.form.at_least.setValue(2)
    assert part.refresh() == ""
    assert plain(part).startswith("2 of 4")


def test_the_list_is_sorted_by_numbers(made):
    part = made(small())
    part.form.join.setCurrentIndex(1)
    part.refresh()
    part.form.list.sortByColumn(PEOPLE, Qt.SortOrder.DescendingOrder)
    assert [row[2] for row in part.form.list.texts()] == ["40", "30", "20", "10"]
    part.form.list.sortByColumn(RANK, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in part.form.list.texts()] == ["4", "3", "2", "1"]
    part.form.people.set_field("")
    part.refresh()
    assert part.form.list.isColumnHidden(PEOPLE)
    assert next(row[2] for row in part.form.list.texts()) in ("5", "9", "1", "2")


def test_a_click_zooms_and_explains(made):
    areas = small()
    canvas = QgsMapCanvas()
    canvas.setLayers([areas])
    canvas.setExtent(QgsRectangle(-1000, -1000, 1000, 1000))
    part = made(areas, canvas=canvas)
    part.form.list.selectRow(0)
    text = part.form.panel.toPlainText()
    assert text.startswith("B\n65+ isolation in worst fifth; health in worst fifth")
    assert "score per household: 9" in text
    assert "quintile (1 = most isolated): 1" in text
    assert text.index("No car 66.7") < text.index("Widowed 33.3")
    # B is the unit square at x = 1: a third of the canvas in one direction, its neighbours beside it.
    seen = canvas.extent()
    assert min(seen.width(), seen.height()) == pytest.approx(3.0, rel=0.02)
    assert seen.center().x() == pytest.approx(1.5)
    assert seen.center().y() == pytest.approx(0.5)
    assert seen.contains(QgsRectangle(0.1, 0, 2.9, 1))


def test_the_chosen_area_stays_marked_until_another_is_chosen_or_its_layer_is_gone(made, project):
    def marked() -> list[QgsRectangle]:
        bands = [item for item in canvas.items() if isinstance(item, QgsRubberBand)]
        return [band.asGeometry().boundingBox() for band in bands]

    def shape(number: int) -> QgsRectangle:
        return areas.getFeature(part._values.feature(number).id()).geometry().boundingBox()

    areas = small()
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(areas.crs())
    canvas.setLayers([areas])
    part = made(areas, canvas=canvas)
    assert marked() == []
    for place in (0, 1):
        part.form.list.setCurrentIndex(part.form.list.areas.index(place, 0))
        settle()
        row = part.form.list.areas.area(part.form.list.currentIndex())
        wait(lambda: len(marked()) == 1)  # the flash is over
        assert marked() == [shape(row)]
    part.refresh()
    assert len(marked()) == 1, "a rule that is tested again leaves the mark"
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settle()
    assert marked()[0].xMaximum() < 0, "the mark goes with the map's coordinates"
    project.removeMapLayer(areas.id())
    settle()
    assert marked() == []


def test_the_interval_of_the_living_alone_index(made, sample):
    areas = indexed(sample)
    QgsProject.instance().addMapLayer(areas)
    part = made(areas)
    part.form.editor.rows[0].field.set_field("la_65p_q")
    part.refresh()
    part.form.list.selectRow(0)
    text = part.form.panel.toPlainText()
    assert "(95 % interval " in text
    assert "compared with the study area: higher" in text


def test_the_parts_of_a_composite_index(made, sample, project):
    tables = add_tables(sample)
    index = algorithm(
        "compositeindex", INPUT=tables["areas"], CODE_FIELD="code", TABLE=tables["census"], TABLE_CODE_FIELD="code",
        READY_RECIPE=4, OUTPUT="memory:",
    )["OUTPUT"]  # fmt: skip
    project.addMapLayer(index)
    part = made(index)
    part.form.editor.set_cells(["ci_q", "=", 1])
    part.refresh()
    part.form.list.selectRow(0)
    text = part.form.panel.toPlainText()
    assert "local quintile (1 = most isolated): 1" in text
    assert "What the score is made of:" in text
    assert "Widowed " in text


def test_parts_that_work_against_each_other_are_told_in_points(made, project):
    areas = layer({"code": list("ABCDE"), "poor": [10.0, 40.0, 30.0, 20.0, 50.0], "alone": [5.0, 3.0, 1.0, 2.0, 4.0]})
    areas.setFieldAlias(1, "Poor")
    areas.setFieldAlias(2, "Alone")
    index = algorithm(
        "compositeindex", INPUT=areas, CODE_FIELD="code", FIELDS=["poor", "alone"], NORMALISATION=1, OUTPUT="memory:"
    )["OUTPUT"]
    project.addMapLayer(index)
    part = made(index)
    part.form.editor.set_cells(["ci_rk", "<=", 5])
    part.refresh()
    told = {}
    for row in range(5):
        part.form.list.selectRow(row)
        text = part.form.panel.toPlainText()
        told[text[0]] = text.split("What the score is made of")[1].splitlines()
    # z-scores: A is -1.265 poor and 1.265 alone, B 0.632 and 0; E 1.265 and 0.632, with a weight of a half each.
    assert told["A"] == [", in points:", "Poor -0.632", "Alone +0.632"]
    assert told["B"] == [":", "Poor 100.0 %", "Alone 0.0 %"]
    assert told["E"] == [":", "Poor 66.7 %", "Alone 33.3 %"]
    assert told["D"] == [":", "Poor 50.0 %", "Alone 50.0 %"]


def test_the_same_as_the_algorithm(made, sample, project):
    areas = indexed(sample)
    project.addMapLayer(areas)
    part = made(areas)
    since = QDateTime.currentDateTime().addSecs(-1)
    part.form.label.setText("65 and over")
    part.refresh()
    part.form.apply.click()
    wait(lambda: project.mapLayersByName("Priority areas"))
    (result,) = project.mapLayersByName("Priority areas")
    flagged = {code for code, flag in values(result, "code", "prio").items() if flag == 1}
    names = values(result, "code", "name")
    assert all(names.values())
    assert {f"{names[code]} ({code})" for code in flagged} == {row[1] for row in part.form.list.texts()}
    assert flagged
    part.form.list.selectRow(0)
    assert part.form.panel.toPlainText().startswith(part.form.list.texts()[0][1])
    assert result.renderer().classAttribute() == "prio"
    assert [category.label() for category in result.renderer().categories()][:2] == ["Priority area", "Other areas"]
    assert part.said[-1] == (
        Qgis.MessageLevel.Success,
        f"Priority areas: {len(flagged)} flagged. The layer is in the project.",
    )
    entries = QgsGui.historyProviderRegistry().queryEntries(since, providerId="processing")
    details = [entry.entry for entry in entries if entry.entry.get("algorithm_id") == "medwayisolation:flagpriority"]
    assert details[-1]["parameters"]["inputs"]["CRITERIA"] == ["si_65p_q", "=", "1", "dep_q", "=", "1"]
    assert "CRITERIA" in details[-1]["python_command"]


def test_the_same_rule_again_replaces_its_fields(made):
    areas = small()
    part = made(areas)
    assert part.parameters()["PREFIX"] == "prio"
    old = [
        *fields.results_of(areas),
        facts.result(facts.PRIORITY, [facts.column("code", Role.FLAG)], stem="own", subject="65+"),
    ]
    fields.say(areas, old)
    assert part.parameters()["PREFIX"] == "own"
    part.form.label.setText("Another")
    assert part.parameters()["PREFIX"] == "prio"


def test_state_is_taken_up_again(made):
    areas = small()
    part = made(areas)
    part.form.join.setCurrentIndex(2)
    part.form.at_least.setValue(2)
    part.form.editor.rows[1].threshold.setText("3")
    part.form.label.setText("Ours")
    state = part.state()
    other = made(areas)
    other.restore(state)
    assert other.state() == state
    assert other.form.at_least.value() == 2
    assert plain(other) == plain(part) or (part.refresh() == "" and plain(other) == plain(part))


@pytest.mark.parametrize(
    "state",
    [{}, {"rule": "x", "join": 7, "at_least": "many", "score": 4, "label": None, "new": 1}, {"rule": [["a"], 2]},
     {"rule": ["gone", "=", "1"], "layer": "no-such-layer"}],
)  # fmt: skip
def test_a_state_of_a_wrong_kind_is_passed_over(made, state):
    part = made(small())
    part.restore(state)
    part.refresh()
    if "gone" in str(state):
        assert "no field 'gone'" in plain(part)
        assert part.form.editor.rows[0].field.currentText() == "gone"
    else:
        assert plain(part).startswith("2 of 4")


def test_the_layer_is_removed_while_the_part_is_open(made, project):
    areas = small()
    part = made(areas)
    project.removeMapLayer(areas.id())
    settle()
    assert part.said[-1][0] == Qgis.MessageLevel.Warning
    assert "was removed. Choose another one; the rule is kept" in part.said[-1][1]
    assert plain(part) == "Choose the layer with the areas."
    assert part.form.editor.cells()[0] == "si_65p_q"
    part.form.apply.click()
    assert not part.run.running()


def test_no_other_layer_takes_the_place_of_a_removed_one(made, project):
    first, second = small(), small()
    second.setName("Second")
    first.setName("First")
    part = made(first)
    part.session.set_result(U65, ShownResult(second.id(), "si_65p", "si_65p_q"))
    assert part.layer() is first
    project.removeMapLayer(first.id())
    part.session.results_changed.emit()
    settle()
    assert part.layer() is None
    assert part.form.layers.currentText() == "(removed: First)"
    part.form.layers.setLayer(second)
    part.refresh()
    assert plain(part).startswith("2 of 4")
    part.form.layers.setLayer(None)
    assert part.form.layers.currentText() == ""


def test_a_field_is_lost_and_comes_back(made):
    areas = small()
    part = made(areas)
    areas.startEditing()
    areas.deleteAttribute(areas.fields().indexOf("dep_q"))
    wait(lambda: "no field 'dep_q'" in plain(part))
    assert "no field 'dep_q'" in part.said[-1][1]
    areas.rollBack()
    wait(lambda: plain(part).startswith("2 of 4"))


def test_an_edit_and_a_filter_are_seen(made):
    areas = small()
    part = made(areas)
    areas.startEditing()
    areas.changeAttributeValue(3, areas.fields().indexOf("si_65p_q"), 1)
    wait(lambda: plain(part).startswith("3 of 4"))
    areas.rollBack()
    wait(lambda: plain(part).startswith("2 of 4"))
    areas.setSubsetString("\"code\" <> 'A'")
    wait(lambda: plain(part).startswith("1 of 3"))


def test_layers_that_will_not_do(made):
    assert plain(made(None)) == "Choose the layer with the areas."
    other = layer({"name": ["x"], "value": [1.0]})
    QgsProject.instance().addMapLayer(other)
    part = made(other)
    assert "The rule has no criteria" in plain(part)
    part.use_preset(U65)
    assert "no isolation class for the band under 65" in part.said[-1][1]
    part.form.editor.set_cells(["value", "=", 1])
    assert "has no field 'code'" in part.refresh()
    text = layer({"code": ["A", "A"], "value": [1.0, 1.0]})
    QgsProject.instance().addMapLayer(text)
    twice = made(text)
    twice.form.editor.set_cells(["value", "=", 1])
    assert "1 area code occurs more than once" in twice.refresh()


def test_one_area_and_all_values_equal(made):
    one = layer({"code": ["A"], "value": [3.0]})
    QgsProject.instance().addMapLayer(one)
    part = made(one)
    part.form.editor.set_cells(["value", ">=", 3])
    assert part.refresh() == ""
    assert plain(part) == "1 of 1 area flagged."
    assert part.form.list.texts() == [["\N{EN DASH}", "A"]]


def test_without_health_the_preset_says_so(made):
    areas = layer({"code": ["A", "B"], "si_u65_q": [1, 2]})
    QgsProject.instance().addMapLayer(areas)
    part = made(areas)
    part.use_preset(U65)
    assert part.form.editor.cells() == ["si_u65_q", "=", "1"]
    assert part.said[-1][0] == Qgis.MessageLevel.Info
    assert plain(part) or part.refresh() == ""


def test_it_fits_300_pixels_and_everything_has_a_name(made):
    part = made(small())
    part.resize(300, 900)
    part.show()
    settle()
    inner = part.form.scroll.widget()
    assert inner.width() <= 300
    assert inner.minimumSizeHint().width() <= 300
    for widget in (part.form.layers, part.form.join, part.form.score, part.form.people, part.form.label):
        buddies = [label.buddy() for label in part.findChildren(QLabel)]
        assert widget.accessibleName() or widget in buddies or widget.parentWidget() in buddies
    row = part.form.editor.rows[1]
    assert row.threshold.accessibleName() == "Threshold of criterion 2"


def test_closing_lets_go(project):
    areas = small()
    session = Session()
    session.set_areas(areas, "code")
    part = PriorityPart(session)
    part.close_down()
    told = []
    part.message.connect(lambda text, _level: told.append(text))
    areas.setSubsetString("\"code\" = 'A'")
    project.removeMapLayer(areas.id())
    session.set_areas(None, "")
    settle()
    assert told == []
