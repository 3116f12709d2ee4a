"""Measures the dock with its real widgets: opening it for the first time, its parts, and a change of style.

Every opening is in a process of its own, so that what Python has to import counts. Two projects: empty, and with a made-up
country of 32,844 areas that has results.

Usage: .venv/bin/python tools/bench_gui.py [--runs 5]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
SIZES = {"empty": 0, "borough": 163, "country": 32_844}
PAGES = ("weights", "style", "priority", "export")


class Window:
    """Offers of QGIS's interface what the dock uses."""

    def __init__(self) -> None:
        from qgis.gui import QgsMapCanvas, QgsMessageBar
        from qgis.PyQt.QtWidgets import QMainWindow

        self.main = QMainWindow()
        self.canvas = QgsMapCanvas(self.main)
        self.bar = QgsMessageBar(self.main)
        self.main.setCentralWidget(self.canvas)
        self.main.resize(1200, 900)
        self.main.show()

    def mapCanvas(self) -> Any:  # noqa: N802, D102
        return self.canvas

    def mapCanvases(self) -> list[Any]:  # noqa: N802, D102
        return [self.canvas]

    def messageBar(self) -> Any:  # noqa: N802, D102
        return self.bar

    def setActiveLayer(self, layer: Any) -> None:  # noqa: N802, D102
        pass

    def zoomToActiveLayer(self) -> None:  # noqa: N802, D102
        pass


def areas(count: int) -> None:
    """Put areas with results of both bands into the project."""
    import numpy as np
    from bench_weights import table

    random = np.random.default_rng(1)
    columns: dict[str, list[Any]] = {"code": [f"E01{number:06}" for number in range(1, count + 1)]}
    for band in ("u65", "65p"):
        values = random.gamma(4.0, 8.0, count)
        ranks = np.empty(count, dtype=int)
        ranks[np.argsort(-values)] = np.arange(1, count + 1)
        columns[f"la_{band}"] = [float(value) for value in values]
        columns[f"la_{band}_q"] = [int(-(-5 * rank // count)) for rank in ranks]
    table("Areas", columns, squares=True)


def milliseconds(work: Any) -> float:
    """Do something, draw what follows from it, and return how long that took."""
    from qgis.PyQt.QtCore import QCoreApplication

    start = time.perf_counter()
    work()
    for _ in range(3):
        QCoreApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def measure(size: str) -> dict[str, float]:
    """Open the dock in this process, then its other parts, then change the style."""
    from bench_weights import start_qgis

    application = start_qgis()
    from qgis.core import QgsProject
    from qgis.PyQt.QtCore import QCoreApplication, Qt

    if SIZES[size]:
        areas(SIZES[size])
    window = Window()
    QCoreApplication.processEvents()
    made: list[Any] = []

    def open_dock() -> None:
        from medway_isolation_plugin.gui.dock import MedwayDock

        made.append(MedwayDock(window, window.main))
        window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made[0])
        made[0].show()

    found = {"open": milliseconds(open_dock)}
    dock = made[0]
    if SIZES[size]:
        from medway_isolation_plugin.core.bands import BANDS
        from medway_isolation_plugin.gui.shared.session import ShownResult

        (layer,) = QgsProject.instance().mapLayersByName("Areas")
        for band in BANDS:
            dock.session.set_result(band, ShownResult(layer.id(), f"la_{band.key}", f"la_{band.key}_q"))
        for page in PAGES:
            found[f"first sight of {page}"] = milliseconds(lambda page=page: dock.show_page(page))
        dock.show_page("style")
        form = dock.parts["style"].form
        for number in range(1, 4):
            name = f"style: {form.mode_box.itemText(number).lower()}"
            found[name] = milliseconds(lambda number=number: form.mode_box.setCurrentIndex(number))
        found["style: another ramp"] = milliseconds(lambda: form.ramp_box.set_ramp("cividis"))
    del application
    return found


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", choices=list(SIZES))
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        sys.stdout.flush()
        os._exit(0)
    for size, count in SIZES.items():
        runs: list[dict[str, float]] = []
        for _ in range(options.runs):
            command = [sys.executable, __file__, "--one", size]
            done = subprocess.run(command, check=True, text=True, capture_output=True)
            runs.append(json.loads(done.stdout.strip().splitlines()[-1]))
        for name in runs[0]:
            limit = " (limit 200 ms)" if name == "open" else ""
            middle = statistics.median(run[name] for run in runs)
            print(f"dock, {count:,} areas, {name}: {middle:.0f} ms{limit}")


if __name__ == "__main__":
    main()
