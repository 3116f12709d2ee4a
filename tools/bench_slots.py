"""Drives the panel over a country and tells how much CPU time of the main thread each slot of ours takes.

The country is made up: 33,755 areas with names, 7,000 wards, households by type and a table of types, each a GeoPackage. Every
method of the package `gui` that Qt calls is timed by `time.thread_time`, what it calls of ours included. What QGIS does when it is
asked to draw, to load a layer or to take one up is counted apart. Where a method lets events happen before it goes on, the window
answers: what comes after is a turn of its own. The exit code is 1 where a turn takes more than 0.3 s.

Usage: .venv/bin/python tools/bench_slots.py [--areas 33755]
"""

from __future__ import annotations

import argparse
import functools
import importlib
import inspect
import os
import pkgutil
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
LIMIT = 0.3
SHOWN = 0.02  # seconds: faster slots are not listed
TYPES = 69
WARDS = 7_000
PER_AREA = 6
TURN = "QCoreApplication.processEvents"
RELAYS = ("WhenSeen",)  # what they call is timed under its own name


class _Clock:
    """How much CPU time of this thread somebody has taken while the clock went."""

    def __init__(self, ours: bool, name: str) -> None:
        self.ours, self.name, self.taken = ours, name, 0.0
        self.go_on()

    def go_on(self) -> None:
        self._since = time.thread_time()

    def stop(self) -> None:
        self.taken += time.thread_time() - self._since


class Meter:
    """Times our code and QGIS's apart: whoever is called by the other stops the other's clock."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = defaultdict(list)
        self._theirs: dict[str, list[float]] = defaultdict(list)
        self._stack: list[_Clock] = []

    @contextmanager
    def running(self, ours: bool, name: str) -> Iterator[None]:
        """Time what happens inside, unless it belongs to what is being timed already."""
        outer = self._stack[-1] if self._stack else None
        if threading.current_thread() is not threading.main_thread() or (outer is not None and outer.ours is ours):
            yield
            return
        self._stack.append(_Clock(ours, name))
        if outer is not None:
            outer.stop()
            if name == TURN:
                self._note(outer)
        try:
            yield
        finally:
            clock = self._stack.pop()
            clock.stop()
            self._note(clock)
            if outer is not None:
                outer.go_on()

    def _note(self, clock: _Clock) -> None:
        (self.taken if clock.ours else self._theirs)[clock.name].append(clock.taken)
        clock.taken = 0.0

    def ours(self, package: str) -> None:
        """Time every method of a package's classes."""
        root = importlib.import_module(package)
        for module in pkgutil.walk_packages(root.__path__, f"{package}."):
            for made in vars(importlib.import_module(module.name)).values():
                if inspect.isclass(made) and made.__module__ == module.name and made.__name__ not in RELAYS:
                    for name, method in list(vars(made).items()):
                        if inspect.isfunction(method) and not name.startswith("__"):
                            setattr(made, name, self._timed(True, f"{made.__name__}.{name}", method))

    def theirs(self, owner: Any, *names: str) -> None:
        """Count what QGIS does under these names apart."""
        for name in names:
            setattr(owner, name, self._timed(False, f"{owner.__name__}.{name}", getattr(owner, name)))

    def _timed(self, ours: bool, title: str, method: Callable[..., Any]) -> Callable[..., Any]:
        # Qt leaves out arguments of a signal that a slot does not take: so must what stands in for the slot.
        kinds = [one.kind for one in inspect.signature(method).parameters.values()] if ours else []
        takes = len(kinds) if ours and inspect.Parameter.VAR_POSITIONAL not in kinds else None

        @functools.wraps(method)
        def timed(*arguments: Any, **named: Any) -> Any:
            with self.running(ours, title):
                return method(*arguments[:takes], **named)

        return timed

    def table(self, least: float) -> list[str]:
        """Return a row for each slot that took `least` seconds once: its name, how many turns, the longest, all together."""
        rows = sorted(((max(each), len(each), sum(each), name) for name, each in self.taken.items()), reverse=True)
        return [
            f"| `{name}` | {many} | {longest:.3f} s | {whole:.2f} s |"
            for longest, many, whole, name in rows
            if longest >= least
        ]

    def apart(self) -> list[str]:
        """Return the same of what QGIS did."""
        rows = sorted(((sum(each), len(each), name) for name, each in self._theirs.items()), reverse=True)
        return [f"| `{name}` | {many} | | {whole:.2f} s |" for whole, many, name in rows if whole >= SHOWN]


