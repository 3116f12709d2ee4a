"""Every control of the panel and of its dialogs has a name for screen readers; help calls them by the names that they have."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAction,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QMessageBox,
    QTabBar,
    QWidget,
)

from medway_isolation_plugin.core.bands import P65
from medway_isolation_plugin.gui.dock import ENTRIES
from medway_isolation_plugin.gui.export import own_layouts
from medway_isolation_plugin.gui.style.facts_box import FactsDialog
from medway_isolation_plugin.layers import fields
from tests.desktop.controls import controls, name_of
from tests.gui.test_greyed import flagged as with_flags
from tests.gui.test_greyed import form, nothing, recipe, two_way, write

HELP = Path(__file__).parents[2] / "resources" / "help"


def nameless(window: QWidget) -> list[str]:
    """Return what the controls without a name are, and where."""
    found = [each for each in controls(window, hidden=True) if not name_of(each, window)]
    return [f"{each.metaObject().className()} in {type(each.parentWidget()).__name__}" for each in found]


def sentence(dock: Any) -> None:
    with_flags(dock)
    write(dock)


def recipe_table(dock: Any) -> None:
    form(dock, "weights")
    recipe(dock)


@pytest.mark.parametrize("state", [nothing, sentence, two_way, recipe_table])
def test_every_control_of_the_panel_has_a_name(dock, state):
    state(dock)
    for entry in ENTRIES:
        form(dock, entry.name)
    assert len(list(controls(dock, hidden=True))) > 60
    assert nameless(dock) == []


def test_every_control_of_the_dialogs_has_a_name(mapped):
    result = mapped.session.result(P65)
    found = fields.describe(result.layer(), result.class_field)
    dialog = FactsDialog(found.result, found.classes)
    assert len(list(controls(dialog))) > 4
    assert nameless(dialog) == []
    form(mapped, "areas").council.where_button.click()
    assert len(list(controls(mapped.parts["areas"].given_files.dialog))) > 4
    assert nameless(mapped.parts["areas"].given_files.dialog) == []
    seen = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append([len(list(controls(box))), nameless(box)])
        box.reject()

    QTimer.singleShot(0, look)
    assert own_layouts.ask("Wards", mapped) is None
    assert seen == [[4, []]]


def said_by(window: QWidget) -> set[str]:
    """Return all the words that stand on the widgets of a window, hidden ones too, and the names of its controls."""
    found = {name_of(each, window) for each in controls(window, hidden=True)}
    for each in window.findChildren(QWidget):
        if isinstance(each, (QLabel, QAbstractButton)):
            found.add(each.text())
        if isinstance(each, QGroupBox):
            found.add(each.title())
        if isinstance(each, QComboBox):
            found |= {each.itemText(number) for number in range(each.count())}
        if isinstance(each, QTabBar):
            found |= {each.tabText(number) for number in range(each.count())}
    return found | {action.text() for action in window.findChildren(QAction)}


def plain(text: str) -> str:
    return re.sub(r"[&….,:]|\s*\(3 × 3\)", "", html.unescape(text)).strip().casefold()


def bold(page: str) -> list[str]:
    """Return what is bold in a page of help, without the sentence that is no name."""
    found = re.findall(r"<b>(.*?)</b>", (HELP / page).read_text(encoding="utf-8"), re.DOTALL)
    return [part for text in found for part in html.unescape(text).split(">") if plain(part) != "1 is the worst"]


@pytest.mark.parametrize("page", ["dock.html", "index.html"])
def test_help_calls_what_it_speaks_of_by_the_words_on_it(dock, window, page):
    sentence(dock)
    for entry in ENTRIES:
        form(dock, entry.name)
    form(dock, "areas").council.where_button.click()
    known = (
        said_by(dock)
        | said_by(dock.parts["areas"].given_files.dialog)
        | {"Plugins", "Medway Isolation", "Medway Isolation panel", "Details…"}
    )
    box_of_layouts = {"Replace it", "Keep both", "Export mine"}
    names = {plain(each) for each in known | box_of_layouts}
    assert len(bold(page)) >= 4
    assert [each for each in bold(page) if plain(each) not in names] == []


def test_help_leads_to_pages_that_are_shipped(provider):
    pages = sorted(HELP.glob("*.html"))
    links = [
        (page.name, link.partition("#")[0])
        for page in pages
        for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 15
    assert [
        each for each in links if each[1] and not each[1].startswith("https://") and not (HELP / each[1]).is_file()
    ] == []
    # The documentation of the source is no page that a user has.
    assert [page.name for page in pages if re.search(r"docs/|\.md\b", page.read_text(encoding="utf-8"))] == []
    assert {page.stem for page in pages} - {"index", "dock"} == {each.name() for each in provider.algorithms()}
