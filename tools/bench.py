"""Measures speed and memory on all of England, as ratios against native QGIS algorithms in the same run.

Needs the shared reference data beside the project. Every figure is the median of several runs taken in turn, so that a
change in the machine's speed meets both sides alike.

Usage: .venv/bin/python tools/bench.py [--runs 5]
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

FIELDS = {
    "HOUSEHOLDS": "households_total",
    "ALONE_U65": "one_person_other",
    "ALONE_65P": "one_person_65plus",
    "RESIDENTS_U65": "pop_under65",
    "RESIDENTS_65P": "pop_65plus",
}


def prepare(folder: Path) -> tuple[Path, Path]:
    """Unpack the boundaries and the census table."""
    with zipfile.ZipFile(SHARED / "data/england/lsoa11_england.gpkg.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".gpkg"))
        archive.extract(name, folder)
    census = folder / "census.csv"
    census.write_bytes(gzip.decompress((SHARED / "data/england/census2011_lsoa11_ew.csv.gz").read_bytes()))
    return folder / name, census


def start_qgis() -> Any:
    """Start QGIS with the native algorithms, Processing and the plugin's provider."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.insert(0, str(Path(application.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from medway_isolation_plugin.processing.provider import register

    application.medway = register()  # kept alive
    return application


def seconds(work: Callable[[], Any]) -> float:
    """Return how long `work` takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def in_turn(runs: int, **works: Callable[[], Any]) -> dict[str, float]:
    """Run each of `works` in turn, one uncounted round first, and return their median times."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(runs + 1):
        for name, work in works.items():
            taken = seconds(work)
            if number:
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def living_alone(areas: Path, census: Path, output: Path, code: str = "") -> Any:
    """Run the living-alone index on all of England; `code` is the boundaries' code field."""
    from qgis import processing

    return processing.run(
        "medwayisolation:livingalone",
        {
            "INPUT": f"{areas}|layername=lsoa11",
            "CODE_FIELD": code or code_field(areas),
            "TABLE": str(census),
            "TABLE_CODE_FIELD": "LSOA11CD",
            **FIELDS,
            "OUTPUT": str(output),
        },
    )


def code_field(areas: Path) -> str:
    """Return the boundaries' code field."""
    from qgis.core import QgsVectorLayer

    names = QgsVectorLayer(f"{areas}|layername=lsoa11", "", "ogr").fields().names()
    return next(name for name in names if name.lower().endswith("cd") or "code" in name.lower())


