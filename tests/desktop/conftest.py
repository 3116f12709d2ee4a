"""The window's walk, once for all tests that look at what was to be seen on it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.test_desktop import SCREENS, driven


@pytest.fixture(scope="session")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profiles")


@pytest.fixture(scope="session")
def found(profiles: Path) -> dict[str, Any]:
    """What was to be seen on a walk through everything."""
    shutil.rmtree(SCREENS, ignore_errors=True)
    return driven(profiles, SCREENS)
