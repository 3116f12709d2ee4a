"""Made-up answers of the services, for tests: a small authority of square areas."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from tests.conftest import ROOT
from tests.processing.layers import records

sys.path.insert(0, str(ROOT / "tools"))
import replay as answers

LOOKUP = "LSOA21_WD25_LAD25_EW_LU_v2"
AREAS = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
EXACT = "LSOA11_LSOA21_LAD22_EW_LU_v5"
HOUSEHOLDS = "NM_2023_1"


def boxes(count: int, authority: str = "E06000001", first: int = 0) -> answers.Replay:
    """Return a made-up authority of some square areas, under codes that nobody has."""
    made = answers.Replay()
    codes = [f"E01099{number:03}" for number in range(first, first + count)]
    lookup = [{"LSOA21CD": code, "LSOA21NM": f"Box {code}", "WD25CD": "E05000001", "WD25NM": "Ward", "LAD25CD": authority,
               "LAD25NM": "Hartlepool"} for code in codes]  # fmt: skip
    made.layers[LOOKUP] = answers.Layer(answers.MADE_UP, lookup, [None] * count)
    shapes = [{"type": "Polygon", "coordinates": [[[x, 54], [x + 0.01, 54], [x + 0.01, 54.01], [x, 54]]]}
              for x in (-1 + 0.01 * (number % 200) for number in range(count))]  # fmt: skip
    areas = [{"LSOA21CD": code, "LSOA21NM": f"Box {code}"} for code in codes]
    made.layers[AREAS] = answers.Layer(answers.MADE_UP, areas, shapes)
    exact = [{"LSOA11CD": code, "LSOA21CD": code, "CHGIND": "U", "LAD22CD": authority} for code in codes]
    made.layers[EXACT] = answers.Layer(answers.MADE_UP, exact, [None] * count)
    rows = [(code, "Box", label, str(value)) for code in codes
            for label, value in (("Total: All households", 100), ("One-person household", 30))]  # fmt: skip
    made.tables[HOUSEHOLDS] = answers.CensusTable(
        answers.MADE_UP, "C2021_HHCOMP_15", rows, dict.fromkeys(codes, authority)
    )
    return made


def rows_of(path: str, name: str) -> list[dict[str, Any]]:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), name
    return records(layer)


def layers_in(path: str | Path) -> set[str]:
    """Return the names of the layers in a GeoPackage."""
    with closing(sqlite3.connect(path)) as package:
        return {name for (name,) in package.execute("SELECT table_name FROM gpkg_contents")} - {"layer_styles"}
