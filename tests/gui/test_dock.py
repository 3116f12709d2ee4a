"""The dock as a whole: its size, the project's memory, closing, and the plugin that makes it."""

from __future__ import annotations

import gc
import json
import weakref
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsMessageViewer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QComboBox,
    QDockWidget,
    QLabel,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.gui.bar_messages import MOST_SAID
from medway_isolation_plugin.gui.dock import ENTRIES, MedwayDock
from medway_isolation_plugin.gui.shared import settings
from medway_isolation_plugin.gui.shared.part import PanelPart
from medway_isolation_plugin.gui.shared.project_state import BROKEN_KEY, KEY, SCOPE
from medway_isolation_plugin.gui.shared.session import Session
from medway_isolation_plugin.gui.shared.slots import guarded
from tests.gui.window import Window, settle, wait, words

PAGES = [entry.name for entry in ENTRIES]


@pytest.mark.parametrize("page", PAGES)
def test_it_shrinks_to_300_pixels(mapped, page):
    mapped.show_page(page)
    settle()
    scroll_bar = 16
    assert mapped.parts[page].minimumSizeHint().width() + scroll_bar <= 300
    assert mapped.minimumSizeHint().width() <= 300


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_is_reached_by_the_keyboard(mapped, page):
    mapped.show_page(page)
    settle()
    part = mapped.parts[page]
    labelled = [label.buddy() for label in part.findChildren(QLabel) if label.buddy() is not None]
    for widget in part.findChildren(QWidget):
        if not widget.isVisibleTo(part) or widget.parent().objectName().startswith("qt_"):
            continue
        if isinstance(widget, (QComboBox, QAbstractButton)) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            named = getattr(widget, "text", lambda: "")() or widget.accessibleName() or widget.toolTip()
            inside = any(each.metaObject().className().startswith("Qgs") for each in (widget, widget.parent()))
            assert named or inside or widget in labelled, (widget.metaObject().className(), widget.objectName())


def test_parts_are_made_when_they_are_first_seen(dock):
    assert list(dock.parts) == ["areas"]
    dock.buttons["style"].click()
    assert list(dock.parts) == ["areas", "style"]
    assert settings.PAGE.read() == "style"


def test_a_long_message_fits_the_bar_and_is_whole_behind_a_button(dock, window):
    long = "The table has no field 'x'. " + "It has many others, which are listed here one by one. " * 6 + "Choose one."
    dock.tell(long, Qgis.MessageLevel.Warning)
    (item,) = window.bar.items()
    assert item.text().startswith("The table has no field 'x'.")
    assert item.text().endswith("one by one.")
    assert len(item.text()) <= MOST_SAID
    (button,) = (each for each in item.findChildren(QToolButton) if each.text() == "Details…")
    button.click()
    (viewer,) = window.main.findChildren(QgsMessageViewer)
    assert viewer.isVisible()
    assert viewer.findChild(QTextBrowser).toPlainText() == long
    viewer.close()
    settle()
    assert window.main.findChildren(QgsMessageViewer) == []
    dock.tell("word " * 60, Qgis.MessageLevel.Warning)
    assert window.bar.items()[0].text().endswith("word…")
    assert len(window.bar.items()[0].text()) <= MOST_SAID
    dock.tell("Short.", Qgis.MessageLevel.Info)
    (item,) = window.bar.items()
    assert item.text() == "Short."
    assert not [each for each in item.findChildren(QToolButton) if each.text() == "Details…"]


def open_with(entry: str, tmp_path: Path) -> None:
    """Open a project whose file holds this entry."""
    other = QgsProject()
    other.writeEntry(SCOPE, KEY, entry)
    assert other.write(str(tmp_path / "other.qgz"))
    assert QgsProject.instance().read(str(tmp_path / "other.qgz"))
    settle()


def saved(path: Path) -> dict[str, Any]:
    text, _ = QgsProject.instance().readEntry(SCOPE, KEY, "")
    assert QgsProject.instance().write(str(path))
    return json.loads(text)


def test_the_project_remembers(mapped, tmp_path, project, window):
    mapped.show_page("style")
    form = mapped.parts["style"].form
    form.mode_box.setCurrentIndex(form.mode_box.findData("natural_breaks"))
    form.classes_box.setValue(6)
    form.ramp_box.set_ramp("magma")
    settle()
    entry = saved(tmp_path / "p.qgz")
    assert entry["version"] == 1
    assert entry["parts"]["session"]["code_field"] == "code"
    names = {band.key: result.layer_id for band, result in mapped.session.results()}
    project.clear()
    settle()
    assert mapped.session.results() == []
    assert mapped.session.areas() is None
    assert project.read(str(tmp_path / "p.qgz"))
    settle()
    assert {band.key: result.layer_id for band, result in mapped.session.results()} == names
    assert mapped.session.areas().name() == "Sample areas"
    assert mapped.session.code_field == "code"
    mapped.show_page("style")
    form = mapped.parts["style"].form
    assert (form.mode(), form.classes_box.value(), form.ramp_box.ramp()) == ("natural_breaks", 6, "magma")
    shown = mapped.session.result(P65).layer().renderer().legendSymbolItems()
    assert len(shown) == 7
    assert not project.isDirty()


