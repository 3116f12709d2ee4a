"""The built zip in a real QGIS window under Xvfb, driven as a person would. Pictures go to build/screens/."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LOOPBACK

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "medway_isolation_plugin"
SCREENS = ROOT / "build" / "screens"
SUCCESS = 3  # Qgis.MessageLevel
pytestmark = pytest.mark.desktop


def package() -> Path:
    """Build the plugin's zip and return where it is."""
    built = subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=True, text=True, capture_output=True)
    return ROOT / built.stdout.strip().splitlines()[-1]


def install(built: Path, profile: Path) -> None:
    """Unzip the plugin into a fresh profile and enable it, as QGIS does."""
    with zipfile.ZipFile(built) as archive:
        archive.extractall(profile / "python" / "plugins")
    settings = profile / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"[PythonPlugins]\n{PLUGIN}=true\nprocessing=true\n\n[app]\nfirstRunVersionFlag=34006\n", encoding="utf-8"
    )


@contextlib.contextmanager
def display() -> Iterator[str]:
    """Start a virtual display and give its name."""
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()  # empty where Xvfb has ended
        assert number, "Xvfb gave no display"
        yield f":{number}"
    finally:
        stop(xvfb)


def stop(process: subprocess.Popen[Any], group: bool = False) -> None:
    """End a process, with those it started if `group` is true."""
    if process.poll() is None:
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def drive(profiles: Path, screen: str, out: Path, **more: str) -> str:
    """Run QGIS with the script, which leaves its pictures in `out`, and return what it printed."""
    foreign = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "WAYLAND_DISPLAY")
    variables = {
        name: value for name, value in os.environ.items() if name not in foreign and not name.startswith("QGIS_")
    }
    variables.update(
        DISPLAY=screen,
        QT_QPA_PLATFORM="xcb",
        LIBGL_ALWAYS_SOFTWARE="1",
        LC_ALL="C.UTF-8",
        XDG_RUNTIME_DIR=str(profiles),
        TMPDIR=str(profiles),  # QGIS waits at a message where another user's file of its process number is there
        MEDWAY_DRIVE_OUT=str(out),
        MEDWAY_DRIVE_CODE=str(Path(__file__).parent),
        **more,
    )
    script = str(Path(__file__).with_name("drive.py"))
    printed = profiles / "printed.txt"
    with printed.open("a", encoding="utf-8") as file:
        # Started elsewhere than in the repository, so that only the installed plugin can be found.
        process = subprocess.Popen(
            ["qgis", "--profiles-path", str(profiles), "--noversioncheck", "--nologo", "--code", script],
            env=variables, cwd=profiles, stdout=file, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait()
        finally:  # also where the run is broken off: when a plugin fails to start, QGIS shows a box and waits for an answer
            stop(process, group=True)
    return printed.read_text(encoding="utf-8", errors="replace")


def last_words(printed: str) -> str:
    """Return what QGIS printed before it ended: each thread of Python, and the calls that the debugger names, without values."""
    before, died, after = printed.partition("QGIS died on signal")
    before, crashed, threads = before.partition("Fatal Python error")
    calls = [line[:300] for line in after.splitlines() if line.startswith("#")]
    return "\n".join([before[-1500:], crashed + threads[:6000], died + after[:200], *calls[:60]])


def driven(profiles: Path, out: Path, **more: str) -> dict[str, Any]:
    """Start QGIS with a fresh profile that has the zip installed, let the script drive it, return what it saw."""
    for command in ("qgis", "Xvfb"):
        if shutil.which(command) is None:
            pytest.skip(f"needs {command}, which is not on the path")
    out.mkdir(parents=True)
    install(package(), profiles / "profiles" / "default")
    with display() as screen:
        printed = drive(profiles, screen, out, **more)
    path = out / "found.json"
    assert path.is_file(), printed[-6000:]
    result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert "error" not in result, result["error"]
    assert "done" in result, f"QGIS ended after the steps {result['steps']}:\n{last_words(printed)}"
    elsewhere = sorted(set(result["hosts"]) - LOOPBACK)
    assert not elsewhere, f"other hosts were asked: {', '.join(elsewhere)}"
    return result


DOCK_STEPS = [
    "hidden_at_first", "open_dock", "map_in_three_clicks", "style", "priority", "export", "save_and_reopen", "side_by_side",
    "weights", "small_window", "narrow", "layouts", "leave_empty",
]  # fmt: skip
MENU_STEPS = ["toolbox", "sample_data", "first_map", "workflow", "sample_data_again", "reload"]


def test_every_step_was_taken(found: dict[str, Any]) -> None:
    assert found["steps"] == ["loaded", *DOCK_STEPS, *MENU_STEPS]
    for name in ("toolbox", "sample_data", "living_alone_dialog", "living_alone_log", "first_map", "workflow_dialog"):
        assert (SCREENS / f"{name}.png").stat().st_size > 10_000, name


def test_the_installed_plugin_is_loaded(found: dict[str, Any], profiles: Path) -> None:
    assert PLUGIN in found["plugins"]
    assert Path(found["plugin folder"]) == profiles / "profiles" / "default" / "python" / "plugins" / PLUGIN
    assert found["provider"] == "Medway Isolation"


def test_no_error_or_warning_of_the_plugins_python_in_the_log(found: dict[str, Any]) -> None:
    assert "Loaded Medway Isolation" in found["log"]["Plugins"], "the log was not read"
    python = {title: text for title, text in found["log"].items() if "python" in title.lower()}
    assert set(python) <= {"Python warning"}
    assert PLUGIN not in python.get("Python warning", "")  # newer Pythons warn of what QGIS itself calls
    assert not [text for text in found["log"].values() if "Traceback" in text]


def test_the_plugin_puts_no_warning_in_the_log(found: dict[str, Any]) -> None:
    lines = [line for text in found["log"].values() for line in text.splitlines()]
    own = re.compile(r"medway|addsampledata|livingalone", re.IGNORECASE)
    warnings = [line for line in lines if re.search(r"\b(WARNING|CRITICAL)\b", line) and own.search(line)]
    # The drive exports the same table a second time on purpose, and closes a project that has a temporary layer.
    meant = ("living_alone.xlsx is there already", "Empty now, because temporary: Priority areas")
    assert [line for line in warnings if not any(text in line for text in meant)] == []


def test_the_toolbox_shows_every_algorithm(found: dict[str, Any]) -> None:
    assert found["toolbox"] == {
        "Composite index": [
            "Compare two indices", "Composite index", "Explain an area", "Indicator audit", "Recipe from a layer",
            "Weight robustness",
        ],
        "Evidence": [
            "Change between two censuses", "Hold an index against a yardstick", "How much hangs on the choice",
            "Inequality by deprivation (slope and relative index)", "Rates, limits and a benchmark", "Spatial pattern (Moran's I)",
        ],
        "Isolation indices": ["Health-deprivation quintiles", "Living-alone index", "Segmentation index"],
        "Need": ["Estimate need", "Project need"],
        "Maps and tables": [
            "Chapter of a needs assessment", "Export a table", "Export an atlas of wards", "Export maps", "Map to share",
            "Protect a table of persons",
        ],
        "Prepare inputs": [
            "Add sample data", "Check the data services", "Convert between LSOA vintages", "Fetch an authority's data",
            "Read official files", "Table of types from open counts", "Weights from a panel",
        ],
        "Priority areas": ["Priority areas", "Ward summary"],
        "Workflow": ["isolation_and_health", "medway_workflow"],
    }  # fmt: skip
    assert found["out of sight"] == []


def test_the_menu(found: dict[str, Any]) -> None:
    assert found["menu"] == [
        "Medway Isolation panel",
        "Add sample data",
        "Living-alone index…",
        "Whole workflow…",
        "Save the workflow as a model of your own…",
        "Help",
    ]
    assert "Medway Isolation" in found["help menu"]


def test_the_sample_data_is_a_group_of_eight_layers(found: dict[str, Any]) -> None:
    assert found["layers"] == [
        "Sample services", "Sample wards", "Sample areas", "Sample census counts", "Sample households by type",
        "Sample table of types", "Sample health deprivation", "Sample panel scores",
    ]  # fmt: skip
    assert found["invalid layers"] == []
    (level,) = (level for text, level in found["messages"].items() if "Sample data added. It is fictional." in text)
    assert level == SUCCESS


def test_the_dialog_is_filled_in_with_the_sample_layers(found: dict[str, Any]) -> None:
    values = found["filled in"]
    assert (values["INPUT"], values["TABLE"]) == ("Sample areas", "Sample census counts")
    assert (values["CODE_FIELD"], values["TABLE_CODE_FIELD"]) == ("code", "code")
    for name in ("HOUSEHOLDS", "ALONE_U65", "ALONE_65P", "RESIDENTS_U65", "RESIDENTS_65P"):
        assert values[name] == name.lower()


def test_three_clicks_to_a_first_map(found: dict[str, Any]) -> None:
    assert found["styles"] == ["65+ living alone", "Under 65 living alone"]
    assert found["shown"] == ["65+ living alone", "la_65p_q"]
    assert list(found["legend"]) == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "No data"]
    assert found["legend"]["1 (most isolated)"] == "#440154"
    assert found["legend"]["5 (least isolated)"] == "#fde725"