def country(areas: int, folder: Path) -> None:
    """Put the layers of a country into the project, each from a file."""
    from bench_weights import table
    from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer

    from medway_isolation_plugin.processing.segmentation import read_profiles

    draw = np.random.default_rng(1)
    codes = [f"E01{number:06}" for number in range(areas)]
    types = [f"T{number:02}" for number in range(TYPES)]
    fields = read_profiles("medway_u65; medway_65p").fields()
    places = [f"Place {number // 1000:03} {number % 1000:03}A" for number in range(areas)]
    counts = draw.integers(50, 300, (4, areas))
    made = [
        table(
            "Areas",
            {
                "LSOA21CD": codes,
                "LSOA21NM": places,
                "HOUSEHOLDS": [int(each) for each in counts.sum(axis=0)],
                "HEALTH_SCORE": [float(each) for each in draw.normal(0, 1, areas)],
            },
            squares=True,
        ),
        table(
            "Households",
            {
                "LSOA21CD": codes * PER_AREA,
                "type": [types[each] for each in draw.integers(0, TYPES, areas * PER_AREA)],
                "households": [int(each) for each in draw.integers(1, 200, areas * PER_AREA)],
            },
        ),
        table("Types", {"type": types, **{name: [float(each) for each in draw.random(TYPES)] for name in fields}}),
        table(
            "Wards",
            {
                "WD23CD": [f"E05{number:06}" for number in range(WARDS)],
                "WD23NM": [f"Ward {number}" for number in range(WARDS)],
            },
            squares=True,
        ),
    ]
    for layer in made:
        path = folder / f"{layer.name()}.gpkg"
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
        QgsProject.instance().removeMapLayer(layer.id())
        QgsProject.instance().addMapLayer(QgsVectorLayer(str(path), path.stem, "ogr"))


class Drive:
    """Does with the panel what a person does, and waits until it is done."""

    def __init__(self, dock: Any, folder: Path) -> None:
        self.dock, self._folder = dock, folder

    def see(self, name: str) -> Any:
        """Go to a part by its button, and return it."""
        self.dock.buttons[name].click()
        wait()
        return self.dock.parts[name]

    def areas(self) -> None:
        """Choose other areas, and back."""
        from qgis.core import QgsProject

        part = self.see("areas")
        (own,), (other,) = (QgsProject.instance().mapLayersByName(name) for name in ("Areas", "Wards"))
        for layer in (other, own):
            part.layer_box.setLayer(layer)
            wait()

    def weights(self) -> None:
        """Let the tables be read, move a slider, apply."""
        part = self.see("weights")
        wait(lambda: not part.live.busy())
        assert part.live.indices is not None, part.form.status.text()
        part.form.apply.click()
        wait(lambda: not part.run.running() and not part.live.busy())
        part.form.linked.click()
        for value in (40, 90, 120):
            part.form.rows["widowed"].slider.setValue(value)
            wait(lambda: not part.live.busy())
        part._mover_chosen("0")
        part.form.bands.setCurrentIndex(0)
        wait(lambda: not part.live.busy())
        part.form.apply.click()
        wait(lambda: not part.run.running() and not part.live.busy())

    def health(self) -> None:
        """Add health quintiles to both maps."""
        health = self.see("areas").results_box.health
        assert health.button.isEnabled(), health.why.text()
        health.button.click()
        wait(lambda: not health.run.running())
        assert not health.button.isVisible(), health.why.text()

    def style(self) -> None:
        """Choose every way to class, another ramp, an outline, ward names."""
        form = self.see("style").form
        for number in range(form.mode_box.count() - 1, -1, -1):
            form.mode_box.setCurrentIndex(number)
            wait()
        form.mode_box.setCurrentIndex(1)
        wait()
        form.classes_box.setValue(7)
        wait()
        form.ramp_box.set_ramp("cividis")
        wait()
        form.opacity.setOpacity(0.8)
        form.same_box.click()
        wait()
        form.wards_label.click()
        wait()
        for button in form.band_buttons.values():
            button.click()
            wait()
        self.dock.session.canvas.xyCoordinates.emit(self.dock.session.canvas.center())
        wait(pause=0.1)

    def priority(self) -> None:
        """Edit the rule, choose an area, apply, write the ward sentence."""
        part = self.see("priority")
        form = part.form
        wait(pause=0.3)
        form.editor.rows[0].threshold.setText("3")
        wait(pause=0.3)
        form.list.sortByColumn(1, form.list.horizontalHeader().sortIndicatorOrder())
        form.list.selectRow(5)
        wait()
        form.apply.click()
        wait(lambda: not part.run.running())
        part.sentence.write.click()
        wait(lambda: not part.sentence._run.running())

    def export(self) -> None:
        """Choose figures, write them as PDF, picture and accessible page, the table, the package; leave them as layouts."""
        from qgis.core import QgsProject

        # No page has room for the names of 7,000 wards.
        QgsProject.instance().removeMapLayers([layer.id() for layer in QgsProject.instance().mapLayersByName("Wards")])
        part = self.see("export")
        form = part.form
        form.folder.setFilePath(str(self._folder))
        form.replace.setChecked(True)
        for key, box in form.figures.items():
            box.setChecked(key in ("under_65", "65_and_over"))
        for key, box in form.formats.items():
            box.setChecked(key != "svg")
        wait()
        for button in (form.export_table, form.export_package, form.export_figures, form.open_layouts):
            button.click()
            wait(lambda: not part.run.running())

    def layers(self) -> None:
        """Edit, rename and remove layers while each part is there."""
        from qgis.core import QgsProject

        project = QgsProject.instance()
        layer = self.dock.session.results()[-1][1].layer()
        for name in ("areas", "weights", "style", "priority", "export"):
            self.see(name)
            layer.setName(f"{layer.name()}, seen from {name}")
            wait(pause=0.3)
        layer.startEditing()
        wait(pause=0.3)
        layer.changeAttributeValue(1, 3, layer.getFeature(1)[3])
        layer.commitChanges()
        wait(pause=0.3)
        project.write(str(self._folder / "country.qgz"))
        wait(pause=0.3)
        for layer in project.mapLayers().values():
            project.removeMapLayer(layer.id())
            wait(pause=0.2)


