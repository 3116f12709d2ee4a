"""What all tests share: the provider, real data where it is present, small layers."""

from __future__ import annotations

import atexit
import gc
import gzip
import importlib.util
import os
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _own_profile() -> None:
    """Give QGIS a profile of this process alone: the user's stays as it is, and no other run locks its settings and history."""
    folder = tempfile.mkdtemp(prefix="medway-profile-")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)


_own_profile()

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1", ""))
GUI_FOLDERS = ("tests/cartography", "tests/gui", "tests/layers", "tests/processing")


def _pandas() -> str:
    try:
        import pandas
    except ImportError:
        return ""
    return str(pandas.__version__)


PANDAS = _pandas()


def pytest_report_header() -> str:
    where = "present" if SHARED.is_dir() else "absent: tests on real data and reference values are skipped"
    pandas = f"pandas {PANDAS}" if PANDAS else "no pandas: test files that import it are left out"
    return f"{_qgis()}, numpy {np.__version__}, {pandas}; shared reference data {where}"


def _qgis() -> str:
    if importlib.util.find_spec("qgis") is None:
        return "no QGIS"
    from qgis.core import Qgis
    from qgis.PyQt.QtCore import QT_VERSION_STR

    return f"QGIS {Qgis.version()}, Qt {QT_VERSION_STR}"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out files that cannot be imported without pandas where there is none."""
    if PANDAS or collection_path.suffix != ".py":
        return None
    return bool(re.search(r"^import pandas", collection_path.read_text(encoding="utf-8"), re.M)) or None


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name bytes by what they are: those of an archive hold the time, and every process must name a test alike."""
    return "bytes" if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def no_slot_fails(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test in which a slot raised an error; without this PyQt would end the process, and nobody would be told why."""
    told: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: told.append("".join(traceback.format_exception(*error))))
    yield
    assert not told, "a slot raised:\n" + "\n".join(told)


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the shared reference data beside the project (../shared), which is absent")
    return SHARED


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "sample_data" / "sample.gpkg"


@pytest.fixture(scope="session")
def provider(qgis_processing: Any) -> Iterator[Any]:
    from medway_isolation_plugin.processing.provider import register, unregister

    made = register()
    assert made is not None
    yield made
    unregister(made)


@pytest.fixture(scope="session", autouse=True)
def let_go(request: pytest.FixtureRequest) -> Iterator[None]:
    """Delete layers that tests still hold while QGIS is there: one that is closed after QGIS has ended crashes Python."""
    if not _uses_qgis(request):
        yield  # tests of the library run without QGIS
        return
    request.getfixturevalue("qgis_app")
    yield
    from qgis.core import QgsMapLayer
    from qgis.PyQt import sip

    gc.collect()
    for held in gc.get_objects():
        if isinstance(held, QgsMapLayer) and not sip.isdeleted(held) and sip.ispyowned(held):
            sip.delete(held)


def _uses_qgis(request: pytest.FixtureRequest) -> bool:
    return any(name in str(item.path) for item in request.session.items for name in GUI_FOLDERS)


@pytest.fixture(scope="session", autouse=True)
def asked_hosts(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Every host that QGIS's network manager is asked for in the whole run, by whatever thread."""
    hosts: list[str] = []
    if not _uses_qgis(request):
        yield hosts  # tests of the library run without QGIS
        return
    request.getfixturevalue("qgis_app")
    from qgis.core import QgsNetworkAccessManager

    number = QgsNetworkAccessManager.setRequestPreprocessor(lambda asked: hosts.append(asked.url().host()))
    yield hosts
    QgsNetworkAccessManager.removeRequestPreprocessor(number)


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(asked_hosts: list[str]) -> Iterator[None]:
    """Fail a test after which another host than this machine was asked for; requests for files have no host."""
    before = len(asked_hosts)
    yield
    elsewhere = sorted(set(asked_hosts[before:]) - LOOPBACK)
    assert not elsewhere, f"other hosts were asked: {', '.join(elsewhere)}"


@pytest.fixture(scope="session")
def unzipped(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a function that gives the path of a shared .csv.gz as a plain .csv."""
    folder = tmp_path_factory.mktemp("unzipped")

    def plain(name: str) -> Path:
        target = folder / Path(name).name.removesuffix(".gz")
        if not target.exists():
            target.write_bytes(gzip.decompress((shared / "data" / name).read_bytes()))
        return target

    return plain
