"""Measures the dock's Weights part with its real widgets: from a slider's movement to both maps recoloured.

Two sizes: a borough (163 areas) and a country (32,844), both made up. "Longest turn" is the longest time for which the
window does not answer while this happens.

Usage: .venv/bin/python tools/bench_weights.py [--runs 15]
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))
SIZES = {"borough": 163, "country": 32_844}
TYPES = 69


def start_qgis() -> Any:
    """Start QGIS with widgets, in a fresh profile, with Processing and the plugin's provider."""
    from qgis.core import QgsApplication

    application = QgsApplication([], True, tempfile.mkdtemp())
    application.initQgis()
    sys.path.insert(0, str(Path(application.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from medway_isolation_plugin.processing.provider import register

    application.medway = register()  # kept alive
    return application


def in_rows(row: int) -> tuple[int, int]:
    """Return where a row's square lies: 180 beside each other."""
    return row % 180, row // 180


def table(
    name: str,
    columns: dict[str, list[Any]],
    squares: bool = False,
    place: Callable[[int], tuple[int, int]] = in_rows,
) -> Any:
    """Add a layer with these columns to the project; `squares` gives each row a square, at its `place`."""
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    kinds = {str: QMetaType.Type.QString, int: QMetaType.Type.Int, float: QMetaType.Type.Double}
    made = QgsVectorLayer("Polygon?crs=EPSG:27700" if squares else "None", name, "memory")
    made.dataProvider().addAttributes([QgsField(key, kinds[type(cells[0])]) for key, cells in columns.items()])
    made.updateFields()
    features = []
    for row, cells in enumerate(zip(*columns.values())):
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(cells))
        if squares:
            x, y = (1000.0 * side for side in place(row))
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 1000.0, y + 1000.0)))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(made)
    return made


def data(areas: int) -> Any:
    """Add areas, households by type and a table of types; return the areas."""
    from medway_isolation_plugin.processing.segmentation import read_profiles

    draw = np.random.default_rng(1)
    codes = [f"E01{number:06}" for number in range(areas)]
    types = [f"T{number:02}" for number in range(TYPES)]
    per_area = 6
    household_codes = [code for code in codes for _ in range(per_area)]
    table(
        "households",
        {
            "code": household_codes,
            "type": [f"T{number:02}" for number in draw.integers(0, TYPES, len(household_codes))],
            "households": [int(number) for number in draw.integers(1, 200, len(household_codes))],
        },
    )
    fields = read_profiles("medway_u65; medway_65p").fields()
    table("types", {"type": types, **{field: [float(value) for value in draw.random(TYPES)] for field in fields}})
    return table("areas", {"code": codes}, squares=True)


def turn_until(done: Any) -> float:
    """Let events happen until `done`; return the longest turn in seconds."""
    from qgis.PyQt.QtCore import QCoreApplication

    longest = 0.0
    while not done():
        before = time.perf_counter()
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - before)
    return longest


def measure(areas: int, runs: int) -> dict[str, float]:
    """Return the medians, in ms, of moving one slider in both bands."""
    from qgis.core import QgsProject
    from qgis.gui import QgsMapCanvas

    from medway_isolation_plugin.gui.shared.session import Session
    from medway_isolation_plugin.gui.weights.part import WeightsPart

    QgsProject.instance().clear()
    layer = data(areas)
    session = Session()
    session.set_areas(layer, "code")
    part = WeightsPart(session)
    part.resize(300, 900)
    part.show()
    part.message.connect(lambda text, _level: None)
    before = time.perf_counter()
    turn_until(lambda: part.live.indices is not None and not part.live.busy())
    read = time.perf_counter() - before
    part.start()
    turn_until(lambda: not part.run.running())
    turn_until(lambda: not part.live.busy())
    part.form.linked.setChecked(True)
    results = [result.layer() for _, result in session.results()]
    canvas = QgsMapCanvas()
    canvas.resize(600, 600)
    canvas.setLayers(results)
    canvas.zoomToFullExtent()
    canvas.waitWhileRendering()
    slider = part.form.rows["widowed"].slider
    taken, turns, drawn = [], [], []
    for number in range(runs + 1):
        before = time.perf_counter()
        slider.setValue(20 + (37 * number) % 150)
        held = time.perf_counter() - before
        longest = turn_until(lambda: not part.live.busy())
        recoloured = time.perf_counter() - before
        canvas.refresh()
        canvas.waitWhileRendering()
        if number:  # the first time makes the renderers
            taken.append(recoloured)
            turns.append(max(held, longest))
            drawn.append(time.perf_counter() - before)
    assert [each.renderer().classAttribute() for each in results] == ["code", "code"]
    part.close_down()
    part.hide()
    found = {"recoloured": taken, "longest turn": turns, "drawn": drawn, "data read": [read]}
    return {name: 1000 * statistics.median(times) for name, times in found.items()}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    application = start_qgis()
    limits = {"borough": "limit 60 ms, drawn", "country": "limit 400 ms without drawing"}
    for name, areas in SIZES.items():
        found = measure(areas, options.runs)
        print(
            f"slider to both maps recoloured, {areas:,} areas: {found['recoloured']:.0f} ms, with drawing both "
            f"{found['drawn']:.0f} ms ({limits[name]}); longest turn {found['longest turn']:.0f} ms (limit 100 ms); "
            f"reading the data once {found['data read']:.0f} ms"
        )
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
