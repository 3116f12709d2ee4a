"""Where numpy is missing the window says so in its message bar, and nothing else is added to it."""

from __future__ import annotations

import sys

import medway_isolation_plugin
from medway_isolation_plugin.core.needs import where_to_get


def test_the_message_bar_says_what_is_missing_and_what_to_do(window, monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    plugin = medway_isolation_plugin.classFactory(window)
    plugin.initGui()
    said = window.messageBar().currentItem()
    assert (said.title(), said.duration()) == ("Medway Isolation", 0)
    assert said.text() == (
        f"Medway Isolation needs numpy 1.20 or newer, and this Python has none: {where_to_get('numpy')}."
    )
    assert window.plugins.actions() == []
    assert window.toolbar.actions() == []
    plugin.unload()
