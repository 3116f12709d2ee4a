"""The dock's Weights part: rows, shares, live colours, undo, files, both bands, and what it says when something is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsProject, QgsRenderContext, QgsVectorLayer
from qgis.gui import QgsGui, QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QLabel

from medway_isolation_plugin.cartography.choices import StyleChoice, sequential
from medway_isolation_plugin.core import profiles
from medway_isolation_plugin.core.bands import BANDS, P65, U65
from medway_isolation_plugin.gui.shared.session import Session, ShownResult
from medway_isolation_plugin.gui.style.part import StylePart
from medway_isolation_plugin.gui.weights import apply
from medway_isolation_plugin.gui.weights.part import WeightsPart
from medway_isolation_plugin.gui.weights.row import scale_top
from medway_isolation_plugin.layers import fields
from medway_isolation_plugin.paths import RECIPES
from medway_isolation_plugin.processing import columns
from tests import results as facts
from tests.gui.sample_project import add_tables, algorithm, indexed, settle, two_results, values
from tests.gui.window import wait
from tests.processing.layers import layer


@pytest.fixture(scope="module")
def workflow(provider: Any, sample: Path) -> QgsVectorLayer:
    return indexed(sample)


@pytest.fixture(autouse=True)
def project(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QgsProject]:
    monkeypatch.setattr(apply, "weights_folder", lambda: tmp_path / "kept")
    yield QgsProject.instance()
    QgsProject.instance().clear()
    settle()


@pytest.fixture
def made() -> Iterator[Any]:
    """Return a function that makes the part; `said` of it holds its messages."""
    parts: list[WeightsPart] = []

    def maker(areas: QgsVectorLayer | None, session: Session | None = None, code: str = "code") -> WeightsPart:
        session = session or Session()
        session.set_areas(areas, code)
        part = WeightsPart(session)
        part.said = []
        part.message.connect(lambda text, level: part.said.append((level, text)))
        part.show()
        wait(lambda: not part.live.busy())
        settle()
        parts.append(part)
        return part

    yield maker
    for part in parts:
        part.close_down()
        part.deleteLater()


@pytest.fixture
def shown(made: Any, sample: Path, workflow: QgsVectorLayer) -> Any:
    """The part with the sample data and a result for each band."""
    tables = add_tables(sample)
    session = Session()
    layers = two_results(workflow, session)
    part = made(tables["areas"], session)
    part.maps = layers
    return part


def plain(label: QLabel) -> str:
    """Return what is read on a label with links."""
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def done(part: WeightsPart) -> None:
    wait(lambda: not part.live.busy())
    settle()


def colours(shown_layer: QgsVectorLayer) -> dict[str, str]:
    """Return the colour that each area is drawn in, by code."""
    context = QgsRenderContext()
    context.expressionContext().appendScopes([])
    renderer = shown_layer.renderer()
    renderer.startRender(context, shown_layer.fields())
    found = {
        feature["code"]: renderer.symbolForFeature(feature, context).color().name()
        for feature in shown_layer.getFeatures()
    }
    renderer.stopRender(context)
    return found


def classes(part: WeightsPart, band: Any, weights: dict[str, float]) -> dict[str, float]:
    index = part.live.indices[band.key]
    return dict(zip(index.codes, index.classes(weights)[2]))


def test_rows_show_the_profile(shown):
    rows = shown.form.rows
    assert list(rows)[:2] == ["widowed", "no_social"]
    assert rows["alone_65p"].label.text() == "Aged 65 and over and living alone"
    assert {row.share.text() for row in rows.values()} == {"7.1 %"}
    assert {row.number.value() for row in rows.values()} == {1.0}
    assert rows["widowed"].direction.text() == "\N{UPWARDS ARROW}"
    shown.form.bands.setCurrentIndex(0)
    assert "lone_par" in shown.form.rows
    assert "alone_65p" not in shown.form.rows
    assert {row.share.text() for row in shown.form.rows.values()} == {"7.7 %"}


def test_a_slider_recolours_the_map_and_says_what_moved(shown):
    before = colours(shown.maps["65p"])
    under = colours(shown.maps["u65"])
    shown.form.rows["widowed"].slider.setValue(200)
    shown.form.rows["no_car"].number.setValue(9.5)
    done(shown)
    weights = {**dict.fromkeys(shown.form.rows, 1.0), "widowed": 2.0, "no_car": 9.5}
    assert shown.sets.weights(P65) == weights
    assert shown.form.rows["no_car"].share.text() == "40.4 %"
    expected = classes(shown, P65, weights)
    after = colours(shown.maps["65p"])
    ramp = {}
    for code, place in expected.items():
        ramp.setdefault(place, set()).add(after[code])
    assert {place: len(found) for place, found in ramp.items()} == dict.fromkeys((1, 2, 3, 4, 5), 1)
    assert ramp[1] == {"#440154"}
    assert ramp[5] == {"#fde725"}
    assert after != before
    assert colours(shown.maps["u65"]) == under
    lines = plain(shown.form.moves).splitlines()
    assert lines[0] == "What moved most (rank 1 = most isolated):"
    assert len(lines) == 6
    index = shown.live.indices["65p"]
    ranks = [dict(zip(index.codes, index.classes(each)[1])) for each in (dict.fromkeys(weights, 1.0), weights)]
    area, move = lines[1].split(": rank ")
    code = area[area.rindex("(") + 1 : -1]
    assert area == f"{values(shown.maps['65p'], 'code', 'name')[code]} ({code})"
    assert move == f"{ranks[0][code]:.0f} \N{RIGHTWARDS ARROW} {ranks[1][code]:.0f}"
    assert "these weights by quintile; no file has changed" in shown.form.status.text()


def test_an_area_that_moved_is_chosen_and_stays_marked_on_the_map(made, sample, workflow):
    areas = add_tables(sample)["areas"]
    canvas = QgsMapCanvas()
    canvas.setLayers([areas])
    session = Session(canvas=canvas)
    two_results(workflow, session)
    part = made(areas, session)
    part.form.rows["no_car"].number.setValue(9.5)
    done(part)
    (code,) = re.findall(r"\((SAMPLE-\d+)\)", plain(part.form.moves).splitlines()[2])  # name (code)
    part.form.moves.linkActivated.emit("1")

    def marks() -> list[QgsRubberBand]:
        return [item for item in canvas.items() if isinstance(item, QgsRubberBand)]

    wait(lambda: len(marks()) == 1)  # the flash is over
    (band,) = marks()
    (area,) = areas.getFeatures(f"code = '{code}'")
    assert band.asGeometry().boundingBox() == area.geometry().boundingBox()
    assert re.search(rf'<a href="1">[^<]+ \({code}\)</a>', part.form.moves.text())
    part.close_down()
    assert marks() == []
    part.close_down = lambda: None  # the fixture's turn is over


def test_live_classes_are_those_of_the_algorithm(shown, tmp_path):
    shown.form.rows["hard_up"].number.setValue(7.25)
    shown.form.rows["widowed"].on.setChecked(False)
    done(shown)
    path = tmp_path / "edited.json"
    assert shown.save_file(path)
    result = algorithm("segmentation", **shown.live.parameters(), PROFILE=str(path), OUTPUT="memory:")["OUTPUT"]
    assert values(result, "code", "si_65p_q") == classes(shown, P65, shown.sets.weights(P65))
    written = profiles.read(path)
    assert {one.field: one.weight for one in written.bands[-1].variables}["hard_up"] == 7.25
    assert {one.field: one.weight for one in written.bands[-1].variables}["widowed"] == 0


def test_undo_redo_and_reset(shown):
    stored = shown.maps["65p"].renderer().classAttribute()
    row = shown.form.rows["widowed"]
    assert not shown.form.undo.isEnabled()
    row.number.setValue(5)
    row.on.setChecked(False)
    done(shown)
    assert shown.maps["65p"].renderer().classAttribute() == "code"
    assert row.share.text() == "0.0 %"
    shown.form.undo.click()
    assert row.on.isChecked()
    assert row.number.value() == 5
    shown.form.undo.click()
    done(shown)
    assert row.number.value() == 1
    assert not shown.form.undo.isEnabled()
    assert shown.maps["65p"].renderer().classAttribute() == stored == "si_65p_q"
    shown.form.redo.click()
    assert row.number.value() == 5
    shown.form.reset.click()
    done(shown)
    assert row.number.value() == 1
    assert not shown.form.reset.isEnabled()
    assert shown.maps["65p"].renderer().classAttribute() == "si_65p_q"
    shown.form.undo.click()
    assert row.number.value() == 5


def test_one_drag_is_one_step(shown):
    row = shown.form.rows["widowed"]
    row.slider.setSliderDown(True)
    for place in (110, 130, 170, 200):
        row.slider.setValue(place)
    row.slider.setSliderDown(False)
    row.slider.setSliderDown(True)
    row.slider.setValue(150)
    row.slider.setSliderDown(False)
    assert shown.sets.undo.count() == 2
    shown.form.undo.click()
    assert row.number.value() == 2
    shown.form.undo.click()
    assert row.number.value() == 1


def test_linked_bands_change_together(shown):
    shown.form.rows["widowed"].number.setValue(3)
    assert shown.sets.weights(U65)["widowed"] == 1
    shown.form.linked.setChecked(True)
    shown.form.rows["carer"].number.setValue(4)
    shown.form.rows["alone_65p"].number.setValue(6)
    done(shown)
    assert shown.sets.weights(U65)["carer"] == shown.sets.weights(P65)["carer"] == 4
    assert "alone_65p" not in shown.sets.weights(U65)
    assert shown.maps["u65"].renderer().classAttribute() == "code"
    shown.form.undo.click()
    shown.form.undo.click()
    assert shown.sets.weights(U65)["carer"] == 1


def test_apply_runs_the_algorithm_and_makes_two_layers(shown, project, tmp_path):
    since = QDateTime.currentDateTime().addSecs(-1)
    shown.form.rows["hard_up"].number.setValue(7)
    done(shown)
    live = colours(shown.maps["65p"])
    shown.form.apply.click()
    wait(lambda: shown.said and not shown.run.running())
    done(shown)
    assert shown.said[-1] == (Qgis.MessageLevel.Success, "The index was computed with these weights.")
    results = {band.key: result for band, result in shown.session.results()}
    assert results["65p"].layer().name() == "Segmentation index, 65+"
    assert results["u65"].layer().name() == "Segmentation index, under 65"
    assert results["65p"].layer().renderer().classAttribute() == "si_65p_q"
    assert results["u65"].layer().renderer().classAttribute() == "si_u65_q"
    assert colours(results["65p"].layer()) == live
    assert shown.maps["65p"].renderer().classAttribute() == "si_65p_q"
    (kept,) = (tmp_path / "kept").iterdir()
    assert profiles.read(kept).bands[-1].variables[-1].weight == 7
    entries = QgsGui.historyProviderRegistry().queryEntries(since, providerId="processing")
    ran = [entry.entry for entry in entries if entry.entry.get("algorithm_id") == "medwayisolation:segmentation"]
    assert ran[-1]["parameters"]["inputs"]["PROFILE"] == str(kept)
    assert plain(shown.form.moves) == "No area has changed its rank."
    assert shown.form.status.text() == "The map shows these weights."


def test_a_result_in_deciles_stays_in_deciles(shown, project):
    tenths = algorithm(
        "segmentation", **shown.live.parameters(), PROFILE="medway_65p", CLASSES=10, OUTPUT="memory:"
    )["OUTPUT"]  # fmt: skip
    project.addMapLayer(tenths)
    shown.session.set_result(P65, ShownResult(tenths.id(), "si_65p", "si_65p_q"))
    shown.live.layers.set_choice(StyleChoice(ramp="cividis"))
    shown.form.rows["widowed"].number.setValue(8)
    done(shown)
    labels = [category.label() for category in tenths.renderer().categories()]
    assert (labels[0], labels[9], len(labels)) == ("1 (most isolated)", "10 (least isolated)", 11)
    found = set(colours(tenths).values())
    assert len(found) == 10
    assert sequential(10, "cividis")[0] in found


def test_what_a_map_is_is_asked_once_until_it_is_told_otherwise(shown, monkeypatch):
    row = shown.form.rows["widowed"].number
    row.setValue(8)
    done(shown)
    asked: list[str] = []
    ask = fields.results_of
    monkeypatch.setattr(fields, "results_of", lambda layer: asked.append(layer.id()) or ask(layer))
    for weight in (9, 10, 11):
        row.setValue(weight)
        done(shown)
    assert asked == []
    told = "The map shows these weights by quintile; no file has changed. Apply writes them."
    assert shown.form.status.text() == told
    # Said of the layer meanwhile: it is another index.
    own = shown.maps["65p"]
    facts.state(own, facts.result(facts.COMPOSITE, [facts.classes("si_65p_q", P65)], subject="Another index"))
    row.setValue(12)
    done(shown)
    assert own.id() in asked
    assert shown.form.status.text() == "Press Apply to make the map. After that every change is shown at once."


def test_live_colours_are_those_of_the_style_part(shown):
    style = StylePart(shown.session)
    try:
        style.form.ramp_box.set_ramp("viridis")
        shown.form.rows["widowed"].number.setValue(8)
        done(shown)
        assert sequential(5, "viridis")[0] in colours(shown.maps["65p"]).values()
        style.form.ramp_box.set_ramp("cividis")
        done(shown)
        expected = classes(shown, P65, shown.sets.weights(P65))
        ramp = sequential(5, "cividis")
        assert colours(shown.maps["65p"]) == {code: ramp[int(place) - 1] for code, place in expected.items()}
        # Put back, the map has the new ramp too, not the one from before the weights were moved.
        shown.form.undo.click()
        done(shown)
        assert shown.maps["65p"].renderer().classAttribute() == "si_65p_q"
        assert set(colours(shown.maps["65p"]).values()) == set(ramp)
    finally:
        style.form.ramp_box.set_ramp("viridis")  # settings outlive the part
        style.close_down()
        style.deleteLater()


def test_all_weights_zero_leaves_the_map(shown):
    shown.form.rows["widowed"].number.setValue(4)
    done(shown)
    before = colours(shown.maps["65p"])
    for row in shown.form.rows.values():
        row.on.setChecked(False)
    done(shown)
    assert "Every weight for 65+ is 0" in shown.said[-1][1]
    assert sum("is 0" in text for _, text in shown.said) == 1
    assert {row.share.text() for row in shown.form.rows.values()} == {"\N{EN DASH}"}
    last = shown.sets.weights(P65)
    assert not any(last.values())
    assert set(colours(shown.maps["65p"]).values()) == set(before.values())
    shown.form.apply.click()
    assert not shown.run.running()
    assert "is 0, so nothing counts" in shown.said[-1][1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is not valid JSON"),
        (
            json.dumps({"schema": "medway-isolation/weight-profile", "schema_version": 99}),
            "newer version of the plugin",
        ),
        (json.dumps({"schema": "medway-isolation/recipe", "schema_version": 99}), "newer version"),
        (json.dumps({"schema": "other"}), "neither a weight profile nor a recipe"),
        ("[1]", "must be an object"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_broken_file_changes_nothing(shown, tmp_path, text, words):
    path = tmp_path / "broken.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    shown.form.rows["widowed"].number.setValue(3)
    before = shown.state()
    assert not shown.open_files([path])
    assert words in shown.said[-1][1]
    assert shown.said[-1][0] == Qgis.MessageLevel.Warning
    assert shown.state() == before


def test_a_file_that_is_gone_or_cannot_be_written(shown, tmp_path):
    assert not shown.open_files([tmp_path / "none.json"])
    assert "cannot be read" in shown.said[-1][1]
    assert not shown.save_file(tmp_path / "no" / "folder.json")
    assert "does not exist" in shown.said[-1][1]


def test_a_profile_of_one_band(shown, tmp_path):
    source = profiles.WeightProfile(
        "One", "me", (profiles.BandWeights(U65, (profiles.Variable("no_car", "No car", 6.0),)),)
    )
    path = tmp_path / "one.json"
    source.write(path)
    assert shown.open_files([path])
    done(shown)
    assert shown.band() is U65
    assert not shown.form.bands.isTabEnabled(1)
    assert not shown.form.linked.isEnabled()
    assert list(shown.form.rows) == ["no_car"]
    assert shown.form.rows["no_car"].share.text() == "100.0 %"


def test_one_layer_for_both_bands_shows_the_band_that_is_looked_at(made, sample, workflow, project):
    tables = add_tables(sample)
    both = workflow.clone()
    project.addMapLayer(both)
    session = Session()
    for band in BANDS:
        session.set_result(band, ShownResult(both.id(), f"si_{band.key}", f"si_{band.key}_q"))
    part = made(tables["areas"], session)
    part.form.linked.setChecked(True)
    part.form.rows["no_car"].number.setValue(20)
    done(part)
    assert {code for code, colour in colours(both).items() if colour == "#440154"} == {
        code for code, place in classes(part, P65, part.sets.weights(P65)).items() if place == 1
    }


def test_the_map_is_put_back_when_the_project_is_saved_and_when_the_part_closes(shown, project, tmp_path):
    shown.form.rows["widowed"].number.setValue(30)
    done(shown)
    assert shown.maps["65p"].renderer().classAttribute() == "code"
    path = tmp_path / "p.qgs"
    project.write(str(path))
    assert shown.maps["65p"].renderer().classAttribute() == "si_65p_q"
    assert 'attr="si_65p_q"' in path.read_text(encoding="utf-8")
    assert 'attr="code"' not in path.read_text(encoding="utf-8")
    done(shown)
    assert shown.maps["65p"].renderer().classAttribute() == "code"
    shown.live.layers.put_back()
    assert shown.maps["65p"].renderer().classAttribute() == "si_65p_q"


def test_state_is_taken_up_again(shown, made):
    shown.form.rows["widowed"].number.setValue(3.5)
    shown.form.rows["carer"].on.setChecked(False)
    shown.form.linked.setChecked(True)
    state = json.loads(json.dumps(shown.state()))
    other = made(shown.session.areas(), shown.session)
    other.restore(state)
    done(other)
    assert other.form.rows["widowed"].number.value() == 3.5
    assert not other.form.rows["carer"].on.isChecked()
    assert other.form.linked.isChecked()
    assert other.state() == state


@pytest.mark.parametrize(
    "state",
    [{}, {"documents": 3, "weights": [], "linked": "yes", "band": 7, "tables": 1},
     {"weights": {"65p": {"widowed": [-1, True], "carer": ["x"], "new": [1, True]}, "other": 3}}],
)  # fmt: skip
def test_a_state_of_a_wrong_kind_is_passed_over(shown, state):
    shown.restore(state)
    assert set(shown.sets.weights(P65).values()) == {1.0}


def test_a_state_of_a_newer_version_is_told(shown):
    document = json.dumps({"schema": "medway-isolation/weight-profile", "schema_version": 99})
    shown.restore({"documents": [document]})
    assert "newer version" in shown.said[-1][1]
    assert shown.form.rows


def test_layers_that_go_while_the_part_is_open(shown, project):
    shown.form.rows["widowed"].number.setValue(3)
    done(shown)
    project.removeMapLayer(shown.maps["65p"].id())
    shown.form.rows["widowed"].number.setValue(4)
    done(shown)
    assert "Press Apply to make the map" in shown.form.status.text()
    other = project.mapLayersByName("types")[0].clone()
    project.addMapLayer(other)
    project.removeMapLayer(shown.form.tables.types.currentLayer().id())
    done(shown)
    shown.form.rows["widowed"].number.setValue(5)
    done(shown)
    assert shown.form.tables.types.currentLayer() is None, "a table of the same kind does not take its place"
    assert shown.form.tables.types.currentText() == "(removed: types)"
    assert shown.form.status.text() == "The table types was removed. Choose another one above."
    shown.form.tables.types.setLayer(other)
    done(shown)
    assert "was removed" not in shown.form.status.text()
    project.removeMapLayer(project.mapLayersByName("areas")[0].id())
    done(shown)
    assert shown.form.status.text() == "Choose the areas first."
    assert any("was removed" in text for _, text in shown.said)


def test_the_result_loses_its_code_field(shown):
    own = shown.maps["65p"]
    own.dataProvider().deleteAttributes([own.fields().indexOf("code")])
    own.updateFields()
    shown.form.rows["widowed"].number.setValue(4)
    done(shown)
    assert shown.form.status.text() == "The map's layer has no field 'code', so it cannot be coloured."
    assert own.renderer().classAttribute() == "si_65p_q"


def test_apply_is_off_and_says_why_while_something_is_missing(shown, project):
    button = shown.form.apply
    assert button.isEnabled()
    assert button.toolTip().startswith("Compute the index")
    for row in shown.form.rows.values():
        row.on.setChecked(False)
    done(shown)
    assert not button.isEnabled()
    assert button.toolTip().startswith("Every weight for 65+ is 0")
    shown.sets.reset()
    done(shown)
    assert button.isEnabled()
    field = shown.form.tables.fields["HH_COUNT_FIELD"]
    before = field.field()
    field.setCurrentIndex(-1)
    done(shown)
    assert not button.isEnabled()
    assert button.toolTip() == "Choose the fields of the tables of households and of types above."
    field.set_field(before)
    done(shown)
    assert button.isEnabled()
    project.removeMapLayer(shown.form.tables.households.currentLayer().id())
    done(shown)
    assert not button.isEnabled()
    assert button.toolTip() == shown.form.status.text()
    assert "was removed. Choose another one above." in button.toolTip()
    shown.session.set_areas(None, "")
    done(shown)
    assert button.toolTip() == "Choose the areas first."


def test_without_areas_or_tables(made):
    assert made(None).form.status.text() == "Choose the areas first."
    alone = layer({"code": ["A"]})
    QgsProject.instance().addMapLayer(alone)
    part = made(alone)
    assert "Choose the tables" in part.form.status.text()
    assert not part.form.tables.isCollapsed()
    part.start()
    wait(lambda: part.said and not part.run.running())
    assert part.said[-1][0] == Qgis.MessageLevel.Warning


def test_one_area_and_equal_values(made, tmp_path):
    areas, types = layer({"code": ["A"]}), layer({"type": ["x"], "no_car": [0.4]})
    households = layer({"code": ["A"], "type": ["x"], "households": [10]})
    QgsProject.instance().addMapLayers([areas, households, types])
    path = tmp_path / "one.json"
    profiles.WeightProfile(
        "One", "me", (profiles.BandWeights(U65, (profiles.Variable("no_car", "No car", 6.0),)),)
    ).write(path)
    part = made(areas)
    part.open_files([path])
    part.form.tables.households.setLayer(households)
    part.form.tables.types.setLayer(types)
    done(part)
    part.form.rows["no_car"].number.setValue(2)
    done(part)
    assert plain(part.form.moves) == "No area has changed its rank."


# Recipes


@pytest.fixture
def by_recipe(made: Any, sample: Path) -> Any:
    tables = add_tables(sample)
    census = layer({name: list(range(10 + place, 30 + place)) for place, name in enumerate(("ra", "rb", "rc"))} |
                   {"code": [f"C{number}" for number in range(20)]})  # fmt: skip
    census.startEditing()
    for number, feature in enumerate(list(census.getFeatures())):
        census.changeAttributeValue(feature.id(), 1, (number * 7) % 20)
        census.changeAttributeValue(feature.id(), 2, (number * 3) % 20)
    census.commitChanges()
    QgsProject.instance().addMapLayer(census)
    part = made(census)
    part.sample_areas = tables["areas"]
    return part


RECIPE = {
    "schema": "medway-isolation/recipe",
    "schema_version": 1,
    "title": "Test recipe",
    "band": "65p",
    "domains": [{"name": "home", "label": "At home", "weight": 2}, {"name": "money", "label": "Money"}],
    "indicators": [
        {"field": "ra", "label": "First", "domain": "home", "weight": 1},
        {"field": "rb", "label": "Second", "domain": "home", "direction": "lower", "weight": 3},
        {"field": "rc", "label": "Third", "domain": "money", "weight": 1},
    ],
}


def test_a_recipe_with_domains(by_recipe, tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text(json.dumps(RECIPE), encoding="utf-8")
    assert by_recipe.open_files([path])
    done(by_recipe)
    assert by_recipe.form.tables.isHidden()
    rows = by_recipe.form.rows
    # Each domain stands above its indicators, and has a share of its own.
    assert [(name, row.share.text(), row.indicator.level) for name, row in rows.items()] == [
        ("home", "66.7 %", 0), ("ra", "16.7 %", 1), ("rb", "50.0 %", 1), ("money", "33.3 %", 0), ("rc", "33.3 %", 1),
    ]  # fmt: skip
    assert rows["rb"].direction.text() == "\N{DOWNWARDS ARROW}"
    assert rows["home"].label.text() == "At home"
    rows["ra"].number.setValue(9)
    done(by_recipe)
    assert rows["ra"].share.text() == "50.0 %"
    saved = tmp_path / "saved.json"
    assert by_recipe.save_file(saved)
    result = algorithm("compositeindex", **by_recipe.live.parameters(), RECIPE=str(saved), OUTPUT="memory:")["OUTPUT"]
    assert values(result, "code", "ci_q") == classes(by_recipe, P65, by_recipe.sets.weights(P65))
    by_recipe.form.apply.click()
    wait(lambda: by_recipe.said and not by_recipe.run.running())
    done(by_recipe)
    own = by_recipe.session.result(P65)
    assert own.class_field == "ci_q"
    assert values(own.layer(), "code", "ci_q") == values(result, "code", "ci_q")
    rows = by_recipe.form.rows
    rows["rc"].number.setValue(50)
    done(by_recipe)
    assert own.layer().renderer().classAttribute() == "code"


def test_domains_have_weights_and_directions_can_be_turned(by_recipe, tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text(json.dumps(RECIPE), encoding="utf-8")
    assert by_recipe.open_files([path])
    done(by_recipe)
    rows, index = by_recipe.form.rows, by_recipe.live.indices[P65.key]
    before = classes(by_recipe, P65, by_recipe.sets.weights(P65))
    rows["home"].number.setValue(0.5)
    rows["ra"].direction.click()
    done(by_recipe)
    assert (rows["home"].share.text(), rows["money"].share.text()) == ("33.3 %", "66.7 %")
    assert rows["ra"].direction.text() == "\N{DOWNWARDS ARROW}"
    assert by_recipe.sets.reversed(P65) == {"ra"}
    saved = tmp_path / "saved.json"
    assert by_recipe.save_file(saved)
    written = json.loads(saved.read_text(encoding="utf-8"))
    assert {one["name"]: one["weight"] for one in written["domains"]}["home"] == 0.5
    assert {one["field"]: one["direction"] for one in written["indicators"]}["ra"] == "lower"
    # What the panel shows is what the algorithm makes of the saved recipe.
    result = algorithm("compositeindex", **by_recipe.live.parameters(), RECIPE=str(saved), OUTPUT="memory:")["OUTPUT"]
    live = index.classes(by_recipe.sets.weights(P65), by_recipe.sets.reversed(P65))[2]
    expected = dict(zip(index.codes, live))
    assert values(result, "code", "ci_q") == expected
    assert expected != before
    state = json.loads(json.dumps(by_recipe.state()))
    by_recipe.sets.undo.undo()
    done(by_recipe)
    assert rows["ra"].direction.text() == "\N{UPWARDS ARROW}"
    by_recipe.sets.undo.undo()
    assert (rows["home"].share.text(), by_recipe.sets.edited()) == ("66.7 %", False)
    by_recipe.restore(state)
    done(by_recipe)
    assert by_recipe.sets.reversed(P65) == {"ra"}
    assert by_recipe.form.rows["home"].number.value() == 0.5


def test_a_profile_has_no_direction_to_turn(shown):
    row = next(iter(shown.form.rows.values()))
    assert not row.direction.isEnabled()
    assert "fixed" in row.direction.toolTip()


def test_the_ready_recipes_find_their_table(made, sample):
    part = made(add_tables(sample)["areas"])
    number = [part.form.preset.itemText(each) for each in range(part.form.preset.count())].index(
        "Living alone, both bands"
    )
    part.form.preset.setCurrentIndex(number)
    part.form.preset.activated.emit(number)
    done(part)
    assert part.form.table.table.currentLayer().name() == "census"
    assert list(part.form.rows) == ["alone_65p"]
    assert "Press Apply" in part.form.status.text()


@pytest.mark.parametrize("with_table", [True, False])
def test_the_layers_are_read_once_for_both_bands(made, sample, monkeypatch, with_table):
    tables = add_tables(sample)
    part = made(tables["areas"] if with_table else tables["census"])
    read, whole = [], columns.read

    def counted(source, code_field, fields, where, *others, **more):
        read.append((where, sorted(fields)))
        return whole(source, code_field, fields, where, *others, **more)

    monkeypatch.setattr(columns, "read", counted)
    assert part.open_files([RECIPES / "living_alone_u65.json", RECIPES / "living_alone_65p.json"])
    done(part)
    # The recipes' fields, and those that tell a raw count from a rate.
    fields = ["alone_65p", "alone_u65", "households", "residents", "residents_65p", "residents_u65"]
    if with_table:
        assert read == [("the areas layer", []), ("the table of indicators", fields)]
    else:
        assert read == [("the areas layer", fields)]
    for band in BANDS:
        made_by = algorithm("compositeindex", **part.live.parameters(), OUTPUT="memory:",
                            RECIPE=str(RECIPES / f"living_alone_{band.key}.json"))["OUTPUT"]  # fmt: skip
        assert classes(part, band, part.sets.weights(band)) == values(made_by, "code", "ci_q")


def test_everything_fits_300_pixels(shown):
    shown.resize(300, 800)
    shown.show()
    shown.form.tables.setCollapsed(False)
    settle()
    inner = shown.form.scroll.widget()
    assert inner.minimumSizeHint().width() <= 300 - shown.form.scroll.verticalScrollBar().width()
    for row in shown.form.rows.values():
        assert row.number.x() + row.number.width() <= row.width()
        assert row.share.width() >= row.fontMetrics().horizontalAdvance(row.share.text())
        assert row.label.height() >= row.label.heightForWidth(row.label.width())
        assert row.slider.accessibleName() == f"Weight of {row.indicator.label}, slider"


@pytest.mark.parametrize(
    ("weights", "top"), [([1.0, 1.0], 2), ([6.5, 2], 20), ([0, 0], 0.1), ([0.04], 0.1), ([700], 2000)]
)
def test_where_sliders_end(weights, top):
    assert scale_top(weights) == pytest.approx(top)


def test_closing_lets_go(provider, sample, workflow, project):
    tables = add_tables(sample)
    session = Session()
    layers = two_results(workflow, session)
    session.set_areas(tables["areas"], "code")
    part = WeightsPart(session)
    part.show()
    done(part)
    part.form.rows["widowed"].number.setValue(50)
    done(part)
    assert layers["65p"].renderer().classAttribute() == "code"
    part.close_down()
    assert layers["65p"].renderer().classAttribute() == "si_65p_q"
    told = []
    part.message.connect(lambda text, _level: told.append(text))
    project.removeMapLayer(tables["areas"].id())
    session.set_areas(None, "")
    settle()
    assert told == []
