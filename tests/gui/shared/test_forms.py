"""Lists of choices answer with an entry, whatever other code has done to them."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QComboBox

from tests.gui.window import settle


@pytest.mark.parametrize("page", ["style", "priority", "export", "weights"])
def test_no_choice_is_the_first_choice(mapped, window, page):
    mapped.show_page(page)
    settle()
    part = mapped.parts[page]
    lists = [one for one in part.findChildren(QComboBox) if one.isVisible() and one.isEnabled() and one.count()]
    assert lists
    for one in lists:
        one.setCurrentIndex(-1)
        one.activated.emit(-1)
        settle()
    part.state()
    assert not [text for text in window.told() if "did not work" in text]
