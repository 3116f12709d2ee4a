"""Measures maps: the export of the four figures at 300 dpi, an atlas, and recolouring while a slider moves.

Usage: .venv/bin/python tools/bench_maps.py [--runs 5]
"""

from __future__ import annotations

import argparse
import gzip
import os
import runpy
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
BENCH = runpy.run_path(str(Path(__file__).with_name("bench.py")))
SAMPLE = ROOT / "sample_data" / "sample.gpkg"


def median(runs: int, work: Callable[[], Any]) -> float:
    """Return the median time of some runs, one uncounted before them."""
    return statistics.median([BENCH["seconds"](work) for _ in range(runs + 1)][1:])


def exports(runs: int, folder: Path) -> None:
    """Measure the two algorithms that write pages, on the sample borough."""
    from qgis import processing

    from medway_isolation_plugin.processing.first_map import file_sources, sample_values

    names = ("ward_table_under_65", "ward_table_65_and_over", "ward_report_under_65", "ward_report_65_and_over")
    outputs = {name: str(folder / f"{name}.{'csv' if 'table' in name else 'html'}") for name in names}
    areas = folder / "areas.gpkg"
    outputs["indices_and_priority_areas"] = str(areas)
    processing.run(
        "medwayisolation:medway_workflow",
        {**sample_values("medway_workflow", file_sources(str(SAMPLE.parent))), **outputs},
    )
    common = {"INPUT": str(areas), "WARDS": f"{SAMPLE}|layername=wards", "WARD_FIELD": "name", "OVERWRITE": True}
    four = {**common, "FOLDER": str(folder / "maps"), "FIGURES": [0, 1, 2, 3], "DPI": 300}
    for label, formats in (("PDF", [0]), ("PNG", [1]), ("SVG", [2]), ("PDF, PNG and SVG", [0, 1, 2])):
        taken = median(runs, lambda: processing.run("medwayisolation:exportmaps", {**four, "FORMATS": formats}))  # noqa: B023
        print(f"the four figures at 300 dpi, {label}: {taken:.2f} s (limit 15 s)")
    atlas = {**common, "FOLDER": str(folder / "atlas"), "CODE_FIELD": "code", "DPI": 300}
    taken = median(runs, lambda: processing.run("medwayisolation:exportatlas", atlas))
    print(f"the atlas of 22 wards as one PDF at 300 dpi: {taken:.2f} s")


def chapter(runs: int, folder: Path) -> None:
    """Measure the chapter of Medway with six figures at 200 dpi, from files, and its share of processor time."""
    from qgis import processing

    def plain(name: str) -> str:
        path = folder / Path(name).name.removesuffix(".gz")
        path.write_bytes(gzip.decompress((SHARED / "data" / name).read_bytes()))
        return str(path)

    medway = SHARED / "data" / "medway"
    steps: tuple[tuple[str, dict[str, Any]], ...] = (
        ("livingalone", {"TABLE": plain("england/census2011_lsoa11_ew.csv.gz")}),
        ("imdquintiles", {
            "TABLE": plain("england/imd2010_england_lsoa01.csv.gz"), "TABLE_CODE_FIELD": "lsoa01_code", "EDITION": 0,
            "SCORE_FIELD": "Health_score", "RANK_FIELD": "Health_rank",
            "LOOKUP": plain("lookups/lookup_lsoa01_lsoa11_change.csv.gz"), "LOOKUP_OLD_FIELD": "lsoa01_code",
            "LOOKUP_NEW_FIELD": "lsoa11_code",
        }),
        ("flagpriority", {"CRITERIA": ["la_65p_q", "=", 1, "dep_q", "=", 1]}),
        ("estimateneed", {"PEOPLE_FIELD": "la_65p_d", "RATE": "jsna_isolated_65p"}),
    )  # fmt: skip
    made = str(medway / "lsoa11.geojson")
    for name, more in steps:
        given = {"INPUT": made, "CODE_FIELD": "LSOA11CD", **more, "OUTPUT": str(folder / f"medway_{name}.gpkg")}
        made = processing.run(f"medwayisolation:{name}", given)["OUTPUT"]
    inputs = {
        "RESULTS": [made], "WARDS": str(medway / "ward13.geojson"), "WARD_FIELD": "WD13NM", "DPI": 200, "FORMATS": [0, 1, 2],
        "OVERWRITE": True, "FOLDER": str(folder / "chapter"), "DATE": "2026-11-27",
    }  # fmt: skip
    spent = []

    def work() -> None:
        before = time.process_time()
        processing.run("medwayisolation:jsnachapter", inputs)
        spent.append(time.process_time() - before)

    taken = median(runs, work)
    print(
        f"the chapter of Medway, six figures at 200 dpi, as DOCX, ODT and HTML: {taken:.1f} s, "
        f"{statistics.median(spent):.1f} s of processor time (limit 20 s)"
    )


