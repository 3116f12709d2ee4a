"""Measures the reading of official files: a census table as text and as a workbook, and household tables of millions of rows.

Everything is made up. A file is read in a process of its own, so that its memory is its own. MEDWAY_HOUSEHOLDS=30000000 measures a
table of that many households too, which takes two gigabytes of disk.

Usage: .venv/bin/python tools/bench_official.py [--rows 3000000]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))
AREAS, COLUMNS, RUNS, MILLION = 35_000, 54, 7, 1_000_000
CSV_RATIO, XLSX_RATIO, MEMORY = 1.5, 1.2, 600  # limits; MB
LETTERS = np.array(list("ABDEFGHJLNPQRSTUWXYZ"))


def codes(number: int) -> list[str]:
    """Area codes of 2011."""
    return [f"E01{value:06d}" for value in range(1, number + 1)]


def census(path: Path) -> None:
    """Write a national table of 54 counts under the headings of the bulk download."""
    random = np.random.default_rng(1)
    heads = [f"Household deprivation: Category {number}; measures: Value" for number in range(COLUMNS - 2)]
    heads[:2] = [
        "Number of cars or vans: Total: All households; measures: Value",
        "Number of cars or vans: No cars or vans in household; measures: Value",
    ]
    frame = pd.DataFrame(random.integers(0, 300, (AREAS, COLUMNS - 2)), columns=heads)
    frame[heads[0]] += 500
    frame.insert(0, "geography code", codes(AREAS))
    frame.insert(0, "geography", [f"Place {number // 5:03d}A" for number in range(AREAS)])
    frame.insert(0, "date", "2021")
    frame.to_csv(path, index=False)


def households(path: Path, rows: int) -> None:
    """Write a table with a row for each household, in no order: a million of them, again and again."""
    random = np.random.default_rng(2)
    labels = [f"{'ABCDEFGHIJKLMNO'[number % 15]}{number + 1:02d} Some Name" for number in range(66)]
    letters = random.choice(LETTERS, (2, MILLION))
    frame = pd.DataFrame({
        "Addressbase UPRN": np.arange(MILLION),
        "Postcode": [f"ME{a} {b}{c}{d}" for a, b, c, d in zip(
            random.integers(1, 90, MILLION), random.integers(0, 10, MILLION), letters[0], letters[1])],
        "(H) Mosaic UK 7 Type Label": random.choice(np.array(labels, dtype=object), MILLION),
        "(PC) Super Output Areas - Lower Layer": random.choice(np.array(codes(AREAS), dtype=object), MILLION),
    })  # fmt: skip
    for start in range(0, rows, MILLION):
        frame[: rows - start].to_csv(path, index=False, header=not start, mode="a" if start else "w")


def postcodes(path: Path) -> None:
    """Write a directory of every postcode that `households` makes."""
    random = np.random.default_rng(3)
    areas = codes(AREAS)
    every = [f"ME{a} {b}{c}{d}" for a in range(1, 90) for b in range(10) for c in LETTERS for d in LETTERS]
    pd.DataFrame({"pcds": every, "oa21": "E00000001", "lsoa21": [areas[i] for i in random.integers(0, AREAS, len(every))]}
                 ).to_csv(path, index=False)  # fmt: skip


def read(path: str, lookup: str = "") -> float:
    """Read a file as the algorithms do; return how many households there are in it."""
    from medway_isolation_plugin.core.official import File, Wishes, places, read_all
    from medway_isolation_plugin.layers import official_files

    area_of = places(official_files.grids(lookup), None, "lsoa21") if lookup else None
    joined = read_all([File("file", tuple(official_files.grids(path)))], Wishes(area_of=area_of))
    return float(np.nansum(joined.values["households"]))


def alone(*arguments: str) -> tuple[float, float, float]:
    """Read a file in a process of its own: households, seconds of the processor, peak memory in MB."""
    command = [sys.executable, __file__, "--only-read", *arguments]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1]), float(said[2])


def visit(path: str) -> int:
    """Open a workbook once with GDAL and visit every feature and field."""
    from osgeo import gdal

    from medway_isolation_plugin.layers.official_files import read_as_text

    seen = 0
    with read_as_text():
        data = gdal.OpenEx(path, gdal.OF_VECTOR)
        for number in range(data.GetLayerCount()):
            layer = data.GetLayer(number)
            width = layer.GetLayerDefn().GetFieldCount()
            for feature in layer:
                for field in range(width):
                    seen += bool(feature.GetFieldAsString(field))
    return seen


def workbook(text: Path, path: Path, rows: int) -> None:
    """Write the first rows of a table as a workbook."""
    from osgeo import gdal

    options = gdal.VectorTranslateOptions(format="XLSX", limit=rows)
    gdal.VectorTranslate(str(path), str(text), options=options)


def main() -> None:
    """Print all figures; end with an error where one is over its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=3_000_000)
    parser.add_argument("--only-read", nargs="+", metavar="FILE")
    options = parser.parse_args()
    if options.only_read:
        before = time.process_time()
        found = read(*options.only_read)
        print(found, time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    from bench import in_turn

    over: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, book = folder / "census.csv", folder / "census.xlsx"
        census(text)
        workbook(text, book, 10_000)
        for what, path, other, limit in (
            ("CSV against pandas.read_csv, dtype=str", text, lambda: pd.read_csv(text, dtype=str), CSV_RATIO),
            ("XLSX against GDAL visiting every field", book, lambda: visit(str(book)), XLSX_RATIO),
        ):
            times = in_turn(RUNS, ours=lambda path=path: read(str(path)), other=other)
            ratio = times["ours"] / times["other"]
            print(f"{what}: {times['ours']:.2f} s and {times['other']:.2f} s; ratio {ratio:.2f} (limit {limit})")
            over += [what] * (ratio > limit)
        directory = folder / "postcodes.csv"
        postcodes(directory)
        for rows in (options.rows, int(os.environ.get("MEDWAY_HOUSEHOLDS", "0"))):
            if not rows:
                continue
            table = folder / f"households_{rows}.csv"
            households(table, rows)
            bare = folder / f"by_postcode_{rows}.csv"
            for what, arguments in (
                ("by area", [str(table)]),
                ("by postcode, with a lookup", [str(bare), str(directory)]),
            ):
                if "lookup" in what:
                    without_areas(table, bare)
                found, seconds, peak = alone(*arguments)
                assert found == rows, f"{found:,.0f} of {rows:,} households were counted"
                print(f"{rows:,} households {what}: {seconds:.1f} s, {1e6 * seconds / rows:.2f} microseconds a row, "
                      f"{peak:.0f} MB (limit {MEMORY} MB)")  # fmt: skip
                over += [what] * (peak > MEMORY)
            table.unlink()
            bare.unlink()
    if over:
        sys.exit(f"Over their limits: {', '.join(over)}")


def without_areas(table: Path, bare: Path) -> None:
    """Write a table of households again without its column of areas."""
    with table.open() as lines, bare.open("w") as made:
        made.writelines(f"{line.rpartition(',')[0]}\n" for line in lines)


if __name__ == "__main__":
    main()