def test_temporary_results_that_were_lost_are_named(mapped, tmp_path, project, window):
    mapped.show_page("priority")
    mapped.parts["priority"].start()
    wait(lambda: any("flagged" in text for text in window.told()))
    assert project.mapLayersByName("Priority areas")[0].featureCount() == 163
    saved(tmp_path / "p.qgz")
    assert project.read(str(tmp_path / "p.qgz"))
    settle()
    (lost,) = project.mapLayersByName("Priority areas")
    assert lost.featureCount() == 0, "else QGIS keeps temporary layers, and there is nothing to say"
    (said,) = window.told()
    assert said == "Empty now, because temporary: Priority areas. Press Apply again in Weights or Priority.", (
        "the results are files"
    )
    project.removeMapLayer(lost)
    saved(tmp_path / "p.qgz")
    assert project.read(str(tmp_path / "p.qgz"))
    settle()
    assert not any("temporary" in text for text in window.told())


def test_a_change_marks_the_project_as_changed_and_looking_does_not(mapped, tmp_path, project):
    saved(tmp_path / "p.qgz")
    assert project.read(str(tmp_path / "p.qgz"))
    settle()
    for page in PAGES:
        mapped.show_page(page)
        settle()
    assert not project.isDirty()
    mapped.show_page("style")
    mapped.parts["style"].form.classes_box.setValue(4)
    mapped.parts["style"].form.same_box.toggled.emit(True)
    settle()
    assert project.isDirty()


def test_opening_the_dock_does_not_change_the_project(window, provider, project, sample):
    from qgis.core import QgsVectorLayer

    project.addMapLayer(QgsVectorLayer(f"{sample}|layername=areas", "Sample areas", "ogr"))
    project.setDirty(False)
    made = MedwayDock(window, window.main)
    window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.show()
    settle()
    assert made.session.areas() is not None
    assert not project.isDirty()
    made.close_down()
    made.deleteLater()


def test_a_project_of_a_newer_plugin_keeps_its_entry(dock, window, project, tmp_path):
    entry = json.dumps({"version": 99, "parts": {"areas": {"new": 1}}, "more": True})
    open_with(entry, tmp_path)
    assert "saved with a newer version" in window.told()[0]
    dock.parts["areas"].steps.sample_button.click()
    dock.parts["areas"].steps.map_button.click()
    settle()
    assert project.readEntry(SCOPE, KEY, "")[0] == entry


@pytest.mark.parametrize(
    "entry",
    [
        "{",
        "[]",
        "null",
        "7",
        '{"version": 1}',
        '{"version": "1", "parts": {}}',
        '{"version": 1, "parts": []}',
        "[" * 5000,
    ],
)
def test_a_broken_entry_is_said_and_kept(dock, window, project, entry, tmp_path):
    open_with(entry, tmp_path)
    assert "cannot be read, so the panel starts afresh" in window.told()[0]
    dock.parts["areas"].steps.sample_button.click()
    settle()
    assert json.loads(project.readEntry(SCOPE, KEY, "")[0])["version"] == 1
    assert project.readEntry(SCOPE, BROKEN_KEY, "")[0] == entry


@pytest.mark.parametrize(
    "part",
    [
        {"mode": "no such", "classes": 99, "ramp": 4, "opacity": "x", "wards": [], "seen": None},
        {"mode": None, "classes": "5", "opacity": -1, "same_limits": "yes", "priority": {}},
        {"figures": [1, None], "layer": 7},
    ],
)
def test_values_that_make_no_sense_are_passed_over(mapped, part, window):
    before = window.told()
    for page in PAGES:
        mapped.show_page(page)
        mapped.parts[page].restore(part)
    settle()
    assert window.told() == before
    form = mapped.parts["style"].form
    assert (form.mode(), form.classes_box.value(), form.opacity.opacity()) == ("field", 5, 1.0)


def test_a_session_whose_layers_are_gone(dock, window, tmp_path):
    parts = {"session": {"areas": "gone", "code_field": 3, "results": {"u65": {"layer": "x", "value": 1}, "65p": []}}}
    open_with(json.dumps({"version": 1, "parts": parts}), tmp_path)
    assert dock.session.areas() is None
    assert dock.session.results() == []
    assert window.told() == []