def random_classes(codes: list[str], step: int) -> dict[str, int]:
    """Return classes that differ from step to step."""
    return {code: (number * 7 + step * 3) % 5 + 1 for number, code in enumerate(codes)}


def recolour(label: str, layers: list[Any], field: str, runs: int, limit: int) -> None:
    """Measure live recolouring of layers, without and with the outline of priority areas."""
    from qgis.core import QgsFeatureRequest

    from medway_isolation_plugin.cartography.choices import LiveColouring
    from medway_isolation_plugin.core.described import unowned

    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    codes = [str(feature[field]) for feature in layers[0].getFeatures(request)]
    for priority in (None, set(codes[::20])):
        live = [LiveColouring(layer, field, unowned("la_65p_q", "")) for layer in layers]
        taken = []
        for step in range(runs + 2):
            classes = random_classes(codes, step)
            before = time.perf_counter()
            for each in live:
                each.show(classes, priority)
            taken.append(time.perf_counter() - before)
        for each in live:
            each.put_back()
        more = "" if priority is None else ", with the outline of priority areas"
        print(
            f"recolour {label}{more}: first {1000 * taken[0]:.1f} ms, then {1000 * statistics.median(taken[1:]):.1f} ms (limit {limit} ms)"
        )


def alternatives(layer: Any, field: str) -> None:
    """Compare ways to colour an area by its code: how long QGIS takes to find every area's symbol."""
    from qgis.core import (
        QgsCategorizedSymbolRenderer,
        QgsExpression,
        QgsExpressionContext,
        QgsExpressionContextUtils,
        QgsFeatureRequest,
        QgsRenderContext,
        qgsfunction,
    )

    from medway_isolation_plugin.cartography.choices import StyleChoice, live_renderer
    from medway_isolation_plugin.cartography.renderers import class_categories
    from medway_isolation_plugin.core.described import unowned

    features = list(layer.getFeatures(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)))
    classes = random_classes([feature[field] for feature in features], 1)

    @qgsfunction(args=1, group="bench", register=False, usesgeometry=False)
    def class_of(values: list[Any], feature: Any, parent: Any) -> Any:
        """Class of a code, from a Python dictionary."""
        return classes.get(values[0])

    QgsExpression.registerFunction(class_of)
    of = unowned("la_65p_q", "")
    categories = class_categories(of, 5, StyleChoice())
    ways = {
        "lists of codes as categories (what is used)": live_renderer(field, classes, of),
        "a Python function in an expression": QgsCategorizedSymbolRenderer(f'class_of("{field}")', categories),
        "map_get on a variable": QgsCategorizedSymbolRenderer(f'map_get(@classes, "{field}")', categories),
    }
    for label, renderer in ways.items():
        context = QgsRenderContext()
        scope = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        scope.lastScope().setVariable("classes", classes)
        scope.setFields(layer.fields())
        context.setExpressionContext(scope)
        before = time.perf_counter()
        renderer.startRender(context, layer.fields())
        for feature in features:
            context.expressionContext().setFeature(feature)
            renderer.symbolForFeature(feature, context)
        renderer.stopRender(context)
        print(f"  {label}: {1000 * (time.perf_counter() - before):.0f} ms for {len(features):,} areas")
    QgsExpression.unregisterFunction("class_of")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    application = BENCH["start_qgis"]()
    from qgis.core import QgsVectorLayer

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exports(runs, folder)
        pair = [QgsVectorLayer(f"{SAMPLE}|layername=areas", "areas", "ogr") for _ in range(2)]
        recolour("two layers of 163 areas", pair, "code", runs, 60)
        if SHARED.is_dir():
            areas, _census = BENCH["prepare"](folder)
            field = BENCH["code_field"](areas)
            chapter(runs, folder)
            england = QgsVectorLayer(f"{areas}|layername=lsoa11", "england", "ogr")
            recolour("England, 32,844 areas", [england], field, runs, 400)
            alternatives(england, field)
        else:
            print("England is left out: it needs the shared reference data beside the project (../shared).")
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
