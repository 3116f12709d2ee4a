"""Fetches every authority from the replay server, and prints whether each has as many boundaries and counts as its lookup has rows.

The 314 English authorities of 2020 come with their real boundaries of 2011; the 318 of England and Wales of 2024 with codes, wards and
counts of 2021 only, since no boundaries of these are among the reference data; then all of England in one package, page by page.
Needs the shared reference data beside the project.

Usage: .venv/bin/python tools/bench_authorities.py [--first 20]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import replay
from bench import SHARED, prepare, start_qgis

BOUNDARIES = "LSOA_Dec_2011_Boundaries_Generalised_Clipped_BGC_EW_V3"
OLDER, NEWER = "LSOA11_WD20_LAD20_EW_LU_v2", "LSOA21_WD24_LAD24_EW_LU"


def england(path: Path) -> replay.Layer:
    """Return the boundaries of England as the service gives them, on the national grid."""
    from osgeo import ogr

    ogr.UseExceptions()
    package = ogr.Open(str(path))
    attributes, shapes = [], []
    for feature in package.GetLayer(0):
        row = {key.upper(): value for key, value in feature.items().items()}
        code = next(value for value in row.values() if isinstance(value, str) and value.startswith("E01"))
        attributes.append({"LSOA11CD": code, "LSOA11NM": row.get("LSOA11NM", "")})
        shapes.append(feature.GetGeometryRef().ExportToJson())
    return replay.Layer(replay.REAL, attributes, shapes, "27700")


def catalogue(answers: replay.Replay, folder: Path, authorities: list[str]) -> str:
    """Write the catalogue with other authorities, known by their codes alone."""
    path = answers.catalogue(folder)
    document = json.loads(path.read_text(encoding="utf-8"))
    document["authorities"] = [{"code": code, "name": code} for code in authorities]
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def rows(path: Path, table: str, column: str = "") -> list[Any]:
    """Return a column of a table in a GeoPackage, or how many rows it has."""
    with sqlite3.connect(path) as package:
        if not package.execute("SELECT 1 FROM gpkg_contents WHERE table_name = ?", [table]).fetchone():
            return [] if column else [0]
        if not column:
            return [package.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]]
        return [value for (value,) in package.execute(f'SELECT "{column}" FROM "{table}"')]


def main() -> None:
    """Fetch them all, and end with an error where a number is not as it should be."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--first", type=int, default=1000, help="only so many authorities of each kind")
    first = parser.parse_args().first
    if not (SHARED / "data").is_dir():
        sys.exit("Needs the shared reference data beside the project (../shared), which is absent.")
    application = start_qgis()
    from qgis import processing

    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = replay.real(SHARED)
        answers.layers[BOUNDARIES] = england(prepare(folder)[0])
        output = folder / "package.gpkg"
        old, new = answers.layers[OLDER].attributes, answers.layers[NEWER].attributes
        of_2020 = Counter(row["LAD20CD"] for row in old if row["LSOA11CD"].startswith("E"))
        of_2024 = Counter(row["LAD24CD"] for row in new)
        wards = defaultdict(set)
        for row in new:
            wards[row["LAD24CD"]].add(row["WD24CD"])

        def fetch(authority: str, authorities: list[str], **more: Any) -> Any:
            given = {"AUTHORITY": authority, "CATALOGUE": catalogue(answers, folder, authorities), "MAX_AGE": 0,
                     "CACHE": str(folder / "answers"), "OUTPUT": str(output)}  # fmt: skip
            return processing.run("medwayisolation:fetchauthority", {**given, **more})

        with replay.serving(answers):
            began = time.perf_counter()
            done = areas = 0
            for code in sorted(of_2020)[:first]:
                fetch(code, sorted(of_2020), WHAT=[0, 3], CENSUS=[0], VINTAGE=0)
                found = [rows(output, layer)[0] for layer in ("areas", "counts_2011")]
                wrong += [f"{code}: {found}, not {of_2020[code]}"] * (found != [of_2020[code]] * 2)
                done, areas = done + 1, areas + found[0]
            print(f"{done} English authorities of 2020: {areas:,} boundaries and counts of 2011, "
                  f"{(time.perf_counter() - began) / max(done, 1):.2f} s each")  # fmt: skip
            began = time.perf_counter()
            done = areas = many = 0
            for code in sorted(of_2024)[:first]:
                answer = fetch(code, sorted(of_2024), WHAT=[3, 6], CENSUS=[1], VINTAGE=1)
                found = [rows(output, "counts_2021")[0], len(set(rows(output, "lookup_wards", "ward_code")))]
                wrong += [f"{code}: {found}. {answer['MISSING']}"] * (found != [of_2024[code], len(wards[code])])
                done, areas, many = done + 1, areas + found[0], many + found[1]
            print(f"{done} authorities of England and Wales of 2024: {areas:,} counts of 2021, {many:,} wards, "
                  f"{(time.perf_counter() - began) / max(done, 1):.2f} s each")  # fmt: skip
            began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            answer = fetch("*", sorted(of_2020), WHAT=[0, 3], CENSUS=[0], VINTAGE=0)
            found = [rows(output, layer)[0] for layer in ("areas", "counts_2011")]
            wrong += [f"England: {found}"] * (found != [sum(of_2020.values())] * 2)
            print(f"All of England: {found[0]:,} boundaries in {answer['REQUESTS']} questions, {answer['BYTES'] / 1e6:.0f} MB, "
                  f"{time.perf_counter() - began:.0f} s, "
                  f"{(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.0f} MB more memory, "
                  "with the server in the same process")  # fmt: skip
    print("Wrong: " + ("; ".join(wrong) or "none"))
    sys.stdout.flush()
    os._exit(bool(wrong) if application is not None else 1)  # QGIS may crash while Python takes it apart


if __name__ == "__main__":
    main()
