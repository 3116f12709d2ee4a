"""Every grey control of the panel says why, in words, and one action that the words name lets it be used."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from qgis import processing
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt

from medway_isolation_plugin.core.bands import U65
from medway_isolation_plugin.layers.fields import results_of
from tests.desktop.controls import controls, greyed, name_of
from tests.gui.areas.test_health import RANK
from tests.gui.window import settle, wait
from tests.processing.layers import layer

PAGE = Path(__file__).parents[2] / "docs" / "panel.md"
PARTS = ("areas", "weights", "style", "priority", "export")


def form(dock: Any, part: str) -> Any:
    """Show a part, and return what holds its controls."""
    dock.show_page(part)
    settle()
    return dock.parts[part] if part == "areas" else dock.parts[part].form


def called(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern.replace("…", "*"))


def control(dock: Any, part: str, name: str) -> Any:
    """Return the first control of a part that is called so."""
    form(dock, part)
    whole = dock.parts[part]
    found = [each for each in controls(whole, hidden=True) if called(name_of(each, whole), name)]
    return next((each for each in found if each.isVisibleTo(whole)), found[0])


def add_sample(dock: Any) -> None:
    form(dock, "areas").steps.sample_button.click()


def make_map(dock: Any) -> None:
    form(dock, "areas").steps.map_button.click()


def living_alone(dock: Any) -> QgsVectorLayer:
    """Make a result without health of the sample's areas, as the toolbox does, and add it."""
    sample = dock.session.areas().source().split("|")[0]
    made = processing.run(
        "medwayisolation:livingalone",
        {"INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census",
         "TABLE_CODE_FIELD": "code", "OUTPUT": "memory:"},
    )["OUTPUT"]  # fmt: skip
    QgsProject.instance().addMapLayer(made)
    settle()
    return made


def bare(dock: Any) -> None:
    """A map of both bands without health, and a table of ranks whose headings say of which edition they are."""
    add_sample(dock)
    settle()
    made = living_alone(dock)
    others = [each for each in QgsProject.instance().mapLayers().values() if each is not made and results_of(each)]
    QgsProject.instance().removeMapLayers([each.id() for each in others])
    QgsProject.instance().removeMapLayers(
        [each.id() for each in QgsProject.instance().mapLayersByName("Sample health deprivation")]
    )
    codes = [each["code"] for each in made.getFeatures()]
    ranks = layer({"LSOA code (2011)": codes, RANK: list(range(1, len(codes) + 1))})
    ranks.setName("IoD 2019")
    QgsProject.instance().addMapLayer(ranks)
    settle()
    show_both(dock)


def one_band(dock: Any) -> None:
    mapped(dock)
    dock.session.set_result(U65, None)


def mapped(dock: Any) -> None:
    add_sample(dock)
    settle()
    make_map(dock)
    settle()


def flag(dock: Any) -> None:
    part = form(dock, "priority").parentWidget()
    wait(part.form.apply.isEnabled)
    part.form.apply.click()
    wait(lambda: not part.run.running())


def flagged(dock: Any) -> None:
    mapped(dock)
    settle()
    flag(dock)


def write(dock: Any) -> None:
    part = dock.parts["priority"]
    part.sentence.write.click()
    wait(part.sentence.text.toPlainText)


def add_health(dock: Any) -> None:
    box = form(dock, "areas").results_box.health
    box.button.click()
    wait(lambda: not box.run.running())


def classes(key: str) -> Callable[[Any], None]:
    def choose(dock: Any) -> None:
        box = form(dock, "style").mode_box
        box.setCurrentIndex(box.findData(key))

    return choose


def two_way(dock: Any) -> None:
    mapped(dock)
    classes("bivariate")(dock)


def move(dock: Any) -> None:
    next(iter(form(dock, "weights").rows.values())).number.setValue(3)


def moved(dock: Any) -> None:
    form(dock, "weights")
    move(dock)


def unticked(dock: Any) -> None:
    next(iter(form(dock, "weights").rows.values())).on.setChecked(False)


def tick(dock: Any) -> None:
    next(iter(form(dock, "weights").rows.values())).on.setChecked(True)


