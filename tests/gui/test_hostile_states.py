"""One wrong value in what a project remembers of the panel does not stop the panel."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProject

from medway_isolation_plugin.gui.dock import ENTRIES
from medway_isolation_plugin.gui.shared.project_state import KEY, SCOPE
from tests.fuzz.conftest import runs
from tests.fuzz.test_documents import JSON, places
from tests.gui.window import settle


def reopen(dock: Any, parts: Any) -> None:
    """Have the panel take up a state as it does when a project was read, and show every part."""
    QgsProject.instance().writeEntry(SCOPE, KEY, json.dumps({"version": 1, "parts": parts}))
    dock._project_read()
    for entry in ENTRIES:
        dock.show_page(entry.name)
    settle()


@runs(0.02)
@given(data=st.data())
def test_any_value_of_the_state(mapped, data):
    for entry in ENTRIES:
        mapped.show_page(entry.name)
    parts = {name: copy.deepcopy(dict(part.state())) for name, part in mapped.parts.items()}
    parts["session"] = mapped.session.state()
    good = copy.deepcopy(parts)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(parts)))
        holder[key] = data.draw(JSON)
    reopen(mapped, parts)
    assert set(mapped.parts) == {entry.name for entry in ENTRIES}
    reopen(mapped, good)
    assert len(mapped.session.results()) == 2


@pytest.mark.parametrize("name", ["weights", "style", "priority", "export"])
def test_a_part_that_cannot_take_up_its_state_is_there_and_says_so(mapped, window, monkeypatch, name):
    mapped.show_page(name)
    monkeypatch.setattr(type(mapped.parts[name]), "restore", lambda self, state: 1 / 0)
    reopen(mapped, {})
    assert set(mapped.parts) == {entry.name for entry in ENTRIES}
    assert any(f"({name}) cannot be used" in text for text in window.told())
    mapped.close_down()
    assert not mapped.parts
