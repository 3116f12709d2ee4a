"""The core runs where there is no QGIS, and imports between the packages point one way."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "medway_isolation_plugin"

WITHOUT_QGIS = """
import importlib, json, pkgutil, sys
sys.modules["qgis"] = None
import medway_isolation_plugin.core as core
names = [core.__name__] + [module.name for module in pkgutil.walk_packages(core.__path__, core.__name__ + ".")]
for name in names:
    importlib.import_module(name)
from medway_isolation_plugin.core import living_alone
from medway_isolation_plugin.core.areas import AreaTable, RawTable
settings = living_alone.Settings(classes=2)
fields = {"alone_u65": "u", "alone_65p": "p", "residents_u65": "ru", "residents_65p": "rp"}
measures, parts = living_alone.measures(fields, settings)
cells = {"alone_u65": [6, 3], "alone_65p": [10, 30], "residents_u65": [60, 60], "residents_65p": [40, 60]}
found = living_alone.index(
    AreaTable.checked(["E01016016", "E01016017"], RawTable("t", ["E01016017", "E01016016"], cells), measures, parts),
    settings,
)
print(json.dumps({
    "names": names, "value": found.table["la_65p"].tolist(), "rank": found.table["la_65p_rk"].tolist(),
    "study": found.study_area["65p"],
    "qgis": sorted(name for name, module in sys.modules.items() if name.startswith("qgis") and module is not None),
}))
"""

# numpy 1.20 has it not; pandas takes it from newer ones.
WITHOUT_NDARRAY = f"""
import numpy.typing, pandas
vars(numpy.typing).pop("NDArray", None)
{WITHOUT_QGIS}
"""

PACKAGE_ALONE = """
import sys
import medway_isolation_plugin
print(callable(medway_isolation_plugin.classFactory), sorted(name for name in sys.modules if name.startswith("qgis")))
"""


def _has_pandas() -> bool:
    try:
        importlib.import_module("pandas")
    except ImportError:
        return False
    return True


needs_pandas = pytest.mark.skipif(not _has_pandas(), reason="imports the front door too, which needs pandas")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def imported(path: Path) -> set[str]:
    """Return the full names of the modules that a file imports, wherever in the file it does so."""
    parents = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = list(parents[: len(parents) - node.level + 1]) if node.level else []
            whole = ".".join(base + ([node.module] if node.module else []))
            found |= {whole} | {f"{whole}.{alias.name}" for alias in node.names}
    return found


def sources(folder: str) -> list[Path]:
    return sorted((PACKAGE / folder).rglob("*.py"))


def reaching(folder: str, target: str) -> list[str]:
    """Return the files of `folder` that import `target` or something in it."""
    return [
        path.name
        for path in sources(folder)
        if any(name == target or name.startswith(target + ".") for name in imported(path))
    ]


@needs_pandas
def test_the_core_imports_and_computes_without_qgis():
    answer = json.loads(run(WITHOUT_QGIS))
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in sources("core")
    }
    assert set(answer["names"]) == files
    assert answer["value"] == [50.0, 25.0]  # rows follow the layer, not the table: 30 of 60, 10 of 40
    assert answer["rank"] == [1.0, 2.0]
    assert answer["study"] == 40.0  # 40 of 100, not the mean 37.5
    assert answer["qgis"] == []


@needs_pandas
def test_the_core_imports_and_computes_where_numpy_has_no_array_type():
    answer = json.loads(run(WITHOUT_NDARRAY))
    assert answer["value"] == [50.0, 25.0]


def test_the_package_alone_imports_no_qgis():
    assert run(PACKAGE_ALONE) == "True []"


def test_pandas_is_imported_at_the_front_door_alone():
    found = {path for path in sources("") if any(name.split(".")[0] == "pandas" for name in imported(path))}
    assert found
    # One module asks whether it is there, one reads official files of text with it, and without it more slowly.
    others = {PACKAGE / "core" / "needs.py", PACKAGE / "layers" / "official_texts.py"}
    assert {path for path in found if path.parent != PACKAGE / "core" / "frames"} == others
    assert reaching("core", "medway_isolation_plugin.core.frames")
    for folder in ("layers", "processing", "cartography", "gui"):
        assert reaching(folder, "medway_isolation_plugin.core.frames") == []


def test_the_scanner_sees_imports_that_are_there():
    assert reaching("processing", "qgis")
    assert reaching("processing", "medway_isolation_plugin.core")
    assert reaching("processing", "medway_isolation_plugin.cartography")


def test_no_core_module_names_qgis():
    assert len(sources("core")) > 10
    assert reaching("core", "qgis") == []


@pytest.mark.parametrize(
    ("folder", "target"),
    [
        ("core", "layers"),
        ("core", "processing"),
        ("core", "cartography"),
        ("core", "gui"),
        ("core", "plugin"),
        ("layers", "cartography"),
        ("layers", "processing"),
        ("layers", "gui"),
        ("cartography", "processing"),
        ("cartography", "gui"),
        ("processing", "gui"),
    ],
)
def test_arrows_point_one_way(folder: str, target: str):
    assert reaching(folder, f"medway_isolation_plugin.{target}") == []


def test_layers_know_neither_processing_nor_widgets():
    """They serve the panel as well as the algorithms: progress and cancelling come as plain callables."""
    assert len(sources("layers")) > 1
    names = {name for path in sources("layers") for name in imported(path)}
    assert "qgis.core.QgsVectorLayer" in names
    assert not {
        name for name in names if name.startswith(("qgis.gui", "qgis.PyQt.QtWidgets", "qgis.core.QgsProcessing"))
    }
