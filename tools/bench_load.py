"""Measures load: an atlas of 1,000 wards, a project of 500 layers, 100 batch runs, 33,000 areas x 200 indicators.

All data is made up, and each measurement has a process of its own. CPU time and memory are measured, not the time of a clock, so
that other work on the machine matters little. The exit code is 1 where a limit is passed.

Usage: .venv/bin/python tools/bench_load.py [atlas] [layers] [batch] [indicators]
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

WARDS, FEW_WARDS, PER_WARD, TOWN = 1_000, 100, 5, 10
PAGE_RATIO, ATLAS_PEAK = 1.3, 1_000  # CPU time of a page in a large atlas to one in a small; MB
LAYERS, OPENINGS, OPEN_LIMIT = 500, 3, 0.1  # seconds
RUNS, FIRST_RUNS, GROWTH = 100, 10, 5  # per cent
AREAS, INDICATORS, PEAK = 33_000, 200, 1_500  # MB
HIDDEN, FRESH = "hidden", "fresh"  # the panel is not seen; it is, and the project knows nothing of it
PAGES = ("areas", "weights", "style", "priority", "export")
HEAVY = ("compositeindex", "indicatoraudit", "weightrobustness", "explainarea")


def run(name: str, **parameters: Any) -> dict[str, Any]:
    """Run one of the plugin's algorithms as a batch does, with a context and a feedback of its own."""
    from qgis import processing
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    answer: dict[str, Any] = processing.run(f"medwayisolation:{name}", parameters, context=context, feedback=feedback)
    return answer


