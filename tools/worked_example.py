"""Runs the worked example of docs/composite.md on the sample data and makes its pictures in docs/images/.

Usage: .venv/bin/python tools/worked_example.py
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "sample_data" / "sample.gpkg"
AREA = "SAMPLE-113"

# Chart of a report, by its title, to the name of its picture.
CHARTS = {
    "audit": {"Spearman rank correlation": "composite_correlation"},
    "composite": {"Effective weights": "composite_weights"},
    "robustness": {
        "Rank and 90 % interval of the 30 worst areas": "composite_rank_intervals",
        "Mean change of rank when one is left out": "composite_leave_one_out",
    },
    "area": {"Contributions to the score": "composite_contributions"},
}


def charts(report: Path) -> dict[str, str]:
    """Return the charts of a report, by title."""
    page = report.read_text(encoding="utf-8")
    found = re.findall(r"(<svg .*?</svg>)\s*<figcaption>(.*?)</figcaption>", page, flags=re.DOTALL)
    return {title: svg for svg, title in found}


def run(folder: Path) -> dict[str, Any]:
    """Run the five steps of the example, with results and reports in `folder`, and return their answers."""
    from qgis import processing

    recipe = {
        "INPUT": f"{SAMPLE}|layername=areas",
        "CODE_FIELD": "code",
        "TABLE": f"{SAMPLE}|layername=census",
        "READY_RECIPE": 4,  # census isolation index, 65 and over
    }
    index = str(folder / "isolation.gpkg")
    alone = {**recipe, "READY_RECIPE": 2, "PREFIX": "la", "INPUT": index, "OUTPUT": str(folder / "both.gpkg")}
    steps: dict[str, tuple[str, dict[str, Any]]] = {
        "audit": ("indicatoraudit", {**recipe, "OUTPUT": "TEMPORARY_OUTPUT"}),
        "composite": ("compositeindex", {**recipe, "OUTPUT": index, "RECIPE_OUT": str(folder / "recipe.json")}),
        "robustness": ("weightrobustness", {**recipe, "OUTPUT": "TEMPORARY_OUTPUT"}),
        "area": ("explainarea", {**recipe, "AREA": AREA, "GROUP_FIELD": "ward_name"}),
        "alone": ("compositeindex", alone),
        "comparison": (
            "compareindices",
            {
                "INPUT": str(folder / "both.gpkg"),
                "CODE_FIELD": "code",
                "FIRST_FIELD": "la",
                "SECOND_FIELD": "ci",
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        ),
    }
    return {
        step: processing.run(f"medwayisolation:{name}", {**parameters, "REPORT": str(folder / f"{step}.html")})
        for step, (name, parameters) in steps.items()
    }


def main() -> None:
    """Make the pictures and print the figures that the text quotes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT / "tools"))
    from bench import start_qgis

    application = start_qgis()
    from qgis import processing

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        answers = run(folder)
        for step, wanted in CHARTS.items():
            there = charts(folder / f"{step}.html")
            for title, picture in wanted.items():
                svg = there[title].replace('width="100%"', 'width="720"', 1)
                (IMAGES / f"{picture}.svg").write_text(svg + "\n", encoding="utf-8")
        processing.run(
            "medwayisolation:exportmaps",
            {
                "INPUT": str(folder / "isolation.gpkg"),
                "WARDS": f"{SAMPLE}|layername=wards",
                "WARD_FIELD": "name",
                "FIGURES": [2],
                "FORMATS": [1],
                "DPI": 110,
                "SUBTITLE": "Sample borough (fictional): census isolation index of equal weights, in local quintiles by area",
                "SOURCE": "Fictional sample data made for this plugin; not a real place.",
                "FOLDER": str(folder / "maps"),
            },
        )
        (map_,) = (folder / "maps").glob("*.png")
        shutil.copyfile(map_, IMAGES / "composite_map.png")
        for step, answer in answers.items():
            print(step, {key: value for key, value in answer.items() if isinstance(value, (int, float, str))})
        if len(sys.argv) > 1:
            shutil.copytree(folder, sys.argv[1], dirs_exist_ok=True)
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
