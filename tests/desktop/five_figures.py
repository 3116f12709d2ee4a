"""Steps of the drive from files to five finished figures: nothing but what the panel shows, every click counted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from controls import cut_off, greyed
from dock_steps import click as press
from dock_steps import dock, part
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from qgis.utils import iface
from seen import OUT, found, menu_action, rendered, shot, told, wait

FILES, DOWNLOADS = (
    [path for path in os.environ.get(name, "").split(os.pathsep) if path]
    for name in ("MEDWAY_DRIVE_FILES", "MEDWAY_DRIVE_DOWNLOADS")
)
WIDTHS = (228, 300)  # of the panel: its narrowest, and what many have
FIGURES = OUT / "figures"
clicks: list[str] = []
met: list[list[str]] = []
timers: list[QTimer] = []


def click(widget: QWidget, what: str) -> None:
    """Press a button as a person would, count it, and look at what the panel shows afterwards."""
    clicks.append(what)
    press(widget)
    look()


def look() -> None:
    """Write down every grey control that is met, with its reason."""
    for name, page in (dock().parts if dock() is not None else {}).items():
        if page.isVisible():
            met.extend([name, *each] for each in greyed(page) if [name, *each] not in met)


def open_files() -> None:
    """Have the files in the project before the first click; none for the sample, which the panel adds itself."""
    for path in FILES:
        name = path.rsplit("|layername=", maxsplit=1)[-1] if "|" in path else Path(path).stem
        layer = QgsVectorLayer(path, name, "ogr")
        assert layer.isValid(), path
        QgsProject.instance().addMapLayer(layer)
    shot("files")


def open_panel() -> None:
    """Press the button in the toolbar."""
    action = menu_action("panel")
    button = next(each for each in action.associatedWidgets() if each.metaObject().className() == "QToolButton")
    click(button, "the panel's button")
    wait(lambda: dock() is not None and dock().isVisible() and "areas" in dock().parts)
    look()
    shot("panel")


def add_downloads() -> None:
    """Add files as they were downloaded, all at once; the panel says what each is."""
    if not DOWNLOADS:
        return
    box = dock().parts["areas"].official_files
    when_asked("Open", " ".join(f'"{path}"' for path in DOWNLOADS))
    click(box.button, "Add official files…")
    wait(lambda: len(read(box)) == len(DOWNLOADS) and not box.run.running())
    look()
    found["five read"] = read(box)
    usual = dock().width()
    for width in WIDTHS:
        iface.mainWindow().resizeDocks([dock()], [width], Qt.Orientation.Horizontal)
        turns = iter(range(10))  # the panel lays itself out in several
        wait(lambda turns=turns: next(turns, None) is None)
        shot(f"downloads_{width}", dock())
        found.setdefault("five cut off", []).extend([width, *each] for each in cut_off(box))
    iface.mainWindow().resizeDocks([dock()], [usual], Qt.Orientation.Horizontal)
    shot("downloads")


def read(box: Any) -> list[list[str]]:
    """Return the lines that stand below the name of each file."""
    return [label.text().split("<br>")[1:] for label in box.files.findChildren(QLabel)]


def first_map() -> None:
    """Make the map: at once for the sample, else in the dialog, which is filled in."""
    areas = dock().parts["areas"]
    if not FILES:
        click(areas.steps.sample_button, "Add sample data")
    click(areas.steps.map_button, "Make a first map")
    if len(dock().session.results()) < 2:
        dialog = wait(lambda: areas._toolbox.dialog)
        wait(dialog.isVisible)
        shot("dialog", dialog)
        click(button_of(dialog, "Run"), "Run")
        pages = dialog.findChildren(QTextEdit)
        wait(lambda: any("' finished" in page.toPlainText() for page in pages), 60)
        click(button_of(dialog, "Close"), "Close")
    wait(lambda: len(dock().session.results()) == 2)
    rendered()
    look()
    shot("map")
    health = areas.results_box.health
    if health.button.isVisible():
        click(health.button, "Add health quintiles")
        wait(lambda: not health.run.running() and not health.button.isVisible(), 60)
        rendered()
    look()
    shot("health")


def priority() -> None:
    """Make the layer of priority areas with the rule that is there."""
    show("priority")
    form = dock().parts["priority"].form
    wait(lambda: "flagged" in form.count.text())
    shot("priority")
    click(form.apply, "Apply")
    wait(lambda: any("Priority areas:" in text for text in told()), 60)
    rendered()
    look()
    shot("flagged")


def export() -> None:
    """Choose the folder and export what is ticked."""
    show("export")
    form = dock().parts["export"].form
    wait(form.figures["priority"].isEnabled)
    FIGURES.mkdir(parents=True)
    when_asked("Choose", str(FIGURES))
    buttons = [each for each in form.folder.findChildren(QToolButton) if each.isVisible()]
    click(next(each for each in buttons if each.text() == "…"), "the folder: …")
    wait(lambda: form.folder.filePath() == str(FIGURES))
    shot("export")
    found["five ticked"] = [key for key, box in form.figures.items() if box.isEnabled() and box.isChecked()]
    click(form.export_figures, "Export figures")
    wait(lambda: any("written" in text for text in told()), 120)
    shot("done")
    found["five told"] = told()
    found["five files"] = sorted(each.name for each in FIGURES.iterdir())
    found["five clicks"], found["five grey"] = clicks, met
    found["five layers"] = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())


def show(name: str) -> None:
    """Go to a part of the panel."""
    clicks.append(name.capitalize())
    part(name)
    look()


def when_asked(button: str, text: str) -> None:
    """Type a name into the dialog for files that opens next, and press its button."""
    timer = QTimer()
    timers.append(timer)  # held until QGIS ends
    timer.timeout.connect(lambda: choose(timer, button, text))
    timer.start(50)


def choose(timer: QTimer, button: str, text: str) -> None:
    """Type a name in the dialog that is open, and press its button."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        return
    timer.stop()
    dialog.findChild(QLineEdit).setText(text)
    clicks.append(button)
    QTest.mouseClick(button_of(dialog, button), Qt.MouseButton.LeftButton)


def button_of(dialog: QWidget, text: str) -> QPushButton:
    """Return a button by what stands on it."""
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text)


STEPS: tuple[Any, ...] = (open_files, open_panel, add_downloads, first_map, priority, export)
