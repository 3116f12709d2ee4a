"""The dock in a window of its own, and a fresh project and fresh settings for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProject, QgsSettings

from tests.gui.window import Window, dock_in, settle


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


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sample data and first results go to a folder of the test's; settings are forgotten."""
    from medway_isolation_plugin.gui.areas import result_maps
    from medway_isolation_plugin.processing import add_sample_data

    def folder() -> Path:
        return tmp_path / "profile" / "sample_data"

    monkeypatch.setattr(add_sample_data, "default_folder", folder)
    monkeypatch.setattr(result_maps, "default_folder", folder)
    QgsSettings().remove("medway_isolation")


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