def native_steps(areas: Path, census: Path, folder: Path) -> None:
    """Make the same columns with a native join and one field-calculator step for each."""
    from qgis import processing

    layer = processing.run(
        "native:joinattributestable",
        {
            "INPUT": f"{areas}|layername=lsoa11",
            "FIELD": code_field(areas),
            "INPUT_2": str(census),
            "FIELD_2": "LSOA11CD",
            "FIELDS_TO_COPY": list(FIELDS.values()),
            "METHOD": 1,
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )["OUTPUT"]
    steps = []
    for band, alone, base in (("u65", "one_person_other", "pop_under65"), ("65p", "one_person_65plus", "pop_65plus")):
        share, z = f'("{alone}"/"{base}")', "1.959963984540054"
        wilson = f'(2*"{alone}"+{z}^2 %s {z}*sqrt({z}^2+4*"{alone}"*(1-{share})))/(2*("{base}"+{z}^2))*100'
        steps += [
            (f"la_{band}", 0, f'100.0*"{alone}"/"{base}"'),
            (f"la_{band}_lo", 0, wilson % "-"),
            (f"la_{band}_hi", 0, wilson % "+"),
            (f"la_{band}_rel", 0, f'"la_{band}"/(sum(to_real("{alone}"))/sum(to_real("{base}")))'),
            (
                f"la_{band}_cmp", 2,
                f'case when "la_{band}_lo">100*sum(to_real("{alone}"))/sum(to_real("{base}")) then \'higher\' '
                f'when "la_{band}_hi"<100*sum(to_real("{alone}"))/sum(to_real("{base}")) then \'lower\' else \'similar\' end',
            ),
            (f"la_{band}", -1, ""),  # sort, so that the row's number is its rank; ties are not looked after
            (f"la_{band}_rk", 1, "@row_number"),
            (f"la_{band}_q", 1, f'ceil(5.0*"la_{band}_rk"/count("la_{band}"))'),
            (f"la_{band}_n", 0, f'"{alone}"'),
            (f"la_{band}_d", 0, f'"{base}"'),
        ]  # fmt: skip
    for number, (name, kind, formula) in enumerate(steps):
        last = number == len(steps) - 1
        if kind < 0:
            order = {"INPUT": layer, "EXPRESSION": f'"{name}"', "ASCENDING": False, "OUTPUT": "TEMPORARY_OUTPUT"}
            layer = processing.run("native:orderbyexpression", order)["OUTPUT"]
            continue
        layer = processing.run(
            "native:fieldcalculator",
            {
                "INPUT": layer,
                "FIELD_NAME": name,
                "FIELD_TYPE": kind,
                "FORMULA": formula,
                "OUTPUT": str(folder / "native.gpkg") if last else "TEMPORARY_OUTPUT",
            },
        )["OUTPUT"]


def core_living_alone(census: Path) -> Callable[[], Any]:
    """Return the index's arithmetic for both bands on England's areas, its table read and checked before."""
    import pandas as pd

    from medway_isolation_plugin.core import living_alone as core
    from medway_isolation_plugin.core.areas import AreaTable, RawTable

    frame = pd.read_csv(census)
    frame = frame[frame["LSOA11CD"].str.startswith("E")]
    keys = [core.HOUSEHOLDS, "alone_u65", "alone_65p", "residents_u65", "residents_65p"]
    fields = dict(zip(keys, FIELDS.values()))
    codes = list(frame["LSOA11CD"])
    measures, parts = core.measures(fields, core.Settings())
    cells = {key: list(frame[name]) for key, name in fields.items()}
    checked = AreaTable.checked(codes, RawTable("the table", codes, cells), measures, parts)
    return lambda: core.index(checked)


def core_segmentation() -> Callable[[], Any]:
    """Return the segmentation index on every household row of England and Wales, matched and checked in the time."""
    import pandas as pd

    from medway_isolation_plugin.core import profiles, propensities, segmentation
    from medway_isolation_plugin.core.areas import Measure, RawTable
    from medway_isolation_plugin.core.segments import Form, Households, TypeTable, UnknownTypes

    rows = pd.read_csv(SHARED / "data/england/oac2021_households_lsoa21_ew.csv.gz")
    counts = pd.read_csv(SHARED / "data/england/oac2021_subgroup_counts_ew.csv")
    ratios = [
        propensities.Ratio(name, numerator, denominator)
        for name, numerator, denominator in (
            ("one_person", "one_person_households", "households"),
            ("widowed", "widowed", "adults16plus"),
            ("no_engl", "english_not_well_or_not_at_all", "language_pop3plus"),
            ("no_car", "no_car_households", "car_households_total"),
            ("carer", "unpaid_care_any", "care_total5plus"),
            ("bad_health", "health_bad_or_very_bad", "health_total"),
            ("limited", "limited_a_lot", "disability_total"),
        )
    ]
    raw = RawTable("counts", list(counts["Subgroup"]), {name: list(counts[name]) for name in counts.columns})
    found = propensities.table_of(raw, None, ratios, "households")
    profile = profiles.read(ROOT / "resources/profiles/open_census_2021.json")
    cells = {name: list(values) for name, values in found.values.items()}
    types = TypeTable.checked(RawTable("types", list(found.types), cells), profile, Form.PROPORTION, {})
    areas = list(dict.fromkeys(rows["LSOA21CD"]))
    table = RawTable(
        "households", list(rows["LSOA21CD"]), {"type": list(rows["Subgroup"]), "count": list(rows["households"])}
    )
    measure = Measure("count", "households", "households")
    households = Households.checked(areas, table, measure, types, UnknownTypes.ERROR)
    print(f"  {len(rows):,} household rows, {len(types.types)} types, {len(areas):,} areas")
    whole = seconds(
        lambda: segmentation.index(Households.checked(areas, table, measure, types, UnknownTypes.ERROR), types, profile)
    )
    print(f"  with matching and checking of the rows: {whole:.3f} s")
    return lambda: segmentation.index(households, types, profile)


def memory(areas: Path, census: Path, folder: Path) -> None:
    """Print the peak memory of a process that does nothing but the England run."""
    command = [sys.executable, __file__, "--only-run", str(areas), str(census), str(folder / "memory.gpkg")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    subprocess.run(command, check=True, capture_output=True)
    peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024
    print(f"Peak memory of the England run, whole process: {peak:.0f} MB (limit 700 MB)")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only-run", nargs=3, metavar=("AREAS", "CENSUS", "OUTPUT"))
    options = parser.parse_args()
    application = start_qgis()
    if options.only_run:
        living_alone(*(Path(name) for name in options.only_run))
        os._exit(0)
    if not SHARED.is_dir():
        sys.exit("The benchmark needs the shared reference data beside the project (../shared), which is absent.")
    from qgis import processing

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        areas, census = prepare(folder)
        memory(areas, census, folder)
        output, code = folder / "out.gpkg", code_field(areas)
        times = in_turn(
            options.runs,
            index=lambda: living_alone(areas, census, output, code),
            copy=lambda: processing.run(
                "native:savefeatures", {"INPUT": str(output), "OUTPUT": str(folder / "copy.gpkg")}
            ),
        )
        print(f"livingalone, England, 32,844 areas to GeoPackage: {times['index']:.2f} s")
        print(
            f"native:savefeatures of its output: {times['copy']:.2f} s; ratio {times['index'] / times['copy']:.2f} (limit 1.5, aim 1.2)"
        )
        steps = seconds(lambda: native_steps(areas, census, folder))
        print(
            f"the same columns by native join and field calculator: {steps:.2f} s; ratio {times['index'] / steps:.3f} (limit 0.5)"
        )
        work = core_living_alone(census)
        print(
            f"core arithmetic, both bands, England: {1000 * in_turn(4 * options.runs, core=work)['core']:.1f} ms (limit 50 ms)"
        )
        work = core_segmentation()
        print(f"segmentation core: {in_turn(options.runs, core=work)['core']:.3f} s (limit 0.3 s)")
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
