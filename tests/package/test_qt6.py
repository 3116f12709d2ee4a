"""What is asked of Qt is there in Qt 6, under the names that QGIS gives it."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("medway_isolation_plugin", "tests", "tools")

LIKE_QT_6 = """
from qgis.PyQt import QtGui, QtWidgets
for name in ("QUndoCommand", "QUndoStack"):
    setattr(QtGui, name, getattr(QtWidgets, name))
    delattr(QtWidgets, name)
from medway_isolation_plugin.gui.weights import undo
print(issubclass(undo._Change, QtGui.QUndoCommand), undo.QUndoStack is QtGui.QUndoStack)
"""


def test_weights_open_where_undo_lives_in_another_module():
    done = subprocess.run([sys.executable, "-c", LIKE_QT_6], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "True True", done.stderr


def files() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def fallbacks(tree: ast.Module) -> set[ast.AST]:
    """Return what runs only where an import has failed."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "ImportError"
        for inner in ast.walk(node)
    }


def chain_of(node: ast.AST) -> list[str]:
    """Return ['Qt', 'ItemDataRole', 'UserRole'] of such an expression, [] of another."""
    if isinstance(node, ast.Name):
        return [node.id]
    before = chain_of(node.value) if isinstance(node, ast.Attribute) else []
    return [*before, node.attr] if before else []


def asked_of_qt(tree: ast.Module) -> set[tuple[str, ...]]:
    """Return every name that a file takes from qgis.PyQt, and every chain of names that begins with one: module first."""
    aside = fallbacks(tree)
    module_of: dict[str, tuple[str, ...]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt") and node not in aside:
            for alias in node.names:
                module_of[alias.asname or alias.name] = (node.module or "", alias.name)
        assert not (isinstance(node, ast.Import) and any(one.name.startswith("qgis.PyQt") for one in node.names))
    chains = [chain_of(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return {*module_of.values()} | {
        (*module_of[first], *rest) for first, *rest in filter(None, chains) if first in module_of
    }


RESOLVE = """
import importlib, json, sys
unknown = []
for module, *names in json.load(sys.stdin):
    try:
        found = importlib.import_module(module)
        if module == "qgis.PyQt":  # what is taken from it are modules
            found = importlib.import_module(f"{module}.{names.pop(0)}")
        for name in names:
            found = getattr(found, name)
    except (ImportError, AttributeError) as error:
        unknown.append(f"{module} {'.'.join(names)}: {error}")
from qgis.PyQt import QtCore
print(json.dumps({"qt": QtCore.QT_VERSION_STR, "unknown": unknown}))
"""


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """QGIS's own qgis.PyQt, as its build writes it for Qt 6: the templates differ in that number alone."""
    package = tmp_path_factory.mktemp("qt6") / "qgis"
    spec = importlib.util.find_spec("qgis.PyQt")
    assert spec is not None and spec.origin is not None
    shutil.copytree(Path(spec.origin).parent, package / "PyQt", ignore=shutil.ignore_patterns("__pycache__"))
    (package / "__init__.py").touch()
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8").replace("PyQt5", "PyQt6")
        path.write_text(re.sub(r"^if 5 ==", "if 6 ==", text, flags=re.M), encoding="utf-8")
    return package.parent


def resolved(shim: Path, asked: Collection[tuple[str, ...]]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", RESOLVE], env={**os.environ, "PYTHONPATH": str(shim)}, input=json.dumps(sorted(asked)),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["qt"].startswith("6."), answer
    return list(answer["unknown"])


def test_qt_6_has_every_name_and_enum_that_is_asked_of_qt(shim):
    asked = {chain for path in files() for chain in asked_of_qt(tree_of(path))}
    assert ("qgis.PyQt.QtCore", "Qt", "Orientation", "Horizontal") in asked
    assert len(asked) > 200
    assert resolved(shim, asked) == []


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("from qgis.PyQt.QtCore import Qt; print(Qt.UserRole)", "UserRole"),
        ("from qgis.PyQt.QtWidgets import QUndoStack", "QUndoStack"),
        ("from qgis.PyQt.QtWidgets import QDesktopWidget", "QDesktopWidget"),
        ("from qgis.PyQt.QtCore import QRegExp", "QRegExp"),
        ("from qgis.PyQt.QtGui import QFont as F; print(F.Bold)", "Bold"),
    ],
)
def test_what_qt_6_has_not_is_found(shim, line, lacks):
    (found,) = resolved(shim, asked_of_qt(ast.parse(line)))
    assert lacks in found


def test_what_qgis_deprecates_is_not_called():
    """`QgsWkbTypes.GeometryType` by `Qgis.GeometryType`, `saveStyleToDatabase` (3.44) by one function for both."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and (chain_of(node)[:2] == ["QgsWkbTypes", "GeometryType"] or node.attr in ("saveStyleToDatabase", "exec_"))
    ]
    assert [place.rpartition(":")[0] for place in found] == ["medway_isolation_plugin/layers/metadata.py"]
