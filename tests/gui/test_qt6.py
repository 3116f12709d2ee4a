"""Classes that Qt 6 has moved to another module are found in both places."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# In QtWidgets on Qt 5 and in QtGui on Qt 6, without QGIS's own names following.
MOVED = {"QUndoCommand", "QUndoStack", "QUndoGroup", "QFileSystemModel"}

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


def test_nothing_else_takes_a_moved_class_from_one_module_only():
    found = [
        f"{path.relative_to(ROOT)}: {alias.name}"
        for folder in ("medway_isolation_plugin", "tests", "tools")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name != "undo.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt")
        for alias in node.names
        if alias.name in MOVED
    ]
    assert found == []