def test_a_new_project_is_begun_without_complaints(mapped, window, project):
    for page in PAGES:
        mapped.show_page(page)
    settle()
    window.bar.clearWidgets()
    project.clear()
    settle()
    assert window.told() == []
    mapped.show_page("areas")
    assert "Add areas to the project" in words(mapped.parts["areas"])


def test_two_windows_on_one_project_the_last_save_wins(mapped, project, tmp_path):
    path = str(tmp_path / "p.qgz")
    saved(Path(path))
    other = QgsProject()
    assert other.read(path)
    theirs = json.loads(other.readEntry(SCOPE, KEY, "")[0])
    theirs["parts"]["style"] = {"mode": "quantile", "classes": 3}
    other.writeEntry(SCOPE, KEY, json.dumps(theirs))
    assert other.write(path)
    mapped.show_page("style")
    mapped.parts["style"].form.opacity.setOpacity(0.5)
    settle()
    assert project.write(path)
    assert project.read(path)
    settle()
    mapped.show_page("style")
    form = mapped.parts["style"].form
    assert (form.mode(), form.opacity.opacity()) == ("field", 0.5)
    again = QgsProject()
    assert again.read(path)
    again.writeEntry(SCOPE, KEY, json.dumps(theirs))
    assert again.write(path)
    assert project.read(path)
    settle()
    mapped.show_page("style")
    assert mapped.parts["style"].form.mode() == "quantile"


class Faulty(PanelPart):
    NAME = "faulty"

    @guarded
    def fail(self, one: int) -> None:
        raise ZeroDivisionError(f"boom {one}")


def test_what_nobody_foresaw_is_a_message_and_in_the_log(qgis_app):
    part, told, logged = Faulty(Session()), [], []
    part.message.connect(lambda text, level: told.append(text))

    def note(text: str, tag: str) -> None:
        logged.append((tag, text))

    log = QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel]
    log.connect(note)
    part.fail(1, "an argument too many")
    assert "boom 1" in told[0]
    assert "Try again" in told[0]
    log.disconnect(note)
    assert [tag for tag, text in logged if "ZeroDivisionError" in text] == ["Medway Isolation"]


def test_settings_that_make_no_sense_fall_back(qgis_app):
    stored = QgsSettings()
    stored.setValue("medway_isolation/export/dpi", "many")
    assert settings.EXPORT_DPI.read() == 300
    stored.setValue("medway_isolation/export/dpi", 5)
    assert settings.EXPORT_DPI.read() == 300
    stored.setValue("medway_isolation/ramp", "none such")
    stored.setValue("medway_isolation/page", "none such")
    window = Window()
    made = MedwayDock(window, window.main)
    made.show()
    assert list(made.parts) == ["areas"]
    made.show_page("style")
    assert made.parts["style"].form.ramp_box.ramp() == "viridis"
    made.close_down()
    made.deleteLater()
    window.close()


@pytest.fixture
def plugin(window, provider):
    from medway_isolation_plugin.plugin import MedwayIsolationPlugin

    made = MedwayIsolationPlugin(window)
    made.provider = provider  # the session's own, which goes on
    made.initGui()
    yield made
    if made.menu is not None:
        made.provider = None
        made.unload()


def test_the_dock_is_there_only_once_it_is_asked_for(plugin, window):
    assert window.main.findChildren(QDockWidget) == []
    action = window.main.findChild(QAction, "medwayIsolation_panel")
    assert action in window.toolbar.actions()
    assert action in plugin.menu.actions()
    action.trigger()
    settle()
    (made,) = window.main.findChildren(QDockWidget)
    assert made.isVisible()
    assert (made.objectName(), made.windowTitle()) == ("MedwayIsolationDock", "Medway Isolation")
    action.trigger()
    settle()
    assert not made.isVisible()
    action.trigger()
    settle()
    assert made.isVisible()
    made.close()
    settle()
    assert not action.isChecked()


def test_unloading_leaves_nothing_behind(plugin, window, project):
    window.main.findChild(QAction, "medwayIsolation_panel").trigger()
    settle()
    for page in PAGES:
        plugin.dock.show_page(page)
    plugin.dock.parts["areas"].steps.sample_button.click()
    settle()
    layers = project.count()
    made = [weakref.ref(each) for each in (plugin.dock, *plugin.dock.parts.values(), plugin.dock.session)]
    plugin.provider = None
    plugin.unload()
    settle()
    gc.collect()
    names = {child.objectName() for child in window.main.findChildren(QWidget)}
    names |= {child.objectName() for child in window.main.findChildren(QAction)}
    assert not [name for name in names if "medway" in name.lower()]
    assert window.toolbar.actions() == []
    assert [action.text() for action in window.plugins.actions()] == []
    assert [each() for each in made] == [None] * (2 + len(PAGES))
    assert project.count() == layers
    # Nothing of the dock hears of these any more.
    project.clear()
    settle()
    assert project.readEntry(SCOPE, KEY, "")[0] == ""
