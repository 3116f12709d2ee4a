"""Whatever is pressed, chosen, typed or taken away in the panel, in any order, nothing in it falls over.

A few actions with a fixed seed in `make test`, many in `make fuzz`, which prints the seed; MEDWAY_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QToolButton,
    QWidget,
)

from medway_isolation_plugin.gui.dock import ENTRIES
from tests.fuzz.conftest import RUNS
from tests.gui.window import settle

ACTIONS = max(round(0.1 * RUNS), 25)
SEED = int(os.environ.get("MEDWAY_SEED", str(random.SystemRandom().randrange(10**6) if RUNS else 7)))
TEXTS = ("", "3", "-1", "1e999", "ward", "x" * 300, "\0", "=1+1", "<b>", "{ward}", "½", "nan")
UNFORESEEN = "That did not work"


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What got out of a slot, which Qt would print and forget."""
    found: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(f"{kind.__name__}: {error}"))
    return found


@pytest.fixture
def closing(qgis_app: Any) -> Iterator[None]:
    """Close every dialog and menu that waits for an answer."""

    def close() -> None:
        for found in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if found is not None:
                found.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(20)
    yield
    timer.stop()


def on_a_widget(widget: QWidget, rng: random.Random) -> None:
    """Do with a widget what a person can do with it."""
    menu = widget.menu() if isinstance(widget, (QPushButton, QToolButton)) else None
    entries = [entry for entry in menu.actions() if entry.isEnabled() and not entry.isSeparator()] if menu else []
    if entries and rng.random() < 0.8:
        rng.choice(entries).trigger()
    elif isinstance(widget, QAbstractButton):
        widget.click()
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(rng.randrange(-1, widget.count()))
        widget.activated.emit(widget.currentIndex())
    elif isinstance(widget, QSlider):
        widget.setValue(rng.randint(widget.minimum(), widget.maximum()))
    elif isinstance(widget, QSpinBox):
        widget.setValue(rng.randint(widget.minimum(), min(widget.maximum(), 300)))
    elif isinstance(widget, QLineEdit):
        widget.setText(rng.choice(TEXTS))
        widget.editingFinished.emit()


KINDS = (QAbstractButton, QComboBox, QSlider, QSpinBox, QLineEdit)


def widgets(dock: Any) -> list[QWidget]:
    found = [one for kind in KINDS for one in dock.findChildren(kind)]
    return [
        one
        for one in found
        if one.isVisible() and one.isEnabled() and not isinstance(one.parent(), (QAbstractSpinBox, QComboBox))
    ]


def on_the_project(rng: random.Random, folder: Any) -> str:
    """Do with a layer of the project what somebody else may do with it, or with its file."""
    project = QgsProject.instance()
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    if not layers:
        return ""
    layer = rng.choice(layers)
    deeds: dict[str, Callable[[], Any]] = {
        "renamed": lambda: layer.setName(rng.choice(("<b>Wards</b>", "", "ward", "x" * 200))),
        "filtered": lambda: layer.setSubsetString(rng.choice(("1 = 0", "", "fid < 20"))),
        "edited": lambda: layer.startEditing() and layer.deleteFeature(1),
        "rolled back": lambda: layer.isEditable() and layer.rollBack(),
        "saved": lambda: layer.isEditable() and layer.commitChanges(),
        "removed": lambda: project.removeMapLayer(layer.id()),
        "moved away": lambda: layer.setDataSource(str(folder / "nowhere.gpkg"), layer.name(), "ogr"),
        "copied": lambda: project.addMapLayer(layer.clone()),
    }
    name = rng.choice([*deeds, "renamed", "filtered", "copied"])
    said = f"{layer.name()[:20]} {name}"
    deeds[name]()
    return said


def test_any_actions_in_any_order(mapped, window, tmp_path, errors, closing):
    print(f"MEDWAY_SEED={SEED}, {ACTIONS} actions")
    rng, done = random.Random(SEED), []
    project = QgsProject.instance()
    project.write(str(tmp_path / "whole.qgz"))
    shutil.copytree(tmp_path / "profile", tmp_path / "kept")
    for number in range(ACTIONS):
        if number % 25 == 24:  # as it was in the beginning
            shutil.copytree(tmp_path / "kept", tmp_path / "profile", dirs_exist_ok=True)
            project.read(str(tmp_path / "whole.qgz"))
            settle()
        choice = rng.random()
        if choice < 0.2:
            name = rng.choice(ENTRIES).name
            done.append(f"page {name}")
            mapped.show_page(name)
        elif choice < 0.35:
            done.append(on_the_project(rng, tmp_path))
        else:
            mapped.show()  # its own button may have closed it
            there = widgets(mapped)
            widget = rng.choice(there)
            done.append(
                f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or getattr(widget, 'text', str)()}"
            )
            on_a_widget(widget, rng)
        settle()
        # QGIS's own dialogs want more of a window than there is here.
        own = [error for error in errors if "MagicMock" not in error]
        assert not own, (SEED, done[-5:], own)
        told = [text for text in window.told() if UNFORESEEN in text and "MagicMock" not in text]
        assert not told, (SEED, done[-5:], told)
    assert set(mapped.parts) <= {entry.name for entry in ENTRIES}
