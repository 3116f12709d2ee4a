"""From an authority's name to five figures and the sentence on wards, through the built plugin and qgis_process.

The services' answers come from a server on this machine (tools/replay.py): Medway's, real, where the shared reference data lie beside
the project, else those of a fictional borough. Leaves everything in build/demo_authority/ and prints where each is.

Usage: .venv/bin/python tools/demo_authority.py
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import demo
import replay

OUT = demo.ROOT / "build" / "demo_authority"
SHARED = demo.ROOT.parent / "shared"
EDITION_2019 = 2
FIGURES = [0, 1, 2, 3, 4]  # wards, under 65, 65 and over, health, priority


def main() -> None:
    """Run the demonstration."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    real = (SHARED / "data").is_dir()
    answers = replay.real(SHARED) if real else replay.made_up(demo.ROOT / "sample_data" / "sample.gpkg")
    authority = "Medway" if real else "Sample Borough"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, replay.serving(answers):
        plugin = demo.unzip(OUT / "plugins")
        variables = demo.environment(plugin.parent, Path(profile))
        demo.qgis_process(["plugins", "enable", demo.PLUGIN], variables)

        def run(name: str, **inputs: Any) -> dict[str, Any]:
            arguments = ["--json", "run", f"medwayisolation:{name}", "-"]
            return dict(demo.qgis_process(arguments, variables, json.dumps({"inputs": inputs}))["results"])

        package = OUT / "authority.gpkg"
        fetched = run(
            "fetchauthority", AUTHORITY=authority, WHAT=[0, 1, 3, 5, 6], CENSUS=[0], VINTAGE=0, EDITION=EDITION_2019,
            CATALOGUE=str(answers.catalogue(Path(profile))), CACHE=str(Path(profile) / "answers"), OUTPUT=str(package),
            REPORT=str(OUT / "sources.html"),
        )  # fmt: skip
        sentence = _index(run, package, real)
        run(
            "exportmaps", INPUT=str(OUT / "isolation.gpkg"), CODE_FIELD="LSOA11CD", WARDS=f"{package}|layername=wards",
            WARD_FIELD="WD25NM", FIGURES=FIGURES, FORMATS=[0, 1], DPI=100, PLACE=authority, FOLDER=str(OUT / "figures"), OVERWRITE=True,
        )  # fmt: skip
    shutil.rmtree(OUT / "plugins")
    print(f"{authority}: {fetched['AREAS']} areas, {fetched['REQUESTS']} questions to a server on this machine.")
    print(f"Missing: {fetched['MISSING'] or 'nothing'}")
    for path in sorted(OUT.rglob("*.*")):
        if path.is_file():
            print(path.relative_to(demo.ROOT))
    print(sentence)


def _index(run: Any, package: Path, real: bool) -> str:
    """Make the indices from the package and return the sentence on wards."""
    areas, counts = f"{package}|layername=areas", f"{package}|layername=counts_2011"
    steps = [OUT / f"step_{number}.gpkg" for number in range(2)]
    run("livingalone", INPUT=areas, TABLE=counts, TABLE_CODE_FIELD="code", OUTPUT=str(steps[0]), HOUSEHOLDS="households",
        ALONE_U65="alone_u65", ALONE_65P="alone_65p", RESIDENTS_U65="residents_u65", RESIDENTS_65P="residents_65p",
        DATA_SOURCE="Census" if real else "Fictional sample data", DATA_YEAR="2011" if real else "")  # fmt: skip
    run("imdquintiles", INPUT=str(steps[0]), CODE_FIELD="LSOA11CD", TABLE=f"{package}|layername=deprivation",
        TABLE_CODE_FIELD="code", RANK_FIELD="health_rank", EDITION=EDITION_2019, OUTPUT=str(steps[1]))  # fmt: skip
    run("flagpriority", INPUT=str(steps[1]), CODE_FIELD="LSOA11CD", OUTPUT=str(OUT / "isolation.gpkg"),
        CRITERIA=["la_65p_q", "=", "1", "dep_q", "=", "1"], PEOPLE_FIELD="la_65p_n")  # fmt: skip
    answer = run("wardsummary", INPUT=str(OUT / "isolation.gpkg"), CODE_FIELD="LSOA11CD", FLAG_FIELD="prio",
                 WARDS=f"{package}|layername=wards", WARD_FIELD="WD25NM", OUTPUT=str(OUT / "wards.csv"))  # fmt: skip
    for step in steps:
        step.unlink()
    return str(answer["SENTENCE"])


if __name__ == "__main__":
    main()
