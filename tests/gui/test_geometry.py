"""The panel on a small screen: what must be seen is seen, and nothing is cut off without a bar to scroll it."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.PyQt.QtCore import QRect
from qgis.PyQt.QtWidgets import QScrollArea, QWidget

from medway_isolation_plugin.gui.dock import ENTRIES
from tests.desktop.controls import cut_off
from tests.gui.test_greyed import form
from tests.gui.window import settle, wait

NARROW = 228
SMALL = (300, 600)  # of the panel in QGIS's window at 1366 x 768: menu, two toolbars and the status bar take the rest


@pytest.fixture
def small(mapped: Any) -> Any:
    mapped.setFloating(True)
    mapped.resize(*SMALL)
    settle()
    return mapped


def at_rest(dock: Any, part: str) -> Any:
    """Show a part, and return what holds its controls when nothing is read any more: what was found takes its place then."""
    shown = form(dock, part)
    wait(lambda: part != "weights" or not dock.parts[part].live.busy())
    settle()
    return shown


def seen_of(widget: QWidget) -> QRect:
    """Return the part of a widget that is in sight."""
    return widget.visibleRegion().boundingRect()


def whole(widget: QWidget) -> bool:
    return seen_of(widget) == widget.rect() and widget.height() >= widget.minimumSizeHint().height()


def test_sliders_are_whole_with_tables_open_and_apply_is_in_sight(small):
    shown = at_rest(small, "weights")
    shown.tables.setCollapsed(False)
    settle()
    for row in shown.rows.values():
        shown.scroll.ensureWidgetVisible(row, 0, 0)
        settle()
        assert whole(row.slider), row.indicator.field
        assert whole(row.number), row.indicator.field
        assert whole(shown.apply)
    assert cut_off(shown) == []


def test_the_explanation_can_be_read_and_apply_is_in_sight(small):
    shown = at_rest(small, "priority")
    wait(lambda: "flagged" in shown.count.text())
    settle()
    shown.list.setCurrentIndex(shown.list.model().index(0, 0))
    assert shown.panel.toPlainText()
    settle()
    assert whole(shown.panel)
    assert shown.list.visibleRegion().boundingRect().height() >= 4 * shown.list.rowHeight(0)
    assert shown.panel.viewport().height() >= 6 * shown.panel.fontMetrics().lineSpacing()
    assert whole(shown.apply)
    assert cut_off(shown) == []


def scrolled(dock: Any, part: str) -> list[QScrollArea]:
    """Return the areas of a part that can be scrolled: the page, and those in it."""
    areas = [dock._pages[part], *dock.parts[part].findChildren(QScrollArea)]
    return [each for each in areas if each.widget() is not None and each.isVisible()]


@pytest.mark.parametrize("part", [entry.name for entry in ENTRIES])
@pytest.mark.parametrize("width", [NARROW, 300])
def test_nothing_is_cut_off_without_a_bar(mapped, part, width):
    mapped.setFloating(True)
    mapped.resize(width, 700)
    at_rest(mapped, part)
    settle()
    assert mapped.width() <= width
    for area in scrolled(mapped, part):
        fits = area.widget().width() <= area.viewport().width()
        assert fits or (width == NARROW and area.horizontalScrollBar().isVisible())
    assert cut_off(mapped.parts[part]) == []