def memory() -> float:
    """Return the memory of this process, in MB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# What is measured, each in a process of its own: it prints its figures as JSON


def in_towns(row: int) -> tuple[int, int]:
    """Return where an area lies: ten wards are a town far from the next, so that pages of any atlas show as much around a ward."""
    ward, place = divmod(row, PER_WARD)
    town, row_of_town = divmod(ward, TOWN)
    return 100 * (town % 10) + place, 100 * (town // 10) + row_of_town


def one_atlas(wards: str) -> dict[str, float]:
    """Write an atlas of so many wards of five areas each: CPU seconds for a page, and the peak memory."""
    from bench_weights import table
    from qgis import processing

    numbers = range(int(wards) * PER_WARD)
    areas = table(
        "areas",
        {
            "code": [f"E01{number:06}" for number in numbers],
            "la_65p": [5.0 + number % 37 for number in numbers],
            "la_65p_q": [1 + number % 5 for number in numbers],
            "ward": [f"Ward {number // PER_WARD:04}" for number in numbers],
        },
        squares=True,
        place=in_towns,
    )
    borough = processing.run("native:dissolve", {"INPUT": areas, "FIELD": ["ward"], "OUTPUT": "memory:"})["OUTPUT"]
    own = {"CODE_FIELD": "code", "WARD_FIELD": "ward", "FORMATS": [0], "DPI": 200}
    with tempfile.TemporaryDirectory() as folder:
        before = time.process_time()
        answer = run("exportatlas", INPUT=areas, WARDS=borough, FOLDER=folder, **own)
        taken = time.process_time() - before
    assert answer["PAGES"] == int(wards)
    return {"page": taken / int(wards), "peak": peak()}


def one_project(page: str) -> dict[str, float]:
    """Open a project with and without 500 more layers while a part of the panel is seen: CPU seconds of our own code for each."""
    from bench_gui import Window, areas
    from bench_slots import Meter, wait
    from qgis.core import QgsProject
    from qgis.PyQt.QtCore import Qt

    from medway_isolation_plugin.core.bands import BANDS
    from medway_isolation_plugin.gui.dock import MedwayDock
    from medway_isolation_plugin.gui.shared.session import ShownResult
    from tests.damage import saved

    meter = Meter()
    meter.ours("medway_isolation_plugin.gui")
    project, window = QgsProject.instance(), Window()
    dock = MedwayDock(window, window.main)
    window.main.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.setVisible(page != HIDDEN)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        areas(163)
        (shown,) = project.mapLayersByName("Areas")
        shown.setDataSource(str(saved(shown, folder / "areas.gpkg")), "Areas", "ogr")
        wait()
        if page in PAGES:
            dock.buttons[page].click()
            wait()
            dock.session.set_areas(shown, "code")
            for band in BANDS:
                dock.session.set_result(band, ShownResult(shown.id(), f"la_{band.key}", f"la_{band.key}_q"))
        wait()
        project.write(str(folder / "few.qgz"))
        project.addMapLayers(others(folder))
        wait()
        project.write(str(folder / "many.qgz"))

        def opened(name: str) -> float:
            project.clear()
            wait()
            forget()
            meter.taken.clear()
            assert project.read(str(folder / name))
            wait(pause=0.5)
            assert len(project.mapLayers()) > LAYERS or name == "few.qgz"
            return sum(map(sum, meter.taken.values()))

        opened("few.qgz")
        pairs = [(opened("few.qgz"), opened("many.qgz")) for _ in range(OPENINGS)]
    for row in meter.table(0.005):
        print(row, file=sys.stderr)
    return {
        "few": statistics.median(few for few, _ in pairs),
        "more": statistics.median(many - few for few, many in pairs),
    }


def forget() -> None:
    """Empty what the package keeps of layers that it has seen, as it is when QGIS has just started."""
    for name, module in list(sys.modules.items()):
        for kept in vars(module).values() if name.startswith("medway_isolation_plugin") else ():
            if callable(getattr(kept, "cache_clear", None)):
                kept.cache_clear()


def others(folder: Path) -> list[Any]:
    """Return layers as councils have them, that have nothing to do with the panel: each a file of its own, in four formats."""
    from osgeo import gdal
    from qgis.core import QgsVectorLayer

    from tests.damage import saved
    from tests.processing.layers import layer

    gdal.PushErrorHandler("CPLQuietErrorHandler")  # Shapefiles cut widths

    columns: dict[str, list[Any]] = {
        "uprn": list(range(20)),
        "street": ["High Street"] * 20,
        "lsoa21cd": ["E01016013"] * 20,
    }
    columns |= {f"note_{number}": ["x"] * 20 for number in range(12)}
    made = []
    for suffix in ("gpkg", "shp", "geojson", "csv"):
        for number in range(LAYERS // 4):
            path = saved(layer(columns), folder / f"other_{number}.{suffix}")
            made.append(QgsVectorLayer(str(path), path.stem, "ogr"))
    return made


def one_batch(name: str) -> dict[str, float]:
    """Run an algorithm again and again: the memory after ten runs, and after a hundred."""
    from tests.damage import everything, saved
    from tests.processing.test_whole_sources import PLACES, outputs

    parameter, given, beside = next((place[1], *more) for place, more in PLACES.items() if place[0] == name)
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "out").mkdir()
        own = {**given, **outputs(name, Path(folder) / "out")}
        # Each layer is a file of its own: of one that is read as two sources QGIS itself keeps a connection for each run.
        for place in (*beside, parameter):
            rows = 4 if place == "WARDS" else 163  # an atlas has a page for each ward
            own[place] = str(saved(everything(rows), Path(folder) / f"{place}.gpkg"))
        for number in range(1, RUNS + 1):
            run(name, **own, OVERWRITE=True)
            if number in (FIRST_RUNS, RUNS):
                found[f"{number}"] = memory()
    return found


def one_country(name: str) -> dict[str, float]:
    """Give 33,000 areas with 200 indicators from a CSV file to an algorithm: CPU seconds, and the peak memory."""
    from bench_weights import table

    areas = table("areas", {"code": [f"E01{number:06}" for number in range(AREAS)]}, squares=True)
    fields = [f"v{number:03}" for number in range(INDICATORS)]
    draws = np.random.default_rng(1).lognormal(size=(AREAS, INDICATORS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "indicators.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write(",".join(["code", *fields]) + "\n")
            for number, row in enumerate(draws):
                file.write(f"E01{number:06}," + ",".join(f"{cell:.6f}" for cell in row) + "\n")
        del draws
        before = time.process_time()
        own = {"INDICES": fields} if name == "choices" else {"FIELDS": fields}
        own |= (
            {"AREA": "E01000001", "REPORT": f"{folder}/out.html"}
            if name == "explainarea"
            else {"OUTPUT": f"{folder}/out.gpkg"}
        )
        run(name, INPUT=areas, CODE_FIELD="code", TABLE=str(path), TABLE_CODE_FIELD="code", **own)
        return {"seconds": time.process_time() - before, "peak": peak()}


ONES: dict[str, Callable[[str], dict[str, float]]] = {
    "atlas": one_atlas,
    "layers": one_project,
    "batch": one_batch,
    "indicators": one_country,
}


def of(kind: str, what: object) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--one", kind, str(what)]
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


# What is told of it


def atlas() -> bool:
    """Tell whether a page of a large atlas costs hardly more than one of a small."""
    few, many = (of("atlas", wards) for wards in (FEW_WARDS, WARDS))
    ratio = many["page"] / few["page"]
    print(
        f"atlas of {WARDS:,} wards: {many['page']:.3f} s of CPU time a page, {ratio:.2f} times that of {FEW_WARDS} wards (limit "
        f"{PAGE_RATIO}); peak memory {many['peak']:.0f} MB, of {FEW_WARDS} wards {few['peak']:.0f} MB (limit {ATLAS_PEAK:,} MB)"
    )
    return ratio <= PAGE_RATIO and many["peak"] <= ATLAS_PEAK


def layers() -> bool:
    """Tell whether layers that have nothing to do with the panel cost it nothing when a project opens."""
    whole = True
    for page in (HIDDEN, FRESH, *PAGES):
        found = of("layers", page)
        whole &= found["more"] <= OPEN_LIMIT
        print(
            f"opening a project, panel: {page}: {1000 * found['few']:.0f} ms of our own CPU time; {LAYERS} layers add "
            f"{1000 * found['more']:.0f} ms (limit {1000 * OPEN_LIMIT:.0f} ms)"
        )
    return whole


def batch() -> bool:
    """Tell whether a batch keeps nothing of its runs."""
    from tests.processing.test_whole_sources import PLACES

    whole = True
    for name in sorted({name for name, _ in PLACES}):
        found = of("batch", name)
        first, last = found[f"{FIRST_RUNS}"], found[f"{RUNS}"]
        growth = 100 * (last / first - 1)
        whole &= growth <= GROWTH
        print(
            f"{name}: {first:.0f} MB after {FIRST_RUNS} runs, {last:.0f} MB after {RUNS}: {growth:+.1f} % (limit {GROWTH} %)"
        )
    return whole


def indicators() -> bool:
    """Tell whether many indicators of a country have room."""
    whole = True
    for name in HEAVY:
        found = of("indicators", name)
        whole &= found["peak"] <= PEAK
        print(
            f"{name}, {AREAS:,} areas x {INDICATORS} indicators: peak memory {found['peak']:,.0f} MB (limit {PEAK:,} MB), "
            f"{found['seconds']:.1f} s of CPU time"
        )
    return whole


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    checks = {check.__name__: check for check in (atlas, layers, batch, indicators)}
    parser.add_argument("which", nargs="*", default=list(checks))
    parser.add_argument("--one", nargs=2, metavar=("KIND", "WHAT"))
    options = parser.parse_args()
    if options.one:
        from bench_weights import start_qgis

        application = start_qgis()
        kind, what = options.one
        print(json.dumps(ONES[kind](what)))
        sys.stdout.flush()
        del application
        os._exit(0)
    passed = [checks[name]() for name in options.which]
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
