"""Small inputs and a runner for the algorithms."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from tests.damage import damaged, everything, saved


class Feedback(QgsProcessingFeedback):
    """Remembers what was said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)
        super().pushWarning(warning)


Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(provider: Any) -> Run:
    """Run one of the plugin's algorithms; `warnings` of the answer holds what the user was warned of."""
    from qgis import processing

    def runner(name: str, feedback: Feedback | None = None, **parameters: Any) -> dict[str, Any]:
        feedback = feedback or Feedback()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        context.setFeedback(feedback)
        answer = processing.run(f"medwayisolation:{name}", parameters, feedback=feedback, context=context)
        return {**answer, "warnings": feedback.warnings}

    return runner


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Run an algorithm that must refuse its input, and return its message."""

    def runner(name: str, **parameters: Any) -> str:
        with pytest.raises(QgsProcessingException) as caught:
            run(name, **parameters)
        return str(caught.value)

    return runner


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have questions asked again at once, and two times in all."""
    from medway_isolation_plugin.layers.network import Limits

    monkeypatch.setattr(Limits.__init__, "__defaults__", (20.0, 2, 0.0, 60.0))


@pytest.fixture
def fetch(run: Run, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Fetch from a replay of the services, areas and census counts unless said otherwise."""

    def fetched(replay: Any, **more: Any) -> dict[str, Any]:
        given = {
            "AUTHORITY": "Hartlepool", "WHAT": [0, 3], "CATALOGUE": str(replay.catalogue(tmp_path)), "MAX_AGE": 1,
            "CACHE": str(tmp_path / "cache"), "OUTPUT": str(tmp_path / "package.gpkg"),
        }  # fmt: skip
        return run("fetchauthority", **{**given, **more})

    return fetched


@pytest.fixture
def cases(shared: Path) -> Path:
    """Small files in the shapes of real downloads."""
    return shared / "cases" / "official_files"


@pytest.fixture(scope="session")
def whole(qgis_app) -> QgsVectorLayer:
    return everything()


@pytest.fixture(scope="session")
def sound(whole, tmp_path_factory) -> Path:
    return saved(whole, tmp_path_factory.mktemp("sound") / "sound.gpkg")


@pytest.fixture(scope="session")
def broken(sound, tmp_path_factory) -> tuple[Path, int]:
    path = Path(shutil.copy(sound, tmp_path_factory.mktemp("broken") / "sound.gpkg"))
    return path, damaged(path)