def preset(dock: Any, kind: str) -> None:
    part = dock.parts["weights"]
    box = part.form.preset
    number = next(n for n, (_, files) in enumerate(part._presets) if files and files[0].parent.name == kind)
    box.setCurrentIndex(number)
    box.activated.emit(number)


def recipe(dock: Any) -> None:
    preset(dock, "recipes")


def wards_removed(dock: Any) -> None:
    """Two layers of wards; the one that was chosen in Style is removed."""
    mapped(dock)
    own = dock.session.wards()
    other = own.clone()
    other.setName("Other wards")
    QgsProject.instance().addMapLayer(other)
    form(dock, "style").ward_layer.setLayer(other)
    form(dock, "export")
    QgsProject.instance().removeMapLayer(other.id())


def choose_wards(dock: Any) -> None:
    (left,) = QgsProject.instance().mapLayersByName("Sample wards")
    form(dock, "style").ward_layer.setLayer(left)


def no_wards(dock: Any) -> None:
    flagged(dock)
    dock.removed = dock.session.wards().clone()
    QgsProject.instance().removeMapLayer(dock.session.wards().id())


def add_wards(dock: Any) -> None:
    QgsProject.instance().addMapLayer(dock.removed)


def compare(dock: Any) -> None:
    made = processing.run(
        "medwayisolation:compareindices",
        {"INPUT": next(iter(dock.session.results()))[1].layer(), "CODE_FIELD": "code", "FIRST_FIELD": "la_u65",
         "SECOND_FIELD": "la_65p", "OUTPUT": "memory:"},
    )  # fmt: skip
    QgsProject.instance().addMapLayer(made["OUTPUT"])


def show_both(dock: Any) -> None:
    form(dock, "areas").results_box.adopt_button.click()


def full_rule(dock: Any) -> None:
    mapped(dock)
    editor = form(dock, "priority").editor
    while editor.add.isEnabled():
        editor.add.click()


def shorten_rule(dock: Any) -> None:
    form(dock, "priority").editor.rows[-1].remove.click()


def add_criterion(dock: Any) -> None:
    form(dock, "priority").editor.add.click()


def found_only(dock: Any) -> None:
    """A result that the toolbox has made, which is not shown yet."""
    add_sample(dock)
    settle()
    living_alone(dock)


def nothing(dock: Any) -> None:
    """A new project."""


def undone(dock: Any) -> None:
    """The change that `moved` made, taken back."""
    form(dock, "weights").undo.click()


def type_council(dock: Any) -> None:
    form(dock, "areas").council.search.setText("Medway")


def type_a_part(dock: Any) -> None:
    form(dock, "areas").council.search.setText("newcastle")


def pick(dock: Any) -> None:
    council = form(dock, "areas").council
    council.found.itemClicked.emit(council.found.item(0))


def type_nonsense(dock: Any) -> None:
    form(dock, "areas").council.search.setText("xyz")


def weights(dock: Any) -> Any:
    """Show the weights, and return what holds their controls when nothing is read any more."""
    shown = form(dock, "weights")
    wait(lambda: not dock.parts["weights"].live.busy())
    return shown


def no_segmentation(dock: Any) -> None:
    """Areas and counts, as who has no types of households has them."""
    add_sample(dock)
    settle()
    for name in ("Sample households by type", "Sample table of types"):
        QgsProject.instance().removeMapLayers([each.id() for each in QgsProject.instance().mapLayersByName(name)])
    form(dock, "weights")
    preset(dock, "profiles")
    weights(dock)


def segmentation(dock: Any) -> None:
    add_sample(dock)
    settle()
    form(dock, "weights")
    preset(dock, "profiles")
    weights(dock)


def type_removed(dock: Any) -> None:
    segmentation(dock)
    dock.removed = weights(dock).tables.types.currentLayer().clone()
    QgsProject.instance().removeMapLayer(weights(dock).tables.types.currentLayer().id())


def choose_types(dock: Any) -> None:
    QgsProject.instance().addMapLayer(dock.removed)
    weights(dock).tables.types.setLayer(dock.removed)


def no_type_field(dock: Any) -> None:
    segmentation(dock)
    dock.field = weights(dock).tables.fields["TYPE_FIELD"].field()
    weights(dock).tables.fields["TYPE_FIELD"].set_field("")