def test_the_map_shows_the_worst_and_the_best_class(found: dict[str, Any]) -> None:
    assert found["pixels before"] == {"#440154": 0, "#fde725": 0}
    assert all(count > 100 for count in found["pixels"].values()), found["pixels"]


def test_the_first_run_warns_of_nothing(found: dict[str, Any]) -> None:
    assert any("finished" in line for line in found["run log"]), "the log of the run was not read"
    assert not [line for line in found["run log"] if "not compatible with scratch layers" in line]


def test_the_workflows_dialog_is_filled_in(found: dict[str, Any]) -> None:
    assert found["workflow again"] is True
    values = found["workflow"]
    layers = {
        "AREAS": "Sample areas",
        "COUNTS": "Sample census counts",
        "HOUSEHOLDS_TABLE": "Sample households by type",
        "TYPES_TABLE": "Sample table of types",
        "DEPRIVATION": "Sample health deprivation",
        "WARDS": "Sample wards",
    }
    assert {name: values[name] for name in layers} == layers
    assert values["WARD_FIELD"] == "name"
    assert values["SHARE_65P_FIELD"] == "share_65p"


def test_nothing_is_cut_off_in_the_first_dialog(found: dict[str, Any]) -> None:
    assert found["cut off"]["livingAlone"] == 0


def test_nothing_is_cut_off_in_the_workflows_dialog(found: dict[str, Any]) -> None:
    assert found["cut off"]["workflow"] == 0


def test_adding_the_sample_data_again_replaces_its_layers(found: dict[str, Any]) -> None:
    assert {found["sample layers"][name] for name in found["layers"]} == {1}


def test_adding_the_sample_data_again_keeps_results(found: dict[str, Any]) -> None:
    assert found["results kept"] == [True]


def test_unloading_leaves_nothing_behind(found: dict[str, Any]) -> None:
    algorithms = sum(len(leaves) for leaves in found["toolbox"].values())
    there = {
        "algorithms": algorithms, "toolbox": 1, "menu": 1, "help menu": 1, "docks": 1, "buttons": 1, "actions": 6, "loaded": True,
    }  # fmt: skip
    gone = dict.fromkeys(there, 0) | {"algorithms": None, "loaded": False}
    assert found["unloaded"] is True
    assert found["loaded again"] is True
    assert found["traces"] == {"before": there, "unloaded": gone, "again": {**there, "docks": 0}}
