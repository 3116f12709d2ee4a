"""The zip, against the rules of the plugin site, and run as an installed plugin."""

from __future__ import annotations

import ast
import configparser
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.processing.test_provider import ALGORITHMS

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "medway_isolation_plugin"


@pytest.fixture(scope="session")
def built() -> Path:
    done = subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=True, text=True, capture_output=True)
    return ROOT / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="session")
def unzipped_plugin(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plugins")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder)
    return folder / PLUGIN


def names(built: Path) -> list[str]:
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


def test_a_second_build_is_the_same_file(built):
    before = hashlib.sha256(built.read_bytes()).hexdigest()
    subprocess.run([sys.executable, "tools/package.py"], cwd=ROOT, check=True, capture_output=True)
    assert hashlib.sha256(built.read_bytes()).hexdigest() == before


def test_name_and_top_folder(built, unzipped_plugin):
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(unzipped_plugin / "metadata.txt", encoding="utf-8")
    assert built.name == f"{PLUGIN}.{metadata['general']['version']}.zip"
    assert {name.split("/")[0] for name in names(built)} == {PLUGIN}


def test_what_is_in_it(built):
    inside = {name.removeprefix(f"{PLUGIN}/") for name in names(built)}
    assert {
        "__init__.py",
        "metadata.txt",
        "LICENSE",
        "CHANGELOG.md",
        "plugin.py",
        "py.typed",
        "core/living_alone.py",
    } <= inside
    assert {
        "resources/icons/medway_isolation.svg",
        "resources/profiles/medway_65p.json",
        "sample_data/sample.gpkg",
    } <= inside
    assert {"processing/models/medway_workflow.model3", "processing/models/isolation_and_health.model3"} <= inside
    assert [name for name in inside if name.endswith("metadata.txt")] == ["metadata.txt"]


def test_what_is_not_in_it(built):
    for name in names(built):
        parts = name.split("/")
        assert not any(part.startswith(".") for part in parts), name
        assert "__pycache__" not in parts
        assert "tests" not in parts
        assert Path(name).suffix not in (".pyc", ".sh", ".so", ".dll", ".exe", ".bat", ".ts"), name


def test_entries_are_plain_files_with_fixed_times(built):
    with zipfile.ZipFile(built) as archive:
        for info in archive.infolist():
            mode = info.external_attr >> 16
            assert mode == 0o100644, f"{info.filename}: {mode:o}"
            assert info.date_time == (2020, 1, 1, 0, 0, 0)


def test_size(built):
    assert built.stat().st_size < 25_000_000


def test_every_file_is_tracked(built):
    tracked = set(
        subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, text=True, capture_output=True).stdout.split("\n")
    )
    for name in names(built):
        inside = name.removeprefix(f"{PLUGIN}/")
        assert name in tracked or inside in tracked, name


def test_metadata(unzipped_plugin):
    text = (unzipped_plugin / "metadata.txt").read_text(encoding="utf-8")
    # Read as the plugin site reads it: a bare % is an error there.
    metadata = configparser.ConfigParser()
    metadata.read_string(text)
    general = {key: metadata.get("general", key) for key in metadata["general"]}
    for key in (
        "name",
        "description",
        "version",
        "qgisminimumversion",
        "author",
        "email",
        "about",
        "tracker",
        "repository",
    ):
        assert general.get(key), key
    assert "plugin" not in general["name"].lower()
    assert (general["qgisminimumversion"], general["qgismaximumversion"]) == ("3.40", "3.99")
    assert "supportsqt6" not in general
    assert general["hasprocessingprovider"] == "yes"
    assert (unzipped_plugin / general["icon"]).is_file()


def test_the_changelog_has_the_version(unzipped_plugin):
    version = re.search(r"^version=(.+)$", (unzipped_plugin / "metadata.txt").read_text(encoding="utf-8"), re.M)[1]
    assert f"## [{version}]" in (unzipped_plugin / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (unzipped_plugin / "LICENSE").read_text(encoding="utf-8")


def test_the_version_is_written_once():
    version = re.search(r"^version=(.+)$", (ROOT / "metadata.txt").read_text(encoding="utf-8"), re.M)[1]
    for path in [*(ROOT / PLUGIN).rglob("*.py"), ROOT / "pyproject.toml"]:
        assert f'"{version}"' not in path.read_text(encoding="utf-8"), path


def test_imports_inside_the_package_are_relative(unzipped_plugin):
    for path in unzipped_plugin.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                assert not (node.module or "").startswith(PLUGIN), path
                assert (node.module or "").split(".")[0] not in ("PyQt5", "PyQt6"), path
                assert not (node.module or "").startswith("processing.algs"), path


def test_only_what_every_qgis_bundles_is_imported(unzipped_plugin):
    allowed = {"qgis", "numpy", "pandas", "osgeo", "jinja2", *sys.stdlib_module_names}
    for path in unzipped_plugin.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found = []
            if isinstance(node, ast.Import):
                found = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found = [node.module or ""]
            assert {name.split(".")[0] for name in found} <= allowed, (path, found)


def test_the_oldest_bundled_python_can_read_it(unzipped_plugin):
    for path in unzipped_plugin.rglob("*.py"):
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))