def choose_type_field(dock: Any) -> None:
    weights(dock).tables.fields["TYPE_FIELD"].set_field(dock.field)


def by_recipe(dock: Any) -> None:
    add_sample(dock)
    settle()
    form(dock, "weights")
    recipe(dock)
    assert weights(dock).table.table.currentLayer() is not None


def no_code_field(dock: Any) -> None:
    by_recipe(dock)
    weights(dock).table.code.set_field("")


def choose_code_field(dock: Any) -> None:
    weights(dock).table.code.set_field("code")


def say_field(dock: Any, name: str) -> None:
    """Choose the data's field for the first one of a recipe, as a user does."""
    combo = next(iter(weights(dock).table.fields.combos.values()))
    combo.set_field(name)
    combo.activated.emit(combo.currentIndex())


def other_names(dock: Any) -> None:
    """A recipe for one of whose fields nothing is chosen."""
    by_recipe(dock)
    dock.field = next(iter(weights(dock).table.fields.combos.values())).field()
    say_field(dock, "")


def choose_fields(dock: Any) -> None:
    say_field(dock, dock.field)


def own_fields(dock: Any) -> None:
    add_sample(dock)
    settle()
    box = form(dock, "weights").preset
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)


def tick_own(dock: Any) -> None:
    own = weights(dock).table
    own.table.setLayer(QgsProject.instance().mapLayersByName("Sample census counts")[0])
    wait(lambda: own.own.combo.findData("alone_65p") >= 0)
    own.own.combo.setItemCheckState(own.own.combo.findData("alone_65p"), Qt.CheckState.Checked)


def both_bands(dock: Any) -> None:
    box = form(dock, "weights").preset
    box.setCurrentIndex(0)
    box.activated.emit(0)


def all_zero(dock: Any) -> None:
    add_sample(dock)
    settle()
    weights(dock)
    for row in form(dock, "weights").rows.values():
        row.number.setValue(0)


def editor(dock: Any) -> Any:
    return form(dock, "priority").editor


def cells(*row: object) -> Callable[[Any], None]:
    """Write the first criterion anew."""

    def write_row(dock: Any) -> None:
        editor(dock).rows[0].set_cells(list(row))
        editor(dock).changed.emit()

    return write_row


def badly(*row: object) -> Callable[[Any], None]:
    def state(dock: Any) -> None:
        mapped(dock)
        wait(lambda: "flagged" in form(dock, "priority").count.text())
        cells(*row)(dock)

    return state


NEWER = '{"schema": "medway-isolation/chapter", "schema_version": 99}'
DAMAGED = '{"schema": "medway-isolation/chapter", "schema_version": 1, "results": 3}'


def earlier_chapter(name: str, text: str = "") -> Callable[[Any], None]:
    """Choose a file as last year's chapter, which is not there or none."""

    def choose(dock: Any) -> None:
        mapped(dock)
        path = Path(tempfile.mkdtemp()) / name
        if text:
            path.write_text(text, encoding="utf-8")
        form(dock, "export").chapter.previous.setFilePath(str(path))

    choose.__name__ = name.partition(".")[0]
    return choose


def no_earlier_chapter(dock: Any) -> None:
    form(dock, "export").chapter.previous.setFilePath("")


