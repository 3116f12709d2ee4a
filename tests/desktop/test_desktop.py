"""The built zip in a real QGIS window under Xvfb, driven as a person would. Pictures go to build/screens/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "medway_isolation_plugin"
SCREENS = ROOT / "build" / "screens"
pytestmark = pytest.mark.desktop


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Start QGIS with a fresh profile that has the zip installed, let the script drive it, return what it saw."""
    for command in ("qgis", "Xvfb"):
        if shutil.which(command) is None:
            pytest.skip(f"needs {command}, which is not on the path")
    shutil.rmtree(SCREENS, ignore_errors=True)
    SCREENS.mkdir(parents=True)
    built = subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=True, text=True, capture_output=True)
    profiles = tmp_path_factory.mktemp("profiles")
    profile = profiles / "profiles" / "default"
    with zipfile.ZipFile(ROOT / built.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(profile / "python" / "plugins")
    settings = profile / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"[PythonPlugins]\n{PLUGIN}=true\nprocessing=true\n\n[app]\nfirstRunVersionFlag=34006\n", encoding="utf-8"
    )

    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as pipe:
        display = pipe.readline().strip()
    variables = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QT_QPA_PLATFORM", "PYTHONPATH", "VIRTUAL_ENV")
    }
    variables.update(
        DISPLAY=f":{display}", MEDWAY_DRIVE_OUT=str(SCREENS), XDG_RUNTIME_DIR=str(profiles), LIBGL_ALWAYS_SOFTWARE="1"
    )
    command = [
        "qgis",
        "--profiles-path",
        str(profiles),
        "--noversioncheck",
        "--nologo",
        "--code",
        str(Path(__file__).with_name("drive.py")),
    ]
    try:
        done = subprocess.run(command, env=variables, check=False, text=True, capture_output=True, timeout=150)
    finally:
        xvfb.terminate()
        xvfb.wait(10)
    path = SCREENS / "found.json"
    assert path.is_file(), done.stdout[-2000:] + done.stderr[-4000:]
    result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert "error" not in result, result["error"]
    return result


def test_every_step_was_taken(found):
    assert found["steps"] == ["toolbox", "sample_data", "first_map", "workflow", "reload"]
    assert PLUGIN in found["plugins"]
    assert not [line for line in found["log"] if "Traceback" in line or "Error" in line]


def test_the_toolbox_shows_every_algorithm(found):
    for title in ("Living-alone index", "Segmentation index", "Weights from a panel", "Table of types from open counts",
                  "Health-deprivation quintiles", "Priority areas", "Ward summary", "Add sample data", "medway_workflow"):  # fmt: skip
        assert title in found["toolbox"], title


def test_the_menu(found):
    assert found["menu"] == ["Add sample data", "Living-alone index…", "Whole workflow…",
                             "Save the workflow as a model of your own…", "Help"]  # fmt: skip


def test_the_sample_data_is_a_group_of_eight_layers(found):
    assert len(found["layers"]) == 8
    assert any("Sample data added. It is fictional." in message for message in found["messages"])


def test_three_clicks_to_a_first_map(found):
    assert found["filled in"]["ALONE_65P"] == "alone_65p"
    assert found["styles"] == ["65+ living alone", "Under 65 living alone"]
    assert found["legend"] == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "No data"]
    assert {"#440154", "#fde725"} <= set(found["colours"]), "the worst and the best class are not on the map"


def test_the_workflows_dialog_is_filled_in(found):
    assert found["workflow"]["WARD_FIELD"] == "name"
    assert found["workflow"]["SHARE_65P_FIELD"] == "share_65p"


def test_unloading_leaves_nothing_behind(found):
    assert "Medway Isolation" in found["menus before"]
    assert found["unloaded"] is True
    assert found["provider after unloading"] is False
    assert "Medway Isolation" not in found["menus after unloading"]
    assert found["loaded again"] is True
    assert found["algorithms again"] == 9
    assert found["menus again"].count("Medway Isolation") == 1