def wait(until: Callable[[], bool] = lambda: True, pause: float = 0.05) -> None:
    """Let events happen until something is so, and for `pause` seconds after that."""
    from qgis.PyQt.QtCore import QCoreApplication

    then = 0.0
    while not then or time.perf_counter() < then:
        QCoreApplication.processEvents()
        if not then and until():
            then = time.perf_counter() + pause


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--areas", type=int, default=33_755)
    parser.add_argument("--all", action="store_true", help="list fast slots too")
    options = parser.parse_args()
    from bench_weights import start_qgis

    application = start_qgis()
    from qgis.core import QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemMap, QgsPrintLayout, QgsProject
    from qgis.PyQt.QtCore import QCoreApplication, Qt

    from tests.gui.window import Window

    meter = Meter()
    meter.ours("medway_isolation_plugin.gui")
    meter.theirs(QCoreApplication, "processEvents")
    meter.theirs(QgsProject, "addMapLayer", "addMapLayers")
    meter.theirs(QgsLayoutExporter, "exportToPdf", "exportToImage", "exportToSvg")
    meter.theirs(QgsPrintLayout, "loadFromTemplate")
    meter.theirs(QgsLayoutItemLabel, "sizeForText")
    meter.theirs(QgsLayoutItemMap, "zoomToExtent")
    from medway_isolation_plugin.gui.dock import MedwayDock

    folder = Path(tempfile.mkdtemp())
    country(options.areas, folder)
    window = Window()
    dock = MedwayDock(window, window.main)
    window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    wait()
    drive = Drive(dock, folder)
    for step in (drive.areas, drive.weights, drive.health, drive.style, drive.priority, drive.export, drive.layers):
        step()
        print(step.__name__, file=sys.stderr)
    print(
        "| slot | turns | longest | together |",
        "|---|---|---|---|",
        *meter.table(0 if options.all else SHOWN),
        sep="\n",
    )
    print("QGIS's own:", *meter.apart(), sep="\n")
    slow = [name for name, each in meter.taken.items() if max(each) > LIMIT]
    print(f"Above {LIMIT} s: {', '.join(slow) or 'none'}")
    sys.stdout.flush()
    del application
    os._exit(1 if slow else 0)


if __name__ == "__main__":
    main()