def test_no_machine_path_and_no_outside_request(unzipped_plugin):
    for path in unzipped_plugin.rglob("*"):
        if path.suffix in (".py", ".html", ".json", ".svg", ".model3", ".md", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"/(home|root|work|tmp)/", text), path
            assert "<script" not in text or path.suffix == ".py", path


SCANS = {
    "bandit": ["bandit", "--quiet", "--recursive", "--severity-level", "high"],
    "flake8": ["flake8", "--isolated", "--select", "E9,F821,F822,F823"],
}


@pytest.mark.parametrize("scan", SCANS)
def test_the_sites_blocking_scans(unzipped_plugin, scan):
    command = [sys.executable, "-m", *SCANS[scan], str(unzipped_plugin)]
    done = subprocess.run(command, check=False, text=True, capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_secrets(unzipped_plugin):
    command = [sys.executable, "-m", "detect_secrets", "scan", "--all-files", str(unzipped_plugin)]
    done = subprocess.run(command, check=True, text=True, capture_output=True)
    assert json.loads(done.stdout)["results"] == {}


@pytest.fixture(scope="session")
def installed(unzipped_plugin: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which qgis_process has the unzipped plugin, in a fresh profile."""
    if shutil.which("qgis_process") is None:
        pytest.skip("needs qgis_process, which is not on the path")
    profile = tmp_path_factory.mktemp("profile")
    variables = {
        **os.environ,
        "QGIS_PLUGINPATH": str(unzipped_plugin.parent),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(profile),
    }
    variables.pop("PYTHONPATH", None)
    qgis_process(variables, "plugins", "enable", PLUGIN)
    return variables


def qgis_process(variables: dict[str, str], *arguments: str, stdin: str = "") -> str:
    done = subprocess.run(
        ["qgis_process", *arguments], env=variables, input=stdin, check=False, text=True, capture_output=True
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_qgis_process_lists_every_algorithm(installed):
    listing = qgis_process(installed, "list")
    for name in ALGORITHMS:
        assert f"medwayisolation:{name}" in listing


def test_qgis_process_runs_the_index_on_the_sample_data(installed, unzipped_plugin, tmp_path):
    sample = unzipped_plugin / "sample_data" / "sample.gpkg"
    inputs = {
        "INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census", "TABLE_CODE_FIELD": "code",
        "HOUSEHOLDS": "households", "ALONE_U65": "alone_u65", "ALONE_65P": "alone_65p", "RESIDENTS_U65": "residents_u65",
        "RESIDENTS_65P": "residents_65p", "OUTPUT": str(tmp_path / "out.gpkg"),
    }  # fmt: skip
    answer = qgis_process(
        installed, "--json", "run", "medwayisolation:livingalone", "-", stdin=json.dumps({"inputs": inputs})
    )
    results = json.loads(answer[answer.index("{") :])["results"]
    assert (results["AREAS"], results["UNMATCHED"], results["NULLS"]) == (163, 0, 0)
    assert 20 < results["VALUE_65P"] < 45
    assert (tmp_path / "out.gpkg").is_file()


def test_qgis_process_gives_the_same_where_there_is_no_pandas(installed, unzipped_plugin, tmp_path):
    sample = unzipped_plugin / "sample_data" / "sample.gpkg"
    shutil.copy(ROOT / "sample_data" / "iod2019_file7_sample.csv", tmp_path / "iod.csv")
    given = {
        "INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": str(tmp_path / "iod.csv"),
        "OUTPUT": "TEMPORARY_OUTPUT",
    }  # fmt: skip
    answers = []
    for variables in (installed, {**installed, "PYTHONPATH": str(ROOT / "tests" / "without_pandas")}):
        said = qgis_process(
            variables, "--json", "run", "medwayisolation:imdquintiles", "-", stdin=json.dumps({"inputs": given})
        )
        results = json.loads(said[said.index("{") :])["results"]
        answers.append({key: value for key, value in results.items() if key != "OUTPUT"})
    assert answers[0]["AREAS"] == 163
    assert answers[0] == answers[1]


def test_qgis_process_says_in_one_sentence_that_numpy_is_missing(installed, tmp_path):
    (tmp_path / "numpy.py").write_text("raise ModuleNotFoundError(\"No module named 'numpy'\", name='numpy')\n")
    done = subprocess.run(
        ["qgis_process", "run", "medwayisolation:livingalone"], env={**installed, "PYTHONPATH": str(tmp_path)},
        check=False, text=True, capture_output=True,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert said.count("Medway Isolation needs numpy 1.20 or newer, and this Python has none: ") == 1
    assert PLUGIN not in said  # QGIS's own Processing plugin tells a traceback, this one none


def test_qgis_process_exports_maps_without_a_project(installed, unzipped_plugin, tmp_path):
    sample = unzipped_plugin / "sample_data" / "sample.gpkg"
    inputs = {
        "INPUT": f"{sample}|layername=areas", "CODE_FIELD": "code", "TABLE": f"{sample}|layername=census", "TABLE_CODE_FIELD": "code",
        "HOUSEHOLDS": "households", "ALONE_U65": "alone_u65", "ALONE_65P": "alone_65p", "RESIDENTS_U65": "residents_u65",
        "RESIDENTS_65P": "residents_65p", "OUTPUT": str(tmp_path / "out.gpkg"),
    }  # fmt: skip
    qgis_process(installed, "--json", "run", "medwayisolation:livingalone", "-", stdin=json.dumps({"inputs": inputs}))
    wards = {"WARDS": f"{sample}|layername=wards", "WARD_FIELD": "name"}
    maps = {**wards, "INPUT": str(tmp_path / "out.gpkg"), "FOLDER": str(tmp_path / "maps"), "DPI": 60}
    answer = qgis_process(
        installed, "--json", "run", "medwayisolation:exportmaps", "-", stdin=json.dumps({"inputs": maps})
    )
    results = json.loads(answer[answer.index("{") :])["results"]
    expected = [f"map_{name}.{end}" for name in ("65_and_over", "under_65", "wards") for end in ("html", "pdf", "png")]
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == expected
    assert results["FILE_COUNT"] == 9
    atlas = {**wards, "INPUT": str(tmp_path / "out.gpkg"), "CODE_FIELD": "code", "FOLDER": str(tmp_path / "atlas")}
    answer = qgis_process(
        installed, "--json", "run", "medwayisolation:exportatlas", "-", stdin=json.dumps({"inputs": atlas})
    )
    assert json.loads(answer[answer.index("{") :])["results"]["PAGES"] == 22
    made = sorted(path.name for path in (tmp_path / "atlas").iterdir())
    assert (made[0], [Path(name).suffix for name in made[1:]]) == ("atlas.pdf", [".html"] * 22)


def test_qgis_process_takes_criteria_as_json(installed, unzipped_plugin, tmp_path):
    sample = unzipped_plugin / "sample_data" / "sample.gpkg"
    inputs = {
        "INPUT": f"{sample}|layername=areas",
        "CODE_FIELD": "code",
        "CRITERIA": ["code", "=", 1],
        "OUTPUT": str(tmp_path / "o.gpkg"),
    }
    done = subprocess.run(["qgis_process", "--json", "run", "medwayisolation:flagpriority", "-"], env=installed,
                          input=json.dumps({"inputs": inputs}), check=False, text=True, capture_output=True)  # fmt: skip
    assert done.returncode != 0
    assert "holds text where a number is needed" in done.stdout + done.stderr
    assert not list(tmp_path.iterdir())


def test_qgis_process_takes_a_table_of_indicators_as_json(installed, unzipped_plugin, tmp_path):
    sample = unzipped_plugin / "sample_data" / "sample.gpkg"
    inputs = {
        "INPUT": f"{sample}|layername=census", "CODE_FIELD": "code", "TITLE": "Alone",
        "INDICATORS": [["alone_u65", "higher", 2, "Alone"], ["alone_65p", "higher", 1, "Alone"], ["no_car", "", "", ""]],
        "OUTPUT": str(tmp_path / "index.gpkg"), "REPORT": str(tmp_path / "index.html"),
    }  # fmt: skip
    answer = qgis_process(
        installed, "--json", "run", "medwayisolation:compositeindex", "-", stdin=json.dumps({"inputs": inputs})
    )
    results = json.loads(answer[answer.index("{") :])["results"]
    assert (results["AREAS"], results["NULLS"], results["INDICATORS_USED"]) == (163, 0, 3)
    assert "66.7 %" not in (tmp_path / "index.html").read_text(
        encoding="utf-8"
    )  # of the domain; of the whole it is half that
    assert "33.3 %" in (tmp_path / "index.html").read_text(encoding="utf-8")
    back = {"INPUT": inputs["OUTPUT"], "OUTPUT": str(tmp_path / "recipe.json")}
    answer = qgis_process(
        installed, "--json", "run", "medwayisolation:recipefromlayer", "-", stdin=json.dumps({"inputs": back})
    )
    assert json.loads(answer[answer.index("{") :])["results"]["FINGERPRINT"] == results["FINGERPRINT"]


def test_qgis_process_describes_the_model(installed):
    listing = qgis_process(installed, "help", "medwayisolation:medway_workflow")
    assert "Indices and priority areas" in listing
    assert "CRITERIA_U65" in listing
