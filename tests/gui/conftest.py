"""The dock in a window of its own, and a fresh project and fresh settings for each test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsSettings

from tests.conftest import ROOT
from tests.gui.blocking import Blocker, idle
from tests.gui.window import Window, dock_in, settle, wait


@pytest.fixture(autouse=True)
def systems(qgis_app: Any) -> None:
    """Ask for coordinate systems in the thread of the window, as the status bar and the map of QGIS's own window always do.

    QGIS forgets one with the last thread that used it; a layer that still has it then loses it, or the process ends (docs/support.md).
    """
    assert all(QgsCoordinateReferenceSystem(code).isValid() for code in ("EPSG:27700", "EPSG:4326", "EPSG:3857"))


@pytest.fixture
def project(qgis_app: Any) -> Iterator[QgsProject]:
    open_one = QgsProject.instance()
    open_one.clear()
    yield open_one
    open_one.clear()


@pytest.fixture
def window(project: QgsProject) -> Iterator[Window]:
    made = Window()
    yield made
    made.close()


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plugin's catalogue with services at an address of this machine where nobody answers."""
    document = json.loads((ROOT / "resources" / "catalogue.json").read_text(encoding="utf-8"))
    for service in document["services"]:
        service["base"] = "http://127.0.0.1:9"
    path = tmp_path_factory.mktemp("nowhere") / "catalogue.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


class Held:
    """A setting that is kept in this process alone: those of QGIS are shared with other runs of tests."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def read(self) -> Any:
        return self.value

    def write(self, value: Any) -> None:
        self.value = value


@pytest.fixture(autouse=True)
def places(tmp_path: Path, nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sample data, results and answers go to a folder of the test's; settings are forgotten, and no service is asked."""
    from medway_isolation_plugin.gui.areas import result_maps
    from medway_isolation_plugin.gui.shared import settings
    from medway_isolation_plugin.processing import add_sample_data, fetch_authority

    def folder() -> Path:
        return tmp_path / "profile" / "sample_data"

    monkeypatch.setattr(add_sample_data, "default_folder", folder)
    monkeypatch.setattr(result_maps, "default_folder", folder)
    monkeypatch.setattr(fetch_authority, "default_cache", lambda: tmp_path / "profile" / "answers")
    QgsSettings().remove("medway_isolation")
    monkeypatch.setattr(settings, "CATALOGUE", Held(str(nowhere)))
    monkeypatch.setattr(settings, "CENSUS", Held(0))


@pytest.fixture
def dock(window: Window, provider: Any) -> Iterator[Any]:
    with dock_in(window) as made:
        yield made


@pytest.fixture
def mapped(dock: Any) -> Any:
    """The dock after sample data and first map."""
    areas = dock.parts["areas"]
    areas.steps.sample_button.click()
    settle()
    areas.steps.map_button.click()
    settle()
    assert len(dock.session.results()) == 2
    return dock


@pytest.fixture
def blocker() -> Iterator[Blocker]:
    """The task manager's pool has one thread, and something else holds it."""
    pool = QgsApplication.taskManager().threadPool()
    before = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    made = Blocker()
    QgsApplication.taskManager().addTask(made)
    wait(made.begun.is_set)
    yield made
    made.free.set()
    idle()
    settle()
    pool.setMaxThreadCount(before)