# State of the project, part, control, and the action that its reason names.
CASES = [
    (nothing, "areas", "Fetch data, make a map", type_council),
    (type_a_part, "areas", "Fetch data, make a map", pick),
    (type_nonsense, "areas", "Fetch data, make a map", type_council),
    (nothing, "areas", "Make a first map", add_sample),
    (add_sample, "areas", "Choose a style", make_map),
    (found_only, "areas", "Add health quintiles", show_both),
    (nothing, "weights", "Apply", add_sample),
    (no_segmentation, "weights", "Apply", recipe),
    (type_removed, "weights", "Apply", choose_types),
    (no_type_field, "weights", "Apply", choose_type_field),
    (no_code_field, "weights", "Apply", choose_code_field),
    (other_names, "weights", "Apply", choose_fields),
    (own_fields, "weights", "Apply", tick_own),
    (all_zero, "weights", "Apply", move),
    (own_fields, "weights", "Change both bands together", both_bands),
    (nothing, "weights", "Undo", move),
    (moved, "weights", "Redo", undone),
    (nothing, "weights", "Reset", move),
    (unticked, "weights", "Weight of …", tick),
    (nothing, "weights", "Lower values of … are worse", recipe),
    (mapped, "style", "Number", classes("natural_breaks")),
    (mapped, "style", "Same limits for both", classes("quantile")),
    (two_way, "style", "Colour ramp", classes("field")),
    (mapped, "style", "Outline priority areas", flag),
    (mapped, "style", "Rule whose areas are outlined", flag),
    (one_band, "style", "Both, side by side", show_both),
    (one_band, "style", "Under 65", show_both),
    (nothing, "priority", "Toolbox…", add_sample),
    (add_sample, "priority", "Apply", add_criterion),
    (badly("la_65p_q", "=", ""), "priority", "Apply", cells("la_65p_q", "=", "1")),
    (badly("la_65p_q", "=", "few"), "priority", "Apply", cells("la_65p_q", "=", "1")),
    (badly("other", "=", "1"), "priority", "Apply", cells("la_65p_q", "=", "1")),
    (full_rule, "priority", "Add a criterion", shorten_rule),
    (mapped, "priority", "Write the sentence", flag),
    (no_wards, "priority", "Write the sentence", add_wards),
    (flagged, "priority", "Copy", write),
    (earlier_chapter("gone.json"), "export", "Make the chapter", no_earlier_chapter),
    (earlier_chapter("other.json", "{}"), "export", "Make the chapter", no_earlier_chapter),
    (earlier_chapter("newer.json", NEWER), "export", "Make the chapter", no_earlier_chapter),
    (earlier_chapter("damaged.json", DAMAGED), "export", "Make the chapter", no_earlier_chapter),
    (bare, "export", "Health quintiles", add_health),
    (mapped, "export", "Priority areas", flag),
    (mapped, "export", "Map of change", compare),
    (one_band, "export", "Isolation, under 65", show_both),
    (no_wards, "export", "Wards", add_wards),
    (no_wards, "export", "Export atlas of wards", add_wards),
    (wards_removed, "export", "Export atlas of wards", choose_wards),
    (wards_removed, "export", "Wards", choose_wards),
]


def listed() -> list[tuple[str, str, str]]:
    """Return part, control and reason of each row of the page."""
    rows = re.findall(r"^\| (\w+) \| (.+?) \| (.+?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [(part.lower(), name, why) for part, name, why in rows if part != "part"]


def on_the_page(part: str, name: str, why: str) -> bool:
    return any(own == part and called(name, pattern) and called(why, words) for own, pattern, words in listed())


@pytest.mark.parametrize(
    ("state", "part", "name", "action"),
    CASES,
    ids=[f"{part}-{name}-{state.__name__}" for state, part, name, _ in CASES],
)
def test_one_action_that_the_reason_names_ends_it(dock, state, part, name, action):
    state(dock)
    settle()
    form(dock, part)
    wait(lambda: not control(dock, part, name).isEnabled())
    grey = control(dock, part, name)
    why = grey.toolTip()
    assert why == grey.accessibleDescription()
    assert on_the_page(part, name_of(grey, dock.parts[part]), why), (part, name, why)
    action(dock)
    wait(lambda: control(dock, part, name).isEnabled())
    assert control(dock, part, name).toolTip() != why


@pytest.mark.parametrize(
    "state",
    [
        nothing,
        add_sample,
        mapped,
        bare,
        one_band,
        two_way,
        flagged,
        moved,
        unticked,
        full_rule,
        no_wards,
        wards_removed,
    ],
)
def test_no_control_is_grey_without_a_reason_that_the_page_lists(dock, state):
    state(dock)
    for part in PARTS:
        form(dock, part)
        wait(lambda part=part: not getattr(dock.parts[part], "_soon", None) or not dock.parts[part]._soon.isActive())
        unlisted = [each for each in greyed(dock.parts[part]) if not on_the_page(part, *each)]
        assert unlisted == []


def test_the_page_lists_nothing_else():
    """But what is grey while something runs, which ends by itself, and layers whose sources are gone: `test_gone_layers`."""
    lasting = {(part, name) for part, name, why in listed() if "wait" not in why}
    assert lasting == {(part, name) for _, part, name, _ in CASES}
