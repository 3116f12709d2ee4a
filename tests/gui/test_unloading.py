"""After unloading nothing of the plugin lives."""

from __future__ import annotations

import gc
import mmap
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from qgis.PyQt.QtCore import QObject

from tests.gui.window import settle

PACKAGE = "medway_isolation_plugin"
WARMING, RELOADS, MOST = 5, 20, 5 * 2**20
STATM, PAGE = Path("/proc/self/statm"), mmap.PAGESIZE
PARTS = ("areas", "weights", "style", "priority", "export")


def ours() -> list[Any]:
    """Return the objects of Qt and QGIS, and the plugin itself, that live with classes of the package."""
    gc.collect()
    return [
        found
        for found in gc.get_objects()
        if str(type(found).__module__).startswith(PACKAGE)  # a type may hold anything there
        and (isinstance(found, QObject) or type(found).__name__ == "MedwayIsolationPlugin")
    ]


def reload(window: Any) -> None:
    """Import the plugin afresh, load it as QGIS does, show every part of the panel, and unload it."""
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]
    plugin = import_module(PACKAGE).classFactory(window)
    plugin.initGui()
    plugin.panel_action.setChecked(True)
    settle()
    for part in PARTS:
        plugin.dock.show_page(part)
    settle()
    plugin.unload()
    del plugin
    settle()


@pytest.fixture
def modules(qgis_processing: Any) -> Any:
    """The package afterwards as it was before, for other tests. Where one of them holds the provider, it stays theirs."""
    before = {name: module for name, module in sys.modules.items() if name.split(".")[0] == PACKAGE}
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
        del sys.modules[name]
    sys.modules.update(before)


def test_nothing_lives_after_unloading(modules, project, window):
    held = {id(found) for found in ours()}
    reload(window)
    assert [found for found in ours() if id(found) not in held] == []


def classes() -> int:
    """Return how many modules and classes of the package live."""
    gc.collect()
    named = (
        getattr(one, "__module__" if isinstance(one, type) else "__name__", "")
        for one in gc.get_objects()
        if isinstance(one, (type, ModuleType))
    )
    return sum(str(name).split(".")[0] == PACKAGE for name in named)


@pytest.mark.skipif(not STATM.exists(), reason="needs a system that says how much memory a process has")
def test_reloading_leaves_nothing_behind(modules, project, window):
    def memory() -> int:
        return int(STATM.read_text(encoding="ascii").split()[1]) * PAGE

    for _ in range(WARMING):
        reload(window)
    living, before = classes(), memory()
    for _ in range(RELOADS):
        reload(window)
        gc.collect()
    assert classes() <= living
    assert memory() - before < MOST
